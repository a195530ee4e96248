"""Pages that show a message's header as text: LISTSERV, MARC, IETF Mail Archive. In: an HTML page. Out: one `Message`.

A site is a row: what its pages are known by, where header and body stand, and how it writes a
header value. LISTSERV may keep the text in a frame that a saved page does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from mlthread.frozen import NamedTuple, frozen
from mlthread.mailbox.bodies.content import Body
from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.headers.header import Header
from mlthread.mailbox.htmlpage import decode_page
from mlthread.mailbox.message import Tell, from_header
from mlthread.mailbox.raw import Facts, Fault, Field, Raw
from mlthread.model import Message
from mlthread.pattern import pattern

__all__ = ["fields_of_marc", "is_header_page", "read_header_page"]

_FIELD = pattern(r"[ \t]{0,8}([A-Z][A-Za-z-]{1,40}(?: [A-Z][a-z]{1,20})?):[ \t]{0,40}(.{0,4000})\Z")
_MASKED = pattern(r"(?i)[ \t]{0,4}<?\[log in to unmask\]>?")
_LISTSERV_LIST = pattern(r"[?&;]A[0-3]=([A-Z0-9][A-Z0-9._-]{1,60});|[?&;]L=([A-Za-z0-9._-]{1,60})")
_LISTSERV = pattern(rb"/wa(?:-[a-z0-9]{1,20})?(?:\.exe|\.cgi)?\?(?:a[0-3]=|[a-z]{1,8}&)")
_LISTSERV_HEADER = pattern(rb"<b>\s{0,20}subject:|<pre[^<>]{0,200}>\s{0,20}date:\s")
_MARC = pattern(
    rb"<pre[^<>]{0,200}>\s{0,20}(?:<[^<>]{1,60}>\s{0,9}){0,4}list:\s(?:(?!<pre)[^\0]){0,6000}\[<a\s[^<>]{0,400}>download raw "
)
_DOWNLOAD = "[Download"
_MOST_FIELDS = 200
_MASK_NAMES = frozenset({"from", "to", "cc", "reply-to", "sender"})
# What the body's form says of the mail is gone with the page.
_NOT_KEPT = frozenset(
    {"content-type", "content-transfer-encoding", "mime-version", "content-length"}
)

Fields = list[tuple[str, str]]


class Shown(NamedTuple):
    """What a page shows of a message; `body` is None where the text is not in the page."""

    fields: Fields
    body: str | None


@frozen
class Site:
    """One row: `sure` looks at the page in lower case, `read` at its tree and its text."""

    name: str
    sure: Callable[[bytes], bool]
    read: Callable[[Any, str], Shown]


def _text_of(node: Any) -> str:
    from mlthread.mailbox.bodies.htmltext import html_to_text  # late: an HTML parser

    return html_to_text(node.html or "")


def _field(line: str) -> tuple[str, str] | None:
    found = _FIELD.match(line.replace("\t", " "))
    if found is None:
        return None
    return found.group(1).lower().replace(" ", "-"), found.group(2).strip()


def _pre(tree: Any) -> Shown:
    """The preformatted text that begins with a header; the rest of it is the body."""
    for node in tree.css("pre"):
        lines = (node.text() or "").lstrip("\n").split("\n")
        fields: Fields = []
        at = 0
        while at < min(len(lines), _MOST_FIELDS):
            line = lines[at]
            found = _field(line)
            if found is not None:
                fields.append(found)
            elif fields and line[:1] in (" ", "\t") and line.strip():
                fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
            else:
                break
            at += 1
        names = {name for name, _ in fields}
        if "from" in names and names & {"date", "subject"}:
            body = "\n".join(lines[at:]).strip("\n")
            if body.startswith(_DOWNLOAD):
                body = body.partition("\n")[2].strip("\n")
            return Shown(fields, body + "\n" if body else "")
    return Shown([], None)


def fields_of_marc(fields: Fields) -> Fields:
    """Fields as mail has them: MARC writes "ann () example ! org", ids without brackets and times of UTC."""
    told: Fields = []
    for name, value in fields:
        if name == "list":
            told.append(("list-id", f"<{value}>"))
        elif name == "date":
            told.append((name, f"{value} -0000"))
        elif name == "subject":
            told.append((name, value))
        else:
            value = value.replace(" () ", "@").replace(" ! ", ".")
            told.append((name, f"<{value}>" if name in ("message-id", "in-reply-to") else value))
    return told


def _read_marc(tree: Any, page: str) -> Shown:
    del page
    shown = _pre(tree)
    return Shown(fields_of_marc(shown.fields), shown.body)


def _read_listserv(tree: Any, page: str) -> Shown:
    """A table of field and value, the text in a division of its own or in a frame; before version
    15 all of it as preformatted text. Addresses are masked for strangers."""
    shown = _pre(tree)
    if not shown.fields:
        fields: Fields = []
        for row in tree.css("tr"):
            cells = row.css("td")
            if len(cells) >= 2 and row.css_first("table") is None:
                label = _field(" ".join(cells[-2].text().split()) + " ")
                if label is not None:
                    fields.append((label[0], " ".join(cells[-1].text().split())))
        body = tree.css_first("#awesomepre pre, #awesomepre") or _longest(tree.css("pre"))
        shown = Shown(fields, _text_of(body) if body is not None else None)
    fields = [
        (name, _MASKED.sub("", value) if name in _MASK_NAMES else value)
        for name, value in shown.fields
    ]
    name = _LISTSERV_LIST.search(page)
    if name is not None:
        fields.append(("list-id", f"<{name.group(1) or name.group(2)}>"))
    return Shown(fields, shown.body)


def _longest(nodes: list[Any]) -> Any:
    return max(nodes, key=lambda node: len(node.text() or ""), default=None)


def _read_ietf(tree: Any, page: str) -> Shown:
    """The whole header in a hidden division, a line a field."""
    del page
    header, body = tree.css_first("#msg-header"), tree.css_first(".msg-payload")
    found = (_field(line) for line in _text_of(header).split("\n")) if header is not None else ()
    return Shown(
        [field for field in found if field is not None],
        _text_of(body) if body is not None else None,
    )


_SITES = (
    Site("MARC", lambda lower: _MARC.search(lower) is not None, _read_marc),
    Site(
        "IETF Mail Archive",
        lambda lower: b'id="msg-header"' in lower and b'"msg-payload"' in lower,
        _read_ietf,
    ),
    Site(
        "LISTSERV",
        lambda lower: (
            _LISTSERV.search(lower) is not None and _LISTSERV_HEADER.search(lower) is not None
        ),
        _read_listserv,
    ),
)


def is_header_page(lower: bytes) -> bool:
    """Is this (in lower case) a message page of one of the sites?"""
    return any(site.sure(lower) for site in _SITES)


def read_header_page(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message | Fault]:
    """The message of one page."""
    from mlthread.mailbox.bodies.htmltree import parse_html  # late: an HTML parser

    data = read_all(stream)
    page, charset = decode_page(data)
    lower = data.lower()
    tree = parse_html(page)
    shown = next(
        (shown for site in _SITES if site.sure(lower) and (shown := site.read(tree, page)).fields),
        None,
    )
    if shown is None:
        yield Fault(None, "a page without a message's header", 0, len(data))
        return
    if shown.body is None:
        tell(None, "the message's text is not in the file, the page shows it in a frame")
    raw = Raw(b"", stream.name, 1, 0, len(data), facts=facts)
    header = Header([Field(*field) for field in shown.fields if field[0] not in _NOT_KEPT])
    yield from_header(header, Body(shown.body or "", charset), raw, tell)
