"""Words that a user looks for are found whatever their case, accents and line ends, and stand out where they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlthread.views.terminal.hits import HIT, mark_hits
from mlthread.views.wanted import Wanted, plain


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("rough consensus", "there is Rough\n   consensus here"),
        ("reunion", "la Réunion"),
        ("RÉUNION", "la re\u0301union"),
        ("lodz", "Łódź"),
        ("oresund", "Ǿresund"),
        ("strasse", "Straße"),
        ("don't", "we don’t"),
        ("well-known", "well\u2010known"),
        ("agreement", "agree\u00admen\u200bt"),
        ("合意の形成", "大まかな合意の\n形成"),
        ("ёлка", "Елка"),
        ("שלום", "שָׁלוֹם"),
        (r"\bvot(e|ing)\b", "the Voting ended"),
        ("^Proposal", "Dear all\nproposal: ten gates"),
        (r"ré\w+n", "reunion"),
        ("[[v]ote|x", "vote"),  # read without a warning
        ("$100", "it costs $100"),  # plainly no expression that anything could match
        ("(budget|", "the (budget| of"),
    ],
)
def test_what_is_found(asked: str, text: str) -> None:
    wanted = Wanted(asked)
    assert wanted.within(text)
    assert wanted.scattered(text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("rough consensus", "consensus, rough"),
        ("か", "が"),  # another letter, not one with an accent
        ("각", "가"),
        (r"\bvote\b", "devoted"),
        (r"\S{40}", "a b"),  # an expression keeps its capitals
        ("a+b", "aab"),
        ("", ""),
        (" ", "a b"),
    ],
)
def test_what_is_not_found(asked: str, text: str) -> None:
    assert not Wanted(asked).within(text)
    assert Wanted(asked).spans(text) == []


def test_what_is_plain_stays_so() -> None:
    """Letters are replaced one after the other: none may turn into one that is replaced as well."""
    for code in (*range(0xD800), *range(0xE000, 0x20000)):
        bare = plain(chr(code))
        assert plain(bare) == bare


TEXT = st.text(st.characters(codec="utf-8"), max_size=60)


@given(TEXT, TEXT, TEXT)
def test_any_words_are_found_where_they_stand(before: str, words: str, after: str) -> None:
    if plain(words).split():
        text = f"{before} {words} {after}"
        assert Wanted(words).within(text)


@given(TEXT, TEXT)
def test_places_lie_in_the_text_from_left_to_right(asked: str, text: str) -> None:
    end = 0
    for start, stop in Wanted(asked).spans(text):
        assert end <= start < stop <= len(text)
        end = start


@given(
    st.lists(st.lists(st.tuples(TEXT, st.sampled_from(["", "dim"])), max_size=3), max_size=4), TEXT
)
def test_marks_change_no_letter(lines: list[list[tuple[str, str]]], asked: str) -> None:
    marked = mark_hits(lines, [Wanted(asked), Wanted("a")])
    assert ["".join(text for text, _ in line) for line in marked] == [
        "".join(text for text, _ in line) for line in lines
    ]


def test_a_hit_runs_from_line_to_line_and_through_styles() -> None:
    lines = [[("one ", ""), ("tw", "code")], [("o three", "")]]
    assert mark_hits(lines, [Wanted("tw|o th")]) == [
        [("one ", ""), ("tw", HIT)],
        [("o th", HIT), ("ree", "")],
    ]


@pytest.mark.parametrize(
    ("asked", "text", "spans"),
    [
        ("gate", "ga\nte", []),  # a word ends with its line
        ("潮汐", "満潮\n汐", [(1, 4)]),  # not in scripts without spaces
        ("a潮", "a\n潮", []),
        ("潮a", "潮\na", []),
        ("the gate", "the\n  gate", [(0, 10)]),
        ("x*|b", "ab", [(1, 2)]),  # what is empty is nothing to mark
        ("É", "e\u0301 É", [(0, 2), (3, 4)]),
    ],
)
def test_where_words_stand(asked: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert Wanted(asked).spans(text) == spans
    if "*" not in asked:
        assert Wanted(asked).within(text) == bool(spans)
