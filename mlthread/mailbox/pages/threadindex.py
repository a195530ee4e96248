"""pipermail's thread index beside article pages. In: pages of a folder. Out: their messages with the parents that it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mlthread.frozen import replace
from mlthread.model import Message

from .indexes import thread_parents

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ThreadIndex"]

_LONGEST = 64 << 20
"""Bytes of an index that is read."""


class ThreadIndex:
    """The pages of one folder, held until it is left where a thread index names their parents."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._parents: dict[int, int] = {}
        self._held: dict[int, Message] = {}

    def hold(self, path: Path, message: Message) -> bool:
        """Keep the page's message back; False where no index names it, or another one is kept under its number."""
        if path.suffix != ".html" or not path.stem.isdecimal() or message.in_reply_to:
            return False
        if self._folder != path.parent:
            self._folder = path.parent
            self._parents = _parents_named(path.parent / "thread.html")
        number = int(path.stem)
        if not self._parents or number in self._held:
            return False
        self._held[number] = message
        return True

    def leave(self, folder: Path | None) -> Iterator[Message]:
        """What was held of the folder before, each with the parent that the index names.

        The old template names the parent by a Message-ID that its own page does not show: there the
        index is the only way from one page to the other.
        """
        if folder == self._folder or not self._held:
            return
        held, self._held = self._held, {}
        ids = {message.message_id for message in held.values()}
        for number, message in held.items():
            parent = held.get(self._parents.get(number, -1))
            known = message.page_parent is not None and message.page_parent in ids
            if parent is not None and not known and parent.id != message.id:
                yield replace(message, page_parent=parent.id)
            else:
                yield message


def _parents_named(path: Path) -> dict[int, int]:
    try:
        return (
            thread_parents(path.read_bytes())
            if path.is_file() and path.stat().st_size < _LONGEST
            else {}
        )
    except OSError:
        return {}
