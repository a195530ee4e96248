"""One run over sources. In: a source as given. Out: its messages; problems and progress on the way.

Recognises each file by its content, opens what is packed, walks folders, and lets no odd mail and
no bad file end the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import SourceError
from ..model import Message, Problem
from .formats import FORMATS, Format, find_format, format_named
from .head import Head
from .message import build_message
from .raw import NO_FACTS, Facts, Fault, Raw
from .sources import FileSource, Given, list_folder, open_file, open_given
from .streams import HEAD, ByteStream

__all__ = ["Progress", "Reading", "Recognised"]

_TELL_EVERY = 64


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `source` is the file being read; totals are None where they are not known."""

    source: str
    files: int
    messages: int
    bytes_read: int
    bytes_total: int | None = None
    files_total: int | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file was taken for, and why."""

    source: str
    format: str
    why: str
    messages: int
    bytes: int


class Reading:
    """Reads sources one after the other and remembers what it met."""

    def __init__(self, format_name: str | None, problems: list[Problem], progress: Callable[[Progress], None] | None = None) -> None:
        self.problems = problems
        self.recognised: list[Recognised] = []
        self._progress = progress
        self._format: Format | None = None
        self._files = self._messages = self._bytes = 0
        if format_name is not None:
            self._format = format_named(format_name)
            if self._format is None:
                known = ", ".join(row.name for row in FORMATS)
                raise ValueError(f"no format is called {format_name!r}; there are {known}")

    def read(self, given: Given) -> Iterator[Message]:
        """The messages of one source."""
        try:
            source = open_given(given)
            if isinstance(source, Path):
                yield from self._folder(source)
            else:
                yield from self._file(source, lone=True)
        except SourceError as error:
            self.problems.append(Problem(error.source, error.line, error.problem, unread=True))

    def _folder(self, top: Path) -> Iterator[Message]:
        before = self._messages
        stack = [top]
        while stack:
            folder = stack.pop()
            try:
                entries = list(list_folder(folder))
            except SourceError as error:
                self.problems.append(Problem(error.source, error.line, error.problem, unread=True))
                continue
            stack.extend(entry for entry in reversed(entries) if entry.is_dir() and not entry.is_symlink())
            for entry in entries:
                if entry.is_file():
                    yield from self._member(entry)
        if self._messages == before:
            self.problems.append(Problem(str(top), None, "a folder without mail", unread=True))

    def _member(self, path: Path) -> Iterator[Message]:
        try:
            yield from self._file(FileSource(str(path), path, size=path.stat().st_size), lone=False)
        except (SourceError, OSError) as error:
            text = error.problem if isinstance(error, SourceError) else "cannot be read"
            self.problems.append(Problem(str(path), getattr(error, "line", None), text, unread=True))

    def _file(self, source: FileSource, lone: bool) -> Iterator[Message]:
        stream = open_file(source)
        yield from self._stream(stream, NO_FACTS, lone)

    def _stream(self, stream: ByteStream, facts: Facts, lone: bool) -> Iterator[Message]:
        self._files += 1
        data = stream.head()
        head = Head(data, len(data) < HEAD)
        if not data.strip():
            self._unread(stream.name, "is empty" if not data else "holds nothing but blank lines", lone)
            return
        found = (self._format, "as asked for") if self._format is not None else find_format(head)
        if found is None:
            what = "a binary file, no mail" if head.is_binary else "no mail was recognised in it (a bare body is read with --format body)"
            self._unread(stream.name, what, lone)
            return
        row, why = found
        before = self._messages
        yield from self._messages_of(row, stream, facts)
        if self._messages == before:
            self._unread(stream.name, "holds no message", lone)
        self.recognised.append(Recognised(stream.name, row.name, why, self._messages - before, stream.offset))
        self._bytes += stream.offset
        self._tell_progress(stream.name, 0)

    def _messages_of(self, row: Format, stream: ByteStream, facts: Facts) -> Iterator[Message]:
        def tell(line: int | None, problem: str) -> None:
            self.problems.append(Problem(stream.name, line, problem))

        for item in row.read(stream, facts, tell):
            if isinstance(item, Fault):
                self.problems.append(Problem(stream.name, item.line, item.problem))
                continue
            message = build_message(item, tell) if isinstance(item, Raw) else item
            self._messages += 1
            if self._messages % _TELL_EVERY == 0:
                self._tell_progress(stream.name, stream.offset)
            yield message

    def _unread(self, name: str, problem: str, lone: bool) -> None:
        self.problems.append(Problem(name, None, problem, unread=lone))

    def _tell_progress(self, name: str, offset: int) -> None:
        if self._progress is not None:
            self._progress(Progress(name, self._files, self._messages, self._bytes + offset))
