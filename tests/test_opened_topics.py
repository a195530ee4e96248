"""Who opens another topic with somebody's words quotes them, and answers nobody."""

from __future__ import annotations

import pytest

from mlthread import reconstruct
from mlthread.frozen import replace
from mlthread.model import Message, Turn

from .mails import FERRY, HALL, mail

SET_IN = ("I fear so too. She wrote with regard to it:", "", *(f"    {line}" for line in FERRY), "")
ANSWER = ("I would print new ones, as nobody reads what is pasted over.",)


def first() -> Message:
    return replace(mail("a", "Mary Hill", [*FERRY, "", *HALL], 0, "Ferry"), subject="Ferry")


def later(lines: tuple[str, ...], subject: str) -> Turn:
    """The turn of a mail without header fields that name its parent."""
    message = mail("b", "Bo Chen", lines, 5, subject)
    turns = [turn for c in reconstruct([first(), message]) for turn in c.turns]
    return next(turn for turn in turns if turn.id == "b@example.org")


@pytest.mark.parametrize(
    ("subject", "parent", "why"),
    [
        ("Re: Ferry", "a@example.org", "a reply answers whom it quotes"),
        ("Ferry", "a@example.org", "so does one on a list that drops the prefix"),
        ("Paste and paper", None, "another topic: the words are quoted, nobody is answered"),
    ],
)
def test_a_sentence_that_leads_up_to_a_quote(subject: str, parent: str | None, why: str) -> None:
    turn = later((*SET_IN, *ANSWER), subject)
    assert turn.parent == parent, why
    [quote] = [segment for segment in turn.segments if segment.kind == "quote"]
    assert quote.rule == "quote/led-in"
    assert quote.source is not None
    assert quote.source.id == "a@example.org"
    assert turn.text.split("\n")[-1] == ANSWER[0]


def test_an_attribution_answers_under_any_subject() -> None:
    """Why: nobody writes one by hand above what is not answered."""
    quoted = ("Mary Hill wrote:", *(f"> {line}" for line in FERRY), "", *ANSWER)
    assert later(quoted, "Paste and paper").parent == "a@example.org"


def test_what_is_forwarded_under_another_subject_is_not_answered() -> None:
    """Why: the Message-ID among its fields says what it is, not what is answered."""
    head = (
        "------ Forwarded Message",
        "From: Mary Hill <mary@example.org>",
        "Date: Mon, 3 May 2010 09:00:00 +0000",
        "Message-ID: <a@example.org>",
        "Subject: Ferry",
    )
    forward = ("Mary asked me to send this:", "", *head, "", *FERRY, "", *HALL)
    assert later(forward, "Fw: can you forward this").parent is None
    assert later((*ANSWER, "", *head, "", *FERRY, "", *HALL), "Re: Ferry").parent == "a@example.org"
