"""`mlthread pairs` on a screen. In: answered passages of a conversation. Out: who answered whom, both texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlthread.model import Conversation
from mlthread.views.dates import Clockface
from mlthread.views.headings import called, heading
from mlthread.views.pairing import Pair
from mlthread.views.safe import trimmed_lines

from .cells import wrap, wrap_items
from .filling import paragraphs
from .paint import Line

__all__ = ["draw_pairs"]


def draw_pairs(
    conversation: Conversation, pairs: Iterable[Pair], width: int, clock: Clockface
) -> Iterator[Line]:
    """The conversation's subject once, then its pairs; nothing where it has none."""
    for number, pair in enumerate(pairs, 1):
        if number == 1:
            subject, _ = heading(conversation)
            yield from ([(line, "subject")] for line in wrap(subject, width))
        yield [("", "")]
        yield from _pair(pair, width, clock)


def _pair(pair: Pair, width: int, clock: Clockface) -> Iterator[Line]:
    """The passage dim, the answer plain."""
    who = f"{called(pair.reply_author)} answers {called(pair.author)}"
    facts = [who, clock.phrase(pair.reply_date)]
    for line in wrap_items(facts, width):
        yield [(line, "key")]
    for line in paragraphs(trimmed_lines(pair.text), width - 2):
        yield [("▏ ", "dim"), (line, "quote")]
    if pair.match == "altered":
        yield [("≠ quoted as", "altered")]
        for line in paragraphs(trimmed_lines(pair.quoted), width - 2):
            yield [("▏ ", "dim"), (line, "quote")]
    for line in paragraphs(trimmed_lines(pair.answer), width):
        yield [(line, "")]
