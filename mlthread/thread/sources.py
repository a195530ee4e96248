"""Texts again: what lost messages said, and where every quote comes from.

In: turns with their segments. Out: the text of a lost message with its provenance; turns whose quoted
segments name the lines they repeat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from mlthread.frozen import replace

from ..model import Provenance, QuoteSource, Segment, Turn
from ..segment.pipeline import split
from .archive import Archive
from .ghosts import Ghost
from .quotes import QuoteIndex, QuotePiece, merge_quotes
from .records import OWN_KINDS
from .tracing import SourceText, source_text, trace
from .wordings import fingerprint

__all__ = ["ghost_text", "trace_quotes"]

_TRIES = 4
"""Messages whose words a quote is compared with, besides the ones it is answering."""


def _quoted_at(ghost: Ghost, archive: Archive) -> list[tuple[int, int]]:
    """(record number, mention index) of every quote of a lost message, in the archive's own mail."""
    out: list[tuple[int, int]] = []
    for piece in ghost.pieces:
        sources = archive.records[piece.reader].mentions[piece.mention].sources
        out.extend(sources or ((piece.reader, piece.mention),))
    return list(dict.fromkeys(out))


def ghost_text(
    archive: Archive, segments: Sequence[Sequence[Segment]], ghost: Ghost
) -> tuple[str, tuple[Segment, ...], tuple[Provenance, ...]]:
    """What a lost message said, as its segments, and which lines of which message show it."""
    pieces: list[QuotePiece] = []
    quotes = _quoted_at(ghost, archive)
    for number, k in quotes:
        record = archive.records[number]
        for i in record.mentions[k].segments:
            pieces.extend(_without_footers(record.id, segments[number][i]))
    if not pieces:
        for number, k in quotes:
            pieces.extend(_mixed_in(archive, segments[number], number, k))
    merged = merge_quotes(pieces)
    return merged.text, tuple(split(merged.text)), merged.provenance


def _without_footers(message_id: str, quote: Segment) -> list[QuotePiece]:
    """A quoted segment less the list footers and notices that were quoted along with it."""
    inner = split(quote.text)
    if not any(s.kind == "footer" for s in inner):
        return [QuotePiece(message_id, quote.start, quote.text)]
    lines = quote.text.split("\n")
    kept = [n for s in inner if s.kind != "footer" for n in range(s.start, s.stop)]
    return _runs(message_id, quote.start, lines, kept)


def _runs(
    message_id: str, first: int, lines: Sequence[str], kept: Sequence[int]
) -> list[QuotePiece]:
    """The kept lines of a quote that begins at body line `first`, one piece for each run of them."""
    out: list[QuotePiece] = []
    start = 0
    for k, n in enumerate(kept):
        if k + 1 == len(kept) or kept[k + 1] != n + 1:
            part = lines[kept[start] : n + 1]
            if any(line.strip() for line in part):
                out.append(QuotePiece(message_id, first + kept[start], "\n".join(part)))
            start = k + 1
    return out


def _mixed_in(
    archive: Archive, segments: Sequence[Segment], number: int, mention: int
) -> list[QuotePiece]:
    """The words of a lost message whose quote lost a level, so that they stand among those it quotes.

    Lines that archived messages wrote are theirs; what is left between them is the lost message's.
    Nothing is taken where no line is found in the archive: then the two cannot be told apart.
    """
    record = archive.records[number]
    out: list[QuotePiece] = []
    for deeper in record.mentions:
        if deeper.upper != mention:
            continue
        for i in deeper.segments:
            quote = segments[i]
            if not quote.rule.endswith("lost-level"):
                continue
            lines = quote.text.split("\n")
            known = [_is_archived(archive, line, number) for line in lines]
            if any(known):
                kept = [n for n, there in enumerate(known) if not there]
                out.extend(_runs(record.id, quote.start, lines, kept))
    return out


def _is_archived(archive: Archive, line: str, reader: int) -> bool:
    keys = fingerprint(line).lines
    hits = archive.index.find(keys, (), 3, exclude=reader) if keys else []
    return any(not archive.records[hit.number].ghost for hit in hits)


def _body(turn: Turn) -> str:
    return turn.message.body if turn.message is not None else turn.text


def _own(turn: Turn) -> str:
    if turn.origin == "quoted":
        return turn.text
    return "\n".join(s.text for s in turn.segments if s.level == 0 and s.kind in OWN_KINDS)


class _Tracer:
    """Traces the quotes of one conversation; texts are prepared once, when first needed."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self.turns = turns
        self.place = {t.id: k for k, t in enumerate(turns)}
        self.texts: dict[int, SourceText] = {}

    def text(self, k: int) -> SourceText:
        known = self.texts.get(k)
        if known is None:
            turn = self.turns[k]
            parts = turn.segments if turn.origin == "archive" else None
            known = self.texts[k] = source_text(turn.id, _body(turn), parts)
        return known

    def above(self, k: int, levels: int) -> int | None:
        """The turn `levels` replies further up."""
        at: int | None = k
        for _ in range(levels):
            parent = None if at is None else self.turns[at].parent
            at = None if parent is None else self.place.get(parent)
        return at

    def source(self, k: int, segment: Segment) -> QuoteSource | None:
        """Where a quoted segment of turn `k` comes from: the turn it should, else one that has it."""
        best: QuoteSource | None = None
        for n in self.tries(k, segment):
            found = trace(segment, self.text(n))
            if found is not None and found.match in ("exact", "rewrapped"):
                return found
            if best is None or (best.match == "altered" and found is not None):
                best = found
        return best

    def tries(self, k: int, segment: Segment) -> Iterator[int]:
        """Turns that a quote may come from; others than the one it should are looked up when needed."""
        expected = self.above(k, segment.level)
        if expected is not None:
            yield expected
        hits = self.index.find(*fingerprint(segment.text), _TRIES, exclude=k)
        if not hits or hits[0].number != expected:
            yield from (h.number for h in hits if h.number < k and h.number != expected)

    @cached_property
    def index(self) -> QuoteIndex:
        """The own words of all turns, entered when a quote is not where it should be."""
        index = QuoteIndex()
        for k, turn in enumerate(self.turns):
            index.add(k, *fingerprint(_own(turn)))
        return index


def trace_quotes(turns: list[Turn]) -> list[Turn]:
    """The same turns with a `source` on each quoted segment whose words are found."""
    if len(turns) < 2:
        return turns
    tracer = _Tracer(turns)
    out = []
    for k, turn in enumerate(turns):
        if turn.origin == "quoted" or not any(s.kind == "quote" for s in turn.segments):
            out.append(turn)
            continue
        segments = []
        for s in turn.segments:
            source = tracer.source(k, s) if s.kind == "quote" and s.text.strip() else None
            segments.append(s if source is None else replace(s, source=source))
        out.append(replace(turn, segments=tuple(segments)))
    return out
