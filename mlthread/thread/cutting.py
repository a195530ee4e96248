"""Segments cut at lines. In: a segment, its lines. Out: some of them as a segment.

>>> from mlthread.segment.pipeline import split
>>> (whole,) = split("Yes.\\nNo.\\n")
>>> part = cut(whole, whole.text.split("\\n"), 1, 2)
>>> part.text, part.start, part.stop
('No.', 1, 2)
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.frozen import replace
from mlthread.model import Segment

__all__ = ["cut"]


def cut(segment: Segment, lines: Sequence[str], first: int, stop: int) -> Segment:
    """Lines [first, stop) of a segment's text, as a segment."""
    start = segment.start + first
    return replace(
        segment, start=start, stop=segment.start + stop, text="\n".join(lines[first:stop])
    )
