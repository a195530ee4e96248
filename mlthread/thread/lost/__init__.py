"""Messages that survive only as quotes.

- their pieces: `pieces`, `beside` (quoted beside the parent), `textless` (the archive kept no text),
  `fewwords`; `unaccounted` says whether the archive accounts for a quote, `shares` how much of it stands where,
  `mixed` and `apart` whose words run together
- one message each: `grouping`, then its `authors` (else `signers`) and `instants`; `ghosts` are the result
"""
