"""Archived messages whose text the archive did not keep. In: records and their parents. Out: `Piece`s.

List software scrubs HTML parts and texts without a charset, so that a message is left with a notice,
or with nothing. What its replies quote is what it said, as with a lost message; but its author, its
date and its place in the thread are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.parents.choice import Choice
from mlthread.thread.parents.twins import is_textless
from mlthread.thread.records import Record
from mlthread.thread.texts.quotes import Hit
from mlthread.thread.times.clocks import Fit, date_fit

from .pieces import Piece, main_mention

__all__ = ["quotes_of_textless"]

_DATED = (Fit.EXACT, Fit.SOON, Fit.LATE, Fit.QUARTER, Fit.DAY)
_ELSEWHERE = 0.25
"""The share of a quote that must not stand in another message."""
_HALF = 0.5
"""The same for messages of the same author, which have the signature in common, and for those of others where the
quote is known to be that author's: what a computer printed many may have posted."""
_HOLDERS = 4
_Empty = dict[tuple[int | None, str], list[int]]


def quotes_of_textless(archive: Archive, choices: Sequence[Choice]) -> dict[int, list[Piece]]:
    """What the replies to archived messages without text quote of them, by message number."""
    shown: dict[int, list[Piece]] = {}
    empty = _first_without_text(archive)
    for reader, choice in enumerate(choices):
        parent = choice.parent
        if parent is None or choice.lost_id is not None:
            continue
        record, other = archive.records[reader], archive.records[parent]
        k = main_mention(archive, record) if is_textless(other) else None
        if k is not None and _is_of(archive, record, record.mentions[k], other, choice, empty):
            shown.setdefault(parent, []).append(Piece(reader, k))
    return shown


def _is_of(
    archive: Archive,
    record: Record,
    mention: Mention,
    other: Record,
    choice: Choice,
    empty: _Empty,
) -> bool:
    """Whether a reply quotes the message it answers, and not another one further up."""
    if not mention.words:
        return False
    named = bool(mention.name or mention.email)
    fit = date_fit(mention, record, other, archive.learnt_zones(record))
    persons = archive.people.matches(mention.name, mention.email) if named else ()
    known = other.person is not None and archive.people.root(other.person) in persons
    if named and not known and not (choice.by_header and fit in Fit.SAME_TIME):
        return False
    if mention.dates and fit not in _DATED:
        return False
    if not choice.by_header and not (
        named and (fit or _is_only_one(archive, record, other, empty))
    ):
        return False
    dated = named and fit in _DATED
    hits = archive.index.find(mention.lines, mention.shingles, _HOLDERS, exclude=record.number)
    return all(_may_hold(archive, hit, other, known, dated) for hit in hits)


def _may_hold(archive: Archive, hit: Hit, other: Record, known: bool, dated: bool) -> bool:
    """Whether the quote may still be of a message although another one holds so much of it: of the same author's
    what a date tells from it may say most of it once more. `known`: the quote names the author of the message."""
    holder = archive.records[hit.number]
    if hit.number == other.number or hit.cover < _ELSEWHERE:
        return True
    same = (
        holder.person is not None
        and other.person is not None
        and archive.people.root(holder.person) == archive.people.root(other.person)
    )
    return (same and dated) or ((same or known) and hit.cover < _HALF)


def _first_without_text(archive: Archive) -> _Empty:
    """The first two messages without text of each person under each subject."""
    empty: _Empty = defaultdict(list)
    for number in sorted(
        filter(lambda n: is_textless(archive.records[n]), range(len(archive.records))),
        key=archive.when,
    ):
        record = archive.records[number]
        theirs = empty[archive.root(record.person), record.subject]
        if len(theirs) < 2:
            theirs.append(number)
    return empty


def _is_only_one(archive: Archive, reader: Record, other: Record, empty: _Empty) -> bool:
    """Whether its author had written no other message without text under the reply's subject."""
    if other.person is None or reader.subject != other.subject:
        return False
    before = reader.time if reader.time is not None else float("inf")
    theirs = empty[archive.root(other.person), other.subject]
    return all(n == other.number or archive.when(n)[0] > before for n in theirs)
