"""Markdown. In: conversations. Out: a document to read or to publish: headings, words, who to whom.

Mail is text: whatever looks like Markdown or HTML in it is escaped; code and patches are fenced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mlthread.model import Conversation, Turn
from mlthread.pattern import pattern
from mlthread.views.dates import Clockface
from mlthread.views.safe import one_line, trimmed_lines
from mlthread.views.topics import own_subject
from mlthread.views.turntext import OwnWords, parts_of

__all__ = ["conversations_markdown"]

_SPECIAL = pattern(r"([\\`*_{}\[\]<>#|~&$])")
_LINE_START = pattern(r"^(\s*)([-+=]|\d{1,9}[.)])", re.ASCII)
_FENCED = frozenset(("patch", "code", "log", "table", "technical"))


def conversations_markdown(
    conversations: Iterable[Conversation], *, recovered: bool
) -> Iterator[str]:
    """One section a conversation, one heading a message."""
    clock = Clockface()
    first = True
    for conversation in conversations:
        turns = {turn.id: turn for turn in conversation.turns}
        numbers = {turn.id: number for number, turn in enumerate(conversation.turns, 1)}
        yield (
            "" if first else "\n---\n\n"
        ) + f"# {_escaped(one_line(conversation.subject or '(no subject)'))}\n"
        first = False
        if conversation.list_name:
            yield f"\n{_escaped(one_line(conversation.list_name))}\n"
        for turn in conversation.turns:
            if turn.origin == "archive" or recovered:
                yield "".join(_message(turn, conversation, turns, numbers, clock))


def _message(
    turn: Turn,
    conversation: Conversation,
    turns: dict[str, Turn],
    numbers: dict[str, int],
    clock: Clockface,
) -> Iterator[str]:
    who = _escaped(one_line(turn.author.label or "somebody"))
    yield f"\n## {numbers[turn.id]}. {who}\n\n"
    notes = [_escaped(clock.phrase(turn.date))]
    if turn.parent in numbers and turn.parent is not None:
        parent = turns[turn.parent]
        notes.append(
            f"answers {numbers[turn.parent]}, {_escaped(one_line(parent.author.label or 'somebody'))}"
        )
    if turn.origin == "quoted":
        notes.append("recovered from quotes")
    elif turn.provenance:
        notes.append("text recovered from quotes")
    yield f"*{' · '.join(notes)}*\n"
    subject = own_subject(turn, conversation, turns)
    if subject:
        yield f"\n**{_escaped(subject)}**\n"
    for part in parts_of(turn, turns):
        if isinstance(part, OwnWords):
            yield from _own(part)
        else:
            for quoted in part.quotes:
                if not (part.answered or quoted.pasted):
                    continue  # history
                yield "\n"
                for segment in quoted.segments:
                    yield from (f"> {_escaped(line)}\n" for line in trimmed_lines(segment.text))


def _own(part: OwnWords) -> Iterator[str]:
    lines = trimmed_lines(part.text)
    if part.kind in _FENCED:
        longest = max((len(run) for run in re.findall("`+", part.text)), default=0)
        fence = "`" * max(3, longest + 1)
        yield f"\n{fence}{'diff' if part.kind == 'patch' else ''}\n"
        yield from (f"{line}\n" for line in lines)
        yield f"{fence}\n"
        return
    yield "\n"
    for number, line in enumerate(lines):
        # two spaces keep the writer's line ends, except before a blank line
        end = "  " if line and number + 1 < len(lines) and lines[number + 1] else ""
        yield f"{_escaped(line.strip())}{end}\n"


def _escaped(text: str) -> str:
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", _SPECIAL.sub(r"\\\1", text))
