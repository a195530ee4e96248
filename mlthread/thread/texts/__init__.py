"""Words of quotes and of their sources laid side by side.

- comparable words: `wordings`, `sameword` (differences of typography), `gateways` (wrapped links), `vocabulary`
  (words in common)
- a quote and its source: `quotes` finds who wrote it, `sourcetext` is what it may come from, `places` and
  `align` lay both side by side, `changes` says what differs, `tracing` puts it together
- one text of many quotes: `merging`, by way of a `draft`
"""
