"""What a gateway copies of a mail above its banner. In: a `State`, before its heads are read. Out: both marked.

Proofpoint hides the mail's first words above "This Message Is From an External Sender", for lists of mails to show;
whoever reads the HTML as text has them twice, and a quote's attribution among them. A frame may be drawn round it.

>>> from mlthread.segment.quoting.lines import read_lines
>>> text = "Hi Bo, the gate is...\\nThis Message Is From an External Sender\\n\\nHi Bo,\\n\\nthe gate is open.\\n"
>>> state = read_lines(text)
>>> mark_previews(state)
>>> state.kind
['footer', 'footer', 'footer', '', '', '']
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.state import State

__all__ = ["mark_previews"]

_BANNER = pattern(
    r"(?i)[*!| ]{0,6}(?:zjqcmqryfpfptbannerstart|this message is from an? (?:external|untrusted|unknown) sender)\b"
)
_OF_BANNER = pattern(
    r"(?i)[*!| ]{0,6}(?:zjqcmqryfpfptbanner|this message (?:is|came) from |you have not previously corresponded"
    r"|report suspicious|<?https?://\S{1,300}>?$|[!|]-{8,80}[!|]$)"
)
_DRAWN = pattern(r"[!|]-{8,80}[!|]$")
_WORD = pattern(r"[^\W_]+")
_MOST_ABOVE, _MOST_BELOW = 8, 16  # lines
_FEWEST, _COMPARED = 3, 12  # words that are there twice


def mark_previews(state: State) -> None:
    """Marks all banners with a frame or the mail's first words above them."""
    passed = 0
    for number, line in enumerate(state.bare):
        if number >= passed and line and _BANNER.match(line):
            first, passed = _first_of(state, number), _below(state, number)
            if first < number:
                rule = "footer/banner-proofpoint"
                state.mark(first, passed, "footer", rule)


def _below(state: State, number: int) -> int:
    """The line below a banner."""
    bare, depth, here = state.bare, state.depth, state.depth[number]
    end = number + 1
    while end < len(bare) and depth[end] == here and (not bare[end] or _OF_BANNER.match(bare[end])):
        end += 1
    return end


def _first_of(state: State, number: int) -> int:
    """The first line above a banner that is of it, the same number where none is: the frame, or the longest run of
    lines whose words are the first below it."""
    bare, depth, here = state.bare, state.depth, state.depth[number]
    end = _below(state, number)
    if number and _DRAWN.match(bare[number - 1]):
        return number - 1
    below = _words(bare[end : end + _MOST_BELOW])
    found = number
    for first in range(number - 1, max(-1, number - 1 - _MOST_ABOVE), -1):
        if depth[first] != here:
            break
        words = _words(bare[first:number])
        if bare[first] and len(words) >= _FEWEST and words == below[: len(words)]:
            found = first
    return found


def _words(lines: list[str]) -> list[str]:
    return _WORD.findall(" ".join(lines))[:_COMPARED]
