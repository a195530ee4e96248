"""Lotus Notes in two columns: who and when on the left, "To:" and the like on the right. In: the line
where the right column begins. Out: a `Block`.

>>> from mlthread.segment.quoting.lines import read_lines
>>> text = '''          "Ann Lee"
...           <ann@exam        To:     bo@example.org
...           ple.org>         cc:
...                            Subject:     Re: Tides
...           02/05/2018
...           10:00 AM
...
... Yes.'''
>>> block = read_columns(read_lines(text), 1)
>>> block.start, block.stop, block.notes
(0, 6, ('"Ann Lee" <ann@example.org>', '02/05/2018 10:00 AM'))
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern
from mlthread.rules.labels import read_label
from mlthread.segment.cues import COLUMN_WORDS
from mlthread.segment.state import State

from .blockfields import Block

__all__ = ["name_and_day", "read_columns", "take_cell"]

_OPENS = pattern(
    r"(?P<left>.{0,90}?)(?<!\S)(?:\s{2}|^)(?P<word>To|An|Pour|Para|Per|Aan)\s?:(?=\s|$)"
)
_LEAST = 14  # columns left of the right one
_MOST_ABOVE = 6
_MOST_BELOW = 24
_MOST_TORN = 2  # lines that a client wrapped out of their column, in a row
_LONGEST = 400
_DATE = pattern(
    r"(?:^|(?<=\s))(?:on\s|am\s|le\s|el\s|il\s)?(?P<day>\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4})(?:\s+"
    r"(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp][Mm]\b)?(?:\s[A-Z]{3,4}\b)?))?"
)
_ASIDE = pattern(
    r"\b(?:sent by|please respond to|bitte antworten an|gesendet von|envoyé par"
    r"|veuillez répondre à|enviado por|inviato da)\b.*$",
    re.I | re.S,
)
_REST = pattern(r"[\w.-]{0,60}\.[a-z]{2,6}")  # of a domain
_CELL = pattern(r"(?:\S\s?){1,30}:(?:\s|$)")


def read_columns(state: State, number: int) -> Block | None:
    """The block whose right column begins on a line, if its left one names a person and a day."""
    line = _flat(state, number)
    opens = _OPENS.match(line)
    if opens is None or opens.start("word") < _LEAST:
        return None
    column = opens.start("word")
    first = _first_line(state, number, column)
    left: list[str] = []
    block = Block(first)
    stop = _read_rows(state, first, column, left, block)
    if stop is None or ("subject" not in block.fields and "cc" not in block.fields):
        return None
    block.notes = name_and_day(left)
    block.stop = stop
    return block if block.notes is not None else None


def name_and_day(left: list[str]) -> tuple[str, str] | None:
    """The person and the day that the words of a left column name."""
    words = _joined(left)
    date = _DATE.search(words)
    if date is None:
        return None
    who = _ASIDE.sub("", words[: date.start()]).strip()
    if not who or len(who) > 160 or not any(map(str.isalpha, who)):
        return None
    return who, date["day"] if date["time"] is None else f"{date['day']} {date['time']}"


def _flat(state: State, number: int) -> str:
    return state.content[number][:_LONGEST].expandtabs(8).rstrip()


def _first_line(state: State, number: int, column: int) -> int:
    """The left column may begin above the right one."""
    depth = state.depth[number]
    first = number
    while first > 0 and number - first < _MOST_ABOVE:
        above = first - 1
        line = _flat(state, above)
        if state.depth[above] != depth or state.kind[above] or not line:
            break
        if not line[:2].isspace() or len(line) > column + 2 or line.endswith(":"):
            break
        first = above
    return first


def _read_rows(state: State, first: int, column: int, left: list[str], block: Block) -> int | None:
    """Fills both columns, and says where they end."""
    depth = state.depth[first]
    stop = number = first
    last, torn = "", 0
    while number < min(first + _MOST_BELOW, len(state.bare)):
        line = _flat(state, number)
        if not line or state.depth[number] != depth:
            if not line and _goes_on(state, number + 1, column):
                number += 1
                continue
            if line and state.depth[number] < depth and _goes_on(state, number + 1, column):
                number += 1  # a tail that lost its mark too
                continue
            break
        if not line[0].isspace():
            torn += 1
            if torn > _MOST_TORN or not last or not _goes_on(state, number + 1, column, _MOST_TORN):
                break
            block.fields[last] += f" {line}"
        else:
            torn = 0
            border = _border(line, column)
            if border is None:
                break
            if words := line[:border].strip():
                left.append(words)
            last = take_cell(block, line[border:].strip(), last)
        number += 1
        stop = number
    return stop if "to" in block.fields else None


def _border(line: str, column: int) -> int | None:
    """Where the right column begins on a line, near enough (None: the line has no such columns)."""
    if len(line) <= column - 2 or not line[: column - 2].strip():
        return column
    for border in (column, column - 1, column + 1, column - 2, column + 2, column + 3):
        if line[border - 1 : border] in (" ", "") and line[border : border + 1] != " ":
            return border
    return None if line[column - 1 : column] != " " else column


def take_cell(block: Block, cell: str, last: str) -> str:
    """A cell of the right column: a header word, or more of the one above it."""
    if not cell:
        return last
    label = read_label(cell) if _CELL.match(cell) else None
    if label is None or label.field == "from":
        word = cell.partition(":")[0].strip()
        if f"{word}:" in COLUMN_WORDS and "to" not in block.fields:
            block.fields["to"] = cell.partition(":")[2].strip()
            block.order.append("to")
            return "to"
        if last:
            block.fields[last] += f" {cell}"
        return last
    block.fields.setdefault(label.field, label.value)
    block.order.append(label.field)
    if label.languages:
        block.languages = block.languages & label.languages or label.languages
    return label.field


def _goes_on(state: State, start: int, column: int, reach: int = 2) -> bool:
    """Whether a line of the two columns follows."""
    for number in range(start, min(start + reach, len(state.bare))):
        line = _flat(state, number)
        if line and line[:8].isspace():
            words = line.strip()
            return len(line) - len(words) >= column - 3 or len(line) <= column + 2 or "  " in words
        if line and line[0].isspace():
            return False
    return False


def _joined(parts: list[str]) -> str:
    """The words of the left column: an address that was cut to its width is whole again.

    >>> _joined(["ann.lee@exam", "ple.org", "05/02/2018"]), _joined(["Ann Lee@NORTH", "05/02/2018"])
    ('ann.lee@example.org 05/02/2018', 'Ann Lee@NORTH 05/02/2018')
    """
    words = ""
    for part in parts:
        cut = words.rfind("<") > words.rfind(">") or part[0] == "@"
        tail = words.rsplit(None, 1)[-1] if words else ""
        domain = tail.partition("@")[2]
        cut = cut or ("@" in tail and tail[-1] in ".-_" and " " not in part)
        cut = cut or ("@" in tail and "." not in domain and _REST.fullmatch(part) is not None)
        words = f"{words}{part}" if cut or not words else f"{words} {part}"
    return words
