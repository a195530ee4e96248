"""What the container readers hand on. In: nothing. Out: `Raw` mail, `Facts` about a source, `Fault`.

A container reader finds where a message begins and ends and what the container says about it; the
rest of the package turns the bytes into a `Message`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mlthread.frozen import NamedTuple, frozen, slotted

__all__ = ["Facts", "Fault", "Field", "Raw", "Tell"]

Tell = Callable[[int | None, str], None]
"""Tells of an oddity: 1-based line (None: not known) and one sentence."""


class Field(NamedTuple):
    """One header field: its name in lower case and its unfolded, still encoded value."""

    name: str
    value: str


@frozen
class Facts:
    """What the container around a message says of all its messages.

    `earliest` and `latest` are the days the container covers, from its name.
    """

    list_name: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None


NO_FACTS = Facts()


@slotted
class Raw:
    """The bytes of one message and where they lie.

    `received` is when the container got it, on a clock whose zone may be unknown (`From ` line).
    `obscured` says that the archive writes "@" as " at ". `lead` is how many bytes and `lines_above`
    how many lines of its place stand before `data` (`lead` None: `data` is not as it lies there).
    """

    data: bytes
    source: str
    line: int | None = None
    start: int | None = None
    stop: int | None = None
    received: datetime | None = None
    obscured: bool = False
    facts: Facts = NO_FACTS
    lead: int | None = None
    lines_above: int = 0


class Fault(NamedTuple):
    """Bytes [start, stop) of a source that are no message, and why."""

    line: int | None
    problem: str
    start: int | None = None
    stop: int | None = None
