"""Words that a user looks for. In: words as typed. Out: where a text holds them, whatever its case and accents.

>>> Wanted("reunion d'avril").within("Après la RÉUNION\\nd’avril.")
True
>>> Wanted("vote|assent").spans("A vote, no votes")
[(2, 6), (11, 15)]
"""

from __future__ import annotations

import re
from unicodedata import combining, normalize
from warnings import catch_warnings, simplefilter

from mlthread.pattern import pattern

__all__ = ["Wanted", "plain"]

_LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
    **dict.fromkeys("‘’‚‛ʼ`´", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
}  # fmt: skip
"""Letters that nobody types as they are printed, and are no others with a mark; what is not seen."""
_ACCENTS = 10
"""From this class on, marks are accents and points; those below make another letter (kana, Indic scripts)."""
_FIRST_WIDE = "\u2e80"
"""From here on scripts are written without spaces: a line may end anywhere."""


class _Folds(dict[int, str]):
    """What stands for a letter, reckoned when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        bare = "".join(c for c in normalize("NFKD", letter).casefold() if combining(c) < _ACCENTS)
        self[code] = "".join(_LETTERS.get(c, c) for c in normalize("NFC", bare))
        return self[code]


_FOLDS = _Folds()


def plain(text: str) -> str:
    """A text without case and accents, its dashes and quotation marks those of a keyboard.

    >>> plain("Łódź “Zoë” Straße")
    'lodz "zoe" strasse'
    """
    if text.isascii():
        return text.casefold()
    text = normalize("NFC", text).casefold()
    for letter in set(text):  # few of them change: far faster than letter by letter
        bare = _FOLDS[ord(letter)]
        if bare != letter:
            text = text.replace(letter, bare)
    return text


def _with_places(text: str) -> tuple[str, list[int]]:
    """`plain` of a text, and for each of its letters the place of the one that it stands for."""
    if text.isascii():
        return text.casefold(), list(range(len(text)))
    pieces = [letter.casefold().translate(_FOLDS) for letter in text]
    return "".join(pieces), [n for n, piece in enumerate(pieces) for _ in piece]


_EXPRESSION = pattern(r"[|^$\\]|[.)\]][*+?{]|\(\?")
"""What words as people type them hardly hold; "[PATCH]", "C++" and "why?" are words."""


class Wanted:
    """Words to look for, as they stand or, where it is plainly one, as a regular expression.

    `fault` says why what looks like an expression is none.
    """

    def __init__(self, asked: str) -> None:
        self.asked = asked
        self.words = plain(asked).split()
        phrase = r"\s+".join(map(_letters, self.words)) or r"\Z."
        self.searches = [re.compile(phrase)]
        self.fault = ""
        if _EXPRESSION.search(asked):
            # an accent is none of what `\S` and its like are made of, but case is
            bare = "".join(c for c in normalize("NFD", asked) if combining(c) < _ACCENTS)
            try:
                with catch_warnings():
                    simplefilter("ignore")  # of what another version may read otherwise
                    found = re.compile(normalize("NFC", bare), re.IGNORECASE | re.MULTILINE)
            except (re.error, OverflowError) as error:
                self.fault = f"; it is no regular expression: {error}"
            else:
                self.searches.append(found)

    def within(self, text: str) -> bool:
        """Whether a text holds the words one after the other, over line ends too."""
        folded = plain(text)
        return any(search.search(folded) for search in self.searches)

    def scattered(self, text: str) -> bool:
        """Whether a text holds each of the words somewhere, or what the expression asks for."""
        folded = plain(text)
        return all(word in folded for word in self.words) or self.within(text)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where a text holds the words, as places in it, from left to right."""
        folded, places = _with_places(text)
        places.append(len(text))  # a hit has the accents behind its last letter
        for search in self.searches:
            spans = [
                (places[found.start()], max(places[found.end() - 1] + 1, places[found.end()]))
                for found in search.finditer(folded)
                if found.end() > found.start()
            ]
            if spans:
                return spans
        return []


def _letters(word: str) -> str:
    """A word as a pattern: letters of scripts without spaces may have a line end between them."""
    out = ""
    for before, letter in zip(f" {word}", word, strict=False):
        out += "\n?" if before >= _FIRST_WIDE and letter >= _FIRST_WIDE else ""
        out += re.escape(letter)
    return out
