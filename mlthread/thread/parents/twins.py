"""Lost messages that the archive holds after all. In: a quote, or what many quotes show of a message.
Out: the number of the archived message whose words they are; None where there is none.

Gateways give a message another Message-ID, people send one twice, a digest takes the place of what it
holds: then a header names an id that nobody has, and the words stand in the archive all the same. How
much of a quote must stand there depends on what speaks for its author and its date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from mlthread.pattern import pattern
from mlthread.rules.idtimes import times_in_id
from mlthread.rules.notnames import NOBODY
from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.people import bare_words, name_words
from mlthread.thread.records import Record, is_other_part
from mlthread.thread.texts.quotes import Hit
from mlthread.thread.times.clocks import DAY, HOUR, Fit, date_fit, local_span, year_of

from .closings import closes_alone

__all__ = [
    "archived_twin",
    "is_answer",
    "is_textless",
    "made_by_server",
    "may_be_of",
    "no_later",
    "one_of_many",
    "passing_twin",
    "quoted_twin",
    "textless_twin",
    "two_of_a_host",
    "when_fits",
    "who_fits",
]

Who = Literal["same", "likely", "silent", "unknown", "other"]
"""Is the author of an archived message the one quoted? likely: nobody is named, the id is of that
host, or a list's server made it; unknown: a name that the archive does not have."""
When = Literal["minute", "fits", "silent", "other"]

_NEAR = 20
"""Messages of a person about a minute that are looked at."""
_SKEW = DAY
"""Clocks are off: a source may look this much younger than what quotes it."""
_PART, _MOST, _ALL, _NEVER = 0.25, 0.6, 0.9, 2.0
"""The share of a quote that must stand in an archived message to be from there; `_NEVER`: people cite the
same words of a third, and a second version has most words of the first."""
_FITS: dict[int, When] = {
    Fit.NONE: "silent",
    Fit.EXACT: "minute",
    Fit.SOON: "minute",
    Fit.LATE: "fits",
    Fit.QUARTER: "fits",
    Fit.DAY: "fits",
}
_FEW_WORDS = 8
# Mailman's digests, and what Exim gives to mail that comes without an id.
_SERVER_ID = pattern(
    r"mailman\.|\d{14}\.\d{1,6}\.\d{1,6}\.mailman@|e[0-9a-z]{6}-[0-9a-z]{6}-[0-9a-z]{2}@",
    re.IGNORECASE,
)


def _least(
    archive: Archive, who: Who, when: When, lost_id: str, m: Record, other: Record, again: bool
) -> float:
    """The share asked for where a header names a lost id. `again`: the other was written on another day than what is
    quoted, or after it was quoted."""
    if (who, when) == ("same", "other") and m.subject != other.subject:
        return _NEVER  # sent again under another subject
    if is_other_part(m, other) or (again and two_of_a_host(lost_id, other.message_id or "")):
        return _NEVER
    least = _NEVER if who == "other" else _MOST if _is_likely(who, when) else _ALL
    if who != "likely" and two_of_a_host(lost_id, other.message_id or ""):
        return max(least, _ALL)
    if who == "likely" or m.subject == other.subject or made_by_server(lost_id):
        return least
    if (who, when) == ("same", "minute") and not one_of_many(archive, other):
        return least
    return max(least, _ALL)


def _is_likely(who: Who, when: When) -> bool:
    """Whether author and date speak for a message, or one of them and nothing against it."""
    if who in ("same", "likely"):
        return when != "other"
    return who == "silent" and when in ("minute", "fits")


def one_of_many(archive: Archive, other: Record) -> bool:
    """Whether its author sent more within the hour: the parts of a series share many a line."""
    if other.person is None or other.time is None:
        return False
    person = archive.people.root(other.person)
    return len(archive.of_person(person, other.time - HOUR, other.time + HOUR, 2)) > 1


def who_fits(
    archive: Archive, name: str | None, email: str | None, lost_id: str | None, other: Record
) -> Who:
    """Whether the author of an archived message is the one that is named."""
    words = bare_words(name_words(name))
    if not email and NOBODY.issuperset(words):
        return "likely" if lost_id and may_be_of(lost_id, other) else "silent"
    if words and words == bare_words(name_words(other.name)):
        return "same"  # also where a first name alone joins no persons
    persons = archive.people.matches(name, email)
    if not persons:
        return "unknown"
    known = other.person is not None and archive.people.root(other.person) in persons
    return "same" if known else "other"


def may_be_of(lost_id: str, other: Record) -> bool:
    """Whether an id may be another one of the same message, by the host that made it."""
    if made_by_server(lost_id):
        return True
    host = _domain(lost_id)
    return bool(host) and host in (_domain(other.message_id), _domain(other.email))


def two_of_a_host(lost_id: str, other: str) -> bool:
    """Whether one host made both ids: that is two messages, unless the same was sent twice.

    Gateways that keep an id put something round it.
    """
    lost, _, lost_host = lost_id.casefold().rpartition("@")
    local, _, host = other.casefold().rpartition("@")
    return bool(local and lost) and lost_host == host and local not in lost


def made_by_server(lost_id: str) -> bool:
    """Whether a list's server made an id: that of a digest, or of mail that came without one.

    >>> made_by_server("mailman.9.1272535203.4021.list@example.org"), made_by_server("1@mailman.example.org")
    (True, False)
    """
    return _SERVER_ID.match(lost_id) is not None


def _domain(address: str | None) -> str:
    """The last two names of the host of an address or id."""
    return ".".join((address or "").rpartition("@")[2].casefold().split(".")[-2:])


def when_fits(
    archive: Archive, m: Record, mention: Mention, lost_id: str | None, other: Record
) -> When:
    """Whether the date of an archived message is the one that is given, or that of a lost id."""
    if lost_id and made_by_server(lost_id):
        return "silent"
    if mention.dates:
        return _FITS.get(date_fit(mention, m, other, archive.learnt_zones(m)), "other")
    made = [t.at.timestamp() for t in times_in_id(lost_id or "") if t.sure and t.zoned]
    if not made or other.utc is None:
        return "silent"
    return "fits" if any(abs(at - other.utc) < HOUR for at in made) else "other"


def no_later(archive: Archive, m: Record) -> float:
    """The time that a message is not younger than; for a lost one that of the first that quotes it."""
    if m.barred:
        readers = [archive.records[n] for n in m.barred]
        known = [r.latest if r.ghost else r.time for r in readers]
        return min((t for t in known if t is not None), default=float("inf"))
    return m.time if m.time is not None else float("inf")


def quoted_twin(archive: Archive, m: Record, mention: Mention, lost_id: str | None) -> int | None:
    """The archived message that a quote of `m` is from, though a header may name another one."""
    if not mention.lines:
        return None
    for hit in archive.index.find(mention.lines, mention.shingles, 3, exclude=m.number):
        other = archive.records[hit.number]
        if hit.number in m.barred or hit.cover < _PART or _is_younger(archive, other, m):
            continue
        who: Who = "likely"
        when: When = "silent"
        if not mention.of_list:
            who = who_fits(archive, mention.name, mention.email, lost_id, other)
            when = when_fits(archive, m, mention, lost_id, other)
        if lost_id is not None:
            least = _least(
                archive, who, when, lost_id, m, other, _is_sent_again(archive, m, mention, other)
            )
            told = _covers_named(archive, hit, mention.shingles, least, lost_id)
        else:
            least = _least_unnamed(archive, m, mention, other, who, when)
            told = _covers(archive, hit, mention.shingles, least)
        if told:
            return hit.number
    return None


def _is_sent_again(archive: Archive, m: Record, mention: Mention, other: Record) -> bool:
    """Whether a message was written on another day than the attribution of a quote names, or later than `m` quotes it."""
    return (
        _is_surely_later(archive, other, m)
        or date_fit(mention, m, other, archive.learnt_zones(m)) == Fit.CONFLICT
    )


def _covers_named(
    archive: Archive, hit: Hit, shingles: Sequence[int], least: float, lost_id: str
) -> bool:
    """The same where a header names another id. Words without their lines are too little then, as people send a
    text again and change some of it; but the id of a digest says nothing of its messages."""
    if made_by_server(lost_id):
        return _covers(archive, hit, shingles, least)
    return hit.cover >= least


def _covers(archive: Archive, hit: Hit, shingles: Sequence[int], least: float) -> bool:
    """Whether enough of a quote stands in a message; what was wrapped anew is told by its words."""
    return hit.cover >= least or (
        least <= 1 and archive.index.share(hit.number, shingles) >= max(least, _MOST)
    )


def _least_unnamed(
    archive: Archive, m: Record, mention: Mention, other: Record, who: Who, when: When
) -> float:
    """The share asked for where no header names an id."""
    # When a lost message was written is not known so well.
    younger = not m.ghost and _is_later(other, m.time, by=0.0)
    if (who, when) == ("same", "minute") and not younger and not one_of_many(archive, other):
        return _PART
    answer = is_answer(archive, m)
    if who == "other" and answer and not m.ghost:
        # A reply names its author: who else holds the words has quoted them without marks.
        return _NEVER
    if (m.is_reply or m.ghost) and is_other_part(m, other):
        return _NEVER
    if not (answer or m.opens_quoting or m.ghost):
        return _MOST  # a new topic that cites something
    alike = m.subject == other.subject
    if younger and who in ("other", "unknown"):
        return _NEVER
    if younger and when == "silent" and answer and _is_later(other, m.time):
        return _ALL  # part of it said once more
    if younger and mention.dates and not m.is_reply:
        return _NEVER  # said once more, later
    if who == "unknown" and not alike and mention.words < _FEW_WORDS:
        return _NEVER  # "Hi all," stands in many
    if when == "other" and date_fit(mention, m, other, archive.learnt_zones(m)) in Fit.OTHER_TIME:
        return _ALL if alike else _NEVER  # a signature stands in all of its author's
    return _MOST


def _is_surely_later(archive: Archive, other: Record, m: Record) -> bool:
    """Whether a message was written after `m`, or after the first that quotes it where that is lost, in whatever zone."""
    readers = [archive.records[n] for n in m.barred] if m.ghost else [m]
    latest = min((r.latest for r in readers if r.latest is not None), default=float("inf"))
    return other.earliest is not None and other.earliest > latest + HOUR


def _is_later(other: Record, time: float | None, by: float = HOUR) -> bool:
    """Whether a message is of a later time, by more than clocks differ."""
    return other.time is not None and time is not None and other.time > time + by


def is_textless(record: Record) -> bool:
    """Whether an archived message holds no words, neither its author's nor quoted ones."""
    return not record.ghost and not record.words and not record.mentions


def textless_twin(archive: Archive, m: Record, mention: Mention) -> int | None:
    """The message whose author and minute an attribution names, and whose text the archive lacks: a lost
    one that others quote as well, one that came without, or one that quotes the very words itself; any of
    theirs where nothing is quoted."""
    if not (mention.name or mention.email) or mention.of_list:
        return None
    learnt = archive.learnt_zones(m)
    found: set[int] = set()
    for date in mention.dates:
        span = local_span(date, year_of(m.time))
        if span is None or span[1] >= DAY:
            continue
        low, high = span[0] - DAY, span[0] + DAY
        for person in archive.people.matches(mention.name, mention.email):
            for n in archive.of_person(person, low, high, _NEAR):
                other = archive.records[n]
                lost = other.ghost and other.subject == m.subject
                if n == m.number or n in m.barred:
                    continue
                empty = is_textless(other)
                silent = not (mention.words or other.ghost)
                if not (lost or empty or silent or _passes_on(other, mention, m)):
                    continue
                fit = date_fit(mention, m, other, learnt)
                open_zone = fit == Fit.QUARTER and (empty or silent) and other.subject == m.subject
                if fit == Fit.EXACT or open_zone:
                    found.add(n)
    return next(iter(found)) if len(found) == 1 else None


def passing_twin(archive: Archive, m: Record, mention: Mention) -> int | None:
    """The one earlier message under the subject by whoever an attribution without a date names that quotes most of
    what is quoted of it: it was forwarded there."""
    if mention.dates or mention.of_list or mention.words < _FEW_WORDS:
        return None
    persons = archive.people.matches(mention.name, mention.email)
    if not persons:
        return None
    found = [
        n
        for n in archive.quoting(mention.lines)
        if n != m.number
        and n not in m.barred
        and archive.records[n].subject == m.subject
        and archive.root(archive.records[n].person) in persons
        and _passes_on(archive.records[n], mention, m)
    ]
    return found[0] if len(found) == 1 else None


def _passes_on(other: Record, mention: Mention, m: Record) -> bool:
    """Whether an archived message quotes most of what is quoted of it: it was forwarded there, or its author's
    own words were taken for a quote. One that is younger than `m` quotes the same lost message, unless the
    attribution gives its very minute, zone and all."""
    if other.ghost or not mention.lines:
        return False
    zoned = any(date.offset is not None for date in mention.dates)
    if not zoned and other.time is not None and m.time is not None and other.time > m.time:
        return False
    quoted = {key for x in other.mentions for key in x.lines}
    return len(quoted.intersection(mention.lines)) >= _MOST * len(mention.lines)


def is_answer(archive: Archive, m: Record) -> bool:
    """Whether a message looks like a reply: by its prefix, or since an earlier one has its subject.

    A new topic may show lines that look like quotes (prompts, code, a cited page)."""
    return m.is_reply or (bool(m.subject) and archive.first(m.subject) not in (None, m.number))


def archived_twin(archive: Archive, number: int) -> int | None:
    """The archived message whose words a lost message repeats after all, all its quotes together."""
    ghost = archive.records[number]
    for hit in archive.index.find(ghost.lines, ghost.shingles, 4, exclude=number):
        other = archive.records[hit.number]
        if other.ghost or hit.number in ghost.barred or _is_younger(archive, other, ghost):
            continue
        if is_other_part(ghost, other):
            continue
        who = who_fits(archive, ghost.name, ghost.email, ghost.message_id, other)
        if who not in ("same", "likely", "silent"):
            continue
        if ghost.message_id is not None:
            when = _within(ghost, other)
            later = _is_surely_later(archive, other, ghost)
            again = later or _within(ghost, other, DAY) == "other"
            least = _least(archive, who, when, ghost.message_id, ghost, other, again)
            told = _covers_named(archive, hit, ghost.shingles, least, ghost.message_id)
        else:
            apart = _within(ghost, other, 2 * DAY) == "other"
            least = (_ALL if ghost.subject == other.subject else _NEVER) if apart else _MOST
            if _is_later(other, no_later(archive, ghost)):
                least = max(least, _ALL)
            told = _covers(archive, hit, ghost.shingles, least)
            told = told and not closes_alone(archive, ghost, ghost, other)
        if told:
            return hit.number
    return None


def _within(ghost: Record, other: Record, off: float = 0.0) -> When:
    """Whether an archived message's time lies in the bounds of a lost one, or that little off them."""
    if ghost.earliest is None or ghost.latest is None or other.time is None:
        return "silent"
    return "fits" if ghost.earliest - off <= other.time <= ghost.latest + off else "other"


def _is_younger(archive: Archive, other: Record, m: Record) -> bool:
    return other.time is not None and other.time > no_later(archive, m) + _SKEW
