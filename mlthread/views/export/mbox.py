"""mbox (mboxrd). In: conversations. Out: RFC 5322 messages that any mail program threads.

Each message carries the parent that was found (In-Reply-To, References), so a page without headers
or an archive with lost messages opens as a thread. A recovered message says so in its header
(X-Mlthread-Origin); where a date is not known, Date is the middle of its bounds, which are told too
(X-Mlthread-Date-Bounds; with "about" where Date is more than their middle), and read back so. Date has
the writer's zone, and "-0000" where that is not known. What is written is the text; attachments are
named, not kept.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address as MailAddress
from email.utils import format_datetime
from functools import lru_cache

from mlthread.model import Address, Conversation, Turn
from mlthread.pattern import pattern
from mlthread.robots import ATTACHED, EXPORTER, NOBODY, NOWHERE
from mlthread.views.dates import Clockface, best_guess
from mlthread.views.document import iso, list_of
from mlthread.views.safe import one_line

__all__ = ["conversations_mbox"]

_BODY = """Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit
MIME-Version: 1.0
"""
_WORD_BYTES = 45
"""Bytes of text in an encoded word, which may be 75 letters long (RFC 2047)."""
_FROM_LINE = pattern(r"^(>*From )", re.MULTILINE)
_NOT_IN_ID = pattern(r"[\s<>\"\\(),:;\[\]]|[^\x21-\x7e]")
_LITERAL = pattern(r"[^@]{1,250}@\[[\w.:]{1,100}\]")
# Comments within comments make the library recurse.
_NOT_IN_ADDRESS = pattern(r"[\s()<>,:;\\]")
_WIDE = pattern(r"[^\x00-\x7f]")
_WRITERS = Clockface("original")
_ANCESTORS = 20
_LONGEST = 10_000
"""Letters of a subject."""
_LONGEST_IN_LINE = 400
"""Letters of a name; of a field that may be parted, before it is. A line has at most 998 (RFC 5322 section 2.1.1)."""


def conversations_mbox(conversations: Iterable[Conversation], *, recovered: bool) -> Iterator[str]:
    """One mbox entry a message, a parent before its replies."""
    for conversation in conversations:
        turns = {turn.id: turn for turn in conversation.turns}
        for turn in conversation.turns:
            if turn.origin == "archive" or recovered:
                yield _entry(turn, conversation, turns)


def _entry(turn: Turn, conversation: Conversation, turns: Mapping[str, Turn]) -> str:
    moment = best_guess(turn.date)
    # below From and Message-ID alone readers part no mail: that may be a header quoted in a body
    fields = "".join(
        f"{name}: {value}\n"
        for name, value in _fields(turn, conversation, turns, moment)
        if value or name == "Subject"
    )
    body = turn.message.body if turn.message is not None else turn.text
    body = _FROM_LINE.sub(r">\1", body.removesuffix("\n"))
    stamp = (
        f"{moment:%a %b} {moment.day:2} {moment:%H:%M:%S} {moment.year:04}"
        if moment
        else "Thu Jan  1 00:00:00 1970"
    )
    entry = f"From {EXPORTER} {stamp}\n{fields}{_BODY}\n{body}\n\n"
    return entry.encode("utf-8", "replace").decode("utf-8")


def _fields(
    turn: Turn, conversation: Conversation, turns: Mapping[str, Turn], moment: datetime | None
) -> Iterator[tuple[str, str | None]]:
    yield "From", _mailbox(turn.author)
    yield "To", _receivers(turn)
    yield "Subject", _encoded(one_line(turn.subject or conversation.subject or "")[:_LONGEST])
    yield "Date", _date(moment, turn.date.offset)
    yield "Message-ID", _msg_id(turn.id)
    chain: list[str] = []
    step = turn
    while step.parent is not None and step.parent in turns and len(chain) < _ANCESTORS:
        chain.append(_msg_id(step.parent))
        step = turns[step.parent]
    if chain:
        yield "In-Reply-To", chain[0]
        yield "References", _in_lines(list(reversed(chain)))
    yield "X-Mailing-List", _encoded(one_line(list_of(turn, conversation) or ""))
    for name in _attachments(turn):
        yield ATTACHED, _encoded(name)
    if turn.origin == "quoted":
        readers = list(dict.fromkeys(_msg_id(part.id) for part in turn.provenance))
        yield "X-Mlthread-Origin", "recovered from quotes"
        yield "X-Mlthread-Recovered-From", _in_lines(readers)
    if moment is not None and (turn.date.utc is None or turn.origin == "quoted"):
        bounds = (iso(bound) or ".." for bound in (turn.date.earliest, turn.date.latest))
        about = ["about"] if turn.date.utc else []
        yield "X-Mlthread-Date-Bounds", " ".join([*bounds, *about])


def _date(moment: datetime | None, offset: int | None) -> str | None:
    """The moment on the writer's clock; a zone of +0000 would say that they live by UTC (RFC 5322 section 3.3)."""
    if moment is None:
        return None
    if offset is None:
        return format_datetime(moment.replace(tzinfo=None))
    return format_datetime(_WRITERS.at(moment, offset))


def _in_lines(ids: list[str]) -> str:
    """Ids in one line, or in a line each where that would be too long."""
    line = " ".join(ids)
    return line if len(line) <= _LONGEST_IN_LINE else "\n ".join(ids)


def _encoded(text: str) -> str:
    """A text as a header field holds it: outside ASCII, and where it is too long for a line, as encoded words of
    RFC 2047, none of which holds a part of a letter."""
    if text.isascii() and len(text) <= _LONGEST_IN_LINE:
        return text
    data = text.encode("utf-8", "replace")
    words = []
    start = 0
    while start < len(data):
        stop = min(start + _WORD_BYTES, len(data))
        while stop < len(data) and data[stop] & 0xC0 == 0x80:
            stop -= 1
        words.append(f"=?utf-8?b?{b64encode(data[start:stop]).decode()}?=")
        start = stop
    return "\n ".join(words)


def _attachments(turn: Turn) -> Iterator[str]:
    """The names of what was attached, but for what the text names where it was taken out."""
    parts = turn.message.attachments if turn.message else ()
    return filter(None, (one_line(part.name or "") for part in parts if part.url is None))


@lru_cache(4096)
def _mailbox(author: Address) -> str:
    name = one_line(author.name or "")[:_LONGEST_IN_LINE]
    email = author.email or ""
    if not _is_address(email):
        name, email = name or one_line(email)[:_LONGEST_IN_LINE], NOBODY
    if name.isascii() and email.isascii():
        return str(MailAddress(display_name=name, addr_spec=email))
    return f"{_encoded(name)} <{email}>"


def _receivers(turn: Turn) -> str:
    """Whom it was sent to, a line each; who has no address that a header can hold is left out."""
    to = () if turn.message is None else turn.message.to
    return ",\n ".join(_mailbox(who) for who in to if _is_address(who.email or ""))


def _is_address(email: str) -> bool:
    if not email or _NOT_IN_ADDRESS.search(email) or one_line(email) != email:
        return False
    try:
        MailAddress(addr_spec=_WIDE.sub("x", email))  # RFC 6532 allows what the library does not
    except (ValueError, HeaderParseError, IndexError, AttributeError):
        return False
    return True


def _msg_id(identity: str) -> str:
    literal = _LITERAL.fullmatch(identity)
    local, at, host = _NOT_IN_ID.sub("_", identity).partition("@")
    if literal:
        host = identity[len(local) + 1 :]
    if not at:
        host = NOWHERE
    # the library that parses headers knows no part that is empty or all dots
    return f"<{local if local.strip('.') else '_'}@{host if host.strip('.@') else '_'}>"
