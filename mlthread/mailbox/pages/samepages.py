"""Pages of one program pasted below each other. In: lines, where heads stand. Out: where another page begins.

What the program draws above the first head stands above each: such lines are nobody's, and no mail quotes them.

>>> lines = ["Thread Index", "Re: Gates", "From: Ann", "Yes.", "Thread Index", "Re: Gates", "From: Bo", "No."]
>>> page_top(lines, 2, 6, 3, lambda line: line == "Re: Gates")
4
"""

from __future__ import annotations

from collections.abc import Callable

from .copiedtext import filled_above
from .furniture import SURE, drawn

__all__ = ["page_top"]

_MOST = 80
"""Lines that are compared."""
_FEWEST = 3
"""Lines alike that tell a page where none of them is surely drawn."""


def page_top(
    lines: list[str], first: int, head: int, begin: int, is_title: Callable[[str], bool]
) -> int | None:
    """The first of the lines above `head`, from `begin` on, that also stand above the `first` head; None where they do
    not tell that a page begins there."""
    top, same, surely = head, 0, False
    above, other = filled_above(lines, first), filled_above(lines, head)
    for _ in range(_MOST):
        if above < 0 or other < begin:
            break
        if not (is_title(lines[above]) and is_title(lines[other])):
            if " ".join(lines[above].split()) != " ".join(lines[other].split()):
                break
            same += 1
            surely = surely or drawn(lines[other]) == SURE
        top = other
        above, other = filled_above(lines, above), filled_above(lines, other)
    return top if surely or same >= _FEWEST else None
