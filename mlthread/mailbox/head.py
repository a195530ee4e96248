"""The first bytes of a source, looked at in several ways. In: bytes. Out: `Head`."""

from __future__ import annotations

from functools import cached_property

from mlthread.mailbox.files.streams import BOM
from mlthread.pattern import pattern

from .charsets import decode_bytes, normal_lines
from .dumped import is_dumped, undumped
from .late import late
from .sheets import may_have_sheets, without_sheets

__all__ = ["Head", "copied_lines", "header_names", "lead_of"]

_FIELD = pattern(rb"([!-9;-~]{1,100})[ \t]*:(?:[^\r\n]*)(?:\r?\n[ \t][^\r\n]*)*(?:\r{0,2}\n|\r|\Z)")
_LINE = pattern(rb"[^\r\n]{1,1000}\r{0,2}\n")
_LEAD = pattern(rb"[\r\n]*(?:>{0,3}From [^\r\n]{0,1000}(?:\r\n|\n|\r)){0,3}")

_ODD = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})
"""Control characters that no text holds; ESC stands in Japanese."""
_NEAR = 16_384
"""Bytes of what goes on further that are looked at as lines."""

_MARKDOWN = ("](", "\\[", "\\_", "From_:", "From:_", "From**:", "From:**", "\n:::")
"""What a page in Markdown has."""
_UNSEEN = " \t\u200b"
_ICON = pattern("[\ue000-\uefff]")
_ICONS = "".join(map(chr, range(0xE000, 0xF000)))
"""What fonts of icons draw on buttons; a copy has it where the button stands."""
_unclipped = late("clipped:unclipped")
_joined = late("spread:joined")
_APART = pattern(r"(?m)^[ \t]{0,40}\**From(?::?\**[ \t]{0,8}$|[ ]{2,8}(?=[^\s:]))")


def copied_lines(text: str) -> list[str]:
    """The lines of text that may be copied: its no-break spaces are spaces, the marks with which files begin
    that were put together are nothing, and spaces of no width and icons at the ends of lines, where an editor or a browser has
    set them, what a browser prints at the edges of sheets; of a page in Markdown they are what it shows, and what browsers for terminals draw is left out."""
    lines = (
        normal_lines(text).replace("\xa0", " ").replace("\ufeff", "").replace("\f", "").split("\n")
    )
    if "\u200b" in text:
        lines = [line.strip("\u200b") if line.strip(_UNSEEN) else "" for line in lines]
    if not text.isascii() and _ICON.search(text):
        lines = [line.strip(_ICONS) if line.strip(_ICONS + _UNSEEN) else "" for line in lines]
    if is_dumped(text):
        lines = undumped(lines)
    if may_have_sheets(text):
        lines = without_sheets(lines)
    if text.startswith("---\n") or any(mark in text for mark in _MARKDOWN):
        lines = [*_unclipped(lines)]
    if "From" in text and _APART.search(text):
        lines = _joined(lines)
    return lines


class Head:
    """What recognisers look at. `whole` says that nothing follows."""

    def __init__(self, data: bytes, whole: bool = False) -> None:
        self.data = data.removeprefix(BOM)
        self.whole = whole

    @cached_property
    def lines(self) -> list[str]:
        """The first lines as text, all of them of what is `whole`."""
        data = self.data
        if not self.whole:  # half a letter at the end would hide what the others are
            data = data[: data.rfind(b"\n", 0, _NEAR) + 1 or _NEAR]
        return copied_lines(decode_bytes(data, None)[0])

    @cached_property
    def names(self) -> list[str]:
        """The names of the header fields that it begins with."""
        return header_names(self.data)

    @cached_property
    def lower(self) -> bytes:
        """The bytes in lower case, for HTML and the like."""
        return self.data.lower()

    @cached_property
    def is_binary(self) -> bool:
        """Is it no text at all?"""
        sample = self.data[:8192]
        odd = len(sample) - len(sample.translate(None, _ODD))
        return odd * 20 > len(sample)


def header_names(head: bytes, broken: bool = False) -> list[str]:
    """The names of the fields that a file begins with, in lower case; `broken`: also those below a line that is no
    field, above the first blank one."""
    at = 3 if head.startswith(BOM) else 0
    at += lead_of(head[at:])
    names: list[str] = []
    while len(names) < 200:
        found = _FIELD.match(head, at)
        if found is None and broken and (line := _LINE.match(head, at)) is not None:
            at = line.end()
            continue
        if found is None or found.end() == at:
            break
        names.append(found.group(1).decode("ascii").lower())
        at = found.end()
    return names


def lead_of(data: bytes) -> int:
    """How much stands before the header: blank lines, and the `From ` line of a mailbox, at times
    escaped by the next one."""
    found = _LEAD.match(data) if data[:1] in b"\r\n>F" else None
    return found.end() if found is not None else 0
