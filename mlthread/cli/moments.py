"""Dates on the command line. In: a date as a user types it, or as our JSON writes it. Out: an instant, UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from mlthread.pattern import pattern

__all__ = ["Day", "parse_day"]

_PERIOD = pattern(r"(\d{1,5})([hdwmy])", re.ASCII)
_HOURS = {"h": 1, "d": 24, "w": 24 * 7, "m": 24 * 30, "y": 24 * 365}
_DAYS_AGO = {"today": 0, "yesterday": 1}
_DAY = pattern(r"(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?", re.ASCII)
_TIME = pattern(r"[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?: ?(Z)| ?([+-])(\d{2}):?(\d{2}))?",
                re.ASCII | re.IGNORECASE)  # fmt: skip


def parse_day(text: str, *, end: bool, now: datetime | None = None) -> datetime:
    """A date as a user types it, UTC where it names no zone: its first instant, or with `end` its last.

    Raises ValueError.

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
        text = f"{now - timedelta(days=_DAYS_AGO[text.lower()]):%Y-%m-%d}"
    elif len(text) == 8 and text.isascii() and text.isdecimal():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = _DAY.match(text)
    time = _TIME.fullmatch(text, found.end()) if found and found[4] else None
    if not found or (time is None and found.end() < len(text)):
        raise ValueError(f'"{text}" is no date')
    year, month, day = int(found[1]), int(found[3] or 1), int(found[4] or 1)
    first = datetime(year, month, day, tzinfo=UTC)
    if time is not None:
        at = timedelta(hours=int(time[1]), minutes=int(time[2]), seconds=int(time[3] or 0))
        if at >= timedelta(days=1) or int(time[2]) > 59 or int(time[3] or 0) > 60:
            raise ValueError(f'"{text}" is no date')
        east = timedelta(hours=int(time[6] or 0), minutes=int(time[7] or 0))
        first += at - (-east if time[5] == "-" else east)
        after = first + timedelta(seconds=1 if time[3] else 60)
    elif found[4]:
        after = first + timedelta(days=1)
    elif found[3]:
        after = first.replace(year=year + month // 12, month=month % 12 + 1)
    else:
        after = first.replace(year=year + 1)
    return after - timedelta(seconds=1) if end else first


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
