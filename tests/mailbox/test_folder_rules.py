"""Which files of a folder are read, in which order, and why others are left out: each row is a tree."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mlthread.mailbox.files.folders import is_part_of_page, walk_folder

DELETED, LOCK = "is marked as deleted", "is no mail by its name"
TAKEN_OUT = "attachments that pipermail took out of mails; their notices are in the mails"
LINK, NOTHING = "a link to a folder; name the folder to have it read", "a link to nothing"
DEVICE = "a pipe, socket or device; name it to have it read"
AMONG_MAILS = "a folder among mails; name it to have it read"


def made(top: Path, names: str) -> Path:
    """A tree: "a/" is a folder, "a->b" a link, "a|" a pipe, all else a file."""
    for word in names.split():
        name, arrow, target = word.partition("->")
        path = top / name.rstrip("|")
        path.parent.mkdir(parents=True, exist_ok=True)
        if arrow:
            path.symlink_to(target)
        elif name.endswith("|"):
            os.mkfifo(path)
        elif name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_text("x")
    return top


def found(top: Path) -> list[str]:
    """What is met, one after the other: files by their names, what is left out with why."""
    out = []
    for entry in walk_folder(top):
        name = str(entry.path.relative_to(top))
        kind = f" ({entry.why})" if entry.why and entry.what == "file" else ""
        out.append(
            name + kind
            if entry.what == "file"
            else f"{entry.what} {name}: {entry.why}".rstrip(": ")
        )
    return out


@pytest.mark.parametrize(
    ("tree", "met", "why"),
    [
        ("b.mbox a.mbox", ["a.mbox", "b.mbox"], "by name"),
        ("10.eml 9.eml a.eml", ["a.eml", "9.eml", "10.eml"], "numbers by what they count, behind letters"),
        ("2024-March.txt 2024-10.txt 2024-9.txt", ["2024-9.txt", "2024-10.txt", "2024-March.txt"], "within names too"),
        ("b/x.mbox a/x.mbox z.mbox", ["z.mbox", "a/x.mbox", "b/x.mbox"], "the files of a folder before those below it"),
        (".hidden x.mbox .h/y.mbox", ["x.mbox"], "nothing that is hidden"),
        ("x.mbox x.mbox~ x.mbox.lock msgmap.sqlite3", [f"skipped msgmap.sqlite3: {LOCK}", "x.mbox", f"skipped x.mbox.lock: {LOCK}", f"skipped x.mbox~: {LOCK}"], "what programs keep beside mail"),
        ("in/a.mbox out->in", ["skipped out: " + LINK, "in/a.mbox"], "links to folders are not followed"),
        ("a.mbox b.mbox->a.mbox", ["a.mbox", "b.mbox"], "links to files are"),
        ("a.mbox b.mbox->c", ["a.mbox", "unread b.mbox: " + NOTHING], "one to nothing is missing mail"),
        ("a.mbox b|", ["a.mbox", "skipped b: " + DEVICE], "what would wait for ever"),
    ],
)  # fmt: skip
def test_any_folder(tmp_path: Path, tree: str, met: list[str], why: str) -> None:
    assert found(made(tmp_path, tree)) == met, why


@pytest.mark.parametrize(
    ("tree", "met", "why"),
    [
        ("1 2 10", ["1 (mh)", "2 (mh)", "10 (mh)"], "a mail for each number"),
        (
            "1 ,2 #3",
            [f"skipped #3: {DELETED}", f"skipped ,2: {DELETED}", "1 (mh)"],
            "two signs of what is deleted",
        ),
        (",2 #3", ["#3", ",2"], "where there are numbers"),
        ("1 ,x", [",x", "1 (mh)"], "and before numbers"),
        (
            "in/1 in/,2 ,3",
            [",3", f"skipped in/,2: {DELETED}", "in/1 (mh)"],
            "each folder by itself",
        ),
    ],
)
def test_numbered_files(tmp_path: Path, tree: str, met: list[str], why: str) -> None:
    assert found(made(tmp_path, tree)) == met, why


@pytest.mark.parametrize(
    ("tree", "met", "why"),
    [
        ("cur/1 new/2 tmp/3", ["cur/1 (maildir)", "new/2 (maildir)"], "what is being delivered is no mail yet"),
        ("cur/1:2,ST new/ cur/2:2,S cur/3!2,T", ["cur/2:2,S (maildir)", f"skipped cur/1:2,ST: {DELETED}", f"skipped cur/3!2,T: {DELETED}"], "flags"),
        ("cur/1", ["cur/1 (mh)"], "without new it is a folder"),
        ("new/1", ["new/1 (mh)"], "or without cur"),
        ("cur/x/1 new/", [f"skipped cur/x: {AMONG_MAILS}"], "a folder in one"),
        ("cur/1->gone new/", ["unread cur/1: " + NOTHING], "a mail that is lost"),
        ("cur/1:2,T->gone new/", [f"skipped cur/1:2,T: {DELETED}"], "and not missed"),
        ("cur/x->../in new/ in/", ["skipped cur/x: " + LINK], "a link among mails"),
        ("cur/1 new/ .Sent/cur/2 .Sent/new/ .x/y", ["cur/1 (maildir)", ".Sent/cur/2 (maildir)"], "subfolders hide behind a dot"),
        ("cur/1 new/ .Sent->other other/cur/2 other/new/", ["cur/1 (maildir)", "other/cur/2 (maildir)"], "links to them are not followed"),
        ("cur/1 new/ dovecot.index subscriptions x.mbox", ["cur/1 (maildir)", "x.mbox"], "what servers keep there"),
        ("cur/1 new/ old/x.mbox", ["cur/1 (maildir)", "old/x.mbox"], "other folders"),
        ("cur/1 new/ y->gone", ["cur/1 (maildir)", "unread y: " + NOTHING], "what is missing beside the mails"),
    ],
)  # fmt: skip
def test_a_maildir(tmp_path: Path, tree: str, met: list[str], why: str) -> None:
    top = made(tmp_path, tree)
    assert sorted(found(top)) == sorted(met), why


@pytest.mark.parametrize(
    ("tree", "read", "why"),
    [
        ("2024-March.txt attachments/a.bin", False, "months as text"),
        ("2024-March.txt.gz attachments/a.bin", False, "packed"),
        ("012345.html attachments/a.bin", False, "pages of articles"),
        ("2024-March/thread.html attachments/a.bin", False, "months of pages"),
        ("a.mbox attachments/a.bin", True, "anything else"),
        ("index.html attachments/a.bin", True, "other pages"),
        ("2024-March.txt files/a.bin", True, "by another name"),
    ],
)
def test_what_pipermail_took_out_of_mails(tmp_path: Path, tree: str, read: bool, why: str) -> None:
    met = found(made(tmp_path, tree))
    assert any(line.endswith("/a.bin") for line in met) == read, why
    assert (f"skipped attachments: {TAKEN_OUT}" in met) != read, why


def test_a_folder_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a/x.mbox b/y.mbox c/cur/1 c/new/2")
    real = Path.iterdir

    def refusing(path: Path) -> object:
        if path.name in ("a", "new"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refusing)
    told = "may not be read"
    assert found(tmp_path) == [
        f"unread a: {told}",
        "b/y.mbox",
        "c/cur/1 (maildir)",
        f"unread c/new: {told}",
    ]


@pytest.mark.parametrize(
    ("tree", "is_part"),
    [
        ("a.html a_files/x.html", True),
        ("a.htm a-Dateien/x.html", True),
        ("a.xhtml a.fichiers/x.html", True),
        ("a.mbox a_files/x.html", False),
        ("b.html a_files/x.html", False),
        ("a.html a_2024/x.html", False),  # no word
        ("a.html a/x.html", False),
    ],
)
def test_what_a_browser_saves_beside_a_page(tmp_path: Path, tree: str, is_part: bool) -> None:
    page = made(tmp_path, tree) / tree.split()[1]
    assert is_part_of_page(page) == is_part


BARE = "{0}HEAD {0}objects/ {0}refs/"


@pytest.mark.parametrize(
    ("tree", "met", "why"),
    [
        (BARE.format(""), ["repository ."], "a bare repository"),
        (BARE.format(".git/"), ["repository .git"], "one whose files are not checked out"),
        (BARE.format(".git/") + " .git/index a.mbox", ["a.mbox"], "of a project whose files are"),
        ("HEAD objects/", ["HEAD"], "no references"),
        ("HEAD refs/", ["HEAD"], "no objects"),
        ("objects/ refs/ a.mbox", ["a.mbox"], "no head"),
        (" ".join(BARE.format(f"git/{n}.git/") for n in (10, 9)), ["repository git/9.git", "repository git/10.git"], "epochs by their number"),
        (" ".join(BARE.format(f"{n}.git/") for n in (1, 0)), ["repository 0.git", "repository 1.git"], "epochs alone"),
        (BARE.format("git/0.git/") + " git/1.git/HEAD", ["repository git/0.git"], "one that is none"),
        (BARE.format("git/0.git/") + " " + BARE.format("git/1.old/"), ["repository git/0.git"], "by another ending"),
        (BARE.format("all.git/"), ["repository all.git"], "a repository in a folder"),
        (BARE.format("in/") + " a.mbox", ["a.mbox", "repository in"], "beside mail"),
    ],
)  # fmt: skip
def test_repositories(tmp_path: Path, tree: str, met: list[str], why: str) -> None:
    assert found(made(tmp_path, tree)) == met, why


@pytest.mark.parametrize("names", ["cur/1:2,S cur/2:2,T new/3", "x.mbox y/", "a_files/x.png"])
def test_what_may_not_be_looked_at_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: str
) -> None:
    """Why: of a folder that may be listed but not entered, or whose paths are too long, nothing can be told; that
    ended the whole run."""
    made(tmp_path, f"in/{names.replace(' ', ' in/')}")
    real = Path.stat

    def refusing(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent.name in ("in", "cur", "a_files") and path.name not in (
            "cur",
            "new",
            "a_files",
        ):
            raise PermissionError(13, "Permission denied")
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refusing)
    monkeypatch.setattr("mlthread.mailbox.files.folders.find_repositories", lambda _: [])
    met = found(tmp_path)
    assert len(met) == len(names.split())
    assert all(line.startswith("unread ") == ("new" not in line) for line in met)


def test_a_maildir_that_may_be_listed_but_not_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "in/cur/1 in/new/2")
    real = Path.stat

    def refusing(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent.name == "in":
            raise PermissionError(13, "Permission denied")
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refusing)
    monkeypatch.setattr("mlthread.mailbox.files.folders.find_repositories", lambda _: [])
    assert found(tmp_path) == [
        "unread in/cur: cannot be looked at",
        "unread in/new: cannot be looked at",
    ]


def test_paths_that_are_too_long(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(40):  # more than one call of the system takes
        os.mkdir("n" * 200, dir_fd=here)
        inner = os.open("n" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("1", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    [entry] = walk_folder(tmp_path)
    assert (entry.what, entry.why[:10]) == ("unread", "cannot be ")


def test_no_page_has_a_name_that_is_too_long(tmp_path: Path) -> None:
    path = made(tmp_path, f"{'n' * 253}_x/a.png") / f"{'n' * 253}_x" / "a.png"
    assert not is_part_of_page(path)
