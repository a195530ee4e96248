"""A quote traced to its lines. In: a quoted segment and the message it may come from. Out: `QuoteSource`.

`exact`: the source's words in the source's lines; what is cut off before and after does not count,
nor do typography, spacing and blank lines. `rewrapped`: the same words, other line breaks.
`elided`: words of the source are left out, and the quote shows it: by a mark (`[...]`, `[snip]`), or
because whole lines or sentences of the source are missing, or because a line of the quote ends
where the gap is and more is missing than a few words. `altered`: words changed, added or dropped
in any other way; these are listed, and the source's own words are what counts as said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from mlthread.model import Match, QuoteSource, Segment

from .align import Run, align
from .changes import Reading, read_changes
from .cuts import split_at_cuts
from .wordings import Word, bare, words

__all__ = ["SourceText", "source_text", "trace", "trace_text"]

_LEAST_SHARE = 0.5
"""A quote of which less is found in a message does not come from it."""
_LEAST_WORDS = 4
"""Fewer equal words than this are no altered quote but chance."""
_MOST_PLACES = 50
_LINE_END = re.compile(r"\r\n|\r|\n")


class SourceText:
    """The own words of one message, with their lines, prepared for tracing many quotes to it."""

    def __init__(
        self,
        message_id: str,
        lines: Sequence[str],
        numbers: Sequence[int],
        beside: Iterable[str] = (),
    ) -> None:
        self.id = message_id
        self.beside = frozenset(map(bare, beside))
        self.words = words(lines, numbers)
        self.letters = [word.letters for word in self.words]
        self.starts = list(accumulate(map(len, self.letters), initial=0))
        self.run = "".join(self.letters)

    def place(self, offset: int) -> int | None:
        """The word that begins at an offset of `run`."""
        index = bisect_left(self.starts, offset)
        return index if index < len(self.starts) and self.starts[index] == offset else None

    def is_whole(self, start: int, stop: int) -> bool:
        """Whether words [start, stop) are whole lines."""
        found = self.words
        opens = start == 0 or found[start - 1].line != found[start].line
        return opens and (stop == len(found) or found[stop].line != found[stop - 1].line)


def source_text(
    message_id: str, body: str | Sequence[str], segments: Iterable[Segment] | None = None
) -> SourceText:
    """The own words of a message: its lines of level 0 but for footers; all lines without segments.

    `body` is the body or its lines; `segments` are the message's own.
    """
    lines = _LINE_END.split(body) if isinstance(body, str) else body
    if segments is None:
        return SourceText(message_id, lines, range(len(lines)))
    numbers: list[int] = []
    for segment in segments:
        if segment.level == 0 and segment.kind != "footer":
            numbers.extend(range(segment.start, min(segment.stop, len(lines))))
    own = set(numbers)
    beside = [line for n, line in enumerate(lines) if n not in own]
    return SourceText(message_id, [lines[n] for n in numbers], numbers, beside)


def trace(quote: Segment, source: SourceText) -> QuoteSource | None:
    """Which lines of the source a quoted segment repeats, and how exactly; None if it does not."""
    return trace_text(quote.text, source, quote.start)


def trace_text(text: str, source: SourceText, first_line: int = 0) -> QuoteSource | None:
    """As `trace`, for text with its quote marks taken off; `first_line` is its first body line."""
    lines = text.split("\n")
    numbers = range(first_line, first_line + len(lines))
    quoted = words(lines, numbers)
    if not quoted or not source.words:
        return None
    found = _verbatim(quoted, source)
    if found is not None:
        return found
    pieces, marks = _pieces(lines, first_line)
    if not pieces:
        return None
    runs = align([word.letters for word in pieces], source.letters)
    return _judge(pieces, marks, source, runs)


def _verbatim(quoted: Sequence[Word], source: SourceText) -> QuoteSource | None:
    """The quote as one unbroken stretch of the source: the same lines if any, whole ones first."""
    run = "".join(word.letters for word in quoted)
    best: tuple[int, QuoteSource] | None = None
    offset = source.run.find(run)
    for _ in range(_MOST_PLACES):
        if offset < 0 or (best is not None and best[0] == 0):
            break
        start, stop = source.place(offset), source.place(offset + len(run))
        if start is not None and stop is not None:
            stretch = source.words[start:stop]
            same = _by_line(quoted) == _by_line(stretch)
            rank = 2 if not same else 0 if source.is_whole(start, stop) else 1
            if best is None or rank < best[0]:
                match: Match = "exact" if same else "rewrapped"
                lines = stretch[0].line, stretch[-1].line + 1
                best = rank, QuoteSource(source.id, *lines, match)
        offset = source.run.find(run, offset + 1)
    return None if best is None else best[1]


def _by_line(stretch: Iterable[Word]) -> list[str]:
    lines: dict[int, str] = {}
    for word in stretch:
        lines[word.line] = lines.get(word.line, "") + word.letters
    return list(lines.values())


def _pieces(lines: Sequence[str], first_line: int) -> tuple[list[Word], list[int]]:
    """The words of the quote without its cut marks, and the word indexes before which a mark stood."""
    found: list[Word] = []
    marks: list[int] = []
    for number, line in enumerate(lines, first_line):
        for place, piece in enumerate(split_at_cuts(line)):
            if place:
                marks.append(len(found))
            found.extend(words([piece], [number]))
    return found, marks


def _judge(
    quoted: Sequence[Word], marks: Sequence[int], source: SourceText, runs: Sequence[Run]
) -> QuoteSource | None:
    if not runs:
        return None
    reading = read_changes(quoted, marks, source.words, runs, source.beside)
    matched = sum(len(quoted[i].letters) for r in runs for i in range(r.quote, r.quote + r.length))
    total = sum(len(word.letters) for word in quoted)
    if matched + reading.alike < _LEAST_SHARE * total:
        return None
    if reading.changes and sum(run.length for run in runs) < _LEAST_WORDS:
        return None
    start = source.words[reading.start].line
    stop = source.words[reading.stop - 1].line + 1
    return QuoteSource(source.id, start, stop, _match(reading), tuple(reading.changes))


def _match(reading: Reading) -> Match:
    if reading.changes:
        return "altered"
    if reading.elided:
        return "elided"
    return "rewrapped" if reading.rewrapped else "exact"
