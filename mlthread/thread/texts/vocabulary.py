"""Which words messages have in common. In: the text of messages. Out: how much of one's words another uses.

Where nothing is quoted, a reply still takes up words of what it answers. A word counts the more the
fewer messages use it; words are kept as numbers of 18 bits, so that a record stays small and the
counts of an archive fit in one small table (a few words share a number, which does no harm).
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from math import log
from zlib import crc32

from .wordings import is_simple, letters_of, pairs_of_letters

__all__ = ["WordCounts", "vocabulary"]

_BITS = 18
_MASK = (1 << _BITS) - 1
_MANY = 4096
"""Words of which a table of all takes less to use than it takes to make."""
_SHORTEST = 3
_MOST = 400
"""Distinct words kept of one message: a log of thousands is no conversation."""


_LONGEST = 4000
"""Letters of a text in a script without spaces that are looked at."""


def vocabulary(text: str) -> array[int]:
    """Numbers of the first distinct words of `text` that have three letters or more, of scripts without spaces those
    of each two letters.

    >>> set(vocabulary("The tide")) == set(vocabulary("tide, the: tide"))
    True
    """
    found: dict[str, None] = {}
    for piece in (text,) if is_simple(text) else text.split("\n"):
        found.update(dict.fromkeys(letters_of(piece)))
        if len(found) > 2 * _MOST:
            break
    told = [word for word in found if len(word) >= _SHORTEST]
    told += pairs_of_letters(text[:_LONGEST])
    numbers = [crc32(word.encode()) & _MASK for word in told]
    return array("I", list(dict.fromkeys(numbers))[:_MOST])


class WordCounts:
    """In how many messages each word stands."""

    def __init__(self) -> None:
        self._counts: Counter[int] | array[int] = Counter()  # a table where there are many
        self._messages = 0
        self._weights: dict[int, float] = {}

    def add(self, words: Iterable[int]) -> None:
        """Count the words of one message."""
        counts = self._counts
        self._messages += 1
        self._weights.clear()
        for word in words:
            counts[word] += 1
        if isinstance(counts, Counter) and len(counts) > _MANY:
            self._counts = array("I", [0]) * (1 << _BITS)
            for word, count in counts.items():
                self._counts[word] = count

    def _weight(self, count: int) -> float:
        """What it says that two messages both use a word of so many; 0 for one that all use."""
        return log(max(1, self._messages) / max(1, count)) ** 2

    def shared(
        self, words: Collection[int], others: Sequence[Sequence[int]]
    ) -> list[tuple[float, float]]:
        """For each of `others` the share of `words` by weight that it uses too, and that it alone of them uses."""
        counts, known = self._counts, self._weights
        weights: dict[int, float] = {}
        for word in words:
            count = counts[word]
            weight = known.get(count)
            if weight is None:
                weight = known[count] = self._weight(count)
            weights[word] = weight
        total = sum(weights.values())
        if not total:
            return [(0.0, 0.0)] * len(others)
        common = [[word for word in set(other) if word in weights] for other in others]
        users = Counter(word for found in common for word in found)
        return [
            (
                sum(weights[word] for word in found) / total,
                sum(weights[word] for word in found if users[word] == 1) / total,
            )
            for found in common
        ]
