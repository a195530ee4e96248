"""Answers in a message that is quoted below a header block. In: messages, their segments and records. Out: segments and
records in which what answers a quote there is of whom the block names.

Who forwards a message, or sets it below their own as Outlook does, marks nothing of it; what it quotes itself bears its
marks. So the marked words look like those of whom the block names, and the answers to them like the sender's. Where
another message has the marked words, and somebody else wrote it, the answers are of whom the block names:

    Thank you, Bo.

    -----Original Message-----
    From: Bo Chen
    To: Ann Lee

    > Shall we mend the lower gate in March?         Ann wrote this,
    Not before May.                                  and Bo this, down to where he signs, the message ends, or
                                                     another block begins
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from mlthread.frozen import NamedTuple, replace
from mlthread.model import Address, Attribution, Message, Segment
from mlthread.rules.labels import ends_message
from mlthread.segment.heads.named import one_author
from mlthread.thread.texts.wordings import Fingerprint, fingerprint, has_words, size_of

from .cutting import cut
from .lostlevels import FOUND_LEVEL
from .mentions import HEADS
from .ownwords import is_name_of, sign_own
from .records import Record, make_record, may_quote

__all__ = ["tell_answers"]

_WHY = ("the block above names another than who wrote the marked words below it",)
_SPOKEN = frozenset(("text", "heading"))
_SIGNS = frozenset(("closing", "signature", "separator", "footer"))
_MOSTLY = 0.6
"""The words are of who wrote so much of them;"""
_TELLING = 4
"""fewer lines than these (-> `size_of`) say nothing."""


class _Below(NamedTuple):
    """Segment `head` of record `number` is a block above marked words, segment `first`."""

    number: int
    head: int
    first: int
    words: Fingerprint


class _End(NamedTuple):
    """Segment `stop` from its line `line` on is not of whom the block names any more; `told`: they or a ruler say so."""

    stop: int
    line: int
    told: bool


def tell_answers(
    messages: Sequence[Message], segments: Sequence[list[Segment]], records: list[Record]
) -> None:
    """Sets right, in place, the segments and records of messages that quote somebody's answers below a header block."""
    found = [below for number, parts in enumerate(segments) for below in _below(number, parts)]
    if not found:
        return
    holders = _holders(found, records)
    changed: dict[int, list[_Below]] = defaultdict(list)
    for below in found:
        if _is_of_another(below, segments[below.number], holders, messages, records[below.number]):
            changed[below.number].append(below)
    for number, told in changed.items():
        parts = segments[number]
        for below in reversed(told):
            end = _end(parts, below)
            parts[below.first : end.stop + 1] = _told(parts, below, end)
        parts[:] = sign_own(parts, messages[number].person)
        records[number] = make_record(number, messages[number], parts)


def _below(number: int, parts: Sequence[Segment]) -> Iterator[_Below]:
    """The blocks of a message with marked words right below them, and words without marks below these."""
    for head, block in enumerate(parts[:-1]):
        who = block.attribution
        if block.kind != "headers" or who is None or not who.name or "@" in who.name:
            continue
        worded = (k for k in range(head + 1, len(parts)) if has_words(parts[k].text))
        first = next(worded, head)
        quote = parts[first]
        if (
            quote.kind == "quote"
            and quote.depth == block.depth + 1
            and quote.level == block.level + 1
            and any(_is_unmarked(part, block) for part in _until_head(parts, first, block))
        ):
            yield _Below(number, head, first, fingerprint(quote.text))


def _until_head(parts: Sequence[Segment], first: int, block: Segment) -> Iterator[Segment]:
    """The segments from one on down to the next head that is no deeper than a block."""
    below = map(parts.__getitem__, range(first, len(parts)))
    return takewhile(lambda part: part.kind not in HEADS or part.depth > block.depth, below)


def _is_unmarked(part: Segment, block: Segment) -> bool:
    """Whether a segment has words on the level of a block."""
    return (
        (part.level, part.depth) == (block.level, block.depth)
        and (part.kind in _SPOKEN or part.level > 0)
        and has_words(part.text)
    )


def _holders(found: Sequence[_Below], records: Sequence[Record]) -> Mapping[int, Sequence[Record]]:
    """Who wrote lines, or runs of words, of these keys."""
    lines = {key for below in found for key in below.words.lines}
    runs = {key for below in found for key in below.words.shingles}
    holders: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        for key in lines.intersection(record.lines) | runs.intersection(record.shingles):
            holders[key].append(record)
    return holders


def _sources(words: Fingerprint, holders: Mapping[int, Sequence[Record]]) -> Iterator[Record]:
    """Who wrote most of some words, in these lines or in others."""
    lines = {key: size_of(key) for key in words.lines}
    if sum(lines.values()) < _TELLING:
        return
    said: set[int] = set()
    for sizes in (lines, dict.fromkeys(words.shingles, 1)):
        held: dict[int, int] = defaultdict(int)
        for key, size in sizes.items():
            for record in holders.get(key, ()):
                held[record.number] += size
                if record.number not in said and held[record.number] >= _MOSTLY * sum(
                    sizes.values()
                ):
                    said.add(record.number)
                    yield record


def _is_of_another(
    below: _Below,
    parts: Sequence[Segment],
    holders: Mapping[int, Sequence[Record]],
    messages: Sequence[Message],
    reader: Record,
) -> bool:
    """Whether others than the block names wrote the words below it, and it is told where the answers to them end."""
    block = parts[below.head]
    sources = [
        messages[record.number].person
        for record in _sources(below.words, holders)
        if record.number != below.number and may_quote(reader, record)
    ]
    if not sources or block.attribution is None:
        return False
    if any(
        one_author(block.attribution, Attribution(other.name, other.email)) is not False
        for other in sources
    ):
        return False
    return "ruler" in block.rule or _is_spoken_above(parts, below.head) or _end(parts, below).told


def _is_spoken_above(parts: Sequence[Segment], head: int) -> bool:
    """Whether words stand on the level of a block between it and the head above."""
    above = map(parts.__getitem__, range(head - 1, -1, -1))
    return any(
        _is_unmarked(part, parts[head])
        for part in takewhile(lambda part: part.kind not in HEADS, above)
    )


def _end(parts: Sequence[Segment], below: _Below) -> _End:
    """Where the answers of whom a block names are over."""
    block = parts[below.head]
    named = block.attribution
    who = Address(None, None) if named is None else Address(named.name, named.email)
    signed = False
    stop = below.first
    for part in _until_head(parts, below.first, block):
        if (part.level, part.depth) == (block.level, block.depth):
            for n, line in enumerate(part.text.split("\n")):
                if line[:1] == "-" and ends_message(line.strip()):
                    return _End(stop, n + 1, True)
                if signed and part.kind not in _SIGNS and has_words(line):
                    return _End(stop, n, True)
                signed = signed or (has_words(line) and is_name_of(line.strip(), who))
        stop += 1
    return _End(stop, 0, signed)


def _told(parts: Sequence[Segment], below: _Below, end: _End) -> Iterator[Segment]:
    """The segments from the marked words to where the answers end, those of the quoted message a level higher."""
    block = parts[below.head]
    for place in range(below.first, end.stop):
        part = parts[place]
        if part.level == block.level and _is_of_list(parts, place):
            yield part
        else:
            yield _raised(part)
    for part in parts[end.stop : end.stop + 1]:
        lines = part.text.split("\n")
        if end.line:
            yield _raised(cut(part, lines, 0, end.line))
        if end.line < len(lines):
            yield cut(part, lines, end.line, len(lines))


def _is_of_list(parts: Sequence[Segment], place: int) -> bool:
    """Whether a segment is a footer, which may be the list's, or the ruler above one."""
    following = parts[place + 1].kind if place + 1 < len(parts) else ""
    kind = parts[place].kind
    return kind == "footer" or (kind == "separator" and following == "footer")


def _raised(part: Segment) -> Segment:
    """A segment of the quoted message on its level."""
    if part.kind in HEADS:
        return replace(part, level=part.level + 1)
    return replace(part, kind="quote", level=part.level + 1, rule=FOUND_LEVEL, evidence=_WHY)
