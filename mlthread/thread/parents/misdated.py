"""Which of two messages came first, whatever their dates say. In: a quote of one of them, and the other. Out: yes
or no.

Clocks are set wrong by a month or a year. Where the one has the words of the other under its author's name, and the
date that stands there is the very date that the archive has, they are answered by it, though that be younger.
"""

from __future__ import annotations

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.records import Record

from .twins import Who, when_fits, who_fits

__all__ = ["comes_later", "is_source"]

_SAME_TEXT = 0.6
"""The share of a quote's lines that are of the message which it quotes."""
_LONG = 12
"""Words of a quote that tells without a name whose it is."""
_COVER = 0.9
"""The share of a quote that must stand in the message that it is from."""
_NAMELESS: tuple[Who, ...] = ("silent", "unknown")


def is_source(archive: Archive, m: Record, mention: Mention, cover: float, c: Record) -> bool:
    """Whether a quote of `m` is from `c`, which holds the share `cover` of it, though it is dated later.

    Under another subject, or at another time, people say a thing again; so they do where an older message holds the
    quote as well. Of somebody who is not named, or with an address that the archive does not know, it must be a whole
    topic that `c` begins.
    """
    if cover < _COVER or c.subject != m.subject or mention.of_list:
        return False
    who = who_fits(archive, mention.name, mention.email, None, c)
    if who != "same":
        begins = not (c.is_reply or c.mentions)
        if mention.name or who not in _NAMELESS or not begins or mention.words < _LONG:
            return False
    if when_fits(archive, m, mention, None, c) == "other":
        return False
    hits = archive.index.find(mention.lines, mention.shingles, exclude=m.number)
    return not any(h.cover >= _COVER and _is_older(archive.records[h.number], m) for h in hits)


def _is_older(one: Record, other: Record) -> bool:
    return one.time is not None and other.time is not None and one.time <= other.time


def comes_later(archive: Archive, m: Record, own: frozenset[int], c: Record) -> bool:
    """Whether what a message says shows that it is younger than `m`, whose lines are `own`: it quotes `m`, at first
    hand or further on, or says "Re:" where `m` says nothing of the kind. Where the dates say otherwise the quote
    must be of `m` beyond doubt."""
    if c.time is not None and m.time is not None and c.time < m.time:
        if c.subject != m.subject or m.ghost or own.isdisjoint(archive.direct_keys(c)):
            return False
        return any(is_source(archive, c, x, _share(own, x), m) for x in archive.direct(c))
    if c.is_reply and not (m.is_reply or m.mentions or m.ghost):
        return True
    return any(len(x.lines) > 1 and _share(own, x) >= _SAME_TEXT for x in c.mentions)


def _share(own: frozenset[int], mention: Mention) -> float:
    """The share of a quote's lines that are among one's own."""
    return len(own.intersection(mention.lines)) / len(mention.lines) if mention.lines else 0.0
