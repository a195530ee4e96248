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

from itertools import compress

from mlthread.rules.cuts import is_cut, says_cut
from mlthread.segment.heads.copies import heads_copy
from mlthread.segment.heads.named import is_signed, is_strong, one_author, other_days

from .flattened import end_of_copy, parts_of_flattened
from .state import State

__all__ = ["assign_levels"]

_NO_DEPTH = 1 << 30  # of a blank line: it ends no quote
_ENDS = frozenset(".!?:;…])>")
_GREETING = 40  # letters
_FULL = 40  # letters of a line that runs on
_HEADS = ("attribution", "headers")


def assign_levels(state: State) -> None:
    """Sets the level of every line."""
    bare, depth, kind = state.bare, state.depth, state.kind
    level = state.level = depth.copy()
    if not state.attributions:
        return
    count = len(depth)
    heads, ends = sorted(state.attributions), state.ends
    turns: list[tuple[int, int]] = []
    last_marked = max(compress(range(count), depth), default=-1)
    lost: list[int] = []  # the depth at which each lost level began
    opened: set[int] = set()  # lines of attributions that stand inside the quotes that they open
    openers: list[int] = []  # and the line that it began below
    around: list[int] = []  # heads above, none deeper than those below it
    introduced: set[int] = set()  # heads in quotes that were introduced outside of themselves
    flat: set[int] = set()  # those below which blank lines may tell what ends their quote
    margins = state.margins
    set_in = frozenset(margins.values())
    for head, following in zip(heads, (*heads[1:], count), strict=True):
        here = depth[head]
        _close(lost, openers, head, here, margins)
        stop = head + 1
        while stop < following and kind[stop] == kind[head] and stop not in state.starts:
            stop += 1
        while around and depth[around[-1]] > here:
            around.pop()
        if _is_introduced(state, head, around[-1] if around else None, opened, introduced):
            introduced.add(head)
        around.append(head)
        opens = head not in set_in and _opens_quote(state, head, here, opened, head in introduced)
        if opens:
            opened.update(range(head, stop))
        own = here + len(lost) - (1 if opens else 0)
        level[head:stop] = [own] * (stop - head)
        if not opens and _loses_level(state, turns, head, stop, here, last_marked, head in set_in):
            lost.append(here)
            openers.append(head)
            if following < count and depth[following] > here:
                opened.update(range(head, stop))  # a quote that it begins with opens itself
            if here and kind[head] == "attribution" and not _stands_below_words(state, head):
                flat.add(head)
                stop = _end_flattened(state, lost, openers, stop, following)
            elif not state.quoted and following == count and _opens_mail(state, head):
                end = end_of_copy(state, stop)
                if end is not None:
                    level[stop:end] = [1] * (end - stop)
                    break  # all below that is its author's
        elif not opens and kind[head] == "attribution":
            torn = _torn_until(state, stop, following)
            level[stop:torn] = [own + 1] * (torn - stop)
            stop = torn
        passed = stop
        for number in range(stop, following):
            if not lost:
                break
            if number < passed:
                continue
            here = depth[number]
            if (here < lost[-1] and bare[number]) or number in margins:
                _close(lost, openers, number, here if bare[number] else _NO_DEPTH, margins)
            level[number] = here + len(lost)
            if number in ends and lost and lost[-1] == here:
                lost.pop()
                openers.pop()
            elif (
                flat
                and not bare[number - 1]
                and bare[number]
                and lost
                and lost[-1] == here
                and openers[-1] in flat
                and number >= stop + 2
                and _stands_below_deeper(state, number)
            ):
                passed = _end_flattened(state, lost, openers, number, following)


def _stands_below_deeper(state: State, number: int) -> bool:
    """Whether the line above the blank ones is deeper."""
    above = number - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    return above >= 0 and state.depth[above] > state.depth[number]


def _opens_mail(state: State, head: int) -> bool:
    """Whether nothing stands above the first attribution, but for a line that greets somebody."""
    if state.kind[head] != "attribution" or head != min(state.attributions):
        return False
    above = [line for line in state.bare[:head] if line]
    return not above or (len(above) == 1 and above[0][-1] == "," and len(above[0]) <= _GREETING)


def _end_flattened(
    state: State, lost: list[int], openers: list[int], start: int, following: int
) -> int:
    """Sets the levels below an attribution whose quote has no mark, where blank lines tell what ends it;
    the line after them."""
    depth, level, here = state.depth, state.level, lost[-1]
    stop = start
    while stop < following and depth[stop] == here:
        stop += 1
    parts = parts_of_flattened(state, start, stop, lost.count(here))
    if not parts:
        return start
    for above, part in zip((None, *parts), parts, strict=False):
        first = above.stop if above else start
        level[first : part.stop] = [here + len(lost) - part.ended] * (part.stop - first)
    for _ in range(parts[-1].ended):
        lost.pop()
        openers.pop()
    return parts[-1].stop


def _torn_until(state: State, start: int, following: int) -> int:
    """Where the first lines of a quote end that lost its mark: they run on into deeper ones."""
    bare, depth = state.bare, state.depth
    first = start
    while first < following and not bare[first]:
        first += 1
    stop = first
    while stop < following and bare[stop] and depth[stop] == depth[start - 1] and stop - first < 3:
        stop += 1
    if (
        not 0 < stop - first < 3
        or stop >= following
        or not bare[stop]
        or depth[stop] != depth[start - 1] + 1
        or bare[stop - 1][-1] in _ENDS
        or len(bare[stop - 1]) < _FULL
    ):
        return start
    return stop


def _close(
    lost: list[int], openers: list[int], number: int, depth: int, margins: dict[int, int]
) -> None:
    """Takes off the lost levels that are over at a line."""
    opener = margins.get(number)
    while lost and (lost[-1] > depth or (opener is not None and opener in openers)):
        lost.pop()
        openers.pop()


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


def _opens_quote(state: State, head: int, depth: int, opened: set[int], introduced: bool) -> bool:
    """Whether an attribution stands inside the quote that it opens, as Apple Mail writes it.

    Then nothing of its depth stands above it in the quote, and what follows is no deeper, or two
    blank lines further down: its own and the one that the quoted message begins with. Yahoo
    puts a header block there that says once more what the line above the quote says.
    """
    if not depth:
        return False
    below = state.line_below(head)
    if below is None or not (
        state.depth[below] == depth
        or _begins_so(state, head, below, depth)
        or _goes_on_below(state, head, below, depth)
    ):
        return False
    above = head - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    if above < 0 or (state.depth[above] < depth and above in opened):
        return True
    if state.depth[above] < depth and state.kind[above] not in _HEADS:
        return not introduced
    if state.depth[above] < depth - 1:
        return True  # what stands right above opens the quote around this one
    if state.depth[above] >= depth or state.kind[head] != "headers":
        return False
    while above not in state.attributions and above and state.kind[above - 1] in _HEADS:
        above -= 1
    said = state.attributions.get(above)
    return said is not None and one_author(said, state.attributions[head]) is True


def _is_introduced(
    state: State, head: int, earlier: int | None, opened: set[int], introduced: set[int]
) -> bool:
    """Whether a line outside of it has introduced the quote that a head stands in, answers typed into it left
    aside: then what the head introduces was in that quote. `earlier` is the nearest head above that is not
    deeper: that line, or another one in the same quote."""
    if earlier is None or earlier in opened:
        return False
    here, outer = state.depth[head], state.depth[earlier]
    if outer == here:
        known = earlier in introduced
    else:
        below = state.line_below(earlier)
        known = outer == here - 1 and below is not None and state.depth[below] >= here
    return known and not any(
        state.bare[n] and state.depth[n] < here - 1 for n in range(earlier, head)
    )


def _begins_so(state: State, head: int, below: int, depth: int) -> bool:
    """Whether the quoted message begins with a quote: right below a header block, or below two lines of
    marks alone, where words of its own follow."""
    if state.kind[head] == "headers":
        return state.depth[below] == depth + 1
    if state.depth[below] < depth:
        return False
    if _opens_another(state, head, below) and _comes_back(state, below, depth):
        return True
    blank = sum(1 for n in range(head, below) if not state.kind[n] and state.depth[n] == depth)
    return blank >= 2 and _comes_back(state, below, depth)


def _goes_on_below(state: State, head: int, below: int, depth: int) -> bool:
    """Whether who answers has said something right below a header block, and the quote goes on below that."""
    if state.kind[head] != "headers" or state.depth[below] >= depth:
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


def _loses_level(
    state: State,
    turns: list[tuple[int, int]],
    head: int,
    stop: int,
    depth: int,
    last_marked: int,
    set_in: bool,
) -> bool:
    """Whether the words that the head introduces are no deeper than itself."""
    below = stop
    while below < len(state.bare) and not state.bare[below]:
        below += 1
    if below == len(state.bare):
        return False
    if state.depth[below] != depth:
        # marks that are set in with the head are a quote in what it introduces
        return (
            set_in and state.depth[below] > depth and below not in state.margins
        ) or _answers_below(state, head, below, depth)
    if head in state.held:
        return True
    if stop == head + 1 and not state.attributions[head].date and heads_copy(state, head):
        return True
    if state.rule[head].startswith("tracker/"):
        return False
    # Who answers may put a mark in place of the quote; a block of fields heads a whole message.
    if not set_in and (says_cut if state.kind[head] == "headers" else is_cut)(state.bare[below]):
        return False
    attribution = state.attributions[head]
    if below in state.attributions:
        # Two heads in a row speak of one message, or the second says where it is; but below a
        # ruler and its block a line that names somebody else, or another day, opens what that message quotes.
        second = state.attributions[below]
        if state.kind[below] != "attribution":
            return False
        other = one_author(attribution, second) is False
        if state.kind[head] == "headers":
            return other or other_days(attribution, second)
        return other and is_strong(attribution) and is_strong(second)
    if state.kind[head] == "headers":
        return True
    if depth and min(state.depth[head + 1 : below], default=depth) < depth:
        return False  # a blank line with fewer marks: the quote was cut there
    if depth:
        # Where deeper marks follow, quotes bear marks: the author of this depth speaks, and what
        # the line introduced was cut away.
        if not turns:
            turns.extend(_turns(state))
        turn, deepest = turns[below]
        return (
            (turn < depth and deepest <= depth)
            or _fills(state, below, depth)
            or is_signed(state, head, below)
        )
    return is_strong(attribution) and (
        below > last_marked or (_stands_below_text(state, head) and _fills(state, below, 0))
    )


def _answers_below(state: State, head: int, below: int, depth: int) -> bool:
    """Whether a header block stands above a message without marks that begins with a quote of somebody
    else's words, the attribution inside it, and answers further down, signed by whom the block names."""
    if state.kind[head] != "headers" or state.depth[below] != depth + 1:
        return False
    inner = state.attributions.get(below)
    if inner is None or one_author(state.attributions[head], inner) is not False:
        return False
    number = below
    while number < len(state.bare) and (not state.bare[number] or state.depth[number] == depth + 1):
        number += 1
    return (
        number < len(state.bare) and state.depth[number] == depth and is_signed(state, head, number)
    )


def _fills(state: State, below: int, depth: int) -> bool:
    """Whether all from a line to the next head is of one depth, a few lines of it, and that head is a
    sure one of that depth: one message below the other."""
    bare = state.bare
    for number in range(below, len(bare)):
        if number in state.attributions:
            return state.depth[number] == depth and is_strong(state.attributions[number])
        if bare[number] and state.depth[number] != depth:
            return False
    return False


def _stands_below_text(state: State, head: int) -> bool:
    """Whether the author has said something above: what no mark tells from it may be somebody else's."""
    return any(
        state.bare[n] and not state.depth[n] and state.kind[n] not in _HEADS for n in range(head)
    )


def _stands_below_words(state: State, head: int) -> bool:
    """Whether a line of this depth that is no head stands right above."""
    above = head - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    return (
        above >= 0 and state.depth[above] == state.depth[head] and state.kind[above] not in _HEADS
    )
