"""How mail is dated against the times in its ids. In: ids of dated messages. Out: `Lags`, a lag for any id.

The clocks of a host and of its people differ by what stays the same for weeks, more than the mails of
all hosts have in common: so the last ids of the same host tell most, and of one that was not seen all.

>>> kind = "mail.example.org", True
>>> lags = Lags([Waited(kind, 1e9 + 86400 * day, 240.0 + day) for day in range(5)])
>>> lag = lags.of(kind, 1e9 + 500000)
>>> round(lag.usual), lag.share > 0.7
(242, True)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from mlthread.frozen import NamedTuple

__all__ = ["Lag", "Lags", "Waited"]

_MINUTE = 60.0
_FEWEST = 20
"""Ids from which one learns what is common."""
_NEAREST, _FADE = 6, 20 * 86400.0
"""Ids of a host that are looked at, and how far away one counts half."""
_STEADY = 0.6
"""The share that must agree where the id is made when the writer begins."""
_RARE = 0.01
"""The share of ids at either end that is left out of what they have in common."""


class Waited(NamedTuple):
    """A dated message: the kind of its id (the host, and whether a server made it), the time in the id,
    and how many seconds later the mail is dated."""

    kind: tuple[str, bool]
    when: float
    gap: float


class Lag(NamedTuple):
    """How mail is dated against the time in an id: mostly `usual` seconds later, in a `share` of the
    cases to the minute, nearly always between `least` and `most`."""

    usual: float = 0.0
    share: float = 0.8
    least: float = -3600.0
    most: float = 6 * 3600.0


class Lags:
    """What is learnt of the ids of all servers, and of those of each host."""

    def __init__(self, seen: Iterable[Waited] = ()) -> None:
        self._kinds: dict[tuple[str, bool], list[tuple[float, float]]] = defaultdict(list)
        for kind, when, gap in seen:
            self._kinds[kind].append((when, gap))
        for waited in self._kinds.values():
            waited.sort()
        self._least_most: dict[tuple[str, bool], tuple[float, float]] = {}
        servers = (w for (_, server), w in self._kinds.items() if server)
        self._common = _common(sorted(gap for waited in servers for _, gap in waited))

    def of(self, kind: tuple[str, bool], when: float) -> Lag | None:
        """The lag of an id of this kind that was made then; None where ids of this kind say nothing.

        What is no server's is made when the writer begins, by chance or in local time: it counts
        where one host's are steady.
        """
        near = self._near(kind, when)
        common, server = self._common, kind[1]
        votes = [*near, (common.share, common.usual)] if server else near
        if not votes:
            return None
        best = max((gap for _, gap in votes), key=lambda gap: (_told(votes, gap), -gap))
        told = _told(votes, best)
        usual = sum(w * gap for w, gap in votes if abs(gap - best) <= _MINUTE) / told
        share = told / (1.0 + sum(weight for weight, _ in near))
        if server:
            return Lag(usual, share, min(common.least, usual), max(common.most, usual))
        return Lag(usual, share, *self._ends(kind)) if share >= _STEADY else None

    def _ends(self, kind: tuple[str, bool]) -> tuple[float, float]:
        """The least and the most gap of a kind."""
        known = self._least_most.get(kind)
        if known is None:
            gaps = [gap for _, gap in self._kinds[kind]]
            known = self._least_most[kind] = min(gaps), max(gaps)
        return known

    def _near(self, kind: tuple[str, bool], when: float) -> list[tuple[float, float]]:
        """The nearest gaps of a kind, each with its weight."""
        waited = self._kinds.get(kind, [])
        middle = bisect_left(waited, (when, 0.0))
        around = waited[max(0, middle - _NEAREST) : middle + _NEAREST]
        nearest = sorted((abs(at - when), gap) for at, gap in around)[:_NEAREST]
        return [(1.0 / (1.0 + away / _FADE), gap) for away, gap in nearest]


def _told(votes: list[tuple[float, float]], middle: float) -> float:
    return sum(weight for weight, gap in votes if abs(gap - middle) <= _MINUTE)


def _common(gaps: list[float]) -> Lag:
    """What the ids of all servers have in common."""
    if len(gaps) < _FEWEST:
        return Lag()
    # The two minutes that hold most.
    within = [bisect_right(gaps, gap + 2 * _MINUTE) - k for k, gap in enumerate(gaps)]
    best = max(range(len(gaps)), key=lambda k: within[k])
    usual = (gaps[best] + gaps[best + within[best] - 1]) / 2
    rare = int(len(gaps) * _RARE)
    return Lag(usual, within[best] / len(gaps), gaps[rare], gaps[-1 - rare])
