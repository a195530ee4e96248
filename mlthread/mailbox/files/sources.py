"""Sources by name. In: paths, folders, "-", binary files. Out: a file to read, or a folder; what stands in a folder, in
a fixed order, without what is hidden.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from io import BufferedReader, TextIOBase
from typing import TYPE_CHECKING, BinaryIO

from mlthread.errors import SourceError
from mlthread.frozen import frozen
from mlthread.pattern import pattern

from .streams import ByteStream, Readable, reason

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Given", "open_file", "open_given"]

_ADDRESS = pattern(r"(?:https?|ftp)://")
_HINTS = (
    ((bytes, bytearray, memoryview), "; io.BytesIO(...) makes one of bytes"),
    (TextIOBase, '; mode "rb" opens a file for bytes'),
    (Iterable, "; read(*sources) takes several"),
)
"""What else is given for a source, and how it becomes one."""
Given = str | os.PathLike[str] | BinaryIO


@frozen
class FileSource:
    """One file to read: its name as given, its path (None: a stream that is open already)."""

    name: str
    path: str | os.PathLike[str] | None = None
    stream: Readable | None = None
    size: int | None = None


def open_given(given: Given) -> FileSource | Path:
    """What a source as given is: a file, or a folder as its path; TypeError for anything else."""
    if isinstance(given, (str, os.PathLike)):
        text = os.fspath(given)
        if text == "-":
            if sys.stdin is None:
                raise SourceError(text, "standard input is closed")
            stdin = getattr(sys.stdin, "buffer", None)
            if stdin is None:  # a program's own, such as a notebook's
                raise SourceError(text, "standard input is text here and gives no bytes")
            return FileSource("-", stream=stdin)
        if "://" in text and _ADDRESS.match(text) and not os.path.exists(text):
            raise SourceError(
                text, "is an address of the web and not fetched; curl -sL ADDRESS | mlthread show"
            )
        try:
            if os.path.isdir(text):
                from pathlib import Path  # late: a file needs none

                return Path(text)
            return FileSource(text, text, size=os.stat(text).st_size)
        except (OSError, ValueError) as error:
            raise SourceError(text or '""', _why(error)) from error
    if not hasattr(given, "read") or isinstance(given, TextIOBase):
        hint = next((hint for kinds, hint in _HINTS if isinstance(given, kinds)), "")
        raise TypeError(
            f"a source is a path or a file opened for bytes, not {type(given).__name__}{hint}"
        )
    name = getattr(given, "name", None)
    name = name if isinstance(name, str) and name else "<stream>"
    return FileSource(name, stream=_Lent(given, name))


class _Lent:
    """A file that the caller has opened, maybe through a decompressor, and closes."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        whole = isinstance(file, BufferedReader)  # whose `read1` does not tell an end from a pause
        self._read = file.read if whole else getattr(file, "read1", file.read)
        self._name = name

    def read(self, size: int = -1, /) -> bytes:
        from .bounded import BROKEN  # late: the command line lends none

        try:
            piece = self._read(size)
        except BROKEN as error:
            raise SourceError(self._name, f"cannot be read on: {reason(error)}") from error
        if isinstance(piece, str):
            raise TypeError(
                f"a source is a path or a file opened for bytes; {self._name} gives text"
            )
        return piece


def open_file(source: FileSource) -> ByteStream:
    """The stream of one file."""
    if source.stream is not None:
        return ByteStream(source.stream, source.name)
    assert source.path is not None
    try:
        return ByteStream(open(source.path, "rb", buffering=0), source.name, source.size)
    except OSError as error:
        raise SourceError(source.name, _why(error)) from error


def _why(error: BaseException) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "may not be read"
    return f"cannot be read: {reason(error)}"


def list_folder(folder: Path) -> Iterator[Path]:
    """The entries of a folder by name, hidden ones left out."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise SourceError(str(folder), _why(error)) from error
    return (entry for entry in entries if not entry.name.startswith("."))
