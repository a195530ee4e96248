"""Archive pages in HTML of a program that is not known. In: an HTML page. Out: its messages, or a `Fault`.

The page is read as the text that a person would copy out of it, by the readers of such text, the one that is
surest of its page first. Where a message lies in the HTML is not told: each is placed in all of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from mlthread.frozen import replace
from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.htmlpage import decode_page
from mlthread.mailbox.magic import UNKNOWN_PAGE
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Fault
from mlthread.model import Message, Place

from .copiedkinds import COPIED

__all__ = ["read_any_html"]


def read_any_html(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message | Fault]:
    """The messages of one page."""
    from mlthread.mailbox.bodies.htmltext import html_to_text  # late: an HTML parser

    data = read_all(stream)
    page, _ = decode_page(data)
    text = html_to_text(page).replace("\xa0", " ")
    lines = text.split("\n")
    kind = next((kind for kind in COPIED if kind.shows(lines, True, False)), None)
    messages = [] if kind is None else list(kind.read(_as_stream(text, stream.name), facts, tell))
    place = Place(stream.name, 1, 0, len(data))
    for message in messages:
        yield replace(message, places=(place,))
    if not messages:
        yield Fault(None, UNKNOWN_PAGE, 0, len(data))


def _as_stream(text: str, name: str) -> ByteStream:
    return ByteStream(io.BytesIO(text.encode("utf-8", "replace")), name)
