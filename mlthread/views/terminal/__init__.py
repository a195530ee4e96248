"""Text for people: conversations, tables, bars. In: model types. Out: styled lines.

`cells` measures, `paint` turns styles into colour (the only module that imports rich's styles).
"""
