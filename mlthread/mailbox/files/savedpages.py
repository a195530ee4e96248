"""Pages in the wrappings of browsers and crawlers: MHTML, Safari's webarchive, WARC. In: a byte stream. Out: streams.

Each page becomes a stream of its own, as if its file had been saved alone.

>>> import io
>>> record = b"WARC/1.0\\r\\nWARC-Type: resource\\r\\nWARC-Target-URI: a.txt\\r\\nContent-Length: 4\\r\\n\\r\\nYes.\\r\\n\\r\\n"
>>> [(page.name, page.read(9)) for page in warc_pages(ByteStream(io.BytesIO(record), "x"))]
[('x!a.txt', b'Yes.')]
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from mlthread.errors import SourceError
from mlthread.pattern import pattern

from .bounded import Refused, damaged, member_name
from .streams import LARGEST_MESSAGE, ByteStream, read_all

__all__ = ["mhtml_page", "saved_kind", "warc_pages", "webarchive_page"]

_MHTML = pattern(
    rb"(?i)From: <Saved by [^<>\r\n]{1,80}>\r?\n|(?:[!-9;-~]{1,60}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,9}){0,12}"
    rb"Snapshot-Content-Location:"
)
_NEAR = 4096
_LINE_END = b"\r\n"
_LONGEST_HEAD = 1 << 16
_MOST_FIGURES = 18  # of a record's length in bytes
_HEX = pattern(rb"([0-9A-Fa-f]{1,15})[ \t]*[;\r]")  # above a piece of a body
_SKIPPED_KINDS = (
    b"image/",
    b"video/",
    b"audio/",
    b"font/",
    b"text/css",
    b"application/javascript",
    b"text/javascript",
)


def saved_kind(head: bytes) -> str | None:
    """Which of these wrappings begins so; None where it is none."""
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"bplist00") and b"WebMainResource" in head[:_NEAR]:
        return "webarchive"
    if b"ultipart/related" in head[:_NEAR] and _MHTML.match(head):
        return "mhtml"
    return None


def mhtml_page(stream: ByteStream) -> ByteStream:
    """The page in an MHTML file: its first HTML. A `SourceError` where it holds none."""
    from mlthread.mailbox.bodies.parts import first_html  # late: `email` is slow to load

    return _page(first_html(read_all(stream)), stream.name)


def webarchive_page(stream: ByteStream) -> ByteStream:
    """The page in Safari's webarchive. A `SourceError` where it holds none, or is damaged."""
    import plistlib

    try:
        record = plistlib.loads(read_all(stream))
        content = record["WebMainResource"]["WebResourceData"]
    except (
        plistlib.InvalidFileException,
        KeyError,
        TypeError,
        ValueError,
        IndexError,
        RecursionError,
        OverflowError,
    ) as error:
        raise damaged(stream.name, error) from error
    return _page(content, stream.name)


def _page(content: object, name: str) -> ByteStream:
    if not isinstance(content, bytes) or not content:
        raise SourceError(name, "a saved page that holds no HTML")
    return _alone(content, name)


def _alone(content: bytes, name: str) -> ByteStream:
    return ByteStream(io.BytesIO(content), name, len(content))


def warc_pages(stream: ByteStream) -> Iterator[ByteStream]:
    """What a crawler was answered, one by one; pictures, styles and programs are passed over."""
    reader = _Reader(stream)
    while (fields := reader.head()) is not None:
        written = fields.get(b"content-length", b"")
        if not written.isdigit() or len(written) > _MOST_FIGURES:
            raise SourceError(stream.name, "a WARC record without its length; reading stopped")
        size = int(written)
        url = member_name(
            fields.get(b"warc-target-uri", b"").strip(b"<>").decode("utf-8", "replace")
        )
        name = f"{stream.name}!{url}"
        kind = fields.get(b"warc-type")
        if kind not in (b"response", b"resource", b"conversion"):
            reader.skip(size)
        elif size > LARGEST_MESSAGE:
            reader.skip(size)
            yield ByteStream(
                Refused(SourceError(name, f"holds more than {LARGEST_MESSAGE >> 20} MB")), name
            )
        else:
            content = reader.take(size)
            page: bytes | None = content
            if kind == b"response":
                page = _answer(content)
            elif _is_skipped(fields):
                page = None
            if page is not None:
                yield _alone(page, name)
            if len(content) < size:
                raise stream.failure or SourceError(stream.name, "breaks off inside a record")
    if stream.failure is not None:
        raise stream.failure


class _Reader:
    """Records of a stream: heads and so many bytes."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream

    def head(self) -> dict[bytes, bytes] | None:
        """The fields of the next record, names in lower case; None at the end."""
        head = self._stream.head(_LONGEST_HEAD)
        blanks = len(head) - len(head.lstrip(b"\r\n"))
        end = head.find(_LINE_END * 2, blanks)
        if end < 0 or not head.startswith(b"WARC/", blanks):
            if head.strip():
                raise SourceError(
                    self._stream.name, "breaks off, or is no WARC from here on; reading stopped"
                )
            return None
        self.skip(end + 4)
        return _fields(head[blanks:end])

    def take(self, size: int) -> bytes:
        """The next bytes, fewer where the file breaks off."""
        pieces = []
        while size > 0 and (piece := self._stream.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def skip(self, size: int) -> None:
        """Go past the next bytes."""
        while size > 0 and (piece := self._stream.read(min(size, 1 << 20))):
            size -= len(piece)


def _fields(head: bytes) -> dict[bytes, bytes]:
    pairs = (line.partition(b":") for line in head.split(_LINE_END)[1:])
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _is_skipped(fields: dict[bytes, bytes]) -> bool:
    """Is it a picture, a style or a program?"""
    return fields.get(b"content-type", b"").lower().startswith(_SKIPPED_KINDS)


def _answer(content: bytes) -> bytes | None:
    """The body of a server's answer, None where it is no page or mailbox."""
    head, blank, body = content.partition(_LINE_END * 2)
    status = head.split(b" ", 2)[1:2]
    fields = _fields(head)
    if not blank or status != [b"200"] or _is_skipped(fields):
        return None
    if b"chunked" in fields.get(b"transfer-encoding", b"").lower():
        body = _unchunked(body)
    if fields.get(b"content-encoding", b"").lower() == b"deflate":
        body = _inflated(body)
    return body  # what is packed by gzip is opened as such a file is


def _inflated(body: bytes) -> bytes:
    """A body that was sent deflated, with zlib's head or bare; as it is where it is damaged or too large,
    so that what is read next tells of it."""
    box = zlib.decompressobj(zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS)
    try:
        content = box.decompress(body, LARGEST_MESSAGE)
    except zlib.error:
        return body
    return body if box.unconsumed_tail else content


def _unchunked(body: bytes) -> bytes:
    """A body that was sent in pieces, each below its size; as it is from where it was not."""
    pieces: list[bytes] = []
    at = 0
    while (end := body.find(_LINE_END, at)) >= 0:
        size = _HEX.match(body, at)
        if size is None:
            pieces.append(body[at:])
            break
        if not int(size[1], 16):
            break
        pieces.append(body[end + 2 : end + 2 + int(size[1], 16)])
        at = end + 2 + int(size[1], 16) + 2
    return b"".join(pieces) or body
