"""A reply whose header names an id that the archive lacks, while its words stand in the archive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

import mlthread
from mails import mail
from mlthread.frozen import replace
from mlthread.model import Address, DateBounds, Message, Turn
from mlthread.thread.archive import Archive
from repeats import Said, find_repeats, say_again

START = datetime(2010, 5, 3, 9, 0, tzinfo=UTC)
LINES = (
    "the ferry company has moved the winter timetable to November, and",
    "nobody told the harbour office before the notices were printed.",
    "Should we print new ones or paste a correction over the old?",
    "The printer asks for an answer before the end of this week.",
    "The old notices cost us forty crowns, as far as I remember.",
)
OTHERS = (
    "Ruth wants to hang up nothing at all until the new year begins.",
    "That would leave the islands without any notice for two months.",
)


def _message(
    key: str,
    name: str,
    body: str,
    *,
    hours: float = 0.0,
    subject: str = "Timetable",
    lost: str = "",
) -> Message:
    at = START + timedelta(hours=hours)
    return Message(
        id=f"{key}@{name.split()[0].lower()}.example.org",
        message_id=f"{key}@{name.split()[0].lower()}.example.org",
        author=Address(name, f"{name.split()[0].lower()}@{name.split()[0].lower()}.example.org"),
        date=DateBounds(utc=at, earliest=at, latest=at, basis="Date", offset=0),
        subject=subject,
        body=body,
        in_reply_to=(lost,) if lost else (),
    )


def _reply(head: str, quoted: tuple[str, ...], lost: str) -> Message:
    body = "\n".join([head, *(f"> {line}" for line in quoted), "", "Paste it.", ""])
    return _message("r", "Peter Lane", body, hours=30.0, subject="Re: Timetable", lost=lost)


def _turn(messages: list[Message], key: str) -> Turn:
    turns = [turn for conv in mlthread.reconstruct(messages) for turn in conv.turns]
    return next(turn for turn in turns if turn.id.startswith(f"{key}@"))


DATED = "On 3 May 2010 09:00, Mary Hill wrote:"
MOSTLY = (*LINES[:3], OTHERS[0])


@pytest.mark.parametrize(
    ("head", "quoted", "lost", "why"),
    [
        (DATED, MOSTLY, "4_7_1_a@gateway.example.net", "a gateway gave it another id"),
        ("", MOSTLY, "mailman.3.1272.r@lists.example.net", "the id is that of a digest"),
        ("", MOSTLY, "b@gate.mary.example.org", "the id is of its author's host"),
        (
            "On 4 May 2010 06:00, timetable-request@lists.example.net wrote:",
            MOSTLY,
            "77@lists.example.net",
            "a digest wrote it, as its reader has it",
        ),
        (DATED.replace("3 May", "1 May"), LINES, "c@mary.example.net", "sent twice, word for word"),
        (DATED.replace("Mary", "Mary K."), MOSTLY, "9@gate.example.net", "an initial more is hers"),
        (DATED, LINES, "c@mary.example.org", "sent twice by one host"),
        (DATED, MOSTLY, "4_7_a_1@mary.example.org", "a gateway put something round its id"),
    ],
)
def test_the_archived_message_is_what_was_answered(
    head: str, quoted: tuple[str, ...], lost: str, why: str
) -> None:
    opening = _message("a", "Mary Hill", "\n".join(LINES))
    reply = _turn([opening, _reply(head, quoted, lost)], "r")
    assert reply.parent == opening.id, why


@pytest.mark.parametrize(
    ("head", "quoted", "lost", "why"),
    [
        (
            "On 4 May 2010 08:12, Mary Hill wrote:",
            MOSTLY,
            "d@mary.example.net",
            "a second version, of another date",
        ),
        (
            "On 3 May 2010 09:00, Ruth Moss wrote:",
            LINES,
            "e@ruth.example.org",
            "somebody else said the same",
        ),
        (
            "On 3 May 2010 09:40, Mary Hill wrote:",
            MOSTLY,
            "f42@mary.example.org",
            "her host made another id within the hour, and some of the words are new",
        ),
    ],
)
def test_another_message_with_the_same_words_stays_lost(
    head: str, quoted: tuple[str, ...], lost: str, why: str
) -> None:
    opening = _message("a", "Mary Hill", "\n".join(LINES))
    ruth = _message("b", "Ruth Moss", "The hall is free on Sunday.", subject="Hall", hours=-9.0)
    reply = _turn([opening, ruth, _reply(head, quoted, lost)], "r")
    assert reply.parent == lost, why


def test_parts_of_a_series_are_told_apart() -> None:
    """Patches of one minute share many a line; the quote of a lost one is not its neighbour's."""
    parts = [
        _message(
            f"p{n}",
            "Mary Hill",
            "\n".join((*LINES[:3], OTHERS[0])),
            subject=f"[PATCH {n}/3] {word}",
        )
        for n, word in ((1, "Print notices"), (2, "Paste corrections"))
    ]
    reply = _reply(DATED, (*LINES[:3], *OTHERS[1:], LINES[4]), "p3@mary.example.org")
    assert _turn([*parts, reply], "r").parent == "p3@mary.example.org"


@pytest.mark.parametrize(("subject", "kept"), [("Timetable, again", False), ("Timetable", True)])
def test_what_was_sent_again_under_another_subject_is_another_message(
    subject: str, kept: bool
) -> None:
    """Why: of ten versions of a series the archive has the eighth; its cover letter says the same."""
    earlier = _message("a", "Mary Hill", "\n".join(LINES), subject=subject, hours=-150.0)
    reply = _turn([earlier, _reply(DATED, LINES, "a10@office.example.net")], "r")
    assert (reply.parent == earlier.id) == kept


def test_words_said_twice_are_no_repeat() -> None:
    text = "\n".join(LINES)
    archived = Said("a", "archive", text, "Mary Hill", None, True, START, START)
    day = timedelta(days=1)
    lost = [
        Said("author", "quoted", text, "Ruth Moss"),
        Said("earlier", "quoted", text, "Mary Hill", answered=START - day),
        Said("sent again", "quoted", text, None, None, True, START - 3 * day, START - 2 * day),
        Said("same", "quoted", text, "Hill, Mary", None, True, START, START + day),
        Said("unknown", "quoted", text),
    ]
    assert len(say_again([archived, *lost])) == len(lost)
    assert [r.recovered for r in find_repeats([archived, *lost])] == ["same", "unknown"]


def test_who_names_its_author_and_minute_answers_what_passed_the_words_on() -> None:
    """Why: Mary forwards what Ruth wrote; Peter quotes that, and names Mary, whose clock was fast."""
    head = "Look what I got:\n\n----- Forwarded message from Ruth Dale <ruth@dale.example.org> -----\n\n"
    passed = "".join(f"{line}\n" for line in OTHERS)
    mails = [
        _message("m", "Mary Hill", head + passed, hours=30.5, subject="Fwd: Notices"),
        _message(
            "p",
            "Peter Lane",
            f"On Tue, 04 May 2010 15:30:00 +0000, Mary Hill wrote:\n> {OTHERS[0]}\n\nSo do I.\n",
            hours=29.5,
            subject="Re: Fwd: Notices",
        ),
    ]
    assert _turn(mails, "p").parent == "m@mary.example.org"


GIVEN = (
    "the ferry company has moved the winter timetable",
    "to November, and nobody told the harbour office",
    "before the notices were printed. Should we print",
    "new ones or paste a correction over the old?",
    *LINES[3:],
)


def test_what_a_lost_message_quotes_wrapped_anew_is_the_archived_message() -> None:
    """Why: some lines were as they had been, so that the words of the others were not asked for."""
    opening = _message("a", "Mary Hill", "\n".join((*LINES, *OTHERS)), lost="w@c.example.org")
    later = _message("d", "Paul Dean", "> Should we?\n\nYes.\n", hours=4, lost=opening.id)
    inner = ["On 3 May 2010 11:00, Mary Hill wrote:", *(f"> {line}" for line in (*GIVEN, *OTHERS))]
    body = ["On 3 May 2010 12:30, Ruth Moss wrote:", "> Paste one over them.", "> "]
    body += [f"> {line}" for line in inner] + ["", "Who has paste?", ""]
    reply = _message(
        "r",
        "Mary Hill",
        "\n".join(body),
        hours=30,
        subject="Re: Timetable",
        lost="x@b.example.org",
    )
    turns = [turn for conv in mlthread.reconstruct([opening, later, reply]) for turn in conv.turns]
    (lost,) = (turn for turn in turns if turn.origin == "quoted")
    assert lost.author.name == "Ruth Moss"
    assert lost.parent == opening.id


@pytest.mark.parametrize(
    ("lost", "subject", "same"),
    [
        ("26381_1335230082_99@gateway.example.net", "Re: Timetable", True),
        ("mailman.9.1272535203.4021.t@lists.example.net", "Re: Tides Digest, Vol 3", True),
        ("26381_1335230082_99@gateway.example.net", "Re: Tides", False),
        ("b@mary.example.org", "Re: Timetable", False),  # two of her host
    ],
)
def test_a_message_without_text_is_what_its_reader_names_by_the_minute(
    lost: str, subject: str, same: bool
) -> None:
    opening = _message("a", "Mary Hill", "")
    head = "On Mon, 3 May 2010 09:00:00 +0000, Mary Hill wrote:"
    reply = replace(_reply(head, LINES, lost), subject=subject)
    assert (_turn([opening, reply], "r").parent == opening.id) == same


@pytest.mark.parametrize(("minute", "lost"), [("11:00", False), ("11:47", True)])
def test_an_attribution_with_nothing_below_it_names_the_archived_message_of_its_minute(
    minute: str, lost: bool
) -> None:
    opening = _message("a", "Mary Hill", "\n".join(LINES), hours=2)
    body = [
        "On 3 May 2010 12:30 +0000, Ruth Moss wrote:",
        f"> On 3 May 2010 {minute} +0000, Mary Hill wrote:",
        ">",
    ]
    body += ["> Paste one over them.", "", "Who has paste?", ""]
    reply = _message(
        "r", "Paul Dean", "\n".join(body), hours=30, subject="Re: Timetable", lost="x@b.example.org"
    )
    turns = [turn for conv in mlthread.reconstruct([opening, reply]) for turn in conv.turns]
    names = [turn.author.name for turn in turns if turn.origin == "quoted"]
    assert ("Mary Hill" in names) == lost


def test_a_lost_message_stays_that_one_answers_which_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why: only a message that is archived after all named its author, so it went with that one, and the
    other one that answers it, by words that nobody named, hung on nothing."""
    gauge = "The harbour master asks for a second gauge at the lower gate,\nsince the first reads every tide twice."
    costs = "A second gauge costs more than the mending of the first,\nand nobody has looked at how that was put up."
    float_ = "I have looked: the float sticks to the wall of the well,\nso that it falls in two steps instead of one."
    plane = "Then somebody should plane the wall before the spring,\nor the float has to be replaced by one of cork."
    shed = "The lower gate had two gauges in the time of the mill,\nand one of them still lies behind the workshop."
    chain = [
        "On Tue, 4 May 2010 at 10:00, Mo One wrote:",
        "> On Mon, 3 May 2010 at 19:00, Mae Two wrote:",
        ">> On Mon, 3 May 2010 at 15:00, Kay Three wrote:",
        *marked(gauge, 4), ">>>", *marked(costs, 3), ">>", *marked(float_, 2), ">", *marked(plane, 1),
        "", "I can plane it on Friday with the tools of the mill.",
    ]  # fmt: skip
    other = [
        "On Mon, 3 May 2010 at 16:00, Gus Four wrote:",
        "> On Mon, 3 May 2010 at 09:00, Hal Five wrote:",
        *marked(gauge, 2), ">", *marked(shed, 1),
        "", "The shed was cleared out last winter, I am afraid.",
    ]  # fmt: skip
    messages = [
        mail("r", "Rae Reader", chain, 30, "Re: Gauges"),
        mail("q", "Quin Quoter", other, 31, "Re: Gauges"),
        mail("a", "Gus Four", ["Nothing of the kind is said here."], 1, "Sheds"),
    ]

    def twin(archive: Archive, number: int) -> int | None:
        held = archive.by_id["a@example.org"]
        return held if archive.records[number].name == "Gus Four" else None

    monkeypatch.setattr("mlthread.thread.linking.archived_twin", twin)
    turns = {t.id: t for c in mlthread.reconstruct(messages) for t in c.turns}
    assert all(turn.parent is None or turn.parent in turns for turn in turns.values())
    names = [turn.author.name for turn in turns.values() if turn.origin == "quoted"]
    assert sorted(filter(None, names)) == ["Hal Five", "Kay Three", "Mae Two", "Mo One"]
    assert turns["q@example.org"].parent == "a@example.org"


def marked(text: str, depth: int) -> list[str]:
    return [f"{'>' * depth} {line}" for line in text.split("\n")]


FORWARDED = "\n".join(
    [
        "I pass this on, which the printer told me.",
        "",
        "---------- Forwarded message ----------",
        "From: Tom Wren <tom@tom.example.org>",
        "Date: Sun, 2 May 2010 18:00:00 +0000",
        "Subject: notices",
        "",
        *LINES,
    ]
)


def _no_header(head: str, subject: str = "Re: Timetable") -> Message:
    """A reply whose header names nothing, to words that others may have passed on."""
    body = "\n".join([head, *(f"> {line}" for line in LINES[1:4]), "", "Paste it.", ""])
    return _message("r", "Peter Lane", body, hours=30.0, subject=subject)


def test_whoever_passed_words_on_is_answered_by_who_names_them_above_these_words() -> None:
    """No date stands there: that the words are in her mail, though not hers, and nobody else's, tells."""
    mary = _message("a", "Mary Hill", FORWARDED)
    reply = _turn([mary, _no_header("Mary Hill wrote:")], "r")
    assert reply.parent == mary.id
    assert reply.parent_evidence == ("attribution",)
    assert reply.reasons == ("the attribution names its author; it passes on what is quoted",)


@pytest.mark.parametrize(
    ("head", "others", "subject", "why"),
    [
        ("Ruth Moor wrote:", (), "Re: Timetable", "another is named"),
        ("On 9 Apr 2010, Mary Hill wrote:", (), "Re: Timetable", "her words of another day"),
        ("Mary Hill wrote:", (), "Re: Winter", "another topic"),
        ("Mary Hill wrote:", (FORWARDED,), "Re: Timetable", "she passed them on twice"),
    ],
)
def test_who_passed_words_on_is_not_answered_otherwise(
    head: str, others: tuple[str, ...], subject: str, why: str
) -> None:
    more = [_message(f"m{k}", "Mary Hill", body, hours=2.0) for k, body in enumerate(others)]
    reply = _turn([_message("a", "Mary Hill", FORWARDED), *more, _no_header(head, subject)], "r")
    assert "passes on" not in " ".join(reply.reasons), why
