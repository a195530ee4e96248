"""Quotes that are set in by three blanks, or a tab and a blank, and bear no mark. In: a `State` with levels.
Out: those lines as quotes.

Emacs' Rmail quotes so, and MH by the filters of some. That a mail, or what is quoted of one, begins with such a paragraph of prose, or with
a header block or marks set in so, tells its habit, for who writes prose sets it at the margin. One line alone
tells it where a later paragraph has more.

>>> from .lines import read_lines
>>> text = "   Does the gate leak,\\n   or is it the sluice?\\n\\nBoth do.\\n\\n   Since when is that?\\n\\nMay.\\n"
>>> state = read_lines(text)
>>> mark_set_in_quotes(state)
>>> state.level
[1, 1, 0, 0, 0, 1, 0, 0]
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.segment.state import State

from .indents import inset_of, is_prose

__all__ = ["mark_set_in_quotes"]

_INSET = 3
_LEADS = (" " * _INSET, "\t ")
_FEWEST_WORDS = 3
_SENTENCE, _LONG = 30, 50  # letters of one that stands alone, and of one that goes on nowhere
_SENTENCE_ENDS = frozenset(".?!,;:-")
_ARMOUR = ("-----BEGIN PGP SIGNED", "Hash: ")
_BULLETS = frozenset("-*+•·")
_WHY = ("it is set in as Emacs or MH quote, and the mail begins so",)


def mark_set_in_quotes(state: State) -> None:
    """Marks the paragraphs that are set in, where a mail begins with one and goes on at the margin."""
    text = state.text
    if _LEADS[0] not in text and ("\t" not in text or _LEADS[1] not in text):
        return
    bare, depth = state.bare, state.depth
    above = begun = -1  # the line above; the depth down to which mails are under way
    for number, line in enumerate(bare):
        if not line or (above < 0 and line.startswith(_ARMOUR)):
            continue
        here = depth[number]
        kind = state.kind[number]
        if kind == "attribution" or (kind == "headers" and state.level[number] < here):
            if above < 0 and not here and _is_set_in(state, number):
                continue  # it heads what is set in together with it
        elif here > begun:
            begun = here
            if _begins_set_in(state, number):
                set_in = above < 0 and state.raw[number].startswith(_LEADS)
                _mark(state, number, 0 if set_in else here)
        if here < begun:
            begun = here
        above = number
        if not (begun or state.quoted):
            return  # nothing is deeper than what has begun


def _mark(state: State, first: int, outer: int) -> None:
    """Marks the quotes of the mail that begins at a line and is quoted at a depth."""
    stop = first
    while stop < len(state.bare) and (not state.bare[stop] or state.depth[stop] >= outer):
        stop += 1
    level = state.level[first] - (state.depth[first] - outer)
    runs = list(_runs(state, first, stop, outer, level))
    told = state.depth[first] > outer or state.kind[first] == "headers"
    if not told and (not runs or runs[0][0] != first or not _tell(state, runs)):
        return
    if not any(_is_at_margin(state, number, outer, level) for number in range(first, stop)):
        return
    for start, end in runs:
        state.mark(start, end, "quote", "quote/set-in", _WHY)
        state.level[start:end] = [level + 1] * (end - start)
    if not outer:
        for number in range(stop):
            here = state.depth[number]
            if state.level[number] == here and (
                inset_of(state.raw[number]) >= _INSET
                if here
                else state.kind[number] == "attribution" and _is_set_in(state, number)
            ):
                state.level[number] = here + 1


def _tell(state: State, runs: list[tuple[int, int]]) -> bool:
    """Whether the first paragraph has more lines than one; or is a sentence with words at the margin
    below it, and a later one has more."""
    (first, stop), *later = runs
    if stop - first > 1:
        return True
    below = stop
    while below < len(state.bare) and not state.bare[below]:
        below += 1
    if below == len(state.bare) or state.raw[below][0].isspace():
        return False
    line = state.bare[first]
    least = _SENTENCE if line[-1] in _SENTENCE_ENDS else _LONG
    sentence = len(line) >= least and not line.isupper()
    return sentence and any(end - start > 1 for start, end in later)


def _begins_set_in(state: State, number: int) -> bool:
    """Whether a paragraph is set in by three, be its first line further in."""
    if _is_set_in(state, number):
        return True
    below = number + 1
    return (
        below < len(state.bare)
        and bool(state.bare[below])
        and inset_of(state.content[number]) > _INSET
        and _is_set_in(state, below)
    )


def _is_set_in(state: State, number: int) -> bool:
    line = state.content[number] if state.depth[number] else state.raw[number]
    if state.depth[number] and state.raw[number].startswith(_LEADS):
        line = state.raw[number]
    lead = next((lead for lead in _LEADS if line.startswith(lead)), None)
    return lead is not None and line[len(lead) : len(lead) + 1] not in ("", " ", "\t")


def _is_at_margin(state: State, number: int, outer: int, level: int) -> bool:
    """Whether a paragraph of the mail's own author begins at the margin."""
    bare = state.bare[number]
    if number and state.bare[number - 1]:
        return False  # the tail of a line may stand there
    own = state.level[number] == level and state.depth[number] == outer and not state.kind[number]
    return bool(bare) and own and bare[0].isalpha() and not state.content[number][0].isspace()


def _runs(state: State, first: int, last: int, outer: int, level: int) -> Iterator[tuple[int, int]]:
    """Paragraphs of prose of the author's level that are set in."""
    bare = state.bare
    stop = first
    for start in range(first, last):
        if start < stop or not bare[start] or not _opens_paragraph(state, start):
            continue
        stop = start
        while stop < last and bare[stop]:
            stop += 1
        lines = range(start, stop)
        if (
            _begins_set_in(state, start)
            and bare[start][0] not in _BULLETS
            and all(
                state.depth[n] == outer and state.level[n] == level and not state.kind[n]
                for n in lines
            )
            and all(inset_of(state.content[n]) >= _INSET for n in lines)
            and 2 * sum(1 for n in lines if is_prose(bare[n])) >= len(lines)
            and sum(len(bare[n].split()) for n in lines) >= _FEWEST_WORDS
        ):
            yield start, stop


def _opens_paragraph(state: State, number: int) -> bool:
    """Whether a blank line stands above, or what is of another depth or kind."""
    above = number - 1
    return (
        number == 0
        or not state.bare[above]
        or state.depth[above] < state.depth[number]
        or bool(state.kind[above])
    )
