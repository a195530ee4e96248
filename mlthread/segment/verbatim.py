"""Signs that are no quote marks. In: a `State` with levels. Out: those lines given back to the author.

A ">" inside a fence, in a diff without headers, behind a shell's prompt line, or before what was typed
at a console whose answers stand between was typed by the author.

>>> from .lines import read_lines
>>> state = read_lines("$ make test\\n> /dev/null\\n")
>>> give_back_marks(state)
>>> state.kind, state.level, state.content[1]
(['code', 'code'], [0, 0], '> /dev/null')
"""

from __future__ import annotations

from collections.abc import Callable

from ..pattern import pattern
from .state import State

__all__ = ["give_back_marks"]

_FENCE = pattern(r"(?:```|~~~)[\w+-]{0,20}$")
_MAX_FENCED = 400  # lines
_COMMAND = pattern(r"\d{1,7}(?:,\d{1,7})?[acd]\d{1,7}(?:,\d{1,7})?$")
_PROMPT = pattern(r"[$%#] \S")
_TARGET = pattern(r"(?:/dev/|[\w./~-]+\.(?:txt|log|out|csv|json|xml|html|gz|sql)\b)")
# What is typed at a prompt (R's is "> "), and what a console answers.
_TYPED = pattern(
    r"[\w.$@:\[\]\"', ]{1,60}?\s?(?:<<?-|(?<![<>=!])=(?!=)|->)\s?\S|[\w.:$@]{1,60}\(|\?{1,2}[\w.\"]{1,40}$|#"
    r"|[\w.$@:]{1,60}(?:\[[^\]]{0,60}\]{1,2}){0,3}$|[\d.\s()+*/^:\-]{1,60}$|\(\w+\s?<-|(?:for|if|while|function)\s?\(|[})]"
)
_WORD = pattern(r"[A-Za-z']{2,}$")
_ANSWER = pattern(
    r"\s{0,8}\[\d{1,5}\]\s|\s{0,8}\[\d{1,5},\]\s|Error(?:\s|:)|Warning message|Loading required|Attaching package|NULL$"
    r"|\s{2,}[\w.\-]+(?:\s+[\w.\-]+)+$|\+\s|[\w.]{1,20}(?:\s+-?[\d.]+(?:e-?\d+)?){2,}|<[A-Za-z]\w*:|In addition:|Call:$|'data\.frame'"
)


def give_back_marks(state: State) -> None:
    """Lines that only look quoted become the author's: `code` or `patch`, depth and level 0."""
    text = state.text
    if state.begins("```") or state.begins("~~~"):
        _taking(state, _take_fences)
    if "\n> " not in text and "\n > " not in text and text[:2] != "> ":
        return
    if "<-" in text or state.begins("[1]") or "\nError" in text or "library(" in text:
        _taking(state, _take_prompts)
    if state.begins("< ") or state.begins("---"):
        _taking(state, _take_plain_diffs)
    if state.begins("$ ") or state.begins("# ") or state.begins("% "):
        _taking(state, _take_redirections)


def _taking(state: State, take: Callable[[State], None]) -> None:
    before = len(state.starts)
    take(state)
    if len(state.starts) != before:
        state.look()


def _give(state: State, start: int, stop: int, kind: str, rule: str) -> None:
    for number in range(start, stop):
        if state.depth[number]:
            state.depth[number] = 0
            state.content[number] = state.raw[number]
            state.bare[number] = state.raw[number].strip()
        state.level[number] = 0
    state.mark(start, stop, "patch" if kind == "patch" else "code", rule)


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
        while stop < count and (raw[stop][:2] in ("< ", "> ", "<", ">") or raw[stop] == "---"):
            stop += 1
        if stop > number:
            _give(state, number - 1, stop, "patch", "verbatim/plain-diff")
            number = stop


def _take_redirections(state: State) -> None:
    """A command, and below it nothing but where its output goes."""
    raw, depth = state.raw, state.depth
    for number in range(1, len(raw)):
        if depth[number] != 1 or depth[number - 1] or not _PROMPT.match(raw[number - 1]):
            continue
        below = depth[number + 1] if number + 1 < len(raw) else 0
        if not below and _TARGET.match(state.bare[number]):
            _give(state, number - 1, number + 1, "code", "verbatim/redirection")


def _take_prompts(state: State) -> None:
    """What was typed at a console: code behind marks, its answers without marks right below."""
    depth, count = state.depth, len(state.depth)
    told = bool(state.attributions) or max(depth) > 1
    runs: list[tuple[int, int, bool]] = []
    words: list[tuple[int, int, bool]] = []
    number = 0
    while number < count:
        if depth[number] != 1:
            number += 1
            continue
        start = number
        while number < count and depth[number] == 1:
            number += 1
        # An answer or the rest of a wrapped line may stand between, taken for one that lost its mark.
        lines = [
            state.bare[k] for k in range(start, number) if state.bare[k] and ">" in state.raw[k][:6]
        ]
        if not _is_typed(state, start, lines):
            told = True
        elif all(map(_WORD.match, lines)):
            words.append((start, number, True))  # a name at a prompt, or one word quoted
        else:
            answered = number < count and _ANSWER.match(state.raw[number]) is not None
            runs.append((start, number, answered))
    if not told and any(answered for _, _, answered in runs):
        runs = [(start, stop, True) for start, stop, _ in runs] + words
    for start, stop, answered in runs:
        if answered:
            _give(state, start, stop, "code", "verbatim/prompt")


def _is_typed(state: State, start: int, lines: list[str]) -> bool:
    """Whether all lines of a run are code, and nothing above says that they are quoted."""
    above = start - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    if above >= 0 and state.kind[above] in ("attribution", "headers"):
        return False
    return bool(lines) and all(map(_TYPED.match, lines))
