"""Marks that are signs. In: lines with their depth. Out: their marks given back.

The sign of a comparison (">= 3"), of an operator that moves bits or sends what a command says to a file, and the ">"
that points at one row of a listing.

>>> from mlthread.segment.state import State
>>> state = State("It has to be\\n>= 3", ["It has to be", ">= 3"])
>>> state.depth[1], state.content[1] = 1, "= 3"
>>> undo_signs(state)
>>> state.depth, state.content[1]
([0, 0], '>= 3')
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.state import State

from .sayers import ends_in_verb
from .sessions import give_back

__all__ = ["undo_signs"]

_ROW = 12  # letters of a row that is of the form of its neighbours by no accident
_LETTERS = pattern(r"[0-9A-Za-z]")
_NUMBER = pattern(r"(\d{1,6})(?:[ :|\t]|$)")
_SHIFT = 2  # marks of an operator that moves bits
_FULL = 50  # letters of a line that a client wraps
_ENDS = ".:!?;)…\"'>"


def undo_signs(state: State) -> None:
    """Gives back the marks that are signs of what the line says."""
    if "=" in state.text and ">= " in state.text:
        _undo_comparisons(state)
    _undo_pointers(state)
    if state.depth.count(0) == len(state.depth) - 1 and max(state.depth) <= _SHIFT:
        _undo_sign(state)


def _undo_comparisons(state: State) -> None:
    """The sign of a comparison before which a sentence was wrapped (">= is easier to read"): the only line that would
    be quoted there, and nobody "wrote" it."""
    depth, bare = state.depth, state.bare
    for number, line in enumerate(state.content):
        if (
            line[:2] == "= "
            and depth[number] > depth[number - 1]
            and number
            and bare[number - 1]
            and bare[number - 1][-1] not in _ENDS
            and not ends_in_verb(bare[number - 1])
            and max(depth[number + 1 : number + 2], default=0) <= depth[number - 1]
        ):
            give_back(state, number, ">")


def _undo_pointers(state: State) -> None:
    """A mark alone amid rows of one form, set in where the mark stands: it points at its row."""
    depth, bare, content = state.depth, state.bare, state.content
    last = len(depth) - 1
    for number in state.rises():
        outer, below = depth[number] - 1, number + 1
        if content[number - 1][:1] != " " or depth[number - 1] != outer or number == last:
            continue
        if bare[below] == "^" and below + 1 < len(depth):
            below += 1
        if depth[below] != outer or content[below][:1] != " " or not bare[number]:
            continue
        around = bare[number - 1], bare[below]
        if _is_numbered(bare[number], *around) or (
            len(bare[number]) >= _ROW and {_form(bare[number])} == set(map(_form, around))
        ):
            give_back(state, number, ">")


def _undo_sign(state: State) -> None:
    """The only marks of a mail, where a sentence that was wrapped before it goes on ("cat it >" and "> it"), or what
    is in brackets does ("(mask" and ">> 1)")."""
    bare = state.bare
    number = next(n for n, here in enumerate(state.depth) if here)
    line, above = bare[number], bare[number - 1] if number else ""
    below = bare[number + 1] if number + 1 < len(bare) else ""
    if len(above) < _FULL or above[-1] in _ENDS:
        return
    bracketed = _open_brackets(above) > 0 > _open_brackets(line)
    wrapped = state.depth[number] == 1 and below[:1].islower()
    if (bracketed or wrapped) and state.content[number][:1] not in " \t" and not line[:1].isupper():
        marks = ">" * state.depth[number]
        blank = " " if state.raw[number].startswith(f"{marks} ") else ""
        give_back(state, number, marks + blank)


def _open_brackets(line: str) -> int:
    return line.count("(") - line.count(")")


def _form(line: str) -> str:
    return _LETTERS.sub("x", line)


def _is_numbered(line: str, above: str, below: str) -> bool:
    """Whether the three lines are numbered on."""
    found = [_NUMBER.match(text) for text in (above, line, below)]
    numbers = [int(number[1]) for number in found if number is not None]
    return len(numbers) == 3 and numbers[1] - numbers[0] == numbers[2] - numbers[1] == 1
