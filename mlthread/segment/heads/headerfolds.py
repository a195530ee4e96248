"""What tells that a header field of a quoted message goes on below. In: the lines of a block. Out: whether one is the
rest of the field above.

>>> is_prefix("Re: [list]"), lists_people("Ann Lee; Bo Chen"), ends_name("list-admin@example.org; On Behalf Of Ann", ["Ann", "Lee"], 1)
(True, True, True)
"""

from __future__ import annotations

from mlthread.rules.greetings import is_name
from mlthread.rules.labels import read_label
from mlthread.rules.people import read_person
from mlthread.rules.subjects import split_subject
from mlthread.segment.state import State

__all__ = [
    "ends_name",
    "has_values_below",
    "is_prefix",
    "lists_people",
    "lost_marks",
    "prefixed",
]

_MOST_WRAPPED = 12  # lines of a list of receivers that lost their marks
_FULL = 60  # letters of a line that was broken at its end


def has_values_below(lines: list[str]) -> bool:
    """Whether the values of a block stand below their names, those of all fields (RoundCube)."""
    labels = [label for line in lines if (label := read_label(line)) is not None]
    return not any(label.value for label in labels)


def ends_name(sender: str, bare: list[str], number: int) -> bool:
    """Whether a line is the rest of a name of which one word stands above, at the end of a full line or, broken
    twice, alone; nothing stands below."""
    above = bare[number - 1]
    broken = " " not in above or (
        len(above) >= _FULL and " " not in (read_person(sender).name or "")
    )
    return broken and is_name(bare[number]) and (number + 1 == len(bare) or not bare[number + 1])


def lost_marks(state: State, number: int, here: int, listed: bool) -> bool:
    """Whether a line is the wrapped end of one that bears its marks, as the lines below it do again;
    the end of a list of receivers may be several lines."""
    bare, depth = state.bare, state.depth
    if number + 1 == len(bare) or depth[number] > here:
        return False
    if depth[number + 1] == here:
        return not listed or depth[number] == 0 or "@" in bare[number]
    below = number
    last = min(number + _MOST_WRAPPED, len(bare) - 1) if listed else number
    while below < last and depth[below] < here and "@" in bare[below]:
        below += 1
    return below > number and depth[below] == here


def is_prefix(subject: str) -> bool:
    """ "Re:" or "Re: [list]" and nothing else."""
    parts = split_subject(subject)
    return (parts.is_reply or parts.is_forward) and (
        parts.base == subject or (parts.base[:1] == "[" and parts.base[-1:] == "]")
    )


def prefixed(line: str) -> bool:
    """Whether a line begins with "Fwd:" as a subject does, though it may be the rest of one."""
    parts = split_subject(line)
    return parts.is_reply or parts.is_forward


def lists_people(line: str) -> bool:
    """Whether receivers stand on a line."""
    return "@" in line or ";" in line or line.endswith(",")
