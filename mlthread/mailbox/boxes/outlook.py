"""A message that Outlook saved (.msg). In: a byte stream. Out: one `Raw`, or a `Fault` where it is something else.

Such a file is an OLE compound file, whose streams are the properties of one message ([MS-OXMSG],
[MS-OXPROPS]). They are put together as mail: the header as it came over the net where Outlook kept it, else
made of the properties; the text, or the HTML, or the RTF; attachments, among them whole messages.
"""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import encode_rfc2231, format_datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mlthread.errors import SourceError
from mlthread.hashes import sha256
from mlthread.mailbox.bodies.packedrtf import unpack_rtf
from mlthread.mailbox.charsets import decode_bytes
from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.magic import names_outlook
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.pattern import pattern

from .written import written_person, written_value

if TYPE_CHECKING:
    from olefile import OleFileIO

__all__ = ["read_outlook"]

# Properties by their number, as [MS-OXPROPS] has them: texts and bytes, each a stream of its own ...
_SUBJECT, _TO, _CC, _HEADER = "0037", "0E04", "0E03", "007D"
_ID, _REFERENCES, _ANSWERED = "1035", "1039", "1042"
_TEXT, _RTF, _HTML = "1000", "1009", "1013"
_WRITERS = (("0042", "5D02", "0065"), ("0C1A", "5D01", "0C1F"))
"""Name, address in mail, address of any kind: of whom it was sent for, of who sent it."""
_RECIPIENT = ("3001", "39FE", "3003")
_LONG_NAME, _SHORT_NAME, _TYPE, _CONTENT = "3707", "3704", "370E", "3701"
# ... and figures, which stand in one stream.
_SENT, _DELIVERED, _RECIPIENT_KIND = 0x0039, 0x0E06, 0x0C15
_HTML_CODE_PAGE = 0x3FDE
_CODE_PAGES = (0x3FFD, _HTML_CODE_PAGE)

_FIGURES = "__properties_version1.0"
_FIGURE = struct.Struct("<HHI8s")
_HEADS = {"": 32, "__attach": 8, "__recip": 8}
"""Bytes before the figures of a message, of an attachment, of a recipient; 24 in a message within."""
_WITHIN = 24
_UNICODE, _BYTES, _STRING, _OBJECT = "001F", "0102", "001E", "000D"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_KINDS = {1: "To", 2: "Cc", 3: "Bcc"}

_DEEPEST = 8
_MOST = 2_000
"""Messages within one another; recipients and attachments of one: more is no mail."""
_BUDGET = 4
"""How many times its own size may be read from a file: streams may claim the same bytes."""
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, struct.error)  # fmt: skip
"""What `olefile` raises for files that were made to break it."""

_FIELD = pattern(r"(?m)^([!-9;-~]{1,80})[ \t]*:.*(?:\n[ \t].*)*")
_MIME = ("content-", "mime-version")
_MEDIA = pattern(r"[\w.+-]{1,60}/[\w.+-]{1,80}", re.ASCII)


def read_outlook(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """The message of a file; what it holds of others stays within it."""
    data = read_all(stream)
    try:
        from olefile import OleFileIO  # late: an extra
    except ImportError as error:
        raise SourceError(
            stream.name, "is a message of Outlook; install mlthread[msg] to read it"
        ) from error
    mail, other = b"", False
    with suppress(*_BROKEN), OleFileIO(BytesIO(data)) as ole:
        saved = _Saved(ole, _BUDGET * len(data))
        if saved.holds(_FIGURES):
            mail = _mail(saved, "", 0)
        else:
            other = not saved.is_empty
    if not mail:
        if names_outlook(data) and not other:
            raise SourceError(stream.name, "is a message of Outlook that is damaged")
        yield Fault(None, "an old Office document or another OLE file, no mail", 0, len(data))
        return
    if saved.broken:
        tell(None, f"{saved.broken} parts of the message are damaged and left out")
    if saved.left:
        tell(None, f"has more than {_MOST} parts or recipients; the others are left out")
    yield Raw(mail, stream.name, None, 0, len(data), facts=facts)


class _Saved:
    """The streams of a file. A folder is a path that ends in "/": of an attachment, a recipient; "" of the message."""

    def __init__(self, ole: OleFileIO[Any], budget: int) -> None:
        if getattr(ole.root, "size", 0) > budget:
            raise ValueError("its small streams are larger than the file")
        self._ole = ole
        self._budget = budget
        self._paths = {"/".join(path).lower() for path in ole.listdir(streams=True, storages=True)}
        self._inside: dict[str, list[str]] = {}
        for path in sorted(self._paths):
            self._inside.setdefault(path[: path.rfind("/") + 1], []).append(path)
        self.is_empty = not self._paths
        self.broken = self.left = 0

    def stream(self, path: str) -> bytes:
        """The bytes of a stream; none where there is none, or it is damaged."""
        if path.lower() not in self._paths:
            return b""
        try:
            size = self._ole.get_size(path)  # opening reads it all
            if size > self._budget:
                raise ValueError(path)
            data = self._ole.openstream(path).read()
        except _BROKEN:
            self.broken += 1
            return b""
        self._budget -= len(data)
        return bytes(data)

    def holds(self, path: str) -> bool:
        """Is there such a stream or folder?"""
        return path.lower() in self._paths

    def folders(self, parent: str, kind: str) -> list[str]:
        """The folders of attachments or recipients in one of a message, in their order."""
        head = f"{parent}{kind}".lower()
        found = [path for path in self._inside.get(parent.lower(), ()) if path.startswith(head)]
        self.left += max(0, len(found) - _MOST)
        return [f"{path}/" for path in found[:_MOST]]

    def figures(self, folder: str) -> dict[int, bytes]:
        """Numbers and instants by property, eight bytes each."""
        name = folder.rstrip("/").rpartition("/")[2]
        head = _HEADS.get(name.split("_version")[0], _WITHIN)
        data = self.stream(folder + _FIGURES)[head:]
        whole = len(data) - len(data) % _FIGURE.size
        return {number: value for _, number, _, value in _FIGURE.iter_unpack(data[:whole])}

    def text(self, folder: str, prop: str, codec: str) -> str:
        """A property that is text, lines ended by "\\n"."""
        wide = self.stream(f"{folder}__substg1.0_{prop}{_UNICODE}")
        if wide:
            text = wide.decode("utf-16-le", "replace")
        else:
            text = decode_bytes(self.stream(f"{folder}__substg1.0_{prop}{_STRING}"), codec)[0]
        return text.rstrip("\0").replace("\r\n", "\n").replace("\r", "\n")

    def content(self, folder: str, prop: str) -> bytes:
        """A property that is bytes."""
        return self.stream(f"{folder}__substg1.0_{prop}{_BYTES}")


def _mail(saved: _Saved, folder: str, nesting: int) -> bytes:
    """The message in a folder as mail."""
    figures = saved.figures(folder)
    pages = (int.from_bytes(figures.get(page, b"")[:4], "little") for page in _CODE_PAGES)
    codec = next((f"cp{page}" for page in pages if page), "cp1252")
    attached = saved.folders(folder, "__attach_version1.0_#")
    parts = [
        _body(saved, folder, codec, figures),
        *(_attachment(saved, one, codec, nesting) for one in attached),
    ]
    header = _header(saved, folder, codec, figures)
    if len(parts) == 1:
        return header + parts[0]
    edge = b"=_" + sha256(b"".join(parts)).hexdigest()[:40].encode()
    inside = b"".join(b"--" + edge + b"\n" + part + b"\n" for part in parts)
    return header + b'Content-Type: multipart/mixed; boundary="%b"\n\n%b--%b--\n' % (
        edge,
        inside,
        edge,
    )


def _header(saved: _Saved, folder: str, codec: str, figures: dict[int, bytes]) -> bytes:
    """The fields of the header that came over the net, and of the properties what those lack."""
    kept: list[str] = []
    names: set[str] = set()
    came = saved.text(folder, _HEADER, codec).lstrip("\n").partition("\n\n")[0]
    for field in _FIELD.finditer(came):
        name = field[1].lower()
        if not name.startswith(_MIME):
            kept.append(field[0])
            names.add(name)
    sent = next((day for key in (_SENT, _DELIVERED) if (day := _instant(figures.get(key)))), "")
    made = {
        "From": next(filter(None, (_who(saved, folder, row, codec) for row in _WRITERS)), ""),
        **_recipients(saved, folder, codec),
        "Subject": written_value(saved.text(folder, _SUBJECT, codec)),
        "Date": sent,
        "Message-ID": written_value(saved.text(folder, _ID, codec)),
        "In-Reply-To": written_value(saved.text(folder, _ANSWERED, codec)),
        "References": written_value(saved.text(folder, _REFERENCES, codec)),
    }
    kept += [
        f"{name}: {value}" for name, value in made.items() if value and name.lower() not in names
    ]
    return "".join(f"{field}\n" for field in kept).encode("utf-8", "replace")


def _recipients(saved: _Saved, folder: str, codec: str) -> dict[str, str]:
    """The fields with those who got it; only names where the file tells no more."""
    found: dict[str, list[str]] = {}
    for place in saved.folders(folder, "__recip_version1.0_#"):
        kind = int.from_bytes(saved.figures(place).get(_RECIPIENT_KIND, b"\1")[:4], "little")
        who = _who(saved, place, _RECIPIENT, codec)
        if who:
            found.setdefault(_KINDS.get(kind & 15, "To"), []).append(who)
    if not found:
        for name, prop in (("To", _TO), ("Cc", _CC)):
            shown = saved.text(folder, prop, codec).split(";")
            found[name] = [who for one in shown if (who := _person(one, ""))]
    return {name: ", ".join(people) for name, people in found.items()}


def _who(saved: _Saved, folder: str, row: tuple[str, str, str], codec: str) -> str:
    """A person with the address in mail; that of Exchange ("/O=FIRM/CN=ANN") is none."""
    name, *addresses = (saved.text(folder, prop, codec) for prop in row)
    return _person(name, next((address for address in addresses if "@" in address), ""))


def _person(name: str, address: str) -> str:
    name, address = name.strip().strip("'\""), "".join(address.split())
    return written_person("" if name == address else name, address)


def _instant(value: bytes | None) -> str:
    """A date for the header; "" for what no calendar has."""
    ticks = int.from_bytes(value or b"", "little")
    try:
        return format_datetime(_EPOCH + timedelta(microseconds=ticks // 10)) if ticks else ""
    except OverflowError:
        return ""


def _body(saved: _Saved, folder: str, codec: str, figures: dict[int, bytes]) -> bytes:
    """The part that is read: the text, for want of it the HTML, for want of that the RTF."""
    text = saved.text(folder, _TEXT, codec)
    if text.strip():
        return _part("text/plain; charset=utf-8", text.encode("utf-8", "replace"))
    page = int.from_bytes(figures.get(_HTML_CODE_PAGE, b"")[:4], "little")
    html = saved.content(folder, _HTML)
    if html:
        return _part(f"text/html; charset=cp{page}" if page else "text/html", html)
    shown = saved.text(folder, _HTML, codec)
    if shown:
        return _part("text/html; charset=utf-8", shown.encode("utf-8", "replace"))
    rtf = unpack_rtf(saved.content(folder, _RTF))
    return _part("text/rtf" if rtf else "text/plain", rtf)


def _attachment(saved: _Saved, folder: str, codec: str, nesting: int) -> bytes:
    """One attachment; a message is one in its own right."""
    within = f"{folder}__substg1.0_{_CONTENT}{_OBJECT}/"
    if saved.holds(within + _FIGURES) and nesting < _DEEPEST:
        return b"Content-Type: message/rfc822\n\n" + _mail(saved, within, nesting + 1)
    names = (saved.text(folder, prop, codec) for prop in (_LONG_NAME, _SHORT_NAME))
    name = next(filter(None, names), "")
    media = _MEDIA.fullmatch(saved.text(folder, _TYPE, codec).strip())
    return _part(
        media[0] if media else "application/octet-stream", saved.content(folder, _CONTENT), name
    )


def _part(kind: str, content: bytes, name: str | None = None) -> bytes:
    """A MIME part; one with a name, be it empty, is an attachment."""
    head = f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n"
    if name is not None:
        head += "Content-Disposition: attachment"
        head += (
            f"; filename*={encode_rfc2231(' '.join(name.split())[:200], 'utf-8')}\n"
            if name
            else "\n"
        )
    return head.encode() + b"\n" + base64.encodebytes(content)
