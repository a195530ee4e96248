"""Quotes from other conversations. In: `Work` with parents, and its conversations. Out: segments of messages with the
source of such a quote.

Who opens a topic with words from another one, or cites an old message in the midst of a talk, quotes all the same,
and the archive has the lines. Nothing hangs on it: who answers whom is settled, and what the reply's own
conversation holds comes first (`sources`). A quote counts here if most of it stands in one message, word for word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlthread.frozen import replace
from mlthread.model import QuoteSource, Segment
from mlthread.thread.times.clocks import DAY

from .mentions import Mention
from .records import OWN_KINDS, Record
from .texts.sourcetext import source_text
from .texts.tracing import trace
from .texts.wordings import fingerprint
from .work import Work

__all__ = ["trace_elsewhere"]

_FEWEST = 8
"""Words that a quote needs, greetings and signatures not counted: fewer stand in many messages."""
_MOST = 0.6
"""The share of a quote that one message must hold."""
_SAYING = OWN_KINDS - {"salutation", "closing", "signature", "separator", "technical"}
_TRIES = 3
_SKEW = DAY
"""Clocks are off: a source may look this much younger than what quotes it."""


def trace_elsewhere(work: Work, conversations: Sequence[Sequence[int]]) -> None:
    """Put the source to quoted segments whose words stand in a message of another conversation; `conversations` are
    the record numbers of each."""
    home = {n: place for place, members in enumerate(conversations) for n in members}
    for number in range(len(work.messages)):
        record = work.archive.records[number]
        for mention in record.mentions:
            if mention.words >= _FEWEST and not _is_from_above(work, record, mention):
                _trace(work, home, record, mention)


def _is_from_above(work: Work, record: Record, mention: Mention) -> bool:
    """Whether every line of a quote is one that a message above the reply wrote: the usual case, told without a
    look-up."""
    left = set(mention.lines)
    for above in _above(work, record, mention.level):
        left.difference_update(above.lines)
    return not left


def _above(work: Work, record: Record, levels: int) -> Iterator[Record]:
    """The messages that many replies further up, nearest first."""
    at = work.parents[record.number]
    for _ in range(levels):
        if at is None:
            return
        yield work.archive.records[at]
        at = work.parents[at]


def _trace(work: Work, home: dict[int, int], record: Record, mention: Mention) -> None:
    """Look up each segment of a quote. What is altered there is another version's."""
    segments = work.segments[record.number]
    for place in mention.segments:
        segment = segments[place]
        if segment.kind != "quote" or len(segment.text.split()) < _FEWEST:
            continue
        number = _holder(work, home, record, segment)
        if number is None:
            continue
        source, own = work.archive.records[number], work.segments[number]
        found = trace(segment, source_text(source.id, work.messages[number].body, own))
        if found is not None and found.match != "altered" and _says(own, found):
            segments[place] = replace(segment, source=found)


def _holder(work: Work, home: dict[int, int], record: Record, quote: Segment) -> int | None:
    """The message of another conversation that holds most of a quote, where none of the same one does."""
    archive = work.archive
    hits = archive.index.find(*fingerprint(quote.text), _TRIES, exclude=record.number)
    held = [hit.number for hit in hits if hit.cover >= _MOST]
    if any(home.get(n) == home[record.number] for n in held):
        return None
    return next((n for n in held if _may_be_quoted(archive.records[n], record)), None)


def _may_be_quoted(source: Record, reader: Record) -> bool:
    """Whether a message is archived itself, and no younger than what quotes it."""
    if source.ghost:
        return False
    return source.time is None or reader.time is None or source.time <= reader.time + _SKEW


def _says(segments: Sequence[Segment], found: QuoteSource) -> bool:
    """Whether the lines that a quote repeats say something, more than what an author signs with."""
    said = 0
    for segment in segments:
        if segment.level == 0 and segment.kind in _SAYING:
            for number, line in enumerate(segment.text.split("\n"), segment.start):
                said += len(line.split()) if found.start <= number < found.stop else 0
    return said >= _FEWEST
