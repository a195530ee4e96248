"""Which quotes are of one lost message. In: `Piece`s. Out: groups of them.

Pieces are one lost message when they share its Message-ID, or their author and date, or their very
lines. Look-ups are by key, so nothing is compared all to all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from .archive import Archive
from .clocks import DAY, HOUR, local_span
from .people import name_words
from .pieces import Piece, mention_of
from .records import Mention
from .wordings import size_of

__all__ = ["group_pieces"]

_RARE = 4
_SHARE = 0.3
"""Share of the shorter of two quotes that both must hold."""
_WITNESSES = 6
_APART = 120 * DAY
"""Replies to one message seldom lie further apart."""


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
    person = archive.people.surely(mention.name, mention.email)
    if person is not None:
        return person
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
    x, y = mention_of(archive, a), mention_of(archive, b)
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
    x, y = mention_of(archive, a), mention_of(archive, b)
    whole = min(sum(map(size_of, x.lines)), sum(map(size_of, y.lines)))
    if size < _SHARE * whole:
        return False
    m, n = archive.records[a.reader], archive.records[b.reader]
    if m.time is not None and n.time is not None and abs(m.time - n.time) > _APART:
        return False
    return size >= (4 if m.subject == n.subject else 24)


def group_pieces(archive: Archive, pieces: list[Piece]) -> list[list[Piece]]:
    groups = _Groups(archive, pieces)
    by_id: dict[str, int] = {}
    by_date: dict[tuple[object, str], int] = {}
    by_line: dict[int, list[int]] = defaultdict(list)
    for k, piece in enumerate(pieces):
        mention = mention_of(archive, piece)
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
            len(mention_of(archive, pieces[a]).lines), len(mention_of(archive, pieces[b]).lines)
        )
        if count >= max(1, _SHARE * small) and not _conflict(archive, pieces[a], pieces[b]):
            groups.join(a, b)
    out: dict[int, list[Piece]] = defaultdict(list)
    for k, piece in enumerate(pieces):
        out[groups.find(k)].append(piece)
    return [out[k] for k in sorted(out)]
