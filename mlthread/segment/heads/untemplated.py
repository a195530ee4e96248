"""Attributions that no template fits, right above a deeper quote. In: the lines up to the quote. Out: where one begins
and what it says.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Ann Lee <ann@example.org> is all like:\\n> Yes.\\n")
>>> first, said = guess_above(state, 0, 0)
>>> first, said.name
(0, 'Ann Lee')
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.rules.clocks import find_clock
from mlthread.rules.frames import flat_line
from mlthread.rules.greetings import salutation_rule
from mlthread.rules.whowhen import split_who_when
from mlthread.segment.state import State

from .anywords import in_any_words
from .evidence import opens_paragraph
from .guesses import guess
from .idlast import article_above, name_first, read_id_last
from .joins import heads_fields, join_lines

__all__ = ["guess_above"]


def guess_above(state: State, last: int, floor: int) -> tuple[int, Attribution] | None:
    """What no template fits, right above a deeper quote."""
    if (told := read_id_last(state, last, floor)) is not None:
        return told
    if (article := article_above(state, last, floor)) is not None:
        said = name_first(state.bare[last], article)
        return None if said is None else (last - 1, said)
    alone = opens_paragraph(state, last) and not heads_fields(state, last)
    close = state.bare[last + 1] != "" or state.depth[last + 1] > state.depth[last]
    guessed = guess(state.bare[last], alone, close)
    if guessed is None and _goes_on_below_address(state, last, floor):
        whole = name_first(join_lines(state.bare[last - 1], state.bare[last]), None)
        if whole is not None and whole.email is not None:
            return last - 1, whole
    if guessed is None and alone:
        guessed = in_any_words(flat_line(state.bare[last]), _is_on_top(state, last))
    return None if guessed is None else _with_day_above(state, last, floor, guessed)


def _goes_on_below_address(state: State, last: int, floor: int) -> bool:
    """Whether a line in small letters stands right below one that opens its paragraph with a person's address."""
    above = last - 1
    return (
        above >= floor
        and state.bare[last][0].islower()
        and "@" in state.bare[above]
        and state.bare[above][-1] not in ".:!?"
        and not state.kind[above]
        and opens_paragraph(state, above)
        and state.depth[above] == state.depth[last]
    )


def _is_on_top(state: State, number: int) -> bool:
    """Whether nothing stands above a line in the mail but a greeting of one line."""
    above = state.last_said(number)
    return above < 0 or (state.opens(above) and salutation_rule(state.bare[above]) is not None)


def _with_day_above(
    state: State, last: int, floor: int, said: Attribution
) -> tuple[int, Attribution]:
    """What a line says, with the day and the clock of "On DATE or so," right above it."""
    above = state.bare[last - 1] if last > floor and not state.kind[last - 1] else ""
    if above[:3] == "On " and above[-1] == "," and state.depth[last - 1] == state.depth[last]:
        date = split_who_when(above[3:], "en")[0]
        if date is not None and said.date is None and ":" in date:
            clock = find_clock(date)
            told = (said.language, clock, said.rule, said.evidence)
            return last - 1, Attribution(said.name, said.email, date, None, None, *told)
    return last, said
