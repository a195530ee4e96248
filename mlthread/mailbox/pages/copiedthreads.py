"""The text of a thread page of Google Groups or HyperKitty as a person copies it. In: decoded text. Out: its messages.

Both show a title, and for each message a name, a time without zone, the text and what one can click on.
Neither shows ids; HyperKitty shows no address.

>>> lines = "Gates\\n12 views\\n\\nAnn Lee\\nunread,\\nFeb 5, 2018, 10:17:00 AM\\nto tides\\nWhich gate?\\n\\nReply all"
>>> thread = find_groups(lines.split("\\n"))
>>> thread.title, thread.list_name, [(part.name, part.when, part.body) for part in thread.parts]
('Gates', 'tides', [('Ann Lee', '5 Feb 2018 10:17:00 AM', (7, 8))])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.headers.fields import is_address, whole_address
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts
from mlthread.model import Address, Attachment, Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .copiedkitty import find_kitty
from .copiedtext import filled_above, plain_line, read_copied_text, shown_date
from .furniture import is_reading_time
from .groupsheads import groups_heads
from .keptpages import kept_title, without_site
from .kittywords import ATTACHED, NEW_SUBJECT, unhidden
from .pagetext import is_clipped
from .threadparts import NOTHING, CopiedThread, Part
from .unmarked import with_marks

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
_LONG_MENU = tuple(words for words in _GROUPS_MENU if len(words) > 60)
_FEWEST_LETTERS = 12
_GLUED_MENU = pattern(
    rf"(?:(?:{'|'.join(map(re.escape, sorted(_GROUPS_MENU, key=len, reverse=True)))})[ ]?){{1,16}}"
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
_ATTACHED = pattern(
    r"[ \t*•-]{0,8}(.{1,300}?) \((\w{1,30}/[\w.+-]{1,100}) [—-] [\d.,]{1,12}\s?[^\W\d_][\w.]{0,6}\)\Z"
)


def find_groups(lines: list[str]) -> CopiedThread:
    """The messages of a page of Google Groups: a name, "unread,", a date."""
    heads = groups_heads(lines)
    if not heads:
        return NOTHING
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
            new = _NEW_MESSAGES if head.english else _NEW_ELSEWHERE
            ends = (n for n in range(begin, last) if new.match(lines[n].strip()))
            last, following = next(ends, last), ""
        end = _above_menu(lines, begin, last, following)
        parts.append(Part(head.name, head.when, firsts[place], (begin, end), titles[place]))
    _, title = _groups_title(lines, heads[0].first, heads[0].english, 0)
    return CopiedThread(title, (listed or None) if title else None, parts)


def _below_menu(lines: list[str], begin: int, last: int, words: tuple[str, ...]) -> tuple[int, str]:
    """Where the text begins, and whom the line "to GROUP" above it names."""
    filled = 0
    for number in range(begin, last):
        line = lines[number].strip()
        filled += bool(line)
        if filled > _MENU_LINES:
            break
        word, _, named = line.partition(" ")
        if word in words and len(line) < _LONGEST_TO:
            return number + 1, named.strip()
        of_menu = line in _GROUPS_MENU or _is_of_menu(line)
        if line and not of_menu and not (len(line) == 1 and line.isalpha()):
            break  # a letter stands for somebody without a picture
    return begin, ""


def _is_of_menu(line: str) -> bool:
    """Whether a line is a part of a long entry, which was broken in two, or several entries without a blank between."""
    if any(line in words for words in _LONG_MENU) and len(line) >= _FEWEST_LETTERS:
        return True
    return len(line) > _FEWEST_LETTERS and _GLUED_MENU.fullmatch(line) is not None


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
    title = thread.title
    if title is None and (kept := kept_title(lines)) is not None:
        title = without_site(kept[0])
    above = 0  # the messages of its page that stand above it
    for place, part in enumerate(thread.parts):
        if place and part.title:
            title, above = part.title, 0
        first = 0 if place == 0 else part.first
        last = thread.parts[place + 1].first if place + 1 < len(thread.parts) else len(lines)
        own = _without_switches(lines[slice(*part.body)])
        subject = _subject(own, title, above)
        above += 1
        attachments = _attachments(own)
        if len(thread.parts) == 1:
            own = with_marks(own)
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
