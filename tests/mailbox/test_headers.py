"""Header fields in the states that mail has them in."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mlthread
import month
from mlthread.mailbox.headers.fields import (
    is_address,
    list_from_id,
    read_address,
    read_id,
    read_ids,
)
from mlthread.mailbox.headers.header import decode_words, split_header
from mlthread.model import Address, Message
from mlthread.rules.subjects import base_subject, split_subject
from month import POSTS


def read(head: str) -> Message:
    [message] = mlthread.read(
        io.BytesIO(head.encode("latin-1") + b"\n\ntext\n"), problems=[], format="eml"
    )
    return message


@pytest.mark.parametrize(
    ("value", "name", "email"),
    [
        ("Ann Lee <ann@example.org>", "Ann Lee", "ann@example.org"),
        ('"Lee, Ann" <ann@example.org>', "Lee, Ann", "ann@example.org"),
        ("Lee, Ann <ann@example.org>", "Lee, Ann", "ann@example.org"),
        (r'"Ann \"A.\" Lee" <ann@example.org>', 'Ann "A." Lee', "ann@example.org"),
        ("ann@example.org", None, "ann@example.org"),
        ("<ann@example.org>", None, "ann@example.org"),
        ("ann@example.org (Ann Lee)", "Ann Lee", "ann@example.org"),
        ("ann at example.org (Ann Lee)", "Ann Lee", "ann@example.org"),
        ("ann@example.org ((Ann Lee))", "Ann Lee", "ann@example.org"),
        ("(Ann Lee) <ann@example.org>", "Ann Lee", "ann@example.org"),
        ("(Ann) Lee (x) <ann@example.org>", "(Ann) Lee (x)", "ann@example.org"),
        ("Ann Lee <ann at example.org>", "Ann Lee", "ann@example.org"),
        ("ann at example.org (ann at example.org)", None, "ann@example.org"),
        ("=?utf-8?q?J=C3=B6rg?= <j@example.org>", "Jörg", "j@example.org"),
        ('"=?utf-8?b?SsO2cmc=?=" <j@example.org>', "Jörg", "j@example.org"),
        ("Ann Lee ann@example.org", "Ann Lee", "ann@example.org"),
        ("ann@example.org Ann Lee", "Ann Lee", "ann@example.org"),
        ("Ann Lee [mailto:ann@example.org]", "Ann Lee", "ann@example.org"),
        ("Lee, Ann [ann@example.org]", "Lee, Ann", "ann@example.org"),
        ('"Ann Lee <ann@lab.example>" <ann@example.org>', "Ann Lee", "ann@example.org"),
        ("\"'Ann Lee'\" <ann@example.org>", "Ann Lee", "ann@example.org"),
        ("'Ann Lee <ann@example.org>", "Ann Lee", "ann@example.org"),
        ("Ann Lee ' <ann@example.org>", "Ann Lee", "ann@example.org"),
        ("Nicolo' Rossi <n@x.org>", "Nicolo' Rossi", "n@x.org"),
        ("Rossi, Nicolo' <n@x.org>", "Rossi, Nicolo'", "n@x.org"),  # it stands for an accent
        ("'t Hart, Wim <wim@x.org>", "'t Hart, Wim", "wim@x.org"),
        ("wim@x.org' <wim@x.org>", None, "wim@x.org"),
        ("Ann Lee", "Ann Lee", None),
        ("ann@example.org <ann@example.org>", None, "ann@example.org"),
        ("Undisclosed <address@hidden>", "Undisclosed", None),
        ("Ann Lee (ann_at_[hidden])", "Ann Lee", None),
        ("Ann Lee <ann_at_[hidden]>", "Ann Lee", None),
        ("ann_at_[hidden]", "ann_at_[hidden]", None),
        ("ann@local", None, "ann@local"),
        ("ann@x.org (Ann Lee) (by way of bo@x.org (Bo Ek))", "Ann Lee", "ann@x.org"),
        ("Ann Lee <ann@x.org> (by way of Bo Ek <bo@x.org>)", "Ann Lee", "ann@x.org"),
        ("علی\u200cرضا <ali@x.org>", "علی\u200cرضا", "ali@x.org"),  # a joiner is part of its word
        ("\u2060\u00ad <ann@x.org>", None, "ann@x.org"),  # a name that nobody sees is none
        ("\u200f\u200cJörg\u200d\u200e <j@x.org>", "Jörg", "j@x.org"),  # at its edge it is none
        ('"Ann Lee"@x.org', "Ann Lee", '"Ann Lee"@x.org'),  # the name is the account
        ("<ann@x.org> (Ann Lee)", "Ann Lee", "ann@x.org"),
        ("Ann Lee <@relay.x.org:ann@x.org>", "Ann Lee", "ann@x.org"),
        # X.400 behind a gateway
        (
            '"Ann Lee" </G=Ann/S=Lee/O=A Lab/ADMD= /C=se/@x.org>',
            "Ann Lee",
            "/G=Ann/S=Lee/O=ALab/ADMD=/C=se/@x.org",
        ),
        (
            'Ann Lee <"/S=Lee/PRMD=lab/ADMD= /C=se/"@x.org>',
            "Ann Lee",
            '"/S=Lee/PRMD=lab/ADMD=/C=se/"@x.org',
        ),
        ("/S=Lee/PRMD=lab/ADMD= /C=se/@x.org", None, "/S=Lee/PRMD=lab/ADMD=/C=se/@x.org"),
    ],
)
def test_addresses(value: str, name: str | None, email: str | None) -> None:
    assert read_address(value, "@" not in value) == Address(name, email)


def test_prose_is_no_address() -> None:
    assert read_address("we meet at noon").email is None
    assert not is_address("a b@example.org")
    assert not is_address("ann..lee@example.org")
    assert is_address("jörg@example.org")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?UTF-8?Q?caf=C3?= =?UTF-8?Q?=A9?=", "café"),
        ("=?utf-8?b?Y2Fmw6k=?= x", "café x"),
        ("=?utf-8?b?Y2Fmw6k?=", "café"),
        ("a=?utf-8?q?caf=C3=A9?=b", "acaféb"),
        ("=?iso-8859-1?q?caf=E9 au lait?=", "café au lait"),
        ("=?iso-8859-1*fr?q?caf=E9?=", "café"),
        ("=?nonsense?q?caf=C3=A9?=", "café"),
        ("=?utf-8?q?why=3F?=", "why?"),
        ("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
        ("=?utf-8?q?open", "=?utf-8?q?open"),
    ],
)
def test_encoded_words(value: str, text: str) -> None:
    assert decode_words(value) == text


def test_odd_headers_are_read() -> None:
    message = read(
        "Received: by mill.example;\n Mon, 5 Feb 2018 10:00:05 +0000\nSUBJECT:\n folded\n\tsubject\n"
        "from:Ann Lee<ann@example.org>\nDate : Mon, 5 Feb 2018 10:00:00 +0000\nSubject: second one\n"
        "this line lost its fold\nMessage-Id: <a b@example.org >\nContent-Type: text/plain"
    )
    assert message.subject == "folded subject"
    assert message.author == Address("Ann Lee", "ann@example.org")
    assert message.id == "ab@example.org"
    assert message.received is not None


def test_raw_eight_bit_headers() -> None:
    assert read("Subject: Gr\xfc\xdfe\nFrom: J\xf6rg <j@example.org>").author.name == "Jörg"
    both = read("Subject: Gr\xc3\xbc\xc3\x9fe\nFrom: J\xf6rg <j@example.org>")
    assert (both.subject, both.author.name) == ("Grüße", "Jörg")


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("<1@example.org>", ("1@example.org",)),
        ("1@example.org", ("1@example.org",)),
        ("<1@example.org> <2@example.org>\t<1@example.org>", ("1@example.org", "2@example.org")),
        ('Your message of "Mon, 5 Feb" <1@example.org>', ("1@example.org",)),
        ("Message from Ann Lee <ann@example.org> of Monday <1@example.org>", ("1@example.org",)),
        ("<1@example\n .org>", ("1@example.org",)),
        ("<1 at example.org>", ("1@example.org",)),
        ("no id at all", ()),
    ],
)
def test_ids(value: str, ids: tuple[str, ...]) -> None:
    assert read_ids(value) == ids


def test_own_ids() -> None:
    assert read_id("<1@example.org> (added by relay)") == "1@example.org"
    assert read_id("1@example.org") == "1@example.org"
    assert read_id("<>") is None
    message = read(
        "From: a@example.org\nMessage-ID: <1@x>\nReferences: <0@x> <1@x>\nIn-Reply-To: <1@x>"
    )
    assert (message.references, message.in_reply_to) == (("0@x",), ())


def test_a_message_without_id_gets_a_stable_one() -> None:
    one, other = (
        read("From: a@example.org\nSubject: x"),
        read("From: A@EXAMPLE.org\nSubject: Re: x"),
    )
    assert one.message_id is None
    assert one.id == other.id
    assert one.id != read("From: b@example.org\nSubject: x").id


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("List-Id: The picnic <picnic.lists.example>", "picnic"),
        ("List-Post: <mailto:picnic@lists.example>", "picnic"),
        ("X-Mailing-List: picnic@lists.example", "picnic"),
        ("X-Mailing-List: picnic", "picnic"),
        ("Mailing-List: list picnic@lists.example; contact x@lists.example", "picnic"),
        ("Newsgroups: rec.food.picnic", "rec.food.picnic"),
        ("Subject: [picnic] Lemonade", "picnic"),
        ("Subject: Re: [picnic] [PATCH 1/2] Lemonade", "picnic"),
        ("Subject: [PATCH v2] Lemonade", None),
    ],
)
def test_list_names(head: str, name: str | None) -> None:
    assert read(f"From: a@example.org\n{head}").list_name == name


def test_a_list_id_without_brackets() -> None:
    assert list_from_id("picnic.lists.example") == "picnic"


def test_the_writer_behind_a_rewritten_from() -> None:
    message = read(
        "From: Ann Lee via picnic <picnic@lists.example>\nReply-To: Ann Lee <ann@example.org>"
    )
    assert message.author == Address("Ann Lee via picnic", "picnic@lists.example")
    assert message.writer == Address("Ann Lee", "ann@example.org")
    message = read(
        "From: Ann via picnic <picnic@lists.example>\nX-Original-From: Ann Lee <ann@example.org>"
    )
    assert message.writer == Address("Ann Lee", "ann@example.org")
    # as Sympa may have it
    message = read("From: Ann Lee (via picnic Mailing List) <picnic@lists.example>")
    assert message.writer == Address("Ann Lee")
    plain = read("From: Ann Lee <ann@example.org>\nReply-To: picnic@lists.example")
    assert plain.writer is None
    assert plain.person == plain.author
    # Google Groups puts the name between marks within the name
    message = read(
        "From: \"'Ann Lee' via picnic\" <picnic@lists.example>\nX-Original-From: ann@example.org"
    )
    assert message.author.name == "'Ann Lee' via picnic"
    assert message.person == Address("Ann Lee", "ann@example.org")
    assert read("From: \"'Ann Lee'\" <ann@example.org>").author.name == "Ann Lee"
    assert read("From: \"'Ann O'Lee'\" <ann@example.org>").author.name == "Ann O'Lee"


@pytest.mark.parametrize("name", ["Body", "Text"])
def test_a_text_that_is_named_like_a_field_is_one(name: str) -> None:
    mail = f"From: ann@example.org\nSubject: gates\n{name}:\nIt leaks.\n\nAnn\n"
    [message] = mlthread.read(io.BytesIO(mail.encode()), problems=[])
    assert message.body == "It leaks.\n\nAnn\n"


def test_what_b_news_called_otherwise() -> None:
    """Usenet before RFC 850 (1983)."""
    found = read(
        "From: mill!ann\nTitle: Re: gates\nArticle-I.D.: mill.77\nPosted: Wed Feb  8 11:00:00 1984\n"
        "References: pier.123 quay.4"
    )
    assert (found.id, found.subject, found.references) == (
        "mill.77",
        "Re: gates",
        ("pier.123", "quay.4"),
    )
    assert found.date.raw == "Wed Feb 8 11:00:00 1984"
    assert read("From: ann@example.org\nReferences: see gate.123 below").references == ()


def test_thread_hints() -> None:
    assert read("From: a@example.org\nX-GM-THRID: 1591").thread_hint == "gm:1591"
    usenet = "From: a@example.org\nX-Google-Thread: fa0a3,6c1e0f8b2,start"
    assert read(usenet).thread_hint == "gg:6c1e0f8b2"
    first = read("From: a@example.org\nThread-Index: AdOeXWvXbb3LcrWXTmCq0x9hEhGXdwAAAAAB")
    reply = read("From: a@example.org\nThread-Index: AdOeXWvXbb3LcrWXTmCq0x9hEhGXdwAAJcXw")
    assert first.thread_hint == reply.thread_hint


@pytest.mark.parametrize(
    ("subject", "base", "reply", "forward", "tag", "was"),
    [
        ("Budget", "Budget", False, False, None, None),
        ("Re: Budget", "Budget", True, False, None, None),
        ("RE: AW: [picnic] Re[2]: Budget", "Budget", True, False, "picnic", None),
        ("[picnic] Re: Budget", "Budget", True, False, "picnic", None),
        ("Fwd: Budget", "Budget", False, True, None, None),
        ("Budget (fwd)", "Budget", False, True, None, None),
        ("Re: Fwd: Budget", "Budget", True, False, None, None),
        ("Re: Budget (fwd)", "Budget", True, False, None, None),
        ("Fwd: Re: Budget", "Budget", True, True, None, None),
        ("Antw: Re: Budget", "Budget", True, False, None, None),
        ("回复：Budget", "Budget", True, False, None, None),
        ("Re^2: Budget", "Budget", True, False, None, None),
        ("Lemonade (was: Budget)", "Lemonade", False, False, None, "Budget"),
        ("Re: Lemonade [was Re: Budget]", "Lemonade", True, False, None, "Re: Budget"),
        ("[PATCH v2 1/3] Fix", "[PATCH v2 1/3] Fix", False, False, None, None),
        ("Re:", "Re:", True, False, None, None),
        ("[picnic]", "[picnic]", False, False, None, None),
        ("Reason: none", "Reason: none", False, False, None, None),
        # what a gateway puts in front of mail from outside says nothing of the topic
        ("[EXTERNAL] Re: Budget", "Budget", True, False, None, None),
        ("Re: [EXT] Re: [picnic] Budget", "Budget", True, False, "picnic", None),
        ("Antw: [Ext] [PATCH v2] Fix", "[PATCH v2] Fix", True, False, None, None),
        ("EXTERNAL: Re: [picnic] Budget", "Budget", True, False, "picnic", None),
        ("[External Email] - RE: Budget", "Budget", True, False, None, None),
        ("(EXTERNAL) FW: Budget", "Budget", False, True, None, None),
        ("*****SPAM***** Re: Budget", "Budget", True, False, None, None),
        ("{Spam?} [SPAM 05.9] Budget", "Budget", False, False, None, None),
        ("[EXTERNAL]", "[EXTERNAL]", False, False, None, None),
        ("[spam filters] Budget", "[spam filters] Budget", False, False, None, None),
        ("Externals: Budget", "Externals: Budget", False, False, None, None),
        ("Bulk: Budget", "Bulk: Budget", False, False, None, None),
        # list tags that count
        ("[picnic:00412] Budget", "Budget", False, False, "picnic", None),
        ("[picnic,413] Re: [picnic,412] Budget", "Budget", True, False, "picnic", None),
        ("Re: [picnic 0412] Budget", "Budget", True, False, "picnic", None),
        ("(picnic 00412) Re: Budget", "Budget", True, False, "picnic", None),
        ("Re: (picnic:412) Budget", "Budget", True, False, "picnic", None),
        ("[00413] Re: [00412] Budget", "Budget", True, False, None, None),
        ("(00412) Budget", "Budget", False, False, None, None),
        ("(2018) Budget", "(2018) Budget", False, False, None, None),
        ("(Bug:412) Budget", "(Bug:412) Budget", False, False, None, None),
        ("(or: 1 budget) Budget", "(or: 1 budget) Budget", False, False, None, None),
        ("[picnic 2018] Budget", "[picnic 2018] Budget", False, False, None, None),
        ("[Bug:412] Budget", "[Bug:412] Budget", False, False, None, None),
        ("[Ticket:412] Budget", "[Ticket:412] Budget", False, False, None, None),
        # what a list is for is part of its name
        (
            "Re: [Picnic-discuss] [PATCH] Budget",
            "[PATCH] Budget",
            True,
            False,
            "Picnic-discuss",
            None,
        ),
        ("[picnic-announce] Budget", "Budget", False, False, "picnic-announce", None),
        ("(picnic-jobs 00412) Budget", "Budget", False, False, "picnic-jobs", None),
        ("[DISCUSS] Budget", "[DISCUSS] Budget", False, False, None, None),
        ("[pre-announce 2] Budget", "[pre-announce 2] Budget", False, False, None, None),
        ("[RFC-discuss] Budget", "[RFC-discuss] Budget", False, False, None, None),
        ("[need-help] Budget", "[need-help] Budget", False, False, None, None),
        ("[off-topic] Budget", "[off-topic] Budget", False, False, None, None),
        # a digit before letters or amid them is no number of a message
        ("Re: [6tides] Budget", "Budget", True, False, "6tides", None),
        ("[v6ferries] [PATCH 1/2] Budget", "[PATCH 1/2] Budget", False, False, "v6ferries", None),
        ("[h2boats-announce] Budget", "Budget", False, False, "h2boats-announce", None),
        ("[2nd] Budget", "[2nd] Budget", False, False, None, None),
        ("[v2beta] Budget", "[v2beta] Budget", False, False, None, None),
        ("[part2] Budget", "[part2] Budget", False, False, None, None),
        ("[5days] Budget", "[5days] Budget", False, False, None, None),
        ("[1.2rc] Budget", "[1.2rc] Budget", False, False, None, None),
        # a word in front of "Re:" stands in front of the topic as well
        ("picnic: Re: Budget", "picnic: Budget", True, False, None, None),
        ("Re: picnic: Budget", "picnic: Budget", True, False, None, None),
        ("(picnic) AW: Budget", "(picnic) Budget", True, False, None, None),
        ("Note: Fwd: Budget", "Note: Fwd: Budget", False, False, None, None),
        ("10:30: Re: Budget", "10:30: Re: Budget", False, False, None, None),
        # bug trackers
        ("[Bug 12] New: Budget", "[Bug 12] Budget", False, False, None, None),
        ("[Bug 12] [NEW] Budget", "[Bug 12] Budget", False, False, None, None),
        ("[Bug 12] Re: Budget", "[Bug 12] Budget", True, False, None, None),
        ("[picnic] [Bug 12] Re: Budget", "[Bug 12] Budget", True, False, "picnic", None),
        ("[PATCH v2] Re: Budget", "[PATCH v2] Budget", True, False, None, None),
        ("Bug#12: Re: Bug#12: Budget", "Bug#12: Budget", True, False, None, None),
        ("Re: Bug#12: Budget", "Bug#12: Budget", True, False, None, None),
        ("[Budget] New: plans", "New: plans", False, False, "Budget", None),
        # GroupWise
        ("Budget -Reply", "Budget", True, False, None, None),
        ("Re: Budget - Reply -Reply", "Budget", True, False, None, None),
        ("Budget -Forwarded", "Budget", False, True, None, None),
        ("Budget -Forwarded -Reply", "Budget", True, False, None, None),
        ("-Reply", "-Reply", False, False, None, None),
        ("Pre-Reply", "Pre-Reply", False, False, None, None),
        ("Budget - Reply by Monday", "Budget - Reply by Monday", False, False, None, None),
    ],
)
def test_subjects(
    subject: str, base: str, reply: bool, forward: bool, tag: str | None, was: str | None
) -> None:
    assert split_subject(subject) == (base, reply, forward, tag, was)


def test_base_subjects_meet() -> None:
    assert base_subject("Re: [picnic] Budget") == base_subject("budget") == "budget"
    assert base_subject("'Re: Bo's budget'") == base_subject("'Bo's budget'") == "bo's budget"
    assert base_subject("'Budget' and 'plans'") == "'budget' and 'plans'"
    assert base_subject(None) == ""


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_subject_and_value_is_read(text: str) -> None:
    found = split_subject(text)
    assert found.base or not text.strip()
    decode_words(text)
    read_address(text)
    read_ids(text)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=600))
def test_any_header_is_read(data: bytes) -> None:
    header, at = split_header(data)
    assert 0 <= at <= len(data)
    assert all(field.name == field.name.lower() for field in header.fields)


def test_scrambled_addresses_are_gone_and_the_names_stay() -> None:
    """Why: the archive of the R lists writes signs for letters; two people would be four."""
    data = (
        b"From @nn|ee @end|ng |rom ex@mp|e@org  Mon Jan  1 01:00:00 2018\n"
        b"From: @nn|ee @end|ng |rom ex@mp|e@org (Ann Lee)\nDate: Mon, 1 Jan 2018 02:00:00 +0100\n"
        b"Subject: [R] Sorting\nMessage-ID: <3@mail.example>\n\n"
        b"On Sun, Dec 31, 2017 at 2:10 PM, Bo Gunn <bgunn @end|ng |rom gm@||@com> wrote:\n> Use order().\n\nThanks.\n\n"
    )
    [message] = mlthread.read(io.BytesIO(data), problems=[])
    assert message.author == Address("Ann Lee", None)
    odd = read_address("@nn @end|ng |rom ex@mp|e (Ann Lee <ann@example.org>")
    assert odd == Address("Ann Lee", "ann@example.org")
    [conversation] = mlthread.reconstruct([message])
    assert [turn.author.label for turn in conversation.turns] == ["Bo Gunn", "Ann Lee"]
    text = b"[R] Sorting\n\nAnn Lee @nn|ee @end|ng |rom ex@mp|e@org\nMon Jan 1 02:00:00 CET 2018\n\nThanks.\n"
    [page] = mlthread.read(io.BytesIO(text), problems=[])
    assert page.author == Address("Ann Lee", None)
    html = month.pipermail_page(POSTS[0], True).replace(
        b"ann at example.org\n", b"@nn @end|ng |rom ex@mp|e@org\n"
    )
    [article] = mlthread.read(io.BytesIO(html), problems=[])
    assert article.author == Address("Ann Lee", None)


@pytest.mark.parametrize(
    ("sender", "writer"),
    [
        (b"bugzilla-daemon@example.org", Address(None, "ann@example.org")),
        (b"Ann Lee <bugzilla-daemon@example.org>", None),
        (b"ann@lab.example", None),
    ],
)
def test_bugzilla_tells_who_wrote_a_comment(sender: bytes, writer: Address | None) -> None:
    data = (
        b"From: " + sender + b"\nX-Bugzilla-Who: ann@example.org\nSubject: [Bug 12] Leak\n\nHi.\n"
    )
    [message] = mlthread.read(io.BytesIO(data), problems=[])
    assert message.writer == writer


def test_the_topmost_field_with_a_date_tells_when_it_was_received() -> None:
    """Why: servers add fields without one, such as "(qmail 1 invoked by alias)", and clocks without a zone."""
    data = (
        b"Received: (qmail 1 invoked by alias)\nReceived: from a by b; soon\n"
        b"Received: from a by b; Tue, 6 Feb 2018 09:00:00\n"
        b"Received: from b by c; Tue, 6 Feb 2018 03:17:00 +0100\n"
        b"Received: from c by d; Tue, 6 Feb 2018 03:16:00 +0100\nFrom: a@example.org\nSubject: x\n\nhi\n"
    )
    [message] = mlthread.read(io.BytesIO(data), problems=[])
    assert message.received == datetime(2018, 2, 6, 2, 17, tzinfo=UTC)


def test_a_quote_right_below_the_fields_is_text() -> None:
    """Why: a copied page has no blank line there, and the first lines of the text would be lost."""
    data = (
        b"From: Ann Lee <ann@example.org>\nLists: tides\nBob wrote:\n> Which gate?\n\nThe first.\n"
    )
    header, at = split_header(data)
    assert header.get("lists") == "tides"
    assert data[at:] == b"Bob wrote:\n> Which gate?\n\nThe first.\n"
    crlf = data.replace(b"\n", b"\r\n")
    assert crlf[split_header(crlf)[1] :].startswith(b"Bob wrote:\r\n> Which")
    cr = data.replace(b"\n", b"\r")
    assert cr[split_header(cr)[1] :].startswith(b"Bob wrote:\r> Which")
    lost = b"Subject: a\nfold\n>From ann Mon Feb  5 10:17:00 2018\nTo: bob\n\ntext"
    assert split_header(lost)[0].get("subject") == "a fold"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("Date: Mon, 5 Feb 2018 10:17:00 +0100\n", "Which gate?\n"),
        ("X: 1\nSubject: Gates\n", "Which gate?\nThe first.\n"),
        ("Subject: Gates of the\n", None),
        ("To: Ann Lee,\n", None),
        ("References: <1@example.org>\n", None),
    ],
)
def test_lines_below_the_fields_that_are_none(fields: str, said: str | None) -> None:
    """Why: a lost fold is one line below a value that may go on; anything else is text."""
    below = "first lock\n" if said is None else said
    data = f"From: Ann Lee <ann@example.org>\n{fields}{below}\nThe rest.\n".encode()
    _, at = split_header(data)
    assert data[at:].decode() == ("The rest.\n" if said is None else f"{said}\nThe rest.\n")


def test_the_charset_of_many_fields_is_guessed_at_once() -> None:
    """Why: of each by itself it took 2 ms, and short ones were read wrongly."""
    who = "Анна Волкова из гавани"
    data = b"".join(b"X-%d: %s\n" % (n, who.encode("koi8-r")) for n in range(13)) + b"\n"
    assert {field.value for field in split_header(data)[0].fields} == {who}


def test_fields_in_bytes_of_two_charsets() -> None:
    data = "X-1: gäte\n".encode() + b"X-2: g\xe4te\n" * 11 + b"\n"
    assert {field.value for field in split_header(data)[0].fields} == {"gäte"}


@pytest.mark.parametrize("last", ["X-Mailer: tides 2", "To: bo@example.org", "Subject: Gates"])
@pytest.mark.parametrize("below", ["", "\nBo\n"])
def test_a_text_without_a_blank_line_above_it_is_not_lost(last: str, below: str) -> None:
    """Why: what a field of many values could not take in was in none."""
    text = "The gauge at the pier reads nine centimetres too low again.\n" * 80
    head = f"From: ann@example.org\n{last}\n"
    header, at = split_header((head + text + below).encode())
    assert (head + text + below)[at:] == text + below
    name, _, value = last.partition(": ")
    assert header.get(name.lower()) == value


def test_a_field_that_lost_its_fold_is_whole() -> None:
    text = "X-Report: tides\n" + "the gauge reads low,\n" * 40
    header, at = split_header(f"From: ann@example.org\n{text}\nYes.\n".encode())
    assert (header.get("x-report") or "").count("low,") == 40
    assert at == len(f"From: ann@example.org\n{text}\n")
