"""Header dates. In: a Date value and what else tells the time. Out: `DateBounds`.

>>> read_date("Tue, 6 Feb 2018 03:17:00 +0100").utc.isoformat()
'2018-02-06T02:17:00+00:00'
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from mlthread.frozen import NamedTuple
from mlthread.model import DateBounds, WrittenDate
from mlthread.pattern import pattern
from mlthread.rules.dates import read_written_date

__all__ = ["bound_date", "parse_stamp", "read_date", "told_bounds"]

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DAY_FIRST = pattern(
    r"(?:[A-Za-z]{2,10}\.?,?\s{1,4}|[A-Za-z]{3},)?(\d{1,2})[\s-]{1,4}([A-Za-z]{3,10})\.?,?[\s-]{1,4}(\d{2,5}),?\s{1,4}"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d{1,9})?\s{0,4}([AaPp]\.?[Mm]\b\.?)?\s{0,4}(.*)\Z",
    re.DOTALL,
)
_MONTH_FIRST = pattern(
    r"(?:[A-Za-z]{2,10}\.?,?\s{1,4})?([A-Za-z]{3,10})\.?\s{1,4}(\d{1,2}),?\s{1,4}(?:(\d{4}),?\s{1,4})?"
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s{0,4}([AaPp]\.?[Mm]\b\.?)?\s{0,4}(.*)\Z",
    re.DOTALL,
)
_ISO = pattern(
    r"(\d{4})-(\d{2})-(\d{2})[T\s]\s{0,3}(\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s{0,3}(.*)\Z",
    re.DOTALL,
)
_YEAR = pattern(r"(?:\A|\s)(\d{4})(?=\s|\Z)")
_NUMERIC_ZONE = pattern(r"[\"(]?(?:GMT|UTC|UT)?\s?([+-])(\d{1,2}):?(\d{2})(?![\d:])")
_SHORT_ZONE = pattern(r"[\"(]?(?:(?:GMT|UTC)\s?([+-])(\d{1,2})|([+-])(\d{2}))(?![\d:])")
_ZONE_NAME = pattern(r"[\"(]?([A-Z]{1,5})\b")
_UNSIGNED = pattern(r"0{4}(?!\d)")
_ZONE_BESIDE = pattern(r"\(([A-Z]{2,5})\)")  # "0100 (CET)": the sign is lost
_ZONE_WRITTEN = pattern(r"\A\s{0,20}[+-]?\w")
_DAY = timedelta(days=1)
FARTHEST_EAST = timedelta(hours=14)
FARTHEST_WEST = timedelta(hours=12)
# No mail is older; later years are overflowed clocks. Both only say when to distrust a header.
_OLDEST = datetime(1971, 1, 1, tzinfo=UTC)
_NEWEST = datetime(2037, 1, 1, tzinfo=UTC)
_RESET = datetime(1980, 1, 1, tzinfo=UTC)
"""Where a PC's clock begins that was never set."""

ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600, "AST": -240, "ADT": -180, "NST": -210, "NDT": -150,
    "BST": 60, "WEST": 60, "CET": 60, "MET": 60, "MEZ": 60, "CEST": 120, "MEST": 120, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "MSD": 240, "TRT": 180, "SAST": 120, "PKT": 300,
    "HKT": 480, "SGT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "BRT": -180, "ART": -180, "CLT": -240, "COT": -300, "PET": -300, "UYT": -180,
}  # fmt: skip
"""Zone names that mean one offset, in minutes east. IST is India, Israel or Ireland: not here."""
_EUROPEAN = ("WET", "MET", "EET")
"""Of these old systems name the summer time "MET DST"."""


class Stamp(NamedTuple):
    """A date as written: the clock it shows, the zone in minutes east (None: unknown), whether
    an unknown zone still means UTC ("-0000", RFC 5322 section 3.3), and what stands in its place."""

    local: datetime
    offset: int | None
    is_utc: bool = False
    zone: str = ""

    @property
    def instant(self) -> datetime | None:
        """The instant, where the zone is known."""
        if self.offset is None and not self.is_utc:
            return None
        try:
            return self.local.replace(tzinfo=UTC) - timedelta(minutes=self.offset or 0)
        except OverflowError:
            return None


def _zone(text: str) -> tuple[int | None, bool]:
    """(minutes east, is it UTC without saying where the writer is)."""
    text = text.strip()
    if not text:
        return None, False
    signed = "+" in text or "-" in text
    found = _NUMERIC_ZONE.match(text) if signed else None
    if found is not None:
        minutes = int(found.group(2)) * 60 + int(found.group(3))
        if int(found.group(3)) > 59 or minutes > 14 * 60:
            return None, False
        if found.group(1) == "-":
            return (None, True) if minutes == 0 else (-minutes, False)
        return minutes, False
    short = _SHORT_ZONE.match(text) if signed else None
    if short is not None:
        hours = int("".join(short.groups("")))
        if abs(hours) <= 14:
            return hours * 60, False
    name = _ZONE_NAME.match(text.upper())
    if name is not None:
        word = name.group(1)
        if word in _EUROPEAN and "DST" in text.upper():
            return ZONES[word] + 60, False
        if word in ZONES:
            return ZONES[word], False
    if _UNSIGNED.match(text) is not None:
        return None, True  # whichever sign is lost
    beside = _ZONE_BESIDE.search(text)
    return (None if beside is None else ZONES.get(beside.group(1))), False


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 2:
        return year + (2000 if year < 50 else 1900)
    if len(text) == 3:  # 103: years since 1900
        return year + 1900
    if len(text) == 5 and text.startswith("19"):  # 19103
        return 1900 + int(text[2:])
    return year


def _local(
    year: str, month: int, day: str, hour: str, minute: str, second: str | None, half: str | None
) -> datetime | None:
    hours = int(hour)
    if half is not None and hours <= 12:
        hours = hours % 12 + (12 if half[0] in "Pp" else 0)
    late = hours == 24
    try:
        stamp = datetime(
            _year(year),
            month,
            int(day),
            0 if late else hours,
            int(minute),
            min(int(second or 0), 59),
        )
        return stamp + _DAY if late else stamp
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=2048)
def parse_stamp(text: str) -> Stamp | None:
    """The clock and zone that a header or `From ` line date shows, None where it cannot be read."""
    text = text.strip()[:200]
    words = text.split(None, 2)
    named = len(words) > 1 and words[0].isalpha() and words[1].isalpha()  # "Mon Feb": no day first
    found = None if named else _DAY_FIRST.match(text)
    if found is not None:
        day, word, year, hour, minute, second, half, rest = found.groups()
    else:
        found = _MONTH_FIRST.match(text)
        if found is not None:
            word, day, early, hour, minute, second, half, rest = found.groups()
            late = None if early else _YEAR.search(rest)
            year = early or (late.group(1) if late else "")
            if late is not None:
                rest = f"{rest[: late.start()]} {rest[late.end() :]}"
        else:
            return _other_stamp(text)
    month = _MONTHS.get(word[:3].lower())
    local = _local(year, month, day, hour, minute, second, half) if month and year else None
    return Stamp(local, *_zone(rest), rest) if local is not None else _other_stamp(text)


def _other_stamp(text: str) -> Stamp | None:
    found = _ISO.match(text)
    if found is not None:
        day, hour, minute, second = found.group(3, 4, 5, 6)
        local = _local(found.group(1), int(found.group(2)), day, hour, minute, second, None)
        return Stamp(local, *_zone(found.group(7))) if local else None
    if sum(character.isdigit() for character in text) < 4:
        return None
    readings = [read for read in read_written_date(text) if read.year]
    if not readings:
        return _by_dateutil(text)
    if len(readings) > 1 or readings[0].hour is None:
        return None  # 05/02/2018, or a day alone: no instant can be told
    local = _local_of(readings[0])
    return None if local is None else Stamp(local, readings[0].offset)


def _local_of(read: WrittenDate) -> datetime | None:
    """The clock of a date in words of any language, midnight where it shows none."""
    try:
        return datetime(
            read.year or 0,
            read.month or 0,
            read.day or 0,
            read.hour or 0,
            read.minute or 0,
            read.second or 0,
        )
    except ValueError:
        return None


def _bound_readings(text: str) -> DateBounds | None:
    """The bounds of a date without a clock, or that can be read in more ways than one; None where it is none."""
    spans: list[tuple[datetime, datetime]] = []
    readings = [(read, local) for read in read_written_date(text) if (local := _local_of(read))]
    for read, local in readings:
        start = local.replace(tzinfo=UTC)
        if not _OLDEST < start < _NEWEST:
            continue
        stop = start if read.hour is not None else start + _DAY
        if read.offset is None:
            spans.append((start - FARTHEST_EAST, stop + FARTHEST_WEST))
        else:
            east = timedelta(minutes=read.offset)
            spans.append((start - east, stop - east))
    if not spans:
        return None
    clock = any(read.hour is not None for read, _ in readings)
    return DateBounds(
        text,
        None,
        min(early for early, _ in spans),
        max(late for _, late in spans),
        "header date, a day that can be read in several ways"
        if clock
        else "header date, a day without a clock",
    )


def _by_dateutil(text: str) -> Stamp | None:
    """What is left; words that dateutil does not know make it no date."""
    from dateutil.parser import parser

    try:
        read, skipped = parser().parse(
            text, default=datetime(1, 1, 1), fuzzy_with_tokens=True, tzinfos=_known_zone
        )
        other = parser().parse(text, default=datetime(2, 2, 2), fuzzy=True, tzinfos=_known_zone)
    except (ValueError, OverflowError, TypeError, AttributeError, ArithmeticError):
        return None
    if any(character.isalpha() for token in skipped for character in token.partition("(")[0]):
        return None
    # A part that follows the default is not in the text: then it is no date.
    if read.year == 1 or read.date() != other.date():
        return None
    offset = read.utcoffset()
    minutes = None if offset is None else int(offset.total_seconds() // 60)
    if minutes is not None and abs(minutes) > 14 * 60:
        minutes = None
    return Stamp(read.replace(tzinfo=None), minutes)


def _known_zone(name: str | None, seconds: int | None) -> int | None:
    """For dateutil: seconds east of UTC, None where the name is not known."""
    if seconds is not None:
        return seconds if abs(seconds) <= 14 * 3600 else None
    minutes = ZONES.get(name or "")
    return None if minutes is None else minutes * 60


def read_date(text: str | None) -> DateBounds:
    """The bounds that a header date alone gives."""
    if not text:
        return DateBounds()
    text = " ".join(text.split())[:200]
    stamp = parse_stamp(text)
    if stamp is None:
        return _bound_readings(text) or DateBounds(raw=text, basis="the header date cannot be read")
    instant = stamp.instant
    if instant is not None:
        basis = (
            "header date with zone"
            if stamp.offset is not None
            else "header date in UTC, the writer's zone is not told"
        )
        return DateBounds(text, instant, instant, instant, basis, stamp.offset)
    try:
        local = stamp.local.replace(tzinfo=UTC)
        early, late = local - FARTHEST_EAST, local + FARTHEST_WEST
    except OverflowError:
        return DateBounds(raw=text, basis="the header date cannot be true")
    how = " whose zone cannot be told" if _ZONE_WRITTEN.search(stamp.zone) else " without a zone"
    basis = f"header date{how}: 14 hours before to 12 hours after, were it UTC"
    return DateBounds(text, None, early, late, basis)


def bound_date(
    text: str | None,
    received: datetime | None = None,
    earliest: datetime | None = None,
    latest: datetime | None = None,
) -> DateBounds:
    """The bounds of a header date, checked against when it was received and what its archive covers.

    A date that cannot be true (later than its receipt by more than two days or, where that is not known,
    than the end of the archive's period by more than forty; before there was mail) gives way to what the
    container says.
    """
    date = read_date(text)
    if date.earliest is not None and _possible(date, received, latest):
        return date
    why = (
        "no header date"
        if not text
        else "the header date cannot be read"
        if date.earliest is None
        else "the header date cannot be true"
    )
    if received is not None and _OLDEST < received < _NEWEST:
        # Transit seldom takes longer than two days; the receiving clock may lack its zone.
        return DateBounds(
            date.raw,
            None,
            received - 2 * _DAY,
            received + FARTHEST_EAST,
            f"{why}; bounded by when it was received",
        )
    if earliest is not None and latest is not None and _OLDEST < earliest < _NEWEST:
        return DateBounds(
            date.raw,
            None,
            earliest - _DAY,
            latest + _DAY,
            f"{why}; bounded by the archive's period",
        )
    if date.earliest is not None:
        return DateBounds(date.raw, basis=why)
    return date


def told_bounds(text: str | None, header: str | None) -> DateBounds | None:
    """The bounds that `mlthread export` writes beside a date; None where it wrote none.

    Only where "about" follows is the date more than the middle of its bounds.

    >>> date = told_bounds("2018-02-04T12:00:00Z 2018-02-04T14:00:00Z", "4 Feb 2018 13:00:00 -0000")
    >>> date.utc, date.latest.isoformat()
    (None, '2018-02-04T14:00:00+00:00')
    """
    bounds = (text or "").split()
    if len(bounds) not in (2, 3) or not all(b == ".." or b.endswith("Z") for b in bounds[:2]):
        return None
    try:
        first, last = (None if b == ".." else datetime.fromisoformat(b) for b in bounds[:2])
    except ValueError:
        return None
    if first and last and first > last:
        return None
    date = read_date(header)
    utc = date.utc if bounds[2:] == ["about"] else None
    return DateBounds(date.raw, utc, first, last, "bounds that its export gives", date.offset)


def _possible(date: DateBounds, received: datetime | None, latest: datetime | None) -> bool:
    assert date.earliest is not None
    if not _OLDEST < date.earliest < _NEWEST:
        return False
    if received is not None and _OLDEST < received < _NEWEST:
        if abs(date.earliest - _RESET) < 2 * _DAY and received - date.earliest > 365 * _DAY:
            return False
        return date.earliest <= received + 2 * _DAY
    if latest is not None and _OLDEST < latest < _NEWEST:
        return date.earliest <= latest + 40 * _DAY
    return True
