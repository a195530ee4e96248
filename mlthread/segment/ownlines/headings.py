"""Headings. In: a `State` whose rulers and code are marked. Out: titles of sections marked.

>>> from mlthread.segment.quoting.lines import read_lines
>>> from .survey import survey_lines
>>> state = read_lines("NEWS OF THE WEEK\\n\\nIt rained on all of the seven days.\\n")
>>> survey = survey_lines(state)
>>> mark_headings(state, survey, survey.paragraphs)
>>> state.kind
['heading', '', '']
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.greetings import closing_rule, is_name
from mlthread.rules.taglines import tagline_rule
from mlthread.segment.state import State

from .lineshapes import is_columns, is_field
from .shapes import ELISIONS, is_sentence
from .survey import Survey

__all__ = ["is_report", "mark_headings", "part_report"]

_WIDE = 32
_SHORT = 8  # signs of a ruler that may underline nothing
_LESS = 4  # signs by which it is then shorter than the name above it
_TOLD = ">Description:"
_WHY = "-Changed-Why:"
_TELLING = frozenset(
    (
        *(">Environment:", _TOLD, ">How-To-Repeat:", ">Fix:"),
        *(">Release-Note:", ">Audit-Trail:", ">Unformatted:"),
    )
)
"""Fields of GNATS below which somebody writes what he likes."""
_REPORT_FIELD = pattern(r">[A-Z][A-Za-z\-]{2,20}:(?:\s|$)")


def mark_headings(state: State, survey: Survey, paragraphs: list[tuple[int, int]]) -> None:
    """A short line over or between rulers, in capitals, or numbered and alone; titles come in pairs."""
    bare, kind = state.bare, state.kind
    for number in survey.capitals:
        if not kind[number] and _is_capitals(bare[number]) and _heads_words(state, number):
            state.mark(number, number + 1, "heading", "blocks/heading")
    titles = []
    ruled = bool(survey.rulers)
    for start, stop in paragraphs:
        if ruled:
            for number in range(start, stop):
                if kind[number] == "separator" and bare[number] not in ELISIONS:
                    _mark_ruled(state, start, number, stop)
        line = bare[start]
        alone = stop - start == 1
        if alone and line[0] == ">" and not kind[start] and _REPORT_FIELD.fullmatch(line):
            state.mark(start, stop, "heading", "blocks/problem-report")
        if kind[start] or not (alone or line[-1] == ":") or len(line) > 76:
            continue
        if alone and _is_numbered(line) and stop < len(bare):
            state.mark(start, stop, "heading", "blocks/heading")
        elif _is_title(line):
            below = state.next_said(start + 1)
            if below < len(bare) and not kind[below] and is_sentence(bare[below]):
                titles.append(start)
    if len(titles) > 1:
        for number in titles:
            state.mark(number, number + 1, "heading", "blocks/title")


def is_report(text: str) -> bool:
    """Whether this is a report to GNATS, or what it says of changes in one.

    >>> is_report(">Class: bug\\n>Description:\\nIt stops."), is_report("Description:\\nIt stops.")
    (True, False)
    """
    return _TOLD in text or _WHY in text


def part_report(state: State, start: int, stop: int) -> list[tuple[int, int]]:
    """A paragraph in a report to GNATS in pieces: fields, and what somebody wrote below one, which is marked.

    >>> state = State(">Description:", [">Class: bug", ">Description:", "It stops.", ">Fix:", ">Unformatted:"])
    >>> state.kind = [""] * 5
    >>> part_report(state, 0, 5), state.kind
    ([(0, 1), (2, 3), (3, 5)], ['', 'heading', '', '', ''])
    """
    bare = state.bare
    why = [number + 1 for number in range(start, stop) if bare[number].endswith(_WHY)]
    if why and why[0] < stop:
        return [(start, why[0]), (why[0], stop)]
    pieces = []
    first, telling = start, not _is_report_field(bare[start])
    for number in range(start, stop):
        if not _is_report_field(bare[number]):
            continue
        below = state.next_said(number + 1)
        heads = (
            bare[number] in _TELLING
            and below < len(bare)
            and not _is_report_field(bare[below])
            and " " in bare[below]  # "N/A" is a value as those of the other fields are
        )
        if telling or heads:
            pieces.append((first, number))
            first = number
        if heads:
            state.mark(number, number + 1, "heading", "blocks/problem-report")
            first = number + 1
        telling = heads
    pieces.append((first, stop))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _is_report_field(line: str) -> bool:
    return line[0] == ">" and _REPORT_FIELD.match(line) is not None


def _mark_ruled(state: State, start: int, ruler: int, stop: int) -> None:
    """The line above a ruler, if it opens its paragraph or stands between two; one that ends in ":" below."""
    bare, kind = state.bare, state.kind
    above = ruler - 1
    if (
        above >= start
        and not kind[above]
        and (above == start or kind[above - 1] == "separator")
        and len(bare[above]) <= 76
        and bare[above][-1] not in ".,;。，；"
        and not _closes_words(state, ruler)
        and not _is_signed(bare[above], bare[ruler])
        and "://" not in bare[above]
        and not is_columns(bare[above])
        and not tagline_rule(bare[above])
        and not closing_rule(bare[above])
    ):
        state.mark(above, ruler, "heading", "blocks/heading")
    if ruler + 2 == stop and not kind[ruler + 1] and bare[ruler + 1][-1] == ":":
        state.mark(ruler + 1, stop, "heading", "blocks/heading")


def _is_signed(line: str, ruler: str) -> bool:
    """Whether a name stands above a line far wider than it, as a program draws it below a mail, or a full name above
    one that is not as wide as a title's."""
    if not is_name(line):
        return False
    drawn = len(ruler) >= _WIDE and len(line) * 4 < len(ruler) and ruler[0] == "_"
    return drawn or (" " in line and len(ruler) < _SHORT and len(line) - len(ruler) > _LESS)


def _closes_words(state: State, ruler: int) -> bool:
    """Whether a ruler parts the words from what they answer, as clients draw it, or from a footer or a signature."""
    below = state.next_said(ruler + 1)
    if below >= len(state.bare):
        return False
    return state.level[below] > state.level[ruler] or state.kind[below] in ("footer", "signature")


def _is_title(line: str) -> bool:
    """A few words that open with a capital and end without a full stop."""
    if line[-1] in ".,;!?" or not line[0].isupper():
        return False
    words = line.split()
    return (
        len(words) <= 8
        and sum(word[0].isupper() for word in words) * 2 >= len(words)
        and not is_field(line.rstrip(":"))
    )


def _heads_words(state: State, number: int) -> bool:
    """Whether the author's words go on below: a name in capitals heads neither a quote nor the end."""
    below = state.next_said(number + 1)
    return below < len(state.bare) and state.kind[below] not in ("attribution", "headers")


def _is_capitals(line: str) -> bool:
    """Whether a line without a small letter is "TODAY'S HEADLINES": letters for the most part, and not too few."""
    return (
        len(line) >= 6
        and "_" not in line
        and line[-1] not in ".!?;,"
        and sum(char.isupper() for char in line) * 10 >= len(line) * 7
    )


def _is_numbered(line: str) -> bool:
    """ "3. Costs", "(b) Other experts:"."""
    head, _, rest = line.partition(" ")
    mark = head.strip("().")
    if (
        head[-1] not in ")."
        or not rest
        or len(rest.split()) > 8
        or "://" in rest
        or rest[-1] in "?!;,"
    ):
        return False
    return (mark.isdigit() and len(mark) < 3) or (len(mark) == 1 and mark.isalpha())
