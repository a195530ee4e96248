"""Closings by their shape. In: a `State` and a run of the author's lines. Out: words that close, in no table, marked.

A few words that end in a comma close in any language where nothing but a name stands below them; a phrase of
the tables with a name does further up too, above what was shown below the letter.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("It works.\\n\\nTwisted regards,\\nBo\\n")
>>> close_unlisted(state, 0, 4), state.kind
(True, ['', '', 'closing', 'closing'])
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.greetings import closing_rule, is_name, opens_closing, salutation_rule
from mlthread.segment.state import State

from .paragraphs import paragraph_start, trim

__all__ = ["close_further_up", "close_unlisted", "is_postscript"]

_WIDEST_WORDS, _MOST_WORDS = 32, 6  # letters and words that close
_WIDEST_THANKS = 54  # letters where the first word does so in the tables
_MOST_GAP = 3  # lines from these to the name
_NICK = pattern(r" \([\w.\-]{2,20}(?: [\w.\-]{2,20})?\)$")  # "Ann Lee (ann99)", "Ann (North Quay)"
_ENDS = frozenset(".!?;:)")


def is_postscript(line: str) -> bool:
    """Whether a line opens an afterthought, or notes: "PS: ", "P.S. ", "[1] "."""
    if line[0] == "[":
        return line[1:2].isdigit()
    return line[:2].casefold() in ("ps", "p.") and line[2:3] in ".:, sS"


def close_unlisted(state: State, start: int, end: int) -> bool:
    """Marks such words above a name on the last line."""
    bare, name = state.bare, end - 1
    opened = trim(bare, start, name) - 1
    if opened <= start or name - opened > _MOST_GAP or not _could_close(bare, opened, name):
        return False
    state.mark(opened, end, "closing", "closing/unlisted")
    return True


def close_further_up(state: State, start: int, end: int) -> None:
    """Marks the last phrase with a name that are paragraphs of their own, or one."""
    bare, below = state.bare, -1  # a name alone in the paragraph below
    while end > start:
        first = paragraph_start(bare, start, end)
        count = end - first
        named = _signs_large(bare[end - 1])
        if count == 2 and named and first > start and (rule := _rule(bare, first, end - 1)):
            state.mark(first, end, "closing", rule)
            return
        if below > 0 and end - 1 > start and (rule := _rule_above(bare, first, end, below)):
            state.mark(end - 1, below + 1, "closing", rule)
            return
        below = first if count == 1 and named else -1
        end = trim(bare, start, first)


def _rule(bare: list[str], opened: int, name: int) -> str | None:
    """The rule by which a line closes above a name."""
    rule = closing_rule(bare[opened])
    return rule or ("closing/unlisted" if _could_close(bare, opened, name) else None)


def _rule_above(bare: list[str], first: int, end: int, name: int) -> str | None:
    """The same for the last line of a paragraph above that of a name: alone, or below the end of a sentence."""
    opened = end - 1
    if first == opened:
        return _rule(bare, opened, name)
    return closing_rule(bare[opened]) if bare[opened - 1][-1] in _ENDS else None


def _could_close(bare: list[str], opened: int, name: int) -> bool:
    """Whether a paragraph's first line are a few words that end in a comma, and the one of the name signs."""
    line, signed = bare[opened], _NICK.sub("", bare[name])
    if line[-1] not in ",，、" or (opened and bare[opened - 1]) or not is_name(signed):
        return False
    words, names = line.split(), signed.split()
    if len(names) > 3 or not (
        (len(line) <= _WIDEST_WORDS and len(words) <= _MOST_WORDS)
        or (len(line) <= _WIDEST_THANKS and opens_closing(words[0]))
    ):
        return False
    if closing_rule(line) or closing_rule(signed) or salutation_rule(line):
        return False  # the tables tell more
    if len(words) == 1 and not line[0].isupper():
        return False
    if signed[0] not in "-–—" and not _is_written_large(names):
        return False
    if closing_rule(words[-1]):
        return True  # "Tidal Regards,"
    return len(words) == 1 or len(names) == 1 or not is_name(line)  # "Ann Lee," and where she is


def _signs_large(line: str) -> bool:
    if line[-1] == ")":
        line = _NICK.sub("", line)
    return is_name(line) and _is_written_large(line.split())


def _is_written_large(words: list[str]) -> bool:
    """Whether a word of a name opens with a capital, or is of a script that has none."""
    letters = [word.strip("-–—~+*. ")[:1] for word in words]
    return any(letter.isupper() or letter.lower() == letter.upper() != "" for letter in letters)
