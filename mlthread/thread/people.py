"""Who is who. In: names and addresses as headers and attribution lines give them. Out: person numbers.

Two addresses are one person when they share an address that belongs to one person, or a full name: two
words or more, or the one word of writings that part no words; a first name alone never joins. All look-ups
are by key, so the cost is about linear in the number of messages.

>>> people = People()
>>> ann = people.add("Ann Lee", "ann@example.org")
>>> people.add("Lee, Ann", "ann@lab.example") == ann
True
>>> people.matches("Lee", None)
{0: 0.35}
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from mlthread.model import Address
from mlthread.pattern import pattern
from mlthread.robots import is_robot
from mlthread.rules.addresses import find_address
from mlthread.titles import TITLES

__all__ = ["NAME", "People", "bare_words", "is_initials_of", "name_words", "who_is_who"]

_SUFFIX = pattern(
    r"\s+(?:via|on behalf of|\(via)\s.*$|\s*\((?:JIRA|Jira|GitHub)\)\s*$|\s*/[A-Z]{2,}/\S+$", re.S
)
_PARENS = pattern(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_WORD = pattern(r"[^\W_]+")
_SHARED_NAMES = 4
"""An address that goes with this many unlike names is a list's or a robot's, not a person's."""
_MOST = 40
"""A first name, a nick or an address cut short that fits more persons than this says nothing."""

EXACT, NAME, MASKED, NICK, FIRST = 1.0, 0.95, 0.8, 0.6, 0.35

_BESIDE_NAMES = TITLES | {"phd", "md", "jr", "sr", "ii", "iii", "iv"}
# TMDA gives each mail an address that is good for some days.
_DATED = pattern(r"[+-]dated[+-]\d{6,12}\.[0-9a-f]{4,8}@")
# Three Chinese letters, three syllables of Korean (they are taken apart): family and given name as one word.
_UNPARTED = pattern(r"[\u3400-\u9fff]{3,}|(?:[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?){3,}")
_PARTED = pattern(r"[\u3040-\u30ff\u3400-\u9fff]+|[\u1100-\u11ff]+")
_HONORIFIC = pattern(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff])\s?(?:さん|さま|様|氏|殿|先生)\s*$|(?<=[\uac00-\ud7a3])\s?님\s*$"
)
_LOSSY = pattern(r"[^\x00-\x7f]")
# Letters that Unicode does not take apart, as people write them without; joiners, that not all write.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | dict.fromkeys("\u200c\u200d", "")
)


@lru_cache(maxsize=65536)
def name_words(name: str | None) -> tuple[str, ...]:
    """The words of a name, accents and case folded, in the order first to last; () without a name.

    >>> name_words("Åkerö-Márquez, Nils OT"), name_words("佐藤さん")
    (('nils', 'ot', 'akero', 'marquez'), ('佐藤',))
    """
    if not name:
        return ()
    if "via" in name or "on behalf of" in name or "/" in name or "(" in name:
        name = _SUFFIX.sub("", name)
    if not name.isascii():
        name = _HONORIFIC.sub("", name)
    if "(" in name or "[" in name:
        bare = _PARENS.sub(" ", name)
        name = bare if _WORD.search(bare) else name
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}"
    folded = unicodedata.normalize("NFKD", name).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c)).translate(_PLAIN)
    return tuple(_WORD.findall(folded))


def _email_key(email: str | None) -> str | None:
    """An address as it is compared; those that hold good for some days only are one.

    >>> _email_key("<Ann+dated+1029331309.11b939@Example.org>"), _email_key("ann-list@example.org")
    ('ann@example.org', 'ann-list@example.org')
    """
    if not email or "@" not in email:
        return None
    key = email.strip().strip("<>").casefold()
    return _DATED.sub("@", key) if "dated" in key else key


def _address_in(name: str | None) -> str | None:
    """An address that stands where a name should, as it is compared.

    >>> _address_in("ann.lee at example.org"), _address_in("Ann Lee (ann@example.org)")
    ('ann.lee@example.org', None)
    """
    found = find_address(name) if name and ("@" in name or " at " in name) else None
    if found is None or name is None or found[2] - found[1] < len(name.strip()):
        return None
    return _email_key(found[0])


def bare_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell a person: no titles, no initials; all of them where none would be left.

    >>> bare_words(name_words("Prof. Ann B. Lee"))
    ('ann', 'lee')
    """
    bare = tuple(word for word in words if len(word) > 1 and word not in _BESIDE_NAMES)
    return bare or words


def _is_full(words: tuple[str, ...]) -> bool:
    """Whether the words are a whole name.

    >>> [_is_full(name_words(name)) for name in ("Ann Lee", "Ann", "王小明", "小明", "김철수", "철수", "さくら")]
    [True, False, True, False, True, False, False]
    """
    return len(words) >= 2 or (len(words) == 1 and _UNPARTED.fullmatch(words[0]) is not None)


def _in_one(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that some write without the space between them, as one; () for others.

    >>> _in_one(name_words("佐藤 健")), _in_one(name_words("佐藤健")), _in_one(name_words("Ann Lee"))
    (('佐藤健',), ('佐藤健',), ())
    """
    if not words or words[0].isascii() or not all(map(_PARTED.fullmatch, words)):
        return ()
    return ("".join(words),)


def is_initials_of(name: str | None, other: str | None) -> bool:
    """Whether a name is the initials of another, written large.

    >>> is_initials_of("ABL", "Ann B. Lee"), is_initials_of("Al", "Ann Lee"), is_initials_of("AL", "Al Bo Lee")
    (True, False, False)
    """
    if not name or not 2 <= len(name) <= 4 or not name.isupper():
        return False
    return name.casefold() == "".join(word[0] for word in name_words(other))


def _lossy_key(name: str | None) -> str | None:
    """A name as a charset leaves it that knows no letter beyond ASCII; None where it loses nothing."""
    if not name or not ("?" in name or _LOSSY.search(name)):
        return None
    return " ".join(_LOSSY.sub("?", unicodedata.normalize("NFC", name)).casefold().split())


class People:
    """Persons of one archive, numbered in the order they are first added."""

    def __init__(self) -> None:
        self._up: list[int] = []
        self._by_email: dict[str, int] = {}
        self._by_name: dict[tuple[str, ...], int] = {}
        self._names_of_email: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_local: dict[str, set[int]] = defaultdict(set)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        self._by_bare: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._by_lossy: dict[str, set[int]] = defaultdict(set)

    def root(self, person: int) -> int:
        """The number a person goes by after all that was joined so far."""
        up = self._up
        while up[person] != person:
            up[person] = up[up[person]]
            person = up[person]
        return person

    def note(self, name: str | None, email: str | None) -> None:
        """Count a pair before any is added, so that shared addresses are known beforehand."""
        key = _email_key(email)
        words = name_words(name)
        if key and words:
            seen = self._names_of_email[key]
            if len(seen) <= _SHARED_NAMES:
                seen.add(tuple(sorted(words)))

    def _personal(self, key: str) -> bool:
        names = self._names_of_email.get(key, ())
        return len(names) < _SHARED_NAMES and not (names and is_robot(key))

    def add(self, name: str | None, email: str | None) -> int | None:
        """The person of a header's name and address; None where there is neither."""
        key = _email_key(email)
        words = name_words(name)
        full = tuple(sorted(words)) if _is_full(words) else None
        found: list[int] = []
        if key and key in self._by_email:
            found.append(self.root(self._by_email[key]))
        whole = self._named(words)
        if whole is not None:
            found.append(self.root(whole))
        if not key and not words:
            return None
        if found:
            person = min(found)
            for other in found:
                self._up[other] = person
        else:
            lone = None if full or (key and self._personal(key)) else ("", *words)
            if lone and lone in self._by_name:
                return self.root(self._by_name[lone])
            person = len(self._up)
            self._up.append(person)
            if lone:
                self._by_name[lone] = person
        for known in (key, _address_in(name)):
            if known and self._personal(known):
                self._enter_email(known, person)
        if full:
            self._by_name[full] = person
            self._by_name[_in_one(words) or full] = person
            self._by_bare[tuple(sorted(bare_words(words)))].add(person)
        lossy = _lossy_key(name)
        if lossy is not None:
            self._by_lossy[lossy].add(person)
        for word in set(words):
            self._by_word[word].add(person)
        return person

    def _enter_email(self, key: str, person: int) -> None:
        if key not in self._by_email:
            self._by_start[key[:2]].append(key)
        self._by_email[key] = person
        self._by_local[key.split("@")[0]].add(person)

    def matches(self, name: str | None, email: str | None) -> dict[int, float]:
        """Persons that an attribution's name and address may mean, each with how surely (0..1)."""
        out: dict[int, float] = {}
        self._match_email(_email_key(email), out)
        words = name_words(name)
        if not words:
            return out
        person = self._named(words)
        if person is not None:
            self._vote(out, person, NAME)
        if name and "?" in name:
            for person in self._few(self._by_lossy.get(_lossy_key(name) or "")):
                self._vote(out, person, NAME)
        if not any(v >= NAME for v in out.values()):
            self._match_words(words, out)
        return out

    def surely(self, name: str | None, email: str | None) -> int | None:
        """The one person that a name and an address mean beyond doubt; None where there is doubt.

        >>> people = People()
        >>> ann = people.add("Ann B. Lee", "ann@example.org")
        >>> people.surely("Prof. Ann Lee", None) == ann, people.surely("Ann", None)
        (True, None)
        """
        by_email: dict[int, float] = {}
        self._match_email(_email_key(email), by_email)
        exact = [p for p, strength in by_email.items() if strength >= MASKED]
        if len(exact) == 1:
            return exact[0]
        words = name_words(name)
        whole = self._named(words)
        if whole is not None:
            return self.root(whole)
        if not _is_full(words):
            return None
        for persons in self._variants(name, words):
            roots = {self.root(p) for p in persons}
            if roots:
                return roots.pop() if len(roots) == 1 else None
        return None

    def _named(self, words: tuple[str, ...]) -> int | None:
        """The person whose whole name the words are, parted or not; not yet their root."""
        person = self._by_name.get(tuple(sorted(words))) if _is_full(words) else None
        return self._by_name.get(_in_one(words)) if person is None else person

    def _variants(self, name: str | None, words: tuple[str, ...]) -> Iterator[set[int]]:
        """Persons whose names differ from this one by what people leave out or add."""
        yield self._by_lossy.get(_lossy_key(name) or "", set())
        bare = tuple(sorted(set(bare_words(words))))
        if len(bare) < 2:
            return
        yield self._by_bare.get(bare, set())
        if len(bare) > 2:
            yield {
                person
                for k in range(min(len(bare), 6))
                for person in self._by_bare.get(bare[:k] + bare[k + 1 :], ())
            }
        sets = [self._few(self._by_word.get(word)) for word in bare]
        yield set.intersection(*sets)

    def _vote(self, out: dict[int, float], person: int, strength: float) -> None:
        person = self.root(person)
        out[person] = max(strength, out.get(person, 0.0))

    def _match_email(self, key: str | None, out: dict[int, float]) -> None:
        if not key:
            return
        local, _, host = key.partition("@")
        if key in self._by_email:
            self._vote(out, self._by_email[key], EXACT)
        elif local.endswith("..") or host.endswith(("..", "…")):
            self._match_masked(local.rstrip("."), host.rstrip(".…"), out)
        elif len(local) > 3:
            for person in self._few(self._by_local.get(local)):
                self._vote(out, person, NICK)

    def _match_masked(self, local: str, host: str, out: dict[int, float]) -> None:
        persons: set[int] = set()
        for known in self._by_start.get(local[:2], ()):
            there, _, at = known.partition("@")
            if there.startswith(local) and at.startswith(host):
                persons.add(self._by_email[known])
        for person in self._few(persons):
            self._vote(out, person, MASKED)

    def _few(self, persons: set[int] | None) -> set[int]:
        roots: set[int] = set()
        for person in persons or ():
            roots.add(self.root(person))
            if len(roots) > _MOST:  # not read on: a word may be in the names of thousands
                return set()
        return roots

    def _match_words(self, words: tuple[str, ...], out: dict[int, float]) -> None:
        """Part of a name: every word known of one person; one word alone is weak."""
        sets = [self._few(self._by_word.get(w)) for w in words if len(w) > 1]
        common = set.intersection(*sets) if sets else set()
        strength = NICK if len(sets) >= 2 else FIRST
        for person in common:
            self._vote(out, person, strength)
        if len(words) == 1:
            for person in self._few(self._by_local.get(words[0])):
                self._vote(out, person, NICK)
        elif not common and len(words) >= 3:
            self._match_ends(words, out)

    def _match_ends(self, words: tuple[str, ...], out: dict[int, float]) -> None:
        """First and last word agree where the middle does not (initials come and go)."""
        ends = self._few(self._by_word.get(words[0])) & self._few(self._by_word.get(words[-1]))
        for person in ends:
            self._vote(out, person, NICK)


def who_is_who(authors: Iterable[Address]) -> Callable[[Address], int | None]:
    """Which person each of `authors` is, whatever address they write from; None for nobody known.

    >>> ann, home = Address("Ann Lee", "ann@example.org"), Address("Ann Lee", "ann@home.example")
    >>> person_of = who_is_who([ann, home, Address("Bo Chen", "bo@example.org")])
    >>> person_of(ann) == person_of(home), person_of(Address())
    (True, None)
    """
    people, known = People(), list(dict.fromkeys(authors))
    for author in known:
        people.note(author.name, author.email)
    persons = {author: people.add(author.name, author.email) for author in known}

    def person_of(author: Address) -> int | None:
        person = persons.get(author)
        return None if person is None else people.root(person)

    return person_of
