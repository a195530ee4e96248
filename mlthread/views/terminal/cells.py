"""Terminal cells. In: safe text. Out: text cut, filled up, wrapped to a width in cells.

Wide letters (CJK, emoji) count two, combining marks none. Nothing is cut without "…".

>>> fit("한국어 이름", 7)
'한국어…'
>>> wrap("one two three", 7)
['one two', 'three']
"""

from __future__ import annotations

from bisect import bisect_right

from mlthread.pattern import pattern
from mlthread.views.safe import spoken_right_to_left

__all__ = [
    "GOES_ON",
    "READABLE",
    "cell_len",
    "column",
    "fit",
    "fit_ends",
    "wrap",
    "wrap_exact",
    "wrap_items",
    "wrap_loose",
]

GOES_ON = "↳ "
"""Before the rest of what was broken where no blank is."""
READABLE = 100
"""Wider than this a date would stand too far from its name, and prose tires."""
LEFT_TO_RIGHT_MARK = "\u200e"
"""After right-to-left words: keeps the digits and spaces that follow where they are."""


_WIDENS = "\ufe0f"
"""Makes an emoji, two cells wide, of the sign before it."""
# Latin letters, punctuation, arrows and lines: one cell each.
_NARROW = pattern("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2013-\u2026\u2190-\u21ff\u2500-\u257f]*")


def cell_len(text: str) -> int:
    """How many cells the text takes; rich's tables are loaded where it is not one a letter."""
    if (text.isascii() and text.isprintable()) or _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len as measure

    return measure(text)


def _cut(text: str, width: int) -> str:
    """The longest beginning of at most `width` cells."""
    if _NARROW.fullmatch(text):
        return text[:width]
    # rich would cut itself, but counts joiners at the beginning otherwise then, and may fail
    text = text[: width * 8]
    stop = bisect_right(range(len(text) + 1), width, key=lambda n: cell_len(text[:n])) - 1
    return text[: stop - 1] if text.startswith(_WIDENS, stop) else text[:stop]


def fit(text: str, width: int) -> str:
    """The text, cut with "…" where it is wider than `width`."""
    if cell_len(text) <= width:
        return text
    return _cut(text, max(0, width - 1)).rstrip(" ") + "…" if width > 0 else ""


def fit_ends(text: str, width: int) -> str:
    """The text, cut in its middle where it is wider than `width`: the end of a path tells most.

    >>> fit_ends("archive/2024-March.mbox", 12), fit_ends("묶음/편지.mbox", 12)
    ('archiv….mbox', '묶음/….mbox')
    """
    if cell_len(text) <= width:
        return text
    tail = text[-((width - 1) // 2) :]
    while cell_len(tail) > (width - 1) // 2:
        tail = tail[1:]
    return f"{_head(text, width - 1 - cell_len(tail))}…{tail}"


def column(text: str, width: int) -> str:
    """A table cell of exactly `width` cells."""
    text = fit(text, width).rstrip("\u200d")  # a joiner at the end would join the next column
    space = " " * (width - cell_len(text))
    mark = LEFT_TO_RIGHT_MARK if spoken_right_to_left(text) else ""
    return text + mark + space


def wrap(text: str, width: int, goes_on: str = "") -> list[str]:
    """Break between words; a word wider than the line is broken inside. `goes_on` stands before what is left of a
    link or a path then, which is no word by itself."""
    lead = text[: len(text) - len(text.lstrip(" "))]
    lead = lead if len(lead) < width // 2 else ""
    lines: list[str] = []
    line, used = lead, len(lead)
    for word in text.split():
        size = cell_len(word)
        gap = 1 if line != lead else 0
        if used + gap + size <= width:
            line += " " * gap + word
            used += gap + size
            continue
        if line != lead:
            lines.append(line)
        if size > width - len(lead):
            *heads, word = _parts(word, max(2, width - len(lead)), goes_on)
            lines += [lead + head for head in heads]
            size = cell_len(word)
        line, used = lead + word, len(lead) + size
    return [*lines, line.rstrip()]


def _parts(word: str, width: int, goes_on: str) -> list[str]:
    """A word in pieces for a width; in scripts without spaces each piece is words."""
    first = wrap_loose(word, width)[0]
    if not word.isascii() or width < 2 * len(goes_on):
        return wrap_loose(word, width)
    rest = wrap_loose(word[len(first) :], width - len(goes_on))
    return [first, *(goes_on + piece for piece in rest)]


def wrap_items(items: list[str], width: int) -> list[str]:
    """Items parted by " · ", broken between items; an item that is too wide is broken at words."""
    lines: list[str] = []
    for item in items:
        if lines and cell_len(lines[-1]) + 3 + cell_len(item) <= width:
            lines[-1] += f" · {item}"
        else:
            lines += wrap(item, width)
    return lines


def wrap_exact(text: str, width: int) -> list[str]:
    """Break at the width and nowhere else, for code and tables: no letter or space is lost."""
    return _broken(text, width, loose=False)


def _broken(text: str, width: int, *, loose: bool) -> list[str]:
    if len(text) <= width and cell_len(text) <= width:
        return [text]
    lines = []
    start = 0
    while start < len(text):
        head = _head(text[start : start + width * 4], width)  # no writing needs more letters a cell
        after = start + len(head)
        if loose and after < len(text) and text[after] != " ":
            space = head.rfind(" ", len(head) // 2)
            head = head[: space + 1] if space >= 0 else _before_ends(head, text[after])
        lines.append(head)
        start += len(head)
    return lines


# What ends words in scripts without spaces opens no line there.
_ENDS = frozenset("、。，．・：；？！」』】〕〉》）］｝〟ー々…‥")
_WIDE = "\u3000"


def _before_ends(head: str, following: str) -> str:
    """The beginning without its last letters where a sign would open the next line."""
    for back in (1, 2):
        if following not in _ENDS or len(head) <= back or head[-back] < _WIDE:
            break
        following = head[-back]
        if following not in _ENDS:
            return head[:-back]
    return head


def _head(text: str, width: int) -> str:
    """The longest beginning of at most `width` cells, at least one letter of it."""
    return (_cut(text, width) if cell_len(text) > width else text) or text[:1]


def wrap_loose(text: str, width: int) -> list[str]:
    """Break after a space where one is near the end of the line; no letter or space is lost."""
    return _broken(text, width, loose=True)
