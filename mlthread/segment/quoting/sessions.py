"""Sessions of a prompt drawn as ">>>". In: lines with their depth. Out: the marks of the lines that were typed at
one given back: Python, mail servers that report how a delivery failed, and whatever else shows the same.

>>> from mlthread.segment.state import State
>>> state = State(">>> f(1)\\n2", [">>> f(1)", "2"])
>>> state.depth[0], state.content = 3, ["f(1)", "2"]
>>> undo_sessions(state)
>>> state.depth, state.content[0]
([0, 0], '>>> f(1)')
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.state import State

__all__ = ["ARROW", "CITED", "DRAWN", "give_back", "undo_sessions"]

_CODE = pattern(
    r"(?:import|from|print|def|class|for|if|while|with|try|del|assert|return|raise|help|@)\b"
    r"|[\w.\[\]'\"]{1,60}\s?(?:[-+*/%|&]?=(?!=)|\()|[\w.]{1,60}(?:\[|\.\w)|\d[\d.]*\s?[-+*/%]|['\"\[({]|\w{1,30}$|$|#"
    r"|(?:RCPT|MAIL) \w{2,4}:|(?:HELO|EHLO) \S"
)
_SURE_CODE = pattern(
    r"import \w|from \S{1,60} import |def \w+\(|class \w+[(:]|for \w+ in |[\w.]{1,60}(?:\(|\[|\s?=\s?[\w\"'(\[{]|\.\w+\()"
)
_COMMAND = pattern(
    r"(?=.{0,60}(?:\s-\w|[=/\d]))[a-z]\w{0,10}(?: -?[\w./:=\"',]{1,40}){1,12}(?<![.,])$"
)  # at a firmware's prompt
_PROMPT = ">>>"
DRAWN = ">>>>>"
"""What Gnus and Supercite draw before an attribution."""
CITED = "whose comments are cited below with"
"""What the latter says there of the letters by which it cites."""
_BLANKS = (" ", "\t", "\xa0")
"""One of them stands between the marks and what is quoted."""
ARROW = len(_PROMPT)
"""Marks that mean something else than three quotes."""


def give_back(state: State, number: int, marks: str) -> None:
    """The last marks of a line are text again, with the blanks around them; one alone before a prompt is stuffing
    (format=flowed)."""
    line, raw = state.content[number], state.raw[number]
    before = raw[: len(raw) - len(line)].split(">")
    outer = state.depth[number] - marks.count(">")
    if raw.endswith(line) and len(before) == state.depth[number] + 1:
        rest = raw[sum(map(len, before[:outer])) + outer :]
        stuffed = outer or (marks == _PROMPT and rest[1:2] == ">")
        line = rest[1:] if stuffed and rest.startswith(_BLANKS) else rest
    else:
        blank = " " if len(marks) >= ARROW and f"{marks} " in raw else ""
        line = marks + blank + line
    state.depth[number] = outer
    state.content[number] = line
    state.bare[number] = line.strip()


def undo_sessions(state: State) -> None:
    """ ">>> " before code, where the lines around bear three marks less; then also before whatever else was
    typed there, or nothing, where no quote is as deep."""
    depth, raw, content = state.depth, state.raw, state.content
    session = False
    at: set[int] = set()  # the depths at which sessions stand
    for number, here in enumerate(depth):
        if here < ARROW or not state.bare[number]:
            session = session and not state.bare[number]
            continue
        line, typed = raw[number], content[number].rstrip()
        end = len(line) - len(content[number])
        if line[:end].rstrip(" ")[-ARROW:] != _PROMPT or not (
            _CODE.match(typed) or (_is_apart(state, number) and _COMMAND.match(typed))
        ):
            session = False
            continue
        outer = here - ARROW
        if session or _stands_at(state, number, outer):
            give_back(state, number, _PROMPT)
            session = True
            at.add(outer)
    if not at and not any(map(_quotes, depth, state.bare)):
        at.add(0)
    for outer in at:
        if not any(
            here == outer + 2 and line for here, line in zip(depth, state.bare, strict=True)
        ):
            for number, here in enumerate(depth):
                if here == outer + ARROW:
                    _undo_prompt(state, number)


def _quotes(depth: int, line: str) -> bool:
    """Whether a line is no prompt at which nothing was typed."""
    return depth > 0 and (depth != ARROW or line != "")


def _undo_prompt(state: State, number: int) -> None:
    end = len(state.raw[number]) - len(state.content[number])
    if state.raw[number][:end].rstrip(" ")[-ARROW:] == _PROMPT:
        give_back(state, number, _PROMPT)


def _is_apart(state: State, number: int) -> bool:
    """Whether a line is a paragraph of its own inside a quote three marks less deep."""
    bare, depth = state.bare, state.depth
    above, below = number - 1, number + 1
    if above < 0 or bare[above] or below == len(bare) or bare[below]:
        return False
    return 0 < depth[above] == depth[below] == depth[number] - ARROW


def _stands_at(state: State, number: int, outer: int) -> bool:
    """Whether no neighbour is nested as deep as the marks would say."""
    depth, bare = state.depth, state.bare
    above = state.last_said(number)
    if above >= 0 and not _may_follow(state, number, above, outer):
        return False  # all but the first line of a run end here: the run is walked once
    below = number + 1
    while below < len(bare) and (not bare[below] or depth[below] == depth[number]):
        below += 1
    return below == len(bare) or depth[below] <= outer


def _may_follow(state: State, number: int, above: int, outer: int) -> bool:
    """Whether a session may stand below a line: a blank line below a quote that is one mark deeper if it is
    code for sure; right below what says who spoke where that introduces the level it stands at as well."""
    sure = _SURE_CODE.match(state.content[number]) is not None
    if (
        0 < above == number - 1
        and state.depth[above - 1] == state.depth[number]
        and not (state.bare[above - 1] and sure)
    ):
        return False  # nothing was typed at the prompt above, or no code: the tail of a broken line
    told = state.bare[above].endswith((" wrote:", " writes:", " said:"))
    if state.depth[above] > outer:
        return (
            not told
            and state.depth[above] == outer + 1
            and state.depth[number - 1] == outer
            and sure
        )
    if not told:
        return True
    return state.depth[above] < outer and sure
