"""When everything was written. In: records, ghosts, links. Out: bounds in time, with what they rest on.

Time is a set of constraints: a Date header, an attribution's clock and the zone of whoever set it,
the day in an attachment link, and that a parent is older than its replies. `utc` of a lost message is
the minute that an attribution prints where the zone is known; its bounds leave room for what mail
clients do to clocks (Gmail prints when the mail arrived).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from mlthread.model import DateBounds
from mlthread.thread.lost.authors import author_of
from mlthread.thread.lost.ghosts import Ghost
from mlthread.thread.lost.instants import Question, options_for, settled
from mlthread.thread.lost.pieces import mention_of
from mlthread.thread.parents.choice import Choice
from mlthread.thread.times.clocks import MINUTE, Fit, When, Zones, date_fit, local_span
from mlthread.thread.times.habits import Habits

from .archive import Archive

__all__ = ["as_bounds", "ghost_time", "learn_zones", "likeliest", "narrow"]

_SURE, _LIKELY = 0.8, 0.5


def _moment(seconds: float | None) -> datetime | None:
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)
    except (OverflowError, OSError, ValueError):
        return None


def as_bounds(when: When) -> DateBounds:
    """The same as the public type."""
    utc, low, high = _moment(when.utc), _moment(when.earliest), _moment(when.latest)
    return DateBounds(raw=when.raw, utc=utc, earliest=low, latest=high, basis=when.basis)


def learn_zones(archive: Archive, choices: Sequence[Choice]) -> Zones:
    """The zones that authors write in: from their Date headers, and from their own attributions
    of messages whose instant is known."""
    zones = Zones()
    for record in archive.records:
        if record.offset:
            zones.learn(archive.root(record.person), record.time, record.offset)
    for number, choice in enumerate(choices):
        if choice.parent is None:
            continue
        m, c = archive.records[number], archive.records[choice.parent]
        proven = choice.by_header or "quoted-text" in choice.evidence
        if c.utc is None or not proven:
            continue
        for mention in archive.direct(m):
            if date_fit(mention, m, c) not in (Fit.EXACT, Fit.QUARTER):
                continue
            for date in mention.dates:
                span = local_span(date, None)
                if date.offset is None and span is not None:
                    whose = c if mention.clock == "quoted" else m
                    offset = 15 * round((span[0] - c.utc) / 900)
                    zones.learn(archive.root(whose.person), m.time, offset)
    zones.settle()
    return zones


def ghost_time(archive: Archive, habits: Habits, ghost: Ghost) -> When:
    """What the attributions of all who quote a lost message say together, and its id."""
    limits = (archive.records[piece.reader].latest for piece in ghost.pieces)
    latest = min((limit for limit in limits if limit is not None), default=None)
    mentions = (mention_of(archive, piece) for piece in ghost.pieces)
    raw = next((mention.raw_date for mention in mentions if mention.dates), None)
    author = author_of(archive, ghost.pieces)
    asked = Question(ghost.pieces, ghost.message_id, author.person, author.email)
    options = options_for(archive, habits, asked)
    if not options:
        return When(None, None, latest, "no date" if latest is None else "before its reply", raw)
    utc, kept = settled(options, None, latest)
    low, high = min(o.low for o in kept), max(o.high for o in kept)
    return When(utc, low, high, kept[0].basis, raw, options=tuple(options))


def likeliest(when: When) -> tuple[float | None, float | None, float | None]:
    """(utc, earliest, latest) of a lost message as its links are sought by: its likeliest day."""
    if not when.options:
        return when.utc, when.earliest, when.latest
    best = when.options[0]
    if best.at is not None:
        # A parent is sought by the minute only where that minute is beyond doubt.
        return (when.utc if best.p >= _SURE else None), when.earliest, when.latest
    return None, best.low, best.high


def narrow(
    whens: list[When],
    parents: Sequence[int | None],
    order: Sequence[int],
    confidences: Sequence[float],
) -> None:
    """Parents are older than replies: tighten what is not fixed, in place.

    What a message answers dates it only where that is fairly certain. `order` holds every number, a
    parent before its replies. A bound that would leave nothing is not applied: then a clock is wrong,
    and which one is not known.
    """
    _before_replies(whens, parents, order)
    _after_parents(whens, parents, order, confidences)
    for when, parent, confidence in zip(whens, parents, confidences, strict=True):
        if when.fixed or when.earliest is None or when.latest is None:
            continue
        above = whens[parent] if parent is not None and confidence > _LIKELY else when
        _settle(when, when.earliest, when.latest, above.utc if above.fixed else None)
        if when.utc is None and when.latest - when.earliest <= MINUTE:
            when.utc = when.earliest  # the bounds meet


def _before_replies(
    whens: Sequence[When], parents: Sequence[int | None], order: Sequence[int]
) -> None:
    for n in reversed(order):
        parent = parents[n]
        if parent is None:
            continue
        child, when = whens[n], whens[parent]
        if when.fixed or child.latest is None:
            continue
        high = child.latest - 1.0
        tighter = when.latest is None or high < when.latest
        if tighter and (when.earliest is None or when.earliest <= high):
            when.latest = high
            _say(when, "before its reply")


def _after_parents(
    whens: Sequence[When],
    parents: Sequence[int | None],
    order: Sequence[int],
    confidences: Sequence[float],
) -> None:
    for n in order:
        parent = parents[n]
        if parent is None:
            continue
        when, above = whens[n], whens[parent]
        if when.fixed or above.earliest is None or confidences[n] < _SURE:
            continue
        low = above.earliest
        tighter = when.earliest is None or low > when.earliest
        if tighter and (when.latest is None or low <= when.latest):
            when.earliest = low
            _say(when, "after what it answers")


def _settle(when: When, earliest: float, latest: float, above: float | None) -> None:
    """Of the times that the attributions leave open, those that lie between parent and replies."""
    if not when.options:
        return
    when.utc, kept = settled(when.options, earliest, latest, above)
    low = max(earliest, min(o.low for o in kept))
    high = min(latest, max(o.high for o in kept))
    if low <= high:
        earliest, latest = low, high
    if when.utc is not None:
        earliest = min(earliest, when.utc)
        if latest < when.utc:
            # The reply's clock is behind; a minute that is printed has 60 seconds.
            latest = when.utc if when.utc % MINUTE else when.utc + MINUTE - 1
    when.earliest, when.latest = earliest, latest


def _say(when: When, words: str) -> None:
    if words not in when.basis:
        when.basis = words if when.basis == "no date" else f"{when.basis}; {words}"
