"""Whose words each line holds, as a place in the reply chain: from depth, attributions and what is set in.

`assign` gives the levels; `innerheads`, `lostmarks`, `flattened` and `phones` mend what marks tell wrongly,
`insets` what is set in, `answers` what stands inside a quote without marks.
"""
