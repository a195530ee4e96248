"""The author's paragraphs as they are weighed. In: a `State`, the paragraphs of a survey. Out: what of them is undecided.

A paragraph is parted where a program's failure ends, and where words that end in a colon lead up to code.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mlthread.segment.state import State

from .codeshapes import is_code
from .commits import mark_commit, mark_review, may_be_commit
from .headings import is_report, part_report
from .lineshapes import is_command, is_field, is_log, is_odd, is_prompt, is_surely_log, is_trailer
from .shapes import is_sentence
from .statements import program_start

__all__ = ["open_paragraphs"]

_MOST_WORDS = 5  # lines from the first of a paragraph on in which a prompt is looked for


def open_paragraphs(state: State, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of the paragraphs is still undecided; trailers at their ends are marked on the way. What a first line leads
    up to is left with it."""
    bare, kind = state.bare, state.kind
    found: list[tuple[int, int]] = []
    colons = [n for n in state.colons if bare[n][-1] == ":" and not kind[n] and not state.level[n]]
    report = is_report(state.text)
    for start, stop in paragraphs if "log" not in kind else _part_traces(state, paragraphs):
        while start < stop and kind[start] and kind[start] != "separator":
            start += 1
        while stop > start and kind[stop - 1] and kind[stop - 1] not in ("separator", "log"):
            stop -= 1
        if start == stop:
            continue
        if kind[start] and start + 1 < stop and may_be_commit(bare[start + 1]):
            start += 1  # the ruler above them
        if may_be_commit(bare[start]):
            start = mark_commit(state, start, stop)
            if start == stop:
                continue
        if bare[stop - 1][0].isdigit() and "---" in bare[start:stop]:
            mark_review(state, start, stop)
        if "-by: " in bare[stop - 1] or (stop - start > 1 and "-by: " in bare[stop - 2]):
            _mark_trailers(state, start, stop)
        if report:
            found += part_report(state, start, stop)
            continue
        inside = (
            colons[bisect_right(colons, start) : bisect_left(colons, stop - 1)] if colons else ()
        )
        if inside:
            found += _part_examples(state, start, stop, inside)
        elif begun := _program_start(state, start, stop):
            found += ((start, begun), (begun, stop))
        else:
            found.append((start, stop))
    return found


def _program_start(state: State, start: int, stop: int) -> int:
    """Where a program, or what was typed at a prompt, begins right below prose (0: nowhere), as far as it ends the
    paragraph."""
    content = state.content
    if stop - start < 2 or not content[start][0].isalpha() or any(state.kind[start:stop]):
        return 0
    for number in range(start + 1, min(start + _MOST_WORDS, stop)):
        line = state.bare[number]
        if line[0] != "#" and is_prompt(line):
            return number if _leads_to_prompt(state, start, number, stop) else 0
    if not is_odd(content[stop - 1]):
        return 0
    found = program_start(state.bare[start:stop], content[start:stop])
    return start + found if found else 0


def _leads_to_prompt(state: State, start: int, number: int, stop: int) -> bool:
    """Whether words lead up to what was typed on line `number`, and none stand below."""
    lines = state.bare[start:number]
    if any(map(is_odd, state.content[start:number])) or any(map(is_log, lines)):
        return False
    return not any(map(is_command, lines)) and not any(
        is_sentence(line) and not (is_prompt(line) or is_surely_log(line))
        for line in state.bare[number:stop]
    )


def _part_traces(state: State, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Paragraphs in pieces, none of which goes on below what a program said."""
    kind = state.kind
    for start, stop in paragraphs:
        first = start
        for number in range(start + 1, stop):
            if kind[number - 1] == "log" and not kind[number]:
                yield first, number
                first = number
        yield first, stop


def _part_examples(
    state: State, start: int, stop: int, colons: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """A paragraph in pieces: prose that ends in a colon, one of its lines `colons`, and code below it."""
    bare = state.bare
    for number in colons:
        line, below = bare[number], bare[number + 1]
        if (
            " " in line
            and line[0].isalpha()
            and (is_sentence(line) or is_sentence(bare[number - 1]))
            and not (is_code(line) or is_field(below))
            and (is_code(below) or is_prompt(below) or is_surely_log(below))
        ):
            yield start, number + 1
            start = number + 1
    yield start, stop


def _mark_trailers(state: State, start: int, stop: int) -> None:
    """ "Signed-off-by:" lines and the like at the end of a paragraph."""
    end = stop
    while end > start and state.kind[end - 1] == "separator":
        end -= 1
    first = end
    while first > start and is_trailer(state.bare[first - 1]):
        first -= 1
    if first < end:
        state.mark(first, end, "table", "blocks/trailers")
