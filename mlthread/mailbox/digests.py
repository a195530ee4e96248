"""Digests. In: one raw message. Out: the raw messages it encloses, None where it is no digest.

RFC 1153: a preamble, 70 dashes, messages parted by 30 dashes between blank lines, "End of …". The
first message takes the preamble's bytes and the last one the end's, so that together they cover the
digest. Yahoo Groups: rows of underscores, "Message: N", fields that are set in. MIME digests are taken apart where bodies are read (`mime`).
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .header import Header, decode_words, split_header
from .mime import decoded_content
from .raw import Raw

__all__ = ["enclosed_raws", "open_digest"]

_OPENING = pattern(rb"^-{70}[ \t]*\r?\n", re.MULTILINE)
_BREAK = pattern(rb"(?:^|\n)[ \t]*\r?\n-{30}[ \t]*\r?\n(?:[ \t]*\r?\n){0,3}(?=[!-9;-~]{1,40}:)")
_LAST = pattern(
    rb"\n-{30}[ \t]*\r?\n(?:[ \t]*\r?\n){0,3}(?=End of |_{20,}|[^\n]{0,80}\n\*{5,})|\n(?:-{30}[ \t]*\r?\n\s{0,6})?End of [^\n]{1,120}\r?\n\*{5,}"
)
_FIELD = pattern(rb"([!-9;-~]{1,40}):")
_FOOTER = pattern(rb"\n-{30}[ \t]*\r?\n\s{0,10}(?:Subject: Digest Footer|_{10,})")
_SOFTWARE = pattern(
    r"(?i)-request@|-request at |owner-|-owner@|-digest|digest@|-bounces|mailman|majordomo|listserv|listproc"
)
_MAILMAN = pattern(rb"Send \S{1,100} (?:mailing list )?submissions to\s")
_QUOTED = pattern(rb"^>", re.MULTILINE)
_BLANKS = pattern(rb"\s*")
_YAHOO = pattern(rb"\s{0,20}There (?:is|are) \d{1,4} messages? in this issue")
_YAHOO_HEAD = pattern(
    rb"^_{60,80}[ \t]{0,8}\r?\n(?:_{60,80}[ \t]{0,8}\r?\n)?(?:[ \t]{0,8}\r?\n){0,4}"
    rb"Message: \d{1,4}[ \t]{0,20}\r?\n(?=[ \t]{0,8}Date: )",
    re.MULTILINE,
)
_YAHOO_END = pattern(
    rb"^_{60,80}[ \t]{0,8}\r?\n_{60,80}[ \t]{0,8}\r?\n(?!(?:[ \t]{0,8}\r?\n){0,4}Message: )",
    re.MULTILINE,
)


def open_digest(raw: Raw) -> list[Raw] | None:
    """The enclosed messages of an RFC 1153 digest, or of one of Yahoo Groups."""
    if b"-" * 70 not in raw.data and b"_" * 60 not in raw.data:
        return None
    header, at = split_header(raw.data)
    if (
        (header.get("content-type") or "text")
        .lower()
        .lstrip()
        .startswith(("multipart/", "message/"))
    ):
        return None
    content, exact = decoded_content(header, raw.data, at)
    if _YAHOO.match(content):
        return _open_yahoo(raw, header, content, at if exact else None)
    opening = _OPENING.search(content)
    if opening is None:
        return None
    if not _is_from_the_list(header, content[: opening.start()]):
        return None
    first = opening.end() + _skip_blanks(content, opening.end())
    if not _is_message(content, first):
        return None
    starts = [first]
    starts.extend(
        found.end()
        for found in _BREAK.finditer(content, first)
        if _is_message(content, found.end())
    )
    return _cut(raw, content, starts, at if exact else None)


def _open_yahoo(raw: Raw, header: Header, content: bytes, shift: int | None) -> list[Raw] | None:
    subject = split_subject(decode_words(header.get("subject") or ""))
    heads = list(_YAHOO_HEAD.finditer(content))
    if subject.is_reply or subject.is_forward or "digest" not in subject.base.lower() or not heads:
        return None
    end = _YAHOO_END.search(content, heads[-1].end())
    stops = [head.start() for head in heads[1:]] + [end.start() if end else len(content)]
    mails = []
    for head, stop in zip(heads, stops, strict=True):
        fields, blank, body = content[head.end() : stop].partition(b"\n\n")
        if b"\r\n" in fields:
            fields, blank, body = content[head.end() : stop].partition(b"\r\n\r\n")
        mails.append(b"\n".join(line.strip() for line in fields.split(b"\n")) + blank + body)
    return _parts(raw, content, [head.start() for head in heads], mails, shift)


def _is_from_the_list(header: Header, preamble: bytes) -> bool:
    """Did list software send it? A digest that a person answers or passes on stays a message of theirs."""
    subject = split_subject(decode_words(header.get("subject") or ""))
    if subject.is_reply or subject.is_forward or _QUOTED.search(preamble) is not None:
        return False
    sender = f"{header.get('from') or ''} {header.get('sender') or ''}"
    named = "digest" in subject.base.lower()
    return (named and _SOFTWARE.search(sender) is not None) or _MAILMAN.match(
        preamble.lstrip()
    ) is not None


def _skip_blanks(content: bytes, at: int) -> int:
    blanks = _BLANKS.match(content, at)
    return blanks.end() - at if blanks is not None else 0


def _is_message(content: bytes, at: int) -> bool:
    """Do the fields at `at` make a message: a sender and a date or subject?"""
    names = set()
    for line in content[at : at + 6000].split(b"\n"):
        found = _FIELD.match(line)
        if found is not None:
            names.add(found.group(1).lower())
        elif not line.strip():
            break
        elif line[:1] not in b" \t":
            return False
    return b"from" in names and bool(names & {b"date", b"subject"})


def _cut(raw: Raw, content: bytes, starts: list[int], shift: int | None) -> list[Raw]:
    """The pieces between the rulers."""
    mails = []
    for index, start in enumerate(starts):
        if index + 1 < len(starts):
            piece = content[start : starts[index + 1]]
            mails.append(piece[: piece.rstrip().rfind(b"\n-") + 1])
        else:
            piece = content[start:]
            mails.append(piece[: _end_of_last(piece)])
    return _parts(raw, content, starts, mails, shift)


def _parts(
    raw: Raw, content: bytes, starts: list[int], mails: list[bytes], shift: int | None
) -> list[Raw]:
    """The mails, with their own places where the digest lies there as it is."""
    found: list[Raw] = []
    line = None
    if shift is not None and raw.line is not None:
        line = (
            raw.line
            + raw.lines_above
            + raw.data.count(b"\n", 0, shift)
            + content.count(b"\n", 0, starts[0])
        )
    for index, (start, mail) in enumerate(zip(starts, mails, strict=True)):
        last = index + 1 == len(starts)
        stop = len(content) if last else starts[index + 1]
        part = Raw(
            mail.rstrip() + b"\n",
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
