"""Digests of many kinds hold the same three messages; what only looks like one stays a message."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable

import pytest

import mlthread
from mlthread.model import Message, Problem

TEXTS = ("The gate leaks.\nWho was there?", "I was.\n\nOn Tuesday.", "Then let us mend it.")
PEOPLE = ("Ann Lee <ann@example.org>", "Bo Ray <bo@example.org>", "Cleo Sand <cleo@example.org>")
SUBJECTS = ("Gates", "Re: Gates", "Re: Gates")
SENT = ("Tue, 05 Mar 2024 09:10:00 +0000", "Tue, 05 Mar 2024 11:20:00 +0000", "Tue, 05 Mar 2024 15:30:00 +0000")  # fmt: skip
DASHES, ROW = "-" * 70, "_" * 72


def head(sender: str, subject: str, more: str = "") -> str:
    return (
        f"From: {sender}\nTo: tides@example.org\nSubject: {subject}\n"
        f"Date: Wed, 06 Mar 2024 06:00:00 +0000\nMessage-ID: <digest@example.org>\n{more}\n"
    )


def rfc1153(top: str, end: str, opening: str = DASHES, below: str = "\n") -> str:
    mails = "".join(
        f"Date: {sent}\nFrom: {who}\nSubject: {subject}\n\n{text}\n\n{'-' * 30}\n{below}"
        for sent, who, subject, text in zip(SENT, PEOPLE, SUBJECTS, TEXTS, strict=True)
    )
    return f"{top}\n\n{opening}\n\n{mails}{end}\n"


def yahoo(numbered: str, author: str) -> str:
    zipped = zip(
        ("1a.", "1b.", "1c."), PEOPLE, ("1:10", "3:20", "7:30"), SUBJECTS, TEXTS, strict=True
    )
    mails = "".join(
        f"{ROW}\n{numbered}{number} {subject}\n{author}: "
        + '"{}" {} account'.format(*who.rstrip(">").split(" <"))
        + f"\n    Date: Tue Mar 5, 2024 {clock} am ((PST))\n\n{text}\n\nMessages in this topic (3)\n"
        for number, who, clock, subject, text in zipped
    )
    return f"There are 3 messages in this issue.\n\nTopics in this digest:\n\n1a. Gates\n    From: Ann Lee\n\n{mails}{ROW}\n{ROW}\n\nYahoo Groups Links\n"


def google(count: str, when: Iterable[str], topic: str, url: str) -> str:
    line = "=" * 77
    mails = "".join(
        f"{count.format(number)}\n{field}\n\n{text}\n\n\n"
        for number, field, text in zip(
            (1, 2, 3),
            (
                f"From: {who}\nDate: {date}\nUrl: http://groups.example.com/msg/1"
                if url
                else f"Date: {date} \nFrom: {who}\n"
                for who, date in zip(PEOPLE, when, strict=True)
            ),
            TEXTS,
            strict=True,
        )
    )
    return f"{line}\nToday's topic summary\n{line}\n\nGroup: tides@groups.example.com\n\n  - Gates [3 Updates]\n\n{line}\n{topic}: Gates\n{url}http://groups.example.com/t/1\n{line}\n\n{mails}{line}\n\nYou received this message because you are subscribed.\n"


NEW = google("---------- {} of 3 ----------", ("Mar 05 01:10AM -0800", "Mar 05 03:20AM -0800", "Mar 05 07:30AM -0800"), "Topic", "Url: ")  # fmt: skip
OLD = google("== {} of 3 ==", SENT, "TOPIC", "")
PAGE = (
    "<h2>Today's Topic Summary</h2><ul><li>Gates [3 Updates]</li></ul><div><b>Gates</b></div>"
    + "".join(
        f"<div><span>{who.replace('<', '&lt;')}</span> <span>Mar 05 {clock} -0800</span></div><p>{text.replace(chr(10), '<br>')}</p>"
        for who, clock, text in zip(PEOPLE, ("01:10AM", "03:20AM", "07:30AM"), TEXTS, strict=True)
    )
)
NUMBERED = "<h3>Messages In This Digest (3 Messages)</h3>" + "".join(
    f"<div>{number}</div><div><b>{subject}</b></div><div>Posted by: &quot;{who.split(' <')[0]}&quot; {who.split(' <')[1][:-1]}"
    f" account</div><div>Tue Mar 5, 2024 {clock} am (PST)</div><p>{text.replace(chr(10), '<br>')}</p>"
    for number, subject, who, clock, text in zip(
        ("1a.", "1b.", "1c."), SUBJECTS, PEOPLE, ("1:10", "3:20", "7:30"), TEXTS, strict=True
    )
)
STARS = "*" * 40
REQUEST, GROUP = "tides-request@example.org", "tides@example.org"
DIGESTS = {
    "Mailman": (REQUEST, "Tides Digest, Vol 3, Issue 2", rfc1153("Today's Topics:", f"End of Tides\n{STARS}")),
    "Mailman in German": (REQUEST, "Tides Nachrichtensammlung, Band 3, Eintrag 2", rfc1153("Meldungen des Tages:", f"Ende Tides\n{STARS}")),
    "Mailman in Japanese": (REQUEST, "Tides まとめ読み", rfc1153("本日の話題:", f"以上: Tides\n{STARS}")),
    "Sympa": (REQUEST, "tides Digest 05/03/2024", rfc1153("tides digest", f"\n{STARS}\n\nEnd of tides Digest", below="")),
    "SmartList, in one part": (REQUEST, "tides Digest V24 #12", rfc1153("tides Digest", "End of tides", "-" * 30)),
    "Topica": ("tides@lists.example.com", "Tides digest, issue 12", rfc1153("-- Topica Digest --", "End of tides digest", "-" * 60)),
    "groups.io": ("Group Digest <noreply@example.org>", "[tides] Digest #12", rfc1153("In this digest:", "", "_" * 40).replace("-" * 30, "View This Message: https://groups.example.org/1\n" + "_" * 40)),
    "Yahoo Groups, subjects as fields": (GROUP, "[tides] Digest Number 1", yahoo("Subject: ", "From")),
    "Yahoo Groups, subjects as titles": (GROUP, "[tides] Digest Number 1", yahoo("", "    Posted by")),
    "Google Groups": ("tides+noreply@example.org", "Digest for tides@example.org - 3 Messages in 1 Topic", NEW),
    "Lyris": ("Tides digest <tides@lists.example.com>", "tides digest: March 05, 2024", rfc1153("TIDES Digest for Tuesday, March 05, 2024.", "---\n\nEND OF DIGEST").replace("-" * 30 + "\n", DASHES + "\n").replace("\nSubject:", "\nX-Message-Number: 1\nSubject:")),
    "a moderator's": ("Owner <editor@example.org>", "[TIDES] Tides Digest 33.12", rfc1153("TIDES-LIST: Tides-Forum Digest  5 March 2024  Volume 33 : Issue 12\n\nContents:\nGates", f"End of TIDES-FORUM Digest 33.12\n{STARS}")),
    "LISTSTAR, one ruler for all": ("tides-digest@example.org", "Tides Digest", rfc1153("Contents", "").replace("-" * 30 + "\n", DASHES + "\n")),
    "Google Groups in German": ("tides+noreply@example.org", "Zusammenfassung", NEW.replace("Topic:", "Thema:").replace("From:", "Von:").replace("Date:", "Datum:").replace(" of ", " von ").replace("Today's topic summary", "Themen")),
    "Google Groups before 2010": (GROUP, "tides - 3 new messages in 1 topic - digest", OLD),
}  # fmt: skip


def read(mail: str) -> list[Message]:
    return list(mlthread.read(io.BytesIO(mail.encode())))


def check(found: list[Message], topic: bool) -> None:
    assert [message.author.label for message in found] == ["Ann Lee", "Bo Ray", "Cleo Sand"]
    assert [message.author.email for message in found] == ["ann@example.org", "bo@example.org", "cleo@example.org"]  # fmt: skip
    subjects = ("Gates",) * 3 if topic else SUBJECTS
    assert [message.subject for message in found] == list(subjects)
    assert [message.date.utc and message.date.utc.strftime("%H:%M") for message in found] == [
        "09:10",
        "11:20",
        "15:30",
    ]
    assert [message.body.rstrip() for message in found] == list(TEXTS)


@pytest.mark.parametrize("coded", [False, True], ids=["as it is", "base64"])
@pytest.mark.parametrize("kind", DIGESTS)
def test_messages_of_a_digest(kind: str, coded: bool) -> None:
    sender, subject, text = DIGESTS[kind]
    more = "Content-Type: text/plain; charset=utf-8\n"
    if coded:
        more += "Content-Transfer-Encoding: base64\n"
        text = base64.encodebytes(text.encode()).decode()
    check(read(head(sender, subject, more) + text), kind.startswith("Google"))


@pytest.mark.parametrize("kind", DIGESTS)
def test_line_ends_change_nothing(kind: str) -> None:
    sender, subject, text = DIGESTS[kind]
    mail = head(sender, subject, "Content-Type: text/plain; charset=utf-8\n") + text
    check(read(mail.replace("\n", "\r\n")), kind.startswith("Google"))


QUOTED = f"""I was.

{"_" * 32}
From: Ann Lee <ann@example.org>
Sent: Monday, March 4, 2024 9:10 AM
To: Bo Ray
Subject: Gates

On Tuesday."""


@pytest.mark.parametrize("kind", DIGESTS)
def test_a_header_that_somebody_quotes_below_a_ruler_is_no_message(kind: str) -> None:
    sender, subject, text = DIGESTS[kind]
    mail = head(sender, subject, "Content-Type: text/plain; charset=utf-8\n")
    found = read(mail + text.replace("I was.\n\nOn Tuesday.", QUOTED))
    assert [message.body.rstrip() for message in found] == [TEXTS[0], QUOTED, TEXTS[2]]


@pytest.mark.parametrize("plain", [NEW, ""], ids=["text and HTML", "HTML"])
def test_a_digest_in_two_alternatives(plain: str) -> None:
    """Why: Google and Yahoo send digests as text and as HTML; where there is no text the HTML tells it."""
    part = "--b\nContent-Type: text/{}; charset=utf-8\n\n{}\n"
    parts = (part.format("plain", plain) if plain else "") + part.format("html", PAGE) + "--b--\n"
    more = "Content-Type: multipart/alternative; boundary=b\n"
    check(read(head("noreply@example.org", "Digest for tides - 3 Messages", more) + parts), True)


def test_a_digest_of_yahoo_in_html_only() -> None:
    mail = head(GROUP, "[tides] Digest Number 1", "Content-Type: text/html; charset=utf-8\n")
    check(read(mail + NUMBERED), False)


def test_a_digest_of_enclosed_mails_side_by_side() -> None:
    """Why: ezmlm declares multipart/mixed, and no digest inside it."""
    mails = "".join(
        f"--b\nContent-Type: message/rfc822\n\nDate: {sent}\nFrom: {who}\nSubject: {subject}\n\n{text}\n\n"
        for sent, who, subject, text in zip(SENT, PEOPLE, SUBJECTS, TEXTS, strict=True)
    )
    parts = f"--b\nContent-Type: text/plain\n\nTopics\n\n{mails}--b--\n"
    more = "Content-Type: multipart/mixed; boundary=b\n"
    check(read(head("tides-digest-help@example.org", "tides Digest Issue 12", more) + parts), False)
    assert len(read(head("Ann <ann@example.org>", "tides Digest", more) + parts)) == 1
    assert len(read(head("tides-help@example.org", "Fwd: three mails", more) + parts)) == 1


def test_texts_of_a_digest_are_in_its_charset() -> None:
    text = rfc1153("Темы дня:", f"Конец\n{STARS}").replace("The gate leaks.", "Ворота текут.")
    more = "Content-Type: text/plain; charset=koi8-r\n"
    mail = head(REQUEST, "Tides Digest", more).encode() + text.encode("koi8-r")
    assert next(iter(mlthread.read(io.BytesIO(mail)))).body.startswith("Ворота текут.")


MAILMAN = DIGESTS["Mailman"][2]
NO_DIGESTS = {
    "a person shows one in another language": ("Ann <ann@example.org>", "Meldungen", "Sender: tides-bounces@example.org\n", "So sieht das aus:\n\n" + MAILMAN),
    "a person says something above one": ("Ann <ann@example.org>", "Tides Digest, Vol 3", "", "Dear all,\n\nI agree with none of it.\n\n" + MAILMAN),
    "a person calls it a digest": ("Ann <ann@example.org>", "Tides Digest", "", "FYI, here is the Tides digest 12.\n\n" + MAILMAN),
    "a person answers one": ("Ann <ann@example.org>", "Re: Tides Digest", "", MAILMAN),
    "a person passes one on": (GROUP, "Fwd: Tides Digest", "", MAILMAN),
    "quoted above": (REQUEST, "Tides Digest", "", "> What is this?\n\n" + MAILMAN),
    "rulers without messages": (REQUEST, "Digest of the meeting", "", f"In this digest\n\n{ROW}\nDate: 5 March\n\nWe met.\n\n{ROW}\nNext: April\n"),
    "a robot shows two headers": ("noreply@example.org", "Bounced mail", "", rfc1153("Two came back.", "", ROW)),
    "Outlook's headers": (GROUP, "Digest", "", f"Today's topic is gates.\n\n{'_' * 32}\nFrom: Bo\nSent: Tuesday\nTo: Ann\nSubject: Gates\n\nYes.\n"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_DIGESTS)
def test_what_is_no_digest_stays_one_message(kind: str) -> None:
    sender, subject, more, text = NO_DIGESTS[kind]
    assert len(read(head(sender, subject, more) + text)) == 1


def told(mail: str) -> tuple[list[Message], list[str]]:
    problems: list[Problem] = []
    found = list(mlthread.read(io.BytesIO(mail.encode()), problems=problems))
    return found, [problem.problem for problem in problems]


def test_digests_that_were_put_together() -> None:
    """Why: the second one, below the end of the first, was lost, or in the text of its last message."""
    digest = head(REQUEST, "Tides Digest, Vol 3, Issue 2") + MAILMAN
    other = digest.replace("<digest@", "<other@").replace("Gates", "Roofs").replace("Mar 2024", "Apr 2024")  # fmt: skip
    found, problems = told(digest + other)
    assert [message.subject for message in found] == [*SUBJECTS, "Roofs", "Re: Roofs", "Re: Roofs"]
    assert [message.body.rstrip() for message in found] == [*TEXTS, *TEXTS]
    assert problems == []
    spans = [(place.start, place.stop) for message in found for place in message.places]
    assert [start for start, _ in spans[1:]] == [stop for _, stop in spans[:-1]]
    assert (spans[0][0], spans[-1][1]) == (0, len(digest + other))


def test_a_mail_below_a_digest() -> None:
    mail = head("Ann Lee <ann@example.org>", "Roof") + "It leaks.\n"
    found, problems = told(head(REQUEST, "Tides Digest, Vol 3, Issue 2") + MAILMAN + mail)
    assert [message.body.rstrip() for message in found] == [*TEXTS, "It leaks."]
    assert found[-1].places[0].line == (head(REQUEST, "x") + MAILMAN).count("\n") + 1
    assert problems == []


@pytest.mark.parametrize(
    ("below", "lost"),
    [("And one more thing: it leaks.\n", True), ("\n \n", False), ("-------------- next part --------------\nAn HTML attachment was scrubbed...\n", False),
     (f"{'_' * 47}\ntides mailing list\n", False)],
)  # fmt: skip
def test_text_below_a_digest_is_told(below: str, lost: bool) -> None:
    found, problems = told(head(REQUEST, "Tides Digest, Vol 3, Issue 2") + MAILMAN + below)
    check(found, False)
    assert problems == (["text below the end of the digest is left out"] if lost else [])


@pytest.mark.parametrize(
    "fields",
    ["From: here on it is about weirs\nSubject: to change, as said", "From: now on\nDate: as before\nCc: all"],
)  # fmt: skip
def test_words_and_colons_below_an_end_line_make_no_mail(fields: str) -> None:
    """Why: a message may close a report of its own so, and go on; an invented mail came out."""
    mail = MAILMAN.replace(TEXTS[0], f"{TEXTS[0]}\n\nEnd of Gates report\n{'*' * 30}\n\n{fields}")
    found, _ = told(head(REQUEST, "Tides Digest, Vol 3, Issue 2") + mail)
    assert [message.subject for message in found] == [*SUBJECTS]
    assert found[0].body.rstrip().endswith(fields)


def test_who_passes_a_digest_on_keeps_their_own_words() -> None:
    """Why: programs pass several messages on as the parts of a digest, below what their user writes."""
    inside = "".join(
        f"--d\n\nFrom: {who}\nDate: {sent}\nSubject: {subject}\n\n{text}\n"
        for sent, who, subject, text in zip(SENT, PEOPLE, SUBJECTS, TEXTS, strict=True)
    )
    body = (
        "--m\n\nRead this first.\n--m\nContent-Type: multipart/digest; boundary=d\n\n"
        f"{inside}--d--\n--m--\n"
    )
    kind = "Content-Type: multipart/mixed; boundary=m\n"
    texts = [f"{text}\n" for text in TEXTS]
    for subject in ("What was said", "Fwd: Tides Digest 7"):
        found = read(head("Di Orr <di@example.org>", subject, kind) + body)
        assert [message.body for message in found] == ["Read this first.\n", *texts]
        assert found[0].message_id == "digest@example.org"
    found = read(head(REQUEST, "Tides Digest 7", kind) + body)
    assert [message.body for message in found] == texts


@pytest.mark.parametrize("end", ["End of Tides Digest", "Fin de Tides, Vol 1", "Ende Tides"])
@pytest.mark.parametrize("below", ["", "\nA word more by Bo.\n"])
def test_text_below_the_end_is_told_in_any_language(end: str, below: str) -> None:
    text = rfc1153("Topics", f"\n{end}\n{'*' * len(end)}\n{below}")
    problems: list[Problem] = []
    mail = head(REQUEST, "Tides Digest, Vol 1") + text
    assert len(list(mlthread.read(io.BytesIO(mail.encode()), problems=problems))) == 3
    told = ["text below the end of the digest is left out"] if below else []
    assert [problem.problem for problem in problems] == told


@pytest.mark.parametrize("letters", range(0, 50, 5))
def test_a_message_with_a_long_header_is_one_of_the_digest(letters: int) -> None:
    """Why: of a header longer than is looked at, half a field was taken for a line of text."""
    seals = "X-Top: " + "b" * letters + "\n" + ("X-Seal-Number: " + "a" * 34 + "\n") * 200
    text = rfc1153("Topics", "End of Tides").replace("Subject: Re", f"{seals}Subject: Re")
    assert len(read(head(REQUEST, "Tides Digest, Vol 1") + text)) == 3


@pytest.mark.parametrize("name", DIGESTS)
def test_ends_of_lines_make_no_end_of_a_digest(name: str) -> None:
    """Why: the CR of a blank line was taken for a digest's last line."""
    sender, subject, text = DIGESTS[name]
    mail = (head(sender, subject) + text).replace("\n", "\r\n").encode()
    problems: list[Problem] = []
    assert len(list(mlthread.read(io.BytesIO(mail), problems=problems))) == 3
    assert problems == []


def test_a_digest_may_hold_hundreds_of_messages() -> None:
    """Why: those beside each other were counted as if each were inside the one before."""
    count = 400
    inside = "".join(
        f"--d\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\nFrom: {PEOPLE[0]}\nSubject: {n}\n\n{n}\n\n"
        for n in range(count)
    )
    kind = "Content-Type: multipart/digest; boundary=d\n"
    found = read(head(REQUEST, "Tides Digest 7", kind) + inside + "--d--\n")
    assert [message.subject for message in found] == [str(n) for n in range(count)]
    mixed = kind.replace("digest;", "mixed;")
    [passed] = read(head("Di Orr <di@example.org>", "Look", mixed) + inside + "--d--\n")
    assert passed.body.count("Forwarded message") == count
    chain = "Content-Type: message/rfc822\n" + "\nContent-Type: message/rfc822\n" * count
    assert len(read(head("Di Orr <di@example.org>", "Look", chain) + "x\n")) == 1


def test_digests_within_digests_end_with_a_word() -> None:
    """Why: what the fourth one enclosed was in no message, and nothing was told."""
    mail = "From: ann@example.org\nSubject: Gates\nDate: Mon, 5 Feb 2018 10:17:00 +0000\n\nWhich?\n"
    for depth in range(5):
        mail = (
            f"From: tides-request@example.org\nSubject: tides digest {depth}\nDate: Mon, 5 Feb 2018 12:00:00 +0000\n"
            f"Content-Type: multipart/digest; boundary=b{depth}\n\n--b{depth}\n\n{mail}\n--b{depth}--\n"
        )
        problems: list[Problem] = []
        [message] = mlthread.read(io.BytesIO(mail.encode()), problems=problems)
        told = ["digests nest too deep; what this one encloses is left out: 1"] * (depth > 2)
        assert (message.subject == "Gates") == (depth < 3)
        assert [problem.problem for problem in problems] == told
