"""Mails within a quoted digest. In: a header block. Out: the block with what the digest puts above it, its rule.

>>> from .headerfields import gather
>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("------------------------------\\n\\nMessage: 2\\nFrom: Ann Lee\\nSubject: Hi\\n\\nHello")
>>> block = gather(state, 3)
>>> take_digest_head(state, block), block.start
('digest/message', 0)
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.cues import DIGEST
from mlthread.segment.state import State

from .blockfields import Block

__all__ = ["take_digest_head"]

_NUMBERED = pattern(r"Message: \d{1,4}$")
_LONG_RULER = pattern(r"-{20,80}$")


def take_digest_head(state: State, block: Block) -> str:
    """What a digest puts between two mails: a ruler, "Message: 2", and the block of the second, which is as
    deep as the first. The rule ("": no digest's)."""
    bare, depth, start = state.bare, state.depth, block.start
    if not start or not _NUMBERED.match(bare[start - 1]) or depth[start - 1] != depth[start]:
        return ""
    block.start = start - 1
    ruler = start - 2
    while ruler >= 0 and not bare[ruler]:
        ruler -= 1
    if ruler >= 0 and depth[ruler] == depth[start] and _LONG_RULER.match(bare[ruler]):
        block.start = ruler
    for head in reversed(state.attributions):
        if state.rule[head] == DIGEST and depth[head] == depth[start]:
            state.margins[block.start] = head
            break
    return DIGEST
