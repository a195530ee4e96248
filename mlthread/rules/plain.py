"""Text without what only makes it look different. In: a line. Out: ordinary blanks, digits and colons.

>>> plain_text("\\u202b٥\\u00a0فبراير\\u202c")
'5 فبراير'
"""

from __future__ import annotations

import re
import unicodedata

from mlthread.pattern import pattern

__all__ = ["lossy", "misread", "plain_text", "without_accents"]

_ORDINARY = (
    dict.fromkeys([0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)], " ")
    | dict.fromkeys(
        [0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    )
    | {0x2236: ":"}
)  # GNOME's clocks have a ratio sign
# What `isdecimal` calls a digit, beyond those of ASCII.
_FOREIGN_DIGIT = pattern(r"(?![0-9])\d")


def plain_text(text: str) -> str:
    """The text with ordinary spaces, digits and colons, without marks that only steer its direction.

    >>> plain_text("\\u202b٥ فبراير\\u202c")
    '5 فبراير'
    """
    if text.isascii():
        return text
    return _FOREIGN_DIGIT.sub(_plain_digit, text.translate(_ORDINARY))


def _plain_digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0]))


def lossy(text: str) -> str:
    """The text as a charset without its letters leaves it: "?" for each.

    >>> lossy("Größe")
    'Gr??e'
    """
    return text if text.isascii() else text.encode("ascii", "replace").decode()


def without_accents(text: str) -> str:
    """The text, letter and accent apart, without the accents; many words at once take little more than one.

    >>> without_accents("réponse\\nmärz")
    'reponse\\nmarz'
    """
    apart = unicodedata.normalize("NFD", text)
    for accent in filter(unicodedata.combining, set(apart)):
        apart = apart.replace(accent, "")
    return apart


def misread(text: str) -> str:
    """The text as who takes UTF-8 for Western European reads it.

    >>> misread("Größe")
    'GrÃ¶ÃŸe'
    """
    return text if text.isascii() else text.encode().decode("cp1252", "ignore")
