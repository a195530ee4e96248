"""MHonArc's pages. In: an HTML page. Out: one `Message`.

Comments hold the header (`X-Subject`, `X-From-R13`, `X-Date`, `X-Message-Id`, `X-Reference`). The
sender is rotated: small letters by 13, the capitals between "@" and "[" by 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.headers.dates import bound_date
from mlthread.mailbox.headers.fields import read_address, read_id
from mlthread.mailbox.htmlpage import between, comment_values, decode_page, pre_text
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts, Raw
from mlthread.model import Message
from mlthread.pattern import pattern

__all__ = ["is_mhonarc", "read_mhonarc"]

_SMALL, _CAPITALS = "abcdefghijklmnopqrstuvwxyz", "@ABCDEFGHIJKLMNOPQRSTUVWXYZ["
_ROTATED = str.maketrans(
    _SMALL + _CAPITALS, _SMALL[13:] + _SMALL[:13] + _CAPITALS[14:] + _CAPITALS[:14]
)
_ONE_PRE = pattern(r"\s{0,50}<pre[^<>]{0,200}>(.*)</pre>\s{0,50}\Z", re.IGNORECASE | re.DOTALL)


def is_mhonarc(lower: bytes) -> bool:
    """Is this (in lower case) a message page?"""
    return b"<!--x-message-id:" in lower or (b"<!--x-subject:" in lower and b"<!--x-date:" in lower)


def read_mhonarc(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The message of one page."""
    data = read_all(stream)
    page, charset = decode_page(data)
    values: dict[str, str] = {}
    references: list[str] = []
    for name, value in comment_values(page):
        if name == "x-reference":
            references.append(read_id(value) or "")
        else:
            values.setdefault(name, value)
    sender = values.get("x-from-r13")
    author = sender.translate(_ROTATED) if sender else values.get("x-from")
    found = between(page, "<!--X-Body-of-Message-->", "<!--X-Body-of-Message-End-->")
    if found is None:
        tell(None, "the page has no marks round its text, which is left out")
    raw = Raw(b"", stream.name, 1, 0, len(data), facts=facts)
    yield finish_message(
        raw,
        tell,
        message_id=read_id(values.get("x-message-id")),
        author=read_address(author, obscured=True),
        date=bound_date(values.get("x-date"), None, facts.earliest, facts.latest),
        subject=values.get("x-subject") or None,
        body=_text(page[slice(*found)]) if found is not None else "",
        references=tuple(dict.fromkeys(reference for reference in references if reference)),
        charset=charset,
    )


def _text(html: str) -> str:
    one = _ONE_PRE.match(html)
    if one is not None and "<pre" not in one.group(1).lower():
        text = pre_text(one.group(1)).strip("\n")
        return text + "\n" if text else ""
    from mlthread.mailbox.bodies.htmltext import html_to_text  # late: an HTML parser

    return html_to_text(html)
