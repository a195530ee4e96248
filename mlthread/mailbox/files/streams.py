"""Byte streams that can be looked ahead into. In: a binary file. Out: `ByteStream`.

>>> import io
>>> stream = ByteStream(io.BytesIO(b"From a"), "x")
>>> stream.head(4), stream.read(6)
(b'From', b'From a')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO, UnsupportedOperation
from typing import Protocol

from mlthread.errors import SourceError

__all__ = [
    "BOM",
    "ByteStream",
    "Readable",
    "as_stream",
    "read_all",
    "read_lines",
    "read_on",
    "skip_bom",
    "with_line_ends",
]

HEAD = 1 << 16
_PIECE = 1 << 20
BOM = b"\xef\xbb\xbf"
"""The mark that some programs put before UTF-8."""
# One message or page; more is no mail that a person reads, and must not fill the memory.
LARGEST_MESSAGE = 64 << 20
_MOST_LINES = 2_000_000  # of a source that is read as a whole: a line costs memory, however short


class Readable(Protocol):
    """What a stream is read from."""

    def read(self, size: int, /) -> bytes: ...


class ByteStream:
    """A named stream of bytes with look-ahead. `offset` counts the bytes handed out.

    A stream that breaks off ends there; `failure` then says why, so that what came before is kept. `taken` tells how
    many bytes of the outermost packing round it were read, None where it is not packed.
    """

    def __init__(self, raw: Readable, name: str, size: int | None = None) -> None:
        self.name = name
        self.size = size
        self.offset = 0
        self.failure: SourceError | None = None
        self.taken: Callable[[], int] | None = None
        self._raw = raw
        self._ahead = b""
        self._ended = False

    def head(self, size: int = HEAD) -> bytes:
        """The next `size` bytes (fewer at the end), which stay to be read."""
        while len(self._ahead) < size and not self._ended:
            self._ahead += self._pull(max(size - len(self._ahead), 8192))
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size`, b"" at the end."""
        if self._ahead:
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
        else:
            piece = b"" if self._ended else self._pull(size)
        self.offset += len(piece)
        return piece

    def close(self) -> None:
        """Close what is read from, where it can be closed."""
        close = getattr(self._raw, "close", None)
        if close is not None:
            close()

    def _pull(self, size: int) -> bytes:
        """`size` bytes from below, fewer only at the end: decompressors and pipes give them bit by bit."""
        pieces: list[bytes] = []
        while size > 0:
            try:
                piece = self._raw.read(size)
            except SourceError as error:
                self.failure = error
                piece = b""
            except (OSError, EOFError, ValueError, RuntimeError) as error:
                self.failure = SourceError(self.name, f"cannot be read on: {reason(error)}")
                piece = b""
            if not piece:
                self._ended = True
                if piece is None:  # a raw file or standard input that does not block, empty for now
                    self.failure = SourceError(self.name, "cannot be read on: it does not wait")
                break
            pieces.append(piece)
            size -= len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)


class _OldMac:
    """Text of Macs before OS X with the line ends of others."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        return read_on(self._stream, size).replace(b"\r", b"\n")


def with_line_ends(stream: ByteStream) -> ByteStream:
    """The same bytes in the same places; where lines end at CR alone, at LF."""
    head = stream.head()
    is_mac = b"\r" in head and b"\n" not in head and b"\0" not in head
    return ByteStream(_OldMac(stream), stream.name, stream.size) if is_mac else stream


def read_on(stream: ByteStream, size: int) -> bytes:
    """The next bytes for what reads a stream in its turn: it breaks off where that does."""
    piece = stream.read(size)
    if not piece and stream.failure is not None:
        raise stream.failure
    return piece


def as_stream(data: bytes, name: str) -> ByteStream:
    """Bytes of a source as a stream of their own."""
    return ByteStream(BytesIO(data), name, len(data))


def skip_bom(stream: ByteStream) -> None:
    """Go past the mark, where there is one."""
    if stream.head(len(BOM)) == BOM:
        stream.read(len(BOM))


def reason(error: BaseException) -> str:
    """What an error says, in a few words."""
    if isinstance(error, UnsupportedOperation):
        return "it is not opened for reading"
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(text)[:200].rstrip(".")


def read_lines(stream: ByteStream) -> Iterator[bytes]:
    """The lines of a stream with their ends; of one that is too long for a message, parts."""
    rest = b""
    while piece := stream.read(_PIECE):
        *lines, rest = (rest + piece).split(b"\n")
        yield from (line + b"\n" for line in lines)
        if len(rest) > LARGEST_MESSAGE:
            yield rest
            rest = b""
    if rest:
        yield rest


def read_all(stream: ByteStream, most: int = LARGEST_MESSAGE) -> bytes:
    """The rest of a stream that holds one message or page."""
    pieces: list[bytes] = []
    total = ends = 0
    while piece := stream.read(_PIECE):
        total += len(piece)
        ends += max(piece.count(b"\n"), piece.count(b"\r"))
        if total > most or (ends > _MOST_LINES and most == LARGEST_MESSAGE):
            much = f"{most >> 20} MB" if total > most else f"{_MOST_LINES:,} lines"
            raise SourceError(
                stream.name,
                f"holds more than {much} and is no mailbox that can be read in parts",
            )
        pieces.append(piece)
    return b"".join(pieces)
