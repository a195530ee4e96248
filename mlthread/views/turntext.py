"""A turn as it is read. In: a turn and its conversation. Out: own words and folded quotes, in order.

An interleaved reply keeps its order: each quote stands right above the words that answer it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mlthread.frozen import field, frozen, slotted
from mlthread.model import Address, Attribution, Kind, Segment, Turn
from mlthread.robots import is_robot
from mlthread.rules.footerrulers import footer_rulers
from mlthread.titles import name_key

__all__ = ["NOWHERE", "OwnWords", "Quoted", "QuotedRun", "is_one", "parts_of"]

NOWHERE: Mapping[str, Turn] = MappingProxyType({})
"""No other conversations."""

_LOST = "?\ufffd"
"""What stands for a letter that an archive has lost."""
# What may stand below a quote without answering it.
_BESIDES = frozenset(("salutation", "closing", "signature", "separator", "technical"))


@frozen
class OwnWords:
    """Lines that the turn's author wrote, all of one kind."""

    kind: Kind
    text: str


@slotted
class Quoted:
    """Quoted lines of one author within a run; `known` is the turn they come from, if any.

    `pasted`: nobody's words, in a message that answers none; they can be read nowhere else.
    `foreign`: the turn is one of another conversation.
    """

    who: Address | None
    known: Turn | None
    pasted: bool = False
    foreign: bool = False
    segments: list[Segment] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Lines that hold something."""
        return sum(
            1 for segment in self.segments for line in segment.text.split("\n") if line.strip()
        )

    @property
    def altered(self) -> bool:
        """True where the quote differs in words from its source."""
        return any(s.source is not None and s.source.match == "altered" for s in self.segments)


@slotted
class QuotedRun:
    """Quotes without own words between them. `quotes`: by author, `passages`: the same as they stand below each other,
    each of one message. `answered`: own words follow, more than a signature."""

    quotes: list[Quoted] = field(default_factory=list)
    passages: list[Quoted] = field(default_factory=list)
    answered: bool = False
    _by_key: dict[str, Quoted] = field(default_factory=dict)

    def add(
        self,
        segment: Segment,
        who: Address | None,
        known: Turn | None,
        *,
        pasted: bool = False,
        foreign: bool = False,
    ) -> None:
        """Add quoted lines."""
        keys = list(_keys(who, known))
        quoted = next((self._by_key[key] for key in keys if key in self._by_key), None)
        if quoted is None:
            quoted = Quoted(who, known, pasted, foreign)
            self.quotes.append(quoted)
        for key in keys:
            self._by_key.setdefault(key, quoted)
        is_next = bool(quoted.segments) and quoted.segments[-1] is self.last
        quoted.segments.append(segment)
        if not is_next or self.passages[-1].known is not known:
            self.passages.append(Quoted(who, known, pasted, foreign))
        self.passages[-1].segments.append(segment)

    @property
    def last(self) -> Segment | None:
        """The last lines that were added."""
        return self.passages[-1].segments[-1] if self.passages else None


def parts_of(
    turn: Turn, turns: Mapping[str, Turn], elsewhere: Mapping[str, Turn] = NOWHERE
) -> list[OwnWords | QuotedRun]:
    """Own words and runs of quotes in the order of the body; footers and their rulers are left out, quoted ones too.

    `turns` finds a turn of the conversation by its id, `elsewhere` one of any other.
    """
    if not turn.segments:
        return [OwnWords("text", turn.text)] if turn.text.strip() else []
    parts: list[OwnWords | QuotedRun] = []
    if turn.provenance and turn.origin == "archive":
        parts.append(OwnWords("text", turn.text))  # its body does not hold it
    run, above = QuotedRun(), QuotedRun()
    footers: list[Segment] = []
    announced: dict[int, Attribution] = {}
    rulers = footer_rulers(turn.segments)
    for place, segment in enumerate(turn.segments):
        if place in rulers or (segment.kind == "footer" and segment.level == 0):
            continue
        if segment.kind == "footer" and not (run.quotes and run.quotes[-1].pasted):
            footers.append(segment)
        elif segment.kind in ("attribution", "headers"):
            if segment.attribution is not None:
                announced[segment.level + 1] = segment.attribution
        elif not segment.text.strip():
            continue
        elif segment.kind == "quote" or segment.level > 0:
            _add(run, segment, turn, turns, elsewhere, announced)
        else:
            if not run.quotes:
                for footer in footers:  # nobody's words, unless it is they that are answered
                    _add(run, footer, turn, turns, elsewhere, announced)
            if run.quotes:
                parts.append(run)
                above, run = run, QuotedRun()
            if segment.kind not in _BESIDES:
                above.answered = True
            footers = []
            parts.append(OwnWords(segment.kind, segment.text))
    if run.quotes:
        parts.append(run)
    return parts


def _add(
    run: QuotedRun,
    segment: Segment,
    turn: Turn,
    turns: Mapping[str, Turn],
    elsewhere: Mapping[str, Turn],
    announced: Mapping[int, Attribution],
) -> None:
    """Put quoted lines to those of a run, under the name of whose words they are."""
    known = None if segment.source is None else elsewhere.get(segment.source.id)
    if known is not None and known.id not in turns:
        run.add(segment, known.author, known, foreign=True)
        return
    who, known = _source(segment, turn, turns, announced)
    run.add(segment, who, known, pasted=who is None and turn.parent is None)


def _source(
    segment: Segment, turn: Turn, turns: Mapping[str, Turn], announced: Mapping[int, Attribution]
) -> tuple[Address | None, Turn | None]:
    if segment.source is not None and segment.source.id in turns:
        known = turns[segment.source.id]
        return known.author, known
    attribution = announced.get(segment.level)
    if attribution is not None and (attribution.name or attribution.email):
        return _named(attribution, turns), None
    if segment.level == 1 and turn.parent is not None and turn.parent in turns:
        parent = turns[turn.parent]
        return parent.author, parent
    return None, None


def _named(attribution: Attribution, turns: Mapping[str, Turn]) -> Address:
    """Who an attribution names. Where an archive has lost letters of the name, the person of the
    conversation whose name fits."""
    name = attribution.name or ""
    if not any(map(name.__contains__, _LOST)):
        return Address(attribution.name, attribution.email)
    for turn in turns.values():
        whole = turn.author.name or ""
        if len(whole) == len(name) and all(
            was in _LOST or was == letter for was, letter in zip(name, whole, strict=True)
        ):
            return turn.author
    return Address(attribution.name, attribution.email)


def is_one(who: Address, other: Address) -> bool:
    """Whether two go by one name or one address."""
    return not set(_keys(who, None)).isdisjoint(_keys(other, None))


def _keys(who: Address | None, known: Turn | None) -> Iterator[str]:
    """All that makes two quotes one author's; nobody is nobody."""
    if known is not None:
        yield f"id {known.id}"
    if who is None:
        yield "nobody"
        return
    if who.email and not (who.name and is_robot(who.email)):
        yield f"email {who.email.casefold()}"
    if who.name:
        yield f"name {name_key(who.name)}"
