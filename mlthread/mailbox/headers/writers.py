"""Who stands behind a From that a list or a service rewrote. In: a header, its From. Out: that person, None
where From names them.

>>> from .header import split_header
>>> sent = b"From: Ann Lee via Tides <tides@example.org>\\nReply-To: Tides <tides@example.org>\\nCc: Ann Lee <ann@example.org>\\n\\n"
>>> behind_from(split_header(sent)[0], Address("Ann Lee via Tides", "tides@example.org"), obscured=False)
Address(name='Ann Lee', email='ann@example.org')
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.model import Address
from mlthread.pattern import pattern
from mlthread.robots import is_of_list, is_robot
from mlthread.rules.people import read_person
from mlthread.rules.trackers import read_tracker

from .fields import read_address, read_addresses
from .header import Header

__all__ = ["behind_from", "behind_name", "behind_robot"]

_VIA = pattern(r"(?i)\s+\(?(?:via|on behalf of)\s+\S.{0,120}\Z")
# Sympa: "Ann Lee" (ann@example.org via tides Mailing List) <tides@lists.example.org>
_WITH_ADDRESS = pattern(r"\"?([^\"<>()]{1,80}?)\"?\s\(([^\s()<>@]{1,64}@[^\s()<>@]{1,190})\Z")
# The IETF: ann=40example.org@dmarc.example.org; groups.io, where the name says "via": ann=example.org@groups.example
_ENCODED = pattern(r"([^\s@=]{1,64})=40([^\s@=]{1,190}\.[^\s@=.]{2,24})@")
_JOINED = pattern(r"([^\s@=]{1,64})=([^\s@=]{1,190}\.[^\s@=.]{2,24})@")
_SERVICE = pattern(
    r"(?i)(?:bug|issue)s? ?track|bugzilla|sourceforge|mantis|^(?:trac|jira|redmine|tracker)$"
)
# How a tracker begins what somebody did: Redmine, Trac, SourceForge.
_DONE_BY = pattern(
    r"[A-Z]\w{2,20} #\d{1,8} has been (?:updated|reported) by (?P<who>\S.{0,60}?)\.$"
    r"|(?:Comment|Changes) \(by (?P<by>\S[^()]{0,60})\):$"
    r"|>Comment By: (?P<name>\S.{0,60}?) \([\w.-]{1,40}\)$"
)
_MOST_LINES = 80
_SINGLE = ("x-original-sender", "author")
"""Fields of one address."""


def behind_from(header: Header, author: Address, obscured: bool) -> Address | None:
    """Who stands behind a From that the list rewrote."""
    shown = author.name or ""
    via = _VIA.search(shown)
    name = shown[: via.start()].strip(" '\"") or None if via else None
    writer = read_address(header.get("x-original-from"), obscured)
    if writer.label and writer != author:
        return writer if writer.name else Address(name, writer.email)
    encoded = _ENCODED.match(author.email) if author.email and "=40" in author.email else None
    if encoded is not None and via is None:
        return Address(author.name, f"{encoded[1]}@{encoded[2]}")
    if not shown:
        # Bugzilla names in a field of its own who wrote the comment
        who = header.get("x-bugzilla-who")
        return read_address(who) if who and is_robot(author.email) else None
    if via is None:
        return None
    if name and (told := _WITH_ADDRESS.match(name)) is not None:
        return Address(told[1], told[2])
    if name and "@" in name:
        return Address(None, name)
    joined = _JOINED.match(author.email) if author.email and "=" in author.email else None
    if joined is not None:
        return Address(name, f"{joined[1]}@{joined[2]}".replace("=40", "@"))
    return Address(name, next(_addresses(header, author, name, obscured), None))


def _addresses(header: Header, author: Address, name: str | None, obscured: bool) -> Iterator[str]:
    """What may be the address of whoever has the name, the surest first."""
    replies = read_addresses(header.get("reply-to"), obscured)
    for people in (replies, read_addresses(header.get("cc"), obscured)):
        yield from (who.email for who in people if name and who.name == name and who.email)
    others = [who.email for who in replies if who.email and who.email != author.email]
    yield from others[:1]
    for field in _SINGLE:
        if (email := read_address(header.get(field), obscured).email) is not None:
            yield email
    email = read_address(header.get("x-mailfrom"), obscured).email
    if email is not None and email != author.email and not (is_of_list(email) or is_robot(email)):
        yield email


def behind_robot(author: Address, body: str) -> Address | None:
    """Who did what a tracker mails under its own name, as the first lines say it; None where they name several.

    >>> behind_robot(Address(None, "bugzilla-daemon@example.org"), "--- Comment #3 from Ann Lee <ann@example.org> ---\\nYes.")
    Address(name='Ann Lee', email='ann@example.org')
    """
    if not is_robot(author.email) or (author.name and not _SERVICE.search(author.name)):
        return None
    found: dict[str, None] = {}
    for line in body.split("\n", _MOST_LINES)[:_MOST_LINES]:
        told = read_tracker(line.strip())
        done = None if told else _DONE_BY.match(line)
        who = told[1] if told else done and (done["who"] or done["by"] or done["name"])
        if who:
            found.setdefault(who)
    return read_person(next(iter(found))) if len(found) == 1 else None


def behind_name(author: Address) -> Address | None:
    """Who stands behind the name that a page shows of a From that the list rewrote."""
    via = _VIA.search(author.name) if author.name and " " in author.name else None
    name = via and author.name and author.name[: via.start()].strip(" '\"")
    if not name:
        return None
    return Address(None, name) if "@" in name else Address(name)
