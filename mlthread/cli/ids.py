"""Message-IDs as users have them at hand. In: what they copied. Out: the id without <>.

>>> bare_id("Message-ID: <a1@example.org>"), bare_id("https://lore.example.org/all/a%2B1@example.org/T/#u")
('a1@example.org', 'a+1@example.org')
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mlthread.pattern import pattern

__all__ = ["asked_ids", "bare_id", "is_id"]

_NAMED = pattern(r"\s*(?:mid|message-id|in-reply-to|references):\s*", re.IGNORECASE)
_LINK = pattern(r"https?://[^/]+/", re.IGNORECASE)
_AT = pattern(r"@|%40")
_IN_ANGLES = pattern(r"<([^<>]+)>")


def is_id(word: str) -> bool:
    """Whether a word among sources is an id: in <>, after its name, or a link to a message."""
    return bool(
        word.startswith("<") or _NAMED.match(word) or (_LINK.match(word) and _AT.search(word))
    )


def bare_id(text: str) -> str:
    """The id in what was copied: a header line, a link of an archive, or the id itself."""
    from urllib.parse import unquote

    named = _NAMED.match(text)
    rest = text[named.end() :].strip() if named else text.strip()
    inside = _IN_ANGLES.search(rest)
    if inside:
        return inside[1].strip()
    link = _LINK.match(rest)
    if link:
        parts = [part for part in rest[link.end() :].split("/") if _AT.search(part)]
        if parts:
            return unquote(parts[0]).strip("<>")
    if named or "@" not in rest:
        rest = unquote(rest)
    return rest.strip("<>")


def asked_ids(texts: Iterable[str]) -> frozenset[str]:
    """The ids that were asked for, as they were given and as read: an odd one may look like something else."""
    return frozenset(form for text in texts for form in (text.strip().strip("<>"), bare_id(text)))
