"""`mlthread pairs` on a screen. In: an answered passage. Out: who answered whom, both texts."""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.views.dates import Clockface
from mlthread.views.pairing import Pair
from mlthread.views.safe import one_line, trimmed_lines

from .cells import paragraphs, wrap_items
from .paint import Line

__all__ = ["draw_pair"]


def draw_pair(pair: Pair, width: int, clock: Clockface) -> Iterator[Line]:
    """The passage dim, the answer plain."""
    giver = one_line(pair.reply_author.label or "") or "somebody"
    receiver = one_line(pair.author.label or "") or "somebody"
    facts = [f"{giver} answers {receiver}", clock.phrase(pair.reply_date)]
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
