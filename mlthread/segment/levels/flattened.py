"""Where a quote ends that lost its mark. In: lines of one depth below an attribution that opens such a quote.
Out: which of them are its words no more.

A client that makes text of a page, as Gmail does of what Apple Mail sent, sets one blank line between paragraphs
and two below a quote; a quote that begins again stands right above the next two. Two also stand before a list
or code that is set in.

>>> from mlthread.segment.state import State
>>> state = State("", ["Is it open?", "", "", "Yes.", "", "Since when?", "", "", "May."])
>>> [(part.start, part.stop, part.ended) for part in parts_of_flattened(state, 0, 9, 1)]
[(0, 1, 0), (3, 4, 1), (5, 6, 0), (8, 9, 1)]
"""

from __future__ import annotations

from collections.abc import Collection

from mlthread.frozen import NamedTuple
from mlthread.segment.state import State

__all__ = ["Part", "end_of_copy", "parts_of_flattened"]

_BELOW_QUOTE = 2  # blank lines
_MOST = 4  # where nothing is marked
_INSET = "   "


class Part(NamedTuple):
    """Lines [start, stop), and how many of the quotes around them have ended there."""

    start: int
    stop: int
    ended: int


def parts_of_flattened(state: State, start: int, stop: int, quotes: int) -> list[Part]:
    """The parts of lines [start, stop), where so many quotes without marks are under way."""
    groups = _groups(state, start, stop, (_BELOW_QUOTE,))
    if len(groups) < 2 or not _tells(groups[quotes:-1]):
        return []
    parts: list[Part] = []
    for passed, group in enumerate(groups):
        ended = min(passed, quotes)
        first, last = group[0][0], group[-1][1]
        if passed >= quotes and passed + 1 < len(groups) and len(group) > 1:
            again = group[-1][0]
            parts += [Part(first, group[-2][1], ended), Part(again, last, ended - 1)]
        else:
            parts.append(Part(first, last, ended))
    return parts


def end_of_copy(state: State, start: int) -> int | None:
    """Where a mail's author goes on below a quote without marks that the mail begins with (None: nothing
    tells): below the first blank lines that are more than one.

    >>> end_of_copy(State("", ["Is it open?", "", "Bo", "", "", "Yes."]), 0)
    5
    """
    groups = _groups(state, start, len(state.bare), range(_BELOW_QUOTE, _MOST + 1))
    if len(groups) < 2 or not _tells(groups[1:-1]):
        return None
    return groups[1][0][0]


def _tells(between: list[list[tuple[int, int]]]) -> bool:
    """Whether most groups between two quotes' ends hold an answer and what is quoted next: who sets two
    blank lines everywhere tells nothing by them."""
    return sum(1 for group in between if len(group) == 1) <= max(1, len(between) // 2)


def _groups(
    state: State, start: int, stop: int, gaps: Collection[int]
) -> list[list[tuple[int, int]]]:
    """Paragraphs, grouped by what stands between so many blank lines, down to a footer or a signature."""
    bare, content = state.bare, state.content
    groups: list[list[tuple[int, int]]] = []
    number = start
    while number < stop:
        gap = number
        while number < stop and not bare[number]:
            number += 1
        if number == stop or bare[number].startswith("___") or bare[number] == "--":
            break
        first = number
        while number < stop and bare[number]:
            number += 1
        if not groups or (first - gap in gaps and not content[first].startswith(_INSET)):
            groups.append([])
        groups[-1].append((first, number))
    return groups
