"""Answers in quotes that bear no marks: what was answered tells whose words are whose."""

from __future__ import annotations

from mlthread import reconstruct
from mlthread.model import Message, Turn
from mlthread.thread.lost.mixed import Above, strangers

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
