"""Titles before and behind names. In: a name or its words. Out: what of it is the name.

>>> without_titles("Prof. Dr Ann Lee".split())
['Ann', 'Lee']
"""

from __future__ import annotations

__all__ = ["TITLES", "is_degree", "name_key", "without_titles"]

TITLES = frozenset(
    "prof professor dr mr mrs ms miss sir dame rev ir ing dipl dott dott.ssa dottssa sig herr frau mme".split()
)
_DEGREES = frozenset(("phd", "md", "msc", "ma", "ba", "bsc", "mba", "jr", "sr", "ii", "iii", "esq"))


def name_key(name: str) -> str:
    """What is the same for the forms of one name: neither order nor titles, initials, signs.

    >>> name_key("Lee, Ann M., Ph.D.") == name_key("Dr. Ann Lee"), name_key("Bo B")
    (True, 'bo')
    """
    words = [word.replace(".", "").casefold() for word in name.replace(",", " ").split()]
    said = [w for w in words if len(w) > 1 and w not in TITLES and w not in _DEGREES]
    return " ".join(sorted(said or words))


def is_degree(word: str) -> bool:
    """Whether a word behind a name is part of nobody's name."""
    return word.replace(".", "").casefold() in _DEGREES


def without_titles(words: list[str]) -> list[str]:
    """The words behind the titles; all of them where nothing else is left."""
    first = next((n for n, word in enumerate(words) if word.strip(".").casefold() not in TITLES), 0)
    return words[first:]
