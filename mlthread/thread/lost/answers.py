"""Answers in a quote that bears no marks. In: the segments of a mail that has no words of its own; the texts above it.
Out: the segments, what no message above holds as its author's text.

Some clients set in the page what they quote, and marks and inset are gone in its text; others put the answer below
an attribution and nothing of the quote. What was answered tells the two apart:

>>> from mlthread.segment.pipeline import split
>>> from mlthread.thread.lost.mixed import Above
>>> body = "On 2 May 2016 at 10:00, Ann Lee wrote:\\n\\nIs the lower gate open again?\\n\\nSince Monday.\\n"
>>> parts = answers_apart(split(body), Above(["Is the lower gate open again?"]))
>>> [(part.kind, part.level, part.text.strip()) for part in parts[1:]]
[('quote', 1, 'Is the lower gate open again?'), ('text', 0, 'Since Monday.')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlthread.frozen import replace
from mlthread.model import Segment
from mlthread.segment.pipeline import split

from .mixed import Above, strangers

__all__ = ["answers_apart"]

_RULE = "text/not-above"
_WHY = ("the quote bears no marks, and no message above holds these words",)


def answers_apart(segments: Sequence[Segment], above: Above) -> list[Segment]:
    """The segments; paragraphs of unmarked quotes that none of the texts above holds are the author's own."""
    out: list[Segment] = []
    for segment in segments:
        unmarked = segment.kind == "quote" and not segment.depth and segment.level
        out.extend(_parted(segment, above) if unmarked else (segment,))
    return out


def _parted(segment: Segment, above: Above) -> Iterator[Segment]:
    """A quote without marks and the answers in it."""
    lines = segment.text.split("\n")
    done = 0
    for first, stop in _runs(lines, strangers(lines, above)):
        if done < first:
            yield _part(segment, lines, done, first)
        yield from _own(segment, lines, first, stop)
        done = stop
    if done < len(lines):
        yield _part(segment, lines, done, len(lines))


def _runs(lines: Sequence[str], paragraphs: Sequence[range]) -> Iterator[tuple[int, int]]:
    """Paragraphs as one that no words part, with the blank lines below them."""
    start = stop = -1
    for paragraph in paragraphs:
        if start < 0 or any(map(_has_words, lines[stop : paragraph.start])):
            if start >= 0:
                yield start, stop
            start = paragraph.start
            if start and lines[start - 1].rstrip() == "--":
                start -= 1  # it signs
        stop = paragraph.stop
        while stop < len(lines) and not lines[stop].strip():
            stop += 1
    if start >= 0:
        yield start, stop


def _has_words(line: str) -> bool:
    return any(map(str.isalnum, line))


def _part(segment: Segment, lines: Sequence[str], first: int, stop: int) -> Segment:
    start = segment.start + first
    return replace(
        segment, start=start, stop=segment.start + stop, text="\n".join(lines[first:stop])
    )


def _own(segment: Segment, lines: Sequence[str], first: int, stop: int) -> Iterator[Segment]:
    """An answer, with what it is made of if it quotes nobody."""
    inner = split("".join(f"{line}\n" for line in lines[first:stop]))
    if any(part.level or part.attribution for part in inner):
        whole = _part(segment, lines, first, stop)
        yield replace(whole, kind="text", level=0, attribution=None, rule=_RULE, evidence=_WHY)
        return
    for part in inner:
        start = segment.start + first
        told = part.rule or _RULE
        yield replace(
            part,
            start=start + part.start,
            stop=start + part.stop,
            rule=told,
            evidence=part.evidence if part.rule else _WHY,
        )
