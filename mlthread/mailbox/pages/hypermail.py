"""hypermail's pages. In: an HTML page. Out: one `Message`.

Everything but the body stands in comments: name, email, subject, id, sent, isosent, inreplyto.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape

from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.headers.dates import bound_date
from mlthread.mailbox.headers.fields import read_id, read_name, whole_address
from mlthread.mailbox.htmlpage import between, comment_values, decode_page
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts, Raw
from mlthread.model import Address, Attachment, DateBounds, Message
from mlthread.pattern import pattern

from .copiedfields import UNKNOWN_CHARSET

__all__ = ["is_hypermail", "read_hypermail"]

_FARTHEST_TITLE = 8000

_FIELDS = pattern(rb"<!--\s{0,3}(?:isosent|isoreceived|sent|received)=\"")
_STAMP = pattern(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\Z")
# The page's own last line, below the text; before version 2.2 without a name.
_RECEIVED = pattern(
    r"<(span|p)\s[^<>]{0,40}(?:id|class)=\"received\"[^<>]{0,40}>.{0,400}?</\1>"
    r"|<br ?/?>\s{0,9}Received on (?:<em>)?[^<>\n]{10,60}\d\d:\d\d:\d\d [^<>\n]{1,12}(?:</em>)?\s{0,9}(?:</p>\s{0,9})?\Z",
    re.IGNORECASE | re.DOTALL,
)
# The parts that are no text, in a list below it, or each below its picture; one without a name is called "stored".
_ATTACHED = pattern(
    r"(?:<li>\s?|(?:<p><img\s[^<>]{1,400}>\s{0,9})?\()(?P<type>[a-z]{4,12}/[\w.+-]{1,100}) attachment:"
    r" <a href=\"(?P<url>[^\"<>]{1,400})\">(?P<name>[^<>]{0,200})</a>(?:</li>|\)(?:</p>)?)?",
    re.IGNORECASE,
)
_UNNAMED = "stored"
_NONE = frozenset(("(no name)", "(no email)", "(no date)", "(no subject)"))
"""What stands in the comments where a mail lacked the field."""
# Since 3.0, of which W3C's are, a list.
_HEADERS = pattern(
    r"<(address|ul)\s[^<>]{0,40}class=\"headers\"[^<>]{0,100}>.{0,20000}?</\1>(?:\n<br />)?",
    re.IGNORECASE | re.DOTALL,
)
# A title ends with the date of the mail, the list and at times its period in brackets.
_LABEL = pattern(
    r"<title>.{0,2000} \d{4}-\d\d-\d\d \(([\w.+-]{1,80})(?:@[\w.-]{1,200})?(?: [^()<>]{1,80})?\)\s{0,9}</title>",
    re.IGNORECASE | re.DOTALL,
)
_ID = pattern(r"[^\s<>\"]{1,400}(?:@|\.)[^\s<>\"]{1,400}\Z")


def is_hypermail(lower: bytes) -> bool:
    """Is this (in lower case) a message page?"""
    return _FIELDS.search(lower) is not None and b"subject=" in lower


def read_hypermail(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The message of one page."""
    data = read_all(stream)
    page, charset = decode_page(data)
    values: dict[str, str] = {}
    for name, value in comment_values(page):
        values.setdefault(name, "" if value in _NONE else value)
    body = between(page, '<!-- body="start" -->', '<!-- body="end" -->')
    attachments: list[Attachment] = []
    text = _text(page[slice(*body)], attachments) if body is not None else ""
    if body is None:
        tell(None, "the page has no marks round its text, which is left out")
    email = whole_address(values.get("email", "")) or None
    author = read_name(values.get("name", "").replace(UNKNOWN_CHARSET, ""), email)
    own = read_id(values.get("id"))
    parent_id = _parent(values.get("inreplyto", "").strip(), own, email)
    raw = Raw(b"", stream.name, 1, 0, len(data), facts=facts)
    received = _stamp(values.get("isoreceived"))
    yield finish_message(
        raw,
        tell,
        message_id=own,
        author=Address(author, email),
        date=_date(values, received, facts),
        subject=values.get("subject") or None,
        body=text,
        list_name=_list_name(page),
        in_reply_to=(parent_id,) if parent_id else (),
        attachments=attachments,
        charset=charset,
        received=received,
    )


def _list_name(page: str) -> str | None:
    """The archive's label, which stands at the end of the title; nearly always the list's name."""
    label = _LABEL.search(page[:_FARTHEST_TITLE])
    return label.group(1) if label is not None else None


def _text(html: str, attachments: list[Attachment]) -> str:
    """The body's text without what the page adds: the header fields above, the time below, the `attachments`."""
    html = _RECEIVED.sub("", html)
    if " attachment: " in html:
        for part in _ATTACHED.finditer(html):
            name = None if part["name"] == _UNNAMED else unescape(part["name"])
            attachments.append(Attachment(name or None, part["type"].lower(), url=part["url"]))
        html = _ATTACHED.sub("", html)
    headers = _HEADERS.search(html)
    if headers is not None:
        html = html[: headers.start()] + html[headers.end() :]
    from mlthread.mailbox.bodies.htmltext import html_to_text  # late: an HTML parser

    return html_to_text(html)


def _parent(written: str, own: str | None, email: str | None) -> str | None:
    """The parent's id; for want of one hypermail writes the parent's subject there.

    An archive that hides hosts ("left.domain.name.hidden") forgets it in some of these comments:
    there the host is hidden as in the page's own id, so that the ids meet.
    """
    if not _ID.match(written):
        return None
    parent = read_id(written)
    if (
        parent is None
        or own is None
        or email is None
        or "@" not in parent
        or "@" in own
        or "@" in email
    ):
        return parent
    shared = _shared_end(own, email)
    return parent.partition("@")[0] + shared if shared.count(".") >= 2 else parent


def _shared_end(one: str, other: str) -> str:
    """The dotted labels that two hidden addresses end in, with the dot in front."""
    labels: list[str] = []
    for left, right in zip(reversed(one.split(".")), reversed(other.split(".")), strict=False):
        if left != right:
            break
        labels.append(left)
    return "".join(f".{label}" for label in reversed(labels))


def _stamp(text: str | None) -> datetime | None:
    found = _STAMP.match(text or "")
    if found is None:
        return None
    try:
        return datetime(*(int(part) for part in found.groups()), tzinfo=UTC)  # type: ignore[misc, arg-type]  # six groups
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
