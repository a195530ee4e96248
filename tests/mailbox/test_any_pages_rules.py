"""Rules of pages of whatever program, each with a page that it decides."""

from __future__ import annotations

from io import BytesIO

import pytest

from mlthread import read
from mlthread.mailbox.pages.anypages import find_any_pages

LINKS = "Next message | Previous message"
H = "Ann Lee, 5 Feb 2018 10:17"
L = "Ann Lee\n5 Feb 2018 10:17"
S = "The lower gate sticks again, and nobody knows why."
BO = "Bo Fox\n6 Feb 2018 10:17"
FIELDS = "From: Bo Fox\nDate: 6 Feb 2018 10:17"
Found = list[tuple[str | None, str | None, str]]


def gates(*parts: str) -> str:
    """Paragraphs of a page."""
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (gates("Subject: Re: [tides] Gates", S, "From: Bo Fox\nDate: 5 Feb 2018 10:17", "Yes.", LINKS), []),
        (gates("Subject: Re: [tides] Gates", "Short.", "From: Bo Fox\nDate: 5 Feb 2018 10:17", "Yes.", LINKS), [('Re: [tides] Gates', 'Bo Fox', 'Yes.\n')]),
        (gates("Subject: Re: [tides] Gates", S.rstrip("."), "From: Bo Fox\nDate: 5 Feb 2018 10:17", "Yes.", LINKS), [('Re: [tides] Gates', 'Bo Fox', 'Yes.\n')]),
        (gates("Subject: Re: [tides] Gates\nMenu", S, "From: Bo Fox\nDate: 5 Feb 2018 10:17", "Yes.", LINKS), [('Re: [tides] Gates', 'Bo Fox', 'Yes.\n')]),
        (gates("Re: [tides] Gates", S, "From: Bo Fox\nDate: 5 Feb 2018 10:17", "Yes.", LINKS), [('Re: [tides] Gates', 'Bo Fox', 'Yes.\n')]),
        (gates("Subject: Re: [tides] Gates", S, H, "Yes.", LINKS), [('Re: [tides] Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Subject: Re: [tides] Gates", S, L, "Yes.", LINKS), []),
        (gates("Subject: Re: [tides] Gates", "You must be logged in before you can reply to this message.", L, "Yes.", LINKS), [('Re: [tides] Gates', 'Ann Lee', 'Yes.\n')]),
        (gates(S + "\nNobody came to close it.", "Re: Gates", L, "Yes.", LINKS), []),
        (gates("Re: Gates", "I said so, and then:\n" + L, "Yes.", LINKS), []),
        (gates("Re: Gates", "What Bo has said of it then:", L, "Yes.", LINKS), []),
        (gates("Re: Gates", "Locks:", L, "Yes.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Locks, gates:\n" + L, "Yes.", LINKS), [('Locks, gates:', 'Ann Lee', 'Yes.\n')]),
        (gates("Re: Gates", "This message was posted to tides, gates and locks:\n" + L, "Yes.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Re: Gates", "Date: 4 Feb 2018\n" + L, "Yes.", LINKS), []),
        (gates("Re: Gates", "To: Bo Fox\n" + L, "Yes.", LINKS), []),
        (gates("Re: Gates", "To: Bo Fox\n" + H, "Yes.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Re: Gates", "----- Original Message -----\n" + L, "Yes.", LINKS), []),
        (gates(L, "Yes.", LINKS), [(None, 'Ann Lee', 'Yes.\n')]),
        (gates(H, "Yes, we have come.", LINKS), [(None, 'Ann Lee', 'Yes, we have come.\n')]),
        (gates("Ann Lee\nMon, 5 Feb 2018 10:17:00 +0000", "Yes, we have come at last.").rstrip(), [(None, 'Ann Lee', 'Yes, we have come at last.\n')]),
        (gates("Re: Gates", "And so it was said.\n" + L, "Yes.", LINKS), []),
        (gates("----- Original Message -----\n" + L, "Yes.", LINKS), []),
    ],
)  # fmt: skip
def test_what_leads_up_to_a_head_makes_it_a_text_s(text: str, found: Found) -> None:
    """Why: fields and names also stand in texts, below a title with its label and sentences, or below words that lead up to them."""
    messages = read(BytesIO(text.encode()), problems=[])
    assert [(m.subject, m.author.label, m.body) for m in messages] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (gates("Re: Gates", "Ann Lee, 5 Feb 2018 10:17\nBo Fox, 5 Feb 2018 11:00", H, "Yes.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Re: Gates", L + "\nPosted by Bo Fox on 6 Feb 2018 10:17", "Yes.", LINKS), [('Re: Gates', 'Ann Lee', 'Posted by Bo Fox on 6 Feb 2018 10:17\n\nYes.\n')]),
        (gates("Re: Gates", L, "Yes.", "Posted by Bo Fox on 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n\nPosted by Bo Fox on 6 Feb 2018 10:17\n\nNo.\n')]),
        (gates("Re: Gates", L, "Yes.", LINKS, "Posted by Bo Fox on 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", L, LINKS), [('Re: Gates', 'Ann Lee', '')]),
        (gates("Re: Gates", L, "Yes.", LINKS, "Bo Fox, 6 Feb 2018 10:17", "Cy Dan, 7 Feb 2018 10:17"), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Re: Gates", H, "Yes.", LINKS, "Bo Fox, 6 Feb 2018 10:17", "Cy Dan, 7 Feb 2018 10:17"), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Re: Gates", L, "Yes.", L.replace("Ann Lee", "Bo Fox"), LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Re: Gates", "Posted by Ann Lee on 5 Feb 2018 10:17", "Yes.", "Junior member\nPosted by Bo Fox on 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", "Posted by Ann Lee on 5 Feb 2018 10:17", "Yes.", "as he said\nPosted by Bo Fox on 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n\nas he said\nPosted by Bo Fox on 6 Feb 2018 10:17\n\nNo.\n')]),
        (gates("Re: Gates", "Post #1 Ann Lee 5 Feb 2018 10:17", "Yes.", "Post #2 Bo Fox 6 Feb 2018 10:17", "No."), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Gates", "Post #1 Ann Lee 5 Feb 2018 10:17", "Yes.", "Post #2 Bo Fox 6 Feb 2018 10:17", "No."), [('Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Gates", "Comment 1 by Ann Lee 5 Feb 2018 10:17", "Yes.", "Reply 2 by Bo Fox 6 Feb 2018 10:17", "No."), []),
        (gates("Gates", "Comment 1 by Ann Lee 5 Feb 2018 10:17", "Yes.", "Reply 2 by Bo Fox 6 Feb 2018", "No."), []),
        (gates("Re: Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17", "Yes.", "Re: Gates\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17", "Yes.", "Look:\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n\nLook:\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17\n\nNo.\n')]),
        (gates("Re: Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17", "Yes.", "From: Bo Fox\nDate: 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17\n\nNo.\n')]),
        (gates("Re: Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17", "Yes.", LINKS, "From: Bo Fox\nDate: 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17", "Yes.", LINKS + "\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17", "Yes.", "x\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17\n" + LINKS, "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n\nx\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17", "Yes.", LINKS + "\nwords\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17", "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n\nNext message | Previous message\nwords\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17\n\nNo.\n')]),
        (gates("Gates", H, "Yes.", BO, "No."), []),
        (gates("Gates", L, "Yes.", BO, "No.", LINKS), [('Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Gates", L, "Yes.", "Ann Lee", BO, "No.", "Ann Lee", LINKS), [('Gates', 'Ann Lee', 'Yes.\n\nAnn Lee\n'), ('Re: Gates', 'Bo Fox', 'No.\n\nAnn Lee\n')]),
        (gates("Gates", L, "Ann Lee", "Yes.", LINKS), [('Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Re: Gates", L, "Yes.", "Quote", BO, "No.", "Quote"), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", L, "Yes.", "Quote", BO, "No.", "Share"), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n\nShare\n')]),
        (gates("Re: Gates", L, "Yes.", "Re: Gates (Locks)\n" + BO, "No.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n\nRe: Gates (Locks)\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", L, LINKS, "Posted by Bo Fox on 6 Feb 2018 10:17", "Yes."), [('Re: Gates', 'Ann Lee', 'Posted by Bo Fox on 6 Feb 2018 10:17\n\nYes.\n')]),
        (gates("Re: Gates", L, LINKS, BO, "Yes."), [('Re: Gates', 'Ann Lee', ''), ('Re: Gates', 'Bo Fox', 'Yes.\n')]),
        (gates("Re: Gates", L, LINKS, "Junior member", "Posted by Bo Fox on 6 Feb 2018 10:17", "Yes."), [('Re: Gates', 'Ann Lee', 'Posted by Bo Fox on 6 Feb 2018 10:17\n\nYes.\n')]),
        (gates("Re: Gates", H, "Yes.", LINKS, "Dan Poe, 6 Feb 2018 10:17", "Cy Fox\n7 Feb 2018 10:17", "Di Ray\n8 Feb 2018 10:17"), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Dan Poe', 'Cy Fox\n7 Feb 2018 10:17\n\nDi Ray\n8 Feb 2018 10:17\n')]),
        (gates("Re: Gates", L, "Yes.", "words\nPosted by Bo Fox on 6 Feb 2018 10:17\n" + LINKS, "No."), [('Re: Gates', 'Ann Lee', 'Yes.\n\nwords\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", L, "Yes.", "Re: Gates\n" + FIELDS + "\n" + LINKS, "No."), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", L, "Yes.", FIELDS, LINKS, "No."), [('Re: Gates', 'Ann Lee', 'Yes.\n\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17\n\nNext message | Previous message\n\nNo.\n')]),
        (gates("Re: Gates", L, "Yes.", LINKS + "\nwords\n" + FIELDS).rstrip(), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Gates", "Comment 1 by Ann Lee 5 Feb 2018 10:17", "Yes.", "Reply 2 by Bo Fox 6 Feb 2018 10:17", "No.", LINKS), [('Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Gates", "Comment 1 by Ann Lee 5 Feb 2018 10:17", "Yes.", "Reply 2 by Bo Fox 6 Feb 2018", "No.", LINKS), [('Gates', 'Ann Lee', 'Yes.\n\nReply 2 by Bo Fox 6 Feb 2018\n\nNo.\n')]),
        (gates("Gates", "Comment 1 by Ann Lee 5 Feb 2018 10:17", "Yes.", "Bo Fox 6 Feb 2018 10:17", "No.", LINKS), [('Gates', 'Ann Lee', 'Yes.\n\nBo Fox 6 Feb 2018 10:17\n\nNo.\n')]),
        (gates("Re: Gates", L, "Yes.\n\n", BO, "No.") + "\n\n\n", [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", L, "Yes.", LINKS + "\nwords\nPosted by Bo Fox on 6 Feb 2018 10:17", "No."), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", L, "Yes.", LINKS + "\nRe: Gates\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17", "No."), [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Re: Gates", L, "Yes.\n\nQuote\n\n", BO, "No.\n\nShare") + "\n\n\n", [('Re: Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n\nShare\n')]),
    ],
)  # fmt: skip
def test_heads_below_each_other(text: str, found: Found) -> None:
    """Why: a head is the page's where it looks like the first one, or links stand beside it; a list of the thread's messages is none."""
    messages = read(BytesIO(text.encode()), problems=[])
    assert [(m.subject, m.author.label, m.body) for m in messages] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (gates("Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17", "Yes.", "From: Bo Fox\nDate: 6 Feb 2018 10:17"), []),
        (gates("Gates", "tides@example.org by Ann Lee 5 Feb 2018 10:17", "Yes."), [('Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Gates", "And that is what they have said of it:", "tides@example.org by Ann Lee 5 Feb 2018 10:17", "Yes."), [('And that is what they have said of it:', 'Ann Lee', 'Yes.\n')]),
        (gates(LINKS, "Gates of the harbour", L, "Yes."), [('Gates of the harbour', 'Ann Lee', 'Yes.\n')]),
        (gates(LINKS, "Menu", "Gates of the harbour", L, "Yes."), [('Gates of the harbour', 'Ann Lee', 'Yes.\n')]),
        (gates("From: Ann Lee\nDate: 5 Feb 2018 10:17\nSubject: Gates", "Yes."), [('Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Menu", "From: Ann Lee\nDate: 5 Feb 2018 10:17\nSubject: Gates", "Yes."), []),
        (gates("Menu", "From\tAnn Lee\nDate\t5 Feb 2018 10:17\nSubject\tGates", "Yes."), [('Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Menu", "From\tAnn Lee\nDate\t5 Feb 2018 10:17", "Yes."), []),
        (gates("Gates", "Ann Lee\n5 Feb 2018 10:17", "Gates", "Yes."), []),
        (gates("Ann Lee\nMon, 5 Feb 2018 10:17:00 +0000", "Yes."), [(None, 'Ann Lee', 'Yes.\n')]),
        (gates("Ann\nMon, 5 Feb 2018 10:17:00 +0000", "Yes."), []),
        (gates("Gates", "Ann Lee\nMon, 5 Feb 2018 10:17:00 +0000", "Yes."), [('Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Ann Lee\nMon, 5 Feb 2018 10:17:00 +0000\nYes."), []),
        (gates("Ann Lee\n\nMon, 5 Feb 2018 10:17:00 +0000", "Yes."), []),
        (gates("Ann Lee, Mon, 5 Feb 2018 10:17:00 +0000", "Yes."), []),
        (gates("[tides] Gates", "Ann Lee\n5 Feb 2018 10:17", "Yes."), [('[tides] Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("[tides] Gates", "Ann Lee\n5 Feb 2018", "Yes."), []),
        (gates("[tides] Gates", H, "Yes."), []),
        (gates("Gates", "Ann Lee <ann@...>\n5 Feb 2018 10:17", "Yes."), [('Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Ann Lee <ann@...>\n5 Feb 2018 10:17", "Yes."), []),
        (gates("Gates", "Ann Lee <ann@example.org>\nMon, 5 Feb 2018 10:17:00 +0000", "Yes."), [('Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Gates", "Ann Lee <ann@example.org>\n5 Feb 2018 10:17", "Yes."), []),
        (gates("Gates", "Ann Lee <ann@example.org>, Mon, 5 Feb 2018 10:17:00 +0000", "Yes."), []),
        (gates("Re: Gates", H, "Yes."), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Menu", "From: Ann Lee\nDate: 5 Feb 2018 10:17\nSubject: Re: Gates", "Yes."), []),
        (gates("Gates", "Posted by Ann Lee on 5 Feb 2018", "Yes.", "Posted by Bo Fox on 6 Feb 2018", "No."), []),
        (gates("Gates", "Posted by Ann Lee on 5 Feb 2018 10:17", "Yes.", "Posted by Bo Fox on 6 Feb 2018 10:18", "No."), [('Gates', 'Ann Lee', 'Yes.\n'), ('Re: Gates', 'Bo Fox', 'No.\n')]),
        (gates("Posted by Ann Lee on 5 Feb 2018 10:17", "Yes.", "Posted by Bo Fox on 6 Feb 2018 10:18", "No."), [(None, 'Ann Lee', 'Yes.\n'), (None, 'Bo Fox', 'No.\n')]),
        (gates(H, "Yes.", "Bo Fox, 6 Feb 2018 10:17", "No."), []),
        (gates(LINKS, "Menu", "Home", "Gates of the harbour", "Posted by Ann Lee on 5 Feb 2018 10:17", "Yes."), [('Gates of the harbour', 'Ann Lee', 'Yes.\n')]),
        (gates("Gates of the harbour", "Posted by Ann Lee on 5 Feb 2018 10:17\n" + LINKS, "Yes."), [('Gates of the harbour', 'Ann Lee', 'Yes.\n')]),
        (gates("Menu", "From: Ann Lee <ann@...>\nDate: 5 Feb 2018 10:17\nSubject: Gates", "Yes."), [('Gates', 'Ann Lee', 'Yes.\n')]),
        (gates("Ann Lee <ann@example.org>\nMon, 5 Feb 2018 10:17:00 +0000\nYes."), [(None, 'Ann Lee', 'Yes.\n')]),
    ],
)  # fmt: skip
def test_what_shows_a_page(text: str, found: Found) -> None:
    """Why: who and when also stand in minutes and logs: more has to show that an archive wrote them."""
    messages = read(BytesIO(text.encode()), problems=[])
    assert [(m.subject, m.author.label, m.body) for m in messages] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Menu\n" * 78 + gates("Re: Gates", L, "Yes.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
        ("Menu\n" * 90 + gates("Re: Gates", L, "Yes.", LINKS), []),
        ("\n" * 170 + gates("Re: Gates", L, "Yes.", LINKS), [('Re: Gates', 'Ann Lee', 'Yes.\n')]),
    ],
)  # fmt: skip
def test_how_far_down_the_first_head_may_stand(text: str, found: Found) -> None:
    messages = read(BytesIO(text.encode()), problems=[])
    assert [(m.subject, m.author.label, m.body) for m in messages] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("From: Ann Lee\nDate: 5 Feb 2018 10:17\nSubject: Gates\n\nYes.", [('Gates', 'Ann Lee', False)]),
        ("Menu\n\nFrom: Ann Lee\nDate: 5 Feb 2018 10:17\nSubject: Gates\n\nYes.", []),
        ("From: Ann Lee\nDate: Mon, 5 Feb 2018 10:17:00 +0000\n\nYes.", []),
        ("Gates\n\nAnn Lee\nMon, 5 Feb 2018 10:17:00 +0000\n\nYes.", []),
        ("Gates\n\nann@example.org\nMon, 5 Feb 2018 10:17:00 +0000\n\nYes.", []),
        ("Menu\n\nPosted by Ann Lee on 5 Feb 2018 10:17\nRe: Gates\n\nYes.", [('Re: Gates', 'Ann Lee', False)]),
        ("Menu\n\nPosted by Ann Lee on 5 Feb 2018 10:17\n\nRe: Gates\n\nYes.", [('Re: Gates', 'Ann Lee', False)]),
        ("Gates\n\nPosted by Ann Lee on 5 Feb 2018 10:17\n\nGates\n\nYes.", []),
        ("Ann Lee\nMon, 5 Feb 2018 10:17:00 +0000\n\nYes, we have come at last.", [(None, 'Ann Lee', False)]),
        (gates("Gates of the harbour", "Posted by Ann Lee on 5 Feb 2018 10:17\n"+LINKS,*["Yes."]*8), [('Gates of the harbour', 'Ann Lee', True)]),
        (gates(LINKS,"Menu","Home","Gates of the harbour","Posted by Ann Lee on 5 Feb 2018 10:17",*["Yes."]*8), [('Gates of the harbour', 'Ann Lee', True)]),
        ("Menu\n\nPosted by Ann Lee on 5 Feb 2018 10:17\nSubject: Gates\n\nYes.", [('Gates', 'Ann Lee', False)]),
        ("Menu\n\nFrom: Ann Lee <ann@...>\nDate: 5 Feb 2018 10:17\nSubject: Gates\n\nYes.", [('Gates', 'Ann Lee <ann@...>', False)]),
        (gates("Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17\nSubject: Gates", "Yes.", LINKS, "From: Bo Fox\nDate: 6 Feb 2018 10:17\nSubject: Locks", "No.", LINKS), [('Gates', 'Ann Lee', True), ('Locks', 'Bo Fox', True)]),
        (gates("Re: Gates", L, "Yes.", LINKS + "\nwords\n" + FIELDS).rstrip(), [('Re: Gates', 'Ann Lee', True)]),
        ("Re: Gates\n\n"+L+"\n\nYes.\n\n"+LINKS+"\nRe: Gates\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17\n\nNo.", [('Re: Gates', 'Ann Lee', True), ('Re: Gates', 'Bo Fox', True)]),
        ("Re: Gates\n\n"+L+"\n\nYes.\n\n"+LINKS+"\n\nFrom: Bo Fox\nDate: 6 Feb 2018 10:17\n\nNo.", [('Re: Gates', 'Ann Lee', True), ('Re: Gates', 'Bo Fox', True)]),
    ],
)  # fmt: skip
def test_which_pages_are_found(text: str, found: list[tuple[str | None, str, bool]]) -> None:
    """`shown` is what other readers of such pages do not ask for."""
    pages = find_any_pages(text.split("\n"))
    assert [(page.title, page.head.who, bool(page.shown)) for page in pages] == found


def test_links_at_the_end_of_what_goes_on_show_nothing() -> None:
    lines = gates("Gates", "Posted by Ann Lee on 5 Feb 2018 10:17", "Yes.", LINKS).split("\n")
    assert find_any_pages(lines)
    assert not find_any_pages(lines, whole=False)


@pytest.mark.parametrize(
    ("text", "email", "list_name", "message_id"),
    [
        (gates("Gates", "From: Ann Lee <ann () example ! org>\nDate: 5 Feb 2018 10:17", "Yes.", LINKS), None, None, None),
        (gates("Gates", "From: ann at nowhere\nDate: 5 Feb 2018 10:17", "Yes.", LINKS), 'ann@nowhere', None, None),
        (gates("Gates", "From: Ann Lee (ann at example.org)\nDate: 5 Feb 2018 10:17", "Yes.", LINKS), 'ann@example.org', None, None),
        (gates("Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17\nList: tides", "Yes.", LINKS), None, 'tides', None),
        (gates("[locks] Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17\nList: The tides of the bay", "Yes.", LINKS), None, 'locks', None),
        (gates("[locks] Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17\nList: tides@example.org", "Yes.", LINKS), None, 'tides', None),
        (gates("Re: Gates", L + "\nMessage ID: <1@example.org>", "Yes.", LINKS), None, None, '1@example.org'),
        (gates("Re: Gates", "From: Ann Lee\nDate: 5 Feb 2018 10:17\nMessage-ID: <2@example.org>", "Yes.", LINKS), None, None, '2@example.org'),
        (gates("Re: Gates", "Von: Ann Lee\nDatum: 5 Feb 2018 10:17\nMessage-ID: <2@example.org>", "Ja.", LINKS), None, None, '2@example.org'),
    ],
)  # fmt: skip
def test_what_a_page_tells_besides(
    text: str, email: str | None, list_name: str | None, message_id: str | None
) -> None:
    (message,) = read(BytesIO(text.encode()))
    assert message.author.email == email
    assert (message.list_name, message.message_id) == (list_name, message_id)
