"""The plain page of a thread of Pony Mail (lists.apache.org), as HTML or copied. In: its text. Out: its messages.

    Posted to dev@tides.example.org by Ann Lee <an...@example.org> on 2018/02/05 10:17:03 UTC

    Gates

    body …

    Re: Gates

    Posted by Bo Berg <bo...@example.org>.

    body …

So it is drawn for programs that search: the first message has a date, those that answer show none, no id stands
there, and addresses are masked.

>>> text = "Posted to dev@tides.example.org by Ann Lee <an...@example.org> on 2018/02/05 10:17:03 UTC\\n\\nGates\\n\\nYes."
>>> page = find_pony_page(text.split("\\n"))
>>> page.list_name, [(part.title, part.who, part.when, part.body) for part in page.parts]
('dev@tides.example.org', [('Gates', 'Ann Lee <an...@example.org>', '2018/02/05 10:17:03 UTC', (3, 5))])
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.headers.fields import read_address
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts
from mlthread.model import Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import base_subject

from .copiedtext import CopiedText, next_filled, read_copied_text
from .pageheads import page_when

__all__ = ["Part", "PonyPage", "find_pony_page", "messages_of", "read_pony_page"]

_FIRST = pattern(
    r"Posted to (\S{1,120}@\S{1,120}) by (\S.{0,300}?) on (\d{4}/\d\d/\d\d \d\d:\d\d:\d\d UTC)\Z"
)
_OTHER = pattern(r"Posted by (\S.{0,300}?)\.\Z")
_FARTHEST = 40  # lines above the first head
_NEAR = 3  # lines from a head up to its title, or to the page's note
_NOTE = "You are viewing a plain text version"
_RULE = pattern(r"[_━─]{8,200}\Z|\*(?: \*){2,60}\Z")  # the page's own, as programs draw it


class Part(NamedTuple):
    """One message: `first` is its first line, `body` where its text begins and ends."""

    title: str
    who: str
    when: str | None
    first: int
    body: tuple[int, int]


class PonyPage(NamedTuple):
    """What a page shows."""

    list_name: str | None
    parts: list[Part]


def _plain(line: str) -> str:
    """A line without the marks of Markdown, into which some programs turn a page."""
    return line.strip().lstrip("#").strip(" *")


def find_pony_page(lines: list[str]) -> PonyPage:
    """The messages of a page, and of those pasted below it; none where its first head stands far down."""
    heads: list[tuple[str, str, str | None, int, int]] = []
    list_name = None
    for number, line in enumerate(lines):
        if "Posted " not in line:
            continue
        text = _plain(line)
        if (first := _FIRST.match(text)) is not None:
            top = _above(lines, number)
            noted = top >= 0 and _plain(lines[top]).startswith(_NOTE)
            if noted or (not heads and number < _FARTHEST):
                below = _below_rule(lines, number + 1)
                title = _plain(lines[below]) if below < len(lines) else ""
                heads.append((title, first[2], first[3], top if noted else number, below + 1))
                list_name = list_name or first[1]
        elif heads and (other := _OTHER.match(text)) is not None:
            above = _above(lines, number)
            title = _plain(lines[above])
            if (
                above >= heads[-1][4]
                and ("@" in other[1] or base_subject(title) == base_subject(heads[0][0]))
                and (not lines[above - 1].strip() or _RULE.match(lines[above - 1].strip()))
            ):
                heads.append((title, other[1], None, above, number + 1))
        if not heads and number > _FARTHEST:
            break
    parts: list[Part] = []
    for place, (title, who, when, top, begin) in enumerate(heads):
        last = heads[place + 1][3] if place + 1 < len(heads) else len(lines)
        parts.append(Part(title, who, when, top, _text(lines, begin, last)))
    return PonyPage(list_name, parts)


def _above(lines: list[str], number: int) -> int:
    """The line near above that holds more than a ruler; -1 where there is none."""
    for above in range(number - 1, max(-1, number - _NEAR - 1), -1):
        text = lines[above].strip()
        if text and not _RULE.match(text):
            return above
    return -1


def _below_rule(lines: list[str], number: int) -> int:
    """The first line that holds more than a ruler of the page."""
    number = next_filled(lines, number)
    while number < len(lines) and _RULE.match(lines[number].strip()):
        number = next_filled(lines, number + 1)
    return number


def _text(lines: list[str], begin: int, last: int) -> tuple[int, int]:
    """Where the text begins and ends between the page's rulers, one above and one below it."""
    number = next_filled(lines, begin, last)
    if number < last and _RULE.match(lines[number].strip()):
        begin = number + 1
    end = last
    while end > begin and not lines[end - 1].strip():
        end -= 1
    if end > begin and _RULE.match(lines[end - 1].strip()):
        end -= 1
    return begin, end


def read_pony_page(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one page."""
    copied = read_copied_text(stream)
    return messages_of(copied, find_pony_page(copied.lines), facts, tell)


def messages_of(copied: CopiedText, page: PonyPage, facts: Facts, tell: Tell) -> Iterator[Message]:
    """What a page of Pony Mail shows, the plain one or the drawn."""
    lines = copied.lines
    for place, part in enumerate(page.parts):
        first = part.first if place else 0
        last = page.parts[place + 1].first if place + 1 < len(page.parts) else len(lines)
        body = "\n".join(lines[slice(*part.body)]).strip("\n")
        yield finish_message(
            copied.raw(first, last, facts),
            tell,
            message_id=None,
            author=read_address(part.who),
            date=page_when(part.when or "", facts),
            subject=part.title,
            body=f"{body}\n" if body else "",
            list_name=page.list_name,
            charset=copied.charset,
        )
