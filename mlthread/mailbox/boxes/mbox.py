"""mbox in its four dialects, and pipermail's monthly text. In: a byte stream. Out: `Raw` messages, `Fault`s.

Streamed: one message and a little look-ahead are in memory. The dialect is decided per file:
mboxrd (`>From ` has one mark too many), mboxo (only where prose reads on), mboxcl and mboxcl2
(Content-Length, believed where it ends at a separator).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from mlthread.mailbox.behind import Rest
from mlthread.mailbox.files.streams import LARGEST_MESSAGE, ByteStream, skip_bom
from mlthread.mailbox.message import Tell, arrival
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.pattern import pattern

from .escapes import Dialect
from .fromline import (
    AHEAD,
    FromLine,
    Separators,
    block_fields,
    find_torn,
    parse_from_line,
)
from .multiparts import HEADER_END, Multipart
from .others import Others

__all__ = ["Mbox", "find_first_separator", "read_mbox"]

_PIECE = 1 << 20
_MOST_AT_ONCE = 2
"""Messages that may have arrived at one time."""
_LOOKED_AT = 12
"""Separators at the head of a file whose times are compared."""
_MAY_PART = pattern(rb"^From [^\n]*\n", re.MULTILINE)
_LENGTH = pattern(rb"^Content-Length:[ \t]*(\d{1,10})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_MOZILLA = pattern(rb"(?:(?<=\n)|\A)X-Mozilla-Status: ([0-9A-Fa-f]{4})\r?\n")
_MARKS_NEAR = 400
_EXPUNGED = 8
_TOO_LONG = f"the rest of a message of more than {LARGEST_MESSAGE >> 20} MB"
_TORN = "the message breaks off inside this line, where the next one begins"
_CUT_OFF = frozenset({b"from", b"date", b"subject", b"message-id"})
_HEADER_START = pattern(rb"\s{0,200}[!-9;-~]{1,80}:[ \t]")


class _Window:
    """The part of a stream that is in memory. `at` is where the next message begins in `data`."""

    def __init__(self, stream: ByteStream) -> None:
        self.stream = stream
        self.base = stream.offset
        self.data = b""
        self.at = 0

    def grow(self) -> bool:
        """Read on; False at the end. What lies before `at` is let go."""
        piece = self.stream.read(_PIECE)
        if piece:
            self.base += self.at
            self.data = self.data[self.at :] + piece
            self.at = 0
        return bool(piece)

    def need(self, size: int) -> None:
        """Have `size` bytes from `at` on, or all there are."""
        while len(self.data) - self.at < size and self.grow():
            pass


class _Left:
    """What of a window was not read yet, as a file."""

    def __init__(self, window: _Window) -> None:
        self._window = window

    def read(self, size: int, /) -> bytes:
        window = self._window
        window.need(1)
        piece = window.data[window.at : window.at + size]
        window.at += len(piece)
        return piece


def _export_times(head: bytes) -> set[str]:
    """Times that stand on several separators: when the file was written, not when mail arrived."""
    found = islice(_MAY_PART.finditer(head), _LOOKED_AT)
    lines = [parse_from_line(head[line.start() : line.end()]) for line in found]
    times = Counter(line.when for line in lines if line is not None)
    return {when for when, count in times.items() if count > _MOST_AT_ONCE}


def find_first_separator(head: bytes) -> int | None:
    """The offset of the first separator in the first bytes of a file."""
    for found in _MAY_PART.finditer(head):
        line = Separators().judge(head, found.start(), True)
        if line is not None and (found.start() == 0 or not line.is_patch):
            return found.start()
    return None


def read_mbox(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault | Rest]:
    """The messages of an mbox, each with its byte range: together they cover the file."""
    return Mbox(stream, facts, tell).read()


class Mbox:
    """One file being read. `mark` is what stands before and at the start of every message; `begin` is where the
    first one does, below `lead` bytes of blank lines."""

    mark = b"\nFrom "

    def __init__(self, stream: ByteStream, facts: Facts, tell: Tell) -> None:
        self.name = stream.name
        self.facts = facts
        self.tell = tell
        skip_bom(stream)
        self.head = stream.head()
        self.lead = len(self.head) - len(self.head.lstrip(b"\r\n"))
        self.begin = stream.offset
        self.window = _Window(stream)
        self.separators = Separators(escapes=b"\n>From " in self.head)
        self.dialect = Dialect(self.head)
        self.line = 1
        self._in_rest = False
        self.exported = _export_times(self.head)
        self.multipart = Multipart()
        self.last_time, self.same_time = "", 0

    def read(self) -> Iterator[Raw | Fault | Rest]:
        """The messages, and what between them and behind them is none."""
        window = self.window
        yield from self.before_first()
        while True:
            window.need(AHEAD)
            if window.at >= len(window.data):
                return
            line, header_at = (None, 0) if self._in_rest else self.opening()
            is_rest, end = self._in_rest, self._end_of_message()
            torn = None if is_rest else self.breaks_off(end)
            if torn is not None:
                end, self._in_rest = torn, False
            data = window.data[window.at : end]
            other = Others(data).behind() if not is_rest else None
            if other is not None:
                data, end = data[: other.start], window.at + other.start
            if is_rest:
                start = window.base + window.at
                yield Fault(self.line, _TOO_LONG, start, start + len(data))
            else:
                mail = self._raw(data, line, min(header_at, len(data)))
                if _is_expunged(mail.data):
                    yield Fault(mail.line, "is marked as deleted", mail.start, mail.stop)
                else:
                    yield mail
            self.line += data.count(b"\n")
            window.at = end
            if torn == end:
                self.tell(self.line, _TORN)
            if other is not None and other.is_box:
                below = ByteStream(_Left(window), self.name)
                yield Rest(self.line, "stands behind the last message", window.base + end, below)
                return

    def before_first(self) -> Iterator[Raw | Fault]:
        """Before the first separator: a message that lost its own, or bytes that are none."""
        first = find_first_separator(self.head)
        if not first:
            return
        window = self.window
        window.need(first + AHEAD)
        data = window.data[window.at : window.at + first]
        start, stop = window.base + window.at, window.base + window.at + first
        cut = 0 if _HEADER_START.match(data) else data.find(b"\n") + 1
        if cut and len(_CUT_OFF & set(block_fields(data, cut))) > 1:
            # The first bytes of the file are lost, and with them the separator or a first field.
            yield Fault(
                self.line,
                "the file begins inside a line; the rest of it is lost",
                start,
                start + cut,
            )
            self.line += 1
            start += cut
            data = data[cut:]
            window.at += cut
            first -= cut
        if _HEADER_START.match(data):
            lead = len(data) - len(data.lstrip())
            yield Raw(data[lead:], self.name, self.line, start, stop, facts=self.facts)
        elif data.strip():
            yield Fault(self.line, "bytes before the first message", start, stop)
        else:
            return  # blank lines go with the first message
        self.line += data.count(b"\n")
        window.at += first

    def opening(self) -> tuple[FromLine | None, int]:
        """The separator of the message at `at`, remembered, and where its header begins."""
        data = self.window.data[self.window.at : self.window.at + AHEAD]
        lead = len(data) - len(data.lstrip(b"\r\n"))
        header_at = data.find(b"\n", lead) + 1 if data.startswith(b"From ", lead) else lead
        line = parse_from_line(data[lead:header_at])
        if line is not None:
            self.separators.accept(line, data, header_at)
        return line, header_at

    def _raw(self, data: bytes, line: FromLine | None, header_at: int) -> Raw:
        start = self.window.base + self.window.at
        received = None
        if line is not None and not line.is_patch:
            self.same_time = self.same_time + 1 if line.when == self.last_time else 1
            self.last_time = line.when
            if self.same_time <= _MOST_AT_ONCE and line.when not in self.exported:
                received = arrival(line.when)
        while data.startswith((b">From ", b"From "), header_at):
            header_at = data.find(b"\n", header_at) + 1 or len(data)
        mail = self.unescape(data[header_at:])
        obscured = line is not None and line.is_pipermail
        exact = header_at if len(mail) == len(data) - header_at else None
        above = data.count(b"\n", 0, header_at)
        return Raw(
            mail,
            self.name,
            self.line,
            start,
            start + len(data),
            received,
            obscured,
            self.facts,
            exact,
            above,
        )

    def _end_of_message(self) -> int:
        """Where in the window the message at `at` ends, or as much of it as is read at once."""
        window = self.window
        self._in_rest = False
        by_length = self.end_by_length()
        if by_length is not None:
            self.dialect.lengths_right += 1
            return by_length
        lead = self.lead if window.base + window.at == self.begin else 0
        seek = window.at + lead + 1
        self.multipart = Multipart()
        while True:
            found = window.data.find(self.mark, seek)
            if found < 0 or len(window.data) - found < AHEAD:
                # The look-ahead may be short: read on and look again from a little before the end.
                offset = (
                    found if found >= 0 else max(len(window.data) - len(self.mark), seek)
                ) - window.at
                if window.grow():
                    seek = window.at + offset
                    if found < 0 and len(window.data) - window.at > LARGEST_MESSAGE:
                        self._in_rest = True
                        return window.at + LARGEST_MESSAGE
                    continue
                if found < 0:
                    return len(window.data)
            seek = found + 1
            if self.is_separator(found + 1) and not self.multipart.is_open(
                window.data, window.at, found
            ):
                return found + 1

    def breaks_off(self, end: int) -> int | None:
        """Where inside a line the message at `at` breaks off and the next one begins, before `end` of the window."""
        return find_torn(self.window.data, self.window.at, end)

    def unescape(self, body: bytes) -> bytes:
        """A message without what its file escaped in it."""
        return self.dialect.unescape(body)

    def is_separator(self, at: int) -> bool:
        """Does a message begin at `at` of the window?"""
        data = self.window.data
        blank_above = data[at - 2 : at - 1] == b"\n" or data[at - 3 : at - 1] == b"\n\r"
        closed = self.multipart.is_closed(data, self.window.at, at)
        return self.separators.judge(data, at, blank_above or closed, closed) is not None

    def end_by_length(self) -> int | None:
        """mboxcl: the end that Content-Length names, if a separator or the end of the file is there."""
        window = self.window
        header_end = HEADER_END.search(window.data, window.at, window.at + AHEAD)
        if header_end is None:
            return None
        length = _LENGTH.search(window.data, window.at, header_end.end())
        if length is None:
            return None
        size = header_end.end() - window.at + int(length.group(1))
        if size > LARGEST_MESSAGE:
            return None
        window.need(size + AHEAD)
        end = window.at + size
        data = window.data
        for _ in range(3):
            if end >= len(data):
                return len(data) if end <= len(data) + 2 else None
            if parse_from_line(data[end : data.find(b"\n", end) + 1 or len(data)]) is not None:
                return end
            if data[end : end + 1] not in (b"\n", b"\r"):
                return None
            end += 1
        return None


def _is_expunged(mail: bytes) -> bool:
    """Did Thunderbird or Netscape delete it, and leave it in the file until that is compacted?"""
    mark = _MOZILLA.search(mail, 0, _MARKS_NEAR)
    return mark is not None and int(mark.group(1), 16) & _EXPUNGED != 0
