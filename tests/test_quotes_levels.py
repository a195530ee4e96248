"""The place of a quote in the reply chain, where marks do not tell it and the messages above do."""

from __future__ import annotations

import pytest

from mlthread import reconstruct, split
from mlthread.model import Message, Segment

from .mails import mail

FIRST = "Shall we mend the lower gate before the floods come?"
SECOND = "The wheel comes first, as the mill stands still without it."
HEAD = "On Mon, May 3, 2010 at 11:00 AM, Bo Chen <bo@example.org> wrote:"
INNER = "> On Mon, May 3, 2010 at 9:00 AM, Ann Lee <ann@example.org> wrote:"


def thread(lines: list[str]) -> list[Message]:
    return [
        mail("a", "Ann Lee", [FIRST], 0, "The gate"),
        mail("b", "Bo Chen", [f"> {FIRST}", "", SECOND], 2, "Re: The gate"),
        mail("c", "Cy Fox", lines, 4, "Re: The gate"),
    ]


def quotes(lines: list[str]) -> list[Segment]:
    turns = [t for c in reconstruct(thread(lines)) for t in c.turns]
    return [s for s in turns[-1].segments if s.kind == "quote" and s.text.strip()]


@pytest.mark.parametrize(("words", "level", "key"), [(FIRST, 2, "a"), (SECOND, 1, "b")])
def test_a_line_that_says_who_wrote_the_words_below_or_words_that_were_cut(
    words: str, level: int, key: str
) -> None:
    lines = [HEAD, INNER, f"> {words}", "", "Both, if you ask me."]
    assert [s.level for s in split("\n".join(lines)) if s.kind == "quote"] == [2]
    (quote,) = quotes(lines)
    assert quote.source is not None
    assert (quote.level, quote.source.id) == (level, f"{key}@example.org")
    assert quote.rule == ("quote/found-level" if level == 1 else "quote/lost-level")
    assert bool(quote.evidence)


def test_marks_are_believed() -> None:
    (quote,) = quotes([HEAD, f">> {SECOND}", "", "Both, if you ask me."])
    assert (quote.depth, quote.level, quote.rule) == (2, 2, "quote/marks")


def test_words_that_nobody_wrote_stay_where_the_line_above_puts_them() -> None:
    lines = [HEAD, INNER, "> The miller sold his boat to the keeper.", ""]
    (quote,) = quotes([*lines, "Both, if you ask me."])
    assert (quote.level, quote.rule) == (2, "quote/lost-level")
