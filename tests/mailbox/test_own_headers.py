"""A page that shows below its own head the header of the mail, as text."""

from __future__ import annotations

import io

import pytest

import mlthread
from mlthread.model import Message

LINKS = "home help back first fref pref prev next nref lref last post"
PAGE = """[123] in tides archive

{links}

{title}

{head}
Mon Feb  5 10:19:27 2018

{fields}

Which one leaks?

Ann

{links}
"""
FIELDS = "To: tides@example.org\nFrom: Ann Lee <ann@example.org>\nMessage-Id: <1@example.org>\nDate: Mon, 5 Feb 2018 10:17:00 +0000"


def read(
    title: str = "Gates", head: str = "daemon@example.edu (Ann Lee)", fields: str = FIELDS
) -> Message:
    page = PAGE.format(links=LINKS, title=title, head=head, fields=fields)
    [message] = mlthread.read(io.BytesIO(page.encode()), problems=[])
    return message


@pytest.mark.parametrize("title", ["Gates", "Re: Gates", "[tides] Gates 15.75"])
@pytest.mark.parametrize("head", ["Ann Lee", "daemon@example.edu (Ann Lee)"])
def test_the_header_is_the_messages(title: str, head: str) -> None:
    found = read(title, head)
    assert (found.author.name, found.author.email) == ("Ann Lee", "ann@example.org")
    assert (found.id, found.subject) == ("1@example.org", title)
    assert found.date.raw == "Mon, 5 Feb 2018 10:17:00 +0000"
    assert found.body.strip() == "Which one leaks?\n\nAnn"


@pytest.mark.parametrize(
    "fields",
    [
        FIELDS.replace("Ann Lee <ann@example.org>", "Bo Chen <bo@example.org>"),
        FIELDS.replace("5 Feb", "25 Jan"),
        f"{FIELDS}\nSubject: Keys",
        "From: Ann Lee <ann@example.org>\nDate: Mon, 5 Feb 2018 10:17:00 +0000",
    ],
    ids=["somebody else's", "days before", "of another subject", "too short"],
)
def test_another_header_is_what_the_text_shows(fields: str) -> None:
    found = read(fields=fields)
    assert found.author.email == "daemon@example.edu"
    assert "\nDate: " in found.body


def test_a_digest_below_it_is_taken_apart() -> None:
    mails = "\n------------------------------\n\n".join(
        f"Date: Sun, 4 Feb 2018 1{n}:21:02 +0100\nFrom: {who}@example.org\nSubject: Gates\n\nIt is {who}.\n"
        for n, who in enumerate(("bo", "cy"))
    )
    text = f"Tides Digest  Monday 5 February 2018  Volume 12 : Issue 3\n\n{'-' * 70}\n\n{mails}\n------------------------------\n\nEnd of Tides Digest 12.3\n************************"
    page = PAGE.format(
        links=LINKS, title="TIDES DIGEST 12.3", head="daemon@example.edu (Ann Lee)", fields=FIELDS
    ).replace("Which one leaks?\n\nAnn", text)
    found = list(mlthread.read(io.BytesIO(page.encode()), problems=[]))
    assert [message.body.strip() for message in found] == ["It is bo.", "It is cy."]
