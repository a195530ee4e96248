"""The likeliest of the candidates. In: a record, what its headers say, the candidates. Out: a `Choice`.

Every candidate gets a score, the weighted sum of its features, and so does the case that no message of the archive
is the parent. A softmax makes probabilities of the scores (a conditional logit model); the weights in `WEIGHTS` were
fitted on archives whose headers name the parent, with the headers taken out.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from math import exp, inf, log1p

from mlthread.model import Evidence
from mlthread.thread.archive import Archive
from mlthread.thread.records import Record, is_older, of_page

from .absence import null_features
from .candidates import Found, find_candidates
from .choice import Choice
from .features import candidate_features
from .mentionfit import DATE_FITS
from .twins import two_of_a_host
from .weights import CALIBRATION, NULL_WEIGHTS, WEIGHTS, weigh

__all__ = ["best_of", "calibrated", "evidence_of", "likeliest"]

_SURE = 0.97
"""A header that names a message not in the archive is overruled only by a fit as sure as this."""
_SAID_BACK = 0.9
"""How likely the parent is one whose lines stand in an answer under its subject."""
_LINES_BACK = log1p(4)
_OF_TOPIC, _AFTER, _UNTOLD = 0.5, 2.0, 1.5
"""How much less than "none of them" the best candidate may be worth under its subject: for a lost message, for one that
is younger for certain (measured: 20 of 24 and 17 of 18 are of its conversation), and for one that neither quotes nor
says that it answers, in an archive that kept neither "Re:" nor headers (measured: 217 of 217)."""
_EVEN = 0.5

_REASONS = (
    (("date_exact",), "the attribution's date is its Date to the minute"),
    (("date_soon",), "the attribution's date is some minutes after its Date"),
    (("date_late",), "the attribution's date is within an hour of its Date"),
    (("date_quarter",), "the attribution's date is its Date in another zone"),
    (("date_day",), "the attribution's day is its day"),
    (("quote_any",), "{cover} % of the quoted words stand in it"),
    (("copied",), "all that it says stands here once more"),
    (("nest_lines", "nest_person"), "it quotes what is quoted here at second hand"),
    (("greeted",), "its author is greeted"),
    (("answers_me",), "it answers an earlier message by this author"),
    (("bare_words_most", "bare_words_alone"), "it uses more of the same words than others"),
    (("called",), "it calls for votes, and this is one"),
    (("series",), "it opens the series of patches"),
    (("thread_hint",), "a mail store or client has put both into one thread"),
    (("subject_same",), "same subject"),
    (("subject_was",), "the subject names its subject as the old one"),
)
"""Features of a candidate, and what any of them says for it, in the order in which it is told."""


def likeliest(archive: Archive, m: Record, header: Choice | None, found: Found) -> Choice:
    """The best candidate where it is likelier than none; a header that names a lost message has to be overruled."""
    rows = candidate_features(archive, m, found)
    scores = [
        -inf if number in found.later else weigh(row, WEIGHTS)
        for number, row in zip(found.numbers, rows, strict=True)
    ]
    none = weigh(null_features(archive, m, found, rows), NULL_WEIGHTS)
    top = max(max(scores), none)
    parts = [exp(s - top) for s in scores]
    total = sum(parts) + exp(none - top)
    loss = exp(none - top) / total
    best = max(range(len(rows)), key=lambda k: (scores[k], -k))
    confidence = parts[best] / total
    number = found.numbers[best]
    if header is not None:
        row, c = rows[best], archive.records[number]
        cover = row.get("quote_cover", 0.0)
        # Half of the words of somebody else: the lost message quotes them without marks.
        fits = cover >= (0.9 if row.get("who_other") else 0.5) or row.get("who_and_date")
        says_else = cover < 0.9 or row.get("date_conflict")
        another = says_else and two_of_a_host(header.lost_id or "", c.message_id or "")
        if confidence < _SURE or another or not fits:
            return header
    elif scores[best] <= none:
        if number not in found.later and _says_it_back(rows[best]):
            confidence, loss = _SAID_BACK, 1 - _SAID_BACK
        elif number not in found.later and _goes_on(archive, m, number, none - scores[best]):
            confidence = loss = _EVEN
        elif (near := _beside(m, rows, scores)) is not None:
            best, number, confidence, loss = near, found.numbers[near], _EVEN, _EVEN
        else:
            return Choice(confidence=loss)
    row, c = rows[best], archive.records[number]
    lost = header.lost_id if header is not None else None
    reasons = _reasons(row, c)
    if lost:
        reasons = (*reasons, "the id that In-Reply-To gives is not in the archive")
    sure = calibrated(confidence)
    return Choice(number, evidence_of(row, m.ghost), sure, reasons, loss=loss)


def best_of(
    archive: Archive, m: Record, named: Collection[int], otherwise: int | None
) -> int | None:
    """Of several messages under the id that a header names the one that fits best."""
    found = find_candidates(archive, m)
    rows = zip(found.numbers, candidate_features(archive, m, found), strict=True)
    fits = [(weigh(row, WEIGHTS), -n) for n, row in rows if n in named and n not in found.later]
    return -max(fits)[1] if fits else otherwise


def calibrated(probability: float) -> float:
    """What share of edges with this model probability is right."""
    for (x0, y0), (x1, y1) in pairwise(CALIBRATION):
        if probability <= x1:
            return y0 + (y1 - y0) * (probability - x0) / (x1 - x0)
    return CALIBRATION[-1][1]


def evidence_of(row: dict[str, float], ghost: bool) -> tuple[Evidence, ...]:
    """The kinds of evidence that a candidate's features show, strongest first."""
    out: list[Evidence] = []
    who = any(row.get(k) for k in ("who_sure", "who_likely", "who_first"))
    when = any(map(row.get, DATE_FITS))
    if row.get("attribution_id") or who or (when and not row.get("who_other")):
        out.append("nesting" if ghost else "attribution")
    if row.get("quote_any") or row.get("copied"):
        out.append("quoted-text")
    if not ghost and (row.get("nest_lines") or row.get("nest_person")):
        out.append("nesting")
    if row.get("greeted"):
        out.append("salutation")
    if row.get("subject_same") or row.get("subject_was") or row.get("series"):
        out.append("subject")
    return tuple(out) or ("subject",)


def _reasons(row: dict[str, float], c: Record) -> tuple[str, ...]:
    out = []
    if row.get("attribution_id"):
        out.append("the attribution gives its Message-ID")
    if row.get("who_sure") or row.get("who_likely") or row.get("who_first"):
        how = "" if row.get("who_sure") else ", in part"
        out.append(f"the attribution names {c.name or c.email}{how}")
    cover = round(100 * row.get("quote_cover", 0))
    out.extend(why.format(cover=cover) for keys, why in _REASONS if any(map(row.get, keys)))
    return tuple(out)


def _goes_on(archive: Archive, m: Record, number: int, lead: float) -> bool:
    """Whether a message goes on with the topic of a candidate, though nothing says so: what a lost one quoted nobody
    knows, nor whether it bore a "Re:", and there are archives that take it away from all. Where headers name a lost
    message, they name what it answers as well."""
    c = archive.records[number]
    if not m.subject or c.subject != m.subject:
        return False
    if m.ghost:
        return not m.message_id and lead < (_AFTER if is_older(c, m) else _OF_TOPIC)
    return lead < _UNTOLD and not m.mentions and not m.is_reply and not archive.tells_replies()


def _beside(m: Record, rows: list[dict[str, float]], scores: list[float]) -> int | None:
    """The best candidate that stands above a message on one page of a thread, which therefore is of its conversation."""
    if m.mentions or not of_page(m.thread_hint):
        return None
    above = [k for k, row in enumerate(rows) if row.get("thread_hint") and scores[k] > -inf]
    return max(above, key=lambda k: (scores[k], -k), default=None)


def _says_it_back(row: dict[str, float]) -> bool:
    """Whether a message quotes lines of a candidate, and of no other, under its subject: mail programs that write no
    In-Reply-To are rare in an archive, but who opens a topic does not quote the one there is."""
    return (
        row.get("quote_cover", 0.0) >= 0.9
        and row.get("quote_lines", 0.0) >= _LINES_BACK
        and bool(row.get("subject_same"))
        and not row.get("self")
        and not row.get("who_other")
    )
