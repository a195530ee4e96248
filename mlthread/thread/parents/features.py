"""What speaks for and against each candidate parent. In: a record and its candidates. Out: numbers.

Every feature is a small number with a name; `links` weighs them. None looks at a particular word.
"""

from __future__ import annotations

from math import log1p

from mlthread.thread.archive import Archive, Hit
from mlthread.thread.people import name_words
from mlthread.thread.records import Mention, Record
from mlthread.thread.times.clocks import HOUR, Fit, date_fit

from .candidates import MOST_MENTIONS, Found

__all__ = ["LONG", "candidate_features"]

LONG = 12
"""Words a quote must have before their absence says something."""
_EMPTY = 8
"""A message with fewer words of its own cannot show whether they are quoted."""


def _first_name(record: Record) -> str | None:
    words = name_words(record.name)
    return words[0] if words else None


def _mention_fit(
    archive: Archive, m: Record, c: Record, found: Found, k: int
) -> tuple[dict[str, float], float]:
    """Features of one mention against a candidate and their rough worth, to pick the best mention."""
    mention = found.mentions[k]
    hits = found.hits[k]
    hit = hits.get(c.number)
    out = _quote_fit(mention, c, hits)
    persons = found.persons[k]
    person = archive.people.root(c.person) if c.person is not None else None
    strength = persons.get(person, 0.0) if person is not None else 0.0
    if strength >= 0.9:
        out["who_sure"] = 1.0
    elif strength >= 0.5:
        out["who_likely"] = 1.0
    elif strength > 0:
        out["who_first"] = 1.0
    elif persons:
        out["who_other"] = 1.0
    elif mention.name or mention.email:
        out["who_unknown"] = 1.0
    fit = date_fit(mention, m, c, found.learnt) if mention.dates else Fit.NONE
    if fit != Fit.CONFLICT and not strength and _is_other_id(mention, c):
        fit = Fit.NONE  # another message of that minute
    name = _DATE_NAMES.get(fit)
    if name:
        out[name] = 1.0
    cell = (
        _quote_class(mention, c, hit.cover if hit is not None else None),
        _who_class(mention, persons, strength),
        _DATE_NAMES[fit].removeprefix("date_") if fit in _DATE_NAMES else "silent",
    )
    out["/".join(cell)] = 1.0
    if strength > 0 and fit in _DATE_WORTH and fit != Fit.CONFLICT:
        out["who_and_date"] = 1.0
    if mention.message_id and mention.message_id in (c.id, c.message_id):
        out["attribution_id"] = 1.0
    worth = 2 * out.get("quote_cover", 0) + 2 * strength + _DATE_WORTH.get(fit, 0)
    return out, worth + 4 * out.get("attribution_id", 0)


def _is_other_id(mention: Mention, c: Record) -> bool:
    """Whether an attribution names a Message-ID, and it is not the candidate's."""
    ids = {c.id, c.message_id}
    return bool(mention.message_id and c.message_id) and mention.message_id not in ids


def _quote_fit(mention: Mention, c: Record, hits: dict[int, Hit]) -> dict[str, float]:
    """How much of a quote stands in the candidate, and how much in others."""
    hit = hits.get(c.number)
    if hit is not None:
        others = max((h.cover for n, h in hits.items() if n != c.number), default=0.0)
        return {
            "quote_any": 1.0,
            "quote_cover": hit.cover,
            "quote_lines": log1p(hit.lines),
            "quote_best": float(hit.cover >= others),
            "quote_lead": hit.cover - others,
        }
    if c.words < _EMPTY and mention.words:
        return {"quote_empty": 1.0}
    if mention.words >= LONG:
        best = max((h.cover for h in hits.values()), default=0.0)
        return {"quote_missing": 1.0, "quote_elsewhere": best}
    return {}


def _quote_class(mention: Mention, c: Record, cover: float | None) -> str:
    if cover is None:
        if mention.words and c.words < _EMPTY:
            return "empty"
        return "silent" if not mention.words else "short" if mention.words < LONG else "missing"
    return "low" if cover < 0.34 else "mid" if cover < 0.75 else "high"


def _who_class(mention: Mention, persons: dict[int, float], strength: float) -> str:
    if strength:
        return "sure" if strength >= 0.9 else "likely"
    return "other" if persons else "unknown" if mention.name or mention.email else "silent"


_DATE_NAMES = {
    Fit.EXACT: "date_exact",
    Fit.SOON: "date_soon",
    Fit.LATE: "date_late",
    Fit.QUARTER: "date_quarter",
    Fit.DAY: "date_day",
    Fit.OFF_ZONE: "date_offzone",
    Fit.NEAR: "date_near",
    Fit.CONFLICT: "date_conflict",
}


_DATE_WORTH = {
    Fit.EXACT: 2.5,
    Fit.SOON: 1.5,
    Fit.LATE: 1.0,
    Fit.QUARTER: 1.0,
    Fit.DAY: 1.0,
    Fit.CONFLICT: -1.0,
}
"""What a date that fits, or denies, counts where the mention is picked that a candidate fits best."""


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
    person = None if above.person is None else archive.people.root(above.person)
    for mention in second:
        if mention.name or mention.email:
            persons = archive.people.matches(mention.name, mention.email)
            if person in persons:
                out["up_person"] = 1.0
            elif persons:
                out["up_conflict"] = 1.0
    if "up_person" in out:
        out.pop("up_conflict", None)


def _common_words(a: str, b: str) -> float:
    """The share of words that two subjects have in common, 0 to 1; short words say nothing."""
    left = {word for word in a.split() if len(word) > 3}
    right = {word for word in b.split() if len(word) > 3}
    return len(left & right) / len(left | right) if left and right else 0.0


def _position(
    archive: Archive,
    m: Record,
    c: Record,
    earlier: dict[int, int],
    bare: bool,
    out: dict[str, float],
) -> None:
    same = bool(m.subject) and c.subject == m.subject
    if same:
        out["subject_same"] = 1.0
        if m.is_reply:
            out["reply_same"] = 1.0
    elif m.old_subject and c.subject == m.old_subject:
        out["subject_was"] = 1.0
    else:
        out["subject_other"] = 1.0
        common = _common_words(m.subject, c.subject)
        if common:
            out["subject_words"] = common
        if not m.is_reply:
            out["other_new"] = 1.0
    mt, ct = m.time, c.time
    if mt is None or ct is None:
        out["gap_unknown"] = 1.0
    else:
        gap = mt - ct
        first = archive.arrivals.first(c.number, m.number)
        if gap < 0 and first:
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
    if same and mt is not None:
        rank = earlier.get(c.number)
        if rank is not None:
            out["rank"] = log1p(rank)
            if rank == 0:
                out["previous"] = 1.0
                if bare:
                    out["bare_previous"] = 1.0
                    if not m.is_reply and ct is not None and mt - ct < 14 * 24 * HOUR:
                        out["bare_recent"] = 1.0
        elif ct is not None and ct <= mt:
            out["rank"] = log1p(16)
        if archive.first(m.subject) == c.number:
            out["opens"] = 1.0
            if bare:
                out["bare_opens"] = 1.0


def _people(archive: Archive, m: Record, c: Record, out: dict[str, float]) -> None:
    if c.person is not None and m.person is not None:
        out["self"] = float(archive.people.root(c.person) == archive.people.root(m.person))
    if m.greeted:
        said = name_words(m.greeted)
        first = _first_name(c)
        if said and first and (said[0] == first or said[0] in name_words(c.name)):
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


def _turns(archive: Archive, m: Record, c: Record, bare: bool, out: dict[str, float]) -> None:
    """Who answers whom: people answer those who answered them, and seldom one message twice."""
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
        if out.get("sibling"):
            out["cites_me"] = out["sibling"]
    if m.time is not None and archive.answered_by(c.number, person, m.time, m.number):
        out["answered"] = 1.0


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
        out: dict[str, float] = {}
        best, chosen = -1e9, 0
        for k in range(len(found.mentions)):
            fit, worth = _mention_fit(archive, m, c, found, k)
            if worth > best + 0.3:
                out, best, chosen = fit, worth, k
        if chosen:
            out["second_mention"] = 1.0
        if quoted:
            both = len(quoted & archive.direct_keys(c))
            if both:
                out["sibling"] = both / len(quoted)
                if "quote_any" in out:
                    out["reread"] = 1.0
            further = {k for x in c.mentions if x.level > 1 for k in x.lines}
            if further:
                out["elsewhere_in_it"] = len(quoted & further) / len(quoted)
        theirs = archive.direct_keys(c) if own else None
        if theirs:
            out["quotes_me"] = len(own & theirs) / len(theirs)
        _nesting(archive, m, c, out)
        _one_up(archive, m, c, out)
        _position(archive, m, c, earlier, bare, out)
        if head == number:
            out["series"] = 1.0
        _people(archive, m, c, out)
        _turns(archive, m, c, bare, out)
        rows.append(out)
    _wording(archive, m, found, rows)
    _ties(rows)
    return rows
