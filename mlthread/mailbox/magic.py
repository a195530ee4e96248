"""What packed bytes begin with. In: the first bytes of a source. Out: the name of its packing, or what
other kind of file it is.

UTF-16 and UTF-32 count as such: programs of Windows save text so.

>>> is_packed(b"BZh91AY"), is_packed(b"From ann")
('bzip2', None)
>>> is_packed("From ann".encode("utf-16"))
'utf-16-le'
>>> foreign(b"%PDF-1.7"), foreign(b"!BDN")
(Foreign(what='a PDF, no mail', mail=False), Foreign(what='an Outlook data file; readpst makes mailboxes of it', mail=True))
"""

from __future__ import annotations

from mlthread.frozen import NamedTuple, frozen

from .head import Head

__all__ = [
    "OLE",
    "UNKNOWN_PAGE",
    "Foreign",
    "foreign",
    "is_packed",
    "names_outlook",
    "unrecognised",
]


@frozen
class _Packing:
    """A way of packing, or another kind of file: its magic bytes and where they stand."""

    name: str
    magic: bytes
    at: int = 0


_PACKINGS = (
    _Packing("gzip", b"\x1f\x8b"),
    _Packing("bzip2", b"BZh"),
    _Packing("xz", b"\xfd7zXZ\x00"),
    _Packing("xz", b"\x5d\x00\x00"),  # .lzma, which the same program opens
    _Packing("zstd", b"\x28\xb5\x2f\xfd"),
    _Packing("zip", b"PK\x03\x04"),
    _Packing("tar", b"ustar", 257),
)


OLE = b"\xd0\xcf\x11\xe0"
"""What Microsoft's compound files begin with: old Office documents, and messages that Outlook saved."""
# Streams of such a message, as the file's directory names them.
_OUTLOOK = tuple(
    "".join(f"{letter}\0" for letter in name).encode()  # without loading the codec
    for name in ("__nameid_version1.0", "__properties_version1.0", "__substg1.0_")
)
_MARKS = {
    b"\xff\xfe\0\0": "utf-32-le",
    b"\0\0\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
# Text without a mark: of its first letters nearly all are Latin, so every other byte is zero.
_SAMPLE = 2000
_FEWEST = 32


class Foreign(NamedTuple):
    """A file of another kind: what it is, and what helps; `mail` where it holds mail, or may."""

    what: str
    mail: bool


_WITH_MAIL = (
    _Packing("an Outlook data file; readpst makes mailboxes of it", b"!BDN"),
    _Packing(
        "a mailbox of Outlook Express; readoe or Thunderbird make an mbox of it",
        b"\xcf\xad\x12\xfe",
    ),
    _Packing("a database of Lotus Notes; export its mail as .eml", b"\x1a\0\0\x04"),
    _Packing("what Outlook packs into winmail.dat; tnef or ytnef unpack it", b"\x78\x9f\x3e\x22"),
    _Packing("packed by compress; gunzip unpacks it", b"\x1f\x9d"),
    _Packing("an arj archive; arj unpacks it", b"\x60\xea"),
    _Packing("an lha archive; lha unpacks it", b"-lh", 2),
    _Packing("a rar archive; unrar unpacks it", b"Rar!\x1a\x07"),
    _Packing("a 7z archive; 7z unpacks it", b"7z\xbc\xaf\x27\x1c"),
    _Packing("packed by lzip; lzip unpacks it", b"LZIP"),
    _Packing("packed by lz4; lz4 unpacks it", b"\x04\x22\x4d\x18"),
)
_WITHOUT_MAIL = (
    _Packing("an old Office document or another OLE file, no mail", OLE),
    _Packing("a database", b"SQLite format 3\0"),
    _Packing("a PDF, no mail", b"%PDF-"),
    # zips whose first member says what they are
    _Packing("a document of an office program, no mail", b"[Content_Types].xml", 30),
    _Packing("a document of an office program, no mail", b"_rels/.rels", 30),
    _Packing("a document or a book, no mail", b"mimetypeapplication/", 30),
    _Packing("a program, no mail", b"META-INF/", 30),
)


def names_outlook(data: bytes) -> bool:
    """Whether the directory of an OLE file names what only a message of Outlook has."""
    return any(name in data for name in _OUTLOOK)


def foreign(head: bytes) -> Foreign | None:
    """What a file of another kind is; None where it is not known."""
    for kinds, mail in ((_WITH_MAIL, True), (_WITHOUT_MAIL, False)):
        for kind in kinds:
            if head.startswith(kind.magic, kind.at):
                return Foreign(kind.name, mail)
    return None


_BODY = "(a bare body is read with --format body)"
UNKNOWN_PAGE = f"a page of no archive that is known {_BODY}; many archives offer an mbox instead"


def unrecognised(head: Head) -> Foreign:
    """What a file is that no format fits."""
    known = foreign(head.data)
    if known is not None:
        return known
    if head.is_binary:
        what = "a binary file, no mail"
    elif b"<html" in head.lower or b"<!doctype html" in head.lower:
        what = UNKNOWN_PAGE
    else:
        what = f"no mail was recognised in it {_BODY}"
    return Foreign(what, False)


def is_packed(head: bytes) -> str | None:
    """The name of the packing, None where there is none."""
    found = next(
        (packing.name for packing in _PACKINGS if head.startswith(packing.magic, packing.at)), None
    )
    if found == "zip" and foreign(head):
        return None
    return found or _saved(head) or _wide(head)


_SAVED = (b"WARC/", b"bplist00", b"From: <Saved by ")


def _saved(head: bytes) -> str | None:
    """The wrapping of a saved page: MHTML, webarchive, WARC."""
    if not head.startswith(_SAVED) and b"Snapshot-Content-Location:" not in head[:2000]:
        return None
    from mlthread.mailbox.files.savedpages import saved_kind  # late: few sources are

    return saved_kind(head)


def _four_wide(sample: bytes) -> str | None:
    """UTF-32 without a mark: of four bytes three are zero."""
    first, second, third, fourth = (sample[at::4] for at in range(4))
    if len(sample) < _FEWEST or any(second) or any(third):
        return None
    if 0 not in first and not any(fourth):
        return "utf-32-le"
    return "utf-32-be" if 0 not in fourth and not any(first) else None


def _wide(head: bytes) -> str | None:
    """The name of the UTF-16 or UTF-32 that the bytes are, None where they are none."""
    codec = _MARKS.get(head[:4]) or _MARKS.get(head[:2])
    if codec is None:
        sample = head[:_SAMPLE]
        codec = _four_wide(sample)
    if codec is None:
        low, high = sample[::2], sample[1::2]
        if len(sample) < _FEWEST or sample.count(0) * 10 < len(sample) * 4:
            return None
        if high.count(0) * 10 >= len(high) * 9 and not low.count(0):
            codec = "utf-16-le"
        elif low.count(0) * 10 >= len(low) * 9 and not high.count(0):
            codec = "utf-16-be"
        else:
            return None
    from codecs import getincrementaldecoder  # late: few sources are UTF-16

    try:
        text = getincrementaldecoder(codec)().decode(head)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else codec
