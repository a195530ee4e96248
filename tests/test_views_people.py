"""Who is who in one conversation: names for running text, and colours."""

from __future__ import annotations

from zlib import crc32

import pytest

from mlthread.model import Address, Conversation, DateBounds, Turn
from mlthread.views.terminal.paint import PEOPLE
from mlthread.views.terminal.people import People

ANN, BO = Address("Ann Lee", "ann@example.org"), Address("Bo Fox", "bo@example.org")


def people(*authors: Address) -> People:
    turns = tuple(
        Turn(f"{n}", f"{n}", "archive", None, (), None, author, DateBounds(), None, "")
        for n, author in enumerate(authors)
    )
    return People(Conversation("0", None, None, None, None, (), turns))


@pytest.mark.parametrize(
    ("name", "short", "why"),
    [
        ("Ann Lee", "Ann", "the given name"),
        ("Lee, Ann", "Ann", "which may stand last"),
        ('"Ann" Lee', "Ann", "without inverted commas"),
        ("Dr. Ann Lee", "Ann", "no title"),
        ("Lee, Ann, Ph.D.", "Ann", "nor a degree behind it"),
        ("Ann Lee, Ph.D.", "Ann", "which is no given name either"),
        ("A. Lee", "A. Lee", "an initial is no name to call somebody by"),
        ("The Keeper", "The Keeper", "nor is an article"),
        ("山口 美雪", "山口 美雪", "the family name may stand first"),
        ("Ann", "Ann", "one name"),
        ("ann@example.org", "ann", "of an address what stands before the host"),
        ("@example.org", "@example.org", "where there is something"),
        ("", "somebody", "nobody"),
        ("\u200b", "somebody", "a name that nobody sees"),
    ],
)
def test_a_short_name(name: str, short: str, why: str) -> None:
    author = Address(name or None, None)
    assert people(author, BO).short(author) == short, why
    assert people(BO).short(author) == short, f"{why}; not of the conversation"


def test_who_shares_a_given_name_has_the_whole_one() -> None:
    other = Address("Ann Fox", "fox@example.org")
    both = people(ANN, other, BO)
    assert [both.short(who) for who in (ANN, other, BO)] == ["Ann Lee", "Ann Fox", "Bo"]


@pytest.mark.parametrize(
    ("other", "is_ann", "why"),
    [
        (Address("Ann Lee", "al@home.example.org"), True, "the same name"),
        (Address("Annie", "ANN@example.org"), True, "the same address"),
        (Address(None, "ann@example.org"), True, "an address alone"),
        (Address("Ann Lee", None), True, "a name alone"),
        (Address("Lee, Ann", None), True, "the name the other way round"),
        (Address("Ann Lee", "bo@example.org"), False, "an address tells more than a name"),
        (Address("Cy Dan", "cy@example.org"), False, "somebody else"),
        (Address(None, None), False, "nobody"),
    ],
)
def test_who_is_one_person(other: Address, is_ann: bool, why: str) -> None:
    known = people(ANN, BO)
    assert (known.number(other) == 0) == is_ann, why
    told = people(ANN, BO, other)
    assert (told.number(other) == 0) == is_ann, why
    assert (told.style(other) == told.style(ANN)) == is_ann, why


def test_an_address_of_many_tells_nobody() -> None:
    """Trackers write for all of them from one address."""
    ann, bo = (Address(name, "noreply@tracker.example.org") for name in ("Ann", "Bo"))
    both = people(ann, bo)
    assert (both.number(ann), both.number(bo)) == (0, 1)
    bare = Address(None, "noreply@tracker.example.org")
    assert both.number(bare) is None
    assert people(bare).number(bare) == 0  # without a name it is all there is


def test_who_is_not_there_has_no_colour() -> None:
    assert people(ANN).style(BO) == ""
    assert people(ANN).number(BO) is None


def test_a_colour_follows_from_the_name_and_is_another_where_that_is_taken() -> None:
    color = crc32(b"ann lee") % len(PEOPLE)
    assert people(ANN).style(ANN) == f"who{color}"
    assert people(ANN).style(ANN, "stem") == f"stem{color}"
    crowd = [Address(f"P{n} Fox", f"p{n}@example.org") for n in range(len(PEOPLE))]
    told = people(*crowd)
    assert len({told.style(who) for who in crowd}) == len(PEOPLE)
    more = people(*crowd, ANN)  # all are taken: her own again
    assert more.style(ANN) == f"who{color}"


def test_of_two_who_would_have_one_colour_the_second_has_the_next() -> None:
    names = [f"P{n}" for n in range(200)]
    first, second = [n for n in names if crc32(n.lower().encode()) % len(PEOPLE) == 3][:2]
    told = people(Address(first, None), Address(second, None))
    assert told.style(Address(first, None)) == "who3"
    assert told.style(Address(second, None)) == "who4"
