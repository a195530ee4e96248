"""Quotes from other conversations. In: `Work` with parents, and its conversations. Out: segments of messages with the
source of such a quote.

Who opens a topic with words from another one, or cites an old message in the midst of a talk, quotes all the same,
and the archive has the lines. Nothing hangs on it: who answers whom is settled, and what the reply's own
conversation holds comes first (`sources`). A quote counts here if most of it stands in one message, word for word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate

from mlthread.frozen import NamedTuple, replace

from .mentions import Mention
from .records import OWN_KINDS, Record, may_quote
from .texts.sourcetext import SourceText, source_text
from .texts.tracing import trace
from .texts.wordings import line_keys, shingle_keys, word_count
from .work import Work

__all__ = ["trace_elsewhere"]

_FEWEST = 8
"""Words that a quote needs, greetings and signatures not counted: fewer stand in many messages."""
_MOST = 0.6
"""The share of a quote that one message must hold."""
_SAYING = OWN_KINDS - {"salutation", "closing", "signature", "separator", "technical"}
_TRIES = 3
_KEPT = 16
"""Messages whose words stay prepared: who quotes a digest, or a long message piece by piece, needs them again."""


class _Source(NamedTuple):
    """A message that is quoted; `said` is how many words that say something stand above each of its lines."""

    text: SourceText
    said: Sequence[int]


def trace_elsewhere(work: Work, conversations: Sequence[Sequence[int]]) -> None:
    """Put the source to quoted segments whose words stand in a message of another conversation; `conversations` are
    the record numbers of each."""
    tracer = _Tracer(work, {n: k for k, members in enumerate(conversations) for n in members})
    for number in range(len(work.messages)):
        record = work.archive.records[number]
        for mention in record.mentions:
            if mention.words >= _FEWEST and not tracer.is_from_above(record, mention):
                tracer.trace(record, mention)


class _Tracer:
    """Looks quotes up in the whole archive; `home` is the conversation of each record."""

    def __init__(self, work: Work, home: dict[int, int]) -> None:
        self._work = work
        self._home = home
        # a method would hold this tracer, and with it all records, for as long as nobody looks for garbage
        self._source = lru_cache(_KEPT)(partial(_prepared, work))

    def is_from_above(self, record: Record, mention: Mention) -> bool:
        """Whether every line of a quote is one that a message above the reply wrote: the usual case, told without
        a look-up."""
        left = set(mention.lines)
        for above in self._above(record, mention.level):
            left.difference_update(above.lines)
        return not left

    def _above(self, record: Record, levels: int) -> Iterator[Record]:
        """The messages that many replies further up, nearest first."""
        at = self._work.parents[record.number]
        for _ in range(levels):
            if at is None:
                return
            yield self._work.archive.records[at]
            at = self._work.parents[at]

    def trace(self, record: Record, mention: Mention) -> None:
        """Look up each segment of a quote. What is altered there is another version's."""
        segments = self._work.segments[record.number]
        for place in mention.segments:
            segment = segments[place]
            if segment.kind != "quote" or word_count(segment.text) < _FEWEST:
                continue
            number = self._holder(record, mention, segment.text)
            if number is None:
                continue
            source = self._source(number)
            found = trace(segment, source.text)
            if found is None or found.match == "altered":
                continue
            if source.said[found.stop] - source.said[found.start] >= _FEWEST:
                segments[place] = replace(segment, source=found)

    def _holder(self, record: Record, mention: Mention, text: str) -> int | None:
        """The message of another conversation that holds most of a segment of a quote, where none of the same one
        does."""
        archive, home = self._work.archive, self._home
        lines: Sequence[int] = mention.lines
        runs: Sequence[int] | Callable[[], Sequence[int]] = mention.shingles
        if len(mention.segments) > 1:
            lines, runs = line_keys(text), partial(shingle_keys, text)
        hits = archive.index.find(lines, runs, _TRIES, exclude=record.number)
        held = [hit.number for hit in hits if hit.cover >= _MOST]
        if any(home.get(n) == home[record.number] for n in held):
            return None
        sources = ((n, archive.records[n]) for n in held)
        return next((n for n, s in sources if not s.ghost and may_quote(record, s)), None)


def _prepared(work: Work, number: int) -> _Source:
    """The words of a message, and how many of them stand above each line that say something, more than what an author
    signs with."""
    body, segments = work.messages[number].body, work.segments[number]
    said = [0] * (segments[-1].stop if segments else 0)
    for segment in segments:
        if segment.level == 0 and segment.kind in _SAYING:
            said[segment.start : segment.stop] = map(word_count, segment.text.split("\n"))
    text = source_text(work.archive.records[number].id, body, segments)
    return _Source(text, list(accumulate(said, initial=0)))
