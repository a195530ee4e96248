"""Weights of the link model. In: nothing. Out: what each feature of `features` is worth.

Fitted as a conditional logit (each reply chooses among its candidates and "none of them") on archives
whose headers name the parent, the headers taken out. A weight is in units of log odds.
"""

from __future__ import annotations

__all__ = ["NULL_WEIGHTS", "WEIGHTS"]

WEIGHTS: dict[str, float] = {
    "quote_cover": 3.0,
    "quote_any": 1.0,
    "quote_lines": 0.5,
    "quote_best": 0.5,
    "quote_lead": 1.0,
    "quote_missing": -1.5,
    "quote_elsewhere": -1.0,
    "second_mention": -0.5,
    "nest_lines": 2.0,
    "nest_attribution": 1.5,
    "nest_person": 0.7,
    "nest_conflict": -0.7,
    "sibling": -1.0,
    "who_sure": 2.0,
    "who_likely": 1.2,
    "who_first": 0.8,
    "who_other": -2.0,
    "who_unknown": -0.3,
    "date_exact": 3.0,
    "date_late": 1.5,
    "date_quarter": 2.0,
    "date_day": 1.0,
    "date_near": -0.5,
    "date_conflict": -2.5,
    "who_and_date": 1.0,
    "attribution_id": 5.0,
    "subject_same": 1.0,
    "subject_was": 0.7,
    "subject_other": -1.5,
    "reply_same": 0.5,
    "gap": -0.25,
    "gap_negative": -1.0,
    "previous": 0.6,
    "rank": -0.3,
    "opens": 0.4,
    "self": -0.8,
    "greeted": 1.0,
    "greeted_other": -0.3,
    "to_first": 1.0,
    "to_any": 0.5,
    "list_other": -0.5,
}

NULL_WEIGHTS: dict[str, float] = {
    "bias": 0.0,
    "re": -1.0,
    "quoted": 0.0,
    "named": 0.5,
    "bare": 3.0,
    "unknown_person": 0.5,
    "no_fit": 0.7,
    "quote_unfound": 1.0,
    "re_unseen": 1.0,
}
