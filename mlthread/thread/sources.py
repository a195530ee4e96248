"""Texts again: what lost messages said, and where every quote comes from.

In: turns with their segments. Out: the text of a lost message with its provenance; turns whose quoted
segments name the lines they repeat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from mlthread.frozen import replace
from mlthread.model import Provenance, QuoteSource, Segment, Turn
from mlthread.rules.cuts import says_cut
from mlthread.rules.labels import ends_message, read_label
from mlthread.rules.subjects import base_subject
from mlthread.segment.pipeline import split
from mlthread.thread.lost.ghosts import Ghost
from mlthread.thread.lost.mixed import Above, unsaid, without_unmarked
from mlthread.thread.lost.pieces import speaks_of
from mlthread.thread.parents.twins import is_textless
from mlthread.thread.texts.merging import QuotePiece, merge_quotes
from mlthread.thread.texts.quotes import QuoteIndex
from mlthread.thread.texts.sourcetext import SourceText, source_text
from mlthread.thread.texts.tracing import trace
from mlthread.thread.texts.wordings import line_keys, shingle_keys

from .archive import Archive
from .lostlevels import FOUND_LEVEL
from .mentions import HEADS, Mention
from .records import OWN_KINDS, Record

__all__ = ["ghost_text", "trace_quotes"]

_UNSURE = "lost-level"
"""The end of the rule that gave a quote a level which its marks do not show."""
_FURTHER = 8
"""So many replies further up than that level its words are looked for."""
_WHY_FOUND = ("whose words these are stands there in the reply chain",)
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
    archive: Archive,
    segments: Sequence[Sequence[Segment]],
    ghost: Ghost,
    above: Above,
) -> tuple[str, tuple[Segment, ...], tuple[Provenance, ...]]:
    """What a lost message said, as its segments, and which lines of which message show it."""
    pieces: list[QuotePiece] = []
    for number, k in _quoted_at(ghost, archive):
        record = archive.records[number]
        pieces.extend(_at_level(record, segments[number], record.mentions[k], above))
        pieces.extend(_mixed_in(archive, record, segments[number], k, above))
    merged = merge_quotes(pieces)
    return merged.text, tuple(split(merged.text)), merged.provenance


def _at_level(
    record: Record, segments: Sequence[Segment], mention: Mention, above: Above
) -> list[QuotePiece]:
    """The quotes that bear the marks of a lost message, less what it quotes without marks.

    What says whom it quotes stands first; where nothing would be left all of it stays.
    """
    head = _inner_head(segments, mention)
    whole: list[QuotePiece] = []
    own: list[QuotePiece] = []
    last = mention.segments[0] if mention.segments else 0
    for i in mention.segments:
        found = _said_first(record, segments[i], opens=i == mention.segments[0])
        whole.extend(found)
        below_head = head is not None and i > head
        left = _left(found, above) if below_head else _without_unmarked(found, above)
        if left and _is_cut(segments[last + 1 : i], mention.level):
            left = [left[0]._replace(cut=True), *left[1:]]
        own.extend(left)
        last = i
    return own or whole


def _is_cut(between: Sequence[Segment], level: int) -> bool:
    """Whether who quotes two pieces says right below or above one, without the marks of the quote, that something is
    left out."""
    outer = (s.text.split("\n") for s in between if s.level < level)
    said = [line for lines in outer for line in lines if line.strip()]
    return bool(said) and (says_cut(said[0]) or says_cut(said[-1]))


def _inner_head(segments: Sequence[Segment], mention: Mention) -> int | None:
    """The first segment that says whom a quoted message quotes in turn, where no marks say so."""
    if not mention.segments:
        return None
    first = mention.segments[0]
    for number in range(first + 1, mention.segments[-1]):
        segment = segments[number]
        if segment.kind in HEADS and segment.level == mention.level:
            return number
    return None


def _signs(line: str) -> bool:
    return line.rstrip() == "--" or line.startswith("-----BEGIN PGP SIGNATURE")


def _left(pieces: Sequence[QuotePiece], above: Above) -> list[QuotePiece]:
    """What the messages above did not say; a signature may stand in any of them."""
    out: list[QuotePiece] = []
    for piece in pieces:
        lines = piece.text.split("\n")
        signed = next((n for n, line in enumerate(lines) if _signs(line)), len(lines))
        kept = unsaid(lines[:signed], above)
        if kept is None:
            out.append(piece)
        else:
            kept.extend(range(signed, len(lines)))
            out.extend(_runs(piece.id, piece.start, lines, kept))
    return out


def _without_unmarked(pieces: Sequence[QuotePiece], above: Above) -> list[QuotePiece]:
    """Pieces less the paragraphs of others, whose marks were lost."""
    out: list[QuotePiece] = []
    for piece in pieces:
        lines = piece.text.split("\n")
        prose = {n for s in split(piece.text) if s.kind == "text" for n in range(s.start, s.stop)}
        kept = without_unmarked(lines, prose, above)
        out.extend([piece] if kept is None else _runs(piece.id, piece.start, lines, kept))
    return out


def _said_first(record: Record, quote: Segment, opens: bool = False) -> list[QuotePiece]:
    """A quoted segment less what was quoted along with it: list footers, notices, the ruler that closes a
    forward, and lines that its author marked as somebody else's with other marks than the one who quotes it.
    One that opens the quote may begin with the field that Z-Mail quotes as well: the subject."""
    inner = split(quote.text)
    foreign = [s for s in inner if s.kind == "footer" or s.rule == "quote/marks"]
    lines = quote.text.split("\n")
    left_out = {n for s in foreign for n in range(s.start, s.stop)}
    left_out.update(
        n for n, line in enumerate(lines) if line[:1] == "-" and ends_message(line.strip())
    )
    first = next((n for n, line in enumerate(lines) if line.strip()), 0) if opens else None
    if first is not None and _repeats_subject(lines[first].strip(), record):
        left_out.add(first)
    if not left_out:
        return [QuotePiece(record.id, quote.start, quote.text)]
    kept = [n for n in range(len(lines)) if n not in left_out]
    return _runs(record.id, quote.start, lines, kept)


def _repeats_subject(line: str, record: Record) -> bool:
    label = read_label(line) if ":" in line else None
    return (
        label is not None
        and label.field == "subject"
        and " ".join(base_subject(label.value).split()) == record.subject
    )


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
    archive: Archive, record: Record, segments: Sequence[Segment], mention: int, above: Above
) -> list[QuotePiece]:
    """The words of a lost message whose quote lost a level, so that they stand among those it quotes.

    What messages above it wrote is theirs; what is left between is the lost message's. Where they
    hold none of the lines the two cannot be told apart, unless whoever is named as quoted wrote the
    message right above, and the archive has kept its text: then nothing is quoted, only the line that names them
    was left.
    """
    out: list[QuotePiece] = []
    parent = above.answered
    if parent is None or record.mentions[mention].of_list:
        # What whom it answers wrote is not at hand, or it is a digest: others' words would be taken
        # for its author's.
        return out
    for deeper in record.mentions:
        if deeper.upper != mention:
            continue
        at_hand = not is_textless(parent) and speaks_of(archive, record, deeper, parent)
        for i in deeper.segments:
            quote = segments[i]
            if not quote.rule.endswith(_UNSURE):
                continue
            for piece in _said_first(record, quote):
                lines = piece.text.split("\n")
                kept = unsaid(lines, above)
                if kept is None and at_hand:
                    out.append(piece)
                elif kept is not None:
                    # It begins with whom it quotes, be the first words found above or not.
                    opening = sum(1 for n, kept_line in enumerate(kept) if n == kept_line)
                    out.extend(_runs(record.id, piece.start, lines, kept[opening:]))
    return out


def _own(turn: Turn) -> str:
    if turn.is_recovered:
        return turn.text
    return "\n".join(s.text for s in turn.segments if s.level == 0 and s.kind in OWN_KINDS)


class _Tracer:
    """Traces the quotes of one conversation; texts are prepared once, when first needed."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self.turns = turns
        self.place = {t.id: k for k, t in enumerate(turns)}
        self.texts: dict[int, SourceText] = {}

    def text(self, k: int) -> SourceText:
        """What turn number `k` wrote, prepared for tracing."""
        known = self.texts.get(k)
        if known is None:
            turn = self.turns[k]
            parts = None if turn.is_recovered else turn.segments
            known = self.texts[k] = source_text(turn.id, turn.quotable, parts)
        return known

    def above(self, k: int, levels: int) -> int | None:
        """The turn `levels` replies further up."""
        at: int | None = k
        for _ in range(levels):
            parent = None if at is None else self.turns[at].parent
            at = None if parent is None else self.place.get(parent)
        return at

    def level(self, k: int, quote: Segment, source: QuoteSource) -> int:
        """The place in the reply chain of a quote whose marks do not tell it: that of who wrote the words."""
        if not quote.rule.endswith(_UNSURE) or source.match not in ("exact", "rewrapped"):
            return quote.level
        chain = ((n, self.above(k, n)) for n in range(quote.depth, quote.level + _FURTHER))
        at = self.place.get(source.id)
        return next((n for n, turn in chain if turn is not None and turn == at), quote.level)

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
        text = segment.text
        hits = self.index.find(line_keys(text), partial(shingle_keys, text), _TRIES, exclude=k)
        if not hits or hits[0].number != expected:
            yield from (h.number for h in hits if h.number < k and h.number != expected)

    @cached_property
    def index(self) -> QuoteIndex:
        """The own words of all turns, entered when a quote is not where it should be."""
        own = [_own(turn) for turn in self.turns]
        index = QuoteIndex(lambda: enumerate(map(shingle_keys, own)))
        for k, text in enumerate(own):
            index.add(k, line_keys(text))
        return index


def trace_quotes(turns: list[Turn]) -> list[Turn]:
    """The same turns with a `source` on each quoted segment whose words are found."""
    if len(turns) < 2:
        return turns
    tracer = _Tracer(turns)
    out = []
    for k, turn in enumerate(turns):
        if not any(s.kind == "quote" for s in turn.segments):
            out.append(turn)
            continue
        out.append(replace(turn, segments=tuple(_traced(tracer, k, s) for s in turn.segments)))
    return out


def _traced(tracer: _Tracer, k: int, segment: Segment) -> Segment:
    """A segment of turn `k`, with its source where it is a quote whose words are found."""
    source = tracer.source(k, segment) if segment.kind == "quote" and segment.text.strip() else None
    if source is None or (source.match == "altered" and segment.source is not None):
        return segment  # another conversation may hold it word for word
    level = tracer.level(k, segment, source)
    if level == segment.level:
        return replace(segment, source=source)
    return replace(segment, source=source, level=level, rule=FOUND_LEVEL, evidence=_WHY_FOUND)
