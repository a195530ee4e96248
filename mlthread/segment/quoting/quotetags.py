"""Quotes in tags. In: lines with their depth. Out: one mark more on what stands between `[quote]` and `[/quote]`.

Gateways from forums leave the tags of their pages, Nabble those of its own (`<quote author="Ann Lee">`).

>>> from mlthread.segment.state import State
>>> state = State("[quote]", ['[quote="Ann Lee"]', "Yes.", "[/quote]", "Ah."])
>>> take_quote_tags(state)
True
>>> state.depth
[0, 1, 1, 0]
"""

from __future__ import annotations

import re

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.people import read_person
from mlthread.segment.state import State

__all__ = ["take_quote_tags"]

_OPENS = pattern(
    r"(?:<quote(?: author=\"(?P<nabble>[^\"<>]{1,80})\")?>"
    r"|\[quote(?:=\"?(?P<forum>[^\"\[\]]{1,80})\"?)?(?::\w{1,12})?\])\s*",
    re.I,
)
_CLOSES = pattern(r"(?:</quote>|\[/quote(?::\w{1,12})?\])$", re.I)
_DEEPEST, _LONGEST = 8, 400  # tags in tags; lines between them
_RULE = "tag/quote"


def take_quote_tags(state: State) -> bool:
    """Takes tags for the marks of what stands between them; one alone on its line may say who wrote that.
    Whether there were any."""
    opened: list[tuple[int, str]] = []
    pairs: list[tuple[int, int, str]] = []
    for number, line in enumerate(state.bare):
        if line[:1] in "[<" and (opens := _OPENS.match(line)):
            said = opens["nabble"] or opens["forum"] or ""
            opened.append((number, said if opens.end() == len(line) else ""))
            del opened[:-_DEEPEST]
        if opened and line[-1:] in "]>" and _CLOSES.search(line[-20:]):
            start, said = opened.pop()
            if (
                number - start <= _LONGEST
                and min(state.depth[start : number + 1]) >= state.depth[start]
            ):
                pairs.append((start, number, said))
    for start, stop, said in sorted(pairs):
        _take(state, start, stop, said)
    return bool(pairs)


def _take(state: State, start: int, stop: int, said: str) -> None:
    if said and start < stop:
        evidence = ("it is the tag of a quote",)
        person = read_person(said)
        state.mark(start, start + 1, "attribution", _RULE, evidence)
        state.attributions[start] = Attribution(
            person.name, person.email, rule=_RULE, evidence=evidence
        )
    else:
        line = state.content[start]
        inset = len(line) - len(line.lstrip())
        opens = _OPENS.match(line.lstrip())
        state.take_marks(start, inset + (opens.end() if opens else 0), 1)
    for number in range(start + 1, stop + 1):
        state.take_marks(number, 0, 1)
    closed = state.content[stop].rstrip()
    if closes := _CLOSES.search(closed[-20:]):
        state.content[stop] = closed[: len(closed) - len(closes[0])]
        state.bare[stop] = state.content[stop].strip()
