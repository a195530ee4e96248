"""Twice the bytes, about twice the work: mail and pages that once took minutes, or all of the memory, to read."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import pytest

import mlthread
from mlthread.mailbox.bodies.htmltext import html_to_text
from mlthread.mailbox.bodies.htmltree import parse_html
from mlthread.mailbox.headers.header import decode_words
from mlthread.mailbox.pages.copiedtext import CopiedText
from mlthread.mailbox.pages.headerpages import is_header_page
from mlthread.mailbox.pages.hyperkitty import _Anchors


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, so that other programs do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


FONTS = "".join(f"<font color={n}>" for n in range(390))
HTML = {
    "blank lines above a text": ("<br>" * 150_000 + "x", "x\n"),
    "fonts that nobody closes": (f"<p>{FONTS}" + "<p>x" * 4000, "x\n\n" * 3999 + "x\n"),
    "choices": ("<select>" + "<option>x" * 20_000, "x\n" * 20_000),
    "attributes": (f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>x", "x\n"),
    "attributes with signs in them": (f"<p b='>' {' '.join(f'<a{n}' for n in range(20_000))}>x", "x\n"),
    "attributes of bodies": ("".join(f"<body a{n}=1>x" for n in range(20_000)), "x" * 20_000 + "\n"),
}  # fmt: skip
"""HTML and its text. The parser takes a time for each of these things that grows with those before it."""


@pytest.mark.parametrize("kind", HTML)
def test_html_costs_what_it_is_long(kind: str) -> None:
    html, text = HTML[kind]
    assert seconds(lambda: html_to_text(html)) < 4
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("<b>x</b>" * 4000 + "<p><i>y</i>", "i"),
        ("<p><font size=2>x</font></p>" * 4000 + "<p><i>y", "i"),
        ("<select><option>x</select>" * 4000 + "<p><i>y", "i"),
        ("<select>" + "<option>x" * 900 + "</select><select><option><option>y</select>", "select"),
        ("<p " + " ".join(f"a{n}=1" for n in range(290)) + "><i>y</i>", "[a289]"),
    ],
)
def test_what_people_write_stays_as_it_is(html: str, bare: str) -> None:
    assert parse_html(html).css(bare)[-1].text().endswith("y")


def test_words_of_a_field_are_joined_once() -> None:
    """Why: the bytes of all words before were copied for each, twelve times as long for four times as many."""
    words = "=?utf-8?q?aaaaaaaaaaaaa?= " * 76_000
    assert seconds(lambda: decode_words(words)) < 2


def test_lines_broken_in_two() -> None:
    copied = CopiedText(["abcdef"] * 90_000, "utf-8", "x", list(range(0, 630_007, 7)))
    breaks = [(number, 2) for number in range(0, 90_000, 3)]
    assert seconds(lambda: copied.broken_at(breaks)) < 1.2
    broken = copied.broken_at([(1, 2), (3, 4)])
    assert broken.lines[:6] == ["abcdef", "ab", "cdef", "abcdef", "abcd", "ef"]
    assert broken.offsets[:7] == [0, 7, 9, 14, 21, 25, 28]
    assert broken.inside == (2, 5)


def test_anchors_that_a_page_writes_otherwise() -> None:
    """Why: each was looked for in all of the page below the last one that was found."""
    page = "".join(f"<p id='a{n}'>The gauge at the pier reads low again." for n in range(40_000))
    anchors = _Anchors(f'{page}<p id="a1">\n<p id="a2"><p id="a1">')
    assert seconds(lambda: [anchors.line(f"a{n}") for n in range(3, 20_000)]) < 1
    assert [anchors.line(name) for name in ("a1", "a2", "a1", "a2")] == [1, 2, 2, None]


def test_lists_that_a_page_of_marc_might_name() -> None:
    """Why: each looked for the link to the raw mail in 6,000 letters below."""
    page = b"<pre>list: " * 400_000
    assert not is_header_page(page)
    assert seconds(lambda: is_header_page(page)) < 2
    assert is_header_page(b"<pre>list: tides\n[<a href=x>download raw message</a>]</pre>")


FIELDS = (
    b"From: ann@example.org\nDate: Mon, 5 Feb 2018 10:17:00 +0000\nMessage-ID: <1@example.org>\n"
)
CYRILLIC = "Привет как дела".encode("koi8-r")
MAILS = {
    "fields of no charset": FIELDS
    + b"".join(b"X-A: %s %d\n" % (CYRILLIC, n) for n in range(4000))
    + b"\nYes.\n",
    "headings of a page": b"<html><!--beginarticle--><pre>Yes.</pre><!--endarticle-->".replace(
        b"<!--b", b"<h1>" * 100_000 + b"<!--b"
    ),
}


@pytest.mark.parametrize("kind", MAILS)
def test_mail_costs_what_it_is_long(kind: str) -> None:
    """Why: the charset of each line was guessed by itself (2 ms), each heading looked for its end in 4,000 letters."""
    assert seconds(lambda: list(mlthread.read(io.BytesIO(MAILS[kind]), problems=[]))) < 3


def test_attachments_of_a_saved_message_are_looked_up() -> None:
    """Why: all paths of the file were gone through for those of each message within."""
    pytest.importorskip("olefile")
    from mlthread.mailbox.boxes.outlook import _Saved  # what only a file of 50 MB would show

    class Ole:
        root = None

        def listdir(self, streams: bool, storages: bool) -> list[list[str]]:
            del streams, storages
            inner = ([f"__attach_version1.0_#{n:08}", f"__attach_version1.0_#{k:08}"] for n in range(3000) for k in range(9))  # fmt: skip
            return [*inner, *([f"__attach_version1.0_#{n:08}"] for n in range(3000))]

    saved = _Saved(Ole(), 1)  # type: ignore[arg-type]  # as much of it as is asked
    within: list[str] = []
    taken = seconds(
        lambda: within.extend(
            one
            for folder in saved.folders("", "__attach_version1.0_#")
            for one in saved.folders(folder, "__attach_version1.0_#")
        )
    )
    assert len(within) == 2000 * 9
    assert within[0] == "__attach_version1.0_#00000000/__attach_version1.0_#00000000/"
    assert saved.left == 1000
    assert taken < 1
