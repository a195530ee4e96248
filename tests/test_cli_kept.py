"""--cache: a second command takes what the first found out, and never what is no longer true."""

from __future__ import annotations

import gzip
import os
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mlthread.cli import kept, reading
from mlthread.cli.group import root

MAIL = Path(__file__).parents[1] / "examples" / "mail"


@pytest.fixture(autouse=True)
def small_sources_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_SMALLEST", 1)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of mail that has not changed for a while."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for name in ("2024-March.txt", "page.txt"):
        (folder / name).write_bytes((MAIL / name).read_bytes())
    for path in (*folder.iterdir(), folder):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


def run(*args: str | Path, cache: Path | None) -> Result:
    env = {"MLTHREAD_CACHE": str(cache) if cache is not None else ""}
    return CliRunner().invoke(root, [*map(str, args)], env=env)


def count_reading(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one whenever conversations are put together anew."""
    from mlthread.thread import pipeline

    runs: list[int] = []
    before = pipeline.load

    def load(messages):  # type: ignore[no-untyped-def]
        runs.append(1)
        return before(messages)

    monkeypatch.setattr(pipeline, "load", load)
    return runs


@pytest.mark.parametrize(
    "command",
    [
        ("show",),
        ("show", "--json"),
        ("show", "1", "--explain", "--quotes", "full"),
        ("show", "--altered"),
        ("list",),
        ("list", "--said", "two thirds"),
        ("pairs", "--jsonl"),
        ("stats", "--json"),
        ("export", "--to", "mbox", "--with-recovered"),
    ],
)
def test_what_is_kept_gives_the_same_bytes(
    command: tuple[str, ...], archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = count_reading(monkeypatch)
    plain = run(command[0], archive, *command[1:], cache=None)
    first, second = (run(command[0], archive, *command[1:], cache=tmp_path / "c") for _ in "ab")
    assert plain.exit_code == 0
    assert plain.output == first.output == second.output
    assert len(runs) == 2


def test_commands_share_what_is_kept(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = count_reading(monkeypatch)
    for command in ("list", "show", "stats"):
        assert run(command, archive, cache=tmp_path / "c").exit_code == 0
    assert len(runs) == 1


def test_only_the_owner_can_read_it(archive: Path, tmp_path: Path) -> None:
    run("list", archive, cache=tmp_path / "c")
    [file] = (tmp_path / "c").iterdir()
    assert (tmp_path / "c").stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("change", ["content", "new file", "hidden file", "removed", "touched"])
def test_a_change_of_the_sources_is_seen(change: str, archive: Path, tmp_path: Path) -> None:
    run("list", archive, cache=tmp_path / "c")
    page = archive / "page.txt"
    if change == "content":
        page.write_bytes(page.read_bytes().replace(b"budget", b"harbor"))
    elif change == "new file":
        (archive / "a.mbox").write_bytes((MAIL / "patch-review.mbox").read_bytes())
    elif change == "hidden file":
        (archive / ".x").write_bytes(b"x")
    elif change == "removed":
        page.unlink()
    else:
        os.utime(page, (1_700_000_001, 1_700_000_001))
    [file] = (tmp_path / "c").iterdir()
    before = kept.Kept(str(tmp_path / "c"), (str(archive),), None)
    assert before.load() is None
    assert file.exists()
    assert (
        run("list", archive, cache=tmp_path / "c").output == run("list", archive, cache=None).output
    )


def test_a_file_that_has_just_changed_may_change_again(archive: Path, tmp_path: Path) -> None:
    """Why: within a tick of the clock a file may change twice and keep its time."""
    (archive / "page.txt").touch()
    run("list", archive, cache=tmp_path / "c")
    assert not (tmp_path / "c").exists()


def test_the_folder_may_lie_among_the_sources(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why: whoever reads a home folder has it in there; each run changed what the next one looked at."""
    runs = count_reading(monkeypatch)
    for _ in "ab":
        assert run("list", archive, cache=archive / ".cache" / "mlthread").exit_code == 0
    assert len(runs) == 1


def test_another_program_or_another_format_starts_anew(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = str(tmp_path / "c")
    run("list", archive, cache=tmp_path / "c")
    assert kept.Kept(cache, (str(archive),), None).load() is not None
    assert kept.Kept(cache, (str(archive),), "mbox").load() is None
    monkeypatch.setattr(kept, "_program", lambda: ["another"])
    assert kept.Kept(cache, (str(archive),), None).load() is None


def test_what_is_kept_where_nothing_can_be_written_is_taken(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why: of a folder on a disk that is mounted to be read alone it was read, and thrown away."""
    run("list", archive, cache=tmp_path / "c")
    runs = count_reading(monkeypatch)

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(kept.os, "utime", refuse)
    assert run("list", archive, cache=tmp_path / "c").exit_code == 0
    assert runs == []


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "a call"])
def test_what_is_damaged_is_made_anew(damage: str, archive: Path, tmp_path: Path) -> None:
    first = run("list", archive, cache=tmp_path / "c")
    [file] = (tmp_path / "c").iterdir()
    data = file.read_bytes()
    head = data[: len(kept._MAGIC) + 32]
    mark = tmp_path / "ran"
    file.write_bytes(
        {
            "cut": data[:-100],
            "changed": data[:200] + bytes(50) + data[250:],
            "empty": b"",
            "a call": head + gzip.compress(pickle.dumps(_Call(mark))),
        }[damage]
    )
    assert run("list", archive, cache=tmp_path / "c").output == first.output
    assert not mark.exists()
    assert file.read_bytes()[: len(head)] == head


class _Call:
    """What a pickle could do."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> object:
        return Path.touch, (self.path,)


def test_what_somebody_else_left_there_is_not_taken(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("list", archive, cache=tmp_path / "c")
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert kept.Kept(str(tmp_path / "c"), (str(archive),), None).load() is None


def test_where_files_have_no_owner_and_no_mode(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why: on Windows `-o` ended in a traceback, and what was kept was made anew each time."""
    monkeypatch.delattr(os, "getuid")
    monkeypatch.delattr(os, "fchmod")
    run("list", archive, "-o", tmp_path / "list.txt", cache=tmp_path / "c")
    assert (tmp_path / "list.txt").read_text("utf-8")
    assert kept.Kept(str(tmp_path / "c"), (str(archive),), None).load() is not None


def test_problems_are_told_again(archive: Path, tmp_path: Path) -> None:
    (archive / "b.bin").write_bytes(bytes(range(256)) * 50)
    os.utime(archive / "b.bin", (1_700_000_000, 1_700_000_000))
    first, second = (run("list", archive, cache=tmp_path / "c") for _ in "ab")
    assert "a binary file, no mail" in first.stderr
    assert (first.stderr, first.exit_code) == (second.stderr, second.exit_code)


def test_with_an_unreadable_source_nothing_is_kept(archive: Path, tmp_path: Path) -> None:
    assert run("list", archive, tmp_path / "missing", cache=tmp_path / "c").exit_code == 1
    assert not (tmp_path / "c").exists()


def test_standard_input_and_small_sources_are_not_kept(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = {"MLTHREAD_CACHE": str(tmp_path / "c")}
    page = (archive / "page.txt").read_bytes()
    assert CliRunner().invoke(root, ["list", "-"], input=page, env=env).exit_code == 0
    monkeypatch.setattr(kept, "_SMALLEST", 1 << 20)
    assert run("list", archive, cache=tmp_path / "c").exit_code == 0
    assert not (tmp_path / "c").exists()


def test_a_repository_that_borrows_from_another_is_not_kept(archive: Path, tmp_path: Path) -> None:
    (archive / "alternates").write_bytes(b"/elsewhere\n")
    assert kept.Kept(str(tmp_path), (str(archive),), None).load() is None


def test_where_nothing_can_be_written_it_is_told_and_the_result_is_there(
    archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    result = run("list", archive, cache=tmp_path / "file" / "c")
    assert result.exit_code == 0
    assert "nothing can be kept in" in result.stderr
    assert result.stdout == run("list", archive, cache=None).stdout


def test_a_folder_that_cannot_be_read_is_no_wrong_usage(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why: whoever exports MLTHREAD_CACHE for all commands, and then runs one as somebody else, got none to run."""
    cache = tmp_path / "c"
    cache.mkdir()
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    result = run("list", archive, cache=cache)
    assert result.exit_code == 0
    assert result.stdout == run("list", archive, cache=None).stdout


def test_what_was_asked_for_last_stays(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_MOST", 2)
    cache = tmp_path / "c"
    for name in ("page.txt", "2024-March.txt"):
        run("list", archive / name, cache=cache)
    for number, file in enumerate(sorted(cache.iterdir())):
        os.utime(file, (number, number))
    run("list", archive / "page.txt", cache=cache)  # asked for again: now
    (cache / "mine.txt").write_bytes(b"")
    run("list", archive, cache=cache)
    left = [kept.Kept(str(cache), (str(archive / name),), None).load() is not None
            for name in ("page.txt", "2024-March.txt", "")]  # fmt: skip
    assert left == [True, False, True]
    assert (cache / "mine.txt").exists()


@pytest.mark.parametrize(
    ("variable", "seconds", "told"), [(None, -1, True), ("", -1, False), (None, 9999, False)]
)
def test_after_long_reading_a_person_is_told_how_to_keep_it(
    variable: str | None, seconds: float, told: bool, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_LONG", seconds)
    monkeypatch.setattr(reading, "Progress", _Drawn)
    result = CliRunner().invoke(root, ["list", str(archive)], env={"MLTHREAD_CACHE": variable})
    assert ("export MLTHREAD_CACHE=" in result.stderr) is told


class _Drawn(reading.Progress):
    """As at a terminal."""

    def __init__(self, *, wanted: bool) -> None:
        super().__init__(wanted=wanted)
        self.drawn = True
