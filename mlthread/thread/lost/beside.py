"""Lost messages that a reply quotes beside the one it answers. In: records and their chosen parents. Out: `Piece`s, and
what such a message hangs on.

A reply answers one message, yet may quote two in turn, each below an attribution line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.parents.choice import Choice
from mlthread.thread.parents.links import header_choice
from mlthread.thread.parents.twins import may_be_of, quoted_twin
from mlthread.thread.records import Record
from mlthread.thread.times.clocks import DAY, date_fit, local_span, year_of

from .ghosts import Ghost
from .grouping import of_two_authors
from .pieces import Piece, answered_places, main_mention, speaks_of
from .shares import found_share
from .unaccounted import FOUND, OTHER_DATE

__all__ = ["hang_beside", "pieces_beside"]

_FEWEST = 5
"""Words that a quote needs to show a message of its own."""
_NEAR = 60
"""Messages of a person about a date that are looked at."""
_GUESS = 0.5
_WHY = ("a reply quotes both in turn",)


def pieces_beside(
    archive: Archive, choices: Sequence[Choice], numbers: Iterable[int]
) -> Iterator[Piece]:
    """Quotes of somebody else than whom a message answers, which nothing in the archive accounts for. What was forwarded
    was said elsewhere."""
    for number in numbers:
        record = archive.records[number]
        if len(record.mentions) < 2:
            continue
        main = _accounted(archive, record, choices[number])
        if main is None:
            continue
        lost = _lost_parent(archive, record, choices[number])
        for k in answered_places(archive, record):
            mention = record.mentions[k]
            if (
                k != main
                and _names(mention)
                and (lost is not None or _tells_when(mention))
                and of_two_authors(archive, record.mentions[main], mention)
                and not _is_held(archive, record, mention)
            ):
                if lost is None:
                    yield Piece(number, k, mention.message_id, beside=True)
                else:
                    yield Piece(number, k, lost.lost_id, lost.above_lost)
                    break


def _accounted(archive: Archive, record: Record, choice: Choice) -> int | None:
    """The mention of whom a message answers: who wrote what its header names, else the one that stands for that."""
    main = main_mention(archive, record)
    if main is None or choice.parent is None or not choice.by_header:
        return main
    parent = archive.records[choice.parent]
    if parent.ghost or speaks_of(archive, record, record.mentions[main], parent):
        return main
    places = answered_places(archive, record)
    spoken = (k for k in places if speaks_of(archive, record, record.mentions[k], parent))
    return next(spoken, main)


def _lost_parent(archive: Archive, record: Record, choice: Choice) -> Choice | None:
    """What the header of a message names that the archive lacks and that some other host has made than the one which
    seemed to be answered: of two that are quoted in turn the reply answers the other."""
    if choice.parent is None or choice.by_header or archive.records[choice.parent].ghost:
        return None
    named = header_choice(archive, record)
    if named is None or named.lost_id is None:
        return None
    return None if may_be_of(named.lost_id, archive.records[choice.parent]) else named


def _names(mention: Mention) -> bool:
    """Whether who said it is told, and enough is shown of it."""
    return (
        not (mention.forwarded or mention.of_list)
        and bool(mention.name or mention.email)
        and mention.words >= _FEWEST
    )


def _tells_when(mention: Mention) -> bool:
    """Whether it is told when it was said or under which Message-ID."""
    return mention.tells_hour or mention.message_id is not None


def _is_held(archive: Archive, record: Record, mention: Mention) -> bool:
    """Whether the archive has the words, or a message of the id that is given, or by their author of their time."""
    if mention.message_id in archive.by_id:
        return True
    if found_share(archive, record, mention) >= FOUND:
        return True
    if quoted_twin(archive, record, mention, None) is not None:
        return True
    persons, learnt = (
        archive.people.matches(mention.name, mention.email),
        archive.learnt_zones(record),
    )
    for date in mention.dates:
        span = local_span(date, year_of(record.time))
        if span is None:
            continue
        for person in persons:
            for n in archive.of_person(person, span[0] - DAY, span[0] + DAY, _NEAR):
                fit = date_fit(mention, record, archive.records[n], learnt)
                if n != record.number and fit not in OTHER_DATE:
                    return True
    return False


def hang_beside(archive: Archive, choices: list[Choice], ghosts: Mapping[int, Ghost]) -> None:
    """Hang those that nothing else tells the parent of on what their readers answer, as far up as was written
    before; where all that is lost as well and younger, it answers them."""
    for number, ghost in ghosts.items():
        if choices[number].parent is not None or not all(p.beside for p in ghost.pieces):
            continue
        lost = archive.records[number]
        above, last = choices[ghost.pieces[0].reader].parent, None
        passed = {number}  # parents may still go round in circles
        while (
            above is not None and above not in passed and _is_younger(archive.records[above], lost)
        ):
            passed.add(above)
            above, last = choices[above].parent, above
        if above in passed:
            continue
        if above is not None:
            choices[number] = Choice(above, ("subject",), _GUESS, _WHY)
        elif last is not None and archive.records[last].ghost:
            choices[last] = Choice(number, ("subject",), _GUESS, _WHY)


def _is_younger(record: Record, lost: Record) -> bool:
    return record.time is not None and lost.time is not None and record.time > lost.time
