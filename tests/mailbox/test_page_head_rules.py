"""What names a message on a page of any program: each row is lines, and who and when they tell, or that they tell nothing."""

from __future__ import annotations

import pytest

from mlthread.mailbox.pages.pageheads import date_alone, is_forwarded, is_person, read_head

NONE = None
DAY = "5 February 2018, 10:17"


def told(text: str, number: int = 0) -> str | None:
    """Who, when, how many lines; what labels told besides."""
    head = read_head(text.split("\n"), number)
    if head is None:
        return None
    besides = "".join(
        f"; {name}: {value}" for name, value in head.fields if name not in ("from", "date")
    )
    return f"{head.who} | {head.when} | {head.stop - head.start}{besides}"


@pytest.mark.parametrize(
    ("text", "head", "why"),
    [
        (f"Posted by Ann Lee on {DAY}", f"Ann Lee | {DAY} | 1", "words of the program"),
        (f"Ann Lee, {DAY}", f"Ann Lee | {DAY} | 1", "none"),
        (f"{DAY} Ann Lee", f"Ann Lee | {DAY} | 1", "the other way round"),
        (f"By: Ann Lee - {DAY}", f"Ann Lee | {DAY} | 1", "a colon of the program"),
        (f"Comment #3 by ann, {DAY}", f"ann | {DAY} | 1", "a nick behind words of the program"),
        (f"ann wrote on {DAY}", f"ann | {DAY} | 1", "before them"),
        (f"ann, {DAY}", NONE, "a nick alone is any word"),
        (f"ann@example.org, {DAY}", f"ann@example.org | {DAY} | 1", "an address is not"),
        (f"ann {DAY[:-7]} 10:17pm 3", "ann | 5 February 2018 10:17pm | 1", "a number behind it"),
        (f"to gates@example.org by Ann Lee, {DAY}", f"Ann Lee | {DAY} | 1", "to one"),
        ("Ann Lee, 3 days ago", "Ann Lee | 3 days ago | 1", "reckoned from today"),
        ("Ann Lee, 2018-Feb-05", "Ann Lee | 05 Feb 2018 | 1", "dashes round the month"),
        ("2018-02-05 Thread Ann Lee via gates", "Ann Lee | 2018-02-05 | 1", "what a search found"),
        ("2018-13-45 Thread Ann Lee", NONE, "a number that is no day"),
        ("2018-02-05 Thread is closed.", NONE, "a sentence that begins so"),
        ("**Ann Lee**, _5 February 2018_", "Ann Lee | 5 February 2018 | 1", "marks of Markdown"),
        (f"Posted by Ann Lee on {DAY}:", f"Ann Lee | {DAY} | 1", "a colon behind it"),
        (f"Ann Lee, {DAY}:\n#12", f"Ann Lee | {DAY} | 1", "where a number stands below"),
        ("Ann Lee, 5 February 2018\n#12", "Ann Lee | 5 February 2018 | 1", "a number below a date"),
        (f"Ann Lee, {DAY}:", NONE, "at the end of a page"),
        (f"Ann Lee, {DAY}:\nYes.", NONE, "else it announces a quote"),
        (f"Ann Lee, {DAY}.", NONE, "a sentence"),
        (f"On {DAY} Ann Lee", NONE, "the beginning of such a line"),
        (f"Ann Lee wrote on {DAY}\n\n> Yes.", NONE, "a quote is announced"),
        (f"Ann Lee wrote on {DAY}\nYes.", f"Ann Lee | {DAY} | 1", "none is"),
        (f"Ann Lee, {DAY}\n> Yes.", f"Ann Lee | {DAY} | 1", "she says nothing of it"),
        (f"Meeting: Ann Lee, {DAY}", NONE, "a title"),
        ("Ann Lee, February 2018", NONE, "no day"),
        ("Ann Lee, 5 February", NONE, "no year"),
        (f"the gates of the harbour are shut, {DAY}", NONE, "no person"),
        (f"Date, {DAY}", NONE, "a label"),
        (f"> Posted by Ann Lee on {DAY}", NONE, "quoted"),
        (f"Posted by Ann Lee on {DAY}" + " " * 190, NONE, "a line longer than any head"),
        ("", NONE, "nothing"),
    ],
)  # fmt: skip
def test_a_person_and_a_date_on_a_line(text: str, head: str | None, why: str) -> None:
    assert told(text) == head, why


@pytest.mark.parametrize(
    ("text", "head", "why"),
    [
        (f"Ann Lee\n{DAY}", f"Ann Lee | {DAY} | 2", "a person's line and a date's"),
        (f"Ann Lee\n\n{DAY}", f"Ann Lee | {DAY} | 3", "a blank line between"),
        (f"Ann Lee\n\n\n{DAY}", NONE, "two are too many"),
        (f"Ann Lee\nann@example.org\n{DAY}", f"Ann Lee ann@example.org | {DAY} | 3", "an address"),
        (f"Ann Lee\nann@example.org\nbo@example.org\n{DAY}", NONE, "two"),
        (f"Ann Lee\nsee ann@example.org\n{DAY}", NONE, "words"),
        (f"Ann Lee\nYes.\n{DAY}", NONE, "other words"),
        (f"Ann Lee\nAnn Lee\n{DAY}", f"Ann Lee | {DAY} | 3", "the name again"),
        (f"Ann Lee\nJunior Member\n{DAY}", f"Ann Lee | {DAY} | 3", "what the program says of members"),
        (f"Ann Lee via gates\n{DAY}", f"Ann Lee | {DAY} | 2", "through a list"),
        (f"From: Ann Lee\n{DAY}", f"Ann Lee | {DAY} | 2", "a label"),
        (f"To: Ann Lee\n{DAY}", NONE, "of somebody else"),
        (f"posted by ann\n{DAY}", f"ann | {DAY} | 2", "words of the program"),
        (f"Ann Lee\nposted {DAY}", f"Ann Lee | {DAY} | 2", "before the date"),
        (f"the lower gate leaks.\n{DAY}", NONE, "no person"),
        (f"Ann Lee\n{DAY}\nBo Fox\nJunior Member", NONE, "whose date is that of the person below"),
        (f"{DAY}\nBo Fox\nJunior Member", f"Bo Fox | {DAY} | 2", "and here it is"),
        (f"The gates\t{DAY}\nBo Fox\nJunior Member", f"Bo Fox | {DAY} | 2; subject: The gates", "behind a title"),
        (f"{DAY}\n\nBo Fox\nJunior Member", f"Bo Fox | {DAY} | 3", "a blank line between"),
        (f"\t{DAY}\nBo Fox\nJunior Member", f"Bo Fox | {DAY} | 2", "without a title"),
        (f"{DAY}\nthe gate leaks.\nJunior Member", NONE, "no person"),
        (f"{DAY}\nBo Fox\nYes.", NONE, "nobody says that he is a member"),
        (f"{DAY}\nBo Fox", NONE, "the same"),
    ],
)  # fmt: skip
def test_a_person_and_a_date_below_each_other(text: str, head: str | None, why: str) -> None:
    assert told(text) == head, why


@pytest.mark.parametrize(
    ("text", "head", "why"),
    [
        (f"From: Ann Lee\nDate: {DAY}\n\nYes.", f"Ann Lee | {DAY} | 2", "two fields"),
        ("From: Ann Lee\nSubject: Gates\n\nYes.", "Ann Lee |  | 2; subject: Gates", "without a date"),
        ("Von: Ann Lee\nDatum: 5. Februar 2018\nBetreff: Tore\n", "Ann Lee | 5. Februar 2018 | 3; subject: Tore", "in any language"),
        (f"Sender: Ann Lee\nDate: {DAY}\n", f"Ann Lee | {DAY} | 2; sender: Ann Lee", "who sent it"),
        (f"From: Ann Lee on {DAY}\nSubject: Gates\n", f"Ann Lee | {DAY} | 2; subject: Gates", "a date beside the name"),
        ("From: Ann Lee\nDate: soon\n", NONE, "no date"),
        ("From: Ann Lee\nDate: 5 February\n", NONE, "without its year"),
        (f"Date: {DAY}\nSubject: Gates\n", NONE, "nobody"),
        ("From: Ann Lee\n\nYes.", NONE, "one field"),
        (f"From Ann Lee\nDate {DAY}\nSubject Gates\n", f"Ann Lee | {DAY} | 3; subject: Gates", "labels without colons"),
        (f"from Ann Lee\ndate {DAY}\nsubject Gates\n", NONE, "are words with capitals"),
        ("From Ann Lee\nDate soon\nSubject Gates\n", NONE, "and need a day"),
    ],
)  # fmt: skip
def test_fields(text: str, head: str | None, why: str) -> None:
    assert told(text) == head, why


@pytest.mark.parametrize(
    ("above", "forwarded", "why"),
    [
        ("Yes.\n-----Original Message-----\n", True, "a ruler below a text"),
        ("Yes.\n-----Original Message-----\n\n", True, "with a blank line"),
        ("-----Original Message-----\n", False, "with no text above it"),
        ("\n \n-----Original Message-----\n", False, "nor words"),
        ("Yes.\n\n", False, "no ruler"),
        ("Yes.\n-----------------------\n", False, "one that says nothing"),
        ("Yes.\n-----Original Message-----\n\n\n\n\n\n", False, "one far above"),
    ],
)
def test_fields_of_what_is_quoted_below(above: str, forwarded: bool, why: str) -> None:
    lines = f"{above}From: Ann Lee\nDate: {DAY}\n".split("\n")
    number = lines.index("From: Ann Lee")
    assert is_forwarded(lines, number) == forwarded, why
    assert (read_head(lines, number) is None) == forwarded, why


@pytest.mark.parametrize(
    ("text", "date", "why"),
    [
        (DAY, DAY, "a date"),
        (f"on {DAY}", DAY, "with a small word"),
        (f"Posted: {DAY}", DAY, "with words of the program"),
        (f"{DAY} wrote:", DAY, "behind it too"),
        (f"[{DAY}] #3", DAY, "with its number"),
        (f"@ann · {DAY}", DAY, "with a nick"),
        ("2 hours ago", "2 hours ago", "reckoned from today"),
        (f"Ann, {DAY}", NONE, "with a name"),
        (f"{DAY}?", NONE, "a question"),
        (f"{DAY}" + " " * 60, NONE, "a long line"),
        ("February 2018", NONE, "no day"),
        ("10:17", NONE, "an hour"),
    ],
)
def test_a_date_alone(text: str, date: str | None, why: str) -> None:
    assert date_alone(text) == date, why


@pytest.mark.parametrize(
    ("text", "person", "why"),
    [
        ("Ann Lee", True, "a name"),
        ("ann", True, "a nick"),
        ("Ann Lee <ann@example.org>", True, "with an address"),
        ("ann at example.org", True, "with half of one"),
        ("Ann Lee, Bo Fox; Cy Dan <cy@example.org>", False, "several"),
        (
            "Ann Lee who lives in the tower by the gate with Bo <ann@example.org>",
            False,
            "a sentence",
        ),
        ("Ann L.", True, "an initial"),
        ("The gate leaks.", False, "an end"),
        ("#12", False, "a number"),
        ("http://example.org", False, "an address of the web"),
        ("> Ann Lee", False, "quoted"),
        ("Thread Tools", False, "a button"),
        ("Junior Member", False, "what programs say of members"),
        ("Ann " * 7, False, "too many words"),
        ("12", False, "no word"),
        ("A" * 121, False, "too long"),
    ],
)
def test_a_person(text: str, person: bool, why: str) -> None:
    assert is_person(text.strip()) == person, why
