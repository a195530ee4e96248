"""What speaks for no parent in the archive: a new topic, or an answer to a lost message.

In: a record, its candidates and their features. Out: features of the case that none of them is meant.
"""

from __future__ import annotations

from math import log1p

from mlthread.thread.archive import Archive
from mlthread.thread.records import Record

from .candidates import Found
from .mentionfit import DATE_FITS, LONG, SOME, quote_class

__all__ = ["null_features"]


def _null_cell(found: Found, rows: list[dict[str, float]], cover: float) -> str:
    """How much of what is quoted, named and dated has a candidate at all, as one of a few cases."""
    words = max((x.words for x in found.mentions), default=0)
    quote = quote_class(words, cover or None)
    if any(found.persons):
        who = "known"
    else:
        who = "unknown" if any(x.name or x.email for x in found.mentions) else "silent"
    if not any(x.dates for x in found.mentions):
        when = "silent"
    elif who == "known":
        when = "fit" if any(r.get("who_and_date") for r in rows) else "unfit"
    else:
        when = "fit" if any(r.get(k) for r in rows for k in DATE_FITS) else "unfit"
    return f"none/{quote}/{who}/{when}"


def null_features(
    archive: Archive, m: Record, found: Found, rows: list[dict[str, float]]
) -> dict[str, float]:
    """Features of "none of them" by name; those that are zero are left out."""
    quoted = sum(x.words for x in found.mentions)
    cover = max((r.get("quote_cover", 0.0) for r in rows), default=0.0)
    seen = any(
        r.get("subject_same") and (not r.get("gap_negative") or r.get("gap_negative_fits"))
        for r in rows
    )
    named = any(x.name or x.email for x in found.mentions)
    out = {"bias": 1.0, "cover": cover, "hint_words": log1p(quoted)}
    dated = any(x.dates for x in found.mentions)
    flags = {
        "re": m.is_reply,
        "quoted": quoted > 0,
        "named": named,
        "dated": dated,
        "subject_seen": seen,
        "re_unseen": m.is_reply and not seen,
        "bare": not found.mentions and not m.is_reply,
        "forward": m.is_forward,
        "no_fit": dated and not any(r.get(k) for r in rows for k in DATE_FITS),
        "quote_unfound": quoted >= LONG and cover == 0.0,
        "anonymous": quoted > 0 and not named,
        "anonymous_new": quoted > 0 and not named and not m.is_reply and not seen,
        "named_new": named and not m.is_reply and not seen,
        "series_part": any(r.get("series") for r in rows),
        "hinted": any(r.get("thread_hint") and not r.get("gap_negative") for r in rows),
        # What headers a lost message had nobody knows.
        "headers_usual": not m.ghost and archive.headers_usual(m),
    }
    out.update({k: 1.0 for k, v in flags.items() if v})
    out[_null_cell(found, rows, cover)] = 1.0
    holder = max(rows, key=lambda r: r.get("quote_cover", 0.0), default={})
    if cover >= SOME and holder.get("who_other"):
        out["named_otherwise"] = 1.0
    return out
