"""What a conversation must have to be shown. In: what the user asks for. Out: a test in words and as a function.

>>> by_subject("zoe").words
"--subject 'zoe'"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from mlthread.frozen import NamedTuple
from mlthread.model import Address, Conversation, Turn
from mlthread.views.wanted import Wanted, plain

from .ids import asked_ids
from .persons import Persons, anybody

if TYPE_CHECKING:
    from mlthread.views.dates import Clockface

__all__ = [
    "Filter",
    "by_ids",
    "by_list",
    "by_person",
    "by_subject",
    "by_words",
    "days_read",
    "has_altered",
    "recovered",
    "says",
]


def _no_hint(_: Sequence[Conversation]) -> str:
    return ""


class Filter(NamedTuple):
    """What is asked for in words, the test, and what helps where nothing fits."""

    words: str
    fits: Callable[[Conversation], bool]
    hint: Callable[[Sequence[Conversation]], str] = _no_hint


def recovered(conversation: Conversation) -> int:
    """How many messages are known only from quotes."""
    return sum(turn.origin == "quoted" for turn in conversation.turns)


def has_altered(turn: Turn) -> bool:
    """True where the turn quotes somebody in other words."""
    return any(s.source is not None and s.source.match == "altered" for s in turn.segments)


def by_ids(asked: Sequence[str]) -> Filter:
    """With a message of one of these ids."""
    wanted = asked_ids(asked)
    return Filter(
        f"--id {' '.join(asked)}",
        lambda c: any(t.id in wanted or t.message_id in wanted for t in c.turns),
        lambda conversations: _who_names(wanted, conversations),
    )


def _who_names(wanted: frozenset[str], conversations: Sequence[Conversation]) -> str:
    """The messages whose headers name one that was not read."""
    mails = (turn.message for c in conversations for turn in c.turns if turn.message is not None)
    found = [m.id for m in mails if not wanted.isdisjoint((*m.in_reply_to, *m.references))]
    if not found:
        return ""
    others = "1 other names" if len(found) == 1 else f"{len(found)} others name"
    return f"; that message was not read, but {others} it: --id {found[0]}"


def by_person(asked: str, persons: Persons) -> Filter:
    """With a message from this person."""
    is_wanted = persons.named(asked)
    return Filter(
        f"--from {asked}",
        lambda c: any(is_wanted(turn.author) for turn in c.turns),
        lambda conversations: _names_like(asked, conversations),
    )


def by_list(asked: Sequence[str]) -> Filter:
    """Of one of these lists, each part of a name or the list's address."""
    names = [name.partition("@")[0] or name for name in map(plain, asked)]
    return Filter(
        " ".join(f"--list {name}" for name in asked),
        lambda c: any(name in plain(heard) for heard in set(_lists(c)) for name in names),
        _lists_read,
    )


def _lists(conversation: Conversation) -> Iterator[str]:
    """The list of each message: a conversation may go across several."""
    from mlthread.views.document import list_of

    return filter(None, (list_of(turn, conversation) for turn in conversation.turns))


def by_subject(asked: str) -> Filter:
    """With a subject that has these words, or matches what is plainly a regular expression."""
    wanted = Wanted(asked)
    return Filter(
        f"--subject {asked!r}",
        lambda c: any(map(wanted.scattered, {turn.subject for turn in c.turns if turn.subject})),
        lambda _: wanted.fault,
    )


def says(asked: str, by_wanted: Callable[[Address], bool]) -> Callable[[Turn], bool]:
    """Whether a turn by one of the persons wanted holds what is asked for, in its author's own words."""
    wanted = Wanted(asked)
    return lambda turn: by_wanted(turn.author) and wanted.within(_statement(turn))


def _statement(turn: Turn) -> str:
    """What its author says in this message: a signature says the same below all of them."""
    from mlthread.thread.records import own_text

    if turn.provenance:
        return turn.text
    return own_text([segment for segment in turn.segments if segment.kind != "signature"])


def by_words(asked: str, persons: Sequence[str], by_wanted: Callable[[Address], bool]) -> Filter:
    """With a message, of one of these persons if any are named, whose own words hold these."""
    test = says(asked, by_wanted)
    return Filter(
        f"--said {asked!r}",
        lambda c: any(map(test, c.turns)),
        lambda conversations: _where_else(asked, persons, conversations),
    )


def _where_else(asked: str, persons: Sequence[str], conversations: Sequence[Conversation]) -> str:
    """Who else says it, for want of anybody whether it stands in what nobody here wrote."""
    from mlthread.views.headings import called

    turns = [turn for conversation in conversations for turn in conversation.turns]
    said = says(asked, anybody)
    others = [called(turn.author) for turn in turns if said(turn)]
    if others:
        return f" in words of {' or '.join(persons)}; others say it: {_some(others)}"
    wanted = Wanted(asked)
    if any(wanted.scattered(_statement(turn)) for turn in turns):
        return f"; its words stand apart: {' '.join(f'--said {word}' for word in asked.split())}"
    elsewhere = any(turn.message and wanted.within(turn.message.body) for turn in turns)
    return "; it stands in quotes, signatures or footers alone" if elsewhere else wanted.fault


def days_read(conversations: Sequence[Conversation], clock: Clockface) -> str:
    """From when to when mail was read."""
    from mlthread.views.dates import span

    starts = [c.start for c in conversations if c.start is not None]
    ends = [c.end for c in conversations if c.end is not None]
    return (
        f"; mail was read of {span(clock.at(min(starts)), clock.at(max(ends)))}"
        if starts and ends
        else "; no mail has a date"
    )


def _some(names: Sequence[str], count: int = 3) -> str:
    """The most frequent names."""
    from collections import Counter

    counted = [name for name, _ in Counter(names).most_common()]
    return ", ".join(counted[:count]) + (" ..." if len(counted) > count else "")


def _names_like(asked: str, conversations: Sequence[Conversation]) -> str:
    from difflib import get_close_matches

    names = sorted({p.name for c in conversations for p in c.participants if p.name})
    keys: dict[str, str] = {}
    for name in names:
        for word in (name, *name.split()):
            keys.setdefault(plain(word), name)
    near = get_close_matches(plain(asked), keys, n=3, cutoff=0.6)
    found = list(dict.fromkeys(keys[key] for key in near))
    return f"; people with a name like it: {', '.join(found)}" if found else ""


def _lists_read(conversations: Sequence[Conversation]) -> str:
    lists = [heard for c in conversations for heard in _lists(c)]
    return f"; lists read: {_some(lists, 5)}" if lists else "; no list is named"
