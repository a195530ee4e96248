"""Which quotes are of lost messages, rule by rule, and which archived message is meant after all."""

from __future__ import annotations

import pytest

from mails import FERRY, HALL, mail
from mlthread import reconstruct
from mlthread.frozen import replace
from mlthread.model import Address, Evidence, Message
from mlthread.segment.pipeline import split
from mlthread.thread.lost.pieces import Piece, ghost_quoted, pieces_of, shown_of
from mlthread.thread.parents.choice import Choice
from mlthread.thread.records import Record, make_record
from mlthread.thread.work import load

MARY = "On 3 May 2010 10:00 +0000, Mary Hill wrote:"
PAUL = "On 3 May 2010 Paul Gray wrote:"
OPENING = mail("o", "Mary Hill", HALL, 0.0, "Timetable")
SAID = mail("s", "Mary Hill", FERRY, 1.0, "Timetable")
EMPTY = mail("e", "Mary Hill", (), 1.0, "Timetable")
AT_A_GATEWAY = "x@gateway.example"
BY_A_SERVER = "mailman.9.1272535203.4021.list@example.com"
SUBJECT: tuple[Evidence, ...] = ("subject",)
NAMED: tuple[Evidence, ...] = ("attribution", "subject")


def _quoting(head: str, quoted: tuple[str, ...] = FERRY, before: str = "") -> tuple[str, ...]:
    opening = (before, "") if before else ()
    return (*opening, head, *(f"> {line}" for line in quoted), "", "So be it.")


def _reply(lines: tuple[str, ...], subject: str = "Re: Timetable") -> Message:
    return mail("r", "Peter Lane", lines, 9.0, subject)


def _read(
    reply: Message,
    *others: Message,
    evidence: tuple[Evidence, ...] = (),
    lost_id: str | None = None,
) -> tuple[Piece | None, str]:
    """The piece that a reply shows, and the key of what it answers then; with evidence it seemed to answer the first
    of the others."""
    archive = load([reply, *others]).archive
    numbers = {record.id: record.number for record in archive.records}
    choices = [Choice() for _ in archive.records]
    choice = choices[numbers[reply.id]]
    choice.evidence, choice.lost_id = evidence, lost_id
    choice.parent = numbers[others[0].id] if evidence else None
    found = pieces_of(archive, choices, [numbers[reply.id]])
    answered = "" if choice.parent is None else archive.records[choice.parent].id
    return (found[0] if found else None), answered.partition("@")[0]


@pytest.mark.parametrize(
    ("lines", "subject", "lost_id", "shown", "why"),
    [
        (_quoting(MARY), "Re: Timetable", None, True, "words of somebody who is named"),
        ((MARY, "", "So be it."), "Re: Timetable", None, True, "a line that names her is enough"),
        (_quoting(""), "Re: Timetable", None, True, "nobody is named, but it is a reply"),
        (_quoting(""), "Hall", None, True, "it is no reply, but begins with a long quote"),
        (_quoting("", FERRY[:1], "I read:"), "Hall", None, False, "it cites what was no mail"),
        (_quoting("", ("Shall we print new ones?",)), "Hall", None, False, "it shows a few words"),
        (_quoting("", ("Print new ones?",)), "Re: Timetable", None, False, "three words of nobody"),
        (_quoting("", ("Print new ones?",)), "Re: Timetable", "x@example.org", True, "a header"),
        (("So be it.",), "Re: Timetable", "x@example.org", False, "nothing is quoted"),
    ],
)
def test_what_shows_a_lost_message(
    lines: tuple[str, ...], subject: str, lost_id: str | None, shown: bool, why: str
) -> None:
    piece, _ = _read(_reply(lines, subject), lost_id=lost_id)
    assert (piece is not None) == shown, why
    assert piece is None or piece.lost_id == lost_id


@pytest.mark.parametrize(
    ("before", "shown", "why"),
    [
        (_quoting("", HALL), 1, "the one that is named"),
        (("Paul Gray wrote:", "", ">>> Print.", ""), 3, "not a line that leads on"),
        ((PAUL, "", ">>> Print.", ""), 0, "... but one that gives a day"),
        (_quoting("Paul Gray wrote:", HALL), 0, "... or what was said"),
        (_quoting("Peter Lane wrote:", HALL), 1, "not its own words"),
    ],
)
def test_of_several_quotes_one_is_answered(before: tuple[str, ...], shown: int, why: str) -> None:
    piece, _ = _read(_reply((*before, *_quoting(MARY))))
    assert piece is not None
    assert piece.mention == shown, why


@pytest.mark.parametrize(
    ("subject", "evidence", "lost_id", "answered", "why"),
    [
        ("Re: Timetable", (), None, "s", "a reply answers what holds the words"),
        ("Hall", (), None, "", "what is no reply cites them"),
        ("Hall", (), AT_A_GATEWAY, "s", "a header names an id that a gateway gave"),
        ("Re: Timetable", SUBJECT, None, "o", "what another message holds shows none that is lost"),
    ],
)
def test_words_that_the_archive_holds(
    subject: str, evidence: tuple[Evidence, ...], lost_id: str | None, answered: str, why: str
) -> None:
    reply = _reply(_quoting(MARY), subject)
    found = _read(reply, OPENING, SAID, evidence=evidence, lost_id=lost_id)
    assert found == (None, answered), why


@pytest.mark.parametrize(
    ("empty", "evidence", "lost_id", "answered", "why"),
    [
        (EMPTY, (), None, "e", "author and minute"),
        (EMPTY, SUBJECT, None, "e", "they tell more than a subject"),
        (EMPTY, NAMED, None, "o", "what seems answered is named as well"),
        (EMPTY, (), AT_A_GATEWAY, "e", "a header names an id that a gateway gave"),
        (EMPTY, (), "x@example.org", "", "... or one of that host, which is another message"),
        (replace(EMPTY, subject="Hall"), (), AT_A_GATEWAY, "", "... or one under another subject"),
        (replace(EMPTY, subject="Hall"), (), BY_A_SERVER, "e", "... but a digest's"),
    ],
)
def test_a_message_whose_text_is_not_kept(
    empty: Message,
    evidence: tuple[Evidence, ...],
    lost_id: str | None,
    answered: str,
    why: str,
) -> None:
    reply = _reply(_quoting(MARY))
    piece, found = _read(reply, OPENING, empty, evidence=evidence, lost_id=lost_id)
    assert found == answered, why
    assert (piece is None) == (answered != "")


@pytest.mark.parametrize("at", ["@", " at "])
def test_a_quoted_header_block_names_a_message_by_its_id(at: str) -> None:
    """Why: an archive that hides addresses hides those of ids as well, and a whole digest was told as lost."""
    head = (
        "-----Original Message-----",
        "From: Mary",
        f"Message-ID: <{{}}{at}example.org>",
        "Subject: Hall",
    )

    def reading(key: str) -> Message:
        return _reply(tuple("\n".join((*head, "", *FERRY)).format(key).split("\n")))

    assert _read(reading("o"), OPENING) == (None, "o")
    piece, _ = _read(reading("x"), OPENING)
    assert piece is not None
    assert piece.lost_id == "x@example.org"


RULER = "------------------------------"
MASTHEAD = ("On 4 May 2010 06:00, list-request@example.com wrote:", "> Today's Topics:", ">")


def _in_digest(number: int, key: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    head = (
        f"Message: {number}",
        "Date: Mon, 3 May 2010 10:00:00 +0000",
        "From: Mary Hill <mary at example.org>",
        "Subject: Timetable",
        f"Message-ID: <{key} at example.org>",
    )
    return tuple(f"> {line}".rstrip() for line in (RULER, "", *head, "", *lines, ""))


HAD = _in_digest(1, "o", HALL)
NOT_HAD = _in_digest(1, "x", FERRY)
CUT = ("So they say, and so they said last year.",)
HAD_CUT = _in_digest(1, "o", CUT)


@pytest.mark.parametrize(
    ("body", "subject", "lost_id", "shown", "answered", "why"),
    [
        ((*MASTHEAD, *HAD_CUT), "Digest 3", BY_A_SERVER, False, "o", "it is alone there"),
        (
            (*MASTHEAD, *HAD_CUT, *_in_digest(2, "s", FERRY)),
            "Digest 3",
            BY_A_SERVER,
            False,
            "",
            "which of the two is answered is not said; lost is neither",
        ),
        ((*MASTHEAD, *NOT_HAD), "Digest 3", BY_A_SERVER, True, "", "that one is lost"),
        ((*MASTHEAD, *HAD_CUT), "Weather", None, False, "", "who opens another topic"),
        (HAD_CUT, "Re: Weather", None, False, "o", "its head copied by hand"),
    ],
)
def test_a_digest_brings_messages_that_the_archive_holds(
    body: tuple[str, ...],
    subject: str,
    lost_id: str | None,
    shown: bool,
    answered: str,
    why: str,
) -> None:
    """Why: what a reader quotes of a digest was told as a lost message with the id of the digest."""
    piece, found = _read(_reply((*body, "", "So be it."), subject), OPENING, lost_id=lost_id)
    assert (piece is not None, found) == (shown, answered), why


def test_the_id_in_a_digest_does_not_make_a_reply() -> None:
    """Who replies to a whole digest may open another topic; a head copied by hand names what is answered."""
    topic = _reply(("Who has paste?", "", *MASTHEAD, *HAD_CUT), "Paste")
    copied = _reply(("Who has paste?", "", *HAD_CUT), "Paste")
    for reply, parent in ((topic, None), (copied, OPENING.id)):
        turns = [turn for talk in reconstruct([OPENING, reply]) for turn in talk.turns]
        assert next(turn.parent for turn in turns if turn.id == reply.id) == parent


def _lost(name: str, email: str | None, lines: tuple[str, ...] = FERRY) -> Record:
    """A lost message that others have shown."""
    said = replace(
        mail("g", "Nobody", lines, 3.0, "Timetable"), author=Address(name or None, email)
    )
    return replace(make_record(2, said, split(said.body)), ghost=True)


@pytest.mark.parametrize(
    ("head", "quoted", "author", "found", "why"),
    [
        ("Ruth Moss wrote:", FERRY, "Ruth Moss", True, "her words under her name"),
        ("ruth@example.org writes:", FERRY, "", True, "... or her address"),
        ("Ruth wrote:", FERRY, "Ruth Moss", True, "... or a part of it"),
        ("Paul Gray wrote:", FERRY, "Ruth Moss", False, "he said the same"),
        ("Mary Hill wrote:", FERRY, "Mary Hill", False, "who is named wrote what is answered"),
        ("", FERRY, "Ruth Moss", False, "nobody is named"),
        ("Ruth Moss wrote:", (*FERRY[:2], *HALL), "Ruth Moss", False, "half of it is not hers"),
        ("Ruth Moss wrote:", HALL, "Ruth Moss", False, "it is in the archive"),
    ],
)
def test_a_lost_message_is_quoted_rather_than_what_seemed_answered(
    head: str, quoted: tuple[str, ...], author: str, found: bool, why: str
) -> None:
    archive = load([OPENING, _reply(_quoting(head, quoted))]).archive
    archive.add_ghosts([_lost(author, "ruth@example.org")])
    assert ghost_quoted(archive, 1, 0, 2) == ((2, 0) if found else None), why


@pytest.mark.parametrize(
    ("head", "name", "email", "shown", "why"),
    [
        ("Ruth Moss wrote:", "Ruth Moss", None, True, "her name"),
        ("R. Moss wrote:", "Ruth Moss", None, True, "a word of her name"),
        ("Ruth Gray wrote:", "Paul Hill", None, False, "another name"),
        ("ruth@example.org wrote:", "", "Ruth@example.org", True, "her address"),
        ("ruth@example.org wrote:", "", "paul@example.org", False, "another address"),
        ("R. M. <ruth@example.org> wrote:", "Ruth Moss", "ruth@example.org", True, "initials"),
        (
            "R. Moss <rm@example.net> wrote:",
            "Ruth Moss",
            "ruth@example.org",
            True,
            "her name again",
        ),
        ("ruth@example.org wrote:", "Ruth Moss", None, True, "an address where a name is known"),
        ("Ruth Moss wrote:", "", None, False, "nothing is known of who wrote what is lost"),
        ("", "Ruth Moss", None, False, "nobody is named"),
        ("Tides <tides-request@lists.example.org> wrote:", "Ruth Moss", None, False, "a list"),
    ],
)
def test_more_quotes_of_a_lost_message(
    head: str, name: str, email: str | None, shown: bool, why: str
) -> None:
    reply = _reply(_quoting(head))
    record = make_record(0, reply, split(reply.body))
    assert shown_of(_lost(name, email), record) == ([0] if shown else []), why
    assert shown_of(_lost(name, email), record, 2) == []
