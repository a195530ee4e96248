"""Lines and their quote marks. In: the text of a body. Out: a `State` with depth and content.

>>> state = read_lines("Hi\\r\\n> > old\\r\\n")
>>> state.depth, state.content
([0, 2], ['Hi', 'old'])
"""

from __future__ import annotations

from ..pattern import pattern
from .marks import take_other_marks
from .pseudo import undo_pseudo_quotes
from .quopri import decode_leftovers, has_leftovers
from .state import State
from .wraps import mend_broken_wraps

__all__ = ["read_lines", "split_lines"]

# Up to four blanks before the first mark (pasted copies, space-stuffing), three between marks.
_MARKS = pattern(r"[ \t]{0,4}>(?:[ \t]{0,3}>)*")
_MORE = frozenset("> \t")
_ONE_SPACE = (" ", "\t")
"""What stands between the marks and the text; some clients write a tab."""


def split_lines(text: str) -> tuple[str, list[str]]:
    """The text with its line ends made "\\n", and its lines; a final line end opens no line.

    >>> split_lines("a\\r\\nb\\rc\\n")
    ('a\\nb\\nc\\n', ['a', 'b', 'c'])
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return text, lines


def read_lines(text: str) -> State:
    """The state that the passes start from."""
    text, raw = split_lines(text)
    state = State(text, raw)
    if "=" in text and has_leftovers(text):
        decode_leftovers(state)
    if ">" in text:
        _take_marks_off(state)
        if state.quoted:
            undo_pseudo_quotes(state)
    state.look()
    take_other_marks(state)
    if state.quoted:
        mend_broken_wraps(state)
    return state


def _take_marks_off(state: State) -> None:
    depth, bare, marked = state.depth, state.bare, state.content
    numbers = [number for number, line in enumerate(bare) if line[:1] == ">"]
    if not numbers:
        return
    content = state.content = marked.copy()
    for number in numbers:
        line = marked[number]
        if line[:2] == "> " and line[2:3] not in _MORE:
            depth[number] = 1
            line = line[2:]
        else:
            marks = _MARKS.match(line)
            if marks is None:
                continue
            end = marks.end()
            depth[number] = line.count(">", 0, end)
            line = line[end + 1 :] if line[end : end + 1] in _ONE_SPACE else line[end:]
        content[number] = line
        bare[number] = line.strip()
    state.quoted = any(depth)
