"""Bodies that were wrapped once more, quotes and all. In: a `State`, lines with fewer marks than the one above. Out: the
depth of the tails.

A form or an editor that wraps at one width sets what does not fit on a line of its own, without marks. No line is
wider, and no tail would have fitted above it; answers between quotes would now and then.

>>> from mlthread.segment.state import State
>>> state = State("", [*["> a line of a quote that", "was wider"] * 8, "> and so on"])
>>> state.depth[:] = [1, 0] * 8 + [1]
>>> mend_rewrapped(state, list(range(1, 16, 2))), sum(state.depth)
(8, 17)

A tail may have been broken again, and its last line be short:

>>> state = State("", [*["> a line of a quote that", "was wider"] * 9, "yet", "> and so on"])
>>> state.depth[:] = [*([1, 0] * 9), 0, 1]
>>> mend_rewrapped(state, list(range(1, 18, 2))), sum(state.depth)
(9, 20)
"""

from __future__ import annotations

from itertools import compress

from mlthread.segment.state import State

__all__ = ["mend_rewrapped"]

_HABIT = 8  # tails that show it
_STRAY = 10  # of so many one may be something else
_SENTENCE_ENDS = (".", "?", "!", ":")


def mend_rewrapped(state: State, drops: list[int]) -> int:
    """Gives the tails of such a body the depth of what they end; how many there are."""
    if len(drops) < _HABIT:
        return 0
    depth, raw = state.depth, state.raw
    widest = max(
        (len(line.rstrip()) for line in compress(raw, depth) if "://" not in line), default=0
    )
    between = [number for number in drops if _goes_on(state, number, _stop(state, number, widest))]
    tails = sum(_is_full(state, number, widest) for number in between)
    if tails < _HABIT or (len(between) - tails) * _STRAY > len(between):
        return 0
    mended = 0
    for number in range(drops[0], len(depth)):
        if depth[number] >= depth[number - 1] or not _is_full(state, number, widest):
            continue
        stop = _stop(state, number, widest)
        if not _goes_on(state, number, stop) and _goes_on(state, number, stop + 1):
            stop += (
                state.bare[stop] != ""
            )  # the last line of a tail that was broken twice may be short
        # a long word leaves nothing but the marks above it
        if _goes_on(state, number, stop) or (stop == number + 1 and state.bare[number - 1]):
            depth[number:stop] = [depth[number - 1]] * (stop - number)
            mended += 1
    return mended


def _stop(state: State, number: int, widest: int) -> int:
    """Where a tail ends: its own lines but for the last are full."""
    stop = number + 1
    while (
        stop < len(state.depth)
        and state.depth[stop] == state.depth[number]
        and _is_full(state, stop, widest)
    ):
        stop += 1
    return stop


def _goes_on(state: State, number: int, stop: int) -> bool:
    """Whether the quote that a tail stands in goes on right below it."""
    return stop < len(state.depth) and state.depth[stop] == state.depth[number - 1]


def _is_full(state: State, number: int, widest: int) -> bool:
    """Whether the first word of a line would not have fitted above; more blanks may part sentences."""
    words, above = state.bare[number].split(None, 1), state.raw[number - 1].rstrip()
    if not (words and any(map(str.isalnum, words[0]))):
        return False  # a ruler
    return len(above) + (3 if above[-1:] in _SENTENCE_ENDS else 1) + len(words[0]) > widest
