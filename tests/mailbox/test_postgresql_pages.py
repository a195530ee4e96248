"""Pages of the archive of PostgreSQL's lists: one mail or a thread, as copied text and as saved HTML."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from mlthread import Message, read
from mlthread.mailbox.pages.postgresql import without_table

ASKED = "Hi,\n\nthe lower gate of the weir leaks since Friday.\nWho has the key?\n\nAnn\n"
TABLE = "Attachment \tContent-Type \tSize\ngate at low tide.patch \ttext/x-patch \t32.1 KB\nb.png \timage/png \t512 bytes\n"
ANSWERED = (
    "On Mon, Feb 5, 2018 at 11:17 AM, Ann Lee <ann(at)example(dot)org> wrote:\n"
    "> the lower gate of the weir leaks since Friday.\n> Who has the key?\n\n\nI have it.\n\n\n/Bob\n"
)
VIEWS = "Whole Thread | Raw Message | Download mbox | Resend email"


def fields(name: str, address: str, date: str, key: str, subject: str) -> list[tuple[str, str]]:
    return [
        ("From", f"{name} <{address}>"),
        ("To", "tides <tides(at)example(dot)org>, Cy Dan <cy(dot)dan(at)example(dot)org>"),
        ("Subject", subject),
        ("Date", date),
        ("Message-ID", f"{key}@mail.example.org"),
        ("Views", VIEWS),
        ("Lists", "tides"),
    ]


FIRST = fields("Ann Lee", "ann(at)example(dot)org", "2018-02-05 10:17:23", "ab1", "Gates")
SECOND = fields("Bob Fox", "bob(at)example(dot)org", "2018-02-05 12:30:00", "ab2", "Re: Gates")


def as_text(shown: list[tuple[str, str]]) -> str:
    return "".join(f"{name}: \t{value}\n" for name, value in shown)


def as_html(shown: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<tr>\n<th scope="row">{name}:</th>\n<td>\n{escape(value)}\n</td></tr>\n'
        for name, value in shown
    )
    return f'<table class="message-header">\n{rows}</table>\n'


THREAD = f"Gates\nLists: \ttides\n{as_text(FIRST)}\n{ASKED}{TABLE}{as_text(SECOND)}\n{ANSWERED}"


def of(tmp_path: Path, text: str, name: str = "page.txt") -> list[Message]:
    (tmp_path / name).write_text(text)
    return list(read(tmp_path / name))


def check(found: list[Message]) -> None:
    assert [message.id for message in found] == ["ab1@mail.example.org", "ab2@mail.example.org"]
    assert [message.author.email for message in found] == ["ann@example.org", "bob@example.org"]
    assert [message.subject for message in found] == ["Gates", "Re: Gates"]
    times = [str(message.date.utc) for message in found]
    assert times == ["2018-02-05 10:17:23+00:00", "2018-02-05 12:30:00+00:00"]
    assert [message.list_name for message in found] == ["tides", "tides"]
    assert found[0].body.rstrip("\n") == ASKED.rstrip("\n")
    assert [a.name for a in found[0].attachments] == ["gate at low tide.patch", "b.png"]
    assert "I have it." in found[1].body
    assert found[1].body.rstrip("\n").endswith("/Bob")


@pytest.mark.parametrize(
    "text",
    [THREAD, THREAD[THREAD.index("From") :], f"Here is what they said:\n\n{THREAD}"],
    ids=["whole", "from the first field", "below a word of one's own"],
)
def test_a_thread_copied(tmp_path: Path, text: str) -> None:
    """Why: the second mail was taken for a quote in the first, and the first for the answer to it."""
    check(of(tmp_path, text))


def test_a_thread_saved(tmp_path: Path) -> None:
    first = "".join(f"<p>{part}</p>" for part in ASKED.rstrip("\n").split("\n\n"))
    first = first.replace("\n", "<br/>\n")
    rows = "".join(
        f"<tr><td>{name}</td><td>{kind}</td><td>{size}</td></tr>"
        for name, kind, size in (
            ("Attachment", "Content-Type", "Size"),
            ("gate at low tide.patch", "text/x-patch", "32.1 KB"),
            ("b.png", "image/png", "512 bytes"),
        )
    )
    second = escape(ANSWERED).rstrip("\n").replace("\n", "<br/>\n")
    check(
        of(
            tmp_path,
            f"<html><head><title>PostgreSQL: Gates</title></head><body>\n<h1>Gates</h1>\n{as_html(FIRST)}"
            f"<div>{first}</div>\n<table>{rows}</table>\n{as_html(SECOND)}<div><p>{second}</p></div>\n"
            "<h2>Browse tides by date</h2>\n</body></html>\n",
            "page.html",
        )
    )


def test_what_is_below_the_last_mail_is_the_pages(tmp_path: Path) -> None:
    below = (
        "\nIn response to\n\n    Gates at 2018-02-05 10:17:23 from Ann Lee\n\nBrowse tides by date\n"
        "  \tFrom \tDate \tSubject\nNext Message \tCy \t2018-02-05 12:31:00 \tRe: mills\n"
    )
    check(of(tmp_path, THREAD + below))


def test_a_mail_that_holds_a_page_stays_a_mail(tmp_path: Path) -> None:
    mail = (
        "From: Cy Dan <cy@example.org>\nDate: Tue, 6 Feb 2018 10:00:00 +0100\nSubject: What they said\n"
        f"Message-ID: <c1@example.org>\n\nSee below.\n\n{THREAD}"
    )
    (message,) = of(tmp_path, mail, "one.eml")
    assert message.id == "c1@example.org"


def test_words_of_a_thread_are_no_row_of_links(tmp_path: Path) -> None:
    text = f"Gates\n{as_text(FIRST[:5])}\nViews: whole threads are hard to read.\n"
    assert [m.body for m in of(tmp_path, text)][:1] != [""]


@pytest.mark.parametrize(
    "text",
    [
        f"{TABLE}And a word below it.\n",
        "Attachment \tContent-Type \tSize\n",
        "Content-Type is text/plain here.\n",
    ],
    ids=["not the last", "no rows", "no table"],
)
def test_no_table_of_attachments(text: str) -> None:
    assert without_table(text) == (text, [])
