"""The text of a thread page of lists.sr.ht as a person copies it. In: decoded text. Out: its messages.

Above each text stand who wrote it and a drawer of details, which may be closed:

    Ann Lee <ann@example.org>
    Details
    Message ID
        <1@example.org>
    In-Reply-To
        <0@example.org> (view parent)
    DKIM signature
        pass
    Download raw message
    Which gate leaks?

>>> page = "Gates\\nAnn Lee <ann@example.org>\\nDetails\\nMessage ID\\n<1@example.org>\\nDownload raw message\\nYes.\\nReply to thread"
>>> found = find_srht(page.split("\\n"))
>>> found.title, [(post.who, post.told, post.body) for post in found.posts]
('Gates', [('Ann Lee <ann@example.org>', {'message id': '<1@example.org>'}, (6, 7))])
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from mlthread.frozen import NamedTuple
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.headers.fields import read_address, read_id, read_ids
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts
from mlthread.model import DateBounds, Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .copiedtext import (
    filled_above,
    filled_end,
    next_filled,
    plain_line,
    read_copied_text,
    shown_date,
)
from .linemarks import bare_lines

__all__ = ["find_srht", "read_srht"]

_WHO = pattern(r"\s{0,8}[^<>@\s][^<>@]{0,80} <[^<>@\s]{1,100}@[^<>@\s]{1,200}>\s{0,8}\Z")
_LABELS = frozenset(("message id", "in-reply-to", "sender timestamp", "dkim signature"))
_DRAWN = frozenset(
    (
        "details",
        "download raw message",
        "export this patch",
        "reply",
        "reply to thread",
        "export thread (mbox)",
    )
)
_FOOT = pattern(r"\s{0,8}(?:Reply to thread|Export thread \(mbox\)|Export this patch)(?:\s|\Z)")
_AGO = pattern(r"\s{0,8}(?:an?|\d{1,3}) (?:second|minute|hour|day|week|month|year)s? ago\s{0,8}\Z")
_VALUE = pattern(r"<[^<>\s]{1,300}>(?: \(view parent\))?|\d{9,11}|[a-z-]{1,20}")
_SURE = ("download raw message", "dkim signature", "export thread (mbox)")
_TALLEST = 24  # lines of a head
_COUNTS = pattern(r"[\d\s]{1,12}\Z")
_SITE = pattern(
    r"(?:.{1,40} ){0,8}(?:Log in|Register)\b.{0,40}\Z|~\S{1,80}\Z|archives\b.{0,40}\Z|patches\Z"
)


class Post(NamedTuple):
    """One message: what its details tell, its first line, and where its text begins and ends."""

    who: str
    told: dict[str, str]
    ago: str | None
    first: int
    body: tuple[int, int]


class SrhtPage(NamedTuple):
    """What a page shows."""

    title: str | None
    posts: list[Post]


def find_srht(lines: list[str]) -> SrhtPage:
    """The messages of a page; none where it is no such page."""
    if not any(line.strip().lower() in _SURE or _FOOT.match(line) for line in lines):
        return SrhtPage(None, [])
    heads = [head for number in range(len(lines)) if (head := _head(lines, number)) is not None]
    posts: list[Post] = []
    for place, head in enumerate(heads):
        last = heads[place + 1].first if place + 1 < len(heads) else len(lines)
        begin = next_filled(lines, head.body[0], last)
        stop = next((n for n in range(begin, last) if _FOOT.match(lines[n])), last)
        posts.append(head._replace(body=(begin, filled_end(lines, begin, stop))))
    return SrhtPage(_title(lines, posts[0].first) if posts else None, posts)


def _head(lines: list[str], number: int) -> Post | None:
    """The head whose first line this is."""
    who = lines[number].strip().lstrip("# ")  # a heading, in Markdown
    if "@" not in who or not _WHO.match(who):
        return None
    told: dict[str, str] = {}
    ago = None
    opened = False
    at = number + 1
    while at < min(len(lines), number + _TALLEST):
        text = lines[at].strip(" \t*•-")
        low = text.lower().removesuffix(":")
        if low in _LABELS:
            below = next_filled(lines, at + 1)
            value = _VALUE.fullmatch(lines[below].strip()) if below < len(lines) else None
            if value is None:
                break
            told[low] = value[0]
            at = below
        elif _AGO.match(text):
            ago = text
        elif text and low not in _DRAWN:
            break
        opened = opened or low == "details"
        at += 1
    return Post(who, told, ago, number, (at, at)) if opened else None


def _title(lines: list[str], first: int) -> str | None:
    """The line above the first head, above how many take part."""
    above = filled_above(lines, first)
    while above >= 0 and (_COUNTS.match(lines[above].strip()) or _SITE.match(lines[above].strip())):
        above = filled_above(lines, above)
    return plain_line(lines[above]) or None if above >= 0 else None


def _date(post: Post, facts: Facts) -> DateBounds:
    stamp = post.told.get("sender timestamp", "")
    if stamp.isdigit():
        instant = datetime.fromtimestamp(int(stamp), UTC)
        return DateBounds(stamp, instant, instant, instant, "page date in UTC")
    return shown_date(post.ago, facts)


def read_srht(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one page."""
    copied = read_copied_text(stream)
    page = find_srht(copied.lines)
    for place, post in enumerate(page.posts):
        last = page.posts[place + 1].first if place + 1 < len(page.posts) else len(copied.lines)
        title = page.title
        if place and title and not split_subject(title).is_reply:
            title = f"Re: {title}"
        body = "\n".join(bare_lines(copied.lines[slice(*post.body)])).strip("\n")
        parents = read_ids(post.told.get("in-reply-to"))
        yield finish_message(
            copied.raw(post.first if place else 0, last, facts),
            tell,
            message_id=read_id(post.told.get("message id")),
            author=read_address(post.who),
            date=_date(post, facts),
            subject=title,
            body=f"{body}\n" if body else "",
            in_reply_to=parents,
            charset=copied.charset,
        )
