"""What linking knows of a message. In: messages and their segments. Out: compact `Record`s.

A record holds numbers, short strings and fingerprints, no text: it can be made in any order and in
any process.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil, floor

from mlthread.frozen import field, slotted
from mlthread.model import Address, Message, Segment
from mlthread.pattern import pattern
from mlthread.rules.ballots import calls_vote, casts_vote
from mlthread.rules.footerrulers import footer_rulers
from mlthread.rules.subjects import split_subject
from mlthread.thread.texts.vocabulary import vocabulary
from mlthread.thread.texts.wordings import fingerprint, word_count

from .mentions import Mention, find_mentions

__all__ = [
    "OWN_KINDS",
    "Record",
    "best_guess",
    "epoch",
    "filled",
    "is_older",
    "is_other_part",
    "make_record",
    "may_quote",
    "of_page",
    "own_text",
    "part_of",
    "place_of",
]

_SKEW = 86400.0
"""Seconds. Clocks are off: what is quoted may look this much younger than what quotes it."""
_CLOSING = ("closing", "signature")
OWN_KINDS = frozenset(
    (
        "text",
        "salutation",
        "closing",
        "signature",
        "patch",
        "code",
        "log",
        "table",
        "heading",
        "separator",
        "technical",
    )
)
"""Kinds that are an author's own words at level 0."""


@slotted
class Record:
    """One message as linking sees it. Times are seconds since 1970 UTC; `number` is its place in order."""

    number: int
    id: str
    message_id: str | None
    name: str | None
    email: str | None
    writer: Address | None
    person: int | None
    utc: float | None
    earliest: float | None
    latest: float | None
    offset: int | None
    received: float | None
    subject: str
    is_reply: bool
    is_forward: bool
    old_subject: str | None
    list_name: str | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    page_parent: str | None
    thread_hint: str | None
    to: tuple[Address, ...]
    greeted: str | None
    mentions: tuple[Mention, ...]
    lines: array[int]
    shingles: array[int]
    words: int
    raw_subject: str | None = None
    offset_range: tuple[int, int] | None = None
    series: tuple[str, int] | None = None
    """For "[PATCH v2 3/7]": the tag without its number ("patch v2 /7"), and the number."""
    vocabulary: array[int] = field(default_factory=lambda: array("I"))
    """Its own words as numbers, see `vocabulary`."""
    votes: bool = False
    """Whether it begins with a vote, under a subject that calls for votes."""
    opens_quoting: bool = False
    """Whether its body begins with a quote, and own words follow: then it answers something."""
    closes: array[int] = field(default_factory=lambda: array("Q"))
    """Keys of its closing and its signature (-> `wordings`)."""
    attached: bool = False
    """Whether some of it was no text, and its words may stand in that."""
    place: str = ""
    """What tells it from others of its time (-> `place_of`)."""
    ghost: bool = False
    barred: tuple[int, ...] = ()
    """Records that cannot be the parent: those that quote this one."""

    @property
    def time(self) -> float | None:
        """The best single guess at when it was written."""
        return best_guess(self.utc, self.earliest, self.latest)


def is_older(record: Record, lost: Record) -> bool:
    """Whether a message of the archive is older than a lost one can be."""
    if record.ghost or record.utc is None or lost.earliest is None:
        return False
    return record.utc < lost.earliest


def of_page(hint: str | None) -> bool:
    """Whether it is one page that holds the messages of a thread, and no mail store that put them together."""
    return hint is not None and hint.startswith("page:")


def place_of(message: Message) -> str:
    """What tells messages of one time apart: their order on a page of their thread, else their ids."""
    return f"{message.thread_hint} {message.id}" if of_page(message.thread_hint) else message.id


def best_guess(utc: float | None, earliest: float | None, latest: float | None) -> float | None:
    """The instant where it is known, else the middle of the bounds, else the one that there is."""
    if utc is not None:
        return utc
    if earliest is not None and latest is not None:
        return (earliest + latest) / 2
    return earliest if earliest is not None else latest


def may_quote(reader: Record, source: Record) -> bool:
    """Whether a message is no younger than another that may quote it, as far as is known."""
    if source.time is None or reader.time is None:
        return True
    return source.time <= reader.time + _SKEW


def epoch(when: datetime | None) -> float | None:
    """Seconds since 1970 UTC of an aware datetime."""
    return None if when is None else when.timestamp()


def own_text(segments: Sequence[Segment]) -> str:
    """What the author of a body wrote: level 0, no footers and their rulers, quotes, attribution lines or headers."""
    rulers = footer_rulers(segments)
    parts = [
        s.text
        for place, s in enumerate(segments)
        if s.level == 0 and s.kind in OWN_KINDS and place not in rulers
    ]
    return filled("\n".join(parts))


def filled(text: str) -> str:
    """The text without blank lines above and below; its first line stays set in.

    >>> filled("\\n  \\n  Yes.\\n \\n")
    '  Yes.'
    """
    text = text.strip("\n")
    if not (text[:1].isspace() or text[-1:].isspace()):
        return text
    lines = text.split("\n")
    full = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[full[0] : full[-1] + 1]) if full else ""


def _greeted(segments: Sequence[Segment]) -> str | None:
    """The name in the opening words ("Hi Bob," gives "Bob"); None where nobody is greeted."""
    for s in segments:
        if s.level == 0 and s.kind == "salutation":
            words = s.text.strip().rstrip(",:;!.-– ").split()
            return words[-1] if 1 < len(words) <= 5 else (words[0] if words else None)
        if s.level == 0 and s.kind == "text" and s.text.strip():
            return None
    return None


def _subject_key(base: str) -> str:
    return " ".join(base.casefold().split())


def _opens_quoting(segments: Sequence[Segment]) -> bool:
    quoted = False
    for segment in segments:
        if segment.kind == "text" and segment.level == 0 and segment.text.strip():
            return quoted
        quoted = quoted or (segment.kind == "quote" and bool(segment.text.strip()))
    return False


_SERIES = pattern(r"\[([^\[\]]{0,60}?)\b(\d{1,3})/(\d{1,3})\b([^\[\]]{0,20})\]")


def part_of(subject: str | None) -> tuple[str, int] | None:
    """For "Re: [PATCH v2 3/7]" the tag without its number, and the number.

    >>> part_of("Re: [PATCH v2 3/7] reader: keep the last line"), part_of("[PATCH] reader")
    (('patch v2 /7', 3), None)
    """
    found = _SERIES.search(subject) if subject and "/" in subject else None
    if found is None or not 0 <= int(found[2]) <= int(found[3]):
        return None
    tag = f"{found[1]} /{int(found[3])} {found[4]}".casefold()
    return " ".join(tag.split()), int(found[2])


def is_other_part(m: Record, c: Record) -> bool:
    """Whether two messages are of one series, by their subjects, and not of one part of it: the texts of
    the parts are alike."""
    part = part_of(m.raw_subject)
    other = None if part is None else part_of(c.raw_subject)
    return part is not None and other is not None and other[0] == part[0] and other[1] != part[1]


def _offset_range(message: Message) -> tuple[int, int] | None:
    """Zones that the sender's local day (from scrubbed-attachment links) leaves possible, in minutes."""
    utc = epoch(message.date.utc)
    if utc is None:
        return None
    low, high = -12 * 60, 14 * 60
    for day in message.local_days:
        try:
            start = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
        except ValueError:
            continue
        low = max(low, ceil((start - utc) / 60))
        high = min(high, floor((start + 86399 - utc) / 60))
    return (low, high) if low <= high and message.local_days else None


def _closes(segments: Sequence[Segment]) -> array[int]:
    texts = [s.text for s in segments if s.level == 0 and s.kind in _CLOSING]
    if not texts:
        return array("Q")
    lines, shingles = fingerprint("\n".join(texts))
    return lines + shingles


def make_record(number: int, message: Message, segments: Sequence[Segment]) -> Record:
    """The record of one archived message."""
    subject = split_subject(message.subject or "")
    text = own_text(segments)
    lines, shingles = fingerprint(text)
    date, author = message.date, message.person
    return Record(
        number=number,
        id=message.id,
        message_id=message.message_id,
        name=author.name,
        email=author.email,
        writer=message.writer,
        person=None,
        utc=epoch(date.utc),
        earliest=epoch(date.earliest),
        latest=epoch(date.latest),
        offset=date.offset,
        received=epoch(message.received),
        subject=_subject_key(subject.base),
        is_reply=subject.is_reply or subject.was is not None,  # who names the old one answers
        is_forward=subject.is_forward,
        old_subject=_subject_key(split_subject(subject.was).base) if subject.was else None,
        list_name=message.list_name,
        in_reply_to=message.in_reply_to,
        references=message.references,
        page_parent=message.page_parent,
        thread_hint=message.thread_hint and message.thread_hint.partition(" ")[0],
        to=message.to,
        greeted=_greeted(segments),
        mentions=tuple(find_mentions(segments)),
        lines=lines,
        shingles=shingles,
        words=word_count(text),
        raw_subject=message.subject,
        offset_range=_offset_range(message),
        vocabulary=vocabulary(text),
        votes=casts_vote(text) and calls_vote(message.subject or ""),
        opens_quoting=_opens_quoting(segments),
        series=None if subject.is_reply else part_of(message.subject),
        attached=bool(message.attachments),
        closes=_closes(segments),
        place=place_of(message),
    )
