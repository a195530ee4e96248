"""Rules of mailboxes and their separators, each with bytes that it decides."""

from __future__ import annotations

from io import BytesIO

import pytest

from mlthread import Message, read
from mlthread.model import Problem

SEPARATOR = "From ann@example.org Thu Feb  1 09:15:30 2018\n"
MAIL = "From: Ann Lee <ann@example.org>\nDate: Thu, 1 Feb 2018 09:15:30 +0000\nSubject: Gates\nMessage-ID: <{0}@example.org>\n\nWhich gate?\n"


def found(text: str) -> list[Message]:
    return list(read(BytesIO(text.encode()), problems=[]))


@pytest.mark.parametrize(
    "stacked",
    [
        SEPARATOR,
        "From bo@example.org Thu Feb  1 09:15:29 2018\n",
        ">From bo Thu Feb  1 09:15:29 2018\n",
    ],
)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_separators_of_earlier_deliveries_are_no_text(stacked: str, count: int) -> None:
    """Why: a program that delivers a mail once more keeps the line of the one before."""
    (message,) = found(SEPARATOR + stacked * count + MAIL.format(1))
    assert (message.message_id, message.body) == ("1@example.org", "Which gate?\n")
    (place,) = message.places
    assert (place.line, place.start) == (1, 0)


def test_a_separator_with_nothing_below_but_another_delivery() -> None:
    problems: list[Problem] = []
    text = f"{SEPARATOR}{MAIL.format(1)}\n{SEPARATOR}>From bo Thu Feb  1 09:15:29 2018"
    assert [m.message_id for m in read(BytesIO(text.encode()), problems=problems)] == [
        "1@example.org"
    ]
