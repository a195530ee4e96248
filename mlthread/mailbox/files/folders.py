"""Folders of mail. In: a folder. Out: its files and repositories in a fixed order, and what is left out.

Maildir (`cur`, `new`; what is marked deleted is left out), MH, news spools, trees of archive pages,
public-inbox; anything else is walked file by file. No recursion, links to folders are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from mlthread.errors import SourceError
from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern

from .publicinbox import find_repositories
from .sources import list_folder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FOLDERS", "Entry", "is_part_of_page", "walk_folder"]

FOLDERS = (
    ("maildir", "Maildir: cur and new, with subfolders; what is marked deleted is left out"),
    ("mh", "MH folder or news spool: numbered files"),
    ("public-inbox", "public-inbox git repository, v1 or v2 with its epochs"),
)
"""Kinds of folders, known by what they hold: (name, what it is)."""

_OF_MAILDIR = frozenset(("cur", "new", "tmp"))
_OF_SERVERS = pattern(r"dovecot|courier|maildir|subscriptions\Z")
"""What servers keep beside the mails of a Maildir."""
_DIGITS = pattern(r"(\d+)")
_TRASHED = pattern(r"[:;!]2,[A-Za-z]{0,20}T[A-Za-z]{0,20}\Z")
_BESIDE_PAGE = pattern(r"(.+)[_.\-][^\W\d_]+\Z")
_PAGE = pattern(r"\d{5,7}\.html?\Z")


class Entry(NamedTuple):
    """Something in a folder. `why` says why a `skipped` one is left out, and what kind of folder a
    `file` lies in ("" an ordinary one)."""

    what: Literal["file", "repository", "skipped", "unread"]
    path: Path
    why: str = ""


def _natural(path: Path) -> tuple[tuple[bool, int, str], ...]:
    """Sort key that puts 9 before 10."""
    parts = _DIGITS.split(path.name)
    return tuple(
        (part.isdecimal(), int(part[:18]) if part.isdecimal() else 0, part)
        for part in parts
        if part
    )


def walk_folder(top: Path) -> Iterator[Entry]:
    """Everything below a folder; files of one folder follow each other."""
    stack = [top]
    while stack:
        folder = stack.pop()
        try:
            repositories = find_repositories(folder)
            entries = [] if repositories else sorted(list_folder(folder), key=_natural)
        except (SourceError, OSError) as error:
            yield Entry(
                "unread",
                folder,
                error.problem if isinstance(error, SourceError) else "cannot be read",
            )
            continue
        if repositories:
            yield from (Entry("repository", path) for path in repositories)
            continue
        if (folder / "cur").is_dir() and (folder / "new").is_dir():
            yield from _maildir(folder)
            entries = [entry for entry in entries if entry.name not in _OF_MAILDIR]
            folders, files = _sort_out(entries)
            yield from _files([path for path in files if not _OF_SERVERS.match(path.name)])
            yield from _no_files(entries)
            stack.extend(reversed([*folders, *_hidden(folder)]))
            continue
        folders, files = _sort_out(entries)
        yield from _files(files)
        yield from _no_files(entries)
        for inner in reversed(folders):
            if inner.name == "attachments" and _is_pipermail(files, folders):
                yield Entry(
                    "skipped",
                    inner,
                    "attachments that pipermail took out of mails; their notices are in the mails",
                )
            else:
                stack.append(inner)


def _sort_out(entries: list[Path]) -> tuple[list[Path], list[Path]]:
    folders = [entry for entry in entries if entry.is_dir() and not entry.is_symlink()]
    return folders, [entry for entry in entries if entry.is_file()]


def is_part_of_page(path: Path) -> bool:
    """Whether a file lies in the folder that a browser saves beside a page ("a.html" and "a_files", the
    word in the browser's language)."""
    named = _BESIDE_PAGE.match(path.parent.name)
    return named is not None and any(
        path.parent.with_name(named[1] + ending).is_file() for ending in (".html", ".htm", ".xhtml")
    )


def _no_files(entries: list[Path]) -> Iterator[Entry]:
    """What is neither a file nor a folder that is walked: mail may lie there, or come from there."""
    for path in entries:
        if path.is_dir():
            if path.is_symlink():
                yield Entry("skipped", path, "a link to a folder; name the folder to have it read")
        elif not path.exists():
            yield Entry("unread", path, "a link to nothing")
        elif not path.is_file():
            yield Entry("skipped", path, "a pipe, socket or device; name it to have it read")


def _is_pipermail(files: list[Path], folders: list[Path]) -> bool:
    names = [path.name for path in files]
    return any(name.endswith((".txt", ".txt.gz")) or _PAGE.match(name) for name in names) or any(
        (inner / "thread.html").exists() for inner in folders
    )


def _files(files: list[Path]) -> Iterator[Entry]:
    is_mh = any(path.name.isdecimal() for path in files)
    for path in files:
        if is_mh and path.name[:1] in ",#" and path.name[1:].isdecimal():
            yield Entry("skipped", path, "is marked as deleted")
        elif path.name.endswith((".lock", "~")) or path.name in ("msgmap.sqlite3", "inbox.lock"):
            yield Entry("skipped", path, "is no mail by its name")
        else:
            yield Entry("file", path, "mh" if path.name.isdecimal() else "")


def _maildir(folder: Path) -> Iterator[Entry]:
    for name in ("cur", "new"):
        try:
            mails = sorted(list_folder(folder / name), key=_natural)
        except SourceError as error:
            yield Entry("unread", folder / name, error.problem)
            continue
        for path in mails:
            if _TRASHED.search(path.name):
                yield Entry("skipped", path, "is marked as deleted")
            elif path.is_file():
                yield Entry("file", path, "maildir")
            elif path.is_dir() and not path.is_symlink():
                yield Entry("skipped", path, "a folder among mails; name it to have it read")
        yield from _no_files([path for path in mails if not _TRASHED.search(path.name)])


def _hidden(folder: Path) -> list[Path]:
    """The folders inside a Maildir that Maildir++ hides behind a dot."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.name.startswith(".") and _may_hold_mail(path) and not path.is_symlink()
    )


def _may_hold_mail(folder: Path) -> bool:
    try:
        return (folder / "cur").is_dir()
    except OSError:
        return True  # what may not be looked into is told when it is read
