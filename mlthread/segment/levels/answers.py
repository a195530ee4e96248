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
behind their letters ("BE> Yes."), which the mail must announce where it names nobody, signs before them ("##BE Yes."),
or a colon ("BE: Yes."), twice or as the mail says; or write in capitals, as they say above. Who names nobody
draws a sign before each ("=> Yes.", "### Yes."): one that the mail tells of, or an arrow where it says that answers
stand below.
"""

from __future__ import annotations

from collections import Counter

from mlthread.pattern import pattern
from mlthread.rules.cuts import cut_words
from mlthread.rules.greetings import is_name, salutation_rule
from mlthread.segment.state import State

__all__ = ["INLINE", "ends_answer", "level_answers", "read_tag"]

# One row a way to tag: the sign, and the name or letters; a number behind them is of the round.
_TAGS = (
    ("[", pattern(r"\*?\[{1,2}([^\[\]<>@/|#]{1,40}?)[>:]?\]{1,2}\*?[:>]?\s*\S")),
    ("<", pattern(r"<([A-Z][A-Za-z .,'-]{1,30})> (?=.)")),
    ("#", pattern(r"#{1,3} ?([A-Z]{2,4}\d?):? (?=\S)")),
    (">", pattern(r"([A-Z]{2,4}\d?|[A-Z][a-z]{1,12}\d?)>{1,2} (?=\S)")),
    (":", pattern(r"([A-Z]{2,4}\d?): {1,4}(?=\S)")),
)
_OPENERS = "[<#*"
_TAG_END = 18  # by which an arrow or a colon ends
_SIGNS = frozenset("=-#*@!+%$&~/")
_ROUND = "0123456789"
INLINE = pattern(
    r"(?i:\bin[- ]?lined?\b|\bembedded\b|\binter(?:spersed|leav(?:ed|ing))\b|\b(?:comments?|answers?|repl(?:y|ies)|responses?)\b.{0,30}\bbelow\b"
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
    option issue summary background context ps nb cc bcc old new id url
    """.split()
)
_SIGN = r"={1,3}>|-{1,3}>|#{2,4}|\*{2,4}|@{2,3}|!{2,3}|\+{2,3}|%{2,3}|\${2,3}|&{2,3}|~{2,3}|/{2,3}"
_TOLD_SIGN = pattern(
    r"(?i:\b(?:comment|answer|repl(?:y|ies)|response|remark|feedback|in[- ]?lined?|below)[^.!?]{0,60}?"
    r"\b(?:with|by|marked|preceded|prefixed|start\w*|begin\w*|denoted|indicated|tagged|behind|after|following)\b)"
    rf"[\s:,]{{1,3}}(?:an? |the |[A-Za-z ]{{1,20}}[:\"'“‘(] ?)?[\"'“‘(\[]{{0,2}}({_SIGN})(?![\w=>#*-])"
)
_SIGNED_LINE = pattern(rf"({_SIGN})\s?(?=[^\s\W]|[\"'(])")
_ARROWS = ("=>", "==>", "===>", "-->", "--->")
# Where an answer ends that stands tight between lines of the quote, as Outlook's paragraphs do.
_ITEM = pattern(r"(?:\(?\d{1,2}[.)]|[A-Za-z][.)]|[-*•·])\s")
_CODE = ("+", "@@ ", "diff --", "}")
_SENTENCE_END = (".", "!", "?", ".)", '."')
_WRAPPED = range(60, 86)
"""Letters of a line that may go on below though a sentence ends it."""
_NAMED = "it opens with the name of who answers"
_MOST_LETTERS = 5  # one more than initials have
_MOST_ABOVE = 40  # lines above the first quote
_DEEPEST = 16  # levels whose authors are looked at
_SIGNED = 4  # of those, the last that say who signs


def level_answers(state: State) -> None:
    """Sets the levels of paragraphs tagged with the name of somebody nearer to the top."""
    first = min(state.attributions, default=-1)
    if first < 0 or state.depth[first] or state.level == state.depth:
        return  # nothing is quoted without marks
    _level_capitals(state, first)
    _level_signs(state, first)
    tagged = _tagged(state)
    if not tagged:
        return
    authors = _authors(state)
    receivers, initials, signed, above = _told(state, first)
    says = any(INLINE.search(line) for line in above if _may_say(line.lower()))
    borne = Counter(tag for _, _, tag in tagged)
    mine: dict[
        int, str
    ] = {}  # lines of whoever quotes; for a receiver's, with the letters of the name
    for number, sign, tag in tagged:
        words, letters = _words(tag), tag.upper() if len(tag) < _MOST_LETTERS else tag
        known = [n for n, names in sorted(authors.items()) if _names(words, letters, names)]
        is_tag = sign != ":" or says or borne[tag] > 1
        if known and known[0] < state.level[number]:
            _level(state, number, known[0])
        elif state.depth[number]:
            continue
        elif _names(words, letters, signed) and is_tag:
            mine[number] = ""
        elif ((len(words) > 1 and words <= receivers) or letters in initials) and is_tag:
            mine[number] = "".join(word[0] for word in tag.split()) if " " in tag else letters
        elif (
            not known
            and (says if sign == "[" else sign == ">" and any(f"{tag}>" in x for x in above))
            and not tag.islower()
        ):
            mine[number] = ""
    # of several receivers, what each has to do is listed
    listed = len({letters for letters in mine.values() if letters}) > 1
    for number, letters in mine.items():
        if not (listed and letters):
            _level(state, number, 0)


def _may_say(low: str) -> bool:
    """Whether a line may say that answers stand within the quote: one of these words stands there."""
    return "line" in low or "embedded" in low or "inter" in low or "below" in low


def _tagged(state: State) -> list[tuple[int, str, str]]:
    """The lines of quotes without marks that open with what may name somebody, and those in brackets of marked quotes
    within them: each with the sign and the name."""
    depth, level, kind = state.depth, state.level, state.kind
    found = [
        (number, *tag)
        for number, line in enumerate(state.bare)
        if level[number] > depth[number]
        and not kind[number]
        and line
        and (not depth[number] or line[0] == "[")
        and (line[0] in _OPENERS or "> " in line[2:_TAG_END] or ": " in line[2:_TAG_END])
        and (tag := read_tag(line)) is not None
    ]
    return [(number, sign, tag) for number, sign, tag in found if not _is_log(state, number, tag)]


def read_tag(line: str) -> tuple[str, str] | None:
    """The sign of the tag that opens a line, and whom it may name."""
    for sign, row in _TAGS:
        found = row.match(line)
        if found is not None:
            tag = found[1].rstrip(_ROUND).strip()
            return (sign, tag) if _may_name(tag) else None
    return None


def _level_capitals(state: State, first: int) -> None:
    """Sets the levels of lines in capitals where the mail says that its answers are."""
    above = [line for line in state.bare[max(0, first - _MOST_ABOVE) : first] if line]
    if not any(_CAPITALS.search(line) for line in above if "cap" in line.lower()):
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


def _level_signs(state: State, first: int) -> None:
    """Sets the levels of paragraphs that open with a sign that the mail tells of, or with arrows."""
    depth, level, kind, bare = state.depth, state.level, state.kind, state.bare
    signed = [
        (number, found[1])
        for number, line in enumerate(bare)
        if line[:1] in _SIGNS
        and level[number] > depth[number] == 0
        and not kind[number]
        and (found := _SIGNED_LINE.match(line)) is not None
    ]
    if not signed:
        return
    above = [line for line in bare[max(0, first - _MOST_ABOVE) : first] if line]
    told = {found[1] for found in map(_TOLD_SIGN.search, above) if found is not None}
    if not told and any(INLINE.search(line) for line in above if _may_say(line.lower())):
        arrows = Counter(sign for _, sign in signed if sign in _ARROWS)
        numbers = {number for number, _ in signed}
        if not any(number + 1 in numbers for number in numbers):  # a list has them on each line
            told = {sign for sign, often in arrows.items() if often > 1}
    for number, sign in signed:
        if sign in told:
            _level(state, number, 0, "it opens with a sign that tells answers")


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
        and (
            is_name(tag.replace(",", " "))
            or (tag.isalpha() and 1 < len(tag) < _MOST_LETTERS and (tag.isupper() or tag.islower()))
        )
    )


def _is_log(state: State, number: int, tag: str) -> bool:
    """Whether somebody else's words stand right above or below: what was said in a chat."""
    bare, depth = state.bare, state.depth
    around = [n for n in (number - 1, number + 1) if 0 <= n < len(bare)]
    return any(
        bare[n]
        and depth[n] == depth[number]
        and (found := read_tag(bare[n])) is not None
        and found[1] != tag
        for n in around
    )


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
        word
        for line in above[-_SIGNED:]
        if is_name(line) and salutation_rule(line) is None
        for word in _WORD.findall(line)
    )
    return receivers, initials, signed, above


def _level(state: State, number: int, upper: int, why: str = _NAMED) -> None:
    """Sets the level of a paragraph, and of the blank lines below it."""
    bare, level, kind, here = state.bare, state.level, state.kind, state.level[number]
    is_tight = number > 0 and bool(bare[number - 1]) and level[number - 1] == here
    stop = number
    while stop < len(bare) and bare[stop] and not kind[stop] and level[stop] == here:
        level[stop] = upper
        stop += 1
        if is_tight and stop < len(bare) and ends_answer(bare[stop - 1], bare[stop]):
            break
    if not upper and stop > number:
        state.mark(number, stop, "text", "text/answer", (why,))
    while stop < len(bare) and not bare[stop] and not kind[stop]:
        level[stop] = upper
        stop += 1


def ends_answer(line: str, below: str) -> bool:
    """Whether what is quoted goes on below a line of an answer though no blank line parts them."""
    if _ITEM.match(below) or below.startswith(_CODE):
        return True
    ends = line.rstrip("*_]").endswith(_SENTENCE_END) and len(line) not in _WRAPPED
    return ends and (below[:1].isupper() or below[:1].isdigit())
