"""Files of several kinds in one: each message comes out of its own, and no mail is cut in two."""

from __future__ import annotations

import io
import itertools
from base64 import b64encode

import pytest

import mlthread
import month
from mlthread.model import Message, Problem
from month import POSTS
from steps import lines_run


def parted(number: int, below: str = "") -> bytes:
    """A mail of two parts, whose last line closes them."""
    return (
        f"From: dora@example.net\nDate: Thu, 1 Feb 2018 10:00:00 +0000\nMessage-ID: <{number}@parts.example>\n"
        f"Subject: look\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=edge{number}\n\n"
        f"--edge{number}\n\nWords.\n--edge{number}\nContent-Type: text/html\n\n<p>Words.\n--edge{number}--\n{below}"
    ).encode()


def patch(number: int) -> bytes:
    return (
        f"From {number:040x} Mon Sep 17 00:00:00 2001\nFrom: Ann Lee <ann@example.org>\n"
        f"Date: Thu, 1 Feb 2018 10:00:0{number} +0000\nSubject: [PATCH {number}/2] gate\n\nWhy.\n---\n gate.c | 2 +-\n\n-- \n2.30.1\n\n"
    ).encode()


def emlx(number: int) -> bytes:
    mail = month.rfc(POSTS[number])
    listed = b'<?xml version="1.0"?>\n<plist version="1.0">\n<dict/>\n</plist>\n'
    return b"%d\n%s%s" % (len(mail), mail, listed)


def rnews() -> bytes:
    mails = [month.rfc(post) for post in POSTS[:2]]
    return b"".join(b"#! rnews %d\n%s" % (len(mail), mail) for mail in mails)


SURE = {
    "MMDF": month.mmdf(POSTS[:2]),
    "Babyl": month.babyl(POSTS[:2]),
    "mbx": month.mbx(POSTS[:2]),
    "rnews": rnews(),
}
"""What no mail holds."""
ANY = {
    **SURE,
    "mbox": month.mbox(POSTS[:2]),
    "mail": month.rfc(POSTS[0]),
    "mail in parts": parted(1),
    "patches": patch(1) + patch(2),
    "emlx": emlx(0) + emlx(1),
    "page": month.pipermail_page(POSTS[1], True),
    "LISTSERV": month.listserv(POSTS[:2]),
}
BELOW = {
    **dict.fromkeys(("mbox", "mail", "mail in parts", "patches", "LISTSERV", "MMDF"), SURE),
    **dict.fromkeys(("Babyl", "mbx", "rnews", "emlx"), ANY),
}
BELOW["MMDF"] = {
    **SURE,
    **{name: ANY[name] for name in ("mbox", "patches", "page", "LISTSERV")},
}
BELOW["mail in parts"] = {**SURE, **{name: ANY[name] for name in ("mail", "mbox", "patches")}}
BELOW["Babyl"] = {name: ANY[name] for name in ANY if name != "Babyl"}
PAIRS = [(above, below) for above, row in BELOW.items() for below in row]


def read(data: bytes) -> tuple[list[Message], list[Problem]]:
    problems: list[Problem] = []
    return list(mlthread.read(io.BytesIO(data), problems=problems)), problems


@pytest.mark.parametrize(("above", "below"), PAIRS)
@pytest.mark.parametrize("between", [b"", b"\n"])
def test_what_stands_behind_is_read_as_it_is_alone(above: str, below: str, between: bytes) -> None:
    first, second = ANY[above] + between, ANY[below]
    found, problems = read(first + second)
    alone = [*read(ANY[above])[0], *read(second)[0]]
    assert [(m.message_id, m.subject, m.body.strip()) for m in found] == [
        (m.message_id, m.subject, m.body.strip()) for m in alone
    ]
    assert {p.problem for p in problems} == {
        p.problem for data in (ANY[above], second) for p in read(data)[1]
    }
    place, own = found[-1].places[0], alone[-1].places[0]
    assert (place.start, place.stop) == (own.start + len(first), own.stop + len(first))  # type: ignore[operator]
    assert place.line == (None if own.line is None else own.line + first.count(b"\n"))


def test_many_kinds_behind_each_other() -> None:
    data = b"\n".join(SURE.values()) + month.mbox(POSTS[:2])
    assert len(read(data)[0]) == 10
    found, problems = read(b"".join([rnews() + month.mbx(POSTS[:1])] * 200))
    assert 100 < len(found) < 600
    assert problems[-1].stop == len(b"".join([rnews() + month.mbx(POSTS[:1])] * 200))


SHOWN = {
    "options": b"Look for\nBABYL OPTIONS:\nin the file.\n",
    "a row": b"They part it by\n\1\1\1\1\nand nothing else.\n",
    "a batch": b"It begins with\n#! rnews 12\nFrom: nobody\n\nYes.\n",
    "a patch": b"Please apply.\n\n" + patch(1),
    "a mail": b"This came back:\n\n" + month.rfc(POSTS[0]),
    "a page": b"The page says\n\n" + month.page_text(POSTS[1]),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_mail_that_shows_such_a_thing_stays_one(name: str) -> None:
    head = b"From: ann@example.org\nDate: Thu, 1 Feb 2018 10:00:00 +0000\nSubject: x\nMessage-ID: <9@x.example>\n\n"
    mail = head + SHOWN[name]
    assert [m.message_id for m in read(mail)[0]] == ["9@x.example"]
    box = month.mbox(POSTS[:2]) + b"\nFrom ann@example.org Thu Feb  1 10:00:00 2018\n" + mail
    assert len(read(box)[0]) == 3


@pytest.mark.parametrize("name", SURE)
def test_what_a_part_of_a_mail_holds_is_in_that_mail(name: str) -> None:
    text = (
        b"--edge1\n\nSee below.\n--edge1\nContent-Type: text/plain\n\n" + SURE[name] + b"\n--edge1"
    )
    mail = parted(1, "_____\nThe list of tides\n").replace(b"--edge1", text, 1)
    [message], _ = read(mail)
    assert message.message_id == "1@parts.example"
    assert message.body.endswith("The list of tides\n")


def test_many_mails_behind_each_other_are_read_in_one_go() -> None:
    """Why: what is left of the file must not be searched, or copied, for each of them."""

    def work(count: int) -> int:
        fields = itertools.cycle((b"X-A: 1\n", b"X-B: 1\n"))
        data = b"".join(next(fields) + parted(1000 * count + n) for n in range(count))
        return lines_run(lambda: read(data))

    work(4)
    assert work(80) < 2.5 * work(40)
    assert len(read(b"".join(emlx(n % 3) for n in range(40)))[0]) == 40


def test_what_stands_behind_and_holds_no_message_is_told() -> None:
    empty = b"2 M1e C5a\n\1\2N      %016x\n" % 0
    data = month.babyl(POSTS[:2]) + empty.replace(b"N      ", b"N" + b" " * 20)
    found, problems = read(data)
    assert len(found) == 2
    assert problems[-1].stop == len(data)


FIELDS = "From Date Subject To Message-ID MIME-Version Content-Type Content-Transfer-Encoding"


TYPES = {
    "8bit": "text/plain; charset=utf-8",
    "base64": "text/plain; charset=utf-8",
    "parts": "multipart/mixed; boundary=edge",
    "mail": "message/rfc822",
}


def written(
    number: int, text: str = "Words.", *, kind: str = "8bit", fields: str = FIELDS
) -> bytes:
    """A mail as a mail program writes it."""
    value = {
        "From": f"Ann Lee <ann{number}@example.org>",
        "Date": f"Thu, 1 Feb 2018 1{number}:00:00 +0000",
        "Subject": "look",
        "To": "list@example.org",
        "Message-ID": f"<{number}@written.example>",
        "MIME-Version": "1.0",
        "Content-Type": TYPES[kind],
        "Content-Transfer-Encoding": "base64" if kind == "base64" else "8bit",
    }
    head = "".join(f"{name}: {value[name]}\n" for name in fields.split())
    if kind == "base64":
        text = b64encode(text.encode()).decode()
    elif kind == "parts":
        text = f"--edge\n\n{text}\n--edge--"
    return f"{head}\n{text}\n".encode()


@pytest.mark.parametrize("above", ["8bit", "base64", "parts"])
@pytest.mark.parametrize("below", ["8bit", "base64", "parts"])
@pytest.mark.parametrize("between", [b"", b"\n"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_two_mails_that_one_program_wrote_are_parted(
    above: str, below: str, between: bytes, end: bytes
) -> None:
    """Why: of `cat a.eml b.eml` the second was text of the first, or came back as a lost message."""
    data = written(1, kind=above) + between + written(2, kind=below)
    found, problems = read(data.replace(b"\n", end))
    assert [(m.message_id, m.body.strip()) for m in found] == [
        ("1@written.example", "Words."),
        ("2@written.example", "Words."),
    ]
    assert not problems


OTHER_ORDER = " ".join(reversed(FIELDS.split()[1:]))
ONE = {
    "a mail that it leads up to": written(1, "I got this:\n\n" + written(2).decode()),
    "a mail below a drawn line": written(1, "Look.\n\n-----\n" + written(2).decode()),
    "a mail of another program": written(
        1, "Look.\n\n" + written(2, fields="From " + OTHER_ORDER).decode()
    ),
    "the fields that a person copies": written(
        1, "Look.\n\n" + written(2, fields="From Date Subject To Message-ID").decode()
    ),
    "a mail as its text": written(1, written(2).decode(), kind="mail"),
}


@pytest.mark.parametrize("name", ONE)
def test_a_mail_that_shows_another_is_one(name: str) -> None:
    assert [m.message_id for m in read(ONE[name])[0]] == ["1@written.example"]
