"""The fields of an archive page's head, with labels of any language. In: lines. Out: fields and where they end.

>>> labelled_fields(["Autor: Ann Lee", "Datum: 5.2.2018", "", "Ja."], 0)
([('from', 'Ann Lee'), ('date', '5.2.2018')], 2, ':')
>>> bare_fields(["From Ann Lee", "Subject Gates", "Date 5 Feb 2018", "Yes."], 0)
([('from', 'Ann Lee'), ('subject', 'Gates'), ('date', '5 Feb 2018')], 3)
"""

from __future__ import annotations

from functools import lru_cache

from mlthread.pattern import pattern
from mlthread.rules.labels import read_bare, read_label

from .copiedtext import next_filled
from .furniture import drawn

__all__ = ["bare_fields", "field_of", "labelled_fields", "read_field", "subject_of"]

_LONGEST = 200
_MOST_BLANK = 3
_FEWEST_APART = 3
_MOST_FIELDS = 40
_LONGEST_FIELD = 4000
_PARTED = (":", "\t", "|", "  ")
"""What stands between a label and its value."""
_SPACED = "spaced"
"""How fields are set whose labels and values have become paragraphs."""
# Labels of archives that no mail program writes.
_LABELS = {
    "poster": "from", "posted by": "from", "post by": "from", "autor": "from", "auteur": "from",
    "autore": "from", "sender": "sender", "posted": "date", "posted on": "date", "post date": "date",
    "message-id": "message-id", "message id": "message-id", "in-reply-to": "in-reply-to",
    "references": "references", "list": "list", "newsgroups": "list", "mailing list": "list",
    "mailing-list": "list", "topic": "subject", "views": "other", "thread": "other", "lists": "other",
    "archive-link": "other", "local": "other", "old-topics": "other", "new-topics": "other",
    "parts/attachments": "other", "parts": "other", "authentication-results": "other", "export": "other",
}  # fmt: skip
_LABEL = pattern(r"[\s*•-]{0,8}\**([^\W\d_][^\t:|\n]{0,28}?)\**(?:\s{0,4}:(?:\s|\Z)|\t|\s{3,})")
_ANSWERS = pattern(
    r"(?i)re\s?(?:\[\d{1,3}\])?:"
)  # a title; in one language the word is a label too
_BESIDE = pattern(r"(?:\t|[ ]{3,})(?=[^\W\d_][\w -]{1,20}:\s)")
_CELLS = pattern(r"\s{0,8}\|\s{0,8}")


def bare_fields(lines: list[str], number: int) -> tuple[list[tuple[str, str]], int]:
    """Labels of one language without colons, each before its value or on the line above it."""
    fields: list[tuple[str, str]] = []
    languages: frozenset[str] | None = None
    at = number
    while at < len(lines) and (found := read_bare(lines[at].strip()[:_LONGEST])) is not None:
        languages = found.languages if languages is None else languages & found.languages
        if not found.value or not languages or found.field in dict(fields):
            break
        fields.append((found.field, found.value))
        at += 1
    return (fields, at) if fields else _pairs(lines, number)


def _pairs(lines: list[str], number: int) -> tuple[list[tuple[str, str]], int]:
    """Labels without colons, each with its value on the line below, and where they end."""
    fields: list[tuple[str, str]] = []
    while number + 1 < len(lines) and len(fields) < _MOST_FIELDS:
        label, value = lines[number].strip(), lines[number + 1].strip()
        field = field_of(label) if label[:1].isupper() and label.isalpha() else None
        if field is None or not value or field in dict(fields):
            break
        fields.append((field, value))
        number += 2
    return fields, number


def labelled_fields(lines: list[str], number: int) -> tuple[list[tuple[str, str]], int, str]:
    """Fields below each other, the line below them, and how they are set."""
    fields: list[tuple[str, str]] = []
    at = number
    style = ""
    apart = False
    while at < min(len(lines), number + _MOST_FIELDS):
        row = _row_at(lines, at)
        if row is None and style == _SPACED and not lines[at].strip():
            row, at = _row_at(lines, at + 1), at + 1
            if row is None or row[2] != _SPACED:
                at -= 1
                break
        if row is None and (apart or len(fields) == 1) and at > number and not lines[at].strip():
            below = next_filled(lines, at, min(len(lines), at + _MOST_BLANK))
            row = _row_at(lines, below)  # blank lines below each, as in dumps of tables
            if row is None or row[1] != 1 or row[2] != ":":
                break
            apart, at = True, below
        elif apart and row is not None and lines[at - 1].strip():
            return fields[:1], number + 1, style  # not below each of them
        if row is None:
            if not fields or not _goes_on(lines, at, fields[-1][1]):
                break
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {lines[at].strip()}")
            at += 1
            continue
        found, height, style_here = row
        if {style, style_here} == {":", "\t"}:
            break
        if {name for name, _ in found} & {"from", "date"} & {name for name, _ in fields}:
            break
        at, style = at + height, style or style_here
        fields.extend(found)
    if apart and len(fields) < _FEWEST_APART:
        return fields[:1], number + 1, style
    return fields, at, style


def _goes_on(lines: list[str], at: int, value: str) -> bool:
    """Whether the line is the rest of a field's value: below a list of addresses or ids, and set in, or with
    another person."""
    line = lines[at]
    if line[:1] in " \t":
        return bool(line.strip()) and value[-1:] in ",;>"
    return value[-1:] == "," and "@" in value and "@" in line and ">" in line


def _row_at(lines: list[str], at: int) -> tuple[list[tuple[str, str]], int, str] | None:
    line, below, far = (*lines[at : at + 3], "", "", "")[:3]
    return _row(line, below, "" if below.strip() else far)


@lru_cache(maxsize=256)
def _row(line: str, below: str, far: str) -> tuple[list[tuple[str, str]], int, str] | None:
    """(the fields of a line, how many lines they take, how they are set). Kept: a line of many fields is looked
    at from each of those above it."""
    if len(line) > _LONGEST_FIELD or not any(map(line.__contains__, _PARTED)):
        return None
    text = line.strip()
    if text[:1] == "|":
        text = _CELLS.sub("\t", text.strip("| \t"))
    beside = _BESIDE.split(text) if ":" in text.partition("\t")[0] else [text]
    found = _read_fields(beside) or (_read_fields([text]) if len(beside) > 1 else None)
    if found is None:
        return None
    style = "\t" if "\t" in line.strip().partition(":")[0] else ":"
    if len(found) == 1 and not found[0][1]:
        spaced = not below.strip() and line.rstrip()[-1:] == ":"
        value = (far if spaced else below).strip()
        told = spaced or (found[0][0] != "other" and not drawn(value))
        if value and told and _read_fields([value]) is None:
            return [(found[0][0], value)], 3 if spaced else 2, _SPACED if spaced else "apart"
    return found, 1, style


def _read_fields(pieces: list[str]) -> list[tuple[str, str]] | None:
    """The fields of a line that holds nothing else."""
    found: list[tuple[str, str]] = []
    for piece in pieces:
        label = _LABEL.match(f"{piece}\n") if not _ANSWERS.match(piece) else None
        field = field_of(label[1]) if label is not None else None
        if label is None or field is None:
            return None
        found.append((field, piece[label.end() :].strip(" *\t")))
    return found


def read_field(line: str) -> tuple[str, str] | None:
    """Field and value of a line that opens with a label."""
    found = _read_fields([line.strip()])
    return found[0] if found is not None else None


def subject_of(line: str) -> str | None:
    """The title of a line that has a label for it."""
    field, value = read_field(line) or ("", "")
    return value or None if field == "subject" else None


def field_of(label: str) -> str | None:
    """The field that a label names, in any language."""
    low = " ".join(label.lower().split())
    known = _LABELS.get(low)
    if known is not None:
        return known
    read = read_label(f"{low}: ")
    return read.field if read is not None else None
