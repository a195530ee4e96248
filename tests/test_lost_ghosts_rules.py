"""What is known of a lost message, rule by rule: its id, its author, what it quotes, whether it answers anybody."""

from __future__ import annotations

import pytest

from mails import FERRY, HALL, START, mail
from mlthread.frozen import replace
from mlthread.model import Message
from mlthread.thread.lost.ghosts import Ghost, find_ghosts, ghost_record
from mlthread.thread.lost.pieces import Piece
from mlthread.thread.records import Record
from mlthread.thread.work import load

WEEK = 7 * 24.0


def _reader(
    head: str = "Ruth Moss wrote:", hours: float = 5.0, subject: str = "Re: Timetable"
) -> Message:
    lines = (head, *(f"> {line}" for line in FERRY), "", "So be it.")
    return mail("r", "Peter Lane", lines, hours, subject)


def _lost(
    reader: Message, *others: Message, since: float | None = None, above: tuple[str, ...] = ()
) -> Record:
    """The record of what a reader quotes; it was written so many hours after START, where that is known."""
    archive = load([reader, *others]).archive
    (number,) = (record.number for record in archive.records if record.id == reader.id)
    earliest = None if since is None else START.timestamp() + since * 3600
    ghost = Ghost([Piece(number, 0, above=above)])
    return ghost_record(archive, ghost, len(archive.records), (None, earliest, None))


OPENER = mail("o", "Mary Hill", HALL, 0.0, "Timetable")
QUOTING = mail(
    "o", "Mary Hill", ("Paul Gray wrote:", *(f"> {line}" for line in HALL)), 0.0, "Timetable"
)
ANSWER = mail("a", "Mary Hill", HALL, 0.0, "Re: Timetable")


@pytest.mark.parametrize(
    ("other", "reader", "answers", "why"),
    [
        (OPENER, _reader(), True, "what opened the topic is at hand"),
        (
            OPENER,
            _reader(subject="Timetable"),
            True,
            '... though no "Re:" says that it was answered',
        ),
        (OPENER, _reader(subject="Re: Hall"), False, "another topic"),
        (replace(OPENER, subject=None), _reader(subject=""), False, "no topic at all"),
        (OPENER, _reader(hours=3 * WEEK), False, "the talk was over"),
        (ANSWER, _reader(), False, "what opened the topic is lost: it may be this one"),
        (QUOTING, _reader(), False, "... or it answers, whatever its subject"),
    ],
)
def test_what_was_said_on_a_topic(other: Message, reader: Message, answers: bool, why: str) -> None:
    assert _lost(reader, other).is_reply == answers, why


def test_a_talk_that_goes_on_is_not_over() -> None:
    later = mail("l", "Paul Gray", ("The hall is cold.",), 2.5 * WEEK, "Re: Timetable")
    assert _lost(_reader(hours=3 * WEEK), OPENER, later).is_reply


@pytest.mark.parametrize(
    ("reader", "since", "answers", "why"),
    [
        (_reader(), 2.0, True, "Mary wrote two hours before"),
        (_reader(), None, False, "nobody knows when it was written"),
        (_reader(hours=4 * WEEK), 3 * WEEK, False, "three weeks after her"),
        (_reader("Mary Hill wrote:"), 2.0, False, "nobody else wrote before her"),
        (_reader(subject="Timetable"), 2.0, False, "who quotes it does not answer"),
        (_reader(), -2.0, False, "before her"),
    ],
)
def test_what_was_said_while_others_talked(
    reader: Message, since: float | None, answers: bool, why: str
) -> None:
    assert _lost(reader, ANSWER, since=since).is_reply == answers, why


def test_what_quotes_or_names_something_answers_it() -> None:
    assert not _lost(_reader()).is_reply
    assert _lost(_reader(), above=("x@example.org",)).is_reply
    inner = tuple(f"> {line}" for line in ("Paul Gray wrote:", *(f"> {line}" for line in HALL)))
    answer = mail(
        "r", "Peter Lane", ("Ruth Moss wrote:", *inner, "> Good.", "", "So be it."), 5.0, "Hall"
    )
    lost = _lost(answer)
    assert lost.is_reply
    assert [(m.level, m.name) for m in lost.mentions] == [(1, "Paul Gray")]


def test_what_two_readers_show_that_it_quotes_is_one_quote() -> None:
    def answer(key: str, name: str, *quoted: str) -> Message:
        deeper = (f"> > > {line}" for line in ("Ann Lee wrote:", f"> {FERRY[3]}"))
        inner = (
            "> Paul Gray wrote:",
            *(f"> > {line}" for line in quoted),
            *(line[2:] for line in deeper),
        )
        return mail(
            key, name, ("Ruth Moss wrote:", *inner, "> Good.", "", "So be it."), 5.0, "Hall"
        )

    archive = load(
        [answer("r", "Peter Lane", *FERRY[:2]), answer("s", "Eve Oak", *FERRY[1:3])]
    ).archive
    ghost = Ghost([Piece(0, 0), Piece(1, 0)])
    first, *deeper = ghost_record(archive, ghost, 2, (None, None, None)).mentions
    assert (first.level, first.name, len(first.lines)) == (1, "Paul Gray", 3)
    assert [number for number, _ in first.sources] == [0, 1]
    assert first.words == max(m.words for r in archive.records for m in r.mentions if m.level == 2)
    assert [(m.level, m.name, m.upper) for m in deeper] == [(2, "Ann Lee", 0)]


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("Ruth Moss wrote:", True),
        ("Ruth wrote:", False),
        ("ruth@example.net wrote:", True),
        ("Mary Hill wrote:", True),
        ("", False),
    ],
)
def test_who_it_is_of(head: str, known: bool) -> None:
    """A whole name or an address makes a person, a first name does not."""
    lost = _lost(_reader(head), OPENER)
    assert (lost.person is not None) == known
    assert (lost.person == 0) == (head == "Mary Hill wrote:")


def _patch(n: int) -> Message:
    return mail(f"p{n}", "Mary Hill", (*HALL, f"Part {n}."), n / 60, f"[PATCH {n}/3] Mend gate {n}")


@pytest.mark.parametrize(
    ("parts", "head", "subject", "part"),
    [
        ((1, 3), "Mary Hill wrote:", "Re: [PATCH 2/3] Mend gate 2", 2),
        ((1, 2, 3), "Mary Hill wrote:", "Re: [PATCH 2/3] Mend gate 2", None),
        ((), "Mary Hill wrote:", "Re: [PATCH 2/3] Mend gate 2", None),
        ((1, 3), "Ruth Moss wrote:", "Re: [PATCH 2/3] Mend gate 2", None),
        ((1, 3), "Mary Hill wrote:", "Re: Mend gate 2", None),
    ],
)
def test_a_lost_part_of_a_series(
    parts: tuple[int, ...], head: str, subject: str, part: int | None
) -> None:
    """Its author sent others, and none of them is the part that the reply names."""
    lost = _lost(_reader(head, subject=subject), OPENER, *map(_patch, parts))
    assert (lost.series and lost.series[1]) == part
    assert part is None or not lost.is_reply


def test_a_quoted_header_block_gives_its_subject() -> None:
    block = "-----Original Message-----\nFrom: Ruth Moss\nTo: Peter Lane\nSubject: Ferries in May\n"
    reader = mail(
        "r", "Peter Lane", ("So be it.", "", *block.split("\n"), *FERRY), 5.0, "Re: Timetable"
    )
    assert _lost(reader).raw_subject == "Ferries in May"
    assert _lost(_reader()).raw_subject == "Re: Timetable"


@pytest.mark.parametrize(
    ("named", "lost_id"),
    [
        (("x", "x"), "x"),
        (("", "y"), "y"),
        (("", ""), None),
        (("o@example.org",), None),
    ],
)
def test_the_id_of_a_lost_message(named: tuple[str, ...], lost_id: str | None) -> None:
    """What its readers name; an id that is taken stays with its message."""
    readers = [
        replace(_reader(), id=f"r{n}", message_id=f"r{n}", body=_reader().body + "." * n)
        for n in range(len(named))
    ]
    archive = load([OPENER, *readers]).archive
    pieces = [Piece(n, 0, lost_id=name or None) for n, name in enumerate(named, 1)]
    assert {ghost.message_id for ghost in find_ghosts(archive, pieces)} == {lost_id}
