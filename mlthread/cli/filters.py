"""What a conversation must have to be shown. In: what the user asks for. Out: a test in words and as a function.

>>> by_person("zoe").words
'--from zoe'
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence

from mlthread.frozen import NamedTuple
from mlthread.model import Address, Conversation, Turn
from mlthread.pattern import pattern

__all__ = ["Filter", "by_list", "by_person", "by_subject", "has_altered", "recovered"]


def _no_hint(_: Sequence[Conversation]) -> str:
    return ""


class Filter(NamedTuple):
    """What is asked for in words, the test, and what helps where nothing fits."""

    words: str
    fits: Callable[[Conversation], bool]
    hint: Callable[[Sequence[Conversation]], str] = _no_hint


def recovered(conversation: Conversation) -> int:
    """How many messages are known only from quotes."""
    return sum(turn.origin == "quoted" for turn in conversation.turns)


def has_altered(turn: Turn) -> bool:
    """True where the turn quotes somebody in other words."""
    return any(s.source is not None and s.source.match == "altered" for s in turn.segments)


def by_person(asked: str) -> Filter:
    """With a message from this person."""
    is_wanted = _person_test(asked)
    return Filter(
        f"--from {asked}",
        lambda c: any(is_wanted(turn.author) for turn in c.turns),
        lambda conversations: _names_like(asked, conversations),
    )


def by_list(asked: Sequence[str]) -> Filter:
    """Of one of these lists, each part of a name or the list's address."""
    names = [name.casefold().partition("@")[0] for name in asked]
    return Filter(
        " ".join(f"--list {name}" for name in asked),
        lambda c: any(name in (c.list_name or "").casefold() for name in names),
        _lists_read,
    )


def by_subject(asked: str) -> Filter:
    """With a subject that has these words, or matches what is plainly a regular expression."""
    return Filter(f"--subject {asked!r}", _subject_test(asked))


def _names_like(asked: str, conversations: Sequence[Conversation]) -> str:
    from difflib import get_close_matches

    names = sorted({p.name for c in conversations for p in c.participants if p.name})
    keys: dict[str, str] = {}
    for name in names:
        for word in (name, *name.split()):
            keys.setdefault(_plain(word), name)
    near = get_close_matches(_plain(asked), keys, n=3, cutoff=0.6)
    found = list(dict.fromkeys(keys[key] for key in near))
    return f"; people with a name like it: {', '.join(found)}" if found else ""


def _lists_read(conversations: Sequence[Conversation]) -> str:
    lists = sorted({c.list_name for c in conversations if c.list_name})
    return f"; lists read: {', '.join(lists[:5])}" if lists else "; no list is named"


def _plain(text: str) -> str:
    """A name without accents and case, to compare what a hurried user typed."""
    if text.isascii():
        return text.casefold()
    from unicodedata import combining, normalize

    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


_NAMED_ADDRESS = pattern(r"[^<>]*<([^<>\s@]+@[^<>\s@]+)>\s*")


def _person_test(asked: str) -> Callable[[Address], bool]:
    """Whether it is the person asked for: part of a name or an address, the words of a name in any
    order, or both as they are shown ("Ann Lee <ann@example.org>")."""
    named = _NAMED_ADDRESS.fullmatch(asked)
    wanted = _plain(named[1] if named else asked.strip())
    words = wanted.replace(",", " ").split()

    def test(author: Address) -> bool:
        name = _plain(author.name or "")
        if wanted in name or wanted in _plain(author.email or ""):
            return True
        parts = name.split()
        return len(words) > 1 and all(any(p.startswith(w) for p in parts) for w in words)

    return test


_EXPRESSION = pattern(r"[|^$\\]|[.)\]][*+?{]|\(\?")
"""What words as people type them hardly hold; "[PATCH]", "C++" and "why?" are words."""


def _subject_test(wanted: str) -> Callable[[Conversation], bool]:
    words = wanted.casefold().split()
    expression = None
    if _EXPRESSION.search(wanted):
        with contextlib.suppress(re.error):
            expression = re.compile(wanted, re.IGNORECASE)

    def test(conversation: Conversation) -> bool:
        for subject in {turn.subject for turn in conversation.turns if turn.subject}:
            folded = subject.casefold()
            if all(word in folded for word in words) or (expression and expression.search(subject)):
                return True
        return False

    return test
