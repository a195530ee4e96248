"""Levels that marks do not tell, told by what others wrote. In: records, their segments, who is who. Out: segments and
mentions of which some stand a level higher or lower.

Below a line that says who is quoted, and no deeper than it, stand that one's words, then the answer of whoever quoted
them, and no mark parts the two. Where the archive holds what that one wrote, its words tell:

    > On May 3, 2010, Ann Lee wrote:
    > Shall we mend the gate?        Ann wrote this,
    > Not before May.                and this not: so it is of whoever is quoted here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from mlthread.frozen import NamedTuple, replace
from mlthread.model import Segment
from mlthread.thread.lost.mixed import places_of, shares_of
from mlthread.thread.parents.twins import is_textless
from mlthread.thread.texts.places import Places
from mlthread.thread.texts.quotes import QuoteIndex
from mlthread.thread.texts.wordings import Fingerprint, fingerprint, has_words, word_count
from mlthread.thread.times.clocks import DAY, Fit, date_fit, local_span, year_of

from .cutting import cut
from .mentions import Mention, find_mentions
from .people import People
from .records import Record, own_text

__all__ = ["FOUND_LEVEL", "tell_levels"]

_UNSURE = frozenset(("quote/lost-level", "quote/unmarked"))
"""Rules that give a quote a level which its marks do not show."""
FOUND_LEVEL = "quote/found-level"
"""The rule of a quote whose level its words told."""
_WHY_THEIRS = ("whoever is named as quoted here wrote these words",)
_WHY_ANSWER = ("whoever is named as quoted here did not write these words",)
_MOSTLY = 0.6
"""A paragraph is somebody's who wrote so much of it."""
_MOST = 40
"""Messages that hold some of the words, or of a person about a date, that are looked at."""
_FEWEST = 4
"""Fewer words than this may be anybody's."""
_KEPT = 64
"""Texts whose words are kept at hand: the runs of one reader are looked for in the same few."""

_PICTURE = "[cid:"
_NOTHING = places_of("")


class _Run(NamedTuple):
    """Segments [start, stop) of record `number` that no mark parts, the highest of `level`; `theirs` is the mention
    that the first line of them belongs to."""

    number: int
    start: int
    stop: int
    level: int
    theirs: Mention


def tell_levels(
    records: Sequence[Record], segments: Sequence[list[Segment]], people: People
) -> None:
    """Sets right the levels of quotes below an inner attribution that lost its marks, in place."""
    runs = [run for record in records for run in _runs(record, segments[record.number])]
    if not runs:
        return
    library = _Library(records, segments, people, runs)
    changed: dict[int, list[tuple[_Run, list[Segment]]]] = defaultdict(list)
    for run in runs:
        told = _told(run, segments[run.number], library)
        if told is not None:
            changed[run.number].append((run, told))
    for number, parts in changed.items():
        for run, told in reversed(parts):
            segments[number][run.start : run.stop] = told
        records[number].mentions = tuple(find_mentions(segments[number]))


def _runs(record: Record, parts: Sequence[Segment]) -> Iterator[_Run]:
    """The quotes of a message whose marks do not tell whether they are an inner author's words."""
    whose = {k: mention for mention in record.mentions for k in mention.segments}
    passed = 0
    for start, first in enumerate(parts):
        mention = whose.get(start)
        if start < passed or mention is None or first.rule not in _UNSURE:
            continue
        if mention.upper is None or not (mention.name or mention.email):
            continue
        stop = start + 1
        while stop < len(parts) and _goes_on(parts[stop], first):
            stop += 1
        passed = stop
        yield _Run(record.number, start, stop, first.level, mention)


def _goes_on(part: Segment, first: Segment) -> bool:
    """Whether a segment may be of the quote that `first` begins, or of the answer to it."""
    return (
        part.kind == "quote"
        and part.depth == first.depth
        and part.level in (first.level, first.level - 1)
    )


class _Library:
    """What the authors that are quoted in some runs wrote."""

    def __init__(
        self,
        records: Sequence[Record],
        segments: Sequence[Sequence[Segment]],
        people: People,
        runs: Iterable[_Run],
    ) -> None:
        self._records, self._segments, self._people = records, segments, people
        self._keys = {run[:2]: self._keys_of(run) for run in runs}
        wanted = {key for keys in self._keys.values() for kind in keys for key in kind}
        self._index = QuoteIndex()
        self._of_person: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self._found: dict[int, Record] = {}
        for record in records:
            lines, shingles = map(wanted.intersection, (record.lines, record.shingles))
            self._index.add(record.number, lines, shingles)
            if record.person is not None and record.time is not None:
                self._of_person[people.root(record.person)].append((record.time, record.number))
        for own in self._of_person.values():
            own.sort()
        self._texts: dict[tuple[int, bool], Places] = {}

    def _keys_of(self, run: _Run) -> Fingerprint:
        parts = self._segments[run.number][run.start : run.stop]
        return fingerprint("\n".join(part.text for part in parts))

    def mention_above(self, run: _Run) -> Mention:
        """The mention through which the run's words are quoted."""
        assert run.theirs.upper is not None
        return self._records[run.number].mentions[run.theirs.upper]

    def of(self, run: _Run, mention: Mention) -> Record | None:
        """The message of a mention's author that holds most of a run, else the one of the minute that is named, else
        the one that holds another run."""
        persons = self._people.matches(mention.name, mention.email)
        hits = self._index.find(*self._keys[run[:2]], _MOST, exclude=run.number)
        held = (hit.number for hit in hits if self._may_be(run, hit.number, mention, persons))
        best = next(held, None)
        if best is not None:
            self._found[id(mention)] = self._records[best]
            return self._records[best]
        dated = {
            n
            for n in self._near(run, mention, persons)
            if self._is_dated(run, n, mention) and not is_textless(self._records[n])
        }
        return self._records[min(dated)] if len(dated) == 1 else self._found.get(id(mention))

    def _near(self, run: _Run, mention: Mention, persons: Collection[int]) -> Iterator[int]:
        """The messages of some persons that may be of the minute which an attribution gives."""
        for date in mention.dates:
            span = local_span(date, year_of(self._records[run.number].time))
            if span is None or span[1] >= DAY:
                continue
            for person in persons:
                own = self._of_person.get(person, [])
                first = bisect_left(own, (span[0] - DAY, 0))
                for _, number in own[first : first + _MOST]:
                    if self._may_be(run, number, mention, persons):
                        yield number

    def _is_dated(self, run: _Run, number: int, mention: Mention) -> bool:
        return date_fit(mention, self._records[run.number], self._records[number]) in Fit.SAME_TIME

    def _may_be(self, run: _Run, number: int, mention: Mention, persons: Collection[int]) -> bool:
        """Whether a message is by one of some persons, and of the time that an attribution gives."""
        record, reader = self._records[number], self._records[run.number]
        if number == run.number or record.person is None:
            return False
        if record.time is not None and reader.time is not None and record.time > reader.time:
            return False
        return self._people.root(record.person) in persons and not (
            mention.dates and date_fit(mention, reader, record) in Fit.OTHER_TIME
        )

    def own(self, record: Record) -> Places:
        """The words of a message that its author wrote."""
        return self._text(record, own=True)

    def whole(self, record: Record) -> Places:
        """The words of a message and of what it quotes."""
        return self._text(record, own=False)

    def _text(self, record: Record, *, own: bool) -> Places:
        known = self._texts.get((record.number, own))
        if known is None:
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            parts = self._segments[record.number]
            text = own_text(parts) if own else "\n".join(part.text for part in parts)
            known = self._texts[record.number, own] = places_of(text)
        return known


def _told(run: _Run, parts: Sequence[Segment], library: _Library) -> list[Segment] | None:
    """The segments of a run with the levels that the words tell; None where they tell none, or nothing new."""
    theirs = library.of(run, run.theirs)
    upper = library.of(run, library.mention_above(run))
    if theirs is None and upper is None:
        return None
    teller = _Teller(
        run.level,
        None if theirs is None else library.whole(theirs),
        None if upper is None else library.own(upper),
    )
    out: list[Segment] = []
    for part in parts[run.start : run.stop]:
        lines = part.text.split("\n")
        for paragraph, level in teller.levels(part, lines):
            _add(out, _at(level, cut(part, lines, paragraph.start, paragraph.stop), run))
    if not any(part.rule == FOUND_LEVEL for part in out):
        return None
    return [new for part in out for new in _made_of(part)]


class _Teller:
    """Tells paragraph by paragraph on which level it stands. `inner` is the message of whoever is named as quoted on
    that one, `outer` what the author one level up wrote (None: not known)."""

    def __init__(self, level: int, inner: Places | None, outer: Places | None) -> None:
        self._level, self._inner, self._outer = level, inner, outer
        self._texts = inner or _NOTHING, outer or _NOTHING
        self._above = level

    def levels(self, part: Segment, lines: Sequence[str]) -> Iterator[tuple[range, int]]:
        """The paragraphs of a segment, with their levels."""
        for paragraph, (in_inner, in_outer) in shares_of(lines, self._texts):
            words = lines[paragraph.start : paragraph.stop]
            self._above = self._tell(part, words, in_inner, in_outer)
            yield paragraph, self._above

    def _tell(self, part: Segment, words: Sequence[str], inner: float, outer: float) -> int:
        """The level of a paragraph of which these shares stand in the two messages."""
        up = self._level - 1
        if max(inner, outer) >= _MOSTLY:
            if inner == outer and self._above >= up:
                return self._above
            return self._level if inner >= outer else up
        if self._inner is None or inner:
            return part.level
        if not _tells(words):
            return self._above
        if self._outer is None or outer:
            return up
        few = word_count(" ".join(words)) < _FEWEST
        return part.level if few or up - 1 < part.depth else up - 1


def _at(level: int, part: Segment, run: _Run) -> Segment:
    """A segment on a level, with the reason where it is another one."""
    if level == part.level:
        return part
    why = _WHY_THEIRS if level == run.level else _WHY_ANSWER
    return replace(part, level=level, rule=FOUND_LEVEL, evidence=why)


def _tells(words: Sequence[str]) -> bool:
    """Whether lines are words, and not a ruler, or a link or the name of a picture, which other copies have otherwise."""
    return any("://" not in line and _PICTURE not in line and has_words(line) for line in words)


def _add(out: list[Segment], part: Segment) -> None:
    """Adds a segment; to the last one where the two are alike."""
    if out and (out[-1].level, out[-1].rule) == (part.level, part.rule):
        last = out[-1]
        out[-1] = replace(last, stop=part.stop, text=f"{last.text}\n{part.text}")
    else:
        out.append(part)


def _made_of(part: Segment) -> Iterable[Segment]:
    """What its reader wrote as the segments that it is made of; a quote as it is."""
    if part.level:
        return (part,)
    from mlthread.thread.lost.apart import own_parts  # late: few mails have such levels

    lines = part.text.split("\n")
    return own_parts(part, lines, 0, len(lines))
