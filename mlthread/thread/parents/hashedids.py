"""Ids in which a gateway hid a host. In: an `Archive`. Out: the id as replies name it -> the number of its message.

Gmane's news server gave addresses a hash in place of their host, in Message-IDs and References too; what came past
it names the message as it was sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.pattern import pattern
from mlthread.thread.archive import Archive

__all__ = ["owners_of_hashed_ids"]

_GATEWAY = ".gmane.org"
_HASHED = pattern(r"([^\s@<>]{6,200})-[\w+/]{8,40}@\w{1,20}\.gmane\.org")


def owners_of_hashed_ids(archive: Archive) -> dict[str, int]:
    """Ids that no message bears, of which one alone begins alike: the letters before the host are the sender's own.

    >>> _begins("20180205100000.12ab-Tides0gate9KeepersXlowerW7yard12@public.gmane.org")
    '20180205100000.12ab'
    """
    named = {name for name in _named(archive) if name not in archive.by_id}
    hidden = any(_GATEWAY in name for name in named)
    if not hidden and not any(_GATEWAY in name for name in archive.by_id):
        return {}
    bearers: dict[str, set[int]] = {}
    for name, number in archive.by_id.items():
        bearers.setdefault(_begins(name), set()).add(number)
    found = {}
    for name in sorted(named):
        begins = _begins(name)
        numbers = bearers.get(begins, set())
        if len(numbers) != 1:
            continue
        number = next(iter(numbers))
        if _GATEWAY in name or _GATEWAY in (archive.records[number].message_id or ""):
            found[name] = number
    return found


def _named(archive: Archive) -> Iterator[str]:
    for record in archive.records:
        yield from record.in_reply_to
        yield from record.references


def _begins(name: str) -> str:
    """What stands before the host, be that hidden."""
    hashed = _HASHED.fullmatch(name) if _GATEWAY in name else None
    return hashed[1] if hashed else name.partition("@")[0]
