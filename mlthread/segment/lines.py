"""Lines and their quote marks. In: the text of a body. Out: a `State` with depth and content.

>>> state = read_lines("Hi\\r\\n> > old\\r\\n")
>>> state.depth, state.content
([0, 2], ['Hi', 'old'])
"""

from __future__ import annotations

import re

from .state import State

__all__ = ["read_lines", "split_lines"]

# Up to four blanks before the first mark (pasted copies, space-stuffing), three between marks.
_MARKS = re.compile(r"[ \t]{0,4}>(?:[ \t]{0,3}>)*").match


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
    if ">" in text:
        _take_marks_off(state)
    return state


def _take_marks_off(state: State) -> None:
    depth, bare = state.depth, state.bare
    content = state.content = state.raw.copy()
    quoted = False
    for number, line in enumerate(bare):
        if line[:1] != ">":
            continue
        marks = _MARKS(state.raw[number])
        if marks is None:
            continue
        end = marks.end()
        line = state.raw[number]
        depth[number] = line.count(">", 0, end)
        line = line[end + 1 :] if line[end : end + 1] == " " else line[end:]
        content[number] = line
        bare[number] = line.strip()
        quoted = True
    if quoted:
        state.quoted = True
        state.level = depth.copy()
