"""Articles of A News (Usenet until 1983), five lines above the words. In: a byte stream. Out: one `Raw`.

    Awatmath.123
    net.tides
    utzoo!watmath!ann
    Tue Nov 17 08:31:13 1981
    the gauge at the mill

They are named by RFC 850 (1983), whose header fields replaced them: article id, newsgroups, path, date, title.
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Raw
from mlthread.pattern import pattern

__all__ = ["is_anews", "read_anews"]

_HEAD = pattern(
    rb"A(?P<id>[\w-]{1,40}\.\d{1,8})[ ]*\r?\n(?P<groups>[\w.+-]{1,60}(?:,[ ]?[\w.+-]{1,60}){0,20})[ ]*\r?\n"
    rb"(?P<path>[\w.:-]{1,80}(?:![\w.:-]{1,80}){1,40})[ ]*\r?\n"
    rb"(?P<date>[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})[ ]*\r?\n(?P<title>[^\r\n]{0,400})(?:\r?\n|\Z)"
)
_FIELDS = (
    (b"Message-ID", "id"),
    (b"Newsgroups", "groups"),
    (b"From", "path"),
    (b"Date", "date"),
    (b"Subject", "title"),
)


def is_anews(head: bytes) -> bool:
    """Does it begin with those five lines?"""
    return head[:1] == b"A" and _HEAD.match(head) is not None


def read_anews(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw]:
    """The article, its header written as it would be today."""
    del tell
    data = read_all(stream)
    found = _HEAD.match(data)
    mail = data
    if found is not None:
        fields = [b"%s: %s\n" % (name, found[group].strip()) for name, group in _FIELDS]
        mail = b"".join(fields) + b"\n" + data[found.end() :]
    yield Raw(mail, stream.name, 1, 0, len(data), facts=facts)
