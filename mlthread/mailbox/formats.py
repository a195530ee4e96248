"""The table of formats of a file. In: the first bytes. Out: the first format that is sure, and why.

A format is one row: its name, what it is, how it is known, how it is read. Order matters: what is
known by a surer sign stands first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mlthread.frozen import frozen
from mlthread.model import Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .anypages import begins_above, find_any_pages, read_any_pages
from .copiedinbox import find_entries, is_raw_id, read_copied_inbox
from .copiedpages import find_pages, is_spelt, read_copied_pages
from .copiedthreads import (
    find_groups,
    find_kitty,
    read_copied_groups,
    read_copied_kitty,
)
from .fromline import parse_from_line
from .head import Head
from .headerpages import is_header_page, read_header_page
from .htmlpages import is_any_html, read_any_html
from .hyperkitty import is_hyperkitty, read_hyperkitty
from .hypermail import is_hypermail, read_hypermail
from .inboxpages import is_inbox_page, read_inbox_page
from .indexes import is_index, read_index
from .logs import is_listserv, is_perceval, is_yahoo, read_listserv, read_perceval, read_yahoo
from .mbox import find_first_separator, read_mbox
from .message import Tell
from .mhonarc import is_mhonarc, read_mhonarc
from .oldboxes import is_babyl, is_dbox, is_mbx, is_mmdf, read_babyl, read_dbox, read_mbx, read_mmdf
from .pagetext import find_page, read_page_text
from .pipermail import is_article, read_article
from .raw import Facts, Fault, Raw
from .single import read_body_only, read_emlx, read_single
from .streams import ByteStream
from .titledpages import find_titled_page, read_titled_pages
from .unparted import is_unparted, read_unparted

__all__ = ["FORMATS", "Format", "find_format", "format_named"]

Read = Callable[[ByteStream, Facts, Tell], Iterator[Raw | Fault | Message]]

_MAIL = frozenset(
    {
        "from",
        "date",
        "subject",
        "message-id",
        "received",
        "return-path",
        "to",
        "newsgroups",
        "path",
        "mime-version",
        "delivered-to",
        "x-from",
        "reply-to",
        "sender",
        "in-reply-to",
        "references",
        "cc",
        "content-type",
    }
)
_SERVERS = frozenset({"received", "return-path", "mime-version", "content-transfer-encoding"})
_PAGE_TOP = 40
_COUNT_LINE = pattern(rb"[ \t]*\d{1,10}[ \t]*\r?\n[!-9;-~]{1,80}:")


@frozen
class Format:
    """One row: `sure` gives the reason in words, None where it is not this format."""

    name: str
    what: str
    sure: Callable[[Head], str | None]
    read: Read


def _mbox(head: Head) -> str | None:
    start = head.data.lstrip(b"\r\n \t")[:4096]
    line = parse_from_line(re.split(rb"[\r\n]", start, maxsplit=1)[0])
    if line is None or line.is_pipermail:
        return None
    return (
        "the first line is a From_ line"
        if find_first_separator(_lf(head.data)) is not None
        else None
    )


def _pipermail(head: Head) -> str | None:
    start = head.data.lstrip()[:4096]
    line = parse_from_line(re.split(rb"[\r\n]", start, maxsplit=1)[0])
    return (
        "the first line is a From_ line with the address as “user at host”"
        if line is not None and line.is_pipermail
        else None
    )


def _late_mbox(head: Head) -> str | None:
    if head.is_binary:
        return None
    first = find_first_separator(_lf(head.data))
    if not first:
        return None
    if len(set(head.names) & _MAIL) >= 2:
        # A message whose body quotes an mbox looks alike: only several separators are sure.
        second = find_first_separator(_lf(head.data[first + 1 :]))
        return (
            "a message without a From_ line, then messages with one"
            if second is not None and "content-type" not in head.names
            else None
        )
    return "a From_ line with header fields below follows other text"


def _lf(data: bytes) -> bytes:
    return data if b"\n" in data else data.replace(b"\r", b"\n")


def _page_text(head: Head) -> str | None:
    if head.is_binary or len(set(head.names) & _MAIL) >= 2:
        return None
    return (
        "a subject, a line “name user at host” and a date line"
        if find_page(head.lines) is not None
        else None
    )


def _copied_pages(head: Head) -> str | None:
    if head.is_binary:
        return None
    top = head.lines[:_PAGE_TOP]
    if _has_id(head) and not any(map(is_raw_id, top)) and not any(map(is_spelt, top)):
        return None
    pages = find_pages(head.lines)
    if not pages or begins_above(head.lines, pages[0].first_field, head.whole):
        return None
    return "header fields with an archive's navigation round them"


def _has_id(head: Head) -> bool:
    """Whether it begins as a mail with an id does, and not with a title that only looks like a field."""
    return "message-id" in head.names and not split_subject(f"{head.names[0]}: x").is_reply


def _copied_inbox(head: Head) -> str | None:
    if head.is_binary or "message-id" in head.names or not find_entries(head.lines):
        return None
    return "lines “From: name @ date UTC (permalink / raw)” below a subject"


def _copied_groups(head: Head) -> str | None:
    if head.is_binary or "from" in head.names or not find_groups(head.lines).parts:
        return None
    return "a name, “unread,” and a date below each other"


def _copied_kitty(head: Head) -> str | None:
    if head.is_binary or "from" in head.names or not find_kitty(head.lines).parts:
        return None
    return "a name, a day and a time as HyperKitty shows them, and its links to reply"


def _titled_page(head: Head) -> str | None:
    if head.is_binary or len(set(head.names) & _MAIL) >= 2:
        return None
    return (
        "a title above a line with a name and a date"
        if find_titled_page(head.lines) is not None
        else None
    )


def _any_page(head: Head) -> str | None:
    names = set(head.names)
    if head.is_binary or names & _SERVERS or _has_id(head) or find_first_separator(_lf(head.data)):
        return None
    pages = find_any_pages(head.lines, head.whole)
    if not pages or (len(names & _MAIL) >= 2 and pages[0].shown < 2):
        return None
    return "a person and a date below a title, with what archives draw round them"


def _emlx(head: Head) -> str | None:
    return "a byte count, then a message" if _COUNT_LINE.match(head.data) else None


def _eml(head: Head) -> str | None:
    known = set(head.names) & _MAIL
    if len(known) >= 2 and known & {
        "from",
        "date",
        "subject",
        "message-id",
        "received",
        "return-path",
        "x-from",
    }:
        return "header fields of one message"
    return None


def _unparted(head: Head) -> str | None:
    return "whole headers below blank lines, without separators" if is_unparted(head) else None


def _rnews(head: Head) -> str | None:
    return "a line “#! rnews” with a size" if head.data.startswith(b"#! rnews ") else None


def _read_rnews(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    from .batches import read_rnews  # late: few sources are

    return read_rnews(stream, facts, tell)


def _board(head: Head) -> str | None:
    # where the first header of a QWK packet, a FidoNet packet and a stored message has its sign
    signs = (head.data[250:251], head.data[58:60], head.data[163:164])
    if signs[0] not in (b"\xe1", b"\xe2") and signs[1] != b"\2\0" and signs[2] != b"\0":
        return None
    from .bbs import board_kind

    return board_kind(head.data)


def _read_board(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    from .bbs import read_board

    return read_board(stream, facts, tell)


def _by_bytes(
    test: Callable[[bytes], bool], why: str, lower: bool = True
) -> Callable[[Head], str | None]:
    """A recogniser from a test on the first bytes."""

    def sure(head: Head) -> str | None:
        return why if test(head.lower if lower else head.data) else None

    return sure


def _never(head: Head) -> None:
    del head


FORMATS: tuple[Format, ...] = (
    Format("pipermail", "pipermail's monthly text (.txt)", _pipermail, read_mbox),
    Format(
        "mbox",
        "mbox in any dialect, Google Takeout, HyperKitty and groups.io exports",
        _mbox,
        read_mbox,
    ),
    Format(
        "listserv",
        "LISTSERV notebook log",
        _by_bytes(is_listserv, "a row of 73 “=” above header fields", False),
        read_listserv,
    ),
    Format(
        "perceval",
        "Perceval JSON lines",
        _by_bytes(is_perceval, "JSON with a backend's name and its data", False),
        read_perceval,
    ),
    Format(
        "yahoo",
        "Yahoo Groups message in JSON",
        _by_bytes(is_yahoo, "JSON with the keys of Yahoo Groups", False),
        read_yahoo,
    ),
    Format(
        "babyl",
        "Babyl: mailbox of Rmail",
        _by_bytes(is_babyl, "Babyl's options", False),
        read_babyl,
    ),
    Format(
        "mmdf",
        "MMDF: messages between rows of ^A",
        _by_bytes(is_mmdf, "a row of ^A", False),
        read_mmdf,
    ),
    Format(
        "dbox",
        "dbox of Dovecot (sdbox, mdbox)",
        _by_bytes(is_dbox, "Dovecot's first line and a message's mark", False),
        read_dbox,
    ),
    Format(
        "mbx",
        "mbx of UW-IMAP and Alpine",
        _by_bytes(is_mbx, "mbx's first line", False),
        read_mbx,
    ),
    Format("rnews", "batch of news (rnews)", _rnews, _read_rnews),
    Format(
        "bulletin-board",
        "mail of bulletin boards: QWK packets, packets and messages of FidoNet",
        _board,
        _read_board,
    ),
    Format(
        "pipermail-page",
        "pipermail article page (HTML)",
        _by_bytes(is_article, "the comment “beginarticle”"),
        read_article,
    ),
    Format(
        "mhonarc",
        "MHonArc message page (HTML)",
        _by_bytes(is_mhonarc, "MHonArc's comments with the header"),
        read_mhonarc,
    ),
    Format(
        "hypermail",
        "hypermail message page (HTML)",
        _by_bytes(is_hypermail, "hypermail's comments with the header"),
        read_hypermail,
    ),
    Format(
        "hyperkitty",
        "HyperKitty message or thread page (HTML, Mailman 3)",
        _by_bytes(is_hyperkitty, "HyperKitty's classes of a mail's header and body"),
        read_hyperkitty,
    ),
    Format(
        "public-inbox-page",
        "public-inbox message or thread page (HTML, lore.kernel.org)",
        _by_bytes(is_inbox_page, "public-inbox's links to raw messages"),
        read_inbox_page,
    ),
    Format(
        "header-page",
        "message page of LISTSERV, MARC or the IETF Mail Archive (HTML)",
        _by_bytes(is_header_page, "a site's page with a message's header"),
        read_header_page,
    ),
    Format(
        "index-page",
        "index page of an archive; it holds no message",
        _by_bytes(is_index, "an archive's index of messages"),
        read_index,
    ),
    Format(
        "html-page",
        "page of another archive (HTML), read as the text that it shows",
        _by_bytes(is_any_html, "an HTML page"),
        read_any_html,
    ),
    Format(
        "page-text", "the text of an archive page as a person copies it", _page_text, read_page_text
    ),
    Format(
        "page-thread",
        "the text of a thread page of public-inbox (lore.kernel.org) as a person copies it",
        _copied_inbox,
        read_copied_inbox,
    ),
    Format(
        "page-groups",
        "the text of a page of Google Groups as a person copies it",
        _copied_groups,
        read_copied_groups,
    ),
    Format(
        "page-kitty",
        "the text of a page of HyperKitty as a person copies it",
        _copied_kitty,
        read_copied_kitty,
    ),
    Format(
        "page-fields",
        "the text of a hypermail, MHonArc, W3C, Debian or MARC page as a person copies it",
        _copied_pages,
        read_copied_pages,
    ),
    Format(
        "page-titled",
        "the text of a page of the IETF Mail Archive or The Mail Archive as a person copies it",
        _titled_page,
        read_titled_pages,
    ),
    Format(
        "page-any",
        "the text of an archive page of any other program as a person copies it",
        _any_page,
        read_any_pages,
    ),
    Format("emlx", "one message of Apple Mail (.emlx)", _emlx, read_emlx),
    Format("mbox-late", "mbox whose first line is no From_ line", _late_mbox, read_mbox),
    Format(
        "unparted",
        "messages one after the other without separators",
        _unparted,
        read_unparted,
    ),
    Format(
        "eml",
        "one message (RFC 5322); in folders also Maildir, MH and news spools",
        _eml,
        read_single,
    ),
    Format("body", "a bare body without header; only on demand", _never, read_body_only),
)


def find_format(head: Head) -> tuple[Format, str] | None:
    """The first format that is sure, with the reason."""
    for row in FORMATS:
        why = row.sure(head)
        if why is not None:
            return row, why
    return None


def format_named(name: str) -> Format | None:
    """The format of that name."""
    return next((row for row in FORMATS if row.name == name), None)
