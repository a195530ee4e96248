"""One month in every container: the same messages, and the same conversations."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

import mlthread
import month
from mlthread.model import Message, Problem
from mlthread.thread.duplicates import merge_duplicates
from month import POSTS


def _file(name: str, data: Callable[[], bytes]) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).write_bytes(data())
        return folder / name

    return write


def _files(names: dict[str, bytes]) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        for name, data in names.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        return folder

    return write


def _maildir(folder: Path) -> Path:
    month.write_maildir(folder / "box", POSTS)
    return folder / "box"


def _inbox(version: int) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        gone = month.Post(9, *month.BO, 6, 9, "Spam", "Buy now\n")
        month.write_public_inbox(folder / "inbox", POSTS, version, gone)
        return folder / "inbox"

    return write


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("export/messages.mbox", month.mbox(POSTS))
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as bundle:
        for post in POSTS:
            info = tarfile.TarInfo(f"list/{post.number}")
            mail = month.rfc(post)
            info.size = len(mail)
            bundle.addfile(info, io.BytesIO(mail))
    return out.getvalue()


CONTAINERS: dict[str, Callable[[Path], Path]] = {
    "mboxo": _file("a", lambda: month.mbox(POSTS, "o")),
    "mboxrd": _file("a", lambda: month.mbox(POSTS, "rd")),
    "mboxcl": _file("a", lambda: month.mbox(POSTS, "cl")),
    "mboxcl2": _file("a", lambda: month.mbox(POSTS, "cl2")),
    "mbox with CRLF": _file("a", lambda: month.mbox(POSTS).replace(b"\n", b"\r\n")),
    "mbox of an old Mac": _file("a", lambda: month.mbox(POSTS).replace(b"\n", b"\r")),
    "mbox without its first From_ line": _file(
        "a",
        lambda: (
            month.mbox(POSTS)
            .replace(
                b"List-Id: <picnic.lists.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n",
                b"",
            )
            .partition(b"\n")[2]
        ),
    ),
    "mbox with a BOM": _file("a", lambda: b"\xef\xbb\xbf" + month.mbox(POSTS)),
    "mbox as UTF-16": _file("a", lambda: month.mbox(POSTS).decode().encode("utf-16")),
    "mbox as UTF-16, unmarked": _file("a", lambda: month.mbox(POSTS).decode().encode("utf-16-be")),
    "mbox without any separator": _file("a", lambda: b"\n".join(month.rfc(post) for post in POSTS)),
    "mbox without any separator, CRLF": _file(
        "a", lambda: b"\n".join(month.rfc(post) for post in POSTS).replace(b"\n", b"\r\n")
    ),
    "table of whole mails (Enron)": _file("emails.csv", lambda: month.mail_table(POSTS)),
    "table with a column a field (BigBang)": _file("list.csv", lambda: month.field_table(POSTS)),
    "table with a column a field, TSV": _file("list.tsv", lambda: month.field_table(POSTS, "\t")),
    "Babyl": _file("RMAIL", lambda: month.babyl(POSTS)),
    "MMDF": _file("a", lambda: month.mmdf(POSTS)),
    "mbx": _file("INBOX", lambda: month.mbx(POSTS)),
    "pipermail .txt with a BOM": _file(
        "2018-February.txt", lambda: b"\xef\xbb\xbf" + month.pipermail_text(POSTS)
    ),
    "page texts as UTF-16": _files(
        {
            f"{post.number}.txt": month.page_text(post)
            .decode()
            .replace("\n", "\r\n")
            .encode("utf-16")
            for post in POSTS
        }
    ),
    "LISTSERV with a BOM": _file("LOG1802", lambda: b"\xef\xbb\xbf" + month.listserv(POSTS)),
    "pipermail .txt": _file("2018-February.txt", lambda: month.pipermail_text(POSTS)),
    "pipermail .txt.gz": _file(
        "2018-February.txt.gz", lambda: gzip.compress(month.pipermail_text(POSTS))
    ),
    "bzip2": _file("a.bz2", lambda: bz2.compress(month.mbox(POSTS))),
    "xz": _file("a.xz", lambda: lzma.compress(month.mbox(POSTS))),
    "zip (groups.io)": _file("export.zip", _zip),
    "tar.gz (Sympa)": _file("archive.tar.gz", _tar),
    "HTML tree, newer template": _files(
        {f"2018-February/{post.number:06}.html": month.pipermail_page(post, True) for post in POSTS}
        | {"2018-February/thread.html": month.thread_index(POSTS)}
    ),
    "HTML tree, older template": _files(
        {
            f"2018-February/{post.number:06}.html": month.pipermail_page(post, False)
            for post in POSTS
        }
        | {"2018-February/thread.html": month.thread_index(POSTS)}
    ),
    "page texts": _files({f"{post.number}.txt": month.page_text(post) for post in POSTS}),
    "page texts in one file": _file(
        "pages.txt", lambda: b"\n\n".join(month.page_text(post) for post in POSTS)
    ),
    "digest": _file("digest.eml", lambda: month.digest(POSTS)),
    "digest in an mbox": _file(
        "digests.mbox",
        lambda: (
            b"From picnic-bounces@lists.example Tue Feb  6 06:00:00 2018\n"
            + month.digest(POSTS)
            + b"\n"
        ),
    ),
    "MIME digest": _file("digest.eml", lambda: month.mime_digest(POSTS)),
    "Maildir": _maildir,
    "MH": _files(
        {str(post.number): month.rfc(post) for post in POSTS}
        | {".mh_sequences": b"cur: 1\n", ",7": month.rfc(POSTS[0]).replace(b"post-1@", b"deleted@")}
    ),
    "folders of .eml": _files(
        {f"{post.day}/{post.number}.eml": month.rfc(post).replace(b"\n", b"\r\n") for post in POSTS}
    ),
    ".emlx": _files(
        {
            f"{post.number}.emlx": b"%d      \n" % len(month.rfc(post))
            + month.rfc(post)
            + b"<?xml version='1.0'?><plist/>\n"
            for post in POSTS
        }
    ),
    "public-inbox v1": _inbox(1),
    "public-inbox v2": _inbox(2),
    "hypermail": _files({f"{post.number:04}.html": month.hypermail_page(post) for post in POSTS}),
    "MHonArc": _files({f"msg{post.number:05}.html": month.mhonarc_page(post) for post in POSTS}),
    "HyperKitty": _files(
        {
            f"{number}.html": month.hyperkitty_page(posts)
            for number, posts in enumerate(month.conversations(POSTS))
        }
    ),
    "HyperKitty, older template": _files(
        {
            f"{number}.html": month.hyperkitty_page(posts, old=True, zone=-5)
            for number, posts in enumerate(month.conversations(POSTS))
        }
    ),
    "public-inbox thread pages": _files(
        {
            f"{number}.html": month.inbox_thread_page(posts)
            for number, posts in enumerate(month.conversations(POSTS))
        }
    ),
    "public-inbox thread pages, saved": _files(
        {
            f"{number}.html": month.inbox_thread_page(posts, quoted=True)
            for number, posts in enumerate(month.conversations(POSTS))
        }
    ),
    "public-inbox message pages": _files(
        {f"{post.number}.html": month.inbox_message_page(post) for post in POSTS}
    ),
    "MARC": _files({f"{post.number}.html": month.marc_page(post) for post in POSTS}),
    "LISTSERV pages": _files({f"{post.number}.html": month.listserv_page(post) for post in POSTS}),
    "LISTSERV pages, old": _files(
        {f"{post.number}.html": month.listserv_page(post, old=True) for post in POSTS}
    ),
    "IETF Mail Archive": _files({f"{post.number}.html": month.ietf_page(post) for post in POSTS}),
    "LISTSERV": _file("LOG1802", lambda: month.listserv(POSTS)),
}
NO_PARENTS = {
    "page texts",
    "page texts as UTF-16",
    "page texts in one file",
    "digest",
    "digest in an mbox",
    "HTML tree, older template",
    "MARC",
    "LISTSERV pages",
    "LISTSERV pages, old",
}
"""What keeps no parents; the thread index of the older tree does, but names pages, not ids."""

NO_LIST = {
    "MHonArc",
    "mbox without its first From_ line",
    "public-inbox thread pages",
    "public-inbox thread pages, saved",
    "public-inbox message pages",
}
SHOW_THE_MINUTE = {
    "HyperKitty",
    "HyperKitty, older template",
    "public-inbox thread pages",
    "public-inbox thread pages, saved",
}
"""What shows no seconds."""
SHOW_NO_ADDRESS = SHOW_THE_MINUTE | {"LISTSERV pages"}


def _shown(post: month.Post, container: str) -> datetime:
    return post.date.replace(second=0) if container in SHOW_THE_MINUTE else post.date


def read_all(path: Path) -> tuple[list[Message], list[Problem]]:
    problems: list[Problem] = []
    return list(mlthread.read(path, problems=problems)), problems


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_same_messages(container: str, tmp_path: Path) -> None:
    if "public-inbox" in container and shutil.which("git") is None:
        pytest.skip("git is not installed")
    found, problems = read_all(CONTAINERS[container](tmp_path))
    assert not any(problem.unread for problem in problems), problems
    found.sort(key=lambda message: message.date.utc)  # type: ignore[arg-type, return-value]
    assert [message.author.name for message in found] == [post.name for post in POSTS]
    assert [message.author.email for message in found] == [
        None if container in SHOW_NO_ADDRESS else post.email for post in POSTS
    ]
    assert [message.date.utc for message in found] == [_shown(post, container) for post in POSTS]
    for message, post in zip(found, POSTS, strict=True):
        body = message.body.removesuffix(f"More information about the {month.LIST} mailing list\n")
        assert body.strip().replace("@", " at ") == post.body.strip()
        assert post.subject.removeprefix("Re: ") in (message.subject or "")
        if container not in NO_LIST:
            assert (message.list_name or "").lower() == month.LIST
        if container not in NO_PARENTS and container != "HTML tree, newer template":
            named = {*message.in_reply_to, *message.references, message.page_parent} - {None}
            assert named == ({month.BY_NUMBER[post.parent].id} if post.parent else set())


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_same_conversations(container: str, tmp_path: Path) -> None:
    if "public-inbox" in container and shutil.which("git") is None:
        pytest.skip("git is not installed")
    conversations = mlthread.reconstruct(mlthread.read(CONTAINERS[container](tmp_path)))
    turns = {turn.id: turn for conversation in conversations for turn in conversation.turns}
    found = {}
    for turn in turns.values():
        parent = turns[turn.parent] if turn.parent else None
        found[turn.author.name, turn.date.utc] = (
            (parent.author.name, parent.date.utc) if parent else None
        )
    wanted = {}
    for post in POSTS:
        parent = month.BY_NUMBER[post.parent] if post.parent else None
        wanted[post.name, _shown(post, container)] = (
            (parent.name, _shown(parent, container)) if parent else None
        )
    assert found == wanted
    texts = {turn.date.utc: turn.text for turn in turns.values()}
    assert (
        texts[_shown(POSTS[1], container)].strip()
        == "I can bring two bottles, one of them without sugar.\n\nBo"
    )
    assert "From what I hear the orchard is dry." in texts[_shown(POSTS[3], container)]


def test_all_containers_at_once_are_one_month(tmp_path: Path) -> None:
    """Copies are merged, with and without ids, and remember every place."""
    names = [name for name in CONTAINERS if "public-inbox" not in name]
    folders = []
    for number, name in enumerate(names):
        folder = tmp_path / str(number)
        folder.mkdir()
        folders.append(CONTAINERS[name](folder))
    problems: list[Problem] = []
    merged = merge_duplicates(mlthread.read(*folders, problems=problems))
    assert sorted(message.id for message in merged) == [post.id for post in POSTS]
    assert all(len(message.places) == len(names) for message in merged)
    backwards = merge_duplicates(reversed(list(mlthread.read(*folders, problems=problems))))
    assert sorted(merged, key=lambda m: m.id) == sorted(backwards, key=lambda m: m.id)


def test_pages_and_page_texts_are_one_month(tmp_path: Path) -> None:
    """Why: neither shows a Message-ID, and the copied text has a line more."""
    names = ["HTML tree, older template", "page texts"]
    for name in names:
        CONTAINERS[name](tmp_path)
    merged = merge_duplicates(mlthread.read(tmp_path, problems=[]))
    assert len(merged) == len(POSTS)
    assert all(len(message.places) == 2 for message in merged)
