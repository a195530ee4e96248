"""A mailbox's line above a message: "From ann@example.org Mon Feb  5 10:17:00 2018". In: lines with their depth. Out: who
wrote the first words of a quote below one, and when; a block of fields below one with what it tells.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("> From ann@example.org Mon Feb  5 10:17 MET 2018\\n> The gate leaks:\\n\\nIt does.\\n")
>>> mark_from_lines(state)
>>> state.attributions[0].email, state.attributions[0].date, state.kind
('ann@example.org', 'Mon Feb  5 10:17 MET 2018', ['attribution', '', '', ''])
"""

from __future__ import annotations

import re

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.robots import is_of_list
from mlthread.rules.clocks import find_clock
from mlthread.segment.state import State

from .blockfields import Block

__all__ = ["is_from_line", "mark_from_lines", "take_from_line"]

_LINE = pattern(
    r">{0,3}From (?![0-9a-f]{7,64} )(\S{1,200}(?: at \S{1,200})?) {1,4}"  # a commit's id stands above a patch
    r"([A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{1,2}:\d\d(?::\d\d)?(?: [A-Z]{3,4}){0,2} \d{4})\Z"
)
_MARKED = 8  # letters of "From " with the marks before it
_FIELD = pattern(r"[A-Z][A-Za-z-]{1,40}: ")


def is_from_line(line: str) -> bool:
    """Whether the line is one; mailboxes mark those in a text with ">".

    >>> is_from_line(">From ann Mon Feb  5 10:17:00 2018"), is_from_line("From now on it leaks at 10:17 in 2018")
    (True, False)
    """
    return "From " in line[:_MARKED] and _LINE.match(line) is not None


def take_from_line(state: State, block: Block) -> None:
    """Takes in those right above the fields of a block; what they leave out, the lowest tells."""
    depth = state.depth[block.start]
    for above in range(block.start - 1, -1, -1):
        line = state.bare[above]
        if state.kind[above] or state.depth[above] != depth or "From " not in line[:_MARKED]:
            return
        found = _LINE.match(line)
        if found is None:
            return
        block.start = above
        for field, value in (("from", _address(found)), ("date", found[2])):
            told = field == "date" or ("@" in value and not is_of_list(value))
            if told and field not in block.fields:
                block.fields[field] = value
                block.order.append(field)


def _address(found: re.Match[str]) -> str:
    """Who sent, as mailboxes and archives that hide addresses write it."""
    return found[1].replace(" at ", "@")


def mark_from_lines(state: State) -> None:
    """Marks such lines; where header fields stand below one, they tell more."""
    bare, depth = state.bare, state.depth
    for number, line in enumerate(bare):
        if not depth[number] or line[:5] != "From " or ":" not in line:
            continue
        if (found := _LINE.match(line)) is None or "@" not in _address(found):
            continue
        above, below = number - 1, number + 1
        opens = above < 0 or not bare[above] or depth[above] < depth[number]
        if opens and below < len(bare) and bare[below] and not _FIELD.match(bare[below]):
            said = Attribution(
                None,
                _address(found),
                found[2],
                language="en",
                clock=find_clock(found[2]),
                rule="en/from-line",
                evidence=("it gives an address, a date and a time",),
            )
            state.mark(number, below, "attribution", said.rule, said.evidence)
            state.attributions[number] = said
