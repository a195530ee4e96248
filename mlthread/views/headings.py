"""Words of the views' own. In: a conversation, a turn, a person, a size. Out: title, size, people and span in words;
what stands for no text, and for nobody.

>>> counted(1, "message"), counted(12, "line")
('1 message', '12 lines')
>>> size_words(1), size_words(999), size_words(1536), size_words(99_960), size_words(999_900)
('1 byte', '999 bytes', '1.5 kB', '100 kB', '1.0 MB')
"""

from __future__ import annotations

from mlthread.model import Address, Conversation, Turn

from .dates import Clockface, span
from .safe import one_line, untagged

__all__ = ["called", "counted", "heading", "heading_facts", "size_words", "without_words"]

_UNITS = ("kB", "MB", "GB", "TB")


def called(who: Address) -> str:
    """What to call a person: by name, for want of one by address."""
    return one_line(who.label or "") or "somebody"


def heading(conversation: Conversation) -> tuple[str, str]:
    """The subject, without the tag of the list, and the list."""
    list_name = one_line(conversation.list_name or "")
    subject = untagged(one_line(conversation.subject or ""), list_name)
    return subject or "(no subject)", list_name


def heading_facts(
    conversation: Conversation, clock: Clockface, *, recovered: bool = True
) -> list[str]:
    """How many messages, of them lost (or, if those are left out, beside them); how many people; from when to when."""
    lost = sum(turn.origin == "quoted" for turn in conversation.turns)
    shown = len(conversation.turns) - (0 if recovered else lost)
    told = f"{lost} recovered from quotes" if recovered else f"{lost} recovered left out"
    facts = [counted(shown, "message") + (f", {told}" if lost else "")]
    if people := len(conversation.participants):
        facts.append(counted(people, "person", "people"))
    if conversation.start is not None and conversation.end is not None:
        facts.append(span(clock.at(conversation.start), clock.at(conversation.end)))
    return facts


def counted(count: int, noun: str, several: str = "") -> str:
    """A number and its noun; `several` of it, where that is not made with an "s".

    >>> counted(1, "pair"), counted(1200, "pair"), counted(2, "person", "people")
    ('1 pair', '1,200 pairs', '2 people')
    """
    return f"{count:,} {noun if count == 1 else several or noun + 's'}"


def size_words(size: int) -> str:
    """A size as people say it, in three digits or fewer where there is a unit for it."""
    if size < 1000:
        return counted(size, "byte")
    amount, unit = size / 1000, 0
    while amount >= 999.5 and unit + 1 < len(_UNITS):
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.{int(amount < 99.95)}f} {_UNITS[unit]}"


def without_words(turn: Turn) -> str:
    """What stands in place of a text that is empty; of a lost message it is unknown."""
    return "(none of its words are known)" if turn.origin == "quoted" else "(no text)"
