"""The one place where text from mail is made harmless for a screen. In: any text. Out: text to print.

A terminal obeys escape sequences and direction overrides that a mail may hold. Controls become the
pictures of themselves, so nothing vanishes unseen.

>>> one_line("Ann\\x1b[2J\\nLee")
'Ann␛[2J Lee'
>>> lines_of("a\\tb\\n\\u202ec")
['a       b', '�c']
"""

from __future__ import annotations

import re

__all__ = [
    "data_of",
    "lines_of",
    "one_line",
    "source_name",
    "spoken_right_to_left",
    "trimmed_lines",
    "untagged",
]

_PICTURES: dict[int, str | None] = {code: chr(0x2400 + code) for code in range(0x20)}
_PICTURES[0x7F] = "␡"
_PICTURES.update(dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), "�"))
# overrides deceive: seen; marks, embeddings and isolates only order right-to-left words, which a
# terminal does by itself: gone
_PICTURES.update(dict.fromkeys((0x202D, 0x202E), "�"))
_PICTURES.update(
    dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202D), *range(0x2066, 0x206A), 0xFEFF))
)
_PICTURES.update(dict.fromkeys((0x0B, 0x85, 0x2028, 0x2029), " "))

_ONE_LINE = {**_PICTURES, 0x09: " ", 0x0A: " ", 0x0D: " "}
_DATA = {**_PICTURES, 0x09: "\t", 0x0A: "\n"}
_TAB = 8
_UNSEEN = "\u00ad\u034f\u115f\u1160\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u2800\u3164\uffa0 "

# first and last letters of the right-to-left scripts
_RIGHT_TO_LEFT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF))  # fmt: skip


def one_line(text: str) -> str:
    """A name, a subject, any text that belongs on one line: line ends and runs of space are one space.

    Of what nobody sees nothing stays: it would be told as a subject that is not there.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    line = " ".join(text.translate(_ONE_LINE).split())
    return line if line.strip(_UNSEEN) else ""


def source_name(source: str) -> str:
    """A source as people call it; what is packed stands behind its archive.

    >>> source_name("-"), source_name("-!a.eml"), source_name("-x.mbox")
    ('standard input', 'standard input!a.eml', '-x.mbox')
    """
    name = one_line(source)
    return f"standard input{name[1:]}" if name == "-" or name.startswith("-!") else name


def lines_of(text: str) -> list[str]:
    """The lines of a text, tabs drawn out; lines end at LF (bodies hold no other line end)."""
    return [
        (line.expandtabs(_TAB) if "\t" in line else line).rstrip("\r").translate(_PICTURES).rstrip()
        if not line.isprintable()
        else line.rstrip()
        for line in text.split("\n")
    ]


def trimmed_lines(text: str) -> list[str]:
    """`lines_of` without the blank lines at both ends."""
    lines = lines_of(text)
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def data_of(text: str) -> str:
    """Data for programs (CSV, mbox, bare texts) that goes to a terminal all the same.

    >>> data_of("ann,\\x1b[2J\\r\\n")
    'ann,␛[2J\\n'
    """
    return text.replace("\r\n", "\n").translate(_DATA)


def spoken_right_to_left(text: str) -> bool:
    """True when a text holds letters of a right-to-left script."""
    return not text.isascii() and any(
        first <= ord(letter) <= last for letter in text for first, last in _RIGHT_TO_LEFT
    )


def untagged(subject: str, list_name: str) -> str:
    """The subject without the tag of the list, which stands beside it; the tag may follow "Re:".

    >>> untagged("Re: [tide-tools] Gauge 7", "tide-tools")
    'Re: Gauge 7'
    >>> untagged("Mail to [tide-tools]: lost", "tide-tools")
    'Mail to [tide-tools]: lost'
    >>> untagged("İlt: [Tide-Tools] Gauge 7", "tide-tools")
    'İlt: Gauge 7'
    """
    tag = re.search(re.escape(f"[{list_name}]"), subject, re.IGNORECASE) if list_name else None
    before = subject[: tag.start()].rstrip() if tag is not None else ""
    if tag is None or (before and not (before.endswith(":") and " " not in before)):
        return subject
    return f"{before} {subject[tag.end() :].lstrip()}".strip()
