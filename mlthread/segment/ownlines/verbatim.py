"""Signs that are no quote marks. In: a `State` with levels. Out: those lines given back to the author.

A ">" inside a fence, in a diff without headers, behind a shell's prompt line, or before what was typed
at a console whose answers stand between was typed by the author, or by whom the author quotes; a tracker's
marks of a field that is new, or of what it was told to do, are none either.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("$ make test\\n> /dev/null\\n")
>>> give_back_marks(state)
>>> state.kind, state.level, state.content[1]
(['code', 'code'], [0, 0], '> /dev/null')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from mlthread.frozen import NamedTuple
from mlthread.model import Kind
from mlthread.pattern import pattern
from mlthread.rules.sayings import SAYS
from mlthread.segment.quoting.indents import inset_of
from mlthread.segment.state import State

__all__ = ["PROMPT", "give_back_marks"]

PROMPT = "verbatim/prompt"
"""The rule of what was typed at a console."""

_FENCE = pattern(r"(?:```|~~~)[\w+-]{0,20}$")
_MAX_FENCED = 400  # lines
_DEEPEST = 16  # quotes within which a prompt is looked for
_COMMAND = pattern(r"\d{1,7}(?:,\d{1,7})?[acd]\d{1,7}(?:,\d{1,7})?\s{0,3}$")
_ADDED = pattern(r"\d{1,7}(?:,\d{1,7})?([ac])(\d{1,7})(?:,(\d{1,7}))?\s{0,3}$")
_OF_FILES = frozenset(("< ", "> ", "<", ">", " >"))
_BEFORE_FILES = frozenset("<>")
_WRAPS_FROM = 64  # letters of a line that goes on in the next
_PROMPT = pattern(r"[$%#] \S")
_PROMPTED = pattern(r"> [\w.:$]{1,40}\([^\n]{0,200}\)\s{0,3}\n")
_GOES_ON = pattern(
    r"\\$|(?:\||&&|\bdo|\bthen|\{)\s?$|<<-?\s?['\"]?[A-Z]\w*|^[$%#] (?:for|while|until)\b.*\bin\b[^;]*$"
)
_TARGET = pattern(r"(?:/dev/|[\w./~-]+\.(?:txt|log|out|csv|json|xml|html|gz|sql)\b)")
# What is typed at a prompt (R's is "> "), and what a console answers.
_TYPED = pattern(
    r"[\w.$@:\[\]\"', ]{1,60}?\s?(?:<<?-|(?<![<>=!])=(?!=)|->)\s?\S|[\w.:$@]{1,60}(?:\(| \([\"'])|\?{1,2}[\w.\"]{1,40}$|#"
    r"|[\w.$@:]{1,60}(?:\[[^\]]{0,60}\]{1,2}){0,3}$|[\d.\s()+*/^:\-]{1,60}$|\(\w[\w.]{0,40}(?:\(|\s?<-)|(?:for|if|while|function)\s?\(|[})]"
)
_CONTROL = "Processing commands for control@"
_CHANGED = pattern(r">[A-Z][a-z]{1,20}(?: [A-Za-z]{1,12}){0,2}: ?\S")
_PLAIN_FIELD = pattern(r"[A-Z][a-z]{1,20}(?: [A-Za-z]{1,12}){0,2}: ?\S")
_FULL_STOPS = frozenset(".!?)")
_SAYS = pattern(rf"\b(?:{SAYS})\b")
_WORD = pattern(r"[A-Za-z']{2,}$")
_NUMBER = r"-?\d[\d.]*(?:e[+-]?\d+)?"
_ANSWER = pattern(
    r"\s{0,8}\[(?:\d{1,5}\]\s|\d{1,5},\]\s|,1\])|\[\[\d{1,5}\]\]$|\[[\w\-]{1,30}:\d{1,7}\] "
    rf"|{_NUMBER}(?:\s+{_NUMBER})*$|[\w.]{{1,20}}(?:\s+{_NUMBER}){{2,}}"
    r"|\s{2,}[\w.\-%]+(?:\s+[\w.\-%]+)+$|\(Intercept\)|\+\s|<[A-Za-z]\w*:|NULL$|TRUE$|FALSE$|\$\w{1,40}$"
    r"|(?:Error|Erreur|Fehler)(?:\s|:)|Warning(?: message|:| in )|In addition:|debugging in: "
    r"|\s{0,4}Loading required|Attaching package|Installing package|Installiere Paket|trying URL|--- Please select"
    r"|The following objects? (?:is|are) masked|Creating a (?:new )?generic|Method Definition|R version \d"
    r"|List of \d|'data\.frame'|Call:$|function\s?\("
)
# What R prints below a blank line.
_TITLE = pattern(
    r"Call:|R version \d|Analysis of [A-Z]|Attaching package: |\s?\*{3} caught \w"
    r"|[\t ]{1,10}[A-Z].{0,60}(?:[Tt]est|correlation)\b"
)

_FAREWELL = "'q()'"
"""What it says before the first prompt."""


def give_back_marks(state: State) -> None:
    """Lines that only look quoted become the author's: `code` or `patch`, depth and level 0; prompts
    within a quote become part of it."""
    text = state.text
    if state.begins("```") or state.begins("~~~"):
        _taking(state, _take_fences)
    if not state.quoted:
        return
    ended = "(" in text and (")\n" in text or ") \n" in text or ")  \n" in text)
    called = ended and bool(_PROMPTED.search(text))
    if called or ("<" in text and "<-" in text) or state.begins("[1]") or "\nError" in text:
        _taking(state, _take_prompts)
    if state.begins("< ") or state.begins("---"):
        _taking(state, _take_plain_diffs)
    if _adds_lines(state):
        _taking(state, _take_added)
    if state.begins("$ ") or state.begins("# ") or state.begins("% "):
        _taking(state, _take_redirections)
    if text.startswith(_CONTROL):
        _taking(state, _take_orders)
    if "Submitted By: " in text or ">Comment By: " in text:
        _taking(state, _take_changed_fields)


def _taking(state: State, take: Callable[[State], None]) -> None:
    before = len(state.starts)
    take(state)
    if len(state.starts) != before:
        state.look()


def _give(state: State, start: int, stop: int, kind: Kind, rule: str) -> None:
    for number in range(start, stop):
        if state.depth[number]:
            state.give_back_line(number)
        state.level[number] = 0
    state.mark(start, stop, kind, rule)


def _take_fences(state: State) -> None:
    bare, level, kind = state.bare, state.level, state.kind
    number, count = 0, len(bare)
    while number < count:
        line = bare[number]
        number += 1
        if line[:3] not in ("```", "~~~") or level[number - 1] or kind[number - 1]:
            continue
        if not _FENCE.match(line):
            continue
        for stop in range(number, min(count, number + _MAX_FENCED)):
            if bare[stop] == line[:3] and not state.depth[stop]:
                if any(state.depth[number:stop]):
                    _give(state, number - 1, stop + 1, "code", "verbatim/fence")
                number = stop + 1
                break


def _take_plain_diffs(state: State) -> None:
    """ "12a13" and what follows with "<", ">" and "---"."""
    raw, level, kind = state.raw, state.level, state.kind
    number, count = 0, len(raw)
    while number < count:
        line = raw[number]
        number += 1
        if (
            not line[:1].isdigit()
            or level[number - 1]
            or kind[number - 1]
            or not _COMMAND.match(line)
        ):
            continue
        stop = number
        while stop < count and (_is_of_diff(raw[stop]) or _is_wrapped(raw, stop)):
            stop += 1
        if stop > number:
            _give(state, number - 1, stop, "patch", "verbatim/plain-diff")
            number = stop


def _adds_lines(state: State) -> bool:
    """Whether a line above marks is diff's for lines that are new."""
    return any(_command_above(state, number) for number in state.rises())


def _command_above(state: State, number: int) -> tuple[int, int] | None:
    """The line of diff's ("12a13,14", "15c16") for lines that begin at one, and how many they are (None: none)."""
    content, depth = state.content, state.depth
    above, outer = number - 1, depth[number - 1]
    changed = content[above].rstrip() == "---"
    while changed and above and depth[above] == outer and content[above][:1] in "<-":
        above -= 1
    added = _ADDED.match(content[above]) if content[above][:1].isdigit() else None
    if added is None or depth[above] != outer or (added[1] == "c") != changed:
        return None
    return above, int(added[3] or added[2]) - int(added[2]) + 1


def _take_added(state: State) -> None:
    """As many lines behind ">" as diff says, in a quote as well, which no other file's lines need prove."""
    depth = state.depth
    after = 0
    for number in state.rises():
        found = _command_above(state, number) if number >= after else None
        outer = depth[number - 1]
        if found is None or state.kind[number - 1]:
            continue
        after = number + found[1]
        if not number < after <= len(depth) or set(depth[number:after]) != {outer + 1}:
            continue
        if after < len(depth) and depth[after] > outer:
            continue
        if outer or state.level[number - 1]:
            _give_one(state, number, after)
            state.starts.add(found[0])
        else:
            _give(state, found[0], after, "patch", "verbatim/plain-diff")


def _is_of_diff(line: str) -> bool:
    """A line of a file, also behind the blank that format=flowed puts before ">", or what parts two files."""
    return line[:2] in _OF_FILES or line[:3] == " > " or line.rstrip() == "---"


def _is_wrapped(raw: list[str], number: int) -> bool:
    """Whether a line of a diff ends here: it was too long, and more of the diff follows."""
    above, line, below = raw[number - 1], raw[number], raw[number + 1 : number + 2]
    return (
        line.strip() != ""
        and above.lstrip()[:1] in _BEFORE_FILES
        and len(above) + len(line.split(None, 1)[0]) >= _WRAPS_FROM
        and bool(below)
        and (_is_of_diff(below[0]) or _COMMAND.match(below[0]) is not None)
    )


def _take_redirections(state: State) -> None:
    """A command, and below it nothing but where its output goes, or the lines in which it goes on behind the shell's
    second prompt."""
    raw, depth = state.raw, state.depth
    for number in range(1, len(raw)):
        if depth[number] != 1 or depth[number - 1] or not _PROMPT.match(raw[number - 1]):
            continue
        stop = number + 1
        if _GOES_ON.search(raw[number - 1].rstrip()):
            while stop < len(raw) and depth[stop] == 1:
                stop += 1
            if stop < len(raw) and depth[stop]:
                continue
        elif not _TARGET.match(state.bare[number]) or (stop < len(raw) and depth[stop]):
            continue
        _give(state, number - 1, stop, "code", "verbatim/redirection")


def _take_changed_fields(state: State) -> None:
    """What SourceForge's tracker marks as new: ">Status: Closed" among fields, ">Comment By: ..." above a date."""
    raw, depth, count = state.raw, state.depth, len(state.raw)

    def is_plain(number: int) -> bool:
        return not depth[number] and _PLAIN_FIELD.match(raw[number]) is not None

    number = 0
    while number < count:
        start = number
        while number < count and depth[number] == 1 and _CHANGED.match(raw[number]):
            number += 1
        if number > start:
            first = start
            while first and is_plain(first - 1):
                first -= 1
            while number < count and is_plain(number):
                number += 1
            if number - first > 1:
                _give(state, first, number, "table", "verbatim/changed-field")
        number += 1


def _take_orders(state: State) -> None:
    """What Debian's tracker was told to do, behind marks, and its answers between."""
    marked = [number for number, depth in enumerate(state.depth) if depth == 1]
    if not marked:
        return
    stop = marked[-1] + 1
    while stop < len(state.bare) and state.bare[stop]:
        stop += 1
    _give(state, marked[0], stop, "log", "verbatim/orders")


class _Run(NamedTuple):
    """Lines that may be typed: whether they are more than a name, whether an answer stands below, and
    whether anything stands there and something is called."""

    start: int
    stop: int
    sure: bool
    answered: bool
    called: bool


def _take_prompts(state: State) -> None:
    """What was typed at a console: code behind marks, its answers without marks right below. Within a
    quote the prompt is one mark more."""
    for outer in range(min(max(state.depth), _DEEPEST)):
        runs, told = _typed_runs(state, outer)
        head = _first_told(state, outer)
        open_to = 0 if any(line < head for line in told) else head if told else len(state.depth)
        every = any(run.answered or run.called for run in runs if run.start < open_to)
        proven = any(run.sure and run.answered for run in runs)
        below = frozenset(state.bare[open_to:]) if every else frozenset()
        for session in _sessions(state, runs):
            if (proven and any(run.answered for run in session)) or (
                every and session[-1].start < open_to and not _is_from_below(state, session, below)
            ):
                for run in session:
                    if outer or state.level[run.start] > 1:
                        _give_one(state, run.start, run.stop)
                    else:
                        _give(state, run.start, _end_of_typed(state, run.stop), "code", PROMPT)


def _end_of_typed(state: State, stop: int) -> int:
    """Behind the lines below that were typed at the second prompt, R's "+"."""
    raw = state.raw
    while stop < len(raw) and raw[stop].startswith(("+ ", "+\t")) and not state.depth[stop]:
        stop += 1
    return stop


def _first_told(state: State, outer: int) -> int:
    """Where it is first said, behind as many marks, whose words follow: what stands above is no answer to them."""
    lines = (k for k in state.attributions if not outer or state.depth[k] == outer)
    return min(lines, default=len(state.depth))


def _is_from_below(state: State, session: list[_Run], below: frozenset[str]) -> bool:
    """Whether every line that was typed is also one of those below, in what is answered."""
    typed = [line for run in session for line in state.bare[run.start : run.stop] if line]
    return bool(typed) and below.issuperset(typed)


def _sessions(state: State, runs: list[_Run]) -> Iterator[list[_Run]]:
    """Runs that have no blank line between them are of one session."""
    session: list[_Run] = []
    for run in runs:
        if session and not all(state.bare[session[-1].stop : run.start]):
            yield session
            session = []
        session.append(run)
    if session:
        yield session


def _typed_runs(state: State, outer: int) -> tuple[list[_Run], list[int]]:
    """Runs with a mark more than `outer` that may be typed, and lines from which something else is quoted there."""
    depth, count = state.depth, len(state.depth)
    told = [k for k in state.attributions if not outer or depth[k] == outer]
    runs: list[_Run] = []
    number = 0
    for here, run in groupby(depth):
        start, number = number, number + len(list(run))
        if here != outer + 1:
            if here > outer + 1:
                told.append(start)
            continue
        # An answer or the rest of a wrapped line may stand between, taken for one that lost its mark.
        lines = [
            state.bare[k]
            for k in range(start, number)
            if state.bare[k] and (outer or ">" in state.raw[k][:6])
        ]
        if not lines and start and state.bare[start - 1] and not state.kind[start - 1]:
            runs.append(_Run(start, number, False, False, False))  # the prompt waits
        elif not _is_typed(state, start, lines):
            if lines and all(map(_ANSWER.match, lines)):
                runs.append(
                    _Run(start, number, False, False, False)
                )  # an answer, written behind a prompt
            else:
                told.append(start)
        elif not outer or (start and depth[start - 1] == outer):
            below = ""
            if number < count and depth[number] == outer:
                below = state.content[number].rstrip()
            answered = below != "" and (
                _ANSWER.match(below) is not None or below == lines[-1]
            )  # some consoles repeat what was typed
            if not (answered or outer) and below[:1] == " ":
                answered = _ANSWER.match(below[inset_of(state.raw[start]) :]) is not None
            if not below and number + 1 < count and depth[number + 1] == outer:
                answered = _TITLE.match(state.content[number + 1]) is not None
            answered = answered or _has_begun(state, start, outer)
            named = all(map(_WORD.match, lines))
            said = bool(below) or _is_told_to_type(state, start, outer)
            called = said and any("(" in line or "<-" in line for line in lines)
            runs.append(_Run(start, number, not named, answered, called))
    return runs, told


def _has_begun(state: State, start: int, outer: int) -> bool:
    """Whether the console has said right above how it is left."""
    above = start - 1
    while above > start - 4 and above >= 0 and not state.bare[above]:
        above -= 1
    return above >= 0 and state.depth[above] == outer and _FAREWELL in state.bare[above]


def _is_told_to_type(state: State, start: int, outer: int) -> bool:
    """Whether a line right above, or one above a blank line that ends no sentence and does not say that
    somebody wrote it, leads to what was typed."""
    above = start - 1
    if above >= 0 and state.bare[above]:
        return state.depth[above] == outer
    while above >= 0 and not state.bare[above]:
        above -= 1
    if above < 0 or state.depth[above] != outer:
        return False
    line = state.bare[above]
    return line[-1] not in _FULL_STOPS and line[:2] != "--" and _SAYS.search(line) is None


def _give_one(state: State, start: int, stop: int) -> None:
    """A mark given back to whoever is quoted."""
    for number in range(start, stop):
        state.depth[number] -= 1
        state.level[number] = max(0, state.level[number] - 1)
        state.content[number] = f"> {state.content[number]}".rstrip()
        state.bare[number] = state.content[number]


def _is_typed(state: State, start: int, lines: list[str]) -> bool:
    """Whether all lines of a run are code, and nothing above says that they are quoted."""
    above = state.last_said(start)
    if above >= 0 and state.kind[above] in ("attribution", "headers"):
        return False
    return bool(lines) and all(
        _TYPED.match(line) or _ends_comment(lines, number) for number, line in enumerate(lines)
    )


def _ends_comment(lines: list[str], number: int) -> bool:
    """The rest of a comment that was too long for one line."""
    return number > 0 and "#" in lines[number - 1] and len(lines[number - 1]) >= _WRAPS_FROM
