"""Packed sources. In: a byte stream. Out: the streams inside it, bounded in size and ratio.

gzip, bzip2, xz, zstd, zip, tar; text in UTF-16 becomes UTF-8. What decompresses to far more than any
mail does is refused.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, cast

from mlthread.errors import SourceError

from .streams import ByteStream, Readable, reason

__all__ = ["unpack"]

_FREE = 64 << 20
_MOST_RATIO = 400
_STEP = 1 << 15
_TAR_STEP = 1 << 12
"""Of a tar that breaks off the step is lost in which it does."""
_MOST_BYTES = 64 << 30
_MOST_MEMBERS = 2_000_000
_SPOOL = 16 << 20


_STREAMS: dict[str, Callable[[Any], Any]] = {
    "gzip": partial(gzip.GzipFile, None, "rb", 9),
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}


class _Plain:
    """A `ByteStream` as the decompressors want it: read only, forward only."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size if size >= 0 else 1 << 20)
        self.taken += len(piece)
        return piece

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def close(self) -> None:
        """Nothing to close: the stream belongs to the caller."""

    closed = False


class _Refused:
    """A member that cannot be read."""

    def __init__(self, name: str, problem: str) -> None:
        self._error = SourceError(name, problem)

    def read(self, size: int = -1, /) -> bytes:  # noqa: ARG002 - a reader's interface
        raise self._error


class _Bounded:
    """What comes out of a decompressor, as far as it stays within reason."""

    def __init__(
        self, name: str, out: Readable, taken: Callable[[], int], step: int = _STEP
    ) -> None:
        self._name = name
        # One step at a time where the reader can: what came before a break is then not lost with it.
        self._read: Callable[[int], bytes] = getattr(out, "read1", out.read)
        self._taken = taken
        self._step = step
        self._given = 0

    def read(self, size: int = -1, /) -> bytes:
        try:
            piece = self._read(min(size, self._step) if size >= 0 else self._step)
        except (
            OSError,
            EOFError,
            zlib.error,
            lzma.LZMAError,
            zipfile.BadZipFile,
            tarfile.TarError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise SourceError(self._name, f"its packing is damaged: {reason(error)}") from error
        self._given += len(piece)
        if self._given > _MOST_BYTES or (
            self._given > _FREE and self._given > _MOST_RATIO * max(self._taken(), 1)
        ):
            raise SourceError(
                self._name, "decompresses to far more than mail does; reading stopped"
            )
        return piece


def unpack(stream: ByteStream, packing: str) -> Iterator[ByteStream]:
    """The streams inside a packed one; each is to be read before the next is asked for."""
    if packing == "zip":
        yield from _zip_members(stream)
    elif packing == "tar":
        yield from _tar_members(stream)
    elif packing.startswith("utf-16"):
        yield ByteStream(_Narrowed(stream, packing), stream.name)
    else:
        yield _decompressed(stream, packing)


def _decompressed(stream: ByteStream, packing: str) -> ByteStream:
    plain = _Plain(stream)
    if packing == "zstd":
        try:
            import zstandard
        except ImportError as error:
            raise SourceError(
                stream.name, "is packed with zstd; install mlthread[zst] to read it"
            ) from error
        out: Any = _Zstd(
            zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
                cast(BinaryIO, plain), read_across_frames=True
            ),
            zstandard.ZstdError,
        )
    else:
        out = _STREAMS[packing](plain)
    return ByteStream(_Bounded(stream.name, out, lambda: plain.taken), stream.name)


class _Narrowed:
    """UTF-16 as UTF-8, without the mark it may begin with."""

    def __init__(self, stream: ByteStream, codec: str) -> None:
        self._stream = stream
        self._decoder = getincrementaldecoder(codec)("replace")
        self._at_start = True

    def read(self, size: int = -1, /) -> bytes:
        while True:
            piece = self._stream.read(size if 0 < size < _STEP else _STEP)
            text = self._decoder.decode(piece, not piece)
            if self._at_start and text:
                text, self._at_start = text.removeprefix("\ufeff"), False
            if text or not piece:
                return text.encode("utf-8", "replace")


class _Zstd:
    """zstandard has an error type of its own."""

    def __init__(self, out: Readable, error: type[Exception]) -> None:
        self._out = out
        self._error = error

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._out.read(size)
        except self._error as error:
            raise OSError(str(error)) from error


def _zip_members(stream: ByteStream) -> Iterator[ByteStream]:
    # A zip's table stands at its end: a stream is put aside first.
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        while piece := stream.read(1 << 20):
            spool.write(piece)
        try:
            with zipfile.ZipFile(cast(BinaryIO, spool)) as bundle:
                for info in sorted(bundle.infolist(), key=lambda item: item.filename)[
                    :_MOST_MEMBERS
                ]:
                    name = f"{stream.name}!{_shown(info.filename)}"
                    if info.is_dir():
                        continue
                    if info.flag_bits & 1:
                        yield ByteStream(_Refused(name, "is encrypted"), name)
                        continue
                    with bundle.open(info) as member:
                        bounded = _Bounded(
                            name, cast(Readable, member), partial(int, info.compress_size)
                        )
                        yield ByteStream(bounded, name, info.file_size)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            OSError,
            RuntimeError,
            ValueError,
        ) as error:
            raise SourceError(stream.name, f"its packing is damaged: {reason(error)}") from error


def _tar_members(stream: ByteStream) -> Iterator[ByteStream]:
    try:
        with tarfile.open(fileobj=cast(BinaryIO, _Plain(stream)), mode="r|") as bundle:
            for number, info in enumerate(bundle):
                if number > _MOST_MEMBERS:
                    raise SourceError(stream.name, "holds too many members; reading stopped")
                if not info.isfile():
                    continue
                member = bundle.extractfile(info)
                if member is not None:
                    name = f"{stream.name}!{_shown(info.name)}"
                    whole = partial(int, info.size)
                    bounded = _Bounded(name, cast(Readable, member), whole, _TAR_STEP)
                    yield ByteStream(bounded, name, info.size)
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise SourceError(stream.name, f"its packing is damaged: {reason(error)}") from error


def _shown(name: str) -> str:
    """A member's name for messages and places; it is never used as a path."""
    return "".join(character if character.isprintable() else "?" for character in name)[:300]
