"""The text of an archive page of whatever program, as a person copies it. In: decoded text. Out: its messages.

What names a message (`pageheads`) also stands in minutes, change logs and quotes. It is a page's only
where the page shows itself: lines that archives draw, near the head or below the text (`furniture`), a title
that says "Re:" or stands there twice, several heads of one form below a title.

>>> find_any_pages(["Re: Gates", "Ann Lee", "5 Feb 2018 10:17", "", "Yes."])[0].title
'Re: Gates'
>>> find_any_pages(["Minutes", "Ann Lee", "5 Feb 2018 10:17", "", "Nobody came."])
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlthread.frozen import NamedTuple
from mlthread.model import Message
from mlthread.pattern import pattern
from mlthread.rules.people import read_person
from mlthread.rules.subjects import base_subject, split_subject

from .copiedtext import read_copied_text
from .fields import read_id, read_ids
from .furniture import SURE, drawn, is_of_member, of_archive, text_begin, text_end
from .message import Tell, finish_message
from .pageheads import Head, page_when, read_head
from .raw import Facts
from .streams import ByteStream

__all__ = ["AnyPage", "find_any_pages", "read_any_pages"]

_HIDDEN = pattern(r"<(\S{1,100}) \(\) ([\w-]{1,63}(?: [\w-]{1,63}){0,6})>")
_LED = pattern(r"line \D{3,40} by ")  # "posted by" and the like
_FARTHEST = 80  # lines above the first head
_NEAR = 6
_PLENTY = 9
_LONGEST_TITLE = 200
_WIDEST = 72
_MOST_SAID = 6  # sentences, no two of them below each other


class AnyPage(NamedTuple):
    """A message of the page: `first` is its first line, `body` where its text begins and ends; `shown`
    is how many drawn lines show the page."""

    head: Head
    title: str | None
    first: int
    body: tuple[int, int]
    shown: int


class _Found(NamedTuple):
    """A head with its title, and the line at which its message begins."""

    head: Head
    title: str | None
    top: int


def find_any_pages(lines: list[str], whole: bool = True) -> list[AnyPage]:
    """The messages of a page; none where nothing shows that it is one. `whole` says that the lines end there."""
    first = _first_head(lines)
    if first is None or (first.start and _is_said(lines[first.start - 1])):
        return []
    title, top = _title(lines, 0, first)
    heads = [_Found(first, title, top)]
    base = base_subject(title)
    number = first.stop
    while number < len(lines):
        head = read_head(lines, number) if lines[number].strip() else None
        if head is not None and _is_another(lines, first, head, base):
            own, above = _title_of_another(lines, heads[-1].head.stop, head, base)
            heads.append(_Found(head, own, above))
            number = head.stop
        else:
            number += 1
    shown = _drawn_lines(lines, heads, whole)
    if not (shown or _is_titled(lines, heads)) or not _is_above(lines[:top]):
        return []
    while len(heads) > 1 and _is_listed(_page(lines, heads, len(heads) - 1, shown)):
        heads.pop()
    return [_page(lines, heads, place, shown) for place in range(len(heads))]


def _is_listed(page: AnyPage) -> bool:
    """Whether nothing stands below the head: the page lists the messages of the thread below its own."""
    return page.body[0] >= page.body[1]


def _first_head(lines: list[str]) -> Head | None:
    for number in range(min(len(lines), _FARTHEST)):
        head = read_head(lines, number)
        if head is not None:
            return head
    return None


def _is_above(lines: list[str]) -> bool:
    """Whether the lines above the first title are a page's, so that nobody's text is among them."""
    said = below = 0
    for line in lines:
        text = line.strip()
        if text and not drawn(line) and not _is_of_page(text):
            said, below = said + 1, below + 1
            if below > 1:
                return False
        else:
            below = 0
    return said <= _MOST_SAID


def _is_said(line: str) -> bool:
    """Whether a line right above a head is a sentence: then somebody's text names the person and the date."""
    text = line.strip()
    return text.endswith((".", ",", ";", ":")) and not drawn(line) and text.count(" ") > 1


def _is_of_page(text: str) -> bool:
    """Whether the line is short, and no sentence, item or quote."""
    return (
        len(text) <= _WIDEST
        and text[:1] not in ">-*"
        and not text.endswith((".", "!", "?", ",", ";", ":"))
    )


def _is_another(lines: list[str], first: Head, head: Head, base: str) -> bool:
    """Whether a head below the first is one of the page's, and no quote's."""
    if head.shape.startswith("wrote"):
        return False
    above = " ".join(lines[head.start - 1].split())
    apart = not above or drawn(above) or is_of_member(above) or _is_title(above, base)
    if head.shape == first.shape and (head.shape.startswith("lines") or apart):
        return not head.shape.startswith("fields") or _near_drawn(lines, head)
    return _near_drawn(lines, head)


def _is_title(line: str, base: str) -> bool:
    """Whether the line is the title that is known, or an answer to it."""
    return bool(base) and base_subject(_without_remark(" ".join(line.split()))) == base


def _near_drawn(lines: list[str], head: Head) -> bool:
    """Whether lines that are surely drawn stand next to the head or in it."""
    near = [*_filled(lines, head.start - 1, -1, 2), *_filled(lines, head.stop, 1, 1)]
    inside = lines[head.start : head.stop] if not head.fields else []
    return any(of_archive(line) == SURE for line in (*near, *inside))


def _filled(lines: list[str], number: int, step: int, most: int) -> list[str]:
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


def _title(lines: list[str], begin: int, head: Head) -> tuple[str | None, int]:
    """The title of the first head: what a label says, or the line above; and where the page's message begins."""
    told = next((value for name, value in head.fields if name == "subject" and value), None)
    number = head.start - 1
    passed = 0
    while number >= begin and passed <= _NEAR:
        line = lines[number].strip()
        if line and not drawn(line) and not is_of_member(line):
            break
        passed += bool(line)
        number -= 1
    else:
        own = _paragraph(lines, head.stop) if head.shape.startswith("group") else None
        return told or own or _title_below(lines, head, None), head.start
    line = " ".join(lines[number].strip().lstrip("#* ").split())
    if told is None and len(line) <= _LONGEST_TITLE and not line.endswith((".", ";", ",")):
        below = _title_below(lines, head, None)
        return (below or line), number
    return told, head.start


def _paragraph(lines: list[str], number: int) -> str | None:
    """The next line, where it stands alone and can be a title."""
    while number < len(lines) and not lines[number].strip():
        number += 1
    text = " ".join(lines[number].split()) if number < len(lines) else ""
    alone = number + 1 < len(lines) and not lines[number + 1].strip()
    return text if alone and text and len(text) <= _LONGEST_TITLE and text[:1] != ">" else None


def _title_below(lines: list[str], head: Head, base: str | None) -> str | None:
    """A title right below the head: a reply's, a list's, or the one that is known."""
    for line in _filled(lines, head.stop, 1, 4):
        text = " ".join(line.split())
        if drawn(text) or is_of_member(text):
            continue
        if len(text) > _LONGEST_TITLE or text[:1] == ">":
            return None
        subject = split_subject(text)
        if (base and subject.base.casefold() == base) or (
            base is None and (subject.is_reply or subject.list_tag)
        ):
            return text
        return None
    return None


def _title_of_another(
    lines: list[str], begin: int, head: Head, base: str
) -> tuple[str | None, int]:
    told = next((value for name, value in head.fields if name == "subject" and value), None)
    number = head.start - 1
    while number > begin and (not lines[number].strip() or drawn(lines[number])):
        number -= 1
    text = " ".join(lines[number].strip().lstrip("#* ").split())
    if base and len(text) <= _LONGEST_TITLE and base_subject(_without_remark(text)) == base:
        return told or _without_remark(text), number
    below = _title_below(lines, head, base or None)
    if told is None and base:
        told = below
    return told, head.start


def _without_remark(title: str) -> str:
    """ "Re: Gates [In reply to]" without what the page adds to it."""
    for end in ("[In reply to]", "New!"):
        title = title.removesuffix(end).rstrip()
    return title


def _drawn_lines(lines: list[str], heads: list[_Found], whole: bool) -> int:
    """How many lines that archives draw show the page: near a head, above the first one, or at the end; as
    many as there can be need not be counted."""
    first = heads[0].head
    if first.shape.startswith("group") or any(_near_drawn(lines, found.head) for found in heads):
        return _PLENTY
    if any(of_archive(line) == SURE for line in lines[: first.start]):
        return _PLENTY
    last = _filled(lines, len(lines) - 1, -1, _NEAR) if whole else []
    return sum(map(bool, map(drawn, last))) if SURE in map(of_archive, last) else 0


def _is_titled(lines: list[str], heads: list[_Found]) -> bool:
    """Whether title and heads alone show the page."""
    first, title, _ = heads[0]
    told = dict(first.fields)
    if {"from", "date", "subject"} <= told.keys() and not any(map(str.strip, lines[: first.start])):
        return True
    if first.shape.startswith("wrote"):
        return False
    if title is not None and split_subject(title).is_reply and title != told.get("subject"):
        return True
    alike = len({found.head.shape for found in heads}) == 1
    shown = title is not None or _LED.match(first.shape) is not None
    return len(heads) > 1 and alike and shown and ":9" in first.shape


def _page(lines: list[str], heads: list[_Found], place: int, shown: int) -> AnyPage:
    head, own, top = heads[place]
    title = heads[0].title
    last = heads[place + 1].top if place + 1 < len(heads) else len(lines)
    base = base_subject(title)
    begin = text_begin(
        lines, head.stop, last, lambda line: _is_title(line, base) or line.strip() == head.who
    )
    end = text_end(lines, begin, last, title, above_head=place + 1 < len(heads))
    if own is None and title and place:
        own = title if split_subject(title).is_reply else f"Re: {title}"
    return AnyPage(head, own, top if place else 0, (begin, end), shown)


def _shown(found: re.Match[str]) -> str:
    """An address in which an archive wrote "()" for its sign and left out the dots."""
    return f"<{found[1]}@{'.'.join(found[2].split())}>"


def read_any_pages(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one file of copied text."""
    copied = read_copied_text(stream)
    lines = copied.lines
    pages = find_any_pages(lines)
    for place, page in enumerate(pages):
        last = pages[place + 1].first if place + 1 < len(pages) else len(lines)
        fields = dict(reversed(page.head.fields))
        body = "\n".join(lines[slice(*page.body)])
        who = _HIDDEN.sub(_shown, page.head.who)
        yield finish_message(
            copied.raw(page.first, last, facts),
            tell,
            message_id=read_id(fields.get("message-id")),
            author=read_person(who),
            date=page_when(page.head.when, facts),
            subject=page.title,
            body=f"{body}\n" if body else "",
            list_name=None,
            in_reply_to=read_ids(fields.get("in-reply-to")),
            references=read_ids(fields.get("references")),
            charset=copied.charset,
        )
