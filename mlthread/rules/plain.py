"""Text without what only makes it look different. In: a line. Out: ordinary blanks and digits.

>>> plain_text("\\u202b٥\\u00a0فبراير\\u202c")
'5 فبراير'
"""

from __future__ import annotations

import unicodedata

__all__ = ["plain_text"]

_SPACES = dict.fromkeys(
    [0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)], " "
) | dict.fromkeys(
    [0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)


def plain_text(text: str) -> str:
    """The text with ordinary spaces and digits, without marks that only steer its direction.

    >>> plain_text("\\u202b٥ فبراير\\u202c")
    '5 فبراير'
    """
    if text.isascii():
        return text
    text = text.translate(_SPACES)
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() and letter > "9" else letter
        for letter in text
    )
