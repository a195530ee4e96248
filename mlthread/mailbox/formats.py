"""The table of formats of a file. In: the first bytes. Out: the first format that is sure, and why.

A format is one row: its name, what it is, how it is known, how it is read. Order matters: what is
known by a surer sign stands first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlthread.frozen import frozen
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.pages.copiedkinds import BARE, COPIED

from .behind import Item, Read, Rest
from .head import Head
from .late import late
from .message import Tell
from .raw import Facts
from .signs import (
    by_page,
    by_start,
    never,
    signs_of_anews,
    signs_of_board,
    signs_of_broken_eml,
    signs_of_digests,
    signs_of_eml,
    signs_of_emlx,
    signs_of_late_mbox,
    signs_of_markdown,
    signs_of_mbox,
    signs_of_objects,
    signs_of_outlook,
    signs_of_pipermail,
    signs_of_printed,
    signs_of_rnews,
    signs_of_sail,
    signs_of_table,
    signs_of_typed,
    signs_of_unparted,
    signs_of_vms_mail,
)

__all__ = ["FORMATS", "Format", "find_format", "find_reader", "format_named"]


@frozen
class Format:
    """One row: `sure` gives the reason in words, None where it is not this format."""

    name: str
    what: str
    sure: Callable[[Head], str | None]
    read: Read


def _joined(page: str) -> Read:
    """A reader of one page of HTML, for a file that may hold several pages of whatever programs."""

    def read_pages(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Item | Rest]:
        from mlthread.mailbox.pages.joinedpages import read_joined  # late: no box of mail needs it

        return read_joined(late(page), find_reader)(stream, facts, tell)

    return read_pages


def _read_views(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Item | Rest]:
    from mlthread.mailbox.pages.pastedviews import read_views  # late: no box of mail needs it

    return read_views(find_reader)(stream, facts, tell)


_read_mbox = late("boxes.mbox:read_mbox")
_shows_archive = late("pages.textedges:shows_archive")


def _signs_of_markdown(head: Head) -> str | None:
    """The reason, also None for a page of an archive that a clipper turned into Markdown."""
    why = signs_of_markdown(head)
    return None if why is None or _shows_archive(head.lines, head.whole) else why


_signs_of_views = late("pages.pastedviews:signs_of_views")

FORMATS: tuple[Format, ...] = (
    Format("pipermail", "pipermail's monthly text (.txt)", signs_of_pipermail, _read_mbox),
    Format(
        "mbox",
        "mbox in any dialect, Google Takeout, HyperKitty and groups.io exports",
        signs_of_mbox,
        _read_mbox,
    ),
    Format(
        "listserv",
        "LISTSERV notebook log",
        by_start(b"=" * 73, late("boxes.logs:is_listserv"), "a row of 73 “=” above header fields"),
        late("boxes.logs:read_listserv"),
    ),
    Format(
        "perceval",
        "Perceval JSON lines",
        by_start(b"{", late("boxes.logs:is_perceval"), "JSON with a backend's name and its data"),
        late("boxes.logs:read_perceval"),
    ),
    Format(
        "yahoo",
        "Yahoo Groups message in JSON",
        by_start(b"{", late("boxes.logs:is_yahoo"), "JSON with the keys of Yahoo Groups"),
        late("boxes.logs:read_yahoo"),
    ),
    Format(
        "table",
        "table of mails (CSV, TSV): whole in a column as Enron's, or a column for each field as BigBang's",
        signs_of_table,
        late("boxes.tables:read_table"),
    ),
    Format(
        "objects",
        "mails as objects (JSON): a list, one in each line, by their ids, or in threads",
        signs_of_objects,
        late("boxes.objects:read_objects"),
    ),
    Format(
        "babyl",
        "Babyl: mailbox of Rmail",
        by_start(b"BABYL", late("boxes.oldboxes:is_babyl"), "Babyl's options"),
        late("boxes.oldboxes:read_babyl"),
    ),
    Format(
        "mmdf",
        "MMDF: messages between rows of ^A",
        by_start(b"\1", late("boxes.oldboxes:is_mmdf"), "a row of ^A"),
        late("boxes.oldboxes:read_mmdf"),
    ),
    Format(
        "dbox",
        "dbox of Dovecot (sdbox, mdbox)",
        by_start(
            tuple(b"%d M" % version for version in range(10)),
            late("boxes.oldboxes:is_dbox"),
            "Dovecot's first line and a message's mark",
        ),
        late("boxes.oldboxes:read_dbox"),
    ),
    Format(
        "mbx",
        "mbx of UW-IMAP and Alpine",
        by_start(b"*mbx*", late("boxes.oldboxes:is_mbx"), "mbx's first line"),
        late("boxes.oldboxes:read_mbx"),
    ),
    Format(
        "sail",
        "mail file of SAIL: “∂05-Feb-85  1017” above each message",
        signs_of_sail,
        late("boxes.sail:read_sail"),
    ),
    Format(
        "vms-mail",
        "messages that VMS Mail wrote to a file (EXTRACT)",
        signs_of_vms_mail,
        late("boxes.vmsmail:read_vms_mail"),
    ),
    Format(
        "a-news",
        "article of A News (Usenet until 1983)",
        signs_of_anews,
        late("boxes.anews:read_anews"),
    ),
    Format("rnews", "batch of news (rnews)", signs_of_rnews, late("boxes.batches:read_rnews")),
    Format(
        "bulletin-board",
        "mail of bulletin boards: QWK packets, packets and messages of FidoNet",
        signs_of_board,
        late("boxes.bbs:read_board"),
    ),
    Format(
        "outlook",
        "message that Outlook saved (.msg)",
        signs_of_outlook,
        late("boxes.outlook:read_outlook"),
    ),
    Format("emlx", "one message of Apple Mail (.emlx)", signs_of_emlx, late("single:read_emlx")),
    Format(
        "pipermail-page",
        "pipermail article page (HTML)",
        by_page(late("pages.pipermail:is_article"), "the comment “beginarticle”"),
        _joined("pages.pipermail:read_article"),
    ),
    Format(
        "mhonarc",
        "MHonArc message page (HTML)",
        by_page(late("pages.mhonarc:is_mhonarc"), "MHonArc's comments with the header"),
        _joined("pages.mhonarc:read_mhonarc"),
    ),
    Format(
        "hypermail",
        "hypermail message page (HTML)",
        by_page(late("pages.hypermail:is_hypermail"), "hypermail's comments with the header"),
        _joined("pages.hypermail:read_hypermail"),
    ),
    Format(
        "hyperkitty",
        "HyperKitty message or thread page (HTML, Mailman 3)",
        by_page(
            late("pages.hyperkitty:is_hyperkitty"),
            "HyperKitty's classes of a mail's header and body",
        ),
        _joined("pages.hyperkitty:read_hyperkitty"),
    ),
    Format(
        "groupsio",
        "topic or message page of groups.io (HTML)",
        by_page(
            late("pages.groupsio:is_groupsio"),
            "groups.io's divisions with a message and the script of its time",
        ),
        _joined("pages.groupsio:read_groupsio"),
    ),
    Format(
        "public-inbox-page",
        "public-inbox message or thread page (HTML, lore.kernel.org)",
        by_page(late("pages.inboxpages:is_inbox_page"), "public-inbox's links to raw messages"),
        _joined("pages.inboxpages:read_inbox_page"),
    ),
    Format(
        "header-page",
        "message page of LISTSERV, MARC or the IETF Mail Archive (HTML)",
        by_page(late("pages.headerpages:is_header_page"), "a site's page with a message's header"),
        _joined("pages.headerpages:read_header_page"),
    ),
    Format(
        "index-page",
        "index page of an archive; it holds no message",
        by_page(late("pages.indexes:is_index"), "an archive's index of messages"),
        _joined("pages.indexes:read_index"),
    ),
    Format(
        "html-page",
        "page of another archive (HTML), read as the text that it shows",
        by_page(late("htmlpage:is_any_html"), "an HTML page"),
        _joined("pages.htmlpages:read_any_html"),
    ),
    Format(
        "page-views",
        "several archive pages below each other, as reader's views or clippers gave them",
        _signs_of_views,
        _read_views,
    ),
    Format(
        "digest",
        "digests kept as text, without a header of their own (RISKS, TELECOM Digest)",
        signs_of_digests,
        late("boxes.baredigests:read_digests"),
    ),
    Format(
        "printed",
        "mails that Outlook printed or saved as text, one after the other (text of a PDF)",
        signs_of_printed,
        late("boxes.printed:read_printed"),
    ),
    Format(
        "markdown",
        "mails written down in Markdown: the fields of each in bold, or of one as front matter",
        _signs_of_markdown,
        late("boxes.markdown:read_markdown"),
    ),
    *(Format(kind.name, kind.what, kind.sure, kind.read) for kind in COPIED),
    Format("mbox-late", "mbox whose first line is no From_ line", signs_of_late_mbox, _read_mbox),
    Format(
        "unparted",
        "messages one after the other without separators",
        signs_of_unparted,
        late("boxes.unparted:read_unparted"),
    ),
    Format(
        "typed",
        "mails copied into a text one after the other, with From, Date and Subject above each",
        signs_of_typed,
        late("boxes.unparted:read_typed"),
    ),
    Format(
        "eml",
        "one message (RFC 5322); in folders also Maildir, MH and news spools",
        signs_of_eml,
        late("single:read_single"),
    ),
    Format(BARE.name, BARE.what, BARE.sure, BARE.read),
    Format(
        "eml-broken",
        "one message whose header has a line that is no field",
        signs_of_broken_eml,
        late("single:read_single"),
    ),
    Format(
        "body", "a bare body without header; only on demand", never, late("single:read_body_only")
    ),
)


def find_format(head: Head) -> tuple[Format, str] | None:
    """The first format that is sure, with the reason."""
    for row in FORMATS:
        why = row.sure(head)
        if why is not None:
            return row, why
    return None


def find_reader(head: Head) -> Read | None:
    """The reader of the first format that is sure."""
    found = find_format(head)
    return None if found is None else found[0].read


def format_named(name: str) -> Format | None:
    """The format of that name."""
    return next((row for row in FORMATS if row.name == name), None)
