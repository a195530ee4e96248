"""Quotes in italics. In: lines with their depth. Out: the depth that marks between slashes give.

Pipermail's pages set what is quoted in italics, the mark of every line outside of them. A mail program that turns
what was copied from there into text writes "/" where italics begin and end: each line ends those of the line above,
and so does the line below the last.

>>> state = State("", [">/ Both gauges are", "/>/ in the harbour.", "/", "/Good."])
>>> state.depth[0], state.content = 1, ["/ Both gauges are", *state.raw[1:]]
>>> take_italics(state)
>>> state.depth, state.content
([1, 1, 0, 0], [' Both gauges are', 'in the harbour.', '', '/Good.'])
"""

from __future__ import annotations

from mlthread.segment.cues import ITALIC_MARK
from mlthread.segment.state import State

__all__ = ["take_italics"]

_FIRST = ("/> ", "/>")


def take_italics(state: State) -> None:
    """Takes the marks and the slashes round them off."""
    content, depth = state.content, state.depth
    stop = 0
    for start, line in enumerate(content):
        if start < stop or not line.startswith(ITALIC_MARK):
            continue
        here = depth[start]
        stop = start
        while stop < len(content) and depth[stop] == here and content[stop].startswith(ITALIC_MARK):
            stop += 1
        closed = stop < len(depth) and depth[stop] == here and state.bare[stop] == "/"
        opened = _opens(state, start, here)
        if not opened or (stop - start < 2 and not closed):
            continue  # a tag that ended on the next line, a path behind it
        _take_opening(state, start - 1, here)
        for number in range(start, stop):
            end = len(ITALIC_MARK)
            state.take_marks(number, end + state.content[number].startswith(" ", end), 1)
        if closed:
            state.take_marks(stop, len(state.content[stop]), 0)


def _opens(state: State, start: int, depth: int) -> bool:
    """Whether the line above the first is where the italics begin: "/> text", or ">/ text"."""
    if not start:
        return False
    line, above = state.content[start - 1], state.depth[start - 1]
    return (above == depth and line.startswith(_FIRST)) or (
        above == depth + 1 and line.startswith("/")
    )


def _take_opening(state: State, number: int, depth: int) -> None:
    line = state.content[number]
    if state.depth[number] > depth:
        state.take_marks(number, 1, 0)
    else:
        state.take_marks(number, 2 + line.startswith(" ", 2), 1)
