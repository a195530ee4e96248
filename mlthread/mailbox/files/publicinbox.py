"""public-inbox repositories. In: a bare git repository, or a v2 folder of epochs. Out: `Raw` messages.

v2: every commit writes the file `m` (a mail) or `d` (a mail taken back); v1: a file `xx/38 hex` per
mail. Only git's plumbing is run, so that nothing in a stranger's repository is executed.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mlthread.errors import SourceError
from mlthread.frozen import NamedTuple
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.pattern import pattern

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

__all__ = ["find_repositories", "read_repository"]

_CHANGE = pattern(rb":\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([AMDT])\t(.*)\Z", re.DOTALL)
_V1 = pattern(rb"[0-9a-f]{2}/[0-9a-f]{38}\Z")
_SAFE = (
    "-c", "safe.directory=*", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}",
    "-c", "protocol.allow=never", "-c", "core.attributesFile=" + os.devnull,
)  # fmt: skip
_LARGEST = 64 << 20


def find_repositories(folder: Path) -> list[Path]:
    """The repositories of a folder in the order of their epochs; [] where it is none."""
    if _is_bare(folder):
        return [folder]
    if _is_bare(folder / ".git") and not (folder / ".git" / "index").exists():
        return [folder / ".git"]
    epochs = folder / "git" if (folder / "git").is_dir() else folder
    try:
        found = [
            path
            for path in epochs.iterdir()
            if path.suffix == ".git" and path.stem.isdecimal() and _is_bare(path)
        ]
    except OSError:
        return []
    return sorted(found, key=lambda path: int(path.stem))


def _is_bare(path: Path) -> bool:
    return (path / "HEAD").is_file() and (path / "objects").is_dir() and (path / "refs").is_dir()


def _git(repository: Path, *arguments: str) -> subprocess.Popen[bytes]:
    import subprocess  # late: few sources are repositories

    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    try:
        return subprocess.Popen(  # noqa: S603  (a fixed program, no shell; the path is one argument)
            ["git", *_SAFE, f"--git-dir={repository}", *arguments],  # noqa: S607 - the git of the path
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
    except OSError as error:
        raise SourceError(str(repository), "git is needed to read it and cannot be run") from error


class _Said(NamedTuple):
    """What git wrote, and whether it came to its end."""

    lines: list[bytes]
    whole: bool


def _said(repository: Path, data: bytes, *arguments: str) -> _Said:
    with _git(repository, *arguments) as git:
        out, _ = git.communicate(data)
    return _Said(out.split(b"\n"), git.returncode == 0)


class _Mails(NamedTuple):
    """(commit, blob) of every mail that was not taken back, in the order of the commits, and whether
    git could read them all."""

    found: list[tuple[str, str]]
    whole: bool


def _mails(repository: Path) -> _Mails:
    commits = _said(repository, b"", "rev-list", "HEAD")
    if not any(commits.lines):
        commits = _said(repository, b"", "rev-list", "--all")
    # The oldest first; `--reverse` would give nothing where one commit is damaged.
    oldest_first = b"\n".join(reversed(commits.lines)).lstrip() + b"\n"
    changes = _said(
        repository,
        oldest_first,
        "diff-tree",
        "--stdin",
        "--root",
        "-r",
        "--no-renames",
        "--no-abbrev",
    )
    found: dict[tuple[str, str], None] = {}
    last: dict[str, tuple[str, str]] = {}
    commit = ""
    for line in changes.lines:
        change = _CHANGE.match(line)
        if change is None:
            commit = line.strip().decode("ascii", "replace") if line else commit
            continue
        old, new = change.group(1).decode(), change.group(2).decode()
        action, path = change.group(3), change.group(4)
        is_mail = path == b"m" or _V1.match(path) is not None
        if is_mail and action in b"AMT":
            found[commit, new] = None
            last[new] = (commit, new)
        taken = (
            new
            if path == b"d" and action in b"AMT"
            else old
            if _V1.match(path) and action == b"D"
            else None
        )
        if taken is not None and taken in last:
            found.pop(last.pop(taken), None)
    return _Mails(list(found), commits.whole and changes.whole)


def read_repository(repository: Path, facts: Facts) -> Iterator[Raw | Fault]:
    """The mails of one repository."""
    mails = _mails(repository)
    if mails.found:
        yield from _contents(repository, mails.found, facts)
    if not mails.whole:
        raise SourceError(
            str(repository), "git cannot read all of it; git fsck says what is damaged"
        )


def _contents(
    repository: Path, mails: list[tuple[str, str]], facts: Facts
) -> Iterator[Raw | Fault]:
    git = _git(repository, "cat-file", "--batch")
    assert git.stdin is not None
    assert git.stdout is not None
    try:
        for commit, blob in mails:
            git.stdin.write(blob.encode() + b"\n")
            git.stdin.flush()
            said = git.stdout.readline().split()
            if not said:
                raise BrokenPipeError
            name = f"{repository}!{commit[:12]}"
            if len(said) != 3 or not said[2].isdigit():
                yield Fault(None, f"the mail of commit {commit[:12]} is missing")
                continue
            size = int(said[2])
            if size > _LARGEST:
                yield Fault(
                    None, f"the mail of commit {commit[:12]} is larger than {_LARGEST >> 20} MB"
                )
                while size > 0:
                    size -= len(git.stdout.read(min(size, 1 << 20))) or size
                git.stdout.read(1)
                continue
            data = git.stdout.read(size)
            git.stdout.read(1)
            yield Raw(data, name, 1, 0, len(data), facts=facts)
    except OSError as error:
        raise SourceError(str(repository), "git ended while it was read") from error
    finally:
        with contextlib.suppress(OSError):  # what it did not take any more
            git.stdin.close()
        git.stdout.close()
        git.terminate()
        git.wait()
