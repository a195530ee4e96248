"""Pages of web archives: what each shows, what it leaves out, and what must be told."""

from __future__ import annotations

import io
import itertools
import re
from datetime import timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser

import mlthread
import month
from mlthread.frozen import replace
from mlthread.mailbox.htmlpage import Lines
from mlthread.model import Address, Message, Problem
from month import POSTS

PICNIC, MEETING = month.conversations(POSTS)


def read(page: bytes) -> tuple[list[Message], list[str]]:
    problems: list[Problem] = []
    found = list(mlthread.read(io.BytesIO(page), problems=problems))
    return found, [problem.problem for problem in problems]


@pytest.mark.parametrize("zone", [-8, 0, 1, 12, 13])
@pytest.mark.parametrize("old", [False, True])
def test_the_two_clocks_of_hyperkitty_tell_the_zone(zone: int, old: bool) -> None:
    found, problems = read(month.hyperkitty_page(PICNIC, old, zone))
    assert problems == []
    assert [message.date.utc for message in found] == [
        post.date.replace(second=0) for post in PICNIC
    ]
    assert {message.date.offset for message in found} == {zone * 60}
    for message in found:
        assert message.date.latest == message.date.earliest + timedelta(seconds=59)  # type: ignore[operator]


def test_clocks_that_do_not_fit_each_other_leave_the_zone_open() -> None:
    page = month.hyperkitty_page(PICNIC[:1]).replace(b">9:15 a.m.<", b">9:22 a.m.<")
    [message] = read(page)[0]
    assert message.date.utc is None
    assert message.date.earliest is not None


@pytest.mark.parametrize(("clock", "hour"), [("noon", 12), ("midnight", 0), ("9 p.m.", 21)])
def test_hours_in_words(clock: str, hour: int) -> None:
    page = month.hyperkitty_page(PICNIC[:1]).replace(b"9:15 a.m.", clock.encode())
    [message] = read(page)[0]
    assert message.date.utc is not None
    assert (message.date.utc.hour, message.date.utc.minute) == (hour, 0)


def test_without_the_link_that_answers_there_is_no_id_but_the_parents_stay() -> None:
    """Why: archives that are closed to posting do not show it."""
    page = month.hyperkitty_page(PICNIC).replace(b"In-Reply-To=", b"X=")
    found, _ = read(page)
    assert [message.message_id for message in found] == [None] * 3
    assert [message.page_parent for message in found] == [None, found[0].id, found[1].id]


def test_by_date_the_page_tells_no_parents() -> None:
    page = month.hyperkitty_page(MEETING).replace(b"?sort=date", b"?sort=thread")
    found, _ = read(page)
    assert [message.page_parent for message in found] == [None] * 3


def test_below_the_deepest_level_the_parent_is_not_told() -> None:
    """Why: HyperKitty indents five levels and no more."""
    chain = [
        month.Post(n, *month.ANN, 1 + n, 9, "Chain", f"Link {n}\n", n - 1 or None)
        for n in range(1, 10)
    ]
    known = dict(month.BY_NUMBER)
    month.BY_NUMBER.update({post.number: post for post in chain})
    try:
        page = month.hyperkitty_page(chain)
    finally:
        month.BY_NUMBER.clear()
        month.BY_NUMBER.update(known)
    for level in (6, 7):
        page = page.replace(b"email level: %d " % level, b"email level: 5 ")
    found, _ = read(page)
    assert [message.page_parent for message in found[1:7]] == [post.id for post in chain[:6]]
    assert [message.page_parent for message in found[7:]] == [None, None]


def test_each_mail_has_the_level_that_is_named_right_above_it() -> None:
    """Why: where all mails lie in one division, every one of them had the level of the first."""
    page = month.hyperkitty_page(PICNIC).replace(b"<!-- Start email -->\n", b"")
    flat = re.sub(rb'<div class="(?:odd|even)"[^<>]*>', b"", page)
    flat = re.sub(rb"</div>(?=<!-- email|</div></section>)", b"", flat)
    assert flat.count(b'class="odd"') + flat.count(b'class="even"') == 0
    parents = [message.page_parent for message in read(page)[0]]
    assert parents == [None, PICNIC[0].id, PICNIC[1].id]
    assert [message.page_parent for message in read(flat)[0]] == parents
    found = [message.places[0].line for message in read(page)[0]]
    assert found == sorted(found)  # type: ignore[type-var]
    assert len(set(found)) == len(PICNIC)


def test_lines_are_counted_in_any_order() -> None:
    lines = Lines("a\nb\n\nc")
    assert [lines.number(at) for at in (0, 2, 5, 5, 1, 4)] == [1, 2, 4, 4, 1, 3]


def test_replies_that_a_script_loads_are_missed() -> None:
    page = month.hyperkitty_page(PICNIC[:1]).replace(
        b'<div class="replies">', b'<div class="replies"><i class="fa ajaxloader"></i>'
    )
    found, problems = read(page)
    assert len(found) == 1
    assert any("a script loads them" in problem for problem in problems)


def test_a_mail_that_somebody_writes_into_a_mail_is_text() -> None:
    inner = month.hyperkitty_page(MEETING[:1]).partition(b'<div class="email email-first">')[2]
    page = month.hyperkitty_page(PICNIC[:1]).replace(
        b"Dear all,", b'<div class="email email-first">' + inner.partition(b"<p class=")[0]
    )
    assert [message.message_id for message in read(page)[0]] == [PICNIC[0].id]


def test_a_new_subject_and_what_was_attached() -> None:
    page = (
        month.hyperkitty_page(PICNIC[:2])
        .replace(
            b'<div class="email-info"><a class="reply reply-mailto" href="mailto:picnic@lists.example?Subject=Re',
            b'<ul class="attachments-list"><li><a href="/a/map.png">map.png</a> (image/png &mdash; 4 KB)</li></ul>'
            b'<div class="email-info"><a class="reply reply-mailto" href="mailto:picnic@lists.example?Subject=Re',
        )
        .replace(
            b'<div class="messagelink right"><a href="/archives/list/picnic@lists.example/message/HASH2/">link</a></div>',
            b'<div class="subject">New subject: Lemonade</div>',
        )
    )
    found, _ = read(page)
    assert [message.subject for message in found] == ["Budget for the picnic", "Lemonade"]
    [attachment] = found[1].attachments
    assert (attachment.name, attachment.content_type) == ("map.png", "image/png")


def test_links_cut_short_are_made_whole() -> None:
    page = month.hyperkitty_page(PICNIC[:1]).replace(
        b"Dear all,",
        b'See <a target="_blank" href="https://example.org/a/very/long/path">https://example.org/a/ve...</a>',
    )
    [message] = read(page)[0]
    assert message.body.startswith("See https://example.org/a/very/long/path\n")


def test_the_overview_names_parents_that_the_inbox_does_not_have() -> None:
    lost = ("lost-1@mail.example", "lost-2@mail.example")
    found, _ = read(month.inbox_thread_page(PICNIC, lost))
    assert [message.page_parent for message in found] == [
        lost[1],
        PICNIC[0].id,
        PICNIC[1].id,
    ]


def test_attachments_of_an_inbox_page_are_listed_not_text() -> None:
    note = b'<a\nhref="x/2-map.png">[-- Attachment #2: map.png --]\n[-- Type: image/png, Size: 4096 bytes --]</a>\n'
    text = b'<a\nhref="x/1-a.txt">[-- Attachment #1: Type: text/plain, Size: 99 bytes --]</a>\n\nDear all,'
    page = month.inbox_message_page(POSTS[0])
    page = page.replace(b"Dear all,", text).replace(b"\nAnn\n", b"\nAnn\n\n" + note)
    [message] = read(page)[0]
    assert message.body.strip() == POSTS[0].body.strip()
    assert [(one.name, one.content_type, one.size) for one in message.attachments] == [
        ("map.png", "image/png", 4096)
    ]


@pytest.mark.parametrize(
    "page",
    [
        month.pipermail_page(PICNIC[0], True).replace(b"<!--beginarticle-->", b""),
        month.hypermail_page(PICNIC[0]).replace(b'body="start"', b""),
        month.mhonarc_page(PICNIC[0]).replace(b"<!--X-Body-of-Message-->", b""),
    ],
    ids=["pipermail", "hypermail", "MHonArc"],
)
def test_a_page_without_the_marks_of_its_text_is_told(page: bytes) -> None:
    """Why: of two of the three the message was empty, and nothing said so."""
    [message], problems = read(page)
    assert message.body == ""
    assert problems == ["the page has no marks round its text, which is left out"]


def test_hypermail_s_own_last_line_is_no_text() -> None:
    old = month.hypermail_page(POSTS[0]).replace(
        b'<span id="received"><dfn>Received on</dfn> Thursday, 1 February 2018 09:15:33 UTC</span>\n</div>',
        b"<br />\nReceived on <em>Thu Feb 01 2018 - 09:15:33 CET</em>\n",
    )
    listed = (  # W3C's
        month.hypermail_page(POSTS[0])
        .replace(b'<address class="headers">', b'<ul class="headers" aria-label="message headers">')
        .replace(b"</address>", b"</ul>")
        .replace(b'<span id="received"><dfn>', b'<p class="received"><dfn>')
        .replace(b"UTC</span>", b"UTC</p>")
    )
    assert listed.count(b"<ul") == listed.count(b'<p class="received') == 1
    for page in (month.hypermail_page(POSTS[0]), old, listed):
        [message] = read(page)[0]
        assert message.body.strip() == POSTS[0].body.strip()


def test_attachments_below_a_page_of_hypermail_are_listed_not_text() -> None:
    """Why: of 1,461 pages of one archive 49 ended in "* application/pgp-signature attachment: stored"."""
    listed = (
        b'<div>\n<ul>\n<li>application/pgp-signature attachment: <a href="att-0001/01-part">stored</a></li>\n</ul>\n'
        b'<!-- attachment="01-part" -->\n</div>\n<p><img src="att-0001/gate.gif" alt="gate.gif" />\n'
        b'(image/gif attachment: <a href="att-0001/gate.gif">gate &amp; bar.gif</a>)</p>\n<span id="received">'
    )
    [message] = read(month.hypermail_page(POSTS[0]).replace(b'<span id="received">', listed))[0]
    assert message.body.strip() == POSTS[0].body.strip()
    assert [(one.name, one.content_type, one.url) for one in message.attachments] == [
        (None, "application/pgp-signature", "att-0001/01-part"),
        ("gate & bar.gif", "image/gif", "att-0001/gate.gif"),
    ]


def test_what_hypermail_writes_where_a_mail_lacked_a_field() -> None:
    page = month.hypermail_page(POSTS[0])
    for field, none in (
        (b"name", b"(no name)"),
        (b"email", b"(no email)"),
        (b"subject", b"(no subject)"),
    ):
        page = re.sub(rb'<!-- %s="[^"]*"' % field, b'<!-- %s="%s"' % (field, none), page)
    [message] = read(page)[0]
    assert (message.author.name, message.author.email, message.subject) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "name"), [("'Ann Lee'", "Ann Lee"), ("'{email}'", None), ("Nicolo' Rossi", "Nicolo' Rossi")]
)  # fmt: skip
def test_marks_round_a_name_are_no_part_of_it(written: str, name: str | None) -> None:
    """Why: each reader of pages took other ones off, and hypermail's none: an address stood for a name."""
    post = POSTS[0]
    written = written.format(email=post.email)
    pages = (
        month.hypermail_page(post).replace(
            f'name="{post.name}"'.encode(), f'name="{written}"'.encode()
        ),
        month.page_text(post).replace(post.name.encode(), written.encode()),
    )
    for page in pages:
        [message] = read(page)[0]
        assert message.author == Address(name, post.email)


def test_a_frame_that_is_not_in_the_file_is_told() -> None:
    found, problems = read(month.listserv_page(POSTS[0], framed=True))
    assert [(message.subject, message.body) for message in found] == [(POSTS[0].subject, "")]
    assert problems == ["the message's text is not in the file, the page shows it in a frame"]


def test_a_page_of_nobody_known_is_told_as_one() -> None:
    found, [problem] = read(b"<!DOCTYPE html><html><body><p>From: here</p></body></html>")
    assert found == []
    assert problem.startswith(
        "a page of no archive that is known (a bare body is read with --format body)"
    )


PAGES = {
    "pipermail": month.pipermail_page(POSTS[1], True),
    "pipermail, old": month.pipermail_page(POSTS[1], False),
    "hypermail": month.hypermail_page(POSTS[2]),
    "MHonArc": month.mhonarc_page(POSTS[1]),
    "HyperKitty": month.hyperkitty_page(PICNIC),
    "HyperKitty, old": month.hyperkitty_page(PICNIC, old=True),
    "public-inbox thread": month.inbox_thread_page(PICNIC),
    "public-inbox message": month.inbox_message_page(POSTS[1]),
    "MARC": month.marc_page(POSTS[1]),
    "LISTSERV": month.listserv_page(POSTS[1]),
    "LISTSERV, old": month.listserv_page(POSTS[1], old=True),
    "IETF": month.ietf_page(POSTS[1]),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_a_browser_saved(name: str) -> None:
    """Why: browsers write the tree that they built, not what the server sent."""
    saved = "<!-- saved from url=(0042)https://example.org/ -->\n" + str(
        LexborHTMLParser(PAGES[name].decode()).html
    )
    (found, told), (sent, _) = read(saved.encode()), read(PAGES[name])
    assert told == []
    assert [replace(message, places=()) for message in found] == [
        replace(message, places=()) for message in sent
    ]


@pytest.mark.parametrize("name", PAGES)
def test_pages_that_break_off(name: str) -> None:
    """Why: a download ends anywhere; what is there is read, and nothing fails."""
    for stop in range(0, len(PAGES[name]), 97):
        for message in read(PAGES[name][:stop])[0]:
            assert message.body == "" or message.body.endswith("\n")


MAKERS = {
    "pipermail": lambda post: month.pipermail_page(post, new=True),
    "hypermail": month.hypermail_page,
    "MHonArc": month.mhonarc_page,
    "IETF": month.ietf_page,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_pages_in_one_file(kind: str) -> None:
    """Why: `cat *.html` makes them so, and all but the first one were lost."""
    pages = [MAKERS[kind](post) for post in POSTS[:3]]
    alone = [message for page in pages for message in read(page)[0]]
    problems: list[Problem] = []
    found = list(mlthread.read(io.BytesIO(b"".join(pages)), problems=problems))
    assert [(message.id, message.body) for message in found] == [
        (message.id, message.body) for message in alone
    ]
    assert problems == []
    spans = [(place.start, place.stop) for message in found for place in message.places]
    ends = [sum(map(len, pages[:number])) for number in range(4)]
    assert spans == list(itertools.pairwise(ends))


def test_pages_of_several_programs_and_other_mail_in_one_file() -> None:
    page, other, mail = month.hypermail_page(POSTS[0]), month.mhonarc_page(POSTS[1]), month.rfc(POSTS[2])  # fmt: skip
    found, problems = read(page + other + mail)
    assert [message.subject for message in found] == [post.subject for post in POSTS[:3]]
    assert problems == []


@pytest.mark.parametrize(
    "below",
    [b"\n", b"<!-- kept by a crawler\n on 4 March 2024 -->\n", b"<script>count('html');</script><noscript>Hosted by the mill.</noscript>", b"Hosted by the <a href='/'>mill</a>.\n"],
)  # fmt: skip
def test_what_hosts_write_below_a_page_is_of_it(below: bytes) -> None:
    page = month.hypermail_page(POSTS[0]) + below
    [message], problems = read(page)
    assert problems == []
    assert message.places[0].stop == len(page)


def test_text_below_a_page_is_told() -> None:
    page, below = month.hypermail_page(POSTS[0]), b"the roof leaks and the gate is open " * 5
    problems: list[Problem] = []
    [message] = mlthread.read(io.BytesIO(page + below), problems=problems)
    [problem] = problems
    assert "below a page" in problem.problem
    assert (problem.start, problem.stop) == (message.places[0].stop, len(page + below))


def test_html_of_a_message_inside_a_page_parts_nothing() -> None:
    inner = b"<html><head></head><body>Yes.</body></html>\n"
    page = month.hypermail_page(POSTS[0]).replace(b'<!-- body="end" -->', inner * 2 + b'<!-- body="end" -->')  # fmt: skip
    assert len(read(page)[0]) == 1


def groupsio_page(posts: list[tuple[str, int, str]], title: str = "Gates") -> bytes:
    """A topic of groups.io: who, when in seconds since 1970, what."""
    mails = "".join(
        f'<a name="msg{number}"></a><div class="panel"><span class="user-chip-name"> {who} </span>'
        f'<a href="/g/tides/message/{number}">#{number}</a> <span id="timedispmsg9{number}">'
        f"<script>DisplayShortTime({when}000000000, false)</script>Feb 5</span>"
        f'<div id="msgbody9{number}"><div class="forcebreak" dir="auto"><p>{text}</p></div></div>'
        '<a>Like</a><a>More</a><div><a data-lightbox-title="gate.png" href="#">gate.png</a></div></div>'
        for number, (who, when, text) in enumerate(posts, 1)
    )
    return f"<!DOCTYPE html><html><head><title>tides@groups.example.org | {title}</title></head><body>{mails}</body></html>".encode()


GATES = [("Ann Lee", 1517825820, "Which gate?"), ("Bo Ray", 1517841000, "The first.<br>&gt; ask")]


def test_a_topic_of_groups_io() -> None:
    found, problems = read(groupsio_page(GATES))
    assert problems == []
    assert [(message.author.name, message.subject, message.list_name) for message in found] == [
        ("Ann Lee", "Gates", "tides"),
        ("Bo Ray", "Re: Gates", "tides"),
    ]
    assert [message.body for message in found] == ["Which gate?\n", "The first.\n> ask\n"]
    assert [message.date.utc and message.date.utc.isoformat() for message in found] == [
        "2018-02-05T10:17:00+00:00",
        "2018-02-05T14:30:00+00:00",
    ]
    assert [[file.name for file in message.attachments] for message in found] == [["gate.png"]] * 2


def test_a_page_of_groups_io_without_times() -> None:
    page = groupsio_page(GATES).replace(
        b"DisplayShortTime(1517825820000000000", b"DisplayShortTime("
    )
    first, second = read(page)[0]
    assert (first.date.earliest, second.date.utc is None) == (None, False)


def test_the_script_of_groups_io_alone_is_no_message() -> None:
    page = groupsio_page(GATES).replace(b' id="msgbody', b' id="msgtext')
    assert all(message.date.utc is None for message in read(page)[0])


def test_a_letter_that_grows_in_small_letters_moves_no_end() -> None:
    """Why: the small letter of "İ" is two; the end of the text was looked for in small letters."""
    page = month.pipermail_page(POSTS[1], True).decode()
    turkish = page.replace("<PRE>", "<PRE>İİİ").replace("<head>", '<head><meta charset="utf-8">')
    [plain], [grown] = (list(mlthread.read(io.BytesIO(text.encode()))) for text in (page, turkish))
    assert grown.body == f"İİİ{plain.body}"


def test_a_page_among_others_that_holds_no_message_is_told() -> None:
    empty = b'<html><div class="email-header"></div><div class="email-body">Yes.</div></html>\n'
    page = month.pipermail_page(POSTS[1], True)
    problems: list[Problem] = []
    data = page + empty + page
    found = list(mlthread.read(io.BytesIO(data), problems=problems))
    assert [message.message_id for message in found] == [POSTS[1].id] * 2
    assert [(p.problem, p.start, p.stop) for p in problems] == [
        ("holds no message", len(page), len(page + empty))
    ]


def test_what_a_subject_says_of_html_is_no_html() -> None:
    """Why: MHonArc writes its comments as HTML, once."""
    page = month.mhonarc_page(POSTS[1])
    told = re.sub(
        rb"<!--X-Subject:.*?-->", b"<!--X-Subject: Why &amp;lt; &#45;&#45; &amp;amp; -->", page
    )
    [message] = mlthread.read(io.BytesIO(told))
    assert message.subject == "Why &lt; -- &amp;"


def test_an_entry_of_a_thread_that_cannot_be_read_is_told() -> None:
    """Why: its text was in no message, and nothing was told."""
    page = month.inbox_thread_page(PICNIC).replace(b" UTC (<a", b" (<a", 1)
    found, problems = read(page)
    assert [message.id for message in found] == [post.id for post in PICNIC[1:]]
    told = "a message that does not say who wrote it, and when, is left out"
    assert problems == [told]
