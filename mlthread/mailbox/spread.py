"""Fields of a page of which label and value stand apart. In: lines of copied text. Out: as many lines, each field in one.

Archives draw the header as a table or a list of definitions (mod_mbox, Pony Mail, PostgreSQL's, lkml.org). Programs
that turn pages into Markdown, and browsers, set each cell on a line of its own; browsers for terminals leave out the
colon:

>>> joined(["From", "", "Ann Lee", "", "Date", "", "5 Feb 2018", "", "Yes."])
['', '', '', '', '', 'From: Ann Lee', 'Date: 5 Feb 2018', '', 'Yes.']
>>> joined(["Date    5 Feb 2018", "From    Ann Lee", "Subject Gates", "Yes."])
['Date: 5 Feb 2018', 'From: Ann Lee', 'Subject: Gates', 'Yes.']
>>> joined(["From", "the harbour", "Date", "palms"])
['From', 'the harbour', 'Date', 'palms']
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["joined"]

_LABELS = frozenset(
    (
        *("from", "to", "cc", "subject", "date", "list", "lists", "author", "sent"),
        *("message-id", "in-reply-to", "reply-to", "views", "thread", "attachment(s)"),
    )
)
_NAMES = frozenset({"from", "date", "subject"})
_FEWEST = 2
_LABEL = pattern(r"\s{0,40}\**(?P<name>[A-Za-z-]{2,12}(?:\(s\))?):?\**[ \t]{0,8}\Z")
_ROW = pattern(r"(?P<edge>[ \t]{0,40})(?P<name>Date|From|Subject|To|Cc) {1,8}(?=[^\s:])")
_DATED = pattern(r".{0,40}(?:\d{1,4}[-:/. ]\d|\b\d{4}\b)")
_OTHER = pattern(r"\s{0,40}\**[A-Z][\w/ -]{1,30}:\**[ \t]{0,8}\Z")
_FARTHEST = 4
"""Blank lines between a label and its value."""


def joined(lines: list[str]) -> list[str]:
    """The lines with the fields in one each."""
    return _aligned(_stacked(lines))


def _name(line: str) -> str | None:
    if not 2 <= len(line.strip()) <= 16:
        return None
    found = _LABEL.match(line)
    name = found["name"].lower() if found is not None else ""
    return name if name in _LABELS and line.strip(" *")[0].isupper() else None


def _next(lines: list[str], number: int) -> int:
    """The next line that holds something, where it is near; else the end."""
    for below in range(number, min(len(lines), number + _FARTHEST + 1)):
        if lines[below].strip():
            return below
    return len(lines)


def _stacked(lines: list[str]) -> list[str]:
    """The lines with labels and the values below them in one."""
    shown = lines
    number = 0
    while number < len(lines):
        if _name(lines[number]) is None:
            number += 1
            continue
        fields, stop = _run(lines, number)
        told = dict(fields)
        below = _next(lines, stop)
        whole = below == len(lines) or not _OTHER.match(lines[below])
        if whole and "from" in told and len(_NAMES & told.keys()) >= _FEWEST and _are_values(told):
            shown = shown if shown is not lines else list(lines)
            rows = [f"{name.capitalize()}: {value}".rstrip() for name, value in fields]
            shown[number:stop] = [*[""] * (stop - number - len(rows)), *rows]
        number = max(stop, number + 1)
    return shown


def _run(lines: list[str], number: int) -> tuple[list[tuple[str, str]], int]:
    """The fields from a label on, and the line below the last of them."""
    fields: list[tuple[str, str]] = []
    stop = number
    while number < len(lines) and (name := _name(lines[number])) is not None:
        if name in dict(fields):
            break  # of the next message
        below = _next(lines, number + 1)
        if below == len(lines):
            break
        if _name(lines[below]) is not None:
            fields.append((name, ""))
            stop, number = number + 1, below
            continue
        fields.append((name, lines[below].strip()))
        stop = below + 1
        number = _next(lines, stop)
    return fields, stop


def _are_values(told: dict[str, str]) -> bool:
    """Whether the date is one, and who wrote is said."""
    return bool(told["from"]) and ("date" not in told or _DATED.match(told["date"]) is not None)


def _aligned(lines: list[str]) -> list[str]:
    """The lines with a colon behind labels whose values stand below each other."""
    shown = lines
    number = 0
    while number < len(lines):
        rows = _rows(lines, number)
        told = {row["name"].lower(): row.string[row.end() :] for row in rows}
        if told.keys() >= _NAMES and _are_values(told):
            shown = shown if shown is not lines else list(lines)
            for place, row in enumerate(rows, number):
                shown[place] = f"{row['name']}: {row.string[row.end() :]}"
        number += max(1, len(rows))
    return shown


def _rows(lines: list[str], number: int) -> list[re.Match[str]]:
    """The rows from there on whose labels and values begin in the same columns."""
    rows: list[re.Match[str]] = []
    for place in range(number, len(lines)):
        found = _ROW.match(lines[place])
        if found is None or (
            rows and (found.end(), found["edge"]) != (rows[0].end(), rows[0]["edge"])
        ):
            break
        rows.append(found)
    return rows
