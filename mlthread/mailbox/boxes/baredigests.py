"""Digests kept as text, without the header of the mail that they were. In: a byte stream. Out: their messages.

So lie RISKS, TELECOM Digest, Info-Mac and others in archives, an issue a file or several below each other: what the
moderator calls it, what is in it, a row of 70 dashes, and mails with rows of 30 between.
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.mailbox.digests import is_bare_digest, open_bare_digests
from mlthread.mailbox.files.streams import ByteStream, read_all
from mlthread.mailbox.raw import Facts, Raw, Tell

__all__ = ["is_digests", "read_digests"]

_LARGEST = 1 << 28


def is_digests(head: bytes) -> bool:
    """Is it a digest without a header?"""
    return is_bare_digest(head)


def read_digests(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw]:
    """The messages of one digest, or of several below each other."""
    del tell
    data = read_all(stream, _LARGEST)
    return open_bare_digests(Raw(data, stream.name, 1, 0, len(data), facts=facts))
