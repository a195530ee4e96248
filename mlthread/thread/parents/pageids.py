"""Whose Message-ID is it? In: records of archive pages. Out: id -> the number of the page that it belongs to.

A pipermail page of the old template names its parent by Message-ID and does not show its own. All
pages that name one id answer one page: their evidence adds up. Most ids tell the time at which they
were made, and often the host; a page has one id, so the surest pairs are made first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from mlthread.frozen import NamedTuple
from mlthread.rules.idtimes import times_in_id
from mlthread.thread.archive import Archive
from mlthread.thread.records import Record
from mlthread.thread.times.clocks import HOUR, MINUTE

from .absence import null_features
from .candidates import find_candidates
from .features import candidate_features
from .weights import NULL_WEIGHTS, WEIGHTS, weigh

__all__ = ["Claim", "owners_of_page_ids", "settle_claims"]

# In the units of the linking weights (log odds).
_SAME_MINUTE, _SAME_QUARTER, _SAME_HOST = 12.0, 3.0, 2.5
_MINUTES = 2
_FARTHEST, _QUARTER = 14 * 60, 15  # minutes
_OTHER_TIME = -6.0
_UNSEEN = -6.0
"""For a page that is no candidate of one of the replies."""
_MARGIN = 1.0
_MOST_FITS = 40
"""Pages that are looked at for one id, or of one minute."""


class Claim(NamedTuple):
    """How well the pages fit one id, best first; `none` is the fit of no page."""

    message_id: str
    fits: list[tuple[float, int]]
    none: float


def owners_of_page_ids(archive: Archive) -> dict[str, int]:
    """The pages behind the ids that other pages name as their parents'."""
    replies: dict[str, list[Record]] = defaultdict(list)
    for record in archive.records:
        if record.page_parent and record.page_parent not in archive.by_id:
            replies[record.page_parent].append(record)
    nameless = {record.number for record in archive.records if record.message_id is None}
    claims = [
        _claim(archive, message_id, group, nameless)
        for message_id, group in sorted(replies.items())
    ]
    return settle_claims(claims)


def settle_claims(claims: Sequence[Claim]) -> dict[str, int]:
    """The page for each id, the surest first. A page that is taken makes those claims another that fit it too."""
    rivals: dict[int, list[int]] = defaultdict(list)
    for k, claim in enumerate(claims):
        for _, number in claim.fits[:_MOST_FITS]:
            rivals[number].append(k)
    owners: dict[str, int] = {}
    taken: set[int] = set()
    certainty = {k: _certainty(claim, taken) for k, claim in enumerate(claims)}
    queue = [(-sure, k) for k, sure in certainty.items()]
    heapify(queue)
    while queue:
        unsure, k = heappop(queue)
        if certainty.get(k) != -unsure:
            continue  # told anew since
        if -unsure < _MARGIN:
            break
        del certainty[k]
        page = next(number for _, number in claims[k].fits if number not in taken)
        owners[claims[k].message_id] = page
        taken.add(page)
        for other in filter(certainty.__contains__, rivals[page]):
            certainty[other] = _certainty(claims[other], taken)
            heappush(queue, (-certainty[other], other))
    return owners


def _certainty(claim: Claim, taken: set[int]) -> float:
    """By how much the best free page fits better than the next one and than none."""
    free = [score for score, number in claim.fits[:_MOST_FITS] if number not in taken][:2]
    if not free:
        return -1.0
    return free[0] - max([claim.none, *free[1:]])


def _claim(archive: Archive, message_id: str, replies: list[Record], nameless: set[int]) -> Claim:
    # Each page is no candidate of any reply, until it is found to be one.
    weighed: dict[int, float] = defaultdict(lambda: _UNSEEN * len(replies))
    none = 0.0
    for reply in replies:
        found = find_candidates(archive, reply)
        rows = candidate_features(archive, reply, found)
        for number, row in zip(found.numbers, rows, strict=True):
            if number in nameless:
                weighed[number] += weigh(row, WEIGHTS) - _UNSEEN
        # That the parent is archived is likely: its id is named by a page of this archive.
        none += (
            min(weigh(null_features(archive, reply, found, rows), NULL_WEIGHTS), 0.0) - 1.0
            if rows
            else 0.0
        )
    by_time = _made_then(archive, message_id, nameless)
    otherwise = _OTHER_TIME if any(made.sure for made in times_in_id(message_id)) else 0.0
    first = min((reply.time for reply in replies if reply.time is not None), default=None)
    fits: list[tuple[float, int]] = []
    for number in (by_time.keys() | weighed.keys()) - {reply.number for reply in replies}:
        page = archive.records[number]
        if first is not None and page.time is not None and page.time > first + HOUR:
            continue
        told = by_time.get(number, otherwise) + _same_host(message_id, page)
        fits.append((weighed[number] + told, number))
    fits.sort(key=lambda fit: (-fit[0], fit[1]))
    return Claim(message_id, fits, none)


def _made_then(archive: Archive, message_id: str, nameless: set[int]) -> dict[int, float]:
    """Pages written when the id was made."""
    found: dict[int, float] = {}
    for made in times_in_id(message_id):
        minute = int(made.at.timestamp() // MINUTE)
        for number in _about(archive, minute, nameless):
            found[number] = _SAME_MINUTE
        if made.zoned:
            continue
        # A calendar in the writer's zone: whole quarters of an hour away.
        for away in range(-_FARTHEST, _FARTHEST + 1, _QUARTER):
            for number in _about(archive, minute + away, nameless):
                found.setdefault(number, _SAME_QUARTER)
    return found


def _about(archive: Archive, minute: int, nameless: set[int]) -> list[int]:
    near = range(minute - _MINUTES, minute + _MINUTES + 1)
    return [
        number
        for one in near
        for number in archive.at_minute(one)[:_MOST_FITS]
        if number in nameless
    ]


def _same_host(message_id: str, page: Record) -> float:
    """Does the id's host end like the author's address?"""
    host = message_id.rpartition("@")[2].lower().split(".")
    own = (page.email or "").rpartition("@")[2].lower().split(".")
    return _SAME_HOST if len(own) > 1 and host[-2:] == own[-2:] else 0.0
