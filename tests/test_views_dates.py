"""Dates: how they are said, on whose clock, and what a user may type."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlthread.cli.moments import parse_day
from mlthread.model import DateBounds
from mlthread.views.dates import Clockface, best_guess, later, span, stretch

NOON = datetime(2018, 2, 6, 12, tzinfo=UTC)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


def after(**stretch: float) -> datetime:
    return NOON + timedelta(**stretch)


def known(
    utc: datetime | None = None,
    earliest: datetime | None = None,
    latest: datetime | None = None,
    raw: str | None = None,
) -> DateBounds:
    return DateBounds(raw=raw, utc=utc, earliest=earliest, latest=latest)


@pytest.mark.parametrize(
    ("date", "said", "why"),
    [
        (known(NOON), "6 Feb 2018 12:00 UTC", "an instant"),
        (known(NOON, NOON, after(minutes=2)), "6 Feb 2018 12:00 UTC", "known to the minute"),
        (known(NOON, after(minutes=-1), after(minutes=2)), "about 6 Feb 2018 12:00 UTC", "bounds around it"),
        (known(None, NOON, after(minutes=2)), "about 6 Feb 2018 12:00 UTC", "bounds two minutes apart are an instant"),
        (known(None, NOON, after(minutes=3)), "6 Feb 2018 12:00–12:03", "a stretch of one day names it once"),
        (known(None, NOON, after(hours=20)), "6 Feb 12:00 – 7 Feb 2018 08:00", "over midnight: both days"),
        (known(None, NOON, after(hours=20.1)), "6–7 Feb 2018", "hours would feign a precision that is not there"),
        (known(None, NOON, after(days=30)), "6 Feb – 8 Mar 2018", "two months of a year"),
        (known(None, at(2017, 12, 31, 20), at(2018, 1, 1, 4)), "31 Dec 2017 20:00 – 1 Jan 2018 04:00", "over New Year: both years"),
        (known(None, NOON, None), "after 6 Feb 2018 12:00 UTC", "one bound"),
        (known(None, None, NOON), "before 6 Feb 2018 12:00 UTC", "the other bound"),
        (known(raw="one  fine\nday"), '"one fine day"', "what is printed, where it cannot be read"),
        (known(), "no date", "nothing"),
    ],
)  # fmt: skip
def test_what_is_known_of_a_date_is_said(date: DateBounds, said: str, why: str) -> None:
    assert Clockface().phrase(date) == said, why


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (120, "6 Feb 2018 14:00 +02:00"),
        (-210, "6 Feb 2018 08:30 -03:30"),
        (0, "6 Feb 2018 12:00 UTC"),
        (None, "6 Feb 2018 12:00 UTC"),
        (24 * 60, "6 Feb 2018 12:00 UTC"),  # no zone is a day away: a header that is made up
        (-25 * 60, "6 Feb 2018 12:00 UTC"),
    ],
)
def test_the_clock_of_the_writer(offset: int | None, said: str) -> None:
    date = DateBounds(utc=NOON, earliest=NOON, latest=NOON, offset=offset)
    assert Clockface("original").phrase(date) == said
    assert Clockface("original").phrase(known(None, NOON, None)) == "after 6 Feb 2018 12:00 UTC"


def test_the_clock_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why: tests run where it is UTC, and nothing showed whether it was asked."""
    monkeypatch.setenv("TZ", "UTC-05:30")  # POSIX counts to the west
    time.tzset()
    try:
        clock = Clockface("local")
        assert clock.phrase(known(NOON)) == "6 Feb 2018 17:30 +05:30"
        assert clock.instant(datetime(2018, 2, 6, 17, 30)) == NOON
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("date", "guess"),
    [
        (known(NOON, NOON, after(hours=8)), NOON),  # known better than by its bounds
        (known(None, NOON, after(hours=8)), after(hours=4)),
        (known(None, NOON, None), NOON),
        (known(None, None, NOON), NOON),
        (known(), None),
    ],
)
def test_one_instant_for_what_needs_one(date: DateBounds, guess: datetime | None) -> None:
    assert best_guess(date) == guess


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (after(hours=11), "6 Feb 2018"),
        (after(hours=12), "6–7 Feb 2018"),
        (after(days=23), "6 Feb – 1 Mar 2018"),
        (after(days=365), "6 Feb 2018 – 6 Feb 2019"),
    ],
)
def test_a_span_of_days_says_each_part_once(last: datetime, said: str) -> None:
    assert span(NOON, last) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "1 min"), (89, "1 min"), (91, "2 min"), (59 * 60, "59 min"), (3600, "1 h"), (23 * 3600, "23 h"), (86400, "1 d"),
        (59 * 86400, "59 d"), (60 * 86400, "2 mo"), (23 * 30.44 * 86400, "23 mo"), (731 * 86400, "2 y"), (3653 * 86400, "10 y"),
    ],
)  # fmt: skip
def test_a_stretch_in_its_largest_fitting_unit(seconds: float, said: str) -> None:
    assert later(seconds) == said


def test_no_stretch_is_a_dash() -> None:
    assert stretch(NOON, after(seconds=59)) == "–"
    assert stretch(NOON, after(seconds=60)) == "1 min"


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "America/New_York"])
def test_the_first_and_the_last_instant_can_be_told(zone: str) -> None:
    first, last = (end.replace(tzinfo=UTC) for end in (datetime.min, datetime.max))
    shown = Clockface(zone).phrase(DateBounds(None, None, first, last))
    assert shown == "1 Jan 1 – 31 Dec 9999"


@given(st.datetimes(), st.datetimes(), st.none() | st.integers(-2000, 2000))
def test_any_date_can_be_told_on_any_clock(a: datetime, b: datetime, offset: int | None) -> None:
    first, last = sorted((a.replace(tzinfo=UTC), b.replace(tzinfo=UTC)))
    for zone in ("utc", "local", "original", "Asia/Kolkata"):
        assert Clockface(zone).phrase(DateBounds(None, None, first, last, "", offset))
        assert Clockface(zone).phrase(DateBounds(None, first, first, first, "", offset))


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Oslo", "6 Feb 2018 04:17 +01:00"),
        ("europe/oslo", "6 Feb 2018 04:17 +01:00"),
        ("UTC", "6 Feb 2018 03:17 UTC"),
        ("Original", "6 Feb 2018 03:17 UTC"),
        ("+05:30", "6 Feb 2018 08:47 +05:30"),
        ("-0330", "5 Feb 2018 23:47 -03:30"),
        ("UTC+2", "6 Feb 2018 05:17 +02:00"),  # as people mean it, not as POSIX does
    ],
)
def test_zones_as_users_name_them(zone: str, shown: str) -> None:
    assert Clockface(zone).phrase(DateBounds(utc=at(2018, 2, 6, 3, 17))) == shown


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("oslo", 'no time zone "oslo"; did you mean Europe/Oslo?'),
        ("New York", 'no time zone "New York"; did you mean America/New_York?'),
        ("+25", "or a name such as Europe/Oslo"),
        ("../etc/passwd", "or a name such as Europe/Oslo"),
        ("", "or a name such as Europe/Oslo"),
    ],
)
def test_what_is_no_zone_is_refused(zone: str, told: str) -> None:
    with pytest.raises(ValueError, match="no time zone") as refused:
        Clockface(zone)
    assert str(refused.value).endswith(told)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", at(2018, 1, 1), at(2018, 12, 31, 23, 59, 59)),
        ("2020-02", at(2020, 2, 1), at(2020, 2, 29, 23, 59, 59)),
        ("2018-12", at(2018, 12, 1), at(2018, 12, 31, 23, 59, 59)),
        ("2018-02-06", at(2018, 2, 6), at(2018, 2, 6, 23, 59, 59)),
        ("2018-2-6 03:17", at(2018, 2, 6, 3, 17), at(2018, 2, 6, 3, 17, 59)),
        ("2018/02/06", at(2018, 2, 6), at(2018, 2, 6, 23, 59, 59)),
        ("20180206", at(2018, 2, 6), at(2018, 2, 6, 23, 59, 59)),
        ("2018-2-6", at(2018, 2, 6), at(2018, 2, 6, 23, 59, 59)),
        ("2018-02-06 03:17:60", at(2018, 2, 6, 3, 18), at(2018, 2, 6, 3, 18)),  # a leap second
        # as the JSON of any command writes it
        ("2018-02-06T03:17:05Z", at(2018, 2, 6, 3, 17, 5), at(2018, 2, 6, 3, 17, 5)),
        ("2018-02-06T03:17+05:30", at(2018, 2, 5, 21, 47), at(2018, 2, 5, 21, 47, 59)),
        ("2018-02-06 03:17 -0330", at(2018, 2, 6, 6, 47), at(2018, 2, 6, 6, 47, 59)),
        # the last that there are
        ("9999-12", at(9999, 12, 1), at(9999, 12, 31, 23, 59, 59)),
        ("9999", at(9999, 1, 1), at(9999, 12, 31, 23, 59, 59)),
    ],
)
def test_days_as_users_type_them(text: str, first: datetime, last: datetime) -> None:
    assert parse_day(text, end=False) == first
    assert parse_day(text, end=True) == last


@pytest.mark.parametrize(
    ("zone", "text", "first", "last"),
    [
        ("Europe/Oslo", "2018-02-06", at(2018, 2, 5, 23), at(2018, 2, 6, 22, 59, 59)),
        # the night when clocks are put on is shorter
        ("Europe/Oslo", "2018-03-25", at(2018, 3, 24, 23), at(2018, 3, 25, 21, 59, 59)),
        ("+05:30", "2018-02", at(2018, 1, 31, 18, 30), at(2018, 2, 28, 18, 29, 59)),
        ("+05:30", "2018-02-06 03:17", at(2018, 2, 5, 21, 47), at(2018, 2, 5, 21, 47, 59)),
        # what names its zone needs no clock
        (
            "+05:30",
            "2018-02-06T03:17:05Z",
            at(2018, 2, 6, 3, 17, 5),
            at(2018, 2, 6, 3, 17, 5),
        ),
        ("original", "2018-02-06", at(2018, 2, 6), at(2018, 2, 6, 23, 59, 59)),
        # nothing is before the first year
        ("+05:30", "0001", at(1, 1, 1), at(1, 12, 31, 18, 29, 59)),
        ("-05:30", "9999", at(9999, 1, 1, 5, 30), at(9999, 12, 31, 23, 59, 59)),
    ],
)
def test_days_are_those_of_the_clock(zone: str, text: str, first: datetime, last: datetime) -> None:
    clock = Clockface(zone)
    assert parse_day(text, end=False, clock=clock) == first
    assert parse_day(text, end=True, clock=clock) == last


def test_today_is_that_of_the_clock() -> None:
    now = at(2018, 2, 5, 22)
    assert parse_day("today", end=False, now=now) == at(2018, 2, 5)
    east = Clockface("+05:30")
    assert parse_day("today", end=False, now=now, clock=east) == at(2018, 2, 5, 18, 30)


def test_a_period_counts_back_from_now() -> None:
    now = at(2018, 2, 6)
    assert parse_day("3d", end=False, now=now) == now - timedelta(days=3)
    late = now + timedelta(hours=20)
    assert parse_day("Yesterday", end=False, now=late) == now - timedelta(days=1)
    assert parse_day("today", end=True, now=late) == now + timedelta(seconds=86399)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "18", "2018-", "2018-13", "2018-02-30", "2018-02/06", "2018-02-06T", "2018-02 03:17", "２０１８０２０６", "0000"]
    + [f"2018-02-06 {time}" for time in ("24:00", "03:60", "03:17:61", "3", "03:17 +25:00x", "03:17 Z x")],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        parse_day(text, end=False)
