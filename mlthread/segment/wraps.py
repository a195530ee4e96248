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
        if len(full) + len(word) < _FULL or not _goes_on(full, line):
            continue
        if number == last or not (depth[number + 1] >= depth[number] and depth[number + 1]):
            loose.append(number)
            continue
        depth[number] = above
        mended += 1
    for number in loose:
        # At the end of a quote only where this client has broken other lines, and no reply follows.
        if mended and (number == last or not bare[number + 1]) and bare[number][0].islower():
            depth[number] = depth[number - 1]


def _goes_on(full: str, line: str) -> bool:
    """Whether a line can be the rest of the one above: mid-sentence, as far as letters show."""
    return line[0].islower() or full[-1] not in _ENDS
