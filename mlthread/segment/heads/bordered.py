"""Lotus Notes' table whose labels stand at the right border, without colons. In: a line of its left column.
Out: a `Block`.

Who wrote and when stand on the left, cut to the width of their column; each value stands in the middle, below
its label.

>>> from mlthread.segment.quoting.lines import read_lines
>>> text = '''             "Ann Lee"
...             <ann@exam
...             ple.org>                                                  To
...                                      bo@example.org
...             02/05/2018 10:00                                          cc
...             AM
...                                                                  Subject
...                                      Re: Tides
...
... Yes.'''
>>> block = read_bordered(read_lines(text), 4)
>>> block.start, block.stop, block.notes, block.fields
(0, 8, ('"Ann Lee" <ann@example.org>', '02/05/2018 10:00 AM'), {'to': 'bo@example.org', 'subject': 'Re: Tides'})
"""

from __future__ import annotations

from mlthread.segment.cues import INSET, SUBJECT_WORDS
from mlthread.segment.state import State

from .blockfields import Block
from .columns import name_and_day

__all__ = ["read_bordered"]

_LABELS = {
    **dict.fromkeys(("To", "An", "Pour", "A", "Para", "Per", "Aan", "宛先"), "to"),
    **dict.fromkeys(("cc", "Kopie", "Cc", "CC", "Kopia"), "cc"),
    **dict.fromkeys(SUBJECT_WORDS, "subject"),
}
_MOST_ABOVE, _MOST_BELOW = 14, 30
_LEAST = 40  # columns left of the border
_MIDDLE = 12  # columns between the left one and the one in the middle
_SPELT_OUT = 4  # columns by which an address with " at " in it moves the border
_LONGEST = 200


def read_bordered(state: State, number: int) -> Block | None:
    """The block around a line, if its right border has the labels and its left column a person and a day."""
    first, stop = _extent(state, number)
    lines = [state.content[n][:_LONGEST].expandtabs(8).rstrip() for n in range(first, stop)]
    labels = _labels(lines)
    if {"to", "subject"} - set(labels.values()):
        return None
    left = min(len(line) - len(line.lstrip()) for line in lines if line)
    rows = [
        line if n not in labels else line[: line.rfind(" ")].rstrip()
        for n, line in enumerate(lines)
    ]
    insets = [len(line) - len(line.lstrip()) for line in rows if line]
    middle = min((inset for inset in insets if inset >= left + _MIDDLE), default=0)
    if not middle:
        return None
    block = Block(first)
    who: list[str] = []
    field = ""
    for n, line in enumerate(rows):
        border = middle if line[middle - 1 : middle] in ("", " ") else middle - 1
        if word := line[:border].strip():
            who.append(word)
        field = labels.get(n, field)
        if n in labels:
            block.order.append(field)
        if field and (value := line[border:].strip()):
            block.fields[field] = (
                f"{block.fields[field]} {value}" if field in block.fields else value
            )
    block.notes = name_and_day(who)
    block.stop = stop
    return block if block.notes is not None else None


def _extent(state: State, number: int) -> tuple[int, int]:
    """The lines around one that are set in, of its depth."""
    bare, content, depth = state.bare, state.content, state.depth

    def belongs(line: int) -> bool:
        return depth[line] == depth[number] and (not bare[line] or content[line].startswith(INSET))

    first = number
    while first > max(0, number - _MOST_ABOVE) and belongs(first - 1):
        first -= 1
    stop = number + 1
    while stop < min(len(bare), number + _MOST_BELOW) and belongs(stop):
        stop += 1
    while not bare[first]:
        first += 1
    while not bare[stop - 1]:
        stop -= 1
    return first, stop


def _labels(lines: list[str]) -> dict[int, str]:
    """The lines that end in a label, all at one border, and what it labels."""
    found: dict[int, str] = {}
    border = 0
    for number, line in enumerate(lines):
        rest, _, word = line.rpartition(" ")
        if len(rest) < _LEAST or rest[-1:] not in ("", " ") or word not in _LABELS:
            continue
        if border and abs(len(line) - border) > _SPELT_OUT:
            return {}
        border = border or len(line)
        found[number] = _LABELS[word]
    return found
