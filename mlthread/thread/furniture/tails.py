"""The ends of messages. In: the segments of a body. Out: its last lines, and the segments with some of them told anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from mlthread.frozen import NamedTuple, replace
from mlthread.model import Kind, Segment
from mlthread.rules.greetings import closing_rule
from mlthread.thread.cutting import cut

__all__ = [
    "WRITTEN",
    "Line",
    "Tail",
    "made_of",
    "mark",
    "mark_line",
    "paragraphs",
    "said_in",
    "spaced",
    "tail_of",
]

WRITTEN = frozenset(("text", "heading", "table", "code", "log", "separator"))
"""Kinds that lines of a signature or a footer are taken for."""
_CLOSES = frozenset(("closing", "salutation"))
"""Kinds above which nobody signs."""
_ENDS = frozenset(("footer", "technical"))
"""Kinds that stand below everything."""
_SIGNED = frozenset(("signature", "closing"))
_MOST_PHRASE = 4
"""Words above a name that are a phrase."""
_WHY = "what is below ends other messages of its author"
_MOST = 16
"""Lines that are looked at."""


class Line(NamedTuple):
    """A line of a body: its number there, its words with single spaces."""

    number: int
    words: str


class Tail(NamedTuple):
    """The last lines of segments [first, stop) of message `message`, the lowest first. `whole`: those segments have
    no more, and something stands above them."""

    message: int
    first: int
    stop: int
    lines: list[Line]
    whole: bool

    def leaves(self, count: int) -> bool:
        """Whether something stands above the `count` lowest lines."""
        return count < len(self.lines) or self.whole


def tail_of(
    message: int,
    parts: Sequence[Segment],
    kinds: Collection[str],
    *,
    unmarked: bool = False,
    misread: int = -1,
) -> Tail | None:
    """The last lines of `kinds` that the author of a message wrote, below or above what it quotes; where `unmarked`,
    its very last lines, quotes without marks among them, for what stands below these may be anybody's. The
    segment `misread` (-1: none) counts as one of `kinds`."""
    stop = len(parts)
    while stop and (_ends(parts, stop - 1) or not (unmarked or _is_of(parts[stop - 1], kinds))):
        if stop - 1 == misread:
            break
        if parts[stop - 1].level == 0 and parts[stop - 1].kind in _CLOSES:
            return None
        stop -= 1
    first = stop
    lines: list[Line] = []
    said = 0
    while first and said < _MOST:
        if first - 1 != misread and not _is_of(parts[first - 1], kinds, unmarked=unmarked):
            break
        first -= 1
        part = parts[first]
        for number, text in reversed(list(enumerate(part.text.split("\n"), part.start))):
            words = spaced(text)
            if said < _MOST and (words or lines):
                lines.append(Line(number, words))
                said += bool(words)
    while lines and not lines[-1].words:
        lines.pop()
    if not lines:
        return None
    whole = said < _MOST and any(part.text.strip() for part in parts[:first])
    return Tail(message, first, stop, lines, whole)


def _ends(parts: Sequence[Segment], k: int) -> bool:
    """Whether segment `k`, at the end of a body, tells nothing of what stands above it. The ruler of a footer is part
    of that, but for one below a patch, which nobody signs."""
    part = parts[k]
    if not part.text.strip():
        return True
    if part.kind == "separator":
        return k + 1 < len(parts) and parts[k + 1].kind == "footer" and parts[k - 1].kind != "patch"
    return part.level == 0 and part.kind in _ENDS


def _is_of(part: Segment, kinds: Collection[str], *, unmarked: bool = False) -> bool:
    if part.level == 0:
        return part.kind in kinds
    return unmarked and part.kind == "quote" and part.depth == 0


def spaced(line: str) -> str:
    """A line with single spaces."""
    return " ".join(line.split())


def said_in(lines: Sequence[Line]) -> list[str]:
    """The words of lines that have any."""
    return [line.words for line in lines if line.words]


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """[start, stop) of the runs without blank lines."""
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and lines[stop].words:
            stop += 1
        if stop > start:
            yield start, stop
        start = stop + 1


def made_of(lines: Sequence[Line], words: Collection[str]) -> Sequence[Line]:
    """The lowest paragraphs all of whose lines are among `words`; lines come the lowest first."""
    count = 0
    for start, stop in paragraphs(lines):
        if not all(line.words in words for line in lines[start:stop]):
            break
        count = stop
    return lines[:count]


def mark(
    parts: list[Segment],
    first: int,
    stop: int,
    line: int,
    kind: Kind,
    evidence: str,
    level: int = 0,
) -> None:
    """Makes of `parts`, in place, the lines from number `line` to the end of segments [first, stop) one segment."""
    held = next(k for k in range(first, stop) if line < parts[k].stop)
    cut = line - parts[held].start
    texts = [part.text for part in parts[held:stop]]
    upper = texts[0].split("\n")
    texts[0] = "\n".join(upper[cut:])
    told = replace(
        parts[held],
        kind=kind,
        level=level,
        start=line,
        stop=parts[stop - 1].stop,
        text="\n".join(texts),
        rule=f"{kind}/repeated",
        evidence=(evidence,),
    )
    left = [replace(parts[held], stop=line, text="\n".join(upper[:cut]))] if cut else []
    parts[held:stop] = [*_phrase_apart(left, kind), told]


def _phrase_apart(above: list[Segment], kind: Kind) -> list[Segment]:
    """What stands above a signature or a closing, the phrase on its last line told as a closing: one of the tables, or
    above a name a few words that end in a comma."""
    if not above or kind not in _SIGNED or above[0].kind != "text":
        return above
    part = above[0]
    lines = part.text.split("\n")
    at = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].strip()), 0)
    line = lines[at].strip()
    if not line or (at and lines[at - 1].strip()) or not any(map(str.strip, lines[:at])):
        return above
    few = kind == "closing" and line[-1] in ",-" and len(line.split()) <= _MOST_PHRASE
    if not (few or closing_rule(line)):
        return above
    told = replace(
        cut(part, lines, at, len(lines)), kind="closing", rule="closing/repeated", evidence=(_WHY,)
    )
    return [cut(part, lines, 0, at), told]


def mark_line(
    parts: list[Segment], first: int, stop: int, line: int, kind: Kind, evidence: str
) -> None:
    """Makes of `parts`, in place, line number `line`, which segments [first, stop) hold, and blank ones below it one
    segment."""
    held = next(k for k in range(first, stop) if line < parts[k].stop)
    part = parts[held]
    lines = part.text.split("\n")
    at = line - part.start
    below = at + 1
    while below < len(lines) and not lines[below].strip():
        below += 1
    told = replace(
        cut(part, lines, at, below), kind=kind, rule=f"{kind}/repeated", evidence=(evidence,)
    )
    upper = _phrase_apart([cut(part, lines, 0, at)], kind) if at else []
    lower = [cut(part, lines, below, len(lines))] if below < len(lines) else []
    parts[held : held + 1] = [*upper, told, *lower]
