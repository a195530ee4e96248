"""Quotes of a topic that nothing in a mail tells. In: messages, their segments and records. Out: segments and records of
which some lines are quotes.

Some answer below the words they answer, or between them, and set nothing round these. A reply that quotes nothing by
its marks, and has whole lines that somebody else wrote under its subject before, is taken for one:

    Shall we mend the gate in March,          ann, an hour before
    before the floods come?                   ann, an hour before

    Not before May.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from mlthread.model import Message, Segment
from mlthread.thread.texts.wordings import size_of

from .records import Record, make_record, own_text

__all__ = ["tell_same_topic"]

_FEWEST = 2
"""Lines of somebody else's in a reply that quotes nothing else."""
_LETTERS = 12
"""What these lines say together (-> `size_of`, one for five letters): less is said by two by chance."""
_MANY = 20
"""Lines that may be more than half of what stands in a reply."""


def tell_same_topic(
    messages: Sequence[Message], segments: Sequence[list[Segment]], records: list[Record]
) -> None:
    """Sets right, in place, the segments and records of replies that quote somebody under their subject, unmarked."""
    topics: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.subject:
            topics[record.subject].append(record)
    for topic in topics.values():
        bare = {r.number for r in topic if _tells_nothing(r)}
        if bare and len(topic) > 1:
            for number, source in _sources(topic, bare, messages):
                _quote(number, source, messages, segments, records)


def _tells_nothing(record: Record) -> bool:
    """Whether a message is a reply, and neither its header nor a quote says to what."""
    return record.is_reply and not (record.mentions or record.in_reply_to or record.references)


def _sources(
    topic: Iterable[Record], bare: Collection[int], messages: Sequence[Message]
) -> list[tuple[int, int]]:
    """Replies that have lines of an older message of another's, each with that; `topic` comes oldest first."""
    first: dict[int, int] = {}
    found: list[tuple[int, int]] = []
    for record in topic:
        if record.number in bare:
            person = messages[record.number].person
            shared: Counter[int] = Counter()
            letters: Counter[int] = Counter()
            for key in record.lines:
                source = first.get(key)
                if source is not None and messages[source].person != person:
                    shared[source] += 1
                    letters[source] += size_of(key)
            most = max(_MANY, len(record.lines) // 2)  # with more it is posted again
            told = [n for n in shared if _FEWEST <= shared[n] <= most and letters[n] >= _LETTERS]
            if told:
                found.append((record.number, max(told)))  # what was said before may be its quote
        for key in record.lines:
            first.setdefault(key, record.number)
    return found


def _quote(
    number: int,
    source: int,
    messages: Sequence[Message],
    segments: Sequence[list[Segment]],
    records: list[Record],
) -> None:
    """Tells what a reply has of another message as a quote, if it is running text and an answer is left."""
    from mlthread.thread.lost.apart import quotes_apart  # late: few mails quote so

    parts = quotes_apart(segments[number], [own_text(segments[source])])
    if parts != segments[number]:
        segments[number][:] = parts
        records[number] = make_record(number, messages[number], parts)
