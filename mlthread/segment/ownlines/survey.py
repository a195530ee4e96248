"""One walk over the author's own lines. In: a `State` with levels. Out: a `Survey` of what is where.

Placeholders of attachments are marked on the way, because they end a run.

>>> from mlthread.segment.quoting.lines import read_lines
>>> found = survey_lines(read_lines("Hi\\n\\nnote\\n--\\nBo\\n"))
>>> found.runs, found.paragraphs, found.rulers
([(0, 5)], [(0, 1), (2, 5)], [3])
"""

from __future__ import annotations

from mlthread.frozen import field, slotted
from mlthread.rules.cuts import hides_quote
from mlthread.segment.state import State

from .machine import ENCODED_STARTS, LEAST_ENCODED, is_placeholder
from .shapes import RULER_STARTS, is_ruler

__all__ = ["Survey", "survey_lines"]

_PATCH_STARTS = ("@@ -", "*** ", "****", "--- a/", "diff -")
_FENCE_STARTS = ("#v+", ",--", "```", "{{{", "--8")
_STARTS = RULER_STARTS | frozenset("@(,`#{b\ue5d3")
"""A line that begins otherwise is neither a ruler nor a trace of anything below."""


@slotted
class Survey:
    """Undecided lines of level 0: runs (blank lines at their ends left off), paragraphs, odd lines.

    `capitals` are lines without a small letter, `signs` lines of one sign. The flags say that
    a pass has reason to look closer.
    """

    runs: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    rulers: list[int] = field(default_factory=list)
    capitals: list[int] = field(default_factory=list)
    signs: list[int] = field(default_factory=list)
    patched: bool = False
    fenced: bool = False
    encoded: bool = False


def survey_lines(state: State) -> Survey:
    """Walk over all lines once."""
    found = Survey()
    runs, paragraphs = found.runs, found.paragraphs
    run = paragraph = last = number = -1
    bare = state.bare
    lines = zip(range(len(bare)), bare, state.kind, state.level, strict=True)
    for number, line, decided, level in lines:
        if line and not decided and not level:
            if line[0] not in _STARTS or not _note(state, found, number, line):
                if paragraph < 0:
                    paragraph = number
                    if len(line) >= LEAST_ENCODED and " " not in line and "." not in line:
                        found.encoded = True
                if line.isupper():
                    found.capitals.append(number)
                continue
            decided = "technical"
        if paragraph >= 0:
            paragraphs.append((paragraph, number))
            if run < 0:
                run = paragraph
            paragraph, last = -1, number
        if run >= 0 and (decided or level):
            runs.append((run, last))
            run = -1
    if paragraph >= 0:
        last = number + 1
        paragraphs.append((paragraph, last))
        if run < 0:
            run = paragraph
    if run >= 0:
        runs.append((run, last))
    return found


def _note(state: State, found: Survey, number: int, line: str) -> bool:
    """Write down what the line may be a trace of; True if it is no line of the author's."""
    first = line[0]
    if first == "b":
        if line[:6] == "begin " or line[:13] == "begin-base64 ":
            found.encoded = True
        return False
    if first in "=(" and line.startswith(ENCODED_STARTS):
        found.encoded = True
        return False
    if first in "-[\ue5d3" and hides_quote(line):
        state.mark(number, number + 1, "footer", "footer/hidden-quote")
        return True
    if len(line) == 1 and first != "—":
        found.signs.append(number)
        return False
    if is_ruler(line):
        found.rulers.append(number)
        if first == "*" and len(line) == 15:
            found.patched = True
        return False
    if first in "@*-" and line.startswith(_PATCH_STARTS):
        found.patched = True
    elif first in "#,`{[<-" and (line.startswith(_FENCE_STARTS) or line[1:5] == "code"):
        found.fenced = True
    if first in "<[-(" and is_placeholder(line):
        state.mark(number, number + 1, "technical", "technical/attachment")
        if number and state.kind[number - 1] == "technical":
            state.starts.discard(number)
        return True
    return False
