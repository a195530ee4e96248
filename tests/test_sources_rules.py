"""Whose words a quote holds, rule by rule: which message it is traced to, and what is left of a lost one."""

from __future__ import annotations

import pytest

import mlthread
from mails import FERRY, HALL, mail
from mlthread.frozen import replace
from mlthread.model import Message, QuoteSource

CHANGED = (
    "The ferry company has moved its winter timetable to November, and",
    "nobody told us in the harbour office before the notices were printed.",
)


def _mail(key: str, name: str, lines: tuple[str, ...], hours: float, answers: str = "") -> Message:
    said = mail(key, name, lines, hours, "Re: Timetable" if answers else "Timetable")
    return replace(said, in_reply_to=(f"{answers}@example.org",) if answers else ())


def _source(*messages: Message) -> QuoteSource | None:
    """Where the first quote of the message `q` is from."""
    turns = [t for c in mlthread.reconstruct(messages) for t in c.turns]
    (turn,) = (t for t in turns if t.id == "q@example.org")
    return next(s.source for s in turn.segments if s.kind == "quote")


def _quoting(*lines: str, answers: str = "b") -> Message:
    return _mail(
        "q", "Peter Lane", (*(f"> {line}" for line in lines), "", "So be it."), 9.0, answers
    )


A = _mail("a", "Mary Hill", (*FERRY, *HALL), 0.0)
B = _mail(
    "b", "Paul Gray", ("I heard that on the quay this morning.", "Nobody waits for it."), 2.0, "a"
)
LATER = _mail("l", "Eve Oak", FERRY, 20.0, "a")


@pytest.mark.parametrize(
    ("others", "quote", "source", "match"),
    [
        ((A, B), _quoting("I heard that on the quay this morning."), "b", "exact"),
        ((A, B), _quoting(*FERRY[:2]), "a", "exact"),
        ((A, B), _quoting(*CHANGED, answers="a"), "a", "altered"),
        ((A, B), _quoting("Whatever else nobody has said so far on this list."), None, None),
        ((A, B, LATER), _quoting(*FERRY[:2]), "a", "exact"),
        ((replace(A, body="Hello all.\n"), B, LATER), _quoting(*FERRY[:2]), None, None),
        (
            (A, _mail("b", "Paul Gray", (*CHANGED, "So it seems."), 2.0, "a")),
            _quoting(*FERRY[:2]),
            "a",
            "exact",
        ),
        (
            (
                A,
                _mail(
                    "b",
                    "Paul Gray",
                    (*(f"> {line}" for line in FERRY), "", "So it seems."),
                    2.0,
                    "a",
                ),
            ),
            _quoting(*FERRY[:2]),
            "a",
            "exact",
        ),
        (
            (_mail("a", "Mary Hill", CHANGED, 0.0), _mail("b", "Paul Gray", FERRY, 2.0, "a")),
            _quoting(*FERRY[:2], answers="a"),
            "b",
            "exact",
        ),
    ],
)
def test_which_message_a_quote_is_from(
    others: tuple[Message, ...], quote: Message, source: str | None, match: str | None
) -> None:
    """The one that is answered, else one before it that has the words; word for word rather than altered; what is
    younger, and what only quotes them, is no source."""
    found = _source(*others, quote)
    assert (found and found.id) == (source and f"{source}@example.org")
    assert (found and found.match) == match


FOOTER = (
    "_______________________________________________",
    "Tides mailing list",
    "Tides@lists.example.org",
    "http://lists.example.org/listinfo/tides",
)


@pytest.mark.parametrize(
    ("quoted", "text"),
    [
        (FERRY, FERRY),
        ((*FERRY, *FOOTER), FERRY),
        ((*FERRY, "----- End of forwarded message -----"), FERRY),
        ((*FERRY, "- one more thing"), (*FERRY, "- one more thing")),
        (("", "Subject: Re: Timetable", *FERRY), FERRY),
        (("Subject: Re: Hall", *FERRY), ("Subject: Re: Hall", *FERRY)),
        (("From: Re: Timetable", *FERRY), ("From: Re: Timetable", *FERRY)),
    ],
)
def test_what_is_quoted_along_with_a_lost_message_is_not_its_own(
    quoted: tuple[str, ...], text: tuple[str, ...]
) -> None:
    lines = ("Ruth Moss wrote:", *(f"> {line}" for line in quoted), "", "So be it.")
    reply = _mail("r", "Peter Lane", lines, 9.0, "x")
    turns = [t for c in mlthread.reconstruct([reply]) for t in c.turns]
    (lost,) = (t for t in turns if t.is_recovered)
    assert [line for line in lost.text.split("\n") if line] == list(text)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (("On 3 May 2010 09:00 +0000, Mary Hill wrote:", *HALL), FERRY[:2]),
        (
            ("She has the key, and more than one of them.",),
            (*FERRY[:2], "She has the key, and more than one of them."),
        ),
        ((HALL[0], HALL[1]), FERRY[:2]),
        (
            ("x = wait(hall, noon)", "y = wait(hall, six)"),
            (*FERRY[:2], "x = wait(hall, noon)", "y = wait(hall, six)"),
        ),
    ],
)
def test_words_of_the_messages_above_are_not_its_own(
    inner: tuple[str, ...], text: tuple[str, ...]
) -> None:
    """No marks tell them apart in what Peter quotes; a signature may stand below."""
    mary = _mail("m", "Mary Hill", (*HALL, "", "x = wait(hall, noon)", "y = wait(hall, six)"), 0.0)
    lines = (
        "On 3 May 2010 12:00 +0000, Ruth Moss wrote:",
        *(f"> {line}".rstrip() for line in (*FERRY[:2], "", *inner)),
        "",
        "So be it.",
    )
    reply = replace(
        _mail("r", "Peter Lane", lines, 9.0, "x"), references=("m@example.org", "x@example.org")
    )
    turns = [t for c in mlthread.reconstruct([mary, reply]) for t in c.turns]
    (lost,) = (t for t in turns if t.is_recovered)
    assert [line for line in lost.text.split("\n") if line] == list(text)
