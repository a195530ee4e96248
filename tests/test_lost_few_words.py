"""A word or two that a reply quotes: of the archived message that has them, or of a lost one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import mlthread
from mails import mail
from mlthread.frozen import replace
from mlthread.model import Message, Turn
from mlthread.thread.lost.fewwords import answer_few_words
from mlthread.thread.lost.pieces import Piece
from mlthread.thread.parents.choice import Choice
from mlthread.thread.work import load

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
SAID = "Do we need two boats for the lower gate at the mill?"


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


@pytest.mark.parametrize(
    ("head", "quote", "subject", "found", "why"),
    [
        ("Bob Stone wrote:", "oars.", "Re: Boats", "second", "the word is his"),
        ("Ann Lee wrote:", "oars.", "Re: Boats", "", "the word is not hers"),
        ("Bob Stone wrote:", "oars.", "Boats", "", "it is no reply"),
        ("Bob Stone wrote:", "If you come by the lock", "Boats", "second", "it says enough"),
        ("Bob Stone wrote:", "oars.", "Re: Oars (was: Boats)", "second", "he wrote on that one"),
        ("Bob Stone wrote:", "oars.", "Re: Oars", "", "he wrote on another topic"),
        ("On 3 May 2010 14:00 +0000, Bob Stone wrote:", "oars.", "Re: Boats", "second", "then"),
        ("On 3 May 2010 at 14:00, Bob Stone wrote:", "oars.", "Re: Boats", "second", "in any zone"),
        ("On 3 May 2010 at 13:07, Bob Stone wrote:", "oars.", "Re: Boats", "", "another minute"),
        ("On 3 May 2010 at 18:15, Bob Stone wrote:", "oars.", "Re: Boats", "", "the zone is known"),
        ("Bob Stone wrote:", f"{SAID} Nobody did.", "Re: Boats", "", "twelve words have keys"),
    ],
)
@pytest.mark.parametrize("seeming", ["", "first"])
def test_whose_few_words_they_are(
    head: str, quote: str, subject: str, found: str, why: str, seeming: str
) -> None:
    """Dee, who writes in Berlin, may seem to answer the first message."""
    said = mail("reply", "Dee Marsh", [head, f"> {quote}", "", "Let us ask him."], 12, subject)
    messages = [*THREAD, replace(said, date=replace(said.date, offset=120))]
    work = load(messages)
    number = {record.id.partition("@")[0]: record.number for record in work.archive.records}
    choice = Choice(number.get(seeming))
    piece = Piece(number["reply"], 0, behind=number.get(seeming))
    held = answer_few_words(work.archive, choice, piece, work.quoted, work.said)
    assert held == bool(found), why
    assert choice.parent == (number[found] if found else number.get(seeming))


def test_what_seems_to_be_answered_and_has_the_words_is() -> None:
    work = load([*THREAD, reply("", "One is at the mill.")])
    choice, piece = Choice(0, ("subject",), 0.4), Piece(3, 0, behind=0)
    assert answer_few_words(work.archive, choice, piece, work.quoted, work.said)
    assert choice == Choice(0, ("subject",), 0.4), "nothing new is known"
    lost = Piece(3, 0, lost_id="x@example.org", behind=0)
    assert not answer_few_words(work.archive, choice, lost, work.quoted, work.said)


def test_nobody_quotes_the_mail_that_they_write() -> None:
    said = mail(
        "reply", "Bob Stone", ["Bob wrote:", "> oars", "", "I meant oars."], 12, "Re: Boats"
    )
    work = load([FIRST, THIRD, said])
    assert not answer_few_words(work.archive, Choice(), Piece(2, 0), work.quoted, work.said)


@pytest.mark.parametrize(
    ("quote", "name", "found", "why"),
    [
        ("No, me too. If you come", "Dee Marsh", "second", "the words are in one message"),
        ("oars.", "Dee Marsh", "", "too little is said to be one's alone"),
        ("No, me too. If you come by boat", "Dee Marsh", "", "nobody said so"),
        ("No, me too. If you come", "Bob Stone", "", "who writes does not answer oneself"),
    ],
)
def test_a_few_words_of_somebody_unnamed(quote: str, name: str, found: str, why: str) -> None:
    """Why: "> and Roy's approaches, and", cut out of a line, was shown as a lost message of nobody."""
    said = mail("reply", name, [f"> {quote}", "", "Let us ask him."], 12, "Re: Boats")
    work = load([*THREAD, said])
    choice, piece = Choice(), Piece(3, 0)
    held = answer_few_words(work.archive, choice, piece, work.quoted, work.said)
    assert held == bool(found), why
    assert choice.parent == (1 if found else None)
    if found:
        assert choice.evidence == ("quoted-text",), "no attribution says it"
