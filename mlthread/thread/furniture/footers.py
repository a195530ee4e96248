"""Footers that no row has. In: who wrote which messages, their segments. Out: segments, footers told by who ends with them.

What the messages of five people end with is the list's, in whatever language and form:

    Den här kretsen: kretsen@example.org
    Arkiv: https://kretsen.example.org/
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from mlthread.model import Address, Segment
from mlthread.pattern import pattern
from mlthread.segment.ownlines.lineshapes import is_trailer

from .signatures import names
from .tails import WRITTEN, Line, made_of, mark, said_in, spaced, tail_of

__all__ = ["tell_footers"]

_KINDS = WRITTEN | {"signature"}
_SHARED = 5
"""People whose messages end with a line."""
_MOSTLY = 0.8
"""A line is its author's who wrote so much of the messages that end with it."""
_LINK = pattern(r"https?://\S|www\.\w|\S@\S{1,80}\.\w|\S at \S{1,80}\.\w|-request\b")


def tell_footers(authors: Sequence[Address], segments: Sequence[list[Segment]]) -> None:
    """Sets right, in place, what is a footer because five people's messages end with it, also where they are quoted."""
    tails = [
        tail
        for number, parts in enumerate(segments)
        if (tail := tail_of(number, parts, _KINDS, unmarked=True))
    ]
    people: dict[str, Counter[str]] = defaultdict(Counter)
    for tail in tails:
        who = (authors[tail.message].label or "").casefold()
        for line in {line.words for line in tail.lines}:
            people[line][who] += 1
    shared = {line for line, count in people.items() if line and _is_shared(count)}
    known: set[str] = set()
    for tail in tails:
        block = made_of(tail.lines, shared)
        said = said_in(block)
        if _is_footer(said, authors[tail.message]) and tail.leaves(len(block)):
            why = f"messages of {min(len(people[line]) for line in said)} people end with it"
            parts = segments[tail.message]
            mark(parts, tail.first, tail.stop, block[-1].number, "footer", why)
            known.update(said)
    if known:
        for parts in segments:
            _tell_quoted(parts, known)


def _is_shared(count: Counter[str]) -> bool:
    """Whether many people's messages end with a line: one who signs with it is quoted by others at the end of theirs."""
    return len(count) >= _SHARED and max(count.values()) < _MOSTLY * count.total()


def _is_footer(lines: Sequence[str], author: Address) -> bool:
    """Whether lines that many messages end with are more than a way to close a mail, and not their author's own."""
    return (
        len(lines) > 1
        and (any(map(_LINK.search, lines)) or _is_bracketed(lines))
        and not any(map(is_trailer, lines))
        and not any(names(line, author) for line in lines)
    )


def _is_bracketed(lines: Sequence[str]) -> bool:
    """Whether lines, the lowest first, are one remark in brackets, as a gateway's or a signing service's is."""
    return lines[0].endswith("]") and any(line.startswith("[") for line in lines)


def _tell_quoted(parts: list[Segment], known: Collection[str]) -> None:
    """The footers at the ends of quotes."""
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if part.kind != "quote" or spaced(part.text.rstrip().rpartition("\n")[2]) not in known:
            continue
        texts = part.text.split("\n")
        lines = [Line(part.start + k, spaced(texts[k])) for k in range(len(texts) - 1, -1, -1)]
        block = made_of(lines, known)
        if len(said_in(block)) > 1 and len(block) < len(lines):
            why = "messages of the list end with it"
            mark(parts, place, place + 1, block[-1].number, "footer", why, part.level)
