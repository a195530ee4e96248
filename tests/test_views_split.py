"""The gutter of `mlthread split`: names, notes and what a narrow screen makes of them."""

from __future__ import annotations

import pytest

from mlthread.model import Address, DateBounds, Message, QuoteSource, Segment
from mlthread.views.dates import Clockface
from mlthread.views.terminal.gutter import draw_message
from mlthread.views.terminal.paint import Painter


def message(body: str, author: Address | None = None, subject: str | None = None) -> Message:
    return Message("a", "a", author or Address(), DateBounds(), subject, body)


def segment(
    kind: str, start: int, stop: int, depth: int = 0, level: int | None = None, **more: object
) -> Segment:
    return Segment(kind, depth, depth if level is None else level, start, stop, "", **more)  # type: ignore[arg-type]


def drawn(mail: Message, *segments: Segment, width: int = 40, explain: bool = False) -> list[str]:
    lines = draw_message(mail, segments, width, Clockface(), explain=explain)
    return "".join(map(Painter().line, lines)).splitlines()


ALTERED = QuoteSource("b", 0, 1, "altered")


@pytest.mark.parametrize(
    ("made", "width", "lines", "why"),
    [
        (segment("quote", 0, 1, 1, 2), 60, ["quote   2   1  > Well?    ← level 2, marks say 1"], "the marks are not the level"),
        (segment("quote", 0, 1, 0, 2), 60, ["quote   2   1  > Well?    ← level 2, no marks"], "there are none"),
        (segment("quote", 0, 1, 1, source=ALTERED), 60, ["quote   1   1  > Well?    ← altered"], "other words than those of its source"),
        (segment("quote", 0, 1, 1, source=QuoteSource("b", 0, 1, "exact")), 60, ["quote   1   1  > Well?"], "the same words"),
        (segment("text", 0, 1, 0, 0, source=ALTERED), 60, ["text        1  > Well?"], "no quote"),
        (segment("attribution", 0, 1, 0, 1), 60, ["attrib. 1   1  > Well?"], "whose level is that of whom it names"),
        (segment("quote", 0, 1, 0, 2), 36, ["quote   2   1  > Well?", "               ← level 2, no marks"], "no room beside"),
        (segment("quote", 0, 1, 0, 2), 33, ["quote   2   1  > Well?", "               ← level 2, no", "               marks"], "nor below"),
    ],
)  # fmt: skip
def test_what_is_unusual_has_a_note(made: Segment, width: int, lines: list[str], why: str) -> None:
    assert drawn(message("> Well?\n"), made, width=width) == lines, why


@pytest.mark.parametrize(
    ("made", "width", "lines", "why"),
    [
        (segment("quote", 0, 1, 0, 2), 37, ["quote 2  ← level 2, no marks", " 1│" + "x" * 34], "beside the name"),
        (segment("quote", 0, 1, 1), 37, ["quote 1", " 1│" + "x" * 34], "nothing to note"),
        (segment("quote", 0, 1, 21, 12), 37, ["quote 12  ← level 12, marks say 21", " 1│" + "x" * 34], "just room for it"),
        (segment("quote", 0, 1, 121, 12), 37, ["quote 12  ← level 12, marks say 121", " 1│" + "x" * 34], "the same"),
    ],
)  # fmt: skip
def test_notes_where_names_stand_above(
    made: Segment, width: int, lines: list[str], why: str
) -> None:
    assert drawn(message("x" * 34 + "\n"), made, width=width) == lines, why


def test_a_note_that_does_not_fit_beside_the_name_stands_below() -> None:
    made = segment("attribution", 0, 1), segment("quote", 1, 2, 121, 12)
    lines = drawn(message("x" * 27 + "\nyes\n"), *made, width=30)
    assert lines == [
        "attribution",
        " 1│" + "x" * 27,
        "quote 12",
        " 2│yes",
        "   ← level 12, marks say 121",
    ]


@pytest.mark.parametrize(
    ("author", "subject", "head", "why"),
    [
        (None, None, [], "nothing is known"),
        (Address("Ann", "ann@example.org"), None, ["From: Ann"], "who"),
        (Address("Ann"), "Tides", ["From: Ann   Subject: Tides"], "on one line"),
        (Address("Ann"), "Tides at night", ["From: Ann", "Subject: Tides at night"], "on two"),
        (Address("Ann" * 12), "Tides", ["From: AnnAnnAnnAnnAnnAnnAnnA…", "Subject: Tides"], "cut at the end of the line"),
    ],
)  # fmt: skip
def test_who_wrote_what(
    author: Address | None, subject: str | None, head: list[str], why: str
) -> None:
    lines = drawn(message("Yes.\n", author, subject), segment("text", 0, 1), width=38)
    assert [line.strip() for line in lines[:-1]] == head, why
    assert lines[-1] == "text        1  Yes."


@pytest.mark.parametrize(
    ("made", "lines"),
    [
        (segment("text", 0, 1, rule="text/x", evidence=("one", "two")), ["text        1  Yes.", "               ? text/x; one; two"]),
        (segment("text", 0, 1, rule="text/x"), ["text        1  Yes.", "               ? text/x"]),
        (segment("text", 0, 1), ["text        1  Yes."]),
    ],
)  # fmt: skip
def test_why_a_segment_is_what_it_is(made: Segment, lines: list[str]) -> None:
    assert drawn(message("Yes.\n"), made, explain=True) == lines
    assert drawn(message("Yes.\n"), made) == ["text        1  Yes."]


@pytest.mark.parametrize(
    ("kind", "line", "lines"),
    [
        ("text", "Well?" + " " * 90 + "Yes.", ["text        1  Well?", "            ↳  Yes."]),  # no line of a gap
        ("code", "x =" + " " * 40 + "yes", ["code        1  x =", "            ↳  " + " " * 18 + "yes"]),
        ("text", "who has been at the lower gate of the old mill", ["text        1  who has been at the lower", "            ↳  gate of the old mill"]),
    ],
)  # fmt: skip
def test_the_rest_of_a_long_line_stands_below_its_beginning(
    kind: str, line: str, lines: list[str]
) -> None:
    assert drawn(message(line + "\n"), segment(kind, 0, 1)) == lines


def test_lines_of_other_segments_are_left_out() -> None:
    lines = drawn(message("a\nb\nc\n"), segment("text", 0, 1), segment("quote", 2, 9, 1))
    assert lines == ["text        1  a", "quote   1   3  c", "        1   4"]
