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

from collections.abc import Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.bodies.content import Body
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.headers.fields import read_id, read_ids, whole_address
from mlthread.mailbox.headers.header import Header
from mlthread.mailbox.message import Tell, finish_message, from_header
from mlthread.mailbox.raw import Facts, Field
from mlthread.model import Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import base_subject, split_subject

from .copiedtext import CopiedText, filled_above, next_filled, read_copied_text
from .furniture import (
    MAYBE,
    SURE,
    drawn,
    is_of_member,
    of_archive,
)
from .linemarks import bare_lines
from .ownheaders import own_header
from .pageheads import COUNTED, Head, page_when, read_head
from .pagepeople import person_of
from .pageproof import Found, drawn_lines, is_titled
from .pagetitles import filled, first_title, is_title, near_drawn, other_title
from .saidheads import is_below_text, is_said
from .samepages import page_top
from .textedges import is_above, text_begin, text_end
from .unmarked import with_marks

__all__ = ["AnyPage", "begins_above", "find_any_pages", "read_any_pages"]

_NUMBERED = pattern(r"line (?:comment|reply|answer|post|message|re)[ :#]{1,3}9 ")
_RELEASED = pattern(r" -- [^<>]{1,100} <[^<>\s]{3,100}>  ")  # how Debian closes an entry
_CHANGE = pattern(r"\s{1,8}\* \S")
_WIDE = 40  # letters of a line that is a sentence's
_NEAR_LINKS, _PLENTY_OF_LINKS = 14, 2  # lines
_FARTHEST = 80  # lines above the first head that hold something
_MOST_BLANK = 160  # and others
_ID_BELOW = pattern(
    r"Message ID:[ \t]*(?:\n?<?(?P<id>[^\s<>@]{1,200}@[^\s<>@]{1,200})>?[ \t]*(?:\n|\Z)|\n|\Z)\n{0,4}"
)  # as nntp.perl.org draws it below a head; some copies have lost the id itself
_POSTED_TO = pattern(
    r"(?i)\s{0,8}posted to (\S{1,80}@\S{1,80})\s{0,8}\Z"
)  # Pony Mail, below the title
_OF_FORUM = pattern(
    r"\[message #(?P<own>\d{1,9})(?: is a reply to message #(?P<parent>\d{1,9}))?\]"
)  # FUDforum


class AnyPage(NamedTuple):
    """A message of the page: `first` is its first line, `body` where its text begins and ends; `shown`
    is how many drawn lines show the page."""

    head: Head
    title: str | None
    first: int
    body: tuple[int, int]
    shown: int


def begins_above(lines: list[str], number: int, whole: bool = True) -> bool:
    """Whether the head of a page stands above a line that another reader takes for the first of one."""
    return any(page.head.start < number for page in find_any_pages(lines, whole)[:1])


def find_any_pages(lines: list[str], whole: bool = True) -> list[AnyPage]:
    """The messages of a page; none where nothing shows that it is one. `whole` says that the lines end there."""
    far = _farthest(lines)
    near = _heads(lines, 0, far)
    if not near:
        return []
    every = [*near, *_heads(lines, far, len(lines))]
    first = _first_head(lines, every)
    if is_said(lines, first) or is_below_text(lines, first):
        return []
    title, top = first_title(lines, first, [head for head in every if head.start >= first.stop])
    heads = [Found(first, title, top)]
    base = base_subject(title)
    for head in every:
        before = heads[-1].head
        if head.start >= before.stop and head.form == first.form and head.fields:
            again = page_top(
                lines, first.start, head.start, before.stop, lambda line: is_title(line, base)
            )
            if again is not None:
                own, _ = other_title(lines, before.stop, head, base)
                heads.append(Found(head, own, again))
                continue
        if (
            head.start >= before.stop
            and _is_another(lines, first, head, base)
            and (head.form == first.form or _is_text(lines, before.stop, head.start))
        ):
            own, above = other_title(lines, before.stop, head, base)
            heads.append(Found(head, own, above))
    shown = drawn_lines(lines, heads, whole)
    if not (shown or is_titled(lines, heads)) or not is_above(lines[:top]):
        return []
    if all(_is_of_change_log(lines, found.head) for found in heads[:3]):
        return []
    pages = [_page(lines, heads, place, shown) for place in range(len(heads))]
    starts = {head.start for head in every}
    while len(pages) > 1 and _is_listed(lines, pages[-1], starts):
        pages.pop()
    return pages


def _is_listed(lines: list[str], page: AnyPage, starts: set[int]) -> bool:
    """Whether nothing but heads stands below the head: the page lists the messages of the thread below its own."""
    return all(number in starts or not lines[number].strip() for number in range(*page.body))


def _is_of_change_log(lines: list[str], head: Head) -> bool:
    """Whether a head closes an entry of a change log, or stands above what was changed."""
    if _RELEASED.match(lines[head.start]):
        return True
    below = filled(lines, head.stop, 1, 1)
    return bool(below) and _CHANGE.match(below[0]) is not None


def _heads(lines: list[str], begin: int, last: int) -> list[Head]:
    """Every head that begins there; some overlap."""
    return [head for number in range(begin, last) if (head := read_head(lines, number)) is not None]


def _farthest(lines: list[str]) -> int:
    """The line at which the first head stands at the latest."""
    seen = 0
    for number, line in enumerate(lines[: _FARTHEST + _MOST_BLANK]):
        seen += bool(line.strip())
        if seen > _FARTHEST:
            return number
    return min(len(lines), _FARTHEST + _MOST_BLANK)


def _first_head(lines: list[str], every: list[Head]) -> Head:
    """The first head with something below it: those before it are a list of the thread's messages."""
    starts = {head.start for head in every}
    for head in every:
        below = next_filled(lines, head.stop)
        listed = below in starts and below <= head.stop + 1 and head.shape.startswith("line ")
        if not listed:
            break
    return head


def _is_apart(lines: list[str], head: Head) -> bool:
    """Whether the nearest line above is surely drawn, or may be and stands below one that is."""
    above = [*map(drawn, filled(lines, head.start - 1, -1, 2))]
    return above[:1] == [SURE] or above == [MAYBE, SURE]


def _is_text(lines: list[str], begin: int, last: int) -> bool:
    """Whether anything stands there that the page did not draw."""
    return any(
        line.strip() and not drawn(line) and not is_of_member(line) for line in lines[begin:last]
    )


def _is_another(lines: list[str], first: Head, head: Head, base: str) -> bool:
    """Whether a head below the first is one of the page's, and no quote's."""
    if "," in head.who and is_title(head.who.partition(",")[0], base):
        return False  # a row of the thread's list: title, name, day
    above = " ".join(lines[head.start - 1].split())
    above = above if any(map(str.isalnum, above)) or above[:1] == ">" else ""
    titled = is_title(above, base) or (not above and _is_below_title(lines, head.start - 1, base))
    apart = not above or drawn(above) or is_of_member(above) or titled
    alike = head.form == first.form or (
        _NUMBERED.match(head.shape) is not None
        and head.shape.rpartition(" ")[2] == first.shape.rpartition(" ")[2]
    )
    if (
        alike
        and (
            head.shape.startswith(("lines", "line board", "group ago"))
            or head.shape.endswith(COUNTED)
            or apart
        )
        and (titled or not head.shape.startswith("fields"))
    ):
        return True
    if alike and head.fields and _is_below_links(lines, head, base):
        return True
    if not near_drawn(lines, head):
        return False
    # Fields stand in quotes too: nothing but a title may stand between them and what is drawn.
    return (
        not head.fields
        or titled
        or _is_apart(lines, head)
        or (head.stop < len(lines) and of_archive(lines[head.stop]) == SURE)
    )


def _is_below_links(lines: list[str], head: Head, base: str) -> bool:
    """Whether fields with the page's title stand near below that title, with links between, or below several links."""
    if not is_title(dict(head.fields).get("subject", ""), base):
        return False
    links = 0
    for number in range(head.start - 1, max(0, head.start - _NEAR_LINKS) - 1, -1):
        text = lines[number].strip()
        if is_title(text, base):
            return links > 0
        links += of_archive(text) == SURE
        if links == _PLENTY_OF_LINKS:
            return True
        said = len(text) > _WIDE and text[-1:] in (".", "?", "!", ",")
        if said or (text[:1] == ">" and text.strip("> ")):
            return False
    return False


def _is_below_title(lines: list[str], blank: int, base: str) -> bool:
    """Whether the title stands alone above a blank line."""
    return blank > 1 and not lines[blank - 2].strip() and is_title(lines[blank - 1], base)


def _page(lines: list[str], heads: list[Found], place: int, shown: int) -> AnyPage:
    head, own, top = heads[place]
    title = heads[0].title
    last = heads[place + 1].top if place + 1 < len(heads) else len(lines)
    base = base_subject(title)
    begin = text_begin(
        lines, head.stop, last, lambda line: is_title(line, base) or line.strip() == head.who
    )
    again = place + 1 < len(heads) or (len(heads) > 1 and _is_again(lines, heads[1].top))
    end = text_end(lines, begin, last, title, above_head=again)
    if own is None and title:
        own = title if split_subject(title).is_reply else f"Re: {title}"
    return AnyPage(head, own, top if place else 0, (begin, end), shown)


def _list_name(told: str | None, title: str | None) -> str | None:
    """The list that the page names in one word or by its address, else the title's tag."""
    told = whole_address(told or "")
    if told and " " not in told:
        return told.partition("@")[0]
    return split_subject(title).list_tag if title else None


def _with_header(
    copied: CopiedText,
    page: AnyPage,
    last: int,
    own: tuple[list[Field], int],
    facts: Facts,
    tell: Tell,
) -> Message:
    """The message of a page that shows its header."""
    fields, at = own
    if page.title and not any(field.name == "subject" for field in fields):
        fields.append(Field("subject", page.title))
    lines = copied.lines[next_filled(copied.lines, at) : page.body[1]]
    kept = [f for f in fields if not f.name.startswith("content-") and f.name != "mime-version"]
    text = "\n".join(bare_lines(lines))
    body = Body(f"{text}\n" if text else "", copied.charset)
    return from_header(Header(kept), body, copied.raw(page.first, last, facts), tell)


def _is_again(lines: list[str], top: int) -> bool:
    """Whether the last line also stands above another head: the page draws it below each message."""
    last = filled(lines, filled_above(lines, len(lines)), -1, 1)
    return bool(last) and filled(lines, top - 1, -1, 1) == last


def _shows_html(lines: list[str]) -> bool:
    """Whether the page is of a site that shows mails as HTML, whose copies have no marks."""
    return any("groups.io" in line.lower() for line in lines[:_FARTHEST])


def read_any_pages(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one file of copied text."""
    copied = read_copied_text(stream)
    lines = copied.lines
    pages = find_any_pages(lines)
    above = lines[pages[0].first : pages[0].head.start] if pages else []
    posted = next((found[1] for line in above if (found := _POSTED_TO.match(line))), None)
    numbered: dict[str, str] = {}  # number on the page -> id
    for place, page in enumerate(pages):
        last = pages[place + 1].first if place + 1 < len(pages) else len(lines)
        fields = dict(reversed(page.head.fields))
        text = bare_lines(lines[slice(*page.body)])
        body = "\n".join(with_marks(text) if len(pages) == 1 and _shows_html(lines) else text)
        shown = _ID_BELOW.match(body)
        if shown is not None:
            body = body[shown.end() :]
        when = page_when(page.head.when, facts)
        own = own_header(lines, page.body, person_of(page.head.who), when, page.title)
        if own is not None:
            yield _with_header(copied, page, last, own, facts, tell)
            continue
        number = _OF_FORUM.search(lines[page.head.start])
        message = finish_message(
            copied.raw(page.first, last, facts),
            tell,
            message_id=read_id(fields.get("message-id") or (shown and shown["id"])),
            author=person_of(page.head.who),
            date=when,
            subject=page.title,
            body=f"{body}\n" if body else "",
            list_name=_list_name(fields.get("list") or posted, page.title),
            in_reply_to=read_ids(fields.get("in-reply-to")),
            references=read_ids(fields.get("references")),
            page_parent=number and numbered.get(number["parent"]),
            charset=copied.charset,
        )
        if number is not None:
            numbered[number["own"]] = message.id
        yield message
