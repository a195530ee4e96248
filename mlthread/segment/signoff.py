"""Greetings, closings, signatures and footers. In: a `State` with levels. Out: those lines marked.

Only the edges are looked at: the first line and the last paragraphs of each run of the author's own
lines, from the bottom up (footers, then the signature, then the closing), and the end of quotes,
where list footers belong to nobody's text.

>>> from .lines import read_lines
>>> from .survey import survey_lines
>>> state = read_lines("Hi Ann,\\n\\nit works.\\n\\nThanks,\\nBo\\n-- \\nBo Chen\\n")
>>> mark_signoff(state, survey_lines(state))
>>> state.kind
['salutation', '', '', '', 'closing', 'closing', 'signature', 'signature']
"""

from __future__ import annotations

from mlthread.model import Kind
from mlthread.rules.footers import find_footer
from mlthread.rules.greetings import (
    closing_rule,
    is_name,
    names_in_a_row,
    salutation_rule,
    tagline_rule,
)

from .lineshapes import is_columns, is_field
from .shapes import RULER_STARTS, has_link, is_contact, is_ruler, is_sentence, looks_like_signature
from .state import State
from .survey import Survey

__all__ = ["mark_quoted_footers", "mark_signoff"]

_DELIMITERS = ("--", "—", "__")
_QUOTED_RULERS = ("__", "--", "==", "**", "~~", "##", "-~")
_SENTENCE_ENDS = ".?!)\"'>;…:*"
_MAX_SIGNATURE = 14  # lines below "-- ", blank ones not counted
_MAX_SECTION = 18  # lines below another ruler
_MAX_ADVERT = 6


def mark_signoff(state: State, survey: Survey) -> None:
    """Mark what stands at the edges of the runs of the author's own lines."""
    runs, rulers = survey.runs, survey.rulers
    more = False  # the author wrote something further down
    for place in range(len(runs) - 1, -1, -1):
        start, stop = runs[place]
        end = _take_tail(state, start, stop, rulers)
        if place == 0 and end > start:
            start = _take_banner(state, start, end, rulers)
        if end > start:
            _mark_closing(state, start, end, more and not _before_history(state, stop))
            if len(runs) > 1 or end - start > 1 or end < stop:
                _mark_salutation(state, start, first=place == 0)
            more = True


def _before_history(state: State, number: int) -> bool:
    """Does an attribution or a header block follow, not just a quoted line?"""
    kind, bare = state.kind, state.bare
    while number < len(bare) and not bare[number]:
        number += 1
    return number == len(bare) or kind[number] not in ("", "quote")


# Footers and signatures, from the bottom up ------------------------------------------------------


def _take_tail(state: State, start: int, stop: int, rulers: list[int]) -> int:
    """Mark the furniture at the end of a run; where the author's text ends."""
    mine = [number for number in rulers if start <= number < stop] if rulers else []
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
    first = _last_paragraph(bare, start, stop)
    return is_sentence(bare[first]) and not find_footer(bare[first:stop], framed=False)


def _trim(bare: list[str], start: int, stop: int) -> int:
    while stop > start and not bare[stop - 1]:
        stop -= 1
    return stop


def _take_sections(state: State, start: int, stop: int, rulers: list[int]) -> int:
    """Sections that open with a ruler: footers, adverts, signatures."""
    bare = state.bare
    end = above = stop
    held = stop  # a section of no kind of its own: a signature's if the next one up is a signature
    for ruler in reversed(rulers):
        if not any(bare[:ruler]) and not _is_all_signature(bare, ruler, above):
            break  # nothing stands above it: not a tail
        lines = [line for line in bare[ruler + 1 : above] if line]
        if held < stop and bare[ruler] in _DELIMITERS:
            kind = _take_signature(state, ruler, end) if _is_short(bare, ruler, end) else None
        else:
            kind = _take_section(state, ruler, above, lines) if lines else None
        if kind:
            if held < stop and kind == "signature":
                state.mark(held, held + 1, "separator", "separator/ruler")
                state.mark(_next_line(bare, held + 1), end, "signature", "signature/ruler")
            elif held < stop:
                break
            end, held = ruler, stop
        elif not lines:
            if end == above and end < stop:
                end = ruler
                _join_box(state, ruler, stop)
        elif held < stop and not _is_short(bare, ruler, end):
            break
        elif held == stop:
            held = ruler
        above = ruler
    return _trim(bare, start, end)


def _join_box(state: State, ruler: int, stop: int) -> None:
    """A signature with rulers of its own right below "-- " is one with it."""
    kinds = state.kind[ruler + 1 : stop]
    if state.bare[ruler] in _DELIMITERS and "signature" in kinds and "footer" not in kinds:
        _take_signature(state, ruler, stop)


def _is_all_signature(bare: list[str], ruler: int, stop: int) -> bool:
    """A quote may consist of a signature or a footer alone."""
    if not _is_short(bare, ruler, stop):
        return False
    paragraphs = _paragraphs(bare, ruler + 1, stop)
    if len(paragraphs) == 1 and _section_footer(bare, paragraphs):
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
    paragraphs = _paragraphs(bare, ruler + 1, stop)
    name = _section_footer(bare, paragraphs)
    if name and len(lines) <= _MAX_SECTION:
        return _mark_section(state, ruler, stop, "footer", f"footer/{name}")
    if _is_section_ruler(state, ruler):
        return None
    named = len(lines) == 1 and " " in lines[0] and len(sign) >= 20 and is_name(lines[0])
    if named or (len(lines) > 1 and looks_like_signature(lines, after_closing=False)):
        return _mark_section(state, ruler, stop, "signature", "signature/ruler")
    if len(paragraphs) == 1 and len(sign) >= 20 and _is_advert(lines):
        return _mark_section(state, ruler, stop, "footer", "footer/advert")
    return None


def _section_footer(bare: list[str], paragraphs: list[tuple[int, int]]) -> str | None:
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
    start = _next_line(state.bare, ruler + 1)
    state.mark(start, stop, kind, rule)
    if kind == "footer":
        _mark_inner_rulers(state, start, stop)
    return kind


def _mark_inner_rulers(state: State, start: int, stop: int) -> None:
    for number in range(start, stop):
        line = state.bare[number]
        if line == "-" or (line[:1] in RULER_STARTS and line and is_ruler(line)):
            state.mark(number, number + 1, "separator", "separator/ruler")


def _next_line(bare: list[str], number: int) -> int:
    while not bare[number]:
        number += 1
    return number


def _take_signature(state: State, ruler: int, stop: int) -> str:
    """Below "-- ": the signature's paragraphs, and those that are footers."""
    bare = state.bare
    paragraphs = _paragraphs(bare, ruler + 1, stop)
    if stop < len(bare) and _next_kind(state, stop) == "patch":
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


def _next_kind(state: State, number: int) -> str:
    bare = state.bare
    while number < len(bare) and not bare[number]:
        number += 1
    return state.kind[number] if number < len(bare) else ""


def _paragraphs(bare: list[str], start: int, stop: int) -> list[tuple[int, int]]:
    found = []
    number = start
    while number < stop:
        if bare[number]:
            first = number
            while number < stop and bare[number]:
                number += 1
            found.append((first, number))
        else:
            number += 1
    return found


def _last_paragraph(bare: list[str], start: int, stop: int) -> int:
    """Where the paragraph that ends at `stop` begins."""
    number = stop
    while number > start and bare[number - 1]:
        number -= 1
    return number


def _take_paragraphs(state: State, start: int, stop: int) -> int:
    """Paragraphs without a ruler at the end of a run: tag lines, notices, signatures."""
    bare = state.bare
    end = stop
    signatures = 0
    while end > start:
        first = _last_paragraph(bare, start, end)
        lines = bare[first:end]
        name = _tagline(lines) or find_footer(lines, framed=False)
        if name:
            state.mark(first, end, "footer", f"footer/{name}" if "/" not in name else name)
        elif len(lines) > 1 and (name := tagline_rule(lines[-1])):
            first = end - 1
            state.mark(first, end, "footer", name)
        elif signatures < 3 and _is_signature(state, start, first, end):
            state.mark(first, end, "signature", "signature/shape")
            signatures += 1
        else:
            return end
        end = _trim(bare, start, first)
    return end


def _take_below_closing(state: State, start: int, stop: int) -> int:
    """All that stands below a closing phrase and its name, if it is short and no prose: a signature."""
    bare = state.bare
    number, seen = stop, 0
    while number > start and seen <= _MAX_SIGNATURE:
        number -= 1
        line = bare[number]
        if not line:
            continue
        if is_sentence(line):
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
    return _trim(bare, start, first)


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
    if len(lines) > 40 or not (rule or tagline_rule(lines[-1])):
        return None
    rules = [tagline_rule(line) for line in lines]
    found = [rule for rule in rules if rule]
    return found[0] if len(found) * 4 >= len(lines) * 3 else None


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
    above = bare[_trim(bare, start, first) - 1]
    if above[-1] == ":" or (is_sentence(above) and above[-1] not in _SENTENCE_ENDS):
        return False  # "write to" or "the address is:" goes on with it
    closed = closing_rule(above) is not None or is_name(above)
    if closed and stop - first == 2 and is_name(bare[first]) and len(bare[first].split()) == 1:
        return False  # "Ann" over her telephone number: the closing sees to it
    return looks_like_signature(bare[first:stop], after_closing=closed)


# Footers inside quotes ----------------------------------------------------------------------------


def mark_quoted_footers(state: State) -> None:
    """A list footer that was quoted along is nobody's text: a ruler, a cue, the end of that quote."""
    bare, kind, level = state.bare, state.kind, state.level
    count = len(bare)
    for number, line in enumerate(bare):
        if (
            line[:2] not in _QUOTED_RULERS
            or kind[number]
            or not level[number]
            or not is_ruler(line)
        ):
            continue
        stop = number + 1
        limit = min(count, number + _MAX_SECTION + 8)
        while stop < limit and _goes_on(state, number, stop):
            stop += 1
        if stop == limit and stop < count:
            continue
        stop = _trim(bare, number, stop)
        paragraphs = _paragraphs(bare, number + 1, stop)
        name = _section_footer(bare, paragraphs) if paragraphs else None
        if name:
            state.mark(number, stop, "footer", f"footer/{name}")


def _goes_on(state: State, ruler: int, number: int) -> bool:
    """Is the line part of the section below that ruler, in the same quote?"""
    line = state.bare[number]
    if state.kind[number] or state.level[number] != state.level[ruler]:
        return False
    if line[:2] in _QUOTED_RULERS and is_ruler(line):
        return False
    return state.depth[number] == state.depth[ruler]


# Closings ----------------------------------------------------------------------------------------


def _mark_closing(state: State, start: int, stop: int, interleaved: bool) -> None:
    """The last lines: a closing phrase, a name, or both; a postscript may stand below."""
    bare = state.bare
    end = _trim(bare, start, stop)
    for _ in range(4):
        if end <= start:
            return
        first = _last_paragraph(bare, start, end)
        if _close_paragraph(state, start, first, end, interleaved, last=end == stop):
            return
        end = _trim(bare, start, first)


def _close_paragraph(
    state: State, start: int, first: int, end: int, interleaved: bool, last: bool
) -> bool:
    bare = state.bare
    for number in range(max(first, end - 9), end):
        line = bare[number]
        rule = closing_rule(line)
        if rule and _close_with_phrase(state, number, end, rule, last):
            return True
    if (
        first > start
        and _could_sign(bare[first])
        and (end - first == 1 or _is_extension(bare, first, end))
    ):
        above = _trim(bare, start, first)
        rule = closing_rule(bare[above - 1])
        if rule or (last and end - first == 2 and is_name(bare[first])):
            opened = above - 1 if rule else first
            state.mark(opened, first + 1, "closing", rule or "closing/name")
            if end - first == 2:
                state.mark(first + 1, end, "signature", "signature/shape")
            return True
    return last and not interleaved and _close_with_name(state, start, first, end)


def _could_sign(line: str) -> bool:
    """A name, or below a closing phrase whatever is as short: "greg k-h"."""
    return is_name(line) or (
        len(line) <= 20 and line.count(" ") < 3 and line.replace("-", "").replace(" ", "").isalpha()
    )


def _is_aside(line: str) -> bool:
    """What may stand right below a closing and its name: a ruler, a postscript."""
    return is_ruler(line) or line[:2].casefold() in ("ps", "p.")


def _is_extension(bare: list[str], first: int, end: int) -> bool:
    """A name, and below it nothing but a telephone number."""
    below = bare[first + 1 : end]
    return len(below) == 1 and len(below[0]) <= 24 and is_contact(below[0])


def _close_with_phrase(state: State, number: int, end: int, rule: str, last: bool) -> bool:
    """A closing phrase stands on line `number`: what of the lines below it, to `end`, goes with it?"""
    bare = state.bare
    below = bare[number + 1 : end]
    if not below:
        if not last and not _short_below(state, end):
            return False
        state.mark(number, end, "closing", rule)
        return True
    if len(below) == 1 and (is_name(below[0]) or (last and len(below[0]) <= 30)):
        state.mark(number, end, "closing", rule)
        return True
    if len(bare[number]) <= 24 and is_name(below[0]) and _is_aside(below[1]):
        state.mark(number, number + 2, "closing", rule)
        return True
    if not last:
        return False
    if len(below) > 1 and looks_like_signature(below, after_closing=True):
        own_name = len(below[0].split()) == 1 or (len(below) == 2 and is_name(below[0]))
        split = number + 2 if own_name else number + 1
        state.mark(number, split, "closing", rule)
        state.mark(split, end, "signature", "signature/shape")
        return True
    if len(below) <= 2 and all(len(line) <= 30 for line in below):
        state.mark(number, end, "closing", rule)
        return True
    return False


def _short_below(state: State, number: int) -> bool:
    """Below a closing phrase stands what is marked already, or one short line."""
    bare = state.bare
    while not bare[number]:
        number += 1
    if state.kind[number]:
        return state.kind[number] in ("closing", "signature", "footer")
    return len(bare[number]) <= 40 and not is_sentence(bare[number])


def _close_with_name(state: State, start: int, first: int, end: int) -> bool:
    """No phrase, just how somebody signs: a line of its own, or the last one below a full stop."""
    bare = state.bare
    line = bare[end - 1]
    if not is_name(line):
        return False
    if end - first == 1:
        if first <= start or (line[0].islower() and line[-1] == ","):
            return False
    elif (
        len(line.split()) > 2
        or (line[0].islower() and line[-1:] in ".,")
        or not (
            (bare[end - 2][-1:] in ".?!:;)" and bare[end - 2].count(" ") > 1)
            or (_next_kind(state, end) in ("signature", "separator") and len(line) <= 12)
            or (len(line) <= 3 and line.isupper())
        )
    ):
        return False
    state.mark(end - 1, end, "closing", "closing/name")
    return True


# Salutations -------------------------------------------------------------------------------------


def _mark_salutation(state: State, start: int, first: bool) -> None:
    bare = state.bare
    line = bare[start]
    if state.kind[start]:
        return
    alone = start + 1 < len(bare) and not bare[start + 1]
    rule = salutation_rule(line, alone)
    if rule is None and first and (_is_vocative(line) or (alone and _is_names_only(bare, start))):
        rule = "salutation/name"
    if rule:
        state.mark(start, start + 1, "salutation", rule)


def _is_names_only(bare: list[str], start: int) -> bool:
    """ "Peter" or "Jan, Susheel" on a line of its own, and prose below."""
    line = bare[start]
    if len(line) > 40 or not line[0].isupper() or (line.isupper() and len(line) > 4):
        return False
    if closing_rule(line):
        return False
    names = [name.strip() for name in line.split(",")]
    if not all(name and " " not in name and is_name(name) for name in names):
        return False
    below = _next_line(bare, start + 1) if any(bare[start + 1 :]) else start
    return below > start and is_sentence(bare[below])


def _is_vocative(line: str) -> bool:
    """ "Ann," "Sue & Mary --" "Vince:": one to four names and a sign that ends a salutation."""
    if len(line) > 40 or line[-1:] not in ",:;!-–—，：" or (line.isupper() and len(line) > 6):
        return False
    if closing_rule(line):
        return False
    words = line.rstrip(" ,:;!-–—，：").split()
    return 1 <= len(words) <= 4 and names_in_a_row(words) and is_name(words[0])


def _take_banner(state: State, start: int, stop: int, rulers: list[int]) -> int:
    """A notice that a gateway put on top, perhaps between two rulers; where the author begins."""
    bare = state.bare
    framed = start in rulers
    end = first = start + 1 if framed else start
    while end < stop and bare[end] and end not in rulers:
        end += 1
    if end in (first, stop) or end - first > 5 or state.kind[first]:
        return start
    name = find_footer(bare[first:end], framed, opening=True)
    if name is None:
        return start
    state.mark(first, end, "footer", f"footer/{name}")
    if framed:
        state.mark(start, first, "separator", "separator/ruler")
    if end in rulers:
        state.mark(end, end + 1, "separator", "separator/ruler")
        end += 1
    while end < stop and not bare[end]:
        end += 1
    return end
