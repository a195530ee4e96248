"""Replies that repeat whole lines of somebody's under their subject, and set nothing round them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mlthread import reconstruct
from mlthread.frozen import replace
from mlthread.model import Message, Turn

from .mails import FERRY, HALL, mail

ANSWER = ("I would print new ones, as nobody reads what is pasted over an old notice.",)
SUBJECT = "Re: Timetable"
LATER = mail("z", "Dora Hill", ["Who has the key of the harbour office this week?"], 3, SUBJECT)


def answer(
    lines: Sequence[str], subject: str = SUBJECT, name: str = "Bo Chen", hours: float = 5
) -> Turn:
    """The turn of a mail of these lines; below the same subject stand the message that it quotes and a later one."""
    messages: list[Message] = [
        mail("a", "Ann Lee", [*FERRY, "", *HALL], 0, "Timetable"),
        LATER,
        mail("b", name, lines, hours, subject),
    ]
    turns = [turn for c in reconstruct(messages) for turn in c.turns]
    return next(turn for turn in turns if turn.id == "b@example.org")


QUOTES = [
    pytest.param([*FERRY, "", *ANSWER], [("quote", 1), ("text", 0)], id="above the answer"),
    pytest.param([*ANSWER, "", *FERRY], [("text", 0), ("quote", 1)], id="below it"),
    pytest.param(["->", *FERRY, "<-", "", *ANSWER], [("quote", 1), ("text", 0)], id="with signs"),
]


@pytest.mark.parametrize(("lines", "parts"), QUOTES)
def test_such_lines_are_a_quote_and_who_wrote_them_is_answered(
    lines: list[str], parts: list[tuple[str, int]]
) -> None:
    """Why: by the subject alone it would answer the message before it."""
    turn = answer(lines)
    assert turn.parent == "a@example.org"
    assert "quoted-text" in turn.parent_evidence
    assert [(s.kind, s.level) for s in turn.segments][:2] == parts
    assert turn.text.strip().endswith(ANSWER[0])


OWN = [
    pytest.param({"subject": "Timetable"}, id="no reply"),
    pytest.param({"subject": "Re: Notices"}, id="another subject"),
    pytest.param({"name": "Ann Lee"}, id="her own words"),
    pytest.param({"hours": -40}, id="written before"),
]


@pytest.mark.parametrize("how", OWN)
def test_elsewhere_the_same_lines_are_no_quote(how: dict[str, str]) -> None:
    turn = answer([*FERRY, "", *ANSWER], **how)  # type: ignore[arg-type]  # one of its arguments
    assert turn.parent != "a@example.org" or "quoted-text" not in turn.parent_evidence


def test_a_few_words_meet_by_chance() -> None:
    turn = answer(["The answer is here.", "", "before Thursday.", "", *ANSWER])
    assert [s.kind for s in turn.segments] == ["text"]


def test_what_is_posted_again_is_no_quote_of_some_lines() -> None:
    """Why: more than half of a long mail is another's, word for word; as a whole it counts, not by its lines."""
    notice = [
        f"Gate {k} of the harbour is open from {k} o'clock until the evening tide."
        for k in range(30)
    ]
    messages = [
        mail("a", "Ann Lee", notice, 0, "Gates"),
        replace(mail("b", "Bo Chen", [*notice, "", *ANSWER], 5, "Re: Gates")),
    ]
    (conversation,) = reconstruct(messages)
    turn = next(turn for turn in conversation.turns if turn.id == "b@example.org")
    assert turn.reasons == ("all that it says stands here once more", "same subject")


def test_who_quotes_with_marks_too_is_left_alone() -> None:
    """Why: what is answered is told by these; what stands without marks is told once that is known."""
    turn = answer(["> " + LATER.body.strip(), "", *ANSWER, "", *FERRY])
    assert turn.parent == "z@example.org"
