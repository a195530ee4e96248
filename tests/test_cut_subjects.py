"""Subjects that mailers cut short: which topic their replies stand under."""

from __future__ import annotations

import pytest

import mlthread
from mails import mail
from mlthread.model import Message
from mlthread.thread.work import load

WHOLE = "Lower gate: the mason wants a week to mend it"
CUT = "Re: Lower gate: the mason wants a we"


def first(hours: float = 0, subject: str = WHOLE, key: str = "first") -> Message:
    return mail(key, "Ann Lee", ["Who of you can lend him a boat for that week?"], hours, subject)


def reply(subject: str = CUT, hours: float = 5) -> Message:
    return mail("reply", "Bob Stone", ["Mine lies at the mill."], hours, subject)


def subject_of(messages: list[Message], key: str) -> str:
    return next(r.subject for r in load(messages).archive.records if r.id == f"{key}@example.org")


def test_a_reply_under_a_cut_subject_stands_in_its_thread() -> None:
    """Why: some mailers keep forty letters; such a reply stood alone, as nobody had begun its topic."""
    found = mlthread.reconstruct([first(), reply()])
    assert [turn.id for c in found for turn in c.turns if turn.parent] == ["reply@example.org"]
    assert found[0].subject == WHOLE


@pytest.mark.parametrize(
    ("others", "subject", "hours"),
    [
        ([first()], "Re: Lower gat", 5.0),  # too short to have been cut
        ([first()], "Re: Lower gate: the mason wants", 5.0),  # whole words
        ([first()], "Re: Lower gate: the mason wants a we", 24.0 * 200),  # long ago
        ([first()], "Lower gate: the mason wants a we", 5.0),  # begins a topic itself
        ([first(), first(1, CUT.removeprefix("Re: "), "own")], CUT, 5.0),  # somebody has begun it
        ([first(), first(1, WHOLE + " again", "two")], CUT, 5.0),  # it may be of two
    ],
)
def test_a_subject_that_may_be_whole_stays(
    others: list[Message], subject: str, hours: float
) -> None:
    messages = [*others, reply(subject, hours)]
    assert subject_of(messages, "reply") == subject.removeprefix("Re: ").casefold()


def test_of_two_topics_the_one_of_those_days_is_meant() -> None:
    later = first(24.0 * 300, WHOLE + " again", "later")
    assert subject_of([first(), later, reply()], "reply") == WHOLE.casefold()
