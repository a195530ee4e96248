"""Where the result goes, and the line of progress: what a file is when it appears, what a terminal is sent meanwhile."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from mlthread.cli import progress
from mlthread.cli.output import Output
from mlthread.cli.progress import Progress
from mlthread.mailbox.journal import Progress as Told
from mlthread.model import Address, DateBounds, Message


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def _usual_mask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_usual_mask")
def test_who_may_read_a_file_is_as_it_was_or_as_of_new_files(tmp_path: Path) -> None:
    """Why: files beside which the result is written belong to their writer alone."""
    new, old = tmp_path / "new.txt", tmp_path / "old.txt"
    old.write_text("x")
    old.chmod(0o604)
    for path in (new, old):
        with Output(str(path)) as out:
            out.write("é\udc80\n")
    assert (mode(new), mode(old)) == (0o640, 0o604)
    assert os.umask(0o027) == 0o027
    assert new.read_bytes() == "é?\n".encode()


def test_a_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    with Output(str(path)) as out:
        out.write("x" * 700_000)  # so much is passed on at once
        [beside] = tmp_path.iterdir()
        assert beside.name.startswith(".new.txt.")
        assert beside.stat().st_size == 700_000
        out.write("y")
        assert beside.stat().st_size == 700_000
        out.flush()
        assert beside.stat().st_size == 700_001
    assert [found.name for found in tmp_path.iterdir()] == ["new.txt"]


def test_of_what_goes_wrong_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("before")

    def fail() -> None:
        with Output(str(path)) as out:
            out.write("after")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert [found.name for found in tmp_path.iterdir()] == ["new.txt"]
    assert path.read_text() == "before"


@pytest.mark.parametrize("step", ["open", "fdopen", "fchmod"])
def test_an_interrupt_before_the_first_word_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Why: a signal comes when a call returns, and what the call has made was not known yet."""
    real = getattr(os, step)

    def interrupted(*args: object) -> None:
        made = real(*args)
        if step == "open":
            os.close(made)
        elif step == "fdopen":
            made.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, interrupted)
    with pytest.raises(KeyboardInterrupt), Output(str(tmp_path / "new.txt")):
        pass
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_somebody_else_beside_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda _: "0a")
    other = tmp_path / ".new.txt.0a.part"
    other.write_text("x")
    with (
        pytest.raises(OSError, match="cannot write: File exists"),
        Output(str(tmp_path / "new.txt")),
    ):
        pass
    assert other.read_text() == "x"


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "real" / "file.txt")
    with Output(str(link)) as out:
        out.write("x")
    assert link.is_symlink()
    assert (tmp_path / "real" / "file.txt").read_text() == "x"


def test_a_pipe_with_a_name_is_written_to(tmp_path: Path) -> None:
    """There is nothing to rename: it stays a pipe."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with Output(str(path)) as out:
        out.write("x")
    assert os.read(reader, 9) == b"x"
    os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode)


class Terminal(io.StringIO):
    """Standard error, and the seconds that have gone."""

    seconds = 100.0
    is_terminal = True

    def isatty(self) -> bool:
        return self.is_terminal

    def sent(self) -> str:
        shown = self.getvalue()
        self.seek(0)
        self.truncate()
        return shown


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=made))
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: made.seconds))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    return made


def told(
    source: str = "a.mbox",
    files: int = 1,
    read: int = 0,
    total: int | None = None,
    files_total: int | None = None,
) -> Told:
    return Told(source, files, 0, read, total, files_total)


MAIL = Message("a", "a", Address("Ann", None), DateBounds(), None, "")


def test_progress_is_drawn_after_a_moment_and_wiped(terminal: Terminal) -> None:
    line = Progress(wanted=True)
    mails = line.watch([MAIL] * 4)
    assert next(mails) is MAIL
    line.wipe()
    assert terminal.sent() == ""  # whoever waits no longer needs none
    terminal.seconds += 2
    next(mails)
    assert terminal.sent() == "\r\x1b[K2 messages, 1/s  "
    next(mails)
    assert terminal.sent() == ""  # not with each message
    terminal.seconds += 1
    line.update(told("archive/2024-March.txt"))
    assert terminal.sent() == "\r\x1b[K3 messages, 1/s  archive/2024-March.txt"
    assert list(mails) == [MAIL]
    assert terminal.sent() == "\r\x1b[K4 messages, 1/s  putting the conversations together"
    line.wipe()
    assert terminal.sent() == "\r\x1b[K"
    line.wipe()
    assert terminal.sent() == ""


def test_where_nothing_was_drawn_nothing_is_at_the_end(terminal: Terminal) -> None:
    assert list(Progress(wanted=True).watch([MAIL])) == [MAIL]
    assert terminal.sent() == ""


@pytest.mark.parametrize(
    ("files", "read", "total", "shown"),
    [
        (1, 250, 1000, "6 s of reading left, a.mbox"),
        (1, 1000, 1000, "0 s of reading left, a.mbox"),
        (2, 250, 1000, "6 s of reading left, 2 files, a.mbox"),
        (1200, 0, 1000, "1,200 files, a.mbox"),  # nothing is known yet
        (1, 250, None, "a.mbox"),
        (1, 2000, 1000, "a.mbox"),  # it grew
    ],
)
def test_how_long_reading_takes(
    terminal: Terminal, files: int, read: int, total: int | None, shown: str
) -> None:
    line = Progress(wanted=True)
    terminal.seconds += 2
    line.update(told(files=files, read=read, total=total))
    assert terminal.sent() == f"\r\x1b[K0 messages, 0/s  {shown}"


@pytest.mark.parametrize(
    ("files", "total", "shown"),
    [(3, 1200, "3 of 1,200 files, "), (3, 2, "3 files, "), (1, 1, ""), (3, None, "3 files, ")],
    ids=["of all", "others are packed in them", "one", "not known"],
)
def test_how_many_files_there_are(
    terminal: Terminal, files: int, total: int | None, shown: str
) -> None:
    line = Progress(wanted=True)
    terminal.seconds += 2
    line.update(told(files=files, files_total=total))
    assert terminal.sent() == f"\r\x1b[K0 messages, 0/s  {shown}a.mbox"


@pytest.mark.parametrize(
    ("wanted", "term", "is_terminal", "drawn"),
    [
        (True, "xterm", True, True),
        (False, "xterm", True, False),  # -q
        (True, "dumb", True, False),  # it cannot draw a line over itself
        (True, None, True, False),
        (True, "xterm", False, False),
    ],
)
def test_where_progress_is_drawn(
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    wanted: bool,
    term: str | None,
    is_terminal: bool,
    drawn: bool,
) -> None:
    monkeypatch.delenv("TERM")
    if term is not None:
        monkeypatch.setenv("TERM", term)
    terminal.is_terminal = is_terminal
    assert Progress(wanted=wanted).drawn == drawn


def test_standard_input_is_called_so(terminal: Terminal) -> None:
    line = Progress(wanted=True)
    terminal.seconds += 2
    line.update(told("-!a.eml", read=1, total=1))
    assert terminal.sent().endswith("0 s of reading left, standard input!a.eml")


def test_a_long_name_is_cut_in_its_middle_for_the_line(terminal: Terminal) -> None:
    line = Progress(wanted=True)
    terminal.seconds += 2
    line.update(told("archive/" * 9 + "may.mbox"))
    shown = terminal.sent().removeprefix("\r\x1b[K")
    assert len(shown) == 59
    assert shown.endswith("archive/may.mbox")
