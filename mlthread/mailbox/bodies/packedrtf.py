r"""RTF as Outlook packs it ([MS-OXRTFCP]). In: the bytes. Out: the RTF, as far as they are sound.

>>> unpack_rtf(b"\x15\0\0\0\x0b\0\0\0MELA\0\0\0\0{\\rtf1 Yes}")
b'{\\rtf1 Yes}'
"""

from __future__ import annotations

import struct

__all__ = ["unpack_rtf"]

_HEAD = struct.Struct("<II4sI")  # sizes packed and plain, how it is packed, a checksum
_UNPACKED = b"MELA"
_WINDOW = 4096
# What may be referred to before the first byte (2.1.2.1).
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def unpack_rtf(packed: bytes) -> bytes:
    """The RTF; the checksum is not looked at, so that a damaged text is read up to the damage."""
    if len(packed) < _HEAD.size:
        return b""
    how = _HEAD.unpack_from(packed)[2]
    if how == _UNPACKED:
        return packed[_HEAD.size :]
    # The window is a ring, and what it holds is what was written last: an ever longer row serves as well.
    out = bytearray(_KNOWN)
    at = _HEAD.size
    while at < len(packed):
        flags, at = packed[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += packed[at : at + 1]
                at += 1
                continue
            where = packed[at : at + 2]
            if len(where) < 2:
                return bytes(out[len(_KNOWN) :])
            at += 2
            place, length = where[0] << 4 | where[1] >> 4, (where[1] & 15) + 2
            back = (len(out) - place) % _WINDOW
            if not back:  # a reference to where the next byte comes to stand ends the text
                return bytes(out[len(_KNOWN) :])
            _repeat(out, back, length)
    return bytes(out[len(_KNOWN) :])


def _repeat(out: bytearray, back: int, length: int) -> None:
    """Write again what stands so far back, what this writes included; blanks before the beginning."""
    for _ in range(length):
        out.append(out[-back] if back <= len(out) else 0x20)
