"""How a mention (an attribution and what it introduces) fits a candidate parent. In: a record, one of its mentions,
a candidate. Out: features: how far the quote, the person and the date agree.
"""

from __future__ import annotations

from math import log1p

from mlthread.thread.archive import Archive, Hit
from mlthread.thread.mentions import Mention
from mlthread.thread.records import Record
from mlthread.thread.times.clocks import Fit, date_fit

from .candidates import Found
from .twins import is_answer

__all__ = ["DATE_FITS", "LONG", "SOME", "best_mention", "quote_class"]

LONG = 12
"""Words a quote must have before their absence says something."""
_EMPTY = 8
"""A message with fewer words of its own cannot show whether they are quoted."""
SOME, _MOSTLY = 0.34, 0.75
"""Shares of a quote from which on more than little of it, and most of it, is found."""
_SURE, _LIKELY = 0.9, 0.5
"""How surely a name or an address means somebody: in full, by a nick or in part (-> `people`)."""
_BETTER = 0.3
"""How much more a later mention must be worth to be taken in place of an earlier one."""

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
DATE_FITS = ("date_exact", "date_soon", "date_late", "date_quarter", "date_day")
"""Features of a date that is the candidate's."""

_DATE_WORTH = {
    Fit.EXACT: 2.5,
    Fit.SOON: 1.5,
    Fit.LATE: 1.0,
    Fit.QUARTER: 1.0,
    Fit.DAY: 1.0,
    Fit.CONFLICT: -1.0,
}


def best_mention(archive: Archive, m: Record, c: Record, found: Found) -> dict[str, float]:
    """The features of the mention that fits the candidate best; none where the record mentions nobody."""
    out: dict[str, float] = {}
    best, chosen = -1e9, 0
    for k in range(len(found.mentions)):
        fit, worth = _mention_fit(archive, m, c, found, k)
        if worth > best + _BETTER:
            out, best, chosen = fit, worth, k
    if chosen:
        out["second_mention"] = 1.0
    return out


def _mention_fit(
    archive: Archive, m: Record, c: Record, found: Found, k: int
) -> tuple[dict[str, float], float]:
    """Features of one mention against a candidate and their rough worth, to pick the best mention."""
    mention = found.mentions[k]
    hits = found.hits[k]
    hit = hits.get(c.number)
    out = _quote_fit(mention, c, hits)
    persons = found.persons[k]
    person = archive.root(c.person)
    strength = persons.get(person, 0.0) if person is not None else 0.0
    if strength >= _SURE:
        out["who_sure"] = 1.0
    elif strength >= _LIKELY:
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
    told = _told_id(mention)
    if told and told in (c.id, c.message_id) and not _is_passed_on(archive, m, mention):
        out["attribution_id"] = 1.0
    worth = 2 * out.get("quote_cover", 0) + 2 * strength + _DATE_WORTH.get(fit, 0)
    return out, worth + 4 * out.get("attribution_id", 0)


def _is_passed_on(archive: Archive, m: Record, mention: Mention) -> bool:
    """Whether who opens another topic hands on what is quoted as it came: its id says what it is, not what is answered."""
    return mention.forwarded and mention.unmarked and not is_answer(archive, m)


def _told_id(mention: Mention) -> str | None:
    """The Message-ID of what is answered, where an attribution names it: that of a message in a digest says nothing."""
    return None if mention.carried or mention.beside else mention.message_id


def _is_other_id(mention: Mention, c: Record) -> bool:
    """Whether an attribution names a Message-ID, and it is not the candidate's."""
    told = _told_id(mention)
    return bool(told and c.message_id) and told not in (c.id, c.message_id)


def _quote_fit(mention: Mention, c: Record, hits: dict[int, Hit]) -> dict[str, float]:
    """How much of a quote stands in the candidate, and how much in others."""
    hit = hits.get(c.number)
    if hit is not None:
        others = max((h.cover for n, h in hits.items() if n != c.number), default=0.0)
        return {
            "quote_any": 1.0,
            "quote_cover": hit.cover,
            "quote_lines": log1p(hit.lines),
            "quote_lead": hit.cover - others,
        }
    if c.words < _EMPTY and mention.words:
        return {"quote_empty": 1.0}
    if mention.words >= LONG:
        best = max((h.cover for h in hits.values()), default=0.0)
        return {"quote_missing": 1.0, "quote_elsewhere": best}
    return {}


def _quote_class(mention: Mention, c: Record, cover: float | None) -> str:
    if cover is None and mention.words and c.words < _EMPTY:
        return "empty"
    return quote_class(mention.words, cover)


def quote_class(words: int, cover: float | None) -> str:
    """How much of a quote of so many words is found, as one of a few cases; `cover` is None where nothing is."""
    if cover is None:
        return "silent" if not words else "short" if words < LONG else "missing"
    return "low" if cover < SOME else "mid" if cover < _MOSTLY else "high"


def _who_class(mention: Mention, persons: dict[int, float], strength: float) -> str:
    if strength:
        return "sure" if strength >= _SURE else "likely"
    return "other" if persons else "unknown" if mention.name or mention.email else "silent"
