"""Messages that survive only as quotes. In: records whose parent the archive lacks. Out: `Ghost`s.

Each first-hand mention without a message behind it is a piece of a lost message. A ghost
gets a record of its own, so that it is linked like any other message: what its readers quote at
second hand is what it quotes at first hand.
"""

from __future__ import annotations

from array import array

from mlthread.frozen import replace, slotted
from mlthread.hashes import blake2b
from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.people import name_words
from mlthread.thread.records import Record, part_of
from mlthread.thread.times.clocks import DAY, When

from .authors import Author, author_or_sender
from .grouping import group_pieces
from .pieces import Piece, mention_of

__all__ = ["Ghost", "find_ghosts", "ghost_record"]

_PAUSE = 14 * DAY
"""Talk under a subject that was silent for longer is another one."""
_LATEST = 6
"""Messages before a lost one that are looked at."""


@slotted
class Ghost:
    """A lost message: the pieces that show it, its id and its record."""

    pieces: list[Piece]
    id: str = ""
    message_id: str | None = None
    record: Record | None = None
    when: When | None = None


def find_ghosts(archive: Archive, pieces: list[Piece]) -> list[Ghost]:
    """One ghost for each lost message that the pieces show."""
    ghosts = []
    for group in group_pieces(archive, pieces):
        # An id that is taken stays with its message: every id stands for one.
        ids = {p.lost_id for p in group if p.lost_id and p.lost_id not in archive.by_id}
        ghosts.append(Ghost(group, message_id=min(ids, default=None)))
    return ghosts


def _promoted(archive: Archive, ghost: Ghost) -> list[Mention]:
    """What the ghost quotes at first hand: its readers' second-hand mentions, alike ones once."""
    out: list[Mention] = []
    known: dict[tuple[int, str | None, str | None, str | None], int] = {}
    for piece in ghost.pieces:
        mentions = archive.records[piece.reader].mentions
        places = {piece.mention: -1}
        for k, mention in enumerate(mentions):
            if mention.upper is None or mention.upper not in places:
                continue
            upper = places[mention.upper]
            new = replace(
                mention,
                level=mention.level - 1,
                upper=None if upper < 0 else upper,
                sources=mention.sources or ((piece.reader, k),),
            )
            told = (new.level, new.name, new.email, new.raw_date)
            same = known.get(told)
            if same is None:
                places[k] = known[told] = len(out)
                out.append(new)
            else:
                places[k] = same
                merged = array("Q", dict.fromkeys([*out[same].lines, *new.lines]))
                spans = array("Q", dict.fromkeys([*out[same].shingles, *new.shingles]))
                words = max(out[same].words, new.words)
                sources = tuple(dict.fromkeys((*out[same].sources, *new.sources)))
                out[same] = replace(
                    out[same], lines=merged, shingles=spans, words=words, sources=sources
                )
    return out


def _made_id(archive: Archive, ghost: Ghost, named: Mention) -> str:
    """An id from what the quotes show: the same from whatever order they are read in."""
    keys = sorted({k for p in ghost.pieces for k in mention_of(archive, p).lines})[:64]
    readers = sorted(archive.records[p.reader].id for p in ghost.pieces)
    seed = repr((named.name, named.email, named.raw_date, keys, readers[:1]))
    return f"{blake2b(seed.encode('utf-8', 'replace'), digest_size=12).hexdigest()}@quoted.invalid"


def _new_person(archive: Archive, author: Author) -> int | None:
    """Somebody of whom nothing is archived, where a whole name or an address tells who."""
    if len(name_words(author.name)) < 2 and not author.email:
        return None
    return archive.people.add(author.name, author.email)


def _below(archive: Archive, ghost: Ghost) -> set[int]:
    """Who quotes it, and whoever is known to quote one of these lost themselves: none is its parent."""
    return {n for p in ghost.pieces for n in (p.reader, *archive.records[p.reader].barred)}


def _is_within(archive: Archive, reader: Record, author: Author, earliest: float | None) -> bool:
    """Whether the talk on the topic of a reply went on before what it quotes was written: then that was said
    on it. Its date tells, or that the archive holds what opened the topic."""
    if not reader.subject or reader.time is None:
        return False
    if (
        earliest is not None
        and reader.is_reply
        and _is_under_way(archive, reader, author, earliest)
    ):
        return True
    opener = archive.first(reader.subject)
    if opener is None or opener == reader.number:
        return False
    first = archive.records[opener]
    if first.ghost or first.is_reply or first.mentions or first.person is None:
        return False
    latest = archive.before(reader.subject, reader.time, 2)
    last = next((n for n in latest if n != reader.number), opener)
    time = archive.records[last].time
    return time is not None and reader.time - time <= _PAUSE


def _is_under_way(archive: Archive, reader: Record, author: Author, time: float) -> bool:
    """Whether somebody else than an author wrote on a topic shortly before a time."""
    person = archive.root(author.person)
    for number in archive.before(reader.subject, time, _LATEST):
        other = archive.records[number]
        if other.ghost or other.time is None:
            continue
        if time - other.time <= _PAUSE and archive.root(other.person) != person:
            return True
    return False


def _part(archive: Archive, reader: Record, author: Author) -> tuple[str, int] | None:
    """Which part of a series the lost message is, where its author sent others, and a reply names one that
    the archive lacks."""
    part = part_of(reader.raw_subject)
    if part is None or author.person is None:
        return None
    sent = archive.by_series.get((author.person, part[0]), ())
    held = {archive.records[n].series for n in sent}
    return part if held and part not in held else None


def ghost_record(
    archive: Archive,
    ghost: Ghost,
    number: int,
    span: tuple[float | None, float | None, float | None],
) -> Record:
    """A record for a lost message, so that it can be linked; `span` is (utc, earliest, latest)."""
    mentions = [mention_of(archive, p) for p in ghost.pieces]
    author = author_or_sender(archive, ghost.pieces)
    first = archive.records[min((p.reader for p in ghost.pieces), key=archive.when)]
    below = _promoted(archive, ghost)
    above = max((p.above for p in ghost.pieces), key=len, default=())
    lines = array("Q", dict.fromkeys(k for m in mentions for k in m.lines))
    shingles = array("Q", dict.fromkeys(k for m in mentions for k in m.shingles))
    ghost.id = ghost.message_id or _made_id(archive, ghost, author.named)
    utc, earliest, latest = span
    series = None if below else _part(archive, first, author)
    within = bool(below) or bool(above) or _is_within(archive, first, author, earliest)
    return Record(
        number=number,
        id=ghost.id,
        message_id=ghost.message_id,
        name=author.name,
        email=author.email,
        writer=None,
        person=author.person if author.person is not None else _new_person(archive, author),
        utc=utc,
        earliest=earliest,
        latest=latest,
        offset=None,
        received=None,
        subject=first.subject,
        is_reply=within and series is None,
        is_forward=False,
        old_subject=None,
        list_name=first.list_name,
        in_reply_to=(),
        references=above,
        page_parent=None,
        thread_hint=first.thread_hint,
        to=(),
        greeted=None,
        mentions=tuple(below),
        lines=lines,
        shingles=shingles,
        words=max((m.words for m in mentions), default=0),
        raw_subject=author.named.subject or first.raw_subject,
        series=series,
        ghost=True,
        barred=tuple(sorted(_below(archive, ghost))),
    )
