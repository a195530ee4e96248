"""Quotes that are set in below a paragraph whose last sentence says whose words follow. In: a `State` with levels.
Out: those lines as quotes.

The paragraph is its author's own, so no line of it is an attribution; and what is set in bears no mark. One of more
lines has a blank line below.

>>> from mlthread.segment.quoting.lines import read_lines
>>> text = "Ann is not sure.  She wrote:\\n\\n    The gauges are in the harbour, and\\n    one leaks.\\n\\nBoth do.\\n"
>>> state = read_lines(text)
>>> mark_led_in_quotes(state)
>>> state.level
[0, 0, 1, 1, 0, 0]
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.sayings import ANSWERS, SAYS, STEMS
from mlthread.segment.cues import LED_IN
from mlthread.segment.quoting.indents import indented_stop
from mlthread.segment.state import State

from .plainnames import NAME, holds_no_topic, is_plain

__all__ = ["mark_led_in_quotes"]

_COLONS = ":："
_LONGEST_VERB = 12  # letters of a line with the verb alone
_LONGEST = 160
_VERBS = rf"(?:{SAYS}|{ANSWERS})"
# Where who says it may begin: behind another sentence, or words that lead over.
_BEGINS = pattern(
    r"^|[.!?:;,)\"'”’—-]\s{1,2}|\b(?:[Aa]s|[Ww]hen|where|[Bb]ut|[Tt]hen|[Aa]nd)\s|\s(?=you\s(?:wrote|said)[:：]$)"
)
_THEN = r"(?:\s[a-z]{3,9}ly|\s(?:then|also|later|once))?"
_LED = pattern(
    rf"I{_THEN}\s{_VERBS}[:：]$"
    rf"|(?:(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Yy]ou|{NAME}){_THEN}\s{_VERBS}"
    rf"|(?P<one>[A-Z][a-z]{{1,14}})\s(?:wrote|writes|{ANSWERS}))(?:\s[^:]{{1,50}})?[:：]$"
)
_WHY = ("the sentence above says whose words are set in",)


def mark_led_in_quotes(state: State) -> None:
    """Marks what is set in below such a sentence."""
    bare, kind, level = state.bare, state.kind, state.level
    for number in state.finals:
        if kind[number] or not bare[number] or bare[number][-1] not in _COLONS:
            continue
        if _stands_off(bare, number) and _leads_in(_sentence(state, number)):
            stop = indented_stop(state, number)
            start = state.next_said(number + 1)
            if stop is not None and _is_own(state, number, start, stop):
                state.mark(start, stop, "quote", LED_IN, _WHY)
                level[start:stop] = [level[number] + 1] * (stop - start)


def _stands_off(bare: list[str], number: int) -> bool:
    """Whether a blank line stands below a line or above it."""
    return number == 0 or not bare[number - 1] or bare[number + 1 : number + 2] == [""]


def _sentence(state: State, number: int) -> str:
    """The line, with the one above it where the verb stands alone."""
    line = state.bare[number]
    if len(line) <= _LONGEST_VERB and number and state.bare[number - 1]:
        line = f"{state.bare[number - 1]} {line}"
    return line[-_LONGEST:]


def _leads_in(line: str) -> bool:
    """Whether a line ends in a sentence that says who wrote what follows.

    >>> [_leads_in(x) for x in ("So it is. He wrote:", "As Ann Lee also said:", "Ann then replied:", "The manual says:")]
    [True, True, False, False]
    """
    if not any(map(line.__contains__, STEMS)):
        return False
    for begins in _BEGINS.finditer(line):
        found = _LED.match(line, begins.end())
        if found is not None:
            name = found["who"] or found["one"] or ""
            if " " not in name or (is_plain(name) and holds_no_topic(name)):
                return True
    return False


def _is_own(state: State, above: int, start: int, stop: int) -> bool:
    """Whether nothing has taken a line of those set in, and none bears more marks than the sentence above."""
    here, level = state.depth[above], state.level[above]
    return all(
        state.depth[n] == here and state.level[n] == level and not state.kind[n]
        for n in range(start, stop)
        if state.bare[n]
    )
