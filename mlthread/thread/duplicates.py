"""Copies of one message. In: messages as read. Out: one `Message` each, with all its places and a unique id.

Two copies have the same Message-ID (or content id) and say the same: an archive adds a footer, loses
letters, re-wraps, scrubs a part. A copy without Message-ID (a page, a digest) is known by author,
subject, second and text; where the text is not altered at all, the second need not agree: the pages and the
months of one archive may go by different clocks. Two different messages under one Message-ID stay two; the id of all but
the first of them gets a mark made from the content. The order of the input changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from mlthread.frozen import replace
from mlthread.hashes import sha256
from mlthread.model import Message
from mlthread.rules.footers import FOOTERS
from mlthread.rules.subjects import base_subject

__all__ = ["merge_duplicates"]

# Share of the shorter copy's word pairs that the other has too. Copies lose letters and gain footers,
# so less is asked where author and subject agree.
_SAME = 0.5
_ALIKE = 0.25
_COMMON = 50
"""Messages under one id that a pair of words leads to: more have it where it tells nothing."""
_QUARTER = timedelta(minutes=15)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CROWD = 50
"""Messages of one author, subject and second, or text; of more, only the same texts are taken for copies, and of
those so many before and behind."""
_SLACK = timedelta(minutes=15)
"""Between what a message says and when it came to an archive, where a text is the same to the letter."""
_TELLS = 60
"""Letters that such a text has at least: many mails say "Thanks!"."""
_BELOW_PAGE = 9
"""Lines that a browser copies from below the last line of a page."""
_PAGE_LINES = tuple(row.opens for row in FOOTERS if row.name.startswith("pipermail-page"))
_When = dict[bool, tuple[str, ...]]
_KEPT_UNDER: _When = {True: ("utc", "all"), False: ("all", "zoneless")}
_LOOKED_UNDER: _When = {True: ("utc", "zoneless"), False: ("all",)}
_TELLING = (
    "list_name",
    "in_reply_to",
    "references",
    "page_parent",
    "to",
    "local_days",
    "thread_hint",
    "received",
)
_Pair = tuple[str, str]
_Key = tuple[object, ...]


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
    shelf = _Shelf()
    for copy in sorted(copies, key=_rank):
        home = shelf.find(copy)
        if home is None:
            shelf.add(copy)
            sets.append([copy])
        else:
            sets[home].append(copy)
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
    if best.date.utc is None:
        told["date"] = next((copy.date for copy in copies if copy.date.utc), best.date)
    for name in _TELLING:
        if not getattr(best, name):
            told[name] = next(
                (value for copy in copies if (value := getattr(copy, name))), getattr(best, name)
            )
    if best.writer is None:  # whoever sends it once more through a list did not write the first
        alike = (copy.writer for copy in copies if copy.author == best.author)
        told["writer"] = next(filter(None, alike), None)
    return replace(best, **told)


def _join_nameless(messages: list[Message]) -> list[Message]:
    """Copies without Message-ID join the message that they are copies of."""
    nameless = [n for n, message in enumerate(messages) if message.message_id is None]
    if not nameless:
        return messages
    homes = _Homes(messages)
    joined: dict[int, list[int]] = defaultdict(list)
    home_of: dict[int, int] = {}
    for n in sorted(nameless, key=lambda n: _rank(messages[n])):
        near = {
            other
            for key in _keys(messages[n], _LOOKED_UNDER)
            for other in homes.about(key, n)
            # Of copies without id the better one stays: it came earlier in this order.
            if messages[other].message_id is not None or other in joined or other in home_of
        }
        fits = {
            home_of.get(other, other)
            for other in near
            if _at_once(messages[n], messages[other]) and _same(messages[other], messages[n])
        }
        named = {messages[other].message_id for other in fits} - {None}
        if len(named) > 1:
            continue  # posted twice: which of them this is cannot be told
        # What is like several makes one of them: a page, a copy of its text, the mail that it shows.
        best = sorted(fits, key=lambda m: (messages[m].message_id is None, _rank(messages[m])))
        first = best[0] if best else n
        for other in (*best[1:], n):
            if messages[other].message_id is None and other != first:
                copies = (other, *joined.pop(other, ()))
                joined[first].extend(copies)
                home_of.update(dict.fromkeys(copies, first))
        joined.setdefault(first, [])
    return [
        _unite([message, *(messages[copy] for copy in joined[n])]) if joined.get(n) else message
        for n, message in enumerate(messages)
        if n not in home_of
    ]


class _Homes:
    """The messages kept under each key; where they are a crowd, under the key and their text, by their time."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self._messages = messages
        self._under: dict[_Key, list[int]] = defaultdict(list)
        self._crowds: dict[_Key, list[tuple[datetime, str, int]]] = defaultdict(list)
        for n, message in enumerate(messages):
            for key in _keys(message, _KEPT_UNDER):
                self._under[key].append(n)
        for key in [key for key, numbers in self._under.items() if len(numbers) > _CROWD]:
            for n in self._under.pop(key):
                self._crowds[*key, messages[n].body].append(self._place(n))
        for crowd in self._crowds.values():
            crowd.sort()

    def _place(self, n: int) -> tuple[datetime, str, int]:
        message = self._messages[n]
        return message.date.utc or message.date.earliest or _EPOCH, message.id, n

    def about(self, key: _Key, n: int) -> Iterable[int]:
        """The messages under a key that may be copies of a message: of a crowd those nearest in time."""
        crowd = self._crowds.get((*key, self._messages[n].body))
        if crowd is None:
            return self._under.get(key, ())
        place = bisect_left(crowd, self._place(n))
        return [other for _, _, other in crowd[max(0, place - _CROWD) : place + _CROWD]]


def _keys(message: Message, when: _When) -> list[_Key]:
    """Subject, author and clock: of two copies one is kept under what the other is looked for."""
    date = message.date
    first = date.utc or date.earliest
    if first is None:
        return []
    subject = base_subject(message.subject)
    people = [who.casefold() for who in (message.author.email, message.author.name) if who]
    clock = ((date.earliest or first) - _EPOCH) % _QUARTER
    keys: list[_Key] = [
        (subject, who, kind, date.utc if kind == "utc" else clock)
        for who in people
        for kind in when[date.utc is not None]
    ]
    letters = _letters(message)
    if len(letters) >= _TELLS:
        digest = sha256(letters.encode("utf-8", "replace")).digest()
        keys += [(subject, who, "text", digest) for who in people]
    return keys


def _letters(message: Message) -> str:
    """The body without what archives change: white space, and "@", for which " at " may stand, and the last line of
    a page, copied with it and with what a browser shows below."""
    body = message.body
    below = _BELOW_PAGE if message.message_id is None else 0
    lines = body.rstrip().rsplit("\n", below + 1)
    for number in range(len(lines) - 1, 0, -1):
        if lines[number].casefold().startswith(_PAGE_LINES):
            body = "\n".join(lines[:number])
            break
    return "".join(body.replace("@", "at").split())


def _at_once(one: Message, other: Message) -> bool:
    """Do two dates agree: to the second, or about so? (Such a pair is looked for under the letters of its text.)"""
    if _same_second(one, other):
        return True
    if one.message_id is None and other.message_id is None and one.date.utc and other.date.utc:
        return False  # two pages that both say when: posted twice
    dates = (one.date.earliest, one.date.latest, other.date.earliest, other.date.latest)
    if None in dates:
        return False
    first, last, start, end = (date for date in dates if date is not None)
    return first - end <= _SLACK and start - last <= _SLACK


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


def _rank(message: Message) -> tuple[bool, int, int, int, str, list[tuple[str, int]]]:
    """The copy that keeps most stands first; of those that say the same the one that lies first."""
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
        [(place.source, place.start or 0) for place in message.places],
    )


def _digest(message: Message) -> str:
    """What a message says, in few letters; where it lies changes nothing."""
    text = "\0".join(
        (
            message.author.email or "",
            message.author.name or "",
            message.date.raw or "",
            message.subject or "",
            message.body,
            *message.in_reply_to,
            *message.references,
        )
    )
    return sha256(text.encode("utf-8", "replace")).hexdigest()


class _Shelf:
    """Different messages under one id, found by what they say: a mailer may give thousands the same."""

    def __init__(self) -> None:
        self._messages: list[tuple[Message, set[_Pair]]] = []
        self._by_body: dict[str, int] = {}
        self._by_subject: dict[str, int] = {}
        self._wordless: dict[str, int] = {}
        self._holders: dict[_Pair, list[int]] = defaultdict(list)

    def add(self, message: Message) -> None:
        """Enter a message that `find` does not find; its number is the next."""
        number, pairs, subject = len(self._messages), _pairs(message), base_subject(message.subject)
        self._messages.append((message, pairs))
        self._by_body.setdefault(message.body, number)
        self._by_subject.setdefault(subject, number)
        if not pairs:
            self._wordless.setdefault(subject, number)
        for pair in pairs:
            if len(self._holders[pair]) < _COMMON:
                self._holders[pair].append(number)

    def find(self, message: Message) -> int | None:
        """The number of the first message that says the same, see `_same`."""
        pairs, subject = _pairs(message), base_subject(message.subject)
        fits = {self._by_body.get(message.body)}
        fits.add((self._wordless if pairs else self._by_subject).get(subject))
        for number in {n for pair in pairs for n in self._holders.get(pair, ())}:
            other, held = self._messages[number]
            if _share_enough(other, held, message, pairs):
                fits.add(number)
        return min((number for number in fits if number is not None), default=None)


def _same(one: Message, other: Message) -> bool:
    """Do two copies under one id say the same?"""
    if one.body == other.body:
        return True
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        # A copy whose text was scrubbed away: the subject has to do.
        return base_subject(one.subject) == base_subject(other.subject)
    return _share_enough(one, first, other, second)


def _share_enough(one: Message, first: set[_Pair], other: Message, second: set[_Pair]) -> bool:
    alike = one.author == other.author and base_subject(one.subject) == base_subject(other.subject)
    return len(first & second) >= (_ALIKE if alike else _SAME) * min(len(first), len(second))


def _pairs(message: Message) -> set[_Pair]:
    """Neighbouring words of what is not quoted: re-wrapping does not change them."""
    words = [
        word
        for line in message.body.casefold().split("\n")
        if line[:1] != ">"
        for word in line.split()
    ]
    return set(pairwise(words))
