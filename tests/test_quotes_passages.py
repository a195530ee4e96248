"""Which passages of a message were answered, by whom, with what text."""

from __future__ import annotations

import pytest

from mlthread.model import (
    Address,
    Conversation,
    DateBounds,
    Match,
    Message,
    QuoteSource,
    Segment,
    Turn,
)
from mlthread.thread.passages import Passage, passages

ANN, BO = Address("Ann Lee", "ann@example.org"), Address("Bo Fox", "bo@example.org")
BODY = "The gate is open.\nThe boat is gone.\nThe mast is broken."


def _turn(name: str, author: Address, body: str, segments: list[Segment]) -> Turn:
    message = Message(name, name, author, DateBounds(), "Gate", body)
    return Turn(
        id=name,
        message_id=name,
        origin="archive",
        parent=None,
        parent_evidence=(),
        confidence=None,
        author=author,
        date=DateBounds(raw=name),
        subject="Gate",
        text=body,
        segments=tuple(segments),
        message=message,
    )


def _quote(
    start: int, text: str, at: tuple[int, int], match: Match = "exact", level: int = 1
) -> Segment:
    stop = start + text.count("\n") + 1
    source = QuoteSource("a", *at, match)
    return Segment("quote", level, level, start, stop, text, source=source)


def _own(start: int, text: str, kind: str = "text") -> Segment:
    return Segment(kind, 0, 0, start, start + text.count("\n") + 1, text)  # type: ignore[arg-type]


def _found(*segments: Segment) -> list[Passage]:
    body = "\n".join(segment.text for segment in segments)
    turns = (_turn("a", ANN, BODY, [_own(0, BODY)]), _turn("b", BO, body, list(segments)))
    return passages([Conversation("c", "Gate", None, None, None, (), turns)])


def test_each_answer_goes_with_the_quote_above_it() -> None:
    first, second = _found(
        _quote(0, "The gate is open.", (0, 1)),
        _own(1, "It is not.\n"),
        _quote(3, "The mast is broken.", (2, 3)),
        _own(4, "So it is."),
    )
    assert (first.text, first.answer) == ("The gate is open.", "It is not.")
    assert (second.text, second.answer) == ("The mast is broken.", "So it is.")
    assert (second.id, second.author, second.start, second.stop) == ("a", ANN, 2, 3)
    assert (second.reply, second.reply_author, second.reply_date.raw) == ("b", BO, "b")
    assert (second.quote_start, second.quote_stop) == (3, 4)
    assert (second.answer_start, second.answer_stop) == (4, 5)
    assert second.conversation == "c"


def test_history_below_a_reply_is_not_answered() -> None:
    assert _found(_own(0, "Thank you."), _quote(1, BODY, (0, 3))) == []


def test_a_signature_is_no_answer() -> None:
    assert _found(_quote(0, BODY, (0, 3)), _own(3, "Bo", "signature")) == []


@pytest.mark.parametrize("mark", ["<snip>", "[]", "(...)", "[ 12 lines deleted ]"])
def test_a_mark_that_something_was_cut_is_no_answer(mark: str) -> None:
    opened, broken = (
        _quote(0, "The gate is open.", (0, 1)),
        _quote(2, "The mast is broken.", (2, 3)),
    )
    (found,) = _found(opened, _own(1, mark), broken, _own(3, "So it is."))
    assert (found.text, found.answer) == ("The mast is broken.", "So it is.")
    (said,) = _found(opened, _own(1, f"{mark}\nIs it?"))
    assert said.answer == f"{mark}\nIs it?"


def test_the_shallowest_quote_is_what_is_answered() -> None:
    (found,) = _found(
        _quote(0, "The boat is gone.", (1, 2), level=2),
        _quote(1, "The mast is broken.", (2, 3)),
        _own(2, "Then buy one."),
    )
    assert (found.start, found.stop) == (2, 3)


def test_adjoining_quotes_of_one_message_are_one_passage() -> None:
    (found,) = _found(
        _quote(0, "The gate is open.", (0, 1)),
        _quote(1, "The boat left.", (1, 2), match="altered"),
        _own(2, "When?"),
    )
    assert (found.start, found.stop, found.match) == (0, 2, "altered")
    assert found.quoted == "The gate is open.\nThe boat left."
    assert found.text == "The gate is open.\nThe boat is gone."


def test_a_new_attribution_ends_what_is_answered() -> None:
    assert (
        _found(
            _quote(0, "The gate is open.", (0, 1)),
            _own(1, "Cy wrote:", "attribution"),
            _own(2, "x"),
        )
        == []
    )


def test_quotes_without_a_known_source_give_no_passage() -> None:
    quote = Segment("quote", 1, 1, 0, 1, "The gate is open.")
    assert _found(quote, _own(1, "It is not.")) == []


def test_blank_lines_round_a_passage_are_no_part_of_its_texts() -> None:
    """Why: 3,908 of 13,542 quotes of an archive began with an empty line, and the passage beside them did not."""
    (only,) = _found(
        _quote(0, "\nThe gate is open.\n  ", (0, 1)), _own(3, "  \n  It is not.\n \nNo.\n  ")
    )
    assert (only.quoted, only.answer) == ("The gate is open.", "  It is not.\n \nNo.")
    assert (only.quote_start, only.quote_stop, only.answer_start) == (0, 3, 3)


CYS = "The gate is open."
PASSED_ON = f"Cy wrote:\n\n> {CYS}\n\nThe boat is gone.\n> Long ago?\n\nThe mast is broken."
PASSED_ON_PARTS = [
    _own(0, "Cy wrote:\n", "attribution"),
    Segment("quote", 1, 1, 2, 4, f"{CYS}\n"),
    _own(4, "The boat is gone."),
    Segment("quote", 1, 1, 5, 7, "Long ago?\n"),
    _own(7, "The mast is broken."),
]


@pytest.mark.parametrize(
    ("at", "text", "lines"),
    [
        ((0, 8), "The boat is gone.\nThe mast is broken.", (4, 8)),
        ((0, 5), "The boat is gone.", (4, 5)),
        ((4, 7), "The boat is gone.", (4, 5)),
        ((7, 8), "The mast is broken.", (7, 8)),
        ((2, 4), f"> {CYS}\n", (2, 4)),  # all of it passed on
    ],
)
def test_words_that_a_message_quotes_itself_are_no_passage_of_its_author(
    at: tuple[int, int], text: str, lines: tuple[int, int]
) -> None:
    """Why: "Cy wrote:", kept above an answer, led to all that stands between; 22 of 7,567 passages gave one
    person's words as another's."""
    reply = [_quote(0, "Cy wrote:\n\nThe mast is broken.", at, "elided"), _own(3, "Is it?")]
    turns = (_turn("a", ANN, PASSED_ON, PASSED_ON_PARTS), _turn("b", BO, "", reply))
    (found,) = passages([Conversation("c", "Gate", None, None, None, (), turns)])
    assert (found.text, (found.start, found.stop)) == (text, lines)


def test_a_line_behind_a_prompt_is_its_authors_where_the_reply_says_so() -> None:
    body = "It failed:\n> boat.launch()\nWhy?"
    parts = [
        _own(0, "It failed:"),
        Segment("quote", 1, 1, 1, 2, "boat.launch()"),
        _own(2, "Why?"),
    ]
    turns = (
        _turn("a", ANN, body, parts),
        _turn("b", BO, "", [_quote(0, body, (0, 3)), _own(3, "No idea.")]),
    )
    (found,) = passages([Conversation("c", "Gate", None, None, None, (), turns)])
    assert found.text == body


def test_a_message_that_is_answered_line_by_line_is_parted_into_lines_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Why: it was for each answer, and a long one took the square of its lines."""
    parts = [
        Segment(kind, depth, depth, 2 * n + 1 - depth, 2 * n + 2 - depth, "The mast is broken.", source=source)
        for n in range(9)
        for kind, depth, source in (("quote", 1, QuoteSource("a", 2, 3, "exact")), ("text", 0, None))
    ]  # fmt: skip
    turns = (_turn("a", ANN, BODY, []), _turn("b", BO, "", parts))
    asked: list[str] = []
    told = property(lambda turn: asked.append(turn.id) or turn.message.body)
    monkeypatch.setattr(Turn, "quotable", told)
    found = passages([Conversation("a", "Gate", None, None, None, (), turns)])
    assert {passage.text for passage in found} == {"The mast is broken."}
    assert len(found) == 9
    assert asked == ["a"]
