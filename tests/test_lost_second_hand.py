"""Lines of a lost message that only a reply to the reply quotes."""

from __future__ import annotations

import pytest

from mlthread import reconstruct
from mlthread.frozen import replace
from mlthread.model import Message, Turn

from .mails import mail

LOST = (
    "The new exporter writes a line for each clock that the logger has.",
    "I can put the old one back, but then the ninth gauge loses its readings.",
    "In that case somebody has to drive out there with a laptop.",
)
HEAD = "On 3 May 2010 at 10:05 +0000, Ruth Hill wrote:"
SUBJECT = "The seventh gauge"


def first_reader() -> Message:
    quoted = (f"> {line}" for line in LOST[:2])
    body = [HEAD, *quoted, "", "Please leave it, and filter on the column of the source."]
    return mail("b", "Bo Berg", body, 4, f"Re: {SUBJECT}")


def second_reader(head: str = HEAD, *lines: str) -> Message:
    body = [
        "On 3 May 2010 at 13:00 +0000, Bo Berg wrote:",
        "> Please leave it, and filter on the column of the source.",
        "",
        "Done, and the doubled lines of the weekend are gone.",
        "",
        f"> {head}",
        *(f"> > {line}" for line in lines or LOST[1:]),
        "",
        "Nobody needs to drive anywhere, then.",
    ]
    return replace(mail("c", "Cy Cole", body, 9, f"Re: {SUBJECT}"), in_reply_to=("b@example.org",))


def lost(*messages: Message) -> Turn:
    turns = [turn for conversation in reconstruct(messages) for turn in conversation.turns]
    (turn,) = [turn for turn in turns if turn.origin == "quoted"]
    return turn


def test_who_got_both_quotes_both() -> None:
    turn = lost(first_reader(), second_reader())
    assert [line for line in turn.text.split("\n") if line in LOST] == list(LOST)
    assert {p.id for p in turn.provenance} == {"b@example.org", "c@example.org"}


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("On 3 May 2010 at 11:40 +0000, Ruth Hill wrote:", "another time is another message"),
        ("Ruth Hill wrote:", "without a time it may be any message of hers"),
        ("On 3 May 2010 at 10:05 +0000, Dan Webb wrote:", "somebody else wrote in that minute"),
    ],
)
def test_only_what_is_surely_hers_is_added(head: str, why: str) -> None:
    turns = [
        turn
        for conversation in reconstruct([first_reader(), second_reader(head)])
        for turn in conversation.turns
    ]
    (ruth,) = [t for t in turns if t.origin == "quoted" and LOST[0] in t.text]
    assert LOST[2] not in ruth.text, why


def test_lines_that_somebody_archived_wrote_are_not_hers() -> None:
    """A level that was lost on the way gives her words that are Dan's."""
    own = "Another way is to read both clocks and to keep the one that is later."
    dan = mail("d", "Dan Webb", [own, "", "It costs one line."], -3, SUBJECT)
    turn = lost(dan, first_reader(), second_reader(HEAD, LOST[1], own))
    assert own not in turn.text
