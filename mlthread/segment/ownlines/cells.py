"""A signature in the cells of a table, as NetEase's clients write it in plain text. In: a `State` and a run. Out: where the run
ends above it, the signature marked.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("It works.\\n\\n| |\\nlee\\n|\\n|\\nlee@example.org\\n|\\n")
>>> above_cells(state, 0, 8), state.kind[2:4]
(1, ['signature', 'signature'])
"""

from __future__ import annotations

from mlthread.segment.state import State

from .paragraphs import paragraph_start, trim
from .shapes import is_sentence

__all__ = ["above_cells"]

_EDGES = frozenset(("|", "| |", "||"))
_FEWEST_EDGES, _MOST_LINES = 3, 14


def above_cells(state: State, start: int, stop: int) -> int:
    """A paragraph at the end that opens with an edge, most other lines short, and edges among them."""
    bare = state.bare
    end = trim(bare, start, stop)
    if end <= start or bare[end - 1][-1] != "|":
        return stop
    first = paragraph_start(bare, start, end)
    edges = [number for number in range(first, end) if bare[number] in _EDGES]
    if len(edges) < _FEWEST_EDGES or end - edges[0] > _MOST_LINES:
        return stop
    if any(map(is_sentence, bare[edges[0] : end])):
        return stop
    state.mark(edges[0], end, "signature", "signature/cells")
    return trim(bare, start, edges[0])
