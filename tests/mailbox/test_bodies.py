"""Bodies: charsets, transfer encodings, parts, HTML, flowed text. Each case says what goes wrong otherwise."""

from __future__ import annotations

import base64
import binascii
import io
import quopri

import pytest

import mlthread
from mlthread.mailbox.bodies import htmltext
from mlthread.mailbox.bodies.htmltext import html_to_text
from mlthread.model import Message, Problem

HEAD = b"From: Ann Lee <ann@example.org>\nDate: Mon, 5 Feb 2018 10:00:00 +0000\nSubject: x\nMIME-Version: 1.0\n"


def read(data: bytes) -> Message:
    problems: list[Problem] = []
    [message] = mlthread.read(io.BytesIO(data), problems=problems, format="eml")
    return message


def text(kind: str, content: bytes, encoding: str = "8bit") -> Message:
    return read(
        HEAD + f"Content-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n".encode() + content
    )


@pytest.mark.parametrize(
    ("charset", "content", "body", "used"),
    [
        ("utf-8", "Grüße".encode(), "Grüße", "utf-8"),
        ("iso-8859-1", b"Gr\xfc\xdfe", "Grüße", "windows-1252"),
        ("iso-8859-1", b"\x93so\x94 \x85", "“so” …", "windows-1252"),
        ("iso-8859-1", b"\x81 caf\xe9 \x85\x9d", "\x81 café …\x9d", "windows-1252"),
        ("us-ascii", "naïve".encode(), "naïve", "utf-8"),
        ("koi8-r", "Привет".encode("koi8-r"), "Привет", "koi8-r"),
        ("iso-8859-2", "Łódź".encode("iso-8859-2"), "Łódź", "iso-8859-2"),
        ("gb2312", "你好，世界".encode("gb18030"), "你好，世界", "gb2312"),
        ("iso-2022-jp", "こんにちは".encode("iso2022_jp"), "こんにちは", "iso-2022-jp"),
        ("shift_jis", "日本".encode("cp932"), "日本", "shift_jis"),
        (
            "utf-8",
            b"caf\xe9 and more words of plain text",
            "café and more words of plain text",
            "windows-1252",
        ),
        ("x-unknown", "Grüße".encode(), "Grüße", "utf-8"),
        ("utf-16", b"even more words", "even more words", "us-ascii"),
        ("utf-16", "Grüße an alle".encode(), "Grüße an alle", "utf-8"),
        ("utf-16-le", "Grüße an alle".encode("utf-16-le"), "Grüße an alle", "utf-16-le"),
        ("utf-16-be", "上海".encode("utf-16-be"), "上海", "utf-16-be"),
        (
            "no-such-charset",
            b"Gr\xfc\xdfe an alle, wirklich alle",
            "Grüße an alle, wirklich alle",
            "windows-1252",
        ),
        (
            "idna",
            b"caf\xe9 and more words of plain text",
            "café and more words of plain text",
            "windows-1252",
        ),
    ],
)
def test_charsets(charset: str, content: bytes, body: str, used: str) -> None:
    message = text(f"text/plain; charset={charset}", content)
    assert (message.body, message.charset) == (body + "\n", used)


def test_a_charset_without_label_is_guessed() -> None:
    words = "Съешь же ещё этих мягких французских булок, да выпей чаю. Широкая электрификация южных губерний."
    assert text("text/plain", words.encode("cp1251")).body.strip() == words


def test_transfer_encodings() -> None:
    words = "Grüße, ganz ohne Umbruch und = Zeichen\n"
    assert (
        text("text/plain; charset=utf-8", base64.encodebytes(words.encode()), "base64").body
        == words
    )
    assert (
        text(
            "text/plain; charset=utf-8", quopri.encodestring(words.encode()), "Quoted-Printable"
        ).body
        == words
    )


def test_a_list_footer_behind_base64_survives() -> None:
    """Why: lists append plain text to a base64 body; decoders drop or garble it."""
    content = (
        base64.encodebytes(b"Hello there, all of you\n") + b"_______________\npicnic mailing list\n"
    )
    assert (
        text("text/plain", content, "base64").body
        == "Hello there, all of you\n_______________\npicnic mailing list\n"
    )


@pytest.mark.parametrize(
    ("below", "read"),
    [
        (base64.encodebytes(b"And it is mended now.\n"), "And it is mended now.\n"),
        (b"\n" + base64.encodebytes(b"It is.\n" * 12), "It is.\n" * 12),
        (b"--\ntides\n", "--\ntides\n"),
        (b"List\n", "List\n"),
    ],
)
def test_what_stands_behind_the_end_of_base64_is_kept(below: bytes, read: str) -> None:
    """Why: decoders stop at the sign that fills up the last letters."""
    content = base64.encodebytes(b"The gauge is low!!") + base64.encodebytes(b"So it was.\n")
    assert content.count(b"=") == 1
    body = text("text/plain", content + below, "base64").body
    assert body.split() == ["The", "gauge", "is", "low!!So", "it", "was.", *read.split()]


def test_lines_round_a_uuencoded_text_and_damaged_ones_are_kept() -> None:
    """Why: what stood above "begin", below "end", or was no code, was left out."""
    code = binascii.b2a_uu(b"The gauge is low.\n")
    content = b"begin with this:\n\nbegin 644 a.txt\n%s\x01damaged\n`\nend\n-- \nThe list\n" % code
    body = text("text/plain", content, "x-uuencode").body
    assert body == "begin with this:\n\nThe gauge is low.\n\x01damaged\n-- \nThe list\n"
    assert text("text/plain", b"begin with this\n", "x-uuencode").body == "begin with this\n"


def multipart(kind: str, *parts: bytes) -> bytes:
    return (
        HEAD
        + f"Content-Type: multipart/{kind}; boundary=edge\n\n".encode()
        + b"".join(b"--edge\n" + part + b"\n" for part in parts)
        + b"--edge--\n"
    )


def test_of_alternatives_the_plain_one_counts() -> None:
    message = read(
        multipart(
            "alternative",
            b"Content-Type: text/plain\n\nplain\n",
            b"Content-Type: text/html\n\n<p>rich</p>\n",
        )
    )
    assert message.body == "plain\n"
    assert message.attachments == ()


def test_an_empty_plain_alternative_gives_way_to_html() -> None:
    message = read(
        multipart(
            "alternative",
            b"Content-Type: text/plain\n\n \n",
            b"Content-Type: text/html\n\n<p>rich</p>\n",
        )
    )
    assert message.body.strip() == "rich"


def test_text_parts_keep_their_order_and_attachments_are_listed() -> None:
    message = read(
        multipart(
            "mixed",
            b"Content-Type: text/plain\n\nfirst\n",
            b'Content-Type: image/png; name="a.png"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="../../a.png"\n\n'
            + base64.encodebytes(b"1234567"),
            b"Content-Type: text/plain\n\nsecond\n",
            b'Content-Type: text/x-patch; name="b.patch"\nContent-Disposition: attachment; filename="b.patch"\n\n+x\n',
        )
    )
    assert [line for line in message.body.split("\n") if line] == ["first", "second"]
    assert [(one.name, one.content_type, one.size) for one in message.attachments] == [
        ("a.png", "image/png", 7),
        ("b.patch", "text/x-patch", 3),
    ]


@pytest.mark.parametrize(
    ("name", "above", "text"),
    [
        ("attachment.html", "\n", "rich"),
        ("attachment.htm", "\n", "rich"),
        ("report.html", "\n", ""),
        ("attachment.html", "plain\n", "plain"),
    ],
)
def test_a_page_that_a_list_has_named_is_the_text_where_there_is_no_other(
    name: str, above: str, text: str
) -> None:
    """Why: HyperKitty exports the HTML part of a mail as an attachment of that name."""
    head = f'Content-Type: text/html\nContent-Disposition: attachment; filename="{name}"\n\n'
    message = read(
        multipart(
            "mixed",
            b"Content-Type: text/plain\n\n" + above.encode(),
            head.encode() + b"<p>rich</p>\n",
        )
    )
    assert message.body.strip() == text
    assert [one.name for one in message.attachments] == [name]


def test_an_enclosed_message_reads_as_a_forwarded_one() -> None:
    inner = b"Content-Type: message/rfc822\n\nFrom: =?utf-8?q?J=C3=B6rg?= <j@example.com>\nDate: Sun, 4 Feb 2018 10:00:00 +0000\nSubject: inner\nTo: ann@example.org\n\nold words\n"
    message = read(multipart("mixed", b"Content-Type: text/plain\n\nSee below.\n", inner))
    assert message.body == (
        "See below.\n\n---------- Forwarded message ----------\nFrom: Jörg <j@example.com>\n"
        "Date: Sun, 4 Feb 2018 10:00:00 +0000\nSubject: inner\nTo: ann@example.org\n\nold words\n"
    )


def test_raw_letters_in_the_headers_of_parts_are_kept() -> None:
    """Why: the parser of `email` gives U+FFFD for each byte of a header that is not ASCII."""
    inner = b"Content-Type: message/rfc822\n\nFrom: J\xf6rg <j@example.com>\nSubject: Gr\xc3\xbc\xc3\x9fe\n\nold words\n"
    message = read(multipart("mixed", b"Content-Type: text/plain\n\nSee below.\n", inner))
    assert "From: Jörg <j@example.com>\nSubject: Grüße\n" in message.body
    named = b'Content-Type: application/pdf\nContent-Disposition: attachment; filename="\xfcber.pdf"\n\nx\n'
    message = read(multipart("mixed", named))
    assert [one.name for one in message.attachments] == ["über.pdf"]


def test_what_stands_behind_the_last_part_is_kept() -> None:
    """Why: MIME says to ignore it; list servers of old put their footer there, and broken mail its text."""
    parts = b'Content-Type: multipart/mixed; boundary="e"\n\n--e\nContent-Type: text/plain\n\nHigh.\n--e--\n'
    message = read(HEAD + parts + b"\nThe tide was high at n\xf6on.\n")
    assert message.body.split() == ["High.", "The", "tide", "was", "high", "at", "nöon."]
    assert read(HEAD + parts + b"\n \n").body.strip() == "High."
    outer = b'Content-Type: multipart/mixed; boundary="o"\n\n--o\n'
    inner = read(
        HEAD + outer + parts + b"\nLow at six.\n\n--o\nContent-Type: text/plain\n\nAnn\n--o--\n"
    )
    assert inner.body.split() == ["High.", "Low", "at", "six.", "Ann"]


def test_a_multipart_without_its_boundary_is_text() -> None:
    assert (
        read(HEAD + b"Content-Type: multipart/mixed; boundary=lost\n\nall that is left\n").body
        == "all that is left\n"
    )


def test_flowed_text_loses_its_stuffing_only() -> None:
    message = text("text/plain; format=flowed", b" From here \n  two spaces\n> quoted \n-- \nAnn\n")
    assert message.body == "From here \n two spaces\n> quoted \n-- \nAnn\n"


def nested(
    levels: int, lines: int, kind: bytes = b"Content-Type: multipart/mixed; boundary"
) -> bytes:
    heads = (b"%s=b%d\n\n--b%d\n" % (kind, n, n) for n in range(levels))
    return HEAD + b"".join(heads) + b"deep\n" * lines


@pytest.mark.parametrize(
    ("levels", "lines", "kind"),
    [
        (500, 1, b"Content-Type: multipart/mixed; boundary"),
        (500, 1, b"CONTENT-TYPE :\tMULTIPART/mixed; Boundary "),
        (100, 600_000, b"Content-Type: multipart/mixed; boundary"),
    ],
)
def test_parts_nested_without_end_are_a_problem_not_a_crash(
    levels: int, lines: int, kind: bytes
) -> None:
    """Why: the parser takes each line as many times as there are parts around it."""
    problems: list[Problem] = []
    [message] = mlthread.read(io.BytesIO(nested(levels, lines, kind)), problems=problems)
    assert message.body.count("deep\n") == lines
    assert [p.problem for p in problems] == ["parts nest too deep; read as plain text"]


def test_parts_that_words_name_are_none() -> None:
    """Why: a text about MIME has "boundary=" in every line, and nests nothing."""
    words = b"> Content-Type: multipart/mixed; boundary=x\n" * 200
    mixed = multipart("mixed", b"Content-Type: text/plain\n\n" + words, b"\nYes.\n")
    problems: list[Problem] = []
    [message] = mlthread.read(io.BytesIO(mixed), problems=problems)
    assert problems == []
    assert message.body.endswith("Yes.\n")


def test_a_multipart_without_a_part_is_text() -> None:
    """Why: a program that shows parts shows nothing, and what somebody wrote was gone."""
    problems: list[Problem] = []
    data = multipart("mixed").replace(b"--edge--", "Schöne Grüße\n\n--edge--\nAnn".encode())
    [message] = mlthread.read(io.BytesIO(data), problems=problems)
    assert message.body == "Schöne Grüße\n\n--edge--\nAnn\n"
    assert message.attachments == ()
    assert [p.problem for p in problems] == ["ends before its first part; read as plain text"]


def test_a_part_of_a_digest_that_is_no_message_is_told() -> None:
    problems: list[Problem] = []
    mail = b"\n" + HEAD + b"\nYes.\n"
    data = multipart("digest", mail, b"Content-Type: text/plain\n\nA note.\n", mail)
    found = list(mlthread.read(io.BytesIO(data), problems=problems))
    assert [message.body for message in found] == ["Yes.\n", "Yes.\n"]
    assert [p.problem for p in problems] == [
        "parts of a digest that are no messages are left out: 1"
    ]


def test_parts_without_number_are_told() -> None:
    """Why: from the two thousandth part on they were left out without a word."""
    mail = multipart("mixed", *(b"\npart %d\n" % n for n in range(2100)))
    problems: list[Problem] = []
    [message] = mlthread.read(io.BytesIO(mail), problems=problems)
    assert "part 1900\n" in message.body
    assert [p.problem for p in problems] == ["has more than 2000 parts; the others are left out"]


def test_html_that_is_too_large_for_a_tree_loses_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why: it ended at the thirty millionth letter, without a word."""
    monkeypatch.setattr(htmltext, "_LARGEST", 100)
    html = "".join(f"<p>word{n} &amp; <b>more</b></p>\n" for n in range(20))
    found = html_to_text(html)
    assert found.startswith("word0 & more\n\n")
    assert found.replace("\n", " ").split() == [
        word for n in range(20) for word in (f"word{n}", "&", "more")
    ]
    assert "<" not in found


QUOTES = {
    "blockquote": (
        '<div>New.</div><blockquote type="cite">Old.<br>More.</blockquote>',
        "New.\n\n> Old.\n> More.\n",
    ),
    "nested": (
        "New.<blockquote>Old.<blockquote>Older.</blockquote></blockquote>End.",
        "New.\n\n> Old.\n>\n> > Older.\n\nEnd.\n",
    ),
    "Gmail": (
        '<div dir="ltr">New.</div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, Bo wrote:<br></div>'
        '<blockquote class="gmail_quote" style="border-left:1px solid">Old.</blockquote></div>',
        "New.\n\nOn Mon, Bo wrote:\n\n> Old.\n",
    ),
    "Gmail indent is no quote": (
        '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">a list</blockquote>',
        "a list\n",
    ),
    "Yahoo": (
        '<div>New.</div><div class="yahoo_quoted"><div>On Monday, Bo wrote:</div><div>Old.</div></div><div>End.</div>',
        "New.\nOn Monday, Bo wrote:\n> Old.\nEnd.\n",
    ),
    "Yahoo, with a quote of its own and beside one": (
        '<div class="yahoo_quoted"><div>On Monday, Bo wrote:</div><div><blockquote>Old.</blockquote></div></div>'
        '<div class="yahoo_quoted"><div>On Sunday, Cy wrote:</div><div>Older.</div></div>',
        "On Monday, Bo wrote:\n\n> Old.\n\nOn Sunday, Cy wrote:\n> Older.\n",
    ),
    "Thunderbird": (
        '<div class="moz-cite-prefix">On 5/2/18, Bo wrote:<br></div><blockquote type="cite"><p>Old.</p></blockquote><p>New.</p>',
        "On 5/2/18, Bo wrote:\n\n> Old.\n\nNew.\n",
    ),
    "Outlook": (
        '<p class="MsoNormal">New.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        '<p class="MsoNormal"><b>From:</b> Bo &lt;bo@example.com&gt;<br><b>Sent:</b> Monday<br><b>Subject:</b> x</p></div><p class="MsoNormal">Old.</p>',
        "New.\n\n" + "_" * 32 + "\nFrom: Bo <bo@example.com>\nSent: Monday\nSubject: x\n\nOld.\n",
    ),
    "table of a forward": (
        "<table><tr><th>Subject: </th><td>x</td></tr><tr><th>From: </th><td>Bo</td></tr></table>",
        "Subject: x\nFrom: Bo\n",
    ),
    "Foxmail names who links to an address": (
        '<blockquote><div><b>From:</b>&nbsp;<a href="mailto:ann@example.org">Ann</a></div></blockquote>'
        '<p>Ask <a href="mailto:bo@example.org">Bo</a>.</p>',
        "> From: Ann <ann@example.org>\n\nAsk Bo.\n",
    ),
    "Postbox": (
        'New.<blockquote type="cite"><div class="__pbConvHr"><div><div><a href="mailto:ann@example.org">Ann Lee</a></div>'
        "<div>5 February 2018 10:00</div></div></div>Old.</blockquote>",
        "New.\n> Ann Lee <mailto:ann@example.org>\n> 5 February 2018 10:00\n> Old.\n",
    ),
    "numbered lists": (
        "<ol><li>Gates<ul><li>north</li></ul></li><li>Locks</li></ol><ol start='7'><li>Mills</li></ol>",
        "1. Gates\n* north\n2. Locks\n7. Mills\n",
    ),
    "emoji as pictures": (
        '<p>Yes <img alt="👍🏽" src="x"> <img alt="a photo" src="y"></p>',
        "Yes 👍🏽\n",
    ),
    "preformatted": ("<pre>a\n  b</pre>", "a\n  b\n"),
    "unseen": ('<style>p{}</style><div style="display: none">x</div><script>y</script>z', "z\n"),
}


@pytest.mark.parametrize("name", QUOTES)
def test_html_keeps_quote_depth(name: str) -> None:
    html, plain = QUOTES[name]
    assert [line for line in html_to_text(html).split("\n") if line.strip("> ")] == [
        line for line in plain.split("\n") if line.strip("> ")
    ]
    assert "\n\n\n" not in html_to_text(html)


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        ('<a href="https://example.org/m">the minutes</a>', "the minutes <https://example.org/m>"),
        ('<a href="https://example.org/m/4/2">example.org/m...</a>', "example.org/m... <https://example.org/m/4/2>"),
        ('<a href="https://example.org/"><b>www.example.org</b></a>', "www.example.org"),
        ('<a href="https://gate.example.net/?u=https%3A%2F%2Fexample.org">https://example.org/m</a>', "https://example.org/m"),
        ('<a href="mailto:ann@example.org">Ann</a>', "Ann"),
        ('<a href="#top">above</a>', "above"),
        ('<a href="/m/4">the minutes</a>', "the minutes"),
        ('<a href="javascript:alert(1)">the minutes</a>', "the minutes"),
        ('<a href="https://example.org/m"><img src="x"></a>', ""),
        ('<a href="https://example.org/m">the</a> <a href="https://example.org/m">minutes</a>', "the <https://example.org/m> minutes"),
        (f'<a href="https://example.org/{"m" * 1000}">the minutes</a>', "the minutes"),
        ('<a href="https://example.org/ m\n4">the minutes</a>', "the minutes <https://example.org/m4>"),
    ],
)  # fmt: skip
def test_where_words_link_to_stands_behind_them(link: str, printed: str) -> None:
    """Why: "see here" alone is half of what its author said; pages of archives are full of other links."""
    page = f"<p>See {link}</p>"
    assert html_to_text(page, links=True) == f"See {printed}".rstrip() + "\n"
    assert "<http" not in html_to_text(page)
    mail = HEAD + b"Content-Type: text/html\n\n" + page.encode()
    [message] = mlthread.read(io.BytesIO(mail), problems=[])
    assert message.body == html_to_text(page, links=True)


def test_html_mail_nests_without_recursion() -> None:
    deep = html_to_text("<blockquote>" * 50_000 + "x" + "</blockquote>" * 50_000)
    assert deep.lstrip("> ").startswith("x")
    assert deep.count(">") <= 60


def test_html_that_closes_what_is_not_open_nests_no_less() -> None:
    """Why: a parser passes over such tags, and takes quadratic time on 100,000 open ones."""
    assert html_to_text("<pre></a>" * 100_000 + "x").strip() == "x"


SCRUBBED = """\
Here is the patch.
-------------- next part --------------
A non-text attachment was scrubbed...
Name: fix.patch
Type: text/x-patch
Size: 3711 bytes
Desc: not available
URL: <http://lists.example/pipermail/picnic/attachments/20180205/%s/attachment.bin>
"""


def test_a_scrubbed_text_without_a_name_has_none() -> None:
    """pipermail writes "not available" where a part has no name."""
    notice = (
        b"-------------- next part --------------\n"
        b"An embedded and charset-unspecified text was scrubbed...\nName: not available\n"
        b"URL: <https://example.org/pipermail/tides/attachments/20080126/c534b15d/attachment.pl>\n"
    )
    [message] = mlthread.read(io.BytesIO(HEAD + b"\n\n" + notice), problems=[])
    [attachment] = message.attachments
    assert (attachment.name, attachment.content_type) == (None, "text/plain")


def test_scrubbed_attachments_are_listed_with_the_senders_day() -> None:
    from mlthread.mailbox.bodies.scrubbed import fingerprint

    own = fingerprint("<1@example.org>")
    problems: list[Problem] = []
    mail = HEAD + b"Message-ID: <1@example.org>\n\n" + (SCRUBBED % own).encode()
    [message] = mlthread.read(io.BytesIO(mail), problems=problems)
    [attachment] = message.attachments
    assert (attachment.name, attachment.content_type, attachment.size) == (
        "fix.patch",
        "text/x-patch",
        3711,
    )
    assert attachment.url is not None
    assert message.local_days == ("20180205",)
    assert problems == []
    list(mlthread.read(io.BytesIO(mail.replace(own.encode(), b"00000000")), problems=problems))
    assert "another Message-ID" in problems[0].problem


def test_a_soft_line_end_left_in_a_scrubbed_address_is_taken_out() -> None:
    """Why: archives that decode no body keep quoted-printable's line ends, in the middle of the evidence."""
    from mlthread.mailbox.bodies.scrubbed import read_scrubbed

    broken = SCRUBBED.replace("%s", "aa=\naabbbb").replace("<http", "http").replace(".bin>", ".bin")
    scrubbed = read_scrubbed(broken + "It is mine.\n")
    assert scrubbed is not None
    assert scrubbed.fingerprints == ("aaaabbbb",)
    assert scrubbed.attachments[0].url is not None
    assert scrubbed.attachments[0].url.endswith("/20180205/aaaabbbb/attachment.bin")
    whole = read_scrubbed(SCRUBBED % "aaaabbbb" + "Yes=\n")
    assert whole is not None
    assert whole.attachments[0].url == scrubbed.attachments[0].url


ESCAPED = """Yes.

On Mon, 5 Feb 2018, &quot;Ann B. Lee&quot; &lt;ann@example.org&gt; wrote:
&gt; Which gate leaks?
&gt;&gt; One of them.

The lower one &amp; the lock.
"""


def test_a_body_that_an_export_left_as_html_has_it() -> None:
    """Why: the answer below counted as words of the quote, whose marks nobody saw, and the name had a part of one."""
    (mail,) = mlthread.read(io.BytesIO(f"From: a@example.org\nSubject: x\n\n{ESCAPED}".encode()))
    found = [(one.kind, one.level) for one in mlthread.split(mail.body)]
    assert found == [("text", 0), ("attribution", 0), ("quote", 1), ("quote", 2), ("text", 0)]
    (attribution,) = (one.attribution for one in mlthread.split(mail.body) if one.attribution)
    assert (attribution.name, attribution.email) == ("Ann B. Lee", "ann@example.org")
    assert mail.body.endswith("one & the lock.\n")


@pytest.mark.parametrize(
    "said",
    [
        "Write &gt; for it.\nAnd &lt; for the other.\n",  # no mark, no address
        "Which?\n\n&gt; is the mark in HTML.\n",  # one
        "> Which is the mark?\n\n&gt; and\n&gt;&gt; are.\n",  # beside real ones
    ],
)
def test_entities_that_somebody_writes_about_stay(said: str) -> None:
    (mail,) = mlthread.read(io.BytesIO(f"From: a@example.org\nSubject: x\n\n{said}".encode()))
    assert mail.body == said


ANSWER = """\
* Bob Stone <bob@example.org> [2018-02-05 11:00:04 +0000]:

> The lower gate leaks again, and the mason — he is away.

Then we wait for him.
"""


def coded(content: bytes, width: int = 76) -> bytes:
    letters = base64.b64encode(content)
    return b"".join(letters[k : k + width] + b"\n" for k in range(0, len(letters), width))


@pytest.mark.parametrize("width", [60, 72, 76])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_base64_whose_header_field_is_lost_is_read(charset: str, width: int) -> None:
    """pipermail's monthly text keeps such bodies encoded; a plain footer may follow."""
    body = coded(ANSWER.encode(charset), width)
    assert read(HEAD + b"\n" + body).body == ANSWER
    footer = b"_______________\nGates mailing list\n"
    assert read(HEAD + b"\n" + body + footer).body == ANSWER + footer.decode()


@pytest.mark.parametrize(
    "body",
    [
        coded(bytes(range(256))),  # an attachment without its header
        "Okay\n",
        "Thanks\n\nBob\n",
        "+" * 40 + "\n> It leaks.\n",
        "iQCVAwUBLeuv2yGf7YYibNzjpAQFGQPVNo06qqYvQBhU0xAOTpHx44OJX6dKIab\nQPVNo06qqYvQBh\n",
        "aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffgggggggghhhhhhhh\n",  # no words in it
        "See\n" + coded(ANSWER.encode()).decode(),  # shown by somebody
    ],
)
def test_what_is_no_text_in_base64_stays(body: str | bytes) -> None:
    data = body if isinstance(body, bytes) else body.encode()
    assert read(HEAD + b"\n" + data).body == data.decode()


@pytest.mark.parametrize(
    "preamble",
    [
        "This is a multi-part message in MIME format.\n",
        "\n",
        "",
        "This message is in MIME format. Since your mail reader does not understand\n"
        "this format, some or all of this message may not be legible.\n\n",
        "  This message is in MIME format.  The first part should be readable text,\n"
        "  while the remaining parts are likely unreadable without MIME-aware tools.\n"
        "  Send mail to mime@docs.example.org for more info.\n\n",
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("boundary", ["x1x2x3x4", "---- =_NextPart_000_01BD3096.5A4F2B10"])
def test_parts_whose_content_type_is_lost_are_read(preamble: str, ends: str, boundary: str) -> None:
    """Old pipermail kept the parts in its monthly text and left out the field that says so; Exchange has a blank in
    the boundary, where it folds the field."""
    text = "--x1x2x3x4\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nSo =\nit leaks.\n"
    page = "--x1x2x3x4\nContent-Type: text/html\n\n<p>So it leaks.</p>\n"
    log = "--x1x2x3x4\nContent-Type: application/x-log; name=gate.log\n\nno text\n"
    for parts, attached in ((text + page, []), (text + log, ["gate.log"]), (text, [])):
        body = f"\n{preamble}{parts}--x1x2x3x4--\n".replace("x1x2x3x4", boundary)
        message = read(HEAD + body.replace("\n", ends).encode())
        assert message.body == "So it leaks.\n"
        assert [part.name for part in message.attachments] == attached


def test_parts_whose_boundary_is_folded_inside_its_quotes_are_read() -> None:
    """Why: Exchange 4 did so, and the blank is not the one that the boundary lines have."""
    field = (
        b'Content-Type: multipart/mixed; boundary="----\n\t=_NextPart_000_01BD3096.5A4F2B10"\n\n'
    )
    line = b"------ =_NextPart_000_01BD3096.5A4F2B10"
    assert (
        read(HEAD + field + line + b"\nContent-Type: text/plain\n\nYes.\n" + line + b"--\n").body
        == "Yes.\n"
    )


@pytest.mark.parametrize(
    "body",
    [
        "Look what I got:\n--x1x2x3x4\nContent-Type: text/plain\n\nSo.\n--x1x2x3x4--\n",  # shown by somebody
        "--x1x2x3x4\nContent-Type: text/plain\n\nSo.\n",  # no second boundary
        "--x1x2x3x4\nSo it leaks.\n--x1x2x3x4--\n",  # rulers
        "This is about MIME.\n\nI like it.\n",
        "This message is in MIME format.\nIt looks so:\n\n--x1x2x3x4\nIt leaks.\n--x1x2x3x4--\n",
    ],
)
def test_what_only_looks_like_parts_stays(body: str) -> None:
    assert read(HEAD + b"\n" + body.encode()).body == body


SUN = """----------
X-Sun-Data-Type: text
X-Sun-Data-Description: text
X-Sun-Data-Name: text
X-Sun-Charset: us-ascii
X-Sun-Content-Lines: 2

Yes.
----------
"""


@pytest.mark.parametrize("kind", ["Content-Type: X-sun-attachment\n", ""])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_parts_of_sun_are_read(kind: str, ends: str) -> None:
    """Why: heads and files were taken for what people wrote."""
    log = "----------\nX-Sun-Data-Type: default\nX-Sun-Data-Name: gate.log\nX-Sun-Content-Lines: 2\n\n10:15 up\n10:16 down\n"
    gif = (
        "----------\nX-Sun-Data-Type: gif-file\nX-Sun-Encoding-Info: uuencode\nX-Sun-Data-Name: gate.gif\n"
        "X-Sun-Content-Lines: 4\n\nbegin 644 gate.gif\n#0V%T\n`\nend\n"
    )
    footer = "____________\nThe list of gates\n"
    body = f"{kind}\n{SUN}{log}{gif}{footer}".replace("\n", ends)
    message = read(HEAD + body.encode())
    assert message.body == f"Yes.\n----------\n{footer}"
    assert [(part.name, part.size) for part in message.attachments] == [
        ("gate.log", 18 + 2 * len(ends)),
        ("gate.gif", 3),
    ]


def test_a_text_that_was_put_into_a_mail_of_sun_as_a_file_is_its_text() -> None:
    """Why: people wrote mail in an editor and dropped it there; the mail had no text."""
    empty = SUN.replace("Yes.\n----------\n", "\n")
    file = "----------\nX-Sun-Data-Type: default\nX-Sun-Data-Name: answer\nX-Sun-Content-Lines: 1\n\nIt leaks.\n"
    message = read(f"{HEAD.decode()}\n{empty}{file}".encode())
    assert message.body.strip() == "It leaks."
    assert not message.attachments
    shown = f"It looks so:\n\n{SUN}"
    assert read(f"{HEAD.decode()}\n{shown}".encode()).body == shown


@pytest.mark.parametrize(
    "kind", ["application/ms-tnef", "application/pkcs7-mime", "application/pgp-encrypted"]
)
def test_a_text_that_cannot_be_opened_is_told(kind: str) -> None:
    """Why: the message had no text, and nothing said that it has one."""
    part = f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n\neJ8+AAECAw==\n".encode()
    parts = b'Content-Type: multipart/mixed; boundary="b"\n\n'
    empty = b"--b\nContent-Type: text/plain\n\n\n"
    said = b"--b\nContent-Type: text/plain\n\nIt is attached.\n"
    for data, told in (
        (HEAD + part, True),
        (HEAD + parts + empty + b"--b\n" + part + b"--b--\n", True),
        (HEAD + parts + said + b"--b\n" + part + b"--b--\n", False),
    ):
        problems: list[Problem] = []
        [message] = mlthread.read(io.BytesIO(data), problems=problems, format="eml")
        assert [part.content_type for part in message.attachments] == [kind]
        assert any(kind in problem.problem for problem in problems) == told


@pytest.mark.parametrize(
    "style", ["white-space: pre-wrap", "color:red;white-space:pre", "white-space: break-spaces"]
)
@pytest.mark.parametrize("tag", ["div", "body", "span"])
def test_a_style_keeps_the_lines_of_html(style: str, tag: str) -> None:
    """Why: programs that write text set it so; folded, a quote and its answer were one line."""
    html = f'<html><{tag} style="{style}">Hello Bo,\n\n&gt; Is it open?\nYes.\n</{tag}><p>one\ntwo</p></html>'
    assert html_to_text(html) == "Hello Bo,\n\n> Is it open?\nYes.\n\none two\n".replace(
        "one two", "one\ntwo" if tag == "body" else "one two"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_plain_lines_below_html_stay_lines(end: str) -> None:
    """Why: lists add their footer there."""
    footer = f"{end}____________{end}The list of tides <tides@example.org>{end}<http://example.org/?a&b>{end}"
    html = f"<html>{end}<body><p>Yes.</p></body>{end}</HTML>{end}"
    text = (
        "Yes.\n\n____________\nThe list of tides <tides@example.org>\n<http://example.org/?a&b>\n"
    )
    assert html_to_text(html + footer) == text
    assert html_to_text(f"{html}<p>Good{end}bye.</p>") == "Yes.\n\nGood bye.\n"
    assert html_to_text("<details><summary>More</summary>Inside</details>") == "More\nInside\n"
