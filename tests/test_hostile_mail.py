"""Mail made to break programs: every command ends, by its contract, and prints nothing that a terminal obeys."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from click.testing import CliRunner

from mlthread.cli.group import root

HEAD = (
    b"From: Ann Lee <ann@example.org>\nTo: list@example.org\nSubject: s\n"
    b"Date: Tue, 6 Feb 2018 03:17:00 +0100\nMessage-ID: <1@x>\n"
)
ESCAPES = b'\x1b]0;title\x07\x1b[31m\x9b2J \xe2\x80\xae\xe2\x81\xa6 \x08\x7f "'


def _nested(count: int, kind: bytes = b"multipart/mixed") -> bytes:
    opened = b"".join(
        b'Content-Type: %s; boundary="b%d"\n\n--b%d\n' % (kind, n, n) for n in range(count)
    )
    closed = b"".join(b"\n--b%d--\n" % n for n in reversed(range(count)))
    return HEAD + opened + b"Content-Type: text/plain\n\nhi\n" + closed


def _box(count: int, mail: Callable[[int], bytes]) -> bytes:
    return b"".join(
        b"From a@b.example Tue Feb  6 03:17:00 2018\n" + mail(n) + b"\n" for n in range(count)
    )


def _numbered(number: int) -> bytes:
    return HEAD.replace(b"<1@x>", b"<%d@x>" % number)


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr("../../up\x1b[31m.eml", HEAD + b"\nhi\n")
        bundle.writestr("x" * 3000, b"no mail")
        bundle.writestr("\u202elme.eml", HEAD)
    return out.getvalue()


def _in(field: bytes, value: bytes) -> bytes:
    """A mail one of whose fields has this value."""
    return re.sub(rb"(?m)^%s: .*$" % field, lambda _: field + b": " + value, HEAD) + b"\nhi\n"


DIGEST = (
    HEAD.replace(b"Subject: s", b"Subject: tides digest 12").replace(b"ann@", b"owner-tides@")
    + b"\nIn this digest\n\n"
    + b"_" * 40
    + b"\nTopic: x\n"
    + b"_" * 40
    + b"\nFrom: a@b.example\nDate: Tue, 6 Feb 2018 03:17:00 +0100\nSubject: t\n\n"
)
HOSTILE: dict[str, bytes] = {
    "parts in parts": _nested(1000),
    "alternatives in alternatives": _nested(120, b"multipart/alternative"),
    "digests in digests": _nested(120, b"multipart/digest"),
    "messages in messages": (HEAD + b"Content-Type: message/rfc822\n\n") * 1000 + HEAD + b"\nhi\n",
    "many parts": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\n\n"
    + b"--b\n\nx\n" * 5000
    + b"--b--\n",
    "many fields": b"".join(b"X-%d: v\n" % n for n in range(20_000)) + HEAD + b"\nhi\n",
    "a long field": HEAD + b"X-Long: " + b"a" * 300_000 + b"\n\nhi\n",
    "a long subject": _in(b"Subject", b"Re: " * 60_000),
    "tags of the subject": _in(b"Subject", b"[a] " * 60_000),
    "words of the subject": _in(b"Subject", b"=?utf-8?q?a?= " * 10_000),
    "a long name": _in(b"From", b"A" * 200_000 + b" <a@example.org>"),
    "a name of quotes": _in(b"From", b'"' + b'\\"' * 100_000),
    "a name of brackets": _in(b"From", b"(" * 100_000),
    "a name of groups": _in(b"From", b"a:" * 100_000),
    "receivers of groups": _in(b"From", b"Ann <a@b.example>\nTo: " + b"a:," * 100_000),
    "receivers of comments": _in(b"From", b"Ann <a@b.example>\nTo: a," + b"(" * 100_000),
    "an address of marks": _in(b"From", b"@" * 200_000),
    "many addresses": _in(b"From", b"a@b.example, " * 20_000),
    "a date of brackets": _in(b"Date", b"Tue, 6 Feb 2018 03:17:00 " + b"(" * 100_000),
    "many references": HEAD + b"References: " + b"<a@x> <b@x> " * 10_000 + b"\n\nhi\n",
    "a reference of brackets": HEAD + b"In-Reply-To: " + b"<" * 200_000 + b"\n\nhi\n",
    "parameters": HEAD + b"Content-Type: text/plain; " + b"a=b; " * 50_000 + b"\n\nhi\n",
    "a charset nobody has": HEAD + b'Content-Type: text/plain; charset="\x1b%s"\n\nhi\n',
    "one long line": HEAD + b"\n" + b"a" * 300_000 + b"\n",
    "one line of marks": HEAD + b"\n" + b"> " * 20_000 + b"x\n",
    "marks that rise and fall": HEAD
    + b"\n"
    + b"".join(b">" * (n % 100) + b" line %d\n" % n for n in range(2000)),
    "openings": HEAD + b"\n" + b"> On\n" * 10_000,
    "attributions": HEAD + b"\n" + b"On Mon, 1 Jan 2001, Ann Lee wrote:\n" * 1500,
    "initials of many": HEAD
    + b"\n"
    + b"".join(
        b"%c%c%c>words of a line\n" % (65 + n // 676, 65 + n // 26 % 26, 65 + n % 26)
        for n in range(17_000)
    ),
    "colons below attributions": HEAD + b"\n" + b"> Ann Lee wrote:\n> : x\n>\n" * 4000,
    "header blocks": HEAD
    + b"\n"
    + b"-----Original Message-----\nFrom: a\nSent: b\nTo: c\nSubject: d\n\n" * 500,
    "rulers below a digest's message": DIGEST
    + b"x\n" * 50_000
    + b"_" * 40
    + b"\n"
    + (b"_" * 40 + b"\n") * 50_000,
    "a topic of blanks": DIGEST.replace(b"Topic: x", b"* " + b" " * 50_000 + b"x"),
    "an author of blanks": DIGEST.replace(b"From: a@", b"From: a" + b" " * 100_000 + b"x a@"),
    "parts of a saved page": b"From: <Saved by x>\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    + _nested(3000),
    "a crawl's record without end": b"WARC/1.0\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "parts of a message without end": _box(
        500,
        lambda n: HEAD + b"Content-Type: message/partial; id=x; number=%d; total=999\n\nhi\n" % n,
    ),
    "brackets of rich text": HEAD
    + b"Content-Type: text/rtf\n\n"
    + b"{" * 100_000
    + b"x"
    + b"}" * 100_000,
    "breaks in one line": HEAD + b"\n" + b"<br>" * 50_000 + b"x\n",
    "a sheet of no rules": HEAD + b"\n.Mso " + b"a, " * 50_000 + b"{\n",
    "blank lines": HEAD + b"\n" + b"\n" * 200_000 + b"x\n",
    "signatures": HEAD + b"\n" + b"-- \n" * 5000,
    "zeros": HEAD + b"\n" + b"\0" * 50_000 + b"hi\n",
    "zeros in the header": HEAD.replace(b"Ann", b"A\0nn").replace(b": s", b": \0") + b"\nh\0i\n",
    "escapes": _box(
        3,
        lambda n: (
            b"From: "
            + ESCAPES
            + b" <a\x1b[2J@b.example>\nSubject: "
            + ESCAPES
            + b" =?utf-8?b?G1szMW3igK4=?=\nDate: Tue, 6 Feb 2018 03:17:00 +0100\nMessage-ID: <\x1b[31m%d@x>\n"
            % n
            + b'Content-Type: text/plain; name="\x1b[31m"\n\n'
            + ESCAPES
            + b"\n"
        ),
    ),
    "surrogates": HEAD
    + b"Content-Type: text/plain; charset=utf-8\n\n\xed\xa0\x80 \xed\xb0\x80 \xf4\x90\x80\x80\n",
    "surrogates in UTF-7": HEAD + b"Content-Type: text/plain; charset=utf-7\n\n+2AA- +3AA-\n",
    "surrogates in JSON": b'{"backend_name": "MBox", "data": {"From": "\\ud800 a@b.example", "Message-ID": "<\\udfff>", "body": {"plain": "\\ud800 \\u0000"}}}\n',
    "JSON in JSON": b'{"backend_name": "MBox", "data": ' + b"[" * 100_000,
    "dates that never were": _box(
        8,
        lambda n: (
            _numbered(n).replace(
                b"6 Feb 2018",
                (
                    b"31 Dec 9999",
                    b"1 Jan 0001",
                    b"99 Foo 2018",
                    b"6 Feb 19118",
                    b"6 Feb 103",
                    b"29 Feb 2019",
                    b"0 Jan 0",
                    b"31 Dec 9999 99:99:99",
                )[n],
            )
            + b"\nhi\n"
        ),
    ),
    "references in a circle": _box(
        60,
        lambda n: (
            _numbered(n)
            + b"In-Reply-To: <%d@x>\nReferences: <%d@x> <%d@x>\n\nhi\n"
            % ((n + 1) % 60, (n + 7) % 60, (n + 1) % 60)
        ),
    ),
    "a message that answers itself": HEAD + b"In-Reply-To: <1@x>\nReferences: <1@x>\n\nhi\n",
    "one id for all": _box(60, lambda n: HEAD + b"\ntext %d\n" % n),
    "no ids at all": _box(60, lambda _: b"From: a@b.example\nSubject: x\n\nhi\n"),
    "a long chain": _box(
        300, lambda n: _numbered(n) + b"In-Reply-To: <%d@x>\n\nhi %d\n" % (n - 1, n)
    ),
    "divisions in divisions": HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 50_000 + b"x",
    "quotes in quotes": HEAD + b"Content-Type: text/html\n\n" + b"<blockquote>" * 20_000 + b"x",
    "tables in tables": HEAD + b"Content-Type: text/html\n\n" + b"<table><tr><td>" * 5000 + b"x",
    "open comments": HEAD + b"Content-Type: text/html\n\n" + b"<!--" * 50_000,
    "open tags": HEAD + b"Content-Type: text/html\n\n" + b"<" * 200_000,
    "numbers of no letter": HEAD
    + b"Content-Type: text/html\n\n<p>&#1114112; &#xD800; &#0; &#27;[31m</p>",
    "a bomb": gzip.compress(gzip.compress(bytes(70_000_000))),
    "a damaged bzip2": bz2.compress(HEAD + b"\nhi\n")[:-20],
    "members with odd names": _zip(),
    "a page of pages": b'<div class="email"><div class="email-header"></div><div class="email-body">'
    * 2000,
    "a page of quotes": b'<div class="email"><div class="email-header"></div><div class="email-body">'
    + b'<div class="quoted-text">' * 5000,
    "an overview of nothing": b'<a id=m0123456>*</a> <b>x</b>\nFrom: a @ 2018-02-05 10:17 UTC (<a href="../x@y/">permalink</a> / <a\n\nhi\n'
    + b"<b id=t>Thread overview:</b>\n"
    + b"".join(
        b"2018-02-05 10:17 " + b" " * (2 * (n % 150)) + b'` <a href="#m0123456">\n'
        for n in range(3000)
    ),
    "rows of nothing": b'<a href="/wa?A2=x"><b>subject:</b>' + b"<tr><td>" * 5000,
    "separators only": b"From a@b.example Tue Feb  6 03:17:00 2018\n" * 5000,
    "sections of nothing": b"BABYL OPTIONS:\n\x1f" + b"\x0c\n1,,\n*** EOOH ***\n\x1f" * 5000,
    "rows of ^A": b"\x01\x01\x01\x01\n" * 20_000 + HEAD + b"\nhi\n",
    "empty messages": b"*mbx*\r\n".ljust(2048, b"\0")
    + b" 5-Feb-2018 10:17:00 +0000,0;000000000000-00000000\r\n" * 3000,
}
COMMANDS = (
    ("show",),
    ("show", "--flat", "--quotes", "full", "--explain", "--width", "40"),
    ("split", "--jsonl"),
    ("export", "--to", "mbox", "--with-recovered"),
    ("inspect",),
)
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal does something for, and lone surrogates, which are no text."""


@pytest.mark.parametrize("name", HOSTILE)
def test_commands_end_by_their_contract(name: str) -> None:
    for command in COMMANDS:
        done = CliRunner().invoke(root, list(command), input=HOSTILE[name])
        assert done.exception is None or isinstance(done.exception, SystemExit), command
        assert done.exit_code in (0, 1)
        assert done.exit_code == 0 or done.stderr
        assert OBEYED.search(done.stderr) is None
        if command[0] in ("show", "inspect"):
            assert OBEYED.search(done.stdout) is None
        elif command[0] == "split":
            for line in done.stdout.splitlines():
                assert json.loads(line)["type"] in ("message", "problem")
