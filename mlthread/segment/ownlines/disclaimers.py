"""Disclaimers below what somebody wrote. In: the lines of a run, a paragraph at its end. Out: where a disclaimer begins.

Mail servers put them right below the last line as often as below a blank one.

>>> said = "Is the sluice shut?"
>>> notice = "This e-mail is confidential. If it is not meant for you, delete it: copying it is prohibited."
>>> disclaimer_below([said, notice])[0], disclaimer_below([said, said])
(1, None)
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.pattern import pattern
from mlthread.rules.disclaimers import (
    is_disclaimer_title,
    of_lawyers,
    opens_disclaimer,
    reads_as_disclaimer,
)
from mlthread.rules.footers import find_footer, may_open
from mlthread.rules.greetings import closing_rule, is_name

from .contacts import is_contact, is_register, names_firm
from .paragraphs import paragraph_start, trim

__all__ = [
    "disclaimer_below",
    "disclaimer_start",
    "ends_in_disclaimer",
    "find_disclaimer",
    "is_firm",
]

_PAGE = pattern(r"(?:https?://)?www\.[\w.\-]{3,80}/?")
_SPEAKS = pattern(r"(?i:\b(?:I|we|you|your|me|thanks|please)\b)")
_SENTENCE_ENDS = ".?!)\"'>;…:*"
_BY_WORDS = "disclaimer-words"
_MOST_ABOVE = 20  # lines of a paragraph
_WIDEST_ABOVE = 60  # letters of a line in which no sentence ends and no address stands


def ends_in_disclaimer(lines: list[str]) -> bool:
    """Whether a disclaimer stands right below the words of a paragraph."""
    return any(map(of_lawyers, lines)) and disclaimer_below(lines) is not None


def find_disclaimer(bare: list[str], start: int, end: int) -> str | None:
    """The disclaimer that ends there, or the one right above what says of whose firm it is and nothing else."""
    first = paragraph_start(bare, start, end)
    if is_firm(bare[first:end]):
        end = trim(bare, start, first)
        first = paragraph_start(bare, start, end)
    name = find_footer(bare[first:end], framed=False) if end > first else None
    return name if name is not None and name.startswith("disclaimer") else None


def disclaimer_start(bare: list[str], start: int, first: int, end: int, name: str) -> int:
    """Where the disclaimer of paragraph [first, end) begins: at a title on a line of its own above it, or below words of
    the author in it."""
    title = trim(bare, start, first) - 1
    if title >= start and is_disclaimer_title(bare[title]):
        return title
    lines = bare[first:end]
    found = disclaimer_below(lines) if name == _BY_WORDS else None
    return first + found[0] if found is not None and _is_said(lines[: found[0]]) else first


def is_firm(lines: list[str]) -> bool:
    """Whether a paragraph says of a firm only what it is called, where its page is or how it is registered.

    >>> is_firm(["Northern Gauges Ltd."]), is_firm(["www.gauges.example.org"]), is_firm(["See www.gauges.example.org"])
    (True, True, False)
    """
    if lines and all(map(is_register, lines)):
        return True
    if len(lines) != 1:
        return False
    if "www." in lines[0] and _PAGE.fullmatch(lines[0]):
        return True
    return names_firm(lines[0])


def disclaimer_below(lines: list[str]) -> tuple[int, str] | None:
    """Where in a paragraph a disclaimer begins that a mail server put right below the words, and its name."""
    for number, above in enumerate(lines[:_MOST_ABOVE], 1):
        if len(above) > _WIDEST_ABOVE and above[-1] not in _SENTENCE_ENDS and "." not in above:
            continue  # a sentence goes on
        if is_disclaimer_title(above) and (name := find_footer(lines[number - 1 :], framed=False)):
            return number - 1, name
        if number == len(lines):
            break
        first, name = lines[number], None
        if first and may_open(first):
            name = find_footer(lines[number:], framed=False, opening=True)
        if name is None and opens_disclaimer(first) and not first[0].islower():
            name = _BY_WORDS if reads_as_disclaimer(lines[number:]) else None
        if (
            name is not None
            and name.startswith("disclaimer")
            and (
                above[-1] in _SENTENCE_ENDS
                or is_name(above)
                or closing_rule(above)
                or is_contact(above)
            )
        ):
            return number, name
    return None


def _is_said(lines: Sequence[str]) -> bool:
    """Whether lines above a disclaimer are somebody's words, and not what a firm says of itself."""
    return any(closing_rule(line) or _SPEAKS.search(line) for line in lines)
