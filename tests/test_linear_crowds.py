"""Crowds: one author, one subject, one minute, one text. Twice as large, about twice the work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

import mlthread
from mlthread.model import Address, DateBounds, Message
from mlthread.thread.duplicates import merge_duplicates
from steps import lines_run

START = datetime(2010, 1, 1, tzinfo=UTC)
ANN = Address("Ann Lee", "ann@example.org")
BO = Address("Bo Chen", "bo@example.org")
CY = Address("Cy Doe", "cy@example.org")
NIGHT = "Nothing was found amiss in the night, all of the gates are closed and dry.\n"


def words(n: int) -> str:
    """Eight words that no other number gives."""
    return " ".join(f"w{(n * 8 + k) * 7919 % 99991}" for k in range(8))


def mail(
    name: str,
    body: str,
    minute: float = 0,
    author: Address = ANN,
    subject: str = "Gauge 7",
    parent: str = "",
) -> Message:
    at = START + timedelta(minutes=minute)
    return Message(
        f"{name}@example.org",
        f"{name}@example.org",
        author,
        DateBounds(at.isoformat(), at, at, at),
        subject,
        body,
        in_reply_to=(f"{parent}@example.org",) if parent else (),
    )


def page(name: str, body: str, minute: float, parent: str | None = None) -> Message:
    """As an archive shows mail: without Message-ID."""
    at = START + timedelta(minutes=minute)
    date = DateBounds(at.isoformat(), at, at, at)
    return Message(name, None, ANN, date, "Gauge 7", body, page_parent=parent)


def said_by(author: Address, minute: int, line: str) -> str:
    at = START + timedelta(minutes=minute)
    who = f"{author.name} <{author.email}>"
    return f"On {at:%a, %b %d, %Y at %H:%M} +0000, {who} wrote:\n> {line}\n\n"


def quotes_beside(count: int) -> list[Message]:
    """A reply that quotes many lost messages, beside the one it answers, of somebody who wrote as many in those hours."""
    own = [mail(f"own{n}", words(n), n % 8 * 15, subject=f"Gauge {n}") for n in range(count)]
    quotes = [
        f"{said_by(ANN, 1207 + n % 40 * 15, words(n + 5000))}I see {words(n + 9000)}.\n\n"
        for n in range(count)
    ]
    asked = words(19000)
    body = said_by(CY, 5, asked) + "Yes.\n\n" + "".join(quotes)
    return [*own, mail("c", asked, 5, CY), mail("r", body, 1999, BO, "Re: Gauge 7", "c")]


def tagged_answers(count: int) -> list[Message]:
    """Quotes without marks, each below a head that names another, with an answer tagged by letters in each."""
    head = "From: Bo{n} Chen\nSent: Friday, January 1, 2010 10:00 AM\nTo: x\nSubject: y\n\n"
    parts = (head.format(n=n) + f"{words(n)}\n\n[al] {words(n + 5000)}\n\n" for n in range(count))
    return [mail("r", "".join(parts))]


def covers_of_a_day(count: int) -> list[Message]:
    """Cover letters of many series, and parts that may belong to any of them."""
    return [
        mail(f"p{n}", words(n), n / 60, subject=f"[PATCH {n % 2 * 2}/3] Gauge {n}")
        for n in range(count)
    ]


def pages_of_a_minute(count: int) -> list[Message]:
    """Pages, each of which names a parent whose id was made in that minute."""
    return [page(f"p{n}", words(n), 0, f"20100101000000.{n}@host.example") for n in range(count)]


def quotes_of_another_topic(count: int) -> list[Message]:
    """A reply that quotes many of the lines of a message of another conversation."""
    lines = [words(n) for n in range(20 * count)]
    quotes = [f"{said_by(ANN, 0, lines[n])}I see {words(n + 9000)}.\n\n" for n in range(count)]
    return [
        mail("p", "\n".join(lines)),
        mail("q", "The hall is free on Sunday.\n", 5, CY, "Hall"),
        mail("r", "".join(quotes), 9, BO, "Re: Hall", "q"),
    ]


@pytest.mark.parametrize(
    "make",
    [quotes_beside, tagged_answers, covers_of_a_day, pages_of_a_minute, quotes_of_another_topic],
)
def test_a_crowd_costs_what_it_is_long(make: Callable[[int], list[Message]]) -> None:
    few, many = make(150), make(300)
    mlthread.reconstruct(few)  # words and months are compiled when they are first met
    assert lines_run(lambda: mlthread.reconstruct(many)) < 2.4 * lines_run(
        lambda: mlthread.reconstruct(few)
    )


def reports(count: int) -> list[Message]:
    """The same said each night, without Message-ID."""
    return [page(f"n{n}", NIGHT, 1440 * n) for n in range(count)]


def test_the_same_text_of_other_nights_is_looked_up() -> None:
    assert len(merge_duplicates(reports(800))) == 800
    few, many = reports(400), reports(800)
    assert lines_run(lambda: merge_duplicates(many)) < 2.4 * lines_run(
        lambda: merge_duplicates(few)
    )


def test_each_page_of_a_crowd_joins_its_mail() -> None:
    """Among hundreds with the same text, author and subject it is the one of its night."""
    mails = [mail(f"m{n}", NIGHT, 1440 * n) for n in range(200)]
    pages = [page(f"n{n}", NIGHT, 1440 * n + 5) for n in range(200)]
    merged = merge_duplicates([*reversed(pages), *mails])
    assert sorted(m.id for m in merged) == sorted(m.id for m in mails)
