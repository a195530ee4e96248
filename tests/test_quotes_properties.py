"""Promises of quote tracing and merging, tried on drawn texts."""

from __future__ import annotations

import textwrap
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlthread.model import Segment
from mlthread.thread.texts import places
from mlthread.thread.texts.align import align
from mlthread.thread.texts.merging import QuotePiece, merge_quotes
from mlthread.thread.texts.places import Places, Stretches
from mlthread.thread.texts.quotes import QuoteIndex
from mlthread.thread.texts.sourcetext import source_text
from mlthread.thread.texts.tracing import trace, trace_text
from mlthread.thread.texts.wordings import (
    bare,
    fingerprint,
    keys_alone,
    letters_of_lines,
    line_keys,
    shingle_keys,
)
from mlthread.thread.texts.wordings import words as words_of

QUICK = settings(max_examples=120, deadline=None)

words = st.text("abcdefghijklmnoprstuvw", min_size=1, max_size=9)
lines = st.lists(words, min_size=1, max_size=12).map(" ".join)
texts = st.lists(st.one_of(lines, st.just("")), min_size=1, max_size=25).map("\n".join)
told = texts.filter(lambda text: bool(text.strip()))
odd = st.text(max_size=400).map(lambda text: text.replace("\r", "\n"))


@QUICK
@given(told, st.data())
def test_lines_cut_from_a_text_are_exact(text: str, data: st.DataObject) -> None:
    all_lines = text.split("\n")
    start = data.draw(st.integers(0, len(all_lines) - 1))
    stop = data.draw(st.integers(start + 1, len(all_lines)))
    quote = "\n".join(all_lines[start:stop])
    found = trace_text(quote, source_text("m", text))
    if not quote.strip():
        assert found is None
    else:
        assert found is not None
        assert found.match == "exact"
        assert bare("\n".join(all_lines[found.start : found.stop])) == bare(quote)


@QUICK
@given(told, st.integers(10, 120))
def test_a_text_wrapped_anew_is_never_altered(text: str, width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(text, width, break_long_words=False))
    found = trace_text(wrapped, source_text("m", text))
    assert found is not None
    assert found.match in ("exact", "rewrapped")


@QUICK
@given(told)
def test_typography_is_no_change(text: str) -> None:
    typed = text.replace("a", "a’").replace(" ", "\u00a0 ").replace("e ", "e— ") + "=20"
    found = trace_text(typed, source_text("m", text))
    assert found is not None
    assert found.match == "exact"


@QUICK
@given(odd, odd)
def test_any_two_texts_can_be_compared(quote: str, text: str) -> None:
    source = source_text("m", text)
    found = trace_text(quote, source)
    if found is not None:
        assert 0 <= found.start < found.stop <= len(text.split("\n"))
        assert (found.match == "altered") == bool(found.changes)
    merged = merge_quotes([QuotePiece("a", 0, quote), QuotePiece("b", 0, text)])
    assert all(0 <= p.start < p.stop for p in merged.provenance)
    fingerprint(text)


@QUICK
@given(st.lists(words, max_size=40), st.lists(words, max_size=40))
def test_runs_are_equal_words_in_order(quote: list[str], source: list[str]) -> None:
    end_q = end_s = 0
    for q, s, n in align(quote, source):
        assert n > 0
        assert q >= end_q
        assert s >= end_s
        assert quote[q : q + n] == source[s : s + n]
        end_q, end_s = q + n, s + n


@QUICK
@given(
    st.lists(st.sampled_from("abc"), max_size=30),
    st.lists(st.sampled_from("abc"), min_size=1, max_size=5),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_an_index_of_places_finds_what_a_search_finds(
    text: list[str], wanted: list[str], low: int, high: int
) -> None:
    low, high = min(low, high, len(text)), min(high, len(text))
    found = Places(text)
    answers = [list(found.where(tuple(wanted), low, high)) for _ in range(6)]
    there = [k for k in range(low, high) if text[k : min(high, k + len(wanted))] == wanted]
    assert answers == [there] * 6
    assert [r for _ in range(6) for r in align(wanted, found)] == 6 * align(wanted, text)


@QUICK
@given(st.lists(st.text("ab", min_size=1, max_size=4), max_size=40), st.text("ab", min_size=1))
def test_an_index_of_stretches_finds_what_a_search_finds(text: list[str], wanted: str) -> None:
    starts = list(accumulate(map(len, text), initial=0))
    with pytest.MonkeyPatch.context() as patch:
        first = Stretches("".join(text), starts).where(wanted)
        searched = [place for place in first if place in starts]
        patch.setattr(places, "_READ", -1)
        second = Stretches("".join(text), starts).where(wanted)
        assert [place for place in second if place in starts] == searched


@QUICK
@given(told, st.integers(10, 120))
def test_shingles_do_not_depend_on_line_breaks(text: str, width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(text, width, break_long_words=False))
    assert shingle_keys(wrapped) == shingle_keys(text)


@QUICK
@given(st.lists(words, min_size=11, max_size=60), st.integers(0, 49), st.integers(11, 60))
def test_eleven_words_in_a_row_share_a_shingle(text: list[str], first: int, count: int) -> None:
    piece = text[min(first, len(text) - 11) :][:count]
    assert set(shingle_keys(" ".join(text))) & set(shingle_keys("\n".join(piece)))


@QUICK
@given(st.lists(st.one_of(texts, odd), min_size=1, max_size=4))
def test_a_text_has_all_keys_of_its_parts_but_those_of_few_words(parts: list[str]) -> None:
    whole = fingerprint("\n".join(parts))
    for part in parts:
        assert set(line_keys(part)) <= set(whole.lines)
        assert set(shingle_keys(part)) <= {*whole.shingles, *keys_alone(part)}


# Signs that part words or join them: what is spelt out, encoded, not ASCII, no letter, a blank.
pieces = st.sampled_from(
    [
        "at",
        " at ",
        "ann",
        "example.org",
        "=20",
        "=E9",
        "x=1",
        "=",
        "--",
        "é",
        "会議",
        "\t",
        "\x1c",
        " ",
        "\n",
    ]
)


@QUICK
@given(st.one_of(odd, st.lists(pieces, max_size=40).map("".join)))
def test_letters_found_at_once_are_those_found_line_by_line(text: str) -> None:
    lines = text.split("\n")
    one_by_one = [[word.letters for word in words_of([line])] for line in lines]
    assert letters_of_lines(lines) == one_by_one


@QUICK
@given(texts)
def test_keys_do_not_depend_on_typography(text: str) -> None:
    assert fingerprint(text.upper().replace(" ", "  ")).lines == fingerprint(text).lines


def numbered(count: int) -> list[str]:
    """Lines that all differ, as lines of prose do."""
    return [f"w{n}a the x{n}b of y{n}c and z{n}d" for n in range(count)]


@QUICK
@given(st.integers(4, 40), st.data())
def test_a_text_cut_into_overlapping_pieces_comes_back(count: int, data: st.DataObject) -> None:
    text = numbered(count)
    pieces, start = [], 0
    while True:
        stop = min(count, start + data.draw(st.integers(3, 12)))
        width = data.draw(st.sampled_from([0, 0, 30, 45]))
        part = "\n".join(text[start:stop])
        if width:
            part = "\n".join(textwrap.wrap(part, width))
        pieces.append(QuotePiece(f"r{start}@example.org", start, part))
        if stop == count:
            break
        start = stop - data.draw(st.integers(1, 2))
    shuffled = data.draw(st.permutations(pieces))
    merged = merge_quotes(shuffled)
    assert merged.text.split() == " ".join(text).split()
    assert merged == merge_quotes(pieces)


@QUICK
@given(st.integers(6, 30), st.data())
def test_every_merged_line_names_where_it_was_read(count: int, data: st.DataObject) -> None:
    text = numbered(count)
    bodies: dict[str, list[str]] = {}
    pieces = []
    for reader in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, count - 2))
        stop = data.draw(st.integers(start + 1, count))
        name = f"r{reader}@example.org"
        bodies[name] = ["head"] * 5 + text[start:stop]
        pieces.append(QuotePiece(name, 5, "\n".join(text[start:stop])))
    merged = merge_quotes(pieces)
    shown = merged.text.split("\n")
    named = set()
    for p in merged.provenance:
        assert p.stop - p.start == p.from_stop - p.from_start
        assert shown[p.start : p.stop] == bodies[p.id][p.from_start : p.from_stop]
        named |= set(range(p.start, p.stop))
    rest = {line for n, line in enumerate(shown) if n not in named}
    assert rest <= {"", "[…]"}
    quoted = {line for piece in pieces for line in piece.text.split("\n")}
    assert sorted(set(shown) - {"", "[…]"}) == sorted(quoted)
    assert len([line for line in shown if line not in ("", "[…]")]) == len(quoted)


@QUICK
@given(st.permutations(list(range(6))))
def test_the_index_does_not_depend_on_order(order: list[int]) -> None:
    own = [f"{line}\nThanks in advance for all\n" for line in numbered(6)]
    index = QuoteIndex()
    for number in order:
        index.add(number, *fingerprint(own[number]))
    for number, text in enumerate(own):
        assert [hit.number for hit in index.find(*fingerprint(text))][:1] == [number]
        assert index.find(*fingerprint(text)) == index.find(*fingerprint(text + "\n"))


def test_a_segment_is_traced_by_its_body_lines() -> None:
    quote = Segment("quote", 1, 1, 7, 9, "and now the\nsecond line")
    altered = Segment("quote", 1, 1, 7, 9, "the first line\nand now the third line")
    source = source_text("m", "the first line\nand now the second line")
    assert trace(quote, source) is not None
    found = trace(altered, source)
    assert found is not None
    assert [tuple(change) for change in found.changes] == [(8, "second", "third")]
