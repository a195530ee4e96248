"""Sources: what cannot be read is named, the rest goes on."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import mlthread
import month
from mlthread.mailbox.boxes import mbox
from mlthread.mailbox.files import bounded, folders
from mlthread.mailbox.files.sources import list_folder
from mlthread.mailbox.formats import FORMATS
from mlthread.mailbox.inspection import inspect_sources
from mlthread.mailbox.reader import Progress
from mlthread.model import Problem
from month import POSTS


def test_unreadable_sources_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good, empty, binary, blank = (tmp_path / name for name in ("good", "empty", "binary", "blank"))
    good.write_bytes(month.mbox(POSTS))
    empty.write_bytes(b"")
    blank.write_bytes(b"\n \n")
    binary.write_bytes(bytes(range(256)) * 50)
    (tmp_path / "folder").mkdir()
    problems: list[Problem] = []
    sources = [tmp_path / "missing", empty, binary, blank, tmp_path / "folder", good]
    assert len(list(mlthread.read(*sources, problems=problems))) == len(POSTS)
    assert [problem.source for problem in problems if problem.unread] == [
        str(source) for source in sources[:-1]
    ]


def test_without_a_list_of_problems_the_error_comes_last(tmp_path: Path) -> None:
    (tmp_path / "good").write_bytes(month.mbox(POSTS))
    found = []
    messages = mlthread.read(tmp_path / "missing", tmp_path / "good")
    with pytest.raises(mlthread.SourceError, match="no such file"):
        found.extend(messages)
    assert len(found) == len(POSTS)


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"!BDN", "readpst"),
        (b"%PDF-1.4\n", "a PDF"),
        (b"7z\xbc\xaf\x27\x1c", "7z unpacks it"),
        (b"\x78\x9f\x3e\x22", "winmail.dat"),
    ],
)
def test_files_of_other_programs_are_named(start: bytes, told: str) -> None:
    problems: list[Problem] = []
    assert list(mlthread.read(io.BytesIO(start + bytes(range(256))), problems=problems)) == []
    assert told in problems[0].problem


def _ole(entries: tuple[str, ...], *, sectors_before: int = 0) -> bytes:
    """An OLE file whose directory stands behind so many sectors of 512 bytes."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<L", head, 48, sectors_before)
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in entries)
    return bytes(head) + b"\1" * 512 * sectors_before + names.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("file", "told", "unread"),
    [
        (_ole(("Root Entry", "__nameid_version1.0")), "of Outlook that is damaged", True),
        (_ole(("Root Entry", "WordDocument")), "an old Office document", False),
        (_ole(("Root Entry", "WordDocument"), sectors_before=200), "or another OLE file", False),
        (b"\xd0\xcf\x11\xe0", "or another OLE file", False),
        (b"!BDN" + bytes(500), "readpst", True),
        (b"%PDF-1.4\n" + bytes(500), "a PDF", False),
    ],
)
def test_a_folder_fails_for_mail_that_is_not_read_but_not_for_what_is_no_mail(
    file: bytes, told: str, unread: bool, tmp_path: Path
) -> None:
    """Why: among a hundred letters one that Outlook saved was left out, and the exit status was 0."""
    (tmp_path / "a").write_bytes(month.mbox(POSTS))
    (tmp_path / "b").write_bytes(file)
    problems: list[Problem] = []
    assert len(list(mlthread.read(tmp_path, problems=problems))) == len(POSTS)
    [problem] = problems
    assert told in problem.problem
    assert problem.unread is unread


def test_a_binary_file_that_begins_with_the_byte_of_mmdf_is_none() -> None:
    problems: list[Problem] = []
    assert list(mlthread.read(io.BytesIO(b"\x01" * 5000), problems=problems)) == []
    assert problems[0].problem == "a binary file, no mail"


def test_what_a_browser_saves_beside_a_page_is_told_once(tmp_path: Path) -> None:
    """Why: of a hundred saved pages every picture and script was an oddity of its own."""
    for page, beside in (("a.html", "a_files"), ("b.htm", "b-Dateien"), ("c.txt", "c_files")):
        (tmp_path / page).write_bytes(month.mbox(POSTS))
        (tmp_path / beside).mkdir()
        (tmp_path / beside / "s.js").write_bytes(b"var x = 1\n")
        (tmp_path / beside / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (tmp_path / "a_files" / "mail").write_bytes(month.mbox(POSTS))
    problems: list[Problem] = []
    assert len(list(mlthread.read(tmp_path, problems=problems))) == 4 * len(POSTS)
    told = [(Path(p.source).name, p.problem.partition(":")[0]) for p in problems]
    assert told == [
        ("p.png", "a binary file, no mail"),  # beside what is no page
        ("s.js", "no mail was recognised in it (a bare body is read with --format body)"),
        (tmp_path.name, "4 files"),
    ]


def test_links_that_lead_to_no_file_are_told(tmp_path: Path) -> None:
    """Why: a link whose mail is elsewhere now was passed over without a word."""
    box = tmp_path / "box"
    for folder in (box, tmp_path / "mail" / "cur", tmp_path / "mail" / "new"):
        folder.mkdir(parents=True)
    (box / "a").write_bytes(month.mbox(POSTS))
    (box / "gone").symlink_to(tmp_path / "nowhere")
    (box / "there").symlink_to(tmp_path / "mail")
    (box / "with").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_bytes(month.mbox(POSTS))
    problems: list[Problem] = []
    assert len(list(mlthread.read(box, problems=problems))) == 2 * len(POSTS)
    assert [(Path(p.source).name, p.unread) for p in problems] == [("gone", True), ("there", False)]
    (tmp_path / "mail" / "cur" / "1:2,S").symlink_to(tmp_path / "nowhere")
    problems.clear()
    assert list(mlthread.read(tmp_path / "mail", problems=problems)) == []
    assert [p.problem for p in problems] == ["a link to nothing", "no mail in it could be read"]


def test_an_address_of_the_web_is_told_as_one() -> None:
    problems: list[Problem] = []
    assert list(mlthread.read("https://example.org/2018-February.txt", problems=problems)) == []
    assert problems[0].unread
    assert "curl" in problems[0].problem


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(month.mbox(POSTS))

    monkeypatch.setattr(sys, "stdin", Input)
    [first, *_] = mlthread.read("-")
    assert first.places[0].source == "-"


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why: with `<&-` Python has no standard input at all, and the run ended with a traceback."""
    monkeypatch.setattr(sys, "stdin", None)
    problems: list[Problem] = []
    found = list(mlthread.read("-", io.BytesIO(month.mbox(POSTS)), problems=problems))
    assert len(found) == len(POSTS)
    assert [(p.source, p.problem, p.unread) for p in problems] == [
        ("-", "standard input is closed", True)
    ]


def _loose(repository: Path, what: str) -> Path:
    """The file of one object."""
    words = ["git", f"--git-dir={repository}", "rev-parse", what]
    name = subprocess.run(words, capture_output=True, check=True, text=True).stdout.strip()
    return repository / "objects" / name[:2] / name[2:]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    ("lost", "kept", "told"),
    [
        ("HEAD~2", POSTS[-1:], "git fsck"),
        ("HEAD~1^{tree}", POSTS[:-2], "git fsck"),
        ("HEAD~1:m", [*POSTS[:-2], POSTS[-1]], "is missing"),
    ],
)
def test_a_public_inbox_that_is_damaged_is_told(
    lost: str, kept: list[month.Post], told: str, tmp_path: Path
) -> None:
    """Why: git stopped at a lost object, and what came behind it was missing without a word."""
    month.write_public_inbox(tmp_path, POSTS, 2)
    _loose(tmp_path / "git" / "0.git", lost).unlink()
    problems: list[Problem] = []
    found = [message.id for message in mlthread.read(tmp_path, problems=problems)]
    assert found == [post.id for post in kept]
    assert told in problems[0].problem


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("version", [1, 2])
def test_a_mail_that_was_taken_back_is_no_oddity(version: int, tmp_path: Path) -> None:
    month.write_public_inbox(tmp_path / "box", POSTS[:3], version, POSTS[3])
    problems: list[Problem] = []
    found = [message.id for message in mlthread.read(tmp_path / "box", problems=problems)]
    assert found == [post.id for post in POSTS[:3]]
    assert problems == []


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_that_ends_early_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Why: its closed pipe was taken for that of the reader of the result: nothing was said at all."""
    month.write_public_inbox(tmp_path / "box", POSTS, 2)
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\ncase "$*" in *cat-file*) exit 1;; esac\nexec {shutil.which("git")} "$@"\n'
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    problems: list[Problem] = []
    assert list(mlthread.read(tmp_path / "box", problems=problems)) == []
    assert problems[0].problem == "git ended while it was read"
    assert problems[0].unread


def test_a_bare_body_is_read_on_demand() -> None:
    [message] = mlthread.read(io.BytesIO(b"Yes.\n\n> Shall we?\n"), format="body")
    assert message.body == "Yes.\n\n> Shall we?\n"
    problems: list[Problem] = []
    assert list(mlthread.read(io.BytesIO(b"Yes.\n\n> Shall we?\n"), problems=problems)) == []
    assert "--format body" in problems[0].problem


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_bare_body_in_html_is_its_text(mark: bytes) -> None:
    page = mark + b"<html><body><p>Yes.</p></body></html>"
    [message] = mlthread.read(io.BytesIO(page), format="body")
    assert message.body == "Yes.\n"


def test_an_unknown_format_is_wrong_usage() -> None:
    with pytest.raises(ValueError, match="no format is called"):
        list(mlthread.read(io.BytesIO(b""), format="nonsense"))


@pytest.mark.parametrize("wrong", [3, None, ["a.mbox"], io.StringIO("From: ann@example.org")])
def test_what_is_no_source_is_a_type_error_that_says_so(wrong: object) -> None:
    with pytest.raises(TypeError, match=f"not {type(wrong).__name__}(;|$)"):
        list(mlthread.read(wrong))  # type: ignore[arg-type]


def test_names_of_formats_are_unique() -> None:
    names = [row.name for row in FORMATS]
    assert len(names) == len(set(names))
    assert "body" in names


@pytest.mark.parametrize(
    ("mail", "read"),
    [
        ("From: Ann Lee <ann@example.org>\nX-Odd line\nDate: 5 Feb 2018\nSubject: Gates\n\nYes.\n", True),
        ("From: Ann Lee <ann@example.org>\nX-Odd line\nDate: 5 Feb 2018\n\nYes.\n", False),
        ("From: Ann Lee <ann@example.org>\n\nDate: 5 Feb 2018\nSubject: Gates\n\nYes.\n", False),
        ("From: Ann Lee <ann@example.org>\nDate: 5 Feb 2018\nSubject: Gates\n\nYes.\n".replace("\n", "\r\r\n"), True),
    ],
)  # fmt: skip
def test_a_mail_with_a_line_that_is_no_field(mail: str, read: bool) -> None:
    """Why: such a file was told to be no mail at all."""
    found = list(mlthread.read(io.BytesIO(mail.encode()), problems=[]))
    assert [message.body for message in found] == (["Yes.\n"] if read else [])


def _packed(data: bytes, ending: str) -> bytes:
    if ending == ".zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr("a.mbox", data)
        return out.getvalue()
    if ending.startswith(".tar"):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as bundle:
            for name in ("a.mbox", "b.mbox"):
                info = tarfile.TarInfo(name)
                info.size = len(data)
                bundle.addfile(info, io.BytesIO(data))
        data = out.getvalue()
    packers = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
    return packers.get(ending.removeprefix(".tar"), bytes)(data)


def test_damaged_packing_keeps_what_came_before(tmp_path: Path) -> None:
    many = [
        replace(POSTS[0], number=number, body=f"{number * 7919}\n" * 20) for number in range(900)
    ]
    data = gzip.compress(month.mbox(many))
    (tmp_path / "cut.gz").write_bytes(data[: len(data) * 2 // 3])
    problems: list[Problem] = []
    found = list(mlthread.read(tmp_path / "cut.gz", problems=problems))
    assert len(found) > 400
    assert [problem.unread for problem in problems] == [True]
    assert "packing is damaged" in problems[0].problem
    assert problems[0].problem.endswith(f"; {len(found)} messages before that are read")


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".tar", ".tar.gz", ".zip"])
@pytest.mark.parametrize("kept", [0.02, 0.5, 0.9])
def test_a_packed_source_that_breaks_off_is_told(ending: str, kept: float, tmp_path: Path) -> None:
    """Wherever it breaks off there is one problem and no exception; a stream keeps what came before."""
    posts = [replace(POSTS[0], number=n, body=f"{n * 7919}\n" * 20) for n in range(40)]
    data = _packed(month.mbox(posts), ending)
    (tmp_path / f"cut{ending}").write_bytes(data[: int(len(data) * kept)])
    problems: list[Problem] = []
    found = list(mlthread.read(tmp_path / f"cut{ending}", problems=problems))
    assert problems[-1].unread
    assert found or kept < 0.5 or ending == ".bz2"  # one block


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz"])
def test_what_stands_behind_packed_data_is_read_or_told(ending: str, tmp_path: Path) -> None:
    """Why: of bzip2 and xz it was passed over in silence."""
    first, second = (_packed(month.mbox(posts), ending) for posts in (POSTS[:2], POSTS[2:]))
    between = b"\0" * 8 if ending == ".xz" else b""  # as xz pads
    (tmp_path / f"a{ending}").write_bytes(first + between + second)
    problems: list[Problem] = []
    found = list(mlthread.read(tmp_path / f"a{ending}", problems=problems))
    assert [message.id for message in found] == [post.id for post in POSTS]
    assert problems == []
    (tmp_path / f"a{ending}").write_bytes(first + b"no packed data\n" * 9)
    found = list(mlthread.read(tmp_path / f"a{ending}", problems=problems))
    assert [message.id for message in found] == [post.id for post in POSTS[:2]]
    assert [problem.unread for problem in problems] == [True]


class _NoSeeking(io.BytesIO):
    """As a pipe: the sizes of a zip's members then stand behind them."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    tell = seek


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("out", [io.BytesIO, _NoSeeking])
def test_a_zip_without_its_table_is_read_member_by_member(
    method: int, out: type[io.BytesIO], tmp_path: Path
) -> None:
    kept = out()
    with zipfile.ZipFile(kept, "w", method) as bundle:
        bundle.mkdir("mail")
        for number in range(3):
            bundle.writestr(f"mail/{number}.mbox", month.mbox(POSTS[number : number + 1]))
    data = kept.getvalue()
    third = data.index(b"mail/2.mbox") + 400
    (tmp_path / "cut.zip").write_bytes(data[:third])
    problems: list[Problem] = []
    found = [message.id for message in mlthread.read(tmp_path / "cut.zip", problems=problems)]
    # stored without a size before it: nothing says where a member ends
    told_before = method == zipfile.ZIP_DEFLATED or out is io.BytesIO
    assert found[:2] == [post.id for post in POSTS[: 2 if told_before else 0]]
    assert problems[-1].unread
    assert "table of its members" in problems[-1].problem


def test_a_member_that_cannot_be_opened_does_not_end_its_zip(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr("a.mbox", month.mbox(POSTS[:1]))
        bundle.writestr("b.mbox", month.mbox(POSTS[1:2]))
    torn = out.getvalue().replace(b"a.mbox", b"?.mbox", 1)  # its header; the table stands behind
    (tmp_path / "torn.zip").write_bytes(torn)
    problems: list[Problem] = []
    found = [message.id for message in mlthread.read(tmp_path / "torn.zip", problems=problems)]
    assert found == [POSTS[1].id]
    assert [problem.source.rpartition("!")[2] for problem in problems] == ["a.mbox"]


@pytest.mark.parametrize(
    ("flags", "told"),
    [(0, "a zip archive without mail"), (1, "no mail in it could be read")],
)
def test_a_zip_says_whether_it_holds_no_mail_or_locks_it(
    flags: int, told: str, tmp_path: Path
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr("a", b"no mail")
    data = bytearray(out.getvalue())
    data[data.index(b"PK\x01\x02") + 8] |= flags  # encrypted
    (tmp_path / "a.zip").write_bytes(data)
    problems: list[Problem] = []
    assert list(mlthread.read(tmp_path / "a.zip", problems=problems)) == []
    assert problems[-1].problem == told
    assert problems[-1].unread


def test_a_broken_member_does_not_end_its_archive(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr("a.gz", gzip.compress(month.mbox(POSTS))[:60])
        bundle.writestr("b.mbox", month.mbox(POSTS))
        bundle.writestr("c.txt", "no mail")
    (tmp_path / "export.zip").write_bytes(out.getvalue())
    problems: list[Problem] = []
    assert len(list(mlthread.read(tmp_path / "export.zip", problems=problems))) == len(POSTS)
    assert [(problem.source.rpartition("!")[2], problem.unread) for problem in problems] == [
        ("a.gz", True),
        ("c.txt", False),
    ]


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no mail does counts from 64 MB on; here from 1 MB, for the sake of time."""
    monkeypatch.setattr(bounded, "_FREE", 1 << 20)
    packed = gzip.compress(b"From: ann@example.org\n\n" + bytes(4 << 20))
    (tmp_path / "bomb.gz").write_bytes(packed)
    problems: list[Problem] = []
    [message] = mlthread.read(tmp_path / "bomb.gz", format="mbox", problems=problems)
    assert len(message.body) < 2 << 20
    assert [problem.problem for problem in problems if problem.unread] == [
        "decompresses to far more than mail does; reading stopped; 1 message before that is read"
    ]
    packed = gzip.compress(b"From: ann@example.org\n\n" + bytes(1000))
    (tmp_path / "small.gz").write_bytes(packed)
    assert len(list(mlthread.read(tmp_path / "small.gz", format="eml"))) == 1


ZSTD = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"


def test_zstd(tmp_path: Path) -> None:
    """Why: what is packed with it may be frames one after the other, some of them to be skipped."""
    zstd = pytest.importorskip(ZSTD)
    half = len(month.mbox(POSTS)) // 2
    parts = month.mbox(POSTS)[:half], month.mbox(POSTS)[half:]
    skipped = b"\x50\x2a\x4d\x18" + (3).to_bytes(4, "little") + b"abc"
    (tmp_path / "a.mbox.zst").write_bytes(skipped.join(map(zstd.compress, parts)) + skipped)
    problems: list[Problem] = []
    found = mlthread.read(tmp_path / "a.mbox.zst", problems=problems)
    assert len(list(found)) == len(POSTS)
    assert not problems


@pytest.mark.parametrize("damage", ["cut", "wrong", "wide"])
def test_damaged_zstd_is_told_and_what_is_before_is_read(tmp_path: Path, damage: str) -> None:
    """Why: an archive that broke off amid a frame was read so far in silence; one that asks for much memory is refused."""
    zstd = pytest.importorskip(ZSTD)
    level = {zstd.CompressionParameter.window_log: 28} if damage == "wide" else None
    packer = zstd.ZstdCompressor(options=level)
    data = packer.compress(month.mbox(POSTS), packer.FLUSH_BLOCK) + packer.flush()
    if damage == "cut":
        data = data[:-3]
    elif damage == "wrong":
        data += b"From here on it is no zstd."
    (tmp_path / "a.mbox.zst").write_bytes(data)
    problems: list[Problem] = []
    found = mlthread.read(tmp_path / "a.mbox.zst", problems=problems)
    assert len(list(found)) == (0 if damage == "wide" else len(POSTS))
    assert len([problem for problem in problems if problem.unread]) == 1


def test_deleted_mail_and_index_pages_are_left_out_and_told(tmp_path: Path) -> None:
    month.write_maildir(tmp_path / "box", POSTS)
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "thread.html").write_bytes(month.thread_index(POSTS))
    problems: list[Problem] = []
    assert len(list(mlthread.read(tmp_path, problems=problems))) == len(POSTS)
    assert {problem.problem for problem in problems} == {
        "is marked as deleted",
        "an index page of the archive, no message",
    }
    assert not any(problem.unread for problem in problems)
    assert {Path(problem.source).name.partition(".")[0] for problem in problems} >= {"thread"}
    assert not any(Path(problem.source).is_dir() for problem in problems)


def test_what_else_lies_in_a_maildir_is_read_or_told(tmp_path: Path) -> None:
    """Why: a mailbox beside `cur` was passed over in silence, and a link to the folder itself read forty times."""
    box = tmp_path / "box"
    month.write_maildir(box, POSTS[:2])
    month.write_maildir(box / ".Sent", POSTS[2:3])
    (box / "archive.mbox").write_bytes(month.mbox(POSTS[3:]))
    (box / "dovecot-uidlist").write_bytes(b"3 V1 N2\n")
    (box / "cur" / "old").mkdir()
    (box / "loop").symlink_to(".")
    (box / ".Loop").symlink_to(".")
    problems: list[Problem] = []
    found = [message.message_id for message in mlthread.read(box, problems=problems)]
    assert sorted(found, key=str) == [post.id for post in POSTS]
    assert {Path(p.source).name: p.problem for p in problems if "deleted" not in p.problem} == {
        "old": "a folder among mails; name it to have it read",
        "loop": "a link to a folder; name the folder to have it read",
    }
    assert not any(problem.unread for problem in problems)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("name", ["box/pipe", "box/cur/pipe"])
def test_a_pipe_among_files_is_told_and_not_waited_for(tmp_path: Path, name: str) -> None:
    """Why: it was passed over in silence; opened, it would wait for ever for somebody to write."""
    month.write_maildir(tmp_path / "box", POSTS)
    os.mkfifo(tmp_path / name)
    problems: list[Problem] = []
    assert len(list(mlthread.read(tmp_path / "box", problems=problems))) == len(POSTS)
    told = [p for p in problems if p.source == str(tmp_path / name)]
    assert [p.problem for p in told] == ["a pipe, socket or device; name it to have it read"]


def test_a_part_of_a_maildir_that_may_not_be_read_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why: all folders behind it were left out, and only this one was told."""

    def guarded(folder: Path) -> Iterator[Path]:
        if folder.name == "cur":
            raise mlthread.SourceError(str(folder), "may not be read")
        return list_folder(folder)

    month.write_maildir(tmp_path / "a", POSTS)
    month.write_maildir(tmp_path / "b", POSTS)
    monkeypatch.setattr(folders, "list_folder", guarded)
    problems: list[Problem] = []
    found = {message.places[0].source for message in mlthread.read(tmp_path, problems=problems)}
    assert {Path(source).parents[1].name for source in found} == {"a", "b"}
    assert [(p.problem, p.unread) for p in problems] == [("may not be read", True)] * 2


def test_the_thread_index_gives_old_pages_their_parents(tmp_path: Path) -> None:
    """Why: an old page names its parent by an id that the parent's own page does not show."""
    for post in POSTS:
        (tmp_path / f"{post.number:06}.html").write_bytes(month.pipermail_page(post, new=False))
    (tmp_path / "thread.html").write_bytes(month.thread_index(POSTS))
    found = {message.date.utc: message for message in mlthread.read(tmp_path, problems=[])}
    for post in POSTS:
        parent = found[month.BY_NUMBER[post.parent].date] if post.parent else None
        assert found[post.date].page_parent == (parent.id if parent else None)


def test_pages_beside_a_thread_index_are_all_kept(tmp_path: Path) -> None:
    """Why: of a page that holds several messages, and of two pages of one number, the last one was left."""
    for post in POSTS:
        (tmp_path / f"{post.number:06}.html").write_bytes(month.pipermail_page(post, new=False))
    (tmp_path / f"{POSTS[0].number}.html").write_bytes(month.mbox(POSTS[:3]))
    (tmp_path / "thread.html").write_bytes(month.thread_index(POSTS))
    assert len(list(mlthread.read(tmp_path, problems=[]))) == len(POSTS) + 3


@pytest.mark.parametrize("name", ["1²", "²", "²3.html", "²²2.git"])
def test_figures_that_are_no_decimals_in_a_name(name: str, tmp_path: Path) -> None:
    """Why: "²" is a digit but no number, and a folder with such a file could not be read at all."""
    (tmp_path / "thread.html").write_bytes(month.thread_index(POSTS))
    for folder in ("objects", "refs"):
        (tmp_path / "².git" / folder).mkdir(parents=True)
    (tmp_path / "².git" / "HEAD").write_bytes(b"ref: refs/heads/master\n")
    (tmp_path / name).write_bytes(month.mbox(POSTS))
    assert len(list(mlthread.read(tmp_path, problems=[]))) == len(POSTS)


def test_the_templates_of_pipermail_differ_in_whom_they_name() -> None:
    reply = POSTS[1]
    [new] = mlthread.read(io.BytesIO(month.pipermail_page(reply, new=True)), problems=[])
    [old] = mlthread.read(io.BytesIO(month.pipermail_page(reply, new=False)), problems=[])
    assert (new.message_id, new.page_parent) == (reply.id, None)
    assert (old.message_id, old.page_parent) == (None, month.BY_NUMBER[1].id)


def test_pages_in_other_languages() -> None:
    page = (
        month.pipermail_page(POSTS[2], new=True)
        .replace(b"Previous message", b"Vorherige Nachricht")
        .replace(b"More information about the", "Mehr Informationen über die".encode())
    )
    [message] = mlthread.read(io.BytesIO(page), problems=[])
    assert (message.author.name, message.list_name) == (POSTS[2].name, month.LIST)


def test_perceval_and_yahoo() -> None:
    line = b'{"backend_name": "Pipermail", "category": "message", "data": {"From": "ann at example.org (Ann Lee)", "Date": "Mon, 5 Feb 2018 10:15:30 +0100", "Message-ID": "<1@example.org>", "Subject": "x", "body": {"plain": "Gr\\u00fc\\u00dfe\\n"}, "unixfrom": "ann at example.org"}, "origin": "x"}\n'
    [message] = mlthread.read(io.BytesIO(line), problems=[])
    assert (message.id, message.author.name, message.body) == (
        "1@example.org",
        "Ann Lee",
        "Grüße\n",
    )
    page = b'{"ygData": {"msgId": 7, "topicId": 5, "rawEmail": "From: Ann Lee &lt;ann@...&gt;\\r\\nSubject: x\\r\\nDate: Mon, 5 Feb 2018 10:15:30 +0100\\r\\n\\r\\nI said &quot;yes&quot;\\r\\n"}}'
    [message] = mlthread.read(io.BytesIO(page), problems=[])
    assert (message.author.name, message.body, message.thread_hint) == (
        "Ann Lee",
        'I said "yes"\n',
        "gm:yahoo-5",
    )
    ids = {"messageIdInHeader": "PDFAZXhhbXBsZS5vcmc+", "inReplyToHeader": "PDBAZXhhbXBsZS5vcmc+"}
    shown = {"ygData": {"msgId": 7, "headers": ids, "messageBody": "Yes."}}
    [message] = mlthread.read(io.BytesIO(json.dumps(shown).encode()), problems=[])
    assert (message.message_id, message.in_reply_to) == ("1@example.org", ("0@example.org",))


def test_a_perceval_item_that_is_set_out_for_people() -> None:
    """Why: what `jq .` had printed was an oddity a line, and no message."""
    item = """{
  "backend_name": "MBox",
  "data": {
    "Message-ID": "<%d@example.org>",
    "body": {
      "plain": "Yes."
    }
  }
}
"""
    problems: list[Problem] = []
    data = (item % 1 + item % 2 + "{\n  no end\n").encode()
    found = list(mlthread.read(io.BytesIO(data), problems=problems))
    assert [(message.id, message.places[0].line) for message in found] == [
        ("1@example.org", 1),
        ("2@example.org", 10),
    ]
    told = [p for p in problems if p.start is not None]
    assert (told[0].line, told[0].start, told[-1].stop) == (19, len(data) - 11, len(data))


@pytest.mark.parametrize("date", ["[1]", "{}", "1e999", '"soon"', "null", "9" * 5000])
def test_a_yahoo_date_of_any_kind(date: str) -> None:
    """Why: a date that is a list ended the run."""
    page = f'{{"ygData": {{"msgId": 7, "postDate": {date}, "messageBody": "<p>Yes."}}}}'
    problems: list[Problem] = []
    found = list(mlthread.read(io.BytesIO(page.encode()), problems=problems))
    assert [message.body for message in found] == ([] if "99999" in date else ["Yes.\n"])
    assert problems


def test_a_notebook_message_that_is_too_long_loses_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why: what was beyond the longest message was read as another one, its first line as a row."""
    monkeypatch.setattr(mbox, "LARGEST_MESSAGE", 3 << 20)
    long = month.rfc(POSTS[0]) + b"".join(b"line %d\n" % n for n in range(500_000))
    box = b"".join(b"=" * 73 + b"\n" + mail for mail in (long, month.rfc(POSTS[1])))
    problems: list[Problem] = []
    found = list(mlthread.read(io.BytesIO(box), problems=problems))
    assert [message.id for message in found] == [POSTS[0].id, POSTS[1].id]
    rest = [(p.start, p.stop) for p in problems]
    assert rest[0][0] == found[0].places[0].stop == 3 << 20
    assert rest[-1][1] == found[1].places[0].start
    assert all("the rest of a message" in p.problem for p in problems)


def test_digests_of_persons_stay_one_message() -> None:
    """Why: who answers a digest and leaves it below wrote one mail."""
    reply = (
        month.digest(POSTS)
        .replace(b"Subject: picnic Digest", b"Subject: Re: picnic Digest")
        .replace(b"From: picnic-request@", b"From: ann@")
    )
    assert len(list(mlthread.read(io.BytesIO(reply), problems=[]))) == 1
    above = (
        month.digest(POSTS)
        .replace(b"8bit\n\nSend", b"8bit\n\nI agree.\n\nSend", 1)
        .replace(b"From: picnic-request@", b"From: ann@")
    )
    assert len(list(mlthread.read(io.BytesIO(above), problems=[]))) == 1


def test_messages_of_a_digest_whose_bytes_were_changed_lie_in_all_of_it() -> None:
    """Why: where the mailbox escaped a line, no byte of the digest is where it is in the file."""
    box = b"From a@example.org Tue Feb  6 06:00:00 2018\n" + month.digest(POSTS)
    escaped = box.replace(b"\nWho brings the lemonade?", b"\n>From whom is the lemonade?", 1)
    spans = {
        data: {
            (place.start, place.stop)
            for message in mlthread.read(io.BytesIO(data), problems=[])
            for place in message.places
        }
        for data in (box, escaped)
    }
    assert len(spans[box]) == len(POSTS)
    assert spans[escaped] == {(0, len(escaped))}


def test_rulers_inside_a_digested_message_part_nothing() -> None:
    data = month.digest(POSTS).replace(
        b"Who brings the lemonade?",
        b"Menu\n\n" + b"-" * 30 + b"\n\nlemonade and bread\n\n" + b"-" * 30 + b"\n",
        1,
    )
    assert len(list(mlthread.read(io.BytesIO(data), problems=[]))) == len(POSTS)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_digest_of_yahoo_groups(line_end: bytes) -> None:
    """Why: it parts its messages with rows of underscores and sets their fields in."""
    rows = "_" * 72 + "\n" + "_" * 72 + "\n"
    parts = [
        f"Message: {n}         \n   Date: Mon, {n} Apr 2002 10:00:00 -0000\n   From: {who} <{who.lower()}@...>\n"
        f"Subject: {subject}\n\n{body}\n\n\n"
        for n, who, subject, body in (
            (1, "Ann", "Gates", "Which gate?\n\n" + "_" * 40 + "\nMessage: 3 is lost."),
            (2, "Bo", "Re: Gates", "> Which gate?\n\nThe first."),
        )
    ]
    head = "From: tides@yahoogroups.example\nSubject: [tides] Digest Number 12\nDate: Tue, 2 Apr 2002 12:00:00 -0000\n\n"
    text = "There are 2 messages in this issue.\n\nTopics in this digest:\n\n      1. Gates\n\n\n"
    end = "\n\nYour use of Yahoo! Groups is subject to http://docs.example.com/\n"
    mail = (head + text + "\n".join(rows + "\n" + part for part in parts) + rows + end).encode()
    data = mail.replace(b"\n", line_end)
    ann, bo = mlthread.read(io.BytesIO(data), problems=[])
    assert (ann.author.name, ann.subject, bo.subject) == ("Ann", "Gates", "Re: Gates")
    assert ann.body.startswith("Which gate?\n\n____")
    assert bo.body == "> Which gate?\n\nThe first.\n"
    assert [m.date.utc.day for m in (ann, bo) if m.date.utc] == [1, 2]
    assert (ann.places[0].start, bo.places[0].stop) == (0, len(data))
    assert ann.places[0].stop == bo.places[0].start
    answer = data.replace(b"Subject: [tides]", b"Subject: Re: [tides]")
    assert len(list(mlthread.read(io.BytesIO(answer), problems=[]))) == 1


def test_progress_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(month.mbox(POSTS * 30))
    told: list[Progress] = []
    assert len(list(mlthread.read(tmp_path, progress=told.append))) == len(POSTS) * 30
    assert told[-1].bytes_read == told[-1].bytes_total == (tmp_path / "a").stat().st_size
    assert [one.messages for one in told] == sorted(one.messages for one in told)


def test_inspection_counts(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(month.mbox(POSTS))
    (tmp_path / "b.txt").write_bytes(month.pipermail_text(POSTS[:2]))
    (tmp_path / "notes").write_bytes(b"no mail\n")
    found = inspect_sources(tmp_path)
    assert (found.messages, found.duplicates) == (len(POSTS) + 2, 2)
    assert {source.format for source in found.sources} == {"mbox", "pipermail"}
    assert found.lists == ((month.LIST, len(POSTS) + 2),)
    assert found.start == POSTS[0].date
    assert found.end == POSTS[-1].date
    assert [problem.source for problem in found.problems] == [str(tmp_path / "notes")]
    assert found.bytes == (tmp_path / "a.mbox").stat().st_size + (tmp_path / "b.txt").stat().st_size


@pytest.mark.parametrize(
    ("first", "what"),
    [("[Content_Types].xml", "office"), ("mimetype", "book"), ("META-INF/MANIFEST.MF", "program")],
)
def test_documents_that_are_zips_are_told_as_what_they_are(
    tmp_path: Path, first: str, what: str
) -> None:
    with zipfile.ZipFile(tmp_path / "a", "w") as bundle:
        bundle.writestr(first, "application/x-book" if first == "mimetype" else "<x/>")
        bundle.writestr("inside/letter.xml", "<x/>")
    problems: list[Problem] = []
    assert list(mlthread.read(tmp_path / "a", problems=problems)) == []
    [problem] = problems
    assert what in problem.problem


def test_what_a_mail_program_notes_in_its_mailbox_is_no_message(tmp_path: Path) -> None:
    note = (
        b"From MAILER-DAEMON Thu Feb  1 09:15:30 2018\n"
        b"From: Mail System Internal Data <MAILER-DAEMON@example.org>\n"
        b"Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\nX-IMAP: 1 3\n\n"
        b"This text is part of the internal format of your mail folder.\n\n"
    )
    (tmp_path / "inbox").write_bytes(note + month.mbox(POSTS))
    problems: list[Problem] = []
    found = list(mlthread.read(tmp_path / "inbox", problems=problems))
    assert len(found) == len(POSTS)
    [problem] = problems
    assert (problem.start, problem.stop) == (0, len(note))


PAGE_MARKS = (
    '<table class="email-header"><tr><td>News</td></tr></table><div class="email-body">Yes.</div>',
    "<!--beginarticle--><p>Yes.</p>",
    "<!--X-Message-Id: a --><p>Yes.</p>",
    '<!-- sent="a" subject="x" --><p>Yes.</p>',
    "<!-- MHonArc v2.6 --><p>Yes.</p>",
    '<h1>Archives by thread</h1><a name="start">Yes.</a>',
    '<script>DisplayShortTime(1)</script><div id="msgbody1">Yes.</div>',
    '<div id="msg-header">x</div><div class="msg-payload">Yes.</div>',
)
"""What pages of archives are known by."""


@pytest.mark.parametrize("mark", PAGE_MARKS)
@pytest.mark.parametrize("kind", ["html", "plain"])
@pytest.mark.parametrize("top", [b"", b"400\n", b"Received: by mill.example.org\n"])
def test_a_mail_may_hold_what_pages_are_known_by(mark: str, kind: str, top: bytes) -> None:
    """Why: newsletters name their parts as HyperKitty does, and lists of archives' programs show such pages."""
    fields = f"From: ann@example.org\nDate: Tue, 6 Feb 2018 10:00:00 +0000\nSubject: x\nMessage-ID: <1@x.example>\nContent-Type: text/{kind}\n"
    data = top + f"{fields}\n<html><body>{mark}</body></html>\n".encode()
    [message] = mlthread.read(io.BytesIO(data))
    assert message.message_id == "1@x.example"
    assert "Yes." in message.body


MAC = {
    "mbox": month.mbox(POSTS),
    "run": b"\n".join(month.rfc(post) for post in POSTS),
    "MMDF": month.mmdf(POSTS),
    "Babyl": month.babyl(POSTS),
    "LISTSERV": month.listserv(POSTS),
    "digest": month.digest(POSTS),
    "page": month.page_text(POSTS[1]),
    "quoted-printable": b"From: ann@example.org\nDate: Tue, 6 Feb 2018 10:00:00 +0000\nSubject: x\nMessage-ID: <1@x.example>\n"
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: quoted-printable\n\na long line=\n goes on\n--b--\n",
}


@pytest.mark.parametrize("name", MAC)
@pytest.mark.parametrize("end", [b"\r", b"\r\n"])
def test_lines_end_as_they_did_on_any_machine(name: str, end: bytes) -> None:
    """Why: text behind the first soft end of a line was lost where lines ended at CR, as were most kinds of boxes."""
    found, other = (
        list(mlthread.read(io.BytesIO(data))) for data in (MAC[name], MAC[name].replace(b"\n", end))
    )
    assert [(m.message_id, m.subject, m.author, m.body) for m in found] == [
        (m.message_id, m.subject, m.author, m.body) for m in other
    ]
    if end == b"\r":
        assert [m.places for m in found] == [m.places for m in other]


def test_a_text_in_utf_16_that_breaks_off_is_told() -> None:
    text = month.page_text(POSTS[1]).decode() * 100
    problems: list[Problem] = []
    data = gzip.compress(text.encode("utf-16"))[:-12]
    assert list(mlthread.read(io.BytesIO(data), problems=problems))
    assert problems[-1].problem.startswith("its packing is damaged")


def test_of_what_was_not_looked_at_nothing_is_said() -> None:
    """Why: mail may stand below blank lines, far down; it was said that there is nothing."""
    problems: list[Problem] = []
    data = b"\n" * 70_000 + b"just some words\n"
    assert list(mlthread.read(io.BytesIO(data), problems=problems)) == []
    assert problems[-1].problem.startswith("no mail was recognised")
    assert problems[-1].stop == len(data)
