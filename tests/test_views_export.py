"""What is exported: fields that other programs read, and Markdown that says who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from email import message_from_string
from email.header import decode_header

import pytest
from click.testing import CliRunner

import mlthread
from mlthread.cli.group import root
from mlthread.model import (
    Address,
    Conversation,
    DateBounds,
    Provenance,
    QuoteSource,
    Segment,
    Turn,
)
from mlthread.views.export.markdown import conversations_markdown
from mlthread.views.export.mbox import conversations_mbox

ANN, BO, CY = (Address(name, f"{name.lower()}@example.org") for name in ("Ann", "Bo", "Cy"))


def turn(
    key: str,
    author: Address = ANN,
    parent: str | None = None,
    segments: Sequence[Segment] = (),
    **more: object,
) -> Turn:
    kept = {"message_id": key, "origin": "archive", "subject": "Tides", "text": "Yes.", **more}
    return Turn(
        id=key, parent=parent, parent_evidence=(), confidence=None, author=author,
        date=DateBounds(), segments=tuple(segments), **kept,  # type: ignore[arg-type]
    )  # fmt: skip


def talk(*turns: Turn, subject: str | None = "Tides") -> list[Conversation]:
    return [Conversation(turns[0].id, subject, None, None, None, (), turns)]


def fields(*turns: Turn) -> list[dict[str, str]]:
    """The header fields of each message of an mbox."""
    text = "".join(conversations_mbox(talk(*turns), recovered=True))
    return [
        {name: " ".join(value.split()) for name, value in message_from_string(entry.partition("\n")[2]).items()}
        for entry in ("\n" + text).split("\nFrom ")[1:]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("author", "written", "why"),
    [
        (ANN, "Ann <ann@example.org>", "as people write it"),
        (Address(None, "ann@example.org"), "ann@example.org", "an address alone"),
        (Address("Zoë", "zoe@example.org"), "=?utf-8?b?Wm/Dqw==?= <zoe@example.org>", "a name outside ASCII"),
        (Address("Ann", "änn@example.org"), "Ann <änn@example.org>", "an address outside ASCII (RFC 6532)"),
        (Address("Ann", "ann@[192.0.2.1]"), "Ann <ann@[192.0.2.1]>", "a host that is a number"),
        (Address("Ann", None), "Ann <unknown@mlthread.invalid>", "no address: that of nobody"),
        (Address("Ann", "ann at example.org"), "Ann <unknown@mlthread.invalid>", "no address that a field can hold"),
        (Address(None, "ann at example.org"), '"ann at example.org" <unknown@mlthread.invalid>', "it is all that tells who wrote"),
        (Address("Ann", "ann@example.org, bo@example.org"), "Ann <unknown@mlthread.invalid>", "two are none"),
        (Address("Ann", "ann(a)@example.org"), "Ann <unknown@mlthread.invalid>", "a comment"),
        (Address("Ann", "ann@example.org\u200b"), "Ann <ann@example.org\u200b>", "as it is"),
        (Address("Ann", "ann\x1b@example.org"), "Ann <unknown@mlthread.invalid>", "what a terminal obeys"),
        (Address("Ann", "@example.org"), "Ann <unknown@mlthread.invalid>", "no name before the host"),
        (Address("Ann", "ann"), "Ann <unknown@mlthread.invalid>", "no host"),
    ],
)  # fmt: skip
def test_who_wrote_is_written_as_a_field_can_hold_it(
    author: Address, written: str, why: str
) -> None:
    [found] = fields(turn("a@example.org", author))
    assert found["From"] == written, why


@pytest.mark.parametrize(
    ("identity", "written"),
    [
        ("a1@example.org", "<a1@example.org>"),
        ("a 1@exa<mple.org", "<a_1@exa_mple.org>"),
        ("a@[192.0.2.1]", "<a@[192.0.2.1]>"),  # a host that is a number
        ("a[1]@example.org", "<a_1_@example.org>"),
        ("a@[192 0 2 1]", "<a@_192_0_2_1_>"),
        ("alone", "<alone@mlthread.invalid>"),
        ("..@..", "<_@_>"),
    ],
)
def test_an_id_is_written_as_a_field_can_hold_it(identity: str, written: str) -> None:
    [found] = fields(turn(identity))
    assert found["Message-ID"] == written


def test_no_encoded_word_ends_within_a_letter() -> None:
    """Why: programs decode each word by itself (RFC 2047 section 5)."""
    subject = "é潮の満ち引きを一緒に測りましょう" * 6
    [found] = fields(turn("a@example.org", subject=subject))
    words = found["Subject"].split()
    assert len(words) > 5
    parts = [decode_header(word)[0][0].decode("utf-8") for word in words]  # type: ignore[union-attr]
    assert "".join(parts) == subject
    assert max(map(len, words)) <= 75


def test_a_long_thread_names_twenty_of_those_above() -> None:
    """Why: References of a thread of thousands would be longer than all of its mail."""
    ids = [f"t{n}@example.org" for n in range(25)]
    found = fields(*(turn(key, parent=ids[n - 1] if n else None) for n, key in enumerate(ids)))
    assert found[24]["References"].split() == [f"<{key}>" for key in ids[4:24]]
    assert found[24]["In-Reply-To"] == f"<{ids[23]}>"
    assert "References" not in found[0]


def test_no_line_of_a_field_is_longer_than_mail_may_have_it() -> None:
    """Why: ids of a hundred letters each made a line of 2,145 (RFC 5322 section 2.1.1: 998)."""
    ids = [f"{'t' * 90}{n}@example.org" for n in range(25)]
    subject = "what the gauges of the harbour say " * 40
    turns = [
        turn(key, parent=ids[n - 1] if n else None, subject=subject) for n, key in enumerate(ids)
    ]
    lost = turn(
        "l@example.org",
        origin="quoted",
        provenance=tuple(Provenance(0, 1, key, 0, 1) for key in ids),
    )
    written = "".join(conversations_mbox(talk(*turns, lost), recovered=True))
    assert max(map(len, written.splitlines())) < 998
    found = fields(*turns, lost)
    assert found[24]["References"].split() == [f"<{key}>" for key in ids[4:24]]
    assert found[25]["X-Mlthread-Recovered-From"].split() == [f"<{key}>" for key in ids]
    words = [decode_header(word)[0][0].decode() for word in found[0]["Subject"].split()]  # type: ignore[union-attr]
    assert "".join(words) == subject.strip()


def test_a_message_without_a_subject_has_that_of_its_conversation() -> None:
    first, second = fields(turn("a@x"), turn("b@x", parent="a@x", subject=None))
    assert first["Subject"] == second["Subject"] == "Tides"
    [bare] = talk(turn("a@x", subject=None), subject=None)
    assert "\nSubject: \n" in "".join(conversations_mbox([bare], recovered=True))


def test_of_a_date_that_is_not_known_nothing_is_written() -> None:
    done = CliRunner().invoke(root, "export --format body --to mbox".split(), input="Yes.\n")
    assert done.stdout.startswith("From ")
    assert "Thu Jan  1 00:00:00 1970\n" in done.stdout
    assert "\nDate:" not in done.stdout
    assert "Date-Bounds" not in done.stdout


def markdown(*turns: Turn, recovered: bool = True) -> str:
    return "".join(conversations_markdown(talk(*turns), recovered=recovered))


@pytest.mark.parametrize(
    ("identity", "shown"),
    [
        ("a@x", "`a@x`"),
        ("a`b@x", "``a`b@x``"),
        ("`a@x", "`` `a@x ``"),
        ("a@x`", "`` a@x` ``"),
        ("a``b`c@x", "```a``b`c@x```"),
    ],
)
def test_an_id_is_a_code_span_whatever_stands_in_it(identity: str, shown: str) -> None:
    assert f"Message-ID: {shown}\n" in markdown(turn(identity))


def quote(start: int, text: str, source: QuoteSource | None = None, level: int = 1) -> Segment:
    stop = start + text.count("\n") + 1
    return Segment("quote", level, level, start, stop, text, source=source)


def said(name: str, start: int) -> Segment:
    attribution = mlthread.split(f"On 2 May 2016, {name} wrote:\n> x\n")[0].attribution
    return Segment("attribution", 0, 0, start, start + 1, f"{name} wrote:", attribution=attribution)


OWN = Segment("text", 0, 0, 9, 10, "So?")


@pytest.mark.parametrize(
    ("segments", "shown", "why"),
    [
        ((quote(0, "One."), OWN), "\n\n> One.\n\nSo?\n", "whom the message answers stands above"),
        ((said("Ann", 0), quote(1, "One."), OWN), "\n\n> One.\n\nSo?\n", "the same, named"),
        ((said("Cy", 0), quote(1, "One."), OWN), "\n\n*Cy:*\n\n> One.\n\nSo?\n", "somebody else, whose message is not there"),
        ((quote(0, "One.", QuoteSource("0", 0, 1, "exact")), OWN), "\n\n*1, Cy:*\n\n> One.\n\nSo?\n", "somebody else, whose message is"),
        ((quote(0, "One.", QuoteSource("b", 0, 1, "exact")), OWN), "\n\n> One.\n\nSo?\n", "what they have just said themselves"),
        ((quote(0, "One."), quote(1, "Two."), OWN), "\n\n> One.  \n> Two.\n\nSo?\n", "two pieces of one text"),
        ((quote(0, "One."), quote(3, "Two."), OWN), "\n\n> One.\n> \n> Two.\n\nSo?\n", "others are left out between"),
        (
            (quote(0, "One.", QuoteSource("0", 0, 1, "exact")), quote(1, "Two."), OWN),
            "\n\n*1, Cy:*\n\n> One.\n\n*2, Ann:*\n\n> Two.\n\nSo?\n",
            "whom the message answers is named beside others",
        ),
        (
            (quote(0, "One.", QuoteSource("0", 0, 1, "exact")), said("Ann", 1), quote(2, "Two.", level=1), OWN),
            "\n\n*1, Cy:*\n\n> One.\n\n*Ann:*\n\n> Two.\n\nSo?\n",
            "as the line above the quote has the name",
        ),
        (
            (quote(0, "One."), quote(1, "Two.", QuoteSource("0", 0, 1, "exact"), 2), quote(2, "Three."), OWN),
            "\n\n*2, Ann:*\n\n> One.\n\n*1, Cy:*\n\n> Two.\n\n*2, Ann:*\n\n> Three.\n\nSo?\n",
            "who answers whom within the quote",
        ),
        ((OWN, quote(10, "One.")), "\n\nSo?\n", "history answers nothing"),
    ],
)  # fmt: skip
def test_a_quote_says_whose_words_it_gives(
    segments: tuple[Segment, ...], shown: str, why: str
) -> None:
    """Why: the words of a third person stood as if they were of whom the message answers."""
    answer = turn("b", BO, "a", segments)
    text = markdown(turn("0", CY), turn("a", ANN, "0"), answer)
    assert text.endswith(f"Message-ID: `b`{shown}"), why


def test_messages_are_numbered_as_they_stand() -> None:
    """Why: without the lost ones the document began with 2 and said "answers 1"."""
    lost = turn("0", CY, origin="quoted", message_id=None)
    low = turn("a", ANN, "0", [quote(0, "One.", QuoteSource("0", 0, 1, "exact")), OWN])
    last = turn("b", BO, "a", provenance=(Provenance(0, 1, "a", 0, 1),))
    text = markdown(lost, low, last, recovered=False)
    assert "## 1. Ann\n\n*no date · answers Cy*  \n" in text
    assert (
        "## 2. Bo\n\n*no date · answers 1, Ann · text recovered from the quotes in 1*  \n" in text
    )
    whole = markdown(lost, low, last)
    assert "## 1. Cy\n" in whole
    assert "*no date · answers 1, Cy*" in whole


def test_the_name_of_another_conversation_without_a_subject() -> None:
    far = turn("f", CY, subject=None)
    cited = turn("a", ANN, None, [quote(0, "One.", QuoteSource("f", 0, 1, "exact")), OWN])
    text = "".join(conversations_markdown([*talk(far), *talk(cited)], recovered=True))
    assert "\n*Cy in “”:*\n" in text


def test_code_and_what_came_of_it_stand_in_one_fence_and_a_patch_in_its_own() -> None:
    """Why: a listing with blank lines in it was as many fences as paragraphs."""
    body = (
        ("code", "> gate(3)"),
        ("log", "[1] 3\n"),
        ("code", "> q()"),
        ("patch", "+x"),
        ("text", "So."),
    )
    start, segments = 0, []
    for kind, text in body:
        stop = start + text.count("\n") + 1
        segments.append(Segment(kind, 0, 0, start, stop, text))  # type: ignore[arg-type]
        start = stop
    shown = "\n```\n> gate(3)\n[1] 3\n\n> q()\n```\n\n```diff\n+x\n```\n\nSo.\n"
    assert markdown(turn("a", ANN, None, segments)).endswith(shown)
