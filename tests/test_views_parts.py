"""A message as it is read: own words, and whose words stand in its quotes."""

from __future__ import annotations

import pytest

from mlthread.model import Address, Attribution, DateBounds, Kind, QuoteSource, Segment, Turn
from mlthread.views.turntext import OwnWords, QuotedRun, parts_of

ANN, BO, CY = (Address(name, f"{name.lower()}@example.org") for name in ("Ann", "Bo", "Cy"))


def turn(key: str, author: Address, parent: str | None = None, *segments: Segment) -> Turn:
    return Turn(
        key, key, "archive", parent, (), None, author, DateBounds(), None, "", tuple(segments)
    )


def quote(
    text: str = "Well?", level: int = 1, source: str | None = None, kind: Kind = "quote"
) -> Segment:
    found = None if source is None else QuoteSource(source, 0, 1, "exact")
    return Segment(kind, level, level, 0, 1, text, source=found)


def said(name: str | None = None, email: str | None = None, level: int = 0) -> Segment:
    return Segment("attribution", level, level, 0, 1, "x", attribution=Attribution(name, email))


OWN = Segment("text", 0, 0, 9, 10, "Yes.")
NOBODY = Address(None, None)
TURNS = {
    t.id: t
    for t in (
        turn("a", ANN),
        turn("c", CY, "a"),
        turn("n", NOBODY),
        turn("m", NOBODY),
        turn("z", Address("Zoë Hart", "zoe@example.org")),
    )
}
FAR = {"f": turn("f", Address("Flo", None))}


def read(parent: str | None, *segments: Segment) -> list[object]:
    """Own words as text; of a run whom it quotes with how many lines, and how they are known."""
    answer = turn("b", BO, parent, *segments)
    out: list[object] = []
    for part in parts_of(answer, {**TURNS, "b": answer}, FAR):
        if isinstance(part, OwnWords):
            out.append(part.text)
        else:
            out += [
                f"{(q.who and q.who.label) or '-'} {q.count}"
                + " known" * bool(q.known)
                + " pasted" * q.pasted
                + " foreign" * q.foreign
                for q in part.quotes
            ]
    return out


@pytest.mark.parametrize(
    ("parent", "segments", "parts", "why"),
    [
        ("a", [quote(), OWN], ["Ann 1 known", "Yes."], "what is marked once is of whom it answers"),
        ("a", [quote(level=2), OWN], ["- 1", "Yes."], "marked twice it is not"),
        ("a", [quote(source="c"), OWN], ["Cy 1 known", "Yes."], "but of whoever wrote it"),
        ("a", [said("Cy", "cy@example.org"), quote(), OWN], ["Cy 1", "Yes."], "or is said to have"),
        ("a", [said(None, "cy@example.org"), quote(), OWN], ["cy@example.org 1", "Yes."], "be it by an address"),
        ("a", [said(), quote(), OWN], ["Ann 1 known", "Yes."], "a line that names nobody tells nothing"),
        ("a", [said("Cy", level=1), quote(level=2), OWN], ["Cy 1", "Yes."], "one that is quoted tells of what is quoted in that"),
        ("a", [said("Cy"), Segment("headers", 0, 0, 0, 1, "x"), quote(), OWN], ["Cy 1", "Yes."], "fields that are not read take nothing away"),
        ("a", [said("Zo\ufffd Hart"), quote(), OWN], ["Zoë Hart 1", "Yes."], "a letter that an archive has lost"),
        ("a", [said("Zo? Har"), quote(), OWN], ["Zo? Har 1", "Yes."], "another name"),
        ("a", [said("Zoë Hart", "z@example.org"), quote(), OWN], ["Zoë Hart 1", "Yes."], "a whole one is as it is"),
        (None, [quote(), OWN], ["- 1 pasted", "Yes."], "of nobody, in a message that answers none"),
        (None, [said("Cy"), quote(), OWN], ["Cy 1", "Yes."], "of somebody"),
        (None, [quote(source="n"), OWN], ["- 1 known", "Yes."], "of somebody whose name is not known"),
        (None, [quote(source="f"), OWN], ["Flo 1 known foreign", "Yes."], "from another conversation"),
        ("a", [quote(), quote("\n \n"), OWN], ["Ann 1 known", "Yes."], "a blank line is no quote"),
        ("a", [quote("\n"), OWN], ["Yes."], "nor are some"),
        ("a", [quote(), quote("gates mailing list", kind="footer"), OWN], ["Ann 1 known", "Yes."], "a footer that is quoted is nobody's words"),
        ("a", [quote("gates mailing list", kind="footer"), OWN], ["Ann 1 known", "Yes."], "it is shown where it is what they answer"),
        ("a", [OWN, quote("gates mailing list", kind="footer")], ["Yes."], "and nowhere else"),
        (None, [quote(), quote("gates mailing list", kind="footer"), OWN], ["- 2 pasted", "Yes."], "but in what can be read nowhere else"),
        ("a", [OWN, Segment("footer", 0, 0, 0, 1, "gates mailing list")], ["Yes."], "and one that is not"),
        ("a", [Segment("text", 0, 0, 0, 1, " \n"), OWN], ["Yes."], "blank lines are no words"),
    ],
)  # fmt: skip
def test_whose_words_are_quoted(
    parent: str | None, segments: list[Segment], parts: list[object], why: str
) -> None:
    assert read(parent, *segments) == parts, why


@pytest.mark.parametrize(
    ("segments", "parts", "why"),
    [
        ([quote(source="a"), quote(source="c"), quote(source="a")], ["Ann 2 known", "Cy 1 known"], "one, another, the first again"),
        ([quote(level=2), quote(level=3)], ["- 2"], "nobody is nobody"),
        ([quote(source="n"), quote(source="n")], ["- 2 known"], "one message"),
        ([said("Ann", "ann@example.org"), quote(), said("A. Lee", "ANN@example.org"), quote()], ["Ann 2"], "one address"),
        ([said("Ann"), quote(), said("Ann", "ann@home.example.org"), quote()], ["Ann 2"], "one name"),
        ([said("Ann", "noreply@example.org"), quote(), said("Bo", "noreply@example.org"), quote()], ["Ann 1", "Bo 1"], "an address of many"),
        ([said(None, "noreply@example.org"), quote(), said(None, "noreply@example.org"), quote()], ["noreply@example.org 2"], "without a name it is all there is"),
    ],
)  # fmt: skip
def test_quotes_of_one_person_stand_together(
    segments: list[Segment], parts: list[object], why: str
) -> None:
    assert read("a", *segments, OWN) == [*parts, "Yes."], why


@pytest.mark.parametrize(
    ("segments", "passages", "why"),
    [
        ([quote(source="a"), quote(source="c"), quote(source="a")], ["Ann 1", "Cy 1", "Ann 1"], "the first one speaks again"),
        ([quote(source="a"), quote(source="a"), quote(source="c")], ["Ann 2", "Cy 1"], "two pieces of one message"),
        ([said("Ann", "ann@example.org"), quote(), said("A. Lee", "ANN@example.org"), quote()], ["Ann 2"], "of one person, whose message is not known"),
        ([quote(source="a"), said("Ann", "ann@example.org"), quote(level=1)], ["Ann 1", "Ann 1"], "lines of a message that is known, and others"),
        ([quote(level=2), quote(level=3)], ["- 2"], "nobody"),
    ],
)  # fmt: skip
def test_opened_quotes_stand_as_they_were(
    segments: list[Segment], passages: list[str], why: str
) -> None:
    """Why: an answer stood above the question it was given to."""
    [run, _] = parts_of(turn("b", BO, "a", *segments, OWN), TURNS)
    assert isinstance(run, QuotedRun)
    assert [f"{(q.who and q.who.label) or '-'} {q.count}" for q in run.passages] == passages, why


@pytest.mark.parametrize(
    ("kind", "answered"),
    [
        ("text", True),
        ("code", True),
        ("signature", False),
        ("closing", False),
        ("separator", False),
    ],
)
def test_what_answers_a_quote(kind: Kind, answered: bool) -> None:
    [run, _] = parts_of(turn("b", BO, "a", quote(), Segment(kind, 0, 0, 2, 3, "Yes.")), TURNS)
    assert isinstance(run, QuotedRun)
    assert run.answered == answered


def test_the_person_who_is_named_keeps_the_address_that_is_named() -> None:
    [run, _] = parts_of(turn("b", BO, "a", said("Zoë Hart", "z@example.org"), quote(), OWN), TURNS)
    assert isinstance(run, QuotedRun)
    assert [q.who for q in run.quotes] == [Address("Zoë Hart", "z@example.org")]
