"""What is in the archive is not recovered a second time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import mlthread
from mlthread.model import Address, DateBounds, Message
from repeats import Said, find_repeats, said_in

OPENING = """Good morning,

the ferry company has moved the winter timetable to November, and
nobody told the harbour office before the notices were printed.
Should we print new ones or paste a correction over the old?

Mary
"""
ANSWER = """On 3 May 2010 09:00, Mary Hill wrote:
> the ferry company has moved the winter timetable to November, and
> nobody told the harbour office before the notices were printed.

Paste a correction, the printer is shut until Thursday anyway.
"""
REFLOWED = """On 3 May 2010 09:00, Mary Hill wrote:
> the ferry company has moved the winter timetable
> to November, and nobody told the harbour office
> before the notices were printed. Should we print
> new ones or paste a correction over the old?

New ones. The old ones have a wrong telephone number as well.
"""


def _message(number: int, name: str, body: str) -> Message:
    at = datetime(2010, 5, 3, 9, 0, tzinfo=UTC) + timedelta(hours=number)
    return Message(
        id=f"m{number}@example.org",
        message_id=f"m{number}@example.org",
        author=Address(name, f"{name.split()[0].lower()}@example.org"),
        date=DateBounds(utc=at, earliest=at, latest=at, basis="Date", offset=0),
        subject="Winter timetable",
        body=body,
    )


def test_nothing_is_recovered_that_is_there() -> None:
    bodies = [("Mary Hill", OPENING), ("Peter Lane", ANSWER), ("Ruth Moss", REFLOWED)]
    messages = [_message(n, name, body) for n, (name, body) in enumerate(bodies)]
    assert find_repeats(said_in(mlthread.reconstruct(messages))) == []


def test_what_is_lost_is_no_repeat() -> None:
    messages = [_message(1, "Peter Lane", ANSWER), _message(2, "Ruth Moss", REFLOWED)]
    said = list(said_in(mlthread.reconstruct(messages)))
    assert any(message.origin == "quoted" for message in said)
    assert find_repeats(said) == []


def test_a_repeat_is_seen_however_it_is_wrapped() -> None:
    again = " ".join(OPENING.split()[2:-1])
    said = [
        Said("a", "archive", OPENING),
        Said("b", "quoted", again),
        Said("c", "quoted", "Something else that nobody in the archive has said so far."),
    ]
    assert [(r.recovered, r.archived) for r in find_repeats(said)] == [("b", "a")]
