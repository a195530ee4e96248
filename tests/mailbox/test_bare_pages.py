"""Pages that lack the head which says who wrote, and heads that are no page's."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlthread import Message, SourceError, read, reconstruct
from mlthread.mailbox.pages.barepages import find_bare_page
from mlthread.mailbox.pages.furniture import drawn
from mlthread.mailbox.pages.pageheads import read_head
from mlthread.mailbox.pages.pagetext import read_author_line

LINKS = "[Date Prev] | [Thread Prev] | [Thread Next] | [Date Next] -- [Date Index]"
INDEXES = "<<< Chronological Index >>>    <<< Thread Index    >>>"
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
        (
            f"Tides archives\n\n{INDEXES}\n\nGates of the harbour\n\n{TEXT}\n\n{INDEXES}\n"
            "Privacy Policy | Terms of Service | Cookies Policy\n",
            "Gates of the harbour",
        ),
        (f"Re: Gates\n\n{TEXT}\n\nMore information about the tides mailing list\n", "Re: Gates"),
    ],
    ids=[
        "fields in a list that is gone",
        "received on",
        "a title",
        "reply via",
        "icann",
        "pipermail",
    ],
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


def test_the_first_of_what_a_search_found(tmp_path: Path) -> None:
    (message,) = messages(
        tmp_path, "[tides] Gates, part 3: locks\n\n2018-02-05 Thread Bo Fox\nThey are new.\n"
    )
    assert (message.author.name, message.subject) == ("Bo Fox", "[tides] Gates, part 3: locks")


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


def test_a_block_below_the_text_of_a_page_is_no_head(tmp_path: Path) -> None:
    text = (
        f"tides message\n\n{LINKS}\n\nSubject: RE: [tides] Gates\n\nDear Bob,\n\n"
        "If you think that my keys turn the gates on their head, please lay this question down for now.\n\n"
        "Kind regards\n\nAnn Lee\n\n"
        "De : tides@example.org [tides@example.org] de la part de FOX, Bob [bob@example.org]\n"
        "Envoyé : jeudi 12 novembre 2015 10:47\nÀ : tides@example.org\nObjet : [tides] Gates\n\n"
        "See my comment.\n"
    )
    (message,) = messages(tmp_path, text)
    assert message.subject == "RE: [tides] Gates"
    assert message.body.startswith("Dear Bob,")
    assert "See my comment." in message.body


ROWS = "Thread Links Date Links\nThread Prev Thread Next Thread Index Date Prev Date Next Date Index\n\n"
BLOCK = "From: Bob Fox [mailto:bob@xxxxxxx]\nSent: Monday, February 5, 2018 3:06 PM\nTo: tides@xxxxxxx\nSubject: RE: [TIDES] Gates\n\nWho shuts them?\n"


@pytest.mark.parametrize(
    ("page", "subject", "body"),
    [
        (
            f"{ROWS}Re: [TIDES] Gates\n\n\n\nThanks Bob.\n\n{BLOCK}",
            "Re: [TIDES] Gates",
            "Thanks Bob.",
        ),
        (f"{ROWS}[TIDES] +++ Ballot on gates +++\n\n\nApprove.\n", "[TIDES] +++ Ballot on gates +++", "Approve."),
        (f"{ROWS}All,\nBob is right.\nAnn\n{BLOCK}", None, "All,\nBob is right."),
        (
            "[Date Prev][Date Next] [Thread Prev][Thread Next] [Date Index] [Thread Index]\n\nRules of the gates\n\n\nEach has two.\n",
            "Rules of the gates",
            "Each has two.",
        ),
        (
            "Thread Prev | Thread Next | Thread Index | Date Prev | Date Next | Date Index |\nAll,\nBob is right.\n",
            None,
            "All,\nBob is right.",
        ),
    ],
    ids=["a quoted block", "a title with a tag", "no title", "a title alone", "cells"],
)  # fmt: skip
def test_mhonarcs_links_show_a_message(
    tmp_path: Path, page: str, subject: str | None, body: str
) -> None:
    (message,) = messages(tmp_path, page)
    assert message.subject == subject
    assert message.author.label is None
    assert message.body.startswith(body)


def test_links_of_another_program_show_no_message(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        messages(tmp_path, "Prev Next Index\n\nRules of the gates\n\nEach has two.\n")


def test_fields_right_below_a_title_are_the_pages(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, f"{ROWS}Re: [TIDES] Gates\n\n{BLOCK}")
    assert message.author.name == "Bob Fox"


def test_an_author_whose_host_a_copy_has_lost(tmp_path: Path) -> None:
    (message,) = messages(
        tmp_path, f"[tides] Gates\n\nAnn Lee ann at\nTue Feb 6 03:17:00 UTC 2018\n\n{TEXT}\n"
    )
    assert (message.author.name, message.author.email) == ("Ann Lee", None)


def test_the_last_line_of_a_page_is_cut_without_a_blank_one_above(tmp_path: Path) -> None:
    page = (
        "[Hafen] Tore\nAnn Lee\nann at example.org\nDi Feb 6 03:17:00 UTC 2018\nBeide sind zu.\nBeste Grüße,\nAnn\n"
        "Mehr Informationen über die Mailingliste Hafen\n"
    )
    (message,) = messages(tmp_path, page)
    (conversation,) = reconstruct([message])
    assert conversation.turns[0].text == "Beide sind zu.\nBeste Grüße,\nAnn"


def test_fields_whose_labels_and_values_are_paragraphs(tmp_path: Path) -> None:
    page = (
        "Help for TIDES Archives\n\nLISTSERV Archives\n\nTIDES Home\n\nSubject:\n\nGates\n\nFrom:\n\n"
        '"Ann B. Lee" <[log in to unmask]>\n\nReply-To:\n\nAnn B. Lee\n\nDate:\n\nFri, 18 Nov 1994 18:21:14 CST\n\n'
        "Content-Type:\n\ntext/plain\n\nParts/Attachments:\n\nParts/Attachments\n\ntext/plain (395 lines)\n\n"
        "The gates of the harbour are two, and both leak.\n"
    )
    (message,) = messages(tmp_path, page)
    assert message.author.name == "Ann B. Lee"
    assert message.subject == "Gates"
    assert message.body == "The gates of the harbour are two, and both leak.\n"


def test_a_body_in_html_is_its_text(tmp_path: Path) -> None:
    path = tmp_path / "attachment.html"
    path.write_text(
        "<html><body><div>On 5 Feb 2018 at 10:17, Bob Fox wrote:</div><blockquote type='cite'><p>Which gate?</p>"
        "</blockquote><p>The first.</p></body></html>"
    )
    (message,) = read(path, format="body")
    assert "> Which gate?" in message.body
    assert "<p>" not in message.body


def test_a_sentence_that_smiles_is_not_drawn() -> None:
    assert not drawn("This is the first message to the list. :-)")
    assert drawn("First message")


def test_a_name_and_a_date_alone_at_the_top(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, f"Ann Lee\nMon, 18 Dec 2000 17:28:41 -0500\n\n\n{TEXT}\n")
    assert message.author.name == "Ann Lee"
    assert message.body.startswith("Bob Fox wrote:")
    for other in (
        "Ann Lee\n18 December 2000\n\nDear Bob,\n",
        "Minutes\nMon, 18 Dec 2000 17:28:41 -0500\n\nNobody.\n",
    ):
        with pytest.raises(SourceError):
            messages(tmp_path, other)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2, 0)])
def test_the_header_of_what_is_forwarded_is_no_head_of_the_page(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    """Why: from its second field on it was one, and the words of whoever forwards were above the page."""
    fields = (
        "Subject:  Gates of the harbour",
        "Date:  Mon, 5 Feb 2018 17:45:28 +0800",
        "From:  Bo Ray <>",
    )
    forwarded = "\n".join(fields[number] for number in order)
    page = (
        "Gates of the harbour\n\nDear all,\n\nthis is for your information.\n\nBest regards,\n\n"
        f"-------- Forwarded Message --------\n{forwarded}\n\nThe gates stay shut.\n\n"
        "Received on Tuesday, 6 February 2018 03:17:00 UTC\n"
    )
    (message,) = messages(tmp_path, page)
    assert message.author.name is None
    assert message.body.startswith("Dear all,\n")
    (conversation,) = reconstruct([message])
    assert [(turn.author.name, turn.text.split("\n")[0]) for turn in conversation.turns] == [
        ("Bo Ray", "The gates stay shut."),
        (None, "Dear all,"),
    ]
