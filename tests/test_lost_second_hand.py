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


def test_mails_of_a_conversation_that_is_forwarded_whole_answer_each_other() -> None:
    """Why: the oldest stands first; taken for a history they came out backwards, with dates bent to fit."""
    people = ("Ruth Hill", "Bo Berg", "Ruth Hill")
    body = ["See below.", "", "---------- Forwarded Conversation ----------", f"Subject: {SUBJECT}"]
    for day, (who, line) in enumerate(zip(people, LOST, strict=True), 1):
        body += ["-" * (24 if day == 1 else 10), *([""] if day == 1 else [])]
        address = f"{who.split()[0].lower()}@example.org"
        body += [f"From: {who} <{address}>", f"Date: {day} May 2010 10:00 +0000", "", line, ""]
    [conversation] = reconstruct([mail("c", "Cy Cole", body, 200, f"Fwd: {SUBJECT}")])
    told = {turn.id: turn for turn in conversation.turns}
    assert [turn.author.name for turn in conversation.turns] == [*people, "Cy Cole"]
    assert [turn.text.strip() for turn in conversation.turns] == [*LOST, "See below."]
    assert [turn.date.utc and turn.date.utc.day for turn in conversation.turns[:3]] == [1, 2, 3]
    above = [told[turn.parent].author.name if turn.parent else None for turn in told.values()]
    assert above == [None, *people]
    quoted = [s.source.id for s in conversation.turns[-1].segments if s.source is not None]
    assert quoted == [turn.id for turn in conversation.turns[:3]]
