"""The README and the help are true: screens are current, commands run, files and schemas exist.

The two commands that set up a fresh environment are run by `.ci/run`, not here.
"""

from __future__ import annotations

import atexit
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import click
import pytest

from mlthread.cli.group import COMMANDS as COMMANDS_OF_THE_PROGRAM
from mlthread.cli.group import root

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"^(<!-- [a-z-]+ -->\n)?```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [match.groups() for match in BLOCK.finditer(README)]
COMMANDS = [
    line
    for mark, language, text in BLOCKS
    if language == "sh" and mark is None
    for line in text.splitlines()
    if line and not line.startswith("#")
]
SCREENS = [text for _, language, text in BLOCKS if language == "console"]
PROGRAMS = [text for _, language, text in BLOCKS if language == "python"]


@cache
def commands() -> Path:
    """Where `mlthread` is: beside the Python that runs the tests; of a checkout that is not installed a
    script that runs it."""
    beside = Path(sys.executable).parent
    if (beside / "mlthread").exists():
        return beside
    folder = Path(tempfile.mkdtemp(prefix="mlthread-"))
    atexit.register(shutil.rmtree, folder)
    script = folder / "mlthread"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m mlthread "$@"\n')
    script.chmod(0o755)
    return folder


def environment() -> dict[str, str]:
    """The path begins with the environment that runs the tests."""
    first = (str(commands()), str(Path(sys.executable).parent), os.environ["PATH"])
    return {**os.environ, "PATH": os.pathsep.join(first)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy, so that a command may write where it stands."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def test_there_is_something_to_run() -> None:
    assert len(COMMANDS) > 20
    assert SCREENS
    assert PROGRAMS


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str, folder: Path) -> None:
    if "jq " in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    done = run(command, folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    written = re.search(r"(?:-o|>) (\S+)$", command.split("#")[0].strip())
    assert (folder / written[1]).stat().st_size if written else done.stdout.strip()


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_is_current(screen: str, folder: Path) -> None:
    """`UPDATE_SCREENS=1 pytest tests/test_readme.py` writes what is shown now into the README."""
    command, _, expected = screen.partition("\n")
    assert command.startswith("$ ")
    shown = run(command[2:], folder).stdout
    if os.environ.get("UPDATE_SCREENS") and shown != expected:
        text = (ROOT / "README.md").read_text("utf-8")
        (ROOT / "README.md").write_text(text.replace(screen, f"{command}\n{shown}"), "utf-8")
    assert shown == expected


@pytest.mark.parametrize("program", PROGRAMS)
def test_program(program: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


ALL_EXAMPLES = [
    example.line
    for name in COMMANDS_OF_THE_PROGRAM
    for example in getattr(root.get_command(click.Context(root), name), "examples", ())
]
NAMES = {"archive.mbox": "patch-review.mbox", "list.mbox": "languages.mbox", "page.txt": "page.txt",
         "mail.eml": "page.txt", "body.txt": "page.txt", "reply.txt": "page.txt"}  # fmt: skip
"""What stands for the files that the help speaks of."""
WORDS = {
    "--from ann": "--from e",
    "--by ann": "--by e",
    "rough consensus": "budget",
    "2018": "2024",
}


@pytest.mark.parametrize("line", ALL_EXAMPLES)
def test_an_example_of_the_help(line: str, tmp_path: Path) -> None:
    """Why: one gave texts to a program that took them for names of files."""
    if (reader := re.search(r"\| (jq|man) ", line)) and not shutil.which(reader[1]):
        pytest.skip(f"{reader[1]} is not installed")
    mail = ROOT / "examples" / "mail"
    shutil.copytree(mail, tmp_path / "archive")
    for name, source in NAMES.items():
        shutil.copy(mail / source, tmp_path / name)
    for folder in re.findall(r"> ~/(\S+)/", line):
        (tmp_path / folder).mkdir(parents=True)
    for said, here in WORDS.items():
        line = line.replace(said, here)
    line = line.replace("pbpaste", "cat page.txt")
    done = run(f"export HOME={tmp_path}; {line}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    written = re.search(r"(?:-o|>) (?:~/)?(\S+)$", line)
    assert (tmp_path / written[1]).stat().st_size if written else done.stdout.strip()


@pytest.mark.parametrize("mark", ["main-job", "tests"])
def test_set_up_commands_are_marked_for_ci(mark: str) -> None:
    assert [
        text
        for found, language, text in BLOCKS
        if language == "sh" and found == f"<!-- {mark} -->\n"
    ]


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:mlthread|tests|examples|\.ci)/[\w./]+)`", README)))
)
def test_path_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_the_words_of_the_example_are_those_that_stats_counts(folder: Path) -> None:
    """Why: each message counted a word or two more than it has, an empty one too."""
    shown = run("sh examples/words_per_person.sh examples/mail/", folder).stdout.splitlines()
    table = run("mlthread stats examples/mail/ --csv", folder).stdout
    counted = {row["name"]: row["words"] for row in csv.DictReader(table.splitlines())}
    assert {name: words for words, name in (line.split("\t") for line in shown)} == counted
