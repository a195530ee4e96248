"""Splitting: what is looked for in a list of lines is looked for once. No line of the program runs for each that is
passed over, so time is what tells."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import mlthread
from mlthread.segment.heads.attribution import mark_attributions
from mlthread.segment.levels.assign import assign_levels
from mlthread.segment.ownlines.statements import program_start
from mlthread.segment.quoting.initials import take_initials
from mlthread.segment.quoting.lines import read_lines
from mlthread.segment.state import State

from .steps import lines_run

GAP = "\n" * 400_000
LONG = {
    "a quote above each name": f"Hello.\n{GAP}" + "[image: a.png]\nAnn Lee\n555 123 4567\n" * 3000,
    "a name behind dashes above each": f"Hello.\n{GAP}"
    + "--Ann Lee (http://ann.example.org)\n\nSent from my iPhone\n\n" * 3000,
    "rulers below a first paragraph": "word\n" * 40_000 + "\n-----\n" * 40_000,
}


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("body", LONG.values(), ids=LONG)
def test_lines_above_are_not_read_for_each_below(body: str) -> None:
    """Each took five seconds or more, and takes less than one."""
    assert seconds(lambda: mlthread.split(body)) < 2


def letters(number: int) -> str:
    return "".join(chr(97 + number // 26**k % 26) for k in range(4)).capitalize()


def test_letters_that_a_line_tells_of_are_looked_up() -> None:
    """Were read through for each line that bears any: four seconds."""
    lines = [
        line for n in range(20_000) for line in ("Ann wrote:", f"{letters(n)}> It is open.", "")
    ]
    state = State("\n".join(lines), lines)
    state.look()
    assert seconds(lambda: take_initials(state, 20_000)) < 2
    assert state.depth[1] == 1


@pytest.mark.parametrize("mark", ["", "> "], ids=["no marks", "marks"])
def test_quotes_without_marks_are_not_counted_for_each(mark: str) -> None:
    """All that are under way were gone through at each head: three seconds for so many."""
    head = "{0}On 2 May 2016 at 10:00, {1} Lee <{1}@example.org> wrote:\n{0}\n{0}It is open.\n{0}\n"
    state = read_lines("Yes.\n\n" + "".join(head.format(mark, letters(n)) for n in range(20_000)))
    mark_attributions(state)
    assert seconds(lambda: assign_levels(state)) < 1
    assert max(state.level) > 10_000


def test_brackets_that_never_close_are_not_followed_for_each() -> None:
    """Sixty lines were gone through for each."""
    lines = ["So I begin with", *["x = f(1,"] * 2000]
    assert lines_run(lambda: program_start(lines, lines)) < 150 * len(lines)
