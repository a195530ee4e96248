"""mbox (mboxrd). In: conversations. Out: RFC 5322 messages that any mail program threads.

Each message carries the parent that was found (In-Reply-To, References), so a page without headers
or an archive with lost messages opens as a thread. A recovered message says so in its header
(X-Mlthread-Origin); where a date is not known, Date is the middle of its bounds, which are told too
(X-Mlthread-Date-Bounds). What is written is the text; attachments are named, not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address as MailAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from mlthread.model import Address, Conversation, Turn
from mlthread.pattern import pattern
from mlthread.robots import NOBODY
from mlthread.views.dates import best_guess
from mlthread.views.document import iso
from mlthread.views.safe import one_line

__all__ = ["conversations_mbox"]

_POLICY = SMTP.clone(linesep="\n", max_line_length=0, cte_type="8bit", utf8=False)
_FROM_LINE = pattern(r"^(>*From )", re.MULTILINE)
_NOT_IN_ID = pattern(r"[\s<>\"\\(),:;\[\]]|[^\x21-\x7e]")
_LITERAL = pattern(r"[^@]{1,250}@\[[\w.:]{1,100}\]")
# Comments within comments make the library recurse.
_NOT_IN_ADDRESS = pattern(r"[\s()<>,:;\\]")
_ANCESTORS = 20
# Folding a header of a million letters takes longer than reading the archive.
_LONGEST = 10_000


def conversations_mbox(conversations: Iterable[Conversation], *, recovered: bool) -> Iterator[str]:
    """One mbox entry a message, a parent before its replies."""
    for conversation in conversations:
        turns = {turn.id: turn for turn in conversation.turns}
        for turn in conversation.turns:
            if turn.origin == "archive" or recovered:
                yield _entry(turn, conversation, turns)


def _entry(turn: Turn, conversation: Conversation, turns: Mapping[str, Turn]) -> str:
    message = EmailMessage(policy=_POLICY)
    moment = best_guess(turn.date)
    for name, value in _fields(turn, conversation, turns, moment):
        if value:
            message[name] = value
    body = turn.message.body if turn.message is not None else turn.text
    message.set_content(
        (body if body.endswith("\n") else body + "\n").encode("utf-8", "replace").decode("utf-8"),
        charset="utf-8",
        cte="8bit",
    )
    text = message.as_bytes(policy=_POLICY).decode("utf-8", "replace")
    stamp = (
        f"{moment:%a %b} {moment.day:2} {moment:%H:%M:%S} {moment.year:04}"
        if moment
        else "Thu Jan  1 00:00:00 1970"
    )
    head, _, rest = text.partition("\n\n")
    body = _FROM_LINE.sub(r">\1", rest)
    return f"From mlthread@localhost {stamp}\n{head}\n\n{body}\n"


def _fields(
    turn: Turn, conversation: Conversation, turns: Mapping[str, Turn], moment: datetime | None
) -> Iterator[tuple[str, object]]:
    yield "From", _mailbox(turn.author)
    yield "Subject", one_line(turn.subject or conversation.subject or "")[:_LONGEST]
    yield "Date", format_datetime(moment) if moment is not None else None
    yield "Message-ID", _msg_id(turn.id)
    chain: list[str] = []
    step = turn
    while step.parent is not None and step.parent in turns and len(chain) < _ANCESTORS:
        chain.append(_msg_id(step.parent))
        step = turns[step.parent]
    if chain:
        yield "In-Reply-To", chain[0]
        yield "References", " ".join(reversed(chain))
    if conversation.list_name:
        yield "X-Mailing-List", one_line(conversation.list_name)
    if turn.message is not None and turn.message.attachments:
        names = (one_line(part.name or "") for part in turn.message.attachments)
        yield "X-Mlthread-Attachments", ", ".join(name for name in names if name)
    if turn.origin == "quoted":
        readers = dict.fromkeys(_msg_id(part.id) for part in turn.provenance)
        yield "X-Mlthread-Origin", "recovered from quotes"
        yield "X-Mlthread-Recovered-From", " ".join(readers)
    if moment is not None and (turn.date.utc is None or turn.origin == "quoted"):
        bounds = (iso(bound) or ".." for bound in (turn.date.earliest, turn.date.latest))
        yield "X-Mlthread-Date-Bounds", " ".join(bounds)


def _mailbox(author: Address) -> object:
    name = one_line(author.name or "")[:_LONGEST]
    if author.email and not _NOT_IN_ADDRESS.search(author.email):
        try:
            return MailAddress(display_name=name, addr_spec=author.email)
        except (ValueError, HeaderParseError, IndexError, AttributeError):
            pass
    name = name or one_line(author.email or "")[:_LONGEST]
    return MailAddress(display_name=name, addr_spec=NOBODY)


def _msg_id(identity: str) -> str:
    literal = "[" in identity and _LITERAL.fullmatch(identity)
    local, at, host = _NOT_IN_ID.sub("_", identity).partition("@")
    if literal:
        host = identity[len(local) + 1 :]
    if not at:
        host = "mlthread.invalid"
    # the library that parses headers knows no part that is empty or all dots
    return f"<{local if local.strip('.') else '_'}@{host if host.strip('.@') else '_'}>"
