"""Where a conversation changes its subject. In: a turn and what it answers. Out: its subject, where that is another one.

Patches of a series hang under their cover letter, and people take up a new topic in the middle of an
old one: then the subject is part of what they say.

>>> is_same_topic("Re: [x] Tides", "Tides"), is_same_topic("EXTERNAL: Re: [x-discuss] Tides", "Tides")
(True, True)
>>> is_same_topic("[PATCH 2/3] tide: read", "[PATCH 0/3] Tides")
False
"""

from __future__ import annotations

from collections.abc import Mapping

from mlthread.model import Conversation, Turn
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .safe import one_line, untagged

__all__ = ["is_same_topic", "own_subject"]

# What lists and mail servers put in front.
_ADDED = pattern(r"(?:\[(?!(?i:patch))[^\[\]]{1,60}\]|[A-Z]{3,12}:|(?i:re|fwd?):|\s)+")


def own_subject(turn: Turn, conversation: Conversation, turns: Mapping[str, Turn]) -> str | None:
    """The subject of a turn that has another one than the turn it answers (than the conversation, where it
    answers none), but for "Re:", tags and the like; `turns` finds a turn of the conversation by its id."""
    parent = turns.get(turn.parent or "")
    above = (parent.subject if parent is not None else None) or conversation.subject
    if not turn.subject or not above or is_same_topic(turn.subject, above):
        return None
    return untagged(one_line(turn.subject), one_line(conversation.list_name or ""))


def is_same_topic(one: str, other: str) -> bool:
    """Whether two subjects differ in "Re:", in tags and the like alone."""
    return one == other or _core(one) == _core(other)


def _core(subject: str) -> str:
    base = split_subject(subject).base
    added = _ADDED.match(base)
    return (base[added.end() :] if added else base).casefold()
