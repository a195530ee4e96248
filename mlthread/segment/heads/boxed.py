"""Lotus Notes' head drawn with lines: a box of who wrote and when, below it one of "To:" and the like; from release 8
on a small box for each label, and one for its value below it. In: the upper edge of the first. Out: a `Block`.

The edges of the boxes of values begin with what looks like a quote mark.

>>> from mlthread.segment.quoting.lines import read_lines
>>> text = '''|---------+---------------------------->
... |         |           Ann Lee          |
... |         |           <ann@example.org>|
... |         |           02/05/2018 10:00 |
... |         |           AM               |
... |---------+---------------------------->
...   >---------------------------------------------|
...   |       To:       bo@example.org              |
...   |       Subject:  Re: Tides                   |
...   >---------------------------------------------|
...
... Yes.'''
>>> block = read_boxed(read_lines(text), 0)
>>> block.stop, block.notes, block.fields
(10, ('Ann Lee <ann@example.org>', '02/05/2018 10:00 AM'), {'to': 'bo@example.org', 'subject': 'Re: Tides'})
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.labels import read_label
from mlthread.segment.state import State

from .blockfields import Block
from .columns import name_and_day, take_cell

__all__ = ["read_boxed", "read_small_boxes"]

_EDGE = pattern(r"\|-{4,60}\+-{12,80}>")
_SMALL_EDGE = pattern(r"\|-{8,40}>")
_EDGES = "| \t"
_MOST_LEFT, _MOST_BELOW = 24, 80  # lines of either box
_LEAST_DRAWN = 4


def read_boxed(state: State, top: int) -> Block | None:
    """The block below an edge, if the first box names a person and a day and the second has receivers."""
    bare = state.bare
    if _EDGE.fullmatch(bare[top]) is None:
        return None
    block = Block(top)
    left: list[str] = []
    number, cut = top + 1, False
    last = min(len(bare), top + _MOST_LEFT)
    while number < last and bare[number][:1] == "|" and _EDGE.fullmatch(bare[number]) is None:
        if cell := bare[number].strip(_EDGES):
            if cut and " " not in cell and any(map(str.isalpha, cell)):
                left[-1] += cell
            else:
                left.append(cell)
        # an address as wide as the box goes on in the next row
        cut = (
            "@" in cell and not {" ", ">"}.intersection(cell) and bare[number].endswith(f"{cell}|")
        )
        number += 1
    if number >= last or _EDGE.fullmatch(bare[number]) is None:
        return None
    block.notes = name_and_day(left)
    stop = _read_second(state, block, number + 1)
    if block.notes is None or stop is None:
        return None
    block.stop = stop
    return block


def _read_second(state: State, block: Block, start: int) -> int | None:
    """Fills the fields, and says where the second box ends (None: there is none, or nobody receives)."""
    bare = state.bare
    number, field = _below_edge(bare, start), ""
    if number == start:
        return None
    while number < min(len(bare), start + _MOST_BELOW):
        below = _below_edge(bare, number)
        if below > number:
            return below if "to" in block.fields else None
        if cell := bare[number].strip(_EDGES):
            field = take_cell(block, cell, field)
        number += 1
    return None


def read_small_boxes(state: State, top: int) -> Block | None:
    """The block below an edge, if small boxes name fields, and the sender is among them.

    >>> from mlthread.segment.quoting.lines import read_lines
    >>> edge, line = "|------------>", "  >---------------------|"
    >>> lines = [edge, "| From:      |", edge, line, "  |Ann Lee              |", line]
    >>> lines += [edge, "| Subject:   |", edge, line, "  |Re: Tides            |", line]
    >>> block = read_small_boxes(read_lines("\\n".join(lines)), 0)
    >>> block.stop, block.fields
    (12, {'from': 'Ann Lee', 'subject': 'Re: Tides'})
    """
    bare, block, number = state.bare, Block(top), top
    while number + 3 < len(bare) and number - top < _MOST_BELOW:
        cell = bare[number + 1].strip(_EDGES)
        label = read_label(f"{cell} …") if cell[-1:] == ":" else None
        value = _below_edge(bare, number + 3)
        edges = _SMALL_EDGE.fullmatch(bare[number]) and _SMALL_EDGE.fullmatch(bare[number + 2])
        if not edges or label is None or value == number + 3:
            break
        stop = value
        while stop < min(len(bare), value + _MOST_LEFT) and _below_edge(bare, stop) == stop:
            stop += 1
        words = [cell for line in bare[value:stop] if (cell := line.strip(_EDGES))]
        block.add(label._replace(value=" ".join(words)))
        block.stop = number = _below_edge(bare, stop)
    return block if "from" in block.fields and len(block.fields) > 1 else None


def _below_edge(bare: list[str], number: int) -> int:
    """The line below an edge of the second box, which a client may have wrapped."""
    while (
        number < len(bare)
        and len(bare[number]) >= _LEAST_DRAWN
        and bare[number][0] == "-"
        and not bare[number].strip("-|")
    ):
        number += 1
    return number
