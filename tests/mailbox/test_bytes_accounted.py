"""Every byte of the input is in a message or in a problem."""

from __future__ import annotations

import io

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import mlthread
import month
from mlthread.mailbox.formats import FORMATS
from mlthread.mailbox.magic import is_packed
from mlthread.model import Problem
from month import POSTS

FILES = {
    "mbox": month.mbox(POSTS),
    "mboxcl2": month.mbox(POSTS, "cl2"),
    "junk first": b"no mail here\n\n" + month.mbox(POSTS),
    "blank lines first": b"\n\n" + month.mbox(POSTS),
    "pipermail": month.pipermail_text(POSTS),
    "page text": month.page_text(POSTS[1]),
    "page texts": b"\n".join(month.page_text(post) for post in POSTS),
    "page": month.pipermail_page(POSTS[1], True),
    "index": month.thread_index(POSTS),
    "digest": month.digest(POSTS),
    "digests": b"".join(
        b"From a@example.org Tue Feb  6 06:00:00 2018\n" + month.digest(POSTS) + b"\n"
        for _ in range(3)
    ),
    "MIME digest": month.mime_digest(POSTS),
    "eml": month.rfc(POSTS[0]),
    "BOM": b"\xef\xbb\xbf\n" + month.rfc(POSTS[0]),
    "BOM before an mbox": b"\xef\xbb\xbf" + month.mbox(POSTS),
    "hypermail": month.hypermail_page(POSTS[1]),
    "MHonArc": month.mhonarc_page(POSTS[1]),
    "HyperKitty": month.hyperkitty_page(month.conversations(POSTS)[0]),
    "public-inbox thread page": month.inbox_thread_page(month.conversations(POSTS)[0]),
    "public-inbox message page": month.inbox_message_page(POSTS[1]),
    "Babyl": month.babyl(POSTS),
    "MMDF": month.mmdf(POSTS),
    "mbx": month.mbx(POSTS),
    "unparted": b"\n".join(month.rfc(post) for post in POSTS),
    "MARC": month.marc_page(POSTS[1]),
    "LISTSERV page": month.listserv_page(POSTS[1], framed=True),
    "IETF Mail Archive": month.ietf_page(POSTS[1]),
    "LISTSERV": b"\n" + month.listserv(POSTS),
    "Perceval": b'{"backend_name": "MBox", "data": {"From": "a@example.org", "body": {"plain": "x"}}}\nnot JSON\n',
    "table of whole mails": month.table(
        ["file", "message"], [["a/1.", month.rfc(POSTS[0]).decode()], ["", ""]]
    ),
    "table of fields": b"\xef\xbb\xbf"
    + month.table(
        ["From", "Date", "Subject", "Body"], [["a@example.org", "5 Feb 2018", "x", "y"], []]
    ),
    "table without rows": month.table(["From", "Date", "Subject", "Body"], []),
    "another archive's page": b"<html><body><p>Gates</p><p>Posted by Ann Lee on 5 Feb 2018, 10:17</p>"
    b"<p>Which gate?</p><p>Next message | Previous message</p></body></html>\n",
    "no archive's page": b"<!DOCTYPE html><html><body><p>just some words</p></body></html>\n",
    "no mail": b"just some words\n",
    "binary": bytes(range(256)) * 10,
}


PAGE_LINES = tuple(
    f"{line}\n".encode()
    for line in (
        *("Re: Gates", "Ann Lee", "5 Feb 2018 10:17", "Posted by Ann Lee on 5 Feb 2018, 10:17"),
        *("  * From: Ann Lee", "  * Date: 5 Feb 2018", "Next message | Previous message"),
        *("unread,", "Feb 5, 2018, 10:17 AM", "5 Feb", "10:17 a.m.", "Show replies by date"),
        *("* Gates", "From: Ann @ 2018-02-05 10:17 UTC (permalink / raw)"),
        *("Ann Lee ann at example.org", "Tue Feb 6 03:17:00 UTC 2018"),
        *("Ann Lee <ann@example.org> Tue, 06 February 2018 03:17 UTC", "Reply via email to"),
        *("#! rnews 30", "Content-Type: message/partial; id=x; number=1; total=2", "<html><body>"),
        *("file,message", "From,Date,Subject,Body", 'a,"b', 'c"', "a@example.org,5 Feb 2018,x,y"),
    )
)
"""What pages, batches and parts of messages are known by."""


def uncovered(data: bytes, format_name: str | None = None) -> list[tuple[int, int]]:
    """The byte ranges, other than blank space, that neither a message nor a problem accounts for."""
    problems: list[Problem] = []
    spans = []
    for message in mlthread.read(io.BytesIO(data), format=format_name, problems=problems):
        spans.extend((place.start, place.stop) for place in message.places)
    spans.extend((problem.start, problem.stop) for problem in problems if problem.start is not None)
    at, gaps = 0, []
    for start, stop in sorted(spans):  # type: ignore[type-var]
        assert start is not None
        assert stop is not None
        if start > at:
            gaps.append((at, start))
        at = max(at, stop)
    if at < len(data):
        gaps.append((at, len(data)))
    # the mark before UTF-8 is no more than blank space
    return [(start, stop) for start, stop in gaps if data[start:stop].strip(b"\xef\xbb\xbf \r\n")]


@pytest.mark.parametrize("name", FILES)
def test_all_bytes_are_accounted_for(name: str) -> None:
    assert uncovered(FILES[name]) == []
    assert uncovered(FILES[name].replace(b"\n", b"\r\n")) == []


@pytest.mark.parametrize("name", ["mbox", "pipermail", "digest", "digests", "eml", "LISTSERV"])
def test_a_place_shows_the_message(name: str) -> None:
    """The bytes at a message's place, and its line, begin the message itself."""
    data = FILES[name]
    found = list(mlthread.read(io.BytesIO(data), problems=[]))
    assert len(found) == {"digests": 3 * len(POSTS), "eml": 1}.get(name, len(POSTS))
    for message in found:
        [place] = message.places
        assert place.start is not None
        assert place.line is not None
        words = next(
            line for line in message.body.split("\n") if line and not line.startswith(("On", ">"))
        )
        assert words.encode() in data[place.start : place.stop]
        assert words in "\n".join(data.decode().split("\n")[place.line - 1 :])
        if "digest" not in name:
            assert data.count(b"\n", 0, place.start) == place.line - 1


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"From a@example.org Thu Feb  1 09:15:30 2018\n",
                b"From: a@example.org\n",
                b"Subject: x\n",
                b"\n",
                b"text\n",
                b">From \n",
                b"\r\n",
                b"\xff\n",
                b"-" * 30 + b"\n",
                b"-" * 70 + b"\n",
                *PAGE_LINES,
            ]
        ),
        max_size=60,
    ),
    st.sampled_from([None, *(row.name for row in FORMATS)]),
)
def test_any_lines_are_accounted_for(lines: list[bytes], format_name: str | None) -> None:
    assert uncovered(b"".join(lines), format_name) == []


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000), st.sampled_from([None, *(row.name for row in FORMATS)]))
def test_any_bytes_are_accounted_for(data: bytes, format_name: str | None) -> None:
    assume(not is_packed(data))  # there the bytes that count are those inside
    assert uncovered(data, format_name) == []
