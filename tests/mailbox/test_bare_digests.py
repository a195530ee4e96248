"""Digests kept as text, without the header of the mail that each was."""

from __future__ import annotations

import io
import itertools

import pytest

import mlthread
from mlthread.model import Message, Problem

RULER, BREAK = "-" * 70, "-" * 30
GATES = "Date: Sun, 4 Feb 1990 19:21:02 EST\nFrom: Ann Lee <ann@example.org>\nSubject: Gates\n\nWhich one leaks?\n"
KEYS = "From: Bo Chen <bo@example.org>\nSubject: Keys\nDate: 5 Feb 90 10:02:21 GMT\n\nThey hang in the hall.\n"
NAME = "Tides Digest    Mon, 5 Feb 90 12:00:00 CST    Volume 10 : Issue 1"
ISSUE = f"{NAME}\n\nToday's Topics:\n    Gates (Ann Lee)\n    Keys (Bo Chen)\n{RULER}\n\n{GATES}\n{BREAK}\n\n{KEYS}\n{BREAK}\n\nEnd of Tides Digest 10.1\n************************\n"


def read(text: str, problems: list[Problem] | None = None) -> list[Message]:
    return list(mlthread.read(io.BytesIO(text.encode()), problems=problems))


def shown(found: list[Message]) -> list[tuple[str | None, str | None, str]]:
    return [(m.author.name, m.subject, m.body.strip()) for m in found]


MAILS = [("Ann Lee", "Gates", "Which one leaks?"), ("Bo Chen", "Keys", "They hang in the hall.")]


@pytest.mark.parametrize(
    "text",
    [
        ISSUE,
        f"\ufeff{ISSUE}",
        f"Subject: TIDES DIGEST 10.1\nReply-To: tides@example.org\n\nTIDES-LIST: {ISSUE}",
        f"precedence: bulk\nSubject: Tides Digest 10.1\n\nTIDES-LIST: {ISSUE}",
        ISSUE.replace(RULER, RULER + "-" * 6).replace(NAME, "Tides-Digest Digest #934"),
        ISSUE.partition(f"{BREAK}\n\nEnd of")[0],
    ],
)
def test_each_mail_of_an_issue(text: str) -> None:
    assert shown(read(text)) == MAILS


def test_issues_below_each_other() -> None:
    data = ISSUE + ISSUE.replace("Which one leaks?", "None leaks.")
    found = read(data)
    assert [m.body.strip() for m in found] == [MAILS[0][2], MAILS[1][2], "None leaks.", MAILS[1][2]]
    places = [m.places[0] for m in found]
    assert places[0].start == 0
    assert places[-1].stop == len(data)
    assert all(a.stop == b.start for a, b in itertools.pairwise(places))
    lines = data.split("\n")
    assert all(lines[place.line - 1].startswith(("Date:", "From:")) for place in places)


def test_a_mail_below_an_issue() -> None:
    assert [m.subject for m in read(ISSUE + "\n" + GATES.replace("Gates", "Tides"))] == [
        "Gates",
        "Keys",
        "Tides",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # nothing names it
        ISSUE.replace(NAME, "Notes of the harbour"),
        # no mail stands below the ruler
        ISSUE.replace(GATES, "The gates leak.\n"),
        # a document on digests
        f"A digest of 1990\n\nIt begins with a ruler:\n\n{RULER}\n\nThen its mails come.\n",
    ],
)
def test_what_is_no_digest(text: str) -> None:
    problems: list[Problem] = []
    assert "digest" not in format_of(text)
    read(text, problems)


def format_of(text: str) -> str:
    from mlthread.mailbox.formats import find_format
    from mlthread.mailbox.head import Head

    found = find_format(Head(text.encode(), whole=True))
    return found[0].name if found is not None else ""
