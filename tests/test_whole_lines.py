"""Lines that were broken where they are quoted: an older message that has them whole tells whose their rest is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mlthread import reconstruct, split
from mlthread.model import Message, Turn
from mlthread.thread.wholelines import mend_lines
from mlthread.thread.work import load

from .mails import mail
from .steps import lines_run

BEGUN = "Shall we mend the lower gate in March with the"
REST = "Oak that Eve has left us, or with the tar?"
GATE = f"{BEGUN} {REST}"
OAK = "And who pays for the oak that the joiner has asked for twice?"
ANSWER = "The guild has paid for oak since my grandfather kept the purse."
BY_BO = "On Mon, May 3, 2010 at 11:00 AM, Bo Chen <bo@example.org> wrote:"
ASKED = mail("a", "Ann Lee", [GATE, OAK], 0, "The gate")
HELD = mail(
    "d", "Dora Hill", [f"> {GATE}", f"> {OAK}", "", "The guild, I hope."], 1, "Re: The gate"
)


def turns(lines: Sequence[str], *others: Message) -> dict[str, Turn]:
    """The turns of a mail of these lines and of others, by the first letter of the id; "lost" is the one from quotes."""
    found = reconstruct([*others, mail("c", "Cy Fox", lines, 4, "Re: The gate")])
    told = [turn for c in found for turn in c.turns]
    return {"lost" if t.origin == "quoted" else t.id[0]: t for t in told}


def quoted(*rest: str) -> list[str]:
    """What Cy answers Bo with, who had quoted Ann: her line is broken, and these are its other lines."""
    inner = [f"> > {BEGUN}", *(f"> {line}" for line in rest), ">", f"> > {OAK}", ">", f"> {ANSWER}"]
    return [BY_BO, *inner, "", "I agree with Bo."]


RESTS = [
    pytest.param((REST,), id="one line"),
    pytest.param(("Oak that Eve has left us,", "or with the tar?"), id="two lines"),
    pytest.param(("Oak that Eve", "has left us,", "or with the tar?"), id="three lines"),
]


@pytest.mark.parametrize("rest", RESTS)
@pytest.mark.parametrize("older", [ASKED, HELD], ids=["who wrote it", "who quoted it"])
def test_the_rest_of_a_line_is_no_word_of_whom_it_is_quoted_by(
    older: Message, rest: tuple[str, ...]
) -> None:
    """Why: the text of a lost message began with the end of somebody else's sentence."""
    lines = quoted(*rest)
    alone = [s for s in split("\n".join(lines)) if s.level == 1 and rest[0] in s.text]
    assert alone, "its marks alone would tell"
    found = turns(lines, older)
    assert found["lost"].text == ANSWER
    told = [s for s in found["c"].segments if rest[0] in s.text]
    assert [(s.kind, s.level, s.depth) for s in told] == [("quote", 2, 2)]
    assert told[0].evidence[-1] == "an older message has whole a line that is broken here"


def test_a_rest_without_any_mark_is_no_word_of_the_sender() -> None:
    """Why: it stood in the text of whoever had only quoted it."""
    lines = [f"> {BEGUN}", REST, "", ANSWER]
    assert split("\n".join(lines))[1].level == 0
    assert turns(lines, ASKED)["c"].text == ANSWER


def test_a_line_that_was_broken_twice() -> None:
    """Why: the first part of its rest may bear the marks, and the second have lost them."""
    first, last = "Shall we mend the lower gate", "in March with the"
    assert f"{first} {last}" == BEGUN
    assert turns([f"> {first}", f"> {last}", REST, "", ANSWER], ASKED)["c"].text == ANSWER


def test_what_goes_on_below_is_one_quote_with_it() -> None:
    """Why: a passage that a rest had cut in three was traced in three."""
    lines = [BY_BO, f"> > {BEGUN}", f"> {REST}", f"> > {OAK}", f"> {ANSWER}", "", "So be it."]
    parts = [s for s in turns(lines, ASKED)["c"].segments if s.kind == "quote"]
    assert [(s.level, s.start, s.stop) for s in parts] == [(2, 1, 4), (1, 4, 5)]
    assert parts[0].source is not None
    assert (parts[0].source.id, parts[0].source.match) == ("a@example.org", "rewrapped")


def test_an_answer_right_below_a_line_stays_its_authors() -> None:
    """Why not: nobody has the two in one line."""
    found = turns([BY_BO, f"> > {OAK}", f"> {ANSWER}", "", "I agree with Bo."], ASKED)
    assert found["lost"].text == ANSWER


def test_who_has_them_in_one_line_later_says_nothing() -> None:
    """Why not: whoever quotes question and answer may run them into one line."""
    later = mail("e", "Eve Moss", [f"> {BEGUN} {ANSWER}", "", "Indeed."], 9, "Re: The gate")
    assert turns([f"> {BEGUN}", ANSWER], ASKED, later)["c"].text == ANSWER


def test_a_line_below_a_sign_is_whole_itself() -> None:
    """Why not: a mark that something was cut adds no letter to the line below, which anybody may repeat."""
    both = mail("e", "Eve Moss", [ANSWER], 1, "The purse")
    assert turns(["> [...]", ANSWER, "", "That is all."], ASKED, both)["c"].text.startswith(ANSWER)


def test_words_of_the_mail_itself_do_not_count() -> None:
    """Why not: who says first what he then answers line by line has broken nothing."""
    lines = [f"{BEGUN} {ANSWER}", "", f"> {BEGUN}", ANSWER]
    assert turns(lines, ASKED)["c"].text.endswith(f"\n{ANSWER}")


def test_time_grows_with_the_lines() -> None:
    """Why: the rests of a mail are joined to the same quote, one after the other."""

    def cost(count: int) -> int:
        body = [line for n in range(count) for line in (f"> {BEGUN} {n}", REST)]
        whole = [f"{BEGUN} {n} {REST}" for n in range(count)]
        work = load([mail("a", "Ann Lee", whole, 0, "x"), mail("c", "Cy Fox", body, 4, "Re: x")])
        parts = [split("\n".join(m.body.split("\n"))) for m in work.messages]
        return lines_run(lambda: mend_lines(work.messages, parts, list(work.archive.records)))

    assert cost(800) < 3 * cost(400)
