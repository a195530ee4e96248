"""Plain copies. In: a line that names who wrote what stands below it. Out: whether it heads a copy without marks.

Yahoo's mail of the 2000s put "Ann Lee <ann@example.org> wrote:" below what its author had written, in the author's
language, and right below that, to the end, the message that it answered as it was, older marks and all.

>>> from mlthread.segment.state import State
>>> heads_copy(State("", ["Thanks!", "", "Ann Lee <ann@example.org> wrote:", "Is it open?"]), 2)
True
"""

from __future__ import annotations

from mlthread.rules.cuts import is_cut
from mlthread.rules.taglines import tagline_rule
from mlthread.segment.state import State

__all__ = [
    "answered_on_top",
    "below_tagline",
    "heads_copy",
    "heads_cut",
    "stands_alone",
    "stands_in_quote",
]

# What it wrote behind the address, in the writer's language.
_ENDS = (
    *("> wrote:", "> schrieb:", "> a écrit :", "> a écrit\u00a0:", "> a écrit:", "> escribió:"),
    *("> escreveu:", "> ha scritto:", "> schreef:", "> skrev:", "> kirjoitti:", "> menulis:"),
    *(
        "> napisał(a):",
        "> napisał:",
        "> napsal:",
        "> пишет:",
        "> yazdı:",
        "> 写道：",
        "> 写道:",
        "> 說：",
    ),
)
_LONGEST = 120
_TOP = 6  # lines of a greeting, blank ones counted
_NOTES = frozenset("[<{(.…")
_LONGEST_NOTE = 4  # lines
_QUOTATION_MARKS = frozenset(("", *"\"'“„«‘‚‹”「"))


def heads_copy(state: State, number: int) -> bool:
    """Whether a line at the margin, below words of the author's, heads a copy."""
    bare, depth = state.bare, state.depth
    line, above, below = bare[number], number - 1, number + 1
    if not 0 < number < len(bare) - 1 or bare[above] or not bare[below]:
        return False
    if depth[number] or depth[below] or len(line) > _LONGEST or not line.endswith(_ENDS):
        return False
    if is_cut(bare[below]):
        return False  # a copy is whole
    above = state.last_said(above)
    return above >= 0


def heads_cut(state: State, last: int) -> bool:
    """Whether nothing is left of what a line introduces but a note in brackets that says what it was.

    >>> heads_cut(State("", ["Ann Lee wrote:", "", "[a list of all", "three harbours]", "Right."]), 0)
    True
    """
    bare, start = state.bare, last + 1
    if start < len(bare) and not bare[start]:
        start += 1
    if start >= len(bare) or bare[start][:1] not in _NOTES or state.depth[start]:
        return False
    if is_cut(bare[start]):
        return True
    stop, end = start, min(len(bare), start + _LONGEST_NOTE)
    while stop < end and bare[stop] and "]" not in bare[stop]:
        stop += 1
    note = bare[start : stop + 1]
    return (
        note[0][0] == "["
        and start < stop < end
        and "".join(note).find("[", 1) < 0
        and note[-1][-1:] == "]"
    )


def stands_alone(state: State, number: int) -> bool:
    """Whether "Ann Lee <ann@example.org> wrote:" is a paragraph of its own, the rest without marks;
    the address may stand for the name ("ann@example.org wrote:", be it spelt out)."""
    bare = state.bare
    line = bare[number]
    above = number == 0 or not bare[number - 1]
    below = number + 1 < len(bare) and not bare[number + 1]
    if not (above and below and line.endswith(":")):
        return False
    return "<" in line or line.replace(" at ", "@").count(" ") == 1


def below_tagline(state: State, number: int) -> bool:
    """Whether a line is a paragraph of its own below what a phone adds, where mail of phones names whose message
    stands below without a mark.

    >>> below_tagline(State("", ["Yes.", "", "Sent from my phone", "", "Ann Lee wrote:", "", "Is it open?"]), 4)
    True
    """
    bare, depth, above = state.bare, state.depth, number - 1
    if above < 0 or bare[above] or number + 1 >= len(bare) or bare[number + 1]:
        return False
    above = state.last_said(above)
    return above >= 0 and depth[above] == depth[number] and tagline_rule(bare[above]) is not None


def stands_in_quote(state: State, first: int, last: int) -> bool:
    """Whether lines are a paragraph's first of their own inside a quote, words of the same depth above and
    below: where what they introduce has lost its mark."""
    bare, depth = state.bare, state.depth
    here = depth[first]
    if not here or not first or bare[first - 1] or depth[first - 1] != here:
        return False
    below = last + 1
    while below < len(bare) and not bare[below] and depth[below] == here and below - last <= 2:
        below += 1
    return (
        below < len(bare)
        and depth[below] == here
        and bare[below][:1] not in _QUOTATION_MARKS  # "Ann Lee said:" cites a sentence
    )


def answered_on_top(state: State, first: int) -> bool:
    """Whether the line is the mail's first, a greeting left off, and the quote that it introduces stands
    further down: its reader answers above it, as Pine lets one do."""
    bare, depth = state.bare, state.depth
    if first > _TOP or sum(map(bool, bare[:first])) > 1 or not state.quoted:
        return False
    stop = first
    while stop < len(bare) and bare[stop]:
        stop += 1
    for number in range(stop, len(bare)):
        if depth[number]:
            return depth[number] == 1 and not bare[number - 1]
        if bare[number][-1:] == ":":
            return False  # that introduces it
    return False
