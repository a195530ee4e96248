"""A day, a name and an address alone on a line, above a quote without marks. In: lines with their depth. Out: who
is quoted there.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Yes.\\n\\n2012/3/13 Ann Lee <ann@example.org>\\n\\nDoes the gate leak?\\n")
>>> mark_in_history(state)
>>> state.attributions[2].name
'Ann Lee'
"""

from __future__ import annotations

from bisect import bisect

from mlthread.pattern import pattern
from mlthread.segment.state import State

from .copies import stands_in_quote

__all__ = ["mark_in_history"]

# How Gmail once began such a line; change logs have dashes.
_SLASHED = pattern(r"20\d\d/\d{1,2}/\d{1,2} [^\s<][^<]{0,80}<")


def mark_in_history(state: State) -> None:
    """Below an attribution whose quote bears no marks, or has lost one, a day, a name and an address are
    one too; the address may stand once more on a line of its own."""
    slashes = "/" in state.text and "\n20" in state.text
    if not (state.attributions or slashes):
        return
    bare, kind, depth, blanks = state.bare, state.kind, state.depth, state.blanks
    twice, count = state.begins("<mailto:"), len(bare)
    first = bisect(blanks, min(state.attributions, default=count))
    for place, above in enumerate(blanks if slashes else blanks[first:], 0 if slashes else first):
        number = last = above + 1
        line = bare[number] if number < count else ""
        if (line[-1:] != ">" and not twice) or not line or kind[number]:
            continue
        slashed = slashes and not depth[number] and above > 0 and _SLASHED.match(line) is not None
        if place < first and not slashed:
            continue
        if twice and last + 1 < count and bare[last + 1].startswith("<mailto:"):
            last += 1
            line = f"{line} {bare[last]}"
        if line[-1] == ">" and (
            slashed or not state.quoted or stands_in_quote(state, number, last)
        ):
            from .guesses import guess_in_history  # late: few mails hold any

            said = guess_in_history(line)
            if said is not None:
                depth[last] = depth[number]
                state.mark(number, last + 1, "attribution", said.rule, said.evidence)
                state.attributions[number] = said
