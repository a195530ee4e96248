"""What was odd in the mail, and what was no mail, on standard error: how much of it, and where the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mlthread.cli.group import root

DATE = "the header date cannot be read; bounded by when it was received"


def run(*words: str, text: str | None = None) -> Result:
    return CliRunner().invoke(root, list(words), input=text)


def mbox(*dates: str) -> str:
    return "".join(
        f"From ann@example.org Mon May  3 09:00:00 2010\nFrom: Ann <ann@example.org>\nSubject: Tides\n"
        f"Message-ID: <{n}@example.org>\nDate: {date}\n\nYes.\n\n"
        for n, date in enumerate(dates)
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


GOOD = "Mon, 3 May 2010 09:00:00 +0000"


@pytest.mark.parametrize(
    ("dates", "options", "told", "why"),
    [
        ([GOOD], [], [], "nothing is odd"),
        ([GOOD, "soon"], [], [f"a b.mbox:9: {DATE}"], "one thing, with its line"),
        (["soon", "late"], [], [f"a b.mbox: 2 oddities, first in line 1: {DATE}; all: mlthread inspect 'a b.mbox'"], "several: how to see them"),
        (["soon", "late"], ["-v"], [f"a b.mbox:1: {DATE}", f"a b.mbox:9: {DATE}"], "all that were asked for"),
        (["soon", "late"], ["-q"], [], "none"),
    ],
)  # fmt: skip
def test_oddities_of_one_source(
    dates: list[str], options: list[str], told: list[str], why: str
) -> None:
    Path("a b.mbox").write_text(mbox(*dates))
    done = run("list", "a b.mbox", *options)
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [f"mlthread: {line}" for line in told], why


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["soon"], f"standard input:1: {DATE}"),
        (["soon", "late"], f"standard input: 2 oddities, first in line 1: {DATE}; all: -v"),
    ],
)
def test_oddities_of_standard_input(dates: list[str], told: str) -> None:
    """It cannot be inspected again."""
    assert run("list", text=mbox(*dates)).stderr == f"mlthread: {told}\n"


def test_of_many_sources_some_are_told() -> None:
    for number in range(7):
        Path(f"{number}.mbox").write_text(mbox("soon"))
    lines = run("list", ".").stderr.splitlines()
    assert lines == [
        *(f"mlthread: {number}.mbox:1: {DATE}" for number in range(5)),
        "mlthread: oddities in 2 more sources; -v tells all",
    ]
    assert len(run("list", ".", "-v").stderr.splitlines()) == 7


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("nowhere", ""),
        ("a1@example.org", "; a Message-ID stands in <> or behind --id"),
        ("x/a1@example.org", ""),
        ("a.mbox!7.eml", "; a.mbox is read as a whole"),
        ("b.mbox!7.eml", ""),
        ("a!b", ""),
    ],
)
def test_what_was_meant_by_a_file_that_is_not_there(word: str, hint: str) -> None:
    Path("a.mbox").write_text(mbox(GOOD))
    done = run("show", word)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"mlthread: {word}: no such file or folder{hint}\n"
    assert run("show", word, "-q").stderr == done.stderr  # it is not read, and that is no remark


def test_a_link_to_nothing_is_told_as_one() -> None:
    """Why: it stands in the folder that lists it."""
    Path("a.mbox").symlink_to("gone.mbox")
    done = run("list", "a.mbox")
    assert done.stderr == "mlthread: a.mbox: no such file or folder; it is a link to nothing\n"
    assert done.exit_code == 1


def test_a_word_beside_a_source_was_perhaps_to_be_looked_for() -> None:
    Path("a.mbox").write_text(mbox(GOOD))
    told = (
        "mlthread: tides: no such file or folder; words are looked for with --said or --subject\n"
    )
    assert run("show", "a.mbox", "tides").stderr == told
    assert (
        run("inspect", "a.mbox", "tides").stderr == told.partition(";")[0] + "\n"
    )  # looks for none
    assert run("show", "a.mbox", "b.mbox").stderr == "mlthread: b.mbox: no such file or folder\n"
    assert (
        run("split", "a.mbox", "2").stderr
        == "mlthread: 2: no such file or folder; numbers are those of conversations, for mlthread show\n"
    )


def test_a_file_that_has_the_name_of_a_number() -> None:
    Path("a.mbox").write_text(mbox(GOOD))
    Path("1").write_text(mbox(GOOD))
    told = "mlthread: 1 is taken for the number of a conversation; the file is ./1\n"
    assert run("show", "a.mbox", "1").stderr == told
    assert run("show", "a.mbox", "1", "-q").stderr == ""
    assert run("show", "a.mbox", "./1").stderr == ""
    assert run("show", "1").stderr == ""


@pytest.mark.parametrize(
    "command", ["list", "show", "pairs", "stats", "split", "export --to csv", "inspect"]
)
def test_a_source_without_mail_fails_and_the_others_are_read(command: str) -> None:
    Path("empty.mbox").write_text("")
    Path("good.mbox").write_text(mbox(GOOD))
    done = run(*command.split(), "empty.mbox", "good.mbox")
    assert done.exit_code == 1
    assert done.stderr == "mlthread: empty.mbox: is empty\n" or command == "pairs"
    assert done.stderr.startswith("mlthread: ")
    assert "empty.mbox: is empty\n" in done.stderr
    assert done.stdout or command == "pairs"


def test_people_are_found_in_what_can_be_read_but_once() -> None:
    """Standard input is held; files are read twice, and what is odd in them is told once."""
    text = mbox("soon", GOOD).replace("Ann <ann@example.org>", "Ann Lee <al@example.org>", 1)
    asked = ("split", "--from", "al@example.org", "--new")
    held = run(*asked, text=text)
    Path("a.mbox").write_text(text)
    read = run(*asked, "a.mbox")
    assert held.stdout == read.stdout == "Yes.\n"
    assert held.stderr == f"mlthread: standard input:1: {DATE}\n"
    assert read.stderr == f"mlthread: a.mbox:1: {DATE}\n"


@pytest.mark.parametrize(
    ("options", "printed", "told"),
    [
        ("--from ann", True, ""),
        ("--from ann --json", True, ""),
        ("--from ann --new", True, ""),
        ("--from zz", False, "nothing of what was asked for is in 2 messages"),
        ("--from zz --json", True, "nothing of what was asked for is in 2 messages"),
        ("--kind patch", False, "nothing of what was asked for is in 2 messages"),
        ("--new --said no", False, "nothing of what was asked for is in 2 messages"),
        ("--id 0@example.org --level 1", False, "nothing of what was asked for is in 2 messages"),
        ("--from zz -q", False, ""),
    ],
)
def test_where_split_finds_nothing_that_is_said(options: str, printed: bool, told: str) -> None:
    Path("a.mbox").write_text(mbox(GOOD, GOOD))
    done = run("split", "a.mbox", *options.split())
    assert (done.exit_code, bool(done.stdout)) == (0, printed)
    assert done.stderr == (f"mlthread: {told}\n" if told else "")


def test_where_there_is_no_message_nothing_was_asked_of_it() -> None:
    assert run("split", "--from", "zz", text="").stderr == "mlthread: standard input: is empty\n"
    one = run("split", "--from", "zz", text=mbox(GOOD)).stderr
    assert one == "mlthread: nothing of what was asked for is in 1 message\n"
