"""Who signs with more below. In: a body's segments, who wrote the body. Out: the sender's name further up told as the closing.

A name alone between blank lines may be anybody's to `split`; the sender's own, below words, signs, and what is below it
is an afterthought, an example or a saying.

>>> from mlthread.model import Address
>>> from mlthread.segment.pipeline import split
>>> body = "It opens at noon.\\n\\nAnn\\n\\nFrom the Tidal Times: the mill is closed on all days of the week but one.\\n"
>>> [(part.kind, part.start) for part in close_inside(split(body), Address("Ann Lee"))]
[('text', 0), ('closing', 2), ('text', 4)]
"""

from __future__ import annotations

from mlthread.frozen import replace
from mlthread.model import Address, Segment
from mlthread.rules.greetings import closing_rule
from mlthread.segment.ownlines.unlisted import is_postscript

from .cutting import cut
from .ownwords import is_name_of

__all__ = ["close_inside"]

_SIGNED = frozenset(("closing", "signature"))
_RULE = "closing/of-sender"
_WHY = ("it is the sender's name, with more below",)
_LONGEST = 40  # letters
_LEADS = frozenset(":,")  # how words end that lead up to a name


def close_inside(segments: list[Segment], author: Address) -> list[Segment]:
    """The segments, the last line of the author's that is nothing but their name, below their words and between blank
    lines, told as the closing; where they sign otherwise nothing changes."""
    if any(part.kind in _SIGNED and part.level == 0 for part in segments):
        return segments
    for place in range(len(segments) - 1, -1, -1):
        whole = segments[place]
        if whole.kind != "text" or whole.level:
            continue
        lines = whole.text.split("\n")
        number = _name_in(lines, author)
        if number is None:
            continue
        first = number
        if first > 1 and lines[first - 1].strip() and closing_rule(lines[first - 1].strip()):
            first -= 1
        stop = number + 1
        while stop < len(lines) and not lines[stop].strip():
            stop += 1
        parts = [cut(whole, lines, 0, first)]
        told = cut(whole, lines, first, stop)
        parts.append(replace(told, kind="closing", rule=_RULE, evidence=_WHY))
        if stop < len(lines):
            parts.append(cut(whole, lines, stop, len(lines)))
        return [*segments[:place], *parts, *segments[place + 1 :]]
    return segments


def _name_in(lines: list[str], author: Address) -> int | None:
    """The last line that is the author's name, words above it that have ended, and a blank line or an afterthought
    below."""
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number].strip()
        if not line or len(line) > _LONGEST or line[-1] in _LEADS or not is_name_of(line, author):
            continue
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        above = next((x.strip() for x in reversed(lines[:number]) if x.strip()), "")
        apart = not lines[number - 1].strip() or closing_rule(lines[number - 1].strip())
        if above and apart and above[-1] != ":" and (not below or is_postscript(below)):
            return number
    return None
