"""Attributions inside the quotes that they open. In: heads (attributions and header blocks), from the first to
the last. Out: which of them bear the marks of what they introduce.

Apple Mail sets its mark before the line that says whose words follow, too:

>>> from mlthread.segment.heads.attribution import mark_attributions
>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Yes.\\n\\n> On 2 May 2016, at 10:00, Ann Lee wrote:\\n> \\n> Shall we?\\n")
>>> mark_attributions(state)
>>> InnerHeads(state).look(2)
True
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.heads.named import one_author, one_minute
from mlthread.segment.state import State

from .phones import top_below

__all__ = ["HEADS", "InnerHeads", "is_apples"]

HEADS = ("attribution", "headers")
"""The kinds of what says whose words follow."""

# Apple Mail since 2014: no weekday, and a word between day and clock, which Gmail and Thunderbird never write so.
_APPLE = pattern(
    r"(?=.{0,24}?(?<!\d)20(?:1[4-9]|[2-9]\d)(?!\d))(?:\d|[A-Z][a-z]{2,8}\.? \d)"
    r".{4,36}(?:[^\W\d_]|[.)，])\s?\d{1,2}[:.]\d\d(?:\s[AP]M)?"
)


class InnerHeads:
    """What the heads above say of the quotes that are open."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._inside: set[int] = set()  # lines of heads that stand inside the quotes that they open
        self._around: list[int] = []  # heads above, none deeper than those below it
        self._introduced: set[int] = (
            set()
        )  # heads in quotes that were introduced outside of themselves

    def add(self, start: int, stop: int) -> None:
        """Lines [start, stop) are a head inside the quote that it opens."""
        self._inside.update(range(start, stop))

    def look(self, head: int) -> bool:
        """Whether the next head stands inside the quote that it opens."""
        depth, around = self._state.depth, self._around
        while around and depth[around[-1]] > depth[head]:
            around.pop()
        if around and self._is_introduced(head, around[-1]):
            self._introduced.add(head)
        around.append(head)
        return depth[head] > 0 and self._opens_quote(head)

    def _is_introduced(self, head: int, earlier: int) -> bool:
        """Whether a line outside of it has introduced the quote that a head stands in, answers typed into it
        left aside: then what the head introduces was in that quote. `earlier` is the nearest head above that
        is not deeper: that line, or another one in the same quote."""
        if earlier in self._inside:
            return False
        state = self._state
        here, outer = state.depth[head], state.depth[earlier]
        if outer == here:
            known = earlier in self._introduced
        else:
            below = state.line_below(earlier)
            known = outer == here - 1 and below is not None and state.depth[below] >= here
        return known and not any(
            state.bare[n] and state.depth[n] < here - 1 for n in range(earlier, head)
        )

    def _opens_quote(self, head: int) -> bool:
        """Whether nothing of the head's depth stands above it in the quote, and what follows is no deeper, or
        two blank lines further down: its own and the one that the quoted message begins with. Yahoo puts a
        header block there that says once more what the line above the quote says.
        """
        state = self._state
        depth, kind = state.depth, state.kind
        here = depth[head]
        below = state.line_below(head)
        if below is None or not (
            depth[below] == here
            or _begins_so(state, head, below, here)
            or _goes_on_below(state, head, below, here)
        ):
            return False
        above = state.last_said(head)
        if above < 0 or (depth[above] < here and above in self._inside):
            return True
        if depth[above] < here and kind[above] not in HEADS:
            return head not in self._introduced
        if depth[above] < here - 1:
            return True  # what stands right above opens the quote around this one
        if depth[above] >= here or kind[head] != "headers":
            return False
        while above not in state.attributions and above and kind[above - 1] in HEADS:
            above -= 1
        said = state.attributions.get(above)
        told = state.attributions[head]
        return said is not None and (one_author(said, told) is True or one_minute(said, told))


def _begins_so(state: State, head: int, below: int, depth: int) -> bool:
    """Whether the quoted message begins with a quote: right below a header block, or below two lines of
    marks alone (one, if the line is Apple's), where words of its own follow."""
    if state.kind[head] == "headers":
        return state.depth[below] > depth
    if state.depth[below] < depth:
        return False
    top = top_below(state, head)
    if top is not None and state.depth[top] == depth:
        return True
    if _opens_another(state, head, below) and _comes_back(state, below, depth):
        return True
    blank = sum(1 for n in range(head, below) if not state.kind[n] and state.depth[n] == depth)
    return blank >= (1 if is_apples(state, head) else 2) and _comes_back(state, below, depth)


def is_apples(state: State, head: int) -> bool:
    """Whether an attribution is written as Apple Mail does that sets it inside the quote, with the address."""
    said = state.attributions[head]
    return said.email is not None and _APPLE.fullmatch(said.date or "") is not None


def _goes_on_below(state: State, head: int, below: int, depth: int) -> bool:
    """Whether who answers has said something right below a header block, and the quote goes on below that."""
    if state.kind[head] != "headers":
        return False
    for number in range(below, len(state.bare)):
        if number in state.attributions:
            return False
        if state.bare[number] and state.depth[number] >= depth:
            return state.depth[number] == depth
    return False


def _opens_another(state: State, head: int, below: int) -> bool:
    """Whether right below an attribution another author's stands one mark deeper, inside its own quote."""
    inner = state.attributions.get(below)
    if inner is None or state.depth[below] != state.depth[head] + 1:
        return False
    quoted = state.line_below(below)
    return (
        quoted is not None
        and state.depth[quoted] == state.depth[below]
        and one_author(state.attributions[head], inner) is False
    )


def _comes_back(state: State, number: int, depth: int) -> bool:
    """Whether words of this depth stand further down, before any that are less deep."""
    while number < len(state.bare) and (not state.bare[number] or state.depth[number] > depth):
        number += 1
    return number < len(state.bare) and state.depth[number] == depth
