"""What comes out of a packing. In: a decompressor. Out: a reader bounded in size and ratio.

What decompresses to far more than any mail does is refused; every way to break is a `SourceError`.
"""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable

from mlthread.errors import SourceError

from .streams import Readable, reason

__all__ = ["BROKEN", "STEP", "Bounded", "Refused", "damaged", "member_name"]

STEP = 1 << 15
_FREE = 64 << 20
_MOST_RATIO = 400
_MOST_BYTES = 64 << 30

BROKEN = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What decompressors raise at damaged data, or at a packing that they do not know."""


def damaged(name: str, error: BaseException) -> SourceError:
    """The problem of a source whose packing is broken."""
    return SourceError(name, f"its packing is damaged: {reason(error)}")


class Refused:
    """A member that cannot be read."""

    def __init__(self, error: SourceError) -> None:
        self._error = error

    def read(self, size: int = -1, /) -> bytes:  # noqa: ARG002 - a reader's interface
        raise self._error


class Bounded:
    """What comes out of a decompressor, as far as it stays within reason."""

    def __init__(
        self, name: str, out: Readable, taken: Callable[[], int], step: int = STEP
    ) -> None:
        self._name = name
        # One step at a time where the reader can: what came before a break is then not lost with it.
        self._read: Callable[[int], bytes] = getattr(out, "read1", out.read)
        self._taken = taken
        self._step = step
        self._given = 0

    def read(self, size: int = -1, /) -> bytes:
        try:
            piece = self._read(min(size, self._step) if size >= 0 else self._step)
        except BROKEN as error:
            raise damaged(self._name, error) from error
        self._given += len(piece)
        if self._given > _MOST_BYTES or (
            self._given > _FREE and self._given > _MOST_RATIO * max(self._taken(), 1)
        ):
            raise SourceError(
                self._name, "decompresses to far more than mail does; reading stopped"
            )
        return piece


def member_name(name: str) -> str:
    """A member's name for messages and places; it is never used as a path."""
    return "".join(character if character.isprintable() else "?" for character in name)[:300]
