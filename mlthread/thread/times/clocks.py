"""What an attribution's clock says. In: mentions and records. Out: how well a date fits.

An attribution prints a local time, mostly of the author who quotes, in some clients that of the
quoted message itself, seldom with a zone. Times are seconds since 1970 UTC; a "local" time is the
same count read off a wall clock. Offsets are minutes east of UTC.

>>> from mlthread.model import WrittenDate
>>> local_span(WrittenDate(2018, 2, 5, 0, 17), None)
(1517789820.0, 60.0)
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from mlthread.frozen import NamedTuple, slotted
from mlthread.model import WrittenDate
from mlthread.thread.mentions import Mention
from mlthread.thread.records import Record

__all__ = ["Fit", "Option", "When", "Zones", "date_fit", "local_span", "year_of"]

MINUTE = 60.0
HOUR = 3600.0
DAY = 86400.0
WEST, EAST = -12 * 60, 14 * 60
_QUARTER = 15 * MINUTE
_SECONDS = 5


class Fit:
    """How well an attribution's date fits a message, best first."""

    NONE = 0  # no date to compare
    EXACT = 1  # the same minute, zones known
    SOON = 2  # within ten minutes after: when the mail arrived
    LATE = 3  # within an hour after, or an hour of daylight saving off
    QUARTER = 4  # whole quarter hours off, as a zone that is not known would be
    DAY = 5  # only a day was given, and it agrees
    OFF_ZONE = 6  # whole quarter hours off, but not as any zone learnt of the author
    NEAR = 7  # the same day or so, but another minute
    CONFLICT = 8  # another day

    SAME_TIME = (EXACT, SOON)
    """It is that message's time."""
    OTHER_TIME = (NEAR, CONFLICT)
    """It is another's, whatever the zone."""


class Option(NamedTuple):
    """A stretch of time in which a lost message may have been written; `at` is the instant that is
    printed (None: only a day is), `p` how likely it is, `basis` what it rests on."""

    low: float
    high: float
    at: float | None
    p: float
    basis: str


@slotted
class When:
    """Bounds of one message, in seconds since 1970 UTC."""

    utc: float | None
    earliest: float | None
    latest: float | None
    basis: str
    raw: str | None = None
    fixed: bool = False
    options: tuple[Option, ...] = ()
    """Of a lost message: when it may have been written, the likeliest first."""


class Zones:
    """The offsets that persons have been seen to write in.

    A Date header in zone 0 does not tell a writer's zone (servers and archives rewrite to UTC), so
    offset 0 counts as known only for lists whose members show other zones too, and never against
    what was learnt from the person's own attributions.
    """

    def __init__(self) -> None:
        self._seen: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))

    def learn(self, person: int | None, when: float | None, offset: int | None) -> None:
        """Remember that a person wrote in `offset` at `when`."""
        if (
            person is not None
            and offset is not None
            and when is not None
            and WEST <= offset <= EAST
        ):
            self._seen[person][offset].append(when)

    def settle(self) -> None:
        """Sort what was learnt, so that look-ups do not depend on the order of learning."""
        for seen in self._seen.values():
            for times in seen.values():
                times.sort()

    def near(self, person: int | None, when: float, most: int = 3) -> list[int]:
        """The person's offsets around a time, nearest first, each once."""
        seen = self._seen.get(person) if person is not None else None
        if not seen:
            return []
        apart = ((_apart(times, when), offset) for offset, times in seen.items())
        return [offset for _, offset in sorted(apart)[:most]]


def _apart(times: Sequence[float], when: float) -> float:
    """How far the nearest of some rising times is."""
    place = bisect_left(times, when)
    return min(abs(time - when) for time in times[max(0, place - 1) : place + 1])


def local_span(date: WrittenDate, year: int | None) -> tuple[float, float] | None:
    """(start, length) of what a date says on its own clock; None where it is no full day."""
    if date.month is None or date.day is None:
        return None
    full_year = date.year if date.year is not None else year
    if full_year is None:
        return None
    try:
        start = datetime(full_year, date.month, date.day, tzinfo=UTC)
    except ValueError:
        return None
    if date.hour is None:
        return start.timestamp(), DAY
    start += timedelta(hours=date.hour, minutes=date.minute or 0, seconds=date.second or 0)
    return start.timestamp(), MINUTE


def year_of(time: float | None) -> int | None:
    """The year of a time; None for none, and for one beside the years 1 to 9999, as bounds of a lost message may be.

    >>> year_of(1517789820.0), year_of(1e12), year_of(None)
    (2018, None, None)
    """
    if time is None:
        return None
    try:
        return datetime.fromtimestamp(time, UTC).year
    except (OverflowError, OSError, ValueError):
        return None


def _gap_class(gap: float) -> int:
    """`gap` is the attribution's instant less the message's, in seconds, zones taken as known."""
    if abs(gap) <= 61:
        return Fit.EXACT
    if 0 < gap <= 10 * MINUTE:
        return Fit.SOON
    if 0 < gap <= 61 * MINUTE or abs(abs(gap) - HOUR) <= 61:
        return Fit.LATE
    return Fit.NEAR


def _fit_minute(
    local: float,
    date: WrittenDate,
    mention: Mention,
    m: Record,
    c: Record,
    learnt: Sequence[int],
) -> int:
    truth = c.utc
    if truth is None:
        if c.earliest is None or c.latest is None:
            return Fit.NONE
        if c.earliest - 15 * HOUR <= local <= c.latest + 15 * HOUR:
            middle = (c.earliest + c.latest) / 2
            gap = local - middle
            off = abs(gap - round(gap / _QUARTER) * _QUARTER)
            same_seconds = off <= 61
            return Fit.QUARTER if same_seconds and abs(gap) <= 26 * HOUR else Fit.NEAR
        return Fit.CONFLICT
    if date.offset is not None:
        gap = local - date.offset * 60 - truth
        best = _gap_class(gap)
        if best == Fit.LATE and date.second is not None and abs(abs(gap) - HOUR) > 61:
            best = Fit.NEAR
        if best != Fit.NEAR:
            return best
    tries = []
    if m.offset is not None:
        tries.append(local - m.offset * 60 - truth)
    if c.offset is not None:
        tries.append(local - c.offset * 60 - truth)
    if mention.clock == "utc":
        tries.append(local - truth)
    tries.extend(local - offset * 60 - truth for offset in learnt)
    best = min((_gap_class(gap) for gap in tries), default=Fit.NEAR)
    if best != Fit.NEAR:
        return best
    gap = local - truth
    near = 61 if date.second is None else _SECONDS
    if abs(gap - round(gap / _QUARTER) * _QUARTER) <= near and WEST * 60 <= gap <= EAST * 60:
        return Fit.OFF_ZONE if learnt else Fit.QUARTER
    return Fit.NEAR if abs(gap) <= 36 * HOUR else Fit.CONFLICT


def _fit_clock_only(date: WrittenDate, m: Record, c: Record) -> int:
    """A time without a day (Quotient): the candidate must lie in the day and a half before."""
    if date.hour is None or c.utc is None:
        return Fit.NONE
    of_day = date.hour * HOUR + (date.minute or 0) * MINUTE
    gap = (of_day - c.utc) % DAY
    near = min(gap, DAY - gap) <= 61
    young = m.time is None or -HOUR <= m.time - c.utc <= 10 * DAY
    if near and young:
        return Fit.EXACT
    off = gap % _QUARTER
    return Fit.QUARTER if min(off, _QUARTER - off) <= 61 and young else Fit.NEAR


def date_fit(mention: Mention, m: Record, c: Record, learnt: Sequence[int] = ()) -> int:
    """How the date that `m` prints for a mention fits message `c`; the best of all readings.

    `learnt` are zones that the author of `m` is known to write in.
    """
    best = 0
    for date in mention.dates:
        span = local_span(date, year_of(m.time))
        if span is None:
            fit = _fit_clock_only(date, m, c) if date.day is None else Fit.NONE
        elif span[1] >= DAY:
            fit = _fit_day(span[0], c)
        else:
            fit = _fit_minute(span[0], date, mention, m, c, learnt)
        if fit and (not best or fit < best):
            best = fit
    return best


def _fit_day(local: float, c: Record) -> int:
    low = c.utc if c.utc is not None else c.earliest
    high = c.utc if c.utc is not None else c.latest
    if low is None or high is None:
        return Fit.NONE
    if low + WEST * 60 <= local + DAY and local <= high + EAST * 60:
        return Fit.DAY
    return Fit.CONFLICT
