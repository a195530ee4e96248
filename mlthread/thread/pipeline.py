"""Reconstruction. In: messages in any order. Out: conversations, lost messages included.

The steps: same messages made one, compact records, persons (`work`); a parent for each, lost messages
found on the way (`linking`); loops broken, bounds in time narrowed, trees (here); quotes of other
conversations (`elsewhere`); turns with their texts (`assembly`); who is who over all of them (`persons`); quotes traced to their lines (`sources`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from os import PathLike

from mlthread.frozen import replace
from mlthread.model import Conversation, Message
from mlthread.thread.times.clocks import When

from .assembly import conversation, turn_of
from .linking import link
from .persons import person_keys
from .sources import trace_quotes
from .timeline import narrow
from .tree import break_loops, components, reading_order
from .work import Work, load

__all__ = ["outline", "reconstruct", "traced"]

_BROKEN = "the header date cannot be true"
_BETWEEN = "bounded by the messages before and after it"


def reconstruct(messages: Iterable[Message]) -> list[Conversation]:
    """Conversations of all messages, oldest first, with the messages known only from quotes.

    Every message is in exactly one conversation, a parent before its replies. The result does not
    depend on the order of `messages` (only on where their `places` lie in a mailbox), and
    messages given twice change nothing. Anything but messages, such as the path of an archive, raises
    `TypeError`: `reconstruct(read(path))`; a date without a zone in a message made elsewhere `ValueError`.
    """
    return list(map(traced, outline(_messages(messages))))


def _messages(given: Iterable[Message]) -> Iterator[Message]:
    """What is given, told at once where it is something else."""
    if isinstance(given, (str, bytes, PathLike)) or not isinstance(given, Iterable):
        raise TypeError(_refused(given))
    for message in given:
        if not isinstance(message, Message):
            raise TypeError(_refused(message))
        date = message.date
        for when in (date.utc, date.earliest, date.latest, message.received):
            if when is not None and when.tzinfo is None:
                raise ValueError(f"a date of message {message.id!r} has no time zone: {when}")
        yield message


def _refused(given: object) -> str:
    return f"reconstruct takes messages: reconstruct(read(...)), not {type(given).__name__}"


def traced(conversation: Conversation) -> Conversation:
    """A conversation of `outline` with the source of each quote: nothing but its own turns is needed, for what comes
    from another conversation is told already."""
    return replace(conversation, turns=tuple(trace_quotes(list(conversation.turns))))


def outline(messages: Iterable[Message], *, words: bool = True) -> list[Conversation]:
    """The conversations of `reconstruct` without the sources of their quotes: who chooses a few of many
    need trace only these. `words`: with the texts and the segments of their turns, which a table does not show."""
    work = load(messages)
    link(work)
    ids = [r.id for r in work.archive.records]
    work.parents = break_loops(
        [c.parent for c in work.choices], [c.confidence for c in work.choices], ids
    )
    _times(work)
    whole = reading_order(range(len(ids)), work.parents, work.reading_key)
    narrow(work.whens, work.parents, whole, [c.confidence for c in work.choices])
    rank = {n: k for k, n in enumerate(whole)}
    groups = [[n for n in group if n not in work.dropped] for group in components(work.parents)]
    groups = [group for group in groups if group]
    groups.sort(key=lambda group: min(rank[n] for n in group))
    if len(groups) > 1:
        from .elsewhere import trace_elsewhere  # late: there is nothing else in a lone conversation

        trace_elsewhere(work, groups)
    work.archive.end_quotes()
    orders = [reading_order(group, work.parents, work.reading_key) for group in groups]
    orders.sort(key=lambda order: work.reading_key(order[0]))  # by what is known of their dates now
    return list(_conversations(work, orders, words))


def _conversations(
    work: Work, orders: Sequence[Sequence[int]], words: bool
) -> Iterator[Conversation]:
    """The conversations of records that hang together, as they are read, with who is who over all of them."""
    records = work.archive.records
    turns = {number: turn_of(work, number, words=words) for order in orders for number in order}
    authors = [(turn.author, records[number].person) for number, turn in turns.items()]
    for number, key in zip(turns, person_keys(work.archive.people, authors), strict=True):
        turns[number] = replace(turns[number], person=key)
    for order in orders:
        yield conversation([turns[n] for n in order], (records[n].list_name for n in order))


def _times(work: Work) -> None:
    for number, record in enumerate(work.archive.records):
        ghost = work.ghosts.get(number)
        if ghost is not None and ghost.when is not None:
            work.whens.append(ghost.when)
        else:
            date = work.messages[number].date
            basis, arrivals = date.basis, work.archive.arrivals
            if number in arrivals.broken:
                basis = f"{_BROKEN}; {_BETWEEN}"
            elif number in arrivals.undated:
                basis = f"{basis}; {_BETWEEN}"
            work.whens.append(
                When(
                    record.utc,
                    record.earliest,
                    record.latest,
                    basis,
                    date.raw,
                    fixed=record.utc is not None,
                )
            )
