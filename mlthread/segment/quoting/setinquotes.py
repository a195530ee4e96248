"""Quotes that are set in by three blanks, or by a tab, and bear no mark. In: a `State` with levels.
Out: those lines as quotes.

Emacs' Rmail quotes so, and MH by the filters of some. That a mail, or what is quoted of one, begins with such a
paragraph of prose, or with a header block or marks set in so, tells its habit, for who writes prose sets it at the
margin. One line alone tells it where a later paragraph has more; a tab where prose answers right below; inside
a quote whole sentences that are set in by four blanks, as clients do that make text of a page.

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

_BLANKS, _INSIDE, _TAB = 3, 4, 8  # _INSIDE: inside a quote only
_INSETS = frozenset((_BLANKS, _TAB, _TAB + 1))
_LEADS = (" " * _BLANKS, "\t")
_FEWEST_WORDS = 3
_SENTENCE, _LONG = 30, 50  # letters of one that stands alone, and of one that goes on nowhere
_SENTENCE_ENDS = frozenset(".?!,;:-")
_ARMOUR = ("-----BEGIN PGP SIGNED", "Hash: ")
_BULLETS = frozenset("-*+•·")
_WHY = ("it is set in as Emacs or MH quote, and the mail begins so",)
_MARK = "\t "
_WHY_MARK = ("it is set in by a tab and a blank, as MH quotes, and prose at the margin answers it",)


def mark_set_in_quotes(state: State) -> None:
    """Marks the paragraphs that are set in, where a mail begins with one and goes on at the margin."""
    _mark_habits(state)
    if "\t" in state.text and _MARK in state.text:  # one letter is looked for much faster
        _mark_tabs(state)


def _mark_habits(state: State) -> None:
    """Marks what is set in as the beginning of a mail is, of the whole one or of one that is quoted."""
    bare, depth, kinds = state.bare, state.depth, state.kind
    above = begun = -1  # the line above; the depth down to which mails are under way
    heads = False  # a header block stands above, in what is under way
    for number, line in enumerate(bare):
        if not line or (above < 0 and line.startswith(_ARMOUR)):
            continue
        here = depth[number]
        kind = kinds[number]
        if here == begun and not kind and not heads:
            above = number  # what is under way goes on
            continue
        if kind == "attribution" or (kind == "headers" and state.level[number] < here):
            if above < 0 and not here and _inset(state, number) in _INSETS:
                continue  # it heads what is set in together with it
        elif 0 < here <= begun and _heads_mail(state, number):
            heads = True  # a mail that is quoted in the quote
        elif here > begun or (heads and not kind):
            begun, heads = here, False
            inset = _first_inset(state, number)
            if inset:
                set_in = above < 0 and state.raw[number].startswith(_LEADS)
                _mark(state, number, 0 if set_in else here, inset)
        if here < begun:
            begun = here
        above = number
        if not (begun or state.quoted):
            return  # nothing is deeper than what has begun


def _mark(state: State, first: int, outer: int, inset: int) -> None:
    """Marks the quotes of the mail that begins at a line and is quoted at a depth."""
    stop = first
    while stop < len(state.bare) and not _ends_mail(state, stop, outer):
        stop += 1
    level = state.level[first] - (state.depth[first] - outer)
    runs = list(_runs(state, first, stop, outer, level, inset))
    told = state.depth[first] > outer or state.kind[first] == "headers"
    if not told and (not runs or runs[0][0] != first or not _tell(state, runs)):
        return
    if inset == _INSIDE and not (told or _is_text(state, *runs[0])):
        return
    margin = (n for n in range(first, stop) if _is_at_margin(state, n, outer, level, inset))
    answer = next(margin, None)
    if answer is None or (inset == _TAB and not _is_answered(state, first, answer, runs)):
        return
    for start, end in runs:
        state.mark(start, end, "quote", "quote/set-in", _WHY)
        state.level[start:end] = [level + 1] * (end - start)
    if not outer:
        for number in range(stop):
            here = state.depth[number]
            if state.level[number] == here and (
                inset_of(state.raw[number]) >= _BLANKS
                if here
                else state.kind[number] == "attribution" and _inset(state, number) == inset
            ):
                state.level[number] = here + 1


def _ends_mail(state: State, number: int, outer: int) -> bool:
    """Whether a line is outside of the quote, or the head of another mail in it, which is looked at for itself."""
    here = state.depth[number]
    if not state.bare[number]:
        return False
    return here < outer or (0 < here == outer and _heads_mail(state, number))


def _heads_mail(state: State, number: int) -> bool:
    """Whether a line at the margin of a quote is of the head of a mail that is quoted in it."""
    headed = state.kind[number] == "headers" and state.level[number] >= state.depth[number]
    return headed and not _inset(state, number)


def _mark_tabs(state: State) -> None:
    """Marks what is set in by a tab and a blank, wherever the mail begins, if prose at the margin answers it: nobody
    sets in so what they write themselves, other than code and the points of a list."""
    bare, raw, level, kind = state.bare, state.raw, state.level, state.kind
    runs: list[tuple[int, int]] = []
    told, number, count = False, 0, len(bare)
    while number < count:
        start = number
        number += 1
        if not bare[start] or (start and bare[start - 1]):
            continue
        while number < count and bare[number]:
            number += 1
        if raw[start][2:3] != " " and all(raw[n][:2] == _MARK for n in range(start, number)):
            if any(kind[n] == "quote" for n in range(start, number)):
                told = True
            elif not any(level[n] or kind[n] for n in range(start, number)):
                runs.append((start, number))
                told = told or _is_answered_below(state, start, number)
        elif raw[start][0] == "\t" and not level[start] and is_prose(bare[start]):
            return  # they write so
    for start, stop in runs if told else ():
        state.mark(start, stop, "quote", "quote/set-in", _WHY_MARK)
        level[start:stop] = [1] * (stop - start)


def _is_answered_below(state: State, start: int, stop: int) -> bool:
    """Whether a paragraph of more lines than one is prose, and so is what stands below it at the margin."""
    below = state.words_from(stop)
    lines = state.bare[start:stop]
    return (
        below is not None
        and len(lines) > 1
        and 3 * sum(map(is_prose, lines)) >= 2 * len(lines)
        and not state.level[below]
        and state.raw[below][:1].isalpha()
        and is_prose(state.bare[below])
    )


def _is_answered(state: State, first: int, answer: int, runs: list[tuple[int, int]]) -> bool:
    """Whether prose stands at the margin right below what is set in by tabs from a line on: some set in so all
    that they write, and have a patch or a program below, or titles."""
    set_in = all(
        not state.bare[number] or _inset(state, number) >= _TAB for number in range(first, answer)
    )
    prose = all(is_prose(state.bare[n]) for start, stop in runs[:1] for n in range(start, stop))
    return set_in and prose and is_prose(state.bare[answer])


def _tell(state: State, runs: list[tuple[int, int]]) -> bool:
    """Whether the first paragraph has more lines than one; or is a sentence with words at the margin
    below it, and a later one has more."""
    (first, stop), *later = runs
    if stop - first > 1:
        return True
    below = state.next_said(stop)
    if below == len(state.bare) or state.raw[below][0].isspace():
        return False
    line = state.bare[first]
    least = _SENTENCE if line[-1] in _SENTENCE_ENDS else _LONG
    sentence = len(line) >= least and not line.isupper()
    return sentence and any(end - start > 1 for start, end in later)


def _is_text(state: State, start: int, stop: int) -> bool:
    """Whether a paragraph is prose throughout, from where a sentence begins to where one ends."""
    lines = state.bare[start:stop]
    whole = not lines[0][0].islower() and lines[-1][-1] in _SENTENCE_ENDS
    return whole and all(map(is_prose, lines[:-1]))


def _first_inset(state: State, number: int) -> int:
    """How far the paragraph is set in that a mail begins with, be its first line further in (0: as nobody quotes)."""
    inset, below = _inset(state, number), number + 1
    inside = state.depth[number] > 0 and not state.raw[number][0].isspace()
    insets = {*_INSETS, _INSIDE} if inside else _INSETS
    if below < len(state.bare) and state.bare[below]:
        further = _inset(state, below)
        if further < inset and (inset not in insets or further in (_BLANKS, _INSIDE)):
            inset = further
    if inset >= _TAB and not state.depth[number] and state.raw[number][0] != "\t":
        return 0  # a title
    return inset if inset in insets else 0


def _begins_set_in(state: State, number: int, inset: int) -> bool:
    """Whether a paragraph is set in so far, be its first line further in."""
    here, below = _inset(state, number), number + 1
    return here == inset or (
        here > inset
        and below < len(state.bare)
        and bool(state.bare[below])
        and _inset(state, below) == inset
    )


def _inset(state: State, number: int) -> int:
    """How far a line is set in; where its marks are set in, they."""
    line = state.raw[number]
    if state.depth[number] and not line.startswith(_LEADS):
        line = state.content[number]
    return inset_of(line)


def _is_at_margin(state: State, number: int, outer: int, level: int, inset: int) -> bool:
    """Whether a paragraph of the mail's own author begins at the margin."""
    bare, above = state.bare[number], number - 1
    touches = number > 0 and state.bare[above] != ""
    if touches and not (bare and _answers(state, number, inset) and _inset(state, above) == inset):
        return False  # the tail of a line may stand there
    own = state.level[number] == level and state.depth[number] == outer and not state.kind[number]
    return bool(bare) and own and bare[0].isalpha() and not state.content[number][0].isspace()


def _runs(
    state: State, first: int, last: int, outer: int, level: int, inset: int
) -> Iterator[tuple[int, int]]:
    """Paragraphs of prose of the author's level that are set in."""
    bare = state.bare
    stop = first
    for start in range(first, last):
        if start < stop or not bare[start] or not _opens_paragraph(state, start):
            continue
        stop = start
        while stop < last and bare[stop] and (stop == start or not _answers(state, stop, inset)):
            stop += 1
        lines = range(start, stop)
        if (
            _begins_set_in(state, start, inset)
            and bare[start][0] not in _BULLETS
            and all(
                state.depth[n] == outer and state.level[n] == level and not state.kind[n]
                for n in lines
            )
            and all(inset_of(state.content[n]) >= _BLANKS for n in lines)
            and 2 * sum(1 for n in lines if is_prose(bare[n])) >= len(lines)
            and sum(len(bare[n].split()) for n in lines) >= _FEWEST_WORDS
        ):
            yield start, stop


def _answers(state: State, number: int, inset: int) -> bool:
    """Whether a sentence begins at the margin, as a client that makes text of a page parts it by no blank line."""
    return inset == _INSIDE and state.content[number][0].isupper()


def _opens_paragraph(state: State, number: int) -> bool:
    """Whether a blank line stands above, or what is of another depth or kind."""
    above = number - 1
    return (
        number == 0
        or not state.bare[above]
        or state.depth[above] < state.depth[number]
        or bool(state.kind[above])
    )
