"""Quotes that are only indented. In: the line that may introduce one. Out: where it ends.

Code, tables and lists are indented too, so it counts only below a person's "wrote", as prose, and where
the author goes on at the margin or ends.

>>> from .lines import read_lines
>>> text = "Ann writes:\\n\\n    The gauges are in the harbour, and\\n    both of them work.\\n\\nGood.\\n"
>>> indented_stop(read_lines(text), 0)
4
"""

from __future__ import annotations

from ..pattern import pattern
from .state import State

__all__ = ["indented_stop", "inset_stop"]

_WROTE = pattern(
    r"(?:wrote|writes|write|schrieb|schreibt|écrit|escribió|scritto|schreef)(?:\b.{0,40})?:$"
)
_MARGIN = 2
_MOST_LINES = 400
_FEWEST_WORDS = 6


def indented_stop(state: State, last: int) -> int | None:
    """Where the indented prose below line `last` ends (None: there is none)."""
    raw, bare, depth = state.raw, state.bare, state.depth
    count = min(len(raw), last + _MOST_LINES)
    number = last + 1
    while number < count and not bare[number] and number <= last + 2:
        number += 1
    if number >= count or not _is_indented(raw[number]) or _is_indented(raw[last]):
        return None
    if not _WROTE.search(bare[last]):
        return None
    stop, words = number, 0
    while number < count and not depth[number]:
        line = raw[number]
        if bare[number]:
            if not _is_indented(line):
                break
            words += sum(map(str.isalpha, line.split()))
            stop = number + 1
        number += 1
    lines = [line for line in bare[last + 1 : stop] if line]
    prose = sum(1 for line in lines if _is_prose(line))
    if words < _FEWEST_WORDS or prose * 2 < len(lines):
        return None
    return stop


def inset_stop(state: State, start: int, stop: int) -> int | None:
    """Where what is set in together with the header block of lines `start` to `stop` ends (None: it is
    not set in, or nothing at the margin follows). Emacs' mail readers cite so.

    >>> from .lines import read_lines
    >>> state = read_lines("  From: Ann Lee\\n  Date: 5 Feb 2018\\n\\n  The gate leaks.\\n\\nSo it does.\\n")
    >>> inset_stop(state, 0, 2)
    4
    """
    content, bare, depth = state.content, state.bare, state.depth
    inset = min((_inset(content[n]) for n in range(start, stop) if bare[n]), default=0)
    if inset < _MARGIN:
        return None
    here, last = depth[start], None
    for number in range(stop, min(len(content), stop + _MOST_LINES)):
        if not bare[number]:
            continue
        if depth[number] < here:
            return None
        if depth[number] > here or _inset(content[number]) < inset:
            return None if last is None else last + 1
        last = number
    return None


def _inset(line: str) -> int:
    line = line.expandtabs()
    return len(line) - len(line.lstrip(" "))


def _is_indented(line: str) -> bool:
    return line[:1] == "\t" or line[:_MARGIN] == " " * _MARGIN


def _is_prose(line: str) -> bool:
    """Words, and none of the signs of code, lists and tables."""
    if line[-1] in ";{}=\\" or line[0] in "-*#|$<>(){}[]+/" or "  " in line.replace(".  ", ". "):
        return False
    words = line.split()
    plain = sum(1 for word in words if word.strip(",.;:!?'\"()-").isalpha())
    return plain * 10 >= len(words) * 7
