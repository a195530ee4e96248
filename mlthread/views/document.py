"""JSON documents: the only module with JSON key names. In: model types. Out: dicts, which `jsontext` writes.

The grammar is in `schemas/*.json` (printed by `mlthread schema NAME`), which the tests hold against
real output. A document names its version in "schema". Fields may be added within a version; one is
renamed or removed only with a new number.

    mlthread.show/1    conversations with their messages, problems
    mlthread.inspect/1 sources as recognised, counts, problems
    mlthread.split/1   messages with their segments, problems
    mlthread.list/1    conversations in short, problems
    mlthread.pairs/1   answered passages with their answers, problems
    mlthread.stats/1   people, replies, activity, problems

>>> date_document(DateBounds(raw="5 Feb"))["basis"]
'no date'
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mlthread.model import (
    Address,
    Attribution,
    Conversation,
    DateBounds,
    Inspection,
    Message,
    Place,
    Problem,
    Segment,
    Turn,
)

if TYPE_CHECKING:
    from .pairing import Pair
    from .statistics import Person, Statistics

__all__ = [
    "SCHEMAS",
    "address_document",
    "author_document",
    "conversation_document",
    "date_document",
    "export_document",
    "inspection_document",
    "iso",
    "list_of",
    "message_document",
    "pair_document",
    "person_document",
    "place_document",
    "problem_document",
    "record",
    "row_document",
    "segment_document",
    "statistics_document",
    "turn_document",
]

Document = dict[str, Any]

SCHEMAS = {
    "inspect": "mlthread.inspect/1",
    "list": "mlthread.list/1",
    "pairs": "mlthread.pairs/1",
    "show": "mlthread.show/1",
    "split": "mlthread.split/1",
    "stats": "mlthread.stats/1",
}


def iso(moment: datetime | None) -> str | None:
    """An instant as ISO 8601 in UTC ("Z"); model datetimes are aware and in UTC."""
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def address_document(address: Address) -> Document:
    """Who: name and e-mail address."""
    return {"name": address.name, "email": address.email}


def author_document(author: Address, person: str | None) -> Document:
    """Who, and the key of the person among all others."""
    return {**address_document(author), "person": person}


def date_document(date: DateBounds) -> Document:
    """When, as bounds, with the reason."""
    return {
        "raw": date.raw,
        "utc": iso(date.utc),
        "earliest": iso(date.earliest),
        "latest": iso(date.latest),
        "basis": date.basis,
        "offset": date.offset,
    }


def attachment_documents(message: Message | None) -> list[Document]:
    """The parts that are not text; a recovered message has none."""
    return [
        {"name": part.name, "type": part.content_type, "size": part.size, "url": part.url}
        for part in (() if message is None else message.attachments)
    ]


def place_document(place: Place) -> Document:
    """Where a copy of a message lies."""
    return {"source": place.source, "line": place.line}


def attribution_document(attribution: Attribution) -> Document:
    """What an attribution line or a header block says."""
    return {
        "name": attribution.name,
        "email": attribution.email,
        "date": attribution.date,
        "message_id": attribution.message_id,
        "subject": attribution.subject,
        "language": attribution.language,
    }


def source_document(segment: Segment) -> Document | None:
    """Which lines of which message a quote comes from."""
    source = segment.source
    if source is None:
        return None
    document: Document = {
        "id": source.id,
        "start": source.start,
        "stop": source.stop,
        "match": source.match,
    }
    if source.changes:
        document["changes"] = [
            {"line": change.line, "was": change.was, "now": change.now} for change in source.changes
        ]
    return document


def segment_document(segment: Segment) -> Document:
    """A segment without its text: the lines of the body are named by number."""
    document: Document = {
        "kind": segment.kind,
        "depth": segment.depth,
        "level": segment.level,
        "start": segment.start,
        "stop": segment.stop,
        "source": source_document(segment),
    }
    if segment.attribution is not None:
        document["attribution"] = attribution_document(segment.attribution)
    return document


def turn_document(turn: Turn) -> Document:
    """One message of a conversation."""
    return {
        "id": turn.id,
        "message_id": turn.message_id,
        "origin": turn.origin,
        "parent": turn.parent,
        "parent_evidence": list(turn.parent_evidence),
        "confidence": turn.confidence,
        "reasons": list(turn.reasons),
        "author": author_document(turn.author, turn.person),
        "date": date_document(turn.date),
        "subject": turn.subject,
        "text": turn.text,
        "segments": [segment_document(segment) for segment in turn.segments],
        "provenance": [
            {
                "start": part.start,
                "stop": part.stop,
                "id": part.id,
                "from_start": part.from_start,
                "from_stop": part.from_stop,
            }
            for part in turn.provenance
        ],
        "attachments": attachment_documents(turn.message),
        "places": [] if turn.message is None else list(map(place_document, turn.message.places)),
    }


def conversation_document(conversation: Conversation) -> Document:
    """A conversation: who took part, and its messages, a parent before its replies."""
    return {
        "id": conversation.id,
        "subject": conversation.subject,
        "list": conversation.list_name,
        "start": iso(conversation.start),
        "end": iso(conversation.end),
        "participants": [
            {
                "name": person.name,
                "email": person.email,
                "messages": person.messages,
                "person": person.person,
            }
            for person in conversation.participants
        ],
        "messages": [turn_document(turn) for turn in conversation.turns],
    }


def row_document(number: int, conversation: Conversation) -> Document:
    """A row of `mlthread list`."""
    first = conversation.turns[0]
    return {
        "number": number,
        "id": conversation.id,
        "subject": conversation.subject,
        "list": conversation.list_name,
        "start": iso(conversation.start),
        "end": iso(conversation.end),
        "messages": len(conversation.turns),
        "recovered": sum(turn.origin == "quoted" for turn in conversation.turns),
        "people": len(conversation.participants),
        "begun_by": author_document(first.author, first.person),
    }


def message_document(message: Message, segments: Iterable[Segment]) -> Document:
    """A message as `mlthread split` gives it: with the text of each segment and why it is one."""
    place = message.places[0] if message.places else None
    return {
        "id": message.id,
        "message_id": message.message_id,
        "list": message.list_name,
        "author": address_document(message.person),
        "date": date_document(message.date),
        "subject": message.subject,
        "attachments": attachment_documents(message),
        "place": None if place is None else place_document(place),
        "segments": [
            {
                **segment_document(segment),
                "text": segment.text,
                "rule": segment.rule,
                "evidence": list(segment.evidence),
            }
            for segment in segments
        ],
    }


def problem_document(problem: Problem) -> Document:
    """Something odd that was met."""
    return {"source": problem.source, "line": problem.line, "problem": problem.problem}


def record(kind: str, document: Document) -> Document:
    """A document as a line of a `--jsonl` stream: it says what it is."""
    return {"type": kind, **document}


def list_of(turn: Turn, conversation: Conversation) -> str | None:
    """The list that a message came over; where it names none, that of most messages around it."""
    named = None if turn.message is None else turn.message.list_name
    return named or conversation.list_name


def export_document(conversation: Conversation, turn: Turn) -> Document:
    """A message of `export --to jsonl`: it says which conversation it is of."""
    return {
        "conversation": conversation.id,
        "list": list_of(turn, conversation),
        **turn_document(turn),
    }


def pair_document(pair: Pair) -> Document:
    """An answered passage: lines of a message as written and as quoted, and the answer below."""
    return {
        "conversation": pair.conversation,
        "subject": pair.subject,
        "list": pair.list_name,
        "match": pair.match,
        "passage": {
            "id": pair.id,
            "author": author_document(pair.author, pair.person),
            "date": date_document(pair.date),
            "start": pair.start,
            "stop": pair.stop,
            "text": pair.text,
        },
        "quote": {
            "id": pair.reply,
            "start": pair.quote_start,
            "stop": pair.quote_stop,
            "text": pair.quoted,
        },
        "answer": {
            "id": pair.reply,
            "author": author_document(pair.reply_author, pair.reply_person),
            "date": date_document(pair.reply_date),
            "start": pair.answer_start,
            "stop": pair.answer_stop,
            "text": pair.answer,
        },
    }


def person_document(person: Person) -> Document:
    """What one person did."""
    return {
        "name": person.name,
        "email": person.email,
        "messages": person.messages,
        "recovered": person.recovered,
        "words": person.words,
        "quoted_share": None if person.quoted_share is None else round(person.quoted_share, 4),
        "replies_given": person.given,
        "replies_received": person.received,
        "median_answer_seconds": person.answer_seconds,
        "first": iso(person.first),
        "last": iso(person.last),
        "person": person.key,
    }


def statistics_document(found: Statistics, problems: Iterable[Problem]) -> Document:
    """`mlthread stats --json`; "from" and "to" are places in "people"."""
    return {
        "schema": SCHEMAS["stats"],
        "conversations": found.conversations,
        "messages": found.messages,
        "recovered": found.recovered,
        "start": iso(found.start),
        "end": iso(found.end),
        "people": [person_document(person) for person in found.people],
        "replies": [
            {"from": giver, "to": receiver, "count": count}
            for (giver, receiver), count in found.replies.items()
        ],
        "activity": [{"period": period, "messages": count} for period, count in found.activity],
        "problems": [problem_document(problem) for problem in problems],
    }


def inspection_document(found: Inspection) -> Document:
    """What reading met: sources as recognised, counts, problems."""
    return {
        "schema": SCHEMAS["inspect"],
        "messages": found.messages,
        "duplicates": found.duplicates,
        "bytes": found.bytes,
        "start": iso(found.start),
        "end": iso(found.end),
        "without_date": found.without_date,
        "without_id": found.without_id,
        "without_author": found.without_author,
        "attachments": found.attachments,
        "lists": [{"name": name, "messages": count} for name, count in found.lists],
        "encodings": [{"name": name, "messages": count} for name, count in found.charsets],
        "sources": [
            {
                "source": source.source,
                "format": source.format,
                "why": source.why,
                "messages": source.messages,
                "bytes": source.bytes,
            }
            for source in found.sources
        ],
        "problems": [problem_document(problem) for problem in found.problems],
    }
