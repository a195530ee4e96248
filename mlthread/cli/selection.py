"""Which conversations. In: conversations and what the user asks for. Out: those that fit, in order.

The number of a conversation is its row in `mlthread list` of the same sources, without filters and in
the order of --sort last; filters and orders leave it alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import click

from mlthread.frozen import field, slotted
from mlthread.model import Conversation
from mlthread.pattern import pattern

from .filters import (
    Filter,
    by_list,
    by_person,
    by_subject,
    by_words,
    has_altered,
    recovered,
    says,
)
from .options import option

__all__ = ["Selection", "order_options", "parse_day", "selection_options", "take_selectors"]

F = TypeVar("F", bound=Callable[..., Any])

_NEVER = datetime.min.replace(tzinfo=UTC)


def _last(conversation: Conversation) -> datetime:
    return conversation.end or conversation.start or _NEVER


SORTS: dict[str, tuple[Callable[[Conversation], Any], bool]] = {
    "last": (_last, True),
    "first": (lambda c: c.start or _NEVER, False),
    "messages": (lambda c: len(c.turns), True),
    "people": (lambda c: len(c.participants), True),
    "recovered": (recovered, True),
    "subject": (lambda c: (c.subject or "").casefold(), False),
}
"""Orders: a key, and True where the greatest comes first."""


def selection_options(function: F) -> F:
    """The filters that list, show, pairs, stats and export share."""
    for add in (
        option("--with-recovered-only", is_flag=True, section="Choose",
               help="Conversations with a message known only from quotes."),
        option("--list", "lists", metavar="NAME", multiple=True, section="Choose",
               help="Of this mailing list; repeated: of any of them."),
        option("--until", metavar="DATE", type=Day(end=True), section="Choose",
               help="Begun on or before; dates as for --since."),
        option("--since", metavar="DATE", type=Day(end=False), section="Choose",
               help="Still alive on or after: 2018, 2018-02, 2018-02-06; so long ago: 30d, 6m, 2y."),
        option("--from", "persons", metavar="WHO", multiple=True, section="Choose",
               help="With a message from this person: part of a name or address; repeated: from each."),
        option("--said", "said", metavar="TEXT", multiple=True, section="Choose",
               help="With a message (of --from) that says this, quotes apart; expressions as for --subject."),
        option("--subject", "subjects", metavar="TEXT", multiple=True, section="Choose",
               help="Subject has these words; with | ^ $ \\ or .* in it, matches it as a regular expression."),
        option("--id", "ids", metavar="ID", multiple=True, section="Choose",
               help="With the message of this Message-ID, with or without <>."),
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


_PERIOD = pattern(r"(\d{1,5})([hdwmy])", re.ASCII)
_DAY = pattern(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2}):(\d{2}))?)?)?", re.ASCII)
_HOURS = {"h": 1, "d": 24, "w": 24 * 7, "m": 24 * 30, "y": 24 * 365}


def parse_day(text: str, *, end: bool, now: datetime | None = None) -> datetime:
    """A date as a user types it, UTC: its first instant, or with `end` its last.

    Raises ValueError.

    >>> parse_day("2018-02", end=True).isoformat()
    '2018-02-28T23:59:59+00:00'
    """
    period = _PERIOD.fullmatch(text.strip().lower())
    if period:
        hours = int(period[1]) * _HOURS[period[2]]
        return (now or datetime.now(UTC)) - timedelta(hours=hours)
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(f'"{text}" is no date')
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    started = month if month is not None else 1, day if day is not None else 1
    first = datetime(year or 0, *started, hour or 0, minute or 0, tzinfo=UTC)
    if not end:
        return first
    if hour is not None:
        after = first + timedelta(minutes=1)
    elif day is not None:
        after = first + timedelta(days=1)
    elif month is not None:
        after = first.replace(year=first.year + month // 12, month=month % 12 + 1)
    else:
        after = first.replace(year=first.year + 1)
    return after - timedelta(seconds=1)


class Day(click.ParamType[datetime]):
    """A date on the command line."""

    name = "date"

    def __init__(self, *, end: bool) -> None:
        self.end = end

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Read the date."""
        if isinstance(value, datetime):
            return value
        try:
            return parse_day(value, end=self.end)
        except (ValueError, OverflowError):  # years end at 9999
            told = f'"{value}" is no date; write 2018, 2018-02, 2018-02-06 or 30d'
            raise click.BadParameter(told, ctx, param) from None


_NUMBERS = pattern(r"(\d{1,7})(?:-(\d{1,7}))?", re.ASCII)


def take_selectors(words: Sequence[str]) -> tuple[tuple[str, ...], list[int], list[str]]:
    """Split the arguments into sources, numbers ("2", "2-5") and ids ("<...>").

    What exists as a file is a source, whatever it looks like; but behind a source that looks like nothing
    else a number is the number of a conversation: in a folder of MH every number is also a file.
    """
    sources: list[str] = []
    numbers: list[int] = []
    ids: list[str] = []
    named = False
    for word in words:
        found = _NUMBERS.fullmatch(word)
        if not (found and named) and (os.path.exists(word) or not (found or word.startswith("<"))):
            sources.append(word)
            named = named or not found
        elif found:
            first, last = sorted((int(found[1]), int(found[2] or found[1])))
            numbers += range(first, min(last, first + 100_000) + 1)
        else:
            ids.append(word)
    return tuple(sources), numbers, ids


@slotted
class Selection:
    """What the user asks for; nothing asked for: everything."""

    ids: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    lists: tuple[str, ...] = ()
    with_recovered_only: bool = False
    altered: bool = False
    numbers: list[int] = field(default_factory=list)
    sort: str | None = None
    reverse: bool = False
    limit: int | None = None

    @property
    def message_ids(self) -> frozenset[str]:
        """The ids asked for, without <>."""
        return frozenset(text.strip().strip("<>") for text in self.ids)

    def marked(self, conversations: Iterable[Conversation]) -> frozenset[str]:
        """The ids of the messages that the user asks for, among the others of their conversations."""
        tests = [says(text, self.persons) for text in self.said if text.strip()]
        found = (t.id for c in conversations for t in c.turns if any(test(t) for test in tests))
        return self.message_ids.union(found)

    def rows(self, conversations: Sequence[Conversation]) -> list[tuple[int, Conversation]]:
        """The conversations that fit, in the order asked for, each with its number."""
        key, greatest_first = SORTS["last"]
        latest_first = sorted(conversations, key=key, reverse=greatest_first)
        numbers = {id(c): number for number, c in enumerate(latest_first, 1)}
        found: Sequence[Conversation] = conversations
        if self.numbers:
            wanted = dict.fromkeys(self.numbers)
            found = [latest_first[n - 1] for n in wanted if 0 < n <= len(latest_first)]
        tests = [row.fits for row in self._filters()]
        chosen = [c for c in found if all(test(c) for test in tests)]
        if self.sort:
            key, greatest_first = SORTS[self.sort]
            chosen.sort(key=key, reverse=greatest_first != self.reverse)
        elif self.reverse:
            chosen.reverse()
        return [(numbers[id(c)], c) for c in chosen[: self.limit]]

    def _filters(self) -> Iterator[Filter]:
        """What is asked for."""
        if self.ids:
            wanted = self.message_ids
            yield Filter(
                f"--id {' '.join(self.ids)}",
                lambda c: any(t.id in wanted or t.message_id in wanted for t in c.turns),
            )
        yield from map(by_subject, filter(None, self.subjects))
        yield from map(by_person, filter(None, self.persons))
        yield from (by_words(text, self.persons) for text in filter(str.strip, self.said))
        if self.lists:
            yield by_list(self.lists)
        since, until = self.since, self.until
        if since is not None:
            yield Filter(f"--since {since:%Y-%m-%d}", lambda c: _last(c) >= since)
        if until is not None:
            yield Filter(
                f"--until {until:%Y-%m-%d}", lambda c: c.start is not None and c.start <= until
            )
        if self.with_recovered_only:
            yield Filter("--with-recovered-only", lambda c: recovered(c) > 0)
        if self.altered:
            yield Filter("--altered", lambda c: any(map(has_altered, c.turns)))

    def why_empty(self, conversations: Sequence[Conversation]) -> str:
        """Why nothing fits, in one line."""
        total = len(conversations)
        if not total:
            return "no conversation was read"
        if self.numbers and not any(0 < number <= total for number in self.numbers):
            there = "there is 1" if total == 1 else f"there are {total}"
            return f"no conversation {self.numbers[0]}: {there}; mlthread list shows them"
        filters = list(self._filters())
        for row in filters:
            if not any(map(row.fits, conversations)):
                return f"no conversation matches {row.words}{row.hint(conversations)}"
        words = " ".join(row.words for row in filters)
        if self.numbers:
            return f"no conversation of these numbers matches {words}"
        return f"no conversation matches {words} together"
