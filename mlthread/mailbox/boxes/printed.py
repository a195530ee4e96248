"""Mails that Outlook printed, one after the other as text. In: a byte stream. Out: `Raw` messages.

What offices release is a PDF of printed mails, and what its text has of them is a block of labels whose values
stand in one column ("From:      Lee, Ann", "Sent:      Tuesday ..."); Outlook writes the same, with tabs, into
the text file that it saves messages to. What such a mail quotes has its labels without a column. Pages end in
numbers and stamps that count on ("12", "HB-000123"): they are nobody's words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mlthread.frozen import NamedTuple
from mlthread.mailbox.charsets import decode_bytes
from mlthread.mailbox.files.streams import BOM, ByteStream, read_all
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Raw
from mlthread.pattern import pattern
from mlthread.robots import ATTACHED
from mlthread.rules.labels import read_label
from mlthread.rules.otherfields import ATTACHED_FIELDS
from mlthread.rules.people import read_person

from .written import NAMES, written_mail, written_person, written_value

__all__ = ["is_printed", "read_printed"]

_PADDED = pattern(r"[^:]{2,24}:(?:\t[\t ]*|[ \xa0]{3,})(?=\S)")
_NEEDED = frozenset({"from", "date", "subject"})
_FARTHEST = 12  # lines above the first block: the page's head, whose mailbox it is
_LONGEST = 60  # lines of a block: many received it
_MAIL_DATE = "date"
"""The header word of mail itself: a block with it may be any header, tabs and all."""
_EDGE = 3
_DIGITS = pattern(r"\d+")
_RULER = pattern(r"[-_=*]{3,}")
_NAME_FIELD = pattern(r"[A-Za-z][A-Za-z-]{1,30}")


class _Block(NamedTuple):
    """A block of labels: its lines [start, stop), what they say, in their order."""

    start: int
    stop: int
    fields: list[tuple[str, str, str]]
    """Field, header word, value."""


def is_printed(head: bytes) -> bool:
    """Do the first bytes of a file begin with a block of labels in a column, as Outlook prints it?"""
    lines = _lines(decode_bytes(head[:8192], None)[0])
    return next(_blocks(lines[: _FARTHEST + _LONGEST], _FARTHEST), None) is not None


def read_printed(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw]:
    """The messages of a file, each with its byte range: together they cover it."""
    del tell
    data = read_all(stream)
    places = [0, *(found.end() for found in re.finditer(rb"\r\n|\n|\r", data)), len(data)]
    lines = _lines(decode_bytes(data.removeprefix(BOM), None)[0])
    blocks = list(_blocks(lines))
    starts = [0, *(_above(lines, block.start) for block in blocks[1:]), len(lines)]
    furniture = _furniture(lines, starts)
    for block, start, stop in zip(blocks, starts, starts[1:], strict=False):
        words = [lines[n].lstrip("\f") for n in range(block.stop, stop) if n not in furniture]
        yield Raw(
            _mail(block, "\n".join(words)),
            stream.name,
            block.start + 1,
            places[min(start, len(places) - 1)],
            places[min(stop, len(places) - 1)],
            facts=facts,
        )


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _blocks(lines: Sequence[str], until: int | None = None) -> Iterator[_Block]:
    """The blocks that open a mail. One below a ruler ("-----Original Message-----") stands in a mail."""
    number = 0
    while number < (len(lines) if until is None else min(until, len(lines))):
        block = _block(lines, number)
        if block is None or _is_quoted(lines, number):
            number += 1
            continue
        yield block
        number = block.stop


def _block(lines: Sequence[str], start: int) -> _Block | None:
    opening = lines[start].lstrip("\f")
    if not _PADDED.match(opening):
        return None
    fields: list[tuple[str, str, str]] = []
    number, column = start, 0
    while number < min(len(lines), start + _LONGEST):
        line = lines[number].lstrip("\f") if number == start else lines[number]
        if not line.strip():
            break
        is_empty = line.rstrip()[-1] == ":"
        label = read_label(line.lstrip()) if is_empty or _PADDED.match(line) else None
        if label is not None:
            fields.append((label.field, label.word, label.value))
            column = column if is_empty else len(line) - len(label.value)
        elif fields and not line[:column].strip():
            field, word, value = fields[-1]
            fields[-1] = (field, word, f"{value} {line.strip()}")
        else:
            break
        number += 1
    words = {field: word.casefold() for field, word, _ in fields}
    is_whole = bool(fields) and fields[0][0] == "from" and _NEEDED.issubset(words)
    return _Block(start, number, fields) if is_whole and words["date"] != _MAIL_DATE else None


def _is_quoted(lines: Sequence[str], start: int) -> bool:
    """Whether a ruler with words in it stands above."""
    above = next(
        (lines[n].strip() for n in range(start - 1, max(start - 4, -1), -1) if lines[n].strip()), ""
    )
    return _RULER.match(above) is not None and any(map(str.isalpha, above))


def _above(lines: Sequence[str], start: int) -> int:
    """Where the page of a block begins: with whose mailbox it is and a ruler, if they are there."""
    ruler = next((n for n in range(start - 1, max(start - 3, 0), -1) if lines[n].strip()), start)
    if _RULER.fullmatch(lines[ruler].strip()) and ruler < start:
        above = range(ruler - 1, max(ruler - 3, 0), -1)
        return next((n for n in above if lines[n].strip()), ruler)
    return start


def _furniture(lines: Sequence[str], starts: Sequence[int]) -> set[int]:
    """The lines at the heads and feet of pages that are alike but for their numbers, which differ."""
    breaks = {n for n, line in enumerate(lines) if line.startswith("\f")} | set(starts[1:])
    edges: dict[int, str] = {}
    for stop in breaks:
        below = range(stop, min(stop + _EDGE, len(lines)))
        above = range(stop - 1, max(stop - 8, -1), -1)
        filled = [n for n in above if lines[n].strip()][:_EDGE]
        for n in (*below, *filled):
            line = lines[n].strip()
            if any(map(str.isdigit, line)) and not _PADDED.match(lines[n].lstrip("\f")):
                edges[n] = line
    shapes: dict[str, set[str]] = {}
    for line in edges.values():
        shapes.setdefault(_DIGITS.sub("0", line), set()).add(line)
    counts = Counter(_DIGITS.sub("0", line) for line in edges.values())
    return {
        n
        for n, line in edges.items()
        if (shape := _DIGITS.sub("0", line)) and counts[shape] > 1 and len(shapes[shape]) > 1
    }


def _mail(block: _Block, words: str) -> bytes:
    """A message as mail."""
    fields: list[tuple[str, str]] = []
    for field, word, value in block.fields:
        name = NAMES.get(field, word)
        if word.casefold() in ATTACHED_FIELDS:
            files = (written_value(one) for one in value.split(";") if one.strip())
            fields += [(ATTACHED, one) for one in files]
            continue
        if field in ("from", "to", "cc"):
            value = ", ".join(_person(one) for one in value.split(";") if one.strip())
        if _NAME_FIELD.fullmatch(name) and not name.lower().startswith("content-"):
            fields.append((name, " ".join(value.split())))
    return written_mail(fields, words.lstrip("\n"))


def _person(written: str) -> str:
    person = read_person(written)
    return written_person(person.name or ("" if person.email else written), person.email or "")
