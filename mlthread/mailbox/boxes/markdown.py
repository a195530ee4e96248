"""Mails written down in Markdown, one below the other. In: a byte stream. Out: `Raw` messages.

Whoever keeps a thread as a document sets the names of its fields in bold, in a list or not, below a heading or a
ruler, and the text below them, at times within a fence:

    ## Re: Gates

    - **From:** Bo Chen <bo@example.org>
    - **Date:** 2024-03-04T09:20:00+00:00
    - **Message-ID:** `<2@example.org>`

    ```
    > Which gate leaks?

    The lower one.
    ```

A help desk writes the mail that somebody answers alike, below the answer: above the first fields of a document stands
no such text. A file of one mail may have its fields as front matter instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mlthread.frozen import NamedTuple
from mlthread.mailbox.charsets import decode_bytes
from mlthread.mailbox.files.streams import BOM, ByteStream, read_all
from mlthread.mailbox.headers.dates import read_date
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Raw
from mlthread.pattern import pattern
from mlthread.rules.labels import read_label
from mlthread.rules.people import read_person

from .written import NAMES, written_mail, written_person

__all__ = ["is_markdown", "read_markdown"]

_BOLD = pattern(
    r"[ \t]{0,3}(?:[*+-][ \t]{1,3})?(\*\*|__)([^\W\d_][^*_:\n]{0,30})(?::\1|\1[ \t]?:)[ \t]{0,4}(.{0,4000})\Z"
)
"""A field: its name, in bold, and its value."""
_PLAIN = pattern(r"([A-Za-z][\w-]{1,30}):[ \t]{1,4}(\S.{0,4000})\Z", re.ASCII)
"""A field of front matter."""
_HEADING = pattern(r"#{1,6}[ \t]{1,4}(\S.{0,998})\Z")
_RULER = pattern(r"(?:-[ \t]?){3,80}\Z|(?:\*[ \t]?){3,80}\Z|(?:_[ \t]?){3,80}\Z")
_FENCE = pattern(r"(`{3,12}|~{3,12})[ \t]{0,2}[\w.+-]{0,20}[ \t]{0,2}\Z")
_LINK = pattern(r"\[([^\]\n]{1,400})\]\(([^()\s]{1,400})\)")
_NUMBERED = pattern(r"[^\W\d_]{3,12}[ \t]{1,2}#?\d{1,5}(?:[ \t]of[ \t]\d{1,5})?\Z")
"""A heading that counts: "Message 3"."""
_ORDER = pattern(r"(?:[\W_]{0,12}\d{1,5}[.)][ \t]|[\s↳└─→>·•-]{1,12})")
"""What stands before the words of a heading."""
_ESCAPED = pattern(r"\\([\\`*_{}\[\]()#+.!<>~|-])")
_OTHER = {
    name.lower(): name
    for name in ("Message-ID", "In-Reply-To", "References", "Reply-To", "Newsgroups", "List-Id")
}
_OF_DOCUMENTS = frozenset({"author"})
"""Words that stand at the top of any document."""
_MARKED = ("#", "-", "*", "_", ">", "[", "|", "<", "!", "=", "`", "+")
"""How a line begins that is no paragraph."""
_TOP = 60
"""Lines above the first fields."""
_MOST_FIELDS = 40
_LONGEST_ROW = 1000
_IN_TITLE = 4
"""Lines of a paragraph below the title of a document."""


class _Block(NamedTuple):
    """The fields of one message: its lines [start, stop), names and values, the words that name From and Date."""

    start: int
    stop: int
    fields: list[tuple[str, str]]
    words: tuple[str, ...]


def is_markdown(head: bytes) -> bool:
    """Do the first bytes of a file begin a document of mails?"""
    lines = _lines(decode_bytes(head[:16384].removeprefix(BOM), None)[0])
    return next(_blocks(lines), None) is not None


def read_markdown(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw]:
    """The messages of a file, each with its byte range: together they cover it."""
    del tell
    data = read_all(stream)
    places = [0, *(found.end() for found in re.finditer(rb"\r\n|\n|\r", data)), len(data)]
    lines = _lines(decode_bytes(data.removeprefix(BOM), None)[0])
    blocks = list(_blocks(lines))
    tops = [_top(lines, block.start) for block in blocks]
    starts = [0, *tops[1:], len(lines)]
    title = next((found for line in lines[:_TOP] if (found := _heading(line))), None)
    for block, top, start, stop in zip(blocks, tops, starts, starts[1:], strict=False):
        own = next((found for line in lines[top : block.start] if (found := _heading(line))), None)
        yield Raw(
            _mail(block, own or title, _text(lines, block.stop, stop)),
            stream.name,
            top + 1,
            places[min(start, len(places) - 1)],
            places[min(stop, len(places) - 1)],
            facts=facts,
        )


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """The fields of every message. Those of the first stand at the top; the others are named alike, and below a
    heading, a ruler or a fence: what a mail quotes may have fields as well."""
    number, first, fence = 0, None, ""
    while number < len(lines):
        if first is None and (number > _TOP or _is_paragraph(lines, number)):
            return
        line = lines[number]
        drawn = _FENCE.match(line)
        if drawn is not None and (not fence or line.strip() == fence):
            fence = "" if fence else drawn[1]
        elif not fence and (block := _block(lines, number)) is not None:
            if _is_whole(block) and (
                first is None or (block.words == first and _is_parted(lines, number))
            ):
                first = block.words
                yield (block := _with_list(lines, block))
            number = block.stop
            continue
        number += 1


def _is_paragraph(lines: Sequence[str], number: int) -> bool:
    """Whether somebody's words begin there, and not a note on the document right below its title."""
    line = lines[number]
    if not line.strip() or line.startswith(_MARKED) or _BOLD.match(line):
        return False
    if number + 1 < len(lines) and lines[number + 1].strip("=-") == "" != lines[number + 1]:
        return False  # underlined, as a title may be
    above = [one for one in lines[:number] if one.strip()]
    return not above or not _HEADING.match(above[0]) or len(above) > _IN_TITLE


def _block(lines: Sequence[str], start: int) -> _Block | None:
    """The fields that begin at a line, of a mail or not, with blank lines between them or without."""
    front = start == 0 and lines[0].rstrip() == "---"
    if not front and not _BOLD.match(lines[start]):
        return None
    form = _PLAIN if front else _BOLD
    fields: list[tuple[str, str]] = []
    words: list[str] = []
    stop = start
    for number in range(start + front, min(len(lines), start + _MOST_FIELDS)):
        line = lines[number].rstrip().removesuffix("\\")
        found = form.match(line)
        if found is not None:
            name, value = found.groups()[-2:]
            stop = number + 1
            if (field := _field(name, value)) is not None:
                fields.append(field)
                if field[0] in ("From", "Date"):
                    words.append(name.casefold())
        elif front and line == "---":
            return _Block(start, number + 1, fields, tuple(words))
        elif line and not front:
            break
    return None if front else _Block(start, max(stop, start + 1), fields, tuple(words))


def _is_whole(block: _Block) -> bool:
    """Do the fields say who wrote, and when?"""
    told = dict(block.fields)
    return "From" in told and "Date" in told and read_date(told["Date"]).earliest is not None


def _with_list(lines: Sequence[str], block: _Block) -> _Block:
    """Front matter with the list of the same fields that exports write below the title."""
    number = block.stop
    if block.start or not lines[0].startswith("---"):
        return block
    while number < len(lines) and (not lines[number].strip() or _HEADING.match(lines[number])):
        number += 1
    more = _block(lines, number) if number < len(lines) else None
    return block._replace(stop=more.stop) if more is not None and _is_whole(more) else block


def _field(name: str, value: str) -> tuple[str, str] | None:
    """A field as mail has it, None for one that mail has not."""
    value = _LINK.sub(_linked, value.replace("`", "").strip(" \t*"))
    value = _ESCAPED.sub(r"\1", value).strip("\"' \t")
    plain = name.strip().lower().replace("_", "-").removeprefix("rfc822-")
    label = read_label(f"{name.strip()}: x") if plain not in _OF_DOCUMENTS else None
    known = _OTHER.get(plain) or (NAMES.get(label.field) if label else None)
    if known is None or not value:
        return None
    if known != "Subject" and value[0] == "[" and value[-1] == "]":
        value = value[1:-1].replace('"', "")  # a list, as front matter has it
    if known == "From":
        person = read_person(value)
        value = written_person(person.name or ("" if person.email else value), person.email or "")
    return known, value


def _linked(found: re.Match[str]) -> str:
    """A link as mail has it: a person with the address, else its words."""
    words, target = found[1], found[2]
    if not target.startswith("mailto:"):
        return words
    address = target.removeprefix("mailto:")
    return f"<{address}>" if address == words else f"{words} <{address}>"


def _is_parted(lines: Sequence[str], number: int) -> bool:
    """Whether what stands above ends a message: a heading, a ruler or a fence."""
    above = next((lines[n] for n in range(number - 1, -1, -1) if lines[n].strip()), "")
    return any(one.match(above) for one in (_HEADING, _RULER, _FENCE))


def _top(lines: Sequence[str], start: int) -> int:
    """Where the message of the fields at `start` begins: with its heading and the ruler above, where they are there."""
    top = start
    for form in (_HEADING, _RULER):
        above = next((n for n in range(top - 1, -1, -1) if lines[n].strip()), None)
        if above is not None and form.match(lines[above]):
            top = above
    return top


def _heading(line: str) -> str | None:
    """The words of a heading, None where they only count."""
    found = _HEADING.match(line.rstrip())
    if found is None:
        return None
    words = _ESCAPED.sub(r"\1", found[1]).strip(" \t#")
    order = _ORDER.match(words)
    words = words[order.end() :] if order else words
    return None if not words or _NUMBERED.match(words) else words


def _text(lines: Sequence[str], start: int, stop: int) -> str:
    """What stands below the fields: without the ruler at its end and links below that, and out of its fence."""
    while stop > start and _is_edge(lines[stop - 1]):
        stop -= 1
    while start < stop and (not lines[start].strip() or _RULER.match(lines[start])):
        start += 1
    fence = _FENCE.match(lines[start]) if start < stop else None
    closed = fence is not None and stop - start > 1 and lines[stop - 1].strip() == fence[1]
    if (
        fence is not None
        and closed
        and not any(lines[n].strip() == fence[1] for n in range(start + 1, stop - 1))
    ):
        return "\n".join(lines[start + 1 : stop - 1])
    return "\n".join(lines[start:stop])


def _is_edge(line: str) -> bool:
    """Whether the line is blank, a ruler, or links to other documents and nothing else."""
    words = _LINK.sub("", line) if len(line) <= _LONGEST_ROW else line
    return not words.strip(" \t·|•-*_\\") and (
        words != line or not line.strip() or bool(_RULER.match(line))
    )


def _mail(block: _Block, title: str | None, text: str) -> bytes:
    """A message as mail."""
    fields = block.fields
    if title is not None and "Subject" not in dict(fields):
        fields = [*fields, ("Subject", title)]
    return written_mail(fields, text)
