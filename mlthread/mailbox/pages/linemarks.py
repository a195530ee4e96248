"""What a copy has round the lines of a text: their numbers, what Markdown draws. In: lines. Out: the text's.

Gentoo's archive numbers the lines of a message; programs that turn a page of pipermail into Markdown fence it, or
set stars where the page slants what is quoted.

>>> bare_lines(["1 > Which gate?", "2", "3 The first.", "4", "5 Bo", "", "Replies"])
['> Which gate?', '', 'The first.', '', 'Bo', '', 'Replies']
>>> bare_lines(["```Hello all,", "", "Which gate?", "```"])
['Hello all,', '', 'Which gate?']
>>> bare_lines([">* Which gate", "*>* sticks?", "*", "The first."])
['> Which gate', '> sticks?', '', 'The first.']
"""

from __future__ import annotations

from mlthread.pattern import pattern

from .copiedtext import filled_end, next_filled

__all__ = ["bare_lines"]

_NUMBERED = pattern(r"[ \t]{0,8}(?P<number>\d{1,5})(?:(?: ?\t| )(?P<text>.*))?\Z")
_FEWEST = 3  # lines that can show it
_FENCE = "```"
_SLANT = "*>*"  # where one line's ends and the next one's begins
_SLANTED = pattern(r"\*?>\*(?=[ \t]|\Z)")


def bare_lines(lines: list[str]) -> list[str]:
    """The lines of a text, without what the copy has round all of them."""
    return _upright(_unnumbered(_unfenced(lines)))


def _unnumbered(lines: list[str]) -> list[str]:
    """Each line has its number, blank ones too, so that no list of somebody's looks so."""
    bare: list[str] = []
    blanks = 0
    for line in lines:
        found = _NUMBERED.match(line)
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
