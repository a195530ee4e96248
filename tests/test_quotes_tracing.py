"""Where a quote comes from and how exactly: one row for each way quotes are made, with its reason."""

from __future__ import annotations

import pytest
from rapidfuzz.distance import Indel

from mlthread.model import Match, Segment
from mlthread.thread.texts.sourcetext import source_text
from mlthread.thread.texts.tracing import trace, trace_text

BODY = """Dear all,

the harbour opens on Monday at noon, says the warden, and
the gates will be shut until then. Nobody may enter by the
north stairs. Write to ann at example.org if you don’t know
the way.

Old ships lie at the second pier; they have not moved for
years, and the café there is closed.

See https://example.org/harbour/plan for a plan.
Ann"""

ROWS: list[tuple[str, str, tuple[int, int, Match] | None]] = [
    (
        "two lines as they are",
        "the harbour opens on Monday at noon, says the warden, and\n"
        "the gates will be shut until then. Nobody may enter by the",
        (2, 4, "exact"),
    ),
    (
        "cut off in the middle of a line: trimming",
        "north stairs. Write to ann at example.org if you don’t know\nthe way.\n\nOld ships lie",
        (4, 8, "exact"),
    ),
    (
        "cut off in the middle of a word, with dots",
        "Old ships lie at the second pier; they have not mo...",
        (7, 8, "exact"),
    ),
    (
        "other line breaks",
        "the harbour opens on Monday at noon,\nsays the warden, and the gates will be shut\nuntil then.",
        (2, 4, "rewrapped"),
    ),
    (
        "typography, address and charset",
        "north stairs. Write to <an...@example.org> if you don't know\nthe way.\n\n"
        "Old ships lie at the second pier; they have not moved for\nyears, and the caf? there is closed.",
        (4, 9, "exact"),
    ),
    (
        "an address that a page hides",
        "north stairs. Write to [email protected] if you don't know\nthe way.",
        (4, 6, "exact"),
    ),
    (
        "links that a converter adds",
        "See https://example.org/harbour/plan <https://example.org/harbour/plan> for a plan.",
        (10, 11, "exact"),
    ),
    (
        "a link that the quoter's mail gateway wraps in its own",
        "See https://gate.example.com/v3/__https://example.org/harbour/plan__;!!Kx7$ for a plan.",
        (10, 11, "exact"),
    ),
    (
        "a wrapped link that a client adds to the link, one slash short",
        "See https://gate.example.com/v3/__https://example.org/harbour/plan__;!!Kx7$"
        "<https://gate.example.com/v3/__https:/example.org/harbour/plan__;!!Kx7$> for a plan.",
        (10, 11, "exact"),
    ),
    (
        "such a link to another page",
        "Old ships lie at the second pier; they have not moved for years, and the café there\n"
        "is closed. See https://gate.example.com/v3/__https://example.org/market__;!!Kx7$ for a plan.",
        (7, 11, "altered"),
    ),
    (
        "an address made a link",
        "north stairs. Write to ann at example.org<mailto:ann at example.org> if you don't know\nthe way.",
        (4, 6, "exact"),
    ),
    (
        "an address as another archive hides it",
        "north stairs. Write to <ann <at> example.org> if you don't know\nthe way.",
        (4, 6, "exact"),
    ),
    (
        "an address to which Gmane gave a hash and a host of its own",
        "north stairs. Write to <ann-l3A5Bk7waGM@public.gmane.org> if you don't know\nthe way.",
        (4, 6, "exact"),
    ),
    (
        "such an address of somebody else",
        "north stairs. Write to <bo-l3A5Bk7waGM@public.gmane.org> if you don't know\nthe way.",
        (4, 6, "altered"),
    ),
    (
        "a link that a converter adds at the end",
        "See https://example.org/harbour/plan for a plan. <https://example.org/harbour>",
        (10, 11, "exact"),
    ),
    (
        "a link broken over two lines",
        "See https://example.org/har\nbour/plan for a plan.",
        (10, 11, "rewrapped"),
    ),
    (
        "marked cut inside a line",
        "the harbour opens on Monday [...] Nobody may enter by the",
        (2, 4, "elided"),
    ),
    (
        "marked cut on a line of its own",
        "Nobody may enter by the\nnorth stairs.\n\n[snip]\n\nOld ships lie at the second pier;",
        (3, 8, "elided"),
    ),
    (
        "whole lines left out without a mark",
        "the harbour opens on Monday at noon, says the warden, and\n"
        "years, and the café there is closed.",
        (2, 9, "elided"),
    ),
    (
        "dots where words are missing",
        "the gates will be shut ... Nobody may enter by the",
        (3, 4, "elided"),
    ),
    (
        "a word changed",
        "the harbour closes on Monday at noon, says the warden, and",
        (2, 3, "altered"),
    ),
    (
        "a word added",
        "the gates will not be shut until then. Nobody may enter by the",
        (3, 4, "altered"),
    ),
    (
        "words dropped inside a line, no mark",
        "the harbour opens on Monday, says the warden, and",
        (2, 3, "altered"),
    ),
    (
        "a changed word in text that is wrapped anew",
        "the harbour opens on Sunday at noon,\nsays the warden, and the gates\nwill be shut",
        (2, 4, "altered"),
    ),
    (
        "lines of somebody else below the quote: no change of words",
        "Old ships lie at the second pier; they have not moved for\n"
        "years, and the café there is closed.\n\nI went there last week and it was bad.",
        (7, 9, "exact"),
    ),
    (
        "lines of somebody else inside the quote: no change of words",
        "Old ships lie at the second pier; they have not moved for\n"
        "(I have seen them there myself in May)\nyears, and the café there is closed.",
        (7, 9, "exact"),
    ),
    (
        "links and pictures that a converter put in or left out",
        "See <javascript:> [image: plan.png] https://example.org/harbour/plan for a plan.",
        (10, 11, "exact"),
    ),
    (
        "numbers that HTML lists get and lose",
        "1. the harbour opens on Monday at noon, says the warden, and\n"
        "2. the gates will be shut until then. Nobody may enter by the",
        (2, 4, "exact"),
    ),
    (
        "a number inside a line",
        "the harbour opens on Monday at 7. noon, says the warden, and",
        (2, 3, "altered"),
    ),
    (
        "who is quoted before each line",
        "AL> the harbour opens on Monday at noon, says the warden, and\n"
        "AL> the gates will be shut until then. Nobody may enter by the",
        (2, 4, "exact"),
    ),
    (
        "an attribution among the words",
        "the harbour opens on Monday at noon, says the warden, and\n"
        "On 3 May 2010, Bo Berg <bo@example.org> wrote:\n"
        "the gates will be shut until then. Nobody may enter by the",
        (2, 4, "exact"),
    ),
    (
        "a list's footer below the words",
        "Old ships lie at the second pier; they have not moved for\n"
        "years, and the café there is closed.\n\n"
        "_______________________________________________\nHarbour mailing list\n"
        "harbour@example.org\nhttps://example.org/mailman/listinfo/harbour",
        (7, 9, "exact"),
    ),
    (
        "a link that a gateway wraps and a client breaks",
        "See\nhttps://gate.example.com/v2/url?u=https-3A__example.org_har\n"
        "bour_plan&d=DwIC for a plan.",
        (10, 11, "exact"),
    ),
    ("other text", "something else entirely that nobody here has ever said", None),
    ("two common words", "and the", (8, 9, "exact")),
    ("no words", "--\n  *", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("why", "quote", "want"), ROWS, ids=[row[0] for row in ROWS])
def test_trace(why: str, quote: str, want: tuple[int, int, Match] | None) -> None:
    found = trace_text(quote, source_text("m@example.org", BODY), 20)
    got = None if found is None else (found.start, found.stop, found.match)
    assert got == want
    if found is not None and found.match == "altered":
        assert all(20 <= change.line <= 22 for change in found.changes)


def _segments() -> list[Segment]:
    return [
        Segment("text", 0, 0, 0, 1, "I agree with the plan."),
        Segment("quote", 1, 1, 1, 3, "The boats should leave at six.\nAnd the ferry at seven."),
        Segment("text", 0, 0, 3, 4, "But the ferry is mine."),
        Segment("footer", 0, 0, 4, 5, "You get this mail since you are on the list."),
    ]


MIXED = """I agree with the plan.
> The boats should leave at six.
> And the ferry at seven.
But the ferry is mine.
You get this mail since you are on the list."""


@pytest.mark.parametrize(
    ("why", "quote", "match"),
    [
        ("bytes of UTF-8 written out", "don? EURO (tm)t know why the gate is shut", "exact"),
        ("question marks", "don?t know why the gate is shut", "exact"),
        ("half a letter", "don\ufffdDt know why the gate is shut", "exact"),
        ("a word that looks like it", "don't know why the EURO gate is shut", "altered"),
    ],
)
def test_letters_that_a_charset_lost_are_no_change(why: str, quote: str, match: Match) -> None:
    found = trace_text(quote, source_text("m", "I don???t know why the gate is shut today."))
    assert found is not None, why
    assert found.match == match


def test_the_number_of_a_footnote_for_a_link_is_no_change() -> None:
    said = "The warden says that the plan[1] of the old harbour is out of date since May."
    source = source_text("m", said)
    link = "<https://example.org/plan>"
    found = trace_text(f"says that the plan {link} of the old harbour is out of date since", source)
    assert found is not None
    assert found.match == "exact"
    other = trace_text(f"says that the map {link} of the old harbour is out of date since", source)
    assert other is not None
    assert other.match == "altered"


@pytest.mark.parametrize(
    ("quote", "match"),
    [
        ("the plan of the harbour is at https://example.org/plan and nowhere else", "exact"),
        ("the plan of the harbour is at https://example.org/map and nowhere else", "altered"),
    ],
)
def test_a_link_said_twice_is_one(quote: str, match: Match) -> None:
    said = "https://example.org/plan\n<https://example.org/plan"
    body = f"the plan of the harbour is at {said} and nowhere else"
    found = trace_text(quote, source_text("m", body))
    assert found is not None
    assert found.match in (match, "rewrapped") if match == "exact" else found.match == match


def test_lines_that_the_source_quotes_are_no_change_however_they_are_wrapped() -> None:
    theirs = ["The tide gauge reads wrong", "since Monday, as the warden says."]
    body = "\n".join(
        [
            "I went there on Sunday and looked at it myself for an hour.",
            *(f"> {line}" for line in theirs),
            "It is the cable that runs below the pier, and no other.",
        ]
    )
    own = [
        Segment("text", 0, 0, 0, 1, "I went there on Sunday and looked at it myself for an hour."),
        Segment("text", 0, 0, 3, 4, "It is the cable that runs below the pier, and no other."),
    ]
    source = source_text("m", body, own)
    quote = "\n".join(
        [
            f"{own[0].text} | The tide gauge",
            "| reads wrong since Monday, as the warden says.",
            own[1].text,
        ]
    )
    found = trace_text(quote, source)
    assert found is not None
    assert not found.changes


def test_who_requotes_is_not_the_source() -> None:
    source = source_text("m@example.org", MIXED, _segments())
    assert trace_text("The boats should leave at six.", source) is None
    assert trace_text("You get this mail since you are on the list.", source) is None
    found = trace_text("But the ferry is mine.", source)
    assert found is not None
    assert (found.start, found.stop) == (3, 4)


def test_lines_that_the_source_itself_quotes_are_no_change() -> None:
    """As with `> command` lines of a console session in the source, which look like quotes there."""
    source = source_text("m@example.org", MIXED, _segments())
    quote = "I agree with the plan.\nAnd the ferry at seven.\nBut the ferry is mine."
    found = trace_text(quote, source)
    assert found is not None
    assert found.match == "exact"


PATCH = """The reader lost a line.

diff --git a/tide.c b/tide.c
index 1a2b3c4..5d6e7f8 100644
--- a/tide.c
+++ b/tide.c
@@ -11,3 +11,4 @@ int read_tide(struct reader *r)
     char *line = next_line(r);
+    if (line == NULL)
+        return -1;"""
HUNK = "@@ -11,3 +11,4 @@ int read_tide(struct reader *r)\n     char *line = next_line(r);"


@pytest.mark.parametrize(
    ("quote", "match", "start"),
    [
        (f"diff --git a/tide.c b/tide.c\n[]\n{HUNK}", "elided", 2),
        (f"diff --git a/tide.c b/tide.c\n{HUNK}", "elided", 2),
        (f"look here a/tide.c b/tide.c\n{HUNK}", "altered", 4),
    ],
)
def test_a_line_whose_end_stands_twice_is_found_where_it_is_whole(
    quote: str, match: Match, start: int
) -> None:
    """Why: the names above a hunk were taken for those nearest to it, and "diff --git" for added: 5 of 48 changes
    in six lists, of patches all that there were."""
    found = trace_text(quote, source_text("m@example.org", PATCH))
    assert found is not None
    assert (found.match, found.start) == (match, start)


def test_changes_carry_the_body_line_of_the_quote() -> None:
    quote = Segment("quote", 1, 1, 7, 9, "I agree with the plan.\nBut the ferry is yours.")
    found = trace(quote, source_text("m@example.org", MIXED, _segments()))
    assert found is not None
    assert [tuple(change) for change in found.changes] == [(8, "mine.", "yours.")]


def test_whole_lines_are_preferred() -> None:
    source = source_text("m@example.org", "The gate is open now\nThe gate\nis shut")
    found = trace_text("The gate", source)
    assert found is not None
    assert (found.start, found.stop) == (1, 2)


def test_lines_end_at_lf_crlf_and_cr() -> None:
    source = source_text("m@example.org", "one line\r\nand a second one\rand a third one\n")
    found = trace_text("and a third one", source)
    assert found is not None
    assert (found.start, found.stop) == (2, 3)


def test_words_in_a_gap_are_compared_where_they_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why: the work is their product, and a quote may leave out all but the ends of a long message."""
    cells: list[int] = []
    compare = Indel.opcodes

    def counted(left: list[str], right: list[str]) -> object:
        cells.append(len(left) * len(right))
        return compare(left, right)

    monkeypatch.setattr(Indel, "opcodes", counted)
    top, end = (
        "the lower gate leaks again and the mason wants",
        "who pays for the oak of the upper one",
    )
    for words in (50, 2000):
        cells.clear()
        said, quoted = (" ".join(f"{letter}{n % 97}" for n in range(words)) for letter in "vw")
        trace_text(f"{top} {quoted} {end}", source_text("m", f"{top} {said} {end}"))
        assert max(cells, default=0) <= 400_000
        assert cells or words == 2000


@pytest.mark.parametrize(
    "quote",
    ["x " * 20_000, "ab" * 100_000, "[" * 20_000, "<cut" * 20_000, "\n" * 50_000, "= " * 20_000],
    ids=["word", "long", "brackets", "cuts", "blank", "equals"],
)
def test_hostile_text_ends(quote: str) -> None:
    source = source_text("m@example.org", quote + "\nand a sentence of some real words at the end")
    trace_text("a sentence of some other words\n" + quote, source)
    trace_text(quote[::-1], source)


@pytest.mark.parametrize(
    ("last", "changes"),
    [
        ("Shut it!", [("", "Shut it!")]),
        ("by the south stairs.", [("north", "south")]),
        ("Just to clarify:", [("", "Just to clarify:")]),
    ],
    ids=["other words", "changed words", "other words but for one"],
)
def test_a_line_of_other_words_below_a_quote_was_added(
    last: str, changes: list[tuple[str, str]]
) -> None:
    """Why: what followed in the source "became" a line of somebody else: 18 of 353 altered quotes said so."""
    said = [
        "the gates will be shut until then, and nobody may enter",
        "by the north stairs.",
        "Do I need to write to the warden if I know another way?",
    ]
    above = said[:1] if last.startswith("by") else said[:2]
    found = trace_text("\n".join([*above, last]), source_text("m", "\n".join(said)))
    assert found is not None
    assert [(change.was, change.now) for change in found.changes] == changes
