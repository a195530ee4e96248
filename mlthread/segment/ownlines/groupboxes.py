"""What Google Groups and Yahoo Groups set below a mail. In: a `State` and a run. Out: where the run ends above that.

Each draws lines of its own above and below; what a group's owner wants said stands between, in any words.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("It works.\\n\\n--~--~---------~--~----~\\nBe kind.\\n-~----------~----~\\n")
>>> above_group_box(state, 0, 5), state.kind
(1, ['', '', 'separator', 'footer', 'separator'])
"""

from __future__ import annotations

from mlthread.segment.state import State

from .paragraphs import trim
from .shapes import is_ruler

__all__ = ["GROUP_ENDS", "above_group_box", "above_group_links", "above_owners_words", "is_yahoos"]

_GROUP_OPENS = "__._,_.___"
GROUP_ENDS = "__,_._,___"
"""Yahoo's last line."""
_BOX_OPENS, _BOX_ENDS = "--~--~---", "-~------"
_MOST_LINKS = 80  # lines between them
_MOST_SET, _GAP = 40, 3  # lines that an owner sets, and blank ones above those
_YAHOO = "-" * 36
_LINKS = frozenset(
    (
        *("Yahoo! Groups Links", "Links do Yahoo! Grupos", "Enlaces de Yahoo! Grupos"),
        *("Liens Yahoo! Groupes", "Link utili di Yahoo! Gruppi"),
    )
)
_DELIMITERS = ("--", "—", "__")


def above_group_links(state: State, start: int, stop: int) -> int:
    """Where a run ends above what Yahoo Groups set between two lines of its own."""
    for number in range(stop - 2, max(start, stop - _MOST_LINKS) - 1, -1):
        if state.bare[number] == _GROUP_OPENS:
            state.mark(number, stop, "footer", "footer/yahoo-start")
            return trim(state.bare, start, number)
    return stop


def above_group_box(state: State, start: int, stop: int) -> int:
    """Where a run ends above the box that Google Groups drew."""
    bare = state.bare
    closing = trim(bare, start, stop) - 1
    if closing <= start or not bare[closing].startswith(_BOX_ENDS):
        return stop
    for number in range(closing - 1, max(start, closing - _MOST_LINKS) - 1, -1):
        if bare[number].startswith(_BOX_OPENS):
            state.mark(number, number + 1, "separator", "separator/ruler")
            state.mark(number + 1, closing, "footer", "footer/google-box")
            for inner in range(number + 1, closing):
                if bare[inner] and is_ruler(bare[inner]):
                    state.mark(inner, inner + 1, "separator", "separator/ruler")
            state.mark(closing, closing + 1, "separator", "separator/ruler")
            return trim(bare, start, number)
    return stop


def above_owners_words(state: State, start: int, links: int) -> int:
    """Where a run ends above what a group's owner has set below each mail: one blank line parts it from the links of
    Yahoo Groups, where a mail itself stands further off, and several from the mail."""
    bare = state.bare
    end = trim(bare, start, links)
    if end <= start or links - end != 1:
        return end
    blank = 0
    for number in range(end - 1, max(start, end - _MOST_SET) - 1, -1):
        blank = 0 if bare[number] else blank + 1
        if blank == _GAP:
            first = number + _GAP
            if bare[first] in _DELIMITERS:
                return end  # it looks like a signature, and all take it for one
            state.mark(first, end, "footer", "footer/yahoo-owner")
            return trim(bare, start, number)
    return end


def is_yahoos(bare: list[str], ruler: int, paragraphs: list[tuple[int, int]]) -> bool:
    """Whether Yahoo Groups drew a ruler: its links stand below, and what the owner wants said above them."""
    return bare[ruler] == _YAHOO and any(bare[first] in _LINKS for first, _ in paragraphs)
