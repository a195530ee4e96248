"""Text that people copy out of archive pages. In: a stream. Out: its lines, and which bytes they are.

Readers of the several pages look for messages in the lines; where each lies is the same for all.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence

from mlthread.frozen import NamedTuple, replace
from mlthread.mailbox.charsets import decode_bytes, without_margin
from mlthread.mailbox.files.streams import BOM, ByteStream, read_all
from mlthread.mailbox.head import copied_lines
from mlthread.mailbox.headers.dates import bound_date
from mlthread.mailbox.raw import Facts, Raw
from mlthread.model import DateBounds

__all__ = [
    "CopiedText",
    "filled_above",
    "filled_end",
    "next_filled",
    "plain_line",
    "read_copied_text",
    "shown_date",
]


class CopiedText(NamedTuple):
    """The decoded lines of a source, blanks that do not break made plain; `offsets` is the byte at
    which each begins, and at last their number. Those of `inside` begin in the midst of a line of the source."""

    lines: list[str]
    charset: str
    source: str
    offsets: list[int]
    inside: tuple[int, ...] = ()

    def raw(self, first: int, last: int, facts: Facts) -> Raw:
        """Where the message of lines [first, last) lies."""
        top = len(self.offsets) - 1
        start, stop = self.offsets[min(first, top)], self.offsets[min(last, top)]
        line = first + 1 - bisect(self.inside, first)
        return Raw(b"", self.source, line, start, stop, facts=facts)

    def broken_at(self, breaks: list[tuple[int, int]]) -> CopiedText:
        """The same with lines broken in two: each of `breaks` is a line and how many of its letters, all of them of
        ASCII, the first part keeps."""
        lines: list[str] = []
        offsets: list[int] = []
        done = 0
        for number, kept in breaks:
            whole = self.lines[number]
            lines += (*self.lines[done:number], whole[:kept], whole[kept:])
            offsets += (*self.offsets[done : number + 1], self.offsets[number] + kept)
            done = number + 1
        lines += self.lines[done:]
        offsets += self.offsets[done:]
        inside = [number + 1 + nth for nth, (number, _) in enumerate(breaks)]
        return self._replace(lines=lines, offsets=offsets, inside=tuple(inside))


def next_filled(lines: list[str], number: int, last: int | None = None) -> int:
    """The first line from `number` on that holds something; `last` (None: the end) where none before it does."""
    last = len(lines) if last is None else last
    while number < last and not lines[number].strip():
        number += 1
    return number


def filled_above(lines: Sequence[str], number: int) -> int:
    """The last line above that holds something; -1 where there is none."""
    number -= 1
    while number >= 0 and not lines[number].strip():
        number -= 1
    return number


def plain_line(line: str) -> str:
    """A line without the marks of Markdown, into which some programs turn a page."""
    return line.strip().lstrip("#").strip(" *\u200b")


def filled_end(lines: list[str], begin: int, last: int) -> int:
    """Where the lines [begin, last) end without the blank ones at their end."""
    while last > begin and not lines[last - 1].strip():
        last -= 1
    return last


def shown_date(text: str | None, facts: Facts) -> DateBounds:
    """The bounds of a date that a page shows."""
    date = bound_date(text, None, facts.earliest, facts.latest)
    return replace(date, basis=date.basis.replace("header date", "page date"))


def read_copied_text(stream: ByteStream) -> CopiedText:
    """All of one source. Line ends are LF, CRLF, CR, as everywhere; what sets in all lines is left out, and what a
    browser prints at the edges of sheets."""
    data = read_all(stream)
    text, charset = decode_bytes(data.removeprefix(BOM), None)
    lines = without_margin(copied_lines(text))
    offsets = [0, *(end.end() for end in re.finditer(rb"\r\n|\n|\r", data)), len(data)]
    return CopiedText(lines, charset, stream.name, offsets)
