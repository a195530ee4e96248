"""A quote traced to its lines. In: a quoted segment and the message it may come from. Out: `QuoteSource`.

`exact`: the source's words in the source's lines; what is cut off before and after does not count,
nor do typography, spacing and blank lines. `rewrapped`: the same words, other line breaks.
`elided`: words of the source are left out, and the quote shows it: by a mark (`[...]`, `[snip]`), or
because whole lines or sentences of the source are missing, or because a line of the quote ends
where the gap is and more is missing than a few words. `altered`: words changed, added or dropped
in any other way; these are listed, and the source's own words are what counts as said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, islice

from mlthread.model import Match, QuoteSource, Segment
from mlthread.pattern import pattern

from ..rules.cuts import split_at_cuts
from .align import Run, align
from .changes import Reading, read_changes
from .places import Places, Stretches
from .wordings import Word, bare, letters_of, words

__all__ = ["SourceText", "source_text", "trace", "trace_text"]

_LEAST_SHARE = 0.5
"""A quote of which less is found in a message does not come from it."""
_LEAST_WORDS = 4
"""Fewer equal words than this are no altered quote but chance."""
_MOST_PLACES = 50
_LINE_END = pattern(r"\r\n|\r|\n")


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
        self._others = list(beside)
        self._numbered = [(line, n) for line, n in zip(lines, numbers, strict=True) if line]
        self.letters: list[str] = []
        self.lines: list[int] = []
        self.breaks = [0]
        size = 0
        for line, number in self._numbered:
            found = letters_of(line)
            if found:
                self.letters += found
                self.lines += [number] * len(found)
                size += sum(map(len, found))
                self.breaks.append(size)
        self.places = Places(self.letters)
        self.run = "".join(self.letters)
        self.starts = list(accumulate(map(len, self.letters), initial=0))
        self.stretches = Stretches(self.run, self.starts)

    @cached_property
    def beside(self) -> frozenset[str]:
        """The letters of lines in the body that the author did not write."""
        return frozenset(map(bare, self._others))

    @cached_property
    def words(self) -> list[Word]:
        """The words as written; `letters`, `lines` say the same in part."""
        return words([line for line, _ in self._numbered], [n for _, n in self._numbered])

    def word_at(self, offset: int) -> int | None:
        """The word that begins at an offset of `run`."""
        return _exactly(self.starts, offset)

    def is_whole(self, offset: int, size: int) -> bool:
        """Whether a stretch of `run` is whole lines."""
        ends = _exactly(self.breaks, offset), _exactly(self.breaks, offset + size)
        return None not in ends

    def breaks_within(self, offset: int, size: int) -> list[int]:
        """Where lines end inside a stretch of `run`, counted from its start."""
        low = bisect_right(self.breaks, offset)
        return [
            place - offset for place in self.breaks[low : bisect_left(self.breaks, offset + size)]
        ]


def _exactly(places: Sequence[int], wanted: int) -> int | None:
    """The index of a number in a rising sequence."""
    index = bisect_left(places, wanted)
    return index if index < len(places) and places[index] == wanted else None


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
    quoted = ["".join(letters) for letters in map(letters_of, lines) if letters]
    if not quoted or not source.run:
        return None
    found = _verbatim(quoted, source)
    if found is not None:
        return found
    pieces, marks = _pieces(lines, first_line)
    if not pieces:
        return None
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
    reading = read_changes(quoted, marks, source.words, source.places, runs, source.beside)
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
