"""`mlthread split` on a screen. In: a message and its segments. Out: its lines with a gutter.

The gutter names kind and level; a note stands only where something is unusual.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlthread.model import Kind, Message, Segment
from mlthread.views.dates import Clockface
from mlthread.views.safe import lines_of, one_line

from .cells import cell_len, wrap, wrap_exact, wrap_loose
from .paint import Line

__all__ = ["draw_message"]

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


def draw_message(
    message: Message, segments: Sequence[Segment], width: int, clock: Clockface, *, explain: bool
) -> Iterator[Line]:
    """The message, line by line; lines that are not in `segments` are left out."""
    yield from _head(message, width, clock)
    body = lines_of(message.body)
    digits = max(4, len(str(len(body))))
    margin = 9 + digits + 2
    room = max(8, width - margin)
    for segment in segments:
        label = _LABELS.get(segment.kind, segment.kind)
        level = str(segment.level) if segment.level else ""
        style = _STYLES.get(segment.kind, "")
        note = _note(segment)
        for number in range(segment.start, min(segment.stop, len(body))):
            first = number == segment.start
            gutter = f"{label:<7}{level:>2}" if first else f"{level:>9}" if level else " " * 9
            exact = segment.kind in _EXACT
            pieces = (wrap_exact if exact else wrap_loose)(body[number], room)
            if not exact:
                pieces[1:] = [piece.strip(" ") for piece in pieces[1:] if not piece.isspace()]
            for part, piece in enumerate(pieces):
                line: Line = [
                    (gutter if part == 0 else " " * 9, "key" if first else "dim"),
                    (f"{number + 1 if part == 0 else '↳':>{digits}}  ", "dim"),
                    (piece, style),
                ]
                if first and note and part == len(pieces) - 1:
                    gap = room - cell_len(piece) - cell_len(note)
                    if gap >= 2:
                        line.append((" " * min(gap, 4) + note, "unsure"))
                    else:
                        yield line
                        *over, last = wrap(note, room)
                        yield from ([(" " * margin, ""), (text, "unsure")] for text in over)
                        line = [(" " * margin, ""), (last, "unsure")]
                yield line
        if explain and (segment.rule or segment.evidence):
            why = f"{segment.rule or 'no rule'}" + "".join(f"; {text}" for text in segment.evidence)
            for text in wrap(one_line(why), room - 2):
                yield [(" " * margin + "? ", "dim"), (text, "dim")]


def _head(message: Message, width: int, clock: Clockface) -> Iterator[Line]:
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
        if line and used + 3 + size > width - 9:
            yield [(" " * 9, ""), *line]
            line, used = [], 0
        shown = (
            value
            if size <= width - 9
            else wrap_exact(value, max(8, width - 12 - len(name)))[0] + "…"
        )
        line += [("   " if line else "", ""), (f"{name}: ", "dim"), (shown, "key")]
        used += size + 3
    if line:
        yield [(" " * 9, ""), *line]


def _note(segment: Segment) -> str:
    if segment.level != segment.depth and segment.kind == "quote":
        marks = "no marks" if segment.depth == 0 else f"marks say {segment.depth}"
        return f"← level {segment.level}, {marks}"
    if segment.kind == "quote" and segment.source is not None and segment.source.match == "altered":
        return "← altered"
    return ""
