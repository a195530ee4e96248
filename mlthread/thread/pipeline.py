"""Reconstruction. In: messages in any order. Out: conversations, lost messages included.

The steps, each in a module of its own: same messages made one (`duplicates`), compact records
(`records`), persons (`people`), a parent for each (`links`), lost messages (`ghosts`), bounds in time
(`timeline`), trees (`tree`), quotes traced to their lines (`sources`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mlthread.frozen import field, slotted
from mlthread.model import (
    Address,
    Conversation,
    DateBounds,
    Message,
    Participant,
    Provenance,
    Segment,
    Turn,
)
from mlthread.segment.pipeline import split

from .archive import Archive
from .arrivals import Arrival, Arrivals
from .clocks import When
from .duplicates import merge_duplicates
from .ghosts import Ghost, find_ghosts, ghost_record
from .links import Choice, calibrated, choose
from .mixed import Above
from .pageids import owners_of_page_ids
from .people import People
from .pieces import Piece, ghost_quoted, mention_of, pieces_of
from .records import Record, epoch, make_record, own_text
from .sightings import learn_habits
from .sources import ghost_text, trace_quotes
from .textless import quotes_of_textless
from .timeline import as_bounds, ghost_time, learn_zones, likeliest, narrow
from .tree import break_loops, components, reading_order
from .twins import archived_twin

__all__ = ["reconstruct"]

_DEEPEST = 12
"""Lost messages behind lost messages are followed this far."""
_MOST_ABOVE = 8
"""Messages above a lost one that its quotes are compared with."""
_BROKEN = "the header date cannot be true; bounded by the messages before and after it"
_SURE = 0.95
"""How sure the parent of a lost message must be where its readers are no replies themselves."""


@slotted
class _Work:
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


def _load(messages: Iterable[Message]) -> _Work:
    unique = merge_duplicates(messages)
    unique.sort(key=lambda m: (epoch(m.date.utc or m.date.earliest) or 0.0, m.id))
    segments = [split(m.body) for m in unique]
    records = [
        make_record(n, message, parts)
        for n, (message, parts) in enumerate(zip(unique, segments, strict=True))
    ]
    arrivals = Arrivals(
        Arrival(record.number, place.source, place.line, record.time)
        for record, message in zip(records, unique, strict=True)
        for place in message.places[:1]
        if place.line is not None and record.time is not None
    )
    for number, (low, high) in arrivals.broken.items():
        records[number].utc = None
        records[number].earliest, records[number].latest = low, high
    return _Work(unique, segments, Archive(records, _people(records), arrivals))


def _link(work: _Work) -> None:
    """A parent for every message, then for every lost message that the quotes show."""
    archive = work.archive
    archive.by_id.update(owners_of_page_ids(archive))
    work.choices = [choose(archive, record) for record in archive.records]
    archive.zones = learn_zones(archive, work.choices)
    habits = learn_habits(archive, work.choices)
    archive.first_parents = [choice.parent for choice in work.choices]
    for number, pieces in quotes_of_textless(archive, work.choices).items():
        for mention in (mention_of(archive, piece) for piece in pieces):
            archive.index.add(number, mention.lines, mention.shingles)
    for number, record in enumerate(archive.records):
        if not work.choices[number].by_header:
            work.choices[number] = choose(archive, record)
    fresh: Sequence[int] = range(len(archive.records))
    for _ in range(_DEEPEST):
        ghosts = find_ghosts(archive, pieces_of(archive, work.choices, fresh))
        if not ghosts:
            break
        first = len(archive.records)
        records = []
        for number, ghost in enumerate(ghosts, first):
            when = ghost_time(archive, habits, ghost)
            ghost.when = when
            ghost.record = ghost_record(archive, ghost, number, likeliest(when))
            records.append(ghost.record)
            work.ghosts[number] = ghost
            for piece in ghost.pieces:
                _answer_ghost(work, piece.reader, number)
        archive.add_ghosts(records)
        _late_readers(work, fresh, first)
        fresh = range(first, len(archive.records))
        for number in fresh:
            work.choices.append(_ghost_choice(work, number))
    _drop_twins(work)
    work.textless = quotes_of_textless(archive, work.choices)


def _answer_ghost(work: _Work, reader: int, number: int) -> None:
    """Hang a reply on the lost message that it quotes."""
    above, ghost = work.choices[reader], work.ghosts[number]
    evidence = ("in-reply-to",) if ghost.message_id and above.lost_id else ()
    named = ghost.record is not None and ghost.record.name
    work.choices[reader] = Choice(
        number,
        (*evidence, "attribution" if named else "quoted-text"),
        _sure_of_loss(above, bool(evidence)),
        ("it quotes a message that the archive does not hold",),
    )


def _late_readers(work: _Work, numbers: Sequence[int], first: int) -> None:
    """Replies that quote a lost message found through others, though they seemed to answer an
    archived one that holds less of the quote and is by somebody else."""
    for reader in numbers:
        choice = work.choices[reader]
        if choice.by_header or choice.parent is None or choice.parent >= first:
            continue
        found = ghost_quoted(work.archive, reader, choice.parent, first)
        if found is not None:
            number, mention = found
            work.ghosts[number].pieces.append(Piece(reader, mention, behind=choice.parent))
            record = work.archive.records[number]
            record.barred = tuple(sorted({*record.barred, reader}))
            _answer_ghost(work, reader, number)


def _drop_twins(work: _Work) -> None:
    """Lost messages that are in the archive after all give way to the archived copy."""
    archive = work.archive
    twins = {n: twin for n in work.ghosts if (twin := archived_twin(archive, n)) is not None}
    for choice in work.choices:
        if choice.parent in twins:
            choice.parent = twins[choice.parent]
            choice.evidence = ("quoted-text",)
            choice.reasons = ("most of the quoted words stand in it",)
    work.dropped.update(twins)
    for number in sorted(work.ghosts):
        # Whom only a dropped message quotes hangs nowhere; the archived copy has its own parent.
        if all(piece.reader in work.dropped for piece in work.ghosts[number].pieces):
            work.dropped.add(number)
    for number in work.dropped:
        work.choices[number] = Choice()


def _sure_of_loss(before: Choice, by_header: bool) -> float:
    """How sure it is that a reply answers the lost message it quotes: that no archived one is meant."""
    if by_header:
        return 0.95
    if before.parent is not None:
        return 0.85  # measured: nine in ten
    # No candidate at all: nothing else that it could answer.
    return 0.97 if before.confidence == 0.0 else calibrated(before.confidence)


def _ghost_choice(work: _Work, number: int) -> Choice:
    """The parent of a lost message: what its readers seemed to answer, else what its quotes show."""
    archive = work.archive
    pieces = work.ghosts[number].pieces
    readers = {p.reader for p in pieces}
    choice = choose(archive, archive.records[number])
    shown = {"nesting", "quoted-text"}.intersection(choice.evidence)
    sure = bool(shown) and choice.confidence >= _SURE
    behind = sorted({p.behind for p in pieces if p.behind is not None} - readers)
    behind = [n for n in behind if not _is_after(archive.records[n], archive.records[number])]
    doubtful = all(p.doubtful for p in pieces if p.behind is not None)
    if behind and not (sure and doubtful):
        why = ("a reply that quotes it seems to answer this one",)
        return Choice(behind[0], ("subject",), 0.5, why)
    answered = any(archive.records[n].is_reply or work.choices[n].by_header for n in readers)
    if not answered and not sure:
        return Choice()  # a new topic may cite what never was part of a thread
    return choice


def _is_after(record: Record, lost: Record) -> bool:
    """Whether a message is younger than a lost one can be."""
    return record.utc is not None and lost.latest is not None and record.utc > lost.latest


def _times(work: _Work) -> None:
    for number, record in enumerate(work.archive.records):
        ghost = work.ghosts.get(number)
        if ghost is not None and ghost.when is not None:
            work.whens.append(ghost.when)
        else:
            date = work.messages[number].date
            broken = number in work.archive.arrivals.broken
            work.whens.append(
                When(
                    record.utc,
                    record.earliest,
                    record.latest,
                    _BROKEN if broken else date.basis,
                    date.raw,
                    fixed=record.utc is not None,
                )
            )


def _guess(when: When) -> float:
    if when.utc is not None:
        return when.utc
    if when.earliest is not None and when.latest is not None:
        return (when.earliest + when.latest) / 2
    if when.latest is not None:
        return when.latest
    return when.earliest if when.earliest is not None else float("inf")


def _turn(work: _Work, number: int) -> Turn:
    record, choice = work.archive.records[number], work.choices[number]
    parent = work.parents[number]
    up = None if parent is None else work.archive.records[parent].id
    ghost = work.ghosts.get(number)
    when = work.whens[number]
    message: Message | None = None
    provenance: tuple[Provenance, ...] = ()
    if ghost is None:
        message = work.messages[number]
        message_id, subject = message.message_id, message.subject
        date = message.date if when.fixed else _bounded(message.date, when)
        text, segments = own_text(work.segments[number]), tuple(work.segments[number])
        if number in work.textless:
            shown = Ghost(work.textless[number])
            text, _, provenance = ghost_text(
                work.archive, work.segments, shown, _above(work, number)
            )
    else:
        message_id, subject = record.message_id, record.raw_subject
        date = as_bounds(when)
        text, segments, provenance = ghost_text(
            work.archive, work.segments, ghost, _above(work, number)
        )
    return Turn(
        id=record.id,
        message_id=message_id,
        origin="archive" if ghost is None else "quoted",
        parent=up,
        parent_evidence=choice.evidence if up is not None else (),
        confidence=choice.confidence if up is not None else None,
        author=Address(record.name, record.email),
        date=date,
        subject=subject,
        text=text,
        segments=segments,
        provenance=provenance,
        message=message,
        reasons=choice.reasons,
    )


def _above(work: _Work, number: int) -> Above:
    """What stands above a lost message."""
    numbers = list(_archived_above(work, number))
    root, records = work.archive.people.root, work.archive.records
    author = records[number].person
    others = [
        n
        for n in numbers
        if author is None or (person := records[n].person) is None or root(person) != root(author)
    ]
    parent = work.parents[number]
    answered = None if parent is None or parent in work.ghosts else records[parent]
    return Above(
        (work.messages[n].body for n in numbers),
        (own_text(work.segments[n]) for n in others),
        answered,
    )


def _archived_above(work: _Work, number: int) -> Iterator[int]:
    """The nearest archived messages above a lost one."""
    at = work.parents[number]
    for _ in range(_MOST_ABOVE):
        if at is None:
            return
        if at not in work.ghosts:
            yield at
        at = work.parents[at]


def _bounded(date: DateBounds, when: When) -> DateBounds:
    new = as_bounds(when)
    return DateBounds(date.raw, new.utc, new.earliest, new.latest, when.basis, date.offset)


def _participants(work: _Work, members: Sequence[int]) -> tuple[Participant, ...]:
    people, records = work.archive.people, work.archive.records
    count: Counter[object] = Counter()
    shown: dict[object, Record] = {}
    for number in members:
        record = records[number]
        key: object = (record.name, record.email)
        if record.person is not None:
            key = people.root(record.person)
        count[key] += 1
        known = shown.get(key)
        if known is None or (not known.name and record.name) or (not known.email and record.email):
            shown[key] = record
    return tuple(Participant(shown[k].name, shown[k].email, count[k]) for k in count)


def _conversation(work: _Work, members: Sequence[int]) -> Conversation:
    order = reading_order(
        members, work.parents, lambda n: (_guess(work.whens[n]), work.archive.records[n].id)
    )
    turns = trace_quotes([_turn(work, n) for n in order])
    dated = [t.date for t in turns]
    starts = [d.utc or d.earliest for d in dated if d.utc or d.earliest]
    ends = [d.utc or d.latest for d in dated if d.utc or d.latest]
    lists = Counter(r.list_name for n in members if (r := work.archive.records[n]).list_name)
    subject = next((t.subject for t in turns if t.subject), None)
    return Conversation(
        id=turns[0].id,
        subject=subject,
        list_name=min(lists, key=lambda name: (-lists[name], name)) if lists else None,
        start=min((s for s in starts if s), default=None),
        end=max((e for e in ends if e), default=None),
        participants=_participants(work, order),
        turns=tuple(turns),
    )


def reconstruct(messages: Iterable[Message]) -> list[Conversation]:
    """Conversations of all messages, oldest first, with the messages known only from quotes.

    Every message is in exactly one conversation, a parent before its replies. The result does not
    depend on the order of `messages`, and messages given twice change nothing.
    """
    work = _load(messages)
    _link(work)
    ids = [r.id for r in work.archive.records]
    work.parents = break_loops(
        [c.parent for c in work.choices], [c.confidence for c in work.choices], ids
    )
    _times(work)
    whole = reading_order(range(len(ids)), work.parents, lambda n: (_guess(work.whens[n]), ids[n]))
    narrow(work.whens, work.parents, whole, [c.confidence for c in work.choices])
    rank = {n: k for k, n in enumerate(whole)}
    groups = [[n for n in group if n not in work.dropped] for group in components(work.parents)]
    groups = [group for group in groups if group]
    groups.sort(key=lambda group: min(rank[n] for n in group))
    return [_conversation(work, group) for group in groups]
