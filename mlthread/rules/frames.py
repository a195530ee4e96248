"""Attribution templates as frames. In: a row of a locale. Out: its literals and slots; what a line holds in them.

A template is a line as people see it with slots: `Am {date} schrieb {author}:`. Only the literals
are matched: the head and the tail at the ends, those between by one search each; a slot is what lies
between two literals, so that time is linear on any line. Slots with nothing but commas and blanks
between them are one slot, which `split_who_when` takes apart. `framesearch` finds which frames to try.

>>> fit(compile_frame("de/attribution/1", "de", "Am {date} schrieb {author}:"), "Am 5.2.2018 schrieb Ann Lee:").slots
(('date', '5.2.2018'), ('author', 'Ann Lee'))
"""

from __future__ import annotations

import unicodedata
from functools import cache

from mlthread.frozen import frozen
from mlthread.pattern import pattern

from .plain import plain_text, reread, unquoted

__all__ = [
    "SEPARATORS",
    "SLOT",
    "Frame",
    "FrameMatch",
    "compile_frame",
    "fit",
    "flat_line",
    "spellings",
]

SEPARATORS = " ,،、，"
_NOT_ASCII = pattern(r"[^\x00-\x7f]")
_ESCAPED = pattern(
    r"\\([<>()])"
)  # of what was made Markdown, or as a header has names: Ann Lee \(alee\)
# Letters that are none with an accent, and what is typed for them.
_BARE = {ord(letter): plain for letter, plain in zip("łøđı", "lodi", strict=True)}
# Letters of Central Europe and Turkey, and what stands for them where ISO 8859-2, Windows-1250 or ISO 8859-9 is taken
# for Windows-1252: three charsets that are loaded for nothing else cost a hundredth of the time to show a page.
_OF_EAST = frozenset("ąćęłńśźżğışčďěňřšťůž")
_EASTERN = tuple(
    str.maketrans(letters, shown)
    for letters, shown in (
        ("ąćęłńśźżčďěňřšťůžľş", "±æê³ñ¶¼¿èïìòø¹»ù¾µº"),
        ("ąćęłńśźżčďěňřšťůžľş", "¹æê³ñœŸ¿èïìòøš\ufffdùž¾º"),
        ("ğış", "ðýþ"),
    )
)
_SHOWN = "œŸšž\ufffd"  # of these, what Windows-1252 shows beyond Latin-1
SLOT = pattern(r"\{(date|author|id|any)\}")


@frozen
class Frame:
    """One template. `literals` holds one more entry than `slots`: the words round each slot, each in
    all spellings that charsets leave of them; "" where a slot stands at an end. `slots` are the names
    of what each slot holds, joined by "+". `weight` is how much of the line the literals fix; `rank` orders frames:
    what fixes more letters comes first, then what says more.
    """

    rule: str
    language: str
    template: str
    strong: bool
    literals: tuple[tuple[str, ...], ...]
    slots: tuple[str, ...]
    weight: int
    rank: tuple[int, bool, int, str]


@frozen
class FrameMatch:
    """A template and what its slots hold: name(s) of the slot and the text."""

    frame: Frame
    slots: tuple[tuple[str, str], ...]


def compile_frame(rule: str, language: str, template: str) -> Frame:
    """A template ("~" before it: weak) as literals and slots."""
    strong = not template.startswith("~")
    pieces = SLOT.split(flat_line(template.removeprefix("~")))
    literals, slots = [pieces[0]], [[pieces[1]]]
    for literal, slot in zip(pieces[2:-1:2], pieces[3::2], strict=True):
        if literal.strip(SEPARATORS):
            literals.append(literal)
            slots.append([slot])
        else:
            slots[-1].append(slot)
    literals.append(pieces[-1])
    stripped = [literal.strip(SEPARATORS) for literal in literals]
    weight = sum(2 if _spaceless(letter) else 1 for literal in stripped for letter in literal)
    return Frame(
        rule,
        language,
        template,
        strong,
        tuple(spellings(literal) for literal in stripped),
        tuple("+".join(slot) for slot in slots),
        weight,
        (-weight, not strong, -sum(map(len, slots)), rule),
    )


def flat_line(text: str) -> str:
    """A line as it is matched: one kind of blank, colon and digit, none before the colon at the end.

    >>> flat_line("Ann\\u00a0Lee  a écrit\\u202f:")
    'Ann Lee a écrit:'
    >>> flat_line("Ann Lee a Ã©critÂ\\u00a0:")
    'Ann Lee a écrit:'
    """
    if "=" in text:
        text = unquoted(text)
    text = " ".join((text if text.isascii() else plain_text(reread(text))).split())
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if text.endswith("："):
        text = text[:-1] + ":"
    if text.endswith((" :", "t?:")):  # "a écrit?:": a charset lost the French blank
        text = text[:-2].rstrip() + ":"
    return text


def fit(frame: Frame, line: str) -> FrameMatch | None:
    """What a flat line holds in the slots of a frame; None where it does not fit."""
    heads, tails = frame.literals[0], frame.literals[-1]
    if not line.endswith(tails) or not line.startswith(heads):
        return None
    if len(frame.slots) > 1 and not any(map(line.__contains__, frame.literals[1])):
        return None
    start, stop = 0, len(line)
    for head in heads:
        if line.startswith(head):
            start = len(head)
            break
    for tail in tails:
        if line.endswith(tail):
            stop -= len(tail)
            break
    if start >= stop or _torn(line, start) or _torn(line, stop):
        return None
    slots: list[tuple[str, str]] = []
    for names, literal in zip(frame.slots, frame.literals[1:-1], strict=False):
        place = _search(literal, line, start, stop)
        if place is None:
            return None
        text = line[start : place[0]].strip(SEPARATORS)
        if not text:
            return None
        slots.append((names, text))
        start = place[1]
    text = line[start:stop].strip(SEPARATORS)
    if not text:
        return None
    slots.append((frame.slots[-1], text))
    return FrameMatch(frame, tuple(slots))


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


@cache
def spellings(literal: str) -> tuple[str, ...]:
    """The literal as written, and what is left of it after a charset was lost on the way."""
    if not literal:
        return (literal,)
    if literal.isascii():
        return tuple(
            dict.fromkeys(
                (literal, literal[0].upper() + literal[1:], literal[0].lower() + literal[1:])
            )
        )
    apart = unicodedata.normalize("NFD", literal)
    first = literal[0].swapcase() + literal[1:]
    bare = "".join([c for c in apart if not unicodedata.combining(c)])
    forms = [literal, first, apart, bare, bare.translate(_BARE)]
    left = _NOT_ASCII.split(literal)
    if "".join(left).strip("? :(),.-/"):
        forms += [lost.join(left) for lost in ("?", "\ufffd", "??")]
    forms += [literal.encode().decode(charset, "ignore") for charset in ("latin-1", "cp1252")]
    if not _OF_EAST.isdisjoint(literal):
        shown = [literal.translate(letters) for letters in _EASTERN]
        forms += [form for form in shown if all(c <= "ÿ" or c in _SHOWN for c in form)]
    return tuple(dict.fromkeys(forms))
