"""What a user is told on standard error, and what blank or odd words among the arguments mean; one small archive."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mlthread.cli.group import root

GATES = Path(__file__).parent / "golden" / "gates" / "in"
ODDITY = (
    "mlthread: inbox.mbox:74: the header date cannot be read; bounded by when it was received\n"
)


@pytest.fixture(autouse=True)
def _among_a_copy_of_the_mail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is refused here would write beside it."""
    shutil.copytree(GATES, tmp_path / "in")
    monkeypatch.chdir(tmp_path / "in")


def run(*words: str, text: str | None = None, **env: str) -> Result:
    return CliRunner().invoke(root, list(words), input=text, env=env)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--from Zxq", "--from Zxq"),  # nobody has a name like it
        ("--from gill", "--from gill; people with a name like it: Dr. Gil Ohm"),
        ("--said ladders --from ann", "--said 'ladders'"),
        ("--said note --from cy", "--said 'note' in words of cy; others say it: Flo Hart, somebody, Dr. Gil Ohm"),
        ("--said the --from ivo", "--said 'the' in words of ivo; others say it: Ann Lee, Bo Fox, Flo Hart ..."),
        ("--said keeper|ladder --from ann --from ed", "--said 'keeper|ladder' in words of ann or ed; others say it: Bo Fox, Flo Hart"),
        ("--said Mill.Lane", "--said 'Mill.Lane'"),
        ("--said 1(?", "--said '1(?'; it is no regular expression: unexpected end of pattern at position 3"),
        ("--subject oars --list gates", "--subject 'oars' --list gates together"),
        ("--list x", "--list x; lists read: gates, boats"),
        ("--list x --list y", "--list x --list y; lists read: gates, boats"),
        ("--since 2011", "--since 2011; mail was read of 2–11 May 2010"),
        ("--until 2010-05-01", "--until 2010-05-01; mail was read of 2–11 May 2010"),
        ("--id nowhere@example.org", "--id nowhere@example.org"),
        ("--altered --with-recovered-only", "--with-recovered-only --altered together"),
        ("2 --from ivo", ""),
    ],
)  # fmt: skip
def test_why_nothing_was_found(words: str, told: str) -> None:
    done = run("list", ".", *words.split())
    assert (done.exit_code, done.stdout) == (0, "")
    told = (
        f"no conversation matches {told}"
        if told
        else "no conversation of these numbers matches --from ivo"
    )
    assert done.stderr == f"mlthread: {told}\n{ODDITY}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ladder keeper", "its words stand apart: --said ladder --said keeper"),
        ("Mill Lane", "it stands in quotes, signatures or footers alone"),
    ],
)
def test_words_that_nobody_says_in_that_way(said: str, told: str) -> None:
    done = run("list", ".", "--said", said)
    assert done.stderr == f"mlthread: no conversation matches --said {said!r}; {told}\n{ODDITY}"


def test_where_no_mail_has_a_date_no_days_are_told() -> None:
    done = run("list", "--format", "body", "--since", "2010", text="Yes.\n")
    assert done.stderr == "mlthread: no conversation matches --since 2010; no mail has a date\n"


@pytest.mark.parametrize("option", ["--from", "--said", "--subject", "--list", "--id"])
def test_blank_words_ask_for_nothing(option: str) -> None:
    """Why: a script's variable may be empty; --list "" and --id "" were asked for, the others were not."""
    assert run("list", ".", option, "", option, " ").stdout == run("list", ".").stdout
    if option != "--list":
        assert run("split", ".", option, "").stdout == run("split", ".").stdout


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize("command", ["list", "split", "stats"])
def test_blank_days_ask_for_nothing(command: str, option: str) -> None:
    assert run(command, ".", option, "").stdout == run(command, ".").stdout


def test_blank_names_of_who_answers_ask_for_everybody() -> None:
    assert run("pairs", ".", "--by", "").stdout == run("pairs", ".").stdout


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("2", [2]),
        ("3 1", [3, 1]),  # as given
        ("2-4", [2, 3, 4]),
        ("4-2", [2, 3, 4]),
        ("5-", [5, 6]),
        ("1,4-5 4", [1, 4, 5]),  # each once
        ("5-99", [5, 6]),
        ("2 --reverse", [2]),
        ("1-3 --reverse", [3, 2, 1]),
        ("1-6 --sort subject -n 2", [3, 1]),
        ("1-6 --sort subject --reverse -n 2", [5, 6]),
    ],
)
def test_numbers_of_conversations(words: str, numbers: list[int]) -> None:
    done = run("export", ".", *words.split(), "--to", "jsonl")
    listed = {
        row["id"]: row["number"]
        for row in json.loads(run("list", ".", "--json").stdout)["conversations"]
    }
    found = [listed[json.loads(line)["conversation"]] for line in done.stdout.splitlines()]
    assert list(dict.fromkeys(found)) == numbers
    assert done.stderr == ODDITY


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("9", "no conversation 9: there are 6; mlthread list shows them"),
        ("0", "no conversation 0: there are 6; mlthread list shows them"),
        ("2 9 12", "no conversation 9: there are 6; mlthread list shows them"),
        ("7-9", "no conversation 7: there are 6; mlthread list shows them"),
    ],
)
def test_numbers_of_no_conversation(words: str, told: str) -> None:
    done = run("show", ".", *words.split())
    assert done.stderr == f"mlthread: {told}\n{ODDITY}"
    assert bool(done.stdout) == words.startswith("2")


def test_where_there_is_one_conversation_that_is_said() -> None:
    done = run("show", "2", "--format", "body", text="Yes.\n")
    assert done.stderr == "mlthread: no conversation 2: there is 1; mlthread list shows them\n"


@pytest.mark.parametrize(
    ("words", "name", "holds"),
    [
        (
            "list --json",
            "x.csv",
            '{"schema": "mlthread.list/1"',
        ),  # an option is stronger than an ending
        ("list", "x.csv", "number,id,"),
        ("list", "x.JSONL", '{"type": "problem"'),
        ("list", "x.ndjson", '{"type": "problem"'),
        ("split --text", "x.csv", "Dear all,"),  # texts have no other form
        ("split --new", "x.md", "Dear all,"),
        ("show", "x.txt", "Re: The lower gate"),
        ("export", "x.markdown", "# Re: The lower gate"),
        ("export", "x.ndjson", '{"type": "message"'),
        ("export --people", "x.xml", "<?xml"),
        ("formats", "", "plain "),
    ],
)
def test_the_form_of_a_file(words: str, name: str, holds: str, tmp_path: Path) -> None:
    if not name:
        assert holds in run(words).stdout
        return
    done = run(*words.split(), ".", "-o", str(tmp_path / name))
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(holds)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("export --to csv --people", "--people is for --to graphml"),
        ("export -o x.txt", "which format? say --to mbox, jsonl, csv, markdown or graphml"),
        ("show -o x.csv", "no .csv is written here; mlthread export writes one"),
        ("show -o x.mbox.gz", "no .gz is written here: nothing is packed"),
    ],
)
def test_a_form_that_is_not_written(words: str, told: str) -> None:
    done = run(*words.split(), ".")
    assert done.exit_code == 2
    assert f": {told}" in done.stderr
    assert not Path("x.csv").exists()


def test_help_ends_with_examples_to_copy() -> None:
    shown = run("show", "--help").stdout
    assert "  Read a mailbox in the terminal:\n    mlthread show archive.mbox\n" in shown
    assert run("formats", "--help").stdout.endswith(
        "    mlthread split --format body < reply.txt\n"
    )
