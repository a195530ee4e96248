"""Mail kept otherwise: LISTSERV notebooks, Perceval JSON lines, Yahoo Groups JSON. In: a stream. Out: `Raw`s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mlthread.mailbox.behind import Rest
from mlthread.mailbox.files.streams import (
    BOM,
    LARGEST_MESSAGE,
    ByteStream,
    read_all,
    read_lines,
    skip_bom,
)
from mlthread.mailbox.htmlpage import unescape
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.pattern import pattern

from .fromline import AHEAD
from .mbox import Mbox

__all__ = ["is_listserv", "is_perceval", "is_yahoo", "read_listserv", "read_perceval", "read_yahoo"]

_ROW = pattern(rb"^={73}[ \t]*\r?\n(?=[!-9;-~]{1,80}:[ \t])", re.MULTILINE)


def is_listserv(head: bytes) -> bool:
    """Is this a LISTSERV notebook: a row of 73 "=" above each message's header?"""
    return _ROW.match(head.lstrip(b"\r\n")) is not None


def read_listserv(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault | Rest]:
    """The messages of a notebook, each with its byte range: together they cover the file."""
    return _Notebook(stream, facts, tell).read()


class _Notebook(Mbox):
    """One file being read: as an mbox whose separators are rows."""

    mark = b"\n" + b"=" * 73

    def before_first(self) -> Iterator[Raw | Fault]:
        """The file begins with a row."""
        return iter(())

    def opening(self) -> tuple[None, int]:
        """The header begins below the row."""
        data = self.window.data[self.window.at : self.window.at + AHEAD]
        return None, data.find(b"\n", len(data) - len(data.lstrip(b"\r\n"))) + 1

    def is_separator(self, at: int) -> bool:
        """Does a row with a field below it stand there?"""
        return _ROW.match(self.window.data, at) is not None

    def end_by_length(self) -> None:
        """No field says how long a message is."""

    def unescape(self, body: bytes) -> bytes:
        """No line had to be escaped."""
        return body


def is_perceval(head: bytes) -> bool:
    """Are these Perceval's JSON lines of a mail backend?"""
    start = head.lstrip()[:1]
    return (
        start == b"{"
        and b'"backend_name"' in head
        and (b'"Message-ID"' in head or b'"data"' in head)
    )


def read_perceval(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """One message a line, or set out on several."""
    del tell
    skip_bom(stream)
    offset, number = stream.offset, 1
    for item in _items(stream):
        start, offset = offset, offset + len(item)
        data = _perceval_mail(item)
        if data is not None:
            yield Raw(data, stream.name, number, start, offset, facts=facts)
        elif item.strip():
            yield Fault(number, "a line that holds no mail", start, offset)
        number += item.count(b"\n")


def _items(stream: ByteStream) -> Iterator[bytes]:
    """The lines; of an item that is set out for people those from its "{" to its "}" as one."""
    opened: list[bytes] = []
    size = 0
    for line in read_lines(stream):
        if not opened and line.rstrip() != b"{":
            yield line
            continue
        opened.append(line)
        size += len(line)
        if line.rstrip() == b"}" or size > LARGEST_MESSAGE:
            yield b"".join(opened)
            opened, size = [], 0
    yield from opened


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


def _line(value: object) -> str:
    return " ".join(unescape(str(value or "")).split())


_YAHOO_IDS = (
    ("Message-ID", "messageIdInHeader"),
    ("In-Reply-To", "inReplyToHeader"),
    ("References", "referencesHeader"),
)


def _yahoo_ids(given: Any) -> Iterator[str]:
    """The fields with ids that Yahoo keeps beside what it shows, in base64."""
    from mlthread.mailbox.bodies.transfer import decode_transfer  # late: few sources are logs

    for name, key in _YAHOO_IDS if isinstance(given, dict) else ():
        value = given.get(key)
        if isinstance(value, str):
            ids = decode_transfer(value.encode("ascii", "replace"), "base64")
            yield f"{name}: {' '.join(ids.decode('ascii', 'replace').split())}"


def _yahoo_shown(record: dict[str, Any]) -> bytes:
    from datetime import UTC, datetime
    from email.utils import format_datetime

    fields = [
        f"From: {_line(record.get('from') or record.get('authorName'))}",
        f"Subject: {_line(record.get('subject'))}",
    ]
    try:
        when = datetime.fromtimestamp(int(record.get("postDate") or ""), UTC)
        fields.append(f"Date: {format_datetime(when)}")
    except (ValueError, TypeError, OverflowError, OSError):
        fields.append("X-Date: unknown")
    fields.extend(_yahoo_ids(record.get("headers")))
    fields.append("Content-Type: text/html; charset=utf-8")
    return ("\n".join(fields) + "\n\n" + str(record.get("messageBody") or "")).encode(
        "utf-8", "replace"
    )
