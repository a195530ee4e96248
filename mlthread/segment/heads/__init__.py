"""Lines that say whose words follow.

Attribution lines, found by `attribution`:
- candidates: `joins` (wrapped lines), `readings` (which join says most), `evidence` (whether it is one), `said`
  (who, when)
- lines that no template fits: `untemplated`, which asks `guesses`, `anywords` and `idlast`; `plainnames`
- without a deeper quote below: `copies`, `inline`, `inhistory`, `ledinquotes`

Header blocks, found by `headerblock`, marked by `headermarks`:
- fields: `headerfields`, `headerfolds`, `innerlabels` and `barewords` fill what `blockfields` has; `blocksaid`
  reads it
- whether it is one: `headerproof`, with `otherheads` (of no mail) and `lonesenders` (From alone)
- Lotus Notes: `notes`, `columns`, `bordered`, `boxed`, `stacked`
- above it: `fromlines` (a mailbox's line), `conversations` (Gmail), `digestheads`

What one program alone writes: `david`, `forumposts`, `gmailpages`, `postbox`, `previews`, `supercite`,
`trackerlines`, `wholethreads`; `rare` loads those that few mails hold. `named` says whether two heads name one
author.
"""
