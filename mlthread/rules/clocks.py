"""Whose clock a client prints. In: the date as an attribution writes it. Out: `Clock` or None.

Measured on replies whose parent is archived: Gmail, Apple Mail, Thunderbird and KMail print the
quoting author's local time; mutt, Claws, Sylpheed, KNode, Pine and Evolution copy the quoted
message's own Date; Quotient prints UTC.

>>> find_clock("Mon, Feb 5, 2018 at 7:15 PM"), find_clock("Mon, 5 Feb 2018 00:17:00 +0000")
('quoting', 'quoted')
"""

from __future__ import annotations

from functools import lru_cache

from mlthread.model import Clock
from mlthread.pattern import pattern

__all__ = ["find_clock"]

# In order; the first that fits the date, or with ".*" a part of it, decides. Behind the shape, what a date must hold to be
# worth a look: "+" the sign of a zone, ":" seconds, "m" at its end (of "am"), "9" a digit there.
_ROWS: tuple[tuple[str, str, str, Clock], ...] = (
    ("Quotient", r"(?:\d\d? \w{3}, )?\d{1,2}:\d\d ?[ap]m$", "m", "utc"),
    ("mutt", r"\w{3}, \w{3} \d\d?, \d{4} at \d\d?:\d\d:\d\d ?(?:[AP]M)? [+\-]\d{4}", "+", "quoted"),
    ("Evolution", r"\w{3}, \d{4}-\d\d-\d\d at \d\d?:\d\d(?::\d\d)? [+\-]\d{4}", "+", "quoted"),
    (
        "Claws, Sylpheed, KNode",
        r"(?:\w{3}, )?\d\d? \w{3} \d{2,4} \d\d?:\d\d(?::\d\d)? [+\-(A-Z]",
        "",
        "quoted",
    ),
    ("RFC form without zone", r"\w{3}, \d\d? \w{3} \d{4} \d\d:\d\d:\d\d$", ":", "quoted"),
    ("Pine, Alpine", r"(?:\w{3}, )?\d\d? \w{3,9} \d{4}$", "9", "quoted"),
    ("asctime", r"\w{3} \w{3} +\d\d? \d\d:\d\d:\d\d", ":", "quoted"),
    ("any with a printed zone and seconds", r".*\d:\d\d:\d\d.* [+\-]\d{4}", "+", "quoted"),
    ("Gmail, Apple, Thunderbird, KMail", r".*\d{1,2}[:.h時点시]\s?\d\d", "", "quoting"),
    ("Thunderbird, Gmail before 2009", r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}", "", "quoting"),
)
_SHAPES = tuple((pattern(shape), needs, clock) for _, shape, needs, clock in _ROWS)
_LONGEST = 120
_WITH_SECONDS = 2  # colons


def find_clock(date: str) -> Clock | None:
    """Whose clock the shape of a date tells (None: it does not)."""
    return _clock(date[:_LONGEST])


@lru_cache(maxsize=1024)
def _clock(date: str) -> Clock | None:
    missing = {"+"} if "+" not in date and "-" not in date else set[str]()
    if date.count(":") < _WITH_SECONDS:
        missing.add(":")
    if date[-1:] != "m":
        missing.add("m")
    if not date[-1:].isdigit():
        missing.add("9")
    for shape, needs, clock in _SHAPES:
        if needs not in missing and shape.match(date):
            return clock
    return None
