"""Titles before names. In: the words of a name. Out: which are none of it.

>>> without_titles("Prof. Dr Ann Lee".split())
['Ann', 'Lee']
"""

from __future__ import annotations

__all__ = ["TITLES", "without_titles"]

TITLES = frozenset(
    ("prof", "professor", "dr", "mr", "mrs", "ms", "miss", "sir", "dame", "ir", "ing", "dipl")
)


def without_titles(words: list[str]) -> list[str]:
    """The words behind the titles; all of them where nothing else is left."""
    first = next((n for n, word in enumerate(words) if word.strip(".").casefold() not in TITLES), 0)
    return words[first:]
