"""The text that a quote may come from. In: a body and its segments. Out: a `SourceText`.

>>> source_text("m", "Dear all,\\nthe harbour opens on Monday.").letters[:4]
['dear', 'all', 'the', 'harbour']
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from mlthread.model import Segment
from mlthread.pattern import pattern

from .places import Places, Stretches
from .wordings import Word, bare, letters_of_lines, words

__all__ = ["Others", "SourceText", "source_text"]

_LINE_END = pattern(r"\r\n|\r|\n")
_TELLING = 24
"""Letters that are no chance where they follow each other across lines."""


class Others:
    """Lines that stand in a body and are not its author's, by their letters."""

    def __init__(self, lines: Iterable[str]) -> None:
        found = [bare(line) for line in lines]
        self._lines = frozenset(found)
        self._run = "".join(found)

    def hold(self, lines: Sequence[str]) -> bool:
        """Whether all these lines stand there, given by their letters; perhaps with other breaks."""
        if not lines or self._lines.issuperset(lines):
            return bool(lines)
        run = "".join(lines)
        return len(run) >= _TELLING and run in self._run


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
        self._beside = list(beside)
        self._numbered = [(line, n) for line, n in zip(lines, numbers, strict=True) if line]
        self.letters: list[str] = []
        self.lines: list[int] = []
        self.breaks = [0]
        size = 0
        letters = letters_of_lines([line for line, _ in self._numbered])
        for (_, number), found in zip(self._numbered, letters, strict=True):
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
    def others(self) -> Others:
        """The lines in the body that the author did not write."""
        return Others(self._beside)

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
    if isinstance(body, str):
        body = _LINE_END.split(body) if "\r" in body else body.split("\n")
    lines = body
    if segments is None:
        return SourceText(message_id, lines, range(len(lines)))
    numbers: list[int] = []
    for segment in segments:
        if segment.level == 0 and segment.kind != "footer":
            numbers.extend(range(segment.start, min(segment.stop, len(lines))))
    own = set(numbers)
    beside = [line for n, line in enumerate(lines) if n not in own]
    return SourceText(message_id, [lines[n] for n in numbers], numbers, beside)
