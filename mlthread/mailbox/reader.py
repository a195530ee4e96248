"""`read`: sources in, messages out. In: paths, folders, "-", binary files. Out: `Message`s as they come.

for message in read("archive.mbox", problems=problems):
    print(message.author.label, message.subject)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlthread.errors import SourceError
from mlthread.mailbox.files.sources import Given
from mlthread.model import Message, Problem

from .journal import Progress
from .reading import Reading

__all__ = ["Progress", "read"]


def read(
    *sources: Given,
    format: str | None = None,  # noqa: A002  (the public name)
    problems: list[Problem] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Message]:
    """The messages of all sources, in their order; every copy of a message is given.

    A source is the path of a file or a folder, "-" for standard input, or a file opened for bytes.
    `format` overrides recognition (`mlthread formats` lists the names). What is odd or cannot be
    read is added to `problems`; without that list a source that cannot be read raises `SourceError`
    after everything else has been given. A `format` that does not exist raises `ValueError`. `progress` is
    called now and then with how far it is.
    """
    reading = Reading(format, [] if problems is None else problems, progress)
    if progress is not None:
        reading.journal.measure(sources)
    unread: SourceError | None = None
    yield from reading.read(sources)
    if problems is None:
        unread = next(
            (
                SourceError(item.source, item.problem, item.line)
                for item in reading.journal.problems
                if item.unread
            ),
            None,
        )
    if unread is not None:
        raise unread
