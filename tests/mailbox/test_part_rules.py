"""Parts of a mail, rule by rule: what a parameter of theirs says counts, inside a multipart too."""

from __future__ import annotations

import io

import pytest

import mlthread
from mlthread.mailbox.pages.pageheads import is_person
from mlthread.model import Message

HEAD = (
    "From: Ann Lee <ann@example.org>\nDate: Tue, 05 Mar 2024 09:10:00 +0000\nSubject: Gauge\n"
    "Content-Type: multipart/mixed; boundary=b\n\n"
)


def mixed(*parts: tuple[str, bytes]) -> Message:
    """A mail of parts, each with its header fields."""
    body = b"".join(b"--b\n" + head.encode() + b"\n\n" + text + b"\n" for head, text in parts)
    [message] = mlthread.read(io.BytesIO(HEAD.encode() + body + b"--b--\n"))
    return message


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain; format=flowed", "From the pier it is far.\n"),
        ("text/plain; format=FLOWED", "From the pier it is far.\n"),
        ("text/plain", " From the pier it is far.\n"),
        ("text/plain; format=fixed", " From the pier it is far.\n"),
    ],
)
def test_the_blank_that_stuffs_a_flowed_line_is_taken_off(kind: str, body: str) -> None:
    assert mixed((f"Content-Type: {kind}", b" From the pier it is far.\n")).body == body


def test_each_part_is_read_in_its_own_charset() -> None:
    said = "Der Pegel fällt."
    message = mixed(
        ("Content-Type: text/plain; charset=iso-8859-1", said.encode("latin-1")),
        ("Content-Type: text/plain; charset=utf-8", said.encode()),
    )
    assert message.body.split("\n").count(said) == 2
    assert message.charset == "windows-1252", (
        "what that label stands for in mail, of the first part"
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"C:\\\\docs\\\\map.png"', "map.png"),
        ('"../../etc/map.png"', "map.png"),
        ('"docs/"', None),
        ("=?utf-8?q?k=C3=A4rt.png?=", "kärt.png"),
        ('"' + "x" * 400 + '.png"', "x" * 250),
    ],
)
def test_a_file_is_known_by_its_own_name(written: str, name: str | None) -> None:
    message = mixed(
        ("Content-Type: text/plain", b"See the map."),
        (f"Content-Type: image/png\nContent-Disposition: attachment; filename={written}", b"x"),
    )
    assert [(a.name, a.content_type, a.size) for a in message.attachments] == [
        (name, "image/png", 1)
    ]


def test_commands_of_rich_text_that_stand_for_something() -> None:
    text = b"<bold>Yes</bold>: a <lt> b.<nl>No<NL>others."
    assert mixed(("Content-Type: text/richtext", text)).body == "Yes: a < b.\nNo\nothers.\n"


@pytest.mark.parametrize("kind", ["text/enriched", "text/richtext"])
def test_commands_of_enriched_text_are_taken_out(kind: str) -> None:
    text = b"<bold>Yes</bold>, as a << b in the <italic>old</italic> table."
    assert mixed((f"Content-Type: {kind}", text)).body == "Yes, as a < b in the old table.\n"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ann Lee <ann@example.org>", True),
        ("Ann Lee <ann@example.org>; Bo Chen <bo@example.org>", False),
        ("write to ann@example.org if the gauge at the north pier fails", False),
    ],
)
def test_who_is_named_with_an_address_is_one_person(text: str, person: bool) -> None:
    assert is_person(text) == person
