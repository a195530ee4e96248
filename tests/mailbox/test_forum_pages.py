"""Pages of Nabble and SourceForge, and logs of debbugs, as a person copies them; what only looks like one is none."""

from __future__ import annotations

import io

import pytest

import mlthread
from mlthread.mailbox.pages.forumpages import find_forge, find_nabble
from mlthread.model import Message

ASKED = "Which gate is the one that sticks?\n\nAnn\n"
SAID = "On 2018-02-05, Ann Lee wrote:\n> Which gate is the one that sticks?\n\nThe first.\n"
OPEN = "Reply | Threaded\nOpen this post in threaded view\n|\nMore\n"
NABBLE = {
    "a reader's view": f"Tides\n2 messages\nOptions\n{OPEN}Gates\nAnn Lee\n34 posts\n{ASKED}\n{OPEN}Re: Gates\nBo Ray\nIn reply to this post by Ann Lee\n{SAID}Free forum by Nabble\tEdit this page\n",
    "with dates": f"Gates\nAnn Lee Reply | Threaded | More\nFeb 05, 2018; 10:17am Gates\n\n34 posts\n{ASKED}Bo Ray Reply | Threaded | More\nFeb 05, 2018; 2:30pm Re: Gates\n\n2 posts\n{SAID}« Return to Tides\n",
    "a name above its links": f"Gates\nAnn Lee\nReply | Threaded | More\nFeb 05, 2018; 10:17am\nGates\nAnn Lee\n34 posts\n{ASKED}Bo Ray\nReply | Threaded | More\nFeb 05, 2018; 2:30pm\nRe: Gates\nBo Ray\n{SAID}",
}
FORGE = {
    "a month": f"2018\nJan\n(1)\nFeb\n(2)\n\nFrom: Ann Lee <an...@ex...> - 2018-02-05 10:17:00\n\n{ASKED}\nFrom: Bo Ray <bo...@ex...> - 2018-02-05 14:30:00\nAttachments: gate.png Message as HTML\n{SAID}",
    "a table in Markdown": f"2018\n\nFrom: Ann Lee <an...@ex...> - 2018-02-05 10:17:00\n|\n\n{ASKED}\n|\n\nFrom: Bo Ray <bo...@ex...> - 2018-02-05 14:30:00\nAttachments: gate.png\n|\n\n{SAID}|\n",
    "a thread": f"[tides] Gates\nFrom: Ann Lee <an...@ex...> - 2018-02-05 10:17:00\nAttachments: Message as HTML\n{ASKED}\nRe: [tides] Gates\nFrom: Bo Ray <bo...@ex...> - 2018-02-05 14:30:00\nAttachments: gate.png\n{SAID}",
}


def read(text: str) -> tuple[list[Message], list[str]]:
    problems: list[mlthread.Problem] = []
    found = list(mlthread.read(io.BytesIO(text.encode()), problems=problems))
    return found, [problem.problem for problem in problems]


@pytest.mark.parametrize("kind", [*NABBLE, *FORGE])
def test_messages_below_each_other(kind: str) -> None:
    text = {**NABBLE, **FORGE}[kind]
    found, problems = read(text)
    assert [message.author.name for message in found] == ["Ann Lee", "Bo Ray"]
    assert [message.body for message in found] == [ASKED, SAID]
    assert problems == []
    assert (found[0].places[0].start, found[-1].places[0].stop) == (0, len(text.encode()))
    if kind not in ("a month", "a table in Markdown"):
        assert [message.subject for message in found] == (
            ["[tides] Gates", "Re: [tides] Gates"] if kind == "a thread" else ["Gates", "Re: Gates"]
        )
    for message, clock in zip(found, ("10:17", "14:30"), strict=True):
        assert (kind == "a reader's view") == (message.date.earliest is None)
        if message.date.earliest is not None and message.date.latest is not None:
            when = f"2018-02-05T{clock}"
            assert message.date.earliest.isoformat() <= when <= message.date.latest.isoformat()


@pytest.mark.parametrize("kind", FORGE)
def test_files_that_the_page_lists_are_attached(kind: str) -> None:
    found, _ = read(FORGE[kind])
    assert [[file.name for file in message.attachments] for message in found] == [[], ["gate.png"]]


def test_the_folds_of_a_quote_are_no_text() -> None:
    text = NABBLE["with dates"].replace("> Which gate", "> Whose\n... [show rest of quote]\n> gate")
    assert "show rest" not in read(text)[0][1].body


@pytest.mark.parametrize(
    "text",
    ["Below each message stands\nReply | Threaded | More\nand then the date.\n", "Gates\n\nFrom: Ann Lee <ann@example.org> - 2018-02-05 10:17:00 I have it that the gate sticks.\n",
     "| Reply | Threaded replies are shown | MVP |\n\nGates\n"],
)  # fmt: skip
def test_prose_is_no_page(text: str) -> None:
    assert find_nabble(text.split("\n")) == []
    assert find_forge(text.split("\n")) == []


LOG = """Debian Bug report logs - #7
gate: sticks

Package: gate; Maintainer for gate is Cy Dan <cy@example.org>.

Reported by: Ann Lee <ann@example.org>

Date: Mon, 5 Feb 2018 10:17:00 UTC

Toggle useless messages

View this report as an mbox folder, status mbox, maintainer mbox
Report forwarded to bugs-dist@example.org, Cy Dan <cy@example.org>:
Bug#7; Package gate. (full text, mbox, link).

Message #5 received at submit@bugs.example.org (full text, mbox, reply):

From: Ann Lee <ann@example.org>
To: submit@bugs.example.org
Subject: gate: sticks
Date: Mon, 5 Feb 2018 10:17:00 +0000

Package: gate
Version: 1.3

It sticks.

Acknowledgement sent to Bo Ray <bo@example.org>:
Extra info received and forwarded to list. Copy sent to Cy Dan <cy@example.org>. (full text, mbox, link).

Added tag(s) patch. Request was from Bo Ray <bo@example.org> to control@bugs.example.org. (Mon, 05 Feb 2018 14:00:00 GMT) (full text, mbox, link).

Message #10 received at 7@bugs.example.org (full text, mbox, reply):

From: Bo Ray <bo@example.org>
To: 7@bugs.example.org
Subject: Re: Bug#7: gate: sticks
Date: Mon, 5 Feb 2018 14:30:00 +0000

[Message part 1 (text/plain, inline)]
Oil it (see the notes, full text, mbox).
[oil.patch (text/x-diff, attachment)]

Send a report that this bug log contains spam.

Bug tracking system administrator <owner@bugs.example.org>. Last modified: Tue Feb 6 10:00:00 2018; Machine Name: mill

Bug tracking system
Debbugs is free software and licensed under the terms of the GNU Public License version 2.

Copyright © 1999 Darren O. Benham, 1997,2003 nCipher Corporation Ltd.
"""


def test_the_log_of_a_bug() -> None:
    """Why: what the tracker notes between the mails was in the text of the mail above."""
    found, problems = read(LOG)
    assert [message.body for message in found] == [
        "Package: gate\nVersion: 1.3\n\nIt sticks.\n",
        "Oil it (see the notes, full text, mbox).\n",
    ]
    assert [message.author.name for message in found] == ["Ann Lee", "Bo Ray"]
    assert [file.name for file in found[1].attachments] == ["oil.patch"]
    assert problems == []


def test_such_notes_in_other_mail_stay() -> None:
    text = LOG.replace("Message #10 received at 7@bugs.example.org (full text, mbox, reply):", "[Date Prev][Date Next][Thread Prev][Thread Next]")  # fmt: skip
    body = read(text)[0][-1].body
    assert body.startswith("[Message part 1 (text/plain, inline)]\n")
