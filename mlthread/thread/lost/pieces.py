"""Quotes that nothing in the archive accounts for. In: records and their chosen parents. Out: `Piece`s.

A reply whose parent the archive lacks quotes a piece of a lost message. So does one that seems to
answer an archived message which holds none of what it quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mlthread.frozen import slotted
from mlthread.model import Evidence
from mlthread.thread.archive import Archive
from mlthread.thread.parents.links import Choice
from mlthread.thread.parents.twins import (
    is_answer,
    is_of_list,
    one_of_many,
    quoted_twin,
    textless_twin,
)
from mlthread.thread.people import name_words
from mlthread.thread.records import Mention, Record
from mlthread.thread.texts.wordings import size_of
from mlthread.thread.times.clocks import HOUR, Fit, date_fit

__all__ = ["Piece", "ghost_quoted", "mention_of", "pieces_of", "shown_of", "speaks_of"]

_SHORT, _LONG = 3, 10
"""Words a quote needs to speak for a lost message; fewer where its date is another than the parent's."""
_WHOLE, _NOTHING = 40, 0.1
"""A quote of so many words is not of a message with a text of which it shows less than this, whatever
the date."""
_FOUND = 0.25
"""The share of a quote that, found elsewhere in the archive, speaks against a lost message."""
_MOST_FOUND = 0.6
"""The same where the attribution names another author than the parent's, or another part of a series."""
_DOUBTED = 0.5
"""A parent less sure than this is doubted where it holds little of the quote."""
_HALF = 0.5
"""The share of a quote that must stand in its parent where the date names another message."""
_TELLING = 0.4
"""The share of a quote that must be left without common lines for those not to count."""
_HOLDERS = 8
"""Messages that are asked whether they hold a quote."""
_SAME = 0.8
"""The share of a quote that must stand in a lost message for it to be that one's."""
_TWIN = 0.6
"""How sure it is that a message which had no parent answers the one that holds its quote (measured: 54 %)."""
_SURE = 0.95
"""The same for one whose author and minute are named, and whose text is not in the archive."""
_OTHER_DATE = (Fit.OFF_ZONE, Fit.NEAR, Fit.CONFLICT)
_ANOTHER_DATE = (Fit.NEAR, Fit.CONFLICT)
_TIMED = (Fit.EXACT, Fit.SOON, Fit.LATE, Fit.QUARTER, Fit.OFF_ZONE)
"""Dates that fit to the minute, but for the zone."""
_OPEN_DATE = (Fit.NONE, Fit.LATE, Fit.QUARTER)
_CLOSE_DATE = (Fit.DAY, Fit.SOON)
"""Dates that others by the same author may have as well."""
_Why = tuple[tuple[Evidence, ...], tuple[str, ...]]
_BY_TEXT: _Why = ("quoted-text",), ("most of the quoted words stand in it",)
_BY_MINUTE: _Why = (
    ("attribution",),
    ("the attribution names its author and its minute; its text is not in the archive",),
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
    """Whether neither an attribution nor quoted words spoke for that one, or the date against it."""


def mention_of(archive: Archive, piece: Piece) -> Mention:
    """The quote and what is said of it."""
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
    """The quotes that nothing in the archive accounts for.

    Where a quote shows that an archived message is answered by one that had no parent yet, that
    choice is completed in place.
    """
    pieces = (_piece(archive, choices[number], number) for number in numbers)
    return [piece for piece in pieces if piece is not None]


def _piece(archive: Archive, choice: Choice, number: int) -> Piece | None:
    """What a message quotes of a lost one; None where the archive accounts for it."""
    record = archive.records[number]
    k = main_mention(record)
    if k is None:
        return None
    mention = record.mentions[k]
    behind, doubtful = None, False
    if choice.parent is not None and choice.lost_id is None:
        if not _unaccounted(archive, record, mention, choice):
            return None
        behind = choice.parent
        doubtful = _is_doubtful(archive, record, mention, choice)
    if not (mention.words or mention.named) or _is_archived(archive, record, mention, choice):
        return None
    if not mention.named and choice.lost_id is None:
        few = mention.words <= _SHORT
        if few or not (record.ghost or is_answer(archive, record) or _opens(record, mention)):
            return None
    lost_id = choice.lost_id or mention.message_id
    return Piece(number, k, lost_id, choice.above_lost, behind, doubtful)


def _is_archived(archive: Archive, record: Record, mention: Mention, choice: Choice) -> bool:
    """Whether the archive holds what is quoted; a reply without a parent then answers that."""
    named = _named(archive, record.number, mention)
    twin = _twin(archive, record, mention, choice) if named is None else named
    if twin is None:
        return False
    answers = choice.lost_id is not None or record.is_reply
    if choice.parent is None and (answers or record.ghost):
        choice.parent, choice.lost_id, choice.confidence = twin, None, _TWIN
        choice.evidence, choice.reasons = _BY_TEXT if named is None else _BY_ID
    return True


def _twin(archive: Archive, record: Record, mention: Mention, choice: Choice) -> int | None:
    """The archived message that is quoted, by its author and minute or by its words."""
    twin = None
    if choice.lost_id is None:
        twin = textless_twin(archive, record, mention)
        if choice.evidence in ((), ("subject",)):
            if twin is not None:
                choice.parent, choice.confidence = twin, _SURE
                choice.evidence, choice.reasons = _BY_MINUTE
        elif twin is not None and archive.records[twin].ghost:
            twin = None  # another message above, so that the quote would be nobody's
    return quoted_twin(archive, record, mention, choice.lost_id) if twin is None else twin


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


def shown_of(ghost: Record, reader: Record) -> list[int]:
    """The mentions of a reply that name the author of the lost message which it answers."""
    return [
        k
        for k, mention in enumerate(reader.mentions)
        if mention.level == 1
        and mention.words
        and (mention.name or mention.email)
        and (ghost.name or ghost.email)
        and _one_author(ghost, mention)
        and not is_of_list(mention)
    ]


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
    fit = date_fit(mention, m, parent, archive.learnt_zones(m)) if mention.dates else Fit.NONE
    if parent.ghost:
        # its words are known in part, its minute may be known well
        return bool(mention.name or mention.email) and fit in _ANOTHER_DATE
    if not (mention.name or mention.email):
        held = max(_found(archive, m, mention), _requoted(mention, parent))
        other_date = fit in _OTHER_DATE and mention.words >= _SHORT
        return held < _FOUND and (other_date or _has_no_tie(archive, m, mention, parent, choice))
    if _answers_above(archive, m, mention, parent):
        return False
    persons = archive.people.matches(mention.name, mention.email)
    known = parent.person is not None and archive.people.root(parent.person) in persons
    # A name that the archive does not have may be another of the parent's author.
    alias = not persons and parent.subject == m.subject
    if alias and fit == Fit.EXACT:
        return False
    if parent.words < _SHORT and fit in _TIMED and (known or alias):
        return False  # its words were in a part that the archive does not keep
    if not known:
        # Signatures and much-cited words of somebody known stand in others of their messages too.
        most = _MOST_FOUND if persons and mention.words >= _LONG else _FOUND
        few = _SHORT if fit in _OTHER_DATE or _tells_hour(mention) else _LONG
        return mention.words >= few and _found(archive, m, mention) < most
    if mention.words >= _LONG and _is_other_part(archive, m, mention, parent, choice):
        return True
    other_minute = fit == Fit.NEAR and _tells_hour(mention)
    if not other_minute and _requoted(mention, parent) >= _FOUND:
        return False
    if _found(archive, m, mention) >= _MOST_FOUND:
        return False
    return _is_another(archive, m, mention, parent, fit)


def _is_another(archive: Archive, m: Record, mention: Mention, parent: Record, fit: int) -> bool:
    """Whether a quote of the parent's author is of another message than the parent: it shows too
    little of the words for how well its date fits."""
    held = _told_by(archive, m, mention, parent)
    if fit in _OTHER_DATE and mention.words >= _SHORT:
        return held < _HALF
    if held >= _FOUND or mention.words < _LONG or not parent.words:
        return False
    if mention.words >= _WHOLE and parent.words >= _LONG and held < _NOTHING:
        return True
    if len(mention.lines) < 2:
        return False
    if fit in _CLOSE_DATE or (fit == Fit.EXACT and one_of_many(archive, parent)):
        return not _holds_any(archive, m, mention, parent)
    # In a zone that is not known a date that fits but for quarter hours is the parent's.
    return fit in _OPEN_DATE and (fit != Fit.QUARTER or bool(m.offset))


def _answers_above(archive: Archive, m: Record, mention: Mention, parent: Record) -> bool:
    """Whether the parent is what is quoted above a mention, which then is added to the reply."""
    above = [x for x in m.mentions[: m.mentions.index(mention)] if x.level == 1]
    return any(_share_in(archive, m, x, parent) >= _SAME for x in above)


def _is_doubtful(archive: Archive, m: Record, mention: Mention, choice: Choice) -> bool:
    """Whether nothing that is quoted or named speaks for a chosen parent, or its date against it."""
    if choice.parent is None or not {"attribution", "quoted-text"}.intersection(choice.evidence):
        return True
    parent = archive.records[choice.parent]
    fit = date_fit(mention, m, parent, archive.learnt_zones(m)) if mention.dates else Fit.NONE
    return fit in _OTHER_DATE


def _has_no_tie(
    archive: Archive, m: Record, mention: Mention, parent: Record, choice: Choice
) -> bool:
    """Whether nothing but its subject or its place speaks for the parent of a nameless quote."""
    if mention.words < _LONG or parent.words < _LONG:
        return False
    if m.is_reply and choice.evidence == ("subject",):
        return True
    return len(mention.lines) >= _SHORT and (is_answer(archive, m) or _opens(m, mention))


def _is_other_part(
    archive: Archive, m: Record, mention: Mention, parent: Record, choice: Choice
) -> bool:
    """Whether the parent is one of several that its author sent together, under another subject than
    the reply's, and not sure: the part that is answered is then one that is lost."""
    if parent.subject == m.subject or not one_of_many(archive, parent):
        return False
    if choice.confidence >= _DOUBTED and (not m.is_reply or _is_topic(archive, m)):
        return False
    return _share_in(archive, m, mention, parent) < _MOST_FOUND


def _is_topic(archive: Archive, m: Record) -> bool:
    """Whether some message that is no reply has the subject of `m`."""
    return any(not archive.records[n].is_reply for n in archive.by_subject.get(m.subject, ()))


def _tells_hour(mention: Mention) -> bool:
    return any(date.hour is not None for date in mention.dates)


def _found(archive: Archive, m: Record, mention: Mention) -> float:
    """The share of a quote that stands in some archived message, the one that holds most."""
    if not mention.lines:
        return 0.0
    hits = archive.index.find(mention.lines, mention.shingles, _HOLDERS, exclude=m.number)
    # Who holds the words but wrote later has them from the same lost message.
    older = (hit.cover for hit in hits if not _is_later(archive, archive.records[hit.number], m))
    return max(older, default=0.0)


def _told_by(archive: Archive, m: Record, mention: Mention, parent: Record) -> float:
    """The share of a quote that stands in its parent.

    Lines that its author sent with other messages as well (a signature, the same output) do not
    count where enough is left without them.
    """
    lines, spans = _telling(archive, mention, parent)
    if sum(map(size_of, lines)) < _TELLING * sum(map(size_of, mention.lines)):
        lines, spans = mention.lines, mention.shingles
    hits = archive.index.find(lines, spans, exclude=m.number)
    return next((hit.cover for hit in hits if hit.number == parent.number), 0.0)


def _telling(
    archive: Archive, mention: Mention, parent: Record
) -> tuple[Sequence[int], Sequence[int]]:
    """The lines and runs of words of a quote that no other message by its author holds."""
    root, records = archive.people.root, archive.records
    author = None if parent.person is None else root(parent.person)

    def is_usual(key: int) -> bool:
        return any(
            n != parent.number
            and (person := records[n].person) is not None
            and root(person) == author
            for n in archive.index.holders(key)
        )

    lines = [key for key in mention.lines if not is_usual(key)]
    return lines, [key for key in mention.shingles if not is_usual(key)]


def _is_later(archive: Archive, other: Record, m: Record) -> bool:
    if other.time is None or m.time is None or archive.arrivals.first(other.number, m.number):
        return False
    return other.time > m.time + HOUR


def _share_in(archive: Archive, m: Record, mention: Mention, other: Record) -> float:
    hits = archive.index.find(mention.lines, mention.shingles, exclude=m.number)
    return next((hit.cover for hit in hits if hit.number == other.number), 0.0)


def _holds_any(archive: Archive, m: Record, mention: Mention, other: Record) -> bool:
    return _share_in(archive, m, mention, other) > 0.0


def _requoted(mention: Mention, parent: Record) -> float:
    """The share of a quote that its parent quotes as well: then the words came from further up."""
    if not mention.lines:
        return 0.0
    quoted = {k for x in parent.mentions for k in x.lines}
    return len(quoted.intersection(mention.lines)) / len(mention.lines)


def _opens(record: Record, mention: Mention) -> bool:
    """Whether a body begins with a quote of some length and says something on it."""
    return record.opens_quoting and mention.words >= _LONG
