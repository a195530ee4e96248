"""Header blocks that have been found. In: the line where one begins, or where its ruler stands. Out: the block marked,
and what it says.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("From: Ann Lee\\nSent: 5 Feb 2018 10:00\\nTo: Bo\\nSubject: Hi\\n\\nHello")
>>> take_words(state, 0, True, None), state.attributions[0].name
(4, 'Ann Lee')
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.rules.labels import Ruler, read_ruler
from mlthread.rules.whowhen import split_who_when
from mlthread.segment.cues import COLUMN_WORDS, DIGEST, DRAWN_RULER
from mlthread.segment.quoting.indents import inset_stop
from mlthread.segment.state import SAME_LEVEL, State

from .blockfields import Block
from .blocksaid import language_of, read_said
from .bordered import read_bordered
from .boxed import read_boxed, read_small_boxes
from .columns import read_columns
from .conversations import take_conversation
from .digestheads import take_digest_head
from .fromlines import take_from_line
from .headerproof import read_block, take_fields_above
from .lonesenders import dots_below, is_outlooks
from .notes import read_folded, take_abstract
from .stacked import read_stacked

__all__ = ["take_boxed", "take_columns", "take_ruled", "take_stacked", "take_words"]

_SCRUBBED = "An embedded message was scrubbed..."
"""What pipermail writes above the fields of a message that it saved elsewhere: none of its words stand below them."""


def take_ruled(
    state: State, start: int, below: int, found: Ruler | None, words: str = ""
) -> int | None:
    """Marks the block below a ruler, or the one whose `words` stand on its line. The line behind it, if there is one."""
    block = read_block(state, below, found is not None, words)
    if block is None:
        return None
    if found is None:
        _mark(state, start, block, take_conversation(state, start, block) or DRAWN_RULER)
        return block.stop
    if found.wrote and not words and "from" not in block.fields:
        _fill_from_ruler(block, found)
    _mark(state, start, block, found.rule)
    return block.stop


def _fill_from_ruler(block: Block, found: Ruler) -> None:
    """Who wrote, and when, where the ruler alone says it ("Message from Ann Lee on DATE")."""
    date, who = split_who_when((found.person or "").replace(" on ", " "), "en")
    block.fields["from"] = who
    if date is not None:
        block.fields.setdefault("date", date)


def take_stacked(state: State, word: str) -> None:
    """Lotus Notes' fields, each on lines of its own."""
    for number, line in enumerate(state.bare):
        if line == word and (block := read_stacked(state, number)) is not None:
            _mark(state, block.start, block, "")


def take_boxed(state: State) -> None:
    """Lotus Notes' fields in boxes that are drawn with lines."""
    for number in state.signs.get("|", ()):
        if state.kind[number]:
            continue
        block = read_boxed(state, number) or read_small_boxes(state, number)
        if block is not None:
            _mark(state, number, block, "")


def take_columns(state: State, number: int) -> bool:
    """Lotus Notes' two columns, whose right one begins on this line, or that have their labels at the border."""
    line = state.content[number]
    between = any(map(line.__contains__, COLUMN_WORDS))
    block = read_columns(state, number) if between else read_bordered(state, number)
    if block is None:
        return False
    _mark(state, block.start, block, "")
    return True


def take_words(state: State, start: int, opens: bool, opener: str | None) -> int:
    """The block below an opener ("Begin forwarded message:"; its rule), or where a header word opens the line. The
    line where to go on."""
    line = state.bare[start]
    if opener is not None:
        below = state.words_from(start + 1)
        block = None if below is None else read_block(state, below, True)
        if block is not None:
            _mark(state, start, block, opener)
            return block.stop
        if below is not None and state.depth[below] > state.depth[start]:
            state.mark(start, start + 1, "headers", opener)  # as Elm puts it above marked words
            state.attributions[start] = Attribution(None, None, rule=opener)
        return start + 1
    if " To:" in line and (folded := read_folded(state, start)) is not None:
        _mark(state, start, folded, "")
        return folded.stop
    block = read_block(state, start, False) if opens else None
    if block is None:
        return start + 1
    take_fields_above(state, block)
    take_abstract(state, block)
    take_from_line(state, block)
    digest = take_digest_head(state, block)
    bare_ruler = _bare_ruler_above(state, block)
    if bare_ruler:
        _mark(state, state.last_said(block.start), block, bare_ruler)
        return block.stop
    _mark(state, block.start, block, digest or _program_above(state, block.start))
    return block.stop


def _bare_ruler_above(state: State, block: Block) -> str:
    """The rule of a ruler's words right above that nothing is drawn round, as BlackBerry writes them, or above a blank
    line ("": none)."""
    above = block.start - 1
    if above > 0 and not state.bare[above]:
        above -= 1
    if (
        above < 0
        or not state.bare[above]
        or state.kind[above]
        or state.depth[above] != state.depth[block.start]
    ):
        return ""
    found = read_ruler(state.bare[above])
    return "" if found is None or found.person is not None else found.rule


def _program_above(state: State, start: int) -> str:
    """The rule of a program that prints a header above words that are none of that message, or of the very one ("": none)."""
    if start and state.bare[start - 1] == _SCRUBBED:
        return f"pipermail/scrubbed{SAME_LEVEL}"
    above = state.last_said(start)
    if above >= 0 and state.bare[above].endswith("it has been noted by GNATS."):
        return f"tracker/gnats{SAME_LEVEL}"
    return ""


def _mark(state: State, start: int, block: Block, ruler: str) -> None:
    language = language_of(block)
    rule = ruler or (f"{language}/headers" if block.notes is None else "notes/headers")
    evidence = [f"it has {', '.join(dict.fromkeys(f for f in block.order if f != 'other'))}"]
    if ruler == DIGEST:
        evidence.insert(0, "its number in a digest stands above")
    elif ruler.startswith("tracker/"):
        evidence.insert(0, "a bug tracker's words stand above")
    elif ruler:
        evidence.insert(0, "a ruler stands above")
    if block.notes is not None:
        evidence.append("a name and a date stand above")
    start = min(start, block.start)
    for number in range(start, block.stop):
        state.depth[number] = state.depth[start]
    state.mark(start, block.stop, "headers", rule, evidence)
    state.attributions[start] = read_said(block, language, rule, tuple(evidence))
    # Notes sets in its own fields, never what they head
    inset = None if block.notes else inset_stop(state, block.start, block.stop)
    if inset is None and block.order == ["from"] and not ruler and not state.depth[start]:
        inset = dots_below(state, block)
        if inset is None and not is_outlooks(block.fields["from"]):
            inset = state.words_from(block.stop)  # the words of whom it names come later
    if inset is not None:
        state.margins.setdefault(inset, start)  # of two set in together, the outer one
