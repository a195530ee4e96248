"""A page of Pony Mail as its program draws it (lists.apache.org), copied. In: lines. Out: its messages.

It draws each message below its fields, or, as most of its sites do, below who wrote it and when:

    Gates
    Posted to dev@tides.example.org
    Ann Lee - Monday, February 5, 2018 10:17:00 AM
    Gates
    body …
    Bo Berg - Tuesday, February 6, 2018 9:05:12 AM
    body …

The clock is the reader's. Quotes are folded away where nobody opened them, and then no copy has them.

>>> text = "Gates\\nPosted to dev@tides.example.org\\nAnn Lee - Monday, February 5, 2018 10:17:00 AM\\nGates\\nYes."
>>> page = find_foal_page(text.split("\\n"))
>>> page.list_name, [(part.title, part.who, part.when, part.body) for part in page.parts]
('dev@tides.example.org', [('Gates', 'Ann Lee', 'Monday, February 5, 2018 10:17:00 AM', (4, 5))])
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.raw import Facts, Tell
from mlthread.model import Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .copiedtext import filled_above, filled_end, next_filled, plain_line, read_copied_text
from .furniture import SURE, drawn
from .ponypages import Part, PonyPage, messages_of

__all__ = ["find_foal_page", "read_foal_page"]

_POSTED = pattern(r"Posted to (\S{1,120}@\S{1,120})\Z")
_HEAD = pattern(
    r"(?P<who>[^\s:>][^:>]{0,80}?) - (?P<when>[A-Z][a-z]{5,8}, [A-Z][a-z]{2,8} \d{1,2}, \d{4},?(?: at)?"
    r" \d{1,2}:\d\d(?::\d\d)?(?:[ ][AP]M)?(?: [A-Z]{2,5}(?:[+-]\d{1,2})?)?)\Z"
)
_FIELDS = ("From", "Subject", "Date", "List")
_MORE = ("Private", "Attachment(s)")
_FIELD = pattern(
    r"[ \t]{0,40}(?P<name>From|Subject|Date|List|Private|Attachment\(s\)):[ \t]{0,12}(?P<value>.*)\Z"
)
_OF_LIST = pattern(r"\S{1,120}@\S{1,120}\Z")
_FOOT = pattern(r"Powered by Apache Pony Mail\b")
_FARTHEST = 200
"""Lines above the first head: the page may list its other threads there."""


def find_foal_page(lines: list[str]) -> PonyPage:
    """The messages of a page; none where it shows no list."""
    posted = [
        (number, found[1])
        for number, line in enumerate(lines[:_FARTHEST])
        if (found := _POSTED.match(plain_line(line)))
    ]
    return _talk(lines, *posted[0]) if posted else _headed(lines)


def _talk(lines: list[str], number: int, list_name: str) -> PonyPage:
    """The messages below the title and the list, each below a name and a date."""
    title = plain_line(lines[max(0, filled_above(lines, number))])
    heads = [
        (at, found["who"], found["when"])
        for at in range(number + 1, len(lines))
        if (found := _HEAD.match(plain_line(lines[at])))
    ]
    if not heads or heads[0][0] != next_filled(lines, number + 1):
        return PonyPage(None, [])
    parts: list[Part] = []
    for place, (at, who, when) in enumerate(heads):
        last = heads[place + 1][0] if place + 1 < len(heads) else len(lines)
        begin = next_filled(lines, at + 1, last)
        if begin < last and plain_line(lines[begin]) == title:
            begin += 1
        own = title if not place or split_subject(title).is_reply else f"Re: {title}"
        parts.append(Part(own, who, when, at, (begin, _end(lines, begin, last))))
    return PonyPage(list_name, parts)


def _headed(lines: list[str]) -> PonyPage:
    """The messages with their fields above them."""
    heads: list[tuple[dict[str, str], int, int]] = []
    for number, line in enumerate(lines):
        if "From:" in line and (number >= (heads[-1][2] if heads else 0)):
            fields, stop = _fields(lines, number)
            if fields is not None:
                heads.append((fields, number, stop))
        if not heads and number > _FARTHEST:
            break
    parts: list[Part] = []
    for place, (told, at, stop) in enumerate(heads):
        last = heads[place + 1][1] if place + 1 < len(heads) else len(lines)
        begin = next_filled(lines, stop, last)
        while begin < last and drawn(lines[begin]) == SURE:
            begin = next_filled(lines, begin + 1, last)
        body = begin, _end(lines, begin, last)
        parts.append(Part(told["Subject"], told["From"], told["Date"], at, body))
    return PonyPage(heads[0][0]["List"] if heads else None, parts)


def _fields(lines: list[str], number: int) -> tuple[dict[str, str] | None, int]:
    """The fields that begin there, and the line below them; None where they are not Pony Mail's."""
    told: dict[str, str] = {}
    for name in (*_FIELDS, *_MORE):
        number = next_filled(lines, number)
        found = _FIELD.match(lines[number]) if number < len(lines) else None
        if found is not None and found["name"] == name:
            told[name] = found["value"].strip()
            number += 1
        elif name in _FIELDS:
            return None, number
    return (told if _OF_LIST.match(told["List"]) else None), number


def _end(lines: list[str], begin: int, last: int) -> int:
    """Where the text ends: above what the page says of itself."""
    end = filled_end(lines, begin, last)
    while end > begin and _FOOT.match(lines[end - 1].strip()):
        end = filled_end(lines, begin, end - 1)
    return end


def read_foal_page(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one page."""
    copied = read_copied_text(stream)
    page = find_foal_page(copied.lines)
    named = page.list_name.partition("@")[0] if page.list_name else None
    return messages_of(copied, PonyPage(named, page.parts), facts, tell)
