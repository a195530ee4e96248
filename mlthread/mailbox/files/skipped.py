"""What of a folder is left out. In: files and why. Out: a problem for each folder and reason, not for each file.

A thousand index pages, or the pictures beside a saved page, are one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mlthread.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Skipped"]


class Skipped:
    """Files that are left out, by where they are told and why."""

    def __init__(self) -> None:
        self._groups: dict[tuple[Path, str], list[tuple[Path, int]]] = {}

    def add(self, folder: Path, why: str, path: Path, size: int) -> None:
        """A file of so many bytes, told with others of the folder."""
        self._groups.setdefault((folder, why), []).append((path, size))

    def add_found(self, path: Path, why: str) -> None:
        """What stands in a folder: a file of it, or a folder by itself."""
        size = path.stat().st_size if path.is_file() else 0
        self.add(path if path.is_dir() else path.parent, why, path, size)

    def told(self) -> Iterator[Problem]:
        """One problem a group: a file alone by its name, several by their folder and number."""
        for (folder, why), left in self._groups.items():
            path, stop = left[0][0], sum(size for _, size in left)
            where, count = (path, "") if len(left) == 1 else (folder, f"{len(left)} files: ")
            yield Problem(str(where), None, count + why, start=0, stop=stop)
