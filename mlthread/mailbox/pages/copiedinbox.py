"""The text of a public-inbox thread page (lore.kernel.org) as a person copies it. In: decoded text. Out: its messages.

    * Re: Gates
      2018-02-05 10:17 Gates Ann Lee
    @ 2018-02-05 11:02 ` Bo Berg
      0 siblings, 0 replies; 2+ messages in thread
    From: Bo Berg @ 2018-02-05 11:02 UTC (permalink / raw)
      To: Ann Lee; +Cc: tides

    body …

    ^ permalink raw reply	[flat|nested] 2+ messages in thread

Ids are links there and do not come along. The rows above "From:" show by their indentation whom the
message answers: by name and minute.
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.charsets import without_margin
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts
from mlthread.model import Message
from mlthread.pattern import pattern

from .copiedtext import next_filled, read_copied_text
from .inboxpages import read_minute, read_person, without_attachments

__all__ = ["find_entries", "is_copied_inbox", "is_raw_id", "read_copied_inbox", "thread_below"]

_FROM = pattern(
    r"From: (.{0,1000}?) @ (\d{4}-\d\d-\d\d {1,2}\d{1,2}:\d\d) UTC \(permalink / raw\)[ \t]*\Z"
)
# "@" stands before the message's own row; an editor may have taken the blanks away before the others.
_ROW = pattern(r"(?:([@ ]) )?(\d{4}-\d\d-\d\d {1,2}\d{1,2}:\d\d) ( {0,400})(` )?(.{0,1000})\Z")
_REMARK = pattern(r" {0,400}(?:` )?[(\[\d]")
"""How many siblings and replies there are, or a message that was not found."""
_END = pattern(r"\^ permalink raw reply|end of thread, other threads:\[")
# What public-inbox writes below a message: its place in the thread, then how to answer.
_IN_THREAD = pattern(r"[ \t]{0,40}(?:(?:next|prev|parent|reply)[ \t]{1,16}){0,4}other threads:\[~")
_BELOW_IT = pattern(r"(?:Thread overview: \d|Reply instructions:)")
_HOW = "Reply instructions:"
_HOW_BELOW = pattern(r"You may reply publicly to this message")
_RAW_ID = pattern(r"(?i)message-id: <[^<>\s]{1,300}>[ \t]{1,4}\(raw\)[ \t]{0,4}\Z")
_BOLD = pattern(r"\A\*\*(.{1,1000})\*\*\Z")
# Where each link has become a paragraph of its own.
_BROKEN = pattern(r"From: (.{0,1000}? @ \d{4}-\d\d-\d\d {1,2}\d{1,2}:\d\d UTC) \([ \t]*\Z")
_OF_LINKS = ("permalink", "/", "raw")
_TO = pattern(r"[ \t]|(?:To|\+?Cc): ")
"""How people stand below whom a message is from."""
_NEAR = 4
_MOST_ROWS = 60
_LINKS_BELOW = 18  # lines


class Entry(NamedTuple):
    """The parts of one message, as line numbers; `parent` is the row that stands above its own."""

    subject: str
    name: str
    date: str
    parent: tuple[str, str] | None
    first: int
    body: tuple[int, int]


_Seen = dict[tuple[str, str], str]
"""(minute, name) and (minute, subject and name) -> the id of the latest message that they name."""


def is_copied_inbox(lines: list[str]) -> bool:
    """Whether the lines, set in or not, show a message of a thread page."""
    linked = any("(permalink / raw)" in line or _BROKEN.match(line) for line in lines)
    return linked and bool(find_entries(_mended(without_margin(lines))))


def _mended(lines: list[str]) -> list[str]:
    """As many lines, in which what stands round a message is as public-inbox draws it where a program has made each
    link a paragraph: the title moves down to the line above "From:", and the rows between are left out."""
    if not any(map(_BROKEN.match, lines)):
        return lines
    mended = list(lines)
    for number, line in enumerate(lines):
        below = [
            n for n in range(number + 1, min(number + _LINKS_BELOW, len(lines))) if lines[n].strip()
        ]
        words = [lines[n].strip() for n in below]
        broken = _BROKEN.match(line)
        if broken is not None and tuple(words[:3]) == _OF_LINKS:
            mended[number] = f"From: {broken[1]} (permalink / raw)"
            after = 3 + (words[3:4] != [] and words[3].startswith(")"))
            after += 2 * (words[after : after + 1] == ["+Cc:"])
            after = min(after, len(below))
            mended[number + 1 : below[after - 1] + 1] = [""] * (below[after - 1] - number)
            star = next(
                (
                    n
                    for n in range(number - 1, max(-1, number - _MOST_ROWS), -1)
                    if lines[n].strip() == "*"
                ),
                -1,
            )
            title = next_filled(lines, star + 1, number)
            if star >= 0 and title < number - 1:
                mended[star:number] = [""] * (number - star)
                mended[number - 1] = f"* {lines[title].strip()}"
        elif line.strip() == "^" and words[:2] == ["permalink", "raw"]:
            mended[number] = "^ permalink raw reply"
    return mended


def find_entries(lines: list[str]) -> list[Entry]:
    """Every message that the lines show whole, down to its body."""
    heads = [(number, found) for number, line in enumerate(lines) if (found := _FROM.match(line))]
    entries: list[Entry] = []
    for place, (number, found) in enumerate(heads):
        first = _first(lines, number)
        if first is None:
            continue
        last = heads[place + 1][0] if place + 1 < len(heads) else len(lines)
        stop = number + 1
        while stop < last and not _END.match(lines[stop]):
            stop += 1
        begin = next((at for at in range(number + 1, stop) if not lines[at].strip()), stop)
        if begin == stop:  # whoever copied it has lost all blank lines
            begin = number + 1
            while begin < stop and _TO.match(lines[begin]):
                begin += 1
        entries.append(
            Entry(
                _BOLD.sub(r"\1", lines[first][2:].strip()),
                found[1].strip(),
                found[2],
                _parent(lines[first + 1 : number]),
                first,
                (begin, stop),
            )
        )
    return entries


def _first(lines: list[str], number: int) -> int | None:
    """The line "* SUBJECT" above a From line, with nothing but rows between them."""
    for above in range(number - 1, max(-1, number - _MOST_ROWS), -1):
        line = lines[above]
        if line.startswith("* "):
            return above
        if not _ROW.match(line) and not _REMARK.match(line):
            return None
    return None


def _parent(rows: list[str]) -> tuple[str, str] | None:
    """(date, subject and name) of the last row above the message's own that is set in less."""
    above: list[tuple[int, str, str]] = []
    for line in rows:
        row = _ROW.match(line)
        if row is None:
            continue
        if row[1] is None:
            return None  # how far the rows are set in is lost
        level = len(row[3]) + 1 if row[4] else 0
        if row[1] == "@":
            return next(((date, text) for at, date, text in reversed(above) if at < level), None)
        above.append((level, row[2], row[5].strip()))
    return None


def read_copied_inbox(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one file of copied text, in its order."""
    copied = read_copied_text(stream)
    lines = _mended(copied.lines)
    entries = find_entries(lines)
    seen: _Seen = {}
    for number, entry in enumerate(entries):
        first = 0 if number == 0 else entry.first
        last = entries[number + 1].first if number + 1 < len(entries) else len(lines)
        body, attachments = without_attachments("\n".join(lines[slice(*entry.body)]) + "\n")
        body = body.strip("\n")
        message = finish_message(
            copied.raw(first, last, facts),
            tell,
            message_id=None,
            author=read_person(entry.name),
            date=read_minute(entry.date, facts),
            subject=entry.subject or None,
            body=f"{body}\n" if body else "",
            page_parent=_known(seen, entry.parent),
            attachments=attachments,
            charset=copied.charset,
        )
        for words in (entry.name, f"{entry.subject} {entry.name}"):
            seen[entry.date, " ".join(words.split())] = message.id
        yield message


def _known(seen: _Seen, row: tuple[str, str] | None) -> str | None:
    """The id of the message that a row names: its minute, and a text that ends with its name; it shows
    the subject where that is another than above."""
    if row is None:
        return None
    date, words = row[0], row[1].split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((own for end in ends if (own := seen.get((date, end))) is not None), None)


def is_raw_id(line: str) -> bool:
    """Whether the line is the message id as public-inbox draws it, with a link to the raw mail."""
    return _RAW_ID.match(line) is not None


def thread_below(lines: list[str], begin: int, last: int) -> int:
    """Where public-inbox draws the thread below the text."""
    for number in range(begin, last):
        near = lines[number : min(number + _NEAR, last)]
        if (_IN_THREAD.match(lines[number]) and any(map(_BELOW_IT.match, near))) or (
            lines[number].startswith(_HOW) and any(map(_HOW_BELOW.match, near))
        ):
            return number
    return last
