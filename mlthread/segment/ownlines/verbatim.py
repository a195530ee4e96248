"""Signs that are no quote marks. In: a `State` with levels. Out: those lines given back to the author.

A ">" inside a fence, behind a shell's prompt line, in a diff without headers (`plaindiffs`), or before what was
typed at a console (`consoles`) was typed by the author, or by whom the author quotes; a tracker's marks of a
field that is new, or of what it was told to do, are none either.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("$ make test\\n> /dev/null\\n")
>>> give_back_marks(state)
>>> state.kind, state.level, state.content[1]
(['code', 'code'], [0, 0], '> /dev/null')
"""

from __future__ import annotations

from collections.abc import Callable

from mlthread.pattern import pattern
from mlthread.segment.state import State

from .consoles import VERSION, take_prompts
from .plaindiffs import adds_lines, take_added, take_plain_diffs

__all__ = ["give_back_marks"]

_FENCE = pattern(r"(?:```|~~~)[\w+-]{0,20}$")
_MAX_FENCED = 400  # lines
_PROMPT = pattern(r"[$%#] \S")
_PROMPTED = pattern(r"> [\w.:$]{1,40}\([^\n]{0,200}\)\s{0,3}\n")
_GOES_ON = pattern(
    r"\\$|(?:\||&&|\bdo|\bthen|\{)\s?$|<<-?\s?['\"]?[A-Z]\w*|^[$%#] (?:for|while|until)\b.*\bin\b[^;]*$"
)
_TARGET = pattern(r"(?:/dev/|[\w./~-]+\.(?:txt|log|out|csv|json|xml|html|gz|sql)\b)")
_CONTROL = "Processing commands for control@"
_CHANGED = pattern(r">[A-Z][a-z]{1,20}(?: [A-Za-z]{1,12}){0,2}: ?\S")
_PLAIN_FIELD = pattern(r"[A-Z][a-z]{1,20}(?: [A-Za-z]{1,12}){0,2}: ?\S")


def give_back_marks(state: State) -> None:
    """Lines that only look quoted become the author's: of a kind, depth and level 0; within a quote, a prompt's
    mark becomes part of what is quoted."""
    text = state.text
    if state.begins("```", "~~~"):
        _taking(state, _take_fences)
    if not state.quoted:
        return
    ended = "(" in text and (")\n" in text or ") \n" in text or ")  \n" in text)
    called = ended and bool(_PROMPTED.search(text))
    shown = "\nError" in text or VERSION in text
    if called or shown or ("<" in text and "<-" in text) or state.begins("[1]"):
        _taking(state, take_prompts)
    if state.begins("< ", "---"):
        _taking(state, take_plain_diffs)
    if adds_lines(state):
        _taking(state, take_added)
    if state.begins("$ ", "# ", "% "):
        _taking(state, _take_redirections)
    if text.startswith(_CONTROL):
        _taking(state, _take_orders)
    if "Submitted By: " in text or ">Comment By: " in text:
        _taking(state, _take_changed_fields)


def _taking(state: State, take: Callable[[State], None]) -> None:
    """What the passes look at is looked up anew where lines were given back."""
    before = len(state.starts)
    take(state)
    if len(state.starts) != before:
        state.look()


def _take_fences(state: State) -> None:
    """Lines between fences, where some of them bear marks and the fences none."""
    bare, level, kind = state.bare, state.level, state.kind
    number, count = 0, len(bare)
    while number < count:
        line = bare[number]
        number += 1
        if line[:3] not in ("```", "~~~") or level[number - 1] or kind[number - 1]:
            continue
        if not _FENCE.match(line):
            continue
        for stop in range(number, min(count, number + _MAX_FENCED)):
            if bare[stop] == line[:3] and not state.depth[stop]:
                if any(state.depth[number:stop]):
                    state.give_back(number - 1, stop + 1, "code", "verbatim/fence")
                number = stop + 1
                break


def _take_redirections(state: State) -> None:
    """A command, and below it nothing but where its output goes, or the lines in which it goes on behind the shell's
    second prompt."""
    raw, depth = state.raw, state.depth
    for number in range(1, len(raw)):
        if depth[number] != 1 or depth[number - 1] or not _PROMPT.match(raw[number - 1]):
            continue
        stop = number + 1
        if _GOES_ON.search(raw[number - 1].rstrip()):
            while stop < len(raw) and depth[stop] == 1:
                stop += 1
            if stop < len(raw) and depth[stop]:
                continue
        elif not _TARGET.match(state.bare[number]) or (stop < len(raw) and depth[stop]):
            continue
        state.give_back(number - 1, stop, "code", "verbatim/redirection")


def _take_changed_fields(state: State) -> None:
    """What SourceForge's tracker marks as new: ">Status: Closed" among fields, ">Comment By: ..." above a date."""
    raw, depth, count = state.raw, state.depth, len(state.raw)

    def is_plain(number: int) -> bool:
        return not depth[number] and _PLAIN_FIELD.match(raw[number]) is not None

    number = 0
    while number < count:
        start = number
        while number < count and depth[number] == 1 and _CHANGED.match(raw[number]):
            number += 1
        if number > start:
            first = start
            while first and is_plain(first - 1):
                first -= 1
            while number < count and is_plain(number):
                number += 1
            if number - first > 1:
                state.give_back(first, number, "table", "verbatim/changed-field")
        number += 1


def _take_orders(state: State) -> None:
    """What Debian's tracker was told to do, behind marks, and its answers between."""
    marked = [number for number, depth in enumerate(state.depth) if depth == 1]
    if not marked:
        return
    stop = marked[-1] + 1
    while stop < len(state.bare) and state.bare[stop]:
        stop += 1
    state.give_back(marked[0], stop, "log", "verbatim/orders")
