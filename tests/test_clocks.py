"""What printed clocks say: how a written date fits a message, and whose zone a person is in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mails import mail
from mlthread.frozen import replace
from mlthread.model import Clock, DateBounds, WrittenDate
from mlthread.rules.dates import read_written_date
from mlthread.rules.seasons import usual_rule
from mlthread.thread.mentions import Mention
from mlthread.thread.records import Record, make_record
from mlthread.thread.times.arrivals import Arrival, Arrivals
from mlthread.thread.times.clocks import DAY, Fit, Zones, date_fit
from mlthread.thread.times.habits import Habits, Sighting, shape_of
from mlthread.thread.times.lags import Lags, Waited

NINE = datetime(2010, 5, 3, 9, 0, tzinfo=UTC)
NOW = NINE.timestamp()


def _record(offset: int | None, hours: float = 0.0) -> Record:
    said = mail("o", "Mary Hill", ("Good morning.",), hours, "Timetable")
    return make_record(0, replace(said, date=replace(said.date, offset=offset)), [])


def _fit(
    written: str | tuple[WrittenDate, ...],
    c: Record,
    zone: int | None = None,
    *,
    clock: Clock | None = None,
    learnt: tuple[int, ...] = (),
    hours: float = 5.0,
) -> int:
    """How a date fits `c`, as somebody prints it who writes so many hours later in a zone."""
    dates = read_written_date(written) if isinstance(written, str) else written
    return date_fit(Mention(1, dates=dates, clock=clock), _record(zone, hours), c, learnt)


@pytest.mark.parametrize(
    ("written", "fit", "why"),
    [
        ("3 May 2010 09:00 +0000", Fit.EXACT, "its minute"),
        ("3 May 2010 11:01 +0200", Fit.EXACT, "... or the next one, in another zone"),
        ("3 May 2010 09:05 +0000", Fit.SOON, "when it arrived"),
        ("3 May 2010 08:55 +0000", Fit.NEAR, "it cannot have arrived before"),
        ("3 May 2010 09:40 +0000", Fit.LATE, "when it was read"),
        (
            "3 May 2010 09:40:00 +0000",
            Fit.NEAR,
            "seconds are read off the Date, not when it was read",
        ),
        ("3 May 2010 08:00 +0000", Fit.LATE, "an hour of summer time"),
        ("3 May 2010 08:00:00 +0000", Fit.LATE, "... which such clients get wrong as well"),
        ("3 May 2010 14:30:00", Fit.QUARTER, "a zone leaves the seconds"),
        ("3 May 2010 14:30:30", Fit.NEAR, "... as they are"),
        ("3 May 2010 14:30", Fit.QUARTER, "any zone of whole quarter hours"),
        ("3 May 2010 14:37", Fit.NEAR, "no zone has such minutes"),
        ("3 May 2010 23:15", Fit.NEAR, "no zone is so far east"),
        ("5 May 2010 14:37", Fit.CONFLICT, "two days later"),
        ("3 May 2010", Fit.DAY, "the day"),
        ("2 May 2010", Fit.DAY, "the day in the far west"),
        ("4 May 2010", Fit.CONFLICT, "no zone is so far east"),
        ("1 May 2010", Fit.CONFLICT, "no zone is so far west"),
        ("03/05/2010", Fit.DAY, "the day, in one reading of two"),
        ("04/05/2010 14:37", Fit.NEAR, "the reading that is nearest"),
        ((), Fit.NONE, "no date"),
    ],
)
def test_a_date_fits_a_message_of_nine(
    written: str | tuple[WrittenDate, ...], fit: int, why: str
) -> None:
    assert _fit(written, _record(None)) == fit, why


@pytest.mark.parametrize(
    ("reader", "author", "clock", "learnt", "fit", "why"),
    [
        (330, None, None, (), Fit.EXACT, "the zone of who prints it"),
        (None, 330, None, (), Fit.EXACT, "the zone of who is quoted"),
        (None, None, None, (60, 330), Fit.EXACT, "a zone that the reader was seen in"),
        (None, None, None, (60,), Fit.OFF_ZONE, "another zone than the reader's"),
        (60, 120, None, (), Fit.QUARTER, "both may be somewhere else"),
        (60, None, "utc", (), Fit.QUARTER, "it is not that minute in UTC"),
    ],
)
def test_half_past_two_in_the_afternoon(
    reader: int | None,
    author: int | None,
    clock: Clock | None,
    learnt: tuple[int, ...],
    fit: int,
    why: str,
) -> None:
    """09:00 UTC is 14:30 in India."""
    c = _record(author)
    assert _fit("3 May 2010 14:30", c, reader, clock=clock, learnt=learnt) == fit, why


def test_a_clock_that_shows_utc() -> None:
    assert _fit("3 May 2010 09:00", _record(None), 120, clock="utc") == Fit.EXACT
    assert _fit("3 May 2010 09:00", _record(None), 120) == Fit.QUARTER


@pytest.mark.parametrize(
    ("written", "fit"),
    [
        ("3 May 2010 14:30", Fit.QUARTER),
        ("3 May 2010 14:37", Fit.NEAR),
        ("1 May 2010 09:30", Fit.CONFLICT),
        ("5 May 2010 02:00", Fit.CONFLICT),
        ("2 May 2010 05:15", Fit.NEAR),
        ("3 May 2010", Fit.DAY),
        ("1 May 2010", Fit.CONFLICT),
    ],
)
def test_a_message_that_is_dated_without_a_zone(written: str, fit: int) -> None:
    """Nine o'clock somewhere: between 23:00 the day before and 21:00 in UTC."""
    low, high = NINE - timedelta(hours=14), NINE + timedelta(hours=12)
    said = mail("o", "Mary Hill", ("Good morning.",), 0.0, "Timetable")
    bounds = DateBounds(utc=None, earliest=low, latest=high, basis="no zone")
    assert _fit(written, make_record(0, replace(said, date=bounds), [])) == fit
    undated = DateBounds(utc=None, earliest=None, latest=None, basis="none")
    assert _fit(written, make_record(0, replace(said, date=undated), [])) == Fit.NONE


@pytest.mark.parametrize(
    ("hour", "minute", "hours", "fit", "why"),
    [
        (9, 0, 5.0, Fit.EXACT, "its minute"),
        (9, None, 5.0, Fit.EXACT, "its hour"),
        (14, 30, 5.0, Fit.QUARTER, "another zone"),
        (14, 37, 5.0, Fit.NEAR, "another minute"),
        (14, 44, 5.0, Fit.QUARTER, "a minute before the quarter"),
        (9, 0, 300.0, Fit.NEAR, "that was weeks ago"),
        (14, 30, 300.0, Fit.NEAR, "... in any zone"),
        (9, 0, -5.0, Fit.NEAR, "it was not yet written"),
    ],
)
def test_an_hour_without_a_day(
    hour: int, minute: int | None, hours: float, fit: int, why: str
) -> None:
    """Quotient prints "On 09:00 am, ann@example.org wrote:"."""
    date = WrittenDate(hour=hour, minute=minute)
    assert _fit((date,), _record(None), hours=hours) == fit, why


def test_a_minute_before_midnight_is_near_midnight() -> None:
    assert _fit((WrittenDate(hour=0, minute=0),), _record(None, 14.99), hours=16.0) == Fit.EXACT


def test_a_day_that_the_calendar_lacks_fits_nothing() -> None:
    assert _fit((WrittenDate(2010, 2, 31, 9, 0),), _record(None)) == Fit.NONE


def test_the_zones_of_a_person_nearest_in_time_first() -> None:
    zones = Zones()
    for day, offset in ((9, 120), (1, 60), (5, -300), (2, 900), (8, 60)):
        zones.learn(1, day * DAY, offset)
    zones.learn(1, None, 0)
    zones.learn(None, DAY, 0)
    zones.settle()
    assert zones.near(1, 0.0) == [60, -300, 120], "no zone is fifteen hours east"
    assert zones.near(1, 9 * DAY, 2) == [120, 60]
    assert zones.near(2, 0.0) == zones.near(None, 0.0) == []


def _seen(*sightings: tuple[int, int, float]) -> Habits:
    """Persons seen at offsets, so many days ago."""
    habits = Habits()
    for person, offset, days in sightings:
        habits.see(person, NOW - days * DAY, offset)
    habits.settle()
    return habits


def _likeliest(offsets: dict[int, float]) -> int:
    return max(offsets, key=lambda offset: offsets[offset])


@pytest.mark.parametrize(
    ("sightings", "without", "likeliest", "why"),
    [
        ([(1, 120, 5.0)], None, 120, "the offset of the last days"),
        ([(1, 60, 120.0)], None, 120, "summer time has begun since"),
        ([(1, 345, 120.0)], None, 345, "Nepal has none"),
        ([(1, 120, 900.0), (1, -240, 5.0)], None, -240, "a person who has moved"),
        ([(1, 120, 5.0), (1, -240, 6.0)], (120, 5.0), -240, "what is asked about does not count"),
        (
            [(1, 120, d / 50) for d in range(45)] + [(1, -240, 8000.0 + d) for d in range(60)],
            None,
            120,
            "of many the nearest",
        ),
    ],
)
def test_where_a_person_is(
    sightings: list[tuple[int, int, float]],
    without: tuple[int, float] | None,
    likeliest: int,
    why: str,
) -> None:
    """Asked in May."""
    but = Sighting(NOW - without[1] * DAY, without[0]) if without else None
    offsets = _seen(*sightings).offsets(1, NOW, but)
    assert _likeliest(offsets) == likeliest, why
    assert sum(offsets.values()) < 1, "nothing is beyond doubt"


def test_of_whom_nothing_is_seen_nothing_is_known() -> None:
    habits = _seen((1, 900, 5.0), (2, 120, 5.0))
    assert habits.offsets(1, NOW) == {}, "no zone is fifteen hours east"
    assert habits.offsets(3, NOW) == habits.offsets(None, NOW) == {}
    assert habits.offsets(2, NOW) != {}
    habits.forget()
    assert habits.offsets(2, NOW) == {}


def test_where_all_people_are() -> None:
    """What is not known of a person is filled up with where the others of the archive live, or all people do."""
    assert _seen().anywhere(NOW)[330] < 0.1
    indian = _seen(*((person, 330, 5.0) for person in range(20)))
    assert indian.anywhere(NOW)[330] > 0.5
    indian.see(99, NOW, 120)
    indian.settle()
    assert indian.anywhere(NOW)[330] > 0.5, "nobody is counted twice"
    assert _seen().anywhere(NOW, (), 4.0)[-240] > 1.5 * _seen().anywhere(NOW)[-240]
    assert _seen().anywhere(NOW, (), 4.0)[120] < _seen().anywhere(NOW)[120]
    chatham = ((765, usual_rule(765)),)
    assert _seen().anywhere(NOW, chatham)[765] > 0.8, "a host tells even where hardly anybody lives"
    filled = _seen().filled({120: 0.75}, NOW, chatham)
    assert filled[120] > 0.75
    assert filled[765] > 0.2
    assert sum(filled.values()) == pytest.approx(1.0)


GMAIL = shape_of("Mon, Feb 5, 2018 at 7:15 PM", None)
VM = shape_of("5 February 2018 at 19:15", None)
OWN, QUOTED, NONE_FITS = (True, False, False), (False, True, False), (False, False, False)


@pytest.mark.parametrize(
    ("shape", "clock", "counted", "quoting", "why"),
    [
        (GMAIL, "quoting", [], 0.99, "a form that is known well"),
        (VM, "quoting", [], 0.7, "a form that several clients print"),
        (GMAIL, None, [], 0.6, "without a clock a form says nothing"),
        (VM, "quoting", [(2, OWN)] * 50, 0.85, "what others print in this form"),
        (VM, "quoting", [(1, QUOTED)] * 5, 0.15, "what this person prints"),
        (VM, "quoting", [(2, OWN)] * 50 + [(1, QUOTED)] * 9, 0.2, "... counts more"),
        (VM, "quoting", [(None, OWN)] * 50, 0.85, "who prints it need not be known"),
        (VM, "quoting", [(1, NONE_FITS)] * 5, 0.7, "what fits no clock tells nothing"),
    ],
)
def test_whose_clock_is_printed(
    shape: str,
    clock: Clock | None,
    counted: list[tuple[int | None, tuple[bool, bool, bool]]],
    quoting: float,
    why: str,
) -> None:
    habits = Habits()
    for person, told in counted:
        habits.count(person, shape, "quoting", told)
    assert habits.whose(1, shape, clock).quoting == pytest.approx(quoting, abs=0.06), why


def _waited(host: str, server: bool, gaps: list[float]) -> list[Waited]:
    return [Waited((host, server), NOW - 900 * k, gap) for k, gap in enumerate(gaps)]


def test_how_long_mail_waits() -> None:
    common = _waited("weir", True, [30.0] * 400)
    noise = _waited("desk", False, [90000.0] * 25)
    lags = Lags([*common, *noise, *_waited("mill", True, [-3600.0, -3605.0, -3590.0])])
    mill = lags.of(("mill", True), NOW)
    assert mill is not None
    assert mill.usual == pytest.approx(-3598, abs=30)
    assert mill.least <= mill.usual, "the bounds of all hosts take it in"
    late = Lags([*common, *_waited("mill", True, [3600.0] * 4)]).of(("mill", True), NOW)
    assert late is not None
    assert late.most >= 3600.0
    other = lags.of(("sluice", True), NOW)
    assert other is not None
    assert other.usual == 30.0, (
        "an unknown server's, as of all servers; what no server made does not count"
    )


@pytest.mark.parametrize(
    ("gaps", "usual"),
    [
        ([600.0, 610.0, 590.0, 605.0], 601.0),
        ([600.0, 610.0, 590.0, 605.0, 9000.0], 601.0),
        ([600.0, 9000.0, -4000.0, 77.0], None),
        ([], None),
    ],
)
def test_an_id_that_no_server_made_counts_where_its_host_is_steady(
    gaps: list[float], usual: float | None
) -> None:
    lag = Lags(reversed(_waited("desk", False, gaps))).of(("desk", False), NOW)
    assert (lag is None) == (usual is None)
    if lag is not None:
        assert lag.usual == pytest.approx(usual, abs=3.0)
        assert (lag.least, lag.most) == (min(gaps), max(gaps))


def test_the_last_ids_of_a_host_tell_most() -> None:
    seen = [Waited(("desk", False), NOW - DAY * k, 60.0 if k < 9 else 7000.0) for k in range(60)]
    now, then = Lags(seen).of(("desk", False), NOW), Lags(seen).of(("desk", False), NOW - 50 * DAY)
    assert now is not None
    assert then is not None
    assert (round(now.usual), round(then.usual)) == (60, 7000)


def _placed(
    days: list[float], source: str = "box", lines: list[int] | None = None
) -> list[Arrival]:
    places = lines or list(range(len(days)))
    return [
        Arrival(number, source, line, day * DAY)
        for number, (day, line) in enumerate(zip(days, places, strict=True))
    ]


TRUE_CLOCKS = [float(day) for day in range(40)]


@pytest.mark.parametrize(
    ("wrong", "until", "broken"),
    [
        ([9000.0], 40, True),
        ([-9000.0], 40, True),
        ([70.0], 40, False),
        ([-100.0], 40, False),
        ([9000.0], 100, False),
    ],
)
def test_a_clock_is_wrong_where_it_is_off_by_far(
    wrong: list[float], until: int, broken: bool
) -> None:
    """Archives are mended by hand and moderators hold mail back; a wide gap around it tells no time."""
    days = [*TRUE_CLOCKS[:20], *wrong, *(day + until - 40 for day in TRUE_CLOCKS[20:])]
    arrivals = Arrivals(_placed(days))
    assert set(arrivals.odd) == {20}
    assert arrivals.broken == ({20: (17 * DAY, 22 * DAY)} if broken else {})


def test_only_within_a_file_the_order_tells() -> None:
    one = _placed([*TRUE_CLOCKS[:20], 4.5, *TRUE_CLOCKS[20:]])
    other = [a._replace(number=a.number + 41, source="bag") for a in one]
    arrivals = Arrivals([*one, *other])
    assert arrivals.first(3, 30) is True
    assert arrivals.first(44, 71) is True
    assert arrivals.first(3, 71) is arrivals.first(3, 99) is None
    lines = [*range(20), 19, *range(20, 40)]
    assert (
        Arrivals(_placed([*TRUE_CLOCKS[:20], 4.5, *TRUE_CLOCKS[20:]], lines=lines)).first(19, 20)
        is None
    )


def test_a_file_in_which_many_dates_are_odd_shows_nothing() -> None:
    odd = [day - 9.5 if day % 10 == 9 else day for day in TRUE_CLOCKS]
    assert Arrivals(_placed(odd)).first(8, 30) is None
