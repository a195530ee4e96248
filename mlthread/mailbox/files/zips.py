"""Zips. In: a byte stream. Out: the streams of its members, also of a zip that breaks off.

The table of a zip stands at its end. Where it is lost, the header before each member says how it is
packed, and a deflated member says itself where it ends.
"""

from __future__ import annotations

import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO, cast

from mlthread.errors import SourceError

from .bounded import BROKEN, STEP, Bounded, Refused, damaged, member_name
from .streams import ByteStream, Readable

__all__ = ["zip_members"]

_MOST_MEMBERS = 2_000_000
_SPOOL = 16 << 20

_HEADER = struct.Struct("<4s2x2H8xL4x2H")
"""Of a member: mark, flags, method, packed size, lengths of its name and of the extra field."""
_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZE_BEHIND = 1, 8
_SIZE_ELSEWHERE = 0xFFFFFFFF
_DESCRIPTOR = 24
"""The most bytes that may stand behind a member whose size was not known before it."""


def zip_members(stream: ByteStream) -> Iterator[ByteStream]:
    """The members; each is to be read before the next is asked for."""
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        while piece := stream.read(1 << 20):
            spool.write(piece)
        held = cast(IO[bytes], spool)
        try:
            bundle = zipfile.ZipFile(held)
        except BROKEN as error:
            yield from _without_table(held, stream.name)
            why = "its packing is damaged: the table of its members is missing or broken"
            raise SourceError(stream.name, why) from error
        with bundle:
            yield from _with_table(bundle, stream)


def _with_table(bundle: zipfile.ZipFile, stream: ByteStream) -> Iterator[ByteStream]:
    members = sorted(bundle.infolist(), key=lambda item: item.filename)
    for info in members[:_MOST_MEMBERS]:
        name = f"{stream.name}!{member_name(info.filename)}"
        if info.is_dir():
            continue
        if info.flag_bits & _ENCRYPTED:
            yield ByteStream(Refused(SourceError(name, "is encrypted")), name)
            continue
        try:
            member = bundle.open(info)
        except BROKEN as error:
            yield ByteStream(Refused(damaged(name, error)), name)
            continue
        with member:
            whole = min(info.compress_size, stream.taken()) if stream.taken else info.compress_size
            bounded = Bounded(name, cast(Readable, member), partial(int, whole))
            inner = ByteStream(bounded, name, info.file_size)
            inner.taken = partial(int, whole)
            yield inner
    if len(members) > _MOST_MEMBERS:
        raise SourceError(stream.name, "holds too many members; reading stopped")


def _without_table(spool: IO[bytes], source: str) -> Iterator[ByteStream]:
    """Member by member from the beginning, as far as they can be told apart."""
    spool.seek(0)
    while len(header := spool.read(_HEADER.size)) == _HEADER.size:
        mark, flags, method, size, name_size, extra_size = _HEADER.unpack(header)
        if mark != _MARK or flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
            return
        name = f"{source}!{member_name(spool.read(name_size).decode('utf-8', 'replace'))}"
        start = spool.seek(extra_size, 1)
        known = not flags & _SIZE_BEHIND and size != _SIZE_ELSEWHERE
        if method == _STORED and not known:
            return
        member = _Inflated(spool) if method == _DEFLATED else _Stored(spool, size)
        bounded = Bounded(name, member, partial(_taken, spool, start))
        if not name.endswith("/"):
            yield ByteStream(bounded, name)
        if known:
            spool.seek(start + size)
            continue
        try:
            while bounded.read():
                pass
        except SourceError:
            return  # told when it was read
        end = spool.tell() - member.over
        spool.seek(end)
        behind = spool.read(_DESCRIPTOR + len(_MARK)).find(_MARK)
        if behind < 0:
            return
        spool.seek(end + behind)


def _taken(spool: IO[bytes], start: int) -> int:
    return spool.tell() - start


class _Stored:
    """Bytes that stand as they are."""

    over = 0

    def __init__(self, spool: IO[bytes], size: int) -> None:
        self._spool = spool
        self._left = size

    def read(self, size: int = -1, /) -> bytes:
        if not self._left:
            return b""
        piece = self._spool.read(min(self._left, size) if size >= 0 else self._left)
        if not piece:
            raise EOFError("it breaks off")
        self._left -= len(piece)
        return piece


class _Inflated:
    """Deflated bytes, to the end that they say themselves; `over`: how much more was taken."""

    def __init__(self, spool: IO[bytes]) -> None:
        self._spool = spool
        self._packing = zlib.decompressobj(-zlib.MAX_WBITS)

    @property
    def over(self) -> int:
        return len(self._packing.unused_data)

    def read(self, size: int = -1, /) -> bytes:
        while not self._packing.eof:
            packed = self._packing.unconsumed_tail or self._spool.read(STEP)
            if not packed:
                raise EOFError("it breaks off")
            piece = self._packing.decompress(packed, max(size, 0))
            if piece:
                return piece
        return b""
