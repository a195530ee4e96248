"""Bodies. In: a message's bytes and header. Out: `Body`: the text that people wrote, and what was attached.

What is one part is read here, what has parts goes to `parts`.
"""

from __future__ import annotations

from mlthread.mailbox.charsets import decode_bytes
from mlthread.mailbox.headers.header import Header, decode_words
from mlthread.model import Attachment

from .content import INLINE_TEXT, Body, ContentType, read_content_type, text_of
from .lostparts import lost_type
from .transfer import decode_transfer, read_encoding

__all__ = ["decoded_content", "read_body"]

_IDENTITY = frozenset(
    {"", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "plain", "us-ascii", "utf-8"}
)
_HEADS = 200
"""Bytes from the start of a body within which the fields of its first part begin."""
_NO_WORDS = frozenset(
    [
        "calendar",
        "x-vcalendar",
        "vcard",
        "x-vcard",
        "directory",
        "rfc822-headers",
        "css",
        "javascript",
    ]
)
"""Kinds of text that programs write for programs."""


def read_body(header: Header, data: bytes, at: int) -> Body:
    """The body of a message whose header ends at `at`."""
    kind = read_content_type(header.get("content-type"))
    if kind.name.startswith("multipart/") or kind.name.startswith("message/"):
        boundary = kind.parameters.get("boundary") or _of_rfc2231(
            kind.parameters.get("boundary*", "")
        )
        written = boundary.encode("utf-8", "replace")
        if kind.name.startswith("message/") or (boundary and b"--" + written in data):
            from .parts import read_parts  # late: most messages are one part

            told = f'Content-Type: {kind.name}; boundary="{boundary}"\n\n'.encode(
                "utf-8", "replace"
            )
            if " " in boundary and written not in data[:at]:  # folded inside its quotes
                return read_parts(told + data[at:], len(told))
            return read_parts(data, at, told if boundary else b"")
    if data.startswith(
        (b"--", b"\n", b"\r", b"This ", b"  This "), at
    ) and not kind.name.startswith("image/"):
        lost = lost_type(data, at, kind.name)
        if lost is not None:
            from .parts import read_parts

            return read_parts(lost + data[at:], len(lost))
        if b"X-Sun-" in data[at : at + _HEADS]:
            from .parts import read_parts
            from .sunparts import sun_parts  # late: no program has written so for long

            whole = sun_parts(data, at)
            if whole is not None:
                return read_parts(whole, whole.index(b"\n\n") + 2)
    if kind.name.startswith("multipart/"):
        kind = ContentType("text/plain", kind.parameters)
    content, _ = decoded_content(header, data, at)
    body = Body()
    major, _, minor = kind.name.partition("/")
    if minor == "rtf":
        body.text, body.charset = text_of(content, kind)
        return body
    if major != "text" or minor not in INLINE_TEXT:
        if minor not in _NO_WORDS and (major == "text" or _is_probably_text(content)):
            kind = ContentType("text/plain", kind.parameters)
        else:
            body.attachments.append(Attachment(_name_of(header, kind), kind.name, len(content)))
            return body
    body.text, body.charset = text_of(content, kind)
    return body


def decoded_content(header: Header, data: bytes, at: int) -> tuple[bytes, bool]:
    """(the bytes of a body after its transfer encoding, are they as they lie in the message)."""
    encoding = read_encoding(header.get("content-transfer-encoding"))
    if encoding in _IDENTITY:
        return data[at:], True
    return decode_transfer(data[at:], encoding), False


def _is_probably_text(content: bytes) -> bool:
    sample = content[:4096]
    return b"\0" not in sample and sum(byte < 9 or 13 < byte < 32 for byte in sample) * 50 <= len(
        sample
    )


def _name_of(header: Header, kind: ContentType) -> str | None:
    disposition = read_content_type(header.get("content-disposition")).parameters
    name = disposition.get("filename") or kind.parameters.get("name")
    extended = disposition.get("filename*") or kind.parameters.get("name*")
    return decode_words(name) if name else _of_rfc2231(extended) if extended else None


def _of_rfc2231(value: str) -> str:
    """A value with its charset and language (RFC 2231 section 4).

    >>> _of_rfc2231("utf-8''g%C3%A4te.png")
    'gäte.png'
    """
    from urllib.parse import unquote_to_bytes  # late: hardly any mail is one part with such a name

    charset, _, rest = value.partition("'")
    return decode_bytes(unquote_to_bytes(rest.partition("'")[2]), charset)[0]
