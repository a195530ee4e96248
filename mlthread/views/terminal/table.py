"""`mlthread list` on a screen. In: conversations. Out: the lines of a table.

The columns that are always short keep their width; the subject gets the rest, and at 60 columns it
still has room for its first words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlthread.model import Conversation
from mlthread.views.dates import Clockface, stretch
from mlthread.views.safe import one_line, untagged

from .cells import column
from .paint import Line

__all__ = ["draw_list"]


_LEAST_SUBJECT = 12
"""With less room the subject stands on a line of its own."""


def draw_list(
    rows: Iterable[tuple[int, Conversation]], width: int, clock: Clockface
) -> Iterator[Line]:
    """The table; `rows` are numbered as `mlthread show` takes them."""
    rows = list(rows)
    digits = max(2, *(len(str(number)) for number, _ in rows)) if rows else 2
    one_list = len({c.list_name for _, c in rows}) <= 1
    several_lists = not one_list and width >= 100
    yield [
        (f"{'#':>{digits}}  {'last':10}  {'span':>6}  {'msgs':>7}  {'people':>6}  ", "dim"),
        (column("list", 20) + "  " if several_lists else "", "dim"),
        ("subject" if width >= 60 else "", "dim"),
    ]
    margin = digits + 2 + 12 + 8 + 9 + 8 + (22 if several_lists else 0)
    room = width - margin
    for number, conversation in rows:
        count = len(conversation.turns)
        lost = sum(turn.origin == "quoted" for turn in conversation.turns)
        last = "no date" if conversation.end is None else f"{clock.at(conversation.end):%Y-%m-%d}"
        start, end = conversation.start, conversation.end
        span = "–" if start is None or end is None else stretch(start, end)
        list_name = one_line(conversation.list_name or "")
        subject = one_line(conversation.subject or "")
        if one_list or several_lists:
            subject = untagged(subject, list_name)
        row: Line = [
            (f"{number:>{digits}}  ", "dim"),
            (f"{last:10}  ", ""),
            (f"{span:>6}  ", "dim"),
            (f"{f'{count}({lost})' if lost else count:>7}  ", "recovered" if lost else ""),
            (f"{len(conversation.participants):>6}  ", ""),
            (column(list_name, 20) + "  " if several_lists else "", "dim"),
        ]
        if room >= _LEAST_SUBJECT:
            yield [*row, (column(subject or "(no subject)", room).rstrip(" "), "subject")]
        else:
            yield row
            indent = " " * (digits + 2)
            text = column(subject or "(no subject)", max(1, width - digits - 2)).rstrip(" ")
            yield [(indent, ""), (text, "subject")]
