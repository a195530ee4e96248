"""The text of an archive page without the head that says who wrote it and when. In: decoded text. Out: its message.

A reader's view drops lists, and with them the fields of a MHonArc or W3C page; who marks the text with the
mouse begins below them. What the archive draws round the text still shows that it is a message:

    [Date Prev] | [Thread Prev] | [Thread Next] | [Date Next]

    Subject: Re: Gates

    body …

    Received on Tuesday, 6 February 2018 03:17:00 UTC

>>> page = find_bare_page(["Re: Gates", "", "Yes.", "", "Received on Tuesday, 6 February 2018 03:17:00 UTC"])
>>> page.title, page.when, page.body
('Re: Gates', '6 February 2018 03:17:00 UTC', (2, 3))
>>> find_bare_page(["Gates", "", "Yes.", "", "Previous | Next | Index"])
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts
from mlthread.model import Address, DateBounds, Message
from mlthread.pattern import pattern
from mlthread.rules.people import read_person
from mlthread.rules.subjects import split_subject

from .copiedkitty import shown_when
from .copiedtext import filled_above, next_filled, read_copied_text
from .keptpages import is_of_archive, kept_title, without_site
from .pagefooters import list_from_footer
from .pageheads import page_when
from .textedges import below_links, is_links, is_mhonarcs, text_end
from .unmarked import with_marks

__all__ = ["BarePage", "find_bare_page", "read_bare_pages"]

_RECEIVED = pattern(
    r"[ \t]{0,8}Received on [A-Z][a-z]{2,8},? (\d{1,2} [A-Z][a-z]{2,8} \d{4} \d\d:\d\d:\d\d (?:UTC|GMT))[ \t]{0,8}\Z"
)
_SUBJECT = pattern(r"[ \t]{0,8}Subject:[ \t]{1,12}(\S.{0,400})\Z")
_LATE = pattern(r"(?i)[ \t]{0,8}reply via email to[ \t]{0,8}\Z")
# What a browser shows of a page of W3C in its tab.
_OF_W3C = pattern(
    r"(.{1,300}) from (.{1,100}) on (\d{4}-\d\d-\d\d) \((\S{1,80})@\S{1,80} from [A-Z][a-z]{2,8} \d{4}\)"
)
# How lists.gnu.org marks the message among those of its thread.
_CURRENT = pattern(
    r"[ \t*\u2022-]{0,8}\S.{0,300}, (?P<who>[^\W\d_][^,]{1,60}), (?P<when>\d{4}/\d\d/\d\d) {1,4}<=[ \t]{0,4}\Z"
)
_OF_MANY = pattern(
    r"(?i)\b(?:archives?|info page|mailing[- ]lists?|messages|threads|topics|index|search|login|sign in)\b|\bby (?:date|thread|author|subject)\b"
)
"""Titles of pages that are of no one message."""
_NEAR = 4  # lines at the end that may be the archive's
_LONGEST_TITLE = 200


class BarePage(NamedTuple):
    """`body` is where the text begins and ends, `when` the date that the page shows below it."""

    title: str | None
    when: str | None
    list_name: str | None
    body: tuple[int, int]
    who: str | None = None


def find_bare_page(lines: list[str], whole: bool = True) -> BarePage | None:
    """The one message of the page, None where nothing shows that it is one. `whole`: the lines end there."""
    last = [number for number in range(len(lines) - 1, -1, -1) if lines[number].strip()][:_NEAR]
    if not last:
        return None
    foot = [lines[number] for number in last] if whole else []
    received = next((found[1] for line in foot if (found := _RECEIVED.match(line))), None)
    kept = kept_title(lines)
    if kept is not None:
        return _kept_page(lines, whole, *kept)
    begin = below_links(lines)
    message = any(map(is_mhonarcs, lines[:begin]))
    title, begin, surely = _title(lines, begin, message or received is not None)
    name = list_from_footer(foot[0]) if foot else None
    links = begin > 0 and any(map(is_links, lines[:begin]))
    drawn = links or name is not None or any(is_links(line) or _LATE.match(line) for line in foot)
    quoted = any(line.lstrip()[:1] == ">" for line in lines[begin:])
    if received is None and not message and not (drawn and (surely or quoted)):
        return None
    end = text_end(lines, begin, len(lines), title) if whole else len(lines)
    while begin < end and not lines[begin].strip():
        begin += 1
    return BarePage(title, received, name, (begin, end)) if begin < end else None


def _kept_page(
    lines: list[str], whole: bool, title: str, who: str | None, begin: int
) -> BarePage | None:
    """The page below such a title, which has to be a mail's."""
    last = filled_above(lines, len(lines)) if whole else -1
    received = _RECEIVED.match(lines[last]) if last >= begin else None
    title, name, told = without_site(title), None, None
    if (of_w3c := _OF_W3C.fullmatch(title)) is not None:
        title, who, told, name = of_w3c.groups()
    subject = split_subject(title)
    told_by_host = is_of_archive(lines) and not _OF_MANY.search(title)
    if not (subject.is_reply or subject.list_tag or received or name or told_by_host):
        return None
    end = text_end(lines, begin, len(lines), title) if whole else len(lines)
    current = next(filter(None, map(_CURRENT.match, lines[end:])), None)
    if current is not None:
        who, told = current["who"], current["when"]
    kitty, begin = shown_when(lines, begin)
    begin = next_filled(lines, max(begin, begin + below_links(lines[begin:end])), end)
    when = received[1] if received is not None else kitty or told
    return BarePage(title, when, name, (begin, end), who) if begin < end else None


def _title(lines: list[str], begin: int, shown: bool) -> tuple[str | None, int, bool]:
    """The title, the line below it, and whether it is a mail's for sure; `shown`: the page is surely
    a message's."""
    number = begin
    while number < len(lines) and not lines[number].strip():
        number += 1
    if number == len(lines):
        return None, begin, False
    line = " ".join(lines[number].split()).lstrip("# ")
    field = _SUBJECT.match(line)
    if field is not None:
        return field[1], number + 1, True
    alone = number + 1 < len(lines) and not lines[number + 1].strip()
    if not alone or len(line) > _LONGEST_TITLE or line[:1] == ">" or line[-1:] in ",;:":
        return None, begin, False
    reply = split_subject(line).is_reply
    return (
        (line, number + 1, reply)
        if reply or (shown and line[-1] not in ".!")
        else (None, begin, False)
    )


def read_bare_pages(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The message of one file of copied text."""
    copied = read_copied_text(stream)
    page = find_bare_page(copied.lines)
    if page is None:
        return
    yield finish_message(
        copied.raw(0, len(copied.lines), facts),
        tell,
        message_id=None,
        author=read_person(page.who) if page.who else Address(),
        date=DateBounds(basis="a page without its head has no date")
        if page.when is None
        else page_when(page.when, facts),
        subject=page.title,
        body="\n".join(with_marks(copied.lines[slice(*page.body)])) + "\n",
        list_name=page.list_name or split_subject(page.title or "").list_tag,
        charset=copied.charset,
    )
