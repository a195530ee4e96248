"""Quotes in angle brackets. In: lines with their depth. Out: one mark more on what stands in brackets.

AOL wrote "<<" before what it quoted and ">>" behind it, and no mark on the lines; some people still do so by
hand. It counts below a line that says whose words follow, and then wherever a paragraph of the same mail
stands in such brackets; or where the mail begins so, and more follows.

>>> from mlthread.segment.state import State
>>> state = State("<< >>", ["In a message dated 5/2/99, ann@example.org writes:", "", "<< Yes.", " No. >>", "Ah."])
>>> take_brackets(state)
True
>>> state.depth, state.content[2:4]
([0, 0, 1, 1, 0], ['Yes.', 'No.'])
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.state import State

from .indents import is_prose
from .sayers import line_above, says_who

__all__ = ["take_brackets"]

_OPENS = pattern(r"(?:<<(?![<=])\s?)+")
_FILE = pattern(
    r"[^\s\\/][^\\/]{0,80}\.[A-Za-z]\w{1,3}$"
)  # "<<minutes.doc>>", what Outlook attached
_FEWEST_WORDS = 5  # in brackets that nothing introduces
_FIELD = pattern(r"(?:Subj|Subject|From|Date):\s")  # of a mail quoted with its head
_POSTED = "news:"
_GREETING = 40  # letters
_DEEPEST, _LONGEST = 8, 400  # brackets in brackets; lines in them

_Pair = tuple[int, int]


def take_brackets(state: State) -> bool:
    """Takes brackets for the marks of what stands in them. Whether there were any that quote."""
    pairs = _pairs(state)
    if not pairs:
        return False
    told = {pair for pair in pairs if _is_told(state, pair[0])}
    if not told and not _opens_mail(state, pairs[0]):
        return False
    told = told or {pairs[0]}
    bases = {state.depth[start] for start, _ in told}
    taken: list[_Pair] = []
    for start, stop in pairs:  # those that hold others come first
        if (
            (start, stop) in told
            or any(first <= start and stop <= last for first, last in taken[-1:])
            or (state.depth[start] in bases and _is_paragraph(state, start, taken))
        ):
            taken.append((start, stop))
    for start, stop in taken:
        _take(state, start, stop)
    return True


def _pairs(state: State) -> list[_Pair]:
    """The first and last lines of what stands in brackets: they open at the head of a line, and close at
    the end of one."""
    opened: list[int] = []
    pairs: list[_Pair] = []
    for number, line in enumerate(state.bare):
        if line[:2] == "<<" and (opens := _OPENS.match(line)):
            opened += [number] * opens[0].count("<<")
            del opened[:-_DEEPEST]
        if opened and ">>" in state.raw[number]:
            for _ in range(min(_closing(state.raw[number]), len(opened))):
                pair = opened.pop(), number
                if _is_whole(state, *pair):
                    pairs.append(pair)
    return sorted(pairs, key=lambda pair: (pair[0], -pair[1]))


def _closing(line: str) -> int:
    """How many brackets close at the end of a line."""
    count, line = 0, line.rstrip()
    while line[-2:] == ">>" and line[-3:] != ">>>" and count < _DEEPEST:
        count += 1
        line = line[:-2].rstrip()
    return count


def _is_whole(state: State, start: int, stop: int) -> bool:
    """Whether no line between stands outside of the quote that the first stands in, and it is no file."""
    base = state.depth[start]
    if stop - start > _LONGEST or min(state.depth[start : stop + 1]) < base:
        return False
    if state.depth[stop] > base + 2:
        return False
    return start < stop or not _FILE.match(state.bare[start].strip("<> "))


def _is_told(state: State, start: int) -> bool:
    above = line_above(state, start)
    if above < 0 or state.depth[above] != state.depth[start]:
        return False
    if state.bare[above].startswith(_POSTED) and above:
        above -= 1
        return " wrote in " in state.bare[above]
    return says_who(state, above)


def _opens_mail(state: State, pair: _Pair) -> bool:
    """Whether a mail begins with prose in brackets, be somebody greeted above, and goes on below."""
    start, stop = pair
    words = " ".join(state.bare[start : stop + 1]).strip("<> ")
    above = [line for line in state.bare[:start] if line]
    return (
        (not above or (len(above) == 1 and above[0][-1] == "," and len(above[0]) <= _GREETING))
        and not state.depth[start]
        and any(state.bare[stop + 1 :])
        and len(words.split()) >= _FEWEST_WORDS
        and (is_prose(words) or _FIELD.match(words) is not None)
    )


def _is_paragraph(state: State, start: int, taken: list[_Pair]) -> bool:
    """Whether brackets open a paragraph of several words."""
    if start and state.bare[start - 1] and not (taken and taken[-1][1] == start - 1):
        return False
    return " " in state.bare[start].strip("<> ")


def _take(state: State, start: int, stop: int) -> None:
    depth, content, bare = state.depth, state.content, state.bare
    if not bare[stop] and state.raw[stop].rstrip()[-2:] == ">>" and depth[stop] > depth[start]:
        depth[stop] -= 2  # the closing brackets, alone on their line, are no marks
    inset = all(line[:1] in ("", " ") for line in content[start + 1 : stop + 1])
    opening = len(content[start]) - len(content[start].lstrip()) + 2
    state.take_marks(start, opening + (content[start][opening : opening + 1] == " "), 1)
    for number in range(start + 1, stop + 1):
        state.take_marks(number, int(inset), 1)
    closed = state.content[stop].rstrip()
    if closed[-2:] == ">>":
        state.content[stop] = closed[:-2].rstrip()
        bare[stop] = state.content[stop].strip()
