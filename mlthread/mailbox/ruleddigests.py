"""Digests whose messages are parted by rulers of any kind. In: a digest's text. Out: its messages as mails.

Yahoo Groups and eGroups ("1a. Re: …", "Posted by:", "Message: 1"), Google Groups ("1 of 3" below a
topic), groups.io, Topica: below a ruler, or below a line that counts, stand the fields of a message. They
may be set in; the subject may be a numbered title above them, or the topic's above several messages.

>>> rows = "_" * 40
>>> found = find_messages(f"{rows}\\n1a. Gates\\n  Posted by: \\"Ann\\" ann@example.org an\\n  Date: 5 May 2014\\n\\nYes.\\n".encode(), None)
>>> found.mails[0].decode()
'Subject: Gates\\nFrom: "Ann" <ann@example.org>\\nDate: 5 May 2014\\n\\nYes.'
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern
from mlthread.rules.labels import read_label

__all__ = ["Found", "find_messages"]

_RULER = pattern(
    rb"(?m)^(?:[-_=~*]{20,120}|[-=]{2,20} ?\d{1,4} [^\s\d-]{1,12} \d{1,4} ?[-=]{2,20})[ \t]{0,8}\r?$"
)
_COUNTED = pattern(rb"[-=]{2,20} ?\d")
_COUNT = pattern(rb"\d{1,4}")
_FIELD = pattern(rb"[ \t]{0,12}([A-Za-z][A-Za-z-]{1,24}(?: by)?):[ \t]*([^\r\n]*)")
_NAMES = {
    b"from": b"From",
    b"posted by": b"From",
    b"date": b"Date",
    b"subject": b"Subject",
    b"topic": b"Topic",
    b"to": b"To",
    b"cc": b"Cc",
    b"reply-to": b"Reply-To",
    b"message-id": b"Message-ID",
    b"content-type": b"Content-Type",
    b"url": b"X-Url",
    b"message": b"X-Number",
}
"""What fields of a digested message are called, and what they are called in a mail."""
_MORE_FIELDS = (
    b"x-",
    b"content-",
    b"mime-version",
    b"organization",
    b"sender",
    b"lines",
    b"in-reply-to",
    b"references",
    b"newsgroups",
)
"""Other fields that may stand there."""
_TITLE = pattern(rb"[ \t]{0,8}(\d{1,4}(?:[a-z]{1,2}|\.\d{1,4})?\.[ \t]{1,8}\S[^\r\n]{0,400})")
_NUMBER = pattern(rb"\d{1,4}(?:[a-z]{1,2}|\.\d{1,4})?\.[ \t]+")
_ADDRESS = pattern(rb"https?://\S{1,300}\s*\Z")
_BARE = pattern(
    rb"(\"[^\"]{0,200}\"|)[ \t]{0,8}([^\s<>\"@]{1,100}@[^\s<>\"@]{1,100})(?:[ \t]{1,8}\S{1,100})?"
)
_NO_YEAR = pattern(rb"([A-Z][a-z]{2}) (\d{1,2}) (\d{1,2}:\d{2} ?[AP]M)(.{0,40})")
_SHOWN = pattern(
    rb"(?m)^([^<>\r\n]{1,100} <[^\s<>@]{1,100}@[^\s<>]{1,100}>):?[ \t]+"
    rb"([A-Z][a-z]{2} \d{1,2} \d{1,2}:\d{2} ?[AP]M [+-]\d{4})[^\r\n]{0,40}\r?$"
)
"""How the HTML of Google Groups shows who wrote when, as text."""
_SHOWN_BY = pattern(
    rb"(?m)^(\d{1,4}(?:[a-z]{1,2}|\.\d{1,4})?\.)[ \t]{0,8}(?:\r?\n){0,2}([^\r\n]{1,300})\r?\n(?:\r?\n)?"
    rb"[ \t]{0,8}Posted by:[ \t]*([^\r\n]{1,200})\r?\n(?:\r?\n)?"
    rb"[ \t]{0,8}((?:[A-Z][a-z]{2},? ){1,2}\d{1,2}, \d{4}[^\r\n]{0,40})\r?$"
)
"""How that of Yahoo Groups does: number, subject, author, date."""
_LISTED = pattern(
    rb"(?m)^[ \t]{0,8}\*[ \t]{1,8}([^\r\n]{1,300}?)[ \t]{1,8}\[\d{1,4} Updates?\][ \t]{0,8}\r?$"
)
"""How that digest lists its topics above the messages."""
_TAIL = pattern(
    rb"Messages in this topic[ \t]*\(\d{1,5}\)[^\r\n]{0,80}|(?:View|Reply To) This Message:[^\r\n]{0,300}|[-_=~*]{20,120}"
)
"""Lines below a digested message: a way to its topic, a ruler."""
_MOST_LINES = 14
_LONGEST_NAME = 40
_TITLE_REACH = 400
_MOST_BLANKS = 5
_MONTHS = b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Found(NamedTuple):
    """The messages of a digest: where each begins (its ruler), and the mail it is."""

    starts: list[int]
    mails: list[bytes]
    counted: bool = False
    """Does a line "2 of 3" stand above each?"""


class _Head(NamedTuple):
    """The fields of a message or of a topic; `ruler` is the one above them, whatever it counts."""

    start: int
    stop: int
    fields: list[tuple[bytes, bytes]]
    ruler: bytes = b""

    def get(self, name: bytes) -> bytes | None:
        """The first value of a field."""
        return next((value for key, value in self.fields if key == name), None)


def find_messages(content: bytes, sent: datetime | None) -> Found | None:
    """The messages of a digest that was sent at a time, None where there are none."""
    cuts = _ruled(content)
    rulers = {cut.ruler for cut in cuts}
    heads = [head for head in cuts if head.get(b"From") is not None]
    if not heads:
        cuts = heads = _shown(content)
    if not heads:
        return None
    ends = [cut.start for cut in cuts[1:]] + [_end(content, cuts[-1].stop, rulers)]
    numbered = all(_NUMBER.match(head.get(b"Subject") or b"") for head in heads)
    mails, topic = [], b""
    for cut, end in zip(cuts, ends, strict=True):
        topic = cut.get(b"Topic") or topic
        if cut.get(b"From") is not None:
            body = _body(content[cut.stop : max(end, cut.stop)])
            mails.append(_fields(cut, topic, numbered, sent) + b"\n\n" + body)
    counted = all(_COUNTED.match(content, head.start) for head in heads)
    return Found([head.start for head in heads], mails, counted)


def _ruled(content: bytes) -> list[_Head]:
    """The heads below rulers, those of topics among them. Below the first message all have the ruler that is
    drawn most: below another one stands what somebody quotes."""
    heads: list[_Head] = []
    drawn: Counter[bytes] = Counter()
    for ruler in _RULER.finditer(content):
        kind = _kind(ruler)
        drawn[kind] += 1
        if heads and ruler.start() < heads[-1].stop:
            continue
        head = _head(content, ruler.start(), ruler.end())
        if head is not None:
            heads.append(head._replace(ruler=kind))
    messages = [head for head in heads if head.get(b"From") is not None]
    own = max((head.ruler for head in messages), key=drawn.__getitem__, default=b"")
    return [
        head
        for head in heads
        if head.get(b"From") is None or head.ruler == own or head is messages[0]
    ]


def _kind(ruler: re.Match[bytes]) -> bytes:
    return _COUNT.sub(b"9", ruler.group().strip())


def _head(content: bytes, start: int, at: int) -> _Head | None:
    """The fields of a message or of a topic below the ruler that ends at `at`."""
    fields: list[tuple[bytes, bytes]] = []
    blanks = 0
    at = content.find(b"\n", at) + 1
    for _ in range(_MOST_LINES):
        if not at:
            break
        end = content.find(b"\n", at)
        line = content[at : end if end >= 0 else len(content)].rstrip()
        field = _field(line)
        if field is not None:
            fields.append(field)
        elif not line:
            blanks += 1
            if fields or blanks > _MOST_BLANKS:
                break
        elif fields and line[:1] in b" \t":
            fields[-1] = (fields[-1][0], fields[-1][1] + b" " + line.strip())
        elif not fields and (title := _TITLE.match(line)) is not None:
            fields.append((b"Subject", title.group(1)))
        elif not (fields and fields[0][0] == b"Topic" and _ADDRESS.match(line)):
            break
        at = end + 1
        if _RULER.match(content, at):
            if len(fields) in (1, 2) and fields[0][0] == b"Subject":
                fields[0] = (b"Topic", fields[0][1])  # between two rulers, in whatever language
            break
    names = {name for name, _ in fields}
    if {b"From", b"Date"} <= names or (b"Topic" in names and b"From" not in names):
        return _Head(start, at or len(content), fields)
    return None


def _field(line: bytes) -> tuple[bytes, bytes] | None:
    """The field on a line, whose name may be a word of any language."""
    found = _FIELD.match(line)
    name = _NAMES.get(found.group(1).lower()) if found is not None else None
    if found is not None and name is not None:
        return name, found.group(2).strip()
    if found is not None and found.group(1).lower().startswith(_MORE_FIELDS):
        return b"X-Other", b""
    if b":" not in line[:_LONGEST_NAME] and "：".encode() not in line[:_LONGEST_NAME]:
        return None
    label = read_label(line.strip().decode("utf-8", "replace"))
    key = _NAMES.get(label.field.encode()) if label is not None else None
    return (
        (key, label.value.strip().encode("utf-8", "replace"))
        if label is not None and key is not None
        else None
    )


def _shown(content: bytes) -> list[_Head]:
    """The heads that HTML shows as one line, or four; a topic's title may stand above its first message."""
    found = [
        _Head(shown.start(), shown.end(), [(b"Subject", shown.group(1) + b" " + shown.group(2)),
                                           (b"From", shown.group(3)), (b"Date", shown.group(4))])
        for shown in _SHOWN_BY.finditer(content)
    ]  # fmt: skip
    if found:
        return found
    titles = {title.group(1) for title in _LISTED.finditer(content)}
    heads: list[_Head] = []
    topic = b""
    for shown in _SHOWN.finditer(content) if titles else ():
        start = shown.start()
        above = content[max(0, start - _TITLE_REACH) : start].rstrip()
        title = above[above.rfind(b"\n") + 1 :].strip()
        if title in titles:
            topic, start = title, max(0, start - _TITLE_REACH) + above.rfind(b"\n") + 1
        fields = [(b"From", shown.group(1)), (b"Date", shown.group(2)), (b"Subject", topic)]
        heads.append(_Head(start, shown.end(), fields))
    return heads


def _end(content: bytes, start: int, rulers: set[bytes]) -> int:
    """Where the last message ends: at a ruler like those above."""
    return next(
        (ruler.start() for ruler in _RULER.finditer(content, start) if _kind(ruler) in rulers),
        len(content),
    )


def _body(text: bytes) -> bytes:
    """The text of a message without what the digest adds below it."""
    stop = len(text.rstrip())
    while _TAIL.fullmatch(text, start := text.rfind(b"\n", 0, stop) + 1, stop):
        stop = start
        while text[stop - 1 : stop].isspace():
            stop -= 1
    return text[:stop].lstrip(b"\r\n")


def _fields(head: _Head, topic: bytes, numbered: bool, sent: datetime | None) -> bytes:
    """The header of the mail that a digested message is."""
    lines = []
    for name, value in head.fields:
        if name == b"From":
            value = _BARE.sub(_bracketed, value, count=1) if b"<" not in value else value
        elif name == b"Date":
            value = _whole_date(value.replace(b"((", b"(").replace(b"))", b")"), sent)
        elif name == b"Subject" and numbered:
            value = _NUMBER.sub(b"", value, count=1)
        if not name.startswith(b"X-") and name != b"Topic":
            lines.append(name + b": " + value)
    if topic and head.get(b"Subject") is None:
        lines.append(b"Subject: " + topic)
    return b"\n".join(lines)


def _bracketed(found: re.Match[bytes]) -> bytes:
    """A name, a bare address and an account, as a From field has them."""
    name, address = found.group(1, 2)
    return name + b" <" + address + b">" if name else address


def _whole_date(value: bytes, sent: datetime | None) -> bytes:
    """A date that leaves its year to the digest's own."""
    found = _NO_YEAR.match(value)
    if found is None or sent is None or found.group(1) not in _MONTHS:
        return value
    month, day, clock, zone = found.groups()
    year = sent.year - (_MONTHS.index(month) + 1 > sent.month + 1)
    return b"%s %s %d %s%s" % (day, month, year, clock, zone)
