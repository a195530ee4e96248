"""How an author closes shows no message: a signature stands in all of theirs. In: a quote, the message that it may be
of. Out: whether anything else of it stands there, and its keys without what closes.
"""

from __future__ import annotations

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.records import Record
from mlthread.thread.texts.wordings import size_of

__all__ = ["but_closing", "closes_alone"]

_ITS_SHARE = 0.5
"""The share of its runs of words that what is left of a quote must have; else it closes so in other lines."""


def closes_alone(archive: Archive, reader: Record, quote: Mention | Record, other: Record) -> bool:
    """Whether nothing of a quote, or of a lost message, stands in another one but how its author closes."""
    lines, shingles = but_closing(quote, other)
    if not shingles or len(lines) == len(quote.lines):
        return False
    said = sum(map(size_of, lines)) / sum(map(size_of, quote.lines))
    if len(shingles) < _ITS_SHARE * said * len(quote.shingles):
        return False  # it is how they close, in other lines
    hits = archive.index.find(lines, shingles, exclude=reader.number)
    return all(hit.number != other.number for hit in hits)


def but_closing(quote: Mention | Record, author: Record) -> tuple[list[int], list[int]]:
    """The keys of a quote without those of how its author closes, which stand in all of theirs; all where it has no
    others."""
    said = [key for key in quote.lines if key not in author.closes]
    if not said:
        return list(quote.lines), list(quote.shingles)
    return said, [key for key in quote.shingles if key not in author.closes]
