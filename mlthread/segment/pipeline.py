"""Splitting. In: the text of one body. Out: its segments, which cover every line once, in order.

>>> [(s.kind, s.depth) for s in split("Yes.\\n\\nOn 2 May 2016 at 10:00, Ann Lee wrote:\\n> Well?\\n")]
[('text', 0), ('attribution', 0), ('quote', 1)]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from mlthread.model import Kind, Segment
from .lines import read_lines
from .state import State

__all__ = ["PASSES", "split"]


def _passes() -> tuple[tuple[str, Callable[[State], None]], ...]:
    """The passes in order: each may rely on what those before it have marked."""
    from importlib import import_module

    table = (
        ("headerblock", "headerblock", "mark_header_blocks"),
        ("attribution", "attribution", "mark_attributions"),
        ("levels", "levels", "assign_levels"),
        ("kinds", "kinds", "mark_kinds"),
    )
    found = []
    for name, module, function in table:
        try:
            found.append((name, getattr(import_module(f"mlthread.segment.{module}"), function)))
        except ModuleNotFoundError:
            continue
    return tuple(found)


PASSES = _passes()


def split(text: str) -> list[Segment]:
    """The segments of one decoded body without headers."""
    state = read_lines(text)
    for _, run in PASSES:
        run(state)
    return _segments(state)


def _segments(state: State) -> list[Segment]:
    _settle_blank_lines(state)
    kind, content, rule = state.kind, state.content, state.rule
    attributions, evidence, starts = state.attributions, state.evidence, state.starts
    keys = list(zip(kind, state.depth, state.level, strict=True))
    count = len(keys)
    segments: list[Segment] = []
    start = 0
    while start < count:
        key = keys[start]
        stop = start + 1
        while stop < count and keys[stop] == key and stop not in starts:
            stop += 1
        what, depth, level = key
        segments.append(
            Segment(
                cast(Kind, what or ("quote" if level else "text")),
                depth,
                level,
                start,
                stop,
                "\n".join(content[start:stop]),
                attributions.get(start),
                None,
                rule[start],
                evidence.get(start, ()),
            )
        )
        start = stop
    return segments


def _settle_blank_lines(state: State) -> None:
    """A blank line goes with the line above or below it (-> `_kin`)."""
    bare, depth, kind, level = state.bare, state.depth, state.kind, state.level
    count, start = len(bare), 0
    while True:
        try:
            start = bare.index("", start)
        except ValueError:
            return
        stop = start + 1
        while stop < count and not bare[stop]:
            stop += 1
        above, below = start - 1, stop
        for number in range(start, stop):
            if not kind[number]:
                kin = _kin(depth, depth[number], above, below if below < count else -1)
                if kin < 0:
                    continue
                depth[number], level[number] = depth[kin], level[kin]
                if kin == above or below not in state.starts:
                    kind[number] = kind[kin]
        start = stop


def _kin(depth: list[int], marks: int, above: int, below: int) -> int:
    """The neighbour that a blank line goes with (-1: none): one with as many marks; for a marked
    one, one that is marked at all; between two quotes, the one above."""
    if above < 0 or below < 0:
        kin = max(above, below)
        return kin if kin < 0 or depth[kin] or not marks else -1
    if depth[above] == depth[below] or depth[above] == marks:
        return above if depth[above] or not marks else -1
    if depth[below] == marks:
        return below
    if not marks or depth[above]:
        return above
    return below if depth[below] else -1
