"""A page that a browser for terminals has written down (lynx, w3m, links, pandoc). In: lines. Out: as many lines.

They draw buttons, fields to fill in and pictures as words in brackets. lynx numbers the links and lists below the page
where they lead:

>>> page = ["   [1]Gates", "   (BUTTON) Send [logo.png]", "   It leaks.", "References", "", "   1. https://example.org/"]
>>> undumped(page)
['   Gates', '    Send ', '   It leaks.', '', '', '']
>>> undumped(["See [1] and (button).", "[1] https://example.org/"])
['See [1] and (button).', '[1] https://example.org/']
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["is_dumped", "undumped"]

_SIGNS = ("(BUTTON)", "References\n", f"     {'_' * 60}")
_IN_BRACKETS = ("[IMG]", "[INLINE]", "[EMBED]", "[USEMAP", "[]\n", "![](", "[ Submit ]")
_LINES = ("\u2501" * 20, "\u2500" * 20)
_FILES = pattern(r"(?i)\[[\w%.,~-]{1,80}\.(?:png|gif|jpe?g|svg|ico|webp)\]")
_DRAWN = pattern(
    r"\(BUTTON\)|\[(?:IMG|INLINE|EMBED|USEMAP:[^\[\]\n]{1,80}|[\w%.,~-]{1,80}\.(?i:png|gif|jpe?g|svg|ico|webp))\]"
    r"|\[ (?:Submit|Search|Go)[ _]{1,8}\]"
)
_EMPTY = pattern(r"\s{0,40}(?:\[\]|!\[\]\([^()\s]{1,600}\))\s{0,8}\Z")
_ACROSS = pattern(r"\s{0,8}[\u2500\u2501]{20,400}\s{0,8}\Z|\s{5,8}_{60,400}\s{0,8}\Z")
_RULER = "_" * 32
_LIST = pattern(r"\s{0,8}References\s{0,8}\Z")
_ROW = pattern(r"\s{0,8}(?P<number>\d{1,5})\. (?:[a-z][a-z0-9+.-]{1,20}:|/)\S")
_REST = pattern(r"\s{4,12}\S{1,400}\Z")
_MOST_HIDDEN = 5
_TITLES = ("", "Visible links:", "Hidden links:")
_NUMBER = pattern(r"\[(\d{1,5})\]")


def is_dumped(text: str) -> bool:
    """Whether anything looks so: a cheap test."""
    if any(sign in text for sign in _SIGNS):
        return True
    if "[" in text and (any(sign in text for sign in _IN_BRACKETS) or _FILES.search(text)):
        return True
    return not text.isascii() and any(sign in text for sign in _LINES)


def undumped(lines: list[str]) -> list[str]:
    """The lines without what such a browser draws."""
    return [*map(_bare, _unnumbered(lines))]


def _bare(line: str) -> str:
    """A line without what is drawn in it; a line across the page as that of any page."""
    if _ACROSS.match(line):
        return _RULER
    if "[" not in line and "(BUTTON)" not in line:
        return line
    return "" if _EMPTY.match(line) else _DRAWN.sub("", line)


def _unnumbered(lines: list[str]) -> list[str]:
    """The lines without the numbers of links, and the list of them blank; all of its rows have to follow one another."""
    at = next((n for n in range(len(lines) - 1, -1, -1) if _LIST.match(lines[n])), -1)
    if at < 0:
        return lines
    count = 0
    for line in lines[at + 1 :]:
        row = _ROW.match(line)
        if row is not None and int(row["number"]) > count and (count or row["number"] == "1"):
            count = int(row["number"])  # links that are not seen have none of the numbers between
        elif row is not None or not (line.strip() in _TITLES or (count and _REST.match(line))):
            return lines
    if not count:
        return lines
    told = 0  # the number of the last link
    shown: list[str] = []
    for line in lines[:at]:
        bare = line
        for mark in _NUMBER.finditer(line) if "[" in line else ():
            if told < int(mark[1]) <= min(count, told + _MOST_HIDDEN):
                told = int(mark[1])
                bare = bare.replace(mark[0], "", 1)
        shown.append(bare)
    return [*shown, *[""] * (len(lines) - at)]
