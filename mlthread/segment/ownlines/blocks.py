"""Code, logs, tables and rulers. In: a `State` with edges marked. Out: those lines marked.

Each paragraph of the author's own text is weighed by how many of its lines have a shape that prose
does not have. What lies between two pieces of a log and is no prose is log as well.

>>> from mlthread.segment.quoting.lines import read_lines
>>> from .survey import survey_lines
>>> state = read_lines("Try this:\\n\\nint main(void) {\\n    return 0;\\n}\\n\\nIt works here.\\n")
>>> mark_blocks(state, survey_lines(state))
>>> state.kind
['', '', 'code', 'code', 'code', '', '']
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mlthread.model import Kind
from mlthread.pattern import pattern
from mlthread.segment.state import State

from .bridges import TYPED, bridge, join_fields
from .codeshapes import is_code, is_lisp, is_nested, is_settings
from .headings import mark_headings
from .lineshapes import (
    is_chat,
    is_columns,
    is_command,
    is_drawn_row,
    is_field,
    is_log,
    is_odd,
    is_prompt,
    is_record,
    is_shell,
    is_surely_log,
    is_typed,
    is_wide,
)
from .pieces import open_paragraphs
from .shapes import is_sentence
from .survey import Survey
from .tables import end_of_drawn, mark_table
from .verbatim import PROMPT

__all__ = ["mark_blocks"]

# What people put round verbatim lines: opening, closing, kind for want of a better one.
_FENCES: tuple[tuple[str, str, Kind], ...] = (
    ("#v+", "#v-", "log"),
    (",----", "`----", "log"),
    ("```", "```", "code"),
    ("{{{", "}}}", "code"),
    (
        "--8<---------------cut here---------------start",
        "--8<---------------cut here---------------end",
        "code",
    ),
    ("[code]", "[/code]", "code"),
    ("<code>", "</code>", "code"),
)
# One of these stands where a program says that it failed.
_FAILURE_CUES = ("(most recent call last", "Error in ", "Error : ", "Erreur dans ", "Fehler in ")
_MAX_FENCED = 2000  # lines
_FULL_LINE = 60  # letters
_BARE = ("#", "...")  # lines of a listing that bear no word
# How somebody marks what he says between the lines that he answers; a program that says how bad it is does the same.
_NAMED = pattern(
    r"\[(?!Info\b|Not[ei]|Err|Warn|Debug|Fatal|Trace|Severe|Fail|Pass|Done\b|OK\b|Thread\b|Main\b)"
    r"(?:[A-Z][a-z]{1,20}(?: [A-Z][a-z]{0,20}\.?){0,2}|[A-Z]{2})\] [^\[].{0,160}[.?!]$"
)
_DEFINES = ("def ", "class ", "async def ", "@", "#")
_FEW = 3  # lines
_FEW_SIGNS = 2
_SAMPLE = 40  # lines of a long paragraph that are looked at


def mark_blocks(state: State, survey: Survey) -> None:
    """Mark what is not prose in the author's own text; some of the surveyed lines may be decided."""
    if survey.fenced:
        _mark_fenced(state)
    if any(map(state.text.__contains__, _FAILURE_CUES)):
        from .traces import mark_traces  # late: few mails hold any

        mark_traces(state)
    kind = state.kind
    for number in survey.rulers:
        if not kind[number] and not _goes_on_typing(state.bare, number):
            state.mark(number, number + 1, "separator", "separator/ruler")
    for number in survey.signs:
        if not kind[number] and state.bare[number] in ".#*-+=~":
            state.mark(number, number + 1, "separator", "separator/sign")
    paragraphs = open_paragraphs(state, survey.paragraphs)
    if not paragraphs:
        return
    answers = PROMPT in state.rule
    kinds = [
        _weigh(state, start, stop) or (_weigh_answer(state, start, stop) if answers else None)
        for start, stop in paragraphs
    ]
    if "code" in kinds and ('"""' in state.text or "'''" in state.text):
        _close_docstrings(state, paragraphs, kinds)
    if len(paragraphs) > 2:
        join_fields(state, paragraphs, kinds)
    if any(kinds):
        bridge(state, paragraphs, kinds)
        for (start, stop), found in zip(paragraphs, kinds, strict=True):
            if found:
                _mark_paragraph(state, start, stop, found)
    mark_headings(state, survey, paragraphs)


def _close_docstrings(
    state: State, paragraphs: list[tuple[int, int]], kinds: list[Kind | None]
) -> None:
    """Paragraphs of a docstring that begins in code are code."""
    from .definitions import end_of_docstring  # late: few mails hold any

    end = 0
    for place, (start, stop) in enumerate(paragraphs):
        if start < end:
            kinds[place] = "code"
            for first, last in _undecided(state, start, min(stop, end)):
                state.mark(first, last, "code", "blocks/code")
        elif kinds[place] == "code":
            end = end_of_docstring(state.content, start, stop)


def _goes_on_typing(bare: list[str], number: int) -> bool:
    """Whether three points are Python's second prompt, at which nothing was typed."""
    return bare[number] == "..." and number > 0 and bare[number - 1].startswith(TYPED)


def _mark_fenced(state: State) -> None:
    """Lines between two fences, which go with them."""
    bare, kind, level = state.bare, state.kind, state.level
    number, count = 0, len(bare)
    fences = [
        (opener, usual, [k for k, line in enumerate(bare) if line.startswith(closer)])
        for opener, closer, usual in _FENCES
        if opener in state.text and closer in state.text
    ]
    while number < count:
        line = bare[number]
        number += 1
        if kind[number - 1] or level[number - 1] or line[:1] not in "#,`{-[<" or not line:
            continue
        for opener, usual, ends in fences:
            if not line.startswith(opener):
                continue
            place = bisect_left(ends, number)
            if place < len(ends) and ends[place] - number < _MAX_FENCED:
                stop = ends[place] + 1
                if not any(level[number:stop]) and not any(kind[number:stop]):
                    state.mark(number - 1, stop, usual, "blocks/fenced")
                    number = stop
            break


def _weigh(state: State, start: int, stop: int) -> Kind | None:
    """What most lines of a paragraph are, None for prose."""
    content = state.content
    count = stop - start
    if state.kind[stop - 1] == "log":
        return _weigh_above(state, start, stop)
    if count == 1 and len(content[start]) > 120 and is_sentence(content[start]):
        return None
    if count == 1 and content[start][0] == "[" and _NAMED.match(content[start]):
        return None
    if not (
        is_odd(content[start])
        or (count > 1 and is_odd(content[stop - 1]))
        or (count > 5 and (is_odd(content[start + 1]) or is_odd(content[stop - 2])))
        or (count > 2 and content[stop - 2][0] in " \t")
    ):
        typed_there = count > 1 and is_command(state.bare[start])
        return "code" if typed_there and _is_all_commands(state.bare[start:stop]) else None
    if count < _SAMPLE and not any(state.kind[start:stop]):
        lines, typed = state.bare[start:stop], content[start:stop]
    else:
        step = count // _SAMPLE + 1
        places = [number for number in range(start, stop, step) if not state.kind[number]]
        lines = [state.bare[number] for number in places]
        typed = [content[number] for number in places]
    if _opens_example(lines):
        lines, typed = lines[1:], typed[1:]
    count = len(lines)
    if count and lines[0].startswith(_DEFINES):
        from .definitions import is_definition  # late, as above

        if is_definition(typed):
            return "code"
    if count > 1 and lines[0].startswith(TYPED[0]) and _is_session(lines):
        return "log"
    if count and count < 4 and is_record(lines[0]):
        return "table"
    if count > 2 and typed[-2][0] in " \t" and is_nested(typed):
        return "code"
    odd = sum(map(is_odd, typed))
    if odd * 2 < count or not count:
        if _is_all_commands(lines):
            return "code"
        if count > 1 and is_shell(lines[0]) and not any(map(_is_told, lines[1:])):
            return "log"
        if count > _FEW and _is_wrapped_log(lines):
            return "log"
        return _weigh_printed(lines)
    if lines[0][0] == "<" and is_chat(lines):
        return "log"
    if (lines[0][0] == "[" and is_settings(lines)) or (lines[0][0] == "(" and is_lisp(lines)):
        return "code"
    return _weigh_odd(lines, typed, odd) or _weigh_printed(lines)


def _weigh_printed(lines: list[str]) -> Kind | None:
    """A log below a known command: what programs print, in other languages too, reads as prose does."""
    if len(lines) < 2 or not (is_shell(lines[0]) and is_typed(lines[0])):
        return None
    told = sum(map(_is_told, lines[1:]))
    return "log" if told * 2 < len(lines) and (told < 2 or not _is_told(lines[-1])) else None


def _weigh_above(state: State, start: int, stop: int) -> Kind | None:
    """What stands above a program's failure in one paragraph: what was typed or told, code, prose."""
    own = [number for number in range(start, stop) if not state.kind[number]]
    lines = [state.bare[number] for number in own]
    if sum(map(is_code, lines)) * 2 > len(lines):
        return "code"
    odd = sum(
        is_odd(state.content[n]) or is_log(state.bare[n]) or is_prompt(state.bare[n]) for n in own
    )
    return "log" if odd * 2 >= len(lines) and sum(map(_is_told, lines)) * 2 <= len(lines) else None


def _weigh_answer(state: State, start: int, stop: int) -> Kind | None:
    """Lines right below what was typed at a console are its answer, but for prose."""
    if not start or state.rule[start - 1] != PROMPT:
        return None
    lines = state.bare[start:stop]
    told = sum(map(_is_told, lines))
    return "log" if told * 2 <= len(lines) and not (told and _is_told(lines[0])) else None


def _weigh_odd(lines: list[str], typed: list[str], odd: int) -> Kind | None:
    count = len(lines)
    logs = sum(map(is_log, lines))
    code = sum(map(is_code, lines))
    prompts = sum(map(is_prompt, lines))
    if logs or code or prompts:
        prose = sum(map(_is_said, lines))
        if (
            logs
            and logs >= code
            and ((logs - prose) * 2 >= count or (logs > 3 and logs * 3 >= count))
        ):
            return "log"
        if prompts and prose * 3 <= count and count - prompts - code > 1 and odd * 4 >= count * 3:
            return "log"
        if count > prompts + code and is_shell(lines[0]):
            if prompts * 2 >= count and (prompts > 1 or not prose):
                return "log"  # what programs print may read as prose does
            if is_prompt(lines[0]) and not any(map(_is_told, lines[1:])):
                return "log"
        if (code + prompts - prose) * 2 > count and (count > 1 or _is_plain_code(lines[0])):
            return "code"
    if logs > 1 and logs > code and _is_wrapped_log(lines):
        return "log"
    if count > 1 and code * 8 < count:
        return "code" if _is_all_commands(lines) else _weigh_columns(lines, typed)
    return None


def _is_wrapped_log(lines: list[str]) -> bool:
    """Whether most lines are a log's, or what was wrapped of one of its lines."""
    told = [is_log(line) for line in lines]
    if sum(told) < 2:
        return False
    logs = sure = prose = 0
    long = False
    for line, here in zip(lines, told, strict=True):
        if here:
            logs, long = logs + 1, len(line) >= _FULL_LINE
            if is_surely_log(line):
                sure += 1
            else:
                prose += is_sentence(line)
        elif is_sentence(line):
            prose, long = prose + 1, False
        elif long:
            logs, long = logs + 1, len(line) >= _FULL_LINE
    return sure > 1 and sure * 4 >= logs and (logs - prose) * 2 >= len(lines)


def _is_said(line: str) -> bool:
    """A sentence that neither a program wrote nor somebody typed at a prompt or as code, a comment behind it."""
    return is_sentence(line) and not (
        is_surely_log(line) or is_shell(line) or _is_surely_code(line)
    )


def _is_surely_code(line: str) -> bool:
    """Code whose signs stand closer than any prose has them; what is said behind it is not looked at.

    >>> _is_surely_code("gates$open <- turn(gate)  # it is the one that we had before")
    True
    >>> _is_surely_code("We do it again (as we always do) so;")
    False
    """
    typed = line.partition(" #")[0].partition(" //")[0].rstrip() or line
    signs = sum(map(typed.count, ("(", ")", "[", "]", "{", "}", "=", "$", "_", "<-", "<-")))
    return signs > _FEW_SIGNS and is_code(typed)


def _is_told(line: str) -> bool:
    """A line of prose: it is full, or ends as a sentence does."""
    return is_sentence(line) and (len(line) > _FULL_LINE or line[-1] in ".?!:,;")


def _is_all_commands(lines: list[str]) -> bool:
    return len(lines) > 1 and all(map(is_command, lines))


def _weigh_columns(lines: list[str], typed: list[str]) -> Kind | None:
    end = end_of_drawn(lines, 0, len(lines))
    lines, typed = lines[:end], typed[:end]
    count, indented = len(lines), sum([line[0] in " \t" for line in typed])
    fields = sum(map(is_field, lines))
    rest = max(0, min(indented, count - fields))
    if fields > 2:
        if fields + rest == count and all(map(is_field, lines[:3])):
            return "table"
        if (fields + rest) * 5 >= count * 3 and sum(map(is_sentence, lines)) * 2 < count:
            return "table"
    if fields and lines[0].startswith("** ") and fields + rest == count:
        return "table"
    columns = sum(map(is_columns, lines))
    if columns > 1:
        prose = sum(
            is_sentence(line) and not (is_drawn_row(line) or is_wide(line)) for line in lines
        )
        if (columns - prose) * 3 >= count * 2:
            return "table"
    return None


def _is_plain_code(line: str) -> bool:
    """A single line must look like nothing else."""
    if line[0] in "$%" and is_shell(line):
        return line[2:3].islower() or line[2:3] in "./~"
    return is_code(line) and not is_sentence(line) and (line[-1] in ";{}>" or line[0] in "#<$")


def _mark_paragraph(state: State, start: int, stop: int, kind: Kind) -> None:
    """Mark it, but leave a sentence that leads up to it to the author."""
    bare = state.bare
    if kind != "table" and state.content[start][0] not in " \t":
        start += _opens_example(bare[start : min(start + 2, stop)])
    while start < stop and _leads_up(bare[start]):
        start += 1
    if kind == "table":
        stop = mark_table(state, start, stop)
    for first, end in _undecided(state, start, stop):
        state.mark(first, end, kind, f"blocks/{kind}")


def _opens_example(lines: Sequence[str]) -> bool:
    """Whether words that end in a colon lead up to what stands right below, and are no label of a table."""
    if len(lines) < 2 or lines[0][-1] != ":" or " " not in lines[0] or not lines[0][0].isalpha():
        return False
    return not (is_field(lines[1]) or is_log(lines[0]) or is_code(lines[0]))


def _is_session(lines: list[str]) -> bool:
    """Whether lines below the first, which was typed at Python's prompt, were typed there or answered."""
    said = [line for line in lines if not line.startswith(TYPED) and _is_told(line)]
    return 4 * sum(not is_surely_log(line) for line in said) < len(lines)


def _leads_up(line: str) -> bool:
    if line.startswith((*TYPED, "#", "//")):
        return False
    titled = line[-1] == ":" and " " in line and line[:3] != "-- " and not is_field(line)
    return (_is_said(line) or titled) and not (is_log(line) or is_code(line) or is_field(line))


def _undecided(state: State, start: int, stop: int) -> list[tuple[int, int]]:
    """Rulers and trailers inside keep their kind, but for an empty comment and what a console asks with."""
    kind = state.kind
    for number in range(start + 1, stop - 1):
        if kind[number] == "separator" and state.bare[number] in _BARE:
            kind[number] = ""
    found = []
    number = start
    while number < stop:
        first = number
        while number < stop and not kind[number]:
            number += 1
        if number > first:
            found.append((first, number))
        number += 1
    return found
