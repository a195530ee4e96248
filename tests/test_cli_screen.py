"""The screen that is asked for, its pager, and files of results that must not be those of mail."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from mlthread.cli.group import root
from mlthread.cli.screen import Screen, _pager
from mlthread.cli.spare import spare_sources

MBOX = "From ann@example.org Mon May  3 09:00:00 2010\nFrom: Ann <ann@example.org>\nSubject: x\n\nYes.\n"


@pytest.mark.parametrize(
    ("env", "words", "why"),
    [
        ({"PAGER": "sh -c 'cat -v'"}, ("sh", "-c", "cat -v"), "the user's own, with its options"),
        ({"PAGER": "sh", "MLTHREAD_PAGER": "env"}, ("env",), "that for this program"),
        ({"PAGER": "sh", "MLTHREAD_PAGER": ""}, (), "none for this program"),
        ({"PAGER": "cat"}, (), "cat is none"),
        ({"PAGER": "cat -v"}, ("cat", "-v"), "unless it does something"),
        ({"PAGER": "no-such-pager-1"}, (), "one that is not there"),
        ({"PAGER": "sh 'x"}, (), "a line that no shell reads"),
        ({"PAGER": "sh", "TERM": "dumb"}, (), "a terminal that cannot move"),
    ],
)
def test_which_pager(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str], words: tuple[str, ...], why: str
) -> None:
    monkeypatch.delenv("MLTHREAD_PAGER", raising=False)
    for name, value in {"TERM": "xterm", **env}.items():
        monkeypatch.setenv(name, value)
    assert _pager() == words, why
    monkeypatch.delenv("TERM")
    assert _pager() == (), "no terminal that is known"


@pytest.mark.parametrize(
    ("columns", "width", "cells", "bounded"),
    [
        ("", None, 80, False),  # a program reads it: subjects of a list stay whole
        ("100", None, 100, True),
        ("100", 40, 40, True),
        ("9", None, 30, True),
        ("wide", None, 80, False),
        ("9" * 5000, None, 10_000, True),
        ("", 10**12, 10_000, True),
        ("", 40, 40, True),
    ],
)
def test_how_wide_the_screen_is(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int | None, cells: int, bounded: bool
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    screen = Screen("file.txt", width=width)
    assert (screen.width, screen.bounded) == (cells, bounded)
    assert screen.readable == min(cells, 100)


def refused(sources: list[str], output: str | None) -> str:
    with click.Context(root):
        try:
            spare_sources(sources, output)
        except click.UsageError as error:
            return error.message
    return ""


@pytest.mark.parametrize(
    ("sources", "output", "is_spared", "why"),
    [
        (["a.mbox"], "a.mbox", True, "a source"),
        (["b.txt", "a.mbox"], "a.mbox", True, "one of them"),
        (["a.mbox"], "./in/../a.mbox", True, "by another name"),
        (["link.mbox"], "a.mbox", True, "through a link"),
        (["b.txt"], "a.mbox", False, "another file"),
        (["."], "a.mbox", True, "mail in a folder that is read"),
        (["."], "b.txt", False, "an earlier result in it"),
        (["."], "in/packed.gz", True, "packed mail below it"),
        (["in"], "a.mbox", False, "mail beside the folder"),
        (["i"], "in/c.mbox", False, "a folder whose name begins so"),
        (["gone", "a.mbox"], "a.mbox", True, "what is not there is told later"),
        (["a.mbox"], "new.mbox", False, "a new file"),
        (["a.mbox"], "-", False, "standard output"),
        (["a.mbox"], None, False, "the same"),
    ],
)
def test_no_result_takes_the_place_of_mail(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    sources: list[str],
    output: str | None,
    is_spared: bool,
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in", "i"):
        Path(name).mkdir()
    for name in ("a.mbox", "in/c.mbox"):
        Path(name).write_text(MBOX)
    Path("b.txt").write_text("number,id\n")
    Path("link.mbox").symlink_to("a.mbox")
    Path("in/packed.gz").write_bytes(b"\x1f\x8b\x08\x00")
    told = f"-o {output} would take the place of what is read; name another file"
    assert refused(sources, output) == (told if is_spared else ""), why
