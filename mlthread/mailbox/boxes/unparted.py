"""Messages one after the other without separators. In: a byte stream. Out: `Raw` messages.

Exports and damaged mailboxes lose every `From ` line, and people join files of one mail each. What is left to
part the messages: after a blank line, or with fields that only servers and clients write, a whole header (From,
Date, Message-ID) begins with the field that the file begins with, and no line leads up to it.
One such header in a text is a message that somebody shows; two more than the file's own make a run, or one that the
program of the first has written as well. People copy mails into a text with less, From, Date and Subject: such a
head, the same each time, begins a message if each is later than the one above, as no mail shows later ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from mlthread.frozen import NamedTuple
from mlthread.mailbox.behind import Rest
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.head import Head
from mlthread.mailbox.headers.dates import parse_stamp
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.pattern import pattern
from mlthread.rules.labels import read_ruler

from .fromline import AHEAD, WHOLE, Block, FromLine, read_block
from .mbox import Mbox

__all__ = ["is_typed", "is_unparted", "read_typed", "read_unparted"]

_DELIVERED = frozenset({b"received", b"return-path", b"delivered-to", b"mime-version"})
_OF_BOXES = (b"\1\1\1\1", b"#! rnews ")
"""How a line begins below which a box has its messages."""
_FEWEST = 3
_TYPED = frozenset(
    (b"from", b"date", b"subject", b"to", b"cc", b"reply-to", b"newsgroups", b"organization")
)
_LIKE = 6
"""So many fields in one order, what MIME adds among them, are of one program; people show no such header whole."""
_DATE = pattern(rb"(?i)(?:^|\n)date:[ \t]*([^\r\n]{1,200})")
_RULER = pattern(rb"[-=_*~]{5,200}")
_BELOW_RULER = 0.5
"""What a message below a drawn line counts: people draw one above each of several that they show."""
_FAR = 2000
"""Bytes above a header that are looked at for the boundary and the fields of a part, and for what leads up to it."""


def is_unparted(head: Head) -> bool:
    """Do several messages begin in the first bytes of a file?"""
    data = head.data.lstrip(b"\r\n")
    mark = _mark(data)
    first = read_block(data, 0)
    at, sure = 0, 0.0
    while sure < _FEWEST and at >= 0:
        begins, end = _begins(data, at)
        if begins and not _opens_part(data, at):
            sure += _weight(data, at, first)
        at = data.find(mark, max(at, end - 1)) + 1 or -1
    return sure >= _FEWEST


def is_typed(head: Head) -> bool:
    """Do several messages with the same few fields begin in the first bytes of a file, each later than the last?"""
    data = head.data.lstrip(b"\r\n")
    names = read_block(data, 0).names
    if not {b"from", b"date", b"subject"} <= set(names) <= _TYPED:
        return False
    mark, at, days = _mark(data), 0, list[datetime | None]()
    while at >= 0:
        if _begins_typed(data, at, names):
            days.append(_day(data, at))
        at = data.find(mark, at) + 1 or -1
    days = days[:-1] if days and days[-1] is None else days  # cut off
    known = [day for day in days if day is not None]
    return len(known) == len(days) >= _FEWEST and known == sorted(known) and known[0] < known[-1]


def _begins_typed(data: bytes, at: int, names: list[bytes]) -> bool:
    """Does a head of these fields begin there, below a blank line or a ruler?"""
    line = data[data.rfind(b"\n", 0, max(at - 1, 0)) + 1 : at].strip()
    parted = at == 0 or not line or _RULER.fullmatch(line) is not None
    return parted and read_block(data, at).names == names and not _leads_up(data, at)


def _day(data: bytes, at: int) -> datetime | None:
    """The instant of the head at `at`, or its clock where it gives no zone."""
    found = _DATE.search(data, max(0, at - 1), read_block(data, at).end)
    stamp = parse_stamp(found[1].decode("utf-8", "replace")) if found is not None else None
    return None if stamp is None else stamp.instant or stamp.local.replace(tzinfo=UTC)


def _weight(data: bytes, at: int, first: Block) -> float:
    """How sure a header at `at`, below that of the file, makes it that messages were joined."""
    if _RULER.fullmatch(_line_above(data, at)):
        return _BELOW_RULER
    text = data[first.end : at].strip()
    if not text:  # the file's own header, or that of a mail which is all of its text
        return 1
    names = dict.fromkeys(read_block(data, at).names)
    own = [name for name in dict.fromkeys(first.names) if name in names]
    # those of the content differ with what is sent
    order = [name for name in own if not name.startswith(b"content-")]
    alike = len(own) >= _LIKE and order == [name for name in names if name in order]
    return _FEWEST - 1 if alike and b"mime-version" in own else 1


def _mark(data: bytes) -> bytes:
    """A line's end and the name of the first field, as every message begins."""
    return b"\n" + data[: data.find(b":") + 1]


class _Candidate(NamedTuple):
    """Does a message begin with a field, and where do the fields end: no other message begins among them, for a
    field may stand in a header again."""

    begins: bool
    end: int


def _begins(data: bytes, at: int) -> _Candidate:
    blank_above = (
        at == 0
        or data[max(0, at - 2) : at].endswith(b"\n\n")
        or data[max(0, at - 4) : at].endswith(b"\n\r\n")
    )
    names, end = read_block(data, at)
    above = data[data.rfind(b"\n", 0, max(at - 1, 0)) + 1 : at]
    if not WHOLE.issubset(names) or above.startswith(_OF_BOXES):
        return _Candidate(False, end)
    # `cat` of files without a blank line at their end; nobody shows these fields
    joined = not _DELIVERED.isdisjoint(names)
    return _Candidate((blank_above or joined) and not _leads_up(data, at), end)


def _leads_up(data: bytes, at: int) -> bool:
    """Does what stands above say that a message is shown there: with a colon, or as programs do that pass mail on?"""
    line = _line_above(data, at)
    return line.endswith(b":") or read_ruler(line.decode("utf-8", "replace")) is not None


def _line_above(data: bytes, at: int) -> bytes:
    """The nearest line above that holds something."""
    above = data[max(0, at - _FAR) : at].rstrip()
    return above[above.rfind(b"\n") + 1 :].strip()


def _opens_part(data: bytes, at: int) -> bool:
    """Is it the header of a mail inside a multipart: right below a boundary that the data declare?"""
    for line in reversed(data[max(0, at - _FAR) : at].splitlines()):
        if line.startswith(b"--") and line.rstrip() != b"--":
            name = line.rstrip()[2:]
            return b'oundary="' + name in data or b"oundary=" + name in data
        if line.strip() and not line.startswith((b" ", b"\t")) and b":" not in line:
            return False
    return False


def read_unparted(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault | Rest]:
    """The messages of a file, each with its byte range: together they cover it."""
    return _Run(stream, facts, tell).read()


def read_typed(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault | Rest]:
    """The messages of a text into which people copied them, each with its byte range."""
    return _TypedRun(stream, facts, tell).read()


class _Run(Mbox):
    """One file being read. `passed` is where the fields end that were last looked at."""

    def __init__(self, stream: ByteStream, facts: Facts, tell: Tell) -> None:
        super().__init__(stream, facts, tell)
        self.mark = _mark(self.head.lstrip(b"\r\n"))
        self.passed = 0

    def before_first(self) -> Iterator[Raw | Fault]:
        """The file begins with a message."""
        return iter(())

    def opening(self) -> tuple[FromLine | None, int]:
        """No separator; the header begins below the blank lines."""
        data = self.window.data[self.window.at : self.window.at + AHEAD]
        header_at = len(data) - len(data.lstrip(b"\r\n"))
        self.passed = self.window.base + self.window.at + read_block(data, header_at).end
        return None, header_at

    def is_separator(self, at: int) -> bool:
        """Does a whole header begin there?"""
        if self.window.base + at < self.passed:
            return False
        begins, end = _begins(self.window.data, at)
        self.passed = self.window.base + end
        return begins

    def end_by_length(self) -> int | None:
        """A Content-Length ends at a separator, of which there are none."""
        return None


class _TypedRun(_Run):
    """One text being read."""

    def __init__(self, stream: ByteStream, facts: Facts, tell: Tell) -> None:
        super().__init__(stream, facts, tell)
        self.names = read_block(self.head.lstrip(b"\r\n"), 0).names

    def is_separator(self, at: int) -> bool:
        """Does a head like the first one begin there?"""
        return self.window.base + at >= self.passed and _begins_typed(
            self.window.data, at, self.names
        )
