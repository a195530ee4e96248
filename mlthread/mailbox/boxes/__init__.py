"""Files of many mails to raw messages: a module per kind of box.

- mbox: `mbox`, with `fromline` (which lines begin a message), `escapes`, `multiparts`, `others` (what follows a
  message and is none)
- old and rare boxes: `oldboxes` (Babyl, MMDF, mbx), `anews`, `batches` (rnews), `bbs` (QWK, FidoNet), `sail`,
  `vmsmail`, `outlook`
- kept otherwise: `logs` (LISTSERV, Perceval), `objects` (JSON), `tables` (CSV); `written` makes mail of their
  fields
- texts: `baredigests`, `markdown`, `printed` (by Outlook), `unparted` (nothing between the messages)
"""
