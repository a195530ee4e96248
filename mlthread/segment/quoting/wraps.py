"""Broken wraps. In: lines with their depth. Out: the depth of tails that lost their marks.

A client that wraps what it quotes leaves the tail of a long line without marks:

>>> from mlthread.segment.state import State
>>> text = ["> " + "a quoted line that was some letters too long for the client that sent", "it again", "> and so on"]
>>> state = State("", text)
>>> state.depth[:] = [1, 0, 1]
>>> mend_broken_wraps(state)
>>> state.depth
[1, 1, 1]
"""

from __future__ import annotations

from itertools import compress

from mlthread.segment.state import State

from .firstlines import CALL, FIRST, FIRST_WORDS, FULL, LEADING_ON, OPENING, mend_first_lines
from .unbroken import (
    mend_cut_lines,
    mend_hunks,
    mend_link,
    mend_long_words,
    mend_rulers,
    mend_soft_ends,
    mend_wide_lines,
)

__all__ = ["mend_broken_wraps"]

_NARROW = 45  # and in a message whose quotes are narrower, the longest of them
_SHORT = 34
_ALTERNATING = 40  # letters, with the next word, of a line that was broken as others were
_LONG = 76
_DELIMITERS = ("--", "__")
_MOST_TAILS = 3
_MOST_BELOW = 7  # lines of a paragraph right below words of another depth
_HABIT = 3
_ENDS = frozenset(".!?:;…")
_SURE_ENDS = _ENDS | frozenset(")>-*")
_SAID_ALONE = frozenset("yes no yep nope ok okay true right sure agreed done why".split())
_FEW_WORDS = 2


def mend_broken_wraps(state: State) -> None:
    """Short lines without marks right between marked ones go on with the one above."""
    depth = state.depth
    if "=" in state.text and "=\n" in state.text:
        mend_soft_ends(state)
    if state.begins("@@ -") and "> @@ -" in state.text:
        mend_hunks(state)
    mend_first_lines(state)
    falls = state.falls()
    if not falls:
        return
    mend_rulers(state, falls)
    marks = sum(depth)
    _mend_tails(state, falls)
    if sum(depth) != marks:
        _mend_broken_twice(state)


def _mend_tails(state: State, falls: list[int]) -> None:
    """Tails of lines that were too long. `falls` are the lines with fewer marks than the one above."""
    depth, bare = state.depth, state.bare
    mend_cut_lines(state, falls)
    mend_long_words(state, falls)
    drops = _drops(state)
    if drops and not state.text.isascii():
        mend_wide_lines(state, drops)
        drops = _drops(state)
    if not drops:
        return
    whole, typed = _mend_paragraphs(state, drops)
    if whole or typed:
        drops = _drops(state)
    if whole and drops:
        more, typed = _mend_paragraphs(state, drops, capitals=True)
        whole += more
        if more or typed:
            drops = _drops(state)
    from mlthread.segment.quoting.rewrapped import (
        mend_rewrapped,  # late: most quotes are whole by now
    )

    rewrapped = mend_rewrapped(state, drops)
    if rewrapped:
        whole += rewrapped
        drops = _drops(state)
    drops = [number for number in drops if not mend_link(state, number)]
    if not drops:
        return
    if _mend_alternating(state, drops, whole):
        drops = _drops(state)
    raw = state.raw
    full = min(FULL, max(map(len, compress(raw, depth))) - 1)
    loose: list[tuple[int, int]] = []
    mended = 0
    for number in drops:
        stop = _end_of_tail(state, number)
        if stop is None or full < _NARROW or _is_whole_call(bare[number - 1]):
            continue
        room = len(raw[number - 1].rstrip()) + len(bare[number].split(None, 1)[0])
        if room < full:
            continue
        inside = stop < len(depth) and bool(depth[stop]) and stop == number + 1
        if inside and full == FULL and _goes_on(bare[number - 1], bare[number]):
            depth[number] = depth[number - 1]
            mended += 1
        elif (
            inside
            and room >= FULL
            and (
                _begins(bare[number], bare[stop])
                or (bare[number][0].islower() and bare[number - 1][-1] not in _ENDS)
            )
        ):
            depth[number] = depth[number - 1]
        else:
            loose.append((number, stop))
    _mend_loose(state, loose, mended, whole)


def _mend_broken_twice(state: State) -> None:
    """A tail with some marks below one without any: what a client had broken was broken once more, and the
    line below is as deep as the first part."""
    depth, bare, raw = state.depth, state.bare, state.raw
    for number in _drops(state):
        here, above = depth[number], number - 1
        if (
            0 < here < depth[above]
            and raw[above][:1].isalnum()
            and number + 1 < len(depth)
            and depth[number + 1] == depth[above]
            and len(bare[number]) <= _SHORT
            and bare[above][-1] not in _SURE_ENDS
            and bare[number][-1] not in _SURE_ENDS
        ):
            depth[number] = depth[above]


def _mend_alternating(state: State, drops: list[int], whole: int) -> bool:
    """Short tails between lines of one depth, in mid-sentence on both sides: where there are several, the client
    broke all long lines, be they less full than others; whoever answers ends their sentences. `whole` are the
    paragraphs that it broke. One alone does, with marks or without, if its last word leads on to what stands below, and
    one with marks that is a single word. Whether there are."""
    depth, bare, raw = state.depth, state.bare, state.raw
    tails: list[int] = []
    leading: list[int] = []
    for number in drops:
        line, above = bare[number], bare[number - 1]
        if (
            len(line) > _SHORT
            or not line[0].islower()
            or number + 1 >= len(depth)
            or depth[number + 1] != depth[number - 1]
            or not bare[number + 1]
            or line[-1] in _SURE_ENDS
            or above[-1] in _SURE_ENDS
        ):
            continue
        words = line.split()
        if len(raw[number - 1].rstrip()) + len(words[0]) < _ALTERNATING:
            continue
        inner = depth[number] and bare[number + 1][0].islower()
        if words[-1] in LEADING_ON or (inner and line.isalpha() and line not in _SAID_ALONE):
            leading.append(number)
        elif inner:
            tails.append(number)
    if len(leading) + len(tails) + whole < _HABIT:
        tails = []
    for number in leading + tails:
        depth[number] = depth[number - 1]
    return bool(leading or tails)


def _drops(state: State) -> list[int]:
    """The lines with fewer marks that may go on with the one above: signs that point up at it, or that a signature
    begins with, do not."""
    bare = state.bare
    return [
        number
        for number in state.falls()
        if bare[number]
        and bare[number - 1]
        and bare[number][0] != "^"
        and bare[number] not in _DELIMITERS
    ]


def _mend_paragraphs(state: State, drops: list[int], capitals: bool = False) -> tuple[int, int]:
    """A paragraph with a mark on its first line only: full and in mid-sentence that line runs on into those
    with fewer marks, down to the first that is not full. Below a blank line, or above a line of marks alone,
    the client wrapped what was marked by hand, and all of it is quoted; below a line of marks alone whoever
    answers typed at the end of the quote, and none is, unless this client wraps so. Where it does, what
    goes on with a `capitals` letter, a sign or a digit counts as well, above more of the quote. Returns
    how many of either kind there are."""
    depth, bare = state.depth, state.bare
    count, mended, mended_to = len(depth), 0, -1
    typed: list[tuple[int, int]] = []
    for below in drops:
        number = below - 1
        here, outer, rest = depth[number], depth[below], bare[below]
        if outer >= here or len(bare[number]) < FIRST:
            continue
        above, deep = (bare[number - 1], depth[number - 1]) if number else ("", 0)
        inside = bool(above) and deep == here and number != mended_to
        if state.raw[number + 1][0].isspace() or state.content[number + 1][0].isspace():
            continue
        stop = _end_of_full(state, number + 1)
        goes_on = stop < count and depth[stop] == here
        if inside and _is_full(state, number - 1) and not (goes_on and above[-1] in ".!?"):
            continue  # not the first line of a paragraph
        if (inside and not goes_on) or not _is_first_of(state, number, goes_on, capitals):
            continue
        follows = stop < count and bool(bare[stop]) and depth[stop] == outer
        if not above and deep >= here and not goes_on:
            if stop < count and outer < depth[stop]:
                depth[number + 1 : stop] = [here] * (stop - number - 1)  # the quote has not ended
                mended, mended_to = mended + 1, stop
            elif not (follows or (outer and deep > here)) and rest[0].islower():
                typed.append((number, stop))
        elif (
            goes_on
            or not above
            or above[-1] in ":："
            or number == mended_to
            or (deep < here and stop - number <= _MOST_BELOW)
        ) and (stop > number + 2 or len(rest) > _SHORT or not (follows or rest[-1] in ":：")):
            depth[number + 1 : stop] = [here] * (stop - number - 1)
            mended, mended_to = mended + 1, stop
    for first, stop in typed:
        if mended:
            depth[first:stop] = [depth[first]] * (stop - first)
        else:
            depth[first] = depth[first + 1]
    return mended, len(typed)


def _end_of_full(state: State, start: int) -> int:
    """Where the lines from `start` on end that stand, without a blank one, below full lines of a paragraph."""
    depth, bare = state.depth, state.bare
    stop = start
    while (
        stop < len(depth)
        and bare[stop]
        and depth[stop] == depth[start]
        and _is_full(state, stop - 1)
    ):
        stop += 1
    return stop


def _is_full(state: State, number: int) -> bool:
    """Whether the first word of the next line did not fit on this one."""
    first = state.bare[number + 1].split(None, 1)[0]
    return len(state.raw[number].rstrip()) + len(first) >= FULL


def _is_first_of(state: State, number: int, held: bool, capitals: bool) -> bool:
    """Whether a line of prose goes on in mid-sentence on the one below; no part of an attribution does.
    `held`: the quote goes on below that, so that the words there need not be plain."""
    line, rest = state.bare[number], state.bare[number + 1]
    words = line.split()
    first = rest.split(None, 1)[0]
    return (
        (
            rest[0].islower()
            or (rest[0].isalpha() and (words[-1] in LEADING_ON or line[-1] == ","))
            or (capitals and held and (rest[0].isalnum() or rest[0] in OPENING))
        )
        and (line[-1].isalnum() or line[-1] in ",'\"" or (line[-1] in ")-" and rest[0].islower()))
        and (held or first.strip(",.;:!?'\")").isalpha() or rest.startswith("http"))
        and not CALL.match(rest)
        and "@" not in line
        and "<" not in line
        and (held or not line.startswith("From "))
        and sum(map(str.isalpha, words)) >= FIRST_WORDS
    )


def _mend_loose(state: State, loose: list[tuple[int, int]], mended: int, whole: int) -> None:
    """Tails that speak less clearly: only where this client has broken other lines too, as `mended` lines
    and `whole` paragraphs show."""
    depth, bare = state.depth, state.bare
    between = sum(1 for _, stop in loose if stop < len(depth) and depth[stop])
    broken = mended + whole
    for number, stop in loose:
        line = bare[number]
        inside = stop < len(depth) and depth[stop] > 0
        alone = stop == len(depth) or not bare[stop]
        if (
            (
                broken + between > _HABIT
                and inside
                and (
                    stop > number + 1
                    or _goes_on(bare[number - 1], line)
                    or " " not in line
                    or not mended
                )
            )
            or (broken and alone and stop == number + 1 and line[0].islower())
            or (broken >= _HABIT and " " not in line and line[0].islower())
        ):
            depth[number:stop] = [depth[number - 1]] * (stop - number)


def _is_whole_call(line: str) -> bool:
    """Whether a line is a call that ends on it, as typed at a prompt: what it printed stands below."""
    return line[-1] == ")" and CALL.match(line) is not None and line.count("(") <= line.count(")")


def _end_of_tail(state: State, start: int) -> int | None:
    """Where up to three short lines without marks end, or one that goes on in mid-sentence between
    lines of one depth; None if they are longer."""
    stop = start
    depth, bare, here = state.depth, state.bare, state.depth[start]
    while stop < len(depth) and bare[stop] and depth[stop] == here and stop - start < _MOST_TAILS:
        if len(bare[stop]) > _SHORT:
            return start + 1 if stop > start or _is_held(state, start) else None
        stop += 1
    return stop


def _is_held(state: State, number: int) -> bool:
    """Whether a longer line is the rest of the one above for sure: it begins in small letters, no
    sentence ends above it, and the line below is as deep as the one above."""
    depth, bare = state.depth, state.bare
    return (
        number + 1 < len(depth)
        and depth[number + 1] == depth[number - 1]
        and len(bare[number]) <= _LONG
        and bare[number][0].islower()
        and bare[number - 1][-1] not in _SURE_ENDS
    )


def _goes_on(above: str, line: str) -> bool:
    """Whether a line can be the rest of the one above: mid-sentence, as far as letters show, or a letter alone
    ("I") that answers nothing."""
    letter = len(line) == 1 and line.isalpha() and above[-1] != "?"
    return letter or line[0].islower() or above[-1] not in _ENDS


def _begins(line: str, below: str) -> bool:
    """Whether a word or two begin a sentence that goes on in small letters below.

    >>> _begins("This", "is so."), _begins("Yes", "and so on."), _begins("Never.", "in May")
    (True, False, False)
    """
    words = line.lstrip("(").rstrip(",").split()
    return (
        below[:1].islower()
        and 0 < len(words) <= _FEW_WORDS
        and all(map(str.isalpha, words))
        and words[0].casefold() not in _SAID_ALONE
    )
