"""Quotes in tags. In: lines with their depth. Out: one mark more on what stands between `[quote]` and `[/quote]`.

Gateways from forums leave the tags of their pages, Nabble those of its own (`<quote author="Ann Lee">`). By hand some
set an arrow on the line above what they quote and one on the line below.

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
    r"(?:->$|<quote(?: author=\"(?P<nabble>[^\"<>]{1,80})\")?>"
    r"|\[quote(?:=\"?(?P<forum>[^\"\[\]]{1,80})\"?)?(?::\w{1,12})?\])\s*",
    re.I,
)
_CLOSES = pattern(r"(?:^<-|</quote>|\[/quote(?::\w{1,12})?\])$", re.I)
_FIRSTS, _LASTS = frozenset("[<-"), frozenset("]>-")
_ARROW = "<-"
_FIELD = pattern(r"From: ?\S")
_ANY_FIELD = pattern(r"[A-Z][A-Za-z-]{1,20}(?: [A-Z][a-z]{1,12})?: ?\S")
_DEEPEST, _LONGEST = 8, 400  # tags in tags; lines between them
_RULE = "tag/quote"


def take_quote_tags(state: State) -> bool:
    """Takes tags for the marks of what stands between them; one alone on its line may say who wrote that.
    Whether there were any."""
    opened: list[tuple[int, str]] = []
    pairs: list[tuple[int, int, str]] = []
    for number, line in enumerate(state.bare):
        if line[:1] in _FIRSTS and (opens := _OPENS.match(line)):
            said = opens["nabble"] or opens["forum"] or ""
            opened.append((number, said if opens.end() == len(line) else ""))
            del opened[:-_DEEPEST]
        if opened and line[-1:] in _LASTS and _CLOSES.search(line[-20:]):
            start, said = opened.pop()
            if (
                number - start <= _LONGEST
                and min(state.depth[start : number + 1]) >= state.depth[start]
                and (line != _ARROW or _quotes(state, start, number))
            ):
                pairs.append((start, number, said))
    for start, stop, said in sorted(pairs):
        _take(state, start, stop, said)
    return bool(pairs)


def _quotes(state: State, start: int, stop: int) -> bool:
    """Whether arrows frame words that bear no marks, in what the author of the mail has written: below header fields a
    mail begins that was forwarded with its arrows."""
    bare, depth = state.bare, state.depth
    above = state.last_said(start)
    if above >= 0 and _ANY_FIELD.match(bare[above]):
        return False
    return any(bare[n] and depth[n] == depth[start] for n in range(start + 1, stop))


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
    for number in range(_below_fields(state, start, stop), stop + 1):
        state.take_marks(number, 0, 1)
    closed = state.content[stop].rstrip()
    if closes := _CLOSES.search(closed[-20:]):
        state.content[stop] = closed[: len(closed) - len(closes[0])]
        state.bare[stop] = state.content[stop].strip()


def _below_fields(state: State, start: int, stop: int) -> int:
    """The first line that is quoted: fields that say whose words follow are no part of them."""
    first = start + 1
    if first < stop and _FIELD.match(state.bare[first]):
        while first < stop and state.bare[first]:
            first += 1
    return first
