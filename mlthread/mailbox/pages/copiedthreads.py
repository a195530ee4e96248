"""The text of a thread page of Google Groups or HyperKitty as a person copies it. In: decoded text. Out: its messages.

Both show a title, and for each message a name, a time without zone, the text and what one can click on.
Neither shows ids; HyperKitty shows no address.

>>> lines = "Gates\\n12 views\\n\\nAnn Lee\\nunread,\\nFeb 5, 2018, 10:17:00 AM\\nto tides\\nWhich gate?\\n\\nReply all"
>>> thread = find_groups(lines.split("\\n"))
>>> thread.title, thread.list_name, [(part.name, part.when, part.body) for part in thread.parts]
('Gates', 'tides', [('Ann Lee', '5 Feb 2018 10:17:00 AM', (7, 8))])
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator

from mlthread.frozen import NamedTuple
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.headers.dates import parse_stamp
from mlthread.mailbox.headers.fields import is_address, whole_address
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts
from mlthread.model import Address, Attachment, Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .copiedtext import filled_above, plain_line, read_copied_text, shown_date
from .furniture import is_reading_time
from .groupsheads import groups_heads
from .kittywords import (
    ABOVE,
    ATTACHED,
    LINKS,
    NEW_SUBJECT,
    OLDER,
    REPLY,
    THREAD,
    clock_of,
    is_clock,
    month_of,
    unhidden,
)
from .pagetext import is_clipped

__all__ = ["find_groups", "find_kitty", "read_copied_groups", "read_copied_kitty"]

_GROUPS_MENU = frozenset(
    (
        "Reply to author",
        "Sign in to reply to author",
        "Forward",
        "Sign in to forward",
        "Delete",
        "You do not have permission to delete messages in this group",
        "Copy link",
        "Report message",
        "Show original message",
        "Either email addresses are anonymous for this group or you need the view member email addresses permission to view the original message",
        "Reply all",
        "Message has been deleted",
        "Search",
        "Clear search",
        "Close search",
        "Google apps",
        "Main menu",
    )
)
_NEW_MESSAGES = pattern(r"\d{1,5} new messages?\Z")
_VIEWS = pattern(r"[\d.,]{1,12} views?\Z")
_TO = ("to",)
# The same in languages that the page does not name.
_COUNT_ELSEWHERE = pattern(r"(?:[^\W\d_]{1,20} )?[\d.,]{1,12} [^\W\d_]{1,20}\Z")
_NEW_ELSEWHERE = pattern(r"0 [^\W\d_]{2,20}(?: [^\W\d_]{2,20}){0,3}\Z")
_TO_ELSEWHERE = (
    *("an", "à", "a", "para", "per", "naar", "aan"),
    *("til", "till", "do", "кому", "кому:", "To"),
)
_MENU_ELSEWHERE = frozenset(
    (
        *("Allen antworten", "Antwort an Autor", "Dem Autor antworten", "Weiterleiten"),
        *("Répondre à tous", "Répondre à l'auteur", "Répondre à l’auteur", "Transférer"),
        *("Responder a todos", "Responder al autor", "Reenviar"),
        *("Responder ao autor", "Encaminhar", "Reencaminhar"),
        *("Rispondi a tutti", "Rispondi all'autore", "Inoltra"),
        *("Allen beantwoorden", "Auteur beantwoorden", "Doorsturen"),
        *("Odpowiedz wszystkim", "Odpowiedz autorowi", "Przekaż dalej"),
        *("Ответить всем", "Ответить автору", "Переслать", "全員に返信", "投稿者に返信", "転送"),
    )
)
_HIGHEST = 12  # lines above the first head in which the title stands
_SITE = " - Google Groups"
_SKIP = "Skip to first unread message"
_MENU_LINES = 40
_LONGEST_TO = 1000
_KITTY_DAY = pattern(
    r"(?:(?P<day>\d{1,2}) (?P<month>[^\s\d][^\s\d]{1,11}|\d{1,2}[月월]))?(?:(?:\A| )(?P<year>\d{4}|['’]\d\d))?(?: \d{1,2} \S{2,12}(?: ['’]\d\d)?)?\Z"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_KITTY_MENU = LINKS | REPLY
_KITTY_FOOT = pattern(r".{0,60}\bHyperKitty\b.{0,20} \d{1,3}(?:\.\d{1,3}){1,3}\.?\Z")
_TALLEST = 4  # lines of a title
_KITTY_DATE_LINES = 5
_VOTES = pattern(r"\d{1,4}[ \t]{1,8}\d{1,4}\Z|00\Z")
_PICTURE = pattern(r"[ \t]*\[[\w.%-]{1,80}\][ \t]*\Z")  # as browsers for terminals draw one
_ATTACHED = pattern(
    r"[ \t*•-]{0,8}(.{1,300}?) \((\w{1,30}/[\w.+-]{1,100}) [—-] [\d.,]{1,12}\s?[^\W\d_][\w.]{0,6}\)\Z"
)


class Part(NamedTuple):
    """One message: `first` is its first line, `body` where its text begins and ends; `title` is the title of another
    page that begins with it."""

    name: str
    when: str
    first: int
    body: tuple[int, int]
    title: str | None = None


class CopiedThread(NamedTuple):
    """What a page shows."""

    title: str | None
    list_name: str | None
    parts: list[Part]


_NOTHING = CopiedThread(None, None, [])


def find_groups(lines: list[str]) -> CopiedThread:
    """The messages of a page of Google Groups: a name, "unread,", a date."""
    heads = groups_heads(lines)
    if not heads:
        return _NOTHING
    parts: list[Part] = []
    listed: str | None = None
    firsts = [head.first for head in heads]
    titles: list[str | None] = [None] * len(heads)
    for place, head in enumerate(heads[1:], 1):
        at, titles[place] = _groups_title(lines, head.first, head.english, heads[place - 1].below)
        firsts[place] = head.first if titles[place] is None else at
    for place, head in enumerate(heads):
        last = firsts[place + 1] if place + 1 < len(heads) else len(lines)
        following = heads[place + 1].name if place + 1 < len(heads) else ""
        begin, to = _below_menu(lines, head.below, last, _TO if head.english else _TO_ELSEWHERE)
        listed = to if place == 0 and "," not in to else listed
        if place + 1 < len(heads) and titles[place + 1] is not None:
            ends = (n for n in range(begin, last) if _NEW_MESSAGES.match(lines[n].strip()))
            last, following = next(ends, last), ""
        end = _above_menu(lines, begin, last, following)
        parts.append(Part(head.name, head.when, firsts[place], (begin, end), titles[place]))
    _, title = _groups_title(lines, heads[0].first, heads[0].english, 0)
    return CopiedThread(title, (listed or None) if title else None, parts)


def _below_menu(lines: list[str], begin: int, last: int, words: tuple[str, ...]) -> tuple[int, str]:
    """Where the text begins, and whom the line "to GROUP" above it names."""
    for number in range(begin, min(last, begin + _MENU_LINES)):
        line = lines[number].strip()
        word, _, named = line.partition(" ")
        if word in words and len(line) < _LONGEST_TO:
            return number + 1, named.strip()
        if line and line not in _GROUPS_MENU and not (len(line) == 1 and line.isalpha()):
            break  # a letter stands for somebody without a picture
    return begin, ""


def _above_menu(lines: list[str], begin: int, last: int, following: str) -> int:
    """Where the text ends: above the links, and above the letter that stands for who wrote the next message."""
    letter = following[:1].casefold()
    end = filled_above(lines, last)
    if (
        end > begin
        and is_clipped(lines[end])
        and lines[filled_above(lines, end)].strip() in _GROUPS_MENU
    ):
        last = end
    while last > begin:
        line = lines[last - 1].strip()
        is_link = line in _GROUPS_MENU or _NEW_MESSAGES.match(line) is not None
        is_link = (
            is_link
            or line in _MENU_ELSEWHERE
            or (end == last - 1 and bool(_NEW_ELSEWHERE.match(line)))
        )
        if line and not is_link and line.casefold() != letter:
            break
        letter = letter if not line else ""
        last -= 1
    return last


def _groups_title(
    lines: list[str], first: int, english: bool, begin: int
) -> tuple[int, str | None]:
    """The line above how often the page was seen, or above the link that skips what was read; of those from
    `begin` on."""
    views = _VIEWS if english else _COUNT_ELSEWHERE
    highest = begin if english and not begin else max(begin, first - _HIGHEST)
    for number in range(first - 1, highest - 1, -1):
        line = lines[number].strip()
        if (english and line == _SKIP) or views.match(line):
            above = filled_above(lines, number)
            if line == _SKIP and lines[above].strip().isdigit():
                continue  # how many are new
            if above > begin and is_reading_time(lines[above]):
                above = filled_above(lines, above)
            if above >= begin and not views.match(lines[above].strip()):
                return above, plain_line(lines[above]).removesuffix(_SITE) or None
    return first, None


def find_kitty(lines: list[str]) -> CopiedThread:
    """The messages of a page of HyperKitty: a name, a day (once or twice), a time."""
    links = [number for number, line in enumerate(lines) if line.strip() in _KITTY_MENU]
    if not any(lines[number].strip() in LINKS for number in links):
        return _NOTHING
    answered = any(lines[number].strip() in REPLY for number in links)
    heads: list[tuple[int, str, str, int]] = []
    opens: list[bool] = []
    begun: tuple[str, str] | None = None
    last_day = ""
    for number, line in enumerate(lines):
        time = line.strip()
        if not is_clock(time):
            continue
        # Below each message one can answer: a day and a time above that are somebody's words.
        if answered and heads and bisect(links, heads[-1][3]) == bisect(links, number):
            continue
        at, day, year = _kitty_day(lines, number)
        if not day and heads and answered and at == number - 1 and _is_name(lines, at):
            day = last_day  # it is shown once for the messages of a day
        if at < 0 or not day or not (year or begun):
            continue
        last_day = day
        opens.append(bool(year))  # the first message of a page shows its year, others do not
        if year:
            year = year if year[0].isdigit() else f"20{year[1:]}"
            begun = day, year
        elif begun:
            year = _kitty_year(day, *begun)
        heads.append((at, plain_line(lines[at]), f"{day} {year} {clock_of(time)}", number + 1))
    if not heads:
        return _NOTHING
    tops = [
        _kitty_title(lines, first, heads[place - 1][3] if place else 0) if begins else (first, None)
        for place, ((first, *_), begins) in enumerate(zip(heads, opens, strict=True))
    ]
    parts: list[Part] = []
    for place, (_, name, when, begin) in enumerate(heads):
        top, title = tops[place]
        last = tops[place + 1][0] if place + 1 < len(heads) else len(lines)
        parts.append(Part(name, when, top, (begin, _kitty_end(lines, begin, last)), title))
    return CopiedThread(parts[0].title, None, parts)


def _is_name(lines: list[str], number: int) -> bool:
    """Whether a line below a blank one or a link may be somebody's name."""
    from .pageheads import is_person  # late: most messages show their day

    above = filled_above(lines, number)
    line = lines[max(0, above)]
    apart = above < number - 1 or _is_of_kitty(line.strip()) or _PICTURE.match(line) is not None
    return apart and is_person(plain_line(lines[number]))


def _kitty_title(lines: list[str], first: int, begin: int) -> tuple[int, str | None]:
    """Where a page begins, and the title above its first message."""
    above = filled_above(lines, first)
    while above >= begin and (lines[above].strip() in ABOVE or _PICTURE.match(lines[above])):
        above = filled_above(lines, above)
    if above < begin or _is_of_kitty(lines[above].strip()):
        return first, None
    higher = filled_above(lines, above)
    if higher > begin and lines[higher].strip() in OLDER:  # the title of the next thread
        higher = filled_above(lines, higher)
        above = higher if higher >= begin and not _is_of_kitty(lines[higher].strip()) else above
    title, top = plain_line(lines[above]) or None, above
    if (wrapped := _wrapped(lines, above, begin)) is not None:
        title, top = wrapped
    while (above := filled_above(lines, above)) >= begin and lines[above].strip() in ABOVE:
        top = above
    return top, title


def _wrapped(lines: list[str], last: int, begin: int) -> tuple[str, int] | None:
    """A title of several lines right below the link to its thread, as on paper, and where it begins."""
    first = last
    while first > begin and last - first < _TALLEST and lines[first - 1].strip():
        first -= 1
    above = filled_above(lines, first)
    if first == last or above < begin or lines[above].strip() not in THREAD:
        return None
    return " ".join(plain_line(line) for line in lines[first : last + 1]), first


def _kitty_day(lines: list[str], number: int) -> tuple[int, str, str]:
    """(line of the name, day and month, year) above a time."""
    day = year = ""
    at = number
    for _ in range(_KITTY_DATE_LINES):
        at = filled_above(lines, at)
        found = _KITTY_DAY.match(lines[at].strip()) if at >= 0 else None
        month = month_of((found and found["month"]) or "jan")
        if found is None or month is None:
            break
        day = f"{found['day']} {_MONTHS[month - 1]}" if found["day"] else day
        year = found["year"] or year
    return at, day, year


def _kitty_year(day: str, first_day: str, year: str) -> str:
    """Replies show no year: that of the first message, or the next where the day would lie before it."""
    stamp, first = parse_stamp(f"{day} {year} 12:00"), parse_stamp(f"{first_day} {year} 12:00")
    before = stamp is not None and first is not None and stamp.local < first.local
    return str(int(year) + before)


def _kitty_end(lines: list[str], begin: int, last: int) -> int:
    """Below the text stand the votes for and against it, and "Reply"."""
    for number in range(begin, last):
        if lines[number].strip() in REPLY:
            against = filled_above(lines, number)
            above = filled_above(lines, against)
            if against >= begin and _VOTES.match(lines[against].strip()):
                last = against
                break
            if above >= begin and all(lines[n].strip().isdigit() for n in (against, above)):
                last = above
                break
    while last > begin and _is_of_kitty(lines[last - 1].strip()):
        last -= 1
    return last


def _is_of_kitty(line: str) -> bool:
    """Whether a line is a link, the votes for and against a message, or empty."""
    return not line or line in _KITTY_MENU or any(row.match(line) for row in (_VOTES, _KITTY_FOOT))


def read_copied_groups(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of a copied page of Google Groups; its clock is the reader's."""
    return _read(stream, facts, tell, find_groups)


def read_copied_kitty(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of a copied page of HyperKitty; its clock is the archive's."""
    return _read(stream, facts, tell, find_kitty)


def _read(
    stream: ByteStream, facts: Facts, tell: Tell, find: Callable[[list[str]], CopiedThread]
) -> Iterator[Message]:
    copied = read_copied_text(stream)
    lines = [line.replace("\u202f", " ") for line in copied.lines]
    if find is find_kitty:
        lines = [*map(unhidden, lines)]
    thread = find(lines)
    title, above = thread.title, 0  # the messages of its page that stand above it
    for place, part in enumerate(thread.parts):
        if place and part.title:
            title, above = part.title, 0
        first = 0 if place == 0 else part.first
        last = thread.parts[place + 1].first if place + 1 < len(thread.parts) else len(lines)
        own = _without_switches(lines[slice(*part.body)])
        subject = _subject(own, title, above)
        above += 1
        attachments = _attachments(own)
        body = "\n".join(own).strip("\n")
        yield finish_message(
            copied.raw(first, last, facts),
            tell,
            message_id=None,
            author=_person(part.name),
            date=shown_date(part.when, facts),
            subject=subject,
            body=f"{body}\n" if body else "",
            list_name=thread.list_name,
            attachments=attachments,
            charset=copied.charset,
        )


def _without_switches(body: list[str]) -> list[str]:
    """HyperKitty draws "..." where it folds a quote, below the line that announces it."""
    return [
        line
        for number, line in enumerate(body)
        if line.strip() != "..."
        or not body[max(0, filled_above(body, number))].rstrip().endswith(":")
    ]


def _subject(own: list[str], title: str | None, place: int) -> str | None:
    """A reply's subject is shown only where it is another one, above its text: there it is taken away."""
    for number, line in enumerate(own):
        if line.strip():
            begun = next((words for words in NEW_SUBJECT if line.startswith(words)), None)
            if begun is not None:
                del own[: number + 1]
                return line.removeprefix(begun).strip() or None
            break
    if place and title and not split_subject(title).is_reply:
        return f"Re: {title}"
    return title


def _attachments(own: list[str]) -> list[Attachment]:
    """The list of attachments below the text, taken away from there."""
    found: list[Attachment] = []
    while own:
        line = own[-1].strip()
        row = _ATTACHED.match(line)
        if row is not None:
            found.append(Attachment(row[1].strip(), row[2]))
        elif line and not (found and line in ATTACHED):
            break
        own.pop()
    return found[::-1]


def _person(shown: str) -> Address:
    email = whole_address(shown)
    return Address(None, email) if is_address(email) else Address(shown or None)
