"""Conversations that are kept between commands. In: sources, a folder. Out: what an earlier command made of them.

Only where somebody asks for it: what is kept is a copy of the mail. It holds as long as every file of the
sources, the program and what it is built on stay as they are; whatever is doubtful is made anew.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import pickle
import stat
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from mlthread import model
from mlthread.hashes import sha256
from mlthread.model import Conversation, Problem

__all__ = ["Kept"]

_MAGIC = b"mlthread conversations 1\n"
_SUFFIX = ".conversations"
_SMALLEST = 1 << 20
"""Bytes of sources below which nothing is kept: they are read as fast."""
_MOST = 24
"""Archives in one folder; the one that was not asked for the longest time goes."""
_TICK = 2.0
"""Seconds within which a file may change and its time stay."""
_BUILT_ON = ("python-dateutil", "email-validator", "selectolax", "charset-normalizer", "rapidfuzz")
_UNREADABLE = (
    OSError, EOFError, ValueError, TypeError, LookupError, AttributeError, ImportError, MemoryError,
    pickle.UnpicklingError, zlib.error,
)  # fmt: skip

Found = tuple[list[Conversation], list[Problem]]


class Kept:
    """What is kept of some sources, in one file of the folder."""

    def __init__(self, folder: str, sources: Sequence[str], format_name: str | None) -> None:
        self._folder = os.path.expanduser(folder)
        self._sources = sources
        where = "\0".join((str(format_name), *sources, *map(os.path.abspath, sources)))
        name = sha256(where.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        self._path = os.path.join(self._folder, name + _SUFFIX)
        self._state = self._look()

    def load(self) -> Found | None:
        """What is kept; None where that is nothing, or no longer true."""
        if self._state is None:
            return None
        with contextlib.suppress(*_UNREADABLE), open(self._path, "rb") as file:
            head = _MAGIC + self._state
            if _is_own(os.fstat(file.fileno())) and file.read(len(head)) == head:
                with gzip.GzipFile(fileobj=file) as packed:
                    found: Found = _Reader(packed).load()
                with contextlib.suppress(OSError):  # it may lie where nothing can be written
                    os.utime(self._path)
                return found
        return None

    def store(self, found: Found) -> str | None:
        """Keep it. What went wrong; None where nothing did, or there was nothing to keep."""
        if self._state is None or self._look() != self._state:
            return None
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            self._write(found)
            _forget(self._folder)
        except OSError as error:
            return f"nothing can be kept in {self._folder}: {error.strerror}"
        return None

    def _write(self, found: Found) -> None:
        assert self._state is not None
        number, path = tempfile.mkstemp(suffix=_SUFFIX, dir=self._folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(_MAGIC + self._state)
                with gzip.GzipFile("", "wb", 1, file, 0) as packed:
                    pickle.dump(found, packed, pickle.HIGHEST_PROTOCOL)
            os.replace(path, self._path)
        except BaseException:
            os.unlink(path)
            raise

    def _look(self) -> bytes | None:
        """The state of the program and the sources; None where it cannot be told, or they are small."""
        state = sha256(repr(_program()).encode())
        size, newest = 0, 0.0
        try:
            for path, facts in _files(self._sources, self._folder):
                row = (path, facts.st_size, facts.st_mtime_ns, facts.st_ino, facts.st_mode)
                state.update(repr(row).encode("utf-8", "surrogateescape"))
                size += facts.st_size
                newest = max(newest, facts.st_mtime)
        except OSError:
            return None
        if size < _SMALLEST or newest > time.time() - _TICK:
            return None
        return bytes(state.digest())


def _is_own(facts: os.stat_result) -> bool:
    """In a folder that others can write to, what they left there is not ours. (Windows tells no owner.)"""
    return not hasattr(os, "getuid") or facts.st_uid == os.getuid()


def _program() -> list[Any]:
    """What the result depends on beside the sources."""
    from importlib.metadata import PackageNotFoundError, version

    rows: list[Any] = [sys.version]
    for name in _BUILT_ON:
        with contextlib.suppress(PackageNotFoundError):
            rows.append((name, version(name)))
    for folder, _, names in os.walk(os.path.dirname(model.__file__)):
        for name in names:
            if name.endswith((".py", ".so", ".pyd")):
                facts = os.stat(os.path.join(folder, name))
                rows.append((folder, name, facts.st_size, facts.st_mtime_ns))
    return sorted(rows, key=repr)


def _files(sources: Sequence[str], kept: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file of the sources, but for what is kept among them. `OSError` for what is neither file nor folder,
    or borrows from elsewhere."""
    for source in sources:
        facts = os.stat(source)
        if stat.S_ISREG(facts.st_mode):
            yield source, facts
        elif stat.S_ISDIR(facts.st_mode):
            yield from _below(source, os.path.realpath(kept))
        else:
            raise OSError(source)


def _below(folder: str, kept: str) -> Iterator[tuple[str, os.stat_result]]:
    """The files below a folder, hidden ones too: a repository keeps its mail in them."""
    with os.scandir(folder) as entries:
        rows = sorted(entries, key=lambda entry: entry.name)
    for entry in rows:
        if entry.is_dir(follow_symlinks=False):
            if os.path.realpath(entry.path) != kept:
                yield from _below(entry.path, kept)
        elif entry.name == "alternates":  # a repository that borrows from another
            raise OSError(entry.path)
        else:
            yield entry.path, entry.stat(follow_symlinks=entry.is_symlink() and entry.is_file())


def _forget(folder: str) -> None:
    """Remove what was not asked for the longest time."""
    with os.scandir(folder) as entries:
        rows = [(e.stat().st_mtime, e.path) for e in entries if e.name.endswith(_SUFFIX)]
    for _, path in sorted(rows, reverse=True)[_MOST:]:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)


class _Reader(pickle.Unpickler):
    """Reads records and dates, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        """One of the classes that conversations are made of."""
        is_record = module == model.__name__ and name in model.__all__
        if is_record or (module == "datetime" and name in ("datetime", "timedelta", "timezone")):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
