"""Rulers that frame a footer. In: the segments of a body. Out: which of them do.

>>> from mlthread.segment.pipeline import split
>>> body = "Yes.\\n\\n_______________________________________________\\nTides mailing list\\nTides@example.org\\n"
>>> parts = split(body)
>>> [parts[place].kind for place in footer_rulers(parts)]
['separator']
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.model import Segment

__all__ = ["footer_rulers"]


def footer_rulers(segments: Sequence[Segment]) -> frozenset[int]:
    """Places of the rulers that frame a footer of the author's level: right above one, or below one at the end.

    They are separators, yet no more the author's words than the footer is.
    """
    framing: set[int] = set()
    last: set[int] = set()
    below = "end"
    for place in range(len(segments) - 1, -1, -1):
        segment = segments[place]
        if segment.level == 0 and segment.kind == "separator":
            if below == "footer":
                framing.add(place)
            elif below == "end":
                last.add(place)
        elif segment.level or segment.text.strip():
            if below == "end" and segment.kind == "footer" and not segment.level:
                framing |= last
            below = "quote" if segment.level else segment.kind
    return frozenset(framing)
