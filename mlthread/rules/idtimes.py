"""The time inside a Message-ID. In: an id. Out: the instants at which it may have been made.

Most mailers build an id from the clock: seconds since 1970 in decimal or hexadecimal (Evolution,
Mozilla), a UUID of version 1 (Apple Mail), a FILETIME (Outlook), digits of a calendar (mutt, Quotient,
KMail, Pine). Calendar digits may be local time: then the zone is not known.

>>> times_in_id("4021C725.1000006@example.org")[0].at.isoformat()
'2004-02-05T04:31:33+00:00'
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from ..pattern import pattern

__all__ = ["IdTime", "times_in_id"]


class IdTime(NamedTuple):
    """An instant; `zoned` False: a clock whose zone is not told, read as UTC. `sure`: the id has
    the whole form of a mailer that puts its clock there."""

    at: datetime
    zoned: bool
    sure: bool = False


_UUID = pattern(
    r"([0-9A-Fa-f]{8})-([0-9A-Fa-f]{4})-1([0-9A-Fa-f]{3})-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}"
)
_FILETIME = pattern(r"[0-9A-Fa-f]{4}(01[A-Ca-c][0-9A-Fa-f]{5})\$([0-9A-Fa-f]{8})\$")
_HEX = pattern(r"(?<![0-9A-Za-z])([3-6][0-9A-Fa-f]{7})(?![0-9A-Za-z])")
_MOZILLA = pattern(r"[3-6][0-9A-Fa-f]{7}\.\d{6,8}\Z")
_DECIMAL = pattern(r"(?<![0-9A-Za-z])(\d{9,10})(?:\d{3})?(?=\.|-|@|\Z)")
_CALENDAR = pattern(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?=\D|\Z)")
_DOTTED = pattern(r"(?<!\d)((?:19|20)\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)(?=\D|\Z)")
_PINE = pattern(r"Pine\.[A-Za-z0-9.]{1,12}\.(?:Z\.)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?\d{0,4}\.")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_GREGORIAN = datetime(1582, 10, 15, tzinfo=UTC)
_FILE_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_OLDEST, _NEWEST = datetime(1985, 1, 1, tzinfo=UTC), datetime(2037, 1, 1, tzinfo=UTC)


def _after(epoch: datetime, tenth_microseconds: int) -> datetime | None:
    try:
        return epoch + timedelta(microseconds=tenth_microseconds // 10)
    except OverflowError:
        return None


def _calendar(parts: tuple[str | None, ...]) -> datetime | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in parts)
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None


def times_in_id(message_id: str) -> tuple[IdTime, ...]:
    """Every instant that the id may tell, surest first."""
    left = message_id.rpartition("@")[0] or message_id
    left = left[:200]
    found: list[tuple[datetime | None, bool, bool]] = []
    mozilla = _MOZILLA.match(left) is not None
    uuid = _UUID.search(left)
    if uuid is not None:
        found.append(
            (_after(_GREGORIAN, int(uuid.group(3) + uuid.group(2) + uuid.group(1), 16)), True, True)
        )
    filetime = _FILETIME.search(left)
    if filetime is not None:
        found.append(
            (_after(_FILE_EPOCH, int(filetime.group(1) + filetime.group(2), 16)), True, True)
        )
    for shape, base in ((_HEX, 16), (_DECIMAL, 10)):
        found.extend(
            (_after(_EPOCH, int(count.group(1), base) * 10_000_000), True, mozilla)
            for count in shape.finditer(left)
        )
    for shape in (_CALENDAR, _DOTTED, _PINE):
        match = shape.search(left)
        if match is not None:
            found.append((_calendar(match.groups()), False, False))
    return tuple(
        IdTime(at, zoned, sure)
        for at, zoned, sure in found
        if at is not None and _OLDEST < at < _NEWEST
    )
