"""Messages that stand on one page under one title. In: a reader of pages. Out: one that tells so.

A page of a thread shows no ids, at times days without hours; that its messages stand together is all that says
which conversation they are of where nobody quotes anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlthread.frozen import replace
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts
from mlthread.model import Message
from mlthread.rules.subjects import base_subject

__all__ = ["of_one_thread"]

Read = Callable[[ByteStream, Facts, Tell], Iterator[Message]]


def of_one_thread(read: Read) -> Read:
    """`read`, whose messages of one title are told to belong together, and in which order they stand."""

    def read_together(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
        first: dict[str, str] = {}
        for place, message in enumerate(read(stream, facts, tell)):
            base = base_subject(message.subject)
            if base and not message.thread_hint:
                hint = first.setdefault(base, f"page:{message.id}")
                message = replace(message, thread_hint=f"{hint} {place:06}")
            yield message

    return read_together
