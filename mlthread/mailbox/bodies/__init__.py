"""Bodies to the text that people wrote.

- `mime` is the way in; `transfer` encodings, then `content` by its type, `flowed` or not; `undecoded` and
  `leftovers` mend
- many parts: `parts`, `preambles`, `lostparts`, `sunparts`, `scrubbed`; of two alternatives `stubs` and
  `richer` choose
- HTML: `htmltree`, `htmltext`, `htmllines`, `htmllinks`, `colours`; RTF: `packedrtf`, `rtftext`
"""
