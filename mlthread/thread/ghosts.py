"""Messages that survive only as quotes. In: records whose parent the archive lacks. Out: `Ghost`s.

Each first-hand mention without a message behind it is a piece of a lost message. Pieces are one lost
message when they share its Message-ID, or their author and date, or their very lines. A ghost then
gets a record of its own, so that it is linked like any other message: what its readers quote at
second hand is what it quotes at first hand.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from mlthread.frozen import replace, slotted

from .archive import Archive
from .clocks import DAY, HOUR, Fit, When, date_fit, local_span
from .links import Choice
from .people import name_words
from .records import Mention, Record
from .wordings import size_of

__all__ = ["Ghost", "Piece", "archived_twin", "find_ghosts", "ghost_record", "pieces_of"]

_RARE = 4
_SHARE = 0.3
_SHORT, _LONG = 3, 10
_FOUND = 0.25
_THERE, _SAME = 0.6, 0.8
_OTHER_DATE = (Fit.OFF_ZONE, Fit.NEAR, Fit.CONFLICT)
_OPEN_DATE = (Fit.NONE, Fit.LATE, Fit.QUARTER)
_SKEW = DAY
"""Words a quote needs to speak for a lost message (fewer where its date is another than the parent's),
and the share of it that, found elsewhere, speaks against one."""
_WITNESSES = 6
_APART = 120 * DAY
"""Replies to one message seldom lie further apart."""


@slotted
class Piece:
    """One quote of a lost message: mention `mention` of record `reader`."""

    reader: int
    mention: int
    lost_id: str | None = None
    above: tuple[str, ...] = ()
    behind: int | None = None
    """The archived message that the reader seemed to answer, though it holds none of the quote."""


@slotted
class Ghost:
    """A lost message: the pieces that show it, its id and its record."""

    pieces: list[Piece]
    id: str = ""
    message_id: str | None = None
    record: Record | None = None
    when: When | None = None


def _mention(archive: Archive, piece: Piece) -> Mention:
    return archive.records[piece.reader].mentions[piece.mention]


def main_mention(record: Record) -> int | None:
    """The mention that stands for what a message answers: the first that is named, else the first."""
    direct = [k for k, x in enumerate(record.mentions) if x.level == 1]
    if not direct:
        return None
    return next((k for k in direct if record.mentions[k].named), direct[0])


def archived_twin(archive: Archive, number: int) -> int | None:
    """The archived message whose words a lost message repeats after all, all its pieces together."""
    ghost = archive.records[number]
    named = bool(ghost.name or ghost.email)
    persons = archive.people.matches(ghost.name, ghost.email)
    least = _SAME if ghost.message_id else _THERE
    for hit in archive.index.find(ghost.lines, ghost.shingles, 4, exclude=number):
        other = archive.records[hit.number]
        person = None if other.person is None else archive.people.root(other.person)
        fits = not named or person in persons
        if hit.cover < least or other.ghost or not fits or hit.number in ghost.barred:
            continue
        if other.time is None or other.time <= _no_later(archive, ghost) + _SKEW:
            return hit.number
    return None


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
        twin = _twin(archive, record, mention, choice.lost_id is not None)
        if twin is not None:
            answers = choice.lost_id is not None or record.is_reply
            if choice.parent is None and (answers or record.ghost):
                choice.parent, choice.lost_id = twin, None
                choice.evidence, choice.confidence = ("quoted-text",), 0.6
                choice.reasons = ("most of the quoted words stand in it",)
            continue
        if not mention.named and choice.lost_id is None:
            few = mention.words <= _SHORT
            if few or not (record.ghost or _answers(archive, record)):
                continue
        out.append(Piece(n, k, choice.lost_id or mention.message_id, choice.above_lost, behind))
    return out


def _twin(archive: Archive, m: Record, mention: Mention, sure_lost: bool) -> int | None:
    """The archived message that the quoted words stand in, so that they are not a lost one's.

    Where a header names a message that is not there (`sure_lost`), the same words by somebody else or
    of another date (a second version of a patch) are not it.
    """
    if not mention.lines:
        return None
    persons = archive.people.matches(mention.name, mention.email)
    for hit in archive.index.find(mention.lines, mention.shingles, 3, exclude=m.number):
        if hit.cover < _THERE or hit.number in m.barred:
            continue
        other = archive.records[hit.number]
        person = None if other.person is None else archive.people.root(other.person)
        fit = date_fit(mention, m, other, archive.learnt_zones(m)) if mention.dates else Fit.NONE
        younger = other.time is not None and other.time > _no_later(archive, m) + _SKEW
        agrees = not persons or person in persons
        if fit in _OTHER_DATE and hit.cover < _SAME:
            agrees = False
        if not younger and (agrees or not sure_lost):
            return hit.number
    return None


def _no_later(archive: Archive, m: Record) -> float:
    """The time that a message is not younger than; for a lost one that of the first that quotes it."""
    if m.barred:
        readers = [archive.records[n] for n in m.barred]
        known = [r.latest if r.ghost else r.time for r in readers]
        return min((t for t in known if t is not None), default=float("inf"))
    return m.time if m.time is not None else float("inf")


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
        return other or (fit in _OPEN_DATE and len(mention.lines) >= 2)
    return m.is_reply and choice.evidence == ("subject",)


def _found_elsewhere(archive: Archive, m: Record, mention: Mention, parent: Record | None) -> bool:
    """Whether a fair part of a quote stands in some archived message, or in what `parent` quotes.

    A message that quotes the same words by somebody else is a sibling, not the source.
    """
    if not mention.lines:
        return False
    hits = archive.index.find(mention.lines, mention.shingles, 4, exclude=m.number)
    if any(hit.cover >= _FOUND for hit in hits):
        return True
    if parent is None:
        return False
    quoted = {k for x in parent.mentions for k in x.lines}
    return len(quoted.intersection(mention.lines)) >= _FOUND * len(mention.lines)


def _answers(archive: Archive, record: Record) -> bool:
    """Whether a message without attribution or headers is a reply at all: a new topic may show
    lines that look like quotes (prompts, code, a cited page)."""
    if record.is_reply:
        return True
    first = archive.first(record.subject)
    return first is not None and first != record.number and bool(record.subject)


class _Groups:
    """Pieces put together. A group's named pieces must all agree, so that a piece without a name
    cannot bring two authors into one message."""

    def __init__(self, archive: Archive, pieces: Sequence[Piece]) -> None:
        self.archive = archive
        self.pieces = pieces
        self.top = list(range(len(pieces)))
        self.telling = {
            k: [piece] if piece.lost_id or _mention(archive, piece).named else []
            for k, piece in enumerate(pieces)
        }

    def find(self, n: int) -> int:
        while self.top[n] != n:
            self.top[n] = self.top[self.top[n]]
            n = self.top[n]
        return n

    def join(self, a: int, b: int, *, sure: bool = False) -> None:
        a, b = sorted((self.find(a), self.find(b)))
        if a == b:
            return
        left, right = self.telling[a], self.telling[b]
        if not sure and any(
            _conflict(self.archive, x, y) for x in left[:_WITNESSES] for y in right[:_WITNESSES]
        ):
            return
        self.top[b] = a
        left.extend(self.telling.pop(b))


def _author_key(archive: Archive, mention: Mention) -> object:
    persons = archive.people.matches(mention.name, mention.email)
    sure = [p for p, strength in persons.items() if strength >= 0.9]
    if sure:
        return min(sure)
    if mention.email:
        return mention.email.casefold()
    return tuple(sorted(name_words(mention.name))) or None


def _other_minute(x: Mention, y: Mention) -> bool:
    """Whether two attributions print times that no change of zone makes one: zones differ by quarter
    hours. Some minutes' grace for clients that print when the mail arrived."""
    if len(x.dates) != 1 or len(y.dates) != 1:
        return False
    a, b = local_span(x.dates[0], None), local_span(y.dates[0], None)
    if a is None or b is None:
        return False
    if abs(a[0] - b[0]) > 27 * HOUR + max(a[1], b[1]):
        return True
    off = (a[0] - b[0]) % 900.0
    return a[1] < DAY and b[1] < DAY and min(off, 900.0 - off) > 150.0


def _conflict(archive: Archive, a: Piece, b: Piece) -> bool:
    """Two pieces that cannot be one message: other ids, or authors with nothing in common."""
    if a.lost_id and b.lost_id and a.lost_id != b.lost_id:
        return True
    x, y = _mention(archive, a), _mention(archive, b)
    if _other_minute(x, y):
        return True
    p, q = _author_key(archive, x), _author_key(archive, y)
    if p is None or q is None or p == q:
        return False
    left, right = set(name_words(x.name)), set(name_words(y.name))
    return not (left & right)


def _alike(archive: Archive, a: Piece, b: Piece, size: int) -> bool:
    """Whether two quotes that share lines (`size` letters by five) are of one message: they share a
    fair part of the shorter one, and either the subject or a good deal of text."""
    x, y = _mention(archive, a), _mention(archive, b)
    whole = min(sum(map(size_of, x.lines)), sum(map(size_of, y.lines)))
    if size < _SHARE * whole:
        return False
    m, n = archive.records[a.reader], archive.records[b.reader]
    if m.time is not None and n.time is not None and abs(m.time - n.time) > _APART:
        return False
    return size >= (4 if m.subject == n.subject else 24)


def _group(archive: Archive, pieces: list[Piece]) -> list[list[Piece]]:
    groups = _Groups(archive, pieces)
    by_id: dict[str, int] = {}
    by_date: dict[tuple[object, str], int] = {}
    by_line: dict[int, list[int]] = defaultdict(list)
    for k, piece in enumerate(pieces):
        mention = _mention(archive, piece)
        if piece.lost_id:
            groups.join(k, by_id.setdefault(piece.lost_id, k), sure=True)
        author = _author_key(archive, mention)
        if (
            author is not None
            and mention.raw_date
            and any(d.hour is not None for d in mention.dates)
        ):
            first = by_date.setdefault((author, " ".join(mention.raw_date.split())), k)
            groups.join(k, first)
        for key in mention.lines:
            by_line[key].append(k)
    shared: Counter[tuple[int, int]] = Counter()
    for holders in by_line.values():
        if 1 < len(holders) <= _RARE * 2:
            for i, a in enumerate(holders):
                for b in holders[i + 1 : i + 1 + _RARE]:
                    shared[a, b] += 1
    for (a, b), count in sorted(shared.items()):
        small = min(
            len(_mention(archive, pieces[a]).lines), len(_mention(archive, pieces[b]).lines)
        )
        if count >= max(1, _SHARE * small) and not _conflict(archive, pieces[a], pieces[b]):
            groups.join(a, b)
    out: dict[int, list[Piece]] = defaultdict(list)
    for k, piece in enumerate(pieces):
        out[groups.find(k)].append(piece)
    return [out[k] for k in sorted(out)]


def find_ghosts(archive: Archive, pieces: list[Piece]) -> list[Ghost]:
    """One ghost for each lost message that the pieces show."""
    ghosts = []
    for group in _group(archive, pieces):
        ids = Counter(p.lost_id for p in group if p.lost_id)
        mid = min(ids, key=lambda i: (-ids[i], i)) if ids else None
        ghosts.append(Ghost(group, message_id=mid))
    return ghosts


def _best_named(mentions: Sequence[Mention]) -> Mention:
    """The mention that says most of who and when; ties go to the one most often said alike."""
    count = Counter((m.name, m.email) for m in mentions)
    return max(
        mentions,
        key=lambda m: (
            bool(m.email and "." in m.email.partition("@")[2]) + bool(m.name) * 2,
            bool(m.dates),
            count[m.name, m.email],
            m.name or "",
            m.raw_date or "",
        ),
    )


def _email_of(named: Mention, mentions: Sequence[Mention]) -> str | None:
    """The address that another quote gives for the same name."""
    words = set(name_words(named.name))
    same = sorted(m.email for m in mentions if m.email and set(name_words(m.name)) == words)
    return same[0] if words and same else None


def _promoted(archive: Archive, ghost: Ghost) -> list[Mention]:
    """What the ghost quotes at first hand: its readers' second-hand mentions, alike ones once."""
    out: list[Mention] = []
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
            same = next(
                (
                    i
                    for i, x in enumerate(out)
                    if x.level == new.level
                    and (x.name, x.email, x.raw_date) == (new.name, new.email, new.raw_date)
                ),
                None,
            )
            if same is None:
                places[k] = len(out)
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
    keys = sorted({k for p in ghost.pieces for k in _mention(archive, p).lines})[:64]
    readers = sorted(archive.records[p.reader].id for p in ghost.pieces)
    seed = repr((named.name, named.email, named.raw_date, keys, readers[:1]))
    return f"{blake2b(seed.encode('utf-8', 'replace'), digest_size=12).hexdigest()}@quoted.invalid"


def ghost_record(
    archive: Archive,
    ghost: Ghost,
    number: int,
    span: tuple[float | None, float | None, float | None],
) -> Record:
    """A record for a lost message, so that it can be linked; `span` is (utc, earliest, latest)."""
    mentions = [_mention(archive, p) for p in ghost.pieces]
    named = _best_named(mentions)
    first = archive.records[min((p.reader for p in ghost.pieces), key=archive.when)]
    below = _promoted(archive, ghost)
    persons = archive.people.matches(named.name, named.email)
    sure = [p for p, strength in persons.items() if strength >= 0.9]
    above = max((p.above for p in ghost.pieces), key=len, default=())
    lines = array("Q", dict.fromkeys(k for m in mentions for k in m.lines))
    shingles = array("Q", dict.fromkeys(k for m in mentions for k in m.shingles))
    ghost.id = ghost.message_id or _made_id(archive, ghost, named)
    utc, earliest, latest = span
    return Record(
        number=number,
        id=ghost.id,
        message_id=ghost.message_id,
        name=named.name,
        email=named.email or _email_of(named, mentions),
        writer=None,
        person=min(sure) if sure else None,
        utc=utc,
        earliest=earliest,
        latest=latest,
        offset=None,
        received=None,
        subject=first.subject,
        is_reply=bool(below) or bool(above),
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
        raw_subject=named.subject or first.raw_subject,
        ghost=True,
        barred=tuple(sorted({p.reader for p in ghost.pieces})),
    )
