r"""Rich Text Format to plain text. In: RTF. Out: its words.

>>> rtf_to_text(r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\pard Caf\'e9, \b yes\b0 .\par Soon?\par}")
'Café, yes.\nSoon?\n'
"""

from __future__ import annotations

from mlthread.mailbox.charsets import decode_bytes
from mlthread.pattern import pattern

__all__ = ["rtf_to_text"]

# A word with its number; bytes, which may be halves of letters; a sign; a brace; ends of the file's lines; text.
_TOKEN = pattern(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|((?:\\'[0-9a-fA-F]{2}[\r\n]*)+)|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_NOT_HEX = pattern(r"[^0-9a-fA-F]")
_NO_TEXT = frozenset(
    """
    fonttbl colortbl stylesheet info pict object header footer listtable listoverridetable rsidtbl generator
    xmlnstbl themedata colorschememapping latentstyles datastore fldinst
    """.split()
)
_WORDS = {"par": "\n", "line": "\n", "row": "\n", "page": "\n", "sect": "\n", "tab": "\t", "cell": "\t", "emdash": "—", "endash": "–",
          "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}  # fmt: skip
_SIGNS = {"~": " ", "_": "-", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}

_OF_CHARSET = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""The code pages of fonts; others have that of the document."""

_Group = tuple[bool, int, str | None]
_OUTERMOST: _Group = (False, 1, None)


def rtf_to_text(rtf: str) -> str:
    """The text that an RTF document shows, without its formats."""
    out: list[str] = []
    # Of a group: is it no text; how many letters stand in for one of Unicode; its font.
    groups: list[_Group] = []
    skipped, stand_ins, font = _OUTERMOST
    fonts: dict[str | None, str] = {}
    codec, left_out = "cp1252", 0
    for token in _TOKEN.finditer(rtf):
        word, number, codes, sign, brace, text = token.groups()
        if brace == "{":
            groups.append((skipped, stand_ins, font))
        elif brace == "}":
            skipped, stand_ins, font = groups.pop() if groups else _OUTERMOST
        elif sign == "*" or word in _NO_TEXT:
            skipped = True
        elif word == "ansicpg" and number:
            codec = f"cp{number}"
        elif word in ("f", "deff"):
            font = number
        elif word == "fcharset":
            fonts[font] = _OF_CHARSET.get(int(number or 0), "")
        elif word == "uc" and number:
            stand_ins = max(int(number), 0)
        elif skipped:
            continue
        elif word == "u" and number:
            out.append(chr(int(number) % 0x10000))
            left_out = stand_ins
        elif word is not None:
            out.append(_WORDS.get(word, ""))
        elif codes is not None:
            out.append(
                _decoded(
                    bytes.fromhex(_NOT_HEX.sub("", codes))[left_out:], fonts.get(font) or codec
                )
            )
            left_out = 0
        elif sign is not None:
            out.append(_SIGNS.get(sign, ""))
        elif text is not None:
            out.append(text[left_out:])
            left_out = 0
    # Letters outside the first plane are written as their two halves.
    shown = "".join(out).strip("\n").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return f"{shown}\n" if shown else ""


def _decoded(data: bytes, codec: str) -> str:
    """Bytes in the document's own code page; as any bytes where that is none or they are not of it."""
    try:
        return data.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return decode_bytes(data, codec)[0]
