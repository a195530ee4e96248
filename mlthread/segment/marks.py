"""Quote marks other than ">". In: lines with their depth. Out: depth where `|`, `:`, `}`, `%` or
initials (`AL>`) quote.

Such letters begin tables, code and comments too, so they count only below an attribution line, or
where several lines of prose bear them. Below an attribution line bars need not be prose, nor need later
ones. Inside a quote (`> | text`) only bars count.

>>> from .state import State
>>> state = State("", ["Ann Lee writes:", "| One line of prose here.", "| And one more of them.", "Yes."])
>>> state.look()
>>> take_other_marks(state)
>>> state.depth
[0, 1, 1, 0]
"""

from __future__ import annotations

import re
from collections import Counter

from ..frozen import NamedTuple
from ..pattern import pattern
from .indents import is_prose
from .state import State

__all__ = ["take_other_marks"]

_DRAWN = "|:}%]"
_FEWEST = 3
_LONGEST = 11  # letters to where the first mark stands behind initials
_COLUMN = pattern(r"(?:\|\s{4,}){2}\|")  # empty cells, no quote in a quote
_DELIMITERS = ("--", "—", "__")
_MOST_SIGNED = 12
# "AL> ", or with a blank where they are written large: "AL > "
_INITIALS = pattern(r"[ \t]{0,8}([A-Za-z]{1,10}(?=>)|[A-Z]{2,3}(?= >)) ?(>+)(?=[ \t]|$)")
# What consoles write before what was typed at them.
_PROMPTS = frozenset(
    """
    R S SQL DOS sql mysql sqlite psql postgres ftp sftp lftp telnet gdb irb hive mongo octave julia
    ghci erl scala maxima prolog sh ksh bash cmd
    """.split()  # noqa: SIM905
)
_DEFINED = pattern(r"\"([A-Za-z]{1,10})\" ==? ")
_GNUS = ">>>>> "
_ARMOUR = ("-----BEGIN PGP SIGNED", "Hash: ")
_NAME = pattern(r"(?<![A-Za-z])[A-Za-z]{2,10}(?![A-Za-z])")
_HEADER = pattern(r"[|:}%\]] ?[A-Z][\w\-]{1,20}: ")
_VERBS = r"(?:wrote|writes|said|says|schrieb|écrit|escribió|ha scritto|schreef)\b"
_INTRODUCES = pattern(rf"{_VERBS}.{{0,30}}$|[:：]$")
_SAYS = pattern(rf"{_VERBS}.{{0,30}}[:：]$")


def take_other_marks(state: State) -> None:
    """Takes off the marks that quote."""
    for mark in [mark for mark in _DRAWN if mark in state.signs]:
        _take_drawn(state, mark)
    left = state.text.count(">") - sum(state.depth) if ">" in state.text else 0
    if left >= _FEWEST or (left > 0 and ('" == ' in state.text or _GNUS in state.text)):
        _take_initials(state)


class _Look(NamedTuple):
    """What a run of marked lines looks like: how many are prose, how many say anything at all, and
    whether most are rows of a table or twigs of a tree."""

    prose: int
    said: int
    drawing: bool


def _take_drawn(state: State, mark: str) -> None:
    """Takes a drawn mark off the runs of lines that it quotes."""
    runs = _runs(state, mark)
    told = _told(state, runs) if mark == "|" else frozenset[int]()
    taken: set[int] = set()
    for start, stop in runs:
        base = state.depth[start]
        look = _look(state.bare[start:stop], mark)
        if _is_quote(state, mark, start, look, base in told) or (
            mark == "|" and base in taken and _goes_on(state, start, look, base in told)
        ):
            taken.add(base)
            for number in range(start, stop):
                _take(state, number, mark)
    if taken:
        state.look()


def _runs(state: State, mark: str) -> list[tuple[int, int]]:
    """Runs of lines of one depth that begin with the mark."""
    depth, bare = state.depth, state.bare
    count = len(bare)
    runs: list[tuple[int, int]] = []
    start = 0
    while start < count:
        base = depth[start]
        if bare[start][:1] != mark or (base and mark != "|"):
            start += 1
            continue
        stop = start
        while stop < count and depth[stop] == base and bare[stop][:1] == mark:
            stop += 1
        runs.append((start, stop))
        start = stop
    return runs


def _told(state: State, runs: list[tuple[int, int]]) -> frozenset[int]:
    """The depths at which a line says whose words are quoted: for lines that bear no other mark, right
    above a run."""
    bases = {state.depth[start] for start, _ in runs}
    told = (
        {0}
        if any(not state.depth[k] and _says_who(state, _above(state, k)) for k, _ in runs)
        else set()
    )
    if bases - {0}:
        told.update(
            base
            for number, base in enumerate(state.depth)
            if base and base in bases and base not in told and _says_who(state, number)
        )
    return frozenset(told)


def _above(state: State, start: int) -> int:
    """The line above a run, two blank ones at most between; -1 for none."""
    above = start - 1
    while above >= 0 and above >= start - 2 and not state.bare[above]:
        above -= 1
    return above


def _says_who(state: State, number: int) -> bool:
    return number >= 0 and _SAYS.search(state.bare[number][-60:]) is not None


def _is_quote(state: State, mark: str, start: int, look: _Look, told: bool) -> bool:
    above = _above(state, start)
    if look.drawing or (above >= 0 and state.bare[above].startswith(",--")):
        return False  # a table, a tree, a box drawn round text
    introduced = above >= 0 and state.depth[above] == state.depth[start]
    if told and (look.prose or (introduced and look.said and _says_who(state, above))):
        return True
    if 3 * look.prose < look.said:
        return False
    if introduced and _INTRODUCES.search(state.bare[above][-60:]):
        return look.prose >= 1
    begins = above < 0 or state.bare[above].startswith(_ARMOUR)
    if mark == "|" and begins and 2 * look.prose >= look.said > 0:
        return True  # the mail begins so
    return mark in "|:" and look.prose >= _FEWEST


def _goes_on(state: State, start: int, look: _Look, told: bool) -> bool:
    """Whether bars go on to quote further down: prose, or whatever they bear where a line said whose
    words they quote; a signature has bars of its own."""
    signed = any(line in _DELIMITERS for line in state.bare[max(0, start - _MOST_SIGNED) : start])
    indented = not state.content[start].startswith(("|", " |"))
    drawn = look.drawing or signed or indented
    return not drawn and (look.prose or (told and look.said)) > 0


def _look(lines: list[str], mark: str) -> _Look:
    prose = sum(1 for line in lines if _is_prose(line, mark))
    said = sum(1 for line in lines if len(line) > 1 and not _HEADER.match(line))
    drawn = sum(1 for line in lines if _is_drawn(line, mark))
    return _Look(prose, said, 2 * drawn > said)


def _is_drawn(line: str, mark: str) -> bool:
    """Whether the mark stands once more, as a table or code has it, or before another sign."""
    rest = line[1:]
    if mark == "|" and ("|" in rest.lstrip("| >") or _COLUMN.match(line)):
        return True
    return bool(rest) and rest[0] not in " >|:\t" and not rest[0].isalpha()


def _is_prose(line: str, mark: str) -> bool:
    """A few words, and the line no drawing."""
    return not _is_drawn(line, mark) and sum(1 for word in line[1:].split() if word.isalpha()) >= 3


def _take(state: State, number: int, mark: str) -> None:
    line = state.content[number]
    levels, end = 0, len(line) - len(line.lstrip())
    while line[end : end + 1] in (mark, ">"):
        levels += 1
        end += 2 if line[end + 1 : end + 3] in (f" {mark}", " >") else 1
    state.take_marks(number, end + (line[end : end + 1] == " "), levels)


def _take_initials(state: State) -> None:
    """Supercite and gateways: the same initials before the mark on several lines, or on any where
    a line says what they stand for. Inside a quote they are written large, or said what they stand for."""
    found = {}
    for number, line in enumerate(state.bare):
        if ">" in line[1:_LONGEST]:
            marks = _INITIALS.match(state.content[number])
            if marks:
                found[number] = marks
    usual = Counter((state.depth[number], marks[1]) for number, marks in found.items())
    defined = _defined(state, found, usual) if found else frozenset[str]()
    prompts = {letters for _, letters in usual if letters in _PROMPTS}
    if prompts:
        prompts = {letters for letters in prompts if _is_prompt(state, found, letters)}
    for number, marks in found.items():
        outer, letters = state.depth[number], marks[1]
        if letters.casefold() not in defined and (
            usual[outer, letters] < _FEWEST
            or letters in prompts
            or (outer and not letters[0].isupper())
        ):
            continue
        end = marks.end()
        blank = state.content[number][end : end + 1] == " "
        state.take_marks(number, end + blank, len(marks[2]))
    if found:
        state.look()


def _is_prompt(state: State, found: dict[int, re.Match[str]], letters: str) -> bool:
    """Whether what a console writes stands before commands, or anything inside a quote."""
    lines = [
        state.content[n][marks.end() :].strip() for n, marks in found.items() if marks[1] == letters
    ]
    prose = sum(1 for line in lines if len(line.split()) > _FEWEST and is_prose(line))
    return 2 * prose <= sum(map(bool, lines)) or any(
        state.depth[n] for n, marks in found.items() if marks[1] == letters
    )


def _defined(
    state: State, found: dict[int, re.Match[str]], usual: Counter[tuple[int, str]]
) -> frozenset[str]:
    """Words that may stand for somebody, in small letters: initials that Gnus defines, what its other
    lines (">>>>> On DATE, Ann Lee <ann@example.org> said:") name a person by, and those below a line that
    says who spoke, with others on two lines each."""
    words = _DEFINED.findall(state.text)
    for line in state.bare:
        if line.startswith(_GNUS) and _SAYS.search(line[-60:]):
            words += _NAME.findall(line)
    if len(found) >= _FEWEST:
        large = {n: m[1] for n, m in found.items() if len(m[1]) > 1 and m[1][0].isupper()}
        told = [letters for n, letters in large.items() if _says_who(state, _above(state, n))]
        words += told
        if told:
            words += [letters for n, letters in large.items() if usual[state.depth[n], letters] > 1]
    return frozenset(map(str.casefold, words))
