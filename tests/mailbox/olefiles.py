"""Messages as Outlook saves them, written for tests. In: streams by path, or properties. Out: the bytes of a file.

The smallest compound file that readers accept ([MS-CFB]): version 3, streams below 4096 bytes in the mini
stream, the directory a chain instead of a tree.
"""

from __future__ import annotations

import struct
from datetime import UTC, datetime

Tree = dict[str, "bytes | Tree"]

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT_SECTOR, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def compound(tree: Tree, *, directory_last: bool = False) -> bytes:
    """A compound file with these streams and storages."""
    rows: list[list[object]] = [
        ["Root Entry", 5, _NONE, _NONE, b""]
    ]  # name, kind, right, child, data
    _enter(tree, 0, rows)
    mini = bytearray()
    mini_fat: list[int] = []
    large: list[tuple[int, bytes]] = []
    starts = [_END] * len(rows)
    for number, (_, kind, _, _, data) in enumerate(rows):
        assert isinstance(data, bytes)
        if kind != 2 or not data:
            continue
        if len(data) >= _CUTOFF:
            large.append((number, data))
            continue
        starts[number] = len(mini_fat)
        count = -(-len(data) // _MINI)
        mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + count), _END]
        mini += data.ljust(count * _MINI, b"\0")
    fat: list[int] = []
    sectors = bytearray()

    def put(data: bytes) -> int:
        count = -(-len(data) // _SECTOR)
        start = len(fat)
        fat.extend([*range(start + 1, start + count), _END])
        sectors.extend(data.ljust(count * _SECTOR, b"\0"))
        return start

    directory_at = 0
    if not directory_last:
        directory_at = put(b"\0" * len(rows) * 128)
    for number, data in large:
        starts[number] = put(data)
    mini_fat_at = put(struct.pack(f"<{len(mini_fat)}L", *mini_fat)) if mini_fat else _END
    mini_fat_sectors = -(-len(mini_fat) * 4 // _SECTOR)
    starts[0] = put(bytes(mini)) if mini else _END
    if directory_last:
        directory_at = put(b"\0" * len(rows) * 128)
    entries = b"".join(
        _entry(row, starts[number], len(mini) if not number else len(row[4]))  # type: ignore[arg-type]
        for number, row in enumerate(rows)
    )
    at = directory_at * _SECTOR
    sectors[at : at + len(entries)] = entries
    fat_sectors = 1
    while fat_sectors * 128 < len(fat) + fat_sectors:
        fat_sectors += 1
    first = len(fat)
    table = [*fat, *[_FAT_SECTOR] * fat_sectors]
    table += [_FREE] * (fat_sectors * 128 - len(table))
    header = struct.pack(
        "<8s16xHHHHH6xLLLLLLLLL",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, directory_at, 0, _CUTOFF, mini_fat_at, mini_fat_sectors, _END, 0,
    )  # fmt: skip
    places = [*range(first, first + fat_sectors)]
    header += struct.pack("<109L", *places, *[_FREE] * (109 - fat_sectors))
    return header + bytes(sectors) + struct.pack(f"<{len(table)}L", *table)


def _enter(tree: Tree, parent: int, rows: list[list[object]]) -> None:
    above = None
    for name, what in tree.items():
        number = len(rows)
        is_stream = isinstance(what, bytes)
        rows.append([name, 2 if is_stream else 1, _NONE, _NONE, what if is_stream else b""])
        if above is None:
            rows[parent][3] = number
        else:
            rows[above][2] = number
        above = number
        if not isinstance(what, bytes):
            _enter(what, number, rows)


def _entry(row: list[object], start: int, size: int) -> bytes:
    name, kind, right, child, _ = row
    wide = str(name).encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBLLL16sL8s8sLQ",
        wide, len(wide), kind, 1, _NONE, right, child, b"", 0, b"", b"", start, size,
    )  # fmt: skip


def properties(
    texts: dict[str, str | bytes], figures: dict[int, int] | None = None, head: int = 32
) -> Tree:
    """The streams of a message, a recipient, an attachment: strings are stored in UTF-16, bytes as they are
    under the whole name of the property ("1000001E")."""
    tree: Tree = {}
    for name, value in texts.items():
        if isinstance(value, str):
            tree[f"__substg1.0_{name}001F"] = value.encode("utf-16-le")
        else:
            tree[f"__substg1.0_{name}"] = value
    rows = b"".join(
        struct.pack("<HHIQ", 3, key, 6, value) for key, value in (figures or {}).items()
    )
    tree["__properties_version1.0"] = b"\0" * head + rows
    return tree


def ticks(when: datetime) -> int:
    """An instant as such files count it: tenths of microseconds since 1601."""
    return int((when - _EPOCH).total_seconds()) * 10_000_000
