"""`mlthread stats` on a screen. In: counts. Out: tables and bars."""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.views.dates import Clockface, later, span
from mlthread.views.safe import one_line
from mlthread.views.statistics import Person, Statistics

from .cells import column, fit
from .paint import Line

__all__ = ["draw_statistics"]

_EIGHTHS = " ▏▎▍▌▋▊▉"
_ANSWERS = 10


def draw_statistics(
    found: Statistics, width: int, clock: Clockface, most: int | None
) -> Iterator[Line]:
    """People, who answers whom, activity; at most `most` people."""
    facts = [f"{found.conversations:,} conversations", f"{found.messages:,} messages"]
    if found.recovered:
        facts.append(f"{found.recovered:,} recovered from quotes")
    facts.append(f"{len(found.people):,} people")
    if found.start is not None and found.end is not None:
        facts.append(span(clock.at(found.start), clock.at(found.end)))
    yield [(" · ".join(facts[:3]) if width < 70 else " · ".join(facts), "subject")]
    if width < 70:
        yield [(" · ".join(facts[3:]), "subject")]
    yield [("", "")]
    yield from _people(found.people, width, most)
    if found.replies:
        yield [("", "")]
        yield from _replies(found, width)
    if found.activity:
        yield [("", "")]
        yield from _activity(found.activity, width)


def _people(people: list[Person], width: int, most: int | None) -> Iterator[Line]:
    room = min(40, max(14, width - 46))
    head = f"{'msgs':>5}  {'words':>7}  {'quoted':>6}  {'given':>5}  {'got':>5}  {'answers in':>10}"
    yield [(column("person", room), "dim"), (head, "dim")]
    for person in people[:most]:
        share = "–" if person.quoted_share is None else f"{person.quoted_share * 100:.0f} %"
        time = "–" if person.answer_seconds is None else later(person.answer_seconds)
        yield [
            (column(one_line(person.label), room - 1) + " ", "key"),
            (f"{person.messages:>5}  {person.words:>7}  ", ""),
            (f"{share:>6}  ", "dim"),
            (f"{person.given:>5}  {person.received:>5}  ", ""),
            (f"{time:>10}", "dim"),
        ]
    if most is not None and len(people) > most:
        yield [(f"… {len(people) - most:,} more people: -n, --json or --csv", "dim")]


def _replies(found: Statistics, width: int) -> Iterator[Line]:
    shown = list(found.replies.items())[:_ANSWERS]
    room = min(28, (width - 30) // 2)
    top = shown[0][1]
    for (giver, receiver), count in shown:
        yield [
            (column(one_line(found.people[giver].label), room), "key"),
            (" answers ", "dim"),
            (column(one_line(found.people[receiver].label), room), "key"),
            (f" {count:>4} ", ""),
            (_bar(count, top, max(4, width - 2 * room - 16)), "bar"),
        ]
    if len(found.replies) > _ANSWERS:
        yield [(f"… {len(found.replies) - _ANSWERS:,} more pairs: --json or --csv", "dim")]


def _activity(activity: list[tuple[str, int]], width: int) -> Iterator[Line]:
    top = max(count for _, count in activity)
    digits = len(str(top))
    for period, count in activity:
        yield [
            (f"{period:<10}  {count:>{digits}} ", ""),
            (_bar(count, top, min(60, max(8, width - 14 - digits))), "bar"),
        ]


def _bar(count: int, top: int, room: int) -> str:
    """A bar in eighths of a cell; the least count that is not 0 still shows."""
    eighths = max(1, round(count * room * 8 / top)) if count and top else 0
    return fit("█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip(), room)
