"""Which quotes are of one lost message. In: `Piece`s. Out: groups of them.

Pieces are one lost message when they share its Message-ID, or their author and date, or words that
no archived message holds: what some of these say as well (signatures, notices) tells no message from
another by its author. Look-ups are by key, so nothing is compared all to all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.people import is_initials_of, name_words
from mlthread.thread.records import Record
from mlthread.thread.texts.wordings import size_of
from mlthread.thread.times.clocks import DAY, HOUR, MINUTE, local_span
from mlthread.thread.times.habits import shape_of

from .pieces import Piece, mention_of

__all__ = ["conflict", "group_pieces", "of_two_authors"]

_RARE = 4
"""Quotes that one is held against, of those that share a key or a minute with it."""
_HOLDERS = 8
"""A line or run of words that more quotes have than this is a form of speech, unless one author wrote what is
quoted."""
_SHINGLE = 3
"""What a run of words found in two quotes weighs, in the units of `size_of`."""
_SHARE = 0.1
"""Share of the shorter of two quotes that both must hold."""
_SAID, _SAID_ELSEWHERE = 2, 16
"""... and how much at least, under the same subject and under two."""
_SAID_BY_ONE, _HALF = 6, 0.5
"""... and of somebody who is named by both, and this share of the shorter quote as well."""
_WITNESSES = 6
"""Pieces of a group that those of another must agree with."""
_SUMMER = 75 * MINUTE
"""An hour of summer time, and what mail takes to arrive."""
_DAYS = 7 * DAY
"""Between two replies that answer one message."""
_QUARTER, _GRACE = 15 * MINUTE, 150.0


class _Groups:
    """Pieces put together. A group's named pieces must all agree, so that a piece without a name
    cannot bring two authors into one message."""

    def __init__(self, archive: Archive, pieces: Sequence[Piece]) -> None:
        self.archive = archive
        self.pieces = pieces
        self.top = list(range(len(pieces)))
        self.telling = {
            k: [piece] if piece.lost_id or mention_of(archive, piece).named else []
            for k, piece in enumerate(pieces)
        }

    def find(self, n: int) -> int:
        """The number that stands for the group of a piece."""
        while self.top[n] != n:
            self.top[n] = self.top[self.top[n]]
            n = self.top[n]
        return n

    def join(self, a: int, b: int, *, sure: bool = False) -> None:
        """One group of two, if nothing that their pieces say is in conflict, or it is `sure`."""
        a, b = sorted((self.find(a), self.find(b)))
        if a == b:
            return
        left, right = self.telling[a], self.telling[b]
        if not sure and any(
            conflict(self.archive, x, y) for x in left[:_WITNESSES] for y in right[:_WITNESSES]
        ):
            return
        self.top[b] = a
        left.extend(self.telling.pop(b))


def _author_key(archive: Archive, mention: Mention) -> object:
    person = archive.people.surely(mention.name, mention.email)
    if person is not None:
        return person
    if mention.email:
        return mention.email.casefold()
    return tuple(sorted(name_words(mention.name))) or None


def _author_keys(archive: Archive, mention: Mention) -> list[object]:
    """What two quotes of one author have in common: the person, for want of one the name or the address."""
    key = _author_key(archive, mention)
    words = tuple(sorted(name_words(mention.name)))
    return [key, words] if isinstance(key, str) and words else [] if key is None else [key]


def _other_minute(x: Mention, y: Mention, one_clock: bool) -> bool:
    """Whether two attributions print times that no change of zone makes one: zones differ by quarter
    hours, those of `one_clock` by an hour of summer time. Some minutes' grace for clients that print
    when the mail arrived."""
    if len(x.dates) != 1 or len(y.dates) != 1:
        return False
    a, b = local_span(x.dates[0], None), local_span(y.dates[0], None)
    if a is None or b is None:
        return False
    if abs(a[0] - b[0]) > 27 * HOUR + max(a[1], b[1]):
        return True
    if a[1] >= DAY or b[1] >= DAY:
        return False
    off = (a[0] - b[0]) % _QUARTER
    return min(off, _QUARTER - off) > _GRACE or (one_clock and abs(a[0] - b[0]) > _SUMMER)


def _of_one_clock(archive: Archive, a: Piece, b: Piece) -> bool:
    """Whether two attributions are printed by one person's client in one form."""
    m, n = archive.records[a.reader], archive.records[b.reader]
    if m.person is None or n.person is None:
        return False
    x, y = mention_of(archive, a), mention_of(archive, b)
    return archive.people.root(m.person) == archive.people.root(n.person) and (
        shape_of(x.raw_date, x.email) == shape_of(y.raw_date, y.email)
    )


def conflict(archive: Archive, a: Piece, b: Piece) -> bool:
    """Two pieces that cannot be one message: other ids, or authors with nothing in common."""
    if a.lost_id and b.lost_id and a.lost_id != b.lost_id:
        return True
    x, y = mention_of(archive, a), mention_of(archive, b)
    return _other_minute(x, y, _of_one_clock(archive, a, b)) or of_two_authors(archive, x, y)


def of_two_authors(archive: Archive, x: Mention, y: Mention) -> bool:
    """Whether two attributions name authors with nothing in common."""
    p, q = _author_key(archive, x), _author_key(archive, y)
    if p is None or q is None or p == q:
        return False
    left, right = set(name_words(x.name)), set(name_words(y.name))
    short = is_initials_of(x.name, y.name) or is_initials_of(y.name, x.name)
    return not (left & right or short)


class _Shared:
    """What quotes have in common of what no archived message says: lines, and runs of words."""

    def __init__(self, archive: Archive, pieces: Sequence[Piece]) -> None:
        self.archive = archive
        self.mentions = [mention_of(archive, piece) for piece in pieces]
        self.readers = [archive.records[piece.reader] for piece in pieces]
        lines, runs = [m.lines for m in self.mentions], [m.shingles for m in self.mentions]
        self.lines, often = _count(archive, lines, size_of)
        self.runs, _ = _count(archive, runs, lambda _: _SHINGLE)
        self.often = self._by_author(often)
        self.sizes = [
            max(sum(map(size_of, m.lines)), _SHINGLE * len(m.shingles)) for m in self.mentions
        ]

    def _by_author(self, often: Iterable[tuple[int, Sequence[int]]]) -> Counter[tuple[int, int]]:
        """How much each two quotes of one author have in common of what very many quotes hold."""
        common: Counter[tuple[int, int]] = Counter()
        authors: dict[int, object] = {}
        for key, numbers in often:
            theirs: dict[object, list[int]] = defaultdict(list)
            for number in numbers:
                if number not in authors:
                    authors[number] = _author_key(self.archive, self.mentions[number])
                theirs[authors[number]].append(number)
            for author, own in theirs.items():
                if author is not None:
                    common.update({pair: size_of(key) for pair in _near(own)})
        return common

    def pairs(self) -> list[tuple[int, int]]:
        """Pieces that share lines or runs of words."""
        return sorted(self.lines.keys() | self.runs.keys() | self.often.keys())

    def is_enough(self, a: int, b: int) -> bool:
        """Whether two quotes are of one message by their words alone."""
        one = self.readers[a].subject == self.readers[b].subject
        said = max(self.lines[a, b], self.runs[a, b])
        whole = min(self.sizes[a], self.sizes[b])
        theirs = said + self.often[a, b]
        if theirs >= max(_SAID_BY_ONE, _HALF * whole) and self._of_one_author(a, b):
            return True
        return said >= max(_SAID if one else _SAID_ELSEWHERE, _SHARE * whole)

    def _of_one_author(self, a: int, b: int) -> bool:
        """Whether one author is named by two replies that lie some days apart."""
        m, n = self.readers[a], self.readers[b]
        if m.time is None or n.time is None or abs(m.time - n.time) > _DAYS:
            return False
        key = _author_key(self.archive, self.mentions[a])
        return key is not None and key == _author_key(self.archive, self.mentions[b])

    def may_be_one(self, a: int, b: int) -> bool:
        """Whether two quotes of one author and minute are of one message: their subject is the same,
        or some of their words. The parts of a series are sent together."""
        a, b = sorted((a, b))
        one = self.readers[a].subject == self.readers[b].subject
        return one or bool(self.lines[a, b] or self.runs[a, b])


def _count(
    archive: Archive, keys: Sequence[Sequence[int]], size: Callable[[int], int]
) -> tuple[Counter[tuple[int, int]], list[tuple[int, Sequence[int]]]]:
    """How much each two quotes have in common that no archived message says; and apart what very many quotes hold,
    with their numbers."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            holders[key].append(number)
    common: Counter[tuple[int, int]] = Counter()
    often: list[tuple[int, Sequence[int]]] = []
    for key, numbers in holders.items():
        if len(numbers) < 2 or archive.index.holders(key):
            continue
        if len(numbers) > _HOLDERS:
            often.append((key, numbers))
            continue
        for pair in _near(numbers):
            common[pair] += size(key)
    return common, often


def _near(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each number with the next few."""
    for place, number in enumerate(numbers):
        for other in numbers[place + 1 : place + 1 + _RARE]:
            yield number, other


def _join_by_minute(archive: Archive, groups: _Groups, shared: _Shared) -> None:
    """Joins quotes of one author and minute: in whatever zones they print it where these are known, else in the
    very same words."""
    by_minute: dict[tuple[object, int | str], list[int]] = defaultdict(list)
    for k, (mention, reader) in enumerate(zip(shared.mentions, shared.readers, strict=True)):
        minute = _minute(archive, reader, mention)
        own: list[int | str] = []
        if mention.tells_hour and mention.raw_date:
            own.append(" ".join(mention.raw_date.split()))
        if minute is not None:
            own.append(minute)
        # seconds are cut off, mail arrives a little later
        near = own if minute is None else [*own, minute - 1, minute + 1]
        for author in _author_keys(archive, mention):
            others = chain.from_iterable(by_minute[author, time][-_RARE:] for time in near)
            first = next((n for n in others if shared.may_be_one(n, k)), None)
            if first is not None:
                groups.join(first, k)
            for time in own:
                by_minute[author, time].append(k)


def _minute(archive: Archive, reader: Record, mention: Mention) -> int | None:
    """The minute since 1970 that an attribution gives, where its zone or its reader's is known."""
    date = mention.dates[0] if len(mention.dates) == 1 else None
    span = None if date is None or date.hour is None else local_span(date, None)
    if date is None or span is None:
        return None
    offset = date.offset
    if offset is None:
        zones = [reader.offset] if reader.offset else archive.learnt_zones(reader)
        if len(zones) != 1 or mention.clock in ("quoted", "utc"):
            return None
        offset = zones[0]
    return int(span[0] // 60) - offset


def group_pieces(archive: Archive, pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of each lost message together, in the order of their first ones."""
    groups, shared = _Groups(archive, pieces), _Shared(archive, pieces)
    by_id: dict[str, int] = {}
    for k, piece in enumerate(pieces):
        if piece.lost_id:
            groups.join(k, by_id.setdefault(piece.lost_id, k), sure=True)
    _join_by_minute(archive, groups, shared)
    for a, b in shared.pairs():
        if shared.is_enough(a, b):
            groups.join(a, b)
    out: dict[int, list[Piece]] = defaultdict(list)
    for k, piece in enumerate(pieces):
        out[groups.find(k)].append(piece)
    return [out[k] for k in sorted(out)]
