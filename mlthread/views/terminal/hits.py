"""What was looked for stands out. In: drawn lines, words that are wanted. Out: the lines, with those words in a style.

>>> from mlthread.views.wanted import Wanted
>>> mark_hits([[("the budget", "")], [("vote", "")]], [Wanted("budget vote")])
[[('the ', ''), ('budget', 'match')], [('vote', 'match')]]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .paint import Line

if TYPE_CHECKING:
    from mlthread.views.wanted import Wanted

__all__ = ["HIT", "mark_hits"]

HIT = "match"


def mark_hits(lines: list[Line], wanted: Sequence[Wanted]) -> list[Line]:
    """The lines of one text; what is wanted may run from one into the next."""
    if not wanted:
        return lines
    drawn = "\n".join("".join(text for text, _ in line) for line in lines)
    hit = bytearray(len(drawn))
    for start, stop in (span for words in wanted for span in words.spans(drawn)):
        hit[start:stop] = b"\1" * (stop - start)
    out: list[Line] = []
    place = 0
    for line in lines:
        marked: Line = []
        for text, style in line:
            marked += _cut(text, style, hit[place : place + len(text)])
            place += len(text)
        out.append(marked)
        place += 1
    return out


def _cut(text: str, style: str, hit: bytearray) -> Iterator[tuple[str, str]]:
    """A piece in pieces: what is a hit and what is none."""
    start = 0
    while start < len(text):
        other = hit.find(not hit[start], start)
        stop = other if other >= 0 else len(text)
        yield text[start:stop], HIT if hit[start] else style
        start = stop
    if not text:
        yield text, style
