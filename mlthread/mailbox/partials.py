"""Messages that were sent in several mails (message/partial, RFC 2046 section 5.2.2). In: `Raw`s. Out: whole ones."""

from __future__ import annotations

from mlthread.frozen import NamedTuple, field, replace, slotted
from mlthread.mailbox.bodies.content import read_content_type
from mlthread.mailbox.files.streams import LARGEST_MESSAGE
from mlthread.mailbox.headers.header import split_header
from mlthread.pattern import pattern

from .raw import Raw

__all__ = ["Partials", "Taken"]

_MOST = 1000
"""Parts of one message, and messages that wait for parts."""
_OF_PART = ("content-", "mime-version")
"""Fields that are the part's and no message's."""
_INNER = (*_OF_PART, "subject", "message-id", "encrypted")
"""Fields that the message inside has of its own."""
_FIELD = pattern(
    rb"[\r\n]{0,4}[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[A-Za-z][A-Za-z-]{1,40}:|[ \t]|\r?\n)"
)


class Taken(NamedTuple):
    """The message that is whole now (None: other parts are missing), and the parts after the first that it is of."""

    whole: Raw | None
    others: list[Raw]


class _Sign(NamedTuple):
    """What a part says of itself: the message it is of ("": it does not say), its number, and of how many
    (0: it does not say)."""

    key: str
    number: int
    total: int


@slotted
class _Waiting:
    """The parts of one message that have come, and of how many it is."""

    parts: dict[int, Raw] = field(default_factory=dict)
    total: int = 0


class Partials:
    """Parts that wait for the others: as many as are kept in memory, together no more than one message may be."""

    def __init__(self) -> None:
        self._waiting: dict[str, _Waiting] = {}
        self._held = 0

    def take(self, raw: Raw) -> Taken:
        """Keep a mail that is a part. One that is none comes back as it is; one too many, or whose place cannot
        be told, as a message for itself."""
        sign = _sign(raw)
        if sign is None:
            return Taken(raw, [])
        waiting = self._waiting.get(sign.key)
        if sign.key and waiting is None and len(self._waiting) < _MOST:
            waiting = self._waiting[sign.key] = _Waiting()
        if (
            waiting is None
            or sign.number in waiting.parts
            or self._held + len(raw.data) > LARGEST_MESSAGE
        ):
            return Taken(_joined([raw], opens=False), [])
        waiting.parts[sign.number] = raw
        waiting.total = max(waiting.total, sign.total)
        self._held += len(raw.data)
        parts = [waiting.parts.get(number) for number in range(1, waiting.total + 1)]
        whole = [part for part in parts if part is not None]
        if not whole or len(whole) < max(
            len(parts), len(waiting.parts)
        ):  # some may be of no number
            return Taken(None, [])
        del self._waiting[sign.key]
        self._held -= sum(len(part.data) for part in waiting.parts.values())
        return Taken(_joined(whole), whole[1:])

    def rest(self) -> list[tuple[Raw, str]]:
        """The parts whose others never came, each with what it is."""
        left = [
            (_joined([raw], opens=number == 1), number, message.total)
            for message in self._waiting.values()
            for number, raw in message.parts.items()
        ]
        self._waiting, self._held = {}, 0
        return [
            (
                raw,
                f"part {number} of {total if number <= total else 'several'} of a message; other parts are missing",
            )
            for raw, number, total in left
        ]


def _sign(raw: Raw) -> _Sign | None:
    """None where it is no part; without the message where no program would have cut it so."""
    header, _ = split_header(raw.data)
    kind = read_content_type(header.get("content-type"))
    key, number, total = (kind.parameters.get(name, "") for name in ("id", "number", "total"))
    if kind.name != "message/partial":
        return None
    sign = _Sign(key, _number(number), _number(total))
    return sign if 0 < sign.number <= _MOST and sign.total <= _MOST else sign._replace(key="")


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0


def _joined(raws: list[Raw], opens: bool = True) -> Raw:
    """One message from its parts in their order, at the place of the first; `opens` says that the first
    is the one in which the message inside begins."""
    header, at = split_header(raws[0].data)
    first = raws[0].data[at:]
    has_header = opens and _FIELD.match(first) is not None
    left_out = _INNER if has_header else _OF_PART
    outer = "".join(
        f"{field.name}: {field.value}\n"
        for field in header.fields
        if not field.name.startswith(left_out)
    )
    texts = [first.lstrip(b"\r\n") if has_header else b"\n" + first]
    texts += [raw.data[split_header(raw.data)[1] :] for raw in raws[1:]]
    return replace(raws[0], data=b"".join([outer.encode("utf-8", "replace"), *texts]), lead=None)
