"""How programs say that they failed. In: a `State` with levels. Out: Python's tracebacks and R's errors marked `log`.

A traceback is read as a whole, from its first line to the exception that it names: mail programs wrap its lines,
and what is left of one at the margin looks like anything.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines(
...     "I get\\n\\nTraceback (most recent call last):\\n  File \\"gate.py\\", line\\n9, in open\\n    turn()\\nKeyError: 'key'\\nWhy?"
... )
>>> mark_traces(state)
>>> state.kind
['', '', 'log', 'log', 'log', 'log', 'log', '']
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.quoting.indents import inset_of
from mlthread.segment.state import State

from .lineshapes import is_prompt
from .shapes import is_sentence

__all__ = ["mark_traces"]

_HEAD = "Traceback (most recent call last"
_FRAME = pattern(r"File(?:\s+\"|$)")
_WHOLE_FRAME = pattern(r"File\s+\"[^\"]*\",\s+line\s+\d+,\s+in\s+\S")
_PLACE = pattern(r"File\s+\"[^\"]{1,200}\",\s+line\s+\d+,\s+in\b")
_INSET = 2  # blanks before a place, below a first line
_LONGEST_FRAME = 4  # lines of one that was wrapped
_BETWEEN = pattern(r"-{3,} <\w[^<>]{2,40}> -{3,}$|\[?Previous line repeated \d|\^+$|~*\^+~*$")
_CHAINED = ("During handling of the above exception", "The above exception was the direct cause")
_RAISED = pattern(
    r"(?:[A-Za-z_]\w{0,60}\.){1,12}[A-Za-z_]\w{0,60}(?::(?:\s|$)|$)|[A-Z]\w{1,60}:(?:\s|$)|<?(?:class|type) '"
)
_RAISED_ALONE = pattern(r"[A-Z][a-z]\w{1,60}$")
# What is asked next, and nothing typed.
_WAITS = pattern(r">>>(?: ?\^[DZ]| (?:exit|quit)(?:\(\))?)?$")
_FILLED = 70
"""Letters of a line and of the first word below, at least, where the line was wrapped."""
_LOOKED_AT = 3  # lines
_LONGEST = 600  # lines
# What stands above a first line, Python's second prompt too.
_OPENERS = ("Unhandled ", "Exception in thread ", "...  ", "... \t")

_R_ERROR = pattern(
    r"(?:Error|Erreur|Fehler) :\s|(?:Error in|Erreur dans|Fehler in) (?:(?=[^:\n]{0,80}[(\[$+*/\"=<])[^:\n]{1,200}"
    r"(?:::?[^:\n]{1,200}){0,3} :(?:\s|$)|[\w.:$]{1,60}\([^\n]{0,200}\) ?:(?:\s|$))"
)
_R_MORE = pattern(
    r"(?:Error|Erreur|Fehler) ?(?::|(?:in|dans) \S)|Warning(?: message|:| in )|In addition:|\w{3,20}: Warning messages?:|Calls:|Execution halted"
    r"|(?:\d{1,2}: )?In [\w.:$]{1,60}\("
)


def mark_traces(state: State) -> None:
    """Mark what programs say of their failures in the author's own text."""
    bare, kind, level = state.bare, state.kind, state.level
    number, count = 0, len(bare)
    while number < count:
        line = bare[number]
        start = number
        number += 1
        if kind[start] or level[start] or not line:
            continue
        if _HEAD in line:
            number = _end_of_trace(state, start)
            if number > start + 1:
                if is_sentence(line.partition(_HEAD)[0]):
                    start += 1
                while start and _leads_to(bare[start - 1]) and state.is_open(start - 1):
                    start -= 1
                state.mark(start, number, "log", "log/traceback")
        elif line[0] == "F" and _opens_frame(state, start):
            number = _end_of_frames(state, start, max(0, inset_of(state.content[start]) - _INSET))
            while start and bare[start - 1][:1] == "-" and _is_between(state, start - 1):
                start -= 1
            state.mark(start, number, "log", "log/traceback")
        elif line[0] in "EF" and _R_ERROR.match(line):
            number = _end_of_error(state, start)
            state.mark(start, number, "log", "log/error")


def _is_between(state: State, number: int) -> bool:
    """Whether a line stands between the places of a traceback: where the exception was caught."""
    return _BETWEEN.match(state.bare[number]) is not None and state.is_open(number)


def _leads_to(line: str) -> bool:
    """Whether a line was typed at a prompt, or says that what is below went wrong."""
    return line.startswith(_OPENERS) or (line != "" and is_prompt(line))


def _opens_frame(state: State, number: int) -> bool:
    """Whether a place in a program stands here, as a traceback has it whose first line was cut off."""
    line = state.bare[number]
    if not _FRAME.match(line) or '"' not in line:
        return False
    below = state.bare[number + 1] if state.is_open(number + 1) else ""
    return _PLACE.match(line if below == "" else f"{line} {below}") is not None


def _end_of_trace(state: State, head: int) -> int:
    """Behind the last line of a traceback; the line below its head where nothing of it follows."""
    edge = inset_of(state.content[head]) if state.bare[head].startswith(_HEAD) else 0
    return _end_of_frames(state, head + 1, edge)


def _end_of_frames(state: State, start: int, edge: int) -> int:
    """Behind the last of the places from line `start` on, the exception below them, and where Python asks on."""
    end = _last_of_frames(state, start, edge)
    waits = end > start and state.is_open(end) and _WAITS.match(state.bare[end]) is not None
    return end + 1 if waits else end


def _last_of_frames(state: State, start: int, edge: int) -> int:
    """The same, without that."""
    bare, content = state.bare, state.content
    number, end, parted = start, start, False
    frame, pieces = "", 0
    limit = min(len(bare), start + _LONGEST)
    while number < limit and state.is_open(number):
        line = bare[number]
        if not line:
            number, parted = number + 1, True
            continue
        unfinished = frame and pieces < _LONGEST_FRAME and not _WHOLE_FRAME.match(frame)
        if unfinished and (not parted or _goes_on(state, number)):
            frame, pieces = f"{frame} {line}", pieces + 1
            number = end = number + 1
            continue
        if _FRAME.match(line):
            frame, pieces = line, 1
        elif _HEAD in line or line.startswith(_CHAINED):
            frame = ""
        elif _RAISED.match(line) and inset_of(content[number]) <= edge:
            return _end_of_wrapped(state, number)
        elif inset_of(content[number]) > edge or _BETWEEN.match(line):
            if parted and is_sentence(line) and not _goes_on(state, number + 1):
                break
        elif not parted and _RAISED_ALONE.match(line):
            return number + 1
        elif not _goes_on(state, number + 1):
            break
        parted = False
        number = end = number + 1
    return end


def _goes_on(state: State, number: int) -> bool:
    """Whether one of the next lines is a traceback's: a place, or an exception by its whole name."""
    stop = min(number + _LOOKED_AT, len(state.bare))
    for below in range(number, stop):
        line = state.bare[below]
        if state.is_open(below) and line and (_FRAME.match(line) or _names_exception(line)):
            return True
    return False


def _names_exception(line: str) -> bool:
    return ("Error" in line or "xception" in line) and _RAISED.match(line) is not None


def _end_of_wrapped(state: State, number: int) -> int:
    """Behind a line and what was wrapped of it."""
    bare, content = state.bare, state.content
    number += 1
    while (
        state.is_open(number)
        and bare[number]
        and len(content[number - 1]) + len(bare[number].split(None, 1)[0]) >= _FILLED
    ):
        number += 1
    return number


def _end_of_error(state: State, number: int) -> int:
    """Behind R's error, whose second line is set in."""
    bare, content = state.bare, state.content
    end = _end_of_wrapped(state, number)
    while (
        state.is_open(end) and bare[end] and (content[end][0] in " \t" or _R_MORE.match(bare[end]))
    ):
        end = _end_of_wrapped(state, end)
    return end
