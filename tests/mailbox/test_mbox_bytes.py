"""Mailboxes byte by byte: where messages begin and end, when they came, what lies between. Each row decides a rule."""

from __future__ import annotations

from io import BytesIO

import pytest

from mlthread import read
from mlthread.mailbox.boxes import mbox
from mlthread.mailbox.boxes.fromline import parse_from_line
from mlthread.model import Problem

SEP = "From ann@example.org Thu Feb  1 09:15:30 2018\n"
LATER = "From bo@example.org Fri Feb  2 09:15:30 2018\n"
INBOX = "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
PATCH = f"From {'0' * 40} Mon Sep 17 00:00:00 2001\n"
T0, T1, T2 = "Thu Feb  1 09:15:30 2018", "Fri Feb  2 09:15:30 2018", "Sat Feb  3 09:15:30 2018"
BOTH = f"Yes.\n\n{LATER}From: bo@example.org\nDate: Fri, 2 Feb 2018 09:15:30 +0000\nMessage-ID: <x@example.org>\n\nQuoted.\n"
Row = tuple[str, int, int, int, int, int | None]


def mail(
    n: int, more: str = "", text: str = "Which gate?\n", sender: str = "ann@example.org"
) -> str:
    return f"From: Ann Lee <{sender}>\nDate: Thu, 1 Feb 2018 09:15:30 +0000\nSubject: Gates\nMessage-ID: <{n}@example.org>\n{more}\n{text}"


def sized(n: int, text: str, size: int | None = None) -> str:
    """A message that says how long it is."""
    return mail(n, f"Content-Length: {len(text) if size is None else size}\n", text)


M = [mail(n) for n in range(9)]
CLOSED = mail(
    0,
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=gate\n",
    "--gate\nContent-Type: text/plain\n\nYes.\n--gate--\n",
)


def times(*whens: str) -> str:
    return "\n".join(f"From ann@example.org {when}\n{M[n]}" for n, when in enumerate(whens))


def told(text: str) -> tuple[list[Row], list[str]]:
    """Of each message its id, the lines of its text, the line and bytes of its place, the day it came; what was odd."""
    problems: list[Problem] = []
    rows: list[Row] = []
    for m in read(BytesIO(text.encode()), problems=problems):
        (place,) = m.places
        assert place.line is not None
        assert place.start is not None
        assert place.stop is not None
        name, day = (m.message_id or "").partition("@")[0], m.received.day if m.received else None
        rows.append((name, m.body.count("\n"), place.line, place.start, place.stop, day))
    return rows, [problem.problem for problem in problems]


@pytest.mark.parametrize(
    ("text", "rows", "odd"),
    [
        (SEP + M[0] + "\n" + LATER + M[1], [('0', 2, 1, 0, 172, 1), ('1', 1, 9, 172, 342, 2)], []),
        ("\n\n" + SEP + M[0] + "\n" + LATER + M[1], [('0', 2, 1, 0, 174, 1), ('1', 1, 11, 174, 344, 2)], []),
        ("\r\n" + (SEP + M[0] + "\n" + LATER + M[1]).replace("\n", "\r\n"), [('0', 2, 1, 0, 182, 1), ('1', 1, 10, 182, 359, 2)], []),
        ((SEP + M[0] + "\n" + LATER + M[1]).replace("\n", "\r\n"), [('0', 2, 1, 0, 180, 1), ('1', 1, 9, 180, 357, 2)], []),
        ("\ufeff" + SEP + M[0] + "\n" + LATER + M[1], [('0', 2, 1, 3, 175, 1), ('1', 1, 9, 175, 345, 2)], []),
        (M[0] + "\n" + SEP + M[1] + "\n" + LATER + M[2], [('0', 2, 1, 0, 126, None), ('1', 2, 8, 126, 298, 1), ('2', 1, 16, 298, 468, 2)], []),
        ("junk\n\n" + SEP + M[1] + "\n" + LATER + M[2], [('1', 2, 3, 6, 178, 1), ('2', 1, 11, 178, 348, 2)], ['bytes before the first message']),
        ("cut off\n" + M[0] + "\n" + SEP + M[1] + "\n" + LATER + M[2], [('0', 2, 2, 8, 134, None), ('1', 2, 9, 134, 306, 1), ('2', 1, 17, 306, 476, 2)], ['the file begins inside a line; the rest of it is lost']),
        ("cut off\nFrom: Ann\nX: y\n\nYes.\n\n" + SEP + M[1] + "\n" + LATER + M[2], [('1', 2, 7, 30, 202, 1), ('2', 1, 15, 202, 372, 2)], ['bytes before the first message']),
        ("cut off\nFrom: Ann\nDate: x\n\nYes.\n\n" + SEP + M[1] + "\n" + LATER + M[2], [('', 2, 2, 8, 33, None), ('1', 2, 7, 33, 205, 1), ('2', 1, 15, 205, 375, 2)], ['the file begins inside a line; the rest of it is lost', 'the header date cannot be read']),
    ],
)  # fmt: skip
def test_blank_lines_and_bytes_above_the_first_message(
    text: str, rows: list[Row], odd: list[str]
) -> None:
    assert told(text) == (rows, odd)


@pytest.mark.parametrize(
    ("text", "rows", "odd"),
    [
        (times(T0, T0, T1), [('0', 2, 1, 0, 172, 1), ('1', 2, 9, 172, 344, 1), ('2', 1, 17, 344, 515, 2)], []),
        (times(T0, T0, T0, T1), [('0', 2, 1, 0, 172, None), ('1', 2, 9, 172, 344, None), ('2', 2, 17, 344, 516, None), ('3', 1, 25, 516, 687, 2)], []),
        (times(T0, T1, T0, T1, T0, T1), [('0', 2, 1, 0, 172, None), ('1', 2, 9, 172, 344, None), ('2', 2, 17, 344, 516, None), ('3', 2, 25, 516, 688, None), ('4', 2, 33, 688, 860, None), ('5', 1, 41, 860, 1031, None)], []),
        (times(*[T0] * 9), [('0', 2, 1, 0, 172, None), ('1', 2, 9, 172, 344, None), ('2', 2, 17, 344, 516, None), ('3', 2, 25, 516, 688, None), ('4', 2, 33, 688, 860, None), ('5', 2, 41, 860, 1032, None), ('6', 2, 49, 1032, 1204, None), ('7', 2, 57, 1204, 1376, None), ('8', 1, 65, 1376, 1547, None)], []),
        (times(T0, T0, T1, T1, T2, T2), [('0', 2, 1, 0, 172, 1), ('1', 2, 9, 172, 344, 1), ('2', 2, 17, 344, 516, 2), ('3', 2, 25, 516, 688, 2), ('4', 2, 33, 688, 860, 3), ('5', 1, 41, 860, 1031, 3)], []),
        ("".join(f"From ann@example.org {T0[:11]}{9 + k // 60:02d}:{k % 60:02d}:30 2018\n{M[0].replace('<0@', f'<{k}@')}\n" for k in range(12)) + times(T0, T0, T0, T1), [('0', 2, 1, 0, 172, 1), ('1', 2, 9, 172, 344, 1), ('2', 2, 17, 344, 516, 1), ('3', 2, 25, 516, 688, 1), ('4', 2, 33, 688, 860, 1), ('5', 2, 41, 860, 1032, 1), ('6', 2, 49, 1032, 1204, 1), ('7', 2, 57, 1204, 1376, 1), ('8', 2, 65, 1376, 1548, 1), ('9', 2, 73, 1548, 1720, 1), ('10', 2, 81, 1720, 1893, 1), ('11', 2, 89, 1893, 2066, 1), ('0', 2, 97, 2066, 2238, 1), ('1', 2, 105, 2238, 2410, 1), ('2', 2, 113, 2410, 2582, None), ('3', 1, 121, 2582, 2753, 2)], []),
    ],
)  # fmt: skip
def test_when_messages_came(text: str, rows: list[Row], odd: list[str]) -> None:
    assert told(text) == (rows, odd)


@pytest.mark.parametrize(
    ("text", "rows", "odd"),
    [
        (SEP + sized(0, BOTH) + "\n" + LATER + M[1], [('0', 9, 1, 0, 326, 1), ('1', 1, 17, 326, 496, 2)], []),
        (SEP + sized(0, BOTH, len(BOTH) - 3) + "\n" + LATER + M[1], [('0', 2, 1, 0, 185, 1), ('x', 2, 10, 185, 326, 2), ('1', 1, 17, 326, 496, 2)], []),
        (SEP + sized(0, BOTH, len(BOTH) + 3) + "\n" + LATER + M[1], [('0', 2, 1, 0, 185, 1), ('x', 2, 10, 185, 326, 2), ('1', 1, 17, 326, 496, 2)], []),
        (SEP + sized(0, BOTH), [('0', 8, 1, 0, 325, 1)], []),
        (SEP + sized(0, BOTH, len(BOTH) + 2), [('0', 8, 1, 0, 325, 1)], []),
        (SEP + sized(0, BOTH, len(BOTH) + 3), [('0', 2, 1, 0, 185, 1), ('x', 1, 10, 185, 325, 2)], []),
        (SEP + sized(0, BOTH, 10 ** 9) + "\n" + LATER + M[1], [('0', 2, 1, 0, 192, 1), ('x', 2, 10, 192, 333, 2), ('1', 1, 17, 333, 503, 2)], []),
        (SEP + sized(0, BOTH) + LATER + M[1], [('0', 8, 1, 0, 325, 1), ('1', 1, 16, 325, 495, 2)], []),
        (SEP + sized(0, BOTH) + "\n\n" + LATER + M[1], [('0', 10, 1, 0, 327, 1), ('1', 1, 18, 327, 497, 2)], []),
        (SEP + sized(0, BOTH) + "\n\n\n" + LATER + M[1], [('0', 2, 1, 0, 185, 1), ('x', 4, 10, 185, 328, 2), ('1', 1, 19, 328, 498, 2)], []),
        (SEP + sized(0, BOTH) + "x\n" + LATER + M[1], [('0', 2, 1, 0, 185, 1), ('x', 9, 10, 185, 497, 2)], []),
        (SEP + sized(0, BOTH) + "\nFrom here\n", [('0', 2, 1, 0, 185, 1), ('x', 3, 10, 185, 336, 2)], []),
        (SEP + sized(0, BOTH) + "\nFrom bo@example.org Fri Feb  2 09:15:30 2018", [('0', 9, 1, 0, 326, 1), ('', 0, 17, 326, 370, None)], ['no date']),
        (SEP + mail(0, "X: y\n", BOTH).replace("X: y\n", "Content-Type: text/plain\n") + "\n" + LATER + mail(1, text="Content-Length: 3\n\nYes.\n"), [('0', 2, 1, 0, 190, 1), ('x', 2, 10, 190, 331, 2), ('1', 3, 17, 331, 513, 2)], []),
        ("\n".join(LATER + sized(n, "Yes.\n\n>From afar\nFrom near\n") for n in range(4)), [('0', 5, 1, 0, 205, None), ('1', 5, 13, 205, 410, None), ('2', 5, 25, 410, 615, None), ('3', 4, 37, 615, 819, None)], []),
        ("\n".join(LATER + sized(n, "Yes.\n\n>From afar\n") for n in range(4)), [('0', 4, 1, 0, 195, None), ('1', 4, 12, 195, 390, None), ('2', 4, 23, 390, 585, None), ('3', 3, 34, 585, 779, None)], []),
    ],
)  # fmt: skip
def test_lengths_that_mailboxes_tell(text: str, rows: list[Row], odd: list[str]) -> None:
    assert told(text) == (rows, odd)


@pytest.mark.parametrize(
    ("text", "rows", "odd"),
    [
        (SEP + M[0] + LATER + mail(1, sender="bo@example.org"), [('0', 1, 1, 0, 171, 1), ('1', 1, 8, 171, 340, 2)], []),
        (SEP + M[0] + "So he wrote:\n" + LATER + mail(1, sender="bo@example.org"), [('0', 9, 1, 0, 353, 1)], []),
        (SEP + M[0] + "From - Fri Feb  2 09:15:30 2018\n" + M[1], [('0', 1, 1, 0, 171, 1), ('1', 1, 8, 171, 328, 2)], []),
        (SEP + M[0] + "From nobody Fri Feb  2 09:15:30 2018\n" + M[1], [('0', 1, 1, 0, 171, 1), ('1', 1, 8, 171, 333, 2)], []),
        (SEP + M[0] + "From 12@xxx Fri Feb  2 09:15:30 2018\n" + M[1], [('0', 1, 1, 0, 171, 1), ('1', 1, 8, 171, 333, 2)], []),
        (SEP + M[0] + LATER + M[1], [('0', 8, 1, 0, 341, 1)], []),
        (SEP + M[0] + "From <ann@example.org> Fri Feb  2 09:15:30 2018\n" + M[1], [('0', 1, 1, 0, 171, 1), ('1', 1, 8, 171, 344, 2)], []),
        (INBOX + M[0] + INBOX + M[1], [('0', 1, 1, 0, 164, None), ('1', 1, 8, 164, 328, None)], []),
        (INBOX + M[0] + "\n" + LATER + M[1], [('0', 2, 1, 0, 165, None), ('1', 1, 9, 165, 335, 2)], []),
        (SEP + CLOSED + "\n" + M[1], [('0', 1, 1, 0, 270, 1), ('1', 1, 15, 270, 395, None)], []),
        (SEP + CLOSED + M[1] + "\n" + LATER + M[2], [('0', 1, 1, 0, 269, 1), ('1', 2, 14, 269, 395, None), ('2', 1, 21, 395, 565, 2)], []),
        (SEP + CLOSED + LATER + "From: bo@example.org\nSubject: x\n\nYes.\n", [('0', 1, 1, 0, 269, 1), ('', 1, 14, 269, 352, 2)], []),
    ],
)  # fmt: skip
def test_separators_without_a_blank_line(text: str, rows: list[Row], odd: list[str]) -> None:
    assert told(text) == (rows, odd)


TORN = "From list@example.org  Fri Feb  2 09:15:30 2018\n"
TRACED = f"Received: by lab; Fri, 2 Feb 2018\n{M[1]}"
BROKEN_OFF = "the message breaks off inside this line, where the next one begins"


@pytest.mark.parametrize(
    ("text", "rows", "odd"),
    [
        (SEP + mail(0, text="The gate was mo" + TORN + TRACED), [('0', 1, 1, 0, 174, 1), ('1', 1, 7, 174, 381, 2)], [BROKEN_OFF]),
        (SEP + mail(0, text="The gate was mo" + TORN + TRACED + "\n" + LATER + M[2]), [('0', 1, 1, 0, 174, 1), ('1', 2, 7, 174, 382, 2), ('2', 1, 16, 382, 552, 2)], [BROKEN_OFF]),
        (SEP + mail(0, text="----------------" + TORN + TRACED), [('0', 1, 1, 0, 175, 1), ('1', 1, 7, 175, 382, 2)], [BROKEN_OFF]),
        (SEP + mail(0, text="See: " + TORN + TRACED), [('0', 8, 1, 0, 371, 1)], []),
        (SEP + mail(0, text="> " + TORN + TRACED), [('0', 8, 1, 0, 368, 1)], []),
        (SEP + mail(0, text="- " + TORN + TRACED), [('0', 8, 1, 0, 368, 1)], []),
        (SEP + mail(0, text="The gate was mo" + TORN + M[1]), [('0', 7, 1, 0, 347, 1)], []),
        (SEP + mail(0, text="The gate was mo" + TORN + "Received: by lab\nFrom: Ann\n\nYes.\n"), [('0', 5, 1, 0, 255, 1)], []),
        (SEP + mail(0, text="It came From ann@example.org in May\n" + TRACED), [('0', 8, 1, 0, 354, 1)], []),
    ],
)  # fmt: skip
def test_messages_that_lost_their_end_and_what_the_next_one_begins_in(
    text: str, rows: list[Row], odd: list[str]
) -> None:
    assert told(text) == (rows, odd)


@pytest.mark.parametrize(
    ("text", "rows", "odd"),
    [
        (PATCH + M[0] + "\n" + PATCH + M[1], [('0', 2, 1, 0, 197, None), ('1', 1, 9, 197, 393, None)], []),
        (SEP + mail(0, text="See:\n\n" + PATCH + M[1]), [('0', 9, 1, 0, 361, 1)], []),
        (PATCH + M[0] + "\n" + LATER + M[1] + "\n" + PATCH + M[2], [('0', 2, 1, 0, 197, None), ('1', 9, 9, 197, 564, 2)], []),
        (SEP + "X-Mozilla-Status: 0008\n" + M[0] + "\n" + LATER + "X-Mozilla-Status: 0001\n" + M[1], [('1', 1, 10, 195, 388, 2)], ['is marked as deleted']),
        (SEP + mail(0, "X-Mozilla-Status: 0009\n") + "\n" + LATER + M[1], [('1', 1, 10, 195, 365, 2)], ['is marked as deleted']),
        (SEP + mail(0, "X-A: " + "x" * 400 + "\nX-Mozilla-Status: 0009\n") + "\n" + LATER + M[1], [('0', 2, 1, 0, 601, 1), ('1', 1, 11, 601, 771, 2)], []),
    ],
)  # fmt: skip
def test_patches_and_deleted_mail(text: str, rows: list[Row], odd: list[str]) -> None:
    assert told(text) == (rows, odd)


@pytest.mark.parametrize(
    ("text", "rows", "odd"),
    [
        (SEP + M[0] + "\n" + "From: prose\nFrom all of us, at noon 12:30 on\n" + LATER + M[1], [('0', 11, 1, 0, 387, 1)], []),
        (SEP + mail(0, text="Yes.\n\nFrom Ann Lee who said on that day in the bay Mon, 5 Feb 2018 10:00 that\n" + M[1]), [('0', 9, 1, 0, 362, 1)], []),
        (SEP + mail(0, text="Yes.\n\nFrom Ann Mon, 5 Feb 2018 10:00:\n" + M[1]), [('0', 9, 1, 0, 322, 1)], []),
        (SEP + mail(0, text="Yes.\n\nFrom Ann Mon, 5 Feb 2018 10:00 and so on and on until we came to the gate\n" + M[1]), [('0', 9, 1, 0, 364, 1)], []),
        (SEP + mail(0, text=f"Yes.\n\nFrom {'x' * 600} Mon, 5 Feb 2018 10:00\n" + M[1]), [('0', 9, 1, 0, 918, 1)], []),
        ("From ann at example.org  Thu Feb  1 09:15:30 2018\n" + M[0].replace("ann@example.org", "ann at example.org") + "\nFrom the old one in the bay at example.org  Fri Feb  2 09:15:30 2018\n" + M[1].replace("ann@example.org", "ann at example.org"), [('0', 2, 1, 0, 179, 1), ('1', 1, 9, 179, 376, 2)], []),
        (SEP + M[0] + "\n#! rnews 10\nno batch\n", [('0', 4, 1, 0, 193, 1)], []),
    ],
)  # fmt: skip
def test_lines_that_only_look_like_separators(text: str, rows: list[Row], odd: list[str]) -> None:
    assert told(text) == (rows, odd)


@pytest.mark.parametrize(
    ("text", "rows", "odd"),
    [
        (SEP + M[0] + "\nFrom bo@example.org\n" + M[1], [('0', 2, 1, 0, 172, 1), ('1', 1, 9, 172, 317, None)], []),
        (SEP + M[0] + "From bo@example.org\n" + M[1], [('0', 8, 1, 0, 316, 1)], []),
        (SEP + M[0] + "\nFrom 123456789\nX-Google-Language: en\n" + M[1], [('0', 2, 1, 0, 172, 1), ('1', 1, 9, 172, 334, None)], []),
        (SEP + M[0] + "From 123456789\nX-Google-Language: en\n" + M[1], [('0', 1, 1, 0, 171, 1), ('1', 1, 8, 171, 333, None)], []),
        (SEP + M[0] + "\nFrom bo@example.org\nFrom: bo@example.org\n\nYes.\n", [('0', 6, 1, 0, 219, 1)], []),
        (SEP + M[0] + "\n" + LATER, [('0', 3, 1, 0, 217, 1)], []),
        (SEP + M[0] + "\n" + LATER + "\n", [('0', 4, 1, 0, 218, 1)], []),
        (SEP + "\n" + LATER + M[1], [('1', 1, 3, 47, 217, 2)], ['bytes before the first message']),
        (SEP + M[0] + "\n" + LATER + ">From x y\n" + M[1], [('0', 2, 1, 0, 172, 1), ('1', 1, 9, 172, 352, 2)], []),
        (SEP + "From: ann@example.org\n  folded\nDate: x\nSubject: y\n\nYes.\n", [('', 1, 1, 0, 102, 1)], ['the header date cannot be read; bounded by when it was received']),
    ],
)  # fmt: skip
def test_separators_without_a_time_or_a_header(text: str, rows: list[Row], odd: list[str]) -> None:
    assert told(text) == (rows, odd)


@pytest.mark.parametrize(
    "text",
    [
        SEP + M[0] + "\n" + LATER + M[1],
        "\n\n" + SEP + M[0] + "\n" + LATER + M[1],
        (SEP + M[0] + "\n" + LATER + M[1]).replace("\n", "\r\n"),
        M[0] + "\n" + SEP + M[1] + "\n" + LATER + M[2],
        "junk\n\n" + SEP + M[1] + "\n" + LATER + M[2],
        SEP + sized(0, BOTH) + "\n" + LATER + M[1],
        SEP + sized(0, BOTH),
        PATCH + M[0] + "\n" + PATCH + M[1],
    ],
)
def test_messages_are_the_same_however_much_is_read_at_once(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = told(text)
    monkeypatch.setattr(mbox, "_PIECE", 40)
    monkeypatch.setattr(mbox, "AHEAD", 400)
    assert told(text) == whole


@pytest.mark.parametrize("size", ["", "Content-Length: 361\n"])
def test_no_more_of_a_message_is_held_than_the_largest_has(
    size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SEP + mail(0, size, "Wide. " * 60 + "\n") + "\n" + LATER + M[1]
    assert [row[0] for row in told(text)[0]] == ["0", "1"]
    monkeypatch.setattr(mbox, "_PIECE", 50)
    monkeypatch.setattr(mbox, "AHEAD", 200)
    monkeypatch.setattr(mbox, "LARGEST_MESSAGE", 300)
    ((first, *_, start, stop, _), *more), odd = told(text)
    assert (first, start, stop) == ("0", 0, 300)
    assert [row[0] for row in more] == ["1"]
    assert len(odd) == 1
    assert odd[0].startswith("the rest of a message")


def test_a_field_is_no_separator() -> None:
    assert parse_from_line(b"Date: Thu Feb  1 09:15:30 2018") is None
    assert parse_from_line(b"From ann Thu Feb  1 09:15:30 2018") is not None
