"""Furniture below the author's words. In: a `State` and a run of lines. Out: where the words end; footers and signatures marked.

The end of a run is taken off from the bottom up: sections below rulers here, the rest in `plaintails`.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("It works.\\n-- \\nBo Chen\\n______\\nX mailing list\\n")
>>> take_tail(state, 0, 5, [1, 3]), state.kind
(1, ['', 'signature', 'signature', 'separator', 'footer'])
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from mlthread.model import Kind
from mlthread.rules.disclaimers import is_disclaimer_title
from mlthread.rules.footers import find_footer
from mlthread.rules.taglines import tagline_rule
from mlthread.segment.state import State

from .disclaimers import ends_in_disclaimer, find_disclaimer
from .groupboxes import above_group_box
from .paragraphs import find_paragraphs, paragraph_start, trim
from .plaintails import (
    is_dashed_contact,
    list_page_below,
    take_below_closing,
    take_paragraphs,
)
from .ruledsections import (
    DELIMITERS,
    MAILMAN,
    MAX_DRAWN,
    above_page,
    is_short,
    mark_section,
    take_section,
    take_signature,
)
from .sections import (
    MAX_FRAMED,
    is_framed,
    is_told,
    section_footer,
)
from .shapes import ELISIONS, is_ruler, is_sentence

__all__ = ["take_tail"]

_MOST_REST = 4  # lines from the closing ruler of a disclaimer on
_LEAST_DRAWN = 10  # letters of its first ruler
_MOST_ROUNDS = 8  # no mail is known that needs more than three
_MAX_BOX = 40  # lines of a signature with rulers of its own, blank ones counted


def take_tail(
    state: State, start: int, stop: int, rulers: list[int], more_above: bool = False
) -> int:
    """Mark the furniture at the end of a run; where the author's text ends. `more_above`: the author has
    written something above the run."""
    mine = rulers[bisect_left(rulers, start) : bisect_left(rulers, stop)]
    mine = [number for number in mine if state.bare[number] not in ELISIONS]
    if not mine and _ends_in_prose(state.bare, start, stop):
        return stop
    stop = above_group_box(state, start, stop) if mine else stop
    del mine[bisect_left(mine, stop) :]
    framed = False
    drawn = [n for n, below in pairwise(mine) if below == n + 1 and state.content[n][:3] == "-- "]
    for _ in range(_MOST_ROUNDS):
        end = _take_boxed(state, start, stop, mine, drawn)
        if end == stop:
            end = _take_sections(state, start, stop, mine)
        if end == stop and not framed:  # one signs once
            end = _take_framed(state, start, stop, mine)
            framed = end < stop
        end = take_below_closing(state, start, end)
        end = take_paragraphs(state, start, end, more_above)
        if end == stop or end <= start:
            return end
        stop = end
        del mine[bisect_left(mine, stop) :]
    return stop


def _ends_in_prose(bare: list[str], start: int, stop: int) -> bool:
    """The usual end of a run: a paragraph of sentences that is no notice."""
    last = bare[stop - 1]
    if not is_sentence(last) or tagline_rule(last) or is_dashed_contact(last):
        return False
    lines = bare[paragraph_start(bare, start, stop) : stop]
    if not is_sentence(lines[0]):
        return False
    return not (find_footer(lines, framed=False) or ends_in_disclaimer(lines))


def _take_boxed(state: State, start: int, stop: int, rulers: list[int], drawn: list[int]) -> int:
    """A signature that is drawn in sections, the first ruler right below one of "-- " (`drawn`): all of it is
    signature, but for what says that it is a footer."""
    bare = state.bare
    for ruler in drawn:
        if ruler == start:
            continue
        if ruler + 1 >= stop:
            break
        place = bisect_left(rulers, ruler)
        if len(bare[ruler + 1]) < _LEAST_DRAWN or bare[ruler + 1][0] in "+/\\|.":
            continue  # part of a picture, or of a box
        lines = [line for line in bare[ruler:stop] if line]
        if len(lines) > MAX_DRAWN or sum(map(is_sentence, lines)) * 3 > len(lines):
            return stop
        state.mark(ruler, ruler + 1, "signature", "signature/delimiter")
        edges = [*rulers[place + 1 :], stop]
        for edge, below in pairwise(edges):
            state.mark(edge, edge + 1, "separator", "separator/ruler")
            section = [line for line in bare[edge + 1 : below] if line]
            if list_page_below(section):
                below = above_page(state, below)
                section.pop()
            if section:
                name = find_footer(section, framed=True)
                kind: Kind = "footer" if name else "signature"
                rule = f"footer/{name}" if name else "signature/delimiter"
                state.mark(state.next_said(edge + 1), below, kind, rule)
        return trim(bare, start, ruler)
    return stop


def _take_framed(state: State, start: int, stop: int, rulers: list[int]) -> int:
    """A signature with a box drawn round it, right below its author's name or apart."""
    bare = state.bare
    end = trim(bare, start, stop)
    if end <= start or not (end - 1 in rulers or bare[end - 1][-1] in "|/"):
        return stop
    first = paragraph_start(bare, max(start + 1, end - MAX_FRAMED), end)
    for top in range(first, end - 2):
        if is_framed(bare[top:end]):
            for number in range(top, end):
                edge = number in (top, end - 1) and is_ruler(bare[number])
                kind: Kind = "separator" if edge else "signature"
                state.mark(
                    number, number + 1, kind, "separator/ruler" if edge else "signature/framed"
                )
            return trim(bare, start, top)
    return stop


def _take_sections(state: State, start: int, stop: int, rulers: list[int]) -> int:
    """Sections that open with a ruler: footers, adverts, signatures."""
    bare = state.bare
    if not rulers:
        return trim(bare, start, stop)
    end = above = stop
    held = stop  # a section of no kind of its own: a signature's if the next one up is a signature
    for ruler in reversed(rulers):
        if state.opens(ruler) and not _is_all_signature(bare, ruler, above):
            break  # nothing stands above it: not a tail
        lines = [line for line in bare[ruler + 1 : above] if line]
        if held < stop and bare[ruler] in DELIMITERS:
            kind = take_signature(state, ruler, end) if is_short(bare, ruler, end) else None
        else:
            kind = take_section(state, ruler, above, lines) if lines else None
        if kind is None and lines and _is_added(state, ruler, above, end, stop):
            kind = mark_section(state, ruler, above, "footer", "footer/mailman-section")
        if kind is None and lines and _opens_card(state, ruler, above, stop):
            kind = mark_section(state, ruler, above, "signature", "signature/ruler")
        if kind:
            if held < stop and kind == "signature":
                state.mark(held, held + 1, "separator", "separator/ruler")
                state.mark(state.next_said(held + 1), end, "signature", "signature/ruler")
            elif held < stop:
                if bare[held] != bare[ruler] or not _closes_disclaimer(state, ruler, held, stop):
                    break
                state.mark(held, held + 1, "separator", "separator/ruler")
                state.mark(state.next_said(held + 1), stop, "footer", "footer/disclaimer-rest")
            end, held = _title_above(state, start, ruler), stop
        elif not lines:
            if end == above and end < stop:
                end = ruler
                _join_box(state, ruler, stop)
            elif end == above and _closes_furniture(bare, start, ruler, rulers):
                end = ruler
        elif held < stop and not is_short(bare, ruler, end):
            break
        elif held == stop:
            if is_told(lines) or bare[ruler] in DELIMITERS:
                break
            held = ruler
        above = ruler
    return trim(bare, start, end)


def _is_added(state: State, ruler: int, below: int, end: int, stop: int) -> bool:
    """Whether a list's owner has set a section above the footer, which Mailman's ruler opens too."""
    bare = state.bare
    return (
        bare[ruler] == MAILMAN
        and below == end < stop
        and bare[below] == MAILMAN
        and state.kind[state.next_said(below + 1)] == "footer"
        and is_short(bare, ruler, below)
    )


def _opens_card(state: State, ruler: int, inner: int, stop: int) -> bool:
    """Whether the same ruler stands above and below a signature that another one parts, its upper part a name and
    what its bearer is."""
    bare = state.bare
    closing = trim(bare, ruler, stop) - 1
    return (
        ruler < inner < closing
        and bare[closing] == bare[ruler] != bare[inner]
        and state.kind[state.next_said(inner + 1)] == "signature"
        and is_short(bare, ruler, stop)
        and not any(map(is_sentence, bare[ruler + 1 : inner]))
    )


def _closes_disclaimer(state: State, ruler: int, closing: int, stop: int) -> bool:
    """Whether the same ruler stands above and below a disclaimer, and no more than a few lines below that."""
    said = state.rule[state.next_said(ruler + 1)]
    return (
        said.startswith("footer/disclaimer")
        and sum(map(bool, state.bare[closing:stop])) <= _MOST_REST
    )


def _closes_furniture(bare: list[str], start: int, ruler: int, rulers: list[int]) -> bool:
    """Whether what clients and servers add stands above a ruler, or above more of them."""
    end = trim(bare, start, ruler)
    drawn = frozenset(rulers)
    while end - 1 in drawn:
        end = trim(bare, start, end - 1)
    if end <= start:
        return False
    if tagline_rule(bare[end - 1]) or find_disclaimer(bare, start, end):
        return True
    return find_footer(bare[paragraph_start(bare, start, end) : end], framed=False) is not None


def _title_above(state: State, start: int, ruler: int) -> int:
    """Where a section begins whose title stands above its ruler ("::DISCLAIMER::"): that goes with it."""
    title = trim(state.bare, start, ruler) - 1
    if title < start or not is_disclaimer_title(state.bare[title]):
        return ruler
    state.mark(title, title + 1, "footer", "footer/disclaimer-title")
    return title


def _join_box(state: State, ruler: int, stop: int) -> None:
    """A signature with rulers of its own right below "-- " is one with it."""
    if stop - ruler > _MAX_BOX:
        return
    kinds = state.kind[ruler + 1 : stop]
    if state.bare[ruler] in DELIMITERS and "signature" in kinds and "footer" not in kinds:
        take_signature(state, ruler, stop)


def _is_all_signature(bare: list[str], ruler: int, stop: int) -> bool:
    """A quote may consist of a signature or a footer alone."""
    if not is_short(bare, ruler, stop):
        return False
    paragraphs = find_paragraphs(bare, ruler + 1, stop)
    if len(paragraphs) == 1 and section_footer(bare, paragraphs):
        return True
    return bare[ruler] in DELIMITERS and not any(map(is_sentence, bare[ruler + 1 : stop]))
