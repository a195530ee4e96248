"""Attribution templates to a matcher. In: the locales' rows. Out: `match_frames`, literals first.

A template is a line as people see it with slots: `Am {date} schrieb {author}:`. Only the literals
are matched: the head and the tail at the ends, those between by one search each; a slot is what lies
between two literals, so that time is linear on any line. Slots with nothing but commas and blanks
between them are one slot, which `split_who_when` takes apart.

>>> [(m.frame.rule, m.slots) for m in match_frames("Am 5.2.2018 schrieb Ann Lee:")][0]
('de/attribution/1', (('date', '5.2.2018'), ('author', 'Ann Lee')))
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mlthread.locales import LOCALES, Locale

from .dates import plain_text

__all__ = ["FRAMES", "Frame", "FrameMatch", "compile_frame", "flat_line", "match_frames"]

_SLOT = re.compile(r"\{(date|author|id|any)\}")


@dataclass(frozen=True, slots=True)
class Frame:
    """One template. `literals` holds one more entry than `slots`: the words round each slot, each in
    all spellings that charsets leave of them; "" where a slot stands at an end. `slots` are the names
    of what each slot holds. `weight` is how much of the line the literals fix.
    """

    rule: str
    language: str
    template: str
    strong: bool
    literals: tuple[tuple[str, ...], ...]
    slots: tuple[tuple[str, ...], ...]
    weight: int


@dataclass(frozen=True, slots=True)
class FrameMatch:
    """A template and what its slots hold: name(s) of the slot, joined by "+", and the text."""

    frame: Frame
    slots: tuple[tuple[str, str], ...]


def compile_frame(rule: str, language: str, template: str) -> Frame:
    """A template ("~" before it: weak) as literals and slots."""
    strong = not template.startswith("~")
    pieces = _SLOT.split(flat_line(template.removeprefix("~")))
    literals, slots = [pieces[0]], [[pieces[1]]]
    for literal, slot in zip(pieces[2:-1:2], pieces[3::2], strict=True):
        if literal.strip(" ,،、，"):
            literals.append(literal)
            slots.append([slot])
        else:
            slots[-1].append(slot)
    literals.append(pieces[-1])
    stripped = [literal.strip(" ,،、，") for literal in literals]
    return Frame(
        rule,
        language,
        template,
        strong,
        tuple(_spellings(literal) for literal in stripped),
        tuple(tuple(slot) for slot in slots),
        sum(map(len, stripped)),
    )


def flat_line(text: str) -> str:
    """A line as it is matched: one kind of blank, colon and digit, none before the colon at the end.

    >>> flat_line("Ann\\u00a0Lee  a écrit\\u202f:")
    'Ann Lee a écrit:'
    """
    text = " ".join(plain_text(text).split())
    if text.endswith("："):
        text = text[:-1] + ":"
    if text.endswith(" :"):
        text = text[:-2].rstrip() + ":"
    return text


def match_frames(line: str) -> Iterator[FrameMatch]:
    """The templates that fit a flat line, the one whose literals fix most first."""
    found = [match for frame in _candidates(line) if (match := _match(frame, line))]
    found.sort(key=lambda match: (-match.frame.weight, match.frame.rule))
    return iter(found)


def _match(frame: Frame, line: str) -> FrameMatch | None:
    head = _first(frame.literals[0], line, line.startswith)
    tail = _first(frame.literals[-1], line, line.endswith)
    if head is None or tail is None:
        return None
    start, stop = len(head), len(line) - len(tail)
    if start >= stop or _torn(line, start) or _torn(line, stop):
        return None
    slots: list[tuple[str, str]] = []
    for names, literal in zip(frame.slots, frame.literals[1:-1], strict=False):
        place = _search(literal, line, start, stop)
        if place is None:
            return None
        slots.append(("+".join(names), line[start : place[0]].strip(" ,،、，")))
        start = place[1]
    slots.append(("+".join(frame.slots[-1]), line[start:stop].strip(" ,،、，")))
    if not all(text for _, text in slots):
        return None
    return FrameMatch(frame, tuple(slots))


def _first(spellings: tuple[str, ...], line: str, fits: object) -> str | None:
    for spelling in spellings:
        if fits(spelling):  # type: ignore[operator]
            return spelling
    return None


def _search(spellings: tuple[str, ...], line: str, start: int, stop: int) -> tuple[int, int] | None:
    """The first place of a literal between the two ends that cuts no word."""
    for spelling in spellings:
        place = line.find(spelling, start + 1, stop)
        while place >= 0:
            end = place + len(spelling)
            if not _torn(line, place) and not _torn(line, end):
                return place, end
            place = line.find(spelling, place + 1, stop)
    return None


def _torn(line: str, place: int) -> bool:
    """Whether a word runs across the place (scripts without spaces have no words to tear)."""
    if not 0 < place < len(line):
        return False
    left, right = line[place - 1], line[place]
    return left.isalnum() and right.isalnum() and not (_spaceless(left) or _spaceless(right))


def _spaceless(letter: str) -> bool:
    return "\u0e00" <= letter <= "\u0e7f" or letter > "\u2e80"


def _spellings(literal: str) -> tuple[str, ...]:
    """The literal as written, and what is left of it after a charset was lost on the way."""
    if not literal:
        return (literal,)
    if literal.isascii():
        return tuple(
            dict.fromkeys(
                (literal, literal[0].upper() + literal[1:], literal[0].lower() + literal[1:])
            )
        )
    forms = [literal, unicodedata.normalize("NFD", literal)]
    forms.append("".join(c for c in forms[1] if not unicodedata.combining(c)))
    for lost in ("?", "\ufffd", "??"):
        form = "".join(c if c.isascii() else lost for c in literal)
        if form.strip("?\ufffd :(),.-/"):
            forms.append(form)
    for charset in ("latin-1", "cp1252"):
        forms.append(literal.encode().decode(charset, "ignore"))
    return tuple(dict.fromkeys(forms))


def _frames(locales: Iterable[Locale]) -> tuple[Frame, ...]:
    return tuple(
        compile_frame(f"{row.code}/attribution/{number}", row.code, template)
        for row in locales
        for number, template in enumerate(row.attribution, 1)
    )


FRAMES = _frames(LOCALES)

# A frame is looked up by the end of its tail, for want of a tail by the start of its head, else by
# the first word between its slots; the few that have nothing of the kind are tried on every line.
_KEY = 3
_BY_TAIL: dict[str, list[Frame]] = {}
_BY_HEAD: dict[str, list[Frame]] = {}
_BY_WORD: dict[str, list[Frame]] = {}
_OPEN: list[Frame] = []


def _index() -> None:
    for frame in FRAMES:
        heads, tails = frame.literals[0], frame.literals[-1]
        words = {middle.split()[0] for middle in frame.literals[1] if middle}
        if len(tails[0]) >= _KEY:
            for key in {tail[-_KEY:] for tail in tails}:
                _BY_TAIL.setdefault(key, []).append(frame)
        elif len(heads[0]) >= 2:
            for key in {head[:2] for head in heads}:
                _BY_HEAD.setdefault(key, []).append(frame)
        elif len(frame.literals) > 2 and all(word[-1] not in "([" for word in words):
            for word in words:
                _BY_WORD.setdefault(word, []).append(frame)
        else:
            _OPEN.append(frame)


_index()


def _candidates(line: str) -> Iterator[Frame]:
    yield from _BY_TAIL.get(line[-_KEY:], ())
    yield from _BY_HEAD.get(line[:2], ())
    for word in set(line.split()):
        yield from _BY_WORD.get(word, ())
    yield from _OPEN
