"""What shows that heads are those of an archive's page, and no text's. In: lines of copied text, the heads found in them
with their titles. Out: whether it is one.

>>> from .pageheads import read_head
>>> lines = ["Re: Gates", "Ann Lee", "5 Feb 2018 10:17", "", "Yes."]
>>> head = read_head(lines, 1)
>>> head is not None and is_titled(lines, [Found(head, "Re: Gates", 0)])
True
"""

from __future__ import annotations

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .copiedtext import filled_above
from .furniture import SURE, drawn, is_masked, is_row_of_links, of_archive
from .pageheads import Head
from .pagetitles import filled, near_drawn, title_right_below

__all__ = ["Found", "drawn_lines", "is_titled"]

_SENT = pattern(r":\d\d:\d\d [+-]\d{4}")
_EXACT = pattern(r":9|#|\A(?:line comment|line message|line post)\b")  # a clock, or a number
_LED = pattern(r"line \D{3,40} by ")  # "posted by" and the like
_NEAR = 6  # the last lines of a page, of which one is surely drawn
_PLENTY = 9  # drawn lines, where it does not matter how many there are


class Found(NamedTuple):
    """A head with its title, and the line at which its message begins."""

    head: Head
    title: str | None
    top: int


def drawn_lines(lines: list[str], heads: list[Found], whole: bool) -> int:
    """How many lines that archives draw show the page: near a head, above the first one, or at the end; as
    many as there can be need not be counted."""
    first = heads[0].head
    if first.shape.startswith("group") or any(near_drawn(lines, found.head) for found in heads):
        return _PLENTY
    if any(of_archive(line) == SURE for line in lines[: first.start]):
        return _PLENTY
    last = filled(lines, filled_above(lines, len(lines)), -1, _NEAR) if whole else []
    if SURE not in map(of_archive, last):
        return 0
    return sum(bool(drawn(line)) + is_row_of_links(line, 3) for line in last)


def is_titled(lines: list[str], heads: list[Found]) -> bool:
    """Whether title and heads alone show the page."""
    first, title, _ = heads[0]
    told = dict(first.fields)
    if {"from", "date", "subject"} <= told.keys() and not any(map(str.strip, lines[: first.start])):
        return True
    if first.shape == "fields \t" and {"from", "date", "subject"} <= told.keys():
        return True  # a table: no mail has tabs there
    if title_right_below(lines, first) is not None:
        return True
    if (
        first.shape.startswith("lines")
        and first.stop == first.start + 2 < len(lines)
        and " " in first.who
        and _SENT.search(first.when)
        and not any(map(str.strip, [*lines[: first.start], lines[first.stop]]))
    ):
        return True  # nothing else above the text, and the date is a mail's
    if title is not None and (
        first.shape.startswith("line board") or _shows_title(lines, first, title)
    ):
        return True
    alike = len({found.head.form for found in heads}) == 1
    shown = title is not None or _LED.match(first.shape) is not None
    return len(heads) > 1 and alike and shown and _EXACT.search(first.shape) is not None


def _shows_title(lines: list[str], first: Head, title: str) -> bool:
    """Whether a title stands above a head as only archives write it: a list's, an answer's, above an address or a
    time as they show them."""
    subject = split_subject(title)
    if subject.is_reply and title != dict(first.fields).get("subject"):
        return True
    if any(map(is_masked, lines[first.start : first.stop])):
        return True
    if subject.list_tag and first.shape.startswith("line found"):
        return True  # the first of what a search found
    return first.shape.startswith("lines") and (
        (bool(subject.list_tag) and ":" in first.when)
        or ("@" in first.who and _SENT.search(first.when) is not None)
    )
