"""What speaks for a header block. In: a line where header words begin. Out: a `Block`, if it is one.

Two header words of one language, one of them From or Date, are enough below a ruler; without one a block
must not be the head of a patch, of a logged change, of a record or of a memorandum.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("From: Ann Lee\\nDate: 5 Feb 2018 10:01\\nTo: Bo\\n\\nYes.")
>>> block = read_block(state, 0, ruled=False)
>>> block is not None and block.stop
3
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.addresses import find_address
from mlthread.rules.dateruns import is_date_word
from mlthread.rules.dates import read_written_date
from mlthread.rules.labels import read_bare, read_label
from mlthread.rules.people import is_on_behalf, looks_like_person, read_person
from mlthread.segment.quoting.indents import goes_on_set_in, inset_of, inset_stop, is_prose
from mlthread.segment.quoting.sayers import ends_in_verb
from mlthread.segment.state import State

from .barewords import gather_bare
from .blockfields import Block
from .fromlines import is_from_line, take_from_line
from .headerfields import HYPHENED, gather
from .notes import gather_below, look_above, name_and_date

__all__ = ["dots_below", "is_outlooks", "read_block", "take_fields_above"]

_MOST_ABOVE = 40
_SIGNED = "-by:"  # of who worked on a patch
_MOST_FOLDED = 24  # lines of one field
_MOST_QUOTED = 60  # lines above a row of dots
_FEWEST_DOTS = 8
_LOGGED = (["from", "date"], ["from", "other", "date"])
_FIELD = pattern(r"[A-Z][\w-]{1,24} ?:(?:\s|$)")
_MOST_FIELDS = 4
_DIFF = "diff --git "
_MOST_TOLD = 200  # lines above a patch that tell what it is for
_SHORT = 3  # letters of a weekday that is cut ("Mon"), as machines write it
_MEMO = pattern(r"(?i:\W*(?:memo(?:randum)?|(?:press|news) release)\W*)")
_CLOCK = pattern(r"@|\d[:.h：]\d\d\b(?![./])|\d ?(?:[AaPp]\.?[Mm]\b|[点點時时])")  # or an address
_SET_IN = 2  # blanks
_TIME = pattern(r"\d{1,2}(?:[:.h]\d\d|h|(?::\d\d)?(?:am|pm))")
_HOURS = frozenset(("am", "pm", "a.m.", "p.m.", "uhr", "h", "o'clock", "heures", "kl.", "ore"))
_ROUTE = pattern(r"\w!\w")  # an address of UUCP: "harbour!ann"
_PATCH_HEAD = pattern(r"From [0-9a-f]{7,64} ")


def read_block(state: State, start: int, ruled: bool, first: str = "") -> Block | None:
    """The block that begins at a line (or with its words `first`), if enough speaks for one."""
    below = start
    while ruled and below < len(state.bare) and is_from_line(state.bare[below]):
        below += 1
    if below > start:
        block = gather(state, below, ruled) if below < len(state.bare) else None
        if block is not None:
            take_from_line(state, block)
    else:
        block = gather(state, start, ruled, first)
        if block is not None and start and "from" not in block.fields:
            take_from_line(state, block)  # elm, mail: it is all that tells who and when
    if block is None and ruled:
        block = gather_bare(state, start) or gather_below(state, start)
    if block is None:
        return None
    if "to" in block.fields and ("from" not in block.fields or block.order[0] == "to"):
        look_above(state, block)  # Notes, with a From of its own or without one
    if not ruled and _heads_something_else(state, block):
        return None
    enough = _enough(block, ruled) or _is_lone_sender(state, block, ruled)
    return block if enough or _is_sender_and_subject(state, block) else None


def _heads_something_else(state: State, block: Block) -> bool:
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
    while start > max(0, block.start - _MOST_ABOVE) and inset_of(state.content[start - 1]) >= inset:
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


def _is_lone_sender(state: State, block: Block, ruled: bool) -> bool:
    """ "From: Ann Lee <ann@example.org>" alone in a quote, below a ruler or as the first line where
    no line above introduces the quote (below one it is what git writes above a patch), perhaps with the
    subject there."""
    here = state.depth[block.start]
    alone = block.order == ["from"] or (
        here > 0 and not ruled and sorted(block.order) == ["from", "subject"]
    )
    if alone and not ruled and (_is_set_in(state, block) or dots_below(state, block) is not None):
        return True
    if not (here or ruled) and block.order == ["from", "subject"] and _is_set_in(state, block):
        return True
    if ruled and alone and block.fields["from"][:1] == '"':
        below = state.words_from(block.stop)
        if below is not None and state.depth[below] > here:
            return True  # Zimbra keeps those fields that its user wants
    if not alone:
        return False
    sender = block.fields["from"]
    if not _names_somebody(sender):
        return False
    if not here:
        below = state.words_from(block.stop)  # what somebody left of a block
        apart = below is not None and below > block.stop
        touches = block.start > 0 and state.bare[block.start - 1] != ""
        return apart and (touches if ruled else not touches and is_outlooks(sender))
    above = block.start - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    if ruled or above < 0:
        return True
    return state.depth[above] < here - (":" in state.bare[above])


def _names_somebody(sender: str) -> bool:
    """Whether an address stands there, or a name before one that an archive withholds ("Ann Lee <>")."""
    person = read_person(sender)
    if person.email is not None or is_on_behalf(sender):
        return True
    return sender[-1:] == ">" and looks_like_person(person.name or "")


def is_outlooks(sender: str) -> bool:
    """Whether the sender is named as Outlook alone does it: "Ann Lee [mailto:ann@example.org]"."""
    return sender[-1:] == "]" and "[mailto:" in sender


def _is_sender_and_subject(state: State, block: Block) -> bool:
    """Whether somebody left "From: ann@example.org" and "Subject: …" above what they pass on, at the margin and parted
    from both sides by a blank line; git writes the same above a patch."""
    bare, start = state.bare, block.start
    if (
        state.depth[start]
        or inset_of(state.content[start])
        or block.order != ["from", "subject"]
        or (start and bare[start - 1])
    ):
        return False
    below = state.words_from(block.stop)
    return (
        below is not None
        and below > block.stop
        and block.fields["subject"][:1] != "["
        and read_person(block.fields["from"]).email is not None
        and not any(line.startswith(_DIFF) for line in bare[below : below + _MOST_TOLD])
    )


def _is_set_in(state: State, block: Block) -> bool:
    """Whether a sender's line and the paragraph below it are set in alike, its first line perhaps further
    in, and the margin is reached again."""
    below = state.words_from(block.stop)
    inset = inset_of(state.content[block.start])
    if below is None or inset <= 2:
        return False
    line = state.content if state.depth[below] == state.depth[block.start] else state.raw
    if not inset_of(line[below]):
        return _sets_in_later(state, block, inset)
    return (
        inset_of(line[below]) >= inset
        and not state.bare[below - 1]
        and (
            block.start == 0
            or not state.bare[block.start - 1]
            or state.depth[block.start - 1] < state.depth[block.start]
        )
        and read_person(block.fields["from"]).email is not None
        and inset_stop(state, block.start, block.stop) is not None
    )


def _sets_in_later(state: State, block: Block, inset: int) -> bool:
    """Whether the sender's line is the mail's first and a later paragraph of prose is set in as it is: who
    answers had a word to say first."""
    bare = state.bare
    above = block.start - 1
    while above >= 0 and not bare[above]:
        above -= 1
    if above >= 0 or read_person(block.fields["from"]).email is None:
        return False
    return goes_on_set_in(state, block.stop, inset)


def dots_below(state: State, block: Block) -> int | None:
    """The row of dots by which somebody ends the quote below a sender's line that opens the mail (None: none).

    >>> from mlthread.segment.quoting.lines import read_lines
    >>> state = read_lines("From: Ann Lee\\n\\nDoes the gate leak?\\n...............\\n\\nIt does.\\n")
    >>> block = gather(state, 0)
    >>> block and dots_below(state, block)
    3
    """
    bare, depth = state.bare, state.depth
    stop = block.stop
    if not state.opens(block.start):
        return None
    dotted = (n for n in state.signs.get(".", ()) if n > stop and not bare[n].strip("."))
    dots = next(dotted, None)
    if (
        dots is None
        or dots - stop > _MOST_QUOTED
        or len(bare[dots]) < _FEWEST_DOTS
        or bare[stop]
        or any(depth[block.start : dots + 1])
        or not looks_like_person(read_person(block.fields["from"]).name or "")
    ):
        return None
    return dots if any(map(is_prose, filter(None, bare[stop:dots]))) else None


def take_fields_above(state: State, block: Block) -> None:
    """Fields that make no block ("Message-ID: <…>", "Received: …" with what is folded) stand above one."""
    depth = state.depth[block.start]
    for _ in range(_MOST_ABOVE):
        above = _field_above(state, block.start, depth)
        if above is None:
            return
        label = read_label(state.bare[above])
        if label is None and HYPHENED.match(state.bare[above]) and _SIGNED not in state.bare[above]:
            block.start = above
            continue
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


def _field_above(state: State, start: int, depth: int) -> int | None:
    """The line right above, or where that is folded, the first of its field (None: neither)."""
    for above in range(start - 1, max(start - 1 - _MOST_FOLDED, -1), -1):
        line = state.bare[above]
        if state.depth[above] != depth or state.kind[above] or not line:
            return None
        if state.content[above][0] not in " \t" or (above == start - 1 and read_label(line)):
            return above
    return None


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
    if not value:
        return block.order[0] == "from" and (ruled or "to" in fields) and _is_told(block)
    if not any(letter.isalpha() for letter in value):
        return False
    if ruled:
        return len(fields) >= 2
    if "date" in fields and not any(c.isdigit() for c in block.fields["date"]):
        return False  # a form with such labels
    if len(fields) >= 3 or (block.order.count("other") >= 2 and "@" in value):
        return True
    return len(fields) == 2 and "date" in fields and any(c.isdigit() for c in block.fields["date"])


def _is_told(block: Block) -> bool:
    """Whether a block from which the people were taken out, as courts and offices do, says what was sent and when."""
    dates = read_written_date(block.fields.get("date", ""), "en")
    dated = any(day.year and day.month and day.hour is not None for day in dates)
    return dated and block.fields.get("subject", "") != ""


def _is_dated_to(block: Block) -> bool:
    """A date with a clock and a receiver's address: a block that lost its From."""
    return ":" in block.fields.get("date", "") and "@" in block.fields.get("to", "")
