"""What packed bytes begin with. In: the first bytes of a source. Out: the name of its packing.

UTF-16 and UTF-32 count as such: programs of Windows save text so.

>>> is_packed(b"BZh91AY"), is_packed(b"From ann")
('bzip2', None)
>>> is_packed("From ann".encode("utf-16"))
'utf-16-le'
"""

from __future__ import annotations

from mlthread.frozen import frozen

__all__ = ["foreign", "is_packed"]


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


_MARKS = {
    b"\xff\xfe\0\0": "utf-32-le",
    b"\0\0\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
# Text without a mark: of its first letters nearly all are Latin, so every other byte is zero.
_SAMPLE = 2000
_FEWEST = 32


_FOREIGN = (
    _Packing("an Outlook message or another OLE file; save the mail as .eml", b"\xd0\xcf\x11\xe0"),
    _Packing("an Outlook data file; readpst makes mailboxes of it", b"!BDN"),
    _Packing(
        "a mailbox of Outlook Express; readoe or Thunderbird make an mbox of it",
        b"\xcf\xad\x12\xfe",
    ),
    _Packing("a database of Lotus Notes; export its mail as .eml", b"\x1a\0\0\x04"),
    _Packing("packed by compress; gunzip unpacks it", b"\x1f\x9d"),
    _Packing("an arj archive; unpack it first", b"\x60\xea"),
    _Packing("an lha archive; unpack it first", b"-lh", 2),
    _Packing("a database", b"SQLite format 3\0"),
    _Packing("a PDF, no mail", b"%PDF-"),
    _Packing("a rar archive; unpack it first", b"Rar!\x1a\x07"),
    _Packing("a 7z archive; unpack it first", b"7z\xbc\xaf\x27\x1c"),
    # zips whose first member says what they are
    _Packing("a document of an office program, no mail", b"[Content_Types].xml", 30),
    _Packing("a document of an office program, no mail", b"_rels/.rels", 30),
    _Packing("a document or a book, no mail", b"mimetypeapplication/", 30),
    _Packing("a program, no mail", b"META-INF/", 30),
)


def foreign(head: bytes) -> str | None:
    """What a file of another kind is, and what helps; None where it is not known."""
    return next((kind.name for kind in _FOREIGN if head.startswith(kind.magic, kind.at)), None)


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
    from .savedpages import saved_kind  # late: few sources are

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
