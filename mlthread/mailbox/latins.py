"""Latin text whose charset is called otherwise, or not at all. In: bytes that are no UTF-8. Out: the charset that
makes words of some language of them.

Programs of Poland, Hungary or Turkey have called their mail ISO-8859-1, or US-ASCII. As such its letters are
those of no language: signs stand in words, or letters together that no language of Western Europe has together.

>>> other_latin("Wodowskaz pokazuje o dziewięć centymetrów za mało, proszę zażółcić".encode("iso8859-2"))
'iso8859-2'
>>> other_latin("Größe, Übung, Straße, schön, müde, für, fällt, öfter".encode("latin-1"))
'cp1252'
"""

from __future__ import annotations

from collections import Counter

from mlthread.pattern import pattern

__all__ = ["WESTERN", "other_latin"]

WESTERN = "cp1252"

_WESTERN = (
    *(
        "äöüßé",
        "àâçéèêëîïôùûüÿœæ",
        "áéíóúñüçà",
        "ãáéíóúâêôçàü",
        "àèéìíòóùúî",
        "åäöéüà",
        "æøåéäöüòóô",
    ),
    *("áéíóúýþæðö", "ëïéèóöüêçàáô", "õäöüšžé", "åäöšžéü", "àçéèíïóòúü", "áéíóúñüâêîôûàèìòùç"),
)
"""Letters of the languages that write ISO-8859-1, each with what it borrows."""
_PORTUGUESE = "õe"
"""Other letters follow it in Estonian, or where it stands for a Hungarian one."""
_OTHERS = (
    # Of the two charsets the first has no quotation marks.
    ("ąćęłńóśźż", ("iso8859-2", "cp1250")),  # Polish
    ("áčďéěíňóřšťúůýž", ("iso8859-2", "cp1250")),  # Czech
    ("áäčďéíĺľňóôŕšťúýž", ("iso8859-2", "cp1250")),  # Slovak
    ("áéíóöőúüű", ("iso8859-2", "cp1250")),  # Hungarian
    ("čćđšž", ("iso8859-2", "cp1250")),  # Croatian, Slovene
    ("ăâîşţ", ("iso8859-2", "cp1250")),  # Romanian
    ("çğıöşüİâî", ("iso8859-9", "cp1254")),  # Turkish
    ("āčēģīķļņšūž", ("iso8859-13", "cp1257")),  # Latvian
    ("ąčęėįšųūž", ("iso8859-13", "cp1257")),  # Lithuanian
)
_SAMPLE = 32_768
_FEWEST, _LEAST_KINDS = 8, 3
"""Letters, and different ones, that a text must have."""
_FITS, _FITS_WEST = 0.98, 0.93
"""Shares of the letters that a language has to have; of one of the West less, since its people have names too."""
_SIGNS = frozenset("€‚„…†‡‰‹›‘’“”•–—™ «»§©®°±·×÷\xad´")
# What stands for letters inside a word, or at its edges.
_IN_WORD = pattern(r"(?<=[a-z])[^\x00-\x7f]{1,3}|[^\x00-\x7f]{1,3}(?=[a-z])")


_HIGH = bytes(range(128, 256))
_CONTROLS = pattern(rb"[\x80-\x9f]")  # letters and quotation marks of Windows


def other_latin(data: bytes) -> str | None:
    """The charset of a text that is no Western one, though somebody calls it so; None where it cannot be told."""
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _HIGH)) < _FEWEST:
        return None
    western = _letters(sample, WESTERN)
    if western is None:
        return None
    fits = max(_share(western, set(letters)) for letters in _WESTERN)
    if fits >= _FITS_WEST:
        return WESTERN if fits >= _FITS else None
    best: tuple[float, str] = (_FITS, "")
    controls = _CONTROLS.search(sample) is not None
    for letters, charsets in _OTHERS:
        for charset in charsets[controls:]:
            found = _letters(sample, charset)
            if found is not None and (share := _share(found, set(letters))) > best[0]:
                best = share, charset
    return best[1] or None


def _letters(data: bytes, charset: str) -> Counter[str] | None:
    """What stands for letters, in small ones; None where it is too little."""
    text = data.decode(charset, "replace").replace(_PORTUGUESE, "")
    found = Counter("".join(_IN_WORD.findall(text)).lower())
    for sign in _SIGNS.intersection(found):
        del found[sign]
    enough = found.total() >= _FEWEST and len(found) >= _LEAST_KINDS
    return found if enough else None


def _share(found: Counter[str], letters: set[str]) -> float:
    return sum(found[letter] for letter in letters) / found.total()
