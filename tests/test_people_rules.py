"""Who is who: names and addresses of one person, and whom an attribution may mean."""

from __future__ import annotations

import pytest

from mlthread.model import Address
from mlthread.thread.people import People, is_initials_of, name_words, who_is_who
from mlthread.thread.persons import person_keys

Pair = tuple[str | None, str | None]
ANN: Pair = ("Ann B. Lee", "ann@example.org")
BO: Pair = ("Bo Berg", "bo@example.org")


def _people(*pairs: Pair) -> People:
    """Persons 0, 1 and so on, as they come."""
    people = People()
    for name, email in pairs:
        people.note(name, email)
    for name, email in pairs:
        people.add(name, email)
    return people


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (ANN, ("Lee, Ann B.", "ann@lab.example"), True, "one name"),
        (ANN, ("A.", "Ann@Example.org"), True, "one address"),
        (ANN, ("Ann", "lee@lab.example"), False, "a first name"),
        (("Ann", None), ("Ann", None), True, "nothing tells two of that name apart"),
        (("Ann", None), ("Ann", "ann@example.org"), False, "the one has an address"),
        (("Ann Lee", None), ("Ann", None), False, "the one has a whole name"),
        (
            ("Ann", "ann+dated+1029331309.11b939@example.org"),
            (None, "ann@example.org"),
            True,
            "TMDA",
        ),
        (("ann@example.org", None), (None, "ann@example.org"), True, "an address for a name"),
        (("ann at example.org", None), (None, "ann@example.org"), True, "... made unreadable"),
        (("Ann Lee (ann@example.org)", None), (None, "ann@example.org"), False, "... beside one"),
        (("Łukasz Øst", None), ("Lukasz Ost", None), True, "letters without strokes"),
        (("佐藤 健", None), ("佐藤健", None), True, "a name without its space"),
        (("佐藤 Ken", None), ("佐藤Ken", None), False, "... in one script"),
        (("Ann Lee [Mill]", None), ("Ann Lee", None), True, "what stands in brackets"),
        (("(Ann Lee)", None), ("Ann Lee", None), True, "... unless there is nothing else"),
    ],
)
def test_one_person_or_two(one: Pair, other: Pair, same: bool, why: str) -> None:
    people = _people(one, other)
    first, second = (people.add(*pair) for pair in (one, other))
    assert first is not None
    assert second is not None
    assert (people.root(first) == people.root(second)) == same, why


def test_who_joins_two_persons_is_both() -> None:
    people = _people(("Ann Lee", "ann@example.org"), ("A. Lee", "al@lab.example"))
    assert people.root(0) != people.root(1)
    assert people.add("Ann Lee", "al@lab.example") == 0
    assert people.root(1) == 0
    assert people.add(None, None) is None


@pytest.mark.parametrize(("count", "shared"), [(3, False), (4, True)])
def test_an_address_of_four_names_is_no_person_s(count: int, shared: bool) -> None:
    names = ("Ann Lee", "Bo Berg", "Cy Cole", "Dee Marsh")[:count]
    people = _people(*((name, "office@example.org") for name in names))
    assert bool(people.matches(None, "office@example.org")) != shared
    persons = [people.matches(name, None) for name in names]
    assert (persons[0] == persons[1]) != shared


@pytest.mark.parametrize(
    ("name", "email", "found", "why"),
    [
        ("Ann B. Lee", None, {0: 0.95}, "the whole name"),
        ("Ann B. Lee", "ann@example.org", {0: 1.0}, "the address tells more"),
        ("Ann Lee", None, {0: 0.6}, "two words of it"),
        ("Ann", None, {0: 0.6}, "the name of the mailbox"),
        ("Lee", None, {0: 0.35}, "one word"),
        ("B. Lee", None, {0: 0.35}, "initials say nothing"),
        ("Ann Maria Lee", None, {0: 0.6}, "first and last word"),
        ("Ann Oak", None, {}, "another name"),
        (None, "Ann@Example.org", {0: 1.0}, "the address"),
        (None, "an...@example.org", {0: 0.8}, "as Google Groups cuts it"),
        (None, "ann@exam...", {0: 0.8}, "as Yahoo cuts it"),
        (None, "ann@e…", {0: 0.8}, "... or others"),
        (None, "an...@example.net", {}, "another host"),
        (None, "am...@example.org", {}, "another mailbox"),
        (None, "ann@example.net", {}, "three letters at another host"),
        (None, "berg@example.net", {1: 0.6}, "the mailbox's name at another host"),
        ("Berg", "ann@example.org", {0: 1.0}, "the address is known"),
        (None, "nobody", {}, "no address"),
        (None, None, {}, "nothing"),
    ],
)
def test_whom_an_attribution_may_mean(
    name: str | None, email: str | None, found: dict[int, float], why: str
) -> None:
    people = _people(ANN, ("Bo Berg", "berg@example.org"))
    assert people.matches(name, email) == found, why


def test_an_address_cut_so_short_that_it_fits_many_means_nobody() -> None:
    """Forty are still looked at; of more the name has to tell."""
    few, many = (
        [(f"Ann{n} Oak", f"ann{n}@example.org") for n in range(count)] for count in (40, 41)
    )
    assert len(_people(*few).matches(None, "an...@example.org")) == 40
    assert _people(*many).matches(None, "an...@example.org") == {}
    assert _people(*many).matches("Ann7 Oak", "an...@example.org") == {7: 0.95}


def test_a_name_that_lost_its_letters() -> None:
    people = _people(("Zoë Åker", "zoe@example.org"), ("Bo Berg", "bo@example.org"))
    assert people.matches("Zo? ?ker", None) == {0: 0.95}
    assert people.surely("Zo? ?ker", None) == 0
    assert people.matches("B? Berg", None) == {1: 0.35}


def test_a_word_in_the_names_of_many_says_nothing() -> None:
    names = [f"Ann {chr(97 + k // 26)}{chr(97 + k % 26)}{chr(97 + k // 26)}" for k in range(41)]
    many = _people(*((name, f"{k}@example.org") for k, name in enumerate(names)))
    assert many.matches("Ann", None) == {}
    few = _people(*((name, f"{k}@example.org") for k, name in enumerate(names[:40])))
    assert len(few.matches("Ann", None)) == 40


@pytest.mark.parametrize(
    ("name", "email", "person", "why"),
    [
        ("Ann B. Lee", None, 0, "the whole name"),
        ("Prof. Ann Lee", None, 0, "without initials and titles"),
        ("Ann Maria Lee", None, 0, "a name between"),
        ("Ann", None, None, "a first name"),
        ("Dee Marsh", None, None, "there are two"),
        (None, "ann@example.org", 0, "the address"),
        (None, "an...@example.org", 0, "a cut one that only one person has"),
        ("Ann Lee", "bo@example.org", 1, "an address before a name"),
        ("Nobody", "berg@example.net", None, "the mailbox's name alone"),
    ],
)
def test_who_is_meant_beyond_doubt(
    name: str | None, email: str | None, person: int | None, why: str
) -> None:
    people = _people(
        ANN, BO, ("Dee A. Marsh", "dee@example.org"), ("Dee B. Marsh", "d@lab.example")
    )
    assert people.surely(name, email) == person, why


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ann Lee on behalf of Bo Berg", ("ann", "lee")),
        ("Bo Berg /ORG/MILL", ("bo", "berg")),
        ("Lee, Ann, B.", ("lee", "ann", "b")),
        ("佐藤さん", ("佐藤",)),
        ("Ann さん", ("ann", "さん")),
    ],
)
def test_the_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_five_letters_are_no_initials() -> None:
    assert is_initials_of("ABCD", "Ann Bo Cy Dee")
    assert not is_initials_of("ABCDE", "Ann Bo Cy Dee Eve")
    assert not is_initials_of("A", "Ann")


def test_who_is_who_knows_shared_addresses_beforehand() -> None:
    names = ("Ann Lee", "Bo Berg", "Cy Cole", "Dee Marsh")
    person_of = who_is_who(Address(name, "office@example.org") for name in names)
    assert len({person_of(Address(name, "office@example.org")) for name in names}) == 4
    assert person_of(Address("Ann Lee", None)) is None


AT_WORK, AT_HOME = Address("Ann Lee", "Ann@example.org"), Address("Lee, Ann", "al@home.example")
OFFICE = [
    Address(name, "office@example.org") for name in ("Bo Berg", "Cy Cole", "Dee Marsh", "Eve")
]


@pytest.mark.parametrize(
    ("authors", "keys"),
    [
        # the address that they wrote from first, in small letters
        ([AT_WORK, AT_HOME, AT_WORK], ["ann@example.org"] * 3),
        ([AT_HOME, AT_WORK], ["al@home.example"] * 2),
        # a name alone comes first, the address of its bearer later
        ([Address("Ann Lee"), AT_WORK], ["ann@example.org"] * 2),
        ([Address("Ann Lee"), Address("Ann Lee")], ["Ann Lee"] * 2),
        # a first name is whoever else bears it alone, and nobody of two who do
        ([Address("Bo"), Address("Bo", "bo@a.example")], ["bo@a.example"] * 2),
        (
            [Address("Bo", "bo@a.example"), Address("Bo"), Address("Bo", "bo@b.example")],
            ["bo@a.example", "Bo", "bo@b.example"],
        ),
        ([Address("Bo Berg", "bo@a.example"), Address("Bo")], ["bo@a.example", "Bo"]),
        # an address that many write from is nobody's key, but where one there has no name
        (OFFICE, ["Bo Berg", "Cy Cole", "Dee Marsh", "Eve"]),
        ([*OFFICE, Address(None, "office@example.org")][-2:], ["office@example.org"] * 2),
        ([Address(), AT_WORK, Address()], [None, "ann@example.org", None]),
    ],
)
def test_one_key_for_one_person(authors: list[Address], keys: list[str | None]) -> None:
    people = People()
    for author in authors:
        people.note(author.name, author.email)
    assert person_keys(people, [(author, None) for author in authors]) == keys


def test_whom_the_archive_knows_is_not_made_anew() -> None:
    """Why: a message that is lost was written by "Ann Lee Moss", whom its readers call "Ann L."."""
    people = People()
    ann = people.add("Ann Lee Moss", "ann@example.org")
    authors = [(Address("Ann Lee Moss", "ann@example.org"), ann), (Address("Ann L."), ann)]
    assert person_keys(people, authors) == ["ann@example.org"] * 2


def test_two_persons_never_have_one_key() -> None:
    """Why: who writes as "bo@a.example (2)" has the key that another would get for want of one."""
    people = People()
    twins = [
        (Address("Bo", None), people.add("Bo", "one@a.example")),
        (Address("Bo", None), people.add("Bo", "two@a.example")),
    ]
    third = (Address("Bo (2)", None), people.add("Bo Berg", None))
    assert len(set(person_keys(people, [*twins, third]))) == 3
