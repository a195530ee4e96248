"""Digests. In: one raw message. Out: the raw messages it encloses, None where it is no digest.

RFC 1153: a preamble, 70 dashes, messages parted by 30 dashes between blank lines, "End of …". The
first message takes the preamble's bytes and the last one the end's, so that together they cover the
digest. Below "End of …" another mail may follow, where digests were put together: it is the last of
what comes out; other text there is told. Other digests have rulers of their own kinds
(`ruleddigests`). MIME digests are taken apart where bodies are read (`mime`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mlthread.mailbox.bodies.content import read_content_type
from mlthread.mailbox.bodies.mime import decoded_content
from mlthread.mailbox.headers.dates import parse_stamp
from mlthread.mailbox.headers.header import Header, decode_words
from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .charsets import decode_bytes
from .raw import Raw, Tell
from .ruleddigests import Found, find_messages

__all__ = [
    "enclosed_raws",
    "is_bare_digest",
    "is_named_digest",
    "is_of_software",
    "open_bare_digests",
    "open_digest",
    "open_digest_page",
    "open_digest_text",
]

_OPENING = pattern(rb"^-{70,80}[ \t]*\r?\n", re.MULTILINE)
_BREAK = pattern(rb"(?:^|\n)[ \t]*\r?\n-{30}[ \t]*\r?\n(?:[ \t]*\r?\n){0,3}(?=[!-9;-~]{1,40}:)")
_LAST = pattern(
    rb"\n-{30}[ \t]*\r?\n(?:[ \t]*\r?\n){0,3}(?=End of |_{20,}|[^\n]{0,80}\n\*{5,})|\n(?:-{30}[ \t]*\r?\n\s{0,6})?End of [^\n]{1,120}\r?\n\*{5,}"
)
_FIELD = pattern(rb"([!-9;-~]{1,40}):")
_END_LINE = pattern(rb"(?:^|\n)End of [^\n]{1,120}\r?\n\*{5,}[ \t]*\r?\n\s*")
_ANY_END = pattern(
    rb"(?:^|\n)(?:End of [^\n]{1,120}|-{30}[ \t]*\r?\n(?:[ \t]*\r?\n){0,3}\S[^\n]{0,79})\r?\n\*{5,}[ \t]*\r?\n\s*"
)
"""The same in any language, below the last ruler."""
_SENT = pattern(
    rb"(?i)(?:[^\r\n]{1,2000}\r?\n){0,100}?(?:from:[^\r\n]{0,400}@|date:[^\r\n]{0,80}\d)"
)
"""The first lines of a block of fields, as far as one that text which opens like fields has not."""
_LONGEST_HEADER = 6000
_FOOTER = pattern(rb"\n-{30}[ \t]*\r?\n\s{0,10}(?:Subject: Digest Footer|_{10,})")
_SOFTWARE = pattern(
    r"(?i)-request@|-request at |owner-|-owner@|-digest|digest@|-bounces|\bbounce-|mailman|majordomo|listserv|"
    r"listproc|no-?reply@"
)
_ADDRESS = pattern(r"[^\s<>\"(),:;@]{1,100}@[^\s<>\"(),:;@]{1,100}")
_STARS = pattern(rb"(?m)^\*{5,200}[ \t]*\r?$")
_MAILMAN = pattern(rb"Send \S{1,100} (?:mailing list )?submissions to\s")
_QUOTED = pattern(rb"^>", re.MULTILINE)
_BLANKS = pattern(rb"\s*")
_ANNOUNCED = pattern(
    rb"(?im)^[ \t]{0,8}(?:there (?:is|are) \d{1,4} messages? |-- [a-z]{1,20} digest --"
    rb"|today's (?:most active )?topic|topics in this digest|in this digest)"
)
"""How the text of a digest begins, or goes on in its first `_PREAMBLE` bytes."""
_OF_SERVER = pattern(
    rb"-{10,} next part|[-_]{20,}|\[\[?alternative HTML|End of [^\n]{1,120}\r?\n\*|(?i:to (?:un)?subscribe)"
)
_PREAMBLE = 800
_HEADED = pattern(rb"(?i)\s{0,40}(?:\S{1,60}[ \t]{1,8}){0,2}\S{0,60}digest\b[^\n]{0,80}\d")
"""The list's name and a number or a date, as digests of moderators and of most programs begin."""
_BARE = pattern(
    rb"(?i)(?:\xef\xbb\xbf)?\s{0,200}(?:(?:subject|precedence|reply-to|to):[^\n]{0,400}\n){0,6}\s{0,200}"
    rb"(?:\S{1,60}[ \t]{1,8}){0,2}\S{0,60}digest\b[^\n]{0,80}\d[^\n]{0,80}\n"
)
"""The same where of the digest's own header nothing is kept that says who sent it, or when."""
_OF_HEADER = pattern(rb"(?im)^[ \t]{0,8}(?:from|date|sender|author):")
_LONGEST_PREAMBLE = 20_000
_NAMED = pattern(r"(?i)digest|abridged summary")


def open_digest(raw: Raw, header: Header, at: int, tell: Tell) -> list[Raw] | None:
    """The enclosed messages of a digest whose body is one text; `at` is where that begins."""
    kind = (header.get("content-type") or "text").lower().lstrip()
    if kind.startswith(("multipart/", "message/", "text/html")):
        return None
    content, exact = decoded_content(header, raw.data, at)
    return _open(raw, header, content, at if exact else None, tell)


def open_digest_text(raw: Raw, header: Header, text: str, tell: Tell) -> list[Raw] | None:
    """The enclosed messages of a digest that was written in several parts, or in HTML, from its text."""
    if not _SOFTWARE.search(_author(header)):
        return None
    return _open(raw, header, text.encode("utf-8", "replace"), None, tell)


def open_digest_page(raw: Raw, header: Header, text: str, tell: Tell) -> list[Raw] | None:
    """The enclosed messages of a digest that a page shows: where each stands in the page is not known."""
    return _open(raw, header, text.encode("utf-8", "replace"), None, tell)


def is_bare_digest(data: bytes, at: int = 0) -> bool:
    """Does a digest begin there of whose own header nothing is kept but what names it?

    >>> is_bare_digest(b"Tides Digest, 4 May 1990, Issue 2\\n\\n" + b"-" * 70 + b"\\n\\nFrom: Ann\\nSubject: Gates\\n\\nYes.\\n")
    True
    """
    return _bare_opening(data, at) is not None


def open_bare_digests(raw: Raw) -> Iterator[Raw]:
    """The messages of digests that stand one below the other in a text, none below a header of its own."""
    content = raw.data
    ends = (found.end() for found in _END_LINE.finditer(content))
    starts = [0, *(end for end in ends if is_bare_digest(content, end)), len(content)]
    line, base = raw.line or 1, raw.start or 0
    for start, stop in pairwise(starts):
        chunk = content[start:stop]
        digest = Raw(
            chunk, raw.source, line, base + start, base + stop, None, raw.obscured, raw.facts, 0
        )
        line += chunk.count(b"\n")
        end = _end_of_digest(chunk)
        opening = _bare_opening(chunk, 0)
        found = _between_rulers(chunk[:end], opening) if opening is not None else None
        if found is None:
            continue
        parts = _parts(digest, chunk[:end], found, None, 0)
        yield from parts
        if end < len(chunk):
            yield _joined(digest, chunk, end, parts[-1], 0)


def _bare_opening(data: bytes, at: int) -> int | None:
    """Where the first ruler of a digest ends that begins at `at` without a header."""
    if _BARE.match(data, at) is None:
        return None
    opening = _OPENING.search(data, at, at + _LONGEST_PREAMBLE)
    if opening is None or _OF_HEADER.search(data, at, opening.start()) is not None:
        return None
    blanks = _BLANKS.match(data, opening.end())
    first = blanks.end() if blanks is not None else opening.end()
    return opening.end() if _is_message(data, first) else None


def is_of_software(header: Header) -> bool:
    """Does the author, or the subject of what nobody passes on, say that list software sent it?"""
    return _is_named(header) or _SOFTWARE.search(_author(header)) is not None


def is_named_digest(header: Header) -> bool:
    """Did list software send it as a digest?"""
    return _is_named(header) and _SOFTWARE.search(_author(header)) is not None


def _is_named(header: Header) -> bool:
    subject = split_subject(decode_words(header.get("subject") or ""))
    is_passed_on = subject.is_reply or subject.is_forward
    return not is_passed_on and _NAMED.search(subject.base) is not None


def _open(
    raw: Raw, header: Header, content: bytes, shift: int | None, tell: Tell
) -> list[Raw] | None:
    """The messages in the text of a mail, where it is a digest that list software sent.

    One that a person answers or passes on stays a message of theirs.
    """
    subject = split_subject(decode_words(header.get("subject") or ""))
    if subject.is_reply or subject.is_forward:
        return None
    end = _end_of_digest(content)
    whole, content = content, content[:end]
    found = _find(header, subject.base, content)
    if found is None:
        return None
    parts = _parts(raw, content, found, _charset(header) if shift is not None else None, shift)
    if end < len(whole):
        parts.append(_joined(raw, whole, end, parts[-1], shift))
    elif any(
        _says_more(content, end.end()) for end in _ANY_END.finditer(content, found.starts[-1])
    ):
        tell(raw.line, "text below the end of the digest is left out")
    return parts


def _find(header: Header, title: str, content: bytes) -> Found | None:
    """The places of the messages, where subject, author and shape together show a digest."""
    opening = _OPENING.search(content)
    is_named = _NAMED.search(title) is not None
    is_software = _SOFTWARE.search(_author(header)) is not None
    is_sent = is_software or _SOFTWARE.search(header.get("sender") or "") is not None
    found = None
    if opening is not None and _QUOTED.search(content, 0, opening.start()) is None:
        found = _between_rulers(content, opening.end())
        # In other languages nothing but the shape says it: rulers, messages, "End of" above stars.
        if found is not None and not (
            (is_sent and is_named)
            or (is_software and (len(found.starts) > 1 or _STARS.search(content)))
            or (is_named and _HEADED.match(content))
            or _MAILMAN.match(content.lstrip())
        ):
            found = None
    if found is not None and len(found.starts) > 1:
        return found
    ruled = _between_other_rulers(header, content, is_named, is_software)
    return ruled if ruled is not None and (found is None or len(ruled.starts) > 1) else found


def _between_other_rulers(
    header: Header, content: bytes, is_named: bool, is_software: bool
) -> Found | None:
    """The messages of a digest with rulers of another kind, which more has to show."""
    # Above what a person passes on may stand words of theirs: then it must begin the text.
    begins = _ANNOUNCED.search(content, 0, _PREAMBLE)
    is_announced = _HEADED.match(content) is not None or (
        begins is not None and (is_software or not content[: begins.start()].strip())
    )
    if not (is_software or (is_named and is_announced)):
        return None
    stamp = parse_stamp(decode_words(header.get("date") or ""))
    ruled = find_messages(content, stamp.local if stamp is not None else None)
    if (
        ruled is not None
        and (ruled.counted or is_software + is_named + is_announced > 1)
        and _QUOTED.search(content, 0, ruled.starts[0]) is None
    ):
        return ruled
    return None


def _says_more(content: bytes, end: int) -> bool:
    """Does more stand below the last line of a digest than what a list server writes there?"""
    return bool(content[end:].strip()) and _OF_SERVER.match(content, end) is None


def _end_of_digest(content: bytes) -> int:
    """Where the digest ends: below its last line, where the header of another mail follows, else with the text."""
    ends = (end.end() for end in _END_LINE.finditer(content))
    return next((end for end in ends if _is_mail(content, end)), len(content))


def _is_mail(content: bytes, at: int) -> bool:
    """Is it a message's header also where no ruler leads up to it: with an address, or a day?"""
    if not _is_message(content, at):
        return False
    return _SENT.match(content, at, at + _LONGEST_HEADER) is not None


def _joined(raw: Raw, whole: bytes, at: int, last: Raw, shift: int | None) -> Raw:
    """The mail below the end of a digest, at `at`, whose last message is `last`."""
    mail = Raw(whole[at:], raw.source, raw.line, raw.start, raw.stop, facts=raw.facts)
    if shift is None or raw.lead is None or raw.start is None:
        return mail
    mail.start = last.stop = raw.start + raw.lead + shift + at
    if raw.line is not None:
        mail.line = raw.line + raw.lines_above + raw.data.count(b"\n", 0, shift + at)
    mail.lead = 0
    return mail


def _author(header: Header) -> str:
    """The From field; a list that writes as itself counts as software."""
    value = header.get("from") or ""
    found = _ADDRESS.search(value)
    address = found.group().lower() if found is not None else ""
    if address and (
        address in (header.get("to") or "").lower()
        or address in (header.get("mailing-list") or header.get("list-post") or "").lower()
        or address.replace("@", ".") in (header.get("list-id") or "").lower()
    ):
        return f"owner-{value}"
    return value


def _charset(header: Header) -> str | None:
    """The codec of a digest whose messages name none."""
    return read_content_type(header.get("content-type")).parameters.get("charset")


def _between_rulers(content: bytes, at: int) -> Found | None:
    """The messages of an RFC 1153 digest whose opening ruler ends at `at`."""
    blanks = _BLANKS.match(content, at)
    first = blanks.end() if blanks is not None else at
    if not _is_message(content, first):
        return None
    starts = [first]
    starts.extend(
        found.end()
        for found in _BREAK.finditer(content, first)
        if _is_message(content, found.end())
    )
    return Found(starts, _cut(content, starts))


def _is_message(content: bytes, at: int) -> bool:
    """Do the fields at `at` make a message: a sender and a date or subject?"""
    names = set()
    end = at + _LONGEST_HEADER
    if end < len(content):
        end = content.rfind(b"\n", at, end) + 1 or end  # half a line is no field
    for line in content[at:end].split(b"\n"):
        found = _FIELD.match(line)
        if found is not None:
            names.add(found.group(1).lower())
        elif not line.strip() or content.endswith(line):
            break
        elif line[:1] not in b" \t":
            return False
    return b"from" in names and bool(names & {b"date", b"subject"})


def _cut(content: bytes, starts: list[int]) -> list[bytes]:
    """The pieces between the rulers."""
    mails = []
    for index, start in enumerate(starts):
        if index + 1 < len(starts):
            piece = content[start : starts[index + 1]]
            mails.append(piece[: piece.rstrip().rfind(b"\n-") + 1])
        else:
            piece = content[start:]
            mails.append(piece[: _end_of_last(piece)])
    return mails


def _parts(
    raw: Raw, content: bytes, cut: Found, charset: str | None, shift: int | None
) -> list[Raw]:
    """The mails, with their own places where the digest lies there as it is."""
    found: list[Raw] = []
    line = None
    if shift is not None and raw.line is not None:
        line = (
            raw.line
            + raw.lines_above
            + raw.data.count(b"\n", 0, shift)
            + content.count(b"\n", 0, cut.starts[0])
        )
    for index, (start, mail) in enumerate(zip(cut.starts, cut.mails, strict=True)):
        last = index + 1 == len(cut.starts)
        stop = len(content) if last else cut.starts[index + 1]
        part = Raw(
            _in_utf8(mail, charset).rstrip() + b"\n",
            raw.source,
            raw.line,
            raw.start,
            raw.stop,
            None,
            raw.obscured,
            raw.facts,
        )
        if (
            shift is not None
            and raw.start is not None
            and raw.stop is not None
            and raw.lead is not None
        ):
            base = raw.start + raw.lead + shift
            part.start = raw.start if index == 0 else base + start
            part.stop = raw.stop if last else base + stop
        if line is not None:
            part.line = line
            line += content.count(b"\n", start, stop)
        found.append(part)
    return found


def _in_utf8(mail: bytes, charset: str | None) -> bytes:
    """A mail in the digest's charset as UTF-8: fields of its own seldom say what it is in."""
    if charset is None:
        return mail
    return decode_bytes(mail, charset)[0].encode("utf-8", "replace")


def _end_of_last(piece: bytes) -> int:
    """Where the last message ends: before the footer and "End of …"."""
    ends = [
        match.start() for match in (_FOOTER.search(piece), _LAST.search(piece)) if match is not None
    ]
    return min(ends, default=len(piece))


def enclosed_raws(raw: Raw, messages: list[bytes]) -> list[Raw]:
    """The messages of a MIME digest; each has the place of the whole."""
    return [
        Raw(data, raw.source, raw.line, raw.start, raw.stop, None, raw.obscured, raw.facts)
        for data in messages
    ]
