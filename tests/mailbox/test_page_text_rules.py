"""Rules of a copied page of pipermail, each with a page that it decides."""

from __future__ import annotations

from io import BytesIO

import pytest

from mlthread import Message, read
from mlthread.mailbox.pages.pagefooters import list_from_footer
from mlthread.mailbox.pages.pagetext import find_page, read_author_line
from mlthread.model import Address

AUTHOR = "Ann Lee ann at example.org"
DATE = "Tue Feb  6 03:17:00 UTC 2018"
ALONE = "ann at example.org"
FOOTER = "More information about the tides mailing list"
NEXT = "Next message: [tides] Locks"
LINKS = "Messages sorted by: [ date ] [ thread ] [ subject ] [ author ]"


def one(*lines: str) -> Message:
    (message,) = read(BytesIO("\n".join((*lines, "")).encode()))
    return message


@pytest.mark.parametrize(
    ("above", "subject", "name"),
    [
        ([NEXT, LINKS, "", "[tides] Gates", ""], "[tides] Gates", "Ann Lee"),
        (["[tides] Gates", "", NEXT, LINKS, ""], "[tides] Gates", "Ann Lee"),
        (["[tides] Gates", NEXT, LINKS, ""], "[tides] Gates", "Ann Lee"),
        ([NEXT, "[tides] Gates", ""], "[tides] Gates", "Ann Lee"),
        (
            ["My notes", "", "[tides] Gates", "that stick", ""],
            "[tides] Gates that stick",
            "Ann Lee",
        ),
        (["Search", "[tides] Gates", "[was: Locks]", ""], "[tides] Gates [was: Locks]", "Ann Lee"),
        (["Menu", "", "[tides] Gates", "that stick"], "[tides] Gates that stick", "Ann Lee"),
        (
            ["one", "two", "three", "four", "five", "six", ""],
            "one two three four five six",
            "Ann Lee",
        ),
        ([NEXT, LINKS, ""], None, "Ann Lee"),
    ],
    ids=[
        *("links above", "links below", "links right below", "links right above"),
        *("a paragraph above", "a link and two tags", "flush", "six lines", "links alone"),
    ],
)
def test_what_stands_above_the_author(above: list[str], subject: str | None, name: str) -> None:
    message = one(*above, AUTHOR, DATE, "", "Which gate?", "", FOOTER)
    assert (message.subject, message.author) == (subject, Address(name, "ann@example.org"))
    assert message.list_name == "tides"


@pytest.mark.parametrize(
    ("above", "subject", "name"),
    [
        (["[tides] Gates", "", "Ann Lee"], "[tides] Gates", "Ann Lee"),
        (["[tides] Gates", "", "**Ann Lee", "**"], "[tides] Gates", "Ann Lee"),
        (
            ["[tides] Gates", "", "Maria do Carmo da Silva Lee"],
            "[tides] Gates",
            "Maria do Carmo da Silva Lee",
        ),
        (
            ["Menu", "", "Gates that we could not close yet"],
            "Gates that we could not close yet",
            None,
        ),
        (["Menu", "", "Gates", ""], "Gates", None),
        (["Menu", "", "[tides] Gates"], "[tides] Gates", None),
        (["Gates", "", "Next message: Locks"], "Gates", None),
        (["Menu", "", "Mail for bo@example.org"], "Mail for bo@example.org", None),
        (["Ann Lee"], "Ann Lee", None),
    ],
    ids=[
        *("a name", "in bold", "six words", "seven words", "apart", "a title", "a link"),
        *("an address", "nothing else"),
    ],
)
def test_what_stands_above_an_address_alone(
    above: list[str], subject: str, name: str | None
) -> None:
    message = one(*above, ALONE, DATE, "", "Which gate?")
    assert (message.subject, message.author) == (subject, Address(name, "ann@example.org"))


def test_a_title_of_two_lines_is_no_name_of_who_has_one() -> None:
    message = one("[tides] Gates", "that stick", AUTHOR, DATE, "", "Which gate?")
    assert (message.subject, message.author.name) == ("[tides] Gates that stick", "Ann Lee")


@pytest.mark.parametrize(
    "lines",
    [
        ["Gates", "", AUTHOR, "", "", "", DATE],
        [AUTHOR, "", DATE],
        [ALONE, DATE],
        ["1", "2", "3", "4", "5", "6", "7", "", AUTHOR, DATE],
    ],
    ids=["far apart", "no title, apart", "no title, no name", "a paragraph"],
)
def test_what_is_no_head(lines: list[str]) -> None:
    assert find_page([*lines, "", "Which gate?"]) is None


def test_the_date_may_stand_three_lines_below() -> None:
    page = find_page(["Gates", "", AUTHOR, "", "", DATE, "Which gate?"])
    assert page is not None
    assert page.body == 6


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Jan Novák jan na example.org", "Jan Novák", "jan@example.org"),
        ("Jan Novák jan na example", None, None),
        ("Ann Lee ann at localhost", "Ann Lee", "ann@localhost"),
        ("Ann Lee ann.lee", "Ann Lee", None),  # a copy without what looks like a link
        ("Ann Maria Lee tides", "Ann Maria Lee", None),
        ("Ann ann.lee2", "Ann", None),
        ("Ann lee", None, None),
        ("Ann Lee jr.", None, None),
        ("ann lee tides", None, None),
    ],
)
def test_an_author_line(line: str, name: str | None, email: str | None) -> None:
    author = read_author_line(line)
    assert author == (Address(name, email) if name or email else None)


@pytest.mark.parametrize(
    "footer",
    [
        "More information about the tides mailing list",
        "Mehr Informationen über die Mailingliste tides",
        "tides メーリングリストの案内",
    ],
)
def test_the_last_line_names_the_list(footer: str) -> None:
    assert list_from_footer(f"Which gate?\n\n{footer}\n") == "tides"
    assert list_from_footer("Which gate?\n") is None
    assert one("Gates", "", AUTHOR, DATE, "", "Which gate?", "", footer).list_name == "tides"


def test_the_title_names_the_list_where_no_last_line_does() -> None:
    assert one("[tides] Gates", "", AUTHOR, DATE, "", "Which gate?").list_name == "tides"


@pytest.mark.parametrize(
    ("below", "body"),
    [
        ([], ""),
        (["", "", ""], ""),
        ([FOOTER], f"{FOOTER}\n"),
        (["", NEXT, "", FOOTER], f"{FOOTER}\n"),
        ([NEXT, LINKS, "", "_" * 60, "", "Which gate?"], "Which gate?\n"),
        (["", "_" * 60], ""),
        (["Which gate?", "", "_" * 60, NEXT, LINKS, FOOTER], f"Which gate?\n\n{FOOTER}\n"),
        (["Which gate?", "_" * 60, FOOTER], f"Which gate?\n{'_' * 60}\n\n{FOOTER}\n"),
        (["Which gate?", FOOTER], f"Which gate?\n\n{FOOTER}\n"),
        (["Which gate?", NEXT, LINKS], "Which gate?\n"),
        (["https://example.org/tides/1.html"], "https://example.org/tides/1.html\n"),
    ],
    ids=[
        *("nothing", "blank lines", "the last line", "links", "links and a line above"),
        *("a line alone", "a line and links below", "a line of the author's", "flush"),
        *("no last line", "a link without the last line"),
    ],
)
def test_what_a_page_draws_round_the_text(below: list[str], body: str) -> None:
    assert one("[tides] Gates", "", AUTHOR, DATE, *below).body == body


def test_blank_lines_above_the_title_are_the_first_page_s() -> None:
    (place,) = one("", "\t", "[tides] Gates", "", AUTHOR, DATE, "", "Which gate?").places
    assert (place.line, place.start) == (1, 0)


def test_a_title_run_together_with_a_last_line() -> None:
    page = ["[tides] Gates", "", AUTHOR, DATE, "", "Which gate?", "", FOOTER]
    text = "\n".join(page) + "\n".join(page)
    assert [m.subject for m in read(BytesIO(text.encode()))] == ["[tides] Gates"] * 2
    said = "\n".join(page) + " is in the shed.\n"
    assert [m.subject for m in read(BytesIO(said.encode()))] == ["[tides] Gates"]
