"""Header dates: exact where a zone is told, bounds elsewhere, impossible ones corrected by the container."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mlthread
from mlthread.mailbox.files.names import facts_from_name
from mlthread.mailbox.headers.dates import bound_date, read_date
from mlthread.model import Problem


@pytest.mark.parametrize(
    ("text", "utc", "offset"),
    [
        ("Mon, 5 Feb 2018 10:15:30 +0100", "2018-02-05T09:15:30", 60),
        ("Mon, 05 Feb 2018 10:15:30 +0100 (CET)", "2018-02-05T09:15:30", 60),
        ("5 Feb 2018 10:15:30 -0530", "2018-02-05T15:45:30", -330),
        ("Mon, 5 Feb 18 10:15 EST", "2018-02-05T15:15:00", -300),
        ("Fri, 31 Dec 93 22:50:55 PST", "1994-01-01T06:50:55", -480),
        ("Mon, 5 Feb 2018 10:15:30 GMT", "2018-02-05T10:15:30", 0),
        ("Mon, 5 Feb 2018 10:15:30 -0000", "2018-02-05T10:15:30", None),
        ("Mon, 5 Feb 2018 10:15:30 GMT+0200", "2018-02-05T08:15:30", 120),
        ("Mon, 5 Feb 2018 10:15:30 +0200 CEST", "2018-02-05T08:15:30", 120),
        ("Mon, 5 Feb 2018 10:15:30 +02:00", "2018-02-05T08:15:30", 120),
        ("Mon, 5 Feb 2018 24:00:00 +0000", "2018-02-06T00:00:00", 0),
        ("Mon, 5 Feb 2018 10.15.30 +0000", "2018-02-05T10:15:30", 0),
        ("Mon Feb  5 10:15:30 UTC 2018", "2018-02-05T10:15:30", 0),
        ("Mon Feb  5 10:15:30 2018 +0100", "2018-02-05T09:15:30", 60),
        ("2018-02-05T10:15:30Z", "2018-02-05T10:15:30", 0),
        ("Mon, 5 Feb 103 10:15:30 +0000", "2003-02-05T10:15:30", 0),
        ("Mon, 5 Feb 19103 10:15:30 +0000", "2003-02-05T10:15:30", 0),
        ("Mon, 5 February 2018 10:15:30 PM +0000", "2018-02-05T22:15:30", 0),
        ("Mo, 5 Mai 2014 10:00:00 +0200", "2014-05-05T08:00:00", 120),
        ("mar. fév. 6 03:17:00 CET 2018", "2018-02-06T02:17:00", 60),
        ("Mon, 5 Feb 2018 10:15:30 UTC+3:30", "2018-02-05T06:45:30", 210),
        ("Mon, 5 Feb 2018 10:15:30 GMT+5:30", "2018-02-05T04:45:30", 330),
        ("Mon, 5 Feb 2018 10:15:30 (GMT-03:00)", "2018-02-05T13:15:30", -180),
        ("Mon, 5 Feb 2018 10:15:30 (UTC+2)", "2018-02-05T08:15:30", 120),
        ("Mon, 5 Feb 2018 10:15:30 +530", "2018-02-05T04:45:30", 330),
        ("Mon, 5 Feb 2018 10:15:30 -5:00", "2018-02-05T15:15:30", -300),
        ("2018-02-05 10:15:30.123+01", "2018-02-05T09:15:30", 60),
        ("Mon, 5 Feb 2018 10:15:30 0100 (CET)", "2018-02-05T09:15:30", 60),
        ("Mon, 05 Feb 18 10:15:30 0000", "2018-02-05T10:15:30", None),
        ("Mon, 5 Feb 2018 10:15:30 PPE (PST)", "2018-02-05T18:15:30", -480),
    ],
)
def test_exact_dates(text: str, utc: str, offset: int | None) -> None:
    date = read_date(text)
    assert date.utc == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert date.earliest == date.utc == date.latest
    assert date.offset == offset


@pytest.mark.parametrize(
    "text",
    [
        "Mon Feb  5 10:15:30 2018",
        "Mon, 5 Feb 2018 10:15:30 PPE",
        "Mon, 5 Feb 2018 10:15:30 +50579034",
        "Mon, 5 Feb 2018 10:15:30 -0-200",
        "Mon, 5 Feb 2018 10:15:30 0100 (x)",
        "Mon, 5 Feb 2018 10:15:30 IST",
    ],
)
def test_without_a_zone_there_are_bounds(text: str) -> None:
    date = read_date(text)
    clock = datetime(2018, 2, 5, 10, 15, 30, tzinfo=UTC)
    assert date.utc is None
    assert (date.earliest, date.latest) == (
        clock - timedelta(hours=14),
        clock + timedelta(hours=12),
    )


@pytest.mark.parametrize(
    "text", ["", "yesterday", "Mon, 35 Feb 2018 10:15:30 +0000", "99999", None, "Feb"]
)
def test_what_is_no_date(text: str | None) -> None:
    date = read_date(text)
    assert (date.utc, date.earliest, date.latest) == (None, None, None)


RECEIVED = datetime(2018, 2, 5, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 01 Jan 1904 00:00:00 +0000",
        "Tue, 19 Jan 2038 03:14:07 +0000",
        "Thu, 1 Jan 1970 00:00:00 +0000",
        "Mon, 5 Mar 2018 10:00:00 +0000",
        "Mon, 5 Feb 3018 10:00:00 +0000",
        "rubbish",
        None,
    ],
)
def test_impossible_dates_are_bounded_by_the_receipt(text: str | None) -> None:
    date = bound_date(text, RECEIVED)
    assert date.utc is None
    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest < RECEIVED < date.latest
    assert date.latest - date.earliest < timedelta(days=4)
    assert "received" in date.basis
    assert date.raw == (text or None)


def test_impossible_dates_are_bounded_by_the_archives_month() -> None:
    facts = facts_from_name("picnic/2018-February.txt.gz")
    date = bound_date("Thu, 01 Jan 1904 00:00:00 +0000", None, facts.earliest, facts.latest)
    assert (date.earliest, date.latest) == (
        datetime(2018, 1, 31, tzinfo=UTC),
        datetime(2018, 3, 2, tzinfo=UTC),
    )


def test_a_month_of_1945_does_not_count() -> None:
    """Why: an overflowed clock names the archive's file too; the header is then the better witness."""
    facts = facts_from_name("picnic/1945-February.txt")
    date = bound_date(
        "Mon, 5 Feb 2018 10:15:30 +0100",
        datetime(1945, 2, 1, tzinfo=UTC),
        facts.earliest,
        facts.latest,
    )
    assert date.utc == datetime(2018, 2, 5, 9, 15, 30, tzinfo=UTC)


def test_late_delivery_is_no_contradiction() -> None:
    assert (
        bound_date("Mon, 5 Feb 2018 10:15:30 +0100", RECEIVED + timedelta(days=30)).utc is not None
    )


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "basis"),
    [
        ("Mon, 5 Feb 2018", "2018-02-04T10:00", "2018-02-06T12:00", "a day without a clock"),
        ("05.02.2018", "2018-02-04T10:00", "2018-02-06T12:00", "a day without a clock"),
        ("5.2.2018 +0100", "2018-02-04T23:00", "2018-02-05T23:00", "a day without a clock"),
        ("05/02/2018", "2018-02-04T10:00", "2018-05-03T12:00", "a day without a clock"),
        ("05/02/2018 10:15", "2018-02-04T20:15", "2018-05-02T22:15", "a day that can be read in several ways"),
    ],
)  # fmt: skip
def test_a_date_that_tells_no_instant_is_bounded(
    text: str, earliest: str, latest: str, basis: str
) -> None:
    """Why: a day alone is no midnight, and between dots the day comes first."""
    date = bound_date(text)
    assert date.utc is None
    assert date.earliest is not None
    assert date.latest is not None
    assert f"{date.earliest:%Y-%m-%dT%H:%M} {date.latest:%Y-%m-%dT%H:%M}" == f"{earliest} {latest}"
    assert date.basis == f"header date, {basis}"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2018-February.txt", "2018-02-01", "2018-03-01"),
        ("x/2018q2.txt.gz", "2018-04-01", "2018-07-01"),
        ("x/2018-q4.txt", "2018-10-01", "2019-01-01"),
        ("Week-of-Mon-20180205.txt", "2018-02-05", "2018-02-12"),
        ("2018-December/000123.html", "2018-12-01", "2019-01-01"),
        ("x/2018.txt", "2018-01-01", "2019-01-01"),
        ("x.tar!x/20180205.txt.gz", "2018-02-05", "2018-02-06"),
    ],
)
def test_periods_in_names(name: str, first: str, last: str) -> None:
    facts = facts_from_name(name, many=True)
    assert facts.earliest is not None
    assert facts.latest is not None
    assert (f"{facts.earliest:%Y-%m-%d}", f"{facts.latest:%Y-%m-%d}") == (first, last)


@pytest.mark.parametrize("name", ["pages/2018.txt", "20180205.txt"])
def test_the_number_of_a_page_is_no_year(name: str) -> None:
    assert facts_from_name(name).earliest is None


def test_a_year_of_pipermail_bounds_its_dates() -> None:
    month = b"From ann at example.org  Thu Jan  1 00:00:00 1970\nFrom: ann at example.org (Ann Lee)\nDate: rubbish\nSubject: x\n\nYes.\n"
    stream = io.BytesIO(month)
    stream.name = "2018.txt"
    [message] = mlthread.read(stream)
    assert message.date.basis == "the header date cannot be read; bounded by the archive's period"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("Fri, 1 Jan 1904 00:00:00 +0000", "cannot be true"),
        ("Tue, 1 Jan 1980 00:04:10 +0100", "cannot be true"),
        ("Tue, 6 May 1980 00:04:10 +0100", ""),
        ("Mon, 5 Feb 2018 10:15:30 -0-200", "whose zone cannot be told"),
        ("Mon, 5 Feb 2018 10:15:30 0100", "whose zone cannot be told"),
        ("Mon, 5 Feb 2018 10:15:30 PPE", "whose zone cannot be told"),
        ("Mon Feb  5 10:15:30 2018", ""),
        ("Mon, 5 Feb 2018 10:15:30 (by the mill's clock)", ""),
    ],
)
def test_an_impossible_date_or_zone_is_told(date: str, told: str) -> None:
    """Why: what a header shows is odd, or only known of it, is no silent guess; one that leaves its zone out is
    usual in some archives."""
    mail = f"Received: by mill.example; Mon, 5 Feb 2018 11:00:00 +0000\nFrom: a@example.org\nDate: {date}\nSubject: x\n\ntext\n"
    problems: list[Problem] = []
    [message] = mlthread.read(io.BytesIO(mail.encode()), problems=problems)
    assert [told in problem.problem for problem in problems] == [True] * bool(told)
    assert message.date.earliest is not None


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=80)
    | st.from_regex(
        r"[A-Z][a-z]{2}, \d{1,5} [A-Z][a-z]{2} \d{1,6} \d\d:\d\d:\d\d [+-]?\d{1,6}", fullmatch=True
    )
)
def test_any_text_is_read_as_a_date(text: str) -> None:
    date = bound_date(text, RECEIVED)
    if date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest
    if date.utc is not None:
        assert date.utc == date.earliest == date.latest
