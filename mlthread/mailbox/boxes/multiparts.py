"""Messages inside a message of a mailbox. In: its bytes. Out: whether its parts end only further on.

A multipart may hold a mailbox as it is, whose separators part nothing.
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["HEADER_END", "Multipart", "is_closed"]

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


class Multipart:
    """Whether the outermost multipart of a message is still open at a candidate."""

    def __init__(self, data: bytes, start: int, stop: int) -> None:
        self.boundary = _boundary(data, start, stop)
        self._size = 0
        self._last = self._redeclared = -1

    def is_open(self, data: bytes, start: int, found: int) -> bool:
        """Does the closing line stand further on? A multipart that is never closed does not count,
        nor one whose boundary another message in between uses too."""
        if self.boundary is None:
            return False
        if len(data) - start != self._size:
            self._size = len(data) - start
            closing = data.find(b"\n--" + self.boundary + b"--", start)
            self._last = closing - start
            marks = (b'oundary="' + self.boundary, b"oundary=" + self.boundary)
            self._redeclared = (
                max(data.rfind(mark, start, max(closing, start)) for mark in marks) - start
            )
        return found - start < self._last and self._redeclared < found - start


def is_closed(data: bytes, start: int, found: int) -> bool:
    """Does the message at `start` end with the line that closes its parts, right above the candidate? Below that
    nothing of it is left, also where its program wrote no blank line."""
    above = data[max(start, found - _LONGEST_BOUNDARY) : found].rstrip()
    line = above[above.rfind(b"\n") + 1 :]
    if not (line.startswith(b"--") and line.endswith(b"--") and len(line) > _SHORTEST):
        return False
    return _boundary(data, start, found) == line[2:-2]


def _boundary(data: bytes, start: int, stop: int) -> bytes | None:
    """The boundary that the header of the message at `start` names."""
    header_end = HEADER_END.search(data, start, stop)
    header = data[start : header_end.start() if header_end else stop]
    kind = _BOUNDARY.search(header)
    value = _BOUNDARY_VALUE.search(kind.group()) if kind is not None else None
    return None if value is None else value.group(1) or value.group(2)
