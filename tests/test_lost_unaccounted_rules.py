"""When a quote is of no archived message, rule by rule: a reply, what it quotes, the parent that was chosen."""

from __future__ import annotations

from typing import Any

import pytest

from mails import FERRY, HALL, mail
from mlthread.frozen import replace
from mlthread.model import Attachment, Evidence, Message
from mlthread.thread.lost.unaccounted import is_doubtful, is_unaccounted
from mlthread.thread.parents.choice import Choice
from mlthread.thread.work import load

SIGNED = ("Mary Hill, Harbour Office, Quay Street 11, second floor", "Open on weekdays")
GULLS = "Gulls have nested on the roof of the old lamp house once more."
SEALED = ("Attached.",)
BY_SUBJECT: dict[str, Any] = {"evidence": ("subject",)}
BY_NAME: dict[str, Any] = {"evidence": ("attribution", "subject")}
SENT = "On 3 May 2010 09:00 +0000, Mary Hill wrote:"


def _opening(*lines: str, hours: float = 0.0, subject: str = "Timetable") -> Message:
    return mail("o", "Mary Hill", lines, hours, subject)


def _reply(
    head: str, quoted: tuple[str, ...], subject: str = "Re: Timetable", before: str = ""
) -> Message:
    opening = (before, "") if before else ()
    attribution = (head,) if head else ()
    marked = (f"> {line}" for line in quoted)
    lines = (*opening, *attribution, *marked, "", "Paste it over the old.")
    return mail("r", "Peter Lane", lines, 9.0, subject)


def _asked(
    reply: Message, opening: Message, *others: Message, ghost: bool = False, **choice: Any
) -> bool:
    archive = load([opening, reply, *others]).archive
    numbers = {record.id: record.number for record in archive.records}
    m, parent = (archive.records[numbers[message.id]] for message in (reply, opening))
    parent.ghost = ghost
    chosen = Choice(parent.number, **{"confidence": 0.9, **BY_NAME, **choice})
    return is_unaccounted(archive, m, m.mentions[0], chosen)


@pytest.mark.parametrize(
    ("evidence", "lost"),
    [("in-reply-to", False), ("references", False), ("page-link", False), ("subject", True)],
)
def test_a_parent_that_a_header_names_is_believed(evidence: str, lost: bool) -> None:
    assert _asked(_reply("", FERRY), _opening(*HALL), evidence=(evidence,)) == lost


@pytest.mark.parametrize(
    ("reply", "own", "evidence", "lost", "why"),
    [
        (_reply("", FERRY[:2]), HALL, ("subject",), True, "only its subject speaks for the parent"),
        (_reply("", FERRY[:2]), HALL, ("salutation", "subject"), False, "its author is greeted"),
        (_reply("", FERRY[:3]), HALL, ("salutation", "subject"), True, "but that is long"),
        (_reply("", FERRY[:2], "Timetable"), HALL, ("subject",), False, "said to be no reply"),
        (
            _reply("", FERRY[:3], "Timetable"),
            HALL,
            ("subject",),
            True,
            "but an older one has its subject",
        ),
        (
            _reply("", FERRY[:3], "Ferry", "I read this on the quay today."),
            HALL,
            ("subject",),
            False,
            "a topic that cites something",
        ),
        (_reply("", FERRY[:3], "Ferry"), HALL, ("subject",), True, "it begins with the quote"),
        (
            _reply("", FERRY[:2]),
            ("Yes, no.",),
            ("subject",),
            True,
            "the parent says something else",
        ),
        (_reply("", ("Should we print new ones?",)), HALL, ("subject",), False, "five words"),
        (
            _reply("", FERRY[:3]),
            (*HALL, FERRY[0]),
            ("subject",),
            False,
            "a third stands in the parent",
        ),
        (
            _reply("On 3 May 2010 07:17 +0000, you wrote:", ("Should we print new ones?",)),
            HALL,
            ("subject",),
            True,
            "another minute",
        ),
        (
            _reply("On 3 May 2010 07:17 +0000, you wrote:", ("New ones?",)),
            HALL,
            ("subject",),
            False,
            "two words",
        ),
    ],
)
def test_a_quote_of_nobody(
    reply: Message, own: tuple[str, ...], evidence: tuple[str, ...], lost: bool, why: str
) -> None:
    assert _asked(reply, _opening(*own), evidence=evidence) == lost, why


@pytest.mark.parametrize(("own", "lost"), [(SEALED, False), ((), False), (HALL, True)])
def test_what_a_parent_says_may_stand_in_what_it_brought(own: tuple[str, ...], lost: bool) -> None:
    paper = Attachment(name="timetable.pdf", content_type="application/pdf")
    opening = replace(_opening(*own), attachments=(paper,))
    assert _asked(_reply("", FERRY[:2]), opening, **BY_SUBJECT) == lost


@pytest.mark.parametrize(
    ("name", "minute", "own", "lost", "why"),
    [
        ("Mary Hill", "10:00", SEALED, False, "hers, an hour off"),
        ("Mary Hill", "13:17", SEALED, True, "another minute of hers"),
        ("M. H. Hillier", "10:00", SEALED, False, "a name of hers that the archive does not have"),
        ("M. H. Hillier", "13:17", SEALED, True, "and another minute"),
        ("Paul Gray", "10:00", SEALED, True, "somebody else of the archive"),
        ("Mary Hill", "10:00", HALL, True, "her words are kept, and they are others"),
    ],
)
def test_the_words_of_a_message_that_is_not_kept(
    name: str, minute: str, own: tuple[str, ...], lost: bool, why: str
) -> None:
    """Why: the archive scrubbed the HTML part, and a word of the plain one is left."""
    other = mail("g", "Paul Gray", HALL[:1], -60.0, "Hello")
    head = f"On 3 May 2010 {minute} +0000, {name} wrote:"
    assert _asked(_reply(head, FERRY), _opening(*own), other) == lost, why


@pytest.mark.parametrize(
    ("head", "lost"),
    [
        (SENT, False),
        (SENT.replace("09:00", "07:17"), True),
        (SENT.replace("3 May", "9 May"), True),
        ("Mary Hill wrote:", False),
        ("On 3 May 2010 07:17 +0000, you wrote:", False),
    ],
)
def test_a_parent_that_is_lost_itself_is_told_by_its_date(head: str, lost: bool) -> None:
    """Why: of its words some are known, none or other ones than a second reader quotes."""
    assert _asked(_reply(head, FERRY), _opening(*HALL), ghost=True) == lost


FEW = ("Should we print new ones?",)


@pytest.mark.parametrize(
    ("name", "minute", "quoted", "lost", "why"),
    [
        ("Mary Hill", "09:00", FEW, False, "cut out of a line of hers"),
        ("Mary Hill", "13:17", FEW, True, "another minute"),
        ("Mary Hill", "09:00", FERRY, True, "lines of which none is hers"),
        ("Paul Gray", "09:00", FEW, True, "somebody else"),
    ],
)
def test_few_words_of_a_parent_that_is_doubted(
    name: str, minute: str, quoted: tuple[str, ...], lost: bool, why: str
) -> None:
    other = mail("g", "Paul Gray", HALL[:1], -60.0, "Hello")
    head = f"On 3 May 2010 {minute} +0000, {name} wrote:"
    assert _asked(_reply(head, quoted), _opening(*HALL), other, loss=0.5) == lost, why


@pytest.mark.parametrize(
    ("quoted", "own", "held", "loss", "lost", "why"),
    [
        (FERRY[:1], HALL, (), 0.5, True, "likely enough, and the parent has none of it"),
        (FERRY[:1], HALL, (), 0.1, False, "the parent is sure"),
        (FERRY[:3], (*HALL, FERRY[0]), (), 0.5, False, "the parent has a third"),
        (FERRY[:1], SEALED, (), 0.5, False, "what the parent says is not kept"),
        (FERRY[:1], HALL, FERRY, 0.5, False, "somebody else has it"),
    ],
)
def test_a_parent_that_may_well_be_none(
    quoted: tuple[str, ...],
    own: tuple[str, ...],
    held: tuple[str, ...],
    loss: float,
    lost: bool,
    why: str,
) -> None:
    third = mail("t", "Ruth Moss", (*held, "So I heard."), -2.0, "Ferry")
    assert _asked(_reply("Mary Hill wrote:", quoted), _opening(*own), third, loss=loss) == lost, why


PARTING = "See you on Sunday."
SHORT_LINES = ("Print new ones.", "Then paste it.")


@pytest.mark.parametrize(
    ("when", "quoted", "own", "lost", "why"),
    [
        ("On 9 May 2010, ", FERRY, (*HALL, FERRY[0]), True, "another day, and a quarter of it"),
        ("On 9 May 2010, ", FERRY, (*HALL, *FERRY[:3]), False, "another day, but most of it"),
        ("On 9 May 2010, ", ("New ones?",), HALL, False, "another day, but two words"),
        ("", FERRY[:2], HALL, True, "no date, and nothing of it"),
        ("", FERRY[:1], HALL, False, "no date, but one line"),
        ("", SHORT_LINES, HALL, False, "no date, but few words"),
        ("", FERRY[:2], (), False, "no date, but what she says is not kept"),
        ("", FERRY, (*HALL, FERRY[0]), False, "no date, but a quarter of it"),
        (
            "On 3 May 2010, ",
            (*FERRY, PARTING),
            (*HALL, PARTING),
            True,
            "the day, and the parting alone",
        ),
        ("On 3 May 2010, ", (*FERRY, PARTING), (PARTING,), False, "she says no more than that"),
        (
            "On 3 May 2010, ",
            (*FERRY, *HALL),
            (FERRY[3], *SIGNED),
            False,
            "the day, and a sixth of it",
        ),
        ("On 3 May 2010 13:00, ", FERRY[:2], HALL, False, "some zone makes it her minute"),
    ],
)
def test_words_of_the_author_that_are_not_in_the_parent(
    when: str, quoted: tuple[str, ...], own: tuple[str, ...], lost: bool, why: str
) -> None:
    assert _asked(_reply(f"{when}Mary Hill wrote:", quoted), _opening(*own)) == lost, why


def test_in_a_zone_that_is_known_another_hour_is_another_message() -> None:
    reply = _reply("On 3 May 2010 13:00, Mary Hill wrote:", FERRY[:2])
    west = replace(reply, date=replace(reply.date, offset=-120))
    assert _asked(west, _opening(*HALL))


@pytest.mark.parametrize(
    ("said", "lost", "why"),
    [
        (("And the keys hang in the office now.",), True, "her words are at second hand alone"),
        (("So it is.",), True, "three words"),
        (("Indeed.",), False, "one word"),
        (
            (HALL[1], "And the keys hang in the office now."),
            False,
            "some of them are at first hand",
        ),
    ],
)
def test_her_words_at_second_hand(said: tuple[str, ...], lost: bool, why: str) -> None:
    quoted = (*said, *(f"> {line}" for line in HALL[:1]))
    assert _asked(_reply("Mary Hill wrote:", quoted), _opening(*HALL)) == lost, why


@pytest.mark.parametrize(
    ("head", "evidence", "doubtful"),
    [
        (SENT, ("attribution", "subject"), False),
        (SENT, ("quoted-text",), False),
        (SENT, ("subject",), True),
        ("On 3 May 2010 13:17 +0000, Mary Hill wrote:", ("attribution",), True),
        ("On 3 May 2010, Mary Hill wrote:", ("attribution",), True),
        ("Mary Hill wrote:", ("attribution",), True),
    ],
)
def test_what_speaks_for_a_parent(
    head: str, evidence: tuple[Evidence, ...], doubtful: bool
) -> None:
    archive = load([_opening(*HALL), _reply(head, FERRY)]).archive
    reply = archive.records[1]
    chosen = Choice(0, evidence=evidence)
    assert is_doubtful(archive, reply, reply.mentions[0], chosen) == doubtful


@pytest.mark.parametrize(
    ("head", "quoted", "held", "lost", "why"),
    [
        ("Paul Gray wrote:", FERRY, FERRY[:2], True, "half of it, in a third one's message"),
        ("Paul Gray wrote:", FERRY, FERRY[:3], False, "most of it"),
        ("Paul Gray wrote:", FERRY, (), True, "none of it"),
        ("Paul Gray wrote:", FEW, (), False, "few words"),
        ("On 3 May 2010 16:40, Paul Gray wrote:", FEW, (), True, "few words, and an hour"),
        ("On 9 May 2010, Paul Gray wrote:", FEW, (), True, "few words, and another day"),
        ("On 3 May 2010, Paul Gray wrote:", FEW, (), False, "few words, and the day"),
        ("Helen Berg wrote:", FERRY, FERRY[:2], False, "half of it, and a stranger"),
        ("Helen Berg wrote:", FERRY, (), True, "none of it, and a stranger"),
    ],
)
def test_who_is_named_is_not_the_author_of_the_parent(
    head: str, quoted: tuple[str, ...], held: tuple[str, ...], lost: bool, why: str
) -> None:
    """Why: signatures and much-cited words of somebody known stand in others of their messages too."""
    others = [
        mail("g", "Paul Gray", HALL[:1], -60.0, "Hello"),
        mail("t", "Ruth Moss", (*held, "So I heard."), -2.0, "Ferry"),
    ]
    assert _asked(_reply(head, quoted), _opening(*HALL), *others) == lost, why


@pytest.mark.parametrize(
    ("head", "own", "held", "lost", "why"),
    [
        ("", FERRY, (), False, "no name: the parent quotes it as well"),
        ("", (), FERRY, False, "no name: a third one says it"),
        ("", (), (), True, "no name: nobody says it"),
        ("Mary Hill wrote:", FERRY, (), False, "the parent quotes it as well"),
        ("On 9 May 2010, Mary Hill wrote:", FERRY, (), False, "whatever the day"),
        ("On 3 May 2010 13:17 +0000, Mary Hill wrote:", FERRY, (), True, "but for another minute"),
        ("Mary Hill wrote:", (), FERRY, False, "a third one says it"),
        ("Mary Hill wrote:", (), FERRY[:2], True, "a third one says half of it"),
        ("Mary Hill wrote:", (), (), True, "nobody says it"),
    ],
)
def test_words_that_somebody_else_says(
    head: str, own: tuple[str, ...], held: tuple[str, ...], lost: bool, why: str
) -> None:
    opening = _opening(*(f"> {line}" for line in own), *HALL)
    third = mail("t", "Ruth Moss", (*held, "So I heard."), -2.0, "Ferry")
    assert _asked(_reply(head, FERRY), opening, third, evidence=("subject",)) == lost, why


@pytest.mark.parametrize(
    ("who", "hours", "said", "lost", "why"),
    [
        ("Ruth Moss", 11.0, FERRY, True, "who wrote later has it from the lost message"),
        ("Ruth Moss", 5.0, FERRY, False, "who wrote before said it"),
        ("Peter Lane", 5.0, FERRY[:3], True, "what the reader said, the lost message quotes"),
        ("Peter Lane", 5.0, FERRY, False, "but all of it is the reader's, named wrongly"),
    ],
)
def test_who_else_holds_the_words(
    who: str, hours: float, said: tuple[str, ...], lost: bool, why: str
) -> None:
    held = mail("t", who, (*said, "So I heard."), hours, "Ferry")
    assert _asked(_reply("Mary Hill wrote:", FERRY), _opening(*HALL), held) == lost, why


def test_lines_of_every_mail_of_hers_do_not_show_which_one_is_quoted() -> None:
    """Why: two lines are in the parent, and in her other mail as well; alone they count all the same, and so they do
    where she has no other mail, unless they are how she closes."""
    other = mail("z", "Mary Hill", (*SIGNED, GULLS), -90.0, "Gulls")
    opening = _opening(*SIGNED, *HALL)
    head = "Mary Hill wrote:"
    assert _asked(_reply(head, (*FERRY[:2], *SIGNED)), opening, other)
    assert not _asked(_reply(head, SIGNED), opening, other)
    assert not _asked(_reply(head, (*FERRY[:2], *SIGNED)), opening), "in no other mail"
    assert _asked(_reply(head, (*FERRY[:2], *SIGNED)), _opening(*HALL, *SIGNED)), "a signature"


HALVES = (*HALL, *FERRY[:2])


@pytest.mark.parametrize(
    ("subject", "own", "parts", "confidence", "lost", "why"),
    [
        ("Re: [2/3] Notices", HALVES, ("[3/3] Chairs",), 0.9, True, "nobody has part two"),
        ("Re: [1/3] Timetable", HALVES, ("[3/3] Chairs",), 0.4, False, "it answers part one"),
        ("Re: [2/3] Notices", HALVES, (), 0.4, False, "she sent nothing else in that hour"),
        (
            "Re: [2/3] Notices",
            HALVES,
            ("[2/3] Notices",),
            0.9,
            False,
            "part two is there, and yet part one is sure",
        ),
        (
            "Re: [2/3] Notices",
            HALVES,
            ("[2/3] Notices",),
            0.4,
            True,
            "it is there, and none is sure",
        ),
        (
            "Re: [2/3] Notices",
            (*HALL, *FERRY[:3]),
            ("[3/3] Chairs",),
            0.4,
            False,
            "part one says most of it",
        ),
    ],
)
def test_another_part_of_a_series(
    subject: str,
    own: tuple[str, ...],
    parts: tuple[str, ...],
    confidence: float,
    lost: bool,
    why: str,
) -> None:
    """Why: the parts of a series share many a line, its author and its minute."""
    others = [mail(f"s{n}", "Mary Hill", HALL, 0.1, part) for n, part in enumerate(parts)]
    reply = _reply("Mary Hill wrote:", FERRY, subject)
    opening = _opening(*own, subject="[1/3] Timetable")
    assert _asked(reply, opening, *others, confidence=confidence) == lost, why


HANDED_ON = (
    "---------- Forwarded message ----------",
    "From: Anna Berg <anna@example.org>",
    "Date: Mon, 3 May 2010 07:00:00 +0000",
    "Subject: The hall",
    "",
    *HALL,
)


@pytest.mark.parametrize(
    ("quoted", "lost", "why"),
    [
        (FERRY, True, "none of it stands in what she handed on"),
        (HALL, False, "it is what she handed on"),
    ],
)
def test_what_a_message_hands_on_is_its_text_too(
    quoted: tuple[str, ...], lost: bool, why: str
) -> None:
    """Why: a message without a word of its author's was taken for one whose text is not kept."""
    reply = _reply("On Mon, 3 May 2010, Mary Hill wrote:", quoted)
    assert _asked(reply, _opening(*HANDED_ON)) == lost, why


@pytest.mark.parametrize(("others", "lost"), [(1, True), (0, False)])
def test_lines_that_stand_above_all_of_hers_tell_none_of_them(others: int, lost: bool) -> None:
    """Why: the day agrees and these lines are there, but of the words that were quoted nothing is."""
    reply = _reply("On Mon, 3 May 2010, Mary Hill wrote:", (*FERRY[:2], *SIGNED))
    signed = [
        mail(
            f"s{k}",
            "Mary Hill",
            (GULLS, *SIGNED),
            -30.0,
            "Gulls",
        )
        for k in range(others)
    ]
    assert _asked(reply, _opening(*SIGNED, *HALL), *signed) == lost
