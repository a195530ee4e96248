"""Which quotes are of one lost message, and which of two."""

from __future__ import annotations

import pytest

import mlthread
from mails import mail
from mlthread.frozen import replace
from mlthread.model import Message, Turn

FERRY = (
    "The ferry company has moved the winter timetable to November, and",
    "nobody told the harbour office before the notices were printed.",
    "Should we print new ones or paste a correction over the old?",
)
FERRY_REWRAPPED = (
    "The ferry company has moved the winter timetable",
    "to November, and nobody told the harbour office",
    "before the notices were printed. Should we print",
    "new ones or paste a correction over the old?",
)
HALL = (
    "The hall is free on Sunday from two until six in the afternoon.",
    "Whoever needs chairs has to say so on the list before Thursday.",
)
SIGNATURE = (
    "Mary Hill, Harbour Office, Quay Street 11, second floor, left",
    "Open on weekdays from nine to noon, on Sundays by appointment",
)
DIGEST = (
    "Send Harbour mailing list submissions to harbour@example.org",
    "To subscribe or unsubscribe via the web, visit the page below",
    "When replying, please edit your Subject line so it is more specific",
)
AT_NINE = "On Mon, 3 May 2010 09:00:00 +0000, Mary Hill wrote:"
DAYS = (("Mon, 3 May 2010", "15"), ("Tue, 4 May 2010", "45"))
BY_NAME = "Mary Hill writes:"
BY_LIST = "On Mon, 3 May 2010 09:00:00 +0000, harbour-request@example.org wrote:"


def _reply(key: str, head: str, quoted: tuple[str, ...], hours: float, subject: str) -> Message:
    lines = (head, *(f"> {line}" for line in quoted), "", "I shall ask at the quay.")
    return mail(key, "Peter Lane" if key == "p" else "Ruth Moss", lines, hours, subject)


def _lost(*messages: Message) -> list[Turn]:
    turns = [turn for conv in mlthread.reconstruct(messages) for turn in conv.turns]
    return [turn for turn in turns if turn.origin == "quoted"]


@pytest.mark.parametrize(
    ("first", "second", "subjects", "count", "why"),
    [
        (FERRY, FERRY[1:], ("Re: Timetable", "Re: Timetable"), 1, "lines in common"),
        (FERRY[:1], FERRY, ("Re: Timetable", "Re: Timetable"), 1, "one line of three is enough"),
        (FERRY, FERRY_REWRAPPED, ("Re: Timetable", "Re: Timetable"), 1, "wrapped anew by one"),
        (FERRY, FERRY, ("Re: Timetable", "Re: Notices"), 1, "two subjects, the whole text"),
        (FERRY[:2], FERRY[2:], ("Re: Timetable", "Re: Timetable"), 2, "nothing in common"),
        (FERRY, HALL, ("Re: Timetable", "Re: Sunday"), 2, "other words"),
        (
            (*HALL[:1], "That is all."),
            (*FERRY, "That is all."),
            ("Re: Timetable", "Re: Sunday"),
            2,
            "a short line under two subjects is a form of speech",
        ),
    ],
)
def test_words_in_common_make_one_message(
    first: tuple[str, ...],
    second: tuple[str, ...],
    subjects: tuple[str, str],
    count: int,
    why: str,
) -> None:
    p = _reply("p", BY_NAME, first, 3.0, subjects[0])
    r = _reply("r", BY_NAME, second, 5.0, subjects[1])
    assert len(_lost(p, r)) == count, why


def test_what_archived_messages_say_as_well_tells_no_message_from_another() -> None:
    """Why: of an author's lost messages a reply each was left, with the signature that an archived
    message has as well; half a year of them became one message."""
    archived = mail("m", "Mary Hill", ("Good morning all.", "--", *SIGNATURE), -90.0, "Hello")
    p = _reply("p", BY_NAME, (*FERRY, "--", *SIGNATURE[:1]), 3.0, "Re: Timetable")
    r = _reply("r", BY_NAME, (*HALL, "--", *SIGNATURE[:1]), 60.0, "Re: Sunday")
    assert len(_lost(archived, p, r)) == 2


def test_the_parts_of_a_series_are_sent_in_one_minute() -> None:
    """Why: `git send-email` sends all within seconds, and replies print author and minute alike."""
    p = _reply("p", AT_NINE, FERRY, 3.0, "Re: [PATCH 1/2] Print notices")
    r = _reply("r", AT_NINE, HALL, 5.0, "Re: [PATCH 2/2] Free the hall")
    assert len(_lost(p, r)) == 2


def test_two_pieces_of_one_author_and_minute_are_one_message() -> None:
    p = _reply("p", AT_NINE, FERRY[:1], 3.0, "Re: Timetable")
    r = _reply("r", AT_NINE, FERRY[2:], 5.0, "Re: Timetable")
    (turn,) = _lost(p, r)
    assert FERRY[0] in turn.text
    assert FERRY[2] in turn.text


def test_digests_of_a_list_begin_alike() -> None:
    later = BY_LIST.replace("3 May", "9 May").replace("Mon", "Sun")
    p = _reply("p", BY_LIST, (*DIGEST, *FERRY), 3.0, "Re: Timetable")
    r = _reply("r", later, (*DIGEST, *HALL), 150.0, "Re: Sunday")
    assert len(_lost(p, r)) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (AT_NINE, "On Mon, 3 May 2010 11:00:00 +0200, Mary Hill wrote:"),
        (AT_NINE, "On Mon, 3 May 2010 11:00:00 +0200, Mary Hill <mary@example.org> wrote:"),
        ("2010-05-03 5:00 GMT-04:00 Mary Hill <mary@example.org>:", AT_NINE),
    ],
)
def test_one_minute_printed_in_two_zones_is_one_message(first: str, second: str) -> None:
    p = _reply("p", first, FERRY[:1], 3.0, "Re: Timetable")
    r = _reply("r", second, FERRY[2:], 5.0, "Re: Timetable")
    (turn,) = _lost(p, r)
    assert FERRY[0] in turn.text
    assert FERRY[2] in turn.text


def test_a_reader_s_zone_tells_the_minute() -> None:
    p = _reply("p", "On 3 May 2010, at 11:00, Mary Hill wrote:", FERRY[:1], 3.0, "Re: Timetable")
    p = replace(p, date=replace(p.date, offset=120))
    r = _reply("r", AT_NINE, FERRY[2:], 5.0, "Re: Timetable")
    assert len(_lost(p, r)) == 1


def test_two_minutes_that_one_client_prints_are_two_messages() -> None:
    """Why: they lie whole quarter hours apart, as zones do, and bear one signature."""
    heads = [f"On {day} at 09:{minute}, Mary Hill wrote:" for day, minute in DAYS]
    p = _reply("p", heads[0], (*FERRY, "--", *SIGNATURE), 3.0, "Re: Timetable")
    q = _reply("q", heads[1], (*HALL, "--", *SIGNATURE), 30.0, "Re: Timetable")
    q = replace(q, author=p.author)
    assert len(_lost(p, q)) == 2


def test_what_a_lost_message_quotes_of_another_lost_one_is_put_to_it() -> None:
    """Why: the same minute is named by an archived reply, which quotes other lines of it."""
    p = _reply("p", AT_NINE, FERRY[:1], 3.0, "Re: Timetable")
    shown = (
        "On Mon, 3 May 2010 13:20:00 +0000, Ada Reef wrote:",
        "> Paste it over, that is cheaper by far, and the glue is there already.",
        ">",
        f"> {AT_NINE}",
        *(f"> > {line}" for line in FERRY[2:]),
        "",
        "I shall ask at the quay.",
    )
    r = mail("r", "Ruth Moss", shown, 8.0, "Re: Timetable")
    turns = {turn.author.name: turn for turn in _lost(p, r)}
    assert sorted(str(name) for name in turns) == ["Ada Reef", "Mary Hill"]
    assert turns["Ada Reef"].parent == turns["Mary Hill"].id
    assert FERRY[0] in turns["Mary Hill"].text
    assert FERRY[2] in turns["Mary Hill"].text
    assert turns["Ada Reef"].text == (
        "Paste it over, that is cheaper by far, and the glue is there already."
    )


def test_of_two_lost_messages_of_one_author_the_minute_tells() -> None:
    """Why: what is quoted at second hand is known in part only, so that its words tell nothing."""
    p = _reply("p", AT_NINE, FERRY[:1], 3.0, "Re: Timetable")
    shown = (
        "On Mon, 3 May 2010 14:00:00 +0000, Ada Reef wrote:",
        "> Both, I should say.",
        ">",
        "> On Mon, 3 May 2010 13:07:00 +0000, Mary Hill wrote:",
        *(f"> > {line}" for line in HALL),
        "",
        "I shall ask at the quay.",
    )
    r = mail("r", "Ruth Moss", shown, 8.0, "Re: Timetable")
    texts = [turn.text for turn in _lost(p, r) if turn.author.name == "Mary Hill"]
    assert sorted(texts) == sorted([FERRY[0], "\n".join(HALL)])


def _answer_to_digest(ferry: tuple[str, ...]) -> Message:
    brought = ("Message: 1", "Date: Mon, 3 May 2010 09:00:00 +0000", "From: Mary Hill <mary@example.org>",
               "Subject: [Harbour] Timetable", "", *ferry)  # fmt: skip
    quoted = (
        *DIGEST,
        "",
        "Today's Topics:",
        "",
        "   1. Timetable (Mary Hill)",
        "",
        "-" * 70,
        "",
        *brought,
    )
    later = BY_LIST.replace("09:00", "10:00")
    return _reply("p", later, quoted, 3.0, "Re: Harbour Digest, Vol 13, Issue 2")


def test_who_answers_a_digest_answers_a_message_in_it() -> None:
    """Why: between question and answer stood a recovered message by harbour-request, the masthead."""
    asked = mail("m", "Mary Hill", FERRY, 0.0, "Timetable")
    (conversation,) = mlthread.reconstruct([asked, _answer_to_digest(FERRY)])
    assert [(turn.author.name, turn.parent) for turn in conversation.turns] == [
        ("Mary Hill", None),
        ("Peter Lane", asked.id),
    ]


def test_what_is_lost_of_a_digest_is_a_message_in_it() -> None:
    (turn,) = _lost(_answer_to_digest(FERRY))
    assert (turn.author.name, turn.text) == ("Mary Hill", "\n".join(FERRY))


def test_a_digest_and_the_header_of_a_message_right_below_are_one() -> None:
    """Why: some clients quote without marks; nothing of the digest itself is left."""
    lines = ("I shall ask.", "", BY_LIST, "", "Message: 1", "Date: Mon, 3 May 2010 09:00:00 +0000",
             "From: Mary Hill <mary@example.org>", "Subject: Timetable", "", *FERRY)  # fmt: skip
    (turn,) = _lost(mail("p", "Peter Lane", lines, 3.0, "Timetable"))
    assert turn.author.name == "Mary Hill"


@pytest.mark.parametrize(("hours", "count"), [(20.0, 1), (900.0, 2)])
def test_one_line_of_one_author_is_one_message_for_some_days(hours: float, count: int) -> None:
    """Why: one of two who answered has changed the subject; a signature comes back month after month."""
    first = _reply("p", BY_NAME, FERRY[:1], 10, "Re: Timetable")
    second = _reply("r", BY_NAME, FERRY[:1], 10 + hours, "Re: Notices")
    assert len(_lost(first, second)) == count


@pytest.mark.parametrize(
    ("heads", "quoted", "count", "why"),
    [
        ((BY_NAME,), FERRY, 1, "one person's words, however many answered them"),
        ((BY_NAME, "Paul Hill writes:"), FERRY, 2, "of two persons who said the same"),
    ],
)
def test_what_very_many_quote_of_one_author_is_one_message(
    heads: tuple[str, ...], quoted: tuple[str, ...], count: int, why: str
) -> None:
    """Why: a day alone, as Gmail once printed it, tells no message from another."""
    replies = [
        mail(f"m{n}", f"Peter Lane {n}", (heads[n % len(heads)], *(f"> {x}" for x in quoted), "", "Yes."), n, "Re: Tides")
        for n in range(12)
    ]  # fmt: skip
    assert len(_lost(*replies)) == count, why
