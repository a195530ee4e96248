"""Summer time. In: a zone's standard offset, its rule, an instant. Out: the offset at that instant.

Offsets are minutes east of UTC, instants seconds since 1970 UTC. The rules are those of the places
where most list mail is written; they are good to the hour from about 1990 on.

>>> offset_at(60, "eu", 1720000000.0), offset_at(60, "eu", 1704067200.0)
(120, 60)
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from math import inf

__all__ = ["RULES", "offset_at", "usual_rule"]

# A Sunday: its month, and which one of it (-1: the last).
_Sunday = tuple[int, int]

# The years from which a row holds, when summer time begins and ends.
_ROWS: dict[str, tuple[tuple[int, _Sunday, _Sunday], ...]] = {
    "none": (),
    "us": ((1967, (4, -1), (10, -1)), (1987, (4, 1), (10, -1)), (2007, (3, 2), (11, 1))),
    "eu": ((1981, (3, -1), (9, -1)), (1996, (3, -1), (10, -1))),
    "au": ((1987, (10, -1), (3, -1)), (2008, (10, 1), (4, 1))),
    "nz": ((1990, (10, 1), (3, 3)), (2008, (9, -1), (4, 1))),
    "br": ((1988, (10, 3), (2, 3)), (2018, (11, 1), (2, 3))),
}
# The year in which it ended for good.
_LAST_YEAR = {"br": 2019}
# Hours at which it begins and ends: of standard time, in Europe of UTC.
_HOURS = {"us": (2, 1), "eu": (1, 1), "au": (2, 2), "nz": (2, 2), "br": (0, -1)}

RULES = tuple(_ROWS)


def _sunday(year: int, which: _Sunday) -> datetime:
    month, count = which
    if count > 0:
        first = datetime(year, month, 1, tzinfo=UTC)
        return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (count - 1))
    last = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


@lru_cache(maxsize=1024)
def _bounds(rule: str, year: int) -> tuple[float, float] | None:
    """When summer time begins and ends in a year, on the clock that the rule goes by."""
    rows = [row for row in _ROWS[rule] if row[0] <= year]
    if not rows or year > _LAST_YEAR.get(rule, year):
        return None
    _, start, stop = rows[-1]
    begin, end = (_sunday(year, day).timestamp() for day in (start, stop))
    hours = _HOURS[rule]
    last = year == _LAST_YEAR.get(rule)
    return inf if last else begin + 3600 * hours[0], end + 3600 * hours[1]


def offset_at(standard: int, rule: str, when: float) -> int:
    """The offset of a zone at an instant."""
    if not _ROWS[rule]:
        return standard
    clock = when if rule == "eu" else when + 60 * standard
    try:
        year = datetime.fromtimestamp(clock, UTC).year
    except (OverflowError, OSError, ValueError):
        return standard
    bounds = _bounds(rule, year)
    if bounds is None:
        return standard
    begin, end = bounds
    summer = begin <= clock < end if begin < end else not end <= clock < begin
    return standard + 60 if summer else standard


def usual_rule(standard: int) -> str:
    """The rule that most people of a standard offset live by.

    >>> usual_rule(-300), usual_rule(60), usual_rule(330)
    ('us', 'eu', 'none')
    """
    if -600 <= standard <= -240:
        return "us"
    if 0 <= standard <= 120:
        return "eu"
    if standard in (570, 600):
        return "au"
    return {720: "nz", -180: "br", -210: "us"}.get(standard, "none")
