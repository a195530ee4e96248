"""Who answers a lost message, and what it answers itself, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest

import mlthread
from mails import FERRY, HALL, mail
from mlthread.frozen import replace
from mlthread.model import Message, Turn

LOST_ID = "x@example.org"


def _quoting(head: str, quoted: tuple[str, ...] = FERRY) -> tuple[str, ...]:
    return (head, *(f"> {line}" for line in quoted), "", "So be it.")


def _reply(
    lines: tuple[str, ...], hours: float = 5.0, subject: str = "Re: Timetable", lost: str = ""
) -> Message:
    said = mail("r", "Peter Lane", lines, hours, subject)
    return replace(said, in_reply_to=(lost,) if lost else ())


def _turns(*messages: Message) -> dict[str, Turn]:
    """Turns by id; the one lost message is at ""."""
    turns = [turn for conv in mlthread.reconstruct(messages) for turn in conv.turns]
    return {"" if turn.is_recovered else turn.id.partition("@")[0]: turn for turn in turns}


OPENER = mail("o", "Mary Hill", HALL, 0.0, "Timetable")


@pytest.mark.parametrize(
    ("head", "lost", "evidence", "sure"),
    [
        ("Ruth Moss wrote:", LOST_ID, ("in-reply-to", "attribution"), 0.95),
        ("", LOST_ID, ("in-reply-to", "quoted-text"), 0.95),
        ("Ruth Moss wrote:", "", ("attribution",), 0.97),
        ("", "", ("quoted-text",), 0.97),
    ],
)
def test_how_sure_it_is_that_a_lost_message_is_answered(
    head: str, lost: str, evidence: tuple[str, ...], sure: float
) -> None:
    """By a header, and where there is nothing else to answer."""
    turns = _turns(_reply(_quoting(head), lost=lost))
    reply = turns["r"]
    assert reply.parent == turns[""].id
    assert (reply.parent_evidence, reply.confidence) == (evidence, sure)


@pytest.mark.parametrize(
    ("fields", "evidence"),
    [
        ({"references": (LOST_ID,)}, "references"),
        ({"in_reply_to": (LOST_ID,), "references": (LOST_ID,)}, "in-reply-to"),
        ({"page_parent": LOST_ID}, "page-link"),
    ],
)
def test_the_evidence_is_the_header_that_names_the_lost_message(
    fields: dict[str, Any], evidence: str
) -> None:
    """A reply without In-Reply-To was said to have one."""
    turns = _turns(replace(_reply(_quoting("Ruth Moss wrote:")), **fields))
    assert turns["r"].parent_evidence == (evidence, "attribution")


def test_a_lost_message_has_no_headers_only_who_quotes_it_has() -> None:
    """Its In-Reply-To is not known; the References of its reader are."""
    lines = ("Ruth Moss wrote:", "> Jan Dee wrote:", *(f"> > {line}" for line in FERRY))
    said = _reply((*lines, ">", *(f"> {line}" for line in HALL), "", "So be it."))
    message = replace(said, references=("b@example.org", LOST_ID), in_reply_to=(LOST_ID,))
    [conversation] = mlthread.reconstruct([message])
    below = next(turn for turn in conversation.turns if turn.id == LOST_ID)
    assert below.parent == "b@example.org"
    assert "in-reply-to" not in below.parent_evidence
    assert below.parent_evidence[0] == "references"


COVER = mail("c", "Mary Hill", ("Three patches for the gates.",), 0.0, "Mend the gates")
FIRST = mail("f", "Mary Hill", (*HALL, "The first one."), 0.1, "[PATCH 1/3] Oil the hinge")
PART = _reply(_quoting("Mary Hill wrote:"), subject="Re: [PATCH 2/3] Paint the gate")


@pytest.mark.parametrize(
    ("cover", "answers", "opener"),
    [
        (COVER, "", "f"),
        (COVER, "c", "c"),
        (replace(COVER, author=mail("c", "Ruth Moss", (), 0.0, "").author), "c", "f"),
    ],
)
def test_a_lost_part_of_a_series_hangs_on_what_opens_it(
    cover: Message, answers: str, opener: str
) -> None:
    """A cover letter by its author may bear no number: the first part answers it."""
    first = replace(FIRST, in_reply_to=(f"{answers}@example.org",) if answers else ())
    lost = _turns(cover, first, PART)[""]
    assert lost.parent == f"{opener}@example.org"
    assert lost.confidence == 0.9


def test_who_quotes_a_lost_message_that_others_show_answers_it() -> None:
    """Eve seemed to answer Mary, who had said most of it before."""
    mary = mail("o", "Mary Hill", FERRY[:3], 0.0, "Timetable")
    peter = _reply(_quoting("Ruth Moss wrote:"), lost=LOST_ID)
    lines = _quoting("Ruth Moss wrote:", (*FERRY, "She will not wait."))
    eve = replace(mail("e", "Eve Oak", lines, 6.0, "Re: Timetable"))
    turns = _turns(mary, peter, eve)
    assert turns["e"].parent == turns["r"].parent == LOST_ID
    assert turns[""].text.split("\n")[-1] == "She will not wait."
    headed = _turns(mary, peter, replace(eve, in_reply_to=(mary.id,)))
    assert headed["e"].parent == mary.id, "a header is believed"


@pytest.mark.parametrize(("quoted", "behind"), [(FERRY, True), (FERRY[:1], False)])
def test_a_lost_message_answers_none_that_is_younger(quoted: tuple[str, ...], behind: bool) -> None:
    """It answers what Peter seemed to answer; that may be Mary's second message, which was written after it."""
    opener = replace(OPENER, body="Who has the key of the hall?\n")
    second = mail("s", "Mary Hill", (*HALL, "Once more, as nobody answers."), 4.0, "Timetable")
    lines = _quoting("On 3 May 2010 11:37 +0000, Mary Hill wrote:", quoted)
    reply = replace(_reply(("Hi Mary,", "", *lines)), to=(second.author,))
    turns = _turns(opener, second, reply)
    assert (turns["r"].parent, turns["r"].confidence) == (turns[""].id, 0.85)
    assert turns[""].parent == opener.id
    assert (turns[""].confidence == 0.5) == behind


@pytest.mark.parametrize(
    ("clock", "subject", "parent"),
    [
        ("11:00", "Timetable", OPENER.id),
        ("11:00", "Re: Timetable", OPENER.id),
        ("08:00", "Timetable", None),
        ("11:00", "Ferry", None),
    ],
)
def test_a_lost_message_goes_on_with_an_older_one_of_its_topic(
    clock: str, subject: str, parent: str | None
) -> None:
    """Archives that take the "Re:" away made it the first of its conversation."""
    head = f"On 3 May 2010 {clock} +0000, Ruth Moss wrote:"
    turns = _turns(OPENER, _reply(_quoting(head), subject=subject))
    assert turns["r"].parent == turns[""].id
    assert turns[""].parent == parent
