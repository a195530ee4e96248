"""Header blocks and forwards. In: the lines. Out: the blocks that say whose message follows.

Four shapes: a ruler ("-----Original Message-----") with or without a block below it; a block of
header words alone (From, Sent, To, Subject); From alone atop a quote; Lotus Notes' name and date above "To:".

>>> from .lines import read_lines
>>> state = read_lines("FYI\\n\\nFrom: Ann Lee\\nSent: 5 Feb 2018 10:00\\nTo: Bo\\nSubject: Hi\\n\\nHello")
>>> mark_header_blocks(state)
>>> state.kind[2:6], state.attributions[2].name
(['headers', 'headers', 'headers', 'headers'], 'Ann Lee')
"""

from __future__ import annotations

from ..model import Attribution
from ..pattern import pattern
from ..rules.clocks import find_clock
from ..rules.labels import (
    DASHES,
    Ruler,
    ends_message,
    opens_block,
    part_ruler,
    read_bare,
    read_label,
    read_opener,
    read_ruler,
)
from ..rules.people import read_person
from ..rules.replylines import is_reply_line
from ..rules.whowhen import split_who_when
from .barewords import gather_bare
from .columns import COLUMN_WORDS, read_columns
from .digestheads import DIGEST, take_digest_head
from .headerfields import Block, gather
from .indents import inset_of, inset_stop
from .notes import gather_below, look_above, name_and_date, read_folded
from .postbox import take_linked_head
from .state import SAME_LEVEL, State

__all__ = ["mark_header_blocks"]

_DRAWN = frozenset(DASHES)
_LONGEST = 400
_ON_AT_END = pattern(r"\s+on$")
_MOST_ABOVE = 12
_BOLD_WORD = pattern(r"\*\*[^\W\d_][^*:]{0,24}:")
_BOLD_EDGE = pattern(r"(?<![*@.])\*(?![*@.])")  # no hidden address: ***@***.***
_RULER_LINES = 3
_ENTITIES = {"nbsp": " ", "lt": "<", "gt": ">", "quot": '"', "amp": "&"}
_ENTITY = pattern(r"&(nbsp|lt|gt|quot|amp);")
_ID = pattern(r"<([^\s<>]{1,250})>")
_LOGGED = (["from", "date"], ["from", "other", "date"])
_FIELD = pattern(r"[A-Z][\w-]{1,24} ?:(?:\s|$)")
_PATCH_HEAD = pattern(r"From [0-9a-f]{7,64} ")


def mark_header_blocks(state: State) -> None:
    """Marks every header block, and what it says."""
    bare, kind = state.bare, state.kind
    numbers = set(state.colons)
    for sign, drawn in state.signs.items():
        if sign in _DRAWN:
            numbers.update(drawn)
    if "：" in state.text:
        numbers.update(number for number, line in enumerate(bare) if "：" in line)
    next_number = 0
    for number in sorted(numbers):
        if number < next_number:
            continue
        line = bare[number]
        if line[0] in _DRAWN and line[1:2] in DASHES and not _BOLD_WORD.match(line):
            next_number = _take_ruler(state, number)
        elif not kind[number]:
            if "  " in state.content[number] and _take_columns(state, number):
                continue
            if "<mailto:" in line and (after := take_linked_head(state, number)) is not None:
                next_number = after
                continue
            opens = opens_block(line)
            if opens or line[-1] in ":：" or " To:" in line:
                next_number = _take_words(state, number, opens)


def _take_ruler(state: State, start: int) -> int:
    """A drawn ruler: alone, or with the block below it. The line where to go on."""
    bare, depth = state.bare, state.depth
    line, stop = bare[start], start + 1
    if is_reply_line(line):
        return _mark_reply_line(state, start)
    parted = part_ruler(line)
    if parted is not None and (block := _read_block(state, start, True, parted[1])) is not None:
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
        while stop < min(start + _RULER_LINES, len(bare)) and bare[stop] and line[-2:] != "--":
            line = f"{line} {bare[stop]}"
            stop += 1
        if line[-2:] != "--":
            return start + 1
        found = read_ruler(line)
    if found is None:
        if ends_message(bare[start]):
            state.ends.add(start)
            return start + 1
    elif found.person is not None and not found.wrote:
        return _mark_forwarder(state, start, stop, found.rule, found.person)
    below = _next_line(state, stop if found else start + 1)
    if below is not None and below - start <= 4 and 0 <= depth[below] - depth[start] <= 1:
        drawn = found or _could_be_ruler(bare[start])
        block = _read_block(state, below, bool(found)) if drawn else None
        if block is not None:
            _mark(state, start, block, found.rule if found else "ruler/drawn")
            return block.stop
    if found is not None and _is_drawn(line):
        _mark_ruler(state, start, stop, found)
        return stop
    return start + 1


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
    return line.rstrip("*").endswith(("--", "==", "__", "——", "‐‐")) or line.endswith("**")


def _could_be_ruler(line: str) -> bool:
    """Underscores alone (Outlook), or some dashes round a few words of a language that has no row."""
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


def _take_columns(state: State, number: int) -> bool:
    """Lotus Notes' two columns, whose right one begins on this line."""
    line = state.content[number]
    if not any(map(line.__contains__, COLUMN_WORDS)):
        return False
    block = read_columns(state, number)
    if block is None:
        return False
    _mark(state, block.start, block, "")
    return True


def _take_words(state: State, start: int, opens: bool) -> int:
    """An opener ("Begin forwarded message:") or a block, where a header word opens the line."""
    line = state.bare[start]
    opener = read_opener(line) if line[-1] in ":：" else None
    if opener is not None:
        below = _next_line(state, start + 1)
        block = None if below is None else _read_block(state, below, True)
        if block is not None:
            _mark(state, start, block, opener)
            return block.stop
        return start + 1
    if " To:" in line and (folded := read_folded(line, start)) is not None:
        _mark(state, start, folded, "")
        return start + 1
    block = _read_block(state, start, False) if opens else None
    if block is None:
        return start + 1
    _take_fields_above(state, block)
    digest = take_digest_head(state, block)
    _mark(state, block.start, block, digest or _tracker_above(state, block.start))
    return block.stop


def _tracker_above(state: State, start: int) -> str:
    """The rule of a bug tracker that prints the header of the very message below it ("": none)."""
    above = start - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    if above >= 0 and state.bare[above].endswith("it has been noted by GNATS."):
        return f"tracker/gnats{SAME_LEVEL}"
    return ""


def _read_block(state: State, start: int, ruled: bool, first: str = "") -> Block | None:
    """The block that begins at a line (or with its words `first`), if enough speaks for one."""
    block = gather(state, start, ruled, first)
    if block is None and ruled:
        block = gather_bare(state, start) or gather_below(state, start)
        if block is None:
            return None
    if block is None:
        return None
    if "from" not in block.fields and "to" in block.fields:
        look_above(state, block)
    if not ruled and block.start and _PATCH_HEAD.match(state.bare[block.start - 1]):
        return None  # the head of a patch as git writes it
    if not ruled and block.start and state.bare[block.start - 1].endswith(('"""', "'''")):
        return None  # a string in a program
    if not ruled and block.order in _LOGGED and state.bare[block.start].startswith("Author"):
        return None  # the head of a change as version control logs it
    if not ruled and _is_record(state, block):
        return None
    return block if _enough(block, ruled) or _is_lone_sender(state, block, ruled) else None


def _is_record(state: State, block: Block) -> bool:
    """Whether the block is part of a longer record that has an author: a package's description."""
    bare = state.bare
    if not any(bare[k][:6].lower() == "author" for k in range(block.start, block.stop)):
        return False
    beside = bare[max(block.start - 1, 0) : block.start] + bare[block.stop : block.stop + 1]
    return any(map(_FIELD.match, beside))


def _is_lone_sender(state: State, block: Block, ruled: bool) -> bool:
    """ "From: Ann Lee <ann@example.org>" alone in a quote, below a ruler or as the first line where
    no line above introduces the quote (below one it is what git writes above a patch)."""
    here = state.depth[block.start]
    if block.order == ["from"] and not ruled and _is_set_in(state, block):
        return True
    if not here or block.order != ["from"] or read_person(block.fields["from"]).email is None:
        return False
    above = block.start - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    if ruled or above < 0:
        return True
    return state.depth[above] < here - (":" in state.bare[above])


def _is_set_in(state: State, block: Block) -> bool:
    """Whether a sender's line and the paragraph below it are set in alike, and the margin is reached again."""
    below = _next_line(state, block.stop)
    inset = inset_of(state.content[block.start])
    return (
        below is not None
        and inset > 2
        and inset_of(state.content[below]) == inset
        and below > block.stop - 1
        and not state.bare[below - 1]
        and (
            block.start == 0
            or not state.bare[block.start - 1]
            or state.depth[block.start - 1] < state.depth[block.start]
        )
        and read_person(block.fields["from"]).email is not None
        and inset_stop(state, block.start, block.stop) is not None
    )


def _take_fields_above(state: State, block: Block) -> None:
    """Fields that make no block ("Message-ID: <…>") stand above one."""
    depth = state.depth[block.start]
    for _ in range(_MOST_ABOVE):
        above = block.start - 1
        if above < 0 or state.depth[above] != depth or state.kind[above] or not state.bare[above]:
            return
        label = read_label(state.bare[above])
        if label is None and "date" not in block.fields:
            label = read_bare(state.bare[above])  # Orange: "Message du 05/02/18 10:00"
            if label is None or label.field != "date" or not label.value[:1].isdigit():
                return
            block.fields["date"] = label.value
            block.order.append("date")
            block.start = above
            continue
        if label is None or label.field != "other" or " " in label.word:
            return
        if label.word.lower() == "message-id":
            block.fields.setdefault("message-id", label.value)
        block.start = above


def _enough(block: Block, ruled: bool) -> bool:
    """Two words of one language, one of them From or Date; more where no ruler stands above."""
    fields = block.fields.keys() & {"from", "date", "to", "cc", "subject"}
    if len(fields) == 1 and name_and_date(block.fields.get("from", "")):
        return " on " in block.fields["from"]  # Notes puts both on one line
    if block.notes is not None:
        return len(fields) >= 2
    if "from" not in fields:
        return len(fields) >= 2 and (ruled or _is_dated_to(block))
    value = block.fields["from"]
    if not value or not any(letter.isalpha() for letter in value):
        return False
    if ruled:
        return len(fields) >= 2
    if "date" in fields and not any(c.isdigit() for c in block.fields["date"]):
        return False  # a form with such labels
    if len(fields) >= 3 or (block.order.count("other") >= 2 and "@" in value):
        return True
    return len(fields) == 2 and "date" in fields and any(c.isdigit() for c in block.fields["date"])


def _is_dated_to(block: Block) -> bool:
    """A date with a clock and a receiver's address: a block that lost its From."""
    return ":" in block.fields.get("date", "") and "@" in block.fields.get("to", "")


def _next_line(state: State, number: int) -> int | None:
    for below in range(number, min(number + 8, len(state.bare))):
        if state.bare[below]:
            return below
    return None


def _mark(state: State, start: int, block: Block, ruler: str) -> None:
    language = _language(block)
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
    state.attributions[start] = _attribution(block, language, rule, tuple(evidence))
    inset = inset_stop(state, block.start, block.stop)
    if inset is not None:
        state.margins[inset] = start


def _language(block: Block) -> str:
    if "en" in block.languages or not block.languages:
        return "en"
    return min(block.languages)


def _unescaped(value: str) -> str:
    """A field without what QQ Mail leaves of its page ("&nbsp;", "&gt;")."""
    if "&" not in value or ";" not in value:
        return value
    return _ENTITY.sub(lambda found: _ENTITIES[found[1]], value)


def _attribution(block: Block, language: str, rule: str, evidence: tuple[str, ...]) -> Attribution:
    fields = {field: _unescaped(value) for field, value in block.fields.items()}
    who, date = fields.get("from", "")[:_LONGEST].strip(), fields.get("date", "").strip() or None
    if block.notes is not None:
        who, date = block.notes[0], block.notes[1] or date
    elif date is None and who:
        told, rest = split_who_when(who, language)
        if told is not None and any(map(str.isdigit, told)):  # no "May" of a name
            date, who = told, rest
    who = _BOLD_EDGE.sub("", who).strip().removeprefix("From:").strip()
    if who.endswith("on"):
        who = _ON_AT_END.sub("", who)
    person = read_person(who)
    named = _ID.match(fields.get("message-id", "").strip())
    return Attribution(
        person.name,
        person.email,
        date,
        named[1] if named else None,
        fields.get("subject", "").strip() or None,
        language,
        find_clock(date) if date else None,
        rule,
        evidence,
    )
