"""Parts that are not what they are called: the words of the author come out, and nothing else."""

from __future__ import annotations

import base64
import io

import pytest

import mlthread
from mlthread.mailbox.bodies.parts import first_html
from mlthread.mailbox.bodies.rtftext import rtf_to_text
from mlthread.model import Message
from steps import lines_run

SAID = "The gauge at the north pier reads nine centimetres low. Who was there last week?"
PAGE = f"<html><body><p>{SAID}</p></body></html>"
HEAD = "From: Ann Lee <ann@example.org>\nDate: Tue, 05 Mar 2024 09:10:00 +0000\nSubject: Gauge\n"


def read(text: str, more: str = "", charset: str = "utf-8") -> Message:
    [message] = mlthread.read(io.BytesIO(f"{HEAD}{more}\n{text}".encode(charset)))
    return message


def alternatives(plain: str, html: str) -> Message:
    part = "--b\nContent-Type: text/{}; charset=utf-8\n\n{}\n"
    text = part.format("plain", plain) + part.format("html", html) + "--b--\n"
    return read(text, "Content-Type: multipart/alternative; boundary=b\n")


@pytest.mark.parametrize(
    "stub",
    [
        "This message requires an HTML viewer.",
        "Diese Nachricht kann nur mit einem HTML-fähigen Programm angezeigt werden.",
        "Ce message est au format HTML, que votre logiciel n'affiche pas.",
        "Письмо в формате HTML, ваша программа его не показывает.",
        "このメールはHTML形式です。",
        "This is a multi-part message in MIME format.",
        "Your program does not support HTML. Please look at this message in a browser, where it is shown as it was meant:\nhttps://example.org/v/1",
        "HTML",
        "Trouble reading this? https://example.org/view/1",
        "[cid:image001.png]",
        "[image: a photo.jpg]\n",
        "\xa0\n \n",
    ],
)
def test_a_plain_part_that_says_nothing_gives_way(stub: str) -> None:
    assert alternatives(stub, PAGE).body.strip() == SAID


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        ("HTML does not work here, use text.", "<p>HTML does not <i>work</i> here, use text.</p>"),
        ("+1", "<div>+1</div>"),
        ("👍", f"<div>👍</div>{PAGE}"),
        ("Yes, on Friday.", "<p>Yes, on Friday.</p><p>Long footer of a company, in HTML only.</p>"),
        ("Да, в пятницу.", "<p>&#1044;&#1072;, &#1074; &#1087;&#1103;&#1090;&#1085;&#1080;&#1094;&#1091;.</p>"),
        ("はい、金曜日です。", "<p>はい、金曜日です。</p><p>会社の署名</p>"),
        ("My text viewer is all that I have.", "<p>other</p>"),
        ("A long answer. " * 50, PAGE * 40),
    ],
)  # fmt: skip
def test_a_plain_part_with_words_of_the_author_counts(plain: str, html: str) -> None:
    assert alternatives(plain, html).body.strip() == plain.strip()


ANSWER = "<p>Yes, at noon. I asked the keeper, and he says that the tide is low enough by then.</p>"
ASKED = "Is the gate at the north pier open on Friday, or do we have to walk round by the mill?"


@pytest.mark.parametrize(
    ("plain", "html", "body"),
    [
        pytest.param(
            f"Yes, at noon.\n\nOn 2 May 2023, Bo Fox wrote:\n\n{ASKED}\n",
            f"<p>Yes, at noon.</p><p>On 2 May 2023, Bo Fox wrote:</p><blockquote type='cite'><p>{ASKED}</p></blockquote>",
            f"Yes, at noon.\n\nOn 2 May 2023, Bo Fox wrote:\n\n> {ASKED}\n",
            id="Evolution's plain part has no quote marks",
        ),
        pytest.param(
            f"Yes.\n\nOn 2 May 2023, Bo Fox wrote:\n\n> Who knows?\n>\n> On 1 May 2023, Cy Sand wrote:\n>\n> {ASKED}\n",
            "<p>Yes.</p><p>On 2 May 2023, Bo Fox wrote:</p><blockquote class='gmail_quote'><p>Who knows?</p>"
            f"<p>On 1 May 2023, Cy Sand wrote:</p><blockquote class='gmail_quote'><p>{ASKED}</p></blockquote></blockquote>",
            f"Yes.\n\nOn 2 May 2023, Bo Fox wrote:\n\n> Who knows?\n>\n> On 1 May 2023, Cy Sand wrote:\n>\n> > {ASKED}\n",
            id="Google Groups' plain part has one depth for all quotes",
        ),
        pytest.param(
            f">>> Bo Fox 02.05.2023, 17:20 >>>{ASKED}\n",
            f"{ANSWER}<p>&gt;&gt;&gt; Bo Fox 02.05.2023, 17:20 &gt;&gt;&gt;</p><p>{ASKED}</p>",
            "Yes, at noon. I asked the keeper, and he says that the tide is low enough by then.\n\n"
            f">>> Bo Fox 02.05.2023, 17:20 >>>\n\n{ASKED}\n",
            id="GroupWise's plain part has no answer",
        ),
    ],
)
def test_a_plain_part_that_lost_what_the_html_keeps_gives_way(
    plain: str, html: str, body: str
) -> None:
    assert alternatives(plain, html).body == body


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        pytest.param(
            f"Yes.\n\n> {ASKED}\n",
            f"<p>Yes.</p><blockquote type='cite'><p>{ASKED}</p></blockquote>",
            id="marks on both sides",
        ),
        pytest.param(
            f"He said:\n\n    {ASKED}\n",
            f"<p>He said:</p><blockquote><p>{ASKED}</p></blockquote>",
            id="a paragraph that is set in is no mail that is quoted",
        ),
        pytest.param(
            f"Yes.\n\n{ASKED}\n",
            f"<p>Yes.</p><p>{ASKED}</p><p>{'The tide table is the property of the harbour. ' * 9}</p>",
            id="the HTML has a footer of its own",
        ),
        pytest.param(
            "Yes, on Friday, by the old mill and not by the pier.\n",
            f"<p>No.</p><blockquote type='cite'><p>{ASKED * 3}</p></blockquote>",
            id="another text",
        ),
    ],
)
def test_a_plain_part_that_lost_nothing_counts(plain: str, html: str) -> None:
    assert alternatives(plain, html).body == plain


@pytest.mark.parametrize("kind", ["", "Content-Type: text/plain\n"])
@pytest.mark.parametrize("lead", ["", "\n", "<!DOCTYPE html PUBLIC>\n"])
def test_html_that_is_called_plain(kind: str, lead: str) -> None:
    assert read(lead + PAGE, kind).body.strip() == SAID


def test_html_below_words_is_shown_by_someone() -> None:
    text = f"The page:\n\n{PAGE}\n\nDoes it work?\n"
    assert read(text).body == text


PARTS = (
    f"--b17\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    f"{base64.b64encode(SAID.encode()).decode()}\n--b17\nContent-Type: text/html\n\n{PAGE}\n--b17--\n"
)


@pytest.mark.parametrize("lead", ["", "\n", "This is a multi-part message in MIME format.\n\n"])
@pytest.mark.parametrize(
    "kind",
    ["", "Content-Type: text/plain\n", "Content-Type: multipart/alternative\n",
     "Content-Type: multipart/mixed; boundary=other\n"],
)  # fmt: skip
def test_parts_whose_boundary_is_lost(kind: str, lead: str) -> None:
    body = read(lead + PARTS, kind).body
    assert body.startswith(SAID)
    assert "b17" not in body


def test_parts_below_words_are_shown_by_someone() -> None:
    text = f"Its source:\n\n{PARTS}"
    assert read(text).body == text


YAHOO = (
    "#yiv12 #yiv12 -- p.yiv12Mso {margin:0in;}#yiv12 a:link\n {color:blue;}#yiv12 .x{margin:1in;}"
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{YAHOO}\n\n{SAID}\n", f"{SAID}\n"),
        (f"{SAID}\nFrom: Bo <!--{YAHOO} --> \n\nYes.\n", f"{SAID}\nFrom: Bo  \n\nYes.\n"),
        (f"/* Style Definitions */\n p.MsoNormal, li.MsoNormal\n\t{{margin:0in;}}\na:link\n\t{{color:blue;}}\n\n{SAID}\n", f"{SAID}\n"),
        (f"<!--\n@font-face {{font-family:x;}}\n@page WordSection1 {{size:a4;}} p.MsoNormal{{margin:0;}}\n-->\n{SAID}\n", f"{SAID}\n"),
        (f"<x-flowed>\n{SAID}\n</x-flowed>\n", f"{SAID}\n"),
        (f"<x-html>\n{PAGE}</x-html>\n", f"{SAID}\n"),
        (f"{SAID}<br>\nYes.<br />\n<br>\nAnn<br/>\n", f"{SAID}\nYes.\n\nAnn\n"),
        ("Write <br> there:\na <br>\nb <br>\nand not\nthere, nor\nhere.\n", None),
        (f"\ufeff{SAID}\n", f"{SAID}\n"),
        ("p.note {margin:0;}\nis what I wrote.\n", None),
        ("I saw p.MsoNormal {margin:0} in the source.\n", None),
        ("MsoNormal is what Word writes,\nif (x) {\n return 1;\n}\nYes.\n", None),
        ("#yiv is a prefix {of Yahoo}\n", None),
        ("I use <x-flowed> in my text.\n", None),
    ],
)  # fmt: skip
def test_what_programs_left_in_a_text(text: str, kept: str | None) -> None:
    """Why: Yahoo and Word wrote their style sheets as words, Eudora its tags."""
    assert read(text).body == (text if kept is None else kept)


def test_enriched_text_loses_its_parameters() -> None:
    text = "<bold>Yes</bold>, <color><param>red,0</param>soon</color> << 5.\n"
    assert read(text, "Content-Type: text/enriched\n").body == "Yes, soon < 5.\n"


@pytest.mark.parametrize("kind", ["text/rtf", "application/rtf"])
def test_rich_text_gives_its_words(kind: str) -> None:
    text = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator X;}\pard Caf\'e9 \b now\b0 .\par {\u1076?}}"
    assert read(text, f"Content-Type: {kind}\n").body == "Café now.\nд\n"


@pytest.mark.parametrize(
    ("rtf", "said"),
    [
        (r"\uc0\u1076 a!", "дa!"),  # Apple's programs write no letter that stands in
        (r"\uc2\u1076 xya{\uc1\u1076?b}\u1076 xyc", "дaдbдc"),
        (r"\u8217\'92s", "’s"),
        (r"\u-10179?\u-8704?!", "😀!"),
        (r"\ansicpg932 \'82\'a0\'82\'a2", "あい"),
        (r"\ansicpg1251 \'c5\'d9\'a8", "ЕЩЁ"),  # by chance UTF-8 as well
        (r"\ansicpg99999 \'e9", "é"),
        # the font says which letters
        (
            r"\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fnil\fcharset204 B;}}{\f1 \'cf\'f0\'e8} \'e9",
            "При é",
        ),
        (
            r"{\fonttbl{\f0\fcharset2 Symbol;}{\f1\fcharset999999999 X;}}\f1 \'e9{\f0\'b7}\f7\'e9",
            "é·é",
        ),
        (r"one\page two", "one\ntwo"),
        ("a\\\nb\\\r\nc", "a\nb\nc"),
        (r"a}}}b", "ab"),
    ],
)
def test_letters_of_rich_text(rtf: str, said: str) -> None:
    assert rtf_to_text(rf"{{\rtf1\ansi {rtf}}}") == f"{said}\n"


@pytest.mark.parametrize("kind", ["calendar; method=REQUEST", "x-vcard", "css"])
def test_text_of_programs_is_attached(kind: str) -> None:
    message = read("BEGIN:VCALENDAR\nEND:VCALENDAR\n", f"Content-Type: text/{kind}\n")
    assert (message.body, message.attachments[0].content_type) == ("", "text/" + kind.split(";")[0])


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Уровень воды сегодня низкий, проверьте поплавок и кабель датчика.\n", "cp1251"),
        ("Уровень воды сегодня низкий, проверьте поплавок и кабель датчика.\n", "koi8-r"),
        (
            "今日は水位が低いです。浮きとケーブルを確認してください。よろしくお願いします。\n",
            "cp932",
        ),
        ("오늘은 수위가 낮습니다. 부표와 케이블을 확인해 주세요\n", "cp949"),
        ("L'été dernier, le niveau créé était élevé; naïve et gênée.\n", "latin-1"),
        ("Größe, Höhe, Übermaß: ÄÖÜ äöü ÄÖÜ äöü ß, für die Prüfung.\n", "latin-1"),
    ],
)
@pytest.mark.parametrize("label", ["iso-8859-1", "us-ascii", "utf-8"])
def test_a_wrong_label_of_words_outside_ascii(text: str, charset: str, label: str) -> None:
    assert read(text, f"Content-Type: text/plain; charset={label}\n", charset).body == text


def test_uuencoded_files_are_technical() -> None:
    text = "See it.\n\nbegin 644 float.jpg\n" + 'M  $" P0%!@<(\n' * 3 + "`\nend\n\nThat is it.\n"
    kinds = [(segment.kind, segment.start) for segment in mlthread.split(text)]
    assert ("technical", 2) in kinds
    assert not any(kind == "text" and 2 <= start < 8 for kind, start in kinds)


def test_raw_letters_in_a_header_are_in_the_charset_of_the_text() -> None:
    mail = HEAD.replace("Gauge", "Уровень").replace("Ann Lee", "Анна Ли")
    mail += "Content-Type: text/plain; charset=koi8-r\n\nДа.\n"
    [message] = mlthread.read(io.BytesIO(mail.encode("koi8-r")))
    assert (message.author.name, message.subject) == ("Анна Ли", "Уровень")
    assert message.body == "Да.\n"


def test_raw_letters_in_a_header_are_in_the_charset_that_the_text_shows() -> None:
    """Why: mail of Taiwan and Russia called no charset, and a few words of a header alone look like anything."""
    mail = HEAD.replace("Gauge", "Уровень").replace("Ann Lee", "Анна Ли")
    mail += "\nДатчик уровня у северного пирса показывает меньше, проверьте его завтра.\n"
    [message] = mlthread.read(io.BytesIO(mail.encode("koi8-r")))
    assert (message.author.name, message.subject) == ("Анна Ли", "Уровень")


ONE_PART = 'Content-Type: multipart/mixed; {}boundary="b"\n'
ODD_LINE = "X-Odd line without a colon\n"


@pytest.mark.parametrize(
    "fields",
    [
        ONE_PART.format("\n"),
        ODD_LINE + ONE_PART.format(""),
        ONE_PART.format("") + ODD_LINE + "X-Mailer: tides\n",
    ],
)
def test_parts_below_a_header_with_a_line_that_is_no_field(fields: str) -> None:
    """Why: `email` ends the header there, and the parts were shown as they are."""
    assert read("--b\nContent-Type: text/plain\n\nYes.\n--b--\n", fields).body.strip() == "Yes."


JAPANESE = "今日は水位が低いです。\n"


@pytest.mark.parametrize("label", ["", "Content-Type: text/plain; charset=utf-8\n"])
def test_japanese_without_its_label(label: str) -> None:
    """Why: lists of the nineties sent it so, in the header too."""
    mail = HEAD.replace("Gauge", "水位").replace("Ann Lee", "山田") + label + "\n" + JAPANESE
    [message] = mlthread.read(io.BytesIO(mail.encode("iso2022_jp")))
    assert (message.author.name, message.subject) == ("山田", "水位")
    assert message.body == JAPANESE


def test_escapes_of_a_terminal_are_no_japanese() -> None:
    text = "It prints \x1b[1mbold\x1b[0m and \x1b$ here.\n"
    assert read(text).body == text


def test_the_charset_that_only_the_page_names() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>Niski, sprawdź.</p>'
    assert read(page, "Content-Type: text/html\n", "iso-8859-2").body.strip() == "Niski, sprawdź."


MIXED = "Content-Type: multipart/mixed; boundary=b\n"


def test_words_above_the_first_part_are_kept() -> None:
    """Why: gateways and moderators write there, and nothing else holds it."""
    part = f"--b\nContent-Type: text/plain\n\n{SAID}\n--b--\n"
    assert read(f"From the moderator: two files were taken off.\n{part}", MIXED).body == (
        f"From the moderator: two files were taken off.\n{SAID}\n"
    )


@pytest.mark.parametrize(
    "notice",
    ["This is a multi-part message in MIME format.", "Dies ist eine mehrteilige Nachricht im MIME-Format.",
     "This is an OpenPGP/MIME signed message (RFC 4880 and 3156)", "  > This message is in MIME format. Since your mail\n  > reader does not understand it, some is not legible.", " \n",
     "This is a multi-part message.", "If you can read this, your mail reader does not understand multipart messages.",
     "Este mensaje contiene varias partes.", "------=_NextPart", "--0019876abc\n", "Diese Nachricht besteht aus mehreren Teilen.",
     "Сообщение состоит из нескольких частей.\n\nYour mail\nreader does not show all of it.", "このメッセージはマルチパートです。"],
)  # fmt: skip
def test_what_programs_write_above_the_first_part_is_not(notice: str) -> None:
    assert (
        read(f"{notice}\n--b\nContent-Type: text/plain\n\n{SAID}\n--b--\n", MIXED).body
        == f"{SAID}\n"
    )


@pytest.mark.parametrize(
    ("above", "kept"),
    [("Two files were taken off.\n\nThis is a multi-part message in MIME format.", "Two files were taken off."),
     ("This is a multi-part message.\n\nThe gate has parts that leak.\n--Ann", "The gate has parts that leak.\n--Ann"),
     ("Señor Lee, several of us read it.\n--=_other", "Señor Lee, several of us read it."),
     ("Several parts were taken off: I wrote a mail program for it.", "Several parts were taken off: I wrote a mail program for it.")],
)  # fmt: skip
def test_words_beside_what_programs_write_above_the_first_part_are_kept(
    above: str, kept: str
) -> None:
    part = f"--b\nContent-Type: text/plain\n\n{SAID}\n--b--\n"
    assert read(f"{above}\n{part}", MIXED).body.split("\n") == [*kept.split("\n"), SAID, ""]


def mixed(encoding: str, text: str, kind: str = "text/plain; charset=utf-8") -> Message:
    head = f"--b\nContent-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n"
    return read(f"{head}{text}\n--b--\n", "Content-Type: multipart/mixed; boundary=b\n")


def encoded(text: str) -> str:
    return base64.encodebytes(text.encode()).decode()


@pytest.mark.parametrize(
    "encoding", ["quoted-printable ", '"quoted-printable"', "Quoted-Printable; x=y"]
)
def test_an_encoding_as_programs_write_it(encoding: str) -> None:
    assert mixed(encoding, "caf=C3=A9 = 5 =\nmore\n").body == "café = 5 more\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("base64", encoded("Čau, všichni.\n") + "\n____________\nThe list of tides\n"),
        ("x-uuencode", "Čau, všichni.\n\nbegin 644 x\n`\nend\n____________\nThe list of tides\n"),
    ],
)
def test_a_footer_below_what_is_encoded_is_kept_in_parts_too(encoding: str, text: str) -> None:
    body = mixed(encoding, text).body
    assert body.startswith("Čau, všichni.\n")
    assert body.endswith("____________\nThe list of tides\n")


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_a_message_that_was_encoded_as_a_whole(encoding: str) -> None:
    """Why: RFC 2046 forbids it, and gateways do it; its text was shown as the letters that encode it."""
    inner = f"{HEAD}\n{SAID} = 9?\n"
    text = encoded(inner) if encoding == "base64" else inner.replace("=", "=3D")
    body = mixed(encoding, text, "message/rfc822").body
    assert "From: Ann Lee <ann@example.org>\n" in body
    assert body.endswith(f"\n\n{SAID} = 9?\n")


def test_a_field_of_a_part_that_never_ends_takes_no_time() -> None:
    """Why: `email` takes the square of its length, 10 s for 480 KB."""

    def work(count: int) -> int:
        return lines_run(lambda: mixed("8bit", "Yes.", "text/plain" + "; a*1=x" * count))

    assert work(8000) < 1.5 * work(4000)
    assert mixed("8bit", "Yes.", "text/plain" + "; a*1=x" * 8000).body == "Yes.\n"


def test_pages_in_parts_without_end_are_none() -> None:
    """Why: the parser of `email` looks at each line once per level."""
    nested = "".join(
        f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n" for n in range(200)
    )
    assert first_html(f"{HEAD}{nested}Content-Type: text/html\n\n{PAGE}\n".encode()) is None
