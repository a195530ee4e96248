"""Messages that were copied off Gmail's page. In: lines. Out: the heads among them, marked.

The page names who wrote, when that was, and to whom, each on a line:

    Ann Lee <ann@example.org>
    Tue, Apr 6, 7:10 AM (2 days ago)
    to me, Bo

A conversation has its oldest message first: the next one is as deep as the first, no history of it.

>>> from mlthread.segment.state import State
>>> state = State("", ["See:", "", "Ann Lee", "Apr 6 (2 days ago)", "to me", "", "It leaks."])
>>> mark_copied_pages(state)
>>> state.kind[2:6], state.attributions[2].name, state.attributions[2].date
(['headers', 'headers', 'headers', ''], 'Ann Lee', 'Apr 6')
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.clocks import find_clock
from mlthread.rules.people import looks_like_person, read_person
from mlthread.segment.state import State

__all__ = ["mark_copied_pages"]

_RULE = "gmail/page"
_WHY = ("how long ago it was stands between a name and whom it went to",)
# How long ago, in brackets behind the day (the cue `AGO` has its words), and "to", in the page's language.
_LANGUAGES = (
    ("en", r"\d{1,3} (?:minute|hour|day)s? ago", "to "),
    ("de", r"vor \d{1,3} (?:Minuten?|Stunden?|Tag(?:en)?)", "an "),
    ("fr", r"il y a \d{1,3} (?:minute|heure|jour)s?", "à "),
    ("es", r"hace \d{1,3} (?:minuto|hora|día)s?", "para "),
    ("pt", r"há \d{1,3} (?:minuto|hora|dia)s?(?: atrás)?", "para "),
    ("it", r"\d{1,3} (?:minut[oi]|or[ae]|giorn[oi]) fa", "a "),
    ("nl", r"\d{1,3} (?:minuten|minuut|uur|dagen|dag) geleden", "aan "),
)
_AGO = pattern(
    r"(?m)\((?=[\dvih])(?:"
    + "|".join(f"(?P<{code}>{ago})" for code, ago, _ in _LANGUAGES)
    + r")\)[ \t]{0,4}$"
)
_TO = {code: to for code, _, to in _LANGUAGES}
_LONGEST_DATE, _LONGEST_NAME = 48, 120  # letters
_MOST_ABOVE = 3  # lines, blank ones and that of files counted
_FILES = ("Attachments", "Anhänge", "Pièces jointes")


def mark_copied_pages(state: State) -> None:
    """Marks each head."""
    first = -1
    for number, line in enumerate(state.bare):
        if line[-1:] != ")" or state.kind[number]:
            continue
        found = _AGO.search(line)
        if found is None or not 0 < found.start() <= _LONGEST_DATE:
            continue
        date, language = line[: found.start()].strip(), found.lastgroup or "en"
        to, above = _below(state, number, _TO[language]), _above(state, number)
        if to < 0 or above < 0 or not any(map(str.isdigit, date)):
            continue
        person = read_person(state.bare[above])
        told = (language, find_clock(date), _RULE, _WHY)
        state.mark(above, to + 1, "headers", _RULE, _WHY)
        state.attributions[above] = Attribution(person.name, person.email, date, None, None, *told)
        if first < 0:
            first = above
        elif state.depth[above] == state.depth[first]:
            state.margins[above] = first


def _below(state: State, number: int, to: str) -> int:
    """The line that says to whom, right below or behind one blank line (-1: there is none)."""
    for below in range(number + 1, min(number + 3, len(state.bare))):
        line = state.bare[below]
        if line:
            same = line.startswith(to) and state.depth[below] == state.depth[number]
            return below if same and not state.kind[below] and line[-1] not in ".:!?" else -1
    return -1


def _above(state: State, number: int) -> int:
    """The line that says who (-1: none does)."""
    for above in range(number - 1, max(-1, number - 1 - _MOST_ABOVE), -1):
        line = state.bare[above]
        if line and line not in _FILES:
            named = len(line) <= _LONGEST_NAME and ("@" in line or looks_like_person(line))
            same = state.depth[above] == state.depth[number] and not state.kind[above]
            return above if named and same and line[-1] not in ".:!?" else -1
    return -1
