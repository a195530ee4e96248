"""Answers in quotes that bear no marks: what was answered tells whose words are whose."""

from __future__ import annotations

import pytest

from mlthread import reconstruct
from mlthread.model import Message, Turn
from mlthread.segment.pipeline import split
from mlthread.thread.lost.apart import answers_apart, quotes_apart
from mlthread.thread.lost.mixed import (
    Above,
    places_of,
    said_above,
    strangers,
    unsaid,
    without_unmarked,
)

from .mails import mail

ASKED = [
    "Is the lower gate open again?",
    "",
    "The keeper told me on Sunday that the wheel was broken, and nobody knew when it would be mended.",
    "",
    "Ann",
]
HEAD = "On 3 May 2010 at 09:00, Ann Lee <ann@example.org> wrote:"


def asked() -> Message:
    return mail("a", "Ann Lee", ASKED, 0, "The gate")


def turn_of(key: str, messages: list[Message]) -> Turn:
    turns = [t for c in reconstruct(messages) for t in c.turns]
    return next(turn for turn in turns if turn.id == f"{key}@example.org")


def answer(lines: list[str]) -> Turn:
    return turn_of("b", [asked(), mail("b", "Bo Chen", lines, 2, "Re: The gate")])


def test_an_answer_amid_a_page_without_marks() -> None:
    said = [HEAD, "", ASKED[0], "", "Since Monday.", "", ASKED[2], "", "He mended it himself."]
    turn = answer(said)
    assert turn.text == "Since Monday.\n\nHe mended it himself."
    quotes = [s for s in turn.segments if s.kind == "quote"]
    assert [s.source.start if s.source else None for s in quotes] == [0, 2]


def test_segments_still_cover_every_line() -> None:
    said = [HEAD, "", ASKED[0], "", "Since Monday.", "", "-- ", "Bo Chen", "bo@example.org"]
    turn = answer(said)
    lines = [n for s in turn.segments for n in range(s.start, s.stop)]
    assert lines == list(range(len(said)))
    assert turn.segments[-1].kind == "signature"
    assert "Bo Chen" not in turn.text.split("\n")[0]


def test_an_answer_that_quotes_nothing_below_the_attribution() -> None:
    assert answer([HEAD, "", "Since Monday, at noon."]).text == "Since Monday, at noon."


def test_a_forward_of_all_of_it_has_no_words_of_its_own() -> None:
    assert answer([HEAD, "", *ASKED]).text == ""


def test_short_lines_of_the_quoted_are_not_the_authors() -> None:
    """Three words may stand in any text: only whether they stand there so tells."""
    turn = answer([HEAD, "", *ASKED[:3], "", "Ann", "", "At noon."])
    assert turn.text == "At noon."


def test_who_wrote_above_the_quote_keeps_it_whole() -> None:
    """An answer on top is found as it is; below it may stand what the archive's copy has lost."""
    turn = answer(
        ["Since Monday.", "", HEAD, "", *ASKED[:3], "", "Sent by the lock keeper's office."]
    )
    assert turn.text == "Since Monday."


def test_without_the_answered_message_nothing_tells() -> None:
    said = [HEAD, "", ASKED[0], "", "Since Monday."]
    assert turn_of("b", [mail("b", "Bo Chen", said, 2, "Re: The gate")]).text == ""


def test_of_a_message_whose_text_was_scrubbed_nothing_is_known() -> None:
    """What is quoted of it is all that is left of it, and not who quotes it wrote it."""
    scrubbed = ["An embedded and charset-unspecified text was scrubbed...", "Name: not available"]
    scrubbed.append("URL: <http://lists.example.org/a/attachment.pl>")
    messages = [
        mail("a", "Ann Lee", scrubbed, 0, "The gate"),
        mail("b", "Bo Chen", [HEAD, "", *ASKED], 2, "Re: The gate"),
    ]
    assert turn_of("b", messages).text == ""


def test_strangers_hold_nothing_of_the_texts_above() -> None:
    above = Above([" ".join(ASKED)])
    assert strangers(["The keeper told me on", "", "no one", "", "Ann", "", "--"], above) == [
        range(2, 3)
    ]


def test_a_few_words_that_meet_by_chance_make_nobody_of_a_stranger() -> None:
    """Why: one run of four words in five lines made the last answer of a mail its parent's words."""
    above = Above(ASKED)
    chance = [
        "I was there this morning and saw the smith at work on the hinges with his son,",
        "so the keeper told me on the bridge that by Friday carts could pass again.",
    ]
    assert strangers(chance, above) == [range(2)]
    assert strangers(["The keeper told me on Sunday that it was mended."], above) == []


CODE = "x = f(a, b); y = g(x, c); z = h(y, d); return z + f(x, y)."
ABOVE = Above([" ".join(ASKED)], [" ".join(ASKED)])


@pytest.mark.parametrize(
    ("lines", "left", "why"),
    [
        (["The keeper told me on Sunday", "that he goes."], [1], "a line that is said above"),
        (["It is so, for", "the keeper told me on", "the quay."], [0, 1, 2], "a sentence goes on"),
        (["It is so.", "The keeper told me on"], [0], "it does not go on from one that ended"),
        (
            ["So,", "the keeper told me on", "Sunday that the wheel was"],
            [0],
            "two lines are a quote",
        ),
        (
            ["Yes.", "", "The keeper told me on", "", "No."],
            [0, 1, 4],
            "blank lines go with those above",
        ),
        (["The keeper", "no one knew"], None, "a few words meet by chance"),
        (["The keeper told me of many other things as well."], [0], "most of it is not said above"),
    ],
)
def test_lines_that_no_text_above_holds(lines: list[str], left: list[int] | None, why: str) -> None:
    assert unsaid(lines, ABOVE) == left, why


@pytest.mark.parametrize(
    ("lines", "prose", "left", "why"),
    [
        (ASKED[2:3], {0}, [], "a paragraph of hers"),
        ([*ASKED[2:3], "", "No."], {0, 2}, [2], "... and one of his"),
        (ASKED[2:3], set(), None, "code is used again"),
        ([*ASKED[2:3], "Not so."], {0, 1}, None, "half of a paragraph is cited"),
        ([*ASKED[2:3], "", "No."], {2}, None, "... whatever stands below"),
        (["The keeper told me on Sunday."], {0}, None, "seven words may be his"),
        (["Yes.", "", "No."], {0, 2}, None, "nothing of it is hers"),
    ],
)
def test_paragraphs_that_somebody_above_wrote(
    lines: list[str], prose: set[int], left: list[int] | None, why: str
) -> None:
    assert without_unmarked(lines, prose, ABOVE) == left, why


@pytest.mark.parametrize(
    ("lines", "found", "why"),
    [
        (ASKED[2:3], [(range(1), 1)], "it stands in the first"),
        (["The mason has oak, tar and a good rope at the yard."], [(range(1), 2)], "in the second"),
        (["Yes.", "", *ASKED[2:3], "", "No."], [(range(2, 4), 1)], "with the blank line below"),
        (["", "Yes."], [], "nobody said so"),
    ],
)
def test_paragraphs_that_stand_in_a_text_above(
    lines: list[str], found: list[tuple[range, int]], why: str
) -> None:
    texts = [
        " ".join(ASKED),
        "Well. The mason has oak, tar and a good rope at the yard. " + ASKED[2],
    ]
    assert list(said_above(lines, list(map(places_of, texts)))) == found, why


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        (["Since Monday."], [("text", "Since Monday.")]),
        (["--", "Bo Chen, Mill Lane"], [("signature", "--\nBo Chen, Mill Lane")]),
        (
            ["Since Monday.", "", ASKED[2], "He goes today."],
            [("text", "Since Monday."), ("quote", f"{ASKED[2]}\nHe goes today.")],
        ),
        (
            ["Since Monday.", "", "He goes today.", "", ASKED[2], "", "So I heard."],
            [
                ("text", "Since Monday.\n\nHe goes today."),
                ("quote", ASKED[2]),
                ("text", "So I heard."),
            ],
        ),
    ],
)
def test_what_stands_below_and_between_the_words_above(
    said: list[str], kinds: list[tuple[str, str]]
) -> None:
    parts = answers_apart(split("\n".join([HEAD, "", ASKED[0], "", *said, ""])), ABOVE)
    assert [(part.kind, part.text.strip()) for part in parts][2:] == kinds
    assert [part.level for part in parts][2:] == [int(kind == "quote") for kind, _ in kinds]
    whole = [n for part in parts for n in range(part.start, part.stop)]
    assert whole == list(range(len(said) + 4))


@pytest.mark.parametrize(
    ("lines", "quoted", "why"),
    [
        (
            [f'"{ASKED[2]}"', "", "It was mended at once, by him and by his son, on Monday."],
            1,
            "cited",
        ),
        (
            [ASKED[2][:-1], "", "It was mended at once, by him and by his son, on Monday."],
            0,
            "cut off",
        ),
        ([CODE, "", "It was mended at once, by him and by his son, on Monday."], 0, "code"),
        ([ASKED[2], "", "Yes."], 0, "posted again: little would be left"),
        (
            [
                ASKED[2],
                "",
                "It was mended at once, by him and his son.",
                "",
                "--- a/x",
                "+++ b/x",
                "@@ -1 +1 @@",
                "-a",
                "+b",
            ],
            0,
            "with a patch it is handed on",
        ),
    ],
)
def test_paragraphs_of_others_without_marks(lines: list[str], quoted: int, why: str) -> None:
    parts = quotes_apart(split("\n".join([*lines, ""])), [" ".join([*ASKED, CODE])])
    quotes = [part for part in parts if part.kind == "quote"]
    assert len(quotes) == quoted, why
    assert [n for part in parts for n in range(part.start, part.stop)] == list(range(len(lines)))


MORE = [
    "Should we write to the council, or wait until the water has fallen below the second mark?",
    "",
    "I have asked the miller as well, and he would rather wait.",
]
OWN = "I interleave what I have to say."
SAID = "We should wait, as nobody reads letters while the floods are on the fields."


@pytest.mark.parametrize(
    "head",
    [HEAD, "-----Original Message-----\nFrom: Ann Lee <ann@example.org>\nSubject: The gate\n"],
    ids=["attribution", "block"],
)
@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ([*ASKED[:3], "", "[BC]", "", SAID, "", *MORE], ["[BC]", "", SAID]),
        ([*ASKED[:3], "", SAID, "", *MORE, "", SAID], [SAID, "", SAID]),
        ([*ASKED[:3], "", *MORE, "", SAID], []),
        ([SAID, "", *ASKED[:3], "", *MORE], []),
        ([*ASKED[:3], "", "gate.close(3); return wheel[4] or None", "", *MORE], []),
        (
            [*ASKED[:3], "", "See the mill at http://a.example.org <http://b.example.org>", *MORE],
            [],
        ),
        ([*ASKED[2:3], "", SAID, "", *(f"Of gate {n} he said the same." for n in range(9))], []),
    ],
    ids=["between", "below too", "below", "on top", "code", "a link twice", "little is known"],
)
def test_answers_below_words_of_ones_own(head: str, lines: list[str], left: list[str]) -> None:
    """Why: who said a word above the head seemed to have no answer in a quote without marks."""
    first = mail("a", "Ann Lee", [*ASKED[:3], "", *MORE], 0, "The gate")
    second = mail("b", "Bo Chen", [OWN, "", *head.split("\n"), "", *lines], 2, "Re: The gate")
    own = [OWN, "", *left] if left else [OWN]
    said = turn_of("b", [first, second]).text.split("\n")
    assert [line for line in said if line] == [line for line in own if line]
