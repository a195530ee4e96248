"""One text from many quotes of a lost message. In: `QuotePiece`s. Out: `MergedText`, every line with its origin.

The fullest copy comes first; of every other copy the words that are not there yet are put where the
words round them stand. Lines nobody quotes are missing for good: where the quotes show that, a line
"[…]" says so.

>>> a = QuotePiece("a@example.org", 3, "The first line is quoted here\\nand the second one as well")
>>> b = QuotePiece("b@example.org", 7, "and the second one as well\\nand nobody else has the third")
>>> print(merge_quotes([a, b]).text)
The first line is quoted here
and the second one as well
and nobody else has the third
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from mlthread.frozen import NamedTuple
from mlthread.model import Provenance

from .draft import Draft, Unit

if TYPE_CHECKING:
    from .align import Run

__all__ = ["GAP", "MergedText", "QuotePiece", "merge_quotes"]

GAP = "[…]"
"""The line that stands for words that no quote holds."""

_PHRASE = 3
"""Words that two copies must have in common, in a row, to be compared."""
_FEW = 4
"""Fewer words than this inside a line are another reading, not more text."""
_LOOSE = 6
"""Fewer words than this at a loose end, where another copy goes on otherwise, are left out."""
_TELLING = 24
"""Letters that are no chance where they follow each other, whatever the blanks."""
_AKIN = 0.5
"""How much of two words or groups of words is equal where one is a damaged or misspelt other."""
_MOST_COMPARED = 10_000_000
"""Words of the text so far that are looked through for all pieces together: thousands of pieces of one
message are not compared with all of it each."""


class QuotePiece(NamedTuple):
    """Consecutive quoted lines of a lost message: `text` without its marks is lines `start` and
    following of the body of message `id`; `cut`: who quotes it says right above that something is left out."""

    id: str
    start: int
    text: str
    cut: bool = False


class MergedText(NamedTuple):
    """The text of a lost message as far as quotes show it, and where each line comes from."""

    text: str
    provenance: tuple[Provenance, ...]


class _Copy:
    """All pieces of one quoting message, in order."""

    def __init__(self, message_id: str, pieces: Sequence[QuotePiece]) -> None:
        self.id = message_id
        self.pieces = [Draft.read(p.id, p.start, p.text, p.cut) for p in sorted(pieces)]
        self.pieces = [piece for piece in self.pieces if any(unit.words for unit in piece)]
        units = [unit for piece in self.pieces for unit in piece]
        self.letters = sum(len(word.letters) for unit in units for word in unit.words)
        found = [word.letters for unit in units for word in unit.words]
        size = min(_PHRASE, len(found))
        self.phrases = {tuple(found[k : k + size]) for k in range(len(found) - size + 1)}
        self.rank = (-self.letters * (1.0 - 0.5 * _raggedness(units)), message_id)
        self.is_whole = len(self.pieces) == 1 and all(unit.join != "cut" for unit in units)


def _raggedness(units: Sequence[Unit]) -> float:
    """The share of lines that a client broke again: short ones with more text right below."""
    lengths = [len(unit.text) for unit in units]
    full = max(lengths, default=0) * 0.5
    broken = sum(1 for a, b in pairwise(lengths) if 0 < a < full and b >= full)
    return broken / len(lengths) if lengths else 0.0


def merge_quotes(pieces: Iterable[QuotePiece]) -> MergedText:
    """One text from all quotes of one lost message; the order of the pieces changes nothing."""
    by_reader: dict[str, list[QuotePiece]] = {}
    for piece in pieces:
        by_reader.setdefault(piece.id, []).append(piece)
    copies = sorted((_Copy(k, v) for k, v in by_reader.items()), key=lambda copy: copy.rank)
    copies = [copy for copy in copies if copy.pieces]
    if not copies:
        return MergedText("", ())
    draft = Draft()
    queue = _Queue(copies)
    while (found := queue.pop()) is not None:
        copy, is_tied = found
        if is_tied and not _add(draft, copy):
            continue
        if not is_tied:
            # Nothing ties it to what is there: its place is not known.
            for units in copy.pieces:
                draft.append(units, "cut" if copy is not copies[0] else "seam")
        queue.placed(copy)
    return MergedText(*draft.written(GAP))


class _Queue:
    """The copies that wait for their place: first those that share phrases with the text so far.

    A copy that could not be placed comes again when it shares twice as many, or at the end, untied.
    """

    def __init__(self, copies: Sequence[_Copy]) -> None:
        self.waiting = dict.fromkeys(copies)
        # What stands on either side of a break is not known to follow: whole copies tell where it belongs.
        by_wholeness = sorted(copies, key=lambda copy: not copy.is_whole)
        self.order = {copy: number for number, copy in enumerate(by_wholeness)}
        self.shared = dict.fromkeys(copies, 0)
        self.due = dict.fromkeys(copies, 1)
        self.ready: list[tuple[int, _Copy]] = []
        self.holders: dict[tuple[str, ...], list[_Copy]] = {}
        for copy in copies:
            for phrase in copy.phrases:
                self.holders.setdefault(phrase, []).append(copy)

    def pop(self) -> tuple[_Copy, bool] | None:
        """The next copy to place, and whether it shares words with the text; None at the end."""
        while self.ready:
            copy = heappop(self.ready)[1]
            if copy in self.waiting and self.shared[copy] >= self.due[copy]:
                self.due[copy] = 2 * self.shared[copy]
                return copy, True
        first = next(iter(self.waiting), None)
        return None if first is None else (first, False)

    def placed(self, copy: _Copy) -> None:
        """Note that a copy's words are in the text."""
        del self.waiting[copy]
        touched: dict[_Copy, None] = {}
        for phrase in copy.phrases:
            for other in self.holders.pop(phrase, ()):
                self.shared[other] += 1
                touched[other] = None
        for other in touched:
            if other in self.waiting and self.shared[other] >= self.due[other]:
                heappush(self.ready, (self.order[other], other))


def _add(draft: Draft, copy: _Copy) -> bool:
    """Put a copy's new words into the draft; False where nothing of it is there yet."""
    places = [draft.known(units) or _weave(draft, units) for units in copy.pieces]
    if not any(places):
        return False
    before: Unit | None = None
    for index, units in enumerate(copy.pieces):
        place = places[index]
        if place is None:
            after = next((p[0] for p in places[index + 1 :] if p is not None), None)
            place = draft.put_between(units, before, after)
        before = place[1]
    return True


def _weave(draft: Draft, units: list[Unit]) -> tuple[Unit, Unit] | None:
    """Put a piece's new words round those that are there; None where too few are."""
    quoted = [word for unit in units for word in unit.words]
    if draft.compared > _MOST_COMPARED:
        return None
    there = draft.words()
    draft.compared += len(there)
    letters = [word.letters for word in quoted]
    source = [word.letters for word in there]
    from .align import MERGING, align  # late: of most lost messages there is one copy

    runs, rows = _without_rows(units, align(letters, source, MERGING), letters, source)
    shared = sum(len(quoted[i].letters) for r in runs for i in range(r.quote, r.quote + r.length))
    total = sum(len(word.letters) for word in quoted)
    firm = max((run.length for run in runs), default=0) >= min(3, len(quoted))
    if not firm or shared < min(12, 0.6 * total):
        return None
    ends = draft.unit_of(runs[0].source), draft.unit_of(runs[-1].source + runs[-1].length - 1)
    # From the end, so that places in the draft before a change stay true.
    last, whole = runs[-1], "".join(source)
    tail, head = range(last.quote + last.length, len(quoted)), range(runs[0].quote)
    if not _is_glued(letters, tail, whole):
        _put_tail(draft, units, tail, last, rows)
    for run, after in reversed(list(pairwise(runs))):
        _put_inside(draft, units, run, after, rows)
    if not _is_glued(letters, head, whole):
        _put_head(draft, units, head, runs[0], rows)
    return ends


def _is_glued(letters: Sequence[str], new: range, whole: str) -> bool:
    """Whether words are there but for the blanks between them, which some clients lose."""
    run = "".join(letters[new.start : new.stop])
    return len(run) >= _TELLING and run in whole


def _without_rows(
    units: Sequence[Unit], runs: list[Run], quoted: Sequence[str], source: Sequence[str]
) -> tuple[list[Run], set[int]]:
    """The runs without those in lines that are another row of a table or a list than the one they
    seem to be: other numbers stand in it, or other words at two places. And where these lines begin."""
    gaps = [
        (run.quote + run.length, after.quote)
        for run, after in pairwise(runs)
        if _differ(
            quoted[run.quote + run.length : after.quote],
            source[run.source + run.length : after.source],
        )
    ]
    if not gaps:
        return runs, set()
    rows: list[range] = []
    start = first = 0
    for unit in units:
        stop = start + len(unit.words)
        while first < len(gaps) and gaps[first][1] <= start:
            first += 1
        last = first
        while last < len(gaps) and gaps[last][0] < stop:
            last += 1
        near = gaps[first:last]
        inside = [gap for gap in near if start <= gap[0] and gap[1] <= stop]
        across = [
            (max(low, start), min(high, stop)) for low, high in near if start < low or high < stop
        ]
        if len(inside) > 1 or any(_has_digits(quoted[low:high]) for low, high in across):
            rows.append(range(start, stop))
        start = stop
    stops = [row.stop for row in rows]
    kept = [
        part
        for run in runs
        for part in _outside(run, islice(rows, bisect_right(stops, run.quote), None))
    ]
    return kept, {row.start for row in rows}


def _outside(run: Run, rows: Iterable[range]) -> Iterator[Run]:
    """What of a run lies outside of the rows, of which none ends before it."""
    low, high = run.quote, run.quote + run.length
    for row in rows:
        if row.start >= high:
            break
        if low < row.start:
            yield run._replace(
                quote=low, source=run.source + low - run.quote, length=row.start - low
            )
        low = row.stop
    if low < high:
        yield run._replace(quote=low, source=run.source + low - run.quote, length=high - low)


def _differ(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether these are other words, no other spelling or damage of the same."""
    if not left or not right:
        return False
    if _has_digits(left) and _has_digits(right):
        return True
    from rapidfuzz.distance import Indel  # late: most copies are equal

    return Indel.normalized_similarity("".join(left), "".join(right)) < _AKIN


def _has_digits(found: Iterable[str]) -> bool:
    return any(letter.isdigit() for word in found for letter in word)


def _put_tail(draft: Draft, units: list[Unit], new: range, last: Run, rows: set[int]) -> None:
    if not new:
        return
    place = last.source + last.length
    if draft.is_open(place):
        draft.insert(place, draft.cut_out(units, new), joined_before=True)
    elif len(new) >= _LOOSE or not rows.isdisjoint(new):
        draft.insert(draft.next_open(place), draft.cut_out(units, new))


def _put_head(draft: Draft, units: list[Unit], new: range, first: Run, rows: set[int]) -> None:
    if not new:
        return
    if draft.is_open(first.source):
        draft.insert(first.source, draft.cut_out(units, new), joined_after=True)
    elif len(new) >= _LOOSE or not rows.isdisjoint(new):
        draft.insert(draft.open_before(first.source), draft.cut_out(units, new))


def _put_inside(draft: Draft, units: list[Unit], run: Run, after: Run, rows: set[int]) -> None:
    new = range(run.quote + run.length, after.quote)
    low, high = run.source + run.length, after.source
    if not new:
        if low == high:
            draft.close(low)
        return
    seam = next((place for place in range(low, high + 1) if draft.is_open(place)), None)
    if seam is not None:
        joined = seam == low, seam == high
    elif low == high and (len(new) >= _FEW or draft.is_boundary(low)):
        seam, joined = low, (True, True)
    elif len(new) > 2 * (high - low) + 2 * _FEW:
        seam, joined = high, (False, True)
    elif not rows.isdisjoint(new):
        seam, joined = (low, (True, False)) if draft.is_boundary(low) else (high, (False, True))
    else:
        return
    draft.insert(seam, draft.cut_out(units, new), joined_before=joined[0], joined_after=joined[1])
