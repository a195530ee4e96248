"""What servers of CVS and Subversion put above a change. In: a `State` and a paragraph. Out: the fields, lists of
files and labels marked `table`; what the author says of the change stays text.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Modified Files:\\n\\tgate.c \\nLog Message:\\nOpen it.\\n")
>>> mark_commit(state, 0, 4), state.kind
(3, ['table', 'table', 'table', ''])
"""

from __future__ import annotations

from mlthread.segment.state import State

__all__ = ["mark_commit", "may_be_commit"]

_FILES = frozenset(
    f"{what} {files}".strip() + ":"
    for what in ("modified", "added", "removed", "deleted", "copied", "changed", "tag")
    for files in ("", "files", "paths", "directories")
)
_LOGS = frozenset(("log:", "log message:"))
_LABELS = _FILES | _LOGS
_OPENERS = "MALRDCTUI"
_LONGEST = 20  # letters of a label
_HEADS = ("Update of /", "In directory ")


def may_be_commit(line: str) -> bool:
    """Whether the first line of a paragraph may open one: most do not."""
    if line[0] not in _OPENERS:
        return False
    return _is_label(line) or line.startswith(_HEADS)


def _is_label(line: str) -> bool:
    return line[-1] == ":" and len(line) <= _LONGEST and line.casefold() in _LABELS


def mark_commit(state: State, start: int, stop: int) -> int:
    """Marks what opens a paragraph: heads, labels, and files set in below them. Where the author's words begin."""
    bare, content = state.bare, state.content
    edge = _indent(content[start])
    number = start
    while number < stop and not state.kind[number]:
        line = bare[number]
        listed = number > start and _indent(content[number]) > edge
        if not (listed or _is_label(line) or line.startswith(_HEADS)):
            break
        number += 1
        if line.casefold() in _LOGS:
            break
    if number == start + 1 and _is_label(bare[start]) and bare[start].casefold() not in _LOGS:
        return start  # nothing is listed
    state.mark(start, number, "table", "blocks/commit")
    return number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
