"""HTML to its tree. In: a page or an HTML mail. Out: a tree that takes linear time to make.

>>> parse_html("<p>Yes.</p>").body.text()
'Yes.'
"""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from mlthread.pattern import pattern

__all__ = ["parse_html"]

_DEEPEST = 400
_TAG = pattern(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})[^<>]{0,4000}>?")
# Elements without an end, and those that the next of their kind ends.
_NOT_NESTING = frozenset(
    """
    br hr img input meta link col area base embed source wbr
    p li dt dd td th tr option tbody thead html body head
    """.split()
)


def parse_html(html: str) -> LexborHTMLParser:
    """The tree of a page or an HTML mail, without what nests too deep."""
    return LexborHTMLParser(_shallow(html))


def _shallow(html: str) -> str:
    """HTML without the tags that nest deeper than any mail's: parsers take quadratic time on those."""
    return html if html.count("<") < _DEEPEST else _TAG.sub(_Nesting(), html)


class _Nesting:
    """Replacement that lets through only so many open tags. What closes a tag that is not open closes
    none: parsers pass over it."""

    def __init__(self) -> None:
        self.depth = 0
        self.opened: Counter[str] = Counter()

    def __call__(self, tag: re.Match[str]) -> str:
        name = tag.group(2).lower()
        if name in _NOT_NESTING or (tag.group(1) and not self.opened[name]):
            return tag.group()
        if tag.group(1):
            self.opened[name] -= 1
            self.depth -= 1
            return tag.group() if self.depth < _DEEPEST else ""
        self.opened[name] += 1
        self.depth += 1
        return tag.group() if self.depth <= _DEEPEST else ""
