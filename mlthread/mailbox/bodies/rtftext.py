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
    """.split()  # noqa: SIM905
)
_WORDS = {"par": "\n", "line": "\n", "row": "\n", "tab": "\t", "cell": "\t", "emdash": "—", "endash": "–",
          "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}  # fmt: skip
_SIGNS = {"~": " ", "_": "-", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}


def rtf_to_text(rtf: str) -> str:
    """The text that an RTF document shows, without its formats."""
    out: list[str] = []
    groups: list[tuple[bool, int]] = []
    # Of a group: is it no text; how many letters stand in for one of Unicode.
    skipped, stand_ins = False, 1
    codec, left_out = "cp1252", 0
    for token in _TOKEN.finditer(rtf):
        word, number, codes, sign, brace, text = token.groups()
        if brace == "{":
            groups.append((skipped, stand_ins))
        elif brace == "}":
            skipped, stand_ins = groups.pop() if groups else (False, 1)
        elif sign == "*" or word in _NO_TEXT:
            skipped = True
        elif word == "ansicpg" and number:
            codec = f"cp{number}"
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
            out.append(_decoded(bytes.fromhex(_NOT_HEX.sub("", codes))[left_out:], codec))
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
