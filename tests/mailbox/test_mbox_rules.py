"""Rules of mailboxes and their separators, each with bytes that it decides."""

from __future__ import annotations

from io import BytesIO

import pytest

from mlthread import Message, read
from mlthread.model import Problem

SEPARATOR = "From ann@example.org Thu Feb  1 09:15:30 2018\n"
MAIL = "From: Ann Lee <ann@example.org>\nDate: Thu, 1 Feb 2018 09:15:30 +0000\nSubject: Gates\nMessage-ID: <{0}@example.org>\n\nWhich gate?\n"


def found(text: str) -> list[Message]:
    return list(read(BytesIO(text.encode()), problems=[]))


@pytest.mark.parametrize(
    "stacked",
    [
        SEPARATOR,
        "From bo@example.org Thu Feb  1 09:15:29 2018\n",
        ">From bo Thu Feb  1 09:15:29 2018\n",
    ],
)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_separators_of_earlier_deliveries_are_no_text(stacked: str, count: int) -> None:
    """Why: a program that delivers a mail once more keeps the line of the one before."""
    (message,) = found(SEPARATOR + stacked * count + MAIL.format(1))
    assert (message.message_id, message.body) == ("1@example.org", "Which gate?\n")
    (place,) = message.places
    assert (place.line, place.start) == (1, 0)


def test_a_separator_with_nothing_below_but_another_delivery() -> None:
    problems: list[Problem] = []
    text = f"{SEPARATOR}{MAIL.format(1)}\n{SEPARATOR}>From bo Thu Feb  1 09:15:29 2018"
    assert [m.message_id for m in read(BytesIO(text.encode()), problems=problems)] == [
        "1@example.org"
    ]


PIPERMAIL = "From ann at example.org  Thu Feb  1 09:15:30 2018\n"
DAEMON = "From MAILER-DAEMON Thu Feb  1 09:15:30 2018\n"
WITH_ID = (
    "From: ann@example.org\nDate: Thu, 1 Feb 2018 09:15:30 +0000\nMessage-ID: <{0}@example.org>\n"
)
WITHOUT_ID = "From: ann@example.org\nDate: Thu, 1 Feb 2018 09:15:30 +0000\nSubject: {0}\n"
LATER = "From bo@example.org Fri Feb  2 09:15:30 2018\n"
BY_DATE, BY_SUBJECT = (
    "From: bo@example.org\nDate: Fri, 2 Feb 2018 09:15:30 +0000\n",
    "From: bo@example.org\nSubject: x\n",
)
ESCAPED = ">From afar\n"


@pytest.mark.parametrize(
    ("separator", "header", "count", "body", "candidate", "parts"),
    [
        (SEPARATOR, WITH_ID, 1, "\n", LATER + BY_DATE, True),
        (SEPARATOR, WITH_ID, 1, "", LATER + BY_DATE, False),
        (SEPARATOR, WITH_ID, 1, ESCAPED, LATER + BY_DATE, False),
        (SEPARATOR, WITH_ID, 1, "\n", LATER + BY_SUBJECT, True),
        (SEPARATOR, WITH_ID, 1, "\n", LATER + "Date: Fri, 2 Feb 2018 09:15:30 +0000\nSubject: x\n", False),
        (SEPARATOR, WITH_ID, 1, f"{ESCAPED}\n", LATER + "Date: Fri, 2 Feb 2018 09:15:30 +0000\n", True),
        (SEPARATOR, WITH_ID, 1, f"{ESCAPED}\n", LATER + "To: x\nSubject: x\n", False),
        (SEPARATOR, WITH_ID, 1, "\n", LATER + "Return-Path: <bo@example.org>\nSubject: x\n", True),
        (SEPARATOR, WITH_ID, 1, "\n", LATER + "Received: by example.org\n", True),
        (SEPARATOR, WITH_ID, 1, "\n", LATER + "X-Tide: high\n", False),
        (SEPARATOR, WITH_ID, 1, "\n", LATER + "no field\n", False),
        (SEPARATOR, WITH_ID, 1, "\n", "From bo@example.org Sun Dec 17 09:15:31 2017\n" + BY_SUBJECT, False),
        (SEPARATOR, WITH_ID, 1, "\n", "From bo@example.org Mon Dec 18 09:15:31 2017\n" + BY_SUBJECT, True),
        (SEPARATOR, WITH_ID, 1, f"{ESCAPED}\n", "From bo@example.org Sun Dec 17 09:15:31 2017\n" + BY_SUBJECT, True),
        (DAEMON, WITH_ID, 2, "\n", LATER + BY_DATE, True),
        (DAEMON, WITH_ID, 2, "\n", LATER + BY_SUBJECT, False),
        (DAEMON, WITH_ID, 2, "", DAEMON + BY_DATE, True),
        (DAEMON, WITH_ID, 2, "", DAEMON + BY_SUBJECT, False),
        (DAEMON, WITH_ID, 3, "\n", DAEMON + "X-Tide: high\n", True),
        (DAEMON, WITH_ID, 2, "\n", DAEMON + "X-Tide: high\n", False),
        (DAEMON, WITH_ID, 3, "", DAEMON + "X-Tide: high\n", False),
        (PIPERMAIL, WITH_ID, 2, "\n", LATER + BY_DATE, False),
        (PIPERMAIL, WITH_ID, 2, f"{ESCAPED}\n", LATER + BY_DATE, True),
        (PIPERMAIL, WITH_ID, 2, "\n", PIPERMAIL + BY_DATE, True),
        (SEPARATOR, WITH_ID, 9, "\n", LATER + "Date: Fri, 2 Feb 2018 09:15:30 +0000\nFrom: bo@example.org\n", True),
        (SEPARATOR, WITH_ID, 10, "\n", LATER + "Date: Fri, 2 Feb 2018 09:15:30 +0000\nFrom: bo@example.org\n", False),
        (SEPARATOR, WITH_ID, 10, "\n", LATER + BY_DATE, True),
        (SEPARATOR, WITH_ID, 10, "\n", LATER + BY_SUBJECT, False),
        (SEPARATOR, WITHOUT_ID, 10, "\n", LATER + BY_SUBJECT, True),
        ("From mboxrd@z Thu Jan  1 00:00:00 1970\n", WITH_ID, 2, "\n", LATER + BY_DATE, False),
        ("From mboxrd@z Thu Jan  1 00:00:00 1970\n", WITH_ID, 2, "", "From mboxrd@z Thu Jan  1 00:00:00 1970\n" + BY_SUBJECT, True),
    ],
)  # fmt: skip
def test_what_parts_messages_that_show_no_whole_header(
    separator: str, header: str, count: int, body: str, candidate: str, parts: bool
) -> None:
    """Why: mailboxes are quoted in mail, and mail lacks fields; what is parted too often can still be read."""
    mails = [f"{separator}{header.format(number)}\nWhich gate?\n" for number in range(count)]
    text = "\n".join(mails) + body + candidate + "\nThe first.\n"
    assert len(found(text)) == count + parts


DELIVERED = f"Received: (qmail 65 invoked from network); 2 Feb 2018 09:15:45 -0000\n{MAIL}"


@pytest.mark.parametrize(
    ("line", "below", "count"),
    [
        ("From list@list.example.org Lee  <ann@example.org>  ", DELIVERED, 2),
        ("From list@list.example.org gate [127.0.0.1]) (localhost gate.example.org by", DELIVERED, 2),
        ('From list@list.example.org Lee"  <ann@example.org>  ', DELIVERED.replace("Received", "RECEIVED"), 2),
        ("From list@list.example.org Lee", f"Return-Path: <ann@example.org>\n{MAIL}", 2),
        ("From list@list.example.org I have this mail here", MAIL, 1),  # no trace on top: shown, not delivered
        ("From the list I have this mail here", DELIVERED, 1),
        ("From list@list.example.org I have this here", "Received: by example.org\nFrom: ann@example.org\n", 1),
    ],
)  # fmt: skip
def test_a_separator_whose_date_is_something_else(line: str, below: str, count: int) -> None:
    """Why: the monthly files of a list server of 1998 show words of a Received field there; one mail in ten hung
    on the one before."""
    text = f"{SEPARATOR}{MAIL.format(1)}\n{line}\n{below.format(2)}"
    assert len(found(text)) == count


def test_a_deleted_message_far_below_is_told() -> None:
    """Why: what Thunderbird writes into a mailbox of another program begins where that ends."""
    many = "".join(f"{SEPARATOR}{MAIL.format(n)}{'Wide. ' * 2000}\n\n" for n in range(8))
    problems: list[Problem] = []
    text = f"{many}{SEPARATOR}X-Mozilla-Status: 0009\n{MAIL.format(9)}"
    assert len(list(read(BytesIO(text.encode()), problems=problems))) == 8
    assert [p.problem for p in problems] == ["is marked as deleted"]
