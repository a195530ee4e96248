"""Lines that were broken where they are quoted, and whole elsewhere. In: messages, their segments and records. Out:
segments and records in which the rest of such a line stands with its beginning.

A client that wraps what it quotes leaves the rest of a long line with fewer marks, or none. Nothing in the mail tells
it from what whoever quoted the line said to it; an older message that has the line unbroken does, be it the one that
the line was written in or another that quotes it:

    > > Shall we mend the lower gate in March, before the          Ann: Shall we mend the lower gate in March, before the floods
    > floods                                                       Bo quotes this,
    > > come in again?
    > Not before May.                                              and says this
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mlthread.frozen import NamedTuple, replace
from mlthread.model import Message, Segment
from mlthread.thread.texts.wordings import bare, has_words, line_keys

from .cutting import cut
from .mentions import HEADS
from .records import Record, make_record, may_quote

__all__ = ["mend_lines"]

_MOST_ABOVE = 2
"""Lines that the beginning of a broken line takes up,"""
_MOST_BELOW = 3
"""and its rest."""
_SHORTEST = 8
"""Letters of the last of these above: with less, a sign or a word, the line below is whole itself."""


_WHY = "an older message has whole a line that is broken here"


class _Break(NamedTuple):
    """Lines [0, `stop`) of segment `place` of record `number` go on with the one above if `key` is known."""

    number: int
    place: int
    stop: int
    key: int


def mend_lines(
    messages: Sequence[Message], segments: Sequence[list[Segment]], records: list[Record]
) -> None:
    """Sets right, in place, the segments and records of messages that quote broken lines which another has whole."""
    breaks = [b for number, parts in enumerate(segments) for b in _breaks(number, parts)]
    if not breaks:
        return
    holders = _holders({b.key for b in breaks}, records)
    rests: dict[int, dict[int, int]] = defaultdict(dict)
    for told in breaks:
        reader = records[told.number]
        if any(
            held.number != told.number
            and (_is_older(held, reader) if quoted else may_quote(reader, held))
            for held, quoted in holders.get(told.key, ())
        ):
            rests[told.number].setdefault(told.place, told.stop)
    for number, stops in rests.items():
        segments[number][:] = _mended(segments[number], stops)
        records[number] = make_record(number, messages[number], segments[number])


def _breaks(number: int, parts: Sequence[Segment]) -> Iterator[_Break]:
    """What may be broken lines, those first of which fewer lines are the rest."""
    for place in range(1, len(parts)):
        above, part = parts[place - 1], parts[place]
        if above.kind != "quote" or part.level >= above.level or part.kind in HEADS:
            continue
        begun = above.text.rsplit("\n", _MOST_ABOVE)[-_MOST_ABOVE:]
        below = part.text.split("\n", _MOST_BELOW)[:_MOST_BELOW]
        if len(bare(begun[-1])) < _SHORTEST:
            continue
        for first in range(len(begun) - 1, -1, -1):
            line = " ".join(begun[first:])
            for stop, rest in enumerate(below, 1):
                if not has_words(rest) or not has_words(begun[first]):
                    break
                line = f"{line} {rest}"
                for key in line_keys(line):
                    yield _Break(number, place, stop, key)


def _holders(
    wanted: set[int], records: Sequence[Record]
) -> Mapping[int, list[tuple[Record, bool]]]:
    """The records that have lines of these keys, and whether they quote them."""
    holders: dict[int, list[tuple[Record, bool]]] = defaultdict(list)
    for record in records:
        for key in wanted.intersection(record.lines):
            holders[key].append((record, False))
        for mention in record.mentions:
            for key in wanted.intersection(mention.lines):
                holders[key].append((record, True))
    return holders


def _is_older(held: Record, reader: Record) -> bool:
    """Whether a message was there before another: who quotes that one may run a line and the answer to it into one."""
    return held.time is not None and reader.time is not None and held.time < reader.time


def _mended(parts: Sequence[Segment], stops: Mapping[int, int]) -> list[Segment]:
    """The segments, the first lines of some given to the quote above them; what it goes on with below is one with it."""
    runs: list[list[Segment]] = []
    joins = False
    for place, part in enumerate(parts):
        stop = stops.get(place)
        if stop is None:
            joins = joins and _is_alike(runs[-1][0], part)
            if joins:
                runs[-1].append(part)
            else:
                runs.append([part])
            continue
        lines = part.text.split("\n")
        joins = not any(map(has_words, lines[stop:]))
        if joins:
            runs[-1].append(part)
        else:
            runs[-1].append(cut(part, lines, 0, stop))
            runs.append([cut(part, lines, stop, len(lines))])
    return [_joined(run) if len(run) > 1 else run[0] for run in runs]


def _joined(run: Sequence[Segment]) -> Segment:
    quote = run[0]
    return replace(
        quote,
        stop=run[-1].stop,
        text="\n".join(part.text for part in run),
        evidence=(*quote.evidence, _WHY),
    )


def _is_alike(quote: Segment, part: Segment) -> bool:
    """Whether nothing but the rest of a line parted a segment from the quote above it."""
    return (part.kind, part.depth, part.level, part.rule, part.attribution) == (
        quote.kind,
        quote.depth,
        quote.level,
        quote.rule,
        quote.attribution,
    )
