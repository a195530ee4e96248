"""Answers in a message that stands below a header block, whose quotes alone bear marks: they are of whom the block names."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mlthread import reconstruct, split
from mlthread.model import Message, Turn
from mlthread.thread.blockanswers import tell_answers
from mlthread.thread.work import load

from .mails import mail
from .steps import lines_run

GATE = "Shall we mend the lower gate in March, before the floods come?"
OAK = "And who pays for the oak that the joiner has asked for twice?"
MAY = "Not before May, as the joiner is at the coast until then."
PURSE = "The guild has paid for oak since my grandfather kept the purse."
THANKS = "Thank you, that settles it, and I shall tell the joiner so."
LATER = "I wonder what the joiner would say to that."
BLOCK = ["From: Bo Chen <bo@example.org>", "Date: Mon, 3 May 2010 11:00:00 +0000", "To: Cy Fox", ""]
OUTLOOK = ["-----Original Message-----", *BLOCK]
FORWARD = ["---------- Forwarded message ----------", *BLOCK]
ANSWERS = [f"> {GATE}", "", MAY, "", f"> {OAK}", "", PURSE, ""]
ASKED = mail("a", "Ann Lee", [GATE, "", OAK], 0, "The gate")


def turns(lines: Sequence[str], *others: Message) -> dict[str, Turn]:
    """The turns of a mail of these lines and of others, by the first letter of the id; "lost" is the one from quotes."""
    found = reconstruct([*others, mail("c", "Cy Fox", lines, 4, "Re: The gate")])
    told = [turn for c in found for turn in c.turns]
    return {"lost" if t.origin == "quoted" else t.id[0]: t for t in told}


def levels(turn: Turn) -> list[tuple[str, int]]:
    """The lines with words below the block, and their levels."""
    head = max(n for n, s in enumerate(turn.segments) if s.kind == "headers")
    return [
        (line, s.level)
        for s in turn.segments[head + 1 :]
        for line in s.text.split("\n")
        if line.strip()
    ]


TOLD = [(GATE, 2), (MAY, 1), (OAK, 2), (PURSE, 1)]


def test_marks_alone_do_not_tell() -> None:
    own = [s.text for s in split("\n".join([THANKS, "", *OUTLOOK, *ANSWERS])) if s.level == 0]
    assert any(MAY in text for text in own)


def test_what_answers_the_marked_words_is_of_whom_the_block_names() -> None:
    """Why: Bo's answers were in Cy's text, and Ann's words in Bo's, which is lost."""
    found = turns([THANKS, "", *OUTLOOK, *ANSWERS], ASKED)
    assert found["c"].text == THANKS
    assert levels(found["c"]) == TOLD
    lost = found["lost"]
    assert (lost.author.name, lost.parent) == ("Bo Chen", "a@example.org")
    assert [line for line in lost.text.split("\n") if line] == [MAY, PURSE]


def test_the_marked_words_may_be_wrapped_otherwise() -> None:
    """Why: no line of them is one of Ann's, the words are."""
    wrapped = [f"{GATE} {OAK}"[:70].rsplit(" ", 1)[0]]
    wrapped.append(f"{GATE} {OAK}"[len(wrapped[0]) + 1 :])
    long = mail("a", "Ann Lee", [f"{GATE} {OAK} {GATE.replace('gate', 'wheel')}"], 0, "The gate")
    rest = GATE.replace("gate", "wheel")
    lines = [THANKS, "", *OUTLOOK, *(f"> {line}" for line in [*wrapped, rest]), "", MAY]
    assert levels(turns(lines, long)["c"])[-1] == (MAY, 1)


def test_what_stands_below_the_name_is_the_senders() -> None:
    """Why: who forwards may say what they think of it below."""
    found = turns([*FORWARD, *ANSWERS, "Bo", "", "", LATER], ASKED)
    assert levels(found["c"]) == [*TOLD, ("Bo", 1), (LATER, 0)]
    assert found["c"].text == LATER


def test_a_ruler_ends_what_is_forwarded() -> None:
    """Why: below it the sender speaks."""
    end = "---------- End of forwarded message ----------"
    found = turns([*FORWARD, *ANSWERS, end, "", LATER], ASKED)
    assert found["c"].text == LATER


def test_the_senders_signature_and_the_footer_stay_theirs() -> None:
    """Why: they stand below everything."""
    footer = [
        "_" * 47,
        "Mill mailing list",
        "Mill@example.org",
        "https://example.org/mailman/listinfo/mill",
    ]
    signature = ["-- ", "Cy Fox", "Lock keeper, Lower Mill"]
    parts = turns([THANKS, "", *OUTLOOK, *ANSWERS, *signature, *footer], ASKED)["c"].segments
    assert [(s.kind, s.level) for s in parts[-3:]] == [
        ("signature", 0),
        ("separator", 0),
        ("footer", 0),
    ]


NOT = [
    pytest.param([THANKS, "", *OUTLOOK, f"> {GATE}", "", MAY], [], id="nobody has the words"),
    pytest.param(
        [THANKS, "", *OUTLOOK, f"> {GATE}", "", MAY],
        [mail("b", "Bo Chen", [GATE, "", OAK], 0, "The gate")],
        id="whom it names wrote them",
    ),
    pytest.param(
        [THANKS, "", *OUTLOOK, f"> {GATE}", "", MAY],
        [ASKED, mail("b", "Bo Chen", [GATE], 1, "The gate")],
        id="both have them",
    ),
    pytest.param([*BLOCK, f"> {GATE}", "", MAY], [ASKED], id="nothing tells where they end"),
    pytest.param(
        [THANKS, "", OUTLOOK[0], "From: b.c@example.org", *OUTLOOK[2:], f"> {GATE}", "", MAY],
        [ASKED],
        id="an address may be anybody's",
    ),
    pytest.param(
        [THANKS, "", *OUTLOOK, f"> {GATE}", "", MAY],
        [mail("a", "Ann Lee", [GATE, "", OAK], 90, "The gate")],
        id="written later",
    ),
]


@pytest.mark.parametrize(("lines", "others"), NOT)
def test_else_the_sender_answers_whom_the_block_names(
    lines: list[str], others: list[Message]
) -> None:
    assert levels(turns(lines, *others)["c"]) == [(GATE, 1), (MAY, 0)]


def test_time_grows_with_the_blocks() -> None:
    """Why: each block is looked at with what stands below it."""

    def cost(count: int) -> int:
        body = [line for n in range(count) for line in (*FORWARD, f"> {GATE} {n}", "", MAY, "")]
        asked = [f"{GATE} {n}" for n in range(count)]
        work = load([mail("a", "Ann Lee", asked, 0, "x"), mail("c", "Cy Fox", body, 4, "Re: x")])
        parts = [split(m.body) for m in work.messages]
        return lines_run(lambda: tell_answers(work.messages, parts, list(work.archive.records)))

    assert cost(400) < 3 * cost(200)
