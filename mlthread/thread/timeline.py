"""When everything was written. In: records, ghosts, links. Out: bounds in time, with what they rest on.

Time is a set of constraints: a Date header, an attribution's clock and the zone of whoever set it,
the day in an attachment link, and that a parent is older than its replies. `utc` of a lost message is
the minute that an attribution prints where the zone is known; its bounds leave room for what mail
clients do to clocks (Gmail prints when the mail arrived).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from ..model import DateBounds
from .archive import Archive
from .clocks import DAY, HOUR, MINUTE, Fit, Span, When, Zones, date_fit, local_span, mention_spans
from .ghosts import Ghost
from .links import Choice
from .people import People
from .records import Mention, Record

__all__ = ["as_bounds", "ghost_time", "learn_zones", "narrow"]

LATE = 75 * MINUTE
EARLY = 61 * MINUTE
ARRIVAL = 12 * MINUTE
_SKEW = 1 * DAY


def _moment(seconds: float | None) -> datetime | None:
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)
    except (OverflowError, OSError, ValueError):
        return None


def as_bounds(when: When) -> DateBounds:
    """The same as the public type."""
    utc, low, high = _moment(when.utc), _moment(when.earliest), _moment(when.latest)
    return DateBounds(raw=when.raw, utc=utc, earliest=low, latest=high, basis=when.basis)


def learn_zones(archive: Archive, choices: Sequence[Choice]) -> Zones:
    """The zones that authors write in: from their Date headers, and from their own attributions
    of messages whose instant is known."""
    zones = Zones()
    for record in archive.records:
        if record.offset:
            zones.learn(_root(archive.people, record), record.time, record.offset)
    for number, choice in enumerate(choices):
        if choice.parent is None:
            continue
        m, c = archive.records[number], archive.records[choice.parent]
        proven = choice.by_header or "quoted-text" in choice.evidence
        if c.utc is None or c.ghost or not proven:
            continue
        for mention in archive.direct(m):
            if date_fit(mention, m, c) not in (Fit.EXACT, Fit.QUARTER):
                continue
            for date in mention.dates:
                span = local_span(date, None)
                if date.offset is not None or span is None or span[1] >= DAY:
                    continue
                gap = span[0] - c.utc
                quarter = round(gap / 900)
                if abs(gap - quarter * 900) <= 61:
                    whose = c if mention.clock == "quoted" else m
                    zones.learn(_root(archive.people, whose), m.time, quarter * 15)
    zones.settle()
    return zones


def _root(people: People, record: Record) -> int | None:
    return None if record.person is None else people.root(record.person)


def quoting_offsets(archive: Archive, zones: Zones, reader: Record) -> tuple[int, ...] | None:
    """Zones that a message's author may have been in when writing it; None where nothing is known."""
    if reader.offset:
        return (reader.offset,)
    if reader.time is not None:
        learnt = zones.steady(_root(archive.people, reader), reader.time)
        if learnt:
            return tuple(learnt)
    return reader.offset_range


def _readable(spans: list[Span], reader: Record) -> list[Span]:
    """The readings that are not later than the message that quotes them."""
    limit = reader.latest if reader.latest is not None else reader.time
    if limit is None:
        return spans
    kept = [s for s in spans if s.earliest <= limit + _SKEW]
    return kept or spans[:1]


def _widened(span: Span, mention: Mention) -> Span:
    if not span.exact:
        return span
    if any(d.offset is not None for d in mention.dates):
        return span._replace(earliest=span.earliest - ARRIVAL, latest=span.latest + MINUTE)
    return span._replace(earliest=span.earliest - LATE, latest=span.latest + EARLY)


def ghost_time(archive: Archive, zones: Zones, ghost: Ghost) -> When:
    """What the attributions of all who quote a lost message say together."""
    exact: Counter[float] = Counter()
    spans: list[Span] = []
    readings: tuple[Span, ...] = ()
    raw: str | None = None
    latest = float("inf")
    for piece in ghost.pieces:
        reader = archive.records[piece.reader]
        mention = reader.mentions[piece.mention]
        if reader.latest is not None:
            latest = min(latest, reader.latest)
        elif reader.time is not None:
            latest = min(latest, reader.time)
        if not mention.dates:
            continue
        raw = raw or mention.raw_date
        year = None if reader.time is None else _moment(reader.time)
        when = reader.time if reader.time is not None else 0.0
        persons = archive.people.matches(mention.name, mention.email)
        sure = [p for p, strength in persons.items() if strength >= 0.9]
        quoted = tuple(zones.steady(min(sure), when)) if sure else ()
        found = mention_spans(
            mention,
            quoting_offsets(archive, zones, reader),
            quoted,
            year.year if year else None,
        )
        found = _readable(found, reader)
        if not found:
            continue
        if len(found) == 1 and found[0].exact:
            exact[found[0].earliest] += 1
        if len(found) > 1 and not readings:
            readings = tuple(_widened(s, mention) for s in found)
        low = min(_widened(s, mention).earliest for s in found)
        high = max(_widened(s, mention).latest for s in found)
        spans.append(Span(low, high, found[0].exact, found[0].basis))
    if not spans:
        known = None if latest == float("inf") else latest
        basis = "no date" if known is None else "before its reply"
        return When(None, None, known, basis, raw)
    spans.sort(key=lambda s: (not s.exact, s.latest - s.earliest, s.earliest))
    low, high, basis = spans[0].earliest, spans[0].latest, spans[0].basis
    for span in spans[1:]:
        a, b = max(low, span.earliest), min(high, span.latest)
        if a <= b:
            low, high = a, b
        elif span.exact:  # two clocks, and which one is wrong is not known
            low, high = min(low, span.earliest), max(high, span.latest)
    utc = min(exact, key=lambda t: (-exact[t], t)) if exact else None
    if len(exact) > 1 and utc is not None and 2 * exact[utc] <= sum(exact.values()):
        apart = max(exact) - min(exact)
        utc = min(exact) if apart <= HOUR / 2 else None
    if utc is not None and not low <= utc <= high:
        utc = None
    return When(utc, low, high, basis, raw, readings=readings if utc is None else ())


def narrow(
    whens: list[When],
    parents: Sequence[int | None],
    order: Sequence[int],
) -> None:
    """Parents are older than replies: tighten what is not fixed, in place.

    `order` holds every number, a parent before its replies. A bound that would leave nothing is
    not applied: then a clock is wrong, and which one is not known.
    """
    for n in reversed(order):
        parent = parents[n]
        if parent is None:
            continue
        child, when = whens[n], whens[parent]
        if when.fixed or child.latest is None:
            continue
        high = child.latest - 1.0
        tighter = when.latest is None or high < when.latest
        if tighter and (when.earliest is None or when.earliest <= high):
            when.latest = high
            _say(when, "before its reply")
    for n in order:
        parent = parents[n]
        if parent is None:
            continue
        when, above = whens[n], whens[parent]
        if when.fixed or above.earliest is None:
            continue
        low = above.earliest
        tighter = when.earliest is None or low > when.earliest
        if tighter and (when.latest is None or low <= when.latest):
            when.earliest = low
            _say(when, "after what it answers")
    for when in whens:
        if when.fixed or when.earliest is None or when.latest is None:
            continue
        _settle_reading(when)
        if when.utc is not None:
            when.utc = min(max(when.utc, when.earliest), when.latest)
        elif when.latest - when.earliest <= MINUTE:
            when.utc = when.earliest


def _settle_reading(when: When) -> None:
    """Of an ambiguous date only the reading that fits between parent and replies, if it is one."""
    low, high = when.earliest, when.latest
    if low is None or high is None:
        return
    left = [r for r in when.readings if r.earliest <= high and low <= r.latest]
    if len(when.readings) > 1 and len(left) == 1:
        (reading,) = left
        when.earliest, when.latest = max(low, reading.earliest), min(high, reading.latest)
        if reading.exact:
            when.utc = min(max(reading.earliest + LATE, when.earliest), when.latest)


def _say(when: When, words: str) -> None:
    if words not in when.basis:
        when.basis = words if when.basis == "no date" else f"{when.basis}; {words}"
