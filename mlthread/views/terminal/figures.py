"""`mlthread stats` on a screen. In: counts. Out: tables and bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from mlthread.views.dates import Clockface, later, span
from mlthread.views.headings import counted
from mlthread.views.safe import one_line
from mlthread.views.statistics import Person, Statistics

from .cells import column, fit, wrap, wrap_items
from .paint import Line

__all__ = ["draw_statistics"]

_EIGHTHS = " ▏▎▍▌▋▊▉"
_ANSWERS = 10
_WIDEST = 60  # cells of a bar
_MOST_EMPTY = 4
"""Periods without a message that stand one by one: more of them hide those that have some."""
_UNITS = {len("2018"): "year", len("2018-02"): "month", len("2018-02-06"): "day"}


def draw_statistics(found: Statistics, width: int, clock: Clockface, most: int) -> Iterator[Line]:
    """People, who answers whom, activity; at most `most` people."""
    facts = [counted(found.conversations, "conversation"), counted(found.messages, "message")]
    if found.recovered:
        facts.append(f"{found.recovered:,} recovered from quotes")
    people = sum(1 for person in found.people if person.name or person.email)
    facts.append(counted(people, "person", "people"))
    if found.start is not None and found.end is not None:
        facts.append(span(clock.at(found.start), clock.at(found.end)))
    for line in wrap_items(facts, width):
        yield [(line, "subject")]
    yield [("", "")]
    yield from _people(found.people, width, most)
    if found.replies:
        yield [("", "")]
        yield from _replies(found, width)
    if found.activity:
        yield [("", "")]
        yield from _activity(found.activity, width)


_COLUMNS: tuple[tuple[str, int, int, Callable[[Person], str]], ...] = (
    ("msgs", 5, 0, lambda p: f"{p.messages}"),
    ("words", 7, 72, lambda p: f"{p.words}"),
    (
        "quoted",
        6,
        66,
        lambda p: "–" if p.quoted_share is None else f"{p.quoted_share * 100:.0f} %",
    ),
    ("given", 5, 50, lambda p: f"{p.given}"),
    ("got", 5, 50, lambda p: f"{p.received}"),
    (
        "answers in",
        10,
        44,
        lambda p: "–" if p.answer_seconds is None else later(p.answer_seconds),
    ),
)
"""Title, cells, the narrowest screen that shows it, value. A name keeps cells enough to be known by."""


def _people(people: list[Person], width: int, most: int) -> Iterator[Line]:
    columns = [column for column in _COLUMNS if width >= column[2]]
    room = min(40, max(8, width - sum(size + 2 for _, size, _, _ in columns)))
    heads = "".join(f"  {title:>{size}}" for title, size, _, _ in columns)
    yield [(column("person", room) + heads, "dim")]
    for person in people[:most]:
        values = "".join(f"  {value(person):>{size}}" for _, size, _, value in columns)
        yield [(column(_name(person), room), "key"), (values, "")]
    if len(people) > most:
        left = counted(len(people) - most, "more person", "more people")
        yield from _rest(f"… {left}: -n, --json or --csv", width)


def _replies(found: Statistics, width: int) -> Iterator[Line]:
    shown = list(found.replies.items())[:_ANSWERS]
    room = min(28, max(6, (width - 22) // 2))
    top = shown[0][1]
    for (giver, receiver), count in shown:
        yield [
            (column(_name(found.people[giver]), room), "key"),
            (" answers ", "dim"),
            (column(_name(found.people[receiver]), room), "key"),
            (f" {count:>4} ", ""),
            (_bar(count, top, min(_WIDEST, max(1, width - 2 * room - 16))), "bar"),
        ]
    if len(found.replies) > _ANSWERS:
        left = counted(len(found.replies) - _ANSWERS, "more pair")
        yield from _rest(f"… {left}: --json or --csv", width)


def _name(person: Person) -> str:
    return one_line(person.label) or "somebody"


def _rest(text: str, width: int) -> Iterator[Line]:
    yield from ([(line, "dim")] for line in wrap(text, width))


def _activity(activity: list[tuple[str, int]], width: int) -> Iterator[Line]:
    top = max(count for _, count in activity)
    digits = len(str(top))
    for is_empty, periods in groupby(activity, lambda period: not period[1]):
        run = list(periods)
        if is_empty and len(run) > _MOST_EMPTY:
            unit = _UNITS[len(run[0][0])]
            yield [(f"… {counted(len(run), unit)} without a message", "dim")]
            continue
        for period, count in run:
            yield [
                (f"{period:<10}  {count:>{digits}} ", ""),
                (_bar(count, top, min(_WIDEST, max(8, width - 14 - digits))), "bar"),
            ]


def _bar(count: int, top: int, room: int) -> str:
    """A bar in eighths of a cell; the least count that is not 0 still shows."""
    eighths = max(1, round(count * room * 8 / top)) if count else 0
    return fit("█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip(), room)
