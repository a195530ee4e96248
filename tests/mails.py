"""Mail of invented people, written by hours: for tests of what is lost and who is quoted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from mlthread.model import Address, DateBounds, Message

FERRY = (
    "The ferry company has moved the winter timetable to November, and",
    "nobody told the harbour office before the notices were printed.",
    "Should we print new ones or paste a correction over the old?",
    "The printer asks for an answer before the end of this week.",
)
HALL = (
    "The hall is free on Sunday from two until six in the afternoon.",
    "Whoever needs chairs has to say so on the list before Thursday.",
)
START = datetime(2010, 5, 3, 9, 0, tzinfo=UTC)


def mail(key: str, name: str, lines: Iterable[str], hours: float, subject: str) -> Message:
    """A message `key@example.org` by `name`, sent `hours` after START; its address is the first name."""
    at = START + timedelta(hours=hours)
    return Message(
        id=f"{key}@example.org",
        message_id=f"{key}@example.org",
        author=Address(name, f"{name.split()[0].lower()}@example.org"),
        date=DateBounds(utc=at, earliest=at, latest=at, basis="Date", offset=0),
        subject=subject,
        body="\n".join(lines) + "\n",
    )
