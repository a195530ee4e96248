"""Dates for people. In: `DateBounds`. Out: short phrases that show how sure a date is.

>>> from datetime import datetime, timezone
>>> at = lambda *parts: datetime(*parts, tzinfo=timezone.utc)
>>> Clockface().phrase(DateBounds(earliest=at(2018, 2, 4, 1), latest=at(2018, 2, 5, 23)))
'4–5 Feb 2018'
>>> Clockface().phrase(DateBounds(utc=at(2018, 2, 6, 3, 17)))
'6 Feb 2018 03:17 UTC'
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from mlthread.model import Conversation, DateBounds
from mlthread.pattern import pattern

from .safe import one_line

__all__ = ["Clockface", "best_guess", "day", "later", "moments", "span", "stretch"]

MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_BY_DAY = timedelta(hours=20)
"""Bounds wider than this are told in days: hours would feign a precision that is not there."""
_INSTANT = timedelta(minutes=2)


_OFFSET = pattern(r"(?:utc|gmt)?([+-])(\d{1,2})(?::?([0-5]\d))?", re.ASCII)


class Clockface:
    """Dates in one zone: "utc", "local", "original" (the writer's own), "+05:30", or a name of the tz database.

    Raises ValueError for a name that the database does not have.
    """

    def __init__(self, zone: str = "utc") -> None:
        self.zone = zone.strip().lower()
        self._fixed: tzinfo | None = UTC
        offset = _OFFSET.fullmatch(self.zone) if self.zone[-1:].isdigit() else None
        if self.zone == "local":
            self._fixed = None
        elif offset is not None and int(offset[2]) < 24:
            east = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
            self._fixed = timezone(east if offset[1] == "+" else -east)
        elif self.zone not in ("utc", "original"):
            self._fixed = _named(zone.strip())

    def at(self, moment: datetime, offset: int | None = None) -> datetime:
        """The instant on this clock; `offset` is the writer's zone in minutes."""
        if self.zone == "original" and offset is not None and abs(offset) < 24 * 60:
            return _shift(moment, timezone(timedelta(minutes=offset)))
        return _shift(moment, self._fixed)

    def instant(self, shown: datetime) -> datetime:
        """The instant, UTC, at which this clock shows a date and time without a zone; for the writers' own
        clocks, which show it at many, that of UTC."""
        try:
            return shown.replace(tzinfo=self._fixed).astimezone(UTC)
        except (OverflowError, OSError, ValueError):  # year 1 and year 9999 have no neighbours
            return shown.replace(tzinfo=UTC)

    def phrase(self, date: DateBounds) -> str:
        """When a message was written: an instant, a range, or what is known of it."""
        first, last = date.earliest, date.latest
        if date.utc is not None:
            about = first is not None and last is not None and last - first > _INSTANT
            return ("about " if about else "") + self._instant(self.at(date.utc, date.offset))
        if first is not None and last is not None:
            if last - first <= _INSTANT:
                return "about " + self._instant(self.at(first, date.offset))
            return _range(self.at(first, date.offset), self.at(last, date.offset))
        if first is not None:
            return "after " + self._instant(self.at(first, date.offset))
        if last is not None:
            return "before " + self._instant(self.at(last, date.offset))
        return f'"{one_line(date.raw)}"' if date.raw else "no date"

    def _instant(self, moment: datetime) -> str:
        return f"{day(moment)} {moment:%H:%M} {_zone_word(moment)}"


def _named(zone: str) -> tzinfo:
    """A zone of the tz database, in whatever case; one who names a city alone is told the zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    wanted = zone.lower().replace(" ", "_")
    names = sorted(available_timezones())
    if same := [name for name in names if name.lower() == wanted]:
        return ZoneInfo(same[0])
    near = [name for name in names if name.lower().endswith(f"/{wanted}")]
    hint = f"did you mean {near[0]}?" if near else _ZONES
    raise ValueError(f'no time zone "{zone}"; {hint}')


_ZONES = "use utc, local, original, +05:30 or a name such as Europe/Oslo"


def best_guess(date: DateBounds) -> datetime | None:
    """One instant for what needs one: of a range its middle, for a date without zone what it says as UTC."""
    if date.utc is not None:
        return date.utc
    if date.earliest is not None and date.latest is not None:
        return date.earliest + (date.latest - date.earliest) / 2
    return date.earliest or date.latest


def moments(conversation: Conversation) -> list[datetime]:
    """When its messages were written, the best guess where only bounds are known."""
    return [moment for turn in conversation.turns if (moment := best_guess(turn.date)) is not None]


def _shift(moment: datetime, zone: tzinfo | None) -> datetime:
    try:
        return moment.astimezone(zone)
    except (OverflowError, OSError, ValueError):  # year 1 and year 9999 have no neighbours
        return moment


def _zone_word(moment: datetime) -> str:
    shift = moment.utcoffset()
    if not shift:
        return "UTC"
    minutes = int(shift.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def day(moment: datetime) -> str:
    """A day: "6 Feb 2018"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def _range(first: datetime, last: datetime) -> str:
    if last - first > _BY_DAY:
        return span(first, last)
    if first.date() == last.date():
        return f"{day(first)} {first:%H:%M}–{last:%H:%M}"
    start = f"{first.day} {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start = day(first)
    return f"{start} {first:%H:%M} – {day(last)} {last:%H:%M}"


def span(first: datetime, last: datetime) -> str:
    """The days from one instant to another, each part said once: "4–6 Feb 2018"."""
    if first.date() == last.date():
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


_STEPS = ((60, 60, "min"), (3600, 24, "h"), (86400, 60, "d"), (86400 * 30.44, 24, "mo"))


def later(seconds: float) -> str:
    """A stretch of time in its largest fitting unit: "22 h"."""
    for size, count, word in _STEPS:
        if seconds < size * count:
            return f"{max(1, round(seconds / size))} {word}"
    return f"{round(seconds / 86400 / 365.25)} y"


def stretch(first: datetime, last: datetime) -> str:
    """The stretch between two instants as a table shows it; "–" for none."""
    seconds = (last - first).total_seconds()
    return "–" if seconds < 60 else later(seconds)
