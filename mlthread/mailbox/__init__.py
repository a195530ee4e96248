"""Bytes to messages.

`files` opens sources; `headers` and `bodies` read what a mail holds, `message` and `digests` make messages of
them; `boxes` and `pages` hold a reader for each kind of box and of archive page, `formats` is their table,
`behind` reads what several readers share, and `reading` is one run over everything.
"""
