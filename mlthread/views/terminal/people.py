"""People in one conversation. In: a conversation. Out: for each author a colour and a short name.

A colour follows from the address or the name, so a person keeps it from run to run; who comes later
and would get a colour that is taken gets the next free one.
"""

from __future__ import annotations

from collections import Counter
from zlib import crc32

from mlthread.model import Address, Conversation
from mlthread.robots import is_robot
from mlthread.titles import is_degree, name_key, without_titles
from mlthread.views.headings import called

from .cells import cell_len
from .paint import PEOPLE

__all__ = ["People"]

_ARTICLES = frozenset(("the", "a", "an", "der", "die", "das", "le", "la", "el", "il"))


class People:
    """Who is who in a conversation."""

    def __init__(self, conversation: Conversation) -> None:
        self._by_email: dict[str, int] = {}
        self._by_name: dict[str, int] = {}
        self._labels: list[str] = []
        for turn in conversation.turns:
            self._number(turn.author)
        first_words = Counter(_given_name(label) for label in self._labels)
        self._short = [
            _given_name(label) if first_words[_given_name(label)] == 1 else label
            for label in self._labels
        ]
        self._colors: list[int] = []
        keys = {
            number: key
            for key, number in reversed([*self._by_name.items(), *self._by_email.items()])
        }
        for number in range(len(self._labels)):
            color = crc32(keys.get(number, "").encode("utf-8", "replace")) % len(PEOPLE)
            for step in range(len(PEOPLE)):
                if (color + step) % len(PEOPLE) not in self._colors:
                    color = (color + step) % len(PEOPLE)
                    break
            self._colors.append(color)

    def _number(self, address: Address) -> int:
        email, name = _keys(address)
        number = self._by_email.get(email, self._by_name.get(name))
        if number is None:
            number = len(self._labels)
            self._labels.append(called(address))
        if email:
            self._by_email.setdefault(email, number)
        if name:
            self._by_name.setdefault(name, number)
        return number

    def number(self, address: Address) -> int | None:
        """The person's number; None for one who is not in the conversation."""
        email, name = _keys(address)
        return self._by_email.get(email, self._by_name.get(name))

    def style(self, address: Address, kind: str = "who") -> str:
        """The style of a person's name ("who") or bar ("stem")."""
        number = self.number(address)
        return "" if number is None else f"{kind}{self._colors[number]}"

    def short(self, address: Address) -> str:
        """A name for running text: the given name where only one person here has it."""
        number = self.number(address)
        return self._short[number] if number is not None else _given_name(called(address))


def _keys(address: Address) -> tuple[str, str]:
    """(address, name) by which a person is known; an address that many share tells nobody."""
    name = name_key(address.name or "")
    email = "" if name and is_robot(address.email) else (address.email or "").casefold()
    return email, name


def _given_name(label: str) -> str:
    if "@" in label:
        return label.split("@")[0] or label
    family, _, behind = label.partition(",")
    given = [word for word in _words(behind) if not is_degree(word)]
    words = without_titles(given or _words(family))
    if words and words[0].casefold() in _ARTICLES:
        return label
    # an initial is no name to call somebody by, and wide letters (CJK) put the family name first
    if not words or len(words[0].strip(".")) < 2 or cell_len(words[0]) > len(words[0]):
        return label
    return words[0]


def _words(text: str) -> list[str]:
    return [word for part in text.split() if (word := part.strip("\"',"))]
