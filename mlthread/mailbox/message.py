"""Raw mail to `Message`. In: `Raw` bytes and what the container says. Out: one `Message`, of digests several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mlthread.frozen import replace
from mlthread.hashes import sha256
from mlthread.mailbox.bodies.scrubbed import confirms, read_scrubbed
from mlthread.mailbox.bodies.undecoded import decoded_text
from mlthread.mailbox.charsets import without_margin
from mlthread.mailbox.headers.dates import bound_date, parse_stamp, told_bounds
from mlthread.mailbox.headers.fields import (
    list_from_id,
    read_address,
    read_addresses,
    read_id,
    read_ids,
)
from mlthread.mailbox.headers.header import Header, decode_words, split_header
from mlthread.mailbox.headers.writers import behind_from, behind_name, behind_robot
from mlthread.model import Address, Attachment, DateBounds, Message, Place
from mlthread.pattern import pattern
from mlthread.robots import ATTACHED
from mlthread.rules.subjects import split_subject

from .digestcues import may_be_digest
from .raw import Facts, Raw, Tell

if TYPE_CHECKING:
    from mlthread.mailbox.bodies.content import Body

__all__ = [
    "Tell",
    "arrival",
    "content_id",
    "finish_message",
    "from_header",
    "read_messages",
    "read_shown",
]

_DEEPEST_DIGEST = 3
_ENCLOSES = b"essage/rfc822"
_RULER = "-" * 70
_SET_IN = 4
_LIST_FIELDS = (
    "list-id",
    "x-mailing-list",
    "x-beenthere",
    "list-post",
    "mailing-list",
    "x-google-group-id",
)
_POST = pattern(r"(?:<mailto:|list\s+|<)?([A-Za-z0-9._+-]{1,120})@")
_WORD = pattern(r"([A-Za-z][A-Za-z0-9._+-]{0,119})")
_SEALED = frozenset(
    """
    application/ms-tnef application/vnd.ms-tnef application/pkcs7-mime application/x-pkcs7-mime
    application/pgp-encrypted
    """.split()
)
_MADE = "@content.mlthread"
"""Ends an id that was made from the content: no server gave it."""
_NEWSGROUP = pattern(r"[A-Za-z0-9._+-]{3,120}")
_MOST_LINES = 1_000_000
"""Lines of a message that are read: each costs memory, however short, and a few packed bytes hold millions."""


def content_id(author: Address, date: DateBounds, subject: str | None, body: str) -> str:
    """The id of a message without one: the same content gives the same id everywhere."""
    who = (author.email or author.name or "").casefold()
    when = date.utc.isoformat() if date.utc else date.raw or ""
    text = "\0".join(
        (who, when, split_subject(subject).base if subject else "", " ".join(body.split()))
    )
    return f"{sha256(text.encode('utf-8', 'replace')).hexdigest()[:20]}{_MADE}"


def read_messages(raw: Raw, tell: Tell) -> Iterator[Message]:
    """The message that the bytes hold; of a digest every enclosed one, in its order."""
    # late: what pages show needs neither
    from mlthread.mailbox.bodies.mime import read_body
    from mlthread.mailbox.digests import is_of_software, open_digest

    stack = [(raw, 0)]
    while stack:
        mail, nesting = stack.pop()
        header, at = split_header(mail.data)
        may_nest = nesting < _DEEPEST_DIGEST and may_be_digest(mail, header)
        parts = open_digest(mail, header, at, tell) if may_nest else None
        if parts is None:
            body = read_body(header, mail.data, at)
            for problem in body.problems:
                tell(mail.line, problem)
            sealed = _sealed_in(body)
            if sealed is not None:
                tell(mail.line, f"its text is in a part that is not opened ({sealed})")
            parts = _enclosed_in(body, mail, header, nesting, may_nest, tell)
            if parts and body.enclosed and body.text.strip() and not is_of_software(header):
                yield from_header(header, body, mail, tell)  # who passes them on says so
            if parts is None:
                yield from_header(header, body, mail, tell)
                continue
        facts = replace(mail.facts, list_name=_list_name(header, None) or mail.facts.list_name)
        received = mail.received or _received(header)
        for part in parts:
            part.facts, part.received = facts, received
        stack.extend((part, nesting + 1) for part in reversed(parts))


def _enclosed_in(
    body: Body, mail: Raw, header: Header, nesting: int, may_nest: bool, tell: Tell
) -> list[Raw] | None:
    """The messages that one encloses as parts, or as its text where that is a digest; None: it is a message."""
    from mlthread.mailbox.digests import enclosed_raws, is_named_digest, open_digest_text

    if may_nest and not body.enclosed and _ENCLOSES in mail.data and is_named_digest(header):
        # late: most messages are one part
        from mlthread.mailbox.bodies.parts import read_enclosed

        body.enclosed = read_enclosed(mail.data)
    if body.enclosed and nesting == _DEEPEST_DIGEST:
        left = len(body.enclosed)
        tell(mail.line, f"digests nest too deep; what this one encloses is left out: {left}")
        return None
    if body.enclosed:
        return enclosed_raws(mail, body.enclosed)
    if may_nest and not body.attachments:
        return open_digest_text(mail, header, body.text, tell)
    return None


def read_shown(message: Message, tell: Tell) -> Iterator[Message]:
    """What a page shows as one message, in full lines; of a digest every enclosed one."""
    place, lines = message.places[0], message.body.split("\n")
    if lines[0][:_SET_IN].isspace() and all(x[:_SET_IN].isspace() for x in lines if x.strip()):
        # a browser's text of <blockquote>
        message = replace(message, body="\n".join(without_margin(lines)))
    facts = Facts(list_name=message.list_name)
    data = f"From: {message.author.label}\nSubject: {message.subject or ''}\nDate: {message.date.raw or ''}\n\n"
    raw = Raw(
        data.encode("utf-8", "replace"),
        place.source,
        place.line,
        place.start,
        place.stop,
        facts=facts,
    )
    header, _ = split_header(raw.data)
    may_nest = _RULER in message.body or may_be_digest(raw, header)
    if not may_nest:
        yield message
        return
    from mlthread.mailbox.digests import open_digest_page  # late: few pages are

    parts = open_digest_page(raw, header, message.body, tell)
    if parts is None:
        yield message
    for part in parts or ():
        part.facts = facts
        yield from read_messages(part, tell)


def _sealed_in(body: Body) -> str | None:
    """The type of the part that holds the text where none else does: Outlook's, encrypted, signed in one piece."""
    if body.text.strip():
        return None
    return next(
        (part.content_type for part in body.attachments if part.content_type in _SEALED), None
    )


def from_header(header: Header, body: Body, raw: Raw, tell: Tell) -> Message:
    """Put header and body together."""
    received = raw.received or _received(header)
    date = told_bounds(header.get("x-mlthread-date-bounds"), _first_date(header))
    if date is None:
        date = bound_date(_first_date(header), received, raw.facts.earliest, raw.facts.latest)
        if date.earliest is None or "cannot" in date.basis:
            tell(raw.line, date.basis)
    if header.get("x-mlthread-origin"):
        tell(raw.line, "recovered from quotes by whoever exported it")
    author = _author(header, raw.obscured)
    # What B News named otherwise before RFC 850 (1983).
    subject = header.get("subject") or header.get("title")
    if not subject and (topic := header.get("re")):
        subject = f"Re: {topic}"  # a page's title, copied with the fields below it
    subject = " ".join(decode_words(subject).split()) if subject else None
    message_id = read_id(header.get("message-id") or header.get("article-i.d."))
    to = read_addresses(header.get("to"), raw.obscured)
    answered = read_ids(header.get("in-reply-to"))
    if to and answered:  # "Ann Lee's message of Monday <ann@example.org>"
        people = {address.email for address in to}
        answered = tuple(name for name in answered if name not in people)
    return finish_message(
        raw,
        tell,
        message_id=message_id,
        author=author,
        date=date,
        subject=subject,
        body=body.text,
        list_name=_list_name(header, subject),
        in_reply_to=answered,
        references=read_ids(header.get("references")),
        writer=behind_from(header, author, raw.obscured),
        to=to,
        attachments=(*body.attachments, *_named_apart(header)),
        thread_hint=_thread_hint(header),
        charset=body.charset,
        received=received,
    )


def _named_apart(header: Header) -> Iterator[Attachment]:
    """Files of which a mail that is kept as its text has the names."""
    for value in header.all(ATTACHED.lower()):
        yield Attachment(decode_words(value).strip() or None)


def _author(header: Header, obscured: bool) -> Address:
    """Who wrote it; the name is in X-From where Enron's mail was exported, and the address in From."""
    known_as = header.get("x-from")
    author = read_address(header.get("from") or header.get("sender") or known_as, obscured)
    if author.name:
        return author
    name = read_address(known_as, obscured).name
    return author if not name or "@" in name else Address(name, author.email)


def finish_message(
    raw: Raw,
    tell: Tell,
    *,
    message_id: str | None,
    author: Address,
    date: DateBounds,
    subject: str | None,
    body: str,
    list_name: str | None = None,
    in_reply_to: tuple[str, ...] = (),
    references: tuple[str, ...] = (),
    page_parent: str | None = None,
    writer: Address | None = None,
    to: tuple[Address, ...] = (),
    attachments: Iterable[Attachment] = (),
    thread_hint: str | None = None,
    charset: str | None = None,
    received: datetime | None = None,
) -> Message:
    """Make the record, with what the scrubber's notices in the body tell."""
    body = _first_lines(decoded_text(_first_lines(body, raw, tell)), raw, tell)
    scrubbed = read_scrubbed(body)
    days: tuple[str, ...] = ()
    listed = tuple(attachments)
    if scrubbed is not None:
        listed += scrubbed.attachments
        days = scrubbed.local_days
        if scrubbed.alone:
            tell(raw.line, "its text was scrubbed, the archive keeps it elsewhere")
        given = message_id if message_id and not message_id.endswith(_MADE) else None
        if given and scrubbed.fingerprints and not confirms(scrubbed.fingerprints, given):
            tell(raw.line, "the attachment's address belongs to another Message-ID")
    return Message(
        id=message_id or content_id(author, date, subject, body),
        message_id=message_id,
        author=author,
        date=date,
        subject=subject,
        body=body,
        places=(Place(raw.source, raw.line, raw.start, raw.stop),),
        list_name=list_name or raw.facts.list_name,
        in_reply_to=tuple(ref for ref in in_reply_to if ref != message_id),
        references=tuple(ref for ref in references if ref != message_id),
        page_parent=page_parent,
        writer=writer or behind_name(author) or behind_robot(author, body),
        to=to,
        attachments=listed,
        local_days=days,
        thread_hint=thread_hint,
        charset=charset,
        received=received,
    )


def _first_lines(body: str, raw: Raw, tell: Tell) -> str:
    """A text without the lines that are too many."""
    if len(body) <= _MOST_LINES or body.count("\n") <= _MOST_LINES:
        return body
    tell(raw.line, f"has more than {_MOST_LINES:,} lines; the others are left out")
    return "\n".join(body.split("\n", _MOST_LINES)[:_MOST_LINES]) + "\n"


_DATES = (
    *("date", "resent-date", "x-date", "nntp-posting-date", "delivery-date", "sent"),
    *("posted", "x-google-arrivaltime"),
)


def _first_date(header: Header) -> str | None:
    for name in _DATES:
        value = header.get(name)
        if value:
            return decode_words(value)
    return None


def _received(header: Header) -> datetime | None:
    """When the last server says it got the mail: the topmost Received field with a date."""
    for value in (*header.all("received"), *header.all("x-received")):
        _, semicolon, when = value.rpartition(";")
        stamp = parse_stamp(when) if semicolon else None
        if stamp is not None and (instant := stamp.instant) is not None:
            return instant
    return None


def _list_name(header: Header, subject: str | None) -> str | None:
    for name in _LIST_FIELDS:
        value = header.get(name)
        if not value:
            continue
        if name == "list-id":
            found = list_from_id(decode_words(value))
        else:
            post = _POST.search(value) or _WORD.fullmatch(value.strip())
            found = post.group(1) if post else None
        if found:
            return found
    groups = header.get("newsgroups")
    if groups:
        group = _NEWSGROUP.search(groups)
        if group is not None:
            return group.group()
    if subject and "[" in subject:
        return split_subject(subject).list_tag
    return None


def _thread_hint(header: Header) -> str | None:
    thread = header.get("x-gm-thrid")
    if thread:
        return f"gm:{thread}"
    usenet = (header.get("x-google-thread") or "").split(",")  # "group,thread[,start]"
    if len(usenet) > 1 and usenet[1].strip():
        return f"gg:{usenet[1].strip()}"
    index = header.get("thread-index")
    # The first 22 bytes name the conversation (MS-OXOMSG 2.2.1.3): 29 whole base64 letters.
    return f"ms:{index[:29]}" if index and len(index) >= 30 else None


def arrival(stamp_text: str) -> datetime | None:
    """A `From ` line's time as UTC; where it shows no zone its clock may be off by the server's zone."""
    stamp = parse_stamp(stamp_text)
    if stamp is None:
        return None
    instant = stamp.instant
    if instant is not None:
        return instant
    return stamp.local.replace(tzinfo=UTC)
