"""The people that a user asks for. In: part of a name or of an address, and everybody who wrote. Out: a test of authors.

A person is asked for under one name or address and found under all of them:

>>> everybody = [Address("Ann Lee", "ann@lab.example"), Address("Ann Lee", "al@home.example"), Address("Bo")]
>>> is_ann = Persons(everybody).named("ann@lab.example")
>>> [is_ann(author) for author in everybody]
[True, True, False]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from mlthread.model import Address
from mlthread.pattern import pattern
from mlthread.titles import without_titles
from mlthread.views.wanted import plain

__all__ = ["Persons", "anybody"]

_NAMED_ADDRESS = pattern(r"[^<>]*<([^<>\s@]+@[^<>\s@]+)>\s*")


def anybody(_: Address) -> bool:
    """The test where nobody is asked for."""
    return True


class Persons:
    """Everybody who wrote, and whom they wrote to, in whatever order."""

    def __init__(self, authors: Iterable[Address], receivers: Iterable[Address] = ()) -> None:
        from mlthread.thread.people import who_is_who

        everybody = {*authors, *receivers}
        self._known = sorted(everybody, key=lambda a: (a.name or "", a.email or ""))
        self._person_of = who_is_who(self._known)

    def named(self, asked: str) -> Callable[[Address], bool]:
        """Whether an author is one of those who go by what is asked for, in whatever mail.

        What is part of the host of an address asks for whoever wrote from there, in mail from there alone; so
        does the address of a list or of a robot, which is that of many.
        """
        words = _Words(asked)
        persons: set[int | None] = set()
        by_address: dict[str, set[int | None]] = defaultdict(set)
        wanted: set[Address] = set()
        for author in self._known:
            if words.in_name(author):
                persons.add(self._person_of(author))
            elif author.email and words.in_local_part(author.email):
                by_address[author.email.casefold()].add(self._person_of(author))
            elif not words.in_address(author):
                continue
            wanted.add(author)
        persons.update(*(found for found in by_address.values() if len(found) == 1))
        persons.discard(None)
        wanted.update(a for a in self._known if self._person_of(a) in persons)
        return wanted.__contains__

    def any_named(self, asked: Sequence[str]) -> Callable[[Address], bool]:
        """Whether an author is one of several persons; anybody where none is asked for."""
        tests = list(map(self.named, asked))
        return (lambda author: any(is_wanted(author) for is_wanted in tests)) if tests else anybody


class _Words:
    """What is asked for: part of a name or an address, the words of a name in any order, or both as they are shown
    ("Ann Lee <ann@example.org>")."""

    def __init__(self, asked: str) -> None:
        named = _NAMED_ADDRESS.fullmatch(asked)
        wanted = plain(named[1] if named else asked.strip().strip("\"'") or asked)
        words = wanted.replace(",", " ").split()
        untitled = without_titles(words)
        if len(untitled) < len(words):
            words, wanted = untitled, " ".join(untitled)
        self._wanted, self._words = wanted, words

    def in_name(self, author: Address) -> bool:
        """Whether they stand in the name."""
        name = plain(author.name or "")
        if self._wanted in name:
            return bool(name)
        parts = name.split()
        words = self._words
        return len(words) > 1 and all(any(p.startswith(w) for p in parts) for w in words)

    def in_address(self, author: Address) -> bool:
        """Whether they stand in the address."""
        return self._wanted in plain(author.email or "")

    def in_local_part(self, email: str) -> bool:
        """Whether they stand in an address, and not in its host alone."""
        folded = plain(email)
        return 0 <= folded.find(self._wanted) < folded.find("@")
