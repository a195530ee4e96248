"""What a source's name tells. In: a path as text. Out: `Facts`: the days that an archive's file covers.

>>> facts_from_name("list/2018-February.txt.gz").earliest.isoformat()
'2018-02-01T00:00:00+00:00'
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from mlthread.mailbox.raw import NO_FACTS, Facts
from mlthread.pattern import pattern

__all__ = ["facts_from_name"]

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = pattern(r"(?:\A|[/!_.-])(\d{4})-(" + "|".join(_MONTHS) + r")(?=[/._-]|\Z)", re.IGNORECASE)
_QUARTER = pattern(r"(?:\A|[/!_.-])(\d{4})-?q([1-4])(?=[/._-]|\Z)", re.IGNORECASE)
_WEEK = pattern(r"Week-of-Mon-(\d{4})(\d\d)(\d\d)")
_DAY = pattern(r"(?:\A|[/!])((?:19|20)\d\d)(\d\d)(\d\d)(?=\.(?:txt|mbox)(?:\.gz)?\Z)")
_YEAR = pattern(r"(?:\A|[/!])((?:19|20)\d\d)(?=\.(?:txt|mbox)(?:\.gz)?\Z)")
_SPANS = (
    (_MONTH, 1, 0),
    (_QUARTER, 3, 0),
    (_WEEK, 0, 7),
    (_DAY, 0, 1),
    (_YEAR, 12, 0),
)
"""Shapes of names, and how many months and days they span; the last two only of what holds many messages."""
_OF_ALL = 3


def facts_from_name(name: str, many: bool = False) -> Facts:
    """The period that pipermail's names of months, quarters and weeks give, and of years and days where the file is
    one of `many` messages: others are numbered. The last one counts.

    >>> facts_from_name("list/2018.txt", many=True).latest.isoformat(), facts_from_name("pages/2018.txt").latest
    ('2019-01-01T00:00:00+00:00', None)
    """
    if not any(map(str.isdigit, name)):
        return NO_FACTS
    for shape, months, days in _SPANS if many else _SPANS[:_OF_ALL]:
        found = list(shape.finditer(name[-400:]))
        if not found:
            continue
        year, *parts = found[-1].groups()
        try:
            if days:
                first = datetime(int(year), int(parts[0]), int(parts[1]), tzinfo=UTC)
                return Facts(None, first, first + timedelta(days=days))
            month = _month(parts[0].lower()) if parts else 0
            first = datetime(int(year), month + 1, 1, tzinfo=UTC)
            past = month + months
            return Facts(
                None, first, datetime(first.year + past // 12, past % 12 + 1, 1, tzinfo=UTC)
            )
        except (ValueError, OverflowError):
            return NO_FACTS
    return NO_FACTS


def _month(word: str) -> int:
    """The first month of a name, from 0: that of a month or of a quarter."""
    return 3 * (int(word) - 1) if word.isdigit() else _MONTHS.index(word)
