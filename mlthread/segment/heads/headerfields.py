"""The words of a header block. In: the lines from one on. Out: a `Block` of fields and where it ends.

>>> from mlthread.segment.quoting.lines import read_lines
>>> block = gather(read_lines("From: Ann Lee\\nTo: Bo,\\n Cy\\nSubject: Hi\\n\\nHello"), 0)
>>> block.fields, block.stop
({'from': 'Ann Lee', 'to': 'Bo, Cy', 'subject': 'Hi'}, 4)
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern
from mlthread.rules.greetings import salutation_rule
from mlthread.rules.labels import Label, read_cell, read_label
from mlthread.rules.people import awaits_name, is_on_behalf
from mlthread.segment.quoting.indents import inset_of, width
from mlthread.segment.state import State

from .blockfields import SHORT_WORDS, TOPICS, UNKNOWN, Block
from .headerfolds import ends_name, has_values_below, is_prefix, lists_people, lost_marks
from .innerlabels import ends_in_field, holds_fields, unfold

__all__ = ["HYPHENED", "gather", "is_aside"]

_MOST_LINES = 120
_MOST_BLANKS, _FEW_BLANKS = 6, 2
_MOST_COPIES = 12  # fields of receivers of copies
_BELOW_SENDER = (1, 3)  # right below a sender, or a blank line below one of two lines
HYPHENED = pattern(r"[A-Z][A-Za-z]{1,20}(?:-[A-Za-z\d]{1,20}){1,3}: {1,4}\S")
"""A field of whatever name, as programs write it."""
_PAGE = pattern(r"(?:Page |Seite |p\. ?)?\d{1,3}(?: (?:of|von) \d{1,3}|/\d{1,3})?$|- ?\d{1,3} ?-$")
_INSET = 2  # blanks
_WIDEST = 20  # letters of a header word in a cell of its own
_OPEN_ENDS = (":", "(", "[", ",", "/", "&")  # of a subject that was folded behind them
_UNFOLDED = 79  # letters of a line of fields that nobody has folded
# References that lost the blank they were folded with.
_IDS = pattern(r"(?:<[^<>\s@]{1,200}(?:@| at )[^<>\s]{1,200}>\s{0,4}){1,60}$")
_ASIDE = pattern(
    r"(?:sent by|please respond to|responda a|veuillez répondre à|bitte antworten an|antwort an|envoyé par"
    r"|gesendet von|enviado por)\b",
    re.I,
)


def is_aside(line: str) -> bool:
    """Whether a line says who sent a mail for somebody, or who is to be answered, as Lotus Notes does."""
    return _ASIDE.match(line) is not None


def gather(state: State, start: int, ruled: bool = False, first: str = "") -> Block | None:
    """The run of header words and their continuation lines; below a ruler any field may come first.

    `first` are the words of the first line, where a ruler stands before them."""
    bare, here = state.bare, state.depth[start]
    block = Block(start)
    last: Label | None = None
    blanks = 0
    number = start
    while number < len(bare) and number - start < _MOST_LINES:
        line = first if first and number == start else bare[number]
        if not line:
            blanks += 1
            if blanks > _MOST_BLANKS or last is None:
                break
            number += 1
            continue
        label = None
        if number - start in _BELOW_SENDER and _is_marked_below(state, block, number):
            here += 1
        if state.depth[number] == here and not state.kind[number]:
            label, number = _field_at(state, number, line, last, ruled)
        if label is not None:
            block.titled = block.titled and not (blanks and len(block.order) > 1)
            if _ends_above(state, block, label, number, blanks, ruled):
                break
            block.add(label)
            last = label
        elif last is None or (number > start and _ends_row(bare[number - 1], line)):
            break
        elif (blanks and _ends_page(state, block, number)) or (
            last.field == "from"
            and is_aside(line)
            and _label_soon(state, block, number + 1, 1, ruled)
        ):
            number += 1
            continue
        elif _continues(state, block, last, number, blanks, here, ruled):
            last = block.add_line(last, line)
        else:
            break
        blanks = 0
        number += 1
        block.stop = number
    if not block.order:
        return None
    unfold(block)
    return block


def _field_at(
    state: State, number: int, line: str, last: Label | None, ruled: bool
) -> tuple[Label | None, int]:
    """The field that begins on a line, and on which line its value does: in a table that is below its word."""
    in_table = ruled or (last is not None and "\t" in line)  # some labels have no colon
    label = read_label(line) or (read_cell(line) if in_table else None)
    if label is None and ruled and last is None:
        label = _unknown_first(state, number)
    if label is None and ruled and _is_parted(state, number):
        label = read_label(line + state.bare[number + 1])
        number += label is not None
    if label is not None and _is_cell(last, label):
        label = None
    return label, number


def _ends_above(
    state: State, block: Block, label: Label, number: int, blanks: int, ruled: bool
) -> bool:
    """Whether a field is none of the block: there it ends."""
    if not (ruled and not block.order) and not _fits(block, label):
        return True
    if blanks and not ruled and _is_set_in(state, block.start, number):
        return True  # the head of what is quoted there
    # all that a server writes above what was forwarded within
    return blanks > _FEW_BLANKS and label.field == "other" and "subject" in block.fields


def _is_marked_below(state: State, block: Block, number: int) -> bool:
    """Whether the sender's line was made the answer's own and the other fields bear its marks ("From: Ann Lee" above
    "> Sent: Monday, 5 February 2018 10:00")."""
    if block.order != ["from"] or state.depth[number] != state.depth[number - 1] + 1:
        return False
    label = read_label(state.bare[number])
    return label is not None and label.field == "date" and any(map(str.isdigit, label.value))


def _unknown_first(state: State, number: int) -> Label | None:
    """A field that no language knows right below a ruler, and above one that is known: "Posted: Monday"."""
    line, below = state.bare[number], number + 1
    found = UNKNOWN.match(line) if ":" in line else None
    if found is None or found.end() == len(line) or below == len(state.bare):
        return None
    known = read_label(state.bare[below]) if state.depth[below] == state.depth[number] else None
    if known is None or known.field not in ("from", "date"):
        return None
    return Label("other", frozenset(), line[found.end() :], found[1])


def _is_set_in(state: State, start: int, number: int) -> bool:
    """Whether a line is set in, other than the first of the block."""
    return inset_of(state.content[number]) >= inset_of(state.content[start]) + _INSET


def _ends_row(above: str, line: str) -> bool:
    """Whether a row of NetEase's table ends with the line above, and this one is none."""
    return above[:1] == "|" == above[-1:] and line[0] != "|"


def _ends_page(state: State, block: Block, number: int) -> bool:
    """Whether a page of what was printed ends amid the block."""
    line = state.bare[number]
    if line[-1] != "-" and not line[-1].isdigit():
        return False
    if line[0] not in "PSp-" and not line[0].isdigit():
        return False
    return _PAGE.match(line) is not None and _label_soon(state, block, number + 1, 6, False)


def _is_cell(last: Label | None, label: Label) -> bool:
    """Whether a line is the subject whose word stands above it, in a cell of its own: "Re: gates" below "Subject:"."""
    return (
        last is not None
        and last.field == "subject"
        and not last.value
        and label.word in SHORT_WORDS
    )


def _is_parted(state: State, number: int) -> bool:
    """A word alone, and its colon on the line below: cells of a table that became lines (Daum)."""
    below = number + 1
    return (
        len(state.bare[number]) <= _WIDEST
        and below < len(state.bare)
        and state.bare[below][:2] == ": "
        and state.depth[below] == state.depth[number]
    )


def _fits(block: Block, label: Label) -> bool:
    """A field comes once (a second From opens the next block), in the block's language."""
    if label.field == "other":
        return bool(block.order)
    if label.field == "cc" and block.order.count("cc") == _MOST_COPIES:
        return False
    if label.field in block.fields and label.field != "cc":
        # "Sender": who sent it on, as servers say
        if label.field == "subject" and (block.titled or block.topical or label.word in TOPICS):
            return True
        return label.word == "Sender"
    if not block.languages:
        return True
    return (
        bool(block.languages & label.languages)
        or "en" in block.languages
        or "en" in label.languages
    )


def _continues(
    state: State, block: Block, last: Label, number: int, blanks: int, here: int, ruled: bool
) -> bool:
    """Whether a line without a header word goes on with the field above."""
    bare = state.bare
    if state.kind[number]:
        return False
    line = bare[number]
    if last.field == "from" and not blanks:
        sender = block.fields["from"]
        if awaits_name(sender) or (is_on_behalf(sender) and ends_name(sender, bare, number)):
            return True
    listed = last.field in ("to", "cc")
    if listed and not block.fields[last.field].strip() and salutation_rule(line):
        return False
    if not blanks and HYPHENED.match(line) and state.depth[number] == here:
        return True
    depth = state.depth
    if depth[number] != here and not lost_marks(state, number, here, listed):
        return False
    if last.field == "subject":
        if salutation_rule(line):
            return False
        if blanks:
            return blanks == 1 and _is_apart(state, block, number)
        if 0 < depth[number] < here or 0 < depth[number - 1] < here:
            return True
        if depth[number] < here and _label_soon(state, block, number + 1, 1, ruled):
            return True
        subject = block.fields["subject"]
        if not subject and not has_values_below(bare[block.start : number]):
            return False
        if is_prefix(subject):
            return True  # the rest was folded
        above = bare[number - 1]
        if (
            subject
            and width(above) <= 55
            and subject[-1] not in _OPEN_ENDS
            and read_label(above) is not None
        ):
            return False
        # the last line of a folded field is no longer than those above
        goes_on = len(line) <= width(above) < _UNFOLDED and (
            number + 1 == len(bare) or not bare[number + 1]
        )
    elif blanks:
        if _has_value(block, last, bare[number - blanks - 1]) and _is_no_address(line):
            return False
        goes_on = False
    elif listed:
        goes_on = lists_people(line) or bare[number - 1][-1] in ",;"
    elif last.field in ("from", "date"):
        goes_on = holds_fields(block, line) or ends_in_field(block, bare[number - 1])
    else:
        goes_on = state.content[number][:1] in " \t" or _IDS.match(line) is not None
    return goes_on or _label_soon(state, block, number + 1, 40 if listed else 8, ruled)


def _has_value(block: Block, last: Label, above: str) -> bool:
    """Whether the last field says something, on its line or on that above a blank one."""
    if last.field == "other":  # several fields are
        return bool(last.value.strip()) or read_label(above) is None
    return bool(block.fields.get(last.field, "x").strip())


def _is_no_address(line: str) -> bool:
    return "@" not in line and line[0] not in "[<"


def _is_apart(state: State, block: Block, number: int) -> bool:
    """Whether a line is the value of the last field as a blank line parts all of them from their names (HTML to text)."""
    bare, start = state.bare, block.start
    ends = number + 1 == len(bare) or not bare[number + 1]
    return (
        ends
        and not block.fields["subject"]
        and not bare[start + 1]
        and has_values_below(bare[start:number])
    )


def _label_soon(state: State, block: Block, start: int, reach: int, ruled: bool) -> bool:
    """Whether a header word stands within the next lines, at most four blank ones between; a second
    From opens the next block."""
    blanks = 0
    for number in range(start, min(start + reach, len(state.bare))):
        line = state.bare[number]
        if not line:
            blanks += 1
            if blanks > 4:
                return False
            continue
        blanks = 0
        if ":" in line or "：" in line:
            label = read_label(line)
            if label is not None and label.field != "from":
                return True
            if label is not None and "from" in block.fields:
                return False
        if ruled and read_cell(line) is not None:
            return True
    return False
