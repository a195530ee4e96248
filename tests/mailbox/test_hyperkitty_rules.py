"""Rules of HyperKitty's pages, each with a page that it decides."""

from __future__ import annotations

from io import BytesIO

import pytest

from mlthread import read
from mlthread.mailbox.magic import UNKNOWN_PAGE
from mlthread.model import Problem

SORT = '<div class="sort-mode"><a href="?sort=date">by date</a></div>'


def mail(
    name: str = "Ann Lee",
    day: str = "Feb. 5, 2018, 10:17 a.m.",
    clock: str = "9:17 a.m.",
    text: str = "Yes.",
    ident: str = "",
    more: str = "",
    title: str | None = None,
) -> str:
    shown = f"Sender's time: {day}" if title is None else title
    top = f'<div class="email-author"><span class="name">{name}</span></div><div class="time"><span title="{shown}">{clock}</span></div>'
    return f'<div class="email"><div class="email-header" id="{ident}">{top}{more}</div><div class="email-body">{text}</div></div>\n'


def reply(n: int) -> str:
    """The link from which a page's message has its id."""
    return f'<a href="mailto:tides@example.org?In-Reply-To=&lt;{n}@example.org&gt;&amp;Subject=x">reply</a>'


def page(*mails: str, subject: str = "Gates", sort: str = SORT, head: str | None = None) -> str:
    shown = f'<div class="thread-header"><h1>{subject}</h1></div>' if head is None else head
    return f"<html><body>{shown}{sort}\n" + "".join(mails) + "</body></html>"


def lev(n: int, text: str) -> str:
    return f'<div class="odd reply-level-{n}">{text}</div>'


def told(text: str) -> tuple[list[dict[str, object]], list[str]]:
    """What is not as of most messages here; what was odd."""
    problems: list[Problem] = []
    found = []
    for m in read(BytesIO(text.encode()), problems=problems):
        shown = {
            "author": m.author.label,
            "subject": m.subject,
            "utc": f"{m.date.utc:%d %H:%M}" if m.date.utc else None,
            "offset": m.date.offset,
            "body": m.body,
            "id": m.message_id,
            "parent": m.page_parent,
            "line": m.places[0].line,
            "files": [(file.name, file.content_type, file.url) for file in m.attachments],
        }
        usual = {"author": "Ann Lee", "subject": "Gates", "utc": "05 09:17", "offset": 60, "body": "Yes.\n", "id": None, "parent": None, "line": 1, "files": []}  # fmt: skip
        found.append({name: value for name, value in shown.items() if value != usual[name]})
    return found, [problem.problem for problem in problems]


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        (page(mail(), mail("Bo Fox")), [{}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'parent': '64d69060897ed860feee@content.mlthread'}], []),
        (page(mail(), mail("Bo Fox"), subject="Re: Gates"), [{'subject': 'Re: Gates'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'parent': '64d69060897ed860feee@content.mlthread'}], []),
        (page(mail(), mail("Bo Fox"), subject=""), [{'subject': None}, {'author': 'Bo Fox', 'subject': None, 'parent': 'd01858673e1753722b85@content.mlthread'}], []),
        (page(mail(), mail("Bo Fox", more='<span class="subject">New subject: Locks</span>')), [{}, {'author': 'Bo Fox', 'subject': 'Locks', 'parent': '64d69060897ed860feee@content.mlthread'}], []),
        (page(mail(), mail("Bo Fox", more='<span class="subject">New subject: </span>')), [{}, {'author': 'Bo Fox', 'subject': None, 'parent': '64d69060897ed860feee@content.mlthread'}], []),
        (page(mail(more='<span class="subject">Locks</span>')), [{'subject': 'Locks'}], []),
        (page(mail("ann@example.org")), [{'author': 'ann@example.org'}], []),
        (page(mail("ann(a)example.org")), [{'author': 'ann@example.org'}], []),
        (page(mail("ann at example.org")), [{'author': 'ann@example.org'}], []),
        (page(mail("(no name)")), [{'author': None}], []),
        (page(mail("")), [{'author': None}], []),
        (page(mail().replace('<span class="name">Ann Lee</span>', "Ann Lee")), [{}], []),
        (page(mail().replace('<div class="email-author"><span class="name">Ann Lee</span></div>', "")), [{'author': None}], []),
        (page(mail(), head=""), [{'subject': None}], []),
        (page(mail(), head="<h1></h1>"), [{'subject': None}], []),
        (page(mail(), head="<title>Gates</title>"), [{}], []),
        (page(mail(), head='<div class="message-header"><h1>Gates</h1></div><title>x</title>'), [{}], []),
    ],
)  # fmt: skip
def test_subjects_and_authors(text: str, found: list[dict[str, object]], odd: list[str]) -> None:
    assert told(text) == (found, odd)


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        (page(mail(title="Feb. 5, 2018, 10:17 a.m.")), [{}], []),
        (page(mail(title="Sender's time: soon")), [{'utc': None, 'offset': None}], []),
        (page(mail(title="")), [{'utc': None, 'offset': None}], []),
        (page(mail(clock="soon")), [{'utc': None, 'offset': None}], []),
        (page(mail(clock="9:18 a.m.")), [{'utc': None, 'offset': None}], []),
        (page(mail(clock="noon")), [{'utc': None, 'offset': None}], []),
        (page(mail(clock="midnight")), [{'utc': None, 'offset': None}], []),
        (page(mail(day="Feb. 5, 2018, midnight", clock="11 p.m.")), [{'utc': '04 23:00'}], []),
        (page(mail(day="Feb. 5, 2018, 11 p.m.", clock="11 a.m.")), [{'utc': '05 11:00', 'offset': 720}], []),
        (page(mail(day="Feb. 5, 2018, 1 a.m.", clock="11 a.m.")), [{'utc': '05 11:00', 'offset': -600}], []),
        (page(mail(day="Jan. 1, 0001, 1 a.m.", clock="midnight")), [{'utc': None, 'offset': None}], []),
        (page(mail(day="Фев. 5, 2018, 10:17 преди обяд", clock="09:17")), [{}], []),
        (page(mail(day="Фев. 5, 2018, обяд", clock="11:00")), [{'utc': '05 11:00'}], []),
        (page(mail(day="فبراير 5, 2018, 10:17 م", clock="9:17 م")), [{'utc': '05 21:17'}], []),
        (page(mail(day="Shk. 5, 2018, 10:17 p.m.", clock="9.17.PM")), [{'utc': '05 21:17'}], []),
        (page(mail(day="2018년 2월 5일 10:17 오전", clock="오전 9:17")), [{}], []),
        (page(mail().replace('<div class="time">', "<div>")), [{'utc': None, 'offset': None}], []),
    ],
)  # fmt: skip
def test_clocks_of_sender_and_archive(
    text: str, found: list[dict[str, object]], odd: list[str]
) -> None:
    assert told(text) == (found, odd)


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        (page(mail(more=reply(1)), mail("Bo Fox", more=reply(2))), [{'id': '1@example.org'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'id': '2@example.org', 'parent': '1@example.org'}], []),
        (page(mail(more=reply(1)), mail("Bo Fox", more=reply(1))), [{'id': '1@example.org'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'id': '1@example.org'}], []),
        (page(mail(more=reply(1)), lev(0, mail("Bo Fox", more=reply(2))), lev(1, mail("Cy Dan", more=reply(3)))), [{'id': '1@example.org'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'id': '2@example.org', 'parent': '1@example.org'}, {'author': 'Cy Dan', 'subject': 'Re: Gates', 'id': '3@example.org', 'parent': '2@example.org'}], []),
        (page(mail(more=reply(1)), mail("Bo Fox", more=reply(2)), sort=""), [{'id': '1@example.org'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'id': '2@example.org'}], []),
        (page(mail(more=reply(1)), mail("Bo Fox", more=reply(2)), sort='<div class="sort-mode"><a>x</a></div>'), [{'id': '1@example.org'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'id': '2@example.org'}], []),
        (page(mail(ident="a1"), mail("Bo Fox", ident="b2")), [{'line': 2}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'parent': '64d69060897ed860feee@content.mlthread', 'line': 3}], []),
        (page(mail(ident="a1"), mail("Bo Fox", ident="")), [{'line': 2}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'parent': '64d69060897ed860feee@content.mlthread'}], []),
        (page(mail(text="<a href='mailto:x@example.org?In-Reply-To=&lt;9@example.org&gt;'>x</a>", more=reply(1))), [{'body': 'x\n', 'id': '9@example.org'}], []),
        (page(mail(more='<a href="mailto:tides@example.org">x</a>')), [{}], []),
        (page(mail(more=reply(1)), lev(0, mail("Bo Fox", more=reply(2))), lev(1, mail("Cy Dan", more=reply(3))), sort=""), [{'id': '1@example.org'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'id': '2@example.org', 'parent': '1@example.org'}, {'author': 'Cy Dan', 'subject': 'Re: Gates', 'id': '3@example.org', 'parent': '2@example.org'}], []),
        (page(mail(more=reply(1)), "<!-- email level: 0 -->" + mail("Bo Fox", more=reply(2)), "<!-- email level: 1 -->\n" + mail("Cy Dan", more=reply(3)), "<!-- other -->" + mail("Di Ray", more=reply(4))), [{'id': '1@example.org'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'id': '2@example.org', 'parent': '1@example.org'}, {'author': 'Cy Dan', 'subject': 'Re: Gates', 'id': '3@example.org', 'parent': '2@example.org'}, {'author': 'Di Ray', 'subject': 'Re: Gates', 'id': '4@example.org', 'parent': '2@example.org'}], []),
        (page("<!-- email level: 3 -->" + mail(more=reply(1)), mail("Bo Fox", more=reply(2))), [{'id': '1@example.org'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'id': '2@example.org', 'parent': '1@example.org'}], []),
        (page(*(lev(n, mail(f"Ann {n}", more=reply(n))) if n else mail(more=reply(0)) for n in range(9)), lev(5, mail("Bo Fox", more=reply(20)))), [{'id': '0@example.org'}, {'author': 'Ann 1', 'subject': 'Re: Gates', 'id': '1@example.org', 'parent': '0@example.org'}, {'author': 'Ann 2', 'subject': 'Re: Gates', 'id': '2@example.org', 'parent': '1@example.org'}, {'author': 'Ann 3', 'subject': 'Re: Gates', 'id': '3@example.org', 'parent': '2@example.org'}, {'author': 'Ann 4', 'subject': 'Re: Gates', 'id': '4@example.org', 'parent': '3@example.org'}, {'author': 'Ann 5', 'subject': 'Re: Gates', 'id': '5@example.org', 'parent': '4@example.org'}, {'author': 'Ann 6', 'subject': 'Re: Gates', 'id': '6@example.org', 'parent': '5@example.org'}, {'author': 'Ann 7', 'subject': 'Re: Gates', 'id': '7@example.org', 'parent': '6@example.org'}, {'author': 'Ann 8', 'subject': 'Re: Gates', 'id': '8@example.org', 'parent': '7@example.org'}, {'author': 'Bo Fox', 'subject': 'Re: Gates', 'id': '20@example.org'}], []),
    ],
)  # fmt: skip
def test_places_ids_and_parents(text: str, found: list[dict[str, object]], odd: list[str]) -> None:
    assert told(text) == (found, odd)


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        (page(mail(more='<ul class="attachments-list"><li><a href="/gate.png" title="image/png">gate.png</a> (image/png — 12 KB)</li><li>none</li><li><a href="/x"></a> x</li></ul>')), [{'files': [('gate.png', 'image/png', '/gate.png'), (None, None, '/x')]}], []),
        (page(mail(text='Hello<div class="quoted-switch"><a href="#">...</a></div><div class="quoted-text"> Which?</div>No.')), [{'body': 'Hello\n\n> Which?\n\nNo.\n'}], []),
        (page(mail(text='<div class="quoted-text pgp">KEY</div>No.')), [{'body': 'KEY\nNo.\n'}], []),
        (page(mail(text='<blockquote>Which?</blockquote>No.')), [{'body': '> Which?\n\nNo.\n'}], []),
        (page(mail(text='<div class="quoted-text"> Which?<div class="quoted-text"> Why?</div></div>No.')), [{'body': '> Which?\n> >\n> > Why?\n\nNo.\n'}], []),
        (page(mail(text='<blockquote> Which?</blockquote><div class="quoted-text"> x</div>No.')), [{'body': '>  Which?\n>\n>  x\n\nNo.\n'}], []),
        (page(mail(text='a <a href="https://example.org/x">https://example.org/x</a>y')), [{'body': 'a https://example.org/xy\n'}], []),
        (page(mail(text='</div></div>')), [{'body': ''}], []),
        (page(mail(text='see <a href="http://example.org/abc">http://example.org/a</a>bc')), [{'body': 'see http://example.org/abc\n'}], []),
        (page(mail()) .replace("email-body", "body"), [], [UNKNOWN_PAGE]),
        (page(mail()).replace("email-header", "header"), [], [UNKNOWN_PAGE]),
        (page(mail(text=mail("Bo Fox"))), [{'body': 'Bo Fox\n9:17 a.m.\nYes.\n'}], []),
        (page(mail(), '<div class="replies"><div class="ajaxloader"></div></div>'), [{}], ["replies are not in the file, a script loads them; the archive's mbox has them"]),
        (page(mail(text='see <a href="http://example.org/abc">http://other.org/a...</a>')), [{'body': 'see http://other.org/a...\n'}], []),
        (page(mail(text='see <a href="http://example.org/abc">http://example.org/a...</a>')), [{'body': 'see http://example.org/abc\n'}], []),
        (page(mail(text='a</div><div class="x">b')), [{'body': 'a\n'}], []),
        (page(mail(text='<div class="quoted-text"> Which?</div>  No.\n   set in')), [{'body': '> Which?\n\n  No.\n   set in\n'}], []),
        (page(mail(text=' Yes.\n  set in')), [{'body': 'Yes.\n  set in\n'}], []),
        (page(mail(more='<ul class="attachments-list"><li><a href="/gate.png">gate.png</a> (12 KB)</li></ul>')), [{'files': [('gate.png', None, '/gate.png')]}], []),
        (page(mail().replace(' id=""', "")), [{}], []),
    ],
)  # fmt: skip
def test_texts_and_files(text: str, found: list[dict[str, object]], odd: list[str]) -> None:
    assert told(text) == (found, odd)
