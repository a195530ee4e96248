"""Text for screens and files: nothing lost, nothing too wide, nothing a terminal obeys."""

from __future__ import annotations

import csv
import io
import mailbox
import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich.color import ColorSystem

import mlthread
from mlthread.cli.moments import parse_day
from mlthread.cli.selection import take_selectors
from mlthread.frozen import replace
from mlthread.model import (
    Address,
    Attachment,
    Attribution,
    Conversation,
    DateBounds,
    Message,
    Origin,
    Problem,
    Provenance,
    QuoteSource,
    Segment,
    Turn,
)
from mlthread.rules.footerrulers import footer_rulers
from mlthread.thread.people import People as Persons
from mlthread.thread.persons import person_keys
from mlthread.views.dates import Clockface, best_guess
from mlthread.views.document import export_document
from mlthread.views.export.csvtable import conversations_csv
from mlthread.views.export.graphml import messages_graphml, people_graphml
from mlthread.views.export.markdown import conversations_markdown
from mlthread.views.export.mbox import conversations_mbox
from mlthread.views.jsontext import encode
from mlthread.views.safe import lines_of, one_line, trimmed_lines
from mlthread.views.statistics import count_conversations
from mlthread.views.terminal.cells import (
    cell_len,
    column,
    fit,
    fit_ends,
    wrap,
    wrap_exact,
    wrap_loose,
)
from mlthread.views.terminal.filling import paragraphs
from mlthread.views.terminal.paint import color_system
from mlthread.views.terminal.people import People
from mlthread.views.terminal.table import draw_list
from mlthread.views.terminal.text import draw_own, draw_run
from mlthread.views.topics import own_subject
from mlthread.views.turntext import OwnWords, QuotedRun, parts_of
from steps import lines_run

LETTERS = st.text(
    st.sampled_from("ab  한山。」é👻\u0301\u200d\u05d0\u202e\x1b\x07\t-."), max_size=60
)
SAFE = LETTERS.map(one_line)
WIDTHS = st.integers(4, 40)
UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.text())
@example("\x1b[2J\u202e\x85\ud800")
def test_safe_text_holds_no_control(text: str) -> None:
    assert not UNSAFE.search(one_line(text))
    for line in lines_of(text):
        assert not UNSAFE.search(line)
        assert "\t" not in line


@given(SAFE, WIDTHS)
def test_fit_cuts_only_with_an_ellipsis(text: str, width: int) -> None:
    cut = fit(text, width)
    assert cell_len(cut) <= width
    assert cut == text or cut.endswith("…")


@given(SAFE, st.integers(10, 60))
@example("/묶음" * 20, 60)
def test_a_path_is_cut_in_its_middle(text: str, width: int) -> None:
    """Why: the line of progress was cut by letters, and one of wide letters ran over the end of the screen."""
    cut = fit_ends(text, width)
    assert cell_len(cut) <= width
    assert cut == text or (cut[:1] == text[:1] and cut[-1:] in (text[-1:], "…"))


@given(SAFE, WIDTHS)
def test_a_column_has_its_width(text: str, width: int) -> None:
    assert cell_len(column(text, width)) == width


@given(SAFE, WIDTHS)
@example("\u200d\u200d👻\u200b한", 4)
@example("\u200d\u200d" + "한" * 4, 7)
@example("✔\ufe0f" * 4, 5)
def test_wrapping_loses_no_letter_and_keeps_the_width(text: str, width: int) -> None:
    for broken in (wrap_exact(text, width), wrap_loose(text, width)):
        assert "".join(broken) == text
        assert all(cell_len(line) <= width for line in broken)
    broken = wrap(text, width)
    assert "".join("".join(broken).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in broken)


@given(st.lists(SAFE, max_size=8), WIDTHS)
def test_paragraphs_lose_no_word(lines: list[str], width: int) -> None:
    broken = paragraphs(lines, width)
    assert "".join("".join(broken).split()) == "".join("".join(lines).split())


def test_no_line_opens_with_the_sign_that_ends_a_sentence() -> None:
    assert wrap("幽霊メッセージでよいと思います。", 30) == ["幽霊メッセージでよいと思いま", "す。"]
    assert wrap("「山口さん」。", 12) == ["「山口さ", "ん」。"]
    assert wrap("。。。。", 4) == ["。。", "。。"]  # nothing else is there


def test_paragraphs_that_fit_stay_as_they_were_written() -> None:
    lines = ["two", "lines", "", "and a third"]
    assert paragraphs(lines, 20) == lines


def test_the_spaces_at_a_break_between_columns_open_no_line() -> None:
    assert paragraphs(["ch(A)  children of A           not in STEM"], 34) == [
        "ch(A)  children of A           not",
        "in STEM",
    ]


def test_a_command_does_not_run_on_into_what_it_printed() -> None:
    path = "/a/path/that/goes/on/until/it/does/not/fit/on/the/screen/any/more"
    assert paragraphs([f"$ ls -l {path}", "total 0"], 60)[-1] == "total 0"


def test_a_paragraph_is_filled_anew_where_it_was_filled_and_nowhere_else() -> None:
    """A line that breaks off in mid-sentence was filled, though the next word would have fitted; points,
    notes and addresses begin their own."""
    assert paragraphs(
        [
            "which can be slow to respond because the breadth and depth of whatever page",
            "you ask for is cold. I am not saying it will be easy to bring back all the",
            "tables of 1907, but it is possible:",
            "1. ask the harbour master, who has the keys of the tower and of the archive",
            "[2]",
            f"http://example.org/{'x' * 60}",
            "[3]",
            "http://example.org/3",
        ],
        60,
    ) == [
        "which can be slow to respond because the breadth and depth",
        "of whatever page you ask for is cold. I am not saying it",
        "will be easy to bring back all the tables of 1907, but it is",
        "possible:",
        "1. ask the harbour master, who has the keys of the tower and",
        "   of the archive",
        "[2]",
        f"http://example.org/{'x' * 41}",
        "↳ " + "x" * 19,
        "[3]",
        "http://example.org/3",
    ]


def test_a_paragraph_set_in_is_filled_anew_with_its_margin() -> None:
    """Code that is set in keeps its lines: it does not read on."""
    lines = [
        "* the lower gate (Ann)",
        "    How do we keep up with the many reports of leaks (above all",
        "    those that the gauges send by themselves, day and night)?",
        "    gate.open(lower, upper, at=noon, until=evening, by=keeper)",
        "    gate.shut(lower)",
    ]
    assert paragraphs(lines, 54) == [
        "* the lower gate (Ann)",
        "    How do we keep up with the many reports of leaks",
        "    (above all those that the gauges send by",
        "    themselves, day and night)?",
        "    gate.open(lower, upper, at=noon, until=evening,",
        "    by=keeper)",
        "    gate.shut(lower)",
    ]


def test_a_line_that_falls_little_short_of_its_paragraph_runs_on() -> None:
    """Why: a capital or a stressed word after it stood as a line of its own, with half a line above."""
    lines = [
        "It was opposed by many others, as well as the lock keepers and",
        "the harbour, and, despite best endeavours, the Working",
        "Group was unable to find a way. Nobody in it could say how many",
        "*other* gates there are, as some had been sold to the mill",
        "A) before the war,",
        "B) after it, and nobody wrote down to whom they had gone then,",
    ]
    assert paragraphs(lines, 40) == [
        "It was opposed by many others, as well",
        "as the lock keepers and the harbour,",
        "and, despite best endeavours, the",
        "Working Group was unable to find a way.",
        "Nobody in it could say how many *other*",
        "gates there are, as some had been sold",
        "to the mill",
        "A) before the war,",
        "B) after it, and nobody wrote down to",
        "whom they had gone then,",
    ]


def test_the_lines_of_a_point_stay_below_its_first_word() -> None:
    """Each point is filled anew by itself; what it shows below keeps its lines."""
    lines = [
        "* The lower gate leaks at every tide, and the keeper of the lamps has",
        "  open-ended leave until May. Somebody should look at it before then, or",
        "  Bo will:",
        "  gate.shut(lower)",
        "* The upper gate does not leak.",
        "  Nobody knows why.",
        "10. The third one has been taken out, as the harbour master asked for it",
    ]
    assert paragraphs(lines, 44) == [
        "* The lower gate leaks at every tide, and",
        "  the keeper of the lamps has open-ended",
        "  leave until May. Somebody should look at",
        "  it before then, or Bo will:",
        "  gate.shut(lower)",
        "* The upper gate does not leak.",
        "  Nobody knows why.",
        "10. The third one has been taken out, as the",
        "    harbour master asked for it",
    ]
    far_in = " " * 16
    deep = [
        f"{far_in}- the gates that leak (as the lower one does), weak",
        f"{far_in}  lamps, and whatever else is of wood",
    ]
    assert paragraphs(deep, 50) == [
        f"{far_in}- the gates that leak (as the",
        f"{far_in}  lower one does), weak lamps, and",
        f"{far_in}  whatever else is of wood",
    ]


def test_lines_of_a_log_do_not_run_on() -> None:
    lines = [
        "GATE: the gauge at the upper gate failed to give any reading at all of the tide",
        "GATE: it is read again",
    ]
    assert paragraphs(lines, 60)[-1] == lines[-1]


def test_three_spaces_between_sentences_are_no_columns() -> None:
    lines = [
        "He came to the lower gate in the middle of",
        "May.   It leaked then, and it leaks now.",
    ]
    lines[0] += " the wet month of"
    assert paragraphs(lines, 50) == [
        "He came to the lower gate in the middle of the wet",
        "month of May. It leaked then, and it leaks now.",
    ]


def test_a_first_line_that_is_set_in_belongs_to_its_paragraph() -> None:
    lines = [" It is also the keeper of the gates who must support the", "new lamps at night."]
    assert paragraphs(lines, 40) == [
        " It is also the keeper of the gates who",
        "must support the new lamps at night.",
    ]


def test_a_line_with_columns_is_not_put_to_the_prose_above_it() -> None:
    lines = [
        "The gauges of the harbour were read at the upper and at the lower",
        "gate      a.m.      of that day and again in the afternoon of it",
    ]
    assert paragraphs(lines, 60)[-2:] == [
        "gate      a.m.      of that day and again in the afternoon",
        "of it",
    ]


def test_columns_keep_their_places_where_a_paragraph_is_too_wide() -> None:
    wide = "Harbour       high water      low water      remarks of the harbour master"
    assert paragraphs([wide, "Oldtown       10:12           16:30"], 60) == [
        "Harbour       high water      low water      remarks of the",
        "harbour master",
        "Oldtown       10:12           16:30",
    ]


def archived(*segments: tuple[str, int, str]) -> Turn:
    """A turn of which each segment is (kind, level, text)."""
    made, start = [], 0
    for kind, level, text in segments:
        stop = start + text.count("\n") + 1
        made.append(Segment(kind, level, level, start, stop, text))  # type: ignore[arg-type]
        start = stop
    return Turn("1", "1", "archive", None, (), None, Address(), DateBounds(), None, "", tuple(made))


def runs_of(turn: Turn) -> list[bool]:
    return [part.answered for part in parts_of(turn, {}) if isinstance(part, QuotedRun)]


def test_a_quote_is_answered_by_words_and_not_by_a_signature() -> None:
    """Below a top-posted reply the quote is history, be there a signature below it or not."""
    answer, quote = ("text", 0, "Yes."), ("quote", 1, "Shall we?")
    sign, best = ("signature", 0, "-- \nAnn"), ("closing", 0, "Best, Ann")
    assert runs_of(archived(quote, answer)) == [True]
    assert runs_of(archived(answer, quote)) == [False]
    assert runs_of(archived(answer, quote, sign)) == [False]
    assert runs_of(archived(quote, ("salutation", 0, "Hi,"), answer, quote, best, sign)) == [
        True,
        False,
    ]


def test_a_person_quoted_with_and_without_a_title_is_told_once() -> None:
    ann, prof = Address("Ann Lee", "ann@example.org"), Address("Prof. Dott. Ann Lee", None)
    turned = Address("Lee, Ann M., Ph.D.", "list@example.org")
    run = QuotedRun()
    for who in (ann, prof, turned, Address("Bo Chen", None)):
        run.add(Segment("quote", 1, 1, 0, 1, "a line"), who, None)
    assert [(quoted.who, quoted.count) for quoted in run.quotes] == [
        (ann, 3),
        (Address("Bo Chen", None), 1),
    ]
    nobody = Conversation("1", None, None, None, None)
    assert People(nobody).short(prof) == "Ann"
    assert People(nobody).short(Address("Lee, Dr. Ann", None)) == "Ann"
    assert People(nobody).short(Address("Dr", None)) == "Dr"
    assert People(nobody).short(Address("@ann", None)) == "@ann"
    assert People(nobody).short(Address("The Gate-Keeper", None)) == "The Gate-Keeper"


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("In?s Lee", "Inés Lee"),
        ("In\ufffds Lee", "Inés Lee"),
        ("In?s Leo", "In?s Leo"),
        ("In? Lee", "In? Lee"),
    ],
)
def test_a_name_that_has_lost_letters_is_that_of_the_person_here_whom_it_fits(
    written: str, who: str
) -> None:
    above = Segment("attribution", 0, 0, 0, 1, "", Attribution(written))
    turn = archived(("text", 0, "Yes."), ("quote", 1, "Shall we?"))
    turn = replace(turn, segments=(above, *turn.segments))
    ines = replace(turn, id="2", author=Address("Inés Lee", "ines@example.org"))
    [run] = [part for part in parts_of(turn, {"2": ines}) if isinstance(part, QuotedRun)]
    assert [quoted.who.name for quoted in run.quotes if quoted.who] == [who]


@pytest.mark.parametrize(
    ("when", "terminal", "environment", "colours"),
    [
        ("auto", True, {"TERM": "xterm"}, True),
        ("auto", False, {"TERM": "xterm"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        ("auto", False, {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", False, {"TERM": "dumb", "NO_COLOR": "1"}, True),
        ("never", True, {"TERM": "xterm", "FORCE_COLOR": "1"}, False),
    ],
)
def test_what_asks_for_colour(
    when: str,
    terminal: bool,
    environment: dict[str, str],
    colours: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("TERM", "NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (color_system(when, terminal=terminal) is not None) == colours


@pytest.mark.parametrize(
    ("environment", "deep"),
    [
        ({"TERM": "xterm"}, ColorSystem.STANDARD),
        ({}, ColorSystem.STANDARD),
        ({"TERM": "xterm-256color"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "xterm-kitty"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "xterm", "COLORTERM": " TrueColor"}, ColorSystem.TRUECOLOR),
    ],
)
def test_how_many_colours_a_terminal_has(
    environment: dict[str, str], deep: ColorSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "COLORTERM"):
        monkeypatch.setenv(name, environment.get(name, ""))
    assert color_system("always", terminal=True) is deep


def test_no_empty_line_goes_on_with_what_fits_but_for_spaces() -> None:
    drawn = draw_own(OwnWords("signature", "The keeper of the lower gate " + " " * 30 + "."), 29)
    assert [line[0][0] for line in drawn] == ["The keeper of the lower gate", "↳ ."]


def test_the_rest_of_a_broken_link_shows_that_it_is_no_word() -> None:
    """Why: who copied it from the screen took the first line for all of it."""
    link = "https://tides.example.org/tables/of/the/northern/harbours/by/hour.html"
    assert paragraphs([f"See {link} for all."], 40) == [
        "See",
        link[:40],
        f"↳ {link[40:]} for",
        "all.",
    ]
    assert paragraphs([f"- See {link}"], 40) == ["- See", f"  {link[:38]}", f"  ↳ {link[38:]}"]
    wide = "潮" * 30
    assert paragraphs([wide], 40) == [wide[:20], wide[20:]]
    assert paragraphs(["https://example.org/" + "a" * 20], 40) == [
        "https://example.org/" + "a" * 20
    ]


def test_a_ruler_is_as_wide_as_the_screen_and_no_wider() -> None:
    assert draw_own(OwnWords("separator", "-" * 90), 60) == [[("-" * 60, "dim")]]
    assert draw_own(OwnWords("text", "  " + "-" * 90), 60) == [[("  " + "-" * 58, "")]]
    assert len(draw_own(OwnWords("separator", "-=" * 45), 60)) == 2
    for kind in ("text", "signature"):
        assert [line[0][0] for line in draw_own(OwnWords(kind, "_" * 90 + "\nBo"), 60)] == [
            "_" * 60,
            "Bo",
        ]
    assert len(draw_own(OwnWords("code", "=" * 90), 60)) == 2


@pytest.mark.parametrize("letter", ["\u200b", "\u00ad", "\u0301"])
def test_a_line_of_one_letter_that_takes_no_room_is_drawn(letter: str) -> None:
    """Why: how many of it make a line was reckoned by its width, which is none."""
    [[(line, _)]] = draw_own(OwnWords("text", letter * 300), 60)
    assert cell_len(line) <= 60


def test_what_a_new_topic_quotes_of_nobody_is_shown_where_quotes_are_folded() -> None:
    """It stands nowhere else: neither in another message nor in one that is recovered."""
    turn = archived(
        ("text", 0, "A paper says:"), ("quote", 1, "Gates leak."), ("text", 0, "Do they?")
    )
    [_, run, _] = parts_of(turn, {})
    assert isinstance(run, QuotedRun)
    people = People(Conversation("1", None, None, None, None, (), (turn,)))
    assert draw_run(run, people, 60, full=False, all_changes=False) == [
        [("▏ ", "dim"), ("Gates leak.", "quote")]
    ]
    last = archived(("text", 0, "See:"), ("quote", 1, "Gates leak."))
    talk = Conversation("1", None, None, None, None, (), (last,))
    assert "> Gates leak." in "".join(conversations_markdown([talk], recovered=True))
    answer = replace(turn, parent="0")
    [_, run, _] = parts_of(answer, {})
    assert isinstance(run, QuotedRun)
    [line] = draw_run(run, people, 60, full=False, all_changes=False)
    assert "".join(text for text, _ in line) == "answers earlier mail, 1 line ▸"


def test_a_quote_of_a_message_that_is_not_shown_names_no_lines() -> None:
    """Why: the lines of a message that stands in another conversation say nothing here."""
    source = QuoteSource("elsewhere@example.org", 4, 5, "exact")
    turn = archived(("quote", 1, "Gates leak."), ("text", 0, "Do they?"))
    quote, own = turn.segments
    turn = replace(turn, segments=(replace(quote, source=source), own), parent="0")
    [run, _] = parts_of(turn, {})
    assert isinstance(run, QuotedRun)
    people = People(Conversation("1", None, None, None, None, (), (turn,)))
    first, *_ = draw_run(run, people, 60, full=True, all_changes=False)
    assert "".join(text for text, _ in first) == "from earlier mail: 1 line, source not known"


def test_armour_is_folded_and_opened_with_the_quotes() -> None:
    """A line stands for what only machines read; the line round a signed text stays."""
    lines = [
        "-----BEGIN PGP SIGNATURE-----",
        "",
        *["Abc0" * 10] * 5,
        "-----END PGP SIGNATURE-----",
        "",
    ]
    armour = OwnWords("technical", "\n".join(lines))
    assert draw_own(armour, 60, full=False) == [
        [("-----BEGIN PGP SIGNATURE-----", "dim")],
        [("… 6 lines for machines ▸", "dim")],
    ]
    assert len(draw_own(armour, 60)) == 9
    signed = OwnWords("technical", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n")
    assert len(draw_own(signed, 60, full=False)) == 3


def test_the_rulers_of_a_footer_go_with_it() -> None:
    ruler, footer = ("separator", 0, "_____"), ("footer", 0, "tides mailing list")
    text, quote = ("text", 0, "Yes."), ("quote", 1, "Shall we?")

    def framing(*segments: tuple[str, int, str]) -> list[int]:
        return sorted(footer_rulers(archived(*segments).segments))

    assert framing(text, ruler, footer) == [1]
    assert framing(text, ruler, footer, ruler) == [1, 3]
    assert framing(text, ruler, text, ruler, ("text", 0, ""), footer, ("text", 0, "")) == [3]
    assert framing(text, ruler, quote, footer) == []
    assert framing(text, ruler, ruler) == []
    assert framing(quote, ruler, ("footer", 1, "tides mailing list")) == []


MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"


def test_what_is_done_to_each_letter_that_a_terminal_obeys() -> None:
    """White space is a blank, what only orders words goes, the rest is shown as a picture."""
    assert one_line("a\tb\nc\rd\x0be\x85f\u2028g\u2029h") == "a b c d e f g h"
    assert one_line(f"a{MARKS}b") == "ab"
    assert one_line("a\u202db\u202ec\x9bd\ud800e") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert one_line("\u200b \u2060\u3164") == one_line("\u00ad") == ""
    assert one_line("\x00\x07\x1b\x7f") == "\u2400\u2407\u241b\u2421"
    assert lines_of(f"a\tb\r\n{MARKS}c\x1b") == ["a       b", "c\u241b"]


def test_a_line_of_a_million_characters_is_wrapped_in_linear_time() -> None:
    assert len(wrap_exact("x" * 1_000_000, 70)) == 14286
    assert len(wrap("x" * 1_000_000, 70)) == 14286


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2018-13",
        "2018-02-30",
        "99999999y",
        "0000",
        "2018-00",
        "٢٠١٨",
        "2018-02/06",
        "2018-02T03:17",
        "2018-02-06T24:00",
        "2018-02-06T03:60",
        "20181306",
        "2018-02-06 03:17x",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        parse_day(text, end=False)


@pytest.mark.parametrize(
    ("words", "sources", "numbers"),
    [
        (["a.mbox", "2", "4-6"], ("a.mbox",), [2, 4, 5, 6]),
        # in a folder of MH every number is a file
        ([".", "7"], (".",), [7]),
        (["7", "8"], ("7", "8"), []),
        (["7", "a.mbox"], ("7", "a.mbox"), []),
        (["a.mbox", "./7"], ("a.mbox", "./7"), []),
        (["7", "2"], ("7",), [2]),
        (["-", "7"], ("-",), [7]),
        (["a.mbox", "3,1-2,9"], ("a.mbox",), [3, 1, 2, 9]),
        (["a.mbox", "150000-150001,3-1"], ("a.mbox",), [150000, 150001, 1, 2, 3]),
        (["a.mbox", "1,", "x,2", "1--2"], ("a.mbox", "1,", "x,2", "1--2"), []),
    ],
)
def test_numbers_and_ids_among_sources(
    words: list[str],
    sources: tuple[str, ...],
    numbers: list[int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "7").touch()
    (tmp_path / "8").mkdir()
    assert take_selectors([*words, "<x@y>"]) == (sources, numbers, ["<x@y>"])


def test_a_range_without_end_begins_where_it_says() -> None:
    """Why: of an archive of more conversations than a range may name, `150000-` was those before the 150,000th."""
    for first in (2, 150_000):
        numbers = take_selectors(["a.mbox", f"{first}-"])[1]
        assert numbers[:2] == [first, first + 1]
        assert len(numbers) > 90_000


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=20)))
def test_json_is_safe_on_a_terminal_and_means_the_same(value: dict[str, str]) -> None:
    import json

    line = encode(value)
    assert json.loads(line) == value
    assert not UNSAFE.search(line)
    line.encode("utf-8")


NAMES = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["\x1b[31m", "a\r\nBcc: x@y", "@", "a@b", "=?x?="]
)
TURNS = st.builds(
    lambda number, name, email, subject, text, lost: Turn(
        f"{number}{name}",
        None,
        "quoted" if lost else "archive",
        None,
        (),
        None,
        Address(name or None, email or None),
        DateBounds(utc=moment(2018, 2, 6)),
        subject,
        text,
    ),
    st.integers(0, 9),
    NAMES,
    NAMES,
    st.none() | NAMES,
    st.text(st.characters(codec="utf-8"), max_size=60)
    | st.just("From here\n>From there\n\nFrom\n"),
    st.booleans(),
)


def talk(turns: list[Turn]) -> list[Conversation]:
    return [Conversation("c", "s\nx", "l", None, None, (), tuple(turns))]


def test_a_person_with_two_addresses_is_one_person_in_the_counts() -> None:
    """A full name joins addresses; a first name alone goes to whoever else bears it; nobody is nobody."""
    authors = [
        Address("Ann Lee", "ann@example.org"),
        Address("Lee, Ann", "ann@lab.example"),
        Address("Bo", "bo@example.org"),
        Address("Bo", None),
        Address("Ann Moss", "moss@example.org"),
        Address(None, None),
    ]
    keys = person_keys(Persons(), [(author, None) for author in authors])
    turns = [
        Turn(str(n), str(n), "archive", None, (), None, who, DateBounds(), None, "Yes, two words", person=key)
        for n, (who, key) in enumerate(zip(authors, keys, strict=True))
    ]  # fmt: skip
    talk = Conversation("0", None, None, None, None, (), tuple(turns))
    found = count_conversations([talk])
    counted = {person.label: person.messages for person in found.people}
    assert counted == {"Ann Lee": 2, "Bo": 2, "Ann Moss": 1, "somebody": 1}


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("A. Lee", "Ann Lee", "Ann Lee", None), "Ann Lee"),
        (("Ann", "Ann", "Ann Lee"), "Ann Lee"),
        (("lee@lab.example (Ann Lee", "Ann"), "Ann"),
        ((None, None, "Ann"), "Ann"),
    ],
)
def test_a_person_is_counted_under_the_usual_whole_name(
    names: tuple[str | None, ...], shown: str
) -> None:
    """Why: whatever name stood in the first message was shown, were it "ann@lab (Ann Lee" once in a hundred."""
    turns = [
        Turn(str(n), str(n), "archive", None, (), None, Address(name, "ann@example.org"), DateBounds(), None, "")
        for n, name in enumerate(names)
    ]  # fmt: skip
    (person,) = count_conversations(talk(turns)).people
    assert person.label == shown


def test_nobody_waits_for_an_answer_to_themselves() -> None:
    """Why: who sends twenty patches at once, each below the first, was said to answer within a minute."""
    sent = [("a", None, 0), ("b", "a", 0), ("c", "a", 0), ("d", "x", 9), ("x", "a", 5)]
    turns = []
    for key, parent, hour in sent:
        at = moment(2018, 2, 6, hour)
        who = Address("Bo" if key == "x" else "Ann")
        date = DateBounds(None, at, at, at)
        turns.append(
            Turn(key, key, "archive", parent, (), None, who, date, None, "", person=who.name)
        )
    ann, bo = count_conversations(talk(turns)).people
    assert (ann.given, ann.received, ann.answer_seconds) == (3, 3, 4 * 3600)
    assert (bo.given, bo.received, bo.answer_seconds) == (1, 1, 5 * 3600)


def test_a_table_and_a_chart_take_the_middle_of_what_is_not_known() -> None:
    """A date without a zone is a range of more than a day: it counts for the day that it says, and one
    message lasts no time."""
    noon = moment(2018, 2, 6, 12)
    hours = timedelta(hours=13)
    date = DateBounds("6 Feb 2018 12:00", None, noon - hours, noon + hours)
    assert best_guess(date) == noon
    assert best_guess(DateBounds(latest=noon)) == noon
    assert best_guess(DateBounds()) is None
    turn = Turn("1", "1", "archive", None, (), None, Address("Ann"), date, None, "")
    talk = Conversation("1", "tides", None, date.earliest, date.latest, (), (turn,))
    row = "".join(text for text, _ in list(draw_list([(1, talk)], 80, Clockface()))[1])
    assert row.split()[:4] == ["1", "2018-02-06", "–", "1"]
    for days, years in ((33, "2018"), (700, "2016–2020")):
        wide = replace(
            turn, date=DateBounds("4/5/6", None, noon - timedelta(days), noon + timedelta(days))
        )
        listed = list(draw_list([(1, replace(talk, turns=(wide,)))], 80, Clockface()))
        assert listed[1][1][0].strip() == years
    assert count_conversations([talk]).activity == [("2018-02-06", 1)]


@given(st.lists(TURNS, max_size=4))
def test_any_text_can_be_exported(
    turns: list[Turn],
) -> None:
    for export in (conversations_mbox, conversations_csv, conversations_markdown, messages_graphml):
        text = "".join(export(talk(turns), recovered=True))
        assert "".join(export(talk(turns), recovered=True)) == text
        text.encode("utf-8", "strict")
    ET.fromstring("".join(messages_graphml(talk(turns), recovered=True)))  # noqa: S314 - our own
    ET.fromstring("".join(people_graphml(count_conversations(talk(turns)))))  # noqa: S314 - our own


@given(st.lists(TURNS, max_size=4))
def test_csv_has_a_row_a_message(turns: list[Turn]) -> None:
    text = "".join(conversations_csv(talk(turns), recovered=True))
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(turns) + 1


@given(turns=st.lists(TURNS, max_size=4))
def test_mbox_holds_one_message_a_turn_with_its_text(
    tmp_path_factory: pytest.TempPathFactory, turns: list[Turn]
) -> None:
    path = tmp_path_factory.mktemp("mbox") / "x.mbox"
    path.write_text("".join(conversations_mbox(talk(turns), recovered=True)), "utf-8", newline="")
    box = mailbox.mbox(path)
    assert len(box) == len(turns)
    for found, turn in zip(box, turns, strict=True):
        assert found["Message-ID"]
        assert "Bcc" not in found
        assert (found["X-Mlthread-Origin"] is not None) == (turn.origin == "quoted")
    box.close()
    assert "X-Mlthread-Origin" not in "".join(conversations_mbox(talk(turns), recovered=False))


def exported(subject: str, attachments: tuple[Attachment, ...] = ()) -> str:
    key, ann = "a@example.org", Address("Ann", "a@example.org")
    message = Message(key, key, ann, DateBounds(), subject, "Yes.\n", attachments=attachments)
    turn = Turn(
        key, key, "archive", None, (), None, ann, DateBounds(), subject, "Yes.", message=message
    )
    return "".join(conversations_mbox(talk([turn]), recovered=True))


@given(st.text(st.sampled_from('é山🦊 aR:[]=?_,\\"<@>'), min_size=1, max_size=200))
def test_a_subject_is_exported_as_it_is(subject: str) -> None:
    """Why: folded by the library, it lost spaces between words outside ASCII."""
    assume(one_line(subject) and "=?" not in subject)
    [message] = mlthread.read(io.BytesIO(exported(subject).encode()), problems=[])
    assert message.subject == one_line(subject)


def test_the_names_of_attachments_come_back_from_an_mbox() -> None:
    """Why: read again, an exported message had none; one that its text names, where it was scrubbed, is told once."""
    parts = [Attachment(name, "image/png", 9) for name in ("a, b.png", "résumé.png", None)]
    scrubbed = Attachment("c.png", url="https://lists.example.org/c.png")
    text = exported("Tides", (*parts, scrubbed))
    [message] = mlthread.read(io.BytesIO(text.encode()), problems=[])
    assert [part.name for part in message.attachments] == ["a, b.png", "résumé.png"]


def test_many_words_and_names_outside_ascii_are_exported_in_linear_time() -> None:
    """Why: a subject of 2,500 such letters took 16 seconds, the names of 250 attachments 32."""

    def work(count: int) -> int:
        names = tuple(Attachment(f"résumé {n}.png", "image/png") for n in range(count))
        return lines_run(lambda: exported("é " * count, names))

    work(1)
    assert work(200) < 2.3 * work(100)


def test_an_mbox_says_what_is_not_known_and_is_read_back_so(tmp_path: Path) -> None:
    """Why: "somebody" at one address made one person of all whose address is not known, bounds that are open
    read "None", and a date without zone was written half a day early."""
    noon = datetime(2018, 2, 4, 12, tzinfo=UTC)
    late = DateBounds(latest=noon)
    day = DateBounds(earliest=noon, latest=noon + timedelta(hours=26))
    top, low = "a@[192.0.2.1]", "b@example.org"
    turns = [
        Turn(top, None, "quoted", None, (), None, Address(), late, "Tides", "Well?"),
        Turn(low, low, "archive", top, (), None, Address("Ann"), day, "Tides", "Yes."),
    ]
    path = tmp_path / "x.mbox"
    path.write_text("".join(conversations_mbox(talk(turns), recovered=True)), "utf-8")
    bounds = re.findall(r"^X-Mlthread-Date-Bounds: (.*)$", path.read_text(), re.MULTILINE)
    assert bounds == [".. 2018-02-04T12:00:00Z", "2018-02-04T12:00:00Z 2018-02-05T14:00:00Z"]
    one, other = mlthread.read(path)
    assert (one.author, other.author) == (Address(), Address("Ann"))
    assert (one.message_id, other.in_reply_to) == ("a@[192.0.2.1]", ("a@[192.0.2.1]",))
    for found, turn in zip((one, other), turns, strict=True):
        assert (found.date.utc, found.date.earliest, found.date.latest) == (
            None,
            turn.date.earliest,
            turn.date.latest,
        )
    graph = "".join(messages_graphml(talk(turns), recovered=True))
    dates = re.findall('<data key="(date|earliest|latest)">2018-02-(.*?):00:00Z<', graph)
    assert dates == [
        *(("date", "04T12"), ("latest", "04T12")),
        *(("date", "05T01"), ("earliest", "04T12"), ("latest", "05T14")),
    ]


@pytest.mark.parametrize("origin", ["archive", "quoted"])
@pytest.mark.parametrize("utc", [None, datetime(2018, 2, 4, 13, tzinfo=UTC)])
def test_a_date_with_bounds_is_read_back_as_it_was(origin: Origin, utc: datetime | None) -> None:
    """Why: the middle of two days, exported and read again, was told to the minute."""
    noon, ann = datetime(2018, 2, 4, 12, tzinfo=UTC), Address("Ann", "ann@example.org")
    date = DateBounds(None, utc, noon, noon + timedelta(hours=2))
    if utc and origin == "archive":
        date = DateBounds(None, utc, utc, utc)
    turn = Turn("a@example.org", None, origin, None, (), None, ann, date, "Tides", "Well?")
    written = "".join(conversations_mbox(talk([turn]), recovered=True))
    problems: list[Problem] = []
    [message] = mlthread.read(io.BytesIO(written.encode()), problems=problems)
    assert (message.date.utc, message.date.earliest) == (date.utc, date.earliest)
    assert message.date.latest == date.latest
    told = [problem.problem for problem in problems]
    assert told == (["recovered from quotes by whoever exported it"] if origin == "quoted" else [])


@pytest.mark.parametrize(
    "bounds",
    ["", "..", "2018-02-04T12:00:00 ..", "x 2018-02-04T12:00:00Z", "2018-02-05T12:00:00Z 2018-02-04T12:00:00Z", "Z Z"],
)  # fmt: skip
def test_bounds_that_make_no_sense_leave_the_date_alone(bounds: str) -> None:
    head = f"From: ann@example.org\nDate: Sun, 4 Feb 2018 13:00:00 +0000\nX-Mlthread-Date-Bounds: {bounds}"
    [message] = mlthread.read(io.BytesIO(f"{head}\n\nYes.\n".encode()))
    assert message.date.utc == datetime(2018, 2, 4, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("offset", "written"),
    [
        (330, "Sun, 04 Feb 2018 17:30:00 +0530"),
        (-480, "Sun, 04 Feb 2018 04:00:00 -0800"),
        (0, "Sun, 04 Feb 2018 12:00:00 +0000"),
        (None, "Sun, 04 Feb 2018 12:00:00 -0000"),
    ],
)
def test_an_exported_date_is_in_the_zone_of_its_writer(offset: int | None, written: str) -> None:
    """Why: every writer was said to live by UTC, and read back, a lost message that they quote had a wider date."""
    noon = datetime(2018, 2, 4, 12, tzinfo=UTC)
    date = DateBounds(utc=noon, earliest=noon, latest=noon, offset=offset)
    turn = Turn("a@x", "a@x", "archive", None, (), None, Address("Ann"), date, "Tides", "Hi.")
    text = "".join(conversations_mbox(talk([turn]), recovered=True))
    assert f"\nDate: {written}\n" in text
    [message] = mlthread.read(io.BytesIO(text.encode()), problems=[])
    assert (message.date.utc, message.date.offset) == (noon, offset)


def test_a_message_is_exported_with_those_whom_it_was_sent_to() -> None:
    """Why: read back, an author of a lost message whose address stood there alone had none."""
    key, ann = "a@example.org", Address("Ann", "a@example.org")
    to = (Address("Zoë, Bo", "bo@example.org"), Address(None, "tides@example.org"))
    sent = Message(key, key, ann, DateBounds(), "Tides", "Yes.\n", to=(*to, Address("Cy", "cy@(")))
    turn = Turn(
        key, key, "archive", None, (), None, ann, DateBounds(), "Tides", "Yes.", message=sent
    )
    text = "".join(conversations_mbox(talk([turn]), recovered=True))
    [message] = mlthread.read(io.BytesIO(text.encode()), problems=[])
    assert message.to == to
    assert "\nTo: " not in "".join(
        conversations_mbox(talk([replace(turn, message=replace(sent, to=()))]), recovered=True)
    )


def test_a_message_is_exported_with_the_list_that_it_came_over() -> None:
    """Why: of a conversation across lists every message was said to be of the one that most came over."""
    key, ann = "a@example.org", Address("Ann", "a@example.org")
    heard = Message(key, key, ann, DateBounds(), "Tides", "Yes.\n", list_name="gauges")
    turn = Turn(
        key, key, "archive", None, (), None, ann, DateBounds(), "Tides", "Yes.", message=heard
    )
    untold = replace(turn, id="b@example.org", message=replace(heard, list_name=None))
    talks = [replace(c, list_name="tides") for c in talk([turn, untold])]
    mbox = "".join(conversations_mbox(talks, recovered=True))
    assert re.findall("X-Mailing-List: (.*)", mbox) == ["gauges", "tides"]
    rows = csv.DictReader(
        io.StringIO("".join(conversations_csv(talks, recovered=True)), newline="")
    )
    assert [row["list"] for row in rows] == ["gauges", "tides"]
    assert [export_document(talks[0], t)["list"] for t in talks[0].turns] == ["gauges", "tides"]


def test_messages_without_date_and_subject_are_parted_when_an_mbox_is_read_back(
    tmp_path: Path,
) -> None:
    """Why: with a header of From and Message-ID alone such a message was text of the one before it."""
    noon = datetime(2018, 2, 4, 12, tzinfo=UTC)
    dates = [DateBounds(utc=noon, earliest=noon, latest=noon), DateBounds(), DateBounds()]
    turns = [
        Turn(f"{n}@x", f"{n}@x", "archive", None, (), None, Address("Ann"), date, None, "Well?")
        for n, date in enumerate(dates)
    ]
    path = tmp_path / "x.mbox"
    untitled = [replace(c, subject=None) for c in talk(turns)]
    path.write_text("".join(conversations_mbox(untitled, recovered=True)), "utf-8")
    assert [m.id for m in mlthread.read(path, problems=[])] == ["0@x", "1@x", "2@x"]


@pytest.mark.parametrize(
    "line", ["From here on", ">From here on", ">>From here on", "> From here on"]
)
def test_lines_that_an_mbox_escapes_are_read_back_as_they_were(line: str, tmp_path: Path) -> None:
    """Why: a quoted ">From" came back as ">>From", one level deeper: nothing in the file told how it escapes."""
    said = f"> As far as that,\n{line}\n> and no further\n"
    message = Message("a@x", "a@x", Address("Ann"), DateBounds(), "Tides", said)
    turn = Turn(
        "a@x", "a@x", "archive", None, (), None, Address("Ann"), DateBounds(), "Tides", said
    )
    path = tmp_path / "x.mbox"
    turns = [replace(turn, message=message)]
    path.write_text("".join(conversations_mbox(talk(turns), recovered=True)), "utf-8")
    assert [m.body.rstrip("\n") for m in mlthread.read(path, problems=[])] == [said.rstrip("\n")]


@pytest.mark.parametrize(
    "email",
    [
        "ann@example.or" + "(" * 400,
        "ann@" + "[" * 400,
        '"' * 400 + "@example.org",
        "<" * 400,
        "a\\b@example.org",
    ],
)
def test_no_address_keeps_an_mbox_from_being_written(email: str) -> None:
    """Comments within comments made the library that writes headers recurse without end."""
    turn = Turn(
        "a",
        None,
        "archive",
        None,
        (),
        None,
        Address("Ann Lee", email),
        DateBounds(),
        "Tides",
        "Hi.",
    )
    text = "".join(conversations_mbox(talk([turn]), recovered=True))
    assert "Ann Lee" in text.partition("\n\n")[0]


@pytest.mark.parametrize(
    "author",
    [
        Address("Ann Lee", "änn@bücher.example"),
        Address("Zoë", "zoe@example.org"),
        Address("Lee, Ann", "ann@example.org"),
        Address("Ann @ home", "ann@bücher.example"),
        Address("Zoë, " * 70 + "Ann", "ann@example.org"),
    ],
)
def test_an_author_is_exported_as_they_are(author: Address) -> None:
    """Why: an address with letters outside ASCII was left out, and a long name made a word longer than RFC 2047 has."""
    turn = Turn("a@x", "a@x", "archive", None, (), None, author, DateBounds(), "Tides", "Hi.")
    text = "".join(conversations_mbox(talk([turn]), recovered=True))
    assert max(map(len, text.splitlines())) < 120
    [message] = mlthread.read(io.BytesIO(text.encode()), problems=[])
    assert message.author == author


@pytest.mark.parametrize(
    ("identity", "written"),
    [
        ("a.b@example.org", "a.b@example.org"),
        ("@example.org", "_@example.org"),
        ("..@example.org", "_@example.org"),
        ("a@", "a@_"),
        ("a@@", "a@_"),
        ("", "_@mlthread.invalid"),
        ("a b", "a_b@mlthread.invalid"),
    ],
)
def test_no_id_keeps_an_mbox_from_being_written(identity: str, written: str) -> None:
    """An id without a part before its "@" ended the library that parses headers."""
    turn = Turn(
        identity, None, "archive", None, (), None, Address("Ann"), DateBounds(), "Tides", "Hi."
    )
    assert f"Message-ID: <{written}>" in "".join(conversations_mbox(talk([turn]), recovered=True))


def test_an_id_without_a_host_comes_back_from_an_mbox() -> None:
    """Why: hypermail's ids are such: each message of an exported archive had another id when it was read again."""
    ann, ids = Address("Ann", "ann@example.org"), ("199804.1.name.hidden", "199804.2.name.hidden")
    turns = [
        Turn(key, key, "archive", above, (), None, ann, DateBounds(), "Tides", "Hi.")
        for key, above in zip(ids, (None, ids[0]), strict=True)
    ]
    text = "".join(conversations_mbox(talk(turns), recovered=True))
    found = list(mlthread.read(io.BytesIO(text.encode()), problems=[]))
    assert tuple(message.message_id for message in found) == ids
    assert found[1].in_reply_to == found[1].references == ids[:1]


@pytest.mark.parametrize(
    ("above", "subject", "shown"),
    [
        ("Tides", "Re: Tides", None),
        ("[gates] Tides", "AW: [gates] Tides", None),
        ("[gates] [PATCH] read", "Re: [gates-discuss] [PATCH] read", None),
        ("Tides", "EXTERNAL: Re: Tides", None),
        ("[PATCH 0/2] Tides", "[PATCH 1/2] tide: read twice", "[PATCH 1/2] tide: read twice"),
        ("[PATCH] read", "[PATCH v2] read", "[PATCH v2] read"),
        ("Tides", "[gates] Gauges (was: Tides)", "Gauges (was: Tides)"),
        ("Tides", None, None),
    ],
)
def test_a_subject_of_its_own_is_told(above: str, subject: str | None, shown: str | None) -> None:
    """Why: the patches of a series stood below their cover letter without their titles."""
    ann, none = Address("Ann"), DateBounds()
    top = Turn("a", "a", "archive", None, (), None, ann, none, above, "Well?")
    low = Turn("b", "b", "archive", "a", (), None, ann, none, subject, "Yes.")
    talked = Conversation("a", above, "gates", None, None, (), (top, low))
    turns = {turn.id: turn for turn in talked.turns}
    assert own_subject(low, talked, turns) == shown
    assert own_subject(top, talked, turns) is None
    text = "".join(conversations_markdown([talked], recovered=True))
    assert text.count("**") == (2 if shown else 0)


def test_markdown_names_what_a_paper_cites() -> None:
    """Why: who quotes from it needs the Message-ID, whose words a quote holds where they are not those of
    the message that is answered, and which message a lost one is known from."""
    at = datetime(2018, 2, 6, 9, tzinfo=UTC)
    date = DateBounds(utc=at, earliest=at, latest=at)
    quote = Segment("quote", 1, 2, 0, 1, "Well?", source=QuoteSource("a", 0, 1, "exact"))
    said = Segment("text", 0, 0, 1, 2, "Yes.")
    turns = (
        Turn("a", None, "quoted", None, (), None, Address("Ann *Lee*"), DateBounds(), None, "Well?",
             provenance=(Provenance(0, 1, "c", 0, 1),)),
        Turn("b", "b`1@example.org", "archive", "a", (), None, Address("Bo"), date, None, "No."),
        Turn("c", "c@example.org", "archive", "b", (), None, Address("Cy"), date, None, "Yes.", (quote, said)),
    )  # fmt: skip
    talked = Conversation("a", "[gates] Well", "gates", at, at, (), turns)
    lines = "".join(conversations_markdown([talked], recovered=True)).split("\n")
    assert lines[:3] == [
        "# Well",
        "",
        "gates · 3 messages, 1 recovered from quotes · 6 Feb 2018",
    ]
    assert "*no date · recovered from the quotes in 3*" in lines
    assert "Message-ID: ``b`1@example.org``" in lines
    own = lines.index("Message-ID: `c@example.org`")
    assert lines[own - 1] == "*6 Feb 2018 09:00 UTC · answers 2, Bo*  "
    assert lines[own + 2 : own + 5] == ["*1, Ann \\*Lee\\*:*", "", "> Well?"]


def test_markdown_says_where_there_are_no_words() -> None:
    lost = Turn("a", None, "quoted", None, (), None, Address("Ann"), DateBounds(), "Gates", "")
    kept = replace(lost, id="b", origin="archive", parent="a")
    text = "".join(conversations_markdown(talk([lost, kept]), recovered=True))
    assert text.count("\n*(none of its words are known)*\n") == 1
    assert text.count("\n*(no text)*\n") == 1


def test_markdown_of_a_quote_keeps_its_lines_and_how_far_they_are_set_in() -> None:
    """Why: quoted lines ran together, and one set in by four spaces became code, its escapes shown."""
    quotes = (
        Segment("quote", 1, 1, 0, 4, "Try this:\n\n    if a_b:\n        go()", source=None),
        Segment("quote", 1, 1, 6, 7, "Or not.", source=None),
    )
    said = Segment("text", 0, 0, 7, 9, "Yes:\n  - it goes.")
    date = DateBounds()
    top = Turn("a", "a", "archive", None, (), None, Address("Ann"), date, "Gates", "Well?")
    low = replace(top, id="b", parent="a", segments=(*quotes, said))
    text = "".join(conversations_markdown(talk([top, low]), recovered=True))
    quoted = (
        "> Try this:\n> \n> \xa0\xa0\xa0\xa0if a\\_b:  \n> " + "\xa0" * 8 + "go()\n> \n> Or not.\n"
    )
    assert text.endswith(f"\n{quoted}\nYes:  \n\xa0\xa0\\- it goes.\n")


def test_markdown_of_mail_stays_text() -> None:
    turn = Turn(
        "a", None, "archive", None, (), None, Address("<b>*Ann*"), DateBounds(), "# s",
        "# no heading\n1. no list\n<script>x</script>\n[a](b) `c`\n- x\n",
    )  # fmt: skip
    text = "".join(conversations_markdown(talk([turn]), recovered=True))
    assert "<script" not in text.replace("\\<", "")
    assert "\\# no heading" in text
    assert "1\\. no list" in text
    assert "\\- x" in text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a  b", "a b"),
        (" a ", "a"),
        ("a\tb\r\nc", "a b c"),
        ("\u00ada\u200b", "\u00ada\u200b"),
        ("\u200b \u00ad", ""),
        ("a\u200eb\u202ec", "ab\ufffdc"),
    ],
)
def test_what_belongs_on_one_line_stands_on_one(text: str, line: str) -> None:
    """Runs of space are one; of what nobody sees nothing stays."""
    assert one_line(text) == line


@pytest.mark.parametrize("text", ["", "\n\n", " \n\t\n"])
def test_a_text_of_blank_lines_has_none(text: str) -> None:
    assert trimmed_lines(text) == []
