"""Code, logs, tables, headings and rulers. In: a `State` with edges marked. Out: those lines marked.

Each paragraph of the author's own text is weighed by how many of its lines have a shape that prose
does not have. What lies between two pieces of a log and is no prose is log as well.

>>> from .lines import read_lines
>>> state = read_lines("Try this:\\n\\nint main(void) {\\n    return 0;\\n}\\n\\nIt works here.\\n")
>>> mark_blocks(state)
>>> state.kind
['', '', 'code', 'code', 'code', '', '']
"""

from __future__ import annotations

from ..model import Kind
from .lineshapes import is_code, is_columns, is_field, is_log, is_prompt
from .shapes import RULER_STARTS, is_ruler, is_sentence
from .state import State

__all__ = ["mark_blocks"]

# A line that neither begins nor ends nor is spaced like this is not looked at.
_ODD_START = frozenset(" \t$#<[|{}>/*-+.&%@(;_\\\"'=~`:")
_ODD_END = frozenset(";{}>)|\\:,\"'=/]&")
_LOG_BRIDGE = 12  # lines


def mark_blocks(state: State) -> None:
    """Mark what is not prose in the author's own text."""
    paragraphs = _own_paragraphs(state)
    if not paragraphs:
        return
    _mark_separators(state, paragraphs)
    kinds = [_weigh(state, start, stop) for start, stop in paragraphs]
    if any(kinds):
        _bridge(state, paragraphs, kinds)
        for (start, stop), kind in zip(paragraphs, kinds, strict=True):
            if kind:
                _mark_paragraph(state, start, stop, kind)
    _mark_headings(state, paragraphs)


def _own_paragraphs(state: State) -> list[tuple[int, int]]:
    """Runs of undecided lines of level 0 without a blank one."""
    kind, level = state.kind, state.level
    found = []
    start = -1
    for number, line in enumerate(state.bare):
        if line and not kind[number] and not level[number]:
            if start < 0:
                start = number
        elif start >= 0:
            found.append((start, number))
            start = -1
    if start >= 0:
        found.append((start, len(state.bare)))
    return found


def _mark_separators(state: State, paragraphs: list[tuple[int, int]]) -> None:
    bare = state.bare
    for start, stop in paragraphs:
        for number in range(start, stop):
            line = bare[number]
            if line[0] in RULER_STARTS and is_ruler(line):
                state.mark(number, number + 1, "separator", "separator/ruler")


# Code, logs, tables ------------------------------------------------------------------------------


def _weigh(state: State, start: int, stop: int) -> Kind | None:
    """What most lines of a paragraph are, None for prose."""
    content = state.content
    odd = 0
    for line in content[start:stop]:
        if line[0] in _ODD_START or line[-1] in _ODD_END or "  " in line or "=" in line or "\t" in line or ": " in line or "::" in line or "_" in line or "|" in line:
            odd += 1
    count = stop - start
    if odd * 2 < count:
        return None
    lines = [content[number] for number in range(start, stop) if not state.kind[number]]
    count = len(lines)
    if not count:
        return None
    prose = sum(map(is_sentence, lines))
    logs = sum(map(is_log, lines))
    code = sum(map(is_code, lines))
    if logs and logs >= code and (logs - prose) * 2 >= count:
        return "log"
    prompts = sum(map(is_prompt, lines))
    if prompts and prose * 3 <= count and count - prompts - code >= 2:
        return "log"
    if (code + prompts - prose) * 2 > count and (count > 1 or _is_plain_code(lines[0])):
        return "code"
    if count > 1 and not code:
        fields = sum(map(is_field, lines))
        if fields > 2 and (fields - prose) * 4 >= count * 3:
            return "table"
        columns = sum(map(is_columns, lines))
        if columns > 1 and (columns - prose) * 3 >= count * 2:
            return "table"
    if logs and logs * 3 >= count and not prose:
        return "log"
    return None


def _is_plain_code(line: str) -> bool:
    """A single line must look like nothing else."""
    return is_code(line) and not is_sentence(line) and (line[-1] in ";{}>" or line[:1] in "#<$")


def _bridge(state: State, paragraphs: list[tuple[int, int]], kinds: list[Kind | None]) -> None:
    """Short things between two pieces of one log or program belong to it."""
    bare = state.bare
    last: int | None = None
    for place, kind in enumerate(kinds):
        if kind not in ("log", "code"):
            continue
        if last is not None and last + 1 < place and kinds[last] == kind:
            between = range(last + 1, place)
            lines = [line for k in between for line in bare[slice(*paragraphs[k])]]
            if len(lines) <= _LOG_BRIDGE and not any(map(is_sentence, lines)):
                for k in between:
                    kinds[k] = kind
        last = place


def _mark_paragraph(state: State, start: int, stop: int, kind: Kind) -> None:
    """Mark it, but leave a sentence that leads up to it to the author."""
    bare = state.bare
    while start < stop and is_sentence(bare[start]) and not is_log(bare[start]) and not is_code(bare[start]):
        start += 1
    if start < stop:
        state.mark(start, stop, kind, f"blocks/{kind}")


# Headings ----------------------------------------------------------------------------------------


def _mark_headings(state: State, paragraphs: list[tuple[int, int]]) -> None:
    """A short line over or between rulers, in capitals, or numbered and alone."""
    bare, kind = state.bare, state.kind
    count = len(bare)
    for start, stop in paragraphs:
        for number in range(start, stop):
            line = bare[number]
            if kind[number] or len(line) > 76:
                continue
            ruled_below = number + 1 < count and kind[number + 1] == "separator"
            ruled_above = number > 0 and kind[number - 1] == "separator"
            alone = stop - start == 1
            if (
                (ruled_below and line[-1] not in ".,;" and (ruled_above or number == start))
                or _is_capitals(line)
                or (alone and _is_numbered(line) and stop < count)
            ):
                state.mark(number, number + 1, "heading", "blocks/heading")


def _is_capitals(line: str) -> bool:
    """ "TODAY'S HEADLINES": two words or more, or one long one, all in capitals."""
    return (
        line.isupper()
        and len(line) >= 6
        and line[-1] not in ".!?;,"
        and sum(char.isalpha() for char in line) * 10 >= len(line) * 7
    )


def _is_numbered(line: str) -> bool:
    """ "3. Costs", "(b) Other experts:"."""
    head, _, rest = line.partition(" ")
    mark = head.strip("().")
    if head == mark or not rest or len(rest.split()) > 8:
        return False
    return (mark.isdigit() and len(mark) < 3) or (len(mark) == 1 and mark.isalpha())
