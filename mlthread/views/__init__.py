"""Conversations to output. In: model types. Out: JSON, text for a terminal, export files.

- `document` is the only module that knows JSON key names (the folder of schemas has their grammar), `jsontext`
  writes it
- `terminal` draws, and alone knows rich; `export` writes files for other programs
- what they share: `turntext` (a turn as it is read), `topics`, `pairing`, `statistics`, `dates` and `headings`
  in words, `wanted` words, `safe` text
"""
