"""How the file of a mailbox hides lines that begin with "From ". In: its first bytes, a message. Out: the message as it was.

mboxrd puts a mark before every ">From " too, mboxo only before "From ": there a line between quoted ones is a
quote.
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern
from mlthread.robots import EXPORTER

__all__ = ["Dialect"]

_ESCAPED = pattern(rb"^>(>*From )", re.MULTILINE)
_ESCAPED_ONCE = pattern(rb"^>From ", re.MULTILINE)
_SURE_RD = pattern(rb"^(?!>)[^\n]*\n>>+From ", re.MULTILINE)

_RD = (b"From mboxrd@z ", f"From {EXPORTER} ".encode())
"""Separators of programs that write mboxrd: public-inbox, and our own export."""


class Dialect:
    """How this file escapes `From ` lines."""

    def __init__(self, head: bytes) -> None:
        self.is_rd = any(map(head.__contains__, _RD)) or _SURE_RD.search(head) is not None
        self.lengths_right = 0

    def unescape(self, body: bytes) -> bytes:
        """A message as it was; where its length was right, nothing was escaped."""
        if b">From " not in body or (self.lengths_right > 2 and b"\nFrom " in body):
            return body
        if self.is_rd:
            return _ESCAPED.sub(rb"\1", body)
        return _ESCAPED_ONCE.sub(lambda match: _undo_in_prose(body, match), body)


def _undo_in_prose(body: bytes, match: re.Match[bytes]) -> bytes:
    """In mboxo ">From" between quoted lines is a quote, between prose lines an escape."""
    above = body.rfind(b"\n", 0, max(0, match.start() - 1)) + 1
    below = body.find(b"\n", match.end()) + 1
    is_quote = (match.start() > 0 and _is_quoted(body, above)) or (
        below > 0 and _is_quoted(body, below)
    )
    return match.group() if is_quote else match.group()[1:]


def _is_quoted(body: bytes, start: int) -> bool:
    """Does a quoted line begin here? Another ">From " tells nothing."""
    return body.startswith(b">", start) and not body.startswith(b">From ", start)
