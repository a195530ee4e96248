"""Lines that say whose words follow. In: a `State`, the number of a line. Out: whether it is one.

They are known by a verb alone, before any attribution is read: marks that quote are told by them.

>>> from mlthread.segment.state import State
>>> state = State("", ["Ann Lee wrote in a message to Bo:", "", ": Yes."])
>>> says_who(state, line_above(state, 2))
True
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.sayings import SAYS
from mlthread.segment.state import State

__all__ = ["introduces", "line_above", "says_who"]

_VERBS = rf"(?:{SAYS})\b"
_INTRODUCES = pattern(rf"{_VERBS}.{{0,30}}$|[:：]$")
_SAYS = pattern(rf"{_VERBS}.{{0,40}}[:：]$|-=> .{{1,60}} <=-$")
_ENDS = frozenset(":：-")
_END, _CLOSE_END = 80, 44  # letters of a line's end that are looked at


def line_above(state: State, start: int) -> int:
    """The line above another, two blank ones at most between; -1 for none."""
    above = start - 1
    while above >= 0 and above >= start - 2 and not state.bare[above]:
        above -= 1
    return above


def says_who(state: State, number: int) -> bool:
    """Whether the line says who wrote what follows; no line (-1) does not."""
    if number < 0:
        return False
    line = state.bare[number]
    return line[-1:] in _ENDS and _SAYS.search(line[-_END:]) is not None


def introduces(state: State, number: int) -> bool:
    """Whether the line ends as those that introduce something."""
    return _INTRODUCES.search(state.bare[number][-_CLOSE_END:]) is not None
