"""Which quotes are put together, rule by rule: pieces of lost messages, and the groups that they make."""

from __future__ import annotations

import pytest

from mails import FERRY, HALL, mail
from mlthread.frozen import replace
from mlthread.model import Message
from mlthread.thread.lost.grouping import conflict, group_pieces
from mlthread.thread.lost.pieces import Piece
from mlthread.thread.work import load

GULLS = (
    "Gulls have nested on the roof of the old lamp house once more.",
    "Until July nobody may go up there, says the county.",
)


def _reply(
    key: str, head: str, quoted: tuple[str, ...], hours: float = 3.0, subject: str = "Re: Timetable"
) -> Message:
    attribution = (head,) if head else ()
    lines = (*attribution, *(f"> {line}" for line in quoted), "", "I shall ask at the quay.")
    return mail(key, f"{key.upper()}ip Lane", lines, hours, subject)


def _in_conflict(
    first: str, second: str, ids: tuple[str | None, str | None] = (None, None), *, one: bool = False
) -> bool:
    p, q = _reply("p", first, FERRY), _reply("q", second, HALL, 5.0)
    archive = load([p, replace(q, author=p.author) if one else q]).archive
    return conflict(archive, Piece(0, 0, ids[0]), Piece(1, 0, ids[1]))


@pytest.mark.parametrize(
    ("ids", "apart"),
    [
        (("a@x", "b@x"), True),
        (("a@x", "a@x"), False),
        (("a@x", None), False),
        ((None, "a@x"), False),
    ],
)
def test_two_ids_are_two_messages(ids: tuple[str | None, str | None], apart: bool) -> None:
    assert _in_conflict("", "", ids) == apart


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("Mary Hill wrote:", "Ruth Moss wrote:", True),
        ("Mary Hill wrote:", "Mary wrote:", False),
        ("Mary Hill wrote:", "MH wrote:", False),
        ("MH wrote:", "Mary Hill wrote:", False),
        ("Mary Hill wrote:", "", False),
        ("", "Mary Hill wrote:", False),
        ("Mary <mh@example.org> wrote:", "Harbour Office <mh@example.org> wrote:", False),
        ("Mary <mh@example.org> wrote:", "Ruth <rm@example.org> wrote:", True),
    ],
)
def test_authors_with_nothing_in_common_are_two(first: str, second: str, apart: bool) -> None:
    assert _in_conflict(first, second) == apart


@pytest.mark.parametrize(
    ("first", "second", "one", "apart", "why"),
    [
        ("3 May 2010 at 09:00", "3 May 2010 at 09:00", False, False, "one minute"),
        ("3 May 2010 at 09:00", "3 May 2010 at 09:02", False, False, "when the mail arrived"),
        ("3 May 2010 at 09:00", "3 May 2010 at 08:58", False, False, "the same, turned round"),
        ("3 May 2010 at 09:00", "3 May 2010 at 09:07", False, True, "another minute"),
        ("3 May 2010 at 09:00", "3 May 2010 at 14:30", False, False, "another zone"),
        ("3 May 2010 at 09:00", "4 May 2010 at 14:00", False, True, "no zones lie so far apart"),
        ("3 May 2010 at 09:00", "4 May 2010 at 11:00", False, False, "but as far as this"),
        ("3 May 2010 at 09:00", "3 May 2010 at 14:30", True, True, "one client has one zone"),
        ("3 May 2010 at 09:00", "3 May 2010 at 10:00", True, False, "but for summer time"),
        ("3 May 2010 at 09:00", "3 May 2010 14:30", True, False, "two forms: two clients"),
        ("3 May 2010", "3 May 2010 at 09:07", False, False, "the day, and a minute of it"),
        ("3 May 2010 at 09:07", "3 May 2010", False, False, "the same, turned round"),
        ("3 May 2010", "5 May 2010", False, False, "days that a zone and a late mail make one"),
        ("3 May 2010", "6 May 2010", False, True, "days that nothing makes one"),
        ("3 May 2010", "7 May 2010 at 09:00", False, True, "a day, and a minute of another"),
        ("7 May 2010 at 09:00", "3 May 2010", False, True, "the same, turned round"),
    ],
)
def test_two_minutes_are_two_messages(
    first: str, second: str, one: bool, apart: bool, why: str
) -> None:
    heads = (f"On {date}, Mary Hill wrote:" for date in (first, second))
    assert _in_conflict(*heads, one=one) == apart, why


def _groups(
    *replies: Message, archived: tuple[Message, ...] = (), ids: dict[str, str] | None = None
) -> list[str]:
    archive = load([*replies, *archived]).archive
    keys = [reply.id.partition("@")[0] for reply in replies]
    numbers = {record.id.partition("@")[0]: record.number for record in archive.records}
    pieces = [Piece(numbers[key], 0, (ids or {}).get(key)) for key in keys]
    names = {number: key for key, number in numbers.items()}
    return [
        "".join(names[piece.reader] for piece in group) for group in group_pieces(archive, pieces)
    ]


@pytest.mark.parametrize(
    ("heads", "ids", "groups"),
    [
        (("", ""), {"p": "a@x", "q": "a@x"}, ["pq"]),
        (("", ""), {"p": "a@x", "q": "b@x"}, ["p", "q"]),
        (("", ""), {"p": "a@x"}, ["p", "q"]),
        (("Mary Hill wrote:", "Ruth Moss wrote:"), {"p": "a@x", "q": "a@x"}, ["pq"]),
    ],
)
def test_an_id_puts_quotes_together(
    heads: tuple[str, str], ids: dict[str, str], groups: list[str]
) -> None:
    p, q = _reply("p", heads[0], FERRY), _reply("q", heads[1], HALL)
    assert _groups(p, q, ids=ids) == groups


ELEVEN = "On 3 May 2010 at 11:00, Mary Hill wrote:"


@pytest.mark.parametrize(
    ("first", "second", "subject", "groups", "why"),
    [
        (ELEVEN, ELEVEN, "Re: Timetable", ["pq"], "author and minute"),
        (
            ELEVEN,
            ELEVEN.replace("3 May 2010 at", "3  May 2010 at"),
            "Re: Timetable",
            ["pq"],
            "whatever the spaces",
        ),
        (ELEVEN, ELEVEN, "Re: Hall", ["p", "q"], "two subjects"),
        (
            ELEVEN,
            ELEVEN.replace("Mary Hill", "Ruth Moss"),
            "Re: Timetable",
            ["p", "q"],
            "two authors",
        ),
        ("On 3 May 2010, Mary Hill wrote:",) * 2
        + ("Re: Timetable", ["p", "q"], "a day has many minutes"),
        ("On 3 May 2010 at 11:00, you wrote:",) * 2
        + ("Re: Timetable", ["p", "q"], "nobody is named"),
        ("Mary Hill wrote:",) * 2 + ("Re: Timetable", ["p", "q"], "no date"),
    ],
)
def test_author_and_minute_put_quotes_together(
    first: str, second: str, subject: str, groups: list[str], why: str
) -> None:
    """Neither reader's zone is known, and the words have nothing in common."""
    p, q = _reply("p", first, FERRY), _reply("q", second, HALL, 5.0, subject)
    p, q = (replace(m, date=replace(m.date, offset=None)) for m in (p, q))
    assert _groups(p, q) == groups, why


def test_a_nameless_quote_brings_no_two_authors_into_one_message() -> None:
    p = _reply("p", "Mary Hill wrote:", (*FERRY[:2], HALL[0]))
    n = _reply("n", "", (*FERRY[:2], *GULLS))
    q = _reply("q", "Ruth Moss wrote:", (*GULLS, HALL[0]))
    assert _groups(p, n, q) == ["pn", "q"]
    assert _groups(n, p, q) == ["np", "q"]
    r = _reply("r", "Mary wrote:", (*GULLS, HALL[0]))
    assert _groups(p, n, r) == ["pnr"]


@pytest.mark.parametrize(
    ("subject", "more", "ids", "groups"),
    [
        ("Re: Hall", (), {}, ["p", "q"]),
        ("Re: Hall", ("Should we print new ones?",), {}, ["pq"]),
        ("Re: Timetable", ("Should we print new ones?",), {"p": "a@x", "q": "b@x"}, ["p", "q"]),
    ],
)
def test_two_subjects_and_a_line_in_common(
    subject: str, more: tuple[str, ...], ids: dict[str, str], groups: list[str]
) -> None:
    """Why: the parts of a series are sent in one minute, and who answers may change the subject."""
    p = _reply("p", ELEVEN, (*FERRY[:2], *more))
    q = _reply("q", ELEVEN, (*HALL, *more), 5.0, subject)
    assert _groups(p, q, ids=ids) == groups


@pytest.mark.parametrize("ids", [{"p": "a@x", "q": "b@x"}, {"p": "a@x"}])
def test_the_same_words_under_two_ids_were_sent_twice(ids: dict[str, str]) -> None:
    p, q = _reply("p", "", FERRY), _reply("q", "", FERRY, 5.0)
    assert _groups(p, q, ids=ids) == (["p", "q"] if len(ids) == 2 else ["pq"])


@pytest.mark.parametrize(
    ("first", "second", "common", "subject", "groups", "why"),
    [
        ("Mary Hill", "Mary Hill", FERRY[:1], "Re: Hall", ["pq"], "a line, by one author"),
        ("Mary Hill", "Ruth Moss", FERRY[:1], "Re: Hall", ["p", "q"], "by two"),
        ("you", "you", FERRY[:1], "Re: Hall", ["p", "q"], "by nobody"),
        ("Mary Hill", "you", FERRY[:1], "Re: Hall", ["p", "q"], "by one, and nobody"),
        ("you", "you", FERRY[:3], "Re: Hall", ["pq"], "by nobody, but three lines"),
        ("you", "you", FERRY[:1], "Re: Timetable", ["pq"], "under one subject"),
        ("you", "you", (), "Re: Timetable", ["p", "q"], "nothing in common"),
    ],
)
def test_words_in_common_put_quotes_together(
    first: str, second: str, common: tuple[str, ...], subject: str, groups: list[str], why: str
) -> None:
    p = _reply("p", f"{first} wrote:", (*common, GULLS[1]))
    q = _reply("q", f"{second} wrote:", (*common, "I am told so."), 5.0, subject)
    assert _groups(p, q) == groups, why


def test_a_line_of_an_archived_message_puts_no_quotes_together() -> None:
    said = mail("z", "Mary Hill", FERRY[:1], -9.0, "Ferry")
    p = _reply("p", "", (*FERRY[:1], *GULLS))
    q = _reply("q", "", (*FERRY[:1], *HALL), 5.0)
    assert _groups(p, q, archived=(said,)) == ["p", "q"]
    assert _groups(p, q) == ["pq"]


def test_a_form_of_speech_in_two_long_quotes_of_short_lines_is_no_message() -> None:
    """Why: short lines have no key, so that by its lines alone a long quote would seem to be of no length."""
    speech = ("as far as", "I can tell", "from over here", "it is so")
    p = _reply("p", "", (*speech, *(f"ox{n}" for n in range(90))))
    q = _reply("q", "", (*speech, *(f"ant{n}" for n in range(90))), 5.0)
    short = _reply("s", "", (*speech, "and no more"), 6.0)
    assert _groups(p, q) == ["p", "q"]
    assert _groups(p, short) == ["ps"]
