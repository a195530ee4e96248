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

from bisect import bisect_right

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
from mlthread.rules.replylines import ABOVE, asks_to_reply, is_reply_line
from mlthread.rules.whowhen import split_who_when
from mlthread.segment.cues import (
    AT_BORDER,
    BOXES,
    COLUMN_WORDS,
    COPY_WORDS,
    DAVID,
    DRAWN_RULER,
    INSET,
)
from mlthread.segment.state import SAME_LEVEL, State

__all__ = ["mark_header_blocks"]

_DRAWN = frozenset(DASHES)
_BOLD_WORD = pattern(r"\*\*[^\W\d_][^*:]{0,24}:")
_RULER_LINES = 3
_MOST_DRAWN = 50  # lines below a ruler that begin with a dash
_DRAWN_ENDS = ("--", "==")
_VM_HEAD, _VM_END = " (RFC 934 encapsulation) -------", "------- end -------"
_KMAIL_HEAD, _KMAIL_ENDS = "----------  ", frozenset({"-" * 41, "-" * 55})


def mark_header_blocks(state: State) -> None:
    """Marks every header block, and what it says."""
    _mark_rare(state)
    bare, kind = state.bare, state.kind
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
                inset = wide.startswith(INSET)
                if inset and bordered is None:
                    bordered = any(map(state.text.__contains__, AT_BORDER))
                if _take_columns(state, number, inset and bordered is True):
                    continue
            opens = opens_block(line)
            if not opens and "<mailto:" in line:
                from .postbox import take_linked_head  # late: few mails hold any

                after = take_linked_head(state, number)
                if after is not None:
                    next_number = after
                    continue
            if opens or line[-1] in ":：" or " To:" in line:
                next_number = _take_words(state, number, opens)


def _mark_rare(state: State) -> None:
    """Marks the blocks of what few mails hold, loaded where a mail does."""
    bare, text = state.bare, state.text
    for word in COPY_WORDS:
        if word in bare:
            from .headermarks import take_stacked

            take_stacked(state, word)
    if ("+" in text and BOXES[0] in text) or ("|" in text and BOXES[1] in text):
        from .headermarks import take_boxed

        take_boxed(state)
    if DAVID in text:
        from .david import take_david

        take_david(state)
    if ABOVE in text:
        for number, line in enumerate(bare):
            if asks_to_reply(line) and not state.kind[number]:
                _mark_reply_line(state, number)


def _take_ruler(state: State, start: int) -> int:
    """A drawn ruler: alone, or with the block below it. The line where to go on."""
    bare, depth = state.bare, state.depth
    line, stop = bare[start], start + 1
    if is_reply_line(line):
        return _mark_reply_line(state, start)
    parted = part_ruler(line)
    if parted is not None and (after := _take_ruled(state, start, start, *parted)) is not None:
        return after
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
    elif stop < len(bare) and bare[stop] and not bare[stop].strip(line[0]):
        stop += 1  # the rest of it was wrapped
    below = state.words_from(stop if found else start + 1)
    if below is not None and below - start <= 4 and 0 <= depth[below] - depth[start] <= 1:
        drawn = found or (opens_block(bare[below]) and _could_be_ruler(bare[start]))
        after = _take_ruled(state, start, below, found) if drawn else None
        if after is not None:
            return after
    if found is None and _closes(state, start):
        state.ends.add(start)
        return start + 1
    if found is not None and (_is_drawn(line) or _is_ended(state, start)):
        _mark_ruler(state, start, stop, found)
        return stop
    return start + 1


def _take_ruled(
    state: State, start: int, below: int, found: Ruler | None, words: str = ""
) -> int | None:
    from .headermarks import take_ruled  # late: few mails hold any

    return take_ruled(state, start, below, found, words)


def _closes(state: State, start: int) -> bool:
    """Whether a line is drawn as the ruler that heads the last block, which then stands between two of them, or
    closes what KMail or VM forwards."""
    opener = next(reversed(state.attributions), None)
    if opener is None or state.depth[start] != state.depth[opener]:
        return False
    line, head = state.bare[start], state.bare[opener]
    if line == _VM_END:
        return head.endswith(_VM_HEAD)
    if line in _KMAIL_ENDS:
        return head[:12] == _KMAIL_HEAD and head[-12:] == _KMAIL_HEAD[::-1]
    below = state.line_below(opener)
    return (
        state.rule[opener] == DRAWN_RULER and line == head and below is not None and below < start
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


def _is_ended(state: State, start: int) -> bool:
    """Whether dashes stand before a ruler's words alone, as Eudora has them, and a line below ends what it opens."""
    line = state.bare[start]
    if line[:3] != "---":
        return False
    drawn = state.signs["-"]
    place = bisect_right(drawn, start)
    return any(
        state.depth[number] == state.depth[start] and ends_message(state.bare[number])
        for number in drawn[place : place + _MOST_DRAWN]
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


def _take_columns(state: State, number: int, bordered: bool) -> bool:
    """Whether a line was of two columns, whose labels stand between them or at the border."""
    if not bordered and not any(map(state.content[number].__contains__, COLUMN_WORDS)):
        return False
    from .headermarks import take_columns  # late: few mails hold any

    return take_columns(state, number)


def _take_words(state: State, start: int, opens: bool) -> int:
    """An opener ("Begin forwarded message:") or a block, where a header word opens the line."""
    line = state.bare[start]
    opener = read_opener(line) if line[-1] in ":：" else None
    if opener is None and not opens and " To:" not in line:
        return start + 1
    from mlthread.segment.heads.headermarks import take_words  # late: few mails hold any

    return take_words(state, start, opens, opener)
