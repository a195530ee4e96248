"""A quote traced to its lines. In: a quoted segment and the message it may come from. Out: `QuoteSource`.

`exact`: the source's words in the source's lines; what is cut off before and after does not count,
nor do typography, spacing and blank lines. `rewrapped`: the same words, other line breaks.
`elided`: words of the source are left out, and the quote shows it: by a mark (`[...]`, `[snip]`), or
because whole lines or sentences of the source are missing, or because a line of the quote ends
where the gap is and more is missing than a few words. `altered`: words changed, added or dropped
in any other way; these are listed, and the source's own words are what counts as said.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from mlthread.model import Match, QuoteSource, Segment
from mlthread.rules.cuts import split_at_cuts
from mlthread.segment.pipeline import split

from .sourcetext import SourceText
from .wordings import Word, letters_of_lines, words

if TYPE_CHECKING:
    from .align import Run
    from .changes import Reading

__all__ = ["trace", "trace_text"]

_LEAST_SHARE = 0.5
"""A quote of which less is found in a message does not come from it."""
_LEAST_WORDS = 4
"""Fewer equal words than this are no altered quote but chance."""
_MOST_PLACES = 50
_HEADS = frozenset(("attribution", "headers", "footer"))
"""Kinds of lines that mail clients and lists put among the words of a message."""


def trace(quote: Segment, source: SourceText) -> QuoteSource | None:
    """Which lines of the source a quoted segment repeats, and how exactly; None if it does not."""
    return trace_text(quote.text, source, quote.start)


def trace_text(text: str, source: SourceText, first_line: int = 0) -> QuoteSource | None:
    """As `trace`, for text with its quote marks taken off; `first_line` is its first body line."""
    lines = text.split("\n")
    found = _traced(lines, source, first_line)
    if found is None or found.match != "altered":
        return found
    left = _without_heads(text, lines)
    again = _traced(left, source, first_line) if left != lines else None
    return found if again is None or len(again.changes) >= len(found.changes) else again


def _without_heads(text: str, lines: Sequence[str]) -> list[str]:
    """The lines of a quote, those blank that say who wrote what follows or where a list is."""
    left = list(lines)
    for segment in split(text):
        if segment.kind in _HEADS and segment.level == 0:
            left[segment.start : segment.stop] = [""] * (segment.stop - segment.start)
    return left


def _traced(lines: Sequence[str], source: SourceText, first_line: int) -> QuoteSource | None:
    quoted = ["".join(letters) for letters in letters_of_lines(lines) if letters]
    if not quoted or not source.run:
        return None
    found = _verbatim(quoted, source)
    if found is not None:
        return found
    pieces, marks = _pieces(lines, first_line)
    if not pieces:
        return None
    from .align import align  # late: most quotes are exact

    runs = align([word.letters for word in pieces], source.places)
    return _judge(pieces, marks, source, runs)


def _verbatim(quoted: Sequence[str], source: SourceText) -> QuoteSource | None:
    """The quote as one unbroken stretch of the source: the same lines if any, whole ones first.

    `quoted` is the letters of each line that has any.
    """
    run = "".join(quoted)
    breaks = list(accumulate(map(len, quoted)))[:-1]
    best: tuple[int, QuoteSource] | None = None
    for offset in islice(source.stretches.where(run), _MOST_PLACES):
        start, stop = source.word_at(offset), source.word_at(offset + len(run))
        if start is not None and stop is not None:
            same = source.breaks_within(offset, len(run)) == breaks
            rank = 2 if not same else 0 if source.is_whole(offset, len(run)) else 1
            if best is None or rank < best[0]:
                match: Match = "exact" if same else "rewrapped"
                lines = source.lines[start], source.lines[stop - 1] + 1
                best = rank, QuoteSource(source.id, *lines, match)
                if rank == 0:
                    break
    return None if best is None else best[1]


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
    from .changes import read_changes  # late, as above

    reading = read_changes(quoted, marks, source, runs)
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
