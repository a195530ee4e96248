"""Answers that HTML mail shows in a colour within what it quotes: which lines are quoted, which are the sender's."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from mlthread import read, split
from mlthread.mailbox.bodies.htmltext import html_to_text
from mlthread.rules.shades import hue_of, named_hues, shade_of

HEAD = (
    "<div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal>"
    "<b>From:</b> Bo Ek [mailto:bo@example.org]<br><b>Sent:</b> Friday, May 4, 2012 9:10 AM<br>"
    "<b>To:</b> Ann Lee<br><b>Subject:</b> Gate</p></div>"
)
RED = "<p><span style='color:red'>{}</span></p>"
GREEN = "<p><font color='#548235'>{}</font></p>"


def parted(html: str) -> tuple[list[str], list[str]]:
    """The sender's lines below the first quote, and the quoted ones."""
    text = html_to_text(html)
    lines = text.split("\n")
    own, quoted = [], []
    below = min(part.stop for part in split(text) if part.attribution)
    for part in split(text):
        said = [line.strip("> ") for line in lines[max(below, part.start) : part.stop]]
        (quoted if part.level else own).extend(line for line in said if line)
    return own, quoted


@pytest.mark.parametrize(
    ("above", "below", "own"),
    [
        (  # the colour is named
            "<p>Bo, see my answers in red.</p>",
            "<p>Hi Ann,</p><p>Open?</p>" + RED.format("Since noon.") + "<p>Good. Bo</p>",
            ["Since noon."],
        ),
        (  # it is that of the words above, which say where the answers stand
            GREEN.format("See inline."),
            "<p>Hi Ann,</p><p>Open?</p>" + GREEN.format("Since noon.") + "<p>Good. Bo</p>",
            ["Since noon."],
        ),
        (  # behind a question on its line
            "<p>Antworten unten in Rot.</p>",
            "<p>Hallo Ann,</p><p>Offen? <span style='color:#C00000'>Seit <b>zwölf</b>.</span></p><p>Gut.</p>",
            ["Seit zwölf."],
        ),
        (  # a link within an answer has a colour of its own
            "<p>See below in red.</p>",
            "<p>Hi Ann,</p><p>Where?</p><p><span style='color:red'>On <a href='http://example.org'>"
            "<span style='color:blue'>the map</span></a>.</span></p><p>Bo</p>",
            ["On the map."],
        ),
        (  # within a quote that the program marks
            "<p>My comments are in blue.</p>",
            "<blockquote type=cite><p>Open?</p><p style='color: rgb(0, 112, 192)'>Since noon.</p><p>Good.</p></blockquote>",
            ["Since noon."],
        ),
        (  # of the mail that is quoted in the quoted one, which holds none
            "<p>See in red.</p>",
            "<p>Hi Ann,</p><p>fine.</p>" + HEAD + "<p>All,</p><p>Open?</p>" + RED.format("Yes.") + "<p>Bo</p>",
            ["Yes."],
        ),
        # Nothing says that the words in a colour are answers
        ("<p>Bo, fine.</p>", "<p>Hi Ann,</p><p>Open?</p>" + RED.format("Mind the dog.") + "<p>Bo</p>", []),
        ("<p>See inline.</p>", "<p>Hi Ann,</p><p>Open?</p>" + RED.format("Mind the dog.") + "<p>Bo</p>", []),
        ("<p>See in blue.</p>", "<p>Hi Ann,</p><p>Open?</p>" + RED.format("Mind the dog.") + "<p>Bo</p>", []),
        # The quoted mail is all in it
        (GREEN.format("See below."), GREEN.format("Hi Ann,") + GREEN.format("Open?") + "<p>Bo</p>", []),
        # So is the signature of the quoted mail
        (GREEN.format("See below."), "<p>Hi Ann,</p><p>Open?</p><p>Regards,</p>" + GREEN.format("Bo, keeper"), []),
        # Nothing else is quoted
        ("<p>See in red.</p>", RED.format("Mind the dog."), []),
    ],
)  # fmt: skip
def test_what_is_the_senders(above: str, below: str, own: list[str]) -> None:
    assert parted(f"<html><body>{above}{HEAD}{below}</body></html>")[0] == own


def test_what_earlier_mails_show_in_the_same_colour_is_theirs() -> None:
    below = "<p>Hi Ann,</p><p>Open?</p>" + RED.format("Yes.") + HEAD
    own, quoted = parted(
        f"<p>See in red.</p>{HEAD}{below}<p>Bo,</p>{RED.format('Bring keys.')}<p>Ann</p>"
    )
    assert own == ["Yes."]
    assert "Bring keys." in quoted


def test_it_is_read_though_the_mail_has_a_plain_part(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Date"], mail["Message-ID"] = (
        "Ann Lee <ann@example.org>",
        "Fri, 4 May 2012 10:00:00 +0000",
        "<a@example.org>",
    )
    mail.set_content(
        "See my answers in red.\n\nFrom: Bo Ek [mailto:bo@example.org]\nSent: Friday, May 4, 2012 9:10 AM\n"
        "To: Ann Lee\nSubject: Gate\n\nHi Ann,\nis the great gate open?\nSince noon, and all day.\nI shall see you there. Bo\n"
    )
    mail.add_alternative(
        f"<p>See my answers in red.</p>{HEAD}<p>Hi Ann,</p><p>is the great gate open?</p>"
        f"{RED.format('Since noon, and all day.')}<p>I shall see you there. Bo</p>",
        subtype="html",
    )
    path = tmp_path / "a.eml"
    path.write_bytes(mail.as_bytes())
    (message,) = read(str(path))
    own = [
        part.text.strip() for part in split(message.body) if part.level == 0 and part.kind == "text"
    ]
    assert own == ["See my answers in red.", "Since noon, and all day."]


@pytest.mark.parametrize(
    ("style", "hue"),
    [
        ("color:red", "red"), ("COLOR: #F00", "red"), ("color:rgb(192, 0, 0)", "red"), ("color:#1F497D", "blue"),
        ("color:#00B050", "green"), ("color:#7030A0", "purple"), ("color:#ED7D31", "orange"), ("color:black", None),
        ("color:#444", None), ("color:windowtext", None), ("font-size:9pt", ""), ("background-color:red", ""), ("color:inherit", ""),
    ],
)  # fmt: skip
def test_the_hue_of_a_style(style: str, hue: str | None) -> None:
    shade = shade_of(style)
    assert (hue_of(shade) if shade else shade) == hue


@pytest.mark.parametrize(
    ("words", "hues"),
    [
        ("see my comments in red", {"red"}), ("answers in dark blue below", {"blue"}), ("siehe in Rot", {"red"}),
        ("mes réponses en bleu", {"blue"}), ("见红字", {"red"}), ("in pink", {"red", "purple"}),
        ("the red gate in March", set()), ("in reduced form", set()),
    ],
)  # fmt: skip
def test_the_hues_that_words_name(words: str, hues: set[str]) -> None:
    assert named_hues(words) == hues
