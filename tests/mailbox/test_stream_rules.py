"""Streams of bytes, and the members of zips: what is handed out, to the last byte."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from mlthread.errors import SourceError
from mlthread.mailbox.files import streams, zips
from mlthread.mailbox.files.streams import (
    ByteStream,
    as_stream,
    read_all,
    read_lines,
    reason,
    skip_bom,
    with_line_ends,
)


class Bits(io.BytesIO):
    """A file that gives three bytes at a time, as pipes do."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(3 if size is None or size < 0 else min(size, 3))


def test_what_was_looked_ahead_at_stays_to_be_read() -> None:
    stream = ByteStream(Bits(b"0123456789"), "x")
    assert stream.head(5) == b"01234"
    assert stream.read(2) == b"01"
    assert stream.head(99) == b"23456789"
    assert (stream.read(99), stream.offset) == (b"23456789", 10)
    assert (stream.read(99), stream.head(9), stream.failure) == (b"", b"", None)


def test_a_piece_is_as_long_as_was_asked_for() -> None:
    assert ByteStream(Bits(b"0123456789"), "x").read(8) == b"01234567"


@pytest.mark.parametrize(
    ("data", "shown", "why"),
    [
        (b"a\rb\r", b"a\nb\n", "lines of old Macs"),
        (b"a\r\nb\r\n", b"a\r\nb\r\n", "lines of Windows"),
        (b"a\rb\n", b"a\rb\n", "one among others"),
        (b"a\nb\n", b"a\nb\n", "none"),
        (b"a\0\rb\r", b"a\0\rb\r", "no text"),
    ],
)
def test_lines_that_end_at_cr_alone(data: bytes, shown: bytes, why: str) -> None:
    assert read_all(with_line_ends(as_stream(data, "x"))) == shown, why


@pytest.mark.parametrize(
    ("data", "rest"), [(b"\xef\xbb\xbfa", b"a"), (b"a", b"a"), (b"\xef\xbb", b"\xef\xbb")]
)
def test_the_mark_before_a_text(data: bytes, rest: bytes) -> None:
    stream = as_stream(data, "x")
    skip_bom(stream)
    assert read_all(stream) == rest


def test_lines_and_parts_of_those_that_are_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(read_lines(as_stream(b"a\n\nb", "x"))) == [b"a\n", b"\n", b"b"]
    assert list(read_lines(as_stream(b"a\n", "x"))) == [b"a\n"]
    assert list(read_lines(as_stream(b"", "x"))) == []
    monkeypatch.setattr(streams, "_PIECE", 4)
    monkeypatch.setattr(streams, "LARGEST_MESSAGE", 6)
    assert list(read_lines(as_stream(b"0123456789ab\ncd\n", "x"))) == [
        b"01234567",
        b"89ab\n",
        b"cd\n",
    ]


def test_more_than_one_message_or_page_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_PIECE", 4)
    assert read_all(as_stream(b"0123456789", "x"), 10) == b"0123456789"
    with pytest.raises(SourceError, match="holds more than 0 MB"):
        read_all(as_stream(b"0123456789", "x"), 9)


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_more_lines_than_one_message_or_page_has(
    monkeypatch: pytest.MonkeyPatch, end: bytes
) -> None:
    """Why: a few packed bytes hold millions of blank lines, and each took a hundred bytes of memory."""
    monkeypatch.setattr(streams, "_MOST_LINES", 3)
    assert read_all(as_stream(end * 3, "x")) == end * 3
    with pytest.raises(SourceError, match="holds more than 3 lines"):
        read_all(as_stream(end * 4, "x"))
    assert read_all(as_stream(end * 4, "x"), 1 << 30) == end * 4  # a mailbox


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(5, "Input/output error"), "Input/output error"),
        (ValueError("bad data."), "bad data"),
        (EOFError(), "EOFError"),
        (io.UnsupportedOperation("read"), "it is not opened for reading"),
        (ValueError("x" * 300), "x" * 200),
    ],
)
def test_what_an_error_says_in_a_few_words(error: Exception, told: str) -> None:
    assert reason(error) == told


class Pipe(io.RawIOBase):
    """A file in which nothing can be written later: sizes stand behind the members."""

    def __init__(self) -> None:
        self.held = io.BytesIO()

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        return self.held.write(data)


def zipped(method: int, *, table: bool = True, streamed: bool = False) -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe if streamed else pipe.held, "w", method) as bundle:
        bundle.writestr("b.eml", b"second " * 9)
        bundle.writestr("in/", b"")
        bundle.writestr("a.eml", b"first")
    data = pipe.held.getvalue()
    return data if table else data[: data.index(b"PK\x01\x02")]


def members(data: bytes) -> list[tuple[str, object]]:
    """Names and texts; what went wrong in place of a text, and at the end."""
    out: list[tuple[str, object]] = []
    try:
        for member in zips.zip_members(as_stream(data, "x")):
            text = read_all(member)
            out.append((member.name, text if member.failure is None else member.failure.problem))
    except SourceError as error:
        out.append(("x", error.problem))
    return out


FIRST, SECOND = ("x!a.eml", b"first"), ("x!b.eml", b"second " * 9)
NO_TABLE = ("x", "its packing is damaged: the table of its members is missing or broken")
STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


@pytest.mark.parametrize("method", [STORED, DEFLATED])
@pytest.mark.parametrize("streamed", [False, True])
def test_members_in_the_order_of_their_names(method: int, streamed: bool) -> None:
    assert members(zipped(method, streamed=streamed)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("method", "streamed", "found", "why"),
    [
        (STORED, False, [SECOND, FIRST], "each says how long it is"),
        (DEFLATED, False, [SECOND, FIRST], "the same"),
        (DEFLATED, True, [SECOND, FIRST], "each says where it ends"),
        (STORED, True, [], "nothing does"),
    ],
)
def test_members_where_the_table_is_lost(
    method: int, streamed: bool, found: list[object], why: str
) -> None:
    assert members(zipped(method, table=False, streamed=streamed)) == [*found, NO_TABLE], why


@pytest.mark.parametrize("table", [True, False])
def test_a_member_that_is_encrypted_is_told(table: bool) -> None:
    data = bytearray(zipped(STORED, table=table))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flags of the first
        if (start := data.find(mark)) >= 0:
            data[start + at] |= 1
    assert members(bytes(data)) == ([FIRST, ("x!b.eml", "is encrypted")] if table else [NO_TABLE])


def test_a_packing_that_is_not_known_ends_what_can_be_told() -> None:
    data = bytearray(zipped(STORED, table=False))
    data[8] = 99
    assert members(bytes(data)) == [NO_TABLE]


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_a_member_that_breaks_off_keeps_what_came_before(method: int) -> None:
    data = zipped(method, table=False)
    cut = data[: data.index(b"b.eml") + 5 + 8]
    [(name, told), end] = members(cut)
    assert (name, told, end) == ("x!b.eml", "its packing is damaged: it breaks off", NO_TABLE)
