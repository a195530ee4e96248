"""Answers inside a quote that bears no marks. In: a `State` with levels. Out: the levels of paragraphs that open with
somebody's name in brackets or before an arrow.

Outlook sets no marks, and puts the name of whoever types into what it quotes before each paragraph:

>>> from mlthread.segment.heads.headerblock import mark_header_blocks
>>> from mlthread.segment.levels.assign import assign_levels
>>> from mlthread.segment.quoting.lines import read_lines
>>> text = "See inline.\\n\\n-----Original Message-----\\nFrom: Ann Lee\\nTo: Bo Ek\\n\\nOpen?\\n\\n[Bo Ek] Yes.\\n\\nGood."
>>> state = read_lines(text)
>>> mark_header_blocks(state)
>>> assign_levels(state)
>>> level_answers(state)
>>> state.level[6:]
[1, 1, 0, 0, 1]

The name is that of whoever quotes if a receiver of the quoted mail bears it, the mail is signed so above the quote, or
says there that answers stand in the text; or that of whoever wrote a quote nearer to the top. Others put an arrow
behind their letters ("BE> Yes."), which the mail must announce where it names nobody, or write in capitals, as they
say above.
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.cuts import cut_words
from mlthread.rules.greetings import is_name
from mlthread.segment.state import State

__all__ = ["level_answers"]

_TAG = pattern(
    r"\[{1,2}([^\[\]<>@/|#]{1,40}?)>?\]{1,2}:?\s+\S|<([A-Z][A-Za-z .,'-]{1,30})> (?=.)"
    r"|([A-Z]{2,4}|[A-Z][a-z]{1,12})>{1,2} (?=\S)"
)
_ARROW_TAG = pattern(r"(?:[A-Z]{2,4}|[A-Z][a-z]{1,12})>{1,2} \S")
_TAG_END = 17  # by which the arrow ends
_INLINE = pattern(
    r"(?i:\bin[- ]?lined?\b|\bembedded\b|\binterspersed\b|\b(?:comments?|answers?|repl(?:y|ies)|responses?)\b.{0,30}\bbelow\b"
    r"|\b(?:see|find) (?:my .{0,40})?below\b)"
)
_CAPITALS = pattern(
    r"(?i:\b(?:in|with|use|used|using|by|all) (?:all )?(?:bold )?(?:caps\b|capitals?\b|capital letters))"
)
_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL_WORDS = pattern(r"(?<![\w.'’-])[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
# What else stands in brackets before words.
_NO_NAME = frozenset(
    """
    edit edited external internal ext caution warning note notice image attachment quote unquote question answer
    comment comments update updated action todo info snip cut sic patch rfc resend q a re fw fwd yes no ok nit
    option issue summary background context
    """.split()
)
_MOST_ABOVE = 40  # lines above the first quote
_DEEPEST = 16  # levels whose authors are looked at
_SIGNED = 4  # of those, the last that say who signs


def level_answers(state: State) -> None:
    """Sets the levels of paragraphs tagged with the name of somebody nearer to the top."""
    first = min(state.attributions, default=-1)
    if first < 0 or state.depth[first] or state.level == state.depth:
        return  # nothing is quoted without marks
    _level_capitals(state, first)
    numbers = [*state.signs.get("[", ()), *state.signs.get("<", ())]
    if "> " in state.text:
        lines = enumerate(state.bare)
        numbers += [n for n, line in lines if "> " in line[2:_TAG_END] and _ARROW_TAG.match(line)]
    if not numbers:
        return
    depth, level, kind = state.depth, state.level, state.kind
    tagged = [
        (number, found[1] or found[2] or found[3])
        for number in numbers
        if level[number] > depth[number] == 0
        and not kind[number]
        and (found := _TAG.match(state.bare[number]))
        and _may_name(found[1] or found[2] or found[3])
    ]
    tagged = [(number, tag) for number, tag in tagged if not _is_log(state, number, tag)]
    if not tagged:
        return
    authors = _authors(state)
    receivers, initials, signed, above = _told(state, first)
    says = any(map(_INLINE.search, above))
    for number, tag in tagged:
        here = level[number]
        words = _words(tag)
        upper = next(
            (n for n in range(1, min(here, _DEEPEST)) if _names(words, tag, authors.get(n, ()))),
            None,
        )
        if upper is None:
            told = _names(words, tag, signed) or (len(words) > 1 and words <= receivers)
            told = told or tag in initials
            known = any(_names(words, tag, names) for names in authors.values())
            sign = state.bare[number][0]
            announced = says if sign == "[" else any(f"{tag}>" in line for line in above)
            if not told and (known or not announced or sign == "<"):
                continue
            upper = 0
        _level(state, number, upper)


def _level_capitals(state: State, first: int) -> None:
    """Sets the levels of lines in capitals where the mail says that its answers are."""
    above = [line for line in state.bare[max(0, first - _MOST_ABOVE) : first] if line]
    if not any(_CAPITALS.search(line) for line in above if "ap" in line.lower()):
        return
    number, count = first + 1, len(state.bare)
    while number < count:
        stop = number
        while stop < count and _is_in_capitals(state, stop):
            state.level[stop] = 0
            stop += 1
        if stop > number:
            state.mark(number, stop, "text", "text/answer", ("the mail announces capitals",))
        number = stop + 1


def _is_in_capitals(state: State, number: int) -> bool:
    """Whether a line of the quoted mail is in capitals, of more words than one."""
    line = state.bare[number]
    plain = state.level[number] == 1 and not state.depth[number] and not state.kind[number]
    return plain and " " in line and line.isupper()


def _may_name(tag: str) -> bool:
    words = _words(tag)
    return (
        0 < len(words) < 5
        and not words & _NO_NAME
        and not cut_words(f"[{tag}]")
        and (is_name(tag.replace(",", " ")) or (tag.isalpha() and tag.isupper() and len(tag) < 5))
    )


def _is_log(state: State, number: int, tag: str) -> bool:
    """Whether somebody else's words stand right above or below: what was said in a chat."""
    around = state.bare[max(0, number - 1) : number] + state.bare[number + 1 : number + 2]
    return any((found := _TAG.match(line)) and tag not in found.groups() for line in around)


def _words(name: str) -> frozenset[str]:
    return frozenset(map(str.casefold, _WORD.findall(name)))


def _names(words: frozenset[str], tag: str, name: tuple[str, ...]) -> bool:
    """Whether the tag is some of the words of a name, or its first letters."""
    folded = set(map(str.casefold, name))
    if words and words <= folded:
        return True
    return len(tag) > 1 and tag.isupper() and tag == "".join(word[0] for word in name).upper()


def _authors(state: State) -> dict[int, tuple[str, ...]]:
    """The names of who wrote each level, as the first head that introduces it gives them."""
    names: dict[int, tuple[str, ...]] = {}
    for head in sorted(state.attributions):
        name = state.attributions[head].name
        if name and not state.depth[head] and state.level[head] < _DEEPEST:
            names.setdefault(state.level[head] + 1, tuple(_WORD.findall(name)))
    return names


def _told(state: State, first: int) -> tuple[frozenset[str], set[str], tuple[str, ...], list[str]]:
    """The words of the first head's lines, the first letters of the names in them, the words that sign above it,
    and the lines above it. Whom it names as author is left out."""
    bare, kind = state.bare, state.kind
    stop = first
    while (
        stop < len(bare)
        and kind[stop] == kind[first]
        and (stop == first or stop not in state.starts)
    ):
        stop += 1
    author = state.attributions[first].name or ""
    receivers = _words(" ".join(bare[first:stop])) - _words(author)
    initials = {
        "".join(word[0] for word in name.split())
        for line in bare[first:stop]
        for name in _CAPITAL_WORDS.findall(line.partition(":")[2].replace(author or ":", ""))
    }
    above = [line for line in bare[max(0, first - _MOST_ABOVE) : first] if line]
    signed = tuple(
        word for line in above[-_SIGNED:] if is_name(line) for word in _WORD.findall(line)
    )
    return receivers, initials, signed, above


def _level(state: State, number: int, upper: int) -> None:
    """Sets the level of a paragraph, and of the blank lines below it."""
    bare, level, kind, here = state.bare, state.level, state.kind, state.level[number]
    stop = number
    while stop < len(bare) and bare[stop] and not kind[stop] and level[stop] == here:
        level[stop] = upper
        stop += 1
    if not upper:
        state.mark(number, stop, "text", "text/answer", ("it opens with the name of who answers",))
    while stop < len(bare) and not bare[stop] and not kind[stop]:
        level[stop] = upper
        stop += 1
