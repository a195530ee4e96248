"""What is counted, and what is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from mlthread.cli.group import root
from mlthread.model import Address, Conversation, DateBounds, Segment, Turn
from mlthread.views.statistics import count_conversations

NOON = datetime(2018, 2, 6, 12, tzinfo=UTC)
ANN, BO = Address("Ann", "ann@example.org"), Address("Bo", "bo@example.org")


def turn(
    key: str, author: Address, hours: float | None, parent: str | None = None, *quoted: str
) -> Turn:
    at = None if hours is None else NOON + timedelta(hours=hours)
    segments = tuple(Segment("quote", 1, 1, 0, 1, text) for text in quoted)
    return Turn(
        key, key, "archive", parent, (), None, author, DateBounds(None, at, at, at), None, "One.\n\nTwo words.",
        segments, person=author.email,
    )  # fmt: skip


def talk(*turns: Turn) -> Conversation:
    return Conversation(turns[0].id, None, None, None, None, (), turns)


def test_blank_lines_are_nobodys() -> None:
    """Two lines of one's own and three of others."""
    [ann] = count_conversations([talk(turn("a", ANN, 0, None, "x\n\ny", "\nz\n"))]).people
    assert (ann.own_lines, ann.quoted_lines, ann.quoted_share) == (2, 3, 0.6)


def test_the_first_and_the_last_message_in_whatever_order_conversations_are() -> None:
    late, early = talk(turn("a", ANN, 9)), talk(turn("b", ANN, 1), turn("c", ANN, 5))
    for talks in ([late, early], [early, late]):
        [ann] = count_conversations(talks).people
        assert (ann.first, ann.last) == (NOON + timedelta(hours=1), NOON + timedelta(hours=9))


@pytest.mark.parametrize(
    ("asked", "answered", "seconds", "why"),
    [
        (0, 2, 7200.0, "two hours"),
        (0, 0, 0.0, "at once"),
        (2, 0, None, "dated before what it answers: one clock is wrong"),
        (None, 2, None, "no date"),
        (0, None, None, "no date"),
    ],
)
def test_how_long_an_answer_took(
    asked: float | None, answered: float | None, seconds: float | None, why: str
) -> None:
    found = count_conversations([talk(turn("a", ANN, asked), turn("b", BO, answered, "a"))])
    bo = next(person for person in found.people if person.name == "Bo")
    assert (bo.given, bo.answer_seconds) == (1, seconds), why


def test_mail_without_any_date_is_counted_and_drawn() -> None:
    done = CliRunner().invoke(root, ["stats", "--format", "body"], input="Yes.\n")
    assert done.exit_code == 0
    assert done.stdout.startswith("1 conversation · 1 message · 0 people\n\n")
    assert "somebody" in done.stdout
    data = CliRunner().invoke(root, ["stats", "--format", "body", "--json"], input="Yes.\n").stdout
    assert '"start": null, "end": null' in data
    assert '"activity": []' in data
