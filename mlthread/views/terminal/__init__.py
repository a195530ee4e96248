"""Text for people: conversations, tables, bars. In: model types. Out: styled lines.

- a module a command: `conversation` (show), `table` (list), `gutter` (split), `pairs`, `figures` (stats),
  `inspection`
- of a conversation: `layout` has the stems, `people` colours and short names, `text` the words of a turn,
  `filling` their lines, `hits` what was looked for
- `cells` measures, `paint` turns styles into colour (the only module that imports rich's styles)
"""
