"""Python's functions and classes. In: unstripped lines of a paragraph. Out: whether they are; where a docstring ends.

What is set in below "def" may read as prose does, as comments and docstrings do.

>>> is_definition(["def gate(self):", "    # we open it for whoever asks us to", "    self.turn()"])
True
>>> is_definition(["class (of people):", "those who came"])
False
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.pattern import pattern
from mlthread.segment.quoting.indents import inset_of

from .codeshapes import is_code

__all__ = ["end_of_docstring", "is_definition"]

_HEAD = pattern(
    r"(?:async )?def \w{1,60}\s?\(|class [A-Za-z_]\w{0,60}\s?(?:\([^()]{0,120}\)?\s?)?(?::|,$|$)"
)
_WHOLE_HEAD = pattern(
    r"(?:async )?def \w{1,60}\s?\([^\n]{0,200}\)(?: -> [^\n]{1,60})?\s?:$|class [A-Za-z_]\w{0,60}\s?(?:\([^()\n]{0,120}\)\s?)?:$"
)
_LONGEST_HEAD = 5  # lines
_FILLED = 60  # letters of a line that may be wrapped
_QUOTES = ('"""', "'''")
_LONGEST_DOCSTRING = 60  # lines


def is_definition(typed: Sequence[str]) -> bool:
    """Whether lines begin a function or a class, and are all of it, or of others beside it.

    >>> is_definition(["def gate():"]), is_definition(["def gate(): it opens"]), is_definition(["class action:", "we sue"])
    (True, False, False)
    """
    first = _first_head(typed)
    if first < 0:
        return False
    if len(typed) == first + 1:
        return _WHOLE_HEAD.match(typed[first].strip()) is not None
    edge = inset_of(typed[first])
    body = _behind_head(typed, first)
    if not body or inset_of(typed[body]) <= edge:
        return False
    return all(
        inset_of(line) > edge
        or line.lstrip()[0] in "@#"
        or _HEAD.match(line.strip()) is not None
        or is_code(line.strip())
        or len(typed[number]) >= _FILLED
        for number, line in enumerate(typed[body + 1 :], body)
    )


def _first_head(typed: Sequence[str]) -> int:
    """The first line but decorators and comments, if a definition begins there (-1: none does)."""
    for number, line in enumerate(typed):
        bare = line.strip()
        if bare[0] not in "@#":
            return number if bare[0] in "adc" and _HEAD.match(bare) else -1
    return -1


def _behind_head(typed: Sequence[str], first: int) -> int:
    """The line below the head, which ends in a colon (0: none does)."""
    for number in range(first, min(first + _LONGEST_HEAD, len(typed) - 1)):
        if typed[number].rstrip()[-1] == ":":
            return number + 1
    return 0


def end_of_docstring(content: Sequence[str], start: int, stop: int) -> int:
    """Behind the line that ends a docstring that the definition in [start, stop) leaves open (`stop`: none)."""
    for quotes in _QUOTES:
        if sum(line.count(quotes) for line in content[start:stop]) % 2:
            edge = inset_of(content[start])
            for number in range(stop, min(stop + _LONGEST_DOCSTRING, len(content))):
                line = content[number]
                if line.strip() and inset_of(line) <= edge:
                    return stop
                if quotes in line:
                    return number + 1
    return stop
