"""The time inside a Message-ID. In: an id. Out: the instants at which it may have been made.

Most mailers build an id from the clock: seconds since 1970 in decimal or hexadecimal (Evolution,
Mozilla), in other bases (Gnus, VM), a UUID of version 1 (Apple Mail), a FILETIME (Outlook), digits of
a calendar (mutt, Quotient, KMail, Pine). Calendar digits may be local time: then the zone is not
known. Measured on archived mail, the forms of mailers that make the id when they send lie within a
minute of the Date header in 95 of 100 mails and more; those of servers (sendmail, Exim) for the most
part, but the mail may have waited for hours; the others are made when the writer begins, or by chance.

>>> times_in_id("4021C725.1000006@example.org")[0].at.isoformat()
'2004-02-05T04:31:33+00:00'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern

from .seasons import offset_at

if TYPE_CHECKING:
    import re

__all__ = ["IdTime", "host_of", "times_in_id"]


class IdTime(NamedTuple):
    """An instant; `zoned` False: a clock whose zone is not told, read as UTC. `sure`: the id has
    the whole form of a mailer that puts its clock there when it sends; `server`: of a server that takes
    the mail in. `offset`: minutes east of UTC of the host, where the id tells its own hour too."""

    at: datetime
    zoned: bool
    sure: bool = False
    server: bool = False
    offset: int | None = None


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_GREGORIAN = datetime(1582, 10, 15, tzinfo=UTC)
_FILE_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_OLDEST, _NEWEST = datetime(1985, 1, 1, tzinfo=UTC), datetime(2037, 1, 1, tzinfo=UTC)
_MAC_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_NEWS_EPOCH = 673416000  # INN
_NOTES_DAY = 2440588  # the Julian day of 1970-01-01
_BASE32 = "0123456789abcdefghijklmnopqrstuv"
_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE36 = "zyxwvutsrqponmlkjihgfedcba9876543210"  # Gnus counts backwards
_PACIFIC = -480

_Parts = tuple[str | None, ...]
_Maker = Literal["mailer", "server", "other"]


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
    high, low = (_number(part or "z", _BASE36) for part in parts)
    return _seconds(high % 65536 * 65536 + low % 65536)


def _number(digits: str, alphabet: str) -> int:
    value = 0
    for digit in digits:
        value = value * len(alphabet) + alphabet.index(digit)
    return value


def _inn(parts: _Parts) -> datetime | None:
    return _seconds(_number(parts[0] or "0", _BASE32) + _NEWS_EPOCH)


def _exim(parts: _Parts) -> datetime | None:
    return _seconds(_number(parts[0] or "0", _BASE62))


def _mac(parts: _Parts) -> datetime | None:
    return _after(_MAC_EPOCH, int(parts[0] or "0", 16) * 10_000_000)


def _notes(parts: _Parts) -> datetime | None:
    """The Julian day, and hundredths of a second."""
    day, hundredths = (int(part or "0", 16) for part in parts)
    return _after(_EPOCH, ((day - _NOTES_DAY) * 8_640_000 + hundredths) * 100_000)


def _sendmail(parts: _Parts) -> datetime | None:
    """A calendar that stops at the minute: its middle."""
    start = _calendar(parts[:5])
    return None if start is None else start + timedelta(seconds=30)


def _sendmail_queue(parts: _Parts) -> datetime | None:
    """The second stands in the name of the queue file."""
    second = _BASE62.index(parts[5] or "0")
    return _calendar((*parts[:5], str(second))) if second < 60 else None


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

# Form, how its parts are read, whether the zone is known, who makes it. The sure forms first.
_FORMS: tuple[tuple[str, str, Callable[[_Parts], datetime | None], bool, _Maker], ...] = (
    ("Mozilla", r"^([3-6][0-9A-Fa-f]{7})\.[0-9A-Za-z]{1,8}$", _hexadecimal, True, "mailer"),
    (
        "Apple Mail",
        r"([0-9A-Fa-f]{8})-([0-9A-Fa-f]{4})-1([0-9A-Fa-f]{3})-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}",
        _uuid,
        True,
        "mailer",
    ),
    (
        "Outlook",
        r"[0-9A-Fa-f]{4}(01[A-Da-d][0-9A-Fa-f]{5})\$([0-9A-Fa-f]{8})\$",
        _filetime,
        True,
        "mailer",
    ),
    ("Evolution", rf"^{_UNIX}\.\d{{1,8}}\.\d{{1,8}}\.camel$", _decimal, True, "mailer"),
    ("SquirrelMail", rf"(?<!\d){_UNIX}\.squirrel$", _decimal, True, "mailer"),
    ("Yahoo", r"^(1\d{9})\.\d{1,8}\.YahooMail", _decimal, True, "mailer"),
    ("JavaMail", r"(?<![0-9A-Za-z])(1\d{9})\d{3}(?:$|\.JavaMail)", _decimal, True, "mailer"),
    ("git", rf"^{_SECOND}\.\d{{1,8}}-\d{{1,4}}-", _calendar, True, "mailer"),
    ("git before 2.7", rf"^{_UNIX}-\d{{1,8}}-\d{{1,4}}-git-send-email", _decimal, True, "mailer"),
    ("VM", r"^(\d{4,5})\.(\d{1,5})\.\d{1,6}\.\d{1,6}$", _halves, True, "mailer"),
    ("Gnus", r"([0-9a-z]{4})([0-9a-z]{4})\.fsf(?![0-9a-z])", _gnus, True, "mailer"),
    ("mutt", rf"^{_SECOND}\.G[A-Z]\d{{1,8}}$", _calendar, True, "mailer"),
    (
        "mutt since 2017",
        r"^(20(?:1[7-9]|[2-9]\d))(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.[a-z0-9]{16}$",
        _calendar,
        True,
        "mailer",
    ),
    ("qmail", rf"^{_SECOND}\.\d{{1,8}}\.qmail$", _calendar, True, "mailer"),
    ("Quotient", rf"^{_SECOND}\.\d{{1,8}}\.\d{{1,12}}\.divmod\.x?quotient", _calendar, True, "mailer"),
    (
        "Gmail before 2011",
        rf"^(?:[a-z]\d[a-z])?[0-9a-f]{{7,8}}{_SHORT_MINUTE}[a-z][0-9a-f]{{5,8}}[a-z][0-9a-f]{{10,16}}$",
        _pacific,
        True,
        "mailer",
    ),
    ("StGit", r"^(1\d{9})\d\d\.\d{1,8}\.\d{1,22}\.stgit$", _decimal, True, "mailer"),
    ("nmh", r"^\d{1,7}\.(1\d{9})$", _decimal, True, "mailer"),
    ("INN", r"^([0-9a-v]{6})\$[0-9a-v]{1,4}\$\d{1,2}$", _inn, True, "server"),
    (
        "Notes",
        r"-ON[0-9A-F]{8}\.[0-9A-F]{8}-[0-9A-F]{2}([0-9A-F]{6})\.([0-9A-F]{8})$",
        _notes,
        True,
        "mailer",
    ),
    ("Courier", r"^courier\.([3-6][0-9A-F]{7})\.", _hexadecimal, True, "mailer"),
    ("mutt before 1.3", rf"^{_SECOND}\.[A-FH-Z]\d{{1,8}}$", _calendar, False, "mailer"),
    ("Sylpheed, Claws", rf"^{_SECOND}\.[0-9a-f]{{8}}(?:\.|$)", _calendar, False, "mailer"),
    ("Mew", rf"^{_DAY}\.(\d\d)(\d\d)(\d\d)\.\d{{1,12}}\.", _calendar, False, "mailer"),
    ("KMail", rf"^{_MINUTE}\.\d{{5}}\.", _calendar, False, "mailer"),
    ("Horde", rf"^{_SECOND}\.(?:Horde\.|[0-9a-z]{{12,16}}$)", _calendar, False, "mailer"),
    ("Entourage", r"^([B-E][0-9A-F]{7})\.[0-9A-F]{1,6}%", _mac, False, "mailer"),
    ("XFMail", rf"^XFMail\.{_SECOND}\.", _calendar, False, "mailer"),
    ("sendmail 5", rf"^{_SHORT_MINUTE}\.[A-Z]{{2}}\d{{4,6}}$", _sendmail, True, "server"),
    ("sendmail 5, whole year", rf"^{_MINUTE}\.[A-Z]{{2}}\d{{4,6}}$", _sendmail, True, "server"),
    ("sendmail 8", rf"^{_MINUTE}\.([A-X])[A-Z]{{2}}\d{{4,6}}$", _sendmail, True, "server"),
    (
        "sendmail 8.10",
        rf"^{_MINUTE}\.[0-9A-Za-z]{{5}}([0-9A-Za-z])[0-9A-Za-z]{{2}}\d{{4,8}}$",
        _sendmail_queue,
        True,
        "server",
    ),
    ("Exim", r"^E([0-9A-Za-z]{6})-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}$", _exim, True, "server"),
    ("Smail", r"^m([0-9A-Za-z]{6})-[0-9A-Za-z]{7}$", _exim, True, "other"),
    ("InterMail", rf"^{_SECOND}\.[A-Z]{{4}}\d{{1,8}}\.", _calendar, True, "server"),
    ("XFMail before 1999", rf"^XFMail\.{_SHORT_MINUTE}(\d\d)\.", _calendar, False, "other"),
    ("hexadecimal", r"(?<![0-9A-Za-z])([3-6][0-9A-Fa-f]{7})(?![0-9A-Za-z])", _hexadecimal, True, "other"),
    ("decimal", r"(?<![0-9A-Za-z])(\d{9,10})(?:\d{3})?(?=\.|-|@|$)", _decimal, True, "other"),
    ("calendar", rf"(?<!\d){_MINUTE}(\d\d)?(?=\D|$)", _calendar, False, "other"),
    (
        "dotted",
        r"(?<!\d)((?:19|20)\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)(?=\D|$)",
        _calendar,
        False,
        "other",
    ),
    (
        "Pine, Alpine",
        rf"(?:Pine|alpine)\.[A-Za-z0-9.]{{1,16}}\.(?:Z\.)?{_SHORT_MINUTE}(\d\d)?\d{{0,4}}\.",
        _calendar,
        False,
        "other",
    ),
)  # fmt: skip
_SHAPES = tuple(
    (pattern(form), form[0] == "^", read, zoned, maker) for _, form, read, zoned, maker in _FORMS
)


def times_in_id(message_id: str) -> tuple[IdTime, ...]:
    """Every instant that the id may tell, surest first."""
    left = (message_id.rpartition("@")[0] or message_id)[:200]
    found: list[IdTime] = []
    for shape, whole, read, zoned, maker in _SHAPES:
        if whole:  # most forms: one look, at the beginning
            first = shape.match(left)
            matches: Iterable[re.Match[str]] = () if first is None else (first,)
        else:
            matches = shape.finditer(left)
        for match in matches:
            at = read(match.groups())
            if at is None or not _OLDEST < at < _NEWEST:
                continue
            if not any(made.at == at for made in found):
                offset = (
                    _host_offset(at, match[6])
                    if read is _sendmail and match.re.groups > 5
                    else None
                )
                found.append(IdTime(at, zoned, maker == "mailer", maker == "server", offset))
    return tuple(found)


def host_of(message_id: str) -> str:
    """The host that an id names, in small letters."""
    return message_id.rpartition("@")[2].casefold()


def _host_offset(at: datetime, letter: str) -> int:
    """sendmail 8 writes the minute in UTC, and its own hour as a letter: A for the first of the day."""
    hours = (ord(letter) - ord("A") - at.hour + 11) % 24 - 11
    return 60 * hours
