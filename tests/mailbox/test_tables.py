"""Tables of mail (CSV): which are some, and what of them cannot be read."""

from __future__ import annotations

import csv
import io

import pytest

import mlthread
import month
from mlthread.mailbox.boxes import tables
from mlthread.mailbox.boxes.tables import table_kind
from mlthread.model import Message, Problem
from month import POSTS

NAMES = ("id", "author_name", "author_email", "date", "subject", "text", "parent")


def read(data: bytes) -> tuple[list[Message], list[Problem]]:
    problems: list[Problem] = []
    return list(mlthread.read(io.BytesIO(data), problems=problems)), problems


@pytest.mark.parametrize(
    "head",
    [
        "date,from,to,amount\n2018-02-05,Ann,Bo,3\n",
        "subject,text\ngate,It leaks.\n",
        "file,message\na.c,It leaks.\n",
        'file,message\na.c,"Note: it leaks.\nSee: below"\n',
        "Dear all, the body of the message from Ann, with its date and subject, is below.\n",
        "message\nFrom: ann@example.org\n",
        "conversation,id,parent,author_name,date,subject,text,parent_evidence\n",  # our own export
        "From: ann@example.org, message; date, subject, body\nSubject: x\n\nYes.\n",
    ],
)
def test_what_is_no_table_of_mail(head: str) -> None:
    assert table_kind(head.encode()) is None
    _, problems = read(head.encode())
    assert all("row" not in problem.problem for problem in problems)


def test_names_in_other_words() -> None:
    rows = [
        ("1@example.org", "Ann Lee", "ann@example.org", "2018-02-05T10:17:00Z", "Gates", "Which?", ""),
        ("2@example.org", "Bo Fox", "", "2018-02-05T11:00:00Z", "Re: Gates", "", "1@example.org"),
    ]  # fmt: skip
    found, problems = read(month.table(NAMES, rows))
    assert [(m.id, m.author.name, m.author.email, m.body.strip()) for m in found] == [
        ("1@example.org", "Ann Lee", "ann@example.org", "Which?"),
        ("2@example.org", "Bo Fox", None, ""),
    ]
    assert [m.in_reply_to for m in found] == [(), ("1@example.org",)]
    assert [(m.places[0].line, m.date.utc is not None) for m in found] == [(2, True), (3, True)]
    assert problems == []


def test_a_name_that_exchange_exported_apart() -> None:
    mail = "Date: Mon, 14 May 2001 16:39:00 -0700\nFrom: ann.lee@example.org\nX-From: Lee, Ann </O=TIDES/CN=ALEE>\n\nYes.\n"
    [message], _ = read(month.table(["file", "message"], [["a/1.", mail]]))
    assert (message.author.name, message.author.email) == ("Lee, Ann", "ann.lee@example.org")
    named = mail.replace("From: ann.lee@example.org", "From: Ann <ann.lee@example.org>", 1)
    [message], _ = read(month.table(["file", "message"], [["a/1.", named]]))
    assert message.author.name == "Ann"


def test_rows_that_hold_no_mail_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGEST_MESSAGE", 5000)
    mails = [[f"{post.number}.", month.rfc(post).decode()] for post in POSTS[:2]]
    rows = [mails[0], ["2."], ["3.", "no mail"], ["4.", "x" * 6000], mails[1]]
    found, problems = read(month.table(["file", "message"], rows))
    assert [m.id for m in found] == [post.id for post in POSTS[:2]]
    first = month.table(["file", "message"], rows[:1]).count(b"\n") + 1
    assert [(p.line, p.problem) for p in problems] == [
        (first, "a row that holds no mail"),
        (first + 1, "a row that holds no mail"),
        (first + 2, "a row that cannot be read"),
    ]
    assert csv.field_size_limit() == 131_072


def test_a_quote_that_nothing_closes_ends_at_the_longest_mail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "LARGEST_MESSAGE", 5000)
    whole = month.mail_table(POSTS[:1])
    broken = whole + b'2.,"' + b"words\n" * 2000 + b'"\n'
    found, problems = read(broken)
    assert [m.id for m in found] == [POSTS[0].id]
    assert {p.problem for p in problems} <= {
        "a row that cannot be read",
        "a row that holds no mail",
    }
    assert problems[0].problem == "a row that cannot be read"


def test_bytes_that_are_no_utf_8_reach_the_mail() -> None:
    mail = month.rfc(POSTS[0]).replace(b"charset=utf-8", b"charset=iso-8859-1") + b"caf\xe9\n"
    data = month.mail_table(()) + b'a,"' + mail.replace(b'"', b'""') + b'"\n'
    [message], _ = read(data)
    assert message.body.endswith("café\n")


@pytest.mark.parametrize(
    ("name", "address", "shown"),
    [
        (b"M\xfcller", b"m@example.org", "Müller"),  # Latin-1, of which no column says anything
        ("Müller".encode(), b"m@example.org", "Müller"),
        (b'"Lee, Ann"', b"ann@example.org", "Lee, Ann"),
        (b"Ann", "änn@example.org".encode(), "Ann"),  # an address with such letters (RFC 6532)
    ],
)
def test_a_name_beside_its_address_in_any_letters(name: bytes, address: bytes, shown: str) -> None:
    row = b"2018-02-05," + name + b"," + address + b",Gates,Yes.\n"
    [message], problems = read(b"date,from,email,subject,body\n" + row)
    assert (message.author.name, message.author.email) == (shown, address.decode())
    assert (message.body.strip(), problems) == ("Yes.", [])


def test_cells_without_a_column_are_told() -> None:
    """Why: a text with a comma and without quotes was cut there in silence."""
    names = ["id", "from", "date", "subject", "body"]
    head = ",".join(names).encode() + b"\n"
    row = b"1@example.org,ann@example.org,2018-02-05,Gates,Hello, the gate leaks\n"
    found, problems = read(head + row + row.replace(b", the gate leaks", b",,"))
    assert [m.body.strip() for m in found] == ["Hello", "Hello"]
    told = "cells behind the last column that has a name are left out: 1"
    assert [(problem.line, problem.problem) for problem in problems] == [(2, told)]
