"""Header blocks and forwards. In: the lines. Out: the blocks that say whose message follows.

Four shapes: a ruler ("-----Original Message-----") with or without a block below it; a block of
header words alone (From, Sent, To, Subject); From alone atop a quote; Lotus Notes' name and date above "To:".

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("FYI\\n\\nFrom: Ann Lee\\nSent: 5 Feb 2018 10:00\\nTo: Bo\\nSubject: Hi\\n\\nHello")
>>> mark_header_blocks(state)
>>> state.kind[2:6], state.attributions[2].name
(['headers', 'headers', 'headers', 'headers'], 'Ann Lee')
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.clocks import find_clock
from mlthread.rules.labels import (
    DASHES,
    Ruler,
    ends_message,
    is_light,
    opens_block,
    part_ruler,
    read_opener,
    read_ruler,
)
from mlthread.rules.people import read_person
from mlthread.rules.replylines import is_reply_line
from mlthread.rules.whowhen import split_who_when
from mlthread.segment.quoting.indents import inset_stop
from mlthread.segment.state import SAME_LEVEL, State

from .blocksaid import language_of, read_said
from .bordered import has_border, is_inset, read_bordered
from .boxed import BOXES, read_boxed, read_small_boxes
from .columns import COLUMN_WORDS, read_columns
from .conversations import take_conversation
from .digestheads import DIGEST, take_digest_head
from .fromlines import take_from_line
from .headerfields import Block
from .headerproof import dots_below, line_below, read_block, take_fields_above
from .notes import read_folded, take_abstract
from .postbox import take_linked_head
from .stacked import COPY_WORDS, read_stacked

__all__ = ["mark_header_blocks"]

_DRAWN = frozenset(DASHES)
_BOLD_WORD = pattern(r"\*\*[^\W\d_][^*:]{0,24}:")
_RULER_LINES = 3
_DRAWN_RULER = "ruler/drawn"
_DRAWN_ENDS = ("--", "==")
_KMAIL_HEAD, _KMAIL_END = "----------  ", "-" * 41


def mark_header_blocks(state: State) -> None:
    """Marks every header block, and what it says."""
    bare, kind = state.bare, state.kind
    for word in COPY_WORDS:
        if word in bare:
            _take_stacked(state, word)
    if any(map(state.text.__contains__, BOXES)):
        _take_boxed(state)
    numbers = set(state.colons)
    for sign, drawn in state.signs.items():
        if sign in _DRAWN:
            numbers.update(drawn)
    if "：" in state.text:
        numbers.update(number for number, line in enumerate(bare) if "：" in line)
    next_number = 0
    bordered: bool | None = None  # not looked for yet
    for number in sorted(numbers):
        if number < next_number:
            continue
        line = bare[number]
        if (
            line[0] in _DRAWN
            and (line[1:2] in DASHES or is_light(line))
            and not (line[:2] == "**" and _BOLD_WORD.match(line))
        ):
            next_number = _take_ruler(state, number)
        elif not kind[number]:
            wide = state.content[number]
            if "  " in wide:
                if bordered is None and is_inset(wide):
                    bordered = has_border(state.text)
                if _take_columns(state, number, bordered or False):
                    continue
            opens = opens_block(line)
            if not opens and "<mailto:" in line:
                after = take_linked_head(state, number)
                if after is not None:
                    next_number = after
                    continue
            if opens or line[-1] in ":：" or " To:" in line:
                next_number = _take_words(state, number, opens)


def _take_ruler(state: State, start: int) -> int:
    """A drawn ruler: alone, or with the block below it. The line where to go on."""
    bare, depth = state.bare, state.depth
    line, stop = bare[start], start + 1
    if is_reply_line(line):
        return _mark_reply_line(state, start)
    parted = part_ruler(line)
    if parted is not None and (block := read_block(state, start, True, parted[1])) is not None:
        _mark(state, start, block, parted[0].rule)
        return block.stop
    found = read_ruler(line)
    if found is None and len(line) > 3:
        # the words may be wrapped: read on until a line that ends as it began
        while stop < min(start + _RULER_LINES, len(bare)) and bare[stop] and line[-2:] != "--":
            line = f"{line} {bare[stop]}"
            stop += 1
        if stop > start + 1 and line[-2:] == "--":
            found = read_ruler(line)
    elif found is not None and found.person is not None:
        while (
            stop < min(start + _RULER_LINES, len(bare))
            and bare[stop]
            and line[-2:] not in _DRAWN_ENDS
        ):
            line = f"{line} {bare[stop]}"
            stop += 1
        if line[-2:] not in _DRAWN_ENDS:
            return start + 1
        found = read_ruler(line)
    if found is None:
        if ends_message(bare[start]):
            state.ends.add(start)
            return start + 1
    elif found.person is not None and not found.wrote:
        return _mark_forwarder(state, start, stop, found.rule, found.person)
    below = line_below(state, stop if found else start + 1)
    if below is not None and below - start <= 4 and 0 <= depth[below] - depth[start] <= 1:
        drawn = found or (opens_block(bare[below]) and _could_be_ruler(bare[start]))
        block = read_block(state, below, bool(found)) if drawn else None
        if block is not None:
            if found is not None and found.wrote and "from" not in block.fields:
                _fill_from_ruler(block, found)
            together = "" if found else take_conversation(state, start, block)
            _mark(state, start, block, found.rule if found else together or _DRAWN_RULER)
            return block.stop
    if found is None and _closes(state, start):
        state.ends.add(start)
        return start + 1
    if found is not None and _is_drawn(line):
        _mark_ruler(state, start, stop, found)
        return stop
    return start + 1


def _fill_from_ruler(block: Block, found: Ruler) -> None:
    """Who wrote, and when, where the ruler alone says it ("Message from Ann Lee on DATE")."""
    date, who = split_who_when((found.person or "").replace(" on ", " "), "en")
    block.fields["from"] = who
    if date is not None:
        block.fields.setdefault("date", date)


def _closes(state: State, start: int) -> bool:
    """Whether a line is drawn as the ruler that heads the last block, which then stands between two of them, or
    closes what KMail forwards."""
    opener = next(reversed(state.attributions), None)
    if opener is None or state.depth[start] != state.depth[opener]:
        return False
    line, head = state.bare[start], state.bare[opener]
    if line == _KMAIL_END:
        return head[:12] == _KMAIL_HEAD and head[-12:] == _KMAIL_HEAD[::-1]
    below = state.line_below(opener)
    return (
        state.rule[opener] == _DRAWN_RULER and line == head and below is not None and below < start
    )


def _mark_reply_line(state: State, start: int) -> int:
    """ "## Reply above this line ##": below somebody's words it heads what they answer, else it parts nothing."""
    bare, depth = state.bare, state.depth
    above = next((number for number in range(start - 1, -1, -1) if bare[number]), -1)
    if above < 0 or depth[start] or depth[above] or bare[above][-1] == ":":
        state.mark(start, start + 1, "separator", "separator/reply-line")
    else:
        state.mark(start, start + 1, "headers", "ruler/reply-line")
        state.attributions[start] = Attribution(None, None, rule="ruler/reply-line")
    return start + 1


def _mark_ruler(state: State, start: int, stop: int, found: Ruler) -> None:
    """A ruler alone; it may name who wrote what follows."""
    state.mark(start, stop, "headers", found.rule)
    person = read_person(found.person) if found.person else None
    state.attributions[start] = Attribution(
        person.name if person else None, person.email if person else None, rule=found.rule
    )


def _is_drawn(line: str) -> bool:
    return (
        is_light(line)
        or line.rstrip("*").endswith(("--", "==", "__", "——", "‐‐"))
        or line.endswith("**")
    )


def _could_be_ruler(line: str) -> bool:
    """Underscores alone (Outlook), or some dashes round a few words of a language that has no row."""
    if " PGP " in line:
        return False
    return not line.strip("_-=") or (_is_drawn(line) and len(line.split()) <= 7)


def _mark_forwarder(state: State, start: int, stop: int, rule: str, who: str) -> int:
    """ "Forwarded by Ann Lee on DATE": names who wrote what stands above, not what follows."""
    date, person_text = split_who_when(who.replace(" on ", " "), "en")
    person = read_person(person_text)
    state.mark(
        start, stop, "attribution", f"{rule}{SAME_LEVEL}", ("the ruler names who forwarded",)
    )
    state.attributions[start] = Attribution(
        person.name,
        person.email,
        date,
        language="en",
        clock=find_clock(date) if date else None,
        rule=f"{rule}{SAME_LEVEL}",
    )
    return stop


def _take_stacked(state: State, word: str) -> None:
    """Lotus Notes' fields, each on lines of its own."""
    for number, line in enumerate(state.bare):
        if line == word and (block := read_stacked(state, number)) is not None:
            _mark(state, block.start, block, "")


def _take_boxed(state: State) -> None:
    """Lotus Notes' fields in boxes that are drawn with lines."""
    for number in state.signs.get("|", ()):
        if state.kind[number]:
            continue
        block = read_boxed(state, number) or read_small_boxes(state, number)
        if block is not None:
            _mark(state, number, block, "")


def _take_columns(state: State, number: int, bordered: bool) -> bool:
    """Lotus Notes' two columns, whose right one begins on this line, or that have their labels at the border."""
    line = state.content[number]
    block = None
    if any(map(line.__contains__, COLUMN_WORDS)):
        block = read_columns(state, number)
    elif bordered and is_inset(line):
        block = read_bordered(state, number)
    if block is None:
        return False
    _mark(state, block.start, block, "")
    return True


def _take_words(state: State, start: int, opens: bool) -> int:
    """An opener ("Begin forwarded message:") or a block, where a header word opens the line."""
    line = state.bare[start]
    opener = read_opener(line) if line[-1] in ":：" else None
    if opener is not None:
        below = line_below(state, start + 1)
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
        _mark(state, block.start - 1, block, bare_ruler)
        return block.stop
    _mark(state, block.start, block, digest or _tracker_above(state, block.start))
    return block.stop


def _bare_ruler_above(state: State, block: Block) -> str:
    """The rule of a ruler's words right above that nothing is drawn round, as BlackBerry writes them ("": none)."""
    above = block.start - 1
    if (
        above < 0
        or not state.bare[above]
        or state.kind[above]
        or state.depth[above] != state.depth[block.start]
    ):
        return ""
    found = read_ruler(state.bare[above])
    return "" if found is None or found.person is not None else found.rule


def _tracker_above(state: State, start: int) -> str:
    """The rule of a bug tracker that prints the header of the very message below it ("": none)."""
    above = start - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
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
        if inset is None:
            inset = line_below(state, block.stop)  # the words of whom it names come later
    if inset is not None:
        state.margins.setdefault(inset, start)  # of two set in together, the outer one
