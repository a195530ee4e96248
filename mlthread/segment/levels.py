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

from ..model import Attribution
from ..pattern import pattern
from ..rules.cuts import is_cut
from .state import State

__all__ = ["assign_levels"]

_WORD = pattern(r"\w+")

_HEADS = ("attribution", "headers")


def assign_levels(state: State) -> None:
    """Sets the level of every line."""
    depth, kind = state.depth, state.kind
    level = state.level = depth.copy()
    if not state.attributions:
        return
    count = len(depth)
    heads, ends = sorted(state.attributions), state.ends
    turns: list[int] = []
    last_marked = next((number for number in range(count - 1, -1, -1) if depth[number]), -1)
    lost: list[int] = []  # the depth at which each lost level began
    opened: set[int] = set()  # lines of attributions that stand inside the quotes that they open
    for head, following in zip(heads, (*heads[1:], count), strict=True):
        here = depth[head]
        while lost and lost[-1] > here:
            lost.pop()
        stop = head + 1
        while stop < following and kind[stop] == kind[head] and stop not in state.starts:
            stop += 1
        opens = _opens_quote(state, head, here, opened)
        if opens:
            opened.update(range(head, stop))
        own = here + len(lost) - (1 if opens else 0)
        level[head:stop] = [own] * (stop - head)
        if not opens and _loses_level(state, turns, head, stop, here, last_marked):
            lost.append(here)
        for number in range(stop, following):
            if not lost:
                break
            here = depth[number]
            while lost and lost[-1] > here and state.bare[number]:
                lost.pop()
            level[number] = here + len(lost)
            if number in ends and lost and lost[-1] == here:
                lost.pop()


def _turns(state: State) -> list[int]:
    """For every line the depth of the first line below it that is of another depth; -1: none is."""
    depth, bare = state.depth, state.bare
    out = [-1] * len(depth)
    last, turn = -1, -1
    for number in range(len(depth) - 1, -1, -1):
        if bare[number] and depth[number] != last:
            last, turn = depth[number], last
        out[number] = turn if depth[number] == last else last
    return out


def _opens_quote(state: State, head: int, depth: int, opened: set[int]) -> bool:
    """Whether an attribution stands inside the quote that it opens, as Apple Mail writes it.

    Then nothing of its depth stands above it in the quote, and what follows is no deeper, or two
    blank lines further down: its own and the one that the quoted message begins with. Yahoo
    puts a header block there that says once more what the line above the quote says.
    """
    if not depth:
        return False
    below = _line_below(state, head)
    if below is None or not (state.depth[below] == depth or _begins_so(state, head, below, depth)):
        return False
    above = head - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    if above < 0 or (state.depth[above] < depth and above in opened):
        return True
    if state.depth[above] < depth and state.kind[above] not in _HEADS:
        return True
    if state.depth[above] >= depth or state.kind[head] != "headers":
        return False
    while above not in state.attributions and above and state.kind[above - 1] in _HEADS:
        above -= 1
    said = state.attributions.get(above)
    return said is not None and _one_author(said, state.attributions[head]) is True


def _begins_so(state: State, head: int, below: int, depth: int) -> bool:
    """Whether the quoted message begins with a quote: right below a header block, or below two lines of
    marks alone, where words of its own follow."""
    if state.kind[head] == "headers":
        return state.depth[below] == depth + 1
    if state.depth[below] < depth:
        return False
    blank = sum(1 for n in range(head, below) if not state.kind[n] and state.depth[n] == depth)
    return blank >= 2 and _comes_back(state, below, depth)


def _comes_back(state: State, number: int, depth: int) -> bool:
    """Whether words of this depth stand further down, before any that are less deep."""
    while number < len(state.bare) and (not state.bare[number] or state.depth[number] > depth):
        number += 1
    return number < len(state.bare) and state.depth[number] == depth


def _one_author(a: Attribution, b: Attribution) -> bool | None:
    """Whether two heads name one author; None where one of them names nobody."""
    if a.email and b.email and a.email.casefold() == b.email.casefold():
        return True
    left, right = _words(a), _words(b)
    return bool(left & right) if left and right else None


def _words(found: Attribution) -> set[str]:
    said = found.name or (found.email or "").partition("@")[0]
    return {word for word in map(str.casefold, _WORD.findall(said)) if len(word) > 1}


def _loses_level(
    state: State, turns: list[int], head: int, stop: int, depth: int, last_marked: int
) -> bool:
    """Whether the words that the head introduces are no deeper than itself."""
    below = stop
    while below < len(state.bare) and not state.bare[below]:
        below += 1
    if below == len(state.bare) or state.depth[below] != depth:
        return False
    if state.rule[head].startswith("tracker/") or is_cut(state.bare[below]):
        return False  # who answers may put a mark in place of the quote
    attribution = state.attributions[head]
    if below in state.attributions:
        # Two heads in a row speak of one message, or the second says where it is; but below a
        # ruler and its block a line that names somebody else opens what that message quotes.
        if state.kind[below] != "attribution" or state.kind[head] != "headers":
            return False
        return _one_author(attribution, state.attributions[below]) is False
    if state.kind[head] == "headers" or head in state.held:
        return True
    if depth:
        # Where deeper marks follow, quotes bear marks: the author of this depth speaks, and what
        # the line introduced was cut away.
        if not turns:
            turns.extend(_turns(state))
        return turns[below] < depth
    strong = (
        attribution.email
        or attribution.message_id
        or (attribution.date is not None and attribution.clock)
    )
    return bool(strong) and below > last_marked


def _line_below(state: State, head: int) -> int | None:
    """The next line that says something, below an attribution or a header block."""
    below, kind = head, state.kind[head]
    while below < len(state.bare) and (
        not state.bare[below]
        or (state.kind[below] == kind and (below == head or below not in state.starts))
    ):
        below += 1
    return below if below < len(state.bare) else None
