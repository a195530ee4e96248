"""Tables on a screen: `list`, `stats`, `inspect`, `formats`, `pairs`, each line of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from mlthread.frozen import replace
from mlthread.model import (
    Address,
    Conversation,
    DateBounds,
    Inspection,
    Match,
    Participant,
    Problem,
    Recognised,
    Turn,
)
from mlthread.thread.passages import Passage
from mlthread.views.dates import Clockface
from mlthread.views.statistics import Person, Statistics
from mlthread.views.terminal.figures import draw_statistics
from mlthread.views.terminal.inspection import draw_formats, draw_inspection
from mlthread.views.terminal.paint import Line, Painter
from mlthread.views.terminal.pairs import draw_pairs
from mlthread.views.terminal.table import draw_list

NOON = datetime(2018, 2, 6, 12, tzinfo=UTC)
CLOCK = Clockface()


def text(lines: Iterable[Line]) -> list[str]:
    return [Painter().line(line).rstrip("\n") for line in lines]


NOTHING = Inspection(messages=1, bytes=12)


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        (NOTHING, ["messages     1", "bytes        12 bytes"]),
        (replace(NOTHING, messages=1200, duplicates=3), ["messages     1,200, 3 of them again under an id met before", "bytes        12 bytes"]),
        (replace(NOTHING, without_date=1, without_author=1200), ["messages     1", "bytes        12 bytes", "lacking      1 without a date, 1,200 without author"]),
        (replace(NOTHING, lists=(("gates", 2), ("b\no", 1))), ["messages     1", "bytes        12 bytes", "lists        gates (2), b o (1)"]),
        (replace(NOTHING, charsets=tuple((f"c{n}", 1) for n in range(10))), ["messages     1", "bytes        12 bytes", "encodings    c0 (1), c1 (1), c2 (1), c3 (1), c4 (1), c5 (1), c6 (1), c7 (1) …", "             and 2 more"]),
        (replace(NOTHING, charsets=tuple((f"c{n}", 1) for n in range(8))), ["messages     1", "bytes        12 bytes", "encodings    c0 (1), c1 (1), c2 (1), c3 (1), c4 (1), c5 (1), c6 (1), c7 (1)"]),
        (replace(NOTHING, attachments=2), ["messages     1", "bytes        12 bytes", "attachments  2"]),
        (replace(NOTHING, start=NOON, end=NOON), ["messages     1", "bytes        12 bytes", "dates        6 Feb 2018"]),
        (Inspection(problems=(Problem("-", None, "is empty"),)), ["1 oddity", "  standard input: is empty"]),
        (Inspection(problems=(Problem("a", 3, "odd"),)), ["1 oddity", "  a: odd", "    line 3"]),
        (Inspection(problems=(Problem("a", 3, "odd"), Problem("a", None, "odd"))), ["2 oddities", "  a: odd (2 times)", "    line 3"]),
        (Inspection(sources=(Recognised("a", "mbox", "why", 0, 0),)), ["a", "  mbox: why", "  0 messages, 0 bytes"]),
    ],
)  # fmt: skip
def test_a_report_tells_what_there_is_and_nothing_else(found: Inspection, lines: list[str]) -> None:
    assert text(draw_inspection(found, 80, everything=False)) == lines


def test_on_a_narrow_screen_what_is_counted_stands_below_its_label() -> None:
    shown = text(draw_inspection(replace(NOTHING, duplicates=1), 28, everything=False))
    assert shown == [
        "messages",
        "  1, 1 of them again under",
        "  an id met before",
        "bytes",
        "  12 bytes",
    ]


def test_formats_and_folders_have_a_line_each() -> None:
    shown = text(draw_formats([("mbox", "mbox in any dialect")], [("maildir", "a folder")], 60))
    assert shown == [
        "mbox     mbox in any dialect",
        "",
        "Folders, known by what they hold:",
        "maildir  a folder",
        "",
        "Any of them may be packed with gzip, bzip2, xz, zstd (before",
        "Python 3.14 with mlthread[zst]), zip or tar.",
    ]


def person(name: str | None, email: str | None = None, **counts: int) -> Person:
    return Person(name, email, name or email, **counts)  # type: ignore[arg-type]


def test_what_was_counted_is_said_first() -> None:
    flo = person("Flo", messages=1)
    found = Statistics(conversations=1, messages=1, people=[flo])
    assert text(draw_statistics(found, 80, CLOCK, 5)) == [
        "1 conversation · 1 message · 1 person",
        "",
        "person                           msgs    words  quoted  given    got  answers in",
        "Flo                                 1        0       –      0      0           –",
    ]
    several = replace(
        found, people=[flo, person(None, "bo@example.org"), person(None)], recovered=2, start=NOON, end=NOON + timedelta(1)
    )  # fmt: skip
    assert text(draw_statistics(several, 70, CLOCK, 5))[:2] == [
        "1 conversation · 1 message · 2 recovered from quotes · 2 people",
        "6–7 Feb 2018",
    ]


@pytest.mark.parametrize(
    ("count", "bar"),
    [(1, "▏"), (100, "▌"), (500, "██▌"), (1000, "████▉"), (1225, "██████")],
)
def test_the_least_count_still_shows(count: int, bar: str) -> None:
    people = [person("Ann", messages=1), person("Bo", messages=1)]
    found = Statistics(people=people, replies={(0, 1): 1225, (1, 0): count})
    assert text(draw_statistics(found, 46, CLOCK, 5))[-1].split(" ")[-1].strip() in (
        bar,
        str(count),
    )


def test_one_that_is_left_out_is_one() -> None:
    people = [person(f"Ann {n}", messages=1) for n in range(12)]
    found = Statistics(people=people, replies={(0, n): 2 for n in range(1, 12)})
    shown = text(draw_statistics(found, 80, CLOCK, 11))
    assert "… 1 more person: -n, --json or --csv" in shown
    assert "… 1 more pair: --json or --csv" in shown
    assert "… 10 more people: -n, --json or --csv" in text(draw_statistics(found, 80, CLOCK, 2))


def test_no_bar_is_wider_than_it_is_long_to_compare() -> None:
    people = [person("Ann", messages=1), person("Bo", messages=1)]
    found = Statistics(people=people, replies={(0, 1): 2}, activity=[("2018", 2)])
    bars = [line.count("█") for line in text(draw_statistics(found, 200, CLOCK, 5))]
    assert [count for count in bars if count] == [60, 60]


def talk(
    subject: str | None = "Tides",
    list_name: str | None = None,
    people: int = 1,
    turns: int = 1,
    lost: int = 0,
) -> Conversation:
    made = [
        Turn(f"{n}", f"{n}", "quoted" if n < lost else "archive", None, (), None, Address("Ann"), DateBounds(None, NOON, NOON, NOON), subject, "")
        for n in range(turns)
    ]  # fmt: skip
    who = tuple(Participant(f"P{n}", None, 1) for n in range(people))
    return Conversation("1", subject, list_name, NOON, NOON, who, tuple(made))


@pytest.mark.parametrize(
    ("width", "rows", "lines", "why"),
    [
        (80, [talk()], [" #  last          span     msgs  people  subject", " 1  2018-02-06       –        1       1  Tides"], "all columns"),
        (71, [talk()], [" #  last          span     msgs  subject", " 1  2018-02-06       –        1  Tides"], "no room for people"),
        (55, [talk()], [" #  last           msgs  subject", " 1  2018-02-06        1  Tides"], "nor for the span"),
        (44, [talk()], [" #  last           msgs", " 1  2018-02-06        1", "    Tides"], "a subject needs 20 cells"),
        (45, [talk("T" * 21)], [" #  last           msgs  subject", " 1  2018-02-06        1  " + "T" * 19 + "…"], "which it has here"),
        (80, [talk(None)], [" #  last          span     msgs  people  subject", " 1  2018-02-06       –        1       1  (no subject)"], "none"),
        (80, [talk("[gates] Tides", "gates")], [" #  last          span     msgs  people  subject", " 1  2018-02-06       –        1       1  Tides"], "the tag of the only list says nothing"),
        (99, [talk("[gates] Tides", "gates"), talk()], [" #  last          span     msgs  people  subject", " 1  2018-02-06       –        1       1  [gates] Tides", " 2  2018-02-06       –        1       1  Tides"], "of one among several it tells which"),
        (100, [talk("[gates] Tides", "gates"), talk()], [" #  last          span     msgs  people  list                  subject", " 1  2018-02-06       –        1       1  gates                 Tides", " 2  2018-02-06       –        1       1                        Tides"], "where that has no column of its own"),
        (80, [talk(turns=3, lost=1)], [" #  last          span     msgs  people  subject", " 1  2018-02-06       –     3(1)       1  Tides"], "one of them lost"),
        (120, [talk("[gates] Tides", "gates")], [" #  last          span     msgs  people  subject", " 1  2018-02-06       –        1       1  Tides"], "the only list needs none"),
        (60, [talk(turns=1234, lost=12)], [" #  last          span      msgs  subject", " 1  2018-02-06       –  1234(12)  Tides"], "columns are as wide as what they hold"),
    ],
)  # fmt: skip
def test_a_list_in_the_room_there_is(
    width: int, rows: list[Conversation], lines: list[str], why: str
) -> None:
    assert text(draw_list(list(enumerate(rows, 1)), width, CLOCK)) == lines, why


def pair(match: Match, author: Address, answerer: Address) -> Passage:
    return Passage(
        conversation="1", subject=None, list_name=None, id="1", author=author, person=None, date=DateBounds(), start=0, stop=1, text="\nWell?\n",
        match=match, reply="2", reply_author=answerer, reply_person=None, reply_date=DateBounds(), quote_start=0, quote_stop=1,
        quoted="Well well?", answer_start=1, answer_stop=2, answer="\nYes.\n\n",
    )  # fmt: skip


def test_pairs_of_somebody_without_a_subject() -> None:
    nobody = Address(None, None)
    pairs = [
        pair("exact", nobody, Address("\u200b")),
        pair("altered", Address("Ann"), Address("Bo")),
    ]
    assert text(draw_pairs(talk(None), pairs, 40, CLOCK)) == [
        "(no subject)",
        "",
        "somebody answers somebody · no date",
        "▏ Well?",
        "Yes.",
        "",
        "Bo answers Ann · no date",
        "▏ Well?",
        "≠ quoted as",
        "▏ Well well?",
        "Yes.",
    ]
    assert text(draw_pairs(talk(None), [], 40, CLOCK)) == []


@pytest.mark.parametrize(
    ("date", "cells", "why"),
    [
        (DateBounds(), ["no", "date", "–"], "nothing is known"),
        (DateBounds(earliest=NOON), ["2018-02-06", "–"], "the day after which it was written"),
        (DateBounds(latest=NOON), ["2018-02-06", "–"], "or before"),
        (DateBounds(earliest=NOON, latest=NOON + timedelta(days=61)), ["2018", "–"], "the year"),
        (DateBounds(earliest=NOON, latest=NOON + timedelta(days=400)), ["2018–2019", "–"], "or years"),
        (DateBounds(earliest=NOON, latest=NOON + timedelta(days=60)), ["2018-03-08", "–"], "the middle of two months"),
    ],
)  # fmt: skip
def test_the_day_of_a_list_is_as_close_as_it_is_known(
    date: DateBounds, cells: list[str], why: str
) -> None:
    row = talk()
    told = replace(row, turns=(replace(row.turns[0], date=date),))
    line = text(draw_list([(1, told)], 80, CLOCK))[1]
    assert line.split()[1 : len(cells) + 1] == cells, why


def test_a_subject_that_is_not_to_be_cut_is_whole() -> None:
    wide = [(1, talk("T" * 90))]
    assert text(draw_list(wide, 80, CLOCK, cut=False))[1].endswith("  " + "T" * 90)
    assert text(draw_list(wide, 80, CLOCK))[1].endswith("T…")
