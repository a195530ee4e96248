"""What a mailer ought to have taken apart. In: a `State` with levels. Out: `technical` lines.

Cards and calendars, from BEGIN to END, tags that close addresses, and parts of MIME: what parts them, their fields, and
all of a part that is no plain text. The text of the others is its author's. Below a mail its way, which a gateway put
there.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("--=_x\\nContent-Type: text/plain\\n\\nHi\\n--=_x\\nContent-Type: text/html\\n\\n<p>Hi\\n--=_x--")
>>> mark_parts(state)
>>> [kind[:4] for kind in state.kind]
['tech', 'tech', '', '', 'tech', 'tech', 'tech', 'tech', 'tech']
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mlthread.pattern import pattern
from mlthread.segment.state import State

__all__ = ["mark_cards", "mark_closing_tags", "mark_parts", "mark_postmarks"]

_POSTMARKS = "% ====== Internet headers and postmarks"
"""How a gateway of DEC opens the header of a mail that has gone through it, a "%" before each line."""
_MOST_FOLDED = 3  # lines of a field that were wrapped, and lost the sign

_OBJECT = pattern(r"(?i:begin:)([Vv][A-Za-z]{3,14})$")
_LONGEST = 4000  # lines
_BOUNDARY = pattern(r"--(?:Boundary[ _]\(ID \S{2,80}|\S{2,90})$")  # PMDF's has blanks
_FIELD = pattern(r"(?i:content|mime)-[A-Za-z-]{2,30}: {0,4}\S")
_TYPE = pattern(r"(?i:content-type: {0,4}(multipart|[a-z]+/[a-z\d.+-]+))")
_NO_TEXT = pattern(r"(?i:content-transfer-encoding: ?base64|\bname=)")  # a file, or nothing to read
_CLOSING_TAGS = pattern(r"(?:</[^\s<>]{1,120}>){1,400}")
# What a mailer says above the first part to those who cannot take it apart.
_PREAMBLES = (
    *("this is a multi-part message in mime format", "this is a multipart message in mime format"),
    *("this message is in mime format", "this is a mime-encoded message"),
    *("c'est un message de format mime", "ceci est un message en plusieurs parties"),
    *("dies ist eine mehrteilige nachricht im mime-format", "este es un mensaje multiparte"),
)


def mark_cards(state: State) -> None:
    """BEGIN:VCARD to END:VCARD, BEGIN:VCALENDAR to END:VCALENDAR, below all that the author says."""
    begins: list[tuple[int, str]] = []
    ends: dict[str, list[int]] = {}
    for number in state.colons:
        line = state.bare[number]
        if line[:4].lower() == "end:":
            ends.setdefault(line[4:].lower(), []).append(number)
        elif (found := _OBJECT.match(line)) is not None:
            begins.append((number, found[1].lower()))
    after = 0
    for number, name in begins:
        stop = _next(ends.get(name, ()), number)
        if number >= after and stop is not None and state.is_open(number):
            after = stop + 1
            if not _is_spoken_of(state, after):
                state.mark(number, after, "technical", "technical/card")


def mark_parts(state: State) -> None:
    """Parts of MIME that nobody took apart."""
    bare = state.bare
    drawn = [number for number in state.signs.get("-", ()) if bare[number][:2] == "--"]
    places: dict[str, list[int]] = {}
    for number in drawn:
        places.setdefault(bare[number], []).append(number)
    known: set[str] = set()
    after = 0
    for number in drawn:
        line = bare[number]
        if number < after or not state.is_open(number):
            continue
        if line.endswith("--") and line[:-2] in known:
            state.mark(number, number + 1, "technical", "technical/part")
        elif _BOUNDARY.match(line) and (after := _fields_stop(state, number + 1)) > number + 1:
            if not known:
                _mark_preamble(state, number)
            known.add(line)
            if not _is_text(bare[number + 1 : after]):
                following = [_next(places.get(each, ()), number) for each in (line, f"{line}--")]
                after = min((each for each in following if each is not None), default=after)
            _take_back(state, number, after)
            state.mark(number, after, "technical", "technical/part")


def mark_postmarks(state: State) -> None:
    """The header that DEC's gateway puts below a mail."""
    bare, count = state.bare, len(state.bare)
    number = 0
    while number < count:
        start, number = number, number + 1
        if not bare[start].startswith(_POSTMARKS) or not state.is_open(start):
            continue
        while number < count and bare[number] and state.is_open(number):
            soon = bare[number : min(number + _MOST_FOLDED + 1, count)]
            if not any(line[:2] == "% " for line in soon):
                break
            number += 1
        state.mark(start, number, "technical", "technical/postmarks")


def mark_closing_tags(state: State) -> None:
    """Tags that close addresses, which a client took for tags that were left open ("Bo <bo@example.org>"), on a line of
    their own: GMX writes those at the end of a mail.

    >>> from mlthread.segment.quoting.lines import read_lines
    >>> state = read_lines("Yes.\\n</bo@example.org></ann@example.org>\\n</p>")
    >>> mark_closing_tags(state)
    >>> state.kind
    ['', 'technical', '']
    """
    for number in state.signs.get("<", ()):
        line = state.bare[number]
        if "@" in line and state.is_open(number) and _CLOSING_TAGS.fullmatch(line):
            state.mark(number, number + 1, "technical", "technical/closing-tags")


def _next(numbers: Sequence[int], number: int) -> int | None:
    """The first of some lines that stands below another one, if it is not too far away."""
    place = bisect_right(numbers, number)
    return numbers[place] if place < len(numbers) and numbers[place] < number + _LONGEST else None


def _is_spoken_of(state: State, number: int) -> bool:
    """Whether the author goes on below a card, which may be what the mail is about."""
    below = state.next_said(number)
    if below == len(state.bare) or not state.is_open(below):
        return False
    line = state.bare[below]
    return line[:2] not in ("--", "__") and _OBJECT.match(line) is None


def _take_back(state: State, start: int, stop: int) -> None:
    """Nothing in a part is a mark, or heads a quote."""
    for number in range(start, stop):
        if state.depth[number]:
            state.give_back_line(number)
        state.level[number] = 0
        state.attributions.pop(number, None)
        state.starts.discard(number)


def _fields_stop(state: State, number: int) -> int:
    """Behind the fields of a part; `number` itself where none are, or those of a form that a browser sends."""
    bare, stop, typed = state.bare, number, False
    while stop < len(bare) and bare[stop] and state.is_open(stop):
        if _FIELD.match(bare[stop]) is None and not (
            stop > number and (state.content[stop][0] in " \t" or bare[stop - 1][-1] == ";")
        ):
            break
        typed = typed or _TYPE.match(bare[stop]) is not None
        if "form-data" in bare[stop]:
            return number
        stop += 1
    return stop if typed else number


def _is_text(fields: list[str]) -> bool:
    """Whether a part is text that can be read as it stands."""
    kind = next(found[1].lower() for line in fields if (found := _TYPE.match(line)))
    if kind == "multipart":
        return True
    return kind == "text/plain" and not any(map(_NO_TEXT.search, fields))


def _mark_preamble(state: State, number: int) -> None:
    """The lines right above the first part, if they are for old mailers."""
    bare = state.bare
    last = state.last_said(number)
    first = last
    while first > 0 and bare[first - 1]:
        first -= 1
    if first >= 0 and bare[first].lower().startswith(_PREAMBLES) and state.is_open(first):
        state.mark(first, last + 1, "technical", "technical/part")
