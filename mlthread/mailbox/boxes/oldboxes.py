"""Mailboxes of old programs: Rmail's Babyl, MMDF, UW's mbx. In: a byte stream. Out: `Raw` messages, `Fault`s.

Babyl keeps the whole header and below "*** EOOH ***" the part of it that was shown; the first
figure of its flags says whether there are two. MMDF has a row of ^A above and below each message.
mbx has a line "date,size;flags" above each, and the size is in bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from mlthread.mailbox.behind import Rest
from mlthread.mailbox.files.streams import ByteStream, as_stream, read_all
from mlthread.mailbox.headers.dates import parse_stamp
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.pattern import pattern

from .others import begins_other

__all__ = [
    "is_babyl",
    "is_dbox",
    "is_mbx",
    "is_mmdf",
    "read_babyl",
    "read_dbox",
    "read_mbx",
    "read_mmdf",
]

_LARGEST = 1 << 30
_BABYL = b"BABYL OPTIONS:"
_SECTION = pattern(rb"(?m)^\x1f\x0c?\r?\n?")
_EOOH = b"*** EOOH ***"
_BLANK = pattern(rb"\r?\n\r?\n")
_MMDF = b"\x01\x01\x01\x01"
_MMDF_ROW = pattern(rb"(?:^|(?<=\n))\x01{4,20}[ \t]*(?:\r?\n|\Z)")
_DBOX = pattern(rb"\d M[0-9a-f]{1,8} C[0-9a-f]{1,16}[ -~]{0,80}\n\x01\x02N")
_DBOX_MESSAGE = pattern(rb"\x01\x02N[ 0-9a-f]{1,10}([0-9a-f]{16})[ -~]{0,80}\n")
_MBX = b"*mbx*\r\n"
_MBX_HEAD = 2048
_MBX_LINE = pattern(
    rb"([ \d]\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d [+-]\d{4}),(\d{1,10});[0-9A-Fa-f]{12}-[0-9A-Fa-f]{8}\r\n"
)


def is_babyl(head: bytes) -> bool:
    """Is this a mailbox of Rmail before Emacs 23?"""
    return head.startswith(_BABYL)


def read_babyl(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault | Rest]:
    """The messages of a Babyl file."""
    del tell
    data = read_all(stream, _LARGEST)
    sections = [0, *(found.end() for found in _SECTION.finditer(data)), len(data)]
    line = 1
    for number, (start, stop) in enumerate(pairwise(sections)):
        section = data[start:stop]
        mail = _of_babyl(section.rstrip(b"\x0c\n\r").removesuffix(b"\x1f")) if number else b""
        if mail:
            yield Raw(mail, stream.name, line, start, stop, facts=facts)
        elif not number:
            yield Fault(line, "the options of the mailbox, no mail", start, stop)
        elif section.strip(b"\x1f\x0c\r\n\t "):
            why = "a section without a message"
            if stop == len(data):
                yield Rest(line, why, start, as_stream(section, stream.name))
            else:
                yield Fault(line, why, start, stop)
        line += section.count(b"\n")


def _of_babyl(section: bytes) -> bytes:
    """Header and body of one section: below its line of flags."""
    flags, _, rest = section.partition(b"\n")
    above, found, below = rest.partition(_EOOH)
    below = below.lstrip(b"\r\n")
    if not found:
        return b""
    if not flags.lstrip().startswith(b"1") or not above.strip():
        return below
    shown = _BLANK.search(below)
    return above.strip(b"\r\n") + b"\n\n" + (below[shown.end() :] if shown is not None else b"")


def is_mmdf(head: bytes) -> bool:
    """Does it begin with a row of ^A?"""
    return head.startswith(_MMDF) and _MMDF_ROW.match(head) is not None


def read_mmdf(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Rest]:
    """The messages between rows of ^A; a mailbox of another kind may stand below the last one."""
    del tell
    data = read_all(stream, _LARGEST)
    rows = [row.span() for row in _MMDF_ROW.finditer(data)]
    last = rows[-1][1] if rows else 0
    is_whole = len(rows) < 2 or not begins_other(data, last, with_header=False)
    whole = len(data) if is_whole else last
    texts = pairwise([(0, 0), *rows, (whole, whole)])
    filled = [(start, stop) for (_, start), (stop, _) in texts if data[start:stop].strip()]
    ends = [*(stop for _, stop in filled[:-1]), whole]
    yield from _lying(
        stream, facts, data, ((*span, end) for span, end in zip(filled, ends, strict=False))
    )
    if not is_whole:
        line = 1 + data.count(b"\n", 0, whole)
        yield Rest(line, "stands below the last row", whole, as_stream(data[whole:], stream.name))


def _lying(
    stream: ByteStream, facts: Facts, data: bytes, spans: Iterable[tuple[int, int, int]]
) -> Iterator[Raw]:
    """The messages at (start, stop) of a box, with what its program noted up to `end` and above."""
    begin, line = 0, 1
    for start, stop, end in spans:
        above = data.count(b"\n", begin, start)
        yield Raw(
            data[start:stop],
            stream.name,
            line,
            begin,
            end,
            facts=facts,
            lead=start - begin,
            lines_above=above,
        )
        line += above + data.count(b"\n", start, end)
        begin = end


def is_dbox(head: bytes) -> bool:
    """Is this a file of Dovecot's sdbox or mdbox?"""
    return _DBOX.match(head) is not None


def read_dbox(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """The messages of such a file, each as long as its line says; what Dovecot notes is below them."""
    del tell
    data = read_all(stream, _LARGEST)
    yield from _lying(stream, facts, data, _dbox_spans(data))


def _dbox_spans(data: bytes) -> Iterator[tuple[int, int, int]]:
    found = _DBOX_MESSAGE.search(data)
    while found is not None:
        start = found.end()
        stop = min(start + int(found.group(1), 16), len(data))
        found = _DBOX_MESSAGE.search(data, stop)
        yield start, stop, found.start() if found is not None else len(data)


def is_mbx(head: bytes) -> bool:
    """Is this an mbx of the University of Washington's server or Alpine?"""
    return head.startswith(_MBX)


def read_mbx(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault | Rest]:
    """The messages of an mbx, each as long as its line says."""
    del tell
    data = read_all(stream, _LARGEST)
    at, line = min(_MBX_HEAD, len(data)), 1 + data.count(b"\n", 0, _MBX_HEAD)
    yield Fault(1, "the head of the mailbox, no mail", 0, at)
    while at < len(data):
        found = _MBX_LINE.match(data, at)
        if found is None:
            if data[at:].strip(b"\0\r\n "):
                below = as_stream(data[at:], stream.name)
                yield Rest(line, "bytes that are no message", at, below)
            return
        stop = min(found.end() + int(found.group(2)), len(data))
        stamp = parse_stamp(found.group(1).decode("ascii"))
        yield Raw(
            data[found.end() : stop],
            stream.name,
            line,
            at,
            stop,
            received=stamp.instant if stamp is not None else None,
            facts=facts,
            lead=found.end() - at,
            lines_above=1,
        )
        line += data.count(b"\n", at, stop)
        at = stop
