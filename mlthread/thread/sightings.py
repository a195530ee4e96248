"""Learning where people live. In: records and the parents chosen for them. Out: `Habits`.

An attribution of an archived message prints a clock of which the instant is known: the difference is
an offset. Whose it is shows in what stays the same: a client that prints its owner's time is always
off by the same zone, one that prints the quoted message's time by the zone of whoever is quoted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import floor

from mlthread.frozen import NamedTuple
from mlthread.model import Clock
from mlthread.rules.idtimes import IdTime, host_of, times_in_id
from mlthread.thread.parents.choice import Choice
from mlthread.thread.times.clocks import DAY, EAST, WEST, local_span, year_of
from mlthread.thread.times.habits import Habits, Sighting, shape_of
from mlthread.thread.times.lags import Lags, Waited

from .archive import Archive
from .mentions import Mention
from .records import Record

__all__ = ["learn_habits"]

_QUARTER = 900.0
_EARLY, _LATE = 61.0, 181.0
"""An attribution that prints when the mail arrived is somewhat late."""
_ENOUGH, _MOST = 4, 0.75
"""Attributions of one form from which its clock is told, and the share of them that this one must explain."""
_SHOWN = 0.3
"""How likely somebody must be at an offset for a clock that shows it to be theirs."""
_ZONED = 0.2
"""Share of a list's Date headers with a zone other than 0 from which a 0 says something."""
_ZERO, _TOLD = 0.5, 3.0
"""How many sightings a Date header is worth: in zone 0, where that says something, and in another."""
_HOST = 0.7
"""... and the hour of the host that made an id."""


_Made = Sequence[tuple[IdTime, ...]]
"""The times in the id of each record, none where it has no instant to compare them with."""


class _Seen(NamedTuple):
    """An attribution of an archived message: who quotes, in which shape, whom, and how far off."""

    reader: int | None
    shape: str
    clock: Clock | None
    quoted: int | None
    when: float
    offset: int
    own: int | None
    theirs: int | None


def learn_habits(archive: Archive, choices: Sequence[Choice]) -> Habits:
    """What headers, ids and attributions of archived messages tell of zones and clocks."""
    habits = Habits()
    made = [
        times_in_id(r.message_id) if r.utc is not None and r.message_id else ()
        for r in archive.records
    ]
    habits.lags = Lags(_waited(archive, made))
    fixed = list(_from_records(archive, made))
    seen = list(_attributions(archive, choices))
    _take(habits, fixed, [(s, _first_guess(s)) for s in seen])
    groups: dict[tuple[int | None, str], list[_Seen]] = defaultdict(list)
    for s in seen:
        groups[s.reader, s.shape].append(s)
    verdicts = {key: _verdict(habits, group) for key, group in groups.items()}
    _take(habits, fixed, [(s, verdicts[s.reader, s.shape]) for s in seen])
    for s in seen:
        habits.count(s.reader, s.shape, s.clock, _told(habits, s))
    judged = []
    for s in seen:
        whose = habits.whose(s.reader, s.shape, s.clock)
        judged.append((s, max(range(3), key=lambda k: whose[k])))
    _take(habits, fixed, judged)
    return habits


def _take(
    habits: Habits,
    fixed: Sequence[tuple[int, Sighting]],
    judged: Sequence[tuple[_Seen, int]],
) -> None:
    """Make the sightings anew: what is fixed, and attributions by whose clock they print."""
    habits.forget()
    for person, sighting in fixed:
        habits.see(person, *sighting)
    for s, kind in judged:
        if kind == 0 and not s.own:
            habits.see(s.reader, s.when, s.offset)
        elif kind == 1 and not s.theirs:
            habits.see(s.quoted, s.when, s.offset)
    habits.settle()


def _from_records(archive: Archive, made: _Made) -> Iterator[tuple[int, Sighting]]:
    """What Date headers and Message-IDs in local time tell."""
    zoned = _zoned_lists(archive)
    for record, times in zip(archive.records, made, strict=True):
        person = archive.root(record.person)
        if person is None or record.time is None:
            continue
        if record.offset:
            yield person, Sighting(record.time, record.offset, _TOLD)
            continue
        if record.offset == 0 and record.list_name in zoned:
            yield person, Sighting(record.time, 0, _ZERO)
        for time in times:
            if record.utc is not None and time.sure and not time.zoned:
                offset = _quarters(time.at.timestamp() - record.utc)
                if offset is not None:
                    yield person, Sighting(record.time, offset)
            elif time.offset is not None:
                yield person, Sighting(record.time, time.offset, _HOST)


def _zoned_lists(archive: Archive) -> set[str | None]:
    """Lists whose archives have kept the zones of Date headers: others write all of them in UTC."""
    dated = Counter(r.list_name for r in archive.records if r.offset is not None)
    away = Counter(r.list_name for r in archive.records if r.offset)
    return {name for name, count in dated.items() if away[name] >= _ZONED * count}


def _waited(archive: Archive, made: _Made) -> Iterator[Waited]:
    """Archived messages with the times in their ids."""
    for record, times in zip(archive.records, made, strict=True):
        for time in times[:1]:
            if record.utc is not None and record.message_id and not time.sure:
                at = time.at.timestamp()
                yield Waited((host_of(record.message_id), time.server), at, record.utc - at)


def _quarters(gap: float) -> int | None:
    """A difference as an offset in minutes, if it is whole quarters of an hour or little more."""
    quarter = floor((gap + _EARLY) / _QUARTER)
    late = gap - quarter * _QUARTER > _LATE
    return None if late or not WEST <= quarter * 15 <= EAST else quarter * 15


def _attributions(archive: Archive, choices: Sequence[Choice]) -> Iterator[_Seen]:
    for number, choice in enumerate(choices):
        if choice.parent is None:
            continue
        m, c = archive.records[number], archive.records[choice.parent]
        proven = choice.by_header or "quoted-text" in choice.evidence
        if c.utc is None or m.time is None or not proven:
            continue
        for mention in archive.direct(m):
            offset = _offset_shown(archive, mention, c)
            if offset is None:
                continue
            yield _Seen(
                archive.root(m.person),
                shape_of(mention.raw_date, mention.email),
                mention.clock,
                archive.root(c.person),
                c.utc,
                offset,
                m.offset or None,
                c.offset or None,
            )


def _offset_shown(archive: Archive, mention: Mention, c: Record) -> int | None:
    """How far an attribution's clock is from the instant of the message it names."""
    if c.utc is None or ((mention.name or mention.email) and not _names(archive, mention, c)):
        return None
    for date in mention.dates:
        span = local_span(date, year_of(c.utc))
        if date.offset is not None or span is None or span[1] >= DAY:
            continue
        offset = _quarters(span[0] - c.utc)
        if offset is not None:
            return offset
    return None


def _names(archive: Archive, mention: Mention, c: Record) -> bool:
    person = archive.root(c.person)
    return person is None or person in archive.people.matches(mention.name, mention.email)


def _first_guess(s: _Seen) -> int:
    if s.clock == "utc":
        return 2
    return 1 if s.clock == "quoted" else 0


def _verdict(habits: Habits, group: Sequence[_Seen]) -> int:
    """Whose clock a person's attributions of one shape print: 0 their own, 1 that of whoever they
    quote, 2 UTC."""
    guess = _first_guess(group[0])
    if len(group) < _ENOUGH:
        return guess
    told = [_told(habits, s) for s in group]
    share = [sum(t[k] for t in told) / len(group) for k in range(3)]
    best = max(range(3), key=lambda k: (share[k], k == guess))
    if share[best] >= _MOST:
        return best
    # Steady in no zone: what jumps about is the clock of whoever is quoted.
    return 1 if share[0] < 1 - _MOST else guess


def _told(habits: Habits, s: _Seen) -> tuple[bool, bool, bool]:
    """Which of the three clocks an attribution can have printed."""
    self_seen = Sighting(s.when, s.offset)
    return (
        _shows(habits, s.reader, s.own, s, self_seen),
        _shows(habits, s.quoted, s.theirs, s, self_seen),
        s.offset == 0,
    )


def _shows(
    habits: Habits, person: int | None, header: int | None, s: _Seen, self_seen: Sighting
) -> bool:
    if header is not None:
        return header == s.offset
    return habits.offsets(person, s.when, without=self_seen).get(s.offset, 0.0) >= _SHOWN
