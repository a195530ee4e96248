"""Pages that a browser printed: the edges of its sheets are nobody's words."""

from __future__ import annotations

import io

import pytest

import mlthread
from mlthread.mailbox.sheets import without_sheets

CHROME = """\
3/5/24, 8:12 AM                              Gmail - Harbour hall
Jule Anders <jule@paper.example>

Harbour hall
2 messages

Ann Lee <ann@example.org>                    Mon, Mar 4, 2024 at 9:00 AM
To: Bo Ek <bo@example.org>

Bo,

the contract is on my desk. It has been there since
https://mail.example.com/mail/u/0/?view=pt     1/2
\f3/5/24, 8:12 AM                              Gmail - Harbour hall
last week.

Bo Ek <bo@example.org>                       Mon, Mar 4, 2024 at 10:22 AM
To: Ann Lee <ann@example.org>

Ask the mayor.
https://mail.example.com/mail/u/0/?view=pt     2/2
"""


def test_sheets_of_a_printed_conversation() -> None:
    """Why: the address below each sheet was the last words of whoever wrote there."""
    first, second = mlthread.read(io.BytesIO(CHROME.encode()), problems=[])
    assert first.body.split() == [
        *("Bo, the contract is on my desk. It has been there since".split()),
        "last",
        "week.",
    ]
    assert second.body == "Ask the mayor.\n"
    assert [message.places[0].line for message in (first, second)] == [1, 17]


FIREFOX = ["Gates   https://x.example/1", "It leaks.", "1 of 2     3/5/2024, 8:12 AM", "Gates   https://x.example/1",
           "So what?", "2 of 2     3/5/2024, 8:12 AM"]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (FIREFOX, ["It leaks.", "So what?"]),
        (["Gates", "It leaks.", "https://x.example/1  1/1"], ["Gates", "It leaks."]),
        (["9:15 Gates", "See https://x.example/1  1/1"], None),  # a person's line
        (
            ["9:15 Gates", "https://x.example/1  3/4", "https://x.example/2  1/4"],
            None,
        ),  # marks they gave
        (["9:15 Gates", "https://x.example/1"], None),
        (["9:15 Gates", "2 of 3 people said 9:15"], None),
        ([], None),
    ],
)
def test_the_edges_of_sheets(lines: list[str], left: list[str] | None) -> None:
    bare = without_sheets(lines)
    assert len(bare) == len(lines)
    assert [line for line in bare if line] == (lines if left is None else left)
