"""`mlthread inspect`: what reading meets. In: sources. Out: one `Inspection`.

Messages are counted as they stream by and let go: memory grows by a few bytes a message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from mlthread.mailbox.files.sources import Given
from mlthread.model import Inspection, Message, Problem

from .journal import Progress
from .reading import Reading

__all__ = ["inspect_sources"]


class _Count:
    """Running totals."""

    def __init__(self) -> None:
        self.lists: Counter[str] = Counter()
        self.charsets: Counter[str] = Counter()
        self.ids: set[int] = set()
        self.messages = self.duplicates = self.attachments = 0
        self.without_date = self.without_id = self.without_author = 0
        self.start: datetime | None = None
        self.end: datetime | None = None

    def add(self, message: Message) -> None:
        """Count one message."""
        self.messages += 1
        key = hash(message.id)
        self.duplicates += key in self.ids
        self.ids.add(key)
        self.lists[message.list_name or ""] += 1
        self.charsets[(message.charset or "unknown").lower()] += 1
        self.attachments += len(message.attachments)
        self.without_id += message.message_id is None
        self.without_author += message.author.label is None
        date = message.date
        if date.earliest is None or date.latest is None:
            self.without_date += 1
            return
        self.start = date.earliest if self.start is None else min(self.start, date.earliest)
        self.end = date.latest if self.end is None else max(self.end, date.latest)


def inspect_sources(
    *sources: Given,
    format: str | None = None,  # noqa: A002  (as in `read`)
    progress: Callable[[Progress], None] | None = None,
) -> Inspection:
    """Read everything and tell what was recognised, counted and odd."""
    problems: list[Problem] = []
    reading = Reading(format, problems, progress)
    if progress is not None:
        reading.journal.measure(sources)
    count = _Count()
    for message in reading.read(sources):
        count.add(message)
    count.lists.pop("", None)
    return Inspection(
        sources=tuple(reading.journal.recognised),
        messages=count.messages,
        duplicates=count.duplicates,
        bytes=sum(source.bytes for source in reading.journal.recognised),
        start=count.start,
        end=count.end,
        without_date=count.without_date,
        without_id=count.without_id,
        without_author=count.without_author,
        attachments=count.attachments,
        lists=_ordered(count.lists),
        charsets=_ordered(count.charsets),
        problems=tuple(problems),
    )


def _ordered(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
