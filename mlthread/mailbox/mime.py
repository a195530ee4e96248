"""Bodies. In: a message's bytes and header. Out: `Body`: the text that people wrote, and what was attached.

Every text part is kept in order; of alternatives the plain one; HTML becomes text with quote marks;
an enclosed message becomes a forwarded one with a header block; other parts are listed.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message as Part
from typing import NamedTuple

from mlthread.model import Attachment
from mlthread.pattern import pattern

from .charsets import decode_bytes, normal_lines
from .flowed import unstuff
from .header import Header, decode_words
from .htmltext import html_to_text

__all__ = ["Body", "decoded_content", "read_body"]

FORWARD_RULER = "---------- Forwarded message ----------"
_PARAMETER = pattern(r";\s*([\w*-]{1,40})\s*=\s*(\"[^\"]{0,400}\"|[^;\s\"]{0,400})")
_IDENTITY = frozenset(
    {"", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "plain", "us-ascii", "utf-8"}
)
_INLINE_TEXT = frozenset(
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
_ENRICHED = pattern(r"<(?:<|/?[A-Za-z-]{1,40}>)")
# No mail nests parts this deep; the parser of `email` recurses once per level.
_MOST_BOUNDARIES = 150
_MOST_PARTS = 2000


@dataclass(slots=True)
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
            return _read_parts(data, at)
        kind = ContentType("text/plain", kind.parameters)
    content, _ = decoded_content(header, data, at)
    body = Body()
    major, _, minor = kind.name.partition("/")
    if major != "text" or minor not in _INLINE_TEXT:
        if major == "text" or _is_probably_text(content):
            kind = ContentType("text/plain", kind.parameters)
        else:
            body.attachments.append(Attachment(_name_of(header, kind), kind.name, len(content)))
            return body
    body.text, body.charset = _text_of(content, kind)
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


_BASE64_LINE = pattern(rb"[A-Za-z0-9+/]+={0,2}\s*")


def _base64(content: bytes) -> bytes:
    """Base64 with what lists do to it: a plain footer after the last line."""
    try:
        return (
            b64decode(content, validate=False)
            if content.isascii() and b"\n_" not in content
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


def _text_of(content: bytes, kind: ContentType) -> tuple[str, str]:
    """(text with LF line ends, charset) of a text part."""
    text, charset = decode_bytes(
        content, kind.parameters.get("charset") or kind.parameters.get("charset*")
    )
    if kind.name == "text/html":
        return html_to_text(text), charset
    text = normal_lines(text)
    if kind.name in ("text/enriched", "text/richtext"):
        text = _ENRICHED.sub(lambda match: "<" if match.group() == "<<" else "", text)
    elif kind.parameters.get("format", "").lower() == "flowed":
        text = unstuff(text)
    return text, charset


class _Waiting(NamedTuple):
    """A part still to be read; of `listed` ones only attachments are wanted."""

    part: Part[str, str]
    listed: bool = False


def _read_parts(data: bytes, at: int) -> Body:
    body = Body()
    if (
        data.count(b"oundary=") > _MOST_BOUNDARIES
        or data.count(b"essage/rfc822") > _MOST_BOUNDARIES
    ):
        body.problems.append("parts nest too deep; read as plain text")
        body.text, body.charset = decode_bytes(data[at:], None)
        body.text = normal_lines(body.text)
        return body
    try:
        whole = message_from_bytes(data)
    except (MessageError, RecursionError, LookupError, ValueError, TypeError):
        body.problems.append("its parts cannot be told apart; read as plain text")
        text, body.charset = decode_bytes(data[at:], None)
        body.text = normal_lines(text)
        return body
    texts: list[str] = []
    spare: list[tuple[str, str]] = []
    stack = [_Waiting(whole)]
    seen = 0
    while stack and seen < _MOST_PARTS:
        part, listed = stack.pop()
        seen += 1
        kind = _kind(part)
        if kind.name == "multipart/digest" and not listed:
            body.enclosed.extend(_enclosed(part))
        elif kind.name.startswith("multipart/") and part.is_multipart():
            stack.extend(reversed(_children(part, kind, listed)))
        elif (
            kind.name.startswith("message/")
            and part.is_multipart()
            and kind.name != "message/delivery-status"
        ):
            for inner in part.get_payload():
                if isinstance(inner, Part) and not listed:
                    texts.append(_forward_block(inner))
                    stack.append(_Waiting(inner))
        else:
            _read_leaf(part, kind, listed, body, texts, spare)
    if not any(text.strip() for text in texts) and spare:
        text, body.charset = spare[0]
        texts = [text]
    body.text = "".join(normal_lines(text) for text in texts)
    return body


def _kind(part: Part[str, str]) -> ContentType:
    try:
        name = part.get_content_type()
        charset = part.get_content_charset()
        flowed = part.get_param("format")
    except (ValueError, LookupError, TypeError, UnicodeError):
        return read_content_type(str(part.get("content-type") or ""))
    parameters = {}
    if charset:
        parameters["charset"] = charset
    if isinstance(flowed, str):
        parameters["format"] = flowed
    return ContentType(name, parameters)


def _children(part: Part[str, str], kind: ContentType, listed: bool) -> list[_Waiting]:
    payload = part.get_payload()
    children = (
        [child for child in payload if isinstance(child, Part)] if isinstance(payload, list) else []
    )
    if kind.name != "multipart/alternative":
        return [_Waiting(child, listed) for child in children]
    kinds = [_kind(child).name for child in children]
    best = None
    for index, child in enumerate(children):
        if kinds[index] == "text/plain" and _content(child).strip():
            best = index
            break
    if best is None:
        best = next(
            (
                index
                for index in reversed(range(len(children)))
                if kinds[index].startswith(("text/html", "multipart/", "text/"))
            ),
            None,
        )
    return [_Waiting(child, listed or index != best) for index, child in enumerate(children)]


def _content(part: Part[str, str]) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError, UnicodeError):
        content = None
    if isinstance(content, bytes):
        if (
            str(part.get("content-transfer-encoding", "")).strip().lower() == "base64"
            and b"\n" in content[-2000:]
            and not content.isascii()
        ):
            return content
        return content
    payload = part.get_payload()
    return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""


def _read_leaf(
    part: Part[str, str],
    kind: ContentType,
    listed: bool,
    body: Body,
    texts: list[str],
    spare: list[tuple[str, str]],
) -> None:
    major, _, minor = kind.name.partition("/")
    disposition = str(part.get("content-disposition") or "").strip().lower()
    name = _file_name(part)
    is_text = major == "text" and minor in _INLINE_TEXT
    if is_text and not disposition.startswith("attachment"):
        if not listed:
            text, charset = _text_of(_content(part), kind)
            texts.append(text)
            body.charset = body.charset or charset
        return
    content = _content(part)
    if is_text and not listed and not name:
        spare.append(_text_of(content, kind))
    if is_text and listed:
        return
    body.attachments.append(Attachment(name, kind.name, len(content)))


def _file_name(part: Part[str, str]) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, UnicodeError):
        return None
    if not name:
        return None
    return decode_words(str(name)).replace("\\", "/").rpartition("/")[2][:250] or None


def _value(part: Part[str, str], name: str) -> str:
    raw = str(part.get(name) or "")
    if "\ufffd" in raw or any("\udc80" <= character <= "\udcff" for character in raw):
        raw = (
            decode_bytes(raw.encode("ascii", "surrogateescape"), None)[0]
            if raw.isprintable() is False
            else raw
        )
    return " ".join(decode_words(raw).split())


def _forward_block(inner: Part[str, str]) -> str:
    lines = [FORWARD_RULER]
    for name in ("From", "Date", "Subject", "To"):
        value = _value(inner, name)
        if value:
            lines.append(f"{name}: {value}")
    return "\n" + "\n".join(lines) + "\n\n"


def _enclosed(part: Part[str, str]) -> list[bytes]:
    """The messages of a multipart/digest as bytes."""
    found: list[bytes] = []
    payload = part.get_payload()
    for child in payload if isinstance(payload, list) else []:
        inner = child.get_payload() if isinstance(child, Part) and child.is_multipart() else None
        for message in inner if isinstance(inner, list) else []:
            if not isinstance(message, Part):
                continue
            try:
                found.append(message.as_bytes())
            except (UnicodeError, LookupError, ValueError, TypeError, AttributeError):
                continue
    return found
