"""Messages that VMS Mail has written to a file (EXTRACT), as its users kept them. In: a byte stream. Out: `Raw`s.

    From:   IN%"ann@example.org"  "Ann Lee"  5-FEB-1994 10:17:03.21
    To:     TIDES::BO
    CC:
    Subj:   RE: Gates

    Received: from gauge.example.org by tides.example.org …

A form feed stands between messages. What came from elsewhere has the header of its own below these fields.

>>> note = b"From:\\tTIDES::BO \\"Bo Chen\\"  5-FEB-1994 10:17\\nTo:\\tANN\\nCC:\\t\\nSubj:\\tGates\\n\\nYes.\\n"
>>> is_vms_mail(note), is_vms_mail(note.replace(b"Subj", b"Subject"))
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlthread.mailbox.files.streams import BOM, ByteStream, read_all
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Raw
from mlthread.pattern import pattern
from mlthread.rules.people import read_person

from .written import written_mail, written_person

__all__ = ["is_vms_mail", "read_vms_mail"]

_HEAD = pattern(
    rb"From:[\t ]+(?P<who>[^\r\n]{1,400}?)[\t ]+"
    rb"(?P<day>\d{1,2})-(?P<month>[A-Z]{3})-(?P<year>\d{4}) (?P<clock>\d\d:\d\d(?::\d\d)?)(?:\.\d\d)?[\t ]*\r?\n"
    rb"To:[\t ]*(?P<to>[^\r\n]{0,2000})\r?\n(?:[\t ][^\r\n]{0,2000}\r?\n){0,40}"
    rb"(?:CC:[\t ]*[^\r\n]{0,2000}\r?\n(?:[\t ][^\r\n]{0,2000}\r?\n){0,40})?"
    rb"Subj:[\t ]*(?P<title>[^\r\n]{0,500})\r?\n(?:[\t ]*\r?\n|\Z)"
)
_START = pattern(rb"(?:\A|\x0c[\t ]*(?:\r?\n)?)(?=From:[\t ])")
_FIELDS = pattern(
    rb"(?:\r?\n)?(?P<fields>(?:[A-Za-z-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,200}){2,80})\r?\n"
)
# An account of the machine, or of one that DECnet joins to it.
_LOCAL = pattern(r"(?P<account>[\w$:]{1,80})(?:[\t ]+\"(?P<name>[^\"]{1,80})\")?")
_AUTHOR = pattern(rb"(?im)^from:[^\n]{0,400}@")
_DATE = pattern(rb"(?im)^date:[^\n]{0,80}\d")


def is_vms_mail(head: bytes) -> bool:
    """Does a file begin with the fields that VMS Mail writes?"""
    return _HEAD.match(head.removeprefix(BOM).lstrip(b"\x0c\r\n")) is not None


def read_vms_mail(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw]:
    """The messages of such a file."""
    del tell
    data = read_all(stream)
    top = len(data) - len(data.removeprefix(BOM).lstrip(b"\x0c\r\n"))
    places = [top, *(found.end() for found in _START.finditer(data, top + 1))]
    heads = [found for found in (_HEAD.match(data, at) for at in places) if found is not None]
    line = 1
    for number, head in enumerate(heads):
        start = head.start() if number else 0
        stop = heads[number + 1].start() if number + 1 < len(heads) else len(data)
        text = data[head.end() : stop]
        own = _FIELDS.match(text)
        if own is not None and _AUTHOR.search(own["fields"]) and _DATE.search(own["fields"]):
            mail = text[own.start("fields") :].rstrip(b"\x0c\r\n") + b"\n"
            lead = head.end() + own.start("fields") - start
            above = data.count(b"\n", start, start + lead)
            yield Raw(
                mail, stream.name, line, start, stop, facts=facts, lead=lead, lines_above=above
            )
        else:
            yield Raw(_written(head, text), stream.name, line, start, stop, facts=facts)
        line += data.count(b"\n", start, stop)


def _written(head: re.Match[bytes], text: bytes) -> bytes:
    """A message of the machine's own users as a mail."""
    said = {name: value.decode("latin-1") for name, value in head.groupdict(b"").items()}
    day = f"{said['day']} {said['month'].title()} {said['year']} {said['clock']}"
    fields = [
        ("From", _person(said["who"])),
        ("Date", day),
        ("To", _person(said["to"])),
        ("Subject", said["title"].strip()),
    ]
    return written_mail(fields, text.rstrip(b"\x0c\r\n").decode("latin-1"))


def _person(shown: str) -> str:
    """A person as a header has it: of DECnet the name, or else the account on a machine.

    >>> _person('TIDES::BO "Bo Chen"'), _person("TIDES::BO"), _person('IN%"ann@example.org"  "Ann Lee"')
    ('"Bo Chen"', '"TIDES::BO"', '"Ann Lee" <ann@example.org>')
    """
    local = _LOCAL.fullmatch(shown)
    if local is not None:
        return written_person(local["name"] or local["account"], "")
    person = read_person(shown)
    return written_person(person.name or "", person.email or "")
