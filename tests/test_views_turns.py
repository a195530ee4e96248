"""How a turn is drawn: each row is a message, and the lines that stand below its subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from mlthread.model import (
    Address,
    Attachment,
    Conversation,
    DateBounds,
    Message,
    Provenance,
    QuoteSource,
    Segment,
    Turn,
    WordChange,
)
from mlthread.views.terminal.conversation import Look, draw_conversation
from mlthread.views.terminal.paint import Painter
from mlthread.views.terminal.text import draw_own
from mlthread.views.turntext import OwnWords

NOON = datetime(2018, 2, 6, 12, tzinfo=UTC)
ANN, BO, CY = (Address(name, f"{name.lower()}@example.org") for name in ("Ann", "Bo", "Cy"))


def at(hours: float | None) -> DateBounds:
    moment = None if hours is None else NOON + timedelta(hours=hours)
    return DateBounds(None, moment, moment, moment, "header date")


def turn(key: str, *segments: Segment, author: Address = ANN, parent: str | None = None, hours: float | None = 0,
         files: tuple[Attachment, ...] = ()) -> Turn:  # fmt: skip
    date = at(hours)
    message = Message(key, key, author, date, "Tides", "x\n", attachments=files)
    evidence = ("in-reply-to",) if parent else ()
    return Turn(
        key, key, "archive", parent, evidence, 1.0 if parent else None, author, date, "Tides",
        "\n".join(s.text for s in segments if not s.level), segments, (), message,
    )  # fmt: skip


def segment(
    kind: str, start: int, text: str, level: int = 0, source: QuoteSource | None = None
) -> Segment:
    return Segment(kind, level, level, start, start + text.count("\n") + 1, text, source=source)  # type: ignore[arg-type]


NARROW = Look(60)


def drawn(
    *turns: Turn, look: Look = NARROW, subject: str | None = "Tides", list_name: str | None = None
) -> str:
    talk = Conversation(turns[0].id, subject, list_name, None, None, (), turns)
    return "".join(map(Painter().line, draw_conversation(talk, look)))


def below(text: str) -> list[str]:
    """The lines of the last message below its title, without the bar."""
    return [
        line.strip(" │┆└├─┄")
        for line in text.rstrip("\n").split("\n─ ")[0].split("┌─")[-1].splitlines()[1:]
    ]


WELL = segment("text", 0, "Well?")


@pytest.mark.parametrize(
    ("segments", "lines", "why"),
    [
        ((segment("text", 0, "\nWell?"),), ["Well?"], "no blank line stands at the beginning"),
        ((segment("text", 0, "Well?\n\n"),), ["Well?"], "none at the end"),
        ((segment("text", 0, "Well?\n\n\n\nYes."),), ["Well?", "", "Yes."], "several are one"),
        ((segment("salutation", 0, "Hi,"), segment("text", 1, "\nWell?")), ["Hi,", "", "Well?"], "one between parts"),
        ((segment("salutation", 0, "Hi,\n "), segment("text", 2, "Well?")), ["Hi,", "", "Well?"], "one of spaces"),
        ((segment("salutation", 0, "Hi,"), segment("text", 1, "Well?")), ["Hi,", "Well?"], "none where none was written"),
        ((segment("text", 0, "\u200e"),), ["(no text)"], "what nobody sees is no text"),
        ((), ["(no text)"], "nothing"),
        ((segment("footer", 0, "gates mailing list"),), ["(no text)"], "a footer is nobody's"),
    ],
)  # fmt: skip
def test_blank_lines_of_a_message(
    segments: tuple[Segment, ...], lines: list[str], why: str
) -> None:
    assert below(drawn(turn("a", *segments))) == lines, why


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (Attachment("a.png", "image/png", 999), "attached: a.png (999 bytes)"),
        (Attachment("a.png", "image/png", 25_400_000), "attached: a.png (25.4 MB)"),
        (Attachment("a.png", "image/png", None), "attached: a.png"),
        (Attachment(None, "image/png", None), "attached: image/png"),
        (Attachment(None, None, 1), "attached: a part without name (1 byte)"),
    ],
)
def test_what_was_attached_is_named(file: Attachment, line: str) -> None:
    assert below(drawn(turn("a", WELL, files=(file,)))) == ["Well?", line]


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (1, "1 h later"),
        (0.001, ""),  # the parts of a series are sent at once
        (-0.005, ""),
        (-1, "1 h earlier"),
        (None, "no date"),
    ],
)
def test_how_much_later_an_answer_was_written(hours: float | None, told: str) -> None:
    shown = drawn(turn("a", WELL), turn("b", WELL, author=BO, parent="a", hours=hours))
    title = shown.partition("Bo")[2].splitlines()[0]
    assert told in title
    assert ("later" in title) + ("earlier" in title) == ("later" in told) + ("earlier" in told)
    undated = drawn(turn("a", WELL, hours=None), turn("b", WELL, author=BO, parent="a"))
    assert "later" not in undated


def test_an_archived_message_whose_text_comes_from_quotes_says_so() -> None:
    scrubbed = replace(turn("a"), text="Well?", provenance=(Provenance(0, 1, "b", 0, 1),))
    assert "12:00 UTC · text from quotes\n│ Well?\n" in drawn(scrubbed, look=Look(80))
    lost = replace(scrubbed, origin="quoted", message=None)
    assert "12:00 UTC · recovered\n┆ Well?\n" in drawn(lost, look=Look(80))
    explained = drawn(lost, look=Look(80, explain=True))
    assert "┆ ? text: recovered from b\n" in explained


@pytest.mark.parametrize(
    ("author", "title"),
    [
        (ANN, "Ann <ann@example.org>"),
        (Address(None, "ann@example.org"), "ann@example.org "),  # once
        (Address("ann@example.org", "ann@example.org"), "ann@example.org "),
        (Address("Ann", None), "Ann "),
        (Address(None, None), "somebody "),
        (Address("\u200b", None), "somebody "),
    ],
)
def test_who_wrote_is_told_once(author: Address, title: str) -> None:
    line = drawn(turn("a", WELL, author=author), look=Look(80)).splitlines()[3]
    assert line.startswith(f"┌─ {title}")
    assert line.count("@") == title.count("@")


@pytest.mark.parametrize(
    ("subject", "list_name", "width", "head"),
    [
        ("Tides", "gates", 30, ["Tides                    gates"]),
        ("Tides", None, 30, ["Tides"]),
        (None, None, 30, ["(no subject)"]),
        ("[gates] Tides", "gates", 30, ["Tides                    gates"]),
        ("T" * 23, "gates", 30, ["T" * 23 + "  gates"]),
        ("T" * 24, "gates", 30, ["T" * 24, "gates"]),
        ("T" * 30, None, 30, ["T" * 30]),
        ("high tides at the lower gate now", None, 30, ["high tides at the lower gate", "now"]),
    ],
)
def test_a_subject_with_its_list_beside_it_or_below(
    subject: str | None, list_name: str | None, width: int, head: list[str]
) -> None:
    shown = drawn(
        turn("a", WELL), look=Look(width), subject=subject, list_name=list_name
    ).splitlines()
    assert shown[: len(head) + 1] == [*head, "1 message"]


def test_what_is_quoted_of_another_conversation_is_named_where_it_is_known() -> None:
    quote = segment("quote", 0, "Gates leak.", 1, QuoteSource("far", 0, 1, "exact"))
    cited = turn("a", quote, segment("text", 1, "Do they?"))
    far = {"far": replace(turn("far", author=Address(None, None)), subject=None)}
    told = drawn(cited, look=Look(80, explain=True, quotes="full", elsewhere=far))
    assert '│ ? quotes: somebody in "", id far\n' in told
    assert '│ from somebody, line 1 of "":\n' in told
    assert "? quotes:" not in drawn(cited, look=Look(80, explain=True))


def test_an_answer_to_what_is_not_there_stands_at_the_margin() -> None:
    shown = drawn(turn("a", WELL, parent="gone"), turn("b", WELL, author=BO, parent="a"))
    assert "┌─ Ann" in shown
    assert "└─ Bo" in shown


@pytest.mark.parametrize(
    ("kind", "text", "width", "lines", "why"),
    [
        ("code", "a" * 25, 10, ["a" * 10, "↳ aaaaaaaa", "↳ aaaaaaa"], "what is left is broken once"),
        ("signature", "Bo Fox, Mill Lane of Oldtown by the sea", 12, ["Bo Fox, Mill", "↳ Lane of", "↳ Oldtown by", "↳ the sea"], "at words"),
        ("signature", "Bo" + " " * 20 + "Fox", 12, ["Bo", "↳ Fox"], "a gap opens no line"),
        ("technical", "KEY\na\nb\nc\nd", 30, ["KEY", "… 4 lines for machines ▸"], "what only machines read"),
        ("technical", "KEY\na\nb\nc\nd", 20, ["KEY", "… 4 lines for", "machines ▸"], "on a narrow screen too"),
        ("technical", "KEY\na\nb\n\nc", 30, ["KEY", "a", "b", "", "c"], "three lines are no many"),
    ],
)  # fmt: skip
def test_long_lines_of_what_is_exact(
    kind: str, text: str, width: int, lines: list[str], why: str
) -> None:
    """Why: the rest was broken at the whole width and each piece again behind its sign: every other had two letters."""
    shown = draw_own(OwnWords(kind, text), width, full=False)  # type: ignore[arg-type]
    assert ["".join(piece for piece, _ in line) for line in shown] == lines, why


def quoted(*texts: str, source: QuoteSource | None = None, **look: object) -> list[str]:
    """Bo answers what Ann wrote: his lines where he quotes her in so many pieces."""
    pieces = [segment("quote", 9 * n, text, 1, source) for n, text in enumerate(texts)]
    answer = turn("b", *pieces, segment("text", 99, "Yes."), author=BO, parent="a")
    return below(
        drawn(turn("a", WELL), answer, look=Look(**{"width": 60, **look})).partition("└─")[2]
    )  # type: ignore[arg-type]


EXACT = QuoteSource("a", 0, 1, "exact")
WAS = "the keepers of the lower gate"


@pytest.mark.parametrize(
    ("asked", "shown", "why"),
    [
        (partial(quoted, "Well?"), ["answers Ann, 1 line ▸", "Yes."], "a line for what is quoted"),
        (partial(quoted, "Well?\n\nWell?\n"), ["answers Ann, 2 lines ▸", "Yes."], "blank lines are not counted"),
        (partial(quoted, "Well?", "Well?", source=EXACT), ["answers Ann, 2 lines ▸", "Yes."], "two pieces of one text"),
        (partial(quoted, "Well?", quotes="none"), ["Yes."], "none"),
        (partial(quoted, "Well?\n\n\nWell?\n\n", quotes="full"), ["from Ann: 2 lines, source not known", "▏ Well?", "▏", "▏ Well?", "Yes."], "opened; no blank line at the end"),
        (partial(quoted, "Well?", quotes="full", source=EXACT), ["from Ann, line 1:", "▏ Well?", "Yes."], "with its line"),
        (partial(quoted, "Well?", quotes="full", source=QuoteSource("a", 2, 9, "elided")), ["from Ann, lines 3-9, shortened:", "▏ Well?", "Yes."], "its lines, and how exact it is"),
        (partial(quoted, "\u200e", quotes="full", source=EXACT), ["from Ann, line 1:", "Yes."], "what nobody sees"),
        (partial(quoted, "x", source=QuoteSource("a", 0, 1, "altered", (WordChange(0, "", "not"), WordChange(0, "now", ""), WordChange(0, "a", "b")))),
         ["answers Ann, 1 line ≠ ▸", '≠ added "not"', '≠ left out "now"', '≠ "a" became "b"', "Yes."], "each change of words"),
        (partial(quoted, "x", source=QuoteSource("a", 0, 1, "altered", (WordChange(0, WAS, WAS + " too"),)), width=50),
         ["answers Ann, 1 line ≠ ▸", '≠ "the keepers of the lower gate" became "the', 'keepers of the lower gate too"', "Yes."], "a long one goes on below"),
        (partial(quoted, "x", source=QuoteSource("a", 0, 1, "altered", (WordChange(4, "a", "b"),)), altered=True, quotes="none"),
         ["answers Ann, 1 line ≠ ▸", '≠ body line 5: "a" became "b"', "Yes."], "with the line in the body, where all are asked for"),
    ],
)  # fmt: skip
def test_what_stands_of_a_quote(asked: Callable[[], list[str]], shown: list[str], why: str) -> None:
    assert [line for line in asked() if line] == shown, why


@pytest.mark.parametrize(
    ("names", "width", "lines"),
    [
        (("Bo", "Cy"), 60, ["quotes Bo, 1 line; Cy, 1 line ▸"]),
        (
            ("Bo", "Cy", "Di", "Ed"),
            36,
            ["quotes Bo, 1 line; Cy, 1 line;", "Di, 1 line; Ed, 1 line ▸"],
        ),
        (("Bo" * 20, "Cy"), 36, ["quotes BoBoBoBoBoBoBoBoB…, 1 line;", "Cy, 1 line ▸"]),
        (("Bo", "Cy" * 20), 36, ["quotes Bo, 1 line;", "CyCyCyCyCyCyCyCyCyCyC…, 1 line ▸"]),
    ],
)
def test_many_who_are_quoted_stand_on_several_lines(
    names: tuple[str, ...], width: int, lines: list[str]
) -> None:
    """Why: before a long name "quotes" stood alone."""
    turns = [turn(name, WELL, author=Address(name, None)) for name in names]
    pieces = [
        segment("quote", n, "Well?", 1, QuoteSource(name, 0, 1, "exact"))
        for n, name in enumerate(names)
    ]
    shown = drawn(
        *turns, turn("z", segment("text", 90, "Yes."), *pieces), look=Look(width)
    ).splitlines()
    start = next(n for n, line in enumerate(shown) if "quotes" in line)
    assert [line.strip("│ ") for line in shown[start:]] == lines
    assert max(map(len, shown)) <= width


def test_the_text_of_a_scrubbed_message_stands_before_what_is_left_of_its_body() -> None:
    left = turn("a", segment("text", 0, "[see attachment]"))
    scrubbed = replace(left, text="Well?", provenance=(Provenance(0, 1, "b", 0, 1),))
    assert below(drawn(scrubbed, look=Look(80))) == ["Well?", "[see attachment]"]


@pytest.mark.parametrize(
    ("text", "lines", "why"),
    [
        ("＝" * 40, ["＝" * 30], "wide signs"),
        ("＝" * 30, ["＝" * 30], "as many as fit"),
        ("o" * 90, ["o" * 60, "o" * 30], "letters are no ruler"),
    ],
)
def test_a_ruler_of_other_signs(text: str, lines: list[str], why: str) -> None:
    """Why: one of 40 wide signs is wider than 60 cells, and was broken."""
    shown = draw_own(OwnWords("separator", text), 60)
    assert ["".join(piece for piece, _ in line).removeprefix("↳ ") for line in shown] == lines, why


def test_of_messages_without_a_subject_the_conversation_has_one() -> None:
    bare = replace(turn("a", WELL), subject=None)
    same = replace(turn("b", WELL, author=BO, parent="a"), subject="Re: Tides")
    other = replace(same, subject="Gates")
    assert "subject:" not in drawn(bare, same)
    assert "│ subject: Gates\n" in drawn(bare, other)
