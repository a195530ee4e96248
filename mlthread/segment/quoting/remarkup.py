"""Phabricator's sign before an attribution line. In: lines with their depth. Out: those lines at the depth of whoever
quotes, without the sign.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines(">>! In T12#34, @bo wrote:\\n> Is it open?\\n\\nIt is.\\n")
>>> state.depth, state.bare[0]
([0, 1, 0, 0], 'In T12#34, @bo wrote:')
"""

from __future__ import annotations

from mlthread.segment.cues import PHABRICATOR
from mlthread.segment.state import State

__all__ = ["take_signs"]

_LEFT = "! In "  # where its marks are taken off
_MARKS = 2


def take_signs(state: State) -> None:
    """Takes the sign off; its marks are none."""
    for number, line in enumerate(state.bare):
        if (
            line.startswith(_LEFT)
            and state.depth[number] >= _MARKS
            and PHABRICATOR in state.raw[number]
        ):
            state.depth[number] -= _MARKS
            state.content[number] = state.bare[number] = line.removeprefix("! ")
