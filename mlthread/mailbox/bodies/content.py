"""What a body or a part holds. In: a Content-Type, decoded bytes. Out: its kind, the text that people wrote.

HTML becomes text with quote marks; format=flowed loses its stuffing, and what gateways left is taken out.

>>> kind = read_content_type('text/plain; charset="iso-8859-1"')
>>> kind.name, text_of(b"Gr\\xfc\\xdfe\\r\\n", kind)
('text/plain', ('Grüße\\n', 'windows-1252'))
"""

from __future__ import annotations

import re

from mlthread.frozen import NamedTuple, field, slotted
from mlthread.mailbox.charsets import decode_bytes, normal_lines
from mlthread.model import Attachment
from mlthread.pattern import pattern

from .flowed import unstuff
from .leftovers import is_html, without_leftovers

__all__ = ["INLINE_TEXT", "Body", "ContentType", "read_content_type", "text_of"]

_PARAMETER = pattern(r";\s*([\w*-]{1,40})\s*=\s*(\"[^\"]{0,400}\"|[^;\s\"]{0,400})")
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
# RFC 1341, which text/enriched came after.
_RICH = {"<lt>": "<", "<nl>": "\n", "<np>": "\n", "<<": "<"}
_META = pattern(rb"(?i)<meta[^<>]{0,200}charset=[\"']?([\w.:-]{2,40})")
_META_NEAR = 4000


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
    if kind.name == "text/richtext":
        text = normal_lines(_ENRICHED.sub(_of_richtext, text))
    elif kind.name == "text/enriched":
        text = _ENRICHED.sub(lambda match: "<" if match.group() == "<<" else "", text)
    elif kind.parameters.get("format", "").lower() == "flowed":
        text = unstuff(text)
    return without_leftovers(text), charset


def _of_richtext(tag: re.Match[str]) -> str:
    """What a command of text/richtext stands for."""
    return _RICH.get(tag.group().lower(), "")
