"""Shapes of a section below a ruler that is not "-- ". In: its bare lines. Out: whether that is text of the author's own
below a heading, an advert, a box, an address, or which footer.

>>> is_headed(["Purpose", "-------", "We met.", "", "Next steps", "----------", "All."], 5)
True
>>> is_mail_address(["ann@example.org"]), is_advert(["Cheap hosting at https://example.org/"])
(True, True)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from mlthread.rules.disclaimers import is_disclaimer_title
from mlthread.rules.footers import find_footer
from mlthread.rules.greetings import is_name, salutation_rule

from .codeshapes import is_code
from .contacts import has_link, is_contact
from .lineshapes import is_columns, is_field, is_log, is_prompt, opens_notes
from .plaintails import footer_below_hyphen, list_page_below
from .shapes import is_ruler, is_sentence

__all__ = [
    "MAX_FRAMED",
    "is_advert",
    "is_boxed",
    "is_called",
    "is_framed",
    "is_headed",
    "is_mail_address",
    "is_told",
    "parted",
    "section_footer",
]

_LINKED = ("://", "www.", "@")  # lines of an address or a page
_MAX_ADVERT = 6  # lines
MAX_FRAMED = 12
"""Lines of a signature in a frame, the rulers counted."""
_LONGEST_SAYING = 5  # lines that are sentences
_EDGES = frozenset("|/\\")
_SHORTEST_HEADING = 4  # letters, less one
_MOST_APART = 60  # lines between two headings


def is_headed(bare: list[str], ruler: int) -> bool:
    """Whether a section of the author's own stands below a ruler: it underlines a heading, as one above does."""
    sign = bare[ruler][0]
    above = range(ruler - 1, max(ruler - _MOST_APART, 0), -1)
    return (
        _underlines(bare, ruler)
        and not is_name(bare[ruler - 1])
        and any(bare[n] and not bare[n].strip(sign) and _underlines(bare, n) for n in above)
    )


def _underlines(bare: list[str], ruler: int) -> bool:
    """Whether a ruler is as long as the words right above it, a paragraph of one line."""
    heading = bare[ruler - 1] if ruler else ""
    return (
        len(heading) > _SHORTEST_HEADING
        and abs(len(heading) - len(bare[ruler])) <= 1
        and heading[0].isalnum()
        and (heading[-1].isalnum() or heading[-1] == ")")
        and (ruler == 1 or not bare[ruler - 2])
    )


def is_advert(lines: list[str]) -> bool:
    """A few lines with a link, no table and nothing that a program wrote or reads."""
    if len(lines) > _MAX_ADVERT or not has_link(lines) or opens_notes(lines[0]):
        return False
    return not any(
        is_field(line) or is_columns(line) or is_prompt(line) or is_log(line) or is_code(line)
        for line in lines
    )


def is_boxed(lines: list[str]) -> bool:
    """What one draws the same ruler above and below: links and addresses, one a line, and no sentence."""
    return len(lines) <= _MAX_ADVERT and all(
        has_link([line]) and not is_sentence(line) and not is_log(line) for line in lines
    )


def is_framed(lines: list[str]) -> bool:
    """Rows between two signs each, below a ruler or an edge, in which somebody says how to reach them.

    >>> is_framed(["----------------", "| Ann Lee      |", "| ann@example.org |"])
    True
    """
    rows = [line for line in lines[1:] if not is_ruler(line)]
    return (
        1 < len(rows) < len(lines) <= MAX_FRAMED
        and (is_ruler(lines[0]) or not any(map(str.isalnum, lines[0])))
        and all(line[0] in _EDGES and line[-1] in _EDGES for line in rows)
        and has_link(rows)
        and sum(map(is_sentence, rows)) * 2 <= len(rows)
    )


def is_called(lines: list[str]) -> bool:
    """Whether a telephone is given, and nothing is said."""
    if any(map(is_sentence, lines)):
        return False
    unlinked = (line for line in lines if not any(sign in line for sign in _LINKED))
    return any(is_contact(line) and any(map(str.isdigit, line)) for line in unlinked)


def is_mail_address(lines: list[str]) -> bool:
    """How to reach somebody by mail, without a sentence or a page: no advert has that alone."""
    text = "\n".join(lines)
    return "@" in text and not ("://" in text or "www." in text or any(map(is_sentence, lines)))


def is_told(lines: list[str]) -> bool:
    """What the author says, and no saying below a signature.

    >>> is_told(["P.S. The mill is open."]), is_told(["The tide waits for nobody."])
    (True, False)
    """
    if opens_notes(lines[0]) or (len(lines) > 1 and _greets(lines[0])):
        return True
    return sum(map(is_sentence, lines)) > _LONGEST_SAYING


def _greets(line: str) -> bool:
    return line[-1] == "," and (is_name(line) or salutation_rule(line) is not None)


def parted(bare: list[str], paragraphs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The paragraphs, what a list's server put below a hyphen or on the last line and the author's notes apart from
    what stands right above them."""
    for start, end in paragraphs:
        lines = bare[start:end]
        below = start
        if "-" in lines and footer_below_hyphen(lines):
            below = start + lines.index("-")
        elif list_page_below(lines):
            below = end - 1
        elif lines[-1][0] == "[":
            below = end - sum(1 for _ in takewhile(lambda line: line[0] == "[", reversed(lines)))
            below = below if opens_notes(bare[below]) else start
        if below > start:
            yield start, below
        yield below, end


def section_footer(
    bare: list[str], paragraphs: list[tuple[int, int]], whole: bool = False
) -> str | None:
    """The footer that a section is: its first paragraph says so, or the second below a list's name; `whole`: any of
    them may."""
    start, end = paragraphs[0]
    if end - start == 1 and salutation_rule(bare[start], alone=True):
        return None  # "Dear members of the … mailing list,": a letter in another language, or the next one
    name = find_footer(bare[start:end], framed=True)
    titled = end - start == 1 and is_disclaimer_title(bare[start])
    if name is None and whole:
        names = (find_footer(bare[start:end], framed=True) for start, end in paragraphs[1:])
        return next((name for name in names if name), None)
    if (
        name is None
        and len(paragraphs) > 1
        and end - start < 3
        and (titled or has_link(bare[start:end]))
    ):
        start, end = paragraphs[1]
        name = find_footer(bare[start:end], framed=True)
    return name
