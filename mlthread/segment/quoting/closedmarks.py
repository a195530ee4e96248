"""Quotes between two marks, as readers of CompuServe wrote them: ">text<". In: lines with their depth. Out: the depth
of all lines between the marks, both taken off.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines(">Is the gate open, or\\nis it not?<\\n\\nIt is.\\n")
>>> state.depth, state.content[1]
([1, 1, 0, 0], 'is it not?')
"""

from __future__ import annotations

from mlthread.segment.state import State

from .indents import is_prose

__all__ = ["take_closed_marks"]

_FEWEST_WORDS = 3
_MOST_LINES = 20
_SIGNS = frozenset("<>")


def take_closed_marks(state: State) -> None:
    """Takes off the marks that stand tight round a paragraph of prose without any other."""
    taken: list[range] = []
    for number, line in enumerate(state.bare):
        if line[-1:] == "<" and (first := _take(state, number)) is not None:
            taken.append(range(first, number + 1))
    if (
        taken and 1 not in state.depth
    ):  # ">>text<<" alone: all that AOL's users drew round what they quoted
        for number in (n for lines in taken for n in lines):
            state.depth[number] = 1
    if taken:
        state.look()


def _take(state: State, last: int) -> int | None:
    """Takes the marks off a paragraph that ends in as many as it begins with; its first line, if there is one."""
    bare, depth = state.bare, state.depth
    first = last
    while first and bare[first - 1] and not depth[first] and last - first < _MOST_LINES:
        first -= 1
    marks = depth[first]
    words = bare[last].rstrip("<")
    said = " ".join((*bare[first:last], words))
    if (
        not marks
        or len(bare[last]) - len(words) != marks
        or any(depth[first + 1 : last + 1])
        or state.raw[first][marks : marks + 1].isspace()
        or words[-1:].isspace()
        or not _SIGNS.isdisjoint(said)
        or len(said.split()) < _FEWEST_WORDS
        or not is_prose(said)
    ):
        return None
    depth[first : last + 1] = [marks] * (last + 1 - first)
    bare[last] = words
    state.content[last] = state.content[last].rstrip().rstrip("<")
    return first
