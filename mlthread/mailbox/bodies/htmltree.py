"""HTML to its tree. In: a page or an HTML mail. Out: a tree that takes linear time to make.

>>> parse_html("<p>Yes.</p>").body.text()
'Yes.'
"""

from __future__ import annotations

import re

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
# What nobody closes the parser opens again in each paragraph below.
_FORMATS = frozenset("b big code em font i s small strike strong tt u".split())
_MOST_AGAIN = 50_000
"""How often it may do so in one text."""
_CHOICE = frozenset(["select"])
_WHOLE = frozenset(["html", "body"])
_MOST_WHOLE = 50
"""How many of these may bear attributes: those of all are put together."""
_MOST_CHOICES = 1000
"""Tags within one `select`: the parser looks at all of those before each."""
_MOST_ATTRIBUTES = 300
"""Of one tag: each is compared to those before it."""
_LEAST = 2 * _MOST_ATTRIBUTES
_ATTRIBUTE = r"[\s/]++[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+"
_CROWDED = pattern(rf"(<[A-Za-z][^\s/>]*+(?:{_ATTRIBUTE}){{{_MOST_ATTRIBUTES}}})(?:{_ATTRIBUTE})++")


def parse_html(html: str) -> LexborHTMLParser:
    """The tree of a page or an HTML mail, without what would take the parser too long."""
    return LexborHTMLParser(_bounded(html))


def _bounded(html: str) -> str:
    """HTML without what no mail has and parsers take quadratic time on: tags that nest too deep or have too many
    attributes, what is opened again and again, endless choices."""
    if len(html) > _LEAST:
        html = _CROWDED.sub(r"\1", html)
    return html if html.count("<") < _DEEPEST else _TAG.sub(_Nesting(), html)


class _Nesting:
    """Replacement that lets through only so many open tags. What closes a tag that is not open closes
    none: parsers pass over it."""

    def __init__(self) -> None:
        self.depth = 0
        self.opened: dict[str, int] = {}
        self.formats = self.again = self.wholes = self.choices = 0

    def __call__(self, tag: re.Match[str]) -> str:
        text, name = tag.group(), tag.group(2).lower()
        if tag.group(1):
            return self._closing(text, name)
        ended = ""
        if self.formats and name not in _FORMATS:
            self.again += min(self.formats, _DEEPEST)
            if self.again > _MOST_AGAIN:
                ended = self._end(_FORMATS)
        if self.opened.get("select"):
            self.choices += 1
            if self.choices > _MOST_CHOICES:
                ended += self._end(_CHOICE)
        return ended + self._opening(text, name)

    def _opening(self, text: str, name: str) -> str:
        if name in _WHOLE:
            self.wholes += 1
            return text if self.wholes <= _MOST_WHOLE else f"<{name}>"
        if name in _NOT_NESTING:
            return text
        if name in _FORMATS:
            if self.again > _MOST_AGAIN:
                return ""
            self.formats += 1
        self.opened[name] = self.opened.get(name, 0) + 1
        self.depth += 1
        return text if self.depth <= _DEEPEST else ""

    def _closing(self, text: str, name: str) -> str:
        if name in _NOT_NESTING or not self.opened.get(name):
            return text
        self._forget(name, 1)
        return text if self.depth < _DEEPEST else ""

    def _end(self, names: frozenset[str]) -> str:
        """What closes all tags of these names that are open."""
        still = [(name, count) for name, count in self.opened.items() if count and name in names]
        for name, count in still:
            self._forget(name, count)
        return "".join(f"</{name}>" * count for name, count in still)

    def _forget(self, name: str, count: int) -> None:
        self.opened[name] -= count
        self.depth -= count
        if name in _FORMATS:
            self.formats -= count
        elif name in _CHOICE:
            self.choices = 0
