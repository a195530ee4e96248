"""`mlthread pairs` on a screen. In: answered passages of a conversation. Out: who answered whom, both texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlthread.model import Conversation
from mlthread.views.dates import Clockface
from mlthread.views.pairing import Pair
from mlthread.views.safe import one_line, trimmed_lines, untagged

from .cells import paragraphs, wrap, wrap_items
from .paint import Line

__all__ = ["draw_pairs"]


def draw_pairs(
    conversation: Conversation, pairs: Iterable[Pair], width: int, clock: Clockface
) -> Iterator[Line]:
    """The conversation's subject once, then its pairs; nothing where it has none."""
    for number, pair in enumerate(pairs, 1):
        if number == 1:
            list_name = one_line(conversation.list_name or "")
            subject = untagged(one_line(conversation.subject or ""), list_name) or "(no subject)"
            yield from ([(line, "subject")] for line in wrap(subject, width))
        yield [("", "")]
        yield from _pair(pair, width, clock)


def _pair(pair: Pair, width: int, clock: Clockface) -> Iterator[Line]:
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
