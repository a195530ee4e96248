"""Where a page ends and its text begins, line by line: each row is decided by another rule."""

from __future__ import annotations

import pytest

from mlthread.mailbox.pages.pagetitles import is_title
from mlthread.mailbox.pages.textedges import is_above, is_ruler, text_begin, text_end

LINKS = "Next message | Previous message"
SAID = "We met on Monday and talked."
WIDE = "we met on Monday and talked of the lower gate, which nobody can close and of"
TITLE = "Gates of the harbour"
RULER = "=" * 20
Y = "Yes, we do."
NAMES = [f"Name {letter}" for letter in "ABCDEFGHI"]


@pytest.mark.parametrize(
    ("lines", "above"),
    [
        ([], True),
        ([SAID], True),
        ([SAID, SAID], False),
        ([SAID, "", SAID], True),
        ([SAID, "Menu", SAID], True),
        ([SAID, LINKS, SAID], True),
        ([SAID, ""] * 6, True),
        ([SAID, ""] * 7, False),
        ([WIDE, WIDE], True),
        ([WIDE + ".", WIDE + "."], False),
        (["> Which gate", "> sticks"], False),
        (["* Home", "* Menu"], True),
        (["- Home", "- Menu"], True),
        (["* an item of a list, which is somewhat longer than links are", "* another of them, which is somewhat longer than links are"], False),
        (["Who, and when,", "is not known,"], False),
        (["Names:", "Places:"], False),
        (["Gates!", "Locks?"], False),
        (["Home", "Menu"] * 9, True),
        ([WIDE + ".", WIDE], True),
        ([f"{LINKS} | {LINKS} | {LINKS}", f"{LINKS} | {LINKS} | {LINKS}"], True),
        ([SAID, WIDE, SAID], True),
        ([f"{LINKS} | {LINKS} | {LINKS}"] * 7, True),
        ([WIDE] * 7, False),
        ([WIDE] * 6, True),
    ],
)  # fmt: skip
def test_what_may_stand_above_a_title(lines: list[str], above: bool) -> None:
    assert is_above(lines) is above


@pytest.mark.parametrize(
    ("lines", "ruled"),
    [
        ([RULER], True),
        ([RULER, "", "Yes."], True),
        ([RULER, "From: Ann Lee"], False),
        ([RULER, "", "From: Ann Lee"], False),
        (["_" * 32, "Yes."], True),
        (["-" * 40, "Yes."], False),
        (["_" * 31, "Yes."], False),
        (["Yes."], False),
    ],
)  # fmt: skip
def test_a_line_across_the_page(lines: list[str], ruled: bool) -> None:
    """A ruler above fields is a quoted message's."""
    assert is_ruler(lines, 0) is ruled


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        (["", Y], 1),
        ([TITLE, "", Y], 2),
        (["Re: " + TITLE, Y], 1),
        ([LINKS, Y], 1),
        ([RULER, "", Y], 2),
        ([RULER, "", RULER, Y], 2),
        (["Ann", "Reply | Threaded", Y], 2),
        (["Ann", Y], 0),
        (["Ann.", LINKS, "Yes."], 0),
        (["Ann", "Bo", LINKS, Y], 0),
        (["Reply", Y], 1),
        ([LINKS, "", "Reply", "", Y], 2),
        ([LINKS, "Quote", LINKS, Y], 3),
        (["Ann"], 0),
        ([LINKS, "Ann"], 1),
        (["Ann", LINKS], 0),
        ([LINKS], 1),
        (["Ann", "Reply", Y], 0),
        (["Ann", "Reply", "Bo", LINKS, Y], 0),
        (["To: Bo Fox <bo@example.org>", Y], 1),
        (["Cc: bo@example.org", Y], 1),
        (["To: all of us", Y], 0),
        (["To bo@example.org I said", "Yes."], 0),
        (["From: bo@example.org", Y], 0),
        (["Junior member", Y], 1),
        (["Reply", "", "Quote", Y], 2),
        (["Reply", "Ann", LINKS, Y], 3),
        (["", "x y", LINKS, Y], 1),
        (["Ann Lee", LINKS, Y], 0),
        ([LINKS, "", "", ""], 4),
        (["", "Ann", LINKS, Y], 3),
        (["", "Reply", "Bo", LINKS, Y], 1),
        ([RULER, LINKS, RULER, Y], 2),
        (["收件人：bo@example.org", Y], 1),
    ],
)  # fmt: skip
def test_the_first_line_of_a_text(lines: list[str], begin: int) -> None:
    base = TITLE.casefold()
    assert text_begin(lines, 0, len(lines), lambda line: is_title(line, base)) == begin


@pytest.mark.parametrize(
    ("lines", "title", "above_head", "end"),
    [
        ([Y, "", LINKS], TITLE, False, 1),
        ([Y, "", LINKS], None, False, 1),
        ([Y, ""], TITLE, False, 1),
        ([LINKS, LINKS], TITLE, False, 0),
        ([Y, LINKS, "Re: " + TITLE, "Re: " + TITLE], TITLE, False, 1),
        ([Y, "", "Re: " + TITLE, "Re: " + TITLE, LINKS], TITLE, False, 1),
        ([Y, "", "Re: " + TITLE, LINKS], TITLE, False, 3),
        ([Y, "", "* Re: " + TITLE, LINKS], TITLE, False, 1),
        ([Y, "", "* Re: Gates", LINKS], "Gates", False, 3),
        ([Y, "", "* Re: " + TITLE, "Ann", LINKS], TITLE, False, 4),
        ([Y, "", "Re: Gates", "Re: Gates", LINKS], "Gates", False, 4),
        ([Y, "", "Re: " + TITLE, "Ann Lee", "Re: " + TITLE, LINKS], TITLE, False, 5),
        ([Y, "", f"{TITLE} and of the bay", f"the old {TITLE.lower()}", LINKS], TITLE, False, 1),
        ([Y, "", "the old Gates", "Gates again", LINKS], "Gates", False, 4),
        ([Y, "", "> Which?", LINKS], TITLE, False, 3),
        ([Y, "\tPages           : 35", "\tDate            : 2018-02-05"], TITLE, False, 3),
        ([Y, "", "From: Bo Fox", "Re: " + TITLE, LINKS], TITLE, False, 4),
        ([Y, LINKS, "From: Bo Fox", LINKS], TITLE, False, 1),
        ([Y, LINKS, "From: " + "Bo " * 30, LINKS], TITLE, False, 3),
        ([Y, "From: Bo Fox", "Re: " + TITLE, "Re: " + TITLE], TITLE, False, 4),
        ([Y, "From: Bo Fox.", "Re: " + TITLE, "Re: " + TITLE, LINKS], TITLE, False, 2),
        ([Y, LINKS, *NAMES[:3], LINKS], TITLE, False, 1),
        ([Y, LINKS, *NAMES[:8], LINKS], TITLE, False, 1),
        ([Y, LINKS, *NAMES[:9], LINKS], TITLE, False, 11),
        ([Y, LINKS, "Read on...", LINKS], TITLE, False, 1),
        ([Y, LINKS, "Read on.", LINKS], TITLE, False, 3),
        ([Y, LINKS, ".", LINKS], TITLE, False, 1),
        ([Y, LINKS, "x" * 73, LINKS], TITLE, False, 3),
        ([Y, LINKS, "x" * 72, LINKS], TITLE, False, 1),
        ([Y, RULER, LINKS], TITLE, False, 1),
        ([Y, RULER], TITLE, False, 2),
        ([Y, "", ".", LINKS], TITLE, False, 1),
        ([Y, "-" * 20, "", LINKS], TITLE, False, 1),
        ([Y, "Junior member"], TITLE, True, 1),
        ([Y, "Junior member"], TITLE, False, 2),
        ([Y, "Reply"], TITLE, True, 1),
        ([Y, "Reply"], TITLE, False, 2),
        ([Y, "Reply", "Quote"], TITLE, False, 1),
        ([Y, "Reply", "x y", "Quote"], TITLE, False, 4),
        ([Y, "Reply", LINKS], TITLE, False, 1),
        ([Y, "Reply", "Ann Lee", LINKS], TITLE, False, 3),
        ([Y, "Reply", "Ann Lee", "Junior member"], TITLE, True, 1),
        ([Y, "Reply", "Ann Lee", "Home Town", "Junior member"], TITLE, True, 4),
        ([Y, "Quote", "Re: " + TITLE, "Re: " + TITLE, LINKS], TITLE, False, 1),
        ([Y, "Reply", TITLE, LINKS], TITLE, False, 1),
        ([Y, "Reply", "* " + TITLE, "Ann", "Quote"], TITLE, False, 5),
        ([Y, "Reply", TITLE, TITLE], TITLE, False, 4),
        ([Y, TITLE, TITLE], TITLE, True, 1),
        ([Y, "Reply", "> Which?", LINKS], "", False, 3),
        ([Y, "Ann Lee", LINKS], "", False, 2),
        ([Y, LINKS, "Re: " + TITLE, "> Which?"], TITLE, False, 4),
        ([Y, "Junior member", "Reply"], TITLE, False, 3),
        ([Y, LINKS, "> Which gate", LINKS], TITLE, False, 3),
        ([Y, LINKS, "Read on.", LINKS], "", False, 3),
        ([Y, LINKS, *["From: Bo Fox"] * 9, LINKS], TITLE, False, 1),
        ([Y, "Reply", "From: Bo Fox", "Quote"], TITLE, False, 4),
    ],
)  # fmt: skip
def test_the_last_line_of_a_text(
    lines: list[str], title: str | None, above_head: bool, end: int
) -> None:
    assert text_end(lines, 0, len(lines), title, above_head) == end


def test_no_text_ends_above_its_begin() -> None:
    assert text_end(["", "", LINKS], 2, 3, TITLE) == 2
