"""A last line that says who wrote. In: that line, alone in its paragraph, and the one above. Out: what kind of line it is.

>>> byline_kind("ann@example.org", "I can try."), byline_kind("-- Gatekeeper (for the north)", "I can try.")
('signature', 'closing')
>>> byline_kind("ann@example.org", "Please write to"), byline_kind("--verbose", "This helps.")
(None, None)
"""

from __future__ import annotations

from mlthread.model import Kind
from mlthread.pattern import pattern
from mlthread.rules.greetings import is_name
from mlthread.segment.state import State

from .shapes import is_sentence

__all__ = ["byline_kind", "name_signs_all"]

_ADDRESS = pattern(r"[\w.+'\"-]{1,64}(?:@| at )[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_ROUND = " \t<>()[]-–—=~,/|"
_MOST_WORDS = 3  # beside an address: "speaking for self"
_LONGEST = 70  # letters
_ENDS = frozenset(".?!)\"'”’»*…")
"""How the words above end; what goes on is no byline: "write to"."""
_LABELS = frozenset("email e-mail mail contact from to cc bcc reply address by at via".split())
_DASHED = pattern(
    r"--? ?(?=[^\W\d_])([\w.'’\"-]{1,20}(?: [\w.'’\"-]{1,20}){0,2})( \([^()]{2,40}\))?(?:--?)?$"
)
_OF_NAMES = str.maketrans("", "", " -'’")
_SPACED = pattern(r"-- [^\W\d_][\w'’]{1,15}$")


def byline_kind(line: str, above: str) -> Kind | None:
    """ "signature" for an address, alone or beside a name; "closing" for what stands behind dashes; None for all else.

    >>> byline_kind("Ann Lee <ann@example.org>", "So be it."), byline_kind("-Bo (the other)", "So be it.")
    ('signature', 'closing')
    """
    if len(line) > _LONGEST or above[-1] not in _ENDS:
        return None
    if line[0] == "-" and _ADDRESS.search(line) is None:
        return "closing" if _signs(line) else None
    found = _ADDRESS.search(line) if "@" in line or " at " in line else None
    if found is None or (above[0] == line[0] == "-" and _ADDRESS.search(above)):
        return None  # the latter is the end of a list of people
    head, tail = line[: found.start()].strip(_ROUND), line[found.end() :].strip(f"{_ROUND}.")
    if tail.count(" ") >= _MOST_WORDS or any(map(str.isdigit, tail)):
        return None
    if not head:
        return None if tail and line[-1] != ")" else "signature"
    named = is_name(head) and head.casefold().rstrip(".") not in _LABELS
    return "signature" if named and not is_sentence(line) else None


def _signs(line: str) -> bool:
    """A name behind dashes, or whatever stands there before brackets."""
    if _SPACED.match(line):
        return True
    found = _DASHED.match(line)
    if found is None or line[1:2] == " ":
        return False
    return found[2] is not None or (line[1] != "-" and line[-1] == "-" and len(line) > 3)


def name_signs_all(state: State, number: int) -> bool:
    """Mark a name alone below the last quote, which answers nothing, if its bearer said something further up."""
    line = state.bare[number]
    letters = line.translate(_OF_NAMES)
    if " " in line and line[-1] != ".":
        letters = letters.replace(".", "")
    if line.isupper() or not letters.isalpha():
        return False
    if not any(
        not state.level[above] and not state.kind[above] and is_sentence(state.bare[above])
        for above in range(number)
        if state.bare[above]
    ):
        return False
    state.mark(number, number + 1, "closing", "closing/name")
    return True
