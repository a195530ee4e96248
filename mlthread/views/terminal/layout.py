"""Where each turn stands. In: the turns of a conversation. Out: the stems to draw left of them.

A reply hangs under what it answers, as in `git log --graph`. The drawing is at most `most` levels
wide: deeper replies stay in the last column, so a long thread never leaves the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlthread.frozen import frozen
from mlthread.model import Turn

__all__ = ["Placed", "as_list", "as_tree"]

STEP = 3


@frozen
class Placed:
    """A turn and its drawing: `spacer` stands on the line above, `lead` before the name, `base`
    before the bar of each of its lines. `number` counts turns in time order from 1."""

    turn: Turn
    number: int
    level: int
    spacer: str
    lead: str
    base: str


def as_list(turns: Sequence[Turn]) -> Iterator[Placed]:
    """One below the other, oldest first."""
    for number, turn in enumerate(turns, 1):
        yield Placed(turn, number, 0, "", "", "")


def as_tree(turns: Sequence[Turn], most: int) -> Iterator[Placed]:
    """Replies below what they answer, siblings oldest first. No recursion: threads may be deep."""
    replies: dict[str | None, list[int]] = {}
    known = {turn.id for turn in turns}
    for number, turn in enumerate(turns):
        parent = turn.parent if turn.parent in known else None
        replies.setdefault(parent, []).append(number)
    # (turn, its level, the stems of its ancestors, True for the last of its siblings)
    waiting = [(number, 0, "", True) for number in reversed(replies.get(None, ()))]
    while waiting:
        number, level, stems, is_last = waiting.pop()
        turn = turns[number]
        children = replies.get(turn.id, [])
        if level == 0:
            spacer, lead, base = "", "", ""
        else:
            room = (min(level, most) - 1) * STEP
            held = stems[:room]
            spacer = f"{held}│"
            lead = f"{held}{'└' if is_last else '├'}{'┄' if turn.origin == 'quoted' else '─'} "
            base = held + (" " * STEP if is_last else "│  ")
        yield Placed(turn, number + 1, level, spacer, lead, base)
        waiting += [(child, level + 1, base, child == children[-1]) for child in reversed(children)]
