"""The table of what people copy out of archive pages: how each kind is known and read. In: lines. Out: kinds.

The text of a page of HTML whose program is not known is read by the same rows. Order matters: what is known by
a surer sign stands first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from mlthread.frozen import frozen
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.head import Head
from mlthread.mailbox.late import late
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts
from mlthread.mailbox.signs import has_id, has_separator, is_mail
from mlthread.model import Message

from .onethread import of_one_thread

__all__ = ["BARE", "COPIED", "CopiedKind"]

_SERVERS = frozenset({"received", "return-path", "mime-version", "content-transfer-encoding"})
"""Fields that no page shows above a message."""
_PAGE_TOP = 40
"""Lines in which a page that begins with fields shows that it is one."""
_SHOWN = 2
"""Drawn lines that tell a page from a mail whose fields it begins with."""
_SURE = 2
"""`SURE` of `furniture`, which is loaded with the pages alone."""


_begins_above = late("pages.anypages:begins_above")
_find_any_pages = late("pages.anypages:find_any_pages")
_find_pages = late("pages.copiedpages:find_pages")
_is_raw_id = late("pages.copiedinbox:is_raw_id")
_is_views = late("pages.postgresql:is_views")
_of_archive = late("pages.furniture:of_archive")
_is_spelt = late("pages.copiedpages:is_spelt")


@frozen
class CopiedKind:
    """One row: the kind's name, what it is, the reason in words; `shows` looks for it in lines, whether they are
    whole and whether they begin as a mail does; `is_other` says of a file's first bytes that they are no such text."""

    name: str
    what: str
    why: str
    shows: Callable[[list[str], bool, bool], bool]
    read: Callable[[ByteStream, Facts, Tell], Iterator[Message]]
    is_other: Callable[[Head], bool]

    def sure(self, head: Head) -> str | None:
        """The reason, None where the first bytes of a file are no such text."""
        if head.is_binary or self.is_other(head):
            return None
        return self.why if self.shows(head.lines, head.whole, is_mail(head)) else None


def _shows_fields(lines: list[str], whole: bool, mail: bool) -> bool:
    del mail
    pages = _find_pages(lines)
    if not pages:
        return False
    page = pages[0]
    if any(map(_is_views, lines[page.first_field : page.body[0]])):
        return True
    return not _begins_above(lines, page.first_field, whole)


def _shows_any(lines: list[str], whole: bool, mail: bool) -> bool:
    pages = _find_any_pages(lines, whole)
    return bool(pages) and not (mail and pages[0].shown < _SHOWN)


def _is_thread_row(line: str) -> bool:
    """Whether the line holds the links that FreeBSD's archive draws right below the fields."""
    return " in thread | " in line and _of_archive(line) == _SURE


def _is_mail_with_id(head: Head) -> bool:
    top = head.lines[:_PAGE_TOP]
    if not has_id(head) or any(map(_is_raw_id, top)) or any(map(_is_spelt, top)):
        return False
    fields = [*takewhile(str.strip, top)]
    below = next(filter(str.strip, top[len(fields) :]), "")
    return not (any(map(_is_views, fields)) or _is_thread_row(below))


COPIED: tuple[CopiedKind, ...] = (
    CopiedKind(
        "page-text",
        "the text of an archive page as a person copies it",
        "a subject, a line “name user at host” and a date line",
        lambda lines, *_: late("pages.pagetext:find_page")(lines) is not None,
        late("pages.pagetext:read_page_text"),
        is_mail,
    ),
    CopiedKind(
        "page-thread",
        "the text of a thread page of public-inbox (lore.kernel.org) as a person copies it",
        "lines “From: name @ date UTC (permalink / raw)” below a subject",
        lambda lines, *_: late("pages.copiedinbox:is_copied_inbox")(lines),
        late("pages.copiedinbox:read_copied_inbox"),
        is_mail,
    ),
    CopiedKind(
        "page-groups",
        "the text of a page of Google Groups as a person copies it",
        "a name, “unread,” and a date below each other",
        lambda lines, *_: bool(late("pages.copiedthreads:find_groups")(lines).parts),
        of_one_thread(late("pages.copiedthreads:read_copied_groups")),
        lambda head: "from" in head.names,
    ),
    CopiedKind(
        "page-groups-old",
        "the text of a page of Google Groups of 2004 to 2012 as a person copies it",
        "header fields above links “Individual message | Show original”",
        lambda lines, *_: bool(late("pages.oldgroups:find_old_groups")(lines)),
        of_one_thread(late("pages.oldgroups:read_old_groups")),
        lambda head: not _SERVERS.isdisjoint(head.names) or has_id(head),
    ),
    CopiedKind(
        "page-kitty",
        "the text of a page of HyperKitty as a person copies it",
        "a name, a day and a time as HyperKitty shows them, and its links to reply",
        lambda lines, *_: bool(late("pages.copiedthreads:find_kitty")(lines).parts),
        of_one_thread(late("pages.copiedthreads:read_copied_kitty")),
        lambda head: "from" in head.names,
    ),
    CopiedKind(
        "page-pony",
        "the plain page of a thread of Pony Mail (lists.apache.org), as text",
        "a line “Posted to list by name on date UTC” above a title",
        lambda lines, *_: bool(late("pages.ponypages:find_pony_page")(lines).parts),
        of_one_thread(late("pages.ponypages:read_pony_page")),
        lambda head: "from" in head.names,
    ),
    CopiedKind(
        "page-foal",
        "the text of a thread of Pony Mail (lists.apache.org) as a person copies it",
        "a line “Posted to list” above names with dates, or From, Subject, Date and List above each message",
        lambda lines, *_: bool(late("pages.foalpages:find_foal_page")(lines).parts),
        of_one_thread(late("pages.foalpages:read_foal_page")),
        lambda head: not _SERVERS.isdisjoint(head.names) or has_id(head),
    ),
    CopiedKind(
        "page-srht",
        "the text of a thread page of lists.sr.ht as a person copies it",
        "a person with an address above “Details” of the message",
        lambda lines, *_: bool(late("pages.srhtpages:find_srht")(lines).posts),
        of_one_thread(late("pages.srhtpages:read_srht")),
        lambda head: "from" in head.names,
    ),
    CopiedKind(
        "page-nabble",
        "the text of a page of Nabble as a person copies it",
        "links “Reply | Threaded”, a title and a name below each other",
        lambda lines, *_: bool(late("pages.forumpages:find_nabble")(lines)),
        of_one_thread(late("pages.forumpages:read_nabble")),
        lambda head: "from" in head.names,
    ),
    CopiedKind(
        "page-forge",
        "the text of a page of SourceForge's lists as a person copies it",
        "lines “From: name <us...@ho...> - date”",
        lambda lines, *_: bool(late("pages.forumpages:find_forge")(lines)),
        late("pages.forumpages:read_forge"),
        is_mail,
    ),
    CopiedKind(
        "page-fields",
        "the text of a hypermail, MHonArc, W3C, Debian, MARC or PostgreSQL page as a person copies it",
        "header fields with an archive's navigation round them",
        _shows_fields,
        late("pages.copiedpages:read_copied_pages"),
        _is_mail_with_id,
    ),
    CopiedKind(
        "page-titled",
        "the text of a page of the IETF Mail Archive or The Mail Archive as a person copies it",
        "a title above a line with a name and a date",
        lambda lines, *_: late("pages.titledpages:find_titled_page")(lines) is not None,
        late("pages.titledpages:read_titled_pages"),
        is_mail,
    ),
    CopiedKind(
        "page-any",
        "the text of an archive page of any other program as a person copies it",
        "a person and a date below a title, with what archives draw round them",
        _shows_any,
        of_one_thread(late("pages.anypages:read_any_pages")),
        lambda head: not _SERVERS.isdisjoint(head.names) or has_id(head) or has_separator(head),
    ),
    CopiedKind(
        "page-run",
        "mails below each other under a title, with From, Date and Subject above each, also counted",
        "the same few fields above several mails, each counted or later than the one above",
        lambda lines, *_: bool(late("pages.fieldruns:find_run")(lines)),
        late("pages.fieldruns:read_run"),
        lambda head: is_mail(head) or has_separator(head),
    ),
)

BARE = CopiedKind(
    "page-bare",
    "the text of an archive page without the head above it",
    "what archives draw round a message, without the head above it",
    lambda lines, whole, _: late("pages.barepages:find_bare_page")(lines, whole) is not None,
    late("pages.barepages:read_bare_pages"),
    lambda head: not _SERVERS.isdisjoint(head.names) or has_id(head),
)
"""Known by so little that all other kinds of files are tried before it."""
