"""Pages that lack the head which says who wrote, and heads that are no page's."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlthread import Message, SourceError, read
from mlthread.mailbox.barepages import find_bare_page
from mlthread.mailbox.pageheads import read_head
from mlthread.mailbox.pagetext import read_author_line

LINKS = "[Date Prev] | [Thread Prev] | [Thread Next] | [Date Next] -- [Date Index]"
TEXT = """Bob Fox wrote:
> Which gate leaks?

The first, twelve litres a minute.

Ann Lee"""


def messages(folder: Path, text: str) -> list[Message]:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    return list(read(path))


@pytest.mark.parametrize(
    ("page", "subject"),
    [
        (
            f"tides message\n\n{LINKS}\n\nSubject: Re: [tides] Gates\n\n{TEXT}\n\n{LINKS}\n",
            "Re: [tides] Gates",
        ),
        (
            f"Re: Gates\n\n{TEXT}\n\nReceived on Tuesday, 6 February 2018 03:17:00 UTC\n",
            "Re: Gates",
        ),
        (
            f"Gates of the harbour\n\n{TEXT}\n\nReceived on Tuesday, 6 February 2018 03:17:00 UTC\n",
            "Gates of the harbour",
        ),
        (f"{TEXT}\n\nReply via email to\n", None),
        (f"Re: Gates\n\n{TEXT}\n\nMore information about the tides mailing list\n", "Re: Gates"),
    ],
    ids=["fields in a list that is gone", "received on", "a title", "reply via", "pipermail"],
)
def test_a_page_without_its_head(tmp_path: Path, page: str, subject: str | None) -> None:
    (message,) = messages(tmp_path, page)
    assert message.subject == subject
    assert message.author.label is None
    body = message.body.strip()
    assert body.startswith("Bob Fox wrote:\n> Which gate")
    assert (
        body.removesuffix("More information about the tides mailing list")
        .rstrip()
        .endswith("Ann Lee")
    )
    if "Received on" in page:
        assert message.date.utc is not None
        assert message.date.utc.isoformat() == "2018-02-06T03:17:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "Gates\n\nThe gates of the harbour are two.\n\nPrevious | Next | Index\n",  # a manual
        "Minutes\n\nNobody came.\n",
        f"{TEXT}\n",  # a bare body: only on demand
        "It was received on Tuesday.\n\nReceived on Tuesday, and opened.\n",
    ],
)
def test_what_shows_no_message(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError):
        messages(tmp_path, text)


def test_a_bare_page_without_text_is_none() -> None:
    assert (
        find_bare_page(["Re: Gates", "", "Received on Tuesday, 6 February 2018 03:17:00 UTC"])
        is None
    )
    assert find_bare_page([]) is None


@pytest.mark.parametrize(
    ("author", "date", "utc"),
    [
        ("Ann Lee ann a HARBOUR.EXAMPLE.IT", "Mer 8 Nov 2000 15:23:26 CET", "2000-11-08T14:23:26"),
        (
            "Ann Lee ann a harbour.example.it",
            "Ven 6 Maggio 2005 08:14:45 CEST",
            "2005-05-06T06:14:45",
        ),
        ("Анна Ли ann на harbour.example.ru", "Вс Мар 16 07:52:44 MSK 2003", "2003-03-16T04:52:44"),
        (
            "Ann Lee ann w harbour.example.pl",
            "Śro, 5 Sty 2005, 10:11:12 CET",
            "2005-01-05T09:11:12",
        ),
        ("Ann Lee ann la harbour.example.ro", "Mie 5 Ian 10:11:12 UTC 2005", "2005-01-05T10:11:12"),
    ],
)
def test_pipermail_in_other_languages(tmp_path: Path, author: str, date: str, utc: str) -> None:
    page = f"[tides] Gates\n\n{author}\n{date}\n\n\n{TEXT}\n"
    (message,) = messages(tmp_path, page)
    assert (message.author.email or "").startswith("ann@")
    assert message.author.name in ("Ann Lee", "Анна Ли")
    assert message.date.utc is not None
    assert message.date.utc.isoformat()[:19] == utc


@pytest.mark.parametrize(
    "line", ["Ann Lee went na lunch", "Anna a Roma", "The gate w 12", "a la carte"]
)
def test_no_author_line(line: str) -> None:
    assert read_author_line(line) is None


SEARCH = """Re: Gates

2018-02-06 {word} Ann Lee
Which gate leaks?

[tides] Who has the key of the lock?

2018-02-05 {word} bo f chen
The first one does.

Re: Gates

2018-02-04 {word} Cy Dan via tides
Twelve litres a minute.
"""


@pytest.mark.parametrize("word", ["Thread", "Par sujet", "Diskussionsfäden"])
def test_what_a_search_found(tmp_path: Path, word: str) -> None:
    found = messages(tmp_path, SEARCH.format(word=word))
    assert [message.author.name for message in found] == ["Ann Lee", "bo f chen", "Cy Dan"]
    assert [message.subject for message in found] == [
        "Re: Gates",
        "[tides] Who has the key of the lock?",
        "Re: Gates",
    ]
    assert [message.body.strip()[-5:] for message in found] == ["eaks?", "does.", "nute."]


def test_a_forwarded_block_is_no_head_of_a_page(tmp_path: Path) -> None:
    text = (
        f"tides message\n\n{LINKS}\n\nSubject: RE: [tides] Gates\n\nI shut them.\n\nAnn Lee\n\n"
        "-----Original Message-----\nFrom: Bob Fox [mailto:bob@example.org] \n"
        "Sent: Monday, February 5, 2018 3:06 PM\nSubject: [tides] Gates\n\nWho shuts them?\n"
    )
    (message,) = messages(tmp_path, text)
    assert message.body.startswith("I shut them.")
    assert "Who shuts them?" in message.body
    lines = text.split("\n")
    assert read_head(lines, lines.index("From: Bob Fox [mailto:bob@example.org] ")) is None


def test_a_line_above_a_quote_is_no_head_of_a_page(tmp_path: Path) -> None:
    text = (
        "Re: Gates\n\nBob wrote on Mon, 5 Feb 2018 09:42:05 -0800\n...\n> Who shuts them?\n\nAnn.\n\n"
        "Received on Tuesday, 6 February 2018 03:17:00 UTC\n"
    )
    (message,) = messages(tmp_path, text)
    assert message.author.label is None
    assert message.body.startswith("Bob wrote on Mon")
