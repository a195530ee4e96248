"""Containers of other times and programs, and what in them is no message."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import plistlib
import quopri
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

import mlthread
import month
from mlthread.mailbox.boxes.bbs import board_kind
from mlthread.mailbox.files.savedpages import warc_pages
from mlthread.mailbox.files.streams import LARGEST_MESSAGE, ByteStream
from mlthread.mailbox.inspection import inspect_sources
from mlthread.mailbox.partials import Partials
from mlthread.mailbox.raw import Raw
from mlthread.model import Message, Problem
from month import POSTS

TEXTS = ("The gate leaks.\nWho was there?", "I was, señor.", "Then let us mend it.")
PEOPLE = ("Ann Lee", "BO RAY", "Cleo Sand")


def read(data: bytes) -> tuple[list[Message], list[Problem]]:
    problems: list[Problem] = []
    return list(mlthread.read(io.BytesIO(data), problems=problems)), problems


def articles() -> list[bytes]:
    return [month.rfc(post) for post in POSTS[:3]]


def batch(wrong: int = 0) -> bytes:
    return b"".join(b"#! rnews %d\n%s" % (len(mail) + wrong, mail) for mail in articles())


def test_a_batch_of_news() -> None:
    found, problems = read(batch())
    assert [message.id for message in found] == [post.id for post in POSTS[:3]]
    assert problems == []


A_NEWS = "Amill.123\nnet.tides,net.gates\npier!quay!ann\nTue Nov 17 08:31:13 1981\nthe gate\nIt leaks.\n\nAnn\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_article_of_a_news(end: str) -> None:
    [message], problems = read(A_NEWS.replace("\n", end).encode())
    assert (message.id, message.list_name, message.subject) == ("mill.123", "net.tides", "the gate")
    assert (message.author.name or message.author.email) == "pier!quay!ann"
    assert message.date.raw == "Tue Nov 17 08:31:13 1981"
    assert (message.body, problems) == ("It leaks.\n\nAnn\n", [])


@pytest.mark.parametrize(
    ("there", "instead"),
    [("Amill", "mill"), ("!", " "), ("Tue Nov", "on Nov"), ("net.tides,", "the tides, ")],
)
def test_five_lines_that_are_no_article(there: str, instead: str) -> None:
    found, problems = read(A_NEWS.replace(there, instead).encode())
    assert found == []
    assert len(problems) == 1


@pytest.mark.parametrize("wrong", [-5, 7])
def test_a_wrong_size_in_a_batch_loses_nothing(wrong: int) -> None:
    found, problems = read(batch(wrong))
    assert [message.id for message in found] == [post.id for post in POSTS[:3]]
    assert "size of an article" in problems[0].problem


@pytest.mark.parametrize(
    "codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_wide_text(codec: str) -> None:
    found, _ = read(month.mbox(POSTS).decode().encode(codec))
    assert [message.id for message in found] == [post.id for post in POSTS]


def test_dovecot_s_dbox() -> None:
    box = b"2 M1e C4d0b5e2f\n"
    for mail in articles():
        box += b"\x01\x02N          %016x\n%s\n\x01\x03\nR4d0b5e2f\nV%x\n\n" % (
            len(mail),
            mail,
            len(mail),
        )
    found, problems = read(box)
    assert [message.id for message in found] == [post.id for post in POSTS[:3]]
    assert [message.body.rstrip() for message in found] == [
        post.body.rstrip() for post in POSTS[:3]
    ]
    assert (found[0].places[0].start, found[-1].places[0].stop) == (0, len(box))
    assert problems == []


def test_lzma_of_the_older_kind() -> None:
    found, _ = read(lzma.compress(month.mbox(POSTS), format=lzma.FORMAT_ALONE))
    assert len(found) == len(POSTS)


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (b"\xcf\xad\x12\xfe\xc5\xfd", "Outlook Express"),
        (b"\x1a\x00\x00\x04\x00\x00", "Lotus Notes"),
        (b"\x1f\x9d\x90", "gunzip"),
        (b"LZIP\x01", "lzip"),
        (b"\x04\x22\x4d\x18", "lz4"),
        (b"Rar!\x1a\x07", "unrar"),
    ],
)
def test_what_other_programs_must_open_is_named(start: bytes, told: str) -> None:
    _, problems = read(start + bytes(range(256)) * 4)
    assert told in problems[0].problem


def test_what_thunderbird_deleted_is_left_out_and_told() -> None:
    box = b"".join(
        b"From - Tue Mar 05 09:10:00 2024\nX-Mozilla-Status: %s\nX-Mozilla-Status2: 00000000\n%s\n"
        % (status, mail)
        for status, mail in zip((b"0001", b"0009", b"1013"), articles(), strict=True)
    )
    found, problems = read(box)
    assert [message.id for message in found] == [POSTS[0].id, POSTS[2].id]
    assert [(problem.problem, problem.unread) for problem in problems] == [
        ("is marked as deleted", False)
    ]


@pytest.mark.parametrize("at", [7, 60, 100])
def test_a_mailbox_whose_first_bytes_are_lost_keeps_every_text(at: int) -> None:
    """Why: what is left of a header is more than nothing; only the line that is cut is lost."""
    found, problems = read(month.mbox(POSTS)[at:])
    assert len(found) == len(POSTS)
    assert [message.body.rstrip() for message in found] == [post.body.rstrip() for post in POSTS]
    assert problems[0].problem == "the file begins inside a line; the rest of it is lost"


@pytest.mark.parametrize("wrong", [-40, 0, 900])
def test_an_emlx_with_a_wrong_count(wrong: int) -> None:
    mail = articles()[0]
    tail = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "x" "y">\n<plist version="1.0"></plist>\n'
    [message], _ = read(b"%d\n%s%s" % (len(mail) + wrong, mail, tail))
    assert message.body == POSTS[0].body


@pytest.mark.parametrize("tail", [b"", b"\n \n"])
@pytest.mark.parametrize("wrong", [-200, -1, 0, 9])
def test_an_emlx_without_its_list_ends_where_its_file_does(tail: bytes, wrong: int) -> None:
    """Why: a count that is too small cut the text off, without a word."""
    mail = articles()[0]
    [message], _ = read(b"%d\n%s%s" % (len(mail) + wrong, mail, tail))
    assert message.body.rstrip() == POSTS[0].body.rstrip()


def test_a_separator_of_babyl_inside_a_line_is_a_letter() -> None:
    """Why: what stood behind such a letter was told as a section without a message."""
    box = month.babyl(POSTS).replace(b"lemonade?", b"lemo\x1fnade?")
    found, problems = read(box)
    assert [message.id for message in found] == [post.id for post in POSTS]
    assert "lemo\x1fnade?" in found[0].body
    assert [problem.problem for problem in problems] == ["the options of the mailbox, no mail"]


def partial(number: int, total: int, text: str) -> str:
    return (
        f"From: Ann Lee <ann@example.org>\nSubject: gate ({number}/{total})\nDate: Tue, 05 Mar 2024 09:10:00 +0000\n"
        f"Message-ID: <part{number}@example.org>\nMIME-Version: 1.0\n"
        f'Content-Type: message/partial; id="whole@example.org"; number={number}; total={total}\n\n{text}'
    )


INNER = "Subject: Gates\nMessage-ID: <whole@example.org>\nContent-Type: text/plain; charset=utf-8\n\nThe gate leaks.\n"


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2)])
@pytest.mark.parametrize("several", [False, True])
def test_a_message_in_parts_is_joined(
    order: tuple[int, ...], several: bool, tmp_path: Path
) -> None:
    """Why: `mlthread show *.eml` names each part as a source of its own."""
    texts = {1: INNER, 2: "From top to bottom.\n", 3: "Soon.\n"}
    for place, number in enumerate(order):
        (tmp_path / f"{place}.eml").write_text(partial(number, 3, texts[number]))
    problems: list[Problem] = []
    sources = sorted(tmp_path.iterdir()) if several else [tmp_path]
    [message] = mlthread.read(*sources, problems=problems)
    assert (message.id, message.subject) == ("whole@example.org", "Gates")
    assert message.body == "The gate leaks.\nFrom top to bottom.\nSoon.\n"
    assert message.author.label == "Ann Lee"
    assert [problem.problem for problem in problems] == ["a part of a message, read with its first part"] * 2  # fmt: skip


@pytest.mark.parametrize(
    ("number", "text", "body"),
    [(1, INNER, "The gate leaks.\n"), (2, "Soon: yes.\n", "Soon: yes.\n"), (2, "Soon: it\n\nleaks.\n", "Soon: it\n\nleaks.\n")],
)  # fmt: skip
def test_a_part_whose_others_are_missing_is_told(number: int, text: str, body: str) -> None:
    [message], problems = read(partial(number, 3, text).encode())
    assert message.body == body
    assert message.subject == ("Gates" if text is INNER else f"gate ({number}/3)")
    assert problems[0].problem == f"part {number} of 3 of a message; other parts are missing"


@pytest.mark.parametrize(
    "sign",
    ["number=0; total=3", "number=2; total=99999", "number=" + "9" * 200, "number=x; total=3"],
)
def test_a_part_that_no_program_cut_is_a_message(sign: str) -> None:
    mail = partial(1, 3, "The gate leaks.\n").replace("number=1; total=3", sign)
    [message], problems = read(mail.encode())
    assert (message.body, problems) == ("The gate leaks.\n", [])


@pytest.mark.parametrize("order", [(3, 1, 2), (1, 3, 2)])
def test_a_part_of_no_number_is_not_lost(order: tuple[int, ...]) -> None:
    """Why: with the second of two the message was whole, and a third, which had come before, was in none."""
    totals = {1: 2, 2: 2, 3: 0}
    texts = {1: INNER, 2: "From top to bottom.\n", 3: "Soon.\n"}
    mails = (partial(n, totals[n], texts[n]).replace("; total=0", "") for n in order)
    found, problems = read("".join(f"From ann Tue Mar  5 09:1{n}:00 2024\n{mail}\n" for n, mail in enumerate(mails)).encode())  # fmt: skip
    assert sorted(m.body.strip() for m in found) == [
        "From top to bottom.",
        "Soon.",
        "The gate leaks.",
    ]
    assert sorted(problem.problem.partition(" of a")[0] for problem in problems) == ["part 1 of 2", "part 2 of 2", "part 3 of several"]  # fmt: skip


def test_parts_that_wait_are_no_more_than_memory_bears() -> None:
    box = Partials()
    data = partial(1, 3, "x" * (LARGEST_MESSAGE // 4)).encode()
    taken = [box.take(Raw(data.replace(b"whole@", b"%d@" % n), "x")) for n in range(5)]
    assert [whole is None for whole, _ in taken] == [True] * 3 + [False] * 2
    assert len(box.rest()) == 3
    assert box.take(Raw(data, "x")).whole is None


def qwk(codec: str = "cp437", texts: tuple[str, ...] = TEXTS) -> bytes:
    data = b"Produced by a mail door".ljust(128)
    for number, (who, text) in enumerate(zip(PEOPLE, texts, strict=True), 1):
        body = text.encode(codec).replace(b"\n", b"\xe3") + b"\xe3"
        blocks = -(-len(body) // 128) + 1
        data += b" %-7d03-05-9409:1%d%-25s%-25s%-25s%12s%-8d%-6d\xe1%s " % (
            number, number, b"ALL", who.encode(), b"Gates", b"", number - 1, blocks, struct.pack("<HH", 5, number),
        )  # fmt: skip
        data += body.ljust((blocks - 1) * 128)
    return data


def packet(texts: tuple[str, ...] = TEXTS, charset: str = "CP437 2") -> bytes:
    data = struct.pack("<9H", 1, 2, 1994, 2, 5, 9, 0, 0, 0) + struct.pack("<H", 2) + bytes(38)
    for number, (who, text) in enumerate(zip(PEOPLE, texts, strict=True), 1):
        reply = f"\1REPLY: 2:10/100 0000000{number - 1}\r" if number > 1 else ""
        body = f"AREA:TIDES\r\1MSGID: 2:10/100 0000000{number}\r{reply}\1CHRS: {charset}\r\1TZUTC: 0100\r{text}\r"
        body = body.replace("\n", "\r") + "SEEN-BY: 10/100\r\1PATH: 10/100\r"
        data += struct.pack("<7H", 2, 100, 200, 10, 10, 0, 0) + b"05 Mar 94  09:1%d:00\0" % number
        data += b"All\0" + who.encode() + b"\0Gates\0" + body.encode(charset.split()[0]) + b"\0"
    return data + b"\0\0"


@pytest.mark.parametrize("zipped", [False, True])
def test_a_qwk_packet(zipped: bool) -> None:
    data = qwk()
    if zipped:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as bundle:
            bundle.writestr("CONTROL.DAT", "Tide board\r\n" * 11)
            bundle.writestr("MESSAGES.DAT", data)
        data = out.getvalue()
    found, _ = read(data)
    assert [message.author.name for message in found] == list(PEOPLE)
    assert [message.body.rstrip("\n") for message in found] == list(TEXTS)
    assert [message.date.raw for message in found] == [f"1994-03-05 09:1{n}" for n in (1, 2, 3)]
    assert found[2].in_reply_to == (found[1].message_id,)


def test_a_packet_of_fidonet() -> None:
    found, _ = read(packet())
    assert [message.author.name for message in found] == list(PEOPLE)
    assert [message.body.rstrip("\n") for message in found] == list(TEXTS)
    assert [message.list_name for message in found] == ["TIDES"] * 3
    assert found[0].date.utc is not None
    assert found[0].date.utc.isoformat() == "1994-03-05T08:11:00+00:00"
    assert found[2].in_reply_to == ("00000002@f100.n10.z2.fidonet",) == (found[1].message_id,)


def test_a_stored_message_of_fidonet() -> None:
    head = b"Ann Lee".ljust(36, b"\0") + b"All".ljust(36, b"\0") + b"Gates".ljust(72, b"\0")
    head += b"05 Mar 94  09:11:00\0" + bytes(26)
    [message], _ = read(head + b"\1MSGID: 2:10/100.7 00000001\rIt leaks.\r--- X\r\0")
    assert (message.author.name, message.subject) == ("Ann Lee", "Gates")
    assert message.id == "00000001@p7.f100.n10.z2.fidonet"
    assert message.body == "It leaks.\n--- X\n"


def test_letters_of_boards_in_russian() -> None:
    """Why: the byte that ends a line in QWK is a letter there, for which people wrote a Latin y."""
    texts = ("Ворота текyт, и никто их не чинит.", "Я чинил их во вторник.", "На раз!")
    for data in (qwk("cp866", texts), packet(texts, "CP866 2")):
        assert [message.body.strip() for message in read(data)[0]] == list(texts)


def test_letters_of_boards_in_unicode() -> None:
    """Why: the byte at which a program of the time broke a line is half a letter in UTF-8."""
    texts = ("Это поэт.", "Здесь э.", "Да.")
    found, _ = read(packet(texts, "UTF-8 4"))
    assert [message.body.strip() for message in found] == list(texts)


def test_lines_of_a_board_that_end_as_those_of_unix() -> None:
    data = packet().replace(b"\r", b"\n")
    assert [message.body for message in read(data)[0]] == [m.body for m in read(packet())[0]]


@pytest.mark.parametrize("blocks", [b"2 9   ", b"      ", b"0     ", b"999999"])
def test_odd_figures_in_a_board_s_header_lose_no_byte(blocks: bytes) -> None:
    data = re.sub(rb"\d     \xe1", blocks + b"\xe1", qwk(), count=1)
    found, problems = read(data)
    places = [(place.start, place.stop) for message in found for place in message.places]
    told = [(problem.start, problem.stop) for problem in problems]
    spans = sorted((start or 0, stop or 0) for start, stop in places + told)
    assert [start for start, _ in spans] == [0, *(stop for _, stop in spans[:-1])]
    assert spans[-1][1] == len(data)


@pytest.mark.parametrize("data", [qwk(), packet()])
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_board_s_file_that_breaks_off(data: bytes, kept: float) -> None:
    """Every byte is a message's or told of, and nothing is raised."""
    data = data[: int(len(data) * kept)]
    found, problems = read(data)
    places = [(place.start, place.stop) for message in found for place in message.places]
    places += [(problem.start, problem.stop) for problem in problems if problem.stop is not None]
    assert inspect_sources(io.BytesIO(data)).sources[0].format == "bulletin-board"
    at = 0
    for start, stop in sorted((start or 0, stop or 0) for start, stop in places):
        assert start == at
        at = stop
    assert at == len(data)


def test_a_text_with_such_bytes_is_no_board_s() -> None:
    assert board_kind(b" " * 250 + b"\xe1" + b" " * 200) is None
    assert board_kind(b"x" * 58 + b"\2\0" + b"x" * 200) is None


PAGES = [month.pipermail_page(post, True) for post in POSTS[:2]]


def mhtml() -> bytes:
    page = quopri.encodestring(PAGES[0])
    head = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://lists.example.org/1.html\nSubject: x\n"
        b'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
    )
    return (head + page + b"\n--b\nContent-Type: text/css\n\np {}\n--b--\n").replace(b"\n", b"\r\n")


def webarchive() -> bytes:
    main = {"WebResourceData": PAGES[0], "WebResourceMIMEType": "text/html"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def record(kind: str, content: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://lists.example.org/{len(content)}\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def answer(page: bytes, fields: str = "Content-Type: text/html", status: str = "200 OK") -> bytes:
    return record("response", f"HTTP/1.1 {status}\r\n{fields}\r\n\r\n".encode() + page)


def chunked(page: bytes) -> bytes:
    pieces = (page[at : at + 100] for at in range(0, len(page), 100))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("wrapped", [mhtml(), webarchive()], ids=["MHTML", "webarchive"])
def test_a_page_as_a_browser_wraps_it(wrapped: bytes) -> None:
    [message], problems = read(wrapped)
    assert (message.author.name, message.body.rstrip()) == (POSTS[0].name, POSTS[0].body.rstrip())
    assert problems == []


@pytest.mark.parametrize("packed", [False, True])
def test_pages_that_a_crawler_kept(packed: bool) -> None:
    records = [
        record("warcinfo", b"software: x\r\n"),
        answer(b"gone", status="404 Not Found"),
        answer(b"\x89PNG", "Content-Type: image/png"),
        answer(chunked(PAGES[0]), "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
        record("request", b"GET / HTTP/1.1\r\n\r\n"),
        record("resource", b"\x89PNG").replace(
            b"\r\n\r\n", b"\r\nContent-Type: image/png\r\n\r\n", 1
        ),
        answer(gzip.compress(PAGES[1]), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        record("resource", month.mbox(POSTS[2:4])),
    ]
    found, problems = read(b"".join(map(gzip.compress, records) if packed else records))
    assert [message.author.name for message in found] == [post.name for post in POSTS[:4]]
    assert problems == []


@pytest.mark.parametrize(
    "wrapped",
    [mhtml().replace(b"text/html\r\nContent-T", b"text/plain\r\nContent-T"),
     plistlib.dumps({"WebMainResource": {"WebResourceData": "no bytes"}}, fmt=plistlib.FMT_BINARY)],
    ids=["MHTML", "webarchive"],
)  # fmt: skip
def test_a_wrapping_without_a_page_is_told(wrapped: bytes) -> None:
    found, problems = read(wrapped)
    assert (found, problems[0].problem) == ([], "a saved page that holds no HTML")


@pytest.mark.parametrize("bare", [False, True])
def test_a_page_that_was_sent_deflated(bare: bool) -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
    page = packer.compress(PAGES[0]) + packer.flush()
    found, problems = read(answer(page, "Content-Type: text/html\r\nContent-Encoding: deflate"))
    assert ([message.author.name for message in found], problems) == ([POSTS[0].name], [])


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b"5;x=y\r\nFrom:\r\n4 \r\n ann\r\n0\r\nTrailer: x\r\n\r\n", b"From: ann"),
        (b"5\r\nFrom:\r\nno size\r\n ann\r\n", b"From:no size\r\n ann\r\n"),
        (b"5\r\nFrom:\r\nffffff\r\n ann", b"From: ann"),
        (b"1_0\r\nFrom: ann", b"1_0\r\nFrom: ann"),
        (b"From: ann", b"From: ann"),
    ],
)
def test_a_body_in_pieces_loses_nothing(sent: bytes, kept: bytes) -> None:
    """Why: from a piece without its size on all was left out."""
    stream = ByteStream(io.BytesIO(answer(sent, "Transfer-Encoding: chunked")), "x")
    assert [page.read(999) for page in warc_pages(stream)] == [kept]


def test_a_page_whose_packing_is_damaged_is_told() -> None:
    page = zlib.compress(PAGES[0])
    damaged = page[:40] + bytes(40) + page[80:]
    found, problems = read(answer(damaged, "Content-Encoding: deflate") + answer(PAGES[1]))
    assert [message.author.name for message in found] == [POSTS[1].name]
    assert [problem.problem for problem in problems] == ["a binary file, no mail"]


def test_a_crawl_that_breaks_off_is_told() -> None:
    found, problems = read((answer(PAGES[0]) + answer(PAGES[1]))[:-50])
    assert len(found) == 2
    assert [problem.unread for problem in problems] == [True]


def test_outlook_s_text_files_have_a_date() -> None:
    text = "From:\tAnn Lee <ann@example.org>\nSent:\tTuesday, March 5, 2024 9:10 AM\nTo:\tBo\nSubject:\tGates\n\nIt leaks.\n"
    [message], _ = read(text.encode())
    assert message.date.raw == "Tuesday, March 5, 2024 9:10 AM"


SAIL = "perm filename TIDES.1[TID,ANN] blob sn#7 filedate 1985-02-12 generic text\nCOMMENT \u2297   VALID 00002 PAGES\nC00001 00001\nC00002 00002\t\u220205-Feb-85  1017\tann@example.org \tGates\nC00003 ENDMK\nC\u2297;\n"
SAIL_MAIL = (
    "\u220205-Feb-85  1017\tann@example.org \tGates   \nReceived: from example.org by SU-AI; 5 Feb 85  10:17:04 PST\nDate: Tue, 5 Feb 85 13:12 EST\nFrom: Ann Lee <ann@example.org>\nSubject: Gates\n\nWhich gate?\n\n\x0c",
    "\u220205-Feb-85  1502\tBR  \tGates again \nTo:   ann@EXAMPLE\n\nThe first.\n\n",
    "\u220206-Feb-85  0902\tBR  \tLunch?\nAt noon: \u220206-Feb is a day.\n",
)


@pytest.mark.parametrize("top", ["", "\ufeff", SAIL])
@pytest.mark.parametrize("mark", ["\u2202", "\x0f"])
def test_mail_of_sail(top: str, mark: str) -> None:
    data = "".join((top, *SAIL_MAIL)).replace("\u2202", mark).encode()
    found, problems = read(data)
    assert [message.subject for message in found] == ["Gates", "Gates again", "Lunch?"]
    assert [message.author.name for message in found] == ["Ann Lee", "BR", "BR"]
    assert [message.body.strip() for message in found] == [
        "Which gate?",
        "The first.",
        f"At noon: {mark}06-Feb is a day.",
    ]
    assert found[0].date.utc is not None
    assert [problem.problem for problem in problems] == (
        ["the list of the file's pages, no mail"] if top == SAIL else []
    )
    (place,) = found[-1].places
    assert data[place.start : place.stop].decode() == SAIL_MAIL[-1].replace("\u2202", mark)


@pytest.mark.parametrize(
    "text",
    ["Question: does the gate leak?\nI think that it does.\n\nAnn\n", "Question: does the gate leak?\n",
     "From: the harbour office we hear that all is well.\n", "From: here on it leaks.\nSubject: to change.\n\nAnn\n"],
)  # fmt: skip
def test_text_of_sail_that_opens_like_a_field_is_kept(text: str) -> None:
    """Why: it was read as a header, and its words were lost or named the author."""
    found, _ = read(f"\u220205-Feb-85  1017\tann@example.org \tGates\n{text}".encode())
    assert [(mail.author.email, mail.subject, mail.body) for mail in found] == [
        ("ann@example.org", "Gates", text)
    ]


@pytest.mark.parametrize(
    ("fields", "author"),
    [("From: Bo Ray <bo@example.org>\nQuestion: none\n", "Bo Ray"), ("From: Bo Ray at SU-AI\n", None),
     ("Via: tides\nDate: 5 Feb 1985 1312-EST\nFrom: Bo Ray\n", "Bo Ray")],
)  # fmt: skip
def test_headers_of_sail(fields: str, author: str | None) -> None:
    found, _ = read(
        f"\u220205-Feb-85  1017\tann@example.org \tGates\n{fields}\nIt leaks.\n".encode()
    )
    assert [mail.body for mail in found] == ["It leaks.\n"]
    assert found[0].author.email != "ann@example.org"
    assert author is None or found[0].author.name == author


def test_text_with_the_mark_of_sail_is_no_mail_of_it() -> None:
    for text in (
        "\u2202x/\u2202y is small.\n",
        "COMMENT \u2297   VALID 00001 PAGES\nC\u2297;\nNo mail.\n",
    ):
        found, problems = read(text.encode())
        assert found == []
        assert len(problems) == 1


def test_text_without_a_header_is_all_text() -> None:
    """Why: up to its first blank line it was taken for a header, and none of that was kept."""
    said = b"The gate leaks, says Bo.\n\nWho was there?\n"
    for text in (said, said.replace(b"\n\n", b"\n")):
        [message], _ = read(b"\1\1\1\1\n" + text + b"\1\1\1\1\n")
        assert message.body == text.decode()


def test_the_last_row_of_mmdf_needs_no_line_end() -> None:
    found, problems = read(month.mmdf(POSTS).rstrip())
    assert [message.message_id for message in found] == [post.id for post in POSTS]
    assert "\1" not in found[-1].body
    assert problems == []


MARKED = {
    "fields": "From: Ann Lee <ann@example.org>\nDate: Tue, 6 Feb 2018 10:17:00 +0000\nSubject: Gates\n\nYes, at noon.\n\n  * Prev by Date: Hi\n",
    "any program": "Re: Gates\nAnn Lee\n5 Feb 2018 10:17\n\nYes.\n\nNext message | Previous message\n",
    "no head": "Re: Gates\n\nYes.\n\nReceived on Tuesday, 6 February 2018 03:17:00 UTC\n",
    "a title": "Gates\nAnn Lee <ann@example.org> Tue, 06 February 2018 03:17 UTC\n\nYes.\n",
    "public-inbox": "* Gates\n@ 2018-02-05 11:02 Bo Berg\n  0 siblings, 0 replies\nFrom: Bo Berg @ 2018-02-05 11:02 UTC (permalink / raw)\n\nYes.\n\n^ permalink raw reply\n",
    "Google Groups": "Ann Lee\nunread,\nFeb 5, 2018, 10:17:00 AM\nto tides\nWhich gate?\n\nReply all\n",
    "Pony Mail": "Posted to dev@tides.example.org by Ann Lee <an...@example.org> on 2018/02/05 10:17:03 UTC\n\nGates\n\nYes.\n",
    "SourceForge": "From: Ann L. <an...@ex...> - 2018-02-05 10:17:03\nYes.\n",
    "pipermail": "Re: [tides] Gates\nAnn Lee ann at example.org\nTue Feb 6 03:17:00 UTC 2018\n\nYes.\n",
    "Outlook": "From:\tLee, Ann\nSent:\tTuesday, February 6, 2018 10:17 AM\nTo:\tBo\nSubject:\tGates\n\nYes.\n",
    "mbox": "\n\n" + month.mbox(POSTS).decode("utf-8", "replace"),
    "LISTSERV": "\n\n" + month.listserv(POSTS).decode("utf-8", "replace"),
    "run": "\n\n" + "\n".join(month.rfc(post).decode("utf-8", "replace") for post in POSTS),
}


@pytest.mark.parametrize("name", MARKED)
def test_the_mark_before_utf_8_is_no_part_of_a_text(name: str) -> None:
    """Why: Windows writes it into every text that is saved there; the first head of a page was not seen below it."""
    plain, marked = (read(mark + MARKED[name].encode()) for mark in (b"", b"\xef\xbb\xbf"))
    assert [(m.author, m.subject, m.date, m.body) for m in plain[0]] == [
        (m.author, m.subject, m.date, m.body) for m in marked[0]
    ]
    assert plain[0]
    assert (plain[1], plain[0][0].places[0].line) == (marked[1], marked[0][0].places[0].line)


@pytest.mark.parametrize("name", sorted(MARKED.keys() - {"mbox", "LISTSERV", "run", "Outlook"}))
@pytest.mark.parametrize("top", ["400\n", ""])
def test_a_mail_of_apple_that_shows_a_page_is_that_mail(name: str, top: str) -> None:
    """Why: below the count no header was seen, and what the mail shows was taken for what it is."""
    fields = "From: di@example.org\nTo: bo@example.org\nDate: Tue, 6 Feb 2018 10:00:00 +0000\nSubject: Look\nMessage-ID: <1@x.example>\n"
    [message], _ = read(f"{top}{fields}\n{MARKED[name]}".encode())
    assert (message.message_id, message.body) == ("1@x.example", MARKED[name])


@pytest.mark.parametrize("name", ["public-inbox", "SourceForge"])
def test_a_mail_without_an_id_that_shows_a_page_is_that_mail(name: str) -> None:
    fields = "From: di@example.org\nTo: bo@example.org\nDate: Tue, 6 Feb 2018 10:00:00 +0000\nSubject: Look\n"
    [message], _ = read(f"{fields}\n{MARKED[name]}".encode())
    assert (message.subject, message.author.email) == ("Look", "di@example.org")
    assert MARKED[name].startswith(message.body)


VMS_LOCAL = 'From:\tTIDES::BO "Bo Chen"  5-FEB-1994 10:17:03.21\nTo:\tANN\nCC:\t\nSubj:\tGates\n\nIt leaks.\n'
VMS_NET = (
    'From:\tIN%"ann@example.org"  "Ann Lee"  5-FEB-1994 12:31:45.02\nTo:\tIN%"bo@example.org"\n'
    "Subj:\tRE: Gates\n\nReceived: from gauge.example.org by tides.example.org; Sat, 5 Feb 94 12:31:40 EST\n"
    "Date: Sat, 05 Feb 1994 12:30:00 -0500 (EST)\nFrom: ann@example.org (Ann Lee)\nSubject: Re: Gates\n"
    "Message-id: <1@example.org>\n\n> It leaks.\n\nWhere?\n"
)


@pytest.mark.parametrize("between", ["\f\n", "\f", "\n\f\n"])
@pytest.mark.parametrize("top", ["", "\f\n", "\ufeff"])
def test_messages_that_vms_mail_wrote(top: str, between: str) -> None:
    data = f"{top}{VMS_LOCAL}{between}{VMS_NET}".encode()
    local, net = mlthread.read(io.BytesIO(data))
    assert (local.author.name, local.author.email, local.subject) == ("Bo Chen", None, "Gates")
    assert (local.body, local.date.utc) == ("It leaks.\n", None)
    assert local.date.earliest is not None
    assert str(local.date.earliest) <= "1994-02-05 10:17:03" <= str(local.date.latest)
    assert (net.author.name, net.author.email, net.message_id) == (
        "Ann Lee",
        "ann@example.org",
        "1@example.org",
    )
    assert (str(net.date.utc), net.body) == (
        "1994-02-05 17:30:00+00:00",
        "> It leaks.\n\nWhere?\n",
    )
    place = net.places[0]
    assert data[place.start : place.stop].decode() == VMS_NET
    assert place.line == data[: place.start].count(b"\n") + 1


def test_a_message_that_vms_mail_forwards_is_no_second_one() -> None:
    (found,) = mlthread.read(io.BytesIO(f"{VMS_NET}\n{VMS_LOCAL}".encode()))
    assert found.message_id == "1@example.org"
    assert found.body.endswith(VMS_LOCAL)


def test_a_subject_of_two_lines_shows_no_fields() -> None:
    """Why: what Yahoo shows of a mail whose source is missing may hold an end of a line."""
    shown = {"msgId": 1, "topicId": 1, "from": "ann@example.org", "subject": "Gates\n\nKeys", "postDate": "1517825823", "messageBody": "<p>Which?</p>"}  # fmt: skip
    [message], _ = read(json.dumps(shown).encode())
    assert (message.subject, message.body) == ("Gates Keys", "Which?\n")
