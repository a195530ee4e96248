"""The nouns of mlthread. In: nothing. Out: the types that every stage hands to the next.

bytes -> `Message` (mailbox) -> `Segment` (segment) -> `Turn` in a `Conversation` (thread) -> views.

>>> Address("Ann Lee", "ann@example.org").label
'Ann Lee'
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from .frozen import NamedTuple, frozen

__all__ = [
    "Address",
    "Attachment",
    "Attribution",
    "Clock",
    "Conversation",
    "DateBounds",
    "Evidence",
    "Inspection",
    "Kind",
    "Match",
    "Message",
    "Origin",
    "Participant",
    "Place",
    "Problem",
    "Provenance",
    "QuoteSource",
    "Recognised",
    "Segment",
    "Turn",
    "WordChange",
    "WrittenDate",
]

Kind = Literal[
    "text",
    "salutation",
    "closing",
    "signature",
    "footer",
    "attribution",
    "headers",
    "quote",
    "patch",
    "code",
    "log",
    "table",
    "heading",
    "separator",
    "technical",
]
"""What a run of lines is: see `Segment`."""
Origin = Literal["archive", "quoted"]
"""Where a turn is known from: see `Turn`."""
Match = Literal["exact", "rewrapped", "elided", "altered"]
"""How exactly a quote repeats its source: see `QuoteSource`."""
Evidence = Literal[
    "in-reply-to",
    "references",
    "page-link",
    "attribution",
    "quoted-text",
    "nesting",
    "salutation",
    "subject",
]
"""What speaks for a parent: see `Turn`."""
Clock = Literal["quoting", "quoted", "utc"]
"""Whose clock an attribution prints: the quoting author's, the quoted message's own Date, or UTC."""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@frozen
class Address:
    """A person as a mail names them. What is absent is None; an e-mail address is made whole ("@")."""

    name: str | None = None
    email: str | None = None

    @property
    def label(self) -> str | None:
        """The name, for want of one the address."""
        return self.name or self.email


@frozen
class WrittenDate:
    """One reading of a date as a person or a client wrote it; what it does not say is None.

    `offset` is minutes east of UTC where the text prints a zone.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    offset: int | None = None


@frozen
class DateBounds:
    """When a message was written, as far as it is known.

    `raw` is the date as read. `earliest` and `latest` are aware datetimes in UTC, both inclusive;
    `utc` is the instant to the minute: the bounds meet, or, of what is known only from quotes, it is
    likelier than all others together and the bounds say what else it may be (mail that arrived late, a
    clock in another zone). `basis` says in words what the bounds rest on. `offset` is the writer's zone
    in minutes east of UTC where a header shows it (None: not known).
    """

    raw: str | None = None
    utc: datetime | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    basis: str = "no date"
    offset: int | None = None


@frozen
class Attribution:
    """Whose words follow, as an attribution line or a header block says it.

    `date` is the date as written, `language` the code of the locale whose row matched (so that the
    date can be read), `clock` whose clock that client prints (None: not known). `rule` names the
    row that matched, `evidence` says in words what made it count.
    """

    name: str | None = None
    email: str | None = None
    date: str | None = None
    message_id: str | None = None
    subject: str | None = None
    language: str | None = None
    clock: Clock | None = None
    rule: str = ""
    evidence: tuple[str, ...] = ()


class WordChange(NamedTuple):
    """Words that a quote gives otherwise than its source; `line` is the quote's 0-based body line."""

    line: int
    was: str
    now: str


@frozen
class QuoteSource:
    """Which lines of which message a quote comes from.

    `id` is the message's id, `start` and `stop` lines of its body (0-based, stop exclusive), or of its
    `text` where that was recovered from quotes (its turn has a `provenance`). `match` is "exact",
    "rewrapped" (lines broken elsewhere), "elided" (words left out between) or "altered": then `changes`
    has the words.
    """

    id: str
    start: int
    stop: int
    match: Match
    changes: tuple[WordChange, ...] = ()


@frozen
class Segment:
    """A run of lines of one body that are one kind of thing at one depth and level.

    `kind` is "text", "salutation", "closing", "signature", "footer", "attribution", "headers",
    "quote", "patch", "code", "log", "table", "heading", "separator" or "technical". Quoted lines are
    "quote" whatever they are in themselves, which `split(segment.text)` tells; only "attribution",
    "headers", "footer" and "separator" keep their kind inside quotes.
    `depth` counts quote marks; `level` is the position in the reply chain (0: this message's
    author). `start` and `stop` are 0-based line numbers of the body, stop exclusive. `text` is the
    lines with `depth` quote marks taken off, joined by "\\n", without a final line end.
    `rule` and `evidence` say why it is what it is.
    """

    kind: Kind
    depth: int
    level: int
    start: int
    stop: int
    text: str
    attribution: Attribution | None = None
    source: QuoteSource | None = None
    rule: str = ""
    evidence: tuple[str, ...] = ()


@frozen
class Attachment:
    """A part that is not text. `size` is in bytes after decoding. `url` is where a scrubber put it."""

    name: str | None = None
    content_type: str | None = None
    size: int | None = None
    url: str | None = None


@frozen
class Place:
    """Where a message lies: the source's name as given (with "!" before a member of an archive),
    its 1-based first line there, and its byte range in the decompressed source (None: not known)."""

    source: str
    line: int | None = None
    start: int | None = None
    stop: int | None = None


@frozen
class Problem:
    """Something odd that was met, in one sentence without a full stop.

    `unread` is set where a source could not be read or held no message: exit status 1. `start` and
    `stop` are the bytes that are in no message because of it (None: all are in messages).
    """

    source: str
    line: int | None
    problem: str
    unread: bool = False
    start: int | None = None
    stop: int | None = None


@frozen
class Message:
    """One message of an archive, decoded.

    `id` is the Message-ID without <> where there is one, else made from the content; `body` is the
    text that people wrote, lines ended by "\\n". `in_reply_to`, `references` and `page_parent` (the
    parent that an archive page names) are ids without <>. `writer` is the person behind a From
    that the list rewrote ("Ann via LIST"). `local_days` are the sender's local days (YYYYMMDD) from
    scrubbed-attachment URLs. `places` has one entry per copy found, the first is the one read.
    """

    id: str
    message_id: str | None
    author: Address
    date: DateBounds
    subject: str | None
    body: str
    places: tuple[Place, ...] = ()
    list_name: str | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    page_parent: str | None = None
    writer: Address | None = None
    to: tuple[Address, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    local_days: tuple[str, ...] = ()
    thread_hint: str | None = None
    charset: str | None = None
    received: datetime | None = None
    """When the archive or the last server got it, UTC: for broken clocks."""

    def __repr__(self) -> str:
        return (
            f"<Message {self.id!r} by {self.person.label!r}, {_counted(len(self.body), 'letter')}>"
        )

    @property
    def person(self) -> Address:
        """Who wrote it: the writer behind a From that the list rewrote, else the author."""
        return self.writer or self.author


class Provenance(NamedTuple):
    """Lines [start, stop) of a recovered text come from lines [from_start, from_stop) of message `id`."""

    start: int
    stop: int
    id: str
    from_start: int
    from_stop: int


@frozen
class Turn:
    """One message in a conversation: archived, or known only from quotes.

    `origin` is "archive", or "quoted" where it is known only from quotes. `text` is what this author
    wrote, nothing quoted, no footers. `parent` is the id of the turn it answers; `parent_evidence`
    names what speaks for it ("in-reply-to", "references", "page-link", "attribution", "quoted-text",
    "nesting", "salutation", "subject"), `confidence` how sure that is (0 to 1: of edges given 0.9, nine
    in ten are right; None without a parent). `provenance` is filled for recovered turns, and for archived
    ones whose body holds no words: then `text` is what their replies quote. `author` of a recovered one
    is whom attributions name, else who alone sends from the host in its Message-ID, else who has signed
    what is quoted; `message` is None for these. `reasons` says in words why it hangs there, or which lost
    one it answers. `person` is the same for all turns of one person, under whatever address, in what was
    reconstructed together, and nobody else's: the first address of theirs, else the name; None where nobody
    is named.
    """

    id: str
    message_id: str | None
    origin: Origin
    parent: str | None
    parent_evidence: tuple[Evidence, ...]
    confidence: float | None
    author: Address
    date: DateBounds
    subject: str | None
    text: str
    segments: tuple[Segment, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    message: Message | None = None
    reasons: tuple[str, ...] = ()
    person: str | None = None

    def __repr__(self) -> str:
        how = "archived" if self.origin == "archive" else "recovered"
        return f"<Turn {self.id!r} by {self.author.label!r}, {how}, {_counted(len(self.text), 'letter')}>"

    @property
    def is_recovered(self) -> bool:
        """Whether `text` is what quotes hold of it, not what the archive does."""
        return self.message is None or bool(self.provenance)

    @property
    def quotable(self) -> str:
        """What a `QuoteSource` of this message counts the lines of: its body, or `text` where that was recovered."""
        return self.text if self.message is None or self.provenance else self.message.body


@frozen
class Participant:
    """A person in a conversation and how many of its messages are theirs; `person` as in a `Turn`."""

    name: str | None
    email: str | None
    messages: int
    person: str | None = None


@frozen
class Conversation:
    """A thread: turns oldest first, a parent always before its replies.

    `start` is when the first was written, at the earliest, `end` when the last was, at the latest.
    """

    id: str
    subject: str | None
    list_name: str | None
    start: datetime | None
    end: datetime | None
    participants: tuple[Participant, ...] = ()
    turns: tuple[Turn, ...] = ()

    def __repr__(self) -> str:
        return f"<Conversation {self.subject!r}, {_counted(len(self.turns), 'turn')}>"


@frozen
class Recognised:
    """What a source was taken for and why: its format's name, its messages, its bytes unpacked."""

    source: str
    format: str
    why: str
    messages: int
    bytes: int


@frozen
class Inspection:
    """What reading some sources met. `messages` counts copies, `duplicates` those read before;
    `lists` and `charsets` count messages, the most frequent first."""

    sources: tuple[Recognised, ...] = ()
    messages: int = 0
    duplicates: int = 0
    bytes: int = 0
    start: datetime | None = None
    end: datetime | None = None
    without_date: int = 0
    without_id: int = 0
    without_author: int = 0
    attachments: int = 0
    lists: tuple[tuple[str, int], ...] = ()
    charsets: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()
