"""Quotes inside a quote that are set in below their attribution. In: a `State` with levels. Out: the levels of
what is set in, and of what is not any more.

A client that makes text of a page sets in each quote of it by some blanks, and bears the marks of the whole
outside; whoever answers there goes on where the attribution began:

>>> from mlthread.segment.heads.attribution import mark_attributions
>>> from mlthread.segment.levels.assign import assign_levels
>>> from mlthread.segment.quoting.lines import read_lines
>>> text = "Ann Lee wrote on 2 May 2016 at 10:00:\\n\\n    Is the gate\\n    still open?\\n\\nIt is.\\n"
>>> state = read_lines("".join(f"> {line}\\n" for line in text.splitlines()))
>>> mark_attributions(state)
>>> assign_levels(state)
>>> level_insets(state)
>>> state.level
[1, 1, 2, 2, 1, 1]
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.segment.quoting.indents import inset_of, is_prose
from mlthread.segment.state import State

__all__ = ["level_insets"]

# Blanks by which each quote is set in; two where the attribution is set in itself.
_UNITS = range(3, 6)
_FEWEST_WORDS = 4
_ENDS = frozenset(".?!")
_MOST_LINES = 200  # that are looked at for prose


def level_insets(state: State) -> None:
    """Sets the levels of the quotes that are set in, below each attribution in a quote that heads one."""
    if not (state.quoted and state.attributions):
        return
    done = -1
    for head in sorted(state.attributions):
        if head > done and state.depth[head] and state.kind[head] == "attribution":
            done = _level(state, head)


def _level(state: State, head: int) -> int:
    """Sets them below the first such head of a quote; the last line of that quote, or the one above the head."""
    depth, content, level = state.depth, state.content, state.level
    outer, own = depth[head], level[head]
    first = state.line_below(head)
    if first is None or depth[first] != outer or content[first][0] not in " \t":
        return head - 1
    margin = inset_of(content[head])
    unit = inset_of(content[first]) - margin
    if not (unit in _UNITS or (unit == 2 <= margin)):
        return head - 1
    if not _tells(state, _paragraphs(state, first, first + _MOST_LINES, outer), margin + unit):
        return head - 1
    last = _last(state, first, outer)
    paragraphs = [*_paragraphs(state, first, last + 1, outer)]
    if own < outer and any(_is_at_margin(state, start, margin) for start, _ in paragraphs):
        own += 1  # whoever answers at the margin put the head there: it is quoted as a whole
        level[head:first] = [own] * (first - head)
    deepest, here, below_head = 1, 1, True
    for start, stop in paragraphs:
        steps = max(0, (inset_of(content[start]) - margin + unit // 2) // unit)
        if start in state.attributions:
            here = min(steps, deepest + 1)  # it may stand in a quote that none names
            deepest = max(deepest, here + 1)
        elif steps <= here or below_head or _is_quote(state, start, stop):
            here = min(steps, deepest)
        below_head = start in state.attributions
        level[start:stop] = [own + here] * (stop - start)
    return last


def _is_at_margin(state: State, number: int, margin: int) -> bool:
    return inset_of(state.content[number]) <= margin and number not in state.attributions


def _last(state: State, first: int, outer: int) -> int:
    """The last line that bears so many marks, above any attribution that bears fewer."""
    depth = state.depth
    last = first
    for number in range(first, len(depth)):
        if depth[number] < outer and number in state.attributions:
            break
        if depth[number] == outer and state.bare[number]:
            last = number
    return last


def _paragraphs(state: State, first: int, last: int, outer: int) -> Iterator[tuple[int, int]]:
    """Paragraphs of lines [first, last) that bear so many marks; an attribution is one of its own, and so is what
    answers at the margin right below."""
    bare, depth = state.bare, state.depth
    last = min(last, len(bare))
    stop = first
    while stop < last:
        start = stop
        stop += 1
        if not bare[start] or depth[start] != outer:
            continue
        while (
            stop < last
            and bare[stop]
            and depth[stop] == outer
            and not (stop in state.starts or _answers(state, stop))
        ):
            stop += 1
        yield start, stop


def _answers(state: State, number: int) -> bool:
    """Whether a sentence begins at the margin where one ends above: what a client wrapped goes on there."""
    bare = state.bare
    return number in state.margins and bare[number][0].isupper() and bare[number - 1][-1] in _ENDS


def _tells(state: State, paragraphs: Iterator[tuple[int, int]], inset: int) -> bool:
    """Whether more than a first line is set in, and some of it is prose."""
    count = prose = 0
    for start, stop in paragraphs:
        if start in state.attributions:
            continue
        if inset_of(state.content[start]) < inset:
            break
        lines = [n for n in range(start, stop) if inset_of(state.content[n]) >= inset]
        count += len(lines)
        prose += sum(is_prose(state.bare[n]) for n in lines)
        if count > 1 and prose:
            return True
    return False


def _is_quote(state: State, start: int, stop: int) -> bool:
    """Whether lines that are set in further, with no attribution above, are prose."""
    lines = state.bare[start:stop]
    return (
        2 * sum(map(is_prose, lines)) >= len(lines)
        and sum(len(line.split()) for line in lines) >= _FEWEST_WORDS
    )
