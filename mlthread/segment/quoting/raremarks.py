"""Rare quote marks: "# ", "$ ", ") ", "+ ", "= ", "-> ", and marks of somebody's own making ("--]", "&> "). In: lines with their
depth. Out: the depth that these marks give.

Comments, prompts and arrows look the same. They quote where all of a run bears them, as prose, with nothing right below, and
a line above says whose words they are, or the mail begins with them and goes on in prose at the margin. Once they
have quoted, they go on to. Inside a quote they quote below a line of that quote alone. Arrows also quote where a sentence runs on
from line to line, for who points does so once, and on top of a mail where one has nothing behind it.

>>> state = State("", ["Ann Lee writes:", "# Both gauges are", "# in the harbour.", "", "Good."])
>>> state.look()
>>> take_rare_marks(state)
>>> state.depth, state.content[1]
([0, 1, 1, 0, 0], 'Both gauges are')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mlthread.pattern import pattern
from mlthread.rules.cuts import is_cut
from mlthread.segment.state import State

from .indents import is_prose
from .sayers import says_who

__all__ = ["take_rare_marks"]

_ARROW = "->"
_NESTING = ("#", "$", ")")
_TOLD = (
    "+",
    "=",
)  # of lists, patches and headings: they quote below a line that says who wrote, and not on from there
_MARKS = (*_NESTING, _ARROW, *_TOLD)
_HEADS = tuple((mark, f"{mark} ") for mark in _MARKS)
# Signs of somebody's own before a sign that points: code and arrows of other kinds stand apart from what follows.
_OWN = pattern(r"(?!->|--+>|==+>|<[!?/]|/>)[-=+~*&%?:/\\<]{1,3}[>\]](?=[ >]{0,4}(?:[\w\"'(]|$))")
_OWN_SIGNS = frozenset("-=+~*&%?:/\\<")
_LINKS = ("http://", "https://", "ftp://")
_DEEPER = pattern(r"(?:> ?){1,8}")
_FULL = 50  # letters of a line that runs on
_ENDS = frozenset(".!?:;")
_FEWEST_WORDS = 3


def take_rare_marks(state: State) -> None:
    """Takes the marks off the runs that they quote."""
    taken = False
    told = [mark for mark, head in _HEADS if mark[0] in state.signs and state.begins(head)]
    for mark in (*told, *_own_marks(state)):
        numbers = state.signs[mark[0]]
        quoting: set[int] = set()  # depths at which the mark has quoted
        for start, stop in list(_runs(state, mark, numbers)):
            base = state.depth[start]
            if _is_quote(state, mark, start, stop, base in quoting):
                quoting.add(base)
                taken = True
                for number in range(start, stop):
                    _take(state, number, mark)
    if taken:
        state.look()


def _runs(state: State, mark: str, numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of lines of one depth that begin with the mark, one blank behind it; arrows and marks of somebody's own
    making do in no quote."""
    content, depth, stop = state.content, state.depth, 0
    for start in numbers:
        if start < stop or (depth[start] and mark not in _NESTING):
            continue
        stop = start
        while stop < len(content) and _bears(content[stop], mark) and depth[stop] == depth[start]:
            stop += 1
        if stop > start:
            yield start, stop
        stop = max(stop, start + 1)


def _bears(line: str, mark: str) -> bool:
    behind = line[len(mark) : len(mark) + 1]
    return line.startswith(mark) and (behind in ("", " ") or mark not in _MARKS)


def _own_marks(state: State) -> list[str]:
    """Marks of the author's own making: the same signs at the margin on two lines or more, or on one right below
    who wrote it and when."""
    if ">" not in state.text and "]" not in state.text:
        return []
    counts: Counter[str] = Counter()
    for sign in state.signs.keys() & _OWN_SIGNS:
        for number in state.signs[sign]:
            line = state.raw[number]
            points = ">" in line[1:4] or "]" in line[1:4]
            if points and not state.depth[number] and (mark := _OWN.match(line)) is not None:
                counts[mark[0]] += 1 + _is_dated_above(state, number)
    return sorted(mark for mark, count in counts.items() if count > 1)


def _is_quote(state: State, mark: str, start: int, stop: int, quoting: bool) -> bool:
    bare, depth = state.bare, state.depth
    base = depth[start]
    if stop < len(bare) and bare[stop] and depth[stop] >= base and not is_cut(bare[stop]):
        return False
    if quoting and mark not in _MARKS:
        return True  # signs of somebody's own are drawn before nothing else
    lines = [state.content[n][len(mark) :].strip("> \t") for n in range(start, stop)]
    said = [line for line in lines if _has_letters(line) and not line.startswith(_LINKS)]
    prose = [line for line in said if is_prose(line) and len(line.split()) >= _FEWEST_WORDS]
    above = state.last_said(start)
    told = above >= max(0, start - (2 if mark in _MARKS else 3)) and says_who(state, above)
    if mark in _TOLD and not (told and len(prose) > 1 and len(prose) == len(said)):
        return False
    # what somebody said may be a log for the most part: then blank lines bear the mark as well
    if not prose or (2 * len(prose) < len(said) and not (told and "" in lines)):
        return False
    if above >= 0:
        runs_on = mark == _ARROW and above < start - 1 and _runs_on(said)
        goes_on = quoting and (above < start - 1 or depth[above] < base)
        return (depth[above] == base and (told or runs_on)) or (depth[above] <= base and goes_on)
    if base:
        return False
    below = state.next_said(stop)
    return (
        (_runs_on(said[:2]) or (mark == _ARROW and "" in lines))
        and below < len(bare)
        and _is_sentence(bare[below])
    )


def _has_letters(line: str) -> bool:
    """Whether a line is no ruler, as stands below a heading."""
    return any(map(str.isalpha, line))


def _is_sentence(line: str) -> bool:
    """Whether a line below a comment is prose, and no statement of a program: "import math"."""
    return line[0].isalpha() and (not line[0].islower() or line[-1] in ".!?") and is_prose(line)


def _is_dated_above(state: State, number: int) -> bool:
    """Whether a line that says who wrote when stands right above, or above one blank line."""
    above = number - 1
    if above > 0 and not state.bare[above]:
        above -= 1
    line = state.bare[above] if above >= 0 else ""
    return ", " in line and any(map(str.isdigit, line)) and says_who(state, above)


def _runs_on(said: list[str]) -> bool:
    """Whether a full line ends in mid-sentence above another."""
    return any(len(line) >= _FULL and line[-1] not in _ENDS for line in said[:-1])


def _take(state: State, number: int, mark: str) -> None:
    line = state.content[number]
    end = len(mark) + line.startswith(" ", len(mark))
    deeper = _DEEPER.match(line, end)
    levels = 1
    if deeper is not None:
        levels += deeper[0].count(">")
        end = deeper.end()
    state.take_marks(number, end, levels)
