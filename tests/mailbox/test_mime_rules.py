"""A mail of one part: what its fields say of its bytes, and what is made of bytes that say otherwise."""

from __future__ import annotations

import base64
import binascii
import io

import pytest

import mlthread
from mlthread.mailbox.bodies.content import read_content_type
from mlthread.mailbox.bodies.transfer import decode_transfer
from mlthread.model import Message

HELLO = base64.b64encode(b"Hello!\n")
CODED = binascii.b2a_uu(b"Hello!")


@pytest.mark.parametrize(
    ("value", "name", "parameters"),
    [
        (None, "text/plain", {}),
        ("", "text/plain", {}),
        ('text/HTML; charset="utf-8"', "text/html", {"charset": "utf-8"}),
        ('"text/html"', "text/html", {}),
        ("text", "text/plain", {}),  # half of it
        ("; charset=x", "text/plain", {"charset": "x"}),
        ("Text/Plain; FORMAT=flowed", "text/plain", {"format": "flowed"}),
        ('application/pdf; name="a;b.pdf"', "application/pdf", {"name": "a;b.pdf"}),
        ("image/png;name*=utf-8''a.png", "image/png", {"name*": "utf-8''a.png"}),
    ],
)
def test_a_content_type(value: str | None, name: str, parameters: dict[str, str]) -> None:
    assert read_content_type(value) == (name, parameters)


@pytest.mark.parametrize(
    ("encoding", "content", "decoded", "why"),
    [
        ("base64", HELLO + b"\n", b"Hello!\n", "as it should be"),
        ("base64", b"\nSGVs\n\nbG8h\n\n", b"Hello!", "with blank lines"),
        ("base64", b"SGVsbG8\n", b"Hello", "without its padding"),
        ("base64", b"SGVsbG8hQ\n", b"Hello!", "a letter too many"),
        ("base64", b"Hello, you\n", b"Hello, you\n", "never encoded"),
        ("base64", b"SGVsbG8=\nBye\n", b"Hello\nBye\n", "a footer"),
        ("base64", b"SGVsbG8h\nlist of gates\n", b"Hello!\nlist of gates\n", "one with blanks"),
        ("base64", b"SGVsbG8h\n______\n", b"Hello!\n______\n", "a ruler"),
        ("base64", b"From the desk of Ann\n\n" + b"dGlk" * 19 + b"\ndGlk\n", b"From the desk of Ann\n\n" + b"tid" * 20, "text that a list set above it"),
        ("base64", b"See the code\n" + b"dGlk" * 19 + b"\ndGlk\n", b"See the code\n" + b"dGlk" * 19 + b"\ndGlk\n", "text right above it"),
        ("quoted-printable", b"caf=C3=\n=A9 at= \t\nnoon= 2\n", b"caf\xc3\xa9 atnoon= 2\n", "blanks behind a soft end"),
        ("base64", b"SGVsbG8=\n\xe9t\xe9\n", b"Hello\n\xe9t\xe9\n", "letters that are no code"),
        ("base64", b"SGVsbG8h\n\xe9\xe9\n", b"Hello!\n\xe9\xe9\n", "and alone"),
        ("base64", b"SGVsbG8=\ntide\n", b"Hello\ntide\n", "a word that could be code"),
        ("base64", b"SGVsbG8=\n-- \nAnn\n", b"Hello\n-- \nAnn\n", "a signature of its own"),
        ("base64", b"SGVsbG8=\n\n \n", b"Hello", "blank lines are no footer"),
        ("base64", b"SGVsbG8=\nQnllLg==\n", b"HelloBye.", "a second text, with its padding"),
        ("base64", b"SGVsbG8=\nVGhlIHNlY29uZCB0ZXh0LCBlbmNvZGVkLiAg\n", b"HelloThe second text, encoded.  ", "or long enough to be one"),
        ("base64", b"SGVsbG8=\nVGhlIHNlY29uZCB0ZXh0LCBlbmNvZGVkLiA\n", b"Hello\nVGhlIHNlY29uZCB0ZXh0LCBlbmNvZGVkLiA\n", "but not of letters in fours"),
        ("quoted-printable", b"a=3Db=\nc\n", b"a=bc\n", "soft line ends"),
        ("uuencode", b"begin 644 a.txt\n" + CODED + b"`\nend\n", b"Hello!", "a file"),
        ("x-uuencode", b"\n\nbegin 644 a.txt\n" + CODED + b"`\nend\n \n", b"Hello!", "blank lines round it"),
        ("uue", b"Above\nbegin 644 a.txt\n" + CODED + b"`\nend\nbelow\n", b"Above\nHello!\nbelow\n", "text round it"),
        ("x-uue", b"begin 644 a.txt\n" + CODED + b"damaged line\n`\nend\n", b"Hello!damaged line\n", "a line that encodes nothing"),
        ("uue", b"begin 644 a\n" + CODED, b"Hello!", "without its end"),
        ("uue", b"no file\n", b"no file\n", "none"),
        ("rot13", b"begin 644 a\n" + CODED, b"begin 644 a\n" + CODED, "no encoding that is known"),
    ],
)  # fmt: skip
def test_what_is_encoded(encoding: str, content: bytes, decoded: bytes, why: str) -> None:
    assert decode_transfer(content, encoding) == decoded, why


def mail(fields: str, body: bytes) -> Message:
    head = f"From: Ann <ann@example.org>\nDate: Tue, 05 Mar 2024 09:10:00 +0000\nSubject: x\n{fields}\n\n"
    [message] = mlthread.read(io.BytesIO(head.encode() + body), format="eml", problems=[])
    return message


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("fields", "body", "text", "files", "why"),
    [
        ("Content-Type: text/plain", b"Yes.\n", "Yes.\n", [], "text"),
        ("Content-Type: text/x-tide", b"Yes.\n", "Yes.\n", [], "text of a kind that nobody knows"),
        ("Content-Type: application/octet-stream", b"Yes.\n", "Yes.\n", [], "what is text all the same"),
        ("Content-Type: application/octet-stream", b"Yes.\x1b[0m " + b"tide " * 20, "Yes.\x1b[0m " + "tide " * 20, [], "a terminal's log"),
        ("Content-Type: application/octet-stream", PNG, "", [(None, "application/octet-stream", 16)], "what is none"),
        ("Content-Type: application/octet-stream", b"\x01\x02\x03\x1f" * 9, "", [(None, "application/octet-stream", 36)], "nor is this, without a NUL"),
        ("Content-Type: text/calendar", b"BEGIN:VCALENDAR\n", "", [(None, "text/calendar", 16)], "text for programs"),
        ("Content-Type: application/x-vcard", b"BEGIN:VCARD\n", "", [(None, "application/x-vcard", 12)], "by another name"),
        ("Content-Type: image/png; name=a.png\nContent-Disposition: attachment; filename=b.png", PNG, "", [("b.png", "image/png", 16)], "two names"),
        ("Content-Type: image/png; name=a.png", PNG, "", [("a.png", "image/png", 16)], "one"),
        ("Content-Type: image/png; name*=utf-8''g%C3%A4te.png", PNG, "", [("gäte.png", "image/png", 16)], "in an encoding of its own"),
        ("Content-Type: image/png\nContent-Disposition: inline; filename*=iso-8859-1'de'g%E4te.png", PNG, "", [("gäte.png", "image/png", 16)], "in another"),
        ("Content-Type: image/png; name==?utf-8?q?g=C3=A4te.png?=", PNG, "", [("gäte.png", "image/png", 16)], "as of a subject"),
        ("Content-Type: image/png", b"--x\nContent-Type: text/plain\n\nYes.\n--x--\n\0", "", [(None, "image/png", 42)], "a picture has no parts"),
        ("Content-Type: multipart/mixed; boundary=b", b"Yes.\n", "Yes.\n", [], "parts of which there is none"),
        ("Content-Type: multipart/mixed", b"Yes.\n", "Yes.\n", [], "parts whose boundary is not told"),
        ("Content-Type: multipart/mixed; boundary*=us-ascii''b", b"\n--b\nContent-Type: text/plain\n\nYes.\n--b--\n", "Yes.\n", [], "one that is told oddly"),
        ('Content-Type: multipart/mixed; boundary=""', b"Yes.\n-- \nAnn\n", "Yes.\n-- \nAnn\n", [], "or as nothing"),
        ("Content-Type: multipart/mixed", b"Yes.\0\n", "Yes.\n", [], "it is text whatever stands in it"),
        ("Content-Type: text/plain; boundary=b", b"Yes:\n--b\nNo.\n--b--\n", "Yes:\n--b\nNo.\n--b--\n", [], "text has no parts"),
        ("Content-Type: text/x-tide", b"Yes.\0\n", "Yes.\n", [], "nor is it a file"),
        ("Content-Type: application/html", b"<html><body><p>Yes</body></html>\n", "Yes\n", [], "a page by another name"),
        ("Content-Type: application/octet-stream", b"<html><body><p>Yes</body></html>\n", "Yes\n", [], "by none"),
        ("Content-Type: application/octet-stream", b"tide " * 40 + b"\0", "", [(None, "application/octet-stream", 201)], "one NUL is enough"),
        ("Content-Type: application/octet-stream", b"\x01" * 9, "", [(None, "application/octet-stream", 9)], "controls"),
        ("Content-Type: application/octet-stream", b"\x1f" * 9, "", [(None, "application/octet-stream", 9)], "and others"),
        ("Content-Type: text/html", b"<p>Yes <b>or</b> no", "Yes or no\n", [], "a page"),
        ("Content-Type: text/html", b'<meta charset="iso-8859-1"><p>J\xe4', "Jä\n", [], "with a charset of its own"),
        ("Content-Type: text/html; charset=utf-8", b'<meta charset="iso-8859-1"><p>J\xc3\xa4', "Jä\n", [], "that of its header comes first"),
        ("Content-Type: text/plain", b"<html><body><p>Yes <b>or</b> no</body></html>\n", "Yes or no\n", [], "a page that is called text"),
        ("Content-Type: text/plain; charset=utf-8", b"\xef\xbb\xbfYes.\n", "Yes.\n", [], "a mark at the beginning"),
        ("Content-Type: text/plain; charset*=utf-8", b"J\xc3\xa4.\n", "Jä.\n", [], "a charset told oddly"),
        ("Content-Type: text/richtext", b"<bold>Yes</bold> <<b>\n", "Yes <b>\n", [], "rich text of mail"),
        ("Content-Type: text/plain; format=flowed", b" From here\n", "From here\n", [], "a line that is stuffed"),
        ("Content-Type: text/plain", b" From here\n", " From here\n", [], "one that is set in"),
        ("Content-Type: text/html", b'<p><a href="http://example.org/x">here</a>', "here <http://example.org/x>\n", [], "with where it links to"),
        ("Content-Type: text/plain", b'<html><body><p><a href="http://example.org/x">here</a></body></html>', "here <http://example.org/x>\n", [], "called text, too"),
        ("Content-Type: text/rtf", b"{\\rtf1 Yes.\\par}", "Yes.\n", [], "rich text of word processors"),
        ("Content-Transfer-Encoding: BASE64; x=y", HELLO, "Hello!\n", [], "an encoding as programs write it"),
        ("Content-Transfer-Encoding: utf-8", b"J\xc3\xa4=3D\n", "Jä=3D\n", [], "one that is none"),
    ],
)  # fmt: skip
def test_a_mail_of_one_part(
    fields: str, body: bytes, text: str, files: list[tuple[str | None, str, int]], why: str
) -> None:
    message = mail(fields, body)
    assert (
        message.body.rstrip("\n"),
        [(f.name, f.content_type, f.size) for f in message.attachments],
    ) == (text.rstrip("\n"), files), why


def test_a_message_that_is_another_one() -> None:
    inner = b"From: Bo <bo@example.org>\nSubject: Gates\n\nThey leak.\n"
    assert "Subject: Gates" in mail("Content-Type: message/rfc822", inner).body
