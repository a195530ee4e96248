"""Who a head names. In: attributions and header blocks as read. Out: whether two name one author, whether whoever
one names has signed what stands below it.

>>> one_author(Attribution("Ann Lee"), Attribution("Lee, Ann", "ann@example.org"))
True
"""

from __future__ import annotations

from datetime import date

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.dates import read_written_date
from mlthread.segment.state import State

__all__ = ["is_signed", "is_strong", "one_author", "one_minute", "other_days", "signs"]

_WORD = pattern(r"\w+")
_FIGURES = pattern(r"\d+")
_TO_MINUTE = 5  # figures of a day and a clock
_FIRST = 4  # words of a line that begins with a name, a title or two before it
_SIGNED = 32  # letters of a name under what its bearer wrote, and of a closing above it


def one_author(a: Attribution, b: Attribution) -> bool | None:
    """Whether two heads name one author; None where one of them names nobody."""
    if a.email and b.email and a.email.casefold() == b.email.casefold():
        return True
    left, right = _words(a), _words(b)
    return bool(left & right) if left and right else None


def _words(found: Attribution) -> set[str]:
    said = found.name or (found.email or "").partition("@")[0]
    return {word for word in map(str.casefold, _WORD.findall(said)) if len(word) > 1}


def one_minute(a: Attribution, b: Attribution) -> bool:
    """Whether two heads print one day and minute alike: so a client does that says twice whose words follow.

    >>> one_minute(Attribution(date="05/01/2012 04:15:22 PM"), Attribution(date="05/01/2012 04:15 PM"))
    True
    """
    left, right = (_FIGURES.findall(found.date or "")[:_TO_MINUTE] for found in (a, b))
    return len(left) == _TO_MINUTE and left == right


def other_days(a: Attribution, b: Attribution) -> bool:
    """Whether two heads give days that no two zones make one of.

    >>> other_days(Attribution(date="3 May 2016 10:12"), Attribution(date="1 May 2016 at 9:00"))
    True
    """
    left, right = _days(a), _days(b)
    return all(abs(x - y) > 1 for x in left for y in right) if left and right else False


def _days(found: Attribution) -> list[int]:
    """The days that a head's date may mean, as numbers."""
    days = []
    for read in read_written_date(found.date, found.language) if found.date else ():
        if read.year and read.month and read.day:
            try:
                days.append(date(read.year, read.month, read.day).toordinal())
            except ValueError:
                continue  # the 31st of a shorter month
    return days


def is_signed(state: State, head: int, below: int) -> bool:
    """Whether whoever the attribution names has put their name under what stands below it, before any
    other head or depth."""
    depth, bare, here = state.depth, state.bare, state.depth[below]
    names = _words(state.attributions[head])
    number = below
    while number < len(bare) and number not in state.attributions:
        line = bare[number]
        if line:
            if depth[number] != here:
                return False
            if len(line) <= _SIGNED and _is_name(line, names) and not bare[number - 1][_SIGNED:]:
                return True
        number += 1
    return False


def signs(state: State, head: int, line: str, *, delimited: bool) -> bool:
    """Whether a line is the name of whoever a head names, or begins with two words of it below a delimiter."""
    names = _words(state.attributions[head])
    if len(line) <= _SIGNED and _is_name(line, names):
        return True
    return delimited and len(names.intersection(_WORD.findall(line.casefold())[:_FIRST])) > 1


def _is_name(line: str, names: set[str]) -> bool:
    """Whether a line holds nothing but words of a name."""
    words = [word for word in map(str.casefold, _WORD.findall(line)) if len(word) > 1]
    return bool(words) and line[-1] not in ",:?!" and names.issuperset(words)


def is_strong(found: Attribution) -> bool:
    """Whether an attribution says more than a name."""
    return bool(found.email or found.message_id or (found.date is not None and found.clock))
