"""One section below a ruler. In: its ruler and where it ends. Out: marked as a footer or a signature; as what.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("It works.\\n-- \\nBo Chen\\n")
>>> take_section(state, 1, 3, ["Bo Chen"]), state.kind
('signature', ['', 'signature', 'signature'])
"""

from __future__ import annotations

from mlthread.model import Kind
from mlthread.pattern import pattern
from mlthread.rules.disclaimers import is_disclaimer_title
from mlthread.rules.footers import find_footer
from mlthread.rules.greetings import closing_rule, is_name
from mlthread.segment.state import State

from .cards import is_card, is_signed_saying, looks_like_signature
from .codeshapes import is_code
from .contacts import is_registered
from .groupboxes import is_yahoos
from .lineshapes import is_log, is_surely_log, opens_notes
from .paragraphs import find_paragraphs, next_kind
from .plaintails import list_page_below, tagline_of
from .sections import (
    is_advert,
    is_boxed,
    is_called,
    is_headed,
    is_mail_address,
    parted,
    section_footer,
)
from .shapes import RULER_STARTS, is_ruler, is_sentence

__all__ = [
    "DELIMITERS",
    "MAILMAN",
    "MAX_DRAWN",
    "above_page",
    "is_short",
    "mark_section",
    "take_section",
    "take_signature",
]

DELIMITERS = ("--", "—", "__")
MAILMAN = "_" * 47  # what Mailman draws above the footer of a list
_MAX_SIGNATURE = 14  # lines below "-- ", blank ones not counted
_MAX_SECTION = 18  # lines below another ruler
MAX_DRAWN = 24  # lines of one with few sentences, or drawn in sections, below "-- "
_FEWEST_PARTED = 2  # lines that two dashes part from what is above
_SAID_BY = pattern(r"(?:^|\s)(?:-{1,3}|[—–~(])\s?[^\W\d_a-z][^\"]{1,60}$")
_FARTHEST = 1000  # lines from a ruler on to where the same one is looked for


def is_short(bare: list[str], ruler: int, stop: int) -> bool:
    return sum(1 for line in bare[ruler + 1 : stop] if line) <= _MAX_SIGNATURE


def take_section(state: State, ruler: int, stop: int, lines: list[str]) -> str | None:
    """Mark the section below a ruler if it is furniture; as what."""
    bare = state.bare
    sign = bare[ruler]
    if sign in DELIMITERS:
        exact = state.content[ruler][:3] == "-- "
        told = sum(map(is_sentence, lines))
        if exact and told * 4 <= len(lines):
            long = len(lines) > MAX_DRAWN  # what somebody is, does and has written
        else:
            long = len(lines) > _MAX_SIGNATURE or (not exact and told > 5)
        if long and not find_footer(lines[:3], framed=True):
            return None
        if not exact and (any(map(is_log, lines)) or _is_parted(state, ruler, stop, lines, told)):
            return None
        return take_signature(state, ruler, stop)
    if sign[0] == "^" or is_headed(bare, ruler):
        return None
    if list_page_below(lines) and _is_signature(lines[:-1]):
        return mark_section(state, ruler, above_page(state, stop), "signature", "signature/ruler")
    paragraphs = find_paragraphs(bare, ruler + 1, stop)
    name = section_footer(bare, paragraphs, whole=sign == MAILMAN)
    if is_yahoos(bare, ruler, paragraphs) or (name and len(lines) <= _MAX_SECTION):
        return mark_section(state, ruler, stop, "footer", f"footer/{name or 'yahoo-links'}")
    if _is_section_ruler(state, ruler):
        return None
    named = len(lines) == 1 and is_name(lines[0]) and _is_drawn_for_name(state, ruler, lines[0])
    if named or _is_signature(lines):
        return mark_section(state, ruler, stop, "signature", "signature/ruler")
    if len(paragraphs) == 1 and len(sign) >= 20 and is_advert(lines):
        if is_mail_address(lines) or is_called(lines):
            return mark_section(state, ruler, stop, "signature", "signature/ruler")
        return mark_section(state, ruler, stop, "footer", "footer/advert")
    if lines[0][0] == '"' and is_signed_saying(lines):
        return mark_section(state, ruler, stop, "signature", "signature/ruler")
    if stop < len(bare) and bare[stop] == sign and is_boxed(lines):
        return mark_section(state, ruler, stop, "signature", "signature/ruler")
    return None


def _is_parted(state: State, ruler: int, stop: int, lines: list[str], told: int) -> bool:
    """Whether two dashes without a blank part what the author says, or frame what they show: code; words that go on
    below a blank line and are signed; words above another signature."""
    number = state.last_said(ruler)
    above = state.bare[number] if number >= 0 else ""
    if len(lines) < _FEWEST_PARTED or (above and (is_name(above) or closing_rule(above))):
        return False
    coded = sum(map(is_code, lines))
    if coded > 1 and coded * 2 >= len(lines):
        return True
    signed = stop < len(state.bare) and state.kind[stop] == "signature" and not state.level[stop]
    if told and not state.bare[ruler + 1]:
        return signed or is_name(lines[-1]) or closing_rule(lines[-1]) is not None
    if _SAID_BY.search(lines[-1]) or told * 2 < len(lines):
        return False  # a saying, and who said it
    return (signed and not looks_like_signature(lines, after_closing=False)) or (
        stop < len(state.bare) and next_kind(state, stop) == "patch"
    )


def above_page(state: State, stop: int) -> int:
    """Marks the page of the list that ends a section; where it begins."""
    page = state.last_said(stop)
    state.mark(page, stop, "footer", "footer/mailman-page")
    return page


def _is_signature(lines: list[str]) -> bool:
    """A card, or more than one line that looks like what stands below a name."""
    if any(map(is_surely_log, lines)):
        return False
    if is_card(lines) or is_registered(lines):
        return True
    return len(lines) > 1 and looks_like_signature(lines, after_closing=False)


def _is_drawn_for_name(state: State, ruler: int, name: str) -> bool:
    """Whether a ruler above nothing but a name parts it from words: a long one above a full name, or a
    few dashes below the end of a sentence."""
    sign = state.bare[ruler]
    if len(sign) >= 20:
        return " " in name
    if sign in state.bare[ruler + 1 : ruler + _FARTHEST]:
        return False
    above = state.bare[state.last_said(ruler)]
    return len(sign) < 8 and name[0].isupper() and is_sentence(above) and above[-1] in ".!?"


def _is_section_ruler(state: State, ruler: int) -> bool:
    """The author drew the same one further up: it parts sections of the text."""
    bare, level = state.bare, state.level
    sign = bare[ruler]
    near = range(max(0, ruler - _FARTHEST), ruler)
    return any(bare[k] == sign and not level[k] for k in near)


def mark_section(state: State, ruler: int, stop: int, kind: Kind, rule: str) -> str:
    state.mark(ruler, ruler + 1, "separator", "separator/ruler")
    start = state.next_said(ruler + 1)
    state.mark(start, stop, kind, rule)
    if kind == "footer":
        _mark_inner_rulers(state, start, stop)
    return kind


def _mark_inner_rulers(state: State, start: int, stop: int) -> None:
    for number in range(start, stop):
        line = state.bare[number]
        if line == "-" or (line[:1] in RULER_STARTS and line and is_ruler(line)):
            state.mark(number, number + 1, "separator", "separator/ruler")


def take_signature(state: State, ruler: int, stop: int) -> str:
    """Below "-- ": the signature's paragraphs, and those that are footers; a postscript and notes stay text."""
    bare = state.bare
    paragraphs = find_paragraphs(bare, ruler + 1, stop)
    if stop < len(bare) and next_kind(state, stop) == "patch":
        paragraphs = paragraphs[:1]  # what follows describes the patch
    footer, first = None, ""
    for start, end in parted(bare, paragraphs):
        lines = bare[start:end]
        if opens_notes(lines[0]) and (first or lines[0][0] == "["):
            first = first or "text"
            continue
        name = tagline_of(lines) or find_footer(lines, framed=True)
        if name is None and len(lines) == 1 and is_disclaimer_title(lines[0]):
            name = "disclaimer-title"
        if name:
            footer = name if "/" in name else f"footer/{name}"
        if name and first == "signature" and _is_section_ruler(state, ruler):
            state.mark(paragraphs[0][0], start, "footer", footer or "")  # signed above: not again
            first = "footer"
        if name or (footer and not looks_like_signature(lines, after_closing=False)):
            state.mark(start, end, "footer", footer or "")
            _mark_inner_rulers(state, start, end)
            first = first or "footer"
        else:
            state.mark(start, end, "signature", "signature/delimiter")
            first = first or "signature"
    if first == "signature":
        state.mark(ruler, ruler + 1, "signature", "signature/delimiter")
        state.starts.discard(paragraphs[0][0])
        return "signature"
    if footer and (bare[ruler] == "__" or "tagline" in state.rule[paragraphs[0][0]]):
        state.mark(ruler, ruler + 1, "footer", footer)
        state.starts.discard(paragraphs[0][0])
    else:
        state.mark(ruler, ruler + 1, "separator", "separator/ruler")
    return "footer"
