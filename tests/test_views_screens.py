"""Recorded screens: invented people with emoji, CJK and right-to-left names, at three widths.

`pytest tests/test_views_screens.py --update-golden` records anew; the diff is reviewed like code.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from mlthread.model import (
    Address,
    Attachment,
    Conversation,
    DateBounds,
    Inspection,
    Message,
    Participant,
    Problem,
    QuoteSource,
    Recognised,
    Segment,
    Turn,
    WordChange,
)
from mlthread.views.dates import Clockface
from mlthread.views.statistics import Statistics, count_conversations
from mlthread.views.terminal.conversation import Look, draw_conversation
from mlthread.views.terminal.figures import draw_statistics
from mlthread.views.terminal.gutter import draw_message
from mlthread.views.terminal.inspection import draw_formats, draw_inspection
from mlthread.views.terminal.paint import PEOPLE, Painter
from mlthread.views.terminal.table import draw_list

SCREENS = Path(__file__).parent / "golden" / "screens"
WIDTHS = (60, 80, 160)
START = datetime(2024, 5, 31, 22, 15, tzinfo=UTC)

ANN = Address("Ann-Sofie Lindström-Årevik", "ann-sofie.lindstrom-arevik@example.org")
YUKI = Address("山口 美雪", "miyuki@example.net")
LEVI = Address("דוד לוי", "david@example.org")
PARTY = Address("🦊 Fox 👩‍👩‍👧", "fox@example.com")
NOBODY = Address(None, None)


def at(hours: float) -> DateBounds:
    moment = START + timedelta(hours=hours)
    return DateBounds("raw", moment, moment, moment, "Date header", 120)


def between(first: float, last: float) -> DateBounds:
    return DateBounds(
        "1/6", None, START + timedelta(hours=first), START + timedelta(hours=last), "attribution"
    )


def text(
    kind: str, start: int, *lines: str, level: int = 0, source: QuoteSource | None = None
) -> Segment:
    return Segment(kind, level, level, start, start + len(lines), "\n".join(lines), source=source)  # type: ignore[arg-type]


def turn(
    name: str, author: Address, date: DateBounds, parent: str | None, *segments: Segment
) -> Turn:
    body = "\n".join("> " * s.depth + line for s in segments for line in s.text.split("\n"))
    message = Message(name, name, author, date, "subject", body + "\n")
    own = "\n".join(s.text for s in segments if s.level == 0)
    evidence = ("in-reply-to",) if parent else ()
    return Turn(
        name,
        name,
        "archive",
        parent,
        evidence,
        1.0 if parent else None,
        author,
        date,
        f"Re: {SUBJECT}",
        own,
        segments,
        (),
        message,
        ("the header names it",) if parent else (),
        author.email or author.name,
    )


SUBJECT = "[columns] Do wide names 山口 and דוד keep the columns of a table that is narrow?"


def conversation() -> Conversation:
    long = (
        "A paragraph whose lines were broken by the writer's program at about",
        "seventy letters, and which therefore has to be filled anew on a narrow",
        "screen.",
        "",
        "- a list item",
        "- another one, which is long enough to be broken at sixty cells for sure",
    )
    altered = QuoteSource("a", 0, 3, "altered", (WordChange(1, "was broken", "is broken"),))
    turns = [
        replace(
            turn("lost", NOBODY, between(-30, -2), None, text("text", 0, "Does it hold?")),
            origin="quoted",
            message=None,
        ),
        turn(
            "a", ANN, at(0), "lost", text("salutation", 0, "Dear all,", ""), text("text", 2, *long)
        ),
        turn(
            "b",
            YUKI,
            at(0.6),
            "a",
            text("quote", 0, *long[:3], level=1, source=altered),
            text("text", 3, "", "幅の広い文字でも列がずれないこと。" * 3, ""),
            text("quote", 6, "Does it hold?", level=2, source=QuoteSource("lost", 0, 1, "exact")),
            text("text", 7, "", "はい。"),
        ),
        turn("c", LEVI, at(50), "b", text("text", 0, "שלום לכולם, זה עובד.")),
        turn(
            "d",
            PARTY,
            at(24 * 40),
            "a",
            text("text", 0, "See the patch. 🎉", ""),
            text(
                "patch",
                2,
                "--- a/x.c",
                "+++ b/x.c",
                "@@ -1 +1 @@",
                "-int old_name_of_the_thing(void);",
                "+int a_new_and_much_longer_name_of_the_same_old_thing_that_does_not_fit(void);",
            ),
            text("signature", 7, "-- ", "Fox"),
        ),
    ]
    deep = "d"
    for number in range(14):
        name = f"e{number}"
        author = (ANN, YUKI, LEVI, PARTY)[number % 4]
        turns.append(
            turn(name, author, at(24 * 41 + number), deep, text("text", 0, f"Level {number}"))
        )
        deep = name
    part = Attachment("レポート.pdf", "application/pdf", 123_456)
    last = turns[-1]
    assert last.message is not None
    turns[-1] = replace(last, message=replace(last.message, attachments=(part,)), confidence=0.62)
    people = tuple(Participant(a.name, a.email, 4) for a in (ANN, YUKI, LEVI, PARTY, NOBODY))
    turns[4] = replace(
        turns[4], subject="[PATCH 1/2] a new name, too long for the narrow screens here"
    )
    turns[5] = replace(
        turns[5],
        subject="Re: [columns] [PATCH 1/2] a new name, too long for the narrow screens here",
    )
    return Conversation(
        "lost", SUBJECT, "columns", START, START + timedelta(days=42), people, tuple(turns)
    )


def screen(name: str, width: int) -> str:
    talk = conversation()
    clock = Clockface()
    draw = Painter().line
    if name == "list":
        other = Conversation("x", "דוד שואל שאלה", "columns", START, START, (), talk.turns[:1])
        bare = Conversation("y", None, None, None, None, (), talk.turns[1:2])
        return "".join(map(draw, draw_list([(1, talk), (2, other), (113, bare)], width, clock)))
    if name == "stats":
        return "".join(
            map(
                draw,
                draw_statistics(count_conversations([talk]), width, clock, 10),
            )
        )
    if name == "split":
        found = talk.turns[2]
        assert found.message is not None
        lines = draw_message(found.message, found.segments, width, clock, explain=True)
        return "".join(map(draw, lines))
    if name == "formats":
        rows = [("mbox", "mbox in any dialect, 山口 too")]
        return "".join(map(draw, draw_formats(rows, [("maildir", "a folder of messages")], width)))
    if name == "inspect":
        return "".join(map(draw, draw_inspection(INSPECTION, width, everything=True)))
    look = {
        "tree": Look(width),
        "flat": Look(width, flat=True, brief=True, clock=Clockface("original")),
        "full": Look(width, quotes="full", explain=True, altered=True),
    }[name]
    return "".join(map(draw, draw_conversation(talk, look)))


INSPECTION = Inspection(
    messages=1204,
    duplicates=3,
    bytes=2_345_678,
    start=START,
    end=START + timedelta(days=2000),
    without_date=1,
    without_id=2,
    without_author=3,
    attachments=4,
    lists=(("山口の手紙のリスト", 12), ("columns", 3)),
    charsets=(("utf-8", 1204),),
    sources=(Recognised("mail.mbox", "mbox", "a From_ line begins it", 1204, 2_345_678),),
    problems=(Problem("mail.mbox", 3, "bytes before the first message, 山口の手紙"),) * 9,
)

NAMES = ("tree", "flat", "full", "list", "stats", "split")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_screen_is_as_recorded(name: str, width: int, request: pytest.FixtureRequest) -> None:
    path = SCREENS / f"{name}-{width}.txt"
    shown = screen(name, width)
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")


@pytest.mark.parametrize("width", [*range(30, 46), *range(58, 64), 80, 101, 160])
@pytest.mark.parametrize("name", [*NAMES, "formats", "inspect"])
def test_no_line_leaves_the_screen(name: str, width: int) -> None:
    for line in screen(name, width).splitlines():
        assert cell_len(line) <= width, line


@pytest.mark.parametrize(("hours", "told"), [(2, "2 h later"), (-2, "2 h earlier"), (0, "UTC\n")])
def test_a_reply_dated_before_what_it_answers_says_so(hours: float, told: str) -> None:
    """Why: one clock of the two is wrong (one reply in a hundred), and nothing showed it."""
    asked = turn("a", ANN, at(0), None, text("text", 0, "Well?"))
    answer = turn("b", YUKI, at(hours), "a", text("text", 0, "Yes."))
    talk = Conversation("a", SUBJECT, None, START, START, (), (asked, answer))
    shown = "".join(map(Painter().line, draw_conversation(talk, Look(80))))
    assert told in shown.partition("Well?")[2]
    assert ("later" in shown) + ("earlier" in shown) == (hours != 0)


def test_of_two_dates_that_may_be_one_none_is_earlier() -> None:
    """A recovered date leaves room for mail that was late."""
    asked = turn("a", ANN, at(0), None, text("text", 0, "Well?"))
    shortly = replace(at(-0.1), latest=at(0.1).latest)
    answer = turn("b", YUKI, shortly, "a", text("text", 0, "Yes."))
    talk = Conversation("a", SUBJECT, None, START, START, (), (asked, answer))
    assert "earlier" not in "".join(map(Painter().line, draw_conversation(talk, Look(80))))


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        ("header date with zone", 'header date with zone ("4/2")'),
        ("attribution with its zone; before its reply", 'attribution with its zone ("4/2"); before its reply'),
        ("time in its Message-ID", 'time in its Message-ID; printed as "4/2"'),
        ("before its reply", 'before its reply; printed as "4/2"'),
    ],
)  # fmt: skip
def test_a_date_as_printed_stands_beside_what_was_read_from_it(basis: str, told: str) -> None:
    """Why: 'before its reply; time in its Message-ID ("4/2")' reads as if the id said so."""
    date = replace(at(0), raw="4/2", basis=basis)
    asked = turn("a", ANN, date, None, text("text", 0, "Well?"))
    talk = Conversation("a", SUBJECT, None, START, START, (), (asked,))
    shown = "".join(map(Painter().line, draw_conversation(talk, Look(120, explain=True))))
    assert f"? date: {told}\n" in shown


def test_a_narrow_list_drops_columns_and_keeps_the_subject() -> None:
    head, first, second, *_ = screen("list", 30).splitlines()
    assert head.split() == ["#", "last", "msgs"]
    assert first.split()[0] == "1"
    assert second.strip().startswith("[columns] Do wide")


@pytest.mark.parametrize(
    ("letters", "width", "above"),
    [
        (60, 80, False),  # names and words have room
        (72, 80, True),  # the usual width of mail, on the usual screen
        (77, 80, True),
        (78, 80, False),  # broken in any case
        (72, 100, False),
    ],
)
def test_names_of_segments_break_no_line_that_fits_without_them(
    letters: int, width: int, above: bool
) -> None:
    line = ("word " * 40)[:letters].rstrip().ljust(letters, "s")
    told = turn("t", ANN, at(0), None, text("text", 0, line))
    assert told.message is not None
    drawn = draw_message(told.message, told.segments, width, Clockface(), explain=False)
    shown = [Painter().line(one).rstrip("\n") for one in drawn]
    assert ("text" in shown) == above
    assert any(one.endswith(line) for one in shown) == (letters < 78)


@pytest.mark.parametrize(("letters", "above"), [(30, False), (36, True), (39, False)])
def test_wide_letters_are_measured_for_their_names_too(letters: int, above: bool) -> None:
    """Why: a line of 36 letters of two cells was broken beside the names, and fits below them."""
    line = "潮" * letters
    told = turn("t", ANN, at(0), None, text("text", 0, line))
    assert told.message is not None
    drawn = draw_message(told.message, told.segments, 80, Clockface(), explain=False)
    shown = [Painter().line(one).rstrip("\n") for one in drawn]
    assert ("text" in shown) == above
    assert any(one.endswith(line) for one in shown) == (letters < 39)


def drawn_inspection(found: Inspection, width: int, *, everything: bool = False) -> str:
    return "".join(map(Painter().line, draw_inspection(found, width, everything=everything)))


def test_many_sources_are_told_by_their_format() -> None:
    sources = (
        *(Recognised(f"{n}.eml", "eml", "header fields of one message", 1, 500) for n in range(12)),
        Recognised("a.mbox", "mbox", "the first line is a From_ line", 1000, 2_000_000_000_000_000),
    )
    found = replace(INSPECTION, sources=sources, problems=())
    top = drawn_inspection(found, 80).partition("\n\n")[0].splitlines()
    assert top == [
        "12 × eml",
        "  header fields of one message",
        "  12 messages, 6.0 kB",
        "1 × mbox",
        "  the first line is a From_ line",
        "  1,000 messages, 2000 TB",
    ]
    assert drawn_inspection(found, 80, everything=True).count(".eml\n") == 12


def test_oddities_of_many_kinds_end_with_how_many_there_are() -> None:
    problems = [Problem("a", None, f"oddity {n}") for n in range(45)]
    problems += [Problem("a", n, "met often") for n in range(9)]
    problems.append(Problem("b", None, "may not be read", unread=True))
    lines = drawn_inspection(Inspection(problems=tuple(problems)), 80).splitlines()
    assert lines[:4] == [
        "55 oddities",
        "  b: may not be read",
        "  a: met often (9 times)",
        "    lines 0, 1, 2, 3, 4, 5 …",
    ]
    assert lines[-2:] == ["  a: oddity 37", "  … 7 more kinds; -v tells all"]
    whole = drawn_inspection(Inspection(problems=tuple(problems)), 80, everything=True)
    assert whole.endswith("  a: oddity 44\n")
    assert "lines 0, 1, 2, 3, 4, 5, 6, 7, 8\n" in whole


def test_where_the_screen_is_too_narrow_labels_stand_above() -> None:
    rows = [("a-format-of-archives", "one line of words")]
    drawn = "".join(map(Painter().line, draw_formats(rows, (), 37)))
    assert drawn.startswith("a-format-of-archives\n  one line of words\n")
    wider = "".join(map(Painter().line, draw_formats(rows, (), 38)))
    assert wider.startswith("a-format-of-archives  one line of\n")


def counted(people: int, years: int) -> str:
    turns = [
        turn(f"t{n}", Address(f"Person {n}", None), at(n * 24 * 365.25 * years / people), f"t{n - 1}" if n else None, text("text", 0, "x"))
        for n in range(people)
    ]  # fmt: skip
    talk = Conversation("t0", "x", None, START, START, (), tuple(turns))
    found = count_conversations([talk])
    return "".join(map(Painter().line, draw_statistics(found, 80, Clockface(), 3)))


def test_long_tables_of_people_end_with_how_many_there_are() -> None:
    shown = counted(24, 1)
    assert shown.count("Person") == 3 + 2 * 10
    assert "… 21 more people: -n, --json or --csv" in shown
    assert "… 13 more pairs: --json or --csv" in shown


def test_who_has_a_name_that_nobody_sees_is_somebody() -> None:
    unseen = replace(turn("a", ANN, at(0), None), author=Address("\u200b", "x@example.org"))
    talk = Conversation("a", "x", None, START, START, (), (unseen,))
    found = count_conversations([talk])
    shown = "".join(map(Painter().line, draw_statistics(found, 80, Clockface(), 3)))
    assert "\nsomebody " in shown


@pytest.mark.parametrize(
    ("years", "first"), [(0, "2024-05-31"), (1, "2024-05   "), (5, "2024-05   "), (6, "2024      ")]
)
def test_activity_is_told_by_day_month_or_year(years: int, first: str) -> None:
    shown = counted(6, years).rpartition("\n\n")[2].splitlines()
    assert shown[0].startswith(first)
    full = [line for line in shown if line[0] != "…"]
    assert all(len(line.split()[0]) == len(first.strip()) for line in full)


@pytest.mark.parametrize(
    ("empty", "shown"), [(4, 6), (5, "… 5 days without a message"), (900, "… 900 days without")]
)
def test_a_long_time_without_a_message_is_one_line(empty: int, shown: int | str) -> None:
    """Why: three years by day were a thousand lines, of which sixty told something."""
    days = [f"{(START + timedelta(days=n)):%Y-%m-%d}" for n in range(empty + 2)]
    activity = [(day, int(n in (0, empty + 1))) for n, day in enumerate(days)]
    drawn = draw_statistics(Statistics(activity=activity), 80, Clockface(), 3)
    lines = "".join(map(Painter().line, drawn)).rpartition("\n\n")[2].splitlines()
    if isinstance(shown, int):
        assert len(lines) == shown
    else:
        assert len(lines) == 3
        assert lines[1].startswith(shown)


def test_where_nothing_was_written_that_is_said() -> None:
    """Also below what explains it; of a lost message the words are unknown, not none."""
    lost = replace(turn("a", ANN, at(0), None), origin="quoted", message=None)
    turns = (lost, turn("b", YUKI, at(1), "a"))
    talk = Conversation("a", SUBJECT, None, START, START, (), turns)
    for look in (Look(80), Look(80, explain=True)):
        shown = "".join(map(Painter().line, draw_conversation(talk, look)))
        assert shown.count("┆ (none of its words are known)\n") == 1
        assert shown.count("│ (no text)\n") == 1
    narrow = "".join(map(Painter().line, draw_conversation(talk, Look(30))))
    assert max(map(len, narrow.splitlines())) <= 30


def test_of_many_changes_three_are_told_unless_all_are_asked_for() -> None:
    changes = tuple(WordChange(0, f"was{n}", f"is{n}") for n in range(5))
    source = QuoteSource("a", 0, 1, "altered", changes)
    quote = text("quote", 0, "words", level=1, source=source)
    turns = (
        turn("a", ANN, at(0), None, text("text", 0, "words")),
        turn("b", YUKI, at(1), "a", quote, text("text", 1, "So?")),
    )
    talk = Conversation("a", SUBJECT, None, START, START, (), turns)
    shown, whole = (
        "".join(map(Painter().line, draw_conversation(talk, Look(80, altered=all_of_them))))
        for all_of_them in (False, True)
    )
    assert '≠ "was2" became "is2"' in shown
    assert "was3" not in shown
    assert "≠ 2 more changes: --altered" in shown
    assert '≠ body line 1: "was4" became "is4"' in whole
    assert "more change" not in whole


def test_a_report_of_oddities_alone_begins_with_them() -> None:
    only = replace(INSPECTION, messages=0, sources=())
    first = next(iter(draw_inspection(only, 80, everything=False)))
    assert first[0][0] == "9 oddities"


def test_dates_stand_in_one_column_whatever_the_name() -> None:
    titles = [
        line for line in screen("tree", 80).splitlines() if re.search("[┌├└][─┄] .* UTC", line)
    ]
    assert len(titles) > 2
    assert {cell_len(line) for line in titles} == {80}


def test_after_right_to_left_words_a_mark_keeps_what_follows() -> None:
    titles = [
        line for line in screen("tree", 80).splitlines() if str(LEVI.name) in line and "UTC" in line
    ]
    assert titles
    assert all(f"{LEVI.name}\u200e" in line for line in titles)


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("color", PEOPLE)
def test_colours_of_people_can_be_read_on_dark_and_on_light(color: str) -> None:
    value = luminance(color)
    assert (value + 0.05) / 0.05 >= 3
    assert 1.05 / (value + 0.05) >= 3


def test_a_person_keeps_a_colour_from_run_to_run_and_people_differ() -> None:
    from mlthread.views.terminal.people import People

    first, second = People(conversation()), People(conversation())
    authors = (ANN, YUKI, LEVI, PARTY)
    styles = [first.style(author) for author in authors]
    assert styles == [second.style(author) for author in authors]
    assert len(set(styles)) == len(authors)


def test_a_very_deep_thread_is_drawn_without_recursion_and_stays_on_the_screen() -> None:
    turns = []
    for number in range(5000):
        parent = f"t{number - 1}" if number else None
        turns.append(turn(f"t{number}", ANN, at(number), parent, text("text", 0, "x")))
    talk = Conversation("t0", "deep", None, START, START, (), tuple(turns))
    lines = [Painter().line(line) for line in draw_conversation(talk, Look(60))]
    assert max(map(cell_len, lines)) <= 61
