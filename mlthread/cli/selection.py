"""Which conversations. In: conversations and what the user asks for. Out: those that fit, in order.

The number of a conversation is its row in `mlthread list` of the same sources, without filters and in
the order of --sort last; filters and orders leave it alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mlthread.frozen import field, slotted
from mlthread.model import Address, Conversation
from mlthread.pattern import pattern
from mlthread.views.dates import moments

from .ids import asked_ids, is_id
from .moments import Moment, days_options
from .options import option, subject_option, words_option

__all__ = ["Selection", "order_options", "selection_options", "take_selectors"]

if TYPE_CHECKING:
    from mlthread.views.dates import Clockface

    from .filters import Filter
    from .persons import Persons

F = TypeVar("F", bound=Callable[..., Any])

_NEVER = datetime.min.replace(tzinfo=UTC)


def _last(conversation: Conversation) -> datetime:
    """The moment whose day a list shows: by `end`, a bound, its days would stand out of order."""
    return max(moments(conversation), default=conversation.end or _NEVER)


def _first(conversation: Conversation) -> datetime:
    return min(moments(conversation), default=conversation.start or _NEVER)


def _subject(conversation: Conversation) -> str:
    """What it is about: "Re:" and the list's tag order nothing."""
    from mlthread.rules.subjects import base_subject
    from mlthread.views.wanted import plain

    return plain(base_subject(conversation.subject))


def _recovered(conversation: Conversation) -> int:
    from .filters import recovered

    return recovered(conversation)


SORTS: dict[str, tuple[Callable[[Conversation], Any], bool]] = {
    "last": (_last, True),
    "first": (_first, False),
    "messages": (lambda c: len(c.turns), True),
    "people": (lambda c: len(c.participants), True),
    "recovered": (_recovered, True),
    "subject": (_subject, False),
}
"""Orders: a key, and True where the greatest comes first."""


def selection_options(function: F) -> F:
    """The filters that list, show, pairs, stats and export share."""
    for add in (
        option("--altered", is_flag=True, section="Choose",
               help="Conversations where a quote differs from what was written; show tells each change."),
        option("--with-recovered-only", is_flag=True, section="Choose",
               help="Conversations with a message known only from quotes."),
        words_option("--list", "lists", metavar="NAME",
               help="Of this mailing list; repeated: of any of them."),
        days_options("Still alive on or after", "Begun on or before"),
        words_option("--from", "persons", metavar="WHO",
               help="With a message from this person, under whatever address: part of a name or address; repeated: from each."),
        words_option("--said", "said", metavar="TEXT",
               help="With a message (of --from) that says this, in neither quote nor signature; expressions as for --subject."),
        subject_option,
        words_option("--id", "ids", metavar="ID",
               help="With the message of this Message-ID: with or without <>, or a link that ends in it."),
    ):  # fmt: skip
        function = add(function)
    return function


def order_options(default: str | None, told: str) -> Callable[[F], F]:
    """--sort, --reverse, -n: for commands that print conversations one after the other."""

    def declare(function: F) -> F:
        for add in (
            option("-n", "--limit", type=click.IntRange(min=1), metavar="N", section="Choose",
                   help="At most N conversations."),
            option("--reverse", is_flag=True, section="Choose", help="Turn the order round."),
            option("--sort", type=click.Choice(list(SORTS)), default=default, section="Choose",
                   help=f"Order (default: {told})."),
        ):  # fmt: skip
            function = add(function)
        return function

    return declare


_NUMBERS = pattern(r"\d{1,7}(?:-\d{0,7})?(?:,\d{1,7}(?:-\d{0,7})?)*", re.ASCII)
_MOST = 100_000
"""Conversations that a range may name."""


def take_selectors(words: Sequence[str]) -> tuple[tuple[str, ...], list[int], list[str]]:
    """Split the arguments into sources, numbers ("2", "2-5", "1,7-") and ids ("<...>", links, "mid:...").

    What exists as a file is a source, whatever it looks like; but behind a source that looks like nothing
    else a number is the number of a conversation: in a folder of MH every number is also a file.
    """
    sources: list[str] = []
    numbers: list[int] = []
    ids: list[str] = []
    named = False
    for word in words:
        found = _NUMBERS.fullmatch(word) if word[:1].isdigit() else None
        if not (found and named) and (os.path.exists(word) or not (found or is_id(word))):
            sources.append(word)
            named = named or not found
        elif found:
            for part in word.split(","):
                numbers += _range(part)
        else:
            ids.append(word)
    return tuple(sources), numbers, ids


def _range(text: str) -> range:
    """The numbers that "2", "2-5", "5-2" or "2-" names."""
    one, several, other = text.partition("-")
    end = int(other) if other else int(one) + (_MOST if several else 0)
    first, last = sorted((int(one), end))
    return range(first, min(last, first + _MOST) + 1)


def _none_of(number: int, total: int) -> str:
    there = "there is 1" if total == 1 else f"there are {total}"
    return f"no conversation {number}: {there}; mlthread list shows them"


@slotted
class Selection:
    """What the user asks for; nothing asked for: everything."""

    clock: Clockface
    ids: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    answerers: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    since: Moment | None = None
    until: Moment | None = None
    lists: tuple[str, ...] = ()
    with_recovered_only: bool = False
    altered: bool = False
    numbers: list[int] = field(default_factory=list)
    sort: str | None = None
    reverse: bool = False
    limit: int | None = None
    _everybody: Persons | None = None

    @property
    def message_ids(self) -> frozenset[str]:
        """The ids asked for, without <>."""
        return asked_ids(self.ids)

    @property
    def needs_words(self) -> bool:
        """Whether what is asked for is looked for in the words of the messages."""
        return bool(self.said) or self.altered

    def marked(self, conversations: Iterable[Conversation]) -> frozenset[str]:
        """The ids of the messages that the user asks for, among the others of their conversations."""
        if not self.said:
            return self.message_ids
        from .filters import says

        by_wanted = self.by_any(self.persons)
        tests = [says(text, by_wanted) for text in self.said]
        found = (t.id for c in conversations for t in c.turns if any(test(t) for test in tests))
        return self.message_ids.union(found)

    def rows(self, conversations: Sequence[Conversation]) -> list[tuple[int, Conversation]]:
        """The conversations that fit, in the order asked for, each with its number."""
        if self.persons or self.answerers:
            turns = [turn for c in conversations for turn in c.turns]
            mails = [turn.message for turn in turns if turn.message is not None]
            receivers = (address for mail in mails for address in mail.to)
            from .persons import Persons  # late: most often everybody is shown

            self._everybody = Persons((turn.author for turn in turns), receivers)
        key, greatest_first = SORTS["last"]
        latest_first = sorted(conversations, key=key, reverse=greatest_first)
        numbers = {id(c): number for number, c in enumerate(latest_first, 1)}
        found: Sequence[Conversation] = conversations
        if self.numbers:
            wanted = dict.fromkeys(self.numbers)
            found = [latest_first[n - 1] for n in wanted if 0 < n <= len(latest_first)]
        tests = [row.fits for row in self._filters()] if self._asks() else []
        chosen = [c for c in found if all(test(c) for test in tests)]
        if self.sort:
            key, greatest_first = SORTS[self.sort]
            chosen.sort(key=key, reverse=greatest_first != self.reverse)
        elif self.reverse:
            chosen.reverse()
        return [(numbers[id(c)], c) for c in chosen[: self.limit]]

    def by_any(self, persons: Sequence[str]) -> Callable[[Address], bool]:
        """A test whether an author is one of these persons, after `rows`; it says yes where none is named."""
        from .persons import anybody

        return anybody if self._everybody is None else self._everybody.any_named(persons)

    def _asks(self) -> bool:
        """Whether anything is asked for but numbers and an order."""
        words = self.ids or self.subjects or self.persons or self.said or self.lists
        return bool(words or self.since or self.until or self.with_recovered_only or self.altered)

    def _filters(self) -> Iterator[Filter]:
        """What is asked for."""
        from .filters import (  # late: most often all is shown
            Filter,
            by_ids,
            by_list,
            by_person,
            by_subject,
            by_words,
            has_altered,
            recovered,
        )

        if self.ids:
            yield by_ids(self.ids)
        yield from map(by_subject, self.subjects)
        if self._everybody is not None:
            yield from (by_person(who, self._everybody) for who in self.persons)
        by_wanted = self.by_any(self.persons)
        yield from (by_words(text, self.persons, by_wanted) for text in self.said)
        if self.lists:
            yield by_list(self.lists)
        since, until = self.since, self.until
        if since is not None:
            yield Filter(f"--since {since.words}", lambda c: _last(c) >= since.at, self._days_read)
        if until is not None:
            yield Filter(
                f"--until {until.words}",
                lambda c: c.start is not None and c.start <= until.at,
                self._days_read,
            )
        if self.with_recovered_only:
            yield Filter("--with-recovered-only", lambda c: recovered(c) > 0)
        if self.altered:
            yield Filter("--altered", lambda c: any(map(has_altered, c.turns)))

    def _days_read(self, conversations: Sequence[Conversation]) -> str:
        from .filters import days_read

        return days_read(conversations, self.clock)

    def beyond(self, conversations: Sequence[Conversation]) -> str | None:
        """That some of the numbers are those of no conversation, in one line; a range may end where it likes."""
        total, asked = len(conversations), set(self.numbers)
        beyond = (n for n in self.numbers if not 0 < n <= total and n - 1 not in asked)
        first = next(beyond, None)
        return None if first is None else _none_of(first, total)

    def why_empty(self, conversations: Sequence[Conversation]) -> str:
        """Why nothing fits, in one line."""
        total = len(conversations)
        if self.numbers and not any(0 < number <= total for number in self.numbers):
            return _none_of(self.numbers[0], total)
        filters = list(self._filters())
        for row in filters:
            if not any(map(row.fits, conversations)):
                return f"no conversation matches {row.words}{row.hint(conversations)}"
        words = " ".join(row.words for row in filters)
        if self.numbers:
            return f"no conversation of these numbers matches {words}"
        return f"no conversation matches {words} together"
