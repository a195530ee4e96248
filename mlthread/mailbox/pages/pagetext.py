"""The text of a pipermail page as a person copies it. In: decoded text. Out: its parts.

    [list] Subject

    Ann Lee ann at example.org
    Tue Feb 6 03:17:00 UTC 2018

    body …

    More information about the list mailing list

Lines of navigation may stand above or below the date, or not. Several pages may follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlthread.frozen import NamedTuple, replace
from mlthread.mailbox.charsets import normal_lines
from mlthread.mailbox.files.streams import ByteStream
from mlthread.mailbox.headers.fields import SCRAMBLE, read_name
from mlthread.mailbox.message import Tell, finish_message
from mlthread.mailbox.raw import Facts, Raw
from mlthread.model import Address, DateBounds, Message
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .copiedtext import filled_above, filled_end, next_filled, read_copied_text, shown_date
from .furniture import SURE, is_reading_time, of_archive
from .keptpages import is_host
from .linemarks import bare_lines
from .pagefooters import FOOTER, TELLS_LIST, is_footer, list_from_footer, unglued

__all__ = ["find_page", "is_clipped", "read_author_line", "read_page_text"]

_MONTH = r"[^\W\d_]{3,10}\.?"
_CLOCK = r"\d{2}:\d{2}:\d{2}"
_ZONE = r"(?:[A-Z][A-Za-z]{0,5}|[+-]\d{2,4})?"
_DATE = pattern(
    r"[ \t]{0,8}[^\W\d_]{2,10}\.?,? (?:"
    rf"(?:{_MONTH} {{1,2}}\d{{1,2}}|\d{{1,2}}\.? {_MONTH}) {_CLOCK} {_ZONE} ?\d{{4}}"
    rf"|\d{{1,2}}\.? {_MONTH} \d{{4}},? {_CLOCK}(?: {_ZONE})?"  # in Italian
    r")[ \t]{0,8}\Z"
)
_OTHER_DATE = pattern(
    # in Japanese, Chinese and Korean
    r"[ \t]{0,8}\d{4}[年년][ ]{0,2}\d{1,2}[月월][ ]{0,2}\d{1,2}[日일] ?(?:\([^()]{1,4}\))? ?\d{2}:\d{2}:\d{2}(?: [A-Z]{3,5})?[ \t]{0,8}\Z"
    # before 2.1
    r"|[ \t]{0,8}[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? [+-]\d{4}(?: \([A-Za-z ]{2,30}\))?[ \t]{0,8}\Z"
)
_YEARS = ("年", "년")  # behind the four figures
# "at" as Mailman's translations have it; a word that also stands in names has a host with a dot behind it.
_AT_WORDS = ("at", "AT", "en", "à", "chez", "bei", "op", "u", "på", "em")
_AT = "|".join(_AT_WORDS)
_AUTHOR = pattern(
    rf"(?:(.{{0,200}}?)[ \t]{{1,4}})??([^\s<>()]{{1,100}}) (?:(?:@|{_AT}) ([\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,8}})"
    r"|(?:a|na|на|la|w|kukac) ([\w-]{1,63}(?:\.[\w-]{1,63}){1,8}))\Z"
)
# Some copies have lost the host, with all that looked like a link.
_HOSTLESS_AUTHOR = pattern(rf"(.{{1,200}}?)[ \t]{{1,4}}[^\s<>()]{{1,100}} (?:{_AT})[ \t]{{0,4}}\Z")
# Others the sign as well: "Ann Lee ann.lee".
_CAPITAL_WORD = r"[^\W\d_a-z][^\s<>():,;@\[\]]{0,40}"
_CUT_AUTHOR = pattern(
    rf"({_CAPITAL_WORD}(?: {_CAPITAL_WORD}){{1,4}}|{_CAPITAL_WORD}(?= [a-z]{{1,40}}[._\d]))[ \t]{{1,4}}"
    r"(?!(?:jr|sr|ii|iii)\.?\Z)[a-z][a-z\d._+-]{1,60}(?<=[a-z\d])\Z"
)
_SCRAMBLED_AUTHOR = pattern(
    r"(.{0,200}?)[ \t]{1,4}[^\s<>()]{1,100} @end\|ng \|rom [^\s<>()]{1,100}\Z"
)
_EMAIL_AUTHOR = pattern(r"(?:(.{0,200}?)[ \t]{1,4})??<?([^\s<>()@]{1,100}@[\w.-]{1,200})>?\Z")
_NAVIGATION = pattern(
    r"(?i)[ \t]{0,8}(?:[*•-][ \t]{0,3})?(?:\*\*)?(?:(?:previous|next) message(?: \(by thread\))?:|messages sorted by:|\[ date \]|\[ thread \]|\[ subject \]|\[ author \])"
)
_LINK_STARTS = ("previous message", "next message", "messages sorted", "[ ")
_LINK_STARTS_WITHIN = 40  # letters
# What a clipper or a printer sets below the page: where it is from, the number of the sheet.
_CLIPPED = pattern(
    r"(?i)[ \t]{0,8}(?:(?:source|url|link|via|from|(?:saved|retrieved|copied|accessed|printed)(?: (?:from|at|on))?)\b:?[ \t]{0,4})?"
    r"<?https?://\S{1,600}(?:[ \t].{0,60})?\Z|[ \t]{0,8}(?:page[ ])?\d{1,4}(?:[ ](?:of|von|sur|de|di|van)[ ]|/)\d{1,4}\b.{0,40}\Z"
)
# What a site shows there: blank lines, whose it is, links ("Cookie settings"), but no sentence.
_OWNER = pattern(r"(?:©|\(c\)|copyright\b).{0,120}", re.IGNORECASE)
_LONGEST_LINK = 40
_SENTENCE_SIGNS = frozenset(".,:;!?…")
_SHOWN_BELOW = 12  # lines
_NEIGHBOUR = pattern(
    r"(?i)[ \t]{0,8}(?:[*•-][ \t]{0,3})?(?:previous|next) message(?: \(by thread\))?:"
)
_REST = pattern(
    r"[ \t]{0,12}(?:\[ )?[^\W\d_][\w ()]{0,30} \][ \t]*\Z"
)  # of links that were wrapped
_DRAWN = pattern(r"\s{0,8}(?:[-_]{40,}|_{32})\s*\Z")  # a line across the page
_LINK = pattern(r"\[([^\[\]]{0,200})\]\([^()\s]{0,600}\)")
# How far down the date of a copied page may stand: its title may wrap, navigation may precede it.
_FARTHEST = 30
_GAP = 3  # lines from the author's to the date's, blank ones between
_MOST_WORDS = 6  # of a name
_TALLEST = 3  # lines of a title
_MOST_PICKED = 6  # above the author's, of whatever paragraph


class PageHead(NamedTuple):
    """Where the parts of a copied page stand, as line numbers."""

    subject: str
    author: Address
    date: str
    first: int
    body: int


def find_page(lines: list[str], begin: int = 0) -> PageHead | None:
    """The head of a copied page that begins at or after `begin`."""
    filled: list[int] = []
    for number in range(begin, min(len(lines), begin + _FARTHEST)):
        line = _plain(lines[number])
        if not line.strip():
            continue
        if filled and ":" in line and _is_date(line) and number - filled[-1] <= _GAP:
            told = _plain(lines[filled[-1]]).strip()
            author = read_author_line(told)
            if author is not None:
                above = filled[:-1]
                if not author.name and len(above) > 1 and _is_name(lines, above[-1], filled[-1]):
                    name = _plain(lines[above.pop()]).strip()
                    author = read_author_line(f"{name} {told}") or author
                if not above and (not author.name or number != filled[-1] + 1):
                    return None
                subject = _subject(lines, above) if above else ""
                if subject is None:
                    return None
                return PageHead(subject, author, line.strip(), filled[0], number + 1)
        filled.append(number)
    return None


def _is_date(line: str) -> bool:
    if _DATE.match(line):
        return True
    head = line.lstrip()[:5]
    return (head[3:] == ", " or head[4:] in _YEARS) and _OTHER_DATE.match(line) is not None


def _is_name(lines: list[str], number: int, address: int) -> bool:
    """Whether the line right above an address that stands alone is its owner's name; Markdown may set it in bold
    with a blank below."""
    line = _plain(lines[number]).strip()
    bold = lines[number + 1].strip() == "**"
    above = filled_above(lines, number)
    headed = above >= 0 and lines[above][:1] == "#" and not lines[number + 1].strip()
    return (
        address == number + 1 + (bold or headed)
        and len(line.split()) <= _MOST_WORDS
        and not _is_link(lines[number])
        and "@" not in line
        and line[:1] not in ("[", "(", "<")
    )


def _subject(lines: list[str], numbers: list[int]) -> str | None:
    """The paragraph just above the author's line, "" where navigation alone stands there; None where it is no title."""
    picked: list[int] = []
    for number in reversed(numbers):
        is_drawn = _is_link(lines[number]) or is_reading_time(lines[number])
        if picked and (is_drawn or picked[-1] != number + 1):
            break
        if not is_drawn:
            picked.append(number)
    picked.reverse()
    if len(picked) > 1 and is_host(lines[picked[0]]):
        del picked[0]  # which a reader's view shows above the title
    for number in picked[1:]:
        # what a page draws right above the title: a link to its search
        if lines[number].lstrip()[:1] == "[" and not split_subject(lines[picked[0]]).is_reply:
            picked = picked[picked.index(number) :]
            break
    text = " ".join(_plain(lines[number]).strip() for number in picked)
    return " ".join(text.split()) if len(picked) <= _MOST_PICKED else None


def _plain(line: str) -> str:
    """A line without the marks of Markdown, into which some programs turn a page."""
    if "](" not in line and line[:1] not in ("*", "#"):
        return line
    return _LINK.sub(r" \1", line).replace("**", "").strip(" *#")


def read_author_line(line: str) -> Address | None:
    """ "Ann Lee ann at example.org": name and address, None where the line is not of that form."""
    scrambled = _SCRAMBLED_AUTHOR.match(line) if SCRAMBLE in line else None
    if scrambled is None and line.rstrip(" \t").endswith(_AT_WORDS):
        scrambled = _HOSTLESS_AUTHOR.match(line)
    if scrambled is not None:
        return Address(read_name(scrambled.group(1), None), None)
    found = _AUTHOR.match(line)
    if found is not None:
        name, email = found.group(1), f"{found.group(2)}@{found.group(3) or found.group(4)}"
    else:
        plain = _EMAIL_AUTHOR.match(line)
        if plain is None:
            cut = _CUT_AUTHOR.match(line)
            return Address(read_name(cut.group(1), None), None) if cut is not None else None
        name, email = plain.group(1), plain.group(2)
    return Address(read_name(name or "", email), email)


def read_page_text(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Message]:
    """The messages of one file of copied page text."""
    copied = read_copied_text(stream)
    copied = copied.broken_at(list(_run_together(copied.lines)))
    lines = copied.lines
    starts = list(_pages(lines))
    for index, page in enumerate(starts):
        last = starts[index + 1].first if index + 1 < len(starts) else len(lines)
        raw = copied.raw(page.first if index else 0, last, facts)
        yield _message(page, lines[page.body : last], raw, copied.charset, tell)


def _run_together(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Last lines of pages in which the title of the next one stands, for files without a line end at their end were put
    together; with how many letters are the page's own."""
    for number, line in enumerate(lines):
        footer = FOOTER.match(line) if line.startswith(TELLS_LIST) else None
        if footer is not None and line[footer.end() :].strip():
            following = lines[number + 1 : number + _FARTHEST]
            page = find_page([line[footer.end() :], *following])
            if page is not None:
                yield number, footer.end()


def _message(page: PageHead, lines: list[str], raw: Raw, charset: str, tell: Tell) -> Message:
    body = normal_lines("\n".join(bare_lines(_without_navigation(lines))).rstrip("\n"))
    return finish_message(
        raw,
        tell,
        message_id=None,
        author=page.author,
        date=page_date(page.date, raw.facts),
        subject=page.subject or None,
        body=body,
        list_name=list_from_footer(body) or split_subject(page.subject).list_tag,
        charset=charset,
    )


def _is_link(line: str) -> bool:
    start = line[:_LINK_STARTS_WITHIN].lstrip(" \t*•-").lower()
    return start.startswith(_LINK_STARTS) and _NAVIGATION.match(line) is not None


def _is_navigation(line: str) -> bool:
    return _is_link(line) or of_archive(line) == SURE


def _unclipped(lines: list[str]) -> list[str]:
    """The lines without those of whoever kept the page, or of the site that shows it, below its last line."""
    end, least = len(lines), max(0, len(lines) - _SHOWN_BELOW)
    while end > least and not is_footer(lines[end - 1]):
        if not (is_clipped(lines[end - 1]) or _is_of_site(lines[end - 1].strip())):
            return lines
        end -= 1
    return lines[:end] if end > least else lines


def is_clipped(line: str) -> bool:
    return ("://" in line or any(map(str.isdecimal, line))) and _CLIPPED.match(line) is not None


def _is_of_site(line: str) -> bool:
    """Whether a line is blank, a site's links, or says whose the site is.

    >>> [_is_of_site(line) for line in ("", "Cookie settings", "© 2018 Harbour Trust, all rights.", "It leaks.")]
    [True, True, True, False]
    """
    if not line:
        return True
    fits = 1 < len(line) <= _LONGEST_LINK and line[0] != ">"
    if fits and line[-1] not in _SENTENCE_SIGNS:
        return True
    return line[0] in "©(cC" and _OWNER.fullmatch(line) is not None


def _goes_on(lines: list[str], number: int) -> bool:
    """Whether the line is the rest of a link to another message, which was wrapped."""
    return (
        number > 0
        and lines[number][:4] == "    "
        and _NEIGHBOUR.match(lines[number - 1]) is not None
    )


def _without_navigation(lines: list[str]) -> list[str]:
    """The lines without what the page draws above and below the text; its last line stays."""
    lines = unglued(_unclipped(lines))
    first, last = 0, len(lines)
    while first < last and (
        not lines[first].strip()
        or _is_navigation(lines[first])
        or (first and (_REST.match(lines[first]) or _goes_on(lines, first)))
    ):
        first += 1
    if first < last and _DRAWN.match(lines[first]):
        first = next_filled(lines, first + 1, last)
    end = last
    while end > first and (not lines[end - 1].strip() or is_footer(lines[end - 1])):
        end -= 1
    stop = above = end
    while above > first and (
        _is_navigation(lines[above - 1])
        or _REST.match(lines[above - 1])
        or _goes_on(lines, above - 1)
        or not lines[above - 1].strip()
        or _DRAWN.match(lines[above - 1])
    ):
        above -= 1
        if _is_navigation(lines[above]):
            stop = above
    stop = filled_end(lines, first, stop)
    if first < stop < end and _DRAWN.match(lines[stop - 1]):
        stop = filled_end(lines, first, stop - 1)
    return [*lines[first:stop], *([""] if first < stop < last else []), *lines[end:last]]


def _page_right_below(lines: list[str], begin: int) -> PageHead | None:
    """The page that begins with the first of these lines that holds something: its title is one paragraph and looks
    like a title of a list."""
    page = find_page(lines, begin)
    if page is None:
        return None
    title = _plain(lines[page.first]).strip()
    above = filled_end(lines, page.first, page.body - 1) - 1  # the author's line
    above = filled_end(lines, page.first, above)
    whole = all(line.strip() for line in lines[page.first : above])
    named = title[:1] == "[" or split_subject(title).is_reply
    return page if whole and named and above - page.first <= _TALLEST else None


def _page_amid(lines: list[str], page: PageHead, number: int, last_footer: int) -> PageHead | None:
    """The page whose date stands in that line, where neither a last line nor links part it from `page` above: its
    head is whole, and its title that of another message of the list or of the conversation, or has a blank above and
    a list's name."""
    blank_below = number + 1 == len(lines) or not lines[number + 1].strip()
    told = _plain(lines[number - 1]).strip()
    author = _AUTHOR.match(told) or _HOSTLESS_AUTHOR.match(told)
    if not blank_below or author is None or not author.group(1):
        return None
    end = filled_end(lines, page.body, number - 1)
    above = split_subject(page.subject)
    for first in range(end - 1, max(page.body, end - _TALLEST) - 1, -1):
        title = _plain(lines[first]).strip()
        if not title:
            break
        found = split_subject(title)
        same = found.list_tag == above.list_tag and (above.list_tag or found.base == above.base)
        if same or (found.list_tag and not lines[first - 1].strip()):
            # a last line below would be that of the page above, which holds another one of another list
            return find_page(lines, first) if same or number > last_footer else None
    return None


def _pages(lines: list[str]) -> Iterator[PageHead]:
    """Every page of the text: another begins after the last line of the one before, right below the links to
    other messages, where that line was not copied or never drawn, or where nothing but a head shows it."""
    page = find_page(lines)
    last_footer = max((number for number, line in enumerate(lines) if is_footer(line)), default=-1)
    while page is not None:
        yield page
        following = None
        for number in range(page.body, len(lines)):
            if number > page.body and ":" in lines[number] and _is_date(_plain(lines[number])):
                following = _page_amid(lines, page, number, last_footer)
                if following is not None:
                    break
            if is_footer(lines[number]):
                following = find_page(lines, number + 1)
                break
            if _is_link(lines[number]):
                following = _page_right_below(lines, number + 1)
                if following is not None:
                    break
        page = following


def page_date(text: str, facts: Facts) -> DateBounds:
    """A page's date: exact where it names a zone, which is the archive's and not the writer's."""
    return replace(shown_date(text, facts), offset=None)
