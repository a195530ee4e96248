"""Mail as JSON objects: what is some, in which forms, and what of it cannot be read."""

from __future__ import annotations

import io
import json
import time
from typing import Any

import pytest

import mlthread
from mlthread.mailbox.boxes.objects import mail_objects
from mlthread.model import Message, Problem

FIRST = {
    "message_id": "<1@example.org>",
    "from": "Ann Lee <ann@example.org>",
    "to": ["tides@example.org", "Bo Chen <bo@example.org>"],
    "subject": "Gates",
    "date": "2018-02-05T10:17:00Z",
    "body": "Which gate leaks?\n",
}
SECOND = {
    "messageId": "2@example.org",
    "inReplyTo": "1@example.org",
    "references": ["<1@example.org>"],
    "from": {"name": "Chen, Bo", "address": "bo@example.org"},
    "subject": "Re: Gates",
    "date": 1517828400000,
    "text": "> Which gate leaks?\n\nThe lower one.\n",
    "html": "<p>The lower one.</p>",
}
THIRD = {
    "headers": {"message-id": "<3@example.org>", "in-reply-to": "<2@example.org>", "sender": "cy@example.org", "subject": "Re: Gates"},
    "sent_at": "Mon, 5 Feb 2018 13:00:00 +0100",
    "body_html": "<p>Thank <b>you</b>.</p>",
}  # fmt: skip


def read(data: bytes) -> tuple[list[Message], list[Problem]]:
    problems: list[Problem] = []
    return list(mlthread.read(io.BytesIO(data), problems=problems)), problems


@pytest.mark.parametrize(
    "kept",
    [
        [FIRST, SECOND, THIRD],
        {"count": 3, "messages": [FIRST, SECOND, THIRD]},
        {"posts": {"a": {"object": FIRST}, "b": {"object": SECOND}, "c": {"object": THIRD}}},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_one_document(kept: Any, indent: int | None) -> None:
    data = json.dumps(kept, indent=indent, ensure_ascii=False).encode()
    found, problems = read(data)
    assert [m.id for m in found] == ["1@example.org", "2@example.org", "3@example.org"]
    assert [m.in_reply_to for m in found] == [(), ("1@example.org",), ("2@example.org",)]
    assert [m.author.name for m in found] == ["Ann Lee", "Chen, Bo", None]
    assert [m.author.email for m in found][2] == "cy@example.org"
    assert [m.date.utc is not None and m.date.utc.hour for m in found] == [10, 11, 12]
    assert [m.body.strip() for m in found] == [
        "Which gate leaks?",
        "> Which gate leaks?\n\nThe lower one.",
        "Thank you.",
    ]
    assert [person.email for person in found[0].to] == ["tides@example.org", "bo@example.org"]
    ranges = [(m.places[0].start, m.places[0].stop) for m in found]
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(data)
    assert [stop for _, stop in ranges[:-1]] == [start for start, _ in ranges[1:]]
    assert problems == []


def test_threads_with_authors() -> None:
    """Why: copies of Google Groups keep a thread's title above its messages."""
    posts = [
        {"Author": "Ann Lee", "Date": "Feb 5, 2018, 10:17:00\u202fAM", "Body": "Which gate leaks?"},
        {"Author": "bo...@example.org", "Date": "Feb 5, 2018, 2:30:00\u202fPM", "Body": ""},
        {"Author": "Cy Dan", "Date": "Feb 6, 2018, 9:00:00\u202fAM", "Body": "The lower one."},
    ]
    thread = {"ThreadId": "x1", "Title": "Gates", "Messages": posts}
    found, problems = read(json.dumps([thread, {**thread, "Title": "Keys"}], indent=1).encode())
    assert [(m.author.name, m.subject) for m in found] == [
        ("Ann Lee", "Gates"),
        ("Cy Dan", "Gates"),
        ("Ann Lee", "Keys"),
        ("Cy Dan", "Keys"),
    ]
    assert [m.body for m in found[:2]] == ["Which gate leaks?\n", "The lower one.\n"]
    assert str(found[0].date.earliest) < "2018-02-05 10:17" < str(found[0].date.latest)
    assert problems == []


def test_lines() -> None:
    rows = [json.dumps(row) for row in (FIRST, SECOND)]
    data = "\n".join([rows[0], "", '{"from": "nobody', '{"kind": "end"}', rows[1], ""]).encode()
    found, problems = read(data)
    assert [(m.id, m.places[0].line) for m in found] == [("1@example.org", 1), ("2@example.org", 5)]
    assert [problem.line for problem in problems] == [3, 4]


def test_halves_of_signs() -> None:
    """JSON may hold one half of a sign of Unicode, which no text can."""
    row = {
        **FIRST,
        "from": {"name": "Ann \ud83d Lee", "address": "ann@example.org"},
        "body": "\ud83d Which?",
    }
    found, problems = read(json.dumps([row]).encode())
    assert [(m.author.name, m.body.strip()) for m in found] == [("Ann \ufffd Lee", "\ufffd Which?")]
    assert problems == []


def test_a_list_that_was_cut_off() -> None:
    data = json.dumps([FIRST, SECOND, THIRD]).encode()[:-30]
    found, problems = read(data)
    assert [m.id for m in found] == ["1@example.org", "2@example.org"]
    assert len(problems) == 1


@pytest.mark.parametrize(
    "kept",
    [
        [{"author": "Ann", "title": "Gates", "date": "2018-02-05", "content": "A page of a journal."}],
        [{"id": 1, "from": "Ann", "date": "2018-02-05", "text": "A chat has no subject."}],
        {"title": "Gates", "comments": [{"author": "Ann", "date": "2018-02-05", "body": "Said of a page."}]},
        {"title": "Gates", "messages": [{"author": "user", "content": "Nothing says when."}]},
        {"from": "2018-02-05", "to": "2018-02-06", "subject": "tides", "rows": [1, 2]},
        [{"conversation": 1, "id": "1", "sender": "Ann", "date": "2018-02-05", "subject": "Gates", "text": "Yes.", "parent_evidence": []}],
        ["from", "subject", "date", "body"],
    ],
)  # fmt: skip
def test_what_is_no_mail(kept: Any) -> None:
    data = json.dumps(kept).encode()
    assert mail_objects(data) is None


def test_a_mail_that_quotes_objects() -> None:
    """A mail stays one, whatever its text holds."""
    mail = b"From: ann@example.org\nSubject: Gates\nDate: Mon, 5 Feb 2018 10:17:00 +0000\n\n"
    found, _ = read(mail + json.dumps([FIRST]).encode())
    assert [m.author.email for m in found] == ["ann@example.org"]
    assert len(found) == 1


@pytest.mark.parametrize(
    "filler", ['{"a":' * 40_000, "{" * 200_000, '[{"a":' * 30_000, '{"a":{"b":{}}},' * 60_000]
)
def test_hostile_nesting_is_quick(filler: str) -> None:
    data = f'{{"messages": [{json.dumps(FIRST)}, {filler}'.encode()
    begun = time.perf_counter()
    found, _ = read(data)
    assert time.perf_counter() - begun < 10
    assert [m.id for m in found] == ["1@example.org"]


BROKEN = '{"from": "cy@example.org", "subject": "Re: Gates", "date": "2018-02-05", "body": "I said "no" to it."}'


@pytest.mark.parametrize(
    "form", ["[{0}, {2}, {1}]", '{{"messages": [{0}, {2}, {1}]}}', "[{0}, {1}, oh {2}]"]
)
@pytest.mark.parametrize("indent", [None, 2])
def test_what_cannot_be_read_among_mails_is_told(form: str, indent: int | None) -> None:
    """Why: it went to the mail behind it, and its words to nobody."""
    rows = [json.dumps(row, indent=indent) for row in (FIRST, SECOND)]
    data = form.format(*rows, BROKEN).encode()
    found, problems = read(data)
    assert [m.id for m in found] == ["1@example.org", "2@example.org"]
    assert [problem.problem for problem in problems] == ["an object that cannot be read"]
    assert BROKEN.encode() in data[problems[0].start : problems[0].stop]
    places = sorted((p.start or 0, p.stop or 0) for p in (*(m.places[0] for m in found), *problems))
    assert [start for start, _ in places] == [0, *(stop for _, stop in places[:-1])]
    assert places[-1][1] == len(data)


def test_objects_round_mails_that_are_cut_off_are_no_mails() -> None:
    data = f'{{"count": 2, "messages": [{json.dumps(FIRST)}, {json.dumps(SECOND)}'.encode()
    found, problems = read(data)
    assert (len(found), problems) == (2, [])


@pytest.mark.parametrize("deep", [3, 480, 900])
def test_lists_within_lists(deep: int) -> None:
    """Why: json reads deeper lists than Python has calls for."""
    held = json.dumps([FIRST, {**SECOND, "text": "@"}])
    found, problems = read(held.replace('"@"', "[" * deep + '"Yes."' + "]" * deep).encode())
    assert [m.body.strip() for m in found] == ["Which gate leaks?", "Yes."][: 1 + (deep < 4)]
    assert bool(problems) == (deep > 4)


def test_a_mail_without_a_word_is_one() -> None:
    """Why: one that only brought a file along was in none, and nothing was told."""
    rows = [{**FIRST, "body": ""}, {**SECOND, "text": None, "html": ""}, THIRD]
    found, problems = read(json.dumps(rows).encode())
    assert [m.id for m in found] == ["1@example.org", "2@example.org", "3@example.org"]
    assert ([m.body.strip() for m in found[:2]], problems) == (["", ""], [])
