"""An attribution with the first words of the quote behind it on its line. In: lines. Out: their heads.

Yahoo's mobile clients set three blanks behind the colon and no line end, where the quote begins with words;
others, the first mark, or Yahoo's of the 2000s the attribution with which the quoted message began:
"On Thu, Mar 4, 2021 at 10:20 AM, Ann Lee<ann@example.org> wrote:   Is it open?" Hushmail sets nothing between them.

>>> from mlthread.segment.state import State
>>> state = State("", ["On 4 Mar 2021, Ann Lee<ann@example.org> wrote:   Is it open?"])
>>> state.look()
>>> heads_inline(state)
{0: 'On 4 Mar 2021, Ann Lee<ann@example.org> wrote:'}
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.frames import flat_line
from mlthread.rules.framesearch import can_end_so
from mlthread.segment.state import State

__all__ = ["heads_inline", "holds_head", "holds_words", "leaves_tail"]

_GAP, _SECOND, _MARK, _MARKED = ":   ", ":  ", ":>", ": > "
_HEAD = pattern(
    r"[^\s:][^@]{0,160}@[^\s@:]{1,120}(?: [^\d@:]{1,40})?:(?=   \s{0,3}\S|>\s?[^\s>]| > [^\s>])"
)
# As Hushmail has it: 'On 03/04/2021 at 10:20 AM, "Ann Lee"  wrote:Is it open?'
_GLUED = pattern(r"On \d{1,2}/\d{1,2}/\d{4} at \d{1,2}:\d\d [AP]M, [^:]{2,120} wrote:(?=[^\s:>])")
_VERB, _LONGEST_VERB = ": > ", 12
_LINKED = pattern(r": \(mailto:[^\s()<>]{3,120}\)$")  # the page of a link in the line
_LONGEST_END = 60


def heads_inline(state: State) -> dict[int, str]:
    """The lines that begin so, and what of each is the attribution."""
    found: dict[int, str] = {}
    bare = state.bare
    for number in state.colons:
        line = bare[number]
        if line[-1] == ")" and (linked := _LINKED.search(line)) is not None:
            found[number] = line[: linked.start() + 1]
        if _SECOND in line and line[-1] == ":" and (first := _first_of_two(line)) is not None:
            found[number] = first
        if number and bare[number - 1][-1:] == ">":
            verb = line.find(_VERB, 0, _LONGEST_VERB)
            if verb > 0 and can_end_so(line[: verb + 1]):
                found[number] = line[: verb + 1]
        dated = line[:3] == "On " and line[3:4].isdigit() and "M, " in line
        if dated and (glued := _GLUED.match(line)) is not None:
            found[number] = glued[0]
        if "@" not in line or not (_GAP in line or _MARKED in line or _MARK in line):
            continue
        head = _HEAD.match(line)
        if head is not None and (
            head[0].endswith(">:") or can_end_so(flat_line(head[0])[-_LONGEST_END:])
        ):
            found[number] = head[0]
    return found


def _first_of_two(line: str) -> str | None:
    """The first of two attributions on one line, two blanks between them: Yahoo's of a message that begins with one.

    >>> _first_of_two("Ann Lee <ann@example.org> wrote:  Bo Ray wrote:")
    'Ann Lee <ann@example.org> wrote:'
    """
    first, _, second = line.partition(_SECOND)
    first += ":"
    both = first.endswith("> wrote:") and can_end_so(flat_line(second.strip())[-_LONGEST_END:])
    return first if both else None


def holds_words(state: State, head: int) -> bool:
    """Whether a head that was found so has the first words of its quote behind it: they bear no mark, and none of
    those below does but what it quotes itself.

    >>> state = State("", ["On 4 Mar 2021, Ann Lee wrote:   Is it open?"])
    >>> state.bare[0] = "On 4 Mar 2021, Ann Lee wrote:"
    >>> holds_words(state, 0)
    True
    """
    content, line = state.content[head].strip(), state.bare[head]
    return content.startswith(line) and (
        content[len(line) :].startswith("  ")
        or (content[3:4].isdigit() and _GLUED.match(content) is not None)
    )


def leaves_tail(state: State, head: int) -> bool:
    """Whether the marked words behind a head that was found so go on below without a mark, above more of the quote.

    >>> state = State("", ["Ann Lee <ann@example.org> wrote: > Is the gate", "open?", "> It leaks."])
    >>> state.depth[:], state.bare[1] = [0, 0, 1], "open?"
    >>> leaves_tail(state, 0)
    True
    """
    depth, tail = state.depth, head + 1
    return (
        _VERB in state.content[head]
        and tail + 1 < len(depth)
        and depth[tail] == depth[head] < depth[tail + 1]
        and state.bare[tail] != ""
        and not state.kind[tail]
    )


def holds_head(state: State, head: int) -> bool:
    """Whether what a head that was found so has behind it is another head."""
    return state.content[head].strip().endswith(":")
