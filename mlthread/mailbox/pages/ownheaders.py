"""The header of a mail that a page shows as text below its own head. In: lines of a copied page. Out: its fields.

>>> rows = ["", "From: Ann Lee <ann@example.org>", "Date: Mon, 5 Feb 2018 10:17:00 +0000", "", "Yes."]
>>> fields, below = header_lines(rows, 0, len(rows))
>>> [field.name for field in fields], below
(['from', 'date'], 3)
"""

from __future__ import annotations

from datetime import UTC, timedelta

from mlthread.mailbox.headers.dates import parse_stamp
from mlthread.mailbox.headers.fields import read_address
from mlthread.mailbox.raw import Field
from mlthread.model import Address, DateBounds
from mlthread.pattern import pattern
from mlthread.rules.subjects import base_subject

__all__ = ["header_lines", "own_header"]

_FIELD = pattern(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t]{1,8}(\S.{0,8000}))?[ \t]{0,8}\Z")
_NEAR = 3  # blank lines between the parts of a head
_MOST_FIELDS = 300
_FEWEST = 3
_WORD = pattern(r"[^\W_]{2,}")
_FAR = timedelta(days=2)


def header_lines(lines: list[str], begin: int, last: int) -> tuple[list[Field], int]:
    """The fields that stand there below a few blank lines, and where they end."""
    at = begin
    while at < last and at - begin <= _NEAR and not lines[at].strip():
        at += 1
    fields: list[Field] = []
    margin = lines[at][: len(lines[at]) - len(lines[at].lstrip(" "))] if at < last else ""
    while at < last and len(fields) < _MOST_FIELDS:
        line = lines[at].removeprefix(margin)  # which browsers for terminals set round a paragraph
        found = _FIELD.match(line)
        if found is not None:
            fields.append(Field(found[1].lower(), found[2] or ""))
        elif fields and line[:1] in (" ", "\t") and line.strip():
            fields[-1] = Field(fields[-1].name, f"{fields[-1].value} {line.strip()}")
        else:
            break
        at += 1
    return fields, at


def own_header(
    lines: list[str], place: tuple[int, int], who: Address, when: DateBounds, title: str | None
) -> tuple[list[Field], int] | None:
    """The header at the top of a page's text, which names the person, the time and the subject of the page's head;
    where it ends. None: whoever wrote the text shows another mail there, or none."""
    fields, at = header_lines(lines, *place)
    told = {field.name: field.value for field in reversed(fields)}
    if (
        len(fields) < _FEWEST
        or not {"from", "date"} <= told.keys()
        or (at < place[1] and lines[at].strip())
    ):
        return None
    subject = told.get("subject")
    if subject is not None and base_subject(subject) != base_subject(title):
        return None
    if not _is_same(read_address(told["from"]), who) or not _is_then(told["date"], when):
        return None
    return fields, at


def _is_same(author: Address, who: Address) -> bool:
    """Whether both are one person, by address or by name: a program that passes mail on writes its own address."""
    if author.email and who.email and author.email.lower() == who.email.lower():
        return True
    names = [frozenset(_WORD.findall((a.name or "").lower())) for a in (author, who)]
    return bool(names[0]) and names[0] == names[1]


def _is_then(date: str, when: DateBounds) -> bool:
    """Whether a header's date is that of the page, or a day or two beside it."""
    stamp = parse_stamp(date)
    if stamp is None or when.earliest is None or when.latest is None:
        return False
    instant = stamp.instant or stamp.local.replace(tzinfo=UTC)
    return when.earliest - _FAR <= instant <= when.latest + _FAR
