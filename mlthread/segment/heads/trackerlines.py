"""Lines of bug trackers that name who wrote what stands below them, at their own level. In: lines. Out: those lines marked.

>>> from mlthread.segment.state import State
>>> state = State("", ["--- Comment #3 from Ann Lee <ann@example.org> ---", "Yes."])
>>> take_tracker(state, 0), state.attributions[0].name, state.rule[0]
(True, 'Ann Lee', 'tracker/comment/same-level')
"""

from __future__ import annotations

from itertools import pairwise

from mlthread.model import Attribution
from mlthread.rules.clocks import find_clock
from mlthread.rules.people import looks_like_person, read_person
from mlthread.rules.replylines import is_reply_line
from mlthread.rules.trackers import read_comment, read_note, read_tracker, sends_notes
from mlthread.segment.cues import ROLE
from mlthread.segment.state import SAME_LEVEL, State

from .said import without_lead

__all__ = ["mark_comments", "mark_notes", "mark_roles", "mark_underlined", "take_tracker"]

_CHANGED = " changed:"
_ROUNDUP = "tracker/roundup"
_RULER = 20  # letters
_ENDS = (_CHANGED, "---", " added the comment:", " AM:", " PM:")


def take_tracker(state: State, number: int) -> bool:
    """Marks a line if it is such a one."""
    line = state.bare[number]
    if not line.endswith(_ENDS) and not line[-2:-1].isdigit() and line[:4] != "New ":
        return False
    found = read_tracker(line)
    if found is None or (line.endswith(_CHANGED) and not _changes_follow(state, number)):
        return False
    if found[0] == _ROUNDUP and not ((state.opens(number) or "@" in line) and _is_person(found[1])):
        return False  # words about a comment
    _mark(state, number, *found)
    return True


def _is_person(who: str) -> bool:
    """Whether the words are all a person's, and nothing leads up to a name ("Yesterday Ann Lee", "the office").

    >>> _is_person("Ann Lee <ann@example.org>"), _is_person("Yesterday Ann Lee")
    (True, False)
    """
    person = read_person(who)
    name, email = person.name, person.email
    if name is None:
        return email is not None
    return (
        looks_like_person(name)
        and without_lead(name) == name
        and (email is not None or name[:1].isupper())
    )


def _changes_follow(state: State, number: int) -> bool:
    """Bugzilla: a table of what was changed stands below."""
    return any("|" in line for line in state.bare[number + 1 : number + 5])


def mark_notes(state: State) -> None:
    """Marks the line that heads a mail of notes, or a quoted one: what is quoted below it, its author quotes."""
    if not _brings_notes(state):
        return
    bare, above = state.bare, -1
    for number, line in enumerate(bare):
        if not line:
            continue
        opens = above < 0 or state.depth[above] < state.depth[number]
        who = read_note(line) if opens and not state.kind[number] else None
        if who is not None:
            _mark(state, number, "tracker/gitlab", who)
        above = number


def mark_underlined(state: State) -> None:
    """Marks what a tracker underlines and ends like a sentence: "Ann Lee resolved KEY-12."."""
    bare = state.bare
    for number in state.signs["-"]:
        above = number - 1
        ended = above >= 0 and bare[above][-1:] == "." and not state.kind[above]
        if ended and len(bare[above]) == len(bare[number]) and not bare[number].strip("-"):
            take_tracker(state, above)


def mark_comments(state: State) -> None:
    """Marks the lines with which Zendesk names who wrote each comment, and when, below rulers: the newest stands on
    top, the others are what it answers."""
    bare = state.bare
    first = next((number for number, line in enumerate(bare) if line), len(bare))
    if first == len(bare) or not is_reply_line(bare[first]):
        return
    rulers = [
        n for n in state.signs.get("-", ()) if len(bare[n]) >= _RULER and not bare[n].strip("-")
    ]
    newest = True
    for ruler, end in pairwise([*rulers, len(bare)]):
        number = state.next_said(ruler + 1)
        found = read_comment(bare[number]) if number < end else None
        if found is None or state.kind[number]:
            continue
        _mark(state, number, "tracker/desk", *found, same=newest)
        if not newest and state.last_said(end) > number:
            state.held.add(number)
            if end < len(bare):
                state.margins[end] = number
        newest = False


def mark_roles(state: State) -> None:
    """Marks Mantis' line above a note: its number, who wrote it, as what, when."""
    for number, line in enumerate(state.bare):
        if line[:1] == "(" and ROLE.search(line) and not state.kind[number]:
            take_tracker(state, number)


def _brings_notes(state: State) -> bool:
    """Whether a line below dashes, of the mail or of a quoted one, is the foot of such a mail."""
    bare = state.bare
    for number in state.signs["-"]:
        if bare[number] == "--" and number + 1 < len(bare) and sends_notes(bare[number + 1]):
            return True
    return False


def _mark(
    state: State, number: int, rule: str, who: str, when: str | None = None, same: bool = True
) -> None:
    person = read_person(who)
    rule = f"{rule}{SAME_LEVEL}" if same else rule
    state.mark(number, number + 1, "attribution", rule)
    clock = None if when is None else find_clock(when)
    state.attributions[number] = Attribution(
        person.name, person.email, when, language="en", clock=clock, rule=rule
    )
