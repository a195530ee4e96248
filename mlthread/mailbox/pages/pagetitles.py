"""The titles of an archive page's messages. In: lines and heads. Out: the title of each, and where it stands.

A page writes a title as a field, above the head or right below it; of an answer often not at all.

>>> from .pageheads import read_head
>>> lines = ["Tides", "Re: Gates", "Ann Lee", "5 Feb 2018 10:17", "", "Yes."]
>>> first_title(lines, read_head(lines, 2), [])
('Re: Gates', 1)
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.pattern import pattern
from mlthread.rules.labels import opens_block
from mlthread.rules.subjects import base_subject, split_subject

from .copiedtext import next_filled
from .furniture import SURE, drawn, is_of_member, of_archive
from .pagefields import subject_of
from .pageheads import Head

__all__ = ["filled", "first_title", "is_title", "near_drawn", "other_title", "title_right_below"]

_NUMBER = pattern(r"\A\d{1,5}:\s")
_REMARK = pattern(r"(?i)\s?(?:\[in reply to\]|\((?:response|reply) to \d{1,5}\)|new!)\Z")
_OPENED = pattern(r"\b(?:opened|commented)\b")
_ISSUE = pattern(r"(?<=\w.)\s{1,4}#\d{1,7}\Z")  # the number of an issue behind its title
_NEAR = 12  # drawn lines between title and head
_MOST = 3  # lines above a head of which one may be the title
_FEWEST = 2
_LONGEST = 200
_ENDS = (".", ";", ",")


def near_drawn(lines: list[str], head: Head) -> bool:
    """Whether lines that are surely drawn stand next to the head or in it."""
    near = [*filled(lines, head.start - 1, -1, 2), *filled(lines, head.stop, 1, 1)]
    inside = lines[head.start : head.stop] if not head.fields else []
    return any(of_archive(line) == SURE for line in (*near, *inside))


def filled(lines: list[str], number: int, step: int, most: int) -> list[str]:
    """The next lines that hold something, with at most one blank line between two."""
    found: list[str] = []
    blank = 0
    while 0 <= number < len(lines) and len(found) < most and blank <= 1:
        if lines[number].strip():
            found.append(lines[number])
            blank = 0
        else:
            blank += 1
        number += step
    return found


def is_title(line: str, base: str) -> bool:
    """Whether the line is the title that is known, or an answer to it."""
    return bool(base) and base_subject(subject_of(line) or _plain(line)) == base


def _plain(line: str) -> str:
    """A title without what the page adds to it: "Re: Gates [In reply to]"."""
    text = " ".join(line.strip().lstrip("#*• ").split())
    return _REMARK.sub("", _NUMBER.sub("", text))


def _told(head: Head) -> str | None:
    return next((value for name, value in head.fields if name == "subject" and value), None)


def first_title(lines: list[str], head: Head, others: Sequence[Head]) -> tuple[str | None, int]:
    """The title of the first head, and where the page's message begins."""
    title, top = _first_title(lines, head, others)
    if title and _OPENED.search(lines[head.start]):
        title = _ISSUE.sub("", title)
    return title, top


def _first_title(lines: list[str], head: Head, others: Sequence[Head]) -> tuple[str | None, int]:
    told = _told(head)
    number, text = _above(lines, head)
    if told is not None:
        return told, head.start
    below = title_right_below(lines, head) or _repeated(lines, head, others)
    if number is None:
        own = _paragraph(lines, head.stop) if head.shape.startswith("group") else None
        return own or below or _below(lines, head, None), head.start
    if below is None:
        # Also where the line above says more than the title: the program's name, the month.
        answer = _below(lines, head, None)
        base = base_subject(answer)
        below = answer if base and base in (text or "").casefold() else None
    return below or text, number


def _above(lines: list[str], head: Head) -> tuple[int | None, str | None]:
    """The line above the head that is its title: the nearest, or one a little higher that shows it."""
    found: tuple[int | None, str | None] = None, None
    passed = tried = 0
    for number in range(head.start - 1, -1, -1):
        line = lines[number].strip()
        if not line:
            continue
        if drawn(line.lstrip("# ")) or is_of_member(line) or not any(map(str.isalnum, line)):
            passed += 1
            if passed > _NEAR:
                break
            continue
        text = subject_of(line) or _plain(line)
        if len(text) <= _LONGEST and not text.endswith(_ENDS):
            subject = split_subject(text)
            if subject.is_reply or subject.list_tag or text != _plain(line):
                return number, text
            if (found[0] is None and tried <= 1) or (
                tried == 1 and (found[0] or 0) <= number + 2 and _is_kind(found[1], text)
            ):
                found = number, text
        tried += 1
        if tried == _MOST:
            break
    return found


def _is_kind(word: str | None, title: str) -> bool:
    """Whether one word right below what can be a title names the kind of the topic, as Discourse prints it."""
    words = title.split()
    return (
        word is not None
        and " " not in word
        and len(words) > _FEWEST
        and "|" not in title
        and sum(map(bool, map(drawn, words))) * 4 <= len(words)
    )


def _paragraph(lines: list[str], number: int) -> str | None:
    """The next line, where it stands alone and can be a title."""
    number = next_filled(lines, number)
    text = " ".join(lines[number].split()) if number < len(lines) else ""
    alone = number + 1 < len(lines) and not lines[number + 1].strip()
    named = text and not text.endswith((*_ENDS, ":", "!")) and not opens_block(text)
    return text if alone and named and len(text) <= _LONGEST and text[:1] != ">" else None


def _first_below(lines: list[str], head: Head) -> str | None:
    """The first line below the head that the page did not draw."""
    for line in filled(lines, head.stop, 1, 4):
        if drawn(line) or is_of_member(line) or line.strip() == head.who:
            continue
        text = _plain(line)
        return text if len(text) <= _LONGEST and text[:1] != ">" else None
    return None


def title_right_below(lines: list[str], head: Head) -> str | None:
    """The title that a label names on the line below a head of one or two lines."""
    if not head.shape.startswith("line") or head.stop >= len(lines):
        return None
    return subject_of(lines[head.stop])


def _below(lines: list[str], head: Head, base: str | None) -> str | None:
    """A title right below the head: a reply's, a list's, or the one that is known."""
    text = _first_below(lines, head)
    if text is None:
        return None
    subject = split_subject(text)
    if base:
        return text if subject.base.casefold() == base else None
    return text if subject.is_reply or subject.list_tag else None


def _repeated(lines: list[str], head: Head, others: Sequence[Head]) -> str | None:
    """The line below the first head, where the next one has the answer to it."""
    own = _first_below(lines, head)
    following = next((other for other in others if other.form == head.form), None)
    answer = _first_below(lines, following) if own and following is not None else None
    if own is None or answer is None or not split_subject(answer).is_reply:
        return None
    return own if base_subject(answer) == base_subject(own) else None


def other_title(lines: list[str], begin: int, head: Head, base: str) -> tuple[str | None, int]:
    """The title of a head below the first, and where its message begins; `begin` is below the head before."""
    told = _told(head)
    number = head.start - 1
    while number > begin and (not lines[number].strip() or drawn(lines[number])):
        number -= 1
    of_search = head.shape.startswith("line found")  # each of them has a title of its own
    if (
        number >= begin
        and len(lines[number]) <= _LONGEST
        and (of_search or is_title(lines[number], base))
    ):
        return told or _plain(lines[number]), number
    if told is None and base:
        told = _below(lines, head, base)
    return told, head.start
