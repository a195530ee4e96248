"""Archive pages in HTML of a program that is not known. In: an HTML page. Out: its messages, or a `Fault`.

The page is read as the text that a person would copy out of it, by the readers of such text, the one that is
surest of its page first. Where a message lies in the HTML is not told: each is placed in all of it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from mlthread.frozen import replace
from mlthread.model import Message, Place
from mlthread.pattern import pattern

from .anypages import begins_above, find_any_pages, read_any_pages
from .copiedinbox import find_entries, read_copied_inbox
from .copiedpages import find_pages, read_copied_pages
from .copiedthreads import find_groups, find_kitty, read_copied_groups, read_copied_kitty
from .message import Tell
from .pages import decode_page
from .pagetext import find_page, read_page_text
from .raw import Facts, Fault
from .streams import ByteStream, read_all
from .titledpages import find_titled_page, read_titled_pages

__all__ = ["is_any_html", "read_any_html"]

_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml")
_HTML = pattern(rb"<(?:html|body)[\s>]")

_Read = Callable[[ByteStream, Facts, Tell], Iterator[Message]]
# One row a kind of text, as in the table of formats: how it is known, how it is read.
_TEXTS: tuple[tuple[Callable[[list[str]], bool], _Read], ...] = (
    (lambda lines: find_page(lines) is not None, read_page_text),
    (lambda lines: bool(find_entries(lines)), read_copied_inbox),
    (lambda lines: bool(find_groups(lines).parts), read_copied_groups),
    (lambda lines: bool(find_kitty(lines).parts), read_copied_kitty),
    (
        lambda lines: any(not begins_above(lines, p.first_field) for p in find_pages(lines)[:1]),
        read_copied_pages,
    ),
    (lambda lines: find_titled_page(lines) is not None, read_titled_pages),
    (lambda lines: bool(find_any_pages(lines)), read_any_pages),
)


def is_any_html(lower: bytes) -> bool:
    """Is this (in lower case) a page, and no mail with one in it?"""
    start = lower[:4096].lstrip()
    return start.startswith(_STARTS) and _HTML.search(lower) is not None


def read_any_html(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message | Fault]:
    """The messages of one page."""
    from .htmltext import html_to_text  # late: an HTML parser

    data = read_all(stream)
    page, _ = decode_page(data)
    text = html_to_text(page).replace("\xa0", " ")
    lines = text.split("\n")
    read = next((read for is_sure, read in _TEXTS if is_sure(lines)), None)
    messages = list(read(_as_stream(text, stream.name), facts, tell)) if read is not None else []
    place = Place(stream.name, 1, 0, len(data))
    for message in messages:
        yield replace(message, places=(place,))
    if not messages:
        yield Fault(
            None,
            "a page of no archive that is known; many archives offer an mbox instead",
            0,
            len(data),
        )


def _as_stream(text: str, name: str) -> ByteStream:
    return ByteStream(io.BytesIO(text.encode("utf-8", "replace")), name)
