"""Quotes that neither marks nor an attribution tell. In: the segments of a mail; what others wrote above it. Out: the
segments, paragraphs that others wrote as quotes.

Who quotes by hand sets inverted commas or a ruler round it, or nothing. Only running text counts: code and output
are used again by who answers.

>>> from mlthread.segment.pipeline import split
>>> asked = ["Is it wise to open the lower gate before the floods come?"]
>>> body = '"Is it wise to open the lower gate before the floods come?"\\n\\nIt is not, as the wheel is broken.\\n'
>>> [(part.kind, part.level) for part in quotes_apart(split(body), asked)]
[('quote', 1), ('text', 0)]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlthread.frozen import replace
from mlthread.model import Segment
from mlthread.segment.quoting.indents import is_prose

from .mixed import said_above

__all__ = ["quotes_apart"]

_RULE = "quote/found-above"
_ENDS = frozenset(".?!:;,…)]\"'”’»")
_LEFT = 0.25
_WHY = ("somebody wrote these words in a message above",)


def quotes_apart(segments: Sequence[Segment], above: Sequence[str]) -> list[Segment]:
    """The segments; paragraphs of the author's that are found in `above` are quotes. `above` is what others wrote, of
    the message answered and each one further up. A mail of which little would be left is posted again: nothing
    changes."""
    if any(segment.kind == "patch" for segment in segments):
        return list(segments)  # what goes with it is handed on
    out: list[Segment] = []
    for segment in segments:
        own = segment.kind == "text" and not segment.level
        out.extend(_parted(segment, above) if own else (segment,))
    return out if _words(out) >= _LEFT * _words(segments) else list(segments)


def _words(segments: Sequence[Segment]) -> int:
    """How many words its author wrote."""
    return sum(len(s.text.split()) for s in segments if s.kind == "text" and not s.level)


def _parted(segment: Segment, above: Sequence[str]) -> Iterator[Segment]:
    """A text and the quotes in it."""
    lines = segment.text.split("\n")
    done = 0
    for paragraph, level in said_above(lines, above):
        worded = [line.strip() for line in lines[paragraph.start : paragraph.stop] if line.strip()]
        if worded[-1][-1] not in _ENDS or not all(map(is_prose, worded)):
            continue
        if done < paragraph.start:
            yield _part(segment, lines, done, paragraph.start)
        quote = _part(segment, lines, paragraph.start, paragraph.stop)
        yield replace(quote, kind="quote", level=level, rule=_RULE, evidence=_WHY)
        done = paragraph.stop
    if done < len(lines):
        yield _part(segment, lines, done, len(lines))


def _part(segment: Segment, lines: Sequence[str], first: int, stop: int) -> Segment:
    start = segment.start + first
    return replace(
        segment, start=start, stop=segment.start + stop, text="\n".join(lines[first:stop])
    )
