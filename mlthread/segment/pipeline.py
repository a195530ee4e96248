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
        ("attribution", "attribution", "mark_attributions"),
        ("headerblock", "headerblock", "mark_header_blocks"),
        ("levels", "levels", "assign_levels"),
        ("machine", "machine", "mark_machine"),
        ("patches", "patches", "mark_patches"),
        ("signoff", "signoff", "mark_signoff"),
        ("blocks", "blocks", "mark_blocks"),
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
    """A blank line goes with the line above if that has as many marks, else with the one below if
    that has, else with the one above."""
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
        first = start
        if above >= 0 and below < count:
            agree = (kind[above], depth[above], level[above]) == (
                kind[below],
                depth[below],
                level[below],
            )
            while first < stop and (
                agree or depth[first] == depth[above] or depth[stop - 1] != depth[below]
            ):
                first += 1
        elif above >= 0:
            first = stop
        for number in range(start, stop):
            if not kind[number]:
                kin = above if number < first else below
                if kin < count:
                    kind[number], depth[number], level[number] = kind[kin], depth[kin], level[kin]
        start = stop
