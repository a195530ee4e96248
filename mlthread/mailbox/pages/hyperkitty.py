"""HyperKitty's pages (Mailman 3). In: a message's or a thread's HTML page. Out: its `Message`s.

A page shows who, when and what; an address never, a Message-ID only where readers may post (the
link that answers by mail). In thread order each reply has a level, at most five deep. A time stands
there twice: on the archive's clock, and in its title on the sender's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import Any

from mlthread.frozen import NamedTuple, replace
from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.headers.dates import bound_date, parse_stamp
from mlthread.mailbox.headers.fields import is_address, read_id, whole_address
from mlthread.mailbox.htmlpage import Lines, decode_page
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts, Raw
from mlthread.model import Address, Attachment, DateBounds, Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .kittywords import clock_of, unhidden

__all__ = ["is_hyperkitty", "read_hyperkitty"]

_LIST = pattern(r"/list/([^/@\s\"]{1,120})@[^/\s\"]{1,200}/(?:message|thread)/")
_ANSWER = pattern(r"[?&]In-Reply-To=([^&]{1,2000})", re.IGNORECASE)
_ID = pattern(r"id=\"(?=([^\"<>]{1,400})\")")
_LEVEL = pattern(r"\breply-level-(\d{1,3})|<!--\s{0,3}email level:\s{0,3}(\d{1,3})")
_NEW_SUBJECT = pattern(r"\A[^:：]{1,60}[:：]\s*")
_TYPE = pattern(r"\b[a-z]{1,20}/[a-z0-9.+-]{1,100}")
_DIVISION = pattern(r"<(/?)div\b([^<>]{0,400})>", re.IGNORECASE)
_CUT_LINK = pattern(
    r"<a\s[^<>]{0,400}?href=\"([^\"<>]{1,4000})\"[^<>]{0,400}>([^<>]{1,400}?)(?:\.\.\.|…)</a>",
    re.IGNORECASE,
)
_BETWEEN = pattern(r"(</?(?:p|blockquote|div|ul|ol|li)\b[^<>]{0,400}>)\s+(?=<)", re.IGNORECASE)
_QUOTE_SPACE = pattern(r"^((?:> )+) ", re.MULTILINE)
# Levels are not shown beyond this one: below it, who answers whom cannot be told.
_DEEPEST = 5
_NEAR = 8
"""Nodes above a mail, blank text among them, of which one may name its level."""
_QUARTER = 15
_MINUTE = timedelta(seconds=59)
_HEADINGS = (
    ".thread-header h1, .thread-header h2, .thread-header h3",
    ".message-header h1",
    "title",
)


def is_hyperkitty(lower: bytes) -> bool:
    """Is this (in lower case) a page with messages?"""
    return b'class="email-header' in lower and b'class="email-body' in lower


def read_hyperkitty(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one page, in its order."""
    from mlthread.mailbox.bodies.htmltree import parse_html  # late: an HTML parser

    data = read_all(stream)
    page, charset = decode_page(data)
    tree = parse_html(page)
    name = _LIST.search(page)
    headings = (tree.css_first(where) for where in _HEADINGS)
    shown = _Page(
        Raw(b"", stream.name, 1, 0, len(data), facts=facts),
        next((_text(heading) for heading in headings if heading is not None), ""),
        name.group(1) if name is not None else None,
        charset,
        _in_thread_order(tree),
        _Anchors(page),
    )
    above: list[str] = []
    for number, node in enumerate(tree.css("div.email")):
        if node.css_first(".email-body") is None or _is_inside(node):
            continue
        level = min(_level(node), len(above))
        parent = above[level - 1] if shown.threaded and level else None
        if level > _DEEPEST and len(above) > level:
            parent = None  # it may answer the one above it as well
        message = _message(node, shown, number, tell)
        if parent is not None and parent != message.id:
            message = replace(message, page_parent=parent)
        yield message
        del above[level:]
        above.append(message.id)
    if tree.css_first(".replies .ajaxloader") is not None:
        tell(None, "replies are not in the file, a script loads them; the archive's mbox has them")


class _Anchors:
    """Where the mails of a page begin, asked in their order."""

    def __init__(self, page: str) -> None:
        self._lines = Lines(page)
        self._at = 0
        self._places: dict[str, list[int]] = {}  # of each id, the first one last
        for found in reversed(list(_ID.finditer(page))):
            self._places.setdefault(found.group(1), []).append(found.start())

    def line(self, anchor: str) -> int | None:
        """The line of the element that has this id."""
        places = self._places.get(anchor, [])
        while places and places[-1] < self._at:
            places.pop()
        if not places:
            return None
        self._at = places[-1] + 1
        return self._lines.number(places[-1])


class _Page(NamedTuple):
    """What holds for all messages of a page."""

    raw: Raw
    subject: str
    list_name: str | None
    charset: str
    threaded: bool
    anchors: _Anchors


def _in_thread_order(tree: Any) -> bool:
    """Are the replies shown by thread? Then the page offers to show them by date."""
    return any(
        "sort=date" in (link.attributes.get("href") or "") for link in tree.css(".sort-mode a")
    ) or any(_level(node) > 1 for node in tree.css("div.email"))


def _is_inside(node: Any) -> bool:
    """Is it part of a mail's text? A page nests no mails, so somebody wrote it there."""
    above = node.parent
    while above is not None:
        if "email-body" in (above.attributes.get("class") or ""):
            return True
        above = above.parent
    return False


def _level(node: Any) -> int:
    """How deep a reply stands: 1 for one that answers the first message."""
    around = node.parent
    said = (around.attributes.get("class") or "") if around is not None else ""
    above = node.prev
    for _ in range(_NEAR):
        if above is None:
            break
        if above.tag == "-comment":
            said += above.html or ""
        above = above.prev
    found = _LEVEL.search(said)
    return 1 + int(found.group(1) or found.group(2)) if found is not None else 1


def _message(node: Any, page: _Page, number: int, tell: Tell) -> Message:
    header = node.css_first(".email-header")
    anchor = (header.attributes.get("id") if header is not None else None) or ""
    line = page.anchors.line(anchor)
    raw = page.raw if line is None else replace(page.raw, line=line)
    return finish_message(
        raw,
        tell,
        message_id=_own_id(node),
        author=_author(node),
        date=_date(node),
        subject=_subject(node, page.subject, number),
        body=_body(node.css_first(".email-body")),
        list_name=page.list_name,
        attachments=_attachments(node),
        charset=page.charset,
    )


def _text(node: Any) -> str:
    return " ".join(node.text().split()) if node is not None else ""


def _subject(node: Any, subject: str, number: int) -> str | None:
    """The page shows a reply's subject only where it is another one."""
    changed = _text(node.css_first(".email-header .subject"))
    if changed:
        return _NEW_SUBJECT.sub("", changed, count=1) or None
    if number and subject and not split_subject(subject).is_reply:
        return f"Re: {subject}"
    return subject or None


def _own_id(node: Any) -> str | None:
    from urllib.parse import unquote

    for link in reversed(node.css('a[href^="mailto:"]')):  # below the text, which may hold others
        found = _ANSWER.search(link.attributes.get("href") or "")
        if found is not None:
            return read_id(unquote(found.group(1)))
    return None


def _author(node: Any) -> Address:
    shown = _text(node.css_first(".email-author .name") or node.css_first(".email-author"))
    email = whole_address(unhidden(shown))
    if is_address(email):
        return Address(None, email)
    return Address(None if shown in ("", "(no name)") else shown, None)


def _date(node: Any) -> DateBounds:
    """The sender's clock against the archive's gives the sender's zone, if the archive's is UTC:
    so it is unless the site's owner changed it."""
    time = node.css_first(".time span")
    title = (time.attributes.get("title") or "") if time is not None else ""
    written = " ".join(clock_of(title.partition(": ")[2] or title).split())
    sender = parse_stamp(written)
    if sender is None:
        return bound_date(written or None)
    shown = parse_stamp(f"1 January 2000 {clock_of(_text(time))}")
    if shown is None:
        return bound_date(written)
    day = 24 * 60
    minutes = (
        (sender.local.hour - shown.local.hour) * 60 + sender.local.minute - shown.local.minute
    ) % day
    offset = minutes - day if minutes > 13 * 60 else minutes  # New Zealand rather than Samoa
    if offset % _QUARTER:
        return bound_date(written)
    try:
        stamp = sender.local - timedelta(minutes=offset)
    except OverflowError:
        return bound_date(written)
    instant = stamp.replace(tzinfo=UTC)
    basis = "page date on the archive's clock, taken as UTC"
    return DateBounds(written, instant, instant, instant + _MINUTE, basis, offset)


def _attachments(node: Any) -> list[Attachment]:
    found = []
    for item in node.css(".attachments-list li"):
        link = item.css_first("a")
        if link is None:
            continue
        kind = _TYPE.search(f"{link.attributes.get('title') or ''} {_text(item)}")
        found.append(
            Attachment(
                _text(link) or None,
                kind.group() if kind is not None else None,
                None,
                link.attributes.get("href"),
            )
        )
    return found


class _Quotes:
    """Replacement that makes the divisions of quoted text `blockquote`s."""

    def __init__(self) -> None:
        self.open: list[str] = []

    def __call__(self, tag: re.Match[str]) -> str:
        if tag.group(1):
            return f"</{self.open.pop()}>" if self.open else ""
        names = tag.group(2)
        is_quote = "quoted-text" in names and "pgp" not in names
        self.open.append("blockquote" if is_quote else "div")
        return f"<{self.open[-1]}>"


def _body(node: Any) -> str:
    """Lines are the mail's lines; of a quote the marks are gone, and older pages leave a space there."""
    from mlthread.mailbox.bodies.htmltext import html_to_text

    for switch in node.css(".quoted-switch"):
        switch.decompose()
    html = (node.html or "").partition(">")[2]
    html = html[: html.rfind("</div>")]
    html = _CUT_LINK.sub(
        lambda link: link.group(1) if link.group(1).startswith(link.group(2)) else link.group(),
        _BETWEEN.sub(r"\1", html),
    )
    by_divisions = _DIVISION.search(html) is not None and "<blockquote" not in html
    text = html_to_text(f"<pre>{_DIVISION.sub(_Quotes(), html).strip()}</pre>")
    if by_divisions:
        text = _QUOTE_SPACE.sub(r"\1", text)
    return unhidden(text)
