"""Attributions of iPhones inside a quote. In: a `State` with attributions. Out: the depth of those that bear too many
marks, and where the message below one begins.

>>> from mlthread.segment.heads.attribution import mark_attributions
>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("> So?\\n> > > On 2 May 2016, at 10:00, Ann Lee wrote:\\n> > \\n> > \\ufeffShall we?\\n> Yes.\\n")
>>> mark_attributions(state)
>>> settle_phones(state)
>>> state.depth
[1, 2, 2, 2, 1]
"""

from __future__ import annotations

from mlthread.segment.state import State

__all__ = ["settle_phones", "top_below"]

_TOP = "\ufeff"
"""What an iPhone puts on top of the message that it quotes."""


def settle_phones(state: State) -> None:
    """Takes the marks off an attribution that it bears beyond what it introduces, where a message begins right below, as
    iPhones write those inside a quote."""
    if state.written is None:
        return
    depth, kind = state.depth, state.kind
    for head in state.attributions:
        top = top_below(state, head)
        if top is not None and kind[head] == "attribution" and 0 < depth[top] < depth[head]:
            for number in range(head, top):
                depth[number] = depth[top]


def top_below(state: State, head: int) -> int | None:
    """The line right below a head that an iPhone marks as the first one of a message."""
    below, written = state.line_below(head), state.written
    if below is None or written is None:
        return None
    return next((n for n in range(head + 1, below + 1) if _TOP in written[n]), None)
