"""Mail kept otherwise: LISTSERV notebooks, Perceval JSON lines, Yahoo Groups JSON. In: a stream. Out: `Raw`s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mlthread.mailbox.files.streams import BOM, LARGEST_MESSAGE, ByteStream, read_all, skip_bom
from mlthread.mailbox.htmlpage import unescape
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.pattern import pattern

__all__ = ["is_listserv", "is_perceval", "is_yahoo", "read_listserv", "read_perceval", "read_yahoo"]

_ROW = pattern(rb"^={73}[ \t]*\r?\n(?=[!-9;-~]{1,80}:[ \t])", re.MULTILINE)
_PIECE = 1 << 20
_MARGIN = 400


def is_listserv(head: bytes) -> bool:
    """Is this a LISTSERV notebook: a row of 73 "=" above each message's header?"""
    return _ROW.match(head.lstrip(b"\r\n")) is not None


def read_listserv(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """The messages of a notebook."""
    del tell
    skip_bom(stream)
    data, base, line = b"", stream.offset, 1
    ended = False
    while not ended or data:
        found = _ROW.search(data, len(data) - len(data.lstrip()) + 1)
        if not ended and (found is None or len(data) - found.start() < _MARGIN):
            piece = stream.read(_PIECE)
            ended = not piece
            data += piece
            if len(data) < LARGEST_MESSAGE:
                continue
        stop = found.start() if found is not None else len(data)
        message = data[:stop]
        header_at = message.find(b"\n", len(message) - len(message.lstrip())) + 1
        if message.strip():
            yield Raw(
                message[header_at:],
                stream.name,
                line,
                base,
                base + stop,
                facts=facts,
                lead=header_at,
                lines_above=message.count(b"\n", 0, header_at),
            )
        line += message.count(b"\n")
        base += stop
        data = data[stop:]


def is_perceval(head: bytes) -> bool:
    """Are these Perceval's JSON lines of a mail backend?"""
    start = head.lstrip()[:1]
    return (
        start == b"{"
        and b'"backend_name"' in head
        and (b'"Message-ID"' in head or b'"data"' in head)
    )


def read_perceval(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """One message a line (or one JSON document)."""
    skip_bom(stream)
    offset, number = stream.offset, 0
    for line in _lines(stream):
        number += 1
        start, offset = offset, offset + len(line)
        if not line.strip():
            continue
        data = _perceval_mail(line)
        if data is None:
            yield Fault(number, "a line that holds no mail", start, offset)
            continue
        yield Raw(data, stream.name, number, start, offset, facts=facts)
    del tell


def _lines(stream: ByteStream) -> Iterator[bytes]:
    rest = b""
    while piece := stream.read(_PIECE):
        *lines, rest = (rest + piece).split(b"\n")
        yield from (line + b"\n" for line in lines)
        if len(rest) > LARGEST_MESSAGE:
            yield rest
            rest = b""
    if rest:
        yield rest


def _load(text: bytes) -> Any:
    try:
        import json  # late: few sources are logs

        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _perceval_mail(line: bytes) -> bytes | None:
    """The mail of a Perceval item, written as mail again."""
    item = _load(line)
    data = item.get("data") if isinstance(item, dict) else None
    if not isinstance(data, dict):
        return None
    body = data.get("body")
    parts = body if isinstance(body, dict) else {"plain": body if isinstance(body, str) else ""}
    text, kind = parts.get("plain"), "plain"
    if not isinstance(text, str) or not text.strip():
        text, kind = parts.get("html") or "", "html"
    skipped = ("body", "unixfrom", "content-type", "content-transfer-encoding")
    fields = [
        f"{name}: {' '.join(str(value).split())}"
        for name, value in data.items()
        if name.lower() not in skipped and isinstance(value, str)
    ]
    head = [*fields, f"Content-Type: text/{kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    return ("\n".join(head) + "\n\n" + str(text)).encode("utf-8", "replace")


def is_yahoo(head: bytes) -> bool:
    """Is this one message of a Yahoo Groups archive?"""
    return head.lstrip()[:1] == b"{" and (
        b'"ygData"' in head
        or b'"rawEmail"' in head
        or (b'"msgId"' in head and b'"topicId"' in head)
    )


def read_yahoo(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """The mail in a Yahoo Groups JSON file; its raw mail is HTML-escaped, at times twice."""
    data = read_all(stream)
    document = _load(data.removeprefix(BOM))
    record = document.get("ygData", document) if isinstance(document, dict) else None
    raw = record.get("rawEmail") if isinstance(record, dict) else None
    if not isinstance(record, dict):
        yield Fault(1, "no message of Yahoo Groups", 0, len(data))
        return
    if isinstance(raw, str):
        text = unescape(raw)
        mail = (unescape(text) if "&lt;" in text or "&quot;" in text else text).encode(
            "utf-8", "replace"
        )
    else:
        tell(1, "the raw mail is missing; what Yahoo shows is used")
        mail = _yahoo_shown(record)
    topic = record.get("topicId")
    hint = f"X-GM-THRID: yahoo-{topic}\n".encode() if isinstance(topic, int) else b""
    yield Raw(hint + mail, stream.name, 1, 0, len(data), facts=facts)


def _yahoo_shown(record: dict[str, Any]) -> bytes:
    from datetime import UTC, datetime
    from email.utils import format_datetime

    fields = [
        f"From: {unescape(str(record.get('from') or record.get('authorName') or ''))}",
        f"Subject: {unescape(str(record.get('subject') or ''))}",
    ]
    try:
        fields.append(
            "Date: "
            + format_datetime(datetime.fromtimestamp(int(record.get("postDate") or ""), UTC))
        )
    except (ValueError, OverflowError, OSError):
        fields.append("X-Date: unknown")
    fields.append("Content-Type: text/html; charset=utf-8")
    return ("\n".join(fields) + "\n\n" + str(record.get("messageBody") or "")).encode(
        "utf-8", "replace"
    )
