"""Copies of one message. In: messages as read. Out: one `Message` each, with all its places and a unique id.

Two copies have the same Message-ID (or content id) and say the same: an archive adds a footer, loses
letters, re-wraps, scrubs a part. A copy without Message-ID (a page, a digest) is known by author,
subject, second and text. Two different messages under one Message-ID stay two; the id of all but
the first of them gets a mark made from the content. The order of the input changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from typing import Any

from mlthread.frozen import replace
from mlthread.model import Message
from mlthread.rules.subjects import base_subject

__all__ = ["merge_duplicates"]

# Share of the shorter copy's word pairs that the other has too. Copies lose letters and gain footers,
# so less is asked where author and subject agree.
_SAME = 0.5
_ALIKE = 0.25
_QUARTER = timedelta(minutes=15)
_TELLING = (
    "list_name",
    "in_reply_to",
    "references",
    "page_parent",
    "writer",
    "to",
    "local_days",
    "thread_hint",
    "received",
)


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
    return _join_nameless(merged)


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
        best = _unite(group)
        name = best.id
        if number:
            name = f"{best.id}#{_digest(best)[:8]}"
            while name in taken:
                name += "'"
            taken.add(name)
        settled.append(best if name == best.id else replace(best, id=name))
    return settled


def _unite(copies: list[Message]) -> Message:
    """One message of its copies, best first: what the best does not tell another may."""
    best = copies[0]
    told: dict[str, Any] = {
        "places": tuple(dict.fromkeys(place for copy in copies for place in copy.places))
    }
    for name in _TELLING:
        if not getattr(best, name):
            told[name] = next(
                (value for copy in copies if (value := getattr(copy, name))), getattr(best, name)
            )
    return replace(best, **told)


def _join_nameless(messages: list[Message]) -> list[Message]:
    """Copies without Message-ID join the message that they are copies of."""
    nameless = [n for n, message in enumerate(messages) if message.message_id is None]
    if not nameless:
        return messages
    homes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, message in enumerate(messages):
        for key in _keys(message):
            homes[key].append(n)
    joined: dict[int, list[int]] = defaultdict(list)
    gone: set[int] = set()
    for n in sorted(nameless, key=lambda n: _rank(messages[n])):
        near = {other for key in _keys(messages[n]) for other in homes[key]} - {n} - gone
        # Of copies without id the better one stays: it came earlier in this order.
        near = {
            other for other in near if messages[other].message_id is not None or other in joined
        }
        fits = sorted(
            (_rank(messages[other]), other)
            for other in near
            if _same_second(messages[n], messages[other]) and _same(messages[other], messages[n])
        )
        if len({messages[other].message_id for _, other in fits}) > 1:
            continue  # posted twice: which of them this is cannot be told
        if fits:
            joined[fits[0][1]].append(n)
            gone.add(n)
        else:
            joined[n] = []
    return [
        _unite([message, *(messages[copy] for copy in joined[n])]) if joined.get(n) else message
        for n, message in enumerate(messages)
        if n not in gone
    ]


def _keys(message: Message) -> list[tuple[str, str]]:
    subject = base_subject(message.subject)
    return [(subject, who.casefold()) for who in (message.author.email, message.author.name) if who]


def _same_second(one: Message, other: Message) -> bool:
    """Do two dates agree to the second? Where a zone is missing, to the quarter of an hour."""
    if one.date.utc is not None and other.date.utc is not None:
        return one.date.utc == other.date.utc
    if (
        one.date.earliest is None
        or other.date.earliest is None
        or one.date.latest is None
        or other.date.latest is None
    ):
        return False
    if one.date.earliest > other.date.latest or other.date.earliest > one.date.latest:
        return False
    return (one.date.earliest - other.date.earliest) % _QUARTER == timedelta(0)


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
    from hashlib import sha256  # late: slow to load

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
