"""News in batches, as UUCP carried it: "#! rnews 1234" and so many bytes. In: a byte stream. Out: `Raw` messages."""

from __future__ import annotations

from collections.abc import Iterator

from mlthread.mailbox.behind import Rest
from mlthread.mailbox.files.streams import ByteStream, as_stream, read_all
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Raw
from mlthread.pattern import pattern

from .others import begins_other

__all__ = ["read_rnews"]

_LARGEST = 1 << 30
_MARK = b"#! rnews "
_LINE = pattern(rb"#! rnews (\d{1,10})[^\n]{0,80}\n")


def read_rnews(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Rest]:
    """The articles of a batch; where a size is wrong the next line with one counts."""
    data = read_all(stream, _LARGEST)
    at, line = 0, 1
    while (found := _LINE.match(data, at)) is not None:
        stop = found.end() + int(found.group(1))
        if not (stop >= len(data) or data.startswith(_MARK, stop) or begins_other(data, stop)):
            following = data.find(b"\n" + _MARK, found.end() - 1)
            stop = following + 1 if following >= 0 else len(data)
            tell(line, "the size of an article in the batch is wrong; it is read to the next one")
        stop = min(stop, len(data))
        yield Raw(
            data[found.end() : stop],
            stream.name,
            line,
            at,
            stop,
            facts=facts,
            lead=found.end() - at,
            lines_above=1,
        )
        line += data.count(b"\n", at, stop)
        at = stop
    if data[at:].strip(b"\0\r\n "):
        yield Rest(line, "bytes that are no article", at, as_stream(data[at:], stream.name))
