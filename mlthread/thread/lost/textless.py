"""Archived messages whose text the archive did not keep. In: records and their parents. Out: `Piece`s.

List software scrubs HTML parts and texts without a charset, so that a message is left with a notice,
or with nothing. What its replies quote is what it said, as with a lost message; but its author, its
date and its place in the thread are known.
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.parents.links import Choice
from mlthread.thread.parents.twins import is_textless
from mlthread.thread.records import Record
from mlthread.thread.times.clocks import Fit, date_fit

from .pieces import Piece, main_mention

__all__ = ["quotes_of_textless"]

_DATED = (Fit.EXACT, Fit.SOON, Fit.LATE, Fit.QUARTER, Fit.DAY)
_ELSEWHERE = 0.25
"""The share of a quote that must not stand in another message."""
_HOLDERS = 4


def quotes_of_textless(archive: Archive, choices: Sequence[Choice]) -> dict[int, list[Piece]]:
    """What the replies to archived messages without text quote of them, by message number."""
    shown: dict[int, list[Piece]] = {}
    for reader, choice in enumerate(choices):
        parent = choice.parent
        if parent is None or choice.lost_id is not None:
            continue
        record, other = archive.records[reader], archive.records[parent]
        k = main_mention(archive, record) if is_textless(other) else None
        if k is not None and _is_of(archive, record, record.mentions[k], other, choice):
            shown.setdefault(parent, []).append(Piece(reader, k))
    return shown


def _is_of(
    archive: Archive, record: Record, mention: Mention, other: Record, choice: Choice
) -> bool:
    """Whether a reply quotes the message it answers, and not another one further up."""
    if not mention.words:
        return False
    named = bool(mention.name or mention.email)
    fit = date_fit(mention, record, other, archive.learnt_zones(record)) if mention.dates else 0
    if named:
        persons = archive.people.matches(mention.name, mention.email)
        if other.person is None or archive.people.root(other.person) not in persons:
            return False
    if mention.dates and fit not in _DATED:
        return False
    if not choice.by_header and not (named and fit):
        return False
    hits = archive.index.find(mention.lines, mention.shingles, _HOLDERS, exclude=record.number)
    return all(hit.cover < _ELSEWHERE for hit in hits if hit.number != other.number)
