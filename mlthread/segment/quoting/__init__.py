"""Lines to their quote depth. `lines` comes first and calls the others.

- marks: `marks` (bars, colons and the like), `raremarks` (of somebody's own making), `initials` ("AL> "),
  `remarkup`
- no marks: `brackets`, `closedmarks`, `quotetags`, `italics`, `divtags`, `indents`, `setin` and `setinquotes`
  (set in)
- no quotes: `pseudo`, which calls `sessions` (">>> f(1)") and `signs` (">= 3")
- lost marks: `wraps` (tails of long lines), `rewrapped`, `unbroken` (links and long words), `firstlines`
- `sayers`: lines that lead to quotes, told by a verb alone; `quopri`: quoted-printable that nobody decoded
"""
