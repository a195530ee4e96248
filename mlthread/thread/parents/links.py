"""Which message each reply answers. In: records in an `Archive`. Out: one `Choice` per record.

Header fields are believed first. Where they are missing every candidate gets a score, the weighted
sum of its features, and so does the case that no message of the archive is the parent. A softmax
makes probabilities of the scores (a conditional logit model); the weights in `WEIGHTS` were fitted
on archives whose headers name the parent, with the headers taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import exp, inf, log1p

from mlthread.frozen import slotted
from mlthread.model import Evidence
from mlthread.thread.archive import Archive
from mlthread.thread.records import Record

from .absence import null_features
from .candidates import find_candidates
from .features import candidate_features
from .mentionfit import DATE_FITS
from .twins import two_of_a_host
from .weights import CALIBRATION, NULL_WEIGHTS, WEIGHTS, weigh

__all__ = ["Choice", "calibrated", "choose", "header_choice", "is_lost", "named_in"]

HEADER_CONFIDENCE = 0.995
_BEFORE_LOST = "in References of a message that quotes it, this one comes before it"
SURE = 0.97
"""A header that names a message not in the archive is overruled only by a fit as sure as this."""


_SAID_BACK = 0.9
"""How likely the parent is one whose lines stand in an answer under its subject."""
_LINES_BACK = log1p(4)


@slotted
class Choice:
    """The parent of one record: a record number, or None, and what speaks for it.

    `lost_id` is the Message-ID of a parent that a header or an attribution names and that the
    archive does not hold.
    """

    parent: int | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()
    lost_id: str | None = None
    above_lost: tuple[str, ...] = ()
    loss: float = 0.0
    """How likely it is that no message of the archive is the parent."""

    @property
    def by_header(self) -> bool:
        """Whether a header field or the archive page names the parent."""
        return self.evidence[:1] in (("in-reply-to",), ("references",), ("page-link",))


def _known(archive: Archive, m: Record, ids: Sequence[str]) -> int | None:
    for mid in ids:
        n = archive.by_id.get(mid)
        if n is not None and n != m.number:
            return n
    return None


def _names_another(archive: Archive, m: Record, name: str) -> bool:
    """Whether an id is that of another message: some clients give the address of whom they answer."""
    if name in (m.id, m.message_id):
        return False
    return name.casefold() not in archive.addresses


def named_in(m: Record, name: str) -> tuple[Evidence, ...]:
    """Which header of a record, or its page, gives an id; a lost message has none, but who quotes it has References."""
    if name in m.in_reply_to:
        return ("in-reply-to",)
    return ("references",) if m.ghost or name in m.references else ("page-link",)


def header_choice(archive: Archive, m: Record) -> Choice | None:
    """What In-Reply-To, References or the archive page say; None where they say nothing.

    RFC 5322 section 3.6.4: In-Reply-To names the parent, the last of References is the parent.
    """
    named = [i for i in m.in_reply_to if _names_another(archive, m, i)]
    chain = [i for i in m.references if _names_another(archive, m, i)]
    parent = _known(archive, m, named)
    if parent is not None:
        return Choice(parent, ("in-reply-to",), HEADER_CONFIDENCE, ("In-Reply-To names it",))
    if m.page_parent:
        parent = _known(archive, m, [m.page_parent])
        if parent is not None:
            why = ("the archive page links to it",)
            return Choice(parent, ("page-link",), HEADER_CONFIDENCE, why)
    if not named and chain:
        parent = _known(archive, m, chain[-1:])
        if parent is not None:
            why = (_BEFORE_LOST if m.ghost else "it is the last of References",)
            return Choice(parent, ("references",), HEADER_CONFIDENCE, why)
    lost = named[0] if named else chain[-1] if chain else m.page_parent
    if lost is None:
        return None
    above = tuple(i for i in chain if i != lost)
    parent = _known(archive, m, above[::-1])
    return Choice(
        parent,
        ("references",) if parent is not None else (),
        0.9 if parent is not None else 0.0,
        ("the nearest of References that the archive holds", is_lost(lost))
        if parent is not None
        else (),
        lost,
        above,
    )


def is_lost(name: str) -> str:
    """That the parent is named and not there, in words."""
    return f"it answers <{name}>, which is not in the archive"


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
    if row.get("quote_any"):
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
    for key, words in (
        ("date_exact", "the attribution's date is its Date to the minute"),
        ("date_soon", "the attribution's date is some minutes after its Date"),
        ("date_late", "the attribution's date is within an hour of its Date"),
        ("date_quarter", "the attribution's date is its Date in another zone"),
        ("date_day", "the attribution's day is its day"),
    ):
        if row.get(key):
            out.append(words)
    if row.get("quote_any"):
        out.append(f"{round(100 * row.get('quote_cover', 0))} % of the quoted words stand in it")
    if row.get("nest_lines") or row.get("nest_person"):
        out.append("it quotes what is quoted here at second hand")
    if row.get("greeted"):
        out.append("its author is greeted")
    if row.get("answers_me"):
        out.append("it answers an earlier message by this author")
    if row.get("bare_words_most") or row.get("bare_words_alone"):
        out.append("it uses more of the same words than others")
    if row.get("called"):
        out.append("it calls for votes, and this is one")
    if row.get("series"):
        out.append("it opens the series of patches")
    if row.get("subject_same"):
        out.append("same subject")
    if row.get("subject_was"):
        out.append("the subject names its subject as the old one")
    return tuple(out)


def _told_apart(archive: Archive, m: Record, header: Choice) -> Choice:
    """What a header says; of several messages under the id that it names the one that fits best."""
    named = set() if header.parent is None else archive.under_one_id(header.parent)
    if named:
        found = find_candidates(archive, m)
        rows = zip(found.numbers, candidate_features(archive, m, found), strict=True)
        fits = [(weigh(row, WEIGHTS), -n) for n, row in rows if n in named and n not in found.later]
        header.parent = -max(fits)[1] if fits else header.parent
    return header


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


def choose(archive: Archive, m: Record) -> Choice:
    """The parent of a record: what the headers say, else the best candidate, else none."""
    header = header_choice(archive, m)
    if header is not None and header.lost_id is None:
        return _told_apart(archive, m, header)
    found = find_candidates(archive, m)
    rows = candidate_features(archive, m, found)
    if not rows:
        return header or Choice()
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
        another = cover < 0.9 and two_of_a_host(header.lost_id or "", c.message_id or "")
        if confidence < SURE or another or not fits:
            return header
    elif scores[best] <= none:
        if number in found.later or not _says_it_back(rows[best]):
            return Choice(confidence=loss)
        confidence, loss = _SAID_BACK, 1 - _SAID_BACK
    row, c = rows[best], archive.records[number]
    lost = header.lost_id if header is not None else None
    reasons = _reasons(row, c)
    if lost:
        reasons = (*reasons, "the id that In-Reply-To gives is not in the archive")
    sure = calibrated(confidence)
    return Choice(number, evidence_of(row, m.ghost), sure, reasons, loss=loss)
