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
from functools import cache
from operator import attrgetter

from mlthread.frozen import NamedTuple
from mlthread.locales import LOCALES
from mlthread.pattern import pattern

from .frames import SEPARATORS, SLOT, Frame, FrameMatch, compile_frame, fit, flat_line, spellings

__all__ = ["DOTS", "all_frames", "before_tail", "can_end_so", "match_frames"]

DOTS = "..."
"""What ends the templates of Outlook Express, all of which hold a Message-ID, and much else."""
_KEY, _LONG_KEY = 3, 8  # letters of a tail: a long one is looked up by more of them
_BY_RANK = attrgetter("rank")
_Heads = dict[str, list[Frame]]
_TELLING = pattern(
    r"\d(?:[:.h]\d\d|\. \d{1,2}\. \d|[/.\-]\d{1,2}[/.\-]\d|\d{3}| [A-Za-z]|(?<=, \d))"  # a search for digits is quick
)
_TRACE = pattern(r"[\d@$:]")
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
                match = fit(frame, line)
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
        for ending in spellings(tail):
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
        for start in {spelling[:2] for spelling in spellings(head)}:
            found.by_head.setdefault(start, []).append(row)
        return
    if not _enter_by_word(found, row):
        frame = _frame(row)
        for last in {tail[-1:] for tail in frame.literals[-1]}:
            found.open.setdefault(last, []).append(frame)


def _enter_by_word(found: _Index, row: _Row) -> bool:
    """A template under a word that stands between its slots; whether there is one."""
    pieces = SLOT.split(flat_line(row[2]))
    middle = next((piece for piece in pieces[2:-1:2] if piece.strip(SEPARATORS)), "")
    parted = middle.endswith(" ")
    literal = middle.strip(SEPARATORS)
    if not _keys(literal, parted):
        return False
    for word in {word for spelling in spellings(literal) for word in _keys(spelling, parted)}:
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
