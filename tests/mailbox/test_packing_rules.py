"""Packed sources: what comes out of them, to the last byte, and what is refused."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile

import pytest

from mlthread.errors import SourceError
from mlthread.mailbox.files import bounded, packed, zips
from mlthread.mailbox.files.bounded import Bounded, member_name
from mlthread.mailbox.files.packed import unpack
from mlthread.mailbox.files.streams import ByteStream, as_stream, read_all
from mlthread.mailbox.magic import is_packed

STEP = 1 << 15


def unpacked(data: bytes, packing: str) -> bytes:
    [inner] = unpack(as_stream(data, "x"), packing)
    out = read_all(inner)
    if inner.failure is not None:
        raise inner.failure
    return out


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


PACK = {"bzip2": bz2.compress, "xz": lzma.compress}


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("parts", [[b""], [b"one"], [b"one", b"two"], [b"one", b"", b"two"]])
def test_streams_one_after_the_other(packing: str, parts: list[bytes]) -> None:
    assert unpacked(b"".join(map(PACK[packing], parts)), packing) == b"".join(parts)


@pytest.mark.parametrize("packing", PACK)
def test_a_stream_gives_nothing_for_a_while(packing: str) -> None:
    """Why: a block of bzip2 is longer than what is read at once; an empty piece is no end."""
    data = noise(600_000)
    assert unpacked(PACK[packing](data) + PACK[packing](b"end"), packing) == data + b"end"


@pytest.mark.parametrize("packing", PACK)
def test_a_stream_may_end_where_a_piece_does(monkeypatch: pytest.MonkeyPatch, packing: str) -> None:
    one, end = PACK[packing](b"one"), PACK[packing](b"end")
    monkeypatch.setattr(packed, "STEP", len(one))
    assert unpacked(one + end, packing) == b"oneend"
    assert unpacked(one, packing) == b"one"
    if packing == "xz":  # zeros that pad it
        assert unpacked(one + bytes(len(one)) + end, packing) == b"oneend"


@pytest.mark.parametrize("zeros", [4, 8, STEP, STEP + 4])
def test_zeros_between_streams_and_behind_them(zeros: int) -> None:
    both = lzma.compress(b"one") + bytes(zeros) + lzma.compress(b"two")
    assert unpacked(both, "xz") == b"onetwo"
    assert unpacked(both + bytes(zeros), "xz") == b"onetwo"


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("behind", [b"x", b"\0\0\0\0x"])
def test_what_stands_behind_the_last_stream_is_told(packing: str, behind: bytes) -> None:
    with pytest.raises(SourceError, match="its packing is damaged"):
        unpacked(PACK[packing](b"one") + behind, packing)


@pytest.mark.parametrize("packing", PACK)
def test_a_stream_that_breaks_off_is_told(packing: str) -> None:
    with pytest.raises(SourceError, match="it ends before its end is told"):
        unpacked(PACK[packing](noise(9000))[:-40], packing)


@pytest.mark.parametrize(
    ("given", "taken", "refused"),
    [
        (10, 1, False),  # so much is free
        (11, 1, True),
        (40, 10, False),  # four times what it is packed
        (41, 10, True),
        (100, 1000, False),
        (101, 1000, True),  # more than any archive
        (11, 0, True),
    ],
)
def test_what_decompresses_to_far_more_than_mail_does(
    monkeypatch: pytest.MonkeyPatch, given: int, taken: int, refused: bool
) -> None:
    for name, value in (("_FREE", 10), ("_MOST_RATIO", 4), ("_MOST_BYTES", 100)):
        monkeypatch.setattr(bounded, name, value)
    reader = Bounded("x", io.BytesIO(bytes(given)), lambda: taken)
    if refused:
        with pytest.raises(SourceError, match="decompresses to far more"):
            reader.read()
    else:
        assert len(reader.read()) == given


@pytest.mark.parametrize(("size", "read"), [(-1, 8), (0, 0), (5, 5), (8, 8), (99, 8)])
def test_a_step_at_a_time(size: int, read: int) -> None:
    """What came before a break is then not lost with it."""
    assert len(Bounded("x", io.BytesIO(bytes(20)), lambda: 20, step=8).read(size)) == read


def test_the_name_of_a_member_is_one_line() -> None:
    assert member_name("a\n\x1b[2J/é.eml") == "a??[2J/é.eml"
    assert member_name("x" * 999) == "x" * 300


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_text_in_wide_letters(codec: str) -> None:
    """Its mark is gone, one within it is not; letters are whole wherever a piece ends."""
    text = "\ufeffFrom ann\n" + "潮" * STEP + "\ufeff🦊\n"
    assert unpacked(text.encode(codec), codec).decode() == text[1:]
    assert unpacked(text[1:].encode(codec), codec).decode() == text[1:]
    assert unpacked("ab".encode(codec)[:-1], codec).decode() == "a\ufffd"


def test_members_of_a_tar_that_are_no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as bundle:
        for name, kind in (
            ("in", tarfile.DIRTYPE),
            ("link", tarfile.SYMTYPE),
            ("a.eml", tarfile.REGTYPE),
            ("b.eml", tarfile.REGTYPE),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.size = kind, 3 * (kind == tarfile.REGTYPE)
            bundle.addfile(member, io.BytesIO(b"abc"))
    members = [
        (inner.name, read_all(inner))
        for inner in unpack(as_stream(held.getvalue(), "x.tar"), "tar")
    ]
    assert members == [("x.tar!a.eml", b"abc"), ("x.tar!b.eml", b"abc")]
    monkeypatch.setattr(packed, "_MOST_MEMBERS", 2)
    with pytest.raises(SourceError, match="holds too many members"):
        list(unpack(as_stream(held.getvalue(), "x.tar"), "tar"))


def test_a_stream_that_breaks_off_keeps_what_came_before() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            piece = super().read(size)
            if not piece:
                raise OSError(5, "Input/output error")
            return piece

    stream = ByteStream(Broken(b"abc"), "x")
    assert stream.read(9) == b"abc"
    assert stream.read(9) == b""
    assert str(stream.failure) == "x: cannot be read on: Input/output error"


def bundled(*names: str) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as bundle:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = 3
            bundle.addfile(member, io.BytesIO(b"abc"))
    return held.getvalue()


def members_of(data: bytes) -> list[str]:
    """The members of a tar; at last the problem with it."""
    found: list[str] = []
    try:
        for inner in unpack(as_stream(data, "x.tar"), "tar"):
            found.append(inner.name)
            assert read_all(inner) == b"abc"
    except SourceError as error:
        found.append(error.problem)
    return found


DAMAGED = "is damaged; what could be told apart is read"


@pytest.mark.parametrize(
    ("data", "found", "why"),
    [
        (bundled("a", "b"), ["x.tar!a", "x.tar!b"], "whole"),
        (bundled("a")[:1024], ["x.tar!a"], "nothing stands behind the last member"),
        (bundled("a") + bundled("b"), ["x.tar!a", "x.tar!b"], "zeros part two tars"),
        (
            bundled("a", "b", "c").replace(b"b\0", b"B\0", 1),
            ["x.tar!a", "x.tar!c", DAMAGED],
            "the sum of a header is wrong",
        ),
        (bundled("a", "b")[:1300], ["x.tar!a", DAMAGED], "it breaks off in a header"),
        (bundled("a") + b"more" * 128, ["x.tar!a", DAMAGED], "something stands behind its end"),
        (
            bundled("a", "b")[:1200] + bytes(312),
            ["x.tar!a", DAMAGED],
            "a header of which the second half is lost",
        ),
    ],
)
def test_damage_to_a_tar_is_told(data: bytes, found: list[str], why: str) -> None:
    """Why: `tarfile` ends in silence at a header that is none, and all members behind it were lost."""
    assert members_of(data) == found, why


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_name_that_would_fill_the_memory(kind: bytes) -> None:
    long = tarfile.TarInfo("x")
    long.type, long.size = kind, 1 << 30
    data = bundled("a")[:1024] + long.tobuf(tarfile.USTAR_FORMAT) + bytes(1024)
    assert members_of(data) == [
        "x.tar!a",
        "its packing is damaged: a name in it is longer than any is",
    ]


def test_a_long_name_is_read() -> None:
    assert members_of(bundled("x" * 150)) == [f"x.tar!{'x' * 150}"]


@pytest.mark.parametrize(
    ("held", "refused"),
    [(bz2.compress(bytes(1 << 20)), True), (gzip.compress(noise(15_000) + bytes(400_000)), False)],
    ids=["nothing but zeros", "little of it"],
)
def test_packings_within_each_other_are_bounded_as_one(
    monkeypatch: pytest.MonkeyPatch, held: bytes, refused: bool
) -> None:
    """Why: each was bounded by what was in the one round it, so that 500 bytes could stand for 25 GB."""
    monkeypatch.setattr(bounded, "_FREE", 1 << 18)
    monkeypatch.setattr(bounded, "_MOST_RATIO", 100)
    [outer] = unpack(as_stream(gzip.compress(held + bytes(100_000)), "x"), "gzip")
    packing = is_packed(outer.head())
    assert packing is not None
    [inner] = unpack(outer, packing)
    read_all(inner)
    assert ("far more than mail" in str(inner.failure)) == refused


def test_a_packing_may_not_ask_for_all_of_the_memory() -> None:
    data = lzma.compress(b"abc", format=lzma.FORMAT_ALONE)
    with pytest.raises(SourceError, match="Memory usage limit"):
        unpacked(data[:1] + (1 << 31).to_bytes(4, "little") + data[5:], "xz")


def test_a_zip_of_too_many_members_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as bundle:
        for name in ("a", "b", "c"):
            bundle.writestr(name, b"abc")
    monkeypatch.setattr(zips, "_MOST_MEMBERS", 2)
    names: list[str] = []
    members = unpack(as_stream(held.getvalue(), "x"), "zip")
    with pytest.raises(SourceError, match="holds too many members"):
        names.extend(inner.name for inner in members)
    assert names == ["x!a", "x!b"]
