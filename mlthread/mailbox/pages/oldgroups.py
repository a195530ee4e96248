"""The text of a page of Google Groups of 2004 to 2012 as a person copies it. In: decoded text. Out: its messages.

Above each message stand its header fields, and below these what one can click on:

    Ann Lee                                   From:   Ann Lee - view profile
    View profile                              Date:   Mon, Feb 5 2007 10:17 am
     More options Feb 5 2007, 10:17 am        Email:  Ann Lee <an...@example.org>
    Newsgroups: comp.tides                    Groups: comp.tides
    From: Ann Lee <an...@example.org>         Not yet rated
    Date: Mon, 05 Feb 2007 10:17:00 -0000     Rating:
    Local: Mon, Feb 5 2007 10:17 am           show options
    Subject: Re: Gates
    Reply to author | Forward | Print | Individual message | Show original | …

>>> page = "From: Ann Lee <an...@example.org>\\nDate: Mon, 05 Feb 2007 10:17:00 -0000\\nSubject: Gates"
>>> page += "\\nReply | Forward | Print | Individual message | Show original\\nWhich gate?\\n    Reply    Reply to author    Forward"
>>> [(post.fields["subject"], post.first, post.body) for post in find_old_groups(page.split("\\n"))]
[('Gates', 0, (4, 5))]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts
from mlthread.model import Message
from mlthread.pattern import pattern
from mlthread.rules.cuts import hides_quote
from mlthread.rules.people import read_person

from .copiedtext import filled_end, read_copied_text, shown_date

__all__ = ["find_old_groups", "read_old_groups"]

_LINKS = "individual message | show original"
_FIELD = pattern(
    r"(?P<name>From|Date|Local|Subject|Newsgroups|Groups|Email|Followup-To):[ \t]*(?P<value>.{0,1000})"
)
_BESIDE = pattern(
    r"[ \t]*-[ \t](?:view profile|Find messages by this author)[ \t]*\Z", re.IGNORECASE
)
_OPTIONS = pattern(
    r"(?:\(\d{1,6} users?\))?[ \t]*(?:More options|Autres options)[ \t].{0,40}\Z"
    r"|(?P<name>.{1,80}?)[ \t]{2,20}.{0,30}\d(?: ?[ap]m)?[ \t]{1,8}(?:show|hide) options\Z"
)
_DRAWN = frozenset(("view profile", "not yet rated", "rating:", "show options", "hide options"))
_FOOT = frozenset(
    (
        "Reply",
        "You must Sign in before you can post messages.",
        "To post a message you must first join this group.",
        "Please update your nickname on the subscription settings page before posting.",
        "You do not have the permission required to post.",
    )
)
_FOOT_LINKS = "Reply to author"
_HEAD_LINES = 14
_LONGEST_OPTIONS = 200


class Post(NamedTuple):
    """One message: its fields, the first line of its head, and where its text begins and ends."""

    fields: dict[str, str]
    first: int
    body: tuple[int, int]


def find_old_groups(lines: list[str]) -> list[Post]:
    """The messages of a page."""
    heads: list[tuple[dict[str, str], int, int]] = []
    for number, line in enumerate(lines):
        if "|" not in line or _LINKS not in line.casefold():
            continue
        floor = heads[-1][2] if heads else 0
        fields, first = _head(lines, number, floor)
        if "date" in fields and ("from" in fields or "email" in fields):
            heads.append((fields, first, number + 1))
    posts: list[Post] = []
    for place, (fields, first, begin) in enumerate(heads):
        last = heads[place + 1][1] if place + 1 < len(heads) else len(lines)
        posts.append(Post(fields, first, (begin, _end(lines, begin, last))))
    return posts


def _head(lines: list[str], links: int, floor: int) -> tuple[dict[str, str], int]:
    """The fields above the links, and the line with the name above them."""
    fields: dict[str, str] = {}
    first = links
    for number in range(links - 1, max(floor, links - _HEAD_LINES) - 1, -1):
        line = lines[number].strip()
        field = _FIELD.match(line)
        short = field is None and len(line) <= _LONGEST_OPTIONS
        options = _OPTIONS.match(line) if short else None
        if field is not None:
            name = field["name"].casefold()
            if name in fields:
                break
            fields[name] = _BESIDE.sub("", field["value"]).strip()
        elif options is not None and options["name"]:
            return fields, number
        elif options is None and line and line.casefold() not in _DRAWN:
            # a name above "View profile" belongs to the head; anything else ends the text above
            return fields, number if lines[number + 1].strip().casefold() in _DRAWN else first
        elif not line and first < links and "from" in fields:
            break
        first = number if line else first
    return fields, first


def _end(lines: list[str], begin: int, last: int) -> int:
    """The end of a text: above the links below it, and what the page says to who is not signed in."""
    for number in range(begin, last):
        line = lines[number].strip()
        if line in _FOOT or (_FOOT_LINKS in line and "Forward" in line):
            last = number
            break
    return filled_end(lines, begin, last)


def read_old_groups(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of a copied page."""
    copied = read_copied_text(stream)
    lines = copied.lines
    posts = find_old_groups(lines)
    for place, post in enumerate(posts):
        fields = post.fields
        last = posts[place + 1].first if place + 1 < len(posts) else len(lines)
        begin, end = post.body
        own = [line for line in lines[begin:end] if not hides_quote(line.strip())]
        body = "\n".join(own).strip("\n")
        groups = fields.get("newsgroups") or fields.get("groups") or ""
        yield finish_message(
            copied.raw(post.first if place else 0, last, facts),
            tell,
            message_id=None,
            author=read_person(fields.get("email") or fields["from"]),
            date=shown_date(fields["date"], facts),
            subject=fields.get("subject") or None,
            body=f"{body}\n" if body else "",
            list_name=groups.partition(",")[0].strip() or None,
            charset=copied.charset,
        )
