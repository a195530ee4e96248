"""Who answers whom. In: `Work` with messages. Out: a parent for each; lost messages found on the way.

Lost messages are messages too: what they quote may be lost as well, and so the search goes on behind them.
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.thread.archive import Archive
from mlthread.thread.lost.beside import hang_beside, pieces_beside
from mlthread.thread.lost.fewwords import answer_few_words
from mlthread.thread.lost.ghosts import Ghost, find_ghosts, ghost_record
from mlthread.thread.lost.grouping import conflict
from mlthread.thread.lost.pieces import Piece, ghost_quoted, mention_of, pieces_of, shown_of
from mlthread.thread.lost.textless import quotes_of_textless
from mlthread.thread.parents.choice import Choice
from mlthread.thread.parents.hashedids import owners_of_hashed_ids
from mlthread.thread.parents.links import choose, header_choice, named_in
from mlthread.thread.parents.twins import archived_twin
from mlthread.thread.times.habits import Habits

from .records import Record, is_older
from .sightings import learn_habits
from .timeline import ghost_time, learn_zones, likeliest
from .work import Work

__all__ = ["link"]

_DEEPEST = 12
"""Lost messages behind lost messages are followed this far."""
_SURE = 0.95
"""How sure the parent of a lost message must be to count more than what who quotes it seemed to answer."""
_OF_SERIES = 0.9
"""How sure it is that a lost part of a series hangs on what opens it."""
_EVEN = 0.5
_WITNESSES = 6
"""Quotes of a lost message that another one must agree with to be put to it."""


def link(work: Work) -> None:
    """A parent for every message, then for every lost message that the quotes show."""
    archive = work.archive
    if any(record.page_parent for record in archive.records):
        from mlthread.thread.parents.pageids import (
            owners_of_page_ids,  # late: pages alone name them
        )

        archive.by_id.update(owners_of_page_ids(archive))
    archive.by_id.update(owners_of_hashed_ids(archive))
    habits = _choose_twice(work)
    fresh = range(len(archive.records))
    for _ in range(_DEEPEST):
        ghosts = find_ghosts(archive, _pieces(work, fresh))
        if not ghosts:
            break
        fresh = _enter(work, ghosts, habits, fresh)
    _drop_twins(work)
    kept = {n: ghost for n, ghost in work.ghosts.items() if n not in work.dropped}
    hang_beside(archive, work.choices, kept)
    _show_second_hand(work)
    work.textless = quotes_of_textless(archive, work.choices)


def _choose_twice(work: Work) -> Habits:
    """The parents that headers name or that are likeliest; the likeliest once more, by what is learnt from all."""
    archive = work.archive
    work.choices = [choose(archive, record) for record in archive.records]
    archive.zones = learn_zones(archive, work.choices)
    habits = learn_habits(archive, work.choices)
    archive.first_parents = [choice.parent for choice in work.choices]
    for number, shown in quotes_of_textless(archive, work.choices).items():
        for mention in (mention_of(archive, piece) for piece in shown):
            archive.index.add(number, mention.lines, mention.shingles)
    for number, record in enumerate(archive.records):
        if not work.choices[number].by_header:
            work.choices[number] = choose(archive, record)
    return habits


def _pieces(work: Work, numbers: Sequence[int]) -> list[Piece]:
    """What these records quote of lost messages that are not yet known."""
    archive, choices = work.archive, work.choices
    pieces = [
        piece
        for piece in pieces_of(archive, choices, numbers)
        if not answer_few_words(archive, choices[piece.reader], piece, work.quoted, work.said)
    ]
    for number in numbers:
        _show_more(work, number)
    pieces.extend(pieces_beside(archive, choices, numbers))
    return pieces


def _enter(work: Work, ghosts: Sequence[Ghost], habits: Habits, readers: Sequence[int]) -> range:
    """Lost messages that these records quote as records, with their parents; gives the numbers of the new ones."""
    archive, first = work.archive, len(work.archive.records)
    records = []
    for number, ghost in enumerate(ghosts, first):
        when = ghost_time(archive, habits, ghost)
        ghost.when = when
        ghost.record = ghost_record(archive, ghost, number, likeliest(when))
        records.append(ghost.record)
        work.ghosts[number] = ghost
        for piece in ghost.pieces:
            if not piece.beside:
                _answer_ghost(work, piece.reader, number)
    archive.add_ghosts(records)
    _late_readers(work, readers, first)
    fresh = range(first, len(archive.records))
    for number in fresh:
        work.choices.append(_ghost_choice(work, number))
    return fresh


def _answer_ghost(work: Work, reader: int, number: int) -> None:
    """Hang a reply on the lost message that it quotes."""
    above, ghost = work.choices[reader], work.ghosts[number]
    evidence = named_in(work.archive.records[reader], above.lost_id) if above.lost_id else ()
    named = ghost.record is not None and ghost.record.name
    work.choices[reader] = Choice(
        number,
        (*evidence, "attribution" if named else "quoted-text"),
        _sure_of_loss(above, bool(evidence)),
        ("it quotes a message that the archive does not hold",),
    )


def _show_more(work: Work, number: int) -> None:
    """What a lost message quotes of another lost one that others quote as well is a piece of it."""
    above, record = work.choices[number].parent, work.archive.records[number]
    if above is None or above not in work.ghosts:
        return
    pieces = work.ghosts[above].pieces
    for k in shown_of(work.archive.records[above], record):
        piece = Piece(number, k)
        if not any(conflict(work.archive, piece, other) for other in pieces[:_WITNESSES]):
            pieces.append(piece)


def _show_second_hand(work: Work) -> None:
    """Lines of lost messages that the one which answers it left out, but a reply to that one has: who got both
    quotes both. The attributions have to give one time, as the author wrote others too."""
    archive = work.archive
    dates: dict[int, set[str | None]] = {}
    for number in range(len(work.messages)):
        parent = work.choices[number].parent
        above = None if parent is None or parent in work.ghosts else work.choices[parent].parent
        if above is None or above not in work.ghosts:
            continue
        ghost, reader, pieces = (
            archive.records[above],
            archive.records[number],
            work.ghosts[above].pieces,
        )
        if above not in dates:  # a piece that is added gives one of them
            dates[above] = {mention_of(archive, piece).raw_date for piece in pieces} - {None}
        for k in shown_of(ghost, reader, 2) if dates[above] else ():
            mention = reader.mentions[k]
            if mention.raw_date in dates[above]:
                more = set(mention.lines).difference(ghost.lines)
                if more and not any(map(archive.index.holders, more)):
                    pieces.append(Piece(number, k))


def _late_readers(work: Work, numbers: Sequence[int], first: int) -> None:
    """Replies that quote a lost message found through others, though they seemed to answer an
    archived one that holds less of the quote and is by somebody else."""
    for reader in numbers:
        choice = work.choices[reader]
        if choice.by_header or choice.parent is None or choice.parent >= first:
            continue
        found = ghost_quoted(work.archive, reader, choice.parent, first)
        if found is not None:
            number, mention = found
            work.ghosts[number].pieces.append(Piece(reader, mention, behind=choice.parent))
            record = work.archive.records[number]
            record.barred = tuple(sorted({*record.barred, reader}))
            _answer_ghost(work, reader, number)


def _drop_twins(work: Work) -> None:
    """Lost messages that are in the archive after all give way to the archived copy."""
    archive = work.archive
    twins = {n: twin for n in work.ghosts if (twin := archived_twin(archive, n)) is not None}
    for choice in work.choices:
        if choice.parent in twins:
            choice.parent = twins[choice.parent]
            choice.evidence = ("quoted-text",)
            choice.reasons = ("most of the quoted words stand in it",)
    work.dropped.update(twins)
    for number in twins:
        work.choices[number] = Choice()


def _sure_of_loss(before: Choice, by_header: bool) -> float:
    """How sure it is that a reply answers the lost message it quotes: that no archived one is meant."""
    if by_header:
        return 0.95
    if before.parent is not None:
        return 0.85  # measured: nine in ten
    if before.confidence == 0.0:
        return 0.97  # no candidate at all: nothing else that it could answer
    from mlthread.thread.parents.likeliest import (
        calibrated,  # late: loaded where there were candidates
    )

    return calibrated(before.confidence)


def _series_opener(work: Work, record: Record) -> int | None:
    """What a lost part of a series hangs on: its cover letter, though that may bear no number, and the first
    part answers it; else the first part."""
    archive, head = work.archive, work.archive.series_head(record)
    if head is None:
        return None
    # Read anew: a first part that is lost as well may have no choice yet.
    told = header_choice(archive, archive.records[head])
    if told is None or told.parent is None:
        return head
    cover = archive.records[told.parent]
    return cover.number if cover.person == record.person else head


def _ghost_choice(work: Work, number: int) -> Choice:
    """The parent of a lost message: what its readers seemed to answer, else what its quotes show."""
    archive = work.archive
    record, pieces = archive.records[number], work.ghosts[number].pieces
    readers = {p.reader for p in pieces}
    behind = sorted({p.behind for p in pieces if p.behind is not None} - readers)
    behind = [n for n in behind if not _is_after(archive.records[n], record)]
    head = _series_opener(work, record)
    if head is not None and not any(archive.records[n].person == record.person for n in behind):
        return Choice(head, ("subject",), _OF_SERIES, ("it opens the series of patches",))
    choice = choose(archive, record)
    shown = {"nesting", "quoted-text"}.intersection(choice.evidence)
    sure = bool(shown) and choice.confidence >= _SURE
    doubtful = all(p.doubtful for p in pieces if p.behind is not None)
    if behind and not (sure and doubtful):
        why = ("a reply that quotes it seems to answer this one",)
        return Choice(behind[0], ("subject",), 0.5, why)
    answered = record.is_reply or any(
        archive.records[n].is_reply or work.choices[n].by_header for n in readers
    )
    if not answered and not _goes_on(archive, record, choice):
        return Choice()  # a new topic may cite what never was part of a thread
    return choice


def _goes_on(archive: Archive, lost: Record, choice: Choice) -> bool:
    """Whether the topic of a lost message is not new: it seems to answer another one under its subject."""
    if choice.parent is None or lost.message_id:
        return False
    above = archive.records[choice.parent]
    if not lost.subject or above.subject != lost.subject:
        return False
    return choice.loss < _EVEN or is_older(above, lost)


def _is_after(record: Record, lost: Record) -> bool:
    """Whether a message is younger than a lost one can be."""
    return record.utc is not None and lost.latest is not None and record.utc > lost.latest
