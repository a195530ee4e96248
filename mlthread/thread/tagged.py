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

from collections.abc import Sequence

from mlthread.frozen import replace
from mlthread.model import Address, Segment
from mlthread.pattern import pattern
from mlthread.segment.levels.answers import INLINE, read_tag

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
    words = name_words(author.name)
    known = {*words, *name_words(" ".join(_ACCOUNT.findall(author.name or "")))}
    known.update(name_words((author.email or "").partition("@")[0]))
    others: list[tuple[str, ...]] | None = None  # not looked for yet
    out: list[Segment] = []
    for part in segments:
        if part.kind == "quote" and not part.depth:
            lines = part.text.split("\n")
            tags = [(n, *tag) for n, line in enumerate(lines) if line and (tag := read_tag(line))]
            mine = [n for n, _, tag in tags if _names(tag, words, known)]
            if mine and others is None:
                others = _named(segments, words)
            if (
                mine
                and not any(_names(tag, name, name) for _, _, tag in tags for name in others or ())
                and (
                    len(mine) > 1
                    or any(
                        sign != ":" and tag.casefold() not in words
                        for n, sign, tag in tags
                        if n == mine[0]
                    )
                    or any(INLINE.search(own.text) for own in segments if not own.level)
                )
            ):
                out += _parted(part, lines, mine)
                continue
        out.append(part)
    return out


def _named(segments: Sequence[Segment], words: Sequence[str]) -> list[tuple[str, ...]]:
    """The names in heads, but for the author's."""
    heads = [part for part in segments if part.attribution is not None]
    said = [part.attribution.name or "" for part in heads if part.attribution is not None]
    found = [*said, *(name for part in heads for name in _NAME.findall(part.text))]
    return [name for name in map(name_words, found) if name and name != tuple(words)]


def _names(tag: str, words: Sequence[str], known: Sequence[str] | set[str]) -> bool:
    """Whether the tag is some of a person's words, or letters of the name."""
    told = name_words(tag)
    if told and set(known).issuperset(told):
        return True
    letters = tag.casefold()
    if len(words) < _LETTERS[0] or len(letters) not in _LETTERS:
        return False
    return letters in ("".join(word[0] for word in words), words[0][0] + words[-1][0])


def _parted(part: Segment, lines: list[str], mine: Sequence[int]) -> list[Segment]:
    """The quote, the paragraphs that begin with the lines `mine` parted from it."""
    edges: list[tuple[int, bool]] = [(0, False)]
    for number in mine:
        stop = number
        while stop < len(lines) and lines[stop].strip():
            stop += 1
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
