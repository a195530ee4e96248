"""Packed sources. In: a byte stream. Out: the streams inside it, bounded in size and ratio.

gzip, bzip2, xz, zstd, zip, tar; text in UTF-16 becomes UTF-8.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
import tarfile
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, Protocol, Self, cast

from mlthread.errors import SourceError

from .bounded import BROKEN, STEP, Bounded, damaged, member_name
from .streams import ByteStream, Readable, read_on

__all__ = ["unpack"]

_TAR_STEP = 1 << 12
"""Of a tar that breaks off the step is lost in which it does."""
_MOST_MEMBERS = 2_000_000
_LONGEST_HEADER = 1 << 20
"""Bytes of what stands in front of a member of a tar for a long name and the like."""
_MOST_MEMORY = 1 << 28
"""What a packing may ask for: xz takes a quarter of it at its best."""
_WINDOW = 27
"""The memory that a zstd archive may ask for, as a power of two in bytes: what `zstd --ultra` packs with."""


_STREAMS: dict[str, Callable[[Any], Any]] = {
    "gzip": partial(gzip.GzipFile, None, "rb", 9),
    "bzip2": lambda source: _InTurn(bz2.BZ2Decompressor, source),
    "xz": lambda source: _InTurn(partial(lzma.LZMADecompressor, memlimit=_MOST_MEMORY), source),
}


class _Decoder(Protocol):
    """What the decompressors of the standard library have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _InTurn:
    """What is packed in streams one after the other. `BZ2File` and `LZMAFile` pass over what stands behind the last
    one in silence."""

    def __init__(self, make: Callable[[], _Decoder], source: Readable) -> None:
        self._make = make
        self._source = source
        self._decoder = make()
        self._next = b""

    def read(self, size: int = -1, /) -> bytes:
        while True:
            if self._decoder.eof and not self._begin_next():
                return b""
            data = b""
            if self._decoder.needs_input:
                data, self._next = self._next or self._source.read(STEP), b""
                if not data:
                    raise EOFError("it ends before its end is told")
            piece = self._decoder.decompress(data, size)
            if piece:
                return piece

    def _begin_next(self) -> bool:
        """Whether something stands behind a stream but the zeros that pad it (xz)."""
        data = self._decoder.unused_data or self._source.read(STEP)
        while data and not (rest := data.lstrip(b"\0")):
            data = self._source.read(STEP)
        if not data:
            return False
        self._decoder, self._next = self._make(), rest
        return True


class _Plain:
    """A `ByteStream` as the decompressors want it: read only, forward only."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size if size >= 0 else 1 << 20)
        self.taken += len(piece)
        return piece


def unpack(stream: ByteStream, packing: str) -> Iterator[ByteStream]:
    """The streams inside a packed one; each is to be read before the next is asked for."""
    for inner in _streams_inside(stream, packing):
        inner.taken = inner.taken or stream.taken
        yield inner


def _streams_inside(stream: ByteStream, packing: str) -> Iterator[ByteStream]:
    if packing == "zip":
        from .zips import zip_members  # late: few sources are zips

        yield from zip_members(stream)
    elif packing == "tar":
        yield from _tar_members(stream)
    elif packing in ("mhtml", "webarchive", "warc"):
        from .savedpages import mhtml_page, warc_pages, webarchive_page  # late, as above

        if packing == "warc":
            yield from warc_pages(stream)
        else:
            yield mhtml_page(stream) if packing == "mhtml" else webarchive_page(stream)
    elif packing.startswith("utf-"):
        yield ByteStream(_Narrowed(stream, packing), stream.name)
    else:
        yield _decompressed(stream, packing)


def _decompressed(stream: ByteStream, packing: str) -> ByteStream:
    plain = _Plain(stream)
    out: Any
    if packing == "zstd":
        try:
            out = _zstd(plain)
        except ImportError as error:
            raise SourceError(
                stream.name, "is packed with zstd; install mlthread[zst] to read it"
            ) from error
    else:
        out = _STREAMS[packing](plain)
    taken = stream.taken or (lambda: plain.taken)
    inner = ByteStream(Bounded(stream.name, out, taken), stream.name)
    inner.taken = taken
    return inner


class _Narrowed:
    """UTF-16 or UTF-32 as UTF-8, without the mark it may begin with."""

    def __init__(self, stream: ByteStream, codec: str) -> None:
        self._stream = stream
        self._decoder = getincrementaldecoder(codec)("replace")
        self._at_start = True

    def read(self, size: int = -1, /) -> bytes:
        while True:
            piece = read_on(self._stream, size if 0 < size < STEP else STEP)
            text = self._decoder.decode(piece, not piece)
            if self._at_start and text:
                text, self._at_start = text.removeprefix("\ufeff"), False
            if text or not piece:
                return text.encode("utf-8", "replace")


def _zstd(source: Readable) -> _Zstd:
    """What is packed with zstd, which Python reads itself since 3.14; before, the same library is an extra."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    wide: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW}
    return _Zstd(_InTurn(partial(zstd.ZstdDecompressor, options=wide), source), zstd.ZstdError)


class _Zstd:
    """zstd has an error type of its own."""

    def __init__(self, out: Readable, error: type[Exception]) -> None:
        self._out = out
        self._error = error

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._out.read(size)
        except self._error as error:
            raise OSError(str(error)) from error


class _Member(tarfile.TarInfo):
    """A member of a tar, whose header is no longer than any name."""

    def _proc_member(self, bundle: _Bundle) -> Self:
        """Where the standard library lets subclasses see every header, a long name's too, before it is followed."""
        if self.type in _HEADERS and self.size > _LONGEST_HEADER:
            raise tarfile.ReadError("a name in it is longer than any is")
        member: Self = super()._proc_member(bundle)  # type: ignore[misc]  # the stubs lack it
        return member

    @classmethod
    def fromtarfile(cls, bundle: _Bundle) -> Self:  # type: ignore[override]  # none but ours asks for it
        """The next member."""
        try:
            return super().fromtarfile(bundle)
        except _ENDS:
            raise
        except tarfile.HeaderError:
            bundle.damaged = True
            raise


_HEADERS = (
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
    *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
)
_ENDS = (tarfile.EmptyHeaderError, tarfile.EOFHeaderError)  # type: ignore[attr-defined]  # the stubs lack them


class _Bundle(tarfile.TarFile):
    """A tar; `damaged` says that some of its blocks, which were passed over, had to be a header and are none."""

    tarinfo = _Member
    damaged = False


def _tar_members(stream: ByteStream) -> Iterator[ByteStream]:
    """The members, also behind damage and of tars one after the other."""
    try:
        source = cast(BinaryIO, _Plain(stream))
        with _Bundle.open(fileobj=source, mode="r|", ignore_zeros=True) as bundle:
            number = 0
            while (info := bundle.next()) is not None:
                bundle.members = []  # type: ignore[attr-defined]  # it would keep them all
                number += 1
                if number > _MOST_MEMBERS:
                    raise SourceError(stream.name, "holds too many members; reading stopped")
                if not info.isfile():
                    continue
                member = bundle.extractfile(info)
                if member is not None:
                    name = f"{stream.name}!{member_name(info.name)}"
                    whole = partial(int, info.size)
                    bounded = Bounded(name, cast(Readable, member), whole, _TAR_STEP)
                    yield ByteStream(bounded, name, info.size)
            if bundle.damaged:
                raise SourceError(stream.name, "is damaged; what could be told apart is read")
    except BROKEN as error:
        raise damaged(stream.name, error) from error
