"""Signatures that no shape tells. In: messages, their segments. Out: segments, signatures and closings told by repetition.

Whoever ends three messages with the same lines signs with them, be it a verse, a picture or two letters:

    -ann
    - - - - - - - - - -
    the tide waits for nobody
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from mlthread.model import Address, Kind, Message, Segment
from mlthread.pattern import pattern
from mlthread.robots import is_of_list, is_robot
from mlthread.segment.ownlines.contacts import is_contact
from mlthread.segment.ownlines.lineshapes import is_prompt, is_trailer
from mlthread.thread.ownwords import SIGNED, is_name_of
from mlthread.thread.people import name_words

from .tails import (
    WRITTEN,
    Line,
    Tail,
    made_of,
    mark,
    mark_line,
    paragraphs,
    said_in,
    spaced,
    tail_of,
)

__all__ = ["names", "tell_signatures"]

_OFTEN = 3
"""Messages of one author that end with a line."""
_USUAL = 8
"""The same for lines that tell nobody."""
_FARTHEST = 6
"""Lines from the end of a mail in which its author closes above a last word."""
_LINES = 3
"""Lines of a block for each message that ends with it: mails that announce the same again have no such signature."""
_DASHED = pattern(r"(?:[-~–—]|--)\w\S{0,20}(?: \S{1,20}){0,3}|-- \w{2,20}")
"""Behind dashes, who signs: "-jon", "--apb (Ann Pia Berg)", "-- Bo"."""
_DRAWN = pattern(r"/[^\W\d_][$&]?|[^\W\d_][&$~]")
"""A letter and a sign, as some sign: "/r$", "B&"."""
_PAGE = pattern(r"\w://|www\.")
_LINK = pattern(r"\S*(?:\w://|www\.)\S*")
"""A line that is nothing but the address of a page."""


def tell_signatures(messages: Sequence[Message], segments: Sequence[list[Segment]]) -> None:
    """Sets right, in place, what is a signature or a closing because its author ends other messages with it too."""
    theirs: dict[str, list[int]] = defaultdict(list)
    for number, message in enumerate(messages):
        theirs[_key(message.person)].append(number)
    for key, numbers in theirs.items():
        if key and len(numbers) >= _OFTEN:
            _tell(messages, numbers, segments)


def _key(author: Address) -> str:
    """Who writes: the address, or the name where a program or a list sends for many; empty where neither is known."""
    email = author.email
    if email and not is_robot(email) and not is_of_list(email):
        return email.casefold()
    return (author.name or "").casefold()


def _tell(
    messages: Sequence[Message], numbers: Iterable[int], segments: Sequence[list[Segment]]
) -> None:
    """Those of one author."""
    tails: list[Tail] = []
    count: dict[str, int] = defaultdict(int)
    signed: dict[str, int] = defaultdict(int)
    closed: dict[str, int] = defaultdict(int)
    for number in numbers:
        parts = segments[number]
        lines = _lines_of(parts, "closing")
        for line in lines:
            closed[line] += 1
        for line in (below := _lines_of(parts, "signature")):
            signed[line] += 1
        misread = _misread_closing(parts, messages[number].person)
        tail = tail_of(number, parts, WRITTEN, misread=misread)
        if tail is not None:
            tails.append(tail)
            lines.update(said_in(tail.lines))
        for line in lines | below:
            count[line] += 1
    often = {line for line, times in count.items() if times >= _OFTEN and _may_sign(line)}
    usual = {line for line, times in count.items() if times >= _USUAL and line in often}
    known = {line for line in often if signed[line] >= _OFTEN and _has_letters(line)}
    for tail in tails:
        author = messages[tail.message].person
        signs_below = any(
            s.rule == SIGNED for s in segments[tail.message][tail.stop : tail.stop + 1]
        )
        block = _block(tail, often, known, author) or _usual_block(tail, usual, often)
        if signs_below and len(said_in(block)) > 1:
            block = []  # one signs once
        times = min((count[line.words] for line in block if line.words in often), default=0)
        said = said_in(block)
        if 0 < len(said) <= times * _LINES and any(map(_has_letters, said)):
            why = f"{times} messages of its author end with it"
            parts = segments[tail.message]
            mark(parts, tail.first, tail.stop, block[-1].number, _kind_of(said, author), why)
        else:
            _close(tail, segments[tail.message], count, closed, author)


def _close(
    tail: Tail,
    parts: list[Segment],
    count: Mapping[str, int],
    closed: Mapping[str, int],
    author: Address,
) -> None:
    """Tells as the closing a line that ends other messages of the author, though a last word stands below it: a name,
    or one word that has closed very many."""
    for place, line in enumerate(tail.lines[:_FARTHEST]):
        words = line.words
        if not words or not tail.leaves(place + 1):
            continue
        named = count.get(words, 0) >= _OFTEN and _signs(words, author)
        if named or (closed.get(words, 0) >= _USUAL and " " not in words):
            why = f"{count[words]} messages of its author end with it"
            mark_line(parts, tail.first, tail.stop, line.number, "closing", why)
            return


def _signs(line: str, author: Address) -> bool:
    """Whether nothing but a name stands there."""
    return (
        is_name_of(line, author)
        or _is_initials(line, author)
        or _DASHED.fullmatch(line) is not None
        or _DRAWN.fullmatch(line) is not None
    )


def _misread_closing(parts: Sequence[Segment], author: Address) -> int:
    """The last closing of a body if it is a line that goes on with the one above it and does not name the author (-1:
    no such)."""
    last = next((k for k in range(len(parts) - 1, 0, -1) if parts[k].kind == "closing"), 0)
    above = parts[last - 1].text if last else ""
    if not last or parts[last].level or parts[last - 1].level or parts[last - 1].kind != "text":
        return -1
    line = parts[last].text.strip()
    goes_on = above.rpartition("\n")[2].strip() and "\n" not in line and " " in line
    return last if goes_on and not names(line, author) else -1


def _lines_of(parts: Sequence[Segment], kind: str) -> set[str]:
    """The lines of the author's segments of a kind."""
    own = (part for part in parts if part.level == 0 and part.kind == kind)
    return {spaced(line) for part in own for line in part.text.split("\n")}


def _has_letters(line: str) -> bool:
    return any(map(str.isalpha, line))


def _may_sign(line: str) -> bool:
    if not line or is_trailer(line):
        return False
    return line[0] == "#" or not is_prompt(line)  # some sign behind "#"


def _block(
    tail: Tail, often: Collection[str], known: Collection[str], author: Address
) -> Sequence[Line]:
    """The lines that sign, the lowest first: paragraphs of which half comes again, from the highest that tells who, is
    `known` from signatures or has a ruler above it, all of it coming again."""
    told = 0
    for start, stop in paragraphs(tail.lines):
        again = [k for k in range(start, stop) if tail.lines[k].words in often]
        if 2 * len(again) < stop - start:
            break
        highest = again[-1] + 1
        ruled = len(again) == highest - start > 1 and not _has_letters(tail.lines[again[-1]].words)
        if ruled or any((x := tail.lines[k].words) in known or _tells(x, author) for k in again):
            told = highest
            while told < stop and names(tail.lines[told].words, author):
                told += 1  # it names another machine of theirs each time
            highest = max(highest, told)
        if highest < stop:
            break
    return tail.lines[:told] if tail.leaves(told) else []


def _usual_block(tail: Tail, usual: Collection[str], often: Collection[str]) -> Sequence[Line]:
    """Two lowest lines or more that very many messages end with, though they tell nobody; nothing above them comes
    again, as it does where somebody announces the same again."""
    block = made_of(tail.lines, usual)
    if any(line.words in often for line in tail.lines[len(block) :]):
        return []
    return block if len(said_in(block)) > 1 and tail.leaves(len(block)) else []


def _tells(line: str, author: Address) -> bool:
    """Whether a line tells who writes, or how to reach them."""
    if _LINK.fullmatch(line):
        return False
    return (
        names(line, author)
        or (is_contact(line) and not _PAGE.search(line))
        or _DASHED.fullmatch(line) is not None
        or _is_initials(line, author)
    )


def names(line: str, author: Address) -> bool:
    """Whether a line has a word of the author's name, or the first part of the address.

    >>> names("Ann of the mill", Address("Ann Lee")), names("alee at the mill", Address(None, "alee@example.org"))
    (True, True)
    """
    local = (author.email or "").partition("@")[0].casefold()
    words = name_words(line)
    if max(map(len, words), default=0) == 1:
        words = ("".join(words),)  # "A n n"
    return not set(name_words(author.name)).isdisjoint(words) or (
        len(local) > 2 and local in line.casefold() and not _PAGE.search(line)
    )


def _is_initials(line: str, author: Address) -> bool:
    """Two to four letters, of which the first and the last are those of the author's names.

    >>> _is_initials("AML", Address("Ann Lee")), _is_initials("OK", Address("Ann Lee"))
    (True, False)
    """
    of_name = name_words(author.name)
    letters = line.casefold()
    return (
        1 < len(letters) < 5
        and letters.isalpha()
        and len(of_name) > 1
        and letters[0] == of_name[0][0]
        and letters[-1] == of_name[-1][0]
    )


def _kind_of(said: Sequence[str], author: Address) -> Kind:
    """A closing, where nothing but a name stands there."""
    line = said[0]
    named = len(said) == 1 and _signs(line, author)
    return "closing" if named and not is_contact(line) else "signature"
