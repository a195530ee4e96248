"""The text of a page of Nabble or SourceForge as a person copies it. In: decoded text. Out: its messages.

Both show mail of lists one below the other, each below a head of one form:

    Ann Lee Reply | Threaded | More                  From: Ann L. <an...@ex...> - 2018-02-05 10:17:03
    Feb 05, 2018; 10:17am Re: Gates                  Attachments: Message as HTML

    34 posts                                         body …
    body …

Neither shows ids or zones. Nabble draws its links in several ways, with the date or, in a reader's view, without;
SourceForge writes the title above a head, or, where it shows a month, not at all.

>>> nabble = "Reply | Threaded\\nOpen this post in threaded view\\n|\\nRe: Gates\\nAnn Lee\\n34 posts\\nYes.".split("\\n")
>>> [(part.title, part.who, part.when, part.body) for part in find_nabble(nabble)]
[('Re: Gates', 'Ann Lee', None, (6, 7))]
>>> forge = "Re: [tides] Gates\\nFrom: Ann L. <an...@ex...> - 2018-02-05 10:17:03\\nYes.".split("\\n")
>>> [(part.title, part.who, part.when, part.body) for part in find_forge(forge)]
[('Re: [tides] Gates', 'Ann L. <an...@ex...>', '2018-02-05 10:17:03', (2, 3))]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts
from mlthread.model import Attachment, DateBounds, Message
from mlthread.pattern import pattern
from mlthread.rules.people import read_person
from mlthread.rules.subjects import split_subject

from .copiedtext import filled_above, next_filled, read_copied_text, shown_date
from .furniture import drawn
from .textedges import text_end
from .unmarked import with_marks

__all__ = ["find_forge", "find_nabble", "read_forge", "read_nabble"]

_REPLY = pattern(
    r"(?P<name>.{0,80}?)[ \t]*\bReply[ \t]{0,8}\|[ \t]{0,8}Threaded\b[ \t|]{0,8}(?:More)?[ \t]*\Z"
)
_OPEN = "Open this post in threaded view"
_STARTS = frozenset(("", "|", "♦", "More", "Options", "Reply", "Threaded", "star", _OPEN))
_DATED = pattern(
    r"(?P<when>[A-Z][a-z]{2} \d{1,2}, \d{4}; \d{1,2}:\d\d[ap]m)[ \t]*(?P<title>.{0,300})\Z"
)
_BELOW_NAME = pattern(
    r"(?:\d{1,6} posts?|This post (?:was updated on|has NOT been accepted).{0,120}|In reply to this post by .{1,120})\Z"
)
_FOLDED = pattern(r"[ \t]*(?:\.\.\.|«)?[ \t]*\[(?:show rest|hide part) of quote\][ \t]*\Z")
_FORGE = pattern(
    r"From: (?P<who>.{0,200}?<[^<>\s@]{1,100}@[^<>\s@]{1,100}\.\.\.>) - (?P<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)[ \t]*\Z"
)
_ATTACHED = "Attachments:"
_SHOWN_AS = "Message as HTML"
_LONGEST = 300
_APART = 2  # lines from a title to a head
_SITE = ("SourceForge", "Create a Project")
_NEAR = 12  # lines from a mark to the name


class Part(NamedTuple):
    """One message: `first` is its first line, `body` where its text begins and ends."""

    title: str | None
    who: str
    when: str | None
    first: int
    body: tuple[int, int]
    attached: tuple[str, ...] = ()


def find_nabble(lines: list[str]) -> list[Part]:
    """The messages of a page of Nabble."""
    heads: list[Part] = []
    for number, line in enumerate(lines):
        mark = _REPLY.match(line.strip()) if "Threaded" in line else None
        head = _nabble_head(lines, number, mark["name"].strip(" ♦|")) if mark is not None else None
        if head is not None:
            heads.append(head)
    if len(heads) == 1 and not any(
        _OPEN in line for line in lines[heads[0].first : heads[0].body[0]]
    ):
        heads = heads if heads[0].when is not None else []
    return list(_with_ends(lines, heads))


def _nabble_head(lines: list[str], number: int, name: str) -> Part | None:
    """Date, title and name below a mark; the name may stand before it."""
    told: list[str] = []
    when = None
    at = number + 1
    for at in range(number + 1, min(len(lines), number + 1 + _NEAR)):
        line = lines[at].strip()
        dated = _DATED.match(line) if when is None and not told else None
        if dated is not None:
            when = dated["when"]
            line = dated["title"].strip()
        if line in _STARTS or (told and _BELOW_NAME.match(line)):
            continue
        told.append(line)
        if name or len(told) == 2:
            break
    if not told or (not name and len(told) < 2):
        return None
    begin = at + 1
    while begin < len(lines) and (
        not lines[begin].strip() or _BELOW_NAME.match(lines[begin].strip())
    ):
        begin += 1
    name = name or told[1]
    first = number - (number > 0 and lines[number - 1].strip() == name)
    return Part(told[0][:_LONGEST], name, when, first, (begin, len(lines)))


def find_forge(lines: list[str]) -> list[Part]:
    """The messages of a page of SourceForge."""
    heads: list[Part] = []
    for number, line in enumerate(lines):
        found = _FORGE.match(line.strip()) if line.lstrip().startswith("From: ") else None
        if found is None:
            continue
        first, title = _forge_title(lines, number, heads[-1].body[0] if heads else 0)
        below = next_filled(lines, number + 1)
        shown = lines[below].strip() if below < len(lines) else ""
        attached: tuple[str, ...] = ()
        begin = number + 1
        if shown.startswith(_ATTACHED):
            names = shown.removeprefix(_ATTACHED).replace(_SHOWN_AS, "").split()
            attached, begin = tuple(names), below + 1
        heads.append(Part(title, found["who"], found["when"], first, (begin, len(lines)), attached))
    return list(_with_ends(lines, heads))


def _forge_title(lines: list[str], number: int, begin: int) -> tuple[int, str | None]:
    """The title right above a head: it names the list or says "Re:", or stands there alone."""
    above = number - 1
    while above > begin and number - above <= _APART and not lines[above].strip():
        above -= 1
    title = " ".join(lines[above].strip().lstrip("# ").split()) if above >= begin else ""
    if not title or len(title) > _LONGEST or drawn(title):
        return number, None
    subject = split_subject(title)
    alone = above == number - 1 and (not above or not lines[above - 1].strip())
    return (above, title) if subject.list_tag or subject.is_reply or alone else (number, None)


def _site(lines: list[str], begin: int) -> int:
    """Where SourceForge's own links begin below the last message, which are those of any of its pages."""
    for number in range(len(lines) - 1, begin - 1, -1):
        if lines[number].strip() == _SITE[1]:
            above = filled_above(lines, number)
            return above if above >= begin and lines[above].strip() == _SITE[0] else len(lines)
    return len(lines)


def _with_ends(lines: list[str], heads: list[Part]) -> Iterator[Part]:
    """The messages with the ends of their texts."""
    for place, head in enumerate(heads):
        is_last = place + 1 == len(heads)
        last = _site(lines, head.body[0]) if is_last else heads[place + 1].first
        begin = min(next_filled(lines, head.body[0]), last)
        if lines[begin:last] and lines[begin].strip() == "|":  # a cell of a table in Markdown
            begin = next_filled(lines, begin + 1, last)
        end = text_end(lines, begin, last, head.title, above_head=not is_last)
        while end > begin and lines[end - 1].strip() in _STARTS:
            end -= 1
        yield head._replace(body=(begin, end))


def _messages(
    stream: ByteStream, facts: Facts, tell: Tell, find: Callable[[list[str]], list[Part]]
) -> Iterator[Message]:
    copied = read_copied_text(stream)
    lines = copied.lines
    parts = find(lines)
    for place, part in enumerate(parts):
        last = parts[place + 1].first if place + 1 < len(parts) else len(lines)
        text = [line for line in lines[slice(*part.body)] if not _FOLDED.match(line)]
        body = "\n".join(with_marks(text) if len(parts) == 1 else text)
        yield finish_message(
            copied.raw(part.first if place else 0, last, facts),
            tell,
            message_id=None,
            author=read_person(part.who),
            date=_date(part.when, facts),
            subject=part.title,
            body=f"{body}\n" if body else "",
            list_name=split_subject(part.title or "").list_tag,
            attachments=[Attachment(name, None, None) for name in part.attached],
            charset=copied.charset,
        )


def _date(when: str | None, facts: Facts) -> DateBounds:
    if when is None:
        return DateBounds(basis="the page shows no date")
    return shown_date(when.replace(";", ""), facts)


def read_nabble(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one page of Nabble."""
    return _messages(stream, facts, tell, find_nabble)


def read_forge(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one page of SourceForge."""
    return _messages(stream, facts, tell, find_forge)
