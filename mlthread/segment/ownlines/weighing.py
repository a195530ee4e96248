"""What most lines of a paragraph are. In: a `State` and where a paragraph stands. Out: its kind, None for prose.

Counted is how many lines have a shape that prose does not have.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("int main(void) {\\n    return 0;\\n}\\n\\nIt works here.\\n")
>>> weigh(state, 0, 3), weigh(state, 4, 5)
('code', None)
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.model import Kind
from mlthread.pattern import pattern
from mlthread.segment.state import State

from .codeshapes import is_code, is_lisp, is_nested, is_settings
from .consoles import PROMPT
from .lineshapes import (
    TYPED,
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
from .shapes import is_sentence
from .statements import is_program, is_statement

__all__ = ["is_answer", "is_said", "opens_example", "opens_with_program", "weigh", "weigh_answer"]

_FULL_LINE = 60  # letters
# What R answers below a blank line.
_R_SAYS = pattern(
    r"(?:Error|Warning|Fehler|Erreur|Loading|Attaching|Loaded|In addition|The following|Please select)\b|\[\[?\d|\$\w"
)
_NAMED_BY = pattern(r"[a-z][\w.+-]{1,20}(?:\[\d{1,7}\])?: {1,30}\S")
_NOT_PROGRAMS = frozenset("http https ftp mailto from to cc subject date note notes ps re".split())
_FEW_SIGNS = 2
_FEW = 3  # lines
_SAMPLE = 40  # lines of a long paragraph that are looked at
_DEFINES = ("def ", "class ", "async def ", "@", "#")
# How somebody marks what he says between the lines that he answers; a program that says how bad it is does the same.
_NAMED = pattern(
    r"\[(?!Info\b|Not[ei]|Err|Warn|Debug|Fatal|Trace|Severe|Fail|Pass|Done\b|OK\b|Thread\b|Main\b)"
    r"(?:[A-Z][a-z]{1,20}(?: [A-Z][a-z]{0,20}\.?){0,2}|[A-Z]{2})\] [^\[].{0,160}[.?!]$"
)


def weigh(state: State, start: int, stop: int) -> Kind | None:
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
        if count == 1 and _goes_on_logging(state, start):
            return "log"
        typed_there = count > 1 and is_command(state.bare[start])
        return "code" if typed_there and _is_all_commands(state.bare[start:stop]) else None
    if count < _SAMPLE and not any(state.kind[start:stop]):
        lines, typed = state.bare[start:stop], content[start:stop]
    else:
        step = count // _SAMPLE + 1
        places = [number for number in range(start, stop, step) if not state.kind[number]]
        lines = [state.bare[number] for number in places]
        typed = [content[number] for number in places]
    if opens_example(lines):
        lines, typed = lines[1:], typed[1:]
    count = len(lines)
    if count and lines[0].startswith(_DEFINES):
        from .definitions import is_definition  # late: few mails hold any

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
        if count > 1 and _is_of_program(lines, typed):
            return "log"
        return _weigh_printed(lines) or _weigh_typed(state, start, lines, typed)
    if lines[0][0] == "<" and is_chat(lines):
        return "log"
    if (lines[0][0] == "[" and is_settings(lines)) or (lines[0][0] == "(" and is_lisp(lines)):
        return "code"
    found = _weigh_odd(lines, typed, odd) or _weigh_printed(lines)
    if found is None and count > 1 and _is_of_program(lines, typed):
        return "log"
    return found or _weigh_typed(state, start, lines, typed)


def _weigh_typed(state: State, start: int, lines: list[str], typed: list[str]) -> Kind | None:
    """Code, where lines are statements of a program; one of them alone stands apart where it is set in or led up to."""
    if len(lines) > 1:
        return "code" if is_program(lines, typed) else None
    if not lines:
        return None
    above = state.last_said(start)
    apart = typed[0][0] in " \t" or (above >= 0 and state.bare[above][-1] == ":")
    return "code" if is_statement(lines[0], apart) else None


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


def _goes_on_logging(state: State, start: int) -> bool:
    """Whether a line goes on with the log right above, or above a ruler."""
    above = start - 1
    while above > 0 and state.kind[above] == "separator":
        above -= 1
    return above >= 0 and state.kind[above] == "log" and is_log(state.bare[start])


def is_answer(line: str) -> bool:
    """Whether a line below a prompt begins as what R says does, be it a sentence.

    >>> is_answer('Error: attempt to set a wrong value for "fin".'), is_answer("Errors are rare.")
    (True, False)
    """
    return _R_SAYS.match(line) is not None


def weigh_answer(state: State, start: int, stop: int) -> Kind | None:
    """Lines right below what was typed at a console are its answer, but for prose."""
    if not start:
        return None
    lines = state.bare[start:stop]
    if state.rule[start - 1] != PROMPT:
        above = state.last_said(start)
        apart = above >= 0 and state.rule[above] == PROMPT and _R_SAYS.match(lines[0]) is not None
        return "log" if apart and not _is_told(lines[-1]) else None
    told = list(map(_is_told, lines))
    if is_answer(lines[0]):
        told[0] = False
    return "log" if sum(told) * 2 <= len(lines) and not told[0] else None


def _weigh_odd(lines: list[str], typed: list[str], odd: int) -> Kind | None:
    count = len(lines)
    logs = sum(map(is_log, lines))
    code = sum(map(is_code, lines))
    prompts = sum(map(is_prompt, lines))
    if logs or code or prompts:
        prose = sum(map(is_said, lines))
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


def _weigh_printed(lines: list[str]) -> Kind | None:
    """A log below a known command: what programs print, in other languages too, reads as prose does."""
    if len(lines) < 2 or not (is_shell(lines[0]) and is_typed(lines[0])):
        return None
    told = sum(map(_is_told, lines[1:]))
    return "log" if told * 2 < len(lines) and (told < 2 or not _is_told(lines[-1])) else None


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


def _weigh_columns(lines: list[str], typed: list[str]) -> Kind | None:
    from .tables import end_of_drawn  # late: few mails hold any

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


def opens_with_program(line: str) -> bool:
    """Whether a line begins as those of programs do that say who speaks.

    >>> opens_with_program("gpg: it is not signed"), opens_with_program("Note: it is not signed")
    (True, False)
    """
    return line[0].islower() and ": " in line[:30] and _NAMED_BY.match(line) is not None


def _is_of_program(lines: list[str], typed: list[str]) -> bool:
    """Whether most lines begin with the name of the program that wrote them, "gpg: key found", and are no list of
    what was changed, which is set in."""
    named = [line for line in lines if opens_with_program(line)]
    if len(named) < 2 or len(named) * 3 < len(lines) * 2 or typed[-1][0] in " \t":
        return False
    names = {line.partition(":")[0] for line in named}
    return len(names) * 2 <= len(named) and _NOT_PROGRAMS.isdisjoint(names)


def _is_session(lines: list[str]) -> bool:
    """Whether lines below the first, which was typed at Python's prompt, were typed there or answered."""
    said = [line for line in lines if not line.startswith(TYPED) and _is_told(line)]
    return 4 * sum(not is_surely_log(line) for line in said) < len(lines)


def _is_all_commands(lines: list[str]) -> bool:
    return len(lines) > 1 and all(map(is_command, lines))


def opens_example(lines: Sequence[str]) -> bool:
    """Whether words that end in a colon lead up to what stands right below, and are no label of a table."""
    if len(lines) < 2 or lines[0][-1] != ":" or " " not in lines[0] or not lines[0][0].isalpha():
        return False
    return not (is_field(lines[1]) or is_log(lines[0]) or is_code(lines[0]))


def is_said(line: str) -> bool:
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
