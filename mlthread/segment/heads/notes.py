"""Lotus Notes: a name and a date above "To:". In: a block without From. Out: the block with both.

>>> from .headerfields import gather
>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Ann Lee@WORKS\\n02/05/2018 10:00 AM\\nTo: Bo\\nSubject: Hi")
>>> block = gather(state, 2)
>>> look_above(state, block)
>>> block.start, block.notes
(0, ('Ann Lee@WORKS', '02/05/2018 10:00 AM'))
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern
from mlthread.rules.labels import read_label
from mlthread.rules.people import looks_like_person
from mlthread.segment.state import State

from .blockfields import Block
from .headerfields import gather, is_aside

__all__ = [
    "gather_below",
    "is_date_line",
    "is_name",
    "look_above",
    "name_and_date",
    "read_folded",
    "take_abstract",
    "without_route",
]

_LONGEST = 400
_FEW_BLANK = 5
_MOST_BLANK = 12  # between "Ann Lee on DATE", all in one line, and "To:"
_DATE_LINE = pattern(
    r"(?:on\s)?(?:\w{2,9},?\s)?\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s+(?:[上下]午\s)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[AaPp][Mm])?"
    r"(?:\s[A-Z]{2,4}\d?)?(?:\s\(?[A-Z]{3,4}\)?)?$"
    r"|(?:\w{3,9},?\s)?(?:\d{1,2}\s\w{3,9}|\w{3,9}\s\d{1,2}),?\s\d{4},?\s+(?:at\s)?\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AaPp][Mm])?(?:\s[A-Z]{2,4})?$"
)
_NAME_AND_DATE = pattern(
    r"(?P<who>\S.*?)(?:\s+(?:on|am|le|el|il|em|op|den)\s+|\s{2,}|\s)(?P<when>\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[AaPp][Mm])?(?:\s[A-Z]{2,4})?)$"
)
_FOLDED = pattern(
    r"(?P<who>[^\s\d].{1,80}?)\s+(?:on\s)?(?P<when>\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[AaPp][Mm])?)"
    r"\s+To:(?=\s)"
)
_MOST_FOLDED = 40  # lines of receivers and the rest
_ABSTRACT = pattern(
    r"\S\s?---\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4} \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: [AaPp][Mm])?---"
)
_MOST_ABSTRACT = 6  # lines
_Notes = tuple[str, str | None]  # a name and a date


def look_above(state: State, block: Block) -> None:
    """Lotus Notes: the name and the date above "To:", on one line or two."""
    start = _line_above(state, block.start, _MOST_BLANK)
    if start is None:
        return
    notes = _read_notes(state.bare[start])
    if notes is None:
        far = start < block.start - _FEW_BLANK - 1
        if far and not is_aside(state.bare[start]):
            return
        start = _above_asides(state, start)
        if start is None:
            return
        notes = _read_notes(state.bare[start])
    if notes is None:
        start, notes = _read_two_lines(state, start)
    if notes is not None:
        block.start, block.notes = start, notes


def _read_notes(line: str) -> _Notes | None:
    """The name and the date that stand on one line."""
    found = name_and_date(line)
    return (found["who"], found["when"]) if found and is_name(found["who"]) else None


def _read_two_lines(state: State, below: int) -> tuple[int, _Notes | None]:
    """The line of a name and what it says with the date, or with the clock alone, on the next line."""
    bare = state.bare
    above = _line_above(state, below)
    if is_date_line(bare[below]):
        while above is not None and bare[above] == bare[below]:
            above = _line_above(state, above)  # the date twice
        name = _above_asides(state, above)
        if name is not None and is_name(bare[name]):
            return name, (bare[name].removesuffix(" on"), bare[below])
    elif above is not None and above == below - 1:
        return above, _read_notes(f"{bare[above]} {bare[below]}")
    return below, None


def _above_asides(state: State, number: int | None) -> int | None:
    """The line, or the nearest one above that does not say who sent the mail or is to be answered."""
    while number is not None and is_aside(state.bare[number]):
        number = _line_above(state, number)
    return number


def gather_below(state: State, start: int) -> Block | None:
    """Below a ruler: Notes' name and date, then the header words."""
    for number in range(start, min(start + 8, len(state.bare))):
        line = state.bare[number]
        if line and ":" in line and number > start:
            label = read_label(line)
            if label is not None and label.field == "to":
                block = gather(state, number)
                if block is not None:
                    look_above(state, block)
                    return block if block.notes is not None and block.start >= start else None
    return None


def name_and_date(line: str) -> re.Match[str] | None:
    """A name and a date as Notes sets them on one line, None for any other."""
    return _NAME_AND_DATE.match(line) if len(line) <= _LONGEST else None


def is_date_line(line: str) -> bool:
    """Whether a line is a date alone, as Notes sets it below the name."""
    return len(line) <= _LONGEST and _DATE_LINE.match(line) is not None


def without_route(who: str) -> str:
    """A person without the server behind the address ("Ann Lee <ann@example.org>@LISTS").

    >>> without_route("Ann Lee <ann@example.org>@lists.example.org")
    'Ann Lee <ann@example.org>'
    """
    head, at, route = who.partition(">@")
    return f"{head}>" if at and " " not in route else who


def is_name(words: str) -> bool:
    """Whether words may be how Notes names a person."""
    words = words.strip()
    if len(words) > 120 or is_date_line(words):
        return False
    if "@" in words or "/" in words:
        return len(words.split()) <= 12
    return looks_like_person(words.removesuffix(" on"))


def take_abstract(state: State, block: Block) -> None:
    """What Notes from release 8 on and Verse write above a block: who and when, or the subject, and how the message
    begins ("Ann Lee ---02/05/2018 10:00:00 AM---Hi Bo, is the gate")."""
    start = _line_above(state, block.start, 2)
    if start is None or "from" not in block.fields or start >= block.start - 1:
        return
    words = state.bare[start]
    for _ in range(_MOST_ABSTRACT):
        if "---" in words and (_ABSTRACT.search(words) or _is_titled(words, block)):
            block.start = _picture_above(state, start)
            return
        start -= 1
        if start < 0 or not state.bare[start] or state.depth[start] != state.depth[block.start]:
            return
        words = f"{state.bare[start]} {words}"


def _picture_above(state: State, start: int) -> int:
    """Where the words of the picture begin that stands before an abstract ("[image: Inactive hide details for Ann"),
    in the same paragraph; the abstract's own line where there is none."""
    for number in range(start, max(start - _MOST_ABSTRACT, -1), -1):
        if (
            not state.bare[number]
            or state.kind[number]
            or state.depth[number] != state.depth[start]
        ):
            break
        if state.bare[number][0] == "[":
            return number
    return start


def _is_titled(words: str, block: Block) -> bool:
    """Whether words name somebody and then the subject of a block, between dashes."""
    subject = block.fields.get("subject", "").strip()
    return bool(subject) and words.endswith(f" --- {subject} ---") and words[0] != "-"


def _line_above(state: State, number: int, blanks: int = _FEW_BLANK) -> int | None:
    """The nearest line with words above, at the same depth, over a few blank ones."""
    depth = state.depth[number]
    for above in range(number - 1, max(-1, number - blanks - 2), -1):
        if state.bare[above]:
            if state.depth[above] != depth or state.kind[above]:
                return None
            return above
    return None


def read_folded(state: State, start: int) -> Block | None:
    """All of it folded into one line, or into a paragraph that was wrapped since: name, date, To, cc, Subject."""
    line = state.bare[start][:_LONGEST]
    head = _FOLDED.match(line)
    if head is None or not is_name(head["who"]):
        return None
    block = Block(start)
    block.notes = (head["who"], head["when"])
    block.fields = {"to": ""}
    block.order = ["to", "cc"]
    fields, block.stop = line[head.end() :], start + 1
    if " Subject:" not in fields:
        fields, block.stop = _rest_of_folded(state, block.stop, fields)
    _, copied, fields = fields.partition(" cc:")
    if not copied:
        return None
    _, titled, subject = fields.partition(" Subject:")
    if titled:
        block.order.append("subject")
        block.fields["subject"] = subject.strip()
    return block


def _rest_of_folded(state: State, number: int, fields: str) -> tuple[str, int]:
    """The fields down to the end of a wrapped paragraph that ends in the subject, and where it ends."""
    bare, depth = state.bare, state.depth
    whole, stop, subject = fields, number, 0
    while (
        stop < min(len(bare), number + _MOST_FOLDED)
        and bare[stop]
        and depth[stop] == depth[number - 1]
    ):
        whole = f"{whole} {bare[stop]}"
        stop += 1
        if not subject and " Subject:" in whole:
            subject = stop
    if not subject or stop > subject + 1:
        return fields, number
    return whole, stop
