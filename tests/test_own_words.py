"""Whose words "I wrote:" stands above."""

from __future__ import annotations

from mlthread import split
from mlthread.model import Address
from mlthread.thread.ownwords import name_own

ANN = Address("Ann Lee", "ann@example.org")


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (segment.attribution.name, segment.attribution.email)
        for segment in name_own(split(text), ANN)
        if segment.attribution is not None
    ]


def test_the_author_of_the_mail() -> None:
    assert told("I wrote:\n\n> Ten gates.\n\nIt is nine.\n") == [("Ann Lee", "ann@example.org")]


def test_the_author_of_the_quote() -> None:
    text = "On Mon, 5 Feb 2018 10:17:00 +0100, Bo Chen wrote:\n> I wrote:\n>> Ten gates.\n> And locks.\n\nYes.\n"
    assert told(text) == [("Bo Chen", None), ("Bo Chen", None)]


def test_whom_a_quote_does_not_name_stays_unknown() -> None:
    assert told("> I wrote:\n>> Ten gates.\n> And locks.\n\nYes.\n") == [(None, None)]


def test_you_is_somebody_else() -> None:
    assert told("You wrote:\n\n> Ten gates.\n\nIt is nine.\n") == [(None, None)]


def test_without_it_nothing_changes() -> None:
    parts = split("Bo Chen wrote:\n> Ten gates.\n\nYes.\n")
    assert name_own(parts, ANN) is parts
