"""Attribution templates to a matcher. In: the locales' rows. Out: `match_frames`, literals first.

A template is a line as people see it with slots: `Am {date} schrieb {author}:`. Only the literals
are matched: the head and the tail at the ends, those between by one search each; a slot is what lies
between two literals, so that time is linear on any line. Slots with nothing but commas and blanks
between them are one slot, which `split_who_when` takes apart.

>>> [(m.frame.rule, m.slots) for m in match_frames("Am 5.2.2018 schrieb Ann Lee:")][0]
('de/attribution/1', (('date', '5.2.2018'), ('author', 'Ann Lee')))
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from mlthread.frozen import NamedTuple, frozen
from mlthread.locales import LOCALES
from mlthread.pattern import pattern

from .plain import plain_text

__all__ = [
    "DOTS",
    "SEPARATORS",
    "Frame",
    "FrameMatch",
    "all_frames",
    "can_end_so",
    "compile_frame",
    "flat_line",
    "match_frames",
]

DOTS = "..."
"""What ends the templates of Outlook Express, all of which hold a Message-ID, and much else."""
SEPARATORS = " ,،、，"
_NOT_ASCII = pattern(r"[^\x00-\x7f]")
_SLOT = pattern(r"\{(date|author|id|any)\}")


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
    weight = sum(2 if _spaceless(letter) else 1 for literal in stripped for letter in literal)
    return Frame(
        rule,
        language,
        template,
        strong,
        tuple(_spellings(literal) for literal in stripped),
        tuple("+".join(slot) for slot in slots),
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
    if text.endswith((" :", "t?:")):  # "a écrit?:": a charset lost the French blank
        text = text[:-2].rstrip() + ":"
    return text


def can_end_so(line: str) -> bool:
    """Whether a template that is known by its end may fit a flat line that ends so.

    >>> can_end_so("that Ann Lee wrote:"), can_end_so("that Ann Lee wrote to me.")
    (True, False)
    """
    return bool(_tails(line))


def _tails(line: str) -> list[str]:
    by_tail = _index().by_tail
    tails = (*by_tail.get(line[-_LONG_KEY:], ()), *by_tail.get(line[-_KEY:], ()))
    return [tail for tail in tails if line.endswith(tail)]


def match_frames(line: str, bare: bool = True) -> Iterator[FrameMatch]:
    """The templates that fit a flat line, the one whose literals fix most first.

    Without `bare` those of punctuation alone ("{date} {author}:") are left out.

    >>> [match.frame.template for match in match_frames("Ann Lee schrieb:")]
    ['{date}, {author} schrieb:', '~{author} schrieb:']
    """
    index = _index()
    start: str = line[:2]
    rest: list[Frame] = []
    for tail in _tails(line):
        heads = _heads(tail)
        for key in (start, start[:1]):
            for frame in heads.get(key, ()):
                match = _match(frame, line)
                if match is not None:
                    yield match
        rest += heads.get("", ())
    if _TRACE.search(line):
        if start in index.by_head:
            rest += _at_head(start)
        for word in _words().intersection(line.split()):
            rest += _at_word(word)
        if bare and _is_telling(line):
            rest += index.open.get(line[-1], ())
            rest += index.open.get("", ())
    rest.sort(key=_BY_RANK)
    for frame in rest:
        match = _match(frame, line)
        if match is not None:
            yield match


def _match(frame: Frame, line: str) -> FrameMatch | None:
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
    apart = unicodedata.normalize("NFD", literal)
    forms = [literal, apart, "".join([c for c in apart if not unicodedata.combining(c)])]
    left = _NOT_ASCII.split(literal)
    if "".join(left).strip("? :(),.-/"):
        forms += [lost.join(left) for lost in ("?", "\ufffd", "??")]
    forms += [literal.encode().decode(charset, "ignore") for charset in ("latin-1", "cp1252")]
    return tuple(dict.fromkeys(forms))


# One template in the tables: its language, its number there, the template.
_Row = tuple[str, int, str]


@cache
def _frame(row: _Row) -> Frame:
    language, number, template = row
    return compile_frame(f"{language}/attribution/{number}", language, template)


def _rows() -> Iterator[_Row]:
    for locale in LOCALES:
        for number, template in enumerate(locale.attribution, 1):
            yield locale.code, number, template


def all_frames() -> tuple[Frame, ...]:
    """Every template of every language."""
    return tuple(map(_frame, _rows()))


# A frame is looked up by its tail and its head, for want of a tail by its head alone, else by the
# longest word between its slots; the few that have nothing of the kind by its last letter, where a date
# shows. What has no tail holds a date, an id or a colon.
# All others are compiled when a line first has what they are looked up by.
_KEY, _LONG_KEY = 3, 8  # letters of a tail: a long one is looked up by more of them
_BY_RANK = attrgetter("rank")
_Heads = dict[str, list[Frame]]
_TELLING = pattern(
    r"\d(?:[:.h]\d\d|\. \d{1,2}\. \d|[/.\-]\d{1,2}[/.\-]\d|\d{3}| [A-Za-z]|(?<=, \d))"  # a search for digits is quick
)
_TRACE = pattern(r"[\d@$:]")
_FOREIGN = pattern(r"[年월]|[^\x00-\x7f](?: .{1,40})?:$")


def _is_telling(line: str) -> bool:
    """Whether a line can be one of punctuation alone: a date shows, a list sign, another script."""
    if line[:1] == "*" or _TELLING.search(line):
        return True
    return not line.isascii() and _FOREIGN.search(line) is not None


class _Index(NamedTuple):
    tails: dict[str, list[_Row]]
    by_tail: dict[str, list[str]]
    by_head: dict[str, list[_Row]]
    by_word: dict[str, list[_Row]]
    open: dict[str, list[Frame]]


@cache
def _index() -> _Index:
    found = _Index({}, {}, {}, {}, {})
    tails: dict[str, list[_Row]] = {}
    for row in _rows():
        tails.setdefault(row[2][row[2].rindex("}") + 1 :], []).append(row)
    for literal, rows in tails.items():
        tail = flat_line(literal).strip(SEPARATORS)
        if tail == DOTS:  # prose and logs end so too
            rows = [row for row in rows if not _enter_by_word(found, row)]
        elif len(tail) < _KEY:
            for row in rows:
                _enter(found, row)
            continue
        for ending in _spellings(tail):
            found.tails.setdefault(ending, []).extend(rows)
    for ending in sorted(found.tails, key=len, reverse=True):
        size = _LONG_KEY if len(ending) >= _LONG_KEY else _KEY
        found.by_tail.setdefault(ending[-size:], []).append(ending)
    return found


@cache
def _heads(tail: str) -> _Heads:
    """The templates that end so, by the first two letters of their heads."""
    heads: _Heads = {}
    for frame in sorted(map(_frame, _index().tails[tail]), key=_BY_RANK):
        for start in {head[:2] for head in frame.literals[0]}:
            heads.setdefault(start, []).append(frame)
    return heads


@cache
def _at_head(start: str) -> list[Frame]:
    """The templates that begin so, where there are any."""
    return list(map(_frame, _index().by_head[start]))


@cache
def _at_word(word: str) -> list[Frame]:
    """The templates with this word between their slots."""
    return list(map(_frame, _index().by_word[word]))


@cache
def _words() -> frozenset[str]:
    return frozenset(_index().by_word)


def _enter(found: _Index, row: _Row) -> None:
    """A template without a tail to know it by."""
    head = row[2].removeprefix("~").partition("{")[0].strip(SEPARATORS)
    if len(head) >= 2 and len(head := flat_line(head).strip(SEPARATORS)) >= 2:
        for start in {spelling[:2] for spelling in _spellings(head)}:
            found.by_head.setdefault(start, []).append(row)
        return
    if not _enter_by_word(found, row):
        frame = _frame(row)
        for last in {tail[-1:] for tail in frame.literals[-1]}:
            found.open.setdefault(last, []).append(frame)


def _enter_by_word(found: _Index, row: _Row) -> bool:
    """A template under a word that stands between its slots; whether there is one."""
    pieces = _SLOT.split(flat_line(row[2]))
    middle = next((piece for piece in pieces[2:-1:2] if piece.strip(SEPARATORS)), "")
    parted = middle.endswith(" ")
    literal = middle.strip(SEPARATORS)
    if not _keys(literal, parted):
        return False
    for word in {word for spelling in _spellings(literal) for word in _keys(spelling, parted)}:
        found.by_word.setdefault(word, []).append(row)
    return True


def _keys(literal: str, parted: bool) -> list[str]:
    """The longest word of a literal that stands free in the line: not the last one where others are, for
    what follows may touch it, nor where a slot follows that is not `parted` from it."""
    words = literal.split()
    words = words[:-1] if len(words) > 1 or not parted else words
    words = [word for word in words if word[0] not in "([" and word[-1] not in "(["]
    if not words:
        return []
    longest = max(words, key=len)
    return [longest, f"{longest},"]
