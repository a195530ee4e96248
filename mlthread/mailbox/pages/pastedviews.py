"""Several pages in one text, below each other, as reader's views or clippers gave them. In: bytes. Out: each page read.

A reader's view writes the host, the title, whom the page names and how long it takes to read; a clipper the address
in a front matter; programs that fetch pages for a language model title and address:

>>> cut_views(b"a.org\\nGates\\n1\\xe2\\x80\\x932 minutes\\nYes.\\n\\nb.org\\nRe: Gates\\nBo\\n1\\xe2\\x80\\x932 minutes\\nNo.\\n")
[0, 32]
>>> cut_views(b"---\\ntitle: Hi\\nsource: https://a.org/1\\n---\\nYes.\\n---\\nsource: https://a.org/2\\n---\\nNo.\\n")
[0, 47]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mlthread.mailbox.behind import Find, Item, Read, Rest
from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.head import Head
from mlthread.mailbox.raw import Facts, Tell
from mlthread.pattern import pattern

from .joinedpages import read_each

__all__ = ["cut_views", "read_views", "signs_of_views"]

_VIEW = pattern(
    rb"(?m)^[ \t]{0,8}[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}[ \t]{0,8}\r?\n"  # the host
    rb"(?:\s{0,80}[^\s][^\r\n]{0,400}\r?\n){1,2}"  # the title, and whom it names
    rb"\s{0,80}\d{1,3}\xe2\x80\x93\d{1,3} (?:minutes?|Minuten|minutos|minuti)[ \t]{0,8}\r?$"
)
_MATTER = pattern(
    rb"(?m)^---[ \t]{0,4}\r?\n(?:[\w-]{1,40}:[^\r\n]{0,1000}\r?\n|[ \t]{1,8}-[^\r\n]{0,400}\r?\n){0,40}?"
    rb"(?:source|url|link|source_url):[ \t]{0,4}[\"']?https?://[^\r\n]{1,1000}\r?\n"
    rb"(?:[\w-]{1,40}:[^\r\n]{0,1000}\r?\n|[ \t]{1,8}-[^\r\n]{0,400}\r?\n){0,40}?---[ \t]{0,4}\r?$"
)
_FETCHED = pattern(
    rb"(?m)^Title: [^\r\n]{1,400}\r?\n\s{0,8}URL Source: https?://[^\r\n]{1,1000}\r?$"
)
_SIGNS = ((b"\xe2\x80\x93", _VIEW), (b"---", _MATTER), (b"URL Source:", _FETCHED))
_FEWEST = 2


def cut_views(data: bytes) -> list[int]:
    """Where each page begins; none where they are no such pages, or fewer than two."""
    for sign, row in _SIGNS:
        if data.count(sign) >= _FEWEST:
            starts = [found.start() for found in row.finditer(data)]
            if len(starts) >= _FEWEST and not data[: starts[0]].strip():
                return [0, *starts[1:]]
    return []


def signs_of_views(head: Head) -> str | None:
    """The reason, None where the file does not begin so."""
    if head.is_binary or not cut_views(head.data):
        return None
    return "the head of a reader's view or a clipper's, several times"


def read_views(find: Find) -> Read:
    """A reader of such a file; `find` gives the reader of each page."""

    def read_pages(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Item | Rest]:
        data = read_all(stream)
        pages = list(pairwise([*cut_views(data), len(data)]))
        missing = "a page that shows no mail"
        yield from read_each(stream.name, data, pages, find, facts, tell, missing)

    return read_pages
