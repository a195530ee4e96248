"""What a page of a thread shows. In: nothing. Out: the types that its readers fill."""

from __future__ import annotations

from mlthread.frozen import NamedTuple

__all__ = ["NOTHING", "CopiedThread", "Part"]


class Part(NamedTuple):
    """One message: `first` is its first line, `body` where its text begins and ends; `title` is the title of another
    page that begins with it."""

    name: str
    when: str
    first: int
    body: tuple[int, int]
    title: str | None = None


class CopiedThread(NamedTuple):
    """What a page shows."""

    title: str | None
    list_name: str | None
    parts: list[Part]


NOTHING = CopiedThread(None, None, [])
