"""When a lost message was written, rule by rule: what each source says, and what several say together."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest

from mails import START, mail
from mlthread import read, reconstruct
from mlthread.frozen import replace
from mlthread.model import DateBounds, Evidence, Message
from mlthread.thread.lost.instants import Question, options_for, settled
from mlthread.thread.lost.pieces import Piece
from mlthread.thread.parents.choice import Choice
from mlthread.thread.timeline import learn_zones, likeliest, narrow
from mlthread.thread.times.clocks import DAY, HOUR, MINUTE, Option, When
from mlthread.thread.times.habits import Habits
from mlthread.thread.work import load

NOON = datetime(2010, 5, 3, 12, 0, tzinfo=UTC).timestamp()
QUOTE = ("> Nobody told the harbour office before the notices were printed.", "", "So be it.")


def _reply(head: str, hours: float = 5.0, zone: int | None = None, key: str = "r") -> Message:
    said = mail(key, "Peter Lane", (head, *QUOTE), hours, "Re: Timetable")
    return replace(said, date=replace(said.date, offset=zone))


def _options(*replies: Message, message_id: str | None = None) -> list[Option]:
    """The likeliest times, where nothing is known of the people."""
    archive, habits = load(replies).archive, Habits()
    habits.settle()
    pieces = [Piece(record.number, 0) for record in archive.records]
    return options_for(archive, habits, Question(pieces, message_id, None))


def _mean(options: list[Option]) -> float:
    return sum(o.p * (o.low if o.at is None else o.at) for o in options)


@pytest.mark.parametrize(
    ("head", "message_id", "early", "late", "why"),
    [
        ("On 3 May 2010 12:00 +0000, Mary Hill wrote:", None, 12, 2, "when it arrived"),
        ("On 3 May 2010 at 14:00, Mary Hill wrote:", None, 75, 61, "... or was read; summer time"),
        ("On 12:00 pm, mary@example.org wrote:", None, 75, 2, "UTC has no summer time"),
        ("Mary Hill wrote:", "20100503120000.GA4711@example.org", 2, 2, "the id of the moment"),
    ],
)
def test_what_an_instant_leaves_open(
    head: str, message_id: str | None, early: int, late: int, why: str
) -> None:
    """Peter writes in Berlin."""
    best = _options(_reply(head, zone=120), message_id=message_id)[0]
    assert best.at == NOON
    assert (best.at - best.low, best.high - best.at) == (early * MINUTE, late * MINUTE), why


def test_no_clock_is_chosen_that_dates_the_lost_message_behind_its_reply() -> None:
    """Why: a German at six in the morning UTC had answered what was sent at 2:05 AM; New York was believed to be where
    both live, for the reply would have followed at once: two minutes before."""
    page = (
        "[Tides] Gates\n\nWulf Kern wulf at example.de\nFri Aug 15 06:03:46 UTC 2014\n\nThanks.\n\n"
        "-----Original Message-----\nFrom: Ann Lee\nSent: Friday, August 15, 2014 2:05 AM\nTo: tides at example.org\n"
        "Subject: Re: [Tides] Gates\n\nI think that the gates can stay as they are until the mason comes.\n"
    )
    (conversation,) = reconstruct(read(BytesIO(page.encode())))
    lost, reply = conversation.turns
    assert (lost.date.utc, reply.date.utc) == (
        datetime(2014, 8, 15, 0, 5, tzinfo=UTC),
        datetime(2014, 8, 15, 6, 3, 46, tzinfo=UTC),
    )


def test_two_that_print_one_minute_are_surer_than_one() -> None:
    one = _reply("On 3 May 2010 at 14:00, Mary Hill wrote:", zone=120)
    two = _reply("On 3 May 2010 at 08:00:40, Mary Hill wrote:", 6.0, -240, "s")
    (alone, *_), (both, *_) = _options(one), _options(one, two)
    assert both.at == NOON + 40, "the seconds are told once"
    assert both.p > alone.p
    apart = _reply("On 3 May 2010 at 09:20, Mary Hill wrote:", 6.0, -240, "s")
    assert _options(one, apart)[0].p < alone.p


def test_a_day_speaks_for_the_zones_that_have_it() -> None:
    """Half past eleven at night somewhere; for somebody else it was the next day."""
    timed = _reply("On 3 May 2010 at 23:30, Mary Hill wrote:", 40.0)
    day = _reply("On 4 May 2010, Mary Hill wrote:", 41.0, key="s")
    same = _reply("On 3 May 2010, Mary Hill wrote:", 41.0, key="t")
    assert _mean(_options(timed, day)) > _mean(_options(timed)) > _mean(_options(timed, same))
    assert _mean(_options(same, day)) > _mean(_options(same))


@pytest.mark.parametrize(
    ("head", "hours", "day", "why"),
    [
        ("On 05/03/2010 at 12:00, Mary Hill wrote:", 5.0, (5, 3), "of two readings the nearer one"),
        ("On 03/05/2010 at 12:00, Mary Hill wrote:", 5.0, (5, 3), "... whichever comes first"),
        ("On 03/05/2010 at 12:00, Mary Hill wrote:", -600.0, (3, 5), "... and not what is to come"),
        ("On 03/05/2010, Mary Hill wrote:", -600.0, (3, 5), "... nor without an hour"),
        ("On 05/03/2010, Mary Hill wrote:", 300.0, (5, 3), "the nearer day"),
        ("On 3 May, 12:00, Mary Hill <mary@example.org> wrote:", 5.0, (5, 3), "this year"),
        ("On 3 May, 12:00, Mary Hill <mary@example.org> wrote:", -50.0, (5, 3), "the year before"),
        ("On 11:30 pm, mary@example.org wrote:", 5.0, (5, 2), "the night before"),
        ("On 12:30 pm, mary@example.org wrote:", 5.0, (5, 3), "the same day"),
    ],
)
def test_of_several_readings_one_is_likelier(
    head: str, hours: float, day: tuple[int, int], why: str
) -> None:
    answered = START.timestamp() + hours * HOUR
    _, (best, *_) = settled(_options(_reply(head, hours, 60)), None, answered)
    at = best.low + DAY / 2 if best.at is None else best.at
    assert at <= answered
    when = datetime.fromtimestamp(at, UTC)
    assert (when.month, when.day) == day, why


def test_without_any_source_nothing_is_known() -> None:
    assert _options(_reply("Mary Hill wrote:")) == []
    assert _options(_reply("Mary Hill wrote:"), message_id="random-0471@example.org") == []
    undated = DateBounds(utc=None, earliest=None, latest=None, basis="none")
    reply = replace(_reply("On 3 May 2010 12:00 +0000, Mary Hill wrote:"), date=undated)
    assert _options(reply)[0].at == NOON, "whatever the reply's own date"


def _at(hour: float, p: float) -> Option:
    return Option(hour * HOUR - 60, hour * HOUR + 60, hour * HOUR, p, "")


@pytest.mark.parametrize(
    ("options", "low", "high", "above", "hour", "kept", "why"),
    [
        ([_at(1, 0.6), _at(5, 0.4)], None, None, None, 1, 2, "what is likelier than all others"),
        ([_at(1, 0.4), _at(3, 0.3), _at(5, 0.3)], None, None, None, None, 3, "not sure"),
        ([_at(1, 0.3), _at(1.02, 0.3), _at(5, 0.4)], None, None, None, None, 3, "the best is at 5"),
        ([_at(1, 0.45), _at(1.02, 0.15), _at(5, 0.4)], None, None, None, 1, 3, "a minute beside"),
        ([_at(1, 0.4), _at(5, 0.6)], None, 3.0, None, 1, 2, "before its reply"),
        ([_at(1, 0.6), _at(5, 0.4)], 3.0, None, None, 5, 2, "after what it answers"),
        ([_at(1, 0.4), _at(9, 0.6)], None, None, 0.9, 1, 2, "soon after what it answers"),
        ([_at(1, 0.999), _at(5, 0.001)], None, None, None, 1, 1, "the rest is next to nothing"),
        ([Option(0, DAY, None, 1.0, "")], None, None, 1.0, None, 1, "a day has no minute"),
        ([], None, None, None, None, 0, "nothing is known"),
    ],
)
def test_what_is_settled(
    options: list[Option],
    low: float | None,
    high: float | None,
    above: float | None,
    hour: float | None,
    kept: int,
    why: str,
) -> None:
    bounds = [None if bound is None else bound * HOUR for bound in (low, high, above)]
    at, left = settled(options, *bounds)
    assert at == (None if hour is None else hour * HOUR), why
    assert len(left) == kept, why


def _when(
    utc: float | None = None,
    low: float | None = None,
    high: float | None = None,
    options: tuple[Option, ...] = (),
) -> When:
    if utc is not None:
        return When(utc * HOUR, utc * HOUR, utc * HOUR, "Date", fixed=True)
    first, last = (None if hour is None else hour * HOUR for hour in (low, high))
    return When(None, first, last, "no date", options=options)


@pytest.mark.parametrize(
    ("above", "when", "below", "sure", "hours", "basis", "why"),
    [
        (_when(2), _when(), _when(9), 0.9, (2, 9), "before its reply; after what it answers", ""),
        (_when(2), _when(), _when(9), 0.7, (None, 9), "before its reply", "not sure above"),
        (_when(2), _when(low=3, high=5), _when(9), 0.9, (3, 5), "no date", "narrower already"),
        (_when(2), _when(low=10), _when(9), 0.9, (10, None), "no date", "a clock is wrong"),
        (_when(8), _when(high=5), _when(9), 0.9, (None, 5), "no date", "... or another one"),
        (_when(2), _when(6), _when(9), 0.9, (6, 6), "Date", "its own date"),
    ],
)
def test_between_what_is_answered_and_the_replies(
    above: When,
    when: When,
    below: When,
    sure: float,
    hours: tuple[float | None, float | None],
    basis: str,
    why: str,
) -> None:
    whens = [replace(w) for w in (above, when, below, below)]
    narrow(whens, [None, 0, 1, 1], [0, 1, 2, 3], [0.0, sure, 0.9, 0.9])
    found = [
        None if t is None else round(t / HOUR, 3) for t in (whens[1].earliest, whens[1].latest)
    ]
    assert tuple(found) == hours, why
    assert whens[1].basis == basis, why


def test_bounds_go_on_from_one_lost_message_to_the_next() -> None:
    whens = [_when(), _when(), _when(9)]
    narrow(whens, [None, 0, 1], [0, 1, 2], [0.0, 0.9, 0.9])
    assert whens[0].latest == 9 * HOUR - 2
    whens = [_when(2), _when(high=8), _when(high=9)]
    narrow(whens, [None, 0, 1], [0, 1, 2], [0.0, 0.9, 0.9])
    assert whens[2].earliest == 2 * HOUR


@pytest.mark.parametrize(
    ("above", "sure", "hour"),
    [(_when(0.9), 0.9, 1), (_when(0.9), 0.4, 9), (_when(low=0.9, high=0.95), 0.9, 9)],
)
def test_of_the_times_left_the_one_soon_after_what_is_surely_answered(
    above: When, sure: float, hour: float
) -> None:
    whens = [replace(above), _when(low=0, high=99, options=(_at(9, 0.6), _at(1, 0.4))), _when(20)]
    narrow(whens, [None, 0, 1], [0, 1, 2], [0.0, sure, 0.9])
    assert whens[1].utc == hour * HOUR
    assert whens[1].earliest is not None
    assert whens[1].latest is not None
    assert whens[1].earliest <= whens[1].utc <= whens[1].latest <= 20 * HOUR


@pytest.mark.parametrize(
    ("options", "span"),
    [
        ((), (None, 1, 5)),
        ((_at(2, 0.9), _at(4, 0.1)), (2, 1, 5)),
        ((_at(2, 0.7), _at(4, 0.3)), (None, 1, 5)),
        ((Option(2 * HOUR, 3 * HOUR, None, 0.9, ""),), (None, 2, 3)),
    ],
)
def test_by_what_a_parent_is_sought(
    options: tuple[Option, ...], span: tuple[float | None, float, float]
) -> None:
    """By the minute where that is beyond doubt, else by the likeliest day."""
    best = options[0].at if options else None
    found = likeliest(When(best, HOUR, 5 * HOUR, "", options=options))
    assert [None if t is None else t / HOUR for t in found] == list(span)


@pytest.mark.parametrize(
    ("head", "evidence", "peter", "mary", "why"),
    [
        (
            "On 3 May 2010 at 11:00, Mary Hill wrote:",
            "in-reply-to",
            [120],
            [],
            "the reader's clock",
        ),
        ("On 3 May 2010 at 11:00, Mary Hill wrote:", "quoted-text", [120], [], "... by the words"),
        ("On 3 May 2010 at 11:00, Mary Hill wrote:", "subject", [], [], "it may answer another"),
        ("On 3 May 2010 at 11:07, Mary Hill wrote:", "in-reply-to", [], [], "no zone"),
        (
            "On 3 May 2010 11:00 +0200, Mary Hill wrote:",
            "in-reply-to",
            [],
            [],
            "whose zone is that?",
        ),
        ("On 3 May 2010, Mary Hill wrote:", "in-reply-to", [], [], "a day"),
        (
            "On Mon, 3 May 2010 11:00:00, Mary Hill wrote:",
            "in-reply-to",
            [],
            [120],
            "a form that gives the quoted clock",
        ),
    ],
)
def test_zones_that_attributions_show(
    head: str, evidence: Evidence, peter: list[int], mary: list[int], why: str
) -> None:
    opening = mail("o", "Mary Hill", (QUOTE[0][2:],), 0.0, "Timetable")
    archive = load([opening, _reply(head)]).archive
    zones = learn_zones(archive, [Choice(), Choice(0, (evidence,))])
    person = [archive.root(record.person) for record in archive.records]
    assert (zones.near(person[1], NOON), zones.near(person[0], NOON)) == (peter, mary), why


def test_zones_that_headers_show() -> None:
    archive = load([_reply("Mary Hill wrote:", zone=330), _reply("Mary Hill wrote:", 6.0, 0, "s")])
    zones = learn_zones(archive.archive, [Choice(), Choice()])
    assert zones.near(archive.archive.records[0].person, NOON) == [330], "UTC may be the archive's"
