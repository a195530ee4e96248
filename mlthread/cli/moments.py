"""Dates and clocks on the command line. In: a date as a user types it, or as our JSON writes it, the name of a zone.
Out: an instant, UTC; a clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern

from .options import TextType, option, variable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from mlthread.views.dates import Clockface

__all__ = ["Moment", "asked_moment", "clockface", "days_options", "parse_day", "zone_option"]

F = TypeVar("F", bound=Callable[..., Any])

_PERIOD = pattern(r"(\d{1,5})([hdwmy])", re.ASCII)
_HOURS = {"h": 1, "d": 24, "w": 24 * 7, "m": 24 * 30, "y": 24 * 365}
_DAY_LONG = timedelta(days=1)
_DAYS_AGO = {"today": 0, "yesterday": 1}
_DAY = pattern(r"(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?", re.ASCII)
_TIME = pattern(r"[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?: ?(Z)| ?([+-])(\d{2}):?(\d{2}))?",
                re.ASCII | re.IGNORECASE)  # fmt: skip


class Moment(NamedTuple):
    """A date as it was typed, and the instant that it means."""

    words: str
    at: datetime


def asked_moment(words: str | None, clock: Clockface, *, end: bool) -> Moment | None:
    """What --since or --until means on a clock."""
    return (
        None
        if words is None or not words.strip()
        else Moment(words, parse_day(words, end=end, clock=clock))
    )


def parse_day(
    text: str, *, end: bool, clock: Clockface | None = None, now: datetime | None = None
) -> datetime:
    """A date as a user types it: its first instant, or with `end` its last, to the second. Where it names no zone
    it is read on the clock (UTC without one).

    Raises ValueError, or OverflowError where it is out of the years 1 to 9999.

    >>> parse_day("2018-02", end=True).isoformat()
    '2018-02-28T23:59:59+00:00'
    >>> parse_day("2018-02-06T03:17:05Z", end=True).isoformat()
    '2018-02-06T03:17:05+00:00'
    """
    text = text.strip()
    now = now or datetime.now(UTC)
    period = _PERIOD.fullmatch(text.lower())
    if period:
        return now - timedelta(hours=int(period[1]) * _HOURS[period[2]])
    if text.lower() in _DAYS_AGO:
        today = now if clock is None else clock.at(now)
        text = f"{today - timedelta(days=_DAYS_AGO[text.lower()]):%Y-%m-%d}"
    elif len(text) == 8 and text.isdecimal():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = _DAY.match(text)
    time = _TIME.fullmatch(text, found.end()) if found and found[4] else None
    if not found or (time is None and found.end() < len(text)):
        raise ValueError(f'"{text}" is no date')
    first, last = _day_bounds(found) if time is None else _time_bounds(found, time)
    shown = last if end else first
    if shown.tzinfo is not None:
        return shown.astimezone(UTC)
    return shown.replace(tzinfo=UTC) if clock is None else clock.instant(shown)


def _day_bounds(found: re.Match[str]) -> tuple[datetime, datetime]:
    """The first and the last second of a year, a month or a day."""
    year, month, day = int(found[1]), int(found[3] or 1), int(found[4] or 1)
    first = datetime(year, month, day)
    if not found[3]:
        last = first.replace(month=12, day=31)
    elif not found[4]:
        last = first.replace(day=31) if month == 12 else first.replace(month=month + 1) - _DAY_LONG
    else:
        last = first
    return first, last + (_DAY_LONG - timedelta(seconds=1))


def _time_bounds(found: re.Match[str], time: re.Match[str]) -> tuple[datetime, datetime]:
    """The first and the last second of a minute, or the second; with a zone where one is named."""
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError("no time of day")
    zone = None
    if time[4]:
        zone = UTC
    elif time[5]:
        east = timedelta(hours=int(time[6]), minutes=int(time[7]))
        zone = timezone(-east if time[5] == "-" else east)
    at = timedelta(hours=hour, minutes=minute, seconds=second)
    first = datetime(int(found[1]), int(found[3]), int(found[4]), tzinfo=zone) + at
    return first, first if time[3] else first + timedelta(seconds=59)


class Day(TextType):
    """A date on the command line; what instant it means is known when the clock is."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the date; a blank one, as of a variable that is not set, asks for nothing."""
        try:
            if str(value).strip():
                parse_day(value, end=False)
        except (ValueError, OverflowError):
            told = f'"{value}" is no date; write 2018, 2018-02, 2018-02-06 or 30d'
            raise click.BadParameter(told, ctx, param) from None
        return str(value)


def days_options(since: str, until: str) -> Callable[[F], F]:
    """--since and --until, read by `asked_moment`; what is said of them."""

    def declare(function: F) -> F:
        for name, told in (
            ("--until", f"{until}; dates as for --since."),
            ("--since", f"{since}: 2018, 2018-02, 2018-02-06 (on the clock of --zone); so long ago: 30d, 6m, 2y."),
        ):  # fmt: skip
            add = option(name, metavar="DATE", type=Day(), section="Choose", help=told)
            function = add(function)
        return function

    return declare


class Zone(TextType):
    """A zone's name; the database is read only to find or to complete one."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the name."""
        try:
            clockface(value)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx, param) from None
        return str(value)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's interface
        param: click.Parameter,  # noqa: ARG002 - click's interface
        incomplete: str,
    ) -> list[CompletionItem]:
        """The names that begin so."""
        from zoneinfo import available_timezones

        from click.shell_completion import CompletionItem

        names = ["utc", "local", "original", *sorted(available_timezones())]
        return [CompletionItem(n) for n in names if n.lower().startswith(incomplete.lower())]


def zone_option(
    told: str = "Clock of the dates, those of --since and --until too.", section: str = "Screen"
) -> Callable[[F], F]:
    """--zone, read by `clockface`."""
    return option(
        "--zone",
        type=Zone(),
        default="utc",
        envvar=variable("ZONE"),
        metavar="ZONE",
        section=section,
        help=told,
    )


def clockface(zone: str) -> Clockface:
    """The clock of --zone."""
    from mlthread.views.dates import Clockface

    return Clockface(zone)
