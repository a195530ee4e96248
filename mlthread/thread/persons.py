"""Who is one person over all conversations. In: the authors of their messages. Out: for each a key, the same for one person.

>>> home, work = Address("Ann Lee", "ann@example.org"), Address("Ann Lee", "ann@lab.example")
>>> authors = [home, work, Address("Lee, Ann"), Address("Bo"), Address()]
>>> person_keys(People(), [(author, None) for author in authors])
['ann@example.org', 'ann@example.org', 'ann@example.org', 'Bo', None]
>>> person_keys(People(), [(Address("Ann Lee", "jira@example.org"), None)])
['Ann Lee']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mlthread.model import Address
from mlthread.robots import is_robot

from .people import People

__all__ = ["person_keys"]


def person_keys(people: People, authors: Iterable[tuple[Address, int | None]]) -> list[str | None]:
    """The key of each author, None for nobody named: the address that this person wrote from first, where it is
    nobody else's, else the name. Who is no person yet becomes one; a name without address is whoever else
    bears it alone.

    Authors come with the number of the person where it is known, the earliest first: then keys stay when an
    archive grows.
    """
    given = [
        (author, people.add(author.name, author.email) if person is None else person)
        for author, person in authors
    ]
    persons = _by_address(
        [(author, None if person is None else people.root(person)) for author, person in given]
    )
    of_person: dict[int, dict[Address, None]] = defaultdict(dict)
    bearers: dict[str, set[int]] = defaultdict(set)
    for author, person in persons:
        if person is not None:
            of_person[person][author] = None
            bearers[_email(author)].add(person)
    keys: dict[int | None, str] = {}
    taken: set[str] = set()
    for person, theirs in of_person.items():
        keys[person] = next(key for key in _candidates(theirs, bearers) if key not in taken)
        taken.add(keys[person])
    return [keys.get(person) for _, person in persons]


def _by_address(persons: Sequence[tuple[Address, int | None]]) -> list[tuple[Address, int | None]]:
    """The persons, where a name without address is that of the only one who bears it with an address."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for author, person in persons:
        if author.name and author.email and person is not None:
            bearers[author.name.casefold()].add(person)
    out: list[tuple[Address, int | None]] = []
    for author, person in persons:
        namesakes = () if author.email else bearers.get((author.name or "").casefold(), ())
        out.append((author, min(namesakes) if len(namesakes) == 1 else person))
    return out


def _email(author: Address) -> str:
    return (author.email or "").casefold()


def _candidates(theirs: Iterable[Address], bearers: Mapping[str, set[int]]) -> Iterator[str]:
    """What a person may be called, the best first, without end."""
    yield from (
        email
        for author in theirs
        if (email := _email(author))
        and len(bearers[email]) == 1
        and not (author.name and is_robot(email))  # it is everybody's, though one alone has used it
    )
    names = [author.name or _email(author) for author in theirs]
    yield from names
    number = 1
    while True:
        number += 1
        yield f"{names[0]} ({number})"
