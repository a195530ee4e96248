"""What stands below a name. In: lines of which the first may be a name. Out: whether the others say who signs.

>>> is_reached(["Ann Lee", "+44 20 7946 0000"], 0, 2), is_place(["Ann Lee", "Oldtown, CA"], 0, 2)
(True, True)
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.greetings import is_name, names_in_a_row

from .contacts import is_address, is_contact
from .shapes import is_sentence
from .unlisted import is_postscript

__all__ = [
    "has_extension",
    "is_dated",
    "is_extension",
    "is_place",
    "is_reached",
    "is_row",
    "is_title",
    "is_told_of",
    "is_town",
    "names_and_place",
    "says_what",
]

_PAGE = pattern(r"(?:://|www\.)([^\s/]{1,80})")
# Chinese and Japanese letters have the day below the name.
_DAY = pattern(r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日")
_INSIDE = pattern(r"(?:X|x\. )?(?:\d-\d{4}|\d{5})")
_WIDEST_TITLE, _MOST_WORDS = 48, 6  # letters and words of a title
_SMALL = frozenset("of for at the in on und für d' l' des du".split())
_MOST_BELOW, _WIDEST_BELOW = 5, 60  # lines that say what somebody is, and their letters
_MOST_CONTACTS = 3  # lines of numbers, addresses and pages below a name
_WIDE, _LONGEST, _MOST_LINES = 30, 90, 6  # letters and lines of where somebody works and lives


def is_town(bare: list[str], first: int, end: int) -> bool:
    """A full name, and below it a town and its land: "Oldtown, CA, USA"."""
    words = bare[end - 1].split()
    parted = len(words) <= _MOST_WORDS and any(word[-1] == "," for word in words[:-1])
    return parted and end - first == 2 and is_place(bare, first, end)


def is_title(line: str) -> bool:
    """A few words in capitals, but for the small ones: "Head of Product"."""
    if len(line) > _WIDEST_TITLE:
        return False
    words = [word for word in line.split() if word not in _SMALL]
    few = len(words) <= _MOST_WORDS
    return few and line[-1].isalnum() and names_in_a_row(words) and line[0].isupper()


def is_extension(bare: list[str], first: int, end: int) -> bool:
    """A name, and below it nothing but how to reach its bearer: a telephone number, an address, a page."""
    below = bare[first + 1 : end]
    return 0 < len(below) <= _MOST_CONTACTS and all(
        is_contact(line) and line.count(" ") < _MOST_WORDS and line[0] not in "[(<"
        for line in below
    )


def has_extension(bare: list[str], first: int, end: int) -> bool:
    """A name, and below it a number inside a house, as people there sign: "3-1886", "36349"."""
    return (
        end - first == 2 and _INSIDE.fullmatch(bare[first + 1]) is not None and is_name(bare[first])
    )


def is_reached(bare: list[str], first: int, end: int) -> bool:
    """The same, where no phrase stands above: a page alone may be that of anything ("Download", "Homepage") unless
    a full name stands above it, or one behind dashes, or its host bears the name."""
    name = bare[first]
    if not is_name(name) or not is_extension(bare, first, end):
        return False
    words = name.strip("-–—~ ").casefold().split()
    return (
        name[0] in "-–—~"
        or len(words) > 1
        or any(_PAGE.search(line) is None for line in bare[first + 1 : end])
        or any(
            words[0] in host for host in _PAGE.findall(" ".join(bare[first + 1 : end]).casefold())
        )
    )


def is_row(bare: list[str], first: int, end: int) -> bool:
    """Whether numbers below a line are no telephone's: a table has them too."""
    below = bare[first + 1 : end]
    return any(map(str.isdigit, "".join(below))) and not any(map(is_address, below))


def is_told_of(bare: list[str], first: int, end: int) -> bool:
    """A name, and below it in brackets what its bearer is: "(for the board)"."""
    below = bare[end - 1]
    told = end - first == 2 and below[0] == "(" and below[-1] == ")" and len(below) <= _WIDEST_BELOW
    return told and is_name(bare[first])


def is_dated(bare: list[str], first: int, end: int) -> bool:
    """A name, and below it the day."""
    below = bare[first + 1] if end - first == 2 else ""
    return "日" in below and _DAY.fullmatch(below) is not None and is_name(bare[first])


def is_place(bare: list[str], first: int, end: int) -> bool:
    """A full name, and below it where somebody works, in a few words, or more lines."""
    below = bare[first + 1] if end - first == 2 else ""
    full = " " in bare[first] and is_name(bare[first]) and bare[first][-1] != ","
    return full and len(below) <= 40 and not is_sentence(below) and names_in_a_row(below.split())


def says_what(below: list[str]) -> bool:
    """Whether a few lines below a name, of which none is prose, say what its bearer is and where."""
    return 0 < len(below) <= _MOST_BELOW and all(
        (line[0].isupper() or line[0].isdigit() or is_contact(line))
        and line[-1] not in "?!:;{}"
        and len(line) <= _WIDEST_BELOW
        and not is_sentence(line)
        and not is_postscript(line)
        for line in below
    )


def names_and_place(below: list[str]) -> bool:
    """A full name, and below it lines that are no words to anybody: where somebody works and lives."""
    return (
        " " in below[0]
        and is_name(below[0])
        and max(map(len, below)) > _WIDE
        and len(below) <= _MOST_LINES
        and all(
            (line[0].isupper() or line[0].isdigit())
            and line[-1] not in "?!:;{}"
            and len(line) <= _LONGEST
            and not is_sentence(line)
            for line in below[1:]
        )
    )
