"""The date that a text begins with, as English clients write it. In: the text of a line. Out: where the date stands.

Most attributions have it so, and no search is needed for it.

>>> english_date("Mon, Feb 5, 2018 at 7:15 PM, Ann Lee")[0]
'Mon, Feb 5, 2018 at 7:15 PM, '
>>> english_date("Mon, 5 Şub 2018 Pzt") is None
True
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["english_date"]

_ENGLISH = pattern(
    r"(?:(?P<weekday>[A-Z][a-z]{2})[a-z]{0,6},?\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s(?P<behind>[A-Z][a-z]{2})[a-z]{0,6}\.?,?\s\d{4}"
    r"|(?P<before>[A-Z][a-z]{2})[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    r"|\d{1,2}-(?P<dashed>[A-Z][a-z]{2})-(?:\d{4}|\d\d)|\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4})"
    r"(?:,?\s(?:at\s)?\d{1,2}:\d{2}(?::\d{2})?(?:[\s?]?[AaPp]\.?[Mm]\b\.?)?)?"
    r"(?:\s[+\-]\d{4}(?:\s\([A-Za-z ]{2,30}\))?|\s(?:GMT|UTC)[+\-]\d{1,2}(?::?\d{2})?"
    r"|\s(?:GMT|UTC|[A-Z][SD]T|CEST|CET)\b(?:\s\([+\-]\d{4}\))?)?"
    r"(?:,\s?|\s)(?=[^\s\d(,.\-+@](?:[^\s\d(,\-+@]|\d\w*\s|$))(?![πμ]\.?μ)"
)
_ENGLISH_DAYS = (None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ENGLISH_MONTHS = (
    None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def english_date(text: str) -> re.Match[str] | None:
    """The date where a text begins with one as English clients write it."""
    found = _ENGLISH.match(text)
    if found is None or found["weekday"] not in _ENGLISH_DAYS:
        return None
    month = found["behind"] or found["before"] or found["dashed"]
    return found if month in _ENGLISH_MONTHS else None
