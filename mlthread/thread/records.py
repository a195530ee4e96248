"""What linking knows of a message. In: messages and their segments. Out: compact `Record`s.

A record holds numbers, short strings and fingerprints, no text: it can be made in any order and in
any process. A `Mention` is one older message that a body quotes or names: its attribution, the lines
quoted from it, and the mention that quoted it in turn.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil, floor

from mlthread.frozen import field, slotted
from mlthread.model import Address, Attribution, Clock, Message, Segment, WrittenDate, footer_rulers
from mlthread.pattern import pattern
from mlthread.rules.dates import read_written_date
from mlthread.rules.subjects import split_subject
from mlthread.thread.texts.vocabulary import vocabulary
from mlthread.thread.texts.wordings import fingerprint

from .people import name_words

__all__ = [
    "HEADS",
    "OWN_KINDS",
    "Mention",
    "Record",
    "epoch",
    "find_mentions",
    "make_record",
    "own_text",
]

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

HEADS = frozenset(("attribution", "headers"))


@slotted
class Mention:
    """A message that another one quotes. `segments` are indexes into the quoting body's segments.

    `upper` is the index of the mention through which it is quoted (None: quoted directly).
    `sources` are (record number, mention index) where the quotes really stand, for the mentions of a
    lost message's record, which has no body of its own.
    """

    level: int
    upper: int | None = None
    name: str | None = None
    email: str | None = None
    raw_date: str | None = None
    dates: tuple[WrittenDate, ...] = ()
    clock: Clock | None = None
    message_id: str | None = None
    subject: str | None = None
    forwarded: bool = False
    segments: list[int] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("Q"))
    shingles: array[int] = field(default_factory=lambda: array("Q"))
    words: int = 0
    sources: tuple[tuple[int, int], ...] = ()

    @property
    def named(self) -> bool:
        """Whether an attribution says anything that can tell who or when."""
        return bool(self.name or self.email or self.dates or self.message_id)


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
    opens_quoting: bool = False
    """Whether its body begins with a quote, and own words follow: then it answers something."""
    ghost: bool = False
    barred: tuple[int, ...] = ()
    """Records that cannot be the parent: those that quote this one."""

    @property
    def time(self) -> float | None:
        """The best single guess at when it was written."""
        if self.utc is not None:
            return self.utc
        if self.earliest is not None and self.latest is not None:
            return (self.earliest + self.latest) / 2
        return self.earliest if self.earliest is not None else self.latest


def epoch(when: datetime | None) -> float | None:
    """Seconds since 1970 UTC of an aware datetime; a naive one is taken as UTC."""
    if when is None:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return when.timestamp()


def own_text(segments: Sequence[Segment]) -> str:
    """What the author of a body wrote: level 0, no footers and their rulers, quotes, attribution lines or headers."""
    rulers = footer_rulers(segments)
    parts = [
        s.text
        for place, s in enumerate(segments)
        if s.level == 0 and s.kind in OWN_KINDS and place not in rulers
    ]
    return "\n".join(parts).strip("\n")


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


def _series(subject: str | None) -> tuple[str, int] | None:
    found = _SERIES.search(subject or "")
    if found is None or not 0 <= int(found[2]) <= int(found[3]):
        return None
    tag = f"{found[1]} /{int(found[3])} {found[4]}".casefold()
    return " ".join(tag.split()), int(found[2])


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


# What is deeper is a row of marks and no conversation; every level on the way costs a mention.
_DEEPEST = 100


class _Finder:
    """Collects the mentions of one body in reading order."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.current: dict[int, int] = {}

    def at(self, level: int) -> int:
        """The mention that quoted text of this level belongs to, made when there is none."""
        level = min(level, _DEEPEST)
        for lower in range(1, level + 1):
            if lower not in self.current:
                self.open(lower, Mention(level=lower))
        return self.current[level]

    def open(self, level: int, mention: Mention) -> None:
        if level > 1:
            mention.upper = self.at(level - 1)
        for deeper in [k for k in self.current if k > level]:
            del self.current[deeper]
        self.current[level] = len(self.mentions)
        self.mentions.append(mention)

    def attribute(self, segment: Segment, found: Attribution) -> None:
        level = min(segment.level + 1, _DEEPEST)
        dates = read_written_date(found.date, found.language) if found.date else ()
        new = Mention(
            level=level,
            name=found.name,
            email=found.email,
            raw_date=found.date,
            dates=dates,
            clock=found.clock,
            message_id=found.message_id,
            subject=found.subject,
            forwarded=segment.kind == "headers",
        )
        old = self.mentions[self.current[level]] if level in self.current else None
        if old is not None and (old.name, old.email, old.raw_date) == (
            new.name,
            new.email,
            new.raw_date,
        ):
            return
        if old is not None and not old.segments and (not old.named or _says_more(old, new)):
            new.upper = old.upper
            self.mentions[self.current[level]] = _with(new, old) if old.named else new
            return
        self.open(level, new)


def _says_more(old: Mention, new: Mention) -> bool:
    """Whether a second head right below a first one speaks of the same message: the author is the
    same and no two minutes are given."""
    left, right = set(name_words(old.name)), set(name_words(new.name))
    same = bool(old.email and new.email and old.email.casefold() == new.email.casefold())
    if not same and not (left and right and (left <= right or right <= left)):
        return False
    return not (_has_hour(old) and _has_hour(new) and old.dates != new.dates)


def _has_hour(mention: Mention) -> bool:
    return any(date.hour is not None for date in mention.dates)


def _with(new: Mention, old: Mention) -> Mention:
    """The second of two heads, what it leaves out taken from the first."""
    new.name, new.email = new.name or old.name, new.email or old.email
    if old.dates and (not new.dates or (_has_hour(old) and not _has_hour(new))):
        new.raw_date, new.dates, new.clock = old.raw_date, old.dates, old.clock
    new.message_id, new.subject = new.message_id or old.message_id, new.subject or old.subject
    return new


def find_mentions(segments: Sequence[Segment]) -> list[Mention]:
    """Every message that a body quotes or attributes, in reading order, with its quoted segments."""
    finder = _Finder()
    for number, segment in enumerate(segments):
        if segment.kind in HEADS:
            if segment.attribution is not None and not segment.rule.endswith("/same-level"):
                finder.attribute(segment, segment.attribution)
        elif segment.level > 0 and segment.kind != "footer" and segment.text.strip():
            finder.mentions[finder.at(segment.level)].segments.append(number)
    for mention in finder.mentions:
        text = "\n".join(segments[i].text for i in mention.segments)
        mention.lines, mention.shingles = fingerprint(text)
        mention.words = len(text.split())
    return finder.mentions


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
        is_reply=subject.is_reply,
        is_forward=subject.is_forward,
        old_subject=_subject_key(split_subject(subject.was).base) if subject.was else None,
        list_name=message.list_name,
        in_reply_to=message.in_reply_to,
        references=message.references,
        page_parent=message.page_parent,
        thread_hint=message.thread_hint,
        to=message.to,
        greeted=_greeted(segments),
        mentions=tuple(find_mentions(segments)),
        lines=lines,
        shingles=shingles,
        words=len(text.split()),
        raw_subject=message.subject,
        offset_range=_offset_range(message),
        vocabulary=vocabulary(text),
        opens_quoting=_opens_quoting(segments),
        series=None if subject.is_reply else _series(message.subject),
    )
