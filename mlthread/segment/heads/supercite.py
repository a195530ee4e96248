"""Supercite's long attribution, some lines behind ">>>>> ". In: lines. Out: those lines marked, and what they say.

It names the author, where they can be reached, and by which letters their words are cited below.

>>> from mlthread.segment.quoting.lines import read_lines
>>> head = '>>>>> On 5 Feb 2018,\\n>>>>> Ann Lee\\n>>>>> (whose comments are cited below with " ann> "),\\n'
>>> state = read_lines(f"{head}>>>>> had this to say\\n\\n ann> Does the gate leak?\\n")
>>> mark_supercite(state)
>>> state.kind[:4].count("attribution"), state.attributions[0].name, state.depth[5]
(4, 'Ann Lee', 1)
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.clocks import find_clock
from mlthread.rules.people import read_person
from mlthread.segment.quoting.sessions import CITED, DRAWN
from mlthread.segment.state import State

__all__ = ["mark_supercite"]

_ID = pattern(r"article <([^\s<>]{1,250})>")
_REACHED = "who can be reached at: "
_FROM = "from the organization of "
_RULE = "supercite/verbose"


def mark_supercite(state: State) -> None:
    """Marks every such attribution."""
    stop = 0
    for number in [n for n, line in enumerate(state.bare) if CITED in line]:
        if number < stop or not _bears(state, number):
            continue
        here, floor = state.depth[number], stop
        start, stop = number, number + 1
        while start > floor and state.depth[start - 1] == here and _bears(state, start - 1):
            start -= 1
        while stop < len(state.bare) and state.depth[stop] == here and _bears(state, stop):
            stop += 1
        if start < number:
            state.mark(start, stop, "attribution", _RULE)
            state.attributions[start] = _read(state.bare[start:number], state.bare[start:stop])


def _bears(state: State, number: int) -> bool:
    """Whether the marks are drawn before a line that says something, and nothing else has taken it."""
    drawn = state.content[number].startswith(DRAWN)
    return drawn and state.bare[number] != "" and not state.kind[number]


def _read(above: list[str], lines: list[str]) -> Attribution:
    """What all lines say, those `above` the one that cites in the order that the author chose."""
    date = name = email = message_id = None
    for line in above:
        if line[:3] == "On " and line[-1] == ",":
            date = line[3:-1]
        elif line.startswith(_REACHED):
            email = read_person(line[len(_REACHED) :]).email or email
        elif not line.startswith(_FROM):
            person = read_person(line)
            name, email = person.name, person.email
    for found in map(_ID.search, lines):
        message_id = message_id or (found and found[1])
    clock = None if date is None else find_clock(date)
    evidence = ("it says by which letters words are cited below",)
    return Attribution(name, email, date, message_id, None, "en", clock, _RULE, evidence)
