"""Quotes lead to who wrote them: the index of own words and what makes two texts comparable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from mlthread.rules.cuts import split_at_cuts
from mlthread.thread.texts.quotes import COMMON, QuoteIndex
from mlthread.thread.texts.wordings import (
    bare,
    fingerprint,
    line_keys,
    shingle_keys,
    size_of,
    words,
)

FERRY = """The ferry company has moved the winter timetable to November,
and nobody told the harbour office before the notices were printed.
Thanks,
Mary Hill, Harbour Street 4, telephone 555 0100
"""
MARKET = """The market opens an hour earlier from next week on, so the first
boat should leave at six and not at seven as it does today.
Thanks,
Mary Hill, Harbour Street 4, telephone 555 0100
"""


@pytest.fixture(name="index")
def two_messages() -> QuoteIndex:
    index = QuoteIndex()
    index.add(1, *fingerprint(FERRY))
    index.add(2, *fingerprint(MARKET))
    return index


def test_a_line_leads_to_its_writer(index: QuoteIndex) -> None:
    (hit,) = index.find(*fingerprint("boat should leave at six and not at seven as it does today."))
    assert (hit.number, hit.cover, hit.lines) == (2, 1.0, 1)


def test_reflowed_text_leads_to_its_writer(index: QuoteIndex) -> None:
    quote = " ".join(FERRY.split()[3:22]).replace(" told", "\ntold").replace(" to ", "\nto ")
    hits = index.find(*fingerprint(quote))
    assert [hit.number for hit in hits] == [1]
    assert hits[0].lines == 0


def test_runs_of_words_are_asked_for_when_lines_do_not_tell() -> None:
    asked: list[int] = []

    def runs() -> Iterator[tuple[int, Iterable[int]]]:
        for number, text in enumerate((FERRY, MARKET)):
            asked.append(number)
            yield number, shingle_keys(text)

    index = QuoteIndex(runs)
    for number, text in enumerate((FERRY, MARKET)):
        index.add(number, line_keys(text))
    assert [hit.number for hit in index.find(*fingerprint(FERRY.split("\n")[0]))] == [0]
    assert asked == []
    reflowed = fingerprint("boat should leave at six and\nnot at seven as it does today.")
    for _ in range(2):
        assert [hit.number for hit in index.find(*reflowed)] == [1]
    assert asked == [0, 1]


def test_shared_lines_weigh_less_than_own_ones(index: QuoteIndex) -> None:
    quote = "boat should leave at six and not at seven as it does today.\n" + FERRY.split("\n")[3]
    first, second = index.find(*fingerprint(quote))
    assert first.number == 2
    assert first.cover > 2 * second.cover or first.score > 2 * second.score


def test_what_many_write_leads_nowhere() -> None:
    index = QuoteIndex()
    for number in range(COMMON + 2):
        index.add(
            number,
            *fingerprint(f"Letter number {number} of a long series\nWith the very best regards"),
        )
    assert index.find(*fingerprint("With the very best regards")) == []
    assert [hit.number for hit in index.find(*fingerprint("Letter number 7 of a long series"))] == [
        7
    ]


def test_a_message_is_not_its_own_source(index: QuoteIndex) -> None:
    assert [hit.number for hit in index.find(*fingerprint(FERRY), exclude=1)] == [2]


def test_greetings_have_no_key() -> None:
    assert len(fingerprint("Hi Bo,\n\nThanks,\nAnn").lines) == 0


def test_longer_lines_have_heavier_keys() -> None:
    short, long = fingerprint("a short line\n" + "a much longer line of the same text " * 2).lines
    assert size_of(short) < size_of(long) <= 15


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("Don’t — “ever” do that…", 'Don\'t - "ever" do that...'),
        ("Write to ann@example.org please", "Write to ann at example.org please"),
        ("Write to <ann@example.org> please", "Write to <ann (at) example.org> please"),
        ("The café was closed at noon", "The caf? was closed at noon"),
        ("The café was closed at noon", "The caf=E9 was closed at noon=20"),
        ("The café was closed at noon", "The cafÃ© was closed at noon"),
        ("two  spaces\tand a no-break\u00a0one", "two spaces and a no-break one"),
        ("Пишите нам на адрес станции", "Пишите нам  на адрес станции"),
        ("会議は月曜日に開かれます", "会議は月曜日に 開かれます"),
    ],
    ids=["quotes", "at", "bracketed-at", "lost", "encoded", "mojibake", "spaces", "ru", "ja"],
)
def test_typography_changes_no_key(written: str, quoted: str) -> None:
    assert bare(written) == bare(quoted)
    assert fingerprint(written).lines == fingerprint(quoted).lines


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x = 10 and nothing else", "x = 20 and nothing else"),
        ("the gate is open today", "the gate is shut today"),
        ("Ворота открыты сегодня", "Ворота закрыты сегодня"),
    ],
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert fingerprint(one).lines != fingerprint(other).lines


def test_keys_are_the_same_in_every_run() -> None:
    """Ids of recovered messages are made of them: a change gives all of these other ids."""
    lines, shingles = fingerprint(FERRY)
    assert lines[0] == fingerprint(FERRY.split("\n")[0]).lines[0]
    assert lines.typecode == shingles.typecode == "Q"
    assert list(fingerprint("The gate is open today").lines) == [7477802018731233363]


def test_words_know_their_lines() -> None:
    found = words(["Write to ann at example.org", "- now -"])
    assert [(word.letters, word.line) for word in found] == [
        ("write", 0),
        ("to", 0),
        ("annexampleorg", 0),
        ("now", 1),
    ]


def test_scripts_without_spaces_wrap_anywhere() -> None:
    text = "会議は月曜日に開かれますので資料を準備してください"
    assert shingle_keys(text) == shingle_keys(text[:9] + "\n" + text[9:])


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("[...]", 2),
        ("  [ snip ]", 2),
        ("<snip>", 2),
        ("---8<--- snip ---8<---", 2),
        ("...", 2),
        ("[snipped the part about boats]", 2),
        ("that is all [...] and more", 2),
        ("improved<snip>", 2),
        ("(gekürzt)", 2),
        ("loaders.stan(...)", 1),
        ("args[...] = 1", 1),
        ("[[alternative HTML version deleted]]", 1),
        ("---<----cut here----start---->---", 1),
        ("I cut the rope.", 1),
        ("", 1),
    ],
)
def test_cut_marks_are_told_from_text(line: str, pieces: int) -> None:
    assert len(split_at_cuts(line)) == pieces
