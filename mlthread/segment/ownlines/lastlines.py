"""Signatures that nothing parts from the words. In: a `State` with kinds marked. Out: the author's last lines told as a signature.

Looked at is the last paragraph of the author's that has no kind yet, and only where nobody has signed below it: a name
behind dashes or beside a gap, a name above what its bearer is, what somebody is below the closing, somebody's own page.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("It works.\\n\\nAnn Lee\\nTidal Institute, Oldtown\\n")
>>> mark_last(state)
>>> state.kind
['', '', 'signature', 'signature']
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.greetings import closing_rule, is_name
from mlthread.segment.state import State

from .codeshapes import is_code
from .contacts import has_title, is_address, is_contact
from .lineshapes import is_field, is_log, opens_notes
from .paragraphs import trim
from .shapes import is_ruler, is_sentence
from .unlisted import is_postscript

__all__ = ["mark_last"]

_ADDED = frozenset(("footer", "technical", "separator"))
_MOST, _WIDEST = 8, 80  # lines, letters
_NO_ENDS = frozenset(":?!;{}")
# What somebody is, and where, beside the titles of `contacts`: written small, or in other languages.
_PLACES = pattern(
    r"(?i:\b(?:universi\w{1,8}|univ\b|instituto|istituto|hochschule|fakult\w{1,4}|facult\w{1,3}|faculdade|dept|departm?ent|departamento"
    r"|d[ée?]partement|dipartimento|abteilung|laborator\w{1,4}|laboratoire|academy|akademi\w{1,3}|hospital|clinic|museum"
    r"|observatory|ministry|research (?:station|group|council)|lecturer|statistician|biostatist\w{2,5}|epidemiologist|scientist"
    r"|engineer|developer|programmer|physicist|postdoc\w{0,7}|ph\.?d|student|editor|librarian)\b)"
)
_ADDRESS = pattern(r"<?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>?$")
_LEADING = frozenset(
    "to at from via address is contact write mail email e-mail or and send see on me".split()
)
"""Words that lead up to an address."""
_NOT_SAID = frozenset(("attribution", "headers", "separator", "salutation", "footer", "technical"))
_FEW, _NARROW = 3, 50  # lines below words, and their letters
_DASHED = pattern(r"(?:-{1,3}|[–—~]) ?(?=[^\W\d_])")
_CLOCK = pattern(r"\d:\d\d")  # of an entry of a log of changes
_CONTACT = pattern(
    r"[^\W\d_][\w.'-]{0,20}(?: [\w.'-]{1,20}){0,2} <[\w.+-]{1,60}(?:@| at )[\w. -]{1,80}>"
)
_GAP = pattern(r"\s{3,}|\t")
_OWN_PAGE = pattern(
    r"<?https?://[\w.-]{1,80}(?:/[\w-]{1,40}){0,3}/~[\w.-]{1,40}/?(?:index\.html?)?>?$"
)
_KEY = pattern(
    r"(?i:(?:-{1,40}\s?)?(?:e-?mail|finger|ask|mail) .{0,60}\b(?:pgp|gpg|public) ?.{0,12}\bkey\b.{0,12}"
    r"|.{0,40}\b(?:pgp|gpg)\b.{0,30}\bkeys? (?:is |are )?(?:available|by|on|via|at|from)\b.{0,50})$"
)


def mark_last(state: State) -> None:
    """Mark the author's last paragraph, where it signs."""
    end = _last_line(state) + 1
    if end <= 0:
        return
    bare = state.bare
    start = end - 1
    while start and bare[start - 1] and state.is_open(start - 1):
        start -= 1
    if (
        start
        and bare[start - 1]
        and state.kind[start - 1] == "closing"
        and not state.level[start - 1]
    ):
        above = start - 1  # right below the name
    else:
        above = trim(bare, 0, start) - 1
    if above < 0 or end - start > _MOST or bare[above][-1] == ":":
        return
    ruled = (
        above == start - 1
        and not state.level[above]
        and is_ruler(bare[above])
        and bare[above] not in bare[:above]  # it parts the items of a list
    )
    while above and is_ruler(bare[above]):
        above = trim(bare, 0, above) - 1
    lines = bare[start:end]
    if _DASHED.match(lines[0]) and _DASHED.match(bare[above]):
        return  # one of several
    if any(len(line) > _WIDEST or line[-1] in _NO_ENDS for line in lines) or _says_more(lines):
        return
    if not _has_said(state, start):
        return
    closed = state.kind[above] == "closing" and not state.level[above]
    if ruled and len(lines) == 1 and _opens_with_name(lines):
        state.mark(start, end, "closing", "closing/last")
    elif (
        _signs(lines)
        or (closed and _tells_who(lines))
        or (ruled and _opens_with_name(lines))
        or _ends_with_name(lines, bare[above], closed)
    ):
        state.mark(start, end, "signature", "signature/last")
        if not ruled and (not above or not bare[above - 1]) and state.is_open(above):
            rule = closing_rule(bare[above])
            if rule:
                state.mark(above, start, "closing", rule)


def _has_said(state: State, start: int) -> bool:
    """Whether the author's own words stand above."""
    return any(
        not state.level[number] and state.kind[number] not in _NOT_SAID
        for number in range(start)
        if state.bare[number]
    )


def _opens_with_name(lines: list[str]) -> bool:
    """Whether a name stands right below a ruler, alone or above a line or two."""
    name = lines[0].partition(", ")[0].lstrip("-–—~ ")
    if len(lines) > _FEW or any(len(x) > _NARROW or x[-1] == "," or "  " in x for x in lines):
        return False
    return bool(name) and is_name(name) and name[0].isupper()


def _ends_with_name(lines: list[str], above: str, closed: bool) -> bool:
    """Whether an address stands alone, to which no words lead up, or below a closing a name above a few words."""
    first = lines[0]
    if len(lines) == 1:
        if _ADDRESS.match(first) is None or above.startswith(first):
            return False
        return above.split()[-1].casefold().strip(".,:;") not in _LEADING
    name = first.rstrip(",")
    if not closed or len(lines) > _FEW or not is_name(name) or not name.istitle():
        return False
    return all(_is_told(line) and len(line) <= _NARROW for line in lines)


def _last_line(state: State) -> int:
    """The last line of the author's, if it has no kind and nobody signed below (-1)."""
    kind, level, bare = state.kind, state.level, state.bare
    for number in range(len(bare) - 1, -1, -1):
        if not bare[number] or level[number] or kind[number] in _ADDED:
            continue
        line = bare[number]
        if kind[number] or (is_sentence(line) and not (_DASHED.match(line) or _is_of_key(line))):
            return -1
        return number
    return -1


def _says_more(lines: list[str]) -> bool:
    """Whether a line is a note, a sentence or a program's."""
    if len(lines) == 1 and (_is_beside(lines[0]) or _is_of_key(lines[0])):
        return False
    return any(
        is_sentence(line)
        or opens_notes(line)
        or is_postscript(line)
        or is_log(line)
        or (is_code(line) and not is_address(line))
        for line in lines
    )


def _signs(lines: list[str]) -> bool:
    """Whether lines open with a name that somebody signs with, or are nothing but a page or key of theirs."""
    first = lines[0]
    if len(lines) == 1:
        if _OWN_PAGE.match(first) or _is_of_key(first):
            return True
        return _is_beside(first)
    if is_field(first):
        return False
    below = lines[1:]
    name = _DASHED.sub("", first, count=1)
    if _is_beside(first):
        return True
    named = is_name(name.rstrip(",")) and (" " in name or name != first)
    return (
        named and name[0].isupper() and any(map(_tells_what, below)) and all(map(_is_told, below))
    )


def _is_of_key(line: str) -> bool:
    """Where to get somebody's public key."""
    return "ey" in line and line[-1] != "." and _KEY.match(line) is not None


def _is_beside(line: str) -> bool:
    """A name behind dashes, or above a gap, and how to reach its bearer or what they are beside it."""
    dashed = _DASHED.match(line)
    core = line[dashed.end() :] if dashed else line
    name, gap, rest = _parted(core)
    if dashed is not None and _CONTACT.match(core):
        return " wrote" not in line and _CLOCK.search(line) is None
    name = name.strip("_*").rstrip(".")
    if not rest or not name or not is_name(name) or is_field(line) or " wrote" in line:
        return False
    if dashed is not None:
        words = name.split()
        told = is_address(rest) or _tells_what(rest) or (line[:3] == "-- " and rest.istitle())
        return (len(words) > 1 or gap) and bool(told)
    return gap and name[0].isupper() and (is_address(rest) or _tells_what(rest))


def _parted(line: str) -> tuple[str, bool, str]:
    """A name, whether a gap stands behind it, and the rest of the line."""
    found = _GAP.search(line)
    if found is not None:
        return line[: found.start()], True, line[found.end() :]
    for sign in (" <", ", ", " ("):
        name, there, rest = line.partition(sign)
        if there and " " in name:
            return name, False, rest
    words = line.split(" ", 2)
    return (" ".join(words[:2]), False, words[2]) if len(words) > 2 else (line, False, "")


def _is_told(line: str) -> bool:
    """A line that says what somebody is, or how to reach them."""
    return line[0].isupper() or line[0].isdigit() or line[0] in "\"'*(+" or is_contact(line)


def _tells_what(line: str) -> bool:
    """A line that says what somebody is, or where they work."""
    return has_title(line) or _PLACES.search(line) is not None


def _tells_who(lines: list[str]) -> bool:
    """Whether lines below a closing say what somebody is and where."""
    if len(lines) == 1 and not (is_address(lines[0]) and " " not in lines[0]):
        return _tells_what(lines[0]) and _is_told(lines[0]) and lines[0][-1] != "."
    told = any(map(_tells_what, lines)) or any(map(is_address, lines))
    return told and all(map(_is_told, lines))
