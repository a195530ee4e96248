"""`From ` lines: which of them begin a message. In: the bytes round a candidate. Out: a verdict.

A line of prose that begins with "From " is no separator; neither is one in a quoted mbox. A
separator shows a time and is followed by a whole header, or by fields that look like the others of its
file: what is parted too often can still be read, what is not parted is lost in another mail.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from mlthread.frozen import NamedTuple, field, slotted
from mlthread.mailbox.headers.dates import parse_stamp
from mlthread.pattern import pattern

__all__ = [
    "WHOLE",
    "Block",
    "FromLine",
    "Separators",
    "block_fields",
    "find_torn",
    "parse_from_line",
    "read_block",
]

_WHEN = pattern(
    rb"(?:^|[ \t>])((?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?[ \t]{1,3}(?:[A-Z][a-z]{2,8}[ \t]{1,3}\d{1,2}|\d{1,2}[ \t-]{1,3}[A-Z][a-z]{2,8}[ \t-]{1,3}\d{2,4}),?"
    rb"|[A-Z][a-z]{2}[ \t]{1,3}\d{1,2}|\d{1,2}[ \t-][A-Z][a-z]{2}[ \t-]\d{2,4}|\d{4}-\d\d-\d\d[T ])[ \t]{0,3}\d{1,2}:\d{2}[^\r\n]{0,80})"
)
_FIELD = pattern(rb"([!-9;-~]{1,100})[ \t]*:(?=[ \t\r\n]|[!-~]|\Z)")
# A time in a form that no other program writes, or none; Google's archive of Usenet has a number for the sender.
_UNDATED = pattern(
    rb"From ([^\s@]{1,200}@[^\s@]{1,200}|-?\d{6,20}|-|)(?:[ \t]+[^\r\n]{0,80}\d[^\r\n]{0,20})?[ \t]*\r?\Z"
)
# Anything behind the sender, as a list server of 1998 took it from the wrong field: told by the traces of a delivery below.
_GARBLED = pattern(rb"From ([^\s@]{1,200}@[^\s@]{1,200})[ \t][^\r\n]{0,300}\Z")
_DELIVERED = (b"received", b"return-path", b"delivered-to")
_PIPERMAIL = pattern(
    rb"From [^\r\n]{1,200} at [^\r\n]{1,200}  [A-Z][a-z]{2} [A-Z][a-z]{2}[ \t]{1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}\s*\Z"
)
# A separator in the form that all programs write, inside a line, with the traces of a delivery below it.
_TORN = pattern(
    rb"From [^\s:]{1,200}[ \t]{1,2}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}\r?\n"
    rb"(?=(?:Return-[Pp]ath|Received|Delivered-[Tt]o):)"
)
# What people and programs set before a line of a mail that they show.
_SHOWN = pattern(rb"[\s>|:}\])*#%-]{0,4}\Z|[^\n]{0,80}:[ \t]{0,8}\Z")
SENTINEL = b"From mboxrd@z Thu Jan  1 00:00:00 1970"
_COMMIT = pattern(rb"[0-9a-f]{40}\Z")
_TELLING = frozenset(
    {
        b"from",
        b"date",
        b"subject",
        b"message-id",
        b"received",
        b"return-path",
        b"to",
        b"sender",
        b"delivered-to",
        b"in-reply-to",
        b"x-from",
    }
)
WHOLE = frozenset({b"from", b"date", b"message-id"})
"""Of a header that is one beyond doubt."""
_MORE = frozenset({b"date", b"message-id", b"received", b"subject"})
# Senders that stand for who writes the mailbox, not for who wrote the mail; Takeout gives the mail's number.
_NOBODY = frozenset({b"-", b"nobody", b"mailer-daemon"})
_EXPORTED = b"@xxx"
_LONGEST_LINE = 600
AHEAD = 65_536
_MOST_BLOCK_LINES = 2_000


@slotted
class FromLine:
    """A `From ` line taken apart; `when` is its date as written."""

    sender: bytes
    when: str
    is_pipermail: bool
    is_sentinel: bool

    @property
    def is_patch(self) -> bool:
        """Is it the first line of `git format-patch`, which people also paste into bodies?"""
        return _COMMIT.match(self.sender) is not None


def parse_from_line(line: bytes) -> FromLine | None:
    """Take a `From ` line apart, None where it shows no time."""
    if not line.startswith(b"From ") or len(line) > _LONGEST_LINE:
        return None
    line = line.rstrip()
    if line == SENTINEL:
        return FromLine(b"mboxrd@z", "", False, True)
    found = _WHEN.search(line, 5)
    if found is None:
        return None
    sender = line[5 : found.start(1)].strip()
    if sender.startswith(b":"):  # the field of a quoted header
        return None
    # Prose: "From Ann Lee on Mon, 5 Feb 2018 10:00 I heard": more than a sender's few words.
    rest = found.group(1)
    is_pipermail = _PIPERMAIL.match(line) is not None
    if not is_pipermail and (
        len(sender.split()) > 6
        or len(rest.split()) > 11
        or rest.rstrip().endswith((b":", b",", b";"))
    ):
        return None
    return FromLine(sender, rest.decode("latin-1"), is_pipermail, False)


@slotted
class Separators:
    """What the separators of one file have in common, learnt as they are met. `is_patch`: the last one is of
    `git format-patch`, below which another may be; there is none yet."""

    accepted: int = 0
    pipermail: int = 0
    sentinels: int = 0
    first_fields: set[bytes] = field(default_factory=set)
    id_count: int = 0
    escapes: bool = False
    latest: datetime | None = None
    daemons: int = 0
    is_patch: bool = True

    def judge(
        self, data: bytes, at: int, blank_above: bool, closed: bool = False
    ) -> FromLine | None:
        """The `From ` line at `at`, None where it is text of a body; `closed`: the message above has ended."""
        end = data.find(b"\n", at)
        if end < 0:
            return None
        line = parse_from_line(data[at:end])
        if line is None and (undated := _undated(data, at, end)) is not None:
            line = FromLine(undated[1], "", False, False)
            names = block_fields(data, end + 1)
            parted = blank_above or names[:1] == [b"x-google-language"]
            return line if parted and _is_whole(names) else None
        if line is None or (line.is_patch and not (closed or self.is_patch)):
            return None
        names = block_fields(data, end + 1)
        telling = not _TELLING.isdisjoint(names)
        whole = _is_whole(names) if blank_above else _is_joined(line, names, data, at, end + 1)
        if whole or (closed and telling):
            return line  # whatever the others look like: mailboxes are joined, and programs change
        if not line.is_sentinel and self.sentinels == self.accepted > 0:
            return None
        # Where all separators are one constant, even a message without any usual field is one.
        if names and blank_above and self.daemons == self.accepted > 2 and _is_daemon(line):
            return line
        if telling and (
            line.is_sentinel or self.accepted == 0 or self._fits(line, names, blank_above)
        ):
            return line
        return None

    def _fits(self, line: FromLine, names: list[bytes], blank_above: bool) -> bool:
        """Weigh what speaks for a separator against what speaks for a quoted mbox."""
        score = 0
        score += 1 if blank_above else -2
        if self.pipermail == self.accepted and not line.is_pipermail:
            score -= 2
        if self.daemons == self.accepted:
            score += 2 if _is_daemon(line) else -1
        if self.accepted >= 10:
            if len(self.first_fields) <= 3:
                score += 1 if names[0] in self.first_fields else -2
            if self.id_count == self.accepted and b"message-id" not in names:
                score -= 2
        if self.escapes:
            score += 1
        if b"from" not in names and b"received" not in names and b"return-path" not in names:
            score -= 2
        if b"date" not in names and b"received" not in names:
            score -= 1
        stamp = parse_stamp(line.when)
        if (
            stamp is not None
            and self.latest is not None
            and stamp.local < self.latest - timedelta(days=45)
        ):
            score -= 1
        return score >= 0

    def accept(self, line: FromLine, data: bytes, header_at: int) -> None:
        """Remember a separator."""
        self.accepted += 1
        self.pipermail += line.is_pipermail
        self.sentinels += line.is_sentinel
        self.daemons += _is_daemon(line)
        self.is_patch = line.is_patch
        if self.accepted <= 500:
            names = block_fields(data, header_at)
            self.id_count += b"message-id" in names
            if names:
                self.first_fields.add(names[0])
        elif self.id_count == self.accepted - 1:
            self.id_count += 1
        stamp = None if line.is_sentinel else parse_stamp(line.when)
        if stamp is not None:
            self.latest = stamp.local


def _undated(data: bytes, at: int, end: int) -> re.Match[bytes] | None:
    """A `From ` line from `at` to `end` that shows a sender and no time that can be read."""
    found = _UNDATED.match(data[at:end])
    if found is None and data[end + 1 : end + 14].lower().startswith(_DELIVERED):
        found = _GARBLED.match(data[at:end])
    return found


def _is_daemon(line: FromLine) -> bool:
    return line.sender == b"MAILER-DAEMON"


def block_fields(data: bytes, at: int) -> list[bytes]:
    """The names, in lower case, of the header fields that begin at `at`; [] where none does."""
    return read_block(data, at).names


class Block(NamedTuple):
    """Header fields below each other: their names in lower case, and where they end."""

    names: list[bytes]
    end: int


def read_block(data: bytes, at: int) -> Block:
    """The header fields that begin at `at`."""
    names: list[bytes] = []
    limit = min(len(data), at + AHEAD)
    stacked = 0  # `From ` lines of earlier deliveries
    for _ in range(_MOST_BLOCK_LINES):
        if at >= limit:
            break
        end = data.find(b"\n", at, limit)
        end = limit if end < 0 else end
        if data[at:end].strip() == b"":
            break
        first = data[at]
        if first in b" \t" and names:
            at = end + 1
            continue
        found = _FIELD.match(data, at, end)
        if found is None:
            if not names and stacked < 3 and data.startswith((b">From ", b"From "), at):
                stacked += 1
                at = end + 1
                continue
            break
        names.append(found.group(1).lower())
        at = end + 1
    return Block(names, at)


def find_torn(data: bytes, start: int, stop: int) -> int | None:
    """Where in [start, stop) a message begins inside a line: on a full disk the one above lost its end.

    >>> header = b"Received: by lab\\nFrom: Ann\\nDate: Thu\\nMessage-ID: <1>\\n\\n"
    >>> find_torn(b"The gate was moFrom ann@lab  Thu Feb  1 09:15:30 2018\\n" + header, 0, 999)
    15
    """
    for found in _TORN.finditer(data, start, stop):
        at = found.start()
        line_at = data.rfind(b"\n", start, at) + 1 or start
        if (
            at > line_at
            and _SHOWN.match(data, line_at, at) is None
            and WHOLE.issubset(block_fields(data, found.end()))
        ):
            return at
    return None


def _is_whole(names: list[bytes]) -> bool:
    """Does a header say who wrote, and two things more: what about, when, by which way, under which id?"""
    return b"from" in names and len(_MORE.intersection(names)) > 1


def _is_joined(line: FromLine, names: list[bytes], data: bytes, at: int, header_at: int) -> bool:
    """Does a whole message begin right below a line of text? So it is where files were joined whose
    last blank line was missing; who shows a message in a mail leads up to it."""
    above = data[max(0, at - 200) : at - 1].rpartition(b"\n")[2].strip()
    if above.endswith(b":") or parse_from_line(above) is not None or not WHOLE.issubset(names):
        return False  # another line of a delivery is no text
    sender = line.sender.strip(b'<>"').lower()
    named = not (sender in _NOBODY or sender.endswith(_EXPORTED) or line.is_sentinel)
    return not named or sender in data[header_at : header_at + AHEAD].lower()
