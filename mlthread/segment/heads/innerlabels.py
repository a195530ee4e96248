"""Header words within a line. In: a `Block` and a line of it. Out: the fields that stand in one line, parted.

>>> from mlthread.rules.labels import read_label
>>> block = Block(0)
>>> block.add(read_label("From: Ann Lee Sent: Monday To: Bo"))
>>> unfold(block)
>>> block.fields["from"], holds_fields(block, "10:00 AM Subject: Hi")
('Ann Lee', True)
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.labels import Label, read_label

from .blockfields import SHORT_WORDS, Block

__all__ = ["ends_in_field", "holds_fields", "unfold"]

_COLON = pattern(r" ?:\*{0,2}(?=\s|$)\s*")
_WIDEST = 40  # letters of two header words
_PARTED = ("date", "to", "cc", "subject")
# Readers of bulletin boards set two fields on a row: "From : Ann Lee        Number : 296 of 300".
_BESIDE = pattern(r"(?<=\S)\s{3,80}(?=[A-Z][a-z]{1,11}(?: ?#)?\s{0,8}:(?:\s|$))")
_CLOCK = pattern(r"\d\d?[-/ ](?:\d\d?|[A-Z][a-z]{2})[-/ ](?:\d\d){1,2}\s{1,3}\d\d?:\d\d")


def unfold(block: Block) -> None:
    """Fields that were wrapped anew onto one line ("From: Ann Lee Sent: Monday To: Bo") parted, and those that stand
    beside each other with a gap between.

    >>> block = Block(0)
    >>> for line in ("From : Ann Lee        Number : 296 of 300", "To : ALL        Date : 06/06/94 18:46"):
    ...     block.add(read_label(line))
    >>> unfold(block)
    >>> block.fields
    {'from': 'Ann Lee', 'to': 'ALL', 'date': '06/06/94 18:46'}
    """
    for field in ("from", "date"):
        value = block.fields.get(field, "")
        inner = list(_COLON.finditer(value)) if ":" in value else []
        begin, name = 0, field
        for found in inner:
            label = _label_before(block, value[max(begin, found.start() - _WIDEST) : found.start()])
            if label is not None and label.field != name and label.field not in block.fields:
                end = found.start() - len(label.word)
                block.fields[name] = value[begin:end].rstrip("* ").strip()
                block.order.append(label.field)
                block.languages = block.languages & label.languages or block.languages
                begin, name = found.end(), label.field
        if begin:
            block.fields[name] = value[begin:].strip()
    for field, value in list(block.fields.items()):
        if "   " in value and (beside := _BESIDE.search(value)) is not None:
            block.fields[field] = value[: beside.start()]
            _take_beside(block, value[beside.end() :])


def _take_beside(block: Block, text: str) -> None:
    """The date, where it stands beside another field on its row."""
    word, _, value = text.partition(":")
    label = read_label(f"{word.rstrip()}:{value}")
    dated = (label is not None and label.field == "date") or _CLOCK.search(value)
    if dated and "date" not in block.fields:
        block.order.append("date")
        block.fields["date"] = value.strip()


def _label_before(block: Block, text: str) -> Label | None:
    """The header word of one or two words, of the block's language, at the end of a text."""
    words = text.rsplit(" ", 2)
    for bold in (" ".join(words[-2:]), words[-1]):
        label = _inner_label(block, bold.lstrip("*"))
        if label is not None:
            return label
    for number in range(1, len(text)):  # "10:00 GMT+1Subject": nothing parts Yahoo's
        if text[number - 1] != " ":
            label = _inner_label(block, text[number:])
            if label is not None:
                return label
    return None


def _inner_label(block: Block, word: str) -> Label | None:
    if not word[:1].isalpha() or word[0] != word[0].title():
        return None
    label = read_label(f"{word}: …")
    if (
        label is not None
        and label.field in _PARTED
        and label.languages & block.languages
        and label.word not in SHORT_WORDS
    ):
        return label
    return None


def holds_fields(block: Block, line: str) -> bool:
    """Whether header words that the block lacks stand within a line ("10:00 AM To: Bo Subject: Hi")."""
    for found in _COLON.finditer(line) if ":" in line else ():
        label = _label_before(block, line[max(0, found.start() - _WIDEST) : found.start()])
        if label is not None and label.field not in block.fields:
            return True
    return False


def ends_in_field(block: Block, line: str) -> bool:
    """Whether a line of several fields ends with a header word whose value must stand below."""
    label = _label_before(block, line[:-1][-_WIDEST:]) if line[-1] in ":：" else None
    return label is not None and not line.startswith(label.word)
