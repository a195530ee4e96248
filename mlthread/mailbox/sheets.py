"""What a browser prints at the edges of each sheet. In: lines of a printed page's text. Out: the page's own.

Chrome sets the time and the title above each sheet and the address and its number below, Firefox the
title and the address above, the number and the time below:

    3/5/24, 8:12 AM                     Gmail - Harbour hall
    https://mail.example.com/mail/u/0/?view=pt        1/2

>>> without_sheets(["5.3.24, 08:12   Gates", "Gates", "It leaks.", "https://x.example/1   1/1"])
['', 'Gates', 'It leaks.', '']
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["may_have_sheets", "without_sheets"]

_FOOT = pattern(
    r"\s{0,200}(?:https?://\S{1,900}\s{1,200}(\d{1,4})/(\d{1,4})"
    r"|(\d{1,4}) (?:of|von|sur|de|di|van|av|af|из) (\d{1,4})\s{2,200}\d.{0,30}\d{1,2}[:.]\d\d.{0,10})\s{0,8}\Z"
)
_FIRST = (" 1/", "\t1/", "\n1 ", "  1 ")
"""What the foot of the first sheet has."""
_HEAD = pattern(r"\d{1,2}[:.]\d\d|https?://")
_LONGEST = 1_200


def may_have_sheets(text: str) -> bool:
    """Whether a line may be the foot of a sheet: a cheap test."""
    return any(first in text for first in _FIRST)


def without_sheets(lines: list[str]) -> list[str]:
    """As many lines, those at the edges of sheets blank; the numbers of the sheets have to follow one another."""
    feet = [
        (number, found)
        for number, line in enumerate(lines)
        if _may_be_foot(line) and (found := _FOOT.match(line)) is not None
    ]
    before = (0, 0)
    for _, found in feet:
        sheet, sheets = (int(told) for told in found.groups() if told)
        if (sheet, sheets) != (before[0] + 1, before[1]) and sheet != 1:
            return lines
        before = (sheet, sheets)
    if not feet:
        return lines
    bare = list(lines)
    filled = [number for number, line in enumerate(lines) if line.strip()]
    head = lines[filled[0]].split() if _HEAD.search(lines[filled[0]]) else None
    below = {0, *(number + 1 for number, _ in feet)}
    for number, _ in feet:
        bare[number] = ""
    for place, number in enumerate(filled):
        above = filled[place - 1] + 1 if place else 0
        if above in below and lines[number].split() == head:
            bare[number] = ""
    return bare


def _may_be_foot(line: str) -> bool:
    """A cheap test: most lines end otherwise."""
    last = line.rstrip()[-1:]
    linked = last.isdigit() and "http" in line
    return len(line) <= _LONGEST and (linked or (last.isalnum() and line[:1].isdigit()))
