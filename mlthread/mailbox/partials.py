"""Messages that were sent in several mails (message/partial, RFC 2046 section 5.2.2). In: `Raw`s. Out: whole ones."""

from __future__ import annotations

from mlthread.frozen import NamedTuple, replace
from mlthread.pattern import pattern

from .header import split_header
from .mime import read_content_type
from .raw import Raw

__all__ = ["Partials", "joined"]

_MOST = 1000
"""Parts of one message, and messages that wait for parts."""
_INNER = ("content-", "subject", "message-id", "encrypted", "mime-version")
"""Fields that the message inside has of its own."""


_FIELD = pattern(
    rb"[\r\n]{0,4}[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[A-Za-z][A-Za-z-]{1,40}:|[ \t]|\r?\n)"
)


class _Part(NamedTuple):
    number: int
    total: int
    raw: Raw


class Partials:
    """Parts that wait for the others."""

    def __init__(self) -> None:
        self._waiting: dict[str, dict[int, _Part]] = {}

    def take(self, raw: Raw) -> list[Raw] | None:
        """Keep a part; all parts in their order where it was the last that was missing, else []. None: it is
        no part."""
        header, _ = split_header(raw.data)
        kind = read_content_type(header.get("content-type"))
        key, number = kind.parameters.get("id"), kind.parameters.get("number", "")
        total = kind.parameters.get("total", "")
        if kind.name != "message/partial" or not key or not number.isdecimal():
            return None
        if key not in self._waiting and len(self._waiting) >= _MOST:
            return None
        parts = self._waiting.setdefault(key, {})
        if int(number) in parts:
            return None
        parts[int(number)] = _Part(int(number), int(total) if total.isdecimal() else 0, raw)
        most = max(part.total for part in parts.values())
        if (
            len(parts) < most
            or not 0 < most <= _MOST
            or any(place not in parts for place in range(1, most + 1))
        ):
            return []
        del self._waiting[key]
        return [parts[place].raw for place in range(1, most + 1)]

    def rest(self) -> list[tuple[Raw, str]]:
        """The parts whose others never came, each with what it is."""
        left = [part for parts in self._waiting.values() for part in parts.values()]
        self._waiting = {}
        return [
            (
                joined([raw]),
                f"part {number} of {total or 'several'} of a message; other parts are missing",
            )
            for number, total, raw in left
        ]


def joined(raws: list[Raw]) -> Raw:
    """One message from its parts in their order, at the place of the first."""
    header, at = split_header(raws[0].data)
    outer = "".join(
        f"{field.name}: {field.value}\n"
        for field in header.fields
        if not field.name.startswith(_INNER)
    )
    text = (
        raws[0].data[at:].lstrip(b"\r\n")
        if _is_first(raws[0].data[at:])
        else b"\n" + raws[0].data[at:]
    )
    for raw in raws[1:]:
        text += raw.data[split_header(raw.data)[1] :]
    return replace(raws[0], data=outer.encode("utf-8", "replace") + text, lead=None)


def _is_first(text: bytes) -> bool:
    """Does it begin with fields, as the message inside does?"""
    return _FIELD.match(text) is not None
