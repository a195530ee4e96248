"""Bytes to text. In: bytes and the charset a mail declares. Out: text with LF line ends.

Order: the declared charset; UTF-8, line by line too; Big5 and EUC-JP by their letters; what Latin-1 was called by
mistake; windows-1252 for what was called so; charset-normalizer.

>>> decode_bytes(b"caf\\xe9 \\x85", "iso-8859-1")
('café …', 'windows-1252')
"""

from __future__ import annotations

import codecs
from functools import lru_cache

from mlthread.pattern import pattern

from .latins import WESTERN, other_latin

__all__ = ["decode_bytes", "normal_lines", "without_margin"]

_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
_OFTEN_WRONG = _WESTERN | {"utf-8", None}
"""Charsets that programs declare without looking at the text."""
_STATEFUL = frozenset(
    {
        "iso2022_jp",
        "iso2022_jp_1",
        "iso2022_jp_2",
        "iso2022_jp_2004",
        "iso2022_jp_3",
        "iso2022_jp_ext",
        "iso2022_kr",
        "hz",
        "utf-7",
        "utf-16",
        "utf-16-be",
        "utf-16-le",
        "utf-32",
        "utf-32-be",
        "utf-32-le",
    }
)
_WIDE = ("utf-16", "utf-32")
# Codecs of Python that are no charsets of mail; some fail on odd input in their own ways.
_NO_CHARSETS = frozenset(
    {
        "idna",
        "punycode",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
        "unicode_escape",
        "raw_unicode_escape",
    }
)
_ALIASES = {
    "unicode-1-1-utf-7": "utf-7",
    "x-unknown": None,
    "unknown": None,
    "unknown-8bit": None,
    "default": None,
    "x-user-defined": None,
    "8bit": None,
    "utf": "utf-8",
    "unicode": "utf-8",
    "utf8mb4": "utf-8",
    "x-gbk": "gbk",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "iso-2022-jp": "iso2022_jp_ext",
    "cp-850": "cp850",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "windows-1252http-equivcontent-type": "cp1252",
}
# Five bytes have no meaning there; as in HTML they stand for the C1 controls.
_WINDOWS_1252 = "".join(
    bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256)
)
_HIGH = bytes(range(128, 256))
_RUN = pattern(rb"[\x80-\xff]+")
# A letter of UTF-8, or half of one where a line was cut.
_UTF8 = pattern(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\A[ \t>]*[\x80-\xbf]|[\xc2-\xf4][\x80-\xbf]{0,2}[\r\n]*\Z"
)
# Letters of two bytes; in Big5 alone the second is often one of ASCII, so that no run of high bytes tells it.
_PAIR = pattern(rb"[\xa1-\xfe][\x40-\x7e\xa1-\xfe]")
_BIG5, _BIG5_COMMON = "cp950", pattern(rb"[\xa1-\xc6]")
# Mail that was never encoded, though it says so: de, to, ni, no, ha, wo in Shift JIS.
_PARTICLE = pattern(rb"\x82[\xc5\xc6\xc9\xcc\xcd\xf0]")
_EUC_JP, _PARTICLES = (
    "euc_jp",
    pattern(rb"\xa4[\xc7\xc8\xcb\xce\xcf\xeb\xf2]"),
)  # de to ni no ha ru wo
# What charset-normalizer is worth: it needs letters to count, and time grows with the text.
_SAMPLE = 32_768
_FEW = 12


@lru_cache(maxsize=512)
def codec_name(label: str | None) -> str | None:
    """Python's name of a text codec for a declared charset, None where there is none."""
    if not label:
        return None
    name = label.strip().strip("\"'").lower().partition("*")[0]
    name = _ALIASES.get(name, name) or ""
    if not name or len(name) > 40 or "\0" in name:
        return None
    try:
        found = codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return None
    return None if found.name in _NO_CHARSETS else found.name


def decode_bytes(data: bytes, label: str | None) -> tuple[str, str]:
    """(text, name of the charset used); never fails."""
    codec = codec_name(label)
    if codec is not None and codec.startswith(_WIDE) and b" " in data and b"\0" not in data:
        codec = None  # a space would have a NUL beside it
    if codec not in _STATEFUL:
        if data.isascii() and codec != "hz":
            # one byte is looked for much faster than two, and hardly any mail has it
            if b"\x1b" in data and b"\x1b$" in data and (japanese := _japanese(data)) is not None:
                return japanese, "iso-2022-jp"
            return data.decode("ascii"), "us-ascii"
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    if codec is not None and codec not in _WESTERN and codec != "utf-8":
        try:
            return data.decode(codec), label or codec
        except ValueError:
            pass
    if codec in _STATEFUL and not data.isascii():
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
        if codec is not None and codec.startswith("iso2022_jp") and _PARTICLE.search(data):
            return data.decode("cp932", "replace"), "cp932"
    return _guess(data, codec)


def _japanese(data: bytes) -> str | None:
    """ISO-2022-JP that is not labelled, as its escapes tell; None where they are of something else."""
    try:
        text = data.decode("iso2022_jp_ext")
    except UnicodeDecodeError:
        return None
    return None if "\x1b" in text else text


def _guess(data: bytes, codec: str | None) -> tuple[str, str]:
    foreign = _has_foreign_words(data)
    if codec in _OFTEN_WRONG:
        if not foreign and (mixed := _of_two(data)) is not None:
            return mixed, "utf-8"
        # A few damaged bytes in long UTF-8 text (cut lines) are no reason to read it all otherwise.
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") * 8 <= _high(data):
            return text, "utf-8"
    if codec in _OFTEN_WRONG and (east_asian := _east_asian(data)) is not None:
        return data.decode(east_asian, "replace"), east_asian
    if codec in _OFTEN_WRONG and not foreign and (latin := other_latin(data)) is not None:
        if latin == WESTERN:
            return _windows_1252(data), "windows-1252"
        return data.decode(latin, "replace"), latin
    if (codec in _WESTERN or codec == "utf-8") and not foreign:
        return _windows_1252(data), "windows-1252"
    if codec is not None and codec not in _WESTERN and codec != "utf-8":
        text = data.decode(codec, "replace")
        if text.count("\ufffd") * 50 <= len(text):
            return text, codec
    sample = data[:_SAMPLE]
    high = _high(sample)
    if (
        high * 8 < len(sample)
        or high < _FEW
        or (codec is None and len(_RUN.findall(sample)) * 3 > high)
    ):
        return _windows_1252(data), "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is not None:
        return data.decode(best.encoding, "replace"), best.encoding
    return _windows_1252(data), "windows-1252"


def _of_two(data: bytes) -> str | None:
    """Text in which lines are UTF-8 and others windows-1252: a list's footer, what somebody quotes. None where it
    is not so."""
    out: list[str] = []
    utf8 = western = False
    for line in data.splitlines(keepends=True):
        try:
            out.append(line.decode("utf-8"))
            utf8 = utf8 or not line.isascii()
        except UnicodeDecodeError:
            if _UTF8.search(line):
                out.append(line.decode("utf-8", "replace"))
            else:
                out.append(_windows_1252(line))
                western = True
    return "".join(out) if utf8 and western else None


def _high(data: bytes) -> int:
    """How many bytes are not ASCII."""
    return len(data) - len(data.translate(None, _HIGH))


def _east_asian(data: bytes) -> str | None:
    """The charset of Chinese or Japanese text that other charsets are easily taken for, by the letters that most
    of any text is made of."""
    pairs: list[bytes] = _PAIR.findall(data[:_SAMPLE])
    if len(pairs) < _FEW:
        return None
    if sum(1 for pair in pairs if _PARTICLES.match(pair)) * 10 >= len(pairs):
        found = _EUC_JP
    elif (
        sum(1 for pair in pairs if pair[1] < 0x80) * 5 >= len(pairs)
        and sum(1 for pair in pairs if _BIG5_COMMON.match(pair)) * 10 >= len(pairs) * 9
    ):
        found = _BIG5
    else:
        return None
    # a letter of some other standard may be among them
    return found if data.decode(found, "replace").count("\ufffd") * 50 <= len(pairs) else None


def _has_foreign_words(data: bytes) -> bool:
    """Do whole words lie outside ASCII? In Western languages such letters stand alone among others."""
    runs = _RUN.findall(data[:_SAMPLE])
    return sum(map(len, runs)) >= 2 * _FEW and len(runs) * 3 <= sum(map(len, runs))


def _windows_1252(data: bytes) -> str:
    return data.decode("latin-1").translate(_WINDOWS_1252)


def normal_lines(text: str) -> str:
    """CRLF, CR and CRCRLF as LF, a line end at the end of what is not empty, no NULs."""
    if "\0" in text:
        text = text.replace("\0", "")
    if "\r" in text:
        # a program of Windows may have put another CR before each LF
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    if text and not text.endswith("\n"):
        text += "\n"
    return text


def without_margin(lines: list[str]) -> list[str]:
    """The lines without the blanks that all of them begin with; of lines of blanks nothing is left.

    >>> without_margin(["  Ann,", " ", "   yes."])
    ['Ann,', '', ' yes.']
    """
    lines = [line if line.strip(" \t") else "" for line in lines]
    margins = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line]
    ends = min(margins, default=""), max(margins, default="")
    margin = next((k for k, (a, b) in enumerate(zip(*ends, strict=False)) if a != b), len(ends[0]))
    return [line[margin:] for line in lines] if margin else lines
