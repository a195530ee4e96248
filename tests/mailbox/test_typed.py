"""Mails that people copied into a text one after the other: From, Date and Subject above each, and no more."""

from __future__ import annotations

import io

import pytest

import mlthread
from mlthread.model import Message

MAILS = (
    ("Ann Lee <ann@example.org>", "Gates", "Mon, 5 Feb 2018 10:15:46 +0100", "Which gate leaks?"),
    ("Bo Chen <bo@example.org>", "Re: Gates", "Mon, 5 Feb 2018 11:15:46 +0100", "> Which gate leaks?\n\nThe lower one."),
    ("Cy Dan <cy@example.org>", "Re: Gates", "Mon, 5 Feb 2018 05:45:46 -0500", ">> Which gate leaks?\n> The lower one.\n\nThank you."),
)  # fmt: skip


def block(mail: tuple[str, str, str, str]) -> str:
    sender, subject, date, text = mail
    return f"From: {sender}\nSubject: {subject}\nDate: {date}\n\n{text}\n"


def read(text: str) -> list[Message]:
    return list(mlthread.read(io.BytesIO(text.encode()), problems=[]))


@pytest.mark.parametrize(
    "between", ["\n", "\n\n\n", "\n" + "-" * 40 + "\n", "\n*****\n\n", "=" * 60 + "\n"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_is_a_message(between: str, end: str) -> None:
    text = between.join(map(block, MAILS)).replace("\n", end)
    found = read(text)
    assert [m.author.name for m in found] == ["Ann Lee", "Bo Chen", "Cy Dan"]
    assert found[2].body.replace("\r", "").startswith(">> Which gate leaks?")
    ranges = [(m.places[0].start, m.places[0].stop) for m in found]
    assert [ranges[0][0], ranges[-1][1]] == [0, len(text.encode())]
    assert [stop for _, stop in ranges[:-1]] == [start for start, _ in ranges[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(map(block, reversed(MAILS))),  # the history of the first
        "\n".join(map(block, MAILS[:2])),  # somebody may show one
        block(MAILS[0]) + "\n" + "".join(f"> {line}\n" for mail in MAILS[1:] for line in block(mail).split("\n")),
        block(MAILS[0]) + "\nThe clerk wrote:\n\n" + "\nAnd then:\n\n".join(map(block, MAILS[1:])),
        "Message-ID: <1@example.org>\n" + "\n".join(map(block, MAILS)),
        block(MAILS[0]) + "\n" + "\n".join(block(mail).replace("Subject", "To: x\nSubject") for mail in MAILS[1:]),
        "\n".join(block(mail).replace("Feb 2018", "Fog") for mail in MAILS),
    ],
)  # fmt: skip
def test_what_stays_one_message(text: str) -> None:
    assert len(read(text)) == 1
