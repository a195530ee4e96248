"""Furniture below the author's words. In: a `State` and a run of lines. Out: where the words end; footers and signatures marked.

The end of a run is taken off from the bottom up: sections below rulers, what stands below a closing,
paragraphs that are notices, tag lines or signatures by their shape.

>>> from .lines import read_lines
>>> state = read_lines("It works.\\n-- \\nBo Chen\\n______\\nX mailing list\\n")
>>> take_tail(state, 0, 5, [1, 3]), state.kind
(1, ['', 'signature', 'signature', 'separator', 'footer'])
"""

from __future__ import annotations

from bisect import bisect_left

from mlthread.model import Kind
from mlthread.rules.disclaimers import is_disclaimer_title
from mlthread.rules.footers import find_footer
from mlthread.rules.greetings import closing_rule, is_name, tagline_rule

from .lineshapes import is_columns, is_field
from .paragraphs import find_paragraphs, next_kind, next_line, paragraph_start, trim
from .shapes import (
    RULER_STARTS,
    has_link,
    is_card,
    is_contact,
    is_register,
    is_ruler,
    is_sentence,
    looks_like_signature,
)
from .state import State

__all__ = ["section_footer", "take_tail"]

_DELIMITERS = ("--", "—", "__")
_SENTENCE_ENDS = ".?!)\"'>;…:*"
_MAX_SIGNATURE = 14  # lines below "-- ", blank ones not counted
_MAX_SECTION = 18  # lines below another ruler
_MAX_ADVERT = 6
_LONGEST_ADDED = 40  # lines of a paragraph that are tag lines for the most part
_MOST_ABOVE_DISCLAIMER = 12  # lines of a paragraph


def take_tail(state: State, start: int, stop: int, rulers: list[int]) -> int:
    """Mark the furniture at the end of a run; where the author's text ends."""
    mine = rulers[bisect_left(rulers, start) : bisect_left(rulers, stop)]
    if not mine and _ends_in_prose(state.bare, start, stop):
        return stop
    while True:
        end = _take_sections(state, start, stop, mine)
        end = _take_below_closing(state, start, end)
        end = _take_paragraphs(state, start, end)
        if end == stop or end <= start:
            return end
        stop = end
        mine = [number for number in mine if number < stop]


def _ends_in_prose(bare: list[str], start: int, stop: int) -> bool:
    """The usual end of a run: a paragraph of sentences that is no notice."""
    if not is_sentence(bare[stop - 1]) or tagline_rule(bare[stop - 1]):
        return False
    first = paragraph_start(bare, start, stop)
    return is_sentence(bare[first]) and not find_footer(bare[first:stop], framed=False)


def _take_sections(state: State, start: int, stop: int, rulers: list[int]) -> int:
    """Sections that open with a ruler: footers, adverts, signatures."""
    bare = state.bare
    end = above = stop
    held = stop  # a section of no kind of its own: a signature's if the next one up is a signature
    top = next((number for number, line in enumerate(bare) if line), 0)
    for ruler in reversed(rulers):
        if top >= ruler and not _is_all_signature(bare, ruler, above):
            break  # nothing stands above it: not a tail
        lines = [line for line in bare[ruler + 1 : above] if line]
        if held < stop and bare[ruler] in _DELIMITERS:
            kind = _take_signature(state, ruler, end) if _is_short(bare, ruler, end) else None
        else:
            kind = _take_section(state, ruler, above, lines) if lines else None
        if kind:
            if held < stop and kind == "signature":
                state.mark(held, held + 1, "separator", "separator/ruler")
                state.mark(next_line(bare, held + 1), end, "signature", "signature/ruler")
            elif held < stop:
                break
            end, held = ruler, stop
        elif not lines:
            if end == above and end < stop:
                end = ruler
                _join_box(state, ruler, stop)
            elif end == above and tagline_rule(bare[trim(bare, start, ruler) - 1]):
                end = ruler
        elif held < stop and not _is_short(bare, ruler, end):
            break
        elif held == stop:
            held = ruler
        above = ruler
    return trim(bare, start, end)


def _join_box(state: State, ruler: int, stop: int) -> None:
    """A signature with rulers of its own right below "-- " is one with it."""
    kinds = state.kind[ruler + 1 : stop]
    if state.bare[ruler] in _DELIMITERS and "signature" in kinds and "footer" not in kinds:
        _take_signature(state, ruler, stop)


def _is_all_signature(bare: list[str], ruler: int, stop: int) -> bool:
    """A quote may consist of a signature or a footer alone."""
    if not _is_short(bare, ruler, stop):
        return False
    paragraphs = find_paragraphs(bare, ruler + 1, stop)
    if len(paragraphs) == 1 and section_footer(bare, paragraphs):
        return True
    return bare[ruler] in _DELIMITERS and not any(map(is_sentence, bare[ruler + 1 : stop]))


def _is_short(bare: list[str], ruler: int, stop: int) -> bool:
    return sum(1 for line in bare[ruler + 1 : stop] if line) <= _MAX_SIGNATURE


def _take_section(state: State, ruler: int, stop: int, lines: list[str]) -> str | None:
    """Mark the section below a ruler if it is furniture; as what."""
    bare = state.bare
    sign = bare[ruler]
    if sign in _DELIMITERS:
        exact = state.content[ruler][:3] == "-- "
        long = len(lines) > _MAX_SIGNATURE or (not exact and sum(map(is_sentence, lines)) > 5)
        if long and not find_footer(lines[:3], framed=True):
            return None
        return _take_signature(state, ruler, stop)
    paragraphs = find_paragraphs(bare, ruler + 1, stop)
    name = section_footer(bare, paragraphs)
    if name and len(lines) <= _MAX_SECTION:
        return _mark_section(state, ruler, stop, "footer", f"footer/{name}")
    if _is_section_ruler(state, ruler):
        return None
    named = len(lines) == 1 and is_name(lines[0]) and _is_drawn_for_name(state, ruler, lines[0])
    if (
        named
        or is_card(lines)
        or (len(lines) > 1 and looks_like_signature(lines, after_closing=False))
    ):
        return _mark_section(state, ruler, stop, "signature", "signature/ruler")
    if len(paragraphs) == 1 and len(sign) >= 20 and _is_advert(lines):
        return _mark_section(state, ruler, stop, "footer", "footer/advert")
    return None


def _is_drawn_for_name(state: State, ruler: int, name: str) -> bool:
    """Whether a ruler above nothing but a name parts it from words: a long one above a full name, or a
    few dashes below the end of a sentence."""
    sign = state.bare[ruler]
    if len(sign) >= 20:
        return " " in name
    if sign in state.bare[ruler + 1 :]:
        return False
    above = state.bare[trim(state.bare, 0, ruler) - 1]
    return len(sign) < 8 and name[0].isupper() and is_sentence(above) and above[-1] in ".!?"


def section_footer(bare: list[str], paragraphs: list[tuple[int, int]]) -> str | None:
    """The footer that a section is: its first paragraph says so, or the second below a list's name."""
    start, end = paragraphs[0]
    name = find_footer(bare[start:end], framed=True)
    if name is None and len(paragraphs) > 1 and end - start < 3 and has_link(bare[start:end]):
        start, end = paragraphs[1]
        name = find_footer(bare[start:end], framed=True)
    return name


def _is_advert(lines: list[str]) -> bool:
    """A few lines with a link, no table."""
    if len(lines) > _MAX_ADVERT or not has_link(lines):
        return False
    return not any(is_field(line) or is_columns(line) for line in lines)


def _is_section_ruler(state: State, ruler: int) -> bool:
    """The author drew the same one further up: it parts sections of the text."""
    bare, level = state.bare, state.level
    sign = bare[ruler]
    return any(bare[k] == sign and not level[k] for k in range(ruler))


def _mark_section(state: State, ruler: int, stop: int, kind: Kind, rule: str) -> str:
    state.mark(ruler, ruler + 1, "separator", "separator/ruler")
    start = next_line(state.bare, ruler + 1)
    state.mark(start, stop, kind, rule)
    if kind == "footer":
        _mark_inner_rulers(state, start, stop)
    return kind


def _mark_inner_rulers(state: State, start: int, stop: int) -> None:
    for number in range(start, stop):
        line = state.bare[number]
        if line == "-" or (line[:1] in RULER_STARTS and line and is_ruler(line)):
            state.mark(number, number + 1, "separator", "separator/ruler")


def _take_signature(state: State, ruler: int, stop: int) -> str:
    """Below "-- ": the signature's paragraphs, and those that are footers."""
    bare = state.bare
    paragraphs = find_paragraphs(bare, ruler + 1, stop)
    if stop < len(bare) and next_kind(state, stop) == "patch":
        paragraphs = paragraphs[:1]  # what follows describes the patch
    footer = None
    kinds: list[Kind] = []
    for start, end in paragraphs:
        lines = bare[start:end]
        name = _tagline(lines) or find_footer(lines, framed=True)
        if name:
            footer = name if "/" in name else f"footer/{name}"
        if name or (footer and not looks_like_signature(lines, after_closing=False)):
            state.mark(start, end, "footer", footer or "")
            _mark_inner_rulers(state, start, end)
            kinds.append("footer")
        else:
            state.mark(start, end, "signature", "signature/delimiter")
            kinds.append("signature")
    if kinds[0] == "signature":
        state.mark(ruler, ruler + 1, "signature", "signature/delimiter")
        state.starts.discard(paragraphs[0][0])
        return "signature"
    if bare[ruler] == "__" or "tagline" in state.rule[paragraphs[0][0]]:
        state.mark(ruler, ruler + 1, "footer", footer or "")
        state.starts.discard(paragraphs[0][0])
    else:
        state.mark(ruler, ruler + 1, "separator", "separator/ruler")
    return "footer"


def _take_paragraphs(state: State, start: int, stop: int) -> int:
    """Paragraphs without a ruler at the end of a run: tag lines, notices, signatures."""
    bare = state.bare
    end = stop
    signatures = 0
    while end > start:
        first = paragraph_start(bare, start, end)
        lines = bare[first:end]
        name = _tagline(lines) or find_footer(lines, framed=False)
        if name:
            if name.startswith("disclaimer"):
                first = _title_above(bare, start, first)
            state.mark(first, end, "footer", f"footer/{name}" if "/" not in name else name)
        elif len(lines) > 1 and (name := tagline_rule(lines[-1])):
            top, first = first, end - 1
            state.mark(first, end, "footer", name)
            # in a paragraph of hundreds each would be looked for again from its top
            while first - top > _LONGEST_ADDED and (name := tagline_rule(bare[first - 1])):
                first -= 1
                state.mark(first, first + 1, "footer", name)
        elif len(lines) > 1 and (found := _disclaimer_below(lines)):
            first += found[0]
            state.mark(first, end, "footer", f"footer/{found[1]}")
        elif not signatures and (below := _signature_below(lines)):
            state.mark(first + below, end, "signature", "signature/shape")
            return first + below
        elif signatures < 3 and _is_signature(state, start, first, end):
            state.mark(first, end, "signature", "signature/shape")
            signatures += 1
        else:
            return end
        end = trim(bare, start, first)
    return end


def _title_above(bare: list[str], start: int, first: int) -> int:
    """Where a disclaimer begins, the title on a line of its own above it included."""
    title = trim(bare, start, first) - 1
    return title if title >= start and is_disclaimer_title(bare[title]) else first


def _take_below_closing(state: State, start: int, stop: int) -> int:
    """All that stands below a closing phrase and its name, if it is short and no prose: a signature."""
    bare = state.bare
    number, seen = stop, 0
    # a company that says how it is registered may advertise above that
    company = any(map(is_register, bare[paragraph_start(bare, start, stop) : stop]))
    while number > start and seen <= _MAX_SIGNATURE:
        number -= 1
        line = bare[number]
        if not line:
            continue
        if is_sentence(line) and not (company and has_link([line])):
            return stop
        seen += 1
        if len(line) <= 40 and _opens_signature(line):
            break
    else:
        return stop
    first = number + 1
    while first < stop and not bare[first]:
        first += 1
    if first + 1 < stop and is_name(bare[first]) and _name_is_apart(bare, number, first, stop):
        first += 1
        while first < stop and not bare[first]:
            first += 1
    lines = [line for line in bare[first:stop] if line]
    if len(lines) < 3 or not any(map(is_contact, lines)) or find_footer(lines, framed=True):
        return stop
    state.mark(first, stop, "signature", "signature/below-closing")
    return trim(bare, start, first)


def _opens_signature(line: str) -> bool:
    """ "Regards," or "-Frank"."""
    if line[0] in "-–—~":
        return " " not in line.strip("-–—~ ") and is_name(line)
    return closing_rule(line) is not None


def _name_is_apart(bare: list[str], closing: int, name: int, stop: int) -> bool:
    """The name goes with the closing: right below it, or one word with a blank line below."""
    if name == closing + 1:
        return " " not in bare[name] or not bare[name + 1]
    return " " not in bare[name] and name + 1 < stop


def _tagline(lines: list[str]) -> str | None:
    """Lines that clients add: a short paragraph of nothing else, or a longer one that is nearly all."""
    rule = tagline_rule(lines[0])
    if len(lines) <= 3:
        if rule and all(tagline_rule(line) or has_link([line]) for line in lines[1:]):
            return rule
        return None
    if len(lines) > _LONGEST_ADDED or not (rule or tagline_rule(lines[-1])):
        return None
    rules = [tagline_rule(line) for line in lines]
    found = [rule for rule in rules if rule]
    return found[0] if len(found) * 4 >= len(lines) * 3 else None


def _disclaimer_below(lines: list[str]) -> tuple[int, str] | None:
    """Where in a paragraph a disclaimer begins that a mail server put right below the words, and its name."""
    for number, above in enumerate(lines[:_MOST_ABOVE_DISCLAIMER], 1):
        if (
            above[-1] in _SENTENCE_ENDS
            or is_name(above)
            or closing_rule(above)
            or is_contact(above)
        ):
            name = find_footer(lines[number:], framed=False, opening=True)
            if name is not None and name.startswith("disclaimer"):
                return number, name
    return None


def _signature_below(lines: list[str]) -> int:
    """Where in a paragraph a signature begins that stands right below the last sentence (0: nowhere): a
    full name, and how to reach its bearer at the end."""
    count = len(lines)
    if count < 3 or "@" not in lines[-1] or " " in lines[-1]:
        return 0
    for number in range(count - 2, max(count - 8, 0), -1):
        if is_sentence(lines[number]):
            return 0
        above = lines[number - 1]
        if is_sentence(above) and above[-1] in ".?!":
            name, rest = lines[number], lines[number:]
            full = 1 < len(name.split()) < 5 and is_name(name)
            return number if full and looks_like_signature(rest, after_closing=False) else 0
    return 0


def _is_bare_contact(line: str) -> bool:
    """A line of its own that says how to reach somebody and nothing else: no reference, no code."""
    return line[0] not in "[(<" and "(" not in line and line.count(" ") < 6 and is_contact(line)


def _is_signature(state: State, start: int, first: int, stop: int) -> bool:
    bare = state.bare
    if stop - first > 12 or is_sentence(bare[first]) or is_sentence(bare[stop - 1]):
        return False
    line = bare[first]
    if line[-1] == ":" or (stop - first == 1 and (first == start or not _is_bare_contact(line))):
        return False
    if first == start:  # nothing else was written: only a full block of it
        return stop - first > 3 and looks_like_signature(bare[first:stop], after_closing=False)
    above = bare[trim(bare, start, first) - 1]
    if above[-1] == ":" or (is_sentence(above) and above[-1] not in _SENTENCE_ENDS):
        return False  # "write to" or "the address is:" goes on with it
    closed = closing_rule(above) is not None or is_name(above)
    if closed and stop - first == 2 and is_name(bare[first]) and len(bare[first].split()) == 1:
        return False  # "Ann" over her telephone number: the closing sees to it
    return looks_like_signature(bare[first:stop], after_closing=closed)
