"""Forum notices. In: the lines of a body. Out: the heading above older posts, as what introduces them.

Discourse mails a post and, below the words "Previous Replies", the posts before it, without marks. Its plea to
answer by mail, with a link, must stand somewhere below.

>>> from mlthread.segment.state import State
>>> state = State("", ["Yes.", "", "Previous Replies", "", "Is it?", "[Visit Topic](https://example.org/t/9) or reply to this email"])
>>> mark_previous_posts(state)
>>> state.kind[2:4], state.held
(['attribution', ''], {2})
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.segment.cues import PREVIOUS
from mlthread.segment.state import State

__all__ = ["mark_previous_posts"]

_DRAWN = "*#_- "
_PLEA = "reply to this email"
_RULE = "discourse/previous"
_WHY = ("a forum's heading above older posts",)


def mark_previous_posts(state: State) -> None:
    """Marks the headings that stand alone, above a forum's plea."""
    bare = state.bare
    last = max((n for n, line in enumerate(bare) if _PLEA in line and "://" in line), default=-1)
    for number in range(1, last):
        line = bare[number]
        if (
            line.strip(_DRAWN) == PREVIOUS
            and not state.kind[number]
            and not bare[number - 1].strip(_DRAWN)
            and not bare[number + 1]
        ):
            state.mark(number, number + 1, "attribution", _RULE, _WHY)
            state.attributions[number] = Attribution(language="en", rule=_RULE, evidence=_WHY)
            state.held.add(number)
