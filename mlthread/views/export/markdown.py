"""Markdown. In: conversations. Out: a document to read, to publish or to quote from: headings, words, who
to whom, and the Message-ID that names a message wherever it is archived.

Mail is text: whatever looks like Markdown or HTML in it is escaped; code and patches are fenced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mlthread.model import Conversation, Turn
from mlthread.pattern import pattern
from mlthread.views.dates import Clockface
from mlthread.views.headings import called, heading, heading_facts, without_words
from mlthread.views.safe import one_line, trimmed_lines
from mlthread.views.topics import own_subject
from mlthread.views.turntext import OwnWords, Quoted, QuotedRun, is_one, parts_of

__all__ = ["conversations_markdown"]

_SPECIAL = pattern(r"([\\`*_{}\[\]<>#|~&$])")
_LINE_START = pattern(r"^(\s*)([-+=]|\d{1,9}[.)])", re.ASCII)
_TOGETHER = frozenset(("code", "log", "table"))
_FENCED = _TOGETHER | {"patch", "technical"}


def conversations_markdown(
    conversations: Iterable[Conversation], *, recovered: bool, clock: Clockface | None = None
) -> Iterator[str]:
    """One section a conversation, one heading a message, numbered as they stand; dates in UTC without a clock."""
    conversations = list(conversations)
    everybody = {turn.id: turn for c in conversations for turn in c.turns}
    clock = clock or Clockface()
    first = True
    for conversation in conversations:
        turns = {turn.id: turn for turn in conversation.turns}
        shown = [turn for turn in conversation.turns if turn.origin == "archive" or recovered]
        numbers = {turn.id: number for number, turn in enumerate(shown, 1)}
        subject, list_name = heading(conversation)
        yield ("" if first else "\n---\n\n") + f"# {_escaped(subject)}\n"
        first = False
        facts = heading_facts(conversation, clock, recovered=recovered)
        yield f"\n{_escaped(' · '.join([list_name, *facts] if list_name else facts))}\n"
        for turn in shown:
            yield "".join(_message(turn, conversation, turns, everybody, numbers, clock))


def _message(
    turn: Turn,
    conversation: Conversation,
    turns: dict[str, Turn],
    everybody: dict[str, Turn],
    numbers: dict[str, int],
    clock: Clockface,
) -> Iterator[str]:
    yield f"\n## {numbers[turn.id]}. {_escaped(called(turn.author))}\n\n"
    notes = [_escaped(clock.phrase(turn.date))]
    parent = turns.get(turn.parent or "")
    if parent is not None:
        notes.append(f"answers {_reference(parent, turns, numbers)}")
    if turn.origin == "quoted" or turn.provenance:
        notes.append(_recovered(turn, numbers))
    yield f"*{' · '.join(notes)}*"
    yield f"  \nMessage-ID: {_verbatim(one_line(turn.message_id))}\n" if turn.message_id else "\n"
    subject = own_subject(turn, conversation, turns)
    if subject:
        yield f"\n**{_escaped(subject)}**\n"
    body = list(_body(turn, turns, everybody, numbers))
    yield from body or [f"\n*{without_words(turn)}*\n"]


def _body(
    turn: Turn, turns: dict[str, Turn], everybody: dict[str, Turn], numbers: dict[str, int]
) -> Iterator[str]:
    """What the turn says, and the quotes that it answers."""
    for part in _fenced_together(parts_of(turn, turns, everybody)):
        if isinstance(part, OwnWords):
            yield from _own(part)
        else:
            told = [
                quoted for quoted in part.passages if part.answered or quoted.pasted
            ]  # no history
            for quoted in told:
                whose = _whose(quoted, turn, turns, numbers, beside_others=len(told) > 1)
                yield f"\n*{whose}:*\n\n" if whose else "\n"
                yield from (f"> {line}\n" for line in _as_written(_quoted_lines(quoted)))


def _fenced_together(parts: Iterable[OwnWords | QuotedRun]) -> Iterator[OwnWords | QuotedRun]:
    """The parts, code and what came of it below each other one part: they stand in one fence."""
    held: OwnWords | None = None
    for part in parts:
        fenced = part if isinstance(part, OwnWords) and part.kind in _TOGETHER else None
        if held and fenced:
            held = OwnWords(held.kind, f"{held.text}\n{fenced.text}")
            continue
        if held:
            yield held
        held = fenced
        if not fenced:
            yield part
    if held:
        yield held


def _whose(
    quoted: Quoted,
    turn: Turn,
    turns: dict[str, Turn],
    numbers: dict[str, int],
    *,
    beside_others: bool,
) -> str:
    """Whose words a quote gives; nothing where they are of the message answered, which stands above, and nobody
    else's stand beside them."""
    if quoted.known is not None:
        is_plain = quoted.known.id in (turn.parent, turn.id) and not beside_others
        return "" if is_plain else _reference(quoted.known, turns, numbers)
    answered = turns.get(turn.parent or "")
    if quoted.who is None:
        return ""
    if not beside_others and answered is not None and is_one(quoted.who, answered.author):
        return ""
    return _escaped(one_line(quoted.who.label or ""))


def _recovered(turn: Turn, numbers: dict[str, int]) -> str:
    """That its text is known from quotes, and from those of which messages."""
    holders = sorted({numbers[row.id] for row in turn.provenance if row.id in numbers})
    where = f"the quotes in {', '.join(map(str, holders))}" if holders else "quotes"
    return f"{'recovered' if turn.origin == 'quoted' else 'text recovered'} from {where}"


def _reference(turn: Turn, turns: dict[str, Turn], numbers: dict[str, int]) -> str:
    """A message by its number, one of another conversation by its subject, a lost one that is left out by its author."""
    who = _escaped(called(turn.author))
    if turn.id in numbers:
        return f"{numbers[turn.id]}, {who}"
    if turn.id in turns:
        return who
    return f"{who} in “{_escaped(one_line(turn.subject or ''))}”"


def _own(part: OwnWords) -> Iterator[str]:
    lines = trimmed_lines(part.text)
    if part.kind in _FENCED:
        fence = "`" * max(3, _longest_run(part.text) + 1)
        yield f"\n{fence}{'diff' if part.kind == 'patch' else ''}\n"
        yield from (f"{line}\n" for line in lines)
        yield f"{fence}\n"
        return
    yield "\n"
    yield from (f"{line}\n" for line in _as_written(lines))


def _quoted_lines(quoted: Quoted) -> list[str]:
    """The quoted lines of one author, a blank one where others are left out between."""
    text, end = "", None
    for segment in quoted.segments:
        text += ("\n" if end == segment.start else "\n\n") + segment.text
        end = segment.stop
    return trimmed_lines(text)


def _as_written(lines: Sequence[str]) -> Iterator[str]:
    """Lines as text of Markdown, that end where the writer's do and are set in as those are."""
    for line, following in pairwise((*lines, "")):
        words = line.lstrip(" ")
        # four spaces would make code of it; two at the end keep the line end, except before a blank line
        inset = "\u00a0" * (len(line) - len(words))
        yield f"{inset}{_escaped(words)}{'  ' if line and following else ''}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def _verbatim(text: str) -> str:
    """A code span."""
    fence = "`" * (_longest_run(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _escaped(text: str) -> str:
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", _SPECIAL.sub(r"\\\1", text))
