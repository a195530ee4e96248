"""Attribution lines. In: the lines and their depth. Out: what of them says whose words follow.

They are looked for from their last line upwards, where a line ends as templates do or a deeper quote stands below;
`evidence` judges what is found.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("On 5 Feb 2018, Ann Lee <ann@example.org>\\nwrote:\\n> Hi\\n")
>>> mark_attributions(state)
>>> state.kind, state.attributions[0].email
(['attribution', 'attribution', ''], 'ann@example.org')
"""

from __future__ import annotations

from collections.abc import Iterable

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.cuts import is_cut
from mlthread.rules.frames import flat_line
from mlthread.rules.framesearch import DOTS, can_end_so
from mlthread.rules.greetings import closing_rule
from mlthread.rules.nobody import PREPOSITIONS
from mlthread.rules.sayings import SAYS
from mlthread.segment.quoting.indents import indented_stop
from mlthread.segment.state import FINALS, STEERING, State

from .copies import below_tagline, heads_cut, stands_in_quote
from .evidence import (
    has_address,
    heads_quote,
    is_left_open,
    opens_paragraph,
)
from .inhistory import mark_in_history
from .inline import heads_inline, leaves_tail
from .joins import (
    closes_below,
    depth_below,
)
from .rare import mark_rare
from .readings import best_reading, tells
from .trackerlines import mark_notes, mark_underlined, take_tracker

__all__ = ["mark_attributions"]

_FARTHEST = 5  # lines above the last one, gaps counted
_FARTHEST_ABOVE = 9  # lines below, those that bear marks alone counted
_FOLLOWING = "the following"
_LONGEST_VERB = 16  # letters of a line with the verb alone
_VERB = pattern(rf"(?:a |ha )?(?:{SAYS})\s?:$")
_DRAWN_ENDS = ("----", "---")
_LONGEST_END = 80  # letters of the longest end of a template, and more
_CUE = pattern(r"[\d@$:<]")  # what templates that are not known by their end hold


def mark_attributions(state: State) -> None:
    """Marks every attribution line, and what it says."""
    mark_rare(state)
    if "-" in state.signs:
        mark_notes(state)
        mark_underlined(state)
    bare, kind = state.bare, state.kind
    drawn = {n for n in state.signs.get("-", ()) if _closes_drawn(bare, n)}
    ended = [
        n
        for n in state.finals
        if (_ends_so(bare[n]) or n in drawn) and n + 1 not in drawn and not _is_cut_off(bare, n)
    ]
    inline = heads_inline(state)
    whole = {number: bare[number] for number in inline}
    for number, head in inline.items():
        bare[number] = head
    numbers = dict.fromkeys(sorted({*ended, *inline}) if inline else ended, -1)
    if state.quoted:
        numbers = dict(sorted((numbers | _lines_above_deeper(state)).items()))
    seen = {*ended, *inline}
    taken = -1
    for number, above in numbers.items():
        if (
            above > taken
            and above not in seen
            and not kind[above]
            and _find(state, above, taken + 1)
        ):
            taken = above  # whatever stands right above a deeper quote may introduce it
        if number in seen and (
            kind[number] or _find(state, number, taken + 1) or take_tracker(state, number)
        ):
            taken = number
    for number, line in whole.items():
        if not kind[number]:
            bare[number] = line
        elif leaves_tail(state, number):
            state.depth[number + 1] += 1
    left = [n for n in numbers.values() if n >= 0 and not kind[n] and bare[n][-1] in "]:"]
    if left:
        _mark_first_names(state, left)
    mark_in_history(state)


def _mark_first_names(state: State, heads: Iterable[int]) -> None:
    """Lines such as "[Ann]" or "TimH:" right above deeper quotes."""
    from .guesses import first_names  # late: few mails hold any

    lines = {n: state.bare[n] for n in heads}
    named = first_names(lines.values())
    if not named:
        # "[Ann]" may be a note, "TimH:" a heading, but not on top of a mail that goes on with a quote
        top = [n for n in lines if state.opens(n) and state.depth[n + 1] > state.depth[n]]
        named = first_names([lines[n] for n in top], opens=True)
        lines = {n: lines[n] for n in top}
    for number, line in lines.items():
        if line in named and opens_paragraph(state, number):
            _mark(state, number, number + 1, named[line])


def _lines_above_deeper(state: State) -> dict[int, int]:
    """The first line of each deeper quote, and the line right above it, if one is near."""
    depth = state.depth
    found: dict[int, int] = {}
    above, outer = -1, 0  # the line above that says something
    headed = "From:" in state.text or "Excerpts from " in state.text
    for number, line in enumerate(state.bare):
        if not line or (headed and above == number - 1 >= 0 and _leaves_out(state, number)):
            continue
        here = depth[number]
        if (
            above >= 0
            and here > outer
            and number - above <= _FARTHEST_ABOVE
            and sum([depth[n] <= outer for n in range(above + 1, number)]) <= 2 + (outer > 0)
            and not (above == number - 1 and _is_verb(line))
        ):
            found[number] = above
        above, outer = number, here
    return found


def _is_verb(line: str) -> bool:
    """Whether a line is but the verb that closes an attribution.

    >>> _is_verb("wrote:"), _is_verb("a écrit :"), _is_verb("well:")
    (True, True, False)
    """
    return line[-1] == ":" and len(line) <= _LONGEST_VERB and _VERB.match(line) is not None


def _leaves_out(state: State, number: int) -> bool:
    """Whether a line says no more than that something was left out, below one that names a sender."""
    line, above = state.bare[number], state.bare[number - 1]
    level = state.depth[number] == state.depth[number - 1]
    names = above[:5] == "From:" or ("@" in above and above[-1] != ":")
    return level and names and is_cut(line)


def _is_cut_off(bare: list[str], number: int) -> bool:
    """Whether an attribution goes on below a line that may end one: the verb that closes it stands there, below ">>>",
    or where it was said, below the verb."""
    line, below = bare[number], bare[number + 1] if number + 1 < len(bare) else ""
    if line.endswith(">>>"):
        return below[-1:] == ":" and len(below) <= _LONGEST_VERB and not below[0].isupper()
    return (
        line[-1].isalpha()
        and below.endswith((":", DOTS))
        and (below.partition(" ")[0] in PREPOSITIONS or below.startswith(_FOLLOWING))
    )


def _closes_drawn(bare: list[str], number: int) -> bool:
    """Whether a line is the dashes behind what Zoho writes between some, wrapped before them: "---- On DATE Ann Lee
    <ann@example.org> wrote" above it."""
    if bare[number] not in _DRAWN_ENDS or not number:
        return False
    above = bare[number - 1]
    return above[:4] == "----" != above[-4:]


def _ends_so(line: str) -> bool:
    """Whether an attribution line may end so, marks that steer its direction left off; rulers are none."""
    if line[-1] == "-":
        return bool(line.strip("-"))
    return line.rstrip(STEERING)[-1:] in FINALS


def _find(state: State, last: int, floor: int) -> bool:
    """The shortest join of lines up to `last` that is an attribution, strong before weak."""
    below = depth_below(state, last)
    deeper = below is not None and below > state.depth[last]
    set_in = below == state.depth[last] or (deeper and not state.depth[last])
    indented = indented_stop(state, last) if set_in else None
    window = " ".join(state.bare[max(floor, last - _FARTHEST) : last + 1])
    said, stop = None, last + 1
    if deeper and (closed := closes_below(state, last)):
        state.bare[last] += ">"  # it is read whole
        stop = closed
    if deeper:
        if (
            _CUE.search(window)
            or can_end_so(flat_line(window[-_LONGEST_END:]))
            or is_left_open(state.bare[last])
        ):
            said = best_reading(state, last, floor, below, indented=False)
        if said is None:
            from .untemplated import guess_above  # late: most quotes have one that a template fits

            said = guess_above(state, last, floor)
    elif (
        indented is not None
        or (tells(window) if window[-3:] != DOTS else has_address(window))
        or heads_quote(state, last)
        or stands_in_quote(state, last, last)
        or below_tagline(state, last)
        or heads_cut(state, last)
    ):
        said = best_reading(state, last, floor, below, indented is not None)
    if said is None or _signs(state, said[0], last):
        if stop > last + 1:
            state.bare[last] = state.bare[last][:-1]
        return False
    _mark(state, said[0], stop, said[1], indented)
    if stop > last + 1:
        state.content[last + 1] = state.bare[last + 1] = ">"
    return True


def _signs(state: State, first: int, last: int) -> bool:
    """Whether a name and a day stand right below a closing phrase, and nothing says that words follow: so its
    author signs the mail above the quote."""
    above = state.bare[first - 1] if first else ""
    return (
        state.bare[last][-1] not in FINALS
        and above != ""
        and state.depth[first - 1] == state.depth[first]
        and closing_rule(above) is not None
    )


def _mark(
    state: State, first: int, stop: int, attribution: Attribution, until: int | None = None
) -> None:
    depth = state.depth[first]
    for number in range(first + 1, stop):
        state.depth[number] = depth  # a re-wrapped tail belongs to its head
    state.mark(first, stop, "attribution", attribution.rule, attribution.evidence)
    if until is not None:
        state.held.add(first)
        state.margins.setdefault(until, first)
    state.attributions[first] = attribution
