"""The time inside a Message-ID. In: an id. Out: the instants at which it may have been made.

Most mailers build an id from the clock: seconds since 1970 in decimal or hexadecimal (Evolution,
Mozilla), in other bases (Gnus, VM), a UUID of version 1 (Apple Mail), a FILETIME (Outlook), digits of
a calendar (mutt, Quotient, KMail, Pine). Calendar digits may be local time: then the zone is not
known. Measured on archived mail, the forms marked sure lie within a minute of the Date header in 95 of
100 mails and more; the others are made when the writer begins, or by a server later on.

>>> times_in_id("4021C725.1000006@example.org")[0].at.isoformat()
'2004-02-05T04:31:33+00:00'
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from ..pattern import pattern
from .seasons import offset_at

__all__ = ["IdTime", "times_in_id"]


class IdTime(NamedTuple):
    """An instant; `zoned` False: a clock whose zone is not told, read as UTC. `sure`: the id has
    the whole form of a mailer that puts its clock there when it sends."""

    at: datetime
    zoned: bool
    sure: bool = False


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_GREGORIAN = datetime(1582, 10, 15, tzinfo=UTC)
_FILE_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_OLDEST, _NEWEST = datetime(1985, 1, 1, tzinfo=UTC), datetime(2037, 1, 1, tzinfo=UTC)
_BASE36 = "zyxwvutsrqponmlkjihgfedcba9876543210"  # Gnus counts backwards
_PACIFIC = -480

_Parts = tuple[str | None, ...]


def _after(epoch: datetime, tenth_microseconds: int) -> datetime | None:
    try:
        return epoch + timedelta(microseconds=tenth_microseconds // 10)
    except OverflowError:
        return None


def _seconds(count: int) -> datetime | None:
    return _after(_EPOCH, count * 10_000_000)


def _decimal(parts: _Parts) -> datetime | None:
    return _seconds(int(parts[0] or 0))


def _hexadecimal(parts: _Parts) -> datetime | None:
    return _seconds(int(parts[0] or "0", 16))


def _halves(parts: _Parts) -> datetime | None:
    """VM: the two halves of the seconds, in decimal."""
    return _seconds(int(parts[0] or 0) * 65536 + int(parts[1] or 0))


def _gnus(parts: _Parts) -> datetime | None:
    """The two halves in base 36, with a counter in the bits above each."""
    high, low = ([_BASE36.index(letter) for letter in part or "z"] for part in parts)
    count = 0
    for digits in (high, low):
        value = 0
        for digit in digits:
            value = value * 36 + digit
        count = count * 65536 + value % 65536
    return _seconds(count)


def _uuid(parts: _Parts) -> datetime | None:
    low, middle, high = parts
    return _after(_GREGORIAN, int(f"{high}{middle}{low}", 16))


def _filetime(parts: _Parts) -> datetime | None:
    return _after(_FILE_EPOCH, int(f"{parts[0]}{parts[1]}", 16))


def _calendar(parts: _Parts) -> datetime | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in (*parts, "0")[:6])
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None


def _pacific(parts: _Parts) -> datetime | None:
    """Google's servers print the minute in California."""
    local = _calendar(parts)
    if local is None:
        return None
    standard = local.timestamp() - 60 * _PACIFIC
    return local - timedelta(minutes=offset_at(_PACIFIC, "us", standard))


_DAY = r"((?:19|20)\d\d)(\d\d)(\d\d)"
_MINUTE = rf"{_DAY}(\d\d)(\d\d)"
_SECOND = rf"{_MINUTE}(\d\d)"
_SHORT_MINUTE = r"(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)"
_UNIX = r"(1\d{9}|[4-9]\d{8})"

# Form, how its parts are read, whether the zone is known, whether it is sure. The sure forms first.
_FORMS: tuple[tuple[str, str, Callable[[_Parts], datetime | None], bool, bool], ...] = (
    ("Mozilla", r"^([3-6][0-9A-Fa-f]{7})\.[0-9A-Za-z]{1,8}$", _hexadecimal, True, True),
    (
        "Apple Mail",
        r"([0-9A-Fa-f]{8})-([0-9A-Fa-f]{4})-1([0-9A-Fa-f]{3})-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}",
        _uuid,
        True,
        True,
    ),
    (
        "Outlook",
        r"[0-9A-Fa-f]{4}(01[A-Da-d][0-9A-Fa-f]{5})\$([0-9A-Fa-f]{8})\$",
        _filetime,
        True,
        True,
    ),
    ("Evolution", rf"^{_UNIX}\.\d{{1,8}}\.\d{{1,8}}\.camel$", _decimal, True, True),
    ("SquirrelMail", rf"(?<!\d){_UNIX}\.squirrel$", _decimal, True, True),
    ("Yahoo", r"^(1\d{9})\.\d{1,8}\.YahooMail", _decimal, True, True),
    ("JavaMail", r"(?<![0-9A-Za-z])(1\d{9})\d{3}(?:$|\.JavaMail)", _decimal, True, True),
    ("git", rf"^{_SECOND}\.\d{{1,8}}-\d{{1,4}}-", _calendar, True, True),
    ("git before 2.7", rf"^{_UNIX}-\d{{1,8}}-\d{{1,4}}-git-send-email", _decimal, True, True),
    ("VM", r"^(\d{4,5})\.(\d{1,5})\.\d{1,6}\.\d{1,6}$", _halves, True, True),
    ("Gnus", r"([0-9a-z]{4})([0-9a-z]{4})\.fsf(?![0-9a-z])", _gnus, True, True),
    ("mutt", rf"^{_SECOND}\.G[A-Z]\d{{1,8}}$", _calendar, True, True),
    (
        "mutt since 2017",
        r"^(20(?:1[7-9]|[2-9]\d))(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.[a-z0-9]{16}$",
        _calendar,
        True,
        True,
    ),
    ("qmail", rf"^{_SECOND}\.\d{{1,8}}\.qmail$", _calendar, True, True),
    ("Quotient", rf"^{_SECOND}\.\d{{1,8}}\.\d{{1,12}}\.divmod\.x?quotient", _calendar, True, True),
    (
        "Gmail before 2011",
        rf"^(?:[a-z]\d[a-z])?[0-9a-f]{{7,8}}{_SHORT_MINUTE}[a-z][0-9a-f]{{5,8}}[a-z][0-9a-f]{{10,16}}$",
        _pacific,
        True,
        True,
    ),
    ("mutt before 1.3", rf"^{_SECOND}\.[A-FH-Z]\d{{1,8}}$", _calendar, False, True),
    ("Sylpheed, Claws", rf"^{_SECOND}\.[0-9a-f]{{8}}\.", _calendar, False, True),
    ("Mew", rf"^{_DAY}\.(\d\d)(\d\d)(\d\d)\.\d{{1,12}}\.", _calendar, False, True),
    ("KMail", rf"^{_MINUTE}\.\d{{5}}\.", _calendar, False, True),
    ("XFMail", rf"^XFMail\.{_SECOND}\.", _calendar, False, True),
    ("XFMail before 1999", rf"^XFMail\.{_SHORT_MINUTE}(\d\d)\.", _calendar, False, False),
    ("hexadecimal", r"(?<![0-9A-Za-z])([3-6][0-9A-Fa-f]{7})(?![0-9A-Za-z])", _hexadecimal, True, False),
    ("decimal", r"(?<![0-9A-Za-z])(\d{9,10})(?:\d{3})?(?=\.|-|@|$)", _decimal, True, False),
    ("calendar", rf"(?<!\d){_MINUTE}(\d\d)?(?=\D|$)", _calendar, False, False),
    (
        "dotted",
        r"(?<!\d)((?:19|20)\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)(?=\D|$)",
        _calendar,
        False,
        False,
    ),
    (
        "Pine, Alpine",
        rf"(?:Pine|alpine)\.[A-Za-z0-9.]{{1,16}}\.(?:Z\.)?{_SHORT_MINUTE}(\d\d)?\d{{0,4}}\.",
        _calendar,
        False,
        False,
    ),
)  # fmt: skip
_SHAPES = tuple((pattern(form), read, zoned, sure) for _, form, read, zoned, sure in _FORMS)


def times_in_id(message_id: str) -> tuple[IdTime, ...]:
    """Every instant that the id may tell, surest first."""
    left = (message_id.rpartition("@")[0] or message_id)[:200]
    found: list[IdTime] = []
    for shape, read, zoned, sure in _SHAPES:
        for match in shape.finditer(left):
            at = read(match.groups())
            if at is None or not _OLDEST < at < _NEWEST:
                continue
            if not any(made.at == at for made in found):
                found.append(IdTime(at, zoned, sure))
    return tuple(found)
