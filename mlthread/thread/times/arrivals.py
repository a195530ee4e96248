"""Which message the archive got first. In: where messages lie and their times. Out: `Arrivals`.

Mailboxes grow at their end, so that a parent lies before its reply whatever their clocks say. A file
sorted by date shows nothing of that, nor does one that was put together in another way: the order
counts where a few dates stand against it. What has no date is as old as its neighbours in either.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from mlthread.frozen import NamedTuple

__all__ = ["Arrival", "Arrivals"]

_MOST_ODD = 0.08
"""The share of messages whose dates may stand against the order of a file."""
_NEAR = 5
"""Messages on both sides of a place that tell whether a file begins anew there."""
_NEW_RUN = 14 * 86400.0
"""So much earlier the messages are where another file was put behind the first."""
_TRANSIT = 2 * 86400.0
"""Mail seldom takes longer."""
_FAST, _SLOW = 60 * 86400.0, 180 * 86400.0
"""A date so far ahead of the next messages, or behind those before, is a wrong clock's. Archives are
mended by hand and moderators hold mail back, so that less says nothing."""


_SIDE = 3
"""Dated messages on both sides that bound one without a date."""


class Arrival(NamedTuple):
    """A message's place: its source, its first line there, and its time (seconds since 1970; None: not known)."""

    number: int
    source: str
    line: int
    time: float | None


class _Dated(NamedTuple):
    number: int
    line: int
    time: float


class Arrivals:
    """The order in which sources got their messages, where it tells more than the dates do."""

    def __init__(self, arrivals: Iterable[Arrival]) -> None:
        self._places: dict[int, tuple[int, int]] = {}
        self.odd: dict[int, float] = {}
        """Records whose dates stand against the order, and the time by the dates of those before them."""
        self.broken: dict[int, tuple[float, float]] = {}
        """Of those the ones whose clock was wrong by far, and the time between their neighbours."""
        self.undated: dict[int, tuple[float, float]] = {}
        """Records without a date, and the time between their neighbours."""
        sources: dict[str, list[_Dated]] = defaultdict(list)
        undated: dict[str, list[Arrival]] = defaultdict(list)
        for arrival in arrivals:
            number, source, line, time = arrival
            if time is None:
                undated[source].append(arrival)
            else:
                sources[source].append(_Dated(number, line, time))
        runs = 0
        for source in sorted(sources):
            for run in _runs(sorted(sources[source], key=lambda a: (a.line, a.number))):
                against = _against(run)
                if len(against) > _MOST_ODD * len(run):
                    continue
                if against:
                    runs += 1
                    self._enter(run, against, runs)
                if source in undated:
                    self._bound(undated[source], [a for a in run if a.number not in against])

    def _bound(self, undated: list[Arrival], run: list[_Dated]) -> None:
        """Messages without a date are as old as those around them in a run that rises."""
        lines = [arrival.line for arrival in run]
        for arrival in undated:
            at = bisect_left(lines, arrival.line)
            if at < _SIDE or at > len(run) - _SIDE:
                continue
            since, until = run[at - 1].time, run[at].time
            if until - since < _FAST:
                self.undated[arrival.number] = since - _TRANSIT, until + _TRANSIT

    def _enter(self, run: list[_Dated], against: set[int], number: int) -> None:
        since = float("-inf")
        for arrival in run:
            self._places[arrival.number] = number, arrival.line
            if arrival.number in against:
                self.odd[arrival.number] = since
            else:
                since = arrival.time
        until = float("inf")
        for arrival in reversed(run):
            if arrival.number not in against:
                until = arrival.time
                continue
            since = self.odd[arrival.number]
            fast, slow = arrival.time > until + _FAST, arrival.time < since - _SLOW
            if (fast or slow) and until - since < _FAST:
                self.broken[arrival.number] = since - _TRANSIT, until + _TRANSIT

    def first(self, a: int, b: int) -> bool | None:
        """Whether record `a` came before record `b`; None where that is not known."""
        one, other = self._places.get(a), self._places.get(b)
        if one is None or other is None or one[0] != other[0] or one[1] == other[1]:
            return None
        return one[1] < other[1]


def _runs(arrivals: list[_Dated]) -> list[list[_Dated]]:
    """A file in the parts that it was put together of: months in the order of their names, lists."""
    out: list[list[_Dated]] = []
    start = 0
    for k in range(1, len(arrivals)):
        if arrivals[k].time >= arrivals[k - 1].time - _NEW_RUN:
            continue
        from statistics import median, median_high  # late: slow to load, and few archives need it

        before = median(a.time for a in arrivals[max(start, k - _NEAR) : k])
        after = median_high(a.time for a in arrivals[k : k + _NEAR])
        if after < before - _NEW_RUN:
            out.append(arrivals[start:k])
            start = k
    out.append(arrivals[start:])
    return out


def _against(run: list[_Dated]) -> set[int]:
    """The messages outside the longest series with rising times."""
    ends: list[float] = []
    last: list[int] = []
    before: list[int] = []
    for k, arrival in enumerate(run):
        at = bisect_right(ends, arrival.time)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [arrival.time]
        last[at : at + 1] = [k]
    kept = set()
    k = last[-1]
    while k >= 0:
        kept.add(run[k].number)
        k = before[k]
    return {arrival.number for arrival in run} - kept
