"""Quotes that nothing in the archive accounts for. In: records and their chosen parents. Out: `Piece`s.

A reply whose parent the archive lacks quotes a piece of a lost message. So does one that seems to
answer an archived message which holds none of what it quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mlthread.frozen import slotted
from mlthread.model import Evidence
from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.parents.choice import Choice
from mlthread.thread.parents.twins import (
    is_answer,
    is_textless,
    made_by_server,
    passing_twin,
    quoted_twin,
    textless_twin,
    two_of_a_host,
)
from mlthread.thread.people import name_words
from mlthread.thread.records import Record
from mlthread.thread.times.clocks import date_fit

from .unaccounted import OTHER_DATE, SAME, SHORT, is_doubtful, is_unaccounted, opens

__all__ = [
    "Piece",
    "answered_places",
    "ghost_quoted",
    "main_mention",
    "mention_of",
    "pieces_of",
    "shown_of",
    "speaks_of",
]

_TWIN = 0.6
"""How sure it is that a message which had no parent answers the one that holds its quote (measured: 54 %)."""
_SURE = 0.95
"""The same for one whose author and minute are named, and whose text is not in the archive."""
_Why = tuple[tuple[Evidence, ...], tuple[str, ...]]
_BY_TEXT: _Why = ("quoted-text",), ("most of the quoted words stand in it",)
_BY_MINUTE: _Why = (
    ("attribution",),
    ("the attribution names its author and its minute; its text is not in the archive",),
)
_BY_PASSING: _Why = (
    ("attribution",),
    ("the attribution names its author; it passes on what is quoted",),
)
_BY_ID: _Why = ("attribution",), ("the quoted header fields give its Message-ID",)


@slotted
class Piece:
    """One quote of a lost message: mention `mention` of record `reader`."""

    reader: int
    mention: int
    lost_id: str | None = None
    above: tuple[str, ...] = ()
    behind: int | None = None
    """The archived message that the reader seemed to answer, though it holds none of the quote."""
    doubtful: bool = False
    """Whether neither an attribution nor quoted words spoke for that one, or the date is not its minute."""
    beside: bool = False
    """Whether the reader answers another message than this one."""


def mention_of(archive: Archive, piece: Piece) -> Mention:
    """The quote and what is said of it."""
    return archive.records[piece.reader].mentions[piece.mention]


def speaks_of(archive: Archive, reader: Record, mention: Mention, other: Record) -> bool:
    """Whether an attribution names the author of an archived message, and no date but its own."""
    if other.person is None:
        return False
    if archive.people.root(other.person) not in archive.people.matches(mention.name, mention.email):
        return False
    return date_fit(mention, reader, other, archive.learnt_zones(reader)) not in OTHER_DATE


def answered_places(archive: Archive, record: Record) -> list[int]:
    """The mentions that a message may answer, by their places."""
    answered = set(map(id, archive.answered(record)))
    return [k for k, x in enumerate(record.mentions) if id(x) in answered]


def main_mention(archive: Archive, record: Record) -> int | None:
    """The mention that stands for what a message answers: the first that is named, else the first."""
    direct = answered_places(archive, record)
    if not direct:
        return None
    named = [k for k in direct if record.mentions[k].named]
    # A line that only leads to somebody else's words ("As Bo wrote:", ">>> ...") shows no message.
    telling = (k for k in named if record.mentions[k].words or record.mentions[k].dates)
    return next(telling, (named or direct)[0])


def pieces_of(archive: Archive, choices: Sequence[Choice], numbers: Iterable[int]) -> list[Piece]:
    """The quotes that nothing in the archive accounts for.

    Where a quote shows that an archived message is answered by one that had no parent yet, that
    choice is completed in place.
    """
    pieces = (_piece(archive, choices[number], number) for number in numbers)
    return [piece for piece in pieces if piece is not None]


def _piece(archive: Archive, choice: Choice, number: int) -> Piece | None:
    """What a message quotes of a lost one; None where the archive accounts for it."""
    record = archive.records[number]
    k = main_mention(archive, record)
    if k is None:
        return None
    mention = record.mentions[k]
    behind, doubtful = None, False
    if choice.parent is not None and choice.lost_id is None:
        if not is_unaccounted(archive, record, mention, choice):
            return None
        behind = choice.parent
        doubtful = is_doubtful(archive, record, mention, choice)
    if not (mention.words or mention.named) or _is_archived(archive, record, mention, choice):
        return None
    if not mention.named and choice.lost_id is None:
        few = mention.words <= SHORT
        if few or not (is_answer(archive, record) or opens(record, mention)):
            return None
    lost_id = choice.lost_id or mention.message_id
    return Piece(number, k, lost_id, choice.above_lost, behind, doubtful)


def _is_archived(archive: Archive, record: Record, mention: Mention, choice: Choice) -> bool:
    """Whether the archive holds what is quoted; a reply without a parent then answers that."""
    held = _named(archive, record.number, mention)
    named = None if mention.carried or mention.beside else held
    twin = _twin(archive, record, mention, choice) if named is None else named
    if twin is None and not mention.beside:
        twin = named = held
    if twin is None:
        return held is not None
    answers = choice.lost_id is not None or record.is_reply
    if choice.parent is None and answers:
        _complete(choice, twin, _TWIN, _BY_TEXT if named is None else _BY_ID)
    return True


def _complete(choice: Choice, parent: int, sure: float, why: _Why) -> None:
    """The message that is answered after all."""
    choice.parent, choice.lost_id, choice.confidence = parent, None, sure
    choice.evidence, choice.reasons = why


def _twin(archive: Archive, record: Record, mention: Mention, choice: Choice) -> int | None:
    """The archived message that is quoted, by its author and minute or by its words."""
    if choice.lost_id is not None:
        twin, why = _renamed(archive, record, mention, choice.lost_id), _BY_MINUTE
    else:
        twin, why = textless_twin(archive, record, mention), _BY_MINUTE
        if twin is None:
            twin, why = passing_twin(archive, record, mention), _BY_PASSING
    if twin is None:
        return quoted_twin(archive, record, mention, choice.lost_id)
    if choice.lost_id is not None or choice.evidence in ((), ("subject",)):
        _complete(choice, twin, _SURE, why)
    return twin


def _renamed(archive: Archive, record: Record, mention: Mention, lost_id: str) -> int | None:
    """The archived message without text that a reply answers although its header names another id, as gateways
    give them and digests have: author and minute are those of the attribution."""
    twin = textless_twin(archive, record, mention)
    if twin is None or not is_textless(archive.records[twin]):
        return None
    other = archive.records[twin]
    same = other.subject == record.subject or made_by_server(lost_id)
    return twin if same and not two_of_a_host(lost_id, other.message_id or "") else None


def _named(archive: Archive, number: int, mention: Mention) -> int | None:
    """The message that a quoted header block names by its Message-ID, where the archive holds it."""
    held = archive.by_id.get(mention.message_id) if mention.message_id else None
    return None if held == number else held


def ghost_quoted(archive: Archive, reader: int, parent: int, first: int) -> tuple[int, int] | None:
    """The lost message (its record is `first` or later) that a reply quotes rather than `parent`, and
    the mention that quotes it: the attribution does not name the parent, and the words are the
    lost message's for the most part."""
    record = archive.records[reader]
    k = main_mention(archive, record)
    if k is None:
        return None
    mention = record.mentions[k]
    author = archive.records[parent].person
    if not (mention.name or mention.email):
        return None
    if author is not None and archive.people.root(author) in archive.people.matches(
        mention.name, mention.email
    ):
        return None
    for hit in archive.index.find(mention.lines, mention.shingles, 2, exclude=reader):
        ghost = archive.records[hit.number]
        if hit.number >= first and hit.cover >= SAME and _one_author(ghost, mention):
            return hit.number, k
    return None


def shown_of(ghost: Record, reader: Record, level: int = 1) -> list[int]:
    """The mentions of a reply that name the author of the lost message which it answers; of level 2, which the
    message that it answers does."""
    return [
        k
        for k, mention in enumerate(reader.mentions)
        if mention.level == level
        and mention.words
        and (mention.name or mention.email)
        and (ghost.name or ghost.email)
        and _one_author(ghost, mention)
    ]


def _one_author(ghost: Record, mention: Mention) -> bool:
    """Whether what is known of a lost message's author and an attribution's words agree."""
    left, right = set(name_words(ghost.name)), set(name_words(mention.name))
    if ghost.email and mention.email:
        return ghost.email.casefold() == mention.email.casefold() or bool(left & right)
    return not left or not right or bool(left & right)
