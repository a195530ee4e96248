"""Lost messages put together from what several people quoted of them."""

from __future__ import annotations

import pytest

from mlthread.thread.texts import merging
from mlthread.thread.texts.merging import QuotePiece, merge_quotes

TEXT = """The ferry company has moved the winter timetable to November.
Nobody told the harbour office before the notices were printed.
Should we print new ones or paste a correction over the old?

The market opens an hour earlier from next week on, so the first
boat should leave at six and not at seven as it does today.
Who will tell the captain?

The mast of the old boat is broken; the yard wants nine weeks."""
LOST = TEXT.split("\n")


def piece(reader: str, start: int, stop: int, at: int = 10) -> QuotePiece:
    return QuotePiece(f"{reader}@example.org", at, "\n".join(LOST[start:stop]))


def test_overlapping_quotes_give_one_text() -> None:
    merged = merge_quotes([piece("b", 2, 7), piece("a", 0, 3), piece("c", 5, 9)])
    assert merged.text == "\n".join(LOST)


def test_the_order_of_pieces_changes_nothing() -> None:
    pieces = [piece("b", 2, 7), piece("a", 0, 3), piece("c", 5, 9), piece("a", 4, 6, 30)]
    assert merge_quotes(pieces) == merge_quotes(pieces[::-1])


def test_a_copy_that_is_wrapped_anew_adds_only_what_is_missing() -> None:
    narrow = QuotePiece(
        "b@example.org",
        4,
        "The market opens an hour earlier from\nnext week on, so the first boat should\n"
        "leave at six and not at seven as it\ndoes today. Who will tell the captain?",
    )
    merged = merge_quotes([piece("a", 0, 5), narrow])
    assert merged.text.split() == " ".join(LOST[:7]).split()
    assert merged.text.split("\n")[:5] == LOST[:5]


def test_a_cut_that_another_copy_fills_is_no_gap() -> None:
    cut = QuotePiece("a@example.org", 4, "\n".join([*LOST[:2], "[...]", *LOST[5:9]]))
    assert "[…]" in merge_quotes([cut]).text
    assert merge_quotes([cut, piece("b", 1, 6)]).text == "\n".join(LOST)


def test_a_copy_without_a_break_tells_where_the_end_belongs() -> None:
    """Why: put behind the first line, where its reader cut, the end stood there and once more below."""
    longest = [piece("a", 0, 2), piece("a", 4, 7, 30)]
    cut = QuotePiece("b@example.org", 4, "\n".join([*LOST[:2], "[...]", LOST[8]]))
    merged = merge_quotes([*longest, cut, piece("c", 5, 9)])
    assert merged.text == "\n".join([*LOST[:2], "", *LOST[4:]])


def test_pieces_with_nothing_in_common_are_parted_by_a_gap() -> None:
    merged = merge_quotes([piece("a", 0, 3), piece("b", 8, 9)])
    assert merged.text == "\n".join([*LOST[:3], "", "[…]", "", LOST[8]])


def test_pieces_of_one_reader_stay_in_order() -> None:
    merged = merge_quotes([piece("a", 6, 7, 30), piece("a", 0, 1, 10), piece("a", 8, 9, 50)])
    assert [line for line in merged.text.split("\n") if line] == [LOST[0], LOST[6], LOST[8]]


def test_no_line_is_repeated() -> None:
    merged = merge_quotes([piece(name, 0, 9) for name in "abcdef"])
    assert merged.text == "\n".join(LOST)
    assert {p.id for p in merged.provenance} == {"a@example.org"}


def test_provenance_names_the_body_lines() -> None:
    merged = merge_quotes([piece("a", 0, 3, at=7), piece("b", 2, 6, at=20)])
    lines = merged.text.split("\n")
    where = {"a@example.org": (7, LOST[0:3]), "b@example.org": (20, LOST[2:6])}
    covered = set()
    for p in merged.provenance:
        first, quoted = where[p.id]
        assert lines[p.start : p.stop] == quoted[p.from_start - first : p.from_stop - first]
        covered |= set(range(p.start, p.stop))
    assert covered == {n for n, line in enumerate(lines) if line} | (
        {n for n, line in enumerate(lines) if not line} & covered
    )


def test_nothing_gives_nothing() -> None:
    assert merge_quotes([]) == ("", ())
    assert merge_quotes([QuotePiece("a", 0, "\n \n")]) == ("", ())


def test_pieces_of_a_message_that_very_many_quote_are_all_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beyond some work they are no longer put among each other, and none is left out."""
    said = [" ".join(f"w{n * 8 + k}" for k in range(8)) for n in range(60)]
    pieces = [QuotePiece(f"{n}@x", 0, "\n".join(said[n : n + 2])) for n in range(59)]
    assert merge_quotes(pieces).text == "\n".join(said)
    monkeypatch.setattr(merging, "_MOST_COMPARED", 500)
    assert set(said) <= set(merge_quotes(pieces).text.split("\n"))
    assert merge_quotes(pieces) == merge_quotes(pieces[::-1])


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize("form", ["pier {} reads {}", "the pier number {} reads {} metres today"])
def test_rows_that_are_alike_are_no_other_readings_of_each_other(form: str, count: int) -> None:
    """Why: of a table that each reader quotes a part of, rows that differ in their numbers only were left out."""
    rows = [form.format(number, 10 + number * 37 % 89) for number in range(41)]
    pieces = [
        QuotePiece(f"{at}@example.org", 1, "\n".join(rows[at : at + count]))
        for at in range(0, len(rows) - 1, count - 1)
    ]
    merged = merge_quotes(pieces).text.split("\n")
    assert set(rows) <= set(merged)
    if count > 2:
        assert [line for line in merged if line and line != "[…]"] == rows


@pytest.mark.parametrize(
    ("word", "other"), [("captain", "capitan"), ("timetable", "time?table"), ("today", "t?day")]
)
def test_a_line_with_a_damaged_word_is_no_other_row(word: str, other: str) -> None:
    damaged = TEXT.replace(word, other)
    merged = merge_quotes([piece("a", 0, 9), QuotePiece("b@example.org", 5, damaged)])
    assert merged.text in (TEXT, damaged)


def test_words_that_a_client_glued_together_are_there_already() -> None:
    """Why: no-break spaces were lost in one copy, and what the other has of its first lines stood above them."""
    whole = (
        'Hi all,\n\n\nhas anyone tried and possibly succeeded in opening the "lower" gate near Oldtown Mill?'
        ' I have a heavy key because i cannot find the "light" one. I tried 10 of them. I asked Bo Berg and Cy Cole'
        " who seemed to be close to it but it did not work (meaning so far I have not the answer from them)."
    )
    filled = (
        whole.replace(" Oldtown", "\n Oldtown").replace(" one.", "\n one.") + "\n\nThanks,\nAnn."
    )
    glued = f"{whole} \n\nThanks,\nAnn. "
    for words in ("has anyone", "possibly succeeded", "close to", "but it"):
        glued = glued.replace(words, words.replace(" ", ""))
    merged = merge_quotes([QuotePiece("a", 0, glued), QuotePiece("b", 0, filled)])
    assert merged.text.count("Hi all,") == merged.text.count("anyone tried") == 1
