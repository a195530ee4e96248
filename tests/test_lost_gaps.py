"""Gaps in the text of a lost message: who quotes it says between two quotes that something is left out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mlthread import reconstruct
from mlthread.model import Message, Turn

from .mails import FERRY, HALL, mail

BY_ANN = "On Mon, May 3, 2010 at 9:00 AM, Ann Lee <ann@example.org> wrote:"
ANSWER = "We print new ones, as nobody reads what is pasted over an old notice."


def lost(lines: Sequence[str], *others: Message) -> Turn:
    """The message of Ann's that these lines of Bo's, and other mails, quote."""
    found = reconstruct([mail("b", "Bo Chen", lines, 5, "Re: Timetable"), *others])
    (turn,) = [turn for c in found for turn in c.turns if turn.origin == "quoted"]
    return turn


def marked(lines: Sequence[str], marks: str = "> ") -> list[str]:
    return [f"{marks}{line}" for line in lines]


CUTS = [
    pytest.param(["..."], id="dots"),
    pytest.param(["", "[...]", ""], id="dots in brackets, between blank lines"),
    pytest.param(["[snip]", "", ANSWER, ""], id="below a quote, above the answer"),
    pytest.param(["", ANSWER, "", "[3 lines deleted]"], id="below the answer, above a quote"),
]


@pytest.mark.parametrize("between", CUTS)
def test_what_is_left_out_between_two_quotes_is_a_gap(between: list[str]) -> None:
    """Why: the two were one paragraph of the lost message, as if it had gone on there."""
    turn = lost([BY_ANN, *marked(FERRY[:2]), *between, *marked(HALL), "", ANSWER])
    assert turn.text == "\n".join([*FERRY[:2], "", "[…]", "", *HALL])
    assert [(p.start, p.stop) for p in turn.provenance] == [(0, 2), (5, 7)]


NOT = [
    pytest.param(["", ANSWER, ""], id="an answer alone"),
    pytest.param(["", "We did this:", "...", "and were done.", ""], id="dots amid an answer"),
    pytest.param(["", "I wonder what it costs...", ""], id="dots at the end of an answer"),
]


@pytest.mark.parametrize("between", NOT)
def test_nothing_is_known_to_be_left_out_above_an_answer(between: list[str]) -> None:
    """Why not: whoever answers a passage may quote all that is there."""
    turn = lost([BY_ANN, *marked(FERRY[:2]), *between, *marked(HALL), "", ANSWER])
    assert "[…]" not in turn.text


def test_another_reader_who_has_what_was_left_out_fills_the_gap() -> None:
    """Why: then nothing is missing."""
    whole = mail(
        "c", "Cy Fox", [BY_ANN, *marked([*FERRY, *HALL]), "", "Print."], 7, "Re: Timetable"
    )
    turn = lost([BY_ANN, *marked(FERRY[:2]), "[...]", *marked(HALL), "", ANSWER], whole)
    assert turn.text == "\n".join([*FERRY, *HALL])
