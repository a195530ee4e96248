"""What stands between the equal words of a quote and its source. In: aligned words. Out: a `Reading`.

Each gap is typography, a cut that the quote shows, or a change of words; `tracing` says in words
where the line between the last two is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.frozen import field, slotted
from mlthread.model import WordChange
from mlthread.pattern import pattern

from .align import Run
from .sameword import DOTS, are_alike, as_written, is_line_mark
from .sourcetext import SourceText
from .wordings import Word

__all__ = ["Reading", "read_changes"]

_SLIP = 5
"""A whole sentence of so few words, gone from the middle of a line, is a change and no cut."""
_FEW = 8
"""More words than this, gone where a line of the quote ends, were cut and not changed."""
_SHORT = 4
"""Letters of a word that two lines do not have in common by chance."""
_AKIN = 0.5
"""How much is equal of words of which one are the others, changed."""
_MANY = 30
"""So many words in one place were cut, whatever the line breaks."""

_SENTENCE_END = pattern(r"[.!?…:;。！？][\"'”’»)\]*_>]{0,4}$")


@slotted
class Reading:
    """How a quote stands to its source: words [start, stop) of the source are quoted.

    `alike` counts letters of the quote that are the source's in other guise (a split URL, a
    shortened address).
    """

    start: int
    stop: int
    elided: bool = False
    rewrapped: bool = False
    alike: int = 0
    changes: list[WordChange] = field(default_factory=list)


class _Reader:
    def __init__(
        self,
        quoted: Sequence[Word],
        marks: Sequence[int],
        text: SourceText,
    ) -> None:
        self.quoted = quoted
        self.marks = set(marks)
        self.source = text.words
        self.places = text.places
        self.others = text.others

    def is_marked(self, low: int, high: int) -> bool:
        """Whether a cut mark stands before one of the words [low, high]."""
        return any(place in self.marks for place in range(low, high + 1))

    def is_dotted(self, q: int) -> bool:
        """Whether dots stand at the seam before word q: a cut, where words are missing there."""
        return self.quoted[q - 1].written.endswith(DOTS) or self.quoted[q].written.startswith(DOTS)

    def is_cut(self, q: int, s0: int, s1: int) -> bool:
        """Whether the source's words [s0, s1), missing before word q, were cut, not changed."""
        count, source = s1 - s0, self.source
        broken = self.quoted[q - 1].line != self.quoted[q].line
        whole_lines = (
            source[s0].line != source[s0 - 1].line and source[s1].line != source[s1 - 1].line
        )
        sentences = bool(
            _SENTENCE_END.search(source[s0 - 1].written)
            and _SENTENCE_END.search(source[s1 - 1].written)
        )
        if count > _MANY:
            return True
        if broken:
            return whole_lines or sentences or count > _FEW
        return (whole_lines and count > _FEW) or (sentences and count > _SLIP)

    def is_inserted(self, q0: int, q1: int) -> bool:
        """Whether the unequal words [q0, q1) of the quote are whole lines, and more than a slip."""
        quoted = self.quoted
        return (
            q1 - q0 > _SLIP
            and quoted[q0].line != quoted[q0 - 1].line
            and quoted[q1].line != quoted[q1 - 1].line
        )

    def gap(self, reading: Reading, q0: int, q1: int, s0: int, s1: int) -> None:
        """One gap between two runs."""
        left, right = self.quoted[q0:q1], self.source[s0:s1]
        if self.is_marked(q0, q1):
            reading.elided = True
            if left and not are_alike(left, right):
                reading.changes.append(WordChange(left[0].line, "", as_written(left)))
        elif are_alike(left, right) or self.is_no_word(q0, q1, s0, s1):
            reading.alike += sum(len(word.letters) for word in left)
        elif not left and self.shown_cut(q0, s0, s1):
            reading.elided = True
        elif self.is_inserted(q0, q1) or self.is_requoted(left):
            # Lines of somebody else stand in the quote: no words of the source were changed.
            reading.elided = reading.elided or bool(right)
        elif len(right) > 3 * len(left) + _MANY:
            reading.elided = True
            reading.changes.append(WordChange(left[0].line, "", as_written(left)))
        else:
            line = left[0].line if left else self.quoted[q0 - 1].line
            reading.changes.append(WordChange(line, as_written(right), as_written(left)))

    def head(self, reading: Reading, first: Run) -> None:
        """The quote's words before the first run."""
        if self.is_marked(0, first.quote):
            reading.elided = True
        loose = list(self.quoted[: first.quote])
        before = self.source[max(0, first.source - len(loose) - 3) : first.source]
        for count in range(1, len(before) + 1 if len(loose) <= _FEW else 0):
            if loose and are_alike(loose, before[-count:]):
                reading.start -= count
                reading.alike += sum(len(word.letters) for word in loose)
                return
        place = self.elsewhere(loose, 0, reading.start, self.is_marked(first.quote, first.quote))
        if place is None:
            torn = self.quoted[: self.line_end(first)]
            place = self.elsewhere(torn, 0, reading.start, False)
        if place is not None:
            reading.start, reading.elided = place, True
            return
        anchor = self.quoted[first.quote]
        mid_line = first.source > 0 and (
            self.source[first.source - 1].line == self.source[first.source].line
        )
        goes_on = first.source > 0 and (
            self.source[first.source].line - self.source[first.source - 1].line <= 1
        )
        own = _beside(loose, anchor.line, keep=goes_on)
        if not own or self.is_requoted(own) or self.is_link(reading, own):
            return
        if is_line_mark(own, None):
            return
        inner = mid_line or own[0].line != anchor.line
        was = self.source[max(0, first.source - len(own)) : first.source] if inner else ()
        if own[0].line != anchor.line and not _are_akin(own, was):
            was = ()
        if len(own) == 1 and was and was[-1].letters.endswith(own[0].letters):
            return
        reading.start -= len(was)
        reading.changes.append(WordChange(own[0].line, as_written(was), as_written(own)))

    def line_end(self, first: Run) -> int:
        """The word below the line that loose words at the head share with the first run, 0 where they share none:
        the end of the line may stand twice in the source, and the run have the nearer place."""
        q = first.quote
        while q < first.quote + first.length and self.quoted[q].line == self.quoted[q - 1].line:
            q += 1
        return q if q > first.quote and q < len(self.quoted) else 0

    def tail(self, reading: Reading, last: Run) -> None:
        """The quote's words after the last run."""
        q, s = last.quote + last.length, last.source + last.length
        if self.is_marked(q, len(self.quoted)):
            reading.elided = True
        loose = list(self.quoted[q:])
        after = self.source[s : s + len(loose) + 3]
        for count in range(1, len(after) + 1 if len(loose) <= _FEW else 0):
            if loose and are_alike(loose, after[:count]):
                reading.stop += count
                reading.alike += sum(len(word.letters) for word in loose)
                return
        place = self.elsewhere(loose, s, len(self.source), self.is_marked(q, q))
        if place is not None:
            reading.stop, reading.elided = place + len(loose), True
            return
        anchor = self.quoted[q - 1]
        goes_on = bool(after) and after[0].line - self.source[s - 1].line <= 1
        own = _beside(loose, anchor.line, keep=goes_on)
        if not own or self.is_requoted(own) or self.is_link(reading, own):
            return
        mid_line = goes_on and after[0].line == self.source[s - 1].line
        inner = (mid_line or own[-1].line != anchor.line) and own[0].written[0] not in "[{"
        was = after[: len(own)] if inner else ()
        if own[-1].line != anchor.line and not _are_akin(own, was):
            was = ()
        if len(own) == 1 and after and after[0].letters.startswith(own[0].letters):
            return
        reading.stop += len(was)
        reading.changes.append(WordChange(own[0].line, as_written(was), as_written(own)))

    def is_requoted(self, loose: Sequence[Word]) -> bool:
        """Whether words are lines that stand in the source's body, but are not its author's."""
        lines: dict[int, str] = {}
        for word in loose:
            lines[word.line] = lines.get(word.line, "") + word.letters
        return self.others.hold(list(lines.values()))

    @staticmethod
    def is_link(reading: Reading, own: Sequence[Word]) -> bool:
        """Whether words at an end are links alone that a converter added."""
        if not are_alike(own, ()):
            return False
        reading.alike += sum(len(word.letters) for word in own)
        return True

    def is_no_word(self, q0: int, q1: int, s0: int, s1: int) -> bool:
        """Whether what one text has and the other has not are links said twice, or a mark."""
        words, low, high = (self.quoted, q0, q1) if q1 > q0 else (self.source, s0, s1)
        if q1 > q0 and s1 > s0:
            return False
        before = words[low - 1] if low else None
        return is_line_mark(words[low:high], before) or _is_doubled(words, low, high)

    def elsewhere(self, loose: Sequence[Word], low: int, high: int, marked: bool) -> int | None:
        """Where words at an end of the quote, parted from the rest by a cut, stand in the source.

        Without a mark they must be whole lines of the quote, and a single word a whole line.
        """
        count = len(loose)
        if not loose or not (marked or self.fills_lines(loose)):
            return None
        wanted = tuple(word.letters for word in loose)
        for place in self.places.where(wanted, low, high):
            if marked or count > 1 or self.is_line(place):
                return place
        return None

    def fills_lines(self, loose: Sequence[Word]) -> bool:
        """Whether loose words at one end of the quote are whole lines of it."""
        inner = self.quoted[len(loose)] if loose[0] is self.quoted[0] else None
        if inner is not None:
            return loose[-1].line != inner.line
        return loose[0].line != self.quoted[-len(loose) - 1].line

    def is_line(self, place: int) -> bool:
        """Whether a word is alone on its line in the source."""
        line = self.source[place].line
        beside = (place - 1, place + 1)
        return all(not 0 <= k < len(self.source) or self.source[k].line != line for k in beside)

    def shown_cut(self, q: int, s0: int, s1: int) -> bool:
        """Whether the words missing before word q were cut.

        Where equal words stand at both sides of the gap it may lie a few words further on or back.
        """
        for step in (1, -1):
            k = 0
            while abs(k) <= _FEW and 0 < q + k < len(self.quoted) and s1 + k < len(self.source):
                if self.is_marked(q + k, q + k) or self.is_dotted(q + k):
                    return True
                if self.is_cut(q + k, s0 + k, s1 + k):
                    return True
                a, b = (s0 + k, s1 + k) if step > 0 else (s0 + k - 1, s1 + k - 1)
                if a < 1 or self.source[a].letters != self.source[b].letters:
                    break
                k += step
        return False

    def is_rewrapped(self, run: Run) -> bool:
        """Whether line breaks within a run differ."""
        q, s, n = run
        return any(
            (self.quoted[q + k].line == self.quoted[q + k - 1].line)
            != (self.source[s + k].line == self.source[s + k - 1].line)
            for k in range(1, n)
        )


def _is_doubled(words: Sequence[Word], low: int, high: int) -> bool:
    """Whether each word is the link that stands beside it, as in `URL <URL>` for `URL`."""
    if high - low > _SLIP:
        return False
    return all(
        "://" in words[k].written
        and words[k].letters in {word.letters for word in words[max(0, k - 1) : k + 2 : 2]}
        for k in range(low, high)
    )


def _are_akin(own: Sequence[Word], was: Sequence[Word]) -> bool:
    """Whether words are another form of what stands there: a line of other words was added, not changed."""
    from rapidfuzz.distance import Indel  # late: few quotes are altered

    left, right = ("".join(word.letters for word in run) for run in (own, was))
    return Indel.normalized_similarity(left, right) >= _AKIN


def _beside(loose: Sequence[Word], line: int, *, keep: bool) -> list[Word]:
    """Loose words that belong to the quote: those in a line with words of the source.

    Whole lines beyond them are somebody else's, unless few words stand where the source goes on.
    """
    if keep and len(loose) <= _SLIP:
        return list(loose)
    return [word for word in loose if word.line == line]


def _without_chance(quoted: Sequence[Word], runs: Sequence[Run]) -> Sequence[Run]:
    """The runs without a last one that is a short word of the last line, of which nothing else is equal."""
    if len(runs) < 2 or runs[-1].length > 1:
        return runs
    last, before = runs[-1], runs[-2]
    word = quoted[last.quote]
    if word.line != quoted[-1].line or quoted[before.quote + before.length - 1].line == word.line:
        return runs
    return runs[:-1] if len(word.letters) < _SHORT else runs


def read_changes(
    quoted: Sequence[Word],
    marks: Sequence[int],
    source: SourceText,
    runs: Sequence[Run],
) -> Reading:
    """How the quoted words stand to the source's, given their runs of equal words.

    `marks` are indexes of quoted words before which the quoter marked a cut.
    """
    reader = _Reader(quoted, marks, source)
    runs = _without_chance(quoted, runs)
    first, last = runs[0], runs[-1]
    reading = Reading(first.source, last.source + last.length)
    reader.head(reading, first)
    for place, run in enumerate(runs):
        if place:
            q, s, n = runs[place - 1]
            reader.gap(reading, q + n, run.quote, s + n, run.source)
        reading.rewrapped = reading.rewrapped or reader.is_rewrapped(run)
    reader.tail(reading, last)
    return reading
