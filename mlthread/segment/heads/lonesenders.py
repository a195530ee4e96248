"""A sender's line, perhaps with the subject, and nothing else of a header. In: a `Block` of these. Out: whether what
stands beside it shows that it heads a mail; where that mail ends.

>>> from mlthread.segment.quoting.lines import read_lines
>>> from .headerfields import gather
>>> state = read_lines("> From: Ann Lee <ann@example.org>\\n>\\n> Does the gate leak?\\n\\nIt does.\\n")
>>> block = gather(state, 0)
>>> block is not None and is_lone_sender(state, block, ruled=False)
True
"""

from __future__ import annotations

from mlthread.rules.people import is_on_behalf, looks_like_person, read_person
from mlthread.segment.quoting.indents import goes_on_set_in, inset_of, inset_stop, is_prose
from mlthread.segment.state import State

from .blockfields import Block

__all__ = ["dots_below", "is_lone_sender", "is_outlooks", "is_sender_and_subject"]

_MOST_QUOTED = 60  # lines above a row of dots
_FEWEST_DOTS = 8
_DIFF = "diff --git "
_MOST_TOLD = 200  # lines above a patch that tell what it is for


def is_lone_sender(state: State, block: Block, ruled: bool) -> bool:
    """ "From: Ann Lee <ann@example.org>" alone in a quote, below a ruler or as the first line where
    no line above introduces the quote (below one it is what git writes above a patch), perhaps with the
    subject there."""
    here = state.depth[block.start]
    alone = block.order == ["from"] or (
        here > 0 and not ruled and sorted(block.order) == ["from", "subject"]
    )
    if alone and not ruled and (_is_set_in(state, block) or dots_below(state, block) is not None):
        return True
    if not (here or ruled) and block.order == ["from", "subject"] and _is_set_in(state, block):
        return True
    if ruled and alone and block.fields["from"][:1] == '"':
        below = state.words_from(block.stop)
        if below is not None and state.depth[below] > here:
            return True  # Zimbra keeps those fields that its user wants
    if not alone:
        return False
    sender = block.fields["from"]
    if not _names_somebody(sender):
        return False
    if not here:
        below = state.words_from(block.stop)  # what somebody left of a block
        apart = below is not None and below > block.stop
        touches = block.start > 0 and state.bare[block.start - 1] != ""
        return apart and (touches if ruled else not touches and is_outlooks(sender))
    above = state.last_said(block.start)
    if ruled or above < 0:
        return True
    return state.depth[above] < here - (":" in state.bare[above])


def _names_somebody(sender: str) -> bool:
    """Whether an address stands there, or a name before one that an archive withholds ("Ann Lee <>")."""
    person = read_person(sender)
    if person.email is not None or is_on_behalf(sender):
        return True
    return sender[-1:] == ">" and looks_like_person(person.name or "")


def is_outlooks(sender: str) -> bool:
    """Whether the sender is named as Outlook alone does it: "Ann Lee [mailto:ann@example.org]"."""
    return sender[-1:] == "]" and "[mailto:" in sender


def is_sender_and_subject(state: State, block: Block) -> bool:
    """Whether somebody left "From: ann@example.org" and "Subject: …" above what they pass on, at the margin and parted
    from both sides by a blank line; git writes the same above a patch."""
    bare, start = state.bare, block.start
    if (
        state.depth[start]
        or inset_of(state.content[start])
        or block.order != ["from", "subject"]
        or (start and bare[start - 1])
    ):
        return False
    below = state.words_from(block.stop)
    return (
        below is not None
        and below > block.stop
        and block.fields["subject"][:1] != "["
        and read_person(block.fields["from"]).email is not None
        and not any(line.startswith(_DIFF) for line in bare[below : below + _MOST_TOLD])
    )


def _is_set_in(state: State, block: Block) -> bool:
    """Whether a sender's line and the paragraph below it are set in alike, its first line perhaps further
    in, and the margin is reached again."""
    below = state.words_from(block.stop)
    inset = inset_of(state.content[block.start])
    if below is None or inset <= 2:
        return False
    line = state.content if state.depth[below] == state.depth[block.start] else state.raw
    if not inset_of(line[below]):
        return _sets_in_later(state, block, inset)
    return (
        inset_of(line[below]) >= inset
        and not state.bare[below - 1]
        and (
            block.start == 0
            or not state.bare[block.start - 1]
            or state.depth[block.start - 1] < state.depth[block.start]
        )
        and read_person(block.fields["from"]).email is not None
        and inset_stop(state, block.start, block.stop) is not None
    )


def _sets_in_later(state: State, block: Block, inset: int) -> bool:
    """Whether the sender's line is the mail's first and a later paragraph of prose is set in as it is: who
    answers had a word to say first."""
    above = state.last_said(block.start)
    if above >= 0 or read_person(block.fields["from"]).email is None:
        return False
    return goes_on_set_in(state, block.stop, inset)


def dots_below(state: State, block: Block) -> int | None:
    """The row of dots by which somebody ends the quote below a sender's line that opens the mail (None: none).

    >>> from mlthread.segment.quoting.lines import read_lines
    >>> from .headerfields import gather
    >>> state = read_lines("From: Ann Lee\\n\\nDoes the gate leak?\\n...............\\n\\nIt does.\\n")
    >>> block = gather(state, 0)
    >>> block and dots_below(state, block)
    3
    """
    bare, depth = state.bare, state.depth
    stop = block.stop
    if not state.opens(block.start):
        return None
    dotted = (n for n in state.signs.get(".", ()) if n > stop and not bare[n].strip("."))
    dots = next(dotted, None)
    if (
        dots is None
        or dots - stop > _MOST_QUOTED
        or len(bare[dots]) < _FEWEST_DOTS
        or bare[stop]
        or any(depth[block.start : dots + 1])
        or not looks_like_person(read_person(block.fields["from"]).name or "")
    ):
        return None
    return dots if any(map(is_prose, filter(None, bare[stop:dots]))) else None
