"""Who wrote a lost message. In: the pieces that show it. Out: the person, the name and the address.

Attributions say who, often less than a From header does: a first name, a nick, an address cut short.
The person is looked for in the archive: among all by a full name or an address, else among those whom
the thread and the receivers of its replies name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern
from mlthread.rules.idtimes import host_of
from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.parents.twins import made_by_server
from mlthread.thread.people import bare_words, is_initials_of, name_words
from mlthread.thread.records import Record
from mlthread.thread.texts.wordings import size_of
from mlthread.thread.times.clocks import DAY

from .pieces import Piece, mention_of

__all__ = ["Author", "author_of", "author_or_sender", "of_the_thread", "words_of"]

_PARTED = pattern(r"[._-]")
_NEAR, _ACTIVE = 60 * DAY, 90 * DAY
_MOST = 40
_WITNESSED, _FEWEST = 0.1, 3
"""The share of a nameless quote that another reply must hold for its attribution to name the author, and
how much at least, in the units of `size_of`: "signature." stands in many."""


class Author(NamedTuple):
    """`named` is the attribution that says most."""

    person: int | None
    name: str | None
    email: str | None
    named: Mention


def author_of(archive: Archive, pieces: Sequence[Piece]) -> Author:
    """The author of a lost message, as far as its quotes and the archive tell."""
    mentions = [mention_of(archive, piece) for piece in pieces]
    if not any(m.name or m.email for m in mentions):
        mentions += _witnesses(archive, pieces, mentions)
    people = archive.people
    sure = [people.surely(m.name, m.email) for m in mentions]
    best = _best_named(mentions, sure)
    named, person = mentions[best], sure[best]
    if person is None and named.email and not named.name:
        person = people.surely(_spelt_out(named.email), None)
        person = _called(archive, named.email) if person is None else person
    if person is None and named.name and not named.email:
        words = words_of(named.name)
        person = of_the_thread(archive, pieces, words, named.name)
    email = named.email or _receiver(archive, pieces, named)
    first = min(archive.when(piece.reader)[0] for piece in pieces)
    known = None if person is None else archive.nearest_of(person, first)
    if person is None or known is None:
        return Author(person, named.name, email, named)
    return Author(person, _full_name(archive, person, named, known), _whole(email, known), named)


def author_or_sender(archive: Archive, pieces: Sequence[Piece]) -> Author:
    """The author; where quotes tell nobody, whoever alone sends from the host that made the Message-ID.

    Measured with mail that is there: it is that person in 995 of 1000 in whole archives, in 990 in single
    threads. Whom no attribution names has no clock that dates one.
    """
    author = author_of(archive, pieces)
    ids = {piece.lost_id for piece in pieces if piece.lost_id and not made_by_server(piece.lost_id)}
    if len(ids) != 1 or author.person is not None or author.name or author.email:
        return author
    person = archive.sender_at(host_of(ids.pop()))
    first = min(archive.when(piece.reader)[0] for piece in pieces)
    known = None if person is None else archive.nearest_of(person, first)
    return author if known is None else Author(person, known.name, known.email, author.named)


def _witnesses(
    archive: Archive, pieces: Sequence[Piece], mentions: Sequence[Mention]
) -> list[Mention]:
    """Attributions of other replies that quote the same lines."""
    keys = {key for mention in mentions for key in mention.lines}
    enough = _WITNESSED * sum(map(size_of, keys))
    readers = {piece.reader for piece in pieces}
    return [
        mention
        for number in sorted(archive.quoting(keys))
        if number not in readers
        for mention in archive.direct(archive.records[number])
        if mention.named
        and sum(map(size_of, keys.intersection(mention.lines))) >= max(_FEWEST, enough)
    ]


def _best_named(mentions: Sequence[Mention], sure: Sequence[int | None]) -> int:
    """The place of the mention that says most of who and when, of those that name whom most name; ties go to the one
    most often said alike."""
    count = Counter((m.name, m.email) for m in mentions)
    votes = Counter(sure)
    ranked = [
        (
            person is not None,
            votes[person],
            bool(m.email) + bool(m.name) * 2,
            bool(m.dates),
            count[m.name, m.email],
            m.name or "",
            m.raw_date or "",
        )
        for m, person in zip(mentions, sure, strict=True)
    ]
    return max(range(len(mentions)), key=ranked.__getitem__)


def _receiver(archive: Archive, pieces: Sequence[Piece], named: Mention) -> str | None:
    """The address that a reply was sent to under the same full name: people change theirs."""
    words = set(name_words(named.name))
    if len(words) < 2:
        return None
    return next(
        (
            address.email
            for piece in pieces
            for address in archive.records[piece.reader].to
            if address.email and set(name_words(address.name)) == words
        ),
        None,
    )


def _full_name(archive: Archive, person: int, named: Mention, known: Record) -> str | None:
    """The name as the attribution has it, if the person goes by it or a mail client wrote it (a date
    stands beside it); else as in their own mail, which says more where people name by hand."""
    name, own = named.name or "", known.name or ""
    words = name_words(name)
    if words and words == name_words(own):
        turned = "," in name and "," not in own
        return own if turned or (not named.dates and len(own) > len(name)) else name
    by_client = named.dates and len(words) > 1 and words == bare_words(words) and '"' not in name
    if name and (by_client or words in archive.names_of(person)):
        return name
    return known.name or named.name


def _spelt_out(email: str) -> str | None:
    """The name in an address like ann.lee@example.org."""
    parts = [part for part in _PARTED.split(email.partition("@")[0]) if part.isalpha()]
    return " ".join(parts) if len(parts) >= 2 else None


def _called(archive: Archive, email: str) -> int | None:
    """The one person who goes by nothing but the first part of an address."""
    words = name_words(email.partition("@")[0])
    if len(words) != 1:
        return None
    found = {p for p in archive.people.matches(words[0], None) if words in archive.names_of(p)}
    return found.pop() if len(found) == 1 else None


def words_of(name: str | None) -> tuple[str, ...]:
    """The words of a name without titles: "C. Lee" is not Ann B. Lee."""
    words = name_words(name)
    bare = bare_words(words)
    return tuple(word for word in words if len(word) == 1 or word in bare)


def _whole(email: str | None, known: Record) -> str | None:
    """An address that is not cut short."""
    cut = email is None or ".." in email or "…" in email
    return (known.email or email) if cut else email


def of_the_thread(
    archive: Archive, pieces: Sequence[Piece], words: tuple[str, ...], said: str | None = None
) -> int | None:
    """The one person of the thread whom a first name, a nick or initials fit; for want of one the only
    person active at the time."""
    if not words:
        return None
    found: set[int] = set()
    for piece in pieces:
        for record in _around(archive, piece):
            if record.person is not None and (
                _fits(words, record.name, record.email) or is_initials_of(said, record.name)
            ):
                found.add(archive.people.root(record.person))
        for address in archive.records[piece.reader].to:
            person = archive.people.surely(address.name, address.email)
            if person is not None and _fits(words, address.name, address.email):
                found.add(person)
    if not found:
        time = archive.when(pieces[0].reader)[0]
        for person in archive.people.matches(" ".join(words), None):
            known = archive.nearest_of(person, time)
            if known is None or known.time is None or abs(known.time - time) > _ACTIVE:
                continue
            names = map(" ".join, archive.names_of(person))
            if any(_fits(words, name, known.email) for name in names):
                found.add(person)
    return found.pop() if len(found) == 1 else None


def _around(archive: Archive, piece: Piece) -> Iterator[Record]:
    """Archived messages that the reply may well answer: its ancestors, and others of its subject."""
    reader = archive.records[piece.reader]
    for message_id in piece.above:
        number = archive.by_id.get(message_id)
        if number is not None:
            yield archive.records[number]
    time = reader.time
    if time is None or not reader.subject:
        return
    for number in archive.before(reader.subject, time + _NEAR, _MOST):
        record = archive.records[number]
        near = record.time is not None and abs(record.time - time) <= _NEAR
        if near and not record.ghost and number != piece.reader:
            yield record


def _fits(words: tuple[str, ...], name: str | None, email: str | None) -> bool:
    """Whether a name or an address has all of the words; an initial stands for a word."""
    own = name_words(name)
    local = (email or "").partition("@")[0].casefold()
    for word in words:
        if len(word) == 1:
            fits = any(w.startswith(word) for w in own)
        else:
            fits = word in own or word == local
        if not fits:
            return False
    return True
