"""Tags of the page that Samsung's mail left in the text of its header block. In: lines. Out: those, without the tags
where they are read.

The plain text that it sent in 2014 and 2015 has its fields between tags, on one line or two, and the end of the last
tag right before the first words that it quotes:

    <div>-------- Original message --------</div><div>From: Ann Lee <ann@example.org> </div><div>To: Bo </div><div>
    </div>Does the gate leak?

>>> from mlthread.segment.state import State
>>> state = State("", ["<div>-- Original message --</div><div>From: Ann </div><div>To:Bo </div><div>", "</div>Yes?"])
>>> take_div_tags(state)
>>> state.bare
['-- Original message --  From: Ann  To: Bo', 'Yes?']
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.cues import DIV
from mlthread.segment.state import State

__all__ = ["take_div_tags"]

_END = "</div>"
_TAG = pattern(r"</?div>")
_FIELD = pattern(r"<div>([^\W\d_][^\W\d_ -]{1,24}):(?=\S)")
_MOST_LINES = 12


def take_div_tags(state: State) -> None:
    """Takes the tags off from a ruler behind one to the line that begins with the last one."""
    bare = state.bare
    for start, line in enumerate(bare):
        if not line.startswith(DIV) or _END not in line:
            continue
        for number in range(start, min(start + _MOST_LINES, len(bare))):
            closes = number > start and bare[number].startswith(_END)
            bare[number] = _TAG.sub(" ", _FIELD.sub(r"\1: ", bare[number])).strip()
            if closes:
                break
