"""What only looks like a quote. In: lines with their depth. Out: the marks that are none given back.

Python sessions (">>> import x"), mbox escapes (">From "), the ">" that closes a tag or an address, the
fields of problem reports (">Severity: low"), arrows drawn round words (">> Hi <<"), and what `signs` knows.

>>> from mlthread.segment.state import State
>>> state = State(">>> f(1)\\n2", [">>> f(1)", "2"])
>>> state.depth[0], state.content = 3, ["f(1)", "2"]
>>> undo_pseudo_quotes(state)
>>> state.depth, state.content[0]
([0, 0], '>>> f(1)')
"""

from __future__ import annotations

from itertools import pairwise

from mlthread.pattern import pattern
from mlthread.segment.cues import CLOSED
from mlthread.segment.state import State

from .sayers import ends_in_verb
from .sessions import ARROW, CITED, DRAWN, give_back, undo_sessions
from .signs import undo_signs

__all__ = ["undo_pseudo_quotes"]

# Words that a line holds, its form, and what is drawn before it.
_FRAMED = (
    ('" == ', pattern(r"(?:On .{6,60}, )?\"[^\"]{1,20}\" == \S"), ">>>>>"),
    (" >>>", pattern(r"[^>\s].{1,200} >>>\s*$"), ">>>"),
    ("> schrieb am", pattern(r"[^>\s].{1,160}@.{1,120}> schrieb am\b"), ">>>"),
    (
        " schrieb am ",
        pattern(r"[^>\s][^>@]{1,60} schrieb am \d\d?\.\d\d?\.\d{4} um \d\d?:\d\d(?: in\b|\s*$)"),
        ">>>",
    ),
    (" in message", pattern(r"On .{6,60},? in message(?:\s*$| <)"), ">>>"),
)
_ARROW_OF_GROUPWISE = ">>>"
_FRAME_OPEN = pattern(r"@\S{3,80}>? [\d/.\- ]{4,12} \d{1,2}:\d\d ?[AaPp][Mm]$")
_FRAME_END = pattern(r"[\d/.:\- ]{4,30}(?:[AaPp][Mm]|Uhr)? >>>$")
_RULER = ">" * 20
_DRAWN = len(DRAWN)
_FEWEST_ARROWS = 2
_PREFIXED = ("ew ones prefixed by >>", "*** CID ")
"""What the kernel's test robot and Coverity Scan write above such lines."""
_ARROW_ENDS = (":", " wrote", " writes", " said")
_ARROWED = pattern(
    r"\s*>> .*(?:[.!?…]|://\S{1,200}(?: to unsubscribe)?) <<\s*$"
)  # "cat <<" reads on
_OPEN_LINK = pattern(r"<(?:https?://|mailto:|www\.)[^\s<>]*$")
_OPEN_TAG = pattern(r"</?[a-z][\w.:-]{0,30}(?:\s[^<>]{1,120})?$")
_ATTRIBUTE = pattern(
    r"[@:*(\[]?[A-Za-z][\w.:\-)\]]{0,40}(?:=(?:\"[^\"]{0,200}\"|'[^']{0,200}'|[\w{}.]{1,80}))?(?: |$)"
)
_MOST_ATTRIBUTES = 12  # lines
_CLOSES_TAG = pattern(r">(?:[^\s<>][^<>]*)?</?[a-z][\w.:-]{0,30}>?$")
_FIELD = pattern(r">[A-Z][A-Za-z\-]{1,30}:(?:\s|$)")
_OPENING = 40  # letters, blank lines among them, before the first field
_FEWEST_FIELDS = 5


def undo_pseudo_quotes(state: State) -> None:
    """Gives back the marks that are none."""
    text = state.text
    twice = ">>" in text
    if twice and max(state.depth) >= ARROW and ">>>" in text:
        if _RULER in text:
            _undo_rulers(state)
        _undo_frames(state)
        if ">>> " in text:
            if CITED in text:
                _undo_long_heads(state)
            _undo_drawn_heads(state)
        undo_sessions(state)
    if ">From " in text:
        _undo_escapes(state)
    if twice and any(map(text.__contains__, _PREFIXED)):
        _undo_prefixes(state)
    if "<" in text:
        _undo_closers(state)
        if "|" in text and CLOSED.search(text):
            _undo_boxes(state)
        if twice and "<<" in text:
            _undo_arrows(state)
    opening = text[:_OPENING].lstrip()[:2]
    if opening[:1] == ">" and opening[1:].isupper():
        _undo_fields(state)
    undo_signs(state)
    state.quoted = any(state.depth)


def _undo_rulers(state: State) -> None:
    """Rulers drawn from marks."""
    for number, here in enumerate(state.depth):
        if here >= len(_RULER) and not state.bare[number] and state.raw[number].startswith(_RULER):
            state.give_back_line(number)


def _undo_boxes(state: State) -> None:
    """The last line of a box that has bars at both ends of those above: "> … <"."""
    for number, (above, line) in enumerate(pairwise(state.bare), 1):
        if (
            line[-2:] == " <"
            and above[:2] == "| "
            and above[-1] == "|"
            and state.depth[number] == state.depth[number - 1] + 1
        ):
            give_back(state, number, "> ")


def _undo_frames(state: State) -> None:
    """GroupWise draws marks round its attribution, Gnus before the line that defines initials."""
    for number, here in enumerate(state.depth):
        if here < ARROW:
            continue
        line, raw = state.content[number], state.raw[number]
        marks = raw[: len(raw) - len(line)].rstrip(" ")
        if marks.endswith(_ARROW_OF_GROUPWISE) and _is_wrapped_frame(state, number):
            give_back(state, number, _ARROW_OF_GROUPWISE)
            if state.depth[number + 1] == here:
                give_back(state, number + 1, _ARROW_OF_GROUPWISE)
            continue
        for words, form, drawn in _FRAMED:
            if words in line and marks.endswith(drawn) and form.match(line):
                give_back(state, number, drawn)
                break
        else:
            if line.rstrip().endswith(_ARROW_ENDS) and _is_arrow(state, number, marks):
                said = state.bare[number]
                give_back(state, number, ">>>")
                state.bare[number] = said  # the arrow is no part of the name


def _is_wrapped_frame(state: State, number: int) -> bool:
    """Whether GroupWise's line was broken inside its date, or before it: the marks that close it end the next one.

    >>> state = State("", [">>> Ann Lee <ann@example.org> 02/05/18", "12:17 AM >>>"])
    >>> state.depth, state.bare[0] = [3, 0], "Ann Lee <ann@example.org> 02/05/18"
    >>> _is_wrapped_frame(state, 0)
    True
    """
    below = number + 1
    if below == len(state.depth):
        return False
    if state.depth[below] == state.depth[number] and not state.bare[below]:
        return _FRAME_OPEN.search(state.bare[number]) is not None  # the marks stand alone
    if state.depth[below] != state.depth[number] - ARROW:
        return False
    if not state.bare[below].endswith(" >>>"):
        return False
    return _FRAME_END.match(state.bare[below]) is not None and "@" in state.bare[number]


def _is_arrow(state: State, number: int, marks: str) -> bool:
    """Whether three marks are but drawn before "Ann Lee said:", as exmh has it: the quote below is one level
    on, or begins with one in it, and none above is as deep."""
    outer = state.depth[number] - ARROW
    above = state.depth[number - 1] if number else 0
    tight = marks[-3:] == ">>>" and (marks[-4:-3] != ">" or above == outer > 0)
    if not tight or not ends_in_verb(state.bare[number]):
        return False
    below = state.next_said(number + 1)
    if above > outer + 1 or below == len(state.bare):
        return False
    inner = 0  # lines that begin with what was quoted there
    while below < len(state.bare) and state.depth[below] == outer + 2:
        inner, below = inner + 1, below + 1
    return below < len(state.bare) and state.depth[below] == outer + 1


def _undo_drawn_heads(state: State) -> None:
    """Gnus and VM draw five marks before an attribution of their own, of two lines as a rule. They
    are no part of what it says. The last first: one may stand below another."""
    for start, stop in reversed(_drawn_heads(state)):
        if not _is_alone(state, start, state.depth[start] - _DRAWN, stop):
            continue
        if all(_marks(state, n).endswith(DRAWN) for n in range(start, stop)):
            _give_back_drawn(state, start, stop)


def _drawn_heads(state: State) -> list[tuple[int, int]]:
    """Lines [start, stop), as deep as five marks, that end with "said:" or the like."""
    depth, bare = state.depth, state.bare
    found = []
    stop = 0
    for start, here in enumerate(depth):
        if here < _DRAWN or start < stop or not bare[start]:
            continue
        stop = start + 1
        while stop < min(len(bare), start + 3) and depth[stop] == here and bare[stop]:
            stop += 1
        if bare[stop - 1][-1] == ":" and ends_in_verb(bare[stop - 1]):
            found.append((start, stop))
    return found


def _undo_long_heads(state: State) -> None:
    """Supercite draws them before each of some lines, one of which, not the first, says by which letters it cites."""
    bare = state.bare
    stop = 0
    for number in [n for n, line in enumerate(bare) if CITED in line]:
        here, floor = state.depth[number], stop
        if number < stop or not _is_drawn(state, number, here):
            continue
        start, stop = number, number + 1
        while start > floor and _is_drawn(state, start - 1, here):
            start -= 1
        while stop < len(bare) and _is_drawn(state, stop, here):
            stop += 1
        if start < number:
            _give_back_drawn(state, start, stop)


def _is_drawn(state: State, number: int, depth: int) -> bool:
    """Whether a line of that depth says something behind five marks."""
    if depth < _DRAWN or state.depth[number] != depth or not state.bare[number]:
        return False
    return _marks(state, number).endswith(DRAWN)


def _marks(state: State, number: int) -> str:
    raw = state.raw[number]
    return raw[: len(raw) - len(state.content[number])].rstrip()


def _give_back_drawn(state: State, start: int, stop: int) -> None:
    """Five marks before some lines, which are no part of what these say."""
    for number in range(start, stop):
        said = state.bare[number]
        give_back(state, number, DRAWN)
        state.bare[number] = said


def _is_alone(state: State, number: int, outer: int, stop: int = 0) -> bool:
    """Whether the lines around bear at most two marks more than `outer`: no quote is that deep here."""
    above = state.depth[number - 1] if number else 0
    below = state.next_said(stop or number + 1)
    return above <= outer + 2 and below < len(state.bare) and state.depth[below] <= outer + 2


def _undo_prefixes(state: State) -> None:
    """Marks that a robot sets before what a compiler or a checker said, as it says above: in a quote of its mail
    too. What stands below an attribution of that depth, somebody else says."""
    depth, content = state.depth, state.content
    outer = -1  # the depth at which the robot speaks
    for number, here in enumerate(depth):
        if any(map(content[number].__contains__, _PREFIXED)):
            outer = here
        elif here < outer or (here == outer and _introduces(state, number)):
            outer = -1
        elif outer >= 0 and here - outer in (_FEWEST_ARROWS, ARROW):
            said = state.bare[number]
            give_back(state, number, f"{'>' * (here - outer)} ")
            state.bare[number] = said


def _introduces(state: State, number: int) -> bool:
    """Whether a line says who wrote what is quoted below it, in words that are known or by a quote one level on."""
    line = state.bare[number]
    if ends_in_verb(line):
        return True
    return line[-1:] == ":" and state.depth[number + 1 : number + 2] == [state.depth[number] + 1]


def _undo_escapes(state: State) -> None:
    """ ">From " where the lines around bear one mark less: the escape of an mbox. Once more escaped
    (">>From ") where they bear two less, or its sentence goes on in a line that bears less."""
    depth, bare = state.depth, state.bare
    for number, line in enumerate(state.content):
        if depth[number] and line.startswith("From ") and state.raw[number].find(">From ") >= 0:
            around = [n for n in (number - 1, number + 1) if 0 <= n < len(depth)]
            if around and max(depth[n] for n in around) < depth[number]:
                if 0 < number < len(bare) - 1 and _is_between(state, number):
                    continue  # a copy whose quotes have blank lines for what bore marks alone
                depth[number] -= 1
                below = number + 1
                if below in around and bare[below] and bare[below][0].islower():
                    depth[number] = depth[below]
                elif ">>From " in state.raw[number]:
                    depth[number] = min(depth[number], max(depth[n] for n in around))


def _is_between(state: State, number: int) -> bool:
    """Whether the line is a paragraph of its own above one that is quoted as deep, and below another or who wrote both."""
    bare, depth = state.bare, state.depth
    if bare[number - 1] or bare[number + 1]:
        return False
    above, below = number - 2, number + 2
    return (
        above >= 0
        and below < len(bare)
        and bool(bare[above] and bare[below])
        and depth[below] >= depth[number]
        and (depth[above] >= depth[number] or ends_in_verb(bare[above]))
    )


def _undo_closers(state: State) -> None:
    """A ">" that closes what the line above opened: a tag, a link, or the address of an attribution."""
    depth, raw, bare = state.depth, state.raw, state.bare
    last = -2  # the depth of the line above; none above the first
    tagged = False  # DocBook as it is written by hand: the bracket of a tag opens the line below it
    for number, here in enumerate(depth):
        outer, last = last, here
        if here != outer + 1 or not bare[number - 1]:
            continue
        above = raw[number - 1].rstrip()
        if not bare[number] and here == 1 and _closes_far(state, number):
            give_back(state, number, ">")
            last = depth[number]
            continue
        opened = above.rfind("<")
        if opened < 0 or (above.find(">", opened) >= 0 and "mailto" not in above):
            continue
        alone = number + 1 == len(raw) or depth[number + 1] < here
        tail = bare[number].endswith(":") and len(bare[number]) <= 24 and ">" not in bare[number]
        linked = alone and _OPEN_LINK.match(above, opened) is not None
        closer = f">{state.content[number].rstrip()}"  # no blank behind the mark
        tag = raw[number].rstrip().endswith(closer) and _OPEN_TAG.match(above, opened)
        if tag and (tagged or _CLOSES_TAG.match(closer)):
            tagged = True
            give_back(state, number, ">")
        elif linked or (here == 1 and (tail or (alone and not bare[number]))):
            give_back(state, number, "> " if bare[number] else ">")
        last = depth[number]


def _closes_far(state: State, number: int) -> bool:
    """Whether a mark alone ends a tag that a line further up opened, one attribute on each line between."""
    bare, depth = state.bare, state.depth
    if number + 1 < len(bare) and depth[number + 1]:
        return False
    above = number - 1
    while above >= max(0, number - _MOST_ATTRIBUTES) and not depth[above]:
        if bare[above][:1] == "<":
            return above < number - 1 and _OPEN_TAG.match(bare[above]) is not None
        if not _ATTRIBUTE.match(bare[above]):
            return False
        above -= 1
    return False


def _undo_arrows(state: State) -> None:
    """Arrows drawn round the words of a line, two or three on each side; of two, no quote may be near, and the words
    are a whole sentence or end in a link."""
    depth = state.depth
    for number, here in enumerate(depth):
        if here < _FEWEST_ARROWS:
            continue
        line = state.raw[number]
        if not line.rstrip().endswith("<<"):
            continue
        if (
            line.rstrip().endswith("<<<")
            if here >= ARROW
            else _ARROWED.match(line) and not any(_around(depth, number))
        ):
            state.give_back_line(number)


def _around(depth: list[int], number: int) -> list[int]:
    """The depths of the lines above and below."""
    return depth[max(number - 1, 0) : number] + depth[number + 1 : number + 2]


def _undo_fields(state: State) -> None:
    """Fields of a problem report: all that is marked is ">Word: value"."""
    marked = [number for number, depth in enumerate(state.depth) if depth]
    if len(marked) >= _FEWEST_FIELDS and all(_FIELD.match(state.raw[n]) for n in marked):
        for number in marked:
            give_back(state, number, ">")
