"""Mails that a page or a person has set below each other, the same few fields above each. In: lines. Out: messages.

People copy mails into a text below a title of their own, and some sites show a whole thread so, with a counter
above each mail ("Message 2 of 5"). From, Date and Subject also stand above what a mail quotes: they are a run where
a counter stands above each, or where each is later than the one above, as no mail shows later ones: three of them,
or two of which the later one answers the other.

>>> text = "Gates\\n\\n#1\\nFrom: Ann Lee\\nDate: 5 Feb 2018\\nSubject: Hi\\n\\nYes?\\n\\n#2\\nFrom: Bo Day\\nDate: 6 Feb 2018\\nSubject: Re: Hi\\nNo."
>>> [(run.first, run.body) for run in find_run(text.split("\\n"))]
[(2, (7, 8)), (9, (13, 14))]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from mlthread.frozen import NamedTuple
from mlthread.mailbox.bodies.content import Body
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.headers.dates import parse_stamp
from mlthread.mailbox.headers.header import Header
from mlthread.mailbox.message import Tell, from_header
from mlthread.mailbox.raw import Facts, Field
from mlthread.model import Message
from mlthread.pattern import pattern
from mlthread.rules.labels import read_ruler
from mlthread.rules.subjects import base_subject, split_subject

from .copiedfields import FIELD, fields_end, read_fields
from .copiedtext import filled_end, next_filled, read_copied_text
from .linemarks import bare_lines
from .textedges import is_above, text_end

__all__ = ["Run", "find_run", "read_run"]

_FARTHEST = 40
"""Lines above the first fields."""
_FEWEST = 3
_NEEDED = frozenset({"from", "date", "subject"})
_COUNTER = pattern(
    r"(?i)\W{0,8}(?:(?:message|msg|mail|e-mail|email|post|letter|item|article|no|nr|nachricht|mensaje|messaggio"
    r"|mensagem|bericht|meddelande|wiadomość)\W{0,3}(?:no|nr|number)?\W{0,3})?\d{1,6}(?:\s?(?:of|/|von|de|sur|di)\s?\d{1,6})?\W{0,8}\Z"
)
_RULER = pattern(r"\s{0,8}[-=_*~]{5,200}\s{0,8}\Z")


class Run(NamedTuple):
    """A mail of the run: `first` is its first line, `start` that of its fields, `body` where its text begins and
    ends."""

    first: int
    start: int
    body: tuple[int, int]
    fields: list[tuple[str, str]]


class _Head(NamedTuple):
    first: int
    start: int
    stop: int
    fields: list[tuple[str, str]]
    counted: bool


def find_run(lines: list[str]) -> list[Run]:
    """The mails of a text; none where they are no run."""
    if next_filled(lines, 0) == next((n for n, line in enumerate(lines) if FIELD.match(line)), 0):
        return []  # it begins as a mail does
    heads: list[_Head] = []
    for head in _heads(lines):
        if not heads and head.start > _FARTHEST:
            return []
        if not heads or _names(head) == _names(heads[0]):
            heads.append(head)
    counted = [head for head in heads if head.counted]
    if heads and heads[0].counted:
        heads = counted
    if not _is_run(heads) or not is_above(lines[: heads[0].first]):
        return []
    ends = [*(head.first for head in heads[1:]), len(lines)]
    return [_run(lines, head, end) for head, end in zip(heads, ends, strict=True)]


def _names(head: _Head) -> list[str]:
    return [name for name, _ in head.fields]


def _heads(lines: list[str]) -> Iterator[_Head]:
    """Fields that may be a mail's, below a blank line, a ruler or a counter."""
    undrawn = [False] * len(lines)
    number = 0
    while number < len(lines):
        if not FIELD.match(lines[number]):
            number += 1
            continue
        stop = fields_end(lines, number, undrawn)
        fields = read_fields(lines[number:stop])
        if {name for name, value in fields if value} >= _NEEDED:
            above = filled_end(lines, 0, number)
            line = lines[above - 1] if above else ""
            counted = bool(line) and _COUNTER.match(line) is not None
            parted = above < number or _RULER.match(line) is not None
            if counted or (parted and not _leads_up(line)):
                first = above - 1 if counted or _RULER.match(line) else number
                yield _Head(first, number, stop, fields, counted)
        number = stop


def _leads_up(line: str) -> bool:
    """Whether a line says that a mail is shown below it."""
    return line.rstrip().endswith(":") or read_ruler(line.strip()) is not None


def _is_run(heads: Sequence[_Head]) -> bool:
    if len(heads) < _FEWEST - 1:
        return False
    if heads[0].counted:
        return True
    days = [_day(dict(head.fields)["date"]) for head in heads]
    known = [day for day in days if day is not None]
    if len(known) < len(days) or known != sorted(known) or known[0] == known[-1]:
        return False
    first, second = (dict(head.fields)["subject"] for head in heads[:2])
    answered = split_subject(second).is_reply and base_subject(second) == base_subject(first)
    return answered or len(heads) >= _FEWEST


def _day(written: str) -> datetime | None:
    """The instant, or the clock where no zone is given."""
    stamp = parse_stamp(written)
    return None if stamp is None else stamp.instant or stamp.local.replace(tzinfo=UTC)


def _run(lines: list[str], head: _Head, last: int) -> Run:
    begin = next_filled(lines, head.stop, last)
    end = filled_end(lines, begin, last)
    if last == len(lines):
        end = text_end(lines, begin, last, dict(head.fields)["subject"])
    return Run(head.first, head.start, (begin, end), head.fields)


def read_run(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one file of copied text."""
    copied = read_copied_text(stream)
    runs = find_run(copied.lines)
    for number, run in enumerate(runs):
        last = runs[number + 1].first if number + 1 < len(runs) else len(copied.lines)
        raw = copied.raw(run.first if number else 0, last, facts)
        text = "\n".join(bare_lines(copied.lines[slice(*run.body)]))
        header = Header([Field(*field) for field in run.fields if field[1]])
        body = Body(f"{text}\n" if text else "", copied.charset, [])
        yield from_header(header, body, raw, tell)
