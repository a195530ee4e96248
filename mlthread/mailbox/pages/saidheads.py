"""Heads that stand in somebody's text, which names a person and a date. In: lines, a head. Out: whether it is one.

>>> from .pageheads import read_head
>>> lines = ["Ann told us in the mail below that it leaks,", "Ann Lee", "5 Feb 2018 10:17", "", "Yes."]
>>> head = read_head(lines, 1)
>>> head is not None and is_said(lines, head)
True
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.labels import read_ruler
from mlthread.rules.subjects import base_subject

from .copiedtext import next_filled
from .furniture import drawn
from .pagefields import read_field
from .pageheads import Head
from .pagetitles import filled
from .textedges import below_links

__all__ = ["is_below_text", "is_said"]

_TITLE = pattern(r"[ \t]{0,8}Subject:[ \t]{1,12}\S")
_WIDE = 40  # letters of a line that is a sentence's
_OF_MAIL = frozenset({"from", "to", "cc", "date"})  # fields, none of which is a title
_FEW_WORDS = 3  # of a title that ends with a colon


def is_below_text(lines: list[str], head: Head) -> bool:
    """Whether fields stand below a title with its label, or links above it, and sentences: the page has a title above the text, and
    the fields are of what the text quotes."""
    if not head.shape.startswith(("fields", "lines")):
        return False
    begin = next_filled(lines, below_links(lines[: head.start]), head.start)
    if 0 < begin < head.start - 1 and not lines[begin + 1].strip():
        base = base_subject(dict(head.fields).get("subject"))
        said = [
            line.rstrip()
            for line in lines[begin + 1 : head.start]
            if not drawn(line) and not (base and base_subject(line.strip()) == base)
        ]
        return any(line.endswith((".", "?", "!")) for line in said)
    titles = [
        number
        for number in range(head.start - 1)
        if _TITLE.match(lines[number]) and not lines[number + 1].strip()
    ]
    return bool(titles) and any(
        len(line) > _WIDE and line.rstrip()[-1:] in (".", "?", "!") and not drawn(line)
        for line in lines[titles[0] + 1 : head.start]
    )


def is_said(lines: list[str], head: Head) -> bool:
    """Whether a sentence stands right above a head, or above it one that leads up to it with a colon: then
    somebody's text names the person and the date. So it does in the rest of a quoted message's header."""
    if head.shape.startswith("group"):
        return False
    text = lines[head.start - 1].strip() if head.start else ""
    if text.endswith((".", ",", ";", ":")) and not drawn(text) and text.count(" ") > 1:
        return True
    field, _ = read_field(text) or ("", "")
    if head.shape.startswith("lines") and (field in _OF_MAIL or read_ruler(text) is not None):
        return True
    above = "".join(filled(lines, head.start - 1, -1, 1)).strip()
    return above.endswith(":") and above.count(" ") > _FEW_WORDS and not drawn(above)
