"""Text without what only makes it look different. In: a line. Out: ordinary blanks, digits and colons.

>>> plain_text("\\u202b٥\\u00a0فبراير\\u202c")
'5 فبراير'
"""

from __future__ import annotations

import re
import unicodedata

from mlthread.pattern import pattern

__all__ = ["lossy", "misread", "plain_text", "reread", "unquoted", "without_accents"]

_ORDINARY = (
    dict.fromkeys([0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)], " ")
    | dict.fromkeys(
        [0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    )
    | {0x2236: ":"}
)  # GNOME's clocks have a ratio sign
# What `isdecimal` calls a digit, beyond those of ASCII.
_FOREIGN_DIGIT = pattern(r"(?![0-9])\d")

# What the bytes of UTF-8 look like to who reads another charset: of one that goes on, of those that lead.
_BYTES = {chr(n): n for n in range(0x80, 0x100)}
_BYTES |= {bytes([n]).decode("cp1252", "ignore") or chr(n): n for n in range(0x80, 0xA0)}
_GOES_ON = "".join(letter for letter, byte in _BYTES.items() if byte < 0xC0)
_LEADS = "ÂÃÄÅâ"  # of the letters of Europe
_MISREAD = pattern(
    rf"[\u00c2-\u00df][{re.escape(_GOES_ON)}]|[\u00e0-\u00ef][{re.escape(_GOES_ON)}]{{2}}"
    r"|(?<!\w)Ã {1,2}(?=\d|s )|(?<=[a-zß-ÿ])Â(?=[\s:]|$)"  # of "à", "às" and a blank, which was made an ordinary one
)

_QUOTED = pattern(r"(?:=[89A-F][\dA-F]){1,9}(?![A-Z])")


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


def reread(text: str) -> str:
    """What was written where UTF-8 was taken for Western European.

    >>> reread("Le 5 fÃ©vr., Ann LÃ©e a Ã©critÂ\u00a0:"), reread("Åsa Ärlig"), reread("â€™")
    ('Le 5 févr., Ann Lée a écrit\\xa0:', 'Åsa Ärlig', '’')
    >>> reread("Le 5/2/2018 Ã  10:15"), reread("5/2/2018 Ã s 10:15"), reread("IRMÃ SUL"), reread("a Ã©critÂ :")
    ('Le 5/2/2018 à 10:15', '5/2/2018 às 10:15', 'IRMÃ SUL', 'a écrit :')
    """
    return _MISREAD.sub(_reread, text) if _may_be_misread(text) else text


def unquoted(text: str) -> str:
    """The text without what quoted-printable makes of letters and blanks beyond ASCII, where nothing has decoded it.

    >>> unquoted("On Mar 9, 4:26=A0am, Andr=C3=A9 Lee"), unquoted("a =E9crit"), unquoted("=?utf-8?Q?Andr=C3=A9?=")
    ('On Mar 9, 4:26\\xa0am, André Lee', 'a écrit', '=?utf-8?Q?Andr=C3=A9?=')
    """
    return text if "=?" in text else _QUOTED.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    letters = bytes.fromhex(found[0].replace("=", ""))
    try:
        return letters.decode()
    except UnicodeDecodeError:
        return letters.decode("cp1252", "replace")


def _may_be_misread(text: str) -> bool:
    return not text.isascii() and any(map(text.__contains__, _LEADS))


def _reread(found: re.Match[str]) -> str:
    if found[0] == "Â":
        return ""
    if found[0][-1] == " ":
        return "à " if found.string[found.end()].isdigit() else "à"
    try:
        return bytes(map(_BYTES.__getitem__, found[0])).decode()
    except UnicodeDecodeError:
        return found[0]
