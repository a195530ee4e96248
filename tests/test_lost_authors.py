"""Who wrote a lost message: the person behind a first name, a title, an address cut short."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mlthread
from mlthread.frozen import replace
from mlthread.model import Address, DateBounds, Message, Place, Turn
from mlthread.rules.sharedhosts import is_shared
from mlthread.thread.people import People

ANN = Address("Ann B. Lee", "ann@example.org")
BOB = Address("Bob Stone", "bob@example.com")
ANNE = Address("Anne Moor", "moor@lab.example")
START = datetime(2018, 2, 20, 9, 0, tzinfo=UTC)
LOST = "The upper gate is sound but its chain has rusted through in two places.\n"


def mail(name: str, author: Address, body: str, hours: float, parent: str | None = None) -> Message:
    when = START + timedelta(hours=hours)
    return Message(
        id=f"{name}@example.org",
        message_id=f"{name}@example.org",
        author=author,
        date=DateBounds("", when, when, when, "Date header", 0),
        subject="Chains",
        body=body,
        in_reply_to=() if parent is None else (f"{parent}@example.org",),
        places=(Place("test", 1),),
    )


def recovered(attribution: str, *others: Message) -> Turn:
    reply = mail("b", BOB, f"{attribution}\n> {LOST}\nThen we buy one.\n", 5, "lost")
    found = mlthread.reconstruct([reply, *others])
    (turn,) = (t for c in found for t in c.turns if t.origin == "quoted")
    return turn


EARLIER = mail("a", ANN, "Has anybody been at the gates this week?\n", 0)
ELSEWHERE = mail("e", ANNE, "The ledger for March is on the shelf in the office.\n", -2000)


@pytest.mark.parametrize(
    ("attribution", "name"),
    [
        ("Ann B. Lee wrote:", "Ann B. Lee"),
        ("Ann Lee wrote:", "Ann B. Lee"),
        ("Prof. Ann Lee wrote:", "Ann B. Lee"),
        ("Ann Lee OBE wrote:", "Ann B. Lee"),
        ("Ann wrote:", "Ann B. Lee"),
        ("Ann L. wrote:", "Ann B. Lee"),
        ("ABL wrote:", "Ann B. Lee"),
        ("Ann Lee <an...@example.org> wrote:", "Ann B. Lee"),
    ],
)
def test_the_person_is_found_in_the_archive(attribution: str, name: str) -> None:
    author = recovered(attribution, EARLIER, ELSEWHERE).author
    assert (author.name, author.email) == (name, "ann@example.org")


@pytest.mark.parametrize("attribution", ["Cay wrote:", "Cay Umber wrote:", "He wrote:"])
def test_strangers_stay_what_the_attribution_says(attribution: str) -> None:
    author = recovered(attribution, EARLIER, ELSEWHERE).author
    assert author.email is None
    assert author.name in (None, "Cay", "Cay Umber")


def test_a_first_name_that_two_of_the_thread_have_is_nobody_s() -> None:
    other = mail(
        "o", Address("Ann Quay", "quay@example.net"), "No, the mason has the keys.\n", 1, "a"
    )
    author = recovered("Ann wrote:", EARLIER, other).author
    assert (author.name, author.email) == ("Ann", None)


def test_an_address_that_spells_the_name_finds_its_owner() -> None:
    author = recovered("ann.lee@home.example wrote:", EARLIER, ELSEWHERE).author
    assert (author.name, author.email) == ("Ann B. Lee", "ann.lee@home.example")
    author = recovered("cay.umber@home.example wrote:", EARLIER).author
    assert (author.name, author.email) == (None, "cay.umber@home.example")


@pytest.mark.parametrize(
    ("name", "email", "found"),
    [
        ("Annika", "annika@home.example", True),
        ("Ann B. Lee", "ann@home.example", False),  # all the world has an Ann
        ("Annika Lee", "annika@home.example", False),
    ],
)
def test_an_address_that_is_the_whole_name_finds_its_owner(
    name: str, email: str, found: bool
) -> None:
    """Why: archives hide the addresses of senders, and the quotes keep them."""
    hers = replace(ELSEWHERE, author=Address(name, "a17@hidden.example"))
    author = recovered(f"{email} wrote:", EARLIER, hers).author
    assert author.email == email
    assert (author.name == name) == found


def test_the_address_is_the_one_that_the_reply_went_to() -> None:
    """Why: her next mail is from another address, and it was said of the lost one too."""
    work = Address("Ann B. Lee", "ann@work.example")
    reply = mail("b", BOB, f"Ann B. Lee wrote:\n> {LOST}\nThen we buy one.\n", 5, "lost")
    for sent in (replace(reply, to=(work,)), replace(reply, to=(ANNE, work))):
        found = mlthread.reconstruct([sent, EARLIER])
        (turn,) = (t for c in found for t in c.turns if t.origin == "quoted")
        assert turn.author == work


def test_a_first_name_among_the_receivers_gives_no_address() -> None:
    reply = mail("b", BOB, f"Ann B. Lee wrote:\n> {LOST}\nThen we buy one.\n", 5, "lost")
    sent = replace(reply, to=(Address("Ann", "tides@lists.example"),))
    found = mlthread.reconstruct([sent, EARLIER])
    (turn,) = (t for c in found for t in c.turns if t.origin == "quoted")
    assert turn.author == ANN


def test_a_name_turned_round_is_written_as_its_owner_writes_it() -> None:
    author = recovered("Lee, Ann B. <ann@example.org> wrote:", EARLIER).author
    assert (author.name, author.email) == ("Ann B. Lee", "ann@example.org")


def test_a_reply_that_hangs_elsewhere_tells_who_wrote_the_lines_it_quotes() -> None:
    reply = mail("b", BOB, f"> {LOST}\nThen we buy one.\n", 5, "lost")
    other = mail("o", ANNE, f"Ann B. Lee wrote:\n> {LOST}\nBoth of them.\n", 6, "a")
    found = mlthread.reconstruct([reply, other, EARLIER])
    (turn,) = (t for c in found for t in c.turns if t.origin == "quoted")
    assert (turn.author.name, turn.author.email) == ("Ann B. Lee", "ann@example.org")


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        (">\n> Ann\n", "Ann B. Lee"),
        ("> Cheers,\n> Ann\n", "Ann B. Lee"),
        ("> -- \n> Ann Lee\n> Office of Locks and Weirs\n", "Ann B. Lee"),
        (">\n> Ada\n", "Ada"),  # nobody of the thread
        ("> Cheers, Ann\n", "Ann B. Lee"),
        ("> Cheers, Ada\n", "Ada"),
        (">\n> Bob\n", "Bob Stone"),  # who quotes it
        ("> > Nobody.\n>\n> Bob\n", None),  # left of what the author quoted
        ("> > Nobody.\n>\n> Bob Stone\n", "Bob Stone"),
        ("> -- \n> Ann (aqua@lab.example)\n> Tide 4\n", "Ann B. Lee"),
        ("> -- \n> Ann Lee    Office of Locks\n> Tide 4\n", "Ann B. Lee"),
        ("> -- \n> Ada Moss - at the lock\n> ada@example.org\n", "Ada Moss"),
        ("> -- \n> ada\n> ada@example.org\n", "ada"),
        ("> -- \n> ada\n> the lock keeper\n", None),
        (">\n> <Ada Moss>\n", "Ada Moss"),
        (">\n> Host: Ada Moss\n", None),
        (">\n> Ann, would you look?\n", None),
        ("", None),
    ],
)
def test_a_quote_of_nobody_is_whose_name_stands_under_it(signed: str, name: str | None) -> None:
    reply = mail("b", BOB, f"> {LOST}{signed}\nThen we buy one.\n", 5, "lost")
    found = mlthread.reconstruct([reply, EARLIER, ELSEWHERE])
    assert [
        t.author.name
        for c in found
        for t in c.turns
        if t.origin == "quoted" and LOST.strip() in t.text
    ] == [name]


def test_a_line_that_anybody_writes_tells_no_author() -> None:
    shared = "That is that."
    reply = mail("b", BOB, f"> {LOST}> {shared}\nThen we buy one.\n", 5, "lost")
    other = mail("o", ANNE, f"Ann B. Lee wrote:\n> Shall I?\n> {shared}\nBoth of them.\n", 6, "a")
    found = mlthread.reconstruct([reply, other, EARLIER])
    names = [t.author.name for c in found for t in c.turns if LOST.strip() in t.text]
    assert names == [None]


@pytest.mark.parametrize(
    ("attribution", "name"),
    [
        ("Ann B. Lee wrote:", "Ann B. Lee (harbour office)"),
        ("On Tue, 20 Feb 2018 10:02:00 +0000, Ann B. Lee wrote:", "Ann B. Lee"),
        ("On Tue, 20 Feb 2018 10:02:00 +0000, Ann Lee wrote:", "Ann Lee"),
        ("On Tue, 20 Feb 2018 10:02:00 +0000, Prof. Ann Lee wrote:", "Ann B. Lee (harbour office)"),
        ("On Tue, 20 Feb 2018 10:02:00 +0000, Ann wrote:", "Ann B. Lee (harbour office)"),
        ("Ann Lee wrote:", "Ann B. Lee (harbour office)"),
    ],
)
def test_a_name_beside_a_date_is_a_client_s_and_stays(attribution: str, name: str) -> None:
    titled = mail("a", Address("Ann B. Lee (harbour office)", "ann@example.org"), "Closed?\n", 0)
    assert recovered(attribution, titled).author.name == name


def test_an_address_in_the_attribution_is_kept() -> None:
    author = recovered("Ann B. Lee <lee@home.example> wrote:", EARLIER).author
    assert (author.name, author.email) == ("Ann B. Lee", "lee@home.example")


def test_letters_that_a_charset_lost_do_not_hide_a_person() -> None:
    people = People()
    nils = people.add("Nils Åkerö", "nils@example.org")
    people.add("Nils Aker", "aker@example.net")
    assert people.surely("Nils ?ker?", None) == nils
    assert people.surely("Nils ?k?r?", None) is None


def test_a_name_that_two_persons_have_means_neither() -> None:
    people = People()
    people.add("Ann B. Lee", "ann@example.org")
    people.add("Ann C. Lee", "lee@example.net")
    assert people.surely("Ann Lee", None) is None


NAMES = (
    st.none() | st.text(max_size=20) | st.sampled_from(["Ann Lee", "Lee, Ann", "Dr Ann Lee", "?"])
)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=8), NAMES, NAMES)
def test_whoever_is_sure_is_known(
    known: list[tuple[str | None, str | None]], name: str | None, email: str | None
) -> None:
    people = People()
    added = {people.add(*pair) for pair in known}
    person = people.surely(name, email)
    assert person is None or person in {people.root(p) for p in added if p is not None}


def test_initials_and_a_whole_name_are_of_one_lost_message() -> None:
    """Only two quotes are left of it, and nothing else of hers is archived."""
    said = [
        mail("b", BOB, f"ABL wrote:\n> {LOST}\nThen we buy one.\n", 5),
        mail("d", ANNE, f"Ann B. Lee wrote:\n> {LOST}\nI can forge one.\n", 6),
    ]
    lost = [t for c in mlthread.reconstruct(said) for t in c.turns if t.origin == "quoted"]
    assert [t.author.name for t in lost] == ["Ann B. Lee"]


def _named(*replies: Message) -> list[tuple[str | None, str | None]]:
    turns = (turn for conv in mlthread.reconstruct(replies) for turn in conv.turns)
    return [(t.author.name, t.author.email) for t in turns if t.origin == "quoted"]


@pytest.mark.parametrize(
    ("heads", "author"),
    [
        (
            ("Cay Umber wrote:", "Cay Umber <cay@example.net> wrote:"),
            ("Cay Umber", "cay@example.net"),
        ),
        (("cay@example.net wrote:", "Cay Umber wrote:"), ("Cay Umber", None)),
        (("Cay wrote:", "Cay Umber wrote:", "Cay Umber wrote:"), ("Cay Umber", None)),
        (("Cay wrote:", "Ann Cay Lee wrote:"), ("Ann B. Lee", "ann@example.org")),
    ],
)
def test_of_several_attributions_the_one_that_says_most_names_the_author(
    heads: tuple[str, ...], author: tuple[str, str | None]
) -> None:
    for order in (heads, heads[::-1]):
        replies = [
            mail(
                f"b{n}",
                Address(f"Bob{n} Stone", f"bob{n}@example.com"),
                f"{head}\n> {LOST}\nYes.\n",
                5 + n,
                "lost",
            )
            for n, head in enumerate(order)
        ]
        assert _named(EARLIER, *replies) == [author]


def test_whom_most_attributions_name_is_the_author() -> None:
    """Why: one reply kept only the inner attribution line, which says more, of what it quotes."""
    known = mail("e", Address("Eve Moss", "eve@example.org"), "Closed?\n", 0)
    heads = ("Ann B. Lee writes:", "Ann B. Lee writes", "At 6:23 PM 5/4/2020, Eve Moss wrote:")
    for order in (heads, heads[::-1]):
        replies = [
            mail(f"b{n}", BOB, f"{head}\n> {LOST}\nYes {n}.\n", 5 + n, "lost")
            for n, head in enumerate(order)
        ]
        assert _named(EARLIER, known, *replies) == [("Ann B. Lee", "ann@example.org")]


@pytest.mark.parametrize(
    ("attribution", "others", "name"),
    [
        ("Ann wrote:", [replace(EARLIER, subject="Ferry", author=ANN)], "Ann B. Lee"),
        ("Ann wrote:", [replace(mail("a", ANN, "Closed?\n", -3000), subject="Ferry")], "Ann"),
        ("Ann wrote:", [mail("a", ANN, "Closed?\n", -1500)], "Ann B. Lee"),
        (
            "annlee wrote:",
            [mail("a", Address("A. B.", "annlee@example.org"), "Closed?\n", 0)],
            "A. B.",
        ),
        ("A. Lee wrote:", [EARLIER], "Ann B. Lee"),
        ("B. Lee wrote:", [EARLIER], "Ann B. Lee"),
        ("C. Lee wrote:", [EARLIER], "C. Lee"),
        ("Ann C. wrote:", [EARLIER], "Ann C."),
        ("Dr. Lee wrote:", [EARLIER], "Ann B. Lee"),
        ("ABL wrote:", [EARLIER], "Ann B. Lee"),
        ("ACL wrote:", [EARLIER], "ACL"),
    ],
)
def test_part_of_a_name_is_whoever_of_the_thread_has_it(
    attribution: str, others: list[Message], name: str
) -> None:
    """Why: all the world has an Ann; the one who writes on the topic, or at the time, is meant."""
    assert recovered(attribution, *others, ELSEWHERE).author.name == name


def test_a_first_name_is_a_receiver_s_who_wrote_nothing_on_it() -> None:
    """Why: who is answered is in To, and that her other mail is two years old says nothing."""
    old = replace(mail("a", ANN, "Closed?\n", -20000), subject="Ferry")
    reply = mail("b", BOB, f"Ann wrote:\n> {LOST}\nThen we buy one.\n", 5, "lost")
    assert _named(old, reply) == [("Ann", None)]
    assert _named(old, replace(reply, to=(ANNE, ANN))) == [("Ann B. Lee", "ann@example.org")]
    assert _named(old, replace(reply, to=(ANNE,))) == [("Ann", None)]


def test_a_first_name_is_somebody_s_whom_the_reply_names_as_an_ancestor() -> None:
    old = replace(mail("a", ANN, "Closed?\n", -20000), subject="Ferry")
    reply = mail("b", BOB, f"Ann wrote:\n> {LOST}\nThen we buy one.\n", 5)
    headed = replace(reply, references=("a@example.org", "lost@example.org"))
    assert _named(old, reply) == [("Ann", None)]
    assert _named(old, headed) == [("Ann B. Lee", "ann@example.org")]


@pytest.mark.parametrize(
    ("email", "whole"),
    [
        ("an...@example.org", "ann@example.org"),
        ("ann@exam…", "ann@example.org"),
        ("ann@home.example", "ann@home.example"),
    ],
)
def test_an_address_that_is_cut_short_is_the_known_one(email: str, whole: str) -> None:
    assert recovered(f"Ann B. Lee <{email}> wrote:", EARLIER).author.email == whole


def test_a_name_that_she_goes_by_elsewhere_stays() -> None:
    elsewhere = mail("e", Address("Ann Lee", "ann@example.org"), "The ledger is mine.\n", -90)
    assert recovered("Ann Lee wrote:", EARLIER).author.name == "Ann B. Lee"
    assert recovered("Ann Lee wrote:", EARLIER, elsewhere).author.name == "Ann Lee"


def test_the_longer_of_two_spellings_stays() -> None:
    assert recovered("Ann B. Lee (ferry) wrote:", EARLIER).author.name == "Ann B. Lee (ferry)"


def sent_from(host: str, author: Address, count: int, first: int = 0) -> list[Message]:
    """Messages of one person on several matters, with ids of one host."""
    sent = []
    for number in range(first, first + count):
        name = f"{number}.{author.email}".replace("@", "-")
        own = mail(name, author, f"The boat of pier {name} is back at its place.\n", -300 - number)
        sent.append(replace(own, message_id=f"{name}@{host}", subject=f"Pier {number}"))
    return sent


def who_wrote_lost(lost: str, others: list[Message], quoted: str = f"> {LOST}") -> str | None:
    reply = mail("b", BOB, f"{quoted}\nThen we buy one.\n", 5)
    found = mlthread.reconstruct([replace(reply, in_reply_to=(lost,)), *others])
    (name,) = (t.author.name for c in found for t in c.turns if t.origin == "quoted")
    return name


def test_a_quote_of_nobody_is_whose_host_made_the_message_id() -> None:
    """Three mails of Ann's came from that host, and nobody else's: 88 of 88 authors told so are the right ones."""
    assert who_wrote_lost("x9@mole.example.org", sent_from("mole.example.org", ANN, 3)) == ANN.name


@pytest.mark.parametrize(
    ("lost", "others"),
    [
        pytest.param("x9@mole.example.org", sent_from("mole.example.org", ANN, 2), id="two mails"),
        pytest.param(
            "x9@mole.example.org",
            [*sent_from("mole.example.org", ANN, 3), *sent_from("mole.example.org", ANNE, 1, 9)],
            id="two persons",
        ),
        pytest.param("x9@mail.gmail.com", sent_from("mail.gmail.com", ANN, 4), id="mail service"),
        pytest.param(
            "x9@quay.example.org", sent_from("mole.example.org", ANN, 4), id="another host"
        ),
        pytest.param(
            "mailman.9.1272535203.4021.list@mole.example.org",
            sent_from("mole.example.org", ANN, 4),
            id="made by a list's server",
        ),
    ],
)
def test_a_host_that_is_nobody_s_alone_tells_no_author(lost: str, others: list[Message]) -> None:
    assert who_wrote_lost(lost, others) is None


def test_a_name_in_an_attribution_is_more_than_the_host() -> None:
    sent = sent_from("mole.example.org", ANN, 3)
    name = who_wrote_lost("x9@mole.example.org", sent, f"Cay Umber wrote:\n> {LOST}")
    assert name == "Cay Umber"


@pytest.mark.parametrize(
    ("host", "shared"),
    [
        ("mail.gmail.com", True),
        ("web1.mail.yahoo.co.uk", True),
        ("localhost.localdomain", True),
        ("am6pr01.eurprd01.prod.outlook.com", True),
        ("phx.gbl", True),
        ("dough.gmane.org", True),
        ("gate.phx.gbl", True),
        ("gmail", True),
        ("gates.example.org", False),
        ("web.example.org", False),
        ("notgmail.example.org", False),
        ("me", False),
        ("", False),
    ],
)
def test_hosts_of_mail_services_are_shared(host: str, shared: bool) -> None:
    assert is_shared(host) is shared
