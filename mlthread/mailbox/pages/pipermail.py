"""pipermail's article pages. In: an HTML page. Out: one `Message`.

The marks used are those that no translation changes: comments, the `made` link, the order of <H1>,
<B>, the mailto link and <I>. The old template's In-Reply-To link names the parent, the newer one's
(in <>, with `pre-wrap`) the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.bodies.scrubbed import confirms, read_scrubbed
from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.headers.fields import SCRAMBLE, is_address, read_id, whole_address
from mlthread.mailbox.htmlpage import decode_page, plain, pre_text, unescape
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts, Raw
from mlthread.model import Address, Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .pagetext import page_date

__all__ = ["is_article", "read_article"]

_HEADING = pattern(r"<h1>((?:(?!<h1>).){0,4000}?)</h1>", re.IGNORECASE | re.DOTALL)
_TITLE = pattern(r"<title>((?:(?!<title>).){0,4000}?)</title>", re.IGNORECASE | re.DOTALL)
_NAME = pattern(r"<b>((?:(?!<b>).){0,1000}?)</b>", re.IGNORECASE | re.DOTALL)
_MAILTO = pattern(
    r"<a\s[^<>]{0,200}?href=\"mailto:([^\"]{0,3000})\"[^<>]{0,3000}>([^<]{0,400})",
    re.IGNORECASE | re.DOTALL,
)
_ANY_LINK = pattern(r"<a\s[^<>]{0,3000}>([^<]{0,400})</a>\s{0,20}<br", re.IGNORECASE | re.DOTALL)
_DATE = pattern(r"<i>([^<]{0,200})</i>", re.IGNORECASE)
_MADE = pattern(r"<link\s+rel=\"made\"\s+href=\"mailto:([^\"]{0,3000})\"", re.IGNORECASE)
_PARENT = pattern(r"[?&](?:amp;)?In-Reply-To=([^&\"]*)", re.IGNORECASE)
_BEGIN, _END = "<!--beginarticle-->", "<!--endarticle-->"
_PRE = pattern(r"\s{0,20}<pre>\n?", re.IGNORECASE)


class Links(NamedTuple):
    """What the `made` link says: the list's name, the page's own id, the parent's id."""

    list_name: str | None
    own: str | None
    parent: str | None


def is_article(lower: bytes) -> bool:
    """Is this (in lower case) an article page?"""
    return b"<!--beginarticle-->" in lower or (
        b'rel="made"' in lower and b"in-reply-to=" in lower and b"<h1>" in lower
    )


def read_article(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The message of one page."""
    data = read_all(stream)
    page, charset = decode_page(data)
    begin = page.find(_BEGIN)
    end = page.rfind(_END)
    top = page[:begin] if begin >= 0 else page
    body = (
        _body(page[begin + len(_BEGIN) : end if end > begin else len(page)]) if begin >= 0 else ""
    )
    if begin < 0:
        tell(None, "the page has no marks round its text, which is left out")
    heading = _HEADING.search(top) or _TITLE.search(top)
    subject = plain(heading.group(1)) if heading else None
    after = top[heading.end() :] if heading else top
    links = _links(page, body)
    date = _DATE.search(after)
    raw = Raw(b"", stream.name, 1, 0, len(data), obscured=True, facts=facts)
    yield finish_message(
        raw,
        tell,
        message_id=links.own,
        author=_author(after),
        date=page_date(plain(date.group(1)) if date else "", facts),
        subject=subject or None,
        body=body,
        list_name=links.list_name or (split_subject(subject).list_tag if subject else None),
        page_parent=links.parent,
        charset=charset,
    )


def _body(html: str) -> str:
    start = _PRE.match(html)
    stop = max(html.rfind("</PRE>"), html.rfind("</pre>"))
    text = pre_text(html[start.end() if start else 0 : stop if stop >= 0 else len(html)])
    text = text.rstrip("\n ")
    return text + "\n" if text else ""


def _author(top: str) -> Address:
    name = _NAME.search(top)
    link = _MAILTO.search(top) or _ANY_LINK.search(top)
    written = plain(link.group(link.lastindex or 1)) if link is not None else ""
    email = whole_address(written) if written and SCRAMBLE not in written else None
    person = whole_address(plain(name.group(1))) if name is not None else None
    if person and (is_address(person) or person == email):
        email, person = email or person, None
    return Address(person or None, email if email and "@" in email else None)


def _links(page: str, body: str) -> Links:
    from urllib.parse import unquote  # late: few sources are pages

    made = _MADE.search(page)
    href = made.group(1) if made is not None else None
    if href is None:
        link = _MAILTO.search(page)
        href = link.group(1) if link is not None else ""
    href = unescape(href)
    list_name = whole_address(unquote(href.partition("?")[0])).partition("@")[0] or None
    found = _PARENT.search(href)
    target = unquote(found.group(1)).strip() if found is not None else ""
    named = read_id(target)
    if not named:
        return Links(list_name, None, None)
    scrubbed = read_scrubbed(body)
    if target.startswith("<") or (scrubbed is not None and confirms(scrubbed.fingerprints, named)):
        return Links(list_name, named, None)
    return Links(list_name, None, named)
