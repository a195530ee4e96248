"""What stands between and beside blocks of one kind. In: the paragraphs of a `State` and their kinds. Out: those kinds.

What lies between two pieces of a log and is no prose is log as well; what looks like code beside code is code.
"""

from __future__ import annotations

from mlthread.model import Kind
from mlthread.rules.greetings import is_name
from mlthread.segment.quoting.indents import inset_of
from mlthread.segment.state import State

from .codeshapes import is_code
from .consoles import PROMPT
from .lineshapes import TYPED, is_command, is_field, is_log, is_of_words
from .shapes import is_sentence
from .statements import KEYWORDS, is_statement
from .weighing import is_answer

__all__ = ["bridge", "join_fields"]

_LOG_BRIDGE = 12  # lines
_MOSTLY_LOG = 30  # lines
_SET_IN = 4  # blanks
_JOINS = frozenset(
    "or and to vs versus with then by instead is gives becomes before after where now".split()
)
"""Words that stand alone between two pieces."""
_GOES_ON = frozenset(
    "and but or und oder aber et ou mais y pero e ma en of maar och men og i a и но".split()
)


def bridge(state: State, paragraphs: list[tuple[int, int]], kinds: list[Kind | None]) -> None:
    """Short things between two pieces of one log or program belong to it, and a table in a log."""
    bare = state.bare
    for place in range(1, len(kinds)):
        if kinds[place] == "table" and kinds[place - 1] == "log":
            start, stop = paragraphs[place]
            if not any(map(is_field, bare[start:stop])):
                kinds[place] = "log"
    last: int | None = None
    for place, kind in enumerate(kinds):
        if kind not in ("log", "code"):
            continue
        if last is not None and last + 1 < place and kinds[last] == kind:
            between = range(last + 1, place)
            lines = [number for k in between for number in range(*paragraphs[k])]
            below = paragraphs[place][0]
            prompted = bare[below].startswith(TYPED)
            answered = state.rule[below - 1] == PROMPT
            if (
                len(lines) <= _LOG_BRIDGE
                and not any(_leads(paragraphs, k) for k in between)
                and not any(
                    _parts(state, number, prompted, kind == "code")
                    or (answered and _stands_between(state, number))
                    for number in lines
                )
            ):
                for k in between:
                    kinds[k] = kind
        last = place
    if "code" in kinds:
        _grow(state, paragraphs, kinds)
    _spread(bare, paragraphs, kinds)


def _stands_between(state: State, number: int) -> bool:
    """Whether a line above a prompt is words that the author wrote, not what the console answered."""
    line = state.bare[number]
    if state.content[number][0] in " \t" or is_answer(line) or is_log(line):
        return False
    return is_of_words(line)


def _leads(paragraphs: list[tuple[int, int]], place: int) -> bool:
    """Whether a piece was parted from the one right below, to which its words lead up."""
    return place + 1 < len(paragraphs) and paragraphs[place][1] == paragraphs[place + 1][0]


def _grow(state: State, paragraphs: list[tuple[int, int]], kinds: list[Kind | None]) -> None:
    """What looks like code beside code is code, also where it is too little to be told alone."""
    for places in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = places.step
        for place in places:
            if kinds[place] or kinds[place - step] != "code":
                continue
            start, stop = paragraphs[place - step]
            deep = inset_of(state.content[stop - 1 if step > 0 else start]) >= _SET_IN
            if _is_more_code(state, *paragraphs[place], deep) and _are_beside(
                state, paragraphs, place, place - step
            ):
                kinds[place] = "code"


def _is_more_code(state: State, start: int, stop: int, deep: bool) -> bool:
    """Whether lines hold nothing that would not stand in code, and something that would stand nowhere else, as what is
    set in wide does beside what is (`deep`)."""
    sure = False
    for number in range(start, stop):
        line, typed = state.bare[number], state.content[number]
        if state.kind[number]:
            continue
        if is_code(line):
            sure = True
        elif line[0] == "#":
            sure = sure or typed[0] in " \t"
        elif typed[0] not in " \t" or is_sentence(line):
            return False
        else:
            sure = sure or (deep and inset_of(typed) >= _SET_IN and not is_name(line))
    return sure


def _are_beside(state: State, paragraphs: list[tuple[int, int]], one: int, other: int) -> bool:
    """Whether nothing but blank lines and code stands between two paragraphs."""
    above, below = sorted((paragraphs[one], paragraphs[other]))
    return all(state.kind[number] in ("", "code") for number in range(above[1], below[0]))


def _parts(state: State, number: int, prompted: bool, code: bool) -> bool:
    """Whether a line between two pieces is nothing that stands in either; `prompted`: what was typed follows."""
    line = state.bare[number]
    if _is_spoken(line) or (prompted and is_of_words(line)):
        return True
    if state.content[number][0] in " \t#" or line[-1] == ";":
        return False
    if line.casefold() in _JOINS:
        return True
    if not code:
        return False
    if " " not in line:
        said = line[-1] == ":" and is_of_words(line)
    else:
        leads = line[-1] == ":" and line[0].isalpha()
        said = line.split(None, 1)[0] not in KEYWORDS and (leads or is_of_words(line))
    return said and not (is_code(line) or is_command(line) or is_statement(line, apart=False))


def _is_spoken(line: str) -> bool:
    """A sentence, or a few words that lead up to what is below or go on from what is above."""
    if is_sentence(line):
        return True
    goes_on = line.split(None, 1)[0] in _GOES_ON
    few = line.count(" ") < (1 if goes_on and line[-1] == ":" else 2)
    return (line[-1] == ":" or goes_on) and not (few or is_code(line) or is_log(line))


def _spread(bare: list[str], paragraphs: list[tuple[int, int]], kinds: list[Kind | None]) -> None:
    """In a mail that is nearly all log, short lines round it are log too."""
    total = sum(stop - start for start, stop in paragraphs)
    logs = sum(
        stop - start for (start, stop), kind in zip(paragraphs, kinds, strict=True) if kind == "log"
    )
    if logs < _MOSTLY_LOG or logs * 10 < total * 7:
        return
    for place, (start, stop) in enumerate(paragraphs):
        if (
            not kinds[place]
            and not _leads(paragraphs, place)
            and not any(map(is_sentence, bare[start:stop]))
        ):
            kinds[place] = "log"


def join_fields(state: State, paragraphs: list[tuple[int, int]], kinds: list[Kind | None]) -> None:
    """Three "Label: value" lines or more, each a paragraph of its own, are a table."""
    bare = state.bare
    run: list[int] = []
    for place, (start, stop) in enumerate([*paragraphs, (0, 0)]):
        if stop - start == 1 and not kinds[place] and is_field(bare[start]):
            run.append(place)
            continue
        if len(run) > 2:
            for member in run:
                kinds[member] = "table"
        run = []
