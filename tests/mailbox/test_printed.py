"""Mails that Outlook printed, as the text of a PDF has them, or saved as text."""

from __future__ import annotations

import io

import pytest

import mlthread
from mlthread.mailbox.inspection import inspect_sources
from mlthread.model import Message, Problem

FIRST = """\
From:           Lee, Ann
Sent:           Tuesday, March 5, 2024 9:12 AM
To:             Ray, Bo; Dow, Cy <cy@example.org>;
                Moss, Ruth
Cc:
Subject:        RE: Gauge 7 reports
                every tide twice

Bo,

It was the relay.

From: Ray, Bo
Sent: Monday, March 4, 2024 4:40 PM
To: Lee, Ann
Subject: RE: Gauge 7 reports every tide twice

Could you look at the relay?
"""
SECOND = """\
From:           Moss, Ruth
Sent:           Wednesday, March 6, 2024 2:12 PM
To:             Lee, Ann
Subject:        RE: Gauge 7 reports every tide twice

Thanks. Call 555 0100.
"""


def _read(text: str, problems: list[Problem] | None = None) -> list[Message]:
    return list(mlthread.read(io.BytesIO(text.encode()), problems=problems))


def _words(text: str) -> list[str]:
    return [message.body.strip() for message in _read(text)]


def test_each_block_of_labels_in_a_column_begins_a_mail_and_what_it_quotes_does_not() -> None:
    first, second = _read(f"{FIRST}\n\n{SECOND}")
    assert (first.author.name, second.author.name) == ("Lee, Ann", "Moss, Ruth")
    assert first.subject == "RE: Gauge 7 reports every tide twice"
    assert [(one.name, one.email) for one in first.to] == [
        ("Ray, Bo", None),
        ("Dow, Cy", "cy@example.org"),
        ("Moss, Ruth", None),
    ]
    assert first.date.raw == "Tuesday, March 5, 2024 9:12 AM"
    assert first.body.startswith("Bo,\n\nIt was the relay.\n\nFrom: Ray, Bo\n")
    assert second.body == "Thanks. Call 555 0100.\n"


def test_the_mails_cover_the_file() -> None:
    text = f"\n{FIRST}\n\f{SECOND}"
    places = [message.places[0] for message in _read(text)]
    assert [(place.start, place.stop) for place in places] == [
        (0, text.index("\f")),
        (text.index("\f"), len(text)),
    ]
    assert [place.line for place in places] == [2, text[: text.index("\f")].count("\n") + 1]


def test_numbers_and_stamps_of_pages_are_nobodys_words() -> None:
    """What is alike on two pages but for a number that differs; a telephone number is the same on both."""
    pages = [
        f"{page}\nRuth\nTel. 555 0100\n{' ' * 40}{number}\n{' ' * 60}HB-00012{number}\n"
        for number, page in enumerate((FIRST, SECOND), 1)
    ]
    assert _words("\f".join(pages)) == [
        f"{FIRST.split(chr(10) * 2, 1)[1].strip()}\n\nRuth\nTel. 555 0100",
        "Thanks. Call 555 0100.\n\nRuth\nTel. 555 0100",
    ]


def test_a_page_may_end_amid_a_mail() -> None:
    text = FIRST.replace("It was", "Page 1 of 2\n\fIt was") + "Page 2 of 2\n\f" + SECOND
    first, _ = _words(text)
    assert first.startswith("Bo,\n\nIt was the relay.")
    assert first.endswith("look at the relay?")


def test_whose_mailbox_it_is_stands_above() -> None:
    text = f"Ruth Moss\n{'_' * 60}\n{FIRST}\n\nRuth Moss\n{'_' * 60}\n{SECOND}"
    assert [words.split()[-1] for words in _words(text)] == ["relay?", "0100."]


def test_a_file_that_outlook_saved_has_tabs() -> None:
    text = "Von:\tLee, Ann\nGesendet:\tDienstag, 5. März 2024 09:12\nAn:\tRay, Bo\nBetreff:\tPegel 7\n\nEs war das Relais.\n"
    other = text.replace("Lee, Ann", "Moss, Ruth").replace("Es war", "Danke,")
    first, second = _read(f"{text}\n{other}")
    assert (first.author.name, second.author.name) == ("Lee, Ann", "Moss, Ruth")
    assert (first.subject, second.body) == ("Pegel 7", "Danke, das Relais.\n")


def test_below_a_ruler_stands_what_is_quoted() -> None:
    """Old Outlooks quote with tabs too."""
    quoted = SECOND.replace(":        ", ":\t").replace(":           ", ":\t")
    assert len(_read(f"{FIRST}\n -----Original Message-----\n{quoted}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        FIRST.replace("Sent:  ", "Date:  "),
        "From:\tann@example.org\nDate:\tTue, 5 Mar 2024 09:12:00 +0000\nSubject:\tHi\n\nYes.\n",
        FIRST.replace("From:           Lee", "From: Lee"),
        "Name:           Ann\nSent:           yes\nSubject:        Hi\n\nNo mail.\n",
    ],
)
def test_other_headers_are_left_to_others(text: str) -> None:
    for source in inspect_sources(io.BytesIO(text.encode())).sources:
        assert source.format != "printed"


def test_a_conversation_is_put_together() -> None:
    (talk,) = mlthread.reconstruct(_read(f"{FIRST}\n{SECOND}"))
    assert [(turn.author.name, turn.origin) for turn in talk.turns] == [
        ("Ray, Bo", "quoted"),
        ("Lee, Ann", "archive"),
        ("Moss, Ruth", "archive"),
    ]


@pytest.mark.parametrize("word", ["Attachments:", "Anlagen:", "Pièces jointes :"])
def test_the_files_that_a_print_names_are_attachments(word: str) -> None:
    """Why: a print names them, and nothing told that there were any."""
    field = f"{word:<20}Offer, final.pdf; Maß der Halle.docx;\n{' ' * 20}plan.png\n"
    head, _, text = FIRST.partition("\n\n")
    message, _ = _read(f"{head}\n{field}\n{text}\n\n{SECOND}")
    names = [attachment.name for attachment in message.attachments]
    assert names == ["Offer, final.pdf", "Maß der Halle.docx", "plan.png"]
    assert message.body.startswith("Bo,")
