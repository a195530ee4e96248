"""Lines that may be one attribution. In: a line and those above it. Out: of their joins the one that says most.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("On 5 Feb 2018, Ann Lee\\nwrote:\\n> Hi\\n")
>>> first, said = best_reading(state, 1, 0, 1, indented=False)
>>> first, said.name
(0, 'Ann Lee')
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.dateruns import is_date_word
from mlthread.rules.frames import Frame, flat_line
from mlthread.rules.framesearch import can_end_so
from mlthread.rules.people import looks_like_person, read_person
from mlthread.segment.state import State

from .copies import below_tagline, heads_cut, stands_in_quote
from .evidence import before_dates, has_address, heads_quote, is_day, read_line
from .joins import above_gap, closes_address, is_torn, join_lines, joins

__all__ = ["best_reading", "tells"]

_MOST_LINES = 4
_LONGEST = 320
_NO_HEAD = ("",)
_TELLING = pattern(r"\d(?:[:.h]\d\d|\. \d{1,2}\. \d|[/.\-]\d{1,2}[/.\-]\d|\d{3}|\s?年)")


def best_reading(
    state: State, last: int, floor: int, below: int | None, indented: bool
) -> tuple[int, Attribution] | None:
    """The first line of the attribution that ends on line `last`, and what it says."""
    telling = indented or (below is not None and below > state.depth[last])
    weak: tuple[int, Attribution] | None = None
    best: tuple[int, Attribution, Frame] | None = None
    first, used, torn = last, 0, False
    line = ""
    while first >= floor and used < _MOST_LINES:
        part = state.bare[first]
        if not part and used and (above := above_gap(state, first, line)) is not None:
            first, torn = above, True
            part = state.bare[first]
        if not part or state.kind[first]:
            break
        if used:
            if not joins(state, first, line):
                break
            if weak is not None and _stands_outside(state, first, last, below, line, weak[1]):
                break
            torn = torn or state.depth[first] != state.depth[first + 1]
            if closes_address(state, first):
                part += ">"
        line = join_lines(part, line) if line else part
        if len(line) > _LONGEST:
            break
        used += 1
        found = None
        telling = (
            telling
            or tells(part)
            or heads_quote(state, first)
            or stands_in_quote(state, first, last)
            or below_tagline(state, first)
            or heads_cut(state, last)
        )
        if telling and not (first > floor and is_torn(state.bare[first - 1])):
            confirmed = below is not None and below > state.depth[first]
            found = read_line(state, flat_line(line), first, last, confirmed, indented)
        if found is not None:
            said, frame = found
            if frame.strong and (best is None or _says_more(said, frame, best)):
                best = first, said, frame
                if frame.literals[0] != _NO_HEAD and not part[0].islower():
                    break  # it begins with words of its own: nothing above belongs to it
            elif (
                not torn
                and best is None
                and (weak is None or _says_better(state, first, part, said, weak[1]))
            ):
                weak = first, said
        first -= 1
    return weak if best is None else (best[0], best[1])


def _stands_outside(
    state: State, first: int, last: int, below: int | None, line: str, found: Attribution
) -> bool:
    """Whether what is `found` so far stands in a quote alone, and the line above it outside."""
    return (
        state.depth[first] < state.depth[last]
        and not (line[0] == "<" and found.name is None)  # it is the tail of a name
        and not (below == state.depth[last] and _breaks_off(state.bare[first]))
    )


def _says_better(
    state: State, first: int, part: str, said: Attribution, found: Attribution
) -> bool:
    """Whether what a line more says of the same words is to be believed instead of what was `found`."""
    return (
        _names_it(said, found, part)
        or _adds_to(said, found, part)
        or (state.bare[first + 1][0] == "(" and " " not in part and has_address(part))
    )


def _breaks_off(line: str) -> bool:
    """Whether a line begins as attributions do, has a date, and ends amid a name: what a client that breaks lines
    anew has pushed into the quote goes on there.

    >>> _breaks_off("On Mon, Feb 5, 2018 at 1:02 PM, Ann"), _breaks_off("On Mon, Feb 5, 2018 at 1:02 PM, you wrote:")
    (True, False)
    """
    return (
        line[-1].isalpha()
        and before_dates(line.split(None, 1)[0].lower())
        and _TELLING.search(line) is not None
        and not can_end_so(flat_line(line))
    )


def tells(text: str) -> bool:
    """Whether an address or a date may stand in a text, or signs are drawn round it."""
    return has_address(text) or text.endswith("<=-") or _TELLING.search(text) is not None


def _says_more(said: Attribution, frame: Frame, best: tuple[int, Attribution, Frame]) -> bool:
    """Whether a longer join is the better reading: its frame fixes more, or it has the name too, or the
    day where the shorter one has but the clock."""
    if frame.weight != best[2].weight:
        return frame.weight > best[2].weight
    if best[1].name is None and said.name is not None:
        return True
    return bool(best[1].date and said.date) and not is_day(best[1].date) and is_day(said.date)


def _names_it(said: Attribution, weak: Attribution, part: str) -> bool:
    """Whether the line above an address holds the name, and nothing else."""
    return (
        weak.name is None
        and said.name is not None
        and len(part) <= 60
        and part[-1] not in ".,;:"
        and (not part[0].islower() or (len(part) <= 24 and part.count(" ") < 2))
        and looks_like_person(part)
        and read_person(part).name == said.name
    )


def _adds_to(said: Attribution, weak: Attribution, part: str) -> bool:
    """Whether the line above holds the Message-ID, or a date with which attributions begin, and maybe more of the name."""
    if said.name is None or said.email != weak.email or not said.name.endswith(weak.name or ""):
        return False
    if said.message_id is not None:
        return weak.message_id is None
    word = part.split(None, 1)[0].rstrip(",").lower()
    opens = word[0].isdigit() or before_dates(word) or is_date_word(word)
    return weak.date is None and opens and said.date is not None and ":" in said.date
