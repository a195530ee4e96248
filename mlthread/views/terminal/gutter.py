"""`mlthread split` on a screen. In: a message and its segments. Out: its lines with a gutter.

The gutter names kind and level; a note stands only where something is unusual. Mail is often as wide
as the screen: then the names stand above the words, and only line numbers beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlthread.frozen import frozen
from mlthread.model import Kind, Message, Segment
from mlthread.views.dates import Clockface
from mlthread.views.safe import lines_of, one_line

from .cells import cell_len, wrap, wrap_exact, wrap_loose
from .paint import Line

__all__ = ["draw_message"]

_NAME = 9
"""Cells of a segment's name and level."""
_LABELS: dict[Kind, str] = {
    "attribution": "attrib.",
    "salutation": "salut.",
    "separator": "separ.",
    "signature": "signat.",
    "technical": "techn.",
}
_EXACT: frozenset[Kind] = frozenset(("patch", "code", "log", "table"))
_STYLES: dict[Kind, str] = {
    "attribution": "hunk",
    "headers": "hunk",
    "quote": "quote",
    "footer": "dim",
    "signature": "signature",
    "code": "code",
    "patch": "added",
    "log": "log",
    "separator": "dim",
    "technical": "dim",
    "heading": "heading",
}


@frozen
class _Margin:
    """What stands left of the words: line numbers, and the names of segments where there is room."""

    digits: int
    names: bool

    @property
    def cells(self) -> int:
        """How wide it is."""
        return self.digits + (_NAME + 2 if self.names else 1)

    @property
    def end(self) -> str:
        """What parts it from the words."""
        return "  " if self.names else "│"


def draw_message(
    message: Message, segments: Sequence[Segment], width: int, clock: Clockface, *, explain: bool
) -> Iterator[Line]:
    """The message, line by line; lines that are not in `segments` are left out."""
    body = lines_of(message.body)
    margin = _margin(segments, body, width)
    room = max(8, width - margin.cells)
    yield from _head(message, width, clock, _NAME if margin.names else margin.cells)
    for segment in segments:
        yield from _segment(segment, body, margin, room)
        if explain and segment.rule:
            why = "; ".join((segment.rule, *segment.evidence))
            for text in wrap(one_line(why), room - 2):
                yield [(" " * margin.cells + "? ", "dim"), (text, "dim")]


def _margin(segments: Sequence[Segment], body: list[str], width: int) -> _Margin:
    """Names stand beside the words; where lines would be broken that fit without them, above."""
    digits = len(str(len(body)))
    beside, above = _Margin(max(4, digits), names=True), _Margin(max(2, digits), names=False)
    for segment in segments:
        for line in body[segment.start : segment.stop]:
            # at least half as many letters as cells: most lines are too short to be measured
            if width - beside.cells < 2 * len(line) and (
                width - beside.cells < cell_len(line) <= width - above.cells
            ):
                return above
    return beside


def _segment(segment: Segment, body: list[str], margin: _Margin, room: int) -> Iterator[Line]:
    style = _STYLES.get(segment.kind, "")
    note = _note(segment)
    level = str(segment.level) if segment.level else ""
    if not margin.names:
        head = f"{segment.kind} {level}".rstrip()
        fits = len(head) + 2 + cell_len(note) <= room + margin.cells
        yield [(head, "key"), (f"  {note}" if note and fits else "", "unsure")]
        note = "" if fits else note
    for number in range(segment.start, min(segment.stop, len(body))):
        first = number == segment.start
        name = ""
        if margin.names:
            label = _LABELS.get(segment.kind, segment.kind) if first else ""
            name = f"{label:<{_NAME - 2}}{level:>2}"
        pieces = _broken(body[number], segment.kind, room)
        for part, piece in enumerate(pieces):
            line: Line = [
                (name if part == 0 else " " * len(name), "key" if first else "dim"),
                (f"{number + 1 if part == 0 else '↳':>{margin.digits}}{margin.end}", "dim"),
                (piece, style),
            ]
            if first and note and part == len(pieces) - 1:
                gap = room - cell_len(piece) - cell_len(note)
                if gap >= 2:
                    line.append((" " * min(gap, 4) + note, "unsure"))
                else:
                    yield line
                    *over, last = wrap(note, room)
                    yield from ([(" " * margin.cells, ""), (text, "unsure")] for text in over)
                    line = [(" " * margin.cells, ""), (last, "unsure")]
            yield line


def _broken(line: str, kind: Kind, room: int) -> list[str]:
    """A line in pieces that fit; of what is exact every column is kept."""
    if kind in _EXACT:
        return wrap_exact(line, room)
    first, *rest = wrap_loose(line, room)
    return [first, *(piece.strip(" ") for piece in rest if not piece.isspace())]


def _head(message: Message, width: int, clock: Clockface, inset: int) -> Iterator[Line]:
    who = one_line(message.person.label or "")
    facts = [
        ("From", who),
        ("Date", clock.phrase(message.date)),
        ("Subject", one_line(message.subject or "")),
    ]
    line: Line = []
    used = 0
    for name, value in facts:
        if not value or value == "no date":
            continue
        size = cell_len(name) + 2 + cell_len(value)
        if line and used + 3 + size > width - inset:
            yield [(" " * inset, ""), *line]
            line, used = [], 0
        shown = (
            value
            if size <= width - inset
            else wrap_exact(value, max(8, width - inset - 3 - len(name)))[0] + "…"
        )
        line += [("   " if line else "", ""), (f"{name}: ", "dim"), (shown, "key")]
        used += size + 3
    if line:
        yield [(" " * inset, ""), *line]


def _note(segment: Segment) -> str:
    if segment.level != segment.depth and segment.kind == "quote":
        marks = "no marks" if segment.depth == 0 else f"marks say {segment.depth}"
        return f"← level {segment.level}, {marks}"
    if segment.kind == "quote" and segment.source is not None and segment.source.match == "altered":
        return "← altered"
    return ""
