"""Tables of words and shapes, and what matches them; words of one language are locales, these are of all or of
none.

- attribution lines: `frames` compiles the templates, `framesearch` finds those that fit a line; `leads` and
  `nobody` are words round names, `sayings` verbs, `related` languages; `trackers` and `quotewords` have lines
  of their own
- header blocks: `labels`, `otherfields`; `subjects`, `ballots`
- people: `people` reads names, `whowhen` parts them from dates, `addresses`, `withheld` ones; `sharedhosts` are
  many people's
- dates: `dates` reads them, `dateruns` finds them, `figures`, `englishdates`, `calendars`; `zonewords`,
  `clocks`, `regions`, `seasons` for the zone; `idtimes` in Message-IDs
- openings and endings: `greetings` by `phrases`, `notnames`; `taglines`, `offlinereaders`, `replylines`
- footers: `footers` puts the tables together, each of rows as in `footerrow`: `adverts`, `banners`, `services`
  (trackers, bots), `lists`, `notices`, `noticesabroad`, `privacy`; `footerrulers` frame one; `disclaimers`, `lawyers`
- the look of text: `plain`, `cuts` (where a quoter cut), `shades` (colours)
"""
