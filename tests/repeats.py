"""Recovered messages that are in the archive after all: the check and a command for `show --json`.

    python tests/repeats.py OUT.json

prints how many messages of origin "quoted" there are, and the share whose text repeats the text of
an archived message. A text repeats another when most of its telling lines, or runs of its words
where it was wrapped anew, stand in the other's own text.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlthread.model import Conversation
from mlthread.thread.quotes import QuoteIndex

MOST = 0.6
"""A recovered text of which more than this share stands in one archived message repeats it."""


class Said(NamedTuple):
    """What a message of a conversation says, and whether it is archived or recovered."""

    id: str
    origin: str
    text: str


class Repeat(NamedTuple):
    """A recovered message, the archived one that it repeats, and how much of it."""

    recovered: str
    archived: str
    share: float


def said_in(conversations: Iterable[Conversation]) -> Iterator[Said]:
    """Every turn of some conversations."""
    for conversation in conversations:
        for turn in conversation.turns:
            yield Said(turn.id, turn.origin, turn.text)


def find_repeats(said: Iterable[Said]) -> list[Repeat]:
    """The recovered messages whose text is that of an archived one."""
    messages = list(said)
    index = QuoteIndex()
    for number, message in enumerate(messages):
        if message.origin == "archive":
            index.add_text(number, message.text)
    found = []
    for message in messages:
        if message.origin == "quoted":
            hits = index.candidates(message.text, limit=1)
            if hits and hits[0].cover > MOST:
                found.append(Repeat(message.id, messages[hits[0].number].id, hits[0].cover))
    return found


def main(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    said = [
        Said(message["id"], message["origin"], message.get("text") or "")
        for conversation in document["conversations"]
        for message in conversation["messages"]
    ]
    repeats = find_repeats(said)
    recovered = sum(message.origin == "quoted" for message in said)
    share = len(repeats) / recovered if recovered else 0.0
    print(f"{recovered} recovered, {len(repeats)} repeat an archived message: {share:.1%}")
    for repeat in repeats[:40]:
        print(f"  {repeat.recovered} repeats {repeat.archived} ({repeat.share:.0%})")


if __name__ == "__main__":
    main(sys.argv[1])
