"""What is known while conversations are put together. In: messages. Out: `Work`, which the later steps fill."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from mlthread.frozen import field, slotted
from mlthread.model import Message, Segment
from mlthread.segment.pipeline import split
from mlthread.thread.lost.ghosts import Ghost
from mlthread.thread.lost.pieces import Piece
from mlthread.thread.parents.choice import Choice
from mlthread.thread.texts.wordings import keys_alone
from mlthread.thread.times.arrivals import Arrival, Arrivals
from mlthread.thread.times.clocks import When

from .archive import Archive
from .duplicates import merge_duplicates
from .lostlevels import tell_levels
from .namedleads import tell_leads
from .ownwords import claim_own, close_own, name_own, sign_below, sign_own
from .people import People
from .records import Record, best_guess, epoch, make_record, own_text, place_of
from .signedinside import close_inside
from .tagged import tag_own

__all__ = ["Work", "load"]

_OFTEN = 3
"""Messages that have to end with the same lines to tell signatures and footers by them."""


@slotted
class Work:
    """Everything that is known while conversations are put together, by record number."""

    messages: list[Message]
    segments: list[list[Segment]]
    archive: Archive
    choices: list[Choice] = field(default_factory=list)
    ghosts: dict[int, Ghost] = field(default_factory=dict)
    textless: dict[int, list[Piece]] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    parents: list[int | None] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)

    def reading_key(self, number: int) -> tuple[float, str]:
        """What messages are read by that do not answer each other: when they were written, as far as known."""
        when = self.whens[number]
        guess = best_guess(when.utc, when.earliest, when.latest)
        record = self.archive.records[number]
        return float("inf") if guess is None else guess, record.place or record.id

    def said(self, number: int) -> str:
        """What the author of an archived message wrote."""
        return own_text(self.segments[number])

    def quoted(self, piece: Piece) -> str:
        """The words of a quote in an archived message."""
        parts = self.segments[piece.reader]
        shown = self.archive.records[piece.reader].mentions[piece.mention].segments
        return "\n".join(parts[k].text for k in shown if parts[k].kind == "quote")


def _split_own(message: Message) -> list[Segment]:
    """The segments of a message, set right by who sent it."""
    who = message.person
    parts = tag_own(name_own(split(message.body), who), who)
    parts = claim_own(sign_own(parts, who), who)
    return close_own(sign_below(parts, who), who)


def load(messages: Iterable[Message]) -> Work:
    """Each message once, split, with its record and its author among the people."""
    unique = merge_duplicates(messages)
    unique.sort(key=lambda m: (epoch(m.date.utc or m.date.earliest) or 0.0, place_of(m)))
    segments = [_split_own(m) for m in unique]
    if len(unique) >= _OFTEN:
        # late: of a few messages there is nothing to learn
        from mlthread.thread.furniture.footers import tell_footers
        from mlthread.thread.furniture.signatures import tell_signatures

        tell_footers([m.person for m in unique], segments)
        tell_signatures(unique, segments)
    segments = [
        close_inside(parts, message.person) for parts, message in zip(segments, unique, strict=True)
    ]
    records = [
        make_record(n, message, parts)
        for n, (message, parts) in enumerate(zip(unique, segments, strict=True))
    ]
    if len(unique) > 1:
        _tell_by_others(unique, segments, records)
    tell_leads(unique, segments, records)
    if len(unique) > 1:
        _tell_by_topics(unique, segments, records)
    arrivals = Arrivals(
        Arrival(record.number, place.source, place.line, record.time)
        for record, message in zip(records, unique, strict=True)
        for place in message.places[:1]
        if place.line is not None
    )
    for number, (low, high) in (*arrivals.broken.items(), *arrivals.undated.items()):
        records[number].utc = None
        records[number].earliest, records[number].latest = low, high
    people = _people(records)
    tell_levels(records, segments, people)
    archive = Archive(records, people, arrivals, _asked(records, segments))
    nothing = array("Q")
    for record in records:
        record.shingles = nothing  # the index has them
    return Work(unique, segments, archive)


def _tell_by_others(
    messages: Sequence[Message], segments: Sequence[list[Segment]], records: list[Record]
) -> None:
    """Sets right what a message quotes by how others have it."""
    from .blockanswers import tell_answers  # late: there is nothing else where one message is read
    from .wholelines import mend_lines  # late, as above

    mend_lines(messages, segments, records)
    tell_answers(messages, segments, records)


def _tell_by_topics(
    messages: Sequence[Message], segments: Sequence[list[Segment]], records: list[Record]
) -> None:
    """The same by other messages of a topic, and the topics by each other."""
    from .cutsubjects import mend_subjects  # late, as above
    from .sametopic import tell_same_topic  # late, as above

    tell_same_topic(messages, segments, records)
    _name_lists_alike(records)
    mend_subjects(records)


def _asked(records: Sequence[Record], segments: Sequence[Sequence[Segment]]) -> set[int]:
    """The keys that any quote has, of one mention or of a part of it: less than half of what authors wrote is ever
    quoted."""
    asked: set[int] = set()
    for record in records:
        for mention in record.mentions:
            asked.update(mention.lines)
            asked.update(mention.shingles)
            if len(mention.segments) > 1:
                for place in mention.segments:
                    asked.update(keys_alone(segments[record.number][place].text))
    return asked


def _name_lists_alike(records: Sequence[Record]) -> None:
    """Give each list one spelling, the commonest: its pages and its headers differ in capitals."""
    names = Counter(record.list_name for record in records if record.list_name)
    spelt: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-names[name], name)):
        spelt.setdefault(name.casefold(), name)
    if len(spelt) < len(names):
        for record in records:
            if record.list_name:
                record.list_name = spelt[record.list_name.casefold()]


def _people(records: Sequence[Record]) -> People:
    people = People()
    for record in records:
        people.note(record.name, record.email)
    for record in records:
        record.person = people.add(record.name, record.email)
        if record.writer is not None:
            writer = people.add(record.writer.name, record.writer.email)
            record.person = writer if writer is not None else record.person
    for record in records:
        if record.person is not None:
            record.person = people.root(record.person)
    return people
