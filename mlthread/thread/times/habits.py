"""Zones and clocks of persons. In: what was seen of them. Out: how likely an offset, or whose clock.

A person is seen at an offset by a Date header, by an attribution of an archived message, by a
Message-ID in local time. From such sightings follows a zone with its summer time, so that a mail in
January tells what the clock shows in July. What is not seen is filled up with the zones that the
others of the archive live in. Offsets are minutes east of UTC, times seconds since 1970 UTC.

>>> habits = Habits()
>>> for year in range(3):
...     habits.see(7, 1704067200.0 - year * 31536000, 60)
>>> habits.settle()
>>> offsets = habits.offsets(7, 1720000000.0)
>>> max(offsets, key=offsets.get)
120
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping

from mlthread.frozen import NamedTuple
from mlthread.model import Clock
from mlthread.pattern import pattern
from mlthread.rules.regions import AMERICAS, Zone
from mlthread.rules.seasons import offset_at, usual_rule

from .clocks import EAST, WEST
from .lags import Lags

__all__ = ["Habits", "Sighting", "Whose", "shape_of"]

_NEAREST = 40
"""Sightings of a person that are looked at, the nearest in time."""
_FADE = 200 * 86400.0
_FADE_ALL = 3 * 365 * 86400.0
"""A sighting so far away counts half: for which zone it is, and for whether one is known at all."""
_DOUBT = 0.35
"""Weight of what was not seen against one sighting."""
_OTHER_RULE = 0.12
"""How likely it is that somebody has no summer time where most have it."""
_SHARPEN = 6
"""The power to which the share of sightings that a zone shows is raised: one that misses some is far less likely."""
_LEAST = 0.004
"""Offsets less likely than this are left out."""

# Standard offsets, and about how many of those who write to lists live there.
_LIVED = {
    -600: 0.05, -540: 0.03, -480: 1.0, -420: 0.25, -360: 0.5, -300: 1.0, -240: 0.1, -210: 0.02,
    -180: 0.2, -120: 0.01, -60: 0.01, 0: 0.7, 60: 1.3, 120: 0.35, 180: 0.25, 210: 0.05, 240: 0.05,
    270: 0.01, 300: 0.05, 330: 0.25, 345: 0.01, 360: 0.02, 390: 0.01, 420: 0.08, 480: 0.4, 540: 0.25,
    570: 0.05, 600: 0.35, 660: 0.02, 720: 0.15,
}  # fmt: skip
_HARDLY = 0.005
_ELSEWHERE = 0.15
"""How likely somebody is not where their host is."""


class Sighting(NamedTuple):
    """A person's clock seen at an offset."""

    when: float
    offset: int
    weight: float = 1.0


class Whose(NamedTuple):
    """How likely an attribution's clock is the quoting author's, the quoted author's, or UTC."""

    quoting: float
    quoted: float
    utc: float


_PRIOR: dict[Clock | None, Whose] = {
    "quoting": Whose(0.9, 0.07, 0.03),
    "quoted": Whose(0.08, 0.9, 0.02),
    "utc": Whose(0.03, 0.02, 0.95),
    None: Whose(0.6, 0.36, 0.04),
}
# Forms of which more is known: Gmail and Apple Mail with AM and PM, Gmail in Britain and VM.
_SHAPES: tuple[tuple[str, Whose], ...] = (
    (r"Aaa, Aaa 9, 9999 at 9:9.?[AP]M|Aaa 9, 9999, at 9:9.?[AP]M", Whose(0.994, 0.004, 0.002)),
    (r"9 Aaaa? 9999 at 9:9$", Whose(0.7, 0.27, 0.03)),
)
_FORMS = pattern("|".join(f"({form})" for form, _ in _SHAPES))
_PRIOR_WEIGHT, _SHAPE_WEIGHT, _OWN_WEIGHT = 2.0, 2.0, 1.5

_DIGITS = pattern(r"\d+")
_WORD = pattern(r"[^\W\d_]{3,}")


def shape_of(raw_date: str | None, email: str | None) -> str:
    """The form of an attribution's date, which tells the mail client.

    >>> shape_of("Mon, Feb 5, 2018 at 7:15 PM", None)
    'Aaa, Aaa 9, 9999 at 9:9 PM'
    """
    text = _DIGITS.sub(lambda m: "9999" if len(m[0]) == 4 else "9", (raw_date or "")[:80])
    text = _WORD.sub(lambda m: "Aaa" if len(m[0]) == 3 else "Aaaa", text)
    return f"{text} <>" if email else text


def _coarse(shape: str) -> str:
    """A shape without what changes from mail to mail: May is short, some have no address."""
    return shape.removesuffix(" <>").replace("Aaaa", "Aaa")


def _prior(shape: str, clock: Clock | None) -> Whose:
    """Whose clock a form prints, before anything is seen of those who use it."""
    form = _FORMS.match(shape) if clock == "quoting" else None
    return _SHAPES[form.lastindex - 1][1] if form and form.lastindex else _PRIOR[clock]


class Habits:
    """What is known of where persons live and of whose clock their mail clients print."""

    def __init__(self) -> None:
        self._seen: dict[int, list[Sighting]] = defaultdict(list)
        self._everyone: Counter[Zone] = Counter()
        self._own: dict[tuple[int, str], list[float]] = {}
        self._shapes: dict[str, list[float]] = {}
        self._others: dict[tuple[int, tuple[Zone, ...], float], dict[int, float]] = {}
        self.lags = Lags()

    def see(self, person: int | None, when: float | None, offset: int, weight: float = 1.0) -> None:
        """Remember that a person's clock stood at an offset."""
        if person is not None and when is not None and WEST <= offset <= EAST:
            self._seen[person].append(Sighting(when, offset, weight))

    def settle(self) -> None:
        """Sort what was seen, so that nothing depends on the order of seeing, and count the zones."""
        self._everyone.clear()
        self._others.clear()
        for seen in self._seen.values():
            seen.sort()
            middle = seen[len(seen) // 2].when
            zones = _zones(self._near(seen, middle, None), middle)
            self._everyone[max(zones, key=lambda zone: (zones[zone][1], zone))] += 1

    def forget(self) -> None:
        """Forget the sightings, not whose clocks are printed."""
        self._seen.clear()

    def offsets(
        self, person: int | None, when: float, without: Sighting | None = None
    ) -> dict[int, float]:
        """Offsets that a person's clock may show at a time, each with its probability; what is missing
        to 1 is not known. `without` is a sighting that must not speak for itself."""
        seen = self._seen.get(person) if person is not None else None
        if not seen:
            return {}
        near = self._near(seen, when, without)
        if not near:
            return {}
        known = sum(s.weight / (1.0 + abs(s.when - when) / _FADE_ALL) for s in near)
        zones = _zones(near, when)
        out: dict[int, float] = defaultdict(float)
        for (standard, rule), (_, p) in zones.items():
            out[offset_at(standard, rule, when)] += p
        best = max(share for share, _ in zones.values())
        sure = best * known / (known + _DOUBT) / sum(out.values())
        return {o: p * sure for o, p in out.items() if p * sure >= _LEAST}

    def anywhere(
        self, when: float, zones: tuple[Zone, ...] = (), lean: float = 1.0
    ) -> dict[int, float]:
        """The offsets that the people of the archive may be at; those of some zones only, if any are
        given, for the most part. In the Americas they are `lean` times likelier."""
        key = int(when // 2629800), zones, lean
        known = self._others.get(key)
        if known is not None:
            return known
        weights: dict[Zone, float] = defaultdict(float)
        for standard, weight in _LIVED.items():
            weights[standard, usual_rule(standard)] += weight
        for zone, count in self._everyone.items():
            weights[zone] += count
        for zone in zones:
            weights.setdefault(zone, _HARDLY)
        for zone in weights:
            weights[zone] *= lean if zone[0] <= AMERICAS else 1.0
        whole = sum(weights.values())
        within = sum(weights[zone] for zone in zones)
        out: dict[int, float] = defaultdict(float)
        for zone, weight in weights.items():
            share = weight / whole
            if zones:
                share *= _ELSEWHERE
                share += (1 - _ELSEWHERE) * weight / within if zone in zones else 0.0
            out[offset_at(*zone, when)] += share
        known = self._others[key] = dict(out)
        return known

    def filled(
        self,
        dist: Mapping[int, float],
        when: float,
        zones: tuple[Zone, ...] = (),
        lean: float = 1.0,
    ) -> dict[int, float]:
        """A distribution made whole with the zones of all people, or of those of a region."""
        out = dict(dist)
        rest = 1.0 - sum(out.values())
        for offset, p in self.anywhere(when, zones, lean).items():
            out[offset] = out.get(offset, 0.0) + p * rest
        return out

    def count(
        self, person: int | None, shape: str, clock: Clock | None, told: tuple[bool, bool, bool]
    ) -> None:
        """An attribution of an archived message printed one of these clocks."""
        prior = _prior(shape, clock)
        whole = sum(p for p, fit in zip(prior, told, strict=True) if fit)
        if not whole:
            return
        stores: list[list[float]] = [self._shapes.setdefault(shape, [0.0, 0.0, 0.0])]
        if person is not None:
            stores += [
                self._own.setdefault((person, form), [0.0, 0.0, 0.0])
                for form in dict.fromkeys((shape, _coarse(shape)))
            ]
        for store in stores:
            for k, fit in enumerate(told):
                store[k] += prior[k] / whole if fit else 0.0

    def whose(self, person: int | None, shape: str, clock: Clock | None) -> Whose:
        """Whose clock an attribution of this shape by this person prints."""
        weights = [p * _PRIOR_WEIGHT for p in _prior(shape, clock)]
        common = self._shapes.get(shape)
        if common is not None:
            scale = _SHAPE_WEIGHT / max(sum(common), _SHAPE_WEIGHT)
            weights = [w + c * scale for w, c in zip(weights, common, strict=True)]
        own = None
        if person is not None:
            own = self._own.get((person, shape)) or self._own.get((person, _coarse(shape)))
        if own is not None:
            weights = [w + c * _OWN_WEIGHT for w, c in zip(weights, own, strict=True)]
        whole = sum(weights)
        return Whose(*(w / whole for w in weights))

    def _near(self, seen: list[Sighting], when: float, without: Sighting | None) -> list[Sighting]:
        if len(seen) > _NEAREST:
            middle = bisect_left(seen, Sighting(when, WEST))
            low, high = max(0, middle - _NEAREST), middle + _NEAREST
            seen = sorted(seen[low:high], key=lambda s: (abs(s.when - when), s.offset))[:_NEAREST]
        else:
            seen = list(seen)
        if without is not None and without in seen:
            seen.remove(without)
        return seen


def _zones(seen: list[Sighting], when: float) -> dict[Zone, tuple[float, float]]:
    """Zones (standard offset, rule of summer time) that could show one of the sightings: the share of
    them that each does show, those nearer in time counting for more, and how likely that makes it."""
    faded = [(s, s.weight / (1.0 + abs(s.when - when) / _FADE)) for s in seen]
    total = sum(weight for _, weight in faded)
    offsets = {s.offset for s in seen}
    out: dict[Zone, tuple[float, float]] = {}
    for standard in sorted(offsets | {o - 60 for o in offsets}):
        usual = usual_rule(standard)
        for rule in dict.fromkeys((usual, "none")):
            hits = sum(w for s, w in faded if offset_at(standard, rule, s.when) == s.offset)
            if hits:
                prior = _LIVED.get(standard, _HARDLY) * (1.0 if rule == usual else _OTHER_RULE)
                out[standard, rule] = hits / total, prior * (hits / total) ** _SHARPEN
    return out
