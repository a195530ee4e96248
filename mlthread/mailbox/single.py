"""One message by itself. In: a byte stream. Out: one `Raw`, or the `Message` that a bare body makes."""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.boxes.others import Others
from mlthread.mailbox.files.streams import BOM, ByteStream, as_stream, read_all
from mlthread.model import Address, DateBounds, Message
from mlthread.pattern import pattern

from .behind import Rest
from .charsets import decode_bytes, normal_lines
from .head import lead_of
from .htmlpage import is_any_html
from .message import Tell, finish_message
from .raw import Facts, Raw

__all__ = ["read_body_only", "read_emlx", "read_single"]

_LIST = pattern(rb"<\?xml [^<>]{0,100}>\s{0,10}(?:<!DOCTYPE plist[^<>]{0,200}>\s{0,10})?<plist")
_LIST_END = b"</plist>"
_BEHIND = "stands behind a message, and is no mail"
_PAGE = 8192  # bytes in which a page shows that it is one
_COUNT = pattern(rb"[ \t]*(\d{1,10})[ \t]*\r?\n")
_BLANKS = pattern(rb"\s*")


def read_single(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Rest]:
    """A file that is one message, but for what may stand behind it."""
    del tell
    data = read_all(stream)
    mail = data.removeprefix(BOM)
    lead = len(data) - len(mail) + lead_of(mail)
    others = Others(data)
    start, line, at = 0, 1, lead
    while True:
        other = others.behind(at)
        stop = len(data) if other is None else other.start
        above = data.count(b"\n", start, at)
        yield Raw(
            data[at:stop],
            stream.name,
            line,
            start,
            stop,
            facts=facts,
            lead=at - start,
            lines_above=above,
        )
        line += above + data.count(b"\n", at, stop)
        start = at = stop
        if other is None:
            return
        if other.is_box:
            yield Rest(line, _BEHIND, stop, as_stream(data[stop:], stream.name))
            return


def read_emlx(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Rest]:
    """Apple Mail's `.emlx`: a byte count, the message, a property list; others may stand behind it."""
    del tell
    data = read_all(stream)
    start, line = 0, 1
    while (mail := _emlx(data, start)) is not None and mail.end < len(data):
        yield Raw(data[mail.begin : mail.stop], stream.name, line + 1, start, mail.end, facts=facts)
        line += data.count(b"\n", start, mail.end)
        start = mail.end
    if start and mail is None:
        yield Rest(line, _BEHIND, start, as_stream(data[start:], stream.name))
        return
    begin = mail.begin if mail is not None else 0
    # Some counts are wrong; the property list says itself where it begins.
    behind = data.rfind(b"<?xml ", start)
    stop = behind if behind > 0 and _LIST.match(data, behind) else len(data)
    yield Raw(data[begin:stop], stream.name, line + 1, start, len(data), facts=facts)


class _Emlx(NamedTuple):
    """Where a message begins and stops, and where the file ends that held it."""

    begin: int
    stop: int
    end: int


def _emlx(data: bytes, at: int) -> _Emlx | None:
    """One such file, which ends with the property list where its count is right."""
    count = _COUNT.match(data, at)
    if count is None:
        return None
    stop = count.end() + int(count.group(1))
    end = data.find(_LIST_END, stop) if _LIST.match(data, stop) else -1
    blanks = _BLANKS.match(data, end + len(_LIST_END)) if end >= 0 else None
    return _Emlx(count.end(), stop, blanks.end() if blanks is not None else len(data))


def read_body_only(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """A bare body without header (`--format body`); one in HTML, as pipermail stores it, as its text."""
    data = read_all(stream)
    if not data.strip():
        return
    content = data.removeprefix(BOM)
    text, charset = decode_bytes(content, None)
    if is_any_html(content[:_PAGE].lower()):
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
