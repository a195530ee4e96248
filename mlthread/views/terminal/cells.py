"""Terminal cells. In: safe text. Out: text cut, filled up, wrapped to a width in cells.

Wide letters (CJK, emoji) count two, combining marks none. Nothing is cut without "…".

>>> fit("한국어 이름", 7)
'한국어…'
>>> wrap("one two three", 7)
['one two', 'three']
"""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from mlthread.views.safe import spoken_right_to_left

__all__ = [
    "cell_len",
    "column",
    "fit",
    "paragraphs",
    "wrap",
    "wrap_exact",
    "wrap_items",
    "wrap_loose",
]

LEFT_TO_RIGHT_MARK = "\u200e"
"""After right-to-left words: keeps the digits and spaces that follow where they are."""


def fit(text: str, width: int) -> str:
    """The text, cut with "…" where it is wider than `width`."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip(" ") + "…" if width > 0 else ""


def column(text: str, width: int, *, right: bool = False) -> str:
    """A table cell of exactly `width` cells."""
    text = fit(text, width)
    space = " " * (width - cell_len(text))
    mark = LEFT_TO_RIGHT_MARK if spoken_right_to_left(text) else ""
    return space + text + mark if right else text + mark + space


def wrap(text: str, width: int) -> list[str]:
    """Break between words; a word wider than the line is broken inside."""
    lead = text[: len(text) - len(text.lstrip(" "))]
    lead = lead if len(lead) < width // 2 else ""
    lines: list[str] = []
    line, used = lead, len(lead)
    for word in text.split():
        size = cell_len(word)
        gap = 1 if used > len(lead) else 0
        if used + gap + size <= width:
            line += " " * gap + word
            used += gap + size
            continue
        if used > len(lead):
            lines.append(line)
            line, used = lead, len(lead)
        while size > width - len(lead):
            head = _head(word, max(2, width - len(lead)))
            lines.append(lead + head)
            word = word[len(head) :]
            size = cell_len(word)
        line, used = lead + word, len(lead) + size
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def wrap_items(items: list[str], width: int) -> list[str]:
    """Items parted by " · ", broken between items; an item that is too wide is broken at words."""
    lines: list[str] = []
    for item in items:
        if lines and cell_len(lines[-1]) + 3 + cell_len(item) <= width:
            lines[-1] += f" · {item}"
        else:
            lines += wrap(item, width)
    return lines


def wrap_exact(text: str, width: int) -> list[str]:
    """Break at the width and nowhere else, for code and tables: no letter or space is lost."""
    lines = []
    while len(text) > width or cell_len(text) > width:
        head = _head(text, width)
        if head == text:
            break
        lines.append(head)
        text = text[len(head) :]
    return [*lines, text]


def _head(text: str, width: int) -> str:
    """The longest beginning of at most `width` cells, at least one letter of it."""
    near = text[: width * 4]  # marks without width may follow letters; more than this is no writing
    head = set_cell_size(near, width) if cell_len(near) > width else near
    if not text.startswith(head):
        head = head[:-1]  # half of a wide letter was filled up with a space
    return head or text[:1]


def wrap_loose(text: str, width: int) -> list[str]:
    """Break after a space where one is near the end of the line; no letter or space is lost."""
    lines = []
    while len(text) > width or cell_len(text) > width:
        head = _head(text, width)
        if head == text:
            break
        space = head.rfind(" ", len(head) // 2)
        head = head[: space + 1] if space >= 0 and text[len(head)] != " " else head
        lines.append(head)
        text = text[len(head) :]
    return [*lines, text]


def paragraphs(lines: list[str], width: int) -> list[str]:
    """Prose for a width: as it was written where it fits, else each paragraph filled anew.

    A line end is taken for a fill when the next word would not have fitted the paragraph's width;
    every other line end was meant.
    """
    if all(cell_len(line) <= width for line in lines):
        return lines
    out: list[str] = []
    start = 0
    for stop in range(len(lines) + 1):
        if stop == len(lines) or not lines[stop]:
            out += _filled(lines[start:stop], width)
            if stop < len(lines):
                out.append("")
            start = stop + 1
    return out


def _filled(lines: list[str], width: int) -> list[str]:
    if all(cell_len(line) <= width for line in lines):
        return lines
    measure = max(len(line) for line in lines)
    joined = [lines[0]]
    last = lines[0]
    for line in lines[1:]:
        words = line.split(None, 1)
        same_margin = line[:1] not in " -*•>|" and last[:1] != " "
        if measure >= 50 and same_margin and len(last) + 1 + len(words[0]) > measure:
            joined[-1] += " " + line
        else:
            joined.append(line)
        last = line
    return [part for line in joined for part in wrap(line, width)]
