"""Two lost messages that one reply quotes in turn, each below an attribution line of its own."""

from __future__ import annotations

import pytest

from mlthread import reconstruct
from mlthread.frozen import replace
from mlthread.model import Conversation, Message, Turn

from .mails import FERRY, HALL, mail

SUBJECT = "Posters"
BO = "On 3 May 2010 at 10:05 +0000, Bo Berg wrote:"
CY = "On 3 May 2010 at 12:30 +0000, Cy Cole wrote:"


def quote(head: str, lines: tuple[str, ...]) -> list[str]:
    return [head, *(f"> {line}" for line in lines), ""]


def reader(*parts: list[str], hours: float = 9) -> Message:
    body = [line for part in parts for line in part]
    return mail("a", "Ann Lee", [*body, "I agree with both of you."], hours, f"Re: {SUBJECT}")


def turns(*messages: Message) -> dict[str, Turn]:
    """Every turn by its author's name."""
    found = [turn for conversation in reconstruct(messages) for turn in conversation.turns]
    by_name = {turn.author.name or "": turn for turn in found}
    assert len(by_name) == len(found)
    return by_name


def test_both_come_back_in_one_conversation() -> None:
    (conversation,) = reconstruct([reader(quote(BO, FERRY), quote(CY, HALL))])
    assert isinstance(conversation, Conversation)
    bo, cy, ann = conversation.turns
    assert (bo.author.name, cy.author.name, ann.author.name) == ("Bo Berg", "Cy Cole", "Ann Lee")
    assert bo.text.split("\n") == list(FERRY)
    assert cy.text.split("\n") == list(HALL)
    assert ann.parent == bo.id
    sources = {s.source.id for s in ann.segments if s.source is not None}
    assert sources == {bo.id, cy.id}


@pytest.mark.parametrize("heads", [(BO, CY), (CY, BO)], ids=["older first", "younger first"])
@pytest.mark.parametrize("subject", [SUBJECT, f"Re: {SUBJECT}"])
def test_the_younger_one_hangs_on_the_older_one_as_a_guess(
    heads: tuple[str, str], subject: str
) -> None:
    answer = reader(quote(heads[0], FERRY), quote(heads[1], HALL))
    found = turns(replace(answer, subject=subject))
    bo, cy = found["Bo Berg"], found["Cy Cole"]
    assert bo.parent is None
    assert (cy.parent, cy.parent_evidence) == (bo.id, ("subject",))
    assert cy.confidence is not None
    assert cy.confidence < 0.8


def test_it_hangs_on_what_the_reader_answers_where_that_is_archived() -> None:
    asked = mail("q", "Dan Webb", ["Which posters are left?"], 0, SUBJECT)
    head = "On 3 May 2010 at 09:00 +0000, Dan Webb wrote:"
    answer = reader(quote(head, ("Which posters are left?",)), quote(CY, HALL))
    found = turns(asked, replace(answer, in_reply_to=("q@example.org",)))
    assert found["Ann Lee"].parent == asked.id
    assert found["Cy Cole"].parent == asked.id


def test_what_opened_the_topic_hangs_on_nothing_older() -> None:
    asked = mail("q", "Dan Webb", ["Which posters are left?"], 0, SUBJECT)
    head = "On 3 May 2010 at 09:00 +0000, Dan Webb wrote:"
    cited = "On 3 May 2008 at 12:30 +0000, Cy Cole wrote:"
    answer = reader(quote(head, ("Which posters are left?",)), quote(cited, HALL))
    found = turns(asked, replace(answer, in_reply_to=("q@example.org",)))
    assert found["Dan Webb"].parent is None
    assert found["Cy Cole"].parent is None


def test_another_reply_may_answer_it() -> None:
    other = mail("e", "Eve Gray", [*quote(CY, HALL), "Ten chairs, please."], 11, f"Re: {SUBJECT}")
    found = turns(reader(quote(BO, FERRY), quote(CY, HALL)), other)
    assert found["Eve Gray"].parent == found["Cy Cole"].id
    assert found["Ann Lee"].parent == found["Bo Berg"].id


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (quote("Cy Cole wrote:", HALL), "no time is told: it may be of any message of his"),
        (quote(CY, ("Chairs?",)), "too few words show it"),
        (
            quote("On 3 May 2010 at 11:05 +0000, Bo Berg wrote:", HALL),
            "Bo again: both may be of one",
        ),
        (
            [
                "---------- Forwarded message ----------",
                "From: Cy Cole <cy@example.org>",
                "Date: Mon, 3 May 2010 12:30:00 +0000",
                "Subject: Hall",
                "",
                *HALL,
                "",
            ],
            "it was said elsewhere",
        ),
    ],
)
def test_what_shows_no_second_message(part: list[str], why: str) -> None:
    found = turns(reader(quote(BO, FERRY), part))
    assert set(found) == {"Ann Lee", "Bo Berg"}, why


def test_the_id_that_is_given_is_its_own_and_may_be_archived() -> None:
    cited = quote("In article <hall@example.org>, Cy Cole wrote:", HALL)
    answer = reader(quote(BO, FERRY), cited)
    assert turns(answer)["Cy Cole"].message_id == "hall@example.org"
    held = mail("hall", "Cy Cole", ["See the list of chairs."], 3.5, f"Re: {SUBJECT}")
    found = turns(held, answer)
    assert set(found) == {"Ann Lee", "Bo Berg", "Cy Cole"}
    assert found["Cy Cole"].origin == "archive"


@pytest.mark.parametrize("held", [HALL, ("Whoever brings the chairs brings the tables too.",)])
def test_what_the_archive_holds_is_not_lost(held: tuple[str, ...]) -> None:
    """By its words; or by author and minute, whatever became of them."""
    cy = mail("c", "Cy Cole", held, 3.5, f"Re: {SUBJECT}")
    found = turns(cy, reader(quote(BO, FERRY), quote(CY, HALL)))
    assert set(found) == {"Ann Lee", "Bo Berg", "Cy Cole"}
    assert found["Cy Cole"].origin == "archive"


DAN = "On 3 May 2010 at 09:00 +0000, Dan Webb wrote:"


def test_what_is_quoted_first_may_be_the_one_beside() -> None:
    """Why: the header names the second; the first is no less lost for that."""
    asked = mail("q", "Dan Webb", ["Which posters are left?"], 0, SUBJECT)
    answer = reader(quote(CY, HALL), quote(DAN, ("Which posters are left?",)))
    found = turns(asked, replace(answer, in_reply_to=("q@example.org",)))
    assert found["Ann Lee"].parent == asked.id
    assert found["Cy Cole"].text.split("\n") == list(HALL)


@pytest.mark.parametrize("head", ["Cy Cole wrote:", "Cy Cole writes:"])
def test_of_two_quoted_in_turn_the_lost_one_is_what_the_header_names(head: str) -> None:
    """Why: the first is archived, so an id that the archive lacks is that of the second, date or none."""
    asked = mail("q", "Dan Webb", [*FERRY], 0, SUBJECT)
    answer = reader(quote("Dan Webb wrote:", FERRY), quote(head, HALL))
    found = turns(asked, replace(answer, in_reply_to=("lost@example.net",)))
    assert found["Cy Cole"].text.split("\n") == list(HALL)
    assert found["Cy Cole"].message_id == "lost@example.net"
    assert found["Ann Lee"].parent == found["Cy Cole"].id
    archived = mail("c", "Cy Cole", HALL, 3, f"Re: {SUBJECT}")
    found = turns(asked, archived, replace(answer, in_reply_to=("lost@example.net",)))
    assert found["Cy Cole"].origin == "archive"
    same_host = replace(answer, in_reply_to=("lost@example.org",))
    assert "Cy Cole" not in turns(asked, same_host), "it may be another id of what Dan wrote"
    assert "Cy Cole" not in turns(asked, answer), "without a date it may be of any message of his"
