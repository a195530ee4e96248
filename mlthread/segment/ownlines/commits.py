"""What servers of CVS, Subversion, Bazaar, git and Gerrit put round what somebody says of a change. In: a `State` and a
paragraph. Out: the fields, lists of files and labels marked `table`; what the author says stays text.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Modified Files:\\n\\tgate.c \\nLog Message:\\nOpen it.\\n")
>>> mark_commit(state, 0, 4), state.kind
(3, ['table', 'table', 'table', ''])
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.quoting.indents import inset_of
from mlthread.segment.state import State

from .lineshapes import is_trailer

__all__ = ["mark_commit", "mark_review", "may_be_commit"]

_FILES = frozenset(
    f"{what} {files}".strip() + ":"
    for what in ("modified", "added", "removed", "deleted", "copied", "changed", "renamed", "tag")
    for files in ("", "files", "paths", "directories")
)
_BELOW_HEADS = frozenset(("message:", "description:"))  # anything may be called so
_LOGS = _BELOW_HEADS | {"log:", "log message:"}
_LABELS = _FILES | _LOGS
_OPENERS = "MALRDCTUIrcdma"
_LONGEST = 20  # letters of a label
# What stands on lines of its own above a label, and what tells a change where no label follows.
_SURE = ("Update of /", "In directory ", "revno: ")
_HEADS = (
    *(*_SURE, "URL: http", "committer: ", "author: ", "branch nick: ", "timestamp: ", "parent: "),
    *("details: http", "changeset ", "fixes bug", "tags: ", "Author: ", "Date: ", "Merge: "),
)
_COMMIT = pattern(r"commit [0-9a-f]{7,40}$")
_FILE = pattern(r"[MADRCT] \S{1,200}$|\d{1,6} files? changed, \d")


def may_be_commit(line: str) -> bool:
    """Whether the first line of a paragraph may open one: most do not."""
    if line[0] not in _OPENERS:
        return False
    return _is_head(line) or (_is_label(line) and line.casefold() not in _BELOW_HEADS)


def _is_label(line: str) -> bool:
    return line[-1] == ":" and len(line) <= _LONGEST and line.casefold() in _LABELS


def _is_head(line: str) -> bool:
    return line.startswith(_HEADS) or (line[:7] == "commit " and _COMMIT.match(line) is not None)


def mark_commit(state: State, start: int, stop: int) -> int:
    """Marks what opens a paragraph: heads, labels, and files set in below them. Where the author's words begin."""
    bare, content = state.bare, state.content
    edge = inset_of(content[start])
    number, labelled, listed = start, False, False
    while number < stop and not state.kind[number]:
        line = bare[number]
        label = _is_label(line)
        below = labelled and inset_of(content[number]) > edge
        if not (label or below or _is_head(line)):
            break
        number += 1
        labelled, listed = labelled or label, listed or below
        if label and line.casefold() in _LOGS:
            listed = True
            break
    sure = bare[start].startswith(_SURE) or _COMMIT.match(bare[start]) is not None
    if not (sure or listed):
        return start
    state.mark(start, number, "table", "blocks/commit")
    return number


def mark_review(state: State, start: int, stop: int) -> None:
    """Marks trailers above three dashes and the files below those, as Gerrit tells of a change."""
    bare = state.bare
    for number in range(start + 1, stop - 1):
        if bare[number] == "---" and _FILE.match(bare[number + 1]):
            first = number
            while first > start and is_trailer(bare[first - 1]):
                first -= 1
            state.mark(first, number, "table", "blocks/trailers")
            end = number + 1
            while end < stop and _FILE.match(bare[end]):
                end += 1
            state.mark(number, end, "log", "blocks/files")
            return
