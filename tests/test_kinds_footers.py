"""Every row of the footer table: a mail that ends in it, and prose that holds its words.

tests/golden/kinds/footers.txt has one line for each row: its name, a colon, the lines of the footer
parted by " / ". A new row needs a line there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mlthread import split
from mlthread.rules.footers import FOOTERS, Footer, find_footer

FIXTURES = Path(__file__).parent / "golden" / "kinds" / "footers.txt"
PROSE = "I looked at the new parser yesterday and found that it is quick.\n"
ROWS = {row.name: row for row in FOOTERS}


def read_fixtures() -> dict[str, list[str]]:
    found = {}
    for line in FIXTURES.read_text(encoding="utf-8").splitlines():
        name, _, text = line.partition(": ")
        found[name] = text.split(" / ")
    return found


EXAMPLES = read_fixtures()


def test_each_row_has_an_example_and_a_name_of_its_own() -> None:
    assert [row.name for row in FOOTERS] == list(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_row_is_shadowed(name: str) -> None:
    assert find_footer(EXAMPLES[name], framed=ROWS[name].frame) == name


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_end_of_a_mail_is_a_footer(name: str) -> None:
    lines = EXAMPLES[name]
    frame = "_" * 47 + "\n" if ROWS[name].frame else "\n"
    segments = split(PROSE + "\n" + frame + "\n".join(lines) + "\n")
    kinds = {segment.kind for segment in segments if segment.start >= 2 and segment.text.strip()}
    assert segments[0].kind == "text"
    assert kinds <= {"footer", "separator"}
    assert segments[-1].kind in ("footer", "separator")


def words(row: Footer) -> str:
    return " ".join((row.opens, *row.holds)).strip(" <>[]*-_~.,")


@pytest.mark.parametrize("name", [name for name in EXAMPLES if words(ROWS[name])])
def test_its_words_inside_prose_are_prose(name: str) -> None:
    text = (
        f"Somebody asked what these words are for: {words(ROWS[name])} and I could not say,\n"
        "nor could anybody else in the room, so we looked them up in the old manual.\n"
        "\n" + PROSE
    )
    assert {segment.kind for segment in split(text)} == {"text"}


@pytest.mark.parametrize(
    "notice",
    [
        "Skipped content of type multipart/mixed-------------- next part --------------",
        "Skipped content of type multipart/alternative",
    ],
)
def test_a_notice_in_place_of_the_whole_text_is_nobodys_words(notice: str) -> None:
    assert [segment.kind for segment in split(notice + "\n")] == ["footer"]
    prose = PROSE + "\nSkipped content of type multipart/mixed is what it printed, and no more.\n"
    assert {segment.kind for segment in split(prose)} == {"text"}


QUOTED = [
    pytest.param(
        "> Is it?\n>> Since when?\n>>\n>> -- \n> You received this message because you are subscribed to the Google"
        ' Groups\n> "tides" group.\n> To unsubscribe from this group, send an email to tides@example.org.\n',
        [("quote", 1), ("quote", 2), ("footer", 2), ("footer", 1)],
        id="Gmail leaves the delimiter a level deeper",
    ),
    pytest.param(
        "> Is it?\n> -.-.-.-.-.-.-.-.-.-.-.-.-.-.-\n> tides mailing list -- Read http://tides.example.org/FAQ.html\n"
        '> Send "info", "help", or "[un]subscribe"\n> (in the "body")  To: tides-request at lists.example.org\n'
        "> _._._._._._._._._._._._._._._\n",
        [("quote", 1), ("footer", 1)],
        id="dotted rulers, one above and another below",
    ),
    pytest.param(
        "> Is it?\n>> Since when?\n>> --\n> I have asked the miller, and he says that it is.\n",
        [("quote", 1), ("quote", 2), ("quote", 1)],
        id="an answer below a delimiter",
    ),
]


@pytest.mark.parametrize(("quote", "kinds"), QUOTED)
def test_a_footer_that_was_quoted_along(quote: str, kinds: list[tuple[str, int]]) -> None:
    parts = split(f"Ann Lee wrote:\n{quote}\nNo.\n")
    assert [(s.kind, s.level) for s in parts if s.level] == kinds


LAWYERS = (
    "The information in this email may be confidential and privileged. It is meant for\n"
    "the person named above. If you are not the intended recipient, any copying of it is\n"
    "prohibited. If you have it in error, please notify the sender and delete it.\n"
)
ABOVE = [
    pytest.param("We would like you to look at the sluice.\n", id="a sentence"),
    pytest.param("I would like to see the sluice.\n", id="of who says I"),
    pytest.param("Would you look at the sluice?\nThanks,\nAnn\n", id="a closing"),
    pytest.param("Would you look at the sluice?\n   +++CONFIDENTIALITY NOTICE+++\n", id="a title"),
]


@pytest.mark.parametrize("above", ABOVE)
def test_words_right_above_a_disclaimer_are_the_authors(above: str) -> None:
    """Why: mail servers put it below the last line; all of the paragraph was a footer, or all of it text."""
    segments = split(f"Dear Bo,\n\n{above}{LAWYERS}")
    own = [line for s in segments if s.kind != "footer" for line in s.text.split("\n")]
    assert [line for line in own if line in above.splitlines()] == [
        line for line in above.splitlines() if "+++" not in line
    ]
    (footer,) = [s.text for s in segments if s.kind == "footer"]
    assert footer.endswith(LAWYERS.rstrip())


def test_what_a_firm_says_of_itself_goes_with_its_disclaimer() -> None:
    firm = "Tide Gauges Ltd is registered in Tidetown as number 123.\n"
    (footer,) = [s for s in split(f"Yes.\n\n{firm}{LAWYERS}") if s.kind == "footer"]
    assert footer.text == (firm + LAWYERS).rstrip()
