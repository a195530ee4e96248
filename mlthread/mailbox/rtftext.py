"""Rich Text Format to plain text. In: RTF. Out: its words.

>>> rtf_to_text("{\\\\rtf1\\\\ansi{\\\\fonttbl{\\\\f0 Arial;}}\\\\pard Caf\\\\'e9, \\\\b yes\\\\b0 .\\\\par Soon?\\\\par}")
'Café, yes.\\nSoon?\\n'
"""

from __future__ import annotations

from mlthread.pattern import pattern

from .charsets import decode_bytes

__all__ = ["rtf_to_text"]

_TOKEN = pattern(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|[^\\{}\r\n]+"
)
_NO_TEXT = frozenset(
    """
    fonttbl colortbl stylesheet info pict object header footer listtable listoverridetable rsidtbl generator
    xmlnstbl themedata colorschememapping latentstyles datastore fldinst
    """.split()  # noqa: SIM905
)
_WORDS = {"par": "\n", "line": "\n", "row": "\n", "tab": "\t", "cell": "\t", "emdash": "—", "endash": "–",
          "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}  # fmt: skip
_LARGEST = 4_000_000


def rtf_to_text(rtf: str) -> str:
    """The text that an RTF document shows, without its formats."""
    out: list[str] = []
    skipped, groups = False, []
    codec, after = "cp1252", 0
    for token in _TOKEN.finditer(rtf[:_LARGEST]):
        word, number, code, sign, brace = token.groups()
        if brace == "{":
            groups.append(skipped)
        elif brace == "}":
            skipped = groups.pop() if groups else False
        elif sign == "*" or word in _NO_TEXT:
            skipped = True
        elif word == "ansicpg" and number:
            codec = f"cp{number}"
        elif skipped:
            continue
        elif word == "u" and number:
            out.append(chr(int(number) % 0x10000))
            after = 1
        elif word is not None:
            out.append(_WORDS.get(word, ""))
        elif code is not None:
            out.append("" if after else decode_bytes(bytes.fromhex(code), codec)[0])
            after = 0
        elif sign is not None:
            out.append({"~": " ", "_": "-", "\n": "\n"}.get(sign, sign if sign in "\\{}" else ""))
        elif not token.group().isspace() or token.group()[0] not in "\r\n":
            out.append(token.group()[after:])
            after = 0
    text = "".join(out).strip("\n")
    return text.encode("utf-8", "replace").decode() + "\n" if text else ""
