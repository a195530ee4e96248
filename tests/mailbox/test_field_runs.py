"""Mails below each other under a title, or with a counter above each, as some sites show a thread."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

import mlthread
from mlthread.mailbox.inspection import inspect_sources
from mlthread.mailbox.pages.fieldruns import find_run
from mlthread.model import Message
from steps import lines_run

MAILS = (
    ("Ann Lee <ann@example.org>", "Gates", "Mon, 5 Feb 2018 10:15:46 +0100", "Which gate leaks?"),
    ("Bo Chen <bo@example.org>", "Re: Gates", "Mon, 5 Feb 2018 11:15:46 +0100", "> Which gate leaks?\n\nThe lower one."),
    ("Cy Dan <cy@example.org>", "Re: Gates", "Mon, 5 Feb 2018 05:45:46 -0500", "> The lower one.\n\nThank you."),
)  # fmt: skip
Mails = tuple[tuple[str, str, str, str], ...]


def page(
    top: str = "The gates list\n\n",
    above: Callable[[int], str] = lambda _: "",
    gap: str = "\n",
    mails: Mails = MAILS,
    order: tuple[int, ...] = (0, 1, 2),
) -> str:
    text = top
    for number, mail in enumerate(mails, 1):
        fields = [f"{('From', 'Subject', 'Date')[nth]}: {mail[nth]}\n" for nth in order]
        text += f"{above(number)}{''.join(fields)}{gap}{mail[3]}\n\n"
    return text


def read(text: str) -> list[Message]:
    return list(mlthread.read(io.BytesIO(text.encode()), problems=[]))


@pytest.mark.parametrize(
    "text",
    [
        page(),
        page(gap=""),
        page(order=(1, 0, 2)),
        page("Back to the main page\n\nLogs of the gates list\n\n"),
        page("# Gates\n\n", above=lambda n: f"## Message {n}\n\n"),
        page("", above=lambda n: f"Message no. {n}\n", gap=""),
        page(above=lambda n: f"Message {n} of 3\n\n"),
        page(above=lambda n: f"[{n}]\n"),
        page(above=lambda n: f"Nachricht {n} von 3:\n"),
        page(above=lambda _: "-" * 60 + "\n"),
        page().replace("\n", "\r\n"),
    ],
)
def test_each_is_a_message(text: str) -> None:
    found = read(text)
    assert [m.author.name for m in found] == ["Ann Lee", "Bo Chen", "Cy Dan"]
    assert [m.subject for m in found] == ["Gates", "Re: Gates", "Re: Gates"]
    assert [m.body.rstrip() for m in found] == [mail[3] for mail in MAILS]
    ranges = [(m.places[0].start, m.places[0].stop) for m in found]
    assert [ranges[0][0], ranges[-1][1]] == [0, len(text.encode())]
    assert [stop for _, stop in ranges[:-1]] == [start for start, _ in ranges[1:]]
    (conversation,) = mlthread.reconstruct(found)
    assert [turn.parent for turn in conversation.turns][1:] == [m.id for m in found[:2]]


def test_what_is_counted_may_stand_in_any_order() -> None:
    text = page(above=lambda n: f"Message {4 - n} of 3\n", mails=MAILS[::-1])
    assert [m.author.name for m in read(text)] == ["Cy Dan", "Bo Chen", "Ann Lee"]


def test_two_are_enough_where_one_answers_the_other() -> None:
    assert len(read(page(mails=MAILS[:2]))) == 2
    other = (*MAILS[1][:1], "Re: Locks", *MAILS[1][2:])
    assert read(page(mails=(MAILS[0], other))) == []


def test_a_mail_that_a_mail_shows_is_none_of_them() -> None:
    shown = f"{MAILS[0][3]}\n\nThe clerk wrote:\n\nFrom: Di\nSubject: Gates\nDate: 5 Feb 2018 10:16\n\nNo."
    found = read(page(mails=((*MAILS[0][:3], shown), *MAILS[1:])))
    assert [m.author.name for m in found] == ["Ann Lee", "Bo Chen", "Cy Dan"]
    assert "No." in found[0].body


@pytest.mark.parametrize(
    "text",
    [
        page(mails=MAILS[::-1]),  # what a mail quotes grows older
        page("Bo asked for it. This is all of what I have got from them.\nIt is not much.\n\n"),
        page("These are the three:\n\n", above=lambda _: "They wrote:\n\n"),
        page(mails=tuple((*mail[:2], "some day", mail[3]) for mail in MAILS)),
        page(mails=MAILS[:1]),
        page("line\n" * 60),
    ],
)
def test_what_is_no_run(text: str) -> None:
    assert find_run(text.split("\n")) == []


def test_it_is_told_how_it_was_read() -> None:
    (found,) = inspect_sources(io.BytesIO(page().encode())).sources
    assert (found.format, found.why.split(",")[0]) == (
        "page-run",
        "the same few fields above several mails",
    )


def test_cost_is_linear() -> None:
    def many(count: int) -> list[str]:
        return page(mails=MAILS * count, above=lambda n: f"Message {n}\n").split("\n")

    assert lines_run(lambda: find_run(many(400))) < 2.5 * lines_run(lambda: find_run(many(200)))
