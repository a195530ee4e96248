"""Messages whose text the archive did not keep, rule by rule: which quotes are of them."""

from __future__ import annotations

import pytest

from mails import mail
from mlthread.model import Evidence, Message
from mlthread.thread.lost.textless import quotes_of_textless
from mlthread.thread.parents.choice import Choice
from mlthread.thread.work import load

FERRY = (
    "The ferry company has moved the winter timetable to November, and",
    "nobody told the harbour office before the notices were printed.",
    "Should we print new ones or paste a correction over the old?",
)
EMPTY = mail("o", "Mary Hill", (), 0.0, "Timetable")
GREETING = mail("g", "Paul Gray", ("Good morning all, from the quay.",), -60.0, "Hello")
HEADER: tuple[Evidence, ...] = ("in-reply-to",)
NAMED: tuple[Evidence, ...] = ("attribution", "subject")
AT_NINE = "On 3 May 2010 09:00 +0000, Mary Hill wrote:"
AT_ONE = "On 3 May 2010 13:17 +0000, Mary Hill wrote:"
BY_PAUL = AT_NINE.replace("Mary Hill", "Paul Gray")


def _is_shown(
    head: str,
    evidence: tuple[Evidence, ...],
    *others: Message,
    subject: str = "Re: Timetable",
    quoted: tuple[str, ...] = FERRY,
    parent: Message = EMPTY,
    lost_id: str | None = None,
) -> bool:
    attribution = (head,) if head else ()
    lines = (*attribution, *(f"> {line}" for line in quoted), "", "Paste it over the old.")
    reply = mail("r", "Peter Lane", lines, 9.0, subject)
    archive = load([parent, reply, GREETING, *others]).archive
    numbers = {record.id: record.number for record in archive.records}
    choices = [Choice() for _ in archive.records]
    choices[numbers[reply.id]] = Choice(numbers[parent.id], evidence, lost_id=lost_id)
    return numbers[parent.id] in quotes_of_textless(archive, choices)


@pytest.mark.parametrize(
    ("head", "evidence", "shown", "why"),
    [
        (AT_NINE, NAMED, True, "author and minute"),
        (AT_ONE, NAMED, False, "another minute"),
        (AT_ONE, HEADER, False, "another minute, whatever the header says"),
        ("On 3 May 2010, Mary Hill wrote:", NAMED, True, "author and day"),
        ("On 9 May 2010, Mary Hill wrote:", NAMED, False, "another day"),
        ("Mary Hill wrote:", NAMED, True, "her only one without text"),
        ("Paul Gray wrote:", NAMED, False, "somebody else"),
        ("Paul Gray wrote:", HEADER, False, "somebody else, who is quoted further up"),
        (BY_PAUL, NAMED, False, "somebody else, of that minute"),
        (BY_PAUL, HEADER, True, "that minute, and the header: another name of hers"),
        ("", HEADER, True, "nobody is named, but the header"),
        ("", NAMED, False, "nobody is named"),
    ],
)
def test_a_quote_of_a_message_without_text(
    head: str, evidence: tuple[Evidence, ...], shown: bool, why: str
) -> None:
    assert _is_shown(head, evidence) == shown, why


def test_a_message_with_text_says_itself_what_it_says() -> None:
    full = mail("o", "Mary Hill", ("See what is attached.",), 0.0, "Timetable")
    assert not _is_shown(AT_NINE, NAMED, parent=full)
    assert not _is_shown(AT_NINE, NAMED, lost_id="77@gateway.example")


@pytest.mark.parametrize(
    ("empty", "subject", "shown"),
    [
        ("Timetable", "Re: Timetable", False),
        ("Hall", "Re: Timetable", True),
        ("Hall", "Re: Ferry", False),
    ],
)
def test_of_two_without_text_the_date_tells(empty: str, subject: str, shown: bool) -> None:
    second = mail("s", "Mary Hill", (), 2.0, empty)
    assert _is_shown("Mary Hill wrote:", NAMED, second, subject=subject) == shown
    assert _is_shown(AT_NINE, NAMED, second, subject=subject)


def test_what_she_wrote_after_the_reply_is_no_other() -> None:
    """Why: she sent a second mail without text when the reply had quoted the first."""
    assert _is_shown("Mary Hill wrote:", NAMED, mail("s", "Mary Hill", (), 20.0, "Timetable"))


@pytest.mark.parametrize(
    ("who", "said", "head", "shown", "why"),
    [
        ("Ruth Moss", FERRY, AT_NINE, False, "another said it"),
        ("Ruth Moss", FERRY[:2], AT_NINE, False, "another said two thirds of it"),
        ("Ruth Moss", FERRY[:1], AT_NINE, True, "who is named may print what another prints"),
        ("Ruth Moss", FERRY[:1], "", False, "nobody is named, and another said a third of it"),
        ("Ruth Moss", (), AT_NINE, True, "nobody else said it"),
        ("Mary Hill", FERRY, AT_NINE, True, "she said it once more"),
        ("Mary Hill", FERRY, "Mary Hill wrote:", False, "she said it there"),
        ("Mary Hill", FERRY[:1], "Mary Hill wrote:", True, "she signs so"),
    ],
)
def test_who_else_holds_the_words(
    who: str, said: tuple[str, ...], head: str, shown: bool, why: str
) -> None:
    third = mail("t", who, (*said, "So I heard."), -2.0, "Ferry")
    assert _is_shown(head, NAMED if head else HEADER, third) == shown, why
