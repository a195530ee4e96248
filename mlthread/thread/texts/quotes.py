"""Who wrote quoted words. In: the fingerprints of each message's own text, then of a quote. Out: `Hit`s.

The index holds only what authors wrote themselves, so a passage leads to its writer and not to those
who quoted it in between. Keys that many messages share (greetings, signatures, footers) lead nowhere.

>>> from .wordings import fingerprint
>>> index = QuoteIndex()
>>> said = fingerprint("The harbour opens on Monday at noon, says the warden.")
>>> index.add(1, *said)
>>> [hit.number for hit in index.find(*said)]
[1]
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence

from mlthread.frozen import NamedTuple

from .wordings import size_of

__all__ = ["Hit", "Postings", "QuoteIndex"]

COMMON = 16
"""A key held by more messages than this is nobody's words."""

_FEWEST = 4
"""Runs of words that a share is told from."""
_SHINGLE_SIZE = 3
"""What a shingle found weighs, in the units of `size_of`."""


class Hit(NamedTuple):
    """A message whose own words hold a quoted passage.

    `cover` is the share of the quote found there, 0 to 1, common lines not counted. `score` is the
    amount of text found, in full lines, each shared among the messages that hold it. `lines` is the
    number of distinct lines found; 0 where the passage was found only as re-flowed text.
    """

    number: int
    cover: float
    score: float
    lines: int


class Postings:
    """Key -> numbers of the messages that hold it, compact: most keys have one holder."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._more: dict[int, array[int]] = {}

    def add(self, number: int, keys: Iterable[int]) -> None:
        """A message holds these keys."""
        first, more = self._first, self._more
        for key in keys:
            known = first.setdefault(key, number)
            if known == number:
                continue
            others = more.get(key)
            if others is None:
                more[key] = array("q", (number,))
            elif len(others) < COMMON and number not in others:
                others.append(number)

    def holders(self, key: int) -> Sequence[int]:
        """The messages with this key, of a common one the first that were entered; none where nobody has it."""
        known = self._first.get(key)
        if known is None:
            return ()
        others = self._more.get(key)
        if others is None:
            return (known,)
        return (known, *others)

    def tellers(self, key: int) -> Sequence[int] | None:
        """Every message with this key; None for a key that too many share for it to tell any."""
        others = self._more.get(key)
        if others is None:
            known = self._first.get(key)
            return () if known is None else (known,)
        return None if len(others) >= COMMON else (self._first[key], *others)


class QuoteIndex:
    """Finds the messages whose own words a quote repeats. The order of adding changes nothing.

    `late` gives shingles, with the message of each, that are asked for when lines first do not do.
    """

    def __init__(
        self, late: Callable[[], Iterable[tuple[int, Iterable[int]]]] | None = None
    ) -> None:
        self._lines = Postings()
        self._shingles = Postings()
        self._late = late

    def add(self, number: int, lines: Iterable[int], shingles: Iterable[int] = ()) -> None:
        """Enter the fingerprint of what message `number` says in its own words."""
        self._lines.add(number, lines)
        self._shingles.add(number, shingles)

    def find(
        self,
        lines: Sequence[int],
        shingles: Sequence[int] | Callable[[], Sequence[int]] = (),
        limit: int = 12,
        exclude: int | None = None,
    ) -> list[Hit]:
        """The messages that hold a quote with these keys, best first.

        Lines are looked up first; shingles count where lines leave most of the quote unexplained, and need not be
        made before.
        """
        hits = self._gather(self._lines, lines, [size_of(key) for key in lines], exclude, True)
        best = max((hit.cover for hit in hits), default=0.0)
        runs = () if best >= 0.5 else shingles() if callable(shingles) else shingles
        if runs:
            if self._late is not None:
                for number, keys in self._late():
                    self._shingles.add(number, keys)
                self._late = None
            sizes = [_SHINGLE_SIZE] * len(runs)
            hits = _merged(hits, self._gather(self._shingles, runs, sizes, exclude, False))
        hits.sort(key=lambda hit: (-hit.cover * min(1.0, hit.score), -hit.score, hit.number))
        return hits[:limit]

    def share(self, number: int, shingles: Sequence[int]) -> float:
        """The share of a quote's runs of words that a message holds, however their lines are broken; common ones
        not counted, 0 where too few are left to tell.

        >>> index, said = QuoteIndex(), range(6)
        >>> index.add(1, (), said)
        >>> index.share(1, range(8)), index.share(2, range(8)), index.share(1, range(2))
        (0.75, 0.0, 0.0)
        """
        told = [who for who in map(self._shingles.tellers, shingles) if who is not None]
        if len(told) < _FEWEST:
            return 0.0
        return sum(number in who for who in told) / len(told)

    def holders(self, key: int) -> Sequence[int]:
        """The messages whose own words hold a key, of a line or of a run of words."""
        return self._lines.holders(key) or self._shingles.holders(key)

    @staticmethod
    def _gather(
        postings: Postings,
        keys: Sequence[int],
        sizes: Sequence[int],
        exclude: int | None,
        as_lines: bool,
    ) -> list[Hit]:
        found: dict[int, list[float]] = {}
        total = 0
        for key, size in zip(keys, sizes, strict=True):
            holders = postings.tellers(key)
            if holders is None:
                continue
            total += size
            for number in holders:
                if number != exclude:
                    tally = found.setdefault(number, [0.0, 0.0, 0])
                    tally[0] += size
                    tally[1] += size / 10 / len(holders)
                    tally[2] += 1
        return [
            Hit(number, size / total, score, int(count) if as_lines else 0)
            for number, (size, score, count) in found.items()
        ]


def _merged(by_line: Iterable[Hit], by_shingle: Iterable[Hit]) -> list[Hit]:
    """Per message the better of what its lines and its shingles explain."""
    best = {hit.number: hit for hit in by_line}
    for hit in by_shingle:
        other = best.get(hit.number)
        if other is None:
            best[hit.number] = hit
        else:
            cover, score = max(other.cover, hit.cover), max(other.score, hit.score)
            best[hit.number] = Hit(hit.number, cover, score, other.lines)
    return list(best.values())
