"""Lines and their quote marks. In: the text of a body. Out: a `State` with depth and content.

>>> state = read_lines("Hi\\r\\n> > old\\r\\n")
>>> state.depth, state.content
([0, 2], ['Hi', 'old'])
"""

from __future__ import annotations

import re
from functools import lru_cache

from mlthread.pattern import pattern
from mlthread.segment.cues import CLOSED, DIV, ITALIC_MARK, OTHER_MARKS, PHABRICATOR
from mlthread.segment.state import State

from .pseudo import undo_pseudo_quotes
from .raremarks import take_rare_marks
from .wraps import mend_broken_wraps

__all__ = ["read_lines", "split_lines"]

# Up to four blanks before the first mark (pasted copies, space-stuffing), three between marks.
_BLANKS = " \t\xa0"
_MARKS = pattern(rf"[{_BLANKS}]{{0,4}}>(?:[{_BLANKS}]{{0,3}}>)*+")
_HEAD = f">{_BLANKS}"
_WIDE = "\uff1e"
_WIDE_HEAD = f"{_WIDE}>{_BLANKS}\u3000"
_ENTITY = "&gt;"
_ENTITIES = pattern(rf"[{_BLANKS}>]*(?:&gt;(?=[{_BLANKS}&]|$)[{_BLANKS}>]*)+")
_FEWEST_ENTITIES = 3  # lines
_CALLS = pattern(
    rf"^{_WIDE}\s?\S{{1,12}}(?:さん|さま|様|氏|殿|君|くん|ちゃん|先生)$"
)  # whom one turns to
# Blanks of other widths than the usual one, and signs of none, which phones and pages put at the ends of lines.
_WIDTHS = "\u00a0\u2002\u2003\u2007\u2009\u202f"
_NO_WIDTH = "\u200b\u2060\ufeff"
_PLAIN = dict.fromkeys(map(ord, _WIDTHS), " ")
_AT_ENDS = pattern(rf"(?m)(?:^|(?<=[> \t]))[{_NO_WIDTH}]{{1,20}}|[{_NO_WIDTH}]{{1,20}}$")
_NEAR = 17  # letters to where the first mark stands behind initials
_ARMOUR = "-----BEGIN PGP SIGNED"
_ONE_SPACE = tuple(_BLANKS)
"""What stands between the marks and the text: some clients write a tab, text made of a page may hold
blanks that do not break."""


def split_lines(text: str) -> tuple[str, list[str]]:
    """The text with its line ends made "\\n", and its lines; a final line end opens no line.

    >>> split_lines("a\\r\\nb\\rc\\n")
    ('a\\nb\\nc\\n', ['a', 'b', 'c'])
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return text, lines


def read_lines(text: str) -> State:
    """The state that the passes start from."""
    text, raw = split_lines(text)
    if not text.isascii() and any(map(text.__contains__, _WIDTHS + _NO_WIDTH)):
        state = _plain_state(text, raw)
        text = state.text
    else:
        state = State(text, raw)
    if "=" in text:
        _decode(state)
    if _WIDE in text:
        _narrow_marks(state)
        text = text.replace(_WIDE, ">")
    if "&" in text and _ENTITY in text and _unescape_marks(state):
        text = text.replace(_ENTITY, ">")
    if ">" in text:
        _take_marks_off(state)
        _take_rare_heads(state, text)
    state.look()
    if state.quoted and "<" in text and CLOSED.search(text):
        from .closedmarks import take_closed_marks  # late: few mails hold them

        take_closed_marks(state)
    if _takes_brackets(state):
        state.look()
    _take_other_marks(state)
    take_rare_marks(state)
    if (">" in state.signs and "    >" in text) or ("|" in state.signs and "    |" in text):
        from .setin import take_set_in_marks  # late: few mails hold them

        take_set_in_marks(state)
    if state.quoted:
        mend_broken_wraps(state)
    if "-" in state.signs and _ARMOUR in text:
        _undo_dash_escapes(state)
    return state


def _decode(state: State) -> None:
    """Decodes what is left of quoted-printable in a body that has such tokens."""
    from mlthread.segment.quoting.quopri import (  # late: few mails hold any
        decode_leftovers,
        has_leftovers,
    )

    if has_leftovers(state.text):
        decode_leftovers(state)


def _take_rare_heads(state: State, text: str) -> None:
    """Signs that stand beside the marks, and marks that are none."""
    if "!" in text and PHABRICATOR in text:  # one letter is looked for much faster
        from .remarkup import take_signs  # late: few mails hold them

        take_signs(state)
    if state.quoted:
        undo_pseudo_quotes(state)
    if ITALIC_MARK in text:
        from .italics import take_italics  # late, as above

        take_italics(state)
    if DIV in text:
        from .divtags import take_div_tags  # late, as above

        take_div_tags(state)


def _take_other_marks(state: State) -> None:
    """Takes off the marks that are not ">" alone."""
    marked = sum(state.depth) if state.quoted else 0
    if not state.signs.keys().isdisjoint(OTHER_MARKS):
        from .marks import take_drawn_marks  # late: most mails bear ">" alone

        take_drawn_marks(state)
    left = state.text.count(">") - marked if ">" in state.text else 0
    if left > 0 and any(">" in line[1:_NEAR] for line in state.bare if ">" in line):
        from mlthread.segment.quoting.initials import take_initials  # late, as above

        take_initials(state, left)


def _plain_state(text: str, raw: list[str]) -> State:
    """The state of a text with usual blanks for odd ones, and for signs of no width at the ends of its lines; as
    they were written, the lines are kept for what is given back.

    >>> read_lines("> \\ufeff\\n>\\u00a0Well?\\n").content
    [' ', 'Well?']
    """
    text = text.translate(_PLAIN)
    if any(map(text.__contains__, _NO_WIDTH)):
        text = _AT_ENDS.sub(_blanks, text)
    state = State(text, split_lines(text)[1])
    state.written = raw
    return state


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _undo_dash_escapes(state: State) -> None:
    """What PGP signs has "- " before lines that begin with a dash: they are read without it."""
    escaped = [number for number, line in enumerate(state.bare) if line.startswith("- -")]
    for number in escaped:
        state.bare[number] = state.bare[number][2:]
    if escaped:
        state.look()


def _takes_brackets(state: State) -> bool:
    """Takes brackets and tags that quote for marks. Whether there were any."""
    taken = False
    if state.begins("<<"):
        from .brackets import take_brackets  # late: few mails hold them

        taken = take_brackets(state)
    tagged = "<" in state.signs or "[" in state.signs
    if tagged and (
        "/quote" in state.text
        or "/QUOTE" in state.text
        or ("\n<-" in state.text and state.begins("->"))
    ):
        from .quotetags import take_quote_tags  # late, as above

        taken = take_quote_tags(state) or taken
    return taken


def _narrow_marks(state: State) -> None:
    """Wide marks at the head of a line, as Japanese readers write them, become usual ones."""
    state.content = state.content.copy()
    for number, line in enumerate(state.bare):
        if line[:1] in _WIDE_HEAD and line and not _CALLS.search(line):
            head = line[: len(line) - len(line.lstrip(_WIDE_HEAD))]
            if _WIDE in head:
                line = head.replace(_WIDE, ">").replace("\u3000", " ") + line[len(head) :]
                state.content[number] = state.bare[number] = line


def _unescape_marks(state: State) -> bool:
    """Marks that a web mail left escaped in a plain text (Coremail) become usual ones. Whether there were any.

    >>> state = read_lines("&gt; Does the gate leak?\\n&gt; &gt; It may.\\n&gt;\\nYes.\\n")
    >>> state.depth, state.content[1]
    ([1, 2, 1, 0], 'It may.')
    """
    heads = [(number, _ENTITIES.match(line)) for number, line in enumerate(state.bare)]
    found = [(number, head.end()) for number, head in heads if head is not None]
    if len(found) < _FEWEST_ENTITIES:
        return False
    state.content = state.content.copy()
    for number, end in found:
        line = state.bare[number]
        line = line[:end].replace(_ENTITY, ">") + line[end:]
        state.content[number] = state.bare[number] = line
    return True


def _take_marks_off(state: State) -> None:
    depth, bare, marked = state.depth, state.bare, state.content
    content = state.content = marked.copy()
    for number, line in enumerate(bare):
        if line and line[0] == ">":
            line = marked[number]
            if line[:2] == "> " and line[2:3] not in _HEAD:  # as most lines of most quotes
                depth[number] = 1
                content[number] = line = line[2:]
                bare[number] = line.strip()
                continue
            head = line[: len(line) - len(line.lstrip(_HEAD))]
            depth[number], end = (_usual_marks if len(head) <= _USUAL else _read_marks)(head)
            if end:
                content[number] = line = line[end:]
                bare[number] = line.strip()
    state.quoted = any(depth)


def _read_marks(head: str) -> tuple[int, int]:
    """How many marks the blanks and marks at the head of a line hold, and where its text begins."""
    marks = _MARKS.match(head)
    if marks is None:
        return 0, 0
    end = marks.end()
    return head.count(">", 0, end), end + head.startswith(_ONE_SPACE, end)


_usual_marks = lru_cache(maxsize=512)(_read_marks)
_USUAL = 32  # letters: few heads are longer
