"""Broken wraps. In: lines with their depth. Out: the depth of tails that lost their marks.

A client that wraps what it quotes leaves the tail of a long line without marks:

>>> from .state import State
>>> text = ["> " + "a quoted line that was some letters too long for the client that sent", "it again", "> and so on"]
>>> state = State("", text)
>>> state.depth[:] = [1, 0, 1]
>>> mend_broken_wraps(state)
>>> state.depth
[1, 1, 1]
"""

from __future__ import annotations

from .state import State

__all__ = ["mend_broken_wraps"]

_FULL = 64
_SHORT = 34
_HABIT = 3
_ENDS = frozenset(".!?:;…")


def mend_broken_wraps(state: State) -> None:
    """A short line without marks right between two marked ones goes on with the one above."""
    depth, bare, raw = state.depth, state.bare, state.raw
    mended = 0
    last = len(depth) - 1
    loose: list[int] = []
    for number in range(1, last + 1):
        above = depth[number - 1]
        if not above or depth[number] >= above or not bare[number]:
            continue
        line, full = bare[number], raw[number - 1].rstrip()
        if len(line) > _SHORT or not bare[number - 1]:
            continue
        word = line.split(None, 1)[0]
        if len(full) + len(word) < _FULL:
            continue
        if number == last or not depth[number + 1] or not _goes_on(full, line):
            loose.append(number)
            continue
        depth[number] = above
        mended += 1
    for number in loose:
        # At the end of a quote, and for a single word whatever its case: only where this client has
        # broken other lines too.
        line, between = bare[number], number < last and depth[number + 1] == depth[number - 1]
        alone = number == last or not bare[number + 1]
        if (mended and alone and line[0].islower()) or (
            mended >= _HABIT and " " not in line and (between or line[0].islower())
        ):
            depth[number] = depth[number - 1]


def _goes_on(full: str, line: str) -> bool:
    """Whether a line can be the rest of the one above: mid-sentence, as far as letters show."""
    return line[0].islower() or full[-1] not in _ENDS
