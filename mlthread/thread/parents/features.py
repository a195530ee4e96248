"""What speaks for and against each candidate parent. In: a record and its candidates. Out: numbers.

Every feature is a small number with a name; `links` weighs them. None looks at a particular word.
"""

from __future__ import annotations

from math import log1p

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.people import NAME, name_words
from mlthread.thread.records import Record
from mlthread.thread.texts.wordings import size_of
from mlthread.thread.times.clocks import HOUR

from .candidates import MOST_MENTIONS, Found
from .mentionfit import best_mention

__all__ = ["candidate_features"]

_RECENT = 14 * 24 * HOUR
_WHOLE, _FEWEST, _LETTERS = 0.8, 2, 12
"""The share of a message's lines, how many at least and what they say (-> `size_of`), that are the whole of it."""
_UNRANKED = 16  # the rank of what is not among the latest of its subject


def _same_name(a: Mention, b: Mention) -> bool:
    if (a.email and a.email == b.email) or (a.name and a.name == b.name):
        return True
    left, right = set(name_words(a.name)), set(name_words(b.name))
    return bool(left and right and (left <= right or right <= left))


def _nesting(archive: Archive, m: Record, c: Record, out: dict[str, float]) -> None:
    """What the parent quotes at first hand is what its reply quotes at second hand."""
    second = [x for x in m.mentions if x.level == 2]
    if not second:
        return
    first = archive.direct(c)
    keys = {k for x in second for k in x.lines}
    if keys:
        out["nest_lines"] = len(keys & archive.direct_keys(c)) / len(keys)
    named = [x for x in second if x.name or x.email][:MOST_MENTIONS]
    if not named or not first:
        return
    c_named = [x for x in first if x.name or x.email][:MOST_MENTIONS]
    for a in named:
        for b in c_named:
            if _same_name(a, b):
                out["nest_person"] = 1.0
                if a.dates and a.raw_date == b.raw_date:
                    out["nest_attribution"] = 1.0
    if c_named and "nest_person" not in out:
        out["nest_conflict"] = 1.0


def _one_up(archive: Archive, m: Record, c: Record, out: dict[str, float]) -> None:
    """What is quoted at second hand should be by whom the candidate answers."""
    second = [x for x in m.mentions if x.level == 2]
    above = archive.first_parent(c.number) if second else None
    if above is None:
        return
    keys = {k for x in second for k in x.lines}
    if keys:
        out["up_lines"] = len(keys.intersection(above.lines)) / len(keys)
    person = archive.root(above.person)
    if any(person in archive.people.matches(x.name, x.email) for x in second):
        out["up_person"] = 1.0


def _common_words(a: str, b: str) -> float:
    """The share of words that two subjects have in common, 0 to 1; short words say nothing."""
    left = {word for word in a.split() if len(word) > 3}
    right = {word for word in b.split() if len(word) > 3}
    return len(left & right) / len(left | right) if left and right else 0.0


def _copied(own: frozenset[int], m: Record, c: Record, out: dict[str, float]) -> None:
    """Whether all that somebody else says under the subject stands among one's own lines, unmarked."""
    if c.subject != m.subject or c.person == m.person or own.isdisjoint(c.lines):
        return
    both = own.intersection(c.lines)
    whole = _FEWEST <= len(both) < len(own) and len(both) >= _WHOLE * len(c.lines)
    if whole and sum(map(size_of, both)) >= _LETTERS:
        out["copied"] = 1.0


def _subjects(m: Record, c: Record, out: dict[str, float]) -> None:
    """Whether the subject went on, or changed."""
    if m.subject and c.subject == m.subject:
        out["subject_same"] = 1.0
        if m.is_reply:
            out["reply_same"] = 1.0
    elif m.old_subject and c.subject == m.old_subject:
        out["subject_was"] = 1.0
    elif m.subject or c.subject:  # two without any are not on two topics
        out["subject_other"] = 1.0
        common = _common_words(m.subject, c.subject)
        if common:
            out["subject_words"] = common
        if not m.is_reply:
            out["other_new"] = 1.0


def _slack(record: Record, bound: float | None) -> float:
    """How far from the time of a lost message, which is a guess, one of its bounds lies."""
    if not record.ghost or bound is None or record.time is None:
        return 0.0
    return abs(bound - record.time)


def _gap(archive: Archive, m: Record, c: Record, found: Found, out: dict[str, float]) -> None:
    """The time from the candidate to the message; a candidate that is later may yet have arrived first."""
    if m.time is None or c.time is None:
        return
    gap = m.time - c.time
    if gap < 0 and (m.ghost or c.ghost):
        gap = min(0.0, gap + _slack(m, m.latest) + _slack(c, c.earliest))
    first = archive.arrivals.first(c.number, m.number)
    if gap < 0 and (first or c.number in found.first):
        out["skew_arrived"] = 1.0
        gap = 0.0
    elif gap >= 0 and first is False:
        out["arrived_later"] = 1.0
    out["gap"] = log1p(max(gap, 0.0) / HOUR)
    if gap < 0:
        out["gap_negative"] = 1.0
        out["skew"] = log1p(-gap / 60.0)
        if out.get("quote_cover", 0.0) >= 0.5 or out.get("date_exact"):
            out["gap_negative_fits"] = 1.0


def _rank(
    archive: Archive,
    m: Record,
    c: Record,
    earlier: dict[int, int],
    bare: bool,
    out: dict[str, float],
) -> None:
    """Where the candidate stands among the messages of the subject: `earlier` counts back from the message."""
    if m.time is None or not m.subject or c.subject != m.subject:
        return
    rank = earlier.get(c.number)
    if rank is not None:
        out["rank"] = log1p(rank)
        if rank == 0:
            out["previous"] = 1.0
            if bare:
                out["bare_previous"] = 1.0
                if not m.is_reply and c.time is not None and m.time - c.time < _RECENT:
                    out["bare_recent"] = 1.0
    elif c.time is not None and c.time <= m.time:
        out["rank"] = log1p(_UNRANKED)
    if archive.first(m.subject) == c.number:
        out["opens"] = 1.0
        if bare:
            out["bare_opens"] = 1.0
            if m.votes and not c.votes:
                out["called"] = 1.0


def _people(archive: Archive, m: Record, c: Record, out: dict[str, float]) -> None:
    if c.person is not None and m.person is not None:
        out["self"] = float(archive.people.root(c.person) == archive.people.root(m.person))
    if m.greeted:
        said = name_words(m.greeted)
        if said and said[0] in name_words(c.name):
            out["greeted"] = 1.0
        elif said and m.greeted[:1].isupper():
            out["greeted_other"] = 1.0
    for k, address in enumerate(m.to[:12]):
        if address.email and c.email and address.email.casefold() == c.email.casefold():
            out["to_any"] = 1.0
            if k == 0:
                out["to_first"] = 1.0
            break
    if m.list_name and c.list_name and m.list_name != c.list_name:
        out["list_other"] = 1.0
    if m.thread_hint and m.thread_hint == c.thread_hint:
        out["thread_hint"] = 1.0


def _turns(
    archive: Archive, m: Record, c: Record, bare: bool, adds: bool, out: dict[str, float]
) -> None:
    """Who answers whom: people answer those who answered them, and seldom one message twice. Who `adds` to an earlier
    mail answers nobody who cites that one too, but for whose mail stands there as a whole."""
    if m.person is None or not archive.first_parents:
        return
    person = archive.people.root(m.person)
    above = archive.first_parent(c.number)
    answers_me = (
        above is not None
        and above.number != m.number
        and above.person is not None
        and archive.people.root(above.person) == person
        and not out.get("self")
    )
    if answers_me:
        out["answers_me"] = 1.0
        if bare:
            out["bare_answers_me"] = 1.0
        if out.get("sibling") and (not adds or out.get("copied")):
            out["cites_me"] = out["sibling"]
    if m.time is not None and archive.answered_by(c.number, person, m.time, m.number):
        out["answered"] = 1.0


def _names_itself(archive: Archive, m: Record, found: Found) -> bool:
    """Whether an attribution of its own names its author: then it is the earlier mail that is quoted, not one that cites
    it (measured: 92 of 92)."""
    if m.person is None:
        return False
    person = archive.people.root(m.person)
    return any(persons.get(person, 0.0) >= NAME for persons in found.persons)


def _wording(archive: Archive, m: Record, found: Found, rows: list[dict[str, float]]) -> None:
    """Words in common, where no quote shows what is answered."""
    bare = not found.mentions
    if not m.vocabulary or any("quote_any" in row for row in rows):
        return
    others = [archive.records[n].vocabulary for n in found.numbers]
    shares = archive.word_counts.shared(m.vocabulary, others)
    most = max((share for share, _ in shares), default=0.0)
    most_alone = max((alone for _, alone in shares), default=0.0)
    for row, (share, alone) in zip(rows, shares, strict=True):
        row["bare_words" if bare else "unfound_words"] = share
        if bare and share and share == most:
            row["bare_words_most"] = 1.0
        if bare and alone and alone == most_alone:
            row["bare_words_alone"] = 1.0


def _ties(rows: list[dict[str, float]]) -> None:
    """Where several candidates hold the same quoted words, the one that had them first."""
    best = max((row.get("quote_cover", 0.0) for row in rows), default=0.0)
    if not best:
        return
    tied = [k for k, row in enumerate(rows) if row.get("quote_cover") == best]
    if len(tied) > 1:
        rows[tied[0]]["tie_first"] = 1.0


def candidate_features(archive: Archive, m: Record, found: Found) -> list[dict[str, float]]:
    """For each candidate its features by name; those that are zero are left out."""
    bare = not found.mentions
    adds = _names_itself(archive, m, found)
    quoted = archive.direct_keys(m)
    own = frozenset(m.lines)
    head = archive.series_head(m)
    earlier: dict[int, int] = {}
    if m.subject and m.time is not None:
        before = (n for n in archive.before(m.subject, m.time, 15) if n != m.number)
        earlier = {n: rank for rank, n in enumerate(before)}
    rows = []
    for number in found.numbers:
        c = archive.records[number]
        out = best_mention(archive, m, c, found)
        if quoted:
            both = len(quoted & archive.direct_keys(c))
            if both:
                out["sibling"] = both / len(quoted)
            further = {k for x in c.mentions if x.level > 1 for k in x.lines}
            if further:
                out["elsewhere_in_it"] = len(quoted & further) / len(quoted)
        theirs = archive.direct_keys(c) if own else None
        if theirs:
            out["quotes_me"] = len(own & theirs) / len(theirs)
        _copied(own, m, c, out)
        _nesting(archive, m, c, out)
        _one_up(archive, m, c, out)
        _subjects(m, c, out)
        _gap(archive, m, c, found, out)
        _rank(archive, m, c, earlier, bare, out)
        if head == number:
            out["series"] = 1.0
        _people(archive, m, c, out)
        _turns(archive, m, c, bare, adds, out)
        rows.append(out)
    _wording(archive, m, found, rows)
    _ties(rows)
    return rows
