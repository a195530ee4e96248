"""Which earlier messages may be the parent. In: a record and the archive. Out: candidate numbers.

Every look-up is by an index and bounded, so the cost per message does not grow with the archive.
"""

from __future__ import annotations

from mlthread.frozen import field, slotted
from mlthread.thread.archive import Archive, Hit
from mlthread.thread.mentions import Mention
from mlthread.thread.records import Record, is_other_part, of_page, part_of
from mlthread.thread.times.clocks import DAY, HOUR, MINUTE, local_span, year_of

from .misdated import comes_later, is_source
from .twins import is_answer

__all__ = ["MOST_MENTIONS", "Found", "find_candidates"]

_SAME_SUBJECT = 14
"""The latest messages under a subject, or of what a mail store says is one thread."""
_LATEST, _ON_IT, _SEEN = 3, 8, 60
"""Messages of a person: the latest, and those on the subject among so many."""
_DATED, _OF_MINUTE = 20, 6
"""Messages of a person about the date that is given, of anybody in its minute."""
_HITS = 12
"""Messages that have words of a quote."""
MOST_MENTIONS = 16
"""Attributions and quotes that are looked at; who answers a message names few."""
_SAME_TEXT = 0.6
"""The share of its lines that makes a message the same, sent again."""
_SKEW = 36 * HOUR
"""A parent may seem this much younger than its reply: clocks are off, zones get lost."""


@slotted
class Found:
    """What the look-ups gave: per first-hand mention the persons it may name and the quote's hits. `later` are those
    of the candidates that cannot be answered, as what they say shows; `first` those that came first, as the quote
    shows, though they are dated later."""

    mentions: list[Mention]
    persons: list[dict[int, float]]
    hits: list[dict[int, Hit]]
    numbers: list[int] = field(default_factory=list)
    later: set[int] = field(default_factory=set)
    first: set[int] = field(default_factory=set)
    learnt: list[int] = field(default_factory=list)


def _by_date(archive: Archive, m: Record, mention: Mention, persons: dict[int, float]) -> set[int]:
    out: set[int] = set()
    year = year_of(m.time)
    for date in mention.dates:
        span = local_span(date, year)
        if span is None:
            continue
        low, high = span[0] - 15 * HOUR, span[0] + span[1] + 15 * HOUR
        for person in persons:
            out.update(archive.of_person(person, low, high, _DATED))
        if span[1] < DAY:
            offsets = {date.offset} if date.offset is not None else {m.offset, 0}
            for offset in offsets:
                if offset is not None:
                    minute = int((span[0] - offset * MINUTE) // 60)
                    for near in (minute, minute - 1, minute + 1):
                        out.update(archive.at_minute(near)[:_OF_MINUTE])
    return out


def _by_person(archive: Archive, m: Record, persons: dict[int, float], time: float) -> set[int]:
    out: set[int] = set()
    for person, strength in persons.items():
        before = archive.latest_of(person, time + 2 * HOUR, _SEEN)
        out.update(before[-_LATEST:])
        if strength >= 0.5:
            same = [n for n in before if archive.records[n].subject == m.subject]
            out.update(same[-_ON_IT:])
    return out


def _by_subject(archive: Archive, m: Record, time: float) -> set[int]:
    out: set[int] = set()
    for subject in (m.subject, m.old_subject):
        if not subject:
            continue
        out.update(archive.before(subject, time + 2 * HOUR, _SAME_SUBJECT))
        first = archive.first(subject)
        if first is not None:
            out.add(first)
        out.update(archive.odd_under(subject)[:_SAME_SUBJECT])
    return out


def _sources(archive: Archive, m: Record, mention: Mention, hits: list[Hit]) -> set[int]:
    """Those of the hits that are dated later, and yet are what is quoted."""
    if m.time is None or m.ghost:
        return set()
    out = set()
    for hit in hits:
        c = archive.records[hit.number]
        later = c.time is not None and c.time > m.time
        if later and is_source(archive, m, mention, hit.cover, c):
            out.add(hit.number)
    return out


def _is_repeat(m: Record, c: Record) -> bool:
    """Whether the same was sent again under the same subject, be it by another feed: that answers nothing."""
    if c.subject != m.subject:
        return False
    mine, theirs = set(m.lines), set(c.lines)
    if not (mine and theirs):  # pages that are left out, a word or two: sent to two lists
        same = m.person is not None and m.person == c.person and m.vocabulary == c.vocabulary
        return same and m.list_name != c.list_name
    return len(mine & theirs) >= _SAME_TEXT * max(len(mine), len(theirs))


def _is_below(c: Record, m: Record) -> bool:
    """Whether a message stands below another of its day on the page of their thread."""
    return (
        of_page(m.thread_hint)
        and c.thread_hint == m.thread_hint
        and c.time == m.time
        and c.place > m.place
    )


def _answered(archive: Archive, m: Record) -> list[Mention]:
    """The mentions that it may answer. Who opens another topic with what somebody said, a sentence of one's own above it,
    answers nobody."""
    direct = archive.answered(m)
    if not any(x.led_in for x in direct) or is_answer(archive, m):
        return direct
    return [x for x in direct if not x.led_in]


def find_candidates(archive: Archive, m: Record) -> Found:
    """Candidate parents of `m`, itself left out, in a fixed order."""
    direct = _answered(archive, m)[:MOST_MENTIONS]
    found = Found(direct, [], [], learnt=archive.learnt_zones(m))
    numbers: set[int] = set()
    time = m.time if m.time is not None else float("inf")
    time = max(time, archive.arrivals.odd.get(m.number, time))
    for mention in direct:
        persons = archive.people.matches(mention.name, mention.email)
        found.persons.append(persons)
        hits = archive.index.find(mention.lines, mention.shingles, _HITS, exclude=m.number)
        found.hits.append({h.number: h for h in hits})
        numbers.update(h.number for h in hits)
        found.first.update(_sources(archive, m, mention, hits))
        if mention.message_id and mention.message_id in archive.by_id:
            numbers.add(archive.by_id[mention.message_id])
        if mention.dates:
            numbers |= _by_date(archive, m, mention, persons)
        numbers |= _by_person(archive, m, persons, time)
    deeper = [key for x in m.mentions if x.level == 2 for key in x.lines]
    if deeper:
        who = archive.quoting(deeper)
        numbers.update(sorted(who, key=lambda n: (-who[n], n))[:8])
    numbers |= _by_subject(archive, m, time)
    if m.thread_hint:
        numbers.update(archive.of_thread(m.thread_hint, time + 2 * HOUR, _SAME_SUBJECT))
    head = archive.series_head(m)
    if head is not None:
        numbers.add(head)
    numbers.discard(m.number)
    numbers.difference_update(m.barred)
    if m.barred:
        # A lost message is older than the first that quotes it, whatever its own bounds say.
        time = min((archive.when(n)[0] for n in m.barred), default=time) - _SKEW
    if not m.ghost and m.is_reply and part_of(m.raw_subject) is not None:
        numbers = {n for n in numbers if not is_other_part(m, archive.records[n])}
    if not m.mentions and not m.is_reply:
        numbers = {n for n in numbers if not _is_repeat(m, archive.records[n])}
    kept = []
    for n in numbers:
        c = archive.records[n].time
        first = n in found.first or archive.arrivals.first(n, m.number)
        if (c is None or c <= time + _SKEW or first) and not _is_below(archive.records[n], m):
            kept.append(n)
    found.numbers = sorted(kept, key=archive.when)
    own = frozenset(m.lines)
    found.later.update(n for n in kept if comes_later(archive, m, own, archive.records[n]))
    found.first -= found.later
    return found
