"""Marks that are set in below a line that says whose words follow. In: lines with their depth. Out: the depth
that they add.

A client that makes text of a page sets in what was quoted there, its marks with it:

>>> from mlthread.segment.state import State
>>> state = State("", ["> > Ann wrote:", ">     Bo wrote:", ">      > Is it open?", ">     Yes.", "No."])
>>> state.depth[:], state.content = [2, 1, 1, 1, 0], ["Ann wrote:", "    Bo wrote:", "     > Is it open?", "    Yes.", "No."]
>>> state.bare[:] = [line.strip() for line in state.content]
>>> take_set_in_marks(state)
>>> state.depth, state.content[2]
([2, 1, 2, 1, 0], 'Is it open?')
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.frames import flat_line
from mlthread.rules.framesearch import can_end_so
from mlthread.segment.state import State

from .indents import is_prose
from .sayers import line_above

__all__ = ["take_set_in_marks"]

_SET_IN = pattern(r"([ \t]{3,24})((?:[>|] {0,2}){1,10})")
_TOLERANCE = 3  # blanks by which the inset of marks that go together differs
_INITIALLED = pattern(r"(?:[ \t]{0,3}>){1,10}([ \t]{3,24})[A-Za-z]{1,10} ?>")
_NEAR = 30  # lines
_RUN = 3  # lines of a quote that nothing introduces
_LONGEST_END = 80
_COLONS = ":："
_CLOSED = (">", "]")  # an address or a date stands right before the colon
_SESSION = ">>> "


def take_set_in_marks(state: State) -> None:
    """Takes the marks off that stand behind a wide inset, where an attribution stands above the first."""
    depth, bare = state.depth, state.bare
    insets: dict[int, int] = {}  # by the depth around them
    nested = taken = False  # nested: two quotes deep or more is what was set in last
    for number, line in enumerate(bare):
        here = depth[number]
        if not line:
            continue
        for outer in [outer for outer in insets if outer > here]:
            del insets[outer]
        if line[0] not in ">|":
            continue
        marks = _SET_IN.match(state.content[number])
        if marks is None or (not here and len(marks[1]) < 5):
            continue
        if not nested and line.startswith(_SESSION):
            continue  # what was typed at a console
        inset = len(marks[1].expandtabs())
        if here in insets:
            if abs(insets[here] - inset) > _TOLERANCE:
                continue
        elif not _is_introduced(state, number) and not (
            here and (_is_run(state, number, marks[1]) or _is_by_initials(state, number, inset))
        ):
            continue
        insets[here] = inset
        levels = sum(map(marks[2].count, ">|"))
        state.take_marks(number, marks.end(), levels)
        taken, nested = True, levels > 1
    if taken:
        state.look()


def _is_run(state: State, number: int, inset: str) -> bool:
    """Whether so many lines of prose with one mark, all set in alike, stand below each other in a quote."""
    run = range(number, number + _RUN)
    if run.stop > len(state.depth):
        return False
    for line in run:
        marks = _SET_IN.match(state.content[line])
        if state.depth[line] != state.depth[number] or marks is None or marks[1] != inset:
            return False
    words = [state.content[line][len(inset) + 1 :].strip() for line in run]
    return all(words) and sum(map(is_prose, words)) > _RUN // 2


def _is_by_initials(state: State, number: int, inset: int) -> bool:
    """Whether near the line others of its quote are set in alike that bear initials before their marks, as
    Emacs writes them ("    AL> Yes.", and "    >> So?" what Ann Lee quotes)."""
    here = state.depth[number]
    for near in range(max(0, number - _NEAR), min(len(state.raw), number + _NEAR)):
        if state.depth[near] == here + 1:
            marks = _INITIALLED.match(state.raw[near])
            if marks is not None and abs(len(marks[1].expandtabs()) - inset) <= _TOLERANCE:
                return True
    return False


def _is_introduced(state: State, number: int) -> bool:
    """Whether what stands above, at the same depth, ends as attributions do."""
    above = line_above(state, number)
    if above < 0 or state.depth[above] != state.depth[number] or not state.bare[above]:
        return False
    end = state.bare[above][-_LONGEST_END:]
    return end[-1] in _COLONS and (end[-2:-1] in _CLOSED or can_end_so(flat_line(end)))
