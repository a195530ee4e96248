"""Files that the caller has opened: read by the contract of a path, and left open."""

from __future__ import annotations

import bz2
import copy
import gzip
import io
import lzma
import os
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

import mlthread
import month
from mlthread.mailbox import reading
from mlthread.model import Problem
from month import POSTS

BOX = month.mbox(POSTS)


@pytest.mark.parametrize("packer", [gzip, bz2, lzma], ids=["gzip", "bzip2", "xz"])
@pytest.mark.parametrize("place", [12, 40, -60])
def test_a_decompressor_that_breaks_off_is_a_problem(packer: Any, place: int) -> None:
    """Each module raises an error of its own: zlib's and lzma's are no OSError."""
    packed = bytearray(packer.compress(BOX))
    packed[place : place + 16] = b"\xff\x00" * 8
    problems: list[Problem] = []
    list(mlthread.read(packer.open(io.BytesIO(packed)), problems=problems))
    assert [(x.source, x.unread) for x in problems if x.unread] == [("<stream>", True)]


def test_what_came_before_the_break_is_kept() -> None:
    problems: list[Problem] = []
    with gzip.open(io.BytesIO(gzip.compress(BOX)[:-30])) as cut:
        assert list(mlthread.read(cut, problems=problems))
    assert "messages before that are read" in problems[-1].problem


def test_the_callers_file_stays_open(tmp_path: Path) -> None:
    (tmp_path / "box").write_bytes(BOX)
    with (tmp_path / "box").open("rb") as file:
        assert len(list(mlthread.read(file))) == len(POSTS)
        assert not file.closed


def test_a_file_that_cannot_be_read_from_is_told(tmp_path: Path) -> None:
    with (
        (tmp_path / "box").open("wb") as file,
        pytest.raises(mlthread.SourceError, match="not opened for reading"),
    ):
        list(mlthread.read(file))


def test_an_end_for_now_is_no_end() -> None:
    """A pipe that does not block answers None where nothing has come yet."""
    out, into = os.pipe()
    os.set_blocking(out, False)
    os.write(into, BOX)
    problems: list[Problem] = []
    with os.fdopen(out, "rb", buffering=0) as file:
        assert len(list(mlthread.read(file, problems=problems))) == len(POSTS)
    os.close(into)
    assert "does not wait" in problems[-1].problem
    assert problems[-1].unread


class _Text:
    """What `codecs.open` gives: a reader of text that is no TextIOBase."""

    def read(self, size: int = -1, /) -> str:
        return "From: ann@example.org\n\nhi\n"[:size]


def test_a_reader_of_text_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="opened for bytes; <stream> gives text"):
        list(mlthread.read(_Text()))  # type: ignore[arg-type]


@pytest.mark.parametrize("held", [b"From: a", bytearray(b"From: a")])
def test_bytes_in_memory_are_told_how_to_be_read(held: Any) -> None:
    with pytest.raises(TypeError, match=r"io\.BytesIO"):
        list(mlthread.read(held))


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        (io.StringIO("From: a"), 'not StringIO; mode "rb" opens a file for bytes'),
        ([Path("a.mbox")], r"not list; read\(\*sources\) takes several"),
        (iter(["a.mbox"]), r"read\(\*sources\) takes several"),
        (7, "not int$"),
    ],
)
def test_what_is_no_source_is_told_how_it_becomes_one(given: Any, hint: str) -> None:
    with pytest.raises(TypeError, match=hint):
        list(mlthread.read(given))


def test_standard_input_without_bytes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a notebook or a test replaces it."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("x"))
    with pytest.raises(mlthread.SourceError, match="gives no bytes"):
        list(mlthread.read("-"))


def test_the_error_of_a_source_crosses_processes() -> None:
    """One that cannot be pickled leaves `multiprocessing` waiting for ever."""
    error = mlthread.SourceError("box", "is empty", 3)
    for like in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301
        assert (str(like), vars(like)) == (str(error), vars(error))


class _Endless:
    """A device that gives bytes for ever, as /dev/zero does."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int = -1, /) -> bytes:
        self.given += size
        return bytes(size)


def test_what_has_no_end_and_is_no_mail_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_REST", 1 << 22)
    problems: list[Problem] = []
    source: Any = _Endless()
    assert not list(mlthread.read(source, problems=problems))
    assert [(x.problem, x.stop) for x in problems] == [("a binary file, no mail", None)]
    assert source.given < 1 << 24


def test_a_large_file_that_is_no_mail_is_not_read_to_count_it(tmp_path: Path) -> None:
    """The image of a disk among the mail of a folder; a file with a hole takes no room."""
    with (tmp_path / "disk.img").open("wb") as file:
        file.truncate(1 << 40)
    problems: list[Problem] = []
    assert not list(mlthread.read(tmp_path / "disk.img", problems=problems))
    assert [x.stop for x in problems] == [1 << 40]
