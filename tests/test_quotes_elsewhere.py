"""Quotes of messages from other conversations: traced to their lines, told on the screen, answered in pairs."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from mlthread import reconstruct
from mlthread.cli.group import root
from mlthread.model import Message, QuoteSource, Turn
from mlthread.thread.passages import passages

from .mails import mail

SAID = [
    "The lower gate was mended on Sunday.",
    "",
    "Nobody opened it since, and the keeper",
    "says that it holds until the autumn floods.",
    "",
    "Ann",
    "-- ",
    "Ann Lee, keeper of the lower gate at the old mill, Tide Street 4",
]
CITED = [f"> {SAID[2]}", f"> {SAID[3]}", "", "And now it is autumn, so who looks after the wheel?"]


def said() -> Message:
    return mail("a", "Ann Lee", SAID, 0, "The gate")


def sources(messages: list[Message], key: str = "b") -> list[QuoteSource | None]:
    return [s.source for s in turn_of(messages, key).segments if s.kind == "quote"]


def turn_of(messages: list[Message], key: str) -> Turn:
    turns = [turn for c in reconstruct(messages) for turn in c.turns]
    return next(turn for turn in turns if turn.id == f"{key}@example.org")


def cites(lines: list[str], hours: float = 900) -> Message:
    return mail("b", "Bo Chen", ["Some weeks ago I read:", "", *lines], hours, "Wheels")


def test_who_opens_a_topic_with_words_of_another_one() -> None:
    messages = [said(), cites(CITED)]
    assert sources(messages) == [QuoteSource("a@example.org", 2, 4, "exact")]
    assert turn_of(messages, "b").parent is None
    assert len(reconstruct(messages)) == 2


def test_a_reply_that_cites_an_old_message() -> None:
    asked = mail("q", "Cy Fox", ["Does the upper gate hold as well this year?"], 900, "Upper gate")
    lines = ["> Does the upper gate hold as well this year?", "", "Ann said once:", "", *CITED]
    reply = mail("b", "Bo Chen", lines, 901, "Re: Upper gate")
    found = sources([said(), asked, reply])
    assert [source and source.id for source in found] == ["q@example.org", "a@example.org"]
    assert turn_of([said(), asked, reply], "b").parent == "q@example.org"


def test_the_order_of_the_messages_changes_nothing() -> None:
    messages = [said(), cites(CITED), mail("c", "Cy Fox", ["The mill is sold."], 950, "The mill")]
    first = reconstruct(messages)
    assert all(reconstruct(list(order)) == first for order in permutations(messages))


@pytest.mark.parametrize(
    "lines",
    [
        [
            "> Nobody opened it since, but the miller",
            "> says that it breaks before the next floods.",
        ],
        [f"> {SAID[-1]}"],
        ["> Nobody opened it since,"],
    ],
    ids=["other words", "a signature", "few words"],
)
def test_what_is_no_quote_of_it(lines: list[str]) -> None:
    assert sources([said(), cites([*lines, "", "What was that?"])]) in ([None], [])


def test_what_is_younger_is_not_quoted() -> None:
    assert sources([said(), cites(CITED, -100)]) == [None]


def test_the_same_conversation_comes_first() -> None:
    again = mail("d", "Dee Roy", SAID[2:4], 902, "Re: Wheels")
    first = mail("c", "Cy Fox", ["Who looks after the wheels?"], 900, "Wheels")
    reply = mail("b", "Bo Chen", ["Dee Roy wrote:", *CITED], 903, "Re: Wheels")
    found = sources([said(), first, again, reply])
    assert [source and source.id for source in found] == ["d@example.org"]


def test_word_for_word_elsewhere_comes_before_altered_here() -> None:
    near = [
        "Nobody opened it since, and the miller",
        "fears that it holds until the autumn floods.",
    ]
    asked = mail("q", "Cy Fox", near, 900, "Upper gate")
    reply = mail("b", "Bo Chen", ["Cy, Ann said:", *CITED], 901, "Re: Upper gate")
    assert sources([said(), asked, reply]) == [QuoteSource("a@example.org", 2, 4, "exact")]


def test_an_answer_to_a_message_of_another_conversation_is_a_pair() -> None:
    pair = passages(reconstruct([said(), cites(CITED)]))[0]
    assert (pair.id, pair.reply, pair.subject) == ("a@example.org", "b@example.org", "Wheels")
    assert pair.text == "\n".join(SAID[2:4])
    assert pair.answer == CITED[-1]


_FROM = "From lock@example.org Thu Oct  7 09:00:00 2010"


@pytest.fixture
def archive(tmp_path: Path) -> str:
    mails = []
    for name, day, subject, lines in (
        ("Ann Lee", "3 May 2010", "The gate", SAID),
        ("Bo Chen", "6 Oct 2010", "Wheels", ["Some weeks ago I read:", "", *CITED]),
    ):
        address = f"{name.split()[0].lower()}@example.org"
        head = [_FROM, f"From: {name} <{address}>", f"Date: {day} 09:00:00 +0000"]
        mails += [*head, f"Message-ID: <{address}>", f"Subject: {subject}", "", *lines, ""]
    path = tmp_path / "gates.mbox"
    path.write_text("\n".join(mails) + "\n", encoding="utf-8")
    return str(path)


def run(*args: str) -> str:
    result = CliRunner().invoke(root, list(args))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_screen_names_who_is_quoted_and_where(archive: str) -> None:
    assert "answers Ann, 2 lines ▸" in run("show", archive, "--subject", "wheels")
    full = run("show", archive, "--subject", "wheels", "--quotes", "full")
    assert 'from Ann, lines 3-4 of "The gate":' in full
    told = run("show", archive, "--subject", "wheels", "--explain")
    assert '? quotes: Ann Lee in "The gate", id ann@example.org' in told


def test_pairs_and_markdown_know_it(archive: str) -> None:
    assert "Bo Chen answers Ann Lee" in run("pairs", archive, "--subject", "wheels")
    assert "*Ann Lee in “The gate”:*" in run("export", archive, "--to", "markdown")


def test_what_is_kept_knows_it_too(archive: str, tmp_path: Path) -> None:
    with open(archive, "a", encoding="utf-8") as file:
        file.write("\n".join([_FROM, "From: Cy Fox <cy@example.org>", "", ""]))
        file.write("".join(f"The tide of day {n} was as high as ever.\n" for n in range(30_000)))
    first = run("show", archive, "--json", "--subject", "wheels", "--cache", str(tmp_path / "kept"))
    again = run("show", archive, "--json", "--subject", "wheels", "--cache", str(tmp_path / "kept"))
    assert first == again
    assert '"ann@example.org"' in first


def test_a_few_words_whose_run_starts_elsewhere_in_the_whole_quote() -> None:
    """Each part of a quote is looked up alone: with the words below it others start a run."""
    told = [
        "The keeper of the upper gate opened it twice this",
        "spring because the miller had asked for more water,",
        "and after the second time nobody could shut it.",
    ]
    cited = ["> of the upper gate", "> opened it twice this", "", "Sad.", ""]
    below = ["> so who shall pay for the rope and", "", "I shall."]
    messages = [mail("a", "Ann Lee", told, 0, "The gate"), cites([*cited, *below])]
    assert sources(messages) == [QuoteSource("a@example.org", 0, 1, "rewrapped"), None]
