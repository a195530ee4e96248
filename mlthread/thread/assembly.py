"""Conversations from what was found out. In: `Work` with parents. Out: `Conversation`s with their turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

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
from mlthread.thread.lost.ghosts import Ghost
from mlthread.thread.lost.mixed import Above
from mlthread.thread.parents.choice import Choice
from mlthread.thread.parents.links import is_lost
from mlthread.thread.parents.twins import is_textless
from mlthread.thread.times.clocks import When

from .records import own_text
from .sources import ghost_text
from .timeline import as_bounds
from .work import Work

__all__ = ["conversation", "turn_of"]

_Words = tuple[str, tuple[Segment, ...], tuple[Provenance, ...]]
"""What a message says, its segments, and where its text was taken from."""
_UNTOLD: _Words = ("", (), ())
_MOST_ABOVE = 8
"""Messages above one that its words are compared with."""


def turn_of(work: Work, number: int, *, words: bool = True) -> Turn:
    """The turn that a record becomes; which person its author is is not told yet, and its quotes are not traced.
    `words`: with its text and its segments."""
    record, choice = work.archive.records[number], work.choices[number]
    parent, when = work.parents[number], work.whens[number]
    up = None if parent is None else work.archive.records[parent].id
    ghost = work.ghosts.get(number)
    message: Message | None = None
    if ghost is None:
        message = work.messages[number]
        message_id, subject = message.message_id, message.subject
        date = message.date if when.fixed else _bounded(message.date, when)
        text, segments, provenance = _archived(work, number) if words else _UNTOLD
    else:
        message_id, subject = record.message_id, record.raw_subject
        date = as_bounds(when)
        nameless = not (record.name or record.email)
        shown = _shown(work, number, ghost) if words or nameless else _UNTOLD
        text, segments, provenance = shown if words else _UNTOLD
        if nameless:
            from mlthread.thread.lost.signers import (
                signer_of,
            )  # late: most quotes name their author

            signed = signer_of(work.archive, ghost.pieces, shown[1])
            if signed is not None:
                record.person, record.name, record.email = signed
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
        reasons=choice.reasons if up is not None else _why_alone(choice),
    )


def _archived(work: Work, number: int) -> _Words:
    """The words of an archived message, with what only the messages above tell apart; what its replies quote of it
    where the archive has none."""
    parts, parent = work.segments[number], work.parents[number]
    text = own_text(parts)
    if parent is not None and _is_unmarked(parts, text) and _is_at_hand(work, parent):
        from mlthread.thread.lost.apart import answers_apart  # late: few mails are

        parts = answers_apart(parts, _above(work, number), sure=not text)
        text = own_text(parts)
    if text and (said := _said_above(work, number)):
        from mlthread.thread.lost.apart import quotes_apart  # late, as above

        parts = quotes_apart(parts, said)
        text = own_text(parts)
    provenance: tuple[Provenance, ...] = ()
    if number in work.textless:
        text, _, provenance = _shown(work, number, Ghost(work.textless[number]))
    return text, tuple(parts), provenance


def _is_unmarked(parts: Sequence[Segment], text: str) -> bool:
    """Whether a mail may have answers in a quote that bears no marks: it quotes so, or has no `text` of its author's."""
    return not text or any(part.kind == "quote" and not part.depth for part in parts)


def _shown(work: Work, number: int, ghost: Ghost) -> _Words:
    """The words of a message that only its quotes show."""
    return ghost_text(work.archive, work.segments, ghost, _above(work, number))


def _why_alone(choice: Choice) -> tuple[str, ...]:
    """Why a message that answers one hangs under none."""
    return () if choice.lost_id is None else (is_lost(choice.lost_id),)


def _above(work: Work, number: int) -> Above:
    """What stands above a message, to tell its words from those of others."""
    numbers = list(_archived_above(work, number))
    records = work.archive.records
    others = [n for n in numbers if not _is_same_person(work, number, n)]
    parent = work.parents[number]
    answered = None if parent is None or parent in work.ghosts else records[parent]
    return Above(
        (work.messages[n].body for n in numbers),
        (own_text(work.segments[n]) for n in others),
        answered,
    )


def _is_at_hand(work: Work, number: int) -> bool:
    """Whether a message's text is known, to tell what others quote of it."""
    return number not in work.ghosts and not is_textless(work.archive.records[number])


def _said_above(work: Work, number: int) -> list[str]:
    """What others wrote of each message above one that has whole lines of theirs among its own, nearest first."""
    records = work.archive.records
    own = frozenset(records[number].lines)
    above: list[int] = []
    at = work.parents[number]
    while at is not None and len(above) < _MOST_ABOVE:
        above.append(at)
        at = work.parents[at]
    foreign = {n for n in above if n not in work.ghosts and not _is_same_person(work, number, n)}
    if all(own.isdisjoint(records[n].lines) for n in foreign):
        return []
    return [own_text(work.segments[n]) if n in foreign else "" for n in above]


def _is_same_person(work: Work, number: int, other: int) -> bool:
    author, person = work.archive.records[number].person, work.archive.records[other].person
    root = work.archive.people.root
    return author is not None and person is not None and root(author) == root(person)


def _archived_above(work: Work, number: int) -> Iterator[int]:
    """The nearest archived messages above one."""
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


def _participants(turns: Sequence[Turn]) -> tuple[Participant, ...]:
    count: Counter[str | None] = Counter()
    shown: dict[str | None, Address] = {}
    for turn in turns:
        count[turn.person] += 1
        author, known = turn.author, shown.get(turn.person)
        if known is None or (not known.name and author.name) or (not known.email and author.email):
            shown[turn.person] = author
    return tuple(Participant(shown[k].name, shown[k].email, count[k], k) for k in count)


def conversation(turns: Sequence[Turn], list_names: Iterable[str | None]) -> Conversation:
    """The conversation of turns that hang together, as they are read; each names a list or none."""
    dated = [t.date for t in turns]
    starts = [d.utc or d.earliest for d in dated if d.utc or d.earliest]
    ends = [d.utc or d.latest for d in dated if d.utc or d.latest]
    lists = Counter(name for name in list_names if name)
    subject = next((t.subject for t in turns if t.subject), None)
    return Conversation(
        id=turns[0].id,
        subject=subject,
        list_name=min(lists, key=lambda name: (-lists[name], name)) if lists else None,
        start=min((s for s in starts if s), default=None),
        end=max((e for e in ends if e), default=None),
        participants=_participants(turns),
        turns=tuple(turns),
    )
