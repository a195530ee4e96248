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

from mlthread.model import Kind
from mlthread.segment.state import State

from .codeshapes import is_code
from .consoles import PROMPT
from .headings import mark_headings
from .lineshapes import TYPED, is_command, is_field, is_log, is_of_words, is_prompt
from .pieces import open_paragraphs
from .survey import Survey
from .weighing import is_answer, is_said, opens_example, opens_with_program, weigh, weigh_answer

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
# Where a program says that it failed one of the cues stands, and in each cue one of the words, which few mails hold.
_FAILURE_WORDS = ("Err", "Fehler ", 'File "', "call last")
_FAILURE_CUES = (
    "(most recent call last",
    'File "',
    "Error in ",
    "Error : ",
    "Erreur : ",
    "Fehler : ",
    "Erreur dans ",
    "Fehler in ",
)
_HEADS = ("def ", "class ", "int ", "void ", "static ", "char ", "long ", "double ")
"""How the head of a function begins; a comment may stand behind it."""
_MAX_FENCED = 2000  # lines
_BARE = ("#", "...")  # lines of a listing that bear no word


def mark_blocks(state: State, survey: Survey) -> None:
    """Mark what is not prose in the author's own text; some of the surveyed lines may be decided."""
    if survey.fenced:
        _mark_fenced(state)
    text = state.text
    if any(map(text.__contains__, _FAILURE_WORDS)) and any(map(text.__contains__, _FAILURE_CUES)):
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
        weigh(state, start, stop) or (weigh_answer(state, start, stop) if answers else None)
        for start, stop in paragraphs
    ]
    if "code" in kinds and ('"""' in state.text or "'''" in state.text):
        _close_docstrings(state, paragraphs, kinds)
    if sum([stop - start == 1 for start, stop in paragraphs]) > 2:
        from .bridges import join_fields  # late, as above

        join_fields(state, paragraphs, kinds)
    if any(kinds):
        from .bridges import bridge  # late, as above

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


def _mark_paragraph(state: State, start: int, stop: int, kind: Kind) -> None:
    """Mark it, but leave a sentence that leads up to it to the author."""
    bare = state.bare
    answered = start > 0 and state.rule[start - 1] == PROMPT and is_answer(bare[start])
    if kind != "table" and state.content[start][0] not in " \t" and not answered:
        start += opens_example(bare[start : min(start + 2, stop)])
    while (
        not answered
        and start < stop
        and (
            _leads_up(bare[start])
            or (start + 1 < stop and _leads_to_prompt(*bare[start : start + 2]))
        )
    ):
        start += 1
    if kind == "table":
        from .tables import mark_table  # late, as above

        stop = mark_table(state, start, stop)
    for first, end in _undecided(state, start, stop):
        state.mark(first, end, kind, f"blocks/{kind}")


def _leads_up(line: str) -> bool:
    if line.startswith((*TYPED, "#", "//")) or (line.startswith(_HEADS) and "(" in line):
        return False
    titled = line[-1] == ":" and " " in line and line[:3] != "-- " and not is_field(line)
    if not (is_said(line) or titled) or opens_with_program(line):
        return False
    return not (is_log(line) or is_code(line) or is_field(line))


def _leads_to_prompt(line: str, below: str) -> bool:
    """Whether words, and nothing else, stand right above what was typed at a prompt: "and then"."""
    if below[0] == "#" or not is_prompt(below) or is_prompt(line) or is_command(line):
        return False
    return is_of_words(line) and not is_log(line)


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
