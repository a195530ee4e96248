"""A mailbox's line above the first words of a quote. In: lines with their depth. Out: who wrote them, and when.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("> From ann@example.org Mon Feb  5 10:17 MET 2018\\n> The gate leaks:\\n\\nIt does.\\n")
>>> mark_from_lines(state)
>>> state.attributions[0].email, state.attributions[0].date, state.kind
('ann@example.org', 'Mon Feb  5 10:17 MET 2018', ['attribution', '', '', ''])
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.clocks import find_clock
from mlthread.segment.state import State

__all__ = ["mark_from_lines"]

_LINE = pattern(
    r"From (\S{1,80}@\S{1,120}) {1,4}"
    r"([A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d(?::\d\d)?(?: [A-Z]{3,4}){0,2} \d{4})\Z"
)
_FIELD = pattern(r"[A-Z][A-Za-z-]{1,40}: ")


def mark_from_lines(state: State) -> None:
    """Marks such lines; where header fields stand below one, they tell more."""
    bare, depth = state.bare, state.depth
    for number, line in enumerate(bare):
        if not depth[number] or line[:5] != "From " or "@" not in line:
            continue
        if (found := _LINE.match(line)) is None:
            continue
        above, below = number - 1, number + 1
        opens = above < 0 or not bare[above] or depth[above] < depth[number]
        if opens and below < len(bare) and bare[below] and not _FIELD.match(bare[below]):
            said = Attribution(
                None,
                found[1],
                found[2],
                language="en",
                clock=find_clock(found[2]),
                rule="en/from-line",
                evidence=("it gives an address, a date and a time",),
            )
            state.mark(number, below, "attribution", said.rule, said.evidence)
            state.attributions[number] = said
