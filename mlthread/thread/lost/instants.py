"""When a lost message was written. In: the attributions of all who quote it, its id. Out: `Option`s.

Each attribution is evidence: its date in some zone, each zone as likely as what is known of whoever
set the clock. What several say together is multiplied, so that two readers in different zones, or a
reader and the time in the Message-ID, leave one instant where each alone left many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice

from mlthread.frozen import NamedTuple
from mlthread.model import WrittenDate
from mlthread.pattern import pattern
from mlthread.rules.idtimes import host_of, times_in_id
from mlthread.rules.regions import Zone, leaning, zones_of
from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.records import Record
from mlthread.thread.times.clocks import DAY, HOUR, MINUTE, Option, local_span, year_of
from mlthread.thread.times.habits import Habits, Whose, shape_of

from .pieces import Piece, mention_of

__all__ = ["Question", "options_for", "settled", "soon"]

_LATE, _ARRIVED = 75 * MINUTE, 12 * MINUTE
"""How long before the minute that is printed a message may have been written: mail takes time to arrive, and
where the zone is not printed, the hour may be one of summer time."""
_EARLY, _TOLERATED = 61 * MINUTE, 2 * MINUTE
"""How long behind it, the hour in doubt or not."""
_SKEW = 1 * DAY
"""Clocks are off: a date that lies further behind the reply is misread, or the reply's own is wrong."""
_KNOWN = 0.97
"""How likely a zone that is printed, or the time of a sure id, is right."""
_MOST_SAID = 100
"""More quotes of one message say nothing new, and what they multiply to is no number any more."""
_ELSEWHERE = 0.01
"""How likely an attribution's date is of another message, or wrong."""
_BESIDE = 0.25
"""A minute beside the one that is printed: seconds are cut off, mail arrives late."""
_LEAST = 0.003
"""What is less likely is left out."""
_AFTER = 0.02
"""What is left of a time that is later than a reply, or earlier than what is answered: clocks are off."""
_SURE = 0.5
"""How likely an instant must be to be told as the one."""
_MASS = 0.993
"""How much of the likelihood the times that are kept have together."""
_BRISK, _LINGER = HOUR / 2, 1.35
_JUST = 10 * MINUTE
_LONG_AGO = 60 * DAY
_WRITTEN = 12 * HOUR
"""How long somebody may write at a message."""
_OLD = 4 * DAY
"""Of several readings of a date the one near the reply is likelier."""
_MISNAMED = pattern(
    r"[^\W\d_]{4,},? \d{1,2}\.? [^\s\d]{3,} 201[678],? \d{1,2}:\d\d:\d\d [A-Z]{3,4}"
)
_MISNAMED_WHOSE = Whose(0.25, 0.75, 0.0)
"""KMail 5 printed the clock of whoever it quotes with the name of its own zone ("Sonntag, 13. Mai 2018,
09:03:13 CEST"), until the summer of 2018: in all of eight whose zones differ; in none of 26 later ones."""


class Question(NamedTuple):
    """What is asked: the pieces of a lost message, its id and the person who seems to have written it."""

    pieces: Sequence[Piece]
    message_id: str | None
    person: int | None
    email: str | None = None


class _Said(NamedTuple):
    """What one source says: minutes since 1970 with a probability each, or days. `loose` is where the
    time lies if it is none of the minutes."""

    minutes: dict[int, tuple[float, float, str]]
    days: list[Option]
    loose: Option | None = None


def options_for(archive: Archive, habits: Habits, asked: Question) -> list[Option]:
    """The times at which a lost message may have been written, the likeliest first."""
    read = (_from_piece(archive, habits, asked, piece) for piece in asked.pieces)
    said = list(islice(filter(None, read), _MOST_SAID))
    made = _from_id(habits, asked) or _about_id(archive, habits, asked)
    if made is not None:
        said.append(made)
    if not said:
        return []
    timed = [s for s in said if s.minutes]
    days = [s.days for s in said if s.days]
    if timed:
        times = [archive.records[piece.reader].utc for piece in asked.pieces]
        reply = min((time for time in times if time is not None), default=None)
        found = _together(timed, days)
        return found if reply is None else _normal(_answered(found, lambda at: reply - at))
    first, others = days[0], days[1:]
    return _normal([o._replace(p=o.p * _agreement(o, others)) for o in first])


def _answered(options: Sequence[Option], gap: Callable[[float], float]) -> list[Option]:
    """Instants by how soon they were answered, or answer; not where one is left open."""
    if any(o.at is None for o in options):
        return list(options)
    return [o._replace(p=o.p * soon(gap(o.at))) for o in options if o.at is not None]


def soon(gap: float) -> float:
    """How likely a reply is to follow after so many seconds, against one that follows at once.

    The density of the gaps in four families of lists; they differ little. Of 4,550 replies one is dated up to ten
    minutes before what it answers, though 430 follow within ten; further off it is a clock that is wrong.
    """
    density = float((1.0 + abs(gap) / _BRISK) ** -_LINGER)
    return density * _AFTER if -_JUST < gap <= -MINUTE else density


def settled(
    options: Sequence[Option], low: float | None, high: float | None, above: float | None = None
) -> tuple[float | None, list[Option]]:
    """The instant, if one is likely enough, and the options that count, between two bounds.

    `above` is when the message that it answers was written.
    """
    left = []
    if above is not None:
        options = _answered(options, lambda at: at - above)
    for o in options:
        first, last = (o.low, o.high) if o.at is None else (o.at, o.at)
        early = low is not None and last < low - _TOLERATED
        late = high is not None and first > high + _TOLERATED
        left.append(o._replace(p=o.p * _AFTER) if early or late else o)
    left = _normal(left)
    kept: list[Option] = []
    mass = 0.0
    for option in left:
        kept.append(option)
        mass += option.p
        if mass >= _MASS:
            break
    best = left[0] if left else None
    if best is None or best.at is None:
        return None, kept
    near = sum(o.p for o in left if o.at is not None and abs(o.at - best.at) <= _TOLERATED)
    return (best.at if near >= _SURE else None), kept


def _normal(options: Iterable[Option]) -> list[Option]:
    """Options with probabilities that sum up to 1, the likeliest first."""
    found = list(options)
    whole = sum(o.p for o in found)
    out = [o._replace(p=o.p / whole) for o in found]
    out.sort(key=lambda o: (-o.p, o.low, o.high))
    return out


def _together(timed: Sequence[_Said], days: Sequence[Sequence[Option]]) -> list[Option]:
    """Instants that the sources name, each as likely as all of them together make it."""
    options: dict[int, Option] = {}
    for source in timed:
        for minute, (_, at, basis) in source.minutes.items():
            p = 1.0
            for other in timed:
                p *= _ELSEWHERE + max(_near(other.minutes, minute), _inside(other.loose, at))
            old = options.get(minute)
            exact = at if old is None or old.at is None else max(at, old.at)
            early = _LATE if "zone" not in basis else _ARRIVED
            late = _EARLY if "author's" in basis else _TOLERATED
            if basis == _BY_ID:
                early, late = _TOLERATED, _TOLERATED
            options[minute] = Option(exact - early, exact + late, exact, p, basis)
    found = [*options.values(), *_loose(timed)]
    return _normal(o._replace(p=o.p * _agreement(o, days)) for o in found)


def _loose(timed: Sequence[_Said]) -> list[Option]:
    """What is left where no source names a minute for sure."""
    open_ones = [source.loose for source in timed if source.loose is not None]
    return open_ones if len(open_ones) == len(timed) else []


def _inside(loose: Option | None, at: float) -> float:
    """How likely one of the zones puts a clock into a long stretch by chance."""
    if loose is None or not loose.low <= at <= loose.high:
        return 0.0
    return loose.p * HOUR / max(HOUR, loose.high - loose.low)


def _near(minutes: Mapping[int, tuple[float, float, str]], minute: int) -> float:
    here = minutes[minute][0] if minute in minutes else 0.0
    beside = [minutes[m][0] for m in (minute - 1, minute + 1, minute + 2) if m in minutes]
    return max([here, *(_BESIDE * p for p in beside)])


def _agreement(option: Option, days: Sequence[Sequence[Option]]) -> float:
    """How well an option goes with sources that tell a day only."""
    p = 1.0
    for source in days:
        at = option.at
        if at is not None:
            fit = sum(d.p for d in source if d.low <= at <= d.high)
        else:
            fit = sum(d.p for d in source if d.low <= option.high and option.low <= d.high)
        p *= _ELSEWHERE + fit
    return p


_BY_ID = "time in its Message-ID"


def _from_id(habits: Habits, asked: Question) -> _Said | None:
    """The time that the id tells."""
    if not asked.message_id:
        return None
    for place, made in enumerate(times_in_id(asked.message_id)):
        at = made.at.timestamp()
        if not made.sure:
            lag = (
                habits.lags.of((host_of(asked.message_id), made.server), at) if not place else None
            )
            if lag is None:
                continue
            loose = Option(at + lag.least, at + lag.most, None, 1.0 - lag.share, _BY_ID)
            at += lag.usual
            return _Said({int(at // 60): (lag.share, at, _BY_ID)}, [], loose)
        if made.zoned:
            return _Said({int(at // 60): (_KNOWN, at, _BY_ID)}, [])
        home = _home(asked.email, asked.message_id)
        offsets = habits.filled(habits.offsets(asked.person, at), at, home)
        minutes = {
            int((at - 60 * o) // 60): (p * _KNOWN, at - 60 * o, _BY_ID) for o, p in offsets.items()
        }
        return _Said(minutes, [])
    return None


def _about_id(archive: Archive, habits: Habits, asked: Question) -> _Said | None:
    """Bounds by a time in the id of which it is not known how long before the message it was taken, or in
    which zone: Pine takes it where one begins to write."""
    times = [archive.records[piece.reader].time for piece in asked.pieces]
    reply = min((time for time in times if time is not None), default=None)
    if not asked.message_id or reply is None:
        return None
    for made in times_in_id(asked.message_id):
        at = made.at.timestamp()
        if not reply - _LONG_AGO <= at <= reply + DAY:
            continue  # figures that are no time
        low = high = at
        if not made.zoned:
            home = _home(asked.email, asked.message_id)
            zones = habits.filled(habits.offsets(asked.person, at), at, home)
            likely = [o for o, p in zones.items() if p >= _LEAST]
            low, high = at - 60 * max(likely), at - 60 * min(likely)
        return _Said({}, [Option(low - 2 * MINUTE, high + _WRITTEN, None, 1.0, _BY_ID)])
    return None


def _from_piece(archive: Archive, habits: Habits, asked: Question, piece: Piece) -> _Said | None:
    """What the attribution of one quote says."""
    reader, mention = archive.records[piece.reader], mention_of(archive, piece)
    readings = _readings(reader, mention)
    if not readings:
        return None
    shape = shape_of(mention.raw_date, mention.email)
    whose = habits.whose(archive.root(reader.person), shape, mention.clock)
    written = mention.raw_date or ""
    if " 201" in written and _MISNAMED.fullmatch(written):
        whose = _MISNAMED_WHOSE
    lean = leaning(shape)
    minutes: dict[int, tuple[float, float, str]] = {}
    days: list[Option] = []
    for date, weight, start, length in readings:
        for offset, p, basis in _zones(archive, habits, asked, reader, date, start, whose, lean):
            p *= weight
            at = start - 60 * offset
            if p < _LEAST:
                continue
            if length >= DAY:
                days.append(Option(at, at + length - 1, None, p, basis))
                continue
            minute = int(at // 60)
            known = minutes[minute][0] if minute in minutes else 0.0
            minutes[minute] = known + p, at, basis
    return _Said(minutes, _normal(days)) if minutes or days else None


def _readings(reader: Record, mention: Mention) -> list[tuple[WrittenDate, float, float, float]]:
    """The readings of a date with their weights, local start and length; none that lies after the reply
    where the reply's own date and its arrival agree: nobody quotes what is not yet written."""
    out = []
    time, arrived = reader.time, reader.received
    sure = time is not None and arrived is not None and abs(arrived - time) <= _SKEW
    for rank, date in enumerate(mention.dates):
        for start, length in _spans(date, time):
            weight = 1.0 if rank == 0 else 0.5
            if time is not None:
                age = time - start
                if age < -_SKEW - length:
                    if sure:
                        continue
                    weight *= _AFTER
                if len(mention.dates) > 1 or date.year is None:
                    weight /= 1.0 + (age / _OLD) ** 2
            out.append((date, weight, start, length))
    whole = sum(weight for _, weight, _, _ in out)
    return [(date, weight / whole, start, length) for date, weight, start, length in out]


def _spans(date: WrittenDate, time: float | None) -> list[tuple[float, float]]:
    """Local start and length of what a date says; one without a year or a day lies before the reply."""
    if date.year is not None or time is None or year_of(time) is None:
        span = local_span(date, None)
        return [] if span is None else [span]
    moment = datetime.fromtimestamp(time, UTC)
    if date.day is None:
        if date.hour is None:
            return []
        start = moment.replace(hour=date.hour, minute=date.minute or 0, second=0, microsecond=0)
        return [(start.timestamp() - k * DAY, MINUTE) for k in (-1, 0, 1, 2)]
    for year in (moment.year + 1, moment.year, moment.year - 1):
        span = local_span(date, year)
        if span is not None and span[0] <= time + _SKEW:
            return [span]
    return []


def _zones(
    archive: Archive,
    habits: Habits,
    asked: Question,
    reader: Record,
    date: WrittenDate,
    start: float,
    whose: Whose,
    lean: float,
) -> list[tuple[int, float, str]]:
    """Offsets that the printed clock may stand at, how likely each, and what it rests on."""
    if date.offset is not None and whose is not _MISNAMED_WHOSE:
        return [(date.offset, _KNOWN, "attribution with its zone")]
    quoting, quoted, utc = whose
    out: dict[int, tuple[float, str]] = {0: (utc, "attribution in UTC")}
    mine = {date.offset: 1.0} if date.offset is not None else None
    mine = mine or _of_reader(archive, habits, reader, start, lean)
    home = _home(asked.email, asked.message_id)
    theirs = habits.filled(habits.offsets(asked.person, start), start, home)
    for dist, share, word in ((mine, quoting, "quoting"), (theirs, quoted, "quoted")):
        for offset, p in dist.items():
            basis = f"attribution on the {word} author's clock"
            old = out.get(offset)
            total = p * share + (old[0] if old else 0.0)
            out[offset] = (total, basis if old is None or p * share > old[0] else old[1])
    return [(offset, p, basis) for offset, (p, basis) in out.items()]


def _of_reader(
    archive: Archive, habits: Habits, reader: Record, start: float, lean: float
) -> dict[int, float]:
    """Offsets that the quoting author may have been at."""
    person = archive.root(reader.person)
    home = _home(reader.email, reader.message_id)
    if reader.offset:
        return habits.filled({reader.offset: _KNOWN}, start)
    dist = habits.filled(habits.offsets(person, start), start, home, lean)
    if reader.offset_range is None:
        return dist
    low, high = reader.offset_range
    within = {o: p for o, p in dist.items() if low <= o <= high}
    whole = sum(within.values())
    return {o: p / whole for o, p in within.items()} if whole else dist


def _home(email: str | None, message_id: str | None) -> tuple[Zone, ...]:
    """The zones that the hosts of an address and of a Message-ID tell."""
    hosts = ((text or "").rpartition("@")[2] for text in (email, message_id))
    return next((zones for host in hosts if (zones := zones_of(host))), ())
