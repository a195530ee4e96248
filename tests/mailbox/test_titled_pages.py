"""Pages with a title above one line of name and date, as people copy them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mlthread import Message, read
from mlthread.mailbox.pages.titledpages import find_titled_page
from steps import lines_run

IETF = """Re: [Tides] Gates on every bank

"Lee, Ann (Locks)" <ann@example.org> Tue, 06 February 2018 03:17 UTC

Return-Path: <ann@example.org>
X-Spam-Level:
Received: from mail.example.org by lists.example.org with ESMTP id 1A73F; Tue, 06 Feb 2018 03:17:12 +0000 (UTC)
Content-Type: text/plain; charset="us-ascii"
From: "Lee, Ann (Locks)" <ann@example.org>
In-Reply-To: <20180205.B1@example.org>
Date: Tue, 06 Feb 2018 04:17:05 +0100
Message-Id: <20180206.A1@example.org>
Subject: Re: [Tides] Gates on every bank
Archived-At: <https://lists.example.org/arch/msg/tides/1>

Bob Fox wrote:
> Which gate?

The first.
"""
WITHOUT_ADDRESSES = re.sub("<[^<>]*>", "<>", IETF)
"""As programs that extract texts leave pages, without links."""
WITHOUT_HEADER = """Mail Archive
Date Index Thread Index
Re: [Tides] Gates on every bank
Ann Lee <ann@example.org> Tue, 06 February 2018 03:17 UTCShow header

Bob Fox wrote:
> Which gate?

The first.

  * [Tides] Gates on every bank  Bob Fox
  * Re: [Tides] Gates on every bank  Ann Lee

v2.4.1 | Report a Bug | By Email | Status
"""
BUTTON = """Search
  Date Prev | Date Next

Re: [Tides] Gates on every bank

Ann Lee <ann@example.org> Tue, 06 February 2018 03:17 UTC
Show header

Bob Fox wrote:
> Which gate?

The first.
"""
ARCHIVE = """The Mail Archive

Re: [Tides] Gates on every bank

Ann Lee via Tides Tue, 06 Feb 2018 04:17:05 +0100

Bob Fox wrote:
> Which gate?

The first.

 * Previous message
 * View by thread
 * View by date
 * Next message

 * Re: [Tides] Gates on every bank Bob Fox
     * Re: [Tides] Gates on every bank Ann Lee via Tides

Reply via email to
"""

LINKS_ABOVE = ARCHIVE.replace(
    "The Mail Archive\n\n", "tides\n\nMessages by Thread\nMessages by Date\n", 1
)


def of(tmp_path: Path, text: str) -> list[Message]:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    return list(read(path))


@pytest.mark.parametrize(
    ("text", "name", "email", "utc"),
    [
        (IETF, "Lee, Ann (Locks)", "ann@example.org", "2018-02-06T03:17:05"),
        (WITHOUT_ADDRESSES, "Lee, Ann (Locks)", None, "2018-02-06T03:17:05"),
        (WITHOUT_HEADER, "Ann Lee", "ann@example.org", "2018-02-06T03:17:00"),
        (BUTTON, "Ann Lee", "ann@example.org", "2018-02-06T03:17:00"),
        (ARCHIVE, "Ann Lee", None, "2018-02-06T03:17:05"),
        (LINKS_ABOVE, "Ann Lee", None, "2018-02-06T03:17:05"),
    ],
    ids=[
        "with the header",
        "without addresses",
        "without",
        "a button",
        "the mail archive",
        "links right above",
    ],
)
def test_a_titled_page(tmp_path: Path, text: str, name: str, email: str | None, utc: str) -> None:
    (message,) = of(tmp_path, text)
    assert message.subject == "Re: [Tides] Gates on every bank"
    assert (message.author.name, message.author.email) == (name, email)
    assert message.date.utc is not None
    assert message.date.utc.strftime("%Y-%m-%dT%H:%M:%S") == utc
    assert message.body == "Bob Fox wrote:\n> Which gate?\n\nThe first.\n"


@pytest.mark.parametrize(
    ("foot", "own"),
    [
        ("The Mail Archive home\nFAQ\nPrivacy\n2018a@lab.example.org\n", "2018a@lab.example.org"),
        ("The Mail Archive home Add your mailing list FAQ Support Privacy 2018a@lab.example.org\n", "2018a@lab.example.org"),
        ("The Mail Archive home\n2018a@lab.example.org - all messages\n", None),
        ("The Mail Archive home\nFAQ\nPrivacy\n", None),
        ("Home\nFAQ\nPrivacy\n2018a@lab.example.org\n", None),
    ],
)  # fmt: skip
def test_the_id_below_a_page_of_the_mail_archive(
    tmp_path: Path, foot: str, own: str | None
) -> None:
    links = "\nPrevious message\nView by thread\nView by date\nNext message\n\nReply via email to\n"
    page = f"Gates\n\nAnn Lee Mon, 05 Feb 2018 01:17:00 -0800\n\nWhich?\n{links}\n{foot}"
    found = of(tmp_path, f"{page}\n{page.replace('2018a', '2018b')}")
    assert [message.message_id for message in found] == [own, own and own.replace("8a", "8b")]
    assert [message.body for message in found] == ["Which?\n"] * 2


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("    [Tides] Which gate  Bob Fox\n        Re: [Tides] Which gate  Ann Lee\n", False),
        ("- [Tides] Which gate  Bob Fox\n", False),
        ("See also Which gate Bob meant\n", True),
        ("> [Tides] Which gate  Bob Fox\n", True),
        ("Which gate  is it then?\n", True),
        ("Some other gate  Bob Fox\n", True),
    ],
)
def test_the_thread_below_a_page_of_the_ietf(tmp_path: Path, below: str, kept: bool) -> None:
    """Why: where nothing is copied below it, its rows were the last words."""
    page = f"Re: [Tides] Which gate\n\nAnn Lee <ann@example.org> Mon, 05 February 2018 09:17 UTC\n\nThis.\n\n{below}"
    (message,) = of(tmp_path, page)
    assert message.body == (f"This.\n\n{below}" if kept else "This.\n")


def test_the_shown_header_tells_ids(tmp_path: Path) -> None:
    (message,) = of(tmp_path, IETF)
    assert message.message_id == "20180206.A1@example.org"
    assert message.in_reply_to == ("20180205.B1@example.org",)


def test_pages_below_each_other(tmp_path: Path) -> None:
    second = ARCHIVE.replace("Gates on every bank", "Locks").removeprefix("The Mail Archive\n\n")
    messages = of(tmp_path, ARCHIVE + "\n" + second)
    assert [m.subject for m in messages] == ["Re: [Tides] Gates on every bank", "Re: [Tides] Locks"]
    assert all(m.body.endswith("The first.\n") for m in messages)


def test_name_and_date_on_lines_of_their_own(tmp_path: Path) -> None:
    one_line = "Ann Lee via Tides Tue,"
    (message,) = of(tmp_path, ARCHIVE.replace(one_line, "Ann Lee via Tides\nTue,"))
    assert message.author.name == "Ann Lee"
    assert message.subject == "Re: [Tides] Gates on every bank"
    assert message.body == "Bob Fox wrote:\n> Which gate?\n\nThe first.\n"


def test_a_forwarded_block_below_the_name_is_no_header_of_the_page(tmp_path: Path) -> None:
    """Why: no server wrote it, so it belongs to the text."""
    block = "From: Bob Fox\nSent: Monday\nTo: Ann Lee\nSubject: Gates\n\nWhich gate?\n"
    (message,) = of(tmp_path, ARCHIVE.replace("Bob Fox wrote:\n> Which gate?\n", block))
    assert message.author.name == "Ann Lee"
    assert message.body.startswith("From: Bob Fox\nSent: Monday\n")


def test_words_like_buttons_stay_where_the_author_goes_on(tmp_path: Path) -> None:
    said = "Next message\nis what the button says, and View by date the other.\n"
    (message,) = of(tmp_path, ARCHIVE.replace("The first.\n", f"{said}\nThe first.\n"))
    assert said in message.body


@pytest.mark.parametrize(
    "text",
    [
        "Minutes\n\nWe met on Tue, 06 Feb 2018 04:17:05 +0100: nobody came.\n",
        "Minutes\n\nDate: Tue, 06 Feb 2018 04:17:05 +0100\n\nNobody came.\n",
        "Ann Lee <ann@example.org> Tue, 06 February 2018 03:17 UTC\n\nNo title above.\n",
        "One line\ntwo lines\nthree lines\nfour lines\n\nAnn Lee Tue, 06 Feb 2018 04:17:05 +0100\n",
        "Minutes\n\nThe tide came at last.\nTue, 06 Feb 2018 04:17:05 +0100\n\nNobody came.\n",
        "Minutes\n\nTue, 06 Feb 2018 04:17:05 +0100\n\nNobody came.\n",
    ],
    ids=["a sentence", "a field", "no title", "a paragraph", "a sentence above", "a date alone"],
)
def test_what_is_no_head(text: str) -> None:
    assert find_titled_page(text.split("\n")) is None


def test_a_page_of_many_buttons_takes_linear_time(tmp_path: Path) -> None:
    def page(count: int) -> list[Message]:
        return of(tmp_path, ARCHIVE + "Reply via email to\nwords\n" * count)

    assert [message.author.name for message in page(100)] == ["Ann Lee"]
    assert lines_run(lambda: page(400)) < 2.3 * lines_run(lambda: page(200))


@pytest.mark.parametrize("text", [IETF, WITHOUT_ADDRESSES, WITHOUT_HEADER, BUTTON])
@pytest.mark.parametrize("between", ["", "\n\n"])
def test_pages_without_buttons_below_each_other(tmp_path: Path, text: str, between: str) -> None:
    """Why: where the buttons below the text were not copied, the first message held all others."""
    box = tmp_path / "page.txt"
    other = text.replace("Gates", "Weirs").replace("Ann", "Eve").replace("The first", "None")
    box.write_text(between.join([text, other, text]))
    first, second, third = read(box)
    assert first.body == third.body == "Bob Fox wrote:\n> Which gate?\n\nThe first.\n"
    assert second.body == "Bob Fox wrote:\n> Which gate?\n\nNone.\n"
    assert second.subject == "Re: [Tides] Weirs on every bank"
    assert "Eve" in (second.author.name or "")
