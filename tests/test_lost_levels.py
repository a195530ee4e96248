"""Where an inner attribution has lost its marks, what others wrote tells its words from the answer to them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from mlthread import reconstruct, split
from mlthread.model import Message, Turn
from mlthread.thread.work import load

from .mails import mail

GATE = "Shall we mend the lower gate in March, before the floods come?"
OAK = "And who pays for the oak that the joiner has asked for twice?"
WHEEL = "The wheel comes first, as the mill stands still without it."
PURSE = "The guild has paid for oak since my grandfather kept the purse."
TIDE = "By the way, the spring tide is on Tuesday, so nobody works then."
BY_BO = "On Mon, May 3, 2010 at 11:00 AM, Bo Chen <bo@example.org> wrote:"
BY_ANN = "On Mon, May 3, 2010 at 9:00 AM, Ann Lee <ann@example.org> wrote:"
ASKED = mail("a", "Ann Lee", [GATE, "", OAK], 0, "The gate")
ANSWERED = mail("b", "Bo Chen", [f"> {GATE}", "", WHEEL, "", PURSE], 2, "Re: The gate")


def marked(*lines: str) -> list[str]:
    return [f"> {line}".rstrip() for line in lines]


def last(lines: Iterable[str], above: Iterable[Message]) -> Turn:
    """The message with these lines, which stands in the archive with others."""
    found = reconstruct([*above, mail("c", "Cy Fox", lines, 4, "Re: The gate")])
    (turn,) = [t for c in found for t in c.turns if t.id == "c@example.org"]
    return turn


def levels(turn: Turn) -> list[tuple[str, int]]:
    """The paragraphs with words, without heads, and their levels."""
    return [
        (paragraph.strip(), segment.level)
        for segment in turn.segments
        if segment.kind in ("quote", "text")
        for paragraph in segment.text.split("\n\n")
        if paragraph.strip()
    ]


MIXED = [BY_BO, *marked(BY_ANN, "", GATE, "", WHEEL, "", OAK, "", PURSE), "", "I agree with Bo."]


def test_marks_alone_do_not_tell() -> None:
    assert [s.level for s in split("\n".join(MIXED)) if s.kind == "quote"] == [2]


def test_the_words_of_both_are_told_apart() -> None:
    """Why: an answer stood as words of whom it answers."""
    turn = last(MIXED, [ASKED, ANSWERED])
    assert levels(turn) == [(GATE, 2), (WHEEL, 1), (OAK, 2), (PURSE, 1), ("I agree with Bo.", 0)]
    told = [s for s in turn.segments if s.kind == "quote" and s.text.strip()]
    assert [s.source and s.source.id[0] for s in told] == ["a", "b", "a", "b"]
    assert [s.rule.partition("/")[2] for s in told] == ["lost-level", "found-level"] * 2


def test_an_answer_that_is_lost_comes_back() -> None:
    """Why: its words were taken for Ann's, whose message is there: nothing seemed to be lost."""
    found = reconstruct([ASKED, mail("c", "Cy Fox", MIXED, 4, "Re: The gate")])
    (lost,) = [t for c in found for t in c.turns if t.origin == "quoted"]
    assert (lost.author.name, lost.parent) == ("Bo Chen", "a@example.org")
    assert [line for line in lost.text.split("\n") if line] == [WHEEL, PURSE]


def test_of_whom_it_answers_nothing_was_left_but_the_name() -> None:
    """Why: who cuts a quote leaves the line above it; the minute says which message that was."""
    lines = [BY_BO, *marked(BY_ANN, "", WHEEL, "", PURSE), "", "So be it."]
    assert levels(last(lines, [ASKED])) == [(WHEEL, 1), (PURSE, 1), ("So be it.", 0)]


@pytest.mark.parametrize("others", [60, 0])
def test_the_minute_is_found_among_all_that_somebody_wrote(others: int) -> None:
    """Why: of who wrote much the latest messages were looked at, and not those about the date."""
    lines = [BY_BO, *marked(BY_ANN, "", WHEEL, "", PURSE), "", "So be it."]
    words = [f"Notice {n} of the lock keeper." for n in range(others)]
    later = [mail(f"n{n}", "Ann Lee", [w], 50 + 7 * n, "Notices") for n, w in enumerate(words)]
    late = mail("c", "Cy Fox", lines, 900, "Re: The gate")
    work = load([ASKED, *later, late])
    quotes = [s for s in work.segments[-1] if s.kind == "quote" and s.text.strip()]
    assert [s.level for s in quotes] == [1]


def test_what_neither_wrote_is_of_whoever_quotes_both() -> None:
    """Why: Outlook and others mark nothing; what Cy put between stood as words of Ann."""
    lines = ["See below.", "", BY_BO, "", BY_ANN, "", GATE, "", WHEEL, "", TIDE, "", OAK, "", PURSE]
    told = levels(last(lines, [ASKED, ANSWERED]))
    assert told == [("See below.", 0), (GATE, 2), (WHEEL, 1), (TIDE, 0), (OAK, 2), (PURSE, 1)]


def test_what_stands_between_quotes_of_lost_marks_is_of_the_next_author() -> None:
    lines = [
        "On Mon, May 3, 2010 at 12:00 PM, Dee Marsh <dee@example.org> wrote:",
        *marked(BY_BO, "", BY_ANN, "", GATE, "", WHEEL, "", TIDE),
        "",
        "Then on Wednesday.",
    ]
    told = levels(last(lines, [ASKED, ANSWERED]))
    assert told == [(GATE, 3), (WHEEL, 2), (TIDE, 1), ("Then on Wednesday.", 0)]


LINK = "https://example.org/guild/accounts/of/the/year?page=12"


@pytest.mark.parametrize(
    ("between", "level"),
    [
        # a few words are of nobody who is known not to have written them
        ("Yes.", 1),
        # as Ann wrote them they are hers
        (OAK, 2),
        # as both did, or as nothing tells, they go with what stands above
        (LINK, 2),
        ("-----", 2),
        # the names of pictures change with each reply
        ("[cid:image001.png@01D4FF67]", 2),
    ],
)
def test_what_a_few_words_are(between: str, level: int) -> None:
    lines = [BY_BO, *marked(BY_ANN, "", GATE, "", between, "", WHEEL), "", "I agree with Bo."]
    assert (between, level) in levels(last(lines, [ASKED]))


def test_a_message_that_came_without_its_text_tells_nothing() -> None:
    """Why: the archive had the minute and no words, so that what stood there was of somebody else."""
    lines = [BY_BO, *marked(BY_ANN, "", GATE, "", OAK), "", "So be it."]
    told = levels(last(lines, [mail("a", "Ann Lee", [""], 0, "The gate")]))
    assert told == [(GATE, 2), (OAK, 2), ("So be it.", 0)]


EARLIER = mail("e", "Ann Lee", [GATE, "", OAK], -90 * 24, "The gate of last year")


@pytest.mark.parametrize(
    ("lines", "above"),
    [
        pytest.param(MIXED, [], id="neither message is in the archive"),
        pytest.param(MIXED, [EARLIER], id="she said so another day, and how much she said anew is not known"),
    ],
)  # fmt: skip
def test_what_is_not_known_stays(lines: list[str], above: list[Message]) -> None:
    assert {level for _, level in levels(last(lines, above)) if level} == {2}


def test_a_message_that_one_run_shows_is_known_for_the_next() -> None:
    """Why: the deeper quote showed Ann's answer; what stood below it, and was not hers, was taken for hers."""
    ann = '>>>>> "Ann" == Ann Lee <ann@example.org> writes:'
    heads = (ann, "", ">>>>> On Sun, 2 May 2010 13:00:00 +0000, Cy Fox said:")
    lines = [BY_BO, *marked(*heads, *marked(TIDE, "", GATE), "", WHEEL), "", "I agree with Bo."]
    before = mail("t", "Cy Fox", [TIDE], -20, "The tide")
    told = levels(last(lines, [before, ASKED]))
    assert told == [(TIDE, 3), (GATE, 2), (WHEEL, 1), ("I agree with Bo.", 0)]


def test_a_word_that_was_changed_makes_no_difference() -> None:
    oak, purse = OAK.replace("twice", "thrice"), PURSE.replace("oak", "wood")
    lines = [BY_BO, *marked(BY_ANN, "", oak, "", purse), "", "I agree with Bo."]
    told = levels(last(lines, [ASKED, ANSWERED]))
    assert told == [(oak, 2), (purse, 1), ("I agree with Bo.", 0)]


def test_marks_are_believed() -> None:
    lines = [BY_BO, *marked(BY_ANN), *marked(*marked(GATE, "", WHEEL)), ">", *marked(PURSE)]
    told = levels(last(lines, [ASKED, ANSWERED]))
    assert told == [(f"{GATE}", 2), (WHEEL, 2), (PURSE, 1)]
