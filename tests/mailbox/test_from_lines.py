"""`From ` lines: which begin a message. Bodies here quote mboxes, escape them well, badly, not at all."""

from __future__ import annotations

import io
import itertools
import random
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import mlthread
import month
from mlthread.mailbox.boxes import mbox, multiparts
from mlthread.mailbox.boxes.fromline import AHEAD, parse_from_line
from mlthread.model import Problem
from month import POSTS, Post
from steps import lines_run

SEPARATORS = [
    b"From ann@example.org Thu Feb  1 09:15:30 2018",
    b"From ann@example.org Thu Feb 01 09:15:30 2018",
    b"From ann@example.org Thu Feb  1 09:15 2018",
    b"From ann@example.org Thu Feb  1 09:15:30 2018 remote from mill",
    b"From ann@example.org Thu Feb  1 09:15:30 +0100 2018",
    b"From ann@example.org Thu Feb  1 09:15:30 GMT 2018",
    b"From ann@example.org  Thu, 1 Feb 2018 09:15:30 +0100",
    b"From ann at example.org  Thu Feb  1 09:15:30 2018",
    b"From - Thu Feb  1 09:15:30 2018",
    b"From  Thu Feb  1 09:15:30 2018",
    b"From ???@??? Thu Feb 01 09:15:30 2018",
    b'From "ann lee"@example.org Thu Feb  1 09:15:30 2018',
    b"From 1591234567890@xxx Thu Feb 01 09:15:30 +0000 2018",
    b"From mboxrd@z Thu Jan  1 00:00:00 1970",
    b"From m\xfcller at example.org  Thu Feb  1 09:15:30 2018",
    b"From MAILER-DAEMON Thu Feb  1 09:15:30 2018",
]
PROSE = [
    b"From what I hear the orchard is dry.",
    b"From Ann I have it that the meadow is wet.",
    b"From 9:15 on we sit in the orchard, Thursday or not.",
    b"From Monday Feb 5 on, at 10:00 sharp, we meet there:",
    b"From: Ann Lee",
    b"From : Ann Lee, Thu Feb  1 09:15:30 2018",
    b"From the archive, on Thu Feb  1 09:15:30 2018, I copied what Ann had told us there,",
]


@pytest.mark.parametrize("line", SEPARATORS)
def test_separators_of_all_kinds(line: bytes) -> None:
    assert parse_from_line(line) is not None
    mail = (
        line
        + b"\nFrom: ann at example.org (Ann)\nSubject: x\nDate: Thu, 1 Feb 2018 09:15:30 +0000\n\nText\n\n"
    )
    assert len(list(mlthread.read(io.BytesIO(mail * 3), problems=[]))) == 3


def test_a_single_mail_below_an_escaped_separator() -> None:
    """Why: some servers deliver a mail with the last mailbox's line, escaped, on top."""
    mail = b">From ann@example.org Thu Feb  1 09:15:30 2018\n" + month.rfc(POSTS[0])
    [message] = mlthread.read(io.BytesIO(mail), problems=[])
    assert message.message_id == POSTS[0].id


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_separator(line: bytes) -> None:
    assert parse_from_line(line) is None
    mail = (
        b"From ann@example.org Thu Feb  1 09:15:30 2018\nFrom: ann@example.org\nSubject: x\n\nText\n\n"
        + line
        + b"\nreads on\n\n"
    )
    found = list(mlthread.read(io.BytesIO(mail * 3), problems=[]))
    assert len(found) == 3
    assert all(line.decode() in message.body for message in found)


def _archive(rng: random.Random, style: str, size: int) -> tuple[bytes, int, int]:
    """An mbox some of whose bodies quote another mbox: (bytes, messages, quoted separators)."""
    out, traps = b"", 0
    for number in range(size):
        post = Post(
            number + 100,
            *rng.choice((month.ANN, month.BO)),
            rng.randrange(1, 28),
            rng.randrange(24),
            "Notes",
            "We met.\n\nThe end.\n",
        )
        mail = month.rfc(post)
        if style == "returned":  # delivered mail: trace fields first
            mail = (
                b"Return-Path: <a@example.org>\nReceived: by mill.example; Thu, 1 Feb 2018 09:15:30 +0000\n"
                + mail
            )
        if rng.random() < 0.4:
            traps += 1
            mail += _trap(rng, style)
        sender = {
            "plain": month.from_line(post),
            "returned": month.from_line(post),
            "hidden": month.from_line(post, True),
            "daemon": b"From MAILER-DAEMON Thu Feb  1 09:15:30 2018\n",
            "sentinel": b"From mboxrd@z Thu Jan  1 00:00:00 1970\n",
        }[style]
        if style == "hidden":
            mail = mail.replace(
                b"From: Ann Lee <ann@example.org>", b"From: ann at example.org (Ann Lee)"
            ).replace(b"From: Bo Chen <bo@example.com>", b"From: bo at example.com (Bo Chen)")
        out += sender + mail + b"\n"
    return out, size, traps


def _trap(rng: random.Random, style: str) -> bytes:
    """A body's end that looks like a separator, as mailers and people leave them."""
    kinds = [
        b"\nFrom the top: Mon is fine.\nDate: to be found\n",
        b"\nFrom ann@example.org Thu Feb  1 09:15:30 2018\n\nis what the first line of my mailbox says.\n",
        b"\nFrom ann@example.org Thu Feb  1 09:15:30 2018\nIs this line all right?\n",
        b"\nlog:\nFrom ann@example.org Thu Feb  1 09:15:30 2018\nFolder: inbox   1234\n",
        b"\n>From ann@example.org Thu Feb  1 09:15:30 2018\n>From: Ann Lee <ann@example.org>\n>\n>Hello\n",
        b"\n  From ann@example.org Thu Feb  1 09:15:30 2018\n  From: Ann Lee <ann@example.org>\n\n  Hello\n",
    ]
    if style in ("daemon", "returned", "sentinel", "hidden"):
        # A whole quoted mail: only what the file's own separators look like gives it away.
        kinds.append(
            b"\nHere it is:\nFrom old@elsewhere.example Fri Jan  6 09:15:30 2012\nFrom: Old Friend <old@elsewhere.example>\nSubject: Hello\n\nHello\n"
        )
    return rng.choice(kinds)


@pytest.mark.parametrize("style", ["plain", "returned", "hidden", "daemon", "sentinel"])
def test_bodies_that_quote_mboxes(style: str) -> None:
    """At least 97 % of the traps are read as text, and no message is lost."""
    traps = wrong = 0
    for seed in range(12):
        data, messages, count = _archive(random.Random(seed), style, 40)
        found = list(mlthread.read(io.BytesIO(data), problems=[]))
        wrong += abs(len(found) - messages)
        traps += count
        named = {message.message_id for message in found}
        assert {f"post-{number + 100}@mail.example" for number in range(messages)} <= named
    assert traps > 100
    assert wrong <= 0.03 * traps


def test_an_attached_mbox_is_part_of_its_mail() -> None:
    inner = month.mbox(POSTS[:3], "cl2")
    mail = (
        month.from_line(POSTS[0])
        + (
            b"From: ann@example.org\nSubject: our mailbox\nDate: Thu, 1 Feb 2018 10:00:00 +0000\nMIME-Version: 1.0\n"
            b"Content-Type: multipart/mixed; boundary=edge\n\n--edge\nContent-Type: text/plain\n\nAttached.\n--edge\n"
            b"Content-Type: application/mbox\n\n"
        )
        + inner
        + b"\n--edge--\n\n"
    )
    found = list(mlthread.read(io.BytesIO(mail + month.mbox(POSTS[3:])), problems=[]))
    assert [message.subject for message in found] == [
        "our mailbox",
        *(post.subject for post in POSTS[3:]),
    ]


def test_joined_files_whose_last_blank_line_is_missing() -> None:
    """Why: `cat` joins mailboxes, and some programs write no blank line at the end."""
    files = [month.mbox(POSTS[:3]).rstrip() + b"\n", month.mbox(POSTS[3:]).rstrip() + b"\n"]
    for data in (b"".join(files), month.mbox(POSTS).replace(b"\n\nFrom ", b"\nFrom ")):
        found = list(mlthread.read(io.BytesIO(data), problems=[]))
        assert [message.message_id for message in found] == [post.id for post in POSTS]


def _mailbox(style: str, count: int) -> bytes:
    """A mailbox as one program writes it: its separators and its first fields are alike."""
    lines = {
        "delivered": "From ann@example.org Mon May  3 09:{0:02d}:00 2010\nReturn-Path: <ann@example.org>",
        "browser": "From - Mon May  3 09:{0:02d}:00 2010\nX-Mozilla-Status: 0001",
        "exported": "From 15{0:02d}@xxx Mon May 03 09:{0:02d}:00 +0000 2010\nX-GM-THRID: 15{0:02d}",
        "public-inbox": "From mboxrd@z Thu Jan  1 00:00:00 1970",
        "daemon": "From MAILER-DAEMON Mon May  3 09:{0:02d}:00 2010",
        "pipermail": "From ann at example.org  Mon May  3 09:{0:02d}:00 2010",
    }
    rest = "From: ann@example.org\nDate: Mon, 3 May 2010 09:{0:02d}:00 +0000\nMessage-ID: <{1}-{0}@example.org>\nSubject: Tide {0}\n\nHigh.\n\n"
    rest = rest.replace("ann@e", "ann at e", 1) if style == "pipermail" else rest
    return "".join(f"{lines[style]}\n{rest}".format(n, style) for n in range(count)).encode()


_STYLES = ("delivered", "browser", "exported", "public-inbox", "daemon", "pipermail")


@pytest.mark.parametrize("count", [2, 12])
@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(_STYLES, 2)))
def test_mailboxes_of_different_programs_joined(first: str, second: str, count: int) -> None:
    """Why: in twenty years the programs change; the second half must not be the last message's text."""
    data, more = _mailbox(first, count), _mailbox(second, count)
    wanted = [f"{style}-{n}@example.org" for style in (first, second) for n in range(count)]
    for joined in (data + more, data.rstrip() + b"\n" + more):
        found = list(mlthread.read(io.BytesIO(joined), problems=[]))
        assert [message.message_id for message in found] == wanted


def test_one_message_among_many_begins_with_another_field() -> None:
    data = _mailbox("delivered", 12)
    odd = _mailbox("daemon", 1).replace(b"MAILER-DAEMON", b"ann@example.org")
    found = list(mlthread.read(io.BytesIO(data + odd + data), problems=[]))
    assert len(found) == 25


@pytest.mark.parametrize(
    "fields",
    [
        b"To: " + b",\n\t".join(b"person%d@lists.example.org" % n for n in range(600)) + b"\n",
        b"".join(b"X-Gauge-%d: high\n" % n for n in range(300)),
        b"".join(
            b"Received: by mill%d.example.org;\n\tMon, 3 May 2010 09:00:00 +0000\n" % n
            for n in range(90)
        ),
        b"ARC-Seal: i=1;\n" + b"\tb=tide\n" * 400,
        b"X-MS-Has-Attach:\nX-MS-TNEF-Correlator:\n",
    ],
    ids=["receivers", "fields of its own", "hosts", "seals", "empty ones"],
)
def test_a_header_longer_than_others(fields: bytes) -> None:
    """Why: who wrote, and when, stands far below the separator then, or below fields that hold nothing."""
    data, last = _mailbox("delivered", 12), _mailbox("daemon", 1)
    line, _, rest = last.partition(b"\n")
    for first in (b"", data):
        joined = first + line + b"\n" + fields + rest + data
        found = list(mlthread.read(io.BytesIO(joined), problems=[]))
        assert len(found) == (13 if not first else 25)
        assert [m.message_id for m in found].count("daemon-0@example.org") == 1


@pytest.mark.parametrize(
    "line", [b"ann@example.org", b"", b"-", b"ann@example.org 3.5.10 9 Uhr 30"]
)
def test_a_separator_without_a_time_above_a_whole_header(line: bytes) -> None:
    data = _mailbox("delivered", 12)
    odd = b"From " + line + b"\n" + _mailbox("daemon", 1).partition(b"\n")[2]
    assert len(list(mlthread.read(io.BytesIO(data + odd + data), problems=[]))) == 25
    prose = b"From " + line + b"\nDate: to be found\n\nreads on\n\n"
    assert len(list(mlthread.read(io.BytesIO(data + prose + data), problems=[]))) == 24


def test_a_last_line_without_an_end_begins_no_message() -> None:
    data = _mailbox("delivered", 3)
    found = list(mlthread.read(io.BytesIO(data + b"From ann@example.org"), problems=[]))
    assert len(found) == 3
    assert found[-1].body.endswith("From ann@example.org\n")


def test_files_of_one_mail_each_joined() -> None:
    """Why: `cat *.eml`; no blank line need stand at the end of a mail."""
    mails = [
        mail.partition(b"\n")[2] for mail in _mailbox("daemon", 5).split(b"From MAILER-DAEMON")[1:]
    ]
    hosts = b"Received: by mill.example.org; Mon, 3 May 2010 09:00:00 +0000\n"
    for start in (b"MIME-Version: 1.0\n", hosts):
        whole = [start + mail.rstrip() + b"\n" for mail in mails]
        found = list(mlthread.read(io.BytesIO(b"".join(whole)), problems=[]))
        assert [m.message_id for m in found] == [f"daemon-{n}@example.org" for n in range(5)]
        shown = b"This is what came:\n".join(whole[:3])
        assert len(list(mlthread.read(io.BytesIO(shown), problems=[]))) == 1


@pytest.mark.parametrize("servers", [1, 2, 3, 7])
def test_a_header_that_begins_with_what_servers_wrote_begins_one_message(servers: int) -> None:
    """Why: each server on the way writes a field of the name that the file begins with."""
    hosts = b"Received: by mill.example.org;\n\tMon, 3 May 2010 09:00:00 +0000\n" * servers
    mails = [hosts + _headed(number).rstrip() + b"\n" for number in range(4)]
    for end in (b"", b"\n"):
        found = list(mlthread.read(io.BytesIO(end.join(mails)), problems=[]))
        assert [m.message_id for m in found] == [f"{number}@x.example" for number in range(4)]
    assert len(list(mlthread.read(io.BytesIO(mails[0]), problems=[]))) == 1


def test_lines_that_look_like_fields_are_looked_at_once() -> None:
    """Why: a log of 64 KB ("INFO: ..."), each of whose lines could begin a header, took half a minute."""
    for start in (b"", b"INFO: high\n".join([b"", *map(_headed, range(3))])):

        def work(count: int, start: bytes = start) -> int:
            data = start + b"INFO: high\n" * count
            return lines_run(lambda: list(mlthread.read(io.BytesIO(data), problems=[])))

        work(10)
        assert work(1000) < 2.5 * work(500)


def test_blank_lines_at_the_head_of_a_mailbox_are_no_mail() -> None:
    found = list(mlthread.read(io.BytesIO(b"\n\r\n\n" + _mailbox("delivered", 2)), problems=[]))
    assert [m.message_id for m in found] == ["delivered-0@example.org", "delivered-1@example.org"]
    assert found[0].places[0].start == 0


def test_a_mail_that_shows_whole_mails_stays_one() -> None:
    """Why: bounces and reports of abuse hold a whole message below their text, some as a part."""
    head = b"From: ann@example.org\nSubject: bounce\nDate: Thu, 1 Feb 2018 10:00:00 +0000\nMessage-ID: <9@x.example>\n"
    shown = head + b"\nYour mail came back:\n\n" + month.rfc(POSTS[0])
    parts = b'Content-Type: multipart/mixed; boundary="edge"\n\n' + b"".join(
        b"--edge\nContent-Type: message/rfc822\n\n" + month.rfc(post) for post in POSTS
    )
    attached = head + parts + b"--edge--\n"
    for data in (shown, attached):
        assert len(list(mlthread.read(io.BytesIO(data), problems=[]))) == 1


@pytest.mark.parametrize(
    "ruler",
    [
        "----- Forwarded message from Cy <cy@example.org> -----",
        "---------- Forwarded message ----------",
        "-----Ursprüngliche Nachricht-----",
        "Begin forwarded message:",
        "And this one:",
    ],
)
@pytest.mark.parametrize("server", [b"", b"Received: by mill.example.org\n"])
def test_a_mail_that_passes_several_on_stays_one(ruler: str, server: bytes) -> None:
    """Why: three whole headers of one kind make a run of messages, but not below lines that lead up to them."""
    passed = (ruler.encode() + b"\n\n" + server + _headed(number) for number in range(1, 4))
    data = server + _headed(0) + b"".join(passed)
    assert [m.message_id for m in mlthread.read(io.BytesIO(data))] == ["0@x.example"]


def test_a_mail_that_shows_two_mails_below_rulers_stays_one() -> None:
    shown = [b"-" * 70 + b"\n\n" + _headed(number) for number in range(1, 5)]
    two, four = (list(mlthread.read(io.BytesIO(_headed(0) + b"".join(shown[:n])))) for n in (2, 4))
    assert [m.message_id for m in two] == ["0@x.example"]
    assert [m.message_id for m in four] == [f"{number}@x.example" for number in range(5)]


def test_multiparts_of_a_run_keep_the_messages_in_them() -> None:
    """Why: where separators are lost, an attached message must not become one of the run."""
    posts = [month.rfc(post) for post in POSTS]
    inner = (
        b"From: dora@example.net\nSubject: look\nDate: Thu, 1 Feb 2018 10:00:00 +0000\nMessage-ID: <8@x.example>\n"
        b'Content-Type: multipart/mixed; boundary="edge"\n\n--edge\nContent-Type: message/rfc822\n\n'
        + posts[0]
        + b"\n--edge--\n"
    )
    data = b"\n".join([*posts[1:4], inner, *posts[4:]])
    found = [message.message_id for message in mlthread.read(io.BytesIO(data), problems=[])]
    assert found == [
        *(post.id for post in POSTS[1:4]),
        "8@x.example",
        *(post.id for post in POSTS[4:]),
    ]


def _headed(number: int) -> bytes:
    return (
        f"From: ann@example.org\nDate: Thu, 1 Feb 2018 10:00:00 +0000\nMessage-ID: <{number}@x.example>\n"
        f"Subject: {number}\n\nWe met.\n\n"
    ).encode()


def test_a_run_that_breaks_off_inside_a_multipart_keeps_its_messages() -> None:
    """Why: a boundary that nothing ends must not swallow what follows the broken mail."""
    broken = _headed(3).replace(
        b"Subject: 3\n\n", b'Content-Type: multipart/mixed; boundary="edge"\n\n--edge\n\n'
    )
    data = _headed(1) + _headed(2) + broken + _headed(4) + _headed(5)
    found = [message.message_id for message in mlthread.read(io.BytesIO(data), problems=[])]
    assert found == [f"{number}@x.example" for number in range(1, 6)]


@pytest.mark.parametrize("ruler", [b"--edge\n", b"--%d\n"])
def test_a_run_of_messages_with_a_ruler_above_each_is_read_in_one_go(ruler: bytes) -> None:
    """Why: such lines look like boundaries; searching the whole file for each of them took the square
    of their number. No time is asserted: before, this took a minute."""
    count = 20_000
    mails = (_headed(n) + (ruler % n if b"%" in ruler else ruler) + b"\n" for n in range(count))
    found = list(mlthread.read(io.BytesIO(b"".join(mails)), problems=[]))
    assert [message.message_id for message in found] == [f"{n}@x.example" for n in range(count)]


def test_content_length_is_believed_only_where_it_lands() -> None:
    right = month.mbox(POSTS, "cl2")
    wrong = right.replace(b"Content-Length: ", b"Content-Length: 1")
    for data in (right, wrong):
        assert len(list(mlthread.read(io.BytesIO(data), problems=[]))) == len(POSTS)


@pytest.mark.parametrize(
    ("dialect", "stored", "read"),
    [
        ("rd", b">>From afar", ">From afar"),
        ("rd", b">From afar", "From afar"),
        ("o", b">From afar", "From afar"),
        ("o", b">From afar we came.\n>From here we go on.", "From afar we came."),
    ],
)
def test_escapes_are_undone(dialect: str, stored: bytes, read: str) -> None:
    line = (
        b"From mboxrd@z Thu Jan  1 00:00:00 1970\n"
        if dialect == "rd"
        else month.from_line(POSTS[0])
    )
    mail = line + b"From: ann@example.org\nSubject: x\n\nText\n" + stored + b"\nreads on\n\n"
    [message] = mlthread.read(io.BytesIO(mail), problems=[])
    assert message.body.split("\n")[1] == read


def test_in_mboxo_a_quoted_line_stays_quoted() -> None:
    """Why: a tight quoter's ">From" between quoted lines is no escape."""
    mail = (
        month.from_line(POSTS[0])
        + b"From: ann@example.org\nSubject: x\n\n>I came\n>From afar\n>by bus\n\nYes.\n\n"
    )
    [message] = mlthread.read(io.BytesIO(mail), problems=[])
    assert ">From afar" in message.body


def test_mixed_line_ends_and_bytes_before_the_first_message() -> None:
    data = (
        b"\x00\x01 junk\n\n" + month.mbox(POSTS[:2]) + month.mbox(POSTS[2:]).replace(b"\n", b"\r\n")
    )
    problems: list[mlthread.model.Problem] = []  # type: ignore[name-defined]
    found = list(mlthread.read(io.BytesIO(data), format="mbox", problems=problems))
    assert len(found) == len(POSTS)
    assert [problem.problem for problem in problems] == ["bytes before the first message"]
    assert all("\r" not in message.body for message in found)


PATCH = (
    b"From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\nFrom: Ann Lee <ann@example.org>\n"
    b"Date: Thu, 1 Feb 2018 10:00:00 +0000\nSubject: [PATCH %d/2] bread: rise\n\nLonger.\n---\n bread | 1 +\n\n"
)


def test_a_pasted_git_patch_is_text_and_a_file_of_patches_is_an_mbox() -> None:
    head = b"From: ann@example.org\nSubject: two patches\nDate: Thu, 1 Feb 2018 10:00:00 +0000\n\nHere:\n\n"
    pasted = head + PATCH % 1 + PATCH % 2
    assert len(list(mlthread.read(io.BytesIO(pasted), problems=[]))) == 1
    box = (month.from_line(POSTS[0]) + pasted + b"\n") * 3
    assert len(list(mlthread.read(io.BytesIO(box), problems=[]))) == 3
    found = list(mlthread.read(io.BytesIO(PATCH % 1 + PATCH % 2), problems=[]))
    assert [message.subject for message in found] == [
        "[PATCH 1/2] bread: rise",
        "[PATCH 2/2] bread: rise",
    ]


def test_the_rest_of_a_message_too_long_to_be_read_is_told_and_is_no_message(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(mbox, "LARGEST_MESSAGE", 1 << 21)
    long = b"From a@example.org Fri Jan  1 10:00:00 2010\nSubject: long\n\n" + b"tide\n" * 1_000_000
    after = b"\nFrom b@example.org Fri Jan  1 11:00:00 2010\nFrom: b@example.org\nSubject: after\n\nHello.\n"
    (tmp_path / "long.mbox").write_bytes(long + after)
    problems: list[Problem] = []
    found = list(mlthread.read(tmp_path / "long.mbox", problems=problems))
    assert [message.subject for message in found] == ["long", "after"]
    told = [problem for problem in problems if "the rest of a message" in problem.problem]
    assert told[0].line == 1 + long[: found[0].places[0].stop].count(b"\n")


def usenet(number: str, post: month.Post, date: str) -> str:
    head = (
        f"From {number}\nX-Google-Language: ENGLISH,ASCII-7-bit\nX-Google-Thread: fa0a3,6c1e0f8b2\n"
    )
    head += f"From: {post.email} ({post.name})\nSubject: {post.subject}\n{date}\n"
    return f"{head}Message-ID: <{post.id}>#1/1\nnewsgroups: sci.tides\n\nFrom 1994 on.\n{post.body}"


@pytest.mark.parametrize("gap", ["\n", ""])
def test_googles_archive_of_usenet_numbers_its_messages(gap: str) -> None:
    """Why: nothing but the first one was read, with all others as its text."""
    dates = ["Date: 1996/03/05", "X-Google-ArrivalTime: 1996-03-06 13:14:17 PST"]
    numbers = ["-8125098741234567890", "3125098741234567891", "52"]
    posts = [
        usenet(numbers[n], post, dates[n % 2]) + gap
        for n, post in enumerate(POSTS[:3])
        if n < 2 or gap
    ]
    found = list(mlthread.read(io.BytesIO("".join(posts).encode()), problems=[]))
    assert [message.id for message in found] == [post.id for post in POSTS[:2]]
    assert [message.list_name for message in found] == ["sci.tides"] * 2
    assert found[0].date.raw == "1996/03/05"
    assert found[1].date.utc == datetime(1996, 3, 6, 21, 14, 17, tzinfo=UTC)
    assert found[1].body.startswith("From 1994 on.\n")
    [single] = mlthread.read(io.BytesIO(posts[0].encode()), problems=[])
    assert single.id == POSTS[0].id


def test_separators_that_show_no_time_may_stand_first() -> None:
    mails = [f"From {post.email}\n{month.rfc(post).decode()}\n" for post in POSTS]
    found = list(mlthread.read(io.BytesIO("".join(mails).encode()), problems=[]))
    assert [message.id for message in found] == [post.id for post in POSTS]
    assert len(list(mlthread.read(io.BytesIO(mails[0].encode()), problems=[]))) == 1


@pytest.mark.parametrize("front", [0, 6])
def test_one_time_on_many_separators_is_that_of_an_export(front: int) -> None:
    """Writers without a time of arrival put that of the export there, or of a constant."""

    def one(k: int, when: str) -> str:
        return (
            f"From MAILER-DAEMON {when}\nFrom: Ann Lee <ann@example.org>\n"
            f"Date: Thu, {1 + k} Feb 2018 09:15:30 +0000\nMessage-ID: <m{k}@example.org>\n\nText {k}.\n\n"
        )

    times = [f"Thu Feb  {1 + k} 09:16:00 2018" for k in range(front)]
    times += ["Fri Jul  8 12:08:34 2011"] * 8
    box = "".join(one(k, when) for k, when in enumerate(times)).encode()
    messages = list(mlthread.read(io.BytesIO(box)))
    assert len(messages) == front + 8
    assert [m.id for m in messages if m.date.utc is None] == []


@pytest.mark.parametrize("part", [b"", b"Content-Type: message/rfc822\n"])
def test_a_long_digest_on_its_own_is_no_run_of_messages(part: bytes, tmp_path: Path) -> None:
    """Its mails begin as it does; they stand below boundaries, and its end is out of sight."""
    posts = [month.rfc(POSTS[n % len(POSTS)]) for n in range(140)]
    mails = [b"Date: Thu, 1 Feb 2018 09:15:30 +0000\n" + mail for mail in posts]
    head = (
        b"Date: Thu, 1 Feb 2018 10:00:00 +0000\nFrom: picnic-request@example.org\n"
        b'Subject: Picnic Digest, Vol 1, Issue 1\nContent-Type: multipart/digest; boundary="=_b"\n'
    )
    parts = b"".join(b"--=_b\n" + part + b"\n" + mail + b"\n" for mail in mails)
    assert len(parts) > AHEAD
    (tmp_path / "digest.eml").write_bytes(head + b"\n" + parts + b"--=_b--\n")
    found = list(mlthread.read(tmp_path / "digest.eml"))
    assert len(found) == len(mails)
    assert not any("--=_b" in message.body for message in found)


PARTED = (
    "From: Ann Lee <ann@example.org>\nSubject: {0}\n{1}MIME-Version: 1.0\nContent-Type: multipart/mixed; "
    'boundary="=b{0}="\n\n--=b{0}=\nContent-Type: text/plain\n\nThe {0} is mended.\n--=b{0}=--\n'
)


def test_a_message_whose_parts_are_closed_has_ended() -> None:
    """Why: mailutils writes no blank line below the last boundary, and mail may lack Date and Message-ID."""
    data = "".join(
        f"From ann@example.org Mon Mar  4 0{hour}:00:00 2024\n{PARTED.format(name, date)}"
        for hour, (name, date) in enumerate(
            [("gate", "Date: Mon, 4 Mar 2024 00:00:00 +0000\n"), ("roof", "Date: Mon, 4 Mar 2024 01:00:00 +0000\n"), ("door", "")]
        )
    )  # fmt: skip
    found = list(mlthread.read(io.BytesIO(data.encode()), problems=[]))
    assert [message.body for message in found] == [f"The {name} is mended.\n" for name in ("gate", "roof", "door")]  # fmt: skip


def test_a_boundary_that_is_not_the_message_s_own_ends_nothing() -> None:
    shown = "From ann@example.org Mon Mar  4 01:00:00 2024\nSubject: roof\n\nYes.\n"
    data = f"From bo@example.org Mon Mar  4 00:00:00 2024\nFrom: Bo Ray <bo@example.org>\nDate: Mon, 4 Mar 2024 00:00:00 +0000\nMessage-ID: <1@example.org>\n\nThe file goes on:\n--=bgate=--\n{shown}"
    [message] = mlthread.read(io.BytesIO(data.encode()))
    assert message.body.endswith(shown)


class _Counted:
    """A pattern that adds up how many bytes it was given."""

    def __init__(self, real: re.Pattern[bytes]) -> None:
        self.real = real
        self.given = 0

    def search(self, data: bytes, at: int = 0, stop: int = sys.maxsize) -> re.Match[bytes] | None:
        self.given += min(stop, len(data)) - at
        return self.real.search(data, at, stop)


@pytest.mark.parametrize("above", ["--x--", "--b--"])
@pytest.mark.parametrize("header_end", ["\n", ""])
def test_candidates_in_a_multipart_take_linear_time(
    above: str, header_end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why: the header was searched again for its end and its boundary at each line that begins with "From "."""
    counted = [
        _Counted(getattr(multiparts, name))
        for name in ("HEADER_END", "_BOUNDARY", "_BOUNDARY_VALUE")
    ]
    for name, one in zip(("HEADER_END", "_BOUNDARY", "_BOUNDARY_VALUE"), counted, strict=True):
        monkeypatch.setattr(multiparts, name, one)

    def given(count: int) -> int:
        for one in counted:
            one.given = 0
        mail = (
            "From ann@example.org Mon Feb  5 10:15:00 2018\nFrom: Ann Lee <ann@example.org>\n"
            + "X-Gate: leaks\n" * count
            + f"Content-Type: multipart/mixed; boundary=b\n{header_end}"
            + f"{above}\nFrom foo Mon Feb  5 10:15:00 2018\nblah\n" * count
        )
        assert len(list(mlthread.read(io.BytesIO(mail.encode()), problems=[]))) == 1
        return sum(one.given for one in counted)

    assert given(400) < 2.4 * given(200)
