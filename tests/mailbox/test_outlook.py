"""Messages that Outlook saved (.msg): what their properties say is read like any mail."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mlthread
from mlthread.mailbox.bodies.packedrtf import unpack_rtf
from mlthread.mailbox.boxes import outlook
from mlthread.mailbox.inspection import inspect_sources
from mlthread.model import Message, Problem
from olefiles import Tree, compound, properties, ticks

pytest.importorskip("olefile")

_SENT = datetime(2024, 3, 5, 9, 12, tzinfo=UTC)
_ID = "<1@mail.example.org>"
_SENT_BY = {"0C1A": "Ann Lee", "5D01": "ann@example.org"}
_HELLO = {**_SENT_BY, "0037": "Gauge 7", "1000": "It reports twice.\r\n", "1035": _ID}


def _read(tree: Tree, problems: list[Problem] | None = None) -> Message:
    [message] = mlthread.read(io.BytesIO(compound(tree)), problems=problems)
    return message


def test_a_message_without_a_header_is_what_its_properties_say() -> None:
    """Why: what was sent from Outlook, or within one Exchange, never had a header."""
    message = _read(
        {
            **properties(_HELLO, {0x0039: ticks(_SENT)}),
            "__recip_version1.0_#00000000": properties(
                {"3001": "Bo Ray", "39FE": "bo@example.org"}, {0x0C15: 1}, 8
            ),
            "__recip_version1.0_#00000001": properties({"3001": "Cy Dow"}, {0x0C15: 1}, 8),
        }
    )
    assert (message.author.name, message.author.email) == ("Ann Lee", "ann@example.org")
    assert (message.subject, message.message_id) == ("Gauge 7", "1@mail.example.org")
    assert message.date.utc == _SENT
    assert message.body == "It reports twice.\n"
    assert [(one.name, one.email) for one in message.to] == [
        ("Bo Ray", "bo@example.org"),
        ("Cy Dow", None),
    ]


def test_the_header_that_came_over_the_net_goes_first_but_not_its_mime_fields() -> None:
    header = (
        "Microsoft Mail Internet Headers Version 2.0\r\n"
        "From: Ann Lee\r\n <ann@example.com>\r\n"
        "Date: Tue, 5 Mar 2024 10:12:00 +0100\r\n"
        "Message-ID: <2@mail.example.org>\r\nIn-Reply-To: <1@mail.example.org>\r\n"
        'Content-Type: multipart/mixed;\r\n\tboundary="x"\r\nMIME-Version: 1.0\r\n'
        "List-Id: Tides <tides.example.org>\r\n\r\n--x\r\nContent-Type: text/plain\r\n"
    )
    message = _read(properties({**_HELLO, "007D": header}, {0x0039: ticks(_SENT)}))
    assert message.author.email == "ann@example.com"
    assert (message.message_id, message.subject) == ("2@mail.example.org", "Gauge 7")
    assert message.in_reply_to == ("1@mail.example.org",)
    assert message.body == "It reports twice.\n"
    assert message.attachments == ()


def test_letters_of_a_code_page_and_of_headers() -> None:
    message = _read(
        properties(
            {
                "0C1A": "Анна Ли",
                "5D01": "anna@example.org",
                "0037001E": "Прилив".encode("cp1251"),
                "1000001E": "Да, дважды.".encode("cp1251"),
            },
            {0x3FFD: 1251},
        )
    )
    assert (message.author.name, message.subject) == ("Анна Ли", "Прилив")
    assert message.body.strip() == "Да, дважды."


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"10130102": "<p>Größer.</p>".encode("cp1252")}, "Größer."),
        ({"1013": "<p>Größer.</p>"}, "Größer."),
        ({"10090102": b"\x15\0\0\0\x0b\0\0\0MELA\0\0\0\0{\\rtf1 Yes.}"}, "Yes."),
        ({"1000": "Plain.", "10130102": b"<p>HTML</p>"}, "Plain."),
        ({}, ""),
    ],
)
def test_the_body_is_the_text_or_the_html_or_the_rtf(
    texts: dict[str, str | bytes], words: str
) -> None:
    message = _read(properties({**_SENT_BY, "0037": "Gauge 7", **texts}, {0x3FDE: 1252}))
    assert message.body.strip() == words


def test_an_address_of_exchange_is_none() -> None:
    message = _read(properties({"0C1A": "Lee, Ann", "0C1F": "/O=FIRM/CN=ANN", "1000": "Hi"}))
    assert (message.author.name, message.author.email) == ("Lee, Ann", None)


def test_who_it_was_sent_for_is_the_author() -> None:
    message = _read(properties({"0042": "Ann Lee", "0C1A": "Bo Ray", "1000": "Hi"}))
    assert message.author.name == "Ann Lee"


def test_attachments_are_named_and_a_message_within_is_one() -> None:
    picture = properties(
        {"3707": "tide table.png", "370E": "image/png", "37010102": b"x" * 5000}, head=8
    )
    within = properties(
        {**_HELLO, "1000": "The gauge was cleaned.", "0037": "Older"}, {0x0039: ticks(_SENT)}, 24
    )
    message = _read(
        {
            **properties({**_HELLO, "1000": "See both."}),
            "__attach_version1.0_#00000000": picture,
            "__attach_version1.0_#00000001": {
                **properties({}, head=8),
                "__substg1.0_3701000D": within,
            },
        }
    )
    [attached] = message.attachments
    assert (attached.name, attached.content_type, attached.size) == (
        "tide table.png",
        "image/png",
        5000,
    )
    assert message.body.startswith("See both.")
    assert "The gauge was cleaned." in message.body


def test_saved_messages_of_a_folder_are_a_conversation(tmp_path: Path) -> None:
    answer = {
        "0C1A": "Bo Ray", "0037": "RE: Gauge 7", "1035": "<2@mail.example.org>", "1042": _ID,
        "1000": "Cleaned.\r\n\r\n-----Original Message-----\r\nFrom: Ann Lee\r\nSent: Tuesday, March 5, 2024 9:12 AM\r\n"
                "Subject: Gauge 7\r\n\r\nIt reports twice.\r\n",
    }  # fmt: skip
    (tmp_path / "b.msg").write_bytes(compound(properties(answer, {0x0039: ticks(_SENT) + 10**10})))
    (tmp_path / "a.msg").write_bytes(compound(properties(_HELLO, {0x0039: ticks(_SENT)})))
    [conversation] = mlthread.reconstruct(mlthread.read(tmp_path))
    assert [(turn.author.name, turn.text) for turn in conversation.turns] == [
        ("Ann Lee", "It reports twice."),
        ("Bo Ray", "Cleaned."),
    ]


def test_a_directory_at_the_end_of_a_large_file_is_found() -> None:
    tree = {
        **properties(_HELLO),
        "__attach_version1.0_#00000000": properties({"3707": "a.bin", "37010102": b"x" * 100_000}, head=8),
    }  # fmt: skip
    data = compound(tree, directory_last=True)
    [row] = inspect_sources(io.BytesIO(data)).sources
    assert (row.format, row.messages) == ("outlook", 1)


def test_a_large_office_document_is_named_and_no_failure_among_others(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(
        compound({"WordDocument": b"x" * 100_000}, directory_last=True)
    )
    (tmp_path / "b.msg").write_bytes(compound(properties(_HELLO)))
    problems: list[Problem] = []
    assert len(list(mlthread.read(tmp_path, problems=problems))) == 1
    [problem] = [one for one in problems if one.problem != "no date"]
    assert "an old Office document" in problem.problem
    assert not problem.unread


def test_a_cut_file_is_told_or_read_as_far_as_it_goes() -> None:
    data = compound({**properties(_HELLO), "big": b"x" * 5000})
    for stop in range(8, len(data), 97):
        problems: list[Problem] = []
        messages = list(mlthread.read(io.BytesIO(data[:stop]), problems=problems))
        assert messages or problems


def test_a_damaged_message_among_others_is_a_failure(tmp_path: Path) -> None:
    """Why: among a hundred letters one would be missing, and the exit status 0."""
    (tmp_path / "a.msg").write_bytes(compound(properties(_HELLO))[:1100])
    (tmp_path / "b.msg").write_bytes(compound(properties(_HELLO)))
    problems: list[Problem] = []
    assert len(list(mlthread.read(tmp_path, problems=problems))) == 1
    [problem] = [one for one in problems if one.problem != "no date"]
    assert problem.unread
    assert "damaged" in problem.problem


def test_streams_that_claim_more_than_the_file_holds_are_left_out() -> None:
    """Why: a hundred attachments may all point to the same megabyte, and fill the memory."""
    many: Tree = {
        f"__attach_version1.0_#{number:08X}": properties(
            {"3707": "a", "37010102": b"x" * 4096}, head=8
        )
        for number in range(40)
    }
    data = bytearray(compound({**properties(_HELLO), "large": b"x" * 60_000, **many}))
    size, claimed = ((number).to_bytes(8, "little") for number in (4096, 60_000))
    large = data.find(claimed, 512)
    at = data.find(size, 512)
    while at >= 0:  # where it begins, and how long it is
        data[at - 4 : at + 8] = data[large - 4 : large + 8]
        at = data.find(size, at + 8)
    problems: list[Problem] = []
    [message] = mlthread.read(io.BytesIO(bytes(data)), problems=problems)
    assert message.body == "It reports twice.\n"
    assert any("damaged and left out" in one.problem for one in problems)


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "olefile", None)
    problems: list[Problem] = []
    data = compound(properties(_HELLO))
    assert list(mlthread.read(io.BytesIO(data), problems=problems)) == []
    assert "install mlthread[msg]" in problems[0].problem


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=12))
def test_no_damage_raises(changes: list[tuple[int, int]]) -> None:
    data = bytearray(_WHOLE)
    for at, value in changes:
        data[8 + at % (len(data) - 8)] = value
    problems: list[Problem] = []
    messages = list(mlthread.read(io.BytesIO(bytes(data)), problems=problems))
    assert messages or problems


_WHOLE = compound(
    {
        **properties({**_HELLO, "10090102": b"\x15\0\0\0\x0b\0\0\0MELA\0\0\0\0{\\rtf1 Yes.}"}, {0x0039: 1}),
        "__recip_version1.0_#00000000": properties({"3001": "Bo Ray"}, {0x0C15: 1}, 8),
        "__attach_version1.0_#00000000": properties({"3707": "a", "37010102": b"x" * 5000}, head=8),
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("packed", "plain"),
    [  # the examples of [MS-OXRTFCP] 3.2
        (
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
        ),
        (
            "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0",
            b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
        ),
    ],
)  # fmt: skip
def test_packed_rtf(packed: str, plain: bytes) -> None:
    data = bytes.fromhex(packed)
    assert unpack_rtf(data) == plain
    for stop in range(len(data)):
        assert plain.startswith(unpack_rtf(data[:stop]))


def test_packed_rtf_may_refer_to_what_stands_before_its_window() -> None:
    """A place nothing was written to yet holds blanks; behind the last place comes the first."""
    assert unpack_rtf(bytes(8) + b"LZFu" + bytes(4) + b"\x01\xff\xf1") == b" {\\"


def test_more_attachments_than_a_mail_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlook, "_MOST", 2)
    files = {f"__attach_version1.0_#0000000{n}": properties({"3707": f"{n}.txt", "370E": "text/plain"}, {}, 8) for n in range(3)}  # fmt: skip
    problems: list[Problem] = []
    message = _read({**properties(_HELLO, {}), **files}, problems)
    assert [one.name for one in message.attachments] == ["0.txt", "1.txt"]
    told = "has more than 2 parts or recipients; the others are left out"
    assert told in [problem.problem for problem in problems]
