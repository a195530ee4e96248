"""`mlthread list` on a screen. In: conversations. Out: the lines of a table.

The columns that are always short keep their width; the subject gets the rest, or a line of its own.
A narrow screen shows fewer columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from operator import itemgetter

from mlthread.model import Conversation
from mlthread.views.dates import Clockface, best_guess, moments, stretch
from mlthread.views.safe import one_line, untagged

from .cells import column
from .paint import Line

__all__ = ["draw_list"]


_LEAST_SUBJECT = 20
"""With less room the subject stands on a line of its own."""

_BY_YEAR = timedelta(days=60)
"""A message whose date is known no closer than this is listed by its year or years."""

_Shown = tuple[str, str]
"""A cell's text and its style."""


def _last(conversation: Conversation, clock: Clockface) -> _Shown:
    dates = [turn.date for turn in conversation.turns]
    known = [(moment, date) for date in dates if (moment := best_guess(date)) is not None]
    if not known:
        return "no date", ""
    end, date = max(known, key=itemgetter(0))
    if date.earliest and date.latest and date.latest - date.earliest > _BY_YEAR:
        first, last = (f"{clock.at(bound):%Y}" for bound in (date.earliest, date.latest))
        return (first if first == last else f"{first}–{last}"), ""
    return f"{clock.at(end):%Y-%m-%d}", ""


def _span(conversation: Conversation, _: Clockface) -> _Shown:
    known = moments(conversation)
    return (stretch(min(known), max(known)) if known else "–", "dim")


def _messages(conversation: Conversation, _: Clockface) -> _Shown:
    count = len(conversation.turns)
    lost = sum(turn.origin == "quoted" for turn in conversation.turns)
    return (f"{count}({lost})", "recovered") if lost else (f"{count}", "")


def _people(conversation: Conversation, _: Clockface) -> _Shown:
    return (f"{len(conversation.participants)}", "")


_COLUMNS: tuple[tuple[str, int, int, Callable[[Conversation, Clockface], _Shown]], ...] = (
    ("last", -10, 0, _last),
    ("span", 6, 56, _span),
    ("msgs", 7, 0, _messages),
    ("people", 6, 72, _people),
)
"""Title, the least cells (below 0: at the left), the narrowest screen that shows it, what it holds."""


def _short_columns(
    rows: Sequence[tuple[int, Conversation]], width: int, clock: Clockface
) -> list[list[_Shown]]:
    """Those that fit, each with its title first and as wide as what it holds."""
    out = []
    for title, size, narrowest, show in _COLUMNS:
        if width >= narrowest:
            cells = [(title, "dim"), *(show(conversation, clock) for _, conversation in rows)]
            room = max(abs(size), *(len(text) for text, _ in cells))
            side = "<" if size < 0 else ">"
            out.append([(f"{text:{side}{room}}  ", style) for text, style in cells])
    return out


def draw_list(
    rows: Iterable[tuple[int, Conversation]], width: int, clock: Clockface, *, cut: bool = True
) -> Iterator[Line]:
    """The table of one row or more; `rows` are numbered as `mlthread show` takes them. A subject that is too long for
    `width` is cut, but not without `cut`: who searches the table in a pipe finds all its words."""
    rows = list(rows)
    digits = max(2, *(len(str(number)) for number, _ in rows))
    one_list = len({c.list_name for _, c in rows}) <= 1
    several_lists = not one_list and width >= 100
    heads, *cells = zip(*_short_columns(rows, width, clock), strict=True)
    margin = digits + 2 + sum(len(text) for text, _ in heads) + (22 if several_lists else 0)
    room = width - margin
    beside = room >= _LEAST_SUBJECT
    yield [
        (f"{'#':>{digits}}  ", "dim"),
        *heads,
        (column("list", 20) + "  " if several_lists else "", "dim"),
        ("subject" if beside else "", "dim"),
    ]
    for (number, conversation), shown in zip(rows, cells, strict=True):
        list_name = one_line(conversation.list_name or "")
        subject = one_line(conversation.subject or "")
        if one_list or several_lists:
            subject = untagged(subject, list_name)
        row: Line = [(f"{number:>{digits}}  ", "dim"), *shown]
        row.append((column(list_name, 20) + "  " if several_lists else "", "dim"))
        if not beside:
            yield row
            row, room = [(" " * (digits + 2), "")], width - digits - 2
        subject = subject or "(no subject)"
        yield [*row, (column(subject, room).rstrip(" ") if cut else subject, "subject")]
