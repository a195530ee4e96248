"""hypermail's pages. In: an HTML page. Out: one `Message`.

Everything but the body stands in comments: name, email, subject, id, sent, isosent, inreplyto.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from ..model import Address, DateBounds, Message
from .dates import bound_date
from .fields import read_id, whole_address
from .htmltext import html_to_text
from .message import Tell, finish_message
from .pages import comment_values, decode_page
from .raw import Facts, Raw
from .streams import ByteStream, read_all

__all__ = ["is_hypermail", "read_hypermail"]

_FIELDS = re.compile(rb"<!--\s{0,3}(?:isosent|isoreceived|sent|received)=\"")
_BODY = re.compile(r"<!-- body=\"start\" -->(.*?)(?:<!-- body=\"end\" -->|\Z)", re.DOTALL)
_HEADERS = re.compile(r"<address class=\"headers\">.*?</address>\s*(?:<br\s?/?>\s*)?", re.DOTALL)
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\Z")
_ID = re.compile(r"[^\s<>\"]{1,400}(?:@|\.)[^\s<>\"]{1,400}\Z")


def is_hypermail(lower: bytes) -> bool:
    """Is this (in lower case) a message page?"""
    return _FIELDS.search(lower) is not None and b"subject=" in lower


def read_hypermail(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The message of one page."""
    data = read_all(stream)
    page, charset = decode_page(data)
    values: dict[str, str] = {}
    for name, value in comment_values(page):
        values.setdefault(name, value)
    body = _BODY.search(page)
    text = html_to_text(_HEADERS.sub("", body.group(1), count=1)) if body is not None else ""
    email = whole_address(values.get("email", "")) or None
    name = values.get("name") or None
    parent = values.get("inreplyto", "").strip()
    # For want of an id hypermail writes the parent's subject there.
    parent_id = read_id(parent) if _ID.match(parent) else None
    raw = Raw(b"", stream.name, 1, 0, len(data), facts=facts)
    received = _stamp(values.get("isoreceived"))
    yield finish_message(
        raw,
        tell,
        message_id=read_id(values.get("id")),
        author=Address(None if name == email else name, email),
        date=_date(values, received, facts),
        subject=values.get("subject") or None,
        body=text,
        in_reply_to=(parent_id,) if parent_id else (),
        charset=charset,
        received=received,
    )


def _stamp(text: str | None) -> datetime | None:
    found = _STAMP.match(text or "")
    if found is None:
        return None
    try:
        return datetime(*(int(part) for part in found.groups()), tzinfo=UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        return None


def _date(values: dict[str, str], received: datetime | None, facts: Facts) -> DateBounds:
    """The header date as sent; where it has no zone, the page's own reading of it in UTC."""
    date = bound_date(values.get("sent"), received, facts.earliest, facts.latest)
    if date.utc is not None:
        return date
    stamp = _stamp(values.get("isosent"))
    if stamp is not None and (
        date.earliest is None or date.latest is None or date.earliest <= stamp <= date.latest
    ):
        return DateBounds(values.get("sent"), stamp, stamp, stamp, "page date in UTC")
    return date
