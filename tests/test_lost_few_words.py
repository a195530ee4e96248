"""A word or two that a reply quotes: of the archived message that has them, or of a lost one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import mlthread
from mails import mail
from mlthread.model import Message, Turn

FIRST = mail(
    "first", "Ann Lee", ["Do we need two boats for the lower gate? One is at the mill."], 0, "Boats"
)
SECOND = mail(
    "second",
    "Bob Stone",
    [
        "> Do we need two boats for the lower gate?",
        "",
        "No, me too. If you come by the lock, don't.",
        "I never saw",
        "oars.",
    ],
    5,
    "Re: Boats",
)
THIRD = mail(
    "third", "Cay Umber", ["The mason has one as well, it lies at his yard."], 9, "Re: Boats"
)
THREAD = (FIRST, SECOND, THIRD)


def turn(messages: Sequence[Message], key: str) -> Turn:
    return next(
        turn
        for conversation in mlthread.reconstruct(messages)
        for turn in conversation.turns
        if turn.id.partition("@")[0] == key
    )


def reply(head: str, quote: str, name: str = "Dee Marsh") -> Message:
    return mail(
        "reply",
        name,
        [head, f"> {quote}", "", "Let us ask him about that before May."],
        12,
        "Re: Boats",
    )


@pytest.mark.parametrize(
    "quote",
    [
        "oars.",  # one word: no key
        "No, me too.",  # a short line
        "If you come by the lock, don't.",  # cut out of a longer line
        "I never saw oars.",  # over the end of a line
    ],
)
@pytest.mark.parametrize(
    "head", ["Bob Stone wrote:", "Bob wrote:", "On 03/05/10 14:00, Bob Stone wrote:"]
)
def test_a_few_words_are_found_in_what_their_author_wrote(head: str, quote: str) -> None:
    """Why: one-line quotes were told as lost messages, though the line stands in the message above."""
    found = turn([*THREAD, reply(head, quote)], "reply")
    assert found.parent == "second@example.org"


@pytest.mark.parametrize(
    ("head", "quote"),
    [
        ("Bob Stone wrote:", "But the sluice keeper has his doubts about boats in May, I hear."),
        ("On 01/05/10 07:13, Bob Stone wrote:", "Where is the sluice keeper these days?"),
        ("Eve Lake wrote:", "Where is the sluice keeper these days?"),
    ],
)
def test_words_that_nobody_wrote_are_of_a_lost_message(head: str, quote: str) -> None:
    messages = [*THREAD, reply(head, quote)]
    parent = turn(messages, "reply").parent
    assert parent is not None
    assert turn(messages, parent.partition("@")[0]).origin == "quoted"


def test_the_same_words_at_another_time_are_not_those() -> None:
    """Bob said "No, me too." before, in a message that is lost: the date is not that of the archived one."""
    parent = turn(
        [*THREAD, reply("On 01/05/10 07:13, Bob Stone wrote:", "No, me too.")], "reply"
    ).parent
    assert parent != "second@example.org"


def test_a_ruler_that_is_quoted_is_of_no_lost_message() -> None:
    patch = mail(
        "patch",
        "Bob Stone",
        ["Oil the hinge before May.", "---", " gate.c | 2 +-"],
        20,
        "[PATCH] Hinge",
    )
    answer = mail(
        "reply",
        "Dee Marsh",
        ["Bob Stone wrote:", "> ---", "", "Does it creak that much?"],
        30,
        "Re: [PATCH] Hinge",
    )
    assert turn([patch, answer], "reply").parent == "patch@example.org"
