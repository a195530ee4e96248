"""Mail files of Stanford's SAIL (until 1991), as they are kept and shown today. In: a byte stream. Out: `Raw`s, `Fault`s.

    COMMENT ⊗   VALID 00003 PAGES
    C REC  PAGE   DESCRIPTION
    C00001 00001
    C00003 ENDMK
    C⊗;
    ∂05-Feb-85  1017\tann@example.org \tGates
    Date: 5 Feb 1985 1312-EST
    …

A mark, the time and who wrote what stand above each message; mail of the machine itself has no other header, or "To:"
alone; below it the text may open with a word and a colon. An editor keeps a list of the pages above all. The mark
is a letter of the machine's own: ^O where nobody turned it into Unicode.
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.mailbox.files.streams import BOM, ByteStream, read_all
from mlthread.mailbox.headers.dates import parse_stamp
from mlthread.mailbox.raw import Facts, Fault, Raw, Tell
from mlthread.pattern import pattern

__all__ = ["is_sail", "read_sail"]

_LARGEST = 1 << 30
_LINE = pattern(
    rb"(?P<mark>\xe2\x88\x82|\x0f)(?P<day>\d\d-[A-Z][a-z]{2}-\d\d)  (?P<hour>\d\d)(?P<minute>\d\d)\t(?P<who>[^\t\r\n]{1,120}?)[ ]*(?:\t(?P<title>[^\r\n]{0,300}?)[ ]*)?\r?\n"
)
_STARTS = pattern(rb"(?:^|(?<=\n)|(?<=\x0c)|(?<=\xef\xbb\xbf))(?=(?:\xe2\x88\x82|\x0f)\d\d-)")
_LISTED = pattern(
    rb"(?:perm filename [^\n]{1,200}\n)?COMMENT (?:\xe2\x8a\x97|\x16)[ ]{1,4}VALID \d{5} PAGES"
)
_FIELDS = pattern(rb"(?:[A-Za-z-]{1,40}:[ \t][^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,200}){1,60}")
# What a header begins with; text may open with a word and a colon too.
_FIRST = pattern(
    rb"(?i)(?:to|b?cc|fcc|subject|date|sender|reply-to|in-reply-to|references|message-id|received|return-path|via|"
    rb"(?:apparently|mail|resent|remailed|redistributed)-[a-z]{2,10}|errors-to|organization|x-[a-z-]{1,38}):"
)
_FROM = pattern(rb"(?m)^(?i:from):[^\n]{0,400}(?:@|[ ]at[ ][A-Z][A-Z0-9])")
_FROM_ANY = pattern(rb"(?im)^from:")
_DATE = pattern(rb"(?im)^date:[^\n]{0,80}\d")


def is_sail(head: bytes) -> bool:
    """Does it begin with such a line, or with the list of its pages?"""
    if _LINE.match(head) is not None:
        return True
    return _LISTED.match(head) is not None and _LINE.search(head) is not None


def read_sail(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """The messages of such a file."""
    del tell
    data = read_all(stream, _LARGEST)
    starts = [at.start() for at in _STARTS.finditer(data)]
    heads = [found for found in (_LINE.match(data, at) for at in starts) if found is not None]
    first = heads[0].start() if heads else len(data)
    if data[:first].removeprefix(BOM).strip():
        yield Fault(1, "the list of the file's pages, no mail", 0, first)
    line = 1 + data.count(b"\n", 0, first)
    for number, head in enumerate(heads):
        stop = heads[number + 1].start() if number + 1 < len(heads) else len(data)
        mail = data[head.end() : stop].rstrip(b"\x0c\r\n") + b"\n"
        fields = _fields(mail)
        whole = _names_author(fields)
        when = b"%s %s:%s" % (head["day"].replace(b"-", b" "), head["hour"], head["minute"])
        stamp = parse_stamp(when.decode("ascii"))
        yield Raw(
            mail if whole else _header(head["who"], when, head["title"] or b"", not fields) + mail,
            stream.name,
            line,
            head.start(),
            stop,
            received=stamp.instant if stamp is not None else None,
            facts=facts,
            lead=head.end() - head.start() if whole else None,
            lines_above=1,
        )
        line += data.count(b"\n", head.start(), stop)


def _fields(mail: bytes) -> bytes:
    """The fields that a message begins with; none where its text only opens like one."""
    found = _FIELDS.match(mail)
    if found is None or not (_FIRST.match(mail) or _names_author(found[0])):
        return b""
    return found[0]


def _names_author(fields: bytes) -> bool:
    """Do the fields say who wrote: by an address, or besides the date?"""
    if _FROM.search(fields) is not None:
        return True
    return _FROM_ANY.search(fields) is not None and _DATE.search(fields) is not None


def _header(who: bytes, when: bytes, title: bytes, alone: bool) -> bytes:
    """What the line says, as fields; a blank line below them where the text follows."""
    fields = b"From: %s\nDate: %s\nSubject: %s\n" % (who, when, title)
    return fields + (b"\n" if alone else b"")
