"""Subjects that were cut short. In: records. Out: the same records, the subjects of replies whole.

Some mailers and gateways keep forty or seventy letters of a subject, others lose its second line. Such a reply stands
under a subject that nobody has begun, and that a topic of those days goes on from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from mlthread.thread.times.clocks import DAY

from .records import Record

__all__ = ["mend_subjects"]

_FEWEST, _FOLDED = 20, 40
"""Letters of a subject that can have been cut: in a word, and between two, where a shorter one may be whole."""
_LONGER = 8
"""Subjects that are looked at as to whether they go on from it."""
_BEFORE, _AFTER = 120 * DAY, 2 * DAY
"""How long before an answer a topic is begun; clocks are off."""


def mend_subjects(records: Sequence[Record]) -> None:
    """Give replies under a cut subject the one of the topic that they belong to."""
    begun: dict[str, list[float]] = defaultdict(list)
    replies: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.is_reply:
            replies[record.subject].append(record)
        elif record.time is not None:
            begun[record.subject].append(record.time)
        else:
            begun.setdefault(record.subject, [])
    keys = sorted(begun)
    for key in sorted(replies):
        if key in begun or len(key) < _FEWEST:
            continue
        place = bisect_right(keys, key)
        longer = [one for one in keys[place : place + _LONGER] if _goes_on(key, one)]
        for record in replies[key] if longer else ():
            near = [one for one in longer if _is_near(record, begun[one])]
            if len(near) == 1:
                record.subject = near[0]


def _goes_on(cut: str, whole: str) -> bool:
    """Whether one subject begins with the other and was cut there.

    >>> _goes_on("who mends the lower ga", "who mends the lower gate"), _goes_on("lower gate", "lower gate at night")
    (True, False)
    """
    if not whole.startswith(cut):
        return False
    return len(cut) >= _FOLDED or (cut[-1:].isalnum() and whole[len(cut) :][:1].isalnum())


def _is_near(record: Record, begun: Sequence[float]) -> bool:
    time = record.time
    return time is not None and any(-_AFTER <= time - start <= _BEFORE for start in begun)
