"""What the lines of an author are. `kinds` has the order; `survey` tells it where to look, `paragraphs` what
stands together.

- taken for quotes: `verbatim` gives them back, with `consoles` (prompts) and `plaindiffs`
- machines': `machine` (armour, encoded files, what was scrubbed), `leftovers` (parts of MIME, cards),
  `patches`, `commits`
- edges, from `signoff`: greetings and `closings` (`unlisted` by their shape, `openings` that close nothing);
  `tails` is what stands below the words: `sections` and `ruledsections` below a ruler, `plaintails` without one
  (`disclaimers`, `groupboxes`, `cells`, `belownames`); `lastlines` and `bylines` sign where nothing else does;
  `quotedfooters` were quoted along
- blocks, from `blocks`: `pieces` of paragraphs go through `weighing` (code, log, table); `traces`,
  `statements`, `definitions` and `tables` know one form each, `bridges` joins blocks, `headings` come last
- looks of a line: `shapes` (rulers, sentences), `contacts`, `cards`, `codeshapes`, `lineshapes` (log, prompt,
  table)
"""
