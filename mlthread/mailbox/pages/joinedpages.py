"""Pages of HTML put together in one file (`cat *.html`). In: a file's bytes. Out: its pages, each read by itself.

A page ends where its `</html>` closes what it opened; another one begins there, also with comments above its
first tag, or a text that is mail of another kind. HTML that a message brought along opens and closes inside a
page and parts nothing.

>>> cut_pages(b"<html>\\nYes.</html>\\n<HTML><p>No.</HTML>\\n")
[(0, 19), (19, 39)]
>>> cut_pages(b"<html><pre><html>Yes.</html></pre></html>\\n<!-- kept by a crawler -->")
[(0, 68)]
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import pairwise

from mlthread.frozen import replace
from mlthread.mailbox.files.streams import LARGEST_MESSAGE, ByteStream, read_all
from mlthread.mailbox.head import Head
from mlthread.mailbox.htmlpage import is_any_html
from mlthread.mailbox.raw import Facts, Fault, Raw, Tell
from mlthread.model import Message
from mlthread.pattern import pattern

__all__ = ["Read", "cut_pages", "read_joined"]

Read = Callable[[ByteStream, Facts, Tell], Iterator[Raw | Fault | Message]]

_TAG = pattern(rb"<(/?)html(?:\s[^<>]{0,1000})?>\s*")
_MAIL = pattern(rb"From [^\n]{1,200}\d|[!-9;-~]{1,40}:[ \t]")
_MARKUP = pattern(rb"(?is)<!--.*?-->|<(script|style|noscript)\b.*?</\1\s*>|</?[a-z][^<>]{0,4000}>")
_NEAR = 8192
_FEW_WORDS = 20
"""Below a page hosts write so much of their own."""


def cut_pages(data: bytes) -> list[tuple[int, int]]:
    """Where each page begins and ends; together they are the file."""
    lower = data.lower()
    cuts, open_tags, closed = [0], 0, len(data)
    for tag in _TAG.finditer(lower):
        open_tags += -1 if tag.group(1) else 1
        closed = len(data)
        if tag.group(1) and open_tags <= 0:
            open_tags, closed = 0, tag.end()
            if lower.startswith(b"<", closed) and is_any_html(lower[closed : closed + _NEAR]):
                cuts.append(closed)
    if cuts[-1] < closed < len(data) and _is_text(data[closed : closed + _NEAR]):
        cuts.append(closed)
    return list(pairwise([*cuts, len(data)]))


def _is_text(below: bytes) -> bool:
    """Whether what stands below the last page is more than a host or a crawler adds: the start of a mail, or
    many words."""
    words = _MARKUP.sub(b"", below).split()
    return len(words) > _FEW_WORDS or _MAIL.match(below) is not None


def read_joined(read: Read, find: Callable[[Head], Read | None]) -> Read:
    """`read`, which is for one page, for a file that may hold several; `find` gives the reader of each."""

    def read_pages(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault | Message]:
        pages = cut_pages(stream.head(LARGEST_MESSAGE))
        if len(pages) == 1:
            yield from read(stream, facts, tell)
            return
        data = read_all(stream)
        above = 0
        for start, stop in pages:
            page = data[start:stop]
            reader = find(Head(page, True))
            if reader is None:
                yield Fault(above + 1, "stands below a page, and is no mail", start, stop)
            else:
                part = ByteStream(io.BytesIO(page), stream.name)
                items = list(reader(part, facts, _telling(tell, above)))
                for item in items or [Fault(1, "holds no message", 0, len(page))]:
                    yield _moved(item, start, above)
            above += page.count(b"\n")

    return read_pages


def _telling(tell: Tell, above: int) -> Tell:
    """`tell` for a page that begins below so many lines."""
    return lambda line, what: tell((line or 1) + above, what)


def _moved(item: Raw | Fault | Message, by: int, above: int) -> Raw | Fault | Message:
    """What was read from a page, with its place in the file."""
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
