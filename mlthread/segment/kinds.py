"""What the author's own lines are. In: a `State` with levels. Out: the kind of every line that is no plain text.

One walk over the lines finds the runs of the author's own text and what could be in them; the passes
that look closer run only where the walk saw a reason.

>>> from .lines import read_lines
>>> state = read_lines("Hi Ann,\\n\\nit works:\\n\\nx = 1;\\ny = 2;\\n\\nBo\\n")
>>> mark_kinds(state)
>>> state.kind
['salutation', '', '', '', 'code', 'code', '', 'closing']
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .blocks import mark_blocks
from .machine import is_placeholder, mark_armour, mark_encoded, mark_notices
from .patches import mark_patches
from .shapes import RULER_STARTS, is_ruler
from .signoff import mark_quoted_footers, mark_signoff
from .state import State
from .verbatim import give_back_marks

__all__ = ["mark_kinds"]

_PATCH_STARTS = ("@@ -", "*** ", "****", "--- a/", "diff -")
_STARTS = RULER_STARTS | frozenset("@(,`#{b")
"""A line that begins otherwise is neither a ruler nor a trace of anything below."""


@dataclass(slots=True)
class _Survey:
    """The runs of undecided lines of level 0, blank lines at their ends left off, and what was seen."""

    runs: list[tuple[int, int]] = field(default_factory=list)
    rulers: list[int] = field(default_factory=list)
    patched: bool = False
    fenced: bool = False
    encoded: bool = False


def mark_kinds(state: State) -> None:
    """Mark machine text, patches, greetings, signatures, footers, code, logs, tables, headings."""
    text = state.text
    if state.quoted and ("`" in text or "<" in text or "$" in text or "#" in text or "~" in text):
        give_back_marks(state)
    if "scrubbed..." in text or " next part ---" in text:
        mark_notices(state)
    if "-----BEGIN " in text:
        mark_armour(state)
    survey = _survey(state)
    if survey.patched or ("|" in text and " changed, " in text):
        mark_patches(state)
        survey = _survey(state)
    if survey.encoded:
        mark_encoded(state)
        survey = _survey(state)
    if state.quoted and (" mailing list" in text or "nsubscribe" in text or "/listinfo" in text):
        mark_quoted_footers(state)
    if survey.runs:
        mark_signoff(state, survey.runs, survey.rulers)
        mark_blocks(state, survey.runs, survey.fenced)


def _survey(state: State) -> _Survey:
    found = _Survey()
    start = last = -1
    lines = zip(state.bare, state.kind, state.level, strict=True)
    for number, (line, decided, level) in enumerate(lines):
        if decided or level:
            if start >= 0:
                found.runs.append((start, last + 1))
                start = -1
        elif line:
            if line[0] in _STARTS and _note(state, found, number, line):
                if start >= 0:
                    found.runs.append((start, last + 1))
                    start = -1
                continue
            if start < 0:
                start = number
            last = number
    if start >= 0:
        found.runs.append((start, last + 1))
    return found


def _note(state: State, found: _Survey, number: int, line: str) -> bool:
    """Write down what the line may be a trace of; True if it is no line of the author's."""
    first = line[0]
    if first == "b":
        found.encoded = found.encoded or line[:6] == "begin "
        return False
    if is_ruler(line):
        found.rulers.append(number)
        if line[:4] in ("****", "----"):
            found.patched = found.patched or (first == "*" and len(line) == 15)
        return False
    if first in "@*-" and line.startswith(_PATCH_STARTS):
        found.patched = True
    elif first in "#,`{[<-":
        found.fenced = (
            found.fenced or line[:3] in ("#v+", ",--", "```", "{{{", "--8") or line[1:5] == "code"
        )
    if first in "<[-(" and is_placeholder(line):
        state.mark(number, number + 1, "technical", "technical/attachment")
        if number and state.kind[number - 1] == "technical":
            state.starts.discard(number)
        return True
    return False
