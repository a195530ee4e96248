"""Rules of digests, each with a mail that it decides."""

from __future__ import annotations

from io import BytesIO

import pytest

from mlthread import read

RULER, BREAK, STARS = "-" * 70, "-" * 30, "*" * 40
ANN = "From: Ann Lee <ann@example.org>\nDate: Mon, 5 Feb 2018 10:17:00 +0000\nSubject: Gates\n\nWhich gate?\n"
BO = "From: Bo Fox <bo@example.org>\nDate: Mon, 5 Feb 2018 11:17:00 +0000\nSubject: Re: Gates\n\nThe first.\n"
END = f"\n{BREAK}\n\nEnd of Tides Digest, Vol 1, Issue 3\n{STARS}\n"
REQUEST = "tides-request@example.org"
NAMED = "Tides Digest, Vol 1, Issue 3"


def mail(sender: str, subject: str, text: str, more: str = "") -> str:
    return (
        f"From: {sender}\nSubject: {subject}\nDate: Tue, 6 Feb 2018 06:00:00 +0000\n{more}\n{text}"
    )


def digest(*mails: str, top: str = "Topics:\n", end: str = END, opening: str = RULER) -> str:
    return f"{top}\n{opening}\n\n" + f"\n{BREAK}\n\n".join(mails) + end


TWO = digest(ANN, BO)
LINE = "From tides-request@example.org Tue Feb  6 06:00:00 2018\n"
LATIN = digest(ANN, BO.replace("first", "é")).encode("latin-1")
GROUPS = f"{'_' * 40}\n" + ANN + f"{'_' * 40}\n" + BO + f"{'_' * 40}\n"
COUNTED = f"== 1 of 2 ==\n{ANN}\n== 2 of 2 ==\n{BO}\n"
PARTS = "MIME-Version: 1.0\nContent-Type: multipart/digest; boundary=b\n"
MIXED = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"
ENCLOSED = f"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n{ANN}\n--b\nContent-Type: message/rfc822\n\n{BO}\n--b--\n"
NESTED = f"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: multipart/digest; boundary=c\n\n--c\n\n{ANN}\n--c\n\n{BO}\n--c--\n--b--\n"

BOTH = ["Ann Lee: Which gate?", "Bo Fox: The first."]


def data_of(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (mail(REQUEST, f"Re: {NAMED}", TWO), ['tides-request@example.org: ****************************************']),
        (mail(REQUEST, f"Fwd: {NAMED}", TWO), ['tides-request@example.org: ****************************************']),
        (mail("Cy Dan <cy@example.org>", NAMED, TWO), ['Cy Dan: ****************************************']),
        (mail("Cy Dan <cy@example.org>", NAMED, TWO, "Sender: owner-tides@example.org\n"), BOTH),
        (mail("Cy Dan <cy@example.org>", "Issue 3", TWO, "Sender: owner-tides@example.org\n"), ['Cy Dan: ****************************************']),
        (mail("Cy Dan <cy@example.org>", NAMED, digest(ANN), "Sender: owner-tides@example.org\n"), ['Ann Lee: Which gate?']),
        (mail(REQUEST, "Issue 3", TWO), BOTH),
        (mail(REQUEST, "Issue 3", digest(ANN)), ['Ann Lee: Which gate?']),
        (mail(REQUEST, "Issue 3", digest(ANN, end="\n")), ['tides-request@example.org: Which gate?']),
        (mail(REQUEST, NAMED, digest(ANN, end="\n")), ['Ann Lee: Which gate?']),
        (mail(REQUEST, "Issue 3", digest(ANN, BO, end="\n")), BOTH),
        (mail("cy@example.org", NAMED, digest(ANN, BO, top="Tides Digest  5 Feb 2018\n")), BOTH),
        (mail("cy@example.org", NAMED, digest(ANN, top="Tides Digest  5 Feb 2018\n")), ['Ann Lee: Which gate?']),
        (mail("cy@example.org", "Issue 3", digest(ANN, BO, top="Tides Digest  5 Feb 2018\n")), ['cy@example.org: ****************************************']),
        (mail("cy@example.org", "Issue 3", digest(ANN, BO, top="Send Tides mailing list submissions to\n\ttides@example.org\n")), BOTH),
        (mail("cy@example.org", "Issue 3", digest(ANN, top="\nSend Tides mailing list submissions to\n\ttides@example.org\n")), ['Ann Lee: Which gate?']),
        (mail("cy@example.org", "Issue 3", TWO), ['cy@example.org: ****************************************']),
        (mail("tides@example.org", NAMED, TWO, "To: tides@example.org\n"), BOTH),
        (mail("tides@example.org", NAMED, TWO, "Mailing-List: list tides@example.org\n"), BOTH),
        (mail("tides@example.org", NAMED, TWO, "List-Post: <mailto:tides@example.org>\n"), BOTH),
        (mail("tides@example.org", NAMED, TWO, "List-Id: <tides.example.org>\n"), BOTH),
        (mail("tides@example.org", NAMED, TWO, "To: ann@example.org\n"), ['tides@example.org: ****************************************']),
        (mail("", NAMED, TWO), ['None: ****************************************']),
        (mail("Cy Dan", NAMED, TWO, "To: Cy Dan\n"), ['Cy Dan: ****************************************']),
        (mail(REQUEST, NAMED, GROUPS), BOTH),
        (mail("cy@example.org", NAMED, "There are 2 messages in this issue.\n" + GROUPS), BOTH),
        (mail("cy@example.org", NAMED, GROUPS), ['cy@example.org: ________________________________________']),
        (mail("cy@example.org", "Issue 3", "There are 2 messages in this issue.\n" + GROUPS), ['cy@example.org: ________________________________________']),
        (mail("cy@example.org", NAMED, "See what came:\n\nThere are 2 messages in this issue.\n" + GROUPS), ['cy@example.org: ________________________________________']),
        (mail(REQUEST, "Issue 3", "See what came:\n\nThere are 2 messages in this issue.\n" + GROUPS), BOTH),
        (mail(REQUEST, "Issue 3", GROUPS), ['tides-request@example.org: ________________________________________']),
        (mail("cy@example.org", NAMED, "Tides Digest 3\n" + GROUPS), BOTH),
        (mail(REQUEST, NAMED, "> See\n" + GROUPS), ['tides-request@example.org: ________________________________________']),
        (mail(REQUEST, NAMED, digest(ANN, end="\n") + GROUPS), ['Ann Lee: Which gate?', 'Ann Lee: Which gate?', 'Bo Fox: The first.']),
        (mail("cy@example.org", "Abridged summary of tides@example.org - 2 messages", "There are 2 messages in this issue.\n" + GROUPS), BOTH),
        (mail("cy@example.org", "Tides", "There are 2 messages in this issue.\n" + GROUPS.replace("_" * 40, "=" * 70)), ['cy@example.org: ========================================']),
        (mail(REQUEST, "Tides", GROUPS.replace("_" * 40, "=" * 70)), ['tides-request@example.org: ========================================']),
        (f"From: {REQUEST}\nSubject: {NAMED}\n\n" + GROUPS, BOTH),
        (f"From: {REQUEST}\nDate: Tue, 6 Feb 2018 06:00:00 +0000\n\n" + TWO, BOTH),
        (f"Subject: {NAMED}\nDate: Tue, 6 Feb 2018 06:00:00 +0000\n\n" + TWO, ['None: ****************************************']),
        (mail("cy@example.org", "Issue 3", RULER + "\n" + COUNTED), ['cy@example.org: The first.']),
        (mail("cy@example.org", "Tides", "There are 2 messages in this issue.\n\n" + RULER + "\n" + COUNTED), ['cy@example.org: The first.']),
        (mail("cy@example.org", NAMED, COUNTED), ['cy@example.org: The first.']),
        (mail("cy@example.org", NAMED, "There are 2 messages in this issue.\n\n" + COUNTED), BOTH),
        (mail(REQUEST, NAMED, digest(ANN, BO, opening="=" * 70)), BOTH),
        (mail("cy@example.org", NAMED, "", "Content-Type: multipart/mixed; boundary=b\n") + f"--b\nContent-Type: text/plain\n\nTides Digest 3\n\n{RULER}\n\n{ANN}\n{BREAK}\n\n{BO}{END}\n--b--\n", ['cy@example.org: ****************************************']),
        (mail("cy@example.org", "Issue", f"See:\n\n{RULER}\n\n{ANN}"), ['cy@example.org: Which gate?']),
        (mail(REQUEST, "Issue 3", f"Look:\n\n{RULER}\n\nno mail\n{STARS}\n"), ['tides-request@example.org: ****************************************']),
    ],
)  # fmt: skip
def test_who_sends_a_digest_and_what_it_is_called(text: str | bytes, found: list[str]) -> None:
    """Why: what a person answers or passes on is that person's mail. Each message is shown by its author and its last line."""
    messages = read(BytesIO(data_of(text)), problems=[])
    shown = [f"{m.author.label}: {m.body.rstrip().rpartition(chr(10))[2][:40]}" for m in messages]
    assert shown == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (mail(REQUEST, NAMED, TWO), BOTH),
        (mail(REQUEST, NAMED, digest(ANN, "not a mail\n\nYes.\n", BO)), ['Ann Lee: Yes.', 'Bo Fox: The first.']),
        (mail(REQUEST, NAMED, digest("not a mail\n", ANN, BO)), BOTH),
        (mail(REQUEST, NAMED, digest(ANN, "From: nobody\n\nYes.\n", BO)), ['Ann Lee: Yes.', 'Bo Fox: The first.']),
        (mail(REQUEST, NAMED, digest(ANN, "Date: Mon, 5 Feb 2018 10:17:00 +0000\nSubject: x\n\nYes.\n", BO)), ['Ann Lee: Yes.', 'Bo Fox: The first.']),
        (mail(REQUEST, NAMED, digest(ANN, "From: Bo\nno field\nDate: Mon, 5 Feb 2018 11:17:00 +0000\n\nYes.\n")), ['Ann Lee: Yes.']),
        (mail(REQUEST, NAMED, digest(ANN, "From: Bo\n Fox <bo@example.org>\nDate: Mon, 5 Feb 2018 11:17:00 +0000\n\nYes.\n")), ['Ann Lee: Which gate?', 'Bo Fox: Yes.']),
        (mail(REQUEST, NAMED, digest(ANN, "From: Bo Fox\nSubject: x", end="")), ['Ann Lee: Which gate?', 'Bo Fox: ']),
        (mail(REQUEST, NAMED, digest(ANN, "From: Bo Fox\nTo: " + "a@example.org,\n " * 500 + "\nSubject: x\n\nYes.\n")), ['Ann Lee: Yes.']),
        (mail(REQUEST, NAMED, f"> {RULER}\n" + digest(ANN, BO)), ['tides-request@example.org: ****************************************']),
        (mail(REQUEST, NAMED, "> Which gate?\n" + digest(ANN, BO)), ['tides-request@example.org: ****************************************']),
        (mail(REQUEST, NAMED, digest(ANN.replace("Which", "> Which"), BO)), ['Ann Lee: > Which gate?', 'Bo Fox: The first.']),
        (mail(REQUEST, NAMED, TWO + "\nUnsubscribe here.\n"), BOTH),
        (mail(REQUEST, NAMED, TWO + "\n-------------- next part\n"), BOTH),
        (mail(REQUEST, NAMED, TWO + "\nto unsubscribe, write\n"), BOTH),
        (mail(REQUEST, NAMED, TWO + "\n" + mail("Cy Dan <cy@example.org>", "Locks", "Mine too.\n")), ['Ann Lee: Which gate?', 'Bo Fox: The first.', 'Cy Dan: Mine too.']),
        (LINE + mail(REQUEST, NAMED, TWO + "\n" + mail("Cy Dan <cy@example.org>", "Locks", "Mine too.\n")), ['Ann Lee: Which gate?', 'Bo Fox: The first.', 'Cy Dan: Mine too.']),
        (mail(REQUEST, NAMED, TWO + "\nFrom: Cy Dan\nSubject: Locks\n\nMine.\n"), BOTH),
        (mail(REQUEST, NAMED, TWO + "\nFrom: cy@example.org\n\nMine.\n"), BOTH),
        (LINE + mail(REQUEST, NAMED, (TWO + "\n" + mail("Cy Dan <cy@example.org>", "Locks", "Mine too.\n")).replace("first", "=C3=A9"), "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"), ['Ann Lee: Which gate?', 'Bo Fox: The é.', 'Cy Dan: Mine too.']),
        (mail(REQUEST, NAMED, digest(ANN, BO, end="\n" + BREAK + "\n\nSubject: Digest Footer\n\n____\nThe list\n" + END)), BOTH),
        (mail(REQUEST, NAMED, digest(ANN, BO, end="\n" + BREAK + "\n\n" + "_" * 47 + "\nThe list\n" + END)), BOTH),
        (mail(REQUEST, NAMED, TWO).replace("\n", "\r\n"), BOTH),
        (mail(REQUEST, NAMED, digest(ANN, BO.replace("Gates\n\n", "Gates\n  \nbut: \nno\n"))), BOTH),
        (mail(REQUEST, NAMED, digest(ANN, "From: Bo Fox\nSubject: x\nTo", end="")), ['Ann Lee: Which gate?', 'Bo Fox: ']),
    ],
)  # fmt: skip
def test_where_messages_of_a_digest_begin_and_end(text: str | bytes, found: list[str]) -> None:
    """Each message is shown by its author and its last line."""
    messages = read(BytesIO(data_of(text)), problems=[])
    shown = [f"{m.author.label}: {m.body.rstrip().rpartition(chr(10))[2][:40]}" for m in messages]
    assert shown == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (mail(REQUEST, NAMED, TWO, "Content-Type: text/plain; charset=utf-8\n"), BOTH),
        (mail(REQUEST, NAMED, LATIN.decode("latin-1"), "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n").encode("latin-1"), ['Ann Lee: Which gate?', 'Bo Fox: The é.']),
        (mail(REQUEST, NAMED, TWO.replace("first", "=C3=A9"), "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"), ['Ann Lee: Which gate?', 'Bo Fox: The é.']),
        (LINE + mail(REQUEST, NAMED, TWO.replace("first", "=C3=A9"), "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"), ['Ann Lee: Which gate?', 'Bo Fox: The é.']),
        (mail(REQUEST, NAMED, "", "Content-Type: multipart/mixed; boundary=b\n") + f"--b\nContent-Type: text/plain\n\nTopics:\n\n--b\nContent-Type: text/plain\n\n{RULER}\n\n{ANN}\n{BREAK}\n\n{BO}{END}\n--b--\n", BOTH),
        (mail(REQUEST, NAMED, "See below.\n\n", "Content-Type: multipart/mixed; boundary=b\n") + f"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n{ANN}\n--b\nContent-Type: message/rfc822\n\n{BO}\n--b--\n", BOTH),
        (mail("cy@example.org", "Look", "", "Content-Type: multipart/mixed; boundary=b\n") + f"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n{ANN}\n--b\nContent-Type: message/rfc822\n\n{BO}\n--b--\n", ['cy@example.org: The first.']),
        (mail("cy@example.org", NAMED, "", "Content-Type: multipart/mixed; boundary=b\n") + f"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n{ANN}\n--b\nContent-Type: message/rfc822\n\n{BO}\n--b--\n", ['cy@example.org: The first.']),
        (mail(REQUEST, "Look", "", "Content-Type: multipart/mixed; boundary=b\n") + f"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n{ANN}\n--b\nContent-Type: message/rfc822\n\n{BO}\n--b--\n", ['tides-request@example.org: The first.']),
        (mail("cy@example.org", "Look", "", PARTS) + ENCLOSED, BOTH),
        (mail("cy@example.org", NAMED, "", PARTS) + ENCLOSED, BOTH),
        (mail(REQUEST, "Look", "", PARTS) + ENCLOSED, BOTH),
        (mail("cy@example.org", f"Re: {NAMED}", "", PARTS) + ENCLOSED, BOTH),
        (mail("cy@example.org", f"Fwd: {NAMED}", "", PARTS) + ENCLOSED, BOTH),
        (mail(REQUEST, f"Re: {NAMED}", "", MIXED) + ENCLOSED, ['tides-request@example.org: The first.']),
        (mail(REQUEST, NAMED, "", MIXED) + ENCLOSED, BOTH),
        (f"From: {REQUEST}\n{MIXED}\n" + ENCLOSED, ['tides-request@example.org: The first.']),
        (mail(REQUEST, NAMED, TWO.replace("first", "=E9"), "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n"), ['Ann Lee: Which gate?', 'Bo Fox: The é.']),
        (mail(REQUEST, NAMED, digest(ANN, BO.replace("\n\n", "\nContent-Type: text/plain; charset=iso-8859-2\n\n").replace("first", "\xb1"))).encode("latin-1"), ['Ann Lee: Which gate?', 'Bo Fox: The ą.']),
        (mail(REQUEST, NAMED, digest(ANN, BO.replace("first", "\x1b$B%2!<%H\x1b(B")), "Content-Type: text/plain; charset=iso-2022-jp\n"), ['Ann Lee: Which gate?', 'Bo Fox: The ゲート.']),
        (mail("cy@example.org", "Look", "", MIXED) + NESTED, ['cy@example.org: See below.', 'Ann Lee: Which gate?', 'Bo Fox: The first.']),
        (mail("cy@example.org", NAMED, "", MIXED) + NESTED, BOTH),
        (mail(REQUEST, "Look", "", MIXED) + NESTED, BOTH),
    ],
)  # fmt: skip
def test_digests_in_parts_or_coded(text: str | bytes, found: list[str]) -> None:
    """Each message is shown by its author and its last line."""
    messages = read(BytesIO(data_of(text)), problems=[])
    shown = [f"{m.author.label}: {m.body.rstrip().rpartition(chr(10))[2][:40]}" for m in messages]
    assert shown == found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (mail(REQUEST, NAMED, TWO), [(9, 0, 319), (17, 319, 527)]),
        (LINE + mail(REQUEST, NAMED, TWO), [(10, 0, 375), (18, 375, 583)]),
        (LINE + mail(REQUEST, NAMED, TWO) + "\n" + LINE + mail(REQUEST, NAMED, TWO), [(10, 0, 375), (18, 375, 584), (38, 584, 959), (46, 959, 1167)]),
        (mail(REQUEST, NAMED, TWO, "Content-Type: text/plain; charset=utf-8\n"), [(10, 0, 359), (18, 359, 567)]),
        (mail(REQUEST, NAMED, LATIN.decode("latin-1"), "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n").encode("latin-1"), [(11, 0, 396), (19, 396, 600)]),
        (mail(REQUEST, NAMED, TWO.replace("first", "=C3=A9"), "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"), [(1, 0, 612), (1, 0, 612)]),
        (LINE + mail(REQUEST, NAMED, TWO.replace("first", "=C3=A9"), "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"), [(1, 0, 668), (1, 0, 668)]),
        (mail(REQUEST, NAMED, digest(ANN, "From: Bo\n Fox <bo@example.org>\nDate: Mon, 5 Feb 2018 11:17:00 +0000\n\nYes.\n")), [(9, 0, 319), (17, 319, 503)]),
        (mail(REQUEST, NAMED, TWO + "\n" + mail("Cy Dan <cy@example.org>", "Locks", "Mine too.\n")), [(9, 0, 319), (17, 319, 528), (28, 528, 621)]),
        (LINE + mail(REQUEST, NAMED, TWO + "\n" + mail("Cy Dan <cy@example.org>", "Locks", "Mine too.\n")), [(10, 0, 375), (18, 375, 584), (29, 584, 677)]),
        (LINE + mail(REQUEST, NAMED, (TWO + "\n" + mail("Cy Dan <cy@example.org>", "Locks", "Mine too.\n")).replace("first", "=C3=A9"), "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"), [(1, 0, 762), (1, 0, 762), (1, 0, 762)]),
        (mail(REQUEST, NAMED, GROUPS), [(5, 0, 246), (11, 246, 426)]),
        (mail(REQUEST, NAMED, digest(ANN, BO, end="\n" + BREAK + "\n\nSubject: Digest Footer\n\n____\nThe list\n" + END)), [(9, 0, 319), (17, 319, 598)]),
        (mail(REQUEST, NAMED, "", "Content-Type: multipart/mixed; boundary=b\n") + f"--b\nContent-Type: text/plain\n\nTopics:\n\n--b\nContent-Type: text/plain\n\n{RULER}\n\n{ANN}\n{BREAK}\n\n{BO}{END}\n--b--\n", [(1, 0, 636), (1, 0, 636)]),
    ],
)  # fmt: skip
def test_places_of_a_digest_s_messages(
    text: str | bytes, places: list[tuple[int, int, int]]
) -> None:
    """The first one has the preamble, the last one the end; in a coded digest all have the place of the whole."""
    data = data_of(text)
    messages = list(read(BytesIO(data)))
    found = [place for message in messages for place in message.places]
    assert [(place.line, place.start, place.stop) for place in found] == places
    assert (found[0].start, found[-1].stop) == (0, len(data))
