"""Splitting. In: the text of one body. Out: its segments, which cover every line once, in order.

>>> [(s.kind, s.depth) for s in split("Yes.\\n\\nOn 2 May 2016 at 10:00, Ann Lee wrote:\\n> Well?\\n")]
[('text', 0), ('attribution', 0), ('quote', 1)]
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress, pairwise
from operator import ne
from typing import Any

from mlthread.model import Segment
from mlthread.segment.heads.attribution import mark_attributions
from mlthread.segment.heads.headerblock import mark_header_blocks
from mlthread.segment.levels.answers import level_answers
from mlthread.segment.levels.assign import assign_levels
from mlthread.segment.levels.insets import level_insets
from mlthread.segment.ownlines.kinds import mark_kinds
from mlthread.segment.quoting.lines import read_lines

from .state import State

__all__ = ["PASSES", "split"]


def _mark_set_in(state: State) -> None:
    if "\t" in state.text or "   " in state.text:
        from mlthread.segment.quoting.setinquotes import (
            mark_set_in_quotes,  # late: in most mails nothing is set in
        )

        mark_set_in_quotes(state)


def _mark_led_in(state: State) -> None:
    kind, text = state.kind, state.text
    open_ended = state.finals and not all(map(kind.__getitem__, state.finals))
    if open_ended and ("\n\t" in text or "\n  " in text):
        from mlthread.segment.heads.ledinquotes import mark_led_in_quotes  # late, as above

        mark_led_in_quotes(state)


def _mark_previews(state: State) -> None:
    if "his Message Is From an" in state.text or "ZjQcmQRYFpfptBanner" in state.text:
        from mlthread.segment.heads.previews import mark_previews  # late, as above

        mark_previews(state)


PASSES: tuple[tuple[str, Callable[[State], None]], ...] = (
    ("banners with a preview", _mark_previews),
    ("header blocks", mark_header_blocks),
    ("attributions", mark_attributions),
    ("levels", assign_levels),
    ("levels of what is set in", level_insets),
    ("levels of answers", level_answers),
    ("set-in quotes", _mark_set_in),
    ("quotes below a sentence", _mark_led_in),
    ("kinds", mark_kinds),
)
"""The passes in order: each relies on what those before it have marked."""

# Rule and evidence of quoted text.
_MARKED = ("quote/marks", ("it bears quote marks",))
_LOST = ("quote/lost-level", ("what introduces it stands at the same depth",))
_UNMARKED = ("quote/unmarked", ("what stands above says whose words follow",))


def split(text: str) -> list[Segment]:
    """The segments of one decoded body without headers; they cover every line once, in order.

    Lines end at LF, CRLF or CR. A text without lines has no segment. What is no `str` raises
    `TypeError`.
    """
    if not isinstance(text, str):
        raise TypeError(f"split takes the text of a body, a str, not {type(text).__name__}")
    state = read_lines(text)
    for _, run in PASSES:
        run(state)
    return _segments(state)


def _segments(state: State) -> list[Segment]:
    """Runs of lines of one kind, depth and level; a line in `starts` opens a run in any case."""
    _settle_blank_lines(state)
    kind, content, rule = state.kind, _as_written(state), state.rule
    depths, levels = state.depth, state.level
    attribution, evidence = state.attributions.get, state.evidence.get
    count = len(kind)
    opens = {0, count} | state.starts
    columns: list[list[Any]] = [kind]
    if state.quoted or state.attributions:
        columns += [depths] if depths == levels else [depths, levels]
    for column in columns:
        opens.update(compress(range(1, count), map(ne, column, column[1:])))
    segments: list[Segment] = []
    for start, stop in pairwise(sorted(opens)):
        level, depth = levels[start], depths[start]
        what, why, proof = kind[start], rule[start], evidence(start, ())
        if not what:
            what = "quote" if level else "text"
            if level:
                why, proof = _MARKED if level == depth else _LOST if depth else _UNMARKED
        segments.append(
            Segment(
                what,  # type: ignore[arg-type]  # no line is "" any more
                depth,
                level,
                start,
                stop,
                content[start] if stop - start == 1 else "\n".join(content[start:stop]),
                attribution(start),
                None,
                why,
                proof,
            )
        )
    return segments


def _as_written(state: State) -> list[str]:
    """The contents, with the blanks that were written where usual ones were read."""
    if state.written is None:
        return state.content
    return [
        line if line == was else _end_of(was, line, raw)
        for line, was, raw in zip(state.content, state.written, state.raw, strict=True)
    ]


def _end_of(written: str, content: str, raw: str) -> str:
    """What stands where the content does; that is no end of its line where marks were made usual ones."""
    return written[len(raw) - len(content) :] if raw.endswith(content) else content


def _settle_blank_lines(state: State) -> None:
    """A blank line goes with the line above or below it (-> `_kin`)."""
    bare, depth, kind, level = state.bare, state.depth, state.kind, state.level
    last, alone, below = len(bare) - 1, -1, 0
    for start in state.blanks:
        if kind[start]:
            continue
        above, marks = start - 1, depth[start]
        if above == alone:
            above = -1
        elif depth[above] == marks:
            kind[start], level[start] = kind[above], level[above]
            continue
        if below <= start:
            below = start + 1
            while below <= last and not bare[below]:
                below += 1
        kin = _kin(depth, marks, above, below if below <= last else -1)
        if kin < 0 or (above < 0 and not marks and below in state.starts and not level[kin]):
            alone = start
            continue
        depth[start], level[start] = depth[kin], level[kin]
        if kin == above or below not in state.starts:
            kind[start] = kind[kin]
        elif marks and not level[start]:
            level[start] = marks  # a marked line above what opens its quote


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
