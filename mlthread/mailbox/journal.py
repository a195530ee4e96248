"""What one run over sources has met. In: messages and oddities as they come. Out: counts, problems, progress."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from mlthread.errors import SourceError
from mlthread.frozen import frozen
from mlthread.mailbox.files.sources import FileSource, Given, open_given
from mlthread.model import Message, Problem, Recognised

__all__ = ["Journal", "Progress"]

_TELL_EVERY = 64
_OWN_DATA = "DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA"
"""The subject under which Pine and UW-IMAP keep the state of a mailbox."""


@frozen
class Progress:
    """How far a run is: `source` is the file being read, `files` and `messages` count what was read, `bytes_read`
    too; totals are of all sources, None where they are not known."""

    source: str
    files: int
    messages: int
    bytes_read: int
    bytes_total: int | None = None
    files_total: int | None = None


class Journal:
    """Remembers what a run has met, and tells how far it is."""

    def __init__(
        self, problems: list[Problem], progress: Callable[[Progress], None] | None = None
    ) -> None:
        self.problems = problems
        self.recognised: list[Recognised] = []
        self.files = self.messages = 0
        self._bytes = 0
        self._progress = progress
        self._files_total: int | None = None
        self._bytes_total: int | None = None

    def measure(self, sources: Iterable[Given]) -> None:
        """Find out how much there is to read, for the progress line; what has no size has none."""
        from mlthread.mailbox.files.folders import walk_folder  # late: most sources are files

        files = total = 0
        for given in sources:
            try:
                source = open_given(given)
            except SourceError:
                continue
            paths = (
                [entry.path for entry in walk_folder(source) if entry.what == "file"]
                if not isinstance(source, FileSource)
                else [source.path]
            )
            for path in paths:
                if path is None:
                    return
                files += 1
                total += os.path.getsize(path) if os.path.isfile(path) else 0
        self._files_total, self._bytes_total = files, total

    def recognise(self, row: Recognised) -> None:
        """A file was read to its end."""
        self.recognised.append(row)
        self._bytes += row.bytes
        self._tell_progress(row.source, 0)

    def teller(self, name: str) -> Callable[[int | None, str], None]:
        """What tells of the oddities of a source."""

        def tell(line: int | None, problem: str) -> None:
            self.problems.append(Problem(name, line, problem))

        return tell

    def counted(self, messages: Iterable[Message], name: str, offset: int) -> Iterator[Message]:
        """The messages but for what a program notes in its mailbox; the reading of `name` is at `offset`."""
        for message in messages:
            if (message.subject or "").startswith(_OWN_DATA):
                place = message.places[0]
                self.problems.append(
                    Problem(place.source, place.line, "what the mail program notes in its mailbox, no message",
                            start=place.start, stop=place.stop)
                )  # fmt: skip
                continue
            self.messages += 1
            if self.messages % _TELL_EVERY == 0:
                self._tell_progress(name, offset)
            yield message

    def unread(
        self,
        name: str,
        problem: str,
        unread: bool,
        line: int | None = None,
        stop: int | None = None,
    ) -> None:
        """A source holds no message, or (`unread`) one that could not be read; its bytes up to `stop` are in none."""
        self.problems.append(
            Problem(name, line, problem, unread, None if stop is None else 0, stop)
        )

    def unreadable(self, error: SourceError) -> None:
        """A source could not be read."""
        self.unread(error.source, error.problem, True, error.line)

    def _tell_progress(self, name: str, offset: int) -> None:
        if self._progress is not None:
            self._progress(
                Progress(
                    name,
                    self.files,
                    self.messages,
                    self._bytes + offset,
                    self._bytes_total,
                    self._files_total,
                )
            )
