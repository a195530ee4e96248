"""Two sequences of words laid side by side. In: the words of a quote and of its source. Out: `Run`s.

Runs of equal words are found from shared short phrases, longest first, and only the gaps between
them are compared word by word, so time stays about linear on texts of any length.

>>> align("the red fox ran far away".split(), "see the red fox who ran far away".split())
[Run(quote=0, source=1, length=3), Run(quote=3, source=5, length=3)]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from mlthread.frozen import NamedTuple

from .places import Places, phrases

__all__ = ["MERGING", "TRACING", "Care", "Run", "align"]

_MOST_PLACES = 8
"""A phrase that stands at more places of the source is no anchor."""
_GAP_CELLS = 400_000
"""Larger gaps (words times words) are left as they are."""
_REACH = 12
"""How many words beyond its own length a loose end of the quote is looked for."""

_NEAR = 5
"""Across so few words in both texts even a single equal word is no chance."""

_PROSE = 4
"""Gaps of more words than this are compared only if they are akin."""


class Run(NamedTuple):
    """`length` equal words at `quote` in the quote and at `source` in the source."""

    quote: int
    source: int
    length: int


class Care(NamedTuple):
    """How likely equal words are taken for chance.

    `kinship` is the least share of letters in equal words that makes two gaps akin; `loose` the
    most words of a run at one end that is dropped when it says less than what parts it from the rest.
    """

    kinship: float
    loose: float


TRACING = Care(0.4, 4)
MERGING = Care(0.6, 2)
"""What overlaps at an end is no chance here, and few equal words inside are."""


def _phrase_length(count: int) -> int:
    return 3 if count >= 6 else 2 if count >= 3 else 1


def _diagonals(quote: Sequence[str], places_in: Places, size: int) -> list[Run]:
    """Every run of at least `size` equal words that holds a phrase rare enough to be an anchor."""
    source = places_in.words
    wanted = list(phrases(quote, size))
    places = places_in.of(wanted, size)
    seen: dict[int, int] = {}
    runs = []
    for i, phrase in enumerate(wanted):
        found = places.get(phrase, [])
        if len(found) > _MOST_PLACES:
            continue
        for j in found:
            if seen.get(j - i, 0) > i:
                continue
            stop = i + size
            while stop < len(quote) and stop + j - i < len(source):
                if quote[stop] != source[stop + j - i]:
                    break
                stop += 1
            start = i
            floor = seen.get(j - i, 0)
            while (
                start > floor
                and start + j - i > 0
                and quote[start - 1] == source[start - 1 + j - i]
            ):
                start -= 1
            seen[j - i] = stop
            runs.append(Run(start, start + j - i, stop - start))
    return runs


def _chain(runs: list[Run], size: int) -> list[Run]:
    """Runs that follow each other in both texts: the longest first, others where they fit."""
    chain: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.length, r.source, r.quote)):
        place = bisect_left(chain, run)
        q, s, n = run
        if place:
            before = chain[place - 1]
            cut = max(0, before.quote + before.length - q, before.source + before.length - s)
            q, s, n = q + cut, s + cut, n - cut
        if place < len(chain):
            after = chain[place]
            n = min(n, after.quote - q, after.source - s)
        if n >= min(size, run.length):
            chain.insert(place, Run(q, s, n))
    return chain


def _inside(
    quote: Sequence[str],
    source: Sequence[str],
    q: range,
    s: range,
    kinship: float,
    *,
    tail: bool = False,
) -> list[Run]:
    """Equal words within a gap; `tail` prefers the earliest places, else the latest."""
    if not q or not s or len(q) * len(s) > _GAP_CELLS:
        return []
    from rapidfuzz.distance import Indel  # late: most quotes are exact

    left, right = quote[q.start : q.stop], source[s.start : s.stop]
    if not tail:
        left, right = left[::-1], right[::-1]
    runs: list[Run] = []
    for block in Indel.opcodes(left, right):
        if block.tag != "equal":
            continue
        length = block.src_end - block.src_start
        if tail:
            runs.append(Run(q.start + block.src_start, s.start + block.dest_start, length))
        else:
            runs.append(Run(q.stop - block.src_end, s.stop - block.dest_end, length))
    if len(q) > _PROSE and _sum_letters(quote, runs) < kinship * sum(map(len, left)):
        # Two texts of one language share small words; that makes neither the other's source.
        runs = [run for run in runs if run.length > 2]
    return sorted(runs)


def _sum_letters(quote: Sequence[str], runs: Sequence[Run]) -> int:
    return sum(_letters(quote, run) for run in runs)


def _filled(
    quote: Sequence[str], source: Sequence[str], chain: list[Run], akin: float
) -> list[Run]:
    """The chain with the equal words of its gaps and loose ends."""
    first, last = chain[0], chain[-1]
    low = max(0, first.source - first.quote - _REACH)
    runs = _inside(quote, source, range(first.quote), range(low, first.source), akin)
    for run, after in pairwise(chain):
        runs.append(run)
        q = range(run.quote + run.length, after.quote)
        s = range(run.source + run.length, after.source)
        if len(s) > 4 * len(q) + 4 * _REACH:
            # A long cut lies between: look only next to its two sides.
            near = 2 * len(q) + _REACH
            head = _inside(quote, source, q, range(s.start, s.start + near), akin, tail=True)
            done = head[-1].quote + head[-1].length if head else q.start
            runs.extend(head)
            rest = range(done, q.stop)
            runs.extend(_inside(quote, source, rest, range(s.stop - near, s.stop), akin))
        else:
            runs.extend(_inside(quote, source, q, s, akin, tail=True))
    runs.append(last)
    q = range(last.quote + last.length, len(quote))
    s = range(last.source + last.length, len(source))
    runs.extend(_inside(quote, source, q, s[: len(q) + _REACH], akin, tail=True))
    return runs


def _is_stray(run: Run, before: Run | None, after: Run | None, letters: int) -> bool:
    """Whether a short run stands by chance: far from both neighbours in the source."""
    if run.length > 2 or letters > 12 or (before is None and after is None):
        return False
    far = []
    if before is not None:
        gap = run.source - before.source - before.length
        far.append(gap > 2 * (run.quote - before.quote - before.length) + 4)
    if after is not None:
        gap = after.source - run.source - run.length
        far.append(gap > 2 * (after.quote - run.quote - run.length) + 4)
    return all(far)


def _without_strays(quote: Sequence[str], runs: Sequence[Run]) -> list[Run]:
    kept: list[Run] = []
    for place, run in enumerate(runs):
        after = runs[place + 1] if place + 1 < len(runs) else None
        if not _is_stray(run, kept[-1] if kept else None, after, _letters(quote, run)):
            kept.append(run)
    return kept


def _letters(quote: Sequence[str], run: Run) -> int:
    return sum(map(len, quote[run.quote : run.quote + run.length]))


def _peeled(quote: Sequence[str], runs: list[Run], longest: float) -> list[Run]:
    """The runs without those at the two ends that say less than the words between them and the rest.

    What follows or precedes a quote (a footer, somebody else's lines) shares chance words with
    the source. Runs longer than `longest` words stay.
    """

    def is_loose(run: Run, left: Run, right: Run) -> bool:
        low, high = left.quote + left.length, right.quote
        gap = right.source - left.source - left.length
        if max(high - low, gap) <= _NEAR:
            return False
        return run.length <= longest and _letters(quote, run) <= sum(map(len, quote[low:high]))

    while len(runs) > 1 and is_loose(runs[-1], runs[-2], runs[-1]):
        runs.pop()
    low = 0
    while low < len(runs) - 1 and is_loose(runs[low], runs[low], runs[low + 1]):
        low += 1
    return runs[low:]


def _firm(runs: Sequence[Run]) -> list[Run]:
    """The runs without single words and pairs that stand amid many more unequal words."""
    kept: list[Run] = []
    for place, run in enumerate(runs):
        if kept and run.length <= 2 and place + 1 < len(runs):
            after = runs[place + 1]
            left = run.quote - kept[-1].quote - kept[-1].length
            right = after.quote - run.quote - run.length
            if min(left, right) > 2 * run.length:
                continue
        kept.append(run)
    return kept


def align(quote: Sequence[str], source: Sequence[str] | Places, care: Care = TRACING) -> list[Run]:
    """Runs of equal words of `quote` and `source`, in order in both.

    What is likely equal by chance is left out. Of a text that many quotes are compared with, give
    its `Places`.
    """
    places = source if isinstance(source, Places) else Places(source)
    source = places.words
    size = _phrase_length(len(quote))
    chain: list[Run] = []
    while size and not chain:
        chain = _chain(_diagonals(quote, places, size), size)
        size -= 1
    if not chain:
        return []
    runs = _filled(quote, source, chain, care.kinship)
    return _peeled(quote, _firm(_without_strays(quote, runs)), care.loose)
