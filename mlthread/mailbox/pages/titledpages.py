"""The text of an archive page with a title above one line of name and date. In: decoded text. Out: its messages.

    Re: [tides] Gates

    Ann Lee <ann@example.org> Tue, 06 February 2018 03:17 UTC

    Received: from … (the whole header, where the reader had it shown)

    body …

So the IETF Mail Archive draws a message; The Mail Archive writes no address and the time with its zone.

>>> page = find_titled_page(["Gates", "Ann Lee <ann@example.org> Tue, 06 February 2018 03:17 UTC", "", "Yes."])
>>> page.title, page.who, page.date, page.body
('Gates', 'Ann Lee <ann@example.org>', 'Tue, 06 February 2018 03:17 UTC', 2)
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.bodies.content import Body
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.headers.header import Header
from mlthread.mailbox.message import Tell, from_header
from mlthread.mailbox.raw import Facts, Field
from mlthread.model import Message
from mlthread.pattern import pattern
from mlthread.rules.labels import read_label
from mlthread.rules.subjects import base_subject, split_subject

from .copiedtext import filled_end, read_copied_text
from .furniture import SURE, drawn
from .ownheaders import header_lines
from .pageheads import is_person
from .textedges import is_above, text_end

__all__ = ["find_titled_page", "read_titled_pages"]

_DAY = r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2,8} \d{4} \d{2}:\d{2}"
# One row a site: who, and when.
_HEADS = (
    pattern(
        r"((?:[^<>:]{1,120}[ \t]{1,4})?<?[^\s<>@:]{1,100}@[\w.-]{1,200}>?|[^\s<>:@\d][^<>:@\d]{1,80}[ \t]<>)"  # or what is left of it
        rf"[ \t]{{1,4}}({_DAY} UTC)[ \t]{{0,4}}(?:(?:Show|Hide) header)?[ \t]{{0,4}}\Z"
    ),
    pattern(
        rf"(?!by[ ]|posted[ ])([^\W\d_][^<>:@\d]{{1,80}}?)[ \t]{{1,4}}({_DAY}:\d{{2}} [+-]\d{{4}})(?: \([A-Z]{{2,5}}\))?[ \t]{{0,4}}\Z"
    ),
)
# How the line above a quote goes on before its date, or how it begins.
_ANNOUNCES = pattern(
    r"(?:\A(?:On|Am|Le|El|Il|Op|Em|På|Den|Dne|Dnia)|[ ](?:wrote|writes|said|schrieb)(?: (?:on|at|am))?)\Z"
)
# Where a line of fixed width ends before the zone, or in the link beside it.
_CUT_OFF = pattern(r"\d{4} \d{2}:\d{2}\Z|\d{4}\Z| UTCShow\Z")
_CUT_REST = pattern(r"[ \t]{0,12}(?:(?:\d{2}:\d{2} )?UTC(?:Show header)?|header)[ \t]{0,4}\Z")
_DATE_ALONE = pattern(_DAY)  # below the name, where the copy put each on a line of its own
_SERVERS = frozenset({"received", "return-path", "message-id", "delivered-to"})
_FURNITURE = pattern(
    r"(?i)[ \t]{0,8}(?:[*\u2022-][ \t]{0,4})?(?:reply via email to\b|(?:previous|next) message\Z|view by (?:thread|date)\Z|(?:hide|show) navigation bar\Z|privacy statement\b|the mail archive home\b|.{0,40}\breport a bug\b)"
)
# What stands above the title, or between it and the text.
_TOOLS = pattern(
    r"(?i)[ \t]{0,8}(?:[*\u2022-][ \t]{0,4})?(?:(?:date|thread)[ ](?:prev|next|index)\b|advanced search\b|mail archive\b|search\Z|settings\Z|(?:log|sign) ?in\Z|(?:show|hide) header\Z).{0,80}"
)
_ID = pattern(r"(?<!\S)([^\s<>@]{1,200}@[^\s<>@]{1,200})\Z")
_ROW = pattern(r"[ \t]{0,12}(?:[*\u2022-][ \t]{1,4})?\S.{0,200}\S {2,4}[^\W\d_][^.!?:;]{0,80}\Z")
"""A row of the IETF's thread: title and name, parted by two blanks."""
_FARTHEST = 40
_TALLEST = 3  # lines of a title
_NEAR = 3  # blank lines between the parts of a head


class TitledPage(NamedTuple):
    """The head of a page: `first` is its title's line, `body` what stands below the name."""

    title: str
    who: str
    date: str
    first: int
    body: int


def find_titled_page(lines: list[str], begin: int = 0) -> TitledPage | None:
    """The first head of a page in the lines from `begin` on that are near."""
    for number in range(begin + 1, min(len(lines), begin + _FARTHEST)):
        line, named, below = lines[number].strip(), number, number + 1
        if _CUT_OFF.search(line) and below < len(lines) and _CUT_REST.match(lines[below]):
            line, below = f"{line} {lines[below].strip()}", below + 1
        if line[-1:].isalnum() or line[-1:] == ")":
            if _DATE_ALONE.match(line) and lines[number - 1].rstrip()[-1:] not in tuple(".,;!?"):
                named = number - 1
                line = f"{lines[named].strip()} {line}"
            for row in _HEADS:
                found = row.match(line)
                if found is not None and (
                    read_label(f"{found[1]}: ") is not None or _ANNOUNCES.search(found[1])
                ):
                    continue  # a field, or the line above a quote
                if (
                    found is not None
                    and (title := _title(lines, begin, named)) is not None
                    and is_above(lines[begin : title[0]])
                ):
                    who = found[1] if "@" in found[1] else found[1].partition(" via ")[0]
                    return TitledPage(title[1], who, found[2], title[0], below)
    return None


def _title(lines: list[str], begin: int, number: int) -> tuple[int, str] | None:
    """The paragraph above the name, and where it begins."""
    stop = number
    while stop > begin and number - stop <= _NEAR and not lines[stop - 1].strip():
        stop -= 1
    start = stop
    while start > begin and stop - start <= _TALLEST and lines[start - 1].strip():
        if _TOOLS.match(lines[start - 1]) or (start < stop and drawn(lines[start - 1]) == SURE):
            break
        start -= 1
        if stop == number and start == stop - 1:
            break  # without a blank line between: one line is the title
    title = " ".join(" ".join(lines[start:stop]).lstrip("# ").split())
    return (start, title) if title and stop - start <= _TALLEST else None


def _shown_header(lines: list[str], begin: int, last: int) -> tuple[list[Field], int]:
    """The header that the page shows below the name, and where it ends."""
    fields, at = header_lines(lines, begin, last)
    if not any(field.name in _SERVERS for field in fields):
        return [], begin
    kept = [f for f in fields if not f.name.startswith("content-") and f.name != "mime-version"]
    return kept, at


def _text_end(lines: list[str], begin: int, last: int, title: str) -> int:
    """Where the page's own lines below the text begin: buttons, and the thread's other subjects."""
    end = stop = last
    base = split_subject(title).base.casefold()
    seen = False
    for number in range(last - 1, begin - 1, -1):
        line = lines[number]
        if _FURNITURE.match(line):
            seen = True
        elif not line.strip():
            continue
        elif not base or base not in line.casefold() or line[:1] == ">":
            break
        elif _ROW.match(line) or _is_row(line, base):
            seen = True
        elif not seen:
            break
        stop = number
    return filled_end(lines, begin, stop if seen else end)


def _is_row(line: str, base: str) -> bool:
    """Whether title and name alone stand there."""
    text = line.strip()
    rest = base_subject(text).removeprefix(base).strip()
    told = len(rest) < len(base_subject(text)) and bool(rest)
    return told and text[:1] != ">" and is_person(text[-len(rest) :])


def _id_below(lines: list[str]) -> str | None:
    """The id that The Mail Archive draws as the last word of its page."""
    if not any("Mail Archive" in line for line in lines):
        return None
    found = _ID.search("\n".join(lines).rstrip())
    return f"<{found[1]}>" if found is not None else None


def _title_above(lines: list[str], begin: int, number: int) -> int:
    """The line of the title above a name and date; of more lines together, those above it may be the text."""
    at = number
    while at > begin and number - at <= _NEAR and not lines[at - 1].strip():
        at -= 1
    return max(begin, at - 1)


def _pages(lines: list[str]) -> Iterator[tuple[TitledPage, int]]:
    """Every page and where it ends: another begins below the buttons of the one before, or, where these were
    not copied, with a head of which address and date leave no doubt."""
    page = find_titled_page(lines)
    while page is not None:
        following = None
        for number in range(page.body, len(lines)):
            line = lines[number]
            if _FURNITURE.match(line):
                following = find_titled_page(lines, number + 1)
            elif " UTC" in line and _HEADS[0].match(line.strip()):
                following = find_titled_page(lines, _title_above(lines, page.body, number))
            if following is not None:
                break
        yield page, following.first if following is not None else len(lines)
        page = following


def read_titled_pages(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one file of copied text."""
    copied = read_copied_text(stream)
    lines = copied.lines
    for index, (page, last) in enumerate(_pages(lines)):
        begin = 0 if index == 0 else page.first
        raw = copied.raw(begin, last, facts)
        fields, at = _shown_header(lines, page.body, last)
        shown = [Field("from", page.who), Field("date", page.date), Field("subject", page.title)]
        names = {field.name for field in fields if field.value}
        fields.extend(field for field in shown if field.name not in names)
        while at < last and (not lines[at].strip() or _TOOLS.match(lines[at])):
            at += 1
        end = min(_text_end(lines, at, last, page.title), text_end(lines, at, last, page.title))
        own = _id_below(lines[end:last])
        if own is not None and "message-id" not in names:
            fields.append(Field("message-id", own))
        body = "\n".join(lines[at:end])
        yield from_header(
            Header(fields), Body(f"{body}\n" if body else "", copied.charset), raw, tell
        )
