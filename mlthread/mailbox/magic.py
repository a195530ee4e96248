"""What packed bytes begin with. In: the first bytes of a source. Out: the name of its packing.

>>> is_packed(b"BZh91AY"), is_packed(b"From ann")
('bzip2', None)
"""

from __future__ import annotations

from mlthread.frozen import frozen

__all__ = ["is_packed"]


@frozen
class _Packing:
    """A way of packing: its magic bytes and where they stand."""

    name: str
    magic: bytes
    at: int = 0


_PACKINGS = (
    _Packing("gzip", b"\x1f\x8b"),
    _Packing("bzip2", b"BZh"),
    _Packing("xz", b"\xfd7zXZ\x00"),
    _Packing("zstd", b"\x28\xb5\x2f\xfd"),
    _Packing("zip", b"PK\x03\x04"),
    _Packing("tar", b"ustar", 257),
)


def is_packed(head: bytes) -> str | None:
    """The name of the packing, None where there is none."""
    return next(
        (packing.name for packing in _PACKINGS if head.startswith(packing.magic, packing.at)), None
    )
