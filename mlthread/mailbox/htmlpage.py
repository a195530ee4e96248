"""Archive pages in HTML: what all of them share. In: bytes of a page. Out: decoded text and its pieces."""

from __future__ import annotations

import re

from mlthread.pattern import pattern

from .charsets import decode_bytes

__all__ = [
    "Lines",
    "between",
    "comment_values",
    "decode_page",
    "is_any_html",
    "plain",
    "pre_text",
    "unescape",
]

_CHARSET = pattern(rb"charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_TAG = pattern(r"</?[A-Za-z!][^<>]*>")
_COMMENT = pattern(r"\s{0,3}([A-Za-z][A-Za-z0-9-]{0,40})\s{0,3}[=:]")
_SPACE = pattern(r"\s+")
_FARTHEST = 65_536
_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml")
_HTML = pattern(rb"<(?:html|body)[\s>]")


def is_any_html(lower: bytes) -> bool:
    """Is this (in lower case) a page, and no mail with one in it?"""
    start = lower[:4096].lstrip()
    return start.startswith(_STARTS) and _HTML.search(lower) is not None


def unescape(text: str) -> str:
    """The text with its character references resolved; their table is loaded when first needed."""
    if "&" not in text:
        return text
    from html import unescape as resolve

    return resolve(text)


def decode_page(data: bytes) -> tuple[str, str]:
    """(text with LF line ends, charset); a page that claims ASCII is often UTF-8."""
    found = _CHARSET.search(data[:4096])
    text, charset = decode_bytes(data, found.group(1).decode("ascii") if found else None)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, charset


class Lines:
    """The lines of a page by number. Asked in the order of the page, each is counted once."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._at, self._line = 0, 1

    def number(self, at: int) -> int:
        """The number of the line, from 1, in which the letter at `at` stands."""
        if at < self._at:
            self._at, self._line = 0, 1
        self._line += self._page.count("\n", self._at, at)
        self._at = at
        return self._line


def plain(html: str) -> str:
    """A short piece of HTML as one line of text."""
    return _SPACE.sub(" ", unescape(_TAG.sub("", html))).strip()


def pre_text(html: str) -> str:
    """Preformatted text: its tags away, its entities undone, its lines kept."""
    return unescape(_TAG.sub("", html))


def comment_values(page: str) -> list[tuple[str, str]]:
    """The comments that name a value (`<!-- id="…" -->`, `<!--X-Date: … -->`): lower-case name, value."""
    values: list[tuple[str, str]] = []
    begin = page.find("<!--")
    while 0 <= begin < _FARTHEST:
        end = page.find("-->", begin)
        if end < 0:
            break
        inner = page[begin + 4 : end]
        name = _COMMENT.match(inner)
        if name is not None:
            value = inner[name.end() :].strip()
            if len(value) > 1 and value[0] == value[-1] == '"':
                value = value[1:-1]
            values.append((name.group(1).lower(), unescape(value)))
        begin = page.find("<!--", end)
    return values


def between(page: str, opening: str, closing: str) -> tuple[int, int] | None:
    """(start, end) of what stands after `opening` and before `closing`, or the end of the page."""
    start = page.find(opening)
    if start < 0:
        return None
    start += len(opening)
    end = page.find(closing, start)
    return start, end if end >= 0 else len(page)
