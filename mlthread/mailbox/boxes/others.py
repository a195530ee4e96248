r"""What stands behind a message in one file with it, and is none of it. In: a message's bytes. Out: where that begins.

Files of several kinds are joined (`cat a.mbox b.mmdf`). No mail holds a row of ^A with a header below it, the
options of Babyl, the first line of an mbx, a line "#! rnews 1234" with a header below it. Below the line that closes
the parts of a message nothing of it is left: there a whole header begins another one.

>>> Others(b"From: ann@example.org\n\nYes.\n" + b"BABYL OPTIONS:\nVersion: 5\n\x1f").behind()
Other(start=28, is_box=True)
>>> Others(b"From: ann@example.org\n\nLook for\nBABYL OPTIONS:\nin it.\n").behind()
"""

from __future__ import annotations

from collections.abc import Callable

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern

from .fromline import AHEAD, WHOLE, parse_from_line, read_block
from .multiparts import HEADER_END, boundary_of

__all__ = ["Other", "Others", "begins_other"]

_WRITTEN = frozenset({b"from", b"date"})
_ROW = pattern(rb"\x01{4,20}[ \t]*\r?\n")
_BATCH_MARK = b"#! rnews "
_BATCH = pattern(rb"#! rnews (\d{1,10})[ \t]*\r?\n")
_OPTIONS = pattern(rb"BABYL OPTIONS:[^\n]{0,200}\n(?:[!-~][^\n]{0,2000}\n){0,40}\x1f")
_MBX_HEAD = 2048
_MBX_LINE = pattern(rb"[ \d]\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d [+-]\d{4},\d{1,10};")
_BLANKS = pattern(rb"\s*")
_OF_BOX = pattern(
    rb"[\r\n]*(?:From [^\n]{1,600}\d|\x01{4}|BABYL OPTIONS:|\*mbx\*\r\n|#! rnews |={73}[ \t]*\r?\n|<[A-Za-z!])"
)
_HEADER = pattern(
    rb"[\r\n]*(?:\d{1,10}[ \t]*\r?\n)?(?:[!-9;-~]{1,80}:[ \t][^\n]*\r?\n(?:[ \t][^\n]*\n)*){2}"
)


class Other(NamedTuple):
    """Where something else begins; `is_box`: a box, no message as it is."""

    start: int
    is_box: bool


def _is_mmdf(data: bytes, at: int) -> bool:
    row = _ROW.match(data, at)
    return row is not None and WHOLE.issubset(read_block(data, row.end()).names)


def _is_batch(data: bytes, at: int) -> bool:
    line = _BATCH.match(data, at)
    if line is None or not WHOLE.issubset(read_block(data, line.end()).names):
        return False
    stop = line.end() + int(line.group(1))
    return not data[stop : stop + 1].strip() or data.startswith(_BATCH_MARK, stop)


_BOXES: tuple[tuple[bytes, Callable[[bytes, int], bool]], ...] = (
    (b"\n\1\1\1\1", _is_mmdf),
    (b"\n" + _BATCH_MARK, _is_batch),
    (b"\nBABYL OPTIONS:", lambda data, at: _OPTIONS.match(data, at) is not None),
    (b"\n*mbx*\r\n", lambda data, at: _MBX_LINE.match(data, at + _MBX_HEAD) is not None),
)
"""What a box begins with below a line, and what makes that sure."""


def begins_other(data: bytes, at: int, with_header: bool = True) -> bool:
    """May what stands below the end of a box be another one, or (`with_header`) a message?"""
    if data[at - 1 : at] != b"\n":
        return False
    return _OF_BOX.match(data, at) is not None or (
        with_header and _HEADER.match(data, at) is not None
    )


class Others:
    """Where in bytes something begins that is no part of the message above it. What is in none of them is searched
    once, so that many messages behind each other take no longer than one."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._boxes = [row for row in _BOXES if row[0] in data]
        self._has_parts = b"\n--" in data and b"oundary" in data

    def behind(self, begin: int = 0) -> Other | None:
        """What stands behind the message that begins there, None where the rest is all of it."""
        data, closed = self._data, begin
        if self._has_parts and (boundary := self._boundary(begin)) is not None:
            closed = self._closed(begin, boundary)
            if closed < 0:
                return None  # what stands below may be in a part
            start = _below_blanks(data, closed)
            if _is_whole(data, start):
                return Other(start, False)
            if _is_parted(data, start):
                return Other(start, True)
        starts = [_box(data, closed, mark, is_sure) for mark, is_sure in self._boxes]
        start = min(filter(None, starts), default=0)
        return Other(start, True) if start else None

    def _boundary(self, begin: int) -> bytes | None:
        header = HEADER_END.search(self._data, begin, begin + AHEAD)
        return boundary_of(self._data[begin : header.start()]) if header is not None else None

    def _closed(self, begin: int, boundary: bytes) -> int:
        """Where the line ends that closes the parts of a message, -1 where nothing closes them."""
        at = self._data.find(b"\n--" + boundary + b"--", begin)
        end = self._data.find(b"\n", at + 1)
        return at if at < 0 else end if end >= 0 else len(self._data)


def _box(data: bytes, at: int, mark: bytes, is_sure: Callable[[bytes, int], bool]) -> int:
    """Where a box begins, 0 where none does."""
    at = data.find(mark, at)
    while at >= 0 and not is_sure(data, at + 1):
        at = data.find(mark, at + 1)
    return at + 1


def _below_blanks(data: bytes, at: int) -> int:
    blanks = _BLANKS.match(data, at)
    return blanks.end() if blanks is not None else at


def _is_parted(data: bytes, at: int) -> bool:
    """Does a mail begin there with a separator, and below it fields, as few as `git format-patch` writes?"""
    if (
        not data.startswith(b"From ", at)
        or parse_from_line(data[at : data.find(b"\n", at)]) is None
    ):
        return False
    return _WRITTEN.issubset(read_block(data, at).names)


def _is_whole(data: bytes, at: int) -> bool:
    """Does a mail begin there with a whole header?"""
    return not data.startswith(b"From ", at) and WHOLE.issubset(read_block(data, at).names)
