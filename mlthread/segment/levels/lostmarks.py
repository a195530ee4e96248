"""Quotes that have lost their marks. In: a head (an attribution or a header block) and what stands below it.
Out: whether the words that it introduces are no deeper than itself.

>>> from mlthread.segment.heads.attribution import mark_attributions
>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("> Yes.\\n>\\n> On 5/2/2018 0:17, Ann Lee wrote:\\n> Well?\\n")
>>> mark_attributions(state)
>>> LostMarks(state).below(2, 3)
True
"""

from __future__ import annotations

from itertools import compress

from mlthread.rules.cuts import is_cut, says_cut
from mlthread.rules.greetings import is_name
from mlthread.segment.heads.copies import below_tagline, heads_copy
from mlthread.segment.heads.inline import holds_head, holds_words
from mlthread.segment.heads.named import is_signed, is_strong, one_author, other_days, signs
from mlthread.segment.quoting.sessions import DRAWN
from mlthread.segment.state import State

from .answers import INLINE
from .innerheads import HEADS, is_apples

__all__ = ["LostMarks", "names_two_depths"]

_MOST_SIGNED = 12  # lines above, blank ones counted
_MOST_SAID = 40  # lines above
_MOST_ABOVE = 12  # lines of what the outer author says above a quote that was cut


class LostMarks:
    """What a body's marks say as a whole, looked at when a head first asks."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._set_in = frozenset(state.margins.values())
        upwards = range(len(state.depth) - 1, -1, -1)
        self._last_marked = next(compress(upwards, reversed(state.depth)), -1)
        self._turns: list[tuple[int, int]] = []
        self._first_said: int | None = None  # not looked for yet
        self._marks_blanks: bool | None = None

    def is_set_in(self, head: int) -> bool:
        """Whether the words of a head are set in, with marks of their own or without."""
        return head in self._set_in

    def below(self, head: int, stop: int) -> bool:
        """Whether what the head, lines [head, stop), introduces bears no mark of its own."""
        state = self._state
        bare = state.bare
        below = state.next_said(stop)
        if below == len(bare):
            return False
        here = state.depth[head]
        if holds_words(state, head):
            return not holds_head(state, head) or self._stands_below_text(head)
        if state.depth[below] != here:
            # marks that are set in with the head are a quote in what it introduces
            return (
                head in self._set_in and state.depth[below] > here and below not in state.margins
            ) or self._answers_below(head, below, here)
        if head in state.held:
            return True
        if (
            stop == head + 1
            and not state.attributions[head].date
            and (heads_copy(state, head) or below_tagline(state, head))
        ):
            return True
        if state.rule[head].startswith(("tracker/", "pipermail/")):
            return False
        # Who answers may put a mark in place of the quote; a block of fields heads a whole message.
        headers = state.kind[head] == "headers"
        if head not in self._set_in and (says_cut if headers else is_cut)(bare[below]):
            return headers and self._is_cut_quote(head, below)
        if below in state.attributions:
            return _heads_another(state, head, below) or (
                headers
                and not names_two_depths(state, head, below)
                and self._stands_below_text(head)
                and _signs_below(state, head, below)
            )
        return headers or self._is_plain_quote(head, below, here)

    def _is_plain_quote(self, head: int, below: int, depth: int) -> bool:
        """Whether words right below an attribution, as deep as it, are whom it names's."""
        state = self._state
        bare = state.bare
        if bare[below] == "--" and not (
            is_signed(state, head, below)
            or (below + 1 < len(bare) and signs(state, head, bare[below + 1], delimited=True))
        ):
            return False  # an archive took the quote out; who answers has signed
        if min(state.depth[head + 1 : below], default=depth) < depth:
            if self._marks_blanks is None:
                self._marks_blanks = not _leaves_blanks_bare(state)
            if self._marks_blanks:
                return False  # a blank line with fewer marks: the quote was cut there
        if not depth:
            if _is_gnus(state, head):
                return False
            return is_strong(state.attributions[head]) and (
                below > self._last_marked
                or (self._stands_below_text(head) and _fills(state, below, 0))
                or (_stands_below_signature(state, head) and not _is_cut_short(state, below))
                or _stands_below_ruler(state, head, below)
            )
        if not bare[below - 1] and is_apples(state, head):
            return True  # it bears the marks of its quote, and another line says whose words these are in
        # Where deeper marks follow, quotes bear marks: the author of this depth speaks, and what
        # the line introduced was cut away.
        if not self._turns:
            self._turns = _turns(state)
        turn, deepest = self._turns[below]
        return (
            (turn < depth and deepest <= depth and not _signs_for_outer(state, head, below))
            or _fills(state, below, depth)
            or is_signed(state, head, below)
        )

    def _is_cut_quote(self, head: int, cut: int) -> bool:
        """Whether what is left of a message follows below the words that some of it was cut: its head stands below
        what its reader says, and no marks tell that other words are the quote."""
        state = self._state
        below = state.next_said(cut + 1)
        return (
            below < len(state.bare)
            and state.depth[head] == state.depth[below] == 0
            and self._stands_below_text(head)
        )

    def _answers_below(self, head: int, below: int, depth: int) -> bool:
        """Whether a header block stands above a message without marks that begins with a quote of somebody
        else's words, and answers further down, signed by whom the block names."""
        state = self._state
        if state.kind[head] != "headers" or state.depth[below] != depth + 1:
            return False
        inner = state.attributions.get(below)
        if inner is None:
            if not self._stands_below_text(head):
                return False  # whoever answers may have written what they quote
        elif one_author(state.attributions[head], inner) is not False:
            return False
        number = below
        while number < len(state.bare) and (
            not state.bare[number] or state.depth[number] == depth + 1
        ):
            number += 1
        return (
            number < len(state.bare)
            and state.depth[number] == depth
            and is_signed(state, head, number)
        )

    def _stands_below_text(self, head: int) -> bool:
        """Whether the author has said something above: what no mark tells from it may be somebody else's."""
        if self._first_said is None:
            bare, depth, kind = self._state.bare, self._state.depth, self._state.kind
            own = (
                n for n, line in enumerate(bare) if line and not depth[n] and kind[n] not in HEADS
            )
            self._first_said = next(own, len(bare))
        return self._first_said < head


def _leaves_blanks_bare(state: State) -> bool:
    """Whether blank lines of quotes bear no marks: none does, and some stand within a quote, below no head of one."""
    bare, depth = state.bare, state.depth
    seen = False
    for number in range(1, len(bare) - 1):
        if bare[number]:
            continue
        if depth[number]:
            return False
        above = number - 1
        seen = seen or (0 < depth[above] == depth[number + 1] and above not in state.attributions)
    return seen


def _signs_for_outer(state: State, head: int, below: int) -> bool:
    """Whether what stands right below an attribution is one text, signed by whoever quoted that author: the quote
    was cut away, the line above it was not. Two blank lines would part what was quoted from what answers it."""
    bare, depth, here = state.bare, state.depth, state.depth[head]
    above = range(head - 1, max(-1, head - _MOST_ABOVE), -1)
    outer = next((n for n in above if n in state.attributions and depth[n] < here), None)
    if (
        outer is None
        or not bare[below - 1]
        or one_author(state.attributions[outer], state.attributions[head]) is not False
        or not is_signed(state, outer, below)
    ):
        return False
    number = below + 1
    while number < len(bare) and depth[number] == here and (bare[number] or bare[number - 1]):
        number += 1
    return not any(bare[n] and depth[n] == here for n in range(number, len(bare)))


def _heads_another(state: State, head: int, below: int) -> bool:
    """Whether a head right below another one opens what that message quotes: two in a row speak of one message,
    or the second says where it is; but below a ruler and its block a line names somebody else, or another day."""
    first, second = state.attributions[head], state.attributions[below]
    if state.kind[below] != "attribution" or names_two_depths(state, head, below):
        return False
    other = one_author(first, second) is False
    if state.kind[head] == "headers":
        return other or other_days(first, second)
    return other and is_strong(first) and is_strong(second)


def names_two_depths(state: State, head: int, below: int) -> bool:
    """Whether two attributions in a row, of two authors, stand above quotes that bear two marks more than they do
    before any that bear one: the first names who wrote what bears one, the second what bears two. A block of fields
    is such a first one where whoever answers has marked by hand all below it, and says so or nothing above.

    >>> from mlthread.segment.heads.attribution import mark_attributions
    >>> from mlthread.segment.quoting.lines import read_lines
    >>> state = read_lines("On 2/5/2016 8:00, Ann wrote:\\nOn 1/5/2016 8:00, Bo wrote:\\n>> Why?\\n> So.\\n")
    >>> mark_attributions(state)
    >>> names_two_depths(state, 0, 1)
    True
    """
    here, inner = state.depth[head], state.line_below(below)
    return (
        state.kind[below] == "attribution"
        and state.depth[below] == here
        and inner is not None
        and (
            state.depth[inner] == here + 2
            or (
                state.kind[head] == "attribution"
                and _is_gnus(state, head)
                and _deepest(state, inner) > here + 1
            )
        )
        and one_author(state.attributions[head], state.attributions[below]) is False
        and (state.kind[head] == "attribution" or _is_answered_within(state, head, inner))
    )


def _is_answered_within(state: State, head: int, inner: int) -> bool:
    """Whether a block of a mail that is answered stands right above marks: the mail says that answers stand in the
    text, or begins with the block. What is forwarded may as well begin with a quote of two marks."""
    if state.depth[head]:
        return False
    above = [line for line in state.bare[max(0, head - _MOST_SAID) : head] if line]
    if not above:
        return "riginal " in state.bare[head] and 1 not in state.depth[head:inner]
    return any(INLINE.search(line) for line in above)


def _is_gnus(state: State, head: int) -> bool:
    """Whether a head at the margin is one of Gnus or VM, which mark all that they quote."""
    return not state.depth[head] and state.raw[head].lstrip().startswith(DRAWN)


def _deepest(state: State, start: int) -> int:
    """The greatest depth from a line to the next head."""
    stop = start
    while stop < len(state.depth) and stop not in state.attributions:
        stop += 1
    return max(state.depth[start:stop], default=0)


def _signs_below(state: State, head: int, below: int) -> bool:
    """Whether whoever a block names has signed, in a line of its own or below a delimiter, what stands as deep as the
    block around quotes: that message begins with a line that says whom it answers."""
    depth, bare, here = state.depth, state.bare, state.depth[head]
    if state.depth[state.line_below(below) or below] <= here:
        return False  # no marked quote
    above = ""
    for number in range(below, len(bare)):
        if state.kind[number] == "headers" and depth[number] == here:
            return False  # another message
        if bare[number] and depth[number] == here and number not in state.attributions:
            if signs(state, head, bare[number], delimited=above == "--"):
                return True
            above = bare[number]
    return False


def _turns(state: State) -> list[tuple[int, int]]:
    """For every line the depth of the first line below it that is of another depth (-1: none is), and
    the greatest depth from it on."""
    depth, bare = state.depth, state.bare
    out = [(-1, 0)] * len(depth)
    last, turn, deepest = -1, -1, 0
    for number in range(len(depth) - 1, -1, -1):
        if bare[number] and depth[number] != last:
            last, turn = depth[number], last
            deepest = max(deepest, last)
        out[number] = turn if depth[number] == last else last, deepest
    return out


def _fills(state: State, below: int, depth: int) -> bool:
    """Whether all from a line to the next head is of one depth, a few lines of it, and that head is a
    sure one of that depth, or one inside the quote that it opens: one message below the other."""
    bare = state.bare
    for number in range(below, len(bare)):
        if number in state.attributions:
            same = state.depth[number] == depth or _is_inside(state, number, depth + 1)
            return same and is_strong(state.attributions[number])
        if bare[number] and state.depth[number] != depth:
            return False
    return False


def _is_inside(state: State, head: int, depth: int) -> bool:
    """Whether an attribution bears the marks of the quote that it opens, as Apple Mail has it."""
    below = state.line_below(head)
    return (
        state.kind[head] == "attribution"
        and below is not None
        and state.depth[head] == state.depth[below] == depth
        and below not in state.attributions
    )


def _stands_below_ruler(state: State, head: int, below: int) -> bool:
    """Whether a ruler stands right above an attribution and words right below it: Proton's mobile clients set no
    marks where their web mail does."""
    ruled = head > 0 and state.kind[head - 1] == "headers" and head - 1 in state.attributions
    return ruled and state.bare[below - 1] != ""


def _is_cut_short(state: State, number: int) -> bool:
    """Whether a mark alone stands right below a line: Yahoo set none before the first line of a quote."""
    below = number + 1
    return below < len(state.bare) and not state.bare[below] and state.depth[below] > 0


def _stands_below_signature(state: State, head: int) -> bool:
    """Whether the author has signed right above: what follows, its own quotes marked, is not his."""
    bare, kind = state.bare, state.kind
    first = head
    while first > max(0, head - _MOST_SIGNED) and kind[first - 1] not in HEADS:
        first -= 1  # what stands above a head is nobody's of this message
    above = [n for n in range(first, head) if bare[n]]
    if len(above) < 2 or any(state.depth[n] for n in above):
        return False
    if any(bare[n] == "--" for n in above):
        return True
    last = bare[above[-1]]
    linked = " " not in last and ("://" in last or "@" in last)
    return linked or (is_name(last) and last[-1] != ",")
