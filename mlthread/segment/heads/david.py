"""Tobit's david, a groupware of German offices. In: the lines. Out: the head of what it answers marked.

Its ruler bears its name; below it stand the subject, the day in brackets or on a line of its own, and fields that may
lack their colons.

>>> from mlthread.segment.quoting.lines import read_lines
>>> text = "[Original Message processed by david]\\nGates (05-Feb-2018 13:02)\\nVon:  Ann Lee\\nAn:   Bo Chen\\n\\nYes."
>>> state = read_lines(text)
>>> take_david(state)
>>> said = state.attributions[0]
>>> said.name, said.date, said.subject
('Ann Lee', '05-Feb-2018 13:02', 'Gates')
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.dates import read_written_date
from mlthread.rules.labels import read_bare, read_label
from mlthread.segment.cues import DAVID
from mlthread.segment.state import State

from .blockfields import Block
from .blocksaid import language_of, read_said
from .headerproof import read_block

__all__ = ["take_david"]

_RULER = pattern(r"[\[*-]{0,9} ?Original Message processed by david\b.{0,80}$")
_RULE = "david/ruler"
_MOST_ABOVE = 2  # lines between its ruler and its fields
_DATED = pattern(r"(.*?)\s*\(([^()]{8,40})\)$")
_EVIDENCE = ("a ruler stands above",)


def take_david(state: State) -> None:
    """Marks its rulers, and the fields below them."""
    for number, line in enumerate(state.bare):
        if DAVID in line and not state.kind[number] and _RULER.match(line):
            block = _fields_below(state, number)
            if block is None:
                state.mark(number, number + 1, "headers", _RULE)
                state.attributions[number] = Attribution(None, None, rule=_RULE)
                continue
            state.mark(number, block.stop, "headers", _RULE, _EVIDENCE)
            state.attributions[number] = read_said(block, language_of(block), _RULE, _EVIDENCE)


def _fields_below(state: State, number: int) -> Block | None:
    """The fields below its ruler, with what the lines between say."""
    above: list[str] = []
    below = state.words_from(number + 1)
    while below is not None and state.depth[below] == state.depth[number]:
        line = state.bare[below]
        label = read_label(line) or read_bare(line)
        if label is not None and label.field != "other":
            block = read_block(state, below, True)
            if block is not None:
                _tell(block, above)
            return block
        above.append(line)
        if len(above) > _MOST_ABOVE:
            return None
        below = state.words_from(below + 1)
    return None


def _tell(block: Block, above: list[str]) -> None:
    """The subject and the day that stand above the fields."""
    for line in above:
        dated = _DATED.match(line)
        if dated is not None and read_written_date(dated[2], "de"):
            block.fields.setdefault("subject", dated[1])
            block.fields.setdefault("date", dated[2])
        elif read_written_date(line, "de") and any(map(str.isdigit, line)):
            block.fields.setdefault("date", line)
        else:
            block.fields.setdefault("subject", line)
