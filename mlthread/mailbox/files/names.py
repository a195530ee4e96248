"""What a source's name tells. In: a path as text. Out: `Facts`: the days an archive file covers.

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
_QUARTER = pattern(r"(?:\A|[/!_.-])(\d{4})q([1-4])(?=[/._-]|\Z)", re.IGNORECASE)
_WEEK = pattern(r"Week-of-Mon-(\d{4})(\d\d)(\d\d)")


def facts_from_name(name: str) -> Facts:
    """The period that pipermail's names of months, quarters and weeks give; the last one counts."""
    if not any(map(str.isdigit, name)):
        return NO_FACTS
    for shape, span in ((_MONTH, 1), (_QUARTER, 3), (_WEEK, 0)):
        found = list(shape.finditer(name[-400:]))
        if not found:
            continue
        groups = found[-1].groups()
        try:
            if span == 0:
                first = datetime(int(groups[0]), int(groups[1]), int(groups[2]), tzinfo=UTC)
                return Facts(None, first, first + timedelta(days=7))
            month = _MONTHS.index(groups[1].lower()) if span == 1 else 3 * (int(groups[1]) - 1)
            first = datetime(int(groups[0]), month + 1, 1, tzinfo=UTC)
            past = month + span
            return Facts(
                None, first, datetime(first.year + past // 12, past % 12 + 1, 1, tzinfo=UTC)
            )
        except (ValueError, OverflowError):
            return NO_FACTS
    return NO_FACTS
