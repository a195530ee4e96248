"""Answers in quotes without marks behind their author's letters: whose they are where the sender is known."""

from __future__ import annotations

import pytest

from mlthread import reconstruct
from mlthread.model import Address
from mlthread.segment.pipeline import split
from mlthread.thread.tagged import tag_own

from .mails import mail

ANN = Address("Ann Lee (alee)", "ann.lee@example.org")
HEAD = "Hi Bo,\n\nsorry for the delay.\n\n{above}On 10.03.2025, at 12:12, {who} wrote:\n\n"
ASKED = "Should we open the first gate?\n\n{one} Yes.\n\nAnd the second one?\n\n{two} No.\n\nBo\n"


def own(one: str, two: str, who: str = "bo@example.org", above: str = "") -> str:
    """What is Ann's below the attribution."""
    body = HEAD.format(who=who, above=above) + ASKED.format(one=one, two=two)
    parts = tag_own(split(body), ANN)
    assert [part.start for part in parts[1:]] == [part.stop for part in parts[:-1]]
    assert "\n".join(part.text for part in parts).split() == body.split()
    below = max(k for k, part in enumerate(parts) if part.attribution)
    return " ".join(part.text.strip() for part in parts[below:] if part.rule == "text/answer")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("[al]", "[al]"),
        ("[AL]", "[AL2]:"),
        ("##AL", "##AL:"),
        ("AL>>", "AL>"),
        ("AL:", "AL:"),
        ("[Ann]", "[Ann]"),
        ("[alee]", "[Ann Lee]"),
        ("<Ann>", "<Ann>"),
    ],
)
def test_the_senders_letters_and_names(one: str, two: str) -> None:
    assert own(one, two) == f"{one} Yes. {two} No."


@pytest.mark.parametrize(
    ("one", "two", "answer"),
    [
        ("[al]", "Or", "[al] Yes."),  # letters need not come twice
        ("[Ann]", "Or", ""),  # one may speak to her
        ("AL:", "Or", ""),
        ("[bf]", "[bf]", ""),
        ("[snip]", "[AL]", "[AL] No."),
    ],
)
def test_what_one_tag_tells(one: str, two: str, answer: str) -> None:
    assert own(one, two) == answer


def test_answers_that_no_blank_line_parts_from_the_questions() -> None:
    body = HEAD.format(who="bo@example.org", above="") + ASKED.replace("\n\n", "\n").format(
        one="[al]", two="[al]"
    )
    told = [(part.level, part.text.strip()) for part in tag_own(split(body), ANN)][-5:]
    assert [level for level, _ in told] == [1, 0, 1, 0, 1]
    assert told[2][1] == "And the second one?"


def test_one_name_does_where_the_mail_says_that_answers_stand_below() -> None:
    assert own("[Ann]", "Or", above="My answers are inline.\n\n") == "[Ann] Yes."


@pytest.mark.parametrize("who", ["Anton Lind", "Ann Lom"])
def test_who_is_quoted_may_have_the_same_letters(who: str) -> None:
    assert own("[AL]", "[AL]", f"{who} <al@example.org>") == ""


def test_an_earlier_round_is_nobodys() -> None:
    assert own("[AL]", "[BF]", "Bo Fox <bo@example.org>") == ""


def test_what_each_has_to_do_is_no_answer() -> None:
    head = "From: Bo Ek <bo@example.org>\nTo: Ann Lee <ann@example.org>; Cy Dan <cy@example.org>\nSubject: Gates\n\n"
    parts = split(
        f"Fine.\n\n{head}[AL] Bring the keys.\n\n[CD] Oil the gates.\n\n[AL] Lock them.\n\nBo\n"
    )
    assert tag_own(parts, ANN) == parts


def test_marks_tell_themselves() -> None:
    parts = split("Bo Fox wrote:\n> Open?\n> [AL] Since noon.\n")
    assert tag_own(parts, ANN) == parts


def test_a_lost_mail_has_not_the_words_of_its_reader() -> None:
    body = HEAD.format(who="Bo Fox <bo@example.org>", above="") + ASKED.format(
        one="[al]", two="[al]"
    )
    (conversation,) = reconstruct([mail("a", "Ann Lee", body.split("\n"), 0, "Re: Gates")])
    texts = {turn.author.name: turn.text for turn in conversation.turns}
    assert "[al] Yes." in texts["Ann Lee"]
    assert "[al]" not in texts["Bo Fox"]


def test_answers_to_the_comments_of_who_is_answered() -> None:
    head = "-----Original Message-----\nFrom: Fox, Bo <bo@example.org>\nTo: Lee, Ann <ann@example.org>\nSubject: RE: Gates\n\n"
    asked = (
        "See my comments inline.\n\n> From: Ann Lee <ann@example.org>\n> Subject: Gates\n>\n"
        "> The gate stands open.\n>[Bo] At night too?\n    [Ann] Yes.\n\n[Bo] Who has the key?\n\n[Ann] Carl.\n"
    )
    parts = tag_own(split(f"I add mine behind yours.\n\n{head}{asked}"), ANN)
    told = [(part.level, part.text.strip()) for part in parts if "]" in part.text]
    assert told == [
        (1, "[Bo] At night too?"),
        (0, "[Ann] Yes."),
        (1, "[Bo] Who has the key?"),
        (0, "[Ann] Carl."),
    ]
