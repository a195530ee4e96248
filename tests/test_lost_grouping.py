"""Which quotes are of one lost message, and which of two."""

from __future__ import annotations

import pytest

import mlthread
from mails import mail
from mlthread.model import Message, Turn

FERRY = (
    "The ferry company has moved the winter timetable to November, and",
    "nobody told the harbour office before the notices were printed.",
    "Should we print new ones or paste a correction over the old?",
)
FERRY_REWRAPPED = (
    "The ferry company has moved the winter timetable",
    "to November, and nobody told the harbour office",
    "before the notices were printed. Should we print",
    "new ones or paste a correction over the old?",
)
HALL = (
    "The hall is free on Sunday from two until six in the afternoon.",
    "Whoever needs chairs has to say so on the list before Thursday.",
)
SIGNATURE = (
    "Mary Hill, Harbour Office, Quay Street 11, second floor, left",
    "Open on weekdays from nine to noon, on Sundays by appointment",
)
DIGEST = (
    "Send Harbour mailing list submissions to harbour@example.org",
    "To subscribe or unsubscribe via the web, visit the page below",
    "When replying, please edit your Subject line so it is more specific",
)
AT_NINE = "On Mon, 3 May 2010 09:00:00 +0000, Mary Hill wrote:"
BY_NAME = "Mary Hill writes:"
BY_LIST = "On Mon, 3 May 2010 09:00:00 +0000, harbour-request@example.org wrote:"


def _reply(key: str, head: str, quoted: tuple[str, ...], hours: float, subject: str) -> Message:
    lines = (head, *(f"> {line}" for line in quoted), "", "I shall ask at the quay.")
    return mail(key, "Peter Lane" if key == "p" else "Ruth Moss", lines, hours, subject)


def _lost(*messages: Message) -> list[Turn]:
    turns = [turn for conv in mlthread.reconstruct(messages) for turn in conv.turns]
    return [turn for turn in turns if turn.origin == "quoted"]


@pytest.mark.parametrize(
    ("first", "second", "subjects", "count", "why"),
    [
        (FERRY, FERRY[1:], ("Re: Timetable", "Re: Timetable"), 1, "lines in common"),
        (FERRY[:1], FERRY, ("Re: Timetable", "Re: Timetable"), 1, "one line of three is enough"),
        (FERRY, FERRY_REWRAPPED, ("Re: Timetable", "Re: Timetable"), 1, "wrapped anew by one"),
        (FERRY, FERRY, ("Re: Timetable", "Re: Notices"), 1, "two subjects, the whole text"),
        (FERRY[:2], FERRY[2:], ("Re: Timetable", "Re: Timetable"), 2, "nothing in common"),
        (FERRY, HALL, ("Re: Timetable", "Re: Sunday"), 2, "other words"),
        (
            (*HALL[:1], "That is all."),
            (*FERRY, "That is all."),
            ("Re: Timetable", "Re: Sunday"),
            2,
            "a short line under two subjects is a form of speech",
        ),
    ],
)
def test_words_in_common_make_one_message(
    first: tuple[str, ...],
    second: tuple[str, ...],
    subjects: tuple[str, str],
    count: int,
    why: str,
) -> None:
    p = _reply("p", BY_NAME, first, 3.0, subjects[0])
    r = _reply("r", BY_NAME, second, 5.0, subjects[1])
    assert len(_lost(p, r)) == count, why


def test_what_archived_messages_say_as_well_tells_no_message_from_another() -> None:
    """Why: of an author's lost messages a reply each was left, with the signature that an archived
    message has as well; half a year of them became one message."""
    archived = mail("m", "Mary Hill", ("Good morning all.", "--", *SIGNATURE), -90.0, "Hello")
    p = _reply("p", BY_NAME, (*FERRY, "--", *SIGNATURE[:1]), 3.0, "Re: Timetable")
    r = _reply("r", BY_NAME, (*HALL, "--", *SIGNATURE[:1]), 60.0, "Re: Sunday")
    assert len(_lost(archived, p, r)) == 2


def test_the_parts_of_a_series_are_sent_in_one_minute() -> None:
    """Why: `git send-email` sends all within seconds, and replies print author and minute alike."""
    p = _reply("p", AT_NINE, FERRY, 3.0, "Re: [PATCH 1/2] Print notices")
    r = _reply("r", AT_NINE, HALL, 5.0, "Re: [PATCH 2/2] Free the hall")
    assert len(_lost(p, r)) == 2


def test_two_pieces_of_one_author_and_minute_are_one_message() -> None:
    p = _reply("p", AT_NINE, FERRY[:1], 3.0, "Re: Timetable")
    r = _reply("r", AT_NINE, FERRY[2:], 5.0, "Re: Timetable")
    (turn,) = _lost(p, r)
    assert FERRY[0] in turn.text
    assert FERRY[2] in turn.text


def test_digests_of_a_list_begin_alike() -> None:
    later = BY_LIST.replace("3 May", "9 May").replace("Mon", "Sun")
    p = _reply("p", BY_LIST, (*DIGEST, *FERRY), 3.0, "Re: Timetable")
    r = _reply("r", later, (*DIGEST, *HALL), 150.0, "Re: Sunday")
    assert len(_lost(p, r)) == 2
