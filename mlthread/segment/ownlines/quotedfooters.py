"""Footers that were quoted along. In: a `State` with levels. Out: those at the end of quotes, marked.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("> yes\\n> ______\\n> X mailing list\\nno\\n")
>>> state.level = state.depth.copy()
>>> mark_quoted_footers(state)
>>> state.kind
['', 'footer', 'footer', '']
"""

from __future__ import annotations

from mlthread.segment.state import State

from .paragraphs import find_paragraphs, trim
from .plaintails import footer_below_hyphen
from .sections import section_footer
from .shapes import is_ruler

__all__ = ["mark_quoted_footers"]

_QUOTED_RULERS = ("__", "--", "==", "**", "~~", "##", "-~", "-=", "-.", "_.", "—")
_DRAWN = "-_=*~#—"  # what those begin with
_PAGE_LINE = "More information about the "
_MAX_LINES = 26  # below the ruler


def mark_quoted_footers(state: State) -> None:
    """A footer that was quoted along is nobody's text: a ruler, what footers say, the end of that quote."""
    bare, kind = state.bare, state.kind
    count = len(bare)
    _mark_page_line(state)
    for number in _rulers(state):
        if kind[number]:
            continue  # part of the one above
        stop = number + 1
        limit = min(count, number + _MAX_LINES)
        top = stop if _is_deeper_delimiter(state, number) else number
        while stop < limit and _goes_on(state, top, stop):
            stop += 1
        if stop == limit and stop < count:
            continue
        end = stop + 1 if _closes(state, top, stop) else trim(bare, number, stop)
        paragraphs = find_paragraphs(bare, number + 1, min(stop, end))
        name = section_footer(bare, paragraphs) if paragraphs else None
        if name and state.depth[number]:
            state.mark(number, end, "footer", f"footer/{name}")
        elif name:
            state.mark(number, number + 1, "separator", "separator/ruler")
            state.mark(paragraphs[0][0], end, "footer", f"footer/{name}")


def _mark_page_line(state: State) -> None:
    """What pipermail writes at the end of a page is its own, though all above is a quote without marks."""
    last = trim(state.bare, 0, len(state.bare)) - 1
    if last < 0 or state.kind[last] or not state.level[last] or state.depth[last]:
        return
    line = state.bare[last]
    if line.startswith(_PAGE_LINE) and line.endswith("mailing list"):
        state.mark(last, last + 1, "footer", "footer/pipermail-page")


def _rulers(state: State) -> list[int]:
    """Quoted lines that look like the top of a footer."""
    bare, kind, level = state.bare, state.kind, state.level
    found = [
        number
        for sign in _DRAWN
        for number in state.signs.get(sign, ())
        if level[number] and not kind[number] and _is_quoted_ruler(bare, number)
    ]
    return sorted(found)


def _is_quoted_ruler(bare: list[str], number: int) -> bool:
    line = bare[number]
    if line == "-":  # what stands above it is not the list's
        return footer_below_hyphen(bare[number : number + 3]) is not None
    return line[:2] in _QUOTED_RULERS and is_ruler(line)


def _is_deeper_delimiter(state: State, number: int) -> bool:
    """Is the line "-- ", which Gmail leaves a level deeper than the footer below it?"""
    below = number + 1
    return (
        state.bare[number] == "--"
        and below < len(state.bare)
        and state.depth[below] == state.depth[number] - 1 > 0
        and state.level[below] == state.level[number] - 1
    )


def _closes(state: State, ruler: int, number: int) -> bool:
    """Is the line a ruler too, at the end of the quote?"""
    count = len(state.bare)
    if number == count or not _is_quoted_ruler(state.bare, number):
        return False
    if state.kind[number] or state.level[number] != state.level[ruler]:
        return False
    below = state.next_said(number + 1)
    return below == count or state.level[below] < state.level[ruler]


def _goes_on(state: State, ruler: int, number: int) -> bool:
    """Is the line part of the section below that ruler, in the same quote?"""
    if state.kind[number] or state.level[number] != state.level[ruler]:
        return False
    if _is_quoted_ruler(state.bare, number):
        return False
    return state.depth[number] == state.depth[ruler]
