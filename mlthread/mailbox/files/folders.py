"""Folders of mail. In: a folder. Out: its files and repositories in a fixed order, and what is left out.

Maildir (`cur`, `new`; what is marked deleted is left out), MH, news spools, trees of archive pages,
public-inbox; anything else is walked file by file. No recursion, links to folders are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from errno import ELOOP, ENOENT, ENOTDIR
from stat import S_ISDIR, S_ISREG
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
_NOTHING = (ENOENT, ENOTDIR, ELOOP)
"""Errors of a link that leads nowhere."""


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
        kinds = {path: _kind(path) for path in entries}
        if _is_folder(folder / "cur") and _is_folder(folder / "new"):
            yield from _maildir(folder)
            kinds = {path: kind for path, kind in kinds.items() if path.name not in _OF_MAILDIR}
            files = [path for path in _of(kinds, "file") if not _OF_SERVERS.match(path.name)]
            yield from _files(files)
            yield from _no_files(kinds)
            stack.extend(reversed([*_of(kinds, "folder"), *_hidden(folder)]))
            continue
        folders, files = _of(kinds, "folder"), _of(kinds, "file")
        yield from _files(files)
        yield from _no_files(kinds)
        for inner in reversed(folders):
            if inner.name == "attachments" and _is_pipermail(files, folders):
                yield Entry(
                    "skipped",
                    inner,
                    "attachments that pipermail took out of mails; their notices are in the mails",
                )
            else:
                stack.append(inner)


_Kind = Literal["file", "folder", "link", "device", "nothing", "unread"]


def _kind(path: Path) -> _Kind:
    """What stands in a folder under a name; a file also behind a link."""
    try:
        mode = (
            path.stat().st_mode
        )  # what `is_file` makes of an error is not the same in every Python
    except OSError as error:  # else its folder may not be entered, or the whole path is too long
        return "nothing" if error.errno in _NOTHING else "unread"
    if S_ISDIR(mode):
        return "link" if path.is_symlink() else "folder"
    return "file" if S_ISREG(mode) else "device"


def _is_folder(path: Path) -> bool:
    return _kind(path) in ("folder", "link")


def _of(kinds: dict[Path, _Kind], kind: _Kind) -> list[Path]:
    return [path for path, found in kinds.items() if found == kind]


def is_part_of_page(path: Path) -> bool:
    """Whether a file lies in the folder that a browser saves beside a page ("a.html" and "a_files", the
    word in the browser's language)."""
    named = _BESIDE_PAGE.match(path.parent.name)
    return named is not None and any(
        _kind(path.parent.with_name(named[1] + ending)) == "file"
        for ending in (".html", ".htm", ".xhtml")
    )


_NO_FILES: dict[_Kind, tuple[Literal["skipped", "unread"], str]] = {
    "link": ("skipped", "a link to a folder; name the folder to have it read"),
    "device": ("skipped", "a pipe, socket or device; name it to have it read"),
    "nothing": ("unread", "a link to nothing"),
    "unread": ("unread", "cannot be looked at"),
}


def _no_files(kinds: dict[Path, _Kind]) -> Iterator[Entry]:
    """What is neither a file nor a folder that is walked: mail may lie there, or come from there."""
    for path, kind in kinds.items():
        if kind in _NO_FILES:
            what, why = _NO_FILES[kind]
            yield Entry(what, path, why)


def _is_pipermail(files: list[Path], folders: list[Path]) -> bool:
    names = [path.name for path in files]
    return any(name.endswith((".txt", ".txt.gz")) or _PAGE.match(name) for name in names) or any(
        _kind(inner / "thread.html") == "file" for inner in folders
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
            kind = _kind(path)
            if kind != "unread" and _TRASHED.search(path.name):
                yield Entry("skipped", path, "is marked as deleted")
            elif kind == "file":
                yield Entry("file", path, "maildir")
            elif kind == "folder":
                yield Entry("skipped", path, "a folder among mails; name it to have it read")
            else:
                yield from _no_files({path: kind})


def _hidden(folder: Path) -> list[Path]:
    """The folders inside a Maildir that Maildir++ hides behind a dot."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.name.startswith(".") and _may_hold_mail(path) and _kind(path) != "link"
    )


def _may_hold_mail(folder: Path) -> bool:
    """Whether it holds mails, or may not be looked into, which is told when it is read."""
    return _kind(folder / "cur") in ("folder", "link", "unread")
