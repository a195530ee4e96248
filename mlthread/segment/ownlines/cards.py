"""Signatures by their shape: cards, and sayings below or above them. In: stripped lines. Out: whether they are one.

>>> looks_like_signature(["Ann Lee", "Parser Works Inc.", "Tel: +44 20 7946 0018"], after_closing=False)
True
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.pattern import pattern
from mlthread.rules.greetings import is_name, names_in_a_row, salutation_rule

from .contacts import has_label, has_link, has_title, is_contact
from .shapes import is_sentence

__all__ = ["beside_saying", "is_card", "is_saying", "is_signed_saying", "looks_like_signature"]

_NAMED_ADDRESS = pattern(r"[^\W\d_][^<>@]{2,60} <[^<>\s]{1,80}@[^<>\s]{1,80}>")
# A house and its street, or a place and its code: "12 Mill Lane", "Oldtown, CA 94000".
_STREET = pattern(
    r"\d{1,5}[a-z]? [^\W\d_a-z][^\W\d_]+ [^\W\d_a-z]|[^\W\d_a-z][\w. ]{2,30}, [A-Z]{2} \d{5}\b"
)
_BESIDE_NAME = pattern(r",| - | <|\(|\t| \| ")
_BORDERS = frozenset("|*#%:!")
_SMALL = frozenset("of for in at the to on & / - | for- pour des für dem".split())
_FILLED = 60  # letters of a line of a paragraph
_LONGEST_SAYING = 6  # lines
_BY = pattern(r"(?:-{1,3}|[—–~])\s?[^\W\d_].{1,60}$|[Ff]rom (?:a|the) .{3,60}$")
_SAID_BY = pattern(r"[\"”“»]\s{0,9}(?:-{1,3}|[—–~(])\s?[^\W\d_][^\"]{1,60}$")
_FEW = 3  # one line of so many may be a saying


def beside_saying(lines: Sequence[str]) -> Sequence[str]:
    """The left of two columns with a bar between on every line: a saying stands in the right one.

    >>> beside_saying(["Ann Lee       | The sea is never", "ann@example.org | far from here."])
    ['Ann Lee', 'ann@example.org']
    """
    if "|" in lines[0][1:] and len(lines) > 1 and all("|" in line for line in lines):
        return [line.partition("|")[0].rstrip() or "|" for line in lines]
    return lines


def looks_like_signature(lines: Sequence[str], after_closing: bool) -> bool:
    """Short lines that name somebody and say how to reach them or what they are; or, a firm's and no
    person's, what it is and two ways to reach it.

    >>> looks_like_signature(["Gauge Service", "Gauges Inc.", "Ph: 555 1234", "Email: a@example.org"], after_closing=False)
    True
    """
    inner, count = _undrawn(lines), len(lines)
    people = sum(1 for line in lines if line[-1:] == ">" and _NAMED_ADDRESS.fullmatch(line))
    if people > 1 and not any(map(_STREET.match, lines[people:])):
        return False  # a list of people, who live nowhere together
    if _is_card(inner):
        return True
    if count == 1:
        line = lines[0]
        return after_closing and len(line) <= 50 and is_contact(line) and not is_sentence(line)
    if count > 12 or not (after_closing or _names_somebody(inner) or _names_firm(inner)):
        return False
    if any(len(line) > 90 and not has_link((line,)) for line in lines):
        return False
    if count > 2 and sum(_is_filled(line) for line in lines) * 2 > count:
        return False
    if (
        lines[-1][-1] == "."
        and lines[-1][0].islower()
        and lines[-2][-1].islower()
        and "  " not in lines[-2]
    ):
        return False  # a sentence that runs on over the line
    sayings = sum(map(is_sentence, lines))
    if is_sentence(lines[0]) or sayings * _FEW > count or (sayings and salutation_rule(lines[0])):
        return False
    if any(map(is_contact, lines)) or (
        " " in lines[0] and is_name(lines[0]) and any(line.count(" | ") > 1 for line in lines)
    ):
        return True
    return any(map(has_title, lines)) and all(map(_is_label, lines))


def _is_filled(line: str) -> bool:
    """Whether words run on to the end of a line, as those of a paragraph do; columns leave gaps."""
    return len(" ".join(line.split())) > _FILLED and not has_link((line,))


def _undrawn(lines: Sequence[str]) -> Sequence[str]:
    """Lines without the box that is drawn round them."""
    if (lines[0][0].isalnum() and lines[-1][0].isalnum()) or len(lines) < 3:
        return lines
    if not any(map(str.isalnum, lines[0])):
        lines = lines[1:]
    if lines and not any(map(str.isalnum, lines[-1])):
        lines = lines[:-1]
    border = lines[0][0] if lines else ""
    if (
        border in _BORDERS
        and len(lines) > 1
        and all(line[0] == border == line[-1] for line in lines)
    ):
        return [line.strip(f"{border} ") or border for line in lines]
    return lines


def _names_firm(lines: Sequence[str]) -> bool:
    """Whether a few lines hold what a firm calls itself and two ways to reach it, each under its label."""
    return (
        2 < len(lines) <= 8
        and sum(":" in line and has_label(line) for line in lines) > 1
        and any(map(has_title, lines[:3]))
    )


def is_saying(lines: Sequence[str]) -> bool:
    """A saying in quotation marks of a few lines, and whose it is behind it or below.

    >>> is_saying(['"Shut the gate!"', "-- Bo Chen"]), is_saying(['"Shut the gate!" - Bo Chen'])
    (True, True)
    >>> is_saying(['"Shut the gate!" is what he said.']), is_saying(['"Lamp" <lamp@example.org>'])
    (False, False)
    """
    if len(lines) > _LONGEST_SAYING:
        return False
    if len(lines) > 1 and _BY.match(lines[-1]):
        return True
    return any(_SAID_BY.search(line) is not None for line in lines[-2:])


def is_signed_saying(lines: Sequence[str]) -> bool:
    """A saying in quotation marks, of three lines at most, and below it one or two lines that name
    somebody and say how to reach them.

    >>> is_signed_saying(['"Shut the gate!" - Bo Chen', "Ann Lee  =  ann@example.org"])
    True
    """
    for number, line in enumerate(lines[:3]):
        if '"' in line[not number :]:
            rest = lines[number + 1 :]
            return (
                0 < len(rest) <= 2
                and _opens_with_name(rest[0].partition("  ")[0])
                and any(map(is_contact, rest))
                and not any(map(is_sentence, rest))
            )
    return False


def _names_somebody(lines: Sequence[str]) -> bool:
    """Whether a name stands on the first line, or below a short form of it."""
    return _opens_with_name(lines[0]) or (
        len(lines) > 2 and len(lines[0]) <= 16 and is_name(lines[0]) and _opens_with_name(lines[1])
    )


def is_card(lines: Sequence[str]) -> bool:
    """A name and how to reach them at once, on one line or two; a saying may stand below.

    >>> is_card(["Ann Lee  who speaks for herself", "ann@example.org", "The sea is never far from here."])
    True
    """
    if not 1 < len(lines) <= 12 or not _opens_with_name(lines[0]):
        return False
    if not (is_contact(lines[0]) or is_contact(lines[1])):
        return False
    return sum(map(is_sentence, lines[1:])) * 2 <= len(lines) and max(map(len, lines)) <= 90


def _is_card(lines: Sequence[str]) -> bool:
    """A name, a wide gap and an address on the first line, all in columns below; nothing else would be
    set so."""
    name, gap, rest = lines[0].partition("   ")
    if not gap or not is_name(name) or "@" not in rest:
        return False
    if len(lines) == 1:
        return " " not in rest.strip() and is_contact(rest)
    return is_card(lines)


def _opens_with_name(line: str) -> bool:
    first, gap, rest = line.lstrip("-–—~ ").partition("  ")
    if not gap or " " not in first or rest.lstrip()[:1] == ":":
        first = line.lstrip("-–—~ ")
    if ":" in first:
        return False
    head = _BESIDE_NAME.split(first, maxsplit=1)[0]
    words = head.split()
    return len(words) >= 2 and len(words) <= 5 and is_name(head)


def _is_label(line: str) -> bool:
    """No sentence: words with capitals, at most small words between."""
    if len(line) > 60:
        return False
    words = [word for word in line.strip("()").split() if word not in _SMALL]
    return names_in_a_row(words) or is_contact(line) or has_title(line)
