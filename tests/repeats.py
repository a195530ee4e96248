"""Recovered messages that are in the archive after all: the check and a command for `show --json`.

    python tests/repeats.py OUT.json

prints how many messages of origin "quoted" there are, and the share whose text repeats the text of
an archived message. A text repeats another when most of its telling lines, or runs of its words
where it was wrapped anew, stand in the other's own text.

Where the same words were said twice, the recovered message is another one and no repeat when
- its attribution names another author (two people cite a third),
- the archived one itself, or what was written before it, quotes it (it was sent again later), or
- it has a Message-ID of its own and a date a day or more from the archived one's.
These are counted apart.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from mlthread.model import Conversation
from mlthread.thread.people import name_words
from mlthread.thread.texts.quotes import QuoteIndex
from mlthread.thread.texts.wordings import fingerprint

MOST = 0.6
"""A recovered text of which more than this share stands in one archived message repeats it."""
APART = timedelta(days=1)


class Said(NamedTuple):
    """What a message of a conversation says, and whether it is archived or recovered.

    `answered` is when the first message that quotes it was written.
    """

    id: str
    origin: str
    text: str
    name: str | None = None
    email: str | None = None
    has_id: bool = False
    earliest: datetime | None = None
    latest: datetime | None = None
    answered: datetime | None = None


class Repeat(NamedTuple):
    """A recovered message, the archived one that it repeats, how much of it, and why it is another
    message all the same (None: nothing says so)."""

    recovered: str
    archived: str
    share: float
    another: str | None = None


def said_in(conversations: Iterable[Conversation]) -> Iterator[Said]:
    """Every turn of some conversations."""
    for conversation in conversations:
        answered: dict[str, datetime] = {}
        for turn in conversation.turns:
            at = turn.date.utc or turn.date.latest
            if turn.parent is not None and at is not None:
                answered[turn.parent] = min(at, answered.get(turn.parent, at))
        for turn in conversation.turns:
            yield Said(
                turn.id,
                turn.origin,
                turn.text,
                turn.author.name,
                turn.author.email,
                turn.message_id is not None,
                turn.date.utc or turn.date.earliest,
                turn.date.utc or turn.date.latest,
                answered.get(turn.id),
            )


def said_in_document(document: dict[str, Any]) -> Iterator[Said]:
    """Every message of the output of `show --json`."""
    for conversation in document["conversations"]:
        messages = conversation["messages"]
        answered: dict[str, datetime] = {}
        for message in messages:
            at = _at(message, "latest")
            if message["parent"] is not None and at is not None:
                answered[message["parent"]] = min(at, answered.get(message["parent"], at))
        for message in messages:
            yield Said(
                message["id"],
                message["origin"],
                message["text"] or "",
                message["author"]["name"],
                message["author"]["email"],
                message["message_id"] is not None,
                _at(message, "earliest"),
                _at(message, "latest"),
                answered.get(message["id"]),
            )


def _at(message: dict[str, Any], bound: str) -> datetime | None:
    written = message["date"]["utc"] if message["origin"] == "archive" else None
    written = written or message["date"][bound]
    return datetime.fromisoformat(written.replace("Z", "+00:00")) if written else None


def say_again(said: Iterable[Said]) -> list[Repeat]:
    """The recovered messages whose text is that of an archived one, others or not."""
    messages = list(said)
    index = QuoteIndex()
    for number, message in enumerate(messages):
        if message.origin == "archive":
            index.add(number, *fingerprint(message.text))
    found = []
    for message in messages:
        if message.origin != "quoted":
            continue
        hits = [hit for hit in index.find(*fingerprint(message.text), limit=8) if hit.cover > MOST]
        if hits:
            tries = [
                Repeat(message.id, archived.id, hit.cover, _why_another(message, archived))
                for hit in hits
                for archived in [messages[hit.number]]
            ]
            found.append(next((t for t in tries if t.another is None), tries[0]))
    return found


def find_repeats(said: Iterable[Said]) -> list[Repeat]:
    """The recovered messages that repeat an archived one."""
    return [repeat for repeat in say_again(said) if repeat.another is None]


def _why_another(lost: Said, archived: Said) -> str | None:
    names = set(name_words(lost.name)), set(name_words(archived.name))
    emails = (lost.email or "").casefold(), (archived.email or "").casefold()
    same = bool(names[0] & names[1]) or (emails[0] == emails[1] != "")
    if not same and (all(names) or all(emails)):
        return "another author is named"
    if lost.answered and archived.earliest and lost.answered <= archived.earliest:
        return "quoted before that was written"
    if not (lost.has_id and lost.earliest and lost.latest):
        return None
    before = archived.latest and archived.latest < lost.earliest - APART
    after = archived.earliest and archived.earliest > lost.latest + APART
    return "of another date, under another Message-ID" if before or after else None


def main(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        said = list(said_in_document(json.load(file)))
    again = say_again(said)
    repeats = [repeat for repeat in again if repeat.another is None]
    recovered = sum(message.origin == "quoted" for message in said)
    share = len(repeats) / recovered if recovered else 0.0
    print(f"{recovered} recovered, {len(repeats)} repeat an archived message: {share:.1%}")
    print(f"{len(again) - len(repeats)} more say what an archived one says and are others")
    for repeat in again[:80]:
        print(
            f"  {repeat.recovered} {'says what' if repeat.another else 'repeats'}"
            f" {repeat.archived} ({repeat.share:.0%}){': ' if repeat.another else ''}"
            f"{repeat.another or ''}"
        )


if __name__ == "__main__":
    main(sys.argv[1])
