"""A quote above its answer that a copy shows without marks. In: the lines of a text. Out: the same, the quote marked.

Pages of HyperKitty, Google Groups, groups.io and Nabble draw quotes as HTML, and a copy has nothing of it. Below the
line that announces it, all would be the quote, and its writer would have said nothing. So much is sure: its
first paragraph is quoted, and the last one is not.

>>> with_marks(["On 5 Feb 2018, at 11:17, Ann Lee wrote:", "", "Which gate?", "", "The first."])
['On 5 Feb 2018, at 11:17, Ann Lee wrote:', '', '> Which gate?', '', 'The first.']
>>> with_marks(["On 5 Feb 2018, at 11:17, Ann Lee wrote:", "", "Which gate?"])
['On 5 Feb 2018, at 11:17, Ann Lee wrote:', '', 'Which gate?']
"""

from __future__ import annotations

from .copiedtext import next_filled

__all__ = ["with_marks"]

_TALLEST = 3
"""Lines of what announces a quote."""


def with_marks(lines: list[str]) -> list[str]:
    """The lines of the only message of a page."""
    below = _below_lead(lines)
    start = next_filled(lines, below)
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    if not below or next_filled(lines, end) == len(lines):
        return lines
    if any(line.lstrip()[:1] == ">" for line in lines[below:]):
        return lines
    return [*lines[:start], *(f"> {line}" for line in lines[start:end]), *lines[end:]]


def _below_lead(lines: list[str]) -> int:
    """The line below what announces a quote at the top; 0 where nothing does."""
    first = next_filled(lines, 0)
    for number in range(first, min(len(lines), first + _TALLEST)):
        line = lines[number].strip()
        if not line:
            return 0
        if line[-1] in ":：":
            told = " ".join(map(str.strip, lines[first : number + 1]))
            return number + 1 if any(map(str.isdigit, told)) and _announces(told) else 0
    return 0


def _announces(line: str) -> bool:
    from mlthread.rules.frames import flat_line  # late: most texts begin otherwise
    from mlthread.rules.framesearch import match_frames

    return any(match_frames(flat_line(line)))
