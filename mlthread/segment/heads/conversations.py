"""Conversations that Gmail forwards whole, oldest mail first. In: a header block below a ruler. Out: the block with
the title above all of them, its rule.

    ---------- Forwarded Conversation ----------
    Subject: Gates
    ------------------------

    From: Ann Lee <ann@example.org>
    Date: Mon, Feb 5, 2018 at 10:17 AM
    To: Bo Chen <bo@example.org>

Ten dashes stand above each further mail, which is as deep as the first: it is no history of the one above it.

>>> from .headerfields import gather
>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("---------- Forwarded Conversation ----------\\nSubject: Hi\\n-----\\n\\nFrom: Ann Lee\\nTo: Bo\\n\\nYes")
>>> block = gather(state, 4)
>>> take_conversation(state, 2, block), block.start, block.fields["subject"]
('gmail/conversation', 0, 'Hi')
"""

from __future__ import annotations

from itertools import islice

from mlthread.pattern import pattern
from mlthread.segment.cues import CONVERSATION
from mlthread.segment.state import State

from .blockfields import Block

__all__ = ["take_conversation"]

_TITLE = pattern(r"-{8,12} Forwarded [Cc]onversation -{8,12}$")
_SUBJECT = "Subject:"
_BETWEEN = "-" * 10
_MOST_BETWEEN = 40  # header blocks in one of the mails


def take_conversation(state: State, ruler: int, block: Block) -> str:
    """The rule ("": the block is of no such conversation); the block begins with the title, or with its ruler."""
    bare, depth = state.bare, state.depth
    title = ruler - 2
    if title >= 0 and bare[ruler - 1].startswith(_SUBJECT) and _TITLE.match(bare[title]):
        block.start = title
        block.fields.setdefault("subject", bare[ruler - 1][len(_SUBJECT) :].strip())
        return CONVERSATION
    if bare[ruler] != _BETWEEN:
        return ""
    for head in islice(reversed(state.attributions), _MOST_BETWEEN):
        if state.rule[head] == CONVERSATION and depth[head] == depth[ruler]:
            state.margins[ruler] = head
            block.start = ruler
            block.fields.setdefault("subject", state.attributions[head].subject or "")
            return CONVERSATION
    return ""
