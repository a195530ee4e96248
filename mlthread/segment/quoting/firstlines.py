"""First lines that lost their marks. In: lines with their depth. Out: the depth of such first lines of quotes.

A client that puts the caret into what it quotes leaves the first line of a quoted paragraph without a mark:

>>> from mlthread.segment.state import State
>>> line = "the first words of what a person is answering here, as far as they fit on the"
>>> state = State("", [line, "> line, and those below", ">", "", "An answer."])
>>> state.depth[:], state.bare[1:3] = [0, 1, 1, 0, 0], ["line, and those below", ""]
>>> mend_first_lines(state)
>>> state.depth
[1, 1, 1, 0, 0]
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.state import State

__all__ = ["CALL", "FIRST", "FIRST_WORDS", "FULL", "LEADING_ON", "OPENING", "mend_first_lines"]

FULL = 64  # a line this long, with the next word, was full
FIRST, FIRST_WORDS = 50, 5  # letters and plain words of a first line that lost its mark
_HALF = 20  # letters of one that ends in a word that leads on, or that is quoted again
OPENING = frozenset("\"'(<")
_SAYS = (" wrote", " writes")  # an attribution without its colon
_BULLETS = frozenset("-*0123456789")
CALL = pattern(r"[\w.:$]{1,60}(?:\(|\[|\s?<-|\s?=)")  # at a prompt, not in a sentence
# Words that English lines do not end a sentence with: what follows goes on with it.
LEADING_ON = frozenset(
    """
    a an the of to in on at by from for with into and or but that which whose this its their our is are
    was were be been has have had not than when where while about using
    """.split()
)


def mend_first_lines(state: State) -> None:
    """The first line of a quoted paragraph that lost its mark: alone, full, and in mid-sentence it runs on
    into the marked line below. What may be an attribution wrapped across depths does not count."""
    depth, bare = state.depth, state.bare
    last_quoted: dict[str, dict[int, int]] | None = None  # not looked for yet
    for quoted in state.rises():
        number = quoted - 1
        line, rest = bare[number], bare[quoted]
        if len(line) < _HALF or (number and bare[number - 1]):
            continue
        here, below = depth[number], depth[quoted]
        if not rest and below > here + 1:
            continue
        if not rest:
            if line[-1] not in ":：" and _stands_apart(state, number):
                if last_quoted is None:
                    last_quoted = _last_quoted(state)
                again = last_quoted.get(line, {}).items()
                if any(deep > here and last > number for deep, last in again):
                    depth[number] = below
            continue
        leads_on = line.rsplit(None, 1)[-1] in LEADING_ON
        if (
            len(line) >= (_HALF if leads_on and rest[0].islower() else FIRST)
            and (rest[0].islower() or (leads_on and (rest[0].isalnum() or rest[0] in OPENING)))
            and rest[-1] not in ":：>"
            and not CALL.match(rest)
            and (" " in rest or len(line) >= FULL)
            and (line[-1].isalnum() or line[-1] == ",")
            and (line[0].isalpha() or (line[0] in _BULLETS and len(line) >= FULL))
            and "@" not in line
            and "<" not in line
            and sum(map(str.isalpha, line.split())) >= FIRST_WORDS
            and not line.endswith(_SAYS)
        ):
            depth[number] = below


def _stands_apart(state: State, number: int) -> bool:
    """Whether a line stands above one mark alone, with blank lines round both."""
    depth, bare, end = state.depth, state.bare, number + 2
    return end < len(depth) and not bare[end] and depth[end] == depth[number]


def _last_quoted(state: State) -> dict[str, dict[int, int]]:
    """Where each quoted line stands for the last time, by its words and its depth."""
    found: dict[str, dict[int, int]] = {}
    for number, (line, here) in enumerate(zip(state.bare, state.depth, strict=True)):
        if line and here:
            found.setdefault(line, {})[here] = number
    return found
