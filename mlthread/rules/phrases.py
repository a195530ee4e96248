"""How people open and close a mail, as tables of whole phrases. In: the locale records. Out: `Phrases`, which are looked up
by their key.

>>> closings = Phrases("closing")
>>> closings.get(key_of("Viele Gruesse,")) == closings.get(key_of("Viele Grüße"))
True
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mlthread.locales import LOCALES

from .plain import lossy, without_accents

__all__ = ["TRIM", "Phrases", "key_of"]

TRIM = " \t,.!;:-–—…*_~()<>/\\|=+\"'“”«»،。、！，："
_STROKES = str.maketrans("łŁıøØđĐ", "lLioOdD")
_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"}
)
_SPELT_OUT = frozenset(("de", "da", "nb", "lb"))
_SHORTEST_FLAT = 6  # shorter words without their accents are another language's (vi "thân")


def _flat(words: str) -> str:
    """The words without their accents, as people write them who have no such keys.

    >>> _flat("Miłego dnia"), _flat("çalışmalar")
    ('Milego dnia', 'calismalar')
    """
    return unicodedata.normalize("NFC", without_accents(words)).translate(_STROKES)


def _spellings(code: str, phrase: str, flat: str) -> Iterator[str]:
    """How else a phrase with letters beyond ASCII is written: without accents, with two letters for one, with "?"
    for those that a charset has lost.

    >>> list(_spellings("de", "Viele Grüße", "Viele Gruße"))
    ['Viele Gruße', 'Viele Gruesse', 'Viele Gr??e']
    """
    yield flat
    if code in _SPELT_OUT:
        yield phrase.translate(_TWO_LETTERS)
    lost = lossy(phrase)
    if lost.count("?") * 3 < len(lost):
        yield lost


def key_of(words: str) -> str:
    """What a phrase is looked up by: small letters, no signs at its ends."""
    low = words.casefold()
    bare = low.strip(TRIM)
    return bare if len(bare) > 1 or not bare.isascii() else low.strip(" ,.!")


def _initials(letter: str) -> tuple[str, ...]:
    """What the keys of a phrase begin with: its first letter, small, as it is and without an accent."""
    low = letter.casefold()
    return (low[0],) if low.isascii() else tuple(dict.fromkeys((low[0], _flat(low)[0])))


def _first_word(words: str) -> str:
    """Without signs round it.

    >>> _first_word("best wishes"), _first_word("m. f. g"), _first_word("")
    ('best', 'm', '')
    """
    return words.split(None, 1)[0].strip(TRIM) if words else ""


_Row = tuple[int, str, int, str, str]
"""The place of a language, its code, the number of a phrase there, the phrase; a key of it that stands for itself, for
the others begin otherwise."""


class Phrases:
    """The phrases of one kind of all languages: key -> rule. Those that begin with a letter are parted by their first words
    when a line first begins so, those that begin with a word are entered, which `opens` and `get` see to: a mail holds few
    of them all."""

    def __init__(self, field: str) -> None:
        self.whole: dict[str, str] = {}
        self.open_ended: dict[str, str] = {}
        """Those that end in "…": a sentence may go on behind them."""
        self._words: set[str] = set()
        self._alone: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._by_letter: dict[str, list[_Row]] = {}
        self._by_word: dict[str, list[_Row]] = defaultdict(list)
        self._field = field
        rows: dict[str, list[_Row]] = defaultdict(list)
        for place, locale in enumerate(LOCALES):
            code = locale.code
            for number, phrase in enumerate(getattr(locale, f"{field}s"), 1):
                letter = phrase[0]
                if not letter.isalpha():
                    letter = (phrase.lstrip(TRIM) or phrase)[0]
                rows[letter].append((place, code, number, phrase, ""))
        for letter, found in rows.items():
            for initial in _initials(letter):
                self._by_letter.setdefault(initial, []).extend(found)

    def opens(self, word: str) -> bool:
        """Whether one begins with a word."""
        if word[:1] in self._by_letter:
            self._part(word[0])
        if word in self._by_word:
            self._enter(word)
        return word in self._words

    def may_open(self, words: Sequence[str]) -> bool:
        """Whether the first word of a line is one, or the first two open one; `words`: small, without signs."""
        first = words[0]
        if not self.opens(first):
            return False
        return first in self._alone or (len(words) > 1 and (first, words[1]) in self._pairs)

    def get(self, key: str) -> str | None:
        """The rule of a whole one."""
        self.opens(_first_word(key))
        return self.whole.get(key)

    def _part(self, letter: str) -> None:
        """Part those that begin with a letter by the first words of their keys."""
        odd: list[_Row] = []  # a charset may leave another word
        for row in self._by_letter.get(letter, ()):
            word = row[3].split(None, 1)[0].strip(TRIM)
            if word and word.isascii():
                self._by_word[word.lower()].append(row)
            else:
                odd.append(row)
        for row, keys in _with_keys(odd):
            for key in keys:
                if key[0] == letter:
                    self._by_word[_first_word(key)].append((*row[:4], key))
        self._by_letter.pop(letter, None)  # last of all: another thread may be about to do the same

    def _enter(self, word: str) -> None:
        """Enter those that begin with a word."""
        for (_, code, number, phrase, _), keys in _with_keys(sorted(self._by_word.get(word, ()))):
            rule = f"{code}/{self._field}/{number}"
            table = self.open_ended if phrase[-1] == "…" else self.whole
            for key in keys:
                words = [part.strip(TRIM) for part in key.split(None, 2)[:2]]
                if words[0] != word:
                    continue
                table.setdefault(key, rule)
                self._words.add(word)
                if len(words) > 1:
                    self._pairs.add((word, words[1]))
                else:
                    self._alone.add(word)
        self._by_word.pop(word, None)  # as above


def _with_keys(rows: Sequence[_Row]) -> Iterator[tuple[_Row, list[str]]]:
    """The rows with all keys of each."""
    whole = "\n".join([row[3] for row in rows])
    flat = (whole if whole.isascii() else _flat(whole)).split("\n")  # all at once: many
    for row, bare in zip(rows, flat, strict=False):
        _, code, _, phrase, alone = row
        keys = [alone or key_of(phrase)]
        if not alone and not phrase.isascii():
            other = map(key_of, _spellings(code, phrase, bare))
            keys += [key for key in other if len(key) >= _SHORTEST_FLAT - ("?" in key)]
        yield row, keys
