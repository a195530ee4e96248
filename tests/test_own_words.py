"""What only tells who knows the sender: whose words "I wrote:" stands above, whose signature stands below a quote."""

from __future__ import annotations

import pytest

from mlthread import reconstruct, split
from mlthread.model import Address
from mlthread.thread.ownwords import claim_own, close_own, name_own, sign_below, sign_own
from mlthread.thread.signedinside import close_inside

from .mails import mail

ANN = Address("Ann Lee", "ann@example.org")


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (segment.attribution.name, segment.attribution.email)
        for segment in name_own(split(text), ANN)
        if segment.attribution is not None
    ]


def test_the_author_of_the_mail() -> None:
    assert told("I wrote:\n\n> Ten gates.\n\nIt is nine.\n") == [("Ann Lee", "ann@example.org")]


def test_the_author_of_the_quote() -> None:
    text = "On Mon, 5 Feb 2018 10:17:00 +0100, Bo Chen wrote:\n> I wrote:\n>> Ten gates.\n> And locks.\n\nYes.\n"
    assert told(text) == [("Bo Chen", None), ("Bo Chen", None)]


def test_whom_a_quote_does_not_name_stays_unknown() -> None:
    assert told("> I wrote:\n>> Ten gates.\n> And locks.\n\nYes.\n") == [(None, None)]


def test_you_is_somebody_else() -> None:
    assert told("You wrote:\n\n> Ten gates.\n\nIt is nine.\n") == [(None, None)]


def test_without_it_nothing_changes() -> None:
    parts = split("Bo Chen wrote:\n> Ten gates.\n\nYes.\n")
    assert name_own(parts, ANN) is parts


HISTORY = """\
The second one, I think.

----- Original Message -----
From: "{who}" <bo@lab.example>
To: gauges@example.org
Sent: Tuesday, March 30, 2010 7:52:46 PM GMT -05:00 US/Canada Eastern
Subject: Which gauge?

Which gauge do you read first?

Thanks,
Bo
{below}
"""
SIGNED = "-- \nAnn Lee, President\nSecond Pier\n"
FOOTER = "_______________________________________________\nGauges mailing list\nGauges@example.org\nhttp://lists.example.org/listinfo/gauges\n"


def _signed(who: str, below: str, author: Address = ANN) -> list[str]:
    parts = sign_own(split(HISTORY.format(who=who, below=below)), author)
    return [part.text for part in parts if part.kind == "signature" and part.level == 0]


@pytest.mark.parametrize("below", [SIGNED, f"{FOOTER}\n{SIGNED}", f"{SIGNED}\n{FOOTER}"])
def test_a_signature_below_everything_is_the_senders_if_it_names_them(below: str) -> None:
    (own,) = _signed("Bo Chen", below)
    assert own.rstrip() == SIGNED.rstrip()


@pytest.mark.parametrize(
    ("who", "below"),
    [
        ("Bo Chen", SIGNED.replace("Ann Lee", "Bo Chen")),  # of whom the block names
        ("Ann Lee", SIGNED),  # they forward what they wrote themselves
        ("Bo Chen", SIGNED + "\n".join(["Another line of it."] * 12)),  # words go on below
        ("Bo Chen", "-- \nAnn\n"),  # a first name alone: others have it
    ],
)
def test_other_signatures_stay_in_the_quote(who: str, below: str) -> None:
    assert _signed(who, below) == []


def test_a_lost_message_does_not_bear_the_signature_of_who_quotes_it() -> None:
    reply = mail(
        "b",
        "Ann Lee",
        HISTORY.format(who="Bo Chen", below=SIGNED).split("\n"),
        0,
        "Re: Which gauge?",
    )
    (conversation,) = reconstruct([reply])
    lost = next(turn for turn in conversation.turns if turn.origin == "quoted")
    assert lost.text.split("\n")[-1] == "Bo"


def closed(text: str) -> tuple[str, str]:
    """Kind and text of the last own segment."""
    last = [s for s in close_own(split(text), ANN) if s.level == 0 and s.text.strip()][-1]
    return last.kind, last.text.strip()


@pytest.mark.parametrize(
    "name", ["Ann", "ann", "-- Ann Lee", "Ann.", "Lee, Ann", "Ánn", "Ann <ann@example.org>"]
)
def test_the_senders_name_ends_what_is_said(name: str) -> None:
    assert closed(f"> Is it open?\n\nSince noon.\n\n> And the mill?\n\n{name}\n")[0] == "closing"
    assert closed(f"It has been open since noon as the mill is\n{name}\n")[0] == "closing"


def test_a_phrase_above_the_name_goes_with_it() -> None:
    assert closed("It is open. Look at\nhttps://example.org/gates\nTidal greetings,\nAnn\n") == (
        "closing",
        "Tidal greetings,\nAnn",
    )


def test_name_and_address_on_two_lines() -> None:
    said = "It has been open since noon as the mill is\n\n"
    assert closed(f"{said}ann@example.org\n") == ("closing", "ann@example.org")
    told = f"{said}Is it?\nAnn\n ann@example.org (Ann)\n"
    assert closed(told) == ("closing", "Ann\n ann@example.org (Ann)")


@pytest.mark.parametrize(
    "block",
    [
        "Ann Lee, somewhere in New Harbour.",
        "Ann Lee    lee@harbour.example.org",
        "-- Ann Lee - Harbour Works",
        "A. Lee, PhD (Head of Gauges)",
        "Ann M. Lee, PhD\nHead of Gauges\n12 Mill Lane\nOldtown",
        "Ann Lee\n\nGauge Unit\nHarbour Works\n\nTelephone: 555 123\n\ne-mail: ann@example.org",
        "Ann Lee, with Bo Chen and Eva Reed",
    ],
)
def test_the_senders_full_name_opens_their_signature(block: str) -> None:
    """Why: no phrase stands above it, and its shape alone could be that of anybody's words."""
    for said in ("It has been open since noon.\n\n", "> Is it open?\n\nSince noon.\n"):
        assert closed(f"{said}{block}\n") == ("signature", block)


def test_a_phrase_above_the_full_name_closes() -> None:
    parts = close_own(split("It is open.\n\nTidal greetings,\n\nAnn Lee, keeper of locks\n"), ANN)
    assert [(s.kind, s.start) for s in parts] == [("text", 0), ("closing", 2), ("signature", 4)]


@pytest.mark.parametrize(
    "said",
    [
        "It is open.\n\nAnn Lee\n\nhelp!\n",
        "Write to:\n\nAnn Lee, Harbour Works\n12 Mill Lane\n",
        "It was open when I saw the letter that came from our own\nAnn Lee, Harbour Works\n",
        "Ann Lee, whom nobody here had asked for it, opened the gate.\n",
        "Who will speak about the gates on Monday:\n\nAnn Lee, Oldtown (on gates)\n",
        "The speakers.\n\nAnn Lee, Oldtown\nBo Chen, Tidetown\nEva Reed, Newtown\n",
        "It is open.\n\n[1] Ann Lee, On Gates. In: Notes of the Harbour, 2016.\n",
        "gate (1.2-1) unstable\n\n  * It opens.\n\n -- Ann Lee <ann@example.org>  Sun, 15 Jan 2006 19:11:34 -0600\n",
        "It is open.\n\nAnn Lee\n\nimport gates\nfrom mill import Wheel\n",
        "It is open.\n\nLee, the other one\n",
    ],
)
def test_a_name_that_opens_something_else(said: str) -> None:
    assert all(s.kind != "signature" for s in close_own(split(said), ANN))


ADVERT = "Is it?\n\n---------------------\nThe tide waits for nobody, and so do\nI wait for the miller.   {}\n"


@pytest.mark.parametrize(
    ("who", "kind"), [("ann@example.org", "signature"), ("bo@example.org", "footer")]
)
def test_what_looks_like_an_advert_and_names_the_sender_is_hers(who: str, kind: str) -> None:
    """Why: a saying beside her address was cut from what she wrote, as an advert."""
    (*_, last) = claim_own(split(ADVERT.format(who)), ANN)
    assert last.kind == kind


@pytest.mark.parametrize("below", ["Keeper of gauge 7", "Second Pier\nTidetown", "-- Tide Gauges"])
def test_a_name_opens_what_tells_who_the_sender_is(below: str) -> None:
    """Why: two lines that only her name tells from what she says."""
    said = "It has been open since noon as the mill is\n\n"
    assert closed(f"{said}Ann Lee\n{below}\n") == ("signature", f"Ann Lee\n{below}")
    quoted = f"Since noon.\n\n> And the mill?\n\nAnn Lee\n{below}\n"
    assert closed(quoted) == ("signature", f"Ann Lee\n{below}")


BELOW_CLOSING = [
    pytest.param(
        "Professor Ann Lee\nof the tide mill,\nwhich grinds at night", "signature", id="title"
    ),
    pytest.param("Ann Lee\n\n\n*The tide is mine*", "signature", id="a saying"),
    pytest.param("-------------\nAnn Lee M.Sc., Gauges Ltd, Tidetown", "signature", id="ruled"),
    pytest.param("by day: ann@example.org\n\n\nThe tide is mine.", "signature", id="address"),
    pytest.param("Ann Lee, Tidetown/Mill gauge keeper", "closing", id="one line"),
    pytest.param("P.S. Ann Lee\n  is who keeps the key.", "text", id="a postscript"),
    pytest.param("cc: Ann Lee\n    Bo Chen", "text", id="receivers"),
    pytest.param("[1] The gauges, by Ann Lee\n[2] Tides", "text", id="notes"),
    pytest.param("Dr. Bo Chen\nof the tide mill,\nwhich grinds at night", "text", id="another"),
    pytest.param("It was Ann Lee who read them.\nShe has the key of it.", "text", id="prose"),
]


@pytest.mark.parametrize(("below", "kind"), BELOW_CLOSING)
def test_what_names_the_sender_below_the_closing_signs(below: str, kind: str) -> None:
    parts = sign_below(split(f"It is nine.\n\nRegards\n\nAnn\n\n{below}\n"), ANN)
    assert [part.kind for part in parts if part.kind != "separator"] == ["text", "closing", kind]


@pytest.mark.parametrize(
    "text",
    [
        "Since noon.\n\nAnn Lee\nhas asked the miller, and he says that it is open.\n",
        "Since noon.\n\nBo Chen\nKeeper of gauge 7\n",
        'Since noon.\n\nAnn\n>>>>> "BC" == Bo Chen <bo@example.org> writes\n',
        "> Who has the key?\n\nAnn Lee\nKeeper of gauge 7\n",
        "Ann Lee\nKeeper of gauge 7\n",
        "Since noon.\n\nAnn Lee\nNumber 1\nNumber 2\nNumber 3\nNumber 4\nNumber 5\nNumber 6\n",
        "> Who has the key?\n\nAnn\n",  # all that she says
        "Since noon.\n\n> Who has the key?\n\nBo\n",
        "Since noon.\n\n> Who has the key?\n\nAnn has\n",
        "Ann\n\nis who has the key.\n",
        "Since noon. Whoever has the key may write to\nann@example.org\n",
    ],
)
def test_a_name_that_says_something_stays(text: str) -> None:
    assert closed(text)[0] == "text"


def test_every_line_stays_where_it_is() -> None:
    text = "> Is it open?\n\nSince noon, as the mill is\nAnn\n\n> And the mill?\n"
    parts = close_own(split(text), ANN)
    assert [part.start for part in parts[1:]] == [part.stop for part in parts[:-1]]
    assert "\n".join(part.text for part in parts) == "\n".join(s.text for s in split(text))


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        # above what somebody adds
        ("It opens at noon.\n\nAnn\n\nFrom the Times: it is closed on all days but one.\n", [2]),
        # below a phrase, above a postscript
        (
            "It opens at noon.\n\nThanks,\nAnn\nPS: it is closed on all other days of the week.\n",
            [2],
        ),
        # of two the last
        ("It opens.\n\nAnn\n\nand\n\nAnn\n\nFrom the Times: closed on all days but one.\n", [6]),
        # nothing apart, nothing said above, words that go on
        ("It opens.\nAnn\n\nFrom the Times: it is closed on all days but one.\n", []),
        ("Ann\n\nFrom the Times: it is closed on all days but one.\n", []),
        ("It opens.\n\nAnn,\n\nFrom the Times: it is closed on all days but one.\n", []),
        ("It opens.\n\nAnn\nis what they call me on all days of the week.\n", []),
        # other people, and whom words lead up to
        ("It opens at noon.\n\nBo\n\nFrom the Times: it is closed on all days but one.\n", []),
        ("It opens at noon, says the keeper:\n\nAnn\n\nwho has the key that opens it.\n", []),
    ],
)
def test_a_name_with_more_below(said: str, lines: list[int]) -> None:
    told = close_inside(split(said), ANN)
    assert [s.start for s in told if s.kind == "closing"] == lines
    assert "\n".join(line for s in told for line in s.text.split("\n")) == said.removesuffix("\n")
    assert [s.start for s in told[1:]] == [s.stop for s in told[:-1]]


def test_who_signs_elsewhere_does_not_sign_further_up() -> None:
    parts = split(
        "It opens.\n\nAnn\n\nand it closes on all days of the week.\n\nBest regards,\nAnn\n"
    )
    assert close_inside(parts, ANN) == parts


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("It opens at noon.\n\nAnn\n\n> Who?\n\nThe keeper has it on all of the days.\n", [2]),
        ("> Who?\n\nIt opens.\n\nAnn\n\n\nFrom the Times: closed on all days but one.\n", [4]),
        ("It opens.\n\n> Who?\n\n> Ann\n> \n> From the Times: closed on all days.\n", []),
    ],
)
def test_a_name_above_or_below_a_quote(said: str, lines: list[int]) -> None:
    told = close_inside(split(said), ANN)
    assert [s.start for s in told if s.kind == "closing"] == lines
    assert [s.start for s in told[1:]] == [s.stop for s in told[:-1]]
