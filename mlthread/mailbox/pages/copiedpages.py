"""The text of an archive page that shows header fields, as a person copies it. In: decoded text. Out: its messages.

hypermail and W3C, MHonArc and Debian, MARC: lines of navigation, a title, a few fields
(with bullets or without), the text, navigation again. Several pages may follow each other. So does the mail
in a log of debbugs, without the tracker's notes and with its parts as attachments (`buglogs`).

>>> lines = "Re: Gates\\n\\n  * From: Ann Lee <ann@example.org>\\n  * Date: Tue, 6 Feb 2018\\n\\nYes.\\n\\n  * Prev by Date: Hi"
>>> [(page.title, page.fields, page.body) for page in find_pages(lines.split("\\n"))]
[('Re: Gates', [('from', 'Ann Lee <ann@example.org>'), ('date', 'Tue, 6 Feb 2018')], (5, 6))]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.bodies.content import Body
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.headers.header import Header
from mlthread.mailbox.message import Tell, from_header
from mlthread.mailbox.raw import Facts, Field
from mlthread.model import Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import base_subject, split_subject

from .buglogs import is_log, log_end, without_parts
from .copiedfields import FIELD, LISTED_FIELD, fields_end, read_fields
from .copiedinbox import is_raw_id, thread_below
from .copiedtext import filled_end, read_copied_text
from .furniture import NAVIGATION, SURE, of_archive
from .furniture import drawn as of_any
from .headerpages import fields_of_marc
from .inboxpages import without_attachments
from .keptpages import kept_title, without_site
from .linemarks import bare_lines
from .pageheads import is_forwarded
from .postgresql import is_views, read_fields_shown, without_table
from .samepages import page_top
from .textedges import is_above, is_ruler, text_end

__all__ = ["find_pages", "is_spelt", "read_copied_pages"]

_POINT = pattern(r"([ \t]{1,12})[*\u2022-][ \t]{1,4}(?=\S)")
_ANY = pattern(r"[A-Za-z][A-Za-z-]{1,40}:(?:\s|\Z)")
_OF_MARC = pattern(r"\d{4}-\d\d-\d\d\b")
_OF_HYPERMAIL = pattern(
    r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d{4} - \d\d:\d\d:\d\d [A-Z]{3,4}\Z"
)  # no other program writes a date so
_SPELT = pattern(r"<\S{1,100} \(\) [\w-]{1,60} ! \w")
_CLOCK_BELOW = pattern(
    r"[ \t]{0,8}Date: ((?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d.{0,30})(?:\n|\Z)"
)  # below a day alone, in archives of news
_LISTED = pattern(r"[ \t]{2,}\S|[ \t]{0,12}[*\u2022o+][ \t]{1,4}\S|[ \t]*\Z")
_FARTHEST = 80  # lines above the fields of a page
_TOP = 12  # lines above fields that need no navigation
_FEWEST = 3
_NEAR = 4  # lines between the fields and navigation below them
_HEADS_LINKS = pattern(r"(?i)[ \t]*(?:index\(?es\)?|reply to):[ \t]*\Z")
_HEADS_LIST = pattern(r"(?i)[ \t]{0,12}(?:references|follow-ups):[ \t]{0,8}\Z")
_OF_LIST = pattern(r"[ \t*\u2022o-]{0,16}(?:<\S{1,200}@\S{1,200}>|From:[ ]\S.{0,100})[ \t]{0,4}\Z")
"""An id, or who wrote what the line above names, in such a list."""
_MOST_BELOW = 4  # one more than it has
_LONGEST_LINK = 60
_WANTED = {"date", "subject"}


class CopiedPage(NamedTuple):
    """The parts of a page: `first` is its first line, `body` where its text begins and ends."""

    title: str | None
    fields: list[tuple[str, str]]
    first: int
    body: tuple[int, int]
    first_field: int


def find_pages(lines: list[str]) -> list[CopiedPage]:
    """Every page; none where nothing shows that an archive wrote the lines."""
    if not any(map(FIELD.match, lines[: _FARTHEST + 1])):
        return []
    drawn = _navigation(lines)
    heads = list(_heads(lines, drawn))
    pages: list[CopiedPage] = []
    for number, (first, start, stop) in enumerate(heads):
        last = heads[number + 1][0] if number + 1 < len(heads) else len(lines)
        begin = stop
        while begin < last and (
            drawn[begin]
            or not lines[begin].strip()
            or of_archive(lines[begin]) == SURE
            or is_ruler(lines, begin)
        ):
            begin += 1
        last = thread_below(lines, begin, last)
        while last > begin and (not lines[last - 1].strip() or is_ruler(lines, last - 1)):
            last -= 1  # a line across the page above it
        title = _title(lines, drawn, first, start)
        fields = read_fields(lines[start:stop])
        named = next((value for name, value in fields if name == "subject"), title)
        if is_log(lines, first, start):
            last = log_end(lines, begin, last)
        # what is drawn above the next page may belong to this one
        below = heads[number + 1][1] if number + 1 < len(heads) else last
        end = min(_text_end(lines, drawn, begin, last), text_end(lines, begin, below, named), last)
        end = _above_drawn(lines, drawn, begin, end)
        body = begin, end
        pages.append(CopiedPage(title, fields, first, body, start))
    return pages


def is_spelt(line: str) -> bool:
    """Whether the line holds an address as MARC spells it out."""
    return _SPELT.search(line) is not None


def _navigation(lines: list[str]) -> list[bool]:
    """Which lines are navigation, or the rest of one whose quoted subject is not yet closed."""
    drawn: list[bool] = []
    open_quote = False
    below = 0  # lines that the heading of a list may have below it
    for number, line in enumerate(lines):
        if NAVIGATION.match(line):
            drawn.append(True)
            open_quote = line.count('"') % 2 == 1
            below = _MOST_BELOW if _HEADS_LINKS.match(line) or _heads_list(lines, number) else 0
        else:
            listed = _OF_LIST.match(line) is not None
            if not (below == _MOST_BELOW and _is_gap(lines, number)):
                short = len(line) <= _LONGEST_LINK or listed
                below = below - 1 if below and line.strip() and short else 0
                below = _MOST_BELOW if below and listed else below
            drawn.append(bool(line.strip()) and (open_quote or below > 0))
            open_quote = False
    return drawn


def _heads_list(lines: list[str], number: int) -> bool:
    """Whether other messages are listed below a heading: an id, or who wrote it below each."""
    if not _HEADS_LIST.match(lines[number]):
        return False
    return any(map(_OF_LIST.match, lines[number + 1 : number + 3]))


def _is_gap(lines: list[str], number: int) -> bool:
    """Whether the line is blank, and below it an address stands alone: Debian's, to which one may answer."""
    below = "".join(lines[number + 1 : number + 2]).strip()
    return not lines[number].strip() and "@" in below and " " not in below


def _heads(lines: list[str], drawn: list[bool]) -> Iterator[tuple[int, int, int]]:
    """First line of the page, first field, line below the last field."""
    last_drawn = max((number for number, is_drawn in enumerate(drawn) if is_drawn), default=-1)
    number = since = 0
    title = None  # of the page above
    heads: list[int] = []
    reach = max(last_drawn + _NEAR, _TOP)
    while number < len(lines) and (since or number <= reach):
        if not since and number > _FARTHEST:
            return
        if not FIELD.match(lines[number]) or is_forwarded(lines, number):
            number += 1
            continue
        stop = fields_end(lines, number, drawn)
        fields = read_fields(lines[number:stop])
        names = {name for name, _ in fields}
        above = _page_start(lines, drawn, since, number)
        if since and "subject" in names:
            above = _without_other(lines, drawn, above, number, dict(fields)["subject"])
        told = any(drawn[above : stop + _NEAR])
        bulleted = lines[number].lstrip()[:1] in ("*", "\u2022") and last_drawn >= stop
        if not since and number <= _TOP and "date" in names:
            told = told or _ends_drawn(lines, drawn, stop)
        told = told or bulleted
        if since:
            told = told or any(map(is_raw_id, lines[number:stop]))
            told = told or _is_titled(lines, since, number, dict(fields), title)
        else:
            told = told or _tells_itself(lines, number, stop, fields)
        again = None
        if since and heads:
            again = page_top(lines, heads[0], number, since, _same_as(title))
            above = above if again is None else min(above, again)
            told = told or again is not None
        told = told and (bool(since) or is_above(lines[:above]))
        if "from" in names and names & _WANTED and told:
            title = dict(fields).get("subject") or _title(lines, drawn, above, number)
            yield (above if since else 0), number, stop
            since = stop
            heads.append(number)
        number = stop


def _ends_drawn(lines: list[str], drawn: list[bool], stop: int) -> bool:
    """Whether the last line is navigation."""
    return next((drawn[k] for k in range(len(lines) - 1, stop, -1) if lines[k].strip()), False)


def _same_as(title: str | None) -> Callable[[str], bool]:
    """A test whether a line is the title of that conversation."""
    base = base_subject(title)

    def is_same(line: str) -> bool:
        return bool(base) and base_subject(" ".join(line.split()).lstrip("#* ")) == base

    return is_same


def _is_titled(
    lines: list[str], since: int, number: int, fields: dict[str, str], title: str | None
) -> bool:
    """Whether fields below another page stand under a line that is their own subject, or the title of that page."""
    at = filled_end(lines, since, number) - 1
    if not {"from", "date"} <= fields.keys() or at <= since or lines[at - 1].strip():
        return False
    base = base_subject(" ".join(lines[at].split()).lstrip("#* "))
    return bool(base) and base == base_subject(fields.get("subject", title))


def _tells_itself(lines: list[str], start: int, stop: int, fields: list[tuple[str, str]]) -> bool:
    """Fields at the top that only an archive writes so: all with a bullet, below a title and with an id, or
    with a subject that is the title too."""
    names = [name for name, _ in fields]
    if "date" not in names:
        return False
    if any(map(is_raw_id, lines[start:stop])):
        return True
    if any(name == "date" and _OF_HYPERMAIL.match(value) for name, value in fields):
        return True
    if "message-id" in names and start and not lines[start - 1].strip():
        return True
    listed = LISTED_FIELD.match(lines[start]) is not None
    if names[0] == "from" and not listed and not any(map(str.strip, lines[:start])):
        # They open the file: set in, or with the text right below the date.
        below = lines[stop] if stop < len(lines) else ""
        if lines[start][:1] in (" ", "\t"):
            return len(fields) >= _FEWEST and not below.strip()
        return names[-1] == "date" and bool(below.strip()) and not _ANY.match(below)
    if len(fields) >= _FEWEST and all(LISTED_FIELD.match(line) for line in lines[start:stop]):
        return True
    subject = next((value for name, value in fields if name == "subject"), "")
    above = [" ".join(line.split()) for line in lines[:start] if line.strip()]
    return " ".join(subject.split()) in above[-_NEAR:]


def _page_start(lines: list[str], drawn: list[bool], since: int, start: int) -> int:
    """The title and the navigation above the fields."""
    first = start
    titles = 0
    while first > since:
        if lines[first - 1].strip() and not (drawn[first - 1] or _is_link(lines, first - 1)):
            titles += 1
            if titles > 1:
                break
        first -= 1
    return first


def _without_other(
    lines: list[str], drawn: list[bool], first: int, start: int, subject: str
) -> int:
    """The start of a page below another one without a line that is no title of it: the last of a text."""
    for number in range(start - 1, first - 1, -1):
        if lines[number].strip() and not drawn[number]:
            same = base_subject(" ".join(lines[number].split()).lstrip("#* "))
            return first if same == base_subject(subject) else number + 1
    return first


def _title(lines: list[str], drawn: list[bool], first: int, start: int) -> str | None:
    """The last line above the fields that is no navigation, of any program where there is another."""
    found = None
    for number in range(start - 1, first - 1, -1):
        line = lines[number].strip()
        if any(map(str.isalnum, line)) and not drawn[number]:
            field = FIELD.match(line)
            told = field[2] if field is not None and field[1].lower() == "subject" else line
            title = " ".join(told.lstrip("#* ").split())
            if not _is_link(lines, number):
                return _kept(lines, title)
            found = found or title
    return found


def _kept(lines: list[str], title: str) -> str:
    """The title, or that of the page where only it is a mail's."""
    kept, own = kept_title(lines), split_subject(title)
    told = without_site(kept[0]) if kept is not None else title
    subject = split_subject(told)
    mails = (subject.is_reply or subject.list_tag) and not (own.is_reply or own.list_tag)
    return told if mails else title


def _is_link(lines: list[str], number: int) -> bool:
    """Whether a line above fields is surely a link of some archive, or may be one and stands below another."""
    shown = of_any(lines[number])
    return shown == SURE or (shown > 0 and number > 0 and of_any(lines[number - 1]) > 0)


def _text_end(lines: list[str], drawn: list[bool], begin: int, last: int) -> int:
    """Where the navigation below the text begins: a line of it, and below that nothing but lists."""
    end = last
    for number in range(last - 1, begin - 1, -1):
        if drawn[number]:
            end = number
        elif not _LISTED.match(lines[number]):
            break
    return filled_end(lines, begin, end)


def _above_drawn(lines: list[str], drawn: list[bool], begin: int, end: int) -> int:
    """Where the text ends: above the navigation that stands right above what else is drawn."""
    top = end
    while top > begin and (
        drawn[top - 1] or not lines[top - 1].strip() or is_ruler(lines, top - 1)
    ):
        top -= 1
    return filled_end(lines, begin, top) if top < end else end


def read_copied_pages(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one file of copied text."""
    copied = read_copied_text(stream)
    lines = copied.lines
    pages = find_pages(lines)
    for number, page in enumerate(pages):
        last = pages[number + 1].first if number + 1 < len(pages) else len(lines)
        raw = copied.raw(page.first, last, facts)
        body = "\n".join(bare_lines(lines[slice(*page.body)]))
        point = _POINT.match(body)
        if point is not None and LISTED_FIELD.match(lines[page.first_field]):
            body = _set_out(body, point.end())
        text, attached = without_attachments(f"{body}\n" if body else "")
        if is_log(lines, page.first, page.first_field):
            text, attached = without_parts(text)
        shown = any(map(is_views, lines[page.first_field : page.body[0]]))
        if shown:
            text, attached = without_table(text)
            page = page._replace(fields=read_fields_shown(page.fields))
        clock = _CLOCK_BELOW.match(text)
        if clock is not None and ":" not in dict(page.fields).get("date", ":"):
            told = [
                ("date", clock[1]) if name == "date" else (name, value)
                for name, value in page.fields
            ]
            page, text = page._replace(fields=told), text[clock.end() :].lstrip("\n")
        yield from_header(_header(page), Body(text, copied.charset, attached), raw, tell)


def _set_out(body: str, width: int) -> str:
    """The text of a page that hangs it below the list of fields, as a list of its own, `width` letters in."""
    first, _, rest = body.partition("\n")
    below = rest.split("\n")
    if any(line.strip() and line[:width].strip() for line in below):
        return body
    return "\n".join([first[width:], *(line[width:] for line in below)])


def _header(page: CopiedPage) -> Header:
    """The fields as a message has them: Debian draws a lens into ids, MARC spells signs out, in UTC; others
    name the list as it is called."""
    fields = [(name, value.replace("[\U0001f50e] ", "")) for name, value in page.fields]
    told = dict(fields)
    if "list" in told and _OF_MARC.match(told.get("date", "")):
        fields = fields_of_marc(fields)
    fields = [("mailing-list" if name == "list" else name, value) for name, value in fields]
    if page.title:
        fields.append(("subject", page.title))
    return Header([Field(*field) for field in fields])
