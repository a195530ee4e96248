"""Days of the calendars that dates are written in. In: year, month, day. Out: the Gregorian day.

>>> gregorian(2561, 2, 5), gregorian(1396, 11, 16), gregorian(2018, 2, 30)
((2018, 2, 5), (2018, 2, 5), None)
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["gregorian"]

_BUDDHIST = 543
# The years that mail knows: Gregorian from 1900, Persian 1330-1480 (1951-2101), Buddhist from 2450.
_PERSIAN_YEARS = range(1330, 1481)
_BUDDHIST_YEARS = range(2450, 2700)


def gregorian(year: int | None, month: int, day: int) -> tuple[int | None, int, int] | None:
    """The day in Gregorian reckoning, or None where there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is None:
        return None if day > _length(2000, month) else (None, month, day)
    if year in _PERSIAN_YEARS:
        return _from_persian(year, month, day)
    if year in _BUDDHIST_YEARS:
        year -= _BUDDHIST
    if not 1900 <= year <= 2199 or day > _length(year, month):
        return None
    return year, month, day


def _length(year: int, month: int) -> int:
    """Days of a Gregorian month (the module `calendar` takes longer to load than all else here)."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _from_persian(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """By the 33-year rule, exact for the years that mail knows."""
    if month > 6 and day > 30:
        return None
    # 1 Farvardin 1330 was 22 March 1951. A leap year is one whose rest by 33 is in the set.
    leap = {1, 5, 9, 13, 17, 22, 26, 30}
    days = sum(366 if y % 33 in leap else 365 for y in range(1330, year))
    days += (month - 1) * 31 - max(0, month - 7) + day - 1
    found = date(1951, 3, 22) + timedelta(days=days)
    return found.year, found.month, found.day
