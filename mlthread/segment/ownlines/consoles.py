"""What was typed at a console whose prompt is a quote mark. In: a `State` with levels. Out: those marks given back.

R's prompt is "> ". What stands behind it is code where an answer of the console stands right below, or where
something is called. Within a quote the prompt is one mark more.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("I get:\\n\\n> sum(1, 2)\\n[1] 3\\n")
>>> take_prompts(state)
>>> state.kind, state.depth
(['', '', 'code', ''], [0, 0, 0, 0])
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern
from mlthread.rules.sayings import SAYS
from mlthread.segment.quoting.indents import inset_of
from mlthread.segment.state import State

__all__ = ["PROMPT", "VERSION", "take_prompts"]

PROMPT = "verbatim/prompt"
"""The rule of what was typed at a console."""
_DEEPEST = 16  # quotes within which a prompt is looked for
# What is typed at a prompt (R's is "> "), and what a console answers.
_TYPED = pattern(
    r"[\w.$@:\[\]\"', ]{1,60}?\s?(?:<<?-|(?<![<>=!])=(?!=)|->)\s?\S|[\w.:$@]{1,60}(?:\(| \([\"'])|\?{1,2}[\w.\"]{1,40}$|#"
    r"|[\w.$@:]{1,60}(?:\[[^\]]{0,60}\]{1,2}){0,3}$|[\d.\s()+*/^:\-]{1,60}$|\(\w[\w.]{0,40}(?:\(|\s?<-)|(?:for|if|while|function)\s?\(|[})]"
)
_FULL_STOPS = frozenset(".!?)")
_SAYS = pattern(rf"\b(?:{SAYS})\b")
_WORD = pattern(r"[A-Za-z']{2,}$")
_WRAPS_FROM = 64  # letters of a line that goes on in the next
_NUMBER = r"-?\d[\d.]*(?:e[+-]?\d+)?"
_ANSWER = pattern(
    r"\s{0,8}(?:## ?)?\[(?:\d{1,5}\]\s|\d{1,5},\]\s|,1\])|\s{10,20}_$|\[\[\d{1,5}\]\]$|\[[\w\-]{1,30}:\d{1,7}\] "
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
VERSION = "\n               _"
"""What R draws above its version."""
_FAREWELL = "'q()'"
"""What it says before the first prompt."""


class _Run(NamedTuple):
    """Lines that may be typed: whether they are more than a name, whether an answer stands below, and
    whether anything stands there and something is called."""

    start: int
    stop: int
    sure: bool
    answered: bool
    called: bool


def take_prompts(state: State) -> None:
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
                        state.give_back_mark(run.start, run.stop)
                    else:
                        state.give_back(run.start, _end_of_typed(state, run.stop), "code", PROMPT)


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
    depth = state.depth
    told = [k for k in state.attributions if not outer or depth[k] == outer]
    runs: list[_Run] = []
    stop = 0
    for here, run in groupby(depth):
        start, stop = stop, stop + len(list(run))
        if here != outer + 1:
            if here > outer + 1:
                told.append(start)
            continue
        # An answer or the rest of a wrapped line may stand between, taken for one that lost its mark.
        lines = [
            state.bare[k]
            for k in range(start, stop)
            if state.bare[k] and (outer or ">" in state.raw[k][:6])
        ]
        if _waits(state, start, lines):
            runs.append(_Run(start, stop, sure=False, answered=False, called=False))
        elif not _is_typed(state, start, lines):
            if lines and all(map(_ANSWER.match, lines)):  # an answer, written behind a prompt
                runs.append(_Run(start, stop, sure=False, answered=False, called=False))
            else:
                told.append(start)
        elif not outer or (start and depth[start - 1] == outer):
            runs.append(_typed_run(state, start, stop, outer, lines))
    return runs, told


def _waits(state: State, start: int, lines: list[str]) -> bool:
    """Whether nothing stands behind the prompt, right below something else: it waits."""
    return not lines and start > 0 and state.bare[start - 1] != "" and not state.kind[start - 1]


def _typed_run(state: State, start: int, stop: int, outer: int, lines: list[str]) -> _Run:
    """What was typed in lines [start, stop), and what stands below."""
    below = ""
    if stop < len(state.depth) and state.depth[stop] == outer:
        below = state.content[stop].rstrip()
    said = below != "" or _is_told_to_type(state, start, outer)
    return _Run(
        start,
        stop,
        sure=below == VERSION[1:] or not all(map(_WORD.match, lines)),
        answered=_is_answered(state, start, stop, outer, lines[-1], below),
        called=said and any("(" in line or "<-" in line for line in lines),
    )


def _is_answered(state: State, start: int, stop: int, outer: int, last: str, below: str) -> bool:
    """Whether the line right below, or one below a blank line, is what a console answers to the `last` line."""
    if below and (_ANSWER.match(below) or below == last):
        return True  # some consoles repeat what was typed
    if not outer and below[:1] == " " and _ANSWER.match(below[inset_of(state.raw[start]) :]):
        return True
    if not below and stop + 1 < len(state.depth) and state.depth[stop + 1] == outer:
        return _TITLE.match(state.content[stop + 1]) is not None or _has_begun(state, start, outer)
    return _has_begun(state, start, outer)


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
    above = state.last_said(above)
    if above < 0 or state.depth[above] != outer:
        return False
    line = state.bare[above]
    return line[-1] not in _FULL_STOPS and line[:2] != "--" and _SAYS.search(line) is None


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
