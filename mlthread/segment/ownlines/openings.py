"""Lines that greet or answer where others close. In: a `State`, a paragraph of a run. Out: whether it closes nothing.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Thanks for the key.\\n\\n> Shall we?\\n\\nYes.\\n")
>>> closes_nothing(state, 0, 0, 1, stop=1, more=True)
True
"""

from __future__ import annotations

from mlthread.rules.greetings import closing_rule, is_name, salutation_rule
from mlthread.segment.state import State

from .lineshapes import is_trailer
from .paragraphs import next_kind, trim
from .unlisted import is_postscript

__all__ = ["closes_nothing"]

_QUOTES = ("quote", "attribution")


def closes_nothing(
    state: State, start: int, first: int, end: int, stop: int, more: bool = False
) -> bool:
    """Whether the paragraph from `first` to `end` of the run from `start` to `stop` is one line that greets, thanks
    ahead of what is said below, or answers a quote; `more`: the author's words go on below the run."""
    if first < end - 1:
        return False
    line = state.bare[first]
    if _greets_below(state, line, end, stop, more):
        state.mark(first, end, "salutation", salutation_rule(line) or "salutation/name")
        return True
    if first > start and (state.kind[start] or not _is_greeting(state, start, first)):
        return False
    below = state.bare[state.next_said(end)] if end < stop else ""
    goes_on = below != "" and not (is_postscript(below) or is_trailer(below))
    if first == start and salutation_rule(line):
        # "Szia Ann!" greets where prose stands below, "Ciao," on top of answers to quotes
        return end < stop or (state.opens(first) and _answers_below(state, stop))
    return (more or (goes_on and state.opens(start))) and closing_rule(line) is not None


def _is_greeting(state: State, start: int, first: int) -> bool:
    """Whether nothing but a greeting stands above the line."""
    bare = state.bare
    return trim(bare, start, first) - start == 1 and (
        salutation_rule(bare[start], alone=True) is not None or bare[start][-1] == ","
    )


def _greets_below(state: State, line: str, end: int, stop: int, more: bool) -> bool:
    """ "Ann," or "Hi Ann," on the last line above a quote, with answers to it."""
    if not more or end < stop or line[-1] != ",":
        return False
    if next_kind(state, end) not in _QUOTES or closing_rule(line):
        return False
    return is_name(line) or salutation_rule(line) is not None


def _answers_below(state: State, stop: int) -> bool:
    """Whether more of the author's words stand below a quote."""
    return any(
        line and not (state.level[number] or state.kind[number])
        for number, line in enumerate(state.bare[stop:], stop)
    )
