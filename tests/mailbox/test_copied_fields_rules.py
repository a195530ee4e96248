"""Rules of copied pages with header fields, each with a page that it decides."""

from __future__ import annotations

from io import BytesIO

import pytest

from mlthread import read
from mlthread.mailbox.pages.copiedpages import find_pages

NAVIGATION = "[Date Prev][Date Next][Thread Prev][Thread Next][Date Index][Thread Index]"
FIELDS = """From: Ann Lee <ann@example.org>
Date: Tue, 6 Feb 2018 10:00:00 +0100"""
TEXT = "Bob Fox wrote:\n> Which gate?\n\nThe first."
SAID = "We met on Monday and talked of it.\nNobody knew who has the key."
RAW = "Message-ID: <20180206.A1@example.org> (raw)"
PREVIOUS = "Prev by Date: Re: Locks"


def body(text: str) -> str:
    (message,) = read(BytesIO(f"{text}\n".encode()))
    return message.body.rstrip("\n")


@pytest.mark.parametrize(
    "below",
    [
        "Reply to:\ntides@lists.example.org\nAnn Lee (on-list)\nAnn Lee (off-list)",
        "Index(es):\nDate\nThread",
        f"Reply to:\n{'a' * 60}",
    ],
)
def test_links_below_a_heading_are_drawn(below: str) -> None:
    assert body(f"{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\n{TEXT}\n\n{below}\n\n{PREVIOUS}") == TEXT


@pytest.mark.parametrize(
    "below",
    [
        "Reply to:\nAnn\nBo\nCy\nDan Poe, who has the key",
        "Reply to:\n\nBob Fox, who has the key",
        f"Reply to:\n{'a' * 61}",
    ],
    ids=["four lines", "below a blank line", "a long line"],
)
def test_what_is_more_than_links_below_a_heading_is_text(below: str) -> None:
    said = below.rpartition("\n")[2]
    assert said in body(f"{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\n{TEXT}\n\n{below}\n\n{PREVIOUS}")


def test_a_subject_with_an_odd_quotation_mark_opens_nothing() -> None:
    links = 'In reply to: Bob Fox: "A 5" pipe"'
    assert body(f"Re: Gates\n{FIELDS}\n\n{links}\n\n{TEXT}\n\n{links}") == TEXT


@pytest.mark.parametrize("drawn", ["Permalink", "=" * 30, "_" * 32, NAVIGATION])
def test_what_is_drawn_below_the_fields_is_no_text(drawn: str) -> None:
    assert body(f"{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\n{drawn}\n\n{TEXT}") == TEXT


def test_what_a_bug_log_notes_is_text_elsewhere() -> None:
    said = "Bug#1; Package gate. (full text, mbox, link)."
    page = f"{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\n{TEXT}\n{said}\n\n{PREVIOUS}"
    assert body(page) == f"{TEXT}\n{said}"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"Re: Gates\n\n{FIELDS}\n\n{TEXT}\n\n{PREVIOUS}", 1),
        (f"Re: Gates\n\n{FIELDS}\n\n{TEXT}\n\nAnn", 0),
        (f"Re: Gates\n\n{FIELDS}\n\n{TEXT}\n\n{PREVIOUS}\n\nsaid Ann", 0),
        (f"Re: Gates\n\n  * {FIELDS.replace(chr(10), chr(10) + '  * ')}\n\n{TEXT}\n\n{PREVIOUS}\n\nsaid Ann", 1),
        (f"Re: Gates\n\n  * {FIELDS.replace(chr(10), chr(10) + '  * ')}\n\n{TEXT}\n\nsaid Ann", 0),
        (f"{'Gates' + chr(10) * 2}" * 6 + f"\n{FIELDS}\n\n{TEXT}\n\n{PREVIOUS}", 0),
        (f"Re: Gates\n\n{FIELDS.partition(chr(10))[0]}\nTo: Bob Fox\nSubject: Re: Gates\n\n{TEXT}\n\n{PREVIOUS}", 0),
        (f"{NAVIGATION}\n\n{FIELDS}\n\n{TEXT}", 1),
        (f"{NAVIGATION}\n\nFrom: Ann Lee\nSubject: Gates\n\n{TEXT}", 1),
        (f"{NAVIGATION}\n\nFrom: Ann Lee\nTo: Bob Fox\n\n{TEXT}", 0),
        (f"{NAVIGATION}\n\nSubject: Gates\nDate: Tue, 6 Feb 2018\n\n{TEXT}", 0),
        (f"Re: Gates\n\n{FIELDS}\n\n{TEXT}\n\n{PREVIOUS}\n\n\n", 1),
        (f"To: all\n{'Gates' + chr(10)}" + 90 * "\n" + f"{FIELDS}\n\n{TEXT}\n\n{PREVIOUS}", 0),
        (f"{NAVIGATION}\n\nHello\n\n-----Original Message-----\n{FIELDS}\n\n{TEXT}", 0),
        (f"{SAID}\n\n{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\n{TEXT}", 0),
        (f"{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\nSee:\n\n{FIELDS}\nMessage-ID: <1@example.org>\n\nYes.", 1),
        (f"{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\nSee:\n\n{FIELDS}\n{RAW}\n\nYes.", 2),
    ],
    ids=[
        *("links at the end", "nothing", "links in the text", "points and links", "points alone"),
        *("far down", "no date", "links", "a subject", "neither", "nobody"),
        *("links above blank lines", "lines down", "a forwarded mail", "text above"),
        *("a quoted header", "a page of public-inbox below"),
    ],
)  # fmt: skip
def test_what_shows_a_page(text: str, count: int) -> None:
    assert len(find_pages(text.split("\n"))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{FIELDS}\n{RAW}\n\n{TEXT}", 1),
        ("From: Ann Lee\nDate: Tue Feb 06 2018 - 10:00:00 CET\nTo: Bob Fox\n\nYes.", 1),
        (f"Gates\n\n{FIELDS}\nMessage-ID: <1@example.org>\n\n{TEXT}", 1),
        (f"{FIELDS}\nMessage-ID: <1@example.org>\n\n{TEXT}", 0),
        (f"Gates\n{FIELDS}\nMessage-ID: <1@example.org>\n\n{TEXT}", 0),
        (f"{FIELDS}\nMessage-ID: <1@example.org>\n\n{TEXT}\n", 0),
        (f"Gates\n{FIELDS}\nYes.", 0),
        ("To: Bob Fox\nFrom: Ann Lee\nDate: 6 Feb 2018\nYes.", 0),
        ("  * From: Ann Lee\n  * Date: 6 Feb 2018\nYes.", 0),
        (f"{FIELDS}\n{TEXT}", 1),
        (f"{FIELDS}\nPS: {TEXT}", 0),
        (f"{FIELDS}\n\n{TEXT}", 0),
        (f"{FIELDS}\nTo: Bob Fox\n{TEXT}", 0),
        ("  From: Ann Lee\n  Date: 6 Feb 2018\n  To: Bob Fox\n\nYes.", 1),
        ("  From: Ann Lee\n  Date: 6 Feb 2018\n\nYes.", 0),
        ("  From: Ann Lee\n  Date: 6 Feb 2018\n  To: Bob Fox\nYes.", 0),
        ("  * From: Ann Lee\n  * Date: 6 Feb 2018\n  * To: Bob Fox\n\nYes.", 1),
        ("  * From: Ann Lee\n  * Date: 6 Feb 2018\n\nYes.", 0),
        ("  * From: Ann Lee\n  * Date: 6 Feb 2018\nTo: Bob Fox\n\nYes.", 0),
        (f"Gates\n\n{FIELDS}\nSubject: Gates\n\n{TEXT}", 1),
        (f"Gates\n\nLocks\n\n{FIELDS}\nSubject: Gates\n\n{TEXT}", 1),
        (f"Gates\n\nLocks\n\n{FIELDS}\nSubject: Lamps\n\n{TEXT}", 0),
        (f"Gates\n\nLocks\nLamps\nKeys\nTides\n\n{FIELDS}\nSubject: Gates\n\n{TEXT}", 0),
        ("Gates\n\nFrom: Ann Lee\nSubject: Gates\n\nYes.", 0),
    ],
)
def test_fields_that_tell_themselves(text: str, count: int) -> None:
    assert len(find_pages(text.split("\n"))) == count


def test_what_stands_above_the_first_page_is_its_place() -> None:
    text = f"Search\n\nMenu\n\n{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\n{TEXT}\n"
    (message,) = read(BytesIO(text.encode()))
    assert [(place.line, place.start) for place in message.places] == [(1, 0)]


@pytest.mark.parametrize(
    ("above", "subject"),
    [
        (f"{NAVIGATION}\n\nRe: Gates\n\n", "Re: Gates"),
        (f"Re: Gates\n\n{NAVIGATION}\n\n", "Re: Gates"),
        (f"# Re: *Gates*\n\n{NAVIGATION}\n\n", "Re: *Gates*"),
        (f"{NAVIGATION}\n\nSubject: Re: Gates\n\n", "Re: Gates"),
        (f"{NAVIGATION}\n\nMenu: all\n\n", "Menu: all"),
        (f"{NAVIGATION}\n\n", None),
    ],
    ids=["links above", "links below", "Markdown", "a field apart", "a colon", "links alone"],
)
def test_the_title_of_fields_without_a_subject(above: str, subject: str | None) -> None:
    (message,) = read(BytesIO(f"{above}{FIELDS}\n\n{TEXT}\n".encode()))
    assert message.subject == subject


def test_a_subject_is_more_than_a_title() -> None:
    text = f"{NAVIGATION}\n\nMenu\n\n{FIELDS}\nSubject: Gates\n\n{TEXT}\n"
    (message,) = read(BytesIO(text.encode()))
    assert message.subject == "Gates"


def test_pages_below_each_other_share_no_line() -> None:
    page = f"Re: Gates\n\n{NAVIGATION}\n\n{FIELDS}\n\n{TEXT}\n\n{PREVIOUS}\n\n"
    first, second = read(BytesIO((page + page.replace("Gates", "Locks")).encode()))
    assert (first.places[0].start, first.places[0].stop) == (0, second.places[0].start)
    assert (first.subject, second.subject) == ("Re: Gates", "Re: Locks")
    assert first.body == second.body == f"{TEXT}\n"


def test_a_page_without_text() -> None:
    (message,) = read(BytesIO(f"{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\n".encode()))
    assert message.body == ""


def test_references_of_the_author_above_links_are_text() -> None:
    said = f"{TEXT}\n\nReferences:\nThe tide tables of the harbour office, which nobody reads any more."
    assert body(f"{NAVIGATION}\n\nRe: Gates\n\n{FIELDS}\n\n{said}\n\n{PREVIOUS}") == said


@pytest.mark.parametrize(
    ("fields", "text", "shown"),
    [
        ("  * From: Ann Lee\n  * Date: 6 Feb 2018", "  * Yes.\n\n    > Which?", "Yes.\n\n> Which?"),
        ("  * From: Ann Lee\n  * Date: 6 Feb 2018", "  * Yes.\n  * No.", "  * Yes.\n  * No."),
        (FIELDS, "  * Yes.\n    > Which?", "  * Yes.\n    > Which?"),
    ],
    ids=["hung below", "a list", "no list above"],
)
def test_a_text_below_a_list_of_fields(fields: str, text: str, shown: str) -> None:
    assert body(f"{NAVIGATION}\n\nRe: Gates\n\n{fields}\n\n{text}\n\n{PREVIOUS}") == shown


@pytest.mark.parametrize(
    ("fields", "name", "utc"),
    [
        ("List: tides\nFrom: ann () example ! org\nDate: 2018-02-06 10:00:00", "tides", "10:00"),
        ("From: ann@example.org\nDate: 2018-02-06 10:00:00", None, None),
        (
            "List: tides\nFrom: ann@example.org\nDate: Tue, 6 Feb 2018 10:00:00 +0200",
            "tides",
            "08:00",
        ),
        (
            "List: tides\nSubject: 2018-02-05: minutes\nFrom: ann@example.org\nDate: Tue, 6 Feb 2018 10:00:00 +0200",
            "tides",
            "08:00",
        ),
    ],
    ids=["MARC", "no list", "a list", "a day in the subject"],
)
def test_lists_and_dates_of_fields(fields: str, name: str | None, utc: str | None) -> None:
    (message,) = read(BytesIO(f"{NAVIGATION}\n\n{fields}\n\n{TEXT}\n".encode()))
    assert message.author.email == "ann@example.org"
    assert message.list_name == name
    assert (message.date.utc and f"{message.date.utc:%H:%M}") == utc
