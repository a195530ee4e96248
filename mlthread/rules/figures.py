"""Days in figures. In: the words of a date in small letters. Out: the days that the figures can mean, and the rest.

>>> sure_figures("mar, 17-10-2023", "es")[0], other_figures("17 10 2023")[0]
([(2023, 10, 17, 'dm')], [(2023, 10, 17, '')])
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

from .calendars import gregorian

__all__ = ["Day", "other_figures", "sure_figures", "valid_days"]

Day = tuple[int | None, int, int, str]
"""A day as read: year, month, day, and whether it stands for one of several orders ("dm", "md", "ymd", "")."""

_EAST_ASIAN = pattern(
    r"(?:(?P<year>\d{4}|\d{2})\s?[年년]\s?)?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号號]?"
)
_YEAR_FIRST = pattern(
    r"(?<!\d)(?P<year>\d{4})(?P<sep>[-/.])\s?(?P<month>\d{1,2})(?P=sep)\s?(?P<day>\d{1,2})(?!\d)"
)
_NUMERIC = pattern(
    r"(?<![\d./\-])(?P<first>\d{1,2})\s?(?P<sep>[-/.])\s?(?P<second>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4}|\d{2})(?!\d)"
)
# Figures parted by blanks, as Evolution sets them: 17 10 2023, 17. 10 2023., 17 de 10 de 2023, 2023 10 17.
_APART = (
    pattern(
        r"(?<![\d:./\-])(?P<day>\d{1,2})(?:[.,]? | de )(?P<month>\d{1,2})(?:\.? | de | năm )(?P<year>\d{4})(?![\d:])"
    ),
    pattern(r"(?<![\d:./\-])(?P<year>\d{4}) (?P<month>\d{2}) (?P<day>\d{2})(?![\d:./\-])"),
)
_NO_YEAR = pattern(r"(?<![\d:./\-])(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\d:./\-])")
_FULL_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Where a year of two digits comes first: 20. 12. 4.
_SHORT_YEAR_FIRST = pattern(
    r"(?<![\d./\-])(?P<year>\d{2})(?P<sep>[-/.])\s?(?P<month>\d{1,2})(?P=sep)\s?(?P<day>\d{1,2})(?!\d)"
)
_SHORT_YEAR_FIRST_IN = frozenset({"ko", "ja", "zh-cn", "zh-tw", "eu", "hu"})


def sure_figures(text: str, language: str | None) -> tuple[list[Day], str]:
    """The days of figures that are a date whatever words stand beside them ("mar" is a Tuesday then)."""
    found = None if text.isascii() else _EAST_ASIAN.search(text)
    if found:
        days = valid_days(found["year"], [(int(found["month"]), int(found["day"]), "")])
        if days:
            return days, _without(text, found)
    if "-" not in text and "/" not in text and "." not in text:
        return [], text
    found = _YEAR_FIRST.search(text)
    if found:
        month, day = int(found["month"]), int(found["day"])
        days = valid_days(found["year"], [(month, day, "")]) or valid_days(
            found["year"], [(day, month, "")]
        )
        if days:
            return days, _without(text, found)
    if language in _SHORT_YEAR_FIRST_IN:
        found = _SHORT_YEAR_FIRST.search(text)
        if found:
            days = valid_days(found["year"], [(int(found["month"]), int(found["day"]), "")])
            if days:
                return days, _without(text, found)
    return _numeric(text, 4)


def other_figures(text: str) -> tuple[list[Day], str]:
    """The days of figures where no word is a month's; beside a full year 14.05.33 is a clock."""
    if _FULL_YEAR.search(text) is None:
        days, rest = _numeric(text, 2)
        return (days, rest) if days else _without_year(text)
    for form in _APART:
        found = form.search(text)
        if found:
            days = valid_days(found["year"], [(int(found["month"]), int(found["day"]), "")])
            return days, _without(text, found)
    return [], text


def _without_year(text: str) -> tuple[list[Day], str]:
    """The days of a day and a month alone: 24/01."""
    found = _NO_YEAR.search(text)
    if found is None:
        return [], text
    first, second = int(found["first"]), int(found["second"])
    orders = [(second, first, "dm"), (first, second, "md")][: 1 + (first != second)]
    return valid_days(None, orders), _without(text, found)


def _numeric(text: str, digits: int) -> tuple[list[Day], str]:
    """The days that figures mean whose year has so many digits, and the text without them."""
    for found in _NUMERIC.finditer(text):
        if len(found["year"]) != digits:
            continue
        first, second = int(found["first"]), int(found["second"])
        orders = [(second, first, "dm"), (first, second, "md")]
        if found["sep"] == "." and second <= 12:
            orders = orders[:1]
        days = valid_days(found["year"], orders)
        if first == second:
            days = days[:1]
        padded = len(found["first"]) == len(found["second"]) == len(found["year"]) == 2
        if len(found["year"]) == 2 and (found["sep"] == "-" or (found["sep"] == "/" and padded)):
            # 18-02-05, 18/02/05: the year may come first
            days += valid_days(found["first"].zfill(2), [(second, int(found["year"]), "ymd")])
        if days:
            return days, _without(text, found)
    return [], text


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def valid_days(year: str | None, days: list[tuple[int, int, str]]) -> list[Day]:
    """Those of the days (month, day, order) that the calendar has; a year of two digits made full."""
    full = None if year is None else _full_year(year)
    kept: list[Day] = []
    for month, day, order in days:
        read = gregorian(full, month, day)
        if read is None:
            continue
        kept.append((*read, order))
    return kept


def _full_year(year: str) -> int:
    number = int(year)
    if len(year) == 2:
        return number + (2000 if number < 70 else 1900)
    return number
