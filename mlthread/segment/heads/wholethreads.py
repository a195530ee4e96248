"""Mail of SourceForge's first tracker, which holds all comments on an item. In: the lines of a body. Out: who wrote
each, the newest at the mail's own level, the others as quotes without marks.

The newest one's head bears a mark; the others and what was first said of the item are older, unless the mail says
that the item is new.

>>> from mlthread.segment.state import State
>>> lines = ["Submitted By: Bo Ek (boek)", "Initial Comment:", "It is low.", "", "-" * 70, "", ">Comment By: Ann Lee (ann)", "Date: 2006-02-06 09:42", "", "Message:", "Yes."]
>>> state = State("", lines)
>>> mark_whole_threads(state)
>>> [(number, said.name) for number, said in state.attributions.items()], state.margins
([(1, 'Bo Ek'), (6, 'Ann Lee')], {4: 1})
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.segment.state import SAME_LEVEL, State

__all__ = ["mark_whole_threads"]

_RULER = "-" * 70
_SUBMITTED = "Submitted By: "
_FIRST = "Initial Comment:"
_COMMENT = pattern(r"(>?)Comment By: (\S.{0,100})$")
_DATE = "Date: "
_MESSAGE = "Message:"
_NICK = pattern(r" \([\w.-]{1,40}\)$")
_NOBODY = "Nobody/Anonymous"
_NEW = "(Tracker Item Submitted)"
_RULE = "tracker/sourceforge"
_WHY = ("a tracker's mail with all comments",)


def mark_whole_threads(state: State) -> None:
    """Marks who wrote each comment, and where the older ones end."""
    bare = state.bare
    rulers = [number for number, line in enumerate(bare) if line == _RULER]
    submitter, is_new = "", any(_NEW in line for line in bare)
    for number, line in enumerate(bare):
        if line.startswith(_SUBMITTED):
            submitter = line.removeprefix(_SUBMITTED)
        elif line == _FIRST and submitter and not is_new:
            _mark_older(state, number, number + 1, submitter, None, rulers)
        elif "omment By: " in line and (found := _COMMENT.match(line)) is not None:
            below = number + 1
            dated = below < len(bare) and bare[below].startswith(_DATE)
            when = bare[below].removeprefix(_DATE) if dated else None
            stop = below + dated
            above = state.next_said(stop)
            stop = above + 1 if bare[above : above + 1] == [_MESSAGE] else stop
            if found[1] or state.depth[number]:
                state.give_back_line(number)
                state.mark(number, stop, "attribution", f"{_RULE}{SAME_LEVEL}", _WHY)
                state.attributions[number] = _said(found[2], when, f"{_RULE}{SAME_LEVEL}")
            else:
                _mark_older(state, number, stop, found[2], when, rulers)


def _mark_older(
    state: State, head: int, stop: int, who: str, when: str | None, rulers: list[int]
) -> None:
    """Marks the head of an older comment, and its last line."""
    end = next((ruler for ruler in rulers if ruler >= stop), len(state.bare))
    last = state.last_said(end)
    if last < stop:
        return  # nothing was said
    state.mark(head, stop, "attribution", _RULE, _WHY)
    state.attributions[head] = _said(who, when, _RULE)
    state.held.add(head)
    if end < len(state.bare):
        state.margins[end] = head


def _said(who: str, when: str | None, rule: str) -> Attribution:
    name: str | None = _NICK.sub("", who)
    if name == _NOBODY:
        name = None
    return Attribution(name, None, when, language="en", rule=rule, evidence=_WHY)
