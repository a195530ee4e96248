"""Quote marks other than ">". In: lines with their depth. Out: depth where `|`, `:`, `}`, `%` or
initials (`AL>`) quote.

Such letters begin tables, code and comments too, so they count only below an attribution line, or
where several lines of prose bear them. Inside a quote (`> | text`) only `|` below an attribution counts.

>>> from .state import State
>>> state = State("", ["Ann Lee writes:", "| One line of prose here.", "| And one more of them.", "Yes."])
>>> take_other_marks(state)
>>> state.depth
[0, 1, 1, 0]
"""

from __future__ import annotations

from collections import Counter

from ..pattern import pattern
from .state import State

__all__ = ["take_other_marks"]

_DRAWN = frozenset("|:}%]")
_FEWEST = 3
_INITIALS = pattern(r"[ \t]{0,8}([A-Za-z][A-Za-z]{0,9})(>+)(?= |$)")
_HEADER = pattern(r"[|:}%\]] ?[A-Z][\w\-]{1,20}: ")
_INTRODUCES = pattern(
    r"(?:wrote|writes|said|says|schrieb|écrit|escribió|ha scritto|schreef)\b.{0,30}$|[:：]$"
)


def take_other_marks(state: State) -> None:
    """Takes off the marks that quote."""
    for mark in _DRAWN & state.firsts:
        _take_drawn(state, mark)
    if "|" not in state.firsts and state.quoted and ("> |" in state.text or ">|" in state.text):
        _take_drawn(state, "|")
    if state.text.count(">") - sum(state.depth) >= _FEWEST:
        _take_initials(state)


def _take_drawn(state: State, mark: str) -> None:
    depth, bare = state.depth, state.bare
    count = len(bare)
    start = 0
    while start < count:
        base = depth[start]
        if bare[start][:1] != mark or (base and mark != "|"):
            start += 1
            continue
        stop = start
        while stop < count and depth[stop] == base and bare[stop][:1] == mark:
            stop += 1
        if _is_quote(state, mark, start, stop):
            for number in range(start, stop):
                _take(state, number, mark)
        start = stop


def _is_quote(state: State, mark: str, start: int, stop: int) -> bool:
    lines = state.bare[start:stop]
    prose = sum(1 for line in lines if _is_prose(line, mark))
    if 3 * prose < sum(1 for line in lines if len(line) > 1 and not _HEADER.match(line)):
        return False
    above = start - 1
    while above >= 0 and above >= start - 2 and not state.bare[above]:
        above -= 1
    if above >= 0 and state.bare[above].startswith(",--"):
        return False  # a box drawn round text
    base = state.depth[start]
    if above >= 0 and state.depth[above] == base and _INTRODUCES.search(state.bare[above][-60:]):
        return prose >= 1
    if base:
        return False  # inside a quote only right below an attribution
    if mark == "|":
        return prose >= _FEWEST
    return mark == ":" and prose >= _FEWEST


def _is_prose(line: str, mark: str) -> bool:
    """A few words, and the mark not once more as a table or code has it."""
    rest = line[1:]
    if mark == "|" and "|" in rest.lstrip("| >"):
        return False
    if rest[:1] not in " >|:\t" and not rest[:1].isalpha():
        return False
    return sum(1 for word in rest.split() if word.isalpha()) >= 3


def _take(state: State, number: int, mark: str) -> None:
    if state.content is state.raw:
        state.content = state.raw.copy()
    line = state.content[number].lstrip()
    depth = state.depth[number]
    while line[:1] in (mark, ">") and line:
        depth += 1
        line = line[1:]
        if line[:2] in (f" {mark}", " >"):
            line = line[1:]
    line = line.removeprefix(" ")
    state.depth[number] = depth
    state.content[number] = line
    state.bare[number] = line.strip()
    state.quoted = True


def _take_initials(state: State) -> None:
    """Supercite and gateways: the same initials before the mark on several lines."""
    found = {}
    for number, line in enumerate(state.content):
        if ">" in line[:20] and not state.depth[number]:
            marks = _INITIALS.match(line)
            if marks:
                found[number] = marks
    usual = Counter(marks[1] for marks in found.values())
    for number, marks in found.items():
        if usual[marks[1]] < _FEWEST:
            continue
        if state.content is state.raw:
            state.content = state.raw.copy()
        line = state.content[number][marks.end() :].removeprefix(" ")
        state.depth[number] = len(marks[2])
        state.content[number] = line
        state.bare[number] = line.strip()
        state.quoted = True
