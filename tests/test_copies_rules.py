"""Copies of one message, rule by rule: which are one, and what each of them adds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mails import FERRY, HALL, mail
from mlthread.frozen import replace
from mlthread.model import Address, DateBounds
from mlthread.thread.duplicates import merge_duplicates

ONE = mail("o", "Mary Hill", FERRY, 0.0, "Timetable")
NINE = datetime(2010, 5, 3, 9, 0, tzinfo=UTC)
PAUL = Address("Paul Gray", "paul@example.org")


def _text(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def _dated(minutes: float) -> DateBounds:
    at = NINE + timedelta(minutes=minutes)
    return DateBounds(utc=at, earliest=at, latest=at, basis="Date")


def _zoneless(minutes: float, hours: float = 12.0) -> DateBounds:
    at, open_ = NINE + timedelta(minutes=minutes), timedelta(hours=hours)
    return DateBounds(utc=None, earliest=at - open_, latest=at + open_, basis="no zone")


@pytest.mark.parametrize(
    ("changes", "copies", "why"),
    [
        ({}, True, "word for word"),
        ({"body": _text(*FERRY[:2])}, True, "a part of it"),
        ({"body": _text(FERRY[0], *HALL)}, True, "a third of it, by her, on this"),
        ({"body": _text(FERRY[0], *HALL), "author": PAUL}, False, "... by somebody else"),
        ({"body": _text(FERRY[0], *HALL), "subject": "Hall"}, False, "... on something else"),
        ({"body": _text(*FERRY[:3]), "author": PAUL, "subject": "Hall"}, True, "most of it"),
        ({"body": _text(*HALL)}, False, "other words"),
        ({"body": ""}, True, "scrubbed away"),
        ({"body": "", "author": Address("Mary Hill", None)}, True, "... with the address"),
        ({"body": "", "subject": "Hall"}, False, "... but on something else"),
        (
            {"body": _text(*(f"> {line}" for line in FERRY), *HALL)},
            False,
            "quoted words do not count",
        ),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_two_under_one_id(changes: dict[str, Any], copies: bool, why: str, first: bool) -> None:
    pair = [ONE, replace(ONE, **changes)]
    merged = merge_duplicates(pair if first else pair[::-1])
    assert (len(merged) == 1) == copies, why
    assert len({message.id for message in merged}) == len(merged), "each has an id of its own"


@pytest.mark.parametrize(
    ("changes", "copies", "why"),
    [
        ({}, True, "word for word"),
        ({"body": _text(*FERRY[:2])}, True, "a part of it, at that second"),
        ({"body": _text(*HALL)}, False, "other words of that second"),
        ({"subject": "Re: Timetable"}, True, "a prefix is lost easily"),
        ({"subject": "Hall"}, False, "something else"),
        ({"author": PAUL}, False, "somebody else"),
        ({"author": Address("Mary Hill", None)}, True, "a page without the address"),
        ({"author": Address(None, "MARY@example.org")}, True, "... or without the name"),
        ({"date": _dated(10)}, True, "ten minutes later, to the letter"),
        ({"date": _dated(20)}, False, "twenty minutes later"),
        ({"date": _dated(10), "body": _text(*FERRY[:2])}, False, "ten minutes later, in part"),
        ({"date": _zoneless(60)}, True, "somewhere at ten"),
        ({"date": _zoneless(67)}, True, "... or a little later, to the letter"),
        ({"date": _zoneless(60), "body": _text(*FERRY[:2])}, True, "somewhere at ten, in part"),
        ({"date": _zoneless(67), "body": _text(*FERRY[:2])}, False, "no zone has such minutes"),
        ({"date": _zoneless(9000)}, False, "days later"),
        ({"date": _zoneless(9000), "body": _text(*FERRY[:2])}, False, "... in part"),
        ({"date": DateBounds(None, None, None, None, "none")}, False, "without a date"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_page_without_an_id(changes: dict[str, Any], copies: bool, why: str, first: bool) -> None:
    page = replace(ONE, id="content:1", message_id=None, **changes)
    merged = merge_duplicates([ONE, page] if first else [page, ONE])
    assert (len(merged) == 1) == copies, why
    assert ONE.id in {message.id for message in merged}


@pytest.mark.parametrize(
    ("date", "body", "copies"),
    [
        (_dated(0), ONE.body, True),
        (_dated(10), ONE.body, False),
        (_zoneless(67), ONE.body, True),
        (_zoneless(67), "Thanks!\n", False),
        (_zoneless(60), "Thanks!\n", True),
    ],
)
def test_two_pages_without_ids(date: DateBounds, body: str, copies: bool) -> None:
    """Two that both say when were posted twice."""
    pages = [
        replace(ONE, id=f"content:{n}", message_id=None, date=when, body=body)
        for n, when in enumerate((_dated(0), date))
    ]
    assert (len(merge_duplicates(pages)) == 1) == copies


def test_a_page_of_what_was_posted_twice_stays() -> None:
    twice = replace(ONE, id="s@example.org", message_id="s@example.org")
    page = replace(ONE, id="content:1", message_id=None)
    assert len(merge_duplicates([ONE, twice, page])) == 3
    crowd = [
        replace(ONE, id=f"c{n}", message_id=f"c{n}", body=f"Part {n} of many.\n") for n in range(60)
    ]
    same = replace(page, body="Part 7 of many.\n")
    assert len(merge_duplicates([*crowd, same])) == 60
    assert len(merge_duplicates([*crowd, replace(same, body="Part 7 of many.\n\nFooter.\n")])) == 61


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("list_name", "tides"),
        ("in_reply_to", ("a@example.org",)),
        ("references", ("a@example.org",)),
        ("page_parent", "a@example.org"),
        ("to", (PAUL,)),
        ("local_days", (NINE.date(),)),
        ("thread_hint", "gm:1"),
        ("received", NINE),
    ],
)
def test_what_the_best_copy_does_not_tell_another_may(name: str, value: object) -> None:
    better = replace(ONE, body=ONE.body + "There is more to it.\n")
    for one, other in ((better, ONE), (ONE, better)):
        (merged,) = merge_duplicates([one, replace(other, **{name: value})])
        assert getattr(merged, name) == value
        assert merged.body == better.body or name in ("in_reply_to", "references")


def test_the_date_of_a_copy_that_has_one() -> None:
    better = replace(
        ONE, body=ONE.body + "There is more to it.\n", date=_zoneless(0), attachments=()
    )
    poor = replace(ONE, author=Address(None, None))
    (merged,) = merge_duplicates([better, poor])
    assert (merged.author.name, merged.date.utc) == ("Mary Hill", NINE)


def test_a_word_is_one_word_under_any_subject() -> None:
    yes = replace(ONE, body="Yes.\n")
    assert len(merge_duplicates([yes, replace(yes, subject="Hall")])) == 1
    assert len(merge_duplicates([yes, replace(yes, subject="Hall", body="No.\n")])) == 2


@pytest.mark.parametrize(("minutes", "copies"), [(10, 1), (20, 2)])
def test_dates_at_the_end_of_all_time(minutes: float, copies: int) -> None:
    """What such a date leaves open goes on for longer than dates do."""
    last = datetime.max.replace(tzinfo=UTC)
    night = "Nothing was found amiss in the night, all of the gates are closed and dry.\n"
    sent = last - timedelta(minutes=minutes)
    kept = replace(ONE, body=night, date=DateBounds(None, last, last, last))
    early = sent - timedelta(minutes=1)
    page = replace(kept, id="content:1", message_id=None, date=DateBounds(None, None, early, sent))
    assert len(merge_duplicates([kept, page])) == copies
