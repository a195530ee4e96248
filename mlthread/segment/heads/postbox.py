"""Postbox: a name with a link to its address, and the date on the next line, both within the quote that
they open. In: a `State` and a line. Out: the line where to go on, the two marked.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Yes.\\n> Ann Lee <mailto:ann@example.org>\\n> 5 February 2018 10:00\\n> Well?\\n")
>>> take_linked_head(state, 1), state.kind, state.attributions[1].date
(3, ['', 'attribution', 'attribution', ''], '5 February 2018 10:00')
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.dates import read_written_date
from mlthread.rules.people import read_person
from mlthread.segment.state import State

__all__ = ["take_linked_head"]

_LINKED = pattern(r"(?P<who>[^<>]{2,80}?)\s*<mailto:(?P<to>[^<>\s]{3,80})>$")
_LONGEST_DATE = 60
_CLOCK = pattern(r"\d{1,2}[:.]\d\d")


def take_linked_head(state: State, start: int) -> int | None:
    """Marks the two lines; None where they are none."""
    bare, depth = state.bare, state.depth
    when = start + 1
    if not depth[start] or when >= len(bare) or depth[when] != depth[start] or not bare[when]:
        return None
    found = _LINKED.match(bare[start])
    date = bare[when]
    if found is None or len(date) > _LONGEST_DATE or not _CLOCK.search(date):
        return None
    if not any(day.year and day.month and day.hour is not None for day in read_written_date(date)):
        return None
    who = read_person(f"{found['who']} <{found['to']}>")
    name = None if who.name == who.email else who.name
    state.mark(
        start, when + 1, "attribution", "postbox/linked", ("a linked name stands above a date",)
    )
    state.attributions[start] = Attribution(
        name,
        who.email,
        date,
        clock="quoting",
        rule="postbox/linked",
        evidence=("a linked name stands above a date",),
    )
    return when + 1
