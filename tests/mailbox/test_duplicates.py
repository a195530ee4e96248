"""Copies become one message with all its places; different messages under one id stay two."""

from __future__ import annotations

import itertools
from dataclasses import replace
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
