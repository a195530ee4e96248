"""Which of two messages came first, rule by rule, where clocks are set wrong."""

from __future__ import annotations

import pytest

from mails import FERRY, HALL, mail
from mlthread.frozen import replace
from mlthread.model import Message
from mlthread.thread.parents.misdated import comes_later, is_source
from mlthread.thread.work import load

MARY = mail("o", "Mary Hill", FERRY, 0.0, "Timetable")
PAUL = mail("p", "Paul Gray", HALL, -900.0, "Hall")


def _reply(
    head: str, *quoted: str, hours: float = -300.0, subject: str = "Re: Timetable"
) -> Message:
    lines = (head, *(f"> {line}" for line in quoted or FERRY), "", "So be it, for all I care.")
    return mail("r", "Peter Lane", lines, hours, subject)


def _copy(hours: float) -> Message:
    """Somebody else says the same."""
    return mail("s", "Ruth Moss", (*FERRY, "So I heard."), hours, "Ferry")


@pytest.mark.parametrize(
    ("reply", "other", "cover", "source", "why"),
    [
        (_reply("Mary Hill wrote:"), MARY, 1.0, True, "her words under her name"),
        (_reply("Mary Hill wrote:"), MARY, 0.8, False, "some of them"),
        (
            _reply("Mary Hill wrote:"),
            replace(MARY, subject="Hall"),
            1.0,
            False,
            "said again elsewhere",
        ),
        (_reply("On 3 May 2010 09:00 +0000, Mary Hill wrote:"), MARY, 1.0, True, "her minute"),
        (_reply("On 9 Apr 2010 10:07 +0000, Mary Hill wrote:"), MARY, 1.0, False, "said before"),
        (_reply("Paul Gray wrote:"), MARY, 1.0, False, "he said it as well"),
        (_reply("Eve Oak wrote:"), MARY, 1.0, False, "... or somebody else"),
        (_reply(""), MARY, 1.0, True, "nobody is named, but it is a whole topic"),
        (_reply("eve@example.net wrote:"), MARY, 1.0, True, "an address of hers that is not known"),
        (_reply("paul@example.org wrote:"), MARY, 1.0, False, "an address that is not hers"),
        (_reply("x-request@lists.example.org wrote:"), MARY, 1.0, False, "a digest"),
        (_reply("", FERRY[0]), MARY, 1.0, False, "one line may be anybody's"),
        (_reply(""), replace(MARY, subject="Re: Timetable"), 1.0, False, "no topic is begun"),
        (
            _reply(""),
            replace(MARY, body=f"> {HALL[0]}\n\n{MARY.body}"),
            1.0,
            False,
            "... but answered",
        ),
    ],
)
def test_a_quote_of_what_is_dated_later(
    reply: Message, other: Message, cover: float, source: bool, why: str
) -> None:
    archive = load([reply, other, PAUL]).archive
    m, c = (next(r for r in archive.records if r.id == x.id) for x in (reply, other))
    assert is_source(archive, m, m.mentions[0], cover, c) == source, why


@pytest.mark.parametrize(("hours", "source"), [(-400.0, False), (-100.0, True)])
def test_words_that_an_older_message_has_are_not_of_a_younger_one(
    hours: float, source: bool
) -> None:
    reply = _reply("Mary Hill wrote:")
    archive = load([reply, MARY, _copy(hours)]).archive
    m, c = (next(r for r in archive.records if r.id == x.id) for x in (reply, MARY))
    assert is_source(archive, m, m.mentions[0], 1.0, c) == source


@pytest.mark.parametrize(
    ("message", "other", "later", "why"),
    [
        (MARY, _reply("", *HALL, hours=9.0), True, '"Re:", which the message does not say'),
        (
            replace(MARY, subject="Re: Timetable"),
            _reply("", *HALL, hours=9.0),
            False,
            "both say so",
        ),
        (
            replace(MARY, body=f"> {HALL[0]}\n\nYes.\n"),
            _reply("", *HALL, hours=9.0),
            False,
            "it answers",
        ),
        (MARY, _reply("", *HALL, hours=9.0, subject="Timetable"), False, "neither says so"),
        (MARY, _reply("", *FERRY, hours=9.0, subject="Timetable"), True, "it is quoted"),
        (
            MARY,
            _reply("", *FERRY[:2], *HALL, hours=9.0, subject="Timetable"),
            False,
            "half of a quote",
        ),
        (MARY, _reply("", FERRY[2], hours=9.0, subject="Timetable"), False, "a line of it"),
        (MARY, _reply("Mary Hill wrote:"), True, "it is quoted whole, by one with a slow clock"),
        (MARY, _reply("Mary Hill wrote:", *HALL), False, "something else is quoted"),
        (MARY, _reply("Mary Hill wrote:", subject="Hall"), False, "on another topic"),
    ],
)
def test_what_cannot_be_answered(message: Message, other: Message, later: bool, why: str) -> None:
    archive = load([message, other]).archive
    m, c = (next(r for r in archive.records if r.id == x.id) for x in (message, other))
    assert comes_later(archive, m, frozenset(m.lines), c) == later, why
