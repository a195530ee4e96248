"""What diff prints without headers. In: a `State` with levels. Out: its lines given back to the author, as `patch`.

Below "12a13", "15c16" or "8d7" its lines begin with "<" and ">", and "---" parts the two files.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("1c1\\n< shut\\n---\\n> open\\n")
>>> take_plain_diffs(state)
>>> state.kind, state.depth
(['patch', 'patch', 'patch', 'patch'], [0, 0, 0, 0])
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.state import State

__all__ = ["adds_lines", "take_added", "take_plain_diffs"]

_COMMAND = pattern(r"\d{1,7}(?:,\d{1,7})?[acd]\d{1,7}(?:,\d{1,7})?\s{0,3}$")
_ADDED = pattern(r"\d{1,7}(?:,\d{1,7})?([ac])(\d{1,7})(?:,(\d{1,7}))?\s{0,3}$")
_OF_FILES = frozenset(("< ", "> ", "<", ">", " >"))
_BEFORE_FILES = frozenset("<>")
_WRAPS_FROM = 64  # letters of a line that goes on in the next


def take_plain_diffs(state: State) -> None:
    """ "12a13" and what follows with "<", ">" and "---"."""
    raw, level, kind = state.raw, state.level, state.kind
    number, count = 0, len(raw)
    while number < count:
        line = raw[number]
        number += 1
        if (
            not line[:1].isdigit()
            or level[number - 1]
            or kind[number - 1]
            or not _COMMAND.match(line)
        ):
            continue
        stop = number
        while stop < count and (_is_of_diff(raw[stop]) or _is_wrapped(raw, stop)):
            stop += 1
        if stop > number:
            state.give_back(number - 1, stop, "patch", "verbatim/plain-diff")
            number = stop


def adds_lines(state: State) -> bool:
    """Whether a line above marks is diff's for lines that are new."""
    return any(_command_above(state, number) for number in state.rises())


def _command_above(state: State, number: int) -> tuple[int, int] | None:
    """The line of diff's ("12a13,14", "15c16") for lines that begin at one, and how many they are (None: none)."""
    content, depth = state.content, state.depth
    above, outer = number - 1, depth[number - 1]
    changed = content[above].rstrip() == "---"
    while changed and above and depth[above] == outer and content[above][:1] in "<-":
        above -= 1
    added = _ADDED.match(content[above]) if content[above][:1].isdigit() else None
    if added is None or depth[above] != outer or (added[1] == "c") != changed:
        return None
    return above, int(added[3] or added[2]) - int(added[2]) + 1


def take_added(state: State) -> None:
    """As many lines behind ">" as diff says, in a quote as well, which no other file's lines need prove."""
    depth = state.depth
    after = 0
    for number in state.rises():
        found = _command_above(state, number) if number >= after else None
        outer = depth[number - 1]
        if found is None or state.kind[number - 1]:
            continue
        after = number + found[1]
        if not number < after <= len(depth) or set(depth[number:after]) != {outer + 1}:
            continue
        if after < len(depth) and depth[after] > outer:
            continue
        if outer or state.level[number - 1]:
            state.give_back_mark(number, after)
            state.starts.add(found[0])
        else:
            state.give_back(found[0], after, "patch", "verbatim/plain-diff")


def _is_of_diff(line: str) -> bool:
    """A line of a file, also behind the blank that format=flowed puts before ">", or what parts two files."""
    return line[:2] in _OF_FILES or line[:3] == " > " or line.rstrip() == "---"


def _is_wrapped(raw: list[str], number: int) -> bool:
    """Whether a line of a diff ends here: it was too long, and more of the diff follows."""
    above, line, below = raw[number - 1], raw[number], raw[number + 1 : number + 2]
    return (
        line.strip() != ""
        and above.lstrip()[:1] in _BEFORE_FILES
        and len(above) + len(line.split(None, 1)[0]) >= _WRAPS_FROM
        and bool(below)
        and (_is_of_diff(below[0]) or _COMMAND.match(below[0]) is not None)
    )
