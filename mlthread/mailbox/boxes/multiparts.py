"""Messages inside a message of a mailbox. In: its bytes. Out: whether its parts end further on, or have just ended.

A multipart may hold a mailbox as it is, whose separators part nothing before the line that closes it. Right below
that line a separator needs no blank line and no whole header.
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["HEADER_END", "Multipart", "boundary_of"]

HEADER_END = pattern(rb"\n\r?\n")
_BOUNDARY = pattern(
    rb"^Content-Type:[ \t]*multipart/[^\n]{0,400}(?:\n[ \t][^\n]{0,400}){0,5}",
    re.MULTILINE | re.IGNORECASE,
)
_BOUNDARY_VALUE = pattern(
    rb"boundary\*?[ \t]*=[ \t]*(?:\"([^\"\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE
)
_LONGEST_BOUNDARY = 300
_SHORTEST = 4
_LONGEST_END = 3
"""Bytes of `HEADER_END`."""


class Multipart:
    """The outermost multipart of one message. Its boundary is read once, so that a message with many candidates
    in it takes no longer than one with few."""

    def __init__(self) -> None:
        self._boundary: bytes | None = None
        self._is_read = False
        self._searched = 0
        self._size = 0
        self._last = self._redeclared = -1

    def is_open(self, data: bytes, start: int, found: int) -> bool:
        """Does the closing line stand further on than the separator at `found`? A multipart that is never closed
        does not count, nor one whose boundary another message in between uses too."""
        if not self._is_below_header(data, start, found) and not self._is_read:
            self._read(data[start:found])
        boundary = self._boundary
        if boundary is None:
            return False
        if len(data) - start != self._size:
            self._size = len(data) - start
            closing = data.find(b"\n--" + boundary + b"--", start)
            self._last = closing - start
            marks = (b'oundary="' + boundary, b"oundary=" + boundary)
            self._redeclared = (
                max(data.rfind(mark, start, max(closing, start)) for mark in marks) - start
            )
        return found - start < self._last and self._redeclared < found - start

    def is_closed(self, data: bytes, start: int, found: int) -> bool:
        """Does the line that closes the parts of the message at `start` stand right above the candidate? Below that
        nothing of it is left, also where its program wrote no blank line."""
        above = data[max(start, found - _LONGEST_BOUNDARY) : found].rstrip()
        line = above[above.rfind(b"\n") + 1 :]
        if not (line.startswith(b"--") and line.endswith(b"--") and len(line) > _SHORTEST):
            return False
        return self._is_below_header(data, start, found) and line[2:-2] == self._boundary

    def _is_below_header(self, data: bytes, start: int, found: int) -> bool:
        """Does the header end above the candidate? It is searched on from where the last candidate stood."""
        if not self._is_read:
            end = HEADER_END.search(data, start + self._searched, found)
            self._searched = max(found - start - _LONGEST_END, 0)
            if end is not None:
                self._read(data[start : end.start()])
        return self._is_read

    def _read(self, header: bytes) -> None:
        """Learn the boundary that a header names."""
        self._is_read = True
        self._boundary = boundary_of(header)


def boundary_of(header: bytes) -> bytes | None:
    """The boundary that a header names."""
    kind = _BOUNDARY.search(header)
    value = _BOUNDARY_VALUE.search(kind.group()) if kind is not None else None
    return None if value is None else value.group(1) or value.group(2)
