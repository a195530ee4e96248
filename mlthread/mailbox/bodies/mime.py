"""Bodies. In: a message's bytes and header. Out: `Body`: the text that people wrote, and what was attached.

HTML becomes text with quote marks. What has parts goes to `parts`.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode

from mlthread.frozen import NamedTuple, field, slotted
from mlthread.mailbox.charsets import decode_bytes, normal_lines
from mlthread.mailbox.headers.header import Header, decode_words
from mlthread.model import Attachment
from mlthread.pattern import pattern

from .flowed import unstuff
from .leftovers import is_html, without_leftovers
from .lostparts import lost_type

__all__ = [
    "INLINE_TEXT",
    "Body",
    "ContentType",
    "decoded_content",
    "read_body",
    "read_content_type",
    "text_of",
]

_PARAMETER = pattern(r";\s*([\w*-]{1,40})\s*=\s*(\"[^\"]{0,400}\"|[^;\s\"]{0,400})")
_IDENTITY = frozenset(
    {"", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "plain", "us-ascii", "utf-8"}
)
INLINE_TEXT = frozenset(
    {
        "plain",
        "html",
        "enriched",
        "richtext",
        "x-patch",
        "x-diff",
        "x-markdown",
        "markdown",
        "x-log",
    }
)
_ENRICHED = pattern(r"<(?:<|param>[^<>]{0,400}</param>|/?[A-Za-z-]{1,40}>)", re.IGNORECASE)
_META = pattern(rb"(?i)<meta[^<>]{0,200}charset=[\"']?([\w.:-]{2,40})")
_META_NEAR = 4000
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


@slotted
class Body:
    """The text of a message. `enclosed` are the messages of a MIME digest."""

    text: str = ""
    charset: str | None = None
    attachments: list[Attachment] = field(default_factory=list)
    enclosed: list[bytes] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class ContentType(NamedTuple):
    """A Content-Type value: "type/subtype" in lower case and its parameters."""

    name: str
    parameters: dict[str, str]


def read_content_type(value: str | None) -> ContentType:
    """A Content-Type as written, in whatever state."""
    if not value:
        return ContentType("text/plain", {})
    name, _, _ = value.partition(";")
    name = name.strip().strip('"').lower()
    parameters = {}
    if ";" in value:
        parameters = {
            match.group(1).lower(): match.group(2).strip('"')
            for match in _PARAMETER.finditer(value[:4000])
        }
    return ContentType(name if "/" in name else "text/plain", parameters)


def read_body(header: Header, data: bytes, at: int) -> Body:
    """The body of a message whose header ends at `at`."""
    kind = read_content_type(header.get("content-type"))
    if kind.name.startswith("multipart/") or kind.name.startswith("message/"):
        boundary = kind.parameters.get("boundary") or kind.parameters.get("boundary*")
        if kind.name.startswith("message/") or (
            boundary and f"--{boundary}".encode("utf-8", "replace") in data
        ):
            from .parts import read_parts  # late: most messages are one part

            return read_parts(data, at)
    if data.startswith((b"--", b"\n", b"\r", b"This is "), at) and not kind.name.startswith(
        "image/"
    ):
        lost = lost_type(data, at, kind.name)
        if lost is not None:
            from .parts import read_parts

            return read_parts(lost + data[at:], len(lost))
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
    encoding = (
        (header.get("content-transfer-encoding") or "").strip().strip('"').lower().partition(";")[0]
    )
    if encoding in _IDENTITY:
        return data[at:], True
    return _decode_transfer(data[at:], encoding), False


def _is_probably_text(content: bytes) -> bool:
    sample = content[:4096]
    return b"\0" not in sample and sum(byte < 9 or 13 < byte < 32 for byte in sample) * 50 <= len(
        sample
    )


def _name_of(header: Header, kind: ContentType) -> str | None:
    disposition = read_content_type(
        "x/x" + (header.get("content-disposition") or "").lstrip("abcdefghijklmnopqrstuvwxyz")
    ).parameters
    name = disposition.get("filename") or kind.parameters.get("name")
    return decode_words(name) if name else None


def _decode_transfer(content: bytes, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        return binascii.a2b_qp(content)
    if encoding == "base64":
        return _base64(content)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _uudecode(content)
    return content


_SPACED = pattern(rb"[^\s] [^\s]")
_BASE64_LINE = pattern(rb"[A-Za-z0-9+/]+={0,2}\s*")


def _base64(content: bytes) -> bytes:
    """Base64 with what lists do to it: a plain footer after the last line."""
    try:
        return (
            b64decode(content, validate=False)
            if content.isascii() and b"\n_" not in content and not _SPACED.search(content)
            else _base64_lines(content)
        )
    except (binascii.Error, ValueError):
        return _base64_lines(content)


def _base64_lines(content: bytes) -> bytes:
    letters: list[bytes] = []
    lines = content.splitlines(keepends=True)
    rest = len(lines)
    for number, line in enumerate(lines):
        stripped = line.strip()
        if stripped and not _BASE64_LINE.fullmatch(stripped):
            if not any(letters):
                return content  # it was never encoded
            rest = number
            break
        letters.append(stripped)
        if stripped.endswith(b"="):
            rest = number + 1
            break
    joined = b"".join(letters).rstrip(b"=")
    joined = joined[: len(joined) - (len(joined) % 4 == 1)]
    tail = b"".join(lines[rest:])
    try:
        decoded = b64decode(joined + b"=" * (-len(joined) % 4))
    except (binascii.Error, ValueError):
        return content
    return decoded + tail if tail.strip() else decoded


def _uudecode(content: bytes) -> bytes:
    out: list[bytes] = []
    inside = False
    for line in content.splitlines():
        if not inside:
            inside = line.startswith(b"begin ")
        elif line.strip() == b"end":
            break
        elif line:
            try:
                out.append(binascii.a2b_uu(line))
            except binascii.Error:
                continue
    return b"".join(out) if out else content


def text_of(content: bytes, kind: ContentType) -> tuple[str, str]:
    """(text with LF line ends, charset) of a text part."""
    label = kind.parameters.get("charset") or kind.parameters.get("charset*")
    if label is None and kind.name == "text/html":
        meta = _META.search(content[:_META_NEAR])
        label = meta.group(1).decode("ascii") if meta is not None else None
    text, charset = decode_bytes(content, label)
    text = text.removeprefix("\ufeff")
    if kind.name == "text/html":
        from .htmltext import html_to_text  # late: an HTML parser

        return html_to_text(text), charset
    if kind.name.endswith("/rtf"):
        from .rtftext import rtf_to_text  # late: few parts are

        return rtf_to_text(text), charset
    text = normal_lines(text)
    if kind.name == "text/plain" and "<" in text[:400] and is_html(text):
        from .htmltext import html_to_text

        return html_to_text(text), charset
    if kind.name in ("text/enriched", "text/richtext"):
        text = _ENRICHED.sub(lambda match: "<" if match.group() == "<<" else "", text)
    elif kind.parameters.get("format", "").lower() == "flowed":
        text = unstuff(text)
    return without_leftovers(text), charset
