"""A text that is being put together from quotes. In: quoted lines. Out: lines in order, each with its origin.

Every line is a `Unit`: its words, where it was read, and how it stands to the line before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Literal

from mlthread.model import Provenance
from mlthread.rules.cuts import split_at_cuts

from .wordings import Word, words

__all__ = ["Draft", "Join", "Unit"]

Join = Literal["next", "seam", "cut"]
"""How a line stands to the one before it: right below it in some copy, in another piece of the same
copy (perhaps with nothing between), or after a cut."""


class Unit:
    """One line or part of a line: where it was read and how it joins the one before."""

    __slots__ = ("id", "join", "letters", "line", "text", "words")

    def __init__(self, message_id: str, line: int, text: str, found: list[Word]) -> None:
        self.id = message_id
        self.line = line
        self.text = text
        self.words = found
        self.letters = "".join(word.letters for word in found)
        self.join: Join = "next"

    def keep(self, count: int) -> None:
        """Leave only the first words."""
        del self.words[count:]
        self.text = " ".join(word.written for word in self.words)
        self.letters = "".join(word.letters for word in self.words)


def _belongs(unit: Unit, start: int, total: int, wanted: range) -> bool:
    """Whether a line without words, met before word `start` of a piece, goes with words `wanted`.

    At the edge a blank line does (a second one is left out in the end), a bracket may be there already.
    """
    if wanted.start < start < wanted.stop:
        return True
    if start not in (wanted.start, wanted.stop):
        return False
    return not unit.text or start in (0, total)


def _part(unit: Unit, start: int, stop: int) -> Unit:
    """Words [start, stop) of a unit; the unit itself where that is all of it."""
    if start == 0 and stop == len(unit.words):
        return unit
    chosen = unit.words[start:stop]
    return Unit(unit.id, unit.line, " ".join(word.written for word in chosen), chosen)


class Draft:
    """Units in order, addressed by the words they hold, counted from the start."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self._starts: list[int] | None = None
        self._words: list[Word] | None = None
        self._lines: dict[str, Unit] = {}
        self.compared = 0
        """Words that were looked through so far to place pieces."""

    @staticmethod
    def read(message_id: str, start: int, text: str, cut: bool = False) -> list[Unit]:
        """The lines of a quote as units, its cut marks, and one above it (`cut`), turned into joins."""
        units: list[Unit] = []
        for number, line in enumerate(text.split("\n"), start):
            pieces = split_at_cuts(line)
            for place, piece in enumerate(pieces):
                cut = cut or place > 0
                content = piece if len(pieces) == 1 else piece.strip()
                if len(pieces) > 1 and not content:
                    continue
                unit = Unit(message_id, number, content.rstrip(), words([content], [number]))
                if unit.words and cut:
                    unit.join, cut = "cut", False
                units.append(unit)
        return _trimmed(units)

    def _changed(self) -> None:
        self._starts = self._words = None

    def _place(self) -> list[int]:
        if self._starts is None:
            counts = (len(unit.words) for unit in self.units)
            self._starts = list(accumulate(counts, initial=0))
        return self._starts

    def words(self) -> list[Word]:
        """All words in order."""
        if self._words is None:
            self._words = [word for unit in self.units for word in unit.words]
        return self._words

    def _index(self, place: int) -> int:
        """The unit that holds word `place`."""
        return bisect_right(self._place(), place) - 1

    def unit_of(self, place: int) -> Unit:
        """The unit that holds word `place`."""
        return self.units[self._index(place)]

    def is_boundary(self, place: int) -> bool:
        """Whether a unit begins with word `place` or the text ends there."""
        starts = self._place()
        return place >= starts[-1] or starts[self._index(place)] == place

    def is_open(self, place: int) -> bool:
        """Whether words may be missing before word `place`."""
        starts = self._place()
        if place == 0 or place >= starts[-1]:
            return True
        return self.is_boundary(place) and self.unit_of(place).join != "next"

    def next_open(self, place: int) -> int:
        """The first place from here on where words may be missing."""
        starts = self._place()
        for index in range(self._index(place) + 1, len(self.units)):
            if self.units[index].words and self.units[index].join != "next":
                return starts[index]
        return starts[-1]

    def open_before(self, place: int) -> int:
        """The last place before this one where words may be missing."""
        starts = self._place()
        for index in range(self._index(place), -1, -1):
            if self.units[index].words and self.units[index].join != "next":
                return starts[index]
        return 0

    def close(self, place: int) -> None:
        """Note that nothing is missing before word `place`."""
        if 0 < place < self._place()[-1] and self.is_boundary(place):
            self.unit_of(place).join = "next"

    def append(self, units: Sequence[Unit], join: Join) -> None:
        """Put units at the end."""
        self._enter(len(self.units), units, join)

    def _enter(self, index: int, units: Sequence[Unit], join: Join) -> None:
        first = next((unit for unit in units if unit.words), None)
        if first is not None and first.join != "cut":
            first.join = join
        self.units[index:index] = units
        self._changed()
        for unit in units:
            self._lines.setdefault(unit.letters, unit)

    def known(self, units: Sequence[Unit]) -> tuple[Unit, Unit] | None:
        """The first and last unit where every line of a piece stands already; None if one does not."""
        lines = [unit for unit in units if unit.words]
        if not all(unit.letters in self._lines for unit in lines):
            return None
        for before, unit in pairwise(lines):
            there = self._lines[unit.letters]
            if unit.join == "next" and there.join != "next":
                # Two lines that this copy shows joined: let the words decide where.
                if self._lines[before.letters] is not self._above(there):
                    return None
                there.join = "next"
        return self._lines[lines[0].letters], self._lines[lines[-1].letters]

    def _above(self, unit: Unit) -> Unit | None:
        index = self.units.index(unit) - 1
        while index >= 0 and not self.units[index].words:
            index -= 1
        return self.units[index] if index >= 0 else None

    def put_between(
        self, units: list[Unit], before: Unit | None, after: Unit | None
    ) -> tuple[Unit, Unit]:
        """Put a piece that shares no words with the text after one unit, for want of it before one."""
        if before is not None:
            index = self.units.index(before) + 1
        else:
            index = self.units.index(after) if after is not None else len(self.units)
        below = next((unit for unit in self.units[index:] if unit.words), None)
        self._enter(index, units, "seam" if before is not None else "cut")
        if below is not None and below.join == "next":
            below.join = "cut"
        return units[0], units[-1]

    @staticmethod
    def cut_out(units: Sequence[Unit], wanted: range) -> list[Unit]:
        """The units that hold the words `wanted` of a piece, blank lines between them included."""
        out: list[Unit] = []
        start, total = 0, sum(len(unit.words) for unit in units)
        for unit in units:
            stop = start + len(unit.words)
            low, high = max(start, wanted.start), min(stop, wanted.stop)
            if low < high:
                part = _part(unit, low - start, high - start)
                part.join = unit.join if low == start else "next"
                out.append(part)
            elif not unit.words and _belongs(unit, start, total, wanted):
                out.append(unit)
            start = stop
        return out

    def insert(
        self,
        place: int,
        units: list[Unit],
        *,
        joined_before: bool = False,
        joined_after: bool = False,
    ) -> None:
        """Put units before word `place`; `joined_*` say that nothing is missing on that side."""
        index = self._split(place)
        below = next((unit for unit in self.units[index:] if unit.words), None)
        self._enter(index, units, "next" if joined_before else "cut")
        if below is not None:
            below.join = "next" if joined_after else "cut" if below.join == "next" else below.join

    def _split(self, place: int) -> int:
        """The index of a unit that begins with word `place`, made if need be."""
        starts = self._place()
        if place >= starts[-1]:
            return len(self.units)
        index = self._index(place)
        inner = place - starts[index]
        if inner:
            unit = self.units[index]
            tail = _part(unit, inner, len(unit.words))
            unit.keep(inner)
            self.units.insert(index + 1, tail)
            self._changed()
            self._lines.setdefault(tail.letters, tail)
            return index + 1
        # Blank lines above stay with what they follow.
        return index

    def written(self, gap: str) -> tuple[str, tuple[Provenance, ...]]:
        """The text and where its lines come from; `gap` is the line for what is missing."""
        lines: list[str] = []
        origins: list[tuple[int, Unit]] = []
        for unit in self._tidy():
            if unit.join == "cut" and lines:
                lines.extend(("", gap, "") if lines[-1] else (gap, ""))
            elif unit.join == "seam" and lines and lines[-1] and _ends(lines[-1]):
                lines.append("")
            origins.append((len(lines), unit))
            lines.append(unit.text)
        return "\n".join(lines), tuple(_grouped(origins))

    def _tidy(self) -> Iterator[Unit]:
        """The units, with one blank line at most between two others."""
        blank: Unit | None = None
        begun = False
        for unit in self.units:
            if not unit.text.strip():
                blank = unit
                continue
            if blank is not None and begun and unit.join == "next":
                yield blank
            blank, begun = None, True
            yield unit


def _ends(line: str) -> bool:
    """Whether a line can be the last of a paragraph."""
    return line.rstrip().endswith((".", "!", "?", ":", "…", '"', ")", "”", "。"))


def _trimmed(units: list[Unit]) -> list[Unit]:
    low, high = 0, len(units)
    while low < high and not units[low].text.strip():
        low += 1
    while high > low and not units[high - 1].text.strip():
        high -= 1
    return units[low:high]


def _grouped(origins: Sequence[tuple[int, Unit]]) -> Iterator[Provenance]:
    """Provenance of written lines, those that follow each other in one body made one."""
    open_: Provenance | None = None
    for place, unit in origins:
        if (
            open_ is not None
            and open_.id == unit.id
            and open_.stop == place
            and open_.from_stop == unit.line
        ):
            open_ = open_._replace(stop=place + 1, from_stop=unit.line + 1)
            continue
        if open_ is not None:
            yield open_
        open_ = Provenance(place, place + 1, unit.id, unit.line, unit.line + 1)
    if open_ is not None:
        yield open_
