"""Which line ends a narrow screen keeps: each row is a paragraph, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from mlthread.views.terminal.cells import (
    cell_len,
    fit,
    fit_ends,
    wrap,
    wrap_exact,
    wrap_loose,
)
from mlthread.views.terminal.filling import paragraphs

WIDE = "The gates of the harbour are shut at every tide, day and night all"
"""A line that shows how wide the paragraph was filled."""
FULL = "It was said that the keepers of the old mill had shut it for the"
"""No other word has room behind it."""
SHORT = "It was said that the keepers of the old mill had shut it for"
"""A short word had room behind it."""
HALF = "It was said that the keepers had shut it for"


@pytest.mark.parametrize(
    ("above", "below", "joined", "why"),
    [
        (FULL, "harbour master.", True, "the next word had no room"),
        (FULL, "Harbour master.", True, "be it a capital"),
        (FULL, "The mill is old.", True, "two lines may begin alike"),
        ("The: " + FULL[:57], "The: keepers are gone.", False, "a program wrote both"),
        (FULL, "harbour: nobody knew.", True, "a colon alone is no label"),
        (FULL, "    harbour master.", False, "what is set in is a line of its own"),
        ("   " + FULL, "harbour master.", True, "a first line may be set in"),
        ("        " + FULL[:56] + " at", "harbour", True, "a tab, where the next word reads on"),
        ("        " + FULL[:56] + " at", "Harbour", False, "but not to a capital"),
        ("            " + FULL[:52] + " at", "harbour", False, "nor so far"),
        ("  " + FULL, "  harbour master.", True, "a paragraph that is set in reads on"),
        ("  " + FULL, "  Harbour master.", False, "but not to a capital"),
        ("http://example.org/" + "x" * 45, "harbour master.", False, "an address ends where its line does"),
        ("gate    a.m.    of that day, and once more in the afternoon of", "harbour master.", False, "columns"),
        ("$ " + FULL[3:], "harbour master.", False, "a command"),
        ("11,488 " + FULL[:57], "39,185 by night", False, "figures below each other"),
        (FULL, "39,185 by night", True, "one figure"),
        ("1 The gates of the harbour ............................... 14", "Keepers", False, "a line of contents"),
        ("It was said that the keepers of the old mill ..... and the 14", "Keepers", True, "dots amid words"),
        ("+ " + FULL[3:], "  harbour master.", True, "a point, whatever its sign"),
        ("o " + FULL[3:], "  harbour master.", True, "be it a letter"),
        ("? " + FULL[3:], "  Harbour master.", True, "or what a bullet became"),
        ("1)      " + FULL[:57], "        Harbour master.", True, "a wide gap behind it is no column"),
        ("- " + FULL[2:], " harbour master.", True, "its lines may be set in a little less"),
        ("3) " + FULL[3:], "39,185 by night", True, "its number is no figure"),
        ("It was " + FULL[7:], "o  harbour master.", False, "another point"),
        ("  It was " + FULL[9:], "  o harbour master.", False, "another point, set in"),
        (FULL, "[2], and more.", True, "a note that is named"),
        (FULL, "[2] The harbour.", False, "a note"),
        (FULL, "$500.", True, "money"),
        (FULL[:-3] + "is:", "%Title", False, "what no sentence begins with"),
        ("* " + FULL[3:], "harbour master.", True, "its lines need not be set in"),
        (SHORT, "Bo had.", True, "little is missing, in mid-sentence"),
        (SHORT[:-4] + ",", "Bobby had.", True, "a comma is mid-sentence"),
        (SHORT[:-1] + ".", "Bo had.", False, "a full stop is none"),
        (SHORT, "Bo: yes.", False, "a label"),
        (" " + SHORT, "Bo had.", False, "a first line that is set in must have no room"),
        ("* " + SHORT[2:], "  Bo had.", True, "but for that of a point"),
        ("  " + SHORT, "  Bo had.", False, "so must what is set in"),
        (HALF, "Bo had.", False, "much is missing"),
        (SHORT[:-8], "it.", True, "in mid-sentence, three quarters full, and the next word is small"),
        (SHORT[:-9] + ".", "it.", False, "behind a full stop"),
        (SHORT[:-8], "It.", False, "a capital"),
        (SHORT[:-8], "it.open()", False, "no word"),
        (HALF, "it.", False, "less than three quarters"),
    ],
)  # fmt: skip
def test_which_line_end_was_made_by_filling(above: str, below: str, joined: bool, why: str) -> None:
    drawn = paragraphs([above, below, WIDE], 50)
    assert (below not in drawn) == joined, (drawn, why)


@pytest.mark.parametrize(
    ("lines", "width", "drawn", "why"),
    [
        (
            ["The gates were shut, and when we came at night", "Nobody was there to open them for us, and so"], 40,
            ["The gates were shut, and when we came at", "night", "Nobody was there to open them for us,", "and so"],
            "short lines are verses",
        ),
        (
            ["http://example.org/" + "x" * 60, WIDE, "harbour master."], 60,
            ["http://example.org/" + "x" * 41, "↳ " + "x" * 19, WIDE[:56], "night all harbour master."],
            "an address tells nothing of how wide prose was filled",
        ),
        ([WIDE, "", "Yes.  No."], 60, [WIDE[:56], "night all", "", "Yes.  No."], "what fits stays as it is"),
        ([WIDE, "Yes.  No."], 60, [WIDE[:56], "night all Yes. No."], "what is filled anew has one space"),
        (
            [FULL[:53], "counterrevolutionaries, who have no part in this at all, they say"], 56,
            [FULL[:53], "counterrevolutionaries, who have no part in this at all,", "they say"],
            "the second line does not fit",
        ),
        (["gate" + " " * 100 + "lamp"], 40, ["gate", "lamp"], "a gap wider than the screen is no line"),
        (
            [" " * 18 + "- the gates that leak (as the lower one does)"], 30,
            ["- the gates that leak (as the", "lower one does)"],
            "points set in over half the screen are not",
        ),
        (
            ["* the gates that leak (as the lower one does), weak lamps and more", "whatever else of wood is there"], 40,
            ["* the gates that leak (as the lower one", "does), weak lamps and more whatever else", "of wood is there"],
            "a point whose lines are not set in stays so",
        ),
    ],
)  # fmt: skip
def test_what_becomes_of_a_paragraph(
    lines: list[str], width: int, drawn: list[str], why: str
) -> None:
    assert paragraphs(lines, width) == drawn, why


@pytest.mark.parametrize(
    ("cut", "shown", "why"),
    [
        (partial(wrap, " " * 30 + "lower gate", 40), ["lower gate"], "a margin of most of the line is left out"),
        (partial(wrap, "   lower gate", 9), ["   lower", "   gate"], "another stands before each line"),
        (partial(wrap, "", 9), [""], "a blank line is one"),
        (partial(wrap, "a" * 12, 9, "↳ "), ["a" * 9, "↳ aaa"], "the rest of a link"),
        (partial(wrap, "a" * 12, 3, "↳ "), ["aaa"] * 4, "where there is no room for the sign"),
        (partial(wrap, "潮" * 6, 8, "↳ "), ["潮" * 4, "潮" * 2], "scripts without spaces need none"),
        (partial(wrap_loose, "abcdefgh。", 8), ["abcdefgh", "。"], "a sign moves with wide letters alone"),
        (partial(wrap_exact, "山口", 1), ["山", "口"], "a letter wider than the line is not lost"),
        (partial(fit, "gate", 0), "", "no room"),
        (partial(fit, "gate", 1), "…", "room for the sign"),
        (partial(fit, "gate", 4), "gate", "room for all"),
        (partial(fit_ends, "archive/묶음편지", 9), "arch…편지", "its end is measured"),
    ],
)  # fmt: skip
def test_what_is_cut_and_broken(cut: Callable[[], object], shown: object, why: str) -> None:
    assert cut() == shown, why


def test_rows_are_of_the_width_that_they_say() -> None:
    assert (cell_len(WIDE), cell_len(FULL), cell_len(SHORT), cell_len(HALF)) == (66, 64, 60, 44)


@pytest.mark.parametrize(
    ("text", "width", "lines", "why"),
    [
        ("\u200d\u200d日日", 2, ["\u200d\u200d日", "日"], "joiners at the beginning join nothing"),
        ("\u200d\u200d👧\u200b日", 2, ["\u200d\u200d👧\u200b", "日"], "whatever follows"),
        (
            "✔\ufe0f✔\ufe0f",
            3,
            ["✔\ufe0f", "✔\ufe0f"],
            "what makes an emoji of a sign stays with it",
        ),
        ("a\u0301\u0301b", 1, ["a\u0301\u0301", "b"], "accents stay with their letter"),
        ("👩\u200d👧日", 3, ["👩\u200d👧", "日"], "people who are joined stay so"),
        ("日日", 3, ["日", "日"], "half a letter is none"),
    ],
)
def test_where_a_line_of_odd_letters_is_cut(
    text: str, width: int, lines: list[str], why: str
) -> None:
    """Why: `split` ended in an IndexError at a line of a mail that began with two joiners."""
    assert wrap_exact(text, width) == lines, why


def test_what_was_filled_twice_is_filled_once() -> None:
    """A gateway broke each long line once more: the rest of each stands by itself."""
    lines = [
        FULL,
        "tide",
        "and the keepers were asked to come down from there to see it for",
        "first",
        "time.",
    ]
    assert paragraphs(lines, 60) == paragraphs([" ".join(lines)], 60)


def test_lines_of_many_lengths_run_on_in_mid_sentence_only() -> None:
    lines = [
        "gate: shut, tide: 0, lamps: 12, keepers: 4, boats: 99, ropes: 4, oil: 0",
        "Sample of lamps",
        "lamp 1",
        "lamp 2",
        "lamp 3",
        "lamp 4",
    ]
    assert paragraphs(lines, 60)[1:] == ["ropes: 4, oil: 0", *lines[1:]]


def test_a_first_line_alone_is_set_in() -> None:
    assert paragraphs(["     " + FULL[:61], "harbour master."], 50) == [
        "     It was said that the keepers of the old mill",
        "had shut it for harbour master.",
    ]


def test_what_was_filled_twice_is_filled_anew_though_it_fits() -> None:
    lines = [
        FULL,
        "tide and",
        "the keepers were asked to come down from there to see it for the",
        "first time and",
        "to tell the Harbour what was left of",
        "Old mill.",
    ]
    assert paragraphs(lines, 80)[0] == f"{FULL} tide and the"
    poem = [
        "The gates are shut",
        "at every tide",
        "and all that night",
        "the keepers ride",
        "the mill.",
    ]
    assert paragraphs(poem, 80) == poem
