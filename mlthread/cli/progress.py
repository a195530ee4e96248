"""One line of progress. In: counts. Out: a line on standard error, drawn over itself and wiped.

Only drawn when standard error is a terminal, and only when reading takes longer than a moment.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mlthread.model import Message

if TYPE_CHECKING:
    from mlthread.mailbox.journal import Progress as Told

__all__ = ["Progress"]

_QUIET_SECONDS = 0.6
_EVERY = 0.2


class Progress:
    """Counts messages, and draws the count, the rate and where the reading is."""

    def __init__(self, *, wanted: bool) -> None:
        plain = os.environ.get("TERM") in (None, "dumb")  # cannot draw a line over itself
        self.drawn = wanted and not plain and sys.stderr is not None and sys.stderr.isatty()
        self._start = self._last = time.monotonic()
        self._count = 0
        self._where = ""
        self._visible = False

    def watch(self, messages: Iterable[Message]) -> Iterator[Message]:
        """Pass messages on and count them."""
        for message in messages:
            self._count += 1
            self._draw()
            yield message
        self._where = "putting the conversations together"
        self._draw(always=self._visible)

    @property
    def seconds(self) -> float:
        """How long it takes so far."""
        return time.monotonic() - self._start

    def update(self, told: Told) -> None:
        """What the reader says about where it is."""
        from mlthread.views.safe import source_name

        total = told.files_total
        of = f" of {total:,}" if total and told.files <= total else ""
        files = f"{told.files:,}{of} files, " if told.files > 1 else ""
        self._where = f"{files}{source_name(told.source)}"
        total = told.bytes_total
        if total and 0 < told.bytes_read <= total:
            left = (time.monotonic() - self._start) * (total - told.bytes_read) / told.bytes_read
            self._where = f"{left:.0f} s of reading left, {self._where}"
        self._draw()

    def _draw(self, *, always: bool = False) -> None:
        now = time.monotonic()
        if not always and (now - self._start < _QUIET_SECONDS or now - self._last < _EVERY):
            return
        self._last = now
        import shutil

        from mlthread.views.headings import counted
        from mlthread.views.terminal.cells import fit_ends

        rate = self._count / max(now - self._start, 0.001)
        count = f"{counted(self._count, 'message')}, {rate:,.0f}/s  "
        room = max(10, shutil.get_terminal_size((80, 24)).columns - 1 - len(count))
        sys.stderr.write(f"\r\x1b[K{count}{fit_ends(self._where, room)}")
        sys.stderr.flush()
        self._visible = True

    def wipe(self) -> None:
        """Leave nothing on the screen."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._visible = False
