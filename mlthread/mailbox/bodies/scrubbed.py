"""pipermail's scrubbed attachments. In: a body. Out: `Attachment`s with URL, the sender's local days, fingerprints.

The URL is evidence (`.../attachments/YYYYMMDD/HHHHhhhh/name`): the day of the Date header in the
sender's own zone, and the first and last four hex digits of SHA-1 over `<Message-ID>`.
"""

from __future__ import annotations

import re

from mlthread.frozen import NamedTuple
from mlthread.model import Attachment
from mlthread.pattern import pattern

__all__ = ["Scrubbed", "confirms", "fingerprint", "read_scrubbed"]

_NOTICE = pattern(r"^An? ([^\n]{1,80}?) was scrubbed\.\.\.[ \t]*\n", re.MULTILINE)
_DETAIL = pattern(
    r"(Name|Type|Size|Desc|From|Subject|Date|URL|Url) ?: ?([^\n]{0,600}(?:(?<==)\n\S{1,80}(?=\n|$))?)\n?"
)
_URL = pattern(r"/attachments/(\d{8})/([0-9a-f]{8})/")
_NAMELESS = "not available"
_NUMBER = pattern(r"\d{1,15}")
# What parts them, and the list's footer below.
_FURNITURE = pattern(r"(?s)-{5,30} next part -{5,30}\n|(?:\A|(?<=\n))_{20,80}\n.*")


class Scrubbed(NamedTuple):
    """What the notices of one body tell."""

    attachments: tuple[Attachment, ...]
    local_days: tuple[str, ...]
    fingerprints: tuple[str, ...]
    alone: bool = False
    """Whether the body holds nothing else, and what was scrubbed was its text."""


def fingerprint(message_id: str) -> str:
    """The eight hex digits by which the scrubber names a message, from its id as the header has it."""
    from hashlib import sha1  # late: slow to load

    digest = sha1(message_id.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    return digest[:4] + digest[-4:]


def confirms(fingerprints: tuple[str, ...], message_id: str) -> bool:
    """Does one of the fingerprints belong to this id? Some writers leave the <> out."""
    return fingerprint(f"<{message_id}>") in fingerprints or fingerprint(message_id) in fingerprints


def read_scrubbed(body: str) -> Scrubbed | None:
    """What the scrubber's notices outside quotes say, None where there are none."""
    if " was scrubbed...\n" not in body:
        return None
    attachments: list[Attachment] = []
    days: dict[str, None] = {}
    prints: dict[str, None] = {}
    others: list[str] = []
    at = 0
    for notice in _NOTICE.finditer(body):
        details: dict[str, str] = {}
        others.append(body[at : notice.start()])
        at = notice.end()
        for _ in range(8):
            detail = _DETAIL.match(body, at)
            if detail is None:
                break
            # some archives leave soft line ends of quoted-printable in
            details[detail.group(1).lower()] = detail.group(2).replace("=\n", "").strip()
            at = detail.end()
        url = details.get("url", "").strip("<>") or None
        size = _NUMBER.match(details.get("size", ""))
        name = details.get("name")
        kind = details.get("type") or {
            "HTML attachment": "text/html",
            "embedded message": "message/rfc822",
        }.get(notice.group(1), "text/plain" if notice.group(1).endswith(" text") else None)
        attachments.append(
            Attachment(
                None if name == _NAMELESS else name, kind, int(size.group()) if size else None, url
            )
        )
        where = _URL.search(url or "")
        if where is not None:
            days.setdefault(where.group(1))
            prints.setdefault(where.group(2))
    others.append(body[at:])
    texts = any((part.content_type or "").startswith("text/") for part in attachments)
    alone = texts and not any(_FURNITURE.sub("", other).strip() for other in others)
    return Scrubbed(tuple(attachments), tuple(days), tuple(prints), alone)
