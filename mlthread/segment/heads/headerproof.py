"""What speaks for a header block. In: a line where header words begin. Out: a `Block`, if it is one.

Two header words of one language, one of them From or Date, are enough below a ruler; without one a block must
not head anything else (`otherheads`). From alone needs more beside it (`lonesenders`).

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("From: Ann Lee\\nDate: 5 Feb 2018 10:01\\nTo: Bo\\n\\nYes.")
>>> block = read_block(state, 0, ruled=False)
>>> block is not None and block.stop
3
"""

from __future__ import annotations

from mlthread.rules.dates import read_written_date
from mlthread.rules.labels import read_bare, read_label
from mlthread.segment.state import State

from .barewords import gather_bare
from .blockfields import Block
from .fromlines import is_from_line, take_from_line
from .headerfields import HYPHENED, gather
from .lonesenders import is_lone_sender, is_sender_and_subject
from .notes import gather_below, look_above, name_and_date
from .otherheads import heads_something_else

__all__ = ["read_block", "take_fields_above"]

_MOST_ABOVE = 40  # fields that make no block
_SIGNED = "-by:"  # of who worked on a patch
_MOST_FOLDED = 24  # lines of one field


def read_block(state: State, start: int, ruled: bool, first: str = "") -> Block | None:
    """The block that begins at a line (or with its words `first`), if enough speaks for one."""
    below = start
    while ruled and below < len(state.bare) and is_from_line(state.bare[below]):
        below += 1
    if below > start:
        block = gather(state, below, ruled) if below < len(state.bare) else None
        if block is not None:
            take_from_line(state, block)
    else:
        block = gather(state, start, ruled, first)
        if block is not None and start and "from" not in block.fields:
            take_from_line(state, block)  # elm, mail: it is all that tells who and when
    if block is None and ruled:
        block = gather_bare(state, start) or gather_below(state, start)
    if block is None:
        return None
    if "to" in block.fields and ("from" not in block.fields or block.order[0] == "to"):
        look_above(state, block)  # Notes, with a From of its own or without one
    if not ruled and heads_something_else(state, block):
        return None
    enough = _enough(block, ruled) or is_lone_sender(state, block, ruled)
    return block if enough or is_sender_and_subject(state, block) else None


def take_fields_above(state: State, block: Block) -> None:
    """Fields that make no block ("Message-ID: <…>", "Received: …" with what is folded) stand above one."""
    depth = state.depth[block.start]
    for _ in range(_MOST_ABOVE):
        above = _field_above(state, block.start, depth)
        if above is None:
            return
        label = read_label(state.bare[above])
        if label is None and HYPHENED.match(state.bare[above]) and _SIGNED not in state.bare[above]:
            block.start = above
            continue
        if label is None and "date" not in block.fields:
            label = read_bare(state.bare[above])  # Orange: "Message du 05/02/18 10:00"
            if label is None or label.field != "date" or not label.value[:1].isdigit():
                return
            block.fields["date"] = label.value
            block.order.append("date")
            block.start = above
            continue
        if label is None or label.field != "other" or " " in label.word:
            return
        if label.word.lower() == "message-id":
            block.fields.setdefault("message-id", label.value)
        block.start = above


def _field_above(state: State, start: int, depth: int) -> int | None:
    """The line right above, or where that is folded, the first of its field (None: neither)."""
    for above in range(start - 1, max(start - 1 - _MOST_FOLDED, -1), -1):
        line = state.bare[above]
        if state.depth[above] != depth or state.kind[above] or not line:
            return None
        if state.content[above][0] not in " \t" or (above == start - 1 and read_label(line)):
            return above
    return None


def _enough(block: Block, ruled: bool) -> bool:
    """Two words of one language, one of them From or Date; more where no ruler stands above."""
    fields = block.fields.keys() & {"from", "date", "to", "cc", "subject"}
    if len(fields) == 1 and name_and_date(block.fields.get("from", "")):
        return " on " in block.fields["from"]  # Notes puts both on one line
    if block.notes is not None:
        return len(fields) >= 2
    if "from" not in fields:
        return len(fields) >= 2 and (ruled or _is_dated_to(block))
    value = block.fields["from"]
    if not value:
        return block.order[0] == "from" and (ruled or "to" in fields) and _is_told(block)
    if not any(letter.isalpha() for letter in value):
        return False
    if ruled:
        return len(fields) >= 2
    if "date" in fields and not any(c.isdigit() for c in block.fields["date"]):
        return False  # a form with such labels
    if len(fields) >= 3 or (block.order.count("other") >= 2 and "@" in value):
        return True
    return len(fields) == 2 and "date" in fields and any(c.isdigit() for c in block.fields["date"])


def _is_told(block: Block) -> bool:
    """Whether a block from which the people were taken out, as courts and offices do, says what was sent and when."""
    dates = read_written_date(block.fields.get("date", ""), "en")
    dated = any(day.year and day.month and day.hour is not None for day in dates)
    return dated and block.fields.get("subject", "") != ""


def _is_dated_to(block: Block) -> bool:
    """A date with a clock and a receiver's address: a block that lost its From."""
    return ":" in block.fields.get("date", "") and "@" in block.fields.get("to", "")
