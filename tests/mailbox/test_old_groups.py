"""Pages of Google Groups of 2004 to 2012, as a person copies them; what only looks like one is none."""

from __future__ import annotations

import io
import time

import pytest

import mlthread
from mlthread.mailbox.pages.oldgroups import find_old_groups
from mlthread.model import Message

ASKED = "Which gate is the one that sticks?\n\nAnn\n"
SAID = "On Feb 5, 10:17 am, Ann Lee <a...@example.org> wrote:\n> Which gate is the one that sticks?\n\nThe first.\n"
LINKS = "Individual message | Show original | Report this message | Find messages by this author"
ABOVE = (
    "Gates\nOptions\nThere are currently too many topics in this group that display first.\n"
    "Standard view   View as tree\n\n\t\t2 messages - Collapse all\n\n\n"
)
BELOW = (
    "\n    Reply    Reply to author    Forward       Rate this post: Text for clearing space\n\n\n"
    "You must Sign in before you can post messages.\nTo post a message you must first join this group.\n\n\n"
)
PAGES = {
    "from 2007": f"{ABOVE}Ann Lee\nView profile\n\t More options Feb 5 2007, 10:17 am\nNewsgroups: comp.tides\n"
    "From: a...@example.org (Ann Lee)\nDate: Mon, 05 Feb 2007 10:17:00 -0000\nLocal: Mon, Feb 5 2007 10:17 am\n"
    f"Subject: Gates\nReply to author | Forward | Print | {LINKS}\n{ASKED}{BELOW}"
    "Bo Ray\nView profile\n\t(1 user)  More options Feb 5 2007, 2:30 pm\nNewsgroups: comp.tides\n"
    "From: Bo Ray <b...@example.org>\nDate: Mon, 05 Feb 2007 14:30:00 +0000\nLocal: Mon, Feb 5 2007 2:30 pm\n"
    f"Subject: Re: Gates\nReply | Reply to author | Forward | Print | {LINKS}\n\n- Hide quoted text -\n- Show quoted text -\n{SAID}{BELOW}",
    "from 2005": "Ann Lee  \t  Feb 5 2007, 10:17 am     show options\nNewsgroups: comp.tides\n"
    'From: "Ann Lee" <a...@example.org> - Find messages by this author\nDate: Mon, 05 Feb 2007 10:17:00 +0000\n'
    "Local: Mon,Feb 5 2007 10:17 am\nSubject: Gates\n"
    f"Reply to Author | Forward | Print | Individual Message | Show original | Report Abuse\n\n{ASKED}\n"
    "Bo Ray  \t  Feb 5 2007, 2:30 pm     show options\nNewsgroups: comp.tides\n"
    'From: "Bo Ray" <b...@example.org> - Find messages by this author\nDate: Mon, 05 Feb 2007 14:30:00 +0000\n'
    "Local: Mon,Feb 5 2007 2:30 pm\nSubject: Re: Gates\n"
    f"Reply to Author | Forward | Print | Individual Message | Show original | Report Abuse\n\n{SAID}",
}


def read(text: str) -> list[Message]:
    return list(mlthread.read(io.BytesIO(text.encode())))


@pytest.mark.parametrize("page", PAGES)
def test_messages_of_a_page(page: str) -> None:
    found = read(PAGES[page])
    assert [(one.author.name, one.author.email) for one in found] == [
        ("Ann Lee", "a...@example.org"),
        ("Bo Ray", "b...@example.org"),
    ]
    assert [one.subject for one in found] == ["Gates", "Re: Gates"]
    assert [one.body for one in found] == [ASKED, SAID]
    assert [str(one.date.utc) for one in found] == [
        "2007-02-05 10:17:00+00:00",
        "2007-02-05 14:30:00+00:00",
    ]
    assert {one.list_name for one in found} == {"comp.tides"}
    size = len(PAGES[page].encode())
    assert (found[0].places[0].start, found[-1].places[0].stop) == (0, size)


def test_fields_that_name_the_address_apart() -> None:
    (found,) = read(
        "From:\t\tAnn Lee (tides) - view profile\nDate:\t\tMon, Feb 5 2007 10:17 am\n"
        'Email: \t\t"Ann Lee (tides)" <a...@example.org>\nGroups: \t\tcomp.tides, alt.gates\n'
        "Not yet rated\nRating:\nshow options\n"
        f"Reply | Reply to Author | Forward | Print | {LINKS}\n\n{ASKED}"
    )
    assert (found.author.email, found.list_name, found.subject) == (
        "a...@example.org",
        "comp.tides",
        None,
    )
    assert found.date.utc is None
    assert found.date.earliest is not None
    assert found.body == ASKED


@pytest.mark.parametrize(
    "text",
    [
        f"See the page:\n\nReply | Forward | Print | {LINKS}\n",
        f"From: Ann Lee\nSubject: no date\nReply | {LINKS}\nYes.\n",
        f"From: Ann Lee <a@example.org>\nDate: 5 Feb 2007\n\nfar above\n\nReply | {LINKS}\nYes.\n",
        "From: Ann Lee <a@example.org>\nDate: 5 Feb 2007\nIndividual message\nShow original\nYes.\n",
    ],
)
def test_links_alone_make_no_message(text: str) -> None:
    assert find_old_groups(text.split("\n")) == []


def test_long_lines_above_the_links_are_quick() -> None:
    hostile = "a" + "  " * 4000 + "1" + " " * 4000 + "show option"
    start = time.perf_counter()
    assert find_old_groups([hostile, f"Reply | {LINKS}"] * 200) == []
    assert time.perf_counter() - start < 2


def test_a_mail_that_shows_a_page_stays_one() -> None:
    mail = f"From: Cy <cy@example.org>\nMessage-ID: <1@example.org>\nSubject: Fwd\n\nLook:\n\n{PAGES['from 2005']}"
    assert [one.author.name for one in read(mail)] == ["Cy"]
