"""Dates as headers write them, and what bounds them: each row decides a rule. Also notices of scrubbed parts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mlthread.mailbox.bodies.flowed import unstuff
from mlthread.mailbox.bodies.scrubbed import confirms, fingerprint, read_scrubbed
from mlthread.mailbox.headers.dates import bound_date, parse_stamp, read_date, told_bounds
from mlthread.model import DateBounds

R, OLD = datetime(2018, 2, 5, 12, tzinfo=UTC), datetime(1901, 1, 1, tzinfo=UTC)
E, L = datetime(2018, 2, 1, tzinfo=UTC), datetime(2018, 2, 28, tzinfo=UTC)
A, B = "2018-02-04T12:00:00Z", "2018-02-04T14:00:00Z"
N = "A non-text attachment was scrubbed...\n"
Shown = tuple[str | None, str | None, str | None, str, int | None]


def iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()[:19]


def shown(date: DateBounds) -> Shown:
    return iso(date.utc), iso(date.earliest), iso(date.latest), date.basis, date.offset


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("Mon, 5 Feb 2018 10:17:00 +0100", ('2018-02-05T10:17:00', 60, False, '2018-02-05T09:17:00')),
        ("Mon, 5 Feb 2018 10:17:00", ('2018-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 2018 10:17:00 -0000", ('2018-02-05T10:17:00', None, True, '2018-02-05T10:17:00')),
        ("Mon, 5 Feb 2018 10:17:00 +0000", ('2018-02-05T10:17:00', 0, False, '2018-02-05T10:17:00')),
        ("Mon, 5 Feb 2018 10:17:00 -0530", ('2018-02-05T10:17:00', -330, False, '2018-02-05T15:47:00')),
        ("Mon, 5 Feb 2018 10:17:00 +0175", ('2018-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 2018 10:17:00 +1500", ('2018-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 2018 10:17:00 +1400", ('2018-02-05T10:17:00', 840, False, '2018-02-04T20:17:00')),
        ("Mon, 5 Feb 2018 10:17:00 +2", ('2018-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 2018 10:17:00 +20", ('2018-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 2018 10:17:00 -5", ('2018-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 2018 10:17:00 EST", ('2018-02-05T10:17:00', -300, False, '2018-02-05T15:17:00')),
        ("Mon, 5 Feb 2018 10:17:00 MET DST", ('2018-02-05T10:17:00', 120, False, '2018-02-05T08:17:00')),
        ("Mon, 5 Feb 2018 10:17:00 EET DST", ('2018-02-05T10:17:00', 180, False, '2018-02-05T07:17:00')),
        ("Mon, 5 Feb 2018 10:17:00 WET DST", ('2018-02-05T10:17:00', 60, False, '2018-02-05T09:17:00')),
        ("Mon, 5 Feb 2018 10:17:00 MET", ('2018-02-05T10:17:00', 60, False, '2018-02-05T09:17:00')),
        ("Mon, 5 Feb 2018 10:17:00 IST", ('2018-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 18 10:17:00", ('2018-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 49 10:17", ('2049-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 50 10:17", ('1950-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 103 10:17", ('2003-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 19103 10:17", ('2003-02-05T10:17:00', None, False, None)),
        ("Mon, 5 Feb 20103 10:17", None),
        ("Mon, 5 Feb 2018 24:00:00", ('2018-02-06T00:00:00', None, False, None)),
        ("Mon, 5 Feb 2018 25:00:00", None),
        ("Mon, 5 Feb 2018 10:17:60", ('2018-02-05T10:17:59', None, False, None)),
        ("Mon, 5 Feb 2018 10:17 PM", ('2018-02-05T22:17:00', None, False, None)),
        ("Mon, 5 Feb 2018 12:17 AM", ('2018-02-05T00:17:00', None, False, None)),
        ("Mon, 5 Feb 2018 12:17 PM", ('2018-02-05T12:17:00', None, False, None)),
        ("Mon, 5 Feb 2018 13:17 PM", ('2018-02-05T13:17:00', None, False, None)),
        ("Mon, 31 Feb 2018 10:17", None),
        ("Fri, 31 Dec 9999 24:00:00", None),
        ("Mon Feb  5 10:17:00 2018", ('2018-02-05T10:17:00', None, False, None)),
        ("Mon Feb  5 10:17:00 CET 2018", ('2018-02-05T10:17:00', 60, False, '2018-02-05T09:17:00')),
        ("Mon Feb 5, 2018 10:17:00 +0100", ('2018-02-05T10:17:00', 60, False, '2018-02-05T09:17:00')),
        ("Mon Feb  5 10:17:00", None),
        ("Mon Foo  5 10:17:00 2018", None),
        ("2018-02-05T10:17:00Z", ('2018-02-05T10:17:00', 0, False, '2018-02-05T10:17:00')),
        ("2018-02-05 10:17", ('2018-02-05T10:17:00', None, False, None)),
        ("2018-13-05 10:17", None),
        ("2018-02-05T10:17:00+01:00", ('2018-02-05T10:17:00', 60, False, '2018-02-05T09:17:00')),
        ("05/02/2018 10:17", None),
        ("25/02/2018 10:17", ('2018-02-25T10:17:00', None, False, None)),
        ("5. Februar 2018 10:17", ('2018-02-05T10:17:00', None, False, None)),
        ("5 February", None),
        ("at 10:17", None),
        ("tomorrow", None),
        ("February 2018", None),
        ("5 Feb 2018", None),
        ("20180205101700", ('2018-02-05T10:17:00', None, False, None)),
        ("5-Feb-18 10:17 GMT+0100 (CET)", ('2018-02-05T10:17:00', 60, False, '2018-02-05T09:17:00')),
        ("Monday the 5th of February 2018 at 10:17 EST", ('2018-02-05T10:17:00', -300, False, '2018-02-05T15:17:00')),
        ("2018.02.05 AD at 10:17:00 EST", ('2018-02-05T10:17:00', -300, False, '2018-02-05T15:17:00')),
        ("1 1 1 1 1", None),
        ("9999-12-31T23:59:59-14:00", ('9999-12-31T23:59:59', -840, False, None)),
        ("0001-01-01T00:00:00+14:00", ('0001-01-01T00:00:00', 840, False, None)),
        ("5/Feb/2018:10:17:00 +2500", None),
        ("Thursday-5-February-2018 10:17", ('2018-02-05T10:17:00', None, False, None)),
        ("2018W065", None),
        ("12:17 2018 Feb 5 +1600", ('2018-02-05T12:17:00', None, False, None)),
        ("1984 Jun 5 17:11:05 foo", ('1984-06-05T17:11:05', None, False, None)),
    ],
)  # fmt: skip
def test_clock_and_zone(text: str, stamp: tuple[str, int | None, bool, str | None] | None) -> None:
    """The clock that is shown, minutes east, whether it is UTC all the same, the instant."""
    read = parse_stamp(text)
    found = read and (iso(read.local), read.offset, read.is_utc, iso(read.instant))
    assert found == stamp


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("", (None, None, None, 'no date', None)),
        (None, (None, None, None, 'no date', None)),
        ("Mon, 5 Feb 2018 10:17:00 +0100", ('2018-02-05T09:17:00', '2018-02-05T09:17:00', '2018-02-05T09:17:00', 'header date with zone', 60)),
        ("Mon, 5 Feb 2018 10:17:00 -0000", ('2018-02-05T10:17:00', '2018-02-05T10:17:00', '2018-02-05T10:17:00', "header date in UTC, the writer's zone is not told", None)),
        ("Mon, 5 Feb 2018 10:17:00", (None, '2018-02-04T20:17:00', '2018-02-05T22:17:00', 'header date without a zone: 14 hours before to 12 hours after, were it UTC', None)),
        ("tomorrow", (None, None, None, 'the header date cannot be read', None)),
        ("05/02/2018", (None, '2018-02-04T10:00:00', '2018-05-03T12:00:00', 'header date, a day without a clock', None)),
        ("05/02/2018 10:17", (None, '2018-02-04T20:17:00', '2018-05-02T22:17:00', 'header date, a day that can be read in several ways', None)),
        ("25/02/2018", (None, '2018-02-24T10:00:00', '2018-02-26T12:00:00', 'header date, a day without a clock', None)),
        ("Fri, 31 Dec 9999 23:59:00", (None, None, None, 'the header date cannot be true', None)),
        ("Fri, 31 Dec 9999 23:59:00 -1200", (None, None, None, 'the header date cannot be true', None)),
        ("Mon, 1 Jan 0001 00:00:00", (None, None, None, 'the header date cannot be true', None)),
        ("5 Feb 2018 +0100", (None, '2018-02-04T23:00:00', '2018-02-05T23:00:00', 'header date, a day without a clock', None)),
        ("5 February 2018", (None, '2018-02-04T10:00:00', '2018-02-06T12:00:00', 'header date, a day without a clock', None)),
    ],
)  # fmt: skip
def test_the_bounds_of_a_date(text: str | None, date: Shown) -> None:
    assert shown(read_date(text)) == date


@pytest.mark.parametrize(
    ("text", "received", "earliest", "latest", "date"),
    [
        (None, None, None, None, (None, None, None, 'no date', None)),
        (None, R, None, None, (None, '2018-02-03T12:00:00', '2018-02-06T02:00:00', 'no header date; bounded by when it was received', None)),
        (None, R, E, L, (None, '2018-02-03T12:00:00', '2018-02-06T02:00:00', 'no header date; bounded by when it was received', None)),
        (None, None, E, L, (None, '2018-01-31T00:00:00', '2018-03-01T00:00:00', "no header date; bounded by the archive's period", None)),
        (None, OLD, E, L, (None, '2018-01-31T00:00:00', '2018-03-01T00:00:00', "no header date; bounded by the archive's period", None)),
        (None, None, OLD, L, (None, None, None, 'no date', None)),
        (None, None, E, None, (None, None, None, 'no date', None)),
        (None, None, None, L, (None, None, None, 'no date', None)),
        (None, OLD, None, None, (None, None, None, 'no date', None)),
        ("tomorrow", R, None, None, (None, '2018-02-03T12:00:00', '2018-02-06T02:00:00', 'the header date cannot be read; bounded by when it was received', None)),
        ("tomorrow", None, E, L, (None, '2018-01-31T00:00:00', '2018-03-01T00:00:00', "the header date cannot be read; bounded by the archive's period", None)),
        ("tomorrow", None, None, None, (None, None, None, 'the header date cannot be read', None)),
        ("Mon, 5 Feb 2018 10:17:00 +0000", R, E, L, ('2018-02-05T10:17:00', '2018-02-05T10:17:00', '2018-02-05T10:17:00', 'header date with zone', 0)),
        ("Thu, 8 Feb 2018 10:17:00 +0000", R, E, L, (None, '2018-02-03T12:00:00', '2018-02-06T02:00:00', 'the header date cannot be true; bounded by when it was received', None)),
        ("Wed, 7 Feb 2018 10:17:00 +0000", R, E, L, ('2018-02-07T10:17:00', '2018-02-07T10:17:00', '2018-02-07T10:17:00', 'header date with zone', 0)),
        ("Mon, 5 Feb 2018 10:17:00 +0000", OLD, E, L, ('2018-02-05T10:17:00', '2018-02-05T10:17:00', '2018-02-05T10:17:00', 'header date with zone', 0)),
        ("Mon, 9 Apr 2018 10:17:00 +0000", None, E, L, (None, '2018-01-31T00:00:00', '2018-03-01T00:00:00', "the header date cannot be true; bounded by the archive's period", None)),
        ("Fri, 9 Mar 2018 10:17:00 +0000", None, E, L, ('2018-03-09T10:17:00', '2018-03-09T10:17:00', '2018-03-09T10:17:00', 'header date with zone', 0)),
        ("Mon, 9 Apr 2018 10:17:00 +0000", None, None, OLD, ('2018-04-09T10:17:00', '2018-04-09T10:17:00', '2018-04-09T10:17:00', 'header date with zone', 0)),
        ("Mon, 9 Apr 2018 10:17:00 +0000", None, None, None, ('2018-04-09T10:17:00', '2018-04-09T10:17:00', '2018-04-09T10:17:00', 'header date with zone', 0)),
        ("Mon, 5 Feb 1901 10:17:00 +0000", None, None, None, (None, None, None, 'the header date cannot be true', None)),
        ("Mon, 5 Feb 1901 10:17:00 +0000", R, None, None, (None, '2018-02-03T12:00:00', '2018-02-06T02:00:00', 'the header date cannot be true; bounded by when it was received', None)),
        ("Mon, 5 Feb 1901 10:17:00 +0000", None, E, L, (None, '2018-01-31T00:00:00', '2018-03-01T00:00:00', "the header date cannot be true; bounded by the archive's period", None)),
        ("Mon, 5 Feb 2118 10:17:00 +0000", None, None, None, (None, None, None, 'the header date cannot be true', None)),
        ("Mon, 5 Feb 2018 10:17:00 +0000", datetime(2201, 1, 1, tzinfo=UTC), None, None, ('2018-02-05T10:17:00', '2018-02-05T10:17:00', '2018-02-05T10:17:00', 'header date with zone', 0)),
    ],
)  # fmt: skip
def test_a_date_against_what_holds_it(
    text: str | None,
    received: datetime | None,
    earliest: datetime | None,
    latest: datetime | None,
    date: Shown,
) -> None:
    assert shown(bound_date(text, received, earliest, latest)) == date


@pytest.mark.parametrize(
    ("text", "header", "date"),
    [
        (None, "x", None),
        ("", "x", None),
        (A, "x", None),
        (f"{A} {B}", "4 Feb 2018 13:00:00 -0000", (None, '2018-02-04T12:00:00', '2018-02-04T14:00:00', 'bounds that its export gives', None)),
        (f"{A} {B} about", "4 Feb 2018 13:00:00 -0000", ('2018-02-04T13:00:00', '2018-02-04T12:00:00', '2018-02-04T14:00:00', 'bounds that its export gives', None)),
        (f"{A} {B} so", "4 Feb 2018 13:00:00 -0000", (None, '2018-02-04T12:00:00', '2018-02-04T14:00:00', 'bounds that its export gives', None)),
        (f"{A} {B} about x", "4 Feb 2018 13:00:00 -0000", None),
        (f".. {B}", None, (None, None, '2018-02-04T14:00:00', 'bounds that its export gives', None)),
        (f"{A} ..", None, (None, '2018-02-04T12:00:00', None, 'bounds that its export gives', None)),
        (".. ..", None, (None, None, None, 'bounds that its export gives', None)),
        (f"{B} {A}", None, None),
        (f"{A} {A}", None, (None, '2018-02-04T12:00:00', '2018-02-04T12:00:00', 'bounds that its export gives', None)),
        ("2018-02-04T12:00:00 2018-02-04T14:00:00", None, None),
        ("Z Z", None, None),
        (f"{A} x", None, None),
    ],
)  # fmt: skip
def test_bounds_that_an_export_tells(
    text: str | None, header: str | None, date: Shown | None
) -> None:
    found = told_bounds(text, header)
    assert (found and shown(found)) == date


@pytest.mark.parametrize(
    ("text", "flowed"),
    [
        ("", ''),
        (" a", 'a'),
        ("a", 'a'),
        ("a\n b", 'a\nb'),
        ("a\nb", 'a\nb'),
        ("  a\n  b", ' a\n b'),
        ("a b", 'a b'),
    ],
)  # fmt: skip
def test_blanks_that_format_flowed_adds(text: str, flowed: str) -> None:
    assert unstuff(text) == flowed


@pytest.mark.parametrize(
    ("body", "files", "days", "prints"),
    [
        ("Yes.", None, (), ()),
        (N, [(None, None, None, None)], (), ()),
        (N + "Name: gate.png\nType: image/png\nSize: 12 bytes\nDesc: not available\nURL: <http://example.org/attachments/20180205/0a1b2c3d/gate.png>\n", [('gate.png', 'image/png', 12, 'http://example.org/attachments/20180205/0a1b2c3d/gate.png')], ('20180205',), ('0a1b2c3d',)),
        (N + "Name: not available\nURL: http://example.org/gate.png\n", [(None, None, None, 'http://example.org/gate.png')], (), ()),
        ("An HTML attachment was scrubbed...\nURL: <http://example.org/attachments/20180205/0a1b2c3d/a.html>\n", [(None, 'text/html', None, 'http://example.org/attachments/20180205/0a1b2c3d/a.html')], ('20180205',), ('0a1b2c3d',)),
        ("An embedded message was scrubbed...\nFrom: Ann\n", [(None, 'message/rfc822', None, None)], (), ()),
        ("An embedded and charset-unspecified text was scrubbed...\nName: a.txt\n", [('a.txt', 'text/plain', None, None)], (), ()),
        ("An embedded text thing was scrubbed...\nName: a\n", [('a', None, None, None)], (), ()),
        ("> " + N, [], (), ()),
        (N + "Name: a\nSize: many\nUrl : http://example.org/attachments/20180206/0a1b2c3d/=\na.png\n" + N + "Url: http://example.org/attachments/20180206/0a1b2c3e/b.png\n", [('a', None, None, 'http://example.org/attachments/20180206/0a1b2c3d/a.png'), (None, None, None, 'http://example.org/attachments/20180206/0a1b2c3e/b.png')], ('20180206',), ('0a1b2c3d', '0a1b2c3e')),
        ("It was scrubbed...\nURL: x\n", [], (), ()),
        (N + "Type: text/x\nURL: <>\n", [(None, 'text/x', None, None)], (), ()),
        ("A was scrubbed... \n", None, (), ()),
        ("So it was scrubbed...\n" + N + "Name: a\n", [('a', None, None, None)], (), ()),
    ],
)  # fmt: skip
def test_notices_of_scrubbed_parts(
    body: str,
    files: list[tuple[str | None, str | None, int | None, str | None]] | None,
    days: tuple[str, ...],
    prints: tuple[str, ...],
) -> None:
    found = read_scrubbed(body)
    if files is None:
        assert found is None
        return
    assert found is not None
    told = [(file.name, file.content_type, file.size, file.url) for file in found.attachments]
    assert (told, found.local_days, found.fingerprints) == (files, days, prints)


def test_an_id_that_a_scrubber_names() -> None:
    for text in ("<1@example.org>", "1@example.org"):
        assert confirms((fingerprint(text),), "1@example.org")
    assert not confirms(("00000000",), "1@example.org")
    assert not confirms((), "1@example.org")
