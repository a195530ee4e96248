"""What may be a digest. In: one raw message. Out: whether it is worth while to load what takes digests apart."""

from __future__ import annotations

from mlthread.mailbox.headers.header import Header

from .raw import Raw

__all__ = ["may_be_digest"]

_SOFTWARE_WORDS = (
    "-request@", "-request at ", "owner-", "-owner@", "digest", "-bounces", "bounce-", "mailman", "majordomo", "listserv",
    "listproc", "noreply@", "no-reply@",
)  # fmt: skip
"""What the addresses of software that sends digests hold."""


def may_be_digest(raw: Raw, header: Header) -> bool:
    """A cheap look at a mail: may it be a digest at all?"""
    if b"-" * 70 in raw.data:
        return True
    subject = (header.get("subject") or "").lower()
    if "digest" in subject or "abridged" in subject:
        return True
    author = (header.get("from") or "").lower()
    return any(map(author.__contains__, _SOFTWARE_WORDS))
