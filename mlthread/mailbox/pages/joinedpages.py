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
import re
from collections.abc import Iterator
from itertools import pairwise

from mlthread.mailbox.behind import Find, Item, Read, Rest, moved, read_in_turn, telling
from mlthread.mailbox.files.streams import LARGEST_MESSAGE, ByteStream, read_all
from mlthread.mailbox.head import Head
from mlthread.mailbox.htmlpage import is_any_html
from mlthread.mailbox.raw import Facts, Fault, Tell
from mlthread.pattern import pattern

__all__ = ["cut_pages", "read_each", "read_joined"]

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


def read_joined(read: Read, find: Find) -> Read:
    """`read`, which is for one page, for a file that may hold several; `find` gives the reader of each."""

    def read_pages(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Item | Rest]:
        pages = cut_pages(stream.head(LARGEST_MESSAGE))
        if len(pages) == 1:
            yield from read(stream, facts, tell)
            return
        data, missing = read_all(stream), "stands below a page, and is no mail"
        yield from read_each(stream.name, data, pages, find, facts, tell, missing)

    return read_pages


def read_each(
    name: str,
    data: bytes,
    pages: list[tuple[int, int]],
    find: Find,
    facts: Facts,
    tell: Tell,
    missing: str,
) -> Iterator[Item | Rest]:
    """Each page by the reader that `find` gives; `missing` tells of one that has none."""
    above = 0
    for start, stop in pages:
        page = data[start:stop]
        reader = find(Head(page, True))
        if reader is None:
            yield Fault(above + 1, missing, start, stop)
        else:
            part = ByteStream(io.BytesIO(page), name)
            items = list(read_in_turn(reader, find, part, facts, telling(tell, above)))
            for item in items or [Fault(1, "holds no message", 0, len(page))]:
                yield moved(item, start, above)
        above += len(re.findall(rb"\r\n|\n|\r", page))
