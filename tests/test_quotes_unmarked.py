"""Quotes that neither marks nor an attribution tell: the message that is answered does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mlthread import reconstruct
from mlthread.frozen import replace
from mlthread.model import Message, Turn

from .mails import mail

ASKED = [
    "The keeper told me on Sunday that the wheel of the lower gate is broken,",
    "and that nobody knows when it will be mended.",
    "",
    "Should we write to the council, or wait until the water has fallen?",
    "",
    "    for gate in gates:",
    "        gate.close()  # until then",
]
COPIED = [
    "The keeper mended it himself on Monday, with an oaken paddle of the old mill,",
    "so that we need not write to anybody before the floods have come and gone.",
]
ANSWER = "He mended it himself on Monday, so that we need not write to anybody."


def asked() -> Message:
    return mail("a", "Ann Lee", ASKED, 0, "The gate")


def reply(lines: Sequence[str], name: str = "Bo Chen") -> Turn:
    turns = [
        turn
        for conversation in reconstruct([asked(), mail("b", name, lines, 2, "Re: The gate")])
        for turn in conversation.turns
    ]
    return next(turn for turn in turns if turn.id == "b@example.org")


@pytest.mark.parametrize(
    ("lines", "stop"),
    [
        (["->", *ASKED[:2], "<-"], 4),
        ([*ASKED[:2], "", "<-", ""], 5),
    ],
    ids=["round it", "below it"],
)
def test_signs_round_a_quote_go_with_it(lines: list[str], stop: int) -> None:
    turn = reply(["Ann says:", "", *lines, ANSWER])
    assert turn.text == ANSWER
    (segment,) = [s for s in turn.segments if s.kind == "quote"]
    assert (segment.start, segment.stop) == (2, 2 + stop)


@pytest.mark.parametrize(
    "quote",
    [
        ASKED[:2],
        [f'"{ASKED[0]}', f'{ASKED[1]}"'],
        [f"@ {line}" for line in ASKED[:2]],
        [f"-->{line}" for line in ASKED[:2]],
        [f"/{line}" for line in ASKED[:2]],
        [f"    {line}" for line in ASKED[:2]],
    ],
    ids=["nothing", "inverted commas", "a mark that nobody knows", "an arrow", "code's", "set in"],
)
def test_a_paragraph_of_the_answered_message_is_a_quote(quote: list[str]) -> None:
    turn = reply([*quote, "", ANSWER])
    assert turn.text == ANSWER
    (segment,) = [s for s in turn.segments if s.kind == "quote"]
    assert (segment.level, segment.start, segment.stop) == (1, 0, 3)
    assert segment.rule == "quote/found-above"
    assert segment.source is not None
    assert (segment.source.id, segment.source.start) == ("a@example.org", 0)


@pytest.mark.parametrize(
    ("closing", "kept"),
    [
        (["Best regards,", "", "Ann"], False),
        (["Best regards,", "", "Bo"], True),
        (["Best regards,"], False),
        (["Regards,"], True),
    ],
    ids=["hers", "his own", "her phrase", "his phrase"],
)
def test_who_greets_and_closes_in_the_quote_is_whom_it_is_of(
    closing: list[str], kept: bool
) -> None:
    """Why: the name of another stood as the last word of whoever left the whole mail below the answer."""
    hers = ["Hi all,", "", *ASKED[:2], "", "Best regards,", "", "Ann"]
    whole = [ANSWER, "", *hers[:-3], *closing]
    messages = [
        mail("a", "Ann Lee", hers, 0, "The gate"),
        mail("b", "Bo Chen", whole, 2, "Re: The gate"),
    ]
    turns = [turn for conversation in reconstruct(messages) for turn in conversation.turns]
    text = next(turn for turn in turns if turn.id == "b@example.org").text
    assert text.split("\n")[0] == ANSWER
    assert "Hi all" not in text
    assert ASKED[0] not in text
    assert ("egards" in text) is kept


def test_the_level_tells_how_far_above_it_was_written() -> None:
    first = mail("b", "Bo Chen", [ANSWER], 2, "Re: The gate")
    doubt = "Are you sure? I saw it stand open an hour ago, and the keeper was nowhere to be seen."
    last = mail("c", "Cy Cole", [*ASKED[:2], "", ANSWER, "", doubt], 4, "Re: The gate")
    last = replace(last, in_reply_to=("b@example.org",))
    turns = [turn for c in reconstruct([asked(), first, last]) for turn in c.turns]
    segments = next(t for t in turns if t.id == "c@example.org").segments
    assert [(s.kind, s.level) for s in segments] == [("quote", 2), ("quote", 1), ("text", 0)]


def test_who_says_it_again_quotes_nobody() -> None:
    lines = [*ASKED[:2], "", "I say it again, for nobody has answered me in all these hours."]
    assert reply(lines, "Ann Lee").text.startswith(ASKED[0])


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["You wrote,", *(f" {line}" for line in ASKED[:2]), ""], ["You wrote,", ANSWER]),
        (["[about the wheel]", *ASKED[:2], ""], ["[about the wheel]", ANSWER]),
        ([*ASKED[:2], "So he did.", ""], ["So he did.", "", ANSWER]),
        ([f"({ASKED[3]})", ""], [ANSWER]),
        (
            ["He told you that", "the wheel of the lower gate is broken,", *ASKED[1:2], ""],
            ["He told you that", "the wheel of the lower gate is broken,", ASKED[1], "", ANSWER],
        ),
    ],
    ids=["leads to it", "in brackets", "right below", "brackets round it", "amid a sentence"],
)
def test_lines_of_a_paragraph_are_a_quote(lines: list[str], said: list[str]) -> None:
    assert reply([*lines, ANSWER]).text.split("\n") == said


def test_who_says_less_than_is_quoted_answers_below_it() -> None:
    long = [
        *ASKED[:5],
        "It is a bad time to wait, as the floods come in March and the wheel is old.",
    ]
    first = mail("a", "Ann Lee", long, 0, "The gate")
    answer = mail(
        "b", "Bo Chen", [*long, "", "Question: how does one write to it?"], 2, "Re: The gate"
    )
    turns = [turn for found in reconstruct([first, answer]) for turn in found.turns]
    assert turns[-1].text == "Question: how does one write to it?"


def test_code_that_is_used_again_is_no_quote() -> None:
    lines = [
        ANSWER,
        "",
        *ASKED[5:],
        "        gate.paint()",
        "",
        "This one paints them as well, by the way.",
    ]
    assert "gate.close()" in reply(lines).text


def test_a_few_words_in_common_are_no_quote() -> None:
    lines = ["The keeper told me on Sunday that it is cold.", "", ANSWER]
    assert reply(lines).text == "\n".join(lines)


def test_what_is_posted_again_as_a_whole_stays_whole() -> None:
    lines = [*ASKED, "", "Thanks."]
    assert reply(lines).text == "\n".join(lines)


def test_what_goes_with_a_patch_is_handed_on() -> None:
    patch = ["--- a/gate.c", "+++ b/gate.c", "@@ -1 +1 @@", "-open();", "+close();"]
    lines = [*ASKED[:2], "", ANSWER, "", *patch]
    assert reply(lines).text.startswith(ASKED[0])


def test_a_whole_mail_below_an_answer_is_what_it_answers() -> None:
    """Why: the attribution in that mail names the sender, who seemed to answer what was quoted there."""
    head = "On 3 May 2010 at 09:00, Ann Lee wrote:"
    first = mail(
        "b", "Bo Chen", [head, *(f"> {x}" for x in ASKED[:2]), "", *COPIED], 2, "Re: The gate"
    )
    last = mail("c", "Ann Lee", [f"Good. {ANSWER}", "", *first.body.split("\n")], 4, "Re: The gate")
    turns = [turn for c in reconstruct([asked(), first, last]) for turn in c.turns]
    turn = next(t for t in turns if t.id == "c@example.org")
    assert turn.parent == "b@example.org"
    assert turn.parent_evidence[-2:] == ("quoted-text", "subject")
    assert COPIED[0] not in turn.text


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("QUOTE", "ENDQUOTE"),
        ("<quote>", "<quote>"),
        ("[begin quoted text]", "[end quoted text]"),
        ("*** Zitat ***", "*** Zitat Ende ***"),
        ("Quote begins:", "Quote ends."),
    ],
)
def test_words_round_a_quote_go_with_it(opens: str, closes: str) -> None:
    """Why: the words that frame a quote hid it, as a line right above in mid-sentence does."""
    assert reply([opens, *ASKED[:2], closes, "", ANSWER]).text == ANSWER
    other = ["I quote", *ASKED[:2], "as he said.", "", ANSWER]
    assert reply(other).text == "\n".join(other), "no such words"


def test_a_line_of_files_and_versions_among_prose_is_quoted_with_it() -> None:
    lines = [
        "I have tried to mend the program of the gate on the old machine by the mill, but",
        "gate-2.4.1 -> libgate.so.3 (/usr/lib/libgate.so.3.1) -> /dev/gate0",
        "was all that it said to me, and the wheel did not even begin to turn before it",
        "went dark. Who else has seen it behave like this when the water is high?",
    ]
    first = mail("a", "Ann Lee", lines, 0, "The gate")
    answer = [*lines, "", ANSWER]
    turns = [
        turn
        for found in reconstruct([first, mail("b", "Bo Chen", answer, 2, "Re: The gate")])
        for turn in found.turns
    ]
    assert turns[-1].text == ANSWER


def test_what_stands_between_two_quotes_is_quoted_if_all_of_it_is() -> None:
    """Why: the code in a mail that was left whole below its answer stood there as the answer's."""
    asked_too = [
        *ASKED[:2],
        "",
        "    gate.close(3)",
        "",
        "That is how it was closed in the years before, and it worked until the flood.",
    ]
    first = mail("a", "Ann Lee", asked_too, 0, "The gate")
    for changed, left in (("gate.close(3)", 1), ("gate.close(9)", 3)):
        lines = [ANSWER, "", *asked_too]
        lines[5] = f"    {changed}"
        turns = [
            turn
            for found in reconstruct([first, mail("b", "Bo Chen", lines, 2, "Re: The gate")])
            for turn in found.turns
        ]
        assert (changed in turns[-1].text) == (left == 3)
        assert len(turns[-1].text.split("\n")) == left


def test_a_name_that_ends_the_quote_goes_with_it() -> None:
    asked_too = [*ASKED[:2], "", "Old Ann of the mill"]
    first = mail("a", "Ann Lee", asked_too, 0, "The gate")
    second = mail("b", "Bo Chen", [ANSWER, "", *asked_too], 2, "Re: The gate")
    turns = [turn for found in reconstruct([first, second]) for turn in found.turns]
    assert turns[-1].text == ANSWER


@pytest.mark.parametrize("place", [0, 6, None])
def test_who_answers_a_whole_mail_in_a_sentence_quotes_it(place: int | None) -> None:
    """Why: where little is left of a mail it was taken for one posted again, though it answers in a sentence."""
    long = [
        *ASKED[:4],
        "",
        *(f"The {n}th gate is as old, and nobody looks after it." for n in range(9)),
    ]
    first = mail("a", "Ann Lee", long, 0, "The gate")
    said = "He mended it himself on Monday."
    lines = [*long[:place], "", said, "", *long[place:]] if place is not None else [*long, "", said]
    second = mail("b", "Bo Chen", lines, 2, "Re: The gate")
    turns = [turn for found in reconstruct([first, second]) for turn in found.turns]
    assert turns[-1].text == said


WAIT = "or wait until the water has fallen?"


@pytest.mark.parametrize(
    ("lines", "quoted"),
    [
        ([f"   {WAIT}", "", ANSWER], True),
        ([WAIT, "", ANSWER], False),
        (["   or wait until the water rises?", "", ANSWER], False),
        (["   has fallen?", "", ANSWER], False),
        ([f"   {WAIT}", "", f"   {ANSWER}"], False),
        ([ANSWER, "I ask you again:", f"   {WAIT}"], False),
    ],
    ids=["set in", "at the margin", "other words", "too few", "all set in", "amid a paragraph"],
)
def test_a_few_words_set_in_are_a_quote(lines: list[str], quoted: bool) -> None:
    """Why: who sets in what they quote has single lines of it too; eight words in a row were asked for."""
    first = mail("a", "Ann Lee", [*ASKED[:3], "Should we write,", WAIT], 0, "The gate")
    second = mail("b", "Bo Chen", [f"> {ASKED[0]}", "", *lines], 2, "Re: The gate")
    turns = [turn for found in reconstruct([first, second]) for turn in found.turns]
    assert turns[-1].text.strip() == (ANSWER if quoted else "\n".join(lines).strip())


def test_a_sign_between_two_quotes_is_of_one() -> None:
    """Why: it closed the first and opened the second, and a line stood in two segments."""
    first = mail("a", "Ann Lee", [*ASKED[:2], "", *COPIED], 0, "The gate")
    lines = [ANSWER, "", *ASKED[:2], "->", *COPIED, "", "I would not have thought so."]
    turns = [
        turn
        for found in reconstruct([first, mail("b", "Bo Chen", lines, 2, "Re: The gate")])
        for turn in found.turns
    ]
    covered = [line for part in turns[-1].segments for line in range(part.start, part.stop)]
    assert covered == list(range(len(lines)))
    assert turns[-1].text.split("\n") == [ANSWER, "", lines[-1]]
