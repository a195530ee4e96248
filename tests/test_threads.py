"""Reconstruction, case by case: each test says which real habit of mail it stands for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import mlthread
from mlthread.frozen import replace
from mlthread.model import Address, Conversation, DateBounds, Message, Place, Turn, WrittenDate
from mlthread.thread.mentions import find_mentions
from mlthread.thread.parents.likeliest import calibrated
from mlthread.thread.parents.weights import CALIBRATION, NULL_WEIGHTS, WEIGHTS
from mlthread.thread.people import People, name_words
from mlthread.thread.pipeline import outline, traced
from mlthread.thread.times.arrivals import Arrival, Arrivals
from mlthread.thread.times.clocks import Zones, local_span
from mlthread.thread.tree import break_loops, components, reading_order

ANN = Address("Ann Lee", "ann@example.org")
BOB = Address("Bob Stone", "bob@example.com")
CAY = Address("Cay Umber", "cay@lab.example")
START = datetime(2018, 2, 20, 9, 0, tzinfo=UTC)


def mail(
    name: str,
    author: Address,
    body: str,
    *,
    hours: float = 0.0,
    subject: str = "Lock gates",
    offset: int | None = 0,
    **more: object,
) -> Message:
    when = START + timedelta(hours=hours)
    return Message(
        id=f"{name}@example.org",
        message_id=f"{name}@example.org",
        author=author,
        date=DateBounds("", when, when, when, "Date header", offset),
        subject=subject,
        body=body,
        places=(Place("test", 1),),
        **more,  # type: ignore[arg-type]
    )


def turns(conversations: list[Conversation]) -> dict[str, Turn]:
    return {t.id.partition("@")[0]: t for c in conversations for t in c.turns}


def parent_of(turn: Turn) -> str | None:
    return None if turn.parent is None else turn.parent.partition("@")[0]


FIRST = "The lower gate leaks again and the mason wants a week to mend it.\nWho pays for the oak?\n"


def test_in_reply_to_is_believed_before_the_subject() -> None:
    found = turns(
        mlthread.reconstruct(
            [
                mail("a", ANN, FIRST),
                mail("b", BOB, "We do.\n", hours=1, in_reply_to=("a@example.org",)),
                mail("c", CAY, "Not so.\n", hours=2, in_reply_to=("b@example.org",)),
            ]
        )
    )
    assert parent_of(found["c"]) == "b"
    assert found["c"].parent_evidence == ("in-reply-to",)


BRIDGE = (
    "The bridge over the mill race has lost two of its planks since May.",
    "Nobody knows who took them, and the school goes that way each day.",
    "There is a stack of larch behind the forge that would do for both.",
    "Could somebody with a cart bring four of the long ones on Tuesday?",
)


@pytest.mark.parametrize(
    ("quoted", "subject", "author", "parent"),
    [
        (BRIDGE, "Bridge", BOB, "bridge"),
        (BRIDGE, "Re: [mill] Bridge", BOB, "bridge"),
        (BRIDGE[:1], "Bridge", BOB, None),
        (BRIDGE, "Larch", BOB, None),
        (BRIDGE, "Bridge", CAY, None),
    ],
)
def test_who_quotes_a_message_under_its_subject_answers_it_whatever_their_other_mail_says(
    quoted: tuple[str, ...], subject: str, author: Address, parent: str | None
) -> None:
    """Why: of whoever's replies name their parent a mail that names none was a new topic, with 46 lines of another
    one quoted: 14 in 14 archives, all sent from some other mail program, and all of them answers."""
    habit = [
        mail(f"{who.email}{n}", who, f"The gauge stood at {n} feet.\n", hours=n / 2, subject="Re: Gauge",
             in_reply_to=(f"{who.email}{n - 1}@example.org",) if n else ())
        for n in range(60)
        for who in (BOB, CAY)
    ]  # fmt: skip
    first = mail("bridge", CAY, "\n".join(BRIDGE), hours=40, subject="Bridge")
    others = [
        mail(f"other{n}", ANN, f"Ask the smith, or his {who}.\n", hours=41 + n, subject="Bridge",
             in_reply_to=("bridge@example.org",))
        for n, who in enumerate(("sister", "brother"))
    ]  # fmt: skip
    words = "".join(f"> {line}\n" for line in quoted)
    reply = mail(
        "reply", author, f"{words}\nI have one, but no horse.\n", hours=90, subject=subject
    )
    found = turns(mlthread.reconstruct([*habit, first, *others, reply]))["reply"]
    assert parent_of(found) == parent
    assert parent is None or 0.9 < (found.confidence or 0) < 0.95


def test_of_two_messages_under_one_id_a_reply_answers_the_one_it_quotes() -> None:
    """Why: some mailers give all their mail one id; every reply hung on the first message that had it."""
    bored = "The mill has no use for the old gauge, and so it goes to the school in May.\n"
    two = [
        replace(mail(name, author, body, hours=n, subject=about), message_id="same@x", id="same@x")
        for n, (name, author, body, about) in enumerate(
            [("a", ANN, FIRST, "Lock gates"), ("b", BOB, bored, "Old gauge")]
        )
    ]
    replies = [
        mail(name, CAY, f"{who} wrote:\n> {line}\n\nSo be it.\n", hours=9, subject=f"Re: {about}",
             in_reply_to=("same@x",))
        for name, who, line, about in (
            ("c", "Ann Lee", FIRST.splitlines()[0], "Lock gates"),
            ("d", "Bob Stone", bored.strip(), "Old gauge"),
        )
    ]  # fmt: skip
    found = [t for c in mlthread.reconstruct([*two, *replies]) for t in c.turns]
    subjects = {t.id: t.subject for t in found}
    answered = {t.subject: subjects[t.parent] for t in found if t.parent is not None}
    assert answered == {"Re: Lock gates": "Lock gates", "Re: Old gauge": "Old gauge"}


def test_an_address_in_in_reply_to_is_no_message() -> None:
    """Why: some clients name whom they answer there; a lost message of that id was made of it."""
    first = mail("a", ANN, "Are the lock gates open on Sunday?")
    quote = "> Are the lock gates open on Sunday?\n\nFrom noon on."
    reply = mail("b", BOB, quote, hours=1, subject="Re: Lock gates", in_reply_to=(ANN.email,))
    (conversation,) = mlthread.reconstruct([first, reply])
    assert [turn.origin for turn in conversation.turns] == ["archive", "archive"]
    assert conversation.turns[1].parent == "a@example.org"


def test_the_nearest_of_references_stands_in_for_a_parent_nobody_kept() -> None:
    b = mail(
        "b",
        BOB,
        "Fine.\n",
        hours=2,
        references=("a@example.org", "gone@example.org"),
        in_reply_to=("gone@example.org",),
    )
    found = turns(mlthread.reconstruct([mail("a", ANN, FIRST), b]))
    assert parent_of(found["b"]) == "a"
    assert found["b"].parent_evidence == ("references",)


def test_an_attribution_and_its_quote_find_the_parent_without_headers() -> None:
    reply = "On Tue, Feb 20, 2018 at 9:00 AM, Ann Lee <ann@example.org> wrote:\n> " + FIRST.replace(
        "\n", "\n> "
    ).rstrip("> ")
    found = turns(
        mlthread.reconstruct(
            [
                mail("a", ANN, FIRST),
                mail("x", CAY, "The ferry is late.\n", hours=0.5, subject="Ferry"),
                mail("b", BOB, reply + "\nThe town.\n", hours=1, subject="Re: Lock gates"),
            ]
        )
    )
    assert parent_of(found["b"]) == "a"
    assert {"attribution", "quoted-text"} <= set(found["b"].parent_evidence)
    quote = next(s for s in found["b"].segments if s.kind == "quote")
    assert quote.source is not None
    assert (quote.source.id, quote.source.match) == ("a@example.org", "exact")
    assert (quote.source.start, quote.source.stop) == (0, 2)


def test_threads_that_share_a_common_subject_stay_apart() -> None:
    found = mlthread.reconstruct(
        [
            mail("a", ANN, FIRST, subject="question"),
            mail("b", BOB, "How deep is the upper basin?\n", hours=24 * 200, subject="question"),
        ]
    )
    assert len(found) == 2


def test_a_subject_that_changed_stays_in_its_thread() -> None:
    reply = "Ann Lee wrote:\n> The lower gate leaks again and the mason wants a week to mend it.\n"
    found = turns(
        mlthread.reconstruct(
            [
                mail("a", ANN, FIRST),
                mail("b", BOB, reply + "Oak is dear.\n", hours=3, subject="Oak (was: Lock gates)"),
            ]
        )
    )
    assert parent_of(found["b"]) == "a"


def test_without_a_quote_the_words_in_common_tell() -> None:
    """Three open questions under one subject; the answer quotes nothing but takes up the words of one."""
    asked = (
        ("a", ANN, "Which varnish keeps the tiller dry in winter?\n"),
        ("b", BOB, "Has the harbourmaster signed the lantern inventory?\n"),
        ("c", CAY, "Could somebody bring rope on Sunday?\n"),
    )
    messages = [mail(k, who, text, hours=n) for n, (k, who, text) in enumerate(asked)]
    filler = [
        mail(f"f{n}", CAY, f"Notes of week {n}: rope, Sunday, winter, dry dock.\n", subject=f"W{n}")
        for n in range(12)
    ]
    answer = mail(
        "d",
        Address("Dov Reed", "dov@example.org"),
        "The harbourmaster keeps the lantern inventory in his drawer, signed since May.\n",
        hours=4,
        subject="Re: Lock gates",
    )
    found = turns(mlthread.reconstruct([*messages, *filler, answer]))
    assert parent_of(found["d"]) == "b"
    assert "it uses more of the same words than others" in found["d"].reasons


def test_people_answer_those_who_answered_them() -> None:
    """Ann thanks without a quote: for the answer to her question, not for a later one to Cay's."""
    quoted = "> The lower gate leaks again and the mason wants a week to mend it.\n"
    other = "Is the weir open to rowers at the weekend, or is it barred for the regatta?\n"
    found = turns(
        mlthread.reconstruct(
            [
                mail("a", ANN, FIRST),
                mail("x", CAY, other, hours=1, subject="Re: Lock gates"),
                mail(
                    "b",
                    BOB,
                    f"Ann Lee wrote:\n{quoted}The town does.\n",
                    hours=2,
                    subject="Re: Lock gates",
                ),
                mail(
                    "y",
                    Address("Dov Reed", "dov@example.org"),
                    f"Cay Umber wrote:\n> {other}Barred.\n",
                    hours=3,
                    subject="Re: Lock gates",
                ),
                mail("d", ANN, "Thanks!\n", hours=4, subject="Re: Lock gates"),
            ]
        )
    )
    assert parent_of(found["d"]) == "b"
    assert "it answers an earlier message by this author" in found["d"].reasons


def test_parts_of_a_patch_series_answer_its_cover_letter() -> None:
    series = [
        mail(
            f"p{n}", ANN, f"Part {n} of the work.\n", hours=n / 100, subject=f"[PATCH v2 {n}/3] {s}"
        )
        for n, s in enumerate(("Mend the gate", "Cut oak", "Plane oak", "Hang oak"))
    ]
    found = turns(mlthread.reconstruct(series))
    assert [parent_of(found[f"p{n}"]) for n in range(4)] == [None, "p0", "p0", "p0"]


LOST = "The upper gate is sound but its chain has rusted through in two places.\n"
BY_BOB = "On 19/02/2018 18:30, Ann Lee wrote:\n> " + LOST + "\nThen we buy a chain.\n"
BY_CAY = "Ann Lee <ann@example.org> wrote:\n> " + LOST + "\nI can forge one.\n"


def test_one_lost_message_is_made_of_all_who_quote_it() -> None:
    found = mlthread.reconstruct(
        [
            mail("b", BOB, BY_BOB, hours=1, subject="Re: Chains"),
            mail("c", CAY, BY_CAY, hours=2, subject="Re: Chains"),
        ]
    )
    (conversation,) = found
    ghost, *replies = conversation.turns
    assert ghost.origin == "quoted"
    assert ghost.text == LOST.strip()
    assert (ghost.author.name, ghost.author.email) == ("Ann Lee", "ann@example.org")
    assert [t.parent for t in replies] == [ghost.id, ghost.id]
    assert {p.id for p in ghost.provenance} <= {"b@example.org", "c@example.org"}
    assert ghost.date.latest is not None
    assert ghost.date.latest < START + timedelta(hours=1)


def test_the_real_message_takes_the_place_of_the_recovered_one() -> None:
    replies = [
        mail("b", BOB, BY_BOB, hours=1, subject="Re: Chains"),
        mail("c", CAY, BY_CAY, hours=2, subject="Re: Chains"),
    ]
    real = mail("real", ANN, LOST, hours=-14.5, subject="Chains")
    found = turns(mlthread.reconstruct([*replies, real]))
    assert set(found) == {"real", "b", "c"}
    assert [parent_of(found[k]) for k in ("b", "c")] == ["real", "real"]
    sources = [s.source for t in found.values() for s in t.segments if s.kind == "quote"]
    assert [s and s.id for s in sources] == ["real@example.org", "real@example.org"]


def test_a_day_that_could_be_a_month_is_settled_by_who_quotes_it() -> None:
    """05/02/2018 as 2 May would be later than the reply that quotes it."""
    body = "On 05/02/2018 00:17, Ann Lee wrote:\n\n> " + LOST + "\nIndeed.\n"
    (conversation,) = mlthread.reconstruct([mail("b", BOB, body, subject="Re: Chains")])
    date = conversation.turns[0].date
    assert date.earliest is not None
    assert date.latest is not None
    assert (date.earliest.month, date.latest.month) == (2, 2)
    assert date.latest - date.earliest < timedelta(hours=28)


def test_the_day_in_an_attachment_link_bounds_the_zone() -> None:
    """The sender's local day is the 19th though it is the 20th in UTC: the zone lies west."""
    body = "On Mon, Feb 19, 2018 at 7:15 PM, Ann Lee <ann@example.org> wrote:\n> " + LOST
    b = mail("b", BOB, body, hours=-6, subject="Re: Chains", offset=None, local_days=("20180219",))
    (conversation,) = mlthread.reconstruct([b])
    date = conversation.turns[0].date
    assert date.latest is not None
    assert date.earliest is not None
    assert date.latest - date.earliest < timedelta(hours=10)


def test_prompts_in_a_new_topic_are_no_lost_message() -> None:
    body = "My session says this:\n> library(gates)\n> open(gate)\nError in open: stuck\nWhy?\n"
    found = mlthread.reconstruct([mail("a", ANN, body, subject="open() fails")])
    assert [t.origin for c in found for t in c.turns] == ["archive"]


def test_unlike_authors_are_not_one_lost_message() -> None:
    shared = "> Visit the harbour museum, open daily, with guided tours at noon\n"
    found = mlthread.reconstruct(
        [
            mail("b", BOB, "Ann Lee wrote:\n> The chain has rusted.\n" + shared + "\nYes.\n"),
            mail("c", CAY, "Dov Ilan wrote:\n> The oak is dear.\n" + shared + "\nNo.\n", hours=1),
        ]
    )
    names = sorted(t.author.name or "" for c in found for t in c.turns if t.origin == "quoted")
    assert names == ["Ann Lee", "Dov Ilan"]


def test_a_person_is_one_over_addresses_and_spellings() -> None:
    people = People()
    for name, email in (("Ann Lee", "ann@example.org"), ("Lee, Ann", "ann@lab.example")):
        people.note(name, email)
    first = people.add("Ann Lee", "ann@example.org")
    assert people.add("Lee, Ann", "ann@lab.example") == first
    assert people.add("Ann Berg", "berg@example.org") != first
    assert people.matches("Ann Lee", None) == {first: 0.95}
    assert set(people.matches(None, "an..@example.org").values()) == {0.8}


@pytest.mark.parametrize(
    ("name", "whole"), [("王小明", True), ("김철수", True), ("小明", False), ("Ann", False)]
)
def test_a_whole_name_may_be_one_word(name: str, whole: bool) -> None:
    people = People()
    first = people.add(name, "one@example.org")
    assert first is not None
    assert (people.add(name, "two@lab.example") == first) is whole
    assert (people.matches(name, None)[first] == 0.95) is whole


def test_an_address_that_many_names_share_is_nobody_s() -> None:
    people = People()
    names = ("Ann Lee", "Bob Stone", "Cay Umber", "Dov Ilan", "Eve Moor")
    for name in names:
        people.note(name, "list@example.org")
    assert len({people.add(name, "list@example.org") for name in names}) == len(names)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Åkerö-Márquez, Nils", ("nils", "akero", "marquez")),
        ("Ann Lee via Gates-list", ("ann", "lee")),
        ("Ann Lee (JIRA)", ("ann", "lee")),
        ("علی\u200cرضا", ("علیرضا",)),  # some clients and archives leave joiners out
        (None, ()),
    ],
)
def test_names_are_compared_by_their_words(name: str | None, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    "robot", ["notifications@github.com", "no-reply@forum.example.org", "1234@bugs.example.org"]
)
def test_a_robot_that_writes_in_the_names_of_people_is_none_of_them(robot: str) -> None:
    """Why: a thread of two on a tracker was one person's talk with himself."""
    people = People()
    pairs = [("Ann Lee", robot), ("Bo Chen", robot), (None, "noreply@lab.example")]
    for name, email in pairs:
        people.note(name, email)
    ann, bo, nameless = (people.add(name, email) for name, email in pairs)
    assert len({ann, bo, nameless}) == 3
    assert people.add("Ann Lee", "ann@example.org") == ann


def test_zones_are_learnt_per_person_nearest_in_time_first() -> None:
    zones = Zones()
    zones.learn(1, 100.0, -300)
    zones.learn(1, 9_000_000.0, -240)
    zones.learn(1, 2_000_000.0, 60)
    zones.learn(1, 6_000_000.0, 60)
    zones.settle()
    assert zones.near(1, 8_000_000.0) == [-240, 60, -300]
    assert zones.near(1, 8_000_000.0, 2) == [-240, 60]
    assert zones.near(1, 7_500_000.0, 1) == [-240]  # as near as the other: the more western
    assert zones.near(2, 0.0) == []


def test_a_written_date_without_a_year_takes_that_of_its_reader() -> None:
    span = local_span(WrittenDate(month=2, day=19, hour=10, minute=5), 2018)
    assert span == (datetime(2018, 2, 19, 10, 5, tzinfo=UTC).timestamp(), 60.0)
    assert local_span(WrittenDate(month=2, day=30), 2018) is None


def test_loops_lose_their_weakest_edge() -> None:
    assert break_loops([1, 2, 0], [0.9, 0.2, 0.8], ["a", "b", "c"]) == [1, None, 0]
    assert break_loops([0], [1.0], ["a"]) == [None]


def test_a_message_that_a_broken_loop_left_without_parent_has_no_reasons_for_one() -> None:
    found = turns(
        mlthread.reconstruct(
            [
                mail("a", ANN, FIRST, in_reply_to=("b@example.org",)),
                mail("b", BOB, "I do.\n", hours=1, in_reply_to=("a@example.org",)),
            ]
        )
    )
    assert [(t.parent is None, t.reasons) for t in found.values()] == [
        (True, ()),
        (False, ("In-Reply-To names it",)),
    ]


@pytest.mark.parametrize("end", [datetime.min, datetime.max])
def test_mail_of_the_first_and_the_last_year_is_threaded(end: datetime) -> None:
    """Why: a lost message, and what is quoted there, may lie beside the years that a date can have."""
    at = end.replace(tzinfo=UTC)
    body = (
        "On 31 December at 23:59, Bob Stone wrote:\n> The mason wants a week to mend the lower gate.\n"
        "> On 31 December at 23:58, Cay Umber wrote:\n> > Does the lower gate leak again this winter?\n\nIt does.\n"
    )
    mails = [
        replace(m, date=DateBounds("", at, at, at), page_parent="lost@example.org", message_id=None)
        for m in (mail("a", ANN, body), mail("b", BOB, FIRST), mail("c", CAY, body + FIRST))
    ]
    assert {"a", "b", "c"} <= turns(mlthread.reconstruct(mails)).keys()


def test_components_and_reading_order() -> None:
    parents = [None, 0, 5, None, 0, None]
    assert components(parents) == [[0, 1, 4], [2, 5], [3]]
    times = {0: 5.0, 1: 1.0, 4: 2.0}
    assert reading_order([0, 1, 4], parents, lambda n: (times[n], str(n))) == [0, 1, 4]


def test_calibration_rises_and_stays_a_probability() -> None:
    values = [calibrated(k / 100) for k in range(101)]
    assert values == sorted(values)
    assert values[0] >= 0.0
    assert values[-1] < 1.0
    assert CALIBRATION[-1][0] == 1.0


def test_every_weight_belongs_to_a_feature() -> None:
    from mlthread.thread.parents.featurenames import FEATURES, NULL_FEATURES

    assert set(WEIGHTS) <= set(FEATURES)
    assert set(NULL_WEIGHTS) <= set(NULL_FEATURES)


def test_the_person_behind_a_from_that_the_list_rewrote_is_the_author() -> None:
    via = Address("'Ann Lee' via Gates", "gates@lists.example")
    message = mail("a", via, FIRST, writer=ANN)
    (conversation,) = mlthread.reconstruct([message])
    (turn,) = conversation.turns
    assert (turn.author.name, turn.author.email) == ("Ann Lee", "ann@example.org")


def test_an_id_in_the_attribution_is_enough() -> None:
    """Usenet readers name the article; the quote may be too short to be found anywhere."""
    reply = "In article <a@example.org>, somebody else writes:\n> Oak?\n\nOak.\n"
    found = turns(
        mlthread.reconstruct(
            [
                mail("a", ANN, FIRST, subject="Gates"),
                mail("x", CAY, "The ferry is late again.\n", hours=1, subject="Oak"),
                mail("b", BOB, reply, hours=2, subject="Re: Oak"),
            ]
        )
    )
    assert parent_of(found["b"]) == "a"
    assert "attribution" in found["b"].parent_evidence


def test_two_heads_of_one_message_are_one_mention() -> None:
    """Yahoo names the author above the quote with the day and in it with the minute."""
    body = (
        "Again.\n\n--- On Mon, 3/15/10, Bo Chen <bo@example.org> wrote:\n\n"
        "> From: Bo Chen <bo@example.org>\n> Subject: Gates\n> To: gates@example.org\n"
        "> Date: Monday, March 15, 2010, 12:19 PM\n> The hinges are on the left now.\n"
    )
    (mention,) = find_mentions(mlthread.split(body))
    assert (mention.level, mention.email) == (1, "bo@example.org")
    assert [date.hour for date in mention.dates] == [12]
    assert mention.words == 7


@pytest.mark.parametrize(
    ("above", "inside", "mentions"),
    [
        ("Friday April 29 1994 01:52", "Thu, 28 Apr 94 19:52:01 EDT", 1),
        ("Friday April 29 1994 05:37 +0545", "Thu, 28 Apr 94 19:52:01 EDT", 1),
        ("Friday April 29 1994 01:52 +0000", "Thu, 28 Apr 94 19:52:01 EDT", 2),
        ("Friday April 29 1994 01:59", "Thu, 28 Apr 94 19:52:01 EDT", 2),
        ("Saturday April 30 1994 01:52", "Thu, 28 Apr 94 19:52:01 EDT", 2),
    ],
)
def test_two_heads_give_the_minute_on_two_clocks(above: str, inside: str, mentions: int) -> None:
    """Why: the second head was taken for another message, and the one that was answered had no words."""
    body = (
        f"{above}, Ann Lee wrote:\n\n AL> From: Ann Lee <ann@example.org>\n AL> Subject: Gates\n"
        f" AL> Date: {inside}\n\n AL> The hinges are on the left now.\n AL> So be it.\n\nGood.\n"
    )
    found = find_mentions(mlthread.split(body))
    assert [m.words for m in found] == [0, 10][-mentions:]


def in_one_file(*mails: Message) -> list[Message]:
    """A mailbox that grew in this order, after years of messages with true clocks."""
    before = [
        mail(
            f"n{k}", CAY, f"Notice {k} of the lock keeper.\n", hours=k - 100, subject=f"Notice {k}"
        )
        for k in range(40)
    ]
    every = [*before, *mails]
    return [replace(m, places=(Place("box", 10 * k + 1),)) for k, m in enumerate(every)]


def test_a_reply_with_a_slow_clock_answers_what_lies_before_it() -> None:
    reply = "> The lower gate leaks again and the mason wants a week to mend it.\n\nLet him.\n"
    first = mail("a", ANN, FIRST, subject="Re: Lock gates")
    answer = mail("b", BOB, reply, hours=-3)
    found = turns(mlthread.reconstruct(in_one_file(first, answer)))
    assert parent_of(found["b"]) == "a"
    # Without the order of the file the clock stands against the quote.
    apart = turns(mlthread.reconstruct([first, answer]))
    assert (apart["b"].confidence or 0.0) < (found["b"].confidence or 0.0)


def test_what_quotes_a_message_is_not_what_it_answers() -> None:
    """The clock of the reply is slow, so that the question looks like an answer to it."""
    reply = (
        "On Tue, 20 Feb 2018 09:00:00 +0000, Ann Lee wrote:\n> Who pays for the oak?\n\nWe do.\n"
    )
    question = mail("a", ANN, FIRST, subject="Lock gates")
    found = turns(mlthread.reconstruct([question, mail("b", BOB, reply, hours=-0.4)]))
    assert (parent_of(found["a"]), parent_of(found["b"])) == (None, "a")


def placed(days: list[float], source: str = "box") -> Arrivals:
    return Arrivals(
        Arrival(number, source, number + 1, day * 86400.0) for number, day in enumerate(days)
    )


def test_the_order_of_a_file_counts_where_a_few_dates_stand_against_it() -> None:
    days = [float(k) for k in range(20)]
    assert placed(days).first(3, 4) is None, "a file sorted by date shows nothing"
    late = placed([*days[:12], 4.5, *days[12:]])
    assert late.first(11, 12) is True
    assert late.first(13, 12) is False
    assert late.odd == {12: 11 * 86400.0}
    assert placed(days[::-1]).first(3, 4) is None, "newest first"
    assert placed([float(k * 7 % 20) for k in range(20)]).first(3, 4) is None, "in no order"


def test_months_put_together_by_name_are_files_of_their_own() -> None:
    april, august = [90.0 + k for k in range(30)], [210.0 + k for k in range(30)]
    february = [31.0 + k for k in range(28)]
    april[20] = 99.5
    whole = placed([*april, *august, *february])
    assert whole.first(19, 20) is True
    assert whole.first(40, 70) is None, "February lies behind August and came before it"


@pytest.mark.parametrize("years", [17, -17])
def test_a_clock_that_is_years_off_is_bounded_by_the_messages_around_it(years: int) -> None:
    off = mail("x", ANN, "My clock is off.\n", hours=years * 365 * 24, subject="Clock")
    found = turns(mlthread.reconstruct(in_one_file(off, mail("y", BOB, "Rain.\n", hours=1))))
    date = found["x"].date
    assert date.utc is None
    assert date.earliest is not None
    assert date.latest is not None
    assert START - timedelta(days=7) < date.earliest < date.latest < START + timedelta(days=3)
    assert "bounded by the messages before and after it" in date.basis


def test_what_has_no_date_is_as_old_as_the_messages_around_it() -> None:
    after = [mail(f"m{k}", CAY, "Sun.\n", hours=k + 1, subject=f"Sun {k}") for k in range(3)]
    undated = replace(
        mail("x", ANN, "I have no clock.\n", subject="Clock"), date=DateBounds("rubbish")
    )
    date = turns(mlthread.reconstruct(in_one_file(undated, *after)))["x"].date
    assert (date.raw, date.utc) == ("rubbish", None)
    assert date.earliest is not None
    assert date.latest is not None
    assert START - timedelta(days=5) < date.earliest < date.latest < START + timedelta(days=3)
    assert date.basis == "no date; bounded by the messages before and after it"
    last = turns(mlthread.reconstruct(in_one_file(*after, undated)))["x"].date
    assert last.earliest is last.latest is None


@pytest.mark.parametrize("hint", ["gm:1591", None])
def test_what_a_mail_store_has_in_one_thread_is_one_conversation(hint: str | None) -> None:
    """Why: whoever writes a new subject and quotes nothing still answers."""
    mails = (
        mail("a", ANN, FIRST, subject="Lock gates"),
        mail("b", BOB, "Mine lies at the mill.\n", hours=2, subject="Boats"),
        mail("c", CAY, "Noon suits me.\n", hours=4, subject="Re: Sunday?"),
    )
    found = turns(mlthread.reconstruct(replace(m, thread_hint=hint) for m in mails))
    hung = [parent_of(found[k]) is not None for k in "abc"]
    assert hung == [False, bool(hint), bool(hint)]
    if hint:
        assert "a mail store or client has put both into one thread" in found["b"].reasons


def test_a_forwarded_message_with_an_id_of_its_own_is_no_other_of_that_minute() -> None:
    """Why: who forwards a digest from elsewhere answers nobody who wrote here when it was sent."""
    here = mail("here", Address("Ann Lee", "ann@example.org"), "The lock opens at nine.\n")
    forwarded = (
        "Although it is not about locks, I could not keep this to myself:\n\n"
        "-----begin fwd----------\n\n"
        f"Date: {START:%d %b %y %H:%M:%S} GMT\n"
        "From: Risk Forum <risks@example.net>\n"
        "Message-ID: <risks.1614@example.net>\n"
        "Subject: Risk digest 16\n\n"
        "----------------------------------------\n\n"
        "Date: Tue, 20 Feb 18 02:16 EDT\n"
        "From: grant@example.com (Lynn Grant)\n"
        "Subject: Shirts\n\n"
        "Shirts are to be marked from now on, so that nobody gets lost in the harbour again.\n"
    )
    other = mail(
        "other", Address("Bob Fox", "bob@example.org"), forwarded, hours=2, subject="Shirts"
    )
    found = turns(mlthread.reconstruct([here, other]))
    assert found["other"].parent != here.id


def test_an_outline_is_the_same_but_for_the_sources_of_quotes() -> None:
    """`list` and `stats` look at outlines; `show` traces the quotes of what it shows."""
    folder = Path(__file__).parent.parent / "examples" / "mail"
    whole, outlined = mlthread.reconstruct(mlthread.read(folder)), outline(mlthread.read(folder))
    assert any(s.source for c in whole for turn in c.turns for s in turn.segments)
    assert not any(s.source for c in outlined for turn in c.turns for s in turn.segments)
    assert list(map(traced, outlined)) == whole


def test_an_outline_without_words_is_the_same_but_for_these() -> None:
    """`list` shows no text: nobody has to put together what a lost message said."""
    folder = Path(__file__).parent.parent / "examples" / "mail"
    whole, outlined = (outline(mlthread.read(folder), words=words) for words in (True, False))
    assert any(turn.provenance for c in whole for turn in c.turns)
    for one, other in zip(whole, outlined, strict=True):
        bare = [replace(t, text="", segments=(), provenance=()) for t in one.turns]
        assert replace(one, turns=tuple(bare)) == other


def test_where_the_parent_is_lost_the_nearest_of_references_is_not_as_sure() -> None:
    """Why: the archive lacks what it answers, and shows no more than what that answered."""
    chain = ("first@example.org", "lost@example.org")
    first = mail("first", ANN, FIRST)
    above = mail("above", BOB, "I pay.\n", hours=1, in_reply_to=chain[1:], references=chain)
    alone = mail(
        "alone", BOB, "It was never there.\n", hours=2, subject="Oak", in_reply_to=chain[1:]
    )
    found = turns(mlthread.reconstruct([first, above, alone]))
    assert (parent_of(found["above"]), found["above"].confidence) == ("first", 0.9)
    assert found["above"].parent_evidence == ("references",)
    lost = "it answers <lost@example.org>, which is not in the archive"
    assert found["above"].reasons == ("the nearest of References that the archive holds", lost)
    assert (found["alone"].parent, found["alone"].confidence) == (None, None)
    assert found["alone"].reasons == (
        lost,
    )  # 32 of 50 such answers were told from a beginning by nothing


def test_the_same_sent_again_is_a_new_message_and_no_answer() -> None:
    """What a robot posts every day, and what is sent twice."""
    notice = "The lock is open from six to ten.\nBring your own rope, and mind the gate.\n"
    daily = [mail(f"n{d}", ANN, notice, hours=24 * d, subject="Opening hours") for d in range(3)]
    found = turns(mlthread.reconstruct(daily))
    assert [parent_of(found[f"n{d}"]) for d in range(3)] == [None, None, None]


def test_the_same_sent_by_another_feed_is_no_answer() -> None:
    """Why: two feeds pass one article on, each with a link and a date of its own."""
    said = FIRST + "The council meets on Monday to look at both.\nThe gate stays shut until then.\n"
    sent = [
        mail(name, author, f"Link: weirs.example/{name}{name}{name}\n{said}", hours=hours)
        for name, author, hours in (("one", ANN, 0), ("two", BOB, 2))
    ]
    found = turns(mlthread.reconstruct(sent))
    assert [parent_of(found[name]) for name in ("one", "two")] == [None, None]


def test_the_same_sent_to_another_list_is_no_answer_though_no_word_of_it_is_kept() -> None:
    """Why: archives leave HTML out. At one list it is often sent once more to be read this time."""
    for lists, parent in ((("weirs", "tide-tools"), None), (("weirs", "weirs"), "one")):
        sent = [
            mail(name, ANN, "", hours=hours, subject="Course on locks", list_name=of)
            for name, hours, of in (("one", 0.0, lists[0]), ("two", 0.1, lists[1]))
        ]
        found = turns(mlthread.reconstruct(sent))
        assert parent_of(found["two"]) == parent


def test_a_list_is_one_whichever_capitals_its_name_has() -> None:
    """Its pages say Tide-Tools and its headers tide-tools; a reply was one of another list."""
    messages = [
        mail("a", ANN, FIRST, list_name="tide-tools"),
        mail("b", BOB, "We do.\n", hours=1, subject="Re: Lock gates", list_name="Tide-Tools"),
        mail("c", CAY, "Lamps are dear.\n", hours=2, subject="Lamps", list_name="Tide-Tools"),
        mail("d", CAY, "Oil is dear.\n", hours=3, subject="Oil", list_name="Weirs"),
    ]
    found = mlthread.reconstruct(messages)
    assert [c.list_name for c in found] == ["Tide-Tools", "Tide-Tools", "Weirs"]


def test_who_changes_the_subject_and_names_the_old_one_answers() -> None:
    """Why: one line of a long mail, quoted with another of some header, and no "Re:"."""
    asked = mail("a", ANN, FIRST + "\nThe miller has oak.\n" * 3, subject="Lock gates")
    said = (
        "On Tue Feb 20 2018 at 09:00, Ann Lee wrote:\n\n> Subject: Lock gates\n\n"
        "> Who pays for the oak?\n\nNo oak in there, please.\n"
    )
    answer = mail("b", BOB, said, hours=60, subject="Tar [was: Re: Lock gates]")
    found = turns(mlthread.reconstruct([asked, answer]))
    assert parent_of(found["b"]) == "a"


def _sheds(count: int, *, said: str = "", headed: bool = False) -> list[Message]:
    """As many questions, each with an answer that quotes it."""
    found = []
    for k in range(count):
        asked = f"Who has the key of shed number {k} by the upper weir these days?"
        top = mail(f"o{k}", ANN, f"{asked}\n", hours=24.0 * k, subject=f"Shed {k}")
        body = f"Ann Lee wrote:\n> {asked}\n\nI have it.\n"
        low = mail(f"r{k}", BOB, body, hours=24.0 * k + 2, subject=f"{said}Shed {k}")
        found += [top, replace(low, in_reply_to=(top.id,) if headed else ())]
    return found


@pytest.mark.parametrize(
    ("others", "days", "parent"),
    [
        (_sheds(8), 5, "o0"),
        (_sheds(8), 60, None),
        (_sheds(8, said="Re: "), 5, None),
        (_sheds(8, headed=True), 5, None),
        (_sheds(4), 5, None),
    ],
)
def test_where_neither_a_header_nor_re_is_kept_a_subject_goes_on(
    others: list[Message], days: int, parent: str | None
) -> None:
    """Why: archives of Mailman's without "Re:"; four answers do not show that it is taken away."""
    late = mail("z", CAY, "The lock was changed.\n", hours=24.0 * days, subject="Shed 0")
    found = turns(mlthread.reconstruct([*others, late]))
    assert parent_of(found["z"]) == parent


HASHED = "-Tides0gate9+KeepersXlower/W7yard12@public.gmane.org"


def test_an_id_whose_host_a_gateway_hid_names_the_message_that_begins_alike() -> None:
    """Gmane's news server hashed hosts in ids too: a reply from there is no answer to a message that is lost."""
    first = mail("20100623-gate", ANN, FIRST)
    reply = mail(
        "reply",
        BOB,
        "> The lower gate leaks again and the mason wants a week to mend it.\n\nI do.\n",
        hours=3,
        subject="Re: Lock gates",
        in_reply_to=(f"20100623-gate{HASHED}",),
    )
    found = turns(mlthread.reconstruct([first, reply]))
    assert parent_of(found["reply"]) == "20100623-gate"
    assert len(found) == 2


def test_a_hidden_host_is_not_guessed_where_two_ids_begin_alike() -> None:
    one = mail("20100623-gate", ANN, FIRST)
    two = replace(
        mail("20100623-gate", CAY, FIRST, hours=1, subject="Oak"),
        message_id="20100623-gate@lab.example",
        id="20100623-gate@lab.example",
    )
    reply = mail(
        "reply", BOB, "I do.\n", hours=3, subject="Ropes", in_reply_to=(f"20100623-gate{HASHED}",)
    )
    assert turns(mlthread.reconstruct([one, two, reply]))["reply"].parent_evidence[:1] != (
        "in-reply-to",
    )
