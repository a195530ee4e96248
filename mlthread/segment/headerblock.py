"""Header blocks and forwards. In: the lines. Out: the blocks that say whose message follows.

Three shapes: a ruler ("-----Original Message-----") with or without a block below it; a block of
header words alone (From, Sent, To, Subject); Lotus Notes' name and date above "To:".

>>> from .lines import read_lines
>>> state = read_lines("FYI\\n\\nFrom: Ann Lee\\nSent: 5 Feb 2018 10:00\\nTo: Bo\\nSubject: Hi\\n\\nHello")
>>> mark_header_blocks(state)
>>> state.kind[2:6], state.attributions[2].name
(['headers', 'headers', 'headers', 'headers'], 'Ann Lee')
"""

from __future__ import annotations

import re

from ..model import Attribution
from ..rules.clocks import find_clock
from ..rules.labels import (
    DASHES,
    Label,
    find_colon,
    opens_block,
    read_label,
    read_opener,
    read_ruler,
)
from ..rules.people import looks_like_person, read_person
from ..rules.whowhen import split_who_when
from .state import SAME_LEVEL, State

__all__ = ["mark_header_blocks"]

_MOST_LINES = 120
_LONGEST = 400
_RULER_LINES = 3
_DATE_LINE = re.compile(
    r"(?:on\s)?(?:\w{2,9},?\s)?\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[AaPp][Mm])?"
    r"(?:\s[A-Z]{2,4}\d?)?(?:\s\(?[A-Z]{3,4}\)?)?$"
    r"|(?:\w{3,9},?\s)?(?:\d{1,2}\s\w{3,9}|\w{3,9}\s\d{1,2}),?\s\d{4},?\s+(?:at\s)?\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AaPp][Mm])?(?:\s[A-Z]{2,4})?$"
)
_NAME_AND_DATE = re.compile(
    r"(?P<who>\S.*?)(?:\s+on\s+|\s{2,}|\s)(?P<when>\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[AaPp][Mm])?(?:\s[A-Z]{2,4})?)$"
)
_FOLDED = re.compile(
    r"(?P<who>[^\s\d].{1,80}?)\s+(?:on\s)?(?P<when>\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[AaPp][Mm])?)"
    r"\s+To:\s.{1,2000}?\scc:(?:.{0,2000}?\sSubject:\s*(?P<subject>.*))?"
)
_PATCH_HEAD = re.compile(r"From [0-9a-f]{7,64} ")
_ASIDE = re.compile(
    r"(?:sent by|please respond to|responda a|veuillez répondre à|bitte antworten an|antwort an|envoyé par|gesendet von|enviado por)\b",
    re.I,
)


def mark_header_blocks(state: State) -> None:
    """Marks every header block, and what it says."""
    bare, kind = state.bare, state.kind
    folded = " To:" in state.text
    wide = "：" in state.text
    drawn = not state.firsts.isdisjoint(DASHES)
    next_number = 0
    for number, line in enumerate(bare):
        if drawn and line[:1] in DASHES and line[1:2] in DASHES and line:
            if number >= next_number:
                next_number = _take_ruler(state, number)
        elif ":" in line or (wide and "：" in line):
            if number < next_number or kind[number]:
                continue
            colon = find_colon(line)
            if (
                (colon > 0 and opens_block(line[:colon]))
                or line[-1] in ":："
                or (folded and " To:" in line)
            ):
                next_number = _take_words(state, number)


def _take_ruler(state: State, start: int) -> int:
    """A drawn ruler: alone, or with the block below it. The line where to go on."""
    bare, depth = state.bare, state.depth
    line, stop = bare[start], start + 1
    found = read_ruler(line)
    if found is None and len(line) > 3:
        # the words may be wrapped: read on until a line that ends as it began
        while stop < min(start + _RULER_LINES, len(bare)) and bare[stop] and line[-2:] != "--":
            line = f"{line} {bare[stop]}"
            stop += 1
        if stop > start + 1 and line[-2:] == "--":
            found = read_ruler(line)
    elif found is not None and found[1] is not None:
        while stop < min(start + _RULER_LINES, len(bare)) and bare[stop] and line[-2:] != "--":
            line = f"{line} {bare[stop]}"
            stop += 1
        if line[-2:] != "--":
            line, stop = bare[start], start + 1
        found = read_ruler(line)
    if found is not None and found[1] is not None:
        return _mark_forwarder(state, start, stop, found[0], found[1])
    below = _next_line(state, stop if found else start + 1)
    if below is not None and below - start <= 4 and 0 <= depth[below] - depth[start] <= 1:
        block = _read_block(state, below, bool(found))
        drawn = found or _could_be_ruler(bare[start])
        if block is not None and drawn:
            _mark(state, start, block, found[0] if found else "ruler/drawn")
            return block.stop
    if found is not None and _is_drawn(bare[start]):
        state.mark(start, stop, "headers", found[0])
        state.attributions[start] = Attribution(rule=found[0])
        return stop
    return start + 1


def _is_drawn(line: str) -> bool:
    return line.rstrip("*").endswith(("--", "==", "__", "——")) or line.endswith("**")


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


def _take_words(state: State, start: int) -> int:
    """An opener ("Begin forwarded message:") or a block that begins with a header word."""
    line = state.bare[start]
    opener = read_opener(line) if line[-1] in ":：" else None
    if opener is not None:
        below = _next_line(state, start + 1)
        block = None if below is None else _read_block(state, below, True)
        if block is not None:
            _mark(state, start, block, opener)
            return block.stop
        return start + 1
    if " To:" in line and (folded := _FOLDED.match(line[:_LONGEST])) and _is_name(folded["who"]):
        _mark(state, start, _folded_block(start, folded), "")
        return start + 1
    if read_label(line) is None:
        return start + 1
    block = _read_block(state, start, False)
    if block is None:
        return start + 1
    _mark(state, block.start, block, "")
    return block.stop


def _folded_block(start: int, found: re.Match[str]) -> _Block:
    """Lotus Notes folded into one line: name, date, To, cc, Subject."""
    block = _Block(start)
    block.stop = start + 1
    block.order = ["to", "cc"]
    block.fields = {"to": ""}
    if found["subject"]:
        block.order.append("subject")
        block.fields["subject"] = found["subject"]
    block.notes = (found["who"], found["when"])
    return block


class _Block:
    """Header words found from `start` on."""

    __slots__ = ("fields", "languages", "notes", "order", "start", "stop")

    def __init__(self, start: int) -> None:
        self.start = self.stop = start
        self.fields: dict[str, str] = {}
        self.languages: frozenset[str] = frozenset()
        self.order: list[str] = []
        self.notes: tuple[str, str | None] | None = None


def _read_block(state: State, start: int, ruled: bool) -> _Block | None:
    """The block that begins at a line, if enough speaks for one."""
    block = _gather(state, start)
    if block is None and ruled:
        block = _gather_notes_below(state, start)
        if block is None:
            return None
    if block is None:
        return None
    if "from" not in block.fields and "to" in block.fields:
        _look_above(state, block)
    if not ruled and block.start and _PATCH_HEAD.match(state.bare[block.start - 1]):
        return None  # the head of a patch as git writes it
    if not ruled and block.start and state.bare[block.start - 1].endswith(('"""', "'''")):
        return None  # a string in a program
    return block if _enough(block, ruled) else None


def _enough(block: _Block, ruled: bool) -> bool:
    """Two words of one language, one of them From or Date; more where no ruler stands above."""
    fields = block.fields.keys() & {"from", "date", "to", "cc", "subject"}
    if len(fields) == 1 and _name_and_date(block.fields.get("from", "")):
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
    if len(fields) >= 3 or block.order.count("other") >= 2 and "@" in value:
        return True
    return len(fields) == 2 and "date" in fields and any(c.isdigit() for c in block.fields["date"])


def _is_dated_to(block: _Block) -> bool:
    """A date with a clock and a receiver's address: a block that lost its From."""
    return ":" in block.fields.get("date", "") and "@" in block.fields.get("to", "")


def _gather(state: State, start: int) -> _Block | None:
    """The run of header words and their continuation lines."""
    bare, depth = state.bare, state.depth
    here = depth[start]
    block = _Block(start)
    last: Label | None = None
    blanks = 0
    number = start
    while number < len(bare) and number - start < _MOST_LINES:
        line = bare[number]
        if not line:
            blanks += 1
            if blanks > 6 or last is None:
                break
            number += 1
            continue
        label = read_label(line) if depth[number] == here and not state.kind[number] else None
        if label is not None and not _fits(block, label):
            break
        if label is None:
            if last is None or not _continues(state, block, last, number, blanks, here):
                break
            if last.field != "other":
                block.fields[last.field] += f" {line}"
        else:
            if blanks and not _may_follow_blank(block, label):
                break
            block.order.append(label.field)
            block.fields.setdefault(label.field, label.value)
            if label.languages:
                common = block.languages & label.languages
                block.languages = common or block.languages or label.languages
            last = label
        blanks = 0
        number += 1
        block.stop = number
    return block if block.order else None


def _fits(block: _Block, label: Label) -> bool:
    """A field comes once (a second From opens the next block), in the block's language."""
    if label.field == "other":
        return bool(block.order)
    if label.field in block.fields and label.field != "cc":
        return False
    if not block.languages or not label.languages:
        return True
    return (
        bool(block.languages & label.languages)
        or "en" in block.languages
        or "en" in label.languages
    )


def _may_follow_blank(block: _Block, label: Label) -> bool:
    """Behind a blank line only what a block still lacks; behind the subject nothing."""
    return "subject" not in block.fields or label.field in ("to", "date", "from", "cc")


def _continues(
    state: State, block: _Block, last: Label, number: int, blanks: int, here: int
) -> bool:
    """Whether a line without a header word goes on with the field above."""
    bare = state.bare
    if state.kind[number]:
        return False
    line = bare[number]
    if state.depth[number] != here and not (
        state.depth[number] == 0 and number + 1 < len(bare) and state.depth[number + 1] == here
    ):
        return False
    more = _label_soon(state, number + 1, here, 40 if last.field in ("to", "cc") else 5)
    if last.field == "subject":
        return (
            not blanks
            and len(bare[number - 1]) > 55
            and (number + 1 == len(bare) or not bare[number + 1] or more)
        )
    if blanks:
        return more and (
            not block.fields.get(last.field, "x").strip() or "@" in line or line[0] in "[<"
        )
    if last.field in ("to", "cc"):
        return more or _lists_people(line) or bare[number - 1][-1] in ",;"
    if last.field in ("from", "date"):
        return more
    raw = state.content[number]
    return raw[:1] in " \t" or more


def _lists_people(line: str) -> bool:
    return "@" in line or ";" in line or line.endswith(",")


def _label_soon(state: State, start: int, here: int, reach: int) -> bool:
    """Whether a header word stands within the next lines, at most one blank between."""
    blanks = 0
    for number in range(start, min(start + reach, len(state.bare))):
        line = state.bare[number]
        if not line:
            blanks += 1
            if blanks > 2:
                return False
            continue
        if ":" in line or "：" in line:
            label = read_label(line)
            if label is not None and label.field != "from":
                return True
    return False


def _look_above(state: State, block: _Block) -> None:
    """Lotus Notes: the name and the date above "To:", on one line or two."""
    above = _line_above(state, block.start)
    if above is None:
        return
    line = state.bare[above]
    joined = _name_and_date(line)
    if joined and _is_name(joined["who"]):
        block.start, block.notes = above, (joined["who"], joined["when"])
        return
    start: int | None = above
    while start is not None and _ASIDE.match(state.bare[start]):
        above = start
        start = _line_above(state, start)
    if start is None:
        return
    when = None
    if _DATE_LINE.match(state.bare[start]):
        when = state.bare[start]
        start = _line_above(state, start)
        while start is not None and _ASIDE.match(state.bare[start]):
            start = _line_above(state, start)
        if start is not None and _is_name(state.bare[start]):
            block.start, block.notes = start, (state.bare[start].removesuffix(" on"), when)
        return
    if start + 1 < block.start and state.bare[start + 1]:
        # "Ann Lee <ann@example.org> on 02/05/2018" / "10:00:00 AM"
        wrapped = _name_and_date(f"{state.bare[start]} {state.bare[start + 1]}")
        if wrapped and _is_name(wrapped["who"]):
            block.start, block.notes = start, (wrapped["who"], wrapped["when"])
        return
    above_it = _line_above(state, start)
    if above_it is not None and above_it == start - 1:
        wrapped = _name_and_date(f"{state.bare[above_it]} {state.bare[start]}")
        if wrapped and _is_name(wrapped["who"]):
            block.start, block.notes = above_it, (wrapped["who"], wrapped["when"])


def _gather_notes_below(state: State, start: int) -> _Block | None:
    """Below a ruler: Notes' name and date, then the header words."""
    for number in range(start, min(start + 8, len(state.bare))):
        line = state.bare[number]
        if line and ":" in line and number > start:
            label = read_label(line)
            if label is not None and label.field == "to":
                block = _gather(state, number)
                if block is not None:
                    _look_above(state, block)
                    return block if block.notes is not None and block.start >= start else None
    return None


def _name_and_date(line: str) -> re.Match[str] | None:
    return _NAME_AND_DATE.match(line) if len(line) <= _LONGEST else None


def _is_name(words: str) -> bool:
    words = words.strip()
    if len(words) > 120:
        return False
    if "@" in words or "/" in words:
        return len(words.split()) <= 12
    return looks_like_person(words.removesuffix(" on"))


def _line_above(state: State, number: int) -> int | None:
    """The nearest line with words above, at the same depth, over at most five blank ones."""
    depth = state.depth[number]
    for above in range(number - 1, max(-1, number - 7), -1):
        if state.bare[above]:
            if state.depth[above] != depth or state.kind[above]:
                return None
            return above
    return None


def _next_line(state: State, number: int) -> int | None:
    for below in range(number, min(number + 8, len(state.bare))):
        if state.bare[below]:
            return below
    return None


def _mark(state: State, start: int, block: _Block, ruler: str) -> None:
    language = _language(block)
    rule = ruler or (f"{language}/headers" if block.notes is None else "notes/headers")
    evidence = [f"it has {', '.join(dict.fromkeys(f for f in block.order if f != 'other'))}"]
    if ruler:
        evidence.insert(0, "a ruler stands above")
    if block.notes is not None:
        evidence.append("a name and a date stand above")
    start = min(start, block.start)
    for number in range(start, block.stop):
        state.depth[number] = state.depth[start]
    state.mark(start, block.stop, "headers", rule, evidence)
    state.attributions[start] = _attribution(block, language, rule, tuple(evidence))


def _language(block: _Block) -> str:
    if "en" in block.languages or not block.languages:
        return "en"
    return min(block.languages)


def _attribution(block: _Block, language: str, rule: str, evidence: tuple[str, ...]) -> Attribution:
    fields = block.fields
    who, date = fields.get("from", "")[:_LONGEST].strip(), fields.get("date", "").strip() or None
    if block.notes is not None:
        who, date = block.notes[0], block.notes[1] or date
    elif date is None and who:
        date, who = split_who_when(who, language)
    who = re.sub(r"\s+on$", "", who.strip().removeprefix("From:").strip())
    person = read_person(who)
    return Attribution(
        person.name,
        person.email,
        date,
        None,
        fields.get("subject", "").strip() or None,
        language,
        find_clock(date) if date else None,
        rule,
        evidence,
    )
