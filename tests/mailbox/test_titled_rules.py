"""Copied pages with a title above one line of name and date: each row is a page and what is read of it."""

from __future__ import annotations

import pytest

from mlthread.mailbox.files.streams import as_stream
from mlthread.mailbox.pages.titledpages import find_titled_page, read_titled_pages
from mlthread.mailbox.raw import NO_FACTS

ANN = "Ann Lee <ann@example.org> Tue, 06 February 2018 03:17 UTC"
SHORT = "Ann Lee Tue, 06 Feb 2018 04:17:05 +0100"


@pytest.mark.parametrize(
    ("text", "head", "why"),
    [
        (f"Gates\n\n{ANN}", ("Gates", "Ann Lee <ann@example.org>"), "a title, a blank line, who and when"),
        (f"Gates\n{ANN}", ("Gates", "Ann Lee <ann@example.org>"), "without the blank line"),
        (f"Tides\nGates\n{ANN}", ("Gates", "Ann Lee <ann@example.org>"), "then it is one line"),
        (f"The gates of\nthe harbour\n\n{ANN}", ("The gates of the harbour", "Ann Lee <ann@example.org>"), "with it, all that stand together"),
        (f"a\nb\nc\nd\n\n{ANN}", None, "but not so many"),
        (f"Gates\n\n\n\n\n{ANN}", ("Gates", "Ann Lee <ann@example.org>"), "some blank lines"),
        (f"Gates\n\n\n\n\n\n{ANN}", None, "too many"),
        (f"\n\n{ANN}", None, "no title"),
        (f"Date Index\nGates\n\n{ANN}", ("Gates", "Ann Lee <ann@example.org>"), "buttons above it are no title"),
        (f"# Gates\n\n{ANN}", ("Gates", "Ann Lee <ann@example.org>"), "a sign of Markdown"),
        (f"Gates\n\n{SHORT}", ("Gates", "Ann Lee"), "a time with its zone"),
        (f"Gates\n\n{SHORT} (CET)", ("Gates", "Ann Lee"), "and the name of that"),
        (f"Gates\n\n{SHORT.replace(' Tue', ' via Tides Tue')}", ("Gates", "Ann Lee"), "through a list"),
        (f"Gates\n\n{ANN.replace(' <', ' via Tides <')}", ("Gates", "Ann Lee via Tides <ann@example.org>"), "as an address has it"),
        ("Gates\n\nAnn Lee <ann@example.org>\nTue, 06 February 2018 03:17 UTC", ("Gates", "Ann Lee <ann@example.org>"), "who and when on two lines"),
        ("Gates\n\nAnn says so.\nTue, 06 Feb 2018 04:17:05 +0100", None, "a sentence"),
        (f"Gates\n\nposted {SHORT}", None, "another program's words"),
        (f"Gates\n\n{SHORT.replace(' Tue', ' wrote on Tue')}", None, "a line above a quote"),
        (f"Gates\n\n{ANN}:", None, "the same"),
        ("Gates\n\nSent Tue, 06 Feb 2018 04:17:05 +0100", None, "a field"),
    ],
)  # fmt: skip
def test_the_head_of_a_page(text: str, head: tuple[str, str] | None, why: str) -> None:
    page = find_titled_page(text.split("\n"))
    assert (None if page is None else (page.title, page.who)) == head, why


def read(text: str) -> list[tuple[str | None, str | None, str]]:
    found = read_titled_pages(as_stream(text.encode(), "x"), NO_FACTS, lambda *_: None)
    return [(m.author.label, m.subject, m.body) for m in found]


TOP = f"Gates\n\n{ANN}\n\n"
SERVER = "Received: from mail.example.org\n"
BUTTONS = "  * Previous message\n  * View by thread\n"


@pytest.mark.parametrize(
    ("text", "body", "why"),
    [
        (f"{TOP}Yes.\n", "Yes.\n", "a text"),
        (f"{TOP}\n\nSearch\nYes.\n", "Yes.\n", "below buttons"),
        (TOP, "", "none"),
        (f"{TOP}{SERVER}\nYes.\n", "Yes.\n", "below the header that was shown"),
        (f"{TOP}\n\n{SERVER}\nYes.\n", "Yes.\n", "and blank lines"),
        (f"{TOP}{SERVER}\tby lists.example.org\nX-Level:\n\nYes.\n", "Yes.\n", "of which lines go on"),
        (f"{TOP}Place: the lower gate\n\nYes.\n", "Place: the lower gate\n\nYes.\n", "without a server's field it is text"),
        (f"{TOP}Yes.\n\n{BUTTONS}", "Yes.\n", "above the page's buttons"),
        (f"{TOP}Yes.\n\n{BUTTONS}\n  * Gates Ann Lee\n  * Re: Gates Bo Fox\n", "Yes.\n", "and other messages of the thread"),
        (f"{TOP}Yes.\n\n  * Gates Ann Lee\n{BUTTONS}", "Yes.\n", "wherever these stand"),
        (f"{TOP}Yes.\n\n> Gates?\n{BUTTONS}", "Yes.\n\n> Gates?\n", "what is quoted is none"),
        (f"{TOP}Yes.\n\nThe gates leak.\n", "Yes.\n\nThe gates leak.\n", "nor are words where there is no button"),
        (f"{TOP}Yes.\n\nNo.\n{BUTTONS}", "Yes.\n\nNo.\n", "other words"),
    ],
)  # fmt: skip
def test_the_text_of_a_page(text: str, body: str, why: str) -> None:
    assert read(text) == [("Ann Lee", "Gates", body)], why


def test_fields_that_are_shown_tell_more_than_the_head() -> None:
    text = f"{TOP}{SERVER}From: Ann M. Lee <ann@lab.example.org>\nSubject:\nContent-Type: text/html\nMIME-Version: 1.0\n\n<b>Yes.\n"
    assert read(text) == [("Ann M. Lee", "Gates", "<b>Yes.\n")]
    long = f"{TOP}{SERVER}Subject: Gates\n on every bank\n\nYes.\n"
    assert read(long) == [("Ann Lee", "Gates on every bank", "Yes.\n")]
    assert read(f"{TOP}\tYes.\n{SERVER}") == [("Ann Lee", "Gates", f"\tYes.\n{SERVER}")]


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        (f"{TOP}Yes.\n\n{BUTTONS}\nLocks\n\n{SHORT}\n\nNo.\n", [("Ann Lee", "Gates", "Yes.\n"), ("Ann Lee", "Locks", "No.\n")], "below the buttons of the first"),
        (f"{TOP}Yes.\n\nLocks\n\n{ANN}\n\nNo.\n", [("Ann Lee", "Gates", "Yes.\n"), ("Ann Lee", "Locks", "No.\n")], "with a head beyond doubt"),
        (f"{TOP}Yes.\n\nLocks\n\n{SHORT}\n\nNo.\n", [("Ann Lee", "Gates", f"Yes.\n\nLocks\n\n{SHORT}\n\nNo.\n")], "one that may be words"),
        (f"{TOP}Yes.\nAnd so on.\nLocks\n{ANN}\n\nNo.\n", [("Ann Lee", "Gates", "Yes.\nAnd so on.\n"), ("Ann Lee", "Locks", "No.\n")], "right below the text: one line is the title"),
    ],
)  # fmt: skip
def test_pages_below_each_other(text: str, found: list[tuple[str, str, str]], why: str) -> None:
    assert read(text) == found, why


def test_a_page_lies_where_it_was_copied() -> None:
    text = f"Date Index\n{TOP}Yes.\n\n{BUTTONS}\nLocks\n\n{ANN}\n\nNo.\n"
    places = [
        m.places[0]
        for m in read_titled_pages(as_stream(text.encode(), "x"), NO_FACTS, lambda *_: None)
    ]
    assert [place.line for place in places] == [1, text[: text.index("Locks")].count("\n") + 1]
    assert [text[place.start : place.start + 4] for place in places] == ["Date", "Lock"]
