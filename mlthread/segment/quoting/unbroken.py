"""What a client could not break, or should not have. In: lines with their depth. Out: the depth of links, long
words and rulers alone on their lines, of what goes on below a soft line end or a sign that was taken for one, and of a hunk
whose first line alone is marked.

>>> from mlthread.segment.state import State
>>> link = "https://example.org/a/link/that/is/as/long/as/a/line/of/most/mails/is"
>>> state = State("", ["> > the minutes are here:", f"> {link}", "> > and so on"])
>>> state.depth[:], state.bare[1] = [2, 1, 2], link
>>> mend_long_words(state, [1])
>>> state.depth
[2, 2, 2]
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.state import State

from .indents import WIDE, width

__all__ = [
    "mend_cut_lines",
    "mend_hunks",
    "mend_link",
    "mend_long_words",
    "mend_rulers",
    "mend_soft_ends",
    "mend_wide_lines",
]

_HUNK = pattern(r"@@ -\d{1,9}(?:,\d{1,9})? \+\d{1,9}(?:,\d{1,9})? @@")
_OF_HUNK = frozenset("+- \\")
_OPEN_LINK = pattern(r"([<(])(?:https?://|mailto:|www\.)[^\s<>()]*$")
_WHOLE = 84  # letters of a line before it was cut, its mark included
_WIDTH = 76  # letters: what is longer was broken by whoever wrapped it
_WORDLIKE = pattern(r"(?:[(\[\"'/.?]|--?)?[^\W_]")
_LINKLIKE = pattern(r"[(\[\"']?(?:https?|ftp)://")
_LINK, _WORD = 72, 24  # letters of a link alone on a line, with its marks, and of another long word
_WIDE_ENDS = frozenset("。．！？」』）：；…")
_WIDE_FULL = 66  # how wide what was broken was at least,
_WIDE_REST = 40  # and what was broken off at most;
_MOST_RESTS = 6  # how often one line was broken,
_ANSWERS = pattern(
    r"(?:はい|いいえ|ええ|いや|そうです|了解|承知しました|네|예|아니요"
    r"|是|是的|不是|不|对|對|好|好的|没有|沒有)[。！]*"
)
_WIDE_RAGGED = 4  # columns that lines broken at one width differ by
_WIDE_HABIT = 2  # and how many lines were
_RULER = 60  # signs of a ruler that does not fit behind marks
_RULED = frozenset("=-_*~#+")
_ENDS = frozenset(".!?:;…")


def mend_soft_ends(state: State) -> None:
    """What goes on below the soft end of a quoted line that somebody else's program left encoded."""
    depth, raw, content = state.depth, state.raw, state.content
    for number, here in enumerate(depth):
        if number and here < depth[number - 1] and state.bare[number]:
            above = number - 1
            if raw[above][-1:] == "=" and content[above][-1:] != "=":
                depth[number] = depth[above]


def mend_hunks(state: State) -> None:
    """A hunk of which the first line alone is marked: so GitHub quotes what a comment is about."""
    depth, raw, bare = state.depth, state.raw, state.bare
    for number, here in enumerate(depth):
        if not here or bare[number][:4] != "@@ -" or not _HUNK.match(bare[number]):
            continue
        below = number + 1
        while below < len(depth) and not depth[below] and raw[below][:1] in _OF_HUNK and raw[below]:
            depth[below] = here
            below += 1


def mend_link(state: State, number: int) -> bool:
    """The rest of a link, up to the sign that closes what the line above has opened."""
    above = state.bare[number - 1]
    linked = "://" in above or "mailto:" in above or "www." in above
    opened = _OPEN_LINK.search(above) if linked and ("<" in above or "(" in above) else None
    if opened is None:
        return False
    rest, closed, _ = state.bare[number].partition(")" if opened[1] == "(" else ">")
    if not closed or " " in rest or "<" in rest or rest.isalpha():
        return False
    state.depth[number] = state.depth[number - 1]
    return True


def mend_cut_lines(state: State, falls: list[int]) -> None:
    """The rest of a line that was cut where it had a sign that is no letter and was taken for the end of one, as
    the dots of Windows are: between two lines of one depth, behind a blank, in mid-sentence."""
    depth, bare, raw = state.depth, state.bare, state.raw
    for number in falls:
        above, below = number - 1, number + 1
        if (
            not depth[number]
            and raw[number][:1] == " "
            and raw[number][1:2].islower()
            and below < len(depth)
            and depth[below] == depth[above]
            and bare[below]
            and bare[above]
            and bare[above][-1] not in _ENDS
            and len(raw[above]) + len(raw[number]) <= _WHOLE
        ):
            depth[number] = depth[above]


def mend_long_words(state: State, falls: list[int]) -> None:
    """A link or another long word alone on a line between deeper ones: it did not fit behind their marks.
    `falls` are the lines that are less deep than those above them."""
    depth, bare = state.depth, state.bare
    for number in falls:
        if (
            " " not in bare[number]
            and number + 1 < len(depth)
            and depth[number + 1] > depth[number]
            and _fits_nowhere(state, number, depth[number])
        ):
            depth[number] = depth[number - 1]


def mend_wide_lines(state: State, drops: list[int]) -> None:
    """The rest of lines in scripts that have no blanks, which a client broke amid a sentence where they were full:
    between two lines of one depth, on two lines of the mail at least, all of one width.

    >>> full = "> 水門は漏れているのではなくただ汗をかいているだけだという話を昨日の"
    >>> state = State(full, [full, "朝に", "> 聞いた。" + full[6:], "夕方に", "> 聞いた。"])
    >>> state.depth, state.bare = [1, 0, 1, 0, 1], [line.removeprefix("> ") for line in state.raw]
    >>> mend_wide_lines(state, [1, 3])
    >>> state.depth
    [1, 1, 1, 1, 1]
    """
    found = [(number, _end_of_wide(state, number)) for number in drops]
    found = [(number, stop) for number, stop in found if stop > number]
    full = [width(state.raw[number - 1]) for number, _ in found]
    if len(found) >= _WIDE_HABIT and max(full) - min(full) <= _WIDE_RAGGED:
        for number, stop in found:
            state.depth[number:stop] = [state.depth[number - 1]] * (stop - number)


def _end_of_wide(state: State, number: int) -> int:
    """Where the rest of a line ends, which may have been broken again each time that it was quoted; its own number
    if it is no rest."""
    depth, bare, above = state.depth, state.bare, number - 1
    if (
        not bare[number][0] >= WIDE <= bare[above][-1]
        or bare[above][-1] in _WIDE_ENDS
        or _ANSWERS.fullmatch(bare[number])
        or width(state.raw[above]) < _WIDE_FULL
    ):
        return number
    stop = number
    while (
        stop < min(number + _MOST_RESTS, len(depth))
        and bare[stop]
        and depth[stop] < depth[above]
        and width(bare[stop]) <= _WIDE_REST
    ):
        stop += 1
    held = stop < len(depth) and depth[stop] == depth[above]
    return stop if held else number


def mend_rulers(state: State, falls: list[int]) -> None:
    """A ruler below marks that stand alone, and above more of the quote: it did not fit behind them.

    >>> state = State("", ["> > >", "=" * 72, "> > > Ann Lee"])
    >>> state.depth, state.bare = [3, 0, 3], ["", "=" * 72, "Ann Lee"]
    >>> mend_rulers(state, [1])
    >>> state.depth
    [3, 3, 3]
    """
    depth, bare = state.depth, state.bare
    for number in falls:
        line = bare[number]
        if (
            len(line) >= _RULER
            and line[0] in _RULED
            and not line.strip(line[0])
            and not bare[number - 1]
            and number + 1 < len(depth)
            and depth[number + 1] == depth[number - 1]
        ):
            depth[number] = depth[number - 1]


def _fits_nowhere(state: State, number: int, here: int) -> bool:
    """Whether a line of one word is too long for the line above; outside of all quotes no call, as a
    console has it below its prompt."""
    word, above = state.bare[number], number - 1
    if len(word) < _WORD or not _WORDLIKE.match(word):
        return False
    if _LINKLIKE.match(word):
        return here > 0 or len(word) + 2 * state.depth[above] >= _LINK
    before = state.bare[above]
    return (
        bool(before)
        and before[-1] not in _ENDS
        and len(state.raw[above].rstrip()) + len(word) >= _WIDTH
        and (here > 0 or "(" not in word)
    )
