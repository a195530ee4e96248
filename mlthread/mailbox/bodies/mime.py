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
    "decode_transfer",
    "decoded_content",
    "read_body",
    "read_content_type",
    "read_encoding",
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
    parameters = {
        match.group(1).lower(): match.group(2).strip('"')
        for match in _PARAMETER.finditer(value[:4000])
    }
    return ContentType(name if "/" in name else "text/plain", parameters)


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

            if " " in boundary and written not in data[:at]:  # folded inside its quotes
                field = f'Content-Type: {kind.name}; boundary="{boundary}"\n\n'.encode(
                    "utf-8", "replace"
                )
                return read_parts(field + data[at:], len(field))
            return read_parts(data, at)
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


def read_encoding(value: str | None) -> str:
    """A Content-Transfer-Encoding as written: its word in lower case."""
    return (value or "").partition(";")[0].strip().strip('"').lower()


def decode_transfer(content: bytes, encoding: str) -> bytes:
    """What is encoded, with text that stands round it; as it is where the encoding is none that is known."""
    if encoding == "quoted-printable":
        return binascii.a2b_qp(content)
    if encoding == "base64":
        return _base64(content)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _uudecode(content)
    return content


_SPACED = pattern(rb"[^\s] [^\s]")
_BASE64_LINE = pattern(rb"[A-Za-z0-9+/]+={0,2}")
_LONG_LINE = 20
"""Letters of a line that is base64 also where the text before it has ended."""


def _base64(content: bytes) -> bytes:
    """Base64 with what lists do to it: a plain footer after the last line, another text encoded below."""
    ends = content.find(b"=")
    if (
        content.isascii()
        and b"\n_" not in content
        and (ends < 0 or not content[ends:].strip(b"=\r\n\t "))
        and not (b" " in content and _SPACED.search(content))
    ):
        try:
            return b64decode(content, validate=False)
        except (binascii.Error, ValueError):
            pass
    return _base64_lines(content)


def _base64_lines(content: bytes) -> bytes:
    """What the lines encode, and from the first one on that encodes nothing the lines themselves."""
    lines = content.splitlines(keepends=True)
    decoded: list[bytes] = []
    letters: list[bytes] = []
    rest = 0
    for number, line in enumerate(lines):
        stripped = line.strip()
        if not stripped:
            continue
        is_code = _BASE64_LINE.fullmatch(stripped) is not None
        if decoded and not letters:
            # The text before it has ended: a short word of a footer is no other one.
            is_code = is_code and len(stripped) % 4 == 0
            is_code = is_code and (len(stripped) >= _LONG_LINE or stripped.endswith(b"="))
        if not is_code:
            break
        letters.append(stripped)
        rest = number + 1
        if stripped.endswith(b"="):
            decoded.append(_of_letters(letters))
            letters = []
    if letters:
        decoded.append(_of_letters(letters))
    if not decoded:
        return content  # it was never encoded
    text, tail = b"".join(decoded), b"".join(lines[rest:])
    return _joined(text, tail) if tail.strip() else text


def _of_letters(lines: list[bytes]) -> bytes:
    letters = b"".join(lines).rstrip(b"=")
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return b64decode(letters + b"=" * (-len(letters) % 4))


def _joined(above: bytes, below: bytes) -> bytes:
    """Two texts, the second on a line of its own."""
    return above + (b"" if not above or above.endswith(b"\n") else b"\n") + below


_BEGIN = pattern(rb"(?m)^begin [0-7]{3,4} [^\r\n]{0,400}\r?\n")


def _uudecode(content: bytes) -> bytes:
    """The file that is encoded, with the lines above and below it; a line that encodes nothing stays."""
    begin = _BEGIN.search(content)
    if begin is None:
        return content
    out: list[bytes] = []
    lines = content[begin.end() :].splitlines(keepends=True)
    rest = len(lines)
    for number, line in enumerate(lines):
        if line.strip() == b"end":
            rest = number + 1
            break
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            out.append(line)
    above, below = content[: begin.start()], b"".join(lines[rest:])
    decoded = b"".join(out)
    decoded = _joined(above, decoded) if above.strip() else decoded
    return _joined(decoded, below) if below.strip() else decoded


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

        return html_to_text(text, links=True), charset
    if kind.name.endswith("/rtf"):
        from .rtftext import rtf_to_text  # late: few parts are

        return rtf_to_text(text), charset
    text = normal_lines(text)
    if kind.name == "text/plain" and "<" in text[:400] and is_html(text):
        from .htmltext import html_to_text

        return html_to_text(text, links=True), charset
    if kind.name in ("text/enriched", "text/richtext"):
        text = _ENRICHED.sub(lambda match: "<" if match.group() == "<<" else "", text)
    elif kind.parameters.get("format", "").lower() == "flowed":
        text = unstuff(text)
    return without_leftovers(text), charset
