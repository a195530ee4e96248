"""Bodies of many parts. In: a message's bytes. Out: its `Body`.

Every text part is kept in order, and so are words above the first part, without what programs write there
(`preambles`), and below the last one; of alternatives the plain one, unless it has lost what the HTML keeps
(`stubs`, `richer`); an enclosed message becomes a forwarded one with a header block; other parts are listed.
"""

from __future__ import annotations

from collections import Counter
from email import message_from_bytes
from email.errors import MessageError, MissingHeaderBodySeparatorDefect
from email.message import Message as Part
from email.policy import Compat32

from mlthread.frozen import NamedTuple
from mlthread.mailbox.charsets import decode_bytes, normal_lines
from mlthread.mailbox.headers.header import decode_words
from mlthread.model import Attachment
from mlthread.pattern import pattern

from .content import INLINE_TEXT, Body, ContentType, read_content_type, text_of
from .preambles import words_above
from .transfer import decode_transfer, read_encoding

__all__ = ["first_html", "read_enclosed", "read_parts"]

FORWARD_RULER = "---------- Forwarded message ----------"
# No mail nests parts this deep; the parser of `email` recurses once per level,
_MOST_NESTED = 150
# and looks at each line once per level.
_MOST_LOOKS = 50_000_000
_NESTS = pattern(rb"[\r\n]content-type[ \t]*+:\s*+(multipart|message)/")
# Messages below the boundary lines of one multipart are beside each other.
_BESIDE = pattern(
    rb"\n--[^\r\n]{1,200}\r?\n(?:(?!content-type)[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*+){0,20}content-type[ \t]*+:\s*+message/"
)
_MOST_SURE = 20
"""Messages inside of which it does not matter how they lie."""
_MOST_PARTS = 2000
_LONGEST_KIND = 4000
_ENCODING = "content-transfer-encoding"
_ENCODED = ("base64", "quoted-printable")
_LONGEST_COMPARED = 2_000_000
"""Bytes of the longest alternatives that are held against each other."""
_NAMED_BY_LISTS = ("attachment.html", "attachment.htm")
"""What Mailman and HyperKitty call an HTML part that has no name."""
_NOTHING = b" \t\r\n\v\f\0\xa0\xc2\xe2\x80\x8b\xef\xbb\xbf"
"""Blanks, no-break ones and such of no width, in whatever charset."""
_LAST_RESORTS = ("text/plain", "text/calendar", "text/rtf")


class _RawLetters(Compat32):
    """Header fields with bytes that are not ASCII as text, where `email` would give U+FFFD for each; of those that
    tell what a part is no more than `email` takes apart in no time."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The field as it is read; what is encoded `mime` decodes."""
        if name.lower() == _ENCODING:
            return ""
        if len(value) > _LONGEST_KIND and name.lower().startswith("content-"):
            value = value[:_LONGEST_KIND]
        if value.isascii():
            return value
        return decode_bytes(value.encode("utf-8", "surrogateescape"), None)[0]


_POLICY = _RawLetters()


class _Waiting(NamedTuple):
    """A part still to be read; of `listed` ones only attachments are wanted."""

    part: Part[str, str]
    listed: bool = False


def read_parts(data: bytes, at: int, told: bytes = b"") -> Body:
    """The body of a message of many parts, or of one that encloses another. `told` is the header that matters: where
    a line above it is no field, the parser of `email` has ended at that."""
    if _may_nest_too_deep(data):
        return _unparted(data[at:], "parts nest too deep; read as plain text")
    whole = _parsed(data)
    if told and whole is not None and (not whole.is_multipart() or _is_cut(whole)):
        whole = _parsed(told + data[at:])
    if whole is None:
        return _unparted(data[at:], "its parts cannot be told apart; read as plain text")
    if _kind(whole).name.startswith("multipart/") and not whole.is_multipart():
        return _unparted(data[at:], "ends before its first part; read as plain text")
    body = Body()
    texts: list[str] = []
    spare: list[tuple[str, str]] = []
    stack = [_Waiting(whole)]
    seen = 0
    while stack and seen < _MOST_PARTS:
        seen += 1
        stack.extend(reversed(_read_part(stack.pop(), body, texts, spare)))
    if stack:
        body.problems.append(f"has more than {_MOST_PARTS} parts; the others are left out")
    if not any(text.strip() for text in texts) and spare:
        text, body.charset = spare[0]
        texts = [text]
    body.text = "".join(normal_lines(text) for text in texts)
    return body


def _is_cut(whole: Part[str, str]) -> bool:
    """Whether the parser has ended a header at a line that is no field."""
    return any(isinstance(defect, MissingHeaderBodySeparatorDefect) for defect in whole.defects)


def _read_part(
    waiting: _Waiting, body: Body, texts: list[str], spare: list[tuple[str, str]]
) -> list[_Waiting]:
    """Read what a part holds itself; the parts inside it are still to be read, in this order."""
    part, listed = waiting
    kind = _kind(part)
    if kind.name == "multipart/digest" and not listed:
        mails = _messages(_inside(part))
        body.enclosed.extend(mails)
        if left := len(_inside(part)) - len(mails):
            body.problems.append(f"parts of a digest that are no messages are left out: {left}")
        return []
    if kind.name.startswith("multipart/") and part.is_multipart():
        parts = _children(part, kind, listed)
        return [*_above_first(part, listed), *parts, *_behind_last(part, listed)]
    if (
        kind.name.startswith("message/")
        and part.is_multipart()
        and kind.name != "message/delivery-status"
    ):
        inside = [] if listed else _inside(part)
        texts.extend(map(_forward_block, inside))
        return [_Waiting(inner) for inner in inside]
    _read_leaf(part, kind, listed, body, texts, spare)
    return []


def _above_first(part: Part[str, str], listed: bool) -> list[_Waiting]:
    """What stands above the first part, as a part: a gateway's or a moderator's words."""
    left = part.preamble
    return _as_part(f"{words_above(left)}\n", listed) if isinstance(left, str) else []


def _behind_last(part: Part[str, str], listed: bool) -> list[_Waiting]:
    """What stands behind the last part, as a part: RFC 2046 says to ignore it, and list servers put their footer
    there."""
    return _as_part(part.epilogue, listed)


def _as_part(left: str | None, listed: bool) -> list[_Waiting]:
    """Text round the parts of a message as one of them, where there is any."""
    if not isinstance(left, str) or not left.strip():
        return []
    text: Part[str, str] = Part(_POLICY)
    text.set_payload(left)
    return [_Waiting(text, listed)]


def _inside(part: Part[str, str]) -> list[Part[str, str]]:
    """The parts of a part; of an enclosed message that was encoded as a whole, which no program may, what it is."""
    payload = part.get_payload()
    if not isinstance(payload, list):
        return []
    parts = [inner for inner in payload if isinstance(inner, Part)]
    encoding = _encoding(part)
    if encoding not in _ENCODED or not part.get_content_type().startswith("message/"):
        return parts
    return [_decoded(inner, encoding) for inner in parts]


def _decoded(message: Part[str, str], encoding: str) -> Part[str, str]:
    """An enclosed message without the encoding of its part, under which quoted-printable leaves a header readable."""
    if not message.keys():
        content = decode_transfer(_content(message), encoding)
        return message if _may_nest_too_deep(content) else _parsed(content) or message
    if encoding == "quoted-printable" and not (_encoding(message) or message.is_multipart()):
        message[_ENCODING] = encoding
    return message


def _may_nest_too_deep(data: bytes) -> bool:
    """Whether its parts would take the parser too long, were each inside the one before."""
    lower = data.lower()
    kinds = Counter(found.group(1) for found in _NESTS.finditer(lower))
    if kinds[b"message"] > _MOST_SURE:
        kinds[b"message"] -= len(_BESIDE.findall(lower))
    deepest = max(kinds.values(), default=0)
    lines = max(data.count(b"\n"), data.count(b"\r"))
    return deepest > _MOST_NESTED or deepest * lines > _MOST_LOOKS


def _unparted(content: bytes, problem: str) -> Body:
    """What stands there as it is, with the reason."""
    text, charset = decode_bytes(content, None)
    return Body(normal_lines(text), charset, problems=[problem])


def _parsed(data: bytes) -> Part[str, str] | None:
    """The tree of parts; None where the parser of `email` fails at it."""
    try:
        return message_from_bytes(data, policy=_POLICY)
    except (MessageError, RecursionError, LookupError, ValueError, TypeError):
        return None


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
    children = _inside(part)
    if kind.name != "multipart/alternative":
        return [_Waiting(child, listed) for child in children]
    kinds = [_kind(child).name for child in children]
    best = next(
        (
            index
            for index, child in enumerate(children)
            if kinds[index] == "text/plain" and _content(child).strip(_NOTHING)
        ),
        None,
    )
    if best is None or _says_less(children, kinds, best):
        best = _richest(kinds)
    return [_Waiting(child, listed or index != best) for index, child in enumerate(children)]


def _richest(kinds: list[str]) -> int | None:
    """The alternative that counts where the plain one does not: HTML or parts, other text, RTF at the worst."""
    for wanted in (("text/html", "multipart/"), ("text/",), ("text/rtf", "application/rtf")):
        for index in reversed(range(len(kinds))):
            kind = kinds[index]
            if kind.startswith(wanted) and (wanted[0] == "text/rtf" or kind not in _LAST_RESORTS):
                return index
    return next((index for index, kind in enumerate(kinds) if kind == "text/plain"), None)


def _says_less(children: list[Part[str, str]], kinds: list[str], plain: int) -> bool:
    """Does the plain part only stand in for the HTML part, or has it lost what that one keeps?"""
    pages = [part for part, kind in zip(children, kinds, strict=True) if kind == "text/html"]
    inner = next((part for part in children[plain + 1 :] if part.is_multipart()), None)
    if inner is not None and not pages:
        pages = [part for part in _inside(inner) if _kind(part).name == "text/html"]
    if not pages:
        return False
    content, page = _content(children[plain]), _content(pages[0])
    if max(len(content), len(page)) > _LONGEST_COMPARED:
        return False
    text, _ = text_of(content, _kind(children[plain]))
    from .richer import is_richer  # late: an HTML parser
    from .stubs import is_stub

    html, _ = decode_bytes(page, _kind(pages[0]).parameters.get("charset"))
    return is_stub(text, html) or is_richer(text, html)


def _content(part: Part[str, str]) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError, UnicodeError):
        content = None
    return decode_transfer(content, _encoding(part)) if isinstance(content, bytes) else b""


def _encoding(part: Part[str, str]) -> str:
    """How a part is encoded."""
    return read_encoding(
        next((str(value) for name, value in part.raw_items() if name.lower() == _ENCODING), None)
    )


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
    is_text = major == "text" and minor in INLINE_TEXT
    if is_text and not disposition.startswith("attachment"):
        if not listed:
            text, charset = text_of(_content(part), kind)
            texts.append(text)
            body.charset = body.charset or charset
        return
    content = _content(part)
    if (is_text or minor == "rtf") and not listed and (not name or name in _NAMED_BY_LISTS):
        spare.append(text_of(content, kind))
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
    return " ".join(decode_words(str(part.get(name) or "")).split())


def _forward_block(inner: Part[str, str]) -> str:
    lines = [FORWARD_RULER]
    for name in ("From", "Date", "Subject", "To"):
        value = _value(inner, name)
        if value:
            lines.append(f"{name}: {value}")
    return "\n" + "\n".join(lines) + "\n\n"


def read_enclosed(data: bytes) -> list[bytes]:
    """The messages that a mail of several parts encloses side by side: all its parts but its texts."""
    if data.count(b"essage/rfc822") > _MOST_PARTS or _may_nest_too_deep(data):
        return []
    whole = _parsed(data)
    if whole is None:
        return []
    mails = _inside(whole)
    kinds = {_kind(part).name for part in mails}
    if _kind(whole).name != "multipart/mixed" or not kinds <= {"text/plain", "message/rfc822"}:
        return []
    return _messages([part for part in mails if _kind(part).name == "message/rfc822"])


def first_html(data: bytes) -> bytes | None:
    """The first page among the parts of a mail, decoded; None where there is none."""
    whole = None if _may_nest_too_deep(data) else _parsed(data)
    pages = (part for part in whole.walk() if _kind(part).name == "text/html") if whole else ()
    return next(map(_content, pages), None)


def _messages(parts: list[Part[str, str]]) -> list[bytes]:
    """The messages that the parts enclose, as bytes."""
    found: list[bytes] = []
    for part in parts:
        for message in _inside(part):
            try:
                found.append(message.as_bytes())
            except (UnicodeError, LookupError, ValueError, TypeError, AttributeError):
                continue
    return found
