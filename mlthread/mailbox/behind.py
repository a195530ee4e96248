"""Files of several kinds in one (`cat a.eml b.mbox c.mmdf`). In: readers. Out: what each reads of its part.

A reader gives a `Rest` where its box ends and something else goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlthread.frozen import NamedTuple, replace
from mlthread.model import Message

from .files.streams import HEAD, ByteStream
from .head import Head
from .raw import Facts, Fault, Raw, Tell

__all__ = ["Find", "Item", "Read", "Rest", "moved", "read_in_turn", "telling"]

_MOST_TURNS = 100
"""Kinds that stand behind each other: readers of boxes read all that is left each time."""


class Rest(NamedTuple):
    """What of a source, from the byte `start` and the line on, is none of its box: a file of its own, or else a
    `Fault` for that reason. It is the last that a reader gives."""

    line: int
    problem: str
    start: int
    stream: ByteStream


Item = Raw | Fault | Message
Read = Callable[[ByteStream, Facts, Tell], Iterator[Item | Rest]]
Find = Callable[[Head], Read | None]


def read_in_turn(
    read: Read, find: Find, stream: ByteStream, facts: Facts, tell: Tell
) -> Iterator[Item]:
    """What `read` gives of a stream, and what others, which `find` gives, read of the rest."""
    reader: Read | None = read
    rest: Rest | None = Rest(1, "", 0, stream)
    start = above = turns = 0
    while rest is not None:
        start, above, stream = start + rest.start, above + rest.line - 1, rest.stream
        turns += 1
        if reader is None or turns > _MOST_TURNS:
            while stream.read(1 << 20):
                pass
            yield Fault(above + 1, rest.problem, start, start + stream.offset)
            return
        problem, rest, given = rest.problem, None, False
        for item in reader(stream, facts, telling(tell, above)):
            given = True
            if isinstance(item, Rest):
                rest = item
            else:
                yield moved(item, start, above) if start else item
        if start and not given:
            yield Fault(above + 1, problem, start, start + stream.offset)
        if rest is not None:
            rest = _below_blanks(rest)
            head = rest.stream.head()
            reader = find(Head(head, len(head) < HEAD))


def _below_blanks(rest: Rest) -> Rest:
    """A rest without the blank lines above it."""
    head = rest.stream.head()
    blanks = rest.stream.read(len(head) - len(head.lstrip(b"\r\n")))
    rest.stream.offset = 0  # its places count from here
    return Rest(
        rest.line + blanks.count(b"\n"), rest.problem, rest.start + len(blanks), rest.stream
    )


def telling(tell: Tell, above: int) -> Tell:
    """`tell` for what begins below so many lines."""
    return (lambda line, what: tell((line or 1) + above, what)) if above else tell


def moved(item: Item, by: int, above: int) -> Item:
    """What was read from a part of a file, with its place in the file."""
    if isinstance(item, Message):
        places = tuple(
            replace(
                place,
                line=None if place.line is None else place.line + above,
                start=None if place.start is None else place.start + by,
                stop=None if place.stop is None else place.stop + by,
            )
            for place in item.places
        )
        return replace(item, places=places)
    line = 1 + above if item.line is None else item.line + above
    start = None if item.start is None else item.start + by
    stop = None if item.stop is None else item.stop + by
    if isinstance(item, Fault):
        return Fault(line, item.problem, start, stop)
    item.line, item.start, item.stop = line, start, stop
    return item
