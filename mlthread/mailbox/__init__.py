"""Bytes to messages. `reader` is the way in, `reading` one run over everything, `journal` what it met,
`inspection` its report.

- `files`: sources opened and unpacked, by what `magic` tells of the first bytes
- which format: `formats` is the table, `signs` and `head` how a file shows it; `late` loads the reader
- `boxes` and `pages`: a reader for each kind of box and of archive page; `single` for one message, `behind` for
  several kinds in one file; each gives `raw` mail
- a mail: `headers` and `bodies` read what it holds, `charsets` and `latins` decode it, `message` makes the
  result
- mails in mails: `digestcues`, `digests`, `ruleddigests`; `partials` are mails sent in several
- pages, whatever program: `htmlpage`; as text `dumped` (by a browser for terminals), `clipped` (to Markdown),
  `sheets` (printed), `spread` (labels and values apart)
"""
