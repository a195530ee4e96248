"""Lines that say whose words follow. In: a `State`, the number of a line. Out: whether it is one.

They are known by a verb alone, before any attribution is read: marks that quote are told by them.

>>> from mlthread.segment.state import State
>>> state = State("", ["Ann Lee wrote in a message to Bo:", "", ": Yes."])
>>> says_who(state, line_above(state, 2))
True
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern
from mlthread.rules.sayings import SAYS
from mlthread.segment.state import State

__all__ = ["ends_in_verb", "introduces", "line_above", "says_when", "says_who", "tells_in_fields"]

_VERBS = rf"(?i:{SAYS})\b"
_INTRODUCES = pattern(rf"{_VERBS}.{{0,30}}$|[:：]$")
_SAYS = pattern(rf"{_VERBS}.{{0,60}}[:：]$|-=> .{{1,60}} <=-$")
# Synchronet, and other programs of bulletin boards.
_BY = pattern(r"By: \S.{1,60} to \S.{0,60} on [A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d{4}")
_DOTTED = pattern(r" (?:said the following|pondered and said|wrote to .{1,40})\.\.\.$")
_ENDS_IN_VERB = pattern(rf"\b(?:{SAYS}):?$")
_DATED = pattern(r"\b\d{4}\b.{1,20}\d:\d\d.{0,20}:$")
_ENDS = frozenset(":：-")
_FIELD = pattern(r"(From|Date|Message-ID)[ \t]*:[ \t]", re.IGNORECASE)
_MOST_FIELDS = 6
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
    if line[-1:] in _ENDS:
        return _SAYS.search(line[-_END:]) is not None
    return _BY.match(line) is not None if line[:4] == "By: " else _ends_in_dots(line)


def _ends_in_dots(line: str) -> bool:
    """Whether a line says who spoke, as boards do: "On 09 Mar 2004, Ann Lee said the following..."."""
    return line[-3:] == "..." and _DOTTED.search(line[-_END:]) is not None


def ends_in_verb(line: str) -> bool:
    """Whether a line ends in a verb of saying, with a colon or without."""
    return _ENDS_IN_VERB.search(line) is not None


def says_when(state: State, number: int) -> bool:
    """Whether the line ends in a day and a clock, without a verb: "Ann Lee -> all @ Fri, 12 Mar 2004 10:22:33 +0300:"."""
    return number >= 0 and _DATED.search(state.bare[number][-_CLOSE_END:]) is not None


def tells_in_fields(state: State, number: int) -> bool:
    """Whether the line is the last of some header fields that say who wrote what follows, and when: MH puts
    them above a quote.

    >>> fields = ["    Date:  Wed, 21 Aug 2002 10:54", "    From:  Ann Lee <ann@example.org>", "", "  | Yes."]
    >>> tells_in_fields(State("", fields), 1)
    True
    """
    names = set()
    for line in reversed(state.bare[max(0, number + 1 - _MOST_FIELDS) : number + 1]):
        field = _FIELD.match(line)
        if field is None:
            break
        names.add(field[1].casefold())
    return {"from", "date"} <= names


def introduces(state: State, number: int) -> bool:
    """Whether the line ends as those that introduce something."""
    return _INTRODUCES.search(state.bare[number][-_CLOSE_END:]) is not None
