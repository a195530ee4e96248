"""Links that a gateway has wrapped. In: a text. Out: the text with the links that people wrote.

Gateways that check what is clicked put their own link round each one, and every quote sent through them
holds those instead. The inner link may be spelt with `%XX`, or with `-XX` and "_" for "/".
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["unwrapped"]

_WRAPPED = pattern(
    r"https?://[^\s<>\"']{1,600}?((?:https?|ftp)(?::|%3A|-3A)(?:/|%2F|_){2})([^\s<>\"']{1,2000})",
    re.IGNORECASE,
)
_END = pattern(r"__;|&")
_DASHED = pattern(r"-(?=[0-9A-F]{2})")


def unwrapped(text: str) -> str:
    """`text` with its links as they were before a gateway wrapped them.

    >>> unwrapped("see https://gate.example.com/v3/__https://example.org/a__;!!Xq$")
    'see https://example.org/a'
    >>> unwrapped("https://gate.example.com/?url=https%3A%2F%2Fexample.org%2Fa&data=7")
    'https://example.org/a'
    >>> unwrapped("https://gate.example.com/v2/url?u=https-3A__example.org_a-2Db&d=x")
    'https://example.org/a-b'
    """
    return _WRAPPED.sub(_inner, text)


def _inner(found: re.Match[str]) -> str:
    from urllib.parse import unquote  # late: slow to load

    head, rest = found.groups()
    inner = head + _END.split(rest, 1)[0]
    if "-3a" in head.lower():
        inner = _DASHED.sub("%", inner).replace("_", "/")
    return unquote(inner)
