"""Where phrases stand in a text. In: the words of one text, then phrases. Out: the places of each.

The first few who ask have the text looked through; one that is asked of often is entered in an
index, so that many short quotes of a long message cost what they are long, not what it is.

>>> list(Places("red fox and red fox".split()).where(("red", "fox"), 1, 5))
[3]
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

__all__ = ["Places", "Stretches", "phrases"]

Phrase = tuple[str, ...]

_SEARCHES = 4
"""A text that is looked through more often than this is entered in an index."""
_LONGEST = 3
"""Words of a phrase that are looked up; the others are compared."""
_MOST_TRIED = 1000
"""Places at which a longer phrase is looked for."""
_HEADS = (12, 5)
"""Letters by which a stretch of a text is looked up, the most it has."""
_READ = 1_000_000
"""Letters that are read in search of stretches before a text gets an index of them."""
_USUAL = 100
"""A stretch that begins like more words than this is searched for after all."""


def phrases(words: Sequence[str], size: int) -> Iterator[Phrase]:
    """All runs of so many words, in order."""
    return zip(*(words[skipped:] for skipped in range(size)), strict=False)


class Places:
    """Where each run of one to three words begins in a text, counted in words."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._asked: dict[int, int] = {}
        self._index: dict[int, dict[Phrase, list[int]]] = {}

    def of(self, wanted: Iterable[Phrase], size: int) -> Mapping[Phrase, Sequence[int]]:
        """The rising places of phrases of `size` words; perhaps those of others as well."""
        known = self._indexed(size)
        if known is not None:
            return known
        found: dict[Phrase, list[int]] = {phrase: [] for phrase in wanted}
        for place, phrase in enumerate(phrases(self.words, size)):
            if phrase in found:
                found[phrase].append(place)
        return found

    def where(self, wanted: Phrase, low: int, high: int) -> Iterator[int]:
        """The places from `low` on where all these words stand before word `high`, but for the ones
        after many where only the first few do."""
        head = wanted[:_LONGEST]
        last = high - len(wanted)
        for place in islice(self._from(head, low, last), _MOST_TRIED):
            if len(wanted) == len(head) or tuple(self.words[place : place + len(wanted)]) == wanted:
                yield place

    def _from(self, head: Phrase, low: int, last: int) -> Iterator[int]:
        """The places [low, last] of a short phrase."""
        known = self._indexed(len(head))
        if known is not None:
            places = known.get(head, [])
            yield from islice(places, bisect_left(places, low), bisect_right(places, last))
            return
        place = low - 1
        try:
            while True:
                place = self.words.index(head[0], place + 1, max(0, last + 1))
                if tuple(self.words[place : place + len(head)]) == head:
                    yield place
        except ValueError:
            return

    def _indexed(self, size: int) -> dict[Phrase, list[int]] | None:
        known = self._index.get(size)
        if known is not None:
            return known
        self._asked[size] = self._asked.get(size, 0) + 1
        if self._asked[size] <= _SEARCHES:
            return None
        known = self._index[size] = {}
        for place, phrase in enumerate(phrases(self.words, size)):
            known.setdefault(phrase, []).append(place)
        return known


class Stretches:
    """Where unbroken stretches of letters begin with a word in a text written without spaces.

    `run` is the letters, `starts` are the rising offsets of words in it.
    """

    def __init__(self, run: str, starts: Sequence[int]) -> None:
        self.run = run
        self.starts = starts
        self._read = 0
        self._index: dict[int, dict[str, list[int]]] = {}

    def where(self, wanted: str) -> Iterator[int]:
        """The rising offsets of a stretch, those inside a word among them or not."""
        size = next((size for size in _HEADS if size <= len(wanted)), 0)
        if size and self._read > _READ:
            places = self._indexed(size).get(wanted[:size], [])
            if len(places) <= _USUAL:
                yield from (place for place in places if self.run.startswith(wanted, place))
                return
        offset = start = 0
        while (offset := self.run.find(wanted, start)) >= 0:
            self._read += offset - start
            yield offset
            start = offset + 1
        self._read += len(self.run) - start

    def _indexed(self, size: int) -> dict[str, list[int]]:
        known = self._index.get(size)
        if known is None:
            known = self._index[size] = {}
            for place in self.starts:
                known.setdefault(self.run[place : place + size], []).append(place)
        return known
