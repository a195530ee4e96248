"""Quote marks other than ">". In: lines with their depth. Out: depth where `|`, `:`, `}`, `%` or `»` quote.

Such letters begin tables, code and comments too, so they count only below an attribution line, or
where several lines of prose bear them; where a mark has quoted, prose behind it is a quote further down too.
Below an attribution line bars and colons need not be prose, nor need later ones; before the fields of a letter they quote
anywhere. Inside a quote (`> | text`) only bars count, and colons where a line of that quote says
whose words they quote. Where no such letter stands without a ">" behind it, both are one mark ("|> text":
so quote readers of news for X), as are two bars or colons where none stands alone (":: text").

>>> from mlthread.segment.state import State
>>> state = State("", ["Ann Lee writes:", "| One line of prose here.", "| And one more of them.", "Yes."])
>>> state.look()
>>> take_drawn_marks(state)
>>> state.depth
[0, 1, 1, 0]
"""

from __future__ import annotations

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern
from mlthread.segment.cues import OTHER_MARKS
from mlthread.segment.state import State

from .indents import inset_of, is_prose
from .sayers import introduces, line_above, says_who, tells_in_fields

__all__ = ["take_drawn_marks"]

_TELLING = "|:»›"  # marks that need no prose below a line that says whose words they quote
_POINTING = "»›"  # guillemets, and bullets of lists
_FEWEST = 3
_COLUMN = pattern(r"(?:\|\s{4,}){2}\|")  # empty cells, no quote in a quote
_FIELD = pattern(r":[a-z]{2,12}(?: [\w.*]{1,30}){0,2}:(?:\s|$)")  # ":param gate: which one"
_SIGNS = frozenset("@/\\=+*#&.-")
_DELIMITERS = ("--", "—", "__")
_MOST_SIGNED = 12
_ARMOUR = ("-----BEGIN PGP SIGNED", "Hash: ")
_DAY_OR_ADDRESS = pattern(r"\d|@")
_HEADER = pattern(r"[|:}%\]] ?([A-Z][\w\-]{1,20}): ")
_LETTER = ("From", "Subject")  # fields that a run has which is a letter


def take_drawn_marks(state: State) -> None:
    """Takes off the marks that quote."""
    for mark in [mark for mark in OTHER_MARKS if mark in state.signs]:
        _take_drawn(state, mark)


def _is_boxed(state: State, start: int, stop: int) -> bool:
    """Whether somebody's words, as the line above says, stand between two bars on each line."""
    lines = state.bare[start:stop]
    above = line_above(state, start)
    return (
        stop - start > 1
        and above >= 0
        and state.depth[above] == state.depth[start]
        and says_who(state, above)
        and all(line.count("|") == 2 and line[-1] == "|" for line in lines)
        and len(set(map(len, lines))) == 1
        and 3 * sum(is_prose(line[1:-1].strip() or "|") for line in lines) >= 2 * len(lines)
    )


def _open_box(state: State, start: int, stop: int) -> None:
    """Takes the bar off at the end of each line."""
    if state.content is state.raw:
        state.content = state.raw.copy()
    for number in range(start, stop):
        state.content[number] = state.content[number].rstrip()[:-1].rstrip()


class _Look(NamedTuple):
    """What a run of marked lines looks like: how many are prose, how many say anything at all, whether
    most are rows of a table or twigs of a tree, whether any is a field of a header, and whether a letter's are."""

    prose: int
    said: int
    drawing: bool
    headed: bool
    letter: bool


_Run = tuple[int, int, _Look]  # its first line, the line behind it


def _take_drawn(state: State, mark: str) -> None:
    """Takes a drawn mark off the runs of lines that it quotes."""
    runs = [(*run, _look(state.bare[slice(*run)], mark)) for run in _runs(state, mark)]
    told = _told(state, runs, mark) if mark in _TELLING else frozenset[int]()
    paired = _paired(state, runs)
    taken: dict[int, int] = {}  # depths at which the mark quotes, and how far it is set in there
    letters = False
    for start, stop, look in runs:
        base = state.depth[start]
        if mark == "|" and look.drawing and _is_boxed(state, start, stop):
            _open_box(state, start, stop)
            look = look._replace(drawing=False, prose=look.said)
        if _is_quote(state, mark, start, look, base in told) or (
            base in taken and _goes_on(state, mark, start, look, base in told, taken[base])
        ):
            taken.setdefault(base, inset_of(state.content[start]))
        elif not (look.letter and mark in "|:" and not look.drawing):
            continue
        else:
            letters = True
        for number in range(start, stop):
            _take(state, number, mark, paired.get(base, ""))
    if taken or letters:
        state.look()


def _runs(state: State, mark: str) -> list[tuple[int, int]]:
    """Runs of lines of one depth that begin with the mark."""
    depth, bare = state.depth, state.bare
    count = len(bare)
    runs: list[tuple[int, int]] = []
    start = 0
    while start < count:
        base = depth[start]
        if bare[start][:1] != mark or (base and not _may_nest(bare[start], mark)):
            start += 1
            continue
        stop = start
        while stop < count and depth[stop] == base and bare[stop][:1] == mark:
            stop += 1
        runs.append((start, stop))
        start = stop
    return runs


def _paired(state: State, runs: list[_Run]) -> dict[int, str]:
    """The depths at which the mark has a ">", or stands once more, right behind it on all lines, tables left out: it
    is one mark with that."""
    behind: dict[int, set[str]] = {}
    for start, stop, look in runs:
        if not look.drawing:
            signs = behind.setdefault(state.depth[start], set())
            signs.update(line[1:2] for line in state.bare[start:stop])
    pairs = {base: signs.pop() for base, signs in behind.items() if len(signs) == 1}
    return {
        base: sign
        for base, sign in pairs.items()
        if sign == ">" or (sign in "|:" and sign == state.bare[runs[0][0]][0])
    }


def _may_nest(line: str, mark: str) -> bool:
    """Whether the mark may quote inside a quote: a bar, a colon with a blank behind it."""
    return mark == "|" or (mark == ":" and line[1:2] in ("", " "))


def _tells(state: State, number: int, mark: str) -> bool:
    """Whether a line says whose words are quoted; fields do only of what bars quote, as MH writes them."""
    return says_who(state, number) or (mark == "|" and tells_in_fields(state, number))


def _told(state: State, runs: list[_Run], mark: str) -> frozenset[int]:
    """The depths at which a line says whose words are quoted: for lines that bear no other mark, right
    above a run."""
    bases = {state.depth[start] for start, *_ in runs}
    told = (
        {0}
        if any(not state.depth[k] and _tells(state, line_above(state, k), mark) for k, *_ in runs)
        else set()
    )
    if bases - {0}:
        told.update(
            base
            for number, base in enumerate(state.depth)
            if base and base in bases and base not in told and _tells(state, number, mark)
        )
        told.update(
            state.depth[start]
            for start, *_ in runs
            if state.depth[start] and _is_said_outside(state, start)
        )
    return frozenset(told)


def _is_said_outside(state: State, start: int) -> bool:
    """Whether the last line of what says whose words they quote lost its marks, as it was wrapped."""
    head, depth = start - 1, state.depth
    return (
        head > 0
        and depth[head - 1] == depth[start] > depth[head]
        and state.bare[head - 1] != ""
        and says_who(state, head)
    )


def _is_quote(state: State, mark: str, start: int, look: _Look, told: bool) -> bool:
    above = line_above(state, start)
    if look.drawing or (above >= 0 and state.bare[above].startswith(",--")):
        return False  # a table, a tree, a box drawn round text
    if not told and mark == ":" and state.depth[start]:
        return 2 * look.prose >= look.said > 0 and _opens(state, mark, start, above)
    if not told and mark in _POINTING:
        return False
    introduced = above >= 0 and state.depth[above] == state.depth[start]
    if told and (look.prose or (introduced and _tells(state, above, mark))):
        return True
    if mark == "}" and introduced and (look.prose or look.headed) and says_who(state, above):
        return True
    if _heads_itself(state, mark, start) or (
        mark == "|" and above >= 0 and _opens_answered(state, start, look, above)
    ):
        return True
    if 3 * look.prose < look.said:
        return False
    if introduced and (introduces(state, above) if mark in _TELLING else says_who(state, above)):
        return look.prose >= 1
    begins = above < 0 or state.bare[above].startswith(_ARMOUR)
    if (
        begins
        and 2 * look.prose >= look.said > 0
        and (mark == "|" or _opens(state, mark, start, -1))
    ):
        return True  # the mail begins so
    return mark in "|:" and look.prose >= _FEWEST


def _opens_answered(state: State, start: int, look: _Look, above: int) -> bool:
    """Whether a quote opens with lines of prose behind "|>", right below the line that says whose it is."""
    bare, here = state.bare, state.depth[start]
    stop = start
    while stop < len(bare) and state.depth[stop] == here and bare[stop].startswith("|>"):
        stop += 1
    return (
        look.prose > 1
        and 2 * look.prose >= look.said
        and state.depth[above] < here
        and says_who(state, above)
        and stop < len(bare)
        and not bare[stop].startswith("|")
    )


def _heads_itself(state: State, mark: str, start: int) -> bool:
    """Whether the first line behind the mark says whose words follow, and quotes follow right below it."""
    line = state.bare[start]
    if line[1:2] != " " or not (says_who(state, start) and _DAY_OR_ADDRESS.search(line)):
        return False
    below = start + 1
    while below < len(state.bare) and state.bare[below] == mark:
        below += 1
    return below < len(state.bare) and state.bare[below].startswith(f"{mark} >")


def _opens(state: State, mark: str, start: int, above: int) -> bool:
    """Whether a mail, or what is quoted of one, opens with lines that a colon and a blank quote: below a blank line
    its author goes on."""
    bare, depth, here = state.bare, state.depth, state.depth[start]
    if above >= 0 and depth[above] >= here:
        return False
    stop = start
    while stop < len(bare) and depth[stop] == here and bare[stop].startswith(mark):
        if bare[stop][1:2] not in ("", " "):
            return False
        stop += 1
    below = state.next_said(stop)
    return (
        mark == ":" and stop < below < len(bare) and depth[below] == here and is_prose(bare[below])
    )


def _goes_on(state: State, mark: str, start: int, look: _Look, told: bool, inset: int) -> bool:
    """Whether marks go on to quote further down, set in as above if at all: prose, or whatever they bear
    where a line said whose words they quote; a signature has bars of its own."""
    signed = any(line in _DELIMITERS for line in state.bare[max(0, start - _MOST_SIGNED) : start])
    indented = inset_of(state.content[start]) not in (0, 1, inset)
    if look.drawing or signed or indented:
        return False
    if mark in _TELLING:
        return (look.prose or (told and look.said)) > 0
    return not state.depth[start] and 2 * look.prose >= look.said > 0


def _look(lines: list[str], mark: str) -> _Look:
    prose = sum(1 for line in lines if _is_prose(line, mark))
    fields = [field[1] for field in map(_HEADER.match, lines) if field]
    said = sum(1 for line in lines if len(line) > 1) - len(fields)
    drawn = sum(1 for line in lines if _is_drawn(line, mark))
    letter = len(fields) > 1 and all(name in fields for name in _LETTER)
    return _Look(prose, said, 2 * drawn > said, bool(fields), letter)


def _is_drawn(line: str, mark: str) -> bool:
    """Whether the mark stands once more, as a table or code has it, or before another sign."""
    rest = line.lstrip(mark) if mark in _POINTING else line[1:]
    if mark == "|" and ("|" in rest.lstrip("| >") or _COLUMN.match(line)):
        return True
    if not rest or rest[0] in " >\t":
        return False
    if rest[0] in "|:":
        return rest[0] == mark and rest[1:2] in _SIGNS  # "::@", "||/"
    return not rest[0].isalpha() or (mark == ":" and _FIELD.match(line) is not None)


def _is_prose(line: str, mark: str) -> bool:
    """A few words, and the line no drawing."""
    return not _is_drawn(line, mark) and sum(1 for word in line[1:].split() if word.isalpha()) >= 3


def _take(state: State, number: int, mark: str, paired: str) -> None:
    line = state.content[number]
    levels, end = 0, len(line) - len(line.lstrip())
    while line[end : end + 1] in (mark, ">"):
        levels += 1
        end += 1 + (paired != "" and line[end : end + 2] == f"{mark}{paired}")
        end += line[end : end + 2] in (f" {mark}", " >")
    state.take_marks(number, end + (line[end : end + 1] == " "), levels)
