"""What header words head that is no mail: patches, records, memos, agendas, journeys. In: a `Block` without a ruler
above it. Out: whether it heads such a thing.

>>> from mlthread.segment.quoting.lines import read_lines
>>> from .headerfields import gather
>>> state = read_lines("From: Oldtown\\nTo: Newtown\\nDate: 1 May\\n\\nBy boat.")
>>> block = gather(state, 0)
>>> block is not None and heads_something_else(state, block)
True
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.addresses import find_address
from mlthread.rules.dateruns import is_date_word
from mlthread.rules.people import looks_like_person
from mlthread.segment.quoting.indents import inset_of
from mlthread.segment.quoting.sayers import ends_in_verb
from mlthread.segment.state import State

from .blockfields import Block

__all__ = ["heads_something_else"]

_LOGGED = (["from", "date"], ["from", "other", "date"])
_FIELD = pattern(r"[A-Z][\w-]{1,24} ?:(?:\s|$)")
_SHORT = 3  # letters of a weekday that is cut ("Mon"), as machines write it
_MEMO = pattern(r"(?i:\W*(?:memo(?:randum)?|(?:press|news) release)\W*)")
_CLOCK = pattern(r"@|\d[:.h：]\d\d\b(?![./])|\d ?(?:[AaPp]\.?[Mm]\b|[点點時时])")  # or an address
_SET_IN = 2  # blanks
_MOST_FIELDS = 4  # right above, that came to nothing
_MOST_SET_IN = 40  # the same, where all are set in
_TIME = pattern(r"\d{1,2}(?:[:.h]\d\d|h|(?::\d\d)?(?:am|pm))")
_HOURS = frozenset(("am", "pm", "a.m.", "p.m.", "uhr", "h", "o'clock", "heures", "kl.", "ore"))
_ROUTE = pattern(r"\w!\w")  # an address of UUCP: "harbour!ann"
_PATCH_HEAD = pattern(r"From [0-9a-f]{7,64} ")


def heads_something_else(state: State, block: Block) -> bool:
    """Whether header words without a ruler above them are those of a patch, a program, a record or a paper."""
    above = state.bare[block.start - 1] if block.start else ""
    return (
        _is_patch_head(state, block.start)
        or above.endswith(('"""', "'''"))  # a string in a program
        # the head of a change as version control logs it
        or (block.order in _LOGGED and state.bare[block.start].startswith("Author"))
        or _is_record(state, block)
        or _is_memo(state, block)
        or _is_time(block)
        or _is_shown(state, block)
        or _is_of_no_mail(state, block)
    )


def _is_patch_head(state: State, start: int) -> bool:
    """Whether git's line above the fields of a patch stands right above, or above fields that came to nothing."""
    bare = state.bare
    top = max(start - _MOST_FIELDS, 0)
    while start > top and bare[start - 1] and bare[start - 1][:5] != "From ":
        start -= 1
    return start > 0 and _PATCH_HEAD.match(bare[start - 1]) is not None


def _is_record(state: State, block: Block) -> bool:
    """Whether the block is part of a longer record: one that has an author, as a package's description, or of no
    mail, which has neither a subject nor an address nor says when it was sent (a voice message, a booking)."""
    bare = state.bare
    beside = bare[max(block.start - 1, 0) : block.start] + bare[block.stop : block.stop + 1]
    if not any(map(_FIELD.match, beside)):
        return False
    lines = bare[block.start : block.stop]
    if any(line[:6].lower() == "author" for line in lines):
        return True
    if state.depth[block.start] or "subject" in block.fields or _is_sent(block):
        return False
    return not any("@" in line for line in lines)


def _is_of_no_mail(state: State, block: Block) -> bool:
    """Whether nothing but the words of a block's labels says that it heads a mail: a journey has them too ("From:
    Oldtown", "To: Newtown", "Date: 1 May"), and a sentence may begin with one ("From: the start I said no.")."""
    if state.depth[block.start] or block.notes is not None:
        return False
    if "date" not in block.fields:
        if looks_like_person(block.fields.get("from", "").partition("(")[0].rstrip(" ,")):
            return False
    elif "subject" in block.fields or _CLOCK.search(block.fields["date"]) is not None:
        return False
    lines = state.bare[block.start : block.stop]
    return not any(find_address(line) or _ROUTE.search(line) for line in lines)


def _is_time(block: Block) -> bool:
    """Whether something begins then, as an agenda says ("From: Tuesday 9:00"), and nobody is named."""
    sender, receiver = block.fields.get("from", ""), block.fields.get("to", "")
    return _tells_time(sender) and (_TIME.search(sender) is not None or _tells_time(receiver))


def _tells_time(value: str) -> bool:
    words = value.replace(",", " ").split()
    return bool(words) and all(
        word.isdigit()
        or (word[0].isdigit() and _TIME.fullmatch(word))
        or is_date_word(word)
        or word.lower() in _HOURS
        for word in words
    )


def _is_shown(state: State, block: Block) -> bool:
    """Whether a line leads to fields that are set in, and its author goes on below them at the margin: they are what
    the mail is about, and head nothing."""
    start = block.start
    inset = inset_of(state.content[start])
    if inset < _SET_IN:
        return False
    while (
        start > max(0, block.start - _MOST_SET_IN) and inset_of(state.content[start - 1]) >= inset
    ):
        start -= 1  # fields that came to nothing
    above, below = state.last_said(start), state.next_said(block.stop)
    if above < start - 2 or above < 0 or below == len(state.bare):
        return False
    line = state.bare[above]
    return (
        block.notes is None
        and line[-1] == ":"
        and not ends_in_verb(line)
        and all(
            state.depth[number] == state.depth[start]
            and not state.kind[number]
            and inset_of(state.content[number]) < inset
            for number in (above, below)
        )
    )


def _is_sent(block: Block) -> bool:
    """Whether the date is that of a mail, as Outlook writes it: a weekday in full, a month in letters, and a clock."""
    date = block.fields.get("date", "")
    day, *words = date.replace(",", " ").split() or [""]
    dated = len(day) > _SHORT and is_date_word(day) and any(map(is_date_word, words))
    return dated and _CLOCK.search(date) is not None


def _is_memo(state: State, block: Block) -> bool:
    """Whether the block heads what stands below it as paper has it, the mail itself: its words are capitals or "Memo"
    stands above, and it gives a day, but no clock and no address."""
    bare, start = state.bare, block.start
    lines = bare[start : block.stop]
    if (
        state.depth[start]
        or not {"from", "date"} <= block.fields.keys()
        or _CLOCK.search("\n".join(lines))
    ):
        return False
    while start and bare[start - 1] and block.start - start < _MOST_FIELDS:
        start -= 1  # fields that came to nothing
    above = next((line for line in reversed(bare[max(start - 3, 0) : start]) if line), "")
    words = [line.partition(":")[0] for line in lines if ":" in line]
    return _MEMO.fullmatch(above) is not None or (bool(words) and all(map(str.isupper, words)))
