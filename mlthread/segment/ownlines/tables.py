"""Where a table ends. In: the lines of a paragraph that is one. Out: its end, with rulers and listings told apart.

>>> from mlthread.segment.state import State
>>> lines = ["high | 2.1", "-----+----", "low  | 0.3", "-----+----", "That is all."]
>>> mark_table(State("\\n".join(lines), lines), 0, 5)
4
"""

from __future__ import annotations

from mlthread.segment.state import State

from .lineshapes import is_columns, is_field

__all__ = ["above_ruled", "end_of_drawn", "mark_table"]

_LISTING = 10  # lines
_RULER = 30  # letters


def mark_table(state: State, start: int, stop: int) -> int:
    """Where a table ends; rulers inside belong to it, and a long listing below its fields, which is marked, is a log."""
    content, kind = state.content, state.kind
    stop = above_ruled(state.bare, start, end_of_drawn(state.bare, start, stop))
    first = start
    while first < stop and kind[first] == "separator":
        first += 1
    last = stop
    while last > first and kind[last - 1] == "separator":
        last -= 1
    for number in range(first, last):
        if kind[number] == "separator":
            kind[number] = ""
    for number in range(first + 2, last - _LISTING):
        if is_field(content[number].strip()) and content[number + 1][:1] in " \t":
            below = content[number + 1 : last]
            if sum(line[:1] in " \t" for line in below) * 10 >= len(below) * 8:
                state.mark(number, last, "log", "blocks/listing")
                return number
            break
    return stop


def end_of_drawn(bare: list[str], start: int, stop: int) -> int:
    """Where a table ends that a ruler with a cross in it closes, as Trac draws it: words stand right below."""
    for last in range(stop - 1, start, -1):
        if bare[last][0] in "-=" and "+" in bare[last] and not bare[last].strip("-=+"):
            return last + 1
        if is_columns(bare[last]) or is_field(bare[last]):
            break
    return stop


def above_ruled(bare: list[str], start: int, stop: int) -> int:
    """Where a list of fields ends above a ruler below which somebody writes, as Redmine draws an issue.

    >>> above_ruled(["* Author: Bob", "* Status: New", "-" * 40, "The gate sticks."], 0, 4)
    2
    >>> above_ruled(["* Author: Bob", "* Status: New", "-" * 40, "* Priority: Low"], 0, 4)
    4
    """
    for number in range(start + 1, stop - 1):
        if len(bare[number]) >= _RULER and not bare[number].strip("-"):
            listed = all(line[:2] == "* " and ":" in line for line in bare[start:number])
            said = not any(is_columns(line) or is_field(line) for line in bare[number + 1 : stop])
            return number if listed and said else stop
    return stop
