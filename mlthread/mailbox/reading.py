"""One run over sources. In: a source as given. Out: its messages; problems and progress on the way.

Recognises each file by its content, opens what is packed, walks folders, and lets no odd mail and
no bad file end the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from mlthread.errors import SourceError
from mlthread.frozen import replace
from mlthread.mailbox.files.names import facts_from_name
from mlthread.mailbox.files.sources import FileSource, Given, open_file, open_given
from mlthread.mailbox.files.streams import HEAD, ByteStream, with_line_ends
from mlthread.model import Message, Problem, Recognised

from .behind import read_in_turn
from .formats import FORMATS, Format, find_format, find_reader, format_named
from .head import Head
from .journal import Journal, Progress
from .magic import is_packed, unrecognised
from .message import read_messages, read_shown
from .raw import Fault, Raw

if TYPE_CHECKING:
    from pathlib import Path

    from mlthread.mailbox.files.folders import Entry
    from mlthread.mailbox.files.skipped import Skipped

    from .partials import Partials

__all__ = ["Reading"]

_DEEPEST_PACKING = 3
_MOST_REST = 1 << 30
"""Bytes that are counted of what is no mail and does not tell its size."""
_PARTIAL = b"essage/partial"
_PARTIAL_NEAR = 1 << 13


class Reading:
    """Reads sources one after the other; what it meets goes to its journal."""

    def __init__(
        self,
        format_name: str | None,
        problems: list[Problem],
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self.journal = Journal(problems, progress)
        self._format: Format | None = None
        self._partials: Partials | None = None
        self._held = 0
        if format_name is not None:
            self._format = format_named(format_name)
            if self._format is None:
                known = ", ".join(row.name for row in FORMATS)
                raise ValueError(f"no format is called {format_name!r}; there are {known}")

    def read(self, sources: Iterable[Given]) -> Iterator[Message]:
        """The messages of all sources; at last what there is of those whose other parts never came."""
        for given in sources:
            try:
                source = open_given(given)
                if not isinstance(source, FileSource):
                    yield from self._folder(source)
                else:
                    yield from self._file(source, lone=True)
            except SourceError as error:
                self.journal.unreadable(error)
        for raw, what in self._partials.rest() if self._partials is not None else ():
            tell = self.journal.teller(raw.source)
            tell(raw.line, what)
            yield from self.journal.counted(read_messages(raw, tell), raw.source, 0)

    def _folder(self, top: Path) -> Iterator[Message]:
        from mlthread.mailbox.files.folders import walk_folder
        from mlthread.mailbox.files.skipped import Skipped

        before, told = self.journal.messages, len(self.journal.problems)
        skipped = Skipped()
        from mlthread.mailbox.pages.threadindex import ThreadIndex  # late: few sources are folders

        pages = ThreadIndex()
        for entry in walk_folder(top):
            yield from pages.leave(entry.path.parent)
            if entry.what == "file":
                for message in self._member(entry, skipped):
                    if not pages.hold(entry.path, message):
                        yield message
            elif entry.what == "repository":
                yield from self._repository(entry.path)
            elif entry.what == "unread":
                self.journal.unread(str(entry.path), entry.why, True)
            else:
                skipped.add_found(entry.path, entry.why)
        yield from pages.leave(None)
        self.journal.problems.extend(skipped.told())
        if self.journal.messages == before:
            self.journal.unread(str(top), self._why_none("a folder", told), True)

    def _why_none(self, what: str, told: int) -> str:
        """Why no message came out of several files: none holds mail, or what holds it could not be read."""
        if any(problem.unread for problem in self.journal.problems[told:]):
            return "no mail in it could be read"
        return f"{what} without mail"

    def _member(self, entry: Entry, skipped: Skipped) -> Iterator[Message]:
        """The messages of one file of a folder; index pages are counted, not told one by one."""
        path = entry.path
        told, known = len(self.journal.problems), len(self.journal.recognised)
        try:
            source = FileSource(str(path), path, size=path.stat().st_size)
            yield from self._file(source, lone=False)
        except SourceError as error:
            self.journal.unreadable(error)
        except OSError:
            self.journal.unread(str(path), "cannot be read", True)
        if len(self.journal.recognised) != known + 1:
            self._part_of_page(path, told, skipped)
            return
        row = self.journal.recognised[-1]
        if row.format == "eml" and entry.why:
            self.journal.recognised[-1] = replace(row, format=entry.why)
        elif row.format == "index-page" and len(self.journal.problems) == told + 1:
            problem = self.journal.problems.pop()
            skipped.add(path.parent, problem.problem, path, problem.stop or 0)

    def _part_of_page(self, path: Path, told: int, skipped: Skipped) -> None:
        """Pictures and scripts that a browser saved with a page are no news one by one."""
        from mlthread.mailbox.files.folders import is_part_of_page

        problems = self.journal.problems[told:]
        if len(problems) == 1 and not problems[0].unread and is_part_of_page(path):
            del self.journal.problems[told:]
            why = "what browsers save beside a page, no mail"
            skipped.add(path.parent.parent, why, path, problems[0].stop or 0)

    def _repository(self, path: Path) -> Iterator[Message]:
        # late: few sources are repositories
        from mlthread.mailbox.files.publicinbox import read_repository

        self.journal.files += 1
        before, size = self.journal.messages, 0
        try:
            for item in read_repository(path, facts_from_name("")):
                if isinstance(item, Raw):
                    size += len(item.data)
                yield from self._messages_of_item(item, str(path), 0)
        except SourceError as error:
            self.journal.unreadable(error)
        self.journal.recognise(
            Recognised(
                str(path),
                "public-inbox",
                "a bare git repository",
                self.journal.messages - before,
                size,
            )
        )

    def _file(self, source: FileSource, lone: bool) -> Iterator[Message]:
        stream = open_file(source)
        try:
            yield from self._stream(stream, lone)
        finally:
            if source.stream is None:  # a stream that was given stays its giver's
                stream.close()

    def _stream(self, stream: ByteStream, lone: bool, packings: int = 0) -> Iterator[Message]:
        data = stream.head()
        if stream.failure is not None and not data:
            raise stream.failure
        packing = is_packed(data) if packings < _DEEPEST_PACKING else None
        is_text = packing is not None and packing.startswith("utf-")
        is_body = self._format is not None and self._format.name == "body"
        if packing is not None and (is_text or not is_body):
            from mlthread.mailbox.files.packed import unpack  # late: five decompressors

            members = unpack(stream, packing)
            several = packing in ("zip", "tar", "warc")
            before, told = self.journal.messages, len(self.journal.problems)
            for member in members:
                try:
                    yield from self._stream(member, lone and not several, packings + 1)
                except SourceError as error:
                    self.journal.unreadable(error)
            if several and self.journal.messages == before:
                self.journal.unread(stream.name, self._why_none(f"a {packing} archive", told), lone)
            return
        self.journal.files += 1
        if len(data) < HEAD and not data.strip():
            self.journal.unread(
                stream.name, "is empty" if not data else "holds nothing but blank space", lone
            )
            return
        stream = with_line_ends(stream)
        head = Head(stream.head(), len(data) < HEAD)
        found = (self._format, "as asked for") if self._format is not None else find_format(head)
        if found is None:
            if stream.failure is not None:
                raise stream.failure
            what, mail = unrecognised(head)
            stop = stream.size if stream.size and not packings else _rest(stream)
            self.journal.unread(stream.name, what, lone or mail, stop=stop)
            return
        yield from self._recognised_stream(found[0], found[1], stream, lone)

    def _recognised_stream(
        self, row: Format, why: str, stream: ByteStream, lone: bool
    ) -> Iterator[Message]:
        before, held = self.journal.messages, self._held
        told = len(self.journal.problems)
        try:
            facts = facts_from_name(stream.name, many=row.name == "pipermail")
            tell = self.journal.teller(stream.name)
            for item in read_in_turn(row.read, find_reader, stream, facts, tell):
                yield from self._messages_of_item(item, stream.name, stream.offset)
        finally:
            self.journal.recognise(
                Recognised(
                    stream.name, row.name, why, self.journal.messages - before, stream.offset
                )
            )
        if stream.failure is not None:
            read = self.journal.messages - before
            kept = f"{read} messages before that are" if read > 1 else "1 message before that is"
            why = stream.failure.problem + (f"; {kept} read" if read else "")
            self.journal.unread(stream.failure.source, why, True, stream.failure.line)
            return
        if self._held > held:
            return
        if self.journal.messages == before and len(self.journal.problems) == told:
            self.journal.unread(stream.name, "holds no message", lone, stop=stream.offset)
        elif self.journal.messages == before and lone:
            self.journal.problems[told] = replace(self.journal.problems[told], unread=True)

    def _messages_of_item(
        self, item: Raw | Fault | Message, name: str, offset: int
    ) -> Iterator[Message]:
        if isinstance(item, Fault):
            self.journal.problems.append(
                Problem(name, item.line, item.problem, start=item.start, stop=item.stop)
            )
            return
        if isinstance(item, Raw) and item.data.find(_PARTIAL, 0, _PARTIAL_NEAR) >= 0:
            whole = self._joined(item)
            if whole is None:
                self._held += 1
                return
            item = whole
        if isinstance(item, Raw):
            messages = read_messages(item, self.journal.teller(item.source))
        else:
            messages = read_shown(item, self.journal.teller(name))
        yield from self.journal.counted(messages, name, offset)

    def _joined(self, part: Raw) -> Raw | None:
        """The message that is whole with this part; None while others are missing."""
        from .partials import Partials  # late: hardly any mail is

        if self._partials is None:
            self._partials = Partials()
        whole, others = self._partials.take(part)
        for other in others:
            self.journal.problems.append(
                Problem(other.source, other.line, "a part of a message, read with its first part",
                        start=other.start, stop=other.stop)
            )  # fmt: skip
        return whole


def _rest(stream: ByteStream) -> int | None:
    """Read a stream to its end; how many bytes it held (None: a device, such as /dev/zero, has no end)."""
    while stream.read(1 << 20):
        if stream.offset > _MOST_REST:
            return None
    return stream.offset
