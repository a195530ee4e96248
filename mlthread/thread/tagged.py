"""Answers within a quote that bears no marks, tagged with their author's name. In: a body's segments, who wrote it.
Out: the same, those answers told as his.

Outlook's users put their name, or letters of it, before each answer ("[AL] Yes.", "##AL Yes.", "AL>> Yes."). The
words of the mail seldom say whose letters these are (`levels.answers` looks there); the sender's name does:

>>> from mlthread.model import Address
>>> from mlthread.segment.pipeline import split
>>> parts = split("On 2 May 2016, at 10:00, bo@example.org wrote:\\n\\nOpen?\\n\\n[al] Since noon.\\n\\nGood.\\n\\nBo\\n")
>>> [(part.level, part.text.strip()) for part in tag_own(parts, Address("Ann Lee"))][1:]
[(1, 'Open?'), (0, '[al] Since noon.'), (1, 'Good.\\n\\nBo')]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from mlthread.frozen import replace
from mlthread.model import Address, Segment
from mlthread.pattern import pattern
from mlthread.segment.levels.answers import INLINE, ends_answer, read_tag

from .people import name_words

__all__ = ["tag_own"]

_RULE = "text/answer"
_WHY = ("it opens with the sender's name",)
_ACCOUNT = pattern(r"\(([^\W\d_][\w.-]{2,30})\)")  # Ann Lee (alee)
_NAME = pattern(r"(?<![\w@.])[^\W\d_a-z][\w'’-]{0,24}(?:[ ][^\W\d_a-z][\w.'’-]{0,24}){1,3}")
_LETTERS = range(2, 5)


def tag_own(segments: list[Segment], author: Address) -> list[Segment]:
    """The segments, paragraphs of a quote without marks told as the author's where their tag names the author, and
    none names somebody else whom a head names: then it is of an earlier round, or what each has to do."""
    if not any(part.kind == "quote" and not part.depth for part in segments):
        return segments
    teller = _Teller(segments, author)
    out: list[Segment] = []
    for part in segments:
        if part.kind == "quote" and not part.depth:
            lines = part.text.split("\n")
            mine = teller.mine(lines)
            if mine:
                out += _parted(part, lines, mine)
                continue
        out.append(part)
    return out


class _Named:
    """Names, as words, of which a tag may be some, or the letters."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        self._letters: set[str] = set()
        self._bearers: dict[str, set[int]] = defaultdict(set)
        for number, words in enumerate(names):
            for word in words:
                self._bearers[word].add(number)
            if len(words) >= _LETTERS[0]:
                self._letters.update(
                    ("".join(word[0] for word in words), words[0][0] + words[-1][0])
                )

    def by_words(self, tag: str) -> bool:
        """Whether a tag is some words of one of them."""
        told = name_words(tag)
        return bool(told and set.intersection(*(self._bearers.get(x, set()) for x in told)))

    def by_letters(self, tag: str) -> bool:
        """Whether a tag is the first letters of one of them."""
        letters = tag.casefold()
        return len(letters) in _LETTERS and letters in self._letters


class _Teller:
    """Which lines of a quote without marks open the answer of a mail's author; `segments` are the whole mail."""

    def __init__(self, segments: Sequence[Segment], author: Address) -> None:
        self._segments = segments
        self._words = name_words(author.name)
        account = name_words(" ".join(_ACCOUNT.findall(author.name or "")))
        local = name_words((author.email or "").partition("@")[0])
        self._own = _Named([self._words])
        self._known = _Named([(*self._words, *account, *local)])

    @cached_property
    def _others(self) -> _Named:
        """Those whom heads name, but for the author."""
        heads = [part for part in self._segments if part.attribution is not None]
        said = [part.attribution.name or "" for part in heads if part.attribution is not None]
        found = [*said, *(name for part in heads for name in _NAME.findall(part.text))]
        return _Named(name for name in map(name_words, found) if name and name != self._words)

    @cached_property
    def _says_inline(self) -> bool:
        """Whether the author says that the answers stand below."""
        return any(INLINE.search(own.text) for own in self._segments if not own.level)

    @cached_property
    def _comes_second(self) -> bool:
        """Whether the first tag in the quotes names whoever wrote the mail that is answered: the author's stand below."""
        heads = [part.attribution for part in self._segments if part.attribution is not None]
        quoted = _Named([name_words(heads[0].name)]) if heads else self._own
        for part in self._segments:
            for line in part.text.split("\n") if part.level and part.attribution is None else ():
                found = read_tag(line.strip()) if line else None
                if found is not None and self._is_own(found[1]):
                    return False
                if found is not None and (quoted.by_words(found[1]) or quoted.by_letters(found[1])):
                    return True
        return False

    def mine(self, lines: Sequence[str]) -> list[int]:
        """The numbers of these lines; none where others are tagged as well, or one tag alone tells too little, but for
        a mail whose author answers such tags."""
        tags = [
            (n, *found)
            for n, line in enumerate(lines)
            if line and (found := read_tag(line.strip()))
        ]
        mine = [(n, sign, tag) for n, sign, tag in tags if self._is_own(tag)]
        if mine and self._comes_second:
            return [n for n, _, _ in mine]
        if not mine or any(self._is_others(tag) for _, _, tag in tags):
            return []
        _, sign, tag = mine[0]
        telling = sign != ":" and tag.casefold() not in self._words
        return [n for n, _, _ in mine] if len(mine) > 1 or telling or self._says_inline else []

    def _is_own(self, tag: str) -> bool:
        return self._known.by_words(tag) or self._own.by_letters(tag)

    def _is_others(self, tag: str) -> bool:
        return self._others.by_words(tag) or self._others.by_letters(tag)


def _parted(part: Segment, lines: list[str], mine: Sequence[int]) -> list[Segment]:
    """The quote, the paragraphs that begin with the lines `mine` parted from it."""
    edges: list[tuple[int, bool]] = [(0, False)]
    for number in mine:
        stop = number
        is_tight = number > 0 and bool(lines[number - 1].strip())
        while stop < len(lines) and lines[stop].strip():
            stop += 1
            if is_tight and stop < len(lines) and ends_answer(lines[stop - 1], lines[stop]):
                break
        while stop < len(lines) and not lines[stop].strip():
            stop += 1
        edges += [(number, True), (stop, False)]
    out: list[Segment] = []
    for (first, own), (stop, _) in zip(edges, [*edges[1:], (len(lines), False)], strict=True):
        if first >= stop:
            continue
        last = part.stop if stop == len(lines) else part.start + stop
        text = "\n".join(lines[first:stop])
        told = replace(part, start=part.start + first, stop=last, text=text)
        if own:
            told = replace(told, kind="text", level=0, rule=_RULE, evidence=_WHY)
        out.append(told)
    return out
