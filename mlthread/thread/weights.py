"""Weights of the link model. In: nothing. Out: what each feature of `features` is worth.

Fitted as a conditional logit (each reply chooses among its candidates and "none of them") on archives
whose headers name the parent, the headers taken out. A weight is in units of log odds.
"""

from __future__ import annotations

__all__ = ["NULL_WEIGHTS", "WEIGHTS"]

WEIGHTS: dict[str, float] = {
    "quote_cover": 1.70,
    "quote_any": 0.46,
    "quote_lines": 0.10,
    "quote_best": 0.35,
    "quote_lead": 0.68,
    "quote_missing": -0.18,
    "quote_elsewhere": -0.77,
    "second_mention": -0.59,
    "nest_lines": 1.14,
    "nest_attribution": 1.01,
    "nest_person": -0.39,
    "nest_conflict": -0.14,
    "sibling": 1.99,
    "who_sure": 0.52,
    "who_likely": 0.22,
    "who_first": 0.48,
    "who_other": -0.29,
    "who_unknown": 0.58,
    "date_exact": 0.98,
    "date_late": -0.31,
    "date_quarter": 0.20,
    "date_day": 0.48,
    "date_near": -0.68,
    "date_conflict": -0.42,
    "who_and_date": 0.87,
    "attribution_id": 0.00,
    "subject_same": 1.84,
    "subject_was": -1.22,
    "subject_other": -0.84,
    "reply_same": 0.70,
    "gap": -0.45,
    "gap_negative": -3.46,
    "gap_unknown": 0.00,
    "previous": 0.54,
    "rank": -0.53,
    "opens": 0.55,
    "self": -1.53,
    "greeted": 0.95,
    "greeted_other": -1.11,
    "to_first": 1.76,
    "to_any": 0.93,
    "list_other": 0.04,
    "series": 0.00,
    "thread_hint": 0.00,
    "bare_previous": -0.03,
    "bare_opens": 0.80,
    "reread": -1.17,
}

NULL_WEIGHTS: dict[str, float] = {
    "bias": 0.22,
    "re": 0.69,
    "quoted": 1.23,
    "named": -0.29,
    "dated": 0.12,
    "cover": -0.21,
    "subject_seen": -1.48,
    "re_unseen": -1.97,
    "bare": 2.62,
    "forward": 1.99,
    "unknown_person": 0.40,
    "no_fit": 0.81,
    "quote_unfound": 0.23,
    "hint_words": 0.01,
}
