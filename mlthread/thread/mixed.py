"""Quotes in which two levels ran into one. In: quoted lines, the texts they answer. Out: the lines left.

A client that loses inner marks sets a lost message's words among those it quoted. The messages above
it in the thread tell them apart: what they hold is theirs.

>>> above = ["Shall we mend the lower gate in March, before the floods come?"]
>>> unsaid(["Shall we mend the lower gate in March,", "before the floods come?", "Not before May."], above)
[2]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from .align import align
from .wordings import letters_of, words

__all__ = ["Above", "unsaid"]

_FEWEST = 4
"""Fewer words in a row than this are in two texts by chance."""
_MOSTLY = 0.6
"""A line is somebody's who wrote so much of it."""
_ENDS = frozenset(".!?:;…")
_LONGEST = 20_000
"""Words of a text that are compared."""


class Above:
    """The bodies of the messages above a lost one, nearest first; read when first needed."""

    def __init__(self, bodies: Iterable[str]) -> None:
        self._bodies = bodies

    @cached_property
    def texts(self) -> list[list[str]]:
        """The letters of each word, by message."""
        return [
            [word for line in body.split("\n") for word in letters_of(line)][:_LONGEST]
            for body in self._bodies
        ]


def unsaid(lines: Sequence[str], above: Iterable[str] | Above) -> list[int] | None:
    """Indexes of the lines that no text above holds; None where none of them is found there.

    Blank lines go with the line above them.
    """
    texts = above.texts if isinstance(above, Above) else Above(above).texts
    quoted = words(lines)[:_LONGEST]
    letters = [word.letters for word in quoted]
    found: set[int] = set()
    for text in texts:
        for run in align(letters, text):
            if run.length >= _FEWEST:
                found.update(range(run.quote, run.quote + run.length))
    if not found:
        return None
    sizes, known = [0] * len(lines), [0] * len(lines)
    for place, word in enumerate(quoted):
        sizes[word.line] += len(word.letters)
        known[word.line] += len(word.letters) if place in found else 0
    theirs = [size > 0 and known[n] >= _MOSTLY * size for n, size in enumerate(sizes)]
    kept: list[int] = []
    own = True
    for number, size in enumerate(sizes):
        if size:
            own = not theirs[number] or (own and _is_cited(lines, theirs, number))
        if own:
            kept.append(number)
    return kept


def _is_cited(lines: Sequence[str], theirs: Sequence[bool], number: int) -> bool:
    """Whether a single line goes on with the sentence of the line above, which its author wrote."""
    if number == 0 or (number + 1 < len(lines) and theirs[number + 1]):
        return False
    above = lines[number - 1].rstrip()
    return bool(above) and above[-1] not in _ENDS
