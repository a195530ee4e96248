"""groups.io's pages of topics and messages. In: an HTML page. Out: its `Message`s.

Above each message stand an anchor with its number, the name of who wrote it, and its instant, as nanoseconds
that a script shows in the reader's zone. Addresses and ids stand nowhere; all messages of a topic have its title.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.htmlpage import Lines, decode_page, plain
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts, Raw
from mlthread.model import Address, Attachment, DateBounds, Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

__all__ = ["is_groupsio", "read_groupsio"]

_BODY = pattern(r"<div\b[^<>]{0,300}\bid=\"(msgbody\d{1,20})\"")
_ANCHOR = pattern(r"<a\b[^<>]{0,200}\bname=\"msg\d{1,10}\"")
_NAME = pattern(r"\bclass=\"user-chip-name\"[^<>]{0,200}>([^<]{1,300})<")
_TIME = pattern(r"DisplayShortTime\((\d{16,20})\b")
_TITLE = pattern(r"(?i)<title>([^<]{1,1000})</title>")
_GROUP = pattern(r"/g/([A-Za-z0-9._+-]{1,120})/(?:topic|message)")
_FILE = pattern(r"data-lightbox-title=\"([^\"]{1,300})\"")
_FARTHEST = 20_000  # letters from a message's anchor to its text
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def is_groupsio(lower: bytes) -> bool:
    """Is this (in lower case) a page with messages?"""
    return b"displayshorttime(" in lower and b'id="msgbody' in lower


def read_groupsio(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one page, in its order."""
    from mlthread.mailbox.bodies.htmltext import html_to_text  # late: an HTML parser
    from mlthread.mailbox.bodies.htmltree import parse_html

    data = read_all(stream)
    page, charset = decode_page(data)
    nodes = {node.attributes["id"]: node for node in parse_html(page).css('div[id^="msgbody"]')}
    lines = Lines(page)
    title = _TITLE.search(page)
    subject = plain(title.group(1)).rpartition(" | ")[2] if title is not None else ""
    group = _GROUP.search(page)
    anchors = [0, *(anchor.start() for anchor in _ANCHOR.finditer(page)), len(page)]
    bodies = [body for body in _BODY.finditer(page) if body.group(1) in nodes]
    for number, body in enumerate(bodies):
        place = bisect(anchors, body.start())
        above, following = anchors[place - 1], anchors[place]
        head = page[max(above, body.start() - _FARTHEST) : body.start()]
        node = nodes[body.group(1)]
        inner = node.css_first(".forcebreak") or node
        text = html_to_text(inner.html or "").strip("\n")
        name = _NAME.search(head)
        answer = f"Re: {subject}" if number and not split_subject(subject).is_reply else subject
        yield finish_message(
            Raw(b"", stream.name, lines.number(above), 0, len(data), facts=facts),
            tell,
            message_id=None,
            author=Address(plain(name.group(1)) if name is not None else None, None),
            date=_date(head),
            subject=answer or None,
            body=f"{text}\n" if text else "",
            list_name=group.group(1) if group is not None else None,
            attachments=[
                Attachment(plain(name)) for name in _FILE.findall(page, body.end(), following)
            ],
            charset=charset,
        )


def _date(head: str) -> DateBounds:
    """The instant above a message: the last one, for a thread's last answer may be told there too."""
    found = _TIME.findall(head)
    if not found:
        return DateBounds(basis="the page shows no date")
    instant = _EPOCH + timedelta(microseconds=int(found[-1]) // 1000)
    return DateBounds(found[-1], instant, instant, instant, "page date in UTC")
