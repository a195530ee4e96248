"""`mlthread show` on a screen. In: a conversation. Out: its lines: subject, people, who said what.

First the words people wrote, then who and when, then how sure we are; quotes are footnotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from mlthread.frozen import frozen
from mlthread.model import Conversation, DateBounds, Turn
from mlthread.views.dates import Clockface, later
from mlthread.views.headings import called, heading, heading_facts, size_words, without_words
from mlthread.views.safe import one_line, source_name, spoken_right_to_left
from mlthread.views.topics import own_subject
from mlthread.views.turntext import NOWHERE, OwnWords, QuotedRun, parts_of

from .cells import (
    GOES_ON,
    LEFT_TO_RIGHT_MARK,
    READABLE,
    cell_len,
    fit,
    wrap,
    wrap_exact,
    wrap_items,
)
from .hits import HIT, mark_hits
from .layout import Placed, as_list, as_tree
from .paint import Line
from .people import People
from .text import Splitter, draw_own, draw_run

if TYPE_CHECKING:
    from mlthread.views.wanted import Wanted

__all__ = ["Look", "draw_conversation"]

Quotes = Literal["none", "folded", "full"]

_BRIEF = 3
# Less is no minute: patches of a series are seconds apart.
_AT_ONCE = 30
_SURE = 0.9
_SUBJECT = "subject: "
_WRAPPED = "    "
"""Before the rest of a reason: each begins a line of its own."""


@frozen
class Look:
    """How a conversation is drawn."""

    width: int = 80
    clock: Clockface = Clockface()
    quotes: Quotes = "folded"
    flat: bool = False
    brief: bool = False
    explain: bool = False
    altered: bool = False
    asked: frozenset[str] = frozenset()
    """Ids of messages that the user named or looked for: each is marked among the others."""
    wanted: tuple[Wanted, ...] = ()
    """Words that the user looked for: they stand out in those messages."""
    elsewhere: Mapping[str, Turn] = NOWHERE
    """Turns by their ids, those of other conversations too: what is quoted may come from there."""
    splitter: Splitter | None = None
    """What finds code and tables in quotes that are opened."""


def draw_conversation(conversation: Conversation, look: Look) -> Iterator[Line]:
    """The whole conversation, line by line."""
    width = min(look.width, READABLE)
    drawing = _Drawing(conversation, look, width)
    yield from drawing.head()
    turns = conversation.turns
    placed = as_list(turns) if look.flat else as_tree(turns, max(2, (width - 44) // 3))
    for place in placed:
        yield [(place.spacer, "dim")]
        yield from drawing.turn(place)


class _Drawing:
    def __init__(self, conversation: Conversation, look: Look, width: int) -> None:
        self.conversation = conversation
        self.look = look
        self.width = width
        self.people = People(conversation)
        self.turns = {turn.id: turn for turn in conversation.turns}
        self.numbers = {turn.id: number for number, turn in enumerate(conversation.turns, 1)}

    def head(self) -> Iterator[Line]:
        subject, list_name = heading(self.conversation)
        gap = self.width - cell_len(subject) - cell_len(list_name)
        if gap >= 2:
            yield [(_held(subject), "subject"), (" " * gap, ""), (_held(list_name), "dim")]
        else:
            for line in wrap(subject, self.width):
                yield [(_held(line), "subject")]
            if list_name:
                yield [(_held(fit(list_name, self.width)), "dim")]
        for line in wrap_items(heading_facts(self.conversation, self.look.clock), self.width):
            yield [(line, "dim")]

    def turn(self, place: Placed) -> Iterator[Line]:
        turn = place.turn
        lost = turn.origin == "quoted"
        stem = self.people.style(turn.author, "stem")
        lead = place.lead or ("┌┄ " if lost else "┌─ ")
        yield from self._title(place, lead)
        bar: Line = [(place.base, "dim"), ("┆ " if lost else "│ ", stem)]
        room = max(20, self.width - cell_len(place.base) - 2)
        body = list(self._body(turn, room))
        while body and not any(text for text, _ in body[-1]):
            body.pop()
        if self.look.brief:
            body = _shortened(body)
        subject = list(self._subject(turn, room))
        body += [
            [(line, "dim")]
            for attachment in (turn.message.attachments if turn.message else ())
            for line in wrap(
                _attached(attachment.name, attachment.content_type, attachment.size), room
            )
        ]
        if not body:
            body = [[(line, "dim")] for line in wrap(without_words(turn), room)]
        if self.look.explain:
            body = [*self._reasons(turn, room), *body]
        for line in (*subject, *body):
            yield [*bar, *line]

    def _title(self, place: Placed, lead: str) -> Iterator[Line]:
        turn = place.turn
        author, style = turn.author, self.people.style(turn.author)
        name = called(author)
        email = one_line(author.email or "")
        email = f" <{email}>" if email and email != name else ""
        number = f"{place.number}  " if self.look.flat else ""
        notes = self._when(place)
        when = " · ".join(notes)
        room = self.width - cell_len(lead) - cell_len(number)
        for shown_email in (email, ""):
            gap = room - cell_len(name) - cell_len(shown_email) - cell_len(when)
            if gap >= 2 and (shown_email == email or cell_len(name + email) + 2 > room):
                yield [(lead, "dim"), (number, "dim"), (_held(name), style), (_held(shown_email), "dim"),
                       (" " * gap, ""), (when, "dim")]  # fmt: skip
                return
        name = fit(name, room)
        yield [(lead, "dim"), (number, "dim"), (_held(name), style),
               (_held(email if cell_len(name + email) <= room else ""), "dim")]  # fmt: skip
        bar = "┆ " if turn.origin == "quoted" else "│ "
        for line in wrap_items(notes, self.width - cell_len(place.base) - 2):
            yield [
                (place.base, "dim"),
                (bar, self.people.style(turn.author, "stem")),
                (line, "dim"),
            ]

    def _when(self, place: Placed) -> list[str]:
        turn = place.turn
        parent = self.turns.get(turn.parent or "")
        notes = [self.look.clock.phrase(turn.date)]
        if parent is not None and parent.date.utc and turn.date.utc:
            seconds = (turn.date.utc - parent.date.utc).total_seconds()
            if seconds >= _AT_ONCE:
                notes.append(f"{later(seconds)} later")
            elif seconds <= -_AT_ONCE and _is_before(turn.date, parent.date):
                notes.append(f"{later(-seconds)} earlier")
        if turn.origin == "quoted":
            notes.append("recovered")
        elif turn.provenance:
            notes.append("text from quotes")
        if self.look.flat and parent is not None:
            notes.append(f"answers {self.numbers[parent.id]}")
        if turn.confidence is not None and turn.confidence < _SURE:
            notes.append(_sure(turn.confidence))
        if place.level * 3 > cell_len(place.base):
            notes.append(f"level {place.level}")
        if len(self.turns) > 1 and self._is_asked_for(turn):
            notes.append("asked for")
        return notes

    def _is_asked_for(self, turn: Turn) -> bool:
        return not self.look.asked.isdisjoint((turn.id, turn.message_id))

    def _body(self, turn: Turn, room: int) -> Iterator[Line]:
        wanted = self.look.wanted if self._is_asked_for(turn) else ()
        is_apart = True
        for number, part in enumerate(parts_of(turn, self.turns, self.look.elsewhere)):
            if isinstance(part, OwnWords):
                lines = draw_own(part, room, full=self.look.quotes == "full")
                if part.kind != "signature":
                    lines = mark_hits(lines, wanted)
                while lines and not lines[-1][0][0]:
                    lines.pop()
                if number and part.text.startswith("\n"):
                    yield [("", "")]
                yield from lines
                is_apart = not part.text.rpartition("\n")[2].strip()
                if is_apart:
                    yield [("", "")]
            elif self.look.quotes != "none" or (self.look.altered and _is_altered(part)):
                if not is_apart:
                    yield [("", "")]  # a quote belongs to the words below it
                yield from draw_run(
                    part,
                    self.people,
                    room,
                    full=self.look.quotes == "full",
                    all_changes=self.look.altered,
                    splitter=self.look.splitter,
                )

    def _from_elsewhere(self, turn: Turn) -> list[Turn]:
        """Messages of other conversations that a turn quotes."""
        ids = dict.fromkeys(s.source.id for s in turn.segments if s.source is not None)
        elsewhere = self.look.elsewhere
        return [elsewhere[i] for i in ids if i not in self.turns and i in elsewhere]

    def _subject(self, turn: Turn, room: int) -> Iterator[Line]:
        subject = own_subject(turn, self.conversation, self.turns)
        for number, text in enumerate(wrap(subject, room - len(_SUBJECT)) if subject else ()):
            label = " " * len(_SUBJECT) if number else _SUBJECT
            yield [(label, "dim"), (_held(text), "subject")]
        if subject and not self.look.brief:
            yield [("", "")]

    def _reasons(self, turn: Turn, room: int) -> Iterator[Line]:
        told = [f"date: {_dated(turn.date)}"]
        if turn.parent is not None:
            sure = "" if turn.confidence is None else f", {_sure(turn.confidence)}"
            told.append(f"parent: {', '.join(turn.parent_evidence)}{sure}")
            told += [f"  {reason}" for reason in turn.reasons]
        else:
            told += turn.reasons
        told += map(_cited, self._from_elsewhere(turn))
        if turn.provenance:
            readers = dict.fromkeys(part.id for part in turn.provenance)
            told.append(f"text: recovered from {', '.join(readers)}")
        for text in told:
            lead = text[: len(text) - len(text.lstrip())]
            words, width = one_line(text), room - 2 - len(lead)
            if cell_len(words) > width:
                words, *below = wrap(words, width - len(_WRAPPED))
            else:
                below = []
            yield [("? ", "dim"), (lead + words, "dim")]
            yield from ([("? ", "dim"), (lead + _WRAPPED + line, "dim")] for line in below)
        exact = [f"id: {one_line(turn.id)}"]
        for place in turn.message.places if turn.message is not None else ():
            line_number = "" if place.line is None else f":{place.line}"
            exact.append(f"in: {source_name(place.source)}{line_number}")
        for text in exact:
            first = wrap_exact(text, room - 2)[0]
            rest = text[len(first) :]
            pieces = wrap_exact(rest, room - 2 - len(GOES_ON)) if rest else ()
            for line in (first, *(GOES_ON + piece for piece in pieces)):
                yield [("? ", "dim"), (line, "dim")]


def _is_before(date: DateBounds, other: DateBounds) -> bool:
    """Whether all bounds of one date are before those of another."""
    return bool(date.latest and other.earliest and date.latest < other.earliest)


def _dated(date: DateBounds) -> str:
    """What a date rests on, and how it is printed: right behind what was read from that."""
    first, semicolon, rest = date.basis.partition("; ")
    if not date.raw:
        return date.basis
    if "date" in first.lower() or first.startswith("attribution"):
        return f'{first} ("{date.raw}"){semicolon}{rest}'
    return f'{date.basis}; printed as "{date.raw}"'


def _cited(turn: Turn) -> str:
    """A message of another conversation, by its author and its subject."""
    return f'quotes: {called(turn.author)} in "{turn.subject or ""}", id {turn.id}'


def _sure(confidence: float) -> str:
    """Nothing that was reckoned is certain: no confidence is told as 100 %."""
    return "over 99 % sure" if confidence >= 0.995 else f"{confidence * 100:.0f} % sure"


def _held(text: str) -> str:
    """Right-to-left words with a mark behind, so that what follows keeps its place."""
    return text + LEFT_TO_RIGHT_MARK if spoken_right_to_left(text) else text


def _is_altered(run: QuotedRun) -> bool:
    return any(quoted.altered for quoted in run.quotes)


def _shortened(body: list[Line]) -> list[Line]:
    """The first lines, and those that hold what was looked for."""
    full = [line for line in body if "".join(text for text, _ in line).strip()]
    out: list[Line] = []
    left: list[Line] = []
    for number, line in enumerate(full):
        if number >= _BRIEF and all(style != HIT for _, style in line):
            left.append(line)
            continue
        out += _left_out(left)
        out.append(line)
        left = []
    return [*out, *_left_out(left)]


def _left_out(lines: list[Line]) -> list[Line]:
    return lines if len(lines) < 2 else [[(f"… {len(lines)} more lines", "dim")]]


def _attached(name: str | None, content_type: str | None, size: int | None) -> str:
    words = one_line(name or "") or one_line(content_type or "") or "a part without name"
    return f"attached: {words}" + ("" if size is None else f" ({size_words(size)})")
