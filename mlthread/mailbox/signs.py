"""How formats of a file are known. In: its first bytes. Out: what tells the format, None where nothing does."""

from __future__ import annotations

import re
from collections.abc import Callable

from mlthread.mailbox.boxes.fromline import parse_from_line, read_block
from mlthread.mailbox.files.streams import BOM
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .head import Head, header_names
from .magic import OLE, names_outlook

__all__ = [
    "by_page",
    "by_start",
    "has_id",
    "has_separator",
    "is_mail",
    "never",
    "signs_of_anews",
    "signs_of_board",
    "signs_of_broken_eml",
    "signs_of_digests",
    "signs_of_eml",
    "signs_of_emlx",
    "signs_of_late_mbox",
    "signs_of_markdown",
    "signs_of_mbox",
    "signs_of_objects",
    "signs_of_outlook",
    "signs_of_pipermail",
    "signs_of_printed",
    "signs_of_rnews",
    "signs_of_sail",
    "signs_of_table",
    "signs_of_typed",
    "signs_of_unparted",
    "signs_of_vms_mail",
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
_TELLING = frozenset({"from", "date", "subject", "message-id", "received", "return-path", "x-from"})
"""Of these one at least stands in any mail."""
_SENT = frozenset({"from", "message-id", "received", "return-path"})
"""Of these one at least stands in any mail, and none in what servers say of pages."""
_WHOLE = frozenset({"from", "date"})
_FEWEST = 2
_PARTING = (b",", b";", b"\t")
_WRITTEN = pattern(rb"body|text|content|mail|message|raw")
_OBJECTS = pattern(rb"(?:" + BOM + rb")?\s{0,200}[\[{]\s{0,200}[\[{\"]")
_OBJECTS_WITHIN = 600  # bytes
_OLE_HEAD = 52
_NAMED_WITHIN = 2000  # bytes
_OF_SAIL = (b"\xe2\x88\x82", b"\x0f", b"COMMENT ", b"perm filename ")
_OF_MARKDOWN = (b"#", b"*", b"_", b"-", b"[", b">", b"<", b"!", b"\xef\xbb\xbf")
"""How a document in Markdown begins that holds mails."""
_BOLD_FIELDS = (b":**", b"**:", b"** :", b"**\t:", b":__", b"__:", b"__ :", b"__\t:")
"""How the name of a field ends in bold; one of these stands there, but for front matter."""
_COUNT_LINE = pattern(rb"[ \t]*\d{3,10}[ \t]*\r?\n[!-9;-~]{1,80}:")
"""How Apple Mail's files begin; no mail is shorter than a hundred bytes, and copied text may begin with a number."""


def signs_of_mbox(head: Head) -> str | None:
    """Why it is an mbox, None where it is none; so for all that follow."""
    start = head.data.lstrip(b"\r\n \t")[:4096]
    line = parse_from_line(re.split(rb"[\r\n]", start, maxsplit=1)[0])
    if line is not None and line.is_pipermail:
        return None
    data = head.data
    at = _first_separator(data)
    # Where that line shows no time it may also stand above a single message.
    if at is None or (line is None and (at > 0 or not _is_one_of_many(data))):
        return None
    return "the first line is a From_ line"


def _first_separator(data: bytes) -> int | None:
    """Where the first message of an mbox begins."""
    if not data.startswith(b"From ") and b"\nFrom " not in data:
        return None
    from mlthread.mailbox.boxes.mbox import find_first_separator  # late: few pages have one

    return find_first_separator(data)


def _is_one_of_many(data: bytes) -> bool:
    """Is what the `From ` line begins surely one of several? Google's archive of Usenet numbers them."""
    return data[5:6] in b"-0123456789" or _first_separator(data[1:]) is not None


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
    first = _first_separator(head.data)
    if not first:
        return None
    if is_mail(head):
        return (
            "a message without a From_ line, then messages with one"
            if _are_behind(head, first)
            else None
        )
    return "a From_ line with header fields below follows other text"


def _are_behind(head: Head, first: int) -> bool:
    """Do messages of an mbox stand behind a message, the first one there? One whose body quotes an mbox looks alike:
    only several separators are sure, or that the parts of the message end right above."""
    if "content-type" in head.names:
        from mlthread.mailbox.boxes.multiparts import Multipart  # late: few sources are

        return Multipart().is_closed(head.data, 0, first)
    return _first_separator(head.data[first + 1 :]) is not None


def is_mail(head: Head) -> bool:
    """Does it begin with two fields of a mail or more?"""
    return len(_MAIL.intersection(head.names)) >= _FEWEST


def has_id(head: Head) -> bool:
    """Does it begin as a mail with an id does, and not with a title that only looks like a field?"""
    return "message-id" in head.names and not split_subject(f"{head.names[0]}: x").is_reply


def has_separator(head: Head) -> bool:
    """Does a message of an mbox begin farther on?"""
    return bool(_first_separator(head.data))


def signs_of_emlx(head: Head) -> str | None:
    counted = head.data[:1] in b" \t0123456789" and _COUNT_LINE.match(head.data)
    return "a byte count, then a message" if counted else None


def signs_of_eml(head: Head) -> str | None:
    if is_mail(head) and not _TELLING.isdisjoint(head.names):
        return "header fields of one message"
    return None


def signs_of_broken_eml(head: Head) -> str | None:
    if head.is_binary or not head.names:
        return None
    names = header_names(head.data, broken=True)
    if _WHOLE.issubset(names) and len(_MAIL.intersection(names)) > len(_WHOLE):
        return "header fields of one message, with a line among them that is none"
    return None


def signs_of_unparted(head: Head) -> str | None:
    if not head.names:
        return None
    from mlthread.mailbox.boxes.unparted import is_unparted  # late: few sources are

    return "whole headers below blank lines, without separators" if is_unparted(head) else None


def signs_of_typed(head: Head) -> str | None:
    if b"subject" not in read_block(head.data.lstrip(b"\r\n"), 0).names:
        return None
    from mlthread.mailbox.boxes.unparted import is_typed  # late: few sources are

    return "the same few fields above several messages, each later" if is_typed(head) else None


def signs_of_digests(head: Head) -> str | None:
    if head.is_binary or b"digest" not in head.data[:_NAMED_WITHIN].lower() or is_mail(head):
        return None
    from mlthread.mailbox.boxes.baredigests import is_digests  # late: few sources are

    return "a digest’s name above rulers with mails" if is_digests(head.data) else None


def signs_of_sail(head: Head) -> str | None:
    if not head.data.startswith(_OF_SAIL):
        return None
    from mlthread.mailbox.boxes.sail import is_sail  # late: few sources begin so

    return "SAIL's mark and time above a message" if is_sail(head.data) else None


def signs_of_vms_mail(head: Head) -> str | None:
    if not head.data[:16].lstrip(b"\xef\xbb\xbf\x0c\r\n").startswith(b"From:"):
        return None
    from mlthread.mailbox.boxes.vmsmail import is_vms_mail  # late: few sources begin so

    return "fields of VMS Mail: a date behind who wrote, “Subj”" if is_vms_mail(head.data) else None


def signs_of_printed(head: Head) -> str | None:
    """The labels stand in a column or before tabs, and none is a word that mail itself has for its date."""
    if b":   " not in head.data[:4096] and b":\t" not in head.data[:4096]:
        return None
    from mlthread.mailbox.boxes.printed import is_printed  # late: few sources are

    return "labels in a column, as Outlook prints mail" if is_printed(head.data) else None


def signs_of_markdown(head: Head) -> str | None:
    if head.is_binary or is_mail(head) or not head.data.lstrip().startswith(_OF_MARKDOWN):
        return None
    is_front = head.data.removeprefix(BOM).startswith(b"---")
    if not is_front and not any(map(head.data.__contains__, _BOLD_FIELDS)):
        return None
    from mlthread.mailbox.boxes.markdown import is_markdown  # late: few sources are

    return "a mail's fields in bold at the top of a document" if is_markdown(head.data) else None


def signs_of_rnews(head: Head) -> str | None:
    return "a line “#! rnews” with a size" if head.data.startswith(b"#! rnews ") else None


def signs_of_anews(head: Head) -> str | None:
    if not head.data.startswith(b"A") or b"!" not in head.data[:600]:
        return None
    from mlthread.mailbox.boxes.anews import is_anews  # late: few sources are

    return "five lines with id, groups, path, date, title" if is_anews(head.data) else None


def signs_of_table(head: Head) -> str | None:
    # the first line names the columns, one of which holds what people wrote
    names = head.data[:4000].partition(b"\n")[0].lower()
    if not any(map(names.__contains__, _PARTING)) or not _WRITTEN.search(names) or b"@" in names:
        return None
    from mlthread.mailbox.boxes.tables import table_kind  # late: few sources are

    return table_kind(head.data)


def signs_of_objects(head: Head) -> str | None:
    start = head.data[:_OBJECTS_WITHIN].removeprefix(BOM).lstrip()
    opens = start[:1] in (b"[", b"{") and start[1:].lstrip()[:1] in (b"[", b"{", b'"')
    if not opens or not _OBJECTS.match(head.data):
        return None
    from mlthread.mailbox.boxes.objects import mail_objects  # late: few sources are

    return mail_objects(head.data)


def signs_of_board(head: Head) -> str | None:
    # where the first header of a QWK packet, a FidoNet packet and a stored message has its sign
    signs = (head.data[250:251], head.data[58:60], head.data[163:164])
    if signs[0] not in (b"\xe1", b"\xe2") and signs[1] != b"\2\0" and signs[2] != b"\0":
        return None
    from mlthread.mailbox.boxes.bbs import board_kind  # late: few sources are

    return board_kind(head.data)


def signs_of_outlook(head: Head) -> str | None:
    """Old Office documents are packed alike: the directory, which may lie anywhere in the file, tells them apart."""
    data = head.data
    if not data.startswith(OLE):
        return None
    if names_outlook(data):
        return "the streams of an Outlook message in its directory"
    if len(data) >= _OLE_HEAD and not head.whole:
        sector_bits = int.from_bytes(data[30:32], "little")
        directory = int.from_bytes(data[48:52], "little")
        if sector_bits > 16 or (directory + 2) << sector_bits > len(data):
            return "an OLE file; its directory lies further down"
    return None


def by_start(
    start: bytes | tuple[bytes, ...], test: Callable[[bytes], bool], why: str
) -> Callable[[Head], str | None]:
    """A recogniser from a test on the first bytes, for what begins so below blank lines."""
    return lambda head: why if head.data.lstrip().startswith(start) and test(head.data) else None


def by_page(test: Callable[[bytes], bool], why: str) -> Callable[[Head], str | None]:
    """A recogniser of pages from a test on their first bytes in lower case. A mail may hold a page, or what a page
    is known by."""

    def sure(head: Head) -> str | None:
        if b"</" not in head.lower and b"<!--" not in head.lower:
            return None
        is_sent = is_mail(head) and not _SENT.isdisjoint(head.names)
        return why if not is_sent and test(head.lower) else None

    return sure


def never(head: Head) -> None:
    del head
