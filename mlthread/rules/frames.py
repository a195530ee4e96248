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
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import attrgetter

from mlthread.frozen import frozen
from mlthread.locales import LOCALES, Locale

from .plain import plain_text

__all__ = [
    "FRAMES",
    "SEPARATORS",
    "Frame",
    "FrameMatch",
    "compile_frame",
    "flat_line",
    "match_frames",
]

SEPARATORS = " ,،、，"
_SLOT = re.compile(r"\{(date|author|id|any)\}")


@frozen
class Frame:
    """One template. `literals` holds one more entry than `slots`: the words round each slot, each in
    all spellings that charsets leave of them; "" where a slot stands at an end. `slots` are the names
    of what each slot holds. `weight` is how much of the line the literals fix; `rank` orders frames:
    what fixes more letters comes first, then what says more.
    """

    rule: str
    language: str
    template: str
    strong: bool
    literals: tuple[tuple[str, ...], ...]
    slots: tuple[tuple[str, ...], ...]
    weight: int
    rank: tuple[int, bool, int, str]


@frozen
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
        if literal.strip(SEPARATORS):
            literals.append(literal)
            slots.append([slot])
        else:
            slots[-1].append(slot)
    literals.append(pieces[-1])
    stripped = [literal.strip(SEPARATORS) for literal in literals]
    weight = sum(map(len, stripped))
    return Frame(
        rule,
        language,
        template,
        strong,
        tuple(_spellings(literal) for literal in stripped),
        tuple(tuple(slot) for slot in slots),
        weight,
        (-weight, not strong, -sum(map(len, slots)), rule),
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


def match_frames(line: str, bare: bool = True) -> Iterator[FrameMatch]:
    """The templates that fit a flat line, the one whose literals fix most first.

    Without `bare` those of punctuation alone ("{date} {author}:") are left out.

    >>> [match.frame.template for match in match_frames("Ann Lee schrieb:")]
    ['{date}, {author} schrieb:', '~{author} schrieb:']
    """
    start: str = line[:2]
    rest: list[list[Frame]] = []
    for size in (_LONG_KEY, _KEY):
        for tail, heads in _BY_TAIL.get(line[-size:], ()):
            if line.endswith(tail):
                for key in (start, start[:1]):
                    for frame in heads.get(key, ()):
                        match = _match(frame, line)
                        if match is not None:
                            yield match
                if "" in heads:
                    rest.append(heads[""])
    if start in _BY_HEAD:
        rest.append(_BY_HEAD[start])
    rest.extend(_BY_WORD[word] for word in line.split() if word in _BY_WORD)
    if bare and _TELLING.search(line):
        rest.append(_OPEN)
    frames = [frame for some in rest for frame in some]
    frames.sort(key=_BY_RANK)
    for frame in frames:
        match = _match(frame, line)
        if match is not None:
            yield match


def _match(frame: Frame, line: str) -> FrameMatch | None:
    heads, tails = frame.literals[0], frame.literals[-1]
    if not line.startswith(heads) or not line.endswith(tails):
        return None
    start = len(heads[0]) if len(heads) == 1 else _length(heads, line.startswith)
    stop = len(line) - (len(tails[0]) if len(tails) == 1 else _length(tails, line.endswith))
    if start >= stop or _torn(line, start) or _torn(line, stop):
        return None
    slots: list[tuple[str, str]] = []
    for names, literal in zip(frame.slots, frame.literals[1:-1], strict=False):
        place = _search(literal, line, start, stop)
        if place is None:
            return None
        slots.append(("+".join(names), line[start : place[0]].strip(SEPARATORS)))
        start = place[1]
    slots.append(("+".join(frame.slots[-1]), line[start:stop].strip(SEPARATORS)))
    if not all(text for _, text in slots):
        return None
    return FrameMatch(frame, tuple(slots))


def _length(spellings: tuple[str, ...], fits: Callable[[str], bool]) -> int:
    return next(len(spelling) for spelling in spellings if fits(spelling))


def _search(spellings: tuple[str, ...], line: str, start: int, stop: int) -> tuple[int, int] | None:
    """The first place of a literal between the two ends that cuts no word."""
    for spelling in spellings:
        place = line.find(spelling, start + 1, stop)
        while place >= 0:
            end = place + len(spelling)
            if not _torn(line, place) and not _torn(line, end) and _is_apart(line, place, end):
                return place, end
            place = line.find(spelling, place + 1, stop)
    return None


def _is_apart(line: str, place: int, end: int) -> bool:
    """Whether an "@" that is a word of its own has blanks round it: addresses have it too."""
    return line[place:end] != "@" or line[place - 1] == line[end : end + 1] == " "


def _torn(line: str, place: int) -> bool:
    """Whether a word runs across the place (scripts without spaces have no words to tear)."""
    if not 0 < place < len(line):
        return False
    left, right = line[place - 1], line[place]
    return left.isalnum() and right.isalnum() and not (_spaceless(left) or _spaceless(right))


def _spaceless(letter: str) -> bool:
    return "\u0e00" <= letter <= "\u0e7f" or letter > "\u2e80"


@lru_cache(maxsize=4096)
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
    forms.extend(literal.encode().decode(charset, "ignore") for charset in ("latin-1", "cp1252"))
    return tuple(dict.fromkeys(forms))


def _frames(locales: Iterable[Locale]) -> tuple[Frame, ...]:
    return tuple(
        compile_frame(f"{row.code}/attribution/{number}", row.code, template)
        for row in locales
        for number, template in enumerate(row.attribution, 1)
    )


FRAMES = _frames(LOCALES)

# A frame is looked up by its tail and its head, for want of a tail by its head alone, else by the
# first word between its slots; the few that have nothing of the kind are tried where a date shows.
_KEY, _LONG_KEY = 3, 8  # letters of a tail: a long one is looked up by more of them
_BY_RANK = attrgetter("rank")
_Heads = dict[str, list[Frame]]
_BY_TAIL: dict[str, list[tuple[str, _Heads]]] = {}
_BY_HEAD: _Heads = {}
_BY_WORD: _Heads = {}
_OPEN: list[Frame] = []
_TELLING = re.compile(
    r"\d[:.h]\d\d|\d[/.\-]\d{1,2}[/.\-]\d|\d{4}|[年월]|[^\x00-\x7f]:$|[^\x00-\x7f] .{1,40}:$|^\*|, \d|\d [A-Za-z]"
)


def _keys(literal: str) -> list[str]:
    """The first word of a literal that stands free in the line."""
    for word in literal.split():
        if word[0] not in "([" and word[-1] not in "([":
            return [word, f"{word},"]
    return []


def _index() -> None:
    tails: dict[str, _Heads] = {}
    for frame in FRAMES:
        starts = {head[:2] for head in frame.literals[0]}
        words = {word for middle in frame.literals[1] for word in _keys(middle)}
        if len(frame.literals[-1][0]) >= _KEY:
            for tail in frame.literals[-1]:
                for start in starts:
                    tails.setdefault(tail, {}).setdefault(start, []).append(frame)
        elif len(frame.literals[0][0]) >= 2:
            for start in starts:
                _BY_HEAD.setdefault(start, []).append(frame)
        elif len(frame.literals) > 2 and words:
            for word in words:
                _BY_WORD.setdefault(word, []).append(frame)
        else:
            _OPEN.append(frame)
    for tail, heads in tails.items():
        for frames in heads.values():
            frames.sort(key=_BY_RANK)
        size = _LONG_KEY if len(tail) >= _LONG_KEY else _KEY
        _BY_TAIL.setdefault(tail[-size:], []).append((tail, heads))
    for found in _BY_TAIL.values():
        found.sort(key=lambda entry: -len(entry[0]))


_index()
