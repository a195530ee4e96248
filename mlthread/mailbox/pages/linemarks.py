"""What a copy has round the lines of a text: their numbers, what Markdown draws. In: lines. Out: the text's.

Gentoo's archive numbers the lines of a message; programs that turn a page of pipermail into Markdown fence it,
set stars where the page slants what is quoted, or a stroke before its marks; word processors set a blank line
below each.

>>> bare_lines(["1 > Which gate?", "2", "3 The first.", "4", "5 Bo", "", "Replies"])
['> Which gate?', '', 'The first.', '', 'Bo', '', 'Replies']
>>> bare_lines(["```Hello all,", "", "Which gate?", "```"])
['Hello all,', '', 'Which gate?']
>>> bare_lines([">* Which gate", "*>* sticks?", "*", "The first."])
['> Which gate', '> sticks?', '', 'The first.']
>>> bare_lines(["\\\\> Which gate", "\\\\> sticks?", "", "The first."])
['> Which gate', '> sticks?', '', 'The first.']
"""

from __future__ import annotations

from itertools import pairwise

from mlthread.pattern import pattern

from .copiedtext import filled_end, next_filled

__all__ = ["bare_lines"]

_NUMBERED = pattern(r"[ \t]{0,8}(?P<number>\d{1,5})(?:(?: ?\t| )(?P<text>.*))?\Z")
_FEWEST = 3  # lines that can show it
_FENCE = "```"
_STROKE, _FEWEST_STROKES = "\\>", 2
_SPACED = 2  # lines from one to the next of a text with a blank line below each
_SLANT = "*>*"  # where one line's ends and the next one's begins
_SLANTED = pattern(r"\*?>\*(?=[ \t]|\Z)")


def bare_lines(lines: list[str]) -> list[str]:
    """The lines of a text, without what the copy has round all of them."""
    return _unescaped(_upright(_single_spaced(_unnumbered(_unfenced(lines)))))


def _unnumbered(lines: list[str]) -> list[str]:
    """Each line has its number, blank ones too, so that no list of somebody's looks so."""
    bare: list[str] = []
    blanks = 0
    for line in lines:
        found = _NUMBERED.match(line) if line.lstrip(" \t")[:1].isdigit() else None
        if found is None or int(found["number"]) != len(bare) + 1:
            break
        bare.append(found["text"] or "")
        blanks += not bare[-1].strip()
    if len(bare) < _FEWEST or not blanks or (lines[len(bare) : len(bare) + 1] or [""])[0].strip():
        return lines
    return [*bare, *lines[len(bare) :]]


def _unfenced(lines: list[str]) -> list[str]:
    """One fence is round all of it; a word alone behind the first one tells that it is code, which people fence."""
    first, last = next_filled(lines, 0), filled_end(lines, 0, len(lines)) - 1
    if last - first + 1 < _FEWEST or not lines[first].lstrip().startswith(_FENCE):
        return lines
    fences = [number for number, line in enumerate(lines) if line.lstrip().startswith(_FENCE)]
    below = lines[first].strip().removeprefix(_FENCE)
    if (
        fences != [first, last]
        or lines[last].strip() != _FENCE
        or (below and len(below.split()) == 1)
    ):
        return lines
    return [*([below] if below else []), *lines[first + 1 : last]]


def _upright(lines: list[str]) -> list[str]:
    """Quotes without the stars between which each line of them stands."""
    if not any(line.startswith(_SLANT) for line in lines):
        return lines
    bare: list[str] = []
    within = False  # a star is open
    for line in lines:
        slanted = _SLANTED.match(line)
        if slanted is not None:
            bare.append(f">{line[slanted.end() :]}")
        else:
            bare.append(line[1:] if within and line[:1] == "*" else line)
        within = slanted is not None
    return bare


def _unescaped(lines: list[str]) -> list[str]:
    """Marks without the strokes by which Markdown is told that they are no quote of its own."""
    if sum(line.startswith(_STROKE) for line in lines) < _FEWEST_STROKES:
        return lines
    return [line[1:] if line.startswith(_STROKE) else line for line in lines]


def _single_spaced(lines: list[str]) -> list[str]:
    """The lines without the blank one below each, where every line has one: sentences run on across them, and what was
    blank stands as three. One-line paragraphs end with their sentence."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    gaps = [below - above for above, below in pairwise(filled)]
    if not gaps or min(gaps) == 1 or max(gaps) <= _SPACED:
        return lines
    running_on = sum(
        gap == _SPACED and _runs_on(lines[above], lines[above + gap])
        for gap, above in zip(gaps, filled, strict=False)
    )
    if running_on < _FEWEST:
        return lines
    single = [*lines[: filled[0] // 2], lines[filled[0]]]
    for gap, below in zip(gaps, filled[1:], strict=True):
        single += [*[""] * ((gap - 1) // 2), lines[below]]
    return single


def _runs_on(above: str, below: str) -> bool:
    """Whether a sentence goes on from a line to another of the same quote."""
    marks = above[: len(above) - len(above.lstrip("> "))]
    rest = below.removeprefix(marks)
    return (
        len(rest) + len(marks) == len(below) and rest[:1].islower() and above.rstrip()[-1].isalpha()
    )
