"""Which templates fit a line. In: a line. Out: the frames of all locales that fit, what each slot holds.

A frame is looked up by its tail and its head, for want of a tail by its head alone, else by the
longest word between its slots; the few that have nothing of the kind by its last letter, where a date
shows. What has no tail holds a date, an id or a colon. Frames are compiled when a line first has what they
are looked up by.

>>> [(m.frame.rule, m.slots) for m in match_frames("Am 5.2.2018 schrieb Ann Lee:")][0]
('de/attribution/1', (('date', '5.2.2018'), ('author', 'Ann Lee')))
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from operator import attrgetter

from mlthread.frozen import NamedTuple
from mlthread.locales import LOCALES
from mlthread.pattern import pattern

from .frames import SEPARATORS, SLOT, Frame, FrameMatch, compile_frame, fit, flat_line, spellings
from .plain import plain_text

__all__ = ["DOTS", "all_frames", "before_tail", "can_end_so", "match_frames"]

DOTS = "..."
"""What ends the templates of Outlook Express, all of which hold a Message-ID, and much else."""
_KEY, _LONG_KEY = 3, 8  # letters of a tail: a long one is looked up by more of them
_HEAD = 2  # letters of a head
_BY_RANK = attrgetter("rank")
_Heads = dict[str, list[Frame]]
_TELLING = pattern(
    r"\d(?:[:.h]\d\d|\. \d{1,2}\. \d|[/.\-]\d{1,2}[/.\-]\d|\d{3}| [A-Za-z]|(?<=, \d))"  # a search for digits is quick
)
_TRACE = pattern(r"[\d@$:]")
# Shelves of tails whose last letter a charset may lose: with letters that are one without an accent (what it is then,
# stands behind the sign), and without.
_ACCENTED, _OTHER = "é", "я"
_NOT_ASCII = (_ACCENTED, _OTHER)
_LOST = "?"  # what a charset may leave of a letter
_BEHIND = " :"  # behind the last letter
_FOREIGN = pattern(r"[年월]|[^\x00-\x7f](?: .{1,40})?:$")
# One template in the tables: its language, its number there, the template.
_Row = tuple[str, int, str]


def can_end_so(line: str) -> bool:
    """Whether a template that is known by its end may fit a flat line that ends so.

    >>> can_end_so("that Ann Lee wrote:"), can_end_so("that Ann Lee wrote to me.")
    (True, False)
    """
    return bool(_tails(line))


def before_tail(line: str) -> str:
    """What stands before the longest end of a template; "" where the line ends as none does.

    >>> before_tail("On 5/2/2018 10:15, wrote:"), before_tail("On 5/2/2018 10:15, at home")
    ('On 5/2/2018 10:15', '')
    """
    tail = max(_tails(line), key=len, default=line)
    return line[: len(line) - len(tail)].rstrip(SEPARATORS)


@lru_cache(maxsize=64)  # several passes ask of one line
def _tails(line: str) -> list[str]:
    """The ends of templates that the line ends in, the longest first."""
    _open_for(line.rstrip(_BEHIND)[-1:], line.isascii())
    tails = (*_BY_TAIL.get(line[-_LONG_KEY:], ()), *_BY_TAIL.get(line[-_KEY:], ()))
    return [tail for tail in tails if line.endswith(tail)]


def match_frames(line: str, bare: bool = True) -> Iterator[FrameMatch]:
    """The templates that fit a flat line, the one whose literals fix most first.

    Without `bare` those of punctuation alone ("{date} {author}:") are left out.

    >>> [match.frame.template for match in match_frames("Ann Lee schrieb:")]
    ['{date}, {author} schrieb:', '~{author} schrieb:']
    """
    start: str = line[:_HEAD]
    rest: list[Frame] = []
    for tail in _tails(line):
        heads = _heads(tail)
        for key in (start, start[:1]):
            for frame in heads.get(key, ()):
                match = fit(frame, line)
                if match is not None:
                    yield match
        rest += heads.get("", ())
    if _TRACE.search(line) and not (line.isascii() and line[:-1].isalpha()):  # a verb alone
        loose = _loose()
        if start in loose.by_head:
            rest += _at_head(start)
        for word in loose.by_word.keys() & line.split():
            rest += _at_word(word)
        if bare and _is_telling(line):
            rest += loose.open.get(line[-1], ())
            rest += loose.open.get("", ())
    rest.sort(key=_BY_RANK)
    for frame in rest:
        match = fit(frame, line)
        if match is not None:
            yield match


def _is_telling(line: str) -> bool:
    """Whether a line can be one of punctuation alone: a date shows, a list sign, another script."""
    if line[:1] == "*" or _TELLING.search(line):
        return True
    return not line.isascii() and _FOREIGN.search(line) is not None


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


class _Shelves(NamedTuple):
    """The templates as the tables have them. `ends`: what stands behind the last slot, by the letter that all
    its spellings end in (-> `_shelf`), each with its templates. `loose`: those without an end to know them by."""

    ends: dict[str, list[tuple[str, list[_Row]]]]
    loose: list[_Row]


@cache
def _shelves() -> _Shelves:
    ends: dict[str, list[_Row]] = {}
    for row in _rows():
        ends.setdefault(row[2][row[2].rindex("}") + 1 :], []).append(row)
    shelves = _Shelves({}, [])
    for end, rows in ends.items():
        tail = end if len(end) > _LONG_KEY else flat_line(end).strip(SEPARATORS)
        if len(tail) < _KEY or tail == DOTS:  # prose and logs end in dots too
            shelves.loose.extend(rows)
        if len(tail) >= _KEY:
            shelves.ends.setdefault(_shelf(tail), []).append((end, rows))
    return shelves


def _shelf(tail: str) -> str:
    """The last letter of a tail where it is one that no charset loses, else a sign for what kind it is.

    >>> _shelf("wrote:"), _shelf("escribió:"), _shelf("написал:")
    ('e', 'éo', 'я')
    """
    last = tail.rstrip(_BEHIND)[-1]
    if last.isascii():
        return last
    if min(filter(str.isalpha, tail)) >= "\u0370":
        return _OTHER
    return _ACCENTED + "".join(filter(str.isascii, spellings(last)))


# What has been taken off the shelves: the templates by their ends, the ends by their last letters.
_BY_END: dict[str, dict[_Row, None]] = {}
_BY_TAIL: dict[str, tuple[str, ...]] = {}


@cache
def _open_for(last: str, plain: bool) -> None:
    """Enter the ends that a line may have whose last letter is this one, and that is all ASCII or not."""
    for shelf in _shelves().ends:
        lost = shelf[0] == _ACCENTED and (last in shelf[1:] or last == _LOST)
        if shelf == last or (lost if plain else shelf[0] in _NOT_ASCII):
            _open(shelf)


@cache
def _open(shelf: str) -> None:
    """Enter the ends of a shelf, in all spellings, the longest first."""
    found: dict[str, list[str]] = {}
    for end, rows in _shelves().ends[shelf]:
        tail = flat_line(end).strip(SEPARATORS)
        if tail == DOTS:
            rows = [row for row in rows if not _words_between(row)]
        for ending in spellings(tail):
            key = ending[-_LONG_KEY:] if len(ending) >= _LONG_KEY else ending[-_KEY:]
            found.setdefault(key, []).append(ending)
            _BY_END.setdefault(ending, {}).update(dict.fromkeys(rows))
    for key, endings in found.items():
        known = dict.fromkeys((*_BY_TAIL.get(key, ()), *endings))
        _BY_TAIL[key] = tuple(sorted(known, key=len, reverse=True))


@cache
def _heads(tail: str) -> _Heads:
    """The templates that end so, by the first two letters of their heads."""
    heads: _Heads = {}
    for frame in sorted(map(_frame, _BY_END[tail]), key=_BY_RANK):
        for start in {head[:_HEAD] for head in frame.literals[0]}:
            heads.setdefault(start, []).append(frame)
    return heads


class _Loose(NamedTuple):
    """Templates without a tail to know them by: by the first two letters, by a word between the slots, by the last
    letter."""

    by_head: dict[str, list[_Row]]
    by_word: dict[str, list[_Row]]
    open: dict[str, list[Frame]]


@cache
def _loose() -> _Loose:
    found = _Loose({}, {}, {})
    for row in _shelves().loose:
        head = "" if row[2].endswith(DOTS) else row[2].removeprefix("~").partition("{")[0]
        heads = _first_letters(head.strip(SEPARATORS))
        for start in heads:
            found.by_head.setdefault(start, []).append(row)
        words = () if heads else _words_between(row)
        for word in words:
            found.by_word.setdefault(word, []).append(row)
        if not (heads or words or row[2].endswith(DOTS)):
            frame = _frame(row)
            for last in {tail[-1:] for tail in frame.literals[-1]}:
                found.open.setdefault(last, []).append(frame)
    return found


def _first_letters(head: str) -> set[str]:
    """What the lines of a template begin with, in all spellings; nothing where that is less than two letters.

    >>> sorted(_first_letters("On")), sorted(_first_letters("El día"))[:2], _first_letters("-")
    (['On', 'on'], ['El', 'el'], set())
    """
    if len(head) < _HEAD:
        return set()
    if head[:_HEAD].isascii() and head[1] != " ":
        return {head[0] + head[1], head[0].upper() + head[1], head[0].lower() + head[1]}
    flat = flat_line(head).strip(SEPARATORS)
    return {spelling[:_HEAD] for spelling in spellings(flat)} if len(flat) >= _HEAD else set()


@cache
def _at_head(start: str) -> list[Frame]:
    """The templates that begin so, where there are any."""
    return list(map(_frame, _loose().by_head[start]))


@cache
def _at_word(word: str) -> list[Frame]:
    """The templates with this word between their slots."""
    return list(map(_frame, _loose().by_word[word]))


def _words_between(row: _Row) -> frozenset[str]:
    """The words by which a template is known that stand between its slots, in all spellings."""
    pieces = SLOT.split(row[2])
    return _words_in(next((piece for piece in pieces[2:-1:2] if piece.strip(SEPARATORS)), ""))


@cache
def _words_in(middle: str) -> frozenset[str]:
    parted = middle.endswith(" ")
    literal = " ".join(plain_text(middle).split()).strip(SEPARATORS)
    if not _keys(literal, parted):
        return frozenset()
    return frozenset(word for spelling in spellings(literal) for word in _keys(spelling, parted))


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
