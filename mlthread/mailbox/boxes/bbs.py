"""Mail of bulletin boards: QWK (MESSAGES.DAT), packets and stored messages of FidoNet. In: a byte stream. Out: `Raw`s.

QWK has blocks of 128 bytes: one of text, then per message a header and blocks of text whose lines end at
0xE3. A FidoNet packet has 58 bytes, then messages of fields that end at NUL. Lines there end at CR;
what begins with ^A is written by programs: the id, the id that is answered, the charset, the zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlthread.hashes import sha256
from mlthread.mailbox.charsets import decode_bytes
from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.pattern import pattern

from .written import written_mail

__all__ = ["board_kind", "read_board"]

_LARGEST = 1 << 28  # boards packed what fitted on a disk or two; nothing there is larger
_BLOCK = 128
_QWK = pattern(
    rb"[ -~][\d ]{7}(\d\d)[-/](\d\d)[-/](\d\d)(\d\d:\d\d)([^\0]{25})([^\0]{25})(.{25}).{12}"
    rb"([\d \0]{8})([\d ]{6})[\xe1\xe2](.)(.)",
    re.DOTALL,
)
"""Month, day, year, clock, to, from, subject, number answered, blocks, conference (low, high byte)."""
_FIDO_DATE = rb"\d\d [A-Z][a-z]{2} \d\d  \d\d:\d\d:\d\d"
_PACKET_HEAD = 58
_PACKED = pattern(
    rb"\x02\0.{12}("
    + _FIDO_DATE
    + rb"|[^\0]{0,19})\0([^\0]{0,80})\0([^\0]{0,80})\0([^\0]{0,160})\0([^\0]*)\0?",
    re.DOTALL,
)
_PACKET = pattern(rb".{18}\x02\0.{38}\x02\0.{12}" + _FIDO_DATE + rb"\0", re.DOTALL)
_STORED = pattern(rb"(.{36})(.{36})(.{72})(" + _FIDO_DATE + rb")\0.{26}", re.DOTALL)
"""From, to, subject, date; then figures, up to byte 190."""
_OF_PROGRAMS = ("\1", "SEEN-BY:")
_ADDRESS = pattern(r"(\d{1,5}):(\d{1,5})/(\d{1,5})(?:\.(\d{1,5}))?(?:@\S{1,40})? (\w{1,20})")
_CHARSETS = {
    "ibmpc": "cp437",
    "latin-1": "latin-1",
    "ascii": "cp437",
    "+7_fido": "cp866",
    "alt": "cp866",
}
_CYRILLIC = pattern(rb"[\x80-\xaf\xe0-\xf1]{4}")
_SOFT_END = b"\x8d"
"""Where a program broke a line, which readers may move. In these codecs it is a letter, or part of one."""
_NO_SOFT_END = frozenset({"cp866", "utf-8", "utf8"})
_PIVOT = 80
"""Two figures of a year from here on are of the last century: the first boards are of 1978."""


def board_kind(head: bytes) -> str | None:
    """What speaks for mail of a bulletin board in the first bytes of a file; None where nothing does."""
    return next((why for why, test, _ in _KINDS if test(head)), None)


def read_board(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """The messages of a file of that kind."""
    del tell
    data = read_all(stream, _LARGEST)
    read = next((read for _, test, read in _KINDS if test(data)), None)
    return read(data, stream.name, facts) if read is not None else iter(())


def _is_qwk(head: bytes) -> bool:
    return b"\0" not in head[:_BLOCK] and _QWK.match(head, _BLOCK) is not None


def _read_qwk(data: bytes, name: str, facts: Facts) -> Iterator[Raw | Fault]:
    """The messages of a packet; their numbers count within it."""
    packet = sha256(data[:4096]).hexdigest()[:12]
    codec = _codec(None, data)
    yield Fault(1, "the head of the packet, no mail", 0, _BLOCK)
    at = _BLOCK
    while (found := _QWK.match(data, at)) is not None:
        month, day, year, clock, to, author, subject, answered, blocks, low, high = found.groups()
        stop = min(at + max(int(_figures(blocks) or "1"), 1) * _BLOCK, len(data))
        text = data[at + _BLOCK : stop].rstrip(b" \0").replace(b"\xe3", b"\n")
        place = f"{low[0] + 256 * high[0]}.{packet}@qwk"
        number, parent = _figures(data[at + 1 : at + 8]), _figures(answered)
        century = 1900 if int(year) >= _PIVOT else 2000
        yield _mail(
            name, facts, at, stop,
            [
                ("From", _words(author, codec)),
                ("To", _words(to, codec)),
                ("Subject", _words(subject, codec)),
                ("Date", _date(day, month, century + int(year), clock)),
                ("Message-ID", f"<{number}.{place}>"),
                ("In-Reply-To", f"<{parent}.{place}>" if parent.strip("0") else ""),
            ],
            text.decode(codec),
        )  # fmt: skip
        at = stop
    if data[at:].strip(b" \0\x1a"):
        yield Fault(None, "blocks that are no message", at, len(data))


def _figures(field: bytes) -> str:
    """The number in a field that blanks or zeros fill up; "" where there is none."""
    return (field.replace(b"\0", b" ").split() or [b""])[0].decode("ascii")


def _is_packet(head: bytes) -> bool:
    return _PACKET.match(head) is not None


def _read_packet(data: bytes, name: str, facts: Facts) -> Iterator[Raw | Fault]:
    """The messages of a packet of FidoNet (type 2)."""
    yield Fault(1, "the head of the packet, no mail", 0, _PACKET_HEAD)
    at = _PACKET_HEAD
    while (found := _PACKED.match(data, at)) is not None:
        yield _fido(name, facts, at, found.end(), found.groups())
        at = found.end()
    if data[at:].strip(b"\0"):
        yield Fault(None, "bytes that are no message", at, len(data))


def _is_stored(head: bytes) -> bool:
    return _STORED.match(head) is not None and b"\0" in head[1:36]


def _read_stored(data: bytes, name: str, facts: Facts) -> Iterator[Raw | Fault]:
    """One stored message of FidoNet (*.msg)."""
    found = _STORED.match(data)
    if found is not None:
        author, to, subject, when = (field.partition(b"\0")[0] for field in found.groups())
        text = data[found.end() :].rstrip(b"\0")
        yield _fido(name, facts, 0, len(data), (when, to, author, subject, text))


def _fido(name: str, facts: Facts, start: int, stop: int, fields: tuple[bytes, ...]) -> Raw:
    """One message of FidoNet; what programs wrote between its lines becomes fields."""
    when, to, author, subject, packed = fields
    # An LF beside CRs means nothing; some programs wrote nothing else.
    ended = packed.replace(b"\n", b"") if b"\r" in packed else packed.replace(b"\n", b"\r")
    lines = ended.split(b"\r")
    known: dict[str, str] = {}
    for line in lines:
        if line.startswith(b"\1"):
            key, _, value = line[1:].decode("ascii", "replace").partition(":")
            known.setdefault(key.strip().upper(), value.strip())
    codec = _codec(known.get("CHRS") or known.get("CHARSET"), packed)
    if codec not in _NO_SOFT_END:
        lines = [line.replace(_SOFT_END, b"") for line in lines]
    text = decode_bytes(b"\r".join(lines), codec)[0].split("\r")
    area = ""
    if text[0].startswith("AREA:"):
        area = text.pop(0)[5:].strip()
    zone = known.get("TZUTC", "")
    date = when.decode("ascii", "replace")
    return _mail(
        name, facts, start, stop,
        [
            ("From", _words(author, codec)),
            ("To", _words(to, codec)),
            ("Subject", _words(subject, codec)),
            ("Date", f"{date} {zone if zone[:1] == '-' else '+' + zone}" if zone else date),
            ("Newsgroups", area),
            ("Message-ID", _fido_id(known.get("MSGID", ""))),
            ("In-Reply-To", _fido_id(known.get("REPLY", ""))),
        ],
        "\n".join(line for line in text if not line.startswith(_OF_PROGRAMS)),
    )  # fmt: skip


def _codec(written: str | None, text: bytes) -> str:
    """The codec that a message names; else whichever of two its letters are of."""
    name = (written or "").split(" ")[0].lower()
    if name in _CHARSETS:
        codec = _CHARSETS[name]
    elif name:
        return name
    else:
        codec = "cp437"
    return "cp866" if codec == "cp437" and len(_CYRILLIC.findall(text)) > 2 else codec


def _fido_id(written: str) -> str:
    """An id as mail has it; "" where there is none."""
    found = _ADDRESS.match(written)
    if found is None:
        return ""
    zone, net, node, point, serial = found.groups()
    return f"<{serial}@{f'p{point}.' if point else ''}f{node}.n{net}.z{zone}.fidonet>"


def _words(value: bytes, codec: str) -> str:
    return " ".join(decode_bytes(value.strip(b" \0"), codec)[0].split())


def _date(day: bytes, month: bytes, year: int, clock: bytes) -> str:
    return f"{year}-{month.decode()}-{day.decode()} {clock.decode()}"


def _mail(
    name: str, facts: Facts, start: int, stop: int, fields: list[tuple[str, str]], text: str
) -> Raw:
    """A message as mail."""
    return Raw(written_mail(fields, text), name, None, start, stop, facts=facts)


_KINDS = (
    ("headers of a QWK packet in blocks of 128 bytes", _is_qwk, _read_qwk),
    ("the head of a FidoNet packet and of its first message", _is_packet, _read_packet),
    ("the head of a stored message of FidoNet", _is_stored, _read_stored),
)
"""What speaks for a kind, how it is known, how it is read."""
