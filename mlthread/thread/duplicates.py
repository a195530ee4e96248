"""Copies of one message. In: messages as read. Out: one `Message` each, with all its places and a unique id.

Two copies have the same Message-ID (or content id) and say the same: an archive adds a footer, loses
letters, re-wraps, scrubs a part. Two different messages under one Message-ID stay two; the id of
all but the first of them gets a mark made from the content. The order of the input changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

from mlthread.model import Message
from mlthread.rules.subjects import base_subject

__all__ = ["merge_duplicates"]

# Share of the shorter copy's word pairs that the other has too. Copies lose letters and gain footers,
# so less is asked where author and subject agree.
_SAME = 0.5
_ALIKE = 0.25


def merge_duplicates(messages: Iterable[Message]) -> list[Message]:
    """Each message once, in the order in which its first copy came."""
    groups: dict[str, list[Message]] = {}
    for message in messages:
        groups.setdefault(message.id, []).append(message)
    merged: list[Message] = []
    taken = set(groups)
    for copies in groups.values():
        if len(copies) == 1:
            merged.append(copies[0])
        else:
            merged.extend(_settle(copies, taken))
    return merged


def _settle(copies: list[Message], taken: set[str]) -> list[Message]:
    """One message for each set of copies that say the same."""
    sets: list[list[Message]] = []
    for copy in sorted(copies, key=_rank):
        home = next((group for group in sets if _same(group[0], copy)), None)
        if home is None:
            sets.append([copy])
        else:
            home.append(copy)
    settled = []
    for number, group in enumerate(sets):
        best = group[0]
        places = tuple(dict.fromkeys(place for copy in group for place in copy.places))
        name = best.id
        if number:
            name = f"{best.id}#{_digest(best)[:8]}"
            while name in taken:
                name += "'"
            taken.add(name)
        settled.append(replace(best, id=name, places=places))
    return settled


def _rank(message: Message) -> tuple[bool, int, int, int, str]:
    """The copy that keeps most stands first; equal ones are told apart by their content alone."""
    known = sum(
        1
        for value in (
            message.date.utc,
            message.author.email,
            message.author.name,
            message.in_reply_to,
            message.references,
            message.attachments,
        )
        if value
    )
    return (
        message.writer is not None,  # the list rewrote its From
        -known,
        message.body.count("\ufffd") + message.body.count("?"),
        -len(message.body),
        _digest(message),
    )


def _digest(message: Message) -> str:
    text = "\0".join(
        (
            message.author.email or "",
            message.author.name or "",
            message.date.raw or "",
            message.subject or "",
            message.body,
            *message.in_reply_to,
            *message.references,
            *(f"{place.source}:{place.start}" for place in message.places),
        )
    )
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _same(one: Message, other: Message) -> bool:
    """Do two copies under one id say the same?"""
    if one.body == other.body:
        return True
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        # A copy whose text was scrubbed away: the subject has to do.
        return base_subject(one.subject) == base_subject(other.subject)
    alike = one.author == other.author and base_subject(one.subject) == base_subject(other.subject)
    return len(first & second) >= (_ALIKE if alike else _SAME) * min(len(first), len(second))


def _pairs(message: Message) -> set[tuple[str, str]]:
    """Neighbouring words of what is not quoted: re-wrapping does not change them."""
    words = [
        word
        for line in message.body.casefold().split("\n")
        if line[:1] != ">"
        for word in line.split()
    ]
    return set(pairwise(words))
