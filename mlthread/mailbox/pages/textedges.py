"""Where the text of a copied page begins and ends, between what the page draws. In: lines. Out: line numbers.

>>> lines = ["Ann Lee, 5 Feb 2018", "", "Yes.", "", "Next message | Previous message", "Re: Gates", "Powered by Mailman"]
>>> text_begin(lines, 1, 7, lambda line: False), text_end(lines, 1, 7, "Gates")
(2, 3)
"""

from __future__ import annotations

from collections.abc import Callable

from mlthread.frozen import slotted
from mlthread.pattern import pattern
from mlthread.rules.labels import opens_block, read_label
from mlthread.rules.subjects import base_subject

from .copiedtext import next_filled
from .furniture import (
    MAYBE,
    NAVIGATION,
    SENTENCE_ENDS,
    SURE,
    drawn,
    is_of_member,
    is_row_of_links,
    of_archive,
)

__all__ = [
    "below_links",
    "is_above",
    "is_links",
    "is_mhonarcs",
    "is_ruler",
    "shows_archive",
    "text_begin",
    "text_end",
]

# What is left of a page above its links.
_LEFT = pattern(r"\s{0,8}(?:[.*•·]|={20,}|-{20,}|_{20,}|[\\/]\s{0,4}[\\/]?)\s{0,8}\Z")
_RULER = pattern(r"\s{0,8}(?:={20,}|_{32})\s{0,8}\Z")  # across the page
_PREV_NEXT = pattern(
    r"(?i)\W{0,8}(?:date|thread) (?:prev|index)\b.{1,40}\b(?:date|thread) next\b[\W\w]{0,80}\Z"
    r"|\s{0,8}<<< Chronological(?: Index)? {1,8}>>>.{1,60}<<< Thread(?: Index|s) {1,8}>>>\s{0,8}\Z"
)
_STOPS = frozenset(".!?;,:")
_POINTS = frozenset("*•·|")  # with nothing behind them
_CUT = ("...", "\u2026")
_LONG_TITLE = 8  # letters; a shorter one is also a word that people write
_WIDEST = 72  # letters of a line that is short for a page's
_MOST_ABOVE = 20  # lines above a title
_MOST_SAID = 6  # sentences above a page's title, no two of them below each other
_POINT = pattern(r"[*\u2022-]\s{1,4}(?=\S.{0,40}\Z)")  # of a menu
_LISTED = pattern(
    r", [^,]{2,60}, (?:\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}/\d\d/\d\d(?: {1,4}<=)?)\Z"  # behind a title
    r"| at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: from(?: [^,!?]{1,60})?)?\Z"  # in PostgreSQL's
)
_LISTED_REST = pattern(
    r"(?:[^\W\d_][^,.!?]{0,60}, )?\d{1,2}[/.]\d{1,2}[/.]\d{4}\Z|from [^,.!?]{1,60}\Z"
)  # where it was wrapped
_OF_LISTS = frozenset({"Responses", "In response to"})
"""Headings of such lists."""
_RULED = pattern(r"-{3,80}(?: {1,4}-{3,80}){1,12}\Z")  # a table's, as pandoc draws it
_LED_BY = pattern(r", [^\W\d_][^,!?]{1,60}(?<!\.)\Z")  # above them, who began
_WEAK = 72
"""Longer lines are nobody's links."""
_MOST_WEAK = 8
"""Lines of any kind between two that are drawn: names, dates, numbers of answers."""
_MOST_LAST = 4
_MOST_BELOW = 600
"""Lines that are looked at: a page lists its whole thread below a text."""


def is_above(lines: list[str]) -> bool:
    """Whether the lines above the first title are a page's, so that nobody's text is among them."""
    said = below = 0
    for line in lines:
        text = line.strip()
        if not text or drawn(line) or _is_of_page(text):
            below = 0
            continue
        said += 1
        below = below + 1 if len(text) <= _WIDEST or text[-1:] in ".!?" else 0
        if below > 1:
            return False
    return said <= _MOST_SAID


def _is_of_page(text: str) -> bool:
    """Whether the line is short, and no sentence, item or quote."""
    text = _POINT.sub("", text)
    return (
        len(text) <= _WIDEST
        and text[:1] not in ">-*"
        and not text.endswith((".", "!", "?", ",", ";", ":"))
    )


def is_links(line: str) -> bool:
    """Whether an archive's links stand there, more than one or of one program."""
    return of_archive(line) == SURE and (
        NAVIGATION.match(line) is not None or is_row_of_links(line, 3) or is_mhonarcs(line)
    )


def shows_archive(lines: list[str], whole: bool) -> bool:
    """Whether an archive's links stand anywhere, or what a page draws at the end of the `whole` text."""
    last = [line for line in lines if line.strip()][-_MOST_LAST:] if whole else []
    return any(map(is_links, lines)) or any(drawn(line) == SURE for line in last)


def is_mhonarcs(line: str) -> bool:
    """Whether MHonArc's links to the message before and the next stand there: no page but a message's has both."""
    return _PREV_NEXT.match(line) is not None


def below_links(lines: list[str]) -> int:
    """The line below the links above the title, 0 where there are none."""
    text = False  # whether anything of the text stands below
    for number in range(min(_MOST_ABOVE, len(lines)) - 1, -1, -1):
        line = lines[number]
        if text and is_links(line) and is_above(lines[:number]):
            return number + 1
        text = text or bool(line.strip() and drawn(line) != SURE)
    return 0


def is_ruler(lines: list[str], number: int) -> bool:
    """Whether the line is drawn across the page, and not above the fields of a quoted message."""
    if not _RULER.match(lines[number]):
        return False
    below = next_filled(lines, number + 1)
    return below == len(lines) or not opens_block(lines[below])


def text_begin(lines: list[str], begin: int, last: int, is_title: Callable[[str], bool]) -> int:
    """The first line of the text: what is drawn below a head, and a title that stands there again, are passed."""
    number = top = begin
    lined = False
    nick = False  # one word, which may be a name that the program draws there too
    word = -1  # where it stands
    while number < last:
        line = lines[number]
        if line.strip():
            ruled = not lined and is_ruler(lines, number)
            sure = drawn(line)
            if sure == MAYBE and top < number and not is_of_member(line):
                nick = True  # a word of a link, or somebody's
            elif ruled or sure or is_of_member(line) or is_title(line) or _is_of_receivers(line):
                top, lined = number + 1, lined or ruled
            elif nick or len(line.split()) > 1 or line.strip()[-1:] in _STOPS:
                break
            else:
                nick, word = True, number
        number += 1
    else:
        top = top if word < 0 else min(top, word)  # nothing but that word is left for the text
    return next_filled(lines, top, last)


def _is_of_receivers(line: str) -> bool:
    """Whether the line says with an address who gets the message."""
    label = read_label(line.strip()) if "@" in line else None
    return label is not None and label.field in ("to", "cc")


def _names(line: str, base: str) -> bool:
    """Whether a line of a list names the title: it begins with it, or holds one that is long."""
    text = " ".join(line.lstrip("*•»›- \t").split())
    if len(base) >= _LONG_TITLE:
        return base in text.casefold()
    return base_subject(text).startswith(base)


def _is_row(text: str, base: str) -> bool:
    """Whether title and name alone stand there, as the IETF's archive lists the thread."""
    title, gap, name = text.lstrip("*\u2022- ").rpartition("  ")
    named = name[:1].isalpha() and not name[:1].islower() and not name.endswith(SENTENCE_ENDS)
    return bool(gap) and named and base_subject(title) == base and len(name) < _WEAK


@slotted
class _Foot:
    """What the page draws below a text, read from its last line up. `end` is where it begins so far; `seen` how
    many lines are drawn, `maybe` the last one that is only perhaps; `titled` and `weak` how many titles and
    short lines of any kind stand between it and `end`; `member` says that the page tells of a writer there, whose
    nick is one of those; `listed`, that a list such as Sympa's stands there."""

    end: int
    base: str
    above_head: bool
    seen: int
    maybe: int = -1
    titled: int = 0
    weak: int = 0
    member: bool = False
    listed: bool = False

    def takes(self, number: int, line: str) -> bool:
        """Whether a line that holds something may belong to it."""
        text = line.strip()
        if text[0] == "#":  # a heading in Markdown
            text = line = text.lstrip("# ") or text
        of_member = self.above_head and is_of_member(text)
        self.member = self.member or of_member
        sure = drawn(line) or int(of_member)
        if sure:
            self._draw(number, sure)
            return True
        if text in _POINTS or not text.strip("<>") or _RULED.match(text):
            return True
        if text[0] == ">":
            return False
        if self.listed and text in _OF_LISTS:
            self._draw(number, SURE)
            return True
        if self.seen and line[:1] in (" ", "\t") and _LISTED_REST.match(text):
            self._draw(number, SURE)
            self.listed = True
            return True
        if self.base and _names(text, self.base):
            if _is_row(text, self.base):
                self._draw(number, SURE)
            elif self.seen and (_LISTED.search(text) or (self.listed and _LED_BY.search(text))):
                self._draw(number, SURE)
                self.listed = True
            else:
                self._title(number, line)
            return True
        if self.seen and text.startswith("From:") and len(text) <= _WEAK:
            return True  # who wrote what the line above names
        if len(text) > _WEAK or (
            text.endswith(SENTENCE_ENDS) and text != "." and not text.endswith(_CUT)
        ):
            return False
        self.weak += 1
        self.maybe, self.titled = -1, 0
        return self.weak <= _MOST_WEAK

    def _draw(self, number: int, sure: int) -> None:
        if sure == SURE or self.maybe >= 0 or (self.seen and self.weak <= self.member):
            self.end, self.maybe = number, -1
            self.seen += 1
            self.weak = self.titled = 0
        else:
            self.maybe = number

    def _title(self, number: int, line: str) -> None:
        self.titled += 1
        is_point = line[:1] in " \t*\u2022-" and self.weak == 0
        if (self.titled > 1 or is_point) and self.seen and len(self.base) >= _LONG_TITLE:
            self.end, self.weak = number, 0


def text_end(
    lines: list[str], begin: int, last: int, title: str | None, above_head: bool = False
) -> int:
    """Where the lines that the page draws below the text begin.

    They go from there to the end; between those that are surely drawn may stand titles of the thread's
    messages and a few short lines of any kind. Above another head one that is only perhaps drawn is enough.
    """
    foot = _Foot(last, base_subject(title), above_head, int(above_head))
    for number in range(last - 1, max(begin, last - _MOST_BELOW) - 1, -1):
        if lines[number].strip() and not foot.takes(number, lines[number]):
            break
    end = foot.end
    cut = end < last
    while end > begin and (
        not lines[end - 1].strip()
        or (cut and _LEFT.match(lines[end - 1]))
        or (above_head and lines[end - 1].strip() in _POINTS)
    ):
        end -= 1
    return end
