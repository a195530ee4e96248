"""Quotes that are only indented. In: the line that may introduce one. Out: where it ends.

Code, tables and lists are indented too, so it counts only below a person's "wrote", as prose, and where
the author goes on at the margin or ends. The attribution may be set in as far as they are.

>>> from .lines import read_lines
>>> text = "Ann writes:\\n\\n    The gauges are in the harbour, and\\n    both of them work.\\n\\nGood.\\n"
>>> indented_stop(read_lines(text), 0)
4
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.sayings import ANSWERS, SAYS
from mlthread.segment.state import State

from .sessions import DRAWN

__all__ = ["WIDE", "goes_on_set_in", "indented_stop", "inset_of", "inset_stop", "is_prose", "width"]

WIDE = "\u1100"
"""The first letter that is drawn twice as wide as others: those of China, Japan and Korea come behind it."""

_WROTE = pattern(rf"(?:write|{SAYS}|{ANSWERS})(?:\b.{{0,50}})?[:：]$")
_GAP = pattern(r"(?<=[.!?:;,]) {2,3}")  # between sentences
_MARGIN = 2
_WIDE = 3  # inside a quote, where a blank stands behind the mark
_FULL, _SHORT = 64, 34  # letters of a line that was wrapped, and of its tail
_MOST_LINES = 400
_DEEPEST = 8  # blanks before an attribution
_FEWEST_WORDS = 6
_FEWEST_TOGETHER = 3


def indented_stop(state: State, last: int) -> int | None:
    """Where the indented prose below line `last` ends (None: there is none)."""
    content, bare, depth = state.content, state.bare, state.depth
    outer = depth[last]
    base = inset_of(content[last])  # an attribution may be set in itself
    if base > _DEEPEST:
        return None
    count = min(len(bare), last + _MOST_LINES)
    number = last + 1
    while number < count and not bare[number] and number <= last + 2:
        number += 1
    if number >= count:
        return None
    marked = depth[number] > outer  # Outlook for the Mac sets in all of a message, marks and all
    if marked and (outer or number == last + 1 or state.raw[last].lstrip().startswith(DRAWN)):
        return None
    inset = inset_of(state.raw[number] if marked else content[number])
    together = base >= _WIDE and inset == base and not outer and state.opens(last)
    margin = base if together else base + (_MARGIN if not outer else _WIDE)
    if inset < margin or not (outer or _WROTE.search(bare[last])):
        return None
    stop, words = number, 0
    while number < count and depth[number] >= outer:
        line = content[number]
        if bare[number]:
            if depth[number] == outer and inset_of(line) < margin and not _is_tail(state, number):
                break
            if depth[number] > outer and not outer and inset_of(state.raw[number]) < margin:
                break
            words += sum(map(str.isalpha, line.split()))
            stop = number + 1
        number += 1
    lines = [bare[n] for n in range(last + 1, stop) if bare[n] and depth[n] == outer]
    prose = sum(1 for line in lines if is_prose(line))
    if marked and not lines:
        return None  # nothing but marks is set in
    if words < (_FEWEST_TOGETHER if together else _FEWEST_WORDS) or prose * 2 < len(lines):
        return None
    if together and number == count:
        return None  # all is set in: it tells nothing
    if outer and stop == number and len(lines) == 1:
        return None  # the first line of a paragraph
    return stop


def _is_tail(state: State, number: int) -> bool:
    """Whether a line at the margin is what a client wrapped of the line above."""
    depth, bare, content = state.depth, state.bare, state.content
    if not depth[number] or not bare[number - 1] or depth[number - 1] != depth[number]:
        return False
    below = number + 1
    return (
        len(bare[number]) <= _SHORT
        and len(content[number - 1]) + len(bare[number].split(None, 1)[0]) >= _FULL
        and below < len(bare)
        and depth[below] >= depth[number]
        and (not bare[below] or inset_of(content[below]) >= _MARGIN or depth[below] > depth[number])
    )


def inset_stop(state: State, start: int, stop: int) -> int | None:
    """Where what is set in together with the header block of lines `start` to `stop` ends (None: it is
    not set in, or nothing at the margin follows). Emacs' mail readers cite so. Where the answer begins at
    the margin right below the block, prose set in as far as the block must follow.

    >>> from .lines import read_lines
    >>> state = read_lines("  From: Ann Lee\\n  Date: 5 Feb 2018\\n\\n  The gate leaks.\\n\\nSo it does.\\n")
    >>> inset_stop(state, 0, 2)
    4
    """
    content, bare, depth = state.content, state.bare, state.depth
    outer = depth[start]
    insets = [inset_of(content[n]) for n in range(start, stop) if bare[n]]
    # who typed over its beginning left the first line at the margin
    inset = min(insets[1:] if insets[0] == 0 else insets, default=0)
    if inset < _MARGIN:
        return None
    last = None
    for number in range(stop, min(len(bare), stop + _MOST_LINES)):
        if not bare[number]:
            continue
        if depth[number] < outer:
            return None
        if depth[number] > outer and outer:
            continue  # how far its marks are set in is not known any more
        line = content[number] if outer else state.raw[number]
        if inset_of(line) < inset:
            if last is None:
                answered = not outer and goes_on_set_in(state, number, inset)
                return number if answered else None
            return last + 1
        last = number
    return None


def goes_on_set_in(state: State, start: int, inset: int) -> bool:
    """Whether a paragraph of prose from line `start` on is set in by exactly so much, two lines at least."""
    bare, raw = state.bare, state.raw
    return any(
        not bare[number - 1]
        and bare[number]
        and bare[number + 1]
        and inset_of(raw[number]) == inset == inset_of(raw[number + 1])
        and is_prose(bare[number])
        and is_prose(bare[number + 1])
        for number in range(start + 1, min(len(bare), start + _MOST_LINES) - 1)
    )


def inset_of(line: str) -> int:
    """How many blanks a line begins with."""
    if line[:1] not in " \t":
        return 0
    line = line.expandtabs()
    return len(line) - len(line.lstrip(" "))


def is_prose(line: str) -> bool:
    """Words, and none of the signs of code, lists and tables."""
    if line[-1] in ";{}=\\" or line[0] in "-*#|$<>(){}[]+/":
        return False
    if "  " in line and "  " in _GAP.sub(" ", line):
        return False
    words = line.split()
    plain = sum(1 for word in words if word.strip(",.;:!?'\"()-").replace("'", "").isalpha())
    return plain * 10 >= len(words) * 7


def width(line: str) -> int:
    """How wide a line is drawn.

    >>> width("gate"), width("水門")
    (4, 4)
    """
    return len(line) if line.isascii() else len(line) + sum(letter >= WIDE for letter in line)
