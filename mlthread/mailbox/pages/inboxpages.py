"""public-inbox's pages (lore.kernel.org). In: a message's or a thread's HTML page. Out: its `Message`s.

All of it is preformatted text. A message's page begins with its header; on a thread's page each
message has an anchor, a line "From: NAME @ DATE UTC (permalink / raw)" without an address, and the
overview at the end shows by its indentation who answers whom, also where a message is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from mlthread.frozen import NamedTuple, replace
from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.headers.dates import bound_date
from mlthread.mailbox.headers.fields import read_address, read_addresses, read_id, read_ids
from mlthread.mailbox.htmlpage import Lines, decode_page, plain, pre_text
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.model import Address, Attachment, DateBounds, Message
from mlthread.pattern import pattern

from .pagetext import page_date

__all__ = [
    "is_inbox_page",
    "read_inbox_page",
    "read_minute",
    "read_person",
    "without_attachments",
]

_ENTRY = pattern(r"<a\s[^<>]{0,400}?\bid=\"?(m[0-9a-f]{6,64})\"?[^<>]{0,200}>\*</a> ")
_ENTRY_END = pattern(r"\n<a\s[^<>]{0,400}?\bid=\"?e[0-9a-f]{6,64}\"?[^<>]{0,200}>\^</a> ")
_FROM = pattern(
    r"^From: ([^\n]{0,1000}?) @ (\d{4}-\d\d-\d\d {1,2}\d{1,2}:\d\d) UTC"
    r" \(<a\s[^<>]{0,20}?href=\"?([^\"<> ]{1,3000}?)\"?>permalink</a>",
    re.MULTILINE,
)
_PARENT = pattern(r"^In-Reply-To: &lt;<a\s[^<>]{1,4000}>([^<>]{1,998})</a>", re.MULTILINE)
_OVERVIEW = pattern(r"<b\s[^<>]{0,20}id=\"?t\"?[^<>]{0,20}>Thread overview:")
_ROW = pattern(
    r"^(?:<b>)?(?:\d{4}-\d\d-\d\d {1,2}\d{1,2}:\d\d|     \[not found\]) ( {0,400})(` )?"
    r"(?:&lt;)?<a\s([^<>]{1,4000})>([^<>]{0,1000})",
    re.MULTILINE,
)
_ANCHOR = pattern(r"href=\"?[^\"<> ]{0,3000}#(m[0-9a-f]{6,64})")
_ONE = pattern(r"<pre\s[^<>]{0,20}id=\"?b\"?[^<>]{0,20}>(?=From: |Subject: |To: |Date: )")
_ONE_LOWER = pattern(rb"<pre\s[^<>]{0,20}id=\"?b\"?[^<>]{0,20}>(?:from|subject|to|date): ")
_NOTE = pattern(r"[ \t]{0,4}(?:\[thread overview\]|\(raw\))[ \t]{0,4}\Z")
_FIELD = pattern(r"([A-Z][A-Za-z-]{1,30}): (.*)\Z", re.DOTALL)
_ATTACHED = pattern(
    r"^\[-- Attachment #[\d.]{1,20}: (?:(?P<name>[^\n]{1,300}) --\]\n\[-- )?"
    r"Type: (?P<type>[^\n,]{1,200}), Size: (?P<size>\d{1,15}) bytes --\]\n{1,2}",
    re.MULTILINE,
)


def is_inbox_page(lower: bytes) -> bool:
    """Is this (in lower case) a page with messages?"""
    return (b">permalink</a> / <a" in lower and b">*</a> <" in lower) or (
        b"message-id: &lt;" in lower and _ONE_LOWER.search(lower) is not None
    )


def read_inbox_page(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message | Fault]:
    """The messages of one page, in its order."""
    data = read_all(stream)
    page, charset = decode_page(data)
    raw = Raw(b"", stream.name, 1, 0, len(data), facts=facts)
    entries = list(_ENTRY.finditer(page))
    messages = (
        list(_thread(page, entries, raw, charset, tell))
        if entries
        else list(_single(page, raw, charset, tell))
    )
    yield from messages
    if not messages:
        yield Fault(None, "an index page of the archive, no message", 0, len(data))


def _thread(
    page: str, entries: list[re.Match[str]], raw: Raw, charset: str, tell: Tell
) -> Iterator[Message]:
    pieces: dict[str, _Piece] = {}
    lines = Lines(page)
    for index, entry in enumerate(entries):
        stop = entries[index + 1].start() if index + 1 < len(entries) else len(page)
        piece = _piece(page[entry.end() : stop])
        if piece is not None:
            pieces[entry.group(1)] = piece._replace(start=entry.start())
        else:
            told = "a message that does not say who wrote it, and when, is left out"
            tell(lines.number(entry.start()), told)
    parents = _parents(page, {anchor: piece.id for anchor, piece in pieces.items()})
    for anchor, piece in pieces.items():
        body, attachments = without_attachments(piece.body)
        yield finish_message(
            replace(raw, line=lines.number(piece.start)),
            tell,
            message_id=piece.id,
            author=read_person(piece.name),
            date=read_minute(piece.date, raw.facts),
            subject=piece.subject or None,
            body=body,
            page_parent=piece.parent or parents.get(anchor),
            attachments=attachments,
            charset=charset,
        )


def read_minute(written: str, facts: Facts) -> DateBounds:
    """A thread's page shows the minute, in UTC."""
    date = page_date(f"{written} UTC", facts)
    return replace(date, latest=date.latest + timedelta(seconds=59)) if date.latest else date


class _Piece(NamedTuple):
    """A message on a thread's page, and where its piece begins."""

    id: str | None
    name: str
    date: str
    subject: str
    parent: str | None
    body: str
    start: int = 0


def _piece(html: str) -> _Piece | None:
    sender = _FROM.search(html)
    if sender is None:
        return None
    blank = html.find("\n\n", sender.end())
    head = html[sender.end() : blank if blank >= 0 else len(html)]
    body = html[blank + 2 :] if blank >= 0 else ""
    end = _ENTRY_END.search("\n" + body)
    parent = _PARENT.search(head)
    return _Piece(
        _id_of(sender.group(3)),
        plain(sender.group(1)),
        sender.group(2),
        plain(html.partition("\n")[0]),
        read_id(plain(parent.group(1))) if parent is not None else None,
        _lines(body[: end.start()] if end is not None else body),
    )


def _id_of(href: str) -> str | None:
    """The Message-ID in a link to the message."""
    from urllib.parse import unquote  # late: few sources are pages

    return read_id(unquote(plain(href).rstrip("/").rpartition("/")[2]))


def _lines(html: str) -> str:
    text = pre_text(html).strip("\n")
    return text + "\n" if text else ""


def _parents(page: str, ids: dict[str, str | None]) -> dict[str, str]:
    """anchor -> the id of its parent, as the overview's indentation shows it."""
    overview = _OVERVIEW.search(page)
    if overview is None:
        return {}
    parents: dict[str, str] = {}
    above: list[str | None] = []
    for row in _ROW.finditer(page, overview.end()):
        level = len(row.group(1)) // 2 + 1 if row.group(2) else 0
        anchor = _ANCHOR.search(row.group(3))
        own = ids.get(anchor.group(1)) if anchor is not None else _ghost(row)
        parent = above[level - 1] if 0 < level <= len(above) else None
        if parent is not None and anchor is not None:
            parents.setdefault(anchor.group(1), parent)
        del above[level:]
        above.extend([None] * (level - len(above)))
        above.append(own)
    return parents


def _ghost(row: re.Match[str]) -> str | None:
    """The id of a message that the archive does not have."""
    return read_id(plain(row.group(4))) if "@" in plain(row.group(4)) else None


def _single(page: str, raw: Raw, charset: str, tell: Tell) -> Iterator[Message]:
    found = _ONE.search(page)
    if found is None:
        return
    stop = page.find("</pre>", found.end())
    html = page[found.end() : stop if stop >= 0 else len(page)]
    head, _, body = html.partition("\n\n")
    fields: dict[str, str] = {}
    for line in pre_text(head).replace("\n\t", " ").split("\n"):
        field = _FIELD.match(_NOTE.sub("", line.rstrip()))
        if field is not None:
            fields.setdefault(field.group(1).lower(), field.group(2).strip())
    text, attachments = without_attachments(_lines(body))
    yield finish_message(
        replace(raw, line=Lines(page).number(found.start())),
        tell,
        message_id=read_id(fields.get("message-id")),
        author=read_person(fields.get("from", "")),
        date=bound_date(fields.get("date"), None, raw.facts.earliest, raw.facts.latest),
        subject=fields.get("subject"),
        body=text,
        in_reply_to=read_ids(fields.get("in-reply-to")),
        references=read_ids(fields.get("references")),
        to=read_addresses(fields.get("to")),
        attachments=attachments,
        charset=charset,
    )


def read_person(shown: str) -> Address:
    """Some archives put a bullet for the dots of an address."""
    return read_address(shown.replace("\u2022", ".") if "@" in shown else shown)


def without_attachments(body: str) -> tuple[str, list[Attachment]]:
    """The body without the lines that stand for attachments; a shown text part is no attachment."""
    if "[-- Attachment #" not in body:
        return body, []
    attachments = [
        Attachment(found.group("name"), found.group("type").strip(), int(found.group("size")))
        for found in _ATTACHED.finditer(body)
        if found.group("name") or not found.group("type").startswith("text/plain")
    ]
    return _ATTACHED.sub("", body), attachments
