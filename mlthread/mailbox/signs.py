"""How formats of a file are known. In: its first bytes. Out: what tells the format, None where nothing does."""

from __future__ import annotations

import re
from collections.abc import Callable

from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .anypages import begins_above, find_any_pages
from .copiedinbox import find_entries, is_raw_id
from .copiedpages import find_pages, is_spelt
from .copiedthreads import find_groups, find_kitty
from .fromline import parse_from_line
from .head import Head
from .mbox import find_first_separator
from .pagetext import find_page
from .titledpages import find_titled_page
from .unparted import is_unparted

__all__ = [
    "by_bytes",
    "never",
    "signs_of_any_page",
    "signs_of_board",
    "signs_of_copied_groups",
    "signs_of_copied_inbox",
    "signs_of_copied_kitty",
    "signs_of_copied_pages",
    "signs_of_eml",
    "signs_of_emlx",
    "signs_of_late_mbox",
    "signs_of_mbox",
    "signs_of_page_text",
    "signs_of_pipermail",
    "signs_of_rnews",
    "signs_of_titled_page",
    "signs_of_unparted",
]

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


def signs_of_mbox(head: Head) -> str | None:
    start = head.data.lstrip(b"\r\n \t")[:4096]
    line = parse_from_line(re.split(rb"[\r\n]", start, maxsplit=1)[0])
    if line is None or line.is_pipermail:
        return None
    return (
        "the first line is a From_ line"
        if find_first_separator(_lf(head.data)) is not None
        else None
    )


def signs_of_pipermail(head: Head) -> str | None:
    start = head.data.lstrip()[:4096]
    line = parse_from_line(re.split(rb"[\r\n]", start, maxsplit=1)[0])
    return (
        "the first line is a From_ line with the address as “user at host”"
        if line is not None and line.is_pipermail
        else None
    )


def signs_of_late_mbox(head: Head) -> str | None:
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


def signs_of_page_text(head: Head) -> str | None:
    if head.is_binary or len(set(head.names) & _MAIL) >= 2:
        return None
    return (
        "a subject, a line “name user at host” and a date line"
        if find_page(head.lines) is not None
        else None
    )


def signs_of_copied_pages(head: Head) -> str | None:
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


def signs_of_copied_inbox(head: Head) -> str | None:
    if head.is_binary or "message-id" in head.names or not find_entries(head.lines):
        return None
    return "lines “From: name @ date UTC (permalink / raw)” below a subject"


def signs_of_copied_groups(head: Head) -> str | None:
    if head.is_binary or "from" in head.names or not find_groups(head.lines).parts:
        return None
    return "a name, “unread,” and a date below each other"


def signs_of_copied_kitty(head: Head) -> str | None:
    if head.is_binary or "from" in head.names or not find_kitty(head.lines).parts:
        return None
    return "a name, a day and a time as HyperKitty shows them, and its links to reply"


def signs_of_titled_page(head: Head) -> str | None:
    if head.is_binary or len(set(head.names) & _MAIL) >= 2:
        return None
    return (
        "a title above a line with a name and a date"
        if find_titled_page(head.lines) is not None
        else None
    )


def signs_of_any_page(head: Head) -> str | None:
    names = set(head.names)
    if head.is_binary or names & _SERVERS or _has_id(head) or find_first_separator(_lf(head.data)):
        return None
    pages = find_any_pages(head.lines, head.whole)
    if not pages or (len(names & _MAIL) >= 2 and pages[0].shown < 2):
        return None
    return "a person and a date below a title, with what archives draw round them"


def signs_of_emlx(head: Head) -> str | None:
    return "a byte count, then a message" if _COUNT_LINE.match(head.data) else None


def signs_of_eml(head: Head) -> str | None:
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


def signs_of_unparted(head: Head) -> str | None:
    return "whole headers below blank lines, without separators" if is_unparted(head) else None


def signs_of_rnews(head: Head) -> str | None:
    return "a line “#! rnews” with a size" if head.data.startswith(b"#! rnews ") else None


def signs_of_board(head: Head) -> str | None:
    # where the first header of a QWK packet, a FidoNet packet and a stored message has its sign
    signs = (head.data[250:251], head.data[58:60], head.data[163:164])
    if signs[0] not in (b"\xe1", b"\xe2") and signs[1] != b"\2\0" and signs[2] != b"\0":
        return None
    from .bbs import board_kind  # late: few sources are

    return board_kind(head.data)


def by_bytes(
    test: Callable[[bytes], bool], why: str, lower: bool = True
) -> Callable[[Head], str | None]:
    """A recogniser from a test on the first bytes."""

    def sure(head: Head) -> str | None:
        return why if test(head.lower if lower else head.data) else None

    return sure


def never(head: Head) -> None:
    del head
