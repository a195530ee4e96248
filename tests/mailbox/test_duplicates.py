"""Copies become one message with all its places; different messages under one id stay two."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

import mlthread
from mlthread.model import Address, DateBounds, Message, Place
from mlthread.thread.duplicates import merge_duplicates

BODY = "We have forty pounds for the picnic this year.\nWho brings the lemonade, and who bakes the bread?\n"
ONE = Message(
    "1@x",
    "1@x",
    Address("Ann", "ann@example.org"),
    DateBounds(),
    "Picnic",
    BODY,
    (Place("a", 1, 0, 9),),
)
COPIES = {
    "footer": replace(ONE, body=BODY + "____\npicnic mailing list\n", places=(Place("b"),)),
    "re-wrapped": replace(ONE, body=BODY.replace(" ", "\n", 3), places=(Place("b"),)),
    "letters lost": replace(ONE, body=BODY.replace("o", "?", 3), places=(Place("b"),)),
    "list tag": replace(ONE, subject="[picnic] Picnic", places=(Place("b"),)),
    "text scrubbed": replace(ONE, body="", places=(Place("b"),)),
    "same place read twice": ONE,
}
OTHERS = {
    "another text": replace(
        ONE,
        body="The meadow is flooded, so let us meet in the orchard of my aunt.\n",
        subject="Where?",
        author=Address("Bo", "bo@example.com"),
        places=(Place("b"),),
    ),
    "another text of one author": replace(
        ONE,
        body="The meadow is flooded, so let us meet in the orchard of my aunt.\n",
        subject="Where?",
        places=(Place("b"),),
    ),
}


@pytest.mark.parametrize("name", COPIES)
def test_copies_become_one(name: str) -> None:
    [merged] = merge_duplicates([ONE, COPIES[name]])
    assert merged.id == "1@x"
    assert set(merged.places) == {*ONE.places, *COPIES[name].places}


@pytest.mark.parametrize("name", OTHERS)
def test_different_messages_under_one_id_stay_two(name: str) -> None:
    merged = merge_duplicates([ONE, OTHERS[name]])
    assert len({message.id for message in merged}) == 2
    assert {message.message_id for message in merged} == {"1@x"}
    assert {message.body for message in merged} == {ONE.body, OTHERS[name].body}


@pytest.mark.parametrize("name", OTHERS)
def test_the_mark_of_an_id_is_made_from_the_content(name: str) -> None:
    """Why: it was another one where the same mailbox lay elsewhere, or held its messages in another order."""
    here = [ONE, OTHERS[name]]
    there = [replace(m, places=(Place("c", 7 - n, 70 - n),)) for n, m in enumerate(here)]
    marked = [sorted(m.id for m in merge_duplicates(messages)) for messages in (here, there)]
    assert marked[0] == marked[1]


def test_of_equal_copies_the_one_that_lies_first_is_read() -> None:
    copies = [replace(ONE, places=(Place(name, n + 1, n),)) for name in "abc" for n in range(3)]
    [merged] = merge_duplicates(reversed(copies))
    assert merged.places == tuple(copy.places[0] for copy in copies)


def test_the_order_of_the_input_changes_nothing() -> None:
    messages = [ONE, *list(COPIES.values())[:3], *OTHERS.values()]
    results = {
        tuple(sorted((message.id, message.body) for message in merge_duplicates(order)))
        for order in itertools.permutations(messages)
    }
    assert len(results) == 1


def test_reading_a_source_twice_changes_nothing(tmp_path: Path) -> None:
    import month

    (tmp_path / "a").write_bytes(month.mbox(month.POSTS))
    once = merge_duplicates(mlthread.read(tmp_path / "a"))
    twice = merge_duplicates(mlthread.read(tmp_path / "a", tmp_path / "a"))
    assert once == twice


def test_the_writers_own_copy_is_preferred() -> None:
    via = replace(
        ONE,
        author=Address("Ann via picnic", "picnic@lists.example"),
        writer=Address("Ann", "ann@example.org"),
        places=(Place("b"),),
    )
    [merged] = merge_duplicates([via, ONE])
    assert merged.author == ONE.author


def test_who_sends_a_mail_once_more_through_a_list_did_not_write_it() -> None:
    """Why: the record had the author of the second sending, and the date and the place of the first."""
    again = replace(
        ONE,
        author=Address("Bo via picnic", "picnic@lists.example"),
        writer=Address("Bo", "bo@example.org"),
        places=(Place("b"),),
    )
    [merged] = merge_duplicates([ONE, again])
    assert (merged.person, len(merged.places)) == (ONE.author, 2)


def test_a_copy_tells_who_is_behind_a_from_that_both_have() -> None:
    sent = replace(ONE, author=Address("Ann via picnic", "picnic@lists.example"))
    told = replace(sent, writer=Address("Ann", "ann@example.org"), places=(Place("b"),))
    [merged] = merge_duplicates([sent, told])
    assert merged.person == told.writer


def at(minute: int, *, day: int = 5, zone: bool = True) -> DateBounds:
    """When a page (with a zone) or a month of the same archive (without) says it was written."""
    moment = datetime(2006, 4, day, 13, minute, tzinfo=UTC)
    if zone:
        return DateBounds(utc=moment, earliest=moment, latest=moment)
    return DateBounds(earliest=moment - timedelta(hours=14), latest=moment + timedelta(hours=12))


MONTH = replace(ONE, body=f"On Monday, bo@example.com wrote:\n{BODY}", date=at(55, zone=False))
PAGED = replace(
    ONE,
    id="page",
    message_id=None,
    body=f"On Monday, bo at example.com wrote:\n{BODY}\n",
    date=at(54),
    places=(Place("page"),),
)


def test_the_page_and_the_month_of_one_archive_go_by_different_clocks() -> None:
    """Why: pipermail of 2006 prints on pages when a mail was written, in months when it came, without a zone."""
    for order in ([MONTH, PAGED], [PAGED, MONTH]):
        [merged] = merge_duplicates(order)
        assert merged.id == "1@x"
        assert merged.places == (*MONTH.places, *PAGED.places)
        assert merged.date == PAGED.date  # the one that is known


@pytest.mark.parametrize(
    "line",
    ["More information about the picnic mailing list", "Plus d'informations sur la liste de diffusion picnic"],
)  # fmt: skip
def test_the_last_line_of_a_page_is_copied_with_it(line: str) -> None:
    """Why: 141 of 173 copied pages of a quarter stood beside the same mail of the quarter's months."""
    copied = replace(PAGED, body=f"{PAGED.body}\n\n{line}\n")
    [merged] = merge_duplicates([MONTH, copied])
    assert merged.places == (*MONTH.places, *copied.places)
    other = replace(copied, body=copied.body.replace(line, "More wine is at home."))
    assert len(merge_duplicates([MONTH, other])) == 2
    shown = replace(copied, body=f"{copied.body}\n\nCookie settings\n© 2026\n")
    assert len(merge_duplicates([MONTH, shown])) == 1
    mail = replace(shown, message_id="2@x", id="2@x")
    assert len(merge_duplicates([MONTH, mail])) == 2


def test_a_copy_links_two_that_differ() -> None:
    """Why: a page was like a mail and like a copied page that was not, and so none of the three were one:
    512 messages for 173 in three forms."""
    copied = replace(PAGED, id="copied", body=PAGED.body.replace("forty", "f?rty"))
    assert len(merge_duplicates([MONTH, copied])) == 2
    for order in permutations((MONTH, PAGED, replace(copied, places=(Place("copied"),)))):
        [merged] = merge_duplicates(order)
        assert merged.id == "1@x"
        assert {place.source for place in merged.places} == {"a", "page", "copied"}


@pytest.mark.parametrize(
    "copy",
    [
        replace(PAGED, date=at(54, day=7)),
        replace(PAGED, body=PAGED.body.replace("forty", "fifty")),
        replace(PAGED, author=Address("Bo", "bo@example.com")),
        replace(PAGED, subject="Lemonade"),
    ],
    ids=["another day", "another word", "another author", "another subject"],
)
def test_a_page_like_a_message_is_another_one(copy: Message) -> None:
    assert len(merge_duplicates([MONTH, copy])) == 2


def test_a_short_text_is_no_copy_of_itself_at_another_time() -> None:
    month, page = replace(MONTH, body="Thanks!\n"), replace(PAGED, body="Thanks!\n")
    assert len(merge_duplicates([month, page])) == 2


def test_of_two_posts_of_one_text_a_page_is_neither() -> None:
    again = replace(MONTH, id="2@x", message_id="2@x", places=(Place("c"),))
    assert len(merge_duplicates([MONTH, again, PAGED])) == 3


def test_of_two_pages_that_say_when_neither_is_a_copy() -> None:
    again = replace(PAGED, id="again", date=at(57), places=(Place("c"),))
    assert len(merge_duplicates([PAGED, again])) == 2
    assert len(merge_duplicates([PAGED, replace(again, date=PAGED.date)])) == 1
