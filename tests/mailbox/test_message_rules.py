"""Rules of what a message tells besides its text, each with a mail that it decides."""

from __future__ import annotations

from io import BytesIO
from textwrap import indent

import pytest

from mlthread import Message, read
from mlthread.mailbox.message import read_messages, read_shown
from mlthread.mailbox.raw import Facts, Raw
from mlthread.model import Address, DateBounds, Place, Problem

ANN = "From: Ann Lee <ann@example.org>\n"
DATE = "Date: Mon, 5 Feb 2018 10:17:00 +0000\n"
ID = "Message-ID: <1@example.org>\n"
SUBJECT = "Subject: Gates\n"
LIST = "tides@lists.example.org"
VIA = f"From: Ann Lee via Tides <{LIST}>\n"
SEP = "From ann@example.org Mon Feb  5 10:20:00 2018\n"
RECEIVED = "Received: from x by y; Mon, 5 Feb 2018 10:30:00 +0000\n"
DASHES = "-" * 70
INNER = f"From: Bo Fox <bo@example.org>\n{DATE}Subject: Locks\n\nThe first.\n"
DIG = f"Topics:\n\n{DASHES}\n\n{INNER}\n{'-' * 30}\n\n{INNER.replace('Bo Fox', 'Cy Dan')}\n{'-' * 30}\n\nEnd of Tides Digest\n{'*' * 20}\n"
REQ = "From: tides-request@example.org\nSubject: Tides Digest, Vol 1\n"
MP = "MIME-Version: 1.0\nContent-Type: multipart/{0}; boundary=b\n"
HTML_SCRUBBED = "An HTML attachment was scrubbed...\nURL: <http://example.org/a.html>\n"
RULED = (
    "-------------- next part --------------\n"
    + "_" * 47
    + "\nTides mailing list\ntides@example.org\n"
)
SCRUBBED = "-------------- next part --------------\nA non-text attachment was scrubbed...\nName: gate.png\nType: image/png\nSize: 12 bytes\nDesc: not available\nURL: <http://example.org/{0}>\n"
FINGERPRINT = "pipermail/tides/attachments/20180205/0a1b2c3d/attachment.png"


def mail(*fields: str, text: str = "Which gate?\n") -> str:
    return "".join(fields) + "\n" + text


def part(kind: str, text: str, more: str = "") -> str:
    return f"--b\nContent-Type: {kind}\n{more}\n{text}\n"


def nested(depth: int) -> str:
    """A message in as many digests."""
    text = INNER
    for k in range(depth):
        text = f"{REQ}{DATE}{MP.format('digest')[:-1]}{k}\n\n--b{k}\nContent-Type: message/rfc822\n\n{text}\n--b{k}--\n"
    return text


def told(text: str) -> tuple[list[dict[str, object]], list[str]]:
    """What each message tells besides its text, and what was odd."""
    problems: list[Problem] = []
    found = []
    for message in read(BytesIO(text.encode()), problems=problems):
        shown = {
            "author": (message.author.name, message.author.email),
            "id": message.id,
            "subject": message.subject,
            "utc": message.date.utc and f"{message.date.utc:%d %H:%M}",
            "basis": message.date.basis,
            "received": message.received and f"{message.received:%d %H:%M}",
            "writer": message.writer and (message.writer.name, message.writer.email),
            "list": message.list_name,
            "replies": (message.in_reply_to, message.references),
            "thread": message.thread_hint,
            "files": [file.name for file in message.attachments],
        }
        found.append({name: value for name, value in shown.items() if value and value != ((), ())})
    return found, [problem.problem for problem in problems]


def test_a_title_above_the_fields_is_the_subject() -> None:
    (told,) = read(BytesIO(mail("Re: Gates\n", ANN, DATE).encode()), problems=[])
    assert told.subject == "Re: Gates"
    (told,) = read(BytesIO(mail("Re: Locks\n", ANN, DATE, SUBJECT).encode()), problems=[])
    assert told.subject == "Gates"


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        (mail(ANN, DATE, SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'f9c3e544ca46c7f3edad@content.mlthread', 'subject': 'Gates', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail("From: ann@example.org\n", DATE, SUBJECT), [{'author': (None, 'ann@example.org'), 'id': 'f9c3e544ca46c7f3edad@content.mlthread', 'subject': 'Gates', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail("From: Ann Lee\n", DATE, SUBJECT), [{'author': ('Ann Lee', None), 'id': 'b84431c4feabab8ea5c0@content.mlthread', 'subject': 'Gates', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(DATE, SUBJECT), [{'author': (None, None), 'id': 'f5d4bd4aa5e66ff4b1c4@content.mlthread', 'subject': 'Gates', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail("Sender: Bo Fox <bo@example.org>\n", DATE, ID), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail("X-From: Bo Fox\n", "Sender: bo@example.org\n", DATE, ID), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail("X-From: Bo Fox\n", DATE, ID), [{'author': ('Bo Fox', None), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail("From: bo@example.org\n", "X-From: Bo Fox\n", DATE, ID), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail("From: bo@example.org\n", "X-From: bo@example.org\n", DATE, ID), [{'author': (None, 'bo@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail("From: bo@example.org\n", "X-From: <bo>\n", DATE, ID), [{'author': (None, 'bo@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail("From: Ann <bo@example.org>\n", "X-From: Bo Fox\n", DATE, ID), [{'author': ('Ann', 'bo@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(VIA, ID), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail(VIA, ID, "X-Original-From: Ann Lee <ann@example.org>\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, "X-Original-From: ann@example.org\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, f"X-Original-From: Ann Lee via Tides <{LIST}>\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail(VIA, ID, "X-Original-From: \n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail(VIA, ID, "X-Original-From: <>\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail(VIA, ID, "Reply-To: Ann Lee <ann@example.org>\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, f"Reply-To: {LIST}\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail(VIA, ID, "Reply-To: Tides\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail(VIA, ID, "X-Original-Sender: ann@example.org\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, f"Reply-To: {LIST}\nX-Original-Sender: ann@example.org\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, "Reply-To: bo@example.org\nX-Original-Sender: ann@example.org\n"), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'bo@example.org')}], ['no date']),
        (mail(VIA, ID, 'Reply-To: Tides <tides@lists.example.org>, Ann Lee <ann@example.org>\n'), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, 'Reply-To: bo@example.org, Ann Lee <ann@example.org>\n'), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, 'Reply-To: tides@lists.example.org\nCc: bo@example.org, Ann Lee <ann@example.org>\n'), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, 'Cc: Bo Fox <bo@example.org>\n'), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail(VIA, ID, 'Author: Ann Lee <ann@example.org>\n'), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, 'X-MailFrom: ann@example.org\n'), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(VIA, ID, 'X-MailFrom: tides-bounces@lists.example.org\n'), [{'author': ('Ann Lee via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail('From: Ann Lee via groups.example <ann=example.org@groups.example>\n', ID), [{'author': ('Ann Lee via groups.example', 'ann=example.org@groups.example'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail('From: Ann Lee <ann=40example.org@dmarc.example.net>\n', ID), [{'author': ('Ann Lee', 'ann=40example.org@dmarc.example.net'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail('From: Ann Lee <ann=example@example.net>\n', ID), [{'author': ('Ann Lee', 'ann=example@example.net'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail('From: "Ann Lee" (ann@example.org via tides Mailing List) <tides@lists.example.org>\n', ID), [{'author': ('Ann Lee" (ann@example.org via tides Mailing List)', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail(f'From: "ann@example.org via Tides" <{LIST}>\n', ID), [{'author': ('ann@example.org via Tides', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': (None, 'ann@example.org')}], ['no date']),
        (mail(f'From: "\' via Tides" <{LIST}>\n', ID), [{'author': ("' via Tides", 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': (None, None)}], ['no date']),
        (mail(f'From: "Bo on behalf of Ann Lee" <{LIST}>\n', ID, "Reply-To: ann@example.org\n"), [{'author': ('Bo on behalf of Ann Lee', 'tides@lists.example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Bo', 'ann@example.org')}], ['no date']),
        (mail(ANN, ID, "Reply-To: bo@example.org\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail(ANN, ID, "X-Original-From: Bo Fox <bo@example.org>\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Bo Fox', 'bo@example.org')}], ['no date']),
        (mail("From: bugzilla-daemon@example.org\n", ID, "X-Bugzilla-Who: ann@example.org\n"), [{'author': (None, 'bugzilla-daemon@example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': (None, 'ann@example.org')}], ['no date']),
        (mail("From: bo@example.org\n", ID, "X-Bugzilla-Who: ann@example.org\n"), [{'author': (None, 'bo@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail("From: bugzilla-daemon@example.org\n", ID), [{'author': (None, 'bugzilla-daemon@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail('From: bugzilla-daemon@example.org\n', ID, text='--- Comment #3 from Ann Lee <ann@example.org> ---\nYes.\n'), [{'author': (None, 'bugzilla-daemon@example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail('From: bugzilla-daemon@example.org\n', ID, text='Ann Lee <ann@example.org> changed:\n\n--- Comment #3 from Ann Lee <ann@example.org> ---\nYes.\n'), [{'author': (None, 'bugzilla-daemon@example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', 'ann@example.org')}], ['no date']),
        (mail('From: bugzilla-daemon@example.org\n', ID, text='--- Comment #3 from Ann Lee <ann@example.org> ---\nYes.\n--- Comment #4 from Bo Fox <bo@example.org> ---\nNo.\n'), [{'author': (None, 'bugzilla-daemon@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail('From: bugzilla-daemon@example.org\n', ID, text='> --- Comment #3 from Ann Lee <ann@example.org> ---\nYes.\n'), [{'author': (None, 'bugzilla-daemon@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail('From: Bo Fox <notifications@github.com>\n', ID, text='--- Comment #3 from Ann Lee <ann@example.org> ---\nYes.\n'), [{'author': ('Bo Fox', 'notifications@github.com'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail('From: Bo Fox <bo@example.org>\n', ID, text='--- Comment #3 from Ann Lee <ann@example.org> ---\nYes.\n'), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail('From: Mantis Bug Tracker <noreply@example.org>\n', ID, text='(0034567) annlee (developer) - 2024-02-06 09:42\nYes.\n'), [{'author': ('Mantis Bug Tracker', 'noreply@example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('annlee', None)}], ['no date']),
        (mail('From: redmine@example.org\n', ID, text='Issue #12 has been updated by Ann Lee.\n\nYes.\n'), [{'author': (None, 'redmine@example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail('From: Trac <trac@example.org>\n', ID, text='Comment (by annlee):\n\n Yes.\n'), [{'author': ('Trac', 'trac@example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('annlee', None)}], ['no date']),
        (mail('From: SourceForge.net <noreply@example.org>\n', ID, text='>Comment By: Ann Lee (annlee)\nDate: 2006-02-06 09:42\n\nMessage:\nYes.\n'), [{'author': ('SourceForge.net', 'noreply@example.org'), 'id': '1@example.org', 'basis': 'no date', 'writer': ('Ann Lee', None)}], ['no date']),
        (mail("From: Bugs <bugzilla-daemon@example.org>\n", ID, "X-Bugzilla-Who: ann@example.org\n"), [{'author': ('Bugs', 'bugzilla-daemon@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail(ANN, ID, "X-Original-From: <>\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail("X-From: Bo Fox <bo@example.org>\n", DATE, ID), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
    ],
)  # fmt: skip
def test_who_wrote_it(text: str, found: list[dict[str, object]], odd: list[str]) -> None:
    assert told(text) == (found, odd)


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        (mail(ANN, SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '7723c711c69eab85c861@content.mlthread', 'subject': 'Gates', 'basis': 'no date'}], ['no date']),
        (mail(ANN, "Date: tomorrow\n", SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '37e40de044c2318633e5@content.mlthread', 'subject': 'Gates', 'basis': 'the header date cannot be read'}], ['the header date cannot be read']),
        (mail(ANN, DATE), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '64dfa5575c631711d0d8@content.mlthread', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(ANN, SUBJECT, "Date: today\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '9e390890d6491e268483@content.mlthread', 'subject': 'Gates', 'basis': 'the header date cannot be read'}], ['the header date cannot be read']),
        (SEP + mail(ANN, SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '7723c711c69eab85c861@content.mlthread', 'subject': 'Gates', 'basis': 'no header date; bounded by when it was received', 'received': '05 10:20'}], []),
        (SEP + mail(ANN, RECEIVED, SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '7723c711c69eab85c861@content.mlthread', 'subject': 'Gates', 'basis': 'no header date; bounded by when it was received', 'received': '05 10:20'}], []),
        (mail(ANN, RECEIVED, SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '7723c711c69eab85c861@content.mlthread', 'subject': 'Gates', 'basis': 'no header date; bounded by when it was received', 'received': '05 10:30'}], []),
        (mail(ANN, "Received: from x by y Mon, 5 Feb 2018 10:30:00 +0000\n", SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '7723c711c69eab85c861@content.mlthread', 'subject': 'Gates', 'basis': 'no date'}], ['no date']),
        (mail(ANN, "Received: from x; soon\nReceived: from z; Mon, 5 Feb 2018 10:30:00 +0000\n", SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '7723c711c69eab85c861@content.mlthread', 'subject': 'Gates', 'basis': 'no header date; bounded by when it was received', 'received': '05 10:30'}], []),
        (mail(ANN, "X-Received: by x; Mon, 5 Feb 2018 10:30:00 +0000\n", SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '7723c711c69eab85c861@content.mlthread', 'subject': 'Gates', 'basis': 'no header date; bounded by when it was received', 'received': '05 10:30'}], []),
        (mail(ANN, "Received: from x; Mon, 5 Feb 2018 10:30:00\n", SUBJECT), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '7723c711c69eab85c861@content.mlthread', 'subject': 'Gates', 'basis': 'no date'}], ['no date']),
        ("From ann@example.org Mon Feb  5 10:20:00 CET 2018\n" + mail(ANN, SUBJECT, "Message-ID: <a>\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'a', 'subject': 'Gates', 'basis': 'no header date; bounded by when it was received', 'received': '05 09:20'}], []),
        ("From ann@example.org Mon Foo 35 10:20:00 2018\n" + mail(ANN, SUBJECT, ID), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'subject': 'Gates', 'basis': 'no date'}], ['no date']),
        (mail(ANN, DATE, ID, "X-Mlthread-Origin: quoted\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], ['recovered from quotes by whoever exported it']),
        (mail(ANN, ID, "X-Mlthread-Date-Bounds: 2018-02-05T00:00:00Z 2018-02-06T00:00:00Z\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'bounds that its export gives'}], []),
        (mail(ANN, ID, DATE, "X-Mlthread-Attachment: gate.png\nX-Mlthread-Attachment: \n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': ['gate.png', None]}], []),
        (mail(ANN, "X-Date: Mon, 5 Feb 2018 10:17:00 +0000\n", ID), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(ANN, "Date: \nPosted: Mon, 5 Feb 2018 10:17:00 +0000\n", ID), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(ANN, "X-Mlthread-Date-Bounds: x\n", DATE, ID), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
    ],
)  # fmt: skip
def test_when_it_was_sent_and_received(
    text: str, found: list[dict[str, object]], odd: list[str]
) -> None:
    assert told(text) == (found, odd)


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        (mail(ANN, DATE, "Subject: Re: Gates\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'f9c3e544ca46c7f3edad@content.mlthread', 'subject': 'Re: Gates', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(ANN, DATE, SUBJECT, text="Which\n   gate?\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'f9c3e544ca46c7f3edad@content.mlthread', 'subject': 'Gates', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(ANN, DATE, ID, "In-Reply-To: <1@example.org>\nReferences: <0@example.org> <1@example.org>\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone', 'replies': ((), ('0@example.org',))}], []),
        (mail(ANN, ID, DATE, "To: bo@example.org\nIn-Reply-To: Bo's message of Monday <bo@example.org>\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(ANN, DATE, "In-Reply-To: <0@example.org>\nReferences: <0@example.org>\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '64dfa5575c631711d0d8@content.mlthread', 'utc': '05 10:17', 'basis': 'header date with zone', 'replies': (('0@example.org',), ('0@example.org',))}], []),
        (mail(ANN, DATE, "Title: Gates\nArticle-I.D.: example.12\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'example.12', 'subject': 'Gates', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(ANN, ID, "List-Id: Tides <tides.lists.example.org>\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'list': 'tides'}], ['no date']),
        (mail(ANN, ID, "List-Id: \nX-Mailing-List: <tides@example.org>\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'list': 'tides'}], ['no date']),
        (mail(ANN, ID, "X-BeenThere: tides@example.org\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'list': 'tides'}], ['no date']),
        (mail(ANN, ID, "List-Post: <mailto:tides@example.org>\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'list': 'tides'}], ['no date']),
        (mail(ANN, ID, "List-Post: NO\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'list': 'NO'}], ['no date']),
        (mail(ANN, ID, "Mailing-List: list tides@example.org; contact x@example.org\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'list': 'tides'}], ['no date']),
        (mail(ANN, ID, "X-Google-Group-Id: tides\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'list': 'tides'}], ['no date']),
        (mail(ANN, ID, "Mailing-List: ?\nX-Google-Group-Id: tides\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'list': 'tides'}], ['no date']),
        (mail(ANN, ID, "Newsgroups: net.tides,net.misc\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'list': 'net.tides'}], ['no date']),
        (mail(ANN, ID, "Newsgroups: ?\nSubject: [tides] Gates\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'subject': '[tides] Gates', 'basis': 'no date', 'list': 'tides'}], ['no date']),
        (mail(ANN, ID, "Subject: [tides] Gates\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'subject': '[tides] Gates', 'basis': 'no date', 'list': 'tides'}], ['no date']),
        (mail(ANN, ID, "Subject: Gates\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'subject': 'Gates', 'basis': 'no date'}], ['no date']),
        (mail(ANN, ID, "X-GM-THRID: 123\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'thread': 'gm:123'}], ['no date']),
        (mail(ANN, ID, "X-Google-Thread: f996b,8c85\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'thread': 'gg:8c85'}], ['no date']),
        (mail(ANN, ID, "X-Google-Thread: f996b,\nThread-Index: " + "A" * 40 + "\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'thread': 'ms:AAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}], ['no date']),
        (mail(ANN, ID, "X-Google-Thread: f996b\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail(ANN, ID, "Thread-Index: " + "A" * 30 + "\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'thread': 'ms:AAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}], ['no date']),
        (mail(ANN, ID, "Thread-Index: " + "A" * 29 + "\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date'}], ['no date']),
        (mail(ANN, ID, "Thread-Index: " + "A" * 50 + "\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'basis': 'no date', 'thread': 'ms:AAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}], ['no date']),
    ],
)  # fmt: skip
def test_what_it_answers_and_where_it_was_sent(
    text: str, found: list[dict[str, object]], odd: list[str]
) -> None:
    assert told(text) == (found, odd)


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        (mail(REQ, DATE, text=DIG), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}, {'author': ('Cy Dan', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (SEP + mail(REQ, DATE, text=DIG), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone', 'received': '05 10:20'}, {'author': ('Cy Dan', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone', 'received': '05 10:20'}], []),
        (mail(REQ, DATE, RECEIVED, text=DIG), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone', 'received': '05 10:30'}, {'author': ('Cy Dan', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone', 'received': '05 10:30'}], []),
        (SEP + mail(REQ, DATE, RECEIVED, text=DIG), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone', 'received': '05 10:20'}, {'author': ('Cy Dan', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone', 'received': '05 10:20'}], []),
        (mail(REQ, DATE, f"List-Id: <{LIST}>\n", text=DIG), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone', 'list': 'tides'}, {'author': ('Cy Dan', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone', 'list': 'tides'}], []),
        (mail(REQ, DATE, text=f"Topics:\n\n{DASHES}\n\n" + REQ + DATE + "\n" + f"Topics:\n\n{DASHES}\n\n" + REQ + DATE + "\n" + f"Topics:\n\n{DASHES}\n\n" + REQ + DATE + "\n" + DIG), [{'author': (None, 'tides-request@example.org'), 'id': '482644ef664fadd9f9e8@content.mlthread', 'subject': 'Tides Digest, Vol 1', 'utc': '05 10:17', 'basis': 'header date with zone'}, {'author': (None, 'tides-request@example.org'), 'id': '482644ef664fadd9f9e8@content.mlthread', 'subject': 'Tides Digest, Vol 1', 'utc': '05 10:17', 'basis': 'header date with zone'}, {'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}, {'author': ('Cy Dan', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(REQ, DATE, MP.format("mixed"), text=part("text/plain", DIG) + "--b--\n"), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}, {'author': ('Cy Dan', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(REQ, DATE, MP.format("mixed"), text=part("text/plain", DIG) + part("image/png", "x", 'Content-Disposition: attachment; filename="gate.png"\n') + "--b--\n"), [{'author': (None, 'tides-request@example.org'), 'id': 'd07858a74592779e9931@content.mlthread', 'subject': 'Tides Digest, Vol 1', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': ['gate.png']}], []),
        (mail(ANN, DATE, MP.format("mixed"), text=part("application/ms-tnef", "x") + "--b--\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'e9731b943ef44e1a3126@content.mlthread', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': [None]}], ['its text is in a part that is not opened (application/ms-tnef)']),
        (mail(ANN, DATE, MP.format("mixed"), text=part("application/pgp-encrypted", "x") + part("application/octet-stream", "y") + "--b--\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'e9731b943ef44e1a3126@content.mlthread', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': [None, None]}], ['its text is in a part that is not opened (application/pgp-encrypted)']),
        (mail(ANN, DATE, MP.format("mixed"), text=part("text/plain", "Yes.") + part("application/ms-tnef", "x") + "--b--\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'a3a428f55144f3f672ba@content.mlthread', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': [None]}], []),
        (mail(ANN, DATE, MP.format("mixed"), text=part("image/png", "x") + "--b--\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'e9731b943ef44e1a3126@content.mlthread', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': [None]}], []),
        (mail(REQ, DATE, MP.format("mixed"), text=part("text/plain", "See below.") + part("message/rfc822", INNER) + "--b--\n"), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(REQ, DATE, MP.format("digest"), text=part("message/rfc822", INNER) + "--b--\n"), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(ANN, "Message-ID: <x@content.mlthread>\n", DATE, text=SCRUBBED.format(FINGERPRINT)), [{'author': ('Ann Lee', 'ann@example.org'), 'id': 'x@content.mlthread', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': ['gate.png']}], []),
        (mail(ANN, ID, DATE, text=SCRUBBED.format(FINGERPRINT)), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': ['gate.png']}], ["the attachment's address belongs to another Message-ID"]),
        (mail(ANN, ID, DATE, text=HTML_SCRUBBED), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': [None]}], ["its text was scrubbed, the archive keeps it elsewhere"]),
        (mail(ANN, ID, DATE, text=HTML_SCRUBBED + RULED), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': [None]}], ["its text was scrubbed, the archive keeps it elsewhere"]),
        (mail(ANN, ID, DATE, text="Yes.\n" + HTML_SCRUBBED), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': [None]}], []),
        (mail(ANN, ID, DATE, text=HTML_SCRUBBED + "Yes.\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': [None]}], []),
        (mail(ANN, ID, DATE, text="Yes.\n"), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (mail(ANN, ID, DATE, text=SCRUBBED.format("gate.png")), [{'author': ('Ann Lee', 'ann@example.org'), 'id': '1@example.org', 'utc': '05 10:17', 'basis': 'header date with zone', 'files': ['gate.png']}], []),
        (nested(2), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (nested(3), [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
        (nested(4), [{'author': (None, 'tides-request@example.org'), 'id': 'cc8e06d2323c09a60733@content.mlthread', 'subject': 'Tides Digest, Vol 1', 'utc': '05 10:17', 'basis': 'header date with zone'}], ['digests nest too deep; what this one encloses is left out: 1']),
        (nested(5), [{'author': (None, 'tides-request@example.org'), 'id': 'cc8e06d2323c09a60733@content.mlthread', 'subject': 'Tides Digest, Vol 1', 'utc': '05 10:17', 'basis': 'header date with zone'}], ['digests nest too deep; what this one encloses is left out: 1']),
        (REQ + DATE + MP.format("mixed") + "\n" + part("text/plain", "See.") + part("message/rfc822", REQ + DATE + MP.format("mixed").replace("=b", "=c") + "\n" + "--c\nContent-Type: text/plain\n\nSee.\n--c\nContent-Type: message/rfc822\n\n" + INNER + "\n--c--\n") + "--b--\n", [{'author': ('Bo Fox', 'bo@example.org'), 'id': '899a7e7bf008b1d01be4@content.mlthread', 'subject': 'Locks', 'utc': '05 10:17', 'basis': 'header date with zone'}], []),
    ],
)  # fmt: skip
def test_files_and_digests(text: str, found: list[dict[str, object]], odd: list[str]) -> None:
    assert told(text) == (found, odd)


@pytest.mark.parametrize("text", [mail(ANN, ID), mail(REQ, DATE, text=DIG)])
def test_messages_have_the_list_of_their_file(text: str) -> None:
    raw = Raw(text.encode(), "x", facts=Facts("tides"))
    assert {message.list_name for message in read_messages(raw, lambda *_: None)} == {"tides"}


@pytest.mark.parametrize(
    ("body", "subject", "who", "found"),
    [
        (DIG, 'Tides Digest', 'tides-request@example.org', [('Bo Fox', 'The first.\n'), ('Cy Dan', 'The first.\n')]),
        (DIG, None, 'tides-request@example.org', [('Bo Fox', 'The first.\n'), ('Cy Dan', 'The first.\n')]),
        (DIG, 'Issue', 'tides-request@example.org', [('Bo Fox', 'The first.\n'), ('Cy Dan', 'The first.\n')]),
        (DIG, 'Tides Digest', 'Cy Dan', [('Cy Dan', '...')]),
        ("Yes.\n", 'Tides Digest', 'tides-request@example.org', [('tides-request@example.org', 'Yes.\n')]),
        ("    Yes.\n\n    No.\n", 'Gates', 'Cy Dan', [('Cy Dan', 'Yes.\n\nNo.\n')]),
        ("    Yes.\nNo.\n", 'Gates', 'Cy Dan', [('Cy Dan', '    Yes.\nNo.\n')]),
        ("Yes.\n    No.\n", 'Gates', 'Cy Dan', [('Cy Dan', 'Yes.\n    No.\n')]),
        ("  Yes.\n  No.\n", 'Gates', 'Cy Dan', [('Cy Dan', '  Yes.\n  No.\n')]),
        (indent(DIG, "    "), 'Tides Digest', 'tides-request@example.org', [('Bo Fox', 'The first.\n'), ('Cy Dan', 'The first.\n')]),
        (DIG.replace(DASHES, "_" * 40), 'Tides Digest', 'tides-request@example.org', [('Bo Fox', 'The first.\n'), ('Cy Dan', 'The first.\n')]),
    ],
)  # fmt: skip
def test_what_a_page_shows(
    body: str, subject: str | None, who: str, found: list[tuple[str, str]]
) -> None:
    date, place = DateBounds(raw="6 Feb 2018"), Place("x", 3, 10, 99)
    page = Message("1", "1", Address(None, who), date, subject, body, (place,), list_name="tides")
    messages = list(read_shown(page, lambda *_: None))
    assert {(message.list_name, message.places) for message in messages} == {("tides", (place,))}
    shown = [(m.author.label, m.body if len(m.body) < 40 else "...") for m in messages]
    assert shown == found


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\nb\nc\n", "a\nb\nc\n"),
        ("a\n\n\nd\n", "a\n\n\n"),
        ("\n" * 9, "\n" * 3),
        ("=0A=0A=0A=0Along lines of quoted-printable that nothing announces, softly=\nbroken=0A\n", "\n" * 3),
    ],
)  # fmt: skip
def test_of_too_many_lines_the_first_are_read(
    monkeypatch: pytest.MonkeyPatch, text: str, kept: str
) -> None:
    """Why: 30 KB of gzip held a mail of 30 million blank lines, which took 8 GB and minutes."""
    monkeypatch.setattr("mlthread.mailbox.message._MOST_LINES", 3)
    problems: list[Problem] = []
    (message,) = read(BytesIO(mail(ANN, DATE, SUBJECT, ID, text=text).encode()), problems=problems)
    assert message.body == kept
    left = "has more than 3 lines; the others are left out"
    assert [problem.problem for problem in problems] == ([] if text == kept else [left])


PIPERMAIL = "[Tides] Gates\n\n{} tides at lists.example.org\nMon Feb 5 10:17:00 UTC 2018\n\nYes.\n\nMore information about the Tides mailing list\n"
HTML = "<html><head><title>[Tides] Gates</title></head><body><h1>[Tides] Gates</h1><b>{}</b> <a href='mailto:tides'>tides at lists.example.org</a><br><i>Mon Feb 5 10:17:00 UTC 2018</i><p><hr><!--beginarticle--><pre>Yes.</pre><!--endarticle--></body></html>"
KITTY = "Gates\n{}\n5 Feb 2018\n10:17 a.m.\nYes.\nReply\nBack to the list\n"
GROUPS = "Gates\n12 views\n{}\nunread,\nFeb 5, 2018, 10:17:00 AM\nto tides\nYes.\nReply all\n"
SECLISTS = "By Date By Thread\nGates\n\nFrom: {} <tides () lists example org>\nDate: Mon, 5 Feb 2018 10:17:00 +0100\n\nYes.\n\nBy Date By Thread\n"


@pytest.mark.parametrize("page", [PIPERMAIL, HTML, KITTY, GROUPS, SECLISTS])
def test_who_stands_behind_a_rewritten_name_on_a_page(page: str) -> None:
    """Why: to the list's address were put all whose From it had rewritten, as most of ICANN's lists do."""
    (message,) = read(BytesIO(page.format("Ann Lee via Tides").encode()))
    assert message.writer == Address("Ann Lee")
    (message,) = read(BytesIO(page.format("'ann@example.org' via Tides").encode()))
    assert (message.writer or message.author).email == "ann@example.org"
    (message,) = read(BytesIO(page.format("Via Lee").encode()))
    assert (message.writer, message.author.name) == (None, "Via Lee")
