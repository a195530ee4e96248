"""How much of a quote stands where. In: a mention and records. Out: shares of it, 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.parents.closings import but_closing, closes_alone
from mlthread.thread.parents.misdated import is_source
from mlthread.thread.records import Record
from mlthread.thread.texts.wordings import size_of
from mlthread.thread.times.clocks import HOUR

__all__ = ["found_share", "holds_any", "requoted_share", "share_in", "told_share"]

_HOLDERS = 8
"""Messages that are asked whether they hold a quote."""
_WHOLLY = 0.9
"""A quote that is its reader's own words to this share is theirs, whomever an attribution names."""
_TELLING = 0.4
"""The share of a quote that must be left without common lines for those not to count."""


def found_share(
    archive: Archive, m: Record, mention: Mention, parent: Record | None = None
) -> float:
    """The share of a quote that stands in some archived message, the one that holds most; how the author of `parent`
    closes is not counted where nothing else is of theirs."""
    if not mention.lines:
        return 0.0
    lines: Sequence[int] = mention.lines
    shingles: Sequence[int] = mention.shingles
    if parent is not None and closes_alone(archive, m, mention, parent):
        lines, shingles = but_closing(mention, parent)
    hits = archive.index.find(lines, shingles, _HOLDERS, exclude=m.number)
    held = 0.0
    for hit in hits:
        other = archive.records[hit.number]
        if hit.cover < _WHOLLY and _is_own(archive, m, mention, other):
            continue
        # Who holds the words but wrote later has them from the same lost message.
        if not _is_later(other, m) or is_source(archive, m, mention, hit.cover, other):
            held = max(held, hit.cover)
    return held


def _is_own(archive: Archive, m: Record, mention: Mention, other: Record) -> bool:
    """Whether a message is by the author of a reply to somebody else: that one quoted it, without marks."""
    root = archive.people.root
    if m.person is None or other.person is None or root(other.person) != root(m.person):
        return False
    return root(m.person) not in archive.people.matches(mention.name, mention.email)


def told_share(archive: Archive, m: Record, mention: Mention, parent: Record) -> float:
    """The share of a quote that stands in its parent.

    Lines that its author sent with other messages as well (a signature, the same output) do not
    count where enough is left without them.
    """
    if closes_alone(archive, m, mention, parent):
        return 0.0
    lines, spans = _telling(archive, mention, parent)
    if sum(map(size_of, lines)) < _TELLING * sum(map(size_of, mention.lines)):
        lines, spans = mention.lines, mention.shingles
    hits = archive.index.find(lines, spans, exclude=m.number)
    return next((hit.cover for hit in hits if hit.number == parent.number), 0.0)


def _telling(
    archive: Archive, mention: Mention, parent: Record
) -> tuple[Sequence[int], Sequence[int]]:
    """The lines and runs of words of a quote that no other message by its author holds."""
    root, records = archive.people.root, archive.records
    author = None if parent.person is None else root(parent.person)

    def is_usual(key: int) -> bool:
        return any(
            n != parent.number
            and (person := records[n].person) is not None
            and root(person) == author
            for n in archive.index.holders(key)
        )

    lines = [key for key in mention.lines if not is_usual(key)]
    return lines, [key for key in mention.shingles if not is_usual(key)]


def _is_later(other: Record, m: Record) -> bool:
    return other.time is not None and m.time is not None and other.time > m.time + HOUR


def share_in(archive: Archive, m: Record, mention: Mention, other: Record) -> float:
    """The share of a quote of `m` that another message wrote, 0 to 1."""
    hits = archive.index.find(mention.lines, mention.shingles, exclude=m.number)
    return next((hit.cover for hit in hits if hit.number == other.number), 0.0)


def holds_any(archive: Archive, m: Record, mention: Mention, other: Record) -> bool:
    """Whether another message wrote any of a quote of `m`."""
    return share_in(archive, m, mention, other) > 0.0


def requoted_share(mention: Mention, parent: Record) -> float:
    """The share of a quote that its parent quotes as well: then the words came from further up."""
    if not mention.lines:
        return 0.0
    quoted = {k for x in parent.mentions for k in x.lines}
    return len(quoted.intersection(mention.lines)) / len(mention.lines)
