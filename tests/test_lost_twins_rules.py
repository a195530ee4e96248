"""When the archive holds what a header calls lost, rule by rule: how much of a quote must stand in a message."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mails import FERRY, HALL, mail
from mlthread import reconstruct
from mlthread.frozen import replace
from mlthread.model import DateBounds, Message
from mlthread.thread.parents.twins import (
    archived_twin,
    is_answer,
    one_of_many,
    quoted_twin,
    textless_twin,
    two_of_a_host,
    when_fits,
    who_fits,
)
from mlthread.thread.work import load

MOST, ALL, PART = FERRY[:3], FERRY, FERRY[:2]
"""So much of the quote, which is of four lines, stands in the archive."""
AT_NINE = "On 3 May 2010 09:00 +0000, Mary Hill wrote:"
AT_ONE = "On 3 May 2010 13:17 +0000, Mary Hill wrote:"
SERVER = "mailman.7.1272877200.4021.list@lists.example"
FOREIGN = "77@gateway.example"


def _held(*lines: str, subject: str = "Timetable", hours: float = 0.0) -> Message:
    return replace(
        mail("o", "Mary Hill", (*lines, *HALL), hours, subject), message_id="1@quay.example"
    )


def _reply(head: str, subject: str = "Re: Timetable", quoted: tuple[str, ...] = FERRY) -> Message:
    attribution = (head,) if head else ()
    lines = (*attribution, *(f"> {line}" for line in quoted), "", "Paste it over the old.")
    return mail("r", "Peter Lane", lines, 9.0, subject)


def _is_twin(reply: Message, held: Message, *others: Message, lost_id: str | None = None) -> bool:
    archive = load([held, reply, *others]).archive
    numbers = {record.id: record.number for record in archive.records}
    m = archive.records[numbers[reply.id]]
    found = quoted_twin(archive, m, m.mentions[0], lost_id)
    return found == numbers[held.id]


@pytest.mark.parametrize(
    ("head", "said", "lost_id", "subject", "twin", "why"),
    [
        (AT_NINE, MOST, FOREIGN, "Timetable", True, "hers, of that minute: most of it"),
        (AT_NINE, PART, FOREIGN, "Timetable", False, "... and not half of it"),
        (AT_NINE, MOST, FOREIGN, "Hall", True, "under another subject as well: she wrote once"),
        (AT_ONE, MOST, FOREIGN, "Timetable", False, "another minute"),
        (AT_ONE, ALL, FOREIGN, "Timetable", True, "... but every word"),
        (AT_ONE, ALL, FOREIGN, "Hall", False, "... sent again under another subject"),
        ("Mary Hill wrote:", MOST, FOREIGN, "Timetable", True, "hers, and no date"),
        ("Mary Hill wrote:", MOST, FOREIGN, "Hall", False, "... under another subject"),
        ("Mary Hill wrote:", ALL, FOREIGN, "Hall", True, "... but every word"),
        ("Mary Hill wrote:", MOST, SERVER, "Hall", True, "... a list's server made the id"),
        (
            "Mary Hill wrote:",
            MOST,
            "2@quay.example",
            "Timetable",
            False,
            "a host makes an id a mail",
        ),
        ("Mary Hill wrote:", ALL, "2@quay.example", "Timetable", True, "... but every word"),
        ("", MOST, FOREIGN, "Timetable", False, "of nobody"),
        ("", ALL, FOREIGN, "Timetable", True, "... but every word"),
        ("", MOST, "2@mail.quay.example", "Hall", True, "of nobody, but the id is from her host"),
        ("", MOST, SERVER, "Hall", True, "of nobody, but a list's server made the id"),
        ("Helen Berg wrote:", MOST, FOREIGN, "Timetable", False, "of a stranger"),
        ("Helen Berg wrote:", ALL, FOREIGN, "Timetable", True, "... but every word"),
        (
            AT_NINE.replace("Mary Hill", "Helen Berg"),
            MOST,
            FOREIGN,
            "Timetable",
            False,
            "... of that minute",
        ),
        ("Paul Gray wrote:", ALL, FOREIGN, "Timetable", False, "of somebody else"),
        ("Paul Gray wrote:", ALL, "2@quay.example", "Hall", False, "... whatever the id"),
        ("", MOST, "2@quay.example", "Timetable", True, "of nobody, and her host made the id"),
    ],
)
def test_a_message_under_another_id(
    head: str, said: tuple[str, ...], lost_id: str, subject: str, twin: bool, why: str
) -> None:
    """Why: gateways give a message another id, and people send one twice."""
    other = mail("g", "Paul Gray", HALL[:1], -60.0, "Hello")
    held = _held(*said, subject=subject)
    assert _is_twin(_reply(head), held, other, lost_id=lost_id) == twin, why


@pytest.mark.parametrize(
    ("head", "hours", "lost_id", "twin", "why"),
    [
        ("On 9 May 2010, Mary Hill wrote:", 0.0, "2@quay.example", False, "of another day"),
        ("On 9 May 2010, Mary Hill wrote:", 0.0, FOREIGN, True, "... but a gateway made the id"),
        ("On 3 May 2010, Mary Hill wrote:", 0.0, "2@quay.example", True, "of that day"),
        (AT_ONE, 0.0, "2@quay.example", True, "of that day, and clocks differ"),
        ("Mary Hill wrote:", 11.0, "2@quay.example", False, "written after it was quoted"),
        ("Mary Hill wrote:", 11.0, FOREIGN, True, "... by the clock of a gateway"),
    ],
)
def test_what_one_host_sends_twice_is_two_messages(
    head: str, hours: float, lost_id: str, twin: bool, why: str
) -> None:
    """Why: a report comes each month in the same words, and a reply in April answers that of April."""
    held = _held(*ALL, hours=hours)
    assert _is_twin(_reply(head), held, lost_id=lost_id) == twin, why


@pytest.mark.parametrize(
    ("head", "hours", "again"),
    [
        ("Mary Hill wrote:", 0.0, False),
        ("On 9 May 2010, Mary Hill wrote:", 0.0, True),
        ("On 3 May 2010 at 17:00 +0000, Mary Hill wrote:", 12.0, True),  # after it was quoted
    ],
)
def test_a_reply_to_what_was_sent_again_answers_that(head: str, hours: float, again: bool) -> None:
    held = _held(*FERRY, hours=hours)
    reply = replace(_reply(head), in_reply_to=("2@quay.example",))
    turns = {turn.id: turn for c in reconstruct([held, reply]) for turn in c.turns}
    assert turns[reply.id].parent == ("2@quay.example" if again else held.id)
    if again:
        assert turns["2@quay.example"].text.split("\n") == list(FERRY)


def test_a_clock_without_a_zone_does_not_tell_that_it_was_sent_again() -> None:
    held, reply = _held(*FERRY, hours=11.0), _reply("Mary Hill wrote:")
    day = timedelta(hours=14)
    open_zone = DateBounds(
        earliest=held.date.earliest and held.date.earliest - day,
        latest=held.date.latest and held.date.latest + day,
        basis="Date without zone",
    )
    assert not _is_twin(reply, held, lost_id="2@quay.example")
    assert _is_twin(reply, replace(held, date=open_zone), lost_id="2@quay.example")


def test_another_part_of_a_series_is_not_the_lost_one() -> None:
    """Why: the parts of a series are told in the same words, and sent in one minute."""
    reply = _reply(AT_NINE, "Re: [PATCH 2/2] Paste notices")
    same = _held(*FERRY, subject="[PATCH 2/2] Paste notices")
    other = _held(*FERRY, subject="[PATCH 1/2] Print notices")
    assert _is_twin(reply, same, lost_id=FOREIGN)
    assert not _is_twin(reply, other, lost_id=FOREIGN)


def test_who_wrote_more_within_the_hour_wrote_a_series() -> None:
    """Why: its parts have many lines in common."""
    second = mail("s", "Mary Hill", ("The gate is mended.",), 0.5, "Gate")
    held = _held(*MOST, subject="Hall")
    assert _is_twin(_reply(AT_NINE), held, lost_id=FOREIGN)
    assert not _is_twin(_reply(AT_NINE), held, second, lost_id=FOREIGN)
    archive = load([held, second, mail("t", "Ruth Moss", HALL, 0.2, "Hall")]).archive
    assert [one_of_many(archive, record) for record in archive.records] == [True, False, True]


@pytest.mark.parametrize(
    ("head", "subject", "said", "hours", "twin", "why"),
    [
        (AT_NINE, "Re: Timetable", PART, 0.0, True, "hers, of that minute: some of it"),
        (AT_NINE, "Re: Timetable", FERRY[:0], 0.0, False, "... and not nothing"),
        ("Mary Hill wrote:", "Re: Timetable", MOST, 0.0, True, "hers: most of it"),
        ("Mary Hill wrote:", "Re: Timetable", PART, 0.0, False, "... and not half of it"),
        ("Paul Gray wrote:", "Re: Timetable", ALL, 0.0, False, "somebody else's: quoted there"),
        ("Paul Gray wrote:", "Ferry", ALL, 0.0, True, "a new topic that cites it"),
        (
            "Helen Berg wrote:",
            "Re: Timetable",
            MOST,
            0.0,
            True,
            "a stranger's: hers by another name",
        ),
        ("Helen Berg wrote:", "Re: Timetable", MOST, 20.0, False, "... and written later"),
        ("Mary Hill wrote:", "Re: Timetable", MOST, 9.9, True, "hers: clocks differ"),
        ("Mary Hill wrote:", "Re: Timetable", MOST, 20.0, False, "hers: said once more, in part"),
        ("Mary Hill wrote:", "Re: Timetable", ALL, 20.0, True, "... or a clock is wrong"),
        ("Mary Hill wrote:", "Re: Timetable", ALL, 60.0, False, "... but not by days"),
        (
            "On 9 May 2010, Mary Hill wrote:",
            "Re: Timetable",
            MOST,
            0.0,
            False,
            "hers, of another day",
        ),
        ("On 9 May 2010, Mary Hill wrote:", "Re: Timetable", ALL, 0.0, True, "... but every word"),
        (
            "On 9 May 2010, Mary Hill wrote:",
            "Re: Hall",
            ALL,
            0.0,
            False,
            "... under another subject",
        ),
    ],
)
def test_a_message_that_no_header_names(
    head: str, subject: str, said: tuple[str, ...], hours: float, twin: bool, why: str
) -> None:
    other = mail("g", "Paul Gray", HALL[:1], -60.0, "Hello")
    assert _is_twin(_reply(head, subject), _held(*said, hours=hours), other) == twin, why


def test_a_few_words_under_another_subject_are_anybody_s() -> None:
    few = ("Should we print new ones?",)
    held = _held(*few)
    assert _is_twin(_reply("Helen Berg wrote:", quoted=few), held)
    assert not _is_twin(_reply("Helen Berg wrote:", "Re: Hall", quoted=few), held)
    assert _is_twin(_reply("Helen Berg wrote:", "Re: Hall", quoted=FERRY), _held(*FERRY))


def test_another_part_of_a_series_is_no_twin() -> None:
    held = _held(*FERRY, subject="[PATCH 1/2] Print notices")
    assert not _is_twin(_reply("Mary Hill wrote:", "Re: [PATCH 2/2] Paste notices"), held)
    assert _is_twin(_reply("Mary Hill wrote:", "Re: [PATCH 1/2] Print notices"), held)


def test_words_that_were_wrapped_anew_are_the_same() -> None:
    anew = " ".join(FERRY).replace("November, and", "November,\nand").split(" told ")
    held = _held(*" told\n".join(anew).split("\n"))
    assert _is_twin(_reply("Mary Hill wrote:"), held)


def test_words_that_were_wrapped_anew_in_part_came_by_a_digest() -> None:
    """Half of the lines stand as they are, and a header names an id that nobody has."""
    kept = FERRY[: len(FERRY) // 2]
    anew = " ".join(FERRY[len(kept) :]).replace(" the ", "\nthe ").split("\n")
    held, reply = _held(*kept, *anew), _reply("Mary Hill wrote:")
    assert _is_twin(reply, held, lost_id="mailman.9.1272535203.4021.list@example.com")
    assert not _is_twin(reply, held, lost_id="4_7_1_a@gateway.example.net")


@pytest.mark.parametrize(
    ("lost_id", "own", "two"),
    [
        ("2@quay.example", "1@quay.example", True),
        ("2@QUAY.example", "1@quay.example", True),
        ("2@quay.example", "1@hall.example", False),
        ("gate.1@quay.example", "1@quay.example", False),  # a gateway put something round it
        ("@quay.example", "1@quay.example", False),
        ("2@quay.example", "@quay.example", False),
    ],
)
def test_two_ids_of_one_host(lost_id: str, own: str, two: bool) -> None:
    assert two_of_a_host(lost_id, own) == two


@pytest.mark.parametrize(
    ("name", "email", "lost_id", "who"),
    [
        (None, None, None, "silent"),
        (None, None, FOREIGN, "silent"),
        (None, None, SERVER, "likely"),
        (None, None, "2@quay.example", "likely"),  # its own id's host
        (None, None, "2@mail.example.org", "likely"),  # its author's
        (None, None, "2", "silent"),
        ("Mary Hill", None, None, "same"),
        ("Dr. Mary Hill", None, None, "same"),
        ("Mary", None, None, "same"),
        (None, "mary@example.org", None, "same"),
        ("Paul Gray", None, None, "other"),
        (None, "paul@example.org", None, "other"),
        ("Helen Berg", None, None, "unknown"),
    ],
)
def test_who_is_named(name: str | None, email: str | None, lost_id: str | None, who: str) -> None:
    archive = load([_held(*FERRY), mail("g", "Paul Gray", HALL[:1], 60.0, "Hello")]).archive
    assert who_fits(archive, name, email, lost_id, archive.records[0]) == who


@pytest.mark.parametrize("name", ["anonymous", "Anonymous", "nobody", "Аноним"])
def test_nobody_is_no_name(name: str) -> None:
    """Why: many send as that, and who asks "anonymous" names none of them."""
    archive = load([_held(*FERRY), mail("g", name, HALL[:1], 60.0, "Hello")]).archive
    assert who_fits(archive, name, None, None, archive.records[0]) == "silent"
    assert who_fits(archive, f"{name} Lee", None, None, archive.records[0]) == "unknown"


@pytest.mark.parametrize(
    ("head", "lost_id", "when"),
    [
        (AT_NINE, None, "minute"),
        (AT_NINE, FOREIGN, "minute"),
        (AT_NINE, SERVER, "silent"),  # the date is the digest's
        (AT_ONE, None, "other"),
        ("On 3 May 2010, Mary Hill wrote:", None, "fits"),
        ("On 3 May 2010 10:00 +0000, Mary Hill wrote:", None, "fits"),
        ("Mary Hill wrote:", None, "silent"),
        ("Mary Hill wrote:", FOREIGN, "silent"),
        ("Mary Hill wrote:", "4BDE90A5.1000006@quay.example", "fits"),  # 09:00:21 that day
        ("Mary Hill wrote:", "4BDE9EB5.1000006@quay.example", "other"),  # an hour later
        ("Mary Hill wrote:", "1272880821@quay.example", "silent"),  # made by chance
        ("Mary Hill wrote:", "20100503100021.0a1b2c3d@quay.example", "silent"),  # in some zone
    ],
)
def test_when_it_was_written(head: str, lost_id: str | None, when: str) -> None:
    archive = load([_held(*FERRY), _reply(head)]).archive
    held, reply = archive.records
    assert when_fits(archive, reply, reply.mentions[0], lost_id, held) == when


@pytest.mark.parametrize(
    ("head", "said", "subject", "found", "why"),
    [
        (AT_NINE, (), "Timetable", True, "author and minute"),
        (AT_NINE, (), "Hall", True, "... under whatever subject"),
        (AT_NINE, HALL, "Timetable", False, "its text is kept"),
        (
            AT_NINE,
            (*(f"> {line}" for line in FERRY), "", "So it is."),
            "Timetable",
            True,
            "handed on",
        ),
        (
            AT_NINE,
            ("> Gulls have nested on the roof.", "", "So it is."),
            "Timetable",
            False,
            "other words",
        ),
        (AT_ONE, (), "Timetable", False, "another minute"),
        ("On 3 May 2010 13:00, Mary Hill wrote:", (), "Timetable", True, "some zone makes it that"),
        ("On 3 May 2010 13:00, Mary Hill wrote:", (), "Hall", False, "... but under its subject"),
        ("On 3 May 2010, Mary Hill wrote:", (), "Timetable", False, "the day"),
        ("Paul Gray wrote:", (), "Timetable", False, "somebody else"),
        (AT_NINE.replace("Mary Hill", "you"), (), "Timetable", False, "nobody"),
    ],
)
def test_a_message_whose_text_is_not_kept(
    head: str, said: tuple[str, ...], subject: str, found: bool, why: str
) -> None:
    held = mail("o", "Mary Hill", said, 0.0, subject)
    archive = load([held, _reply(head), mail("g", "Paul Gray", HALL[:1], -60.0, "Hello")]).archive
    reply = next(r for r in archive.records if r.id == "r@example.org")
    assert (textless_twin(archive, reply, reply.mentions[0]) is not None) == found, why


@pytest.mark.parametrize(
    ("hours", "head", "found"),
    [
        (8.5, "On 3 May 2010 17:30, Mary Hill wrote:", True),
        (9.5, "On 3 May 2010 18:30, Mary Hill wrote:", False),
        (9.5, "On 3 May 2010 18:30 +0000, Mary Hill wrote:", True),
    ],
)
def test_who_quotes_the_same_lost_message_later_is_not_that_one(
    hours: float, head: str, found: bool
) -> None:
    """Why: a reply was hung on what its author's next message quotes as well, for in some zone it was of that minute."""
    said = (*(f"> {line}" for line in FERRY), "", "So it is.")
    archive = load([mail("o", "Mary Hill", said, hours, "Timetable"), _reply(head)]).archive
    reply = next(r for r in archive.records if r.id == "r@example.org")
    assert (textless_twin(archive, reply, reply.mentions[0]) is not None) == found


def test_where_nothing_is_quoted_the_minute_tells() -> None:
    reply = mail("r", "Peter Lane", ("Yes.", "", AT_NINE), 9.0, "Re: Timetable")
    archive = load([_held(*FERRY), reply]).archive
    held, m = archive.records
    assert not m.mentions[0].words
    assert textless_twin(archive, m, m.mentions[0]) == held.number


def test_two_of_one_minute_are_none() -> None:
    two = [mail(key, "Mary Hill", (), 0.0, "Timetable") for key in "op"]
    for sent, found in ((two[:1], True), (two, False)):
        archive = load([*sent, _reply(AT_NINE)]).archive
        reply = archive.records[-1]
        assert (textless_twin(archive, reply, reply.mentions[0]) is not None) == found


def test_what_looks_like_an_answer() -> None:
    sent = [
        mail("a", "Mary Hill", HALL, 0.0, "Hall"),
        mail("b", "Peter Lane", HALL, 1.0, "Hall"),
        mail("c", "Peter Lane", HALL, 2.0, "Re: Ferry"),
        mail("d", "Peter Lane", HALL, 3.0, ""),
        mail("e", "Peter Lane", FERRY, 4.0, ""),
    ]
    archive = load(sent).archive
    assert [is_answer(archive, record) for record in archive.records] == [
        False,
        True,
        True,
        False,
        False,
    ]


def _is_archived(
    held: Message,
    name: str = "Mary Hill",
    subject: str = "Timetable",
    day: float = 0.0,
    *others: Message,
    message_id: str | None = None,
    readers: tuple[str, ...] = (),
) -> bool:
    """Whether a lost message, of which the quote is known, is that one; it was written on some day."""
    lost = mail("lost", name, FERRY, 24 * day, subject)
    quotes = mail("q", "Vera Moss", [f"> {line}" for line in FERRY], 999.0, "Winter")
    archive = load([held, lost, quotes, *others]).archive
    numbers = {record.id: record.number for record in archive.records}
    ghost = archive.records[numbers[lost.id]]
    ghost.shingles = archive.records[numbers[quotes.id]].mentions[0].shingles
    time, ghost.ghost, ghost.message_id, ghost.utc = ghost.utc or 0.0, True, message_id, None
    ghost.earliest, ghost.latest = time - 3600, time + 3600
    if name == "you":
        ghost.name = ghost.email = ghost.person = None
    ghost.barred = tuple(numbers[f"{key}@example.org"] for key in readers)
    return archived_twin(archive, ghost.number) == numbers[held.id]


@pytest.mark.parametrize(
    ("said", "name", "subject", "day", "message_id", "found", "why"),
    [
        (MOST, "Mary Hill", "Timetable", 0, None, True, "hers: most of it"),
        (PART, "Mary Hill", "Timetable", 0, None, False, "... and not half of it"),
        (MOST, "Mary Hill", "Hall", 0, None, True, "hers, under another subject"),
        (MOST, "you", "Timetable", 0, None, True, "of nobody"),
        (ALL, "Paul Gray", "Timetable", 0, None, False, "somebody else's"),
        (MOST, "Mary Hill", "Timetable", 1, None, True, "hers, of the next day"),
        (MOST, "Mary Hill", "Timetable", 6, None, False, "hers, of another week"),
        (ALL, "Mary Hill", "Timetable", 6, None, True, "... but every word"),
        (ALL, "Mary Hill", "Hall", 6, None, False, "... under another subject"),
        (MOST, "Mary Hill", "Timetable", 0, FOREIGN, True, "another id"),
        (MOST, "Mary Hill", "Hall", 0, FOREIGN, False, "... and another subject"),
        (ALL, "Mary Hill", "Hall", 0, FOREIGN, True, "... but every word"),
        (MOST, "Mary Hill", "Timetable", 1, FOREIGN, False, "another id, of the next day"),
    ],
)
def test_a_lost_message_that_is_archived(
    said: tuple[str, ...],
    name: str,
    subject: str,
    day: int,
    message_id: str | None,
    found: bool,
    why: str,
) -> None:
    other = mail("g", "Paul Gray", HALL[:1], -60.0, "Hello")
    assert _is_archived(_held(*said), name, subject, day, other, message_id=message_id) == found, (
        why
    )


@pytest.mark.parametrize(
    ("said", "hours", "found", "why"),
    [
        (MOST, 5.5, True, "clocks differ"),
        (MOST, 7.5, False, "she said part of it once more, after Paul had quoted it"),
        (ALL, 7.5, True, "... or all of it, and a clock is wrong"),
    ],
)
def test_what_is_younger_than_who_quotes_it(
    said: tuple[str, ...], hours: float, found: bool, why: str
) -> None:
    reader = mail("g", "Paul Gray", HALL[:1], 5.0, "Hello")
    held = _held(*said, hours=hours)
    assert _is_archived(held, "Mary Hill", "Timetable", 0.0, reader, readers=("g",)) == found, why


def test_who_quotes_a_lost_message_is_not_that_one() -> None:
    held = _held(*FERRY)
    reader = mail("r", "Peter Lane", HALL, 30.0, "Timetable")
    assert _is_archived(held, "Mary Hill", "Timetable", 0.5, reader, readers=("r",))
    assert not _is_archived(held, "Mary Hill", "Timetable", 0.5, reader, readers=("r", "o"))
    late = _held(*FERRY, hours=30.0 + 25.0)
    assert not _is_archived(late, "Mary Hill", "Timetable", 1.0, reader, readers=("r",))


def test_a_lost_part_of_a_series_is_no_other_part() -> None:
    held = _held(*FERRY, subject="[PATCH 1/2] Print notices")
    assert not _is_archived(held, "Mary Hill", "[PATCH 2/2] Print notices")
    assert _is_archived(held, "Mary Hill", "[PATCH 1/2] Print notices")
