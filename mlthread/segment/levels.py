"""Levels: who wrote each line, as a place in the reply chain. In: depth, attributions, header blocks.
Out: `level` of every line.

Depth and level part where a client lost a mark: text below an attribution or a header block that is
no deeper than it is one level further on, until the depth falls below.

>>> from .lines import read_lines
>>> from .attribution import mark_attributions
>>> state = read_lines("> Yes.\\n>\\n> On 5/2/2018 0:17, Ann Lee wrote:\\n> Well?\\n")
>>> mark_attributions(state)
>>> assign_levels(state)
>>> state.level
[1, 1, 1, 2]
"""

from __future__ import annotations

from .state import State

__all__ = ["assign_levels"]


_HEADS = ("attribution", "headers")


def assign_levels(state: State) -> None:
    """Sets the level of every line."""
    depth, kind = state.depth, state.kind
    level = state.level = depth.copy()
    if not state.attributions:
        return
    count = len(depth)
    heads = sorted(state.attributions)
    lost: list[int] = []  # the depth at which each lost level began
    position = heads[0]
    next_head = 0
    while position < count:
        here = depth[position]
        if state.bare[position]:
            while lost and lost[-1] > here:
                lost.pop()
        if next_head < len(heads) and position == heads[next_head]:
            next_head += 1
            stop = position + 1
            while stop < count and kind[stop] == kind[position] and stop not in state.starts:
                stop += 1
            opens = _opens_quote(state, position, here)
            own = here + len(lost) - (1 if opens else 0)
            level[position:stop] = [own] * (stop - position)
            if not opens and _loses_level(state, position, stop, here):
                lost.append(here)
            position = stop
            continue
        level[position] = here + len(lost)
        position += 1


def _opens_quote(state: State, head: int, depth: int) -> bool:
    """Whether an attribution stands inside the quote that it opens, as Apple Mail writes it.

    Then nothing of its depth stands above it in the quote, and what follows is no deeper.
    """
    if not depth or _depth_below(state, head) != depth:
        return False
    above = head - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    return above < 0 or (state.depth[above] < depth and state.kind[above] not in _HEADS)


def _loses_level(state: State, head: int, stop: int, depth: int) -> bool:
    """Whether the words that the head introduces are no deeper than itself."""
    below = stop
    while below < len(state.bare) and not state.bare[below]:
        below += 1
    if below == len(state.bare) or state.depth[below] != depth:
        return False
    if state.rule[head].startswith("tracker/") or below in state.attributions:
        return False  # two heads in a row speak of one message, or the second says where it is
    if state.kind[head] == "headers" or depth:
        return True
    attribution = state.attributions[head]
    strong = attribution.email or (attribution.date is not None and attribution.clock)
    return bool(strong) and max(state.depth[below:]) == 0


def _depth_below(state: State, head: int) -> int | None:
    below, kind = head, state.kind[head]
    while below < len(state.bare) and (
        not state.bare[below]
        or (state.kind[below] == kind and (below == head or below not in state.starts))
    ):
        below += 1
    return state.depth[below] if below < len(state.bare) else None
