"""Initials before a quote mark ("AL> "). In: lines with their depth. Out: the depth that these give.

Supercite, FidoNet's readers and gateways write them. The same ones count on three lines, or on any where
a line says what they stand for: Gnus defines them, others name whom they quote. Where the text stands
right behind the mark ("AL>Yes") it has to be prose. On top of a mail one line may do,
and two in a row where they are a paragraph of prose.

>>> from mlthread.segment.state import State
>>> state = State("AL > >", ["Ann Lee wrote to All:", "", " AL> So be it.", "Yes."])
>>> state.look()
>>> take_initials(state, 2)
>>> state.depth
[0, 0, 1, 0]
"""

from __future__ import annotations

import re
from collections import Counter

from mlthread.pattern import pattern
from mlthread.segment.state import State

from .indents import is_prose
from .sayers import line_above, says_when, says_who
from .sessions import CITED, DRAWN

__all__ = ["take_initials"]

_FEWEST = 3
_GAP = 3  # lines to look at for the next that is not blank
_LONGEST = 17  # letters to where the first mark stands behind initials
# "AL> ", or with a blank where they are written large: "AL > "; or a name ("Jean-Luc> ", "Søren> ", "A.L.> ");
# then the same with the text right behind them: "AL>Yes", "AL >Yes". Most texts are ASCII, for which the
# narrow sets are faster.
_INITIALS, _ANY_INITIALS = (
    pattern(
        rf"[ \t]{{0,8}}([{any_case}](?:[{any_case}]|[-.'’](?=[{any_case}])|\.(?=>)){{0,14}}(?=>)|[{large}]{{2,3}}(?= >))"
        r" ?(>+)(?=[ \t]|$)"
    )
    for any_case, large in (("A-Za-z", "A-Z"), (r"^\W\d_", "A-ZА-ЯЁ"))
)
# Marks of whom they quote, which stay as they were: "AL> >> Shall we?".
_INNER = pattern(r" {0,2}>(?: ?>){0,30} ?(?!>)")
_SHORT = 10  # letters: a longer word before a sign is rather a host's, or a command's
_TIGHT, _ANY_TIGHT = (
    pattern(rf"[ \t]{{0,4}}([{large}]{{1,3}}\.?) ?(>+)(?=[^\W_]|[\"'(])")
    for large in ("A-Z", "A-ZА-ЯЁ")
)
# The same, whatever follows, where it has stood right behind them elsewhere: "A >", "A  >   b) No".
_LOOSE, _ANY_LOOSE = (
    pattern(rf"[ \t]{{0,4}}([{large}]{{1,3}}\.?) {{0,2}}(>+)") for large in ("A-Z", "A-ZА-ЯЁ")
)
# What consoles write before what was typed at them.
_PROMPTS = frozenset(
    """
    C D PS R S SQL DOS sql mysql sqlite psql postgres ftp sftp lftp telnet gdb irb hive mongo octave julia
    ghci erl scala maxima prolog sh ksh bash cmd
    """.split()
)
_CALLS = frozenset({"RE", "FW", "PS", "NB", "OK", "TO"})  # words of two letters before a sign
_TO = "To: "  # some readers write above the mail whom it goes to
_OPENS = 5  # words of a line that opens a mail as a quote
_DEFINED = pattern(r"\"([^\W\d_][\w.'’\-]{0,14})\" ==? ")
_GNUS = f"{DRAWN} "
_PROMPT = ">>> "
_CITED = pattern(rf"{CITED}:? \"\s?([^\W\d_][\w.'’\-]{{0,14}})>?\s?\"")
_NAME_ALONE = pattern(r"[A-Z][a-z]{2,9}")
_INSET, _TWICE = 4, 2
_NAME = pattern(r"(?<![^\W\d_])[^\W\d_](?:[^\W\d_]|[-.'’](?=[^\W\d_])){1,14}(?![^\W\d_])")
_YOU = pattern(r"(?i:\byou wr[io]te\b|\bвы писали\b)")  # what The Bat! and GoldED call them
_YOU_WROTE = 60  # letters
_FIRST_LETTERS = pattern(r"(?<!\w)[A-ZА-ЯЁ]")


def take_initials(state: State, left: int) -> None:
    """Takes off the marks with initials. Inside a quote they are written large, or said what they
    stand for. `left` of the signs are no marks so far."""
    if left < _FEWEST and not (
        '" == ' in state.text or _GNUS in state.text or left == _TWICE or _is_near_head(state)
    ):
        return
    latin = state.text.isascii()
    initials, tight = (_INITIALS, _TIGHT) if latin else (_ANY_INITIALS, _ANY_TIGHT)
    found = {}
    for number, line in enumerate(state.bare):
        if ">" in line and ">" in line[1:_LONGEST]:
            content = state.content[number]
            marks = initials.match(content) or tight.match(content)
            if marks:
                found[number] = marks
    if found:
        _take(state, found)


def _is_near_head(state: State) -> bool:
    """Whether a line that may bear initials opens the mail, or stands below one that ends as those do
    that say who spoke: elsewhere, and beside other quotes, few such lines quote nothing."""
    bare, text = state.bare, state.text
    if state.quoted:
        return False
    sign = text.find(">")  # one or two are all there are
    if not (text[sign - 1].isupper() or text[sign - 2].isupper()):
        sign = text.find(">", sign + 1)
        if sign < 0 or not (text[sign - 1].isupper() or text[sign - 2].isupper()):
            return False
    for start in (0, *[number + 1 for number in state.finals]):
        for line in bare[start : start + _GAP]:
            if line and line[:4] != _TO:
                if ">" in line[2:5] and line[1].isalpha():
                    return True
                break
    return False


def _take(state: State, found: dict[int, re.Match[str]]) -> None:
    usual = Counter((state.depth[number], marks[1]) for number, marks in found.items())
    unsaid = _unsaid(state, found)
    defined = _defined(state, found, usual) | _beside(state, found, usual, unsaid)
    nested = _nested(state)
    loose = _loose(state, found)
    usual.update((state.depth[number], marks[1]) for number, marks in loose.items())
    for number, marks in (found | loose).items():
        outer, letters = state.depth[number], marks[1]
        if letters.casefold() not in defined and (
            usual[outer, letters] < _FEWEST
            or letters in unsaid
            or (outer and not letters[0].isupper())
        ):
            continue
        end = marks.end()
        levels = len(marks[2]) + nested.get(letters.casefold(), 0)
        inner = _INNER.match(state.content[number], end)
        if inner:
            state.take_marks(number, inner.end(), levels + inner[0].count(">"))
        else:
            blank = state.content[number][end : end + 1] == " "
            state.take_marks(number, end + blank, levels)
    if nested:
        _take_sessions(state)
    state.look()


def _take_sessions(state: State) -> None:
    """What Gnus leaves without letters inside a quote, as it begins with marks of its own: a session, by now."""
    above = 0
    for number, line in enumerate(state.bare):
        if not line:
            continue
        if line.startswith(_PROMPT) and not state.depth[number] and state.raw[number][:1] == " ":
            state.depth[number] = above
        above = state.depth[number]


def _nested(state: State) -> dict[str, int]:
    """How much deeper the words are of those whom heads of Gnus right below another one name: whoever the first
    names quotes them."""
    nested: dict[str, int] = {}
    if state.text.count(_GNUS) < _TWICE:
        return nested
    named: set[str] = set()
    heads = 0
    for number, line in enumerate(state.raw):
        if line.lstrip().startswith(_GNUS):
            named.update(map(str.casefold, _NAME.findall(line)))
            if says_who(state, number):
                for name in named:
                    nested[name] = min(heads, nested.get(name, heads))
                named = set()
                heads += 1
        elif state.bare[number]:
            named = set()
            heads = 0
    return nested


def _loose(state: State, found: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """Lines on which letters that stand right before words elsewhere have no words or a gap behind their mark."""
    tight = {
        (state.depth[number], marks[1])
        for number, marks in found.items()
        if not _is_parted(state, number, marks)
    }
    loose = _LOOSE if state.text.isascii() else _ANY_LOOSE
    out: dict[int, re.Match[str]] = {}
    for number, line in enumerate(state.content) if tight else ():
        if number not in found and ">" in line[:_LONGEST]:
            marks = loose.match(line)
            if marks and (state.depth[number], marks[1]) in tight:
                out[number] = marks
    return out


def _unsaid(state: State, found: dict[int, re.Match[str]]) -> frozenset[str]:
    """Letters that quote nothing: before what is typed at a console, small or with signs as the names of programs
    and hosts are, or right before no prose."""
    borne: dict[str, list[int]] = {}
    tight: set[str] = set()
    for number, marks in found.items():
        borne.setdefault(marks[1], []).append(number)
        if not _is_parted(state, number, marks):
            tight.add(marks[1])
    return frozenset(
        letters
        for letters, numbers in borne.items()
        if (
            letters in _PROMPTS
            or letters in tight
            or letters.islower()
            or len(letters) > _SHORT
            or not letters.isalpha()
        )
        and _is_prompt(state, found, numbers, letters in _PROMPTS)
    )


def _is_parted(state: State, number: int, marks: re.Match[str]) -> bool:
    """Whether a blank stands behind the mark, or nothing."""
    return state.content[number][marks.end() : marks.end() + 1] in ("", " ", "\t")


def _is_prompt(
    state: State, found: dict[int, re.Match[str]], numbers: list[int], console: bool
) -> bool:
    """Whether letters stand before commands and not prose; those of a console, inside a quote,
    before anything."""
    lines = [state.content[n][found[n].end() :].strip() for n in numbers]
    lines = [
        line for line in lines if line[:1] not in ("", ">")
    ]  # what is quoted in turn is no command
    prose = sum(1 for line in lines if len(line.split()) > _FEWEST and is_prose(line))
    return 2 * prose <= len(lines) or (console and any(state.depth[n] for n in numbers))


def _defined(
    state: State, found: dict[int, re.Match[str]], usual: Counter[tuple[int, str]]
) -> frozenset[str]:
    """Words that may stand for somebody, in small letters: initials that Gnus defines, what its other
    lines (">>>>> On DATE, Ann Lee <ann@example.org> said:") name a person by, those below a line that
    says who spoke, with others on two lines each, and those that open the mail."""
    words = _DEFINED.findall(state.text)
    if CITED in state.text:
        words += _CITED.findall(state.text)
    for number, line in enumerate(state.content):
        if line.startswith(DRAWN) and says_who(state, number):
            words += _NAME.findall(line)
    large = {n: m[1] for n, m in found.items() if len(m[1]) > 1 and m[1][0].isupper()}
    told = {letters for n, letters in large.items() if _is_told(state, n, letters, len(found))}
    words += told
    if told:
        words += [
            letters
            for n, letters in large.items()
            if usual[state.depth[n], letters] > 1 or large.get(n - 1, "") in told
        ]
    elif large:
        words += _opening(state, large)
    words += _set_in(state, found, usual)
    words += _paired(state, large, usual)
    return frozenset(map(str.casefold, words))


def _set_in(
    state: State, found: dict[int, re.Match[str]], usual: Counter[tuple[int, str]]
) -> list[str]:
    """Names before two lines of prose that are set in, as Supercite does it."""
    return [
        marks[1]
        for number, marks in found.items()
        if usual[state.depth[number], marks[1]] == _TWICE
        and marks.start(1) >= _INSET
        and _NAME_ALONE.fullmatch(marks[1])
        and not _is_console(marks[1])
        and _says_something(state.content[number][marks.end() :].strip())
    ]


def _beside(
    state: State,
    found: dict[int, re.Match[str]],
    usual: Counter[tuple[int, str]],
    unsaid: frozenset[str],
) -> frozenset[str]:
    """The initials of others, on lines of their own, in the column of those that quote on more lines."""
    large = {
        number: marks
        for number, marks in found.items()
        if marks[1].isupper()
        and len(marks[1]) > 1
        and marks[1] not in unsaid | _CALLS
        and not _is_console(marks[1])
    }
    columns = {
        marks.start(1)
        for number, marks in large.items()
        if usual[state.depth[number], marks[1]] >= _FEWEST
    }
    return frozenset(
        marks[1].casefold()
        for number, marks in large.items()
        if marks.start(1) in columns
        and _is_parted(state, number, marks)
        and _is_prose_behind(state.bare[number])
    )


def _is_console(letters: str) -> bool:
    return not _PROMPTS.isdisjoint((letters, letters.lower()))


def _paired(state: State, large: dict[int, str], usual: Counter[tuple[int, str]]) -> list[str]:
    """The letters before two lines in a row and no others, a paragraph of prose below a blank line."""
    return [
        letters
        for number, letters in large.items()
        if large.get(number + 1) == letters
        and usual[state.depth[number], letters] == _TWICE
        and letters not in _CALLS
        and not _is_console(letters)
        and not (number and state.bare[number - 1])
        and len(state.bare[number].split()) > _OPENS
        and all(_is_prose_behind(state.bare[n]) for n in (number, number + 1))
    ]


def _is_prose_behind(line: str) -> bool:
    """Whether words stand behind the mark of a line."""
    said = line.partition(">")[2].strip()
    return len(said.split()) >= _TWICE and is_prose(said)


def _says_something(line: str) -> bool:
    return len(line.split()) >= _FEWEST and is_prose(line)


def _is_told(state: State, number: int, letters: str, count: int) -> bool:
    """Whether a line says who spoke right above; on few lines, the letters have to be those of a name in it,
    or "you" stands for the name."""
    above = line_above(state, number)
    dated = says_when(state, above)
    if not dated and not says_who(state, above):
        return False
    if count >= _FEWEST and not dated:
        return True
    if _YOU.search(state.bare[above][-_YOU_WROTE:]):
        return letters not in _PROMPTS
    return letters in "".join(_FIRST_LETTERS.findall(state.bare[above]))


def _opening(state: State, large: dict[int, str]) -> list[str]:
    """The letters before the first line of a mail, if that is a sentence and a blank line follows."""
    first = next((n for n, line in enumerate(state.bare) if line and line[:4] != _TO), 0)
    letters = large.get(first, "")
    if len(letters) != 2 or not letters.isupper() or letters in _CALLS:
        return []
    stop = first
    while large.get(stop) == letters:
        stop += 1
    line = state.bare[first].partition(">")[2].strip()
    closed = stop < len(state.bare) and not state.bare[stop]
    return [letters] if closed and len(line.split()) >= _OPENS and is_prose(line) else []
