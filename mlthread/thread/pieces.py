"""Quotes that nothing in the archive accounts for. In: records and their chosen parents. Out: `Piece`s.

A reply whose parent the archive lacks quotes a piece of a lost message. So does one that seems to
answer an archived message which holds none of what it quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mlthread.frozen import slotted
from mlthread.model import Evidence

from .archive import Archive
from .clocks import Fit, date_fit
from .links import Choice
from .people import name_words
from .records import Mention, Record
from .twins import quoted_twin

__all__ = ["Piece", "ghost_quoted", "mention_of", "pieces_of", "speaks_of"]

_SHORT, _LONG = 3, 10
"""Words a quote needs to speak for a lost message; fewer where its date is another than the parent's."""
_FOUND, _MIXED = 0.25, 0.5
"""The share of a quote that, found in the archive, speaks against a lost message; the second where
another author is named, who may well have quoted the rest without marks."""
_SAME = 0.8
"""The share of a quote that must stand in a lost message for it to be that one's."""
_OTHER_DATE = (Fit.OFF_ZONE, Fit.NEAR, Fit.CONFLICT)
_OPEN_DATE = (Fit.NONE, Fit.SOON, Fit.LATE, Fit.QUARTER, Fit.DAY)
_Why = tuple[tuple[Evidence, ...], tuple[str, ...]]
_BY_TEXT: _Why = ("quoted-text",), ("most of the quoted words stand in it",)
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


def mention_of(archive: Archive, piece: Piece) -> Mention:
    return archive.records[piece.reader].mentions[piece.mention]


def speaks_of(archive: Archive, reader: Record, mention: Mention, other: Record) -> bool:
    """Whether an attribution names the author of an archived message, and no date but its own."""
    if other.person is None:
        return False
    if archive.people.root(other.person) not in archive.people.matches(mention.name, mention.email):
        return False
    if not mention.dates:
        return True
    return date_fit(mention, reader, other, archive.learnt_zones(reader)) not in _OTHER_DATE


def main_mention(record: Record) -> int | None:
    """The mention that stands for what a message answers: the first that is named, else the first."""
    direct = [k for k, x in enumerate(record.mentions) if x.level == 1]
    if not direct:
        return None
    named = [k for k in direct if record.mentions[k].named]
    # A line that only leads to somebody else's words ("As Bo wrote:", ">>> ...") shows no message.
    telling = (k for k in named if record.mentions[k].words or record.mentions[k].dates)
    return next(telling, (named or direct)[0])


def pieces_of(archive: Archive, choices: Sequence[Choice], numbers: Iterable[int]) -> list[Piece]:
    """The quotes that nothing in the archive accounts for."""
    out = []
    for n in numbers:
        record, choice = archive.records[n], choices[n]
        k = main_mention(record)
        if k is None:
            continue
        behind = None
        if choice.parent is not None and choice.lost_id is None:
            if not _unaccounted(archive, record, record.mentions[k], choice):
                continue
            behind = choice.parent
        mention = record.mentions[k]
        if not mention.words and not mention.named:
            continue
        named = _named(archive, n, mention)
        twin = named
        if twin is None:
            twin = quoted_twin(archive, record, mention, choice.lost_id)
        if twin is not None:
            answers = choice.lost_id is not None or record.is_reply
            if choice.parent is None and (answers or record.ghost):
                choice.parent, choice.lost_id, choice.confidence = twin, None, 0.6
                choice.evidence, choice.reasons = _BY_TEXT if named is None else _BY_ID
            continue
        if not mention.named and choice.lost_id is None:
            few = mention.words <= _SHORT
            if few or not (record.ghost or _answers(archive, record) or _opens(mention)):
                continue
        out.append(Piece(n, k, choice.lost_id or mention.message_id, choice.above_lost, behind))
    return out


def _named(archive: Archive, number: int, mention: Mention) -> int | None:
    """The message that a quoted header block names by its Message-ID, where the archive holds it."""
    held = archive.by_id.get(mention.message_id) if mention.message_id else None
    return None if held == number else held


def ghost_quoted(archive: Archive, reader: int, parent: int, first: int) -> tuple[int, int] | None:
    """The lost message (its record is `first` or later) that a reply quotes rather than `parent`, and
    the mention that quotes it: the attribution does not name the parent, and the words are the
    lost message's for the most part."""
    record = archive.records[reader]
    k = main_mention(record)
    if k is None or not record.mentions[k].lines:
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
        if hit.number >= first and hit.cover >= _SAME and _one_author(ghost, mention):
            return hit.number, k
    return None


def _one_author(ghost: Record, mention: Mention) -> bool:
    """Whether what is known of a lost message's author and an attribution's words agree."""
    left, right = set(name_words(ghost.name)), set(name_words(mention.name))
    if ghost.email and mention.email:
        return ghost.email.casefold() == mention.email.casefold() or bool(left & right)
    return not left or not right or bool(left & right)


def _unaccounted(archive: Archive, m: Record, mention: Mention, choice: Choice) -> bool:
    """Whether a reply quotes words that neither its parent nor any other message holds: then a lost
    message stands between the two. A parent named by a header, or by author and date, is believed."""
    if choice.by_header or choice.parent is None or not mention.words:
        return False
    parent = archive.records[choice.parent]
    persons = archive.people.matches(mention.name, mention.email)
    person = None if parent.person is None else archive.people.root(parent.person)
    other = bool(mention.name or mention.email) and person not in persons
    if parent.ghost or _found_elsewhere(archive, m, mention, None if other else parent):
        return False
    fit = date_fit(mention, m, parent, archive.learnt_zones(m)) if mention.dates else Fit.NONE
    if fit in _OTHER_DATE and mention.words >= _SHORT:
        return True
    if mention.words < _LONG or (parent.words < _LONG and not other):
        return False
    if mention.name or mention.email:
        # In a zone that is not known a date that fits but for quarter hours is the parent's.
        open_date = fit in _OPEN_DATE and (fit != Fit.QUARTER or bool(m.offset))
        return other or (open_date and len(mention.lines) >= 2)
    return m.is_reply and choice.evidence == ("subject",)


def _found_elsewhere(archive: Archive, m: Record, mention: Mention, parent: Record | None) -> bool:
    """Whether a fair part of a quote stands in some archived message, or in what `parent` quotes.

    A message that quotes the same words by somebody else is a sibling, not the source.
    """
    if not mention.lines:
        return False
    hits = archive.index.find(mention.lines, mention.shingles, 4, exclude=m.number)
    if any(hit.cover >= (_MIXED if parent is None else _FOUND) for hit in hits):
        return True
    if parent is None:
        return False
    quoted = {k for x in parent.mentions for k in x.lines}
    return len(quoted.intersection(mention.lines)) >= _FOUND * len(mention.lines)


def _opens(mention: Mention) -> bool:
    """Whether a body begins with a quote of some length: then it answers it."""
    return mention.words >= _LONG and mention.segments[:1] == [0]


def _answers(archive: Archive, record: Record) -> bool:
    """Whether a message without attribution or headers is a reply at all: a new topic may show
    lines that look like quotes (prompts, code, a cited page)."""
    if record.is_reply:
        return True
    first = archive.first(record.subject)
    return first is not None and first != record.number and bool(record.subject)
