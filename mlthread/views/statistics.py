"""Counts. In: conversations. Out: people, who answers whom, activity over time.

Who is one person, `Turn.person` tells.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from statistics import median
from typing import Literal

from mlthread.frozen import field, slotted
from mlthread.model import Conversation, Turn

from .dates import Clockface, best_guess

__all__ = ["Period", "Person", "Statistics", "count_conversations"]

Period = Literal["day", "month", "year"]

_BY_YEAR_FROM = 60
_BY_DAY_UNTIL = 32


@slotted
class Person:
    """What one person did. `quoted_lines` are lines of others in this person's mail; `first` and `last` are
    when it was written, the best guess where only bounds are known. `key` is the `person` of the turns."""

    name: str | None
    email: str | None
    key: str | None
    messages: int = 0
    recovered: int = 0
    words: int = 0
    own_lines: int = 0
    quoted_lines: int = 0
    given: int = 0
    received: int = 0
    first: datetime | None = None
    last: datetime | None = None
    delays: list[float] = field(default_factory=list)

    @property
    def label(self) -> str:
        """A name to show."""
        return self.name or self.email or "somebody"

    @property
    def quoted_share(self) -> float | None:
        """The share of quoted lines among the lines of this person's mail; None without lines."""
        lines = self.own_lines + self.quoted_lines
        return None if not lines else self.quoted_lines / lines

    @property
    def answer_seconds(self) -> float | None:
        """The median time this person took to answer others; None where no time is known."""
        return median(self.delays) if self.delays else None


@slotted
class Statistics:
    """All counts; `replies` says how often the first person answered the second. Messages whose author is
    not known are those of one entry in `people` without name and address."""

    conversations: int = 0
    messages: int = 0
    recovered: int = 0
    start: datetime | None = None
    end: datetime | None = None
    people: list[Person] = field(default_factory=list)
    replies: dict[tuple[int, int], int] = field(default_factory=dict)
    activity: list[tuple[str, int]] = field(default_factory=list)


class _People:
    """Who is counted as one, under the whole name (else the name) and the address that most of their
    messages have."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self.people: list[Person] = []
        self._numbers: dict[str | None, int] = {}
        self._names: dict[str | None, Counter[str]] = defaultdict(Counter)
        self._emails: dict[str | None, Counter[str]] = defaultdict(Counter)
        for turn in turns:
            self._names[turn.person][turn.author.name or ""] += 1
            self._emails[turn.person][turn.author.email or ""] += 1

    def number(self, key: str | None) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self.people)
            name = _usual(self._names[key], lambda said: (" " in said) - 2 * ("@" in said))
            self.people.append(Person(name, _usual(self._emails[key]), key))
        return self._numbers[key]


def _usual(counts: Counter[str], worth: Callable[[str], int] = bool) -> str | None:
    """What is worth most, of that what is said most often, of that what is said first; None where nothing is."""
    found = [said for said, _ in counts.most_common() if said]
    return max(found, key=worth, default=None)


def count_conversations(
    conversations: Sequence[Conversation],
    per: Period | None = None,
    clock: Clockface | None = None,
) -> Statistics:
    """All counts of these conversations; people with most messages first.

    Without `per` activity is told by the period that gives a picture. Days begin on the clock, in UTC without one.
    """
    people = _People([turn for c in conversations for turn in c.turns])
    replies: Counter[tuple[int, int]] = Counter()
    for conversation in conversations:
        turns = {turn.id: turn for turn in conversation.turns}
        for turn in conversation.turns:
            number = people.number(turn.person)
            _count_turn(people.people[number], turn)
            parent = turns.get(turn.parent) if turn.parent is not None else None
            if parent is not None:
                other = people.number(parent.person)
                replies[number, other] += 1
                _count_reply(people.people[number], people.people[other], turn, parent)
    order = sorted(
        range(len(people.people)),
        key=lambda n: (-people.people[n].messages, people.people[n].label.casefold(), n),
    )
    rank = {number: place for place, number in enumerate(order)}
    ranked = {(rank[a], rank[b]): count for (a, b), count in replies.items()}
    return Statistics(
        conversations=len(conversations),
        messages=sum(len(c.turns) for c in conversations),
        recovered=sum(person.recovered for person in people.people),
        start=min((c.start for c in conversations if c.start), default=None),
        end=max((c.end for c in conversations if c.end), default=None),
        people=[people.people[number] for number in order],
        replies=dict(sorted(ranked.items(), key=lambda item: (-item[1], item[0]))),
        activity=list(_activity(conversations, per, clock or Clockface())),
    )


def _count_turn(person: Person, turn: Turn) -> None:
    person.messages += 1
    person.recovered += turn.origin == "quoted"
    moment = best_guess(turn.date)
    if moment is not None:
        person.first = min(person.first or moment, moment)
        person.last = max(person.last or moment, moment)
    person.words += len(turn.text.split())
    person.own_lines += sum(1 for line in turn.text.split("\n") if line.strip())
    person.quoted_lines += sum(
        1
        for segment in turn.segments
        if segment.kind == "quote"
        for line in segment.text.split("\n")
        if line.strip()
    )


def _count_reply(giver: Person, receiver: Person, turn: Turn, parent: Turn) -> None:
    giver.given += 1
    receiver.received += 1
    if giver is receiver:
        return  # the parts of a series are sent at once: nobody waited
    if turn.date.utc and parent.date.utc and turn.date.utc >= parent.date.utc:
        giver.delays.append((turn.date.utc - parent.date.utc).total_seconds())


def _activity(
    conversations: Iterable[Conversation], per: Period | None, clock: Clockface
) -> Iterator[tuple[str, int]]:
    """Messages by day, month or year; periods without mail are 0."""
    moments = [
        clock.at(moment, turn.date.offset).replace(tzinfo=None)
        for c in conversations
        for turn in c.turns
        if (moment := best_guess(turn.date)) is not None
    ]
    if not moments:
        return
    first, last = min(moments), max(moments)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if per is None:
        is_short = (last - first).days < _BY_DAY_UNTIL
        per = "day" if is_short else "month" if months <= _BY_YEAR_FROM else "year"
    if per == "day":
        length, periods = 10, list(_days(first, last))
    elif per == "month":
        length = 7
        numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        periods = [f"{n // 12:04}-{n % 12 + 1:02}" for n in numbers]
    else:
        length, periods = 4, [f"{year:04}" for year in range(first.year, last.year + 1)]
    counts = Counter(moment.isoformat()[:length] for moment in moments)
    for period in periods:
        yield period, counts[period]


def _days(first: datetime, last: datetime) -> Iterator[str]:
    from datetime import date

    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number).isoformat()
