"""One message by itself. In: a byte stream. Out: one `Raw`, or the `Message` that a bare body makes."""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.mailbox.files.streams import BOM, ByteStream, read_all
from mlthread.model import Address, DateBounds, Message
from mlthread.pattern import pattern

from .charsets import decode_bytes, normal_lines
from .htmlpage import is_any_html
from .message import Tell, finish_message
from .raw import Facts, Raw

__all__ = ["header_names", "read_body_only", "read_emlx", "read_single"]

_FIELD = pattern(rb"([!-9;-~]{1,100})[ \t]*:(?:[^\r\n]*)(?:\r?\n[ \t][^\r\n]*)*(?:\r\n|\n|\r|\Z)")
_LEAD = pattern(rb"[\r\n]*(?:>{0,3}From [^\r\n]{0,1000}(?:\r\n|\n|\r)){0,3}")
_LIST = pattern(rb"<\?xml [^<>]{0,100}>\s{0,10}(?:<!DOCTYPE plist[^<>]{0,200}>\s{0,10})?<plist")
_PAGE = 8192  # bytes in which a page shows that it is one
_COUNT = pattern(rb"[ \t]*\d{1,10}[ \t]*\r?\n")


def header_names(head: bytes) -> list[str]:
    """The names of the fields that a file begins with, in lower case."""
    at = 3 if head.startswith(BOM) else 0
    at += _lead(head[at:])
    names: list[str] = []
    while len(names) < 200:
        found = _FIELD.match(head, at)
        if found is None or found.end() == at:
            break
        names.append(found.group(1).decode("ascii").lower())
        at = found.end()
    return names


def _lead(data: bytes) -> int:
    """How much stands before the header: blank lines, and the `From ` line of a mailbox, at times
    escaped by the next one."""
    found = _LEAD.match(data)
    return found.end() if found is not None else 0


def read_single(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw]:
    """A file that is one message."""
    del tell
    data = read_all(stream)
    mail = data.removeprefix(BOM)
    mail = mail[_lead(mail) :]
    lead = len(data) - len(mail)
    yield Raw(
        mail,
        stream.name,
        1,
        0,
        len(data),
        facts=facts,
        lead=lead,
        lines_above=data.count(b"\n", 0, lead),
    )


def read_emlx(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw]:
    """Apple Mail's `.emlx`: a byte count, the message, a property list."""
    del tell
    data = read_all(stream)
    count = _COUNT.match(data)
    # Some counts are wrong; the property list says itself where it begins.
    behind = data.rfind(b"<?xml ")
    stop = behind if behind > 0 and _LIST.match(data, behind) else len(data)
    yield Raw(
        data[count.end() if count is not None else 0 : stop],
        stream.name,
        2,
        0,
        len(data),
        facts=facts,
    )


def read_body_only(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """A bare body without header (`--format body`); one in HTML, as pipermail stores it, as its text."""
    data = read_all(stream)
    if not data.strip():
        return
    text, charset = decode_bytes(data.removeprefix(BOM), None)
    if is_any_html(data[:_PAGE].lower()):
        from mlthread.mailbox.bodies.htmltext import html_to_text  # late: an HTML parser

        text = html_to_text(text)
    raw = Raw(b"", stream.name, 1, 0, len(data), facts=facts)
    date = DateBounds(basis="a bare body has no date")
    yield finish_message(
        raw,
        tell,
        message_id=None,
        author=Address(),
        date=date,
        subject=None,
        body=normal_lines(text),
        charset=charset,
    )
