"""Rules of headers, each with bytes that it decides."""

from __future__ import annotations

import pytest

from mlthread.mailbox.headers.header import Header, decode_words, split_header
from mlthread.mailbox.raw import Field

F, D, S, X = b"From: Ann\n", b"Date: 5 Feb 2018\n", b"Subject: Gates\n", b"X-Tide: high\n"


@pytest.mark.parametrize(
    ("data", "fields", "body"),
    [
        (b"\nYes.\n", [], b'Yes.\n'),
        (b"\r\nYes.\n", [], b'Yes.\n'),
        (F + S + b"\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        ((F + S + b"\nYes.\n").replace(b"\n", b"\r\n"), [('subject', 'Gates')], b'Yes.\r\n'),
        ((F + S + b"\nYes.\n").replace(b"\n", b"\r"), [('subject', 'Gates')], b'Yes.\r'),
        (F + S, [('subject', 'Gates')], b''),
        ((F + S).replace(b"\n", b"\r"), [('subject', 'Gates')], b''),
        (F + b"Subject: a\r\rb\n\nYes.\n", [('subject', 'a  b')], b'Yes.\n'),
        (F + b"X: a\r\r\nYes.\n", [('x', 'a Yes.')], b''),
        (F + b"X: a\r\rb\nmore", [('x', 'a  b more')], b''),
        (b"Yes.\n\nNo.\n", [], b'Yes.\n\nNo.\n'),
        (F + b"Subject: Ga\0tes\n\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        (F + b"Subject: " + "ゲート".encode("iso-2022-jp") + b"\n\nYes.\n", [('subject', 'ゲート')], b'Yes.\n'),
        (F + b"Subject: a \x1b b \xc3\xa9\n\nYes.\n", [('subject', 'a \x1b b é')], b'Yes.\n'),
        (F + b"Subject: a $B b\n\nYes.\n", [('subject', 'a $B b')], b'Yes.\n'),
        (F + b"Subject: caf\xe9\n\nYes.\n", [('subject', 'café')], b'Yes.\n'),
        (F + b"Content-Type: text/plain; charset=iso-8859-2\nSubject: \xb1\n\nYes.\n", [('content-type', 'text/plain; charset=iso-8859-2'), ('subject', 'ą')], b'Yes.\n'),
        (F + b"Subject: caf\xc3\xa9 \nX: \xe9\n\nYes.\n", [('subject', 'café'), ('x', 'é')], b'Yes.\n'),
        (F + b"Subject: a\n folded\n\n\tline\n\nYes.\n", [('subject', 'a folded')], b'\tline\n\nYes.\n'),
        (F + b"Subject: a\n folded\n\tline\n\nYes.\n", [('subject', 'a folded line')], b'Yes.\n'),
        (F + S + b"> Which gate?\n\nYes.\n", [('subject', 'Gates')], b'> Which gate?\n\nYes.\n'),
        (F + S + b"> Which gate?\n> Why?\n\nYes.\n", [('subject', 'Gates')], b'> Which gate?\n> Why?\n\nYes.\n'),
        (F + S + b"> Which gate?\nsaid Bo\n\nYes.\n", [('subject', 'Gates')], b'> Which gate?\nsaid Bo\n\nYes.\n'),
        (F + S + b"said Bo\n> Which gate?\n\nYes.\n", [('subject', 'Gates')], b'said Bo\n> Which gate?\n\nYes.\n'),
        (F + S + b">From bo Mon Feb  5 10:17:00 2018\n\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        (F + b">From bo Mon Feb  5 10:17:00 2018\n" + S + b"\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        (F + b"> Which gate?\n" + S + b"\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        (F + S + b"lost its fold\n\nYes.\n", [('subject', 'Gates lost its fold')], b'Yes.\n'),
        (F + S + b"lost its fold\nand goes on\n\nYes.\n", [('subject', 'Gates')], b'lost its fold\nand goes on\n\nYes.\n'),
        (F + D + b"Yes.\n\nNo.\n", [('date', '5 Feb 2018')], b'Yes.\n\nNo.\n'),
        (F + D + b"(UTC)\n\nNo.\n", [('date', '5 Feb 2018 (UTC)')], b'No.\n'),
        (F + D + b"<a>\n\nNo.\n", [('date', '5 Feb 2018 <a>')], b'No.\n'),
        (F + D + b"=?utf-8?q?x?=\n\nNo.\n", [('date', '5 Feb 2018 =?utf-8?q?x?=')], b'No.\n'),
        (F + D + b'"x"\n\nNo.\n', [('date', '5 Feb 2018 "x"')], b'No.\n'),
        (F + b"To: bo@example.org\ncy@example.org\nand others\n\nNo.\n", [('to', 'bo@example.org cy@example.org and others')], b'No.\n'),
        (F + b"Subject: Gates,\nlocks\nlamps\n\nNo.\n", [('subject', 'Gates, locks lamps')], b'No.\n'),
        (F + b'Subject: Gates"\nlocks\nlamps\n\nNo.\n', [('subject', 'Gates" locks lamps')], b'No.\n'),
        (F + X + b"tides\nlow\n\nNo.\n", [('x-tide', 'high tides low')], b'No.\n'),
        (F + S + b"Body:\nYes, we do.\n\nNo.\n", [('subject', 'Gates'), ('body', '')], b'Yes, we do.\n\nNo.\n'),
        (F + S + b"Body: x\nYes, we do.\n\nNo.\n", [('subject', 'Gates'), ('body', 'x Yes, we do.')], b'No.\n'),
        (F + S + b"Text:\nYes.\n", [('subject', 'Gates'), ('text', '')], b'Yes.\n'),
        (F + S + b"\n", [('subject', 'Gates')], b''),
        (F + D + b"Yes.\nNo.\n", [('date', '5 Feb 2018')], b'Yes.\nNo.\n'),
        (F + D + b"Yes.", [('date', '5 Feb 2018')], b'Yes.'),
        ((F + D + b"Yes.\n\nNo.\n").replace(b"\n", b"\r\n"), [('date', '5 Feb 2018')], b'Yes.\r\n\r\nNo.\r\n'),
        ((F + D + b"> Yes.\r\n").replace(b"\n", b"\r"), [('date', '5 Feb 2018')], b'> Yes.\r\r'),
        (F + b"   \n" + S + b"\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        (F + b"Subject: " + b"x" * 3990 + b"\nmore words\n" + D + b"\nYes.\n", [('subject', "x" * 3990), ('date', '5 Feb 2018')], b'Yes.\n'),
        (F + b"Subject: " + b"x" * 3980 + b"\nmore\n" + D + b"\nYes.\n", [('subject', "x" * 3980 + " more"), ('date', '5 Feb 2018')], b'Yes.\n'),
        (F + b"From bo Mon\n" + S + b"\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        (b"no field\n" + F + S + b"\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        (b"> Which\n" + F + S + b"\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        (F + b"one\n" + S + b"> Which\n\nYes.\n", [('from', 'Ann one'), ('subject', 'Gates')], b'> Which\n\nYes.\n'),
        (F + b"> Which\n" + S + b"lost\n\nYes.\n", [('subject', 'Gates lost')], b'Yes.\n'),
        (F + D + b"lost\n" + S + b"\nYes.\n", [('date', '5 Feb 2018 lost'), ('subject', 'Gates')], b'Yes.\n'),
        (F + D + b"Status:\nYes.\n\nNo.\n", [('date', '5 Feb 2018'), ('status', '')], b'Yes.\n\nNo.\n'),
        (F + b"Subject: a =\nb\nc\n\nNo.\n", [('subject', 'a = b c')], b'No.\n'),
        (F + b"Mailing-List: x\nYes.\nNo.\n\nNo.\n", [('mailing-list', 'x')], b'Yes.\nNo.\n\nNo.\n'),
        (F + b"To: bo@example.org,\n> Which gate?\nsaid Bo\n\nYes.\n", [('to', 'bo@example.org,')], b'> Which gate?\nsaid Bo\n\nYes.\n'),
        (F + b"Subject:\nlost its value\n\nYes.\n", [('subject', 'lost its value')], b'Yes.\n'),
        ((F + S).replace(b"\n", b"\r\r\n") + b"\r\r\nYes.\n", [('subject', 'Gates')], b'Yes.\n'),
        (F + b"Date: \nDate: 5 Feb 2018\n\nYes.\n", [('date', ''), ('date', '5 Feb 2018')], b'Yes.\n'),
        (F + b"Subject: one\nSubject: two\n\nYes.\n", [('subject', 'one'), ('subject', 'two')], b'Yes.\n'),
    ],
)  # fmt: skip
def test_where_a_header_ends(data: bytes, fields: list[tuple[str, str]], body: bytes) -> None:
    """`fields` are those below the author's."""
    header, at = split_header(data)
    found = [(name, value) for name, value in header.fields if (name, value) != ("from", "Ann")]
    assert (found, data[at:]) == (fields, body)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", 'plain'),
        ("=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", 'café'),
        ("=?utf-8?q?caf=C3?= =?UTF-8?q?=A9?=", 'café'),
        ("=?utf-8?q?a?= b =?utf-8?q?c?=", 'a b c'),
        ("a =?utf-8?q?b?=", 'a b'),
        ("=?utf-8?q?b?= a", 'b a'),
        ("=?iso-8859-1?q?=E9?= =?utf-8?q?=C3=A9?=", 'éé'),
        ("=?utf-8?q?=C3=A9?= =?iso-8859-1?q?=E9?= x", 'éé x'),
        ("=?utf-8?q?caf=C3?= and =?utf-8?q?=A9?=", 'cafÃ and ©'),
        ("a =? b", 'a =? b'),
        ("=?utf-8?b?w6k?=", 'é'),
        ("=?utf-8?b?w6k=?=", 'é'),
        ("=?utf-8?b?w?=", ''),
        ("=?utf-8?q?a_b?=", 'a b'),
        ("=?iso-8859-1?q?=E9?==?utf-8?q?=C3=A9?=", 'éé'),
        ("=?utf-8?q?=3D=3Futf-8=3Fq=3Fcaf=3DC3=3DA9=3F=3D?=", 'café'),
        ("=?utf-8?q?=3D=3Futf-8=3Fq=3Fcaf?=", '=?utf-8?q?caf'),
    ],
)  # fmt: skip
def test_encoded_words_and_what_stands_between(value: str, text: str) -> None:
    assert decode_words(value) == text


def test_fields_of_a_header() -> None:
    header = Header([Field("date", ""), Field("a", "1"), Field("b", "2"), Field("a", "3")])
    assert "date" in header
    assert "subject" not in header
    assert (header.get("date"), header.get("subject"), header.get("a")) == (None, None, "1")
    assert list(header.all("a")) == ["1", "3"]
