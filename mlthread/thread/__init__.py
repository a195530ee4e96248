"""Messages and segments to conversations, in the order of `pipeline`; `work` is what the steps share.

- copies and records: `duplicates`, `records` (with `mentions`: what a body says of older messages), `archive`
  (indexes), `people`, `cutsubjects`
- segments that only others' mail can set right: `ownwords`, `signedinside`, `tagged`, `namedleads`,
  `sametopic`, `blockanswers`, `wholelines`, `lostlevels`; `cutting` cuts one
- who answers whom: `linking`, with `parents` (candidates and the choice), `lost` (messages that survive only as
  quotes), `times` (clocks and zones), `sightings` (where people live), `tree`
- quotes traced: `sources`, `elsewhere`; `texts` compares words, `furniture` what stands below messages again
  and again
- conversations: `timeline` (bounds in time), `assembly`, `persons` (one over all of them), `passages` (what was
  answered)
"""
