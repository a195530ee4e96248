"""Wrong usage, line by line as a user sees it, and the help of the program itself."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mlthread.cli.group import COMMANDS, root

GATES = Path(__file__).parent / "golden" / "gates" / "in"


@pytest.fixture(autouse=True)
def _among_a_copy_of_the_mail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is refused here would write over it."""
    shutil.copytree(GATES, tmp_path / "in")
    monkeypatch.chdir(tmp_path / "in")


def run(monkeypatch: pytest.MonkeyPatch, *words: str, **env: str) -> Result:
    monkeypatch.setattr(sys, "argv", ["mlthread", *words])
    return CliRunner().invoke(root, list(words), env=env)


@pytest.mark.parametrize(
    ("words", "told", "why"),
    [
        ("lst", 'mlthread: no command "lst"; did you mean "list"?', "nearly a command"),
        ("nope", 'mlthread: no command "nope"; mlthread --help lists the commands', "no command"),
        ("gates.mbox", 'mlthread: no command "gates.mbox"; to read it: mlthread show gates.mbox', "a file"),
        ("-", 'mlthread: no command "-"; to read it: mlthread show -', "standard input"),
        ("help", 'mlthread: no command "help"; mlthread --help has it', "as other programs have it"),
        ("help list", 'mlthread: no command "help"; mlthread list --help has it', "of a command"),
        ("help nope", 'mlthread: no command "help"; mlthread --help has it', "of none"),
        ("--zzz", "mlthread: no option --zzz; see mlthread --help", "no option"),
        ("show --zzz .", "mlthread show: no option --zzz; see mlthread show --help", "of a command"),
        ("show --widht 9 .", "mlthread show: no option --widht; did you mean --width or --id?", "nearly one"),
        ("show --text x .", "mlthread show: no option --text; --said TEXT is for what people wrote, --subject TEXT for subjects", "another's name of it"),
        ("show --width x .", 'mlthread show: --width: "x" is no whole number; see mlthread show --help', "no number"),
        ("show --width 20 .", "mlthread show: --width: 20 is less than 30; see mlthread show --help", "too small"),
        ("show --width", "mlthread show: --width needs a value; see mlthread show --help", "none"),
        ("show --format x .", 'mlthread show: --format: no format "x"; mlthread formats lists them', "no format"),
        ("show . -o .", 'mlthread show: -o / --output: "." is a folder; see mlthread show --help', "a folder"),
        ("show --cache gates.mbox .", 'mlthread show: --cache: "gates.mbox" is a file, no folder; see mlthread show --help', "a file"),
        ("show --sort x .", 'mlthread show: --sort: "x" is not one of last, first, messages, people, recovered, subject; see mlthread show --help', "no order"),
        ("schema x", 'mlthread schema: "x" is not one of export, inspect, list, pairs, show, split, stats; see mlthread schema --help', "no name"),
        ("completion", "mlthread completion: name one of bash, zsh, fish; see mlthread completion --help", "no shell"),
        ("--json show .", "mlthread: no option --json; options stand behind the command: mlthread show --json", "before the command"),
        ("--vers", "mlthread: no option --vers; did you mean --version?", "nearly one of the program"),
        ("export . --to csv -o gates.mbox", "mlthread export: -o gates.mbox would take the place of what is read; name another file", "a source"),
        ("export . -o inbox.csv --to csv --format x", 'mlthread export: --format: no format "x"; mlthread formats lists them', "the first thing that is wrong"),
    ],
)  # fmt: skip
def test_wrong_usage(monkeypatch: pytest.MonkeyPatch, words: str, told: str, why: str) -> None:
    done = run(monkeypatch, *words.split())
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", told + "\n"), why


def test_a_file_without_a_name_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why: a script's variable was empty, and ".in.k3x9.part: Is a directory" was all that was told."""
    done = run(monkeypatch, "list", ".", "-o", "")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "mlthread list: -o needs the name of a file; see mlthread list --help\n"
    assert [path.name for path in Path("..").iterdir()] == ["in"]


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("MLTHREAD_WIDTH", "9", "9 is less than 30; see mlthread show --help"),
        ("MLTHREAD_COLOR", "red", '"red" is not one of auto, always, never; see mlthread show --help'),
        ("MLTHREAD_ZONE", "Mars", "no time zone \"Mars\"; use utc, local, original, +05:30 or a name such as Europe/Oslo"),
    ],
)  # fmt: skip
def test_a_wrong_default_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    done = run(monkeypatch, "show", ".", **{variable: value})
    assert (done.exit_code, done.stderr) == (2, f"mlthread show: the variable {variable}: {told}\n")


def test_an_option_that_names_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "-draft.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["mlthread", "list", "-draft.txt"])
    done = CliRunner().invoke(root, ["list", "-draft.txt"])
    assert (
        done.stderr == "mlthread list: no option -d; a file of that name is read as ./-draft.txt\n"
    )


def test_the_help_has_every_command_in_its_part_and_first_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = run(monkeypatch, "--help").stdout
    parts = [part.partition(":\n")[::2] for part in shown.split("\n\n")]
    sections = list(dict.fromkeys(row.section for row in COMMANDS.values()))
    found = {
        title: [
            line.split()[0]
            for line in lines.splitlines()
            if line.startswith("  ") and line[2] != " "
        ]
        for title, lines in parts
        if title in sections
    }
    assert list(found) == sections
    assert found == {
        title: [name for name, row in COMMANDS.items() if row.section == title]
        for title in sections
    }
    assert "  mlthread show page.txt   the conversation in a page copied" in dict(parts)["Examples"]
    assert shown.rstrip().endswith("`mlthread man` all of it.")
    assert run(monkeypatch).stdout == shown


def test_what_inspect_tells_stands_in_its_report_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(monkeypatch, "inspect", ".", "2")
    assert "1 oddity" not in done.stdout
    assert "2 oddities" in done.stdout
    assert (
        done.stderr
        == "mlthread: 2: no such file or folder; numbers are those of conversations, for mlthread show\n"
    )


def test_the_manual_has_all_that_is_told_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    page = run(monkeypatch, "man").stdout
    heads = [line[4:] for line in page.splitlines() if line.startswith((".SH", ".TH"))]
    assert heads[0].startswith('MLTHREAD 1 "" "mlthread ')
    assert heads[1:] == [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "COMMANDS",
        "EXIT STATUS",
        "ENVIRONMENT",
        "SEE ALSO",
    ]
    assert [line[4:] for line in page.splitlines() if line.startswith(".SS")] == list(COMMANDS)
    assert page.count(".B Examples\n") == len(COMMANDS)
    assert (
        ".SH DESCRIPTION\nReads raw mailing\\-list mail and prints the conversation: who said what"
        in page
    )
    assert ".TP\n.B 130\ninterrupted; 129 or 143: its terminal" in page
    assert ".TP\n.B TERM\ndumb: no colour, no pager\n" in page
    told = page.partition(".SS show\n")[2].partition(".SS list")[0]
    assert told.startswith(
        ".B mlthread show\n[OPTIONS] [SOURCE]...\n.PP\nPrint conversations: who said what, when, in answer to which words.\n"
        ".PP\nSOURCE is a file or a folder of mail;"
    )
    assert ".PP\n.B Choose\n.TP\n.B \\-\\-id ID\n" in told
    assert ".TP\nRead a mailbox in the terminal\n.nf\nmlthread show archive.mbox\n.fi\n" in told


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_lists_options_alone_each_with_what_it_does(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Why: click 8.4 and later tell arguments as well, as "[SOURCE]..." and nothing beside it."""
    below = run(monkeypatch, name, "--help").stdout.partition("\n\n")[2].partition("Examples:")[0]
    begun = [line for line in below.splitlines() if line.startswith("  ") and line[2:3] in "[{"]
    assert not begun
    assert "\n.B [SOURCE]" not in run(monkeypatch, "man").stdout


def test_a_command_that_does_not_exist_has_no_completions() -> None:
    """And no error, which a shell would print amid what is being typed."""
    done = CliRunner().invoke(
        root,
        [],
        env={
            "_MLTHREAD_COMPLETE": "bash_complete",
            "COMP_WORDS": "mlthread nope ",
            "COMP_CWORD": "2",
        },
    )
    assert (done.exit_code, done.stderr) == (0, "")


def test_formats_are_completed_by_their_beginning() -> None:
    words = "mlthread list --format pi"
    env = {"_MLTHREAD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "3"}
    names = CliRunner().invoke(root, [], env=env).stdout.splitlines()
    assert "plain,pipermail" in names
    assert all(name.startswith("plain,pi") for name in names)


@pytest.mark.parametrize(("begun", "offered"), [("eu", "plain,Europe/Oslo"), ("Lo", "plain,local")])
def test_zones_are_completed_by_their_beginning(begun: str, offered: str) -> None:
    words = f"mlthread show --zone {begun}"
    env = {"_MLTHREAD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "3"}
    names = CliRunner().invoke(root, [], env=env).stdout.splitlines()
    assert offered in names
    assert all(name.lower().startswith(f"plain,{begun.lower()}") for name in names)
