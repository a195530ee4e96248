"""Levels: who wrote each line, as a place in the reply chain. In: depth, attributions, header blocks.
Out: `level` of every line.

Depth and level part where a client lost a mark: text below an attribution or a header block that is
no deeper than it is one level further on, until the depth falls below.

>>> from mlthread.segment.quoting.lines import read_lines
>>> from mlthread.segment.heads.attribution import mark_attributions
>>> state = read_lines("> Yes.\\n>\\n> On 5/2/2018 0:17, Ann Lee wrote:\\n> Well?\\n")
>>> mark_attributions(state)
>>> assign_levels(state)
>>> state.level
[1, 1, 1, 2]
"""

from __future__ import annotations

from bisect import bisect_left

from mlthread.rules.cuts import is_cut
from mlthread.segment.state import State

from .innerheads import HEADS, InnerHeads
from .lostmarks import LostMarks, names_two_depths
from .phones import settle_phones

__all__ = ["assign_levels"]

_NO_DEPTH = 1 << 30  # of a blank line: it ends no quote
_ENDS = frozenset(".!?:;…])>")
_GREETING = 40  # letters
_FULL = 40  # letters of a line that runs on
_MOST_TORN = 2  # lines


def assign_levels(state: State) -> None:
    """Sets the level of every line."""
    if state.attributions:
        settle_phones(state)
    state.level = state.depth.copy()
    if state.attributions:
        _Walk(state).run()


class _Walk:
    """A walk from head to head, with the quotes without marks that are under way."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._inner = InnerHeads(state)
        self._marks = LostMarks(state)
        self._lost: list[int] = []  # the depth of each lost level, none deeper than those behind it
        self._openers: dict[int, None] = {}  # and the head that it began below, in this order
        # Heads below another one that names the author of the outer quote.
        self._second: set[int] = set()
        self._flat: set[int] = set()  # heads below which blank lines may tell what ends their quote

    def run(self) -> None:
        """Sets the levels of all lines from the first head on."""
        heads = sorted(self._state.attributions)
        for head, following in zip(heads, (*heads[1:], len(self._state.depth)), strict=True):
            self._take_lines(self._take_head(head, following), following)

    def _take_head(self, head: int, following: int) -> int:
        """Sets the levels of a head, and of the lines below it that it decides about; the line after them."""
        state, lost = self._state, self._lost
        depth, kind, level = state.depth, state.kind, state.level
        here = depth[head]
        self._close(head, here)
        stop = head + 1
        while stop < following and kind[stop] == kind[head] and stop not in state.starts:
            stop += 1
        opens = self._inner.look(head) and not self._marks.is_set_in(head)
        if opens:
            self._inner.add(head, stop)
        own = here + len(lost) - (1 if opens else 0) + (1 if head in self._second else 0)
        level[head:stop] = [own] * (stop - head)
        if opens:
            return stop
        if not self._marks.below(head, stop):
            below = state.next_said(stop)
            if below in state.attributions and names_two_depths(state, head, below):
                self._second.add(below)
                return stop
            if kind[head] != "attribution":
                return stop
            torn = _torn_until(state, stop, following)
            level[stop:torn] = [own + 1] * (torn - stop)
            return torn
        lost.append(here)
        self._openers[head] = None
        if following < len(depth) and depth[following] > here:
            self._inner.add(head, stop)  # a quote that it begins with opens itself
        if here and kind[head] == "attribution" and not _stands_below_words(state, head):
            self._flat.add(head)
            return self._end_flattened(stop, following)
        if not state.quoted and following == len(depth) and _opens_mail(state, head):
            from .flattened import end_of_copy  # late: few mails are no more than a copy

            end = end_of_copy(state, stop)
            if end is not None:
                level[stop:end] = [1] * (end - stop)
                return following  # all below that is its author's
        return stop

    def _take_lines(self, start: int, following: int) -> None:
        """Sets the levels of lines [start, following), where marks are lost."""
        state, lost, openers = self._state, self._lost, self._openers
        bare, depth = state.bare, state.depth
        passed = start
        for number in range(start, following):
            if not lost:
                break
            if number < passed:
                continue
            here = depth[number]
            if (here < lost[-1] and bare[number]) or number in state.margins:
                self._close(number, here if bare[number] else _NO_DEPTH)
            state.level[number] = here + len(lost)
            if not lost or lost[-1] != here:
                continue
            if number in state.ends:
                lost.pop()
                openers.popitem()
            elif (
                next(reversed(openers)) in self._flat
                and number >= start + 2
                and bare[number]
                and not bare[number - 1]
                and _stands_below_deeper(state, number)
            ):
                passed = self._end_flattened(number, following)

    def _close(self, number: int, depth: int) -> None:
        """Takes off the lost levels that are over at a line."""
        lost, openers = self._lost, self._openers
        opener = self._state.margins.get(number)
        while lost and (lost[-1] > depth or opener in openers):
            lost.pop()
            openers.popitem()

    def _end_flattened(self, start: int, following: int) -> int:
        """Sets the levels below an attribution whose quote has no mark, where blank lines tell what ends it;
        the line after them."""
        state, lost = self._state, self._lost
        depth, level, here = state.depth, state.level, lost[-1]
        stop = start
        while stop < following and depth[stop] == here:
            stop += 1
        from .flattened import parts_of_flattened  # late: most quotes keep their marks

        parts = parts_of_flattened(state, start, stop, len(lost) - bisect_left(lost, here))
        if not parts:
            return start
        for above, part in zip((None, *parts), parts, strict=False):
            first = above.stop if above else start
            level[first : part.stop] = [here + len(lost) - part.ended] * (part.stop - first)
        for _ in range(parts[-1].ended):
            lost.pop()
            self._openers.popitem()
        return parts[-1].stop


def _opens_mail(state: State, head: int) -> bool:
    """Whether nothing stands above the first attribution, but for a line that greets somebody."""
    if state.kind[head] != "attribution" or head != min(state.attributions):
        return False
    above = [line for line in state.bare[:head] if line]
    return not above or (len(above) == 1 and above[0][-1] == "," and len(above[0]) <= _GREETING)


def _stands_below_deeper(state: State, number: int) -> bool:
    """Whether the line above the blank ones is deeper."""
    above = state.last_said(number)
    return above >= 0 and state.depth[above] > state.depth[number]


def _stands_below_words(state: State, head: int) -> bool:
    """Whether a line of this depth that is no head stands right above."""
    above = state.last_said(head)
    return above >= 0 and state.depth[above] == state.depth[head] and state.kind[above] not in HEADS


def _torn_until(state: State, start: int, following: int) -> int:
    """Where the first lines of a quote end that lost their mark: deeper ones follow without a blank line."""
    bare, depth = state.bare, state.depth
    here, first = depth[start - 1], start
    while first < following and not bare[first]:
        first += 1
    stop = first
    while stop < following and bare[stop] and depth[stop] == here and stop - first <= _MOST_TORN:
        stop += 1
    if (
        not 0 < stop - first <= _MOST_TORN
        or stop == following
        or depth[stop] != here + 1
        or is_cut(bare[first])
    ):
        return start
    if not here and bare[first][-1] == "," and not bare[stop] and first > start:
        return stop  # "Hello,": Yahoo set no mark before the first line of a quote
    # An answer may stand there, but not in a quote below a line that bears its marks alone.
    parted = first > start and depth[first - 1] == here > 0
    runs_on = bare[stop] and bare[stop - 1][-1] not in _ENDS and len(bare[stop - 1]) >= _FULL
    return stop if parted or runs_on else start
