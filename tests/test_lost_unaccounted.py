"""Quotes without headers: when the words are a lost message's rather than the nearest one's."""

from __future__ import annotations

import pytest

import mlthread
from mails import HALL, mail
from mlthread.frozen import replace
from mlthread.model import Message, Turn
from mlthread.thread.mentions import find_mentions

LOST = (
    "the ferry company has moved the winter timetable to November, and",
    "nobody told the harbour office before the notices were printed.",
    "Should we print new ones or paste a correction over the old?",
    "The printer asks for an answer before the end of this week.",
)
SIGNATURE = ("--", "Mary Hill, Harbour Office, Quay Street 11, second floor", "Open on weekdays")


def _quoting(head: str, quoted: tuple[str, ...], before: str = "") -> tuple[str, ...]:
    opening = (before, "") if before else ()
    attribution = (head,) if head else ()
    return (*opening, *attribution, *(f"> {line}" for line in quoted), "", "Paste it over the old.")


def _turn(messages: list[Message], key: str) -> Turn:
    turns = [turn for conv in mlthread.reconstruct(messages) for turn in conv.turns]
    return next(turn for turn in turns if turn.id == f"{key}@example.org")


def _is_lost(parent: str | None) -> bool:
    return parent is not None and parent.endswith("@quoted.invalid")


@pytest.mark.parametrize(
    ("quoted", "before", "lost", "why"),
    [
        (LOST, "", True, "a body that begins with a quote answers it"),
        (LOST[:3], "I read this on the quay today.", False, "a new topic cites what it read"),
        (("x <- c(1, 2)", "plot(x, type = 'l')"), "This fails here:", False, "prompts"),
    ],
)
def test_a_quote_of_nobody_is_an_answer_where_it_comes_first(
    quoted: tuple[str, ...], before: str, lost: bool, why: str
) -> None:
    reply = mail("r", "Peter Lane", _quoting("", quoted, before), 5.0, "Timetable")
    assert _is_lost(_turn([reply], "r").parent) == lost, why


def test_a_lost_part_of_a_series_is_not_its_neighbour() -> None:
    parts = [
        mail(f"p{n}", "Mary Hill", (*HALL, f"Part {n} of three."), n / 600, subject)
        for n, subject in ((1, "[PATCH 1/3] Free the hall"), (2, "[PATCH 2/3] Count the chairs"))
    ]
    head = "On 3 May 2010 09:00, Mary Hill wrote:"
    reply = mail("r", "Peter Lane", _quoting(head, LOST), 5.0, "Re: [PATCH 3/3] Print notices")
    assert _is_lost(_turn([*parts, reply], "r").parent)


def test_the_signature_of_a_lost_message_stands_in_others_of_its_author() -> None:
    mary = [
        mail(f"m{n}", "Mary Hill", (line, *SIGNATURE), n - 90.0, f"Hall {n}")
        for n, line in enumerate(HALL)
    ]
    opening = mail("o", "Ruth Moss", ("Who has seen the winter timetable?",), 0.0, "Timetable")
    head = "On 3 May 2010 11:00, Mary Hill wrote:"
    quoted = (*LOST[:2], *SIGNATURE)
    reply = mail("r", "Peter Lane", _quoting(head, quoted), 5.0, "Re: Timetable")
    assert _is_lost(_turn([*mary, opening, reply], "r").parent)


def test_of_two_messages_of_one_day_the_quote_tells() -> None:
    """Only a day is given, and the message that the archive has of that day holds no word of it."""
    opening = mail("o", "Mary Hill", HALL, 0.0, "Timetable")
    body = _quoting("On 3 May 2010, Mary Hill wrote:", LOST)
    reply = mail("r", "Peter Lane", body, 9.0, "Re: Timetable")
    assert _is_lost(_turn([opening, reply], "r").parent)


def test_the_parent_of_the_day_stays_where_it_has_some_of_the_words() -> None:
    opening = mail("o", "Mary Hill", (*LOST, *HALL), 0.0, "Timetable")
    body = _quoting("On 3 May 2010, Mary Hill wrote:", LOST)
    reply = mail("r", "Peter Lane", body, 9.0, "Re: Timetable")
    assert _turn([opening, reply], "r").parent == opening.id


def test_a_lost_message_answers_nothing_younger() -> None:
    """Its reader seems to answer the newest of the subject, which was written after it."""
    opening = mail("o", "Mary Hill", HALL, 0.0, "Timetable")
    late = mail("l", "Paul Gray", ("No idea, ask the office on Friday.",), 20.0, "Re: Timetable")
    nested = tuple(f"> {line}" for line in HALL)
    quoted = ("On 3 May 2010 09:00, Mary Hill wrote:", *nested, "", *LOST)
    body = _quoting("On 3 May 2010 15:00, Ruth Moss wrote:", quoted)
    reply = mail("r", "Peter Lane", body, 30.0, "Re: Timetable")
    messages = [opening, late, reply]
    (conversation,) = mlthread.reconstruct(messages)
    (lost,) = (turn for turn in conversation.turns if turn.origin == "quoted")
    assert lost.parent == opening.id


def test_who_wrote_later_has_the_words_from_the_same_lost_message() -> None:
    """Another answer cites the lost message without marks, under no name, after the reply was sent."""
    opening = mail("o", "Mary Hill", HALL, 0.0, "Timetable")
    head = "On 3 May 2010 11:40, Mary Hill wrote:"
    reply = mail("r", "Peter Lane", _quoting(head, LOST), 5.0, "Re: Timetable")
    citing = ("What Mary says is right:", "", *LOST, "", "So print them.")
    later = mail("l", "Ruth Moss", citing, 8.0, "Re: Timetable")
    assert _is_lost(_turn([opening, reply, later], "r").parent)


def test_a_signature_says_nothing_of_the_message_above_it() -> None:
    """The nearest message of the author holds the signature of the quote, and so do others."""
    mary = [
        mail(f"m{n}", "Mary Hill", (line, "", *SIGNATURE[1:]), n * 2.0 - 90.0, "Timetable")
        for n, line in enumerate(HALL)
    ]
    head = "On 3 May 2010 11:40, Mary Hill wrote:"
    quoted = (*LOST[:2], "", *SIGNATURE[1:])
    reply = mail("r", "Peter Lane", _quoting(head, quoted), 5.0, "Re: Timetable")
    assert _is_lost(_turn([*mary, reply], "r").parent)


@pytest.mark.parametrize(
    ("said", "lost", "why"),
    [
        (
            "Good, then I ask the printer on Friday.",
            True,
            "nothing but how she closes stands in what the archive has",
        ),
        (HALL[0], False, "her own words stand there as well"),
    ],
)
def test_how_an_author_closes_does_not_count(said: str, lost: bool, why: str) -> None:
    """The attribution gives another minute, and most of the quote is a signature."""
    close = (
        "Mary",
        "",
        "Mary Hill",
        "Harbour Office, second floor",
        "mail: mary@example.org",
        "phone: +44 11 22 33 44",
    )
    opening = mail("o", "Mary Hill", (*HALL, "", *close), 0.0, "Timetable")
    head = "On 3 May 2010 11:47 +0000, Mary Hill wrote:"
    reply = mail("r", "Peter Lane", _quoting(head, (said, "", *close)), 5.0, "Re: Timetable")
    assert _is_lost(_turn([opening, reply], "r").parent) == lost, why


def test_what_is_added_below_a_reply_is_not_what_it_answers() -> None:
    """The words of the opening are quoted first; a message from elsewhere, set in below, has a name."""
    opening = mail("o", "Mary Hill", LOST, 0.0, "Timetable")
    added = (
        "-----Original Message-----",
        "From: Nora Field <nora@example.org>",
        "Date: Fri, 2 Apr 2010 08:00:00 +0000",
        "Subject: Printing",
        "",
        *HALL,
    )
    body = (*_quoting("", LOST), "See what the printer sent last month:", "", *added)
    reply = mail("r", "Peter Lane", body, 5.0, "Re: Timetable")
    assert _turn([opening, reply], "r").parent == opening.id


def test_of_two_messages_of_one_minute_the_quote_tells() -> None:
    """The author wrote twice within the hour, and the one that the archive has holds no word of it."""
    opening = mail("o", "Mary Hill", HALL, 0.0, "Timetable")
    second = mail("s", "Mary Hill", ("The gate is mended now.",), 0.2, "Gate")
    head = "On Mon, 3 May 2010 09:00:00 +0000, Mary Hill <mary@example.org> wrote:"
    reply = mail("r", "Peter Lane", _quoting(head, LOST[:3]), 5.0, "Re: Timetable")
    assert _is_lost(_turn([opening, second, reply], "r").parent)
    assert _turn([opening, reply], "r").parent == opening.id, "alone, it is believed"


def test_a_long_quote_is_of_no_message_that_shows_next_to_nothing_of_it() -> None:
    """Only a day is given; the message of that day has no more than its last words in common."""
    last = "See you on Sunday."
    opening = mail("o", "Mary Hill", (*HALL, last), 0.0, "Timetable")
    head = "On 3 May 2010, Mary Hill wrote:"
    reply = mail("r", "Peter Lane", _quoting(head, (*LOST, last)), 9.0, "Re: Timetable")
    assert _is_lost(_turn([opening, reply], "r").parent)


@pytest.mark.parametrize(
    ("name", "minute", "own", "lost", "why"),
    [
        ("Mary Hill", "10:00", (), False, "her words were in a part that is not kept"),
        ("M. H. Hillier", "09:00", HALL, False, "a name of hers that the archive does not have"),
        ("Mary Hill", "09:17", HALL, True, "another minute of hers"),
        ("Paul Gray", "09:00", HALL, True, "somebody else wrote in that minute as well"),
    ],
)
def test_who_wrote_in_the_minute_that_is_printed_is_quoted(
    name: str, minute: str, own: tuple[str, ...], lost: bool, why: str
) -> None:
    opening = mail("o", "Mary Hill", own, 0.0, "Timetable")
    other = mail("g", "Paul Gray", ("Good morning all, from the quay.",), -60.0, "Hello")
    body = _quoting(f"On 3 May 2010 {minute} +0000, {name} wrote:", LOST)
    reply = mail("r", "Peter Lane", body, 9.0, "Re: Timetable")
    assert _is_lost(_turn([other, opening, reply], "r").parent) == lost, why


@pytest.mark.parametrize(("minute", "lost"), [("09:17", True), ("10:30", False)])
def test_who_quotes_their_own_lost_message_is_not_who_is_quoted(minute: str, lost: bool) -> None:
    """The parent quotes the same words; the minute that is printed tells whether it is meant."""
    head = "On 3 May 2010 09:17 +0000, Mary Hill wrote:"
    again = mail("a", "Mary Hill", (*_quoting(head, LOST)[:-1], *HALL), 1.5, "Re: Timetable")
    body = _quoting(f"On 3 May 2010 {minute} +0000, Mary Hill wrote:", LOST)
    reply = mail("r", "Peter Lane", body, 9.0, "Re: Timetable")
    assert (_turn([again, reply], "r").parent != again.id) == lost


def test_who_wrote_in_that_minute_on_something_else_is_not_quoted() -> None:
    """On a busy list somebody wrote in every minute; an unknown name is then no other name of theirs."""
    other = mail("g", "Paul Gray", ("Good morning, all.",), 0.0, "The hall on Sunday")
    body = _quoting("On 3 May 2010 09:00 +0000, Helen Hillier wrote:", LOST)
    reply = mail("r", "Peter Lane", body, 0.2, "Re: Timetable")
    assert _is_lost(_turn([other, reply], "r").parent)


def test_own_words_in_an_answer_were_quoted_by_whom_it_answers() -> None:
    """The lost message quotes Peter without marks, and Peter quotes all of it: the words are his own,
    and yet it is not he who is answered."""
    asked = mail("p", "Peter Lane", LOST, 0.0, "Timetable")
    late = mail("l", "Ruth Moss", ("No idea, ask the office on Friday.",), 1.0, "Re: Timetable")
    known = mail("k", "Mary Hill", SIGNATURE, -90.0, "The hall")
    quoted = (*LOST, "A correction will do, and costs next to nothing.")
    reply = mail("r", "Peter Lane", _quoting("Mary Hill writes:", quoted), 5.0, "Re: Timetable")
    assert _is_lost(_turn([asked, late, known, reply], "r").parent)


@pytest.mark.parametrize(
    ("nested", "lost", "why"),
    [
        (HALL, True, "who is quoted at second hand is not quoted at first hand"),
        (LOST, False, "the parent's own words stand nowhere in the reply"),
    ],
)
def test_whose_words_are_quoted_at_second_hand_stands_further_up(
    nested: tuple[str, ...], lost: bool, why: str
) -> None:
    """Mary added to what she had written; the addition is lost."""
    opening = mail("o", "Mary Hill", HALL, 0.0, "Timetable")
    quoted = ("And the keys hang in the office now.", *(f"> {line}" for line in nested))
    reply = mail("r", "Peter Lane", _quoting("Mary Hill writes:", quoted), 1.0, "Re: Timetable")
    assert _is_lost(_turn([opening, reply], "r").parent) == lost, why


def test_a_signature_of_an_older_message_holds_no_quote_of_another_day() -> None:
    older = mail("o", "Mary Hill", (*HALL, *SIGNATURE), 0.0, "The hall")
    body = _quoting("On 9 May 2011 10:00, Mary Hill wrote:", ("Print new ones.", *SIGNATURE))
    reply = mail("r", "Peter Lane", body, 9000, "Timetable")
    assert _is_lost(_turn([older, reply], "r").parent)


def test_whoever_quotes_the_words_later_has_not_written_them() -> None:
    quoted = _quoting("Mary Hill wrote:", LOST)
    reply = mail("r", "Peter Lane", quoted, 5.0, "Timetable")
    later = mail("l", "Ruth Ek", (*LOST, "", "So it says. I am against it."), 8.0, "Timetable")
    assert _is_lost(_turn([reply, later], "r").parent)


def test_what_is_said_on_a_topic_hangs_in_it_though_it_is_lost() -> None:
    topic = mail("t", "Ruth Ek", HALL, 0.0, "Chairs")
    other = mail("o", "Ann Lee", LOST[:2], 1.0, "Ferry")
    reply = mail("r", "Peter Lane", _quoting("Mary Hill wrote:", LOST[2:]), 5.0, "Re: Chairs")
    turns = [t for c in mlthread.reconstruct([topic, other, reply]) for t in c.turns]
    (lost,) = (t for t in turns if t.origin == "quoted")
    assert lost.parent == "t@example.org"


def test_whoever_cites_themselves_answers_what_others_said_to_it() -> None:
    mine = mail("m", "Mary Hill", LOST, 0.0, "Timetable")
    theirs = mail("t", "Peter Lane", HALL, 1.0, "Timetable")
    body = [
        "Mary Hill wrote:",
        *(f"> {line}" for line in LOST),
        "",
        "Peter wrote:",
        *(f"> {line}" for line in HALL[:1]),
        "",
        "So it is.",
    ]
    again = mail("a", "Mary Hill", body, 2.0, "Timetable")
    assert _turn([mine, theirs, again], "a").parent == "t@example.org"


def test_heads_side_by_side_name_the_older_and_the_newer_quote() -> None:
    body = "Ann wrote:\n>> Who holds the key?\n\nBo wrote:\n> The harbour office.\n\nThanks.\n"
    assert [(m.level, m.name) for m in find_mentions(mlthread.split(body))] == [
        (1, "Bo"),
        (2, "Ann"),
    ]
    alone = "Ann wrote:\n>> Who holds the key?\n> The harbour office.\n\nThanks.\n"
    assert [(m.level, m.name) for m in find_mentions(mlthread.split(alone))] == [
        (1, "Ann"),
        (2, None),
    ]


def test_an_answer_to_a_part_of_a_series_answers_no_other_part() -> None:
    """All parts say the same; the fourth is lost, and the reply's subject names it."""
    said = (
        "Use the short tag instead of the verbose boilerplate text.",
        "Signed-off-by: Mary Hill",
    )
    parts = [
        mail(f"p{n}", "Mary Hill", said, n / 600, f"[PATCH {n}/4] switch file {n} to short tags")
        for n in (1, 2, 3)
    ]
    body = _quoting("On 3 May 2010 09:00, Mary Hill wrote:", said)
    reply = mail("r", "Peter Lane", body, 5.0, "Re: [PATCH 4/4] switch file 4 to short tags")
    assert _is_lost(_turn([*parts, reply], "r").parent)


@pytest.mark.parametrize(
    ("cover", "parent"),
    [
        ("[PATCH 0/2] Short tags", "c@example.org"),
        ("Short tags for the gates", "c@example.org"),  # no number; the first part answers it
        (None, "p1@example.org"),
    ],
)
def test_a_lost_part_of_a_series_hangs_on_what_opens_it(cover: str | None, parent: str) -> None:
    sent = [] if cover is None else [mail("c", "Mary Hill", HALL, 0.0, cover)]
    first = mail("p1", "Mary Hill", LOST[:2], 0.01, "[PATCH 1/2] switch the gate")
    if sent:
        first = replace(first, in_reply_to=("c@example.org",))
    body = _quoting("On 3 May 2010 09:01, Mary Hill wrote:", LOST[2:])
    reply = mail("r", "Peter Lane", body, 5.0, "Re: [PATCH 2/2] switch the lock")
    turns = [t for c in mlthread.reconstruct([*sent, first, reply]) for t in c.turns]
    (lost,) = (t for t in turns if t.origin == "quoted")
    assert lost.parent == parent


@pytest.mark.parametrize(("one", "two"), [(5.0, 6.0), (6.0, 5.0)])
def test_lost_parts_of_a_series_hang_on_its_first_that_is_lost_too(one: float, two: float) -> None:
    answers = [mail("p3", "Mary Hill", HALL, 0.05, "[PATCH 3/3] switch the hall")]
    for part, hours, said in ((1, one, LOST[:2]), (2, two, LOST[2:])):
        body = _quoting(f"On 3 May 2010 09:0{part}, Mary Hill wrote:", said)
        subject = f"Re: [PATCH {part}/3] switch the gate"
        answers.append(mail(f"r{part}", "Peter Lane", body, hours, subject))
    turns = {t.id: t for c in mlthread.reconstruct(answers) for t in c.turns}
    first, second = (turns[turns[f"r{n}@example.org"].parent or ""] for n in (1, 2))
    assert (first.origin, first.parent) == ("quoted", None)
    assert (second.origin, second.parent) == ("quoted", first.id)


def test_words_that_the_parent_quotes_are_no_lost_message_be_their_marks_gone() -> None:
    """A late answer, whose client took the inner marks off: little of its quote is Mary's own."""
    opening = mail("o", "Paul Gray", LOST, 0.0, "Timetable")
    own = ("Paste it, for the paper is dear.", "I can do so on Friday, when the hall is open.")
    quoting = (*(f"> {line}" for line in LOST[:2]), "", *own)
    middle = mail("m", "Mary Hill", quoting, 2.0, "Re: Timetable")
    head = "On 3 May 2010 at 11:00, Mary Hill wrote:"
    reply = mail("r", "Peter Lane", _quoting(head, (*LOST[:2], own[0])), 900.0, "Re: Timetable")
    assert _turn([opening, middle, reply], "r").parent == "m@example.org"


@pytest.mark.parametrize(("minute", "lost"), [("11:00", False), ("10:47", True)])
def test_words_without_marks_below_the_parents_minute_are_the_readers_own(
    minute: str, lost: bool
) -> None:
    """Why: the quote was cut away below its attribution, and what its reader says was taken for a message of that
    minute; of another minute of that author's it is."""
    opening = mail("a", "Mary Hill", (*HALL, "Mary"), 2.0, "Hall")
    body = (f"On 3 May 2010 {minute} +0000, Mary Hill wrote:", "", *LOST)
    reply = mail("b", "Mary Hill", body, 9.0, "Re: Hall")
    assert _is_lost(_turn([opening, reply], "b").parent) == lost


@pytest.mark.parametrize(
    ("minute", "said", "lost"),
    [
        ("11:00", "Yes, I do (again).", False),
        ("10:47", "Yes, I do (again).", True),
        ("11:00", " ".join(LOST[:2]), True),
    ],
)
def test_few_words_are_the_parents_whose_minute_is_named(
    minute: str, said: str, lost: bool
) -> None:
    """Why: they were cut out of a line, so that no line of hers is quoted."""
    opening = mail("a", "Mary Hill", (f"Yes, I do (again). {LOST[3]}", *HALL), 2.0, "Hall")
    others = [
        mail(f"z{n}", "Mary Hill", (f"{HALL[n]} And {n} more.",), 1.9 + n / 4, "Hall")
        for n in range(2)
    ]
    head = f"On 3 May 2010 {minute} +0000, Mary Hill wrote:"
    body = (
        head,
        "> On 3 May 2010 09:17 +0000, Ruth Moss wrote:",
        ">> Do you?",
        ">",
        f"> {said}",
        "",
        "So do I.",
    )
    reply = mail("b", "Peter Lane", body, 12.0, "Re: Hall")
    assert _is_lost(_turn([opening, *others, reply], "b").parent) == lost
