"""Clocks that are off by days or years, where the order in a mailbox shows nothing of it: what is quoted came first,
if author and date are those that the quote gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

import mlthread
from mails import START, mail
from mlthread.frozen import replace
from mlthread.model import Message, Turn

SAID = (
    "The lower gate leaks again, and the mason wants a week to mend it.",
    "Who of you can lend him a boat while the water is down?",
)
QUOTED = [f"> {line}" for line in SAID]
ANSWER = "Mine lies at the mill, he only has to ask for the oars."


def at(hours: float) -> str:
    return f"{START + timedelta(hours=hours):%d/%m/%y %H:%M}"


def turns(messages: Sequence[Message]) -> dict[str, Turn]:
    found = {
        turn.id.partition("@")[0]: turn
        for conversation in mlthread.reconstruct(messages)
        for turn in conversation.turns
    }
    assert len(found) == len(messages), "no message is lost here"
    return found


def pair(
    off: float, head: str, subject: str = "Lower gate", first: str = "Lower gate"
) -> list[Message]:
    """A message whose clock is `off` hours fast, and its answer an hour after it."""
    return [
        mail("first", "Ann Lee", SAID, off, first),
        mail("reply", "Bob Stone", [head, *QUOTED, "", ANSWER], 1, f"Re: {subject}"),
    ]


OFF = (3.0, 40.0, 24.0 * 30, 24.0 * 365, 24.0 * 3652)


@pytest.mark.parametrize("off", OFF)
def test_a_message_that_is_dated_later_is_answered_all_the_same(off: float) -> None:
    """Why: of what is quoted whole, under its author's name and its very date, a lost message was made."""
    found = turns(pair(off, f"On {at(off)}, Ann Lee wrote:"))
    assert found["reply"].parent == "first@example.org"
    assert (found["reply"].confidence or 0) > 0.9
    assert found["first"].parent is None


@pytest.mark.parametrize("off", OFF)
def test_a_slow_clock_of_the_answer_is_no_reason_for_a_lost_message(off: float) -> None:
    low = mail(
        "reply",
        "Bob Stone",
        [f"On {at(0)}, Ann Lee wrote:", *QUOTED, "", ANSWER],
        -off,
        "Re: Lower gate",
    )
    found = turns([mail("first", "Ann Lee", SAID, 0, "Lower gate"), low])
    assert found["reply"].parent == "first@example.org"


def test_an_attribution_without_a_date_is_enough_of_a_known_author() -> None:
    found = turns(pair(24 * 30, "Ann Lee wrote:"))
    assert found["reply"].parent == "first@example.org"


def test_a_topic_that_is_quoted_whole_came_first_though_nobody_is_named() -> None:
    """Why: archives lose zones, so that whole threads seem to begin with the answer."""
    found = turns(pair(1.6, "As you said:"))
    assert found["reply"].parent == "first@example.org"
    assert found["first"].parent is None


def test_an_answer_between_two_messages_of_one_thread_keeps_its_place() -> None:
    """What quotes the answer in its turn comes after it, whatever the clock of the first."""
    off = 24.0 * 365
    third = mail(
        "third",
        "Cay Umber",
        [
            f"On {at(1)}, Bob Stone wrote:",
            f"> {ANSWER}",
            "",
            "I bring them down to the lock tonight.",
        ],
        2,
        "Re: Lower gate",
    )
    found = turns([*pair(off, f"On {at(off)}, Ann Lee wrote:"), third])
    assert found["reply"].parent == "first@example.org"
    assert found["third"].parent == "reply@example.org"


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        (f"On {at(-400)}, Ann Lee wrote:", "Lower gate"),  # the date of an earlier posting
        (f"On {at(24 * 30)}, Ann Lee wrote:", "Repairs in May"),  # said again on another topic
        (f"On {at(24 * 30)}, Bob Stone wrote:", "Lower gate"),  # somebody else's, whom she cites
    ],
)
def test_what_was_sent_again_later_is_not_what_was_answered(head: str, subject: str) -> None:
    messages = pair(24 * 30, head, subject)
    messages[1] = replace(messages[1], author=replace(messages[1].author, name="Cay Umber"))
    again = [
        t for c in mlthread.reconstruct(messages) for t in c.turns if t.id == "reply@example.org"
    ]
    assert again[0].parent != "first@example.org"


def test_words_that_an_older_message_holds_are_that_one_s() -> None:
    """Who answers an answer may say their first words once more, without marks."""
    messages = pair(0, f"On {at(0)}, Ann Lee wrote:")
    said = ["Bob Stone wrote:", f"> {ANSWER}", "", "Then I ask for the oars tonight.", "", *SAID]
    more = mail("more", "Ann Lee", said, 5, "Re: Lower gate")
    found = turns([*messages, more])
    assert found["reply"].parent == "first@example.org"
    assert found["more"].parent == "reply@example.org"
