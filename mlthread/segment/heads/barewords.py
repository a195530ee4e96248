"""eM Client: header words without colons below its ruler. In: the line below a ruler. Out: a `Block`.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("From Ann Lee <ann@example.org>\\nTo Bo\\nDate 05/02/2018 10:00\\nSubject Hi\\n\\nYes.")
>>> block = gather_bare(state, 0)
>>> block.fields["subject"], block.stop
('Hi', 4)
"""

from __future__ import annotations

from mlthread.rules.labels import read_bare
from mlthread.segment.state import State

from .blockfields import Block

__all__ = ["gather_bare"]

_FEWEST = 3
_FOLDED = 55  # letters, at least, of a subject's line that goes on below


def gather_bare(state: State, start: int) -> Block | None:
    """The lines that open with header words of one language, each once, From with an address first; receivers
    and the subject may be folded."""
    bare, depth = state.bare, state.depth
    block = Block(start)
    number = start
    while number < len(bare) and bare[number] and depth[number] == depth[start]:
        label = read_bare(bare[number])
        if label is None and _is_folded(state, block, number):
            block.fields[block.order[-1]] += f" {bare[number]}"
            number += 1
            block.stop = number
            continue
        if label is None or label.field in block.fields or state.kind[number]:
            break
        shared = block.languages & label.languages if block.order else label.languages
        if not shared:
            break
        block.languages = shared
        block.order.append(label.field)
        block.fields[label.field] = label.value
        number += 1
        block.stop = number
    sender = block.fields.get("from", "")
    dated = any(map(str.isdigit, block.fields.get("date", "")))
    return block if len(block.order) >= _FEWEST and "@" in sender and dated else None


def _is_folded(state: State, block: Block, number: int) -> bool:
    """Whether a line goes on with the field above: more receivers, or the end of a long subject."""
    bare = state.bare
    if not block.order or state.kind[number]:
        return False
    line, above = bare[number], bare[number - 1]
    if block.order[-1] in ("to", "cc"):
        return "@" in line or above[-1] in ",;"
    blank = number + 1 == len(bare) or not bare[number + 1]
    return block.order[-1] == "subject" and len(above) >= _FOLDED and blank
